//! Dated items of the future: which of them stand, and what they replace (DESIGN §7: a real item
//! replaces only the item it matches, never a whole period).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::history::{History, LineEvents, coins_of};
use super::point::LinePoint;
use super::recurring::{Occurrence, RecurringItem};
use crate::domain::{Basis, DatedItem, LineKey};

/// Amounts this near (in percent) may be one payment.
const NEAR_PERCENT: i128 = 10;
/// Widest stretch around a dated item in which it uses up the estimate of a lumpy line.
const WIDEST_LUMP: i32 = 45;

/// A dated item that stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    /// The item.
    pub(super) item: &'a DatedItem,
    /// Its place among those given.
    pub(super) at: usize,
    /// Its day, from 0 on the first day of the horizon; may lie beyond the end.
    pub(super) offset: i32,
    /// Signed coins.
    pub(super) coins: i64,
}

/// Items after the last actual day, without those that an item of higher precedence already
/// stands for.
pub(super) fn standing<'a>(
    items: &[&'a DatedItem],
    last_actual: NaiveDate,
    decimals: u32,
) -> Vec<Standing<'a>> {
    let order = in_order(items, last_actual);
    let stand_ins = among(items, &order);
    let kept = order.into_iter().filter(|at| stand_ins[*at].is_none());
    kept.map(|at| {
        let item = items[at];
        let coins = coins_of(item.amount.to_minor(decimals));
        let offset = i32::try_from((item.date - last_actual).num_days() - 1).unwrap_or(i32::MAX);
        Standing { item, at, offset, coins }
    })
    .collect()
}

/// For each item the one of higher precedence that stands for it: a ledger row for what was
/// planned. One item stands for one other at most.
pub fn stand_ins(items: &[&DatedItem], last_actual: NaiveDate) -> Vec<Option<usize>> {
    among(items, &in_order(items, last_actual))
}

/// [`stand_ins`] of items in their order.
fn among(items: &[&DatedItem], order: &[usize]) -> Vec<Option<usize>> {
    let mut found = vec![None; items.len()];
    let basis = |at: Option<&usize>| at.map(|at| items[*at].basis);
    if basis(order.first()) == basis(order.last()) {
        return found;
    }
    // By line and by party, those of higher precedence: a hundred thousand invoices are not each
    // compared with all others.
    let mut held: BTreeMap<Place<'_>, Vec<usize>> = BTreeMap::new();
    let mut free = vec![true; items.len()];
    for group in order.chunk_by(|a, b| items[*a].basis == items[*b].basis) {
        for at in group {
            let item = items[*at];
            let near = places(item).filter_map(|place| held.get(&place)).flatten();
            let same = |other: &&usize| free[**other] && same_payment(items[**other], item);
            found[*at] = near.filter(same).min_by_key(|other| items[**other].date).copied();
            if let Some(other) = found[*at] {
                free[other] = false;
            }
        }
        // Nothing comes behind the last group that could be looked for among it.
        let last = order.last().is_some_and(|at| items[*at].basis == items[group[0]].basis);
        for at in group.iter().filter(|at| !last && found[**at].is_none()) {
            for place in places(items[*at]) {
                held.entry(place).or_default().push(*at);
            }
        }
    }
    found
}

/// Where items are looked for that may be one payment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place<'a> {
    Line(&'a LineKey),
    Party(&'a str),
}

fn places(item: &DatedItem) -> impl Iterator<Item = Place<'_>> {
    let party = item.party.as_deref().map(Place::Party);
    std::iter::once(Place::Line(&item.line)).chain(party)
}

/// Items after the last actual day, by precedence and day.
fn in_order(items: &[&DatedItem], last_actual: NaiveDate) -> Vec<usize> {
    let later = |at: &usize| items[*at].date > last_actual;
    let mut order: Vec<usize> = (0..items.len()).filter(later).collect();
    order.sort_by_cached_key(|at| (items[*at].basis, items[*at].date));
    order
}

fn same_payment(a: &DatedItem, b: &DatedItem) -> bool {
    let party = a.party.is_some() && a.party == b.party;
    let said = a.matching.or(b.matching);
    let nearness = said.unwrap_or_default();
    let near = nearness.amounts(a.amount, b.amount);
    let same = match said {
        // Who plans an item says how near is near enough; its line may be called otherwise.
        Some(_) => (a.line == b.line || party) && near,
        None => a.line == b.line && (near || party),
    };
    same && nearness.days(a.date, b.date)
}

/// Two amounts of one sign within 10 %.
fn near(a: i64, b: i64) -> bool {
    let (a, b) = (i128::from(a), i128::from(b));
    a.signum() == b.signum() && (a - b).abs() * 100 <= a.abs().max(b.abs()) * NEAR_PERCENT
}

/// Two amounts of one sign, neither more than twice the other.
fn same_size(a: i64, b: i64) -> bool {
    let (small, large) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
    a.signum() == b.signum() && i128::from(large) <= 2 * i128::from(small)
}

/// Takes out the recurring payments that dated items stand for: each item at most one, the same
/// party before a like amount, the nearest first. A payment that comes a few times a year (tax,
/// insurance) is what an item of its line near its day means, whatever its amount this time: it
/// must not be paid twice. An invoice stands for payments of its own party alone, where history
/// knows it. Gives the coins of invoices that found one, by line.
pub(super) fn replace_recurring(
    history: &History,
    points: &mut [LinePoint],
    standing: &[Standing<'_>],
) -> BTreeMap<LineKey, i64> {
    let mut invoiced = BTreeMap::new();
    for (line, point) in history.lines.iter().zip(points) {
        if point.occurrences.is_empty() {
            continue;
        }
        let mut of_line = Occurrences::new(history, line, point);
        for dated in standing.iter().filter(|dated| *dated.item.line == line.key) {
            if of_line.replace(dated) && dated.item.basis == Basis::Committed {
                *invoiced.entry(line.key.clone()).or_default() += dated.coins;
            }
        }
        let mut taken = of_line.taken.into_iter();
        point.occurrences.retain(|_| !taken.next().unwrap_or(false));
    }
    invoiced
}

/// The recurring payments of one line.
struct Occurrences<'a> {
    first_day: i32,
    items: &'a [RecurringItem],
    all: &'a [Occurrence],
    taken: Vec<bool>,
    /// Places of payments by party: a hundred thousand invoices are not each compared with all.
    by_party: BTreeMap<&'a str, Vec<usize>>,
    every: Vec<usize>,
}

impl<'a> Occurrences<'a> {
    fn new(history: &History, line: &'a LineEvents, point: &'a LinePoint) -> Self {
        let mut by_party: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, occurrence) in point.occurrences.iter().enumerate() {
            if let Some(party) = point.items[occurrence.item].source.party() {
                by_party.entry(&line.parties[party].name).or_default().push(at);
            }
        }
        Self {
            first_day: history.last + 1,
            items: &point.items,
            all: &point.occurrences,
            taken: vec![false; point.occurrences.len()],
            by_party,
            every: (0..point.occurrences.len()).collect(),
        }
    }

    /// Has the item found a payment that it stands for?
    fn replace(&mut self, dated: &Standing<'_>) -> bool {
        let own = dated.item.party.as_deref().and_then(|party| self.by_party.get(party));
        let invoice = dated.item.basis == Basis::Committed && dated.item.party.is_some();
        let candidates = match own {
            Some(own) if invoice => own,
            None if invoice => return false,
            _ => &self.every,
        };
        let is_own = |at: &usize| own.is_some_and(|own| own.binary_search(at).is_ok());
        let rank = |at: &usize| Some((self.rank(dated, *at, is_own(at))?, *at));
        let free = candidates.iter().filter(|at| !self.taken[**at]);
        let found = free.filter_map(rank).min();
        if let Some((_, at)) = found {
            self.taken[at] = true;
        }
        found.is_some()
    }

    fn rank(&self, dated: &Standing<'_>, at: usize, party: bool) -> Option<(bool, bool, i32)> {
        let occurrence = &self.all[at];
        let item = &self.items[occurrence.item];
        let distance = (occurrence.day - self.first_day - dated.offset).abs();
        let like = near(occurrence.due, dated.coins);
        let rare = dated.item.party.is_none()
            && item.cadence.is_rare()
            && same_size(occurrence.due, dated.coins);
        // A credit note of a party is none of its payments.
        let same_way = occurrence.due.signum() == dated.coins.signum();
        let near = distance <= item.cadence.replacement_window();
        (same_way && near && (party || like || rare)).then_some((!party, !like, distance))
    }
}

/// Takes dated items out of the estimate of their line: the day itself; in a line that pays less
/// often than daily, the days around it too, nearest first, until the amount is used up.
pub(super) fn use_up_estimate(point: &mut LinePoint, gap_days: i32, offset: i32, coins: i64) {
    let count = i32::try_from(point.estimate.len()).unwrap_or(i32::MAX);
    let reach = (gap_days / 2).clamp(0, WIDEST_LUMP);
    if let Ok(day) = usize::try_from(offset)
        && let Some(estimate) = point.estimate.get_mut(day)
    {
        *estimate = 0.0;
    }
    let mut left = super::quantize::float(coins).abs();
    for distance in 1..=reach {
        for day in [offset + distance, offset - distance] {
            if left <= 0.0 || !(0..count).contains(&day) {
                continue;
            }
            let estimate = &mut point.estimate[usize::try_from(day).unwrap_or(0)];
            let taken = estimate.abs().min(left);
            *estimate -= taken.copysign(*estimate);
            left -= taken;
        }
    }
}

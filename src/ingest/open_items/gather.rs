//! Rows of one item gathered: its payments in order of days, checked against what is said open.

use std::collections::BTreeMap;
use std::iter;
use std::sync::Arc;

use chrono::NaiveDate;
use indexmap::IndexMap;
use indexmap::map::Entry;

use super::super::RowError;
use super::super::budget::TextSource;
use super::row::Part;
use crate::domain::{ItemPayment, Money, Note, OpenItem, OpenItemKind, fold_name};

const ONE_RULE: &str = "rows with one id, kind and counterparty are parts of one item: each has its \
                        full amount and its days, and a payment of its own";
const OPEN_RULE: &str = "what is open is the amount less what was paid";
/// Items named in a note.
const NAMED: usize = 3;

/// Items with what was inferred of them.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) items: Vec<OpenItem>,
    pub(super) notes: Vec<Note>,
    pub(super) errors: Vec<RowError>,
}

/// Which rows are parts of one item, by id and kind. Counterparties are compared only then: most
/// items have one row.
#[derive(Default)]
struct Identities {
    by_id: IndexMap<(Arc<str>, OpenItemKind), usize>,
    /// By first row: the first row of another item with its id and kind.
    namesakes: BTreeMap<usize, usize>,
}

impl Identities {
    /// The first row of the item of row `at`, where that is another one.
    fn earlier(&mut self, parts: &[Part], at: usize) -> Option<usize> {
        let item = &parts[at].item;
        // Without a number nothing says that two rows are one item.
        if item.id.is_empty() {
            return None;
        }
        let mut last = match self.by_id.entry((Arc::clone(&item.id), item.kind)) {
            Entry::Occupied(last) => last,
            Entry::Vacant(place) => {
                place.insert(at);
                return None;
            }
        };
        let mut namesakes =
            iter::successors(Some(*last.get()), |row| self.namesakes.get(row).copied());
        let own = namesakes.find(|row| same_party(&parts[*row].item, item));
        if own.is_none() {
            self.namesakes.insert(at, last.insert(at));
        }
        own
    }
}

fn same_party(one: &OpenItem, other: &OpenItem) -> bool {
    one.counterparty == other.counterparty
        || fold_name(&one.counterparty) == fold_name(&other.counterparty)
}

/// Further rows of items, by their first ones.
fn further(parts: &[Part]) -> BTreeMap<usize, Vec<usize>> {
    let mut known = Identities::default();
    known.by_id.reserve(parts.len());
    let mut further: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..parts.len() {
        if let Some(first) = known.earlier(parts, at) {
            further.entry(first).or_default().push(at);
        }
    }
    further
}

/// Every item, in the order of its first row. `sources` are all files.
pub(super) fn gather(parts: Vec<Part>, sources: &[TextSource<'_>]) -> Gathered {
    let mut made = Gathered::default();
    let mut undated = Undated::default();
    let further = further(&parts);
    let mut left: Vec<Option<Part>> = parts.into_iter().map(Some).collect();
    for at in 0..left.len() {
        // Further rows were taken with their first one.
        let Some(first) = left[at].take() else { continue };
        let more = further.get(&at).into_iter().flatten();
        let more: Vec<Part> = more.filter_map(|row| left[*row].take()).collect();
        // Most items are one row that says all.
        if more.is_empty() && first.balance.is_none() {
            made.items.push(first.item);
            continue;
        }
        let parts: Vec<Part> = iter::once(first).chain(more).collect();
        match item(&parts, sources, &mut undated) {
            Ok(item) => made.items.extend(item),
            Err(error) => made.errors.push(error),
        }
    }
    made.notes.extend(undated.note());
    made.notes.extend(overpaid(&made.items));
    made
}

/// What was paid on days that no row says.
#[derive(Default)]
struct Undated {
    settled: u64,
    in_part: u64,
    sum: Money,
}

impl Undated {
    fn note(&self) -> Option<Note> {
        let items =
            |count: u64| if count == 1 { "1 item".to_owned() } else { format!("{count} items") };
        let mut said = Vec::new();
        if self.settled > 0 {
            let stands = if self.settled == 1 { "is" } else { "are" };
            said.push(format!(
                "{} with nothing open and no day of payment {stands} left out",
                items(self.settled)
            ));
        }
        if self.in_part > 0 {
            said.push(format!(
                "{} of {} paid in part on no known day counts as paid when issued",
                self.sum.decimal().normalize(),
                items(self.in_part)
            ));
        }
        let message = format!("Open items: {}.", said.join("; "));
        (!said.is_empty()).then(|| Note::new("open-items-undated", message))
    }
}

/// One item of its rows; none where it is settled and nobody knows when: it moves no cash to come,
/// and shows no delay.
fn item(
    parts: &[Part],
    sources: &[TextSource<'_>],
    undated: &mut Undated,
) -> Result<Option<OpenItem>, RowError> {
    let first = &parts[0];
    let mut item = first.item.clone();
    for part in &parts[1..] {
        agree(first, part, sources)?;
        item.issued = item.issued.or(part.item.issued);
        item.category = item.category.or_else(|| part.item.category.clone());
    }
    item.payments = payments(parts);
    let open = check_open(parts, &item, sources)?;
    let paid: Money = item.payments.iter().map(|payment| payment.amount).sum();
    let missing = open.map_or(Money::ZERO, |open| item.amount - paid - open);
    if missing.is_zero() {
        return Ok(Some(item));
    }
    if open.is_some_and(Money::is_zero) {
        undated.settled += 1;
        return Ok(None);
    }
    undated.in_part += 1;
    undated.sum += missing;
    match item.issued {
        Some(on) => item.payments.insert(0, ItemPayment { on, amount: missing }),
        // Without any earlier day the rest is all that can be told of it.
        None => item.amount -= missing,
    }
    item.payments.sort_by_key(|payment| payment.on);
    Ok(Some(item))
}

/// Parts of one item say the same of it.
fn agree(first: &Part, part: &Part, sources: &[TextSource<'_>]) -> Result<(), RowError> {
    let differ = |field: &str, here: String, there: String| {
        let place = first.item.position.clone();
        let what = format!("{field} {here}, but {there} at {place} for the same item");
        let hint = "give instalments and other items an `id` of their own";
        Err(part.error(sources, what, ONE_RULE, Some(hint)))
    };
    let (a, b) = (&first.item, &part.item);
    if a.amount != b.amount {
        return differ("the amount is", b.amount.to_string(), a.amount.to_string());
    }
    if a.due != b.due {
        return differ("it is due on", b.due.to_string(), a.due.to_string());
    }
    match (a.issued, b.issued) {
        (Some(one), Some(two)) if one != two => {
            differ("it was issued on", two.to_string(), one.to_string())
        }
        _ => Ok(()),
    }
}

/// The payments of all rows by day. One payment in two files is one payment; two alike in one file
/// are two.
fn payments(parts: &[Part]) -> Vec<ItemPayment> {
    if let [part] = parts {
        return part.item.payments.clone();
    }
    let mut counted: BTreeMap<(NaiveDate, Money), BTreeMap<usize, usize>> = BTreeMap::new();
    for part in parts {
        for payment in &part.item.payments {
            let files = counted.entry((payment.on, payment.amount)).or_default();
            *files.entry(part.file).or_default() += 1;
        }
    }
    let times = |files: BTreeMap<usize, usize>| files.into_values().max().unwrap_or(0);
    counted
        .into_iter()
        .flat_map(|((on, amount), files)| {
            std::iter::repeat_n(ItemPayment { on, amount }, times(files))
        })
        .collect()
}

/// What rows that say no payment leave open, where they say a balance. Balances beside payments
/// must follow from them: from all, or from those up to their row.
fn check_open(
    parts: &[Part],
    item: &OpenItem,
    sources: &[TextSource<'_>],
) -> Result<Option<Money>, RowError> {
    if parts.iter().all(|part| part.balance.is_none()) {
        return Ok(None);
    }
    let all: Money = item.payments.iter().map(|payment| payment.amount).sum();
    let mut so_far: BTreeMap<usize, Money> = BTreeMap::new();
    let mut open: Option<(Money, &Part)> = None;
    for part in parts {
        let paid = so_far.entry(part.file).or_default();
        *paid += part.item.payments.iter().map(|payment| payment.amount).sum();
        let Some(balance) = part.balance else { continue };
        if !part.says_paid {
            let less = open.is_none_or(|(least, _)| balance.abs() < least.abs());
            open = if less { Some((balance, part)) } else { open };
        } else if balance != item.amount - *paid && balance != item.amount - all {
            return Err(not_open(part, balance, item.amount - all, sources));
        }
    }
    let Some((balance, part)) = open else { return Ok(None) };
    let missing = item.amount - all - balance;
    if !missing.is_zero() && missing.is_negative() != item.amount.is_negative() {
        return Err(not_open(part, balance, item.amount - all, sources));
    }
    Ok(Some(balance))
}

fn not_open(part: &Part, said: Money, follows: Money, sources: &[TextSource<'_>]) -> RowError {
    let what = format!("{said} is open, but {follows} is left by what was paid");
    part.error(sources, what, OPEN_RULE, None)
}

/// Items paid twice, or too much: what is over is not owed back.
fn overpaid(items: &[OpenItem]) -> Option<Note> {
    let over: Vec<String> = items
        .iter()
        .filter_map(|item| {
            let paid = item.paid_by(NaiveDate::MAX);
            (paid.abs() > item.amount.abs()).then(|| {
                let name = if item.id.is_empty() {
                    item.position.to_string()
                } else {
                    item.id.to_string()
                };
                format!("{name} ({paid} of {})", item.amount)
            })
        })
        .collect();
    let first = over.first()?.clone();
    let named = over.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let message = match over.len() {
        1 => format!("Open items: {first} is paid beyond its amount; nothing is owed back."),
        count if count <= NAMED => {
            format!("Open items: {named} are paid beyond their amounts; nothing is owed back.")
        }
        count => format!(
            "Open items: {count} items are paid beyond their amounts, such as {named}; nothing is \
             owed back."
        ),
    };
    Some(Note::new("open-items-overpaid", message))
}

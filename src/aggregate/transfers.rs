//! Transfers between own accounts: money that leaves one account of a run and comes into another.
//! They are found and counted, never dropped; see `transfer_rules` for what is proposed.
//!
//! Two rows are a pair where both texts have a word of transfers, the accounts differ, the amounts
//! are equal and opposite (within 2 % where the currencies differ) and the days at most five apart.
//! Only rows with such a word are kept, texts once and without their digits, and no more than
//! [`MOST_LEGS`] of them: memory does not grow with the rows of a large run.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use indexmap::IndexSet;
use regex::Regex;

use crate::domain::{Money, Transaction};

/// Rows kept.
const MOST_LEGS: usize = 100_000;
/// Different texts kept.
const MOST_GROUPS: usize = 4_000;
/// Days from one side to the other, at most.
const DAYS: u64 = 5;

/// Words of transfers, savings and card bills, in the languages ledgers come in. Generic on purpose:
/// a word makes no transfer, it only says which rows to compare.
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let whole = "transfers?|xfer|trf|tfr|internal|own account|savings?|checking|current account|\
                 autopay|thank you|card payment|credit card|top[- ]?up|withdrawal|deposit|payout|\
                 vir|pot|isa|sweep|from account|to account";
    let part = "überweisung|umbuchung|übertrag|sparkonto|tagesgeld|girokonto|kreditkarte|virement|\
                épargne|livret|traspaso|transferencia|transferência|bonifico|giroconto|ahorro|\
                overboeking|spaarrekening|przelew|oszczędno|převod|spoření|átvezetés|átutalás|\
                siirto|överföring|overføring|opsparing|ülekanne|pārskaitījums|pavedimas|перевод|\
                переказ|между счетами|转账|轉帳|転送|振替|振込|转入|转出|还款";
    Regex::new(&format!("(?i)(?-u:\\b)(?:{whole})(?-u:\\b)|{part}"))
        .expect("the words are literals")
});

/// Where a text has a word of transfers.
pub(super) fn words_in(text: &str) -> impl Iterator<Item = (usize, usize)> {
    WORDS.find_iter(text).map(|found| (found.start(), found.end()))
}

/// Rows alike in everything a rule can look at, but for digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Group {
    pub(super) file: usize,
    pub(super) account: String,
    pub(super) currency: String,
    pub(super) category: String,
    pub(super) counterparty: String,
    pub(super) description: String,
}

/// Every run of digits as one `0`: reference numbers differ from row to row. A pattern without
/// digits matches the masked text exactly where it matches the text.
pub(super) fn masked(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_digit() {
            made.push(c);
        } else if !made.ends_with('0') {
            made.push('0');
        }
    }
    made
}

impl Group {
    fn of(row: &Transaction<'_>) -> Self {
        Self {
            file: row.file,
            account: row.account.to_owned(),
            currency: row.currency.to_ascii_uppercase(),
            category: masked(row.category),
            counterparty: masked(row.counterparty),
            description: masked(row.description),
        }
    }

    /// Two accounts by their names; without names, two files.
    fn is_other_account(&self, other: &Self, spans: &Spans) -> bool {
        if self.account.is_empty() || other.account.is_empty() {
            return self.file != other.file && spans.run_side_by_side(self.file, other.file);
        }
        self.account != other.account
    }
}

/// One row that may be a side of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leg {
    pub(super) group: usize,
    pub(super) date: NaiveDate,
    pub(super) line: u64,
    /// As it stands in the file.
    pub(super) amount: Money,
    /// In the reporting currency.
    pub(super) worth: Money,
}

/// First and last row of each file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Spans(BTreeMap<usize, (NaiveDate, NaiveDate)>);

impl Spans {
    fn note(&mut self, file: usize, first: NaiveDate, last: NaiveDate) {
        let span = self.0.entry(file).or_insert((first, last));
        *span = (span.0.min(first), span.1.max(last));
    }

    /// Exports of one account made in turn hardly overlap; two accounts do.
    fn run_side_by_side(&self, one: usize, other: usize) -> bool {
        let (Some(a), Some(b)) = (self.0.get(&one), self.0.get(&other)) else {
            return false;
        };
        let shared = (a.1.min(b.1) - a.0.max(b.0)).num_days() + 1;
        let shorter = (a.1 - a.0).min(b.1 - b.0).num_days() + 1;
        shared * 2 >= shorter
    }

    /// Could the other side of a row on this day stand outside all files but its own?
    fn ends_near(&self, file: usize, day: NaiveDate) -> bool {
        let mut others = self.0.iter().filter(|(other, _)| **other != file).peekable();
        let inside = |(first, last): &(NaiveDate, NaiveDate)| {
            *first + Days::new(DAYS) <= day && day + Days::new(DAYS) <= *last
        };
        // Accounts within one file end with it.
        let own = self.0.get(&file).into_iter();
        if others.peek().is_none() {
            return own.into_iter().all(|span| !inside(span));
        }
        others.all(|(_, span)| !inside(span))
    }
}

/// Collects rows that may be transfers. Parts can be merged.
#[derive(Debug, Clone, Default)]
pub struct TransferWatch {
    groups: IndexSet<Group>,
    legs: Vec<Leg>,
    spans: Spans,
    /// More rows or texts than are kept: nothing is known then.
    overflow: bool,
}

/// The rows compared.
pub(super) struct Pairs {
    pub(super) groups: Vec<Group>,
    pub(super) legs: Vec<Leg>,
    /// The other side of each leg, where there is one.
    pub(super) partner: Vec<Option<usize>>,
    /// Legs whose other side may stand outside the files.
    pub(super) at_edge: Vec<bool>,
}

impl TransferWatch {
    /// Looks at a used row; `worth` is its amount in the reporting currency.
    pub fn see(&mut self, row: &Transaction<'_>, worth: Money) {
        self.spans.note(row.file, row.date, row.date);
        let texts = [row.category, row.counterparty, row.description];
        if self.overflow || row.amount.is_zero() || !texts.iter().any(|text| WORDS.is_match(text)) {
            return;
        }
        let (date, line, amount) = (row.date, row.line, row.amount);
        self.add(Group::of(row), Leg { group: 0, date, line, amount, worth });
    }

    fn add(&mut self, group: Group, leg: Leg) {
        let (group, _) = self.groups.insert_full(group);
        self.legs.push(Leg { group, ..leg });
        if self.groups.len() > MOST_GROUPS || self.legs.len() > MOST_LEGS {
            self.groups = IndexSet::new();
            self.legs = Vec::new();
            self.overflow = true;
        }
    }

    /// Takes in what was seen of other rows.
    pub fn merge(&mut self, other: Self) {
        for (file, (first, last)) in other.spans.0 {
            self.spans.note(file, first, last);
        }
        self.overflow |= other.overflow;
        for leg in other.legs {
            let group = other.groups.get_index(leg.group).filter(|_| !self.overflow);
            if let Some(group) = group {
                self.add(group.clone(), leg);
            }
        }
    }

    /// Were there more rows with such words than are kept?
    pub const fn overflowed(&self) -> bool {
        self.overflow
    }

    /// Compares the rows. Each is one side of one pair at most, the nearest in days first.
    pub(super) fn pairs(&self) -> Pairs {
        // By content, so that the order in which rows came does not matter.
        let mut groups: Vec<(usize, &Group)> = self.groups.iter().enumerate().collect();
        groups.sort_by(|a, b| a.1.cmp(b.1));
        let mut number = vec![0; groups.len()];
        for (new, (old, _)) in groups.iter().enumerate() {
            number[*old] = new;
        }
        let groups: Vec<Group> = groups.into_iter().map(|(_, group)| group.clone()).collect();
        let renumbered = |leg: &Leg| Leg { group: number[leg.group], ..*leg };
        let mut legs: Vec<Leg> = self.legs.iter().map(renumbered).collect();
        legs.sort_by_key(|leg| (leg.date, groups[leg.group].file, leg.line));
        let at_edge = legs.iter().map(|leg| self.spans.ends_near(groups[leg.group].file, leg.date));
        let at_edge = at_edge.collect();
        let partner = self.match_up(&groups, &legs);
        Pairs { groups, legs, partner, at_edge }
    }

    fn match_up(&self, groups: &[Group], legs: &[Leg]) -> Vec<Option<usize>> {
        let mut by_day: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
        let mut by_amount: BTreeMap<(&str, Money), Vec<usize>> = BTreeMap::new();
        let incoming = legs.iter().enumerate().filter(|(_, leg)| leg.amount.is_positive());
        for (at, leg) in incoming {
            by_day.entry(leg.date).or_default().push(at);
            by_amount.entry((&groups[leg.group].currency, leg.amount)).or_default().push(at);
        }
        let several = groups.iter().any(|group| group.currency != groups[0].currency);
        let mut partner: Vec<Option<usize>> = vec![None; legs.len()];
        for (at, leg) in legs.iter().enumerate().filter(|(_, leg)| leg.amount.is_negative()) {
            let group = &groups[leg.group];
            let fits = |other: &usize| {
                let apart = (legs[*other].date - leg.date).num_days().unsigned_abs();
                partner[*other].is_none()
                    && apart <= DAYS
                    && group.is_other_account(&groups[legs[*other].group], &self.spans)
            };
            let nearest =
                |other: &usize| ((legs[*other].date - leg.date).num_days().unsigned_abs(), *other);
            let same = by_amount.get(&(group.currency.as_str(), -leg.amount));
            let mut found = same.into_iter().flatten().copied().filter(fits).min_by_key(nearest);
            if found.is_none() && several {
                let window = by_day.range(leg.date - Days::new(DAYS)..=leg.date + Days::new(DAYS));
                let converted = |other: &usize| {
                    groups[legs[*other].group].currency != group.currency
                        && nearly_equal(-leg.worth, legs[*other].worth)
                };
                let others = window.flat_map(|(_, others)| others).copied();
                found = others.filter(converted).filter(fits).min_by_key(nearest);
            }
            if let Some(other) = found {
                (partner[at], partner[other]) = (Some(other), Some(at));
            }
        }
        partner
    }
}

/// Within 2 %: a bank's rate is not the rate of the table.
fn nearly_equal(out: Money, income: Money) -> bool {
    let apart = (out - income).abs().decimal() * rust_decimal::Decimal::from(50);
    apart <= out.abs().decimal()
}

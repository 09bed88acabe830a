//! Which ledger rows stand behind a figure: looked up by reading the ledgers once more, so that a
//! run which asks nothing keeps no rows. A few rows of each kind are kept, the rest is counted.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::exchange::{Conversions, Exchange};
use super::party::party;
use super::shard::LedgerShard;
use crate::config::{Classifier, Part, Settings};
use crate::domain::{DateSpan, Flow, LineKey, Money, Transaction, apportion_money, fold_name};
use crate::ingest::{RowFate, RowSink};

/// Rows kept of each kind.
const KEPT: usize = 5;

/// Rows to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowQuery {
    /// Of this line.
    pub line: LineKey,
    /// Which of them.
    pub rows: RowsOf,
}

/// Which rows of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowsOf {
    /// The payments of a recurring item.
    Payments {
        /// Of this party; of any where `None`.
        party: Option<String>,
        /// On these days.
        days: BTreeSet<NaiveDate>,
    },
    /// What no recurring item explains.
    Rest {
        /// Inside these days.
        span: DateSpan,
        /// Days of the items' payments, with their party where it is one party's.
        explained: BTreeSet<(Option<String>, NaiveDate)>,
    },
    /// All rows on these days, one-offs included.
    Dated(DateSpan),
}

/// A row behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRow {
    /// Index of its file.
    pub file: usize,
    /// Its line.
    pub line: u64,
    /// Its date.
    pub date: NaiveDate,
    /// What of it counts in the line: converted, and its share where a rule splits it.
    pub amount: Money,
    /// Its other party, else its text.
    pub text: String,
}

/// The rows that a query found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundRows {
    /// How many.
    pub count: u64,
    /// What they add to.
    pub sum: Money,
    /// First and last of their days.
    pub days: Option<DateSpan>,
    /// The latest of them, oldest first.
    pub latest: Vec<SourceRow>,
    /// The largest of them, largest first.
    pub largest: Vec<SourceRow>,
}

impl FoundRows {
    fn add(&mut self, row: SourceRow) {
        self.count += 1;
        self.sum += row.amount;
        let days = self.days.get_or_insert(DateSpan { start: row.date, end: row.date });
        days.start = days.start.min(row.date);
        days.end = days.end.max(row.date);
        let place = |row: &SourceRow| (row.date, row.file, row.line);
        let at = self.latest.partition_point(|held| place(held) < place(&row));
        if self.latest.len() < KEPT || at > 0 {
            self.latest.insert(at, row.clone());
            if self.latest.len() > KEPT {
                self.latest.remove(0);
            }
        }
        let at = self.largest.partition_point(|held| {
            (held.amount.abs(), std::cmp::Reverse(place(held)))
                >= (row.amount.abs(), std::cmp::Reverse(place(&row)))
        });
        if at < KEPT {
            self.largest.insert(at, row);
            self.largest.truncate(KEPT);
        }
    }
}

/// Looks rows up in the ledgers, file after file: each row is judged by a shard of the run's own
/// builder, so that what is ignored, merged or too old there is here.
#[derive(Debug)]
pub struct RowLookup<'a> {
    queries: &'a [RowQuery],
    found: Vec<FoundRows>,
    classifier: Classifier<'a>,
    exchange: Exchange<'a>,
    conversions: Conversions,
    decimals: u32,
    /// The last day of history; later rows are future items.
    as_of: NaiveDate,
    shard: Option<LedgerShard<'a>>,
    name: String,
}

impl<'a> RowLookup<'a> {
    /// Looks for the answers to `queries`; `decimals` is how finely a split can be paid, `as_of`
    /// the last day of history.
    pub fn new(
        settings: &'a Settings,
        queries: &'a [RowQuery],
        decimals: u32,
        as_of: NaiveDate,
    ) -> Self {
        Self {
            queries,
            found: vec![FoundRows::default(); queries.len()],
            classifier: Classifier::new(settings),
            exchange: Exchange::new(settings),
            conversions: Conversions::default(),
            decimals,
            as_of,
            shard: None,
            name: String::new(),
        }
    }

    /// Begins a file, whose rows `shard` judges.
    pub fn begin(&mut self, shard: LedgerShard<'a>) {
        self.shard = Some(shard);
    }

    /// Ends a file; the shard goes back to its builder.
    pub fn end(&mut self) -> Option<LedgerShard<'a>> {
        self.shard.take()
    }

    /// What was found, by query.
    pub fn finish(self) -> Vec<FoundRows> {
        self.found
    }

    fn look_at(&mut self, row: &Transaction<'_>) {
        if row.amount.is_zero() {
            return;
        }
        let counted = self.conversions.take(&self.exchange, row);
        let classification = self.classifier.classify(row);
        let weights: Vec<i128> =
            classification.parts.iter().map(|part| i128::from(part.weight)).collect();
        let shares = match weights.len() {
            1 => vec![counted.amount],
            _ => apportion_money(counted.amount, &weights, self.decimals),
        };
        party(row.counterparty, row.description, &mut self.name);
        for (query, found) in self.queries.iter().zip(&mut self.found) {
            let kept = match &query.rows {
                RowsOf::Dated(span) => row.date > self.as_of && span.contains(row.date),
                _ if classification.one_off || row.date > self.as_of => false,
                RowsOf::Payments { party, days } => {
                    days.contains(&row.date) && party.as_ref().is_none_or(|p| *p == self.name)
                }
                RowsOf::Rest { span, explained } => {
                    let by_item = |party| explained.contains(&(party, row.date));
                    span.contains(row.date)
                        && !by_item(None)
                        && (explained.is_empty() || !by_item(Some(self.name.clone())))
                }
            };
            if !kept {
                continue;
            }
            for (part, amount) in classification.parts.iter().zip(&shares) {
                if is_of(&query.line, part, row.amount) && !amount.is_zero() {
                    found.add(source_row(row, *amount));
                }
            }
        }
    }
}

/// Does this part of a row of this amount belong to the line?
fn is_of(line: &LineKey, part: &Part, amount: Money) -> bool {
    let flow = if amount.is_negative() { Flow::Disbursement } else { Flow::Receipt };
    let name = |name: Option<&String>| name.map(|name| fold_name(name));
    let own = line.touchpoint.as_ref().or(line.category.as_ref());
    let other = part.touchpoint.as_ref().or(part.category.as_ref());
    line.flow == flow && line.stage == part.stage && name(own) == name(other)
}

fn source_row(row: &Transaction<'_>, amount: Money) -> SourceRow {
    let text = if row.counterparty.trim().is_empty() { row.description } else { row.counterparty };
    let text = if text.trim().is_empty() { row.category } else { text };
    SourceRow {
        file: row.file,
        line: row.line,
        date: row.date,
        amount,
        text: text.trim().to_owned(),
    }
}

impl RowSink for RowLookup<'_> {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        let fate = self.shard.as_mut().map_or(RowFate::Used, |shard| shard.accept(row));
        if fate == RowFate::Used {
            self.look_at(row);
        }
        fate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, number).unwrap()
    }

    fn row(line: u64, date: NaiveDate, cents: i128, party: &'static str) -> Transaction<'static> {
        Transaction {
            file: 0,
            line,
            date,
            amount: Money::from_minor(cents, 2),
            currency: "",
            category: "Rent",
            counterparty: party,
            description: "",
            account: "",
        }
    }

    fn lookup(queries: &[RowQuery], rows: &[Transaction<'_>]) -> Vec<FoundRows> {
        let settings = Settings::default();
        let mut lookup = RowLookup::new(&settings, queries, 2, day(20));
        for row in rows {
            lookup.accept(row);
        }
        lookup.finish()
    }

    #[test]
    fn payments_rest_and_future_share_the_rows() {
        let line = LineKey::operating(Flow::Disbursement, Some("rent".to_owned()));
        let query = |rows| RowQuery { line: line.clone(), rows };
        let party = || Some("Landlord".to_owned());
        let span = DateSpan { start: day(1), end: day(20) };
        let queries = [
            query(RowsOf::Payments { party: party(), days: BTreeSet::from([day(1), day(15)]) }),
            query(RowsOf::Rest {
                span,
                explained: BTreeSet::from([(party(), day(1)), (party(), day(15))]),
            }),
            query(RowsOf::Dated(DateSpan { start: day(10), end: day(31) })),
        ];
        let found = lookup(
            &queries,
            &[
                row(2, day(1), -100, "Landlord"),
                row(3, day(2), -7, "Landlord"),
                row(4, day(15), -100, "Landlord"),
                row(5, day(15), -9, "Caretaker"),
                row(6, day(16), 55, "Landlord"),
                row(7, day(25), -100, "Landlord"),
            ],
        );
        let lines =
            |found: &FoundRows| -> Vec<u64> { found.latest.iter().map(|r| r.line).collect() };
        assert_eq!(lines(&found[0]), [2, 4]);
        assert_eq!(lines(&found[1]), [3, 5], "money in is another line");
        assert_eq!(lines(&found[2]), [7]);
        assert_eq!(found[0].sum, Money::from_minor(-200, 2));
        assert_eq!(found[1].days, Some(DateSpan { start: day(2), end: day(15) }));
    }

    #[test]
    fn a_few_rows_are_kept_and_all_are_counted() {
        let line = LineKey::operating(Flow::Disbursement, Some("Rent".to_owned()));
        let span = DateSpan { start: day(1), end: day(20) };
        let rest = RowsOf::Rest { span, explained: BTreeSet::new() };
        // newest first, as many banks export; the largest is the oldest
        let rows: Vec<Transaction<'_>> = (1..=20)
            .rev()
            .map(|d| row(u64::from(30 - d), day(d), -i128::from(21 - d), "x"))
            .collect();
        let found = &lookup(&[RowQuery { line, rows: rest }], &rows)[0];
        assert_eq!(found.count, 20);
        assert_eq!(found.sum, Money::from_minor(-210, 2));
        let dates: Vec<NaiveDate> = found.latest.iter().map(|row| row.date).collect();
        assert_eq!(dates, [day(16), day(17), day(18), day(19), day(20)]);
        let sizes: Vec<Money> = found.largest.iter().map(|row| row.amount.abs()).collect();
        assert_eq!(sizes, [20, 19, 18, 17, 16].map(|cents| Money::from_minor(cents, 2)));
    }
}

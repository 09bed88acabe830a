//! What the lines of a cash table are called, with their totals.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::{CashTable, Flow, LineHistory, LineKey, Money, Stage};

/// What a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A category, or the touchpoint that a category became.
    Category,
    /// A party of rows without a category.
    Party,
}

/// Totals of one name over all of history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameTotal {
    /// What it is.
    pub kind: NameKind,
    /// The name.
    pub name: String,
    /// Its stage, where it has one.
    pub stage: Option<Stage>,
    /// Was the stage given by a built-in word?
    pub inferred: bool,
    /// Rows; one-offs are not counted.
    pub rows: u64,
    /// Money in.
    pub money_in: Money,
    /// Money out, 0 or below.
    pub money_out: Money,
}

impl NameTotal {
    /// Money in and out together, as a size.
    pub fn size(&self) -> Money {
        self.money_in + self.money_out.abs()
    }
}

/// Every name of the table, largest first. The two directions of a category are one name; so are
/// those of a party.
pub fn name_totals(table: &CashTable) -> Vec<NameTotal> {
    let mut names: BTreeMap<(NameKind, Option<Stage>, String), NameTotal> = BTreeMap::new();
    for (key, line) in &table.lines {
        let uncategorised = key.stage.is_none() && key.category.is_none();
        if uncategorised {
            for (party, days) in &line.parties {
                let total = of(&mut names, NameKind::Party, key, party);
                for day in days.values() {
                    add(total, key.flow, day.amount, u64::from(day.rows));
                }
            }
            let total = of(&mut names, NameKind::Party, key, "");
            one_offs(total, key.flow, line);
        } else {
            let total = of(&mut names, NameKind::Category, key, key.name());
            total.inferred |= line.inferred.is_some();
            for day in line.parties.values().flat_map(BTreeMap::values) {
                add(total, key.flow, day.amount, u64::from(day.rows));
            }
            one_offs(total, key.flow, line);
        }
    }
    let mut made: Vec<NameTotal> =
        names.into_values().filter(|total| !total.size().is_zero()).collect();
    made.sort_by_key(|total| Reverse(total.size()));
    made
}

fn of<'n>(
    names: &'n mut BTreeMap<(NameKind, Option<Stage>, String), NameTotal>,
    kind: NameKind,
    key: &LineKey,
    name: &str,
) -> &'n mut NameTotal {
    names.entry((kind, key.stage.clone(), name.to_owned())).or_insert_with(|| NameTotal {
        kind,
        name: name.to_owned(),
        stage: key.stage.clone(),
        inferred: false,
        rows: 0,
        money_in: Money::ZERO,
        money_out: Money::ZERO,
    })
}

fn add(total: &mut NameTotal, flow: Flow, amount: Money, rows: u64) {
    total.rows += rows;
    match flow {
        Flow::Disbursement => total.money_out += amount,
        Flow::Receipt | Flow::Financing => total.money_in += amount,
    }
}

fn one_offs(total: &mut NameTotal, flow: Flow, line: &LineHistory) {
    for amount in line.one_offs.values() {
        add(total, flow, *amount, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::DayTotal;

    #[test]
    fn both_directions_of_a_name_are_one_and_the_largest_stands_first() {
        let day = "2026-05-01".parse().unwrap();
        let line = |party: &str, cents: i128, rows: u32| {
            let mut line = LineHistory::default();
            let total = DayTotal { amount: Money::from_minor(cents, 2), rows };
            line.parties.insert(party.into(), BTreeMap::from([(day, total)]));
            line
        };
        let key =
            |flow, category: Option<&str>| LineKey::operating(flow, category.map(str::to_owned));
        let mut table = CashTable::default();
        table.lines.insert(key(Flow::Receipt, Some("Stock")), line("a", 500, 1));
        table.lines.insert(key(Flow::Disbursement, Some("Stock")), line("b", -900, 2));
        table.lines.insert(key(Flow::Disbursement, None), line("Landlord", -5000, 1));
        let shown: Vec<String> = name_totals(&table)
            .iter()
            .map(|n| format!("{:?} {} {} {} {}", n.kind, n.name, n.rows, n.money_in, n.money_out))
            .collect();
        assert_eq!(shown, ["Party Landlord 1 0 -50.00", "Category Stock 3 5.00 -9.00"]);
    }
}

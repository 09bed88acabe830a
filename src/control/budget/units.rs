//! Volume and spending variance, price and usage, from a units file.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{BudgetCalendar, WindowKind};
use super::{ControlInputs, ControlLine};
use crate::control::measures::{BudgetState, Flexed, PriceUsage, Standards, Volume};
use crate::domain::{DateSpan, LineKey, Money, Note, Stage, UnitLine, fold_name};

/// The rows that are past, and which of them a line took.
pub(super) struct Units<'a> {
    rows: Vec<&'a UnitLine>,
    /// Their places by line.
    by_name: BTreeMap<Name, Vec<usize>>,
    /// Rows that end after the as-of date, or begin before what is compared.
    open: Vec<&'a UnitLine>,
    used: BTreeSet<usize>,
    decimals: u32,
}

/// Sorts the rows of a units file: only what lies wholly in the days to date is compared.
pub(super) fn units_of<'a>(inputs: &ControlInputs<'a>, calendar: &BudgetCalendar) -> Units<'a> {
    let to_date = calendar.window(WindowKind::ToDate);
    let past = |row: &&UnitLine| to_date.contains(row.span.start) && to_date.contains(row.span.end);
    let (rows, open): (Vec<&UnitLine>, Vec<&UnitLine>) = inputs.units.iter().partition(past);
    let mut by_name: BTreeMap<Name, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        by_name.entry(name_of_row(row)).or_default().push(at);
    }
    Units { rows, by_name, open, used: BTreeSet::new(), decimals: inputs.decimals }
}

/// A line as a person names it: stage, touchpoint, category; the names folded.
type Name = (Option<Stage>, Option<String>, Option<String>);

fn name_of(stage: Option<&Stage>, touchpoint: Option<&str>, category: Option<&str>) -> Name {
    (stage.cloned(), touchpoint.map(fold_name), category.map(fold_name))
}

fn name_of_row(row: &UnitLine) -> Name {
    name_of(row.stage.as_ref(), row.touchpoint.as_deref(), row.category.as_deref())
}

fn name_of_line(key: &LineKey) -> Name {
    name_of(key.stage.as_ref(), key.touchpoint.as_deref(), key.category.as_deref())
}

impl Units<'_> {
    /// The variance to date of a line in its parts; nothing where no row is about it.
    ///
    /// A budget of days without units stays as it is, so that volume and spending always add to
    /// the variance.
    pub(super) fn split(
        &mut self,
        key: &LineKey,
        state: &BudgetState,
        budget: impl Fn(DateSpan) -> Money,
    ) -> (Option<Flexed>, Option<PriceUsage>) {
        if self.rows.is_empty() {
            return (None, None);
        }
        let Some(found) = self.by_name.get(&name_of_line(key)) else { return (None, None) };
        self.used.extend(found);
        let mut flexed = state.phased;
        let mut parts: Vec<PriceUsage> = Vec::new();
        for row in found.iter().map(|row| self.rows[*row]) {
            let own = BudgetState { phased: budget(row.span), ..*state };
            let volume = Volume {
                fixed: row.fixed,
                budget_units: row.budget_units,
                actual_units: row.actual_units,
            };
            let Some(of_row) = volume.flex(&own, self.decimals) else { return (None, None) };
            flexed += of_row.flexed - own.phased;
            parts.extend(standards(row).and_then(|standards| standards.split(self.decimals)));
        }
        let flexed = Flexed {
            flexed,
            volume: state.nature.favourable(state.phased - flexed),
            spending: state.nature.favourable(flexed - state.actual),
        };
        (Some(flexed), parts.into_iter().reduce(sum))
    }

    /// Rows that no line took, and rows that are not past.
    pub(super) fn notes(&self, lines: &[ControlLine]) -> Vec<Note> {
        let idle = (0..self.rows.len()).filter(|row| !self.used.contains(row));
        let mut notes: Vec<Note> = idle
            .map(|row| {
                let row = self.rows[row];
                let text = format!(
                    "The units at {} are of no line of the budget: \"{}\".",
                    row.position,
                    name(row)
                );
                Note::new("units-without-line", text).at(row.position.clone())
            })
            .collect();
        let named: BTreeSet<Name> = lines.iter().map(|line| name_of_line(&line.key)).collect();
        let open = self.open.iter().filter(|row| named.contains(&name_of_row(row))).count();
        if open > 0 {
            let text = format!(
                "{open} rows of units are for days that are not wholly past (or not compared) and \
                 are left out."
            );
            notes.push(Note::new("units-not-past", text));
        }
        notes
    }
}

fn name(row: &UnitLine) -> String {
    let stage = row.stage.as_ref().map(Stage::name);
    let parts = [stage, row.touchpoint.as_deref(), row.category.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" / ")
}

fn standards(row: &UnitLine) -> Option<Standards> {
    row.standards.map(|given| Standards {
        price: given.price,
        quantity_per_unit: given.quantity,
        budget_output: row.budget_units,
        actual_output: row.actual_units,
        actual_quantity: given.actual_quantity,
        actual_price: given.actual_price,
    })
}

fn sum(a: PriceUsage, b: PriceUsage) -> PriceUsage {
    PriceUsage {
        static_budget: a.static_budget + b.static_budget,
        flexed_budget: a.flexed_budget + b.flexed_budget,
        actual: a.actual + b.actual,
        price: a.price + b.price,
        usage: a.usage + b.usage,
        flexible: a.flexible + b.flexible,
        volume: a.volume + b.volume,
        total: a.total + b.total,
    }
}

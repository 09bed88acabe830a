//! Planned items of the configuration as dated amounts.

mod early;
mod expansion;

use std::sync::Arc;

use chrono::{Days, NaiveDate};

use self::early::{Entry, paid_early};
pub use self::expansion::{PlannedDate, PlannedExpansion};
use self::expansion::{grown, mark_replaced};
use super::lines::known_line;
use crate::config::{PlannedItem, Settings};
use crate::domain::{
    Basis, CashTable, DateSpan, DatedItem, Flow, ItemSource, LineKey, Matching, Money, Note,
    fold_name,
};

/// What the planned items come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Planned {
    /// Every occurrence that stands, item by item.
    pub items: Vec<DatedItem>,
    /// Every rule with all its dates, in order of the file.
    pub expansions: Vec<PlannedExpansion>,
    /// Rules that never fire, and occurrences that are paid already.
    pub notes: Vec<Note>,
}

impl Planned {
    /// Notes what stands for each of [`Self::items`], in their order: a ledger row of the future.
    pub fn replaced_by(&mut self, stand_ins: impl IntoIterator<Item = Option<String>>) {
        mark_replaced(&mut self.expansions, stand_ins);
    }
}

/// Every occurrence of every planned item within `window`, after its business-day shift, and a
/// note for each item that never fires there. Lines and parties are spelled as history spells
/// them, so that an item meets the line it belongs to. Amounts that grow are rounded to `decimals`.
pub fn planned_items(
    settings: &Settings,
    history: &CashTable,
    window: DateSpan,
    decimals: u32,
) -> Planned {
    let mut made = Planned::default();
    for planned in &settings.planned {
        Rule { planned, holidays: &settings.holidays, history, window, decimals }.expand(&mut made);
    }
    made
}

/// One planned item and what it is seen against.
struct Rule<'a> {
    planned: &'a PlannedItem,
    holidays: &'a [NaiveDate],
    history: &'a CashTable,
    window: DateSpan,
    decimals: u32,
}

/// One date of a rule.
#[derive(Debug, Clone, Copy)]
struct Due {
    date: NaiveDate,
    amount: Money,
}

impl Rule<'_> {
    fn expand(&self, made: &mut Planned) {
        let (due, too_large) = self.dues(self.window);
        let paid = self.paid_early(&due);
        let mut expansion = PlannedExpansion {
            name: self.planned.name.clone(),
            known_from: self.planned.position.whole_line().to_string(),
            dates: Vec::new(),
        };
        let line = known_line(line(self.planned), self.history);
        for (due, paid) in due.iter().zip(paid) {
            let replaced_by = paid.map(|day| format!("the ledger, {day}"));
            if let Some(day) = paid {
                made.notes.push(self.early_note(*due, day));
            } else if !due.amount.is_zero() {
                made.items.push(self.item(line.clone(), *due));
            }
            let Due { date, amount } = *due;
            expansion.dates.push(PlannedDate { date, amount, replaced_by });
        }
        if expansion.dates.is_empty() {
            made.notes.push(self.never_fires());
        }
        made.notes.extend(too_large.map(|day| self.too_large(day)));
        made.expansions.push(expansion);
    }

    /// The dates within `window`, and the first one on which the amount has outgrown every ledger.
    fn dues(&self, window: DateSpan) -> (Vec<Due>, Option<NaiveDate>) {
        let planned = self.planned;
        let reach = self.reach();
        let last = window.end + reach;
        let end = planned.until.map_or(last, |until| until.min(last));
        let wide = DateSpan { start: window.start - reach, end };
        let numbered = match planned.repeat {
            Some(repeat) => repeat.occurrences(planned.from, wide),
            None => vec![(0, planned.from)],
        };
        let mut made = Vec::new();
        for (number, date) in numbered {
            let date = planned.shift.apply_around(date, self.holidays);
            if !window.contains(date) {
                continue;
            }
            match grown(planned.amount, planned.growth, number, self.decimals) {
                Some(amount) => made.push(Due { date, amount }),
                None => return (made, Some(date)),
            }
        }
        (made, None)
    }

    /// How far a shift can move a date: over a weekend, and over every holiday with the weekend
    /// beside it.
    fn reach(&self) -> Days {
        Days::new(4 + 3 * self.holidays.len() as u64)
    }

    fn matching(&self) -> Matching {
        let PlannedItem { tolerance, window_days, .. } = *self.planned;
        Matching { tolerance, window_days }
    }

    /// The ledger days on which dates of the window were paid before it.
    fn paid_early(&self, due: &[Due]) -> Vec<Option<NaiveDate>> {
        let matching = self.matching();
        let near = Days::new(u64::from(matching.window_days));
        let step = early::step_days(self.planned.repeat);
        let before = |days: u64| DateSpan {
            start: self.window.start - Days::new(step + days * u64::from(matching.window_days)),
            end: self.window.start - Days::new(1),
        };
        if due.first().is_none_or(|first| first.date > before(0).end + near) {
            return vec![None; due.len()];
        }
        // Entries reach further back than occurrences, and those further than what is asked of
        // them, so that no entry lacks its own occurrence.
        let (past, _) = self.dues(before(4));
        paid_early(&past, due, self.entries(before(6)), matching, step)
    }

    /// What the ledger shows of the party, where it knows it; else of the line.
    fn entries(&self, span: DateSpan) -> Vec<Entry> {
        let line = known_line(line(self.planned), self.history);
        let party = self.planned.counterparty.as_deref().filter(|party| {
            self.parties(line.flow).any(|(_, known, _)| fold_name(known) == fold_name(party))
        });
        let mut made: Vec<Entry> = self
            .parties(line.flow)
            .filter(|(key, known, _)| match party {
                Some(party) => fold_name(known) == fold_name(party),
                None => **key == line,
            })
            .flat_map(|(_, _, days)| days.range(span.start..=span.end))
            .map(|(day, total)| Entry { day: *day, amount: total.amount })
            .collect();
        made.sort_by_key(|entry| (entry.day, entry.amount));
        made
    }

    fn parties(&self, flow: Flow) -> impl Iterator<Item = Party<'_>> {
        let lines = self.history.lines.iter().filter(move |(key, _)| key.flow == flow);
        lines.flat_map(|(key, line)| {
            line.parties.iter().map(move |(name, days)| (key, name.as_str(), days))
        })
    }

    fn item(&self, line: LineKey, due: Due) -> DatedItem {
        let planned = self.planned;
        let party = planned.counterparty.as_ref().map(|said| {
            let known =
                self.parties(line.flow).find(|(_, known, _)| fold_name(known) == fold_name(said));
            Arc::from(known.map_or(said.as_str(), |(_, known, _)| known))
        });
        DatedItem {
            line: Arc::new(line),
            party,
            date: due.date,
            amount: due.amount,
            basis: Basis::Planned,
            name: planned.name.as_str().into(),
            known_from: ItemSource::Line(planned.position.clone()),
            matching: Some(self.matching()),
        }
    }

    fn early_note(&self, due: Due, day: NaiveDate) -> Note {
        let message = format!(
            "Planned item \"{}\" of {} was paid early, by a ledger entry of {day}: that date is \
             left out.",
            self.planned.name, due.date
        );
        Note::new("planned-paid-early", message).at(self.planned.position.whole_line())
    }

    fn never_fires(&self) -> Note {
        let message = format!(
            "Planned item \"{}\" has no date from {} to {}: it changes no figure.",
            self.planned.name, self.window.start, self.window.end
        );
        Note::new("planned-never-fires", message).at(self.planned.position.whole_line())
    }

    fn too_large(&self, day: NaiveDate) -> Note {
        let message = format!(
            "Planned item \"{}\" grows to 10^13 by {day}: it is left out from that day on.",
            self.planned.name
        );
        Note::new("planned-too-large", message).at(self.planned.position.whole_line())
    }
}

/// A party of a line, with its days.
type Party<'a> =
    (&'a LineKey, &'a str, &'a std::collections::BTreeMap<NaiveDate, crate::domain::DayTotal>);

fn line(planned: &PlannedItem) -> LineKey {
    let flow = if planned.amount.is_negative() { Flow::Disbursement } else { Flow::Receipt };
    if let Some((stage, touchpoint)) = &planned.stage {
        return LineKey::staged(flow, stage.clone(), touchpoint.clone());
    }
    let category = planned.category.clone().unwrap_or_else(|| planned.name.clone());
    LineKey::operating(flow, Some(category))
}

#[cfg(test)]
mod tests;

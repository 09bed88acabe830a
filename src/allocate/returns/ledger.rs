//! Spend of the responses beside that of the ledger: a curve that counts other money than what is paid
//! is held against the wrong plan.

use chrono::{Days, NaiveDate};

use super::super::wording::units;
use super::ReturnInputs;
use super::words::name;
use crate::domain::{LineHistory, LineKey, Money, Note, TouchpointResponses};

/// Days compared, back from the last row: so many that a bill paid later hardly counts.
const COMPARED: u64 = 182;
/// Fewer tell nothing.
const LEAST: i64 = 56;
/// How far apart they may be, in percent of the larger.
const APART: i128 = 20;

/// Notes of touchpoints whose spend is another in the ledger.
pub(super) fn differences<'a>(
    observed: impl Iterator<Item = (&'a LineKey, &'a TouchpointResponses)>,
    inputs: &ReturnInputs<'_>,
) -> Vec<Note> {
    let Some(begins) = inputs.history.lines.values().filter_map(first_day).min() else {
        return Vec::new();
    };
    observed.filter_map(|(key, responses)| difference(key, responses, begins, inputs)).collect()
}

fn first_day(history: &LineHistory) -> Option<NaiveDate> {
    history.parties.values().filter_map(|days| days.keys().next()).min().copied()
}

fn difference(
    key: &LineKey,
    responses: &TouchpointResponses,
    begins: NaiveDate,
    inputs: &ReturnInputs<'_>,
) -> Option<Note> {
    let known = || responses.days.iter().filter(|day| day.on <= inputs.as_of);
    let last = known().map(|day| day.on).max()?;
    let first = known().map(|day| day.on).min()?.max(begins);
    let first = first.max(last.checked_sub_days(Days::new(COMPARED - 1))?);
    if (last - first).num_days() < LEAST {
        return None;
    }
    let told: Money = known().filter(|day| day.on >= first).map(|day| day.spend).sum();
    let paid = inputs.history.lines.get(key).map_or(Money::ZERO, |line| -line.total(first, last));
    let [told_minor, paid_minor] = [told, paid].map(|amount| amount.to_minor(2));
    let apart = (told_minor - paid_minor).abs() * 100 > told_minor.max(paid_minor) * APART;
    apart.then(|| {
        let message = format!(
            "{}: {} has spend of {} from {first} to {last}, the ledger {}: its curve does not count \
             what is paid.",
            name(key),
            responses.position.file,
            units(told),
            units(paid),
        );
        Note::new("responses-spend", message).at(responses.position.clone())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use rust_decimal::Decimal;

    use super::*;
    use crate::config::PolicyName;
    use crate::domain::{CashTable, DayTotal, Flow, Position, ResponseDay, Stages};

    fn notes(told: i64, paid: i64, days: u64) -> Vec<String> {
        let first = "2026-01-01".parse::<NaiveDate>().unwrap();
        let on = |day: u64| first.checked_add_days(Days::new(day)).unwrap();
        let money = |coins: i64| Money::from_minor(i128::from(coins), 2);
        let day = |day: u64| ResponseDay {
            on: on(day),
            spend: money(told),
            response: Decimal::ONE,
            orders: None,
            revenue: None,
            reached: None,
        };
        let stage = Stages::default().find("awareness").unwrap();
        let key = LineKey::staged(Flow::Disbursement, stage, Some("ads".to_owned()));
        let responses = TouchpointResponses {
            stage: None,
            touchpoint: "ads".to_owned(),
            weekly: false,
            days: (0..days).map(day).collect(),
            position: Position::line(&Arc::from("r.csv"), 2),
        };
        let total = |day: u64| (on(day), DayTotal { amount: money(-paid), rows: 1 });
        let parties = BTreeMap::from([("x".to_owned(), (0..days).map(total).collect())]);
        let history = LineHistory { parties, discretionary: true, ..LineHistory::default() };
        let history = CashTable { lines: BTreeMap::from([(key.clone(), history)]) };
        let inputs = ReturnInputs {
            curves: &[],
            responses: std::slice::from_ref(&responses),
            as_of: on(days),
            unit: None,
            min_return: None,
            policy: PolicyName::Marginal,
            plans: &[],
            history: &history,
        };
        let made = differences([(&key, &responses)].into_iter(), &inputs);
        made.into_iter().map(|note| note.message).collect()
    }

    #[test]
    fn spend_that_the_ledger_does_not_have_is_told() {
        assert_eq!(
            notes(1_000, 700, 100),
            ["ads: r.csv has spend of 1,000 from 2026-01-01 to 2026-04-10, the ledger 700: its \
              curve does not count what is paid."]
        );
        assert_eq!(notes(700, 1_000, 100).len(), 1);
        assert!(notes(1_000, 850, 100).is_empty());
        assert!(notes(1_000, 100, 40).is_empty());
    }
}

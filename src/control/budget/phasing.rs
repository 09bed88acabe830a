//! A budget over time: how much of it stands in a span of days.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::pay_days::PayDays;
use crate::domain::{DateSpan, Money, Pays, PlanFlow, month_end};

/// The days on which a budget row is cash: its own, later where it says so, to the end of its last
/// month where it is paid at month ends.
pub(super) fn cash_span(flow: &PlanFlow) -> DateSpan {
    let later = |day: NaiveDate| match flow.pays {
        Some(Pays::After { days }) => {
            day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
        }
        _ => day,
    };
    let end = match flow.pays {
        Some(Pays::MonthEnd) => month_end(flow.span.end),
        _ => later(flow.span.end),
    };
    DateSpan { start: later(flow.span.start), end }
}

/// What of a budget row stands in `window`, in the row's own sign: on the line's pay days, later, or
/// at the month ends in it, as the row says; by days where neither tells. Sums over adjoining windows
/// are exact, because each is a difference of running totals.
pub(super) fn phased(flow: &PlanFlow, on: &PayDays, window: DateSpan, decimals: u32) -> Money {
    let until = |day| until(flow, on, day, decimals);
    window.start.pred_opt().map_or(Money::ZERO, |day| -until(day)) + until(window.end)
}

/// The part of the row up to and including `day`.
fn until(flow: &PlanFlow, on: &PayDays, day: NaiveDate, decimals: u32) -> Money {
    let span = flow.span;
    let counted = match flow.pays {
        Some(Pays::MonthEnd) if month_end(day) != day => {
            month_end(day).checked_sub_months(chrono::Months::new(1)).map_or(day, month_end)
        }
        Some(Pays::After { days }) => {
            day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(day)
        }
        _ => day,
    };
    if counted < span.start {
        return Money::ZERO;
    }
    if counted >= span.end {
        return flow.amount;
    }
    let (gone, all) = shares(flow, on, counted);
    // shares first: the amount is below 10^13 and a span has some thousand days
    let part = flow.amount.decimal() * Decimal::from(gone) / Decimal::from(all);
    Money::from_decimal(part).quantize(decimals)
}

/// How much of the row's days is gone at the end of `day`, of how much.
fn shares(flow: &PlanFlow, on: &PayDays, day: NaiveDate) -> (u64, u64) {
    let span = flow.span;
    let sum = |days: DateSpan| days.days().map(|day| u64::from(on.weight(day))).sum::<u64>();
    let until = DateSpan { start: span.start, end: day };
    let all = if flow.pays.is_none() { sum(span) } else { 0 };
    if all > 0 {
        return (sum(until), all);
    }
    // the row says how it is paid, or no pay day falls on a week of its own
    let days = |days: DateSpan| u64::try_from(days.len()).unwrap_or(u64::MAX).max(1);
    (days(until), days(span))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Flow, LineKey};

    fn flow(start: &str, end: &str, cents: i128, pays: Option<Pays>) -> PlanFlow {
        PlanFlow {
            line: LineKey::operating(Flow::Disbursement, Some("Rent".to_owned())),
            department: None,
            span: span(start, end),
            amount: Money::from_minor(cents, 2),
            floor: Money::ZERO,
            cap: Money::ZERO,
            priority: 1,
            pays,
            deferrable: false,
            discretionary: false,
            known_from: String::new(),
        }
    }

    fn span(start: &str, end: &str) -> DateSpan {
        DateSpan::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
    }

    fn of(flow: &PlanFlow, start: &str, end: &str) -> String {
        phased(flow, &PayDays::Evenly, span(start, end), 2).to_fixed(2)
    }

    #[test]
    fn a_month_in_progress_counts_by_days() {
        let june = flow("2026-06-01", "2026-06-30", -30_000, None);
        assert_eq!(of(&june, "2026-06-01", "2026-06-10"), "-100.00");
        assert_eq!(of(&june, "2026-05-01", "2026-05-31"), "0.00");
        assert_eq!(of(&june, "2026-05-01", "2026-07-31"), "-300.00");
    }

    #[test]
    fn a_month_in_progress_is_due_on_the_days_it_is_paid() {
        let rent = PayDays::On(BTreeMap::from([(1, 12)]));
        let on = |row: &PlanFlow, start, end| phased(row, &rent, span(start, end), 2).to_fixed(2);
        let june = flow("2026-06-01", "2026-06-30", -30_000, None);
        assert_eq!(on(&june, "2026-06-01", "2026-06-02"), "-300.00");
        let year = flow("2026-01-01", "2026-12-31", -120_000, None);
        assert_eq!(on(&year, "2026-01-01", "2026-06-02"), "-600.00");
        // a week without the 1st is due by its days, and a row that says how it is paid as it says
        let week = flow("2026-06-08", "2026-06-14", -70_000, None);
        assert_eq!(on(&week, "2026-06-08", "2026-06-10"), "-300.00");
        let evenly = flow("2026-06-01", "2026-06-30", -30_000, Some(Pays::Evenly));
        assert_eq!(on(&evenly, "2026-06-01", "2026-06-10"), "-100.00");
    }

    #[test]
    fn a_row_that_is_paid_later_is_budgeted_for_the_day_it_is_paid() {
        let june = flow("2026-06-01", "2026-06-30", -30_000, Some(Pays::After { days: 30 }));
        assert_eq!(of(&june, "2026-06-01", "2026-06-30"), "0.00");
        assert_eq!(of(&june, "2026-07-01", "2026-07-10"), "-100.00");
        assert_eq!(cash_span(&june), span("2026-07-01", "2026-07-30"));
        let ends = flow("2026-05-16", "2026-06-15", -31_000, Some(Pays::MonthEnd));
        assert_eq!(of(&ends, "2026-05-01", "2026-05-30"), "0.00");
        assert_eq!(of(&ends, "2026-05-01", "2026-05-31"), "-160.00");
        assert_eq!(of(&ends, "2026-06-01", "2026-06-29"), "0.00");
        assert_eq!(of(&ends, "2026-06-01", "2026-06-30"), "-150.00");
        assert_eq!(cash_span(&ends), span("2026-05-16", "2026-06-30"));
    }

    proptest! {
        /// However a year is cut, the parts are the row to the cent.
        #[test]
        fn parts_add_to_the_row(
            cents in 0_i128..1_000_000_000,
            cut in 0_u64..364,
            pays in prop_oneof![
                Just(None), Just(Some(Pays::MonthEnd)), Just(Some(Pays::After { days: 45 }))
            ],
            on in prop_oneof![
                Just(PayDays::Evenly), Just(PayDays::On(BTreeMap::from([(1, 3), (31, 4)])))
            ],
        ) {
            let row = flow("2026-01-15", "2026-11-20", cents, pays);
            let middle = span("2026-01-01", "2027-03-31").start + Days::new(cut);
            let parts = [
                DateSpan { start: span("2026-01-01", "2026-01-01").start, end: middle },
                DateSpan { start: middle + Days::new(1), end: "2027-03-31".parse().unwrap() },
            ];
            let sum: Money = parts.iter().map(|part| phased(&row, &on, *part, 2)).sum();
            prop_assert_eq!(sum, row.amount);
        }
    }
}

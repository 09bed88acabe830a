//! On which days of the month a line is paid, so that a budget in progress is due when it is paid:
//! a rent of the 1st is all due on the 2nd, a payroll of the 25th not at all on the 24th.
//!
//! The forecast's profile of paying days is another thing: it is drawn towards every day alike, so that
//! of a rent that was always paid on the 1st a twelfth part would still be due, and 8 % over.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::{Money, month_end};

/// Months of history looked at.
const MONTHS: u32 = 12;
/// Months that must have been paid in.
const LEAST_MONTHS: usize = 3;
/// Most days of the month: the 1st and the 15th, each moved by a weekend to one of three.
const MOST_DAYS: usize = 6;
/// Fewest payments for each of the days: three payments on three days are no rhythm.
const LEAST_EACH: usize = 2;

/// How a line's budget is due within its days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum PayDays {
    /// Every day the same: paid on many days, or on days that nothing tells.
    #[default]
    Evenly,
    /// By day of month, how often it was paid on it; 31 is the last one, and what falls behind the end
    /// of a shorter month is due on its last day.
    On(BTreeMap<u32, u32>),
}

impl PayDays {
    /// The pay days of a line that moved these amounts, from the twelve months before that of
    /// `until`.
    pub(super) fn of(by_day: &BTreeMap<NaiveDate, Money>, until: NaiveDate) -> Self {
        let this_month = until.with_day(1).unwrap_or(until);
        let Some(first) = this_month.checked_sub_months(Months::new(MONTHS)) else {
            return Self::Evenly;
        };
        let paid: Vec<NaiveDate> = by_day
            .range(first..this_month)
            .filter(|(_, amount)| !amount.is_zero())
            .map(|(day, _)| *day)
            .collect();
        let months: BTreeSet<(i32, u32)> =
            paid.iter().map(|day| (day.year(), day.month())).collect();
        let (plain, from_end) = (counted(&paid, |day| day.day()), counted(&paid, day_from_end));
        let days = if from_end.len() < plain.len() { from_end } else { plain };
        let steady = months.len() >= LEAST_MONTHS
            && days.len() <= MOST_DAYS
            && paid.len() >= LEAST_EACH * days.len();
        if steady { Self::On(days) } else { Self::Evenly }
    }

    /// How much of a budget is due on `day`, beside other days of the same line.
    pub(super) fn weight(&self, day: NaiveDate) -> u32 {
        match self {
            Self::Evenly => 1,
            Self::On(days) if day == month_end(day) => {
                days.range(day.day()..).map(|(_, count)| count).sum()
            }
            Self::On(days) => days.get(&day.day()).copied().unwrap_or(0),
        }
    }
}

/// The last day of a month as 31.
fn day_from_end(day: NaiveDate) -> u32 {
    if day == month_end(day) { 31 } else { day.day() }
}

fn counted(paid: &[NaiveDate], day: impl Fn(NaiveDate) -> u32) -> BTreeMap<u32, u32> {
    let mut days = BTreeMap::new();
    for paid in paid {
        *days.entry(day(*paid)).or_default() += 1;
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(days: &[&str], until: &str) -> PayDays {
        let amount = Money::from_minor(-300_000, 2);
        let days = days.iter().map(|day| (day.parse().unwrap(), amount)).collect();
        PayDays::of(&days, until.parse().unwrap())
    }

    fn weights(days: &PayDays, on: &[&str]) -> Vec<u32> {
        on.iter().map(|day| days.weight(day.parse().unwrap())).collect()
    }

    #[test]
    fn a_rent_of_the_first_is_due_on_the_first() {
        let rent = of(&["2026-03-01", "2026-04-01", "2026-05-01"], "2026-06-02");
        assert_eq!(weights(&rent, &["2026-06-01", "2026-06-02", "2026-06-30"]), [3, 0, 0]);
    }

    #[test]
    fn month_ends_are_the_last_day_of_every_month() {
        let ends = of(&["2026-02-28", "2026-03-31", "2026-04-30"], "2026-05-20");
        assert_eq!(weights(&ends, &["2026-05-28", "2026-05-30", "2026-05-31"]), [0, 0, 3]);
        assert_eq!(weights(&ends, &["2026-06-30"]), [3]);
        // the 30th is not the last day of a longer month, and falls on that of a shorter one
        let thirtieth = of(&["2026-01-30", "2026-03-30", "2026-04-30"], "2026-05-20");
        assert_eq!(weights(&thirtieth, &["2026-05-30", "2026-05-31"]), [3, 0]);
        assert_eq!(weights(&thirtieth, &["2027-02-28"]), [3]);
    }

    #[test]
    fn a_payday_that_weekends_move_has_its_days() {
        let days = ["2026-01-28", "2026-02-27", "2026-03-27", "2026-04-28"];
        assert_eq!(
            weights(&of(&days, "2026-05-20"), &["2026-05-26", "2026-05-27", "2026-05-28"]),
            [0, 2, 2]
        );
    }

    #[test]
    fn other_lines_are_due_every_day() {
        assert_eq!(of(&["2026-04-01", "2026-05-01"], "2026-06-02"), PayDays::Evenly);
        assert_eq!(of(&["2026-03-12", "2026-04-05", "2026-05-23"], "2026-06-02"), PayDays::Evenly);
        let weekly: Vec<String> = NaiveDate::from_ymd_opt(2026, 1, 6)
            .unwrap()
            .iter_weeks()
            .take(16)
            .map(|day| day.to_string())
            .collect();
        let weekly: Vec<&str> = weekly.iter().map(String::as_str).collect();
        assert_eq!(of(&weekly, "2026-05-02"), PayDays::Evenly);
        // what is paid in the month in progress is what is compared
        assert_eq!(of(&["2026-04-01", "2026-05-01", "2026-06-01"], "2026-06-02"), PayDays::Evenly);
    }
}

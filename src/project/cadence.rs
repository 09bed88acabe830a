//! How often an item comes and on which days: weekly to yearly, with month ends and weekends.

use chrono::NaiveDate;

use super::day_table::DayTable;
use crate::domain::Shift;

/// A rule that gives the expected days of an item. Slots are counted by an integer that grows by
/// one from each expected day to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cadence {
    /// Every `step` days, on days `phase` modulo `step`.
    Days {
        /// Days between two.
        step: i32,
        /// Remainder of the day index.
        phase: i32,
    },
    /// Every `step` months, in months `phase` modulo `step`, on day `anchor`.
    Months {
        /// Months between two.
        step: i32,
        /// Remainder of the month index.
        phase: i32,
        /// Day of month, clamped to the month's end.
        anchor: i32,
        /// What happens on weekends.
        shift: Shift,
    },
}

impl Cadence {
    /// The expected day of a slot, `None` outside the table.
    pub(super) fn day(self, days: &DayTable, slot: i32) -> Option<i32> {
        match self {
            Self::Days { step, phase } => {
                let day = slot * step + phase;
                (0..days.len()).contains(&day).then_some(day)
            }
            Self::Months { step, phase, anchor, shift } => {
                let month = usize::try_from(slot * step + phase).ok()?;
                days.anchored(month, anchor, shift)
            }
        }
    }

    /// The slot whose expected day is nearest to `day`.
    pub(super) fn nearest_slot(self, days: &DayTable, day: i32) -> i32 {
        let guess = match self {
            Self::Days { step, phase } => (day - phase).div_euclid(step),
            Self::Months { step, phase, .. } => {
                let month = i32::try_from(days.month(day)).unwrap_or(0);
                (month - phase).div_euclid(step)
            }
        };
        // Within a third of the step no neighbour can be nearer.
        let third = match self {
            Self::Days { step, .. } => step / 3,
            Self::Months { step, .. } => 10 * step,
        };
        if self.day(days, guess).is_some_and(|expected| (expected - day).abs() <= third) {
            return guess;
        }
        (guess - 1..=guess + 1)
            .min_by_key(|slot| {
                self.day(days, *slot).map_or(i32::MAX, |expected| (expected - day).abs())
            })
            .unwrap_or(guess)
    }

    /// Days from one to the next on average.
    pub(super) fn mean_days(self) -> f64 {
        match self {
            Self::Days { step, .. } => f64::from(step),
            Self::Months { step, .. } => f64::from(step) * 365.25 / 12.0,
        }
    }

    /// How far a payment may stray from its expected day and still be it.
    pub(super) fn tolerance(self) -> i32 {
        match self {
            Self::Days { step: ..=7, .. } => 2,
            Self::Days { .. } => 3,
            Self::Months { step: 1, .. } => 5,
            Self::Months { step: 2..=3, .. } => 10,
            Self::Months { .. } => 15,
        }
    }

    /// How far a dated bill may stand from the expected day that it replaces: less than half the
    /// distance between two, so that it cannot claim its neighbour.
    pub(super) fn replacement_window(self) -> i32 {
        match self {
            Self::Days { step: ..=7, .. } => 3,
            Self::Days { .. } => 6,
            Self::Months { step: 1, .. } => 12,
            Self::Months { step: 2..=3, .. } => 21,
            Self::Months { .. } => 30,
        }
    }

    /// Does it come four times a year or less often?
    pub(super) const fn is_rare(self) -> bool {
        matches!(self, Self::Months { step: 3.., .. })
    }

    /// Fewest sightings before it is believed.
    pub(super) fn least_seen(self) -> u32 {
        match self {
            Self::Days { step: ..=7, .. } => 6,
            Self::Days { .. } => 4,
            Self::Months { step: ..=3, .. } => 3,
            Self::Months { .. } => 2,
        }
    }

    /// How many slots back it is judged on: a rule that held years ago proves nothing today.
    pub(super) fn judged_slots(self) -> i32 {
        match self {
            Self::Days { step: ..=7, .. } => 26,
            Self::Days { .. } => 20,
            Self::Months { step: 1, .. } => 12,
            Self::Months { step: 2..=3, .. } => 8,
            Self::Months { .. } => 5,
        }
    }

    /// Largest robust spread of the amounts, as a share of their size. A weekly rhythm with
    /// loose amounts is a run rate with a weekday, and is better served as one.
    pub(super) fn loosest_amount(self) -> f64 {
        match self {
            Self::Days { step: ..=7, .. } => 0.2,
            Self::Days { .. } => 0.35,
            Self::Months { .. } => 0.42,
        }
    }

    /// What its expected days are counted in.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Self::Days { step: 7, .. } => "weeks",
            Self::Months { step: 1, .. } => "months",
            Self::Months { step: 3, .. } => "quarters",
            Self::Months { step: 12, .. } => "years",
            _ => "times",
        }
    }

    /// For people: `every 2nd Fri`, `1st, next work day`.
    pub(super) fn words(self, days: &DayTable, last: i32) -> String {
        match self {
            Self::Days { step, phase } => {
                let slot = (last - phase).div_euclid(step);
                let weekday = (slot * step + phase).clamp(0, days.len() - 1);
                let name = weekday_name(days.date(weekday));
                match step {
                    7 => format!("every {name}"),
                    14 => format!("every 2nd {name}"),
                    _ => format!("every {step} days"),
                }
            }
            Self::Months { step, anchor, shift, .. } => {
                let often = match step {
                    1 => "",
                    3 => "quarterly, ",
                    12 => "yearly, ",
                    _ => "every few months, ",
                };
                let day = if anchor >= 31 { "month end".to_owned() } else { ordinal(anchor) };
                let drift = match shift {
                    Shift::None => "",
                    Shift::NextBusinessDay => ", next work day",
                    Shift::PreviousBusinessDay => ", work day before",
                };
                format!("{often}{day}{drift}")
            }
        }
    }
}

fn weekday_name(date: NaiveDate) -> String {
    date.format("%a").to_string()
}

/// 1st, 2nd, 3rd, 4th …
pub(super) fn ordinal(number: i32) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_read_well() {
        let made: Vec<String> =
            [1, 2, 3, 4, 11, 12, 13, 21, 22, 31].into_iter().map(ordinal).collect();
        assert_eq!(
            made,
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "31st"]
        );
    }
}

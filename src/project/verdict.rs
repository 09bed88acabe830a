//! Whether the forecast earns its keep on this ledger.

use super::judged::Tally;

/// Fewest past forecasts that make a record, and fewest weeks the earliest of them must have met.
pub(super) const LEAST_ORIGINS: usize = 4;
/// The forecast is better than a mean from this share of the mean's error down: less is chance.
const CLEARLY: f64 = 0.98;

/// What the track record comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Fewer than four past forecasts, or none that has met four weeks.
    TooFewOrigins,
    /// The weekly net was zero throughout: there is nothing to miss a share of.
    NothingMoved,
    /// Weekly net is missed by no less than a mean of the 13 weeks before misses it.
    NoBetterThanMean,
    /// It is missed by no less than "the balance stays" misses it.
    NoBetterThanStays,
    /// Better than both.
    Better,
}

impl Verdict {
    /// The word in JSON and CSV.
    pub const fn word(self) -> &'static str {
        match self {
            Self::TooFewOrigins => "too-few-origins",
            Self::NothingMoved => "nothing-moved",
            Self::NoBetterThanMean => "no-better-than-mean-13",
            Self::NoBetterThanStays => "no-better-than-balance-stays",
            Self::Better => "better",
        }
    }

    /// What the record says. `weeks` are those judged at each past date, latest date first;
    /// `beaten` counts the dates from which the forecast missed less than the mean.
    pub(super) fn of(net: &Tally, weeks: &[usize], beaten: usize) -> Self {
        let met = weeks.get(LEAST_ORIGINS - 1).copied().unwrap_or(0);
        if met < LEAST_ORIGINS {
            Self::TooFewOrigins
        } else if net.size <= 0.0 {
            Self::NothingMoved
        } else if net.missed >= CLEARLY * net.mean_missed || 2 * beaten <= weeks.len() {
            Self::NoBetterThanMean
        } else if net.missed >= net.size {
            Self::NoBetterThanStays
        } else {
            Self::Better
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn net(missed: f64, mean_missed: f64) -> Tally {
        Tally { weeks: 52, size: 100.0, missed, mean_missed, ..Tally::default() }
    }

    #[test]
    fn a_forecast_is_better_only_by_a_margin_and_from_most_dates() {
        let weeks = [1, 2, 3, 4, 5, 6];
        assert_eq!(Verdict::of(&net(50.0, 80.0), &weeks, 4), Verdict::Better);
        assert_eq!(Verdict::of(&net(50.0, 80.0), &weeks, 3), Verdict::NoBetterThanMean);
        assert_eq!(Verdict::of(&net(79.0, 80.0), &weeks, 6), Verdict::NoBetterThanMean);
        assert_eq!(Verdict::of(&net(101.0, 180.0), &weeks, 6), Verdict::NoBetterThanStays);
        assert_eq!(Verdict::of(&net(0.0, 0.0), &weeks, 0), Verdict::NoBetterThanMean);
    }

    #[test]
    fn few_dates_or_no_movement_are_no_record() {
        assert_eq!(Verdict::of(&net(1.0, 80.0), &[1, 2, 3], 3), Verdict::TooFewOrigins);
        assert_eq!(Verdict::of(&net(1.0, 80.0), &[1, 2, 3, 3], 4), Verdict::TooFewOrigins);
        assert_eq!(Verdict::of(&net(1.0, 80.0), &[], 0), Verdict::TooFewOrigins);
        assert_eq!(Verdict::of(&Tally::default(), &[1, 2, 3, 4], 0), Verdict::NothingMoved);
    }
}

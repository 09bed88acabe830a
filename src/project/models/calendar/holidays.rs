//! The days around Easter and the turn of the year, as past years had them.

use super::dates::Day;
use super::fit::Fit;
use crate::project::quantize::float_count;

/// How far a holiday's amount strays from an ordinary day's, as a share, before any evidence.
const STRAYS: f64 = 0.3;
/// The largest past effect that is believed: four times an ordinary day.
const LARGEST: f64 = 3.0;
/// Weekdays below this index are closed: they tell nothing about holidays.
const CLOSED: f64 = 0.02;

/// A day of a holiday season, the same in every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holiday {
    /// Days after Easter Sunday.
    Easter(i64),
    /// Month (0 is January) and day.
    YearEnd(usize, usize),
}

fn holiday(day: &Day) -> Option<Holiday> {
    let year_end = match day.month {
        11 => day.number >= 18,
        0 => day.number <= 3,
        _ => false,
    };
    match day.after_easter {
        -4..=1 => Some(Holiday::Easter(day.after_easter)),
        _ if year_end => Some(Holiday::YearEnd(day.month, day.number)),
        _ => None,
    }
}

/// Is the day in a season whose days are no ordinary ones?
pub(super) fn is_holiday(day: &Day) -> bool {
    holiday(day).is_some()
}

/// The factor of each day of `ahead`: 1, or on a holiday what the same day of past years was
/// beside an ordinary day, shrunk towards 1 by the noise of one day against [`STRAYS`].
pub(super) fn factors(
    fit: &Fit,
    days: &[Day],
    cells: &[usize],
    values: &[f64],
    ahead: &[Day],
) -> Vec<f64> {
    let past: Vec<(Holiday, f64)> = values
        .iter()
        .enumerate()
        .filter_map(|(index, value)| {
            let fitted = fit.fitted(days, cells, index);
            let known = fitted > 0.0 && fit.weekday[days[index].weekday] > CLOSED;
            let effect = (value / fitted - 1.0).min(LARGEST);
            holiday(&days[index]).filter(|_| known).map(|name| (name, effect))
        })
        .collect();
    ahead
        .iter()
        .map(|day| holiday(day).map_or(1.0, |name| factor(name, &past, fit.spread)))
        .collect()
}

fn factor(name: Holiday, past: &[(Holiday, f64)], spread: f64) -> f64 {
    let same = past.iter().filter(|(other, _)| *other == name);
    let (sum, count) = same.fold((0.0, 0), |(sum, count), (_, effect)| (sum + effect, count + 1));
    if count == 0 {
        return 1.0;
    }
    let evidence = float_count(count) * STRAYS * STRAYS;
    let mean = sum / float_count(count);
    (1.0 + mean * evidence / (evidence + spread * spread)).max(0.0)
}

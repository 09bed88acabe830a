//! What the calendar says about a day: weekday, place in the month, distance from Easter.

use chrono::{Datelike, NaiveDate};

/// Cells of the day-of-month index: days 1 to 28, then the third-last, the day before last and the
/// last day of the month in cells 30, 29 and 28.
pub(super) const CELLS: usize = 31;
/// The cells in the order in which a month runs through them.
pub(super) const CELL_ORDER: [usize; CELLS] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
    26, 27, 30, 29, 28,
];

/// Calendar facts of one day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    /// 0 is Monday.
    pub(super) weekday: usize,
    /// 0 is January.
    pub(super) month: usize,
    /// Day of month, from 1.
    pub(super) number: usize,
    /// Days that follow in its month.
    pub(super) left: usize,
    /// Days after Easter Sunday of its year; negative before.
    pub(super) after_easter: i64,
}

impl Day {
    fn new(date: NaiveDate) -> Self {
        let number = date.day() as usize;
        Self {
            weekday: date.weekday().num_days_from_monday() as usize,
            month: date.month0() as usize,
            number,
            left: month_length(date) - number,
            after_easter: days_after_easter(date),
        }
    }
}

/// The facts of `count` days from `start` on.
pub(super) fn span(start: NaiveDate, count: usize) -> Vec<Day> {
    let mut days: Vec<Day> = start.iter_days().take(count).map(Day::new).collect();
    // At the end of chrono's calendar, 260,000 years from now, the last day repeats.
    days.resize(count, days.last().copied().unwrap_or_else(|| Day::new(start)));
    days
}

fn month_length(date: NaiveDate) -> usize {
    (28..=31).rev().find(|last| date.with_day(*last).is_some()).unwrap_or(28) as usize
}

/// Western Easter by the anonymous Gregorian computus (J. Meeus, Astronomical Algorithms, 1991,
/// chapter 8).
fn days_after_easter(date: NaiveDate) -> i64 {
    let year = date.year().rem_euclid(400_000);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * late + 21;
    let march = NaiveDate::from_ymd_opt(date.year(), 3, 1);
    march.map_or(i64::MAX, |march| (date - march).num_days() - i64::from(from_march))
}

/// The cell of each day by its day of month.
pub(super) fn month_cells(days: &[Day]) -> Vec<usize> {
    days.iter().map(|day| cell(day.number - 1, day.left)).collect()
}

/// The cell of each day by its business day of the month: of weekdays that are `open`, the first,
/// second … and the last three. A closed day stands with the open day before it.
pub(super) fn business_cells(days: &[Day], open: [bool; 7]) -> Vec<usize> {
    let count = |day: &Day, steps: std::ops::RangeInclusive<i64>| {
        let weekday = i64::try_from(day.weekday).unwrap_or(0);
        steps
            .filter(|step| open[usize::try_from((weekday + step).rem_euclid(7)).unwrap_or(0)])
            .count()
    };
    let signed = |number: usize| i64::try_from(number).unwrap_or(0);
    days.iter()
        .map(|day| {
            let before = count(day, 1 - signed(day.number)..=0);
            cell(before.saturating_sub(1), count(day, 1..=signed(day.left)))
        })
        .collect()
}

fn cell(before: usize, left: usize) -> usize {
    if left < 3 { 28 + left } else { before.min(27) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Dates of Easter Sunday as the Church of England and the US Census Bureau list them.
    #[test]
    fn easter_falls_on_the_published_dates() {
        for easter in
            ["1818-03-22", "1943-04-25", "1997-03-30", "1998-04-12", "2000-04-23", "2024-03-31"]
        {
            assert_eq!(days_after_easter(date(easter)), 0, "{easter}");
        }
        assert_eq!(days_after_easter(date("2026-04-03")), -2);
    }

    #[test]
    fn the_last_three_days_have_their_own_cells() {
        let cells = month_cells(&span(date("2026-02-01"), 31));
        assert_eq!(cells[..3], [0, 1, 2]);
        assert_eq!(cells[25..30], [30, 29, 28, 0, 1]);
    }

    #[test]
    fn business_cells_count_open_days_only() {
        let open = [true, true, true, true, true, false, false];
        // Thursday 1 January to Sunday 1 February 2026.
        let cells = business_cells(&span(date("2026-01-01"), 32), open);
        assert_eq!(cells[..6], [0, 1, 1, 1, 2, 3]);
        // Wednesday 28th, Thursday 29th, Friday 30th, Saturday 31st.
        assert_eq!(cells[27..31], [30, 29, 28, 28]);
    }
}

//! A table of calendar facts by day, so that the models never do calendar arithmetic in a loop.

use chrono::{Datelike, NaiveDate};

use crate::domain::Shift;

/// Cells of the day-of-month profile: days 1 to 28, then the last three days of the month.
pub(super) const MONTH_CELLS: usize = 31;

/// The last anchor: every month's end.
const LAST_ANCHOR: i32 = 31;
/// In the order in which the table holds them.
const SHIFTS: [Shift; 3] = [Shift::None, Shift::NextBusinessDay, Shift::PreviousBusinessDay];
/// Anchors and shifts of one month.
const MONTH_ANCHORS: usize = 31 * SHIFTS.len();

/// One calendar month inside the table.
#[derive(Debug, Clone, Copy)]
struct Month {
    /// Index of its first day (may stand before the table).
    start: i32,
    /// Days in it.
    length: i32,
}

/// Calendar facts of consecutive days. Index 0 is the first day.
#[derive(Debug, Clone)]
pub(super) struct DayTable {
    first: NaiveDate,
    weekday: Vec<u8>,
    cell: Vec<u8>,
    month: Vec<u32>,
    months: Vec<Month>,
    /// By month, anchor and shift: see [`DayTable::anchored`]. The search for recurring items asks
    /// for nothing more often.
    anchors: Vec<Option<i32>>,
    first_month: u32,
}

impl DayTable {
    /// A table of `count` days from `first` on.
    pub(super) fn new(first: NaiveDate, count: usize) -> Self {
        let mut table = Self {
            first,
            weekday: Vec::with_capacity(count),
            cell: Vec::with_capacity(count),
            month: Vec::with_capacity(count),
            months: Vec::new(),
            anchors: Vec::new(),
            first_month: first.month0(),
        };
        for (index, day) in first.iter_days().take(count).enumerate() {
            let dom = i32::try_from(day.day0()).unwrap_or(0);
            if index == 0 || dom == 0 {
                let start = i32::try_from(index).unwrap_or(i32::MAX) - dom;
                let length = days_in_month(day);
                table.months.push(Month { start, length });
            }
            let month = table.months.len() - 1;
            let length = table.months[month].length;
            let left = length - 1 - dom;
            let cell = if left < 3 { 28 + left } else { dom.min(27) };
            table.weekday.push(u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(0));
            table.cell.push(u8::try_from(cell).unwrap_or(0));
            table.month.push(u32::try_from(month).unwrap_or(0));
        }
        table.anchors = table.all_anchors();
        table
    }

    fn all_anchors(&self) -> Vec<Option<i32>> {
        let mut made = Vec::with_capacity(self.months.len() * MONTH_ANCHORS);
        for month in &self.months {
            for anchor in 1..=LAST_ANCHOR {
                made.extend(SHIFTS.map(|shift| self.anchor(*month, anchor, shift)));
            }
        }
        made
    }

    /// See [`DayTable::anchored`].
    fn anchor(&self, month: Month, anchor: i32, shift: Shift) -> Option<i32> {
        let day = month.start + anchor.min(month.length) - 1;
        // The unshifted day may stand before the table and its shifted one inside.
        let weekday = (i32::from(*self.weekday.first()?) + day).rem_euclid(7);
        let shifted = match (shift, weekday) {
            (Shift::NextBusinessDay, 5..) => day + 7 - weekday,
            (Shift::PreviousBusinessDay, 5..) => day + 4 - weekday,
            _ => day,
        };
        (0..self.len()).contains(&shifted).then_some(shifted)
    }

    /// Days in the table.
    pub(super) fn len(&self) -> i32 {
        i32::try_from(self.weekday.len()).unwrap_or(i32::MAX)
    }

    /// The index of a date; may lie outside the table.
    pub(super) fn index(&self, date: NaiveDate) -> i32 {
        i32::try_from((date - self.first).num_days()).unwrap_or(i32::MAX)
    }

    /// The date of an index inside the table.
    pub(super) fn date(&self, index: i32) -> NaiveDate {
        self.first + chrono::Duration::days(i64::from(index))
    }

    fn at(index: i32) -> usize {
        usize::try_from(index).unwrap_or(0)
    }

    /// 0 is Monday.
    pub(super) fn weekday(&self, index: i32) -> usize {
        usize::from(self.weekday[Self::at(index)])
    }

    /// The cell of the day-of-month profile.
    pub(super) fn cell(&self, index: i32) -> usize {
        usize::from(self.cell[Self::at(index)])
    }

    /// Months since the table's first month.
    pub(super) fn month(&self, index: i32) -> usize {
        self.month[Self::at(index)] as usize
    }

    /// 0 is January.
    pub(super) fn month_of_year(&self, index: i32) -> usize {
        (self.month[Self::at(index)] + self.first_month) as usize % 12
    }

    /// The calendar month of a table month: 0 is January.
    pub(super) fn month_of_year_at(&self, month: usize) -> usize {
        (month + self.first_month as usize) % 12
    }

    /// First day and length of a table month.
    pub(super) fn month_span(&self, month: usize) -> Option<(i32, i32)> {
        self.months.get(month).map(|m| (m.start, m.length))
    }

    /// Day of month, from 1.
    pub(super) fn day_of_month(&self, index: i32) -> i32 {
        index - self.months[self.month(index)].start + 1
    }

    /// The day in table month `month` whose day of month is `anchor`, clamped to the month's end
    /// and shifted off weekends. `None` outside the table.
    pub(super) fn anchored(&self, month: usize, anchor: i32, shift: Shift) -> Option<i32> {
        let anchor = Self::at(anchor.clamp(1, LAST_ANCHOR) - 1);
        let shift = match shift {
            Shift::None => 0,
            Shift::NextBusinessDay => 1,
            Shift::PreviousBusinessDay => 2,
        };
        let place = month * MONTH_ANCHORS + anchor * SHIFTS.len() + shift;
        self.anchors.get(place).copied().flatten()
    }
}

fn days_in_month(day: NaiveDate) -> i32 {
    let first = day.with_day(1).expect("every month has a first day");
    (28..=31)
        .rev()
        .find(|length| u32::try_from(*length).ok().and_then(|last| first.with_day(last)).is_some())
        .unwrap_or(28)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn anchors_clamp_to_the_month_and_leave_weekends() {
        let table = DayTable::new(day("2026-01-15"), 200);
        let at = |month, anchor, shift| table.date(table.anchored(month, anchor, shift).unwrap());
        assert_eq!(at(1, 31, Shift::None), day("2026-02-28"));
        assert_eq!(at(1, 31, Shift::NextBusinessDay), day("2026-03-02"));
        assert_eq!(at(1, 31, Shift::PreviousBusinessDay), day("2026-02-27"));
        assert_eq!(table.anchored(0, 3, Shift::None), None);
    }

    #[test]
    fn the_last_three_days_have_their_own_cells() {
        let table = DayTable::new(day("2026-02-01"), 60);
        let cell = |date: &str| table.cell(table.index(day(date)));
        assert_eq!(cell("2026-02-28"), 28);
        assert_eq!(cell("2026-02-26"), 30);
        assert_eq!(cell("2026-03-31"), 28);
        assert_eq!(cell("2026-03-28"), 27);
        assert_eq!(cell("2026-03-01"), 0);
    }
}

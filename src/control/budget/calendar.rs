//! Which days a budget is compared over: its periods, the one in progress, the last four, to date.

use chrono::{Datelike, Months, NaiveDate, Weekday};
use rust_decimal::Decimal;

use crate::domain::{DateSpan, Grain, spans};

/// Periods that "the last four" holds.
const LAST: usize = 4;
/// A budget of more days than a leap year has is compared by its fiscal year.
const YEAR: usize = 366;

/// The days of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetCalendar {
    /// Months or weeks, as the budget has them or the user says.
    pub grain: Grain,
    /// Every period of the budget that is compared or still to come, in order; the first and last
    /// may be cut by the budget's own days.
    pub periods: Vec<DateSpan>,
    /// The period that the as-of date stands in; the last one after the budget's end.
    pub current: usize,
    /// Up to and including this day: the as-of date, or the budget's end where that is earlier.
    pub until: NaiveDate,
}

/// Spans of a comparison, in the order of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WindowKind {
    /// The period in progress or just ended.
    Period,
    /// That and the three before it.
    LastFour,
    /// All since the budget's first day that the ledger knows.
    ToDate,
}

impl WindowKind {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Period, Self::LastFour, Self::ToDate];

    /// The word in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::LastFour => "last-four",
            Self::ToDate => "to-date",
        }
    }
}

/// Why nothing can be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NothingToCompare {
    /// No row of the budget has a line.
    #[error("the budget has no line to compare")]
    NoLines,
    /// The budget begins after the as-of date.
    #[error(
        "the budget begins on {starts}, after the as-of date {as_of}: nothing is paid of it yet"
    )]
    NotBegun {
        /// Its first day.
        starts: NaiveDate,
        /// The as-of date.
        as_of: NaiveDate,
    },
    /// The budget ends before the ledger begins.
    #[error("the budget ends on {ends}, before the first ledger row on {first}")]
    BeforeLedger {
        /// Its last day.
        ends: NaiveDate,
        /// The first ledger day.
        first: NaiveDate,
    },
}

impl BudgetCalendar {
    /// The calendar of a budget whose rows are cash on `rows`.
    ///
    /// Its days are those of all rows; where that is more than a year, of the fiscal year that
    /// holds the as-of date. Periods that end before the first ledger row are left out: what was
    /// paid in them is not known, which is not nothing.
    ///
    /// # Errors
    ///
    /// [`NothingToCompare`] where no day of the budget is past and in the ledger.
    pub fn new(
        rows: &[DateSpan],
        grain: Option<Grain>,
        fiscal_year_starts: u32,
        first_row: NaiveDate,
        as_of: NaiveDate,
    ) -> Result<Self, NothingToCompare> {
        let start = rows.iter().map(|row| row.start).min().ok_or(NothingToCompare::NoLines)?;
        let end = rows.iter().map(|row| row.end).max().ok_or(NothingToCompare::NoLines)?;
        let whole = within_a_year(DateSpan { start, end }, fiscal_year_starts, as_of);
        if as_of < whole.start {
            return Err(NothingToCompare::NotBegun { starts: whole.start, as_of });
        }
        if whole.end < first_row {
            return Err(NothingToCompare::BeforeLedger { ends: whole.end, first: first_row });
        }
        let grain = grain.unwrap_or_else(|| grain_of(rows));
        let mut periods = spans(whole, grain);
        periods.retain(|period| period.end >= first_row);
        let until = as_of.min(whole.end);
        let current = periods.iter().rposition(|period| period.start <= until);
        let current = current.ok_or_else(|| NothingToCompare::NotBegun {
            starts: periods.first().map_or(whole.start, |period| period.start),
            as_of,
        })?;
        Ok(Self { grain, periods, current, until })
    }

    /// The days of the budget that are compared or to come.
    pub fn whole(&self) -> DateSpan {
        let (first, last) = (self.periods.first(), self.periods.last());
        DateSpan {
            start: first.map_or(self.until, |period| period.start),
            end: last.map_or(self.until, |period| period.end),
        }
    }

    /// The days of a window.
    pub fn window(&self, kind: WindowKind) -> DateSpan {
        let first = match kind {
            WindowKind::Period => self.current,
            WindowKind::LastFour => (self.current + 1).saturating_sub(LAST),
            WindowKind::ToDate => 0,
        };
        DateSpan { start: self.periods[first].start, end: self.until }
    }

    /// Windows that are not the same days as one before them.
    pub fn windows(&self) -> Vec<WindowKind> {
        let mut kinds: Vec<WindowKind> = Vec::new();
        for kind in WindowKind::ALL {
            let same = kinds.iter().any(|other| self.window(*other) == self.window(kind));
            // to date is what a budget is judged on, and always has its place
            if same && kind == WindowKind::ToDate {
                kinds.pop();
            }
            if !same || kind == WindowKind::ToDate {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// Periods gone, the one in progress by its days.
    pub fn gone(&self) -> Decimal {
        let period = self.periods[self.current];
        let days = |span: DateSpan| Decimal::from(u64::try_from(span.len()).unwrap_or(0));
        let past = DateSpan { start: period.start, end: self.until };
        Decimal::from(u64::try_from(self.current).unwrap_or(0)) + days(past) / days(period)
    }

    /// Periods still to come.
    pub fn left(&self) -> Decimal {
        self.left_to(self.whole().end)
    }

    /// Periods still to come up to and including `ends`: an advertising budget to April has one month
    /// left in March, whatever else the file budgets to December.
    pub fn left_to(&self, ends: NaiveDate) -> Decimal {
        let days = |from: NaiveDate, to: NaiveDate| {
            Decimal::from(u64::try_from((to - from).num_days() + 1).unwrap_or(0))
        };
        let next = self.until.succ_opt().unwrap_or(self.until);
        let left = self.periods[self.current..].iter().map(|period| {
            days(period.start.max(next), period.end.min(ends)) / days(period.start, period.end)
        });
        left.sum()
    }

    /// Has the period in progress ended?
    pub fn ended(&self) -> bool {
        self.periods[self.current].end == self.until
    }
}

/// The days of the fiscal year that holds the as-of date, where a budget is for more than a year.
fn within_a_year(whole: DateSpan, fiscal_year_starts: u32, as_of: NaiveDate) -> DateSpan {
    if whole.len() <= YEAR {
        return whole;
    }
    let pivot = as_of.clamp(whole.start, whole.end);
    let year = if pivot.month() < fiscal_year_starts { pivot.year() - 1 } else { pivot.year() };
    let Some(start) = NaiveDate::from_ymd_opt(year, fiscal_year_starts, 1) else { return whole };
    let end = start.checked_add_months(Months::new(12)).and_then(|next| next.pred_opt());
    let end = end.unwrap_or(whole.end);
    DateSpan { start: start.max(whole.start), end: end.min(whole.end) }
}

/// Weeks where no row is for more than one, else months.
fn grain_of(rows: &[DateSpan]) -> Grain {
    if rows.iter().any(|row| row.len() > 7) {
        return Grain::Month;
    }
    let ends = rows.iter().find(|row| row.len() == 7).map_or(Weekday::Sun, |row| row.end.weekday());
    Grain::Week { ends }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;
    use crate::domain::month_end;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn months(first: &str, count: u32) -> Vec<DateSpan> {
        let start = day(first);
        (0..count)
            .map(|month| {
                let start = start + Months::new(month);
                DateSpan { start, end: month_end(start) }
            })
            .collect()
    }

    fn made(rows: &[DateSpan], first_row: &str, as_of: &str) -> BudgetCalendar {
        BudgetCalendar::new(rows, None, 1, day(first_row), day(as_of)).unwrap()
    }

    fn words(span: DateSpan) -> String {
        format!("{}..{}", span.start, span.end)
    }

    #[test]
    fn two_of_six_months_are_gone() {
        let calendar = made(&months("2026-04-01", 6), "2024-06-03", "2026-05-31");
        assert_eq!(calendar.gone(), Decimal::TWO);
        assert_eq!(calendar.left(), Decimal::from(4));
        assert!(calendar.ended());
        assert_eq!(words(calendar.window(WindowKind::Period)), "2026-05-01..2026-05-31");
        assert_eq!(words(calendar.window(WindowKind::ToDate)), "2026-04-01..2026-05-31");
        assert_eq!(calendar.windows(), [WindowKind::Period, WindowKind::ToDate]);
    }

    #[test]
    fn a_month_in_progress_is_gone_by_its_days() {
        let calendar = made(&months("2026-01-01", 12), "2024-06-03", "2026-06-15");
        assert_eq!(calendar.gone().normalize().to_string(), "5.5");
        assert_eq!(calendar.left().normalize().to_string(), "6.5");
        let left = |ends| calendar.left_to(day(ends)).normalize().to_string();
        assert_eq!([left("2026-07-31"), left("2026-06-30")], ["1.5", "0.5"]);
        assert_eq!([left("2026-06-15"), left("2026-02-28")], ["0", "0"]);
        assert_eq!(words(calendar.window(WindowKind::LastFour)), "2026-03-01..2026-06-15");
        assert_eq!(calendar.windows(), WindowKind::ALL);
    }

    #[test]
    fn what_the_ledger_does_not_know_is_not_compared() {
        let calendar = made(&months("2026-01-01", 6), "2026-03-04", "2026-04-30");
        assert_eq!(words(calendar.whole()), "2026-03-01..2026-06-30");
        let late = BudgetCalendar::new(
            &months("2026-01-01", 2),
            None,
            1,
            day("2026-03-04"),
            day("2026-04-30"),
        );
        assert!(matches!(late, Err(NothingToCompare::BeforeLedger { .. })));
        let early = BudgetCalendar::new(
            &months("2026-07-01", 2),
            None,
            1,
            day("2026-03-04"),
            day("2026-04-30"),
        );
        assert!(matches!(early, Err(NothingToCompare::NotBegun { .. })));
    }

    #[test]
    fn two_years_of_budget_are_compared_by_fiscal_year() {
        let rows = months("2025-01-01", 24);
        let calendar =
            BudgetCalendar::new(&rows, None, 4, day("2024-01-01"), day("2026-02-10")).unwrap();
        assert_eq!(words(calendar.whole()), "2025-04-01..2026-03-31");
        let calendar = made(&rows, "2024-01-01", "2027-02-10");
        assert_eq!(words(calendar.whole()), "2026-01-01..2026-12-31");
        assert_eq!(calendar.left(), Decimal::ZERO);
    }

    #[test]
    fn a_budget_of_weeks_is_compared_by_weeks() {
        let week = |start| DateSpan { start: day(start), end: day(start) + Days::new(6) };
        let calendar = made(&[week("2026-06-01"), week("2026-06-08")], "2026-01-01", "2026-06-09");
        assert_eq!(calendar.grain, Grain::Week { ends: Weekday::Sun });
        assert_eq!(calendar.periods.len(), 2);
        assert_eq!(calendar.current, 1);
    }
}

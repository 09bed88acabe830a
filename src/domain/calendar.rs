//! Days, spans, periods and repetition. No clock: every date comes from an input.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// An inclusive span of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateSpan {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
}

impl DateSpan {
    /// `None` where the end stands before the start.
    pub fn new(start: NaiveDate, end: NaiveDate) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    /// Days in it, at least 1.
    pub fn len(self) -> usize {
        usize::try_from((self.end - self.start).num_days() + 1).unwrap_or(0)
    }

    /// A span has at least one day.
    pub const fn is_empty(self) -> bool {
        false
    }

    /// Is the day inside?
    pub fn contains(self, day: NaiveDate) -> bool {
        self.start <= day && day <= self.end
    }

    /// Every day, in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.start.iter_days().take_while(move |day| *day <= self.end)
    }
}

/// The step of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// Calendar days.
    Day,
    /// Weeks that end on the given day.
    Week {
        /// Last day of each week.
        ends: Weekday,
    },
    /// Calendar months.
    Month,
}

impl Grain {
    /// The word in JSON and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week { .. } => "week",
            Self::Month => "month",
        }
    }
}

/// How far a forecast reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// Exactly so many days after the as-of date; the last period may be partial.
    Days(u32),
    /// So many full weeks after the stub.
    Weeks(u32),
    /// So many full months after the stub.
    Months(u32),
}

impl std::fmt::Display for Horizon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (count, unit) = match *self {
            Self::Days(n) => (n, "day"),
            Self::Weeks(n) => (n, "week"),
            Self::Months(n) => (n, "month"),
        };
        let plural = if count == 1 { "" } else { "s" };
        write!(f, "{count} {unit}{plural}")
    }
}

/// What part of a calendar period a [`Period`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodKind {
    /// Days between the last ledger row and the as-of date: forecast, though already past.
    Gap,
    /// From the day after the as-of date to the end of the period in progress.
    Stub,
    /// A whole day, week or month.
    Whole,
    /// Cut off by a horizon in days.
    Partial,
}

/// One row of a cash table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its days.
    pub span: DateSpan,
    /// Its kind.
    pub kind: PeriodKind,
    /// The step of its table.
    pub grain: Grain,
}

impl Period {
    /// Unique name in JSON: the end date; `2026-07` for months (a gap keeps its end date).
    pub fn id(&self) -> String {
        match (self.grain, self.kind) {
            (Grain::Month, kind) if kind != PeriodKind::Gap => {
                self.span.end.format("%Y-%m").to_string()
            }
            _ => self.span.end.to_string(),
        }
    }
}

/// The last day of the period that holds `day`.
fn period_end(day: NaiveDate, grain: Grain) -> NaiveDate {
    match grain {
        Grain::Day => day,
        Grain::Week { ends } => {
            let ahead =
                (7 + ends.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
            day + Days::new(u64::from(ahead))
        }
        Grain::Month => month_end(day),
    }
}

/// The periods of `whole` at a step, the first and the last cut to it.
pub fn spans(whole: DateSpan, grain: Grain) -> Vec<DateSpan> {
    let mut made = Vec::new();
    let mut start = whole.start;
    while start <= whole.end {
        let end = period_end(start, grain).min(whole.end);
        made.push(DateSpan { start, end });
        start = end + Days::new(1);
    }
    made
}

/// The last day of `day`'s month.
pub(crate) fn month_end(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).expect("every month has a first day");
    first + Months::new(1) - Days::new(1)
}

/// The last day of the forecast. A stub precedes the whole periods where the as-of date is not a
/// period's end; a horizon in weeks or months counts whole ones after it; days end exactly.
fn horizon_end(as_of: NaiveDate, horizon: Horizon, grain: Grain) -> NaiveDate {
    match horizon {
        Horizon::Days(days) => as_of + Days::new(u64::from(days)),
        Horizon::Weeks(weeks) => {
            let from = match grain {
                Grain::Week { .. } => period_end(as_of, grain),
                Grain::Day | Grain::Month => as_of,
            };
            from + Days::new(7 * u64::from(weeks))
        }
        Horizon::Months(months) => match grain {
            Grain::Month => {
                let stub_end = period_end(as_of, grain);
                month_end(stub_end.with_day(1).expect("first day") + Months::new(months))
            }
            Grain::Day | Grain::Week { .. } => as_of + Months::new(months),
        },
    }
}

/// The periods of a forecast, in order: a gap (where the last ledger row stands before the as-of
/// date), a stub, whole periods, and a partial one at the end.
///
/// Days run from the day after the earlier of `last_actual` and `as_of` to the horizon's end.
pub fn periods(
    last_actual: NaiveDate,
    as_of: NaiveDate,
    horizon: Horizon,
    grain: Grain,
) -> Vec<Period> {
    let mut made = Vec::new();
    if last_actual < as_of {
        let start = last_actual + Days::new(1);
        let span = DateSpan { start, end: as_of };
        made.push(Period { span, kind: PeriodKind::Gap, grain });
    }
    let last = horizon_end(as_of, horizon, grain);
    let mut start = as_of + Days::new(1);
    while start <= last {
        let full_end = period_end(start, grain);
        let end = full_end.min(last);
        let starts_whole = period_end(start - Days::new(1), grain) == start - Days::new(1);
        let kind = if !starts_whole {
            PeriodKind::Stub
        } else if end < full_end {
            PeriodKind::Partial
        } else {
            PeriodKind::Whole
        };
        made.push(Period { span: DateSpan { start, end }, kind, grain });
        start = end + Days::new(1);
    }
    made
}

/// How an item repeats, counted from its first day so that anchors hold (the 31st stays the 31st
/// after a short month).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Every so many days.
    Days(u32),
    /// Every so many months, on the anchor's day, clamped to the month's end.
    Months(u32),
}

/// What happens to a date that is not a business day (Saturday, Sunday, a holiday).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// It stays.
    None,
    /// The next Monday to Friday.
    NextBusinessDay,
    /// The last Monday to Friday before.
    PreviousBusinessDay,
}

impl Shift {
    /// The day cash moves.
    ///
    /// ```
    /// use cashcast::domain::Shift;
    /// let sunday = chrono::NaiveDate::from_ymd_opt(2026, 5, 31).unwrap();
    /// assert_eq!(Shift::NextBusinessDay.apply(sunday).to_string(), "2026-06-01");
    /// ```
    pub fn apply(self, day: NaiveDate) -> NaiveDate {
        self.apply_around(day, &[])
    }

    /// The day cash moves where banks also rest on `holidays`, which are in order.
    pub fn apply_around(self, day: NaiveDate, holidays: &[NaiveDate]) -> NaiveDate {
        let works = |day: &NaiveDate| {
            let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            !weekend && holidays.binary_search(day).is_err()
        };
        match self {
            Self::None => day,
            Self::NextBusinessDay => day.iter_days().find(works).unwrap_or(day),
            Self::PreviousBusinessDay => {
                let back = std::iter::successors(Some(day), NaiveDate::pred_opt);
                back.into_iter().find(works).unwrap_or(day)
            }
        }
    }
}

impl Repeat {
    /// The `n`-th date after `anchor` (0 is the anchor), `None` beyond the calendar.
    pub fn nth(self, anchor: NaiveDate, n: u32) -> Option<NaiveDate> {
        match self {
            Self::Days(step) => anchor.checked_add_days(Days::new(u64::from(step) * u64::from(n))),
            Self::Months(step) => anchor.checked_add_months(Months::new(step.checked_mul(n)?)),
        }
    }

    /// All dates from `anchor` on that lie in `window`, before any shift.
    pub fn dates(self, anchor: NaiveDate, window: DateSpan) -> Vec<NaiveDate> {
        self.occurrences(anchor, window).into_iter().map(|(_, day)| day).collect()
    }

    /// The same, each with its number: 0 is the anchor, also where that lies before the window.
    pub fn occurrences(self, anchor: NaiveDate, window: DateSpan) -> Vec<(u32, NaiveDate)> {
        let step_is_zero = matches!(self, Self::Days(0) | Self::Months(0));
        (0..)
            .map_while(|n| Some((n, self.nth(anchor, n).filter(|_| n == 0 || !step_is_zero)?)))
            .take_while(|(_, day)| *day <= window.end)
            .filter(|(_, day)| window.contains(*day))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ends(made: &[Period]) -> Vec<String> {
        made.iter().map(|p| format!("{:?} {}", p.kind, p.id())).collect()
    }

    #[test]
    fn thirteen_weeks_from_a_sunday_have_no_stub() {
        let grain = Grain::Week { ends: Weekday::Sun };
        let made = periods(day("2026-05-31"), day("2026-05-31"), Horizon::Weeks(13), grain);
        assert_eq!(made.len(), 13);
        assert_eq!(ends(&made)[0], "Whole 2026-06-07");
        assert_eq!(ends(&made)[12], "Whole 2026-08-30");
    }

    #[test]
    fn a_stub_precedes_the_whole_weeks_and_a_gap_the_stub() {
        let grain = Grain::Week { ends: Weekday::Sun };
        let made = periods(day("2026-05-31"), day("2026-06-03"), Horizon::Weeks(13), grain);
        assert_eq!(made.len(), 15);
        assert_eq!(ends(&made)[..3], ["Gap 2026-06-03", "Stub 2026-06-07", "Whole 2026-06-14"]);
    }

    #[test]
    fn ninety_days_end_exactly_there() {
        let grain = Grain::Week { ends: Weekday::Sun };
        let made = periods(day("2026-05-31"), day("2026-05-31"), Horizon::Days(90), grain);
        assert_eq!(
            made.last().map(|p| (p.kind, p.id())),
            Some((PeriodKind::Partial, "2026-08-29".into()))
        );
    }

    #[test]
    fn months_are_named_by_month_and_stubbed() {
        let made = periods(day("2026-05-10"), day("2026-05-10"), Horizon::Months(2), Grain::Month);
        assert_eq!(ends(&made), ["Stub 2026-05", "Whole 2026-06", "Whole 2026-07"]);
    }

    #[test]
    fn a_monthly_anchor_survives_february() {
        let window = DateSpan::new(day("2026-01-01"), day("2026-04-30")).unwrap();
        let dates = Repeat::Months(1).dates(day("2026-01-31"), window);
        let text: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(text, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
    }

    fn repeated(repeat: Repeat, anchor: &str, first: &str, last: &str) -> Vec<String> {
        let window = DateSpan::new(day(first), day(last)).unwrap();
        repeat.dates(day(anchor), window).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_twenty_ninth_of_february_comes_back_in_leap_years() {
        let yearly = repeated(Repeat::Months(12), "2024-02-29", "2024-01-01", "2028-12-31");
        assert_eq!(yearly, ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]);
        let quarterly = repeated(Repeat::Months(3), "2026-05-31", "2026-05-01", "2027-03-01");
        assert_eq!(quarterly, ["2026-05-31", "2026-08-31", "2026-11-30", "2027-02-28"]);
    }

    #[test]
    fn every_second_week_keeps_its_weekday_and_its_weeks() {
        let fridays = repeated(Repeat::Days(14), "2024-06-07", "2026-05-30", "2026-07-05");
        assert_eq!(fridays, ["2026-06-05", "2026-06-19", "2026-07-03"]);
    }

    #[test]
    fn occurrences_are_counted_from_the_anchor() {
        let window = DateSpan::new(day("2026-06-01"), day("2026-07-31")).unwrap();
        let counted = Repeat::Months(1).occurrences(day("2026-01-15"), window);
        assert_eq!(counted, [(5, day("2026-06-15")), (6, day("2026-07-15"))]);
    }

    #[test]
    fn holidays_are_no_business_days() {
        let christmas = ["2026-12-24", "2026-12-25", "2026-12-28"].map(day);
        let moved =
            |shift: Shift, text: &str| shift.apply_around(day(text), &christmas).to_string();
        assert_eq!(moved(Shift::NextBusinessDay, "2026-12-24"), "2026-12-29");
        assert_eq!(moved(Shift::PreviousBusinessDay, "2026-12-28"), "2026-12-23");
        assert_eq!(moved(Shift::None, "2026-12-25"), "2026-12-25");
        assert_eq!(moved(Shift::NextBusinessDay, "2026-12-23"), "2026-12-23");
    }
}

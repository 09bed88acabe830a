//! One saved forecast against what came, line by line.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::FrozenInputs;
use crate::domain::{Basis, CashTable, DateSpan, LineName, Money, SavedForecast, Scenario};
use crate::project::Projection;

/// A saved forecast against what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenComparison {
    /// How many weeks ago it was made.
    pub weeks: u64,
    /// Its file.
    pub file: String,
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// The days compared: its periods that are wholly past.
    pub span: DateSpan,
    /// Every line that it forecast or that came, those with the largest difference first.
    pub lines: Vec<FrozenLine>,
    /// Base balance at the end of these days.
    pub forecast_closing: Money,
    /// Balance then: that of its opening and what came since.
    pub actual_closing: Money,
    /// Was the balance inside best and worst?
    pub inside: Option<bool>,
}

/// A line as it was forecast, and as it came. Signed as cash moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenLine {
    /// The line.
    pub name: LineName,
    /// Base.
    pub forecast: Money,
    /// What came.
    pub actual: Money,
    /// Actual − forecast: positive is more cash.
    pub difference: Money,
    /// The part of it that today's forecast expects to come back before the saved one ends: dated
    /// items (invoices, plans, rhythms, budgets) that moved. `None` without today's forecast.
    pub timing: Option<Money>,
}

impl FrozenLine {
    /// The part that will not come back.
    pub fn permanent(&self) -> Option<Money> {
        self.timing.map(|timing| self.difference - timing)
    }
}

/// Compares; `None` where no period of it is wholly past.
pub(super) fn compare(
    inputs: &FrozenInputs<'_>,
    saved: &SavedForecast,
    weeks: u64,
) -> Option<FrozenComparison> {
    let base = || saved.periods.iter().filter(|period| period.scenario == "base");
    let past = || base().filter(|period| period.span.end <= inputs.as_of);
    let start = past().map(|period| period.span.start).min()?;
    let last = past().max_by_key(|period| period.span.end)?;
    let span = DateSpan { start, end: last.span.end };
    let actual_closing = balance_on(saved, inputs.history, span.end);
    Some(FrozenComparison {
        weeks,
        file: saved.file.clone(),
        as_of: saved.as_of,
        span,
        lines: lines(inputs, saved, span),
        forecast_closing: last.closing,
        actual_closing,
        inside: inside(saved, span.end, actual_closing),
    })
}

/// The balance that came: the saved opening, which stands before the forecast's first day (the day
/// after the last row it knew, where that was before its as-of date), and what moved since.
pub(super) fn balance_on(saved: &SavedForecast, history: &CashTable, day: NaiveDate) -> Money {
    let first = saved.periods.iter().map(|period| period.span.start).min();
    saved.opening + first.map_or(Money::ZERO, |first| history.net(first, day))
}

/// Is a balance inside best and worst of a day that a period ends on?
pub(super) fn inside(saved: &SavedForecast, end: NaiveDate, balance: Money) -> Option<bool> {
    let closing = |scenario: &str| {
        let on = |period: &&crate::domain::SavedPeriod| {
            period.scenario == scenario && period.span.end == end
        };
        saved.periods.iter().find(on).map(|period| period.closing)
    };
    Some(closing("worst")? <= balance && balance <= closing("best")?)
}

fn lines(inputs: &FrozenInputs<'_>, saved: &SavedForecast, span: DateSpan) -> Vec<FrozenLine> {
    let within = |other: DateSpan| span.start <= other.start && other.end <= span.end;
    let mut forecast: BTreeMap<&LineName, Money> = BTreeMap::new();
    for line in saved.lines.iter().filter(|line| within(line.span)) {
        *forecast.entry(&line.name).or_default() += line.amount;
    }
    let actual = actuals(inputs.history, span);
    let pending = inputs.today.map(|today| pending(today, saved, inputs.as_of));
    let names: BTreeSet<&LineName> = forecast.keys().copied().chain(actual.keys()).collect();
    let mut made: Vec<FrozenLine> = names
        .into_iter()
        .map(|name| {
            let forecast = forecast.get(name).copied().unwrap_or_default();
            let actual = actual.get(name).copied().unwrap_or_default();
            let difference = actual - forecast;
            let expected = pending.as_ref().map(|by| by.get(name).copied().unwrap_or_default());
            let timing = expected.map(|expected| comes_back(difference, expected));
            FrozenLine { name: name.clone(), forecast, actual, difference, timing }
        })
        .filter(|line| !line.forecast.is_zero() || !line.actual.is_zero())
        .collect();
    made.sort_by_key(|line| (line.name.flow, std::cmp::Reverse(line.difference.abs())));
    made
}

/// What moved on each line in some days.
pub(super) fn actuals(history: &CashTable, span: DateSpan) -> BTreeMap<LineName, Money> {
    let mut made: BTreeMap<LineName, Money> = BTreeMap::new();
    for (key, line) in &history.lines {
        *made.entry(key.into()).or_default() += line.total(span.start, span.end);
    }
    made
}

/// The part of a difference that what is expected beyond the saved forecast makes good.
fn comes_back(difference: Money, expected: Money) -> Money {
    let back = -expected;
    match (difference.is_negative(), back.is_negative()) {
        _ if difference.is_zero() || back.is_zero() => Money::ZERO,
        (true, true) => difference.max(back),
        (false, false) => difference.min(back),
        _ => Money::ZERO,
    }
}

/// By line, what today's forecast expects of dated items after the as-of date more than the saved
/// one did, over the days that both know.
fn pending(
    today: &Projection,
    saved: &SavedForecast,
    as_of: NaiveDate,
) -> BTreeMap<LineName, Money> {
    let dated = |word: &str| word != Basis::Estimate.word();
    let last = |spans: &mut dyn Iterator<Item = DateSpan>| spans.map(|span| span.end).max();
    let saved_end = last(&mut saved.periods.iter().map(|period| period.span));
    let end = saved_end.into_iter().chain(today.days.last().copied()).min();
    let Some(end) = end else { return BTreeMap::new() };
    let mut made: BTreeMap<LineName, Money> = BTreeMap::new();
    for line in today.lines.iter().filter(|line| dated(line.basis.word())) {
        let Some(amounts) = line.by_period.get(&Scenario::Base) else { continue };
        for (period, amount) in today.periods.iter().zip(amounts) {
            if period.span.start > as_of && period.span.end <= end {
                *made.entry((&line.key).into()).or_default() += *amount;
            }
        }
    }
    for line in saved.lines.iter().filter(|line| dated(&line.basis)) {
        if line.span.start > as_of && line.span.end <= end {
            *made.entry(line.name.clone()).or_default() -= line.amount;
        }
    }
    made
}

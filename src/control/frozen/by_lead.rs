//! How right saved forecasts were, by how far ahead they looked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::compare::{balance_on, inside};
use crate::domain::{CashTable, Money, SavedForecast, SavedPeriod};

/// Saved forecasts so many weeks ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadAccuracy {
    /// Weeks between the as-of date and the end of the week that was forecast, rounded up.
    pub weeks: u64,
    /// Forecasts that this week came of.
    pub forecasts: u32,
    /// Sum of |actual − forecast| of net over sum of |actual| (WAPE); `None` where nothing moved.
    pub wape: Option<Decimal>,
    /// Sum of (forecast − actual) over sum of |actual|: positive where less cash came than was
    /// forecast, as in a backtest (FORMULAS §6).
    pub bias: Option<Decimal>,
    /// Mean |actual − forecast| of the balance at its end.
    pub closing_error: Money,
    /// Times the balance was inside best and worst.
    pub inside: u32,
}

impl LeadAccuracy {
    /// 1 − WAPE, never below nothing.
    pub fn accuracy(&self) -> Option<Decimal> {
        self.wape.map(|wape| (Decimal::ONE - wape).max(Decimal::ZERO))
    }
}

#[derive(Default)]
struct Sums {
    forecasts: u32,
    missed: Money,
    over: Money,
    moved: Money,
    closing: Money,
    inside: u32,
}

/// Judges every past week of every forecast that was made by days or weeks.
pub(super) fn by_lead(
    past: &[&SavedForecast],
    history: &CashTable,
    as_of: NaiveDate,
) -> Vec<LeadAccuracy> {
    let mut by_weeks: BTreeMap<u64, Sums> = BTreeMap::new();
    for saved in past.iter().filter(|saved| saved.every != "month") {
        for (weeks, periods) in weeks_of(saved, as_of) {
            let (Some(first), Some(last)) = (periods.first(), periods.last()) else { continue };
            let forecast: Money = periods.iter().map(|period| period.net).sum();
            let actual = history.net(first.span.start, last.span.end);
            let balance = balance_on(saved, history, last.span.end);
            let sums = by_weeks.entry(weeks).or_default();
            sums.forecasts += 1;
            sums.missed += (actual - forecast).abs();
            sums.over += forecast - actual;
            sums.moved += actual.abs();
            sums.closing += (balance - last.closing).abs();
            sums.inside += u32::from(inside(saved, last.span.end, balance) == Some(true));
        }
    }
    by_weeks.into_iter().map(|(weeks, sums)| sums.judged(weeks)).collect()
}

/// Past periods of base by the week ahead that they end in.
fn weeks_of(saved: &SavedForecast, as_of: NaiveDate) -> BTreeMap<u64, Vec<&SavedPeriod>> {
    let mut made: BTreeMap<u64, Vec<&SavedPeriod>> = BTreeMap::new();
    let base = saved.periods.iter().filter(|period| period.scenario == "base");
    // a gap before the as-of date was no forecast of a week to come
    for period in base.filter(|period| period.span.start > saved.as_of) {
        let days = u64::try_from((period.span.end - saved.as_of).num_days()).unwrap_or(0);
        made.entry(days.div_ceil(7)).or_default().push(period);
    }
    made.retain(|_, periods| periods.iter().all(|period| period.span.end <= as_of));
    made
}

impl Sums {
    fn judged(self, weeks: u64) -> LeadAccuracy {
        let share = |part: Money| {
            (!self.moved.is_zero())
                .then(|| part.decimal().checked_div(self.moved.decimal()))
                .flatten()
        };
        let mean = self.closing.decimal() / Decimal::from(self.forecasts.max(1));
        LeadAccuracy {
            weeks,
            forecasts: self.forecasts,
            wape: share(self.missed),
            bias: share(self.over),
            closing_error: Money::from_decimal(mean),
            inside: self.inside,
        }
    }
}

//! A credit line, drawn to hold the reserve and repaid from what is above it.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use super::history::coins_of;
use crate::domain::{CreditLine, Flow, LineKey, Money};

/// What a credit line does along one path, in coins by day; money in is positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CreditPath {
    /// Drawn.
    pub(super) drawn: Vec<i64>,
    /// Paid back.
    pub(super) repaid: Vec<i64>,
    /// Interest and fee.
    pub(super) cost: Vec<i64>,
    /// Owed at the end of each day.
    pub(super) owed: Vec<i64>,
    /// Interest and fee run up and not yet paid at the end.
    pub(super) accrued: i64,
}

/// The terms in coins.
pub(super) struct Terms {
    limit: i64,
    owed: i64,
    minimum_draw: i64,
    /// Millionths of the annual rate on what is drawn, and on what is not.
    rate: i128,
    fee: i128,
    /// Is the day the last of its month?
    month_end: Vec<bool>,
}

/// Interest is counted by days over 365 (act/365).
const YEAR: i128 = 365;
/// Percent with six decimals.
const RATE_UNIT: i128 = 100 * 1_000_000;

impl Terms {
    /// The terms over the days of a forecast.
    pub(super) fn new(line: &CreditLine, days: &[NaiveDate], decimals: u32) -> Self {
        let coins = |amount: Money| coins_of(amount.to_minor(decimals));
        let millionths = |rate: Decimal| Money::from_decimal(rate).millionths();
        Self {
            limit: coins(line.limit),
            owed: coins(line.drawn),
            minimum_draw: coins(line.minimum_draw),
            rate: millionths(line.annual_rate),
            fee: millionths(line.fee),
            month_end: days.iter().map(|day| (*day + Days::new(1)).day() == 1).collect(),
        }
    }

    /// Follows a path of balances before credit, day by day: at a month's end interest and fee are
    /// paid; then what is missing to `level` is drawn, at least the minimum draw and never above the
    /// limit, or what is above it pays back. A minimum draw is not paid back in smaller parts, or
    /// the rest of today's draw would go back tomorrow.
    pub(super) fn follow(&self, balances: &[i64], level: i64) -> CreditPath {
        let count = balances.len();
        let mut made = CreditPath {
            drawn: vec![0; count],
            repaid: vec![0; count],
            cost: vec![0; count],
            owed: vec![0; count],
            accrued: 0,
        };
        let (mut owed, mut cash, mut run_up) = (self.owed, 0_i64, 0_i128);
        for (day, before) in balances.iter().enumerate() {
            run_up += self.a_day(owed);
            if self.month_end[day] {
                let cost = rounded(run_up);
                made.cost[day] = -cost;
                cash -= cost;
                run_up = 0;
            }
            let over = before.saturating_add(cash).saturating_sub(level);
            let step = if over < 0 { self.draw(owed, -over) } else { -self.repay(owed, over) };
            made.drawn[day] = step.max(0);
            made.repaid[day] = step.min(0);
            owed += step;
            cash += step;
            made.owed[day] = owed;
        }
        made.accrued = rounded(run_up);
        made
    }

    fn draw(&self, owed: i64, missing: i64) -> i64 {
        missing.max(self.minimum_draw).min((self.limit - owed).max(0))
    }

    fn repay(&self, owed: i64, over: i64) -> i64 {
        let most = owed.min(over);
        if most >= self.minimum_draw.min(owed) { most } else { 0 }
    }

    /// One day's interest and fee, in coins × [`RATE_UNIT`] × [`YEAR`].
    fn a_day(&self, owed: i64) -> i128 {
        let unused = (self.limit - owed).max(0);
        i128::from(owed) * self.rate + i128::from(unused) * self.fee
    }

    /// What may still be drawn at the end of a day.
    pub(super) fn available(&self, owed: i64) -> i64 {
        (self.limit - owed).max(0)
    }
}

fn rounded(run_up: i128) -> i64 {
    let unit = RATE_UNIT * YEAR;
    coins_of((run_up + unit / 2) / unit)
}

impl CreditPath {
    /// Its lines of cash.
    pub(super) fn lines(&self) -> [(LineKey, &[i64]); 3] {
        let key = |name: &str| LineKey::operating(Flow::Financing, Some(name.to_owned()));
        [
            (key("credit drawn"), &self.drawn),
            (key("credit repaid"), &self.repaid),
            (key("credit cost"), &self.cost),
        ]
    }

    /// Cash from the line up to the end of each day.
    pub(super) fn cumulative(&self) -> Vec<i64> {
        let mut sum = 0_i64;
        let days = self.drawn.iter().zip(&self.repaid).zip(&self.cost);
        days.map(|((drawn, repaid), cost)| {
            sum += drawn + repaid + cost;
            sum
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(limit: i64, minimum: i64) -> CreditLine {
        CreditLine {
            limit: Money::from_minor(limit.into(), 2),
            drawn: Money::ZERO,
            annual_rate: Decimal::new(8, 0),
            fee: Decimal::ZERO,
            minimum_draw: Money::from_minor(minimum.into(), 2),
        }
    }

    fn days(first: &str, count: usize) -> Vec<NaiveDate> {
        first.parse::<NaiveDate>().unwrap().iter_days().take(count).collect()
    }

    #[test]
    fn it_holds_the_reserve_and_pays_back_from_what_is_above() {
        let days = days("2026-06-28", 5);
        let terms = Terms::new(&line(5_000_000, 0), &days, 2);
        let path = terms.follow(&[1_500_000, 700_000, 400_000, 900_000, 2_000_000], 1_000_000);
        assert_eq!(path.drawn, [0, 300_000, 300_066, 0, 0]);
        // 3,000.00 for the one night to the month's end: 8 % × 3,000 / 365.
        assert_eq!(path.cost, [0, 0, -66, 0, 0]);
        assert_eq!(path.owed.last(), Some(&0));
    }

    #[test]
    fn a_month_of_interest_by_hand() {
        // 10,000.00 drawn from 1 to 30 June at 8 %: 29 nights of 10,000 × 0.08 / 365 = 63.56.
        let days = days("2026-06-01", 30);
        let terms = Terms::new(&line(2_000_000, 0), &days, 2);
        let path = terms.follow(&[-1_000_000; 30], 0);
        assert_eq!(path.cost[29], -6_356);
        assert_eq!(path.owed[29], 1_006_356);
    }

    #[test]
    fn a_minimum_draw_stays_until_it_can_go_back_whole() {
        let days = days("2026-06-01", 4);
        let terms = Terms::new(&line(5_000_000, 1_000_000), &days, 2);
        let path = terms.follow(&[-200_000, -200_000, 300_000, 1_300_000], 0);
        assert_eq!(path.drawn, [1_000_000, 0, 0, 0]);
        assert_eq!(path.repaid, [0, 0, -1_000_000, 0]);
    }

    proptest! {
        #[test]
        fn it_is_never_drawn_above_its_limit_nor_below_zero(
            balances in proptest::collection::vec(-9_000_000_i64..9_000_000, 1..120),
            limit in 0_i64..6_000_000,
            minimum in 0_i64..500_000,
            level in 0_i64..2_000_000,
        ) {
            let days = days("2026-01-15", balances.len());
            let terms = Terms::new(&line(limit, minimum), &days, 2);
            let path = terms.follow(&balances, level);
            let cash = path.cumulative();
            let mut owed = 0;
            for day in 0..balances.len() {
                owed += path.drawn[day] + path.repaid[day];
                prop_assert_eq!(owed, path.owed[day]);
                prop_assert!((0..=limit).contains(&owed));
                prop_assert!(path.drawn[day] == 0 || path.repaid[day] == 0);
                let after = balances[day] + cash[day];
                // short of the level only where nothing more can be drawn
                prop_assert!(after >= level || owed == limit);
            }
        }
    }
}

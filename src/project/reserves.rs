//! How long cash lasts, when it is short, and what of it is never needed.

use chrono::{Days, NaiveDate};

use super::projection::{Projection, ScenarioFigures};
use crate::domain::{Basis, Flow, Money, Scenario};

/// Nobody's runway is told further: five years.
const MOST_WEEKS: u32 = 260;

/// When a balance first falls below a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In the forecast: so many whole weeks from the as-of date.
    Within {
        /// Weeks.
        weeks: u32,
        /// The first day below.
        on: NaiveDate,
    },
    /// Behind it, if every week is as the forecast's mean week.
    Beyond {
        /// Weeks from the as-of date.
        weeks: u32,
    },
    /// Not within five years at that pace.
    Never,
}

/// The runway of one scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runway {
    /// Which.
    pub scenario: Scenario,
    /// Until cash is below zero.
    pub zero: Reach,
    /// Until it is below reserve and earmarks, where there are any.
    pub reserve: Option<Reach>,
    /// The mean week that goes on behind the forecast: recurring items, estimates, budgets, and what invoices stand
    /// for of them.
    pub a_week: Money,
}

/// A stretch of days below a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundingGap {
    /// In which scenario.
    pub scenario: Scenario,
    /// First day below.
    pub from: NaiveDate,
    /// Last day below, or the last of the forecast.
    pub to: NaiveDate,
    /// Days below.
    pub days: u64,
    /// What is missing at most.
    pub amount: Money,
    /// The day on which it is missing.
    pub deepest: NaiveDate,
}

/// What one period's end leaves over the level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surplus {
    /// The period's last day.
    pub end: NaiveDate,
    /// Worst-case balance over the level that day; below zero where it is short.
    pub headroom: Money,
    /// What may be moved elsewhere that day and is not missed on any later day of the worst case.
    pub movable: Money,
}

impl Projection {
    /// The level that balances are judged against: reserve and earmarks, else zero.
    fn level(&self) -> Money {
        self.threshold().unwrap_or_default()
    }

    /// The runway of every scenario.
    pub fn runways(&self) -> Vec<Runway> {
        self.scenarios
            .iter()
            .map(|figures| {
                let a_week = self.mean_week(&figures.scenario);
                Runway {
                    scenario: figures.scenario.clone(),
                    zero: self.reach(figures, Money::ZERO, a_week),
                    reserve: self.threshold().map(|level| self.reach(figures, level, a_week)),
                    a_week,
                }
            })
            .collect()
    }

    /// Net of what goes on, a week. What invoices stand for goes on too: without it a growing business
    /// would run dry; with the invoices themselves an old one, paid at last, would be paid for ever.
    /// One-off items and financing end.
    fn mean_week(&self, scenario: &Scenario) -> Money {
        let goes_on =
            |basis: Basis| matches!(basis, Basis::Recurring | Basis::Estimate | Basis::Budget);
        let total: Money = self
            .lines
            .iter()
            .filter(|line| line.key.flow != Flow::Financing && goes_on(line.basis))
            .filter_map(|line| line.by_period.get(scenario))
            .flatten()
            .copied()
            .sum();
        let days = rust_decimal::Decimal::from(u64::try_from(self.days.len().max(1)).unwrap_or(1));
        let week = (total + self.stood_for).decimal() * rust_decimal::Decimal::from(7) / days;
        Money::from_decimal(week).quantize(self.currency.decimals())
    }

    fn reach(&self, figures: &ScenarioFigures, level: Money, a_week: Money) -> Reach {
        let weeks = |day: NaiveDate| {
            u32::try_from((day - self.as_of).num_days().max(0) / 7).unwrap_or(MOST_WEEKS)
        };
        if let Some(at) = figures.balance.iter().position(|balance| *balance < level) {
            let on = self.days[at];
            return Reach::Within { weeks: weeks(on), on };
        }
        let (Some(last), Some(closing)) = (self.days.last(), figures.balance.last()) else {
            return Reach::Never;
        };
        if !a_week.is_negative() {
            return Reach::Never;
        }
        let more = (*closing - level).decimal() / -a_week.decimal();
        let more = rust_decimal::prelude::ToPrimitive::to_u32(&more.floor()).unwrap_or(MOST_WEEKS);
        match weeks(*last).saturating_add(more) {
            weeks if weeks > MOST_WEEKS => Reach::Never,
            weeks => Reach::Beyond { weeks },
        }
    }

    /// Every stretch of days below the level, by scenario.
    pub fn funding_gaps(&self) -> Vec<FundingGap> {
        let level = self.level();
        self.scenarios.iter().flat_map(|figures| self.gaps_of(figures, level)).collect()
    }

    fn gaps_of(&self, figures: &ScenarioFigures, level: Money) -> Vec<FundingGap> {
        let mut made: Vec<FundingGap> = Vec::new();
        for (day, balance) in self.days.iter().zip(&figures.balance) {
            if *balance >= level {
                continue;
            }
            let amount = level - *balance;
            match made.last_mut().filter(|gap| gap.to + Days::new(1) == *day) {
                Some(gap) => {
                    (gap.to, gap.days) = (*day, gap.days + 1);
                    if amount > gap.amount {
                        (gap.amount, gap.deepest) = (amount, *day);
                    }
                }
                None => made.push(FundingGap {
                    scenario: figures.scenario.clone(),
                    from: *day,
                    to: *day,
                    days: 1,
                    amount,
                    deepest: *day,
                }),
            }
        }
        made
    }

    /// What each period leaves over the level in the worst case.
    pub fn surpluses(&self) -> Vec<Surplus> {
        let Some(worst) = self.scenario(&Scenario::Worst) else {
            return Vec::new();
        };
        let level = self.level();
        let mut least: Vec<Money> = worst.balance.iter().map(|balance| *balance - level).collect();
        let headroom = least.clone();
        for day in (1..least.len()).rev() {
            least[day - 1] = least[day - 1].min(least[day]);
        }
        let mut end = 0;
        self.periods
            .iter()
            .map(|period| {
                end += period.span.len();
                let movable = least[end - 1];
                Surplus {
                    end: period.span.end,
                    headroom: headroom[end - 1],
                    movable: if movable.is_negative() { Money::ZERO } else { movable },
                }
            })
            .collect()
    }
}

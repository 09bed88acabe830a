//! What every part of the forecast report looks at.

use chrono::NaiveDate;

use super::{ForecastInputs, OpeningSource};
use crate::domain::{Flow, Grain, Money, Period, PeriodKind, Scenario};
use crate::project::{CREDIT_LINE, ProjectedLine, Projection, ScenarioFigures};
use crate::report::figures::{self, Figures};
use crate::report::fit;

/// Inputs with what follows from them.
pub(super) struct View<'a> {
    pub(super) inputs: &'a ForecastInputs<'a>,
    pub(super) projection: &'a Projection,
    pub(super) figures: Figures,
    /// The scenarios that tables have columns for, in order: the chosen ones, else the band. Those
    /// with drivers have a table of their own.
    pub(super) scenarios: Vec<&'a ScenarioFigures>,
    /// The scenarios that records are about, in order: the chosen ones, else all.
    pub(super) recorded: Vec<&'a ScenarioFigures>,
    /// Reserve and earmarks; `None` where neither is set.
    pub(super) threshold: Option<Money>,
}

impl<'a> View<'a> {
    pub(super) fn new(inputs: &'a ForecastInputs<'a>) -> Self {
        let projection = inputs.projection;
        let chosen = &inputs.settings.scenarios;
        let wanted =
            |figures: &&ScenarioFigures| chosen.is_empty() || chosen.contains(&figures.scenario);
        let recorded: Vec<&ScenarioFigures> = projection.scenarios.iter().filter(wanted).collect();
        let of_tables = |figures: &&ScenarioFigures| {
            !chosen.is_empty() || Scenario::BAND.contains(&figures.scenario)
        };
        let scenarios = recorded.iter().copied().filter(of_tables).collect();
        Self {
            inputs,
            projection,
            figures: Figures::new(&projection.currency, inputs.cents),
            scenarios,
            recorded,
            threshold: projection.threshold(),
        }
    }

    /// Can balances be judged against a level?
    pub(super) fn judged(&self) -> bool {
        self.inputs.opening_source != OpeningSource::Unknown
    }

    /// The level balances are judged against: reserve and earmarks, else zero.
    pub(super) fn level(&self) -> Money {
        self.threshold.unwrap_or_default()
    }

    /// Is the balance below that level (and can that be said)?
    pub(super) fn breaches(&self, balance: Money) -> bool {
        self.judged() && balance < self.level()
    }

    /// `the 10,000 reserve` or `zero`.
    pub(super) fn level_words(&self) -> String {
        match self.threshold {
            Some(level) => format!("the {} reserve", self.figures.money(level)),
            None => "zero".to_owned(),
        }
    }

    /// Figures of a scenario, shown or not.
    pub(super) fn scenario(&self, scenario: &Scenario) -> Option<&'a ScenarioFigures> {
        self.projection.scenario(scenario)
    }

    /// Is this scenario among those to show?
    pub(super) fn shows(&self, scenario: &Scenario) -> bool {
        self.scenarios.iter().any(|figures| figures.scenario == *scenario)
    }

    /// The balance of a scenario at the end of a day.
    pub(super) fn balance_on(&self, figures: &ScenarioFigures, day: NaiveDate) -> Option<Money> {
        let index = self.projection.days.iter().position(|other| *other == day)?;
        figures.balance.get(index).copied()
    }

    /// Chance of a breach of the level over the horizon.
    pub(super) fn chance(&self) -> Option<f64> {
        match self.threshold {
            _ if !self.judged() => None,
            Some(_) => self.projection.probability_below_reserve,
            None => Some(self.projection.probability_below_zero),
        }
    }

    /// The same within one period.
    pub(super) fn chance_in(&self, period: usize) -> Option<f64> {
        let by_period = match self.threshold {
            _ if !self.judged() => return None,
            Some(_) => &self.projection.probability_below_reserve_by_period,
            None => &self.projection.probability_below_zero_by_period,
        };
        by_period.get(period).copied()
    }

    /// The step of the tables.
    pub(super) fn grain(&self) -> Grain {
        self.inputs.settings.grain
    }

    /// `week ending`, `day`, `month`.
    pub(super) fn period_heading(&self) -> &'static str {
        match self.grain() {
            Grain::Day => "day",
            Grain::Week { .. } => "week ending",
            Grain::Month => "month",
        }
    }

    /// `13 weeks`; with a stub or a gap, `13 weeks + 3 d`.
    pub(super) fn horizon_words(&self) -> String {
        let before: usize = self
            .projection
            .periods
            .iter()
            .take_while(|period| self.comes_before(period))
            .map(|period| period.span.len())
            .sum();
        let horizon = self.inputs.settings.horizon;
        if before == 0 { horizon.to_string() } else { format!("{horizon} + {before} d") }
    }

    /// Is the period outside what the horizon counts? A horizon in days counts its stub.
    fn comes_before(&self, period: &Period) -> bool {
        match period.kind {
            PeriodKind::Gap => true,
            PeriodKind::Stub => {
                !matches!(self.inputs.settings.horizon, crate::domain::Horizon::Days(_))
            }
            PeriodKind::Whole | PeriodKind::Partial => false,
        }
    }

    /// Do day and month leave the year open?
    fn needs_year(&self) -> bool {
        self.projection.days.len() > 330
    }

    /// The name of a period's row.
    pub(super) fn period_label(&self, period: &Period) -> String {
        let days = period.span.len();
        match (period.kind, self.grain()) {
            (PeriodKind::Gap, _) => {
                format!("to {}, {days} d", figures::day_month(period.span.end))
            }
            (PeriodKind::Stub, _) => format!("stub, {days} d"),
            (PeriodKind::Partial, _) => {
                format!("{}, {days} d", figures::day_month(period.span.end))
            }
            (PeriodKind::Whole, Grain::Month) => period.span.end.format("%b %Y").to_string(),
            (PeriodKind::Whole, Grain::Day) => period.span.end.format("%a %e %b").to_string(),
            (PeriodKind::Whole, Grain::Week { .. }) if self.needs_year() => {
                period.span.end.format("%e %b %Y").to_string()
            }
            (PeriodKind::Whole, Grain::Week { .. }) => period.span.end.format("%e %b").to_string(),
        }
    }

    /// The first period that is neither gap nor stub: what "next week" means.
    pub(super) fn next_period(&self) -> Option<usize> {
        let periods = &self.projection.periods;
        periods.iter().position(|period| !matches!(period.kind, PeriodKind::Gap | PeriodKind::Stub))
    }

    /// Is the line one of the credit line's, which tables before credit leave out?
    pub(super) fn is_credit(&self, line: &ProjectedLine) -> bool {
        let settings = self.inputs.settings;
        !settings.use_credit && line.key.flow == Flow::Financing && line.known_from == CREDIT_LINE
    }

    /// The lines that tables add up: without the credit line's, unless the run uses it.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a ProjectedLine> {
        self.projection.lines.iter().filter(|line| !self.is_credit(line))
    }

    /// The balance at the end of a period by which it is judged.
    pub(super) fn closing(&self, figures: &ScenarioFigures, period: usize) -> Money {
        let end = self.projection.periods.get(period).map(|period| period.span.end);
        let judged = end.and_then(|end| self.balance_on(figures, end));
        judged.unwrap_or(figures.periods[period].closing)
    }

    /// The printed ins, outs and closings of a scenario. Financing goes where its sign says.
    pub(super) fn cash_column(&self, figures: &ScenarioFigures) -> fit::Column {
        let coins = |amount| self.figures.coins(amount);
        let mut financing = vec![Money::ZERO; figures.periods.len()];
        for line in self.lines().filter(|line| line.key.flow == Flow::Financing) {
            let amounts = line.by_period.get(&figures.scenario).into_iter().flatten();
            financing.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += *amount);
        }
        let (mut into, mut out) = (Vec::new(), Vec::new());
        for (period, financing) in figures.periods.iter().zip(financing) {
            let financing = coins(financing);
            into.push(coins(period.receipts) + financing.max(0));
            out.push(coins(period.disbursements) + financing.min(0));
        }
        fit::cash_column(coins(self.projection.opening), &into, &out, self.figures.unit())
    }

    /// Do "in" and "out" hold other than receipts and disbursements: financing, or a period's receipts
    /// that a large credit note has turned into money out?
    pub(super) fn folds(&self) -> bool {
        /// Rounding sets the printed total apart from the exact one by less: one part in so many.
        const ROUNDING: i128 = 100;
        let turned = |figures: &&ScenarioFigures| {
            let exact: i128 =
                figures.periods.iter().map(|period| self.figures.coins(period.receipts)).sum();
            let printed: i128 = self.cash_column(figures).into.iter().sum();
            let exact = fit::round(exact, self.figures.unit());
            (printed - exact).abs() * ROUNDING > exact.abs()
        };
        self.has_financing() || self.scenarios.iter().any(turned)
    }

    /// Is there any financing in the tables?
    pub(super) fn has_financing(&self) -> bool {
        let moves = |line: &ProjectedLine| {
            let amounts = self.scenarios.iter().filter_map(|f| line.by_period.get(&f.scenario));
            amounts.flatten().any(|amount| !amount.is_zero())
        };
        self.lines().any(|line| line.key.flow == Flow::Financing && moves(line))
    }
}

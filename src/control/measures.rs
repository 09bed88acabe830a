//! What budgetary control says of one line, or of a sum of lines (FORMULAS §4).

use rust_decimal::Decimal;

use crate::domain::Money;

/// Is more of it good?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nature {
    /// Spend below budget is favourable.
    Expense,
    /// Income above budget is favourable.
    Income,
}

impl Nature {
    /// A signed sum of cash as it is entered in a budget: positive as a rule.
    pub fn entered(self, cash: Money) -> Money {
        match self {
            Self::Expense => -cash,
            Self::Income => cash,
        }
    }

    /// For spend, what is under budget is favourable; for income the other way round.
    pub fn favourable(self, under: Money) -> Money {
        match self {
            Self::Expense => under,
            Self::Income => -under,
        }
    }

    /// Variance, its percent of budget (none without one), and whether it is material.
    pub fn variance(
        self,
        budget: Money,
        actual: Money,
        materiality: &Materiality,
    ) -> (Money, Option<Decimal>, bool) {
        let variance = self.favourable(budget - actual);
        let percent = ratio(variance.decimal() * Decimal::ONE_HUNDRED, budget.decimal());
        (variance, percent, is_material(variance, percent, materiality))
    }
}

/// Which way a variance points; none is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More cash than budgeted.
    Favourable,
    /// Less cash than budgeted.
    Unfavourable,
}

impl Direction {
    /// `F` or `U`.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Favourable => "F",
            Self::Unfavourable => "U",
        }
    }
}

/// From which size on a variance is material: both must be reached; where nothing is budgeted, the
/// amount alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Materiality {
    /// Amount.
    pub amount: Money,
    /// Percent of budget.
    pub percent: Decimal,
}

/// What is known of a line; amounts positive as a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BudgetState {
    /// Spend or income.
    pub nature: Nature,
    /// Budget of all periods (budget at completion).
    pub budget: Money,
    /// Budget of the periods so far, each by its own amount.
    pub phased: Money,
    /// Paid or received so far.
    pub actual: Money,
    /// Ordered and not yet paid.
    pub committed: Money,
    /// Periods so far.
    pub periods_gone: Decimal,
    /// Periods still to come.
    pub periods_left: Decimal,
}

/// Figures of a [`BudgetState`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// Budget less actual for spend, actual less budget for income: positive is favourable.
    pub variance: Money,
    /// Of phased budget; `None` without one.
    pub percent: Option<Decimal>,
    /// Which way; `None` exactly on budget, which is not over.
    pub direction: Option<Direction>,
    /// As [`Materiality`] says.
    pub material: bool,
    /// Budget less actual less committed; `None` for income, of which nothing is used up.
    pub available: Option<Money>,
    /// Actual over phased budget.
    pub pace: Option<Decimal>,
    /// Estimate at completion: actual, and the rest as budgeted.
    pub at_plan: Money,
    /// Estimate at completion: the whole budget at the pace so far. `None` without phased budget.
    pub at_pace: Option<Money>,
    /// Variance at completion, at that pace.
    pub variance_at_pace: Option<Money>,
    /// What may be spent in each period left.
    pub required: Option<Money>,
    /// Periods that what is available lasts at the mean spend so far.
    pub lasts: Option<Decimal>,
}

impl BudgetState {
    /// All figures, amounts in coins of `decimals` places.
    ///
    /// ```
    /// use cashcast::control::{BudgetState, Materiality, Nature};
    /// let cents = |units| cashcast::domain::Money::from_minor(units, 2);
    /// let state = BudgetState {
    ///     nature: Nature::Expense,
    ///     budget: cents(120_000),
    ///     phased: cents(40_000),
    ///     actual: cents(50_000),
    ///     committed: cents(10_000),
    ///     periods_gone: 4.into(),
    ///     periods_left: 8.into(),
    /// };
    /// let told = state.measures(&Materiality { amount: cents(5_000), percent: 10.into() }, 2);
    /// assert_eq!(told.variance, cents(-10_000));
    /// assert!(told.material);
    /// assert_eq!(told.at_pace, Some(cents(150_000)));
    /// assert_eq!(told.available, Some(cents(60_000)));
    /// ```
    pub fn measures(&self, materiality: &Materiality, decimals: u32) -> Measures {
        let money = |value: Decimal| Money::from_decimal(value).quantize(decimals);
        let (variance, percent, material) =
            self.nature.variance(self.phased, self.actual, materiality);
        let pace = ratio(self.actual.decimal(), self.phased.decimal());
        let at_pace = pace
            .and_then(|_| self.budget.decimal().checked_mul(self.actual.decimal()))
            .and_then(|whole| ratio(whole, self.phased.decimal()))
            .map(money);
        let spend = self.nature == Nature::Expense;
        let available = spend.then(|| self.budget - self.actual - self.committed);
        Measures {
            variance,
            percent,
            direction: direction(variance),
            material,
            available,
            pace,
            at_plan: self.actual + self.budget - self.phased,
            at_pace,
            variance_at_pace: at_pace.map(|ends| self.nature.favourable(self.budget - ends)),
            required: available
                .and_then(|available| ratio(available.decimal(), self.periods_left))
                .map(money),
            lasts: available.and_then(|available| self.lasts(available)),
        }
    }

    fn lasts(&self, available: Money) -> Option<Decimal> {
        if !self.actual.is_positive() {
            return None;
        }
        let left = available.decimal().max(Decimal::ZERO).checked_mul(self.periods_gone)?;
        ratio(left, self.actual.decimal())
    }
}

fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole.is_zero() { None } else { part.checked_div(whole) }
}

/// The way a variance points.
pub fn direction(variance: Money) -> Option<Direction> {
    if variance.is_positive() {
        Some(Direction::Favourable)
    } else if variance.is_negative() {
        Some(Direction::Unfavourable)
    } else {
        None
    }
}

/// Favourable variances are flagged too: money not spent may be work not done.
fn is_material(variance: Money, percent: Option<Decimal>, from: &Materiality) -> bool {
    let large = variance.abs() >= from.amount && !variance.is_zero();
    large && percent.is_none_or(|percent| percent.abs() >= from.percent)
}

/// What a budget would have been for the units that came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Volume {
    /// The part that does not follow units.
    pub fixed: Money,
    /// Units budgeted; above zero.
    pub budget_units: Decimal,
    /// Units that came.
    pub actual_units: Decimal,
}

/// A variance in its two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flexed {
    /// The budget for the actual units.
    pub flexed: Money,
    /// From budget to flexed budget: more or fewer units.
    pub volume: Money,
    /// From flexed budget to actual: a unit at another price.
    pub spending: Money,
}

impl Volume {
    /// Splits the variance of a line; `None` where no units were budgeted.
    pub fn flex(&self, state: &BudgetState, decimals: u32) -> Option<Flexed> {
        let moving = (state.phased - self.fixed).decimal().checked_mul(self.actual_units)?;
        let moving = Money::from_decimal(ratio(moving, self.budget_units)?);
        let flexed = (self.fixed + moving).quantize(decimals);
        Some(Flexed {
            flexed,
            volume: state.nature.favourable(state.phased - flexed),
            spending: state.nature.favourable(flexed - state.actual),
        })
    }
}

/// Spend on something bought by quantity, against its standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standards {
    /// Standard price of one.
    pub price: Money,
    /// Standard quantity for one unit of output.
    pub quantity_per_unit: Decimal,
    /// Output budgeted.
    pub budget_output: Decimal,
    /// Output made.
    pub actual_output: Decimal,
    /// Quantity bought.
    pub actual_quantity: Decimal,
    /// Price paid for one.
    pub actual_price: Money,
}

/// Where spend against [`Standards`] differs; all positive where favourable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceUsage {
    /// Budget for the budgeted output.
    pub static_budget: Money,
    /// Budget for the output made.
    pub flexed_budget: Money,
    /// Spent.
    pub actual: Money,
    /// Another price for what was bought.
    pub price: Money,
    /// Another quantity for what was made.
    pub usage: Money,
    /// Both.
    pub flexible: Money,
    /// Another output.
    pub volume: Money,
    /// All three.
    pub total: Money,
}

impl Standards {
    /// The parts of the variance, in coins of `decimals` places; `None` where amounts are beyond
    /// any ledger.
    pub fn split(&self, decimals: u32) -> Option<PriceUsage> {
        let times = |price: Money, quantity: Decimal| {
            Some(Money::from_decimal(price.decimal().checked_mul(quantity)?).quantize(decimals))
        };
        let allowed = |output: Decimal| self.quantity_per_unit.checked_mul(output);
        let static_budget = times(self.price, allowed(self.budget_output)?)?;
        let flexed_budget = times(self.price, allowed(self.actual_output)?)?;
        let at_standard = times(self.price, self.actual_quantity)?;
        let actual = times(self.actual_price, self.actual_quantity)?;
        Some(PriceUsage {
            static_budget,
            flexed_budget,
            actual,
            price: at_standard - actual,
            usage: flexed_budget - at_standard,
            flexible: flexed_budget - actual,
            volume: static_budget - flexed_budget,
            total: static_budget - actual,
        })
    }
}

//! The validated settings of a run.

use chrono::{NaiveDate, Weekday};
use regex::Regex;
use rust_decimal::Decimal;

use super::allocation::{Pace, PolicyName, ResponseUnit, Safety, SpendReturn};
use super::curve::CurveRule;
use super::fail_on::FailOn;
use super::planned::PlannedItem;
use super::resolve::ValueOrigin;
use crate::domain::{
    CreditLine, Currency, Grain, Horizon, Money, Position, Rates, Scenario, Stage, Stages, WhatIf,
};

/// Everything a run needs to know, with no contradiction left in it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The configuration file in force, as shown to the user.
    pub config_file: Option<String>,
    /// Each value in force and who said it, in the order of the documentation.
    pub origins: Vec<ValueOrigin>,
    /// Reporting currency where said.
    pub currency: Option<Currency>,
    /// Rates to it; empty where amounts are not converted.
    pub fx: Rates,
    /// A real balance from a flag or the file.
    pub opening: Option<Opening>,
    /// Minimum cash.
    pub reserve: Option<ReserveRule>,
    /// How far to look.
    pub horizon: Horizon,
    /// Last day of a week.
    pub week_ends: Weekday,
    /// The step of the tables (a week carries its end day).
    pub grain: Grain,
    /// First month of the fiscal year, 1 to 12.
    pub fiscal_year_starts: u32,
    /// The as-of date where said; else the last ledger date.
    pub as_of: Option<NaiveDate>,
    /// History before this day is not used.
    pub since: Option<NaiveDate>,
    /// Rows after the as-of date.
    pub after_as_of: AfterAsOf,
    /// Width of the best–worst band in percent, 80 by default.
    pub level: u32,
    /// The share of paths that must keep the reserve, in percent, 90 by default.
    pub safety_level: u32,
    /// What "safe" means for stage spend.
    pub safety: Safety,
    /// How a cut is spread.
    pub pace: Pace,
    /// How a cut is shared over lines.
    pub policy: PolicyName,
    /// What responses count, in own curves and in the files of `fit`; unsaid where `None`.
    pub response: Option<ResponseUnit>,
    /// Own curves, in order.
    pub curves: Vec<CurveRule>,
    /// Files of responses to fit curves to, as they can be opened.
    pub fit: Vec<String>,
    /// Below this return of the last unit of money, money stays unspent.
    pub min_return: Option<Decimal>,
    /// What comes back of stage spend; nothing is counted on where unsaid.
    pub spend_return: Option<SpendReturn>,
    /// May unspent plan move to later periods? A budget row overrides it.
    pub deferrable: bool,
    /// Seed of every random number.
    pub seed: u64,
    /// Simulated paths.
    pub paths: usize,
    /// Restrict output to these scenarios; empty means all.
    pub scenarios: Vec<Scenario>,
    /// Accounts to read where a file holds several; empty means all.
    pub accounts: Vec<String>,
    /// What to do with identical rows in two files.
    pub overlap: Option<Overlap>,
    /// Bad rows.
    pub on_error: OnError,
    /// Where skipped rows are written.
    pub rejects: Option<std::path::PathBuf>,
    /// How many rows may be skipped, in percent of all rows.
    pub max_rejects: Decimal,
    /// Layout decisions from flags; they win over `sources`.
    pub layout: LayoutOverrides,
    /// Layout decisions from the file, in order; the first whose pattern matches is used.
    pub sources: Vec<SourceRule>,
    /// Classification rules, first match wins.
    pub rules: Vec<Rule>,
    /// Lines that follow their budget, and the like.
    pub line_rules: Vec<LineRule>,
    /// Dated items that history cannot know.
    pub planned: Vec<PlannedItem>,
    /// Contingency funds other lines cannot use.
    pub earmarks: Vec<Earmark>,
    /// Days on which banks do not pay, beside weekends; in order.
    pub holidays: Vec<NaiveDate>,
    /// Files of receivables and payables, as they can be opened.
    pub open_items: Vec<String>,
    /// Scenarios with drivers, in order of the file, then of the flags.
    pub what_ifs: Vec<WhatIf>,
    /// The credit line, where there is one.
    pub credit_line: Option<CreditLine>,
    /// Judge lows, chances and headroom after credit, not before.
    pub use_credit: bool,
    /// Stock at cost on the as-of date, for the days it lasts.
    pub inventory: Option<Money>,
    /// Stages and groups in force.
    pub stages: Stages,
    /// Files of external drivers, as they can be opened.
    pub drivers: Vec<String>,
    /// Files of units behind budgets, as they can be opened.
    pub units: Vec<String>,
    /// A variance below this amount is not material.
    pub material: Money,
    /// Nor one below this percent of its budget.
    pub material_percent: Decimal,
    /// Thresholds that turn the exit code to 4.
    pub fail_on: Vec<FailOn>,
}

/// A balance that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The balance.
    pub amount: Money,
    /// End of this day; `None` (a flag) means the as-of date.
    pub on: Option<NaiveDate>,
    /// Flag or file, for messages: `--opening` or `cashcast.toml:2`.
    pub origin: String,
}

/// Minimum cash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReserveRule {
    /// A fixed amount.
    Amount(Money),
    /// So many weeks of mean weekly base disbursement.
    Weeks(Decimal),
}

/// What happens to rows dated after the as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterAsOf {
    /// They are actual items of the future.
    Known,
    /// They are left out.
    Drop,
}

/// What to do with rows found in two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// Both are real.
    Keep,
    /// The second copy is dropped and counted as ignored.
    Merge,
}

/// What to do with rows that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnError {
    /// Refuse the run.
    Stop,
    /// Leave them out, write them down, count them.
    Skip,
}

/// Which sign the file gives to money out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Positive is money in.
    InflowPositive,
    /// Positive is money out (cards, ad spend).
    OutflowPositive,
}

/// What inspection need not decide. Columns are header names, or `#3` for the third column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LayoutOverrides {
    /// Encoding label (`utf-8`, `windows-1252`, `shift_jis`, …).
    pub encoding: Option<String>,
    /// Field delimiter.
    pub delimiter: Option<char>,
    /// Line of the header, from 1; 0 means there is none.
    pub header_line: Option<u64>,
    /// Date column.
    pub date: Option<String>,
    /// chrono strftime format of the date.
    pub date_format: Option<String>,
    /// Amount column.
    pub amount: Option<String>,
    /// Money-out column.
    pub debit: Option<String>,
    /// Money-in column.
    pub credit: Option<String>,
    /// Column whose word gives the direction.
    pub direction: Option<String>,
    /// Words in it that mean money out.
    pub out_words: Vec<String>,
    /// `.` or `,`.
    pub decimal_mark: Option<char>,
    /// Sign convention of the amount column.
    pub sign: Option<Sign>,
    /// Balance column.
    pub balance: Option<String>,
    /// Category column.
    pub category: Option<String>,
    /// Counterparty column.
    pub counterparty: Option<String>,
    /// Description column.
    pub description: Option<String>,
    /// Account column.
    pub account: Option<String>,
    /// Currency column, or a code for the whole file.
    pub currency: Option<String>,
}

/// One `[[source]]`.
#[derive(Debug, Clone)]
pub struct SourceRule {
    /// Glob on the file name or path (`*`, `?`).
    pub files: String,
    /// What it decides.
    pub layout: LayoutOverrides,
    /// Where it stands.
    pub position: Position,
}

/// The condition of a rule: every given pattern must match.
#[derive(Debug, Clone, Default)]
pub struct When {
    /// On the category.
    pub category: Option<Regex>,
    /// On the description.
    pub description: Option<Regex>,
    /// On the counterparty.
    pub counterparty: Option<Regex>,
    /// On the account.
    pub account: Option<Regex>,
}

/// One `[[rule]]`.
#[derive(Debug, Clone)]
pub struct Rule {
    /// When it applies.
    pub when: When,
    /// What it does.
    pub action: RuleAction,
    /// `one-off = true`: in actuals, not in what history predicts.
    pub one_off: bool,
    /// `discretionary = …` where said.
    pub discretionary: Option<bool>,
    /// Where it stands.
    pub position: Position,
}

/// What a rule decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleAction {
    /// The row is not cash: transfers between own accounts.
    Ignore,
    /// The row belongs to a stage.
    Stage {
        /// The stage.
        stage: Stage,
        /// The touchpoint; the row's own category where `None`.
        touchpoint: Option<String>,
    },
    /// The row is an operating line of this category; where `None` the rule only marks the row
    /// (one-off), and its line is what it would be without the rule.
    Operating {
        /// New category.
        category: Option<String>,
    },
    /// One cost, several stages, in proportion.
    Split {
        /// Stage, touchpoint and weight.
        parts: Vec<(Stage, Option<String>, u32)>,
    },
}

/// One `[[line]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRule {
    /// The category it speaks of.
    pub category: String,
    /// Follow the budget instead of history.
    pub follow_budget: bool,
    /// Where it stands.
    pub position: Position,
}

/// One `[[earmark]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earmark {
    /// What it is for.
    pub name: String,
    /// Its amount.
    pub amount: Money,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            config_file: None,
            origins: Vec::new(),
            currency: None,
            fx: Rates::default(),
            opening: None,
            reserve: None,
            horizon: Horizon::Weeks(13),
            week_ends: Weekday::Sun,
            grain: Grain::Week { ends: Weekday::Sun },
            fiscal_year_starts: 1,
            as_of: None,
            since: None,
            after_as_of: AfterAsOf::Known,
            level: 80,
            safety_level: 90,
            safety: Safety::Joint,
            pace: Pace::Full,
            policy: PolicyName::Proportional,
            response: None,
            curves: Vec::new(),
            fit: Vec::new(),
            min_return: None,
            spend_return: None,
            deferrable: false,
            seed: 1,
            paths: 2000,
            scenarios: Vec::new(),
            accounts: Vec::new(),
            overlap: None,
            on_error: OnError::Stop,
            rejects: None,
            max_rejects: Decimal::ONE,
            layout: LayoutOverrides::default(),
            sources: Vec::new(),
            rules: Vec::new(),
            line_rules: Vec::new(),
            planned: Vec::new(),
            earmarks: Vec::new(),
            holidays: Vec::new(),
            open_items: Vec::new(),
            what_ifs: Vec::new(),
            credit_line: None,
            use_credit: false,
            inventory: None,
            stages: Stages::default(),
            drivers: Vec::new(),
            units: Vec::new(),
            material: Money::from_decimal(Decimal::ONE_THOUSAND),
            material_percent: Decimal::TEN,
            fail_on: Vec::new(),
        }
    }
}

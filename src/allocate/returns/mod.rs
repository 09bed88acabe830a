//! What is known of how spend answers: own curves and fitted ones, each with its line.

mod fit;
mod ledger;
mod words;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

pub use self::fit::{Fit, Refused};
use super::policy::{Curve, NotConcave};
use crate::config::{CurveRule, CurveShape, PolicyName, ResponseUnit};
use crate::domain::{
    CashTable, Flow, LineKey, Note, PlanFlow, Position, Stage, TouchpointResponses, fold_name,
};

/// What returns are known from.
#[derive(Debug, Clone, Copy)]
pub struct ReturnInputs<'a> {
    /// Own curves, in order of the file.
    pub curves: &'a [CurveRule],
    /// Responses to fit curves to.
    pub responses: &'a [TouchpointResponses],
    /// Rows up to this day count.
    pub as_of: NaiveDate,
    /// What responses count.
    pub unit: Option<&'a ResponseUnit>,
    /// Below this return of the last unit of money, money stays unspent.
    pub min_return: Option<Decimal>,
    /// How a cut is shared: only the marginal policy looks at returns.
    pub policy: PolicyName,
    /// The plans that are allocated.
    pub plans: &'a [PlanFlow],
    /// History, for touchpoints that no plan names.
    pub history: &'a CashTable,
}

/// Why responses cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ReturnsError {
    /// A touchpoint of several stages.
    #[error("{position}: `{touchpoint}` is a touchpoint of {stages}: which of them is meant?")]
    Ambiguous {
        /// Its first row.
        position: Position,
        /// As written.
        touchpoint: String,
        /// `awareness and consideration`.
        stages: String,
    },
    /// One line under two names.
    #[error("{position}: `{touchpoint}` stands with a stage and without one")]
    Twice {
        /// Its first row.
        position: Position,
        /// As written.
        touchpoint: String,
    },
    /// Fitted curves are asked for, and there are none.
    #[error("no curve could be fitted: {}", reasons.join("; "))]
    NothingFitted {
        /// Why, by touchpoint.
        reasons: Vec<String>,
    },
}

impl ReturnsError {
    /// What to change.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Ambiguous { .. } => "add a `stage` column",
            Self::Twice { .. } => "fill in `stage` on each of its rows, or on none",
            Self::NothingFitted { .. } => {
                "leave `fit` out for the default curve, give own curves under `[[curve]]`, or ask \
                 another `policy`"
            }
        }
    }
}

/// Where a curve is from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ReturnSource {
    /// The user's own.
    Own,
    /// Fitted to responses.
    Fitted(Fit),
}

/// How the spend of one line answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineReturn {
    /// Response a week to spend a week, in units of the currency.
    pub curve: Curve,
    /// Where it is from.
    pub source: ReturnSource,
}

/// What is known of how spend answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Returns {
    lines: BTreeMap<LineKey, LineReturn>,
    observed: BTreeMap<LineKey, TouchpointResponses>,
    refused: Vec<(LineKey, Refused)>,
    unit: Option<ResponseUnit>,
    least: Option<f64>,
    /// What qualifies it.
    pub notes: Vec<Note>,
}

impl Returns {
    /// Gives each curve its line, and fits one where responses are given.
    ///
    /// # Errors
    ///
    /// A touchpoint of the responses that could be either of two lines; where the policy asks for
    /// returns, responses of which none could be fitted, without any own curve.
    pub fn new(inputs: &ReturnInputs<'_>) -> Result<Self, ReturnsError> {
        let mut made = Self {
            unit: inputs.unit.cloned(),
            least: inputs.min_return.as_ref().and_then(Decimal::to_f64),
            ..Self::default()
        };
        let keys = staged_keys(inputs);
        for rule in inputs.curves {
            made.place(rule, &keys);
        }
        for responses in inputs.responses {
            made.observe(responses, &keys)?;
        }
        made.fit(inputs.as_of);
        let asked = inputs.policy == PolicyName::Marginal;
        if asked && made.lines.is_empty() && !inputs.responses.is_empty() {
            return Err(ReturnsError::NothingFitted { reasons: made.reasons() });
        }
        made.tell(inputs);
        Ok(made)
    }

    fn place(&mut self, rule: &CurveRule, keys: &[&LineKey]) {
        let touchpoint = rule.touchpoint.as_deref();
        let Some(key) = keys.iter().find(|key| named(key, Some(&rule.stage), touchpoint)) else {
            self.notes.push(words::unused_curve(rule));
            return;
        };
        let curve = weekly(rule.shape).expect("settings refuse what is not concave");
        self.lines.insert((*key).clone(), LineReturn { curve, source: ReturnSource::Own });
    }

    fn observe(
        &mut self,
        responses: &TouchpointResponses,
        keys: &[&LineKey],
    ) -> Result<(), ReturnsError> {
        let (position, touchpoint) = (&responses.position, &responses.touchpoint);
        let stage = responses.stage.as_ref();
        let mut found: Vec<&LineKey> =
            keys.iter().filter(|key| named(key, stage, Some(touchpoint))).copied().collect();
        found.sort_unstable();
        found.dedup();
        let key = match found[..] {
            [] => {
                self.notes.push(words::unknown_touchpoint(responses));
                return Ok(());
            }
            [key] => key,
            [..] => {
                let stages = found.iter().filter_map(|key| key.stage.as_ref()).map(Stage::name);
                let stages = stages.collect::<Vec<_>>().join(" and ");
                let (position, touchpoint) = (position.clone(), touchpoint.clone());
                return Err(ReturnsError::Ambiguous { position, touchpoint, stages });
            }
        };
        if self.observed.insert(key.clone(), responses.clone()).is_some() {
            let (position, touchpoint) = (position.clone(), touchpoint.clone());
            return Err(ReturnsError::Twice { position, touchpoint });
        }
        Ok(())
    }

    /// Own curves win over fitted ones.
    fn fit(&mut self, as_of: NaiveDate) {
        for (key, responses) in &self.observed {
            if self.lines.contains_key(key) {
                continue;
            }
            match fit::fit(responses, as_of) {
                Ok((curve, fit)) => {
                    let source = ReturnSource::Fitted(fit);
                    self.lines.insert(key.clone(), LineReturn { curve, source });
                }
                Err(why) => self.refused.push((key.clone(), why)),
            }
        }
    }

    /// What is known of a line.
    pub fn get(&self, key: &LineKey) -> Option<&LineReturn> {
        self.lines.get(key)
    }

    /// What a line's spend was followed by, where the responses say it.
    pub fn observed(&self, key: &LineKey) -> Option<&TouchpointResponses> {
        self.observed.get(key)
    }

    /// Every line with responses.
    pub(super) fn all_observed(&self) -> impl Iterator<Item = (&LineKey, &TouchpointResponses)> {
        self.observed.iter()
    }

    /// The last day with a row, up to `as_of`.
    pub(super) fn last_day(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        let days = self.observed.values().flat_map(|responses| &responses.days);
        days.map(|day| day.on).filter(|on| *on <= as_of).max()
    }

    /// Why no curve was fitted to a line's responses.
    pub(super) fn refused(&self, key: &LineKey) -> Option<Refused> {
        self.refused.iter().find(|(refused, _)| refused == key).map(|(_, why)| *why)
    }

    /// What responses count, where it is said.
    pub fn unit(&self) -> Option<&ResponseUnit> {
        self.unit.as_ref()
    }

    /// Is anything known of any line?
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.observed.is_empty()
    }

    /// Below this return of the last unit of money, money stays unspent.
    pub(super) fn least(&self) -> Option<f64> {
        self.least
    }
}

fn named(key: &LineKey, stage: Option<&Stage>, touchpoint: Option<&str>) -> bool {
    let of_stage = stage.is_none_or(|stage| key.stage.as_ref() == Some(stage));
    of_stage && key.touchpoint.as_deref().map(fold_name) == touchpoint.map(fold_name)
}

fn weekly(shape: CurveShape) -> Result<Curve, NotConcave> {
    let number = |value: Decimal| value.to_f64().unwrap_or(f64::NAN);
    match shape {
        CurveShape::Log { k, s } => Curve::log(number(k), number(s)),
        CurveShape::Hill { k, s } => Curve::hill(number(k), number(s)),
        CurveShape::Exponential { k, s } => Curve::exponential(number(k), number(s)),
        CurveShape::Power { k, beta } => Curve::power(number(k), number(beta)),
    }
}

/// Stage spend that can be cut: planned first, then what only the ledger has.
fn staged_keys<'a>(inputs: &ReturnInputs<'a>) -> Vec<&'a LineKey> {
    let planned = inputs.plans.iter().filter(|flow| flow.discretionary).map(|flow| &flow.line);
    let spent = inputs.history.lines.iter().filter(|(_, history)| history.discretionary);
    let spent = spent.map(|(key, _)| key);
    let staged = |key: &&LineKey| key.stage.is_some() && key.flow == Flow::Disbursement;
    planned.chain(spent).filter(staged).collect()
}

//! What is known of how spend answers: own curves, each with its line.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::policy::{Curve, NotConcave};
use crate::config::{CurveRule, CurveShape, PolicyName, ResponseUnit};
use crate::domain::{CashTable, Flow, LineKey, Note, PlanFlow, fold_name};

/// What returns are known from.
#[derive(Debug, Clone, Copy)]
pub struct ReturnInputs<'a> {
    /// Own curves, in order of the file.
    pub curves: &'a [CurveRule],
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

/// Where a curve is from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ReturnSource {
    /// The user's own.
    Own,
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
    unit: Option<ResponseUnit>,
    least: Option<f64>,
    /// What qualifies it.
    pub notes: Vec<Note>,
}

impl Returns {
    /// Gives each curve its line.
    pub fn new(inputs: &ReturnInputs<'_>) -> Self {
        let mut made = Self {
            unit: inputs.unit.cloned(),
            least: inputs.min_return.as_ref().and_then(Decimal::to_f64),
            ..Self::default()
        };
        let keys = staged_keys(inputs);
        for rule in inputs.curves {
            made.place(rule, &keys);
        }
        if !made.lines.is_empty() && inputs.policy != PolicyName::Marginal {
            let policy = inputs.policy.word();
            let message =
                format!("The policy `{policy}` does not look at curves: `marginal` does.");
            made.notes.push(Note::new("curve-idle", message));
        }
        made
    }

    fn place(&mut self, rule: &CurveRule, keys: &[&LineKey]) {
        let named = |key: &&&LineKey| {
            let name = |touchpoint: &Option<String>| touchpoint.as_deref().map(fold_name);
            key.stage.as_ref() == Some(&rule.stage)
                && name(&key.touchpoint) == name(&rule.touchpoint)
        };
        let Some(key) = keys.iter().find(named) else {
            let name = rule.touchpoint.as_deref().unwrap_or("without a touchpoint");
            let message = format!(
                "The curve of {} {name} at {} is not used: neither plan nor ledger has that \
                 touchpoint.",
                rule.stage, rule.position
            );
            self.notes.push(Note::new("curve-unused", message).at(rule.position.clone()));
            return;
        };
        let curve = weekly(rule.shape).expect("settings refuse what is not concave");
        self.lines.insert((*key).clone(), LineReturn { curve, source: ReturnSource::Own });
    }

    /// What is known of a line.
    pub fn get(&self, key: &LineKey) -> Option<&LineReturn> {
        self.lines.get(key)
    }

    /// What responses count, where it is said.
    pub fn unit(&self) -> Option<&ResponseUnit> {
        self.unit.as_ref()
    }

    /// Below this return of the last unit of money, money stays unspent.
    pub(super) fn least(&self) -> Option<f64> {
        self.least
    }
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
    let mut keys: Vec<&LineKey> = planned.chain(spent).filter(staged).collect();
    keys.dedup();
    keys
}

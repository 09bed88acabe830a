//! `[[curve]]`: how the spend of a touchpoint answers, where the user knows it.

use std::fmt;

use rust_decimal::Decimal;

use super::error::Refusal;
use super::fields::Fields;
use super::values::{self, Word, choose};
use crate::domain::{Position, Stage, Stages, fold_name};

const KEYS: &[&str] = &["stage", "touchpoint", "kind", "k", "s", "beta", "slope"];

/// One `[[curve]]`: response a week to spend a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurveRule {
    /// The stage.
    pub stage: Stage,
    /// The touchpoint; the row of the whole stage where `None`.
    pub touchpoint: Option<String>,
    /// Its form.
    pub shape: CurveShape,
    /// Where it stands.
    pub position: Position,
}

/// A concave form with its parameters, all above 0 (FORMULAS §3, P3). `s` is spend a week, in units of
/// the currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CurveShape {
    /// `k ln(1 + x/s)`.
    Log {
        /// Its scale.
        k: Decimal,
        /// Spend a week.
        s: Decimal,
    },
    /// `k x / (s + x)`.
    Hill {
        /// The most it can bring.
        k: Decimal,
        /// Spend a week that brings half of it.
        s: Decimal,
    },
    /// `k (1 − exp(−x/s))`.
    Exponential {
        /// The most it can bring.
        k: Decimal,
        /// Spend a week.
        s: Decimal,
    },
    /// `k x^beta`.
    Power {
        /// What one unit brings.
        k: Decimal,
        /// Elasticity, between 0 and 1 without both.
        beta: Decimal,
    },
}

impl fmt::Display for CurveShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Log { k, s } => write!(f, "log, k {k}, s {s}"),
            Self::Hill { k, s } => write!(f, "mm, k {k}, s {s}"),
            Self::Exponential { k, s } => write!(f, "exp, k {k}, s {s}"),
            Self::Power { k, beta } => write!(f, "power, k {k}, beta {beta}"),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Log,
    Hill,
    Exponential,
    Power,
}

const KINDS: [Word<Kind>; 5] = [
    ("log", Kind::Log),
    ("mm", Kind::Hill),
    ("hill", Kind::Hill),
    ("exp", Kind::Exponential),
    ("power", Kind::Power),
];

/// All of them, in order.
pub(super) fn curves(top: &Fields<'_>, stages: &Stages) -> Vec<CurveRule> {
    let mut read: Vec<CurveRule> = Vec::new();
    for fields in top.tables("curve", "[[curve]]") {
        let Some(rule) = curve(&fields, stages) else { continue };
        if let Some(first) = read.iter().find(|other| same_line(other, &rule)) {
            let name = rule.touchpoint.as_deref().unwrap_or(rule.stage.name());
            fields.source.contradiction(
                &rule.position,
                format!("`{name}` has a second curve, the first is at {}", first.position),
                "keep one of them",
            );
            continue;
        }
        read.push(rule);
    }
    read
}

fn same_line(one: &CurveRule, other: &CurveRule) -> bool {
    let name = |rule: &CurveRule| rule.touchpoint.as_deref().map(fold_name);
    one.stage == other.stage && name(one) == name(other)
}

fn curve(fields: &Fields<'_>, stages: &Stages) -> Option<CurveRule> {
    fields.refuse_unknown(KEYS);
    for (key, example) in
        [("stage", "stage = \"awareness\""), ("kind", "kind = \"log\""), ("k", "k = 900")]
    {
        if !fields.has(key) {
            fields.missing(key, example);
        }
    }
    // Everything is read before anything is given up, so that all errors are reported together.
    let stage = fields.stage("stage", stages);
    let touchpoint = fields.text("touchpoint");
    let kind = fields.read("kind", |text| choose(text, "a curve", &KINDS));
    let k = fields.read("k", positive);
    let s = fields.read("s", positive);
    let beta = fields.read("beta", exponent);
    let slope = !fields.has("slope") || fields.read("slope", one).is_some();
    let kind = kind?;
    let (wanted, example, other) = match kind {
        Kind::Power => ("beta", "beta = 0.3", "s"),
        Kind::Log | Kind::Hill | Kind::Exponential => ("s", "s = 400", "beta"),
    };
    if !fields.has(wanted) {
        fields.missing(wanted, example);
    }
    if fields.has(other) {
        fields.source.contradiction(
            &fields.key_position(other),
            format!("a curve of this kind has no `{other}`"),
            "`s` belongs to `log`, `mm` and `exp`, `beta` to `power`",
        );
        return None;
    }
    let k = k?;
    let shape = match kind {
        Kind::Log => CurveShape::Log { k, s: s? },
        Kind::Hill => CurveShape::Hill { k, s: s? },
        Kind::Exponential => CurveShape::Exponential { k, s: s? },
        Kind::Power => CurveShape::Power { k, beta: beta? },
    };
    let position = fields.position.clone();
    slope.then_some(CurveRule { stage: stage?, touchpoint, shape, position })
}

fn positive(text: &str) -> Result<Decimal, Refusal> {
    let value = values::amount(text)?.decimal();
    if value > Decimal::ZERO {
        return Ok(value);
    }
    let rule = "a number above 0, spend and response counted a week";
    Err(Refusal::new(text, "a parameter of a curve", rule, "400"))
}

fn exponent(text: &str) -> Result<Decimal, Refusal> {
    let value = values::amount(text)?.decimal();
    if value > Decimal::ZERO && value < Decimal::ONE {
        return Ok(value);
    }
    let rule = "a number between 0 and 1, without both: from 1 on each unit would bring more than \
                the one before, and no split is best";
    Err(Refusal::new(text, "an elasticity", rule, "0.3"))
}

/// The slope of a Hill curve, which other tools fit freely.
fn one(text: &str) -> Result<(), Refusal> {
    if values::amount(text)?.decimal() == Decimal::ONE {
        return Ok(());
    }
    let rule = "1 or left out: a steeper curve first bends the other way, so that no split can be \
                proven best";
    Err(Refusal::new(text, "the slope of a Hill curve", rule, "1"))
}

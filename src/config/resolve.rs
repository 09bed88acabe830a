//! Precedence, in one place: flag > environment > file > default.

use super::allocation::{PolicyName, ResponseUnit};
use super::error::{ConfigError, Fault, Origin, Problem, Refusal};
use super::file::ConfigFile;
use super::keys::{KEYS, Key, Scope, layout_contradiction};
use super::raw::{RawSettings, RawValue};
use super::settings::Settings;
use super::{fx, scenario};

/// One value in force and who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueOrigin {
    /// Long flag name.
    pub key: &'static str,
    /// The value as it was said; several are joined with `, `.
    pub value: String,
    /// Who said it.
    pub origin: Origin,
}

impl Settings {
    /// The settings in force, or everything that is wrong with them.
    pub fn resolve(
        flags: &RawSettings,
        environment: &RawSettings,
        file: Option<&ConfigFile>,
    ) -> Result<Self, ConfigError> {
        let mut settings = file.map_or_else(Self::default, ConfigFile::tables);
        let mut problems = [flags.unknown(), environment.unknown()].concat();
        let said = |key: &str| {
            let file = || file.and_then(|file| file.raw().get(key));
            flags.get(key).or_else(|| environment.get(key)).or_else(file)
        };
        for key in KEYS {
            let said = said(key.name);
            if let Some(values) = said {
                problems.extend(apply(key, values, &mut settings));
            }
            settings.origins.extend(origin(key, said));
        }
        let tables = file.map_or(&[][..], ConfigFile::scenarios);
        let (what_ifs, wrong) =
            scenario::what_ifs(tables, said("set").unwrap_or_default(), &settings.stages);
        settings.what_ifs = what_ifs;
        problems.extend(wrong);
        // A scenario that could not be read is not one that does not exist.
        if problems.is_empty() {
            let said = |key: &str| said(key).unwrap_or_default();
            let unknown = scenario::unknown(&settings.what_ifs, said("scenario"), said("fail-on"));
            problems.extend(unknown);
        }
        problems.extend(contradictions(&settings));
        problems.extend(fx::contradictions(&settings, said("fx").unwrap_or_default()));
        if problems.is_empty() { Ok(settings) } else { Err(ConfigError::Refused(problems)) }
    }
}

/// Puts the values of a key in their place; gives back what cannot be read.
pub(super) fn apply(key: &Key, values: &[RawValue], settings: &mut Settings) -> Vec<Problem> {
    if let ([_, second, ..], false) = (values, key.repeatable) {
        let what = format!("`{}` is given more than once", key.name);
        let hint = "give it once".to_owned();
        return vec![problem(second, Fault::Contradiction { what, hint })];
    }
    values
        .iter()
        .filter_map(|value| {
            let refusal = (key.apply)(settings, value).err()?;
            Some(problem(value, refused(refusal)))
        })
        .collect()
}

fn problem(value: &RawValue, fault: Fault) -> Problem {
    Problem { origin: value.origin.clone(), key: value.key.clone(), fault }
}

/// A threshold that is designed and not built is told apart from one that does not exist.
pub(super) fn refused(refusal: Refusal) -> Fault {
    match refusal.rule.strip_suffix(" is not available in this version") {
        Some(what) => Fault::NotAvailable(what.to_owned()),
        None => Fault::BadValue(refusal),
    }
}

fn origin(key: &Key, said: Option<&[RawValue]>) -> Option<ValueOrigin> {
    let (value, origin) = match said {
        Some(values) => {
            let texts: Vec<&str> = values.iter().map(|value| value.text.as_str()).collect();
            (texts.join(", "), values.first()?.origin.clone())
        }
        // Layouts are decided file by file; there is no default to show.
        None if key.scope == Scope::Layout => return None,
        None => (key.default.to_owned(), Origin::Default),
    };
    Some(ValueOrigin { key: key.name, value, origin })
}

/// Values that are right alone and wrong together.
fn contradictions(settings: &Settings) -> Vec<Problem> {
    let origin_of = |key: &str| {
        settings
            .origins
            .iter()
            .find(|value| value.key == key)
            .map_or(Origin::Default, |value| value.origin.clone())
    };
    let contradiction = |key: &str, what: String, hint: &str| Problem {
        origin: origin_of(key),
        key: key.to_owned(),
        fault: Fault::Contradiction { what, hint: hint.to_owned() },
    };
    let mut found = Vec::new();
    if let (Some(since), Some(as_of)) = (settings.since, settings.as_of)
        && since > as_of
    {
        let what = format!("`since` {since} is after `as-of` {as_of}: no history is left");
        found.push(contradiction("since", what, "give an earlier `since`"));
    }
    if settings.use_credit && settings.credit_line.is_none() {
        let what = "`use-credit` without a credit line".to_owned();
        let hint = "say its `limit` and `annual-rate` under `[credit-line]` in the settings file";
        found.push(contradiction("use-credit", what, hint));
    }
    if let Some((what, hint)) = return_contradiction(settings) {
        found.push(contradiction("min-return", what.to_owned(), hint));
    }
    if let Some((what, hint)) = layout_contradiction(&settings.layout) {
        let said = ["amount", "debit", "credit", "delimiter"]
            .into_iter()
            .find(|key| origin_of(key) != Origin::Default)
            .unwrap_or("amount");
        found.push(contradiction(said, what.to_owned(), hint));
    }
    found
}

/// `min-return` where nothing could be held against it: it is never passed over silently.
fn return_contradiction(settings: &Settings) -> Option<(&'static str, &'static str)> {
    settings.min_return?;
    if settings.policy != PolicyName::Marginal {
        return Some((
            "`min-return` without the policy that knows returns",
            "add `--policy marginal`, or leave `min-return` out",
        ));
    }
    if settings.curves.is_empty() && settings.fit.is_empty() {
        return Some((
            "`min-return` without a curve to judge by: the default curve says how fast returns fall, \
             not how high they are",
            "give own curves under `[[curve]]`, or responses to fit them to with `--fit FILE`",
        ));
    }
    (settings.response != Some(ResponseUnit::Contribution)).then_some((
        "`min-return` counts money for money, and `response` does not say that responses are money",
        "add `--response contribution` where they are what sales leave after their own costs",
    ))
}

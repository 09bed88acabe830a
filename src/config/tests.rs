//! The configuration file and precedence, as a user meets them.

use chrono::Weekday;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::domain::{Grain, Horizon, Repeat, Scenario, Shift};

mod curves;
mod meaning;
mod origins;
mod planned;
mod refusals;
mod scenarios;

fn parse(text: &str) -> Result<Settings, ConfigError> {
    let file = ConfigFile::parse("cashcast.toml", text)?;
    let nothing = RawSettings::default();
    Settings::resolve(&nothing, &nothing, Some(&file))
}

fn said(key: &str, value: &str, origin: Origin) -> RawSettings {
    let mut raw = RawSettings::default();
    raw.set(key, vec![value.to_owned()], origin);
    raw
}

fn flag(key: &str, value: &str) -> Result<Settings, ConfigError> {
    let flags = said(key, value, Origin::Flag);
    Settings::resolve(&flags, &RawSettings::default(), None)
}

/// First line, rule and hint of every problem.
fn messages(error: &ConfigError) -> Vec<String> {
    let whole = |problem: &Problem| {
        let parts = [Some(problem.to_string()), problem.rule(), problem.hint()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")
    };
    error.problems().iter().map(whole).collect()
}

#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let error = parse(text).expect_err(text);
    assert_eq!(messages(&error), expected, "{text}");
}

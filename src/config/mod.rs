//! Flags, environment and `cashcast.toml`, validated once into [`Settings`].
//! Precedence: flag > environment > file > default, decided here and nowhere else.

mod allocation;
mod classify;
mod credit;
mod curve;
mod discover;
mod error;
mod fail_on;
mod fields;
mod file;
mod fx;
mod keys;
mod lines;
mod planned;
mod raw;
mod resolve;
mod rule;
mod scenario;
mod settings;
mod source;
mod stage_words;
mod stages;
mod suggestion;
mod toml_text;
mod values;

pub use allocation::{Pace, PolicyName, ResponseUnit, Safety, SpendReturn};
pub use classify::{Classification, Classifier, Part, Place, is_cost_of_sales};
pub use curve::{CurveRule, CurveShape};
pub use discover::{NAME as CONFIG_NAME, discover};
pub use error::{ConfigError, Fault, Origin, Problem, Refusal};
pub use fail_on::{FailOn, FailOnKind, Sounds};
pub use file::ConfigFile;
pub use planned::PlannedItem;
pub use raw::RawSettings;
pub use resolve::ValueOrigin;
pub use settings::{
    AfterAsOf, Earmark, LayoutOverrides, LineRule, OnError, Opening, Overlap, ReserveRule, Rule,
    RuleAction, Settings, Sign, SourceRule, When,
};
pub use toml_text::toml_text;

#[cfg(test)]
mod tests;

//! Flags, environment and `cashcast.toml`, validated once into [`Settings`].
//! Precedence: flag > environment > file > default, decided here and nowhere else.

mod classify;
mod settings;
mod stage_words;

pub use classify::{Classification, Classifier, Part, is_cost_of_sales};
pub use settings::{
    AfterAsOf, Earmark, FailOn, FailOnKind, LayoutOverrides, LineRule, OnError, Opening, Overlap,
    Pace, PlannedItem, ReserveRule, Rule, RuleAction, Safety, Settings, Sign, SourceRule, When,
};

//! Flags, environment and `cashcast.toml`, validated once into [`Settings`].
//! Precedence: flag > environment > file > default, decided here and nowhere else.

mod settings;

pub use settings::{
    AfterAsOf, Earmark, FailOn, FailOnKind, LayoutOverrides, LineRule, OnError, Opening, Overlap,
    Pace, PlannedItem, ReserveRule, Rule, RuleAction, Safety, Settings, Sign, SourceRule, When,
};

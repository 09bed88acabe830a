//! Lines by folded name, so that `Social_Ads` and `social ads` are one, whatever the row order.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::config::Part;
use crate::domain::{CashTable, Flow, LineHistory, LineKey, Stage, fold_name};

/// What makes two rows one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Identity {
    flow: Flow,
    stage: Option<Stage>,
    name: Option<String>,
}

/// What is known of a line beside its amounts.
#[derive(Debug, Clone)]
struct Line {
    /// Rows by spelling of the name.
    spellings: BTreeMap<String, u64>,
    /// Rows by built-in word.
    inferred: BTreeMap<&'static str, u64>,
    /// While every row says so.
    discretionary: bool,
}

/// Every line seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Lines {
    seen: IndexMap<Identity, Line>,
}

/// Touchpoint of a stage line, category of an operating line.
fn name(part: &Part) -> Option<&String> {
    part.touchpoint.as_ref().or(part.category.as_ref())
}

impl Lines {
    /// The number of the line of a part, made where it is new.
    pub(super) fn number(&mut self, flow: Flow, part: &Part) -> usize {
        let identity = Identity {
            flow,
            stage: part.stage.clone(),
            name: name(part).map(|name| fold_name(name)),
        };
        let entry = self.seen.entry(identity);
        let number = entry.index();
        entry.or_insert_with(|| Line {
            spellings: BTreeMap::new(),
            inferred: BTreeMap::new(),
            discretionary: part.stage.is_some(),
        });
        number
    }

    /// Counts rows of a line.
    pub(super) fn count(&mut self, number: usize, part: &Part, rows: u64) {
        let line = &mut self.seen[number];
        if let Some(name) = name(part) {
            *line.spellings.entry(name.clone()).or_default() += rows;
        }
        if let Some(word) = part.inferred {
            *line.inferred.entry(word).or_default() += rows;
        }
        line.discretionary &= part.discretionary;
    }

    /// Every line's key and its history without amounts, by number.
    pub(super) fn keys(&self) -> Vec<(LineKey, LineHistory)> {
        self.seen
            .iter()
            .map(|(identity, line)| (key(identity, line), without_amounts(line)))
            .collect()
    }
}

/// The one with most rows, then the least: not the first, which depends on the order of rows.
fn most<T: Ord>(counted: &BTreeMap<T, u64>) -> Option<&T> {
    counted.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(name, _)| name)
}

fn key(identity: &Identity, line: &Line) -> LineKey {
    let name = most(&line.spellings).cloned();
    match &identity.stage {
        Some(stage) => LineKey::staged(identity.flow, stage.clone(), name),
        None => LineKey::operating(identity.flow, name),
    }
}

fn without_amounts(line: &Line) -> LineHistory {
    LineHistory {
        inferred: most(&line.inferred).map(|word| (*word).to_owned()),
        inferred_rows: line.inferred.values().sum(),
        discretionary: line.discretionary,
        ..LineHistory::default()
    }
}

/// The line of history with this name in any spelling, else the line itself.
pub(super) fn known_line(line: LineKey, history: &CashTable) -> LineKey {
    let same = |key: &LineKey| (key.flow, &key.stage) == (line.flow, &line.stage);
    named_line(line.name(), history, same).unwrap_or(line)
}

/// The first line of history with this name in any spelling among those that are `wanted`.
pub(super) fn named_line(
    name: &str,
    history: &CashTable,
    wanted: impl Fn(&LineKey) -> bool,
) -> Option<LineKey> {
    let name = fold_name(name);
    history.lines.keys().find(|key| wanted(key) && fold_name(key.name()) == name).cloned()
}

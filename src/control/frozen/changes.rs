//! What changed since the last saved forecast.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::allocate::Allocation;
use crate::domain::{Money, SavedForecast, Scenario, Stage};
use crate::project::Projection;

/// Today's figures beside those of the last saved forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The saved forecast's file.
    pub file: String,
    /// The day it stands on.
    pub as_of: NaiveDate,
    /// Closing and low of base and worst.
    pub cash: Vec<Change>,
    /// The sum committed, then each stage line.
    pub commitments: Vec<Change>,
}

impl Changes {
    /// Cash, then commitments.
    pub fn all(&self) -> impl Iterator<Item = &Change> {
        self.cash.iter().chain(&self.commitments)
    }
}

/// One figure then and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is: `base closing` (`base closing on 20 Sep 2026` where that is not today's last day),
    /// `commit awareness / search ads`.
    pub what: String,
    /// In the saved forecast; `None` where it did not have it.
    pub was: Option<Money>,
    /// In today's.
    pub now: Option<Money>,
}

impl Change {
    /// Now less then, where both are known.
    pub fn by(&self) -> Option<Money> {
        self.was.zip(self.now).map(|(was, now)| now - was)
    }
}

/// Compares today's forecast with a saved one.
pub fn changes(saved: &SavedForecast, projection: &Projection, allocation: &Allocation) -> Changes {
    let mut cash = Vec::new();
    for scenario in [Scenario::Base, Scenario::Worst] {
        let word = scenario.word();
        let was = saved.scenarios.iter().find(|figures| figures.scenario == word);
        let now = projection.scenario(&scenario);
        cash.push(closing(saved, projection, &scenario));
        cash.push(Change {
            what: format!("{word} low"),
            was: was.map(|was| was.low),
            now: now.map(|now| now.low.0),
        });
    }
    let commitments = commitments(saved, allocation);
    Changes { file: saved.file.clone(), as_of: saved.as_of, cash, commitments }
}

/// The balance at the end of the saved forecast, or at its last period's end before today's ends.
/// Windows of two days end apart: the closing of another day holds another week of sales, or a
/// payroll, which is no change.
fn closing(saved: &SavedForecast, projection: &Projection, scenario: &Scenario) -> Change {
    let word = scenario.word();
    let figures = projection.scenario(scenario);
    let last = figures.and_then(|figures| figures.periods.last());
    let balance = |day: NaiveDate| {
        let index = projection.days.binary_search(&day).ok()?;
        figures?.balance.get(index).copied()
    };
    let periods = saved.periods.iter().filter(|period| period.scenario == word);
    let common = periods
        .filter_map(|period| Some((period, balance(period.span.end)?)))
        .max_by_key(|(period, _)| period.span.end);
    let ends = projection.periods.last().map(|period| period.span.end);
    match common {
        Some((was, now)) => Change {
            what: if Some(was.span.end) == ends {
                format!("{word} closing")
            } else {
                format!("{word} closing on {}", was.span.end.format("%-d %b %Y"))
            },
            was: Some(was.closing),
            now: Some(now),
        },
        None => Change {
            what: format!("{word} closing"),
            was: None,
            now: last.map(|period| period.closing),
        },
    }
}

/// The sum committed, then each line, those that are no more planned last.
fn commitments(saved: &SavedForecast, allocation: &Allocation) -> Vec<Change> {
    type Name = (String, Option<String>);
    let mut now: Vec<(Name, Money)> = Vec::new();
    for line in &allocation.lines {
        if let Some(commit) = &line.commit {
            let name = (Stage::name(&line.stage).to_owned(), line.touchpoint.clone());
            now.push((name, commit.iter().sum()));
        }
    }
    let mut was: BTreeMap<Name, Money> = saved
        .commitments
        .iter()
        .filter_map(|line| Some(((line.stage.clone(), line.touchpoint.clone()), line.amount?)))
        .collect();
    let total = |known: bool, sum: Money| known.then_some(sum);
    let mut made = vec![Change {
        what: "commit, all stages".to_owned(),
        was: total(!was.is_empty(), was.values().sum()),
        now: total(!now.is_empty(), now.iter().map(|(_, amount)| *amount).sum()),
    }];
    let what = |(stage, touchpoint): &Name| match touchpoint {
        Some(touchpoint) => format!("commit {stage} / {touchpoint}"),
        None => format!("commit {stage}"),
    };
    made.extend(now.iter().map(|(name, amount)| Change {
        what: what(name),
        was: was.remove(name),
        now: Some(*amount),
    }));
    made.extend(was.iter().map(|(name, amount)| Change {
        what: what(name),
        was: Some(*amount),
        now: None,
    }));
    made.retain(|change| {
        let nothing = |amount: Option<Money>| amount.is_none_or(Money::is_zero);
        !nothing(change.was) || !nothing(change.now)
    });
    made
}

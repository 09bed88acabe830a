//! Budget rows as cash plans: signed, named as history names their lines, with floors and caps.

use std::collections::{BTreeMap, BTreeSet};

use super::party::fold_name;
use crate::config::{Settings, is_cost_of_sales};
use crate::domain::{
    Budget, BudgetLine, CashTable, Flow, LineKey, Money, Note, PlanFlow, Position, Stage,
};

/// What the budgets of a run ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plans {
    /// Amounts that become cash.
    pub flows: Vec<PlanFlow>,
    /// Floors and caps on whole stages whose amounts stand in touchpoint rows.
    pub stage_bounds: Vec<PlanFlow>,
    /// Budget lines that history knows and the budget does not replace.
    pub notes: Vec<Note>,
}

/// A category whose sign nothing tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDoubt {
    /// Where the budget names it.
    pub position: Position,
    /// The category.
    pub category: String,
    /// Does history have it both ways (or not at all)?
    pub both_ways: bool,
}

/// Turns budget rows into plans.
///
/// A stage row is a disbursement. A category row has its own `flow`, else the one flow of its
/// history; where neither says, it is a doubt. A category row replaces history only where a
/// `[[line]]` tells it to (`follow = "budget"`) or there is no history of it.
pub fn plans(
    budget: &Budget,
    settings: &Settings,
    history: &CashTable,
) -> Result<Plans, Vec<PlanDoubt>> {
    let names = LineNames::new(history, settings);
    let detailed: BTreeSet<&Stage> = budget
        .lines
        .iter()
        .filter(|line| line.touchpoint.is_some())
        .filter_map(|line| line.stage.as_ref())
        .collect();
    let mut made = Plans::default();
    let mut doubts = Vec::new();
    let mut unused: BTreeMap<String, (u64, Position)> = BTreeMap::new();
    for line in &budget.lines {
        match (&line.stage, &line.category) {
            (Some(stage), _) => {
                let flow = stage_plan(line, stage, &names, settings);
                if line.touchpoint.is_none() && detailed.contains(stage) {
                    made.stage_bounds.push(flow);
                } else {
                    made.flows.push(flow);
                }
            }
            (None, Some(category)) => match category_flow(line, category, &names) {
                Err(doubt) => doubts.push(doubt),
                Ok(key) if names.follows_budget(category) || !names.knows(category) => {
                    made.flows.push(plan(line, key, settings, false));
                }
                Ok(_) => {
                    unused
                        .entry(category.clone())
                        .or_insert((0, line.position.clone()))
                        .0 += 1;
                }
            },
            (None, None) => {}
        }
    }
    made.notes = unused.into_iter().map(unused_note).collect();
    if doubts.is_empty() {
        Ok(made)
    } else {
        Err(doubts)
    }
}

fn unused_note((category, (rows, position)): (String, (u64, Position))) -> Note {
    let message = format!(
        "Budget line \"{category}\" ({rows} rows) is for comparison: the forecast follows its \
         history (no [[line]] with category = \"{category}\", follow = \"budget\")."
    );
    Note::new("budget-line-not-followed", message).at(position)
}

fn stage_plan(
    line: &BudgetLine,
    stage: &Stage,
    names: &LineNames<'_>,
    settings: &Settings,
) -> PlanFlow {
    let flow = line.flow.unwrap_or(Flow::Disbursement);
    let touchpoint = line
        .touchpoint
        .as_deref()
        .map(|name| names.touchpoint(stage, name));
    let cut_by_name = !touchpoint.as_deref().is_some_and(is_cost_of_sales);
    let key = LineKey::staged(flow, stage.clone(), touchpoint);
    let discretionary = line
        .discretionary
        .or_else(|| names.discretionary(&key))
        .unwrap_or(cut_by_name);
    plan(
        line,
        key,
        settings,
        discretionary && flow == Flow::Disbursement,
    )
}

fn plan(line: &BudgetLine, key: LineKey, settings: &Settings, discretionary: bool) -> PlanFlow {
    let amount = if key.flow == Flow::Disbursement {
        -line.amount
    } else {
        line.amount
    };
    PlanFlow {
        line: key,
        department: line.department.clone(),
        span: line.span,
        amount,
        floor: line.floor.unwrap_or(Money::ZERO),
        cap: line.cap.unwrap_or(line.amount),
        priority: line.priority.unwrap_or(1),
        pays: line.pays,
        deferrable: line.deferrable.unwrap_or(settings.deferrable),
        discretionary,
        known_from: line.position.whole_line().to_string(),
    }
}

fn category_flow(
    line: &BudgetLine,
    category: &str,
    names: &LineNames<'_>,
) -> Result<LineKey, PlanDoubt> {
    let flows = names.flows(category);
    let flow = match (line.flow, flows.as_slice()) {
        (Some(flow), _) => flow,
        (None, [only]) => *only,
        (None, seen) => {
            return Err(PlanDoubt {
                position: line.position.clone(),
                category: category.to_owned(),
                both_ways: !seen.is_empty(),
            });
        }
    };
    Ok(LineKey::operating(flow, Some(names.category(category))))
}

/// How history spells its lines, found by folded name.
struct LineNames<'a> {
    history: &'a CashTable,
    touchpoints: BTreeMap<(Stage, String), String>,
    categories: BTreeMap<String, (String, Vec<Flow>)>,
    follow: BTreeSet<String>,
}

impl<'a> LineNames<'a> {
    fn new(history: &'a CashTable, settings: &Settings) -> Self {
        let mut names = Self {
            history,
            touchpoints: BTreeMap::new(),
            categories: BTreeMap::new(),
            follow: settings
                .line_rules
                .iter()
                .filter(|rule| rule.follow_budget)
                .map(|rule| fold_name(&rule.category))
                .collect(),
        };
        for key in history.lines.keys() {
            match (&key.stage, &key.touchpoint, &key.category) {
                (Some(stage), Some(touchpoint), _) => {
                    names
                        .touchpoints
                        .entry((stage.clone(), fold_name(touchpoint)))
                        .or_insert_with(|| touchpoint.clone());
                }
                (None, _, Some(category)) => names
                    .categories
                    .entry(fold_name(category))
                    .or_insert_with(|| (category.clone(), Vec::new()))
                    .1
                    .push(key.flow),
                _ => {}
            }
        }
        names
    }

    fn touchpoint(&self, stage: &Stage, name: &str) -> String {
        self.touchpoints
            .get(&(stage.clone(), fold_name(name)))
            .cloned()
            .unwrap_or_else(|| name.trim().to_owned())
    }

    fn category(&self, name: &str) -> String {
        let known = self.categories.get(&fold_name(name));
        known.map_or_else(|| name.trim().to_owned(), |(spelling, _)| spelling.clone())
    }

    fn flows(&self, category: &str) -> Vec<Flow> {
        let known = self.categories.get(&fold_name(category));
        known.map(|(_, flows)| flows.clone()).unwrap_or_default()
    }

    fn knows(&self, category: &str) -> bool {
        self.categories.contains_key(&fold_name(category))
    }

    fn follows_budget(&self, category: &str) -> bool {
        self.follow.contains(&fold_name(category))
    }

    fn discretionary(&self, key: &LineKey) -> Option<bool> {
        self.history.lines.get(key).map(|line| line.discretionary)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::LineRule;
    use crate::domain::{DateSpan, LineHistory, Stages};

    fn row(stage: Option<&str>, touchpoint: Option<&str>, category: Option<&str>) -> BudgetLine {
        let span = DateSpan::new("2026-06-01".parse().unwrap(), "2026-06-30".parse().unwrap());
        BudgetLine {
            stage: stage.map(|name| Stages::default().find(name).unwrap()),
            touchpoint: touchpoint.map(str::to_owned),
            department: None,
            category: category.map(str::to_owned),
            span: span.unwrap(),
            amount: Money::from_minor(90_001, 2),
            flow: None,
            floor: None,
            cap: None,
            priority: None,
            pays: None,
            deferrable: None,
            discretionary: None,
            position: Position::file("budget.csv"),
        }
    }

    fn history(keys: &[LineKey]) -> CashTable {
        let line = || LineHistory {
            discretionary: true,
            ..LineHistory::default()
        };
        CashTable {
            lines: keys.iter().map(|key| (key.clone(), line())).collect(),
        }
    }

    fn budget(lines: Vec<BudgetLine>) -> Budget {
        Budget {
            lines,
            ..Budget::default()
        }
    }

    #[test]
    fn a_budget_row_meets_the_ledger_line_however_it_is_spelled() {
        let stage = Stages::default().find("awareness").unwrap();
        let key = LineKey::staged(Flow::Disbursement, stage, Some("Social Ads".to_owned()));
        let made = plans(
            &budget(vec![
                row(Some("awareness"), Some("social_ads"), None),
                row(Some("awareness"), None, None),
            ]),
            &Settings::default(),
            &history(std::slice::from_ref(&key)),
        )
        .unwrap();
        assert_eq!(made.flows.len(), 1);
        assert_eq!(made.flows[0].line, key);
        assert_eq!(made.flows[0].amount.to_fixed(2), "-900.01");
        assert!(made.flows[0].discretionary);
        assert_eq!(made.stage_bounds.len(), 1);
    }

    #[test]
    fn a_category_without_a_sign_is_a_doubt() {
        let both = [Flow::Receipt, Flow::Disbursement]
            .map(|flow| LineKey::operating(flow, Some("Transfers".to_owned())));
        let rows = vec![
            row(None, None, Some("transfers")),
            row(None, None, Some("unheard of")),
        ];
        let doubts = plans(&budget(rows), &Settings::default(), &history(&both)).unwrap_err();
        assert_eq!(
            doubts
                .iter()
                .map(|doubt| doubt.both_ways)
                .collect::<Vec<_>>(),
            [true, false]
        );
    }

    #[test]
    fn a_category_follows_its_budget_only_when_told() {
        let known = [LineKey::operating(
            Flow::Disbursement,
            Some("Payroll".to_owned()),
        )];
        let rows = || budget(vec![row(None, None, Some("payroll"))]);
        let made = plans(&rows(), &Settings::default(), &history(&known)).unwrap();
        assert!(made.flows.is_empty());
        assert_eq!(made.notes[0].code, "budget-line-not-followed");
        let rule = LineRule {
            category: "Payroll".to_owned(),
            follow_budget: true,
            position: Position::file("cashcast.toml"),
        };
        let settings = Settings {
            line_rules: vec![rule],
            ..Settings::default()
        };
        let made = plans(&rows(), &settings, &history(&known)).unwrap();
        assert_eq!(made.flows[0].line, known[0]);
        assert!(!made.flows[0].discretionary);
    }
}

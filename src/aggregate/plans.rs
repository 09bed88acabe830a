//! Budget rows as cash plans: signed, named as history names their lines, with floors and caps.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::config::{LineRule, Settings, is_cost_of_sales};
use crate::domain::{
    Budget, BudgetLine, CashTable, Flow, LineHistory, LineKey, Money, Note, PlanFlow, Position,
    Stage, fold_name,
};

/// What the budgets of a run ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plans {
    /// Amounts that become cash.
    pub flows: Vec<PlanFlow>,
    /// Floors and caps on whole stages whose amounts stand in touchpoint rows.
    pub stage_bounds: Vec<PlanFlow>,
    /// Category rows that become no cash, because their line follows its history: they are for
    /// comparison with what was paid.
    pub compared: Vec<PlanFlow>,
    /// Stage rows that plan nothing themselves.
    pub bound_notes: Vec<Note>,
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
    let mut names = LineNames::new(history, settings);
    let mut bounding: BTreeMap<&Stage, Vec<&BudgetLine>> = BTreeMap::new();
    let mut made = Plans::default();
    let mut doubts = Vec::new();
    let mut unused: BTreeMap<String, (u64, Position)> = BTreeMap::new();
    for line in &budget.lines {
        match (&line.stage, &line.category) {
            (Some(stage), _) => {
                let flow = stage_plan(line, stage, &mut names, settings);
                if line.touchpoint.is_none() && is_detailed(budget, line) {
                    bounding.entry(stage).or_default().push(line);
                    made.stage_bounds.push(flow);
                } else {
                    made.flows.push(flow);
                }
            }
            (None, Some(category)) => match category_flow(line, category, &mut names) {
                Err(doubt) => doubts.push(doubt),
                Ok(key) if names.follows_budget(category) || !names.knows(category) => {
                    made.flows.push(plan(line, key, settings, false));
                }
                Ok(key) => {
                    unused.entry(category.clone()).or_insert((0, line.position.clone())).0 += 1;
                    made.compared.push(plan(line, key, settings, false));
                }
            },
            (None, None) => {}
        }
    }
    one_spelling_of_departments(&mut made);
    made.notes = unused.into_iter().map(unused_note).collect();
    made.notes.extend(without_budget(budget, settings));
    made.bound_notes =
        bounding.iter().filter_map(|(stage, rows)| bound_note(stage, rows)).collect();
    if doubts.is_empty() {
        return Ok(made);
    }
    // One question for a category, however many periods it has.
    let mut asked = BTreeSet::new();
    doubts.retain(|doubt| asked.insert(fold_name(&doubt.category)));
    Err(doubts)
}

/// `Marketing` and `marketing` are one department: the first spelling holds for both.
fn one_spelling_of_departments(made: &mut Plans) {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let flows = made.flows.iter_mut().chain(&mut made.stage_bounds).chain(&mut made.compared);
    for name in flows.filter_map(|flow| flow.department.as_mut()) {
        let first = known.entry(fold_name(name)).or_insert_with(|| name.clone());
        name.clone_from(first);
    }
}

/// Has a whole stage rows for its touchpoints on some of the row's days? Those are its plan then,
/// and the row bounds them; on other days the row is the plan: a stage budgeted by touchpoint in
/// June and as a whole in August has both.
fn is_detailed(budget: &Budget, row: &BudgetLine) -> bool {
    budget.lines.iter().any(|line| {
        line.touchpoint.is_some()
            && (&line.stage, line.flow) == (&row.stage, row.flow)
            && line.span.start <= row.span.end
            && row.span.start <= line.span.end
    })
}

/// Rows for a whole stage that have nothing but an amount, and plan none: who did not mean a cap
/// must know.
fn bound_note(stage: &Stage, rows: &[&BudgetLine]) -> Option<Note> {
    let plain = |row: &&&BudgetLine| row.floor.is_none() && row.cap.is_none();
    let rows: Vec<&&BudgetLine> = rows.iter().filter(plain).collect();
    let amount: Money = rows.iter().map(|row| row.amount).sum();
    let place = rows.first()?.position.clone();
    let count = rows.len();
    let text = format!(
        "Budget rows for the whole of {stage} ({count} {}, {amount}) are caps on its touchpoints, \
         whose own rows are the plan of those days: nothing else is planned there.",
        if count == 1 { "row" } else { "rows" }
    );
    Some(Note::new("stage-row-is-a-cap", text).at(place))
}

/// Lines told to follow a budget that does not have them.
fn without_budget(budget: &Budget, settings: &Settings) -> Vec<Note> {
    let budgeted: BTreeSet<String> = budget
        .lines
        .iter()
        .filter(|line| line.stage.is_none())
        .filter_map(|line| line.category.as_deref().map(fold_name))
        .collect();
    let idle =
        |rule: &&LineRule| rule.follow_budget && !budgeted.contains(&fold_name(&rule.category));
    settings
        .line_rules
        .iter()
        .filter(idle)
        .map(|rule| {
            let text = format!(
                "\"{}\" is told to follow its budget ({}), but no budget has it: the forecast \
                 follows its history.",
                rule.category,
                rule.position.whole_line()
            );
            Note::new("line-without-budget", text).at(rule.position.whole_line())
        })
        .collect()
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
    names: &mut LineNames<'_>,
    settings: &Settings,
) -> PlanFlow {
    let flow = line.flow.unwrap_or(Flow::Disbursement);
    let touchpoint = line.touchpoint.as_deref().map(|name| names.touchpoint(stage, name));
    let cut_by_name = !touchpoint.as_deref().is_some_and(is_cost_of_sales);
    let key = LineKey::staged(flow, stage.clone(), touchpoint);
    let discretionary =
        line.discretionary.or_else(|| names.discretionary(&key)).unwrap_or(cut_by_name);
    plan(line, key, settings, discretionary && flow == Flow::Disbursement)
}

fn plan(line: &BudgetLine, key: LineKey, settings: &Settings, discretionary: bool) -> PlanFlow {
    let amount = if key.flow == Flow::Disbursement { -line.amount } else { line.amount };
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
    names: &mut LineNames<'_>,
) -> Result<LineKey, PlanDoubt> {
    let flow = match line.flow {
        Some(flow) => flow,
        None => names.flow(category).map_err(|both_ways| PlanDoubt {
            position: line.position.clone(),
            category: category.to_owned(),
            both_ways,
        })?,
    };
    Ok(LineKey::operating(flow, Some(names.category(category))))
}

/// All that ever moved on a line, without sign.
fn size(line: &LineHistory) -> Money {
    let days = line.by_day().into_values();
    days.chain(line.one_offs.values().copied()).sum::<Money>().abs()
}

/// How history spells its lines, found by folded name.
struct LineNames<'a> {
    history: &'a CashTable,
    touchpoints: BTreeMap<(Stage, String), String>,
    categories: BTreeMap<String, (String, Vec<(Flow, Money)>)>,
    follow: BTreeSet<String>,
    /// Names that only budgets know: the first spelling holds for all of them.
    budgeted: BTreeMap<(Option<Stage>, String), String>,
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
            budgeted: BTreeMap::new(),
        };
        for (key, line) in &history.lines {
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
                    .push((key.flow, size(line))),
                _ => {}
            }
        }
        names
    }

    fn touchpoint(&mut self, stage: &Stage, name: &str) -> String {
        match self.touchpoints.get(&(stage.clone(), fold_name(name))) {
            Some(spelling) => spelling.clone(),
            None => self.budgeted(Some(stage), name),
        }
    }

    fn category(&mut self, name: &str) -> String {
        match self.categories.get(&fold_name(name)) {
            Some((spelling, _)) => spelling.clone(),
            None => self.budgeted(None, name),
        }
    }

    fn budgeted(&mut self, stage: Option<&Stage>, name: &str) -> String {
        self.budgeted
            .entry((stage.cloned(), fold_name(name)))
            .or_insert_with(|| name.trim().to_owned())
            .clone()
    }

    /// The flow of a category in history: its only one, or one that a refund now and then does not
    /// put in doubt (ten times the other). `Err` tells whether it has both.
    fn flow(&self, category: &str) -> Result<Flow, bool> {
        let known = self.categories.get(&fold_name(category));
        let mut flows = known.map(|(_, flows)| flows.clone()).unwrap_or_default();
        flows.sort_unstable_by_key(|(flow, size)| std::cmp::Reverse((*size, *flow)));
        match flows[..] {
            [(flow, _)] => Ok(flow),
            [(flow, most), (_, next), ..]
                if most.is_positive() && most.decimal() >= next.decimal() * Decimal::TEN =>
            {
                Ok(flow)
            }
            _ => Err(!flows.is_empty()),
        }
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
    use crate::domain::{DateSpan, DayTotal, Stages};

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
        let line = || LineHistory { discretionary: true, ..LineHistory::default() };
        CashTable { lines: keys.iter().map(|key| (key.clone(), line())).collect() }
    }

    fn budget(lines: Vec<BudgetLine>) -> Budget {
        Budget { lines, ..Budget::default() }
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
    fn a_row_for_a_whole_stage_is_the_plan_where_no_touchpoint_has_one() {
        let mut august = row(Some("awareness"), None, None);
        august.span =
            DateSpan::new("2026-08-01".parse().unwrap(), "2026-08-31".parse().unwrap()).unwrap();
        let june = row(Some("awareness"), None, None);
        let ads = row(Some("awareness"), Some("search ads"), None);
        let rows = budget(vec![ads, june, august.clone()]);
        let made = plans(&rows, &Settings::default(), &CashTable::default()).unwrap();
        // the fault: August was planned nowhere, and nothing said that June's row is a cap
        assert_eq!(made.flows.len(), 2);
        assert_eq!(made.flows[1].span, august.span);
        assert_eq!(made.stage_bounds.len(), 1);
        let [note] = &made.bound_notes[..] else { panic!("{:?}", made.bound_notes) };
        assert!(note.message.contains("(1 row, 900.01)"), "{}", note.message);
    }

    #[test]
    fn a_category_without_a_sign_is_a_doubt() {
        let both = [Flow::Receipt, Flow::Disbursement]
            .map(|flow| LineKey::operating(flow, Some("Transfers".to_owned())));
        let rows = vec![row(None, None, Some("transfers")), row(None, None, Some("unheard of"))];
        let doubts = plans(&budget(rows), &Settings::default(), &history(&both)).unwrap_err();
        assert_eq!(doubts.iter().map(|doubt| doubt.both_ways).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn a_category_follows_its_budget_only_when_told() {
        let known = [LineKey::operating(Flow::Disbursement, Some("Payroll".to_owned()))];
        let rows = || budget(vec![row(None, None, Some("payroll"))]);
        let made = plans(&rows(), &Settings::default(), &history(&known)).unwrap();
        assert!(made.flows.is_empty());
        assert_eq!(made.compared[0].line, known[0]);
        assert_eq!(made.notes[0].code, "budget-line-not-followed");
        let rule = LineRule {
            category: "Payroll".to_owned(),
            follow_budget: true,
            position: Position::file("cashcast.toml"),
        };
        let settings = Settings { line_rules: vec![rule], ..Settings::default() };
        let made = plans(&rows(), &settings, &history(&known)).unwrap();
        assert_eq!(made.flows[0].line, known[0]);
        assert!(!made.flows[0].discretionary);
    }

    #[test]
    fn a_refund_does_not_put_a_category_in_doubt() {
        let mut table = CashTable::default();
        for (flow, cents) in [(Flow::Disbursement, -100_000), (Flow::Receipt, 4_000)] {
            let total = DayTotal { amount: Money::from_minor(cents, 2), rows: 1 };
            let days = BTreeMap::from([("2026-05-01".parse().unwrap(), total)]);
            let line = LineHistory {
                parties: BTreeMap::from([(String::new(), days)]),
                ..LineHistory::default()
            };
            let key = LineKey::operating(flow, Some("Payroll".to_owned()));
            table.lines.insert(key, line);
        }
        let rows = budget(vec![row(None, None, Some("payroll"))]);
        let rule = LineRule {
            category: "Payroll".to_owned(),
            follow_budget: true,
            position: Position::file("cashcast.toml"),
        };
        let settings = Settings { line_rules: vec![rule], ..Settings::default() };
        let made = plans(&rows, &settings, &table).unwrap();
        assert_eq!(made.flows[0].amount.to_fixed(2), "-900.01");
    }

    #[test]
    fn two_budgets_that_spell_a_new_line_differently_mean_one_line() {
        let rows = budget(vec![
            row(Some("awareness"), Some("Radio spots"), None),
            row(Some("awareness"), Some("radio_spots"), None),
        ]);
        let made = plans(&rows, &Settings::default(), &CashTable::default()).unwrap();
        assert_eq!(made.flows[0].line, made.flows[1].line);
    }

    #[test]
    fn two_budgets_that_spell_a_department_differently_mean_one() {
        let owned = |department: &str, touchpoint: &str| BudgetLine {
            department: Some(department.to_owned()),
            ..row(Some("awareness"), Some(touchpoint), None)
        };
        let rows = budget(vec![owned("Marketing", "radio"), owned("marketing", "posters")]);
        let made = plans(&rows, &Settings::default(), &CashTable::default()).unwrap();
        let departments = made.flows.iter().map(|flow| flow.department.as_deref().unwrap());
        assert_eq!(departments.collect::<Vec<_>>(), ["Marketing", "Marketing"]);
    }

    #[test]
    fn many_periods_of_one_category_are_one_question() {
        let rows = budget(vec![row(None, None, Some("Grant")); 12]);
        let doubts = plans(&rows, &Settings::default(), &CashTable::default()).unwrap_err();
        assert_eq!(doubts.len(), 1);
    }

    #[test]
    fn a_line_told_to_follow_a_budget_that_lacks_it_is_noted() {
        let settings = Settings {
            line_rules: vec![LineRule {
                category: "Payrol".to_owned(),
                follow_budget: true,
                position: Position::file("cashcast.toml"),
            }],
            ..Settings::default()
        };
        let made = plans(&Budget::default(), &settings, &CashTable::default()).unwrap();
        assert_eq!(made.notes[0].code, "line-without-budget");
    }
}

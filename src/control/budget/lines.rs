//! Lines of a budget with what was paid on them, and lines that have no budget.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::calendar::BudgetCalendar;
use super::pay_days::PayDays;
use super::phasing::{cash_span, phased};
use super::units::{Units, units_of};
use super::{ControlInputs, ControlLine, Section, WindowFigures};
use crate::control::measures::{BudgetState, Nature};
use crate::domain::{
    CashTable, DateSpan, Flow, LineHistory, LineKey, Money, Note, PlacedItem, PlanFlow,
};

/// All lines, what stands outside them, and what qualifies them.
pub(super) struct Made {
    pub(super) lines: Vec<ControlLine>,
    pub(super) outside: Vec<(LineKey, Money)>,
    pub(super) notes: Vec<Note>,
}

/// A line to be: its budget rows and the history lines that pay it.
struct Draft<'a> {
    key: LineKey,
    rows: Vec<&'a PlanFlow>,
    history: Vec<Paid<'a>>,
}

type Paid<'a> = (&'a LineKey, &'a LineHistory);

/// Makes every line.
pub(super) fn lines(
    inputs: &ControlInputs<'_>,
    calendar: &BudgetCalendar,
    rows: &[&PlanFlow],
) -> Made {
    let mut drafts = budgeted(inputs, rows);
    let taken: BTreeSet<LineKey> = drafts
        .iter()
        .flat_map(|draft| draft.history.iter().map(|(key, _)| (*key).clone()))
        .collect();
    let to_date = calendar.window(super::WindowKind::ToDate);
    let sections: BTreeSet<Section> = drafts.iter().map(|draft| section(&draft.key)).collect();
    let unpaid = unpaid(inputs, calendar);
    let mut outside = Vec::new();
    let left = inputs.history.lines.iter().filter(|(key, _)| !taken.contains(*key));
    for history in with_refunds(left.collect()) {
        let (key, own) = history[0];
        let total: Money =
            history.iter().map(|(_, line)| line.total(to_date.start, to_date.end)).sum();
        let ordered = history.iter().any(|(key, _)| unpaid.contains_key(key));
        if total.is_zero() && !ordered {
            continue;
        }
        if is_beside(key, own, &sections) {
            drafts.push(Draft { key: key.clone(), rows: Vec::new(), history });
        } else if !total.is_zero() {
            outside.push((key.clone(), total));
        }
    }
    let ordered = only_ordered(&unpaid, inputs.history, &drafts, &sections);
    drafts.extend(ordered);
    let mut units = units_of(inputs, calendar);
    let mut notes: Vec<Note> =
        drafts.iter().filter_map(|draft| refunds(draft, to_date, inputs.decimals)).collect();
    let mut lines: Vec<ControlLine> =
        drafts.iter().map(|draft| line(inputs, calendar, draft, (&unpaid, &mut units))).collect();
    notes.extend(units.notes(&lines));
    // a stable sort: within a stage the order of the budget stays, lines without one come last
    lines.sort_by(|a, b| place(a).cmp(&place(b)));
    Made { lines, outside, notes }
}

fn place(line: &ControlLine) -> (Section, Option<&crate::domain::Stage>, bool) {
    let stage = line.key.stage.as_ref().filter(|_| line.section == Section::Stages);
    (line.section, stage, !line.budgeted)
}

fn section(key: &LineKey) -> Section {
    match (key.flow, &key.stage) {
        (Flow::Receipt, _) => Section::Receipts,
        (Flow::Disbursement, Some(_)) => Section::Stages,
        (Flow::Disbursement | Flow::Financing, _) => Section::Disbursements,
    }
}

/// Lines with a budget, in its order, each with the history that pays it.
///
/// A refund is part of what it is a refund of: the opposite flow of the same name belongs to the
/// line, unless it has a budget of its own. A row for a whole stage takes in every touchpoint of
/// the stage that can be cut.
fn budgeted<'a>(inputs: &ControlInputs<'a>, rows: &[&'a PlanFlow]) -> Vec<Draft<'a>> {
    let mut order: Vec<&LineKey> = Vec::new();
    let mut by_key: BTreeMap<&LineKey, Vec<&PlanFlow>> = BTreeMap::new();
    for row in rows {
        let known = by_key.entry(&row.line).or_default();
        if known.is_empty() {
            order.push(&row.line);
        }
        known.push(row);
    }
    let draft = |key: &LineKey| {
        let lines = &inputs.history.lines;
        let mut history: Vec<_> = lines.get_key_value(key).into_iter().collect();
        let refunds = refunds_of(key).into_iter().filter(|refund| !by_key.contains_key(refund));
        history.extend(refunds.filter_map(|refund| lines.get_key_value(&refund)));
        if key.stage.is_some() && key.touchpoint.is_none() {
            history.extend(lines.iter().filter(|(other, history)| {
                (other.flow, &other.stage) == (key.flow, &key.stage)
                    && history.discretionary
                    && !by_key.contains_key(other)
            }));
        }
        Draft { key: key.clone(), rows: by_key.get(key).cloned().unwrap_or_default(), history }
    };
    order.iter().map(|key| draft(key)).collect()
}

/// The same name with its money the other way. Words give a stage to money out alone, so that what
/// an advertiser pays back stands under its category.
fn refunds_of(key: &LineKey) -> Vec<LineKey> {
    let flow = match key.flow {
        Flow::Receipt => Flow::Disbursement,
        Flow::Disbursement => Flow::Receipt,
        Flow::Financing => return Vec::new(),
    };
    let Some(name) = key.touchpoint.as_ref().or(key.category.as_ref()) else {
        return Vec::new();
    };
    let own = LineKey { flow, ..key.clone() };
    let by_name = LineKey::operating(flow, Some(name.clone()));
    if own == by_name { vec![own] } else { vec![own, by_name] }
}

/// Lines without a budget, each first and then what came back on it: of two lines of one name the
/// smaller is the refund of the other. 5,000 that an advertiser took and gave back is no spend.
fn with_refunds(mut lines: Vec<Paid<'_>>) -> Vec<Vec<Paid<'_>>> {
    let size = |history: &LineHistory| -> Money {
        let one_offs = history.one_offs.values().copied();
        history.by_day().into_values().chain(one_offs).sum::<Money>().abs()
    };
    let mut left: BTreeMap<&LineKey, &LineHistory> = lines.iter().copied().collect();
    lines.sort_by_cached_key(|(key, history)| Reverse((size(history), key.stage.is_some())));
    let mut made = Vec::new();
    for (key, history) in lines {
        if left.remove(key).is_none() {
            continue;
        }
        let mut paid = vec![(key, history)];
        paid.extend(refunds_of(key).iter().filter_map(|refund| left.remove_entry(refund)));
        made.push(paid);
    }
    made.sort_by_key(|paid| paid[0].0);
    made
}

/// Does an unbudgeted line stand beside budgeted ones? Stage spend that can be cut always does;
/// other lines where the budget has lines of their section.
fn is_beside(key: &LineKey, history: &LineHistory, sections: &BTreeSet<Section>) -> bool {
    match (key.flow, &key.stage) {
        (Flow::Financing, _) => false,
        (Flow::Disbursement, Some(_)) => history.discretionary,
        _ => sections.contains(&section(key)),
    }
}

/// Lines of bills alone: nothing is budgeted, nothing was ever paid, and 222 for printing is due.
fn only_ordered<'a>(
    unpaid: &BTreeMap<&LineKey, Money>,
    history: &CashTable,
    drafts: &[Draft<'_>],
    sections: &BTreeSet<Section>,
) -> Vec<Draft<'a>> {
    let new = |key: &&&LineKey| {
        key.flow != Flow::Financing
            && sections.contains(&section(key))
            && !history.lines.contains_key(**key)
            && drafts.iter().all(|draft| draft.key != ***key)
    };
    let draft =
        |key: &&LineKey| Draft { key: (*key).clone(), rows: Vec::new(), history: Vec::new() };
    unpaid.keys().filter(new).map(draft).collect()
}

/// Money that came back on a line, taken off it.
fn refunds(draft: &Draft<'_>, to_date: DateSpan, decimals: u32) -> Option<Note> {
    let back: Money = draft
        .history
        .iter()
        .filter(|(key, _)| key.flow != draft.key.flow)
        .map(|(_, history)| history.total(to_date.start, to_date.end))
        .sum();
    (!back.is_zero()).then(|| {
        let what = if back.is_negative() { "paid back" } else { "refunded" };
        let message = format!(
            "{} {what} is taken off the actual of \"{}\".",
            back.abs().to_fixed(decimals),
            draft.key.name()
        );
        Note::new("refunds-taken-off", message)
    })
}

const fn nature(key: &LineKey) -> Nature {
    match key.flow {
        Flow::Receipt => Nature::Income,
        Flow::Disbursement | Flow::Financing => Nature::Expense,
    }
}

fn line(
    inputs: &ControlInputs<'_>,
    calendar: &BudgetCalendar,
    draft: &Draft<'_>,
    (unpaid, units): (&BTreeMap<&LineKey, Money>, &mut Units<'_>),
) -> ControlLine {
    let nature = nature(&draft.key);
    let pay_days = pay_days(draft, calendar.until);
    let budget = |window: DateSpan| -> Money {
        let rows = draft.rows.iter().map(|row| phased(row, &pay_days, window, inputs.decimals));
        nature.entered(rows.sum())
    };
    let actual = |window: DateSpan| -> Money {
        let paid = draft.history.iter().map(|(_, line)| line.total(window.start, window.end));
        nature.entered(paid.sum())
    };
    let windows: Vec<WindowFigures> = calendar
        .windows()
        .into_iter()
        .map(|kind| {
            let span = calendar.window(kind);
            let amounts = (budget(span), actual(span));
            WindowFigures::new((kind, span), nature, amounts, &inputs.materiality)
        })
        .collect();
    let to_date = calendar.window(super::WindowKind::ToDate);
    let state = BudgetState {
        nature,
        budget: budget(calendar.whole()),
        phased: budget(to_date),
        actual: actual(to_date),
        committed: committed(unpaid, draft),
        periods_gone: calendar.gone(),
        periods_left: periods_left(calendar, draft),
    };
    let measures = state.measures(&inputs.materiality, inputs.decimals);
    let (flexed, price_usage) = units.split(&draft.key, &state, budget);
    ControlLine {
        section: section(&draft.key),
        department: departments(&draft.rows),
        budgeted: !draft.rows.is_empty(),
        inferred: inferred(draft),
        key: draft.key.clone(),
        windows,
        state,
        measures,
        flexed,
        price_usage,
    }
}

/// The days on which what pays the line is paid, from the year before the month in progress: what
/// was paid in it is what is compared.
fn pay_days(draft: &Draft<'_>, until: NaiveDate) -> PayDays {
    let own = draft.history.iter().filter(|(key, _)| key.flow == draft.key.flow);
    let mut by_day: BTreeMap<NaiveDate, Money> = BTreeMap::new();
    for (day, amount) in own.flat_map(|(_, history)| history.by_day()) {
        *by_day.entry(day).or_default() += amount;
    }
    PayDays::of(&by_day, until)
}

/// To the line's own last budget day; to that of the whole budget where it has none.
fn periods_left(calendar: &BudgetCalendar, draft: &Draft<'_>) -> Decimal {
    let ends = draft.rows.iter().map(|row| cash_span(row).end).max();
    calendar.left_to(ends.unwrap_or_else(|| calendar.whole().end))
}

/// What is ordered and unpaid on the as-of date, and due before the budget ends; by line, signed.
fn unpaid<'a>(
    inputs: &ControlInputs<'a>,
    calendar: &BudgetCalendar,
) -> BTreeMap<&'a LineKey, Money> {
    let ends = calendar.whole().end;
    let mut by_line: BTreeMap<&LineKey, Money> = BTreeMap::new();
    for PlacedItem { item, line, .. } in inputs.open_items {
        if item.due <= ends && item.issued.is_none_or(|day| day <= inputs.as_of) {
            *by_line.entry(line).or_default() += item.kind.signed(item.open_on(inputs.as_of));
        }
    }
    by_line
}

/// That of a line's own, and of every line that pays it.
fn committed(unpaid: &BTreeMap<&LineKey, Money>, draft: &Draft<'_>) -> Money {
    let paying = draft.history.iter().map(|(key, _)| *key).filter(|key| **key != draft.key);
    let keys = std::iter::once(&draft.key).chain(paying);
    nature(&draft.key).entered(keys.filter_map(|key| unpaid.get(key)).copied().sum())
}

fn departments(rows: &[&PlanFlow]) -> Option<String> {
    let owners: BTreeSet<&str> = rows.iter().filter_map(|row| row.department.as_deref()).collect();
    let owners: Vec<&str> = owners.into_iter().collect();
    (!owners.is_empty()).then(|| owners.join(", "))
}

/// The word that gave the stage of a line that no budget row names.
fn inferred(draft: &Draft<'_>) -> Option<(String, u64)> {
    if !draft.rows.is_empty() {
        return None;
    }
    let (_, history) = draft.history.first()?;
    history.inferred.clone().map(|word| (word, history.inferred_rows))
}

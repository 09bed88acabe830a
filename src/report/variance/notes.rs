//! What qualifies the comparison: counts, rules and source lines.

use std::collections::BTreeMap;

use super::groups::total;
use super::words;
use super::{VarianceInputs, View};
use crate::control::{ControlLine, Section};
use crate::domain::{Flow, LineKey, Money, Note};
use crate::report::figures::{plural, thousands};
use crate::report::forecast::notes::{budget_files, rows};

/// Every note, in the order they are shown.
pub(super) fn all(inputs: &VarianceInputs<'_>, view: Option<&View<'_>>) -> Vec<Note> {
    let mut notes = view.map_or_else(Vec::new, of_budget);
    if let Some(frozen) = inputs.frozen {
        notes.push(against());
        notes.extend(frozen.notes.iter().cloned());
    }
    notes.extend(inputs.notes.iter().cloned());
    notes.extend(inputs.sources.iter().map(rows));
    let config = inputs.settings.config_file.as_ref();
    let config = config
        .map_or("Settings: no configuration file.".to_owned(), |file| format!("Settings: {file}."));
    notes.push(Note::new("settings", format!("{config}{}", budget_files(inputs.budget))));
    notes.extend(inputs.sources.iter().flat_map(|source| source.notes.iter().cloned()));
    notes
}

fn of_budget(view: &View<'_>) -> Vec<Note> {
    let mut notes = vec![rule(view), phasing(view), paid(view)];
    notes.extend(view.control.notes.iter().cloned());
    notes.extend(unbudgeted(view));
    notes.extend(outside(view));
    notes
}

/// What the parts of a difference mean.
fn against() -> Note {
    let text = "Difference = actual − forecast: positive is more cash. Timing: the part that today's \
                forecast expects to come back, in dated items, before the saved forecast ends; \
                permanent: the rest. Of forecasts made on one day the last revision counts.";
    Note::new("forecast-difference", text)
}

fn rule(view: &View<'_>) -> Note {
    let from = &view.control.materiality;
    let amount = view.figures.money(from.amount);
    let receipts = view.sections.iter().any(|section| section.section == Section::Receipts);
    let income = if receipts { "; of receipts, actual − budget" } else { "" };
    Note::new(
        "variance-rule",
        format!(
            "Variance = budget − actual{income}: positive is favourable (F), parentheses are \
             unfavourable (U). Material: at least {amount} and at least {} % of budget; with no \
             budget, at least {amount}.",
            from.percent.normalize()
        ),
    )
}

fn phasing(view: &View<'_>) -> Note {
    let calendar = &view.control.calendar;
    let unit = words::period(calendar.grain);
    let progress = if calendar.ended() {
        String::new()
    } else {
        format!("; the {unit} in progress on a line's usual pay days, else by its days")
    };
    Note::new(
        "phasing",
        format!(
            "Budget is phased by its own periods and as its rows are paid{progress}. \"Ends, at \
             plan\": so far, then as budgeted. \"Ends, at pace\": every line goes on at its own \
             rate; a line without budget stays at what it has come to. Totals add the lines."
        ),
    )
}

fn paid(view: &View<'_>) -> Note {
    let ordered = if view.control.committed_known {
        "Ordered and unpaid: open items due before the budget ends."
    } else {
        "Ordered but unpaid: not known (no --open-items)."
    };
    let until = view.control.calendar.until;
    let text =
        format!("Actual is cash paid and received by {}. {ordered}", until.format("%-d %b %Y"));
    Note::new("actual-is-cash", text)
}

/// Lines that no budget row names, and how their stage is known.
fn unbudgeted(view: &View<'_>) -> Option<Note> {
    let lines: Vec<&ControlLine> =
        view.control.lines.iter().filter(|line| !line.budgeted).collect();
    let word = |line: &&ControlLine| {
        let amount = view.figures.money(line.state.actual);
        match &line.inferred {
            Some((word, rows)) => format!(
                "{} ({amount}; * stage inferred from the word \"{word}\", {})",
                line.key.name(),
                plural(*rows, "row")
            ),
            None => format!("{} ({amount})", line.key.name()),
        }
    };
    (!lines.is_empty()).then(|| {
        let words: Vec<String> = lines.iter().map(word).collect();
        Note::new("not-in-budget", format!("Not in the budget: {}.", listed(&words)))
    })
}

/// What was paid and received on lines that are not compared.
fn outside(view: &View<'_>) -> Vec<Note> {
    let mut by_flow: BTreeMap<Flow, Vec<&(LineKey, Money)>> = BTreeMap::new();
    for line in &view.control.outside {
        by_flow.entry(line.0.flow).or_default().push(line);
    }
    by_flow.into_iter().map(|(flow, lines)| outside_of(view, flow, lines)).collect()
}

fn outside_of(view: &View<'_>, flow: Flow, mut lines: Vec<&(LineKey, Money)>) -> Note {
    lines.sort_by_key(|(_, amount)| std::cmp::Reverse(amount.abs()));
    let sum: Money = lines.iter().map(|(_, amount)| *amount).sum();
    let word = |(key, amount): &&(LineKey, Money)| {
        format!("{} {}", key.name(), view.figures.money(amount.abs()))
    };
    let words: Vec<String> = lines.iter().map(word).collect();
    let what = match flow {
        Flow::Receipt => "received",
        Flow::Disbursement => "paid",
        Flow::Financing => "financing",
    };
    let shown: Vec<&str> = view.sections.iter().map(|section| total(section.section)).collect();
    Note::new(
        "outside-budget",
        format!(
            "Outside {}: {} {what} = {}; no budget line, not compared.",
            shown.join(", "),
            view.figures.money(sum.abs()),
            listed(&words),
        ),
    )
}

/// The first six, and how many more.
fn listed(words: &[String]) -> String {
    const MOST: usize = 6;
    let shown = words.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match words.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {} more", thousands(more as u128)),
    }
}

//! The answer first: over or under, what is material, where it ends.

use super::groups::{Place, SectionView};
use super::words;
use super::{VarianceInputs, View};
use crate::control::{ControlLine, ControlTotals, Direction, Section, WindowKind};
use crate::report::Block;
use crate::report::figures::{Figures, plural, weekday_year};

/// Rows that are missing at the end: what was paid in those days is not known.
pub(super) fn banner(inputs: &VarianceInputs<'_>) -> Option<Block> {
    let days = (inputs.as_of - inputs.last_actual).num_days();
    (days > 0).then(|| Block::Banner {
        word: "STALE",
        text: format!(
            "no ledger row after {}; what was paid in the {} to the as-of date is not known{}",
            weekday_year(inputs.last_actual),
            plural(u64::try_from(days).unwrap_or(0), "day"),
            if inputs.control.is_some() { ", their budget is counted" } else { "" },
        ),
    })
}

/// What this is, its days, its as-of date and its currency.
pub(super) fn title(inputs: &VarianceInputs<'_>, view: Option<&View<'_>>) -> Block {
    let figures = Figures::new(inputs.currency, inputs.cents);
    let currency = inputs.currency.known_code().unwrap_or("no currency named");
    let (what, days) = match view {
        Some(view) => ("BUDGET AND ACTUAL", Some(days(view))),
        None => ("FORECAST AND ACTUAL", None),
    };
    let ends = [
        format!("as of {}", weekday_year(inputs.as_of)),
        format!("{currency}, {}", figures.scale_words()),
    ];
    Block::Title(std::iter::once(what.to_owned()).chain(days).chain(ends).collect())
}

/// `April and May 2026, 2 of 6 months`.
fn days(view: &View<'_>) -> String {
    let calendar = &view.control.calendar;
    let to_date = calendar.window(WindowKind::ToDate);
    let days = words::days(to_date, calendar.grain);
    let year = to_date.end.format(" %Y").to_string();
    let days = if days.ends_with(&year) { days } else { format!("{days}{year}") };
    let all = calendar.periods.len();
    let unit = words::period(calendar.grain);
    if calendar.ended() {
        format!("{days}, {} of {}", calendar.current + 1, plural(all as u64, unit))
    } else {
        format!("{days}, in {unit} {} of {all}", calendar.current + 1)
    }
}

/// Sums, material lines, the end.
pub(super) fn sentences(view: &View<'_>) -> String {
    let mut sentences: Vec<String> =
        view.sections.iter().filter_map(|section| sum(view, section)).collect();
    sentences.push(material(view));
    sentences.extend(view.sections.first().and_then(|section| ends(view, section)));
    sentences.join(" ")
}

/// `Stage spend is 22,661 against 21,350 budgeted to date: 1,311 over (U, 6.1 %).`
fn sum(view: &View<'_>, section: &SectionView<'_>) -> Option<String> {
    let budget = section.tiers(view.figures, |line| line.state.phased);
    let actual = section.tiers(view.figures, |line| line.state.actual);
    let totals = ControlTotals::of(section.lines(), &view.control.materiality, view.decimals)?;
    let what = match section.section {
        Section::Stages => "Stage spend is",
        Section::Receipts => "Receipts are",
        Section::Disbursements => "Other disbursements are",
    };
    let window = totals.window(WindowKind::ToDate)?;
    let over = actual.total - budget.total;
    let print = |units| view.figures.print(units);
    let verdict = match window.direction {
        None => "exactly on budget".to_owned(),
        Some(direction) => format!(
            "{} {} ({}, {})",
            print(over.abs()),
            if over < 0 { "under" } else { "over" },
            direction.letter(),
            words::percent(window.percent),
        ),
    };
    Some(format!(
        "{what} {} against {} budgeted to date: {verdict}.",
        print(actual.total),
        print(budget.total)
    ))
}

/// The largest material lines.
fn material(view: &View<'_>) -> String {
    const MOST: usize = 4;
    let mut lines: Vec<&ControlLine> =
        view.control.lines.iter().filter(|line| line.measures.material).collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.measures.variance.abs()));
    if lines.is_empty() {
        return "No line's variance is material.".to_owned();
    }
    let named = |line: &&ControlLine| {
        let letter = line.measures.direction.map_or("", Direction::letter);
        let amount = view.figures.money(line.measures.variance.abs());
        format!("{} {amount} {letter}", line.key.name())
    };
    let words: Vec<String> = lines.iter().take(MOST).map(named).collect();
    let more = match lines.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("Material: {}{more}.", words.join(", "))
}

/// Where the first section ends at its pace.
fn ends(view: &View<'_>, section: &SectionView<'_>) -> Option<String> {
    let calendar = &view.control.calendar;
    if calendar.left().is_zero() {
        return None;
    }
    let at = |of: fn(&ControlLine) -> crate::domain::Money| {
        Place::Total.of(&section.tiers(view.figures, of))
    };
    let (budget, ends) = (at(|line| line.state.budget), at(ControlLine::ends_at_pace));
    let print = |units| view.figures.print(units);
    let against = match ends - budget {
        0 => format!("the {} budgeted", print(budget)),
        over => format!(
            "{}, {} {} the {} budgeted",
            print(ends),
            print(over.abs()),
            if over < 0 { "under" } else { "over" },
            print(budget)
        ),
    };
    let days = words::days(calendar.whole(), calendar.grain);
    let what = match section.section {
        Section::Stages => "",
        Section::Receipts => "receipts of ",
        Section::Disbursements => "other disbursements of ",
    };
    let ends = if section.section == Section::Stages { "ends" } else { "end" };
    Some(format!("If every line keeps its pace, {what}{days} {ends} at {against}."))
}

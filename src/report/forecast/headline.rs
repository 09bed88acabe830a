//! The answer first: date, amount, chance; then what to spend and what to hold.

use chrono::{Datelike, NaiveDate};

use super::spend::Spend;
use super::view::View;
use crate::allocate::Release;
use crate::domain::{DateSpan, Grain, Scenario};
use crate::project::ScenarioFigures;
use crate::report::Block;
use crate::report::figures;

/// What stands before everything: stale ledgers, an unknown opening.
pub(super) fn banners(view: &View<'_>) -> Vec<Block> {
    let stale = view.inputs.stale.map(|(last, days)| Block::Banner {
        word: "STALE",
        text: format!(
            "no ledger row after {}; {} forecast, not actual",
            figures::weekday_year(last),
            were(days),
        ),
    });
    let unknown = (!view.judged()).then(|| Block::Banner {
        word: "OPENING BALANCE UNKNOWN",
        text: "every balance counts from 0; headroom and commit are not judged".to_owned(),
    });
    stale.into_iter().chain(unknown).collect()
}

fn were(days: i64) -> String {
    let days = u64::try_from(days).unwrap_or(0);
    let verb = if days == 1 { "is" } else { "are" };
    format!("{} {verb}", figures::plural(days, "day"))
}

/// What this is, its days, its as-of date and its currency.
pub(super) fn title(view: &View<'_>, what: &str) -> Block {
    let projection = view.projection;
    let horizon = view.inputs.settings.horizon;
    let days = match (projection.days.first(), projection.days.last()) {
        (Some(first), Some(last)) => {
            format!(
                "{} to {}, {horizon}",
                if first.year() == last.year() {
                    figures::weekday(*first)
                } else {
                    figures::weekday_year(*first)
                },
                figures::weekday_year(*last)
            )
        }
        _ => horizon.to_string(),
    };
    Block::Title(vec![
        what.to_owned(),
        days,
        format!("as of {}", figures::weekday_year(projection.as_of)),
        format!(
            "{}, {}",
            projection.currency.known_code().unwrap_or("no currency named"),
            view.figures.scale_words()
        ),
    ])
}

/// Cash in the first paragraph, stages in the second.
pub(super) fn sentences(view: &View<'_>) -> Vec<String> {
    let cash = if view.judged() { judged_cash(view) } else { counted_cash(view) };
    let spend = Spend::new(view);
    [Some(cash), stages(view, &spend)].into_iter().flatten().collect()
}

/// Base, worst case and chance against the level.
fn judged_cash(view: &View<'_>) -> String {
    let base = view.scenario(&Scenario::Base);
    let worst = view.scenario(&Scenario::Worst);
    let mut sentences = Vec::new();
    sentences.extend(base.map(|base| base_sentence(view, base)));
    if let Some(worst) = worst {
        let base_day = base.map(|base| base.low.1);
        sentences.push(worst_sentence(view, worst, base_day));
    }
    if let Some(chance) = view.chance() {
        let level = if view.threshold.is_some() { "it" } else { "zero" };
        sentences.push(format!("Chance of any day below {level}: {}.", figures::percent(chance)));
    }
    let zero = view.projection.probability_below_zero;
    if view.threshold.is_some() && zero >= 0.005 {
        sentences.push(format!("Below zero: {}.", figures::percent(zero)));
    }
    sentences.join(" ")
}

fn base_sentence(view: &View<'_>, base: &ScenarioFigures) -> String {
    let (low, day) = (view.figures.money(base.low.0), figures::weekday(base.low.1));
    let level = view.level_words();
    match first_below(view, base) {
        None => format!("Base stays above {level}: lowest {low} on {day}."),
        Some(first) if first == base.low.1 => {
            format!("Base falls below {level} on {day}: {low}, {}.", depth(view, base))
        }
        Some(first) => format!(
            "Base falls below {level} on {}: lowest {low} on {day}, {}.",
            figures::weekday(first),
            depth(view, base),
        ),
    }
}

fn worst_sentence(view: &View<'_>, worst: &ScenarioFigures, base_day: Option<NaiveDate>) -> String {
    let low = view.figures.money(worst.low.0);
    let day = if base_day == Some(worst.low.1) {
        "that day".to_owned()
    } else {
        format!("on {}", figures::weekday(worst.low.1))
    };
    if !view.breaches(worst.low.0) {
        let over = view.figures.units(worst.low.0) - view.figures.units(view.level());
        let over = view.figures.print(over);
        return format!("Worst case: {low} {day}, {over} above {}.", level_name(view));
    }
    let since = match first_below(view, worst) {
        Some(first) if first != worst.low.1 => {
            format!(", the first on {}", figures::weekday(first))
        }
        _ => String::new(),
    };
    format!("Worst case: {low} {day}, {}{since}.", depth(view, worst))
}

fn level_name(view: &View<'_>) -> &'static str {
    if view.threshold.is_some() { "the reserve" } else { "zero" }
}

/// `2,306 below the reserve, for 2 days`.
fn depth(view: &View<'_>, figures: &ScenarioFigures) -> String {
    let short = view.figures.units(view.level()) - view.figures.units(figures.low.0);
    let days = figures.balance.iter().filter(|balance| view.breaches(**balance)).count();
    let days = figures::plural(u64::try_from(days).unwrap_or(0), "day");
    format!("{} below {}, for {days}", view.figures.print(short), level_name(view))
}

fn first_below(view: &View<'_>, figures: &ScenarioFigures) -> Option<NaiveDate> {
    let index = figures.balance.iter().position(|balance| view.breaches(*balance))?;
    view.projection.days.get(index).copied()
}

/// Without an opening balance only movements can be said.
fn counted_cash(view: &View<'_>) -> String {
    let change = |scenario: &Scenario| {
        let figures = view.scenario(scenario)?;
        let closing = figures.periods.last().map(|period| period.closing)?;
        Some(view.figures.money(closing - view.projection.opening))
    };
    let low = |scenario: &Scenario| {
        let figures = view.scenario(scenario)?;
        let low = view.figures.money(figures.low.0 - view.projection.opening);
        Some(format!("{low} on {}", figures::weekday(figures.low.1)))
    };
    let unknown = || "unknown".to_owned();
    format!(
        "Cash moves by {} in base, {} in best, {} in worst over {}. Lowest against the start: \
         base {}, worst {}.",
        change(&Scenario::Base).unwrap_or_else(unknown),
        change(&Scenario::Best).unwrap_or_else(unknown),
        change(&Scenario::Worst).unwrap_or_else(unknown),
        view.horizon_words(),
        low(&Scenario::Base).unwrap_or_else(unknown),
        low(&Scenario::Worst).unwrap_or_else(unknown),
    )
}

/// What to commit, what the next period may spend, what to hold and when to release it.
fn stages(view: &View<'_>, spend: &Spend<'_>) -> Option<String> {
    let planned = spend.planned.as_ref()?;
    let plan = view.figures.print(planned.total);
    let Some(carried) = &spend.carried else {
        return Some(format!("Stages: {plan} planned; what the cash can carry is not judged."));
    };
    if planned.total == 0 {
        return Some(nothing_planned(view));
    }
    let commit = view.figures.print(carried.commit.total);
    let mut sentences = vec![match (carried.cut.total, carried.commit.total) {
        (0, _) => format!("Stages: commit all of the {plan} planned."),
        (_, 0) => format!("Stages: commit 0 of the {plan} planned{}.", nothing_safe(view)),
        _ => format!("Stages: commit {commit} of the {plan} planned."),
    }];
    if let Some(period) = view.next_period().filter(|_| carried.commit.total != 0) {
        let next = carried.next.total;
        let due = carried.planned_by_period[period];
        let of_plan = if next == due {
            "as planned".to_owned()
        } else {
            format!("of {} planned", view.figures.print(due))
        };
        sentences.push(format!(
            "Next {} spend {}, {of_plan}.",
            view.grain().word(),
            view.figures.print(next),
        ));
    }
    sentences.extend(cut(view, carried.cut.total));
    Some(sentences.join(" "))
}

/// What waits for cash, and what is left out by caps or the policy however much there is.
fn cut(view: &View<'_>, cut: i128) -> Vec<String> {
    let allocation = view.inputs.allocation;
    let any_held = allocation.lines.iter().any(|line| line.held.is_some());
    let held = match &allocation.release {
        Some(release) => view.figures.units(release.amount).min(cut),
        None if any_held => cut,
        None => 0,
    };
    // A unit is the table's rounding.
    let held = if (cut - held).abs() <= 1 && any_held { cut } else { held };
    let mut sentences = Vec::new();
    if held != 0 {
        sentences.push(hold(view, &view.figures.print(held)));
    }
    if cut != held {
        let left_out = view.figures.print(cut - held);
        sentences.push(format!("Left out by caps or the policy: {left_out}."));
    }
    sentences
}

/// A budget for other days than these is a slip that an empty table does not tell.
fn nothing_planned(view: &View<'_>) -> String {
    let spans = view.inputs.budget.files.iter().filter_map(|file| file.span);
    let covered = spans.reduce(|(first, last), (start, end)| (first.min(start), last.max(end)));
    let days = view.projection.days.first().zip(view.projection.days.last());
    match (covered, days) {
        (Some((first, last)), Some((start, end))) if last < *start || *end < first => format!(
            "Stages: nothing is planned, as the budget covers {} to {}, and none of these days.",
            figures::day_year(first),
            figures::day_year(last),
        ),
        _ => "Stages: nothing is planned.".to_owned(),
    }
}

/// Where even no spend is not safe, the share of paths that breach says so; not where a cap of 0 or
/// the policy alone leaves the plan out, and nothing waits for cash.
fn nothing_safe(view: &View<'_>) -> String {
    let allocation = view.inputs.allocation;
    let waits = allocation.lines.iter().any(|line| line.held.is_some());
    allocation.safe.as_ref().filter(|_| waits).map_or_else(String::new, |safe| {
        // whole percent, as the note counts the paths that keep it: the two add up to 100
        let breaching = 1.0 - libm::floor(safe.with_nothing * 100.0) / 100.0;
        format!(
            ": with no stage spend at all, {} of the paths still have a day below {}",
            figures::percent(breaching),
            level_name(view),
        )
    })
}

fn hold(view: &View<'_>, held: &str) -> String {
    let Some(release) = &view.inputs.allocation.release else {
        return format!("Hold {held}.");
    };
    let Release { span, decide_on, balance, expected, .. } = release;
    if *decide_on <= view.projection.as_of {
        return format!(
            "Hold {held} of {}; the whole plan is safe from {} in cash on {}, where it is {}.",
            held_days(view, *span),
            view.figures.money(*balance),
            figures::weekday(*decide_on),
            view.figures.money(*expected),
        );
    }
    format!(
        "Hold {held} of {}; release it if cash on {} is {} or more (base expects {}).",
        held_days(view, *span),
        figures::weekday(*decide_on),
        view.figures.money(*balance),
        view.figures.money(*expected),
    )
}

/// `the three weeks to 26 Jul`, else `6–26 Jul`.
fn held_days(view: &View<'_>, span: DateSpan) -> String {
    let days = u64::try_from(span.len()).unwrap_or(0);
    if matches!(view.grain(), Grain::Week { .. }) && days % 7 == 0 {
        let end = figures::day_month(span.end);
        return match days / 7 {
            1 => format!("the week to {end}"),
            weeks => format!("the {} weeks to {end}", figures::in_words(weeks)),
        };
    }
    figures::span(span)
}

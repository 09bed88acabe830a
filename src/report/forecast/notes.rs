//! What qualifies the figures: counts, rules and source lines; never advice.

use super::view::View;
use super::{ForecastInputs, OpeningSource};
use crate::allocate::{StageLine, StageLineKind};
use crate::config::Safety;
use crate::domain::{Money, Note, Scenario};
use crate::ingest::LedgerSummary;
use crate::report::figures::{self, count, percent, plural, thousands};

/// Every note, in the order they are shown: what the figures mean, what they rest on, what other
/// layers found.
pub(super) fn all(view: &View<'_>) -> Vec<Note> {
    let inputs = view.inputs;
    let mut notes = Vec::new();
    notes.extend(band(view));
    notes.extend(lowest_paths(view));
    notes.extend(level(view));
    notes.extend(financing(view));
    notes.extend(commit_rule(view));
    notes.extend(early_limit(view));
    notes.extend(release(view));
    notes.extend(track_record(view));
    notes.extend(inputs.allocation.notes.iter().cloned());
    notes.extend(view.projection.notes.iter().cloned());
    notes.extend(inputs.sources.iter().map(rows));
    notes.push(opening(inputs));
    notes.push(settings(view));
    notes.extend(
        inputs
            .sources
            .iter()
            .flat_map(|source| source.notes.iter().cloned()),
    );
    notes.extend(inputs.notes.iter().cloned());
    notes.extend(inferred(view));
    // the same note may reach us by two roads
    let mut seen: Vec<Note> = Vec::new();
    for note in notes {
        if !seen.contains(&note) {
            seen.push(note);
        }
    }
    seen
}

/// What best and worst mean.
fn band(view: &View<'_>) -> Option<Note> {
    let shown = [Scenario::Best, Scenario::Worst];
    if !shown.iter().any(|scenario| view.shows(scenario)) {
        return None;
    }
    let tail = figures::tail_words(view.inputs.settings.level);
    let times = match tail.strip_prefix("1 in ") {
        Some(number) => format!("1 time in {number}"),
        None => format!("{tail} of the time"),
    };
    let chance = if view.judged() {
        format!(
            " \"chance below\": some day of that {} is below {}, stage spend as planned.",
            view.grain().word(),
            if view.threshold.is_some() {
                "the reserve"
            } else {
                "zero"
            },
        )
    } else {
        String::new()
    };
    Some(Note::new(
        "band",
        format!(
            "best and worst: on any one day cash is above best {times} and below worst \
             {times}.{chance}"
        ),
    ))
}

/// The worst line is drawn day by day: the paths' own lows lie lower.
fn lowest_paths(view: &View<'_>) -> Option<Note> {
    let worst = view.scenario(&Scenario::Worst).filter(|_| view.judged())?;
    let paths = view.projection.paths.count();
    (paths > 0).then(|| {
        Note::new(
            "low-p10",
            format!(
                "{} goes below {} on some day (\"worst\" is drawn day by day, so its own lowest \
                 day is {}).",
                match figures::tail_words(view.inputs.settings.level).strip_prefix("1 in ") {
                    Some(number) => format!("1 path in {number}"),
                    None => format!(
                        "{} of the paths",
                        figures::tail_percent(view.inputs.settings.level)
                    ),
                },
                view.figures.money(view.projection.low_balance_p10),
                view.figures.money(worst.low.0),
            ),
        )
    })
}

/// What balances are judged against, where that is not simply the reserve.
fn level(view: &View<'_>) -> Option<Note> {
    let projection = view.projection;
    if projection.reserve.is_none() && !projection.earmarks.is_positive() {
        return Some(Note::new(
            "no-reserve",
            "No reserve is set: balances are judged against zero; reserve and headroom are null.",
        ));
    }
    projection.earmarks.is_positive().then(|| {
        let reserve = projection.reserve.unwrap_or_default();
        Note::new(
            "earmarks",
            format!(
                "The reserve is {} + {} earmarked.",
                view.figures.money(reserve),
                view.figures.money(projection.earmarks),
            ),
        )
    })
}

fn financing(view: &View<'_>) -> Option<Note> {
    view.has_financing().then(|| {
        Note::new(
            "financing",
            "\"in\" and \"out\" include financing; it has its own rows by line.",
        )
    })
}

/// The rule behind commit, base and best.
fn commit_rule(view: &View<'_>) -> Option<Note> {
    let allocation = view.inputs.allocation;
    let safe = allocation.safe.as_ref()?;
    allocation.lines.iter().find(|line| line.commit.is_some())?;
    let level = if view.threshold.is_some() {
        "the reserve"
    } else {
        "cash above zero"
    };
    let paths = u64::try_from(view.projection.paths.count()).unwrap_or(0);
    let with_plan = percent(safe.with_plan);
    let rule = match view.inputs.settings.safety {
        Safety::Joint => format!(
            "Commit now keeps {level} on every day in {} of {} simulated paths (asked: {} %; with \
             the plan as it is: {with_plan})",
            percent(safe.with_commitment),
            count(paths),
            view.inputs.settings.safety_level,
        ),
        Safety::Weekly => format!(
            "Commit now keeps {level} along the worst case, day by day; that holds on every day in \
             {} of {} simulated paths (with the plan as it is: {with_plan})",
            percent(safe.with_commitment),
            count(paths),
        ),
    };
    let message = format!(
        "{rule}; worst-case low then {}. Cut is planned less commit; {}; {}.",
        view.figures.money(safe.worst_low),
        reach(view, "base", |line| line.if_base.as_deref()),
        reach(view, "best", |line| line.if_best.as_deref()),
    );
    Some(Note::new("commit", message))
}

/// `base carries the whole plan`, `best goes 4,850 over it, up to the caps`.
fn reach(view: &View<'_>, name: &str, carried: impl Fn(&StageLine) -> Option<&[Money]>) -> String {
    let lines = &view.inputs.allocation.lines;
    let total = |amounts: Option<&[Money]>| amounts.unwrap_or_default().iter().sum::<Money>();
    let planned: Money = lines
        .iter()
        .map(|line| total(line.planned.as_deref()))
        .sum();
    let reached: Money = lines.iter().map(|line| total(carried(line))).sum();
    let over = reached - planned;
    if over.is_zero() {
        format!("{name} carries the whole plan")
    } else if over.is_positive() {
        format!(
            "{name} goes {} over it, up to the caps",
            view.figures.money(over)
        )
    } else {
        format!("{name} carries {} of it", view.figures.money(reached))
    }
}

/// The most to spend before the low inside a period.
fn early_limit(view: &View<'_>) -> Option<Note> {
    let (period, until, amount) = view.inputs.allocation.early_limit?;
    let period_end = view.projection.periods.get(period)?.span.end;
    let committed: Money = view
        .inputs
        .allocation
        .lines
        .iter()
        .filter_map(|line| line.commit.as_ref()?.get(period).copied())
        .sum();
    let limit = view.figures.units(amount);
    let rest = view.figures.units(committed) - limit;
    (rest > 0).then(|| {
        Note::new(
            "early-limit",
            format!(
                "In the {} to {} the cash carries {} until {}; the other {} after it.",
                view.grain().word(),
                figures::day_month(period_end),
                view.figures.print(limit),
                figures::weekday(until),
                view.figures.print(rest),
            ),
        )
    })
}

fn release(view: &View<'_>) -> Option<Note> {
    let release = view.inputs.allocation.release.as_ref()?;
    Some(Note::new(
        "release",
        format!(
            "{} on {} is the balance from which the whole plan is {} % safe; {} of the paths reach \
             it.",
            view.figures.money_up(release.balance),
            figures::weekday(release.decide_on),
            view.inputs.settings.safety_level,
            percent(release.probability),
        ),
    ))
}

/// What forecasts from past dates of this ledger would have been worth.
fn track_record(view: &View<'_>) -> Option<Note> {
    let accuracy = view.projection.accuracy.as_ref()?;
    let inside = coverage(view, &accuracy.coverage);
    let inside = if inside.is_empty() {
        String::new()
    } else {
        format!(" Cash was inside best–worst {inside}.")
    };
    Some(Note::new(
        "track-record",
        format!(
            "Track record, {} made from past dates in this ledger: weekly net missed by {} of its \
             size (13-week mean: {}; \"balance stays\": {}).{inside}",
            plural(u64::from(accuracy.origins), "forecast"),
            percent(accuracy.wape_weekly_net),
            percent(accuracy.wape_mean_13),
            percent(accuracy.wape_balance_stays),
        ),
    ))
}

/// `14 of 18 times after 4 weeks, 15 after 8, 15 after 13 (14.4 expected)`.
fn coverage(view: &View<'_>, coverage: &[(u32, u32, u32)]) -> String {
    let expected = |judged: u32| {
        // tenths of the count that a calibrated band would hold
        let tenths = u64::from(judged) * u64::from(view.inputs.settings.level.min(100)) / 10;
        format!("({}.{} expected)", tenths / 10, tenths % 10)
    };
    let [(_, first, _), ..] = coverage else {
        return String::new();
    };
    let alike = coverage.iter().all(|(_, judged, _)| judged == first);
    let parts: Vec<String> = coverage
        .iter()
        .enumerate()
        .map(|(index, (weeks, judged, inside))| match (alike, index) {
            (true, 1..) => format!("{inside} after {weeks}"),
            (true, 0) => format!("{inside} of {judged} times after {weeks} weeks"),
            (false, _) => format!(
                "{inside} of {judged} times after {weeks} weeks {}",
                expected(*judged)
            ),
        })
        .collect();
    let tail = if alike {
        format!(" {}", expected(*first))
    } else {
        String::new()
    };
    format!("{}{tail}", parts.join(", "))
}

/// Rows read = used + ignored + rejected.
fn rows(source: &LedgerSummary) -> Note {
    let days = match (source.first_date, source.last_date) {
        (Some(first), Some(last)) => {
            format!(
                "; {} to {}",
                figures::day_year(first),
                figures::day_year(last)
            )
        }
        _ => String::new(),
    };
    Note::new(
        "rows",
        format!(
            "{}: {} rows = {} used + {} ignored + {} rejected{days}.",
            source.file,
            count(source.rows),
            count(source.used),
            count(source.ignored),
            count(source.rejected),
        ),
    )
}

fn opening(inputs: &ForecastInputs<'_>) -> Note {
    let source = match (inputs.opening_source, inputs.opening_note) {
        (OpeningSource::Unknown, "") => "unknown: no --opening, no opening in the configuration, \
                                         no balance column"
            .to_owned(),
        (source, "") => source.word().to_owned(),
        (_, note) => note.to_owned(),
    };
    Note::new("opening", format!("Opening: {source}."))
}

/// The files that decide, beside the ledgers.
fn settings(view: &View<'_>) -> Note {
    let config = match &view.inputs.settings.config_file {
        Some(file) => format!("Settings: {file}."),
        None => "Settings: no configuration file.".to_owned(),
    };
    let budgets = view.inputs.budget.files.iter().map(|budget| {
        let days = budget.span.map_or_else(String::new, |(first, last)| {
            format!(
                ", {} to {}",
                figures::day_year(first),
                figures::day_year(last)
            )
        });
        format!(" {}: {}{days}.", budget.file, plural(budget.rows, "row"))
    });
    let budgets: String = budgets.collect();
    let budgets = if budgets.is_empty() {
        " No budget.".to_owned()
    } else {
        budgets
    };
    Note::new("settings", format!("{config}{budgets}{}", found(view)))
}

/// How many planned touchpoints the ledger knows.
fn found(view: &View<'_>) -> String {
    let planned: Vec<&StageLine> = view
        .inputs
        .allocation
        .lines
        .iter()
        .filter(|line| line.kind == StageLineKind::Plan && line.planned.is_some())
        .collect();
    if planned.is_empty() {
        return String::new();
    }
    let known = planned.iter().filter(|line| !line.recent.is_zero()).count();
    format!(
        " {known} of {} were paid in the last 13 weeks.",
        plural(
            u64::try_from(planned.len()).unwrap_or(0),
            "planned touchpoint"
        ),
    )
}

/// Stages that came from a built-in word, marked `*` in the tables.
fn inferred(view: &View<'_>) -> Option<Note> {
    let allocation = view.inputs.allocation;
    let lines = allocation
        .lines
        .iter()
        .filter(|line| line.inferred)
        .map(|line| {
            (
                line.touchpoint.as_deref().unwrap_or(line.stage.name()),
                line.recent,
            )
        });
    let costs = allocation
        .cost_of_sales
        .iter()
        .filter(|cost| cost.inferred)
        .map(|cost| (cost.line.name(), cost.recent));
    let names: Vec<String> = lines
        .chain(costs)
        .map(|(name, recent)| {
            let units = view.figures.units(recent);
            format!("{name} ({})", view.figures.print(units))
        })
        .collect();
    (!names.is_empty()).then(|| {
        Note::new(
            "stage-inferred",
            format!(
                "* stage inferred from built-in words, amounts of the last 13 weeks: {}. A [[rule]] \
                 decides instead.",
                listed(&names),
            ),
        )
    })
}

/// The first ten, and how many more.
fn listed(names: &[String]) -> String {
    const MOST: usize = 10;
    let shown = names
        .iter()
        .take(MOST)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {} more", thousands(more as u128)),
    }
}

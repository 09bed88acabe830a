//! What qualifies the figures: counts, rules and source lines; never advice.

use super::view::View;
use super::{ForecastInputs, OpeningSource};
use crate::allocate::{StageLine, StageLineKind};
use crate::control::{ControlLine, ControlTotals, Direction, Section, WindowKind};
use crate::domain::{Budget, Note, Scenario};
use crate::ingest::LedgerSummary;
use crate::project::{HorizonRecord, Verdict};
use crate::report::figures::{self, count, percent, plural, thousands};
use crate::report::variance::{budget_days, variance_percent};

/// Every note, in the order they are shown: what the figures mean, what they rest on, what other
/// layers found.
pub(super) fn all(view: &View<'_>) -> Vec<Note> {
    let inputs = view.inputs;
    let mut notes = Vec::new();
    notes.extend(band(view));
    notes.extend(lowest_paths(view));
    notes.extend(level(view));
    notes.extend(financing(view));
    notes.extend(inputs.allocation.notes.iter().cloned());
    notes.extend(over_budget(view));
    notes.extend(track_record(view));
    notes.extend(view.projection.notes.iter().cloned());
    notes.extend(inputs.sources.iter().map(rows));
    notes.push(opening(inputs));
    notes.push(settings(view));
    notes.extend(inputs.sources.iter().flat_map(|source| source.notes.iter().cloned()));
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
    if !has_band(view) {
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
            if view.threshold.is_some() { "the reserve" } else { "zero" },
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

/// Do best and worst differ? Dated items alone have no band.
fn has_band(view: &View<'_>) -> bool {
    let balance = |scenario| view.scenario(&scenario).map(|figures| &figures.balance);
    balance(Scenario::Best) != balance(Scenario::Worst)
}

/// The worst line is drawn day by day: the paths' own lows lie lower.
fn lowest_paths(view: &View<'_>) -> Option<Note> {
    let worst = view.scenario(&Scenario::Worst).filter(|_| view.judged())?;
    let paths = view.projection.paths.count();
    (paths > 0 && has_band(view)).then(|| {
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
    if view.threshold.is_none() {
        let said = |note: &Note| note.code == "reserve-none";
        if view.inputs.allocation.notes.iter().any(said) {
            return None;
        }
        return Some(Note::new(
            "reserve-none",
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
        Note::new("financing", "\"in\" and \"out\" include financing; it has its own rows by line.")
    })
}

/// Stage spend to date against its budget, which the forecast follows all the same.
fn over_budget(view: &View<'_>) -> Option<Note> {
    const MOST: usize = 3;
    let control = view.inputs.control?;
    let stages = || control.lines.iter().filter(|line| line.section == Section::Stages);
    let decimals = view.projection.currency.decimals();
    let totals = ControlTotals::of(stages(), &control.materiality, decimals)?;
    let window = totals.window(WindowKind::ToDate)?;
    let (direction, percent) = (window.direction?, window.percent?);
    let mut material: Vec<&ControlLine> = stages().filter(|line| line.measures.material).collect();
    material.sort_by_key(|line| std::cmp::Reverse(line.measures.variance.abs()));
    let word = |line: &&ControlLine| {
        let percent = variance_percent(line.measures.percent);
        format!(
            "{} {percent} {}",
            line.key.name(),
            line.measures.direction.map_or("", Direction::letter)
        )
    };
    let words: Vec<String> = material.iter().take(MOST).map(word).collect();
    let material =
        if words.is_empty() { String::new() } else { format!(" (material: {})", words.join(", ")) };
    let way = if direction == Direction::Unfavourable { "over" } else { "under" };
    let days = budget_days(window.span, control.calendar.grain);
    Some(Note::new(
        "budget-to-date",
        format!(
            "Stage spend ran {} {way} budget in {days}{material}; the forecast follows the budget. \
             See cashcast variance.",
            variance_percent(Some(percent)),
        ),
    ))
}

/// What forecasts from past dates of this ledger would have been worth.
fn track_record(view: &View<'_>) -> Option<Note> {
    let record = view.projection.accuracy.as_ref()?;
    let wape = record.net.wape?;
    let inside = inside(&record.horizons);
    let inside = if inside.is_empty() {
        String::new()
    } else {
        format!(" Cash was inside best–worst {inside}.")
    };
    let mean = record.net.wape_mean_13.map_or_else(String::new, |mean| {
        let read = match record.verdict {
            Verdict::NoBetterThanMean => ": no better than that, read base as a run rate",
            _ => "",
        };
        format!(" (a 13-week mean: {}{read})", percent(mean))
    });
    Some(Note::new(
        "track-record",
        format!(
            "Track record, {} made from past dates in this ledger: weekly net missed by {} of its \
             size{mean}.{inside}",
            plural(u64::from(record.forecasts()), "forecast"),
            percent(wape),
        ),
    ))
}

/// `14 of 18 times after 4 weeks, 15 after 8, 15 after 13 (14.4 expected)`.
fn inside(horizons: &[HorizonRecord]) -> String {
    let expected = |horizon: &HorizonRecord| format!("({:.1} expected)", horizon.expected);
    let [first, ..] = horizons else {
        return String::new();
    };
    let alike = horizons.iter().all(|horizon| horizon.forecasts == first.forecasts);
    let parts: Vec<String> = horizons
        .iter()
        .enumerate()
        .map(|(index, horizon)| {
            let HorizonRecord { weeks, forecasts, inside, .. } = horizon;
            match (alike, index) {
                (true, 1..) => format!("{inside} after {weeks}"),
                (true, 0) => format!("{inside} of {forecasts} times after {weeks} weeks"),
                (false, _) => format!(
                    "{inside} of {forecasts} times after {weeks} weeks {}",
                    expected(horizon)
                ),
            }
        })
        .collect();
    let tail = if alike { format!(" {}", expected(first)) } else { String::new() };
    format!("{}{tail}", parts.join(", "))
}

/// Rows read = used + ignored + rejected.
pub(in crate::report) fn rows(source: &LedgerSummary) -> Note {
    let days = match (source.first_date, source.last_date) {
        (Some(first), Some(last)) => {
            format!("; {} to {}", figures::day_year(first), figures::day_year(last))
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
    let budgets = budget_files(view.inputs.budget);
    Note::new("settings", format!("{config}{budgets}{}", found(view)))
}

/// Each budget with its rows and days; a space before it.
pub(in crate::report) fn budget_files(budget: &Budget) -> String {
    let files = budget.files.iter().map(|file| {
        let days = file.span.map_or_else(String::new, |(first, last)| {
            format!(", {} to {}", figures::day_year(first), figures::day_year(last))
        });
        format!(" {}: {}{days}.", file.file, plural(file.rows, "row"))
    });
    let files: String = files.collect();
    if files.is_empty() { " No budget.".to_owned() } else { files }
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
    let were = if planned.len() == 1 { "was" } else { "were" };
    format!(
        " {known} of {} {were} paid in the last 13 weeks.",
        plural(u64::try_from(planned.len()).unwrap_or(0), "planned touchpoint"),
    )
}

/// Stages that came from a built-in word, marked `*` in the tables.
fn inferred(view: &View<'_>) -> Option<Note> {
    let allocation = view.inputs.allocation;
    let lines = allocation
        .lines
        .iter()
        .filter(|line| line.inferred)
        .map(|line| (line.touchpoint.as_deref().unwrap_or(line.stage.name()), line.recent));
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
    let shown = names.iter().take(MOST).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {} more", thousands(more as u128)),
    }
}

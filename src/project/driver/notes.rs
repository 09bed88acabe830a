//! What became of each driver, in words.

use super::choice::{Choice, DriverUse, Followed, LEAST_DATES};
use crate::domain::Note;
use crate::project::history::History;
use crate::project::point::LinePoint;
use crate::project::quantize::quantize;

/// What qualifies a forecast with drivers, in order of lines and drivers; nothing without.
pub(in crate::project) fn driver_notes(
    history: &History,
    choice: &Choice,
    points: &[LinePoint],
) -> Vec<Note> {
    let lines = choice.followed.iter().enumerate();
    let followed: Vec<(usize, Followed)> =
        lines.filter_map(|(line, followed)| Some((line, (*followed)?))).collect();
    let mut notes = Vec::new();
    for (line, followed) in &followed {
        notes.push(follows(history, *line, *followed, &points[*line]));
        notes.extend(ends(history, *line, &points[*line]));
    }
    if !followed.is_empty() {
        notes.push(Note::new(
            "driver-planned",
            "Past dates were judged with the later values of each driver as if they had been \
             planned: where a plan turns out wrong, a driver helps less than that.",
        ));
    }
    let drivers = history.drivers.iter().enumerate();
    notes.extend(drivers.filter_map(|(driver, days)| {
        // Too short a history judges nothing.
        let found = choice.uses.get(driver).copied().unwrap_or(DriverUse::TooFewDates(0));
        unused(&days.name, found)
    }));
    notes
}

/// `Card payouts: follows driver orders with 2 weeks' delay; weekly errors 31 % lower over 24 past
/// dates.`
fn follows(history: &History, line: usize, followed: Followed, point: &LinePoint) -> Note {
    let name = history.lines[line].key.name();
    let driver = &history.drivers[followed.driver].name;
    let (delay, now) = match &point.driven {
        Some(added) if added.slope == 0.0 => {
            (String::new(), "; its latest weeks show no link, so it adds nothing now")
        }
        Some(added) => (delay(added.lag), ""),
        None => (String::new(), "; too few of its latest weeks are known, so it adds nothing now"),
    };
    let lower = quantize(100.0 * followed.lower);
    let dates = followed.dates;
    let text = format!(
        "{name}: follows driver {driver}{delay}; weekly errors {lower} % lower over {dates} past \
         dates{now}."
    );
    Note::new("driver-followed", text)
}

/// How long after the driver the cash comes.
fn delay(lag: usize) -> String {
    match lag {
        0 => " in the same week".to_owned(),
        1 => " with 1 week's delay".to_owned(),
        weeks => format!(" with {weeks} weeks' delay"),
    }
}

/// Where its plan is shorter than the horizon.
fn ends(history: &History, line: usize, point: &LinePoint) -> Option<Note> {
    let driven = point.driven.as_ref().filter(|driven| driven.slope != 0.0)?;
    if driven.weeks.iter().all(Option::is_some) {
        return None;
    }
    let days = &history.drivers[driven.driver];
    let known = driven.weeks.iter().filter(|week| week.is_some()).count();
    let weeks = driven.weeks.len();
    let text = format!(
        "{}: driver {} is known up to {}, behind {known} of the {weeks} weeks ahead; in the others \
         it adds nothing.",
        history.lines[line].key.name(),
        days.name,
        history.days.date(days.last),
    );
    Some(Note::new("driver-ends", text))
}

fn unused(name: &str, found: DriverUse) -> Option<Note> {
    let why = match found {
        DriverUse::Followed => return None,
        DriverUse::Constant => "has one value only".to_owned(),
        DriverUse::NoOverlap => "says nothing of the weeks of the ledger".to_owned(),
        DriverUse::TooFewDates(dates) => {
            let word = if dates == 1 { "date" } else { "dates" };
            format!("could be judged at {dates} past {word}, {LEAST_DATES} are needed")
        }
        DriverUse::HelpsNoLine => "helps no line".to_owned(),
    };
    Some(Note::new("driver-unused", format!("Driver {name} {why}: not used.")))
}

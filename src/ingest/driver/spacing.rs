//! What one value of a driver holds for: a day, a week or a month, as the spacing of dates shows.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::super::Question;
use super::Dated;
use crate::domain::{DateSpan, Driver, DriverStep, Note, Position};

const SPACING_HINT: &str = "give three dates of a name or more, one each day, one each week (all \
                            gaps whole weeks, the shortest 7 days) or one each month";
/// Fewest dates whose spacing says what a value holds for.
const LEAST_DATES: usize = 3;
/// Each date with the days its value holds for, by what the spacing shows.
pub(super) fn spread(
    name: String,
    dated: &Dated,
    week_ends: Weekday,
) -> Result<(Driver, Note), Question> {
    let days: Vec<NaiveDate> = dated.keys().copied().collect();
    let step = step(&days).map_err(|why| spacing_question(&name, dated, &why))?;
    let ends = step == DriverStep::Week && days.iter().all(|date| date.weekday() == week_ends);
    let held = |date: NaiveDate| match step {
        DriverStep::Day => DateSpan { start: date, end: date },
        DriverStep::Week if ends => DateSpan { start: back(date, 6), end: date },
        DriverStep::Week => DateSpan { start: date, end: on(date, 6) },
        DriverStep::Month => {
            let start = date.with_day(1).unwrap_or(date);
            let next = start.checked_add_months(Months::new(1));
            DateSpan { start, end: next.and_then(|day| day.pred_opt()).unwrap_or(date) }
        }
    };
    let values: Vec<_> = dated.iter().map(|(date, (value, _))| (held(*date), *value)).collect();
    let driver = Driver { name, step, values };
    let note = inferred(&driver, ends);
    Ok((driver, note))
}

/// Monthly where each month has one date at most, weekly where all gaps are whole weeks and some
/// are one week, daily where some are shorter. Anything else is said in words: too few dates, or
/// gaps of a fortnight, four weeks or a quarter, whose days between nobody knows.
fn step(dates: &[NaiveDate]) -> Result<DriverStep, String> {
    if dates.len() < LEAST_DATES {
        let word = if dates.len() == 1 { "date" } else { "dates" };
        return Err(format!("has {} {word} only", dates.len()));
    }
    let gaps = || dates.windows(2).map(|pair| (pair[1] - pair[0]).num_days());
    let shortest = gaps().min().unwrap_or(0);
    let month = |date: &NaiveDate| (date.year(), date.month());
    let one_a_month = dates.windows(2).all(|pair| month(&pair[0]) != month(&pair[1]));
    let monthly = one_a_month && (28..=31).contains(&shortest) && !gaps().all(|gap| gap == 28);
    match shortest {
        _ if monthly => Ok(DriverStep::Month),
        7 if gaps().all(|gap| gap % 7 == 0) => Ok(DriverStep::Week),
        ..7 => Ok(DriverStep::Day),
        _ => Err(format!("has dates {shortest} days and more apart")),
    }
}

fn spacing_question(name: &str, dated: &Dated, why: &str) -> Question {
    let first = dated.values().next().map(|(_, position)| position.clone());
    Question {
        position: first.unwrap_or_else(|| Position::file("")),
        what: format!(
            "`{name}` {why}, which does not say whether a value is a day's, a week's or a month's"
        ),
        row: None,
        likely: None,
        hint: SPACING_HINT.to_owned(),
    }
}

fn on(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

fn back(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

fn inferred(driver: &Driver, ends: bool) -> Note {
    let how = match driver.step {
        DriverStep::Day => "a value a day; days without a row count 0",
        DriverStep::Week if ends => "a value a week, which ends on its date; spread over its days",
        DriverStep::Week => "a value a week, which begins on its date; spread over its days",
        DriverStep::Month => "a value a month; spread over its days",
    };
    let (first, last) = driver.span().unwrap_or_default();
    let count = driver.values.len();
    let text = format!("Driver {}: {count} rows, {first} to {last}, {how}.", driver.name);
    Note::new("driver-read", text)
}

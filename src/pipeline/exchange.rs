//! What came of several currencies, in words: rates that lack, rates that were used.

use chrono::NaiveDate;

use crate::aggregate::{Conversions, Exchange, MissingRate, Unconverted};
use crate::config::Settings;
use crate::config::toml_text;
use crate::domain::{Currency, Money, Note, Position};
use crate::ingest::{IngestError, LedgerSummary, Question};

use super::InputFile;

/// Ends the run where an amount could not be converted, or where it is not known in which currency
/// it is.
pub(super) fn check(
    conversions: &Conversions,
    settings: &Settings,
    files: &[InputFile],
) -> Result<(), IngestError> {
    let Some(reporting) = Exchange::new(settings).reporting() else {
        return Ok(());
    };
    if let Some(error) = missing(conversions, reporting.code(), files) {
        return Err(error);
    }
    let unsaid = conversions.unsaid.iter().filter(|_| conversions.any_foreign());
    let questions: Vec<Question> =
        unsaid.map(|(file, (line, rows))| unsaid_currency(files, (*file, *line), *rows)).collect();
    if questions.is_empty() { Ok(()) } else { Err(IngestError::Questions(questions)) }
}

fn name(files: &[InputFile], index: usize) -> &str {
    files.get(index).map_or("", |file| file.name.as_str())
}

fn place(files: &[InputFile], (file, line): (usize, u64)) -> Position {
    Position { line: Some(line), ..Position::file(name(files, file)) }
}

fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

fn unsaid_currency(files: &[InputFile], (at, line): (usize, u64), count: u64) -> Question {
    let file = name(files, at);
    // By the name alone it holds from every working directory, unless another file has the same.
    let base = |file: &str| file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let alone = files.iter().filter(|other| base(&other.name) == base(file)).count() < 2;
    let files = toml_text(&if alone { base(file) } else { file.to_owned() });
    Question {
        position: Position { line: Some(line), ..Position::file(file) },
        what: format!("which currency is this in? {} of the file say none", rows(count)),
        row: None,
        likely: None,
        hint: format!("say it in cashcast.toml: [[source]], files = {files}, currency = \"CODE\""),
    }
}

/// One error for all currencies without a rate, at the first row that needs one.
fn missing(conversions: &Conversions, to: &str, files: &[InputFile]) -> Option<IngestError> {
    let (first, unconverted) = conversions.missing.iter().min_by_key(|(_, found)| found.first)?;
    let position = place(files, unconverted.first);
    let needed = rows(unconverted.rows);
    let (what, hint) = match &unconverted.why {
        MissingRate::TooLarge => (
            format!("an amount in {first} is 10^13 {to} or more, beyond any ledger"),
            format!("check the rate of {first}"),
        ),
        MissingRate::Before { day, first: from } => (
            format!(
                "no rate from {first} to {to} on {day}: the first is from {from} ({needed} need one)"
            ),
            earlier_rate(first, unconverted.earliest),
        ),
        MissingRate::Unknown => {
            let others = conversions.missing.iter().filter(|(code, _)| *code != first);
            let others: String = others.map(|(code, found)| other(code, found, files)).collect();
            (
                format!("no rate from {first} to {to} ({needed} need one){others}"),
                add_rates(conversions, to),
            )
        }
    };
    Some(IngestError::File { position, what, hint: Some(hint) })
}

fn earlier_rate(code: &str, day: NaiveDate) -> String {
    format!(
        "add a rate from {day} on, the first day that needs one: under [fx], {code} = {{ \"{day}\" = \
         RATE, … }}, or --fx \"{code}=RATE from {day}\""
    )
}

fn other(code: &str, found: &Unconverted, files: &[InputFile]) -> String {
    format!("; nor from {code} ({}, first {})", rows(found.rows), place(files, found.first))
}

fn add_rates(conversions: &Conversions, to: &str) -> String {
    let codes = || conversions.missing.keys();
    let unlisted = codes().find(|code| !Currency::new(code).is_some_and(|code| code.is_listed()));
    if let Some(code) = unlisted {
        return format!(
            "`{code}` is no ISO 4217 code: name the column of codes with --currency-column COLUMN, \
             or the currency of the file with `currency` under [[source]]"
        );
    }
    let lines: Vec<String> = codes().map(|code| format!("{code} = RATE")).collect();
    let flags: Vec<String> = codes().map(|code| format!("--fx {code}=RATE")).collect();
    let one = codes().next().map_or("", String::as_str);
    format!(
        "add under [fx]: {} (what 1 {one} is worth in {to}), or {}",
        lines.join(", "),
        flags.join(" ")
    )
}

/// Which rates were used for what; and currencies that were taken for granted.
pub(super) fn notes(
    conversions: &Conversions,
    settings: &Settings,
    sources: &[LedgerSummary],
) -> Vec<Note> {
    let Some(to) = Exchange::new(settings).reporting() else {
        return taken_for_granted(sources).into_iter().collect();
    };
    let used = conversions.converted.iter().map(|(code, total)| {
        let from = Currency::new(code).unwrap_or_else(Currency::unknown);
        let message = format!(
            "{} in {code}, sum {}, converted to {} {} {}.",
            rows(total.rows),
            shown(total.sum, &from),
            shown(total.converted, to),
            to.code(),
            rates(code, settings),
        );
        Note::new("converted", message)
    });
    let idle = settings
        .fx
        .currencies()
        .filter(|code| *code != to.code() && !conversions.converted.contains_key(*code));
    let idle =
        idle.map(|code| Note::new("rate-never-used", format!("No row needed the rate of {code}.")));
    used.chain(idle).collect()
}

fn shown(amount: Money, currency: &Currency) -> String {
    amount.to_fixed(currency.decimals())
}

/// `at 1.08`, `at 1.27 from 2026-01-01, 1.29 from 2026-04-01`.
fn rates(code: &str, settings: &Settings) -> String {
    const SHOWN: usize = 3;
    let Some(days) = settings.fx.of(code) else {
        return String::new();
    };
    let mut texts: Vec<String> = days
        .iter()
        .map(|(from, rate)| match from {
            Some(day) => format!("{rate} from {day}"),
            None => rate.to_string(),
        })
        .collect();
    if texts.len() > SHOWN + 1 {
        let last = texts.split_off(texts.len() - 1);
        let hidden = texts.len() - SHOWN;
        texts.truncate(SHOWN);
        texts.push(format!("{hidden} more"));
        texts.extend(last);
    }
    format!("at {}", texts.join(", "))
}

/// A file that says no currency, beside files that do, is read as theirs, and that is said.
fn taken_for_granted(sources: &[LedgerSummary]) -> Option<Note> {
    let said = sources.iter().find_map(|source| source.currency.as_ref())?;
    let silent = sources.iter().filter(|source| source.currency.is_none() && source.used > 0);
    let silent: Vec<&str> = silent.map(|source| source.file.as_str()).collect();
    if silent.is_empty() {
        return None;
    }
    let verb = if silent.len() == 1 { "says" } else { "say" };
    let message = format!(
        "{} {verb} no currency: read as {}, like the others.",
        silent.join(", "),
        said.code()
    );
    Some(Note::new("currency-assumed", message))
}

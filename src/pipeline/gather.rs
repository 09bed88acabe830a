//! Ledgers to exact history: read, in one currency, up to one as-of date.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::read::{InputFile, ledgers};
use super::{ForecastError, exchange, notes, questions};
use crate::aggregate::{Aggregated, AsOfDoubt, Exchange, LedgerBuilder, choose_as_of};
use crate::config::{AfterAsOf, Settings};
use crate::domain::{Currency, Note};
use crate::ingest::{IngestError, LedgerSummary, conversion_flags};

/// Ledgers as read: what a forecast and its track record are made from.
pub(super) struct Gathered {
    /// The as-of date.
    pub(super) as_of: NaiveDate,
    /// Their rows.
    pub(super) aggregated: Aggregated,
    /// What each ledger held.
    pub(super) sources: Vec<LedgerSummary>,
    /// The currency of the run.
    pub(super) currency: Currency,
    /// What qualifies them.
    pub(super) notes: Vec<Note>,
}

/// Reads the ledgers and settles currency and as-of date.
pub(super) fn gather(files: &[InputFile], settings: &Settings) -> Result<Gathered, ForecastError> {
    let decimals = settings.currency.as_ref().map_or(2, Currency::decimals);
    let mut builder = LedgerBuilder::new(settings, files.len(), decimals);
    let sources = ledgers(files, settings, &mut builder)?;
    check_rejects(&sources, settings)?;
    let currency = currency(settings, &sources)?;
    exchange::check(builder.conversions(), settings, files)?;
    let mut notes = ignored_by_rule(&builder, settings);
    notes.extend(exchange::notes(builder.conversions(), settings, &sources));
    notes.extend(builder.idle_rules());
    let (as_of, aggregated) = settle(builder, files, settings)?;
    notes.extend(questions::chance_twins(&aggregated.twins, files));
    notes.extend(notes::gaps(&aggregated.gaps, files));
    notes.extend(notes::transfers(&aggregated.transfers, files, &currency));
    notes.extend(future_note(&aggregated, settings, currency.decimals()));
    Ok(Gathered { as_of, aggregated, sources, currency, notes })
}

/// Settles the as-of date and ends the reading. What is in doubt is asked in one go.
fn settle(
    mut builder: LedgerBuilder<'_>,
    files: &[InputFile],
    settings: &Settings,
) -> Result<(NaiveDate, Aggregated), ForecastError> {
    let no_rows = |why: String| {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        ForecastError::NoRows { files: names.join(", "), why }
    };
    let chosen = choose_as_of(settings.as_of, builder.row_days(), builder.spans());
    let overlaps = builder.overlap_doubts();
    let as_of = chosen.as_ref().ok().copied().flatten();
    // Two exports of one account end apart until they are merged: one question, not two.
    let doubt = chosen
        .err()
        .filter(|doubt| overlaps.is_empty() || !matches!(doubt, AsOfDoubt::UnevenEnds { .. }));
    let questions = questions::all(doubt, overlaps, files);
    if !questions.is_empty() {
        return Err(IngestError::Questions(questions).into());
    }
    let as_of = as_of.ok_or_else(|| no_rows(String::new()))?;
    let aggregated =
        builder.finish(as_of).ok_or_else(|| no_rows(format!(" up to the as-of date {as_of}")))?;
    check_gap(aggregated.last_actual, as_of)?;
    Ok((as_of, aggregated))
}

/// Days without rows up to the as-of date are forecast day by day: no more of them than the longest
/// horizon has. A century is a typing error.
fn check_gap(last: NaiveDate, as_of: NaiveDate) -> Result<(), ForecastError> {
    const MOST: i64 = 3660;
    let days = (as_of - last).num_days();
    if days > MOST {
        return Err(ForecastError::FarAsOf { as_of, last, days, most: MOST });
    }
    Ok(())
}

/// No more bad rows than the settings allow.
pub(super) fn check_rejects(
    sources: &[LedgerSummary],
    settings: &Settings,
) -> Result<(), ForecastError> {
    let rows: u64 = sources.iter().map(|source| source.rows).sum();
    let rejected: u64 = sources.iter().map(|source| source.rejected).sum();
    let allowed = settings.max_rejects;
    let too_many = rust_decimal::Decimal::from(rejected) * rust_decimal::Decimal::ONE_HUNDRED
        > allowed * rust_decimal::Decimal::from(rows);
    if too_many {
        return Err(ForecastError::TooManyRejects {
            rejected,
            rows,
            allowed,
            rejects: sources.iter().flat_map(|source| source.rejects.iter().cloned()).collect(),
        });
    }
    Ok(())
}

/// The currency of the run: said, else the one all ledgers agree on, else none. Where there are
/// rates, all amounts are in the one that is said.
fn currency(settings: &Settings, sources: &[LedgerSummary]) -> Result<Currency, ForecastError> {
    let told = settings.currency.as_ref();
    if let Some(reporting) = Exchange::new(settings).reporting() {
        return Ok(reporting.clone());
    }
    let said: Vec<(&str, &Currency)> = sources
        .iter()
        .filter_map(|source| Some((source.file.as_str(), source.currency.as_ref()?)))
        .collect();
    let Some((first_file, first)) = said.first().copied() else {
        return Ok(told.cloned().unwrap_or_else(Currency::unknown));
    };
    let report = told.map(|currency| ("the report", currency));
    let unlike = said.iter().copied().chain(report).find(|(_, currency)| *currency != first);
    let Some((second_file, second)) = unlike else {
        return Ok(first.clone());
    };
    let to = told.unwrap_or(first).code().to_owned();
    let codes: BTreeSet<&str> = said.iter().map(|(_, currency)| currency.code()).collect();
    let from: Vec<String> =
        codes.into_iter().filter(|code| *code != to).map(str::to_owned).collect();
    Err(ForecastError::Currencies {
        first_file: first_file.to_owned(),
        first: first.code().to_owned(),
        second_file: second_file.to_owned(),
        second: second.code().to_owned(),
        hint: format!("give the ledgers of one currency, or {}", conversion_flags(&to, &from))
            .into(),
    })
}

fn ignored_by_rule(builder: &LedgerBuilder<'_>, settings: &Settings) -> Vec<Note> {
    builder
        .ignored_by_rule()
        .iter()
        .filter_map(|(rule, rows)| {
            let position = settings.rules.get(*rule)?.position.whole_line();
            let word = if *rows == 1 { "row" } else { "rows" };
            let message = format!("{rows} {word} ignored by the rule at {position}.");
            Some(Note::new("rows-ignored", message).at(position))
        })
        .collect()
}

fn future_note(aggregated: &Aggregated, settings: &Settings, decimals: u32) -> Option<Note> {
    let later = &aggregated.after_as_of;
    let (first, last) = later.span?;
    let one = later.rows == 1;
    let what = match (settings.after_as_of, one) {
        (AfterAsOf::Known, true) => "counts as an actual item of the future",
        (AfterAsOf::Known, false) => "count as actual items of the future",
        (AfterAsOf::Drop, true) => "is left out",
        (AfterAsOf::Drop, false) => "are left out",
    };
    let rows = if one { "row" } else { "rows" };
    let days = if first == last { first.to_string() } else { format!("{first} to {last}") };
    let message = format!(
        "{} {rows} after the as-of date ({days}, sum {}) {what}.",
        later.rows,
        later.sum.to_fixed(decimals)
    );
    Some(Note::new("rows-after-as-of", message))
}

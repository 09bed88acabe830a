//! Doubts of the layers below, worded as questions with the flag that decides.

use std::collections::BTreeMap;

use crate::aggregate::{AsOfDoubt, OverlapDoubt, PlanDoubt};
use crate::domain::{Note, Position};
use crate::ingest::{IngestError, LedgerSummary, Question, is_account};

use super::InputFile;

/// Every doubt about what was read, overlaps first: they may explain uneven ends.
pub(super) fn all(
    as_of: Option<AsOfDoubt>,
    overlaps: Vec<OverlapDoubt>,
    files: &[InputFile],
) -> Vec<Question> {
    let mut questions = about_overlaps(overlaps, files);
    questions.extend(as_of.map(|doubt| about_as_of(&doubt, files)));
    questions
}

fn about_as_of(doubt: &AsOfDoubt, files: &[InputFile]) -> Question {
    let name = |index: usize| files.get(index).map_or("", |file| file.name.as_str());
    match doubt {
        AsOfDoubt::FarLastRow { file, last, before, usual } => Question {
            position: Position::file(name(*file)),
            what: format!(
                "the last row is dated {last}, {} days after the row before it ({before}; usually \
                 {}): a scheduled payment, or a typo?",
                (*last - *before).num_days(),
                if *usual > 0 { format!("at most {usual}") } else { "on the same day".to_owned() }
            ),
            row: None,
            likely: Some(format!(
                "as of {before}; the row of {last} is then an item of the future"
            )),
            hint: format!("add --as-of {before}, or --as-of {last} if that is today"),
        },
        AsOfDoubt::UnevenEnds { earliest, latest } => Question {
            position: Position::file(name(earliest.0)),
            what: format!(
                "it ends on {}, but {} ends on {}: which day is today?",
                earliest.1,
                name(latest.0),
                latest.1
            ),
            row: None,
            likely: None,
            hint: format!(
                "add --as-of {} (all that is known), or --as-of {}",
                latest.1, earliest.1
            ),
        },
    }
}

fn about_overlaps(doubts: Vec<OverlapDoubt>, files: &[InputFile]) -> Vec<Question> {
    let name = |index: usize| files.get(index).map_or("", |file| file.name.as_str());
    doubts
        .into_iter()
        .map(|doubt| Question {
            position: Position { line: Some(doubt.line), ..Position::file(name(doubt.file)) },
            what: format!(
                "{} {} from {} to {} {} in {} too: one export twice, or real payments?",
                doubt.rows,
                if doubt.rows == 1 { "row" } else { "rows" },
                doubt.span.0,
                doubt.span.1,
                if doubt.rows == 1 { "stands" } else { "stand" },
                name(doubt.earlier)
            ),
            row: None,
            likely: None,
            hint: "add --overlap merge (the same export twice) or --overlap keep (both are real)"
                .to_owned(),
        })
        .collect()
}

/// Identical rows in two files that both count, said so that nothing is doubled silently.
pub(super) fn chance_twins(twins: &[OverlapDoubt], files: &[InputFile]) -> Vec<Note> {
    let name = |index: usize| files.get(index).map_or("", |file| file.name.as_str());
    let note = |twin: &OverlapDoubt| {
        let (rows, plural) = match twin.rows {
            1 => (1, "row is"),
            rows => (rows, "rows are"),
        };
        let text = format!(
            "{rows} {plural} identical in {} and {}, both counted (first {}:{}); --overlap merge \
             counts such rows once.",
            name(twin.earlier),
            name(twin.file),
            name(twin.file),
            twin.line,
        );
        Note::new("identical-rows", text)
    };
    twins.iter().map(note).collect()
}

/// An account was chosen that no file has: the answer is the list of those there are.
pub(super) fn about_accounts(wanted: &[String], sources: &[LedgerSummary]) -> Option<IngestError> {
    const SHOWN: usize = 20;
    let named = || sources.iter().filter(|source| !source.accounts.is_empty());
    let file = &named().next()?.file;
    let has = |name: &String| {
        named().any(|source| source.accounts.keys().any(|account| is_account(account, name)))
    };
    let name = wanted.iter().find(|name| !has(name))?;
    let mut rows: BTreeMap<&str, u64> = BTreeMap::new();
    for (account, count) in named().flat_map(|source| &source.accounts) {
        *rows.entry(account).or_default() += count;
    }
    let more = rows.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    let shown = rows.iter().take(SHOWN).map(|(account, count)| {
        let plural = if *count == 1 { "row" } else { "rows" };
        format!("{account} ({count} {plural})")
    });
    let shown: Vec<String> = shown.collect();
    Some(IngestError::File {
        position: Position::file(file),
        what: format!("no row is of the account `{name}`"),
        hint: Some(format!("the accounts are: {}{more}", shown.join(", "))),
    })
}

/// A category whose rows all have a stage by rule is none of the ledger's lines.
const NOT_IN_LEDGER: &str =
    "has no ledger row (rows with a stage are budgeted by stage and touchpoint)";

pub(super) fn about_plans(doubts: Vec<PlanDoubt>) -> IngestError {
    let questions = doubts
        .into_iter()
        .map(|doubt| {
            let why = if doubt.both_ways { "has money in and money out" } else { NOT_IN_LEDGER };
            Question {
                position: doubt.position,
                what: format!(
                    "is `{}` a receipt or a disbursement? The category {why}",
                    doubt.category
                ),
                row: None,
                likely: None,
                hint: "add a column `flow` with `receipt` or `disbursement` for this row"
                    .to_owned(),
            }
        })
        .collect();
    IngestError::Questions(questions)
}

//! `init`: ledgers to a proposed `cashcast.toml`, checked by reading the ledgers under it again.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::gather::check_rejects;
use super::read::{InputFile, ledgers, options};
use super::{ForecastError, exchange, questions};
use crate::aggregate::{
    self, Aggregated, AsOfDoubt, LedgerBuilder, NameTotal, StageHint, StageHints, Transfers,
    choose_as_of, name_totals, opening,
};
use crate::config::{ConfigFile, RawSettings, Settings};
use crate::domain::{CashTable, Currency};
use crate::ingest::{self, IngestError, LedgerSummary, Pin, RowSink, SourceGroup, source_groups};
use crate::project::{RecurringFound, recurring_found};
use crate::report::{self, InitFile, InitInputs, ProposedRule, RuleSwitch};

/// What a configuration is proposed from.
#[derive(Debug, Clone, Copy)]
pub struct InitRequest<'a> {
    /// Ledgers, in order; none for a skeleton.
    pub ledgers: &'a [InputFile],
    /// Settings in force: flags and environment, no configuration file.
    pub settings: &'a Settings,
    /// The environment's part of them, which will hold in later runs too.
    pub environment: &'a RawSettings,
    /// Settings of the top given by flags, to be kept.
    pub said: &'a [(&'static str, Vec<String>)],
    /// Is the opening balance among the flags?
    pub said_opening: bool,
}

/// A proposed configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedConfig {
    /// Its text.
    pub text: String,
    /// `[[source]]` tables.
    pub sources: usize,
    /// Rules in force.
    pub rules: usize,
    /// Recurring items noted.
    pub recurring: usize,
    /// What a forecast will still ask.
    pub doubts: Vec<String>,
}

/// Proposes a configuration. Whatever is a question for `forecast` is one here, since an answer
/// given by flag is what the file keeps.
pub fn init(request: &InitRequest<'_>) -> Result<ProposedConfig, ForecastError> {
    if request.ledgers.is_empty() {
        return Ok(skeleton(request));
    }
    let found = Found::new(request)?;
    let sources = source_groups(&found.pins);
    let doubtful = |pin: &Pin| matches!(pin.key, "date-format" | "decimal-mark") && pin.proven;
    let drafts = [
        (sources.clone(), RuleSwitch::On),
        (sources.clone(), RuleSwitch::Off),
        (some_pins(&sources, |pin| pin.told || doubtful(pin)), RuleSwitch::Off),
        (some_pins(&sources, |pin| pin.told), RuleSwitch::Off),
    ];
    let mut made = None;
    for (sources, rules) in drafts {
        let draft = found.draft(request, &sources, rules);
        let same = reads_the_same(&draft.text, &found.read, request);
        made = Some(draft);
        if same {
            break;
        }
    }
    Ok(made.unwrap_or_else(|| skeleton(request)))
}

fn skeleton(request: &InitRequest<'_>) -> ProposedConfig {
    let nothing = InitInputs {
        files: &[],
        as_of: None,
        said: request.said,
        said_opening: request.settings.opening.as_ref().filter(|_| request.said_opening),
        fx: &request.settings.fx,
        currency: None,
        opening: None,
        sources: &[],
        hints: &[],
        rules: RuleSwitch::Off,
        names: &[],
        described: &BTreeSet::new(),
        recurring: &[],
        proposed: &[],
        doubts: &[],
    };
    let text = report::init(&nothing);
    ProposedConfig { text, sources: 0, rules: 0, recurring: 0, doubts: Vec::new() }
}

/// Fewer pins, where all of them together would read a file otherwise.
fn some_pins(sources: &[SourceGroup], keep: impl Fn(&Pin) -> bool) -> Vec<SourceGroup> {
    let cut = |group: &SourceGroup| SourceGroup {
        pins: group.pins.iter().filter(|pin| keep(pin)).cloned().collect(),
        ..group.clone()
    };
    sources.iter().map(cut).filter(|group| !group.pins.is_empty()).collect()
}

/// What the rows of the ledgers say.
struct Read {
    aggregated: Aggregated,
    summaries: Vec<LedgerSummary>,
    as_of: NaiveDate,
    doubt: Option<AsOfDoubt>,
}

/// Reads the ledgers under some settings.
fn read(files: &[InputFile], settings: &Settings) -> Result<Read, ForecastError> {
    let decimals = settings.currency.as_ref().map_or(2, Currency::decimals);
    let mut builder = LedgerBuilder::new(settings, files.len(), decimals);
    let summaries = ledgers(files, settings, &mut builder)?;
    check_rejects(&summaries, settings)?;
    exchange::check(builder.conversions(), settings, files)?;
    let overlaps = questions::all(None, builder.overlap_doubts(), files);
    if !overlaps.is_empty() {
        return Err(IngestError::Questions(overlaps).into());
    }
    let chosen = choose_as_of(settings.as_of, builder.row_days(), builder.spans());
    let last = builder.row_days().keys().next_back().copied();
    let (as_of, doubt) = match chosen {
        Ok(day) => (day, None),
        Err(doubt @ AsOfDoubt::FarLastRow { before, .. }) => (Some(before), Some(doubt)),
        Err(doubt) => (last, Some(doubt)),
    };
    let none = || {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        ForecastError::NoRows { files: names.join(", "), why: String::new() }
    };
    let as_of = as_of.ok_or_else(none)?;
    let aggregated = builder.finish(as_of).ok_or_else(none)?;
    Ok(Read { aggregated, summaries, as_of, doubt })
}

/// Every row once more, into a sink that needs the rows themselves.
fn rows(
    files: &[InputFile],
    settings: &Settings,
    sink: &mut dyn RowSink,
) -> Result<(), IngestError> {
    for (index, file) in files.iter().enumerate() {
        ingest::read_in_order(file.source(), &options(file, index, settings), sink)?;
    }
    Ok(())
}

/// The pins of every file by its name.
fn pins<'a>(
    files: &'a [InputFile],
    settings: &Settings,
) -> Result<Vec<(&'a str, Vec<Pin>)>, IngestError> {
    let of = |(index, file): (usize, &'a InputFile)| {
        let layout = ingest::inspect(file.source(), &options(file, index, settings))?;
        Ok((file.name.as_str(), layout.pins(&settings.layout)))
    };
    files.iter().enumerate().map(of).collect()
}

/// Everything a proposal shows.
struct Found<'a> {
    read: Read,
    pins: Vec<(&'a str, Vec<Pin>)>,
    files: Vec<InitFile>,
    currency: Option<Currency>,
    hints: Vec<StageHint>,
    described: BTreeSet<String>,
    names: Vec<NameTotal>,
    recurring: Vec<RecurringFound>,
    doubts: Vec<String>,
}

impl<'a> Found<'a> {
    fn new(request: &InitRequest<'a>) -> Result<Self, ForecastError> {
        let InitRequest { ledgers: files, settings, .. } = *request;
        let read = read(files, settings)?;
        let mut hints = StageHints::new(settings);
        rows(files, settings, &mut hints)?;
        let currency = settings.currency.clone().or_else(|| agreed(&read.summaries));
        let decimals = currency.as_ref().map_or(2, Currency::decimals);
        let history = &read.aggregated.history;
        let doubts = questions::all(read.doubt.clone(), Vec::new(), files);
        let base = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        let described = |file: &LedgerSummary| InitFile {
            name: base(&file.file),
            rows: file.used,
            span: file.first_date.zip(file.last_date),
        };
        Ok(Self {
            pins: pins(files, settings)?,
            files: read.summaries.iter().map(described).collect(),
            described: hints.described().clone(),
            hints: hints.finish(),
            names: name_totals(history),
            recurring: recurring_found(history, read.aggregated.last_actual, decimals),
            doubts: doubts
                .into_iter()
                .map(|doubt| format!("{} {}", doubt.what, doubt.hint))
                .collect(),
            currency,
            read,
        })
    }

    fn draft(
        &self,
        request: &InitRequest<'_>,
        sources: &[SourceGroup],
        rules: RuleSwitch,
    ) -> ProposedConfig {
        let decimals = self.currency.as_ref().map_or(2, Currency::decimals);
        let (settings, read) = (request.settings, &self.read);
        let mut opening =
            opening(settings, &read.aggregated, &read.summaries, (read.as_of, decimals));
        for (summary, file) in read.summaries.iter().zip(&self.files) {
            opening.origin = opening.origin.replace(&summary.file, &file.name);
        }
        let text = report::init(&InitInputs {
            files: &self.files,
            as_of: Some(read.as_of),
            said: request.said,
            said_opening: settings.opening.as_ref().filter(|_| request.said_opening),
            fx: &settings.fx,
            currency: self.currency.as_ref(),
            opening: Some(&opening),
            sources,
            hints: &self.hints,
            rules,
            names: &self.names,
            described: &self.described,
            recurring: &self.recurring,
            proposed: &proposed_rules(&read.aggregated.transfers),
            doubts: &self.doubts,
        });
        let rules = ConfigFile::parse(CHECKED, &text)
            .ok()
            .and_then(|file| {
                Settings::resolve(&RawSettings::default(), request.environment, Some(&file)).ok()
            })
            .map_or(0, |settings| settings.rules.len());
        ProposedConfig {
            text,
            sources: sources.len(),
            rules,
            recurring: self.recurring.len(),
            doubts: self.doubts.clone(),
        }
    }
}

/// The one currency of all files that say one.
fn agreed(summaries: &[LedgerSummary]) -> Option<Currency> {
    let mut said = summaries.iter().filter_map(|summary| summary.currency.as_ref());
    let first = said.next()?;
    said.all(|other| other == first).then(|| first.clone())
}

/// Rules to be thought about, written as comments: transfers between own accounts.
fn proposed_rules(transfers: &Transfers) -> Vec<ProposedRule> {
    let propose = |rule: &aggregate::ProposedRule| ProposedRule {
        when: rule.when.clone(),
        action: vec![("ignore", "true")],
        reasons: vec![rule.reason()],
    };
    transfers.rules.iter().map(propose).collect()
}

/// How messages would call the proposed text.
const CHECKED: &str = "cashcast.toml";

/// Do the ledgers give the same rows, lines and balances under the proposed text?
fn reads_the_same(text: &str, before: &Read, request: &InitRequest<'_>) -> bool {
    let Ok(file) = ConfigFile::parse(CHECKED, text) else {
        return false;
    };
    let flags = RawSettings::default();
    let Ok(mut settings) = Settings::resolve(&flags, request.environment, Some(&file)) else {
        return false;
    };
    settings.as_of = request.settings.as_of;
    read(request.ledgers, &settings).is_ok_and(|after| same(before, &after))
}

fn same(before: &Read, after: &Read) -> bool {
    let counts = |read: &Read| -> Vec<_> {
        let of = |s: &LedgerSummary| (s.rows, s.used, s.ignored, s.balances.clone());
        read.summaries.iter().map(of).collect()
    };
    let plain = |read: &Read| {
        let mut aggregated = read.aggregated.clone();
        uninferred(&mut aggregated.history);
        aggregated
    };
    counts(before) == counts(after) && plain(before) == plain(after)
}

/// Lines without the word that gave their stage: whether a rule or a word says it is what may
/// differ.
fn uninferred(table: &mut CashTable) {
    for line in table.lines.values_mut() {
        line.inferred = None;
        line.inferred_rows = 0;
    }
}

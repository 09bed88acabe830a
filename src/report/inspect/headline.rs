//! The answer first: one sentence for each file, one for all of them.

use super::{InspectInputs, InspectedFile};
use crate::domain::Money;
use crate::ingest::{Question, Subject};
use crate::report::Block;
use crate::report::figures::{count, day_year, in_words, plural};

/// `bank.csv: 14 rows, amounts proven by the balance column, ONE QUESTION: are dates day first?`
pub(super) fn sentence(file: &InspectedFile) -> String {
    if let Some(failure) = &file.failure {
        return format!("{}: CANNOT BE READ as a ledger: {failure}", file.file);
    }
    let mut parts = Vec::new();
    if let Some(summary) = &file.summary {
        parts.push(plural(summary.used, "row"));
        if let (Some(first), Some(last), true) =
            (summary.first_date, summary.last_date, file.doubt().is_none())
        {
            let last =
                if first == last { String::new() } else { format!(" to {}", day_year(last)) };
            parts.push(format!("{}{last}", day_year(first)));
        }
    }
    parts.extend(proof(file));
    if file.rejected > 0 {
        parts.push(format!("{} CANNOT BE READ", plural(file.rejected, "row")));
    }
    parts.push(questions(file));
    format!("{}: {}", file.file, parts.join(", "))
}

fn proof(file: &InspectedFile) -> Option<String> {
    let rule = file.inspection.as_ref()?.layout.balance?;
    Some(if rule.verified && rule.agree == rule.steps {
        "amounts proven by the balance column".to_owned()
    } else if rule.verified {
        format!("{} of {} balance steps agree", rule.agree, rule.steps)
    } else {
        "the balance column proves nothing".to_owned()
    })
}

fn questions(file: &InspectedFile) -> String {
    let asked: Vec<String> = file.questions.iter().map(|question| short(question, file)).collect();
    let number = in_words(asked.len() as u64).to_uppercase();
    match asked.len() {
        0 => "no question".to_owned(),
        1 => format!("{number} QUESTION: {}", asked[0]),
        _ => format!("{number} QUESTIONS: {}", asked.join("; ")),
    }
}

/// The question in a few words.
fn short(question: &Question, file: &InspectedFile) -> String {
    match (question.subject(), file.doubt()) {
        (Subject::Dates, Some(doubt)) => {
            let [one, other] = &doubt.readings;
            match doubt.likely {
                Some(likely) => format!("are dates {}?", doubt.readings[likely].name),
                None => format!("are dates {} or {}?", one.name, other.name),
            }
        }
        (Subject::Dates, None) => "how are dates read?".to_owned(),
        (Subject::DecimalMark, _) => "which mark stands before the decimals?".to_owned(),
        (Subject::Amount, _) => "which column is the amount?".to_owned(),
        (Subject::Direction, _) => "which way does the money go?".to_owned(),
        (Subject::Currency, _) => "which currency?".to_owned(),
        (Subject::Account, _) => "which account?".to_owned(),
        (Subject::Other, _) => question.what.clone(),
    }
}

/// The sum of several files.
pub(super) fn all_files(inputs: &InspectInputs<'_>) -> Option<Block> {
    if inputs.files.len() < 2 {
        return None;
    }
    let summaries = || inputs.files.iter().filter_map(|file| file.summary.as_ref());
    let sum = |of: fn(&crate::ingest::LedgerSummary) -> u64| count(summaries().map(of).sum());
    let mut parts = vec![format!(
        "{}: {} rows = {} used + {} ignored + {} rejected",
        plural(inputs.files.len() as u64, "file"),
        sum(|summary| summary.rows),
        sum(|summary| summary.used),
        sum(|summary| summary.ignored),
        sum(|summary| summary.rejected),
    )];
    parts.extend(flows(inputs));
    let named = |word: &str, is: &dyn Fn(&&InspectedFile) -> bool| {
        let names: Vec<&str> =
            inputs.files.iter().filter(is).map(|file| file.file.as_str()).collect();
        (!names.is_empty()).then(|| format!("{word}: {}", names.join(", ")))
    };
    parts.extend(named("question", &|file| !file.questions.is_empty()));
    parts.extend(named("bad rows", &|file| file.rejected > 0));
    parts.extend(named("cannot be read", &|file| file.failure.is_some()));
    Some(Block::Headline(vec![parts.join("; ")]))
}

/// Money in and out of all files, by currency.
fn flows(inputs: &InspectInputs<'_>) -> Vec<String> {
    let mut sums: std::collections::BTreeMap<String, (Money, Money)> =
        std::collections::BTreeMap::new();
    for file in inputs.files {
        for (code, flows) in file.reading().iter().flat_map(|reading| &reading.flows) {
            let code = if code.is_empty() {
                file.currency(inputs.settings).known_code().unwrap_or_default().to_owned()
            } else {
                code.clone()
            };
            let sum = sums.entry(code).or_default();
            *sum = (sum.0 + flows.sum_in, sum.1 + flows.sum_out);
        }
    }
    sums.iter()
        .map(|(code, (sum_in, sum_out))| {
            let text = format!(
                "in {}, out {} {code}",
                super::size(*sum_in, 2),
                super::statement(*sum_out, 2)
            );
            text.trim_end().to_owned()
        })
        .collect()
}

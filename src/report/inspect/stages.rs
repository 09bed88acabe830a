//! Stages of the customer journey that the built-in words find, before any rule.

use super::{InspectedFile, listing, size};
use crate::aggregate::Flows;
use crate::report::figures::{count, plural};
use crate::report::{Align, Listing, Printed};

/// Parties named that have no stage.
const PARTIES: usize = 3;

/// Money out by stage. `None` where no money goes out.
pub(super) fn found(file: &InspectedFile, decimals: u32) -> Option<Listing> {
    let reading = file.reading()?;
    let mut rows: Vec<Vec<Printed>> = reading
        .stages
        .iter()
        .map(|(stage, found)| {
            let words: Vec<String> = found.words.iter().map(|word| format!("\"{word}\"")).collect();
            row(stage, size(found.sum, decimals), found.rows, words.join(", "))
        })
        .collect();
    if !reading.unstaged.is_empty() {
        let all: u64 = reading.unstaged.values().map(|flows| flows.rows).sum();
        let sum = reading.unstaged.values().map(|flows| flows.sum_out).sum();
        let mut parties: Vec<(&String, &Flows)> = reading.unstaged.iter().collect();
        parties.sort_by(|a, b| (a.1.sum_out, a.0).cmp(&(b.1.sum_out, b.0)));
        let mut words: Vec<String> = parties
            .iter()
            .take(PARTIES)
            .map(|(name, flows)| {
                let name = if name.is_empty() { "without a name" } else { name };
                format!("{name} {}", size(flows.sum_out, decimals))
            })
            .collect();
        let more = parties.len().saturating_sub(PARTIES);
        if more > 0 {
            words.push(format!("{} more", count(more as u64)));
        }
        rows.push(row("no stage", size(sum, decimals), all, words.join(", ")));
    }
    let columns = [Align::Left, Align::Right, Align::Right, Align::Left];
    (!rows.is_empty()).then(|| listing("STAGES, before any rule", &columns, rows))
}

fn row(stage: &str, sum: String, rows: u64, words: String) -> Vec<Printed> {
    vec![
        Printed::text(stage),
        Printed::number(sum),
        Printed::number(plural(rows, "row")),
        Printed::text(words),
    ]
}

//! What was written, and what to do next.

use std::fmt::Write as _;

use crate::report::safe_text::visible;

/// What `init` has done.
#[derive(Debug, Clone, Copy)]
pub struct InitSummary<'a> {
    /// The file written.
    pub written: &'a str,
    /// Where the file it replaces is kept.
    pub kept: Option<&'a str>,
    /// It stood there already, byte for byte.
    pub unchanged: bool,
    /// `[[source]]` tables, rules in force and recurring items noted.
    pub counts: (usize, usize, usize),
    /// What a forecast will still ask.
    pub doubts: &'a [String],
    /// The ledgers as given.
    pub ledgers: &'a [String],
    /// The flag that leads to the file, where it is not looked for.
    pub config: Option<&'a str>,
}

/// The summary for people.
pub fn init_summary(summary: &InitSummary<'_>) -> String {
    let (sources, rules, recurring) = summary.counts;
    let verb = if summary.unchanged { "Unchanged:" } else { "Wrote" };
    let mut text = format!(
        "{verb} {}: {}, {} in force, {} noted.\n",
        visible(summary.written),
        counted(sources, "source"),
        counted(rules, "rule"),
        counted(recurring, "recurring item"),
    );
    if let Some(kept) = summary.kept {
        let _ = writeln!(text, "The file it replaces is kept as {}.", visible(kept));
    }
    for doubt in summary.doubts {
        let _ = writeln!(text, "To decide: {}", visible(doubt));
    }
    let ledgers = if summary.ledgers.is_empty() {
        " LEDGER".to_owned()
    } else {
        summary.ledgers.iter().fold(String::new(), |all, name| format!("{all} {}", word(name)))
    };
    let config =
        summary.config.map_or_else(String::new, |file| format!(" --config {}", word(file)));
    let _ = writeln!(text, "Read it through, then: cashcast inspect{ledgers}{config}");
    let _ = writeln!(text, "                       cashcast forecast{ledgers}{config}");
    text
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A name as a shell takes it.
fn word(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/-_.,:=+%".contains(c);
    if !name.is_empty() && name.chars().all(plain) {
        return name.to_owned();
    }
    format!("'{}'", visible(name).replace('\'', "'\\''"))
}

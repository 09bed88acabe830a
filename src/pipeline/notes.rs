//! What was noticed in the rows, in words: gaps in their dates, transfers between own accounts.

use crate::aggregate::{Gap, ProposedRule, Side, Transfers};
use crate::domain::{Currency, Note, Position};

use super::InputFile;

/// Holes in the dates, against what is usual in the file.
pub(super) fn gaps(gaps: &[Gap], files: &[InputFile]) -> Vec<Note> {
    let name = |index: usize| files.get(index).map_or("", |file| file.name.as_str());
    let note = |gap: &Gap| {
        let between = gap.next.map_or_else(
            || format!("{} has no row", name(gap.file)),
            |next| format!("Between {} and {} there is no row", name(gap.file), name(next)),
        );
        let text = format!(
            "{between} from {} to {}, {} days; elsewhere 9 in 10 rows follow the one before within \
             {} {}.",
            gap.first,
            gap.last,
            gap.days(),
            gap.usual,
            if gap.usual == 1 { "day" } else { "days" },
        );
        Note::new("gap-in-dates", text).at(Position::file(name(gap.file)))
    };
    gaps.iter().map(note).collect()
}

/// Transfers between own accounts: how many, what they moved, the rules that would ignore them, and
/// where to look.
pub(super) fn transfers(
    found: &Transfers,
    files: &[InputFile],
    currency: &Currency,
) -> Option<Note> {
    if found.too_many {
        let text = "Transfers between own accounts were not looked for: too many rows speak of \
                    transfers.";
        return Some(Note::new("transfers-not-searched", text));
    }
    if found.pairs == 0 {
        return None;
    }
    let (count, verb) = match found.pairs {
        1 => ("1 pair of rows looks like a transfer".to_owned(), "counts"),
        pairs => (format!("{pairs} pairs of rows look like transfers"), "count"),
    };
    let moved = found.moved.to_fixed(currency.decimals());
    let mut text = format!(
        "{count} between own accounts ({moved} in all) and {verb} as money out and in{}.",
        examples(found, files)
    );
    text.push_str(&proposal(found));
    Some(Note::new("transfers", text))
}

fn examples(found: &Transfers, files: &[InputFile]) -> String {
    let side = |side: &Side| {
        let file = files.get(side.file).map_or("", |file| file.name.as_str());
        format!("{file}:{} {} {}", side.line, side.date, side.amount)
    };
    let shown = found.examples.iter().map(|(out, into)| format!("{}, {}", side(out), side(into)));
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() { String::new() } else { format!(", such as {}", shown.join("; ")) }
}

fn proposal(found: &Transfers) -> String {
    if found.rules.is_empty() {
        return " No pattern on their texts matches them and no other row, so no rule is proposed."
            .to_owned();
    }
    let unpaired: u64 = found.rules.iter().map(|rule| rule.unpaired).sum();
    let edge = match unpaired {
        0 => String::new(),
        1 => ", and 1 row near the ends of the files, whose other side they do not hold".to_owned(),
        rows => format!(
            ", and {rows} rows near the ends of the files, whose other side they do not hold"
        ),
    };
    let which = if found.covered == found.pairs {
        "them".to_owned()
    } else {
        format!("{} of them", found.covered)
    };
    let rules: Vec<String> = found.rules.iter().map(line).collect();
    format!(
        " Rules (`[[rule]]` with `ignore = true`) that match {which} and no other row{edge}: {}. \
         `cashcast init FILE... -o -` prints them ready for cashcast.toml.",
        rules.join("; ")
    )
}

fn line(rule: &ProposedRule) -> String {
    let rows = if rule.rows == 1 { "1 row".to_owned() } else { format!("{} rows", rule.rows) };
    format!("{} ({rows})", rule.when_line())
}

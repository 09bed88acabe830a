//! What history repeats, and an example of what it cannot know.

use super::InitInputs;
use super::draft::{Draft, Force};
use crate::config::toml_text;
use crate::domain::{Flow, LineKey, Repeat, Shift};
use crate::project::RecurringFound;
use crate::report::safe_text::{columns, shortened, visible};

/// Recurring items shown.
const MOST: usize = 60;

pub(super) fn write(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if !inputs.recurring.is_empty() {
        recurring(inputs, draft);
    }
    draft.heading(
        "What history cannot know. A planned item takes the place of one recurring payment of its \
         line near its day where the amounts are within 10 % of each other; where they differ more, \
         both count.",
    );
    draft.table("planned", "", Force::Off);
    match example(inputs.recurring) {
        Some(found) => from_history(found, inputs.decimals(), draft),
        None => invented(inputs, draft),
    }
}

fn recurring(inputs: &InitInputs<'_>, draft: &mut Draft) {
    draft
        .heading("Recurring items found: the forecast goes on with them, there is nothing to set.");
    let rows: Vec<[String; 5]> = inputs
        .recurring
        .iter()
        .take(MOST)
        .map(|found| {
            let party = found.party.clone().unwrap_or_default();
            let amount = found.amount.to_fixed(inputs.decimals());
            let name = found.line.name().to_owned();
            [name, party, amount, found.evidence.clone(), found.last.to_string()]
        })
        .collect();
    let head = ["line", "party", "amount", "seen", "last"].map(str::to_owned);
    let most = [22, 22, 16, 34, 10];
    let width: Vec<usize> = (0..most.len())
        .map(|at| {
            let widest = rows.iter().chain([&head]).map(|row| columns(&visible(&row[at]))).max();
            widest.unwrap_or(0).min(most[at])
        })
        .collect();
    for row in std::iter::once(&head).chain(&rows) {
        let cells: Vec<String> = row
            .iter()
            .zip(&width)
            .enumerate()
            .map(|(at, (cell, width))| cell_of(cell, *width, at == 2))
            .collect();
        draft.table_line(&format!("  {}", cells.join("  ")));
    }
    if let Some(more) = inputs.recurring.len().checked_sub(MOST).filter(|more| *more > 0) {
        draft.table_line(&format!("  and {more} more"));
    }
}

fn cell_of(text: &str, width: usize, right: bool) -> String {
    let safe = visible(text);
    let short = shortened(&safe, width);
    let pad = " ".repeat(width.saturating_sub(columns(&short)));
    if right { format!("{pad}{short}") } else { format!("{short}{pad}") }
}

/// The largest payment out whose line a planned item can meet.
fn example(found: &[RecurringFound]) -> Option<&RecurringFound> {
    found.iter().find(|item| {
        let named = item.line.category.is_some() || item.line.touchpoint.is_some();
        item.line.flow == Flow::Disbursement && named && item.next.is_some()
    })
}

fn from_history(found: &RecurringFound, decimals: u32, draft: &mut Draft) {
    let setting = |draft: &mut Draft, key: &str, value: &str, why: &str| {
        draft.setting(key, value, why, Force::Off);
    };
    let name = found.party.as_deref().unwrap_or(found.line.name());
    setting(draft, "name", &toml_text(name), "as found in history: change the amount or the days");
    line(&found.line, draft);
    setting(draft, "amount", &found.amount.to_fixed(decimals), "below 0 is money out");
    setting(draft, "every", &toml_text(&every(found.repeat)), "");
    let next = found.next.map(|day| day.to_string()).unwrap_or_default();
    setting(draft, "from", &toml_text(&next), "the next one expected");
    if found.shift != Shift::None {
        let shift = match found.shift {
            Shift::PreviousBusinessDay => "previous-business-day",
            Shift::NextBusinessDay | Shift::None => "next-business-day",
        };
        setting(draft, "shift", &toml_text(shift), "");
    }
}

fn line(key: &LineKey, draft: &mut Draft) {
    if let Some(stage) = &key.stage {
        draft.setting("stage", &toml_text(stage.name()), "", Force::Off);
        if let Some(touchpoint) = &key.touchpoint {
            draft.setting("touchpoint", &toml_text(touchpoint), "", Force::Off);
        }
    } else if let Some(category) = &key.category {
        draft.setting("category", &toml_text(category), "its line", Force::Off);
    }
}

fn every(repeat: Repeat) -> String {
    let counted = |count: u32, unit: &str| match count {
        1 => unit.to_owned(),
        count => format!("{count} {unit}s"),
    };
    match repeat {
        Repeat::Days(days) if days % 7 == 0 => counted(days / 7, "week"),
        Repeat::Days(days) => counted(days, "day"),
        Repeat::Months(months) if months % 12 == 0 => counted(months / 12, "year"),
        Repeat::Months(months) if months % 3 == 0 => counted(months / 3, "quarter"),
        Repeat::Months(months) => counted(months, "month"),
    }
}

fn invented(inputs: &InitInputs<'_>, draft: &mut Draft) {
    let soon = inputs.as_of.and_then(|day| day.checked_add_days(chrono::Days::new(30)));
    let day = soon.map_or_else(|| "2026-07-31".to_owned(), |day| day.to_string());
    draft.setting("name", "\"Sales tax\"", "an example", Force::Off);
    draft.setting("amount", "-1000.00", "below 0 is money out", Force::Off);
    draft.setting("on", &toml_text(&day), "or every = \"month\" and from = a date", Force::Off);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetitions_in_the_words_of_the_configuration() {
        let made: Vec<String> = [
            Repeat::Days(7),
            Repeat::Days(14),
            Repeat::Days(10),
            Repeat::Months(1),
            Repeat::Months(2),
            Repeat::Months(3),
            Repeat::Months(6),
            Repeat::Months(12),
        ]
        .into_iter()
        .map(every)
        .collect();
        let expected =
            ["week", "2 weeks", "10 days", "month", "2 months", "quarter", "2 quarters", "year"];
        assert_eq!(made, expected);
    }
}

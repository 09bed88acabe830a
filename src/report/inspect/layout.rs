//! How a file is read, subject by subject, and its columns.

use super::listing;
use crate::config::{Origin, Settings};
use crate::ingest::{ColumnFinding, ColumnRole, Evidence, Inspection};
use crate::report::figures::{count, plural};
use crate::report::{Align, Listing, Printed};

/// Each subject with what was found and what proves it.
pub(super) fn how(inspection: &Inspection, settings: &Settings) -> Listing {
    let rows = inspection
        .evidence
        .iter()
        .map(|evidence| {
            let reason = reason(evidence, inspection, settings);
            let texts = [evidence.subject.to_owned(), evidence.finding.clone(), reason];
            texts.map(Printed::text).to_vec()
        })
        .collect();
    listing("HOW IT IS READ", &[Align::Left; 3], rows)
}

/// A currency that the file does not say may come from the settings.
fn reason(evidence: &Evidence, inspection: &Inspection, settings: &Settings) -> String {
    let silent = inspection.layout.currency.is_silent();
    match &settings.currency {
        Some(currency) if evidence.subject == "currency" && silent => {
            let said = settings.origins.iter().find(|value| value.key == "currency");
            let origin = said.map_or(&Origin::Default, |value| &value.origin);
            let place = match origin {
                Origin::File(position) => position.whole_line().to_string(),
                other => other.describe("currency"),
            };
            format!("{} from {place}", currency.code())
        }
        _ => evidence.reason.clone(),
    }
}

/// Columns listed where they are not used.
const UNUSED: usize = 40;

/// Every column with its role.
pub(super) fn columns(inspection: &Inspection) -> Listing {
    let title = if inspection.complete {
        "COLUMNS".to_owned()
    } else {
        format!("COLUMNS, judged by {}", plural(inspection.looked_at as u64, "row"))
    };
    let shown =
        |(at, column): &(usize, &ColumnFinding)| *at < UNUSED || column.role != ColumnRole::Unused;
    let all = || inspection.columns.iter().enumerate();
    let mut rows: Vec<Vec<Printed>> =
        all().filter(shown).map(|(at, column)| row(inspection, at, column)).collect();
    let hidden = all().filter(|column| !shown(column)).count();
    if hidden > 0 {
        let more = format!("and {} more, not used", count(hidden as u64));
        rows.push(vec![Printed::empty(), Printed::text(more)]);
    }
    listing(&title, &[Align::Right, Align::Left, Align::Left, Align::Left], rows)
}

fn row(inspection: &Inspection, at: usize, column: &ColumnFinding) -> Vec<Printed> {
    vec![
        Printed::number((at + 1).to_string()),
        Printed::text(column.name.clone()),
        Printed::text(role(inspection, column.role)),
        Printed::text(remark(inspection, at, column)),
    ]
}

fn role(inspection: &Inspection, found: ColumnRole) -> String {
    match (found, inspection.layout.balance) {
        (ColumnRole::Balance, Some(rule)) if rule.before => "balance before the row".to_owned(),
        (ColumnRole::Balance, Some(_)) => "balance after the row".to_owned(),
        (other, _) => other.words().to_owned(),
    }
}

fn remark(inspection: &Inspection, at: usize, column: &ColumnFinding) -> String {
    let number = at as u64 + 1;
    let asked = inspection.questions.iter().any(|asked| asked.position.column == Some(number));
    let asked = if asked { "; QUESTION above" } else { "" };
    if column.role == ColumnRole::Date {
        return format!("{}{asked}", column.remark);
    }
    let mut text = format!("{} filled", count(column.filled as u64));
    let is_text = !matches!(
        column.role,
        ColumnRole::Amount
            | ColumnRole::Debit
            | ColumnRole::Credit
            | ColumnRole::Fee
            | ColumnRole::Balance
            | ColumnRole::Unused
    );
    if is_text && column.filled > 0 {
        text = format!("{text}, {} different", count(column.distinct as u64));
    }
    if !column.remark.is_empty() {
        text = format!("{text}, {}", column.remark);
    }
    text + asked
}

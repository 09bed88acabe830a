//! Planned items of the configuration as dated amounts.

use super::lines::known_line;
use crate::config::{PlannedItem, Settings};
use crate::domain::{Basis, CashTable, DateSpan, DatedItem, Flow, LineKey, Note};

/// Every occurrence of every planned item within `window`, after its business-day shift, and a
/// note for each item that never fires there. Lines are spelled as history spells them, so that
/// an item meets the line it belongs to.
pub fn planned_items(
    settings: &Settings,
    history: &CashTable,
    window: DateSpan,
) -> (Vec<DatedItem>, Vec<Note>) {
    let mut items = Vec::new();
    let mut notes = Vec::new();
    for planned in &settings.planned {
        let before = items.len();
        items.extend(occurrences(planned, history, window));
        if items.len() == before {
            notes.push(never_fires(planned, window));
        }
    }
    (items, notes)
}

/// A shift can move a date into the window, or out of it, by a weekend.
const WEEKEND: u64 = 3;

fn occurrences(planned: &PlannedItem, history: &CashTable, window: DateSpan) -> Vec<DatedItem> {
    let reach = chrono::Days::new(WEEKEND);
    let wide = DateSpan {
        start: window.start - reach,
        end: planned.until.map_or(window.end + reach, |until| until.min(window.end + reach)),
    };
    let dates = match planned.repeat {
        Some(repeat) => repeat.dates(planned.from, wide),
        None => vec![planned.from],
    };
    let line = known_line(line(planned), history);
    dates
        .into_iter()
        .map(|date| planned.shift.apply(date))
        .filter(|date| window.contains(*date))
        .map(|date| item(planned, line.clone(), date))
        .collect()
}

fn item(planned: &PlannedItem, line: LineKey, date: chrono::NaiveDate) -> DatedItem {
    DatedItem {
        line,
        party: None,
        date,
        amount: planned.amount,
        basis: Basis::Planned,
        name: planned.name.clone(),
        known_from: planned.position.whole_line().to_string(),
    }
}

fn line(planned: &PlannedItem) -> LineKey {
    let flow = if planned.amount.is_negative() { Flow::Disbursement } else { Flow::Receipt };
    if let Some((stage, touchpoint)) = &planned.stage {
        return LineKey::staged(flow, stage.clone(), touchpoint.clone());
    }
    let category = planned.category.clone().unwrap_or_else(|| planned.name.clone());
    LineKey::operating(flow, Some(category))
}

fn never_fires(planned: &PlannedItem, window: DateSpan) -> Note {
    let message = format!(
        "Planned item \"{}\" has no date from {} to {}: it changes no figure.",
        planned.name, window.start, window.end
    );
    Note::new("planned-never-fires", message).at(planned.position.whole_line())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Money, Position, Repeat, Shift};

    fn planned(from: &str, repeat: Option<Repeat>, shift: Shift) -> PlannedItem {
        PlannedItem {
            name: "New hire".to_owned(),
            category: None,
            stage: None,
            amount: Money::from_minor(-420_000, 2),
            from: from.parse().unwrap(),
            until: None,
            repeat,
            shift,
            growth: rust_decimal::Decimal::ZERO,
            position: Position::file("cashcast.toml"),
        }
    }

    fn dates(planned: PlannedItem) -> Vec<String> {
        let settings = Settings { planned: vec![planned], ..Settings::default() };
        let window =
            DateSpan::new("2026-06-01".parse().unwrap(), "2026-08-30".parse().unwrap()).unwrap();
        planned_items(&settings, &CashTable::default(), window)
            .0
            .iter()
            .map(|item| item.date.to_string())
            .collect()
    }

    #[test]
    fn a_month_end_item_keeps_its_day_and_a_shift_can_move_it_into_the_window() {
        let monthly = planned("2026-05-31", Some(Repeat::Months(1)), Shift::NextBusinessDay);
        assert_eq!(dates(monthly), ["2026-06-01", "2026-06-30", "2026-07-31"]);
        let early = planned("2026-05-31", Some(Repeat::Months(1)), Shift::PreviousBusinessDay);
        assert_eq!(dates(early), ["2026-06-30", "2026-07-31"]);
    }

    #[test]
    fn an_item_that_never_fires_is_noted() {
        let settings = Settings {
            planned: vec![planned("2030-01-01", None, Shift::None)],
            ..Settings::default()
        };
        let window =
            DateSpan::new("2026-06-01".parse().unwrap(), "2026-08-30".parse().unwrap()).unwrap();
        let (items, notes) = planned_items(&settings, &CashTable::default(), window);
        assert!(items.is_empty());
        assert_eq!(notes[0].code, "planned-never-fires");
    }

    #[test]
    fn the_line_is_spelled_as_in_history() {
        let mut history = CashTable::default();
        let key = LineKey::operating(Flow::Disbursement, Some("Sales Tax".to_owned()));
        history.lines.insert(key.clone(), crate::domain::LineHistory::default());
        let mut tax = planned("2026-07-20", None, Shift::None);
        tax.category = Some("sales_tax".to_owned());
        let settings = Settings { planned: vec![tax], ..Settings::default() };
        let window =
            DateSpan::new("2026-06-01".parse().unwrap(), "2026-08-30".parse().unwrap()).unwrap();
        assert_eq!(planned_items(&settings, &history, window).0[0].line, key);
    }
}

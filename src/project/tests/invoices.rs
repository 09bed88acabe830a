//! Invoices of a line beside its history.

use super::scenarios::{adds_up, closing, total};
use super::*;
use crate::domain::{ItemPayment, OpenItem, OpenItemKind};

/// Half a year of invoices of the payouts' line, some paid, some overdue, one of them a credit note.
pub(super) fn invoices(count: usize, step: u64, late: i64) -> Vec<PlacedItem> {
    (0..count)
        .map(|number| {
            let number = u64::try_from(number).unwrap();
            let issued = day("2026-05-29") - Days::new(number * step);
            let due = issued + Days::new(30);
            let amount = cents(90_000 + 1_000 * i64::try_from(number).unwrap());
            let paid_on = due + chrono::Duration::days(late);
            let paid = paid_on <= day("2026-05-31") && number % 7 != 0;
            PlacedItem {
                item: OpenItem {
                    id: number.to_string().into(),
                    kind: OpenItemKind::Receivable,
                    counterparty: format!("payer {}", number % 3).into(),
                    issued: Some(issued),
                    due,
                    amount: if number == 3 { -amount } else { amount },
                    payments: paid
                        .then_some(ItemPayment { on: paid_on, amount })
                        .into_iter()
                        .filter(|_| number != 3)
                        .collect(),
                    category: None,
                    position: Position::line(&"open.csv".into(), number + 2),
                },
                line: receipt("payouts").into(),
                party: None,
            }
        })
        .collect()
}

fn setting_without(setting: &Setting) -> Projection {
    let mut bare = Setting::new(setting.table.clone(), setting.last);
    bare.opening = setting.opening;
    bare.run().unwrap()
}

/// Invoices that are the normal run of business stand for the line's history, and add nothing to it.
#[test]
fn invoices_of_a_line_replace_their_share_of_it() {
    // Every receipt is an invoice of 900.00 that is paid 37 days after it is written.
    let span = (day("2025-06-02"), day("2026-05-31"));
    let mut table = CashTable::default();
    let mut items = Vec::new();
    for issued in span.0.iter_days().step_by(3).take_while(|issued| *issued <= span.1) {
        let (due, on) = (issued + Days::new(30), issued + Days::new(37));
        let paid = on <= span.1;
        if paid {
            add(&mut table, &receipt("invoices"), "many", on, 90_000);
        }
        let mut placed = invoices(1, 1, 0).remove(0);
        let payments = paid.then_some(ItemPayment { on, amount: cents(90_000) });
        placed.item = OpenItem {
            id: issued.to_string().into(),
            issued: Some(issued),
            due,
            amount: cents(90_000),
            payments: payments.into_iter().collect(),
            ..placed.item
        };
        placed.line = receipt("invoices").into();
        items.push(placed);
    }
    monthly(&mut table, &cost("rent"), span, 1, Shift::None, -220_000);
    let mut setting = Setting::new(table, span.1);
    let without = closing(&setting.run().unwrap(), &Scenario::Base);
    setting.open_items = items;
    let made = setting.run().unwrap();
    adds_up(&made);
    let with = closing(&made, &Scenario::Base);
    // What goes on behind the forecast is the same with and without them.
    let week = |made: &Projection| made.runways()[1].a_week;
    assert!((week(&made) - week(&setting_without(&setting))).abs() < cents(20_000));
    let receipts = total(&made, &receipt("invoices"), &Scenario::Base);
    // 13 weeks hold 30.3 such invoices, 27,300.00; the twelve that are open add less than one of them.
    assert!((with - without).abs() < cents(150_000), "{without} {with}");
    assert!((receipts - cents(2_730_000)).abs() < cents(150_000), "{receipts}");
    assert!(made.notes.iter().any(|note| note.code == "open-items-replace"));
    assert!(payments(&made, &receipt("invoices"), Basis::Committed).len() >= 10);
    // The usual export has open items alone: they stand for as much of the line as they bring.
    setting.open_items.retain(|placed| placed.item.payments.is_empty());
    let made = setting.run().unwrap();
    let with = closing(&made, &Scenario::Base);
    assert!((with - without).abs() < cents(50_000), "{without} {with}");
    assert!(made.notes.iter().any(|note| note.code == "open-items-replace"));
}

//! Which line an invoice or a bill is paid in.

use super::*;
use crate::config::ConfigFile;
use crate::config::RawSettings;
use crate::domain::{DayTotal, ItemPayment, LineHistory, Position};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn coins(amount: i64) -> Money {
    Money::from_minor(amount.into(), 2)
}

/// A history of payments: flow, category, party, day, amount in coins.
fn history(rows: &[(Flow, &str, &str, &str, i64)]) -> CashTable {
    let mut table = CashTable::default();
    for (flow, category, party, on, amount) in rows {
        let key = LineKey::operating(*flow, Some((*category).to_owned()));
        let line: &mut LineHistory = table.lines.entry(key).or_default();
        let total = line.parties.entry((*party).to_owned()).or_default();
        let total: &mut DayTotal = total.entry(day(on)).or_default();
        total.amount += coins(*amount);
        total.rows += 1;
    }
    table
}

fn item(kind: OpenItemKind, party: &str, category: Option<&str>) -> OpenItem {
    OpenItem {
        id: "".into(),
        kind,
        counterparty: party.into(),
        issued: None,
        due: day("2026-07-31"),
        amount: coins(10_000),
        payments: Vec::new(),
        category: category.map(Into::into),
        position: Position::file("open.csv"),
    }
}

const RECEIVABLE: OpenItemKind = OpenItemKind::Receivable;
const PAYABLE: OpenItemKind = OpenItemKind::Payable;

fn place(items: Vec<OpenItem>, history: &CashTable) -> Placed {
    place_open_items(items, history, &Settings::default(), 2)
}

/// Line and party of each item.
fn lines(placed: &Placed) -> Vec<String> {
    let short = |item: &PlacedItem| {
        format!("{}: {}", item.line.name(), item.party.as_deref().unwrap_or("-"))
    };
    placed.items.iter().map(short).collect()
}

fn shop() -> CashTable {
    history(&[
        (Flow::Receipt, "Wholesale", "Corner Gifts", "2026-05-01", 500),
        (Flow::Receipt, "Wholesale", "Corner Gifts", "2026-05-08", 500),
        (Flow::Receipt, "Fairs", "Corner Gifts", "2026-05-02", 500),
        (Flow::Receipt, "Fairs", "CREDIT TOY BOX GMBH REF", "2026-05-02", 700),
        (Flow::Receipt, "Web shop", "Stripe", "2026-05-02", 900),
        (Flow::Disbursement, "Materials", "Linen Mill", "2026-05-04", -300),
        (Flow::Disbursement, "Repairs", "Corner Gifts", "2026-05-04", -300),
    ])
}

#[test]
fn a_category_of_its_own_comes_first_in_any_spelling() {
    let items = vec![
        item(RECEIVABLE, "Corner Gifts", Some("FAIRS")),
        item(RECEIVABLE, "Corner Gifts", Some("Consulting")),
        item(PAYABLE, "Nobody", Some("materials")),
    ];
    let placed = place(items, &shop());
    assert_eq!(lines(&placed), ["Fairs: Corner Gifts", "Consulting: -", "Materials: -"]);
    assert!(placed.notes.is_empty());
}

#[test]
fn a_known_party_is_placed_where_it_is_paid_most_often() {
    let items = vec![
        item(RECEIVABLE, "corner_gifts", None),
        item(RECEIVABLE, "Corner Gifts Ltd.", None),
        item(RECEIVABLE, "Toy Box", None),
        item(RECEIVABLE, "Stripe Payments Europe", None),
        item(PAYABLE, "Corner Gifts", None),
    ];
    assert_eq!(
        lines(&place(items, &shop())),
        [
            "Wholesale: Corner Gifts",
            "Wholesale: Corner Gifts",
            "Fairs: CREDIT TOY BOX GMBH REF",
            "Web shop: Stripe",
            "Repairs: Corner Gifts",
        ]
    );
}

#[test]
fn paid_items_show_the_line_of_the_others() {
    let mut rows = vec![(Flow::Receipt, "Fairs", "Stall", "2026-01-01", 100_i64)];
    let days = ["2026-02-02", "2026-03-02", "2026-04-02", "2026-05-02"];
    for (number, on) in (0_i64..).zip(days) {
        rows.push((Flow::Receipt, "Bank transfers", "Transfer", on, 20_000 + number));
    }
    let table = history(&rows);
    let paid = |number: usize, party: &str| {
        let amount = coins(20_000 + i64::try_from(number).unwrap());
        let on = day(days[number]) - chrono::Days::new(3);
        let payments = vec![ItemPayment { on, amount }];
        OpenItem { amount, payments, ..item(RECEIVABLE, party, None) }
    };
    let mut items: Vec<OpenItem> = (0..3).map(|number| paid(number, "Alpha")).collect();
    items.push(item(RECEIVABLE, "Beta", None));
    let placed = place(items.clone(), &table);
    assert!(lines(&placed).iter().all(|line| line == "Bank transfers: -"), "{placed:?}");
    assert_eq!(
        placed.notes[0].message,
        "1 receivable, 100.00 open of parties that history does not know, stand in Bank transfers: \
         3 of 3 payments of such items are found there."
    );
    items.remove(0);
    assert_eq!(lines(&place(items, &table))[0], "customer invoices: -");
}

#[test]
fn the_only_line_takes_them_and_otherwise_they_have_their_own() {
    let table = history(&[(Flow::Receipt, "Sales", "Stripe", "2026-05-02", 900)]);
    let items = || vec![item(RECEIVABLE, "Beta", None), item(PAYABLE, "Gamma", None)];
    let placed = place(items(), &table);
    assert_eq!(lines(&placed), ["Sales: -", "supplier bills: -"]);
    let codes: Vec<&str> = placed.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["open-items-line", "open-items-own-line"]);
    let placed = place(items(), &shop());
    assert_eq!(lines(&placed), ["customer invoices: -", "supplier bills: -"]);
    assert_eq!(
        placed.notes[0].message,
        "1 receivable, 100.00 open of parties that history does not know, stand in a line of their \
         own, customer invoices, and add to what history predicts; a `category` column gives them \
         a line."
    );
}

#[test]
fn items_with_nothing_open_need_no_note() {
    let mut paid = item(PAYABLE, "Gamma", None);
    paid.payments = vec![ItemPayment { on: day("2026-06-01"), amount: paid.amount }];
    assert!(place(vec![paid], &shop()).notes.is_empty());
}

#[test]
fn rules_of_the_settings_give_a_stage() {
    let text = "[[rule]]\nwhen = { counterparty = \"Agency\" }\nstage = \"awareness\"\n\
                touchpoint = \"search ads\"\n";
    let file = ConfigFile::parse("cashcast.toml", text).unwrap();
    let nothing = RawSettings::default();
    let settings = Settings::resolve(&nothing, &nothing, Some(&file)).unwrap();
    let items = vec![item(PAYABLE, "Agency Blue", None), item(PAYABLE, "Agency Blue", Some("Ads"))];
    let placed = place_open_items(items, &shop(), &settings, 2);
    assert_eq!(lines(&placed), ["search ads: -", "search ads: -"]);
}

/// A search through all parties for each item would take minutes here.
#[test]
fn many_items_and_parties_are_placed() {
    let names: Vec<String> = (0..5_000).map(|number| format!("Party {number} of Town")).collect();
    let rows: Vec<_> = names
        .iter()
        .map(|name| (Flow::Receipt, "Sales", name.as_str(), "2026-05-02", 900))
        .collect();
    let table = history(&rows);
    let items: Vec<OpenItem> = (0..100_000)
        .map(|number| item(RECEIVABLE, &format!("Party {} of Town Ltd", number % 6_000), None))
        .collect();
    let placed = place(items, &table);
    assert_eq!(placed.items.len(), 100_000);
    assert_eq!(placed.items[4_999].party.as_deref(), Some("Party 4999 of Town"));
}

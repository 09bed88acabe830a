//! OPEN ITEMS: how old they are, how long they take, and which the low point hangs on.

use std::cmp::Reverse;

use super::view::View;
use crate::domain::OpenItemKind;
use crate::project::{Aged, CollectionDays, ExpectedItem, OpenItemsOutlook};
use crate::report::figures::{day_month, percent};
use crate::report::model::line_cells;
use crate::report::{Cell, Column, Field, Printed, Readers, Record, Row, RowKind, TableBlock};

/// The part of the report.
const PART: &str = "open-items";
/// Items that matter most.
const MOST_ITEMS: usize = 10;
/// Keys of `ageing`.
const AGEING: [&str; 5] = ["kind", "bucket", "items", "open", "expected"];
/// Keys of `working_capital`.
const DAYS: [&str; 8] = [
    "kind",
    "days_outstanding",
    "days_to_pay",
    "days_late",
    "default_rate",
    "paid_items",
    "invoiced_a_day",
    "cash_conversion_cycle",
];
/// Keys of `open_items`.
const ITEMS: [&str; 15] = [
    "id",
    "kind",
    "counterparty",
    "flow",
    "stage",
    "touchpoint",
    "category",
    "due",
    "days_overdue",
    "open",
    "chance",
    "expected_on",
    "expected",
    "at_low",
    "known_from",
];

/// Ageing, days, and the ten items that matter most; nothing without open items.
pub(super) fn tables(view: &View<'_>) -> Vec<TableBlock> {
    match &view.projection.open_items {
        Some(outlook) => vec![ageing(view, outlook), days(view, outlook), items(view, outlook)],
        None => Vec::new(),
    }
}

fn kinds(outlook: &OpenItemsOutlook) -> impl Iterator<Item = OpenItemKind> {
    let of = |kind: &OpenItemKind| outlook.ageing.iter().any(|aged| aged.kind == *kind);
    OpenItemKind::ALL.into_iter().filter(of)
}

fn name(kind: OpenItemKind) -> &'static str {
    match kind {
        OpenItemKind::Receivable => "receivables",
        OpenItemKind::Payable => "payables",
    }
}

/// Kinds down, buckets across; below each what of it is expected in the horizon.
fn ageing(view: &View<'_>, outlook: &OpenItemsOutlook) -> TableBlock {
    let mut columns = vec![Column::text("days overdue")];
    let mut rows = vec![Row::rule()];
    for kind in kinds(outlook) {
        let aged: Vec<&Aged> = outlook.ageing.iter().filter(|aged| aged.kind == kind).collect();
        if columns.len() == 1 {
            columns.extend(aged.iter().map(|aged| Column::number(aged.bucket)));
            columns.push(Column::number("total"));
        }
        let units = |of: &dyn Fn(&Aged) -> crate::domain::Money| -> Vec<i128> {
            aged.iter().map(|aged| view.figures.units(of(aged))).collect()
        };
        rows.push(amounts(view, name(kind), &units(&|aged| aged.open), RowKind::Group));
        let expected = units(&|aged| aged.expected);
        rows.push(amounts(view, "expected in the horizon", &expected, RowKind::Member));
        let mut counts = vec![Printed::text("items")];
        counts.extend(aged.iter().map(|aged| Printed::number(aged.items.to_string())));
        let all: u64 = aged.iter().map(|aged| aged.items).sum();
        counts.push(Printed::number(all.to_string()));
        rows.push(Row::new(RowKind::Member, counts));
    }
    let title = "OPEN ITEMS by age".to_owned();
    TableBlock { name: PART, title, columns, rows, continues: false }
}

fn amounts(view: &View<'_>, label: &str, units: &[i128], kind: RowKind) -> Row {
    let total: i128 = units.iter().sum();
    let numbers = units.iter().chain([&total]);
    let cells = numbers.map(|units| Printed::number(view.figures.print_or_blank(*units)));
    Row::new(kind, std::iter::once(Printed::text(label)).chain(cells).collect())
}

fn days(view: &View<'_>, outlook: &OpenItemsOutlook) -> TableBlock {
    let one = |days: Option<f64>| match days {
        Some(days) => Printed::number(format!("{days:.0}")),
        None => Printed::empty(),
    };
    let mut rows = vec![Row::rule()];
    for days in &outlook.days {
        rows.push(Row::new(
            RowKind::Member,
            vec![
                Printed::text(match days.kind {
                    OpenItemKind::Receivable => "DSO, receivables",
                    OpenItemKind::Payable => "DPO, payables",
                }),
                one(days.outstanding),
                one(days.to_pay),
                one(days.late),
                Printed::number(rate(days.default)),
                Printed::number(days.paid_items.to_string()),
                Printed::number(view.figures.money(days.a_day)),
            ],
        ));
    }
    let only = |label: &str, days: Option<f64>| {
        days.map(|days| {
            let cells = vec![Printed::text(label), Printed::number(format!("{days:.0}"))];
            Row::new(RowKind::Member, cells)
        })
    };
    rows.extend(only("DIO, inventory", outlook.inventory_days));
    rows.extend(only("cash conversion cycle", outlook.conversion_cycle()));
    TableBlock {
        name: PART,
        title: "WORKING CAPITAL, days   (a day sooner or later moves one day's invoices)"
            .to_owned(),
        columns: vec![
            Column::text(""),
            Column::number("days"),
            Column::number("issue to payment").detail(1),
            Column::number("after due"),
            Column::number("never paid"),
            Column::number("items seen").detail(2),
            Column::number("a day"),
        ],
        rows,
        continues: true,
    }
}

/// `2.9 %`: small rates with a decimal.
fn rate(share: f64) -> String {
    if share > 0.0 && share < 0.1 { format!("{:.1} %", share * 100.0) } else { percent(share) }
}

/// Items in the order in which they matter, the largest first.
fn ranked(outlook: &OpenItemsOutlook) -> Vec<&ExpectedItem> {
    let mut items: Vec<&ExpectedItem> =
        outlook.items.iter().filter(|item| !item.at_low.is_zero()).collect();
    items.sort_by_key(|item| Reverse(item.at_low.abs()));
    items
}

fn items(view: &View<'_>, outlook: &OpenItemsOutlook) -> TableBlock {
    let mut rows = vec![Row::rule()];
    let ranked = ranked(outlook);
    rows.extend(ranked.iter().take(MOST_ITEMS).map(|item| item_row(view, item)));
    if ranked.is_empty() {
        let text = "No open item is expected to move cash by the low point.";
        rows.push(Row::new(RowKind::Span, vec![Printed::text(text)]));
    }
    let low = view.projection.way_to_low.date;
    TableBlock {
        name: PART,
        title: format!(
            "ITEMS THAT MATTER MOST to the worst case's low on {}",
            crate::report::figures::weekday(low)
        ),
        columns: vec![
            Column::text("item"),
            Column::text("with").elastic(),
            Column::text("due"),
            Column::number("overdue").detail(1),
            Column::number("open"),
            Column::number("chance"),
            Column::text("expected"),
            Column::number("by the low"),
        ],
        rows,
        continues: true,
    }
}

fn item_row(view: &View<'_>, item: &ExpectedItem) -> Row {
    let late = if item.overdue == 0 { String::new() } else { format!("{} d", item.overdue) };
    Row::new(
        RowKind::Member,
        vec![
            Printed::text(&*item.id),
            Printed::text(&*item.counterparty),
            Printed::text(day_month(item.due)),
            Printed::number(late),
            Printed::number(view.figures.money(item.kind.signed(item.open))),
            Printed::number(percent(item.chance)),
            Printed::text(item.expected_on.map(day_month).unwrap_or_default()),
            Printed::number(view.figures.money(item.at_low)),
        ],
    )
}

/// The records of `ageing`.
pub(super) fn ageing_records(view: &View<'_>) -> Field {
    let record = |aged: &Aged| -> Record {
        vec![
            aged.kind.word().into(),
            aged.bucket.into(),
            aged.items.into(),
            aged.open.into(),
            aged.expected.into(),
        ]
    };
    let aged = view.projection.open_items.iter().flat_map(|outlook| &outlook.ageing);
    super::records::set("ageing", &AGEING, aged.map(record).collect())
}

/// The records of `working_capital`.
pub(super) fn days_records(view: &View<'_>) -> Field {
    let outlook = view.projection.open_items.as_ref();
    let cycle = outlook.and_then(OpenItemsOutlook::conversion_cycle);
    let record = |days: &CollectionDays| -> Record {
        vec![
            days.kind.word().into(),
            days.outstanding.into(),
            days.to_pay.into(),
            days.late.into(),
            days.default.into(),
            days.paid_items.into(),
            days.a_day.into(),
            cycle.into(),
        ]
    };
    let days = outlook.iter().flat_map(|outlook| &outlook.days);
    super::records::set("working_capital", &DAYS, days.map(record).collect())
}

/// The records of `open_items`.
pub(super) fn records(view: &View<'_>) -> Field {
    let record = |item: &ExpectedItem| -> Record {
        let first: [Cell; 3] =
            [(&*item.id).into(), item.kind.word().into(), (&*item.counterparty).into()];
        let rest: [Cell; 8] = [
            item.due.into(),
            item.overdue.into(),
            item.open.into(),
            item.chance.into(),
            item.expected_on.into(),
            item.expected.into(),
            item.at_low.into(),
            item.known_from.to_string().into(),
        ];
        first.into_iter().chain(line_cells(&item.line)).chain(rest).collect()
    };
    let wanted = view.projection.open_items.as_ref();
    let wanted = wanted.filter(|_| view.inputs.readers == Readers::Programs);
    let items = wanted.iter().flat_map(|outlook| &outlook.items);
    super::records::set("open_items", &ITEMS, items.map(record).collect())
}

//! How old open items are, how long they take, and which of them the low point hangs on.

use std::sync::Arc;

use chrono::{Duration, NaiveDate};
use rust_decimal::prelude::ToPrimitive;

use super::expect::Expected;
use super::{Outlook, learn};
use crate::domain::{Flow, LineKey, Money, OpenItemKind, PlacedItem, Position};
use crate::project::parallel::{Effort, in_parallel};
use crate::project::projection::ProjectInputs;
use crate::project::quantize::money;

/// Ends of the buckets, in days overdue.
const BUCKETS: [(&str, i64); 5] =
    [("current", 0), ("1–30", 30), ("31–60", 60), ("61–90", 90), ("90+", i64::MAX)];
/// Days of invoices that collection days are counted over.
const COUNTED: i64 = 91;

/// One bucket of ages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// Receivable or payable.
    pub kind: OpenItemKind,
    /// `current`, then days overdue.
    pub bucket: &'static str,
    /// Items.
    pub items: u64,
    /// What is open, positive.
    pub open: Money,
    /// What is expected to be paid in the horizon, positive.
    pub expected: Money,
}

/// How long items of a kind take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Days {
    /// Receivable or payable.
    pub kind: OpenItemKind,
    /// Days of invoices that are open (DSO, DPO): open amount over what was invoiced in the last
    /// 91 days, times 91. `None` where nothing was.
    pub outstanding: Option<f64>,
    /// Mean days from issue to payment, by amount; `None` without issue dates.
    pub to_pay: Option<f64>,
    /// Mean days from due date to payment, by amount; `None` where nothing was paid.
    pub late: Option<f64>,
    /// The share that is never paid, 0 to 1.
    pub default: f64,
    /// Items paid that this was learned from.
    pub paid_items: u64,
    /// Invoiced a day in the last 91 days.
    pub a_day: Money,
}

/// One open item as it is expected.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedItem {
    /// Its number.
    pub id: Arc<str>,
    /// Receivable or payable.
    pub kind: OpenItemKind,
    /// Who pays or is paid.
    pub counterparty: Arc<str>,
    /// Its line.
    pub line: Arc<LineKey>,
    /// When it is due.
    pub due: NaiveDate,
    /// Days overdue; 0 where it is not.
    pub overdue: u64,
    /// What is open, positive; below zero for a credit note.
    pub open: Money,
    /// The chance that it is paid at all.
    pub chance: f64,
    /// The day by which it is as likely paid as not, of the days on which it may be.
    pub expected_on: Option<NaiveDate>,
    /// What it is expected to bring in the horizon, signed as cash.
    pub expected: Money,
    /// What the low point of the worst case would lose (or gain) without it, signed as cash: what it
    /// is expected to have brought by that day.
    pub at_low: Money,
    /// Where it stands: `open.csv:12`.
    pub known_from: Position,
}

/// All that reports say of open items.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenItemsOutlook {
    /// Buckets of both kinds, in order; kinds without items are left out.
    pub ageing: Vec<Aged>,
    /// How long items of each kind take.
    pub days: Vec<Days>,
    /// Every open item, in the order of the files.
    pub items: Vec<ExpectedItem>,
    /// Stock on hand over cost of sales a day (DIO), where both are known.
    pub inventory_days: Option<f64>,
}

impl OpenItemsOutlook {
    /// The days of a kind.
    pub fn days_of(&self, kind: OpenItemKind) -> Option<&Days> {
        self.days.iter().find(|days| days.kind == kind)
    }

    /// The cash conversion cycle: DSO + DIO − DPO, where all are known.
    pub fn conversion_cycle(&self) -> Option<f64> {
        let outstanding = |kind| self.days_of(kind).and_then(|days| days.outstanding);
        let sold = outstanding(OpenItemKind::Receivable)?;
        Some(sold + self.inventory_days? - outstanding(OpenItemKind::Payable)?)
    }
}

pub(super) fn told(
    outlook: &Outlook<'_>,
    inputs: &ProjectInputs<'_>,
    low: NaiveDate,
) -> OpenItemsOutlook {
    let kinds = OpenItemKind::ALL.into_iter();
    let has =
        |kind: &OpenItemKind| inputs.open_items.iter().any(|placed| placed.item.kind == *kind);
    let kinds: Vec<OpenItemKind> = kinds.filter(has).collect();
    OpenItemsOutlook {
        ageing: kinds.iter().flat_map(|kind| buckets(outlook, *kind)).collect(),
        days: kinds.iter().map(|kind| days(outlook, inputs.open_items, *kind)).collect(),
        items: in_parallel(&outlook.items, Effort::of(outlook.items.len()), |item| {
            one(outlook, item, low)
        }),
        inventory_days: inventory_days(inputs),
    }
}

fn buckets(outlook: &Outlook<'_>, kind: OpenItemKind) -> Vec<Aged> {
    let mut made = BUCKETS.map(|(bucket, _)| Aged {
        kind,
        bucket,
        items: 0,
        open: Money::ZERO,
        expected: Money::ZERO,
    });
    for item in outlook.items.iter().filter(|item| item.placed.item.kind == kind) {
        let late = overdue(outlook, item);
        let at = BUCKETS.iter().position(|(_, end)| late <= *end).unwrap_or(BUCKETS.len() - 1);
        let aged = &mut made[at];
        aged.items += 1;
        aged.open += kind.signed(money(item.open, outlook.decimals));
        aged.expected += kind.signed(item.amount(outlook.decimals));
    }
    made.to_vec()
}

fn overdue(outlook: &Outlook<'_>, item: &Expected<'_>) -> i64 {
    (outlook.as_of - item.placed.item.due).num_days().max(0)
}

fn one(outlook: &Outlook<'_>, expected: &Expected<'_>, low: NaiveDate) -> ExpectedItem {
    let item = &expected.placed.item;
    let day = outlook.offset(low).filter(|_| expected.stands);
    let by_low = day.map_or(0.0, |day| expected.by(day, &outlook.bank_days));
    let at_low =
        crate::project::quantize::quantize(crate::project::quantize::float(expected.open) * by_low);
    ExpectedItem {
        id: Arc::clone(&item.id),
        kind: item.kind,
        counterparty: Arc::clone(&item.counterparty),
        line: Arc::clone(&expected.placed.line),
        due: item.due,
        overdue: u64::try_from(overdue(outlook, expected)).unwrap_or(0),
        open: item.open_on(outlook.as_of),
        chance: expected.paid,
        expected_on: expected.on,
        expected: expected.amount(outlook.decimals),
        at_low: money(at_low, outlook.decimals),
        known_from: item.position.whole_line(),
    }
}

/// Sums that days are counted from, in amounts.
#[derive(Default)]
struct Sums {
    open: f64,
    invoiced: f64,
    paid: f64,
    paid_after_issue: f64,
    to_pay: f64,
    late: f64,
}

fn days(outlook: &Outlook<'_>, items: &[PlacedItem], kind: OpenItemKind) -> Days {
    let mut sums = Sums::default();
    let known = items
        .iter()
        .map(|placed| &placed.item)
        .filter(|item| item.kind == kind && learn::is_known(item, outlook.as_of));
    for item in known {
        let amount = |money: Money| money.decimal().to_f64().unwrap_or(0.0);
        sums.open += amount(item.open_on(outlook.as_of));
        let written = item.issued.unwrap_or(item.due);
        if written > outlook.as_of - Duration::days(COUNTED) && written <= outlook.as_of {
            sums.invoiced += amount(item.amount);
        }
        for payment in item.payments.iter().filter(|payment| payment.on <= outlook.as_of) {
            let paid = amount(payment.amount.abs());
            sums.paid += paid;
            sums.late += paid * whole((payment.on - item.due).num_days());
            if let Some(issued) = item.issued {
                sums.paid_after_issue += paid;
                sums.to_pay += paid * whole((payment.on - issued).num_days());
            }
        }
    }
    let ratio = |part: f64, all: f64| (all > 0.0).then(|| part / all);
    let laws = outlook.laws(kind);
    let a_day = rust_decimal::Decimal::from_f64_retain(sums.invoiced / whole(COUNTED));
    Days {
        kind,
        // A list of open items alone says nothing of what was invoiced.
        outstanding: ratio(sums.open * whole(COUNTED), sums.invoiced)
            .filter(|_| laws.paid_items > 0.0),
        to_pay: ratio(sums.to_pay, sums.paid_after_issue),
        late: ratio(sums.late, sums.paid),
        default: laws.all.default,
        paid_items: libm::round(laws.paid_items).to_u64().unwrap_or(0),
        a_day: Money::from_decimal(a_day.unwrap_or_default()).quantize(outlook.decimals),
    }
}

fn whole(days: i64) -> f64 {
    crate::project::quantize::float(days)
}

/// Stock over the cost of sales of the last 91 days: stage costs that are never cut.
fn inventory_days(inputs: &ProjectInputs<'_>) -> Option<f64> {
    let stock = inputs.inventory?;
    let first = inputs.last_actual - Duration::days(COUNTED - 1);
    let sold: Money = inputs
        .history
        .lines
        .iter()
        .filter(|(key, line)| {
            key.flow == Flow::Disbursement && key.stage.is_some() && !line.discretionary
        })
        .map(|(_, line)| line.total(first, inputs.last_actual))
        .sum();
    let a_day = sold.abs().decimal().checked_div(rust_decimal::Decimal::from(COUNTED))?;
    stock.decimal().checked_div(a_day)?.to_f64()
}

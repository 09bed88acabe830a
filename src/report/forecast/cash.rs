//! CASH BY WEEK: periods down the page, scenarios across.

use chrono::NaiveDate;

use super::view::View;
use crate::domain::{Money, Scenario};
use crate::report::figures;
use crate::report::{Column, Printed, Row, RowKind, Shown, TableBlock, fit};

/// Columns that one scenario takes.
const EACH: usize = 3;

/// The table.
pub(super) fn table(view: &View<'_>) -> TableBlock {
    let printed: Vec<fit::Column> =
        view.scenarios.iter().map(|figures| view.cash_column(figures)).collect();
    let mut rows = vec![Row::rule(), opening_row(view, &printed)];
    for period in 0..view.projection.periods.len() {
        rows.push(period_row(view, &printed, period));
        rows.extend(low_rows(view, period));
    }
    rows.push(Row::rule());
    rows.push(total_row(view, &printed));
    rows.extend(lowest_rows(view));
    rows.extend(over_reserve_row(view));
    TableBlock { name: "cash", title: title(view), columns: columns(view), rows, continues: false }
}

fn title(view: &View<'_>) -> String {
    let planned = if view.inputs.budget.files.is_empty() { "" } else { ", stage spend as planned" };
    let credit = view.projection.lines.iter().any(|line| view.is_credit(line));
    let credit = if credit { ", before credit" } else { "" };
    format!("CASH BY {}{planned}{credit}", view.grain().word().to_uppercase())
}

fn columns(view: &View<'_>) -> Vec<Column> {
    let mut columns = vec![Column::text(view.period_heading())];
    for figures in &view.scenarios {
        let group = scenario_heading(view, &figures.scenario);
        let rank = if figures.scenario == Scenario::Base { 1 } else { 2 };
        columns.push(Column::number("in").under(&group).detail(rank));
        columns.push(Column::number("out").under(&group).detail(rank));
        columns.push(Column::number("closing").under(&group));
    }
    if view.judged() {
        let below = if view.threshold.is_some() { "below" } else { "below 0" };
        columns.push(Column::number(format!("chance\n{below}")));
    }
    columns
}

/// `best, 1 in 10`: what share of outcomes lies beyond.
fn scenario_heading(view: &View<'_>, scenario: &Scenario) -> String {
    match scenario {
        Scenario::Best | Scenario::Worst => {
            format!("{scenario}, {}", figures::tail_words(view.inputs.settings.level))
        }
        Scenario::Base | Scenario::Named(_) => scenario.to_string(),
    }
}

/// A row with one `[in, out, closing]` per scenario.
fn row(kind: RowKind, label: String, cells: Vec<[Printed; EACH]>, last: Printed) -> Row {
    let mut all = vec![Printed::text(label)];
    all.extend(cells.into_iter().flatten());
    all.push(last);
    Row::new(kind, all)
}

/// The same with closings alone.
fn closings(kind: RowKind, label: String, cells: Vec<Printed>, last: Printed) -> Row {
    let cells = cells.into_iter().map(|cell| [Printed::empty(), Printed::empty(), cell]).collect();
    row(kind, label, cells, last)
}

fn opening_row(view: &View<'_>, printed: &[fit::Column]) -> Row {
    let cells =
        printed.iter().map(|column| Printed::number(view.figures.print(column.opening))).collect();
    closings(RowKind::Plain, "opening".to_owned(), cells, Printed::empty())
}

fn period_row(view: &View<'_>, printed: &[fit::Column], period: usize) -> Row {
    let cells = printed
        .iter()
        .zip(&view.scenarios)
        .map(|(column, figures)| {
            let closing = Printed::number(view.figures.print(column.closing[period]));
            let breach = view.breaches(view.closing(figures, period));
            [
                Printed::number(view.figures.print_or_blank(column.into[period])),
                Printed::number(view.figures.print_or_blank(column.out[period])),
                closing.alarm_if(breach),
            ]
        })
        .collect();
    let label = view.period_label(&view.projection.periods[period]);
    row(RowKind::Plain, label, cells, chance_cell(view.chance_in(period)))
}

fn chance_cell(chance: Option<f64>) -> Printed {
    match chance {
        Some(chance) if chance > 0.0 => Printed::number(figures::percent(chance)),
        _ => Printed::empty(),
    }
}

/// One row for each day on which a scenario has its low of the period below the level, also where
/// the period closes above it.
fn low_rows(view: &View<'_>, period: usize) -> Vec<Row> {
    let mut days: Vec<NaiveDate> = view
        .scenarios
        .iter()
        .map(|figures| &figures.periods[period])
        .filter(|figures| view.breaches(figures.low))
        .map(|figures| figures.low_date)
        .collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(|day| low_row(view, day)).collect()
}

/// The balances of one day; what is below has a mark beside it.
fn low_row(view: &View<'_>, day: NaiveDate) -> Row {
    let last = view.scenarios.len().saturating_sub(1);
    let balances: Vec<Option<Money>> =
        view.scenarios.iter().map(|figures| view.balance_on(figures, day)).collect();
    let below = |balance: &Option<Money>| balance.is_some_and(|amount| view.breaches(amount));
    let cells = balances
        .iter()
        .enumerate()
        .map(|(index, balance)| {
            let amount = balance.map(|amount| view.figures.money(amount)).unwrap_or_default();
            // the last scenario stands beside the word itself
            let mark = if below(balance) && index != last { "◄" } else { "" };
            Printed::number(format!("{amount}{mark}")).alarm_if(below(balance))
        })
        .collect();
    let word = if balances.last().is_some_and(below) { "◄ BELOW" } else { "" };
    let label = format!("  └ low on {}", figures::weekday(day));
    closings(RowKind::Breach, label, cells, Printed::text(word).alarm_if(true))
}

fn total_row(view: &View<'_>, printed: &[fit::Column]) -> Row {
    let cells = printed
        .iter()
        .map(|column| {
            let closing = column.closing.last().copied().unwrap_or(column.opening);
            [
                Printed::number(view.figures.print(column.into.iter().sum())),
                Printed::number(view.figures.print(column.out.iter().sum())),
                Printed::number(view.figures.print(closing)),
            ]
        })
        .collect();
    row(RowKind::Total, view.horizon_words(), cells, chance_cell(view.chance()))
}

/// The lowest day of each scenario: its date beside the amount, or below it where the columns that
/// hold the date are not shown.
fn lowest_rows(view: &View<'_>) -> Vec<Row> {
    let amount = |low: Money| Printed::number(view.figures.money(low)).alarm_if(view.breaches(low));
    let date = |day: NaiveDate| Printed::text(figures::weekday(day));
    let beside = view
        .scenarios
        .iter()
        .map(|figures| [Printed::empty(), date(figures.low.1), amount(figures.low.0)])
        .collect();
    let amounts = view.scenarios.iter().map(|figures| amount(figures.low.0)).collect();
    let dates = view
        .scenarios
        .iter()
        .map(|figures| Printed::text(figures::day_month(figures.low.1)))
        .collect();
    let label = || "lowest day".to_owned();
    let mut full = row(RowKind::Plain, label(), beside, Printed::empty());
    full.shown = Shown::Full;
    let mut first = closings(RowKind::Plain, label(), amounts, Printed::empty());
    first.shown = Shown::Reduced;
    let mut second = closings(RowKind::Plain, "  on".to_owned(), dates, Printed::empty());
    second.shown = Shown::Reduced;
    vec![full, first, second]
}

/// Lowest day less reserve, as printed.
fn over_reserve_row(view: &View<'_>) -> Option<Row> {
    let level = view.threshold.filter(|_| view.judged())?;
    let cells = view
        .scenarios
        .iter()
        .map(|figures| {
            let over = view.figures.units(figures.low.0) - view.figures.units(level);
            Printed::number(view.figures.print(over)).alarm_if(view.breaches(figures.low.0))
        })
        .collect();
    Some(closings(RowKind::Plain, "over reserve".to_owned(), cells, Printed::empty()))
}

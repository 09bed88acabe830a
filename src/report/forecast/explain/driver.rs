//! The external driver in an estimate, as a line of its model and a table of its weeks.

use super::tables::block;
use crate::domain::DateSpan;
use crate::project::{ExplainedDriver, ExplainedDriverWeek};
use crate::report::figures::{self, Figures};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// `orders, 2 weeks before: 31.25 for each unit over 410.3 a week`.
pub(super) fn words(driver: &ExplainedDriver, figures: Figures) -> String {
    let before = match driver.lag {
        0 => "same week".to_owned(),
        1 => "1 week before".to_owned(),
        weeks => format!("{weeks} weeks before"),
    };
    let exact = driver.slope.decimal();
    let slope = exact.round_sf(4).unwrap_or(exact).normalize();
    let amount = figures.money(driver.amount());
    format!(
        "{}, {before}: {slope} for each unit a week above its level of {}; {amount} on these days",
        driver.name,
        units(driver.level),
    )
}

/// Week by week: units, units against the level, and what they add.
pub(super) fn weeks(driver: &ExplainedDriver, figures: Figures) -> TableBlock {
    let columns = vec![
        Column::text("driver"),
        Column::number(driver.name.as_str()),
        Column::number("against level"),
        Column::number("base"),
    ];
    let row = |week: &ExplainedDriverWeek| {
        let number = |value: Option<f64>| {
            value.map_or_else(|| Printed::text("not known"), |value| Printed::number(units(value)))
        };
        Row::new(
            RowKind::Member,
            vec![
                Printed::text(days(week.span)),
                number(week.value),
                number(week.value.map(|value| value - driver.level)),
                Printed::number(figures.money(week.amount)),
            ],
        )
    };
    let mut rows: Vec<Row> = driver.weeks.iter().map(row).collect();
    let total = Printed::number(figures.money(driver.amount()));
    let cells = vec![Printed::text("added"), Printed::empty(), Printed::empty(), total];
    rows.push(Row::new(RowKind::Total, cells));
    block(String::new(), columns, rows)
}

/// Units of a driver, which are no money.
fn units(value: f64) -> String {
    format!("{:.1}", value + 0.0)
}

fn days(span: DateSpan) -> String {
    if span.start == span.end {
        return figures::weekday(span.start);
    }
    format!("{} to {}", figures::weekday(span.start), figures::weekday(span.end))
}

//! WEEKLY FIGURES and CLOSING BALANCE.

use super::BacktestInputs;
use super::headline::accuracy;
use crate::project::{HorizonRecord, SeriesRecord};
use crate::report::{Column, Printed, Row, RowKind, TableBlock};

/// Net, receipts and disbursements by week.
pub(super) fn weekly(inputs: &BacktestInputs<'_>) -> TableBlock {
    let record = inputs.record;
    let rows = [
        ("net cash flow", &record.net),
        ("receipts", &record.receipts),
        ("disbursements", &record.disbursements),
    ];
    TableBlock {
        name: "weekly",
        title: "WEEKLY FIGURES, up to 13 weeks after each past date".to_owned(),
        columns: vec![
            Column::text(""),
            Column::number("accuracy"),
            Column::number("WAPE"),
            Column::number("bias"),
            Column::number("MASE").detail(2),
            Column::number("13-week\nmean").under("WAPE of").detail(1),
            Column::number("balance\nstays").under("WAPE of").detail(3),
            Column::number("size").under("mean week").detail(4),
            Column::number("error").under("mean week").detail(4),
            Column::number("weeks\njudged").detail(5),
        ],
        rows: std::iter::once(Row::rule())
            .chain(rows.map(|(name, series)| series_row(inputs, name, series)))
            .collect(),
        continues: false,
    }
}

fn series_row(inputs: &BacktestInputs<'_>, name: &str, series: &SeriesRecord) -> Row {
    let figures = inputs.figures();
    let cells = vec![
        Printed::text(name),
        Printed::number(accuracy(series)),
        share(series.wape),
        bias(series.bias),
        ratio(series.mase),
        share(series.wape_mean_13),
        share(series.wape_balance_stays),
        Printed::number(figures.money(series.mean_size)),
        Printed::number(figures.money(series.mean_error)),
        Printed::number(series.weeks.to_string()),
    ];
    Row::new(RowKind::Plain, cells)
}

/// `31 %`; `n/a` over nothing.
pub(super) fn share(ratio: Option<f64>) -> Printed {
    Printed::number(ratio.map_or_else(|| "n/a".to_owned(), whole_percent))
}

/// `31 %`, `104 %`: a WAPE is no chance, so that nothing is special about 100.
pub(super) fn whole_percent(ratio: f64) -> String {
    match libm::round(ratio * 100.0) {
        whole if whole < 1.0 && ratio > 0.0 => "<1 %".to_owned(),
        whole => format!("{whole:.0} %"),
    }
}

/// `+4 %`, `-4 %`: the sign says which way.
pub(super) fn bias(ratio: Option<f64>) -> Printed {
    let text = ratio.map_or_else(
        || "n/a".to_owned(),
        |bias| match libm::round(bias * 100.0) {
            whole if whole > 0.0 => format!("+{whole:.0} %"),
            whole if whole < 0.0 => format!("-{:.0} %", whole.abs()),
            _ => "0 %".to_owned(),
        },
    );
    Printed::number(text)
}

/// `0.71`.
pub(super) fn ratio(ratio: Option<f64>) -> Printed {
    Printed::number(ratio.map_or_else(|| "n/a".to_owned(), |ratio| format!("{ratio:.2}")))
}

/// Closing balances by weeks ahead; none where no forecast is four weeks old.
pub(super) fn horizons(inputs: &BacktestInputs<'_>) -> Option<TableBlock> {
    let horizons = &inputs.record.horizons;
    if horizons.is_empty() {
        return None;
    }
    let level = inputs.settings.level;
    let turnover = inputs.figures().money(inputs.record.turnover);
    let rows = horizons.iter().map(|horizon| horizon_row(inputs, horizon));
    Some(TableBlock {
        name: "horizons",
        title: format!(
            "CLOSING BALANCE, error after so many weeks   (a week's turnover is {turnover})"
        ),
        columns: vec![
            Column::number("weeks\nahead"),
            Column::number("mean").under("error"),
            Column::number("median").under("error").detail(3),
            Column::number("mean").under("in turnover").detail(2),
            Column::number("median").under("in turnover").detail(4),
            Column::number("bias").detail(3),
            Column::number("balance\nstays").under("mean error of").detail(1),
            Column::number("13-week\nmean").under("mean error of").detail(1),
            Column::number("inside").under(format!("{level} % band")),
            Column::number("of").under(format!("{level} % band")),
            Column::number("expected").under(format!("{level} % band")),
        ],
        rows: std::iter::once(Row::rule()).chain(rows).collect(),
        continues: false,
    })
}

fn horizon_row(inputs: &BacktestInputs<'_>, horizon: &HorizonRecord) -> Row {
    let figures = inputs.figures();
    let amount = |money| Printed::number(figures.money(money));
    let cells = vec![
        Printed::number(horizon.weeks.to_string()),
        amount(horizon.mean_error),
        amount(horizon.median_error),
        ratio(horizon.mean_in_turnover),
        ratio(horizon.median_in_turnover),
        amount(horizon.bias),
        amount(horizon.mean_error_stays),
        amount(horizon.mean_error_mean_13),
        Printed::number(horizon.inside.to_string()),
        Printed::number(horizon.forecasts.to_string()),
        Printed::number(format!("{:.1}", horizon.expected)),
    ];
    Row::new(RowKind::Plain, cells)
}

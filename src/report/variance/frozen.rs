//! AGAINST THE FORECAST: what saved forecasts expected, and what came.

use super::words::{percent, ratio};
use crate::control::{Frozen, FrozenComparison, FrozenLine, LeadAccuracy};
use crate::domain::{Flow, LineName, Money};
use crate::report::figures::{Figures, plural, span, weekday_year};
use crate::report::fit::{Part, Tiers, fit_tiers};
use crate::report::forecast::records::set;
use crate::report::{Cell, Column, Field, Printed, Record, Row, RowKind, TableBlock};

/// Keys of `forecasts`.
const FORECASTS: [&str; 9] = [
    "weeks",
    "as_of",
    "file",
    "start",
    "end",
    "forecast_closing",
    "actual_closing",
    "difference",
    "inside",
];
/// Keys of `forecast_lines`.
const LINES: [&str; 11] = [
    "weeks",
    "as_of",
    "flow",
    "stage",
    "touchpoint",
    "category",
    "forecast",
    "actual",
    "difference",
    "timing",
    "permanent",
];
/// Keys of `lead_times`.
const LEAD_TIMES: [&str; 7] =
    ["weeks", "forecasts", "wape", "accuracy", "bias", "closing_error", "inside"];
/// Lines of a flow that are shown by name; the rest is one row.
const MOST: usize = 8;

/// `The forecast of 4 weeks ago expected 6,677 net in 4–31 May; it was 8,433: 1,756 more.` Never a
/// balance: transfers and other rows that a rule leaves out move it, and are in neither figure.
pub(super) fn sentences(frozen: &Frozen, figures: Figures) -> String {
    if frozen.comparisons.is_empty() {
        return "No saved forecast has a period that is past.".to_owned();
    }
    let sentence = |of: &FrozenComparison| {
        let expected = figures.units(of.lines.iter().map(|line| line.forecast).sum());
        let cash = figures.units(of.lines.iter().map(|line| line.actual).sum());
        let print = |units: i128| figures.print(units);
        let verdict = match cash - expected {
            0 => "as expected".to_owned(),
            more if more > 0 => format!("{} more", print(more)),
            less => format!("{} less", print(-less)),
        };
        format!(
            "The forecast of {} expected {} net in {}; it was {}: {verdict}.",
            ago(of),
            print(expected),
            span(of.span),
            print(cash),
        )
    };
    frozen.comparisons.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

fn ago(of: &FrozenComparison) -> String {
    match of.weeks {
        0 => weekday_year(of.as_of),
        weeks => format!("{} ago", plural(weeks, "week")),
    }
}

/// A table for each forecast, then all of them by lead time.
pub(super) fn tables(frozen: &Frozen, figures: Figures) -> Vec<TableBlock> {
    let tables = frozen.comparisons.iter().map(|of| comparison(of, figures));
    tables.chain(lead_times(frozen, figures)).collect()
}

/// Lines of one flow: those shown by name, and the rest.
struct Group<'a> {
    flow: Flow,
    named: Vec<&'a FrozenLine>,
    rest: Vec<&'a FrozenLine>,
}

impl Group<'_> {
    fn rows(&self) -> usize {
        self.named.len() + usize::from(!self.rest.is_empty())
    }

    /// What the sum is called.
    fn name(&self) -> String {
        match self.flow {
            Flow::Financing => "financing".to_owned(),
            flow => format!("{}s", flow.word()),
        }
    }

    /// What a row is called: a line, or the number of those that have none.
    fn row_name(&self, row: usize) -> String {
        match self.named.get(row) {
            Some(line) => shown(&line.name),
            None => plural(self.rest.len() as u64, "more line"),
        }
    }

    fn parts(&self, figures: Figures, of: &dyn Fn(&FrozenLine) -> Money) -> Vec<Part> {
        let mut parts: Vec<Part> =
            self.named.iter().map(|line| Part::free(figures.coins(of(line)))).collect();
        if !self.rest.is_empty() {
            let sum: Money = self.rest.iter().map(|line| of(line)).sum();
            parts.push(Part::free(figures.coins(sum)));
        }
        parts
    }
}

fn groups(lines: &[FrozenLine]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for line in lines {
        if groups.last().is_none_or(|group| group.flow != line.name.flow) {
            groups.push(Group { flow: line.name.flow, named: Vec::new(), rest: Vec::new() });
        }
        let Some(group) = groups.last_mut() else { continue };
        if group.named.len() < MOST { group.named.push(line) } else { group.rest.push(line) }
    }
    groups
}

/// Late and lost apart where every line knows them.
fn heads(known: bool) -> Vec<Column> {
    let mut heads = vec![
        Column::text(""),
        Column::number("forecast"),
        Column::number("actual"),
        Column::number("difference"),
    ];
    if known {
        heads.extend([Column::number("timing").detail(1), Column::number("permanent").detail(1)]);
    }
    heads
}

fn comparison(of: &FrozenComparison, figures: Figures) -> TableBlock {
    let groups = groups(&of.lines);
    let tiers = |value: &dyn Fn(&FrozenLine) -> Money| -> Tiers {
        let parts: Vec<Vec<Part>> =
            groups.iter().map(|group| group.parts(figures, value)).collect();
        fit_tiers(None, &parts, figures.unit())
    };
    let known = of.lines.iter().all(|line| line.timing.is_some());
    let columns = [
        tiers(&|line| line.forecast),
        tiers(&|line| line.actual),
        tiers(&|line| line.timing.unwrap_or_default()),
    ];
    let row = |kind, name: String, at: &dyn Fn(&Tiers) -> i128| {
        let [forecast, actual, timing] = [0, 1, 2].map(|column: usize| at(&columns[column]));
        let print = |units: i128| Printed::number(figures.print_or_blank(units));
        let difference = actual - forecast;
        let mut cells =
            vec![Printed::text(name), print(forecast), print(actual), print(difference)];
        if known {
            cells.extend([print(timing), print(difference - timing)]);
        }
        Row::new(kind, cells)
    };
    let mut rows = vec![Row::rule()];
    for (at, group) in groups.iter().enumerate() {
        rows.push(row(RowKind::Group, group.name(), &|tiers: &Tiers| tiers.groups[at]));
        rows.extend((0..group.rows()).map(|line| {
            row(RowKind::Member, group.row_name(line), &|tiers: &Tiers| tiers.parts[at][line])
        }));
    }
    rows.push(Row::rule());
    rows.push(row(RowKind::Total, "net cash flow".to_owned(), &|tiers: &Tiers| tiers.total));
    TableBlock {
        name: "against",
        title: format!(
            "AGAINST THE FORECAST of {}, {}   ({})",
            weekday_year(of.as_of),
            ago(of),
            span(of.span)
        ),
        columns: heads(known),
        rows,
        continues: false,
    }
}

/// A stage line with its stage.
fn shown(name: &LineName) -> String {
    match (&name.stage, &name.touchpoint) {
        (Some(stage), Some(touchpoint)) => format!("{stage} / {touchpoint}"),
        _ => name.name().to_owned(),
    }
}

/// FORECASTS AND WHAT CAME, by weeks ahead; none before a week is past.
fn lead_times(frozen: &Frozen, figures: Figures) -> Option<TableBlock> {
    if frozen.by_lead.is_empty() {
        return None;
    }
    let hundred = rust_decimal::Decimal::ONE_HUNDRED;
    let row = |lead: &LeadAccuracy| {
        let share = |value: Option<rust_decimal::Decimal>| {
            Printed::number(percent(value.map(|value| value * hundred)))
        };
        let bias = match lead.bias {
            Some(bias) if bias.is_sign_negative() && !bias.is_zero() => {
                Printed::number(format!("({})", percent(Some(bias * hundred))))
            }
            bias => share(bias),
        };
        Row::new(
            RowKind::Plain,
            vec![
                Printed::number(lead.weeks.to_string()),
                Printed::number(lead.forecasts.to_string()),
                share(lead.wape),
                share(lead.accuracy()),
                bias,
                Printed::number(figures.money(lead.closing_error)),
                Printed::number(format!("{} of {}", lead.inside, lead.forecasts)),
            ],
        )
    };
    let mut rows = vec![Row::rule()];
    rows.extend(frozen.by_lead.iter().map(row));
    Some(TableBlock {
        name: "lead-times",
        title: format!(
            "{} AND WHAT CAME, by weeks ahead",
            plural(frozen.forecasts as u64, "SAVED FORECAST").to_uppercase()
        ),
        columns: vec![
            Column::number("weeks\nahead"),
            Column::number("forecasts\n"),
            Column::number("net missed\nby"),
            Column::number("accuracy\n"),
            Column::number("bias\n").detail(2),
            Column::number("balance\noff by"),
            Column::number("inside\nbest–worst").detail(1),
        ],
        rows,
        continues: false,
    })
}

/// The records of `forecasts`.
pub(super) fn forecast_records(frozen: Option<&Frozen>) -> Field {
    let record = |of: &FrozenComparison| -> Record {
        vec![
            of.weeks.into(),
            of.as_of.into(),
            of.file.as_str().into(),
            of.span.start.into(),
            of.span.end.into(),
            of.forecast_closing.into(),
            of.actual_closing.into(),
            (of.actual_closing - of.forecast_closing).into(),
            of.inside.into(),
        ]
    };
    let all = frozen.into_iter().flat_map(|frozen| &frozen.comparisons);
    set("forecasts", &FORECASTS, all.map(record).collect())
}

/// The records of `forecast_lines`.
pub(super) fn line_records(frozen: Option<&Frozen>) -> Field {
    let all = frozen.into_iter().flat_map(|frozen| &frozen.comparisons);
    let records = all.flat_map(|of| {
        of.lines.iter().map(move |line| -> Record {
            let name = &line.name;
            let place: [Cell; 6] = [
                of.weeks.into(),
                of.as_of.into(),
                name.flow.word().into(),
                name.stage.clone().into(),
                name.touchpoint.clone().into(),
                name.category.clone().into(),
            ];
            let figures: [Cell; 5] = [
                line.forecast.into(),
                line.actual.into(),
                line.difference.into(),
                line.timing.into(),
                line.permanent().into(),
            ];
            place.into_iter().chain(figures).collect()
        })
    });
    set("forecast_lines", &LINES, records.collect())
}

/// The records of `lead_times`.
pub(super) fn lead_records(frozen: Option<&Frozen>) -> Field {
    let record = |lead: &LeadAccuracy| -> Record {
        vec![
            lead.weeks.into(),
            u64::from(lead.forecasts).into(),
            ratio(lead.wape).into(),
            ratio(lead.accuracy()).into(),
            ratio(lead.bias).into(),
            lead.closing_error.into(),
            u64::from(lead.inside).into(),
        ]
    };
    let all = frozen.into_iter().flat_map(|frozen| &frozen.by_lead);
    set("lead_times", &LEAD_TIMES, all.map(record).collect())
}

//! `cashcast allocate`: the spend that cash can carry, by stage, week and department, and the path
//! after it.

mod departments;
mod paths;
mod records;
mod scorecard;

use self::departments::Departments;
use super::spend::Spend;
use super::view::View;
use super::{ForecastInputs, commit, headline, notes, stages};
use crate::control::Changes;
use crate::domain::Note;
use crate::report::{Block, Document, Printed, Report, Row, RowKind, TableBlock, since};

/// The schema's name in JSON.
pub const SCHEMA: &str = "cashcast.allocate/1";

/// The parts that `--tables` may choose.
const PARTS: [&str; 7] =
    ["stages", "scorecard", "commit", "departments", "paths", "changes", "notes"];

/// Builds the report; `changes` are today's figures beside those of the last saved forecast, where
/// there is one.
pub fn allocation(inputs: &ForecastInputs<'_>, changes: Option<&Changes>) -> Report {
    let view = View::new(inputs);
    let notes = notes::all(&view);
    Report {
        schema: SCHEMA,
        decimals: inputs.projection.currency.decimals(),
        fields: records::fields(&view, changes, &notes),
        document: document(&view, changes, &notes),
        default_table: "stages",
        tables: Vec::new(),
        parts: &PARTS,
        on_request: if scorecard::tells(&inputs.allocation.scorecard) {
            vec![]
        } else {
            vec!["scorecard"]
        },
    }
}

fn document(view: &View<'_>, changes: Option<&Changes>, notes: &[Note]) -> Document {
    let spend = Spend::new(view);
    let mut blocks = headline::banners(view);
    blocks.push(headline::title(view, "WHAT THE CASH CAN CARRY"));
    let mut sentences = headline::sentences(view);
    // What to spend is the question here, and stands behind the cash in a forecast.
    sentences.reverse();
    if view.inputs.lump_sum {
        sentences.extend(lump_sum(view));
    }
    blocks.push(Block::Headline(sentences));
    blocks.extend(stages::table(view, &spend).map(Block::Table));
    blocks.extend(scorecard::tables(view).into_iter().map(Block::Table));
    let tables = [
        weeks(view, &spend),
        Departments::of(view).and_then(|departments| departments.table(view, &spend)),
        paths::table(view),
        changes.map(|changes| since::table(changes, changes.commitments.iter(), view.figures)),
    ];
    blocks.extend(tables.into_iter().flatten().map(Block::Table));
    blocks.push(Block::Notes(notes.iter().map(|note| note.message.clone()).collect()));
    Document { blocks }
}

/// What can be spent today in one sum.
fn lump_sum(view: &View<'_>) -> Option<String> {
    let lump = view.inputs.allocation.lump_sum?;
    let [instead, beside] =
        [lump.in_place_of_plan, lump.beside_commitment].map(|amount| view.figures.money(amount));
    Some(format!(
        "In one sum today, as safe: {instead} in place of the whole plan, or {beside} on top of the \
         commitment."
    ))
}

/// COMMIT NOW by week, the week that binds marked.
fn weeks(view: &View<'_>, spend: &Spend<'_>) -> Option<TableBlock> {
    let mut table = commit::table(view, spend)?;
    let binding = view.inputs.allocation.safe.as_ref()?.binding_period;
    if let Some(binding) = binding {
        let mark = |period| if period == binding { "◄" } else { "" };
        let marks = spend.periods().map(|period| Printed::number(mark(period)));
        let cells = std::iter::once(Printed::text("binds")).chain(marks);
        let cells = cells.chain(std::iter::once(Printed::empty())).collect();
        table.rows.push(Row::new(RowKind::Plain, cells));
    }
    Some(table)
}

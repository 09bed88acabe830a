//! What only the user can decide: the evidence, and every cure.

use super::{InspectedFile, column_name};
use crate::config::toml_text;
use crate::ingest::{Answer, DateDoubt, Question, Subject, shell_word, source_pattern};
use crate::report::figures::{plural, weekday_year};
use crate::report::{Align, Block, Column, Listing, Printed, Row, RowKind, TableBlock};

/// Every question of a file, evidence and cure beside it.
pub(super) fn blocks(file: &InspectedFile) -> Vec<Block> {
    file.questions.iter().flat_map(|question| one(file, question)).collect()
}

/// What to do about a file that cannot be read.
pub(super) fn cure(file: &InspectedFile) -> Option<Block> {
    let cure = file.cure.clone()?;
    Some(Block::Listing(cures(vec![("What to do:", cure)])))
}

fn one(file: &InspectedFile, question: &Question) -> Vec<Block> {
    let doubt = file.doubt().filter(|_| question.subject() == Subject::Dates);
    if let Some(doubt) = doubt {
        let text = "No date has a number above 12, so both readings are possible.".to_owned();
        return vec![
            Block::Banner { word: "QUESTION", text },
            Block::Table(readings(doubt)),
            Block::Listing(cures(dates(file, question, doubt))),
        ];
    }
    let mut what = question.what.clone();
    if let Some(line) = question.position.line {
        what = format!("{what} (line {line}{})", in_column(file, question));
    }
    vec![
        Block::Banner { word: "QUESTION", text: what },
        Block::Listing(cures(other(file, question))),
    ]
}

fn in_column(file: &InspectedFile, question: &Question) -> String {
    let column = question.position.column.and_then(|column| usize::try_from(column).ok());
    match (column.and_then(|column| column.checked_sub(1)), &file.inspection) {
        (Some(column), Some(inspection)) => format!(", {}", column_name(inspection, column)),
        _ => String::new(),
    }
}

/// Both readings side by side.
fn readings(doubt: &DateDoubt) -> TableBlock {
    let [first, last] = &doubt.cells;
    let mut columns = vec![Column::text(""), Column::text(format!("{first} is"))];
    let two = first != last;
    if two {
        columns.push(Column::text(format!("{last} is")).detail(2));
    }
    columns.push(Column::number("first to last").detail(1));
    columns.push(Column::number("rows on Sat, Sun").detail(3));
    columns.push(Column::text(""));
    let row = |index: usize| {
        let reading = &doubt.readings[index];
        let mut cells =
            vec![Printed::text(reading.name), Printed::text(weekday_year(reading.days[0]))];
        if two {
            cells.push(Printed::text(weekday_year(reading.days[1])));
        }
        cells.push(Printed::number(plural(reading.span.unsigned_abs(), "day")));
        cells.push(Printed::number(format!("{} of {}", reading.weekend, doubt.rows)));
        cells.push(Printed::text(if doubt.likely == Some(index) { "likely" } else { "" }));
        Row::new(RowKind::Member, cells)
    };
    TableBlock {
        name: "readings",
        title: String::new(),
        columns,
        rows: vec![row(0), row(1)],
        continues: false,
    }
}

type Lines = Vec<(&'static str, String)>;

fn cures(lines: Lines) -> Listing {
    let rows = lines
        .into_iter()
        .map(|(label, text)| {
            // A flag is our own text: no spreadsheet reads it as a formula.
            let flag = text.starts_with("--");
            let text = if flag { Printed::number(text) } else { Printed::text(text) };
            vec![Printed::text(label), text]
        })
        .collect();
    super::listing("", &[Align::Left, Align::Left], rows)
}

fn dates(file: &InspectedFile, question: &Question, doubt: &DateDoubt) -> Lines {
    let (least, most) = doubt.moved_by;
    let by = if least == most { least.to_string() } else { format!("{least} to {most}") };
    let moved = format!(
        "the wrong reading moves {} of {}, by {by} days.",
        doubt.moved,
        plural(doubt.rows as u64, "row")
    );
    let mut lines = vec![("Not assumed:", moved)];
    let flag = |index: usize| format!("--date-format {}", doubt.readings[index].format);
    let likely = doubt.likely.unwrap_or(0);
    let other = &doubt.readings[1 - likely];
    let run = match doubt.likely {
        Some(_) => format!("{}   ({}: {})", flag(likely), other.name, other.format),
        None => format!(
            "{} ({}) or {} ({})",
            flag(0),
            doubt.readings[0].name,
            flag(1),
            doubt.readings[1].name
        ),
    };
    lines.push(("This run only:", run));
    let format = &doubt.readings[likely].format;
    let answer = Answer { flags: vec![("date-format".to_owned(), format.clone())] };
    lines.extend(kept(file, &answer, &question.answers()));
    lines
}

fn other(file: &InspectedFile, question: &Question) -> Lines {
    let mut lines = Vec::new();
    lines.extend(question.row.as_deref().map(|row| ("The row:", cut(row))));
    lines.extend(question.likely.clone().map(|likely| ("Likely:", likely)));
    let hint = question.hint.strip_prefix("add ").filter(|hint| hint.starts_with("--"));
    let hint = hint.unwrap_or(&question.hint);
    let hint = hint.split(", or keep it").next().unwrap_or(hint);
    lines.push(("This run only:", hint.to_owned()));
    let answers = question.answers();
    if let Some(answer) = answers.first() {
        lines.extend(kept(file, answer, &answers));
    }
    lines
}

/// The longest part of a row that is shown.
const ROW: usize = 160;

fn cut(row: &str) -> String {
    let mut shown: String = row.chars().take(ROW).collect();
    if row.chars().nth(ROW).is_some() {
        shown.push('…');
    }
    shown
}

/// How an answer is kept for every later run: the command, and the lines it writes.
fn kept(file: &InspectedFile, answer: &Answer, all: &[Answer]) -> Lines {
    // Standard input has no name that a configuration could know it by.
    if file.file == "standard input" {
        return Vec::new();
    }
    let Some(source) = answer.source_lines() else {
        return Vec::new();
    };
    let init = format!(
        "cashcast init {} {}   writes to cashcast.toml",
        shell_word(&file.file),
        answer.typed()
    );
    let mut lines = vec![("From now on:", init)];
    let mut push = |text: String| lines.push(("", format!("    {text}")));
    push("[[source]]".to_owned());
    // As `init` writes it: by the name alone, so that it holds from every working directory.
    let name = file.file.rsplit_once('/').map_or(&*file.file, |(_, name)| name);
    push(format!("files = {}", toml_text(&source_pattern(name))));
    for (at, line) in source.into_iter().enumerate() {
        push(format!("{line}{}", instead(answer, all, at)));
    }
    lines
}

/// The other answers of the same flags, as a comment.
fn instead(answer: &Answer, all: &[Answer], at: usize) -> String {
    let values: Vec<String> = all
        .iter()
        .filter(|other| *other != answer && other.flags.len() == answer.flags.len())
        .filter(|other| other.flags.iter().zip(&answer.flags).all(|(a, b)| a.0 == b.0))
        .map(|other| toml_text(&other.flags[at].1))
        .collect();
    if values.is_empty() { String::new() } else { format!("   # or {}", values.join(", ")) }
}

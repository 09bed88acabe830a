//! The view for programs: one object for each file, every key always there.

use super::accounts::single;
use super::lines::amount_columns;
use super::{InspectInputs, InspectedFile, column_name};
use crate::config::{Settings, Sign};
use crate::domain::{Currency, Money, Note};
use crate::ingest::{
    AmountRule, Answer, CurrencyRule, Inspection, LedgerSummary, Question, Subject,
};
use crate::report::{Cell, Field, Record, RecordSet};

type Object = Vec<(&'static str, Field)>;

/// The JSON object after `schema`.
pub(super) fn fields(inputs: &InspectInputs<'_>) -> Object {
    let files = inputs.files.iter();
    let files = files.map(|file| Field::Object(Some(object(file, inputs.settings)))).collect();
    vec![("files", Field::List(files))]
}

/// The same as tables of CSV.
pub(super) fn tables(inputs: &InspectInputs<'_>) -> Vec<RecordSet> {
    let set = |name, columns, of: &dyn Fn(&InspectedFile) -> Vec<Record>| RecordSet {
        name,
        columns,
        records: inputs.files.iter().flat_map(of).collect(),
    };
    let named = |file: &InspectedFile, records: Vec<Record>| -> Vec<Record> {
        let with = |record: Record| [vec![Cell::text(&*file.file)], record].concat();
        records.into_iter().map(with).collect()
    };
    vec![
        set("files", &FILES, &|file| vec![flat(file, inputs.settings)]),
        set("columns", &FILE_COLUMNS, &|file| named(file, columns(file).records)),
        set("evidence", &FILE_EVIDENCE, &|file| named(file, evidence(file).records)),
        set("questions", &FILE_QUESTIONS, &|file| named(file, questions(file).records)),
        set("by_currency", &FILE_CURRENCIES, &|file| {
            named(file, currencies(file, inputs.settings).records)
        }),
        set("notes", &FILE_NOTES, &|file| named(file, notes(file).records)),
    ]
}

/// Columns of the CSV table `files`: the scalars of an object.
const FILES: [&str; 28] = [
    "file",
    "encoding",
    "delimiter",
    "header_line",
    "date_column",
    "date_format",
    "amount_layout",
    "amount_columns",
    "sign",
    "decimal_mark",
    "currency",
    "lines",
    "lines_before",
    "header_lines",
    "blank_lines",
    "continued_lines",
    "rows",
    "used",
    "ignored",
    "rejected",
    "sum_in",
    "sum_out",
    "balance_before",
    "balance_after",
    "first_date",
    "last_date",
    "balance_checked",
    "question",
];
const COLUMNS: [&str; 5] = ["column", "name", "role", "filled", "distinct"];
const FILE_COLUMNS: [&str; 6] = ["file", "column", "name", "role", "filled", "distinct"];
const EVIDENCE: [&str; 3] = ["subject", "finding", "reason"];
const FILE_EVIDENCE: [&str; 4] = ["file", "subject", "finding", "reason"];
const QUESTIONS: [&str; 8] =
    ["subject", "line", "column", "what", "row", "likely", "hint", "answers"];
const FILE_QUESTIONS: [&str; 9] =
    ["file", "subject", "line", "column", "what", "row", "likely", "hint", "answers"];
const CURRENCIES: [&str; 4] = ["currency", "rows", "sum_in", "sum_out"];
const FILE_CURRENCIES: [&str; 5] = ["file", "currency", "rows", "sum_in", "sum_out"];
const NOTES: [&str; 3] = ["code", "message", "line"];
const FILE_NOTES: [&str; 4] = ["file", "code", "message", "line"];

/// One file in full.
fn object(file: &InspectedFile, settings: &Settings) -> Object {
    let mut fields: Object = Vec::new();
    for (name, cell) in FILES.into_iter().zip(flat(file, settings)) {
        match name {
            "amount_layout" => fields.push(("amount", amount(file))),
            "amount_columns" | "sign" => {}
            "question" => fields.push(("question", question(file))),
            _ => fields.push((name, Field::Value(cell))),
        }
    }
    fields.extend([
        ("questions", Field::Records(questions(file))),
        ("date_readings", Field::Records(readings(file))),
        ("by_currency", Field::Records(currencies(file, settings))),
        ("columns", Field::Records(columns(file))),
        ("evidence", Field::Records(evidence(file))),
        ("rejects", Field::Records(rejects(file))),
        ("notes", Field::Records(notes(file))),
    ]);
    fields
}

/// The scalars of a file, in the order of [`FILES`].
fn flat(file: &InspectedFile, settings: &Settings) -> Record {
    let mut record = vec![Cell::text(&*file.file)];
    record.extend(layout(file));
    record.push(file.currency(settings).known_code().map_or(Cell::Null, Cell::from));
    record.extend(counts(file));
    record.extend(money(file, settings));
    record
}

/// Encoding to decimal mark.
fn layout(file: &InspectedFile) -> [Cell; 9] {
    let Some(inspection) = &file.inspection else {
        return std::array::from_fn(|_| Cell::Null);
    };
    let layout = &inspection.layout;
    let names = |columns: Vec<usize>| {
        let names: Vec<String> =
            columns.into_iter().map(|at| column_name(inspection, at)).collect();
        names.join("; ")
    };
    let doubtful = |subject| file.questions.iter().any(|asked| asked.subject() == subject);
    let unless = |subject, cell: Cell| if doubtful(subject) { Cell::Null } else { cell };
    [
        Cell::from(layout.encoding),
        Cell::text(char::from(layout.delimiter).to_string()),
        layout.header_line.into(),
        Cell::text(column_name(inspection, layout.date)),
        unless(Subject::Dates, Cell::text(&*inspection.date_format)),
        unless(Subject::Amount, Cell::from(layout_word(&layout.amount))),
        unless(Subject::Amount, Cell::text(names(amount_columns(inspection)))),
        unless(Subject::Direction, sign(&layout.amount)),
        unless(Subject::DecimalMark, Cell::text(layout.decimal_mark.char().to_string())),
    ]
}

fn layout_word(rule: &AmountRule) -> &'static str {
    match rule {
        AmountRule::Signed { .. } => "signed",
        AmountRule::Pair { .. } => "pair",
        AmountRule::Typed { .. } => "typed",
    }
}

fn sign(rule: &AmountRule) -> Cell {
    match rule {
        AmountRule::Signed { sign: Sign::InflowPositive, .. } => "inflow-positive".into(),
        AmountRule::Signed { sign: Sign::OutflowPositive, .. } => "outflow-positive".into(),
        _ => Cell::Null,
    }
}

/// Lines and rows.
fn counts(file: &InspectedFile) -> [Cell; 9] {
    let inspection = file.inspection.as_ref();
    let summary = file.summary.as_ref();
    let counted = |of: fn(&LedgerSummary) -> u64| summary.map(of).into();
    [
        counted(|summary| summary.lines),
        inspection.map(|found| found.lines_before).into(),
        inspection.map(|found| found.header_lines).into(),
        counted(|summary| summary.blank_lines),
        counted(|summary| summary.continued_lines),
        counted(|summary| summary.rows),
        counted(|summary| summary.used),
        counted(|summary| summary.ignored),
        match summary {
            None if file.rejected == 0 => Cell::Null,
            _ => file.rejected.into(),
        },
    ]
}

/// Sums, balances and dates; sums of several currencies are not one figure.
fn money(file: &InspectedFile, settings: &Settings) -> Vec<Cell> {
    let decimals = file.currency(settings).decimals();
    let exact = |amount: Option<Money>| amount.map_or(Cell::Null, |a| Cell::Exact(a, decimals));
    let reading = file.reading();
    let summary = file.summary.as_ref();
    let flows = reading.filter(|reading| reading.flows.len() == 1);
    let flows = flows.and_then(|reading| reading.flows.values().next());
    let balances = summary.zip(reading).and_then(|(s, r)| single(s, r));
    // Under two readings of the dates no date is known.
    let dated = summary.filter(|_| file.doubt().is_none());
    let rule = file.inspection.as_ref().and_then(|found| found.layout.balance);
    vec![
        exact(flows.map(|flows| flows.sum_in)),
        exact(flows.map(|flows| flows.sum_out)),
        exact(balances.and_then(|(balances, _)| balances.before)),
        exact(balances.map(|(balances, _)| balances.after)),
        dated.and_then(|summary| summary.first_date).into(),
        dated.and_then(|summary| summary.last_date).into(),
        rule.map(|rule| rule.verified).into(),
        file.questions.first().map(|asked| asked.what.as_str()).into(),
    ]
}

fn amount(file: &InspectedFile) -> Field {
    let Some(inspection) = &file.inspection else {
        return Field::Object(None);
    };
    let name = |column: usize| Cell::text(column_name(inspection, column));
    let (column, debit, credit, direction, words) = match &inspection.layout.amount {
        AmountRule::Signed { column, .. } => (Some(*column), None, None, None, None),
        AmountRule::Pair { debit, credit, .. } => (None, Some(*debit), Some(*credit), None, None),
        AmountRule::Typed { column, direction, out_words } => {
            (Some(*column), None, None, Some(*direction), Some(out_words))
        }
    };
    let cell = |column: Option<usize>| Field::Value(column.map_or(Cell::Null, name));
    let words = words.into_iter().flatten().map(|word| Field::from(word.as_str())).collect();
    let layout = &inspection.layout;
    Field::Object(Some(vec![
        ("layout", layout_word(&layout.amount).into()),
        ("column", cell(column)),
        ("debit", cell(debit)),
        ("credit", cell(credit)),
        ("direction", cell(direction)),
        ("sign", Field::Value(sign(&layout.amount))),
        ("out_words", Field::List(words)),
        ("fee", cell(layout.fee.map(|fee| fee.column))),
        ("balance", cell(layout.balance.map(|rule| rule.column))),
        ("balance_steps", Field::Value(layout.balance.map(|rule| rule.steps as u64).into())),
        ("balance_steps_agree", Field::Value(layout.balance.map(|rule| rule.agree as u64).into())),
        ("currency", cell(currency_column(inspection))),
    ]))
}

fn currency_column(inspection: &Inspection) -> Option<usize> {
    match inspection.layout.currency {
        CurrencyRule::Column { column, .. } => Some(column),
        _ => None,
    }
}

fn question(file: &InspectedFile) -> Field {
    let Some(first) = file.questions.first() else {
        return Field::Object(None);
    };
    let cells = asked(first).into_iter().map(Field::Value);
    Field::Object(Some(QUESTIONS.into_iter().zip(cells).collect()))
}

fn asked(question: &Question) -> Record {
    let answers: Vec<String> = question.answers().iter().map(Answer::typed).collect();
    vec![
        question.subject().word().into(),
        question.position.line.into(),
        question.position.column.into(),
        Cell::text(&*question.what),
        question.row.as_deref().into(),
        question.likely.as_deref().into(),
        Cell::text(&*question.hint),
        Cell::text(answers.join("; ")),
    ]
}

fn questions(file: &InspectedFile) -> RecordSet {
    let records = file.questions.iter().map(asked).collect();
    RecordSet { name: "questions", columns: &QUESTIONS, records }
}

fn readings(file: &InspectedFile) -> RecordSet {
    let records = file.doubt().into_iter().flat_map(|doubt| {
        doubt.readings.iter().enumerate().map(|(index, reading)| {
            vec![
                Cell::text(&*reading.format),
                Cell::text(&*doubt.cells[0]),
                reading.days[0].into(),
                Cell::text(&*doubt.cells[1]),
                reading.days[1].into(),
                reading.span.unsigned_abs().into(),
                (reading.weekend as u64).into(),
                (doubt.likely == Some(index)).into(),
            ]
        })
    });
    RecordSet {
        name: "date_readings",
        columns: &[
            "date_format",
            "first_cell",
            "first_day",
            "last_cell",
            "last_day",
            "days",
            "weekend_rows",
            "likely",
        ],
        records: records.collect(),
    }
}

fn currencies(file: &InspectedFile, settings: &Settings) -> RecordSet {
    let decimals = file.currency(settings).decimals();
    let flows = file.reading().into_iter().flat_map(|reading| &reading.flows);
    let records = flows
        .map(|(code, flows)| {
            let own = Currency::new(code).map(|currency| currency.decimals());
            let exact = |amount: Money| Cell::Exact(amount, own.unwrap_or(decimals));
            let code = Some(code.as_str()).filter(|code| !code.is_empty());
            vec![code.into(), flows.rows.into(), exact(flows.sum_in), exact(flows.sum_out)]
        })
        .collect();
    RecordSet { name: "by_currency", columns: &CURRENCIES, records }
}

fn columns(file: &InspectedFile) -> RecordSet {
    let columns = file.inspection.iter().flat_map(|found| &found.columns);
    let records = columns
        .zip(1_u64..)
        .map(|(column, number)| {
            vec![
                number.into(),
                Cell::text(&*column.name),
                column.role.word().into(),
                (column.filled as u64).into(),
                (column.distinct as u64).into(),
            ]
        })
        .collect();
    RecordSet { name: "columns", columns: &COLUMNS, records }
}

fn evidence(file: &InspectedFile) -> RecordSet {
    let all = file.inspection.iter().flat_map(|found| &found.evidence);
    let records = all
        .map(|evidence| {
            vec![
                Cell::text(evidence.subject),
                Cell::text(&*evidence.finding),
                Cell::text(&*evidence.reason),
            ]
        })
        .collect();
    RecordSet { name: "evidence", columns: &EVIDENCE, records }
}

fn rejects(file: &InspectedFile) -> RecordSet {
    let records = file
        .rejects
        .iter()
        .map(|error| {
            vec![
                error.position.line.into(),
                error.position.column.into(),
                Cell::text(&*error.what),
                Cell::text(&*error.rule),
                Cell::text(&*error.row),
            ]
        })
        .collect();
    RecordSet { name: "rejects", columns: &["line", "column", "what", "rule", "row"], records }
}

fn notes(file: &InspectedFile) -> RecordSet {
    let all = file.summary.iter().flat_map(|summary| &summary.notes);
    let mut records: Vec<Record> = all.map(note).collect();
    if let Some(failure) = &file.failure {
        records.push(vec!["not-a-ledger".into(), Cell::text(&**failure), Cell::Null]);
    }
    RecordSet { name: "notes", columns: &NOTES, records }
}

fn note(note: &Note) -> Record {
    let line = note.position.as_ref().and_then(|position| position.line);
    vec![note.code.into(), Cell::text(&*note.message), line.into()]
}

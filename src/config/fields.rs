//! Reading the tables of a TOML file with the place of every key and value.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use toml_edit::{Item, TableLike, Value};

use super::error::{Fault, Origin, Problem, Refusal};
use super::resolve::refused;
use super::suggestion::closest;
use super::values;
use crate::domain::{Money, Position, Stage, Stages};

/// The text of a file and what was found wrong with it so far.
pub(super) struct Source<'a> {
    name: Arc<str>,
    text: &'a str,
    line_starts: Vec<usize>,
    /// Line, byte and characters before it, as last asked: questions come in the order of the
    /// file, and counting a long line from its start each time would be quadratic.
    last: Cell<(usize, usize, usize)>,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(name: &str, text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            name: Arc::from(name),
            text,
            line_starts: std::iter::once(0).chain(breaks).collect(),
            last: Cell::new((0, 0, 0)),
            problems: RefCell::default(),
        }
    }

    /// Line and character of a byte, both from 1.
    pub(super) fn position(&self, byte: usize) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|at| self.line_starts.get(at));
        let (from, counted) = match self.last.get() {
            (last_line, last_byte, counted) if last_line == line && last_byte <= byte => {
                (last_byte, counted)
            }
            _ => (start.copied().unwrap_or(0), 0),
        };
        let more = self.text.get(from..byte).map(|text| text.chars().count());
        let column = more.map(|more| counted + more);
        if let Some(column) = column {
            self.last.set((line, byte, column));
        }
        Position {
            file: Arc::clone(&self.name),
            line: u64::try_from(line).ok(),
            column: column.and_then(|column| u64::try_from(column + 1).ok()),
        }
    }

    fn at(&self, span: Option<Range<usize>>) -> Option<Position> {
        span.map(|span| self.position(span.start))
    }

    pub(super) fn report(&self, position: Position, key: &str, fault: Fault) {
        self.problems.borrow_mut().push(Problem {
            origin: Origin::File(position),
            key: key.to_owned(),
            fault,
        });
    }

    pub(super) fn contradiction(&self, position: &Position, what: impl Into<String>, hint: &str) {
        let fault = Fault::Contradiction { what: what.into(), hint: hint.to_owned() };
        self.report(position.clone(), "", fault);
    }

    pub(super) fn extend(&self, problems: Vec<Problem>) {
        self.problems.borrow_mut().extend(problems);
    }

    /// What was found, in the order of the file.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        let place = |problem: &Problem| match &problem.origin {
            Origin::File(position) => (position.line, position.column),
            _ => (None, None),
        };
        problems.sort_by_key(place);
        problems
    }
}

/// One value with its place and its text: numbers literally, never through a float.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scalar {
    pub(super) text: String,
    pub(super) position: Position,
}

/// One table, seen as the fields it may have.
#[derive(Clone)]
pub(super) struct Fields<'a> {
    pub(super) source: &'a Source<'a>,
    table: &'a dyn TableLike,
    /// How messages name the table: `[[rule]]`; empty at the top.
    place: &'static str,
    /// Where the table stands.
    pub(super) position: Position,
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        source: &'a Source<'a>,
        table: &'a dyn TableLike,
        place: &'static str,
        position: Position,
    ) -> Self {
        Self { source, table, place, position }
    }

    /// Keys in the order of the file.
    pub(super) fn keys(&self) -> Vec<&'a str> {
        self.table.iter().filter(|(_, item)| !item.is_none()).map(|(key, _)| key).collect()
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.item(key).is_some()
    }

    /// Is the value of a key a table, of either spelling?
    pub(super) fn is_table(&self, key: &str) -> bool {
        self.item(key).is_some_and(|item| item.is_table_like() || item.is_array_of_tables())
    }

    fn item(&self, key: &str) -> Option<&'a Item> {
        self.table.get(key).filter(|item| !item.is_none())
    }

    /// Where a key stands; the table where that is not known.
    pub(super) fn key_position(&self, key: &str) -> Position {
        self.table
            .get_key_value(key)
            .and_then(|(key, item)| self.source.at(key.span().or_else(|| item.span())))
            .unwrap_or_else(|| self.position.clone())
    }

    /// Reports every key that is not `known`.
    pub(super) fn refuse_unknown(&self, known: &[&str]) {
        for key in self.keys() {
            if !known.contains(&key) {
                self.refuse_key(key, known);
            }
        }
    }

    pub(super) fn refuse_key(&self, key: &str, known: &[&str]) {
        let fault = Fault::UnknownKey {
            place: self.place,
            suggestion: closest(key, known.iter().copied()),
        };
        self.source.report(self.key_position(key), key, fault);
    }

    pub(super) fn refuse(&self, key: &str, position: &Position, refusal: Refusal) {
        self.source.report(position.clone(), key, refused(refusal));
    }

    /// Reports that a key must be given.
    pub(super) fn missing(&self, key: &str, example: &'static str) {
        let place = self.place;
        let fault = Fault::Missing { place, example };
        self.source.report(self.position.clone(), key, fault);
    }

    fn kind(&self, key: &str, item: &Item, what: &'static str, example: &'static str) {
        let span = item.span();
        let text = span
            .clone()
            .and_then(|span| self.source.text.get(span))
            .map_or(item.type_name(), |text| text.lines().next().unwrap_or(""));
        let position = self.source.at(span).unwrap_or_else(|| self.key_position(key));
        let refusal = Refusal::new(text, what, what, example);
        self.refuse(key, &position, refusal);
    }

    fn scalar_of(&self, value: &Value) -> Option<Scalar> {
        let span = value.span()?;
        let literal = self.source.text.get(span.clone())?;
        let text = match value {
            Value::String(text) => text.value().clone(),
            Value::Integer(_) | Value::Float(_) => literal.replace('_', ""),
            Value::Boolean(_) | Value::Datetime(_) => literal.to_owned(),
            Value::Array(_) | Value::InlineTable(_) => return None,
        };
        Some(Scalar { text, position: self.source.position(span.start) })
    }

    /// One text, number, date or boolean.
    pub(super) fn scalar(&self, key: &str) -> Option<Scalar> {
        let item = self.item(key)?;
        let scalar = item.as_value().and_then(|value| self.scalar_of(value));
        if scalar.is_none() {
            self.kind(key, item, "one value", "text");
        }
        scalar
    }

    /// One value, or a list of them.
    pub(super) fn scalars(&self, key: &str) -> Vec<Scalar> {
        let Some(item) = self.item(key) else {
            return Vec::new();
        };
        let Some(array) = item.as_array() else {
            return self.scalar(key).into_iter().collect();
        };
        let mut made = Vec::new();
        for value in array {
            match self.scalar_of(value) {
                Some(scalar) => made.push(scalar),
                None => self.kind(key, item, "a list of texts", "[\"one\", \"two\"]"),
            }
        }
        made
    }

    /// A value through its parser.
    pub(super) fn read<T>(
        &self,
        key: &str,
        parse: impl FnOnce(&str) -> Result<T, Refusal>,
    ) -> Option<T> {
        let scalar = self.scalar(key)?;
        parse(&scalar.text).map_err(|refusal| self.refuse(key, &scalar.position, refusal)).ok()
    }

    /// A string that says something.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        let item = self.item(key)?;
        if item.as_str().is_none() {
            self.kind(key, item, "a text in quotes", "text");
            return None;
        }
        self.read(key, |text| values::non_empty(text, "a text"))
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self, key: &str) -> Option<bool> {
        let item = self.item(key)?;
        let value = item.as_bool();
        if value.is_none() {
            self.kind(key, item, "`true` or `false`", "true");
        }
        value
    }

    pub(super) fn amount(&self, key: &str) -> Option<Money> {
        self.read(key, values::amount)
    }

    pub(super) fn date(&self, key: &str) -> Option<NaiveDate> {
        self.read(key, values::date)
    }

    /// A stage by its name.
    pub(super) fn stage(&self, key: &str, stages: &Stages) -> Option<Stage> {
        self.read(key, |text| stage(text, stages))
    }

    /// A table inside, `[a]` or `a = { … }`.
    pub(super) fn table(&self, key: &str, place: &'static str) -> Option<Fields<'a>> {
        let item = self.item(key)?;
        let table = item.as_table_like();
        if table.is_none() {
            self.kind(key, item, "a table", "{ }");
        }
        table.map(|table| Self::new(self.source, table, place, self.key_position(key)))
    }

    /// The tables of `[[a]]`, or of `a = [{ … }]`.
    pub(super) fn tables(&self, key: &str, place: &'static str) -> Vec<Fields<'a>> {
        let Some(item) = self.item(key) else {
            return Vec::new();
        };
        let fields = |table: &'a dyn TableLike, span: Option<Range<usize>>| {
            let position = self.source.at(span);
            let position = position.unwrap_or_else(|| self.key_position(key));
            Self::new(self.source, table, place, position)
        };
        if let Some(tables) = item.as_array_of_tables() {
            return tables.iter().map(|table| fields(table, table.span())).collect();
        }
        let inline: Option<Vec<_>> = item.as_array().and_then(|array| {
            let tables = array.iter().map(|value| {
                let table = value.as_inline_table()?;
                Some(fields(table, table.span()))
            });
            tables.collect()
        });
        inline.unwrap_or_else(|| {
            self.source.contradiction(
                &self.key_position(key),
                format!("`{key}` is not a list of tables"),
                &format!("start each one with a line `{place}`"),
            );
            Vec::new()
        })
    }
}

/// A stage by its name; the error says what the stages are.
pub(super) fn stage(text: &str, stages: &Stages) -> Result<Stage, Refusal> {
    stages.find(text).ok_or_else(|| {
        let names: Vec<&str> = stages.all().iter().map(Stage::name).collect();
        let rule = if stages.is_group(text) {
            format!(
                "one of {}; `{}` is a group of stages, for totals",
                names.join(", "),
                text.trim()
            )
        } else {
            format!("one of {}", names.join(", "))
        };
        let meant = closest(text, names).filter(|_| !stages.is_group(text));
        Refusal::new(text, "a stage", rule, "awareness").suggest(meant)
    })
}

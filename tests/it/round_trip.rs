//! Rows written in any layout are read back as they were, or the reader asks: never other rows.

use std::fmt::Write as _;

use cashcast::config::{LayoutOverrides, Sign};
use cashcast::domain::{Money, Transaction};
use cashcast::ingest::{IngestError, ReadOptions, RowFate, RowSink, read};
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// A row as it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Meant {
    date: NaiveDate,
    cents: i64,
    text: String,
}

/// How money out and in are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Amounts {
    Signed,
    Parentheses,
    TrailingMinus,
    /// Money out is positive; the flag says so.
    OutflowPositive,
    /// Two columns; `Some` fills the unused one with 0.
    Pair {
        zero: bool,
        negative_debit: bool,
    },
    /// An unsigned figure and a word.
    Word(&'static str, &'static str),
}

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is one trait of a layout")]
struct Written {
    delimiter: char,
    /// 0: where needed, 1: always.
    quoting: u8,
    date: &'static str,
    comma: bool,
    /// Amounts have no decimals.
    whole: bool,
    thousands: Option<char>,
    amounts: Amounts,
    balance: bool,
    descending: bool,
    preamble: usize,
    footer: bool,
    repeated_header: bool,
    blank_lines: bool,
    encoding: &'static str,
    line_end: &'static str,
    ended: bool,
    language: usize,
}

/// Header words: date, text, amount, debit, credit, direction, balance; and a word for a total.
const LANGUAGES: [[&str; 8]; 5] = [
    ["Date", "Description", "Amount", "Debit", "Credit", "Type", "Balance", "Total"],
    ["Datum", "Verwendungszweck", "Betrag", "Soll", "Haben", "Soll/Haben", "Saldo", "Summe"],
    ["Date", "Libellé", "Montant", "Débit", "Crédit", "Sens", "Solde", "Total"],
    ["Fecha", "Concepto", "Importe", "Cargo", "Abono", "Tipo", "Saldo", "Total"],
    ["Datum", "Omschrijving", "Bedrag", "Af", "Bij", "Af Bij", "Saldo", "Totaal"],
];

const WORDS: [(&str, &str); 6] =
    [("D", "C"), ("Af", "Bij"), ("Dr", "Cr"), ("S", "H"), ("debit", "credit"), ("Debet", "Kredit")];

/// strftime formats; `serial` counts days as spreadsheets do.
const DATES: [&str; 15] = [
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%y",
    "%d.%m.%y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d %b %Y",
    "%b %d, %Y",
    "%d-%b-%y",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%d/%m/%Y %H:%M",
    "serial",
];

fn amounts() -> impl Strategy<Value = Amounts> {
    prop_oneof![
        3 => Just(Amounts::Signed),
        1 => Just(Amounts::Parentheses),
        1 => Just(Amounts::TrailingMinus),
        1 => Just(Amounts::OutflowPositive),
        3 => (any::<bool>(), any::<bool>())
            .prop_map(|(zero, negative_debit)| Amounts::Pair { zero, negative_debit }),
        2 => prop::sample::select(&WORDS[..]).prop_map(|(out, income)| Amounts::Word(out, income)),
    ]
}

fn written() -> impl Strategy<Value = Written> {
    let form = (
        prop::sample::select(vec![',', ';', '\t', '|']),
        0u8..2,
        prop::sample::select(&DATES[..]),
        any::<bool>(),
        prop::sample::select(vec![None, None, Some('.'), Some('\''), Some(' '), Some('\u{a0}')]),
        amounts(),
        any::<bool>(),
        any::<bool>(),
    );
    let margins = (
        prop_oneof![2 => Just(0usize), 1 => 1usize..5],
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.2),
        prop::sample::select(vec!["utf-8", "utf-8-bom", "windows-1252", "utf-16le", "utf-16be"]),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        any::<bool>(),
        0..LANGUAGES.len(),
        prop::bool::weighted(0.2),
    );
    (form, margins).prop_map(|(form, margins)| {
        let (delimiter, quoting, date, comma, thousands, amounts, balance, descending) = form;
        let (
            preamble,
            footer,
            repeated_header,
            blank_lines,
            encoding,
            line_end,
            ended,
            language,
            whole,
        ) = margins;
        // The usual mark beside the decimal one.
        let thousands = thousands.map(|mark| if mark == '.' && !comma { ',' } else { mark });
        Written {
            delimiter,
            quoting,
            date,
            comma,
            whole,
            thousands,
            amounts,
            balance,
            descending,
            preamble,
            footer,
            repeated_header,
            blank_lines,
            encoding,
            line_end,
            ended,
            language,
        }
    })
}

fn rows() -> impl Strategy<Value = Vec<Meant>> {
    let cents = prop_oneof![
        3 => -99_999i64..99_999,
        1 => -9_999_999i64..9_999_999,
        1 => (-900i64..900).prop_map(|whole| whole * 100),
    ];
    let cents = cents.prop_map(|cents| if cents == 0 { -1 } else { cents });
    let text = "[A-Z][a-zäéñ]{2,8}( [a-z]{2,6}){0,2}([,;|] [a-z]{3}| \"[a-z]{2}\")?";
    let row = (0u64..75, cents, text);
    // A short export early in a month has no day above 12.
    let span = prop_oneof![3 => Just(75u64), 1 => Just(9)];
    (prop::collection::vec(row, 3..40), 0u64..700, span).prop_map(|(rows, from, span)| {
        let start = NaiveDate::from_ymd_opt(2024, 2, 1).expect("a date") + Days::new(from);
        let start = if span == 9 { start.with_day(1).unwrap_or(start) } else { start };
        let mut days: Vec<u64> = rows.iter().map(|row| row.0 % span).collect();
        days.sort_unstable();
        let rows = rows.into_iter().zip(days);
        rows.map(|((_, cents, text), day)| Meant { date: start + Days::new(day), cents, text })
            .collect()
    })
}

impl Written {
    fn figure(&self, cents: i64) -> String {
        let whole = (cents.abs() / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.extend(self.thousands);
            }
            grouped.push(digit);
        }
        if self.whole {
            return grouped;
        }
        let mark = if self.comma { ',' } else { '.' };
        format!("{grouped}{mark}{:02}", cents.abs() % 100)
    }

    fn signed(&self, cents: i64) -> String {
        format!("{}{}", if cents < 0 { "-" } else { "" }, self.figure(cents))
    }

    fn amount_cells(&self, cents: i64) -> Vec<String> {
        let figure = self.figure(cents);
        let out = cents < 0;
        match self.amounts {
            Amounts::Signed => vec![self.signed(cents)],
            Amounts::OutflowPositive => vec![self.signed(-cents)],
            Amounts::Parentheses if out => vec![format!("({figure})")],
            Amounts::TrailingMinus if out => vec![format!("{figure}-")],
            Amounts::Parentheses | Amounts::TrailingMinus => vec![figure],
            Amounts::Word(minus, plus) => vec![figure, (if out { minus } else { plus }).to_owned()],
            Amounts::Pair { zero, negative_debit } => {
                let unused = if zero { self.figure(0) } else { String::new() };
                let debit = if negative_debit { self.signed(cents) } else { figure.clone() };
                if out { vec![debit, unused] } else { vec![unused, figure] }
            }
        }
    }

    fn date_cell(&self, date: NaiveDate) -> String {
        if self.date == "serial" {
            let origin = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a date");
            return (date - origin).num_days().to_string();
        }
        let moment = date.and_hms_opt(9, date.day() % 60, 7).expect("a time");
        moment.format(self.date).to_string()
    }

    fn header(&self) -> Vec<String> {
        let [date, text, amount, debit, credit, direction, balance, _] = LANGUAGES[self.language];
        let mut cells = vec![date, text];
        cells.extend(match self.amounts {
            Amounts::Pair { .. } => vec![debit, credit],
            Amounts::Word(..) => vec![amount, direction],
            _ => vec![amount],
        });
        cells.extend(self.balance.then_some(balance));
        cells.into_iter().map(str::to_owned).collect()
    }

    fn line(&self, cells: &[String]) -> String {
        let cell = |cell: &String| {
            let needed = cell.contains([self.delimiter, '"', '\n', '\r']);
            if needed || self.quoting == 1 {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.clone()
            }
        };
        let cells: Vec<String> = cells.iter().map(cell).collect();
        cells.join(&self.delimiter.to_string())
    }

    fn lines(&self, rows: &[Meant]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for at in 0..self.preamble {
            lines.push(["Example Bank", "Account: 12-345", "", "Customer: Jane"][at].to_owned());
        }
        lines.push(self.line(&self.header()));
        let mut balance = 123_456;
        let mut body = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            balance += row.cents;
            let mut cells = vec![self.date_cell(row.date), row.text.clone()];
            cells.extend(self.amount_cells(row.cents));
            cells.extend(self.balance.then(|| self.signed(balance)));
            body.push((self.line(&cells), at));
        }
        if self.descending {
            body.reverse();
        }
        for (line, at) in body {
            if self.repeated_header && at == rows.len() / 2 {
                lines.push(self.line(&self.header()));
            }
            lines.push(line);
            if self.blank_lines && at % 5 == 3 {
                lines.push(String::new());
            }
        }
        if self.footer {
            let total = LANGUAGES[self.language][7].to_owned();
            let mut cells = vec![total, String::new()];
            let sum = rows.iter().map(|row| row.cents).sum();
            cells.extend(self.amount_cells(sum));
            cells.extend(self.balance.then(String::new));
            lines.push(self.line(&cells));
        }
        lines
    }

    fn text(&self, rows: &[Meant]) -> String {
        let mut text = self.lines(rows).join(self.line_end);
        if self.ended {
            text.push_str(self.line_end);
        }
        text
    }

    fn bytes(&self, rows: &[Meant]) -> Vec<u8> {
        let text = self.text(rows);
        let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
            let mut all = mark.to_vec();
            all.extend(text.encode_utf16().flat_map(bytes));
            all
        };
        match self.encoding {
            "utf-8" => text.into_bytes(),
            "utf-8-bom" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            "utf-16le" => wide([0xff, 0xfe], u16::to_le_bytes),
            "utf-16be" => wide([0xfe, 0xff], u16::to_be_bytes),
            _ => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        }
    }

    /// What a person has to say at least: which way money goes where no cell tells.
    fn needed(&self) -> LayoutOverrides {
        let turned = self.amounts == Amounts::OutflowPositive;
        LayoutOverrides {
            sign: turned.then_some(Sign::OutflowPositive),
            ..LayoutOverrides::default()
        }
    }

    /// Everything that a person can say.
    fn pinned(&self) -> LayoutOverrides {
        let header = self.header();
        let column = |at: usize| header.get(at).cloned();
        let one = !matches!(self.amounts, Amounts::Pair { .. });
        let plain =
            matches!(self.amounts, Amounts::Signed | Amounts::Parentheses | Amounts::TrailingMinus);
        let word = match self.amounts {
            Amounts::Word(out, _) => Some(out.to_owned()),
            _ => None,
        };
        LayoutOverrides {
            encoding: (self.encoding == "windows-1252").then(|| "windows-1252".to_owned()),
            delimiter: Some(self.delimiter),
            date: column(0),
            date_format: (self.date != "serial").then(|| self.date.to_owned()),
            amount: column(2).filter(|_| one),
            debit: column(2).filter(|_| !one),
            credit: column(3).filter(|_| !one),
            direction: column(3).filter(|_| word.is_some()),
            out_words: word.into_iter().collect(),
            decimal_mark: Some(if self.comma { ',' } else { '.' }),
            sign: if plain { Some(Sign::InflowPositive) } else { self.needed().sign },
            ..LayoutOverrides::default()
        }
    }
}

#[derive(Default)]
struct Collected(Vec<Meant>);

impl RowSink for Collected {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        let cents = i64::try_from(row.amount.to_minor(6) / 10_000).expect("it fits");
        assert_eq!(row.amount, Money::from_minor(i128::from(cents), 2));
        let text = [row.description, row.counterparty, row.category].concat();
        self.0.push(Meant { date: row.date, cents, text });
        RowFate::Used
    }
}

fn told(error: &IngestError) -> String {
    match error {
        IngestError::Questions(all) => {
            let shown = all.iter().map(|question| question.what.as_str());
            shown.collect::<Vec<_>>().join("; ")
        }
        IngestError::Rows { errors, total } => {
            let mut shown = format!("{total} bad rows");
            for error in errors.iter().take(3) {
                let _ = write!(shown, "; {} {}", error.position, error.what);
            }
            shown
        }
        other => other.to_string(),
    }
}

fn back(bytes: &[u8], layout: LayoutOverrides) -> Result<Vec<Meant>, String> {
    let options = ReadOptions { layout, ..ReadOptions::new("trip.csv") };
    let mut sink = Collected::default();
    read(bytes, &options, &mut sink).map(|_| sink.0).map_err(|error| told(&error))
}

#[test]
fn rows_in_any_layout_are_read_back_or_asked_about() {
    let mut runner = TestRunner::new(Config {
        cases: 400,
        max_shrink_iters: 400,
        failure_persistence: None,
        ..Config::default()
    });
    let asked = std::cell::RefCell::new(Vec::new());
    let total = std::cell::Cell::new(0usize);
    let result = runner.run(&(written(), rows()), |(form, mut rows)| {
        if form.whole {
            for row in &mut rows {
                row.cents *= 100;
            }
        }
        let bytes = form.bytes(&rows);
        let mut expected = rows.clone();
        if form.descending {
            expected.reverse();
        }
        total.set(total.get() + 1);
        match back(&bytes, form.needed()) {
            Ok(found) => {
                prop_assert_eq!(
                    &found,
                    &expected,
                    "read otherwise, in silence:\n{}",
                    form.text(&rows)
                );
            }
            Err(question) => {
                asked.borrow_mut().push(question);
                let found = back(&bytes, form.pinned());
                prop_assert_eq!(found.as_ref(), Ok(&expected), "pinned:\n{}", form.text(&rows));
            }
        }
        Ok(())
    });
    let asked = asked.into_inner();
    if let Err(error) = result {
        panic!("{error}");
    }
    assert!(asked.len() * 4 < total.get(), "{} of {}: {asked:#?}", asked.len(), total.get());
}

//! A layout as the lines of a `[[source]]`: what was inferred once, pinned for every later export.

use super::amounts::DecimalMark;
use super::layout::{AmountRule, CurrencyRule, Layout};
use super::money::NO_MARK;
use crate::config::{LayoutOverrides, Sign};

/// One line of a `[[source]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Its key.
    pub key: &'static str,
    /// Its value; a list where the key takes one.
    pub values: Vec<String>,
    /// Is the value proven? One that is not is written as a comment.
    pub proven: bool,
    /// Was it decided by a flag?
    pub told: bool,
    /// What shows it, for people; may quote the file.
    pub why: String,
}

impl Pin {
    fn new(key: &'static str, value: impl Into<String>, why: impl Into<String>) -> Self {
        Self { key, values: vec![value.into()], proven: true, told: false, why: why.into() }
    }

    /// The same with what a flag has decided marked.
    fn marked(self, told: &LayoutOverrides) -> Self {
        if !says(told, self.key) {
            return self;
        }
        let parts: Vec<&str> =
            ["as told", &self.why].into_iter().filter(|part| !part.is_empty()).collect();
        Self { told: true, proven: true, why: parts.join("; "), ..self }
    }

    /// Does it say the same, whatever shows it?
    pub fn agrees(&self, other: &Self) -> bool {
        (self.key, &self.values, self.proven) == (other.key, &other.values, other.proven)
    }
}

/// Has a flag decided this key of a `[[source]]`?
fn says(told: &LayoutOverrides, key: &str) -> bool {
    match key {
        "encoding" => told.encoding.is_some(),
        "delimiter" => told.delimiter.is_some(),
        "header-line" => told.header_line.is_some(),
        "date" => told.date.is_some(),
        "date-format" => told.date_format.is_some(),
        "amount" => told.amount.is_some(),
        "debit" => told.debit.is_some(),
        "credit" => told.credit.is_some(),
        "direction" => told.direction.is_some(),
        "out-words" => !told.out_words.is_empty(),
        "decimal-mark" => told.decimal_mark.is_some(),
        "sign" => told.sign.is_some(),
        "balance" => told.balance.is_some(),
        "category" => told.category.is_some(),
        "counterparty" => told.counterparty.is_some(),
        "description" => told.description.is_some(),
        "account" => told.account.is_some(),
        "currency" => told.currency.is_some(),
        _ => false,
    }
}

impl Layout {
    /// What pins this layout; `told` is what flags have decided. A file read under its own pins
    /// gives the same rows.
    pub fn pins(&self, told: &LayoutOverrides) -> Vec<Pin> {
        let mut pins = self.form(told);
        pins.extend(self.dates(told));
        pins.extend(self.amounts(told));
        pins.extend(self.texts(told));
        pins.into_iter().map(|pin| pin.marked(told)).collect()
    }

    /// Bytes to cells.
    fn form(&self, told: &LayoutOverrides) -> Vec<Pin> {
        let mut pins = Vec::new();
        match &told.encoding {
            Some(label) => pins.push(Pin::new("encoding", label, "")),
            // A byte order mark speaks for itself, and UTF-8 is what is tried first.
            None if self.encoding.starts_with("UTF-") => {}
            None => pins.push(Pin::new("encoding", self.encoding, self.reason("encoding"))),
        }
        if told.delimiter.is_some() || self.delimiter != b',' {
            let reason =
                if told.delimiter.is_some() { String::new() } else { self.reason("delimiter") };
            let name = match self.delimiter {
                b'\t' => "tab".to_owned(),
                byte => char::from(byte).to_string(),
            };
            pins.push(Pin::new("delimiter", name, reason));
        }
        if let Some(line) = told.header_line {
            pins.push(Pin::new("header-line", line.to_string(), ""));
        }
        pins
    }

    fn dates(&self, told: &LayoutOverrides) -> Vec<Pin> {
        let mut pins = vec![self.column_pin("date", self.date, "")];
        match (&told.date_format, self.date_pattern.pinned()) {
            (Some(format), _) => pins.push(Pin::new("date-format", format, "")),
            (None, Some(format)) => {
                pins.push(Pin::new("date-format", format, self.reason("dates")));
            }
            (None, None) => {}
        }
        pins
    }

    fn amounts(&self, told: &LayoutOverrides) -> Vec<Pin> {
        let mut pins = match &self.amount {
            // A fee is taken off only where the amount is found, not told.
            AmountRule::Signed { sign, .. } if self.fee.is_some() => vec![self.sign_pin(*sign)],
            AmountRule::Signed { column, sign } => {
                vec![self.column_pin("amount", *column, ""), self.sign_pin(*sign)]
            }
            AmountRule::Pair { debit, credit, .. } => vec![
                self.column_pin("debit", *debit, "money out"),
                self.column_pin("credit", *credit, "money in"),
            ],
            AmountRule::Typed { column, direction, out_words } => {
                let mut pins = vec![
                    self.column_pin("amount", *column, ""),
                    self.column_pin("direction", *direction, &self.reason("direction")),
                ];
                if !out_words.is_empty() {
                    let why = "all other words are money in";
                    let values = out_words.clone();
                    pins.push(Pin { values, ..Pin::new("out-words", "", why) });
                }
                pins
            }
        };
        pins.push(self.mark_pin(told));
        if let Some(rule) = self.balance.filter(|rule| rule.verified) {
            let proof = format!("{} of {} steps agree", rule.agree, rule.steps);
            pins.push(self.column_pin("balance", rule.column, &proof));
        }
        pins
    }

    fn sign_pin(&self, sign: Sign) -> Pin {
        let value = match sign {
            Sign::InflowPositive => "inflow-positive",
            Sign::OutflowPositive => "outflow-positive",
        };
        Pin::new("sign", value, self.reason("direction"))
    }

    fn mark_pin(&self, told: &LayoutOverrides) -> Pin {
        let value = self.decimal_mark.char().to_string();
        let reason = self.reason("decimal mark");
        match self.balance {
            _ if told.decimal_mark.is_some() => Pin::new("decimal-mark", value, ""),
            // Whole numbers say nothing about the mark of the next export.
            _ if reason == NO_MARK && self.decimal_mark == DecimalMark::Point => {
                Pin { proven: false, ..Pin::new("decimal-mark", value, reason) }
            }
            Some(rule) if rule.verified => {
                let proof = format!("{} of {} balance steps agree", rule.agree, rule.steps);
                Pin::new("decimal-mark", value, proof)
            }
            _ => Pin::new("decimal-mark", value, reason),
        }
    }

    fn texts(&self, told: &LayoutOverrides) -> Vec<Pin> {
        let columns = [
            ("category", self.category),
            ("counterparty", self.counterparty),
            ("description", self.description),
            ("account", self.account),
        ];
        let mut pins: Vec<Pin> = columns
            .into_iter()
            .filter_map(|(key, column)| Some(self.column_pin(key, column?, "")))
            .collect();
        pins.extend(self.currency_pin(told));
        pins
    }

    /// A currency read off a header or a cell stays inferred: told as a code it would also choose
    /// among the rows of a column of currencies.
    fn currency_pin(&self, told: &LayoutOverrides) -> Option<Pin> {
        match &self.currency {
            CurrencyRule::Column { only: Some(code), .. }
            | CurrencyRule::Beside { only: Some(code), .. } => {
                Some(Pin::new("currency", code, "rows in others are ignored and counted"))
            }
            CurrencyRule::Column { column, only: None } => {
                let pin = self.column_pin("currency", *column, "");
                let code = pin.values.iter().any(|name| name.trim().len() == 3);
                let number = vec![format!("#{}", column + 1)];
                Some(if code { Pin { values: number, ..pin } } else { pin })
            }
            CurrencyRule::Whole(code) if told.currency.is_some() => {
                Some(Pin::new("currency", code, ""))
            }
            CurrencyRule::Whole(_) | CurrencyRule::Beside { .. } | CurrencyRule::Unknown => None,
        }
    }

    fn column_pin(&self, key: &'static str, column: usize, why: &str) -> Pin {
        let name = self.column_key(column);
        let header = self.columns.get(column).map_or("", |found| found.name.as_str());
        let shown = if name.starts_with('#') && !header.trim().is_empty() {
            format!("headed `{header}`")
        } else {
            String::new()
        };
        let parts: Vec<&str> =
            [shown.as_str(), why].into_iter().filter(|p| !p.is_empty()).collect();
        Pin::new(key, name, parts.join("; "))
    }

    /// A column as a setting names it: its header where that is its own, else its number.
    pub fn column_key(&self, column: usize) -> String {
        let name = self.columns.get(column).map_or("", |found| found.name.trim());
        let numbered =
            name.strip_prefix('#').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
        let first = self.columns.iter().position(|found| found.name.trim() == name);
        let own = self.columns.iter().filter(|found| found.name.trim() == name).count() == 1;
        if name.is_empty() || numbered || !own || first != Some(column) {
            return format!("#{}", column + 1);
        }
        name.to_owned()
    }

    /// Why something was found.
    fn reason(&self, subject: &str) -> String {
        let found = self.evidence.iter().find(|evidence| evidence.subject == subject);
        found.map(|evidence| evidence.reason.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Source;
    use crate::ingest::{ReadOptions, inspect};

    fn pins(text: &str, told: &LayoutOverrides) -> Vec<(&'static str, String, bool)> {
        let options = ReadOptions { layout: told.clone(), ..ReadOptions::new("x.csv") };
        let layout = inspect(Source::Bytes(text.as_bytes()), &options).unwrap();
        let pins = layout.pins(told);
        pins.into_iter().map(|pin| (pin.key, pin.values.join(","), pin.proven)).collect()
    }

    const NONE: LayoutOverrides = LayoutOverrides {
        encoding: None,
        delimiter: None,
        header_line: None,
        date: None,
        date_format: None,
        amount: None,
        debit: None,
        credit: None,
        direction: None,
        out_words: Vec::new(),
        decimal_mark: None,
        sign: None,
        balance: None,
        category: None,
        counterparty: None,
        description: None,
        account: None,
        currency: None,
    };

    #[test]
    fn a_mark_that_no_cell_shows_is_not_pinned() {
        let whole = "date,amount\n2026-05-01,-12\n2026-05-02,40\n2026-05-03,-7\n";
        let mark = |text: &str| {
            let found = pins(text, &NONE).into_iter().find(|(key, ..)| *key == "decimal-mark");
            found.unwrap()
        };
        assert_eq!(mark(whole), ("decimal-mark", ".".into(), false));
        let cents = whole.replace("-12", "-12.50");
        assert_eq!(mark(&cents), ("decimal-mark", ".".into(), true));
    }

    #[test]
    fn what_is_told_is_pinned_as_told() {
        let text = "date;amount\n04-05-2026;-12,50\n05-05-2026;40,00\n06-05-2026;-7,10\n";
        let told =
            LayoutOverrides { date_format: Some("%d-%m-%Y".into()), ..LayoutOverrides::default() };
        let found = pins(text, &told);
        assert!(found.contains(&("date-format", "%d-%m-%Y".into(), true)), "{found:?}");
        assert!(found.contains(&("delimiter", ";".into(), true)), "{found:?}");
        assert!(found.contains(&("decimal-mark", ",".into(), true)), "{found:?}");
    }

    #[test]
    fn headers_that_are_not_names_of_their_own_are_numbers() {
        let text = "date,text,text,#4\n2026-05-13,a,b,-12.50\n2026-05-14,c,d,40.00\n";
        let found = pins(text, &NONE);
        assert!(found.contains(&("amount", "#4".into(), true)), "{found:?}");
        let texts: Vec<_> = found.iter().filter(|(key, ..)| *key == "description").collect();
        assert!(texts.iter().all(|(_, name, _)| name.starts_with('#')), "{found:?}");
    }
}

//! Where built-in words gave a stage, and the rule that would say the same.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::party::party;
use crate::config::{Classifier, Settings};
use crate::domain::{Stage, Transaction};
use crate::ingest::{RowFate, RowSink};

/// The field whose words gave the stage, in the order in which they are believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HintField {
    /// The category.
    Category,
    /// The other party.
    Counterparty,
    /// The description.
    Description,
}

impl HintField {
    /// Its key in `when`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Counterparty => "counterparty",
            Self::Description => "description",
        }
    }
}

/// One rule that would give the stage which the built-in words give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageHint {
    /// What the rule looks at.
    pub field: HintField,
    /// The regular expression it looks for.
    pub pattern: String,
    /// The stage.
    pub stage: Stage,
    /// The touchpoint, where it is not the row's own category.
    pub touchpoint: Option<String>,
    /// The built-in word.
    pub word: &'static str,
    /// Rows of money out that it speaks for.
    pub rows: u64,
    /// Rows of money in that the rule would move into the stage too; built-in words leave them.
    pub receipts: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    field: HintField,
    stage: Stage,
    /// The text of the field; empty for descriptions, which differ from row to row.
    text: String,
    word: &'static str,
}

#[derive(Debug, Clone, Default)]
struct Seen {
    rows: u64,
    receipts: u64,
}

/// More counterparties than this for one word become one rule by the word.
const MOST_NAMES: usize = 5;

/// Collects them row by row. Memory grows with distinct categories and parties.
#[derive(Debug)]
pub struct StageHints<'a> {
    settings: &'a Settings,
    classifier: Classifier<'a>,
    seen: BTreeMap<Key, Seen>,
    described: BTreeSet<String>,
}

impl<'a> StageHints<'a> {
    /// Nothing seen yet.
    pub fn new(settings: &'a Settings) -> Self {
        Self {
            settings,
            classifier: Classifier::new(settings),
            seen: BTreeMap::new(),
            described: BTreeSet::new(),
        }
    }

    /// Parties of rows without category that only their description names, as the cash table
    /// calls them.
    pub const fn described(&self) -> &BTreeSet<String> {
        &self.described
    }

    /// The rules in an order in which the first match says what the words say: by category, then
    /// by counterparty, then by description.
    pub fn finish(self) -> Vec<StageHint> {
        let mut names: BTreeMap<(HintField, &Stage, &str), usize> = BTreeMap::new();
        for key in self.seen.keys() {
            *names.entry((key.field, &key.stage, key.word)).or_default() += 1;
        }
        let mut made: Vec<StageHint> = Vec::new();
        for (key, seen) in &self.seen {
            let many = names[&(key.field, &key.stage, key.word)] > MOST_NAMES;
            let hint = hint(key, seen, many);
            let same = made.iter_mut().find(|other| {
                (other.field, &other.pattern, &other.stage)
                    == (hint.field, &hint.pattern, &hint.stage)
            });
            match same {
                Some(other) => {
                    other.rows += hint.rows;
                    other.receipts += hint.receipts;
                }
                None => made.push(hint),
            }
        }
        made.retain(|hint| hint.rows > 0);
        made
    }

    /// What the words would say of the row if it were money out.
    fn key(&mut self, row: &Transaction<'_>) -> Option<Key> {
        let out = Transaction { amount: -row.amount.abs(), ..*row };
        let part = self.classifier.classify(&out).parts.first()?;
        let (word, stage, touchpoint) =
            (part.inferred?, part.stage.clone()?, part.touchpoint.clone());
        let category = row.category.trim();
        if !category.is_empty() && touchpoint.as_deref() == Some(category) {
            return Some(Key { field: HintField::Category, stage, text: category.into(), word });
        }
        let silent = Transaction { description: "", ..out };
        let alone = self.classifier.classify(&silent).parts.first()?;
        let (field, text) = if alone.inferred == Some(word) {
            (HintField::Counterparty, row.counterparty.trim())
        } else {
            (HintField::Description, "")
        };
        Some(Key { field, stage, text: text.to_owned(), word })
    }
}

fn hint(key: &Key, seen: &Seen, many: bool) -> StageHint {
    let by_word = key.text.is_empty() || (many && key.field == HintField::Counterparty);
    StageHint {
        field: key.field,
        pattern: if by_word { word_pattern(key.word) } else { name_pattern(&key.text) },
        stage: key.stage.clone(),
        touchpoint: (key.field != HintField::Category).then(|| key.word.to_owned()),
        word: key.word,
        rows: seen.rows,
        receipts: seen.receipts,
    }
}

/// A regular expression for a whole name in any case, and nothing else.
///
/// ```
/// assert_eq!(cashcast::aggregate::name_pattern("Fees (EU)"), r"(?i)^fees \(eu\)$");
/// ```
pub fn name_pattern(name: &str) -> String {
    let folded = format!("(?i)^{}$", escaped(&name.to_lowercase()));
    let fits = Regex::new(&folded).is_ok_and(|pattern| pattern.is_match(name));
    // Few letters change their form with their case; their names are taken as they are.
    if fits { folded } else { format!("^{}$", escaped(name)) }
}

/// A regular expression for a description by its words, whatever numbers stand between them.
///
/// ```
/// assert_eq!(cashcast::aggregate::words_pattern("Card payout"), "(?i)card.*payout");
/// ```
pub fn words_pattern(words: &str) -> String {
    let words: Vec<String> = words.to_lowercase().split_whitespace().map(escaped).collect();
    format!("(?i){}", words.join(".*"))
}

/// A phrase as whole words, with any mark between them.
fn word_pattern(word: &str) -> String {
    let words: Vec<String> = word.split(' ').map(escaped).collect();
    format!(r"(?i)\b{}\b", words.join(r"[\W_]+"))
}

/// Characters that mean something in a pattern stand for themselves.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$'
        ) {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern
}

impl RowSink for StageHints<'_> {
    fn accept(&mut self, row: &Transaction<'_>) -> RowFate {
        if self.settings.since.is_some_and(|since| row.date < since) || row.amount.is_zero() {
            return RowFate::Ignored;
        }
        if row.category.trim().is_empty() && row.counterparty.trim().is_empty() {
            let mut name = String::new();
            party("", row.description, &mut name);
            self.described.insert(name);
        }
        if let Some(key) = self.key(row) {
            let seen = self.seen.entry(key).or_default();
            if row.amount.is_negative() {
                seen.rows += 1;
            } else {
                seen.receipts += 1;
            }
        }
        RowFate::Used
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Money;
    use proptest::prelude::*;

    fn hints(rows: &[(&str, &str, &str, i128)]) -> Vec<String> {
        let settings = Settings::default();
        let mut hints = StageHints::new(&settings);
        for (category, counterparty, description, cents) in rows {
            hints.accept(&Transaction {
                file: 0,
                line: 2,
                date: chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap(),
                amount: Money::from_minor(*cents, 2),
                currency: "",
                category,
                counterparty,
                description,
                account: "",
            });
        }
        let made = hints.finish();
        made.into_iter()
            .map(|hint| {
                let touchpoint = hint.touchpoint.unwrap_or_default();
                let (field, rows, receipts) = (hint.field.key(), hint.rows, hint.receipts);
                format!("{field} {} {} [{touchpoint}] {rows}/{receipts}", hint.pattern, hint.stage)
            })
            .collect()
    }

    #[test]
    fn each_field_gives_its_own_rule_and_receipts_are_counted() {
        let made = hints(&[
            ("Search_Ads", "", "", -100),
            ("Search_Ads", "", "", 40),
            ("Marketing", "Meta Ads", "", -100),
            ("Marketing", "META ADS", "", -100),
            ("", "", "Website (spring)", -100),
            ("", "Stripe", "payout", 900),
            ("", "Seo GmbH", "refund", 900),
        ]);
        assert_eq!(
            made,
            [
                "category (?i)^search_ads$ awareness [] 1/1",
                "counterparty (?i)^meta ads$ awareness [meta ads] 2/0",
                r"description (?i)\bwebsite\b consideration [website] 1/0",
            ]
        );
    }

    #[test]
    fn many_names_of_one_word_are_one_rule() {
        let names: Vec<String> = (0..6).map(|n| format!("GOOGLE*ADS {n}")).collect();
        let rows: Vec<(&str, &str, &str, i128)> =
            names.iter().map(|name| ("", name.as_str(), "", -100)).collect();
        let made = hints(&rows);
        assert_eq!(made, [r"counterparty (?i)\bgoogle[\W_]+ads\b awareness [google ads] 6/0"]);
    }

    proptest! {
        #[test]
        fn a_name_pattern_matches_its_name_and_no_longer_one(name in "\\PC{1,12}|[\\x00-\\x7f]{1,12}|[İıßſΣK]{1,4}") {
            let pattern = Regex::new(&name_pattern(&name)).unwrap();
            prop_assert!(pattern.is_match(&name));
            let longer = format!("{name}x");
            prop_assert!(!pattern.is_match(&longer));
        }
    }
}

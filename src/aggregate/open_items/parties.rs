//! The parties of history by name, and by the words of their names.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{CashTable, Flow, LineKey, fold_name};

/// What companies are, not what they are called.
#[rustfmt::skip]
static LEGAL_FORMS: &[&str] = &[
    "ltd", "limited", "inc", "incorporated", "llc", "llp", "plc", "co", "company", "corp",
    "corporation", "gmbh", "ag", "kg", "ohg", "ug", "se", "mbh", "sa", "sas", "sarl", "srl", "spa",
    "bv", "nv", "ab", "as", "oy", "aps", "pty", "kft", "sro", "the",
];
/// Longer names are compared by their first words.
const MOST_WORDS: usize = 12;
/// Letters of a single word that may stand for a longer name.
const LEAST_LETTERS: usize = 4;

/// One party of one line.
struct Party<'h> {
    line: &'h LineKey,
    name: &'h str,
    words: Vec<String>,
    rows: u64,
    last: NaiveDate,
}

type ByText = BTreeMap<(Flow, String), Vec<usize>>;

/// Every party that history names.
pub(super) struct Parties<'h> {
    all: Vec<Party<'h>>,
    by_name: ByText,
    /// By all words of the name together.
    by_words: ByText,
    /// By each of them.
    by_word: ByText,
}

impl<'h> Parties<'h> {
    pub(super) fn new(history: &'h CashTable) -> Self {
        let (by_name, by_words, by_word) = (ByText::new(), ByText::new(), ByText::new());
        let mut made = Self { all: Vec::new(), by_name, by_words, by_word };
        for (line, of_line) in &history.lines {
            for (name, days) in of_line.parties.iter().filter(|(name, _)| !name.is_empty()) {
                let rows = days.values().map(|day| u64::from(day.rows)).sum();
                let last = days.keys().next_back().copied().unwrap_or_default();
                made.add(Party { line, name, words: words(name), rows, last });
            }
        }
        made
    }

    fn add(&mut self, party: Party<'h>) {
        let (number, flow) = (self.all.len(), party.line.flow);
        let note = |index: &mut ByText, text: String| {
            let of = index.entry((flow, text)).or_default();
            if of.last() != Some(&number) {
                of.push(number);
            }
        };
        note(&mut self.by_name, fold_name(party.name));
        note(&mut self.by_words, party.words.join(" "));
        for word in &party.words {
            note(&mut self.by_word, word.clone());
        }
        self.all.push(party);
    }

    /// The line, and the spelling, in which a name is paid most often: the name itself, else the
    /// same without its legal form, else one whose words hold the other's.
    pub(super) fn find(
        &self,
        flow: Flow,
        name: &str,
        line: Option<&LineKey>,
    ) -> Option<(&'h LineKey, &'h str)> {
        let words = words(name);
        if words.is_empty() {
            return None;
        }
        let known = |index: &ByText, text: String| -> Vec<usize> {
            index.get(&(flow, text)).cloned().unwrap_or_default()
        };
        let wanted = |of: Vec<usize>| -> Vec<usize> {
            let in_line = |number: &usize| line.is_none_or(|line| self.all[*number].line == line);
            of.into_iter().filter(in_line).collect()
        };
        let steps: [&dyn Fn() -> Vec<usize>; 3] = [
            &|| known(&self.by_name, fold_name(name)),
            &|| known(&self.by_words, words.join(" ")),
            &|| self.contained(flow, &words),
        ];
        let found = steps.iter().map(|step| wanted(step())).find(|found| !found.is_empty())?;
        let shared = |number: usize| self.all[number].words.len().min(words.len());
        let best = found.into_iter().rev().max_by_key(|number| {
            let party = &self.all[*number];
            (shared(*number), party.rows, party.last)
        })?;
        let party = &self.all[best];
        Some((party.line, party.name))
    }

    /// Parties whose words stand within the name in one run, or hold the name's so, in the order of
    /// history.
    fn contained(&self, flow: Flow, words: &[String]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                if says_enough(&words[from..to]) {
                    let text = words[from..to].join(" ");
                    found.extend(self.by_words.get(&(flow, text)).into_iter().flatten());
                }
            }
        }
        if says_enough(words) {
            // The rarest word leaves the fewest names to look at.
            let of = |word: &String| self.by_word.get(&(flow, word.clone()));
            let rarest = words.iter().map(of).min_by_key(|of| of.map_or(0, Vec::len)).flatten();
            let holds = |number: &&usize| {
                self.all[**number].words.windows(words.len()).any(|run| run == words)
            };
            found.extend(rarest.into_iter().flatten().filter(holds));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The words of a name without marks and legal forms; all of them where nothing else is left.
fn words(name: &str) -> Vec<String> {
    let plain = name.to_lowercase().replace(['.', '\'', '\u{2019}'], "");
    let all: Vec<&str> = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .collect();
    let own: Vec<&str> = all.iter().copied().filter(|word| !LEGAL_FORMS.contains(word)).collect();
    let kept = if own.is_empty() { all } else { own };
    kept.into_iter().map(str::to_owned).collect()
}

/// May these words stand for a longer name?
fn says_enough(words: &[String]) -> bool {
    match words {
        [] => false,
        [one] => one.chars().filter(|c| c.is_alphabetic()).count() >= LEAST_LETTERS,
        _ => true,
    }
}

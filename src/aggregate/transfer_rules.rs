//! Ignore rules for transfers between own accounts: proposed, never applied.
//!
//! A rule is proposed where it matches transfers and nothing else of the rows read: every row it
//! matches is one side of a pair, and the other side has a rule too, so that what is ignored sums to
//! nothing. The check is exact: a pattern holds a word of transfers and no digit, every row with
//! such a word was kept, and texts were kept but for their digits. Rows whose other side may lie
//! before or after the files are the only ones that need no partner; they are counted.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use regex::Regex;

use super::transfers::{Group, Leg, Pairs, TransferWatch, words_in};
use crate::config::toml_text;
use crate::domain::Money;

/// Pairs shown.
const EXAMPLES: usize = 2;

/// A rule that would ignore transfers, for the configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedRule {
    /// Keys of `when` (`category`, `counterparty`, `description`, `account`) with their patterns.
    pub when: Vec<(&'static str, String)>,
    /// Rows it matches.
    pub rows: u64,
    /// Those of them whose other side may lie before or after the files.
    pub unpaired: u64,
}

impl ProposedRule {
    /// Why it is proposed, for people.
    pub fn reason(&self) -> String {
        let rows = if self.rows == 1 { "1 row".to_owned() } else { format!("{} rows", self.rows) };
        match self.unpaired {
            0 => format!("transfers between own accounts: {rows}, each with its other side"),
            unpaired => format!(
                "transfers between own accounts: {rows}, {unpaired} of them near the ends of the \
                 files and without their other side"
            ),
        }
    }

    /// `when = { … }`.
    pub fn when_line(&self) -> String {
        let mut text = String::from("when = {");
        for (at, (key, pattern)) in self.when.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            let _ = write!(text, "{comma} {key} = {}", toml_text(pattern));
        }
        text.push_str(" }");
        text
    }
}

/// One side of an example: file, line, amount and day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Index of the file.
    pub file: usize,
    /// Its line.
    pub line: u64,
    /// The day.
    pub date: chrono::NaiveDate,
    /// As it stands in the file.
    pub amount: Money,
}

/// Transfers between own accounts, and the rules that would ignore them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Transfers {
    /// Pairs of rows found.
    pub pairs: u64,
    /// What they moved, in the reporting currency.
    pub moved: Money,
    /// Pairs that the rules cover.
    pub covered: u64,
    /// The rules, the one that covers most first.
    pub rules: Vec<ProposedRule>,
    /// Two of the pairs, money out first; those that the rules cover, where there are any.
    pub examples: Vec<(Side, Side)>,
    /// There were too many rows to compare: nothing was.
    pub too_many: bool,
}

/// Finds the transfers among the rows seen.
pub fn transfers(watch: &TransferWatch) -> Transfers {
    if watch.overflowed() {
        return Transfers { too_many: true, ..Transfers::default() };
    }
    let pairs = watch.pairs();
    let rules = Search::new(&pairs).run();
    let covers = |leg: &Leg| rules.iter().any(|rule| rule.groups.contains(&leg.group));
    let outgoing: Vec<(&Leg, &Leg)> = pairs
        .legs
        .iter()
        .zip(&pairs.partner)
        .filter(|(leg, _)| leg.amount.is_negative())
        .filter_map(|(leg, partner)| Some((leg, &pairs.legs[(*partner)?])))
        .collect();
    let covered: Vec<_> = outgoing.iter().filter(|(out, _)| covers(out)).copied().collect();
    let shown = if covered.is_empty() { &outgoing } else { &covered };
    let side = |leg: &Leg| Side {
        file: pairs.groups[leg.group].file,
        line: leg.line,
        date: leg.date,
        amount: leg.amount,
    };
    Transfers {
        pairs: outgoing.len() as u64,
        moved: outgoing.iter().map(|(_, income)| income.worth).sum(),
        covered: covered.len() as u64,
        rules: rules.iter().map(|rule| rule.propose(&pairs)).collect(),
        examples: shown.iter().take(EXAMPLES).map(|(out, into)| (side(out), side(into))).collect(),
        too_many: false,
    }
}

/// A rule and the groups of rows that it matches.
#[derive(Debug, Clone)]
struct Candidate {
    when: Vec<(&'static str, String)>,
    groups: BTreeSet<usize>,
}

impl Candidate {
    fn propose(&self, pairs: &Pairs) -> ProposedRule {
        let legs = pairs.legs.iter().zip(&pairs.partner);
        let of: Vec<bool> = legs
            .filter(|(leg, _)| self.groups.contains(&leg.group))
            .map(|(_, partner)| partner.is_none())
            .collect();
        ProposedRule {
            when: self.when.clone(),
            rows: of.len() as u64,
            unpaired: of.iter().filter(|unpaired| **unpaired).count() as u64,
        }
    }
}

/// The search for rules that cover both sides of every pair they touch.
struct Search<'p> {
    pairs: &'p Pairs,
    /// Every leg of the group is a side of a pair, or at an edge.
    sound: Vec<bool>,
    /// The groups on the other sides.
    across: Vec<BTreeSet<usize>>,
    /// Sides of pairs.
    paired: Vec<u64>,
}

impl<'p> Search<'p> {
    fn new(pairs: &'p Pairs) -> Self {
        let count = pairs.groups.len();
        let mut made = Self {
            pairs,
            sound: vec![true; count],
            across: vec![BTreeSet::new(); count],
            paired: vec![0; count],
        };
        for (at, leg) in pairs.legs.iter().enumerate() {
            match pairs.partner[at] {
                Some(other) => {
                    made.across[leg.group].insert(pairs.legs[other].group);
                    made.paired[leg.group] += 1;
                }
                None => made.sound[leg.group] &= pairs.at_edge[at],
            }
        }
        made
    }

    /// The greatest set of groups that rules can cover, and a rule for each, the first that fits.
    fn run(&self) -> Vec<Candidate> {
        let mut candidates: Vec<Vec<Candidate>> = (0..self.pairs.groups.len())
            .map(|group| if self.paired[group] > 0 { self.candidates(group) } else { Vec::new() })
            .collect();
        loop {
            let coverable: Vec<bool> =
                candidates.iter().map(|candidates| !candidates.is_empty()).collect();
            let mut changed = false;
            for group in &mut candidates {
                let before = group.len();
                group.retain(|candidate| self.both_sides(candidate, &coverable));
                changed |= group.len() != before;
            }
            if !changed {
                break;
            }
        }
        self.fewest(&candidates)
    }

    fn both_sides(&self, candidate: &Candidate, coverable: &[bool]) -> bool {
        candidate
            .groups
            .iter()
            .all(|group| self.across[*group].iter().all(|other| coverable[*other]))
    }

    /// One rule for each group that no rule before it covers.
    fn fewest(&self, candidates: &[Vec<Candidate>]) -> Vec<Candidate> {
        let mut order: Vec<usize> = (0..candidates.len()).collect();
        order.sort_by_key(|group| (std::cmp::Reverse(self.paired[*group]), *group));
        let mut chosen: Vec<Candidate> = Vec::new();
        for group in order {
            let done = chosen.iter().any(|rule| rule.groups.contains(&group));
            if let (false, Some(rule)) = (done, candidates[group].first()) {
                chosen.push(rule.clone());
            }
        }
        chosen
    }

    /// Rules that match a group and only sound groups, the plainest first.
    fn candidates(&self, group: usize) -> Vec<Candidate> {
        let of = &self.pairs.groups[group];
        let category = patterns(&of.category);
        let counterparty = patterns(&of.counterparty);
        let description = patterns(&of.description);
        let single = |key, patterns: &[String]| -> Vec<Vec<(&'static str, String)>> {
            patterns.iter().map(|pattern| vec![(key, pattern.clone())]).collect()
        };
        let mut plain = single("category", &category);
        plain.extend(single("counterparty", &counterparty));
        plain.extend(single("description", &description));
        let also = [
            ("category", &of.category),
            ("counterparty", &of.counterparty),
            ("account", &of.account),
        ];
        let narrower: Vec<_> = plain
            .iter()
            .flat_map(|when| {
                let fitting = also.iter().filter(|(key, text)| {
                    !text.is_empty()
                        && !text.contains(|c: char| c.is_ascii_digit() && *key != "account")
                        && when.iter().all(|(known, _)| known != key)
                });
                fitting.map(|(key, text)| {
                    let mut when = when.clone();
                    when.push((*key, whole(text)));
                    when
                })
            })
            .collect();
        plain.into_iter().chain(narrower).filter_map(|when| self.sound_rule(when)).collect()
    }

    fn sound_rule(&self, when: Vec<(&'static str, String)>) -> Option<Candidate> {
        let patterns: Option<Vec<(&str, Regex)>> =
            when.iter().map(|(key, text)| Some((*key, Regex::new(text).ok()?))).collect();
        let patterns = patterns?;
        let matches = |group: &Group| {
            patterns.iter().all(|(key, pattern)| pattern.is_match(field(group, key)))
        };
        let groups: BTreeSet<usize> = (0..self.pairs.groups.len())
            .filter(|group| matches(&self.pairs.groups[*group]))
            .collect();
        let sound = groups.iter().all(|group| self.sound[*group]);
        sound.then_some(Candidate { when, groups })
    }
}

fn field<'g>(group: &'g Group, key: &str) -> &'g str {
    match key {
        "category" => &group.category,
        "counterparty" => &group.counterparty,
        "account" => &group.account,
        _ => &group.description,
    }
}

fn whole(text: &str) -> String {
    format!("^{}$", regex::escape(text))
}

/// Patterns for a masked text: the whole of it where it has no digit, else its parts between digits
/// that hold a word of transfers, the longest first.
fn patterns(text: &str) -> Vec<String> {
    if words_in(text).next().is_none() {
        return Vec::new();
    }
    if !text.contains('0') {
        return vec![whole(text)];
    }
    let mut parts: Vec<&str> =
        text.split('0').map(str::trim).filter(|part| words_in(part).next().is_some()).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts.dedup();
    let bound = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let pattern = |part: &str| {
        let start = if bound(part.chars().next()) { "\\b" } else { "" };
        let end = if bound(part.chars().next_back()) { "\\b" } else { "" };
        format!("{start}{}{end}", regex::escape(part))
    };
    parts.into_iter().map(pattern).collect()
}

#[cfg(test)]
mod tests;

//! Which lines a ledger row belongs to: rules first, then the built-in words (DESIGN §5).

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::settings::{Rule, RuleAction, Settings};
use super::stage_words;
use crate::domain::{Dictionary, Stage, Transaction, same_bytes};

/// What a row is, before its sign decides the flow.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Classification {
    /// Not cash: left out, and counted as ignored. The rest is then empty.
    pub ignored: bool,
    /// In actuals and balances, not in what history predicts.
    pub one_off: bool,
    /// The lines it belongs to, with their weights; at least one unless ignored.
    pub parts: Vec<Part>,
    /// Index of the rule that decided, `None` for the built-in words and the plain category.
    pub rule: Option<usize>,
}

/// One line a row (or a share of it) belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// Stage, `None` for an operating line.
    pub stage: Option<Stage>,
    /// Touchpoint within the stage.
    pub touchpoint: Option<String>,
    /// Category of an operating line.
    pub category: Option<String>,
    /// Share of the amount, relative to the other parts.
    pub weight: u32,
    /// False for cost of sales.
    pub discretionary: bool,
    /// The built-in word that gave the stage.
    pub inferred: Option<&'static str>,
}

/// Texts remembered at a time: rows repeat, but memory must not grow with rows.
const REMEMBERED: usize = 1 << 15;

/// What all rows of one (direction, category, counterparty, account) share: in a bank export
/// descriptions differ in almost every row, these hardly ever.
#[derive(Debug, Clone)]
enum Group {
    /// The description cannot change the classification of this number.
    Settled(usize),
    /// Only a built-in word in the description can change it.
    Words(usize, SilentStart),
    /// The rules that can match, if their description pattern does.
    Open(Vec<usize>),
}

/// How the last description without any stage word began, up to its first digit: `Wages, no. `.
/// Those that begin alike and go on without a letter need no second look.
#[derive(Debug, Clone, Default)]
struct SilentStart(String);

impl SilentStart {
    /// Does the description surely hold no stage word?
    fn holds(&mut self, description: &str) -> bool {
        let (text, start) = (description.as_bytes(), self.0.as_bytes());
        if let Some((head, rest)) = text.split_at_checked(start.len())
            && !start.is_empty()
            && same_bytes(head, start)
            && rest.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic())
        {
            return true;
        }
        let silent = !stage_words::may_stand_in(description);
        if silent {
            let end = text.iter().position(u8::is_ascii_digit).unwrap_or(text.len());
            description[..end].clone_into(&mut self.0);
        }
        silent
    }
}

/// Where a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The number of its classification, for [`Classifier::numbered`]: the same for the same
    /// classification, so that callers may keep what they derive from one.
    pub classification: usize,
    /// The number of its direction, category, counterparty and account together.
    pub group: usize,
    /// It is the one classification of the group that does not come from a description: callers
    /// may keep what they derive from both by the group alone.
    pub usual: bool,
    /// The row is left out.
    pub ignored: bool,
}

/// Classifies rows, once for each distinct text.
#[derive(Debug)]
pub struct Classifier<'a> {
    settings: &'a Settings,
    names: Dictionary,
    groups: Vec<Group>,
    /// Classification of each text of open groups seen lately.
    lately: Dictionary,
    lately_made: Vec<usize>,
    /// Every classification made: as many as there are lines and rules, not rows.
    made: IndexSet<Classification>,
    /// What every row asks of its classification, by number.
    marks: Vec<Mark>,
}

/// The part of a classification that every row looks at, small enough to stay at hand.
#[derive(Debug, Clone, Copy)]
struct Mark {
    ignored: bool,
    rows: u64,
}

impl<'a> Classifier<'a> {
    /// A classifier for one run.
    pub fn new(settings: &'a Settings) -> Self {
        Self {
            settings,
            names: Dictionary::default(),
            groups: Vec::new(),
            lately: Dictionary::default(),
            lately_made: Vec::new(),
            made: IndexSet::new(),
            marks: Vec::new(),
        }
    }

    /// What the row is.
    pub fn classify(&mut self, row: &Transaction<'_>) -> &Classification {
        let place = self.place(row);
        self.numbered(place.classification)
    }

    /// Where the row belongs.
    pub fn place(&mut self, row: &Transaction<'_>) -> Place {
        // Words speak for money out only.
        let sign = u64::from(row.amount.is_negative());
        // Most files have one account: it is then no part of the name.
        let group = if row.account.is_empty() {
            self.names.number_of(sign, [row.category, row.counterparty])
        } else {
            self.names.number_of(2 + sign, [row.category, row.counterparty, row.account])
        };
        if group == self.groups.len() {
            let new = self.new_group(row);
            self.groups.push(new);
        }
        let (known, usual) = match &mut self.groups[group] {
            Group::Settled(number) => (*number, true),
            Group::Words(number, silent) => (*number, silent.holds(row.description)),
            Group::Open(_) => (0, false),
        };
        let classification = if usual { known } else { self.by_description(row, group) };
        let mark = &mut self.marks[classification];
        mark.rows += 1;
        Place { classification, group, usual, ignored: mark.ignored }
    }

    /// The classification of a number.
    pub fn numbered(&self, number: usize) -> &Classification {
        &self.made[number]
    }

    /// How many rows each rule decided, in the order of the rules.
    pub fn fired(&self) -> Vec<u64> {
        let mut fired = vec![0; self.settings.rules.len()];
        for (made, mark) in self.made.iter().zip(&self.marks) {
            if let Some(rule) = made.rule {
                fired[rule] += mark.rows;
            }
        }
        fired
    }

    /// Rows left out, by the rule that said so.
    pub fn ignored(&self) -> BTreeMap<usize, u64> {
        let marked = self.made.iter().zip(&self.marks);
        let mut ignored = BTreeMap::new();
        for (made, mark) in marked.filter(|(_, mark)| mark.ignored && mark.rows > 0) {
            if let Some(rule) = made.rule {
                *ignored.entry(rule).or_default() += mark.rows;
            }
        }
        ignored
    }

    fn new_group(&mut self, row: &Transaction<'_>) -> Group {
        let rules = self.settings.rules.iter().enumerate();
        let mut candidates = Vec::new();
        for (index, rule) in rules.filter(|(_, rule)| matches_but_description(rule, row)) {
            candidates.push(index);
            if rule.when.description.is_none() {
                break;
            }
        }
        let settled = match candidates.first().map(|index| &self.settings.rules[*index]) {
            None => !needs_description(row),
            Some(rule) => {
                let marks_only = rule.action == RuleAction::Operating { category: None };
                rule.when.description.is_none() && !(marks_only && needs_description(row))
            }
        };
        if settled {
            Group::Settled(self.make(row, &candidates))
        } else if candidates.is_empty() {
            let silent = Transaction { description: "", ..*row };
            Group::Words(self.make(&silent, &candidates), SilentStart::default())
        } else {
            Group::Open(candidates)
        }
    }

    fn by_description(&mut self, row: &Transaction<'_>, group: usize) -> usize {
        if self.lately.len() >= REMEMBERED {
            self.lately.clear();
            self.lately_made.clear();
        }
        let text = self.lately.number_of(group as u64, [row.description]);
        if text == self.lately_made.len() {
            let candidates = match &self.groups[group] {
                Group::Open(candidates) => candidates.clone(),
                Group::Settled(_) | Group::Words(..) => Vec::new(),
            };
            let made = self.make(row, &candidates);
            self.lately_made.push(made);
        }
        self.lately_made[text]
    }

    /// The number of the row's classification.
    fn make(&mut self, row: &Transaction<'_>, candidates: &[usize]) -> usize {
        let decided = self.decide(row, candidates);
        let ignored = decided.ignored;
        let (number, new) = self.made.insert_full(decided);
        if new {
            self.marks.push(Mark { ignored, rows: 0 });
        }
        number
    }

    /// The first candidate whose description matches too, else the built-in words, else the
    /// category.
    fn decide(&self, row: &Transaction<'_>, candidates: &[usize]) -> Classification {
        let rules = candidates.iter().map(|index| (*index, &self.settings.rules[*index]));
        let first = rules.into_iter().find(|(_, rule)| matches_description(rule, row));
        match first {
            Some((index, rule)) => by_rule(self.settings, rule, index, row),
            None => plain(by_words(self.settings, row)),
        }
    }
}

/// Could a word of the description give this row its stage?
fn needs_description(row: &Transaction<'_>) -> bool {
    row.amount.is_negative() && stage_words::find(row.category, row.counterparty, "").is_none()
}

/// A classification without a rule.
fn plain(part: Part) -> Classification {
    Classification { ignored: false, one_off: false, parts: vec![part], rule: None }
}

/// Only money out is given a stage by a word: a receipt "from Google Ads" is a refund or a
/// customer, and only a rule can tell.
fn by_words(settings: &Settings, row: &Transaction<'_>) -> Part {
    let found = row
        .amount
        .is_negative()
        .then(|| stage_words::find(row.category, row.counterparty, row.description))
        .flatten();
    let part = found.and_then(|(word, by_category)| {
        let stage = settings.stages.find(word.stage)?;
        let touchpoint = if by_category { row.category.trim() } else { word.words };
        let cost_of_sales =
            is_cost_of_sales(word.words) || stage_words::is_cost_of_sales(touchpoint);
        Some(Part {
            stage: Some(stage),
            touchpoint: Some(touchpoint.to_owned()),
            category: None,
            weight: 1,
            discretionary: !cost_of_sales,
            inferred: Some(word.words),
        })
    });
    part.unwrap_or_else(|| operating(filled(row.category)))
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn operating(category: Option<String>) -> Part {
    Part {
        stage: None,
        touchpoint: None,
        category,
        weight: 1,
        discretionary: false,
        inferred: None,
    }
}

fn matches_but_description(rule: &Rule, row: &Transaction<'_>) -> bool {
    let fields = [
        (&rule.when.category, row.category),
        (&rule.when.counterparty, row.counterparty),
        (&rule.when.account, row.account),
    ];
    fields
        .into_iter()
        .all(|(pattern, text)| pattern.as_ref().is_none_or(|pattern| pattern.is_match(text)))
}

fn matches_description(rule: &Rule, row: &Transaction<'_>) -> bool {
    rule.when.description.as_ref().is_none_or(|pattern| pattern.is_match(row.description))
}

fn by_rule(
    settings: &Settings,
    rule: &Rule,
    index: usize,
    row: &Transaction<'_>,
) -> Classification {
    let ignored = rule.action == RuleAction::Ignore;
    let parts = match &rule.action {
        RuleAction::Ignore => Vec::new(),
        RuleAction::Stage { stage, touchpoint } => {
            let touchpoint = touchpoint.clone().or_else(|| filled(row.category));
            vec![staged(rule, stage, touchpoint, 1)]
        }
        RuleAction::Operating { category: Some(category) } => {
            vec![operating(Some(category.clone()))]
        }
        // A rule that only marks rows (one-off, discretionary) leaves their line as it is.
        RuleAction::Operating { category: None } => {
            let part = by_words(settings, row);
            let discretionary = rule.discretionary.unwrap_or(part.discretionary);
            vec![Part { discretionary: discretionary && part.stage.is_some(), ..part }]
        }
        RuleAction::Split { parts } => parts
            .iter()
            .map(|(stage, touchpoint, weight)| {
                let touchpoint = touchpoint
                    .clone()
                    .or_else(|| filled(row.category))
                    .or_else(|| filled(row.counterparty));
                staged(rule, stage, touchpoint, *weight)
            })
            .collect(),
    };
    Classification { ignored, one_off: rule.one_off, parts, rule: Some(index) }
}

fn staged(rule: &Rule, stage: &Stage, touchpoint: Option<String>, weight: u32) -> Part {
    let cost_of_sales = touchpoint.as_deref().is_some_and(stage_words::is_cost_of_sales);
    Part {
        stage: Some(stage.clone()),
        touchpoint,
        category: None,
        weight,
        discretionary: rule.discretionary.unwrap_or(!cost_of_sales),
        inferred: None,
    }
}

/// Is this the name of a cost of sales (payment fees, stock, shipping), which is never cut unless
/// a rule or the budget says so?
pub fn is_cost_of_sales(name: &str) -> bool {
    stage_words::is_cost_of_sales(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::When;
    use crate::domain::{Money, Position};
    use regex::Regex;

    fn row<'a>(
        category: &'a str,
        counterparty: &'a str,
        description: &'a str,
        cents: i128,
    ) -> Transaction<'a> {
        Transaction {
            file: 0,
            line: 2,
            date: chrono::NaiveDate::from_ymd_opt(2026, 5, 1).unwrap(),
            amount: Money::from_minor(cents, 2),
            currency: "",
            category,
            counterparty,
            description,
            account: "",
        }
    }

    fn rule(when: When, action: RuleAction) -> Rule {
        Rule {
            when,
            action,
            one_off: false,
            discretionary: None,
            position: Position::file("cashcast.toml"),
        }
    }

    fn settings(rules: Vec<Rule>) -> Settings {
        Settings { rules, ..Settings::default() }
    }

    #[test]
    fn the_first_matching_rule_wins_whatever_field_it_speaks_of() {
        let stages = Settings::default().stages;
        let stage = |name: &str, touchpoint: &str| RuleAction::Stage {
            stage: stages.find(name).unwrap(),
            touchpoint: Some(touchpoint.to_owned()),
        };
        let pattern = |text: &str| Some(Regex::new(text).unwrap());
        let settings = settings(vec![
            rule(
                When { description: pattern("(?i)spring"), ..When::default() },
                stage("awareness", "spring"),
            ),
            rule(
                When { counterparty: pattern("Google"), ..When::default() },
                stage("awareness", "search ads"),
            ),
            rule(When { category: pattern("^Transfer$"), ..When::default() }, RuleAction::Ignore),
        ]);
        let mut classifier = Classifier::new(&settings);
        let mut touchpoint = |description: &str| {
            classifier.classify(&row("Ads", "Google", description, -100)).parts[0]
                .touchpoint
                .clone()
        };
        assert_eq!(touchpoint("autumn").as_deref(), Some("search ads"));
        assert_eq!(touchpoint("Spring sale").as_deref(), Some("spring"));
        assert_eq!(touchpoint("autumn again").as_deref(), Some("search ads"));
        assert!(classifier.classify(&row("Transfer", "Own savings", "", -100)).ignored);
    }

    #[test]
    fn words_give_a_stage_to_money_out_only_and_are_marked() {
        let settings = settings(Vec::new());
        let mut classifier = Classifier::new(&settings);
        let out = classifier.classify(&row("", "Meta Ads", "campaign", -100));
        assert_eq!(out.parts[0].stage.as_ref().unwrap().name(), "awareness");
        assert_eq!(out.parts[0].inferred, Some("meta ads"));
        let refund = classifier.classify(&row("", "Meta Ads", "refund", 100));
        assert_eq!(refund.parts[0].stage, None);
        let shipping = classifier.classify(&row("Shipping", "Parcelway", "", -100));
        assert!(!shipping.parts[0].discretionary);
        let payroll = classifier.classify(&row("Payroll", "Staff", "", -100));
        assert_eq!(payroll.parts[0].category.as_deref(), Some("Payroll"));
    }

    #[test]
    fn a_rule_that_only_marks_leaves_the_inferred_line() {
        let mut marks = rule(
            When { category: Some(Regex::new("Search ads").unwrap()), ..When::default() },
            RuleAction::Operating { category: None },
        );
        marks.discretionary = Some(false);
        let settings = settings(vec![marks]);
        let mut classifier = Classifier::new(&settings);
        let part = classifier.classify(&row("Search ads", "", "", -100)).parts[0].clone();
        assert_eq!(part.stage.unwrap().name(), "awareness");
        assert!(!part.discretionary);
        assert_eq!(part.inferred, Some("search ads"));
        assert_eq!(classifier.fired(), [1]);
    }

    #[test]
    fn a_word_after_a_silent_start_is_seen() {
        let settings = settings(Vec::new());
        let mut classifier = Classifier::new(&settings);
        let mut stage = |text: &str| {
            let part = classifier.classify(&row("Fees", "", text, -1)).parts[0].clone();
            part.stage.map(|stage| stage.name().to_owned())
        };
        assert_eq!(stage("Invoice 17"), None);
        assert_eq!(stage("Invoice 18"), None);
        assert_eq!(stage("Invoice 18 hosting").as_deref(), Some("consideration"));
        assert_eq!(stage("Invoice 19"), None);
        assert_eq!(stage("Invoice é 19 seo").as_deref(), Some("consideration"));
    }

    #[test]
    fn what_is_known_of_a_text_is_not_kept_for_ever() {
        let settings = settings(Vec::new());
        let mut classifier = Classifier::new(&settings);
        for number in 0..(REMEMBERED * 2) {
            let text = number.to_string();
            let part = &classifier.classify(&row("Payroll", "", &text, -1)).parts[0];
            assert_eq!(part.category.as_deref(), Some("Payroll"));
        }
        assert!(classifier.lately.len() <= REMEMBERED);
        assert_eq!(classifier.groups.len(), 1);
        assert_eq!(classifier.made.len(), 1);
    }
}

//! Which lines a ledger row belongs to: rules first, then the built-in words (DESIGN §5).

use std::rc::Rc;

use super::settings::{Rule, RuleAction, Settings};
use super::stage_words;
use crate::domain::{Stage, Transaction};

/// What a row is, before its sign decides the flow.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// What all rows of one (category, counterparty, account, direction) share.
#[derive(Debug, Clone)]
struct Group {
    /// Rules that this group can match: the last one for certain, those before it only where
    /// their description pattern matches.
    candidates: Vec<usize>,
    /// Is the last candidate free of a description pattern?
    certain: bool,
}

/// Classifies rows, remembering what rows of the same parties have in common: descriptions differ
/// in almost every row of a bank export, categories and counterparties hardly ever.
#[derive(Debug)]
pub struct Classifier<'a> {
    settings: &'a Settings,
    #[expect(clippy::disallowed_types, reason = "looked up only, never iterated")]
    groups: std::collections::HashMap<String, Rc<Group>>,
    key: String,
}

impl<'a> Classifier<'a> {
    /// A classifier for one run.
    #[expect(clippy::disallowed_types, reason = "looked up only, never iterated")]
    pub fn new(settings: &'a Settings) -> Self {
        Self {
            settings,
            groups: std::collections::HashMap::new(),
            key: String::new(),
        }
    }

    /// What the row is.
    pub fn classify(&mut self, row: &Transaction<'_>) -> Classification {
        let group = self.group(row);
        for (place, index) in group.candidates.iter().enumerate() {
            let rule = &self.settings.rules[*index];
            let certain = group.certain && place + 1 == group.candidates.len();
            if certain || matches_description(rule, row) {
                return by_rule(rule, *index, row);
            }
        }
        self.by_words(row)
    }

    fn group(&mut self, row: &Transaction<'_>) -> Rc<Group> {
        self.key.clear();
        for field in [row.category, row.counterparty, row.account] {
            self.key.push_str(field);
            self.key.push('\0');
        }
        if let Some(group) = self.groups.get(&self.key) {
            return Rc::clone(group);
        }
        let group = Rc::new(self.candidates(row));
        self.groups.insert(self.key.clone(), Rc::clone(&group));
        group
    }

    /// The rules whose other patterns match, up to the first without a description pattern.
    fn candidates(&self, row: &Transaction<'_>) -> Group {
        let mut group = Group {
            candidates: Vec::new(),
            certain: false,
        };
        for (index, rule) in self.settings.rules.iter().enumerate() {
            if !matches_but_description(rule, row) {
                continue;
            }
            group.candidates.push(index);
            if rule.when.description.is_none() {
                group.certain = true;
                break;
            }
        }
        group
    }

    /// Only money out is given a stage by a word: a receipt "from Google Ads" is a refund or a
    /// customer, and only a rule can tell.
    fn by_words(&self, row: &Transaction<'_>) -> Classification {
        let found = row
            .amount
            .is_negative()
            .then(|| stage_words::find(row.category, row.counterparty, row.description))
            .flatten();
        let part = found.and_then(|(word, by_category)| {
            let stage = self.settings.stages.find(word.stage)?;
            let touchpoint = if by_category {
                row.category.trim()
            } else {
                word.words
            };
            Some(Part {
                stage: Some(stage),
                touchpoint: Some(touchpoint.to_owned()),
                category: None,
                weight: 1,
                discretionary: word.discretionary,
                inferred: Some(word.words),
            })
        });
        let part = part.unwrap_or_else(|| operating(filled(row.category)));
        Classification {
            ignored: false,
            one_off: false,
            parts: vec![part],
            rule: None,
        }
    }
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
    fields.into_iter().all(|(pattern, text)| {
        pattern
            .as_ref()
            .is_none_or(|pattern| pattern.is_match(text))
    })
}

fn matches_description(rule: &Rule, row: &Transaction<'_>) -> bool {
    rule.when
        .description
        .as_ref()
        .is_none_or(|pattern| pattern.is_match(row.description))
}

fn by_rule(rule: &Rule, index: usize, row: &Transaction<'_>) -> Classification {
    let ignored = rule.action == RuleAction::Ignore;
    let parts = match &rule.action {
        RuleAction::Ignore => Vec::new(),
        RuleAction::Stage { stage, touchpoint } => {
            let touchpoint = touchpoint.clone().or_else(|| filled(row.category));
            vec![staged(rule, stage, touchpoint, 1)]
        }
        RuleAction::Operating { category } => {
            vec![operating(category.clone().or_else(|| filled(row.category)))]
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
    Classification {
        ignored,
        one_off: rule.one_off,
        parts,
        rule: Some(index),
    }
}

fn staged(rule: &Rule, stage: &Stage, touchpoint: Option<String>, weight: u32) -> Part {
    let cost_of_sales = touchpoint
        .as_deref()
        .is_some_and(stage_words::is_cost_of_sales);
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
        Settings {
            rules,
            ..Settings::default()
        }
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
                When {
                    description: pattern("(?i)spring"),
                    ..When::default()
                },
                stage("awareness", "spring"),
            ),
            rule(
                When {
                    counterparty: pattern("Google"),
                    ..When::default()
                },
                stage("awareness", "search ads"),
            ),
            rule(
                When {
                    category: pattern("^Transfer$"),
                    ..When::default()
                },
                RuleAction::Ignore,
            ),
        ]);
        let mut classifier = Classifier::new(&settings);
        let mut touchpoint = |description: &str| {
            classifier
                .classify(&row("Ads", "Google", description, -100))
                .parts[0]
                .touchpoint
                .clone()
        };
        assert_eq!(touchpoint("autumn").as_deref(), Some("search ads"));
        assert_eq!(touchpoint("Spring sale").as_deref(), Some("spring"));
        assert_eq!(touchpoint("autumn again").as_deref(), Some("search ads"));
        assert!(
            classifier
                .classify(&row("Transfer", "Own savings", "", -100))
                .ignored
        );
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
}

//! The small built-in table of common words that give a stage where no rule does (DESIGN §5).
//!
//! Whole words only. Words with another common meaning (`support`: child support; `content`:
//! contents insurance) count only as a category that says nothing else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Where a phrase is strong enough evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// In category, counterparty and description.
    Anywhere,
    /// In a category whose other words are all companions.
    CategoryOnly,
}

/// One entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct StageWord {
    /// One or more whole words, lower case, one space between them.
    pub(super) words: &'static str,
    /// Canonical name of the stage.
    pub(super) stage: &'static str,
    reach: Reach,
}

const fn anywhere(words: &'static str, stage: &'static str) -> StageWord {
    StageWord { words, stage, reach: Reach::Anywhere }
}

const fn category(words: &'static str, stage: &'static str) -> StageWord {
    StageWord { words, stage, reach: Reach::CategoryOnly }
}

const AWARENESS: &str = "awareness";
const CONSIDERATION: &str = "consideration";
const PURCHASE: &str = "purchase";
const POST_PURCHASE: &str = "post-purchase";

/// Longer phrases stand before their parts: the first that is found wins within a field.
static WORDS: &[StageWord] = &[
    anywhere("google ads", AWARENESS),
    anywhere("google adwords", AWARENESS),
    anywhere("adwords", AWARENESS),
    anywhere("googleads", AWARENESS),
    anywhere("meta ads", AWARENESS),
    anywhere("facebook ads", AWARENESS),
    anywhere("instagram ads", AWARENESS),
    anywhere("linkedin ads", AWARENESS),
    anywhere("tiktok ads", AWARENESS),
    anywhere("youtube ads", AWARENESS),
    anywhere("pinterest ads", AWARENESS),
    anywhere("bing ads", AWARENESS),
    anywhere("microsoft ads", AWARENESS),
    anywhere("search ads", AWARENESS),
    anywhere("social ads", AWARENESS),
    anywhere("social media ads", AWARENESS),
    anywhere("display ads", AWARENESS),
    anywhere("video ads", AWARENESS),
    anywhere("paid search", AWARENESS),
    anywhere("paid social", AWARENESS),
    anywhere("public relations", AWARENESS),
    anywhere("pr agency", AWARENESS),
    anywhere("social media advertising", AWARENESS),
    anywhere("spotify ads", AWARENESS),
    anywhere("facebk", AWARENESS),
    anywhere("sponsorship", AWARENESS),
    anywhere("advertising", AWARENESS),
    anywhere("advertisement", AWARENESS),
    anywhere("advertisements", AWARENESS),
    anywhere("influencer", AWARENESS),
    anywhere("influencers", AWARENESS),
    category("ads", AWARENESS),
    category("pr", AWARENESS),
    anywhere("content marketing", CONSIDERATION),
    anywhere("social media", CONSIDERATION),
    anywhere("landing page", CONSIDERATION),
    anywhere("landing pages", CONSIDERATION),
    anywhere("web hosting", CONSIDERATION),
    anywhere("website", CONSIDERATION),
    anywhere("hosting", CONSIDERATION),
    anywhere("seo", CONSIDERATION),
    category("content", CONSIDERATION),
    anywhere("payment fees", PURCHASE),
    anywhere("payment fee", PURCHASE),
    anywhere("payment processing", PURCHASE),
    anywhere("card fees", PURCHASE),
    anywhere("card fee", PURCHASE),
    anywhere("card processing", PURCHASE),
    anywhere("processing fees", PURCHASE),
    anywhere("processing fee", PURCHASE),
    anywhere("merchant fees", PURCHASE),
    anywhere("merchant fee", PURCHASE),
    anywhere("stripe fees", PURCHASE),
    anywhere("stripe fee", PURCHASE),
    anywhere("paypal fees", PURCHASE),
    anywhere("paypal fee", PURCHASE),
    anywhere("shopify fees", PURCHASE),
    anywhere("transaction fees", PURCHASE),
    category("stock", PURCHASE),
    anywhere("inventory", PURCHASE),
    anywhere("shipping", PURCHASE),
    category("checkout", PURCHASE),
    anywhere("customer support", POST_PURCHASE),
    anywhere("customer service", POST_PURCHASE),
    anywhere("customer success", POST_PURCHASE),
    anywhere("customer survey", POST_PURCHASE),
    anywhere("customer surveys", POST_PURCHASE),
    anywhere("support desk", POST_PURCHASE),
    anywhere("help desk", POST_PURCHASE),
    anywhere("helpdesk", POST_PURCHASE),
    anywhere("loyalty program", POST_PURCHASE),
    anywhere("loyalty programme", POST_PURCHASE),
    anywhere("loyalty rewards", POST_PURCHASE),
    anywhere("email marketing", POST_PURCHASE),
    anywhere("email campaign", POST_PURCHASE),
    anywhere("newsletter", POST_PURCHASE),
    category("support", POST_PURCHASE),
    category("loyalty", POST_PURCHASE),
    category("survey", POST_PURCHASE),
    category("surveys", POST_PURCHASE),
    category("email", POST_PURCHASE),
    category("emails", POST_PURCHASE),
];

/// Words that leave the meaning of an ambiguous category as it is: `PR campaign`, `email tools`.
static COMPANIONS: &[&str] = &[
    "agency",
    "and",
    "campaign",
    "campaigns",
    "chat",
    "client",
    "cost",
    "costs",
    "creation",
    "customer",
    "digital",
    "expense",
    "expenses",
    "marketing",
    "media",
    "online",
    "platform",
    "press",
    "production",
    "program",
    "programme",
    "retainer",
    "service",
    "services",
    "software",
    "spend",
    "subscription",
    "team",
    "tool",
    "tools",
    "writing",
];

/// Phrases that make a line cost of sales: shown in its stage, never cut.
static COST_OF_SALES: &[&str] = &[
    "payment fees",
    "payment fee",
    "payment processing",
    "card fees",
    "card fee",
    "card processing",
    "processing fees",
    "processing fee",
    "merchant fees",
    "merchant fee",
    "stripe fees",
    "stripe fee",
    "paypal fees",
    "paypal fee",
    "shopify fees",
    "transaction fees",
    "inventory",
    "stock",
    "shipping",
];

/// ` word word ` in lower case: everything that is not a letter or digit is one blank, with one at
/// either end, so that ` pr ` is found only as a whole word.
fn padded(text: &str, into: &mut String) {
    into.clear();
    into.push(' ');
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                into.push(c.to_ascii_lowercase());
            } else if !into.ends_with(' ') {
                into.push(' ');
            }
        } else if c.is_alphanumeric() {
            into.extend(c.to_lowercase());
        } else if !into.ends_with(' ') {
            into.push(' ');
        }
    }
    if !into.ends_with(' ') {
        into.push(' ');
    }
}

/// Phrases by their first word, so that a text costs one look-up for each of its words.
static BY_FIRST_WORD: LazyLock<BTreeMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut index: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (at, phrase) in WORDS.iter().enumerate() {
        let first = phrase.words.split(' ').next().unwrap_or(phrase.words);
        index.entry(first).or_default().push(at);
    }
    index
});

/// First words of the phrases that count in a description.
static FIRST_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let anywhere = WORDS.iter().filter(|phrase| phrase.reach == Reach::Anywhere);
    let words = anywhere.map(|phrase| phrase.words.split(' ').next().unwrap_or(phrase.words));
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .ok()
});

/// Could a phrase stand in this description? A quick look, for the many rows where none does; it
/// may say yes in vain, never no.
pub(super) fn may_stand_in(description: &str) -> bool {
    FIRST_WORDS.as_ref().is_none_or(|words| words.is_match(description))
}

/// Does `rest` start with `words` as whole words?
fn starts_with_words(rest: &str, words: &str) -> bool {
    rest.strip_prefix(words).is_some_and(|after| after.starts_with(' '))
}

/// Where each word of a padded text starts.
fn word_starts(padded: &str) -> impl Iterator<Item = usize> {
    padded
        .bytes()
        .enumerate()
        .filter(|(at, byte)| *byte == b' ' && at + 1 < padded.len())
        .map(|(at, _)| at + 1)
}

/// Do the words of a category beside the phrase say nothing else?
fn says_nothing_else(padded: &str, words: &str) -> bool {
    padded
        .split(' ')
        .filter(|word| !word.is_empty() && *word != words)
        .all(|word| COMPANIONS.contains(&word))
}

/// Looks in one field; the phrase that stands first in the table wins.
fn find_in(padded: &str, is_category: bool) -> Option<&'static StageWord> {
    let counts = |rest: &str, phrase: &StageWord| {
        starts_with_words(rest, phrase.words)
            && (phrase.reach == Reach::Anywhere
                || (is_category && says_nothing_else(padded, phrase.words)))
    };
    word_starts(padded)
        .filter_map(|start| {
            let rest = &padded[start..];
            let first = &rest[..rest.find(' ').unwrap_or(rest.len())];
            let phrases = BY_FIRST_WORD.get(first)?;
            phrases.iter().find(|at| counts(rest, &WORDS[**at]))
        })
        .min()
        .map(|at| &WORDS[*at])
}

/// The entry whose words stand in the category, else in the counterparty, else in the description.
/// The flag tells whether the category gave it.
pub(super) fn find(
    category: &str,
    counterparty: &str,
    description: &str,
) -> Option<(&'static StageWord, bool)> {
    let mut text = String::new();
    let fields = [(category, true), (counterparty, false), (description, false)];
    fields.into_iter().find_map(|(field, by_category)| {
        padded(field, &mut text);
        find_in(&text, by_category).map(|word| (word, by_category))
    })
}

/// Does the name of a line say cost of sales (payment fees, stock, shipping)?
pub(super) fn is_cost_of_sales(name: &str) -> bool {
    let mut text = String::new();
    padded(name, &mut text);
    word_starts(&text)
        .any(|start| COST_OF_SALES.iter().any(|words| starts_with_words(&text[start..], words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(category: &str, counterparty: &str, description: &str) -> Option<&'static str> {
        find(category, counterparty, description).map(|(word, _)| word.stage)
    }

    #[test]
    fn every_word_of_the_design_gives_its_stage() {
        let table = [
            ("google ads", AWARENESS),
            ("Meta Ads", AWARENESS),
            ("Facebook_Ads", AWARENESS),
            ("LinkedIn-Ads", AWARENESS),
            ("Advertising", AWARENESS),
            ("PR", AWARENESS),
            ("website", CONSIDERATION),
            ("hosting", CONSIDERATION),
            ("SEO", CONSIDERATION),
            ("content", CONSIDERATION),
            ("social media", CONSIDERATION),
            ("payment fees", PURCHASE),
            ("inventory", PURCHASE),
            ("shipping", PURCHASE),
            ("checkout", PURCHASE),
            ("support", POST_PURCHASE),
            ("helpdesk", POST_PURCHASE),
            ("loyalty", POST_PURCHASE),
            ("survey", POST_PURCHASE),
            ("email", POST_PURCHASE),
        ];
        for (category, wanted) in table {
            assert_eq!(stage(category, "", ""), Some(wanted), "{category}");
        }
    }

    #[test]
    fn the_quick_look_never_denies_a_phrase() {
        for phrase in WORDS.iter().filter(|phrase| phrase.reach == Reach::Anywhere) {
            for text in [phrase.words.to_uppercase(), format!("no. 1, {}-x", phrase.words)] {
                assert!(may_stand_in(&text), "{text}");
            }
        }
        assert!(!may_stand_in("Wages, no. 1000000"));
    }

    #[test]
    fn only_whole_words_count() {
        for text in ["export", "april print", "seoul trip", "mailbox", "discontent", "adwordsmith"]
        {
            assert_eq!(stage(text, text, text), None, "{text}");
        }
    }

    #[test]
    fn words_with_another_meaning_need_a_category_that_says_nothing_else() {
        for text in [
            "Child Support",
            "content insurance",
            "Contents insurance",
            "land survey",
            "support and maintenance",
        ] {
            assert_eq!(stage(text, "", ""), None, "{text}");
        }
        assert_eq!(stage("", "PR", "email to landlord, support"), None);
        assert_eq!(stage("Email tools", "", ""), Some(POST_PURCHASE));
        assert_eq!(stage("PR campaign", "", ""), Some(AWARENESS));
        assert_eq!(stage("", "Harbor customer support", ""), Some(POST_PURCHASE));
    }

    #[test]
    fn the_category_is_asked_first() {
        let (word, by_category) = find("Website", "Google Ads", "").unwrap();
        assert_eq!((word.words, by_category), ("website", true));
        let (word, by_category) = find("Other", "GOOGLE*ADS 4421", "shipping").unwrap();
        assert_eq!((word.words, by_category), ("google ads", false));
    }

    #[test]
    fn cost_of_sales_is_known_by_name() {
        assert!(is_cost_of_sales("Card fees"));
        assert!(is_cost_of_sales("stock"));
        assert!(!is_cost_of_sales("stockings"));
        assert!(!is_cost_of_sales("search ads"));
    }
}

//! The small built-in table of common words that give a stage where no rule does (DESIGN §5).
//!
//! Whole words only: `export` is not `pr`. Words that mean other things elsewhere (`support` as in
//! child support, `content` as in contents insurance) count only where the category says them.

/// Where a word may be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Category, counterparty, description.
    Anywhere,
    /// Category only: too common in other meanings.
    Category,
}

/// One entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct StageWord {
    /// One or more whole words, lower case.
    pub(super) words: &'static str,
    /// Canonical name of the stage.
    pub(super) stage: &'static str,
    /// False for cost of sales.
    pub(super) discretionary: bool,
    reach: Reach,
}

const fn word(stage: &'static str, words: &'static str) -> StageWord {
    StageWord {
        words,
        stage,
        discretionary: true,
        reach: Reach::Anywhere,
    }
}

const fn in_category(stage: &'static str, words: &'static str) -> StageWord {
    StageWord {
        words,
        stage,
        discretionary: true,
        reach: Reach::Category,
    }
}

const fn cost_of_sales(words: &'static str) -> StageWord {
    StageWord {
        words,
        stage: "purchase",
        discretionary: false,
        reach: Reach::Anywhere,
    }
}

const fn cost_of_sales_in_category(words: &'static str) -> StageWord {
    StageWord {
        words,
        stage: "purchase",
        discretionary: false,
        reach: Reach::Category,
    }
}

/// Longer phrases stand before the words they hold.
static WORDS: &[StageWord] = &[
    word("awareness", "google ads"),
    word("awareness", "google adwords"),
    word("awareness", "meta ads"),
    word("awareness", "facebook ads"),
    word("awareness", "instagram ads"),
    word("awareness", "linkedin ads"),
    word("awareness", "tiktok ads"),
    word("awareness", "pinterest ads"),
    word("awareness", "spotify ads"),
    word("awareness", "bing ads"),
    word("awareness", "microsoft ads"),
    word("awareness", "search ads"),
    word("awareness", "social ads"),
    word("awareness", "display ads"),
    word("awareness", "facebk"),
    word("awareness", "adwords"),
    word("awareness", "advertising"),
    word("awareness", "advertisement"),
    word("awareness", "influencer"),
    word("awareness", "influencers"),
    word("awareness", "public relations"),
    word("awareness", "sponsorship"),
    in_category("awareness", "ads"),
    in_category("awareness", "pr"),
    word("consideration", "content marketing"),
    word("consideration", "social media"),
    word("consideration", "website"),
    word("consideration", "web hosting"),
    word("consideration", "seo"),
    word("consideration", "hosting"),
    in_category("consideration", "content"),
    cost_of_sales("payment fees"),
    cost_of_sales("payment fee"),
    cost_of_sales("payment processing"),
    cost_of_sales("card fees"),
    cost_of_sales("stripe fee"),
    cost_of_sales("stripe fees"),
    cost_of_sales("transaction fees"),
    cost_of_sales("inventory"),
    cost_of_sales("shipping"),
    cost_of_sales_in_category("stock"),
    word("purchase", "checkout"),
    word("post-purchase", "customer support"),
    word("post-purchase", "customer service"),
    word("post-purchase", "support desk"),
    word("post-purchase", "helpdesk"),
    word("post-purchase", "help desk"),
    word("post-purchase", "loyalty"),
    word("post-purchase", "customer survey"),
    word("post-purchase", "email marketing"),
    word("post-purchase", "newsletter"),
    in_category("post-purchase", "support"),
    in_category("post-purchase", "survey"),
    in_category("post-purchase", "surveys"),
    in_category("post-purchase", "email"),
];

/// Categories in which a stage word means something else.
static OTHER_MEANINGS: &[&str] = &[
    "child support",
    "support worker",
    "stock market",
    "stock purchase plan",
];

/// The first entry whose words stand in the category, else in the counterparty, else in the
/// description. The flag tells whether the category gave it.
pub(super) fn find(
    category: &str,
    counterparty: &str,
    description: &str,
) -> Option<(&'static StageWord, bool)> {
    let folded = fold(category);
    if OTHER_MEANINGS.iter().any(|phrase| holds(&folded, phrase)) {
        return None;
    }
    if let Some(found) = WORDS.iter().find(|word| holds(&folded, word.words)) {
        return Some((found, true));
    }
    [counterparty, description].into_iter().find_map(|text| {
        let folded = fold(text);
        WORDS
            .iter()
            .find(|word| word.reach == Reach::Anywhere && holds(&folded, word.words))
            .map(|word| (word, false))
    })
}

/// Is this the name of a cost of sales (payment fees, stock, shipping)?
pub(super) fn is_cost_of_sales(name: &str) -> bool {
    let folded = fold(name);
    WORDS
        .iter()
        .any(|word| !word.discretionary && holds(&folded, word.words))
}

/// Lower-case words between single spaces, with a space at both ends.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    for part in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
    {
        folded.extend(part.chars().flat_map(char::to_lowercase));
        folded.push(' ');
    }
    folded
}

/// Does the folded text hold these whole words?
fn holds(folded: &str, words: &str) -> bool {
    folded
        .match_indices(words)
        .any(|(at, _)| folded[..at].ends_with(' ') && folded[at + words.len()..].starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(category: &str, counterparty: &str, description: &str) -> Option<&'static str> {
        find(category, counterparty, description).map(|(word, _)| word.stage)
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(stage("export", "", "prepaid exports"), None);
        assert_eq!(stage("PR", "", ""), Some("awareness"));
        assert_eq!(stage("", "Google Ads", "campaign"), Some("awareness"));
        assert_eq!(stage("", "", "GOOGLE*ADS 1234"), Some("awareness"));
        assert_eq!(stage("Shipping", "Parcelway", ""), Some("purchase"));
    }

    #[test]
    fn common_words_need_the_category() {
        assert_eq!(stage("", "", "support for the roof"), None);
        assert_eq!(stage("Child support", "", ""), None);
        assert_eq!(stage("Support", "", ""), Some("post-purchase"));
        assert_eq!(stage("", "Stock Market Ltd", ""), None);
    }

    #[test]
    fn cost_of_sales_is_known_by_name() {
        assert!(is_cost_of_sales("Card fees") && is_cost_of_sales("stock"));
        assert!(!is_cost_of_sales("search ads") && !is_cost_of_sales("stockings"));
    }
}

//! What the caller decides before a file is looked at.

use super::Progress;
use crate::config::{LayoutOverrides, OnError, Settings};
use crate::domain::Currency;

/// How one ledger file is to be read.
#[derive(Debug, Clone)]
pub struct ReadOptions<'a> {
    /// The file's name as the user gave it.
    pub file: &'a str,
    /// Index of the file in the order of the command line.
    pub index: usize,
    /// What inspection need not decide: flags over the matching `[[source]]`.
    pub layout: LayoutOverrides,
    /// What to do with rows that cannot be read.
    pub on_error: OnError,
    /// Accounts to read; empty means all.
    pub accounts: &'a [String],
    /// Told how far reading is.
    pub progress: Option<&'a dyn Progress>,
    /// What is said of other currencies.
    pub conversion: Conversion<'a>,
}

/// What is said of amounts in other currencies than that of the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// Code of the reporting currency, where it is said.
    pub reporting: Option<&'a str>,
    /// There are rates to it: a file may hold several currencies.
    pub rates: bool,
}

impl<'a> Conversion<'a> {
    /// What the settings say.
    pub fn new(settings: &'a Settings) -> Self {
        let reporting = settings.currency.as_ref().map(Currency::code);
        Self { reporting, rates: reporting.is_some() && !settings.fx.is_empty() }
    }
}

impl<'a> ReadOptions<'a> {
    /// Options for one file with nothing decided beforehand.
    pub fn new(file: &'a str) -> Self {
        Self {
            file,
            index: 0,
            layout: LayoutOverrides::default(),
            on_error: OnError::Stop,
            accounts: &[],
            progress: None,
            conversion: Conversion::default(),
        }
    }
}

impl ReadOptions<'_> {
    /// The same for a file whose encoding has been found out meanwhile.
    pub(super) fn with_encoding(&self, name: &str) -> Self {
        let mut options = self.clone();
        options.layout.encoding = Some(name.to_owned());
        options
    }
}

/// The layout decisions for `file`: flags, and under them the first `[[source]]` whose pattern
/// matches (DESIGN §5: flag before configuration).
pub fn layout_for(settings: &Settings, file: &str) -> LayoutOverrides {
    let flags = settings.layout.clone();
    let source = settings.sources.iter().find(|source| matches_file(&source.files, file));
    match source {
        Some(source) => merge(flags, &source.layout),
        None => flags,
    }
}

fn merge(flags: LayoutOverrides, source: &LayoutOverrides) -> LayoutOverrides {
    let under = source.clone();
    // A column set by flag must not meet a contradicting one from the file.
    let amount_by_flag = flags.amount.is_some() || flags.debit.is_some() || flags.credit.is_some();
    let keep = |value: Option<String>| value.filter(|_| !amount_by_flag);
    LayoutOverrides {
        encoding: flags.encoding.or(under.encoding),
        delimiter: flags.delimiter.or(under.delimiter),
        header_line: flags.header_line.or(under.header_line),
        date: flags.date.or(under.date),
        date_format: flags.date_format.or(under.date_format),
        amount: flags.amount.or_else(|| keep(under.amount)),
        debit: flags.debit.or_else(|| keep(under.debit)),
        credit: flags.credit.or_else(|| keep(under.credit)),
        direction: flags.direction.or(under.direction),
        out_words: if flags.out_words.is_empty() { under.out_words } else { flags.out_words },
        decimal_mark: flags.decimal_mark.or(under.decimal_mark),
        sign: flags.sign.or(under.sign),
        balance: flags.balance.or(under.balance),
        category: flags.category.or(under.category),
        counterparty: flags.counterparty.or(under.counterparty),
        description: flags.description.or(under.description),
        account: flags.account.or(under.account),
        currency: flags.currency.or(under.currency),
    }
}

/// A glob matches the whole path as given, its end after a `/`, or the file name alone.
pub(super) fn matches_file(pattern: &str, file: &str) -> bool {
    let file = file.replace('\\', "/");
    let pattern = pattern.trim_start_matches("./");
    let path = file.trim_start_matches("./");
    if glob(pattern, path) {
        return true;
    }
    path.char_indices().filter(|(_, c)| *c == '/').any(|(at, _)| glob(pattern, &path[at + 1..]))
}

/// `*` stands for any run of characters other than `/`, `**` also for those, `?` for one.
fn glob(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    // reachable[j]: the pattern so far matches text[..j].
    let mut reachable = vec![false; text.len() + 1];
    reachable[0] = true;
    let mut at = 0;
    while at < pattern.len() {
        let double = pattern[at..].starts_with(&['*', '*']);
        let mut next = vec![false; text.len() + 1];
        for j in 0..=text.len() {
            next[j] = match pattern[at] {
                '*' => reachable[j] || (j > 0 && next[j - 1] && (double || text[j - 1] != '/')),
                '?' => j > 0 && reachable[j - 1] && text[j - 1] != '/',
                c => j > 0 && reachable[j - 1] && text[j - 1] == c,
            };
        }
        reachable = next;
        at += if double { 2 } else { 1 };
    }
    reachable[text.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_names_and_paths() {
        assert!(matches_file("bank*.csv", "bank.csv"));
        assert!(matches_file("bank*.csv", "exports/bank-2026.csv"));
        assert!(matches_file("exports/bank-*.csv", "/data/exports/bank-1.csv"));
        assert!(!matches_file("exports/*.csv", "exports/old/bank.csv"));
        assert!(matches_file("**/*.csv", "exports/old/bank.csv"));
        assert!(!matches_file("bank?.csv", "bank.csv"));
    }

    #[test]
    fn flags_win_over_sources() {
        let flags = LayoutOverrides { amount: Some("Net".into()), ..LayoutOverrides::default() };
        let source = LayoutOverrides {
            debit: Some("Out".into()),
            date: Some("Day".into()),
            ..LayoutOverrides::default()
        };
        let merged = merge(flags, &source);
        assert_eq!(merged.amount.as_deref(), Some("Net"));
        assert_eq!(merged.debit, None);
        assert_eq!(merged.date.as_deref(), Some("Day"));
    }
}

//! What is proposed matches transfers and nothing else.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::Transaction;

/// Day of 2026, cents, file, account, description.
type Row = (u64, i64, usize, &'static str, &'static str);

fn watch_of(rows: &[Row]) -> TransferWatch {
    let mut watch = TransferWatch::default();
    for (line, (day, cents, file, account, description)) in (2..).zip(rows) {
        let date = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(*day);
        let amount = Money::from_minor(i128::from(*cents), 2);
        let row = Transaction {
            file: *file,
            line,
            date,
            amount,
            currency: "",
            category: "",
            counterparty: "",
            description,
            account,
        };
        watch.see(&row, amount);
    }
    watch
}

fn found(rows: &[Row]) -> Transfers {
    transfers(&watch_of(rows))
}

fn patterns_of(found: &Transfers) -> Vec<(&'static str, &str)> {
    let all = found.rules.iter().flat_map(|rule| &rule.when);
    all.map(|(key, pattern)| (*key, pattern.as_str())).collect()
}

/// Both files from the first to the 300th day.
const FRAME: [Row; 4] = [
    (0, -100, 0, "", "Coffee"),
    (300, -100, 0, "", "Coffee"),
    (0, 10, 1, "", "Gift"),
    (300, 10, 1, "", "Gift"),
];

fn framed(rows: &[Row]) -> Vec<Row> {
    FRAME.iter().chain(rows).copied().collect()
}

const SAVING: [Row; 4] = [
    (30, -50_000, 0, "", "Transfer 8812 to savings"),
    (31, 50_000, 1, "", "Deposit from checking"),
    (60, -50_000, 0, "", "Transfer 9925 to savings"),
    (60, 50_000, 1, "", "Deposit from checking"),
];

#[test]
fn pairs_across_files_are_proposed_with_rules_for_both_sides() {
    let found = found(&framed(&SAVING));
    assert_eq!((found.pairs, found.covered), (2, 2));
    assert_eq!(found.moved, Money::from_minor(100_000, 2));
    assert_eq!(
        patterns_of(&found),
        [("description", r"\bto savings\b"), ("description", "^Deposit from checking$")]
    );
    assert_eq!(found.rules[0].rows, 2);
    assert_eq!(found.rules[0].when_line(), "when = { description = '\\bto savings\\b' }");
    let (out, into) = &found.examples[0];
    assert_eq!((out.file, out.line, into.file, into.line), (0, 6, 1, 7));
}

#[test]
fn a_rule_that_would_match_another_row_is_not_proposed() {
    // The same words to somebody else: no other side.
    let mut rows = framed(&SAVING);
    rows.push((90, -7_700, 0, "", "Transfer 1111 to savings"));
    let found = found(&rows);
    assert_eq!((found.pairs, found.covered), (2, 0));
    assert_eq!(found.rules, []);
    assert_eq!(found.examples.len(), 2);
}

#[test]
fn a_narrower_pattern_leaves_the_other_row_alone() {
    let mut rows = framed(&SAVING);
    rows.push((90, -7_700, 0, "", "Transfer 1111 to landlord"));
    let found = found(&rows);
    assert_eq!(found.covered, 2);
    assert_eq!(patterns_of(&found)[0], ("description", r"\bto savings\b"));
}

#[test]
fn amounts_days_and_accounts_decide() {
    let pairs = |rows: &[Row]| found(&framed(rows)).pairs;
    assert_eq!(pairs(&[(9, -500, 0, "", "Transfer"), (14, 500, 1, "", "Transfer")]), 1);
    assert_eq!(pairs(&[(9, -500, 0, "", "Transfer"), (15, 500, 1, "", "Transfer")]), 0);
    assert_eq!(pairs(&[(9, -500, 0, "", "Transfer"), (9, 501, 1, "", "Transfer")]), 0);
    assert_eq!(pairs(&[(9, -500, 0, "", "Transfer"), (9, 500, 0, "", "Transfer")]), 0);
    assert_eq!(pairs(&[(9, -500, 0, "", "Rent"), (9, 500, 1, "", "Refund")]), 0);
    assert_eq!(pairs(&[(9, -500, 0, "a", "Transfer"), (9, 500, 0, "b", "Transfer")]), 1);
    assert_eq!(pairs(&[(9, -500, 0, "a", "Transfer"), (9, 500, 1, "a", "Transfer")]), 0);
}

#[test]
fn exports_made_in_turn_are_one_account() {
    let rows = [
        (0, -100, 0, "", "Coffee"),
        (90, -500, 0, "", "Transfer"),
        (91, 500, 1, "", "Transfer"),
        (180, -100, 1, "", "Coffee"),
    ];
    assert_eq!(found(&rows).pairs, 0);
}

#[test]
fn a_side_beyond_the_files_is_counted() {
    let mut rows = framed(&SAVING);
    rows.push((299, -50_000, 0, "", "Transfer 7000 to savings"));
    let found = found(&rows);
    assert_eq!((found.covered, found.rules[0].rows, found.rules[0].unpaired), (2, 3, 1));
}

#[test]
fn other_currencies_pair_by_their_worth() {
    let mut watch = watch_of(&FRAME);
    let row = |file, line, cents: i64, currency| Transaction {
        file,
        line,
        date: NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
        amount: Money::from_minor(i128::from(cents), 2),
        currency,
        category: "Transfer",
        counterparty: "",
        description: "",
        account: "",
    };
    watch.see(&row(0, 9, -10_000, "EUR"), Money::from_minor(-10_800, 2));
    let mut other = watch.clone();
    watch.see(&row(1, 9, 10_650, "USD"), Money::from_minor(10_650, 2));
    other.see(&row(1, 9, 10_500, "USD"), Money::from_minor(10_500, 2));
    assert_eq!(transfers(&watch).covered, 1);
    assert_eq!(transfers(&other).pairs, 0);
}

#[test]
fn texts_are_quoted_for_toml() {
    let rule = |pattern: &str| ProposedRule {
        when: vec![("description", pattern.to_owned())],
        rows: 1,
        unpaired: 0,
    };
    for text in ["plain", "it's", "a\"b\\c'", "tab\tand\u{1b}'", "\\bx\\b"] {
        let text = rule(text).when_line();
        let document: toml_edit::DocumentMut = text.parse().expect(&text);
        let read = document["when"]["description"].as_str().map(str::to_owned);
        assert_eq!(rule(&read.unwrap()).when_line(), text);
    }
}

proptest! {
    /// Whatever the rows, a proposed rule matches no row that is not a side of a pair or at an
    /// edge, and what rules cover without edges sums to nothing.
    #[test]
    fn rules_match_transfers_only(
        rows in proptest::collection::vec(
            (10_u64..290, prop_oneof![Just(5_000_i64), Just(-5_000), Just(700), Just(-700)], 0_usize..2,
             prop_oneof![Just("Transfer 12 to savings"), Just("Deposit 3"), Just("Transfer"),
                         Just("Card payment 99 thank you"), Just("Rent")]),
            0..40),
        turned in any::<bool>(),
    ) {
        let mut rows: Vec<Row> = framed(
            &rows.iter().map(|(day, cents, file, text)| (*day, *cents, *file, "", *text))
                .collect::<Vec<Row>>());
        let made = found(&rows);
        let matched: Vec<&Row> = rows.iter().filter(|row| {
            made.rules.iter().any(|rule| {
                rule.when.iter().all(|(_, pattern)| Regex::new(pattern).unwrap().is_match(row.4))
            })
        }).collect();
        let edges: u64 = made.rules.iter().map(|rule| rule.unpaired).sum();
        prop_assert!(matched.len() as u64 <= made.covered * 2 + edges);
        if edges == 0 {
            prop_assert_eq!(matched.iter().map(|row| row.1).sum::<i64>(), 0);
        }
        if turned {
            // In parts and in another order the same is found, but for the lines of examples.
            rows.reverse();
            let mut merged = watch_of(&rows[..rows.len() / 2]);
            merged.merge(watch_of(&rows[rows.len() / 2..]));
            let again = transfers(&merged);
            prop_assert_eq!((again.pairs, again.moved), (made.pairs, made.moved));
        }
    }
}

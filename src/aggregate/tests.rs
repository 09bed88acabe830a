//! The table does not depend on the order of rows or how they lie in files.

use chrono::NaiveDate;
use proptest::prelude::*;
use regex::Regex;

use super::*;
use crate::config::{AfterAsOf, Opening, Overlap, Rule, RuleAction, Settings, When};
use crate::domain::{Currency, Flow, Money, Position, Stages, Transaction};
use crate::ingest::{RowFate, RowSink, Shards};

#[derive(Debug, Clone)]
struct Row {
    day: i64,
    cents: i64,
    category: &'static str,
    counterparty: &'static str,
    description: String,
}

fn base() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap()
}

fn date(day: i64) -> NaiveDate {
    base() + chrono::Duration::days(day)
}

fn row(day: i64, cents: i64, category: &'static str, description: &str) -> Row {
    Row { day, cents, category, counterparty: "", description: description.to_owned() }
}

fn feed(ledger: &mut LedgerBuilder<'_>, file: usize, rows: &[Row]) -> Vec<RowFate> {
    let mut shard = ledger.shard();
    let fates = rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            shard.accept(&Transaction {
                file,
                line: index as u64 + 2,
                date: date(row.day),
                amount: Money::from_minor(i128::from(row.cents), 2),
                currency: "",
                category: row.category,
                counterparty: row.counterparty,
                description: &row.description,
                account: "",
            })
        })
        .collect();
    ledger.absorb(shard);
    fates
}

fn finish(ledger: LedgerBuilder<'_>, day: i64) -> Aggregated {
    ledger.finish(date(day)).unwrap()
}

fn rule(category: &str, action: RuleAction) -> Rule {
    Rule {
        when: When { category: Some(Regex::new(category).unwrap()), ..When::default() },
        action,
        one_off: category == "Loan",
        discretionary: None,
        position: Position::line(&"cashcast.toml".into(), 3),
    }
}

fn settings() -> Settings {
    let stages = Stages::default();
    let parts = vec![
        (stages.find("awareness").unwrap(), None, 60),
        (stages.find("consideration").unwrap(), None, 41),
        (stages.find("purchase").unwrap(), Some("kit".to_owned()), 7),
    ];
    Settings {
        rules: vec![
            rule("Transfer", RuleAction::Ignore),
            rule("Agency", RuleAction::Split { parts }),
            rule("Loan", RuleAction::Operating { category: None }),
        ],
        ..Settings::default()
    }
}

fn any_row() -> impl Strategy<Value = Row> {
    let categories = prop::sample::select(vec![
        "Payroll",
        "payroll",
        "Search ads",
        "search_ads",
        "Transfer",
        "Agency",
        "Loan",
        "",
        "PR",
    ]);
    let parties = prop::sample::select(vec!["", "Google Ads", "Linen Mill"]);
    (0i64..90, -50_000i64..50_000, categories, parties, 0u32..4).prop_map(
        |(day, cents, category, counterparty, number)| Row {
            day,
            cents,
            category,
            counterparty,
            description: format!("payment {number}"),
        },
    )
}

proptest! {
    #[test]
    fn shuffling_and_splitting_change_nothing(
        rows in prop::collection::vec(any_row(), 1..80),
        order in prop::collection::vec(any::<u32>(), 80),
        cut in 0usize..80,
    ) {
        let settings = Settings { overlap: Some(Overlap::Keep), ..settings() };
        let mut one = LedgerBuilder::new(&settings, 1, 2);
        feed(&mut one, 0, &rows);
        let mut shuffled: Vec<(u32, Row)> = order.into_iter().zip(rows.clone()).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Row> = shuffled.into_iter().map(|(_, row)| row).collect();
        let mut two = LedgerBuilder::new(&settings, 2, 2);
        let cut = cut.min(shuffled.len());
        feed(&mut two, 0, &shuffled[..cut]);
        feed(&mut two, 1, &shuffled[cut..]);

        let used = one.row_days().values().sum::<u64>();
        let (a, b) = (one.finish(date(60)), two.finish(date(60)));
        let (Some(a), Some(b)) = (a, b) else { return Ok(()) };
        prop_assert_eq!(&a.history, &b.history);
        let brief = |made: &Aggregated| -> Vec<_> {
            made.future.iter().map(|i| (i.date, i.line.clone(), i.party.clone(), i.amount)).collect()
        };
        prop_assert_eq!(brief(&a), brief(&b));

        // not a cent is lost: the table holds every row that is not ignored
        let total: i64 = rows.iter().filter(|r| r.category != "Transfer").map(|r| r.cents).sum();
        let future: Money = a.future.iter().map(|item| item.amount).sum();
        let past = a.history.net(date(0), date(60));
        prop_assert_eq!((past + future).to_minor(2), i128::from(total));
        prop_assert_eq!(a.net.values().copied().sum::<Money>().to_minor(2), i128::from(total));
        prop_assert_eq!(used, rows.iter().filter(|r| r.category != "Transfer").count() as u64);
        prop_assert_eq!(a.after_as_of.rows, rows.iter().filter(|r| r.category != "Transfer" && r.day > 60).count() as u64);
    }

    #[test]
    fn merging_an_overlap_gives_the_whole_export(
        rows in prop::collection::vec(any_row(), 2..60),
        first in 0usize..60,
        shared in 1usize..60,
    ) {
        let mut rows = rows;
        rows.sort_by_key(|row| row.day);
        let settings = Settings { overlap: Some(Overlap::Merge), ..settings() };
        let mut whole = LedgerBuilder::new(&settings, 1, 2);
        feed(&mut whole, 0, &rows);
        // two exports that share whole days
        let middle = rows[first.min(rows.len() - 1)].day;
        let start = middle - i64::try_from(shared).unwrap();
        let early: Vec<Row> = rows.iter().filter(|r| r.day <= middle).cloned().collect();
        let late: Vec<Row> = rows.iter().filter(|r| r.day >= start).cloned().collect();
        let mut parts = LedgerBuilder::new(&settings, 2, 2);
        feed(&mut parts, 0, &early);
        feed(&mut parts, 1, &late);
        let (whole, parts) = (whole.finish(date(100)), parts.finish(date(100)));
        prop_assert_eq!(whole.map(|made| (made.history, made.net)), parts.map(|made| (made.history, made.net)));
    }
}

/// Settings with rates of EUR, and rows of which every other one is in EUR.
fn with_rates(rate: &str) -> Settings {
    let mut settings = Settings { currency: Currency::new("USD"), ..settings() };
    settings.fx.insert("EUR", None, rate.parse().unwrap());
    settings.overlap = Some(Overlap::Keep);
    settings
}

fn feed_currencies(ledger: &mut LedgerBuilder<'_>, file: usize, rows: &[(Row, bool)]) {
    let mut shard = ledger.shard();
    for (line, (row, foreign)) in (2..).zip(rows) {
        let amount = Money::from_minor(i128::from(row.cents), 2);
        shard.accept(&Transaction {
            file,
            line,
            date: date(row.day),
            amount,
            currency: if *foreign { "EUR" } else { "USD" },
            category: row.category,
            counterparty: row.counterparty,
            description: &row.description,
            account: "",
        });
    }
    ledger.absorb(shard);
}

proptest! {
    /// A rate of 1 is no conversion; with any rate the table holds the sum of the rounded rows; the
    /// order of the files changes nothing.
    #[test]
    fn converted_rows_add_up(
        rows in prop::collection::vec((any_row(), any::<bool>()), 1..60),
        cut in 0usize..60,
        rate in "(0|1|17)\\.[0-9]{1,6}[1-9]",
    ) {
        let built = |rate: &str, parts: [&[(Row, bool)]; 2]| {
            let settings = with_rates(rate);
            let mut ledger = LedgerBuilder::new(&settings, 2, 2);
            feed_currencies(&mut ledger, 0, parts[0]);
            feed_currencies(&mut ledger, 1, parts[1]);
            ledger.finish(date(100))
        };
        let (first, second) = rows.split_at(cut.min(rows.len()));
        let plain = settings();
        let mut ledger = LedgerBuilder::new(&plain, 1, 2);
        feed(&mut ledger, 0, &rows.iter().map(|(row, _)| row.clone()).collect::<Vec<_>>());
        let plain = ledger.finish(date(100)).map(|made| (made.history, made.net));
        let at_one = built("1", [first, second]).map(|made| (made.history, made.net));
        prop_assert_eq!(plain, at_one);

        let (Some(made), Some(turned)) = (built(&rate, [first, second]), built(&rate, [second, first]))
        else { return Ok(()) };
        prop_assert_eq!(&made.history, &turned.history);
        prop_assert_eq!(&made.net, &turned.net);
        prop_assert_eq!(&made.conversions.converted, &turned.conversions.converted);
        let settings = with_rates(&rate);
        let exchange = Exchange::new(&settings);
        let each = rows.iter().filter(|(row, _)| row.category != "Transfer").map(|(row, foreign)| {
            let amount = Money::from_minor(i128::from(row.cents), 2);
            let currency = if *foreign { "EUR" } else { "USD" };
            exchange.convert(amount, currency, date(row.day)).unwrap()
        });
        prop_assert_eq!(made.history.net(date(0), date(100)), each.sum::<Money>());
    }
}

#[test]
fn rows_that_since_leaves_out_need_no_rate_unless_a_balance_is_rolled_over_them() {
    let mut settings =
        Settings { currency: Currency::new("USD"), since: Some(date(4)), ..Settings::default() };
    settings.fx.insert("EUR", Some(date(4)), "1.1".parse().unwrap());
    let rows = [(row(1, -100, "Rent", ""), true), (row(8, -1000, "Rent", ""), true)];
    let missing = |settings: &Settings| {
        let mut ledger = LedgerBuilder::new(settings, 1, 2);
        feed_currencies(&mut ledger, 0, &rows);
        ledger.conversions().missing.len()
    };
    assert_eq!(missing(&settings), 0);
    let on = Some(date(0));
    settings.opening = Some(Opening { amount: Money::ZERO, on, origin: "--opening".into() });
    assert_eq!(missing(&settings), 1);
}

#[test]
fn overlapping_exports_are_a_question_and_merge_answers_it() {
    let march: Vec<Row> = (60..90).map(|d| row(d, -100 - d, "Rent", "")).collect();
    let mut early: Vec<Row> = (0..60).map(|d| row(d, -100 - d, "Rent", "")).collect();
    early.extend(march.iter().cloned());
    early.push(march[0].clone()); // a genuine duplicate inside one file stays
    let mut late = march.clone();
    late.push(march[0].clone());
    late.extend((90..120).map(|d| row(d, -100 - d, "Rent", "")));

    let asked = Settings::default();
    let mut ledger = LedgerBuilder::new(&asked, 2, 2);
    feed(&mut ledger, 0, &early);
    feed(&mut ledger, 1, &late);
    let doubts = ledger.overlap_doubts();
    assert_eq!((doubts.len(), doubts[0].rows), (1, 31));

    let merge = Settings { overlap: Some(Overlap::Merge), ..Settings::default() };
    let mut ledger = LedgerBuilder::new(&merge, 2, 2);
    feed(&mut ledger, 0, &early);
    let fates = feed(&mut ledger, 1, &late);
    assert_eq!(fates.iter().filter(|f| **f == RowFate::Ignored).count(), 31);
    assert_eq!(ledger.row_days().values().sum::<u64>(), 121);
    // merged, the second file goes on where the first ends: today is not in doubt
    assert!(choose_as_of(None, ledger.row_days(), ledger.spans()).is_ok());
}

#[test]
fn a_chance_twin_is_told_not_asked() {
    let settings = Settings::default();
    let mut first: Vec<Row> = (0..50).map(|d| row(d, -100 - d, "Rent", "")).collect();
    let mut second: Vec<Row> = (0..50).map(|d| row(d, 700 + d, "Sales", "")).collect();
    first.push(row(20, -350, "Coffee", ""));
    second.push(row(20, -350, "Coffee", ""));
    let mut ledger = LedgerBuilder::new(&settings, 2, 2);
    feed(&mut ledger, 0, &first);
    feed(&mut ledger, 1, &second);
    assert!(ledger.overlap_doubts().is_empty());
    assert_eq!(finish(ledger, 200).twins[0].rows, 1);
}

#[test]
fn a_split_row_adds_up_to_the_cent_and_a_one_off_stays_apart() {
    let settings = settings();
    let mut ledger = LedgerBuilder::new(&settings, 1, 2);
    feed(&mut ledger, 0, &[row(1, -10_000, "Agency", ""), row(2, 500_000, "Loan", "")]);
    let history = finish(ledger, 5).history;
    let staged: Vec<(String, String)> = history
        .lines
        .iter()
        .filter(|(key, _)| key.stage.is_some())
        .map(|(key, line)| {
            let total = line.total(date(0), date(5));
            (key.name().to_owned(), total.to_fixed(2))
        })
        .collect();
    // 60 : 41 : 7 of 100.00
    let wanted = [("Agency", "-55.56"), ("Agency", "-37.96"), ("kit", "-6.48")];
    assert_eq!(staged, wanted.map(|(a, b)| (a.to_owned(), b.to_owned())));
    let loan = history.lines.iter().find(|(key, _)| key.name() == "Loan");
    let loan = loan.unwrap().1;
    assert!(loan.parties.is_empty());
    assert_eq!(loan.one_offs.len(), 1);
}

#[test]
fn names_in_two_spellings_are_one_line() {
    let settings = Settings::default();
    let mut ledger = LedgerBuilder::new(&settings, 1, 2);
    let rows =
        [row(1, -1, "Search_Ads", ""), row(2, -2, "search ads", ""), row(3, -3, "search ads", "")];
    feed(&mut ledger, 0, &rows);
    let history = finish(ledger, 5).history;
    assert_eq!(history.lines.len(), 1);
    let (key, line) = history.lines.first_key_value().unwrap();
    assert_eq!(key.flow, Flow::Disbursement);
    assert_eq!(key.touchpoint.as_deref(), Some("search ads"));
    assert_eq!(line.inferred.as_deref(), Some("search ads"));
    assert_eq!(line.inferred_rows, 3);
    assert!(line.discretionary);
}

#[test]
fn a_row_of_nothing_makes_no_line_and_still_counts() {
    let settings = Settings::default();
    let mut ledger = LedgerBuilder::new(&settings, 1, 2);
    let fates = feed(&mut ledger, 0, &[row(1, -100, "Rent", ""), row(2, 0, "Rent", "")]);
    assert_eq!(fates, [RowFate::Used, RowFate::Used]);
    let made = finish(ledger, 5);
    assert_eq!(made.history.lines.len(), 1);
    assert_eq!(made.last_actual, date(2));
}

#[test]
fn rows_after_the_as_of_date_are_known_or_dropped_and_always_counted() {
    for (after, items) in [(AfterAsOf::Known, 1), (AfterAsOf::Drop, 0)] {
        let settings = Settings { after_as_of: after, ..Settings::default() };
        let mut ledger = LedgerBuilder::new(&settings, 1, 2);
        let rows = [row(1, -100, "Rent", ""), row(9, -250, "Rent", "late 7")];
        feed(&mut ledger, 0, &rows);
        let made = finish(ledger, 5);
        assert_eq!(made.future.len(), items);
        assert_eq!(made.after_as_of.rows, 1);
        // dropped rows on day 9 prove days 2 to 5 empty; known ones may only be scheduled
        assert_eq!(made.last_actual, date(if items == 0 { 5 } else { 1 }));
        assert_eq!(made.after_as_of.sum.to_fixed(2), "-2.50");
        // a known balance of a later day can be rolled back all the same
        assert_eq!(made.moved(date(9), date(5)).to_fixed(2), "2.50");
    }
}

#[test]
fn a_known_balance_is_rolled_by_rows_that_since_leaves_out() {
    let settings = Settings { since: Some(date(4)), ..Settings::default() };
    let mut ledger = LedgerBuilder::new(&settings, 1, 2);
    let rows = [row(1, -100, "Rent", ""), row(3, -50, "Rent", ""), row(8, -7, "Rent", "")];
    feed(&mut ledger, 0, &rows);
    let made = finish(ledger, 9);
    assert_eq!(made.moved(date(1), date(9)).to_fixed(2), "-0.57");
    assert_eq!(made.history.net(date(0), date(9)).to_fixed(2), "-0.07");
}

#[test]
fn a_rule_that_never_fires_is_noted() {
    let settings = settings();
    let mut ledger = LedgerBuilder::new(&settings, 1, 2);
    let rows = [row(1, -100, "Transfer", ""), row(1, -100, "Rent", "")];
    feed(&mut ledger, 0, &rows);
    let notes = ledger.idle_rules();
    assert_eq!(notes.len(), 2);
    assert_eq!(notes[0].code, "rule-never-fires");
}

//! Double-entry books: the postings of every transaction sum to zero, so that all accounts together
//! move no cash. One account of it, or one branch of accounts, is a ledger; the user says which.
//!
//! The evidence is the sums, not the headers: hledger, ledger, beancount and `GnuCash` name their
//! columns each in their own way, and all of them balance.

use std::cmp::Reverse;

use indexmap::IndexMap;

use super::amounts::Amount;
use super::columns::Profile;
use super::inspect::Findings;
use super::money::Place;
use super::words::normalise;

/// Accounts named in the question.
const NAMED: usize = 12;

/// First parts of the names of accounts that hold cash, and then of those that never do.
const HOLDS_CASH: &[&str] = &[
    "asset",
    "assets",
    "bank",
    "cash",
    "checking",
    "savings",
    "aktiva",
    "vermögen",
    "actif",
    "actifs",
    "activo",
    "activos",
    "ativo",
    "ativos",
    "attività",
    "activa",
    "aktywa",
    "активы",
    "tillgångar",
    "资产",
    "資産",
];
const HOLDS_NONE: &[&str] = &[
    "expense",
    "expenses",
    "income",
    "revenue",
    "revenues",
    "equity",
    "opening balances",
    "aufwand",
    "ausgaben",
    "ertrag",
    "erträge",
    "einnahmen",
    "eigenkapital",
    "dépenses",
    "revenus",
    "gastos",
    "ingresos",
    "despesas",
    "receitas",
    "spese",
    "entrate",
    "uitgaven",
    "inkomsten",
    "wydatki",
    "przychody",
    "расходы",
    "доходы",
    "支出",
    "収入",
    "收入",
    "费用",
];

/// Do the rows of the sample, as read, belong to a double-entry book? Either every day sums to
/// zero, or some column groups the rows into transactions of which nearly all do (one in several
/// commodities need not).
pub(super) fn is_book(place: &Place<'_>, values: &[Option<Amount>]) -> bool {
    let days = Groups::by(place, values, place.date);
    days.all_balance() || (0..place.profiles.len()).any(|at| is_identifier(place, values, at))
}

fn is_identifier(place: &Place<'_>, values: &[Option<Amount>], column: usize) -> bool {
    let profile = &place.profiles[column];
    let names = profile.distinct.len() > 1 && profile.filled * 10 >= place.rows.len() * 9;
    names && column != place.date && Groups::by(place, values, column).nearly_all_balance()
}

/// Rows that follow each other under one value of a column.
struct Groups {
    /// Rows and sum of each.
    groups: Vec<(usize, Amount)>,
    moves: bool,
}

impl Groups {
    fn by(place: &Place<'_>, values: &[Option<Amount>], column: usize) -> Self {
        // The spread rows do not follow each other.
        let last = place.table.body.last().map_or(0, |row| row.line);
        let rows = place.rows.iter().zip(values).filter(|(row, _)| row.line <= last);
        let mut groups: Vec<(usize, Amount)> = Vec::new();
        let (mut before, mut moves) = (None, false);
        for (row, value) in rows {
            let Some(value) = value else {
                continue;
            };
            moves |= value.units != 0;
            let name = row.cell(column);
            match groups.last_mut().filter(|_| before == Some(name)) {
                Some((count, sum)) => {
                    *count += 1;
                    *sum = sum.plus(*value);
                }
                None => groups.push((1, *value)),
            }
            before = Some(name);
        }
        if !place.table.complete {
            // The sample may end inside it.
            groups.pop();
        }
        Self { groups, moves }
    }

    fn postings(&self) -> usize {
        self.groups.iter().map(|(count, _)| *count).sum()
    }

    fn all_balance(&self) -> bool {
        let balances = |(count, sum): &(usize, Amount)| *count > 1 && sum.units == 0;
        self.moves && self.postings() >= 4 && self.groups.iter().all(balances)
    }

    fn nearly_all_balance(&self) -> bool {
        let balanced = self.groups.iter().filter(|(count, sum)| *count > 1 && sum.units == 0);
        let (many, all) = (balanced.count(), self.groups.len());
        self.moves && many > 1 && many * 5 >= all * 4 && self.postings() >= all * 2
    }
}

/// Asks for the account, unless it is said.
pub(super) fn ask(place: &Place<'_>, values: &[Option<Amount>], findings: &mut Findings) {
    if !place.source.options.accounts.is_empty() || !is_book(place, values) {
        return;
    }
    let Some(row) = place.rows.first() else {
        return;
    };
    let accounts = place.account.map(|at| accounts(place, values, at)).unwrap_or_default();
    let likely = accounts.first().filter(|account| account.rank == 0);
    let likely = likely.map(|account| {
        format!("{} (of the accounts that hold cash the one with most rows)", account.name)
    });
    findings.ask(
        place.source,
        row,
        place.account,
        "the rows of every transaction sum to zero: this is a double-entry book, and all its \
         accounts together move no cash"
            .into(),
        likely,
        hint(place, &accounts),
    );
}

fn hint(place: &Place<'_>, accounts: &[Account<'_>]) -> String {
    let Some(first) = accounts.first() else {
        return "name the column of accounts and choose one: --account-column COLUMN --account NAME"
            .to_owned();
    };
    let shown = accounts.iter().take(NAMED).map(|account| {
        let rows =
            if account.rows == 1 { "1 row".into() } else { format!("{} rows", account.rows) };
        format!("{} ({rows}, sum {})", account.name, account.sum.money())
    });
    let shown: Vec<String> = shown.collect();
    let more = accounts.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    let seen = if place.table.complete { "" } else { " of the first rows" };
    format!(
        "choose with --account '{}', which takes in the accounts below it (A:B and A:B:C); the \
         accounts{seen} are: {}{more}",
        first.name,
        shown.join(", ")
    )
}

/// What the sample shows of one account.
struct Account<'r> {
    /// 0 where it holds cash, by its name; 2 where it never does.
    rank: u8,
    name: &'r str,
    rows: usize,
    sum: Amount,
}

/// The accounts of the sample, those that hold cash first, then by rows and name.
fn accounts<'r>(
    place: &'r Place<'_>,
    values: &[Option<Amount>],
    column: usize,
) -> Vec<Account<'r>> {
    let mut seen: IndexMap<&str, (usize, Amount)> = IndexMap::new();
    for (row, value) in place.rows.iter().zip(values) {
        let (rows, sum) = seen.entry(row.cell(column)).or_insert((0, Amount::ZERO));
        *rows += 1;
        *sum = sum.plus(value.unwrap_or(Amount::ZERO));
    }
    let named = seen.into_iter().filter(|(name, _)| !name.is_empty());
    let mut accounts: Vec<Account<'r>> =
        named.map(|(name, (rows, sum))| Account { rank: rank(name), name, rows, sum }).collect();
    accounts.sort_by_key(|account| (account.rank, Reverse(account.rows), account.name));
    accounts
}

fn rank(name: &str) -> u8 {
    let first = normalise(name.split(':').next().unwrap_or(name));
    if HOLDS_CASH.contains(&first.as_str()) {
        0
    } else if HOLDS_NONE.contains(&first.as_str()) {
        2
    } else {
        1
    }
}

/// The column of names like `assets:bank:checking`, where no header says which it is.
pub(super) fn account_names(profiles: &[Profile]) -> Option<usize> {
    let is_path = |cell: &String| {
        cell.split(':').count() > 1
            && cell
                .split(':')
                .all(|part| part.trim() == part && part.starts_with(char::is_alphabetic))
    };
    (0..profiles.len()).find(|at| {
        let distinct = &profiles[*at].distinct;
        distinct.len() > 1
            && distinct.iter().filter(|cell| is_path(cell)).count() * 5 >= distinct.len() * 4
    })
}

/// Is it the wanted account, or one below it (`assets:bank` and `assets:bank:checking`)?
pub fn is_account(account: &str, wanted: &str) -> bool {
    let (account, wanted) = (account.trim(), wanted.trim());
    let Some((start, rest)) = account.split_at_checked(wanted.len()) else {
        return false;
    };
    start.eq_ignore_ascii_case(wanted) && (rest.is_empty() || rest.starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{IngestError, NoSink, ReadOptions, read};

    const HLEDGER: &str = "\
\"txnidx\",\"date\",\"date2\",\"status\",\"code\",\"description\",\"comment\",\"account\",\"amount\",\"commodity\",\"credit\",\"debit\",\"posting-status\",\"posting-comment\"
\"1\",\"2026-01-01\",\"\",\"\",\"\",\"opening\",\"\",\"assets:bank:checking\",\"1000.00\",\"EUR\",\"\",\"1000.00\",\"\",\"\"
\"1\",\"2026-01-01\",\"\",\"\",\"\",\"opening\",\"\",\"equity:opening\",\"-1000.00\",\"EUR\",\"1000.00\",\"\",\"\",\"\"
\"2\",\"2026-01-05\",\"\",\"\",\"\",\"groceries\",\"\",\"expenses:food\",\"30.00\",\"EUR\",\"\",\"30.00\",\"\",\"\"
\"2\",\"2026-01-05\",\"\",\"\",\"\",\"groceries\",\"\",\"expenses:gifts\",\"12.50\",\"EUR\",\"\",\"12.50\",\"\",\"\"
\"2\",\"2026-01-05\",\"\",\"\",\"\",\"groceries\",\"\",\"assets:bank:checking\",\"-42.50\",\"EUR\",\"42.50\",\"\",\"\",\"\"
\"3\",\"2026-01-31\",\"\",\"\",\"\",\"salary\",\"\",\"assets:bank:checking\",\"2500.00\",\"EUR\",\"\",\"2500.00\",\"\",\"\"
\"3\",\"2026-01-31\",\"\",\"\",\"\",\"salary\",\"\",\"income:salary\",\"-2500.00\",\"EUR\",\"2500.00\",\"\",\"\",\"\"
";

    fn asked(text: &str) -> String {
        let error = read(text.as_bytes(), &ReadOptions::new("book.csv"), &mut NoSink);
        match error.unwrap_err() {
            IngestError::Questions(questions) => {
                assert_eq!(questions.len(), 1, "{questions:?}");
                let question = &questions[0];
                assert!(question.what.contains("double-entry"), "{question:?}");
                format!("{}|{}", question.likely.clone().unwrap_or_default(), question.hint)
            }
            other => panic!("{other:?}"),
        }
    }

    #[derive(Default)]
    struct Sum(Vec<String>);

    impl crate::ingest::RowSink for Sum {
        fn accept(&mut self, row: &crate::domain::Transaction<'_>) -> crate::ingest::RowFate {
            self.0.push(format!("{} {}", row.date, row.amount));
            crate::ingest::RowFate::Used
        }
    }

    fn rows_of(text: &str, account: &str) -> Vec<String> {
        let accounts = [account.to_owned()];
        let options = ReadOptions { accounts: &accounts, ..ReadOptions::new("book.csv") };
        let mut sink = Sum::default();
        let summary = read(text.as_bytes(), &options, &mut sink).unwrap();
        assert_eq!(summary.rows, summary.used + summary.ignored + summary.rejected);
        sink.0
    }

    #[test]
    fn hledger_books_are_a_question_that_lists_the_accounts() {
        let text = asked(HLEDGER);
        assert!(text.starts_with("assets:bank:checking (of"), "{text}");
        assert!(text.contains("--account 'assets:bank:checking'"), "{text}");
        assert!(text.contains("assets:bank:checking (3 rows, sum 3457.50)"), "{text}");
        assert!(text.contains("income:salary (1 row, sum -2500.00)"), "{text}");
    }

    #[test]
    fn the_account_said_is_read_with_its_own_sign() {
        let rows = ["2026-01-01 1000.00", "2026-01-05 -42.50", "2026-01-31 2500.00"];
        assert_eq!(rows_of(HLEDGER, "assets:bank:checking"), rows);
        assert_eq!(rows_of(HLEDGER, "Assets"), rows);
        assert_eq!(rows_of(HLEDGER, "expenses:food"), ["2026-01-05 30.00"]);
    }

    #[test]
    fn commodities_are_not_mixed_within_the_account() {
        let text = HLEDGER.replace(
            "\"assets:bank:checking\",\"-42.50\",\"EUR\"",
            "\"assets:bank:checking\",\"-42.50\",\"$\"",
        );
        let accounts = ["assets:bank:checking".to_owned()];
        let options = ReadOptions { accounts: &accounts, ..ReadOptions::new("book.csv") };
        let error = read(text.as_bytes(), &options, &mut NoSink).unwrap_err();
        assert!(
            matches!(&error, IngestError::Questions(asked) if asked[0].what.contains("EUR, $"))
        );
        // Shares beside the account do no harm to it.
        let text = HLEDGER.replace("\"30.00\",\"EUR\"", "\"30.00\",\"VTI\"");
        assert_eq!(rows_of(&text, "assets:bank:checking").len(), 3);
    }

    #[test]
    fn two_transactions_on_a_day_balance_by_their_number() {
        // On a day cut in two by another transaction only the number tells.
        let text = "date,id,account,amount\n\
                    2026-01-31,7,Assets:Bank,-5.00\n2026-01-31,7,Expenses:Food,5.00\n\
                    2026-02-01,8,Assets:Bank,-7.00\n2026-02-02,8,Expenses:Food,7.00\n\
                    2026-02-02,9,Assets:Bank,-9.00\n2026-02-02,9,Expenses:Food,9.00\n";
        assert!(asked(text).contains("Assets:Bank (3 rows, sum -21.00)"));
    }

    #[test]
    fn a_book_without_a_header_has_accounts_by_their_shape() {
        let text = "2026/01/05,,Grocer,Expenses:Food,EUR,30.00,*,\n\
                    2026/01/05,,Grocer,Assets:Bank,EUR,-30.00,*,\n\
                    2026/01/06,,Baker,Expenses:Food,EUR,3.50,*,\n\
                    2026/01/06,,Baker,Assets:Bank,EUR,-3.50,*,\n\
                    2026/01/31,,Employer,Assets:Bank,EUR,2500.00,*,\n\
                    2026/01/31,,Employer,Income:Salary,EUR,-2500.00,*,\n";
        assert!(asked(text).contains("--account 'Assets:Bank'"));
        assert_eq!(rows_of(text, "assets:bank").len(), 3);
    }

    #[test]
    fn a_bank_export_is_no_book() {
        let text = "date,id,account,amount\n2026-01-05,1,main,-5.00\n2026-01-05,2,main,5.00\n\
                    2026-01-06,3,savings,-7.00\n2026-01-07,4,main,7.50\n";
        let read = read(text.as_bytes(), &ReadOptions::new("bank.csv"), &mut NoSink);
        assert_eq!(read.unwrap().used, 4);
    }

    #[test]
    fn an_account_takes_in_those_below_it() {
        assert!(is_account("assets:bank", "Assets:Bank"));
        assert!(is_account("assets:bank:checking", "assets:bank"));
        assert!(!is_account("assets:bankrupt", "assets:bank"));
        assert!(!is_account("assets", "assets:bank"));
        assert!(!is_account("é", "e"));
    }
}

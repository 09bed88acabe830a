//! How a ledger file is read, with what proves it.

use super::amounts::DecimalMark;
use super::currencies;
use super::dates::DatePattern;
use super::words::Direction;
use crate::config::Sign;

/// What a column is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnRole {
    /// The date of the row.
    Date,
    /// Signed or unsigned amount.
    Amount,
    /// Money out.
    Debit,
    /// Money in.
    Credit,
    /// A fee taken off the amount.
    Fee,
    /// A word for money in or out.
    Direction,
    /// Balance beside the row.
    Balance,
    /// Currency code.
    Currency,
    /// Category.
    Category,
    /// Other party.
    Counterparty,
    /// Free text.
    Description,
    /// Own account.
    Account,
    /// Done, pending, failed.
    Status,
    /// Not used.
    Unused,
}

impl ColumnRole {
    /// Its word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Debit => "debit",
            Self::Credit => "credit",
            Self::Fee => "fee",
            Self::Direction => "direction",
            Self::Balance => "balance",
            Self::Currency => "currency",
            Self::Category => "category",
            Self::Counterparty => "counterparty",
            Self::Description => "description",
            Self::Account => "account",
            Self::Status => "status",
            Self::Unused => "unused",
        }
    }

    /// Its words for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Debit => "money out",
            Self::Credit => "money in",
            Self::Fee => "fee",
            Self::Direction => "in or out",
            Self::Unused => "not used",
            other => other.word(),
        }
    }
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Header cell; empty where there is none.
    pub name: String,
    /// What it is used for.
    pub role: ColumnRole,
    /// Filled cells of the sample.
    pub filled: usize,
}

/// One finding, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is about: `delimiter`, `decimal mark`, `direction` …
    pub subject: &'static str,
    /// What was found.
    pub finding: String,
    /// Why.
    pub reason: String,
}

/// Where a row's amount comes from. Columns count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmountRule {
    /// One column with its own sign.
    Signed {
        /// The column.
        column: usize,
        /// Which sign is money out.
        sign: Sign,
    },
    /// Money out and money in apart.
    Pair {
        /// Money out.
        debit: usize,
        /// Money in.
        credit: usize,
        /// Money out carries a minus of its own.
        negative_debit: bool,
        /// Money in carries a minus: what a card is owed less.
        negative_credit: bool,
    },
    /// An amount without sign, and a word.
    Typed {
        /// The amount.
        column: usize,
        /// The word.
        direction: usize,
        /// Words given by the user as money out; others are then money in.
        out_words: Vec<String>,
    },
}

/// A fee beside the amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeRule {
    /// The column.
    pub column: usize,
    /// Proven to lower the balance too; otherwise a fee that is not zero is an error.
    pub proven: bool,
}

/// How the rows follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowOrder {
    /// Oldest first.
    Ascending,
    /// Newest first.
    Descending,
    /// Neither.
    Mixed,
}

/// A balance column that agrees with the amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BalanceRule {
    /// The column.
    pub column: usize,
    /// Steps that agree to the cent.
    pub agree: usize,
    /// Steps there are.
    pub steps: usize,
    /// The balance stands before the row's amount, not after it.
    pub before: bool,
    /// How rows follow each other.
    pub order: RowOrder,
    /// Good enough to take end-of-day balances from.
    pub verified: bool,
}

/// Where the currency comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CurrencyRule {
    /// The file does not say.
    Unknown,
    /// One for the whole file.
    Whole(String),
    /// A column; only rows of `only` count where it is given.
    Column {
        /// The column.
        column: usize,
        /// The one asked for.
        only: Option<String>,
    },
    /// What stands beside the figures; only rows of `only` count where it is given.
    Beside {
        /// The columns of the amount.
        columns: Vec<usize>,
        /// That of amounts with nothing beside them: a code, or a mark that several share.
        usual: String,
        /// The one asked for.
        only: Option<String>,
    },
}

impl CurrencyRule {
    /// Does the file leave open which currency it is in?
    pub fn is_silent(&self) -> bool {
        match self {
            Self::Unknown => true,
            Self::Beside { usual, only: None, .. } => currencies::is_shared(usual),
            _ => false,
        }
    }
}

/// One way to read a file, left over after all evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Encoding by name.
    pub encoding: &'static str,
    /// Field delimiter.
    pub delimiter: u8,
    /// Line of the header.
    pub header_line: Option<u64>,
    /// Byte and line of the decoded text where the rows start.
    pub start: (usize, u64),
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// Date column.
    pub date: usize,
    /// How dates are read.
    pub date_pattern: DatePattern,
    /// How amounts are found.
    pub amount: AmountRule,
    /// Decimal mark of the amounts.
    pub decimal_mark: DecimalMark,
    /// A fee to take off.
    pub fee: Option<FeeRule>,
    /// Balance column.
    pub balance: Option<BalanceRule>,
    /// Currency.
    pub currency: CurrencyRule,
    /// Category column.
    pub category: Option<usize>,
    /// Counterparty column.
    pub counterparty: Option<usize>,
    /// Description column.
    pub description: Option<usize>,
    /// Account column, where the file holds several.
    pub account: Option<usize>,
    /// Status column.
    pub status: Option<usize>,
    /// Some dated rows state a balance.
    pub(super) balance_rows: bool,
    /// Dated rows that are called totals are sums of other rows.
    pub(super) total_rows: bool,
    /// Why, finding by finding.
    pub evidence: Vec<Evidence>,
}

impl Layout {
    /// A column for people: its header, or `column 3`.
    pub fn column_name(&self, column: usize) -> String {
        match self.columns.get(column) {
            Some(found) if !found.name.is_empty() => format!("`{}`", found.name),
            _ => format!("column {}", column + 1),
        }
    }

    /// The columns the amount comes from.
    pub(super) fn amount_columns(&self) -> Vec<usize> {
        match self.amount {
            AmountRule::Signed { column, .. } | AmountRule::Typed { column, .. } => vec![column],
            AmountRule::Pair { debit, credit, .. } => vec![debit, credit],
        }
    }

    /// One line for people: how the file is read, and what proves it.
    pub fn describe(&self) -> String {
        let amount = match &self.amount {
            AmountRule::Signed { column, sign } => format!(
                "amount {} ({})",
                self.column_name(*column),
                match sign {
                    Sign::InflowPositive => "positive is money in",
                    Sign::OutflowPositive => "positive is money out",
                }
            ),
            AmountRule::Pair { debit, credit, .. } => {
                format!("out {}, in {}", self.column_name(*debit), self.column_name(*credit))
            }
            AmountRule::Typed { column, direction, .. } => format!(
                "amount {} with direction {}",
                self.column_name(*column),
                self.column_name(*direction)
            ),
        };
        let proof = match self.balance {
            Some(rule) if rule.agree > 0 => {
                format!("; {} of {} balance steps agree", rule.agree, rule.steps)
            }
            _ => String::new(),
        };
        format!(
            "{}, {}, dates {} in {}, {amount}, decimal mark `{}`{proof}",
            self.encoding,
            super::dialect::name(self.delimiter),
            self.date_pattern.format(),
            self.column_name(self.date),
            self.decimal_mark.char(),
        )
    }
}

/// Which way a direction word sends money, under the user's words where given.
pub(super) fn direction_of(cell: &str, out_words: &[String]) -> Option<Direction> {
    if out_words.is_empty() {
        return super::words::direction(cell);
    }
    let out = out_words.iter().any(|word| word.trim().to_lowercase() == cell.trim().to_lowercase());
    Some(if out { Direction::Out } else { Direction::In })
}

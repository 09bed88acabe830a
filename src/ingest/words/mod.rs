//! What header cells and direction words mean, in the languages ledgers come in: one dictionary
//! for each kind of evidence.

mod category;
mod counterparty;
mod currency;
mod date;
mod direction;
mod money;
mod pattern;
mod row;
mod side;
mod source;
mod text;

pub(super) use currency::currency_rank;
pub(super) use date::{date_rank, is_date_header};
pub(super) use direction::{Direction, direction, is_direction_header};
pub(super) use money::{MoneyWord, money_word};
pub(super) use pattern::{matches, normalise};
pub(super) use row::BalanceRow;
pub(super) use row::{
    balance_row, is_card_credit, is_card_payment, is_earned, is_income, is_pending, is_total,
    is_void, starts_total,
};
pub(super) use source::{
    counts_spending_as_positive, is_ad_metric, is_card_word, is_sales_word, is_spend_word,
};
pub(super) use text::{TextWord, text_rank};

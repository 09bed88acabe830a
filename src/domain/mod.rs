//! The words of the trade: money, days, lines of cash, plans, diagnostics. Reads no files.

mod apportion;
mod budget;
mod calendar;
mod cash_table;
mod credit_line;
mod currency;
mod dated_item;
mod diagnostic;
mod dictionary;
mod driver;
mod fx;
mod line;
mod money;
mod open_item;
mod plan_flow;
mod response;
mod saved_forecast;
mod scenario;
mod stage;
mod text;
mod transaction;
mod units;
mod what_if;

pub use apportion::{apportion, apportion_money};
pub use budget::{Budget, BudgetFile, BudgetLine, Pays};
pub(crate) use calendar::month_end;
pub use calendar::{DateSpan, Grain, Horizon, Period, PeriodKind, Repeat, Shift, periods, spans};
pub use cash_table::{CashTable, DayTotal, LineHistory};
pub use credit_line::CreditLine;
pub use currency::Currency;
pub use dated_item::{Basis, DatedItem, ItemSource, Matching};
pub use diagnostic::{Note, Position};
pub use dictionary::{Dictionary, hash_bytes, same_bytes};
pub use driver::{Driver, DriverStep};
pub use fx::{NotARate, Rate, Rates};
pub use line::{Flow, LineKey};
pub use money::{Money, MoneyError};
pub use open_item::{ItemPayment, OpenItem, OpenItemKind, PlacedItem};
pub use plan_flow::PlanFlow;
pub use response::{ResponseDay, TouchpointResponses};
pub use saved_forecast::{
    LineName, SavedCommitment, SavedForecast, SavedLine, SavedPeriod, SavedScenario,
};
pub use scenario::Scenario;
pub use stage::{Stage, Stages, StagesError};
pub use text::{acts_on_terminals, fold_name};
pub use transaction::Transaction;
pub use units::{UnitLine, UnitStandards};
pub use what_if::{Change, Effect, Scope, Shock, TermLoan, WhatIf};

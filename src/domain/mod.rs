//! The words of the trade: money, days, lines of cash, plans, diagnostics. Reads no files.

mod apportion;
mod budget;
mod calendar;
mod cash_table;
mod currency;
mod dated_item;
mod diagnostic;
mod dictionary;
mod driver;
mod fx;
mod line;
mod money;
mod plan_flow;
mod scenario;
mod stage;
mod text;
mod transaction;

pub use apportion::{apportion, apportion_money};
pub use budget::{Budget, BudgetFile, BudgetLine, Pays};
pub use calendar::{DateSpan, Grain, Horizon, Period, PeriodKind, Repeat, Shift, periods};
pub use cash_table::{CashTable, DayTotal, LineHistory};
pub use currency::Currency;
pub use dated_item::{Basis, DatedItem};
pub use diagnostic::{Note, Position};
pub use dictionary::{Dictionary, hash_bytes, same_bytes};
pub use driver::{Driver, DriverStep};
pub use fx::{NotARate, Rate, Rates};
pub use line::{Flow, LineKey};
pub use money::{Money, MoneyError};
pub use plan_flow::PlanFlow;
pub use scenario::Scenario;
pub use stage::{Stage, Stages, StagesError};
pub use text::acts_on_terminals;
pub use transaction::Transaction;

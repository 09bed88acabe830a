//! Outcomes to a [`Report`] of typed cells, and a report to bytes.
//!
//! A report has two views of the same figures: records for programs (JSON, CSV; exact) and a
//! document for people (text, Markdown; printed figures add up as printed).

mod backtest;
mod figures;
mod fit;
mod forecast;
mod init;
mod inspect;
mod model;
mod render;
mod safe_text;
mod settings;
mod since;
mod track_record;
mod variance;
mod weekly;

pub use backtest::{BacktestInputs, SCHEMA as BACKTEST_SCHEMA, backtest};
pub use forecast::{
    ALLOCATION_SCHEMA, EXPLAIN_SCHEMA, ExplainInputs, ForecastInputs, OpeningSource,
    SCHEMA as FORECAST_SCHEMA, allocation, explain, forecast,
};
pub use init::{InitFile, InitInputs, InitSummary, ProposedRule, RuleSwitch, init, init_summary};
pub use inspect::{
    InspectInputs, InspectedFile, SCHEMA as INSPECT_SCHEMA, TransactionFormat, TransactionWriter,
    inspect,
};
pub use model::{
    Align, Block, Cell, Column, Document, Field, Listing, Printed, Record, RecordSet, Report, Row,
    RowKind, Shown, TableBlock,
};
pub use render::{
    PARTS, RENDERERS, Readers, RenderError, RenderOptions, Renderer, Style, check_names,
    format_for_extension, renderer, table_text,
};
pub use settings::settings_text;
pub use variance::{SCHEMA as VARIANCE_SCHEMA, VarianceInputs, variance};
pub use weekly::{SCHEMA as REPORT_SCHEMA, WeeklyInputs, weekly};

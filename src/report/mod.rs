//! Outcomes to a [`Report`] of typed cells, and a report to bytes.

mod model;

pub use model::{
    Align, Block, Cell, Column, Document, Field, Record, RecordSet, Report, Row, RowKind,
    TableBlock,
};

//! A report to bytes. A new format is one file here and one line in [`RENDERERS`].

mod csv;
mod json;
mod labels;
mod layout;
mod line;
mod listing;
mod markdown;
mod table;

use std::path::Path;

pub(in crate::report) use csv::field as csv_field;
pub(in crate::report) use json::push_cell as push_json;
pub use table::table_text;

use super::{Block, Report};

/// Every format, in the order help shows them.
pub static RENDERERS: &[&dyn Renderer] =
    &[&table::Table, &json::Json, &csv::Csv, &markdown::Markdown];

/// One output format.
pub trait Renderer: Sync {
    /// The word after `--format`.
    fn name(&self) -> &'static str;

    /// File extensions that choose it, without the dot, in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whom it writes for.
    fn readers(&self) -> Readers;

    /// The report as bytes, ending with a line feed.
    fn render(&self, report: &Report, options: &RenderOptions) -> Result<Vec<u8>, RenderError>;
}

/// Who reads a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// People read its document.
    People,
    /// Programs read its records.
    Programs,
}

/// Whether text carries colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// None: breaches are marked by text alone.
    #[default]
    Plain,
    /// ANSI colour on top of the text marks.
    Color,
}

/// What a run asks of its renderer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOptions {
    /// Columns of the terminal; text only.
    pub width: usize,
    /// Colour; text only.
    pub style: Style,
    /// Parts to show, of those the report has; all but those on request where empty. Text and Markdown.
    pub parts: Vec<String>,
    /// Only banners and the sentences. Text and Markdown.
    pub quiet: bool,
    /// Which table CSV writes; the report's own default where `None`.
    pub table: Option<String>,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { width: 100, style: Style::Plain, parts: Vec::new(), quiet: false, table: None }
    }
}

/// Why a report could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// `--table` names no table of this report.
    #[error("there is no table `{name}`; the tables are {}", known.join(", "))]
    UnknownTable {
        /// As given.
        name: String,
        /// What there is, in order.
        known: Vec<&'static str>,
    },
    /// `--tables` names no part of this report.
    #[error("there is no part `{name}`; the parts are {}", known.join(", "))]
    UnknownPart {
        /// As given.
        name: String,
        /// What there is, in order.
        known: Vec<&'static str>,
    },
    /// The CSV writer failed.
    #[error("could not write CSV: {0}")]
    Csv(#[from] ::csv::Error),
}

/// The format of that name.
pub fn renderer(name: &str) -> Option<&'static dyn Renderer> {
    RENDERERS.iter().copied().find(|renderer| renderer.name() == name)
}

/// The format a file's extension chooses, in any case.
///
/// ```
/// use std::path::Path;
/// use cashcast::report::format_for_extension;
/// assert_eq!(format_for_extension(Path::new("week.MD")).unwrap().name(), "markdown");
/// assert!(format_for_extension(Path::new("week")).is_none());
/// ```
pub fn format_for_extension(path: &Path) -> Option<&'static dyn Renderer> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    RENDERERS.iter().copied().find(|renderer| renderer.extensions().contains(&extension.as_str()))
}

/// The parts of a forecast that `--tables` may choose: the tables any run may have, and the notes.
pub const PARTS: [&str; 13] = [
    "cash",
    "way",
    "lines",
    "scenarios",
    "credit",
    "open-items",
    "stages",
    "commit",
    "reserves",
    "planned",
    "recurring",
    "trend",
    "notes",
];

/// Refuses a part or a table that does not exist, also where the format has no use for it: a
/// misspelt name is never passed over.
pub fn check_names(report: &Report, options: &RenderOptions) -> Result<(), RenderError> {
    csv::chosen_set(report, options)?;
    check_parts(report, options)
}

fn check_parts(report: &Report, options: &RenderOptions) -> Result<(), RenderError> {
    let known = report.parts;
    if let Some(unknown) = options.parts.iter().find(|part| !known.contains(&part.as_str())) {
        return Err(RenderError::UnknownPart { name: unknown.clone(), known: known.to_vec() });
    }
    Ok(())
}

/// The blocks a run shows, in order.
fn chosen_blocks<'a>(
    report: &'a Report,
    options: &RenderOptions,
) -> Result<Vec<&'a Block>, RenderError> {
    check_parts(report, options)?;
    let wanted = |name: &str| {
        !options.quiet
            && if options.parts.is_empty() {
                !report.on_request.contains(&name)
            } else {
                options.parts.iter().any(|part| part == name)
            }
    };
    Ok(report
        .document
        .blocks
        .iter()
        .filter(|block| match block {
            Block::Banner { .. } | Block::Headline(_) => true,
            Block::Title(_) => !options.quiet,
            Block::Listing(listing) if listing.part.is_empty() => !options.quiet,
            Block::Listing(listing) => wanted(listing.part),
            Block::Table(table) => wanted(table.name),
            Block::Notes(_) => wanted("notes"),
        })
        .collect())
}

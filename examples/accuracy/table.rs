//! CSV files by the names of their columns.

use std::error::Error;
use std::fs::File;
use std::path::Path;

use csv::StringRecord;

/// A CSV file whose columns are found by name.
pub(super) struct Table {
    file: String,
    header: StringRecord,
    rows: Vec<StringRecord>,
}

impl Table {
    /// Reads a whole file.
    pub(super) fn read(folder: &Path, name: &str) -> Result<Self, Box<dyn Error>> {
        let path = folder.join(name);
        let file = path.display().to_string();
        let opened = File::open(&path).map_err(|error| format!("{file}: {error}"))?;
        let mut reader = csv::Reader::from_reader(opened);
        let header = reader.headers().map_err(|error| format!("{file}: {error}"))?.clone();
        let rows: Result<Vec<_>, _> = reader.records().collect();
        Ok(Self { header, rows: rows.map_err(|error| format!("{file}: {error}"))?, file })
    }

    /// The number of a column.
    fn column(&self, name: &str) -> Result<usize, String> {
        let found = self.header.iter().position(|column| column == name);
        found.ok_or_else(|| format!("{}: there is no column `{name}`", self.file))
    }

    /// The numbers of several columns.
    pub(super) fn columns<const COUNT: usize>(
        &self,
        names: [&str; COUNT],
    ) -> Result<[usize; COUNT], String> {
        let mut found = [0; COUNT];
        for (number, name) in found.iter_mut().zip(names) {
            *number = self.column(name)?;
        }
        Ok(found)
    }

    /// All rows.
    pub(super) fn rows(&self) -> &[StringRecord] {
        &self.rows
    }

    /// A cell as a number or a date, or an error with its place.
    pub(super) fn parse<T: std::str::FromStr>(
        &self,
        row: &StringRecord,
        column: usize,
    ) -> Result<T, String> {
        let cell = row.get(column).unwrap_or("");
        let line = row.position().map_or(0, csv::Position::line);
        let column = self.header.get(column).unwrap_or("");
        cell.parse().map_err(|_| format!("{}:{line}: `{cell}` is no {column}", self.file))
    }
}

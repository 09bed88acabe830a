//! Files of external drivers to drivers.

use super::{ForecastError, InputFile};
use crate::config::Settings;
use crate::ingest::driver::{DriverFile, Drivers, read_drivers};
use crate::ingest::{IngestError, layout_for};

/// Reads every driver file under the settings in force.
pub(super) fn drivers(files: &[InputFile], settings: &Settings) -> Result<Drivers, ForecastError> {
    let file = |file: &InputFile| {
        Ok(DriverFile {
            name: file.name.clone(),
            bytes: file.source().bytes(&file.name)?,
            date_format: layout_for(settings, &file.name).date_format,
        })
    };
    let read = || {
        let files = files.iter().map(file).collect::<Result<Vec<_>, IngestError>>()?;
        read_drivers(&files, settings.week_ends)
    };
    read().map_err(ForecastError::Driver)
}

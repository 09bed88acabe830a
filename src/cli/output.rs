//! Where a report goes: standard output in one format, files each in the format of its name.

use std::path::{Path, PathBuf};

use super::failure::{Failure, Kind};
use super::printer;
use crate::report::{
    self, RENDERERS, Readers, RenderError, RenderOptions, Renderer, Report, Style,
    format_for_extension, renderer,
};

/// What a run was asked to write.
pub(super) struct Output {
    /// `--format`, for standard output.
    pub(super) format: Option<String>,
    /// `-o`, in order.
    pub(super) files: Vec<PathBuf>,
    /// Width, colour, parts, table.
    pub(super) options: RenderOptions,
}

/// Something to write, rendered before anything is written: a report is given whole or not at all.
struct Rendered {
    file: Option<PathBuf>,
    bytes: Vec<u8>,
}

impl Output {
    /// Formats that do not exist are refused before any work is done.
    pub(super) fn check(&self) -> Result<(), Failure> {
        self.format.as_deref().map(named).transpose()?;
        for file in &self.files {
            by_extension(file)?;
        }
        Ok(())
    }

    /// Programs, where any format of the run is for them.
    pub(super) fn readers(&self) -> Readers {
        let named = self.format.as_deref().and_then(renderer);
        let files = self.files.iter().filter_map(|file| format_for_extension(file));
        let programs = |renderer: &dyn Renderer| renderer.readers() == Readers::Programs;
        if named.into_iter().chain(files).any(programs) {
            Readers::Programs
        } else {
            Readers::People
        }
    }

    /// Renders everything, then writes everything. With `-o` and no `--format`, standard output
    /// stays empty.
    pub(super) fn write(&self, report: &Report) -> Result<(), Failure> {
        for rendered in self.render(report)? {
            match &rendered.file {
                None => printer::data(&rendered.bytes).map_err(|error| {
                    Failure::new(
                        Kind::Runtime,
                        format!("could not write to standard output: {error}"),
                        None,
                    )
                })?,
                Some(file) => printer::file(file, &rendered.bytes).map_err(|error| {
                    Failure::new(
                        Kind::Runtime,
                        format!("could not write {}: {error}", file.display()),
                        None,
                    )
                })?,
            }
        }
        Ok(())
    }

    fn render(&self, report: &Report) -> Result<Vec<Rendered>, Failure> {
        report::check_names(report, &self.options).map_err(refuse)?;
        let mut all = Vec::with_capacity(self.files.len() + 1);
        for file in &self.files {
            let plain = RenderOptions { style: Style::Plain, ..self.options.clone() };
            let bytes = by_extension(file)?.render(report, &plain).map_err(refuse)?;
            all.push(Rendered { file: Some(file.clone()), bytes });
        }
        if self.files.is_empty() || self.format.is_some() {
            let renderer = named(self.format.as_deref().unwrap_or("table"))?;
            let bytes = renderer.render(report, &self.options).map_err(refuse)?;
            all.push(Rendered { file: None, bytes });
        }
        Ok(all)
    }
}

fn names() -> String {
    RENDERERS.iter().map(|renderer| renderer.name()).collect::<Vec<_>>().join(", ")
}

fn named(name: &str) -> Result<&'static dyn Renderer, Failure> {
    renderer(name).ok_or_else(|| {
        Failure::new(
            Kind::Usage,
            format!("--format `{name}` is not a format"),
            Some(&format!("the formats are {}", names())),
        )
    })
}

fn by_extension(file: &Path) -> Result<&'static dyn Renderer, Failure> {
    format_for_extension(file).ok_or_else(|| {
        let extensions: Vec<String> = RENDERERS
            .iter()
            .flat_map(|renderer| renderer.extensions())
            .map(|extension| format!(".{extension}"))
            .collect();
        Failure::new(
            Kind::Usage,
            format!("-o {}: no format has this extension", file.display()),
            Some(&format!("name the file with one of {}", extensions.join(" "))),
        )
    })
}

fn refuse(error: RenderError) -> Failure {
    Failure::new(Kind::Usage, error, None)
}

//! The bar that shows how far reading is: on a terminal, once it has taken a second.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::ingest::Progress;

/// Reading that is over sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// Times a second that the bar is drawn.
const RATE: u8 = 10;

/// A bar on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new() -> Self {
        Self(ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()))
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Progress for Bar {
    fn start(&self, file: &str, length: Option<u64>) {
        self.0.reset();
        // A name with control characters does not steer the terminal.
        let name: String = file.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
        self.0.set_message(format!("reading {name}"));
        if let Some(length) = length {
            self.0.set_length(length);
            self.0.set_style(style("{msg}  {wide_bar}  {bytes} of {total_bytes}, {eta} left"));
        } else {
            self.0.unset_length();
            self.0.set_style(style("{msg}  {bytes}"));
        }
    }

    fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
        if self.0.is_hidden() && self.0.elapsed() >= PATIENCE {
            // Hides itself where standard error is no terminal.
            self.0.set_draw_target(ProgressDrawTarget::stderr_with_hz(RATE));
        }
    }

    fn finish(&self) {
        self.0.finish_and_clear();
        self.0.set_draw_target(ProgressDrawTarget::hidden());
    }
}

//! One line of text, its pieces in place.

use anstyle::{AnsiColor, Style as Ansi};

/// How a piece of a line stands out where there is colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// It does not.
    None,
    /// Headings and totals.
    Strong,
    /// Rules and column heads.
    Faint,
    /// A breach.
    Alarm,
}

impl Emphasis {
    pub(super) const fn ansi(self) -> Option<Ansi> {
        match self {
            Self::None => None,
            Self::Strong => Some(Ansi::new().bold()),
            Self::Faint => Some(Ansi::new().dimmed()),
            Self::Alarm => Some(AnsiColor::Red.on_default().bold()),
        }
    }
}

/// Text at a column of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) text: String,
    pub(super) emphasis: Emphasis,
}

/// One line, its pieces from left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
}

impl Line {
    pub(super) fn of(text: String, emphasis: Emphasis) -> Self {
        Self { pieces: vec![Piece { start: 0, text, emphasis }] }
    }
}

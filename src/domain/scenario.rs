//! Scenarios: the three of the band, and named what-ifs.

use std::fmt;

/// One reading of the future. The order is the order of output: best, base, worst, then named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scenario {
    /// The upper edge of the band.
    Best,
    /// The point path.
    Base,
    /// The lower edge of the band.
    Worst,
    /// A what-if from the configuration.
    Named(String),
}

impl Scenario {
    /// The three that every forecast has.
    pub const BAND: [Self; 3] = [Self::Best, Self::Base, Self::Worst];

    /// The word in JSON, CSV and on the command line.
    pub fn word(&self) -> &str {
        match self {
            Self::Best => "best",
            Self::Base => "base",
            Self::Worst => "worst",
            Self::Named(name) => name,
        }
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

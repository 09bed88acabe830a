//! The lines of a budget as tables show them: sections, groups within them, lines.

use crate::control::{Control, ControlLine, Section, WindowFigures};
use crate::domain::Money;
use crate::report::figures::Figures;
use crate::report::fit::{Part, Tiers, fit_tiers};

/// The lines of one section.
pub(super) struct SectionView<'a> {
    pub(super) section: Section,
    /// Stages in order of the journey; the other sections are one group.
    pub(super) groups: Vec<(String, Vec<&'a ControlLine>)>,
}

/// Sections that have lines.
pub(super) fn sections(control: &Control) -> Vec<SectionView<'_>> {
    let mut made: Vec<SectionView<'_>> = Vec::new();
    for line in &control.lines {
        if made.last().is_none_or(|view| view.section != line.section) {
            made.push(SectionView { section: line.section, groups: Vec::new() });
        }
        let Some(view) = made.last_mut() else { continue };
        let name = group(line);
        match view.groups.last_mut().filter(|(last, _)| *last == name) {
            Some((_, lines)) => lines.push(line),
            None => view.groups.push((name, vec![line])),
        }
    }
    made
}

fn group(line: &ControlLine) -> String {
    match (line.section, &line.key.stage) {
        (Section::Stages, Some(stage)) => stage.name().to_owned(),
        (section, _) => total(section).to_owned(),
    }
}

/// What the sum of a section is called.
pub(super) const fn total(section: Section) -> &'static str {
    match section {
        Section::Stages => "all stages",
        Section::Receipts => "receipts",
        Section::Disbursements => "other disbursements",
    }
}

/// Which row of a section.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Total,
    Group(usize),
    Line(usize, usize),
}

impl Place {
    pub(super) fn of(self, amounts: &Tiers) -> i128 {
        match self {
            Self::Total => amounts.total,
            Self::Group(group) => amounts.groups[group],
            Self::Line(group, line) => amounts.parts[group][line],
        }
    }
}

impl<'a> SectionView<'a> {
    /// All its lines.
    pub(super) fn lines(&self) -> impl Iterator<Item = &'a ControlLine> + '_ {
        self.groups.iter().flat_map(|(_, lines)| lines.iter().copied())
    }

    /// The lines of a row.
    pub(super) fn at(&self, place: Place) -> Vec<&'a ControlLine> {
        match place {
            Place::Total => self.lines().collect(),
            Place::Group(group) => self.groups[group].1.clone(),
            Place::Line(group, line) => vec![self.groups[group].1[line]],
        }
    }

    /// An amount of every line in printed units that add up.
    pub(super) fn tiers(&self, figures: Figures, of: impl Fn(&ControlLine) -> Money) -> Tiers {
        let parts: Vec<Vec<Part>> = self
            .groups
            .iter()
            .map(|(_, lines)| {
                lines.iter().map(|line| Part::free(figures.coins(of(line)))).collect()
            })
            .collect();
        fit_tiers(None, &parts, figures.unit())
    }

    /// The same of a window.
    pub(super) fn window(
        &self,
        figures: Figures,
        at: usize,
        of: fn(&WindowFigures) -> Money,
    ) -> Tiers {
        self.tiers(figures, |line| line.windows.get(at).map(of).unwrap_or_default())
    }

    /// A row for every place: groups with their members, then the sum. A section that is one group
    /// begins with its sum.
    pub(super) fn places(&self) -> Vec<Place> {
        let members = |group: usize| {
            (0..self.groups[group].1.len()).map(move |line| Place::Line(group, line))
        };
        if self.section != Section::Stages {
            return std::iter::once(Place::Group(0)).chain(members(0)).collect();
        }
        (0..self.groups.len())
            .flat_map(|group| {
                // a stage that is one line without a touchpoint is that line
                let alone =
                    matches!(self.groups[group].1[..], [line] if line.key.touchpoint.is_none());
                let members = members(group).filter(move |_| !alone);
                std::iter::once(Place::Group(group)).chain(members)
            })
            .collect()
    }

    /// How a row is called: `*` marks an inferred stage.
    pub(super) fn name(&self, place: Place) -> String {
        match place {
            Place::Total => total(self.section).to_owned(),
            Place::Group(group) => self.groups[group].0.clone(),
            Place::Line(group, line) => name(self.groups[group].1[line]),
        }
    }
}

/// A line's name; `*` marks an inferred stage, and what no budget row names says so.
pub(super) fn name(line: &ControlLine) -> String {
    let mark = if line.inferred.is_some() { " *" } else { "" };
    let name = match (&line.key.stage, &line.key.touchpoint) {
        (Some(_), None) => "no touchpoint",
        _ => line.key.name(),
    };
    format!("{name}{mark}")
}

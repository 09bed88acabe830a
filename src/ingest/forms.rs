//! The one form that all dates, and all numbers, of a small file have, where its columns are known by
//! name.

use chrono::NaiveDate;

use super::amounts::{DecimalMark, MarkEvidence, mark_evidence};
use super::dates::{DatePattern, PATTERNS};

/// Two forms fit every date, and mean different days.
#[derive(Debug)]
pub(in crate::ingest) struct DateDoubt {
    /// The first cell that tells them apart.
    pub(in crate::ingest) cell: usize,
    /// Both forms.
    pub(in crate::ingest) forms: [DatePattern; 2],
    days: [NaiveDate; 2],
}

impl DateDoubt {
    /// The doubt in words; `text` is the cell.
    pub(in crate::ingest) fn what(&self, text: &str) -> String {
        let [one, two] = self.days;
        format!("`{text}` is {one} or {two}; nothing in the file decides")
    }
}

/// The form of all cells: year first, else as said, else the one that fits. Where none fits, the most
/// usual one, which then tells the wrong cells.
pub(in crate::ingest) fn date_form(
    cells: &[&str],
    said: Option<&str>,
) -> Result<DatePattern, DateDoubt> {
    let fits = |pattern: &DatePattern| cells.iter().all(|cell| pattern.fits(cell));
    if fits(&DatePattern::YearMonthDay) {
        return Ok(DatePattern::YearMonthDay);
    }
    if let Some(format) = said {
        return Ok(DatePattern::from_format(format));
    }
    // Nobody writes the month first with dots.
    let dotted = cells.iter().all(|cell| !cell.contains(['/', '-']));
    let fitting: Vec<&DatePattern> = PATTERNS
        .iter()
        .filter(|pattern| !(dotted && **pattern == DatePattern::MonthDayYear) && fits(pattern))
        .collect();
    let Some(first) = fitting.first() else {
        let count = |pattern: &&DatePattern| cells.iter().filter(|cell| pattern.fits(cell)).count();
        return Ok(PATTERNS.iter().rev().max_by_key(count).unwrap_or(&PATTERNS[0]).clone());
    };
    let apart = fitting[1..].iter().find_map(|other| told_apart(cells, first, other));
    apart.map_or_else(|| Ok((*first).clone()), Err)
}

fn told_apart(cells: &[&str], one: &DatePattern, two: &DatePattern) -> Option<DateDoubt> {
    cells.iter().enumerate().find_map(|(cell, text)| {
        let days = [one.parse(text).ok()?, two.parse(text).ok()?];
        let forms = [one.clone(), two.clone()];
        (days[0] != days[1]).then_some(DateDoubt { cell, forms, days })
    })
}

/// The mark before the decimals: cells with one reading decide for all, then what is said. Where
/// nothing decides, the first cell with two readings.
pub(in crate::ingest) fn decimal_mark<'c>(
    cells: impl Iterator<Item = &'c str>,
    said: Option<char>,
) -> Result<DecimalMark, usize> {
    let (mut point, mut comma) = (0_usize, 0_usize);
    let mut doubtful = None;
    for (cell, text) in cells.enumerate() {
        match mark_evidence(text) {
            MarkEvidence::Point => point += 1,
            MarkEvidence::Comma => comma += 1,
            MarkEvidence::Both => doubtful = doubtful.or(Some(cell)),
            MarkEvidence::None => {}
        }
    }
    let told = said.map(|mark| if mark == ',' { DecimalMark::Comma } else { DecimalMark::Point });
    match (point.cmp(&comma), doubtful, told) {
        (std::cmp::Ordering::Greater, ..) => Ok(DecimalMark::Point),
        (std::cmp::Ordering::Less, ..) => Ok(DecimalMark::Comma),
        (_, _, Some(told)) => Ok(told),
        (_, None, None) => Ok(DecimalMark::Point),
        (_, Some(cell), None) => Err(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_day_first_and_slashes_are_asked() {
        assert_eq!(date_form(&["04.05.2026"], None).unwrap(), DatePattern::DayMonthYear);
        let doubt = date_form(&["05/05/2026", "04/05/2026"], None).unwrap_err();
        assert_eq!(doubt.cell, 1);
        assert_eq!(
            doubt.what("04/05/2026"),
            "`04/05/2026` is 2026-05-04 or 2026-04-05; nothing in the file decides"
        );
        let said = date_form(&["04/05/2026"], Some("%m/%d/%Y")).unwrap();
        assert_eq!(said, DatePattern::MonthDayYear);
        let decided = date_form(&["04/05/2026", "04/15/2026"], None).unwrap();
        assert_eq!(decided, DatePattern::MonthDayYear);
    }
}

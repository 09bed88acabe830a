//! The as-of date: said, or the last ledger date where that date can be trusted (DESIGN §4).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::FileSpan;

/// Why the last ledger date is not taken for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AsOfDoubt {
    /// The last row stands far from the row before it: a scheduled payment, a typo?
    FarLastRow {
        /// Index of a file that ends on it.
        file: usize,
        /// The last date.
        last: NaiveDate,
        /// The date before it.
        before: NaiveDate,
        /// The usual gap in days (99th percentile of the others).
        usual: i64,
    },
    /// The ledgers of this run end on different days.
    UnevenEnds {
        /// Index of the file that ends first, and its last date.
        earliest: (usize, NaiveDate),
        /// Index of the file that ends last, and its last date.
        latest: (usize, NaiveDate),
    },
}

/// More than this many days are needed before a gap at the end is a doubt.
const LEAST_GAP: i64 = 7;
/// And more than this many usual gaps.
const USUAL_GAPS: i64 = 5;

/// The as-of date: `said`, else the last day with a row. `None` where there is no row at all.
pub fn choose_as_of(
    said: Option<NaiveDate>,
    row_days: &BTreeMap<NaiveDate, u64>,
    spans: &BTreeMap<usize, FileSpan>,
) -> Result<Option<NaiveDate>, AsOfDoubt> {
    if said.is_some() {
        return Ok(said);
    }
    if let Some(doubt) = uneven_ends(spans) {
        return Err(doubt);
    }
    match far_last_row(row_days, spans) {
        Some(doubt) => Err(doubt),
        None => Ok(row_days.keys().next_back().copied()),
    }
}

/// Does some other file go on where this one ends? Exports of one account made in turn (January to
/// March, April to May) end months apart, and only the last of them says which day is today.
fn is_continued(span: FileSpan, spans: &BTreeMap<usize, FileSpan>) -> bool {
    spans
        .values()
        .any(|other| other.first > span.last && (other.first - span.last).num_days() <= LEAST_GAP)
}

fn uneven_ends(spans: &BTreeMap<usize, FileSpan>) -> Option<AsOfDoubt> {
    let ends = || {
        spans
            .iter()
            .filter(|(_, span)| !is_continued(**span, spans))
            .map(|(file, span)| (*file, span.last))
    };
    let earliest = ends().min_by_key(|(file, last)| (*last, *file))?;
    let latest = ends().max_by_key(|(file, last)| (*last, *file))?;
    ((latest.1 - earliest.1).num_days() > LEAST_GAP)
        .then_some(AsOfDoubt::UnevenEnds { earliest, latest })
}

fn far_last_row(
    row_days: &BTreeMap<NaiveDate, u64>,
    spans: &BTreeMap<usize, FileSpan>,
) -> Option<AsOfDoubt> {
    let days: Vec<NaiveDate> = row_days.keys().copied().collect();
    let [.., before, last] = days[..] else {
        return None;
    };
    let mut gaps: Vec<i64> =
        days[..days.len() - 1].windows(2).map(|pair| (pair[1] - pair[0]).num_days()).collect();
    gaps.sort_unstable();
    // Nearest rank; a ledger of two days has no usual gap, so only the seven days count.
    let rank = (gaps.len() * 99).div_ceil(100);
    let usual = rank.checked_sub(1).and_then(|rank| gaps.get(rank)).copied().unwrap_or(0);
    let file = spans.iter().find(|(_, span)| span.last == last);
    let file = file.map_or(0, |(file, _)| *file);
    let gap = (last - before).num_days();
    (gap > LEAST_GAP && gap > USUAL_GAPS * usual).then_some(AsOfDoubt::FarLastRow {
        file,
        last,
        before,
        usual,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(texts: &[&str]) -> BTreeMap<NaiveDate, u64> {
        texts.iter().map(|text| (text.parse().unwrap(), 1)).collect()
    }

    #[test]
    fn a_typo_ten_years_ahead_is_a_doubt_and_a_monthly_ledger_is_not() {
        let typo = days(&["2026-05-01", "2026-05-02", "2026-05-04", "2036-05-05"]);
        assert!(matches!(
            choose_as_of(None, &typo, &BTreeMap::new()),
            Err(AsOfDoubt::FarLastRow { usual: 2, .. })
        ));
        let monthly = days(&["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
        let last = "2026-04-30".parse().ok();
        assert_eq!(choose_as_of(None, &monthly, &BTreeMap::new()), Ok(last));
        let said = "2026-05-04".parse().ok();
        assert_eq!(choose_as_of(said, &typo, &BTreeMap::new()), Ok(said));
    }

    #[test]
    fn ledgers_that_end_apart_are_a_doubt() {
        let span = |last: &str| FileSpan {
            first: "2026-01-01".parse().unwrap(),
            last: last.parse().unwrap(),
        };
        let spans = BTreeMap::from([(0, span("2026-05-31")), (1, span("2026-05-20"))]);
        assert!(matches!(
            choose_as_of(None, &days(&["2026-05-31"]), &spans),
            Err(AsOfDoubt::UnevenEnds { earliest: (1, _), latest: (0, _) })
        ));
    }

    #[test]
    fn exports_made_in_turn_are_no_doubt() {
        let span = |first: &str, last: &str| FileSpan {
            first: first.parse().unwrap(),
            last: last.parse().unwrap(),
        };
        let turns = BTreeMap::from([
            (0, span("2026-01-01", "2026-03-31")),
            (1, span("2026-04-02", "2026-05-31")),
        ]);
        let last = "2026-05-31".parse().ok();
        assert_eq!(choose_as_of(None, &days(&["2026-05-31"]), &turns), Ok(last));
    }
}

//! What evidence supports about a line, in words. They say what comes with what, never why.

use crate::project::{LineComponents, Pattern, Trend};

/// Cells of one pattern above the mean that are named; the rest is counted.
const MOST_NAMED: usize = 4;
/// Cells below the mean are named where they are no more than this.
const MOST_BELOW: usize = 2;

const WEEKDAYS: [&str; 7] =
    ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Which pattern a cell belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cells {
    Weekdays,
    DaysOfMonth,
    Months,
}

impl Cells {
    /// `Saturdays`, `the 1st`, `the last day of the month`, `December`.
    fn name(self, cell: usize) -> String {
        match self {
            Self::Weekdays => WEEKDAYS[cell % 7].to_owned(),
            Self::Months => MONTHS[cell % 12].to_owned(),
            Self::DaysOfMonth => match cell {
                28 => "the last day of the month".to_owned(),
                29 => "the last day but one".to_owned(),
                30 => "the last day but two".to_owned(),
                _ => format!("the {}", ordinal(cell + 1)),
            },
        }
    }

    /// What a pattern without any single cell is called.
    const fn whole(self) -> &'static str {
        match self {
            Self::Weekdays => "weekdays differ, none by itself",
            Self::DaysOfMonth => "days of the month differ, none by itself",
            Self::Months => "months differ, none by itself",
        }
    }
}

fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// `December 1.62 × the mean; Saturdays 1.30 ×`, `grows by 8 % a year (t 3.2)`; empty where
/// nothing was found.
pub(super) fn findings(line: &LineComponents) -> Vec<String> {
    let mut found = Vec::new();
    for (cells, pattern) in [
        (Cells::Months, &line.month),
        (Cells::Weekdays, &line.weekday),
        (Cells::DaysOfMonth, &line.day_of_month),
    ] {
        found.extend(pattern.as_ref().and_then(|pattern| pattern_words(cells, pattern)));
    }
    if let Some(first) = found.first_mut()
        && first.ends_with('×')
    {
        first.push_str(" the mean");
    }
    found.extend(line.trend.as_ref().and_then(trend_words));
    found
}

/// `grows by 8 % a year (t 3.2)`.
pub(super) fn trend_words(trend: &Trend) -> Option<String> {
    let verb = if trend.relative < 0.0 { "falls" } else { "grows" };
    let percent = libm::round(trend.relative.abs() * 100.0);
    trend.found.then(|| format!("{verb} by {percent:.0} % a year (t {})", t_text(trend.t)))
}

/// `3.2`; beyond any doubt `over 99`.
pub(super) fn t_text(t: f64) -> String {
    if t.abs() < 99.95 {
        format!("{:.1}", libm::round(t * 10.0) / 10.0 + 0.0)
    } else {
        let sign = if t < 0.0 { "-" } else { "" };
        format!("{sign}99+")
    }
}

/// Cells above the mean, the highest first; those below where they are few: that the other days
/// have less is said by the days that have more.
fn pattern_words(cells: Cells, pattern: &Pattern) -> Option<String> {
    if !pattern.found {
        return None;
    }
    let at = |cell: &&usize| pattern.index[**cell];
    let above: Vec<usize> = pattern.named.iter().filter(|cell| at(cell) > 1.0).copied().collect();
    let mut below: Vec<usize> =
        pattern.named.iter().filter(|cell| at(cell) <= 1.0).copied().collect();
    if below.len() > MOST_BELOW {
        below.clear();
    }
    below.sort_unstable();
    let (silent, less): (Vec<usize>, Vec<usize>) =
        below.into_iter().partition(|cell| is_silent(pattern.index[*cell]));
    let mut words = Vec::new();
    if !silent.is_empty() {
        let names: Vec<String> = silent.iter().map(|cell| cells.name(*cell)).collect();
        words.push(format!("nothing on {}", names.join(" and ")));
    }
    let shown = above.iter().take(MOST_NAMED).chain(&less);
    words.extend(shown.map(|cell| cell_words(cells, *cell, pattern.index[*cell])));
    match above.len().saturating_sub(MOST_NAMED) {
        0 => {}
        more => words.push(format!("and {more} more above it")),
    }
    // the unit stands at the end, where the first phrase gets "the mean"
    Some(if words.is_empty() { cells.whole().to_owned() } else { words.join(", ") })
}

fn is_silent(index: f64) -> bool {
    index < 0.005
}

/// `December 1.62 ×`.
pub(super) fn cell_words(cells: Cells, cell: usize, index: f64) -> String {
    if is_silent(index) {
        return format!("{} nothing", cells.name(cell));
    }
    format!("{} {} ×", cells.name(cell), times(index))
}

/// Two decimals; one from ten on.
pub(super) fn times(index: f64) -> String {
    if index < 9.995 { format!("{index:.2}") } else { format!("{index:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Flow, LineKey, Money};

    fn pattern(index: &[f64], named: &[usize]) -> Pattern {
        Pattern {
            index: index.to_vec(),
            strength: 0.5,
            probability: 0.001,
            found: true,
            named: named.to_vec(),
        }
    }

    fn line() -> LineComponents {
        LineComponents {
            line: LineKey::operating(Flow::Receipt, Some("card payouts".into())),
            days: 800,
            level: Money::from_minor(1_232_000, 2),
            trend: Some(Trend {
                a_year: Money::from_minor(98_000, 2),
                relative: 0.0795,
                t: 3.21,
                strength: 0.4,
                probability: 0.004,
                found: true,
            }),
            weekday: Some(pattern(&[1.1, 1.1, 1.1, 1.2, 1.2, 1.3, 0.0], &[6, 5])),
            day_of_month: None,
            month: Some(pattern(
                &[0.9, 0.9, 0.95, 1.0, 1.0, 1.0, 0.9, 0.9, 0.9, 0.9, 1.03, 1.62],
                &[11],
            )),
        }
    }

    #[test]
    fn what_is_found_is_said_and_nothing_else() {
        let mut line = line();
        assert_eq!(
            findings(&line).join("; "),
            "December 1.62 × the mean; nothing on Sundays, Saturdays 1.30 ×; grows by 8 % a year (t 3.2)"
        );
        if let Some(month) = &mut line.month {
            month.found = false;
        }
        if let Some(trend) = &mut line.trend {
            (trend.relative, trend.t) = (-0.25, -1234.0);
        }
        assert_eq!(
            findings(&line).join("; "),
            "nothing on Sundays, Saturdays 1.30 × the mean; falls by 25 % a year (t -99+)"
        );
        line.trend = None;
        line.weekday = Some(pattern(&[1.0; 7], &[]));
        assert_eq!(findings(&line), ["weekdays differ, none by itself"]);
        line.weekday = None;
        assert!(findings(&line).is_empty());
    }

    #[test]
    fn days_of_the_month_have_their_names() {
        let mut index = vec![0.0; 31];
        (index[0], index[10], index[22], index[28]) = (12.34, 2.0, 1.5, 4.0);
        let named: Vec<usize> = [0, 28, 10, 22].into_iter().chain((1..10).chain(11..22)).collect();
        let words = pattern_words(Cells::DaysOfMonth, &pattern(&index, &named)).unwrap();
        assert_eq!(
            words,
            "the 1st 12.3 ×, the last day of the month 4.00 ×, the 11th 2.00 ×, the 23rd 1.50 ×"
        );
    }

    #[test]
    fn no_word_claims_a_cause() {
        let words = findings(&line()).join(" ");
        for cause in ["because", "due to", "cause", "drive", "leads", "effect", "thanks"] {
            assert!(!words.contains(cause), "{words}");
        }
    }
}

//! What history shows of each line as a whole, recurring payments included: its level, trend,
//! weekdays, days of month and months, each with its strength and the evidence for it.
//!
//! Strength is the share of variance explained, `max(0, 1 − Var(R) / Var(R + component))` (Wang,
//! Smith and Hyndman 2006; Hyndman and Athanasopoulos, FPP3 §4.3), with variances by degrees of
//! freedom as in the adjusted R²: without that, two years of noise have a monthly strength of .5.
//! Indices are shrunk by `1 − 1/F` (James and Stein), so where F ≤ 1 strength is 0 and the index 1.

use super::day_table::{DayTable, MONTH_CELLS};
use super::history::{Event, History};
use super::patterns::{DayPatterns, PatternFit, day_patterns, month_pattern};
use super::quantize::{float, money, quantize};
use super::season::{Season, month_groups, season_of};
use super::trend_fit::{TrendFit, trend_fit};
use crate::domain::{CashTable, Flow, LineKey, Money};
use chrono::NaiveDate;

/// A line without a payment this recent is history only.
const SHOWN_DAYS: i32 = 26 * 7;
/// Weeks after which a week counts half in the level, as in the run rate.
const HALF_LIFE: f64 = 13.0;
/// Most weeks that the level is averaged over.
const LEVEL_WEEKS: i32 = 104;
/// Of what is said to be found, at most this share is chance, over all lines together.
const FALSE_DISCOVERIES: f64 = 0.05;
/// A day or month is named from this far off the mean on.
const NAMED_FROM: f64 = 0.15;

/// What history shows of one line. Amounts are signed.
#[derive(Debug, Clone, PartialEq)]
pub struct LineComponents {
    /// The line.
    pub line: LineKey,
    /// Days from its first payment to the last day of history.
    pub days: u32,
    /// What it moves in a week now: recency-weighted mean (half-life 13 weeks), without season.
    pub level: Money,
    /// How the level has changed; `None` below 52 weeks, or where too few of them have payments.
    pub trend: Option<Trend>,
    /// Monday to Sunday; `None` below 8 weeks or 12 payments of like size.
    pub weekday: Option<Pattern>,
    /// Days 1 to 28, then the last three of the month, last first; `None` below 26 weeks or 12
    /// payments of like size.
    pub day_of_month: Option<Pattern>,
    /// January to December; `None` below 23 months.
    pub month: Option<Pattern>,
}

/// A straight line through 4-week sums of the last three years.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Change of the weekly level in a year, signed as the line is.
    pub a_year: Money,
    /// The same as a share of the mean level: 0.08 grows by 8 % a year, whatever its sign.
    pub relative: f64,
    /// t of the slope, its standard error widened for the correlation of neighbouring errors.
    pub t: f64,
    /// Share of variance explained.
    pub strength: f64,
    /// Chance of such a t without any trend.
    pub probability: f64,
    /// Does it stand, all tests of this ledger considered?
    pub found: bool,
}

/// An index over the days of a week or month, or the months of a year; mean 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Times the mean, by cell.
    pub index: Vec<f64>,
    /// Share of variance explained.
    pub strength: f64,
    /// Chance of such an F without any pattern.
    pub probability: f64,
    /// Does it stand, all tests of this ledger considered?
    pub found: bool,
    /// Cells that differ from the mean by more than chance and by 15 %, farthest first; none
    /// where the pattern does not stand.
    pub named: Vec<usize>,
}

/// The components of every line that moved in the last half year: receipts first, larger ones
/// before smaller ones.
pub fn components(table: &CashTable, last_actual: NaiveDate, decimals: u32) -> Vec<LineComponents> {
    let history = History::new(table, last_actual, 0, decimals);
    let mut fitted: Vec<Fitted> = history
        .lines
        .iter()
        .filter_map(|line| Fitted::new(&history, &line.key, &line.totals))
        .collect();
    let limit = discovery_limit(fitted.iter().flat_map(Fitted::probabilities).collect());
    fitted.sort_by(|a, b| a.rank().cmp(&b.rank()));
    fitted.into_iter().map(|line| line.told(limit, decimals)).collect()
}

/// One line before its tests are judged beside those of the others.
struct Fitted {
    line: LineKey,
    /// +1, or −1 where money goes out: indices and changes are of sizes.
    sign: i64,
    days: u32,
    level: i64,
    trend: Option<TrendFit>,
    patterns: DayPatterns,
    month: Option<PatternFit>,
}

impl Fitted {
    fn new(history: &History, key: &LineKey, totals: &[Event]) -> Option<Self> {
        let (first, last) = (totals.first()?.day, totals.last()?.day);
        let sum: f64 = totals.iter().map(|event| float(event.coins)).sum();
        let size: f64 = totals.iter().map(|event| float(event.coins).abs()).sum();
        // Drawings and repayments that cancel have no mean to be times of.
        if last <= history.last - SHOWN_DAYS || 2.0 * sum.abs() < size {
            return None;
        }
        let sign = if sum < 0.0 { -1 } else { 1 };
        let days = &history.days;
        let months = month_groups(days, totals, history.last);
        let season = months.as_ref().and_then(season_of);
        let sized: Vec<Event> =
            totals.iter().map(|event| Event { coins: sign * event.coins, ..*event }).collect();
        Some(Self {
            line: key.clone(),
            sign,
            days: u32::try_from(history.last - first + 1).unwrap_or(0),
            level: sign * quantize(level(days, &sized, season.as_ref(), history.last)),
            trend: trend_fit(days, &sized, season.as_ref(), history.last),
            patterns: day_patterns(days, &sized, history.last),
            month: months.map(|months| month_pattern(&months.spread(), season.as_ref())),
        })
    }

    fn rank(&self) -> (Flow, std::cmp::Reverse<i64>, &LineKey) {
        (self.line.flow, std::cmp::Reverse(self.level.abs()), &self.line)
    }

    fn patterns(&self) -> [Option<&PatternFit>; 3] {
        let DayPatterns { weekday, day_of_month } = &self.patterns;
        [weekday.as_ref(), day_of_month.as_ref(), self.month.as_ref()]
    }

    fn probabilities(&self) -> Vec<f64> {
        let patterns = self.patterns().into_iter().flatten().map(|fit| fit.probability);
        self.trend.iter().map(|fit| fit.probability).chain(patterns).collect()
    }

    fn told(self, limit: f64, decimals: u32) -> LineComponents {
        let [weekday, day_of_month, month] =
            self.patterns().map(|fit| fit.map(|fit| pattern(fit, limit)));
        LineComponents {
            trend: self.trend.map(|fit| trend(&fit, self.sign, limit, decimals)),
            level: money(self.level, decimals),
            days: self.days,
            line: self.line,
            weekday,
            day_of_month,
            month,
        }
    }
}

fn trend(fit: &TrendFit, sign: i64, limit: f64, decimals: u32) -> Trend {
    Trend {
        a_year: money(sign * quantize(fit.weekly_a_year), decimals),
        relative: fit.relative,
        t: fit.t,
        strength: fit.strength,
        probability: fit.probability,
        found: fit.probability <= limit,
    }
}

fn pattern(fit: &PatternFit, limit: f64) -> Pattern {
    let found = fit.probability <= limit;
    // in steps far below what is printed, so that rounding does not decide an order
    let off = |cell: &usize| libm::round((fit.index[*cell] - 1.0).abs() * 1e6) / 1e6;
    let mut named: Vec<usize> = (0..fit.index.len())
        .filter(|cell| found && fit.stands_out[*cell] && off(cell) >= NAMED_FROM)
        .collect();
    named.sort_by(|a, b| off(b).total_cmp(&off(a)).then(a.cmp(b)));
    Pattern {
        index: fit.index.clone(),
        strength: fit.strength,
        probability: fit.probability,
        found,
        named,
    }
}

/// The largest probability that counts as found: Benjamini and Hochberg (1995) over all tests, so
/// that of what is found at most one in twenty is chance. Below zero where nothing is.
fn discovery_limit(mut probabilities: Vec<f64>) -> f64 {
    probabilities.sort_by(f64::total_cmp);
    let count = probabilities.len();
    let mut rank = 0.0;
    let mut limit = -1.0;
    for probability in probabilities {
        rank += 1.0;
        if probability <= FALSE_DISCOVERIES * rank / super::quantize::float_count(count) {
            limit = probability;
        }
    }
    limit
}

/// The recency-weighted mean of the line's own weeks, counted back from `last`, without season.
fn level(days: &DayTable, sized: &[Event], season: Option<&Season>, last: i32) -> f64 {
    let first = sized.first().map_or(last, |event| event.day);
    let own = ((last - first) / 7 + 1).min((last + 1) / 7).clamp(1, LEVEL_WEEKS);
    let weight = |day: i32| libm::exp2(-f64::from((last - day) / 7) / HALF_LIFE);
    let weights: f64 = (0..own).map(|week| libm::exp2(-f64::from(week) / HALF_LIFE)).sum();
    let sum: f64 = sized
        .iter()
        .rev()
        .take_while(|event| event.day > last - 7 * own)
        .map(|event| {
            let index = season.map_or(1.0, |s| s[days.month_of_year(event.day)]);
            weight(event.day) * float(event.coins) / index
        })
        .sum();
    sum / weights
}

/// The name of a cell of a day-of-month pattern: `1` to `28`, `last`, `last but 1`, `last but 2`.
pub fn day_of_month_name(cell: usize) -> String {
    match cell {
        28 => "last".to_owned(),
        29 | 30 => format!("last but {}", cell - 28),
        _ => (cell + 1).to_string(),
    }
}

const _: () = assert!(MONTH_CELLS == 31, "28 days and the last three");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayTotal, LineHistory};
    use proptest::prelude::*;
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::{Rng, SeedableRng};
    use std::collections::BTreeMap;

    /// A Monday.
    const FIRST: &str = "2024-01-01";

    fn first() -> NaiveDate {
        FIRST.parse().unwrap()
    }

    /// One line of receipts: cents by day index from a Monday on.
    fn table(lines: &[Vec<(u64, i64)>]) -> CashTable {
        let mut table = CashTable::default();
        for (index, payments) in lines.iter().enumerate() {
            let mut days: BTreeMap<NaiveDate, DayTotal> = BTreeMap::new();
            for (day, cents) in payments {
                let date = first() + chrono::Days::new(*day);
                let total = days.entry(date).or_default();
                total.amount += Money::from_minor(i128::from(*cents), 2);
                total.rows += 1;
            }
            let mut line = LineHistory::default();
            line.parties.insert("party".to_owned(), days);
            let key = LineKey::operating(Flow::Receipt, Some(format!("line {index:03}")));
            table.lines.insert(key, line);
        }
        table
    }

    fn of(lines: &[Vec<(u64, i64)>], length: u64) -> Vec<LineComponents> {
        components(&table(lines), first() + chrono::Days::new(length - 1), 2)
    }

    #[test]
    fn weekdays_that_say_it_all_are_found_exactly() {
        // 100 on every Monday to 700 on every Sunday: the mean day is 400.
        let payments: Vec<(u64, i64)> =
            (0..728u64).map(|day| (day, 10_000 * i64::try_from(day % 7 + 1).unwrap())).collect();
        let found = of(&[payments], 728);
        let weekday = found[0].weekday.as_ref().unwrap();
        for (cell, index) in weekday.index.iter().enumerate() {
            let exact = f64::from(u32::try_from(cell + 1).unwrap()) / 4.0;
            assert!((index - exact).abs() < 1e-12, "{cell}: {index}");
        }
        assert!(weekday.found && (weekday.strength - 1.0).abs() < 1e-12, "{weekday:?}");
        assert_eq!(weekday.named, [0, 6, 1, 5, 2, 4], "Thursday is the mean");
        // nothing is left for the days of the month, the weeks are all alike
        let of_month = found[0].day_of_month.as_ref().unwrap();
        assert!(!of_month.found && of_month.index.iter().all(|index| (index - 1.0).abs() < 1e-12));
        assert!(!found[0].trend.is_some_and(|trend| trend.found), "4-week sums do not vary");
    }

    #[test]
    fn the_level_is_a_week_of_a_line_that_does_not_change() {
        let daily: Vec<(u64, i64)> = (0..364u64).map(|day| (day, 40_000)).collect();
        let found = of(&[daily], 364);
        assert_eq!(found[0].level.to_fixed(2), "2800.00");
        assert_eq!((found[0].trend, found[0].days), (None, 364));
        // the latest week counts 1, the week before 2^(−1/13)
        let found = of(&[vec![(0, 10_000), (7, 20_000)]], 14);
        let older = libm::exp2(-1.0 / 13.0);
        let exact = (200.0 + 100.0 * older) / (1.0 + older);
        assert_eq!(found[0].level, Money::from_minor(i128::from(quantize(exact * 100.0)), 2));
    }

    #[test]
    fn a_day_of_the_month_is_named() {
        // 24 months of 500 on the 15th
        let payments: Vec<(u64, i64)> = first()
            .iter_days()
            .take(731)
            .enumerate()
            .filter(|(_, date)| chrono::Datelike::day(date) == 15)
            .map(|(day, _)| (u64::try_from(day).unwrap(), 50_000))
            .collect();
        let found = of(&[payments], 731);
        let pattern = found[0].day_of_month.as_ref().unwrap();
        assert_eq!(pattern.named.first(), Some(&14), "{pattern:?}");
        assert!(pattern.found && pattern.strength > 0.9 && pattern.index[14] > 25.0, "{pattern:?}");
        assert!(!found[0].weekday.as_ref().unwrap().found);
        assert_eq!(day_of_month_name(14), "15");
        assert_eq!(
            (day_of_month_name(28), day_of_month_name(30)),
            ("last".into(), "last but 2".into())
        );
    }

    #[test]
    fn a_december_is_found_where_two_years_agree() {
        // 10 a day, 20 a day in December, over three years; the ratio to the mean month is near
        // 24 / 13, and no month differs from year to year by more than its trend.
        let payments: Vec<(u64, i64)> = first()
            .iter_days()
            .take(1096)
            .enumerate()
            .map(|(day, date)| {
                let cents = if chrono::Datelike::month(&date) == 12 { 2_000 } else { 1_000 };
                (u64::try_from(day).unwrap(), cents)
            })
            .collect();
        let found = of(&[payments], 1096);
        let month = found[0].month.as_ref().unwrap();
        assert!(month.found && month.named.first() == Some(&11), "{month:?}");
        assert!((month.index[11] - 24.0 / 13.0).abs() < 0.1, "{month:?}");
        assert!((month.index.iter().sum::<f64>() - 12.0).abs() < 1e-9);
    }

    type Chance = fn(&LineComponents) -> Option<f64>;

    /// Payments without any pattern: on `share` of the days, sizes with a heavy tail.
    fn noise(random: &mut ChaCha8Rng, length: u64, share: f64) -> Vec<(u64, i64)> {
        let mut unit = move || f64::from(random.next_u32()) / f64::from(u32::MAX);
        (0..length)
            .filter_map(|day| {
                let paid = unit() < share;
                let size = quantize(1_000.0 / libm::sqrt(unit().max(1e-4)));
                paid.then_some((day, size))
            })
            .collect()
    }

    #[test]
    fn noise_is_not_found() {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let lines: Vec<Vec<(u64, i64)>> =
            (0..200).map(|line| noise(&mut random, 800, [0.04, 0.1, 0.4, 1.0][line % 4])).collect();
        let found = of(&lines, 800);
        let stands = |line: &LineComponents| {
            let patterns = [&line.weekday, &line.day_of_month, &line.month];
            patterns.into_iter().flatten().any(|p| p.found) || line.trend.is_some_and(|t| t.found)
        };
        // All lines together: one family in twenty has a finding.
        let said = found.iter().filter(|line| stands(line)).count();
        assert!(said <= 1, "{said}");
        let chances: [(&str, Chance); 4] = [
            ("weekday", |line| line.weekday.as_ref().map(|p| p.probability)),
            ("day of month", |line| line.day_of_month.as_ref().map(|p| p.probability)),
            ("month", |line| line.month.as_ref().map(|p| p.probability)),
            ("trend", |line| line.trend.map(|t| t.probability)),
        ];
        for (name, chance) in chances {
            let all: Vec<f64> = found.iter().filter_map(chance).collect();
            let below = all.iter().filter(|p| **p < 0.05).count();
            // 5 % expected; three standard errors of 200 are 4.6 %
            assert!(
                all.len() > 90 && below * 1000 <= all.len() * 96,
                "{name}: {below}/{}",
                all.len()
            );
        }
    }

    #[test]
    fn two_payments_on_one_day_are_luck() {
        let found = of(&[vec![(3, 500), (34, 500), (60, 500), (500, 700), (700, 800)]], 720);
        assert_eq!(found[0].weekday, None);
        assert_eq!(found[0].day_of_month, None);
        assert!(of(&[vec![(3, 500)]], 720).is_empty(), "nothing for half a year");
    }

    #[test]
    fn the_limit_is_that_of_benjamini_and_hochberg() {
        // The example of their paper (1995, J. R. Statist. Soc. B 57, p. 296): 15 tests, the four
        // smallest are rejected at 5 %.
        let paper = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0,
        ];
        assert!((discovery_limit(paper.to_vec()) - 0.0095).abs() < 1e-15);
        assert!(discovery_limit(vec![0.9, 0.5]) < 0.0);
        assert!(discovery_limit(Vec::new()) < 0.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn all_figures_are_figures_whatever_the_scale(
            payments in proptest::collection::vec((0u64..900, 1i64..100_000), 1..300),
            factor in 1i64..1_000,
        ) {
            let scaled: Vec<(u64, i64)> =
                payments.iter().map(|(day, cents)| (*day, cents * factor)).collect();
            let one = of(std::slice::from_ref(&payments), 900);
            let other = of(&[scaled], 900);
            prop_assert_eq!(one.len(), other.len());
            for (one, other) in one.iter().zip(&other) {
                for (one, other) in [
                    (&one.weekday, &other.weekday),
                    (&one.day_of_month, &other.day_of_month),
                    (&one.month, &other.month),
                ] {
                    prop_assert_eq!(one.is_some(), other.is_some());
                    let (Some(one), Some(other)) = (one, other) else { continue };
                    prop_assert!((0.0..=1.0).contains(&one.strength));
                    prop_assert!((0.0..=1.0).contains(&one.probability));
                    for (a, b) in one.index.iter().zip(&other.index) {
                        prop_assert!(a.is_finite() && *a >= 0.0);
                        prop_assert!((a - b).abs() < 1e-6, "{} {}", a, b);
                    }
                }
                if let Some(trend) = one.trend {
                    prop_assert!(trend.relative.is_finite() && !trend.t.is_nan());
                }
            }
        }
    }
}

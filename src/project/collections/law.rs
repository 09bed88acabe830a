//! When an item is paid, counted from its due date, and whether it is at all.

use super::super::quantize::float_count;

/// The earliest and the latest day that are told apart: what is paid earlier or later counts as paid
/// then.
pub(super) const EARLIEST: i32 = -60;
/// See [`EARLIEST`].
pub(super) const LATEST: i32 = 400;
/// Days told apart.
pub(super) const DAYS: usize = 461;

/// What is taken for granted before anything was paid: most pay a week after the due date on average,
/// one in seven two months after it, and two in a hundred never. The slow ones matter for a list of
/// open items alone: with the first kind only, whatever is a month overdue would be as good as lost.
const PRIOR_PAYERS: [(f64, f64); 2] = [(0.85, 7.0), (0.15, 60.0)];
/// See [`PRIOR_PAYERS`].
const PRIOR_DEFAULT: f64 = 0.02;
/// Most rounds of the fit to all payers, and to one of them, who is not far from all.
pub(super) const ROUNDS: usize = 60;
/// See [`ROUNDS`].
pub(super) const ROUNDS_OF_ONE: usize = 12;
/// The change of shares at which the fit ends.
const SETTLED: f64 = 1e-6;
/// Days with a smaller share are none: with a hundred thousand items each of them costs time.
const LEAST_WEIGHT: f64 = 1e-7;

/// The delay of those who pay, and the share of what is never paid.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Law {
    /// The first day with a share.
    first: usize,
    /// By day from the first on: the share paid on it, of what is paid at all. Adds to 1.
    weights: Vec<f64>,
    /// By the same days: the share paid later.
    later: Vec<f64>,
    /// The share never paid.
    pub(super) default: f64,
}

/// What was seen of items: amounts' shares by delay, and by age of what is still open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    paid: Vec<f64>,
    open: Vec<f64>,
}

impl Default for Seen {
    fn default() -> Self {
        Self { paid: vec![0.0; DAYS], open: vec![0.0; DAYS] }
    }
}

/// The place of a delay.
pub(super) fn place(days: i64) -> usize {
    let days = days.clamp(i64::from(EARLIEST), i64::from(LATEST)) - i64::from(EARLIEST);
    usize::try_from(days).unwrap_or(0)
}

impl Seen {
    /// A part of an item was paid so many days after its due date.
    pub(super) fn paid(&mut self, days: i64, share: f64) {
        self.paid[place(days)] += share;
    }

    /// A part of an item is open so many days after its due date.
    pub(super) fn open(&mut self, days: i64, share: f64) {
        self.open[place(days)] += share;
    }

    /// Items paid.
    pub(super) fn paid_items(&self) -> f64 {
        self.paid.iter().sum()
    }
}

impl Law {
    /// The law of nothing seen.
    pub(super) fn prior() -> Self {
        let on_time = place(0);
        let of_day = |late: usize| -> f64 {
            let share = |(share, mean): &(f64, f64)| {
                let step = mean / (1.0 + mean);
                share * (1.0 - step) * libm::pow(step, float_count(late))
            };
            PRIOR_PAYERS.iter().map(share).sum()
        };
        let mut weights: Vec<f64> = (0..DAYS - on_time).map(of_day).collect();
        let later = settle(&mut weights);
        Self { first: on_time, weights, later, default: PRIOR_DEFAULT }
    }

    /// The share paid so many days after the due date, of what is paid at all.
    pub(super) fn weight(&self, day: usize) -> f64 {
        self.from(day).first().copied().filter(|_| day >= self.first).unwrap_or(0.0)
    }

    /// The share paid later than a day, of what is paid at all.
    pub(super) fn later(&self, day: usize) -> f64 {
        match day.checked_sub(self.first) {
            Some(at) => self.later.get(at).copied().unwrap_or(0.0),
            None => self.weights[0] + self.later[0],
        }
    }

    /// The first day with a share.
    pub(super) fn first(&self) -> usize {
        self.first
    }

    /// Shares by day from a day on, or from the first one.
    pub(super) fn from(&self, day: usize) -> &[f64] {
        self.weights.get(day.saturating_sub(self.first)..).unwrap_or(&[])
    }

    /// The first day after which no more than a share is paid.
    pub(super) fn reached(&self, left: f64) -> usize {
        self.first + self.later.partition_point(|later| *later > left)
    }

    /// The day by which half of what is open at an age, and paid at all, has been paid.
    pub(super) fn middle(&self, age: usize) -> usize {
        self.reached(self.later(age) / 2.0)
    }

    /// The law of what was seen, drawn towards `self`: delays as if `delays` items had been seen of
    /// it, defaults as if `defaults` had. What is open is not known to be late or lost; it counts for
    /// both by what the law itself says of its age (expectation–maximisation; Dempster, Laird and
    /// Rubin 1977, for censored times with a share that never ends: Boag 1949). Leaving it out would
    /// learn from those who paid, and call all early.
    pub(super) fn learn(&self, seen: &Seen, (delays, defaults): (f64, f64), rounds: usize) -> Self {
        let paid = seen.paid_items();
        // What is open says how much longer payers take than those who paid show. Where nobody has
        // paid, a list of open items alone would call them all very late.
        if paid <= 0.0 {
            return self.clone();
        }
        let mut fit = Fit::new(self, seen);
        let total = paid + fit.open.iter().sum::<f64>();
        let prior = fit.weights.clone();
        for _ in 0..rounds {
            let (mut weights, lost) = fit.expected();
            for (seen, prior) in weights.iter_mut().zip(&prior) {
                *seen += delays * prior;
            }
            let default = (lost + defaults * self.default) / (total + defaults);
            if fit.move_to(weights, default) < SETTLED {
                break;
            }
        }
        fit.law()
    }

    /// The chance that an item open at an age is still paid.
    pub(super) fn still_paid(&self, age: usize) -> f64 {
        let paying = (1.0 - self.default) * self.later(age);
        let all = paying + self.default;
        if all > 0.0 { paying / all } else { 0.0 }
    }

    /// Without defaults: what we owe is paid.
    pub(super) fn surely(self) -> Self {
        Self { default: 0.0, ..self }
    }
}

/// Makes shares by day add to 1, and gives the share later than each day.
fn settle(weights: &mut [f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    let mut kept = 0.0;
    for weight in &mut *weights {
        *weight /= sum;
        if *weight < LEAST_WEIGHT {
            *weight = 0.0;
        }
        kept += *weight;
    }
    let mut later = vec![0.0; weights.len()];
    let mut rest = 0.0;
    for (weight, later) in weights.iter_mut().zip(&mut later).rev() {
        *weight /= kept;
        *later = rest;
        rest += *weight;
    }
    later
}

/// A law while it is learned, over the days on which it or what was seen has anything: most payers
/// need a quarter of all days told apart.
struct Fit<'s> {
    first: usize,
    paid: &'s [f64],
    open: &'s [f64],
    weights: Vec<f64>,
    later: Vec<f64>,
    default: f64,
}

impl<'s> Fit<'s> {
    fn new(law: &Law, seen: &'s Seen) -> Self {
        // An item younger than any delay says nothing: with and without it the fit ends at the same
        // law, but with many of them it would take hundreds of rounds.
        let first = seen.paid.iter().position(|share| *share > 0.0).unwrap_or(DAYS);
        let first = first.min(law.first);
        let last = |shares: &[f64]| shares.iter().rposition(|share| *share > 0.0).unwrap_or(0);
        let end = (law.first + law.weights.len() - 1).max(last(&seen.paid)).max(last(&seen.open));
        let days = first..end + 1;
        Self {
            first,
            paid: &seen.paid[days.clone()],
            open: &seen.open[days.clone()],
            weights: days.clone().map(|day| law.weight(day)).collect(),
            later: days.map(|day| law.later(day)).collect(),
            default: law.default,
        }
    }

    /// What was paid, with what is open put where the law says; and what of it is lost.
    fn expected(&self) -> (Vec<f64>, f64) {
        let (mut lost, mut due) = (0.0, 0.0);
        let days = self.paid.iter().zip(self.open).zip(self.weights.iter().zip(&self.later));
        let told = days.map(|((paid, open), (weight, later))| {
            // what is open after a day is paid on later ones
            let made = paid + due * weight;
            if *open > 0.0 {
                let paying = (1.0 - self.default) * later;
                let all = paying + self.default;
                lost += if all > 0.0 { open * self.default / all } else { *open };
                if *later > 0.0 {
                    due += open * paying / all / later;
                }
            }
            made
        });
        (told.collect(), lost)
    }

    /// Takes new shares; gives how far they are from those before.
    fn move_to(&mut self, mut weights: Vec<f64>, default: f64) -> f64 {
        let later = settle(&mut weights);
        let days = self.later.iter().zip(&later);
        let moved = days.map(|(before, now)| (before - now).abs()).fold(0.0, f64::max);
        let moved = moved.max((default - self.default).abs());
        (self.weights, self.later, self.default) = (weights, later, default);
        moved
    }

    fn law(self) -> Law {
        let first = self.weights.iter().position(|weight| *weight > 0.0).unwrap_or(0);
        let end = self.weights.iter().rposition(|weight| *weight > 0.0).map_or(1, |last| last + 1);
        Law {
            first: self.first + first,
            weights: self.weights[first..end].to_vec(),
            later: self.later[first..end].to_vec(),
            default: self.default,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(law: &Law) -> f64 {
        let day = |day: usize| f64::from(i32::try_from(day).unwrap() + EARLIEST);
        (0..DAYS).map(|at| law.weight(at) * day(at)).sum()
    }

    #[test]
    fn the_prior_is_what_its_comment_says() {
        let law = Law::prior();
        assert!((mean(&law) - 0.85 * 7.0 - 0.15 * 60.0).abs() < 0.2, "{}", mean(&law));
        // A month overdue it is more likely late than lost; after a year the other way round.
        assert!(law.still_paid(place(30)) > 0.8 && law.still_paid(place(365)) < 0.1);
        assert!((law.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_open_makes_the_law_later_than_what_was_paid() {
        let mut seen = Seen::default();
        (0..50).for_each(|_| seen.paid(5, 1.0));
        let only_paid = Law::prior().learn(&seen, (1.0, 50.0), ROUNDS);
        (0..50).for_each(|_| seen.open(4, 1.0));
        let with_open = Law::prior().learn(&seen, (1.0, 50.0), ROUNDS);
        assert!(mean(&with_open) >= mean(&only_paid));
        assert!(with_open.still_paid(place(4)) > 0.95);
        assert!(with_open.still_paid(place(300)) < 0.01);
    }

    #[test]
    fn nothing_paid_changes_nothing() {
        let prior = Law::prior();
        let mut open = Seen::default();
        open.open(150, 1.0);
        assert_eq!(prior.learn(&open, (3.0, 30.0), ROUNDS), prior);
        assert_eq!(prior.learn(&Seen::default(), (3.0, 30.0), ROUNDS), prior);
    }

    #[test]
    fn old_open_items_are_defaults_and_young_ones_are_not() {
        let mut seen = Seen::default();
        (0..970).for_each(|item| seen.paid(item % 30, 1.0));
        (0..30).for_each(|_| seen.open(200, 1.0));
        let law = Law::prior().learn(&seen, (2.0, 2.0), ROUNDS);
        // lost, or so late that nobody can tell it from lost
        let unpaid = |law: &Law| law.default + (1.0 - law.default) * law.later(place(200));
        assert!((unpaid(&law) - 0.03).abs() < 0.001 && law.default > 0.02, "{}", law.default);
        (0..200).for_each(|_| seen.open(-20, 1.0));
        let law = Law::prior().learn(&seen, (2.0, 2.0), ROUNDS);
        assert!((unpaid(&law) - 0.03).abs() < 0.001, "{}", law.default);
    }
}

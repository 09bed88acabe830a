//! When an item is paid, counted from its due date, and whether it is at all.

use super::super::quantize::float_count;

/// The earliest and the latest day that are told apart: what is paid earlier or later counts as paid
/// then.
pub(super) const EARLIEST: i32 = -60;
/// See [`EARLIEST`].
pub(super) const LATEST: i32 = 400;
/// Days told apart.
pub(super) const DAYS: usize = 461;

/// What is taken for granted before anything was paid: half of those who pay do so within a week of
/// the due date, on average ten days after it, and two in a hundred never.
const PRIOR_MEAN: f64 = 10.0;
/// See [`PRIOR_MEAN`].
const PRIOR_DEFAULT: f64 = 0.02;
/// Rounds of the fit: shares of a thousandth no longer move.
const ROUNDS: usize = 60;

/// The delay of those who pay, and the share of what is never paid.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Law {
    /// By day from [`EARLIEST`] on: the share paid on it, of what is paid at all. Adds to 1.
    weights: Vec<f64>,
    /// By day: the share paid later than it.
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

    /// Takes in what was seen of others.
    pub(super) fn add(&mut self, other: &Self) {
        let both = [(&mut self.paid, &other.paid), (&mut self.open, &other.open)];
        for (mine, theirs) in both {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
    }

    /// Items paid.
    pub(super) fn paid_items(&self) -> f64 {
        self.paid.iter().sum()
    }
}

impl Law {
    /// The law of nothing seen.
    pub(super) fn prior() -> Self {
        let step = PRIOR_MEAN / (1.0 + PRIOR_MEAN);
        let on_time = place(0);
        let weights = (0..DAYS)
            .map(|day| match day.checked_sub(on_time) {
                Some(late) => (1.0 - step) * libm::pow(step, float_count(late)),
                None => 0.0,
            })
            .collect();
        Self::new(weights, PRIOR_DEFAULT)
    }

    fn new(mut weights: Vec<f64>, default: f64) -> Self {
        let sum: f64 = weights.iter().sum();
        for weight in &mut weights {
            *weight /= sum;
        }
        let mut later = vec![0.0; DAYS];
        let mut rest = 0.0;
        for day in (0..DAYS).rev() {
            later[day] = rest;
            rest += weights[day];
        }
        Self { weights, later, default }
    }

    /// The share paid so many days after the due date, of what is paid at all.
    pub(super) fn weight(&self, day: usize) -> f64 {
        self.weights[day]
    }

    /// The share paid later than a day, of what is paid at all.
    pub(super) fn later(&self, day: usize) -> f64 {
        self.later[day]
    }

    /// The law of what was seen, drawn towards `self`: delays as if `delays` items had been seen of
    /// it, defaults as if `defaults` had. What is open is not known to be late or lost; it counts for
    /// both by what the law itself says of its age (expectation–maximisation; Dempster, Laird and
    /// Rubin 1977, for censored times with a share that never ends: Boag 1949). Leaving it out would
    /// learn from those who paid, and call all early.
    pub(super) fn learn(&self, seen: &Seen, delays: f64, defaults: f64) -> Self {
        let paid = seen.paid_items();
        let total = paid + seen.open.iter().sum::<f64>();
        if total <= 0.0 {
            return self.clone();
        }
        let mut law = self.clone();
        for _ in 0..ROUNDS {
            let (weights, lost) = law.expected(seen);
            let weights = weights
                .iter()
                .zip(&self.weights)
                .map(|(seen, prior)| seen + delays * prior)
                .collect();
            law = Self::new(weights, (lost + defaults * self.default) / (total + defaults));
        }
        law
    }

    /// What was paid, with what is open put where the law says; and what of it is lost.
    fn expected(&self, seen: &Seen) -> (Vec<f64>, f64) {
        let (mut lost, mut due) = (0.0, 0.0);
        let weights = (0..DAYS)
            .map(|day| {
                // what is open after a day is paid on later ones
                let made = seen.paid[day] + due * self.weights[day];
                let open = seen.open[day];
                if open > 0.0 {
                    let paying = (1.0 - self.default) * self.later[day];
                    let all = paying + self.default;
                    lost += if all > 0.0 { open * self.default / all } else { open };
                    if self.later[day] > 0.0 {
                        due += open * paying / all / self.later[day];
                    }
                }
                made
            })
            .collect();
        (weights, lost)
    }

    /// The chance that an item open at an age is still paid.
    pub(super) fn still_paid(&self, age: usize) -> f64 {
        let paying = (1.0 - self.default) * self.later[age];
        let all = paying + self.default;
        if all > 0.0 { paying / all } else { 0.0 }
    }

    /// Without defaults: what we owe is paid.
    pub(super) fn surely(self) -> Self {
        Self { default: 0.0, ..self }
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
        assert!((mean(&law) - PRIOR_MEAN).abs() < 1e-9, "{}", mean(&law));
        assert!((law.later(place(6)) - 0.5).abs() < 0.02);
        assert!((law.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_open_makes_the_law_later_than_what_was_paid() {
        let mut seen = Seen::default();
        (0..50).for_each(|_| seen.paid(5, 1.0));
        let only_paid = Law::prior().learn(&seen, 1.0, 50.0);
        (0..50).for_each(|_| seen.open(4, 1.0));
        let with_open = Law::prior().learn(&seen, 1.0, 50.0);
        assert!(mean(&with_open) >= mean(&only_paid));
        assert!(with_open.still_paid(place(4)) > 0.95);
        assert!(with_open.still_paid(place(300)) < 0.01);
    }

    #[test]
    fn nothing_seen_changes_nothing() {
        let prior = Law::prior();
        assert_eq!(prior.learn(&Seen::default(), 3.0, 30.0), prior);
    }

    #[test]
    fn old_open_items_are_defaults_and_young_ones_are_not() {
        let mut seen = Seen::default();
        (0..970).for_each(|item| seen.paid(item % 30, 1.0));
        (0..30).for_each(|_| seen.open(200, 1.0));
        let law = Law::prior().learn(&seen, 2.0, 2.0);
        assert!((law.default - 0.03).abs() < 0.001, "{}", law.default);
        (0..200).for_each(|_| seen.open(-20, 1.0));
        let law = Law::prior().learn(&seen, 2.0, 2.0);
        assert!((law.default - 0.03).abs() < 0.001, "{}", law.default);
    }
}

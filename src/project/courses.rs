//! The course of cash in every scenario: the band, the scenarios with drivers on top of it, and the
//! credit line under all of them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::credit::{CreditPath, Terms};
use super::history::coins_of;
use super::projection::{CreditUse, ProjectInputs, ProjectedLine};
use super::quantize::money;
use super::what_if::{Ground, Overlay, OwnLine, by_period};
use crate::domain::{Basis, Money, Note, Scenario, WhatIf};

/// What lines of the credit line are known from.
pub const CREDIT_LINE: &str = "credit line";

/// One scenario by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Course {
    /// Which.
    pub(super) scenario: Scenario,
    /// Cumulative coins by day, before credit.
    pub(super) cumulative: Vec<i64>,
    /// What drivers changed, where it has any.
    pub(super) overlay: Option<Overlay>,
    /// The credit line, where there is one.
    pub(super) credit: Option<CreditPath>,
}

impl Course {
    /// One without drivers.
    pub(super) fn plain(scenario: Scenario, cumulative: &[i64]) -> Self {
        Self { scenario, cumulative: cumulative.to_vec(), overlay: None, credit: None }
    }
}

/// Puts every scenario with drivers on its ground: best and worst in their places, named ones behind
/// the band.
pub(super) fn with_drivers(
    band: &[Course],
    what_ifs: &[WhatIf],
    ground: &Ground<'_>,
) -> Vec<Course> {
    let mut made = band.to_vec();
    for what_if in what_ifs {
        let below = below(what_if);
        let Some(path) = band.iter().find(|course| course.scenario == below) else {
            continue;
        };
        let overlay = ground.overlay(what_if, &below, &path.cumulative);
        let course = Course {
            scenario: what_if.scenario.clone(),
            cumulative: overlay.cumulative.clone(),
            overlay: Some(overlay),
            credit: None,
        };
        match made.iter_mut().find(|other| other.scenario == course.scenario) {
            Some(place) => *place = course,
            None => made.push(course),
        }
    }
    made
}

/// The scenario that the drivers come on top of.
pub(super) fn below(what_if: &WhatIf) -> Scenario {
    match (&what_if.scenario, what_if.band) {
        (Scenario::Best | Scenario::Worst, _) => what_if.scenario.clone(),
        (_, true) => Scenario::Worst,
        (_, false) => Scenario::Base,
    }
}

/// Writes what the drivers changed into the lines.
pub(super) fn told_by_line(
    courses: &[Course],
    what_ifs: &[WhatIf],
    stretches: &[(usize, usize)],
    decimals: u32,
    lines: &mut Vec<ProjectedLine>,
) {
    // Drivers of worst must not stand below those of a scenario on top of worst.
    let band: Vec<BTreeMap<Scenario, Vec<Money>>> =
        lines.iter().map(|line| line.by_period.clone()).collect();
    for course in courses {
        let Some(overlay) = &course.overlay else { continue };
        let what_if = what_ifs.iter().find(|what_if| what_if.scenario == course.scenario);
        let below = what_if.map_or(Scenario::Base, below);
        for ((line, band), added) in lines.iter_mut().zip(&band).zip(&overlay.added) {
            let Some(amounts) = band.get(&below) else { continue };
            let added = by_period(added, stretches, decimals);
            let amounts = amounts.iter().zip(added).map(|(amount, added)| *amount + added);
            line.by_period.insert(course.scenario.clone(), amounts.collect());
        }
    }
    // Only then: a new line moves the places of those behind it.
    for course in courses {
        for own in course.overlay.iter().flat_map(|overlay| &overlay.own) {
            let amounts = by_period(&own.daily, stretches, decimals);
            own_line(lines, own, Basis::Planned, course, amounts, decimals);
        }
    }
}

/// Adds a line that not every scenario has, or its amounts where another has it too.
fn own_line(
    lines: &mut Vec<ProjectedLine>,
    own: &OwnLine,
    basis: Basis,
    course: &Course,
    amounts: Vec<Money>,
    decimals: u32,
) {
    let daily = |daily: &[i64]| daily.iter().map(|coins| money(*coins, decimals)).collect();
    let same = |line: &&mut ProjectedLine| line.key == own.key && line.basis == basis;
    let base = course.scenario == Scenario::Base;
    if let Some(line) = lines.iter_mut().find(same) {
        // a scenario may name a shock as a planned item that base has
        let slot = line
            .by_period
            .entry(course.scenario.clone())
            .or_insert_with(|| vec![Money::ZERO; amounts.len()]);
        slot.iter_mut().zip(&amounts).for_each(|(sum, amount)| *sum += *amount);
        if base {
            line.daily = daily(&own.daily);
        }
        return;
    }
    let at = lines.partition_point(|line| line.key.flow <= own.key.flow);
    lines.insert(
        at,
        ProjectedLine {
            key: own.key.clone(),
            basis,
            known_from: own.known_from.clone(),
            daily: if base { daily(&own.daily) } else { vec![Money::ZERO; own.daily.len()] },
            by_period: BTreeMap::from([(course.scenario.clone(), amounts)]),
            discretionary_plan: false,
        },
    );
}

/// A credit line over the forecast.
pub(super) struct Credit<'a> {
    terms: Terms,
    level: Money,
    inputs: &'a ProjectInputs<'a>,
    days: &'a [NaiveDate],
}

impl<'a> Credit<'a> {
    /// `level` is the balance that the line holds.
    pub(super) fn new(
        inputs: &'a ProjectInputs<'a>,
        days: &'a [NaiveDate],
        level: Money,
    ) -> Option<Self> {
        let line = inputs.credit_line?;
        let terms = Terms::new(line, days, inputs.currency.decimals());
        Some(Self { terms, level, inputs, days })
    }

    fn coins(&self, amount: Money) -> i64 {
        coins_of(amount.to_minor(self.inputs.currency.decimals()))
    }

    /// Follows cumulative coins before credit.
    pub(super) fn follow(&self, cumulative: &[i64]) -> CreditPath {
        let opening = self.coins(self.inputs.opening);
        let balances: Vec<i64> =
            cumulative.iter().map(|coins| coins.saturating_add(opening)).collect();
        self.terms.follow(&balances, self.coins(self.level))
    }

    /// What it comes to in one scenario.
    pub(super) fn of(&self, course: &Course) -> Option<CreditUse> {
        let path = course.credit.as_ref()?;
        let money = |coins: i64| money(coins, self.inputs.currency.decimals());
        let opening = self.coins(self.inputs.opening);
        let level = self.coins(self.level);
        let after = course.cumulative.iter().zip(path.cumulative());
        let missing = after.enumerate().filter_map(|(day, (coins, credit))| {
            let short = level - (opening + coins + credit);
            (short > 0).then_some((short, day))
        });
        let (first, most) = missing
            .fold((None, 0), |(first, most), (short, day)| (first.or(Some(day)), short.max(most)));
        let peak = path.owed.iter().enumerate().max_by_key(|(day, owed)| (**owed, -offset(*day)));
        Some(CreditUse {
            scenario: course.scenario.clone(),
            peak: peak
                .filter(|(_, owed)| **owed > 0)
                .map(|(day, owed)| (money(*owed), self.days[day])),
            paid: money(-path.cost.iter().sum::<i64>()),
            accrued: money(path.accrued),
            owed: money(path.owed.last().copied().unwrap_or(0)),
            least_available: money(
                path.owed.iter().map(|owed| self.terms.available(*owed)).min().unwrap_or(0),
            ),
            missing: first.map(|day| (money(most), self.days[day])),
        })
    }

    /// Writes draws, repayments and costs into the lines, as financing.
    pub(super) fn told_by_line(
        &self,
        courses: &[Course],
        stretches: &[(usize, usize)],
        lines: &mut Vec<ProjectedLine>,
    ) {
        let decimals = self.inputs.currency.decimals();
        for course in courses {
            let Some(path) = &course.credit else { continue };
            for (key, daily) in path.lines() {
                if daily.iter().all(|coins| *coins == 0) {
                    continue;
                }
                let (daily, known_from) = (daily.to_vec(), CREDIT_LINE.to_owned());
                let amounts = by_period(&daily, stretches, decimals);
                let own = OwnLine { key, daily, known_from };
                own_line(lines, &own, Basis::Planned, course, amounts, decimals);
            }
        }
    }
}

fn offset(day: usize) -> i64 {
    i64::try_from(day).unwrap_or(i64::MAX)
}

/// Notes of the drivers: those that change nothing, and an edge that they put on the wrong side.
pub(super) fn notes(courses: &[Course]) -> Vec<Note> {
    let mut made: Vec<Note> = courses
        .iter()
        .filter_map(|course| course.overlay.as_ref())
        .flat_map(|overlay| overlay.notes.iter().cloned())
        .collect();
    let of = |scenario: Scenario| courses.iter().find(|course| course.scenario == scenario);
    let (Some(base), Some(best), Some(worst)) =
        (of(Scenario::Base), of(Scenario::Best), of(Scenario::Worst))
    else {
        return made;
    };
    for (edge, wrong) in [
        (best, best.cumulative.iter().zip(&base.cumulative).any(|(best, base)| best < base)),
        (worst, worst.cumulative.iter().zip(&base.cumulative).any(|(worst, base)| worst > base)),
    ] {
        if wrong && edge.overlay.is_some() {
            let side = if edge.scenario == Scenario::Best { "below" } else { "above" };
            let message = format!(
                "The drivers of scenario {} put it {side} base on some days.",
                edge.scenario
            );
            made.push(Note::new("scenario-crosses-base", message));
        }
    }
    made
}

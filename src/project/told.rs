//! Every scenario by day and by line.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::assemble::Assembly;
use super::collections::Outlook;
use super::courses::{self, Course, Credit};
use super::credit::CreditPath;
use super::figures::{FigureInputs, figures};
use super::projection::{ProjectInputs, ProjectedLine, ScenarioFigures, WayToLow};
use super::quantize::money;
use super::run::Prepared;
use super::shares::shares;
use super::what_if::{Ground, Invoiced};
use crate::domain::{Basis, Flow, LineKey, Money, Scenario};

/// Sums of lines from the opening to a day.
type Steps = Vec<(LineKey, Basis, Money)>;

/// Lines and scenarios.
pub(super) struct Told {
    /// Every line that moves cash in some scenario.
    pub(super) lines: Vec<ProjectedLine>,
    /// The band, then named scenarios.
    pub(super) courses: Vec<Course>,
    /// How the worst case gets to its lowest day.
    pub(super) way: WayToLow,
}

/// Tells a prepared projection by scenario and line.
pub(super) struct Telling<'a> {
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) inputs: &'a ProjectInputs<'a>,
    pub(super) days: &'a [NaiveDate],
    pub(super) stretches: &'a [(usize, usize)],
    pub(super) credit: Option<&'a Credit<'a>>,
}

impl Telling<'_> {
    pub(super) fn told(&self) -> Told {
        let band = &self.prepared.band;
        let band = vec![
            Course::plain(Scenario::Best, &band.best),
            Course::plain(Scenario::Base, &band.base),
            Course::plain(Scenario::Worst, &band.worst),
        ];
        let low = lowest(&self.prepared.band.worst);
        let (mut lines, way) = self.assembled(low, |assembly| {
            let lines = assembly.projected_lines();
            let way = low.map(|low| (low, assembly.way_to_low(&lines, low)));
            (lines, way)
        });
        let mut courses = self.with_drivers(&band, &lines);
        if let Some(credit) = self.credit {
            for course in &mut courses {
                course.credit = Some(credit.follow(&course.cumulative));
            }
        }
        let way = self.way(&courses, &lines, way);
        let what_ifs = self.inputs.what_ifs;
        courses::told_by_line(&courses, what_ifs, self.stretches, self.decimals(), &mut lines);
        if let Some(credit) = self.credit {
            credit.told_by_line(&courses, self.stretches, &mut lines);
        }
        lines.retain(ProjectedLine::moves);
        Told { lines, courses, way }
    }

    fn decimals(&self) -> u32 {
        self.inputs.currency.decimals()
    }

    /// Asks the assembly of the band, which knows the shares of the error at every period's end and
    /// on one day more.
    fn assembled<T>(&self, low: Option<usize>, ask: impl Fn(&Assembly<'_>) -> T) -> T {
        let prepared = self.prepared;
        let mut ends: Vec<usize> = self.stretches.iter().map(|(_, end)| *end).chain(low).collect();
        ends.sort_unstable();
        ends.dedup();
        let shares =
            shares(&prepared.model, &prepared.simulation, &prepared.masks, &prepared.items, &ends);
        ask(&Assembly {
            lines: &prepared.lines,
            stretches: self.stretches,
            ends: &ends,
            shares: &shares,
            band: &prepared.band,
            decimals: self.decimals(),
        })
    }

    fn with_drivers(&self, band: &[Course], lines: &[ProjectedLine]) -> Vec<Course> {
        let costs = self.cost_of_sales(lines);
        let invoiced = Outlook::lines(self.inputs.open_items);
        let ground = Ground {
            lines,
            stretches: self.stretches,
            days: self.days,
            first: self.days.partition_point(|day| *day <= self.inputs.as_of),
            invoiced: Invoiced {
                lines: &invoiced,
                default_rate: self.prepared.outlook.default_rate(),
            },
            cost_of_sales: &costs,
            decimals: self.decimals(),
        };
        courses::with_drivers(band, self.inputs.what_ifs, &ground)
    }

    /// Stage lines that are never cut: stock, shipping, payment fees.
    fn cost_of_sales(&self, lines: &[ProjectedLine]) -> BTreeSet<LineKey> {
        let history = &self.inputs.history.lines;
        let is_cost = |line: &&ProjectedLine| {
            let discretionary = match line.basis {
                Basis::Budget => line.discretionary_plan,
                _ => history.get(&line.key).is_some_and(|line| line.discretionary),
            };
            line.key.flow == Flow::Disbursement && line.key.stage.is_some() && !discretionary
        };
        lines.iter().filter(is_cost).map(|line| line.key.clone()).collect()
    }

    /// From the opening to the lowest day of the worst case, as it is judged.
    fn way(
        &self,
        courses: &[Course],
        lines: &[ProjectedLine],
        of_band: Option<(usize, Steps)>,
    ) -> WayToLow {
        let worst = courses.iter().find(|course| course.scenario == Scenario::Worst);
        let found = worst.and_then(|worst| {
            let judged = self.judged(worst);
            lowest(&judged).map(|low| (worst, low, judged[low]))
        });
        let Some((worst, low, coins)) = found else {
            let (date, low) = (self.inputs.last_actual, self.inputs.opening);
            return WayToLow { date, lines: Vec::new(), low };
        };
        // Drivers and credit move the lowest day; without them it is known already.
        let mut way = match of_band.filter(|(day, _)| *day == low) {
            Some((_, steps)) => steps,
            None => self.assembled(Some(low), |assembly| assembly.way_to_low(lines, low)),
        };
        self.add_drivers(&mut way, worst, lines, low);
        if self.inputs.use_credit {
            add_credit(&mut way, worst, low, self.decimals());
        }
        way.retain(|(_, _, amount)| !amount.is_zero());
        let low_balance = self.inputs.opening + money(coins, self.decimals());
        WayToLow { date: self.days[low], lines: way, low: low_balance }
    }

    /// Cumulative coins of a scenario by which its low is judged.
    fn judged(&self, course: &Course) -> Vec<i64> {
        match &course.credit {
            Some(credit) if self.inputs.use_credit => {
                let path = course.cumulative.iter().zip(credit.cumulative());
                path.map(|(coins, credit)| coins.saturating_add(credit)).collect()
            }
            _ => course.cumulative.clone(),
        }
    }

    fn add_drivers(&self, way: &mut Steps, worst: &Course, lines: &[ProjectedLine], low: usize) {
        let Some(overlay) = &worst.overlay else { return };
        for (line, daily) in lines.iter().zip(&overlay.added) {
            add(way, &line.key, line.basis, up_to(daily, low, self.decimals()));
        }
        for own in &overlay.own {
            add(way, &own.key, Basis::Planned, up_to(&own.daily, low, self.decimals()));
        }
    }

    /// The figures of every scenario.
    pub(super) fn figures(&self, told: &Told, threshold: Option<Money>) -> Vec<ScenarioFigures> {
        let of = |course: &Course| {
            let credit = course.credit.as_ref().map(CreditPath::cumulative).unwrap_or_default();
            figures(&FigureInputs {
                scenario: course.scenario.clone(),
                opening: self.inputs.opening,
                cumulative: &course.cumulative,
                credit: &credit,
                use_credit: self.inputs.use_credit,
                days: self.days,
                stretches: self.stretches,
                lines: &told.lines,
                threshold,
                last_actual: self.inputs.last_actual,
                decimals: self.decimals(),
            })
        };
        told.courses.iter().map(of).collect()
    }
}

fn add_credit(way: &mut Steps, worst: &Course, low: usize, decimals: u32) {
    let Some(credit) = &worst.credit else { return };
    for (key, daily) in credit.lines() {
        add(way, &key, Basis::Planned, up_to(daily, low, decimals));
    }
}

fn up_to(daily: &[i64], low: usize, decimals: u32) -> Money {
    money(daily[..=low].iter().sum(), decimals)
}

fn add(way: &mut Steps, key: &LineKey, basis: Basis, amount: Money) {
    match way.iter_mut().find(|(other, of, _)| other == key && *of == basis) {
        Some((_, _, sum)) => *sum += amount,
        None => way.push((key.clone(), basis, amount)),
    }
}

/// The first of the lowest days.
fn lowest(cumulative: &[i64]) -> Option<usize> {
    let days = cumulative.iter().enumerate();
    days.min_by_key(|(day, coins)| (**coins, *day)).map(|(day, _)| day)
}

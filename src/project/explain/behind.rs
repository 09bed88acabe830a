//! What a line's figure rests on: payments, the model, dated items, budget rows, ledger rows.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::Explanation;
use super::driver::{ExplainedDriver, explained};
use crate::aggregate::{RowQuery, RowsOf};
use crate::domain::{Basis, DateSpan, DatedItem, LineKey, Money, Pays};
use crate::project::dated::standing;
use crate::project::draft::DraftLine;
use crate::project::history::LineEvents;
use crate::project::point::{LinePoint, kept_drift};
use crate::project::projection::ProjectInputs;
use crate::project::quantize::{money, quantize};
use crate::project::recurring::split;
use crate::project::run::Prepared;
use crate::project::run_rate::{HALF_LIFE, drift_evidence};

/// An expected payment of a recurring item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedPayment {
    /// The line.
    pub line: LineKey,
    /// The party, where it is one party's.
    pub party: Option<String>,
    /// The day.
    pub date: NaiveDate,
    /// Base amount.
    pub amount: Money,
    /// `every 2nd Fri, seen 52 of 52`.
    pub evidence: String,
    /// Index of the query for the rows it was learned from.
    pub query: usize,
}

/// The estimate of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedEstimate {
    /// The line.
    pub line: LineKey,
    /// Base amount over the days asked for.
    pub amount: Money,
    /// Weeks after which a week counts half.
    pub half_life: f64,
    /// Models of the pool behind half of the level, with their weights; none where it is a run rate.
    pub models: Vec<(&'static str, f64)>,
    /// Coins a week as money, without season, before the total drift was shrunk.
    pub learned_a_week: Money,
    /// The same after: what is projected.
    pub level_a_week: Money,
    /// t of the drift of the whole ledger; `None` below three weeks.
    pub drift_t: Option<f64>,
    /// The share of that drift that was kept, by t and by what past dates have shown.
    pub drift_kept: Option<f64>,
    /// The part of what t supports that past dates have shown to be worth keeping; 1 where they are
    /// fewer than four.
    pub drift_weight: f64,
    /// The part of what weeks differ by from the mean week that is kept, likewise.
    pub shape_weight: f64,
    /// The calendar model's share of level and days; `None` where it was not asked.
    pub calendar_share: Option<f64>,
    /// The external driver that moves it, where one is followed.
    pub driver: Option<ExplainedDriver>,
    /// Day by day; amounts add to the estimate.
    pub days: Vec<ExplainedDay>,
    /// Index of the query for the rows it was learned from.
    pub query: usize,
}

/// One day of an estimate: (level + driver) / 7 × season × weight, and what recurring items that stray from
/// their days may pay on any; unless something else stands there.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedDay {
    /// The day.
    pub date: NaiveDate,
    /// Month-of-year index; `None` without season.
    pub season: Option<f64>,
    /// Weekday × day of month; 1 is an average day.
    pub weight: f64,
    /// What is expected of recurring items beside their days.
    pub beside: Money,
    /// Base amount.
    pub amount: Money,
}

/// An actual, committed or planned item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedItem {
    /// The line.
    pub line: LineKey,
    /// How it is known.
    pub basis: Basis,
    /// What it is called.
    pub name: String,
    /// The day.
    pub date: NaiveDate,
    /// Signed amount.
    pub amount: Money,
    /// `cashcast.toml:14`.
    pub known_from: String,
}

/// A budget row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedBudget {
    /// The line.
    pub line: LineKey,
    /// The days it is budgeted for.
    pub span: DateSpan,
    /// What is budgeted for all of them, signed.
    pub amount: Money,
    /// `budget.csv:12`.
    pub known_from: String,
}

/// What the explanation of lines is made from.
pub(super) struct Behind<'a> {
    pub(super) inputs: &'a ProjectInputs<'a>,
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) span: DateSpan,
}

impl Behind<'_> {
    /// Tells everything behind these lines.
    pub(super) fn tell(&self, keys: &[LineKey], made: &mut Explanation) {
        for key in keys {
            self.items(key, made);
            self.budgets(key, made);
            let lines = &self.prepared.history.lines;
            if let Some(index) = lines.iter().position(|line| line.key == *key) {
                let point = &self.prepared.points[index];
                self.payments(&lines[index], point, made);
                self.estimate(&lines[index], point, made);
            }
        }
    }

    fn decimals(&self) -> u32 {
        self.inputs.currency.decimals()
    }

    fn date(&self, day: i32) -> NaiveDate {
        self.prepared.history.days.date(day)
    }

    fn items(&self, key: &LineKey, made: &mut Explanation) {
        let dated: Vec<&DatedItem> =
            self.inputs.items.iter().chain(&self.prepared.committed).collect();
        let standing = standing(&dated, self.inputs.last_actual, self.decimals());
        let own =
            standing.iter().filter(|s| *s.item.line == *key && self.span.contains(s.item.date));
        let mut actual = false;
        for item in own.map(|standing| standing.item) {
            actual |= item.basis == Basis::Actual;
            made.items.push(ExplainedItem {
                line: key.clone(),
                basis: item.basis,
                name: item.name.to_string(),
                date: item.date,
                amount: item.amount,
                known_from: item.known_from.to_string(),
            });
        }
        if actual {
            made.queries.push(RowQuery { line: key.clone(), rows: RowsOf::Dated(self.span) });
        }
    }

    fn budgets(&self, key: &LineKey, made: &mut Explanation) {
        for plan in self.inputs.plans.iter().filter(|plan| plan.line == *key) {
            let later = match plan.pays {
                Some(Pays::After { days }) => u64::from(days),
                _ => 0,
            };
            let moved = |day: NaiveDate| day.checked_add_days(Days::new(later)).unwrap_or(day);
            if moved(plan.span.start) <= self.span.end && moved(plan.span.end) >= self.span.start {
                made.budgets.push(ExplainedBudget {
                    line: key.clone(),
                    span: plan.span,
                    amount: plan.amount,
                    known_from: plan.known_from.clone(),
                });
            }
        }
    }

    fn payments(&self, line: &LineEvents, point: &LinePoint, made: &mut Explanation) {
        let mut query_of: Vec<Option<usize>> = vec![None; point.items.len()];
        for occurrence in &point.occurrences {
            let date = self.date(occurrence.day);
            if occurrence.coins == 0 || !self.span.contains(date) {
                continue;
            }
            let item = &point.items[occurrence.item];
            let party = item.source.party().map(|party| line.parties[party].name.clone());
            let query = *query_of[occurrence.item].get_or_insert_with(|| {
                let days: BTreeSet<NaiveDate> = item.paid.iter().map(|d| self.date(*d)).collect();
                let rows = RowsOf::Payments { party: party.clone(), days };
                made.queries.push(RowQuery { line: line.key.clone(), rows });
                made.queries.len() - 1
            });
            made.payments.push(ExplainedPayment {
                line: line.key.clone(),
                party: party.filter(|party| !party.is_empty()),
                date,
                amount: money(occurrence.coins, self.decimals()),
                evidence: item.evidence(&self.prepared.history.days),
                query,
            });
        }
    }

    fn estimate(&self, line: &LineEvents, point: &LinePoint, made: &mut Explanation) {
        let mut drafted = self.prepared.lines.iter();
        let drafted = drafted.find(|d| d.key == line.key && d.basis == Basis::Estimate);
        let Some(drafted) = drafted else { return };
        let history = &self.prepared.history;
        let decimals = self.decimals();
        let days = self.estimated_days(drafted, point);
        let weights = self.prepared.model.backtest.learned.weights;
        let drift_t = drift_evidence(&history.net, history.last);
        let driven = point.driven.as_ref().filter(|driven| driven.slope != 0.0);
        made.queries.push(RowQuery { line: line.key.clone(), rows: self.rest_rows(line) });
        made.estimates.push(ExplainedEstimate {
            line: line.key.clone(),
            amount: days.iter().map(|day| day.amount).sum(),
            half_life: HALF_LIFE,
            models: point.rate.models.clone(),
            learned_a_week: money(quantize(point.rate.learned), decimals),
            level_a_week: money(quantize(point.rate.weekly), decimals),
            drift_t,
            drift_kept: drift_t.map(|t| kept_drift(t) * weights.drift),
            drift_weight: weights.drift,
            shape_weight: weights.shape,
            calendar_share: point.rate.calendar,
            driver: driven.map(|driven| explained(history, driven, self.span, decimals)),
            days,
            query: made.queries.len() - 1,
        });
    }

    /// The days asked for, each with what made it.
    fn estimated_days(&self, drafted: &DraftLine, point: &LinePoint) -> Vec<ExplainedDay> {
        let history = &self.prepared.history;
        let decimals = self.decimals();
        // The calendar model's days have the season in them.
        let known = point.rate.season.filter(|_| point.rate.calendar.is_none());
        let season = |day| known.map(|season| season[history.days.month_of_year(day)]);
        let days = (history.last + 1..).zip(&drafted.daily).zip(&point.course);
        days.filter(|((day, _), _)| self.span.contains(self.date(*day)))
            .map(|((day, coins), course)| ExplainedDay {
                date: self.date(day),
                season: season(day),
                weight: course / season(day).unwrap_or(1.0),
                beside: money(quantize(point.beside(&history.days, day)), decimals),
                amount: money(*coins, decimals),
            })
            .collect()
    }

    /// The rows that no recurring item of a line explains.
    fn rest_rows(&self, line: &LineEvents) -> RowsOf {
        let history = &self.prepared.history;
        let learned = split(history, line, history.last);
        let paid = learned.items.iter().flat_map(|item| {
            let party = item.source.party().map(|party| line.parties[party].name.clone());
            item.paid.iter().chain(&item.twice).map(move |day| (party.clone(), *day))
        });
        let explained = paid.map(|(party, day)| (party, self.date(day))).collect();
        RowsOf::Rest {
            span: DateSpan { start: self.date(0), end: self.date(history.last) },
            explained,
        }
    }
}

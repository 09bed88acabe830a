//! The amounts of every line over some days, in every scenario: those of the tables where the days
//! are one of their rows.

use crate::domain::{Basis, DateSpan, Flow, LineKey, Money, Scenario};
use crate::project::assemble::{Assembly, FORECAST_ERROR, of_flow};
use crate::project::figures::stretches;
use crate::project::projection::{ProjectInputs, Projection};
use crate::project::quantize::money;
use crate::project::run::Prepared;
use crate::project::shares::shares;

/// One line with one basis over the days asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedPart {
    /// Which line.
    pub line: LineKey,
    /// How it is known.
    pub basis: Basis,
    /// For people.
    pub known_from: String,
    /// Amounts in best, base and worst ([`Scenario::BAND`]), signed.
    pub amounts: [Money; 3],
    /// For a budget line: can it be cut? Tells two budget lines of one name apart.
    pub(super) discretionary_plan: bool,
}

impl ExplainedPart {
    /// The amount in a scenario.
    pub fn amount(&self, scenario: &Scenario) -> Money {
        let index = Scenario::BAND.iter().position(|band| band == scenario);
        index.map_or(Money::ZERO, |index| self.amounts[index])
    }
}

/// Every line that moves on the days `span`, whose amounts add to the net cash flow of those days
/// in each scenario.
///
/// Whole rows of the tables are taken as they stand there. What is left of a row is given out as
/// the row itself would be if it ended there (DESIGN §7, Euler attribution).
pub(super) fn parts(
    inputs: &ProjectInputs<'_>,
    prepared: &Prepared<'_>,
    projection: &Projection,
    span: DateSpan,
) -> Vec<ExplainedPart> {
    let mut parts: Vec<ExplainedPart> = projection.lines.iter().map(part).collect();
    for (index, period) in projection.periods.iter().enumerate() {
        if period.span.start >= span.start && period.span.end <= span.end {
            for (part, line) in parts.iter_mut().zip(&projection.lines) {
                for (sum, scenario) in part.amounts.iter_mut().zip(&Scenario::BAND) {
                    *sum += line.by_period.get(scenario).map_or(Money::ZERO, |by| by[index]);
                }
            }
        } else if period.span.start <= span.end && period.span.end >= span.start {
            let within = DateSpan {
                start: period.span.start.max(span.start),
                end: period.span.end.min(span.end),
            };
            add_piece(inputs, prepared, projection, within, &mut parts);
        }
    }
    parts.retain(|part| part.amounts.iter().any(|amount| !amount.is_zero()));
    parts
}

fn part(line: &crate::project::ProjectedLine) -> ExplainedPart {
    ExplainedPart {
        line: line.key.clone(),
        basis: line.basis,
        known_from: line.known_from.clone(),
        amounts: [Money::ZERO; 3],
        discretionary_plan: line.discretionary_plan,
    }
}

/// Adds some days of one row.
fn add_piece(
    inputs: &ProjectInputs<'_>,
    prepared: &Prepared<'_>,
    projection: &Projection,
    span: DateSpan,
    parts: &mut Vec<ExplainedPart>,
) {
    let at = |day| projection.days.iter().position(|other| *other == day).unwrap_or(0);
    let (start, end) = (at(span.start), at(span.end));
    let stretches = stretches(inputs.periods);
    let mut ends: Vec<usize> = stretches.iter().map(|(_, end)| *end).collect();
    ends.extend(start.checked_sub(1).into_iter().chain([end]));
    ends.sort_unstable();
    ends.dedup();
    let (model, masks) = (&prepared.model, &prepared.masks);
    let shares = shares(model, &prepared.simulation, masks, &prepared.items, &ends);
    let decimals = inputs.currency.decimals();
    let assembly = Assembly {
        lines: &prepared.lines,
        stretches: &stretches,
        ends: &ends,
        shares: &shares,
        band: &prepared.band,
        decimals,
    };
    let band = &prepared.band;
    for (index, path) in [&band.best, &band.base, &band.worst].into_iter().enumerate() {
        let step = assembly.step(&assembly.gaps(path), (start, end), |_| 0);
        for (line, coins) in prepared.lines.iter().zip(step.coins) {
            let id = (&line.key, line.basis, line.discretionary_plan);
            let part = found(parts, id, &line.known_from);
            part.amounts[index] += money(coins, decimals);
        }
        for flow in [Flow::Receipt, Flow::Disbursement] {
            let rest = of_flow(&[step.rest], flow)[0];
            if rest != 0 {
                let key = LineKey::operating(flow, Some(FORECAST_ERROR.to_owned()));
                let part = found(parts, (&key, Basis::Estimate, false), "what no line can take");
                part.amounts[index] += money(rest, decimals);
            }
        }
    }
}

/// The part of a line, made where the tables have none.
fn found<'a>(
    parts: &'a mut Vec<ExplainedPart>,
    (key, basis, discretionary_plan): (&LineKey, Basis, bool),
    known_from: &str,
) -> &'a mut ExplainedPart {
    let known = parts.iter().position(|part| {
        part.line == *key && part.basis == basis && part.discretionary_plan == discretionary_plan
    });
    let index = known.unwrap_or_else(|| {
        parts.push(ExplainedPart {
            line: key.clone(),
            basis,
            known_from: known_from.to_owned(),
            amounts: [Money::ZERO; 3],
            discretionary_plan,
        });
        parts.len() - 1
    });
    &mut parts[index]
}

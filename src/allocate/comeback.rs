//! Spend that comes back: what it adds to headroom (FORMULAS §3, a share g after a lag).

use std::borrow::Cow;

use super::AllocationInputs;
use super::cash_path::Gain;
use super::plan::{Plan, PlanLine, coins};
use super::plan_days::{ByLine, days_in};
use super::safety::{Carried, Headroom, Question};
use super::stage_table::{RECENT_DAYS, recent_of};

/// How often spend is looked for anew with what the last found brings back. A share of 50 % ends after
/// some twenty rounds.
const ROUNDS: usize = 100;

/// What comes back of stage spend, beyond what the projection's receipts have of it already: they
/// follow a history in which recent spend came back.
pub(super) struct Comeback {
    gain: Gain,
    /// Recent spend of the plan's lines up to each day, as if it went on.
    usual: Vec<i64>,
}

impl Comeback {
    /// `None` where nothing is said to come back.
    pub(super) fn new(of: (&AllocationInputs, &ByLine<'_>), plan: &Plan) -> Option<Self> {
        let gain = of.0.spend_return?;
        let mut usual = vec![0; plan.cumulative.len()];
        for line in &plan.lines {
            let on = usual_days(of, plan, line);
            usual.iter_mut().zip(on).for_each(|(sum, spent)| *sum += spent);
        }
        Some(Self { gain, usual })
    }

    /// Headroom with what comes back of `spent`.
    fn lift(&self, headroom: &Headroom, spent: &[i64]) -> Headroom {
        let beyond: Vec<i64> =
            spent.iter().zip(&self.usual).map(|(spent, usual)| spent - usual).collect();
        headroom.plus(&self.gain.back(&beyond))
    }
}

/// Recent spend of a line, on the days that its budget rows stand for: other days keep their estimate,
/// which has it. It is paid when the plan is; evenly where the plan pays nothing.
fn usual_days(of: (&AllocationInputs, &ByLine<'_>), plan: &Plan, line: &PlanLine) -> Vec<i64> {
    let days = &of.0.projection.days;
    let mut covered = vec![0; days.len()];
    for flow in of.1.flows(&line.key) {
        covered[days_in(days, flow.span)].fill(1);
    }
    plan.past_days().for_each(|day| covered[day] = 0);
    let recent = i128::from(coins(recent_of(of, &line.key).to_minor(plan.decimals)));
    let for_days: i64 = covered.iter().sum();
    let weights = if line.daily.iter().any(|spent| *spent > 0) { &line.daily } else { &covered };
    let whole = i128::from(weights.iter().sum::<i64>().max(1));
    let total = recent * i128::from(for_days) / i128::from(RECENT_DAYS);
    let up_to = |sum: &mut i128, weight: &i64| {
        *sum += i128::from(*weight);
        Some(coins(total * *sum / whole))
    };
    weights.iter().scan(0, up_to).collect()
}

/// `headroom` with what comes back of `spent`, where anything does.
pub(super) fn with<'a>(
    comeback: Option<&Comeback>,
    headroom: &'a Headroom,
    spent: &[i64],
) -> Cow<'a, Headroom> {
    match comeback {
        Some(comeback) => Cow::Owned(comeback.lift(headroom, spent)),
        None => Cow::Borrowed(headroom),
    }
}

/// The largest safe spend of a question, what it brings back itself included.
pub(super) fn answer(comeback: Option<&Comeback>, question: &Question<'_>) -> Carried {
    match comeback {
        Some(comeback) => Search { comeback, question }.answer(),
        None => question.answer(),
    }
}

struct Search<'a> {
    comeback: &'a Comeback,
    question: &'a Question<'a>,
}

impl Search<'_> {
    fn answer(&self) -> Carried {
        self.raised(self.greatest().unwrap_or_else(|| self.ask(&vec![0; self.days()])))
    }

    fn days(&self) -> usize {
        self.comeback.usual.len()
    }

    /// The largest spend where what comes back is that of `counted_on`.
    fn ask(&self, counted_on: &[i64]) -> Carried {
        let headroom = self.comeback.lift(self.question.headroom, counted_on);
        Question { headroom: &headroom, ..*self.question }.answer()
    }

    /// Is it safe with no more than it brings back itself?
    fn keeps(&self, made: &Carried) -> bool {
        self.comeback.lift(self.question.headroom, &made.curve).keeps(&made.curve)
    }

    /// From all that is offered down to the fixed point (FORMULAS §3). It cannot be looked for from
    /// below alone: with recent spend cut to nothing, the receipts that it brings may be what the
    /// reserve lacks.
    fn greatest(&self) -> Option<Carried> {
        let mut counted_on = self.question.everything();
        for _ in 0..ROUNDS {
            let next = self.ask(&counted_on);
            if self.keeps(&next) {
                return Some(next);
            }
            counted_on = lower(&counted_on, &next.curve)?;
        }
        None
    }

    /// Raised while it stays safe: what was counted on may have been less than it brings.
    fn raised(&self, mut found: Carried) -> Carried {
        let mut counted_on = found.curve.clone();
        for _ in 0..ROUNDS {
            let next = self.ask(&counted_on);
            if !self.keeps(&next) {
                // More room can put a payment off inside its week, and what was counted on is late.
                let Some(both) = lower(&counted_on, &next.curve) else { break };
                counted_on = both;
                continue;
            }
            if next.total() <= found.total() {
                break;
            }
            counted_on.clone_from(&next.curve);
            found = next;
        }
        found
    }
}

/// The lower of both on every day; `None` where that is the first again.
fn lower(before: &[i64], now: &[i64]) -> Option<Vec<i64>> {
    let both: Vec<i64> = before.iter().zip(now).map(|(a, b)| *a.min(b)).collect();
    (both != before).then_some(both)
}

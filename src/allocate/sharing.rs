//! The policy of a run, and what it is told of every line.

use std::fmt::Write as _;

use super::AllocationInputs;
use super::plan::{Plan, coins};
use super::plan_days::ByLine;
use super::policy::{Offered, POLICIES, Policy, Response, balanced};
use super::stage_table::recent_of;
use crate::domain::Note;

/// Days of recent spend.
const RECENT_DAYS: i128 = 91;
/// How far a line may move from recent spend where its curve is not the user's own, in percent:
/// measured, fitted curves without such a limit do worse than the proportional plan in half of all
/// cases (FORMULAS §3).
const MOVES: i128 = 30;

/// How the total of a period is shared over lines.
pub(super) struct Sharing {
    policy: &'static dyn Policy,
    /// By period, then line; empty where the policy does not ask.
    responses: Vec<Vec<Response>>,
}

impl Sharing {
    /// The policy named, with what it asks for.
    pub(super) fn new(of: (&AllocationInputs, &ByLine<'_>), plan: &Plan) -> Self {
        let named = |policy: &&&dyn Policy| policy.name() == of.0.policy.word();
        let policy = *POLICIES.iter().find(named).expect("every name has its policy");
        let responses = if policy.asks_responses() { responses(of, plan) } else { Vec::new() };
        Self { policy, responses }
    }

    /// The amounts of one period.
    pub(super) fn amounts(&self, period: usize, offered: Offered<'_>) -> Vec<i128> {
        let responses = self.responses.get(period).map_or(&[][..], Vec::as_slice);
        self.policy.share(&Offered { responses, ..offered }).amounts
    }

    /// What is taken for granted of spend, where the policy asks.
    pub(super) fn note(&self) -> Option<Note> {
        let first = self.responses.first()?;
        let unknown = first.iter().filter(|response| response.moves.is_none()).count();
        let mut message =
            "Shared by the return of the last coin, of which nothing is measured: recent \
                           spend is taken as balanced (elasticity 0.24), and no line moves by more \
                           than 30 % from it."
                .to_owned();
        if unknown > 0 {
            let lines = if unknown == 1 { "line has" } else { "lines have" };
            let _ = write!(message, " {unknown} {lines} no recent spend and go by plan.");
        }
        Some(Note::new("policy-marginal", message))
    }

    /// The most that a line may get in a period for its curve's sake.
    pub(super) fn most(&self, line: usize, period: usize) -> Option<i64> {
        let (_, most) = self.responses.get(period)?.get(line)?.moves?;
        Some(coins(most))
    }
}

/// Recent spend is called balanced, and each line may leave it by 30 %. It is spread over periods as
/// the plan is: a line that is paid once a quarter is not held to a thirteenth of that a week. A line
/// without recent spend has its plan instead, and no limit.
fn responses(of: (&AllocationInputs, &ByLine<'_>), plan: &Plan) -> Vec<Vec<Response>> {
    let days = i128::try_from(plan.cumulative.len()).unwrap_or(0);
    let recent = |line: usize| {
        let recent = recent_of(of, &plan.lines[line].key).to_minor(plan.decimals);
        recent * days / RECENT_DAYS
    };
    let of_line = |line: usize| {
        let recent = recent(line);
        let whole: i128 = plan.planned[line].iter().map(|coins| i128::from(*coins)).sum();
        let of_period = move |planned: &i64| {
            let planned = i128::from(*planned);
            if recent <= 0 || whole <= 0 {
                return Response { curve: balanced(planned), moves: None };
            }
            let at = |percent: i128| planned * recent * percent / (whole * 100);
            let moves = Some((at(100 - MOVES), at(100 + MOVES)));
            Response { curve: balanced(planned * recent / whole), moves }
        };
        plan.planned[line].iter().map(of_period).collect::<Vec<_>>()
    };
    let by_line: Vec<Vec<Response>> = (0..plan.lines.len()).map(of_line).collect();
    let periods = 0..plan.periods.len();
    periods.map(|period| by_line.iter().map(|line| line[period]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::PolicyName;

    #[test]
    fn every_name_has_its_policy() {
        let words = PolicyName::WORDS.map(|(word, policy)| (word, policy.word()));
        let policies: Vec<&str> = POLICIES.iter().map(|policy| policy.name()).collect();
        assert_eq!(policies, words.map(|(word, _)| word));
        assert!(words.iter().all(|(word, own)| word == own));
    }
}

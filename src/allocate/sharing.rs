//! The policy of a run, and what it is told of every line.

use super::AllocationInputs;
use super::plan::{Plan, coins};
use super::plan_days::{ByLine, flows_of};
use super::policy::{Item, Offered, POLICIES, Policy, Response, balanced};
use super::returns::{LineReturn, ReturnSource};
use super::stage_table::recent_of;
use super::wording::counted;
use crate::config::ResponseUnit;
use crate::domain::{Note, PlanFlow};

/// Days of recent spend.
const RECENT_DAYS: i128 = 91;
/// How far a line may move from recent spend where its curve is not the user's own, in percent:
/// measured, fitted curves without such a limit do worse than the proportional plan in half of all
/// cases (FORMULAS §3).
const MOVES: i128 = 30;
/// A return this near to the least is at it: amounts are whole coins.
const NEAR: f64 = 1.001;

/// How the total of a period is shared over lines.
pub(super) struct Sharing {
    policy: &'static dyn Policy,
    /// By period, then line; empty where the policy does not ask.
    responses: Vec<Vec<Response>>,
    taken: Taken,
    /// By line: is its return known, and not taken for granted?
    known: Vec<bool>,
    /// Below this return, money of lines whose return is known stays unspent.
    least: Option<f64>,
}

/// What was taken for granted, for the note.
#[derive(Default)]
struct Taken {
    /// Lines by own curves.
    own: usize,
    /// Lines by fitted ones.
    fitted: usize,
    /// Lines whose recent spend is called balanced.
    by_recent: usize,
    /// Lines without recent spend, by their plan.
    by_plan: usize,
    /// What lines without a curve are taken to return at recent spend.
    mean: Option<f64>,
    unit: Option<ResponseUnit>,
}

impl Sharing {
    /// The policy named, with what it asks for.
    pub(super) fn new(of: (&AllocationInputs, &ByLine<'_>), plan: &Plan) -> Self {
        let named = |policy: &&&dyn Policy| policy.name() == of.0.policy.word();
        let policy = *POLICIES.iter().find(named).expect("every name has its policy");
        let lines = 0..plan.lines.len();
        let mut made = Self {
            policy,
            responses: Vec::new(),
            taken: Taken::default(),
            known: lines.map(|line| of.0.returns.get(&plan.lines[line].key).is_some()).collect(),
            least: of.0.returns.least(),
        };
        if policy.asks_responses() {
            let asked = Asked::new(of, plan);
            (made.responses, made.taken) = (asked.responses(), asked.taken());
        }
        made
    }

    /// The amounts of one period.
    ///
    /// A return that is taken for granted is not held against the least one: such lines keep what
    /// they have by the others' returns, and only what the others give up stays cash.
    pub(super) fn amounts(&self, period: usize, offered: Offered<'_>) -> Vec<i128> {
        let responses = self.responses.get(period).map_or(&[][..], Vec::as_slice);
        let shares = self.policy.share(&Offered { responses, ..offered });
        let (Some(least_return), Some(_)) = (self.least, shares.multiplier) else {
            return shares.amounts;
        };
        let fixed = |((item, known), amount): ((&Item, &bool), &i128)| {
            let fixed = Item { plan: *amount, cap: *amount, floor: *amount, ..*item };
            if *known { *item } else { fixed }
        };
        let items = offered.items.iter().zip(&self.known).zip(&shares.amounts);
        let items: Vec<Item> = items.map(fixed).collect();
        let offered = Offered { items: &items, responses, least_return, ..offered };
        self.policy.share(&offered).amounts
    }

    /// What is taken for granted of spend, where the policy asks.
    pub(super) fn note(&self) -> Option<Note> {
        self.responses.first()?;
        Some(Note::new("policy-marginal", self.taken.message(self.least)))
    }

    /// The most that a line may get in a period for its curve's sake.
    pub(super) fn most(&self, line: usize, period: usize) -> Option<i64> {
        let (_, most) = self.responses.get(period)?.get(line)?.moves?;
        Some(coins(most))
    }

    /// Does the last unit of a line's spend bring as little as is allowed, so that more stays cash?
    pub(super) fn at_least_return(&self, line: usize, period: usize, spent: i64) -> bool {
        let response = self.responses.get(period).and_then(|responses| responses.get(line));
        let (Some(least), Some(response), true) = (self.least, response, self.known[line]) else {
            return false;
        };
        response.curve.marginal(float(i128::from(spent.max(1)))) <= least * NEAR
    }
}

impl Taken {
    fn message(&self, least: Option<f64>) -> String {
        let shared = match self.mean {
            None => "Shared by the return of the last coin, of which nothing is measured: recent \
                     spend is taken as balanced (elasticity 0.24), and no line moves by more than \
                     30 % from it."
                .to_owned(),
            Some(_) => format!("Shared by the return of the last coin: {}.", self.by_curves()),
        };
        let unsaid = self.mean.is_some() && self.unit.is_none();
        let parts = [
            Some(shared),
            self.without_curve(),
            (self.by_plan > 0).then(|| {
                let (one, many) =
                    ("line has no recent spend and goes", "lines have no recent spend and go");
                format!("{} by plan.", counted(self.by_plan, one, many))
            }),
            unsaid.then(|| {
                "What responses count is not said (`response`): all curves are taken to count the \
                 same."
                    .to_owned()
            }),
            least.map(|least| self.unspent(least)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn by_curves(&self) -> String {
        let lines = |count, by: &str| format!("{} by {by}", counted(count, "line", "lines"));
        let own = (self.own > 0).then(|| lines(self.own, "own curves"));
        let fitted = (self.fitted > 0)
            .then(|| lines(self.fitted, "fitted curves, within 30 % of recent spend"));
        own.into_iter().chain(fitted).collect::<Vec<_>>().join(", ")
    }

    /// Lines without a curve beside lines with one.
    fn without_curve(&self) -> Option<String> {
        let (mean, rest) = (self.mean?, self.by_recent + self.by_plan);
        (rest > 0).then(|| {
            format!(
                "{} no curve: what the last unit brings at recent spend is taken to be {mean:.2}, \
                 the mean of lines with a curve, with elasticity 0.24, and moves are 30 % at most.",
                counted(rest, "line has", "lines have"),
            )
        })
    }

    fn unspent(&self, least: f64) -> String {
        let others = match self.by_recent + self.by_plan {
            0 => "",
            _ => "; lines without a curve are not judged by it",
        };
        format!("Money whose last unit brings less than {least} stays unspent{others}.")
    }
}

/// What the policy asks of every line.
struct Asked<'a, 'b> {
    of: (&'b AllocationInputs<'a>, &'b ByLine<'a>),
    plan: &'b Plan,
    /// By line: recent spend in coins, for as many days as are planned.
    recent: Vec<i128>,
    /// What lines without a curve are taken to return at recent spend.
    mean: Option<f64>,
}

impl<'a, 'b> Asked<'a, 'b> {
    fn new(of: (&'b AllocationInputs<'a>, &'b ByLine<'a>), plan: &'b Plan) -> Self {
        let days = i128::try_from(plan.cumulative.len()).unwrap_or(0);
        let recent = |line: usize| {
            recent_of(of, &plan.lines[line].key).to_minor(plan.decimals) * days / RECENT_DAYS
        };
        let recent = (0..plan.lines.len()).map(recent).collect();
        let mut made = Self { of, plan, recent, mean: None };
        made.mean = made.mean_return();
        made
    }

    fn known(&self, line: usize) -> Option<&'b LineReturn> {
        self.of.0.returns.get(&self.plan.lines[line].key)
    }

    /// By period, then line.
    fn responses(&self) -> Vec<Vec<Response>> {
        let by_line: Vec<Vec<Response>> =
            (0..self.plan.lines.len()).map(|line| self.of_line(line)).collect();
        let periods = 0..self.plan.periods.len();
        periods.map(|period| by_line.iter().map(|line| line[period]).collect()).collect()
    }

    fn of_line(&self, line: usize) -> Vec<Response> {
        let Some(known) = self.known(line) else { return self.taken_for_granted(line) };
        let weeks = self.weeks_paid_for(line);
        let curve = |weeks: f64| known.curve.in_units(self.coins_a_unit() * weeks);
        let moves = self.moves_of_fitted(line, known);
        let weeks = weeks.into_iter().zip(moves);
        weeks.map(|(weeks, moves)| Response { curve: curve(weeks), moves }).collect()
    }

    /// By period how far a line with a fitted curve may move; own curves are free. Where the ledger has
    /// no recent spend, that of the responses counts.
    fn moves_of_fitted(&self, line: usize, known: &LineReturn) -> Vec<Option<(i128, i128)>> {
        let planned = self.plan.planned[line].iter().map(|planned| i128::from(*planned));
        let ReturnSource::Fitted(fit) = known.source else {
            return planned.map(|_| None).collect();
        };
        let recent = match self.recent[line] {
            recent if recent > 0 => recent,
            _ => whole_coins(fit.recent() * self.coins_a_unit() * self.weeks()),
        };
        let whole = self.whole(line);
        planned.map(|planned| (whole > 0).then(|| moves(planned, recent, whole))).collect()
    }

    fn weeks(&self) -> f64 {
        float(i128::try_from(self.plan.cumulative.len()).unwrap_or(0)) / 7.0
    }

    /// Recent spend is called balanced, and each line may leave it by 30 %. It is spread over periods
    /// as the plan is: a line that is paid once a quarter is not held to a thirteenth of that a week.
    /// A line without recent spend has its plan instead, and no limit.
    fn taken_for_granted(&self, line: usize) -> Vec<Response> {
        let (recent, whole) = (self.recent[line], self.whole(line));
        let of_period = |planned: &i64| {
            let planned = i128::from(*planned);
            if recent <= 0 || whole <= 0 {
                return Response { curve: balanced(planned, self.mean), moves: None };
            }
            let moves = Some(moves(planned, recent, whole));
            Response { curve: balanced(planned * recent / whole, self.mean), moves }
        };
        self.plan.planned[line].iter().map(of_period).collect()
    }

    fn whole(&self, line: usize) -> i128 {
        self.plan.planned[line].iter().map(|coins| i128::from(*coins)).sum()
    }

    fn coins_a_unit(&self) -> f64 {
        float(10_i128.pow(self.plan.decimals))
    }

    /// For how many weeks of activity the planned payments of each period stand. A curve counts
    /// spend a week; a month of advertisements that is billed on one day is four weeks of it, not one
    /// costly week. Each day of payment stands for as many days of its budget row as it pays of it.
    fn weeks_paid_for(&self, line: usize) -> Vec<f64> {
        let line = &self.plan.lines[line];
        let flows: Vec<&PlanFlow> =
            self.of.1.flows(&line.key).iter().copied().filter(|flow| flow.discretionary).collect();
        let a_day = |flow: &&PlanFlow| {
            let amount = float(flow.amount.abs().to_minor(self.plan.decimals));
            amount / float(i128::try_from(flow.span.len().max(1)).unwrap_or(1))
        };
        let days_of = |day: usize| {
            let paid = float(i128::from(line.daily[day]));
            let date = self.of.0.projection.days[day];
            let rate: f64 = flows_of(&flows, date).iter().map(a_day).sum();
            if rate > 0.0 { paid / rate } else { 1.0 }
        };
        let of_period = |days: &std::ops::Range<usize>| {
            let length = float(i128::try_from(days.len()).unwrap_or(7));
            let paid = days.clone().filter(|day| line.daily[*day] > 0).map(days_of).sum::<f64>();
            // What is moved to a period without payments of its own is spent in its days.
            (if paid > 0.0 { paid } else { length }).max(1e-3) / 7.0
        };
        self.plan.periods.iter().map(of_period).collect()
    }

    /// What the last unit brings on average, at recent spend and weighed by it, over lines with a
    /// curve. A line without recent spend counts at what is planned.
    fn mean_return(&self) -> Option<f64> {
        let weeks = self.weeks();
        let (mut sum, mut weight, mut any) = (0.0, 0.0, false);
        for line in 0..self.plan.lines.len() {
            let Some(known) = self.known(line) else { continue };
            let spent = if self.recent[line] > 0 { self.recent[line] } else { self.whole(line) };
            let weekly = float(spent) / self.coins_a_unit() / weeks.max(1e-3);
            any = true;
            if weekly > 0.0 {
                sum += known.curve.marginal(weekly) * weekly;
                weight += weekly;
            }
        }
        let mean = if weight > 0.0 { sum / weight } else { 1.0 };
        any.then_some(mean)
    }

    fn taken(&self) -> Taken {
        let mut taken = Taken { mean: self.mean, ..Taken::default() };
        taken.unit = self.of.0.returns.unit().cloned();
        for line in 0..self.plan.lines.len() {
            match self.known(line).map(|known| known.source) {
                Some(ReturnSource::Own) => taken.own += 1,
                Some(ReturnSource::Fitted(_)) => taken.fitted += 1,
                None if self.recent[line] > 0 && self.whole(line) > 0 => taken.by_recent += 1,
                None => taken.by_plan += 1,
            }
        }
        taken
    }
}

/// Least and most of a period's spend: recent spend, spread as the plan is, less and more 30 %.
fn moves(planned: i128, recent: i128, whole: i128) -> (i128, i128) {
    let at = |percent: i128| planned * recent * percent / (whole * 100);
    (at(100 - MOVES), at(100 + MOVES))
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and coins are far inside")]
fn whole_coins(coins: f64) -> i128 {
    libm::round(coins) as i128
}

#[expect(clippy::cast_precision_loss, reason = "coins stay far below 2^53")]
fn float(coins: i128) -> f64 {
    coins as f64
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

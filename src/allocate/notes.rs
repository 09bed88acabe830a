//! Notes that qualify an allocation: counts and rules, never advice.

use chrono::{Days, NaiveDate};

use crate::config::Safety;
use crate::domain::{Grain, Money, Note};

use super::plan::Plan;
use super::safety::{Carried, Carries};
use super::wording::{counted, day_words, percent, period_words, units};
use super::{Allocation, AllocationInputs, Release, Safe, StageLine};

/// Notes where nothing could be judged.
pub(super) fn unjudged(inputs: &AllocationInputs, plan: &Plan) -> Vec<Note> {
    if plan.lines.is_empty() {
        return Vec::new();
    }
    debug_assert!(!inputs.opening_known, "a plan and an opening can be judged");
    vec![Note::new(
        "commit-unknown",
        "Nothing is committed: the opening balance is unknown, so headroom is unknown.",
    )]
}

/// What is counted on to come back of spend, beyond what the forecast's own figures hold.
pub(super) fn spend_return(inputs: &AllocationInputs) -> Option<Note> {
    let gain = inputs.spend_return?;
    let text = format!(
        "{} of stage spend is taken to come back {} later, beyond what comes back of recent spend: \
         that is in commit, if base, if best, the release and the path after it, and not in the cash \
         tables. Where it does not come back, so much is missing.",
        gain.percent(),
        counted(gain.lag(), "day", "days"),
    );
    Some(Note::new("spend-return", text))
}

/// Notes of a judged allocation, the most important first.
pub(super) fn judged(
    inputs: &AllocationInputs,
    plan: &Plan,
    carried: &Carried,
    allocation: &Allocation,
    lost_on: Option<NaiveDate>,
) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(safe) = &allocation.safe {
        notes.push(Note::new("commit-safety", safety(inputs, carried, safe)));
        notes.extend(binding(inputs, carried, safe));
    }
    if inputs.projection.threshold().is_none() {
        let text = "No reserve is set: commit is judged against a balance of 0.";
        notes.push(Note::new("reserve-none", text));
    }
    notes.extend(floors(carried, allocation, lost_on));
    notes.extend(totals(allocation));
    notes.extend(early(inputs, plan, carried));
    if let Some(release) = &allocation.release {
        notes.push(Note::new("held-not-moved", moved(inputs, plan)));
        notes.push(Note::new("release", freed(inputs, release)));
    }
    notes.extend(below_recent(inputs, allocation));
    notes
}

fn threshold_word(inputs: &AllocationInputs) -> &'static str {
    if inputs.projection.threshold().is_some() {
        "the reserve"
    } else {
        "the balance at or above 0"
    }
}

fn safety(inputs: &AllocationInputs, carried: &Carried, safe: &Safe) -> String {
    let (kept, count) = (threshold_word(inputs), inputs.projection.paths.count());
    let judged = match (inputs.safety, carried.carries) {
        (_, Carries::Nothing) => return nothing(inputs, safe),
        (Safety::Weekly, _) => format!("Commit now keeps {kept} on every day of the worst case; "),
        (Safety::Joint, _) if count == 0 => {
            format!(
                "No paths were simulated: commit now keeps {kept} on every day of the worst case; "
            )
        }
        (Safety::Joint, _) => {
            format!("Commit now keeps {kept} on every day in ")
        }
    };
    let share = percent(safe.with_commitment);
    let shares = match inputs.safety {
        _ if count == 0 => String::new(),
        Safety::Weekly => format!("in {share} % of {} simulated paths all days do", grouped(count)),
        Safety::Joint => format!("{share} % of {} simulated paths", grouped(count)),
    };
    let plan = if count == 0 {
        String::new()
    } else {
        format!(" (with the plan as it is: {} %); ", percent(safe.with_plan))
    };
    format!("{judged}{shares}{plan}worst-case low then {}.", units(safe.worst_low))
}

fn nothing(inputs: &AllocationInputs, safe: &Safe) -> String {
    let kept = threshold_word(inputs);
    if inputs.safety == Safety::Joint && inputs.projection.paths.count() > 0 {
        return format!(
            "Nothing is committed: even without stage spend only {} % of {} simulated paths keep \
             {kept} on every day ({} % are asked for).",
            percent(safe.with_nothing),
            grouped(inputs.projection.paths.count()),
            inputs.safety_level,
        );
    }
    format!("Nothing is committed: even without stage spend the worst case does not keep {kept}.")
}

fn grouped(count: usize) -> String {
    units(Money::from_minor(i128::try_from(count).unwrap_or(0), 0))
}

fn binding(inputs: &AllocationInputs, carried: &Carried, safe: &Safe) -> Option<Note> {
    let (period, day) = (safe.binding_period?, safe.binding_day?);
    if carried.carries == Carries::Nothing {
        return None;
    }
    let period = period_words(&inputs.projection.periods[period]);
    let message = match inputs.projection.periods.first().map(|p| p.grain) {
        Some(Grain::Day) => format!("{} binds.", day_words(day)),
        _ => format!("What binds is {period}: the low of {}.", day_words(day)),
    };
    Some(Note::new("commit-binding", message))
}

fn floors(carried: &Carried, allocation: &Allocation, lost_on: Option<NaiveDate>) -> Vec<Note> {
    let mut notes = Vec::new();
    if allocation.unfunded_floors.is_positive() {
        let short: Vec<String> = allocation
            .lines
            .iter()
            .map(|line| (name(line), missing(line)))
            .filter(|(_, missing)| missing.is_positive())
            .map(|(name, missing)| format!("{name} {}", units(missing)))
            .collect();
        let lines = if short.is_empty() { "stage floors".to_owned() } else { short.join(", ") };
        let amount = units(allocation.unfunded_floors);
        let paid: Vec<&str> = allocation
            .lines
            .iter()
            .filter(|line| sum(Some(&line.floor)).is_positive() && !missing(line).is_positive())
            .map(name)
            .collect();
        let paid = if paid.is_empty() {
            "no floor is paid in full".to_owned()
        } else {
            format!("paid in full: {}", paid.join(", "))
        };
        let message = format!("{amount} of floors cannot be paid: {lines}; {paid}.");
        notes.push(Note::new("floors-unfunded", message));
    }
    if let (Carries::Nothing, Some(day)) = (carried.carries, lost_on) {
        let message = format!(
            "The first day by which the safety is lost without any stage spend is {}.",
            day_words(day)
        );
        notes.push(Note::new("first-breach", message));
    }
    notes
}

fn totals(allocation: &Allocation) -> Option<Note> {
    let total = |amounts: fn(&StageLine) -> Option<&[Money]>| -> Money {
        allocation.lines.iter().map(|line| sum(amounts(line))).sum()
    };
    let planned = total(|line| line.planned.as_deref());
    let base = total(|line| line.if_base.as_deref());
    let best = total(|line| line.if_best.as_deref());
    let cap: Money = allocation
        .lines
        .iter()
        .filter(|line| line.planned.is_some())
        .flat_map(|line| &line.cap)
        .sum();
    let best = match best {
        _ if best == cap && cap > planned => "best reaches the caps".to_owned(),
        _ if best == planned && base == planned => "best as well".to_owned(),
        _ if best == planned => "best the whole plan".to_owned(),
        _ => format!("best {}", units(best)),
    };
    let base = if base == planned {
        "the whole plan".to_owned()
    } else {
        format!("{} of the plan", units(base))
    };
    let message = format!("Cut is planned less commit; base carries {base}, {best}.");
    planned.is_positive().then(|| Note::new("commit-scenarios", message))
}

fn early(inputs: &AllocationInputs, plan: &Plan, carried: &Carried) -> Vec<Note> {
    let money = |coins: i64| units(Money::from_minor(i128::from(coins), plan.decimals));
    carried
        .limits
        .iter()
        .map(|limit| {
            let period = period_words(&inputs.projection.periods[limit.period]);
            let day = inputs.projection.days[limit.day];
            let message = format!(
                "In {period} spend no more than {} up to and including {}; the other {} from {} on.",
                money(limit.amount),
                day_words(day),
                money(limit.rest),
                day_words(day.checked_add_days(Days::new(1)).unwrap_or(day)),
            );
            Note::new("early-limit", message)
        })
        .collect()
}

fn moved(inputs: &AllocationInputs, plan: &Plan) -> String {
    let periods = match inputs.projection.periods.first().map(|period| period.grain) {
        Some(Grain::Day) => "days",
        Some(Grain::Month) => "months",
        _ => "weeks",
    };
    let deferrable = plan.lines.iter().filter(|line| line.deferrable).count();
    match deferrable {
        0 => format!("Held spend is not moved to later {periods} (deferrable = false)."),
        _ if deferrable == plan.lines.len() => {
            format!(
                "Held spend is moved to later {periods} where they carry it (deferrable = true)."
            )
        }
        _ => format!(
            "Held spend is moved to later {periods} for {deferrable} of {} lines (deferrable = true).",
            plan.lines.len()
        ),
    }
}

fn freed(inputs: &AllocationInputs, release: &Release) -> String {
    let safe = match inputs.safety {
        Safety::Joint => format!("{} % safe", inputs.safety_level),
        Safety::Weekly => "safe in the worst case".to_owned(),
    };
    let reached = if release.decide_on == inputs.projection.as_of {
        // That day's balance is known: a chance would be no news.
        format!("it is {}", units(release.expected))
    } else {
        format!("{:.0} in 100 paths reach it", release.probability * 100.0)
    };
    format!(
        "{} on {} is the balance from which the whole plan is {safe}; {reached}.",
        units(release.balance),
        day_words(release.decide_on),
    )
}

fn sum(amounts: Option<&[Money]>) -> Money {
    amounts.unwrap_or_default().iter().sum()
}

fn name(line: &StageLine) -> &str {
    line.touchpoint.as_deref().unwrap_or(line.stage.name())
}

/// What a line's commitment lacks of its floor.
fn missing(line: &StageLine) -> Money {
    line.floor.iter().sum::<Money>() - sum(line.commit.as_deref())
}

/// Lines committed below what 13 weeks cost recently, at the same rate by day.
fn below_recent(inputs: &AllocationInputs, allocation: &Allocation) -> Option<Note> {
    let decimals = inputs.projection.currency.decimals();
    let days = i128::try_from(inputs.projection.days.len()).unwrap_or(0);
    let below: Vec<&str> = allocation
        .lines
        .iter()
        .filter(|line| {
            let commit = line.commit.as_deref();
            commit.is_some()
                && sum(commit).to_minor(decimals) * 91 < line.recent.to_minor(decimals) * days
        })
        .map(name)
        .collect();
    let count = below.len();
    let lines = if count == 1 { "1 line is" } else { &format!("{count} lines are") };
    let message =
        format!("Receipts assume recent spend; {lines} committed below it ({}).", below.join(", "));
    (count > 0).then(|| Note::new("commit-below-recent", message))
}

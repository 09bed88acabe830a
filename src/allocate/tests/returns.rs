//! Plans shared by own curves.

use rust_decimal::Decimal;

use super::*;
use crate::allocate::returns::ReturnInputs;
use crate::config::{CurveRule, CurveShape, ResponseUnit};
use crate::domain::Position;

/// A log curve of a touchpoint: return of the last unit `k / (s + x)`, x a week.
pub(super) fn log(stage: &str, touchpoint: &str, k: i64, s: i64) -> CurveRule {
    CurveRule {
        stage: Stages::default().find(stage).unwrap(),
        touchpoint: Some(touchpoint.to_owned()),
        shape: CurveShape::Log { k: Decimal::from(k), s: Decimal::from(s) },
        position: Position::file("cashcast.toml"),
    }
}

pub(super) fn returns(case: &Case, curves: &[CurveRule], least: Option<&str>) -> Returns {
    Returns::new(&ReturnInputs {
        curves,
        responses: &[],
        as_of: day("2026-05-31"),
        unit: Some(&ResponseUnit::Contribution),
        min_return: least.map(|least| least.parse().unwrap()),
        policy: PolicyName::Marginal,
        plans: &case.plans(),
        history: &case.history,
    })
    .unwrap()
}

/// Rich enough for everything, so that returns alone decide.
fn rich(lines: Vec<Line>) -> Case {
    Case {
        opening: 90_000_000,
        lines,
        noise: 0,
        drift: 0,
        policy: PolicyName::Marginal,
        ..Case::shop()
    }
}

fn committed(made: &Allocation, touchpoint: &str) -> Vec<i64> {
    let line = made.lines.iter().find(|line| line.touchpoint.as_deref() == Some(touchpoint));
    line.unwrap().commit.iter().flatten().map(|amount| coins(*amount)).collect()
}

#[test]
fn money_whose_last_unit_brings_too_little_stays_unspent() {
    let lines = vec![line("awareness", "search ads", 10_000), line("purchase", "chat", 2_000)];
    let mut case = rich(lines);
    let curves = [log("awareness", "Search_Ads", 900, 400), log("purchase", "chat", 900, 100)];
    case.returns = returns(&case, &curves, Some("1.5"));
    let made = case.run();
    // 900 / 1.5 − 400 = 200 a week; the chat's 140 return 3.75 and stay.
    assert_eq!(committed(&made, "search ads"), [20_000; 13]);
    assert_eq!(committed(&made, "chat"), [14_000; 13]);
    let row = made.lines.iter().find(|line| line.touchpoint.as_deref() == Some("search ads"));
    assert_eq!((row.unwrap().reason.as_str(), &made.release), ("min return", &None));
    // Without it everything is carried.
    case.returns = returns(&case, &curves, None);
    assert_eq!(committed(&case.run(), "search ads"), [70_000; 13]);
}

/// A month that is billed on one day is four weeks of advertisements, not one week at a poor return.
#[test]
fn a_bill_stands_for_the_weeks_it_pays() {
    let weekly = line("awareness", "search ads", 70_000);
    let billed = Line { every: 28, daily: 280_000, ..weekly.clone() };
    let curve = [log("awareness", "search ads", 900, 400)];
    for (paid, weeks) in [(Line { every: 7, ..weekly }, 13), (billed, 4)] {
        let mut case = rich(vec![paid]);
        case.returns = returns(&case, &curve, Some("1.5"));
        let made = committed(&case.run(), "search ads");
        let (paying, sum) = (made.iter().filter(|c| **c > 0).count(), made.iter().sum::<i64>());
        assert_eq!((paying, sum), (weeks, 13 * 20_000), "{made:?}");
    }
}

/// FORMULAS §3: two log curves (3000, 1000) and (1000, 500) share 10,000 as 7,625 and 2,375.
#[test]
fn a_short_week_is_shared_at_one_return() {
    let lines = vec![line("awareness", "a", 200_000), line("purchase", "b", 200_000)];
    let mut case = Case { opening: 2_000_000, reserve: Some(1_000_000), ..rich(lines) };
    case.net = vec![0; DAYS];
    case.paths = 1;
    case.returns =
        returns(&case, &[log("awareness", "a", 3000, 1000), log("purchase", "b", 1000, 500)], None);
    let made = case.run();
    assert_eq!([committed(&made, "a")[0], committed(&made, "b")[0]], [762_500, 237_500]);
    assert_eq!(commit(&made), 1_000_000);
}

#[test]
fn a_line_without_a_curve_is_taken_for_the_mean_and_never_judged_by_its_return() {
    let lines = vec![line("awareness", "search ads", 10_000), line("purchase", "chat", 2_000)];
    let mut case = rich(lines);
    let curves = [log("awareness", "search ads", 900, 400), log("purchase", "gone", 1, 1)];
    case.returns = returns(&case, &curves, Some("1.5"));
    let made = case.run();
    assert_eq!(committed(&made, "search ads"), [20_000; 13]);
    assert_eq!(committed(&made, "chat"), [14_000; 13]);
    let note = |code: &str| made.notes.iter().find(|note| note.code == code).unwrap();
    // 900 / (400 + 700), at what is planned: there is no history.
    assert_eq!(
        note("policy-marginal").message,
        "Shared by the return of the last coin: 1 line by own curves. 1 line has no curve: what the \
         last unit brings at recent spend is taken to be 0.82, the mean of lines with a curve, with \
         elasticity 0.24, and moves are 30 % at most. 1 line has no recent spend and goes by plan. \
         Money whose last unit brings less than 1.5 stays unspent; lines without a curve are not \
         judged by it."
    );
    assert!(note("curve-unused").message.contains("purchase gone"));
}

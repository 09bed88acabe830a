//! What keeps lines from more, and what can be spent in one sum.

use super::*;
use crate::allocate::Binding;

fn binding(made: &Allocation, touchpoint: &str) -> Option<Binding> {
    let row = made.lines.iter().find(|line| line.touchpoint.as_deref() == Some(touchpoint));
    row.expect("a row").binding
}

#[test]
fn a_line_that_is_cut_names_the_week_that_binds() {
    let mut case = Case::shop();
    case.lines[3].floor = 100;
    let made = case.run();
    assert_eq!(binding(&made, "search ads"), Some(Binding::Reserve(7)));
    assert_eq!(binding(&made, "support"), Some(Binding::Floor));
    // Two lows, each with less room than the plan up to it: what is cut before the first waits for
    // the first, what is cut after it for the second, where far more of the plan is too much.
    let mut case = Case { safety: Safety::Weekly, paths: 1, noise: 0, drift: 0, ..Case::shop() };
    case.net = vec![30_000; DAYS];
    case.net[21] = -900_000;
    case.net[77] = -1_400_000;
    case.opening = 1_450_000;
    case.lines = vec![line("awareness", "early", 11_000), line("awareness", "late", 0)];
    let mut projection = case.projection();
    let early: Vec<Money> =
        (0..DAYS).map(|d| if d < 28 { -money(11_000) } else { Money::ZERO }).collect();
    let late: Vec<Money> =
        (0..DAYS).map(|d| if d >= 63 { -money(30_000) } else { Money::ZERO }).collect();
    (projection.lines[0].daily, projection.lines[1].daily) = (early, late);
    let planned = |d: usize| -> i64 {
        projection.lines.iter().flat_map(|line| &line.daily[..=d]).map(|m| coins(*m)).sum()
    };
    let mut balance = case.opening;
    let balances: Vec<Money> = (0..DAYS)
        .map(|d| {
            balance += case.net[d];
            money(balance + planned(d))
        })
        .collect();
    for figures in &mut projection.scenarios {
        (figures.balance, figures.before_credit) = (balances.clone(), balances.clone());
    }
    let mut plans = case.plans();
    for (plan, total) in plans.iter_mut().zip([11_000 * 28, 30_000 * 28]) {
        (plan.amount, plan.cap) = (-money(total), money(total));
    }
    let made = allocate(&case.inputs(&projection, &plans));
    assert_eq!(binding(&made, "early"), Some(Binding::Reserve(3)));
    assert_eq!(binding(&made, "late"), Some(Binding::Reserve(11)));
    assert_eq!(made.lines[1].held.map(|held| held.start > day("2026-07-26")), Some(true));
}

#[test]
fn caps_the_policy_and_the_plan_bind_where_there_is_cash_enough() {
    let mut case = Case { opening: 9_000_000, ..Case::shop() };
    case.lines[0].cap = 70;
    let made = case.run();
    assert_eq!(binding(&made, "search ads"), Some(Binding::LineCap));
    assert_eq!(binding(&made, "social ads"), Some(Binding::Plan));
    let mut bound = case.plans()[0].clone();
    bound.line.touchpoint = None;
    bound.amount = -money(18_000 * 91);
    (bound.floor, bound.cap) = (Money::ZERO, money(9_000 * 91));
    let made = Case { bounds: vec![bound], ..case.clone() }.run();
    assert_eq!(binding(&made, "social ads"), Some(Binding::StageCap));
    let row = made.lines.iter().find(|row| row.touchpoint.as_deref() == Some("social ads"));
    assert_eq!(row.expect("a row").reason, "stage cap");
    assert_eq!(binding(&made, "website"), Some(Binding::Plan));
    // A thousand was spent on search ads recently: the policy trusts 30 % more.
    let days = BTreeMap::from([(day("2026-05-01"), DayTotal { amount: money(-100_000), rows: 1 })]);
    let history = LineHistory {
        parties: BTreeMap::from([("x".to_owned(), days)]),
        discretionary: true,
        ..LineHistory::default()
    };
    case.history.lines.insert(Case::key(&case.lines[1]), history);
    let made = Case { policy: PolicyName::Marginal, ..case }.run();
    assert_eq!(binding(&made, "social ads"), Some(Binding::Policy));
}

#[test]
fn nothing_binds_what_is_not_judged_or_planned() {
    let made = Case { opening_known: false, ..Case::shop() }.run();
    assert!(made.lines.iter().all(|line| line.binding.is_none()));
    assert_eq!(made.lump_sum, None);
}

/// One sum today: in nine of ten paths no day is below the reserve with it, a coin more is too much.
#[test]
fn a_lump_sum_is_the_quantile_of_the_lowest_headroom() {
    let case = Case::shop();
    let made = case.run();
    let lump = made.lump_sum.expect("judged");
    let (projection, planned) = (case.projection(), case.planned());
    let kept = |spent: &dyn Fn(usize) -> i64| {
        let keeps = |path: &&[i64]| {
            (0..DAYS).all(|d| case.opening + path[d] + planned[d] - spent(d) >= 1_000_000)
        };
        projection.paths.iter().filter(keeps).count()
    };
    let instead = coins(lump.in_place_of_plan);
    assert!(instead > 0 && kept(&|_| instead) >= 360 && kept(&|_| instead + 1) < 360);
    let committed = |d: usize| coins(made.committed_by_day[d]);
    let beside = coins(lump.beside_commitment);
    assert!(kept(&|d| committed(d) + beside) >= 360 && kept(&|d| committed(d) + beside + 1) < 360);
    // What is held is held for want of cash: there is next to nothing beside it.
    assert!(beside < 10_000, "{beside}");
    let poor = Case { opening: 800_000, ..Case::shop() }.run().lump_sum.expect("judged");
    assert!(poor.in_place_of_plan.is_zero() && poor.beside_commitment.is_zero());
}

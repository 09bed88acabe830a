//! What of a plan is committed, and what frees the rest.

use super::*;

#[test]
fn the_shop_cuts_before_the_tax_and_says_what_frees_it() {
    let case = Case::shop();
    let made = case.run();
    let safe = made.safe.clone().unwrap();
    assert!(safe.with_plan < 0.9 && safe.with_commitment >= 0.9, "{safe:?}");
    assert!(case.share_kept(&made) >= 0.9);
    assert_eq!(safe.binding_day, Some(day("2026-07-20")), "{safe:?}");
    assert_eq!(safe.binding_period, Some(7));
    let planned: i64 = plan_rows(&made).map(|line| total(line.planned.as_ref())).sum();
    let release = made.release.clone().expect("something is held");
    assert_eq!(coins(release.amount), planned - commit(&made));
    assert!(commit(&made) > planned / 2, "it cuts, it does not zero");
    assert!(release.decide_on < day("2026-07-20"));
    assert!(release.balance <= release.expected + money(2_000_000));
    let stages: Vec<&str> = made.lines.iter().map(|line| line.stage.name()).collect();
    assert_eq!(stages, ["awareness", "awareness", "consideration", "purchase", "post-purchase"]);
    assert!(made.lines[0].reason.starts_with("held "), "{}", made.lines[0].reason);
    assert!(codes(&made).contains(&"commit-safety") && codes(&made).contains(&"release"));
}

#[test]
fn a_little_more_than_the_commitment_is_not_safe() {
    let case = Case::shop();
    let mut more = case.run();
    let week = &mut more.lines[0].commit.as_mut().unwrap()[4];
    // 50 of about 20,300, in the week that is cut in part.
    *week += money(5_000);
    assert!(case.share_kept(&more) < 0.9);
}

#[test]
fn from_the_release_balance_the_whole_plan_is_as_safe() {
    let case = Case::shop();
    let release = case.run().release.unwrap();
    let projection = case.projection();
    let decided = projection.days.iter().position(|d| *d == release.decide_on).unwrap();
    let share = |balance: i64| {
        let kept = |path: &&[i64]| {
            (decided + 1..DAYS).all(|d| balance + path[d] - path[decided] >= 1_000_000)
        };
        projection.paths.iter().filter(kept).count()
    };
    let balance = coins(release.balance);
    assert!(share(balance) >= 360, "90 % of 400");
    assert!(share(balance - 1) < 360, "the smallest such balance");
}

#[test]
fn a_plan_that_is_safe_is_committed_in_full() {
    let case = Case { opening: 5_000_000, ..Case::shop() };
    let made = case.run();
    for line in plan_rows(&made) {
        assert_eq!(line.commit, line.planned);
        assert_eq!(line.if_base, line.planned);
        assert_eq!(line.reason, "");
    }
    assert_eq!((made.release, made.early_limit), (None, None));
    assert_eq!(made.safe.unwrap().binding_day, None);
}

#[test]
fn where_no_spend_at_all_breaks_the_reserve_nothing_is_committed() {
    let mut case = Case { opening: 800_000, ..Case::shop() };
    case.lines[3].floor = 50;
    let made = case.run();
    assert_eq!(commit(&made), 0);
    assert_eq!(coins(made.unfunded_floors), 4_500 * 91 / 2);
    assert!(codes(&made).contains(&"first-breach"), "{:?}", made.notes);
    assert!(made.notes.iter().any(|note| note.message.contains("support")));
}

#[test]
fn floors_that_are_only_partly_safe_are_paid_by_priority() {
    let mut case = Case::shop();
    for line in &mut case.lines {
        line.floor = 100;
    }
    case.lines[3].priority = 1;
    let made = case.run();
    let rows: Vec<&StageLine> = plan_rows(&made).collect();
    assert!(made.unfunded_floors.is_positive());
    // In the week that can pay a part, the first tier is paid before the others.
    let week = |row: &StageLine| coins(row.commit.as_ref().unwrap()[4]);
    assert_eq!(week(rows[3]), 4_500 * 7);
    assert!((1..11_000 * 7).contains(&week(rows[0])));
    assert!(case.share_kept(&made) >= 0.9);
}

#[test]
fn an_unknown_opening_commits_nothing_and_says_so() {
    let case = Case { opening_known: false, ..Case::shop() };
    let made = case.run();
    assert!(plan_rows(&made).all(|line| line.commit.is_none() && line.planned.is_some()));
    assert_eq!((made.safe.clone(), codes(&made)), (None, vec!["commit-unknown"]));
}

#[test]
fn without_a_reserve_zero_is_the_threshold() {
    let case = Case { reserve: None, opening: 910_000, ..Case::shop() };
    let made = case.run();
    let same = Case { reserve: Some(1_000_000), ..Case::shop() }.run();
    assert_eq!(commit(&made), commit(&same));
    assert!(codes(&made).contains(&"reserve-none"));
}

#[test]
fn weekly_safety_is_the_greatest_spend_under_the_worst_path() {
    let case = Case { safety: Safety::Weekly, ..Case::shop() };
    let made = case.run();
    let projection = case.projection();
    let worst = projection.scenario(&Scenario::Worst).unwrap();
    let planned = case.planned();
    let mut room: Vec<i128> =
        (0..DAYS).map(|d| i128::from(coins(worst.balance[d]) + planned[d] - 1_000_000)).collect();
    limit_in_place(&mut room, |_| 0);
    let ends: Vec<i128> = (1..=13).map(|week| room[week * 7 - 1]).collect();
    let cap: Vec<i128> = vec![26_500 * 7; 13];
    let path = SpendPath { headroom: &ends, floor: None, cap: Some(&cap), gain: None };
    assert_eq!(i128::from(commit(&made)), *path.greatest().unwrap().last().unwrap());
}

#[test]
fn a_plan_paid_on_the_binding_day_is_moved_within_its_week() {
    let mut case = Case::shop();
    // All of the week's plan on Mondays, the tax on a Monday too; much comes in on Tuesday.
    case.lines.iter_mut().for_each(|line| (line.every, line.daily) = (7, line.daily * 7));
    case.net[50] = 1_500_000;
    let made = case.run();
    let (period, until, amount) = made.early_limit.expect("Monday cannot carry its plan");
    assert_eq!((period, until), (7, day("2026-07-20")));
    let week: i64 = plan_rows(&made).map(|line| coins(line.commit.as_ref().unwrap()[7])).sum();
    assert!(coins(amount) < week, "the rest of the week carries more");
    assert!(case.share_kept(&made) >= 0.9);
    let note = made.notes.iter().find(|note| note.code == "early-limit").unwrap();
    assert!(note.message.contains("up to and including Mon 20 Jul"), "{}", note.message);
}

#[test]
fn an_even_pace_cuts_the_weeks_before_alike_and_spends_as_much() {
    let full = Case::shop().run();
    let case = Case { pace: Pace::Even, ..Case::shop() };
    let even = case.run();
    assert_eq!(commit(&full), commit(&even));
    let weeks = |made: &Allocation| -> Vec<i64> {
        let week =
            |w: usize| plan_rows(made).map(|line| coins(line.commit.as_ref().unwrap()[w])).sum();
        (0..13).map(week).collect()
    };
    assert_eq!(weeks(&full)[0], 26_500 * 7);
    assert!(weeks(&even)[0] < 26_500 * 7);
    assert!((weeks(&even)[0] - weeks(&even)[5]).abs() <= 2, "{:?}", weeks(&even));
    assert!(case.share_kept(&even) >= 0.9);
}

#[test]
fn deferrable_plan_is_spent_later() {
    let mut case = Case::shop();
    case.lines.iter_mut().for_each(|line| line.deferrable = true);
    let (kept, moved) = (Case::shop().run(), case.run());
    assert!(commit(&moved) > commit(&kept));
    for line in plan_rows(&moved) {
        assert!(total(line.commit.as_ref()) <= total(line.planned.as_ref()));
        assert!(total(line.if_base.as_ref()) <= total(line.planned.as_ref()));
    }
    assert!(moved.safe.unwrap().with_commitment >= 0.9);
}

//! Spend that comes back.

use super::reference::{WEEKS, headroom, most, weekly, weekly_case};
use super::*;

/// Recent spend of every line: what is planned, times `tenths` / 10.
fn recent(case: &Case, tenths: i64) -> CashTable {
    let history = |line: &Line| {
        let spent = DayTotal {
            amount: -money(Case::daily(line).iter().sum::<i64>() * tenths / 10),
            rows: 1,
        };
        let days = BTreeMap::from([(day("2026-05-01"), spent)]);
        let parties = BTreeMap::from([("x".to_owned(), days)]);
        (Case::key(line), LineHistory { parties, discretionary: true, ..LineHistory::default() })
    };
    CashTable { lines: case.lines.iter().map(history).collect() }
}

#[test]
fn what_recent_spend_brings_is_in_the_receipts_already() {
    let mut case = Case::shop();
    case.history = recent(&case, 10);
    let alone = case.run();
    let made = Case { comes_back: Some((3, 14)), ..case.clone() }.run();
    let safe = |made: &Allocation| made.safe.clone().unwrap();
    // The plan goes on as before: nothing more comes back.
    assert!((safe(&made).with_plan - safe(&alone).with_plan).abs() < 1e-12);
    assert_eq!(made.paths[0].closing_planned, alone.paths[0].closing_planned);
    // Less is spent: less comes back, so more has to be cut.
    assert!(safe(&made).with_nothing <= safe(&alone).with_nothing);
    assert!(commit(&made) < commit(&alone));
    assert!(made.paths[0].closing_committed < alone.paths[0].closing_committed + money(1));
    let note = made.notes.iter().find(|note| note.code == "spend-return").unwrap();
    assert!(note.message.starts_with("30 % of stage spend is taken to come back 14 days later"));
    // Twice as much is planned as was spent: the other half brings something.
    case.history = recent(&case, 5);
    let (alone, made) = (case.run(), Case { comes_back: Some((3, 14)), ..case }.run());
    assert!(safe(&made).with_plan > safe(&alone).with_plan);
    assert!(commit(&made) > commit(&alone));
}

#[test]
fn a_sum_today_is_not_taken_to_come_back() {
    let case = Case::shop();
    let made = Case { comes_back: Some((5, 7)), ..case.clone() }.run();
    let lump = |made: &Allocation| made.lump_sum.unwrap().in_place_of_plan;
    assert_eq!(lump(&made), lump(&case.run()));
}

/// Coins that roundings may add up to.
const ROUNDED: i128 = 20;

/// What recent spend has brought back by every week, `hundredths` of what is planned.
fn usual_brings(case: &Case, hundredths: i64, weeks: usize) -> Vec<i64> {
    let planned = case.planned();
    let back = |week: usize| {
        week.checked_sub(weeks).map_or(0, |before| planned[before * 7] * hundredths / 100)
    };
    (0..WEEKS).map(back).collect()
}

proptest! {
    #![proptest_config(ten_thousand())]

    /// As [`SpendPath`] has it, which is held to all plans of small problems. Recent spend and what
    /// comes back are rounded to the coin for each of three lines, which adds up by 1/(1 - g) at most.
    #[test]
    fn a_commitment_on_one_path_is_the_greatest_with_what_it_brings_back(
        case in weekly_case(),
        tenths in 1i64..8,
        usual in 0i64..15,
        weeks in 1usize..6,
    ) {
        let mut case = Case { comes_back: Some((tenths, weeks * 7)), ..case };
        case.history = recent(&case, usual);
        case.lines.iter_mut().for_each(|line| line.deferrable = false);
        let made = case.run();
        let wide = |amounts: Vec<i64>| amounts.into_iter().map(i128::from).collect::<Vec<_>>();
        let brings = usual_brings(&case, usual * tenths, weeks);
        let headroom = headroom(&case).into_iter().zip(brings).map(|(room, usual)| room - usual);
        let (headroom, cap) = (wide(headroom.collect()), wide(most(&made)));
        let floor = wide(weekly(&made, |line| line.floor.clone()));
        let gain = Gain::new(tenths.into(), 10, weeks);
        let greatest = |more: i128| {
            let headroom: Vec<i128> = headroom.iter().map(|room| room + more).collect();
            SpendPath { headroom: &headroom, floor: Some(&floor), cap: Some(&cap), gain }.greatest()
        };
        let commit = running(&weekly(&made, |line| line.commit.clone().unwrap()));
        match greatest(0) {
            Some(greatest) => for week in 0..WEEKS {
                let apart = greatest[week] - i128::from(commit[week]);
                prop_assert!((-ROUNDED..=ROUNDED).contains(&apart), "week {week}: {apart} of {}", greatest[week]);
            },
            // Not for the sake of a coin.
            None if greatest(ROUNDED).is_none() => {
                prop_assert!(made.unfunded_floors.is_positive() || commit[WEEKS - 1] == 0);
            }
            None => {}
        }
    }
}

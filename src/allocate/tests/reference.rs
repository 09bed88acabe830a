//! Spend over time by the whole of `allocate`, beside its definition: on one path, week by week.

use super::*;

/// Weeks of every case.
pub(super) const WEEKS: usize = DAYS / 7;

/// Lines paid on the first day of each week, and a path that moves on those days alone: within a week
/// nothing happens.
pub(super) fn weekly_case() -> impl Strategy<Value = Case> {
    let line = (0i64..9_000, 0i64..=60, 40i64..140, any::<bool>());
    (
        proptest::collection::vec(line, 1..4),
        proptest::collection::vec(-9_000i64..12_000, WEEKS),
        900_000i64..1_080_000,
        0..2_usize,
    )
        .prop_map(|(lines, nets, opening, policy)| {
            let mut net = vec![0; DAYS];
            nets.iter().enumerate().for_each(|(week, amount)| net[week * 7] = *amount);
            let names = ["a", "b", "c"];
            // Either all lines may wait, or none.
            let deferrable = lines[0].3;
            let line = |(at, (daily, floor, cap, _)): (usize, &(i64, i64, i64, bool))| Line {
                stage: "awareness",
                touchpoint: names[at],
                daily: *daily,
                every: 7,
                floor: if deferrable { 0 } else { (*floor).min(*cap) },
                cap: if deferrable { 100 } else { *cap },
                priority: u32::try_from(at).unwrap(),
                deferrable,
            };
            Case {
                opening,
                lines: lines.iter().enumerate().map(line).collect(),
                net,
                noise: 0,
                drift: 0,
                paths: 1,
                safety: Safety::Weekly,
                policy: PolicyName::WORDS[policy].1,
                ..Case::shop()
            }
        })
}

pub(super) fn weekly(made: &Allocation, amounts: impl Fn(&StageLine) -> Vec<Money>) -> Vec<i64> {
    let mut sums = vec![0; WEEKS];
    for line in plan_rows(made) {
        sums.iter_mut().zip(amounts(line)).for_each(|(sum, amount)| *sum += coins(amount));
    }
    sums
}

/// Headroom of the one path at the end of every week.
pub(super) fn headroom(case: &Case) -> Vec<i64> {
    let mut balance = case.opening - case.reserve.unwrap_or(0);
    let end = |week: usize| {
        balance += case.net[week * 7];
        balance
    };
    (0..WEEKS).map(end).collect()
}

/// The most that all lines may spend in every week.
pub(super) fn most(made: &Allocation) -> Vec<i64> {
    weekly(made, |line| {
        let planned = line.planned.clone().unwrap();
        planned.iter().zip(&line.cap).map(|(plan, cap)| (*plan).min(*cap)).collect()
    })
}

/// Spend week by week, as much as can be: the definition, without a backward step. A week's spend is
/// tried from the most down, and stands if the floors of all later weeks can still be paid.
fn greedy(headroom: &[i64], floor: &[i64], most: &[i64], deferrable: bool) -> Option<Vec<i64>> {
    let floors_fit = |week: usize, spent: i64| {
        let mut sum = spent;
        (week..headroom.len()).all(|later| {
            sum += if later > week { floor[later] } else { 0 };
            sum <= headroom[later]
        })
    };
    let (mut spent, mut offered) = (0, 0);
    let mut made = Vec::new();
    for week in 0..headroom.len() {
        offered += most[week];
        let room = if deferrable { offered - spent } else { most[week] };
        // Every coin down to the floor would take too long: halve.
        let (mut low, mut high) = (floor[week], room);
        if !floors_fit(week, spent + low) {
            return None;
        }
        while low < high {
            let middle = low + (high - low + 1) / 2;
            if floors_fit(week, spent + middle) { low = middle } else { high = middle - 1 }
        }
        spent += low;
        made.push(low);
    }
    Some(made)
}

proptest! {
    #![proptest_config(ten_thousand())]

    #[test]
    fn a_commitment_on_one_path_is_what_its_definition_says(case in weekly_case()) {
        let made = case.run();
        let planned = case.planned();
        let headroom = headroom(&case);
        let floor = weekly(&made, |line| line.floor.clone());
        let most = most(&made);
        prop_assert_eq!(weekly(&made, |line| line.planned.clone().unwrap()).iter().sum::<i64>(), planned[DAYS - 1]);
        let commit = weekly(&made, |line| line.commit.clone().unwrap());
        if let Some(wanted) = greedy(&headroom, &floor, &most, case.lines[0].deferrable) {
            prop_assert_eq!(commit, wanted);
            return Ok(());
        }
        // Floors are paid while the cash carries them, and nothing beyond.
        prop_assert!(made.unfunded_floors.is_positive() || headroom.iter().any(|room| *room < 0));
        prop_assert!(commit.iter().zip(&floor).all(|(commit, floor)| commit <= floor));
        let fits = running(&commit).iter().zip(&headroom).all(|(spent, room)| spent <= room);
        prop_assert!(fits || commit.iter().all(|amount| *amount == 0));
    }
}

//! Regular payments inside an irregular party: a salary among other deposits, the monthly
//! withdrawal among the daily ones. A chain is believed where chance would hardly make it.

use super::cadence::Cadence;
use super::day_table::DayTable;
use super::history::Event;
use super::quantize::float_count;
use super::rhythm::Rhythm;
use crate::domain::Shift;

/// Most chains taken out of one party.
const MOST_CHAINS: usize = 5;
/// Expected days looked back at.
const LOOK_BACK: u32 = 12;
/// Most days back from the origin on which a chain that is alive was paid.
const ALIVE_DAYS: i32 = 40;
/// Days that [`LOOK_BACK`] expected days may reach back.
const LONGEST_LOOK: i32 = 380;
/// Fewest payments of a chain.
const LEAST_HITS: u32 = 4;
/// Share of a chain's expected days that must have been paid.
const LEAST_SHARE: f64 = 0.85;
/// Largest chance of such a chain among payments on any day, over all rules tried.
const MOST_CHANCE: f64 = 0.001;
/// A party that pays on more of its days has no chains to be told apart.
const MOST_DENSE: f64 = 0.4;
/// Steps of chains counted in days: thirty, four weeks.
const STEPS: [i32; 2] = [30, 28];

/// Takes chains out of `events` (one party's, by day, none after `origin`), the least likely by
/// chance first. Gives each chain's rhythm and its own events; `events` keeps the others.
pub(super) fn take_chains(
    days: &DayTable,
    events: &mut Vec<Event>,
    origin: i32,
) -> Vec<(Rhythm, Vec<Event>)> {
    let mut made = Vec::new();
    while made.len() < MOST_CHAINS {
        let Some(mut rhythm) = strongest(days, events, origin) else {
            break;
        };
        reach_back(days, events, &mut rhythm);
        let taken: Vec<Event> = rhythm.matched.iter().map(|index| events[*index]).collect();
        events.retain(|event| taken.iter().all(|own| own.day != event.day));
        rhythm.matched = (0..taken.len()).collect();
        made.push((rhythm, taken));
    }
    made
}

/// Takes in what a believed chain paid before the days it was judged on, to the first that was
/// missed twice in a row: left behind, two years of a rent would stand in the run rate as well.
fn reach_back(days: &DayTable, events: &[Event], rhythm: &mut Rhythm) {
    let Some(first) = rhythm.matched.first().map(|index| events[*index].day) else { return };
    let (mut older, mut passed, mut gap) = (Vec::new(), 0, 0);
    let slot = rhythm.cadence.nearest_slot(days, first);
    for day in (0..slot).rev().map_while(|slot| rhythm.cadence.day(days, slot)) {
        passed += 1;
        match events.binary_search_by_key(&day, |event| event.day) {
            Ok(event) => {
                older.push(event);
                gap = 0;
            }
            Err(_) => gap += 1,
        }
        if gap == 2 {
            break;
        }
    }
    rhythm.hits += u32::try_from(older.len()).unwrap_or(0);
    rhythm.slots += passed - gap;
    older.reverse();
    older.append(&mut rhythm.matched);
    rhythm.matched = older;
}

/// The chain that chance explains least, where it hardly does.
fn strongest(days: &DayTable, events: &[Event], origin: i32) -> Option<Rhythm> {
    let first = events.first()?.day;
    let seen = f64::from(origin - first + 1);
    if events.len() < LEAST_HITS as usize || float_count(events.len()) > MOST_DENSE * seen {
        return None;
    }
    let paid = PaidDays::new(events, origin);
    let alive = events.partition_point(|event| event.day <= origin - ALIVE_DAYS);
    let tried: Vec<Cadence> =
        events[alive..].iter().flat_map(|event| cadences(days, event.day)).collect();
    let limit = libm::log(MOST_CHANCE / float_count(tried.len().max(1)));
    tried
        .iter()
        .filter_map(|cadence| {
            let rhythm = paid.follow(days, *cadence, origin)?;
            let others = events.len() - rhythm.matched.len();
            let chance = (float_count(others) + 0.5) / seen;
            Some((log_tail(rhythm.hits, rhythm.slots, chance), rhythm))
        })
        .filter(|(surprise, _)| *surprise <= limit)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, rhythm)| rhythm)
}

/// The rules under which a payment on `day` is one of a chain.
fn cadences(days: &DayTable, day: i32) -> impl Iterator<Item = Cadence> {
    let anchor = days.day_of_month(day);
    let anchors = if anchor >= 28 { vec![anchor, 31] } else { vec![anchor] };
    let shifts = [Shift::None, Shift::NextBusinessDay, Shift::PreviousBusinessDay];
    let monthly = anchors.into_iter().flat_map(move |anchor| {
        shifts.map(|shift| Cadence::Months { step: 1, phase: 0, anchor, shift })
    });
    monthly.chain(STEPS.map(|step| Cadence::Days { step, phase: day.rem_euclid(step) }))
}

/// Which event stands on a day.
struct PaidDays {
    first: i32,
    /// By day from the first.
    events: Vec<Option<usize>>,
}

impl PaidDays {
    fn new(events: &[Event], origin: i32) -> Self {
        let oldest = events.first().map_or(0, |event| event.day);
        let first = oldest.max(origin - LONGEST_LOOK);
        let mut made = vec![None; usize::try_from(origin - first + 1).unwrap_or(0)];
        let looked_at = events.partition_point(|event| event.day < first);
        for (index, event) in events.iter().enumerate().skip(looked_at) {
            if let Some(day) = usize::try_from(event.day - first).ok().and_then(|d| made.get_mut(d))
            {
                *day = Some(index);
            }
        }
        Self { first, events: made }
    }

    fn on(&self, day: i32) -> Option<usize> {
        let offset = usize::try_from(day - self.first).ok()?;
        self.events.get(offset).copied().flatten()
    }

    /// Walks the expected days back from `origin`, to the first that was missed twice in a row.
    fn follow(&self, days: &DayTable, cadence: Cadence, origin: i32) -> Option<Rhythm> {
        let (mut matched, mut newest) = (Vec::new(), None);
        let (mut passed, mut slots, mut missed, mut gap) = (0, 0, 0, 0);
        let last = cadence.nearest_slot(days, origin) + 1;
        let expected = (0..=last).rev().map_while(|slot| Some((slot, cadence.day(days, slot)?)));
        let expected = expected.skip_while(|(_, day)| *day > origin);
        for (slot, day) in expected.take_while(|(_, day)| *day >= self.first) {
            passed += 1;
            match self.on(day) {
                Some(event) => {
                    matched.push(event);
                    newest = newest.or(Some(slot));
                    (gap, slots) = (0, passed);
                }
                None => gap += 1,
            }
            if newest.is_none() {
                missed = passed;
            }
            if gap == 2 || passed == LOOK_BACK {
                break;
            }
        }
        matched.reverse();
        let hits = u32::try_from(matched.len()).unwrap_or(0);
        let holds = hits >= LEAST_HITS && f64::from(hits) >= LEAST_SHARE * f64::from(slots);
        let rhythm = Rhythm { cadence, matched, hits, slots, last_slot: newest?, missed };
        holds.then_some(rhythm)
    }
}

/// Logarithm of the chance of at least `hits` of `slots` where each comes with `chance`: the
/// upper tail of the binomial distribution.
fn log_tail(hits: u32, slots: u32, chance: f64) -> f64 {
    let mut term = libm::pow(1.0 - chance, f64::from(slots));
    let mut tail = 0.0;
    for hit in 0..=slots {
        if hit >= hits {
            tail += term;
        }
        term *= f64::from(slots - hit) / f64::from(hit + 1) * chance / (1.0 - chance);
    }
    libm::log(tail.max(f64::MIN_POSITIVE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> DayTable {
        DayTable::new("2025-01-01".parse().unwrap(), 500)
    }

    /// Payments on the 12th of every month, and others on days without rule.
    fn mixed(days: &DayTable) -> Vec<Event> {
        let monthly = (0..12).map(|month| days.anchored(month, 12, Shift::None).unwrap());
        let others = [3, 20, 29, 55, 60, 84, 103, 119, 150, 166, 203, 218, 241, 266, 290, 311, 340];
        let mut all: Vec<Event> = monthly
            .chain(others)
            .map(|day| Event { day, coins: 10_000 + i64::from(day) })
            .collect();
        all.sort_by_key(|event| event.day);
        all
    }

    #[test]
    fn a_monthly_chain_is_told_from_payments_on_any_day() {
        let days = table();
        let mut events = mixed(&days);
        let made = take_chains(&days, &mut events, 360);
        let [(rhythm, own)] = made.as_slice() else { panic!("{made:?}") };
        assert_eq!((rhythm.hits, rhythm.slots, rhythm.missed), (12, 12, 0));
        assert!(own.iter().all(|event| days.day_of_month(event.day) == 12));
        assert_eq!((own.len(), events.len()), (12, 17));
    }

    #[test]
    fn payments_on_any_day_have_no_chain() {
        let days = table();
        let mut events = mixed(&days);
        events.retain(|event| days.day_of_month(event.day) != 12);
        assert!(take_chains(&days, &mut events, 360).is_empty());
    }

    #[test]
    fn every_thirty_days_is_a_chain_and_one_missed_day_ends_none() {
        let days = table();
        let mut events: Vec<Event> =
            (0..12).map(|n| Event { day: 10 + 30 * n, coins: -500 }).collect();
        events.remove(6);
        let made = take_chains(&days, &mut events, 360);
        assert_eq!(made.len(), 1);
        assert_eq!((made[0].0.hits, made[0].0.slots), (11, 12));
        assert!(matches!(made[0].0.cadence, Cadence::Days { step: 30, .. }));
        assert!(events.is_empty());
    }

    #[test]
    fn binomial_tails_are_exact() {
        // 1 − (3/4)^3 and (1/4)^3, by hand
        assert!((libm::exp(log_tail(1, 3, 0.25)) - 37.0 / 64.0).abs() < 1e-12);
        assert!((libm::exp(log_tail(3, 3, 0.25)) - 1.0 / 64.0).abs() < 1e-12);
    }
}

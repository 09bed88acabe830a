//! Payments made twice: a rent wired again by mistake, or for a month that was missed. They are no
//! rate of their own and no new price.

use super::amounts::agree;
use super::day_table::DayTable;
use super::history::Event;
use super::rhythm::Rhythm;

/// One payment in so many may have been doubled; what comes twice more often is no accident.
const ONE_IN: usize = 6;

/// What an item paid twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Doubled {
    /// Indexes of second payments that stand beside the expected day's own, in order.
    pub(super) extra: Vec<usize>,
    /// The days of all second payments, those on one day with the first among them, in order.
    pub(super) days: Vec<i32>,
}

/// Finds second payments among `events`, of which `rhythm` matched some.
pub(super) fn doubled(days: &DayTable, events: &[Event], rhythm: &Rhythm) -> Doubled {
    let slot = |index: usize| rhythm.cadence.nearest_slot(days, events[index].day);
    let first_of = |index: usize| rhythm.matched.iter().find(|own| slot(**own) == slot(index));
    let is_second = |index: &usize| {
        first_of(*index).is_some_and(|own| agree(events[*own].coins, events[*index].coins))
    };
    let run = rhythm.matched.first().copied().unwrap_or(events.len());
    let mut matched = rhythm.matched.iter().peekable();
    let extra: Vec<usize> = (run..events.len())
        .filter(|index| matched.next_if(|own| *own == index).is_none())
        .filter(is_second)
        .collect();
    let at_once = both_at_once(events, &rhythm.matched);
    if (extra.len() + at_once.len()) * ONE_IN > rhythm.matched.len() {
        return Doubled::default();
    }
    let mut seen: Vec<i32> = extra.iter().map(|index| events[*index].day).chain(at_once).collect();
    seen.sort_unstable();
    Doubled { extra, days: seen }
}

/// Days whose amount is twice that of the payment before, where the one after is as before: a price
/// that doubled stays.
fn both_at_once(events: &[Event], matched: &[usize]) -> Vec<i32> {
    let paid: Vec<Event> = matched.iter().map(|index| events[*index]).collect();
    let twice = |window: &&[Event]| {
        let [before, this, after] = window else { return false };
        agree(before.coins.saturating_mul(2), this.coins) && agree(before.coins, after.coins)
    };
    paid.windows(3).filter(twice).map(|window| window[1].day).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::rhythm::find;

    fn table() -> DayTable {
        DayTable::new("2025-01-01".parse().unwrap(), 460)
    }

    /// Rents on the first of twelve months, and others.
    fn rents(days: &DayTable, others: &[(i32, i64)]) -> Vec<Event> {
        let first = |month| days.anchored(month, 1, crate::domain::Shift::None).unwrap();
        let mut events: Vec<Event> =
            (0..12).map(|month| Event { day: first(month), coins: -220_000 }).collect();
        for (day, coins) in others {
            match events.iter_mut().find(|event| event.day == *day) {
                Some(event) => event.coins += coins,
                None => events.push(Event { day: *day, coins: *coins }),
            }
        }
        events.sort_by_key(|event| event.day);
        events
    }

    fn seen(others: &[(i32, i64)]) -> Doubled {
        let days = table();
        let events = rents(&days, others);
        let rhythm = find(&days, &events, 364).unwrap();
        doubled(&days, &events, &rhythm)
    }

    #[test]
    fn a_rent_wired_again_some_days_later_is_a_second_payment() {
        // 1 May is day 120
        assert_eq!(seen(&[(124, -220_000)]), Doubled { extra: vec![5], days: vec![124] });
    }

    #[test]
    fn a_rent_of_twice_the_size_is_one_too() {
        assert_eq!(seen(&[(120, -220_000)]), Doubled { extra: vec![], days: vec![120] });
    }

    #[test]
    fn other_amounts_are_other_payments() {
        assert_eq!(seen(&[(124, -50_000)]), Doubled::default());
    }

    #[test]
    fn what_comes_twice_often_is_no_accident() {
        let often = [(4, -220_000), (124, -220_000), (247, -220_000)];
        assert_eq!(seen(&often), Doubled::default());
    }
}

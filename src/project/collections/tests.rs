//! A company with known truth: payers with known delays, three invoices in a hundred never paid.

use chrono::{Days as Step, NaiveDate};

use super::*;
use crate::config::ReserveRule;
use crate::domain::{
    CashTable, Currency, Flow, Grain, Horizon, ItemPayment, OpenItem, Position, periods,
};
use crate::project::draws::Draws;
use crate::project::quantize::{float, quantize};

const PAYERS: u64 = 12;
const DEFAULTS: f64 = 0.03;
const SEEDS: u64 = 200;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn as_of() -> NaiveDate {
    day("2026-05-31")
}

/// A payer's mean delay, from five days early to 39 late; each payment is spread by ±8 days.
fn mean_delay(payer: u64) -> i64 {
    i64::try_from(payer * 4).unwrap() - 5
}

/// What really happens to an invoice.
struct Truth {
    placed: PlacedItem,
    paid_on: Option<NaiveDate>,
}

/// Two years of invoices, those paid by the as-of date marked so.
fn company(seed: u64) -> Vec<Truth> {
    let mut source = Draws::new(seed);
    let mut made = Vec::new();
    for payer in 0..PAYERS {
        let mut issued = day("2024-06-01") + Step::new(payer % 7);
        while issued <= as_of() {
            let due = issued + Step::new(30);
            let lost = source.uniform() < DEFAULTS;
            let spread = i64::try_from(source.index(17)).unwrap() - 8;
            let late = mean_delay(payer) + spread;
            let paid_on = (!lost).then(|| due + chrono::Duration::days(late));
            let amount =
                Money::from_minor(i128::from(quantize(40_000.0 + 260_000.0 * source.uniform())), 2);
            let known = paid_on.filter(|on| *on <= as_of());
            let item = OpenItem {
                id: format!("{payer}-{issued}").into(),
                kind: OpenItemKind::Receivable,
                counterparty: format!("Payer {payer}").into(),
                issued: Some(issued),
                due,
                amount,
                payments: known.map(|on| ItemPayment { on, amount }).into_iter().collect(),
                category: None,
                position: Position::line(
                    &"open.csv".into(),
                    u64::try_from(made.len()).unwrap() + 2,
                ),
            };
            let line = Arc::new(LineKey::operating(Flow::Receipt, Some("invoices".to_owned())));
            made.push(Truth { placed: PlacedItem { item, line, party: None }, paid_on });
            issued = issued + Step::new(5 + u64::try_from(source.index(5)).unwrap());
        }
    }
    made
}

fn with_outlook<T>(items: &[PlacedItem], ask: impl Fn(&Outlook<'_>, &ProjectInputs<'_>) -> T) -> T {
    let grain = Grain::Week { ends: chrono::Weekday::Sun };
    let periods = periods(as_of(), as_of(), Horizon::Weeks(13), grain);
    let inputs = ProjectInputs {
        history: &CashTable::default(),
        last_actual: as_of(),
        as_of: as_of(),
        opening_on: as_of(),
        opening: Money::ZERO,
        currency: &Currency::new("EUR").unwrap(),
        periods: &periods,
        items: &[],
        open_items: items,
        inventory: None,
        plans: &[],
        drivers: &[],
        reserve: None::<ReserveRule>,
        earmarks: Money::ZERO,
        level: 80,
        what_ifs: &[],
        credit_line: None,
        use_credit: false,
        seed: 1,
        paths: 400,
    };
    ask(&Outlook::new(&inputs, 91), &inputs)
}

/// What one seed shows.
struct Shown {
    /// Learned less true mean delay, by payer.
    delays: Vec<f64>,
    default: f64,
    dso: f64,
    /// Expected and real collections in the horizon.
    collected: [f64; 2],
    /// Was the real sum inside the 80 % band, after 2, 4 and 13 weeks?
    inside: [bool; 3],
}

fn shown(seed: u64) -> Shown {
    let truth = company(seed);
    let items: Vec<PlacedItem> = truth.iter().map(|truth| truth.placed.clone()).collect();
    with_outlook(&items, |outlook, inputs| {
        let real_by = |days: u64| -> f64 {
            let end = as_of() + Step::new(days);
            truth
                .iter()
                .filter(|truth| truth.paid_on.is_some_and(|on| on > as_of() && on <= end))
                .map(|truth| {
                    float(super::super::history::coins_of(truth.placed.item.amount.to_minor(2)))
                })
                .sum()
        };
        let errors = outlook.draw(400, seed);
        let base = |day: usize| -> f64 {
            let items = outlook.items.iter().filter(|item| item.day.is_some_and(|at| at <= day));
            items.map(|item| float(item.coins())).sum()
        };
        let inside = [14, 28, 91].map(|days| {
            let at = usize::try_from(days).unwrap() - 1;
            let mut sums: Vec<f64> =
                errors[0].cumulative.chunks(91).map(|path| path[at] + base(at)).collect();
            sums.sort_by(f64::total_cmp);
            let real = real_by(days);
            sums[40] <= real && real <= sums[360]
        });
        let told = outlook.told(inputs, as_of());
        let days = told.days_of(OpenItemKind::Receivable).unwrap();
        Shown {
            delays: (0..PAYERS)
                .map(|payer| {
                    let law = outlook.receivable.of(&format!("Payer {payer}"));
                    let mean: f64 = (0..law::DAYS)
                        .map(|at| {
                            law.weight(at) * f64::from(i32::try_from(at).unwrap() + law::EARLIEST)
                        })
                        .sum();
                    mean - float(mean_delay(payer))
                })
                .collect(),
            default: days.default,
            dso: days.to_pay.unwrap(),
            collected: [outlook.items.iter().map(|item| float(item.coins())).sum(), real_by(91)],
            inside,
        }
    })
}

#[test]
fn a_company_with_known_truth_is_learned_without_bias() {
    let seeds: Vec<Shown> = (0..SEEDS).map(shown).collect();
    let count = float(i64::try_from(SEEDS).unwrap());
    let mean = |of: &dyn Fn(&Shown) -> f64| seeds.iter().map(of).sum::<f64>() / count;
    // Delays by payer: within two days on average, within half a day over all payers.
    for payer in 0..usize::try_from(PAYERS).unwrap() {
        let error = mean(&|seed| seed.delays[payer]);
        assert!(error.abs() < 2.0, "payer {payer}: {error:.2} days");
    }
    let delays = mean(&|seed| seed.delays.iter().sum::<f64>() / 12.0);
    let default = mean(&|seed| seed.default);
    // issue to payment: 30 days of terms and the mean delay of 17
    let dso = mean(&|seed| seed.dso);
    let expected: f64 = seeds.iter().map(|seed| seed.collected[0]).sum();
    let real: f64 = seeds.iter().map(|seed| seed.collected[1]).sum();
    let bias = expected / real - 1.0;
    let covered = [0, 1, 2].map(|at| mean(&|seed: &Shown| if seed.inside[at] { 1.0 } else { 0.0 }));
    let all = covered.iter().sum::<f64>() / 3.0;
    println!(
        "delay {delays:+.2} days, default {default:.4}, days to pay {dso:.2}, bias {bias:+.4}, \
         coverage {covered:?} mean {all:.3}"
    );
    assert!(delays.abs() < 0.5, "{delays}");
    assert!((default - DEFAULTS).abs() < 0.003, "{default}");
    assert!((dso - 47.0).abs() < 1.0, "{dso}");
    assert!(bias.abs() < 0.02, "{bias}");
    assert!((0.75..=0.85).contains(&all), "{covered:?}");
}

#[test]
fn a_hundred_thousand_items_are_drawn_like_few() {
    let truth = company(3);
    let items: Vec<PlacedItem> = truth.iter().map(|truth| truth.placed.clone()).collect();
    let many: Vec<PlacedItem> = items.iter().cycle().take(20_000).cloned().collect();
    with_outlook(&many, |outlook, _| {
        let errors = outlook.draw(400, 5);
        let spread = |at: usize| {
            let last: Vec<f64> = errors[0].cumulative.chunks(91).map(|path| path[at]).collect();
            let mean = last.iter().sum::<f64>() / 400.0;
            (last.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 400.0).sqrt()
        };
        for at in [6, 20, 90] {
            let variance: f64 = outlook
                .items
                .iter()
                .map(|item| {
                    let by: f64 = item
                        .by_day(&outlook.bank_days)
                        .filter(|(day, _)| *day <= at)
                        .map(|(_, p)| p)
                        .sum();
                    float(item.open) * float(item.open) * by * (1.0 - by)
                })
                .sum();
            // The crowd shares one multinomial: a little wide where items differ, never narrow.
            let ratio = spread(at) / variance.sqrt();
            assert!((0.9..1.6).contains(&ratio), "day {at}: {ratio}");
        }
    });
}

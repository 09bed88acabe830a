//! Scenarios with drivers, and the credit line under them.

use rust_decimal::Decimal;

use super::invoices::invoices;
use super::*;
use crate::domain::{Change, Effect, Scope, Shock, Stage, TermLoan};

/// A business with payouts, rent, stock and ads, two years long.
fn business() -> Setting {
    let span = (day("2024-06-01"), day("2026-05-31"));
    let mut table = CashTable::default();
    every(&mut table, &receipt("payouts"), span, 1, |date| {
        40_000 + 9_000 * i64::from(date.weekday().num_days_from_monday())
    });
    monthly(&mut table, &cost("rent"), span, 1, Shift::None, -220_000);
    let stock = touchpoint("purchase", Some("stock"));
    every(&mut table, &stock, span, 7, |_| -180_000);
    let ads = touchpoint("awareness", Some("ads"));
    every(&mut table, &ads, span, 7, |_| -60_000);
    table.lines.get_mut(&ads).unwrap().discretionary = true;
    Setting::new(table, span.1)
}

fn named(name: &str) -> WhatIf {
    WhatIf::new(Scenario::Named(name.to_owned()), "--set")
}

fn change(scope: Scope, effect: Effect) -> Change {
    Change { scope, effect, from: None, said: "a change".to_owned() }
}

fn percent(scope: Scope, percent: i64) -> Change {
    change(scope, Effect::Percent(percent.into()))
}

pub(super) fn total(made: &Projection, key: &LineKey, scenario: &Scenario) -> Money {
    made.lines
        .iter()
        .filter(|line| line.key == *key)
        .filter_map(|line| line.by_period.get(scenario))
        .flatten()
        .copied()
        .sum()
}

pub(super) fn closing(made: &Projection, scenario: &Scenario) -> Money {
    made.scenario(scenario).unwrap().periods.last().unwrap().closing
}

/// DESIGN §7: every scenario to the cent.
pub(super) fn adds_up(made: &Projection) {
    for figures in &made.scenarios {
        let mut before = made.opening;
        for (index, period) in figures.periods.iter().enumerate() {
            assert_eq!(period.opening, before);
            let of = |flow: Flow| -> Money {
                let lines = made.lines.iter().filter(|line| line.key.flow == flow);
                lines
                    .filter_map(|line| line.by_period.get(&figures.scenario))
                    .map(|amounts| amounts[index])
                    .sum()
            };
            assert_eq!(of(Flow::Receipt), period.receipts);
            assert_eq!(of(Flow::Disbursement), period.disbursements);
            assert_eq!(of(Flow::Financing), period.financing);
            let sum = period.receipts + period.disbursements + period.financing;
            assert_eq!(before + sum, period.closing);
            before = period.closing;
        }
    }
    let way: Money = made.way_to_low.lines.iter().map(|(_, _, amount)| *amount).sum();
    assert_eq!(made.opening + way, made.way_to_low.low);
    let worst = made.scenario(&Scenario::Worst).unwrap();
    assert_eq!((made.way_to_low.low, made.way_to_low.date), worst.low);
}

#[test]
fn a_percentage_is_of_base_and_moves_nothing_else() {
    let mut setting = business();
    let mut lean = named("lean");
    lean.changes = vec![percent(Scope::Receipts, -10), percent(Scope::Category("Rent".into()), 5)];
    setting.what_ifs = vec![lean];
    let made = setting.run().unwrap();
    adds_up(&made);
    let (base, lean) = (Scenario::Base, Scenario::Named("lean".to_owned()));
    let rent = total(&made, &cost("rent"), &base);
    assert_eq!(total(&made, &cost("rent"), &lean), rent + cents(-33_000));
    let stock = touchpoint("purchase", Some("stock"));
    assert_eq!(total(&made, &stock, &lean), total(&made, &stock, &base));
    let (was, is) =
        (total(&made, &receipt("payouts"), &base), total(&made, &receipt("payouts"), &lean));
    // each day is rounded to the cent
    let nine_tenths = Money::from_decimal(was.decimal() * Decimal::new(9, 1));
    assert!((nine_tenths - is).abs() < cents(100), "{was} {is}");
    assert!(made.scenario(&lean).unwrap().scenario == lean && made.scenarios.len() == 4);
}

#[test]
fn volume_takes_the_cost_of_sales_along_and_price_does_not() {
    let mut setting = business();
    let (mut fewer, mut cheaper) = (named("fewer"), named("cheaper"));
    fewer.changes = vec![percent(Scope::Volume, -50)];
    cheaper.changes = vec![percent(Scope::Price, -50)];
    setting.what_ifs = vec![fewer, cheaper];
    let made = setting.run().unwrap();
    adds_up(&made);
    let stock = touchpoint("purchase", Some("stock"));
    let ads = touchpoint("awareness", Some("ads"));
    let of = |key: &LineKey, name: &str| total(&made, key, &Scenario::Named(name.to_owned()));
    assert!(of(&stock, "fewer") > of(&stock, "cheaper"));
    assert_eq!(of(&stock, "cheaper"), total(&made, &stock, &Scenario::Base));
    assert_eq!(of(&ads, "fewer"), total(&made, &ads, &Scenario::Base));
    assert_eq!(of(&receipt("payouts"), "fewer"), of(&receipt("payouts"), "cheaper"));
}

#[test]
fn a_delayed_campaign_a_dropped_line_a_shock_and_a_loan_are_each_one_driver() {
    let mut setting = business();
    let awareness = Stages::default().find("awareness").unwrap();
    let mut plan = named("plan");
    plan.changes = vec![
        change(Scope::Stage(awareness), Effect::Delay { days: 28 }),
        Change {
            from: Some(day("2026-07-15")),
            ..change(Scope::Category("rent".into()), Effect::Drop)
        },
    ];
    plan.shocks =
        vec![Shock { name: "Repair".into(), amount: cents(-500_000), on: day("2026-08-15") }];
    plan.loans = vec![TermLoan {
        amount: cents(1_200_000),
        on: day("2026-06-15"),
        annual_rate: Decimal::ZERO,
        months: 12,
    }];
    setting.what_ifs = vec![plan];
    let made = setting.run().unwrap();
    adds_up(&made);
    let plan = Scenario::Named("plan".to_owned());
    let ads = touchpoint("awareness", Some("ads"));
    let line = made.lines.iter().find(|line| line.key == ads).unwrap();
    assert!(line.by_period[&plan][..4].iter().all(|amount| amount.is_zero()));
    assert_eq!(line.by_period[&plan][4], line.by_period[&Scenario::Base][0]);
    assert_eq!(total(&made, &cost("rent"), &plan), cents(-440_000));
    assert_eq!(total(&made, &cost("Repair"), &plan), cents(-500_000));
    let loan = LineKey::operating(Flow::Financing, Some("term loan".to_owned()));
    assert_eq!(total(&made, &loan, &plan), cents(1_200_000 - 2 * 100_000));
    assert_eq!(total(&made, &loan, &Scenario::Base), Money::ZERO);
}

#[test]
fn drivers_of_worst_come_on_top_of_the_band() {
    let mut setting = business();
    let plain = setting.run().unwrap();
    let mut worst = WhatIf::new(Scenario::Worst, "cashcast.toml:9");
    worst.changes = vec![percent(Scope::Receipts, -10)];
    let mut deep = named("deep");
    deep.band = true;
    deep.changes = vec![percent(Scope::Receipts, -10)];
    setting.what_ifs = vec![worst, deep];
    let made = setting.run().unwrap();
    adds_up(&made);
    assert!(closing(&made, &Scenario::Worst) < closing(&plain, &Scenario::Worst));
    assert_eq!(closing(&made, &Scenario::Base), closing(&plain, &Scenario::Base));
    // each driver is on top of the band itself, not of the other's drivers
    assert_eq!(closing(&made, &Scenario::Named("deep".into())), closing(&made, &Scenario::Worst));
    assert!(made.notes.iter().all(|note| note.code != "scenario-crosses-base"));
    setting.what_ifs[0].changes = vec![percent(Scope::Receipts, 40)];
    let made = setting.run().unwrap();
    assert!(made.notes.iter().any(|note| note.code == "scenario-crosses-base"));
}

#[test]
fn a_driver_without_a_line_is_noted() {
    let mut setting = business();
    let mut odd = named("odd");
    odd.changes = vec![percent(Scope::Category("Rnet".into()), 5)];
    odd.shocks = vec![Shock { name: "Late".into(), amount: cents(1), on: day("2030-01-01") }];
    setting.what_ifs = vec![odd];
    let made = setting.run().unwrap();
    let notes = made.notes.iter().filter(|note| note.code == "scenario-changes-nothing");
    assert_eq!(notes.count(), 2);
}

#[test]
fn drivers_of_invoices_say_where_they_stand_on_all_lines() {
    let mut setting = business();
    let mut late = named("late");
    late.changes = vec![change(Scope::Receivables, Effect::Delay { days: 14 })];
    setting.what_ifs = vec![late];
    let noted = |setting: &Setting| {
        let made = setting.run().unwrap();
        made.notes.iter().any(|note| note.code == "scenario-all-invoiced")
    };
    assert!(noted(&setting));
    setting.open_items = invoices(12, 5, 7);
    assert!(!noted(&setting));
}

#[test]
fn a_credit_line_holds_the_reserve_and_lows_stay_before_it() {
    let mut setting = business();
    let plain = setting.run().unwrap();
    let low = plain.scenario(&Scenario::Worst).unwrap().low.0;
    setting.reserve = Some(ReserveRule::Amount(low + cents(100_000)));
    setting.credit_line = Some(CreditLine {
        limit: cents(5_000_000),
        drawn: Money::ZERO,
        annual_rate: Decimal::from(9),
        fee: Decimal::from(1),
        minimum_draw: Money::ZERO,
    });
    let made = setting.run().unwrap();
    adds_up(&made);
    assert_eq!(
        made.scenario(&Scenario::Worst).unwrap().low,
        plain.scenario(&Scenario::Worst).unwrap().low
    );
    let used = made.credit.iter().find(|used| used.scenario == Scenario::Worst).unwrap();
    assert!(used.peak.unwrap().0 >= cents(100_000) && used.missing.is_none());
    setting.use_credit = true;
    let after = setting.run().unwrap();
    adds_up(&after);
    let worst = after.scenario(&Scenario::Worst).unwrap();
    assert_eq!(worst.low.0, low + cents(100_000));
    assert_eq!(worst.below_reserve_on, None);
    assert!(after.probability_below_reserve < made.probability_below_reserve);
}

fn effect() -> impl Strategy<Value = Effect> {
    prop_oneof![
        (-100_i64..80).prop_map(|percent| Effect::Percent(percent.into())),
        (-40_i32..60).prop_map(|days| Effect::Delay { days }),
        Just(Effect::Drop),
    ]
}

fn scope() -> impl Strategy<Value = Scope> {
    let stage = |name: &str| -> Stage { Stages::default().find(name).unwrap() };
    prop_oneof![
        Just(Scope::Receipts),
        Just(Scope::Disbursements),
        Just(Scope::Volume),
        Just(Scope::Price),
        Just(Scope::Receivables),
        Just(Scope::Payables),
        Just(Scope::Category("rent".to_owned())),
        Just(Scope::Stage(stage("awareness"))),
    ]
}

fn what_if() -> impl Strategy<Value = WhatIf> {
    let name = prop_oneof![
        Just(Scenario::Best),
        Just(Scenario::Worst),
        Just(Scenario::Named("one".to_owned())),
        Just(Scenario::Named("two".to_owned())),
    ];
    let change =
        (scope(), effect(), proptest::option::of(0_u64..100)).prop_map(|(scope, effect, from)| {
            Change {
                from: from.map(|days| day("2026-06-01") + Days::new(days)),
                ..change(scope, effect)
            }
        });
    let shock = (-900_000_i64..900_000, 0_u64..120).prop_map(|(coins, days)| Shock {
        name: if days % 2 == 0 { "rent" } else { "shock" }.to_owned(),
        amount: cents(coins),
        on: day("2026-06-01") + Days::new(days),
    });
    let loan = (1_i64..2_000_000, 0_u64..90, 0_u32..20, 1_u32..40).prop_map(
        |(coins, days, rate, months)| TermLoan {
            amount: cents(coins),
            on: day("2026-06-01") + Days::new(days),
            annual_rate: rate.into(),
            months,
        },
    );
    (
        name,
        any::<bool>(),
        proptest::collection::vec(change, 0..4),
        proptest::collection::vec(shock, 0..3),
        proptest::collection::vec(loan, 0..2),
        proptest::option::of(0_u32..60),
    )
        .prop_map(|(scenario, band, changes, shocks, loans, rate)| WhatIf {
            scenario,
            band,
            changes,
            shocks,
            loans,
            default_rate: rate.map(Decimal::from),
            origin: "--set".to_owned(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_mix_of_drivers_and_credit_adds_up_to_the_cent(
        what_ifs in proptest::collection::vec(what_if(), 0..4),
        limit in proptest::option::of(0_i64..3_000_000),
        minimum in 0_i64..300_000,
        use_credit in any::<bool>(),
        reserve in 0_i64..1_500_000,
        (count, step, late) in (0_usize..50, 1_u64..8, -10_i64..60),
    ) {
        let mut setting = business();
        setting.open_items = invoices(count, step, late);
        for what_if in what_ifs {
            if setting.what_ifs.iter().all(|other| other.scenario != what_if.scenario) {
                setting.what_ifs.push(what_if);
            }
        }
        setting.reserve = Some(ReserveRule::Amount(cents(reserve)));
        setting.credit_line = limit.map(|limit| CreditLine {
            limit: cents(limit),
            drawn: cents(limit / 3),
            annual_rate: Decimal::new(85, 1),
            fee: Decimal::ONE,
            minimum_draw: cents(minimum),
        });
        setting.use_credit = use_credit && limit.is_some();
        let made = setting.run().unwrap();
        adds_up(&made);
        if setting.what_ifs.iter().all(|what_if| matches!(what_if.scenario, Scenario::Named(_))) {
            let figures = |scenario: &Scenario| made.scenario(scenario).unwrap();
            let (best, base, worst) =
                (figures(&Scenario::Best), figures(&Scenario::Base), figures(&Scenario::Worst));
            for ((best, base), worst) in best.balance.iter().zip(&base.balance).zip(&worst.balance) {
                prop_assert!(setting.use_credit || (worst <= base && base <= best));
            }
        }
    }
}

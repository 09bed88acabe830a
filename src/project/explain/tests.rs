//! Parts add to the figure, for every figure of a forecast; questions find it or say what there is.

use chrono::{Datelike, NaiveDate, Weekday};
use proptest::prelude::*;

use super::*;
use crate::aggregate::RowsOf;
use crate::domain::{
    Basis, CashTable, Currency, DateSpan, DatedItem, Flow, Grain, Horizon, ItemSource, Period,
    PlanFlow, Position, Stages, periods,
};
use crate::project::project;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cents(amount: i64) -> Money {
    Money::from_minor(i128::from(amount), 2)
}

fn line(flow: Flow, name: &str) -> LineKey {
    LineKey::operating(flow, Some(name.to_owned()))
}

struct Setting {
    table: CashTable,
    periods: Vec<Period>,
    items: Vec<DatedItem>,
    plans: Vec<PlanFlow>,
    currency: Currency,
}

/// The last day of history: a Thursday, so that a stub comes first.
const LAST: &str = "2026-03-05";

impl Setting {
    /// A year of daily sales, weekly wages, monthly rent, and some ads with a plan to come.
    fn new(sizes: &[i64]) -> Self {
        let mut table = CashTable::default();
        let mut add = |key: &LineKey, party: &str, date: NaiveDate, coins: i64| {
            let parties = &mut table.lines.entry(key.clone()).or_default().parties;
            let total = parties.entry(party.to_owned()).or_default().entry(date).or_default();
            total.amount += cents(coins);
            total.rows += 1;
        };
        let ads = LineKey::staged(
            Flow::Disbursement,
            Stages::default().find("awareness").unwrap(),
            Some("search ads".to_owned()),
        );
        for (index, date) in day("2025-03-06").iter_days().take(365).enumerate() {
            let size = sizes[index % sizes.len()];
            add(&line(Flow::Receipt, "Sales"), "Shop", date, 10_000 + size);
            if date.weekday() == Weekday::Fri {
                add(&line(Flow::Disbursement, "Wages"), "Ada", date, -40_000);
                add(&line(Flow::Disbursement, "Wages"), "odd", date, -100 - size / 7);
            }
            if date.day() == 3 {
                add(&line(Flow::Disbursement, "Rent"), "Landlord", date, -90_000);
                add(&ads, "Ads", date, -5_000 - size);
            }
        }
        let grain = Grain::Week { ends: Weekday::Sun };
        let item = DatedItem {
            line: line(Flow::Disbursement, "Tax").into(),
            party: None,
            date: day("2026-03-18"),
            amount: cents(-123_456),
            basis: Basis::Planned,
            name: "Tax".into(),
            known_from: ItemSource::Line(Position::line(&"cashcast.toml".into(), 9)),
            matching: None,
        };
        let plan = PlanFlow {
            line: ads,
            department: None,
            span: DateSpan::new(day("2026-03-01"), day("2026-03-31")).unwrap(),
            amount: cents(-31_007),
            floor: Money::ZERO,
            cap: cents(31_007),
            priority: 1,
            pays: None,
            deferrable: false,
            discretionary: true,
            known_from: "budget.csv:2".to_owned(),
        };
        Self {
            table,
            periods: periods(day(LAST), day(LAST), Horizon::Weeks(6), grain),
            items: vec![item],
            plans: vec![plan],
            currency: Currency::new("EUR").unwrap(),
        }
    }

    fn inputs(&self) -> ProjectInputs<'_> {
        ProjectInputs {
            history: &self.table,
            last_actual: day(LAST),
            as_of: day(LAST),
            opening_on: day(LAST),
            opening: cents(500_000),
            currency: &self.currency,
            periods: &self.periods,
            items: &self.items,
            plans: &self.plans,
            drivers: &[],
            reserve: None,
            earmarks: Money::ZERO,
            level: 80,
            open_items: &[],
            inventory: None,
            what_ifs: &[],
            credit_line: None,
            use_credit: false,
            seed: 1,
            paths: 200,
        }
    }

    fn asked(&self, text: &str) -> Result<Explanation, ExplainError> {
        let projection = project(&self.inputs()).unwrap();
        explain(&self.inputs(), &projection, text, &[])
    }
}

/// Every figure of the cash table, of its days, and of its lines.
fn check(setting: &Setting) {
    let projection = project(&setting.inputs()).unwrap();
    let told = |text: String| explain(&setting.inputs(), &projection, &text, &[]).unwrap();
    for figures in &projection.scenarios {
        let scenario = &figures.scenario;
        for (period, row) in projection.periods.iter().zip(&figures.periods) {
            for (name, amount) in [
                ("receipts", row.receipts),
                ("disbursements", row.disbursements),
                ("net", row.closing - row.opening),
                ("closing", row.closing),
            ] {
                let made = told(format!("{} {name} {scenario}", period.id()));
                assert_eq!(made.figure(scenario), amount, "{} {name} {scenario}", period.id());
            }
        }
        for (index, date) in projection.days.iter().enumerate().take(12) {
            let closing = told(format!("{date} {scenario}"));
            assert_eq!(closing.figure(scenario), figures.balance[index], "{date} {scenario}");
            let ends_a_period = projection.periods.iter().any(|p| p.span.end == *date);
            if index > 0 && !ends_a_period {
                let net = told(format!("{date} net {scenario}"));
                let moved = figures.balance[index] - figures.balance[index - 1];
                assert_eq!(net.figure(scenario), moved, "{date} net {scenario}");
            }
        }
        for line in &projection.lines {
            let name = line.key.name();
            let made = told(format!("2026-03-22 {name} {scenario}"));
            let rows = projection.lines.iter().filter(|other| other.key.name() == name);
            let sum: Money = rows.map(|row| row.by_period[scenario][2]).sum();
            assert_eq!(made.figure(scenario), sum, "{name} {scenario}");
        }
    }
}

#[test]
fn parts_add_to_every_figure_of_the_tables() {
    check(&Setting::new(&[0, 700, -3_000, 12_345, 77, 4_000, -950]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2))]
    #[test]
    fn parts_add_up_whatever_history_is(sizes in proptest::collection::vec(-9_000i64..90_000, 5..40)) {
        check(&Setting::new(&sizes));
    }
}

#[test]
fn a_week_of_wages_names_its_payment_its_model_and_its_rows() {
    let made = Setting::new(&[0, 700, -3_000]).asked("2026-03-15 wages").unwrap();
    assert_eq!(made.question.span, DateSpan::new(day("2026-03-09"), day("2026-03-15")).unwrap());
    let [payment] = made.payments.as_slice() else { panic!("{:?}", made.payments) };
    assert_eq!((payment.date, payment.amount), (day("2026-03-13"), cents(-40_000)));
    assert_eq!(payment.party.as_deref(), Some("Ada"));
    let RowsOf::Payments { party, days } = &made.queries[payment.query].rows else { panic!() };
    assert_eq!(party.as_deref(), Some("Ada"));
    assert_eq!(days.len(), 52, "every Friday of the year");
    let by_basis = |basis: Basis| -> Money {
        let own = made.parts.iter().filter(|part| part.basis == basis);
        own.map(|part| part.amount(&Scenario::Base)).sum()
    };
    assert_eq!(by_basis(Basis::Recurring), cents(-40_000));
    for estimate in &made.estimates {
        let days: Money = estimate.days.iter().map(|day| day.amount).sum();
        assert_eq!(days, estimate.amount);
        assert_eq!(estimate.days.len(), 7);
        assert_eq!(by_basis(Basis::Estimate), estimate.amount);
    }
}

#[test]
fn a_day_has_its_dated_items_and_a_stage_its_budget_rows() {
    let setting = Setting::new(&[0, 700, -3_000]);
    let tax = setting.asked("2026-03-18 tax").unwrap();
    assert_eq!(tax.figure(&Scenario::Worst), cents(-123_456), "what is planned is certain");
    assert_eq!(tax.items.len(), 1);
    assert_eq!(tax.gap_share(), Some(0.0));
    let ads = setting.asked("2026-03-22 stage awareness").unwrap();
    assert_eq!(ads.budgets[0].known_from, "budget.csv:2");
    assert!(setting.asked("2026-04-12 awareness").unwrap().budgets.is_empty());
}

#[test]
fn a_question_that_fits_nothing_is_told_what_would() {
    let setting = Setting::new(&[0, 700, -3_000]);
    let complaint = |text: &str| {
        let error = setting.asked(text).unwrap_err();
        format!("{error}; {}", error.hint().unwrap_or_default())
    };
    insta::assert_snapshot!(complaint("2026-03-15 wage worst"), @"--explain: the forecast has no line `wage`; did you mean `Wages`? Also: receipts, disbursements, net, closing");
    insta::assert_snapshot!(complaint("2027-03-15 wages"), @"--explain: 2027-03-15 is outside the forecast, which goes from 2026-03-06 to 2026-04-19; a longer --horizon reaches further");
    insta::assert_snapshot!(complaint("wages 2026-03-15"), @r#"--explain `wages 2026-03-15` does not begin with a date; write DATE LINE [SCENARIO], such as "2026-09-06 payroll worst" or "2026-09-06 closing""#);
    insta::assert_snapshot!(complaint(""), @r#"--explain `` does not begin with a date; write DATE LINE [SCENARIO], such as "2026-09-06 payroll worst" or "2026-09-06 closing""#);
    assert!(complaint("2026-03-15 zebra").contains("`Sales`, `Wages`"), "the names there are");
}

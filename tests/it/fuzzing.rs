//! The properties of the fuzz targets, on what proptest makes: they hold on stable too.

#[path = "../../fuzz/properties/cells.rs"]
mod cells;
#[path = "../../fuzz/properties/drivers.rs"]
mod drivers;
#[path = "../../fuzz/properties/open_items.rs"]
mod open_items;
#[path = "../../fuzz/properties/responses.rs"]
mod responses;
#[path = "../../fuzz/properties/units.rs"]
mod units;
#[path = "../../fuzz/properties/whole.rs"]
mod whole;

use proptest::prelude::*;

/// Text shaped like a ledger, with everything that may go wrong in one.
fn ledger() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        4 => "20(25|26)-[01][0-9]-[0-3][0-9]",
        4 => "-?[0-9]{1,4}[.,][0-9]{2}",
        1 => "(date|amount|account|balance|debit|credit|currency|total|EUR|USD|a|b)",
        1 => "[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}",
        1 => "\"[a-z, \n\"]{0,6}\"?",
        1 => Just(String::new()),
        1 => ".{0,5}",
    ];
    let row = prop_oneof![
        4 => ("2026-[01][0-9]-[0-2][0-9]", "-?[0-9]{1,3}\\.[0-9]{2}", "[ab]{0,2}")
            .prop_map(|(date, amount, text)| vec![date, amount, text]),
        3 => prop::collection::vec(cell, 0..6),
        1 => Just(vec!["date".to_owned(), "amount".to_owned(), "account".to_owned()]),
    ];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    (prop::collection::vec(row, 1..14), "[,;\t]", end, any::<bool>(), any::<bool>()).prop_map(
        |(rows, delimiter, end, header, ended)| {
            let mut lines: Vec<String> = rows.iter().map(|row| row.join(&delimiter)).collect();
            if header {
                lines.insert(0, ["date", "amount", "account"].join(&delimiter));
            }
            lines.join(end) + if ended { end } else { "" }
        },
    )
}

/// Text shaped like a file of drivers, mostly a good one.
fn driver() -> impl Strategy<Value = String> {
    let date = prop_oneof![
        8 => (0..120_u64).prop_map(|day| {
            let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
            (first + chrono::Days::new(day)).to_string()
        }),
        1 => "[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}",
        1 => ".{0,6}",
    ];
    let value = prop_oneof![8 => "-?[0-9]{1,5}", 2 => "-?[0-9]{1,3}[.,][0-9]{1,3}", 1 => ".{0,4}"];
    let row = (date, prop_oneof![9 => "[ab]", 1 => "[^\n\r]{0,3}"], value);
    let head = prop_oneof![9 => Just("date,name,value"), 1 => Just("value,date,nmae")];
    (head, prop::collection::vec(row, 0..12), any::<bool>()).prop_map(|(head, rows, weekly)| {
        let mut lines = vec![head.to_owned()];
        lines.extend(rows.iter().map(|(date, name, value)| format!("{date},{name},{value}")));
        if weekly {
            lines.extend((1..5).map(|week| format!("2025-03-{:02},w,{week}", 7 * week)));
        }
        lines.join("\n")
    })
}

/// Text shaped like a file of units, mostly a good one.
fn unit_rows() -> impl Strategy<Value = String> {
    let number =
        || prop_oneof![9 => "[1-9][0-9]{0,3}", 1 => "[0-9]{1,3}[.,][0-9]{1,3}", 1 => ".{0,3}"];
    let row = (
        prop_oneof![9 => Just("purchase"), 1 => Just("loyalty"), 1 => Just("prchase")],
        prop_oneof![9 => "2026-0[1-9]", 1 => ".{0,7}"],
        number(),
        number(),
        prop_oneof![9 => Just(String::new()), 1 => number()],
    );
    (prop::collection::vec(row, 0..6), "[,;]").prop_map(|(rows, mark)| {
        let head = ["stage", "period", "budget_units", "actual_units", "standard_price"];
        let mut lines = vec![head.join(&mark)];
        lines.extend(rows.into_iter().map(|(stage, period, budget, actual, price)| {
            [stage.to_owned(), period, budget, actual, price].join(&mark)
        }));
        lines.join("\n")
    })
}

/// Text shaped like an export of invoices and bills, mostly a good one.
fn open_item_rows() -> impl Strategy<Value = String> {
    let date = prop_oneof![12 => "2026-0[1-9]-[0-2][1-8]", 6 => Just(String::new()), 1 => ".{0,6}"];
    let amount = prop_oneof![12 => "-?[1-9][0-9]{0,2}", 4 => Just(String::new()), 1 => ".{0,4}"];
    let row = (
        prop_oneof![8 => "[12]", 2 => Just(String::new()), 1 => "[^\n\r]{0,3}"],
        prop_oneof![8 => Just("bill"), 8 => Just("invoice"), 1 => Just("total")],
        prop_oneof![4 => Just("2026-05-31".to_owned()), 1 => date.clone()],
        prop_oneof![8 => Just("100".to_owned()), 2 => amount.clone()],
        date,
        amount.clone(),
        prop_oneof![3 => Just(String::new()), 1 => amount],
    );
    let head = "id,kind,due,amount,paid_on,paid_amount,balance";
    prop::collection::vec(row, 0..8).prop_map(move |rows| {
        let mut lines = vec![head.to_owned()];
        lines.extend(rows.into_iter().map(|(id, kind, due, amount, on, paid, open)| {
            [id, kind.to_owned(), due, amount, on, paid, open].join(",")
        }));
        lines.join("\n")
    })
}

/// Text shaped like a file of responses, mostly a good one.
fn response_rows() -> impl Strategy<Value = String> {
    let date = prop_oneof![
        12 => (0..60_u64, 1..8_u64).prop_map(|(step, days)| {
            let first = chrono::NaiveDate::from_ymd_opt(2026, 1, 4).expect("a day");
            (first + chrono::Days::new(step * days)).to_string()
        }),
        1 => ".{0,6}",
    ];
    let number = prop_oneof![12 => "[0-9]{1,3}(\\.[0-9]{2})?", 1 => ".{0,4}"];
    let stage =
        prop_oneof![6 => Just(String::new()), 2 => Just("awareness".to_owned()), 1 => ".{0,4}"];
    let row = (date, "[ab]", number.clone(), number.clone(), stage, number);
    prop::collection::vec(row, 0..8).prop_map(|rows| {
        let mut lines = vec!["date,touchpoint,spend,response,stage,reached".to_owned()];
        lines.extend(rows.into_iter().map(
            |(date, touchpoint, spend, response, stage, reached)| {
                [date, touchpoint, spend, response, stage, reached].join(",")
            },
        ));
        lines.join("\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_record_and_line_of_a_ledger_is_accounted_for(text in ledger()) {
        whole::everything_is_accounted_for(text.as_bytes());
    }

    #[test]
    fn every_record_and_line_of_any_bytes_is_accounted_for(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        whole::everything_is_accounted_for(&bytes);
    }

    #[test]
    fn any_text_as_a_driver_reads_or_says_where(text in driver()) {
        drivers::reads_or_says_where(text.as_bytes());
    }

    #[test]
    fn any_bytes_as_a_driver_read_or_say_where(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        drivers::reads_or_says_where(&bytes);
        drivers::reads_or_says_where(&[b"date,name,value\n", bytes.as_slice()].concat());
    }

    #[test]
    fn any_rows_of_units_read_or_say_where(text in unit_rows()) {
        units::reads_or_says_where(text.as_bytes());
    }

    #[test]
    fn any_bytes_of_units_read_or_say_where(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        units::reads_or_says_where(&bytes);
        let head = b"stage,period,budget_units,actual_units\n";
        units::reads_or_says_where(&[head, bytes.as_slice()].concat());
    }

    #[test]
    fn any_rows_of_open_items_read_or_say_where(text in open_item_rows()) {
        open_items::reads_or_says_where(text.as_bytes());
    }

    #[test]
    fn any_bytes_of_open_items_read_or_say_where(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        open_items::reads_or_says_where(&bytes);
        open_items::reads_or_says_where(&[b"customer,due,amount\n", bytes.as_slice()].concat());
    }

    #[test]
    fn any_rows_of_responses_read_or_say_where(text in response_rows()) {
        responses::reads_or_says_where(text.as_bytes());
    }

    #[test]
    fn any_bytes_of_responses_read_or_say_where(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        responses::reads_or_says_where(&bytes);
        responses::reads_or_says_where(&[b"date,touchpoint,spend,response\n", bytes.as_slice()].concat());
    }

    #[test]
    fn a_date_reads_the_same_beside_any_other(
        one in "([0-9]{1,4}[-/. ]?[0-9A-Za-z]{1,9}[-/. ,]{0,2}[0-9]{1,4}( [0-9:]{2,8})?|.{0,12})",
        other in "([0-9]{1,4}[-/. ]?[0-9]{1,2}[-/. ]?[0-9]{2,4}|.{0,12})",
    ) {
        cells::dates_stand_alone(&one, &other);
    }

    #[test]
    fn any_amount_is_exact(
        cell in "([-+(]?[A-Z$€]{0,3} ?[0-9]{1,14}([.,' ][0-9]{1,7}){0,3} ?[-)A-Za-z%]{0,3}|.{0,12})",
    ) {
        cells::amounts_are_exact(&cell);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn init_writes_a_configuration(text in ledger()) {
        whole::init_writes_a_configuration(text.as_bytes());
    }
}

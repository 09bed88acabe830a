//! The worked answers beside the project (`../shared/oracles`), reproduced to the cent.

use std::path::Path;

use cashcast::allocate::cash_path::{Gain, SpendPath};
use cashcast::allocate::policy::{Item, proportional};
use cashcast::domain::Money;
use serde_json::Value;

#[expect(clippy::print_stdout, reason = "a skipped test says so")]
/// The parsed oracle; `None` (with a message) where the shared files are absent, except under CI.
fn oracle(name: &str) -> Option<Vec<Value>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/oracles").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(serde_json::from_str(&text).expect("an oracle is an array")),
        Err(error) => {
            let ci = std::env::var("CI").is_ok_and(|value| value == "true");
            assert!(!ci, "{}: {error}", path.display());
            println!("skipped: {} is absent", path.display());
            None
        }
    }
}

fn cents(value: &Value) -> i128 {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let amount: Money = text.parse().expect("an amount");
    amount.to_minor(2)
}

fn cents_of(value: &Value) -> Option<Vec<i128>> {
    Some(value.as_array()?.iter().map(cents).collect())
}

fn whole<T: TryFrom<u64, Error: std::fmt::Debug>>(value: &Value) -> T {
    let number = value.as_u64().expect("a whole number");
    T::try_from(number).expect("a small number")
}

fn item(value: &Value) -> Item {
    Item {
        plan: cents(&value["plan"]),
        floor: cents(&value["floor"]),
        cap: cents(&value["cap"]),
        priority: whole(&value["priority"]),
    }
}

#[test]
fn proportional_policy() {
    let Some(cases) = oracle("alloc_policies.json") else {
        return;
    };
    let mut judged = 0;
    for case in cases.iter().filter(|case| case["policy"] == "proportional") {
        let name = &case["name"];
        let lines = case["input"]["items"].as_array().unwrap();
        let items: Vec<Item> = lines.iter().map(item).collect();
        let shares = proportional(cents(&case["input"]["affordable"]), &items);
        let expected = &case["expected"];
        assert_eq!(shares.status.word(), expected["status"], "{name}");
        let lambda = shares.lambda.map(|lambda| lambda.to_string());
        assert_eq!(lambda.as_deref(), expected["lambda_"].as_str(), "{name}");
        for (line, amount) in lines.iter().zip(&shares.amounts) {
            let touchpoint = line["touchpoint"].as_str().unwrap();
            let wanted = cents(&expected["allocation"][touchpoint]);
            assert_eq!(*amount, wanted, "{name}: {touchpoint}");
        }
        let total: i128 = shares.amounts.iter().sum();
        assert_eq!(total, cents(&expected["total"]), "{name}");
        assert_eq!(shares.unallocated, cents(&expected["unallocated"]), "{name}");
        let shortfall = cents(&expected["shortfall_to_floors"]);
        assert_eq!(shares.shortfall_to_floors, shortfall, "{name}");
        judged += 1;
    }
    assert_eq!(judged, 8);
}

/// `0.4` as 4 over 10: a decimal read exactly.
fn gain(input: &Value) -> Gain {
    let text = input["gain"].to_string();
    let amount: Money = text.parse().expect("a decimal");
    Gain::new(amount.to_minor(6), 1_000_000, whole(&input["lag"])).expect("a share below one")
}

#[test]
fn spend_over_time() {
    let Some(cases) = oracle("cash_path.json") else {
        return;
    };
    assert_eq!(cases.len(), 7);
    for case in &cases {
        let (name, input, expected) = (&case["name"], &case["input"], &case["expected"]);
        let reserve = cents(&input["reserve"]);
        let headroom: Vec<i128> = cents_of(&input["worst_balance"])
            .unwrap()
            .iter()
            .map(|balance| balance - reserve)
            .collect();
        let (floor, cap) = (cents_of(&input["floor"]), cents_of(&input["cap"]));
        let path = SpendPath {
            headroom: &headroom,
            floor: floor.as_deref(),
            cap: cap.as_deref(),
            gain: Some(gain(input)),
        };
        let spend = path.greatest();
        assert_eq!(spend.is_some(), expected["feasible"] == true, "{name}");
        let Some(spend) = spend else { continue };
        assert_eq!(Some(&spend), cents_of(&expected["cumulative"]).as_ref(), "{name}");
        let weekly: Vec<i128> = (0..spend.len())
            .map(|t| spend[t] - t.checked_sub(1).map_or(0, |before| spend[before]))
            .collect();
        assert_eq!(Some(weekly), cents_of(&expected["weekly"]), "{name}");
        assert_eq!(spend.last(), Some(&cents(&expected["total"])), "{name}");
    }
}

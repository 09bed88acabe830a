//! Solves one worked problem: reads `{"policy": …, "input": …}` on standard input and prints the
//! answer as one JSON object. Problems: `policy` is `proportional`, `waterfall` or `marginal`; an
//! input with `worst_balance` asks for the spend that keeps a reserve over time, one with
//! `standard_price` for price and usage variances.
//!
//! ```console
//! $ echo '{"policy": "waterfall", "input": {"affordable": "5.00", "items": [
//!     {"touchpoint": "ads", "plan": "9.00", "floor": "0", "cap": "9.00", "priority": 1}]}}' |
//!     cargo run --quiet --example solve
//! ```
//!
//! Exit code 0 for any well-formed problem, 3 (with a line on standard error) for another.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::process::ExitCode;

use cashcast::allocate::cash_path::{Gain, SpendPath};
use cashcast::allocate::policy::{
    Curve, Fraction, Item, Marginal, Offered, POLICIES, Policy, Response, Shares, StageBounds,
};
use cashcast::control::Standards;
use cashcast::domain::Money;
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

/// Coins in one unit.
const CENTS: f64 = 100.0;

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own")]
fn main() -> ExitCode {
    let mut text = String::new();
    let read = std::io::stdin().read_to_string(&mut text).map_err(|error| error.to_string());
    let parsed = read.and_then(|_| {
        serde_json::from_str(&text).map_err(|error| format!("this is no JSON: {error}"))
    });
    match parsed.and_then(|problem: Value| solve(&problem)) {
        Ok(answer) => {
            println!("{answer:#}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(3)
        }
    }
}

/// The answer to a problem, or what it lacks.
pub(crate) fn solve(problem: &Value) -> Result<Value, String> {
    let input = &problem["input"];
    match &problem["policy"] {
        Value::String(name) if name == "marginal" => marginal(input),
        Value::String(name) => {
            let policy = POLICIES.iter().find(|policy| policy.name() == name);
            shared(*policy.ok_or(format!("`{name}` is no policy"))?, input)
        }
        Value::Null if !input["worst_balance"].is_null() => over_time(input),
        Value::Null if !input["standard_price"].is_null() => price_usage(input),
        Value::Null => Err("`policy` is missing, and `input` is of no other problem".to_owned()),
        other => Err(format!("`policy` is a name, not {other}")),
    }
}

/// Refuses keys that no such problem has: those of another problem, or misspelt ones that would be
/// passed over.
fn only(value: &Value, keys: &[&str]) -> Result<(), String> {
    let given = value.as_object().ok_or("`input`, its items and its curves are objects")?;
    match given.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(format!("`{key}` is none of {}", keys.join(", "))),
        None => Ok(()),
    }
}

/// The error of a line tells which one, counted from 1.
fn each<T>(lines: &[Value], read: impl Fn(&Value) -> Result<T, String>) -> Result<Vec<T>, String> {
    let told = |(at, line)| read(line).map_err(|error| format!("item {}: {error}", at + 1));
    lines.iter().enumerate().map(told).collect()
}

/// A policy in exact cents, without curves.
fn shared(policy: &dyn Policy, input: &Value) -> Result<Value, String> {
    only(input, &["affordable", "items"])?;
    let lines = list(input, "items")?;
    let items = each(lines, item)?;
    let shares = policy.share(&Offered::plain(cents(input, "affordable")?, &items, &[]));
    let mut allocation = Map::new();
    for (line, amount) in lines.iter().zip(&shares.amounts) {
        let name = line["touchpoint"].as_str().ok_or("an item has no `touchpoint`")?;
        if allocation.insert(name.to_owned(), fixed(*amount).into()).is_some() {
            return Err(format!("two items are `{name}`"));
        }
    }
    Ok(json!({
        "status": shares.status.word(),
        "lambda_": shares.lambda.map(|lambda| lambda.to_string()),
        "lambda_decimal": shares.lambda.map(decimal),
        "allocation": allocation,
        "total": fixed(shares.amounts.iter().sum()),
        "unallocated": fixed(shares.unallocated),
        "shortfall_to_floors": fixed(shares.shortfall_to_floors),
    }))
}

fn item(line: &Value) -> Result<Item, String> {
    only(line, &["touchpoint", "stage", "plan", "floor", "cap", "priority"])?;
    let item = Item {
        plan: cents(line, "plan")?,
        floor: cents(line, "floor")?,
        cap: cents(line, "cap")?,
        priority: u32::try_from(whole(line, "priority")?).map_err(|error| error.to_string())?,
    };
    let ordered = 0 <= item.floor && item.floor <= item.plan.min(item.cap);
    if ordered { Ok(item) } else { Err("0 ≤ floor ≤ plan and cap does not hold".to_owned()) }
}

fn marginal(input: &Value) -> Result<Value, String> {
    only(input, &["affordable", "items", "groups", "mu_min"])?;
    let lines = list(input, "items")?;
    let bounds = |line: &Value| {
        only(line, &["touchpoint", "stage", "group", "lo", "hi", "curve"])?;
        let (floor, cap) = ordered(cents(line, "lo")?, cents(line, "hi")?)?;
        Ok(Item { plan: cap, floor, cap, priority: 0 })
    };
    let items = each(lines, bounds)?;
    let response = |line: &Value| {
        let curve = curve(&line["curve"])?.in_units(CENTS);
        Ok(Response { curve, moves: None })
    };
    let responses = each(lines, response)?;
    let stages = groups(input, lines)?;
    let least_return = match &input["mu_min"] {
        Value::Null => 0.0,
        _ => number(input, "mu_min")?,
    };
    let affordable = cents(input, "affordable")?;
    let shares = Marginal.share(&Offered {
        affordable,
        items: &items,
        stages: &stages,
        responses: &responses,
        least_return,
    });
    Ok(best(&shares, &responses))
}

/// Least and most of a line, a group or a step.
fn ordered(low: i128, high: i128) -> Result<(i128, i128), String> {
    let holds = 0 <= low && low <= high;
    if holds { Ok((low, high)) } else { Err("0 ≤ least ≤ most does not hold".to_owned()) }
}

fn best(shares: &Shares, responses: &[Response]) -> Value {
    let amounts = || shares.amounts.iter().map(|amount| units(*amount));
    let answered = responses.iter().zip(amounts());
    let brought = answered.map(|(response, spend)| response.curve.response(spend * CENTS));
    // from +0: an empty sum is −0
    let response: f64 = brought.fold(0.0, |sum, more| sum + more);
    json!({
        "mu": shares.multiplier,
        "allocation": amounts().collect::<Vec<f64>>(),
        "allocation_cents": shares.amounts.iter().map(|amount| fixed(*amount)).collect::<Vec<_>>(),
        "spent": units(shares.amounts.iter().sum()),
        "response": response / CENTS,
    })
}

fn curve(value: &Value) -> Result<Curve, String> {
    // a Hill curve of another slope is none of these, and mostly not concave
    only(value, &["type", "k", "s", "beta"])?;
    let k = number(value, "k")?;
    let s = || number(value, "s");
    let made = match value["type"].as_str() {
        Some("log") => Curve::log(k, s()?),
        Some("mm" | "hill") => Curve::hill(k, s()?),
        Some("exp") => Curve::exponential(k, s()?),
        Some("power") => Curve::power(k, number(value, "beta")?),
        _ => return Err(format!("{value} is no curve: log, mm, exp or power")),
    };
    made.map_err(|error| error.to_string())
}

/// Least and most of each group of lines.
fn groups(input: &Value, lines: &[Value]) -> Result<Vec<StageBounds>, String> {
    if let Some(line) =
        lines.iter().find(|line| !line["group"].is_null() && !line["group"].is_string())
    {
        return Err(format!("`group` is a name, not {}", line["group"]));
    }
    let groups = match &input["groups"] {
        Value::Null => return Ok(Vec::new()),
        Value::Object(groups) => groups,
        other => return Err(format!("`groups` has a least and a most by name, not {other}")),
    };
    let bound = |(name, bounds): (&String, &Value)| {
        let of_group = |line: &usize| lines[*line]["group"].as_str() == Some(name.as_str());
        let members: Vec<usize> = (0..lines.len()).filter(of_group).collect();
        if members.is_empty() {
            return Err(format!("no item is of the group `{name}`"));
        }
        let [low, high] = bounds.as_array().map(Vec::as_slice).unwrap_or_default() else {
            return Err(format!("the group `{name}` has a least and a most"));
        };
        let (floor, cap) = ordered(cents_of(low)?, cents_of(high)?)?;
        Ok(StageBounds { members, floor, cap: Some(cap) })
    };
    groups.iter().map(bound).collect()
}

fn over_time(input: &Value) -> Result<Value, String> {
    only(input, &["worst_balance", "reserve", "cap", "floor", "gain", "lag"])?;
    let reserve = cents(input, "reserve")?;
    let balances = amounts(input, "worst_balance")?.unwrap_or_default();
    let headroom: Vec<i128> = balances.iter().map(|balance| balance - reserve).collect();
    let (floor, cap) = (amounts(input, "floor")?, amounts(input, "cap")?);
    if [&floor, &cap].into_iter().flatten().any(|bound| bound.len() != headroom.len()) {
        return Err("`floor` and `cap` have an amount for each balance".to_owned());
    }
    if [&floor, &cap].into_iter().flatten().flatten().any(|bound| *bound < 0) {
        return Err("`floor` and `cap` are not below 0".to_owned());
    }
    let path = SpendPath {
        headroom: &headroom,
        floor: floor.as_deref(),
        cap: cap.as_deref(),
        gain: gain(input)?,
    };
    let Some(spend) = path.greatest() else { return Ok(json!({ "feasible": false })) };
    let before = std::iter::once(0).chain(spend.iter().copied());
    let weekly: Vec<f64> =
        spend.iter().zip(before).map(|(now, before)| units(now - before)).collect();
    Ok(json!({
        "feasible": true,
        "cumulative": spend.iter().map(|spent| units(*spent)).collect::<Vec<f64>>(),
        "weekly": weekly,
        "total": units(spend.last().copied().unwrap_or(0)),
    }))
}

fn gain(input: &Value) -> Result<Option<Gain>, String> {
    if input["gain"].is_null() {
        return Ok(None);
    }
    let share = money(&input["gain"])?.to_minor(6);
    let lag = usize::try_from(whole(input, "lag")?).map_err(|error| error.to_string())?;
    let gain = Gain::new(share, 1_000_000, lag);
    gain.map(Some).ok_or("`gain` is at least 0 and below 1".to_owned())
}

fn price_usage(input: &Value) -> Result<Value, String> {
    const KEYS: [&str; 6] = [
        "standard_price",
        "standard_qty_per_unit",
        "budget_output",
        "actual_output",
        "actual_qty",
        "actual_price",
    ];
    only(input, &KEYS)?;
    let quantity = |key: &str| Ok::<_, String>(money(&input[key])?.decimal());
    let standards = Standards {
        price: money(&input["standard_price"])?,
        quantity_per_unit: quantity("standard_qty_per_unit")?,
        budget_output: quantity("budget_output")?,
        actual_output: quantity("actual_output")?,
        actual_quantity: quantity("actual_qty")?,
        actual_price: money(&input["actual_price"])?,
    };
    let split = standards.split(2).ok_or("amounts are beyond 10^13")?;
    let told: BTreeMap<&str, String> = [
        ("static_budget", split.static_budget),
        ("flexed_budget", split.flexed_budget),
        ("actual", split.actual),
        ("price_variance", split.price),
        ("usage_variance", split.usage),
        ("flexible_budget_variance", split.flexible),
        ("volume_variance", split.volume),
        ("static_budget_variance", split.total),
    ]
    .map(|(key, amount)| (key, amount.to_fixed(2)))
    .into();
    Ok(json!(told))
}

fn list<'v>(value: &'v Value, key: &str) -> Result<&'v Vec<Value>, String> {
    value[key].as_array().ok_or(format!("`{key}` is a list"))
}

fn money(value: &Value) -> Result<Money, String> {
    let mut text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    // a JSON number may be `1e9`, as no ledger writes one
    if let Some(exact) = value.is_number().then(|| Decimal::from_scientific(&text).ok()).flatten() {
        text = exact.to_string();
    }
    text.parse().map_err(|error: cashcast::domain::MoneyError| error.to_string())
}

fn cents_of(value: &Value) -> Result<i128, String> {
    Ok(money(value)?.to_minor(2))
}

fn cents(value: &Value, key: &str) -> Result<i128, String> {
    cents_of(&value[key]).map_err(|error| format!("`{key}`: {error}"))
}

fn amounts(value: &Value, key: &str) -> Result<Option<Vec<i128>>, String> {
    if value[key].is_null() {
        return Ok(None);
    }
    list(value, key)?.iter().map(cents_of).collect::<Result<_, _>>().map(Some)
}

fn number(value: &Value, key: &str) -> Result<f64, String> {
    value[key].as_f64().ok_or(format!("`{key}` is a number"))
}

fn whole(value: &Value, key: &str) -> Result<u64, String> {
    value[key].as_u64().ok_or(format!("`{key}` is a whole number"))
}

fn fixed(cents: i128) -> String {
    Money::from_minor(cents, 2).to_fixed(2)
}

#[expect(clippy::cast_precision_loss, reason = "cents stay far below 2^53")]
fn units(cents: i128) -> f64 {
    cents as f64 / CENTS
}

/// To twelve decimals.
#[expect(clippy::cast_precision_loss, reason = "a share, told to twelve decimals")]
fn decimal(share: Fraction) -> f64 {
    let share = share.numerator as f64 / share.denominator as f64;
    (share * 1e12).round() / 1e12
}

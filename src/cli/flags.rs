//! The flags that set what `cashcast.toml` can set too: one ordered table that drives the parser,
//! the help and the documentation. Values stay text here; `config` reads and checks them.

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// One flag.
pub(super) struct Flag {
    /// Long name, which is also the configuration key and the key of `RawSettings`.
    pub(super) name: &'static str,
    /// Placeholder of its value.
    value: &'static str,
    /// One line of help.
    help: &'static str,
    /// Heading in the help.
    heading: &'static str,
    /// Once or repeatable.
    times: Times,
}

/// How often a flag may stand on a command line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Times {
    Once,
    Many,
    /// Given or not; it has no value.
    Switch,
    /// Also several at a time with commas between, under a name in the plural.
    Listed(&'static str),
}

const FORECAST: &str = "Forecast";
/// Heading of what allocates.
pub(super) const STAGES: &str = "Stage spend";
const CONTROL: &str = "Budget against actual";
const READING: &str = "Reading ledgers";
const LAYOUT: &str = "Layout, where inspection asks";
const CHECKS: &str = "Checks";

const fn once(
    name: &'static str,
    value: &'static str,
    heading: &'static str,
    help: &'static str,
) -> Flag {
    Flag { name, value, help, heading, times: Times::Once }
}

const fn many(
    name: &'static str,
    value: &'static str,
    heading: &'static str,
    help: &'static str,
) -> Flag {
    Flag { name, value, help, heading, times: Times::Many }
}

const fn switch(name: &'static str, heading: &'static str, help: &'static str) -> Flag {
    Flag { name, value: "", help, heading, times: Times::Switch }
}

/// In the order of the help.
pub(super) static FLAGS: &[Flag] = &[
    once(
        "as-of",
        "DATE",
        FORECAST,
        "Last day that counts as past [default: the last ledger date; env: CASHCAST_AS_OF]",
    ),
    once("opening", "AMOUNT", FORECAST, "Real balance at the end of the as-of date, 0 included"),
    once("reserve", "AMOUNT|\"N weeks\"", FORECAST, "Minimum cash, or weeks of mean disbursements"),
    once(
        "horizon",
        "\"13 weeks\"",
        FORECAST,
        "How far to look: \"13 weeks\", \"6 months\" or \"90 days\"",
    ),
    once("every", "day|week|month", FORECAST, "Step of the tables [default: week]"),
    once("week-ends", "DAY", FORECAST, "Last day of a week [default: sunday]"),
    once(
        "fiscal-year-starts",
        "MONTH",
        FORECAST,
        "First month of the fiscal year, for quarters and years in budgets [default: january]",
    ),
    once(
        "currency",
        "CODE",
        FORECAST,
        "Reporting currency [default: the ledgers', where they agree]",
    ),
    many(
        "fx",
        "CODE=RATE",
        FORECAST,
        "Rate to it: EUR=1.08, or \"EUR=1.08 from 2026-04-01\"; repeatable",
    ),
    many(
        "driver",
        "FILE",
        FORECAST,
        "External driver: CSV of date, name, value, history and plan (docs/driver.md); repeatable",
    ),
    many(
        "open-items",
        "FILE",
        FORECAST,
        "Receivables and payables: CSV of invoices and bills (docs/open-items.md); repeatable",
    ),
    many(
        "units",
        "FILE",
        CONTROL,
        "Units behind a budget: CSV, for volume and spending variance (docs/variance.md); repeatable",
    ),
    once(
        "material",
        "AMOUNT",
        CONTROL,
        "A variance is material from this amount on [default: 1000]",
    ),
    once(
        "material-percent",
        "PERCENT",
        CONTROL,
        "... and from this percent of budget [default: 10]",
    ),
    many(
        "scenario",
        "NAME",
        FORECAST,
        "Only this scenario (best, base, worst or one of yours); repeatable",
    ),
    many(
        "set",
        "SCENARIO.KEY=VALUE",
        FORECAST,
        "Change a scenario: slow.receipts=-10%, \"slow.dso=14 days\"; repeatable",
    ),
    switch(
        "use-credit",
        FORECAST,
        "Judge lows, chances and headroom after drawing on the credit line",
    ),
    once("inventory", "AMOUNT", FORECAST, "Stock at cost on the as-of date"),
    once("level", "PERCENT", FORECAST, "Width of the band between best and worst [default: 80]"),
    once("seed", "N", FORECAST, "Seed of the simulation [default: 1]"),
    once("paths", "N", FORECAST, "Simulated paths [default: 2000]"),
    once(
        "safety",
        "joint|weekly",
        STAGES,
        "Safe on every day in enough paths, or along the worst path [default: joint]",
    ),
    once(
        "safety-level",
        "PERCENT",
        STAGES,
        "Share of paths that must keep the reserve [default: 90]",
    ),
    once(
        "pace",
        "full|even",
        STAGES,
        "Spend in full until it must stop, or spread the cut [default: full]",
    ),
    once(
        "policy",
        "proportional|waterfall|marginal",
        STAGES,
        "Share a cut alike, by priority, or by the return of the last coin [default: proportional]",
    ),
    many(
        "fit",
        "FILE",
        STAGES,
        "Fit response curves: CSV of date, touchpoint, spend, response (docs/allocation.md); repeatable",
    ),
    once(
        "response",
        "contribution|WORD",
        STAGES,
        "What responses count: contribution (money), or a word of yours such as orders",
    ),
    once(
        "min-return",
        "RETURN",
        STAGES,
        "Leave money unspent where the last unit brings less contribution than this",
    ),
    once(
        "spend-return",
        "SHARE after DAYS",
        STAGES,
        "Count on this share of stage spend to come back, beyond recent spend: 20% after 4 weeks",
    ),
    once("since", "DATE", READING, "Leave out rows before this day"),
    once(
        "after-as-of",
        "known|drop",
        READING,
        "Rows after the as-of date: known items of the future, or left out [default: known]",
    ),
    many("account", "NAME", READING, "Only this account, where a file holds several; repeatable"),
    once(
        "overlap",
        "keep|merge",
        READING,
        "Identical rows in two files: both real, or one export twice",
    ),
    once(
        "on-error",
        "stop|skip",
        READING,
        "Rows that cannot be read: stop, or leave them out and count them [default: stop]",
    ),
    once("rejects", "FILE", READING, "Write skipped rows with their reasons to FILE"),
    once("max-rejects", "PERCENT", READING, "Most rows that may be skipped [default: 1]"),
    once("encoding", "LABEL", LAYOUT, "Character encoding, such as windows-1252"),
    once("delimiter", "CHAR", LAYOUT, "Field delimiter: , ; | or tab"),
    once("header-line", "N", LAYOUT, "Line of the header; 0 where there is none"),
    once("date", "COLUMN", LAYOUT, "Date column, by name or as #3"),
    once("date-format", "FORMAT", LAYOUT, "Date format, such as %d/%m/%Y"),
    once("amount", "COLUMN", LAYOUT, "Amount column"),
    once("debit", "COLUMN", LAYOUT, "Column of money out"),
    once("credit", "COLUMN", LAYOUT, "Column of money in"),
    once("direction", "COLUMN", LAYOUT, "Column whose word says in or out"),
    Flag {
        times: Times::Listed("out-words"),
        ..many(
            "out-word",
            "WORD",
            LAYOUT,
            "Word in it that means money out; repeatable, or several with commas between",
        )
    },
    once("sign", "inflow-positive|outflow-positive", LAYOUT, "What a positive amount is"),
    once("decimal-mark", ".|,", LAYOUT, "Decimal mark of amounts"),
    once("balance", "COLUMN", LAYOUT, "Column of the balance after the row"),
    once("category", "COLUMN", LAYOUT, "Category column"),
    once("counterparty", "COLUMN", LAYOUT, "Column of the other party"),
    once("description", "COLUMN", LAYOUT, "Description column"),
    once("account-column", "COLUMN", LAYOUT, "Account column"),
    once(
        "currency-column",
        "COLUMN",
        LAYOUT,
        "Currency column, or the one currency to read where a file holds several",
    ),
    many(
        "fail-on",
        "NAME[=VALUE][@SCENARIO]",
        CHECKS,
        "Exit 4 when breached: shortfall, below-reserve[=20%], minimum-liquidity=AMOUNT, accuracy=70, stale=3days; repeatable",
    ),
];

/// Adds every flag of the table.
pub(super) fn augment(command: Command) -> Command {
    augment_without(command, &[])
}

/// Adds every flag of the table but some.
pub(super) fn augment_without(command: Command, left_out: &[&str]) -> Command {
    let flags = FLAGS.iter().filter(|flag| !left_out.contains(&flag.name));
    flags.fold(command, |command, flag| command.arg(argument(flag)))
}

/// Adds the flags that say how ledgers are read.
pub(super) fn augment_reading(command: Command) -> Command {
    let elsewhere = ["after-as-of", "overlap"];
    FLAGS
        .iter()
        .filter(|flag| {
            // What its questions about currencies are answered with.
            let answers = matches!(flag.name, "currency" | "fx");
            matches!(flag.heading, READING | LAYOUT) || answers
        })
        .filter(|flag| !elsewhere.contains(&flag.name))
        .fold(command, |command, flag| command.arg(argument(flag)))
}

fn argument(flag: &Flag) -> Arg {
    if flag.times == Times::Switch {
        return Arg::new(flag.name)
            .long(flag.name)
            .help(flag.help)
            .help_heading(flag.heading)
            .action(ArgAction::SetTrue);
    }
    let action = match flag.times {
        Times::Once | Times::Switch => ArgAction::Set,
        Times::Many | Times::Listed(_) => ArgAction::Append,
    };
    let argument = Arg::new(flag.name)
        .long(flag.name)
        .value_name(flag.value)
        .help(flag.help)
        .help_heading(flag.heading)
        .action(action)
        .allow_negative_numbers(true)
        .value_parser(ValueParser::string());
    match flag.times {
        Times::Listed(plural) => argument.visible_alias(plural).value_delimiter(','),
        Times::Once | Times::Many | Times::Switch => argument,
    }
}

/// Every given flag with its values, in the order of the table; a subcommand may not have them all.
pub(super) fn given(matches: &ArgMatches) -> Vec<(&'static str, Vec<String>)> {
    FLAGS.iter().filter_map(|flag| values(flag, matches)).collect()
}

/// The same without those that say how a file is laid out.
pub(super) fn given_outside_layout(matches: &ArgMatches) -> Vec<(&'static str, Vec<String>)> {
    let flags = FLAGS.iter().filter(|flag| flag.heading != LAYOUT);
    flags.filter_map(|flag| values(flag, matches)).collect()
}

/// The values of a flag, where it is given; a command may not have it.
fn values(flag: &Flag, matches: &ArgMatches) -> Option<(&'static str, Vec<String>)> {
    if flag.times == Times::Switch {
        let given =
            matches.try_get_one::<bool>(flag.name).ok().flatten().is_some_and(|given| *given);
        return given.then(|| (flag.name, vec!["true".to_owned()]));
    }
    let values = matches.try_get_many::<String>(flag.name).ok().flatten()?;
    Some((flag.name, values.cloned().collect()))
}

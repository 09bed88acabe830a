//! Every setting by its name: the one table that flags, environment and file share.

use super::allocation::{Pace, PolicyName, Safety};
use super::error::Refusal;
use super::raw::RawValue;
use super::settings::{AfterAsOf, LayoutOverrides, OnError, Opening, Overlap, Settings};
use super::values::{self, Word, choose};
use crate::domain::{Currency, Grain};

/// One setting.
pub(super) struct Key {
    /// Long flag name and key in the file.
    pub(super) name: &'static str,
    /// May it be given more than once?
    pub(super) repeatable: bool,
    /// What holds where nobody says anything; empty where nothing does.
    pub(super) default: &'static str,
    /// Where it may be said.
    pub(super) scope: Scope,
    /// Puts one value in its place.
    pub(super) apply: fn(&mut Settings, &RawValue) -> Result<(), Refusal>,
}

/// Where a key may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Flag, environment and the top of the file.
    Everywhere,
    /// Only the file.
    File,
    /// Only flag and environment; the file has a table for it.
    Spoken,
    /// Flag and environment; `[[source]]` in the file, because it depends on the ledger.
    Layout,
}

const fn key(
    name: &'static str,
    default: &'static str,
    apply: fn(&mut Settings, &RawValue) -> Result<(), Refusal>,
) -> Key {
    Key { name, repeatable: false, default, scope: Scope::Everywhere, apply }
}

impl Key {
    const fn repeatable(self) -> Self {
        Self { repeatable: true, ..self }
    }

    const fn only(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }
}

/// `week-ends` stands before `every`: it sets the step to weeks, which `every` then may change.
pub(super) const KEYS: &[Key] = &[
    key("as-of", "", |s, v| set_some(&mut s.as_of, values::date(&v.text))),
    key("opening", "", set_opening),
    key("reserve", "", |s, v| set_some(&mut s.reserve, values::reserve(&v.text))),
    key("currency", "", |s, v| set_some(&mut s.currency, currency(&v.text))),
    key("fx", "", super::fx::apply).repeatable(),
    key("horizon", "13 weeks", |s, v| set(&mut s.horizon, values::horizon(&v.text))),
    key("week-ends", "sunday", |s, v| {
        set(&mut s.week_ends, values::weekday(&v.text))?;
        s.grain = Grain::Week { ends: s.week_ends };
        Ok(())
    }),
    key("every", "week", set_every),
    key("fiscal-year-starts", "january", |s, v| {
        set(&mut s.fiscal_year_starts, values::month(&v.text))
    }),
    key("scenario", "", |s, v| push(&mut s.scenarios, values::scenario(&v.text))).repeatable(),
    key("holidays", "", |s, v| {
        push(&mut s.holidays, values::date(&v.text))?;
        s.holidays.sort_unstable();
        Ok(())
    })
    .repeatable()
    .only(Scope::File),
    key("set", "", |s, v| super::scenario::check_set(&v.text, &s.stages))
        .repeatable()
        .only(Scope::Spoken),
    key("use-credit", "false", |s, v| {
        set(&mut s.use_credit, choose(&v.text, "a yes or no", &BOOLEANS))
    }),
    key("inventory", "", |s, v| set_some(&mut s.inventory, values::stock(&v.text))),
    key("level", "80", |s, v| set(&mut s.level, values::level(&v.text))),
    key("safety-level", "90", |s, v| set(&mut s.safety_level, values::level(&v.text))),
    key("safety", "joint", |s, v| set(&mut s.safety, choose(&v.text, "a safety", &SAFETIES))),
    key("pace", "full", |s, v| set(&mut s.pace, choose(&v.text, "a pace", &PACES))),
    key("policy", "proportional", |s, v| {
        set(&mut s.policy, choose(&v.text, "a policy", &PolicyName::WORDS))
    }),
    key("response", "", |s, v| set_some(&mut s.response, values::response_unit(&v.text))),
    key("fit", "", |s, v| push(&mut s.fit, values::non_empty(&v.text, "a file name"))).repeatable(),
    key("min-return", "", |s, v| set_some(&mut s.min_return, values::least_return(&v.text))),
    key("spend-return", "", |s, v| set_some(&mut s.spend_return, values::spend_return(&v.text))),
    key("deferrable", "false", |s, v| {
        set(&mut s.deferrable, choose(&v.text, "a yes or no", &BOOLEANS))
    })
    .only(Scope::File),
    key("seed", "1", |s, v| set(&mut s.seed, values::seed(&v.text))),
    key("paths", "2000", |s, v| set(&mut s.paths, values::paths(&v.text))),
    key("since", "", |s, v| set_some(&mut s.since, values::date(&v.text))),
    key("after-as-of", "known", |s, v| {
        set(&mut s.after_as_of, choose(&v.text, "a rule for later rows", &AFTER))
    }),
    key("account", "", |s, v| push(&mut s.accounts, values::non_empty(&v.text, "an account name")))
        .repeatable(),
    key("overlap", "", |s, v| {
        set_some(&mut s.overlap, choose(&v.text, "a rule for overlaps", &OVERLAPS))
    }),
    key("on-error", "stop", |s, v| {
        set(&mut s.on_error, choose(&v.text, "a rule for bad rows", &ON_ERROR))
    }),
    key("rejects", "", |s, v| {
        set_some(&mut s.rejects, values::non_empty(&v.text, "a file name").map(Into::into))
    }),
    key("max-rejects", "1%", |s, v| set(&mut s.max_rejects, values::percent(&v.text))),
    key("driver", "", |s, v| push(&mut s.drivers, values::non_empty(&v.text, "a file name")))
        .repeatable(),
    key("open-items", "", |s, v| {
        push(&mut s.open_items, values::non_empty(&v.text, "a file name"))
    })
    .repeatable(),
    key("units", "", |s, v| push(&mut s.units, values::non_empty(&v.text, "a file name")))
        .repeatable(),
    key("material", "1000", |s, v| set(&mut s.material, values::threshold(&v.text))),
    key("material-percent", "10", |s, v| set(&mut s.material_percent, values::percent(&v.text))),
    key("fail-on", "", |s, v| push(&mut s.fail_on, values::fail_on(&v.text))).repeatable(),
    layout_key("date"),
    layout_key("date-format"),
    layout_key("amount"),
    layout_key("debit"),
    layout_key("credit"),
    layout_key("direction"),
    layout_key("out-word").repeatable(),
    layout_key("sign"),
    layout_key("decimal-mark"),
    layout_key("balance"),
    layout_key("category"),
    layout_key("counterparty"),
    layout_key("description"),
    layout_key("account-column"),
    layout_key("currency-column"),
    layout_key("encoding"),
    layout_key("delimiter"),
    layout_key("header-line"),
];

/// What a key is called at the top of the file: as its flag, but for a list of files.
pub(super) fn file_key(name: &'static str) -> &'static str {
    if name == "driver" { "drivers" } else { name }
}

/// Keys of `[[source]]` other than `files`.
pub(super) const SOURCE_KEYS: &[&str] = &[
    "date",
    "date-format",
    "amount",
    "debit",
    "credit",
    "direction",
    "out-words",
    "sign",
    "decimal-mark",
    "balance",
    "category",
    "counterparty",
    "description",
    "account",
    "currency",
    "encoding",
    "delimiter",
    "header-line",
];

/// The key of `[[source]]` that a flag stands for.
pub(super) fn source_key(flag: &str) -> &str {
    match flag {
        "out-word" => "out-words",
        "account-column" => "account",
        "currency-column" => "currency",
        same => same,
    }
}

const fn layout_key(name: &'static str) -> Key {
    key(name, "", |settings, value| {
        let name = source_key(&value.key);
        apply_layout(&mut settings.layout, name, &value.text)
    })
    .only(Scope::Layout)
}

/// Puts one value of a layout in its place; `name` is one of [`SOURCE_KEYS`].
pub(super) fn apply_layout(
    layout: &mut LayoutOverrides,
    name: &str,
    text: &str,
) -> Result<(), Refusal> {
    let column = || values::column(text);
    match name {
        "date" => set_some(&mut layout.date, column()),
        "amount" => set_some(&mut layout.amount, column()),
        "debit" => set_some(&mut layout.debit, column()),
        "credit" => set_some(&mut layout.credit, column()),
        "direction" => set_some(&mut layout.direction, column()),
        "balance" => set_some(&mut layout.balance, column()),
        "category" => set_some(&mut layout.category, column()),
        "counterparty" => set_some(&mut layout.counterparty, column()),
        "description" => set_some(&mut layout.description, column()),
        "account" => set_some(&mut layout.account, column()),
        "currency" => set_some(&mut layout.currency, column()),
        "out-words" => push(&mut layout.out_words, values::non_empty(text, "a word")),
        "date-format" => set_some(&mut layout.date_format, values::date_format(text)),
        "decimal-mark" => set_some(&mut layout.decimal_mark, values::decimal_mark(text)),
        "sign" => set_some(&mut layout.sign, values::sign(text)),
        "encoding" => set_some(&mut layout.encoding, values::encoding(text)),
        "delimiter" => set_some(&mut layout.delimiter, values::delimiter(text)),
        "header-line" => set_some(&mut layout.header_line, values::header_line(text)),
        // Unknown names are refused before their values are read.
        _ => Ok(()),
    }
}

/// What contradicts inside one layout, where something does.
pub(super) fn layout_contradiction(
    layout: &LayoutOverrides,
) -> Option<(&'static str, &'static str)> {
    if layout.amount.is_some() && (layout.debit.is_some() || layout.credit.is_some()) {
        return Some((
            "`amount` and `debit`/`credit` are two layouts",
            "keep `amount` for one column, or `debit` and `credit` for two",
        ));
    }
    if layout.decimal_mark.is_some() && layout.delimiter == Some('.') {
        return Some(("`.` cannot be the delimiter", "give another `delimiter`"));
    }
    None
}

const SAFETIES: [Word<Safety>; 2] = [("joint", Safety::Joint), ("weekly", Safety::Weekly)];
const PACES: [Word<Pace>; 2] = [("full", Pace::Full), ("even", Pace::Even)];
const BOOLEANS: [Word<bool>; 2] = [("true", true), ("false", false)];
const AFTER: [Word<AfterAsOf>; 2] = [("known", AfterAsOf::Known), ("drop", AfterAsOf::Drop)];
const OVERLAPS: [Word<Overlap>; 2] = [("keep", Overlap::Keep), ("merge", Overlap::Merge)];
const ON_ERROR: [Word<OnError>; 2] = [("stop", OnError::Stop), ("skip", OnError::Skip)];

fn set<T>(place: &mut T, value: Result<T, Refusal>) -> Result<(), Refusal> {
    *place = value?;
    Ok(())
}

fn set_some<T>(place: &mut Option<T>, value: Result<T, Refusal>) -> Result<(), Refusal> {
    *place = Some(value?);
    Ok(())
}

fn push<T: PartialEq>(place: &mut Vec<T>, value: Result<T, Refusal>) -> Result<(), Refusal> {
    let value = value?;
    if !place.contains(&value) {
        place.push(value);
    }
    Ok(())
}

fn set_opening(settings: &mut Settings, value: &RawValue) -> Result<(), Refusal> {
    let (amount, on) = values::opening(&value.text)?;
    let origin = match &value.origin {
        // The column is noise in the note that cites it.
        super::error::Origin::File(position) => match position.line {
            Some(line) => format!("{}:{line}", position.file),
            None => position.file.to_string(),
        },
        other => other.describe("opening"),
    };
    settings.opening = Some(Opening { amount, on, origin });
    Ok(())
}

fn set_every(settings: &mut Settings, value: &RawValue) -> Result<(), Refusal> {
    const STEPS: [Word<Option<Grain>>; 3] =
        [("day", Some(Grain::Day)), ("week", None), ("month", Some(Grain::Month))];
    if let Some(grain) = choose(&value.text, "a step", &STEPS)? {
        settings.grain = grain;
    }
    Ok(())
}

fn currency(text: &str) -> Result<Currency, Refusal> {
    Currency::new(text)
        .ok_or_else(|| Refusal::new(text, "a currency", "a three-letter ISO 4217 code", "USD"))
}

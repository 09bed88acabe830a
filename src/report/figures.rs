//! Amounts, days and chances as people read them.

use chrono::{Datelike, NaiveDate};

use super::fit;
use crate::domain::{Currency, DateSpan, Money};

/// How amounts are printed: whole units of the currency unless cents are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figures {
    decimals: u32,
    shown: u32,
}

impl Figures {
    pub(super) fn new(currency: &Currency, cents: bool) -> Self {
        let decimals = currency.decimals();
        Self { decimals, shown: if cents { decimals } else { 0 } }
    }

    /// Coins in a printed unit.
    pub(super) fn unit(self) -> i128 {
        10_i128.pow(self.decimals - self.shown)
    }

    /// The exact amount in coins.
    pub(super) fn coins(self, amount: Money) -> i128 {
        amount.to_minor(self.decimals)
    }

    /// The amount in printed units.
    pub(super) fn units(self, amount: Money) -> i128 {
        fit::round(self.coins(amount), self.unit())
    }

    /// `12,886`, `(2,306)`, with cents `12,886.40`.
    pub(super) fn print(self, units: i128) -> String {
        let size = self.size(units);
        if units < 0 { format!("({size})") } else { size }
    }

    /// The same, empty for nothing.
    pub(super) fn print_or_blank(self, units: i128) -> String {
        if units == 0 { String::new() } else { self.print(units) }
    }

    /// Without its sign.
    fn size(self, units: i128) -> String {
        let scale = 10_u128.pow(self.shown);
        let size = units.unsigned_abs();
        let whole = thousands(size / scale);
        if self.shown == 0 {
            return whole;
        }
        let width = self.shown as usize;
        format!("{whole}.{:0width$}", size % scale)
    }

    /// An amount rounded on its own, for sentences.
    pub(super) fn money(self, amount: Money) -> String {
        self.print(self.units(amount))
    }

    /// `whole units`, `cents`, or nothing where the currency has no smaller coin.
    pub(super) const fn scale_words(self) -> &'static str {
        match (self.decimals, self.shown) {
            (0, _) | (_, 0) => "whole units",
            _ => "with cents",
        }
    }
}

/// `1,234,567`.
pub(super) fn thousands(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with thousands marks.
pub(super) fn count(number: u64) -> String {
    thousands(u128::from(number))
}

/// `1 day`, `3 days`.
pub(super) fn plural(number: u64, word: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {word}{ending}", count(number))
}

/// `Mon 20 Jul`.
pub(super) fn weekday(date: NaiveDate) -> String {
    date.format("%a %-d %b").to_string()
}

/// `Mon 20 Jul 2026`.
pub(super) fn weekday_year(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// `31 May 2026`.
pub(super) fn day_year(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// `20 Jul`.
pub(super) fn day_month(date: NaiveDate) -> String {
    date.format("%-d %b").to_string()
}

/// `6–26 Jul`, `29 Jun–5 Jul`, with years where they differ.
pub(super) fn span(span: DateSpan) -> String {
    let (start, end) = (span.start, span.end);
    if start == end {
        day_month(end)
    } else if start.year() != end.year() {
        format!("{}–{}", day_year(start), day_year(end))
    } else if start.month() != end.month() {
        format!("{}–{}", day_month(start), day_month(end))
    } else {
        format!("{}–{}", start.day(), day_month(end))
    }
}

/// `24 %`; the ends of the scale are kept apart from certainty: `<1 %`, `>99 %`.
pub(super) fn percent(ratio: f64) -> String {
    let whole = libm::round(ratio * 100.0);
    if ratio > 0.0 && whole < 1.0 {
        "<1 %".to_owned()
    } else if ratio < 1.0 && whole >= 100.0 {
        ">99 %".to_owned()
    } else {
        format!("{whole:.0} %")
    }
}

/// `54.9 %` from 549 per mille.
pub(super) fn per_mille(share: i128) -> String {
    format!("{}.{} %", share / 10, (share % 10).abs())
}

/// `10 %` or `2.5 %`: the weight of one tail of a band of `level` percent.
pub(super) fn tail_percent(level: u32) -> String {
    let twice = 100 - level.min(100);
    if twice.is_multiple_of(2) { format!("{} %", twice / 2) } else { format!("{}.5 %", twice / 2) }
}

/// `1 in 10`; `2.5 %` is `1 in 40`; what is no such fraction stays a percentage.
pub(super) fn tail_words(level: u32) -> String {
    let twice = 100 - level.min(100);
    if twice > 0 && 200 % twice == 0 {
        format!("1 in {}", 200 / twice)
    } else {
        tail_percent(level)
    }
}

/// Numbers up to twelve in words, as sentences want them.
pub(super) fn in_words(number: u64) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    usize::try_from(number)
        .ok()
        .and_then(|index| WORDS.get(index))
        .map_or_else(|| count(number), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_in_a_statement() {
        let dollars = Figures::new(&Currency::new("USD").unwrap(), false);
        let amount = "-1234567.50".parse().unwrap();
        assert_eq!(dollars.money(amount), "(1,234,568)");
        let cents = Figures::new(&Currency::new("USD").unwrap(), true);
        assert_eq!(cents.money(amount), "(1,234,567.50)");
        assert_eq!(cents.print(5), "0.05");
        let yen = Figures::new(&Currency::new("JPY").unwrap(), true);
        assert_eq!(yen.print(1200), "1,200");
        assert_eq!(yen.scale_words(), "whole units");
    }

    #[test]
    fn chances_never_round_to_certainty() {
        assert_eq!(percent(0.0), "0 %");
        assert_eq!(percent(0.0003), "<1 %");
        assert_eq!(percent(0.2355), "24 %");
        assert_eq!(percent(0.998), ">99 %");
        assert_eq!(percent(1.0), "100 %");
    }

    #[test]
    fn the_band_is_named_by_its_tail() {
        assert_eq!(tail_words(80), "1 in 10");
        assert_eq!(tail_words(95), "1 in 40");
        assert_eq!(tail_words(85), "7.5 %");
        assert_eq!(tail_words(100), "0 %");
    }
}

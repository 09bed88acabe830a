//! Values that are one of a few words.

use chrono::Weekday;

use super::super::error::Refusal;
use super::super::suggestion::closest;
use crate::config::allocation::ResponseUnit;
use crate::domain::Shift;

/// A word and what it means.
pub(in super::super) type Word<T> = (&'static str, T);

/// The meaning of one of `words`, any case.
pub(in super::super) fn choose<T: Copy>(
    text: &str,
    what: &'static str,
    words: &[Word<T>],
) -> Result<T, Refusal> {
    let wanted = text.trim().to_lowercase();
    if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == wanted) {
        return Ok(*meaning);
    }
    let names = || words.iter().map(|(word, _)| *word);
    let example = words.first().map_or("", |(word, _)| word);
    let rule = format!("one of {}", list(names()));
    Err(Refusal::new(text, what, rule, example).suggest(closest(text, names())))
}

/// `` `a`, `b`, `c` ``.
fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// A day of the week, in full or by its first three letters.
pub(in super::super) fn weekday(text: &str) -> Result<Weekday, Refusal> {
    const DAYS: [Word<Weekday>; 7] = [
        ("sunday", Weekday::Sun),
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
    ];
    by_first_letters(text, "a day of the week", &DAYS)
}

/// A month by name, by its first three letters or by number.
pub(in super::super) fn month(text: &str) -> Result<u32, Refusal> {
    const MONTHS: [Word<u32>; 12] = [
        ("january", 1),
        ("february", 2),
        ("march", 3),
        ("april", 4),
        ("may", 5),
        ("june", 6),
        ("july", 7),
        ("august", 8),
        ("september", 9),
        ("october", 10),
        ("november", 11),
        ("december", 12),
    ];
    match text.trim().parse::<u32>() {
        Ok(number @ 1..=12) => Ok(number),
        _ => by_first_letters(text, "a month", &MONTHS),
    }
}

fn by_first_letters<T: Copy>(
    text: &str,
    what: &'static str,
    words: &[Word<T>],
) -> Result<T, Refusal> {
    let wanted = text.trim().to_lowercase();
    words
        .iter()
        .find(|(word, _)| word.get(..3) == Some(wanted.as_str()))
        .map_or_else(|| choose(text, what, words), |(_, meaning)| Ok(*meaning))
}

/// What happens to a date on a weekend.
pub(in super::super) fn shift(text: &str) -> Result<Shift, Refusal> {
    const SHIFTS: [Word<Shift>; 3] = [
        ("next-business-day", Shift::NextBusinessDay),
        ("previous-business-day", Shift::PreviousBusinessDay),
        ("none", Shift::None),
    ];
    choose(text, "a shift", &SHIFTS)
}

/// Any text that says something, without the space around it.
pub(in super::super) fn non_empty(text: &str, what: &'static str) -> Result<String, Refusal> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(Refusal::new(text, what, "a text that is not empty", "main"));
    }
    Ok(trimmed.to_owned())
}

/// What responses count: `contribution`, which is money, or the user's own word.
pub(in super::super) fn response_unit(text: &str) -> Result<ResponseUnit, Refusal> {
    let word = non_empty(text, "what responses count")?;
    let money = "contribution";
    if word.eq_ignore_ascii_case(money) {
        return Ok(ResponseUnit::Contribution);
    }
    // A slip would turn money into something that is none.
    if let Some(meant) = closest(&word.to_lowercase(), [money]) {
        let rule = "`contribution` (money) or a word of your own, such as `orders`";
        return Err(Refusal::new(text, "what responses count", rule, money).suggest(Some(meant)));
    }
    Ok(ResponseUnit::Other(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_and_months_in_full_and_short() {
        assert_eq!(weekday("Sunday").unwrap(), Weekday::Sun);
        assert_eq!(weekday("thu").unwrap(), Weekday::Thu);
        assert_eq!(month("April").unwrap(), 4);
        assert_eq!(month("sep").unwrap(), 9);
        assert_eq!(month("12").unwrap(), 12);
        assert!(month("13").is_err());
        assert!(month("0").is_err());
    }

    #[test]
    fn suggests_the_word_that_was_meant() {
        let refusal = weekday("sundy").unwrap_err();
        assert_eq!(refusal.suggestion.as_deref(), Some("sunday"));
        assert_eq!(
            shift("next").unwrap_err().rule,
            "one of `next-business-day`, `previous-business-day`, `none`"
        );
    }
}

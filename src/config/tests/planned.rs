//! `[[planned]]`: what an item must say, and how its values are read.

use super::*;

fn item(body: &str) -> String {
    format!("[[planned]]\nname = \"VAT\"\n{body}\n")
}

#[test]
fn planned_items_say_when_and_how_much() {
    let cases = [
        (
            "amount = 0\non = \"2026-07-31\"",
            "cashcast.toml:3:10: `amount`: could not read `0` as a planned amount | the amount rule is: an amount other than 0: below 0 for money out, above for money in | for example: `amount = -18200.00`",
        ),
        (
            "amount = 5",
            "cashcast.toml:1:1: `[[planned]]` needs `on` | for example: `on = \"2026-07-31\"`",
        ),
        (
            "on = \"2026-07-31\"",
            "cashcast.toml:1:1: `[[planned]]` needs `amount` | for example: `amount = -18200.00`",
        ),
        (
            "amount = 5\nevery = \"month\"",
            "cashcast.toml:1:1: `[[planned]]` needs `from` | for example: `from = \"2026-08-31\"`",
        ),
        (
            "amount = 5\nfrom = 2026-08-31",
            "cashcast.toml:1:1: `[[planned]]` needs `every` | for example: `every = \"month\"`",
        ),
        (
            "amount = 5\non = 2026-08-31\nevery = \"week\"",
            "cashcast.toml:5:1: `on` and `every` contradict each other | keep `on` for one date, or `every` and `from` for many",
        ),
        (
            "amount = 5\nevery = \"week\"\nfrom = 2026-08-31\nuntil = 2026-08-30",
            "cashcast.toml:6:1: `until` 2026-08-30 is before `from` 2026-08-31 | give a later `until`, or leave it out",
        ),
        (
            "amount = 5\non = 2026-08-31\ntouchpoint = \"x\"",
            "cashcast.toml:5:1: `touchpoint` without `stage` | say the stage it belongs to, such as `stage = \"awareness\"`",
        ),
    ];
    for (body, expected) in cases {
        refused(&item(body), &[expected]);
    }
}

#[test]
fn values_of_planned_items_are_read_by_their_rules() {
    let cases = [
        (
            "amount = 5\non = \"2026-02-30\"",
            "cashcast.toml:4:6: `on`: could not read `2026-02-30` as a date | the on rule is: year-month-day, in the years 1900 to 2199 | for example: `on = \"2026-05-31\"`",
        ),
        (
            "amount = 5\nevery = \"fortnite\"\nfrom = 2026-08-31",
            "cashcast.toml:4:9: `every`: could not read `fortnite` as a repetition | the every rule is: `day`, `week`, `month`, `quarter` or `year`, or a number of them up to ten years | for example: `every = \"2 weeks\"`",
        ),
        (
            "amount = 5\nevery = \"month\"\nfrom = 2026-08-31\ngrowth = 2",
            "cashcast.toml:6:10: `growth`: could not read `2` as a growth | the growth rule is: a percentage from -100 to 100 by which each amount is larger than the one before | did you mean `2%`?",
        ),
        (
            "amount = 5\non = 2026-08-31\nwindow = \"1 year\"",
            "cashcast.toml:5:10: `window`: could not read `1 year` as a window | the window rule is: 0 to 366 days, or weeks | for example: `window = \"7 days\"`",
        ),
        (
            "amount = 5\non = 2026-08-31\ntolerance = \"101%\"",
            "cashcast.toml:5:13: `tolerance`: could not read `101%` as a percentage | the tolerance rule is: 0 to 100, with or without `%` | for example: `tolerance = \"1%\"`",
        ),
        (
            "amount = 5\non = 2026-08-31\nshift = \"next\"",
            "cashcast.toml:5:9: `shift`: could not read `next` as a shift | the shift rule is: one of `next-business-day`, `previous-business-day`, `none` | for example: `shift = \"next-business-day\"`",
        ),
    ];
    for (body, expected) in cases {
        refused(&item(body), &[expected]);
    }
}

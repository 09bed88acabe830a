//! Which way money goes: direction words, and which sign of an amount column is money out.

use super::columns::Profile;
use super::money_columns::MoneyColumn;
use super::table::{Row, Table};
use super::words::{self, Direction, MoneyWord};
use crate::config::Sign;

/// A column whose cells are all direction words: its header says so, or both ways occur.
pub(super) fn word_column(profiles: &[Profile], rows: &[&Row<'_>]) -> Option<usize> {
    (0..profiles.len())
        .filter(|at| profiles[*at].is_text() && said(rows, *at) * 10 >= rows.len() * 9)
        .filter_map(|at| {
            // A minus alone stands for nothing elsewhere, and for money out under such a header.
            let minus = rows.iter().any(|row| row.cell(at) == "-");
            rate(&profiles[at], at, minus)
        })
        .max()
        .map(|(_, at)| at.0)
}

/// Rows in which the column says something: `/` is a word where money goes neither way.
fn said(rows: &[&Row<'_>], at: usize) -> usize {
    rows.iter().filter(|row| !row.cell(at).is_empty()).count()
}

/// Does the column hold nothing but direction words? Then it is no category either.
pub(super) fn only_words(profile: &Profile) -> bool {
    profile.is_text() && profile.distinct.iter().all(|cell| words::direction(cell).is_some())
}

fn rate(profile: &Profile, at: usize, minus: bool) -> Option<(u32, std::cmp::Reverse<usize>)> {
    let found: Vec<Direction> =
        profile.distinct.iter().map(|cell| words::direction(cell)).collect::<Option<_>>()?;
    let out =
        found.contains(&Direction::Out) || (minus && words::is_direction_header(&profile.header));
    let income = found.contains(&Direction::In);
    let named = words::is_direction_header(&profile.header);
    let spelled = profile.distinct.iter().any(|cell| cell.chars().count() > 1);
    match (named, out, income) {
        (true, true, true) => Some((3, std::cmp::Reverse(at))),
        (false, true, true) => Some((2, std::cmp::Reverse(at))),
        (true, true, false) | (true, false, true) if spelled => Some((1, std::cmp::Reverse(at))),
        _ => None,
    }
}

/// A column of initials of the two words of its header, such as C and A under Cargo/Abono, where
/// they mean something else than usual: its place, and the letter of money out.
pub(super) fn initials(profiles: &[Profile]) -> Option<(usize, String)> {
    let lettered = (0..profiles.len()).find_map(|at| {
        let profile = &profiles[at];
        let (_, letters) = LETTERS.iter().find(|(header, _)| profile.header == *header)?;
        let fits = |cell: &String| letters.contains(&cell.to_lowercase().as_str());
        let all = !profile.distinct.is_empty() && profile.distinct.iter().all(fits);
        all.then(|| (at, letters[0].to_owned()))
    });
    lettered.or_else(|| (0..profiles.len()).find_map(|at| named_initials(at, &profiles[at])))
}

/// Headers that are nothing but the two letters: Borç/Alacak, Cargo/Abono; money out first.
static LETTERS: [(&str, [&str; 2]); 2] = [("b a", ["b", "a"]), ("c a", ["c", "a"])];

fn named_initials(at: usize, profile: &Profile) -> Option<(usize, String)> {
    let initial = |of: &dyn Fn(&str) -> bool| {
        profile.header.split(' ').find(|word| of(word)).and_then(|word| word.chars().next())
    };
    let out = initial(&|word| words::money_word(word) == MoneyWord::Debit)?;
    let income = initial(&|word| words::money_word(word) == MoneyWord::Credit)?;
    let usual = words::direction(&out.to_string()) == Some(Direction::Out)
        && words::direction(&income.to_string()) == Some(Direction::In);
    let cells = profile.distinct.iter().map(|cell| cell.to_lowercase());
    let both = [out.to_string(), income.to_string()];
    let fits = !profile.distinct.is_empty() && cells.into_iter().all(|cell| both.contains(&cell));
    (fits && out != income && !usual).then(|| (at, out.to_string()))
}

/// A column whose header says that it holds directions, in words that are not known.
pub(super) fn unknown_words(profiles: &[Profile]) -> Option<usize> {
    (0..profiles.len()).find(|at| {
        let profile = &profiles[*at];
        let strict = !words::matches(&profile.header, &["type", "=art", "=typ", "~type", "~typ"]);
        profile.is_text()
            && strict
            && profile.distinct.len() <= 8
            && words::is_direction_header(&profile.header)
    })
}

/// How the words of a column agree with the signs of an amount: (agree, disagree).
pub(super) fn agreement(
    rows: &[&Row<'_>],
    words_at: usize,
    amount: &MoneyColumn,
) -> (usize, usize) {
    let (mut agree, mut disagree) = (0, 0);
    for (row, value) in rows.iter().zip(&amount.values) {
        let Some(value) = value.filter(|value| value.units != 0) else {
            continue;
        };
        match (words::direction(row.cell(words_at)), value.units < 0) {
            (Some(Direction::Out), true) | (Some(Direction::In), false) => agree += 1,
            (Some(Direction::Out), false) | (Some(Direction::In), true) => disagree += 1,
            _ => {}
        }
    }
    (agree, disagree)
}

/// What the file as a whole is about.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent findings")]
pub(super) struct Character {
    /// An advertising report.
    pub(super) ads: bool,
    /// Purchases, suppliers, spend.
    pub(super) spend: bool,
    /// A card statement.
    pub(super) card: bool,
    /// A shop or a payment processor.
    pub(super) sales: bool,
    /// The export of a product that documents spending as positive.
    pub(super) spending_positive: bool,
}

/// Reads the character of a file from its header and the lines before it.
pub(super) fn character(table: &Table<'_>, profiles: &[Profile]) -> Character {
    let any = |test: fn(&str) -> bool| profiles.iter().any(|profile| test(&profile.header));
    let metrics = profiles.iter().filter(|profile| words::is_ad_metric(&profile.header)).count();
    let above = table
        .preamble
        .iter()
        .flat_map(|row| &row.cells)
        .any(|cell| words::is_card_word(&words::normalise(cell)));
    Character {
        ads: metrics >= 2,
        // Where income has a column, too, the file is no list of purchases.
        spend: any(words::is_spend_word) && !any(|header| words::matches(header, &["income"])),
        card: any(words::is_card_word) || above,
        sales: any(words::is_sales_word),
        spending_positive: {
            let headers: Vec<&str> = profiles.iter().map(|found| found.header.as_str()).collect();
            words::counts_spending_as_positive(&headers)
        },
    }
}

/// The sign convention of a column, with the reason; `None` where the file leaves both open.
pub(super) fn sign(
    character: Character,
    column: &MoneyColumn,
    rows: &[&Row<'_>],
    texts: &[usize],
) -> Option<(Sign, String)> {
    use Sign::{InflowPositive as In, OutflowPositive as Out};
    if character.ads && column.word == MoneyWord::Spend {
        return Some((Out, "cost in an advertising report".into()));
    }
    if character.spending_positive && column.word == MoneyWord::Amount {
        return Some((Out, "the product's documentation counts spending as positive".into()));
    }
    // Words of repayment or income among amounts that all have one sign contradict the header.
    let contradicted =
        column.negative == 0 && column.word != MoneyWord::Credit && comes_back(rows, texts);
    match column.word {
        MoneyWord::Debit if column.negative == 0 && !contradicted => {
            return Some((Out, "its header names money out".into()));
        }
        MoneyWord::Credit => return Some((In, "its header names money in".into())),
        MoneyWord::Spend if column.positive >= column.negative && !contradicted => {
            return Some((Out, "its header names spending".into()));
        }
        _ => {}
    }
    if column.positive == 0 {
        return Some((In, "every amount is negative: money out".into()));
    }
    if character.spend && !contradicted && column.positive > column.negative {
        return Some((Out, "the header names suppliers or spending".into()));
    }
    if column.negative == 0 {
        return character.sales.then(|| (In, "the header names sales or payouts".into()));
    }
    if character.sales {
        return Some((In, "the header names sales or payouts".into()));
    }
    if !character.card && column.negative >= column.positive {
        return Some((In, "amounts carry both signs".into()));
    }
    if !character.card {
        return mostly_positive(column, rows, texts);
    }
    card_sign(column, rows, texts)
}

/// More rows up than down in a file of unknown kind: an account that earns often, or a card that
/// counts charges as positive. Income that comes in, or payments to a card, tell them apart.
fn mostly_positive(
    column: &MoneyColumn,
    rows: &[&Row<'_>],
    texts: &[usize],
) -> Option<(Sign, String)> {
    let (mut income, mut lost, mut paid, mut charged) = (0, 0, 0, 0);
    for (row, value) in rows.iter().zip(&column.values) {
        let Some(value) = value.filter(|value| value.units != 0) else {
            continue;
        };
        let says = |test: fn(&str) -> bool| texts.iter().any(|at| test(row.cell(*at)));
        if says(words::is_card_payment) {
            if value.units < 0 {
                paid += 1;
            } else {
                charged += 1;
            }
        } else if says(words::is_income) {
            if value.units < 0 {
                lost += 1;
            } else {
                income += 1;
            }
        }
    }
    if income > 0 && lost == 0 && paid == 0 {
        let reason = format!("{income} rows of income are positive");
        return Some((Sign::InflowPositive, reason));
    }
    if paid > 0 && charged == 0 && income == 0 {
        let reason = format!("{paid} payments to the card are negative: charges are positive");
        return Some((Sign::OutflowPositive, reason));
    }
    if earned_below_zero(column, rows, texts) {
        return None;
    }
    // Many charges to one payment are a card's; an account has hardly more than three times as many
    // receipts as payments.
    (column.positive <= column.negative * 3)
        .then(|| (Sign::InflowPositive, "amounts carry both signs".into()))
}

/// Does any row of wages or income go down? Then the column may count spending as positive.
fn earned_below_zero(column: &MoneyColumn, rows: &[&Row<'_>], texts: &[usize]) -> bool {
    rows.iter().zip(&column.values).any(|(row, value)| {
        value.is_some_and(|value| value.units < 0)
            && texts.iter().any(|at| words::is_earned(row.cell(*at)))
    })
}

/// Amounts of which only one side is marked with Cr or Dr: the others go the other way.
pub(super) fn marked_side(column: &MoneyColumn) -> Option<(Sign, String)> {
    let values = || column.values.iter().flatten().filter(|value| value.units != 0);
    let marked = values().filter(|value| value.worded).count();
    let bare = values().filter(|value| !value.worded);
    if marked == 0 || bare.clone().any(|value| value.units < 0) || bare.count() == 0 {
        return None;
    }
    let income = values().filter(|value| value.worded && value.units > 0).count();
    if income == marked {
        let reason = "only money in is marked, with Cr".to_owned();
        Some((Sign::OutflowPositive, reason))
    } else if income == 0 {
        let reason = "only money out is marked, with Dr".to_owned();
        Some((Sign::InflowPositive, reason))
    } else {
        None
    }
}

/// Does any row speak of a repayment or a refund?
fn comes_back(rows: &[&Row<'_>], texts: &[usize]) -> bool {
    rows.iter().any(|row| texts.iter().any(|at| words::is_card_credit(row.cell(*at))))
}

/// On a card, repayments and refunds come back: their sign is the opposite of a charge's.
fn card_sign(column: &MoneyColumn, rows: &[&Row<'_>], texts: &[usize]) -> Option<(Sign, String)> {
    let (mut up, mut down, mut charged_up, mut charged_down) = (0, 0, 0, 0);
    for (row, value) in rows.iter().zip(&column.values) {
        let Some(value) = value.filter(|value| value.units != 0) else {
            continue;
        };
        let back = texts
            .iter()
            .any(|at| words::is_card_credit(row.cell(*at)) || words::is_income(row.cell(*at)));
        match (back, value.units > 0) {
            (true, true) => up += 1,
            (true, false) => down += 1,
            (false, true) => charged_up += 1,
            (false, false) => charged_down += 1,
        }
    }
    if down > 0 && up == 0 && charged_up > charged_down {
        let reason = format!("{down} repayments or refunds are negative: charges are positive");
        return Some((Sign::OutflowPositive, reason));
    }
    if up > 0 && down == 0 && charged_down > 0 && charged_down >= charged_up {
        let reason = format!("{up} repayments or refunds are positive: charges are negative");
        return Some((Sign::InflowPositive, reason));
    }
    (column.negative * 10 >= (column.negative + column.positive) * if down == 0 { 6 } else { 7 })
        .then(|| (Sign::InflowPositive, "most amounts are negative: charges".into()))
}

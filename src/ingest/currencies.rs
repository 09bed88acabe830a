//! Currencies as files write them.

use super::Conversion;
use crate::domain::Currency;

/// Codes looked for inside texts: those of ISO 4217 that are no English word, and an old one that
/// banks still print.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AZN BAM BDT BGN BHD BND BOB BRL BYN CAD CHF CLP CNY COP \
CRC CUP CZK DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES \
KGS KHR KRW KWD KZT LAK LBP LKR LTL LVL EEK MAD MDL MGA MKD MMK MNT MOP MUR MXN MYR NGN NIO NOK NPR NZD OMR PAB \
PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RUR SAR SEK SGD THB TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF XPF ZAR ZMW";

/// Is the whole cell a currency code or name?
pub(super) fn is_code(cell: &str) -> bool {
    code(cell).is_some()
}

/// The ISO code a cell stands for.
pub(super) fn code(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    match cell {
        "人民币" | "人民币元" | "RMB" => return Some("CNY"),
        "RUR" => return Some("RUB"),
        "港币" => return Some("HKD"),
        "美元" => return Some("USD"),
        "zł" => return Some("PLN"),
        "Kč" => return Some("CZK"),
        "грн" => return Some("UAH"),
        "€" => return Some("EUR"),
        "£" => return Some("GBP"),
        // Of several countries: not to be mixed with others, and no code either.
        "$" => return Some("$"),
        "¥" | "￥" => return Some("¥"),
        _ => {}
    }
    let known = cell.len() == 3
        && cell.bytes().all(|b| b.is_ascii_alphabetic())
        && Currency::listed().any(|known| known.eq_ignore_ascii_case(cell));
    known.then_some(cell)
}

/// Does the column hold one mark that several currencies share?
pub(super) fn is_shared_mark<'c>(mut cells: impl Iterator<Item = &'c str>) -> bool {
    let Some(first) = cells.next().and_then(code).filter(|mark| is_shared(mark)) else {
        return false;
    };
    cells.all(|cell| code(cell) == Some(first))
}

/// Is it a mark of several currencies, and no code?
pub(super) fn is_shared(mark: &str) -> bool {
    matches!(mark, "$" | "¥")
}

/// May a mark that several currencies share stand for this one?
pub(super) fn stands_for(mark: &str, code: &str) -> bool {
    match mark {
        "$" => DOLLARS.contains(&code),
        "¥" => matches!(code, "JPY" | "CNY"),
        _ => false,
    }
}

/// Currencies that are written `$`.
#[rustfmt::skip]
static DOLLARS: &[&str] = &[
    "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "BRL", "FJD", "JMD", "TTD",
];

/// What can be done about several currencies in one file: read one, or convert all. `most` is the
/// one to read, or to convert to where the report names none.
pub(super) fn cures(most: &str, all: &[&str], conversion: Conversion<'_>) -> String {
    let as_code = |cell: &str| code(cell).unwrap_or(cell).trim().to_uppercase();
    let most = as_code(most);
    let quoted = if most == "$" { "'$'" } else { most.as_str() };
    let read_one = format!(
        "read one with --currency-column {quoted} (rows in others are then ignored and counted)"
    );
    let mut others: Vec<String> = all.iter().map(|cell| as_code(cell)).collect();
    let listed = |code: &String| Currency::new(code).is_some_and(|code| code.is_listed());
    if !others.iter().all(listed) {
        return read_one;
    }
    let reporting = conversion.reporting.map_or_else(|| most.clone(), str::to_owned);
    others.retain(|code| *code != reporting);
    others.sort_unstable();
    others.dedup();
    format!("{read_one}, or {}", conversion_flags(&reporting, &others))
}

/// How amounts are converted: flags and lines of the configuration.
pub fn conversion_flags(reporting: &str, others: &[String]) -> String {
    let one = others.first().map_or("", String::as_str);
    let flags: Vec<String> = others.iter().map(|code| format!("--fx {code}=RATE")).collect();
    let lines: Vec<String> = others.iter().map(|code| format!("{code} = RATE")).collect();
    format!(
        "convert with --currency {reporting} {} (RATE: what 1 {one} is worth in {reporting}); in \
         cashcast.toml: currency = \"{reporting}\", and under [fx]: {}",
        flags.join(" "),
        lines.join(", "),
    )
}

/// A code inside a header such as `Amount spent (AUD)` or `Saldo CHF`.
pub(super) fn in_header(header: &str) -> Option<String> {
    header
        .split(|c: char| !c.is_alphabetic())
        .find(|word| {
            word.len() == 3
                && word.bytes().all(|b| b.is_ascii_uppercase())
                && CODES.split(' ').any(|known| known == *word)
        })
        .map(str::to_owned)
        .or_else(|| header.contains('円').then(|| "JPY".into()))
        .or_else(|| header.contains("人民币").then(|| "CNY".into()))
        .or_else(|| header.contains('€').then(|| "EUR".into()))
}

/// A code or an unmistakable symbol beside the figure in a cell.
pub(super) fn in_cell(cell: &str) -> Option<&'static str> {
    let signs = [
        ('€', "EUR"),
        ('£', "GBP"),
        ('円', "JPY"),
        // The yen sign of Shift-JIS, as ASCII shows it.
        ('\\', "JPY"),
        ('元', "CNY"),
        ('₹', "INR"),
        ('₽', "RUB"),
        ('₴', "UAH"),
        ('₩', "KRW"),
    ];
    if let Some((_, code)) = signs.iter().find(|(sign, _)| cell.contains(*sign)) {
        return Some(code);
    }
    let word = cell
        .split(|c: char| !c.is_alphabetic())
        .find(|word| word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()))?;
    CODES.split(' ').find(|known| *known == word)
}

/// The code of what stands beside the figure in a cell, or a mark that several currencies share.
pub(super) fn beside(cell: &str) -> Option<&'static str> {
    let figure = |b: u8| matches!(b, b'0'..=b'9' | b'.' | b',' | b'-' | b'+' | b' ' | b'(' | b')');
    let mut rest = cell.bytes().filter(|b| !figure(*b));
    match (rest.next(), rest.next()) {
        (None, _) => None,
        (Some(b'$'), None) => Some("$"),
        _ => in_cell(cell).or_else(|| shared_mark(cell)),
    }
}

/// `$` by the country before it, and marks without one.
fn shared_mark(cell: &str) -> Option<&'static str> {
    let Some((before, _)) = cell.split_once('$') else {
        return cell.contains(['¥', '￥']).then_some("¥");
    };
    let country = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next();
    Some(match country.unwrap_or_default() {
        "US" => "USD",
        "C" | "CA" => "CAD",
        "A" | "AU" => "AUD",
        "NZ" => "NZD",
        "HK" => "HKD",
        "S" => "SGD",
        "NT" => "TWD",
        "MX" => "MXN",
        "R" => "BRL",
        _ => "$",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_cures_are_named_and_a_mark_has_only_one() {
        let told = |reporting| Conversion { reporting, rates: false };
        let text = cures("eur", &["EUR", "GBP", "USD"], told(Some("USD")));
        assert!(text.starts_with("read one with --currency-column EUR ("), "{text}");
        assert!(text.contains("--currency USD --fx EUR=RATE --fx GBP=RATE"), "{text}");
        assert!(
            text.ends_with("currency = \"USD\", and under [fx]: EUR = RATE, GBP = RATE"),
            "{text}"
        );
        let text = cures("€", &["€", "GBP"], told(None));
        assert!(
            text.contains("--currency-column EUR (") && text.contains("--fx GBP=RATE"),
            "{text}"
        );
        let text = cures("$", &["$", "EUR"], told(None));
        assert!(text.contains("'$'") && !text.contains("--fx"), "{text}");
    }

    #[test]
    fn codes_are_found() {
        assert_eq!(code("eur"), Some("eur"));
        assert_eq!(code("人民币"), Some("CNY"));
        assert!(!is_code("ABC"));
        assert_eq!((code("TOP"), in_cell("TOP UP 5")), (Some("TOP"), None));
        assert!(
            is_shared_mark(["$", " $"].into_iter()) && !is_shared_mark(["$", "EUR"].into_iter())
        );
        assert_eq!(in_header("Amount spent (AUD)").as_deref(), Some("AUD"));
        assert_eq!(in_header("Amount"), None);
        assert_eq!(in_cell("-$454.99 USD"), Some("USD"));
        assert_eq!(in_cell("12,50 €"), Some("EUR"));
    }

    #[test]
    fn marks_beside_a_figure() {
        for (cell, mark) in [
            ("-12.50", None),
            ("(1,200.00)", None),
            ("-$1,200.00", Some("$")),
            ("$454.99 USD", Some("USD")),
            ("US$ 12", Some("USD")),
            ("-C$12", Some("CAD")),
            ("12,50 €", Some("EUR")),
            ("¥1200", Some("¥")),
            ("12.00 Cr", None),
        ] {
            assert_eq!(beside(cell), mark, "{cell}");
        }
        assert!(stands_for("$", "CAD") && !stands_for("$", "EUR") && !stands_for("EUR", "EUR"));
    }
}

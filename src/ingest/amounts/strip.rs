//! What stands around the digits of an amount: signs, brackets, currencies, refunds.

/// `131.77(已退款89.84)`: paid, and refunded in the same cell.
pub(super) fn refund(text: &str) -> Option<(&str, &str)> {
    let (paid, rest) = text.split_once('(').or_else(|| text.split_once('（'))?;
    let rest = rest.trim_end_matches([')', '）']);
    if rest == "已全额退款" {
        return Some((paid, paid));
    }
    let refunded = rest.strip_prefix("已退款")?;
    Some((paid, refunded))
}

/// Does the cell end in Cr, Dr or Db?
pub(super) fn says_side(text: &str) -> bool {
    let tail = text.trim_end_matches('.').as_bytes();
    side_letter(text).is_some()
        || tail.len() > 2
            && !tail[tail.len() - 3].is_ascii_alphabetic()
            && matches!(
                tail[tail.len() - 2..].to_ascii_lowercase().as_slice(),
                b"cr" | b"dr" | b"db"
            )
}

/// Takes signs, currency marks and brackets off both ends; `Some(true)` is negative.
pub(super) fn strip(text: &str) -> (&str, Option<bool>) {
    let mut core = text;
    let mut sign = None;
    if let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        core = inner;
        sign = Some(true);
    } else if let Some(inner) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        core = inner;
    }
    loop {
        let before = core;
        core = core.trim_matches(|c: char| c.is_whitespace() || is_symbol(c));
        if let Some(inner) = core.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            core = inner;
            sign = Some(true);
        }
        core = slashed(core);
        if let Some(rest) = core.strip_prefix(['-', '−', '–', '‒']) {
            if rest.starts_with('-') {
                // Two minuses may be a slip or a plus: no reading is safe.
                return (core, sign);
            }
            core = rest;
            sign = Some(true);
        } else if let Some(rest) = core.strip_prefix('+') {
            core = rest;
            sign = sign.or(Some(false));
        } else if let Some(rest) = core.strip_suffix(['-', '−']) {
            core = rest.trim_end_matches(['.', ',']);
            sign = Some(true);
        } else if let Some(rest) = core.strip_suffix('+') {
            core = rest;
            sign = sign.or(Some(false));
        }
        (core, sign) = strip_words(core, sign);
        if core.len() == before.len() {
            return (core, sign);
        }
    }
}

/// Sol and balboa, which are written with a stroke.
fn slashed(text: &str) -> &str {
    ["S/.", "S/", "B/."].iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text)
}

/// One letter after two decimals: `45,20 D` (débito), `45,20 S` (Soll); `Some(true)` is money out.
fn side_letter(text: &str) -> Option<bool> {
    let (rest, letter) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let out = match letter {
        "D" | "S" => true,
        "C" | "H" => false,
        _ => return None,
    };
    let tail = rest.trim_end().as_bytes();
    let decimals = tail.len() > 3
        && tail[tail.len() - 2..].iter().all(u8::is_ascii_digit)
        && matches!(tail[tail.len() - 3], b'.' | b',')
        && tail[tail.len() - 4].is_ascii_digit();
    decimals.then_some(out)
}

/// Currency words, codes and the marks Cr and Dr at either end.
fn strip_words(text: &str, sign: Option<bool>) -> (&str, Option<bool>) {
    let head = text.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(text.len());
    if head > 0 && text.starts_with(char::is_alphabetic) && leading_word(&text[..head]) {
        return (&text[head..], sign);
    }
    let tail = text
        .rfind(|c: char| !c.is_alphabetic() && c != '.')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let word = text[tail..].trim_matches('.');
    if word.is_empty() {
        return (text, sign);
    }
    if let Some(out) = side_letter(text) {
        return (&text[..tail], if out { Some(true) } else { sign.or(Some(false)) });
    }
    match word.to_ascii_lowercase().as_str() {
        "cr" => (&text[..tail], sign.or(Some(false))),
        "dr" | "db" => (&text[..tail], Some(true)),
        _ if currency_word(word) => (&text[..tail], sign),
        _ => (text, sign),
    }
}

/// Signs of currencies, and marks that stand beside an amount without changing it.
#[rustfmt::skip]
static SYMBOLS: &[char] = &[
    '$', '€', '£', '¥', '￥', '₹', '₽', '₴', '₩', '₺', '₪', '₱', '฿', '₫', '₦', '\\', '円', '元',
    '원', '\'', '"', '*', '¢', '₸', '₾', '֏', '₼', '₡', '₲', '₭', '₮', '₵', '₨', '৳', '﷼', 'ƒ', '=',
];

/// Currencies by the words ledgers write, beside the three letters of a code.
#[rustfmt::skip]
static CURRENCIES: &[&str] = &[
    "kr", "Kr", "KR", "zł", "Kč", "Ft", "Lt", "Ls", "lei", "Rs", "RM", "RD", "руб", "р", "грн", "Fr",
    "SFr", "Sfr", "eur", "usd", "Euro", "EURO", "лв", "din", "Din", "Bs", "COP", "Rp", "RP", "rp", "TL", "Lei",
    "LEI", "тг", "сум", "ден", "KM", "Kn", "kn", "Tk", "Ksh", "KSh", "TSh",
];

/// What stands before a dollar sign, or alone before the figure: after it, a letter says something
/// else.
#[rustfmt::skip]
static LEADING: &[&str] = &[
    "US", "CA", "A", "AU", "C", "NZ", "HK", "S", "NT", "MX", "AR", "CL", "CO", "R", "Q", "L", "GH", "Gs",
];

fn is_symbol(c: char) -> bool {
    SYMBOLS.contains(&c)
}

fn leading_word(word: &str) -> bool {
    currency_word(word) || LEADING.contains(&word.trim_matches('.'))
}

fn currency_word(word: &str) -> bool {
    let word = word.trim_matches('.');
    let code = word.len() == 3
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !matches!(word, "NAN" | "INF");
    code || CURRENCIES.contains(&word)
}

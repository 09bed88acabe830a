//! Words that send money out or in, and the headers above them.

use super::pattern::matches;
use super::side::{CREDIT, DEBIT};

/// Which way a word sends money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Direction {
    /// Money out.
    Out,
    /// Money in.
    In,
    /// Neither: moves between own pockets, counted by neither side.
    Neutral,
}

/// Cells that mean money out.
#[rustfmt::skip]
static OUT: &[&str] = &[
    "d", "dr", "db", "dbit", "debit", "debet", "débit", "débito", "debito", "dt", "af", "s", "soll",
    "lastschrift", "belastung", "-", "支出", "支", "借", "出", "出金", "付款", "дебет", "дт",
    "расход", "списание", "списання", "видаток", "витрата", "ausgabe", "ausgang", "abgang", "out",
    "withdrawal", "withdraw", "expense", "money out", "outflow", "sent", "uit", "ut", "uttag",
    "vydaj", "výdaj", "vyber", "výběr", "wydatek", "obciążenie", "obciazenie", "wypłata", "dépense",
    "sortie", "gasto", "cargo", "egreso", "uscita", "addebito", "dare", "saída", "despesa",
    "utgift", "udgift", "d-", "outgoing", "odchozí", "odchozi", "debitas", "debeto", "terhelés",
    "支払", "payment out", "purchase",
];

/// Cells that mean money in.
#[rustfmt::skip]
static IN: &[&str] = &[
    "c", "cr", "crdt", "credit", "kredit", "crédit", "crédito", "credito", "ct", "kt", "bij", "h",
    "haben", "gutschrift", "+", "收入", "收", "贷", "貸", "入", "入金", "收款", "кредит", "кт",
    "приход", "поступление", "зарахування", "надходження", "einnahme", "eingang", "zugang", "in",
    "deposit", "income", "money in", "inflow", "received", "inn", "insättning", "prijem", "příjem",
    "wpływ", "uznanie", "wplata", "wpłata", "recette", "entrée", "ingreso", "abono", "entrata",
    "accredito", "avere", "entrada", "receita", "inntekt", "indtægt", "incoming", "příchozí",
    "prichozi", "kreditas", "jóváírás", "k", "预入",
];

/// Cells that mean neither.
#[rustfmt::skip]
static NEUTRAL: &[&str] = &[
    "不计收支", "/", "neutral", "不计", "其他",
];

/// Headers of columns of such cells.
#[rustfmt::skip]
static HEADERS: &[&str] = &[
    "af bij", "bij af", "direction", "~收/支", "~收 支", "~借贷", "~借 贷", "sign", "dc", "d c",
    "cd", "c d", "cdt dbt ind", "s h", "soll haben", "kierunek", "transaction type", "richtung",
    "+ -", "~kreditdebet", "~debetkredit", "~creditdebet", "=type", "=art", "=typ", "~type",
];

/// The direction a cell names, as a whole.
pub(in crate::ingest) fn direction(cell: &str) -> Option<Direction> {
    let word = cell.trim().trim_end_matches('.').to_lowercase();
    if OUT.contains(&word.as_str()) {
        Some(Direction::Out)
    } else if IN.contains(&word.as_str()) {
        Some(Direction::In)
    } else if NEUTRAL.contains(&word.as_str()) {
        Some(Direction::Neutral)
    } else {
        None
    }
}

/// Does the header itself say that the column holds directions?
pub(in crate::ingest) fn is_direction_header(header: &str) -> bool {
    let both = matches(header, DEBIT) && matches(header, CREDIT);
    both || matches(header, HEADERS)
}

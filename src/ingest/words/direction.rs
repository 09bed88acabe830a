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
    "支払", "payment out", "purchase", "n/d", "χ", "χρέωση", "חובה", "مدين", "سحب", "출금", "지출", "转出", "轉出",
    "支取", "提款", "取款", "tarik", "keluar", "penarikan", "ถอน", "nợ", "borç", "borc", "gider", "çıkış",
    "obciążenia", "debetná", "kiadás", "veloitus", "otto", "deebet", "debets", "isplata", "zaduženje",
    "breme", "дебит", "списано", "retiro", "salida", "salidas", "saida", "prelievo", "uscite",
    "dépenses", "retrait", "sorties", "débits", "ausgaben", "abbuchung", "abhebung", "utgifter", "afschrijving",
    "expenses", "paid out", "debits", "outflows", "débitos", "egresos", "egresso", "expenditure", "spending",
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
    "prichozi", "kreditas", "jóváírás", "k", "预入", "n/c", "π", "πίστωση", "זכות", "دائن", "إيداع", "입금", "수입", "預入", "預入れ",
    "存入", "转入", "轉入", "存款", "setor", "setoran", "masuk", "ฝาก", "có", "alacak", "gelir", "giriş", "uznania",
    "uznání", "bevétel", "hyvitys", "pano", "kreedit", "kredits", "kredīts", "uplata", "odobrenje", "dobro",
    "надходження", "поступления", "зачисление", "пополнение", "ingresos", "depósito", "deposito", "entradas",
    "recettes", "versement", "crédits", "einnahmen", "einzahlung", "inntekter", "bijschrijving", "credits",
    "inflows", "créditos", "paid in", "receitas", "entrate", "versamento", "earnings",
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
    "+ -", "~kreditdebet", "~debetkredit", "~creditdebet", "πρόσημο", "segno", "=jenis", "=tipe", "=type", "=art", "=typ", "~type",
];

/// The direction a cell names: as a whole, or in each of its words (`借 Dr`).
pub(in crate::ingest) fn direction(cell: &str) -> Option<Direction> {
    one_word(cell).or_else(|| {
        let mut parts = cell.split_whitespace().map(one_word);
        let first = parts.next()??;
        parts.all(|part| part == Some(first)).then_some(first)
    })
}

fn one_word(cell: &str) -> Option<Direction> {
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

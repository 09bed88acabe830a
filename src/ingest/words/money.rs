//! Headers of columns of numbers.

use super::pattern::matches;
use super::side::{CREDIT, DEBIT};

/// What the header of a column of numbers says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) enum MoneyWord {
    /// Not money of the row: prices, rates, counts, identifiers, shares.
    Other,
    /// Tax within the amount.
    Tax,
    /// A fee beside the amount.
    Fee,
    /// An amount in a foreign or original currency.
    Original,
    /// Balance after (or before) the row.
    Balance,
    /// Nothing known.
    Unknown,
    /// Before deductions.
    Gross,
    /// A total of the row.
    Total,
    /// Cost or spend: money out although positive.
    Spend,
    /// The amount.
    Amount,
    /// The amount in the account's currency, or as billed or paid.
    Account,
    /// After deductions.
    Net,
    /// Money out.
    Debit,
    /// Money in.
    Credit,
}

/// Prices, rates, counts, identifiers, shares.
#[rustfmt::skip]
static OTHER: &[&str] = &[
    "price", "~preis", "rate", "~kurs", "koers", "course", "~курс", "~汇率", "~レート", "quantity",
    "qty", "~menge", "~数量", "id", "ids", "number", "nr", "no", "num", "~nummer", "~номер",
    "~numer", "count", "%", "percent", "~impr", "~click", "~klick", "~clic", "ctr", "cpc", "cpm",
    "cpa", "roas", "~conversion", "conv", "~reach", "frequency", "code", "zip", "year", "limit",
    "discount", "discounts", "value", "~order value", "~revenue", "aov", "cac", "avg", "average",
    "cost per", "~cost conv", "check", "cheque", "check #", "~序号", "~卡号", "~账号", "~账户",
    "~流水", "~日志", "bic", "iban", "vs", "ks", "ss", "~кол", "unit", "per unit", "units", "hours",
    "period", "~steuersatz", "~zinssatz", "=satz", "points", "~ポイント", "latitude", "longitude", "lat", "lon",
    "commission", "interest accrued", "~purchases", "~engagement", "~saves", "result", "results",
    "starts", "time", "~时间", "sort code", "seq", "interest", "~мфо", "~код", "products", "~view",
    "~adds", "~frequenz", "~anzahl", "~protiúč", "counter account",
    "refunded", "refunds", "~blokad", "=konto", "=account", "=compte", "=cuenta", "=conto", "=conta",
    "=rekening", "~referencia", "~referência", "~référence", "~referenz", "~reference", "ref", "~ref no",
    "documento", "document", "doc", "~número", "~numero", "~numéro", "folio", "~voucher", "~comprobante", "=beleg", "~belegn",
    "~secuencia", "sequence", "lfd", "index", "=#", "row", "rewards", "~mcc", "mcc", "~展现", "~点击", "~展示", "~曝光",
    "~노출", "~클릭", "~表示回数", "~クリック", "~показ", "~клик", "~wyświetl", "~kliknię", "~visning", "~imps", "installment", "installments",
    "~parcela", "~cuotas", "~회차", "shares", "~anteile", "~stück", "~antal", "~aantal", "~ilość", "~počet", "~množství",
    "~nombre", "phone", "pin", "~postcode", "bsb", "~swift", "~branch", "~filiale", "~sucursal", "age", "nights",
];

/// Tax within the amount.
#[rustfmt::skip]
static TAX: &[&str] = &[
    "tax", "taxes", "vat", "ust", "~mwst", "~steuer", "tva", "btw", "iva", "moms", "mva", "dph",
    "~ндс", "gst", "hst", "~税额", "~消費税", "~imposta", "~podatek", "~käibemaks",
];

/// A fee beside the amount.
#[rustfmt::skip]
static FEE: &[&str] = &[
    "fee", "fees", "tarifa", "charge fee", "~gebühr", "~frais", "~kosten op", "~commiss", "~comision",
    "~comisión", "~kommission", "~prowizj", "~poplat", "~комисс", "~комісі", "~手续费", "~手数料",
    "~avgift", "~gebyr", "fees & comm", "fees comm", "taxa", "tasa", "~provision", "~opłat",
];

/// An amount in a foreign or original currency.
#[rustfmt::skip]
static ORIGINAL: &[&str] = &[
    "original", "orig", "~original", "~vreemd", "~מקורי", "foreign", "presentment", "~fremd", "~původní", "~alkuper",
    "~источник", "individual", "zlecenia", "~交易地", "~原币", "exchange", "instructed", "local",
    "~devise", "~origin", "source", "target", "usd$", "~walucie transakcji", "~транзакції", "~транзакции", "~сумма операции", "~сума операції",
    "сума в валюті операції", "~valutabelopp",
    "converted", "buyer currency", "=currency amount", "transaction currency", "document currency", "doc curr", "detail", "~order amount", "~订单金额", "~商品", "~应付", "~标价", "list",
];

/// Balances.
#[rustfmt::skip]
static BALANCE: &[&str] = &[
    "~balance", "~saldo", "~kontostand", "~solde", "~余额", "~残高", "~残額", "~结余", "~zůstatek",
    "~остаток", "~залишок", "~balans", "~beholdning", "~jääk", "~likutis", "~atlikums", "~잔액",
    "~egyenleg", "~stanje", "~zostatok", "stan", "~saldo po", "~tagesendsumme", "disponible",
    "~bakiye", "~guthaben", "~staða", "~餘額", "~结存", "~結餘", "~現在", "~sisa", "~số dư", "~المتبقي", "=bal", "~υπόλοιπο", "~יתרה", "~คงเหลือ", "~رصيد",
];

/// Costs, which are money out although positive.
#[rustfmt::skip]
static SPEND: &[&str] = &[
    "spend", "~amount spent", "cost", "costs", "~kosten", "~coût", "~cout", "~coste", "costo",
    "custo", "~koszt", "~花费", "~消耗", "~ausgegeb", "~dépensé", "~затрат", "~расходы",
    "~náklad", "~gasto", "~spesa", "~bestedet", "~kostnad", "=消费", "~비용", "~이용금액", "~승인금액", "~расход", "~потрачено", "~費用", "~利用額", "~利用金額", "~ご利用",
];

/// After deductions.
#[rustfmt::skip]
static NET: &[&str] = &[
    "net", "netto", "neto", "nettó", "líquido", "liquido", "~netamount", "~nett", "~净额", "~实付", "~实收", "~入账金额", "~记账金额",
    "net sales",
];

/// After deductions, in headers that name what is deducted.
#[rustfmt::skip]
static LESS_FEES: &[&str] = &[
    "~abzügl", "~nach abzug", "net of", "less fees", "after fees", "minus fees", "adjusted net", "net of fees",
    "~al netto", "~après frais", "~netto van", "~after deduct",
];

/// Before deductions.
#[rustfmt::skip]
static GROSS: &[&str] = &[
    "subtotal", "gross", "~brutto", "brut", "~bruto", "~lordo",
];

/// Totals of the row.
#[rustfmt::skip]
static TOTAL: &[&str] = &[
    "total", "~gesamt", "~summe", "totaal", "~合计", "~итого",
];

/// Amounts in the account's currency, or as billed or paid.
#[rustfmt::skip]
static ACCOUNT: &[&str] = &[
    "~account currency", "~kontowährung", "in eur", "in euro", "~חיוב", "~rachunku", "billing amount", "billed",
    "~zaúčtovan", "~в валюту счета", "~в валюте счета", "~валюте карты", "~валюті картки", "~сумма платежа", "local amount",
    "settlement amount", "~人民币金额", "~home currency", "~konto valuta", "~base currency",
    "~accounting amount", "booked amount", "~kontovaluta", "merchant currency", "funding card",
];

/// Amounts.
#[rustfmt::skip]
static AMOUNT: &[&str] = &[
    "amount", "amt", "~betrag", "~bedrag", "~montant", "~importe", "~importo", "~belopp", "~beløp",
    "~beløb", "~kwota", "~částka", "~suma", "~summa", "~сумма", "~сума", "~金额", "~金額", "~valor",
    "~umsatz", "~összeg", "~iznos", "~tutar", "~금액", "~mutatie", "value gbp", "cad$",
    "~transaction value", "~入金 利用", "~入出金", "~quantia", "~cantidad", "~suma", "sum",
    "~montante", "~belop", "objem", "paid", "~määrä", "~znesek", "~amount", "~ποσό", "~סכום", "~จำนวนเงิน", "~số tiền", "~المبلغ", "jumlah", "~upphæð", "~مبلغ", "=monto", "monto", "nominal",
];

/// Averages, which hold words of amounts and of costs.
#[rustfmt::skip]
static PER_UNIT: &[&str] = &[
    "cost per", "~cost conv", "~order value", "avg", "average", "~conversion value", "~kosten pro ",
    "~kosten per ", "~coût par ", "~coste por ", "~costo por ", "~costo per ", "~custo por ", "~kostnad per ",
    "~koszt za ", "~koszt na ", "~стоимость за ", "~durchschn", "moyen", "~gemiddeld",
];

/// Amounts whose header names both sides.
#[rustfmt::skip]
static BOTH_SIDES: &[&str] = &[
    "~入金 利用", "~入出金",
];

/// Spend, before anything else the header says.
#[rustfmt::skip]
static SPENT: &[&str] = &[
    "spend", "~amount spent",
];

/// Headers in which debit and credit are words about a card, not about the direction.
#[rustfmt::skip]
static NO_SIDE: &[&str] = &[
    "~card", "~karte", "~kart", "~limit", "rate", "id", "~number",
];

/// Fees that are taxes, too: taken off the amount like any fee.
#[rustfmt::skip]
static FEE_AND_TAX: &[&str] = &[
    "fees & taxes", "fees taxes", "fees and taxes",
];

/// In this order, as a header may hold words of several kinds.
static KINDS: [(MoneyWord, &[&str]); 16] = [
    (MoneyWord::Other, PER_UNIT),
    (MoneyWord::Amount, BOTH_SIDES),
    (MoneyWord::Net, LESS_FEES),
    (MoneyWord::Spend, SPENT),
    (MoneyWord::Balance, BALANCE),
    (MoneyWord::Fee, FEE_AND_TAX),
    (MoneyWord::Tax, TAX),
    (MoneyWord::Original, ORIGINAL),
    (MoneyWord::Account, ACCOUNT),
    (MoneyWord::Fee, FEE),
    (MoneyWord::Spend, SPEND),
    (MoneyWord::Other, OTHER),
    (MoneyWord::Net, NET),
    (MoneyWord::Gross, GROSS),
    (MoneyWord::Total, TOTAL),
    (MoneyWord::Amount, AMOUNT),
];

/// What a header says about a column of numbers.
pub(in crate::ingest) fn money_word(header: &str) -> MoneyWord {
    match header {
        "amount" | "betrag" | "bedrag" | "montant" => return MoneyWord::Amount,
        // Alone it is the amount of the row; beside other words a price or a result.
        "value" => return MoneyWord::Total,
        _ => {}
    }
    side(header).unwrap_or_else(|| {
        KINDS
            .iter()
            .find(|(_, patterns)| matches(header, patterns))
            .map_or(MoneyWord::Unknown, |(word, _)| *word)
    })
}

/// Debit or credit, except where the word names a card or a direction column.
fn side(header: &str) -> Option<MoneyWord> {
    let (debit, credit) = (matches(header, DEBIT), matches(header, CREDIT));
    let other =
        || matches(header, NO_SIDE) || matches(header, BALANCE) || matches(header, &["~利用"]);
    if debit == credit || other() {
        return None;
    }
    Some(if debit { MoneyWord::Debit } else { MoneyWord::Credit })
}

#[cfg(test)]
mod tests {
    use super::super::pattern::normalise;
    use super::*;

    #[test]
    fn headers_are_understood() {
        use MoneyWord as W;
        let cases = [
            ("Amount spent (AUD)", W::Spend),
            ("Withdrawal (-)", W::Debit),
            ("Deposit (+)", W::Credit),
            ("RunningBalance", W::Balance),
            ("netAmount", W::Net),
            ("Saldo CHF", W::Balance),
            ("Belastung CHF", W::Debit),
            ("Gutschrift CHF", W::Credit),
            ("Ut fra konto", W::Debit),
            ("Inn på konto", W::Credit),
            ("Kwota w walucie rachunku", W::Account),
            ("Kwota w walucie zlecenia", W::Original),
            ("Сумма пересчитанная в валюту счета", W::Account),
            ("记账金额(收入)", W::Credit),
            ("交易金额(支出)", W::Debit),
            ("USt-Betrag", W::Tax),
            ("Cost / conv.", W::Other),
            ("Amount (total)", W::Total),
            ("Amount (fee)", W::Fee),
            ("入金・利用額", W::Amount),
            ("利用額(円)", W::Spend),
        ];
        for (header, expected) in cases {
            let found = money_word(&normalise(header));
            assert!(
                found == expected || (expected == W::Total && found == W::Amount),
                "{header}: {found:?}"
            );
        }
    }
}

//! What header cells and direction words mean, in the languages ledgers come in.
//!
//! A pattern is a sequence of whole words; with a leading `~` it may stand inside a word (compounds
//! and scripts without blanks); with a leading `=` it is the whole header.

/// A header in one form: lower case, words split at case changes and marks.
pub(super) fn normalise(header: &str) -> String {
    let mut text = String::with_capacity(header.len() + 4);
    let mut before = ' ';
    for c in header.chars() {
        let split = c.is_uppercase() && before.is_lowercase();
        if split {
            text.push(' ');
        }
        if c.is_alphanumeric() || matches!(c, '%' | '+' | '#' | '$' | '€' | '£') {
            text.extend(c.to_lowercase());
        } else if c == '-' && (before == '(' || before == ' ') || c == '−' {
            text.push('-');
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
        before = c;
    }
    text.trim().to_owned()
}

/// Does a normalised header match one of the patterns?
pub(super) fn matches(header: &str, patterns: &[&str]) -> bool {
    patterns.iter().any(|pattern| match_one(header, pattern))
}

fn match_one(header: &str, pattern: &str) -> bool {
    if let Some(exact) = pattern.strip_prefix('=') {
        return header == exact;
    }
    if let Some(part) = pattern.strip_prefix('~') {
        return header.contains(part);
    }
    header.match_indices(pattern).any(|(at, _)| {
        let before = header[..at].chars().next_back();
        let after = header[at + pattern.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The rank of the first group whose patterns match.
fn rank(header: &str, groups: &[(i32, &[&str])]) -> Option<i32> {
    groups
        .iter()
        .find(|(_, patterns)| matches(header, patterns))
        .map(|(rank, _)| *rank)
}

/// Words that make a header a date.
const DATE_WORDS: &[&str] = &[
    "date",
    "dates",
    "day",
    "datetime",
    "timestamp",
    "~datum",
    "~dato",
    "data",
    "dt",
    "~fecha",
    "~buchungstag",
    "tag",
    "jour",
    "dia",
    "giorno",
    "~valutadat",
    "~wertstell",
    "~päivä",
    "dat",
    "~kuupäev",
    "datums",
    "~日期",
    "~日付",
    "~年月日",
    "~月日",
    "~交易日",
    "~记账日",
    "~入账日",
    "~时间",
    "~時間",
    "~日時",
    "~дата",
    "~date",
    "dzień",
    "den",
    "valuta",
    "~valuten",
    "nap",
    "~dátum",
    "~päiväys",
    "when",
    "posted",
    "booked",
    "updated",
    "created",
    "completed",
    "time",
    "~利用日",
    "~取引日",
    "~計上日",
    "~記帳日",
    "~거래일",
];

/// Dates that are not the date of the payment.
const DATE_OTHER: &[&str] = &[
    "due",
    "payout",
    "available",
    "~ship",
    "release",
    "valid",
    "~expir",
    "birth",
    "authorized",
    "valuation",
    "~архів",
    "~архив",
    "settlement",
    "settle",
    "verrekening",
    "~download",
    "closing",
    "period",
    "~fällig",
    "from",
    "to",
    "bis",
    "von",
    "end",
    "until",
    "invoice",
    "~rechnungsdatum",
    "statement",
    "export",
    "~échéance",
    "~vencimiento",
    "~scadenza",
    "~документа",
    "year",
    "month",
    "next",
    "~账单日",
    "~到期",
];

/// How good a column's header is as the date of a payment. The day of the transaction stands
/// before the day of booking, that before the value date: what `manifest` files of real exports
/// do in every case where the two differ.
#[expect(clippy::too_many_lines, reason = "a dictionary")]
pub(super) fn date_rank(header: &str) -> i32 {
    if header == "date" {
        return 60;
    }
    rank(
        header,
        &[
            (10, DATE_OTHER),
            (
                20,
                &[
                    "value",
                    "valuta",
                    "~valutadat",
                    "~valuteringsdat",
                    "~wertstell",
                    "valeur",
                    "waluty",
                    "~rentedat",
                    "~rentedag",
                    "~räntedat",
                    "~валют",
                    "~起息",
                    "valor",
                    "~valör",
                    "interest",
                    "~vrednost",
                    "~kamat",
                    "~arvopäivä",
                ],
            ),
            (57, &["completed", "~abgeschlossen"]),
            (
                45,
                &["started", "~begonnen", "created", "updated", "timestamp"],
            ),
            (
                40,
                &[
                    "post",
                    "posted",
                    "posting",
                    "book",
                    "booked",
                    "booking",
                    "~buchung",
                    "~boek",
                    "~comptab",
                    "~contab",
                    "~księg",
                    "~zaúčt",
                    "~bokför",
                    "~bogfør",
                    "~bokfør",
                    "~обработ",
                    "~记账",
                    "~入账",
                    "~記帳",
                    "~計上",
                    "~kirjaus",
                    "processed",
                    "~könyvel",
                    "~verwerk",
                    "~lançamento",
                    "~registr",
                ],
            ),
            (
                50,
                &[
                    "transaction",
                    "transactie",
                    "~transakt",
                    "~transak",
                    "~transacc",
                    "~transaz",
                    "~transaç",
                    "~zlecenia",
                    "operation",
                    "~operac",
                    "~opérat",
                    "~операц",
                    "~交易",
                    "~取引",
                    "~利用",
                    "purchase",
                    "~verrichting",
                    "trade",
                    "~provede",
                    "~проведен",
                    "order",
                    "run",
                    "~kauf",
                    "~achat",
                    "~compra",
                    "~umsatz",
                    "payment",
                    "~betal",
                ],
            ),
            (55, DATE_WORDS),
        ],
    )
    .unwrap_or(0)
}

/// Does the header name a date at all?
pub(super) fn is_date_header(header: &str) -> bool {
    matches(header, DATE_WORDS)
}

/// What the header of a column of numbers says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MoneyWord {
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

const OTHER: &[&str] = &[
    "price",
    "~preis",
    "rate",
    "~kurs",
    "koers",
    "course",
    "~курс",
    "~汇率",
    "~レート",
    "quantity",
    "qty",
    "~menge",
    "~数量",
    "id",
    "ids",
    "number",
    "nr",
    "no",
    "num",
    "~nummer",
    "~номер",
    "~numer",
    "count",
    "%",
    "percent",
    "~impr",
    "~click",
    "~klick",
    "~clic",
    "ctr",
    "cpc",
    "cpm",
    "cpa",
    "roas",
    "~conversion",
    "conv",
    "~reach",
    "frequency",
    "code",
    "zip",
    "year",
    "limit",
    "discount",
    "discounts",
    "value",
    "~order value",
    "~revenue",
    "aov",
    "cac",
    "avg",
    "average",
    "cost per",
    "~cost conv",
    "check",
    "cheque",
    "check #",
    "~序号",
    "~卡号",
    "~账号",
    "~账户",
    "~流水",
    "~日志",
    "bic",
    "iban",
    "vs",
    "ks",
    "ss",
    "~кол",
    "unit",
    "per unit",
    "units",
    "hours",
    "period",
    "~steuersatz",
    "~satz",
    "points",
    "~ポイント",
    "latitude",
    "longitude",
    "lat",
    "lon",
    "commission",
    "interest accrued",
    "~purchases",
    "~engagement",
    "~saves",
    "result",
    "results",
    "starts",
    "time",
    "~时间",
    "sort code",
    "seq",
    "interest",
    "~мфо",
    "~код",
    "products",
    "~view",
    "~adds",
    "~frequenz",
    "~anzahl",
];
const TAX: &[&str] = &[
    "tax",
    "taxes",
    "vat",
    "~ust",
    "~mwst",
    "~steuer",
    "tva",
    "btw",
    "iva",
    "moms",
    "mva",
    "dph",
    "~ндс",
    "gst",
    "hst",
    "~税额",
    "~消費税",
    "~imposta",
    "~podatek",
    "~käibemaks",
];
const FEE: &[&str] = &[
    "fee",
    "fees",
    "charge fee",
    "~gebühr",
    "~frais",
    "~kosten op",
    "~commiss",
    "~comision",
    "~comisión",
    "~kommission",
    "~prowizj",
    "~poplat",
    "~комисс",
    "~комісі",
    "~手续费",
    "~手数料",
    "~avgift",
    "~gebyr",
    "fees & comm",
    "fees comm",
    "taxa",
    "tasa",
    "~provision",
];
const ORIGINAL: &[&str] = &[
    "original",
    "~original",
    "foreign",
    "presentment",
    "~fremd",
    "~původní",
    "~alkuper",
    "~источник",
    "individual",
    "zlecenia",
    "~交易地",
    "~原币",
    "exchange",
    "instructed",
    "local",
    "~devise",
    "~origin",
    "source",
    "target",
    "usd$",
    "~walucie transakcji",
    "~valutabelopp",
    "converted",
    "detail",
    "~order amount",
    "~订单金额",
    "~商品",
    "~应付",
    "~标价",
    "list",
];
const BALANCE: &[&str] = &[
    "balance",
    "~saldo",
    "~kontostand",
    "~solde",
    "~余额",
    "~残高",
    "~残額",
    "~结余",
    "~zůstatek",
    "~остаток",
    "~залишок",
    "~balans",
    "~beholdning",
    "~jääk",
    "~likutis",
    "~atlikums",
    "~잔액",
    "~egyenleg",
    "~stanje",
    "~zostatok",
    "stan",
    "~saldo po",
    "~tagesendsumme",
    "disponible",
    "~bakiye",
];
const DEBIT: &[&str] = &[
    "debit",
    "debits",
    "~debet",
    "~débit",
    "débits",
    "~belastung",
    "~lastschrift",
    "soll",
    "~withdraw",
    "~paid out",
    "money out",
    "=out",
    "outflow",
    "~支出",
    "~付款",
    "~借方",
    "~出金",
    "~ut fra",
    "=ut",
    "~uttag",
    "~ausgabe",
    "~ausgang",
    "~uit",
    "~расход",
    "~списан",
    "~дебет",
    "~débito",
    "~debito",
    "cargo",
    "cargos",
    "~addebit",
    "uscite",
    "=dare",
    "~dépense",
    "~sortie",
    "~wydat",
    "~obciąż",
    "wypływ",
    "~výdaj",
    "~výdej",
    "~odchoz",
    "~payments out",
    "~お支払",
    "~引出",
    "=spent",
    "expense",
    "expenses",
    "=af",
    "~saídas",
    "~gastos",
    "~egreso",
    "~terhel",
    "~išlaid",
    "~debetas",
    "~utgift",
    "~udgift",
    "~withdrawn",
    "~お引",
    "~支払",
    "~払出",
    "~debetis",
    "paid out",
    "~otto",
    "~meno",
    "=dr",
    "~cargos",
];
const CREDIT: &[&str] = &[
    "credit",
    "credits",
    "~kredit",
    "~crédit",
    "crédits",
    "~gutschrift",
    "haben",
    "~deposit",
    "~paid in",
    "money in",
    "=in",
    "inflow",
    "~收入",
    "~收款",
    "~貸方",
    "~贷方",
    "~入金",
    "~inn på",
    "=inn",
    "~insätt",
    "~einnahme",
    "~eingang",
    "~приход",
    "~поступл",
    "~кредит",
    "~crédito",
    "~credito",
    "abono",
    "abonos",
    "~accredit",
    "entrate",
    "=avere",
    "~recette",
    "~entrée",
    "~przych",
    "~uznan",
    "wpływ",
    "~příjem",
    "~příchoz",
    "~お預",
    "~預入",
    "=bij",
    "income",
    "~entradas",
    "~ingreso",
    "~jóváír",
    "~pajam",
    "~indtægt",
    "~inntekt",
    "~received",
    "~kreditas",
    "~kredits",
    "~tulo",
    "~pano",
    "=cr",
    "~haber",
];
const SPEND: &[&str] = &[
    "spend",
    "~amount spent",
    "cost",
    "costs",
    "~kosten",
    "~coût",
    "~cout",
    "~coste",
    "costo",
    "custo",
    "~koszt",
    "~花费",
    "~消耗",
    "~費用",
    "~ausgegeb",
    "~dépensé",
    "~затрат",
    "~расходы",
    "~náklad",
    "~gasto",
    "~spesa",
    "~bestedet",
    "~kostnad",
    "~利用額",
    "~利用金額",
    "~ご利用",
];
const NET: &[&str] = &[
    "net",
    "netto",
    "~netamount",
    "~nett",
    "~净额",
    "~实付",
    "~实收",
    "~入账金额",
    "~记账金额",
    "net sales",
];
const GROSS: &[&str] = &["subtotal", "gross", "~brutto", "brut", "~bruto", "~lordo"];
const TOTAL: &[&str] = &["total", "~gesamt", "~summe", "totaal", "~合计", "~итого"];
const ACCOUNT: &[&str] = &[
    "~account currency",
    "~kontowährung",
    "in eur",
    "~rachunku",
    "billing amount",
    "billed",
    "~zaúčtovan",
    "~в валюту счета",
    "~в валюте счета",
    "~валюте карты",
    "local amount",
    "settlement amount",
    "~人民币金额",
    "~home currency",
    "~konto valuta",
    "~base currency",
    "~accounting amount",
    "booked amount",
    "~kontovaluta",
];
const AMOUNT: &[&str] = &[
    "amount",
    "amt",
    "~betrag",
    "~bedrag",
    "~montant",
    "~importe",
    "~importo",
    "~belopp",
    "~beløp",
    "~beløb",
    "~kwota",
    "~částka",
    "~suma",
    "~summa",
    "~сумма",
    "~сума",
    "~金额",
    "~金額",
    "~valor",
    "~umsatz",
    "~összeg",
    "~iznos",
    "~tutar",
    "~금액",
    "~mutatie",
    "value gbp",
    "cad$",
    "~transaction value",
    "~入金 利用",
    "~入出金",
    "~quantia",
    "~cantidad",
    "~suma",
    "sum",
    "~montante",
    "~belop",
    "paid",
    "~määrä",
    "~znesek",
    "~amount",
];

/// What a header says about a column of numbers.
pub(super) fn money_word(header: &str) -> MoneyWord {
    use MoneyWord as W;
    if matches!(header, "amount" | "betrag" | "bedrag" | "montant") {
        return W::Amount;
    }
    let order: [(W, &[&str]); 15] = [
        (
            W::Other,
            &[
                "cost per",
                "~cost conv",
                "~order value",
                "avg",
                "average",
                "~conversion value",
            ],
        ),
        (W::Amount, &["~入金 利用", "~入出金"]),
        (W::Spend, &["spend", "~amount spent"]),
        (W::Balance, BALANCE),
        (W::Tax, TAX),
        (W::Original, ORIGINAL),
        (W::Account, ACCOUNT),
        (W::Fee, FEE),
        (W::Spend, SPEND),
        (W::Other, OTHER),
        (W::Net, NET),
        (W::Gross, GROSS),
        (W::Total, TOTAL),
        (W::Amount, AMOUNT),
        (W::Unknown, &[]),
    ];
    // Debit and credit come first, except where the word names a card or a direction column.
    let (debit, credit) = (matches(header, DEBIT), matches(header, CREDIT));
    let card = matches(
        header,
        &[
            "~card", "~karte", "~kart", "~limit", "rate", "id", "~number",
        ],
    );
    if debit != credit && !card && !matches(header, BALANCE) && !matches(header, &["~利用"]) {
        return if debit { W::Debit } else { W::Credit };
    }
    order
        .iter()
        .find(|(_, patterns)| matches(header, patterns))
        .map_or(W::Unknown, |(word, _)| *word)
}

/// What a column of text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextWord {
    /// What kind of cost or income.
    Category,
    /// The other party.
    Counterparty,
    /// Free text.
    Description,
    /// The own account.
    Account,
    /// Pending, done, failed.
    Status,
}

const OPPOSITE: &[&str] = &[
    "opposite",
    "counter",
    "~gegen",
    "~tegen",
    "~对方",
    "~protiúč",
    "~контрагент",
    "partner",
    "~odbiorc",
    "~nadawc",
    "payee",
    "payer",
    "recipient",
    "~empfänger",
    "~beneficiar",
    "~bénéficiaire",
    "~相手",
    "other",
    "destination",
    "~получател",
    "~отримувач",
    "funding",
    "source",
    "~merchant",
];

/// How well a header names what a column of text is about; 0 is not at all.
#[expect(clippy::too_many_lines, reason = "a dictionary")]
pub(super) fn text_rank(header: &str, word: TextWord) -> i32 {
    let opposite = matches(header, OPPOSITE);
    match word {
        TextWord::Category => category_rank(header),
        TextWord::Counterparty => counterparty_rank(header, opposite),
        TextWord::Description => description_rank(header),
        TextWord::Account if opposite => 0,
        TextWord::Account => rank(
            header,
            &[
                (
                    0,
                    &[
                        "~currency",
                        "~währung",
                        "type",
                        "~balance",
                        "account owner",
                        "~holder",
                        "~typ",
                    ],
                ),
                (100, &["=account"]),
                (95, &["account id", "account name", "accountid"]),
                (
                    90,
                    &[
                        "account number",
                        "account no",
                        "~kontonummer",
                        "~rekeningnummer",
                        "=iban",
                        "~numer rachunku",
                        "=konto",
                        "~auftragskonto",
                        "~číslo účtu",
                        "~номер счета",
                        "~наш рахунок",
                        "~kontonavn",
                        "~账户名",
                    ],
                ),
                (
                    70,
                    &[
                        "account",
                        "~konto",
                        "~rekening",
                        "compte",
                        "cuenta",
                        "conto",
                        "conta",
                        "~rachun",
                        "~účt",
                        "~счет",
                        "~рахунок",
                        "~口座",
                        "~账户",
                        "source account",
                        "~card number",
                        "card id",
                        "~номер карты",
                    ],
                ),
            ],
        )
        .unwrap_or(0),
        TextWord::Status => rank(
            header,
            &[
                (
                    100,
                    &[
                        "=status",
                        "=state",
                        "~交易状态",
                        "~当前状态",
                        "~статус",
                        "=pending",
                        "=statut",
                        "=stato",
                        "=estado",
                        "=stav",
                    ],
                ),
                (80, &["~status", "~state type", "~状态", "state"]),
            ],
        )
        .filter(|_| {
            !matches(
                header,
                &[
                    "counterparty status",
                    "address status",
                    "payout status",
                    "order status",
                    "~entity",
                ],
            )
        })
        .unwrap_or(0),
    }
}

#[expect(clippy::too_many_lines, reason = "a dictionary")]
fn category_rank(header: &str) -> i32 {
    rank(
        header,
        &[
            (
                100,
                &[
                    "=category",
                    "=kategorie",
                    "=categorie",
                    "=catégorie",
                    "=categoría",
                    "=categoria",
                    "=kategori",
                    "=kategoria",
                ],
            ),
            (
                0,
                &[
                    "category id",
                    "~icon",
                    "confidence",
                    "time",
                    "~account type",
                    "~currency type",
                    "~event type",
                    "card type",
                    "~payment type id",
                ],
            ),
            (
                90,
                &[
                    "~category",
                    "~kategor",
                    "~catégor",
                    "~categor",
                    "~分类",
                    "~分類",
                    "~类别",
                    "~費目",
                    "~категор",
                    "spend level",
                    "~strategic",
                ],
            ),
            (
                80,
                &[
                    "kind",
                    "~budgetgrupp",
                    "~rubri",
                    "gl code",
                    "expense type",
                    "campaign type",
                    "service",
                    "service area",
                ],
            ),
            (
                70,
                &[
                    "campaign",
                    "~kampagne",
                    "~campagne",
                    "~campaña",
                    "campaign name",
                ],
            ),
            (
                60,
                &[
                    "transaction type",
                    "type of transaction",
                    "~transaktionstyp",
                    "~umsatzart",
                    "~buchungsart",
                    "~vorgang",
                    "~buchungstext",
                    "~mutatiesoort",
                    "~mutatie soort",
                    "type betaling",
                    "~交易类型",
                    "~rodzaj",
                    "~typ transakce",
                    "~тип операции",
                    "~transaktionsart",
                ],
            ),
            (
                50,
                &[
                    "=type",
                    "=typ",
                    "=art",
                    "=soort",
                    "=tipo",
                    "action",
                    "=transaction",
                    "~種別",
                    "~区分",
                    "=tags",
                    "operation",
                    "k symbol",
                    "label",
                ],
            ),
            (
                40,
                &[
                    "type",
                    "typ",
                    "art",
                    "~betaalwijze",
                    "payment type",
                    "group",
                ],
            ),
        ],
    )
    .unwrap_or(0)
}

#[expect(clippy::too_many_lines, reason = "a dictionary")]
fn counterparty_rank(header: &str, opposite: bool) -> i32 {
    let refused = [
        "account",
        "iban",
        "bic",
        "~number",
        "~nummer",
        "~numer",
        "~rekening",
        "~konto",
        "~protiúčtu",
        "id",
        "~type",
        "~logo",
        "website",
        "url",
        "~phone",
        "~email",
        "~address",
        "~adres",
        "~place",
        "~country",
        "~code",
        "~код",
        "~мфо",
        "~status",
        "~账户",
        "~账号",
        "slug",
        "currency",
        "~confidence",
    ];
    let named = matches(
        header,
        &[
            "~name",
            "~naam",
            "~název",
            "~户名",
            "~найменування",
            "~наименование",
            "~holder",
            "~houder",
        ],
    );
    if matches(header, &refused) && !(opposite && named) {
        return 0;
    }
    rank(
        header,
        &[
            (
                100,
                &["=counterparty", "=payee", "=merchant", "=beneficiary"],
            ),
            (
                0,
                &[
                    "campaign",
                    "card holder",
                    "name on card",
                    "own",
                    "ad",
                    "file",
                    "~cardholder",
                    "device",
                    "employee",
                    "account owner",
                    "~název účtu",
                    "buyer",
                ],
            ),
            (
                90,
                &[
                    "counterparty",
                    "payee",
                    "merchant",
                    "~handelaar",
                    "~beneficiar",
                    "~bénéficiaire",
                    "~empfänger",
                    "~auftraggeber",
                    "~odbiorc",
                    "~контрагент",
                    "~对方",
                    "~商户",
                    "~相手",
                    "supplier",
                    "vendor",
                    "partner",
                    "~begünstigt",
                    "~zahlungspflicht",
                    "recipient",
                    "~получател",
                    "~tegenrekeninghouder",
                    "opposite",
                    "~naam tegenpartij",
                    "~protiúčtu",
                    "~店",
                    "seller",
                    "contractor",
                    "~kontrahent",
                ],
            ),
            (
                60,
                &[
                    "=name", "=naam", "=navn", "=namn", "customer", "client", "company", "~nom",
                    "naam",
                ],
            ),
            (40, &["payer", "from", "to"]),
        ],
    )
    .unwrap_or(if opposite && named { 80 } else { 0 })
}

fn description_rank(header: &str) -> i32 {
    rank(
        header,
        &[
            (100, &["=description"]),
            (0, &["~date", "~id", "~number", "~currency", "~amount"]),
            (
                90,
                &[
                    "description",
                    "~omschrijving",
                    "~verwendungszweck",
                    "~libellé",
                    "~libelle",
                    "~beschreibung",
                    "~buchungstext",
                    "memo",
                    "~摘要",
                    "~交易说明",
                    "~descri",
                    "~tytuł",
                    "~opis",
                    "~popis",
                    "~zpráva",
                    "~назначение",
                    "~призначення",
                    "~основание",
                    "narrative",
                    "particulars",
                    "concepto",
                    "~mededeling",
                    "~forklaring",
                    "~tekst",
                    "~zahlungszweck",
                    "~remarque",
                    "~causale",
                    "~selgitus",
                    "~paskirtis",
                    "~viesti",
                    "~közlemény",
                    "~订单标题",
                    "~内容",
                    "description 1",
                    "vwz1",
                ],
            ),
            (
                70,
                &[
                    "text",
                    "details",
                    "detail",
                    "label",
                    "note",
                    "title",
                    "name",
                    "item",
                    "subject",
                    "reference",
                    "~备注",
                    "~メモ",
                    "~poznámka",
                    "notes",
                    "transaction",
                    "payee",
                    "campaign",
                    "~kampagne",
                    "~campagne",
                ],
            ),
        ],
    )
    .unwrap_or(0)
}

/// Does the header name a currency?
pub(super) fn currency_rank(header: &str) -> i32 {
    rank(
        header,
        &[
            (
                20,
                &[
                    "original",
                    "presentment",
                    "~original",
                    "exchange",
                    "unofficial",
                    "~операции",
                    "~交易币种",
                    "~zlecenia",
                    "~původní",
                    "from",
                    "to",
                ],
            ),
            (
                100,
                &[
                    "=currency",
                    "=währung",
                    "=valuta",
                    "=munt",
                    "=ccy",
                    "=waluta",
                ],
            ),
            (
                90,
                &[
                    "currency",
                    "~währung",
                    "devise",
                    "munt",
                    "~waluta",
                    "~měna",
                    "ccy",
                    "~валюта",
                    "~币种",
                    "~記账币种",
                    "~通貨",
                    "~divisa",
                    "~moneda",
                    "~valuta",
                    "~moeda",
                    "~valutacode",
                    "~pénznem",
                    "whg",
                    "~mutatie",
                ],
            ),
        ],
    )
    .unwrap_or(0)
}

/// Which way a word sends money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Money out.
    Out,
    /// Money in.
    In,
    /// Neither: moves between own pockets, counted by neither side.
    Neutral,
}

const OUT: &[&str] = &[
    "d",
    "dr",
    "db",
    "dbit",
    "debit",
    "debet",
    "débit",
    "débito",
    "debito",
    "dt",
    "af",
    "s",
    "soll",
    "lastschrift",
    "belastung",
    "-",
    "支出",
    "支",
    "借",
    "出",
    "出金",
    "付款",
    "дебет",
    "дт",
    "расход",
    "списание",
    "списання",
    "видаток",
    "витрата",
    "ausgabe",
    "ausgang",
    "abgang",
    "out",
    "withdrawal",
    "withdraw",
    "expense",
    "money out",
    "outflow",
    "sent",
    "uit",
    "ut",
    "uttag",
    "vydaj",
    "výdaj",
    "vyber",
    "výběr",
    "wydatek",
    "obciążenie",
    "obciazenie",
    "wypłata",
    "dépense",
    "sortie",
    "gasto",
    "cargo",
    "egreso",
    "uscita",
    "addebito",
    "dare",
    "saída",
    "despesa",
    "utgift",
    "udgift",
    "d-",
    "outgoing",
    "odchozí",
    "odchozi",
    "debitas",
    "debeto",
    "terhelés",
    "支払",
    "payment out",
    "purchase",
];
const IN: &[&str] = &[
    "c",
    "cr",
    "crdt",
    "credit",
    "kredit",
    "crédit",
    "crédito",
    "credito",
    "ct",
    "kt",
    "bij",
    "h",
    "haben",
    "gutschrift",
    "+",
    "收入",
    "收",
    "贷",
    "貸",
    "入",
    "入金",
    "收款",
    "кредит",
    "кт",
    "приход",
    "поступление",
    "зарахування",
    "надходження",
    "einnahme",
    "eingang",
    "zugang",
    "in",
    "deposit",
    "income",
    "money in",
    "inflow",
    "received",
    "inn",
    "insättning",
    "prijem",
    "příjem",
    "wpływ",
    "uznanie",
    "wplata",
    "wpłata",
    "recette",
    "entrée",
    "ingreso",
    "abono",
    "entrata",
    "accredito",
    "avere",
    "entrada",
    "receita",
    "inntekt",
    "indtægt",
    "incoming",
    "příchozí",
    "prichozi",
    "kreditas",
    "jóváírás",
    "k",
    "预入",
];
const NEUTRAL: &[&str] = &["不计收支", "/", "neutral", "不计", "其他"];

/// The direction a cell names, as a whole.
pub(super) fn direction(cell: &str) -> Option<Direction> {
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
pub(super) fn is_direction_header(header: &str) -> bool {
    let both = matches(header, DEBIT) && matches(header, CREDIT);
    both || matches(
        header,
        &[
            "af bij",
            "bij af",
            "direction",
            "~收/支",
            "~收 支",
            "~借贷",
            "~借 贷",
            "sign",
            "dc",
            "d c",
            "cd",
            "c d",
            "cdt dbt ind",
            "s h",
            "soll haben",
            "kierunek",
            "transaction type",
            "richtung",
            "+ -",
            "~kreditdebet",
            "~debetkredit",
            "~creditdebet",
            "=type",
            "=art",
            "=typ",
            "~type",
        ],
    )
}

/// Words of a row that is a sum or a balance, not a payment.
pub(super) fn is_total(cell: &str) -> bool {
    let text = normalise(cell);
    let words = [
        "~total",
        "~gesamt",
        "~summe",
        "~合计",
        "~合計",
        "~总计",
        "~小计",
        "~итого",
        "~всього",
        "~разом",
        "~suma",
        "~summa",
        "~celkem",
        "~razem",
        "sum",
        "~subtotal",
        "~totaal",
        "~totaux",
        "~balance",
        "~saldo",
        "~solde",
        "~kontostand",
        "~остаток",
        "~залишок",
        "~余额",
        "~残高",
        "~zůstatek",
        "~opening",
        "~closing",
        "~brought forward",
        "~carried forward",
        "~report",
        "~übertrag",
        "~yhteensä",
        "~kokku",
        "~kopā",
        "~viso",
        "~összesen",
        "~stan",
        "~anfangsbestand",
        "~endbestand",
        "~beginsaldo",
        "~eindsaldo",
        "~skupaj",
        "~ukupno",
        "~toplam",
    ];
    !text.is_empty() && matches(&text, &words)
}

/// Words of a payment that never happened.
pub(super) fn is_void(cell: &str) -> bool {
    let text = normalise(cell);
    matches(
        &text,
        &[
            "failed",
            "declined",
            "reverted",
            "cancelled",
            "canceled",
            "voided",
            "void",
            "denied",
            "rejected",
            "expired",
            "~交易关闭",
            "~已全额退款",
            "~交易失败",
            "~отклон",
            "~відхилен",
            "~abgelehnt",
            "~storniert",
            "~annulé",
            "refusé",
            "~geweigerd",
            "~geannuleerd",
            "~rechazad",
            "~cancelad",
            "~odrzucon",
            "~zamítnut",
            "~avvist",
            "~avvisad",
            "deleted",
            "~已关闭",
        ],
    ) && !matches(&text, &["not", "un"])
}

/// Column names of an advertising report: costs there are money out.
pub(super) fn is_ad_metric(header: &str) -> bool {
    matches(
        header,
        &[
            "~impr",
            "~click",
            "~klick",
            "~clics",
            "ctr",
            "cpc",
            "cpm",
            "~campaign",
            "~kampagne",
            "~campagne",
            "~campaña",
            "ad set",
            "ad name",
            "ad group",
            "~展现",
            "~点击",
            "reach",
            "~показ",
            "~клик",
            "roas",
        ],
    )
}

/// Words that make a file a card statement.
pub(super) fn is_card_word(header: &str) -> bool {
    matches(
        header,
        &[
            "card",
            "~cardholder",
            "credit card",
            "~kreditkarte",
            "~kredietkaart",
            "~信用卡",
            "visa",
            "mastercard",
            "~carte",
            "~card number",
            "~merchant",
            "card id",
            "~kreditkort",
            "tarjeta",
            "~卡号",
            "~卡末",
            "~カード",
            "amex",
            "billing",
            "~posting date",
            "post date",
        ],
    )
}

/// Words that make a file a shop's or a processor's: positive is money in.
pub(super) fn is_sales_word(header: &str) -> bool {
    matches(
        header,
        &[
            "~payout",
            "~net sales",
            "~gross sales",
            "~auszahlung",
            "presentment",
        ],
    )
}

/// Words of purchases: positive is money out.
pub(super) fn is_spend_word(header: &str) -> bool {
    matches(
        header,
        &[
            "spend",
            "supplier",
            "~expenditure",
            "~lieferant",
            "~fournisseur",
            "purchase price",
            "~利用額",
            "~花费",
            "spent",
            "~expense",
        ],
    ) && !matches(header, &["expense type", "expense tags", "~statement"])
}

/// Text of a card payment or a refund: money that comes back to a card.
pub(super) fn is_card_credit(cell: &str) -> bool {
    let text = normalise(cell);
    matches(
        &text,
        &[
            "payment thank you",
            "thank you",
            "autopay",
            "automatic payment",
            "refund",
            "refunded",
            "payment received",
            "~还款",
            "~退款",
            "~rückerstattung",
            "~erstattung",
            "~gutschrift",
            "~remboursement",
            "~chargeback",
            "return",
            "~returned",
            "~autocharge",
            "~ｵｰﾄﾁｬｰｼﾞ",
            "~オートチャージ",
            "~チャージ",
            "reversal",
            "~terugbetaling",
            "~reembolso",
            "~rimborso",
            "~zwrot",
            "~возврат",
            "~повернення",
            "~tilbake",
            "~återbetal",
            "credit balance",
            "payment from",
            "~返金",
        ],
    )
}

/// Text of money that comes in by its nature.
pub(super) fn is_income(cell: &str) -> bool {
    let text = normalise(cell);
    matches(
        &text,
        &[
            "salary",
            "wages received",
            "~gehalt",
            "~lohn",
            "salaire",
            "~loon",
            "interest",
            "dividend",
            "deposit",
            "~eingang",
            "revenue",
            "sales",
            "~income",
            "payroll deposit",
            "~pension",
            "~cashback",
            "direct deposit",
            "~nomina",
            "~stipendio",
            "~lön",
            "~зарплата",
            "~工资",
            "~利息",
            "~結息",
            "subscriptions",
            "payout",
            "~receipts",
        ],
    )
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn dates_of_transactions_stand_before_bookings() {
        let rank = |header: &str| date_rank(&normalise(header));
        assert!(rank("Transaction Date") > rank("Post date"));
        assert!(rank("Transactiedatum") > rank("Boekdatum"));
        assert!(rank("Buchungstag") > rank("Wertstellung"));
        assert!(rank("Completed Date") > rank("Started Date"));
        assert!(rank("Data zlecenia") > rank("Data waluty"));
        assert!(rank("Booking date") > rank("Valuation date"));
    }
}

//! Headers of money out and of money in.

/// Money out.
#[rustfmt::skip]
pub(super) static DEBIT: &[&str] = &[
    "debit", "debits", "~debet", "~débit", "débits", "~belastung", "~lastschrift", "soll",
    "~withdraw", "~paid out", "money out", "=out", "outflow", "~支出", "~付款", "~借方", "~出金",
    "~ut fra", "=ut", "~uttag", "~ausgabe", "~ausgang", "~uit", "~расход", "~списан", "~дебет",
    "~débito", "~debito", "cargo", "cargos", "~addebit", "uscite", "=dare", "~dépense", "~sortie",
    "~wydat", "~obciąż", "wypływ", "~výdaj", "~výdej", "~odchoz", "~payments out", "~お支払",
    "~引出", "=spent", "expense", "expenses", "=af", "~saídas", "~gastos", "~egreso", "~terhel",
    "~išlaid", "~debetas", "~utgift", "~udgift", "~withdrawn", "~お引", "~支払", "~払出",
    "~debetis", "paid out", "~otto", "~meno", "dr", "~cargos", "=ud", "~дебит", "~isplat", "~출금", "~지급", "~찾으신", "~χρέωση", "~חובה", "~ถอน", "~ghi nợ", "~مدين",
    "funds out", "=amount out", "uscita", "=debe", "~retiro", "~salidas", "~saídas", "saída", "saida", "~retrait",
    "~décaissement", "~prelievi", "~abhebung", "~zu lasten", "~afschrijving", "~uitgaven", "~hævet",
    "~veloitus", "~deebet", "~izmaks", "~išmok", "~wypłat", "~rozchod", "~rozchód", "~výběr", "~odepsán", "~výdavk",
    "~odpísan", "~kiadás", "~breme", "~zaduž", "~задуж", "~borç", "=borc", "~выдано", "~видат", "~αναλήψ",
    "~سحب", "~提出", "~支取", "~转出", "~轉出", "~지출", "~nợ", "~chi ra", "~keluar", "~penarikan", "~pengeluaran",
];

/// Money in.
#[rustfmt::skip]
pub(super) static CREDIT: &[&str] = &[
    "credit", "credits", "~kredit", "~crédit", "crédits", "~gutschrift", "haben", "~deposit",
    "~paid in", "money in", "=in", "inflow", "~收入", "~收款", "~貸方", "~贷方", "~入金", "~inn på",
    "=inn", "~insätt", "~einnahme", "~eingang", "~приход", "~поступл", "~кредит", "~crédito",
    "~credito", "abono", "abonos", "~accredit", "entrate", "=avere", "~recette", "~entrée",
    "~przych", "~uznan", "wpływ", "~příjem", "~příchoz", "~お預", "~預入", "~預かり", "~預り", "=bij", "income",
    "~entradas", "~ingreso", "~jóváír", "~pajam", "~indtægt", "~inntekt", "~received", "~kreditas",
    "~kredits", "~tulo", "~pano", "cr", "~haber", "=ind", "~uplat", "~입금", "~맡기신", "~πίστωση", "~זכות", "~ฝาก", "~ghi có", "~دائن",
    "funds in", "=amount in", "entrata", "~depósito", "~depositos", "~depósitos", "~entradas", "entrada", "~versement",
    "~encaissement", "~versamenti", "~einzahlung", "~zu gunsten", "~zugunsten", "~bijschrijving", "~inkomsten",
    "~indsat", "~hyvitys", "~kreedit", "~kredīt", "~ieņēm", "~įplauk", "~wpłat", "~vklad", "~připsán",
    "~príjem", "~pripísan", "~bevétel", "dobro", "~odobren", "~одобр", "~alacak", "~внесено", "~зачисл",
    "~пополн", "~надход", "~καταθέσ", "~إيداع", "~存入", "~转入", "~轉入", "~収入", "~受入", "~수입", "~phát sinh có",
    "~thu vào", "~masuk", "~setoran", "~pemasukan", "lodgement", "lodgements",
];

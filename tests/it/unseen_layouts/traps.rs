//! What makes files hard, one trap each.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "sep_line",
        encoding: "utf-8",
        text: r"sep=;
Date;Text;Amount
16.01.2023;Shop;-45,20
25.01.2023;Pay;2500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "formula_cells",
        encoding: "utf-8",
        text: r#"Date,Account,Text,Amount
="2023-01-16",="00123",Shop,="-45.20"
="2023-01-25",="00123",Pay,="2500.00"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "single_quotes",
        encoding: "utf-8",
        text: r"'2023-01-16','Shop','-45.20'
'2023-01-25','Pay','2500.00'
'2023-01-27','Rent','-850.00'
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850|ask",
    },
    Case {
        name: "bilingual_header",
        encoding: "utf-8",
        text: r"Datum / Date;Text / Libellé;Betrag / Montant;Saldo / Solde
16.01.2023;Migros;-45.20;1154.80
25.01.2023;Lohn;2500.00;3654.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "year_day_month",
        encoding: "utf-8",
        text: r"Date,Text,Amount
2023-16-01,Shop,-45.20
2023-25-01,Pay,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500|ask",
    },
    Case {
        name: "iranian_year",
        encoding: "utf-8",
        text: r"تاریخ,شرح,مبلغ
1401/10/26,خرید,-450000
1401/11/05,حقوق,25000000
",
        truth: "ask",
    },
    Case {
        name: "japanese_era",
        encoding: "utf-8",
        text: r"日付,内容,金額
R5.1.16,スーパー,-4520
R5.1.25,給与,250000
",
        truth: "ask|2023-01-16 -4520;2023-01-25 250000",
    },
    Case {
        name: "ambiguous_short",
        encoding: "utf-8",
        text: r"Date,Text,Amount
01/02/03,Shop,-45.20
02/02/03,Pay,2500.00
05/02/03,Rent,-850.00
",
        truth: "ask",
    },
    Case {
        name: "ambiguous_thousand_only",
        encoding: "utf-8",
        text: r#"Date,Text,Amount
2023-01-16,Shop,"-1,234"
2023-01-25,Pay,"2,500"
"#,
        truth: "ask",
    },
    Case {
        name: "ambiguous_dot_only",
        encoding: "utf-8",
        text: r"Date;Text;Amount
2023-01-16;Shop;-1.234
2023-01-25;Pay;2.500
",
        truth: "ask",
    },
    Case {
        name: "unsigned_with_balance",
        encoding: "utf-8",
        text: r"Date,Text,Amount,Balance
2023-01-16,Shop,45.20,1154.80
2023-01-25,Pay,2500.00,3654.80
2023-01-27,Rent,850.00,2804.80
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "charges_only_card",
        encoding: "utf-8",
        text: r"Transaction Date,Card Number,Merchant,Amount
2023-01-16,1234,Shop,45.20
2023-01-25,1234,Amazon,25.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 -25",
    },
    Case {
        name: "sale_refund_words",
        encoding: "utf-8",
        text: r"Date,Type,Reference,Amount
2023-01-16,Sale,1,45.20
2023-01-18,Refund,2,10.00
2023-01-25,Sale,3,25.00
",
        truth: "ask|2023-01-16 45.20;2023-01-18 -10;2023-01-25 25",
    },
    Case {
        name: "dated_total_row",
        encoding: "utf-8",
        text: r"Date,Text,Amount
2023-01-16,Shop,-45.20
2023-01-25,Pay,2500.00
2023-01-31,Total,2454.80
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "dated_subtotals",
        encoding: "utf-8",
        text: r"Date,Text,Amount
2023-01-16,Shop,-45.20
2023-01-25,Pay,2500.00
2023-01-31,Subtotal January,2454.80
2023-02-16,Shop,-20.00
2023-02-17,Shop,-30.00
2023-02-28,Subtotal February,-50.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500;2023-02-16 -20;2023-02-17 -30",
    },
    Case {
        name: "opening_and_closing_dated",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Balance
2023-01-01,Opening balance,0.00,1200.00
2023-01-16,Shop,-45.20,1154.80
2023-01-25,Pay,2500.00,3654.80
2023-01-31,Closing balance,0.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500|2023-01-01 0;2023-01-16 -45.20;2023-01-25 2500;2023-01-31 0",
    },
    Case {
        name: "page_breaks",
        encoding: "utf-8",
        text: r"Date,Text,Debit,Credit,Balance
16/01/2023,Shop,45.20,,1154.80
Page 1 of 2,,,,
Date,Text,Debit,Credit,Balance
Balance brought forward,,,,1154.80
25/01/2023,Pay,,2500.00,3654.80
27/01/2023,Rent,850.00,,2804.80
Page 2 of 2,,,,
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "continuation_lines",
        encoding: "utf-8",
        text: r"Date;Text;Amount;Balance
16.01.2023;Card payment;-45,20;1154,80
;REWE Berlin;;
;Ref 12345;;
25.01.2023;Transfer;2500,00;3654,80
;ACME GmbH;;
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "markdown_table",
        encoding: "utf-8",
        text: r"| Date | Text | Amount |
|------|------|-------:|
| 2023-01-16 | Shop | -45.20 |
| 2023-01-25 | Pay | 2500.00 |
",
        truth: "2023-01-16 -45.20;2023-01-25 2500|ask",
    },
    Case {
        name: "pesos_and_soles",
        encoding: "utf-8",
        text: r"Fecha;Detalle;Importe
16/01/2023;Compra;S/ -45.20
25/01/2023;Sueldo;S/ 2,500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "rupiah_symbol",
        encoding: "utf-8",
        text: r#"Tanggal,Keterangan,Jumlah
16/01/2023,Belanja,"-Rp45.200,00"
25/01/2023,Gaji,"Rp2.500.000,00"
"#,
        truth: "2023-01-16 -45200;2023-01-25 2500000",
    },
    Case {
        name: "real_symbol",
        encoding: "utf-8",
        text: r"Data;Descrição;Valor
16/01/2023;Mercado;-R$ 45,20
25/01/2023;Salário;R$ 2.500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "dollar_variants",
        encoding: "utf-8",
        text: r#"Date,Text,Amount
2023-01-16,Shop,S$(45.20)
2023-01-18,Cafe,-NT$120.00
2023-01-25,Pay,"HK$2,500.00"
"#,
        truth: "ask|2023-01-16 -45.20;2023-01-18 -120;2023-01-25 2500",
    },
    Case {
        name: "tenge_hryvnia_tail",
        encoding: "utf-8",
        text: r"Дата;Описание;Сумма
16.01.2023;Магазин;−450,20 грн.
25.01.2023;Зарплата;25 000,00 грн.
",
        truth: "2023-01-16 -450.20;2023-01-25 25000",
    },
    Case {
        name: "euro_tail_minus",
        encoding: "utf-8",
        text: r"Datum;Text;Betrag
16.01.2023;Laden;45,20€-
25.01.2023;Lohn;2.500,00€+
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "accounting_dollar_parens",
        encoding: "utf-8",
        text: r#"Date,Memo,Amount
1/16/2023,Shop,$ (45.20)
1/25/2023,Pay,"$ 2,500.00"
1/27/2023,Rent,"$ (1,850.00)"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -1850",
    },
    Case {
        name: "months_turkish",
        encoding: "utf-8",
        text: r"Tarih;Açıklama;Tutar
16 Oca 2023;Market;-450,20
25 Şub 2023;Maaş;25.000,00
3 Ağustos 2023;Kira;-8.000,00
7 Eki 2023;Market;-100,00
9 Kas 2023;Market;-110,00
11 Ara 2023;Market;-120,00
",
        truth: "2023-01-16 -450.20;2023-02-25 25000;2023-08-03 -8000;2023-10-07 -100;2023-11-09 -110;2023-12-11 -120",
    },
    Case {
        name: "months_finnish",
        encoding: "utf-8",
        text: r"Päivä;Saaja;Summa
16. tammikuuta 2023;Prisma;-45,20
25. marraskuuta 2023;Palkka;2500,00
3. maaliskuuta 2023;Vuokra;-850,00
",
        truth: "2023-01-16 -45.20;2023-11-25 2500;2023-03-03 -850",
    },
    Case {
        name: "months_romanian",
        encoding: "utf-8",
        text: r"Data;Descriere;Suma
16 ian. 2023;LIDL;-45,20
25 iun. 2023;Salariu;2500,00
3 iul. 2023;Chirie;-850,00
9 noi. 2023;LIDL;-12,00
",
        truth: "2023-01-16 -45.20;2023-06-25 2500;2023-07-03 -850;2023-11-09 -12",
    },
    Case {
        name: "months_greek",
        encoding: "utf-8",
        text: r"Ημερομηνία;Περιγραφή;Ποσό
16 Ιαν 2023;Μάρκετ;-45,20
25 Φεβ 2023;Μισθός;2.500,00
3 Μαΐ 2023;Ενοίκιο;-850,00
9 Αυγ 2023;Μάρκετ;-12,00
",
        truth: "2023-01-16 -45.20;2023-02-25 2500;2023-05-03 -850;2023-08-09 -12",
    },
    Case {
        name: "months_portuguese_de",
        encoding: "utf-8",
        text: r#"Data,Descrição,Valor
16 de janeiro de 2023,Mercado,"-45,20"
25 de fevereiro de 2023,Salário,"2.500,00"
3 de março de 2023,Aluguel,"-850,00"
"#,
        truth: "2023-01-16 -45.20;2023-02-25 2500;2023-03-03 -850",
    },
    Case {
        name: "months_norwegian",
        encoding: "utf-8",
        text: r"Dato;Tekst;Beløp
16. jan. 2023;Rema;-45,20
25. mai 2023;Lønn;2500,00
9. des. 2023;Husleie;-850,00
",
        truth: "2023-01-16 -45.20;2023-05-25 2500;2023-12-09 -850",
    },
    Case {
        name: "months_hungarian",
        encoding: "utf-8",
        text: r"Dátum;Leírás;Összeg
2023. január 16.;SPAR;-4 520
2023. május 25.;Fizetés;250 000
2023. szeptember 3.;Lakbér;-85 000
",
        truth: "2023-01-16 -4520;2023-05-25 250000;2023-09-03 -85000|ask",
    },
    Case {
        name: "months_bulgarian",
        encoding: "utf-8",
        text: r"Дата;Описание;Сума
16 яну 2023;Магазин;-45,20
25 юни 2023;Заплата;2500,00
3 юли 2023;Наем;-850,00
9 ное 2023;Магазин;-10,00
",
        truth: "2023-01-16 -45.20;2023-06-25 2500;2023-07-03 -850;2023-11-09 -10",
    },
    Case {
        name: "months_estonian",
        encoding: "utf-8",
        text: r"Kuupäev;Selgitus;Summa
16. jaanuar 2023;Rimi;-45,20
25. juuni 2023;Palk;2500,00
3. juuli 2023;Üür;-850,00
9. detsember 2023;Rimi;-10,00
",
        truth: "2023-01-16 -45.20;2023-06-25 2500;2023-07-03 -850;2023-12-09 -10",
    },
    Case {
        name: "months_lithuanian",
        encoding: "utf-8",
        text: r"Data;Paskirtis;Suma
2023 m. sausio 16 d.;Maxima;-45,20
2023 m. rugpjūčio 25 d.;Alga;2500,00
",
        truth: "ask|2023-01-16 -45.20;2023-08-25 2500",
    },
    Case {
        name: "months_indonesian",
        encoding: "utf-8",
        text: r"Tanggal;Keterangan;Jumlah
16 Jan 2023;Indomaret;-45200,00
25 Agu 2023;Gaji;2500000,00
3 Mei 2023;Sewa;-850000,00
9 Des 2023;Toko;-10000,00
",
        truth: "2023-01-16 -45200;2023-08-25 2500000;2023-05-03 -850000;2023-12-09 -10000",
    },
    Case {
        name: "months_croatian",
        encoding: "utf-8",
        text: r"Datum;Opis;Iznos
16. lipnja 2023.;Konzum;-45,20
25. srpnja 2023.;Plaća;2500,00
3. kolovoza 2023.;Najam;-850,00
",
        truth: "2023-06-16 -45.20;2023-07-25 2500;2023-08-03 -850|ask",
    },
    Case {
        name: "invoice_numbers_look_like_amounts",
        encoding: "utf-8",
        text: r"Date,Invoice,Customer,Amount
2023-01-16,1023.01,Ann,-45.20
2023-01-25,1024.01,Bob,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "noheader_reference_before_amount",
        encoding: "utf-8",
        text: r"16/01/2023,451200,Shop,-45.20,1154.80
25/01/2023,451201,Pay,2500.00,3654.80
27/01/2023,451202,Rent,-850.00,2804.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "noheader_no_signs",
        encoding: "utf-8",
        text: r"16/01/2023,Shop,45.20
25/01/2023,Pay,2500.00
27/01/2023,Rent,850.00
",
        truth: "ask",
    },
    Case {
        name: "qty_price_total",
        encoding: "utf-8",
        text: r"Date,Product,Qty,Price,Total
2023-01-16,Widget,2,22.60,45.20
2023-01-25,Gadget,1,2500.00,2500.00
",
        truth: "ask",
    },
    Case {
        name: "foreign_and_account_amounts",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Currency,Foreign Amount,Foreign Currency
2023-01-16,Hotel Paris,-52.10,USD,-48.00,EUR
2023-01-25,Pay,2500.00,USD,,
",
        truth: "2023-01-16 -52.10;2023-01-25 2500",
    },
    Case {
        name: "card_swap_negative_refund_only",
        encoding: "utf-8",
        text: r"Date,Description,Card Member,Amount
01/16/2023,DELTA AIR,ANN,320.00
01/18/2023,HOTEL,ANN,180.00
01/20/2023,DELTA AIR REFUND,ANN,-320.00
01/25/2023,AUTOPAY PAYMENT - THANK YOU,ANN,-180.00
",
        truth: "2023-01-16 -320;2023-01-18 -180;2023-01-20 320;2023-01-25 180",
    },
    Case {
        name: "bank_receipts_mostly",
        encoding: "utf-8",
        text: r"Date,Description,Amount
2023-01-16,Invoice 1 Ann,100.00
2023-01-17,Invoice 2 Bob,120.00
2023-01-18,Invoice 3 Cid,130.00
2023-01-19,Invoice 4 Dan,90.00
2023-01-20,Rent,-300.00
",
        truth: "ask|2023-01-16 100;2023-01-17 120;2023-01-18 130;2023-01-19 90;2023-01-20 -300",
    },
    Case {
        name: "two_currencies_columns",
        encoding: "utf-8",
        text: r"Date,Text,Amount EUR,Amount USD
2023-01-16,Shop,-45.20,-49.00
2023-01-25,Pay,2500.00,2700.00
",
        truth: "ask",
    },
    Case {
        name: "reversed_rows",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Status
2023-01-16,Shop,-45.20,Completed
2023-01-17,Shop,-99.00,Reversed
2023-01-25,Pay,2500.00,Completed
",
        truth: "2023-01-16 -45.20;2023-01-25 2500|ask",
    },
    Case {
        name: "debit_credit_flag_header_sign",
        encoding: "utf-8",
        text: r"Buchungsdatum;Text;Betrag;S/H
16.01.2023;Laden;45,20;S
25.01.2023;Lohn;2.500,00;H
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "uznania_obciazenia",
        encoding: "utf-8",
        text: r"Data;Tytuł;Obciążenia;Uznania
16.01.2023;Sklep;45,20;
25.01.2023;Pensja;;2 500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "addebito_accredito_words",
        encoding: "utf-8",
        text: r"Data;Descrizione;Segno;Importo
16/01/2023;Spesa;Addebito;45,20
25/01/2023;Stipendio;Accredito;2.500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "cargo_abono_words",
        encoding: "utf-8",
        text: r"Fecha;Concepto;Tipo;Importe
16/01/2023;Compra;Cargo;45,20
25/01/2023;Nómina;Abono;2.500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "czech_words",
        encoding: "utf-8",
        text: r"Datum;Popis;Typ;Částka
16.01.2023;Nákup;Výdaj;450,20
25.01.2023;Mzda;Příjem;25 000,00
",
        truth: "2023-01-16 -450.20;2023-01-25 25000",
    },
    Case {
        name: "cr_suffix_only_on_payments",
        encoding: "utf-8",
        text: r#"Date,Details,Amount
16/01/2023,AMAZON,"1,450.00"
18/01/2023,UBER,250.00
25/01/2023,PAYMENT,"5,000.00 CR"
"#,
        truth: "2023-01-16 -1450;2023-01-18 -250;2023-01-25 5000|ask",
    },
    Case {
        name: "balance_also_named_amount",
        encoding: "utf-8",
        text: r"Date,Text,Transaction Amount,Balance Amount
2023-01-16,Shop,-45.20,1154.80
2023-01-25,Pay,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "account_number_amount_like",
        encoding: "utf-8",
        text: r"Date,Account,Sort,Text,Amount
2023-01-16,12345.00,203040,Shop,-45.20
2023-01-25,12345.00,203040,Pay,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "net_tax_gross_invoice_book",
        encoding: "utf-8",
        text: r"Date,Supplier,Net,VAT,Gross
2023-01-16,Paper Co,40.00,8.00,48.00
2023-01-25,Chair Co,100.00,20.00,120.00
",
        truth: "2023-01-16 -48;2023-01-25 -120|ask",
    },
    Case {
        name: "excel_serials",
        encoding: "utf-8",
        text: r"Date,Text,Amount
44942,Shop,-45.20
44951,Pay,2500.00
44953,Rent,-850.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850|ask",
    },
    Case {
        name: "mixed_iso_and_serial",
        encoding: "utf-8",
        text: r"Date,Text,Amount
2023-01-16,Shop,-45.20
44951,Pay,2500.00
44953.5,Rent,-850.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "mixed_orders",
        encoding: "utf-8",
        text: r"Date,Text,Amount
16/01/2023,Shop,-45.20
01/25/2023,Pay,2500.00
27/01/2023,Rent,-850.00
",
        truth: "ask",
    },
    Case {
        name: "period_settles_dates",
        encoding: "utf-8",
        text: r"Statement period: 1 January 2023 to 31 January 2023
Date,Text,Amount
02/01/2023,Shop,-45.20
05/01/2023,Pay,2500.00
09/01/2023,Rent,-850.00
",
        truth: "2023-01-02 -45.20;2023-01-05 2500;2023-01-09 -850",
    },
    Case {
        name: "ragged_text_commas",
        encoding: "utf-8",
        text: r"Date,Amount,Text
16/01/2023,-45.20,Shop, corner
25/01/2023,2500.00,Pay
27/01/2023,-850.00,Rent
",
        truth: "ask",
    },
    Case {
        name: "decimal_comma_unquoted_in_commas",
        encoding: "utf-8",
        text: r"Datum,Text,Betrag
16.01.2023,Laden,-45,20
25.01.2023,Lohn,2500,00
27.01.2023,Miete,-850,00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "header_below_totals",
        encoding: "utf-8",
        text: r"Total debits,895.20
Total credits,2500.00
Closing balance,2804.80
Date,Text,Amount
2023-01-16,Shop,-45.20
2023-01-25,Pay,2500.00
2023-01-27,Rent,-850.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "second_table_below",
        encoding: "utf-8",
        text: r"Date,Text,Amount
2023-01-16,Shop,-45.20
2023-01-25,Pay,2500.00

Symbol,Shares,Value
VTI,10,2000.00
VXUS,5,250.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500|ask",
    },
    Case {
        name: "pending_text_in_date",
        encoding: "utf-8",
        text: r"Date,Text,Amount
Pending,Cafe,-3.20
2023-01-16,Shop,-45.20
2023-01-25,Pay,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "utc_words",
        encoding: "utf-8",
        text: r"Transaction time,Description,Amount
16 January 2023 at 12:01,Shop,-45.20
25 January 2023 at 09:00,Pay,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "weekday_names",
        encoding: "utf-8",
        text: r"Datum;Text;Betrag
Mo, 16.01.2023;Laden;-45,20
Mi, 25.01.2023;Lohn;2500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "epoch_times",
        encoding: "utf-8",
        text: r"timestamp,text,amount
1673870400,Shop,-45.20
1674648000,Pay,2500.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "transfer_type_words",
        encoding: "utf-8",
        text: r"Date,Type,Amount,Note
2023-01-16,Expense,45.20,Shop
2023-01-25,Income,2500.00,Pay
2023-01-27,Transfer,100.00,To savings
",
        truth: "ask",
    },
    Case {
        name: "tab_and_nbsp",
        encoding: "utf-16",
        text: r"Date	Text	Amount	Balance
16.01.2023	Shop	-45,20	1 154,80
25.01.2023	Pay	2 500,00	3 654,80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
];

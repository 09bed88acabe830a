//! Layouts of all kinds, written after the reader had seen the others.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "bank_austria",
        encoding: "utf-8",
        text: r"Buchungsdatum;Valutadatum;Buchungstext;Interne Notiz;Währung;Betrag;Belegdaten;Belegnummer;Auftraggebername;Auftraggeberkonto;Empfängername;Empfängerkonto;Zahlungsgrund
16.01.2023;16.01.2023;SPAR DANKT;;EUR;-45,20;;;;;SPAR;;
18.01.2023;18.01.2023;GEHALT;;EUR;2.500,00;;;ACME;;;;Lohn
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "sparda_bw",
        encoding: "utf-8",
        text: r"Kontoinhaber:;Max
Kontonummer:;123456

Buchungstag;Wertstellungstag;Verwendungszweck;Umsatz;Währung
16.01.2023;16.01.2023;REWE;-45,20;EUR
18.01.2023;18.01.2023;GEHALT ACME;2.500,00;EUR
* noch nicht ausgeführte Umsätze
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "hanseatic_card",
        encoding: "utf-8",
        text: r"Buchungsdatum;Transaktionsdatum;Umsatz;Währung;Beschreibung;Kategorie
18.01.2023;16.01.2023;-45,20;EUR;REWE;Lebensmittel
20.01.2023;20.01.2023;150,00;EUR;Zahlung;Gutschrift
",
        truth: "2023-01-16 -45.20;2023-01-20 150",
    },
    Case {
        name: "amex_de",
        encoding: "utf-8",
        text: r#"Datum,Beschreibung,Karteninhaber,Konto #,Betrag
16/01/2023,REWE BERLIN,MAX M,-12345,"45,20"
18/01/2023,LUFTHANSA,MAX M,-12345,"320,00"
20/01/2023,ZAHLUNG ERHALTEN. BESTEN DANK,MAX M,-12345,"-365,20"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 -320;2023-01-20 365.20",
    },
    Case {
        name: "amex_uk",
        encoding: "utf-8",
        text: r"Date,Description,Card Member,Account #,Amount,Extended Details,Category
16/01/2023,TESCO STORES,J SMITH,-12345,45.20,,Groceries
18/01/2023,BRITISH AIRWAYS,J SMITH,-12345,320.00,,Travel
20/01/2023,PAYMENT RECEIVED - THANK YOU,J SMITH,-12345,-365.20,,
",
        truth: "2023-01-16 -45.20;2023-01-18 -320;2023-01-20 365.20",
    },
    Case {
        name: "lloyds_card",
        encoding: "utf-8",
        text: r"Date,Date entered,Reference,Description,Amount
16/01/2023,17/01/2023,123,TESCO,45.20
18/01/2023,19/01/2023,124,AMAZON,19.99
",
        truth: "ask|2023-01-16 -45.20;2023-01-18 -19.99",
    },
    Case {
        name: "icscards_nl",
        encoding: "utf-8",
        text: r"Datum;Boekdatum;Omschrijving;Categorie;Bedrag in vreemde valuta;Valuta;Wisselkoers;Bedrag in euro;Af/Bij
16-01-2023;17-01-2023;ALBERT HEIJN;Boodschappen;;;;45,20;Af
18-01-2023;19-01-2023;AMAZON US;Online;10,00;USD;0,92;9,20;Af
20-01-2023;20-01-2023;GEINCASSEERD;;;;;54,40;Bij
",
        truth: "2023-01-16 -45.20;2023-01-18 -9.20;2023-01-20 54.40",
    },
    Case {
        name: "bnp_pl",
        encoding: "utf-8",
        text: r"Data transakcji;Data zaksięgowania;Data odrzucenia;Kwota;Waluta;Nadawca;Odbiorca;Opis;Produkt;Typ transakcji;Kwota zlecenia;Waluta zlecenia;Status;Saldo po transakcji
16.01.2023;17.01.2023;;-45,20;PLN;;BIEDRONKA;Zakup;Konto;Transakcja kartą;45,20;PLN;Wykonana;1154,80
18.01.2023;18.01.2023;;2500,00;PLN;ACME;;Pensja;Konto;Przelew przychodzący;2500,00;PLN;Wykonana;3654,80
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "kb_cz",
        encoding: "windows-1250",
        text: r"MojeBanka, export transakcni historie
Datum vytvoreni souboru;31.01.2023

Datum splatnosti;Datum odepsani z jine banky;Protiucet/Kod banky;Nazev protiuctu;Castka;VS;KS;SS;Identifikace transakce;Systemovy popis;Popis prikazce;Popis pro prijemce
16.01.2023;;;;-450,20;1178;;;001;Nakup na internetu;;ALBERT
18.01.2023;18.01.2023;123/0100;ACME;25000,00;;;;002;Prichozi uhrada;;MZDA
",
        truth: "2023-01-16 -450.20;2023-01-18 25000",
    },
    Case {
        name: "unicredit_cz",
        encoding: "utf-8",
        text: r"Účet;Částka;Měna;Datum zúčtování;Datum valuty;Banka;Název banky;Číslo účtu;Název účtu;Adresa;Detail transakce
123456;-450,20;CZK;2023-01-16;2023-01-16;;;;ALBERT;;NÁKUP
123456;25000,00;CZK;2023-01-18;2023-01-18;0100;KB;987;ACME;;MZDA
",
        truth: "2023-01-16 -450.20;2023-01-18 25000",
    },
    Case {
        name: "raiffeisen_ro",
        encoding: "utf-8",
        text: r"Data inregistrarii;Data tranzactiei;Suma debit;Suma credit;Nr. OP;Cod fiscal beneficiar;Ordonator final;Beneficiar final;Nume/Denumire ordonator/beneficiar;Descrierea tranzactiei
16/01/2023;16/01/2023;145,20;;1;;;;LIDL;Plata POS
18/01/2023;18/01/2023;;2.500,00;2;;;;ACME;Salariu
",
        truth: "2023-01-16 -145.20;2023-01-18 2500",
    },
    Case {
        name: "tochka_ru",
        encoding: "utf-8",
        text: r"Дата;Номер документа;Дебет;Кредит;Контрагент;ИНН;Назначение платежа
16.01.2023;12;4520,00;;ООО Поставщик;7701234567;Оплата по счёту 5
18.01.2023;13;;25000,00;ООО Клиент;7707654321;Оплата услуг
",
        truth: "2023-01-16 -4520;2023-01-18 25000",
    },
    Case {
        name: "sber_1",
        encoding: "utf-8",
        text: r"Дата операции;Дата списания;Категория;Описание;Сумма в валюте счёта;Валюта счёта;Сумма в валюте операции;Валюта операции;Остаток
16.01.2023 12:01;17.01.2023;Супермаркеты;ПЯТЁРОЧКА;-450,20;RUB;-450,20;RUB;9549,80
18.01.2023 09:00;18.01.2023;Зачисления;ЗАРПЛАТА;75000,00;RUB;75000,00;RUB;84549,80
",
        truth: "2023-01-16 -450.20;2023-01-18 75000",
    },
    Case {
        name: "pumb_ua",
        encoding: "utf-8",
        text: r"Дата операції;Сума;Валюта;Тип операції;Опис;Статус
16.01.2023 12:01;-450.20;UAH;Оплата;Сільпо;Проведено
17.01.2023 12:01;-99.00;UAH;Оплата;Уклон;Відхилено
18.01.2023 09:00;25000.00;UAH;Зарахування;Зарплата;Проведено
",
        truth: "2023-01-16 -450.20;2023-01-18 25000",
    },
    Case {
        name: "isbank_tr",
        encoding: "utf-8",
        text: r#"Tarih/Saat,Kanal/Şube,İşlem Tutarı*,Bakiye,Ek Hesap Bakiye,İşlem,Dekont No,Açıklama
16/01/2023-12:01:33,POS,"-450,20","1.549,80",,POS,123,MIGROS
18/01/2023-09:00:00,İnternet,"25.000,00","26.549,80",,EFT,124,MAAŞ
"#,
        truth: "2023-01-16 -450.20;2023-01-18 25000",
    },
    Case {
        name: "max_il",
        encoding: "utf-8",
        text: r"תאריך עסקה,שם בית העסק,קטגוריה,4 ספרות אחרונות של כרטיס האשראי,סוג עסקה,סכום חיוב,מטבע חיוב,סכום עסקה מקורי,מטבע עסקה מקורי,תאריך חיוב
16-01-2023,שופרסל,מזון,1234,רגילה,145.20,₪,145.20,₪,10-02-2023
18-01-2023,AMAZON,קניות,1234,רגילה,36.50,₪,10.00,$,10-02-2023
",
        truth: "ask|2023-01-16 -145.20;2023-01-18 -36.50",
    },
    Case {
        name: "jcb_card",
        encoding: "shift_jis",
        text: r#"ご利用者,ご利用日,ご利用先,ご利用金額,支払区分,今回回数,お支払い金額,摘要
ご本人,2023/01/16,スーパー,"4,520",１回払い,,"4,520",
ご本人,2023/01/20,家電店,"20,000",１回払い,,"20,000",
"#,
        truth: "2023-01-16 -4520;2023-01-20 -20000",
    },
    Case {
        name: "resona",
        encoding: "shift_jis",
        text: r#"取扱日付,支払・預入,取引金額,差引残高,摘要
2023/01/16,支払,"4,520","95,480",カード
2023/01/25,預入,"250,000","345,480",給与
2023/01/27,支払,"80,000","265,480",家賃
"#,
        truth: "2023-01-16 -4520;2023-01-25 250000;2023-01-27 -80000",
    },
    Case {
        name: "korea_card",
        encoding: "utf-8",
        text: r"이용일자,이용시간,가맹점명,이용금액,할부개월,승인번호,취소여부
2023-01-16,12:01,이마트,45200,일시불,12345678,N
2023-01-18,13:01,쿠팡,19900,일시불,12345679,N
",
        truth: "ask|2023-01-16 -45200;2023-01-18 -19900",
    },
    Case {
        name: "shinhan_kr",
        encoding: "utf-8",
        text: r"거래일자,거래시간,적요,출금(원),입금(원),내용,잔액(원),거래점
2023-01-16,12:01:33,체크,45200,,이마트,954800,신한
2023-01-25,09:00:00,급여,,2500000,아크메,3454800,강남
",
        truth: "2023-01-16 -45200;2023-01-25 2500000",
    },
    Case {
        name: "boc",
        encoding: "gb18030",
        text: r"交易日期,业务摘要,交易金额,货币,余额,对方名称,对方账号
20230116,消费,-45.20,人民币,1154.80,超市,1234
20230118,代发工资,2500.00,人民币,3654.80,公司,5678
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "cmb_debit_tabs",
        encoding: "gb18030",
        text: r#"# 招商银行交易记录
# 导出时间:	2023-01-31 12:00:00
# 账号:	[6225********1234]
"交易日期","交易时间","收入","支出","余额","交易类型","交易备注"
"	20230118","	09:00:00","	2500.00","","	3654.80","	代发工资","	工资"
"	20230116","	12:01:33","","	45.20","	1154.80","	快捷支付","	超市"
# 收入合计: 1 笔, 共 2500.00 元
"#,
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "hang_seng",
        encoding: "utf-8",
        text: r"Date,Transaction details,Deposit,Withdrawal,Balance in original currency
16/01/2023,WELLCOME,,452.00,11548.00
25/01/2023,SALARY,25000.00,,36548.00
",
        truth: "2023-01-16 -452;2023-01-25 25000",
    },
    Case {
        name: "citi_sg_noheader",
        encoding: "utf-8",
        text: r#""16/01/2023","NTUC FAIRPRICE","-45.20","","'1234567890'"
"25/01/2023","PAYMENT - THANK YOU","","250.00","'1234567890'"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 250|ask",
    },
    Case {
        name: "pnb_in",
        encoding: "utf-8",
        text: r#"Txn No.,Txn Date,Description,Branch Name,Cheque No.,Dr Amount,Cr Amount,Balance
S123,16/01/2023,UPI/DR/BIGBAZAAR,DELHI,,"1,450.00",,"11,550.00 Cr."
S124,25/01/2023,NEFT/ACME,DELHI,,,"1,25,000.00","1,36,550.00 Cr."
"#,
        truth: "2023-01-16 -1450;2023-01-25 125000",
    },
    Case {
        name: "canara_in",
        encoding: "utf-8",
        text: r#"Txn Date,Value Date,Cheque No.,Description,Branch Code,Debit,Credit,Balance,
"=""16-01-2023 12:01:33""","=""16 Jan 2023""","=""""",UPI BIGBAZAAR,"=""123""","1,450.00"," ","11,550.00",
"=""25-01-2023 09:00:33""","=""25 Jan 2023""","=""""",NEFT ACME,"=""123"""," ","1,25,000.00","1,36,550.00",
"#,
        truth: "2023-01-16 -1450;2023-01-25 125000",
    },
    Case {
        name: "hbl_pk",
        encoding: "utf-8",
        text: r#"Date,Particulars,Debit,Credit,Balance
16-Jan-2023,POS IMTIAZ,"4,520.00",-,"95,480.00"
25-Jan-2023,SALARY,-,"250,000.00","345,480.00"
"#,
        truth: "2023-01-16 -4520;2023-01-25 250000",
    },
    Case {
        name: "nedbank_noheader",
        encoding: "utf-8",
        text: r"Statement Enquiry :
Account Number :,1234567890
Account Description :,Current account
Statement Number :,12
16Jan2023,CHECKERS,-45.20,1154.80,
25Jan2023,SALARY ACME,2500.00,3654.80,
27Jan2023,RENT,-850.00,2804.80,
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "absa",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Balance
20230116,POS PURCHASE CHECKERS,-45.20,1154.80
20230125,ACB CREDIT SALARY,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "investec",
        encoding: "utf-8",
        text: r"Account,Posting date,Transaction date,Description,Debit,Credit,Balance
10011234567,2023-01-17,2023-01-16,CHECKERS,45.20,0.00,1154.80
10011234567,2023-01-25,2023-01-25,SALARY,0.00,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "bendigo_noheader",
        encoding: "utf-8",
        text: r#""16/01/2023","-45.20","WOOLWORTHS"
"25/01/2023","2500.00","SALARY ACME"
"27/01/2023","-850.00","RENT"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "macquarie",
        encoding: "utf-8",
        text: r"Transaction Date,Details,Account,Category,Subcategory,Tags,Notes,Debit,Credit,Balance,Original Description
16 Jan 2023,Woolworths,123,Groceries,Supermarkets,,,45.20,,1154.80,WOOLWORTHS 123
25 Jan 2023,Acme,123,Income,Salary,,,,2500.00,3654.80,ACME PTY
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "bnz",
        encoding: "utf-8",
        text: r"Date,Amount,Payee,Particulars,Code,Reference,Tran Type,This Party Account,Other Party Account,Serial,Transaction Code,Batch Number,Originating Bank/Branch,Processed Date
16/01/2023,-45.20,COUNTDOWN,1234,,,FT,02-123,,,00,123,02-123,17/01/2023
25/01/2023,2500.00,ACME LTD,SALARY,,,DC,02-123,,,50,124,02-123,25/01/2023
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "first_tech_us",
        encoding: "utf-8",
        text: r#""Transaction ID","Posting Date","Effective Date","Transaction Type","Amount","Check Number","Reference Number","Description","Transaction Category","Type","Balance","Memo","Extended Description"
"1","1/16/2023","1/16/2023","Debit","-45.20000","","123","WALMART","Groceries","Debit Card","1154.80000","",""
"2","1/18/2023","1/18/2023","Credit","2500.00000","","124","ACME","Paychecks","ACH","3654.80000","",""
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "alliant",
        encoding: "utf-8",
        text: r#"Date,Description,Amount,Balance
01/18/2023,ACME PAYROLL,"$2,500.00","$3,654.80"
01/16/2023,WALMART,($45.20),"$1,154.80"
"#,
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "us_bank_memo",
        encoding: "utf-8",
        text: r#""Date","Transaction","Name","Memo","Amount"
"2023-01-16","DEBIT","WALMART","Download from usbank.com.","-45.20"
"2023-01-18","CREDIT","ACME PAYROLL","Download from usbank.com.","2500.00"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "vanguard_two_tables",
        encoding: "utf-8",
        text: r"Account Number,Investment Name,Symbol,Shares,Share Price,Total Value,
12345678,VTI,VTI,10.0000,200.00,2000.00,

Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commission Fees,Net Amount,Accrued Interest,Account Type,
12345678,2023-01-16,2023-01-18,Buy,Buy,VTI,VTI,1.0000,200.00,-200.00,0.0,-200.00,0.0,CASH,
12345678,2023-01-20,2023-01-20,Dividend,Dividend Received,VTI,VTI,0.0000,1.0,8.50,0.0,8.50,0.0,CASH,
",
        truth: "2023-01-16 -200;2023-01-20 8.50",
    },
    Case {
        name: "etrade",
        encoding: "utf-8",
        text: r#""All Transactions Activity Types"

Transaction Date,Transaction Type,Security Type,Symbol,Quantity,Amount,Price,Commission,Description
01/20/23,Dividend,EQ,VTI,0,8.5,0,0,VANGUARD
01/16/23,Bought,EQ,VTI,1,-200,200,0,VANGUARD
"#,
        truth: "2023-01-20 8.50;2023-01-16 -200",
    },
    Case {
        name: "interactive_brokers_cash_de",
        encoding: "utf-8",
        text: r"Datum;Beschreibung;Betrag;Währung;Saldo
2023-01-16;Kauf VTI;-200,00;USD;800,00
2023-01-20;Dividende VTI;8,50;USD;808,50
",
        truth: "2023-01-16 -200;2023-01-20 8.50",
    },
    Case {
        name: "binance_cash",
        encoding: "utf-8",
        text: r"User_ID,UTC_Time,Account,Operation,Coin,Change,Remark
123456,2023-01-16 12:01:33,Spot,Deposit,EUR,500.00000000,
123456,2023-01-18 12:01:33,Spot,Fee,EUR,-0.50000000,
123456,2023-01-20 12:01:33,Spot,Withdraw,EUR,-100.00000000,
",
        truth: "2023-01-16 500;2023-01-18 -0.50;2023-01-20 -100",
    },
    Case {
        name: "kraken_ledger",
        encoding: "utf-8",
        text: r#""txid","refid","time","type","subtype","aclass","asset","amount","fee","balance"
"L1","R1","2023-01-16 12:01:33","deposit","","currency","ZEUR","500.0000","0.0000","500.0000"
"L2","R2","2023-01-18 12:01:33","withdrawal","","currency","ZEUR","-100.0000","0.0900","399.9100"
"L3","R3","2023-01-20 12:01:33","deposit","","currency","ZEUR","50.0000","0.0000","449.9100"
"#,
        truth: "2023-01-16 500;2023-01-18 -100.09;2023-01-20 50",
    },
    Case {
        name: "paypal_fr",
        encoding: "utf-8",
        text: r#""Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Avant commission","Commission","Net","De l'adresse email","À l'adresse email","Numéro de transaction"
"16/01/2023","12:01:33","CET","Ann","Paiement","Terminé","EUR","100,00","-3,20","96,80","a@x","b@x","1"
"18/01/2023","12:01:33","CET","Shop","Paiement","Terminé","EUR","-45,20","0,00","-45,20","b@x","c@x","2"
"#,
        truth: "2023-01-16 96.80;2023-01-18 -45.20",
    },
    Case {
        name: "paypal_es",
        encoding: "utf-8",
        text: r#""Fecha","Hora","Zona horaria","Nombre","Tipo","Estado","Divisa","Bruto","Tarifa","Neto","Saldo"
"16/01/2023","12:01:33","CET","Ann","Pago","Completado","EUR","100,00","-3,20","96,80","196,80"
"18/01/2023","12:01:33","CET","Shop","Pago","Completado","EUR","-45,20","0,00","-45,20","151,60"
"#,
        truth: "2023-01-16 96.80;2023-01-18 -45.20",
    },
    Case {
        name: "klarna_settlement",
        encoding: "utf-8",
        text: r"sale_date,capture_date,type,short_order_id,merchant_reference1,currency_code,amount,payout_date
2023-01-16,2023-01-16,SALE,A1,101,EUR,100.00,2023-01-20
2023-01-16,2023-01-16,FEE,A1,101,EUR,-2.99,2023-01-20
2023-01-18,2023-01-18,RETURN,A2,102,EUR,-50.00,2023-01-20
",
        truth: "2023-01-16 100;2023-01-16 -2.99;2023-01-18 -50",
    },
    Case {
        name: "zettle",
        encoding: "utf-8",
        text: r"Datum;Zeit;Belegnummer;Zahlungsart;Kartentyp;Endsumme;Gebühr;Netto;Währung
16.01.2023;12:01;1;Karte;Visa;100,00;-2,75;97,25;EUR
18.01.2023;12:01;2;Karte;MC;50,00;-1,38;48,62;EUR
",
        truth: "2023-01-16 97.25;2023-01-18 48.62|ask",
    },
    Case {
        name: "shopify_billing",
        encoding: "utf-8",
        text: r"Bill #,Billing cycle,Date,Description,Amount,Currency,Start of billing cycle,End of billing cycle
101,1,2023-01-16,Basic plan,29.00,USD,2023-01-16,2023-02-14
101,1,2023-01-16,Transaction fees,3.20,USD,2023-01-16,2023-02-14
",
        truth: "ask",
    },
    Case {
        name: "google_ads_billing",
        encoding: "utf-8",
        text: r"Date,Description,Clicks,Impressions,Amount
16 Jan 2023,Search campaign,120,12000,45.20
17 Jan 2023,Search campaign,130,13000,48.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-17 -48",
    },
    Case {
        name: "aws_billing",
        encoding: "utf-8",
        text: r"InvoiceDate,ProductName,UsageType,Cost
2023-01-16,EC2,t3.micro,45.20
2023-01-17,S3,Storage,8.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-17 -8",
    },
    Case {
        name: "github_sponsors",
        encoding: "utf-8",
        text: r"Sponsor Handle,Sponsorship Started On,Is Public?,Transaction Date,Tier Amount,Processed Amount,Status
ann,2022-05-01,true,2023-01-16,$5.00,$5.00,settled
bob,2022-06-01,true,2023-01-18,$10.00,$9.10,settled
",
        truth: "ask|2023-01-16 5;2023-01-18 9.10",
    },
    Case {
        name: "uber_driver",
        encoding: "utf-8",
        text: r"Driver,Date,Trip fares,Tips,Tolls,Service fee,Your earnings
Ann,2023-01-16,100.00,5.00,0.00,-25.00,80.00
Ann,2023-01-17,80.00,0.00,2.00,-20.00,62.00
",
        truth: "ask|2023-01-16 80;2023-01-17 62",
    },
    Case {
        name: "toggl_like_hours",
        encoding: "utf-8",
        text: r"Date,Client,Hours,Rate,Amount
2023-01-16,Acme,8.00,100.00,800.00
2023-01-18,Beta,4.00,100.00,400.00
",
        truth: "ask",
    },
    Case {
        name: "sevdesk",
        encoding: "utf-8",
        text: r"Belegdatum;Belegnummer;Kunde/Lieferant;Einnahme/Ausgabe;Netto;USt;Brutto;Bezahlt am
16.01.2023;R1;Acme;Einnahme;100,00;19,00;119,00;18.01.2023
18.01.2023;A1;Papier GmbH;Ausgabe;50,00;9,50;59,50;20.01.2023
",
        truth: "2023-01-16 119;2023-01-18 -59.50|2023-01-18 119;2023-01-20 -59.50|ask",
    },
    Case {
        name: "quickbooks_gl",
        encoding: "utf-8",
        text: r"Transaction Detail by Account
Demo Company
January 2023

,Date,Transaction Type,Num,Name,Memo/Description,Split,Amount,Balance
Checking,,,,,,,,
,01/16/2023,Expense,,Walmart,,Office,-45.20,-45.20
,01/25/2023,Deposit,,Acme,,Sales,2500.00,2454.80
Total for Checking,,,,,,,2454.80,
Office,,,,,,,,
,01/16/2023,Expense,,Walmart,,Checking,45.20,45.20
Total for Office,,,,,,,45.20,
",
        truth: "ask",
    },
    Case {
        name: "gnucash_import",
        encoding: "utf-8",
        text: r#"Date,Transaction ID,Number,Description,Notes,Commodity/Currency,Void Reason,Action,Memo,Full Account Name,Account Name,Amount With Sym.,Amount Num.,Value With Sym.,Value Num.,Reconcile,Reconcile Date,Rate/Price
16/01/2023,a1,,Groceries,,CURRENCY::EUR,,,,Assets:Bank,Bank,-45.20 €,-45.20,-45.20 €,-45.20,n,,1.00
16/01/2023,a1,,Groceries,,CURRENCY::EUR,,,,Expenses:Food,Food,45.20 €,45.20,45.20 €,45.20,n,,1.00
25/01/2023,a2,,Salary,,CURRENCY::EUR,,,,Assets:Bank,Bank,"2,500.00 €","2,500.00","2,500.00 €","2,500.00",n,,1.00
25/01/2023,a2,,Salary,,CURRENCY::EUR,,,,Income:Job,Job,"-2,500.00 €","-2,500.00","-2,500.00 €","-2,500.00",n,,1.00
"#,
        truth: "ask",
    },
    Case {
        name: "actual_budget",
        encoding: "utf-8",
        text: r#""Account","Date","Payee","Notes","Category","Amount","Split_Amount","Cleared"
"Checking","2023-01-16","Walmart","","Food","-45.20","0","Cleared"
"Checking","2023-01-25","Acme","","Income","2500.00","0","Cleared"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "ynab_new_register",
        encoding: "utf-8",
        text: r#""Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
"Checking","","01/16/2023","Walmart","Food: Groceries","Food","Groceries","",$45.20,$0.00,"Cleared"
"Checking","","01/25/2023","Acme","Inflow: Ready","Inflow","Ready","",$0.00,$2500.00,"Cleared"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "everydollar",
        encoding: "utf-8",
        text: r"Item,Group,Type,Date,Merchant,Amount,Note
Groceries,Food,expense,2023-01-16,Walmart,-45.20,
Paycheck,Income,income,2023-01-25,Acme,2500.00,
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "bluecoins",
        encoding: "utf-8",
        text: r"Type,Date,Time,Title,Amount,Currency,Exchange Rate,Category Group Name,Category,Account,Notes,Labels,Status
Expense,2023-01-16,12:01,Walmart,-45.20,USD,1.0,Food,Groceries,Cash,,,None
Income,2023-01-25,09:00,Acme,2500.00,USD,1.0,Employer,Salary,Bank,,,None
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "cashew",
        encoding: "utf-8",
        text: r"account,amount,currency,title,note,date,income,type,category name
Bank,-45.20,EUR,Rewe,,2023-01-16 12:01:33.000,false,null,Groceries
Bank,2500.00,EUR,Acme,,2023-01-25 09:00:33.000,true,null,Income
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "lunch_money",
        encoding: "utf-8",
        text: r"date,payee,category,amount,currency,notes,tags,account
2023-01-16,Walmart,Groceries,45.20,usd,,,Checking
2023-01-18,Netflix,Entertainment,15.49,usd,,,Checking
2023-01-25,Acme,Income,-2500.00,usd,,,Checking
",
        truth: "2023-01-16 -45.20;2023-01-18 -15.49;2023-01-25 2500|ask",
    },
    Case {
        name: "household_columns_per_category",
        encoding: "utf-8",
        text: r"Date,Description,Groceries,Rent,Income
2023-01-16,Walmart,45.20,,
2023-01-18,Landlord,,850.00,
2023-01-25,Acme,,,2500.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-18 -850;2023-01-25 2500",
    },
    Case {
        name: "cash_book_in_out_balance_fr",
        encoding: "utf-8",
        text: r"Date;Pièce;Libellé;Recettes;Dépenses;Solde
16/01/2023;1;Achat timbres;;45,20;154,80
18/01/2023;2;Vente;100,00;;254,80
",
        truth: "2023-01-16 -45.20;2023-01-18 100",
    },
    Case {
        name: "cash_book_es_debe_haber",
        encoding: "utf-8",
        text: r"Fecha;Asiento;Concepto;Debe;Haber;Saldo
16/01/2023;1;Compra;;45,20;154,80
18/01/2023;2;Venta;100,00;;254,80
",
        truth: "2023-01-16 -45.20;2023-01-18 100|ask",
    },
    Case {
        name: "german_ledger_soll_haben_card",
        encoding: "utf-8",
        text: r"Datum;Text;Soll;Haben
16.01.2023;Einkauf;45,20;
18.01.2023;Zahlung;;150,00
",
        truth: "2023-01-16 -45.20;2023-01-18 150",
    },
    Case {
        name: "council_payments_welsh",
        encoding: "utf-8",
        text: r"Body Name,Date,Transaction Number,Supplier Name,Net Amount,VAT Amount,Gross Amount,Expense Area
Council,16/01/2023,123,ACME LTD,1000.00,200.00,1200.00,Roads
Council,18/01/2023,124,BETA LTD,500.00,100.00,600.00,Schools
",
        truth: "2023-01-16 -1200;2023-01-18 -600|ask",
    },
    Case {
        name: "grant_payments_all_negative_refunds",
        encoding: "utf-8",
        text: r"Payment Date,Beneficiary,Amount Paid
16/01/2023,ACME LTD,1000.00
18/01/2023,BETA LTD,500.00
20/01/2023,BETA LTD,-100.00
",
        truth: "ask|2023-01-16 -1000;2023-01-18 -500;2023-01-20 100",
    },
    Case {
        name: "year_month_only",
        encoding: "utf-8",
        text: r"Month,Text,Amount
2023-01,Shop,-45.20
2023-02,Pay,2500.00
",
        truth: "ask",
    },
    Case {
        name: "dates_in_words_fr_capital",
        encoding: "utf-8",
        text: r"Date;Libellé;Montant
16 JANVIER 2023;Carrefour;-45,20
25 FÉVRIER 2023;Salaire;2500,00
3 AOÛT 2023;Loyer;-850,00
",
        truth: "2023-01-16 -45.20;2023-02-25 2500;2023-08-03 -850",
    },
    Case {
        name: "two_digit_year_dashes",
        encoding: "utf-8",
        text: r"Date,Text,Amount
16-01-23,Shop,-45.20
25-01-23,Pay,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "compact_dmy",
        encoding: "utf-8",
        text: r"Datum;Text;Betrag
16012023;Laden;-45,20
25012023;Lohn;2500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "mixed_currency_symbols_in_cells",
        encoding: "utf-8",
        text: r#"Date,Text,Amount
2023-01-16,Shop,€-45.20
2023-01-18,Cafe,£-12.00
2023-01-25,Pay,"€2,500.00"
"#,
        truth: "ask",
    },
    Case {
        name: "dot_thousand_int_with_comma_dec",
        encoding: "utf-8",
        text: r"Datum;Text;Betrag
16.01.2023;Laden;-1.045,20
25.01.2023;Lohn;2.500
",
        truth: "2023-01-16 -1045.20;2023-01-25 2500",
    },
    Case {
        name: "percent_and_rate_columns",
        encoding: "utf-8",
        text: r"Date,Text,Rate,Amount,Share
2023-01-16,Shop,1.05,-45.20,12%
2023-01-25,Pay,1.00,2500.00,88%
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "budget_and_actual_pair",
        encoding: "utf-8",
        text: r"Date,Category,Planned,Actual
2023-01-16,Food,50.00,45.20
2023-01-25,Pay,2500.00,2500.00
",
        truth: "ask",
    },
    Case {
        name: "amount_and_cleared_amount",
        encoding: "utf-8",
        text: r"Date,Text,Amount,Cleared Amount
2023-01-16,Shop,-45.20,
2023-01-25,Pay,2500.00,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500|ask",
    },
    Case {
        name: "authorised_vs_settled",
        encoding: "utf-8",
        text: r"Date,Merchant,Authorised Amount,Settled Amount
2023-01-16,Shop,-50.00,-45.20
2023-01-25,Refund,10.00,10.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 10",
    },
    Case {
        name: "hidden_minus_in_own_column",
        encoding: "utf-8",
        text: r"Date,Text,Sign,Amount
2023-01-16,Shop,-,45.20
2023-01-25,Pay,+,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "debit_positive_debit_refund",
        encoding: "utf-8",
        text: r"Date,Text,Debit,Credit
2023-01-16,Shop,45.20,
2023-01-18,Shop refund,-10.00,
2023-01-25,Pay,,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-18 10;2023-01-25 2500",
    },
    Case {
        name: "status_pending_row",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Status
2023-01-16,Shop,-45.20,Booked
2023-01-25,Pay,2500.00,Booked
2023-01-27,Hold,-50.00,Blocked
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500|2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -50",
    },
    Case {
        name: "last_column_amount_no_known_header",
        encoding: "utf-8",
        text: r"Wann;Was;Wieviel
16.01.2023;Laden;-45,20
25.01.2023;Lohn;2500,00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "esperanto_headers",
        encoding: "utf-8",
        text: r"Dato,Priskribo,Sumo
2023-01-16,Vendejo,-45.20
2023-01-25,Salajro,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
];

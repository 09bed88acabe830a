//! European banks and cards.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "n26",
        encoding: "utf-8",
        text: r#""Date","Payee","Account number","Transaction type","Payment reference","Amount (EUR)","Amount (Foreign Currency)","Type Foreign Currency","Exchange Rate"
"2023-01-03","REWE Markt","","MasterCard Payment","-","-23.45","-23.45","EUR","1.0"
"2023-01-14","Max Mustermann","DE12500105170648489890","Outgoing Transfer","Miete Januar","-850.0","","",""
"2023-01-15","ACME GmbH","DE89370400440532013000","Income","Gehalt 01/23","2450.12","","",""
"2023-01-18","Amazon US","","MasterCard Payment","-","-18.23","-19.8","USD","0.92071"
"2023-01-21","N26 Cashback","","Income","","0.55","","",""
"#,
        truth: "2023-01-03 -23.45;2023-01-14 -850;2023-01-15 2450.12;2023-01-18 -18.23;2023-01-21 0.55",
    },
    Case {
        name: "n26_2024",
        encoding: "utf-8",
        text: r#""Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference","Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"
2024-02-13,2024-02-13,"Lidl sagt Danke",,Presentment,,"Main Account",-34.20,-34.2,EUR,1
2024-02-14,2024-02-15,"Steam",,Presentment,,"Main Account",-11.07,-12,USD,0.9225
2024-02-20,2024-02-20,"John Doe",DE02120300000000202051,"Credit Transfer","rent","Main Account",400.00,,,
2024-02-28,2024-02-28,"Employer AG",DE02500105170137075030,"Credit Transfer","Salary","Main Account",3100.55,,,
"#,
        truth: "2024-02-13 -34.20;2024-02-14 -11.07;2024-02-20 400;2024-02-28 3100.55",
    },
    Case {
        name: "monzo",
        encoding: "utf-8",
        text: r"Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In
tx_00009abc,05/03/2021,08:12:44,Card payment,Pret A Manger,🥪,Eating out,-4.35,GBP,-4.35,GBP,,1 High St,,PRET A MANGER LONDON GBR,,-4.35,
tx_00009abd,17/03/2021,12:00:01,Faster payment,ACME LTD,,Income,1500.00,GBP,1500.00,GBP,salary,,,ACME LTD SALARY,,,1500.00
tx_00009abe,19/03/2021,19:32:10,Card payment,SNCF,🚆,Transport,-42.87,GBP,-50.00,EUR,,,,SNCF PARIS FRA,,-42.87,
tx_00009abf,22/03/2021,09:00:00,Pot transfer,Savings,,Savings,-100.00,GBP,-100.00,GBP,,,,Savings pot,,-100.00,
tx_00009ac0,23/03/2021,10:00:00,Card payment,Active card check,,General,0.00,GBP,0.00,GBP,,,,Check,,0.00,
",
        truth: "2021-03-05 -4.35;2021-03-17 1500;2021-03-19 -42.87;2021-03-22 -100;2021-03-23 0",
    },
    Case {
        name: "starling",
        encoding: "utf-8",
        text: r"Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category,Notes
01/12/2022,Tesco,TESCO STORES 2345,CONTACTLESS,-12.34,987.66,GROCERIES,
15/12/2022,Employer Ltd,WAGES,FASTER PAYMENT,1200.00,2187.66,INCOME,
16/12/2022,Landlord,RENT DEC,STANDING ORDER,-650.00,1537.66,HOME,
20/12/2022,Amazon,AMZNMKTPLACE,ONLINE PAYMENT,-23.99,1513.67,SHOPPING,
",
        truth: "2022-12-01 -12.34;2022-12-15 1200;2022-12-16 -650;2022-12-20 -23.99",
    },
    Case {
        name: "barclays",
        encoding: "utf-8",
        text: "Number,Date,Account,Amount,Subcategory,Memo\n\
\t ,28/02/2023,20-00-00 12345678,-45.00,Debit,\"DVLA-AB12CDE              \t ON 27 FEB\"\n\
\t ,27/02/2023,20-00-00 12345678,-9.99,Card Purchase,\"SPOTIFY UK\"\n\
\t ,24/02/2023,20-00-00 12345678,2105.33,Counter Credit,\"EMPLOYER LTD BGC\"\n\
\t ,21/02/2023,20-00-00 12345678,-120.00,Standing Order,\"J SMITH\"\n",
        truth: "2023-02-28 -45;2023-02-27 -9.99;2023-02-24 2105.33;2023-02-21 -120",
    },
    Case {
        name: "hsbc_uk_noheader",
        encoding: "utf-8",
        text: r#"22/06/2020,)))TFL TRAVEL CH,-2.40
21/06/2020,CR SALARY ACME,"1,850.00"
19/06/2020,DD BRITISH GAS,-45.12
18/06/2020,SO J BLOGGS,-300.00
"#,
        truth: "2020-06-22 -2.40;2020-06-21 1850;2020-06-19 -45.12;2020-06-18 -300",
    },
    Case {
        name: "natwest",
        encoding: "utf-8",
        text: r#"Date, Type, Description, Value, Balance, Account Name, Account Number

20/01/2022,POS,"'4411 18JAN22 , TESCO STORES",-15.20,1284.80,"'CURRENT ACC","'600001-12345678",
19/01/2022,BAC,"'ACME LTD , PAYROLL",1000.00,1300.00,"'CURRENT ACC","'600001-12345678",
17/01/2022,D/D,"'BT GROUP",-35.00,300.00,"'CURRENT ACC","'600001-12345678",
14/01/2022,C/L,"'CASH 1234",-50.00,335.00,"'CURRENT ACC","'600001-12345678",
"#,
        truth: "2022-01-20 -15.20;2022-01-19 1000;2022-01-17 -35;2022-01-14 -50",
    },
    Case {
        name: "natwest_card",
        encoding: "utf-8",
        text: r#"Date,Type,Description,Value,Balance,Account Name,Account Number
26 Jun 2023,Purchase,"UBER TRIP",14.20,,"'CREDIT CARD","'543210******1234",
24 Jun 2023,Purchase,"SAINSBURYS",55.01,,"'CREDIT CARD","'543210******1234",
20 Jun 2023,Payment,"PAYMENT - THANK YOU",-200.00,,"'CREDIT CARD","'543210******1234",
13 Jun 2023,Purchase,"WATERSTONES",9.99,,"'CREDIT CARD","'543210******1234",
"#,
        truth: "2023-06-26 -14.20;2023-06-24 -55.01;2023-06-20 200;2023-06-13 -9.99",
    },
    Case {
        name: "nationwide",
        encoding: "windows-1252",
        text: "\"Account Name:\",\"FlexAccount ****12345\"\r\n\
\"Account Balance:\",\"£1,234.56\"\r\n\
\"Available Balance: \",\"£1,734.56\"\r\n\
\r\n\
\"Date\",\"Transaction type\",\"Description\",\"Paid out\",\"Paid in\",\"Balance\"\r\n\
\"28 Apr 2022\",\"Contactless Payment\",\"TESCO STORES 6012\",\"£12.50\",\"\",\"£1,247.06\"\r\n\
\"29 Apr 2022\",\"Bank credit Mr A Smith\",\"Bank credit Mr A Smith\",\"\",\"£100.00\",\"£1,347.06\"\r\n\
\"03 May 2022\",\"Direct debit\",\"COUNCIL TAX\",\"£112.50\",\"\",\"£1,234.56\"\r\n",
        truth: "2022-04-28 -12.50;2022-04-29 100;2022-05-03 -112.50",
    },
    Case {
        name: "santander_es",
        encoding: "windows-1252",
        text: r"FECHA OPERACIÓN;FECHA VALOR;CONCEPTO;IMPORTE EUR;SALDO
31/05/2023;31/05/2023;NOMINA EMPRESA SL;1.850,00;2.345,67
30/05/2023;29/05/2023;COMPRA EN MERCADONA, MADRID;-45,30;495,67
24/05/2023;24/05/2023;RECIBO IBERDROLA;-62,15;540,97
",
        truth: "2023-05-31 1850;2023-05-30 -45.30;2023-05-24 -62.15",
    },
    Case {
        name: "bbva_es",
        encoding: "utf-8",
        text: r";F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observaciones
;14/11/2022;15/11/2022;Pago con tarjeta;CARREFOUR;-23,10;EUR;1.976,90;EUR;
;11/11/2022;11/11/2022;Transferencia recibida;JUAN PEREZ;500,00;EUR;2.000,00;EUR;alquiler
;09/11/2022;09/11/2022;Adeudo;VODAFONE;-40,00;EUR;1.500,00;EUR;
",
        truth: "2022-11-15 -23.10;2022-11-11 500;2022-11-09 -40",
    },
    Case {
        name: "caixabank",
        encoding: "utf-8",
        text: r"Concepto;Fecha;Importe;Saldo
TRANSF. A SU FAVOR;28/09/2021;1.200,00EUR;3.450,20EUR
COMPRA ZARA;27/09/2021;-59,95EUR;2.250,20EUR
BIZUM ENVIADO;25/09/2021;-20,00EUR;2.310,15EUR
",
        truth: "2021-09-28 1200;2021-09-27 -59.95;2021-09-25 -20",
    },
    Case {
        name: "ing_de",
        encoding: "windows-1252",
        text: "Umsatzanzeige;Datei erstellt am: 24.03.2023 10:12\r\n\
\r\n\
IBAN;DE12 5001 0517 0123 4567 89\r\n\
Kontoname;Girokonto\r\n\
Bank;ING\r\n\
Kunde;Max Mustermann\r\n\
Zeitraum;01.03.2023 - 24.03.2023\r\n\
Saldo;1.234,56;EUR\r\n\
\r\n\
Sortierung;Datum absteigend\r\n\
\r\n\
In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Die vorgemerkten Umsätze werden nicht aufgenommen, auch wenn sie in Ihrem Internetbanking angezeigt werden.\r\n\
\r\n\
Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung\r\n\
24.03.2023;24.03.2023;REWE SAGT DANKE;Lastschrift;Einkauf;1.234,56;EUR;-45,44;EUR\r\n\
22.03.2023;22.03.2023;Firma AG;Gehalt/Rente;Gehalt März;1.280,00;EUR;1.000,00;EUR\r\n\
20.03.2023;20.03.2023;Vermieter;Dauerauftrag/Terminueberweisung;Miete;280,00;EUR;-720,00;EUR\r\n",
        truth: "2023-03-24 -45.44;2023-03-22 1000;2023-03-20 -720",
    },
    Case {
        name: "ing_ro",
        encoding: "utf-8",
        text: r"Data;Detalii tranzactie;Debit;Credit
02 martie 2023;Cumparare POS MEGA IMAGE;54,20;
;Terminal: 12345;;
;Autorizare: 998877;;
14 martie 2023;Incasare;;2.500,00
;Ordonator: FIRMA SRL;;
17 martie 2023;Transfer Home'Bank;1.200,50;
;Beneficiar: POPESCU ION;;
",
        truth: "2023-03-02 -54.20;2023-03-14 2500;2023-03-17 -1200.50",
    },
    Case {
        name: "ing_pl",
        encoding: "windows-1250",
        text: r#""Lista transakcji"

"Data transakcji";"Data księgowania";"Dane kontrahenta";"Tytuł";"Nr rachunku";"Nazwa banku";"Szczegóły";"Nr transakcji";"Kwota transakcji (waluta rachunku)";"Waluta";"Kwota blokady/zwolnienie blokady";"Waluta";"Kwota płatności w walucie";"Waluta";"Konto";"Saldo po transakcji";"Waluta";;;;
2022-10-05;2022-10-06;"LIDL WARSZAWA";"Płatność kartą";'';"";"TR.KART";'202227900012345678';-87,43;PLN;;;;;"KONTO Direct";1912,57;PLN;;;;
2022-10-04;2022-10-04;"PRACODAWCA SP Z O O";"Wynagrodzenie";'12 1050 0000 0000 0000 1234 5678';"ING";"PRZELEW";'202227700012345679';2000,00;PLN;;;;;"KONTO Direct";2000,00;PLN;;;;
2022-10-03;;"ORLEN";"Blokada";'';"";"TR.BLOK";'';;;-150,00;PLN;;;"KONTO Direct";;;;;;
"Dokument ma charakter informacyjny, nie stanowi dowodu księgowego";;;;;;;;;;;;;;;;;;;;
"#,
        truth: "2022-10-05 -87.43;2022-10-04 2000",
    },
    Case {
        name: "deutsche_bank",
        encoding: "windows-1252",
        text: r#"Umsätze Persönliches Konto;;Kundennummer: 123 1234567
01.08.2022 - 31.08.2022
Letzter Kontostand;;;;1.000,00;EUR
Vorgemerkte und noch nicht gebuchte Umsätze sind nicht Bestandteil dieser Übersicht.
Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;Mandatsreferenz ;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung
15.08.2022;15.08.2022;"SEPA-Lastschrift von";Stadtwerke;"Abschlag";DE123;ABC;REF1;M1;G1;;;;;;-89,00;;EUR
24.08.2022;24.08.2022;"SEPA-Gehalt";Firma;"Lohn";DE124;ABC;REF2;;;;;;;;;2.100,00;EUR
29.08.2022;30.08.2022;"Kartenzahlung";Edeka;"EC";DE125;ABC;REF3;;;;;;;;-31,25;;EUR
Kontostand;31.08.2022;;;2.979,75;EUR
"#,
        truth: "2022-08-15 -89;2022-08-24 2100;2022-08-29 -31.25",
    },
    Case {
        name: "sparkasse_camt",
        encoding: "windows-1252",
        text: r#""Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE00123456780012345678";"30.06.22";"30.06.22";"ENTGELTABSCHLUSS";"Entgelte vom 31.05.2022 bis 30.06.2022";"";"";"";"";"";"";"";"0000000000";"12345678";"-8,95";"EUR";"Umsatz gebucht"
"DE00123456780012345678";"28.06.22";"28.06.22";"GUTSCHR. UEBERW. DAUERAUFTR";"Miete";"";"";"NOTPROVIDED";"";"";"";"Mieter";"DE11";"ABCDEF";"650,00";"EUR";"Umsatz gebucht"
"DE00123456780012345678";"27.06.22";"27.06.22";"FOLGELASTSCHRIFT";"Strom";"DE98ZZZ";"M123";"20220627";"";"";"";"Stadtwerke";"DE12";"ABCDEF";"-77,00";"EUR";"Umsatz gebucht"
"DE00123456780012345678";"01.07.22";"01.07.22";"KARTENZAHLUNG";"Rewe";"";"";"";"";"";"";"REWE";"DE13";"ABCDEF";"-12,34";"EUR";"Umsatz vorgemerkt"
"#,
        truth: "2022-06-30 -8.95;2022-06-28 650;2022-06-27 -77;2022-07-01 -12.34",
    },
    Case {
        name: "dkb_new",
        encoding: "utf-8",
        text: r#""Girokonto";"DE12120300001234567890"
"Zeitraum:";"01.10.2023 - 31.10.2023"
"Kontostand vom 31.10.2023:";"1.234,56 €"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz"
"31.10.23";"";"Vorgemerkt";"ISSUER";"AMAZON";"Visa";"Ausgang";"";"-19,99";"";"";"123"
"30.10.23";"30.10.23";"Gebucht";"Arbeitgeber";"Max";"Gehalt";"Eingang";"DE11";"2.500";"";"";"456"
"27.10.23";"27.10.23";"Gebucht";"Max";"Vermieter";"Miete";"Ausgang";"DE12";"-800,5";"";"";"789"
"#,
        truth: "2023-10-31 -19.99;2023-10-30 2500;2023-10-27 -800.5",
    },
    Case {
        name: "dkb_old",
        encoding: "windows-1252",
        text: r#""Kontonummer:";"DE12120300001234567890 / Girokonto";

"Von:";"01.01.2021";
"Bis:";"31.01.2021";
"Kontostand vom 31.01.2021:";"2.000,00 EUR";

"Buchungstag";"Wertstellung";"Buchungstext";"Auftraggeber / Begünstigter";"Verwendungszweck";"Kontonummer";"BLZ";"Betrag (EUR)";"Gläubiger-ID";"Mandatsreferenz";"Kundenreferenz";
"29.01.2021";"29.01.2021";"Lohn, Gehalt, Rente";"ACME";"Lohn";"DE10";"ABC";"2.345,67";"";"";"";
"14.01.2021";"14.01.2021";"Lastschrift";"PAYPAL";"Ihr Einkauf";"DE10";"ABC";"-25,00";"";"";"";
"04.01.2021";"04.01.2021";"Dauerauftrag";"Vermieter";"Miete";"DE10";"ABC";"-700,00";"";"";"";
"#,
        truth: "2021-01-29 2345.67;2021-01-14 -25;2021-01-04 -700",
    },
    Case {
        name: "comdirect",
        encoding: "windows-1252",
        text: r#";
"Umsätze Girokonto";"Zeitraum: 30 Tage";
"Neuer Kontostand";"1.500,12 EUR";

"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";
"offen";"--";"Kartenverfügung";" Buchungstext: REWE//KOELN ";"-12,00";
"15.09.2021";"15.09.2021";"Lastschrift / Belastung";"Auftraggeber: Telekom Buchungstext: Rechnung";"-39,95";
"13.09.2021";"13.09.2021";"Übertrag / Überweisung";"Auftraggeber: Oma";"50,00";
"01.09.2021";"01.09.2021";"Übertrag / Überweisung";"Empfänger: Vermieter";"-1.050,00";

"Alter Kontostand";"2.540,07 EUR";
"#,
        truth: "2021-09-15 -39.95;2021-09-13 50;2021-09-01 -1050",
    },
    Case {
        name: "volksbank_old",
        encoding: "windows-1252",
        text: r"Volksbank Musterstadt eG

Umsatzanzeige

BLZ:;12345678;;Datum:;12.04.2019
Konto:;1234567;;Uhrzeit:;10:11:12
Abfrage von:;Max Mustermann;;Kontoinhaber:;Max Mustermann

Zeitraum:;;von:;01.03.2019;bis:;31.03.2019
Betrag in EUR:;;von:; ;bis:; 
Sortiert nach:;Buchungstag;;absteigend

Buchungstag;Valuta;Auftraggeber/Zahlungsempfänger;Empfänger/Zahlungspflichtiger;Konto-Nr.;IBAN;BLZ;BIC;Vorgang/Verwendungszweck;Kundenreferenz;Währung;Umsatz; 
29.03.2019;29.03.2019;Max Mustermann;Vermieter;;DE1;;X;Miete;;EUR;500,00;S
27.03.2019;27.03.2019;Max Mustermann;Firma;;DE2;;X;Lohn;;EUR;1.800,00;H
25.03.2019;25.03.2019;Max Mustermann;Netto;;DE3;;X;Kartenzahlung;;EUR;23,99;S

01.03.2019;;;;;;;;;Anfangssaldo;EUR;1.000,00;H
31.03.2019;;;;;;;;;Endsaldo;EUR;2.276,01;H
",
        truth: "2019-03-29 -500;2019-03-27 1800;2019-03-25 -23.99",
    },
    Case {
        name: "postfinance",
        encoding: "utf-8",
        text: r"Date type:;By booking date
Date from:;2023-04-01
Date to:;2023-04-30
Account:;CH5109000000250092291
Currency:;CHF

Booking date;Notification text;Credit in CHF;Debit in CHF;Value;Balance in CHF
2023-04-25;SALARY/PENSION EMPLOYER;5500.00;;2023-04-25;7200.10
2023-04-18;CASH WITHDRAWAL;;-200.00;2023-04-18;1700.10
2023-04-13;EBANKING ORDER;;-99.90;2023-04-13;1900.10

Disclaimer:
This is not a document created by PostFinance Ltd.
",
        truth: "2023-04-25 5500;2023-04-18 -200;2023-04-13 -99.90",
    },
    Case {
        name: "raiffeisen_ch",
        encoding: "utf-8",
        text: r"IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date
CH1234;2022-11-15 00:00:00.0;Einkauf MIGROS;-45.65;954.35;2022-11-15 00:00:00.0
CH1234;2022-11-16 00:00:00.0;Gutschrift Lohn;4800;5754.35;2022-11-16 00:00:00.0
CH1234;2022-11-21 00:00:00.0;E-Banking Auftrag;-1250.3;4504.05;2022-11-21 00:00:00.0
;;Miete;-1200;;
;;Strom;-50.3;;
",
        truth: "2022-11-15 -45.65;2022-11-16 4800;2022-11-21 -1250.3",
    },
    Case {
        name: "credit_agricole",
        encoding: "windows-1252",
        text: r#"Téléchargement du 17/05/2022;

M. DUPONT JEAN
Compte de Dépôt carte n° 12345678901;
Solde au 16/05/2022 1 234,56 €

Date;Libellé;Débit euros;Crédit euros;
16/05/2022;"PAIEMENT PAR CARTE
 X1234 CARREFOUR PARIS 14/05 
";45,20;;
13/05/2022;"VIREMENT EN VOTRE FAVEUR
 ACME SALAIRE
";;1 850,00;
10/05/2022;"PRELEVEMENT
 EDF CLIENTS
";78,00;;
"#,
        truth: "2022-05-16 -45.20;2022-05-13 1850;2022-05-10 -78",
    },
    Case {
        name: "boursorama",
        encoding: "utf-8",
        text: r#"dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;accountLabel;accountbalance
2022-03-15;2022-03-15;"CARTE 14/03/22 MONOPRIX";Alimentation;"Vie quotidienne";monoprix;-12,50;;00012345678;"BoursoBank";1234.56
2022-03-14;2022-03-14;"VIR SALAIRE";"Salaires fixes";"Salaires";acme;"1 900,00";;00012345678;"BoursoBank";1234.56
2022-03-10;2022-03-10;"PRLV EDF";Energie;Logement;edf;-45,00;;00012345678;"BoursoBank";1234.56
"#,
        truth: "2022-03-15 -12.50;2022-03-14 1900;2022-03-10 -45",
    },
    Case {
        name: "banque_postale",
        encoding: "windows-1252",
        text: r#"Numéro Compte   ;1234567A020
Type         ;CCP
Compte tenu en  ;euros
Date            ;17/02/2023
Solde (EUROS)   ;1234,56
Solde (FRANCS)   ;8098,18

Date;Libellé;Montant(EUROS);Montant(FRANCS)
16/02/2023;"ACHAT CB LECLERC 15.02.23";-34,10;-223,68
14/02/2023;"VIREMENT DE CAF";150,00;983,94
10/02/2023;"PRELEVEMENT DE FREE";-15,99;-104,89
"#,
        truth: "2023-02-16 -34.10;2023-02-14 150;2023-02-10 -15.99",
    },
    Case {
        name: "societe_generale",
        encoding: "windows-1252",
        text: r#"="0012300012345678";27/06/2021;05/07/2021;3;03/07/2021;100,00 EUR

Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise
28/06/2021;CARTE X1234;CARTE X1234 27/06 FNAC;-29,90;EUR
30/06/2021;VIR RECU;VIR RECU 123 DE: ACME;2 000,00;EUR
02/07/2021;PRELEVEMENT;PRELEVEMENT EUROPEEN FREE;-19,99;EUR
"#,
        truth: "2021-06-28 -29.90;2021-06-30 2000;2021-07-02 -19.99",
    },
    Case {
        name: "fineco",
        encoding: "utf-8",
        text: r"Conto Corrente: 1234567
Intestazione Conto Corrente: ROSSI MARIO
Periodo Dal: 01/09/2022 Al: 30/09/2022

Data_Operazione;Data_Valuta;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato;Moneymap
30/09/2022;30/09/2022;1500,00;;Stipendio;Bonifico stipendio;Contabilizzato;Stipendio
27/09/2022;26/09/2022;;-45,5;Pagamento Visa Debit;ESSELUNGA MILANO;Contabilizzato;Alimentari
15/09/2022;15/09/2022;;-600;Bonifico SEPA;Affitto;Contabilizzato;Casa
",
        truth: "2022-09-30 1500;2022-09-27 -45.5;2022-09-15 -600",
    },
    Case {
        name: "unicredit_it",
        encoding: "utf-8",
        text: r"Data Registrazione;Data valuta;Descrizione;Importo (EUR);
31.01.2023;31.01.2023;ADDEBITO SEPA DD PER FATTURA ENEL;-85,32;
27.01.2023;27.01.2023;BONIFICO A VOSTRO FAVORE;1.900,00;
19.01.2023;18.01.2023;PAGAMENTO PAGOBANCOMAT;-33,00;
",
        truth: "2023-01-31 -85.32;2023-01-27 1900;2023-01-19 -33",
    },
    Case {
        name: "millennium_bcp",
        encoding: "utf-16",
        text: r"Extrato de movimentos

Conta;12345678901 - EUR - Conta à Ordem
Data de início;01-06-2022
Data de fim;30-06-2022

Data lançamento;Data valor;Descrição;Montante;Tipo;Saldo
28-06-2022;28-06-2022;TRF DE EMPRESA LDA;1200.00;Crédito;1512.34
20-06-2022;19-06-2022;COMPRA 1234 CONTINENTE;-54.16;Débito;312.34
14-06-2022;14-06-2022;DD EDP COMERCIAL;-61.00;Débito;366.50
",
        truth: "2022-06-28 1200;2022-06-20 -54.16;2022-06-14 -61",
    },
    Case {
        name: "rabobank",
        encoding: "windows-1252",
        text: r#""IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij","Naam initiërende partij","BIC tegenpartij","Code","Batch ID","Transactiereferentie","Machtigingskenmerk","Incassant ID","Betalingskenmerk","Omschrijving-1","Omschrijving-2","Omschrijving-3","Reden retour","Oorspr bedrag","Oorspr munt","Koers"
"NL12RABO0123456789","EUR","RABONL2U","000000000000001001","2022-05-02","2022-05-02","-24,95","+1.975,05","NL98INGB0001","Ziggo","","","INGBNL2A","ei","","","M1","I1","","Factuur"," ","","","","",""
"NL12RABO0123456789","EUR","RABONL2U","000000000000001002","2022-05-23","2022-05-23","+2.150,00","+4.125,05","NL98INGB0002","Werkgever","","","INGBNL2A","cb","","","","","","Salaris"," ","","","","",""
"NL12RABO0123456789","EUR","RABONL2U","000000000000001003","2022-05-24","2022-05-24","-18,40","+4.106,65","","AMAZON US","","","","bg","","","","","","Betaalpas"," ","","","-20,00","USD","1,087"
"#,
        truth: "2022-05-02 -24.95;2022-05-23 2150;2022-05-24 -18.40",
    },
    Case {
        name: "bunq",
        encoding: "utf-8",
        text: r#""Date";"Interest Date";"Amount";"Account";"Counterparty";"Name";"Description"
"2023-02-01";"2023-02-01";"-1.250,00";"NL01BUNQ1";"NL02INGB2";"Landlord";"Rent"
"2023-02-03";"2023-02-03";"-3,50";"NL01BUNQ1";"";"Coffee";"Coffee"
"2023-02-24";"2023-02-24";"2.800,00";"NL01BUNQ1";"NL03ABNA3";"Employer";"Salary"
"#,
        truth: "2023-02-01 -1250;2023-02-03 -3.50;2023-02-24 2800",
    },
    Case {
        name: "belfius",
        encoding: "windows-1252",
        text: r"Boekingsdatum vanaf;01/01/2022
Boekingsdatum tot en met;31/03/2022
Bedrag vanaf;
Bedrag tot en met;
Laatste saldo;1.234,56 EUR
Datum/uur van het laatste saldo;31/03/2022 12:00:00
;
;
Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;Mededelingen
BE12 3456 7890 1234;30/03/2022;00003;00000012;BE99 1111;COLRUYT;;;BETALING DEBETKAART;30/03/2022;-65,20;EUR;GKCCBEBB;BE;
BE12 3456 7890 1234;25/03/2022;00003;00000011;BE98 2222;WERKGEVER NV;;;OVERSCHRIJVING;25/03/2022;2.100,00;EUR;GKCCBEBB;BE;loon
BE12 3456 7890 1234;14/03/2022;00003;00000010;BE97 3333;HUISBAAS;;;DOORLOPENDE OPDRACHT;14/03/2022;-750,00;EUR;GKCCBEBB;BE;huur
",
        truth: "2022-03-30 -65.20;2022-03-25 2100;2022-03-14 -750",
    },
    Case {
        name: "nordea_fi",
        encoding: "utf-8",
        text: r"Kirjauspäivä;Määrä;Maksaja;Maksunsaaja;Nimi;Otsikko;Viitenumero;Saldo;Valuutta;
2023/03/15;-25,90;FI12;;PRISMA;Korttiosto;;474,10;EUR;
2023/03/14;500,00;;FI12;KELA;Etuus;;500,00;EUR;
2023/03/13;-100,00;FI12;FI99;VUOKRA OY;Vuokra;1234;0,00;EUR;
",
        truth: "2023-03-15 -25.90;2023-03-14 500;2023-03-13 -100",
    },
    Case {
        name: "op_fi",
        encoding: "windows-1252",
        text: r#""Kirjauspäivä";"Arvopäivä";"Määrä EUROA";"Laji";"Selitys";"Saaja/Maksaja";"Saajan tilinumero";"Saajan pankin BIC";"Viite";"Viesti";"Arkistointitunnus"
"2022-12-01";"2022-12-01";-34,50;"162";"PKORTTIMAKSU";"K-MARKET";"";"";"ref=";"Viesti:";"20221201/5UPK01/1234"
"2022-12-15";"2022-12-15";2345,67;"506";"PALKKA";"FIRMA OY";"";"";"ref=";"Viesti:";"20221215/5UPK01/1235"
"2022-12-19";"2022-12-19";-700,00;"101";"TILISIIRTO";"VUOKRA";"FI11";"OKOYFIHH";"ref=00123";"";"20221219/5UPK01/1236"
"#,
        truth: "2022-12-01 -34.50;2022-12-15 2345.67;2022-12-19 -700",
    },
    Case {
        name: "swedbank",
        encoding: "windows-1252",
        text: r"* Transaktionsrapport Period 2022-01-01 – 2022-01-31 Skapad 2022-02-01 10:12 CET
Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo
1,8327,1234567,Privatkonto,SEK,2022-01-31,2022-01-30,2022-01-31,ICA NARA,ICA NARA,-123.45,10876.55
2,8327,1234567,Privatkonto,SEK,2022-01-25,2022-01-25,2022-01-25,LÖN,LÖN,25000.00,11000.00
3,8327,1234567,Privatkonto,SEK,2022-01-17,2022-01-17,2022-01-17,HYRA,HYRA,-8000.00,-14000.00
",
        truth: "2022-01-30 -123.45;2022-01-25 25000;2022-01-17 -8000",
    },
    Case {
        name: "seb",
        encoding: "utf-8",
        text: r"Bokföringsdatum;Valutadatum;Verifikationsnummer;Text/mottagare;Belopp;Saldo
2023-01-31;2023-01-31;5490990004;SPOTIFY    /23-01-30;-119.00;12345.67
2023-01-25;2023-01-25;5490990003;LÖN;28000.00;12464.67
2023-01-20;2023-01-20;5490990002;HYRA;-9500.00;-15535.33
",
        truth: "2023-01-31 -119;2023-01-25 28000;2023-01-20 -9500",
    },
    Case {
        name: "handelsbanken",
        encoding: "windows-1252",
        text: "Kontoform:\tAllkonto\n\
Clearingnummer:\t6123\n\
Saldo:\t4 567,89\n\
Reskontradatum\tTransaktionsdatum\tText\tBelopp\tSaldo\n\
2022-08-31\t2022-08-30\tICA MAXI\t-234,50\t4 567,89\n\
2022-08-25\t2022-08-25\tLön\t24 000,00\t4 802,39\n\
2022-08-19\t2022-08-19\tAutogiro Försäkring\t-345,00\t-19 197,61\n",
        truth: "2022-08-30 -234.50;2022-08-25 24000;2022-08-19 -345",
    },
    Case {
        name: "danske",
        encoding: "windows-1252",
        text: r#""Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"
"03.01.2022";"Dankort-køb NETTO";"-123,45";"9.876,55";"Udført";"Nej"
"14.01.2022";"Løn";"22.000,00";"31.876,55";"Udført";"Nej"
"17.01.2022";"Husleje";"-6.500,00";"25.376,55";"Udført";"Nej"
"20.01.2022";"Netflix";"-129,00";"";"Venter";"Nej"
"#,
        truth: "2022-01-03 -123.45;2022-01-14 22000;2022-01-17 -6500;2022-01-20 -129",
    },
    Case {
        name: "sparebank1",
        encoding: "utf-8",
        text: r#"Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;
31.05.2023;"REMA 1000 BERGEN";31.05.2023;;-256,90;;"12345678901";
25.05.2023;"Lønn";25.05.2023;31500,00;;"12345678901";;
15.05.2023;"Husleie";15.05.2023;;-9000,00;"98765432109";"12345678901";
"#,
        truth: "2023-05-31 -256.90;2023-05-25 31500;2023-05-15 -9000",
    },
    Case {
        name: "lhv",
        encoding: "utf-8",
        text: r#""Kliendi konto";"Dokumendi number";"Kuupäev";"Saaja/maksja konto";"Saaja/maksja nimi";"Saaja panga kood";"Tühi";"Deebet/Kreedit (D/C)";"Summa";"Viitenumber";"Arhiveerimistunnus";"Selgitus";"Teenustasu";"Valuuta";"Isikukood või registrikood"
"EE12";"12";"2023-03-14";"EE99";"RIMI";"";"";"D";"-23.45";"";"ABC1";"Kaart";"0";"EUR";""
"EE12";"13";"2023-03-15";"EE98";"TÖÖANDJA";"";"";"C";"1500.00";"";"ABC2";"Palk";"0";"EUR";""
"EE12";"14";"2023-03-17";"EE97";"KORTER";"";"";"D";"-400.00";"";"ABC3";"Üür";"0";"EUR";""
"#,
        truth: "2023-03-14 -23.45;2023-03-15 1500;2023-03-17 -400",
    },
    Case {
        name: "swedbank_ee",
        encoding: "utf-8",
        text: r#""Client account";"Row type";"Date";"Beneficiary/Payer";"Details";"Amount";"Currency";"Debit/Credit";"Transfer reference";"Transaction type";"Reference number";"Document number"
"EE12";"10";"01.02.2021";"";"Opening balance";"500,00";"EUR";"K";"";"AS";"";""
"EE12";"20";"13.02.2021";"RIMI";"Card";"23,45";"EUR";"D";"2021";"K";"";""
"EE12";"20";"15.02.2021";"EMPLOYER";"Salary";"1200,00";"EUR";"K";"2022";"MK";"";""
"EE12";"20";"25.02.2021";"SIDE";"Internet";"19,90";"EUR";"D";"2023";"MK";"";""
"EE12";"82";"28.02.2021";"";"Turnover";"43,35";"EUR";"D";"";"K2";"";""
"EE12";"82";"28.02.2021";"";"Turnover";"1200,00";"EUR";"K";"";"K2";"";""
"EE12";"86";"28.02.2021";"";"closing balance";"1656,65";"EUR";"K";"";"LS";"";""
"#,
        truth: "2021-02-13 -23.45;2021-02-15 1200;2021-02-25 -19.90",
    },
    Case {
        name: "mbank",
        encoding: "windows-1250",
        text: r#"mBank S.A. Bankowość Detaliczna;
Skrytka Pocztowa 2108;

#Klient;
JAN KOWALSKI;

#Za okres:;
01.03.2022;31.03.2022;

#Waluta;#Wpływy;#Wydatki;
PLN;3 000,00;-1 234,50;

#Data operacji;#Data księgowania;#Opis operacji;#Tytuł;#Nadawca/Odbiorca;#Numer konta;#Kwota;#Saldo po operacji;
2022-03-14;2022-03-16;ZAKUP PRZY UŻYCIU KARTY;"ŻABKA";"  ";'';-34,50;3 965,50;
2022-03-21;2022-03-21;PRZELEW ZEWNĘTRZNY PRZYCHODZĄCY;"PENSJA";"FIRMA";'12345';3 000,00;6 965,50;
2022-03-28;2022-03-28;PRZELEW ZEWNĘTRZNY WYCHODZĄCY;"CZYNSZ";"SPÓŁDZIELNIA";'12346';-1 200,00;5 765,50;

#Saldo końcowe;5 765,50 PLN;
"#,
        truth: "2022-03-14 -34.50;2022-03-21 3000;2022-03-28 -1200",
    },
    Case {
        name: "pko",
        encoding: "windows-1250",
        text: r#""Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji","Opis transakcji","","","",""
"2022-09-30","2022-09-29","Płatność kartą","-45.90","PLN","+1954.10","Tytuł: 010012345","Lokalizacja: Kraj: POLSKA","Data i czas operacji: 2022-09-28","Oryginalna kwota operacji: 45,90 PLN",""
"2022-09-27","2022-09-27","Przelew na rachunek","+2000.00","PLN","+2000.00","Rachunek nadawcy: 123","Nazwa nadawcy: FIRMA","","",""
"#,
        truth: "2022-09-30 -45.90;2022-09-27 2000",
    },
    Case {
        name: "alior",
        encoding: "utf-8",
        text: r"Kryteria transakcji: 2022-01-01 - 2022-01-31
Data transakcji;Data księgowania;Nazwa nadawcy;Nazwa odbiorcy;Szczegóły transakcji;Kwota operacji;Waluta operacji;Kwota w walucie rachunku;Waluta rachunku;Numer rachunku nadawcy;Numer rachunku odbiorcy
21-01-2022;24-01-2022;JAN;AMAZON;ZAKUP;-10,00;EUR;-46,20;PLN;PL1;
17-01-2022;17-01-2022;FIRMA;JAN;PENSJA;4000,00;PLN;4000,00;PLN;PL2;PL1
13-01-2022;13-01-2022;JAN;PGE;PRAD;-120,45;PLN;-120,45;PLN;PL1;PL3
",
        truth: "2022-01-21 -46.20;2022-01-17 4000;2022-01-13 -120.45",
    },
    Case {
        name: "fio",
        encoding: "utf-8",
        text: r#""accountId";"2000000000"
"bankId";"2010"
"currency";"CZK"
"iban";"CZ7920100000002000000000"
"bic";"FIOBCZPPXXX"
"openingBalance";"1000,00"
"closingBalance";"15499,10"
"dateStart";"01.11.2022"
"dateEnd";"30.11.2022"
"idFrom";"24000000001"
"idTo";"24000000003"

"ID operace";"Datum";"Objem";"Měna";"Protiúčet";"Název protiúčtu";"Kód banky";"Název banky";"KS";"VS";"SS";"Poznámka";"Zpráva pro příjemce";"Typ";"Provedl";"Upřesnění";"Poznámka";"BIC";"ID pokynu"
"24000000001";"03.11.2022";"-500,90";"CZK";"2345678";"";"0800";"Česká spořitelna";"0308";"12345";"";"Nákup";"";"Platba kartou";"Jan";"";"";"";"30000000001"
"24000000002";"10.11.2022";"25000,00";"CZK";"123";"Firma";"0100";"KB";"";"";"";"Mzda";"";"Bezhotovostní příjem";"";"";"";"";"30000000002"
"24000000003";"15.11.2022";"-10000,00";"CZK";"124";"Nájem";"0300";"ČSOB";"";"";"";"Nájem";"";"Bezhotovostní platba";"Jan";"";"";"";"30000000003"
"#,
        truth: "2022-11-03 -500.90;2022-11-10 25000;2022-11-15 -10000",
    },
    Case {
        name: "csob_cz",
        encoding: "windows-1250",
        text: r"Pohyby na účtu 123456789/0300

číslo účtu;datum zaúčtování;částka;měna;zůstatek;číslo účtu protiúčtu;kód banky protiúčtu;název účtu protiúčtu;konstantní symbol;variabilní symbol;specifický symbol;označení operace;ID transakce;poznámka
123456789/0300;31.10.2022;-321,00;CZK;9679,00;;;;;;;Transakce platební kartou;101;Místo: ALBERT
123456789/0300;14.10.2022;20000,00;CZK;10000,00;555;0100;FIRMA;;;;Příchozí úhrada;100;mzda
123456789/0300;03.10.2022;-8500,00;CZK;-10000,00;556;0800;NAJEM;558;2022;;Odchozí úhrada;99;najem
",
        truth: "2022-10-31 -321;2022-10-14 20000;2022-10-03 -8500",
    },
    Case {
        name: "otp_hu_noheader",
        encoding: "windows-1250",
        text: r#""1177353512345678";"T";"-4500";"HUF";"20220314";"20220312";"95500";"";"";"VÁSÁRLÁS KÁRTYÁVAL";"SPAR";"";"";""
"1177353512345678";"J";"350000";"HUF";"20220315";"20220315";"445500";"10300002";"CÉG KFT";"MUNKABÉR";"";"";"";""
"1177353512345678";"T";"-120000";"HUF";"20220318";"20220318";"325500";"10300003";"LAKBÉR";"ÁTUTALÁS";"";"";"";""
"#,
        truth: "2022-03-14 -4500;2022-03-15 350000;2022-03-18 -120000",
    },
    Case {
        name: "bcr",
        encoding: "utf-8",
        text: r#"Data finalizarii tranzactiei;Tranzactii finalizate (Detalii tranzactie);Suma Debit;Suma Credit
24.01.2023;"Plata la POS, LIDL";"54,30";""
25.01.2023;"Incasare salariu";"";"4.500,00"
30.01.2023;"Transfer";"1.200,00";""
"#,
        truth: "2023-01-24 -54.30;2023-01-25 4500;2023-01-30 -1200",
    },
    Case {
        name: "tinkoff",
        encoding: "windows-1251",
        text: r#""Дата операции";"Дата платежа";"Номер карты";"Статус";"Сумма операции";"Валюта операции";"Сумма платежа";"Валюта платежа";"Кэшбэк";"Категория";"MCC";"Описание";"Бонусы (включая кэшбэк)";"Округление на инвесткопилку";"Сумма операции с округлением"
"31.12.2021 16:44:00";"31.12.2021";"*7197";"OK";"-160,89";"RUB";"-160,89";"RUB";"";"Супермаркеты";"5411";"Колхоз";"3,00";"0,00";"160,89"
"30.12.2021 22:22:03";"31.12.2021";"*5091";"OK";"-7,99";"USD";"-594,20";"RUB";"";"Цифровые товары";"5815";"Steam";"5,00";"0,00";"594,20"
"29.12.2021 10:00:00";"29.12.2021";"";"OK";"50000,00";"RUB";"50000,00";"RUB";"";"Зарплата";"";"ООО";"0,00";"0,00";"50000,00"
"28.12.2021 23:01:09";"28.12.2021";"*7197";"FAILED";"-1000,00";"RUB";"-1000,00";"RUB";"";"Переводы";"";"Перевод";"0,00";"0,00";"1000,00"
"#,
        truth: "2021-12-31 -160.89;2021-12-30 -594.20;2021-12-29 50000",
    },
    Case {
        name: "privatbank",
        encoding: "utf-8",
        text: r"Виписка з Ваших карток за період 01.03.2021 - 31.03.2021
Дата;Час;Категорія;Картка;Опис операції;Сума у валюті картки;Валюта картки;Сума у валюті транзакції;Валюта транзакції;Залишок на кінець періоду;Валюта залишку
29.03.2021;12:45;Продукти;5168****1234;АТБ;-234.50;грн;-234.50;грн;765.50;грн
25.03.2021;09:00;Зарахування;5168****1234;Зарплата;15000.00;грн;15000.00;грн;1000.00;грн
22.03.2021;20:11;Інше;5168****1234;Google;-139.80;грн;-5.00;USD;-14000.00;грн
",
        truth: "2021-03-29 -234.50;2021-03-25 15000;2021-03-22 -139.80",
    },
    Case {
        name: "monobank",
        encoding: "utf-8",
        text: r#""Дата i час операції","Деталі операції",MCC,"Сума в валюті картки (UAH)","Сума в валюті операції",Валюта,Курс,"Сума комісій (UAH)","Сума кешбеку (UAH)","Залишок після операції"
"30.06.2023 18:21:00","Сільпо",5411,-325.4,-325.4,UAH,—,—,3.25,4674.6
"28.06.2023 11:02:33","Netflix",4899,-369.15,-9.99,USD,36.95,—,—,5000.0
"25.06.2023 09:00:00","Від: ТОВ",4829,5369.15,5369.15,UAH,—,—,—,5369.15
"#,
        truth: "2023-06-30 -325.4;2023-06-28 -369.15;2023-06-25 5369.15",
    },
    Case {
        name: "garanti",
        encoding: "windows-1254",
        text: r"Tarih;Açıklama;Etiket;Tutar;Bakiye;Dekont No
31.03.2023;MIGROS ALISVERIS;Market;-245,90;5.754,10;123
27.03.2023;MAAS ODEMESI;Maaş;6.000,00;6.000,00;122
15.03.2023;KIRA;Konut;-4.500,00;0,00;121
",
        truth: "2023-03-31 -245.90;2023-03-27 6000;2023-03-15 -4500",
    },
];

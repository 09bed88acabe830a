//! Processors, shops, ads and apps: written before the reader was run on them.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "stripe_balance_2023_itemized",
        encoding: "utf-8",
        text: r"id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Transfer,customer_id (metadata)
txn_1,charge,ch_1,100.00,3.20,96.80,usd,2023-01-16 12:01,2023-01-18 00:00,Sub,,
txn_2,refund,re_1,-50.00,0.00,-50.00,usd,2023-01-20 12:01,2023-01-22 00:00,Refund,,
txn_3,payout,po_1,-46.80,0.00,-46.80,usd,2023-01-31 00:00,2023-01-31 00:00,STRIPE PAYOUT,,
",
        truth: "2023-01-16 96.80;2023-01-20 -50;2023-01-31 -46.80|2023-01-18 96.80;2023-01-22 -50;2023-01-31 -46.80",
    },
    Case {
        name: "square_transactions_2024",
        encoding: "utf-8",
        text: r"Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Fees,Net Total,Transaction ID,Event Type
1/16/24,12:01:33,Eastern Time (US & Canada),$100.00,$0.00,$0.00,$100.00,$0.00,$8.00,$5.00,$0.00,$113.00,Register,$113.00,Dipped,$0.00,$0.00,$0.00,($2.94),$110.06,a1,Payment
1/18/24,12:01:33,Eastern Time (US & Canada),($20.00),$0.00,$0.00,($20.00),$0.00,($1.60),$0.00,$0.00,($21.60),Register,($21.60),Dipped,$0.00,$0.00,$0.00,$0.00,($21.60),a2,Refund
",
        truth: "2024-01-16 110.06;2024-01-18 -21.60",
    },
    Case {
        name: "klarna_sek_payout",
        encoding: "utf-8",
        text: r"capture_date;order_id;type;currency_code;amount;payout_date;payment_reference
2023-01-16T12:01:33.000Z;a1;SALE;SEK;1250.00;2023-01-20T00:00:00.000Z;P1
2023-01-16T12:01:33.000Z;a1;FEE;SEK;-35.00;2023-01-20T00:00:00.000Z;P1
2023-01-18T12:01:33.000Z;a0;RETURN;SEK;-200.00;2023-01-20T00:00:00.000Z;P1
",
        truth: "2023-01-16 1250;2023-01-16 -35;2023-01-18 -200|2023-01-20 1250;2023-01-20 -35;2023-01-20 -200|ask",
    },
    Case {
        name: "paypal_it",
        encoding: "utf-8-bom",
        text: r#""Data","Orario","Fuso orario","Nome","Tipo","Stato","Valuta","Lordo","Tariffa","Netto","Indirizzo email mittente","Codice transazione","Saldo"
"16/01/2023","12:01:33","CET","Amazon","Pagamento","Completata","EUR","-45,20","0,00","-45,20","a@b.it","1","54,80"
"31/01/2023","09:00:00","CET","Cliente","Pagamento ricevuto","Completata","EUR","100,00","-3,75","96,25","c@d.it","2","151,05"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 96.25",
    },
    Case {
        name: "paypal_br",
        encoding: "utf-8-bom",
        text: r#""Data","Hora","Fuso horário","Descrição","Moeda","Bruto ","Tarifa ","Líquido ","Saldo","ID da transação","E-mail do remetente","Nome"
"16/01/2023","12:01:33","BRT","Pagamento","BRL","-45,20","0,00","-45,20","54,80","1","a@b","Loja"
"31/01/2023","09:00:00","BRT","Recebido","BRL","100,00","-5,39","94,61","149,41","2","c@d","Cliente"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 94.61",
    },
    Case {
        name: "paypal_nl",
        encoding: "utf-8-bom",
        text: r#""Datum","Tijd","Tijdzone","Naam","Type","Status","Valuta","Bruto","Kosten","Net","Saldo"
"16-1-2023","12:01:33","CET","Bol","Betaling","Voltooid","EUR","-45,20","0,00","-45,20","54,80"
"31-1-2023","09:00:00","CET","Klant","Betaling ontvangen","Voltooid","EUR","100,00","-3,75","96,25","151,05"
"1-2-2023","09:00:00","CET","Klant","Betaling ontvangen","In behandeling","EUR","10,00","0,00","10,00","151,05"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 96.25;2023-02-01 10|2023-01-16 -45.20;2023-01-31 96.25|ask",
    },
    Case {
        name: "amazon_seller_fr",
        encoding: "utf-8",
        text: r#""Inclut les transactions Amazon Marketplace"
"Tous les montants en EUR, sauf indication contraire"
"date/heure","numéro de versement","type","numéro de la commande","sku","description","quantité","ventes de produits","frais de vente","frais Expédié par Amazon","autre","total"
"16 janv. 2023 12:01:33 UTC","1","Commande","a","s","Livre","1","25,00","-3,75","-3,00","0","18,25"
"31 janv. 2023 09:00:00 UTC","1","Transfert","","","Sur le compte","","0","0","0","-18,25","-18,25"
"#,
        truth: "2023-01-16 18.25;2023-01-31 -18.25",
    },
    Case {
        name: "etsy_old_sales",
        encoding: "utf-8",
        text: r#""Sale Date","Item Name","Buyer","Quantity","Price","Discount Amount","Shipping","Order Total","Card Processing Fees","Adjusted Net Order Amount","Currency"
"01/16/23","Mug","bob","1","25.00","0.00","5.00","30.00","1.15","28.85","USD"
"01/31/23","Bowl","al","2","20.00","5.00","5.00","40.00","1.45","38.55","USD"
"#,
        truth: "2023-01-16 28.85;2023-01-31 38.55|ask",
    },
    Case {
        name: "ebay_de",
        encoding: "utf-8",
        text: r"Datum der Transaktionserstellung;Typ;Bestellnummer;Nutzername des Käufers;Betrag abzügl. Kosten;Auszahlungswährung;Auszahlungsdatum;Zwischensumme Artikel;Verpackung und Versand;Fixer Anteil der Verkaufsprovision;Bruttobetrag;Transaktionswährung;Beschreibung
16. Jan 2023;Bestellung;a1;bob;22,15;EUR;18. Jan 2023;20,00;5,00;-2,85;25,00;EUR;--
31. Jan 2023;Rückerstattung;a0;al;-10,00;EUR;--;-10,00;0;0;-10,00;EUR;--
",
        truth: "2023-01-16 22.15;2023-01-31 -10",
    },
    Case {
        name: "allegro_pl",
        encoding: "utf-8-bom",
        text: r#""data";"data zaksięgowania";"identyfikator";"operator";"operacja";"kupujący";"kwota";"saldo"
"16.01.2023 12:01";"16.01.2023 12:01";"a1";"PayU";"wpłata";"bob";"100,00 zł";"100,00 zł"
"31.01.2023 09:00";"31.01.2023 09:00";"a2";"PayU";"wypłata";"";"-95,00 zł";"5,00 zł"
"#,
        truth: "2023-01-16 100;2023-01-31 -95",
    },
    Case {
        name: "bol_nl_afrekening",
        encoding: "utf-8",
        text: r"Type;Bestelnummer;Datum;EAN;Omschrijving;Aantal;Prijs;Bedrag;BTW %;Land
Verkoopprijs artikel(en), ontvangen van kopers en door bol door te storten;a1;16-01-2023;87;Boek;1;25,00;25,00;9;NL
Commissie;a1;16-01-2023;87;Boek;1;-3,50;-3,50;21;NL
Correctie verkoopprijs artikel(en);a0;20-01-2023;87;Boek;1;-25,00;-25,00;9;NL
",
        truth: "2023-01-16 25;2023-01-16 -3.50;2023-01-20 -25",
    },
    Case {
        name: "apple_financial",
        encoding: "utf-8",
        text: r"Start Date	End Date	UPC	ISRC/ISBN	Vendor Identifier	Quantity	Partner Share	Extended Partner Share	Partner Share Currency	Sales or Return	Customer Price	Country Of Sale
01/01/2023	01/28/2023			app1	10	0.70	7.00	USD	S	0.99	US
01/01/2023	01/28/2023			app1	-1	0.70	-0.70	USD	R	-0.99	US
",
        truth: "2023-01-01 7;2023-01-01 -0.70|2023-01-28 7;2023-01-28 -0.70|ask",
    },
    Case {
        name: "meta_ads_de",
        encoding: "utf-8",
        text: r#""Berichtsstart","Berichtsende","Kampagnenname","Auslieferung der Kampagne","Ergebnisse","Reichweite","Impressionen","Kosten pro Ergebnis","Ausgegebener Betrag (EUR)"
"2023-01-16","2023-01-16","Marke","active","12","1200","2000","3.766667","45.20"
"2023-01-17","2023-01-17","Marke","active","10","1000","1800","3","30"
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -30",
    },
    Case {
        name: "meta_ads_fr_total",
        encoding: "utf-8",
        text: r#""Jour","Nom de la campagne","Couverture","Impressions","Montant dépensé (EUR)","Coût par résultat"
"","","2200","3800","75.2",""
"2023-01-16","Marque","1200","2000","45.2","3.76"
"2023-01-17","Marque","1000","1800","30","3"
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -30",
    },
    Case {
        name: "google_ads_nl",
        encoding: "utf-8",
        text: r#"Campagnerapport
1 januari 2023 - 31 januari 2023
Dag,Campagne,Valutacode,Kosten,Klikken,Vertoningen
2023-01-16,Merk,EUR,"45,20",12,1.200
2023-01-17,Merk,EUR,"1.030,00",10,900
Totaal: account, --, EUR,"1.075,20",22,2.100
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -1030",
    },
    Case {
        name: "google_ads_sv",
        encoding: "utf-8",
        text: r"Kampanjrapport
1 januari 2023 - 31 januari 2023
Dag	Kampanj	Valutakod	Kostnad	Klick	Exponeringar
2023-01-16	Varumärke	SEK	450,20	12	1 200
2023-01-17	Varumärke	SEK	1 030,00	10	900
Totalt: Konto	 --	SEK	1 480,20	22	2 100
",
        truth: "2023-01-16 -450.20;2023-01-17 -1030",
    },
    Case {
        name: "google_ads_pt",
        encoding: "utf-8",
        text: r#"Relatório de campanha
1 de janeiro de 2023 - 31 de janeiro de 2023
Dia,Campanha,Código da moeda,Custo,Cliques,Impr.
2023-01-16,Marca,BRL,"45,20",12,1.200
2023-01-17,Marca,BRL,"1.030,00",10,900
Total: Conta, --,BRL,"1.075,20",22,2.100
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -1030",
    },
    Case {
        name: "linkedin_ads_de",
        encoding: "utf-16",
        text: r"Kampagnenbericht
Berichtszeitraum: 01.01.2023 bis 31.01.2023

Startdatum (UTC)	Kontoname	Währung	Kampagnenname	Gesamtausgaben	Impressions	Klicks	Durchschnittlicher CPC
16.01.2023	ACME	EUR	Marke	45,20	1200	12	3,77
17.01.2023	ACME	EUR	Marke	30,00	1000	10	3,00
",
        truth: "2023-01-16 -45.20;2023-01-17 -30",
    },
    Case {
        name: "tiktok_ads_es",
        encoding: "utf-8",
        text: r"Por día,Nombre de la campaña,Coste,CPC (destino),Impresiones,Clics,Moneda
2023-01-16,Marca,45.20,0.5,12000,90,EUR
2023-01-17,Marca,30.00,0.5,10000,60,EUR
Total de 2 resultados,,75.20,0.5,22000,150,EUR
",
        truth: "2023-01-16 -45.20;2023-01-17 -30",
    },
    Case {
        name: "bing_ads_agg",
        encoding: "utf-8",
        text: r#""Report Name: Campaign"
"Report Time: 1/1/2023,1/31/2023"
"Time Zone: UTC"
"Last Completed Available Hour: 2/1/2023 12:00:00 AM"

"Gregorian date","Account name","Currency code","Campaign name","Impressions","Clicks","CTR","Avg. CPC","Spend"
"2023-01-16","ACME","USD","Brand","1,200","12","1.00%","3.77","45.20"
"2023-01-17","ACME","USD","Brand","1,000","10","1.00%","103.00","1,030.00"
"Total","","","","2,200","22","1.00%","","1,075.20"

"©2023 Microsoft Corporation. All rights reserved. "
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -1030",
    },
    Case {
        name: "xero_bank_transactions",
        encoding: "utf-8",
        text: r"Account Transactions
ACME Ltd
For the period 1 January 2023 to 31 January 2023

Date,Source,Description,Reference,Debit,Credit,Running Balance,Gross,GST
Business Bank Account,,,,,,,,
Opening Balance,,,,1200.00,,1200.00,,
16 Jan 2023,Spend Money,AWS,,,45.20,1154.80,(45.20),0.00
31 Jan 2023,Receive Money,Client,INV-1,2500.00,,3654.80,2500.00,0.00
Total Business Bank Account,,,,2500.00,45.20,3654.80,,
Closing Balance,,,,3654.80,,3654.80,,
",
        truth: "2023-01-16 -45.20;2023-01-31 2500|ask",
    },
    Case {
        name: "quickbooks_uk_txlist",
        encoding: "utf-8",
        text: r#"ACME Ltd,,,,,,,
Transaction List by Date,,,,,,,
January 2023,,,,,,,
Date,Transaction Type,Num,Posting,Name,Memo/Description,Account,Amount
16/01/2023,Expense,1,Yes,AWS,hosting,Bank,-45.20
31/01/2023,Payment,2,Yes,Client,,Bank,"2,500.00"

Friday 3 Feb 2023 12:01 PM GMT Accrual Basis
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500|ask",
    },
    Case {
        name: "sage_uk_bank_nominal",
        encoding: "utf-8",
        text: r"No,Type,Date,A/C,N/C,Ref,Details,Dept,T/C,Debit,Credit,Bank Reconciled
1,BP,16/01/2023,1200,1200,AWS,hosting,0,T1,,45.20,R
2,BR,31/01/2023,1200,1200,CL,client,0,T1,2500.00,,R
",
        truth: "2023-01-16 -45.20;2023-01-31 2500|ask",
    },
    Case {
        name: "freeagent_export",
        encoding: "utf-8",
        text: r"Date,Amount,Description,Explanation Type,Category
2023-01-16,-45.20,AWS,Payment,Web Hosting
2023-01-31,2500.00,CLIENT,Invoice Receipt,Sales
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "kashflow_crunch",
        encoding: "utf-8",
        text: r#"Date,Ref,Supplier/Customer,Narrative,Paid Out,Paid In,Balance
16/01/2023,1,AWS,hosting,£45.20,£0.00,"£1,154.80"
31/01/2023,2,Client,inv,£0.00,"£2,500.00","£3,654.80"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "datev_kassenbuch",
        encoding: "windows-1252",
        text: r"Datum;Beleg;Text;Einnahmen;Ausgaben;Bestand;Steuer
01.01.2023;;Anfangsbestand;;;200,00;
16.01.2023;1;Porto;;45,20;154,80;0
31.01.2023;2;Barverkauf;250,00;;404,80;19
;;Summe;250,00;45,20;404,80;
",
        truth: "2023-01-16 -45.20;2023-01-31 250",
    },
    Case {
        name: "pohoda_cz",
        encoding: "windows-1250",
        text: r"Datum;Doklad;Text;Příjem;Výdej;Zůstatek
16.01.2023;P1;Poštovné;;450,20;1 154,80
31.01.2023;P2;Tržba;25 000,00;;26 154,80
",
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "onec_ru",
        encoding: "windows-1251",
        text: r"Дата;Документ;Поступление;Списание;Назначение платежа;Контрагент
16.01.2023;Списание 1;;450,20;Хостинг;ООО Хост
31.01.2023;Поступление 2;75 000,00;;Оплата;ООО Клиент
",
        truth: "2023-01-16 -450.20;2023-01-31 75000",
    },
    Case {
        name: "conta_azul_br",
        encoding: "utf-8",
        text: r"Data movimento;Data de competência;Tipo;Descrição;Categoria;Conta;Valor (R$)
16/01/2023;16/01/2023;Despesa;Hospedagem;TI;Banco;-45,20
31/01/2023;31/01/2023;Receita;Cliente;Vendas;Banco;2.500,00
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "freee_jp",
        encoding: "shift_jis",
        text: r"収支区分,管理番号,発生日,決済期日,取引先,勘定科目,税区分,金額,税計算区分,税額,備考,決済日,決済口座,決済金額
支出,,2023/01/16,,AWS,通信費,課対仕入10%,4500,内税,409,,2023/01/16,銀行,4500
収入,,2023/01/31,,顧客,売上高,課税売上10%,250000,内税,22727,,2023/01/31,銀行,250000
",
        truth: "2023-01-16 -4500;2023-01-31 250000|ask",
    },
    Case {
        name: "one_money_app",
        encoding: "utf-8",
        text: r#""DATE","TYPE","FROM ACCOUNT","TO ACCOUNT / TO CATEGORY","AMOUNT","CURRENCY","AMOUNT 2","CURRENCY 2","TAGS","NOTES"
"01/16/23","Expense","Cash","Food","45.20","EUR","45.20","EUR","",""
"01/31/23","Income","Bank","Salary","2500.00","EUR","2500.00","EUR","",""
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "money_manager_kr",
        encoding: "utf-8",
        text: r"날짜,자산,분류,소분류,내용,KRW,수입/지출,메모,금액,화폐
2023-01-16 12:01:33,현금,식비,,김밥,4500,지출,,4500,KRW
2023-01-31 09:00:00,은행,급여,,월급,2500000,수입,,2500000,KRW
",
        truth: "2023-01-16 -4500;2023-01-31 2500000",
    },
    Case {
        name: "realbyte_en_tab",
        encoding: "utf-8",
        text: r"Date	Account	Category	Subcategory	Note	EUR	Income/Expense	Description	Amount	Currency	Account
01/16/2023 12:01:33	Cash	Food		lunch	45.2	Expense		45.2	EUR	45.2
01/31/2023 09:00:00	Bank	Salary		pay	2500	Income		2500	EUR	2500
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "andromoney",
        encoding: "utf-8",
        text: r"Id,Currency,Amount,Category,Sub-Category,Date,Expense(Transfer Out),Income(Transfer In),Note,Periodic,Project,Payee/Payer,uid,Time
1,EUR,45.20,Food,Lunch,20230116,Cash,,,,,,a1,1201
2,EUR,2500.00,Income,Salary,20230131,,Bank,,,,,a2,0900
",
        truth: "2023-01-16 -45.20;2023-01-31 2500|ask",
    },
    Case {
        name: "goodbudget",
        encoding: "utf-8",
        text: r#"Date,Envelope,Account,Name,Notes,Amount,Status,Details
01/16/2023,Food,My Account,Kroger,,-45.20,CLR,
01/31/2023,[Available],My Account,Payroll,,"2,500.00",CLR,
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "buxfer",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Account,Status,Tags,Type
2023-01-16,Kroger,-45.20,Bank,cleared,food,expense
2023-01-31,Payroll,2500.00,Bank,cleared,salary,income
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "tricount",
        encoding: "utf-8",
        text: r"Title,Amount,Currency,Exchange rate,Category,Date,Paid by,Impacted Al,Impacted Bob
Dinner,45.20,EUR,1.0,Food,2023-01-16,Al,22.60,22.60
Taxi,30.00,EUR,1.0,Transport,2023-01-17,Bob,15.00,15.00
",
        truth: "2023-01-16 -45.20;2023-01-17 -30|ask",
    },
    Case {
        name: "uk_nhs_spend",
        encoding: "utf-8",
        text: r#"Department Family,Entity,Date,Expense Type,Expense Area,Supplier,Transaction Number,AP Amount (£),VAT Number
NHS,ICB,16/01/2023,Rent,Estates,NHS PROPERTY,1,"45,200.00",GB1
NHS,ICB,31/01/2023,Drugs,Meds,PHARMA LTD,2,"102,500.00",GB2
NHS,ICB,31/01/2023,Drugs,Meds,PHARMA LTD,3,"-2,500.00",GB2
"#,
        truth: "2023-01-16 -45200;2023-01-31 -102500;2023-01-31 2500|ask",
    },
    Case {
        name: "us_city_checkbook",
        encoding: "utf-8",
        text: r"vendor_name,check_date,check_number,department,description,amount
ACME INC,2023-01-16T00:00:00.000,1001,Parks,Mowing,452.00
DELL,2023-01-31T00:00:00.000,1002,IT,Laptops,10250.50
",
        truth: "2023-01-16 -452;2023-01-31 -10250.50|ask",
    },
    Case {
        name: "wise_business_2024",
        encoding: "utf-8",
        text: r#"ID,Status,Direction,"Created on","Finished on","Source fee amount","Source fee currency","Target fee amount","Target fee currency","Source name","Source amount (after fees)","Source currency","Target name","Target amount (after fees)","Target currency","Exchange rate",Reference,Batch
TRANSFER-1,COMPLETED,OUT,"2023-01-16 12:01:33","2023-01-16 12:02:00",0.50,EUR,,,Me,44.70,EUR,Bob,44.70,EUR,1.0,rent,
TRANSFER-2,COMPLETED,IN,"2023-01-31 09:00:00","2023-01-31 09:01:00",0.00,EUR,,,ACME,2500.00,EUR,Me,2500.00,EUR,1.0,pay,
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500|2023-01-16 -44.70;2023-01-31 2500|ask",
    },
    Case {
        name: "revolut_pl_2021",
        encoding: "utf-8",
        text: r"Rodzaj,Produkt,Data rozpoczęcia,Data zrealizowania,Opis,Kwota,Opłata,Waluta,State,Saldo
CARD_PAYMENT,Bieżące,2023-01-14 12:01:33,2023-01-16 09:00:00,Żabka,-45.20,0.00,PLN,COMPLETED,1154.80
TOPUP,Bieżące,2023-01-31 09:00:00,2023-01-31 09:00:05,Pensja,2500.00,0.00,PLN,COMPLETED,3654.80
TRANSFER,Bieżące,2023-02-01 09:00:00,2023-02-01 09:00:05,To X,-100.00,1.50,PLN,COMPLETED,3553.30
",
        truth: "2023-01-16 -45.20;2023-01-31 2500;2023-02-01 -101.50",
    },
    Case {
        name: "revolut_de_2023",
        encoding: "utf-8",
        text: r"Art,Produkt,Datum des Beginns,Datum des Abschlusses,Beschreibung,Betrag,Gebühr,Währung,Status,Kontostand
Kartenzahlung,Aktuell,2023-01-14 12:01:33,2023-01-16 09:00:00,Rewe,-45.20,0.00,EUR,ABGESCHLOSSEN,1154.80
Aufladung,Aktuell,2023-01-31 09:00:00,2023-01-31 09:00:05,Lohn,2500.00,0.00,EUR,ABGESCHLOSSEN,3654.80
Kartenzahlung,Aktuell,2023-02-01 09:00:00,,Aldi,-10.00,0.00,EUR,RÜCKGÄNGIG GEMACHT,
",
        truth: "2023-01-16 -45.20;2023-01-31 2500|2023-01-14 -45.20;2023-01-31 2500",
    },
    Case {
        name: "suica_pasmo_icoca",
        encoding: "shift_jis",
        text: r"利用年月日,利用内容,利用額,チャージ額,残高
2023/01/16,鉄道,450,,3550
2023/01/18,物販,150,,3400
2023/01/31,チャージ,,3000,6400
",
        truth: "2023-01-16 -450;2023-01-18 -150;2023-01-31 3000",
    },
    Case {
        name: "edy_jp_prepaid",
        encoding: "utf-8",
        text: r#"日付,取引内容,お支払,チャージ,ポイント
2023/01/16,支払 ローソン,"1,450円",,
2023/01/31,チャージ,,"3,000円",
"#,
        truth: "2023-01-16 -1450;2023-01-31 3000",
    },
    Case {
        name: "meituan_refund_in_cell",
        encoding: "utf-8",
        text: r"交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,备注
2024-01-16 12:01:33,京东,纸巾,131.77(已退款89.84),微信支付,交易成功,支出,日用,
2024-01-18 12:01:33,京东,手机,1500.00,微信支付,交易成功,支出,数码,
2024-01-20 12:01:33,京东,退款,89.84,微信支付,退款成功,收入,日用,
",
        truth: "ask|2024-01-16 -131.77;2024-01-18 -1500;2024-01-20 89.84|2024-01-16 -41.93;2024-01-18 -1500;2024-01-20 89.84",
    },
];

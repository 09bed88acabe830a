//! Processors, shops, advertising and books.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "stripe_itemised",
        encoding: "utf-8",
        text: r"balance_transaction_id,created_utc,created,available_on_utc,available_on,currency,gross,fee,net,reporting_category,source_id,description
txn_1,2023-01-16 12:01:33,2023-01-16 13:01:33,2023-01-18 00:00:00,2023-01-18 01:00:00,eur,100.00,3.20,96.80,charge,ch_1,Order 1
txn_2,2023-01-18 12:01:33,2023-01-18 13:01:33,2023-01-20 00:00:00,2023-01-20 01:00:00,eur,-50.00,0.00,-50.00,refund,re_1,Refund 1
txn_3,2023-01-20 00:01:33,2023-01-20 01:01:33,2023-01-20 00:00:00,2023-01-20 01:00:00,eur,-46.80,0.00,-46.80,payout,po_1,STRIPE PAYOUT
",
        truth: "2023-01-16 96.80;2023-01-18 -50;2023-01-20 -46.80",
    },
    Case {
        name: "adyen_settlement",
        encoding: "utf-8",
        text: r"Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Batch Number
Acme,AcmeEU,881,O1,visa,2023-01-16 12:01:33,CET,Settled,881,EUR,,100.00,1,EUR,,98.70,0.30,1.00,12
Acme,AcmeEU,882,O2,mc,2023-01-18 12:01:33,CET,Refunded,882,EUR,50.00,,1,EUR,50.25,,0.25,0.00,12
",
        truth: "2023-01-16 98.70;2023-01-18 -50.25|ask",
    },
    Case {
        name: "mollie_balance",
        encoding: "utf-8",
        text: r"Date,Reference,Transaction type,Description,Currency,Amount,Deductions,Net amount,Balance
2023-01-16,tr_1,payment,Order 1,EUR,100.00,-1.80,98.20,98.20
2023-01-18,re_1,refund,Order 1,EUR,-50.00,-0.25,-50.25,47.95
",
        truth: "2023-01-16 98.20;2023-01-18 -50.25",
    },
    Case {
        name: "sumup_de",
        encoding: "utf-8",
        text: r"Datum;Transaktionscode;Typ;Status;Zahlungsart;Betrag;Gebühr;Auszahlung;Währung
2023-01-16 12:01:33;TX1;Verkauf;Erfolgreich;VISA;100,00;1,39;98,61;EUR
2023-01-18 12:01:33;TX2;Verkauf;Erfolgreich;MC;50,00;0,70;49,30;EUR
",
        truth: "2023-01-16 98.61;2023-01-18 49.30|ask",
    },
    Case {
        name: "payoneer",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Currency,Status
01/16/2023,Payment from Upwork,500.00,USD,Completed
01/18/2023,Withdrawal to bank,-450.00,USD,Completed
01/19/2023,Card charge AWS,-12.00,USD,Cancelled
",
        truth: "2023-01-16 500;2023-01-18 -450",
    },
    Case {
        name: "razorpay",
        encoding: "utf-8",
        text: r"transaction_entity,entity_id,amount,currency,fee (exclusive tax),tax,debit,credit,payment_method,entity_created_at,settlement_id,settled_at
payment,pay_1,1000.00,INR,20.00,3.60,0.00,976.40,upi,16/01/2023 12:01:33,setl_1,18/01/2023
refund,rfnd_1,500.00,INR,0.00,0.00,500.00,0.00,upi,18/01/2023 12:01:33,setl_1,18/01/2023
",
        truth: "2023-01-16 976.40;2023-01-18 -500",
    },
    Case {
        name: "woocommerce_orders",
        encoding: "utf-8",
        text: r"Order ID,Order Number,Order Date,Status,Customer,Order Subtotal,Shipping,Tax,Order Total,Payment Method
101,101,2023-01-16 12:01,completed,Ann,90.00,5.00,5.00,100.00,stripe
102,102,2023-01-18 12:01,completed,Bob,45.00,5.00,0.00,50.00,paypal
",
        truth: "2023-01-16 100;2023-01-18 50|ask",
    },
    Case {
        name: "amazon_seller_us",
        encoding: "utf-8",
        text: r#""Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"
"All amounts in USD, unless specified"
"Definitions:"
"Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap."
"Selling fees: Includes variable closing fees and referral fees."
"date/time","settlement id","type","order id","sku","description","quantity","marketplace","product sales","product sales tax","shipping credits","promotional rebates","selling fees","fba fees","other transaction fees","other","total"
"Jan 16, 2023 12:01:33 AM PST","123","Order","111-1","SKU1","Widget","1","amazon.com","100.00","8.00","0","0","-15.00","-5.00","0","0","80.00"
"Jan 18, 2023 12:01:33 AM PST","123","Refund","111-2","SKU1","Widget","1","amazon.com","-100.00","-8.00","0","0","12.00","0","0","0","-88.00"
"Jan 20, 2023 12:01:33 AM PST","123","Transfer","","","To account ending with: 123","","","0","0","0","0","0","0","0","-500.00","-500.00"
"#,
        truth: "2023-01-16 80;2023-01-18 -88;2023-01-20 -500",
    },
    Case {
        name: "amazon_seller_de",
        encoding: "utf-8",
        text: r#""Datum/Uhrzeit";"Abrechnungsnummer";"Typ";"Bestellnummer";"SKU";"Beschreibung";"Menge";"Marketplace";"Umsätze";"Verkaufsgebühren";"Gebühren zu Versand durch Amazon";"Andere";"Gesamt"
"16.01.2023 00:01:33 UTC";"123";"Bestellung";"302-1";"S1";"Ding";"1";"amazon.de";"100,00";"-15,00";"-5,00";"0";"80,00"
"18.01.2023 00:01:33 UTC";"123";"Erstattung";"302-2";"S1";"Ding";"1";"amazon.de";"-1.100,00";"12,00";"0";"0";"-1.088,00"
"#,
        truth: "2023-01-16 80;2023-01-18 -1088",
    },
    Case {
        name: "airbnb",
        encoding: "utf-8",
        text: r"Date,Type,Confirmation Code,Start Date,Nights,Guest,Listing,Details,Reference,Currency,Amount,Paid Out,Host Fee,Cleaning Fee
01/16/2023,Payout,,,,,,Transfer to Account *****1234,,USD,,291.00,,
01/16/2023,Reservation,HM1,01/15/2023,2,Ann,Loft,,,USD,291.00,,9.00,50.00
01/20/2023,Payout,,,,,,Transfer to Account *****1234,,USD,,145.50,,
01/20/2023,Reservation,HM2,01/19/2023,1,Bob,Loft,,,USD,145.50,,4.50,50.00
",
        truth: "ask|2023-01-16 291;2023-01-20 145.50",
    },
    Case {
        name: "google_play",
        encoding: "utf-8",
        text: r#"Description,Transaction Date,Transaction Time,Tax Type,Transaction Type,Refund Type,Product Title,Product id,Buyer Country,Buyer Currency,Amount (Buyer Currency),Currency Conversion Rate,Merchant Currency,Amount (Merchant Currency)
GPA.1,"Jan 16, 2023",12:01:33 AM PST,,Charge,,App,com.x,DE,EUR,4.99,1.08,USD,5.39
GPA.1,"Jan 16, 2023",12:01:33 AM PST,,Google fee,,App,com.x,DE,EUR,-0.75,1.08,USD,-0.81
GPA.2,"Jan 18, 2023",12:01:33 AM PST,,Charge,,App,com.x,US,USD,4.99,1,USD,4.99
"#,
        truth: "2023-01-16 5.39;2023-01-16 -0.81;2023-01-18 4.99|ask",
    },
    Case {
        name: "lemonsqueezy",
        encoding: "utf-8",
        text: r"Order ID,Date (UTC),Customer,Product,Currency,Subtotal,Discount,Tax,Total,Refunded,Status
1,2023-01-16 12:01:33,ann@x.com,Pro,USD,29.00,0.00,5.51,34.51,0.00,Paid
2,2023-01-18 12:01:33,bob@x.com,Pro,USD,29.00,0.00,0.00,29.00,0.00,Paid
",
        truth: "2023-01-16 34.51;2023-01-18 29|ask",
    },
    Case {
        name: "patreon_payouts",
        encoding: "utf-8",
        text: r"Month,Date,Creator payout,Currency,Platform fee,Payment fee
2023-01,2023-01-16,250.00,USD,25.00,8.00
2023-02,2023-02-05,275.50,USD,27.00,8.50
",
        truth: "2023-01-16 250;2023-02-05 275.50|ask",
    },
    Case {
        name: "gocardless_payouts",
        encoding: "utf-8",
        text: r"id,created_at,amount,currency,status,arrival_date,deducted_fees
PO1,2023-01-16T12:01:33.000Z,100.00,GBP,paid,2023-01-18,1.20
PO2,2023-01-20T12:01:33.000Z,80.00,GBP,paid,2023-01-24,0.90
",
        truth: "2023-01-16 100;2023-01-20 80|2023-01-18 100;2023-01-24 80|ask",
    },
    Case {
        name: "reddit_ads",
        encoding: "utf-8",
        text: r"Date,Campaign Name,Impressions,Clicks,Amount Spent (USD),eCPM,CPC,CTR
2023-01-16,Launch,12000,120,45.20,3.77,0.38,1.0%
2023-01-17,Launch,13000,130,48.00,3.69,0.37,1.0%
",
        truth: "2023-01-16 -45.20;2023-01-17 -48",
    },
    Case {
        name: "amazon_ads",
        encoding: "utf-8",
        text: r#"Date,Portfolio name,Currency,Campaign Name,Impressions,Clicks,Click-Thru Rate (CTR),Cost Per Click (CPC),Spend,7 Day Total Sales,Total Advertising Cost of Sales (ACOS)
"Jan 16, 2023",Main,USD,Brand,12000,120,1.0%,$0.38,$45.20,$240.00,18.8%
"Jan 17, 2023",Main,USD,Brand,13000,130,1.0%,$0.37,$48.00,$120.00,40.0%
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -48",
    },
    Case {
        name: "snap_ads",
        encoding: "utf-8",
        text: r"Start Time,End Time,Campaign Name,Amount Spent,Paid Impressions,Paid eCPM,Swipes
2023-01-16,2023-01-16,Launch,45.20,12000,3.77,120
2023-01-17,2023-01-17,Launch,48.00,13000,3.69,130
",
        truth: "2023-01-16 -45.20;2023-01-17 -48",
    },
    Case {
        name: "yandex_direct",
        encoding: "utf-8-bom",
        text: r"Дата;Кампания;Показы;Клики;CTR (%);Расход (руб.);Ср. цена клика (руб.)
16.01.2023;Бренд;12000;120;1,00;4520,50;37,67
17.01.2023;Бренд;13000;130;1,00;4800,00;36,92
",
        truth: "2023-01-16 -4520.50;2023-01-17 -4800",
    },
    Case {
        name: "baidu_ads",
        encoding: "gb18030",
        text: r"日期,推广计划,展现,点击,消费,点击率,平均点击价格
2023-01-16,品牌,12000,120,452.00,1.00%,3.77
2023-01-17,品牌,13000,130,480.50,1.00%,3.70
",
        truth: "2023-01-16 -452;2023-01-17 -480.50",
    },
    Case {
        name: "naver_ads",
        encoding: "utf-8",
        text: r#"일별,캠페인,노출수,클릭수,"클릭률(%)",총비용(VAT포함)
2023.01.16.,브랜드,12000,120,1.00,45200
2023.01.17.,브랜드,13000,130,1.00,48000
"#,
        truth: "2023-01-16 -45200;2023-01-17 -48000",
    },
    Case {
        name: "google_ads_es",
        encoding: "utf-8",
        text: r#"Informe de campañas
1 de enero de 2023 - 31 de enero de 2023
Día,Campaña,Código de moneda,Coste,Impr.,Clics
2023-01-16,Marca,EUR,"45,20","12.000",120
2023-01-17,Marca,EUR,"1.048,00","13.000",130
Total: campañas,,,"1.093,20","25.000",250
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -1048",
    },
    Case {
        name: "google_ads_jp",
        encoding: "utf-8",
        text: r#"キャンペーン レポート
2023年1月1日～2023年1月31日
日,キャンペーン,通貨コード,費用,表示回数,クリック数
2023-01-16,ブランド,JPY,"4,520","12,000",120
2023-01-17,ブランド,JPY,"4,800","13,000",130
"#,
        truth: "2023-01-16 -4520;2023-01-17 -4800",
    },
    Case {
        name: "google_ads_it_pl",
        encoding: "utf-8",
        text: r#"Giorno,Campagna,Codice valuta,Costo,Impr.,Clic
2023-01-16,Marchio,EUR,"45,20","12.000",120
2023-01-17,Marchio,EUR,"48,00","13.000",130
"#,
        truth: "2023-01-16 -45.20;2023-01-17 -48",
    },
    Case {
        name: "meta_billing",
        encoding: "utf-8",
        text: r"Date,Transaction ID,Payment Method,Amount,Currency
01/16/2023,123-456,Visa 1234,$45.20,USD
01/18/2023,123-457,Visa 1234,$50.00,USD
",
        truth: "ask|2023-01-16 -45.20;2023-01-18 -50",
    },
    Case {
        name: "freshbooks_expenses",
        encoding: "utf-8",
        text: r"Date,Vendor,Category,Description,Client,Subtotal,Tax 1 Amount,Total,Currency
2023-01-16,Amazon,Office,Paper,,40.00,5.20,45.20,USD
2023-01-18,Delta,Travel,Flight,,300.00,20.00,320.00,USD
",
        truth: "2023-01-16 -45.20;2023-01-18 -320|ask",
    },
    Case {
        name: "xero_account_transactions",
        encoding: "utf-8",
        text: r"Account Transactions
Demo Company
For the period 1 January 2023 to 31 January 2023

Date,Source,Description,Reference,Debit,Credit,Running Balance,Gross,GST
16 Jan 2023,Spend Money,Woolworths,,0.00,45.20,1154.80,45.20,4.11
25 Jan 2023,Receive Money,Acme,INV-1,2500.00,0.00,3654.80,2500.00,227.27
Total Bank,,,,2500.00,45.20,3654.80,,
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "qb_register",
        encoding: "utf-8",
        text: r"Date,Ref No.,Type,Payee,Account,Memo,Payment,Deposit,Balance
01/16/2023,1023,Check,Landlord,Rent,,850.00,,1154.80
01/25/2023,,Deposit,Acme,Sales,,,2500.00,3654.80
",
        truth: "2023-01-16 -850;2023-01-25 2500",
    },
    Case {
        name: "zoho_bank",
        encoding: "utf-8",
        text: r"Date,Withdrawals,Deposits,Payee,Description,Reference Number
2023-01-16,45.20,,Walmart,Office,
2023-01-25,,2500.00,Acme,Invoice 1,INV-1
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "odoo_statement",
        encoding: "utf-8",
        text: r"Date,Label,Partner,Amount,Running Balance
2023-01-16,Card payment,Colruyt,-45.20,1154.80
2023-01-25,Salary,Acme,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "firefly",
        encoding: "utf-8",
        text: r"user_id,group_id,journal_id,created_at,updated_at,group_title,type,currency_code,amount,foreign_currency_code,foreign_amount,description,date,source_name,source_type,destination_name,destination_type,category
1,1,1,2023-02-01T00:00:00+01:00,2023-02-01T00:00:00+01:00,,Withdrawal,EUR,-45.20,,,Groceries,2023-01-16T00:00:00+01:00,Checking,Asset account,REWE,Expense account,Food
1,2,2,2023-02-01T00:00:00+01:00,2023-02-01T00:00:00+01:00,,Deposit,EUR,2500.00,,,Salary,2023-01-25T00:00:00+01:00,ACME,Revenue account,Checking,Asset account,Salary
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "budgetbakers_wallet",
        encoding: "utf-8",
        text: r"account;category;currency;amount;ref_currency_amount;type;payment_type;note;date;transfer;payee;labels
Cash;Groceries;EUR;-45.20;-45.20;Expense;CASH;;2023-01-16 12:01:33;false;REWE;
Bank;Wage;EUR;2500.00;2500.00;Income;TRANSFER;;2023-01-25 09:00:33;false;ACME;
Bank;Rent;EUR;-850.00;-850.00;Expense;TRANSFER;;2023-01-27 09:00:33;false;Landlord;
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "spendee",
        encoding: "utf-8",
        text: r#""Date","Wallet","Type","Category name","Amount","Currency","Note","Labels","Author"
"2023-01-16T12:01:33+00:00","Cash","Expense","Groceries","-45.20","EUR","","","Ann"
"2023-01-25T09:00:33+00:00","Bank","Income","Salary","2500.00","EUR","","","Ann"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "money_lover",
        encoding: "utf-8",
        text: r"Id,Note,Amount,Category,Account,Currency,Date,Event,Exclude Report
1,Lunch,-45.20,Food,Cash,USD,16/01/2023,,false
2,Pay,2500.00,Salary,Bank,USD,25/01/2023,,false
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "zenmoney",
        encoding: "utf-8",
        text: r"date;categoryName;payee;comment;outcomeAccountName;outcome;outcomeCurrencyShortTitle;incomeAccountName;income;incomeCurrencyShortTitle;createdDate;changedDate
2023-01-16;Продукты;Пятёрочка;;Карта;450,20;RUB;Карта;0;RUB;2023-01-16 12:01:33;2023-01-16 12:01:33
2023-01-25;Зарплата;;;Карта;0;RUB;Карта;75000;RUB;2023-01-25 09:00:33;2023-01-25 09:00:33
2023-01-26;Кафе;;;Карта;300;RUB;Карта;0;RUB;2023-01-26 12:00:00;2023-01-26 12:00:00
",
        truth: "2023-01-16 -450.20;2023-01-25 75000;2023-01-26 -300|ask",
    },
    Case {
        name: "homebank",
        encoding: "utf-8",
        text: r"date;paymode;info;payee;memo;amount;category;tags
16-01-23;4;;REWE;;-45.20;Food;
25-01-23;4;;ACME;;2500.00;Salary;
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "hledger_print",
        encoding: "utf-8",
        text: r#""txnidx","date","date2","status","code","description","comment","account","amount","commodity","credit","debit","posting-status","posting-comment"
"1","2023-01-16","","","","Groceries","","expenses:food","45.20","EUR","","45.20","",""
"1","2023-01-16","","","","Groceries","","assets:bank","-45.20","EUR","45.20","","",""
"2","2023-01-25","","","","Salary","","assets:bank","2500","EUR","","2500","",""
"2","2023-01-25","","","","Salary","","income:job","-2500","EUR","2500","","",""
"#,
        truth: "ask",
    },
    Case {
        name: "hledger_register",
        encoding: "utf-8",
        text: r#""txnidx","date","code","description","account","amount","total"
"1","2023-01-16","","Groceries","assets:bank","EUR -45.20","EUR -45.20"
"2","2023-01-25","","Salary","assets:bank","EUR 2500.00","EUR 2454.80"
"3","2023-01-27","","Rent","assets:bank","EUR -850.00","EUR 1604.80"
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "uk_department_spend",
        encoding: "windows-1252",
        text: r#"Department Family,Entity,Date,Expense Type,Expense Area,Supplier,Transaction Number,Amount,VAT Registration Number
DEFRA,Core,16/01/2023,Consultancy,Finance,ACME LTD,5100012345,"25,000.00",GB123456789
DEFRA,Core,18/01/2023,Rent,Estates,LANDLORD PLC,5100012346,"£30,500.50",GB987654321
DEFRA,Core,20/01/2023,Consultancy,Finance,ACME LTD,5100012347,"-1,000.00",GB123456789
"#,
        truth: "2023-01-16 -25000;2023-01-18 -30500.50;2023-01-20 1000|ask",
    },
    Case {
        name: "sage_types",
        encoding: "utf-8",
        text: r"Type,Account Reference,Nominal A/C Ref,Date,Reference,Details,Net Amount,Tax Code,Tax Amount
SI,ACME01,4000,16/01/2023,INV1,Sales,100.00,T1,20.00
PI,SUPP01,5000,18/01/2023,PINV1,Stock,50.00,T1,10.00
BP,,7000,20/01/2023,BP1,Wages,500.00,T9,0.00
",
        truth: "ask",
    },
];

//! Shops, processors, advertising, bookkeeping, government.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "mercadopago_settlement",
        encoding: "utf-8",
        text: r"INITIAL_BALANCE;CREDITS;DEBITS;FINAL_BALANCE
1.000,00;500,00;-120,00;1.380,00

RELEASE_DATE;TRANSACTION_TYPE;REFERENCE_ID;TRANSACTION_NET_AMOUNT;PARTIAL_BALANCE
13-02-2023;Liberación de dinero ;54321;500,00;1.500,00
20-02-2023;Pago Coto;54322;-80,00;1.420,00
22-02-2023;Retiro de dinero;54323;-40,00;1.380,00
",
        truth: "2023-02-13 500;2023-02-20 -80;2023-02-22 -40",
    },
    Case {
        name: "stripe_balance",
        encoding: "utf-8",
        text: r"id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Customer Facing Amount,Customer Facing Currency
txn_1,charge,ch_1,100.00,3.20,,96.80,usd,2023-01-05 10:11,2023-01-07 00:00,Invoice 1,100.00,usd
txn_2,charge,ch_2,50.00,1.75,,48.25,usd,2023-01-15 12:00,2023-01-17 00:00,Invoice 2,46.00,eur
txn_3,refund,re_1,-20.00,0.00,,-20.00,usd,2023-01-16 09:00,2023-01-16 09:00,REFUND,,
txn_4,payout,po_1,-125.05,0.00,,-125.05,usd,2023-01-20 00:00,2023-01-20 00:00,STRIPE PAYOUT,,
",
        truth: "2023-01-05 96.80;2023-01-15 48.25;2023-01-16 -20;2023-01-20 -125.05",
    },
    Case {
        name: "paypal_new",
        encoding: "utf-8-bom",
        text: r#""Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Balance"
"1/14/2023","08:01:02","PST","Jane","Website Payment","Completed","USD","1,050.00","-30.94","1,019.06","j@x.com","me@y.com","1AB","1,019.06"
"1/20/2023","09:00:00","PST","","General Withdrawal","Completed","USD","-500.00","0.00","-500.00","me@y.com","","2AB","519.06"
"1/21/2023","10:00:00","PST","Bob","Mobile Payment","Completed","USD","20.00","-0.88","19.12","b@x.com","me@y.com","3AB","538.18"
"#,
        truth: "2023-01-14 1019.06;2023-01-20 -500;2023-01-21 19.12",
    },
    Case {
        name: "paypal_de",
        encoding: "utf-8-bom",
        text: r#""Datum","Uhrzeit","Zeitzone","Beschreibung","Währung","Brutto","Entgelt","Netto","Guthaben","Transaktionscode","Absender E-Mail-Adresse","Name","Name der Bank","Bankkonto","Versand- und Bearbeitungsgebühr","Umsatzsteuer","Rechnungsnummer","Zugehöriger Transaktionscode"
"03.01.2023","08:12:10","Europe/Berlin","Handyzahlung","EUR","-15,00","0,00","-15,00","-15,00","1AB","me@x.de","Pizza","","","0,00","0,00","",""
"03.01.2023","08:12:10","Europe/Berlin","Bankgutschrift auf PayPal-Konto","EUR","15,00","0,00","15,00","0,00","2AB","","","Sparkasse","1234","0,00","0,00","","1AB"
"17.01.2023","20:00:00","Europe/Berlin","Website-Zahlung","EUR","100,00","-2,84","97,16","97,16","3AB","k@x.de","Kunde","","","5,00","0,00","R1",""
"#,
        truth: "2023-01-03 -15;2023-01-03 15;2023-01-17 97.16",
    },
    Case {
        name: "square_tx",
        encoding: "utf-8",
        text: r"Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Fees,Net Total,Transaction ID
2023-01-28,18:01:02,Pacific Time (US & Canada),$25.00,-$2.50,$0.00,$22.50,$0.00,$2.03,$4.00,$0.00,$28.53,Point of Sale,$28.53,Tapped,$0.00,$0.00,$0.00,-$0.84,$27.69,abc1
2023-01-27,12:00:00,Pacific Time (US & Canada),$10.00,$0.00,$0.00,$10.00,$0.00,$0.90,$0.00,$0.00,$10.90,Point of Sale,$0.00,,$10.90,$0.00,$0.00,$0.00,$10.90,abc2
",
        truth: "2023-01-28 27.69;2023-01-27 10.90",
    },
    Case {
        name: "shopify_payouts",
        encoding: "utf-8",
        text: r"Payout Date,Status,Charges,Refunds,Adjustments,Reserved Funds,Fees,Retried Amount,Total,Currency
2023-01-30,paid,500.00,-20.00,0.00,0.00,-14.80,0.00,465.20,USD
2023-01-27,paid,320.00,0.00,0.00,0.00,-9.58,0.00,310.42,USD
2023-01-26,paid,150.00,-50.00,0.00,0.00,-4.65,0.00,95.35,USD
",
        truth: "2023-01-30 465.20;2023-01-27 310.42;2023-01-26 95.35",
    },
    Case {
        name: "etsy",
        encoding: "utf-8",
        text: r#"Date,Type,Title,Info,Currency,Amount,Fees & Taxes,Net,Tax Details
"January 28, 2023",Sale,"Payment for Order #123","Order #123",USD,$35.00,-$1.30,$33.70,
"January 28, 2023",Fee,"Transaction fee: Mug","Order #123",USD,--,-$2.28,-$2.28,
"January 20, 2023",Deposit,"$120.00 sent to your bank account",,USD,--,--,--,
"January 15, 2023",Marketing,"Etsy Ads","Bill",USD,--,-$5.00,-$5.00,
"January 13, 2023",Refund,"Refund to buyer for Order #99","Order #99",USD,-$20.00,$1.30,-$18.70,
"#,
        truth: "2023-01-28 33.70;2023-01-28 -2.28;2023-01-15 -5;2023-01-13 -18.70",
    },
    Case {
        name: "amazon_date_range",
        encoding: "utf-8",
        text: r#""Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions"
"All amounts in USD, unless specified"
"Definitions:"
"Sales tax collected: Includes sales tax collected from buyers for product sales, shipping, and gift wrap."
"date/time","settlement id","type","order id","sku","description","quantity","marketplace","fulfillment","order city","order state","order postal","product sales","shipping credits","gift wrap credits","promotional rebates","sales tax collected","selling fees","fba fees","other transaction fees","other","total"
"Jan 14, 2023 12:01:02 AM PST","12345678901","Order","111-1","SKU1","Widget","1","amazon.com","Amazon","NY","NY","10001","25.00","0","0","0","2.00","-3.75","-4.50","0","0","16.75"
"Jan 15, 2023 1:01:02 AM PST","12345678901","Refund","111-2","SKU1","Widget","1","amazon.com","Amazon","LA","CA","90001","-25.00","0","0","0","-2.00","3.00","0","0","0","-22.00"
"Jan 20, 2023 1:01:02 AM PST","12345678901","Transfer","","","To your account ending in: 123","","","","","","","0","0","0","0","0","0","0","0","-1,500.00","-1,500.00"
"#,
        truth: "2023-01-14 16.75;2023-01-15 -22;2023-01-20 -1500",
    },
    Case {
        name: "gumroad",
        encoding: "utf-8",
        text: r"Purchase ID,Item Name,Buyer Name,Purchase Email,Do Not Contact?,Purchase Date,Purchase Time (PT),Subtotal ($),Taxes ($),Tax Type,Shipping ($),Sale Price ($),Fees ($),Net Total ($),Tip ($),Tax Included in Price?,Street Address,Refunded?
p1,Ebook,Jane,j@x.com,0,2023-01-28,10:00:00,20.00,0.00,,0.00,20.00,2.30,17.70,0.00,0,,0
p2,Ebook,Bob,b@x.com,0,2023-01-15,11:00:00,20.00,0.00,,0.00,20.00,2.30,17.70,0.00,0,,0
",
        truth: "2023-01-28 17.70;2023-01-15 17.70",
    },
    Case {
        name: "meta_ads_reporting",
        encoding: "utf-8",
        text: r#""Campaign name","Ad set name",Day,"Amount spent (EUR)",Impressions,Reach,Results,"Cost per results","Reporting starts","Reporting ends"
"Spring","DE 25-45",2023-03-14,12.34,1500,1200,4,3.085,2023-03-14,2023-03-14
"Spring","DE 25-45",2023-03-15,15.10,1700,1300,5,3.02,2023-03-15,2023-03-15
"Spring","AT",2023-03-15,,200,180,,,2023-03-15,2023-03-15
"#,
        truth: "2023-03-14 -12.34;2023-03-15 -15.10",
    },
    Case {
        name: "linkedin_ads",
        encoding: "utf-16",
        text: "\"Campaign Performance Report (in UTC)\"\n\
\"Report Start: March 1, 2023, 12:00 AM\"\n\
\"Report End: March 31, 2023, 11:59 PM\"\n\
\"Date Generated: April 3, 2023, 9:00 AM\"\n\n\
Start Date (in UTC)\tAccount Name\tCurrency\tCampaign Group Name\tCampaign Name\tTotal Spent\tImpressions\tClicks\tClick Through Rate\tAverage CPM\tAverage CPC\n\
03/14/2023\tACME\tUSD\tQ1\tLead gen\t125.40\t10,500\t42\t0.40%\t11.94\t2.99\n\
03/15/2023\tACME\tUSD\tQ1\tLead gen\t98.00\t8,200\t31\t0.38%\t11.95\t3.16\n",
        truth: "2023-03-14 -125.40;2023-03-15 -98",
    },
    Case {
        name: "tiktok_ads",
        encoding: "utf-8",
        text: r"Campaign name,By Day,Cost,CPC (destination),CPM,Impressions,Clicks (destination),Currency
Launch,2023-05-14,45.20,0.32,4.10,11024,141,USD
Launch,2023-05-15,50.00,0.35,4.25,11764,143,USD
Total of 2 results,-,95.20,0.33,4.18,22788,284,USD
",
        truth: "2023-05-14 -45.20;2023-05-15 -50",
    },
    Case {
        name: "microsoft_ads",
        encoding: "utf-8",
        text: r#""Report Name: Campaign","","","","",""
"Report Time: 6/1/2023,6/30/2023","","","","",""
"Time Zone: (GMT+01:00)","","","","",""

"Gregorian date","Campaign","Currency code","Impressions","Clicks","Spend"
"6/14/2023","Brand","EUR","1200","34","23.45"
"6/15/2023","Brand","EUR","1100","31","21.10"

"©2023 Microsoft Corporation. All rights reserved. "
"#,
        truth: "2023-06-14 -23.45;2023-06-15 -21.10",
    },
    Case {
        name: "x_ads",
        encoding: "utf-8",
        text: r"Time period,Campaign name,Campaign objective,Spend,Currency,Impressions,Link clicks
2023-06-14,Launch,ENGAGEMENTS,12.5,GBP,5000,20
2023-06-15,Launch,ENGAGEMENTS,14.25,GBP,5600,25
",
        truth: "2023-06-14 -12.5;2023-06-15 -14.25",
    },
    Case {
        name: "quickbooks_txlist",
        encoding: "utf-8",
        text: r#"Transaction List by Date,,,,,,,,
ACME LLC,,,,,,,,
"January 1-31, 2023",,,,,,,,

Date,Transaction Type,Num,Posting (Y/N),Name,Memo/Description,Account,Split,Amount
01/14/2023,Expense,,Yes,Office Depot,,Checking,Office Supplies,-45.60
01/17/2023,Deposit,,Yes,Client A,Invoice 12,Checking,Sales,"1,200.00"
01/25/2023,Check,1001,Yes,Landlord,Rent,Checking,Rent,"-1,500.00"
"#,
        truth: "2023-01-14 -45.60;2023-01-17 1200;2023-01-25 -1500",
    },
    Case {
        name: "quickbooks_deposits",
        encoding: "utf-8",
        text: r#"Date,Description,Debit,Credit,Running Balance
01/14/2023,Bought paper,45.60,,"2,954.40"
01/17/2023,Client,,"1,200.00","4,154.40"
Total,,45.60,"1,200.00",
"#,
        truth: "2023-01-14 -45.60;2023-01-17 1200",
    },
    Case {
        name: "xero_statement",
        encoding: "utf-8",
        text: r"*Date,*Amount,Payee,Description,Reference,Check Number
14/06/2023,-45.60,BP,Fuel,REF1,
16/06/2023,1200.00,Client Ltd,INV-001,REF2,
",
        truth: "2023-06-14 -45.60;2023-06-16 1200",
    },
    Case {
        name: "wave",
        encoding: "utf-8",
        text: r"Transaction ID,Transaction Date,Account Name,Transaction Description,Transaction Line Description,Amount (One column), ,Debit Amount (Two Column Approach),Credit Amount (Two Column Approach),Other Accounts for this Transaction,Customer,Vendor
1,2023-01-14,Checking,Paper,Paper,-45.60,,,45.60,Office,,Staples
2,2023-01-17,Checking,Client,Client,1200.00,,1200.00,,Sales,Client,
",
        truth: "2023-01-14 -45.60;2023-01-17 1200",
    },
    Case {
        name: "ynab_register",
        encoding: "utf-8-bom",
        text: r#""Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
"Checking","","01/28/2023","Tesco","Needs: Groceries","Needs","Groceries","",$45.20,$0.00,"Cleared"
"Checking","","01/27/2023","Acme","Inflow: Ready to Assign","Inflow","Ready to Assign","",$0.00,$2000.00,"Cleared"
"Checking","","01/17/2023","Landlord","Bills: Rent","Bills","Rent","",$800.00,$0.00,"Uncleared"
"#,
        truth: "2023-01-28 -45.20;2023-01-27 2000;2023-01-17 -800",
    },
    Case {
        name: "splitwise",
        encoding: "utf-8",
        text: r"Date,Description,Category,Cost,Currency,Anna,Ben

2023-01-14,Dinner,Dining out,50.00,EUR,25.00,-25.00
2023-01-18,Groceries,Groceries,30.00,EUR,-15.00,15.00

2023-02-01,Total balance, , ,EUR,10.00,-10.00
",
        truth: "2023-01-14 -50;2023-01-18 -30",
    },
    Case {
        name: "toshl",
        encoding: "utf-8",
        text: r#""Date","Account","Category","Tags","Expense amount","Income amount","Currency","In main currency","Main currency","Description"
"1/28/23","Cash","Food","lunch","12.50","0","EUR","-12.50","EUR",""
"1/27/23","Cash","Salary","","0","1,500.00","EUR","1,500.00","EUR","pay"
"1/17/23","Cash","Home","rent","600.00","0","EUR","-600.00","EUR",""
"#,
        truth: "2023-01-28 -12.50;2023-01-27 1500;2023-01-17 -600",
    },
    Case {
        name: "gnucash",
        encoding: "utf-8",
        text: r#"Date,Transaction ID,Number,Description,Notes,Commodity/Currency,Void Reason,Action,Memo,Full Account Name,Account Name,Amount With Sym,Amount Num.,Reconcile,Reconcile Date,Rate/Price
14/01/2023,abc,,Tesco,,CURRENCY::GBP,,,,Assets:Bank,Bank,-£45.20,-45.20,n,,1.00
17/01/2023,abd,,Acme,,CURRENCY::GBP,,,,Assets:Bank,Bank,"£1,200.00","1,200.00",n,,1.00
"#,
        truth: "2023-01-14 -45.20;2023-01-17 1200",
    },
    Case {
        name: "uk_council",
        encoding: "utf-8",
        text: r#"Body Name,Service Area,Expense Type,Date Paid,Transaction Number,Net Amount,Supplier Name,Irrecoverable VAT
Anytown Council,Adult Social Care,Residential Care,14/01/2022,5105600001,"12,345.67",CARE HOMES LTD,
Anytown Council,Highways,Contractors,17/01/2022,5105600002,"1,234.00",ROADS PLC,246.80
Anytown Council,Highways,Contractors,24/01/2022,5105600003,(£500.00),ROADS PLC,
"#,
        truth: "2022-01-14 -12345.67;2022-01-17 -1234;2022-01-24 500",
    },
    Case {
        name: "uk_council2",
        encoding: "utf-8",
        text: r"Organisation Name,Effective Date,Directorate,Service,Beneficiary Name,Payment Date,Transaction No,Card Transaction,Amount excl. VAT,Irrecoverable VAT Amount,Purpose of Spend,Procurement Category
Anytown,31/01/2022,Place,Waste,VEOLIA,14/01/2022,1001,No,20500.10,,Waste disposal,Env
Anytown,31/01/2022,Place,Parks,TREES LTD,18/01/2022,1002,No,750.00,,Trees,Env
",
        truth: "2022-01-14 -20500.10;2022-01-18 -750",
    },
    Case {
        name: "us_state_checkbook",
        encoding: "utf-8",
        text: r#"Agency,Vendor Name,Fund,Expenditure Category,Payment Date,Check Number,Amount
Dept of Health,ACME SUPPLY,General,Supplies,2022-08-15,000123456,"$1,234.50"
Dept of Health,MED CORP,Federal,Services,2022-08-16,000123457,"$98,000.00"
Dept of Roads,ASPHALT INC,Highway,Contracts,2022-08-22,000123458,"($200.00)"
"#,
        truth: "2022-08-15 -1234.50;2022-08-16 -98000;2022-08-22 200",
    },
    Case {
        name: "ledger_csv",
        encoding: "utf-8",
        text: r#""2023/01/14","","Tesco","Expenses:Food","£","45.2","",""
"2023/01/14","","Tesco","Assets:Bank","£","-45.2","",""
"2023/01/17","","Acme","Assets:Bank","£","1200","",""
"2023/01/17","","Acme","Income:Salary","£","-1200","",""
"#,
        truth: "ask",
    },
    Case {
        name: "trailing_minus_sep",
        encoding: "utf-8",
        text: "sep=;\r\n\
Date;Text;Amount;\r\n\
14.01.2023;Shop;1.234,50-;\r\n\
17.01.2023;Pay;2.000,00;\r\n\
20.01.2023;Rent;800,00-;\r\n",
        truth: "2023-01-14 -1234.50;2023-01-17 2000;2023-01-20 -800",
    },
    Case {
        name: "apostrophe_cr",
        encoding: "windows-1252",
        text: "Datum;Buchungstext;Belastung;Gutschrift;Saldo\r14.01.2023;Miete;1'500.00;;8'500.00\r17.01.2023;Lohn;;6'200.00;14'700.00\r24.01.2023;Coop;85.35;;14'614.65\r",
        truth: "2023-01-14 -1500;2023-01-17 6200;2023-01-24 -85.35",
    },
    Case {
        name: "two_line_header",
        encoding: "utf-8",
        text: r"Date,Description,Money,Money,Balance
,,Out,In,
14/01/2023,Shop,45.00,,955.00
17/01/2023,Pay,,1000.00,1955.00
19/01/2023,Rent,600.00,,1355.00
",
        truth: "2023-01-14 -45;2023-01-17 1000;2023-01-19 -600",
    },
    Case {
        name: "month_names_fr",
        encoding: "utf-8",
        text: r"Date;Opération;Montant
14 janv. 2023;CARTE FNAC;-45,00 €
17 févr. 2023;VIREMENT SALAIRE;1 950,00 €
20 août 2023;LOYER;-700,00 €
",
        truth: "2023-01-14 -45;2023-02-17 1950;2023-08-20 -700",
    },
    Case {
        name: "month_sections_totals",
        encoding: "utf-8",
        text: r"Date,Supplier,Amount
April 2022,,
14/04/2022,A Ltd,1200.00
19/04/2022,B Ltd,300.50
,,1500.50
May 2022,,
13/05/2022,C Ltd,80.00
17/05/2022,A Ltd,90.25
,,170.25
,Grand Total,1670.75
",
        truth: "2022-04-14 -1200;2022-04-19 -300.50;2022-05-13 -80;2022-05-17 -90.25",
    },
    Case {
        name: "degiro_like_ids_as_amounts",
        encoding: "utf-8",
        text: r"Order ID,Account,Ref,Date,Details,Amount,Fee
20230114,1234,100.50,2023-01-14,Coffee,-3.20,0
20230117,1234,200.75,2023-01-17,Salary,1500.00,0
20230119,1234,300.10,2023-01-19,Rent,-700.00,0
",
        truth: "2023-01-14 -3.20;2023-01-17 1500;2023-01-19 -700",
    },
    Case {
        name: "transferwise_account_cols",
        encoding: "utf-8",
        text: r"Date,Description,Checking,Savings,Total
14/01/2023,Coffee,-3.20,,-3.20
17/01/2023,Salary,1500.00,,1500.00
19/01/2023,To savings,-200.00,200.00,0.00
",
        truth: "2023-01-14 -3.20;2023-01-17 1500;2023-01-19 0",
    },
    Case {
        name: "revolut_business",
        encoding: "utf-8",
        text: r"Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Card number,Orig currency,Orig amount,Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,Account
2023-01-28,2023-01-30,a1,CARD_PAYMENT,COMPLETED,AWS,,J,1234,USD,50.00,EUR,-46.10,-46.10,0.922,0.00,EUR,953.90,Main
2023-01-27,2023-01-27,a2,TOPUP,COMPLETED,Client,Inv 1,,,EUR,1000.00,EUR,1000.00,1000.00,,0.00,EUR,1000.00,Main
2023-01-16,,a3,CARD_PAYMENT,DECLINED,Uber,,J,1234,EUR,20.00,EUR,-20.00,-20.00,,0.00,EUR,,Main
2023-01-14,2023-01-14,a4,TRANSFER,COMPLETED,Supplier,Inv 9,,,EUR,-200.00,EUR,-200.00,-200.20,,0.20,EUR,0.00,Main
",
        truth: "2023-01-28 -46.10;2023-01-27 1000;2023-01-14 -200.20",
    },
    Case {
        name: "ebay",
        encoding: "utf-8",
        text: r#""--Report generated for seller"
""
"--Start date:","Jan 1, 2023"

Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Net amount,Payout currency,Payout date,Item title,Item subtotal,Shipping and handling,Final Value Fee - fixed,Final Value Fee - variable,Gross transaction amount,Transaction currency,Exchange rate,Description
"Jan 28, 2023",Order,01-1,1,bob,21.40,USD,"Jan 30, 2023",Lamp,20.00,5.00,-0.30,-3.30,25.00,USD,--,--
"Jan 30, 2023",Payout,--,--,--,-21.40,USD,"Jan 30, 2023",--,--,--,--,--,-21.40,USD,--,Payout
"Jan 31, 2023",Other fee,--,--,--,-7.00,USD,--,--,--,--,--,--,-7.00,USD,--,Store
"#,
        truth: "2023-01-28 21.40;2023-01-30 -21.40;2023-01-31 -7",
    },
    Case {
        name: "argenta_be",
        encoding: "utf-8",
        text: r"Rekening;Boekdatum;Valutadatum;Referentie;Beschrijving;Bedrag;Munt;Verrichtingsdatum;Rekening tegenpartij;Naam tegenpartij;Mededeling
BE12 9731;14-03-2023;14-03-2023;R1;Betaling Bancontact;-45,20;EUR;13-03-2023;;DELHAIZE;
BE12 9731;24-03-2023;24-03-2023;R2;Inkomende overschrijving;2.100,00;EUR;24-03-2023;BE99;WERKGEVER;loon
",
        truth: "2023-03-13 -45.20;2023-03-24 2100",
    },
    Case {
        name: "eu_bank_ddmm_only_low",
        encoding: "utf-8",
        text: r"Date;Label;Amount
03/04/2023;Shop;-12,00
05/04/2023;Pay;1.200,00
",
        truth: "ask",
    },
    Case {
        name: "refund_column",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Refund
2023-01-14,Coffee,3.20,0.00
2023-01-17,Shoes,80.00,0.00
2023-01-19,Shoes,0.00,80.00
",
        truth: "ask",
    },
    Case {
        name: "planned_vs_actual",
        encoding: "utf-8",
        text: r"Date,Item,Budget,Actual
2023-01-14,Coffee,5.00,3.20
2023-01-17,Shoes,100.00,80.00
2023-01-19,Rent,700.00,700.00
",
        truth: "ask",
    },
    Case {
        name: "invoices_sent",
        encoding: "utf-8",
        text: r"Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Line Total,Currency
Acme,0001,2023-01-14,paid,2023-01-30,Design,Logo,100.00,5,0,500.00,VAT,100.00,600.00,GBP
Beta,0002,2023-01-17,paid,2023-02-14,Design,Site,100.00,10,0,1000.00,VAT,200.00,1200.00,GBP
",
        truth: "2023-01-30 600;2023-02-14 1200|ask",
    },
    Case {
        name: "ibkr_cash",
        encoding: "utf-8",
        text: r"Statement,Header,Field Name,Field Value
Statement,Data,Title,Activity Statement
Deposits & Withdrawals,Header,Currency,Settle Date,Description,Amount
Deposits & Withdrawals,Data,USD,2023-01-14,Wire,5000
Deposits & Withdrawals,Data,USD,2023-01-20,Withdrawal,-200
Deposits & Withdrawals,Data,Total,,,4800
",
        truth: "2023-01-14 5000;2023-01-20 -200",
    },
    Case {
        name: "coinbase_like",
        encoding: "utf-8",
        text: r"Timestamp,Transaction Type,Asset,Quantity Transacted,Spot Price Currency,Spot Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes
2023-01-14T10:00:00Z,Buy,BTC,0.01,USD,21000.00,210.00,213.00,3.00,Bought
2023-01-17T10:00:00Z,Sell,BTC,0.005,USD,21500.00,107.50,105.50,2.00,Sold
",
        truth: "2023-01-14 -213;2023-01-17 105.50|ask",
    },
    Case {
        name: "stripe_payouts",
        encoding: "utf-8",
        text: r"id,Amount,Created (UTC),Currency,Arrival Date (UTC),Source Type,Status,Type,Method,Description
po_1,125.05,2023-01-18 02:00,usd,2023-01-20 00:00,card,paid,bank_account,standard,STRIPE PAYOUT
po_2,310.00,2023-01-25 02:00,usd,2023-01-27 00:00,card,paid,bank_account,standard,STRIPE PAYOUT
",
        truth: "2023-01-20 125.05;2023-01-27 310|2023-01-18 125.05;2023-01-25 310|ask",
    },
    Case {
        name: "shopify_orders",
        encoding: "utf-8",
        text: r"Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,Created at,Lineitem name,Lineitem price,Refunded Amount
#1001,a@x.com,paid,2023-01-14 10:00:00 +0100,fulfilled,EUR,50.00,5.00,8.78,55.00,0.00,2023-01-14 09:59:00 +0100,Mug,25.00,0.00
#1002,b@x.com,refunded,2023-01-17 10:00:00 +0100,fulfilled,EUR,20.00,5.00,3.99,25.00,0.00,2023-01-17 09:58:00 +0100,Mug,20.00,25.00
",
        truth: "2023-01-14 55;2023-01-17 25|ask",
    },
    Case {
        name: "belgian_dual_sign_card",
        encoding: "utf-8",
        text: r"Datum;Omschrijving;Bedrag;D/C
14-01-2023;Winkel;45,20;D
17-01-2023;Loon;2.000,00;C
20-01-2023;Terugboeking;-45,20;D
",
        truth: "ask",
    },
    Case {
        name: "thai_th",
        encoding: "utf-8",
        text: r"วันที่,รายการ,ถอนเงิน,ฝากเงิน,ยอดคงเหลือ
14/01/2023,ATM,500.00,,9500.00
17/01/2023,เงินเดือน,,30000.00,39500.00
19/01/2023,โอน,1200.00,,38300.00
",
        truth: "2023-01-14 -500;2023-01-17 30000;2023-01-19 -1200|ask",
    },
    Case {
        name: "korean",
        encoding: "euc-kr",
        text: r"거래일시,적요,출금액,입금액,잔액,거래점
2023-01-14 10:11:12,체크카드,12000,0,988000,강남
2023-01-17 09:00:00,급여,0,2500000,3488000,강남
2023-01-25 09:00:00,월세,700000,0,2788000,강남
",
        truth: "2023-01-14 -12000;2023-01-17 2500000;2023-01-25 -700000",
    },
    Case {
        name: "greek",
        encoding: "utf-8",
        text: r"Ημερομηνία;Αιτιολογία;Χρέωση;Πίστωση;Υπόλοιπο
14/01/2023;ΑΓΟΡΑ;45,20;;954,80
17/01/2023;ΜΙΣΘΟΔΟΣΙΑ;;1.200,00;2.154,80
19/01/2023;ΕΝΟΙΚΙΟ;500,00;;1.654,80
",
        truth: "2023-01-14 -45.20;2023-01-17 1200;2023-01-19 -500",
    },
    Case {
        name: "hebrew",
        encoding: "utf-8",
        text: r#"תאריך,תיאור,חובה,זכות,יתרה
14/01/2023,קניה,45.20,,954.80
17/01/2023,משכורת,,"1,200.00","2,154.80"
19/01/2023,שכירות,500.00,,"1,654.80"
"#,
        truth: "2023-01-14 -45.20;2023-01-17 1200;2023-01-19 -500",
    },
    Case {
        name: "arabic_like_uae",
        encoding: "utf-8",
        text: r#"Date,Narration,Debit,Credit,Running Balance
14 Jan 2023,POS CARREFOUR,"AED 45.20",,"AED 954.80"
17 Jan 2023,SALARY,,"AED 1,200.00","AED 2,154.80"
"#,
        truth: "2023-01-14 -45.20;2023-01-17 1200",
    },
];

//! Banks, cards and wallets elsewhere.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "hdfc",
        encoding: "utf-8",
        text: r"  Date     ,Narration                                                                                                                ,Value Dat,Debit Amount       ,Credit Amount      ,Chq/Ref Number   ,Closing Balance
 16/04/23  ,UPI-SWIGGY-SWIGGY@YBL-123456                                                                                             ,16/04/23 ,       345.00      ,         0.00      ,0000310612345678 ,     45654.00  
 18/04/23  ,ACH D- BAJAJ FINANCE-12345                                                                                               ,18/04/23 ,      5500.00      ,         0.00      ,0000001234567890 ,     40154.00  
 29/04/23  ,NEFT CR-CITI-EMPLOYER PVT LTD                                                                                            ,29/04/23 ,         0.00      ,     75000.00      ,CITIN23123456789 ,    115154.00  
",
        truth: "2023-04-16 -345;2023-04-18 -5500;2023-04-29 75000",
    },
    Case {
        name: "icici",
        encoding: "utf-8",
        text: r#"DETAILED STATEMENT
Transactions List - 123401500001 (INR) - RAHUL SHARMA

S No.,Value Date,Transaction Date,Cheque Number,Transaction Remarks,Withdrawal Amount (INR ),Deposit Amount (INR ),Balance (INR )
1,14/06/2022,14/06/2022,-,UPI/2165/Zomato,450.00,0.0,"1,23,550.00"
2,17/06/2022,17/06/2022,-,NEFT-SALARY,0.0,"1,10,000.00","2,33,550.00"
3,25/06/2022,25/06/2022,000123,CLG/RENT,"25,000.00",0.0,"2,08,550.00"
Legends Used in Account Statement
1.,VMT - Visa Money Transfer
"#,
        truth: "2022-06-14 -450;2022-06-17 110000;2022-06-25 -25000",
    },
    Case {
        name: "sbi_tsv",
        encoding: "utf-8",
        text: "Account Name\t:\tMr. A KUMAR\n\
Address\t:\tDELHI\n\
Date\t:\t31 Jan 2023\n\
Account Number\t:\t00000012345678901\n\
Balance as on 1 Jan 2023\t:\t 10,000.00\n\n\
Txn Date\tValue Date\tDescription\tRef No./Cheque No.\tBranch Code\tDebit\tCredit\tBalance\n\
3 Jan 2023\t3 Jan 2023\tBY TRANSFER-NEFT\tTRANSFER FROM 123\t4430\t \t\"50,000.00\"\t\"60,000.00\"\n\
14 Jan 2023\t14 Jan 2023\tTO TRANSFER-UPI/DR\tTRANSFER TO 124\t4430\t\"1,250.00\"\t \t\"58,750.00\"\n\
20 Jan 2023\t20 Jan 2023\tATM WDL-ATM CASH\t \t4430\t\"5,000.00\"\t \t\"53,750.00\"\n\
**This is a computer generated statement and does not require a signature\n",
        truth: "2023-01-03 50000;2023-01-14 -1250;2023-01-20 -5000",
    },
    Case {
        name: "kotak_drcr",
        encoding: "utf-8",
        text: r#"Sl. No.,Transaction Date,Value Date,Description,Chq / Ref No.,Amount,Dr / Cr,Balance,Dr / Cr
1,14-08-2022,14-08-2022,UPI/AMAZON,UPI-1,"1,234.00",DR,"8,766.00",CR
2,16-08-2022,16-08-2022,NEFT SALARY,N-2,"50,000.00",CR,"58,766.00",CR
3,21-08-2022,21-08-2022,RENT,I-3,"15,000.00",DR,"43,766.00",CR
"#,
        truth: "2022-08-14 -1234;2022-08-16 50000;2022-08-21 -15000",
    },
    Case {
        name: "amount_with_drcr_suffix",
        encoding: "utf-8",
        text: r#"Date,Particulars,Amount,Balance
14/07/2021,POS BIG BAZAAR,"1,234.00 Dr","8,766.00 Cr"
19/07/2021,SALARY,"50,000.00 Cr","58,766.00 Cr"
23/07/2021,CHEQUE 123,"60,000.00 Dr","1,234.00 Dr"
26/07/2021,CASH DEP,"2,000.00 Cr","766.00 Cr"
"#,
        truth: "2021-07-14 -1234;2021-07-19 50000;2021-07-23 -60000;2021-07-26 2000",
    },
    Case {
        name: "hdfc_card_crsuffix",
        encoding: "utf-8",
        text: r#"Date,Description,Amount
14/07/2021,SWIGGY,"1,234.00"
19/07/2021,PAYMENT RECEIVED,"50,000.00 Cr"
23/07/2021,FLIPKART,"2,999.00"
"#,
        truth: "2021-07-14 -1234;2021-07-19 50000;2021-07-23 -2999",
    },
    Case {
        name: "dbs",
        encoding: "utf-8",
        text: r"Account Details For:,DBS Multiplier Account 123-4-567890
Statement as at:,31 Jan 2023
Available Balance:,12345.67
Ledger Balance:,12345.67

Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,Transaction Ref2,Transaction Ref3
30 Jan 2023,ICT, 50.00, ,PayNow Transfer,To: JOHN,OTHR
25 Jan 2023,SAL, ,4500.00,SALARY,ACME,
17 Jan 2023,POS,23.40, ,NETS,FAIRPRICE,
",
        truth: "2023-01-30 -50;2023-01-25 4500;2023-01-17 -23.40",
    },
    Case {
        name: "ocbc",
        encoding: "utf-8",
        text: r#"Account details for:,360 Account 123-456789-001
Available Balance,"10,000.00"
Ledger Balance,"10,000.00"

Transaction History
Transaction date,Value date,Description,Withdrawals(SGD),Deposits(SGD)
28/02/2023,28/02/2023,BONUS INTEREST,,12.34
,,360 BONUS,,
20/02/2023,20/02/2023,BILL PAYMENT,"1,120.00",
,,CITIBANK CARD,,
14/02/2023,14/02/2023,GIRO - SALARY,,"5,100.00"
,,ACME PTE LTD,,
"#,
        truth: "2023-02-28 12.34;2023-02-20 -1120;2023-02-14 5100",
    },
    Case {
        name: "commbank_noheader",
        encoding: "utf-8",
        text: r#"29/12/2022,"-45.60","WOOLWORTHS 1234 SYDNEY","+1954.40"
23/12/2022,"+2000.00","Salary ACME PTY LTD","+2000.00"
20/12/2022,"-35.00","Transfer to xx1234 CommBank app","+0.00"
"#,
        truth: "2022-12-29 -45.60;2022-12-23 2000;2022-12-20 -35",
    },
    Case {
        name: "anz_noheader",
        encoding: "utf-8",
        text: r#"29/12/2022,-45.60,"WOOLWORTHS 1234 SYDNEY"
23/12/2022,2000.00,"PAY/SALARY FROM ACME"
20/12/2022,-35.00,"ANZ INTERNET BANKING PAYMENT"
"#,
        truth: "2022-12-29 -45.60;2022-12-23 2000;2022-12-20 -35",
    },
    Case {
        name: "westpac",
        encoding: "utf-8",
        text: r#"Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,Serial
32123456789,14/03/2022,"EFTPOS COLES",45.20,,954.80,"PAYMENT",
32123456789,15/03/2022,"DEPOSIT ACME",,1500.00,2454.80,"DEP",
32123456789,22/03/2022,"WITHDRAWAL RENT",800.00,,1654.80,"PAYMENT",
"#,
        truth: "2022-03-14 -45.20;2022-03-15 1500;2022-03-22 -800",
    },
    Case {
        name: "nab",
        encoding: "utf-8",
        text: r"Date,Amount,Account Number,,Transaction Type,Transaction Details,Balance,Category,Merchant Name
29 Sep 22,-12.50,123456789,,EFTPOS DEBIT,CAFE 123,987.50,Cafes,Cafe
28 Sep 22,1000.00,123456789,,TRANSFER CREDIT,ACME,1000.00,Income,
15 Sep 22,-500.00,123456789,,TRANSFER DEBIT,RENT,0.00,Rent,
",
        truth: "2022-09-29 -12.50;2022-09-28 1000;2022-09-15 -500",
    },
    Case {
        name: "asb",
        encoding: "utf-8",
        text: r#"Created date / time : 15 August 2022 / 10:11:12
Bank 12; Branch 3456; Account 0123456-50 (Streamline)
From date 20220801
To date 20220831
Avail Bal : 1234.56 as of 20220815
Ledger Balance : 1234.56 as of 20220831
Date,Unique Id,Tran Type,Cheque Number,Payee,Memo,Amount

2022/08/03,2022080301,EFTPOS,,"COUNTDOWN","CARD 1234",-45.60
2022/08/15,2022081501,D/C,,"D/C FROM ACME","SALARY",2100.00
2022/08/17,2022081701,A/P,,"A/P RENT","RENT",-650.00
"#,
        truth: "2022-08-03 -45.60;2022-08-15 2100;2022-08-17 -650",
    },
    Case {
        name: "kiwibank",
        encoding: "utf-8",
        text: r"Account number,Date,Memo/Description,Source Code (payment type),TP ref,TP part,TP code,OP ref,OP part,OP code,OP name,OP Bank Account Number,Amount (credit),Amount (debit),Amount,Balance
38-9000-0123456-00,2022-11-21,POS W/D PAK N SAVE,,,,,,,,,,,54.30,-54.30,945.70
38-9000-0123456-00,2022-11-23,Direct Credit ACME,,SAL,,,,,,ACME LTD,,1000.00,,1000.00,1945.70
38-9000-0123456-00,2022-11-28,AP RENT,,,,,,,,LANDLORD,12-3456,,400.00,-400.00,1545.70
",
        truth: "2022-11-21 -54.30;2022-11-23 1000;2022-11-28 -400",
    },
    Case {
        name: "td_noheader",
        encoding: "utf-8",
        text: r"04/22/2022,TIM HORTONS #1234,4.56,,1234.56
04/25/2022,PAYROLL ACME,,2000.00,3234.56
04/27/2022,RENT CHQ,1200.00,,2034.56
04/29/2022,HYDRO,88.10,,1946.46
",
        truth: "2022-04-22 -4.56;2022-04-25 2000;2022-04-27 -1200;2022-04-29 -88.10",
    },
    Case {
        name: "scotiabank_noheader",
        encoding: "utf-8",
        text: r#"10/28/2022,-45.67,"-","POS Purchase","SOBEYS"
10/27/2022,1500.00,"-","Payroll Deposit","ACME"
10/15/2022,-900.00,"-","Bill Payment","RENT"
"#,
        truth: "2022-10-28 -45.67;2022-10-27 1500;2022-10-15 -900",
    },
    Case {
        name: "bmo",
        encoding: "utf-8",
        text: r"Following data is valid as of 20230131102030 (Year/Month/Day/Hour/Minute/Second)


First Bank Card,Transaction Type,Date Posted, Transaction Amount,Description

'5191230000000000',DEBIT,20230103,-23.45,[PR]LOBLAWS 
'5191230000000000',CREDIT,20230113,1850.0,[DN]ACME PAY 
'5191230000000000',DEBIT,20230116,-1100.0,[CW] RENT 
",
        truth: "2023-01-03 -23.45;2023-01-13 1850;2023-01-16 -1100",
    },
    Case {
        name: "cibc_noheader",
        encoding: "utf-8",
        text: r#"2022-12-30,"SOBEYS #123 TORONTO, ON",23.45,,4500********1234
2022-12-28,"PAYMENT THANK YOU/PAIEMENT MERCI",,500.00,4500********1234
2022-12-19,"NETFLIX.COM",16.49,,4500********1234
"#,
        truth: "2022-12-30 -23.45;2022-12-28 500;2022-12-19 -16.49",
    },
    Case {
        name: "tangerine",
        encoding: "utf-8",
        text: r"Date,Transaction,Name,Memo,Amount
1/31/2023,DEBIT,EFT Withdrawal to HYDRO,Ref 123,-88.12
1/27/2023,CREDIT,EFT Deposit from ACME,payroll,1950.00
1/16/2023,OTHER,INTERAC e-Transfer To: Sam,,-40.00
",
        truth: "2023-01-31 -88.12;2023-01-27 1950;2023-01-16 -40",
    },
    Case {
        name: "desjardins_noheader",
        encoding: "windows-1252",
        text: r#""CAISSE X","012345","EOP","2022/03/14",00001,"Achat METRO","",45.30,"","","","","",954.70
"CAISSE X","012345","EOP","2022/03/17",00002,"Paie ACME","","",1200.00,"","","","",2154.70
"CAISSE X","012345","EOP","2022/03/25",00003,"Loyer","",800.00,"","","","","",1354.70
"#,
        truth: "2022-03-14 -45.30;2022-03-17 1200;2022-03-25 -800",
    },
    Case {
        name: "chase_checking",
        encoding: "utf-8",
        text: r#"Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
DEBIT,01/31/2023,"SPOTIFY USA",-9.99,DEBIT_CARD,1990.01,,
CREDIT,01/27/2023,"ACME PAYROLL PPD ID: 123",2000.00,ACH_CREDIT,2000.00,,
CHECK,01/17/2023,"CHECK 1001",-1200.00,CHECK_PAID,0.00,1001,
DEBIT,02/01/2023,"PENDING COFFEE",-4.50,DEBIT_CARD, ,,
"#,
        truth: "2023-01-31 -9.99;2023-01-27 2000;2023-01-17 -1200;2023-02-01 -4.50",
    },
    Case {
        name: "chase_credit",
        encoding: "utf-8",
        text: r"Transaction Date,Post Date,Description,Category,Type,Amount,Memo
01/28/2023,01/30/2023,AMZN Mktp,Shopping,Sale,-23.99,
01/20/2023,01/20/2023,Payment Thank You-Mobile,,Payment,500.00,
01/14/2023,01/16/2023,SHELL OIL,Gas,Sale,-40.12,
01/12/2023,01/13/2023,TARGET,Shopping,Return,15.00,
",
        truth: "2023-01-28 -23.99;2023-01-20 500;2023-01-14 -40.12;2023-01-12 15",
    },
    Case {
        name: "bofa",
        encoding: "utf-8",
        text: r#"Description,,Summary Amt.
Beginning balance as of 01/01/2023,,"1,000.00"
Total credits,,"2,500.00"
Total debits,,"-1,245.10"
Ending balance as of 01/31/2023,,"2,254.90"

Date,Description,Amount,Running Bal.
01/01/2023,Beginning balance as of 01/01/2023,,"1,000.00"
01/05/2023,"ACME DES:PAYROLL ID:XXXXX","2,500.00","3,500.00"
01/17/2023,"RENT, CHECK 101","-1,200.00","2,300.00"
01/25/2023,"CVS/PHARMACY","-45.10","2,254.90"
"#,
        truth: "2023-01-05 2500;2023-01-17 -1200;2023-01-25 -45.10",
    },
    Case {
        name: "bofa_card",
        encoding: "utf-8",
        text: r#"Posted Date,Reference Number,Payee,Address,Amount
01/25/2023,24692163025100123456789,"AMAZON.COM","SEATTLE       WA ",-45.67
01/18/2023,24692163018100123456790,"BA ELECTRONIC PAYMENT","",300.00
01/13/2023,24692163013100123456791,"UBER","SAN FRANCISCO CA ",-18.40
"#,
        truth: "2023-01-25 -45.67;2023-01-18 300;2023-01-13 -18.40",
    },
    Case {
        name: "wells_fargo_noheader",
        encoding: "utf-8",
        text: r#""01/31/2023","-45.00","*","","PURCHASE AUTHORIZED ON 01/30 SAFEWAY"
"01/27/2023","2500.00","*","","ACME PAYROLL"
"01/17/2023","-1200.00","*","1001","CHECK # 1001"
"#,
        truth: "2023-01-31 -45;2023-01-27 2500;2023-01-17 -1200",
    },
    Case {
        name: "citi",
        encoding: "utf-8",
        text: r#"Status,Date,Description,Debit,Credit,Member Name
Cleared,10/29/2022,"COSTCO WHSE",123.45,,JOHN DOE
Cleared,10/20/2022,"ONLINE PAYMENT, THANK YOU",,-500.00,JOHN DOE
Cleared,10/14/2022,"SHELL",45.00,,JOHN DOE
"#,
        truth: "2022-10-29 -123.45;2022-10-20 500;2022-10-14 -45",
    },
    Case {
        name: "capital_one_card",
        encoding: "utf-8",
        text: r"Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit
2023-01-28,2023-01-30,1234,WHOLEFDS,Merchandise,45.67,
2023-01-20,2023-01-20,1234,CAPITAL ONE MOBILE PYMT,Payment/Credit,,250.00
2023-01-15,2023-01-17,1234,DELTA AIR,Airfare,320.10,
",
        truth: "2023-01-28 -45.67;2023-01-20 250;2023-01-15 -320.10",
    },
    Case {
        name: "capital_one_360",
        encoding: "utf-8",
        text: r"Account Number,Transaction Description,Transaction Date,Transaction Type,Transaction Amount,Balance
1234,Deposit from ACME,01/27/23,Credit,2000,2500.5
1234,Withdrawal to RENT,01/17/23,Debit,1200,500.5
1234,Monthly Interest Paid,01/31/23,Credit,0.42,2500.92
",
        truth: "2023-01-27 2000;2023-01-17 -1200;2023-01-31 0.42",
    },
    Case {
        name: "amex",
        encoding: "utf-8",
        text: r"Date,Description,Card Member,Account #,Amount
01/30/2023,UBER EATS,JOHN DOE,-12345,34.56
01/21/2023,AUTOPAY PAYMENT - THANK YOU,JOHN DOE,-12345,-800.00
01/15/2023,DELTA AIR LINES,JOHN DOE,-12345,412.00
",
        truth: "2023-01-30 -34.56;2023-01-21 800;2023-01-15 -412",
    },
    Case {
        name: "amex_charges_only",
        encoding: "utf-8",
        text: r#"Date,Description,Amount,Extended Details,Appears On Your Statement As,Address,City/State,Zip Code,Country,Reference,Category
01/30/2023,UBER EATS,34.56,"x",UBER EATS,"1 ST","SF
CA",94105,UNITED STATES,'320230300123456789',Restaurant
01/15/2023,DELTA AIR LINES,412.00,"y",DELTA,"2 ST","ATLANTA
GA",30320,UNITED STATES,'320230150123456789',Travel
01/14/2023,WALMART,88.20,"z",WALMART,"3 ST","SF
CA",94105,UNITED STATES,'320230140123456789',Merchandise
"#,
        truth: "2023-01-30 -34.56;2023-01-15 -412;2023-01-14 -88.20",
    },
    Case {
        name: "discover",
        encoding: "utf-8",
        text: r#"Trans. Date,Post Date,Description,Amount,Category
01/30/2023,01/31/2023,"TARGET 0001",34.56,"Merchandise"
01/20/2023,01/20/2023,"INTERNET PAYMENT - THANK YOU",-200.00,"Payments and Credits"
01/16/2023,01/17/2023,"SHELL",40.00,"Gasoline"
01/13/2023,01/13/2023,"CASHBACK BONUS REDEMPTION",-10.00,"Awards and Rebate Credits"
"#,
        truth: "2023-01-30 -34.56;2023-01-20 200;2023-01-16 -40;2023-01-13 10",
    },
    Case {
        name: "apple_card",
        encoding: "utf-8",
        text: r#"Transaction Date,Clearing Date,Description,Merchant,Category,Type,Amount (USD),Purchased By
01/28/2023,01/30/2023,"UBER TRIP","Uber","Transportation","Purchase","23.45","John"
01/20/2023,01/20/2023,"ACH DEPOSIT INTERNET TRANSFER FROM ACCOUNT ENDING IN 1234","Ach Deposit","Payment","Payment","-300.00","John"
01/14/2023,01/15/2023,"WHOLEFDS","Whole Foods","Grocery","Purchase","56.10","John"
"#,
        truth: "2023-01-28 -23.45;2023-01-20 300;2023-01-14 -56.10",
    },
    Case {
        name: "ally",
        encoding: "utf-8",
        text: r"Date, Time, Amount, Type, Description
2023-01-31,05:12:33,1.23,Deposit,Interest Paid
2023-01-20,10:01:02,-500.00,Withdrawal,Requested transfer to CHASE
2023-01-13,09:00:00,1500.00,Deposit,ACME PAYROLL
",
        truth: "2023-01-31 1.23;2023-01-20 -500;2023-01-13 1500",
    },
    Case {
        name: "usbank",
        encoding: "utf-8",
        text: r#""Date","Transaction","Name","Memo","Amount"
"2023-01-31","DEBIT","WEB AUTHORIZED PMT VERIZON","Download from usbank.com.","-85.00"
"2023-01-27","CREDIT","ELECTRONIC DEPOSIT ACME","Download from usbank.com.","2000.00"
"#,
        truth: "2023-01-31 -85;2023-01-27 2000",
    },
    Case {
        name: "alipay",
        encoding: "gbk",
        text: "------------------------------------------------------------------------------------\r\n\
导出信息：\r\n\
姓名：张三\r\n\
支付宝账户：13800000000\r\n\
起始时间：[2023-01-01 00:00:00]    终止时间：[2023-01-31 23:59:59]\r\n\
导出交易类型：[全部]\r\n\
共4笔记录\r\n\
收入：1笔 500.00元\r\n\
支出：2笔 48.50元\r\n\
不计收支：1笔 1000.00元\r\n\
------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------\r\n\
交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\r\n\
2023-01-30 12:11:10,餐饮美食,美团,mei***@meituan.com,午餐,支出,28.50,余额宝,交易成功,2023013022001\t,M1\t,,\r\n\
2023-01-22 09:10:11,转账红包,李四,138******01,红包,收入,500.00,余额,交易成功,2023012222002\t,\t,,\r\n\
2023-01-15 08:00:00,交通出行,滴滴,did***@didi.com,打车,支出,20.00,花呗,交易成功,2023011522003\t,D1\t,,\r\n\
2023-01-14 08:00:00,信用借还,花呗,/,花呗还款,不计收支,1000.00,余额宝,还款成功,2023011422004\t,\t,,\r\n\
2023-01-13 08:00:00,日用百货,淘宝,tao***,杂货,支出,60.00,余额宝,交易关闭,2023011322005\t,T1\t,,\r\n",
        truth: "2023-01-30 -28.50;2023-01-22 500;2023-01-15 -20",
    },
    Case {
        name: "wechat",
        encoding: "utf-8",
        text: "微信支付账单明细,,,,,,,,\n\
微信昵称：[张三],,,,,,,,\n\
起始时间：[2023-02-01 00:00:00] 终止时间：[2023-02-28 23:59:59],,,,,,,,\n\
导出类型：[全部],,,,,,,,\n\
导出时间：[2023-03-01 10:00:00],,,,,,,,\n\
,,,,,,,,\n\
共4笔记录,,,,,,,,\n\
收入：1笔 100.00元,,,,,,,,\n\
支出：2笔 35.50元,,,,,,,,\n\
中性交易：1笔 200.00元,,,,,,,,\n\
----------------------微信支付账单明细列表--------------------,,,,,,,,\n\
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n\
2023-02-27 18:01:02,商户消费,肯德基,\"早餐\",支出,¥25.50,零钱,支付成功,\"4200001\t\",\"10001\t\",\"/\"\n\
2023-02-20 12:00:00,转账,李四,\"转账备注:微信转账\",收入,¥100.00,/,已存入零钱,\"4200002\t\",\"10002\t\",\"/\"\n\
2023-02-16 12:00:00,零钱提现,招商银行,\"/\",/,¥200.00,招商银行,提现已到账,\"4200003\t\",\"10003\t\",\"服务费¥0.20\"\n\
2023-02-15 07:30:00,扫二维码付款,早餐店,\"收款方备注\",支出,¥10.00,零钱,已转账,\"4200004\t\",\"10004\t\",\"/\"\n",
        truth: "2023-02-27 -25.50;2023-02-20 100;2023-02-15 -10",
    },
    Case {
        name: "mufg",
        encoding: "shift_jis",
        text: r#"日付,摘要,摘要内容,支払い金額,預かり金額,差引残高,メモ,未資金化区分,入払区分
2022/12/30,カ−ド,セブンギンコウ,"10,000",,"190,000",,,支払い
2022/12/23,給料,カ）エ−シ−エム,,"200,000","200,000",,,入金
2022/12/15,口座振替３,デンキリヨウキン,"8,123",,"0",,,支払い
"#,
        truth: "2022-12-30 -10000;2022-12-23 200000;2022-12-15 -8123",
    },
    Case {
        name: "smbc",
        encoding: "shift_jis",
        text: r"年月日,お引出し,お預入れ,お取り扱い内容,残高,メモ,ラベル
2023/1/16,3000,,カード,97000,,
2023/1/25,,250000,給料振込　エーシーエム,347000,,
2023/1/27,85000,,家賃,262000,,
",
        truth: "2023-01-16 -3000;2023-01-25 250000;2023-01-27 -85000",
    },
    Case {
        name: "rakuten_card",
        encoding: "utf-8",
        text: r#""利用日","利用店名・商品名","利用者","支払方法","利用金額","支払手数料","支払総額","1月支払金額","2月繰越残高","新規サインの有無"
"2022/12/28","セブンイレブン","本人","1回払い","523","0","523","523","0","*"
"2022/12/17","楽天SP","本人","1回払い","3980","0","3980","3980","0","*"
"2022/12/14","ENEOS","本人","1回払い","5210","0","5210","5210","0","*"
"#,
        truth: "2022-12-28 -523;2022-12-17 -3980;2022-12-14 -5210",
    },
    Case {
        name: "paypay",
        encoding: "utf-8",
        text: r#"取引日,出金金額（円）,入金金額（円）,海外出金金額,通貨,変換レート（円）,利用国,取引内容,取引先,取引方法,支払い区分,利用者,取引番号
2023/03/30 12:34:56,580,-,-,-,-,-,支払い,ローソン,PayPay残高,-,-,0123456789
2023/03/21 10:00:00,-,"5,000",-,-,-,-,チャージ,三井住友銀行,三井住友銀行,-,-,0123456790
2023/03/15 18:20:11,"1,280",-,-,-,-,-,支払い,マツモトキヨシ,PayPay残高,-,-,0123456791
"#,
        truth: "2023-03-30 -580;2023-03-21 5000;2023-03-15 -1280",
    },
    Case {
        name: "itau",
        encoding: "utf-8",
        text: r"data;lançamento;ag./origem;valor (R$);saldos (R$)
01/03/2023;SALDO ANTERIOR;;;1.000,00
03/03/2023;PIX TRANSF JOAO;;-150,00;
15/03/2023;SALARIO EMPRESA;;3.500,00;
20/03/2023;INT ALUGUEL;;-1.200,00;
20/03/2023;SALDO DO DIA;;;3.150,00
",
        truth: "2023-03-03 -150;2023-03-15 3500;2023-03-20 -1200",
    },
    Case {
        name: "nubank_card",
        encoding: "utf-8",
        text: r"date,category,title,amount
2023-02-27,restaurante,Ifood,45.90
2023-02-20,transporte,Uber,18.35
2023-02-15,payment,Pagamento recebido,-800.00
2023-02-14,casa,Leroy,120.00
",
        truth: "2023-02-27 -45.90;2023-02-20 -18.35;2023-02-15 800;2023-02-14 -120",
    },
    Case {
        name: "nubank_conta",
        encoding: "utf-8",
        text: r"Data,Valor,Identificador,Descrição
03/01/2023,-50.00,63b4c1a2-1234-4c3b-9d2e-000000000001,Transferência enviada pelo Pix - FULANO
16/01/2023,2500.00,63b4c1a2-1234-4c3b-9d2e-000000000002,Transferência recebida pelo Pix - EMPRESA
20/01/2023,-800.00,63b4c1a2-1234-4c3b-9d2e-000000000003,Pagamento de boleto
",
        truth: "2023-01-03 -50;2023-01-16 2500;2023-01-20 -800",
    },
    Case {
        name: "bradesco",
        encoding: "windows-1252",
        text: r"Extrato de: Ag: 1234 | Conta: 123456-7 | Entre 01/03/2023 e 31/03/2023
Data;Histórico;Docto.;Crédito (R$);Débito (R$);Saldo (R$);
28/02/2023;SALDO ANTERIOR;;;;1.000,00;
03/03/2023;COMPRA CARTAO;0123456;;-85,90;914,10;
15/03/2023;TED RECEBIDA;0654321;2.000,00;;2.914,10;
20/03/2023;PAGTO COBRANCA;0000123;;-600,00;2.314,10;
Total;;;2.000,00;-685,90;2.314,10;
",
        truth: "2023-03-03 -85.90;2023-03-15 2000;2023-03-20 -600",
    },
    Case {
        name: "bbva_mx",
        encoding: "utf-8-bom",
        text: r#"FECHA,DESCRIPCIÓN,CARGO,ABONO,SALDO
28/04/2023,SPEI RECIBIDO NOMINA,,"$12,500.00","$15,200.50"
20/04/2023,OXXO,"$150.00",,"$2,700.50"
14/04/2023,CFE SUMINISTRADOR,"$845.00",,"$2,850.50"
"#,
        truth: "2023-04-28 12500;2023-04-20 -150;2023-04-14 -845",
    },
    Case {
        name: "intuit_mint",
        encoding: "utf-8",
        text: r#""Date","Description","Original Description","Amount","Transaction Type","Category","Account Name","Labels","Notes"
"1/28/2023","Uber","UBER TRIP","23.45","debit","Rides","VISA","",""
"1/27/2023","Acme","ACME PAYROLL","2000.00","credit","Paycheck","Checking","",""
"1/14/2023","Shell","SHELL OIL","40.00","debit","Gas","VISA","",""
"#,
        truth: "2023-01-28 -23.45;2023-01-27 2000;2023-01-14 -40",
    },
    Case {
        name: "sekab_card_positive",
        encoding: "utf-8",
        text: r"Date,Purchaser,Merchant,Description,Amount
14/01/2023,Ann,ICA,Food,145.50
17/01/2023,Ann,SJ,Train,300.00
19/01/2023,Ann,HM,Return of goods,-99.00
",
        truth: "2023-01-14 -145.50;2023-01-17 -300;2023-01-19 99|ask",
    },
    Case {
        name: "business_more_income",
        encoding: "utf-8",
        text: r"Date,Description,Amount
14/01/2023,Stripe transfer,1450.50
17/01/2023,Stripe transfer,1300.00
19/01/2023,Rent,-990.00
",
        truth: "2023-01-14 1450.50;2023-01-17 1300;2023-01-19 -990|ask",
    },
    Case {
        name: "mixed_ingo",
        encoding: "utf-8",
        text: r"Konto;Datum;Tekst;Ind;Ud;Saldo
1234;14-01-2023;Netto;;-45,50;954,50
1234;17-01-2023;Løn;20.000,00;;20.954,50
1234;19-01-2023;Husleje;;-8.000,00;12.954,50
",
        truth: "2023-01-14 -45.50;2023-01-17 20000;2023-01-19 -8000",
    },
    Case {
        name: "ud_ind_nobalance",
        encoding: "utf-8",
        text: r"Dato;Tekst;Ud;Ind
14-01-2023;Netto;45,50;
17-01-2023;Løn;;20.000,00
19-01-2023;Husleje;8.000,00;
",
        truth: "2023-01-14 -45.50;2023-01-17 20000;2023-01-19 -8000|ask",
    },
    Case {
        name: "hu_kh",
        encoding: "windows-1250",
        text: "könyvelés dátuma\ttranzakció azonosító\ttípus\tkönyvelési számla\tkönyvelési számla elnevezése\tpartner számla\tpartner elnevezése\tösszeg\tösszeg devizaneme\tközlemény\n\
2022.10.31\tABC1\tKártyás vásárlás\t104\tJan\t\tSPAR\t-4500\tHUF\t\n\
2022.10.14\tABC2\tBejövő átutalás\t104\tJan\t117\tCÉG KFT\t350000\tHUF\tfizetés\n\
2022.10.03\tABC3\tKimenő átutalás\t104\tJan\t118\tBÉRLET\t-120000\tHUF\tlakbér\n",
        truth: "2022-10-31 -4500;2022-10-14 350000;2022-10-03 -120000",
    },
    Case {
        name: "bg_dsk",
        encoding: "windows-1251",
        text: r"Дата;Основание;Дебит BGN;Кредит BGN;Наредител/Получател
31.01.2023;ПОС ПОКУПКА;45,20;0,00;БИЛА
27.01.2023;ЗАПЛАТА;0,00;1 850,00;ФИРМА
17.01.2023;НАЕМ;600,00;0,00;ИВАН
",
        truth: "2023-01-31 -45.20;2023-01-27 1850;2023-01-17 -600",
    },
    Case {
        name: "hr_pbz",
        encoding: "windows-1250",
        text: r"Datum;Opis;Isplata;Uplata;Stanje
14.01.2023.;KONZUM;45,20;;954,80
17.01.2023.;PLAĆA;;1.200,00;2.154,80
19.01.2023.;STANARINA;500,00;;1.654,80
",
        truth: "2023-01-14 -45.20;2023-01-17 1200;2023-01-19 -500",
    },
    Case {
        name: "tw_taishin",
        encoding: "utf-8",
        text: r#"交易日,帳務日,摘要,支出金額,存入金額,餘額,備註
2023/01/14,2023/01/14,轉帳,"1,200",,"8,800",房租
2023/01/17,2023/01/17,薪資,,"45,000","53,800",
2023/01/19,2023/01/19,刷卡,"3,500",,"50,300",
"#,
        truth: "2023-01-14 -1200;2023-01-17 45000;2023-01-19 -3500",
    },
    Case {
        name: "tw_noheaderword",
        encoding: "utf-8",
        text: r#"交易日,摘要,提出,存入,結餘
112/01/14,轉帳,"1,200",,"8,800"
112/01/17,薪資,,"45,000","53,800"
"#,
        truth: "2023-01-14 -1200;2023-01-17 45000|ask",
    },
    Case {
        name: "vn_vcb",
        encoding: "utf-8",
        text: r#"Ngày giao dịch,Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Mô tả
14/01/2023,5020 - 1,"1,200,000",,Chuyen tien
17/01/2023,5020 - 2,,"15,000,000",Luong
19/01/2023,5020 - 3,"350,000",,Dien
"#,
        truth: "2023-01-14 -1200000;2023-01-17 15000000;2023-01-19 -350000|ask",
    },
    Case {
        name: "id_bca",
        encoding: "utf-8",
        text: r#"Informasi Rekening - Mutasi Rekening
No. rekening,:,1234567890
Nama,:,BUDI
Periode,:,01/01/2023 - 31/01/2023
Kode Mata Uang,:,Rp

Tanggal Transaksi,Keterangan,Cabang,Jumlah,Saldo
'14/01/2023,TRSF E-BANKING DB,'0000,"150,000.00 DB","850,000.00"
'17/01/2023,GAJI,'0000,"5,000,000.00 CR","5,850,000.00"
'19/01/2023,SEWA,'0000,"1,200,000.00 DB","4,650,000.00"
Saldo Awal,:,"1,000,000.00"
Mutasi Kredit,:,"5,000,000.00",1
"#,
        truth: "2023-01-14 -150000;2023-01-17 5000000;2023-01-19 -1200000|ask",
    },
    Case {
        name: "ar_galicia",
        encoding: "utf-8",
        text: r"Fecha;Movimiento;Débito;Crédito;Saldo Parcial;Comentarios
31/01/2023;Compra débito;-$ 4.520,00;;$ 12.300,50;
27/01/2023;Acreditación de haberes;;$ 150.000,00;$ 16.820,50;
17/01/2023;Transferencia;-$ 20.000,00;;-$ 133.179,50;
",
        truth: "2023-01-31 -4520;2023-01-27 150000;2023-01-17 -20000",
    },
    Case {
        name: "co_nequi",
        encoding: "utf-8",
        text: r#"Fecha del movimiento,Descripción,Valor,Saldo
28/12/2023,ENVIO A JUAN,"$-50,000.00","$1,155,000.00"
20/12/2023,NOMINA,"$1,200,000.00","$1,205,000.00"
15/12/2023,PAGO QR,"$-15,000.00","$5,000.00"
"#,
        truth: "2023-12-28 -50000;2023-12-20 1200000;2023-12-15 -15000",
    },
    Case {
        name: "cl_bancoestado",
        encoding: "utf-8",
        text: r"Fecha;N° Operación;Descripción;Cargos;Abonos;Saldo
14/03/2023;123;COMPRA LIDER;$12.990;;$187.010
17/03/2023;124;SUELDO;;$850.000;$1.037.010
20/03/2023;125;ARRIENDO;$350.000;;$687.010
",
        truth: "2023-03-14 -12990;2023-03-17 850000;2023-03-20 -350000",
    },
    Case {
        name: "za_fnb",
        encoding: "utf-8",
        text: r#"2,1234567,"J SMITH"
3,,'CHEQUE ACCOUNT'
Date, Amount, Balance, Description
2023/01/14,-45.20,954.80,CHECKERS
2023/01/17,1500.00,2454.80,SALARY
2023/01/19,-500.00,1954.80,RENT
"#,
        truth: "2023-01-14 -45.20;2023-01-17 1500;2023-01-19 -500",
    },
    Case {
        name: "za_capitec",
        encoding: "utf-8",
        text: r"Account,Date,Description,Reference,Amount,Fees,Balance
1234,14/01/2023,Checkers,,-45.20,-1.00,953.80
1234,17/01/2023,Salary,,1500.00,0.00,2453.80
1234,19/01/2023,Rent,,-500.00,-2.00,1951.80
",
        truth: "2023-01-14 -46.20;2023-01-17 1500;2023-01-19 -502",
    },
    Case {
        name: "ng_gtb",
        encoding: "utf-8",
        text: r#"Trans. Date,Value. Date,Reference,Debits,Credits,Balance,Originating Branch,Remarks
14-Jan-2023,14-Jan-2023,'123,"4,520.00",,"95,480.00",HQ,POS
17-Jan-2023,17-Jan-2023,'124,,"150,000.00","245,480.00",HQ,SALARY
"#,
        truth: "2023-01-14 -4520;2023-01-17 150000",
    },
    Case {
        name: "ie_aib",
        encoding: "utf-8",
        text: r#"Posted Account, Posted Transactions Date, Description, Debit Amount, Credit Amount,Balance,Transaction Type
"123456","14/01/2023","TESCO","45.20",,"954.80","Debit"
"123456","17/01/2023","SALARY",,"1,500.00","2,454.80","Credit"
"123456","19/01/2023","RENT","500.00",,,"Debit"
"#,
        truth: "2023-01-14 -45.20;2023-01-17 1500;2023-01-19 -500",
    },
    Case {
        name: "pt_cgd",
        encoding: "windows-1252",
        text: r"Consultar saldos e movimentos à ordem - 31-01-2023

Conta ;0123456789 - EUR - Conta Extracto
Data de início ;01-01-2023
Data de fim ;31-01-2023

Data mov. ;Data valor ;Descrição ;Débito ;Crédito ;Saldo contabilístico ;Saldo disponível ;Categoria ;
31-01-2023;31-01-2023;COMPRA PINGO DOCE ;45,20;;1.654,80;1.654,80;Compras ;
27-01-2023;27-01-2023;VENCIMENTO ;;1.200,00;1.700,00;1.700,00;Ordenado ;
 ; ; ; ; Saldo contabilístico ;1.654,80 ; ; ;
",
        truth: "2023-01-31 -45.20;2023-01-27 1200",
    },
    Case {
        name: "uk_virgin",
        encoding: "utf-8",
        text: r#""Transaction Date","Posting Date","Billing Amount","Merchant","Merchant City","Merchant State","Merchant Zip","Reference Number","Debit or Credit","SICMCC Code"
2023-01-28,2023-01-30,45.20,TESCO,LONDON,,,"123",DBIT,5411
2023-01-20,2023-01-20,-200.00,PAYMENT RECEIVED,,,,"124",CRDT,0000
2023-01-14,2023-01-15,18.99,AMAZON,LUX,,,"125",DBIT,5942
"#,
        truth: "2023-01-28 -45.20;2023-01-20 200;2023-01-14 -18.99",
    },
    Case {
        name: "mixed_out_in_paren",
        encoding: "utf-8",
        text: r#"Date,Memo,Withdrawals,Deposits
01/14/2023,Shop,(45.20),-
01/17/2023,Pay,-,"1,500.00"
01/19/2023,Rent,(500.00),-
"#,
        truth: "2023-01-14 -45.20;2023-01-17 1500;2023-01-19 -500",
    },
    Case {
        name: "expenses_list",
        encoding: "utf-8",
        text: r"Date,Category,Expense,Note
2023-01-14,Food,45.20,Tesco
2023-01-17,Rent,500.00,
2023-01-19,Fun,15.00,Cinema
",
        truth: "2023-01-14 -45.20;2023-01-17 -500;2023-01-19 -15",
    },
    Case {
        name: "income_expense_word",
        encoding: "utf-8",
        text: r"Date,Type,Category,Amount
2023-01-14,Expense,Food,45.20
2023-01-17,Income,Pay,1500.00
2023-01-19,Transfer,Savings,100.00
",
        truth: "ask",
    },
];

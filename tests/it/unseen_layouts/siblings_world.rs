//! Siblings of known exports, of banks of the world: written before the reader was run on them.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "coop_uk",
        encoding: "utf-8",
        text: r"Date,Description,Type,Money In,Money Out,Balance
2023-01-31,ACME PAYROLL,BACS,2500.00,,3654.80
2023-01-16,TESCO,VISA,,45.20,1154.80
",
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "santander_uk_txt",
        encoding: "windows-1252",
        text: r"From: 01/01/2023 to 31/01/2023

Account: XXXX XXXX XXXX 1234

Date: 31/01/2023
Description: FASTER PAYMENT FROM ACME
Amount: 2500.00 
Balance: 3654.80 

Date: 16/01/2023
Description: CARD PAYMENT TO TESCO
Amount: -45.20 
Balance: 1154.80 
",
        truth: "ask|2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "first_direct_noheader",
        encoding: "utf-8",
        text: r#"16/01/2023,TESCO STORES,-45.20
31/01/2023,ACME PAYROLL,"2,500.00"
03/02/2023,RENT,-850.00
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500;2023-02-03 -850",
    },
    Case {
        name: "chase_uk",
        encoding: "utf-8",
        text: r"Date,Time,Transaction Type,Transaction Description,Amount,Currency,Balance
16 Jan 2023,12:01,Purchase,Tesco,-45.20,GBP,1154.80
31 Jan 2023,09:00,Deposit,Acme,2500.00,GBP,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "zopa_card",
        encoding: "utf-8",
        text: r"Date,Merchant,Amount,Status,Category
2023-01-16,Tesco,£45.20,Settled,Groceries
2023-01-18,Trainline,£32.00,Settled,Travel
2023-01-25,Payment,-£77.20,Settled,Payment
",
        truth: "2023-01-16 -45.20;2023-01-18 -32;2023-01-25 77.20|ask",
    },
    Case {
        name: "tide_uk",
        encoding: "utf-8",
        text: r"Date,Timestamp,Transaction ID,Transaction description,Reference,Amount,From,To,Status,Transaction type,Category name
2023-01-16,2023-01-16 12:01:33,a1,Amazon,ref,-45.20,Tide,Amazon,completed,Card Transaction,Office
2023-01-31,2023-01-31 09:00:00,a2,Client,inv,2500.00,Client,Tide,completed,Domestic Transfer,Income
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "revolut_uk_2017",
        encoding: "utf-8",
        text: r"Completed Date ; Reference ; Paid Out (GBP) ; Paid In (GBP) ; Exchange Out; Exchange In; Balance (GBP)
31 Jan 2017 ; Top-Up by *1234 ;  ; 100.00 ;  ;  ; 154.80
16 Jan 2017 ; Tesco ; 45.20 ;  ;  ;  ; 54.80
",
        truth: "2017-01-31 100;2017-01-16 -45.20",
    },
    Case {
        name: "an_post_ie",
        encoding: "utf-8",
        text: r#"Date,Description,Money Out (€),Money In (€),Balance (€)
31/01/2023,Salary,,"2,500.00","3,654.80"
16/01/2023,Dunnes,45.20,,"1,154.80"
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "boi_ie",
        encoding: "utf-8",
        text: r"Date,Details,Debit,Credit,Balance
16/01/2023,POSC DUNNES,45.20,,1154.80
31/01/2023,ACME SALARY,,2500.00,3654.80
01/02/2023,BALANCE FORWARD,,,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "chase_old_2016",
        encoding: "utf-8",
        text: r"Type,Trans Date,Post Date,Description,Amount
Sale,01/16/2016,01/17/2016,AMAZON,-45.20
Payment,01/25/2016,01/25/2016,Payment Thank You,500.00
Return,01/28/2016,01/29/2016,AMAZON,15.20
",
        truth: "2016-01-16 -45.20;2016-01-25 500;2016-01-28 15.20|2016-01-17 -45.20;2016-01-25 500;2016-01-29 15.20",
    },
    Case {
        name: "chase_business_slip",
        encoding: "utf-8",
        text: r#"Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #
CREDIT,01/31/2023,"ORIG CO NAME:ACME",2500.00,ACH_CREDIT,3654.80,,
DEBIT,01/16/2023,"AMAZON",-45.20,DEBIT_CARD,1154.80,,
CHECK,01/13/2023,"CHECK 1234",-100.00,CHECK_PAID,1200.00,1234,
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20;2023-01-13 -100",
    },
    Case {
        name: "regions_us",
        encoding: "utf-8",
        text: r#"Account: 1234
Date,Description,Reference Number,Debit,Credit,Balance
01/31/2023,PAYROLL,,,"2,500.00","3,654.80"
01/16/2023,KROGER,,45.20,,"1,154.80"
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "fifth_third",
        encoding: "utf-8",
        text: r"Date,Description,Check Number,Amount
01/31/2023,PAYROLL ACME,,2500.00
01/16/2023,KROGER,,-45.20
01/13/2023,CHECK,1234,-100.00
",
        truth: "2023-01-31 2500;2023-01-16 -45.20;2023-01-13 -100",
    },
    Case {
        name: "usaa",
        encoding: "utf-8",
        text: r#"Date,Description,Original Description,Category,Amount,Status
2023-01-31,"Acme","ACME PAYROLL","Paycheck",2500,Posted
2023-01-16,"Kroger","KROGER #1","Groceries",-45.2,Posted
2023-02-01,"Shell","SHELL","Gas",-30,Pending
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.2|2023-01-31 2500;2023-01-16 -45.2;2023-02-01 -30|ask",
    },
    Case {
        name: "usaa_2016_noheader",
        encoding: "utf-8",
        text: r"posted,,01/31/2016,,ACME PAYROLL,Paycheck,2500.00
posted,,01/16/2016,,KROGER,Groceries,-45.20
posted,,01/13/2016,,RENT,Rent,--850.00
",
        truth: "ask",
    },
    Case {
        name: "schwab_card_investor",
        encoding: "utf-8",
        text: r#"Date,Status,Type,CheckNumber,Description,Withdrawal,Deposit,RunningBalance
01/31/2023,Posted,ACH,,ACME,,"$2,500.00","$3,654.80"
01/16/2023,Posted,VISA,,KROGER,$45.20,,"$1,154.80"
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "citi_costco",
        encoding: "utf-8",
        text: r"Status,Date,Description,Debit,Credit,Member Name
Cleared,01/16/2023,COSTCO,45.20,,JOHN
Cleared,01/18/2023,SHELL,30.00,,JOHN
Cleared,01/25/2023,PAYMENT,,-500.00,JOHN
",
        truth: "2023-01-16 -45.20;2023-01-18 -30;2023-01-25 500|ask",
    },
    Case {
        name: "synchrony_amazon_card",
        encoding: "utf-8",
        text: r#"Transaction Date,Posting Date,Reference Number,Amount,Description
01/16/2023,01/17/2023,P9342,45.20,"AMAZON MARKETPLACE SEATTLE WA"
01/18/2023,01/19/2023,P9343,30.00,"AMAZON RETAIL SEATTLE WA"
01/25/2023,01/25/2023,P9344,-75.20,"AUTOMATIC PAYMENT - THANK YOU"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 -30;2023-01-25 75.20|2023-01-17 -45.20;2023-01-19 -30;2023-01-25 75.20",
    },
    Case {
        name: "bilt_card_noheader",
        encoding: "utf-8",
        text: r#""01/16/2023","-45.20","*","","KROGER #123"
"01/18/2023","-30.00","*","","SHELL OIL"
"01/25/2023","75.20","*","","ONLINE PAYMENT"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 -30;2023-01-25 75.20",
    },
    Case {
        name: "amex_us_2020_long",
        encoding: "utf-8",
        text: r"Date,Reference,Description,Card Member,Card Number,Amount,Category,Type
01/16/2023,'1',KROGER,J DOE,XXXX-1001,45.20,Groceries,DEBIT
01/18/2023,'2',DELTA,J DOE,XXXX-1001,320.00,Travel,DEBIT
01/25/2023,'3',PAYMENT - THANK YOU,J DOE,XXXX-1001,-365.20,,CREDIT
",
        truth: "2023-01-16 -45.20;2023-01-18 -320;2023-01-25 365.20",
    },
    Case {
        name: "brex",
        encoding: "utf-8",
        text: r"Date,Merchant Name,Merchant Category,Memo,User,Amount,Currency,Original Amount,Original Currency,Status
2023-01-16,AWS,Software,,Jane,45.20,USD,45.20,USD,CLEARED
2023-01-18,Uber,Travel,,Jane,32.10,USD,30.00,EUR,CLEARED
2023-01-25,Brex Payment,Payment,,,-77.30,USD,-77.30,USD,CLEARED
",
        truth: "2023-01-16 -45.20;2023-01-18 -32.10;2023-01-25 77.30|ask",
    },
    Case {
        name: "ramp",
        encoding: "utf-8",
        text: r"Transaction Time,Merchant Name,Amount,Currency,User,Department,Category,State
2023-01-16T12:01:33Z,AWS,$45.20,USD,Jane,Eng,SaaS,Cleared
2023-01-18T12:01:33Z,Uber,$30.00,USD,Jane,Eng,Travel,Cleared
",
        truth: "2023-01-16 -45.20;2023-01-18 -30|ask",
    },
    Case {
        name: "relay_us",
        encoding: "utf-8",
        text: r"Date,Payee,Account #,Transaction Type,Description,Reference,Status,Amount,Currency,Balance
01/31/2023,ACME,1234,Receive,Inv,,SETTLED,2500.00,USD,3654.80
01/16/2023,AWS,1234,Spend,Card,,SETTLED,-45.20,USD,1154.80
",
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "cashapp",
        encoding: "utf-8",
        text: r#""Transaction ID","Date","Transaction Type","Currency","Amount","Fee","Net Amount","Asset Type","Asset Price","Asset Amount","Status","Notes","Name of sender/receiver","Account"
"a1","2023-01-16 12:01:33 EST","Sent P2P","USD","-$45.20","$0","-$45.20","","","","PAYMENT SENT","lunch","Bob","Visa"
"a2","2023-01-31 09:00:00 EST","Received P2P","USD","$100.00","$0","$100.00","","","","PAYMENT DEPOSITED","rent","Al","Cash"
"a3","2023-02-01 09:00:00 EST","Cash Out","USD","-$50.00","-$0.75","-$50.75","","","","TRANSFER SENT","","","Visa"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 100;2023-02-01 -50.75",
    },
    Case {
        name: "zelle_venmo_2023",
        encoding: "utf-8",
        text: r#"Account Statement - (@user) - January 1st to January 31st 2023 ,,,,,,,,,,,,,,,,,,,,,
Account Activity,,,,,,,,,,,,,,,,,,,,,
,ID,Datetime,Type,Status,Note,From,To,Amount (total),Amount (tip),Amount (tax),Amount (fee),Tax Rate,Tax Exempt,Funding Source,Destination,Beginning Balance,Ending Balance,Statement Period Venmo Fees,Terminal Location,Year to Date Venmo Fees,Disclaimer
,,,,,,,,,,,,,,,,$10.00,,,,,
,123,2023-01-16T12:01:33,Payment,Complete,lunch,Me,Bob,- $45.20,,0,,0,,Visa,,,,,Venmo,,
,124,2023-01-31T09:00:00,Payment,Complete,rent,Al,Me,+ $100.00,,0,,0,,,Venmo balance,,,,Venmo,,
,,,,,,,,,,,,,,,,,$110.00,$0.00,,$0.00,"In case of errors or questions
call us"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 100",
    },
    Case {
        name: "coinbase_2023",
        encoding: "utf-8",
        text: r"Transactions
User,john@example.com,abc

ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes
a1,2023-01-16 12:01:33 UTC,Deposit,USD,500,USD,$1.00,$500.00,$500.00,$0.00,Deposit from bank
a2,2023-01-18 12:01:33 UTC,Buy,BTC,0.01,USD,$20000.00,$200.00,$203.00,$3.00,Bought
a3,2023-01-20 12:01:33 UTC,Sell,BTC,0.005,USD,$21000.00,$105.00,$103.00,$2.00,Sold
",
        truth: "ask|2023-01-16 500;2023-01-18 -203;2023-01-20 103",
    },
    Case {
        name: "vanguard_cash_plus",
        encoding: "utf-8",
        text: r"Account Number,Trade Date,Settlement Date,Transaction Type,Transaction Description,Investment Name,Symbol,Shares,Share Price,Principal Amount,Commission Fees,Net Amount,Accrued Interest,Account Type,
12345678,01/16/2023,01/18/2023,Buy,Buy,VANGUARD TOTAL,VTI,2.0000,200.00,-400.00,0.0,-400.00,0.0,CASH,
12345678,01/31/2023,01/31/2023,Dividend,Dividend Received,VANGUARD TOTAL,VTI,0.0000,1.0,12.34,0.0,12.34,0.0,CASH,
",
        truth: "2023-01-16 -400;2023-01-31 12.34|2023-01-18 -400;2023-01-31 12.34",
    },
    Case {
        name: "fidelity_history_2024",
        encoding: "utf-8",
        text: r#"

Run Date,Action,Symbol,Description,Type,Quantity,Price ($),Commission ($),Fees ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date
01/31/2024, DIRECT DEPOSIT ACME (Cash),, No Description,Cash,0.000,,,,,2500,3654.8,
01/16/2024, DEBIT CARD PURCHASE KROGER (Cash),, No Description,Cash,0.000,,,,,-45.2,1154.8,


"The data and information in this spreadsheet is provided to you solely for your use and is not for distribution."

"Brokerage services are provided by Fidelity."
Date downloaded 02/05/2024 12:01 pm
"#,
        truth: "2024-01-31 2500;2024-01-16 -45.20",
    },
    Case {
        name: "merrill_us",
        encoding: "utf-8",
        text: r#""Trade Date","Settlement Date","Account","Description","Type","Symbol/ CUSIP","Quantity","Price","Amount"
"01/16/2023","01/18/2023","CMA 123","Purchase VTI","","VTI","2","$200.00","($400.00)"
"01/31/2023","01/31/2023","CMA 123","Dividend VTI","","VTI","","","$12.34"
"","","","","","","","Total","($387.66)"
"#,
        truth: "2023-01-16 -400;2023-01-31 12.34|2023-01-18 -400;2023-01-31 12.34",
    },
    Case {
        name: "degiro_account_it",
        encoding: "utf-8",
        text: r#"Data,Ora,Data Valuta,Prodotto,ISIN,Descrizione,Borsa,Variazioni,,Saldo,,ID Ordine
31-01-2023,09:00,31-01-2023,,,Deposito flatex,,EUR,"500,00",EUR,"1154,80",
16-01-2023,12:01,16-01-2023,VWCE,IE00,Acquisto 1 VWCE,,EUR,"-45,20",EUR,"654,80",abc
"#,
        truth: "2023-01-31 500;2023-01-16 -45.20",
    },
    Case {
        name: "trading212",
        encoding: "utf-8",
        text: r#"Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Result,Currency (Result),Total,Currency (Total),Notes,ID
Deposit,2023-01-16 12:01:33.123,,,,,,,,,,500.00,"EUR",Bank,a
Market buy,2023-01-18 12:01:33.456,US0378331005,AAPL,Apple,1.0,135.00,USD,1.08,,,125.00,"EUR",,b
Market sell,2023-01-25 12:01:33.456,US0378331005,AAPL,Apple,1.0,140.00,USD,1.08,4.60,"EUR",129.60,"EUR",,c
"#,
        truth: "ask|2023-01-16 500;2023-01-18 -125;2023-01-25 129.60",
    },
    Case {
        name: "flatex_de",
        encoding: "windows-1252",
        text: r"Nummer;Buchtag;Valuta;BIC/BLZ;IBAN / Kontonummer;Buchungsinformationen;TA.-Nr.;Betrag;
1;16.01.2023;18.01.2023;;DE12;Ausführung ORDER Kauf;123;-400,00;EUR
2;31.01.2023;31.01.2023;;DE12;Überweisung;124;500,00;EUR
",
        truth: "2023-01-16 -400;2023-01-31 500",
    },
    Case {
        name: "td_easyweb_visa",
        encoding: "utf-8",
        text: r#"01/16/2023,"LOBLAWS",45.20,,1045.20
01/18/2023,"SHELL",30.00,,1075.20
01/25/2023,"PAYMENT - THANK YOU",,500.00,575.20
"#,
        truth: "2023-01-16 -45.20;2023-01-18 -30;2023-01-25 500|ask",
    },
    Case {
        name: "national_bank_ca",
        encoding: "utf-8",
        text: r#""Date";"Description";"Category";"Debit";"Credit";"Balance"
"2023-01-31";"PAYROLL";"Income";"0.00";"2500.00";"3654.80"
"2023-01-16";"METRO";"Groceries";"45.20";"0.00";"1154.80"
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "wealthsimple_visa_2024",
        encoding: "utf-8",
        text: r#""transaction_date","post_date","type","details","amount","currency"
"2024-01-16","2024-01-17","Purchase","LOBLAWS","45.20","CAD"
"2024-01-18","2024-01-19","Purchase","SHELL","30.00","CAD"
"2024-01-25","2024-01-25","Payment","From chequing","-75.20","CAD"
"#,
        truth: "2024-01-16 -45.20;2024-01-18 -30;2024-01-25 75.20|2024-01-17 -45.20;2024-01-19 -30;2024-01-25 75.20",
    },
    Case {
        name: "koho_ca",
        encoding: "utf-8",
        text: r"Date,Description,Status,Amount,Balance
2023-01-16,LOBLAWS,Settled,-45.20,1154.80
2023-01-31,Payroll,Settled,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "citibank_mx_noacc",
        encoding: "utf-8",
        text: r#"FECHA,CONCEPTO,RETIROS,DEPOSITOS,SALDO
16/01/2023,OXXO,"$450.20",,"$1,154.80"
31/01/2023,NOMINA,,"$25,000.00","$26,154.80"
"#,
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "scotiabank_mx",
        encoding: "utf-8",
        text: r#""Fecha","Referencia","Descripción","Importe","Saldo","Tipo"
"16/ENE/2023","123","OXXO","450.20","1154.80","Cargo"
"31/ENE/2023","124","NOMINA","25000.00","26154.80","Abono"
"#,
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "davivienda_co",
        encoding: "utf-8",
        text: r#"Fecha de Sistema,Documento,Descripción Motivo,Transacción,Oficina de Recaudo,ID Origen/Destino,Valor Cheque,Valor Total,Referencia 1
31/01/2023,1,Abono Nomina,Nota Crédito,,,$0.00,"$2,500,000.00",
16/01/2023,2,Compra,Nota Débito,,,$0.00,"$45,200.00",
"#,
        truth: "2023-01-31 2500000;2023-01-16 -45200|ask",
    },
    Case {
        name: "interbank_pe",
        encoding: "utf-8",
        text: r"Fecha de operación,Fecha de proceso,Nro. de operación,Movimiento,Descripción,Canal,Cargo,Abono,Saldo contable
16/01/2023,16/01/2023,123,COMPRA,WONG,POS,-45.20,,1154.80
31/01/2023,31/01/2023,124,ABONO,HABERES,,,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "galicia_ar_2022",
        encoding: "utf-8",
        text: r"Fecha;Descripción;Origen;Débitos;Créditos;Grupo de Conceptos;Concepto;Número de Terminal;Observaciones Cliente;Número de Comprobante;Leyendas Adicionales 1;Tipo de Movimiento;Saldo
31/01/2023;Acreditacion haberes;;0,00;250.000,00;;;;;;;Imputado;261.548,00
16/01/2023;Compra COTO;;4.520,00;0,00;;;;;;;Imputado;11.548,00
",
        truth: "2023-01-31 250000;2023-01-16 -4520",
    },
    Case {
        name: "brou_uy",
        encoding: "windows-1252",
        text: r"Fecha;Descripción;Número documento;Asunto;Dependencia;Débito;Crédito
16/01/2023;COMPRA DISCO;123;;;452,00;
31/01/2023;SUELDO;124;;;;25.000,00
",
        truth: "2023-01-16 -452;2023-01-31 25000",
    },
    Case {
        name: "c6_bank_br",
        encoding: "utf-8",
        text: r"Data Lançamento,Data Contábil,Título,Descrição,Entrada(R$),Saída(R$),Saldo do Dia(R$)
16/01/2023,16/01/2023,COMPRA,PAO DE ACUCAR,0.00,45.20,1154.80
31/01/2023,31/01/2023,PIX RECEBIDO,ACME,2500.00,0.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "santander_br",
        encoding: "windows-1252",
        text: r"EXTRATO DE CONTA CORRENTE;;;;;
AGENCIA 1234;;;;;
Data;Descricao;Docto;Situacao;Credito (R$);Debito (R$);Saldo (R$)
01/01/2023;SALDO ANTERIOR;;;;;1.200,00
16/01/2023;PAO DE ACUCAR;1;;;-45,20;1.154,80
31/01/2023;SALARIO;2;;2.500,00;;3.654,80
TOTAL;;;;2.500,00;-45,20;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "mercadopago_conta",
        encoding: "utf-8",
        text: r"INITIAL_BALANCE;CREDITS;DEBITS;FINAL_BALANCE
1.200,00;2.500,00;-45,20;3.654,80

RELEASE_DATE;TRANSACTION_TYPE;REFERENCE_ID;TRANSACTION_NET_AMOUNT;PARTIAL_BALANCE
16-01-2023;Pagamento PAO;123;-45,20;1.154,80
31-01-2023;Pix recebido ACME;124;2.500,00;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "pagseguro_br",
        encoding: "utf-8",
        text: r"CODIGO DA TRANSACAO;DATA;TIPO;DESCRICAO;VALOR
a1;16/01/2023;Pix enviado;PAO;-45,20
a2;31/01/2023;Pix recebido;ACME;2500,00
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "sumitomo_card_sjis",
        encoding: "shift_jis",
        text: r"山田　太郎　様,4980-****-****-****,三井住友カード
2023/01/16,ローソン,450,１,１,450,
2023/01/18,アマゾン,1980,１,１,1980,
2023/01/25,ＪＲ東日本,3000,１,１,3000,
,,,,,5430,
",
        truth: "2023-01-16 -450;2023-01-18 -1980;2023-01-25 -3000|ask",
    },
    Case {
        name: "mizuho_jp",
        encoding: "shift_jis",
        text: r#""日付","お引出金額","お預入金額","残高","お取引内容"
"2023.01.16","450","","1154800","コンビニ"
"2023.01.31","","250000","1404800","給与"
"#,
        truth: "2023-01-16 -450;2023-01-31 250000",
    },
    Case {
        name: "aeon_bank_jp",
        encoding: "shift_jis",
        text: r"取引日,お引き出し,お預け入れ,お取り扱い内容,残高
20230116,450,,コンビニ,1154800
20230131,,250000,給与,1404800
",
        truth: "2023-01-16 -450;2023-01-31 250000",
    },
    Case {
        name: "sony_bank_jp",
        encoding: "shift_jis",
        text: r#"お取り引き日,摘要,参考情報,お預け入れ額,お引き出し額,差し引き残高
2023年01月31日,給与,,"250,000",,"1,404,800"
2023年01月16日,Visaデビット,,,450,"1,154,800"
"#,
        truth: "2023-01-31 250000;2023-01-16 -450",
    },
    Case {
        name: "mufg_card_jp",
        encoding: "shift_jis",
        text: r"確定情報,お支払日,ご利用店名,ご利用日,支払回数,何回目,ご利用金額（円）,現地通貨額・通貨名称・換算レート
確定,2023年2月10日,セブンイレブン,2023年1月16日,1,,450,
確定,2023年2月10日,アマゾン,2023年1月18日,1,,1980,
",
        truth: "2023-01-16 -450;2023-01-18 -1980|ask",
    },
    Case {
        name: "paypay_bank_jp",
        encoding: "shift_jis",
        text: r#""操作日(年)","操作日(月)","操作日(日)","操作時刻(時)","操作時刻(分)","操作時刻(秒)","取引順番号","摘要","お支払金額","お預り金額","残高","メモ"
"2023","01","16","12","01","33","101","コンビニ","450","","1154800",""
"2023","01","31","09","00","00","102","給与","","250000","1404800",""
"#,
        truth: "2023-01-16 -450;2023-01-31 250000|ask",
    },
    Case {
        name: "shinhan_card_kr",
        encoding: "utf-8",
        text: r#"이용일자,승인번호,가맹점명,이용금액,할부개월,취소여부
2023.01.16,123,스타벅스,"4,500",일시불,
2023.01.18,124,쿠팡,"19,800",일시불,
"#,
        truth: "2023-01-16 -4500;2023-01-18 -19800|ask",
    },
    Case {
        name: "toss_bank_kr",
        encoding: "utf-8",
        text: r#"거래 일시,적요,거래 유형,거래 기관,계좌번호,거래 금액,거래 후 잔액,메모
2023.01.16 12:01:33,스타벅스,체크카드결제,토스뱅크,,"-4,500","115,480",
2023.01.31 09:00:00,급여,입금,신한은행,123,"2,500,000","2,615,480",
"#,
        truth: "2023-01-16 -4500;2023-01-31 2500000",
    },
    Case {
        name: "woori_kr",
        encoding: "utf-8",
        text: r#"거래일시,적요,기재내용,지급(원),입금(원),거래후 잔액(원),취급점
2023.01.31 09:00,급여,ACME,0,"2,500,000","2,615,480",본점
2023.01.16 12:01,체크,스타벅스,"4,500",0,"115,480",본점
"#,
        truth: "2023-01-31 2500000;2023-01-16 -4500",
    },
    Case {
        name: "ctbc_tw",
        encoding: "big5",
        text: r"日期,摘要,支出,存入,結餘,備註
2023/01/16,消費,450,,115480,全聯
2023/01/31,薪資,,50000,165480,ACME
",
        truth: "2023-01-16 -450;2023-01-31 50000",
    },
    Case {
        name: "cmb_debit_2020",
        encoding: "gb18030",
        text: r#"# 招商银行交易记录
# 导出时间: [2023-02-05 12:01:33]
# 账号: 6225
交易日期,交易时间,收入,支出,余额,交易类型,交易备注
"	20230131","09:00:00","8000.00","","9154.80","代发工资","工资"
"	20230116","12:01:33","","45.20","1154.80","快捷支付","超市"
# 收入合计: 1 笔, 共8000.00元
# 支出合计: 1 笔, 共45.20元
"#,
        truth: "2023-01-31 8000;2023-01-16 -45.20",
    },
    Case {
        name: "bocom_cn",
        encoding: "utf-8",
        text: r"Serial Num序号,Trans Date交易日期,Trans Time交易时间,Trading Type交易类型,Dc Flg借贷,Trans Amt交易金额,Balance余额,Payment Receipt Account对方账号
1,2023-01-16,12:01:33,消费,借 Dr,45.20,1154.80,
2,2023-01-31,09:00:00,工资,贷 Cr,8000.00,9154.80,
",
        truth: "2023-01-16 -45.20;2023-01-31 8000",
    },
    Case {
        name: "psbc_cn",
        encoding: "utf-8",
        text: r"交易时间,交易摘要,交易渠道,借贷标志,交易金额,账户余额,对方户名
2023-01-16 12:01:33,消费,网银,借,45.20,1154.80,超市
2023-01-31 09:00:00,工资,柜面,贷,8000.00,9154.80,ACME
",
        truth: "2023-01-16 -45.20;2023-01-31 8000",
    },
    Case {
        name: "alipay_2024",
        encoding: "gb18030",
        text: r"------------------------------------------------------------------------------------
导出信息：
姓名：张三
起始时间：[2024-01-01 00:00:00]    终止时间：[2024-01-31 23:59:59]
共3笔记录
收入：1笔 100.00元
支出：1笔 45.20元
不计收支：1笔 500.00元
------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------
交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,
2024-01-16 12:01:33,餐饮美食,饭店,abc,午餐,支出,45.20,余额宝,交易成功,1	,2	,,
2024-01-18 12:01:33,转账红包,李四,abc,红包,收入,100.00,,交易成功,3	,,,
2024-01-20 12:01:33,投资理财,余额宝,abc,转入,不计收支,500.00,余额,交易成功,4	,,,
",
        truth: "2024-01-16 -45.20;2024-01-18 100",
    },
    Case {
        name: "scb_hk",
        encoding: "utf-8",
        text: r"Date,Description,Deposit,Withdrawal,Balance,Currency
16/01/2023,WELLCOME,,450.20,1154.80,HKD
31/01/2023,SALARY,25000.00,,26154.80,HKD
",
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "posb_sg_2024",
        encoding: "utf-8",
        text: r"Account Details For:,POSB Savings 123-45678-9
Statement as at:,05 Feb 2024
Available Balance:,3654.8
Ledger Balance:,3654.8

Transaction Date,Transaction Code,Description,Transaction Ref1,Transaction Ref2,Transaction Ref3,Status,Debit Amount,Credit Amount,
31 Jan 2024,SAL,Salary,ACME,,,Settled,,2500.00,
16 Jan 2024,POS,NETS,FAIRPRICE,,,Settled,45.20,,
",
        truth: "2024-01-31 2500;2024-01-16 -45.20",
    },
    Case {
        name: "cimb_my",
        encoding: "utf-8",
        text: r#"Date,Description,Reference,Money In (MYR),Money Out (MYR),Balance (MYR)
16/01/2023,TESCO,123,-,45.20,"1,154.80"
31/01/2023,SALARY,124,"2,500.00",-,"3,654.80"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "jago_id",
        encoding: "utf-8",
        text: r"Tanggal & Waktu,Sumber/Tujuan,Rincian Transaksi,Catatan,Jumlah,Saldo
16 Jan 2023 12:01,Indomaret,Pembayaran QRIS,,-45.200,1.154.800
31 Jan 2023 09:00,ACME,Transfer Masuk,Gaji,+2.500.000,3.654.800
",
        truth: "2023-01-16 -45200;2023-01-31 2500000",
    },
    Case {
        name: "scb_th",
        encoding: "utf-8",
        text: r"วันที่,เวลา,รายการ,ถอน,ฝาก,ยอดคงเหลือ
16/01/2566,12:01,7-11,450.20,,1154.80
31/01/2566,09:00,เงินเดือน,,25000.00,26154.80
",
        truth: "2023-01-16 -450.20;2023-01-31 25000|ask",
    },
    Case {
        name: "techcombank_vn",
        encoding: "utf-8",
        text: r#"Ngày giao dịch,Diễn giải,Nợ/Debit,Có/Credit,Số dư/Balance
16/01/2023,VINMART,"45,200",,"1,154,800"
31/01/2023,LUONG,,"2,500,000","3,654,800"
"#,
        truth: "2023-01-16 -45200;2023-01-31 2500000",
    },
    Case {
        name: "bdo_ph",
        encoding: "utf-8",
        text: r#"Posting Date,Description,Branch,Debit,Credit,Running Balance,Check Number
01/16/2023,POS SM,MAIN,"1,045.20",,"10,154.80",
01/31/2023,PAYROLL,MAIN,,"25,000.00","35,154.80",
"#,
        truth: "2023-01-16 -1045.20;2023-01-31 25000",
    },
    Case {
        name: "kotak_2023",
        encoding: "utf-8",
        text: r#"Sl. No.,Transaction Date,Value Date,Description,Chq / Ref No.,Amount,Dr / Cr,Balance,Dr / Cr
1,16-01-2023,16-01-2023,UPI/BIGBAZAAR,UPI-1,"1,045.20",DR,"10,154.80",CR
2,31-01-2023,31-01-2023,SALARY,NEFT-1,"1,25,000.00",CR,"1,35,154.80",CR
"#,
        truth: "2023-01-16 -1045.20;2023-01-31 125000",
    },
    Case {
        name: "idfc_in",
        encoding: "utf-8",
        text: r"Transaction Date,Value Date,Particulars,Cheque No.,Debit,Credit,Balance
16-Jan-2023,16-Jan-2023,UPI/BIGBAZAAR,,1045.20,,10154.80
31-Jan-2023,31-Jan-2023,SALARY,,,125000.00,135154.80
,,Total,,1045.20,125000.00,
",
        truth: "2023-01-16 -1045.20;2023-01-31 125000",
    },
    Case {
        name: "mashreq_ae",
        encoding: "utf-8",
        text: r"Date,Value Date,Description,Debit,Credit,Balance (AED)
16 Jan 2023,16 Jan 2023,CARREFOUR,-45.20,,1154.80
31 Jan 2023,31 Jan 2023,SALARY,,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "riyad_sa",
        encoding: "windows-1256",
        text: r"التاريخ,الوصف,مدين,دائن,الرصيد
2023/01/16,شراء,45.20,,1154.80
2023/01/31,راتب,,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "discount_il",
        encoding: "windows-1255",
        text: r"תאריך,יום ערך,תיאור התנועה,₪ זכות/חובה,₪ יתרה,אסמכתה
16/01/2023,16/01/2023,שופרסל,-45.20,1154.80,1
31/01/2023,31/01/2023,משכורת,2500.00,3654.80,2
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "hapoalim_il",
        encoding: "utf-8",
        text: r"תאריך,הפעולה,פרטים,אסמכתא,חובה,זכות,יתרה בש''ח
16/01/2023,שופרסל,,1,45.20,,1154.80
31/01/2023,משכורת,,2,,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "discovery_za",
        encoding: "utf-8",
        text: r"Discovery Bank
Account,123

Value Date,Value Time,Type,Description,Beneficiary or CardHolder,Amounts
2023-01-16,12:01,Card,CHECKERS,J SMITH,-45.20
2023-01-31,09:00,EFT,SALARY,ACME,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "equity_ke",
        encoding: "utf-8",
        text: r#"Transaction Date,Value Date,Narration,Transaction Reference,Debit,Credit,Running Balance
16-01-2023,16-01-2023,POS NAIVAS,S1,"1,045.20","0.00","10,154.80"
31-01-2023,31-01-2023,SALARY,S2,"0.00","125,000.00","135,154.80"
"#,
        truth: "2023-01-16 -1045.20;2023-01-31 125000",
    },
    Case {
        name: "access_ng",
        encoding: "utf-8",
        text: r#"S/NO,DATE,DESCRIPTION,DEBIT,CREDIT,BALANCE
1,16-JAN-23,POS SHOPRITE,"1,045.20",-,"10,154.80"
2,31-JAN-23,SALARY,-,"125,000.00","135,154.80"
"#,
        truth: "2023-01-16 -1045.20;2023-01-31 125000",
    },
    Case {
        name: "ubank_au",
        encoding: "utf-8",
        text: r#"Date and time,Description,Debit,Credit,From account,To account,Payment type,Category,Receipt number,Transaction ID
12:01 16-01-23,Coles,$45.20,,Spend,,Visa,Groceries,,1
09:00 31-01-23,Acme,,"$2,500.00",,Spend,Direct credit,Income,,2
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "stgeorge_au",
        encoding: "utf-8",
        text: r"Date,Description,Debit,Credit,Balance
16/01/2023,EFTPOS COLES,45.20,,1154.80
31/01/2023,SALARY,,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "suncorp_au",
        encoding: "utf-8",
        text: r#""Account history for Everyday (123-456)"
"Date","Transaction Details","Amount","Account Balance"
"31/01/2023","DIRECT CREDIT ACME","$2,500.00","$3,654.80"
"16/01/2023","EFTPOS COLES","-$45.20","$1,154.80"
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "28degrees_card",
        encoding: "utf-8",
        text: r"Date,Amount,Description,Category
16/01/2023,-45.20,COLES,Groceries
18/01/2023,-30.00,SHELL,Fuel
25/01/2023,75.20,BPAY PAYMENT-THANK YOU,Payment
",
        truth: "2023-01-16 -45.20;2023-01-18 -30;2023-01-25 75.20",
    },
];

//! Banks and cards elsewhere, further ones.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "pnc",
        encoding: "utf-8",
        text: r#""Date","Description","Withdrawals","Deposits","Category","Balance"
"01/18/2023","ACME PAYROLL","","$2,500.00","Paychecks","$3,654.80"
"01/16/2023","WALMART","$45.20","","Groceries","$1,154.80"
"#,
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "citizens",
        encoding: "utf-8",
        text: r"Transaction Type,Date,Account Type,Description,Amount,Reference No.,Credits,Debits
Withdrawal,01/16/23,Checking,WALMART,-45.20,123,,45.20
Deposit,01/18/23,Checking,ACME PAYROLL,2500.00,124,2500.00,
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "truist",
        encoding: "utf-8",
        text: r#"Posted Date,Transaction Date,Transaction Type,Check/Serial #,Full description,Merchant name,Category name,Sub-category name,Amount,Daily Posted Balance
01/16/2023,01/16/2023,Debit,,WALMART 1234,Walmart,Shopping,Groceries,($45.20),"$1,154.80"
01/18/2023,01/18/2023,Credit,,ACME PAYROLL,ACME,Income,Paycheck,"$2,500.00","$3,654.80"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "navy_federal",
        encoding: "utf-8",
        text: r"Posting Date,Transaction Date,Amount,Credit Debit Indicator,type,Type Group,Reference,Instructed Currency,Currency Exchange Rate,Instructed Amount,Description,Category,Check Serial Number,Card Ending
01/16/2023,01/16/2023,45.20,Debit,Debit,Debit,,,,,WALMART,Groceries,,
01/18/2023,01/18/2023,2500,Credit,Credit,Credit,,,,,ACME PAYROLL,Paychecks,,
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "becu",
        encoding: "utf-8",
        text: r#""Date","No.","Description","Debit","Credit"
"1/18/2023","","Deposit - ACME PAYROLL","","2500.00"
"1/16/2023","","POS Withdrawal - WALMART","-45.20",""
"1/12/2023","1023","Draft","-120.00",""
"#,
        truth: "2023-01-18 2500;2023-01-16 -45.20;2023-01-12 -120",
    },
    Case {
        name: "sofi",
        encoding: "utf-8",
        text: r"Date,Description,Type,Amount,Current balance,Status
2023-01-18,ACME PAYROLL,Direct Deposit,2500.00,3654.80,Posted
2023-01-16,Walmart,Debit Card,-45.20,1154.80,Posted
",
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "robinhood",
        encoding: "utf-8",
        text: r#""Activity Date","Process Date","Settle Date","Instrument","Description","Trans Code","Quantity","Price","Amount"
"1/20/2023","1/20/2023","1/24/2023","AAPL","Apple
CUSIP: 037833100","Buy","1.5","$130.00","($195.00)"
"1/18/2023","1/18/2023","1/18/2023","","ACH Deposit","ACH","","","$500.00"
"1/13/2023","1/13/2023","1/13/2023","VTI","Cash Div: R/D 2023-01-10","CDIV","","","$3.10"

"","","","","","","","","","The data provided is for informational purposes only. Please consult a professional tax service."
"#,
        truth: "2023-01-20 -195;2023-01-18 500;2023-01-13 3.10",
    },
    Case {
        name: "barclays_us",
        encoding: "utf-8",
        text: r#"Barclays Bank Delaware
Account Number: XXXXXXXXXXXX1234
Account Balance as of January 31 2023:    $145.20

Transaction Date,Description,Category,Amount
01/16/2023,"WALMART",DEBIT,-45.20
01/18/2023,"Payment Received",CREDIT,100.00
"#,
        truth: "2023-01-16 -45.20;2023-01-18 100",
    },
    Case {
        name: "fidelity_visa",
        encoding: "utf-8",
        text: r#""Date","Transaction","Name","Memo","Amount"
"2023-01-16","DEBIT","WALMART","24445; 05411; ;","-45.20"
"2023-01-18","CREDIT","PAYMENT THANK YOU","WEB","250.00"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 250",
    },
    Case {
        name: "target_card",
        encoding: "utf-8",
        text: r"Transaction Date,Posting Date,Ref#,Amount,Description,Last 4 of Card/Account,Transaction Type
2023-01-16,2023-01-17,123,45.20,TARGET T-1234,1234,Sale
2023-01-18,2023-01-18,124,19.99,TARGET T-1234,1234,Sale
2023-01-20,2023-01-20,125,-100.00,AUTO PAYMENT,1234,Payment
",
        truth: "2023-01-16 -45.20;2023-01-18 -19.99;2023-01-20 100|ask",
    },
    Case {
        name: "copilot_money",
        encoding: "utf-8",
        text: r"date,name,amount,status,category,parent category,excluded,tags,type,account,account mask,note,recurring
2023-01-16,Walmart,45.20,posted,Groceries,Food,false,,regular,Checking,1234,,
2023-01-18,ACME Payroll,-2500.00,posted,,,false,,income,Checking,1234,,
2023-01-19,Netflix,15.49,posted,Subscriptions,,false,,regular,Checking,1234,,Netflix
",
        truth: "2023-01-16 -45.20;2023-01-18 2500;2023-01-19 -15.49|ask",
    },
    Case {
        name: "rocket_money",
        encoding: "utf-8",
        text: r"Date,Original Date,Account Type,Account Name,Account Number,Institution Name,Name,Custom Name,Amount,Description,Category,Note,Ignored From,Tax Deductible
2023-01-16,2023-01-16,Cash,Checking,1234,Chase,Walmart,,45.20,WALMART,Groceries,,,
2023-01-18,2023-01-18,Cash,Checking,1234,Chase,ACME,,-2500.00,ACME PAYROLL,Income,,,
2023-01-19,2023-01-19,Cash,Checking,1234,Chase,Netflix,,15.49,NETFLIX,Entertainment,,,
",
        truth: "2023-01-16 -45.20;2023-01-18 2500;2023-01-19 -15.49|ask",
    },
    Case {
        name: "monarch",
        encoding: "utf-8",
        text: r"Date,Merchant,Category,Account,Original Statement,Notes,Amount,Tags
2023-01-18,ACME,Paychecks,Checking,ACME PAYROLL,,2500.00,
2023-01-16,Walmart,Groceries,Checking,WALMART 123,,-45.20,
2023-01-14,Shell,Gas,Checking,SHELL OIL,,-38.11,
",
        truth: "2023-01-18 2500;2023-01-16 -45.20;2023-01-14 -38.11",
    },
    Case {
        name: "expensify",
        encoding: "utf-8",
        text: r"Timestamp,Merchant,Amount,MCC,Category,Tag,Description,Reimbursable,Original Currency,Original Amount,Receipt
2023-01-16 00:00:00,Uber,45.20,4121,Travel,,Ride,yes,USD,45.20,https://x
2023-01-18 00:00:00,Delta,320.00,3058,Travel,,Flight,yes,USD,320.00,https://y
",
        truth: "2023-01-16 -45.20;2023-01-18 -320|ask",
    },
    Case {
        name: "bmo_card",
        encoding: "utf-8",
        text: r"Following data is valid as of 20230131120000 (Year/Month/Day/Hour/Minute/Second)

Item #,Card #,Transaction Date,Posting Date,Transaction Amount,Description
1,'5191230000001234',20230116,20230117,45.20,LOBLAWS TORONTO ON
2,'5191230000001234',20230118,20230119,19.99,AMAZON.CA
3,'5191230000001234',20230120,20230120,-250.00,PAYMENT RECEIVED - THANK YOU
",
        truth: "2023-01-16 -45.20;2023-01-18 -19.99;2023-01-20 250",
    },
    Case {
        name: "simplii",
        encoding: "utf-8",
        text: r"Date, Transaction Details, Funds Out, Funds In
01/16/2023, LOBLAWS TORONTO,45.20,
01/18/2023, PAYROLL DEPOSIT ACME,,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "pc_financial",
        encoding: "utf-8",
        text: r#""Description","Type","Card Holder Name","Date","Time","Amount"
"LOBLAWS","PURCHASE","JOHN SMITH","01/16/2023","10:15 AM","-45.2"
"PAYMENT","PAYMENT","JOHN SMITH","01/18/2023","11:00 AM","250"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 250",
    },
    Case {
        name: "eq_bank",
        encoding: "utf-8",
        text: r#"Transfer date,Description,Amount,Balance
18 JAN 2023,Direct deposit from ACME,"$2,500.00","$3,654.80"
16 JAN 2023,Bill payment HYDRO,-$45.20,"$1,154.80"
"#,
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "rogers_card",
        encoding: "utf-8",
        text: r#"Date,Posted Date,Reference Number,Activity Type,Activity Status,Card Number,Merchant Category Description,Merchant Name,Merchant City,Merchant State or Province,Merchant Country Code,Merchant Postal Code,Amount,Rewards,Name on Card
2023-01-16,2023-01-17,123,TRANS,APPROVED,************1234,Grocery,LOBLAWS,TORONTO,ON,CAN,M5V,$45.20,$0.45,JOHN SMITH
2023-01-18,2023-01-19,124,TRANS,APPROVED,************1234,Books,AMAZON,TORONTO,ON,CAN,M5V,$19.99,$0.20,JOHN SMITH
2023-01-20,2023-01-20,125,TRANS,APPROVED,************1234,,"PAYMENT, THANK YOU",,,,,-$250.00,,JOHN SMITH
"#,
        truth: "2023-01-16 -45.20;2023-01-18 -19.99;2023-01-20 250",
    },
    Case {
        name: "banco_inter",
        encoding: "utf-8",
        text: r"Extrato Conta Corrente
Conta ;12345678
Período ;01/01/2023 a 31/01/2023
Saldo ;3.654,80

Data Lançamento;Descrição;Valor;Saldo
18/01/2023;Pix recebido: ACME;2.500,00;3.654,80
16/01/2023;Compra no debito: MERCADO;-45,20;1.154,80
",
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "banco_do_brasil",
        encoding: "windows-1252",
        text: r#""Data","Dependencia Origem","Histórico","Data do Balancete","Número do documento","Valor",
"30/12/2022","","Saldo Anterior","","0","1200.00",
"16/01/2023","1234-5","Compra com Cartão - MERCADO","","123","-45.20",
"18/01/2023","","Transferência recebida - ACME","","124","2500.00",
"31/01/2023","","S A L D O","","0","3654.80",
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "caixa_deb_cred",
        encoding: "utf-8",
        text: r#""Conta";"Data_Mov";"Nr_Doc";"Historico";"Valor";"Deb_Cred"
"00000123456";"20230116";"000123";"COMPRA MERC";"45.20";"D"
"00000123456";"20230118";"000124";"CRED PIX";"2500.00";"C"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "sicoob_suffix",
        encoding: "utf-8",
        text: r"DATA;DOCUMENTO;HISTÓRICO;VALOR
16/01/2023;123;COMPRA MERCADO;45,20D
18/01/2023;124;PIX RECEBIDO;2.500,00C
20/01/2023;125;ALUGUEL;850,00D
",
        truth: "2023-01-16 -45.20;2023-01-18 2500;2023-01-20 -850",
    },
    Case {
        name: "german_suffix_sh",
        encoding: "utf-8",
        text: r"Datum;Buchungstext;Betrag
16.01.2023;Einkauf;45,20 S
18.01.2023;Gehalt;2.500,00 H
20.01.2023;Miete;850,00 S
",
        truth: "2023-01-16 -45.20;2023-01-18 2500;2023-01-20 -850|ask",
    },
    Case {
        name: "banorte",
        encoding: "utf-8",
        text: r#"Cuenta,Fecha de Operación,Fecha,Referencia,Descripción,Cod. Transac,Sucursal,Depósitos,Retiros,Saldo,Movimiento,Descripción Detallada,Cheque
'0123456789,16/01/2023,16/01/2023,'123,COMPRA OXXO,,,-,$45.20,"$1,154.80",1,OXXO MONTERREY,-
'0123456789,18/01/2023,18/01/2023,'124,DEPOSITO NOMINA,,,"$2,500.00",-,"$3,654.80",2,ACME,-
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "banamex",
        encoding: "utf-8",
        text: r#"Fecha,Descripción,Depósitos,Retiros,Saldo
16/01/2023,COMPRA OXXO,,45.20,"1,154.80"
18/01/2023,NOMINA ACME,"2,500.00",,"3,654.80"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "santander_cl_cargo_abono",
        encoding: "utf-8",
        text: r"MONTO;DESCRIPCIÓN MOVIMIENTO;FECHA;SALDO;N° DOCUMENTO;SUCURSAL;CARGO/ABONO
-45.200;COMPRA JUMBO;16/01/2023;1.154.800;123;O.Gerencia;C
2.500.000;TRANSF ACME;18/01/2023;3.654.800;124;O.Gerencia;A
",
        truth: "2023-01-16 -45200;2023-01-18 2500000",
    },
    Case {
        name: "cargo_abono_unsigned",
        encoding: "utf-8",
        text: r"Fecha;Descripción;Monto;Cargo/Abono
16/01/2023;COMPRA JUMBO;45200;C
18/01/2023;TRANSF ACME;2500000;A
20/01/2023;ARRIENDO;850000;C
",
        truth: "2023-01-16 -45200;2023-01-18 2500000;2023-01-20 -850000|ask",
    },
    Case {
        name: "bancolombia_noheader",
        encoding: "utf-8",
        text: r"12345678901,0123,,20230116,,-45200.00,1234,COMPRA EN EXITO,0
12345678901,0123,,20230118,,2500000.00,1235,PAGO DE NOMI ACME,0
12345678901,0123,,20230120,,-850000.00,1236,PAGO ARRIENDO,0
",
        truth: "2023-01-16 -45200;2023-01-18 2500000;2023-01-20 -850000",
    },
    Case {
        name: "bcp_pe",
        encoding: "utf-8",
        text: r#"Fecha,Fecha valuta,Descripción operación,Monto,Saldo,Sucursal - agencia,Operación - Número,Operación - Hora,Usuario,UTC
18/01/2023,,TRAN.CTAS.TERC.BM,"2,500.00","3,654.80",111-008,123,10:11:12,TNP001,2012
16/01/2023,16/01/2023,COMPRA WONG,-45.20,"1,154.80",111-008,124,10:11:13,TNP002,2013
"#,
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "pichincha_nd_nc",
        encoding: "utf-8",
        text: r"Fecha;Concepto;Tipo;Documento;Oficina;Monto;Saldo
16/01/2023;COMPRA SUPERMAXI;N/D;123;AG. NORTE;45.20;1154.80
18/01/2023;TRANSFERENCIA ACME;N/C;124;AG. NORTE;2500.00;3654.80
",
        truth: "2023-01-16 -45.20;2023-01-18 2500|ask",
    },
    Case {
        name: "bac_cr",
        encoding: "utf-8",
        text: r#"Fecha,Referencia,Código,Descripción,Débitos,Créditos,Balance
16/01/2023,123,CP,COMPRA AUTOMERCADO,"4,520.00",0.00,"95,480.00"
18/01/2023,124,TF,SALARIO ACME,0.00,"250,000.00","345,480.00"
"#,
        truth: "2023-01-16 -4520;2023-01-18 250000",
    },
    Case {
        name: "yucho",
        encoding: "shift_jis",
        text: r"お客さま口座情報,記号番号,10000-1234567
取引日,入出金明細ＩＤ,受入金額（円）,払出金額（円）,詳細１,詳細２,現在（貸付）高
20230116,1,,4520,カード,スーパー,95480
20230125,2,250000,,給与,カ）アクメ,345480
",
        truth: "2023-01-16 -4520;2023-01-25 250000",
    },
    Case {
        name: "sbi_net_bank",
        encoding: "shift_jis",
        text: r#"日付,内容,出金金額(円),入金金額(円),残高(円),メモ
"2023/01/25","給与","","250,000","345,480","-"
"2023/01/16","デビット　スーパー","4,520","","95,480","-"
"#,
        truth: "2023-01-25 250000;2023-01-16 -4520",
    },
    Case {
        name: "saison_card",
        encoding: "shift_jis",
        text: r"カード名称,セゾンカード
お支払日,2023/03/06
今回ご請求額,24520

利用日,ご利用店名及び商品名,本人・家族区分,支払区分名称,締前入金区分,利用金額,備考
2023/01/16,スーパーマーケット,本人,1回,,4520,
2023/01/20,家電量販店,本人,1回,,20000,
",
        truth: "2023-01-16 -4520;2023-01-20 -20000",
    },
    Case {
        name: "moneyforward",
        encoding: "utf-8",
        text: r#""計算対象","日付","内容","金額（円）","保有金融機関","大項目","中項目","メモ","振替","ID"
"1","2023/01/16","スーパー","-4520","銀行","食費","食料品","","0","a1"
"1","2023/01/25","給与","250000","銀行","収入","給与","","0","a2"
"1","2023/01/27","家賃","-80000","銀行","住宅","家賃","","0","a3"
"#,
        truth: "2023-01-16 -4520;2023-01-25 250000;2023-01-27 -80000",
    },
    Case {
        name: "zaim",
        encoding: "utf-8",
        text: r"日付,方法,カテゴリ,カテゴリの内訳,支払元,入金先,品目,メモ,お店,通貨,収入,支出,振替,残高調整,通貨変換前の金額,集計の設定
2023-01-16,payment,食費,食料品,銀行,-,,,スーパー,JPY,0,4520,0,0,0,常に集計に含める
2023-01-25,income,給与所得,-,-,銀行,,,,JPY,250000,0,0,0,0,常に集計に含める
2023-01-27,transfer,-,-,銀行,財布,,,,JPY,0,0,10000,0,0,常に集計に含める
",
        truth: "2023-01-16 -4520;2023-01-25 250000;2023-01-27 0|2023-01-16 -4520;2023-01-25 250000|ask",
    },
    Case {
        name: "kookmin",
        encoding: "utf-8",
        text: r"거래일시,적요,보낸분/받는분,송금메모,출금액(원),입금액(원),잔액(원),거래점,구분
2023.01.16 12:01:33,체크카드,이마트,,45200,0,954800,KB카드,
2023.01.25 09:00:00,급여,아크메,,0,2500000,3454800,강남,
",
        truth: "2023-01-16 -45200;2023-01-25 2500000",
    },
    Case {
        name: "kakaobank",
        encoding: "utf-8",
        text: r#"거래일시,구분,거래금액,거래 후 잔액,거래구분,내용,메모
2023.01.16 12:01:33,출금,"-45,200","954,800",체크카드결제,이마트,
2023.01.25 09:00:00,입금,"2,500,000","3,454,800",일반이체,아크메,
"#,
        truth: "2023-01-16 -45200;2023-01-25 2500000",
    },
    Case {
        name: "korean_unsigned_words",
        encoding: "utf-8",
        text: r"거래일자,거래구분,금액,내용
2023-01-16,출금,45200,이마트
2023-01-25,입금,2500000,급여
",
        truth: "2023-01-16 -45200;2023-01-25 2500000",
    },
    Case {
        name: "ccb",
        encoding: "gb18030",
        text: r#"中国建设银行个人活期账户全部交易明细
卡号/账号：,6217********1234,客户名称：,张三
起始日期：,20230101,结束日期：,20230131
序号,摘要,币别,钞汇,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名
1,消费,人民币元,钞,20230116,-45.20,"1,154.80",超市,1234/超市
2,工资,人民币元,钞,20230118,"2,500.00","3,654.80",代发,5678/公司
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "ceb_deposit_word",
        encoding: "gb18030",
        text: r"交易日期,交易时间,支出金额,存入金额,账户余额,对方账号,对方户名,摘要
2023-01-16,12:01:33,45.20,0.00,1154.80,1234,超市,消费
2023-01-18,09:00:00,0.00,2500.00,3654.80,5678,公司,工资
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "cathay_tw_roc_year",
        encoding: "utf-8-bom",
        text: r"交易日期,帳務日期,說明,提出,存入,餘額
112/01/16,112/01/16,超商,1200,,8800
112/01/25,112/01/25,薪資,,50000,58800
",
        truth: "2023-01-16 -1200;2023-01-25 50000|ask",
    },
    Case {
        name: "esun_tw",
        encoding: "utf-8-bom",
        text: r#"交易日期,摘要,支出金額,存入金額,餘額,備註
2023/01/16,消費,"1,200",,"8,800",超商
2023/01/25,薪資,,"50,000","58,800",公司
"#,
        truth: "2023-01-16 -1200;2023-01-25 50000",
    },
    Case {
        name: "hsbc_hk_account",
        encoding: "utf-8",
        text: r#"Date,Description,Billing amount,Billing currency,Balance,Balance currency
25/01/2023,ACME SALARY,"25,000.00",HKD,"36,548.00",HKD
16/01/2023,WELLCOME,-452.00,HKD,"11,548.00",HKD
"#,
        truth: "2023-01-25 25000;2023-01-16 -452",
    },
    Case {
        name: "uob",
        encoding: "utf-8",
        text: r"United Overseas Bank Limited
Account Number:,1234567890
Statement Period:,01 Jan 2023 To 31 Jan 2023

Transaction Date,Transaction Description,Withdrawal,Deposit,Available Balance
16 Jan 2023,NETS FAIRPRICE,45.20,0.00,1154.80
25 Jan 2023,GIRO SALARY,0.00,2500.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "maybank_suffix",
        encoding: "utf-8",
        text: r#"Date,Description,Amount
16/01/2023,SALE DEBIT TESCO,45.20-
25/01/2023,SALARY ACME,"2,500.00+"
27/01/2023,TRANSFER RENT,850.00-
"#,
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "mandiri",
        encoding: "utf-8",
        text: r#"Account No,Date,Val. Date,Transaction Code,Description,Description,Reference No.,Debit,Credit,
="1234567890",16/01/23,16/01/23,9012,INDOMARET,,="",45200.00,.00,
="1234567890",25/01/23,25/01/23,9013,GAJI ACME,,="",.00,2500000.00,
"#,
        truth: "2023-01-16 -45200;2023-01-25 2500000",
    },
    Case {
        name: "bni_db_cr",
        encoding: "utf-8",
        text: r"Tanggal;Uraian;Tipe;Jumlah;Saldo
16/01/2023;BELANJA INDOMARET;Db.;45.200,00;954.800,00
25/01/2023;GAJI ACME;Cr.;2.500.000,00;3.454.800,00
",
        truth: "2023-01-16 -45200;2023-01-25 2500000",
    },
    Case {
        name: "setor_tarik",
        encoding: "utf-8",
        text: r"Tanggal,Keterangan,Jenis,Jumlah
16/01/2023,ATM,Tarik,100000
25/01/2023,Kas,Setor,250000
27/01/2023,ATM,Tarik,50000
",
        truth: "2023-01-16 -100000;2023-01-25 250000;2023-01-27 -50000|ask",
    },
    Case {
        name: "bpi_ph",
        encoding: "utf-8",
        text: r#"Transaction Date,Description,Debit Amount,Credit Amount,Balance
01/16/2023,POS PURCHASE SM,"1,250.00",,"8,750.00"
01/25/2023,PAYROLL,,"25,000.00","33,750.00"
"#,
        truth: "2023-01-16 -1250;2023-01-25 25000",
    },
    Case {
        name: "kbank_th_buddhist",
        encoding: "utf-8",
        text: r"วันที่,รายการ,ถอนเงิน,ฝากเงิน,ยอดคงเหลือ
16/01/2566,ซื้อสินค้า,450.00,,9550.00
25/01/2566,เงินเดือน,,25000.00,34550.00
",
        truth: "2023-01-16 -450;2023-01-25 25000|ask",
    },
    Case {
        name: "mbbank_vn",
        encoding: "utf-8",
        text: r#"Ngày giao dịch,Diễn giải,Phát sinh nợ,Phát sinh có,Số dư
16/01/2023,Thanh toan Coopmart,"452,000",0,"9,548,000"
25/01/2023,Luong ACME,0,"25,000,000","34,548,000"
"#,
        truth: "2023-01-16 -452000;2023-01-25 25000000",
    },
    Case {
        name: "axis_in",
        encoding: "utf-8",
        text: r#"Tran Date,CHQNO,PARTICULARS,DR,CR,BAL,SOL
16-01-2023,-,UPI/BIGBAZAAR,450.00, ,11550.00,123
25-01-2023,-,NEFT/ACME/SALARY, ,"1,25,000.00",136550.00,123
"#,
        truth: "2023-01-16 -450;2023-01-25 125000",
    },
    Case {
        name: "axis_card_in",
        encoding: "utf-8",
        text: r#"Date,Transaction Details,Amount (INR),Debit/Credit
"16 Jan '23",BIGBAZAAR,"₹ 1,450.00",Debit
"25 Jan '23",PAYMENT RECEIVED,"₹ 25,000.00",Credit
"#,
        truth: "2023-01-16 -1450;2023-01-25 25000",
    },
    Case {
        name: "paytm",
        encoding: "utf-8",
        text: r"Date,Activity,Source/Destination,Wallet Txn ID,Comment,Debit,Credit,Transaction Breakup,Status
16/01/2023 12:01:33,Paid for order,BigBazaar,123,,450.00,,,SUCCESS
18/01/2023 12:01:33,Paid for order,Uber,124,,200.00,,,FAILED
25/01/2023 09:00:33,Added to wallet,Bank,125,,,1000.00,,SUCCESS
",
        truth: "2023-01-16 -450;2023-01-25 1000",
    },
    Case {
        name: "enbd",
        encoding: "utf-8",
        text: r"Date,Description,Debit,Credit,Balance
16 Jan 2023,CARREFOUR,450.00,,9550.00
25 Jan 2023,SALARY,,25000.00,34550.00
",
        truth: "2023-01-16 -450;2023-01-25 25000",
    },
    Case {
        name: "rajhi_sa",
        encoding: "utf-8",
        text: r"التاريخ,الوصف,مدين,دائن,الرصيد
16/01/2023,مشتريات,450.00,,9550.00
25/01/2023,راتب,,25000.00,34550.00
",
        truth: "2023-01-16 -450;2023-01-25 25000",
    },
    Case {
        name: "arabic_digits",
        encoding: "utf-8",
        text: r"التاريخ,الوصف,المبلغ
2023-01-16,مشتريات,-٤٥٠٫٢٠
2023-01-25,راتب,٢٥٠٠٠٫٠٠
",
        truth: "2023-01-16 -450.20;2023-01-25 25000|ask",
    },
    Case {
        name: "mpesa",
        encoding: "utf-8",
        text: r"Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance
RA1,2023-01-25 09:00:33,Salary Payment from ACME,Completed,25000.00,,34550.00
RA2,2023-01-16 12:01:33,Pay Bill to KPLC,Completed,,-450.00,9550.00
",
        truth: "2023-01-25 25000;2023-01-16 -450",
    },
    Case {
        name: "standard_bank_za_hist",
        encoding: "utf-8",
        text: r"0,20230131,,0,,1234567890,0,CHEQUE ACCOUNT
HIST,20230116,##,-45.20,CHEQUE CARD PURCHASE,CHECKERS,1234,0
HIST,20230125,,2500.00,CREDIT TRANSFER,ACME SALARY,1234,0
HIST,20230127,,-850.00,DEBIT TRANSFER,RENT,1234,0
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "ing_au",
        encoding: "utf-8",
        text: r#"Date,Description,Credit,Debit,Balance
25/01/2023,"Salary Deposit - ACME",2500.00,,3654.80
16/01/2023,"WOOLWORTHS - Visa Purchase",,-45.20,1154.80
"#,
        truth: "2023-01-25 2500;2023-01-16 -45.20",
    },
    Case {
        name: "up_au",
        encoding: "utf-8",
        text: r"Time,BSB / Account Number,Transaction Type,Payee,Description,Category,Tags,Subtotal (AUD),Currency,Subtotal (Transaction Currency),Fee (AUD),Round Up (AUD),Total (AUD),Payment Method,Settled Date
2023-01-16T12:01:33+11:00,633-123 / 12345678,Purchase,Woolworths,,Groceries,,-45.20,AUD,-45.20,0.00,-0.80,-46.00,Card,2023-01-17
2023-01-25T09:00:33+11:00,633-123 / 12345678,Salary,ACME,,,,2500.00,AUD,2500.00,0.00,0.00,2500.00,,2023-01-25
",
        truth: "2023-01-16 -46.00;2023-01-25 2500|2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "anz_nz",
        encoding: "utf-8",
        text: r"Type,Details,Particulars,Code,Reference,Amount,Date,ForeignCurrencyAmount,ConversionCharge
Eft-Pos,Countdown,1234,,230116,-45.20,16/01/2023,,
Direct Credit,Acme Ltd,Salary,,,2500.00,25/01/2023,,
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "westpac_nz",
        encoding: "utf-8",
        text: r"Date,Amount,Other Party,Description,Reference,Particulars,Analysis Code
16/01/2023,-45.20,COUNTDOWN,EFTPOS TRANSACTION,,,
25/01/2023,2500.00,ACME LTD,DIRECT CREDIT,,SALARY,
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "kaspi_kz",
        encoding: "utf-8",
        text: r"Дата;Сумма;Операция;Детали
16.01.23;- 4 520,00 ₸;Покупка;Magnum
25.01.23;+ 250 000,00 ₸;Пополнение;Acme
",
        truth: "2023-01-16 -4520;2023-01-25 250000",
    },
    Case {
        name: "priorbank_by",
        encoding: "windows-1251",
        text: r"Выписка по контракту;
Период выписки:;01.01.2023-31.01.2023;
Операции по ........1234
Дата транзакции;Операция;Сумма;Валюта;Дата операции по счету;Комиссия/Money-back;Обороты по счету;Цифровой код;Категория операции
16.01.2023 12:01:33;Retail EUROOPT;-45,20;BYN;17.01.2023;0,00;-45,20;1;Магазины
25.01.2023 09:00:33;Поступление ACME;2 500,00;BYN;25.01.2023;0,00;2 500,00;2;Зачисления
Всего по контракту;Зачислено;Списано;Комиссия;Изменение баланса;
За период:;2 500,00;45,20;0,00;2 454,80;
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
];

//! Readings that look right and are wrong.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "a_check_numbers_first",
        encoding: "utf-8",
        text: r"Date,Check,Payee,Out,In,Cleared
01/16/2023,1001,Landlord,850.00,,x
01/25/2023,,Acme,,2500.00,x
01/27/2023,1002,Walmart,45.20,,
",
        truth: "2023-01-16 -850;2023-01-25 2500;2023-01-27 -45.20",
    },
    Case {
        name: "a_points_column",
        encoding: "utf-8",
        text: r"Date,Description,Points,Amount
2023-01-16,Shop,45,-45.20
2023-01-25,Payment received,0,250.00
",
        truth: "2023-01-16 -45.20;2023-01-25 250",
    },
    Case {
        name: "a_balance_first",
        encoding: "utf-8",
        text: r"Balance,Date,Text,Value
1154.80,16/01/2023,Shop,-45.20
3654.80,25/01/2023,Pay,2500.00
2804.80,27/01/2023,Rent,-850.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "a_card_balance_owed",
        encoding: "utf-8",
        text: r"Date,Description,Amount,Balance
2023-01-16,Shop,45.20,145.20
2023-01-18,Cafe,10.00,155.20
2023-01-25,Payment,-150.00,5.20
",
        truth: "ask|2023-01-16 -45.20;2023-01-18 -10;2023-01-25 150",
    },
    Case {
        name: "a_loan_statement",
        encoding: "utf-8",
        text: r"Date,Description,Debit,Credit,Balance
2023-01-01,Interest,100.00,,10100.00
2023-01-16,Repayment,,500.00,9600.00
2023-02-01,Interest,96.00,,9696.00
",
        truth: "ask",
    },
    Case {
        name: "a_noheader_two_numbers",
        encoding: "utf-8",
        text: r"2023-01-16,Shop,45.20,1154.80
2023-01-25,Pay,2500.00,3654.80
2023-01-27,Rent,850.00,2804.80
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "a_noheader_balance_then_amount",
        encoding: "utf-8",
        text: r"2023-01-16,Shop,1154.80,-45.20
2023-01-25,Pay,3654.80,2500.00
2023-01-27,Rent,2804.80,-850.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500;2023-01-27 -850",
    },
    Case {
        name: "a_all_negative_refund_unsigned",
        encoding: "utf-8",
        text: r"Date,Merchant,Amount
2023-01-16,Shop,(45.20)
2023-01-18,Cafe,(10.00)
2023-01-25,Refund Shop,45.20
",
        truth: "2023-01-16 -45.20;2023-01-18 -10;2023-01-25 45.20",
    },
    Case {
        name: "a_salary_file_out_positive",
        encoding: "utf-8",
        text: r"Pay date,Employee,Gross,Tax,Net
2023-01-25,Ann,3000.00,600.00,2400.00
2023-01-25,Bob,2500.00,450.00,2050.00
",
        truth: "ask",
    },
    Case {
        name: "a_sales_tax_net_gross_in",
        encoding: "utf-8",
        text: r"Date,Customer,Net,VAT,Gross,Payout Date
2023-01-16,Ann,100.00,20.00,120.00,2023-01-20
2023-01-18,Bob,50.00,10.00,60.00,2023-01-20
",
        truth: "ask|2023-01-16 120;2023-01-18 60",
    },
    Case {
        name: "a_dates_due_and_paid",
        encoding: "utf-8",
        text: r"Invoice Date,Due Date,Paid Date,Vendor,Amount
2023-01-02,2023-02-01,2023-01-30,Acme,100.00
2023-01-05,2023-02-04,,Beta,50.00
",
        truth: "ask|2023-01-30 -100",
    },
    Case {
        name: "a_created_and_settled",
        encoding: "utf-8",
        text: r"Created,Settled,Description,Amount
2023-01-16 12:01,2023-01-18,Shop,-45.20
2023-01-25 09:00,2023-01-26,Pay,2500.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500|2023-01-18 -45.20;2023-01-26 2500",
    },
    Case {
        name: "a_scheduled_rows",
        encoding: "utf-8",
        text: r"Date,Description,Amount,State
2023-01-16,Shop,-45.20,COMPLETED
2023-01-18,Shop,-12.00,DECLINED
2023-01-25,Pay,2500.00,COMPLETED
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "a_thousand_space_and_minus_gap",
        encoding: "utf-8",
        text: r"Datum;Text;Belopp
2023-01-16;ICA;- 1 045,20
2023-01-25;Lön;25 000,00
",
        truth: "2023-01-16 -1045.20;2023-01-25 25000",
    },
    Case {
        name: "a_three_decimals_kuwait",
        encoding: "utf-8",
        text: r"Date,Text,Amount (KWD)
2023-01-16,Shop,-45.200
2023-01-25,Pay,2500.000
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "a_mixed_marks_in_one_column",
        encoding: "utf-8",
        text: r#"Date,Text,Amount
2023-01-16,Shop,"-45,20"
2023-01-18,Cafe,-10.50
2023-01-25,Pay,2500.00
"#,
        truth: "ask",
    },
    Case {
        name: "a_quantity_between",
        encoding: "utf-8",
        text: r"Date,Item,Quantity,Amount
2023-01-16,Paper,12,-45.20
2023-01-25,Sale,1,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "a_month_first_proven_late",
        encoding: "utf-8",
        text: r"Date,Text,Amount
01/02/2023,Shop,-45.20
01/05/2023,Pay,2500.00
01/25/2023,Rent,-850.00
",
        truth: "2023-01-02 -45.20;2023-01-05 2500;2023-01-25 -850",
    },
    Case {
        name: "a_year_first_slash",
        encoding: "utf-8",
        text: r"Date,Text,Amount
23/01/16,Shop,-45.20
23/01/25,Pay,2500.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 2500",
    },
    Case {
        name: "a_negative_credit_column",
        encoding: "utf-8",
        text: r"Date,Text,Charges,Payments
2023-01-16,Shop,45.20,
2023-01-25,Payment,,-250.00
",
        truth: "ask|2023-01-16 -45.20;2023-01-25 250",
    },
    Case {
        name: "a_transfer_both_sides",
        encoding: "utf-8",
        text: r"Date,From,To,Amount
2023-01-16,Checking,Walmart,45.20
2023-01-25,Acme,Checking,2500.00
",
        truth: "ask",
    },
    Case {
        name: "a_interest_only_unsigned_balance",
        encoding: "utf-8",
        text: r"Date,Text,Amount,Balance
2023-01-31,Interest,1.20,1001.20
2023-02-28,Interest,1.10,1002.30
2023-03-31,Interest,1.30,1003.60
2023-04-30,Interest,1.25,1004.85
",
        truth: "2023-01-31 1.20;2023-02-28 1.10;2023-03-31 1.30;2023-04-30 1.25|ask",
    },
    Case {
        name: "a_account_per_column",
        encoding: "utf-8",
        text: r"Date,Text,Checking,Savings
2023-01-16,Shop,-45.20,
2023-01-25,Pay,2500.00,
2023-01-27,Transfer,-100.00,100.00
",
        truth: "ask",
    },
    Case {
        name: "a_withdrawn_and_fee",
        encoding: "utf-8",
        text: r"Date,Text,Amount,Fee,Currency
2023-01-16,ATM,-100.00,-2.50,EUR
2023-01-25,Pay,2500.00,0.00,EUR
",
        truth: "ask",
    },
    Case {
        name: "a_total_energies_payee",
        encoding: "utf-8",
        text: r"Date,Payee,Amount
2023-01-16,TOTAL ENERGIES,-45.20
2023-01-18,Total Wine,-20.00
2023-01-25,Acme,2500.00
",
        truth: "2023-01-16 -45.20;2023-01-18 -20;2023-01-25 2500",
    },
    Case {
        name: "a_header_repeated_words",
        encoding: "utf-8",
        text: r"Date,Date,Description,Description,Amount,Amount
16/01/2023,17/01/2023,Shop,x,-45.20,EUR
25/01/2023,26/01/2023,Pay,y,2500.00,EUR
",
        truth: "2023-01-16 -45.20;2023-01-25 2500",
    },
];

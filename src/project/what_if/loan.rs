//! A term loan as cash.

use chrono::{Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::{Money, TermLoan};

/// What it pays out and takes back: days and signed amounts. The last payment settles what rounding
/// left; equal payments are `P·i / (1 − (1 + i)^−n)` (annuity in arrears).
pub(super) fn cash(loan: &TermLoan, decimals: u32) -> Vec<(NaiveDate, Money)> {
    let monthly = loan.annual_rate / Decimal::from(1200);
    let payment = payment(loan, monthly, decimals);
    let mut made = vec![(loan.on, loan.amount)];
    let mut owed = loan.amount.decimal();
    for month in 1..=loan.months {
        let Some(day) = loan.on.checked_add_months(Months::new(month)) else {
            break;
        };
        let interest = round(owed * monthly, decimals);
        let paid =
            if month == loan.months { owed + interest } else { payment.min(owed + interest) };
        owed = owed + interest - paid;
        made.push((day, -Money::from_decimal(paid)));
    }
    made
}

fn payment(loan: &TermLoan, monthly: Decimal, decimals: u32) -> Decimal {
    let amount = loan.amount.decimal();
    let months = Decimal::from(loan.months.max(1));
    // Without interest the formula divides by zero; beyond a decimal's reach the last payment
    // settles the rest.
    let grown = (0..loan.months)
        .try_fold(Decimal::ONE, |grown, _| grown.checked_mul(Decimal::ONE + monthly))
        .filter(|grown| *grown > Decimal::ONE);
    let exact = grown.and_then(|grown| {
        amount.checked_mul(monthly)?.checked_mul(grown)?.checked_div(grown - Decimal::ONE)
    });
    round(exact.unwrap_or(amount / months), decimals)
}

fn round(amount: Decimal, decimals: u32) -> Decimal {
    amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loan(annual_rate: i64, months: u32) -> TermLoan {
        TermLoan {
            amount: Money::from_minor(1_000_000, 2),
            on: "2026-01-31".parse().unwrap(),
            annual_rate: annual_rate.into(),
            months,
        }
    }

    #[test]
    fn equal_payments_settle_it() {
        // 10,000 at 12 % over 12 months: 888.49 a month (standard annuity table: 888.4879).
        let cash = cash(&loan(12, 12), 2);
        assert_eq!(cash.len(), 13);
        assert_eq!(cash[1], ("2026-02-28".parse().unwrap(), Money::from_minor(-88_849, 2)));
        assert_eq!(cash[3].0, "2026-04-30".parse::<NaiveDate>().unwrap());
        let interest: Money = cash.iter().map(|(_, amount)| *amount).sum();
        assert_eq!(interest.to_string(), "-661.86");
    }

    #[test]
    fn without_interest_it_pays_back_what_it_was() {
        let cash = cash(&loan(0, 3), 2);
        let amounts: Vec<String> = cash.iter().map(|(_, amount)| amount.to_string()).collect();
        assert_eq!(amounts, ["10000.00", "-3333.33", "-3333.33", "-3333.34"]);
    }
}

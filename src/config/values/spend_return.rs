//! How much of spend comes back, and when.

use rust_decimal::Decimal;

use super::super::error::Refusal;
use super::{decimal_percent, delay_days, respelled_delay};
use crate::config::SpendReturn;

/// `20% after 4 weeks`: spend that came back in full would have no greatest amount, and what is back on
/// the same day was never gone.
pub(in super::super) fn spend_return(text: &str) -> Result<SpendReturn, Refusal> {
    const RULE: &str = "a share above 0 and below 100 %, at most four decimals, `after` 1 to 366 days, \
                        or weeks, such as `20% after 4 weeks`";
    let refused = || Refusal::new(text, "a return of spend", RULE, "20% after 4 weeks");
    let (share, lag) = text.split_once(" after ").ok_or_else(refused)?;
    let percent = decimal_percent(share).filter(|percent| {
        share.trim().ends_with('%')
            && (Decimal::ZERO..Decimal::ONE_HUNDRED).contains(percent)
            && !percent.is_zero()
            && percent.scale() <= 4
    });
    let percent = percent.ok_or_else(refused)?;
    let days = delay_days(lag).and_then(|days| u32::try_from(days).ok());
    let days = days.filter(|days| (1..=366).contains(days)).ok_or_else(|| {
        let meant = respelled_delay(lag).map(|lag| format!("{} after {lag}", share.trim()));
        refused().suggest(meant.filter(|meant| spend_return(meant).is_ok()))
    })?;
    Ok(SpendReturn { percent, days })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_share_and_a_lag() {
        let made = spend_return("20% after 4 weeks").unwrap();
        assert_eq!((made.percent, made.days), (Decimal::from(20), 28));
        assert_eq!(spend_return("0.5 % after 1 day").unwrap().percent, Decimal::new(5, 1));
    }

    #[test]
    fn refuses_all_of_it_none_of_it_and_the_same_day() {
        for text in [
            "100% after 4 weeks",
            "0% after 4 weeks",
            "-5% after 4 weeks",
            "20 after 4 weeks",
            "20%",
            "20% after 0 days",
            "20% after 2 months",
            "20% after 400 days",
            "0.00001% after 1 day",
            "",
        ] {
            assert!(spend_return(text).is_err(), "{text}");
        }
        let refusal = spend_return("20% after 4 weks").unwrap_err();
        assert!(format!("{refusal:?}").contains("20% after 4 weeks"), "{refusal:?}");
    }
}

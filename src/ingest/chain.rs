//! The balance chain: does each balance follow from the one before and the amount?
//!
//! A chain that agrees proves the amount column, its sign, its decimal mark and the order of rows
//! at once. The balance may stand after or before the row's amount; rows may run either way
//! (issue 3 asks for both).

use super::amounts::Amount;
use super::layout::RowOrder;

/// How well one reading of the chain agrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chain {
    /// Steps that agree.
    pub(super) agree: usize,
    /// Steps there are.
    pub(super) steps: usize,
    /// Steps that agree with all amounts turned round.
    pub(super) reversed: usize,
    /// Oldest or newest first.
    pub(super) order: RowOrder,
    /// Balance before the amount.
    pub(super) before: bool,
}

impl Chain {
    /// The steps settle the sign: at least two of them and 40 % agree, hardly any the other way.
    /// Fixtures with rows cut out keep some steps; a wrong reading keeps none.
    pub(super) fn settles(&self) -> bool {
        (self.agree >= 2 && self.agree * 10 >= self.steps * 4 && self.reversed * 5 <= self.agree)
            || (self.agree >= 1 && self.agree == self.steps && self.reversed == 0)
    }

    /// Good enough to take balances from.
    pub(super) fn verifies(&self) -> bool {
        self.agree > 0 && self.agree * 10 >= self.steps * 6
    }
}

/// One row's part in the chain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'a> {
    pub(super) account: &'a str,
    pub(super) amount: Amount,
    pub(super) balance: Amount,
}

/// The best of the four readings; `order` restricts them where dates show it.
pub(super) fn best(links: &[Link<'_>], order: RowOrder) -> Option<Chain> {
    let mut orders = vec![];
    if order != RowOrder::Descending {
        orders.push(RowOrder::Ascending);
    }
    if order != RowOrder::Ascending {
        orders.push(RowOrder::Descending);
    }
    let mut readings: Vec<Chain> = orders.iter().map(|order| judge(links, *order, false)).collect();
    // A balance before the row looks like the other order with the sign turned round: only where
    // dates show the order does it prove anything.
    if order != RowOrder::Mixed {
        readings.extend(orders.iter().map(|order| judge(links, *order, true)));
    }
    readings
        .into_iter()
        .enumerate()
        .max_by_key(|(at, chain)| (chain.agree.max(chain.reversed), std::cmp::Reverse(*at)))
        .map(|(_, chain)| chain)
        .filter(|chain| chain.steps > 0)
}

fn judge(links: &[Link<'_>], order: RowOrder, before: bool) -> Chain {
    let mut chain = Chain { agree: 0, steps: 0, reversed: 0, order, before };
    let mut last: std::collections::BTreeMap<&str, &Link<'_>> = std::collections::BTreeMap::new();
    for link in links {
        if let Some(earlier) = last.insert(link.account, link) {
            let (old, new) =
                if order == RowOrder::Descending { (link, earlier) } else { (earlier, link) };
            let moved = if before { old.amount } else { new.amount };
            if moved.units == 0 {
                continue;
            }
            let change = new.balance.plus(old.balance.negated());
            chain.steps += 1;
            chain.agree += usize::from(change.same(moved));
            chain.reversed += usize::from(change.same(moved.negated()));
        }
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::amounts::{DecimalMark, parse};

    fn links<'a>(rows: &[(&str, &str)]) -> Vec<Link<'a>> {
        rows.iter()
            .map(|(amount, balance)| Link {
                account: "",
                amount: parse(amount, DecimalMark::Point).unwrap(),
                balance: parse(balance, DecimalMark::Point).unwrap(),
            })
            .collect()
    }

    #[test]
    fn finds_order_and_sign() {
        let newest_first =
            links(&[("903.52", "4058.83"), ("-2.76", "3155.31"), ("-64.41", "3158.07")]);
        let chain = best(&newest_first, RowOrder::Mixed).unwrap();
        assert_eq!((chain.agree, chain.steps, chain.order), (2, 2, RowOrder::Descending));
        let card = links(&[("10.00", "100.00"), ("5.00", "95.00"), ("3.00", "92.00")]);
        let chain = best(&card, RowOrder::Ascending).unwrap();
        assert_eq!((chain.agree, chain.reversed), (0, 2));
    }

    #[test]
    fn balance_before_the_row_needs_dates() {
        let before = links(&[
            ("-35.50", "2000.00"),
            ("-75.00", "1964.50"),
            ("120.00", "1889.50"),
            ("-300.00", "2009.50"),
        ]);
        let chain = best(&before, RowOrder::Ascending).unwrap();
        assert!(chain.before && chain.settles());
    }
}

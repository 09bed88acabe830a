//! The reserve as an amount.

use rust_decimal::Decimal;

use super::draft::DraftLine;
use super::quantize::money;
use crate::config::ReserveRule;
use crate::domain::{Basis, Flow, Grain, Money, Period, PeriodKind};

/// An amount as it is; N weeks as N × the mean weekly base disbursement over the full weeks of
/// the horizon, stage plans left out (DESIGN §5).
pub(super) fn reserve(
    rule: Option<&ReserveRule>,
    lines: &[DraftLine],
    periods: &[Period],
    days: usize,
    decimals: u32,
) -> Option<Money> {
    match rule? {
        ReserveRule::Amount(amount) => Some(*amount),
        ReserveRule::Weeks(weeks) => {
            let full = full_weeks(periods, days);
            let coins: i128 = lines
                .iter()
                .filter(|line| line.key.flow == Flow::Disbursement && !is_stage_plan(line))
                .flat_map(|line| full.iter().flat_map(|start| &line.daily[*start..start + 7]))
                .map(|coins| i128::from(*coins))
                .sum();
            let count = Decimal::from(u64::try_from(full.len().max(1)).unwrap_or(1));
            let total = money(super::history::coins_of(-coins), decimals).decimal();
            let amount = total.checked_mul(*weeks).map_or(total, |sum| sum / count);
            Some(Money::from_decimal(amount).quantize(decimals))
        }
    }
}

fn is_stage_plan(line: &DraftLine) -> bool {
    line.basis == Basis::Budget && line.key.stage.is_some()
}

/// First days of the full weeks: the table's own weeks, else blocks of seven days.
fn full_weeks(periods: &[Period], days: usize) -> Vec<usize> {
    let stretches = super::figures::stretches(periods);
    let own: Vec<usize> = periods
        .iter()
        .zip(stretches)
        .filter(|(period, _)| {
            matches!(period.grain, Grain::Week { .. }) && period.kind == PeriodKind::Whole
        })
        .map(|(_, (start, _))| start)
        .collect();
    if own.is_empty() { (0..days / 7).map(|week| 7 * week).collect() } else { own }
}

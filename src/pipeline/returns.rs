//! What is known of how spend answers.

use crate::allocate::returns::{ReturnInputs, Returns};
use crate::config::Settings;
use crate::domain::{CashTable, PlanFlow};

/// Gives each curve of the settings its line.
pub(super) fn returns(settings: &Settings, plans: &[PlanFlow], history: &CashTable) -> Returns {
    Returns::new(&ReturnInputs {
        curves: &settings.curves,
        unit: settings.response.as_ref(),
        min_return: settings.min_return,
        policy: settings.policy,
        plans,
        history,
    })
}

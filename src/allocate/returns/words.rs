//! What notes say of curves: counts, figures and places, never advice.

use super::{LineKey, ReturnInputs, ReturnSource, Returns, ledger};
use crate::config::{CurveRule, PolicyName};
use crate::domain::{Note, TouchpointResponses};

/// Touchpoints told one by one; the scorecard has them all.
const TOLD: usize = 10;

pub(super) fn unused_curve(rule: &CurveRule) -> Note {
    let name = rule.touchpoint.as_deref().unwrap_or("without a touchpoint");
    let message = format!(
        "The curve of {} {name} at {} is not used: neither plan nor ledger has that touchpoint.",
        rule.stage, rule.position
    );
    Note::new("curve-unused", message).at(rule.position.clone())
}

pub(super) fn unknown_touchpoint(responses: &TouchpointResponses) -> Note {
    let message = format!(
        "`{}` at {} is not used: neither plan nor ledger has that touchpoint.",
        responses.touchpoint, responses.position
    );
    Note::new("responses-unused", message).at(responses.position.clone())
}

pub(super) fn name(key: &LineKey) -> &str {
    key.touchpoint.as_deref().unwrap_or_else(|| key.name())
}

impl Returns {
    /// Why no curve was fitted, by touchpoint.
    pub(super) fn reasons(&self) -> Vec<String> {
        let refused = self.refused.iter().map(|(key, why)| format!("{}: {why}", name(key)));
        let unknown = self.notes.iter().filter(|note| note.code == "responses-unused");
        refused.chain(unknown.map(|note| note.message.clone())).collect()
    }

    /// Notes of what was fitted and what was not.
    pub(super) fn tell(&mut self, inputs: &ReturnInputs<'_>) {
        let fitted: Vec<Note> = self.lines.iter().filter_map(|(key, known)| {
            let ReturnSource::Fitted(fit) = known.source else { return None };
            let message = format!(
                "{}: elasticity {:.2} (standard error {:.2}) fitted to {} weeks; the curve of all \
                 others misses a week by {:.0} % of mean response.",
                name(key),
                fit.elasticity,
                fit.standard_error,
                fit.weeks,
                fit.miss * 100.0,
            );
            Some(Note::new("curve-fitted", message))
        }).collect();
        let refused = self.refused.iter().map(|(key, why)| {
            Note::new("curve-refused", format!("{}: no curve was fitted: {why}.", name(key)))
        });
        let all: Vec<Note> = fitted.into_iter().chain(refused).collect();
        let more = all.len().saturating_sub(TOLD);
        self.notes.extend(all.into_iter().take(TOLD));
        if more > 0 {
            let message = format!("{more} more touchpoints with responses stand in the scorecard.");
            self.notes.push(Note::new("curve-fitted", message));
        }
        if self.lines.values().any(|known| known.source != ReturnSource::Own) {
            let message =
                "Fitted curves say what spend was followed by, not what it brought about.";
            self.notes.push(Note::new("curve-fitted", message));
        }
        self.notes.extend(ledger::differences(self.observed.iter(), inputs));
        self.tell_later_rows(inputs);
        if !self.lines.is_empty() && inputs.policy != PolicyName::Marginal {
            let policy = inputs.policy.word();
            let message =
                format!("The policy `{policy}` does not look at curves: `marginal` does.");
            self.notes.push(Note::new("curve-idle", message));
        }
    }

    fn tell_later_rows(&mut self, inputs: &ReturnInputs<'_>) {
        let days = inputs.responses.iter().flat_map(|responses| &responses.days);
        let later = days.filter(|day| day.on > inputs.as_of).count();
        if later > 0 {
            let rows = if later == 1 { "row" } else { "rows" };
            let message = format!("{later} {rows} of responses after the as-of date are left out.");
            self.notes.push(Note::new("responses-after-as-of", message));
        }
    }
}

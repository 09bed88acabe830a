//! The view for programs: every key always there, null where unknown.

use super::BacktestInputs;
use super::headline::verdict;
use crate::domain::Note;
use crate::report::forecast::records::{NOTES, SOURCES, note, set, sources};
use crate::report::{Field, track_record};

/// Everything after `schema`, in order.
pub(super) fn fields(inputs: &BacktestInputs<'_>, notes: &[Note]) -> Vec<(&'static str, Field)> {
    let record = inputs.record;
    vec![
        ("as_of", inputs.as_of.into()),
        ("config_file", inputs.settings.config_file.clone().into()),
        ("currency", inputs.currency.known_code().map(str::to_owned).into()),
        ("level", u64::from(inputs.settings.level).into()),
        ("verdict", record.verdict.word().into()),
        ("verdict_text", verdict(inputs).into()),
        ("beats_mean_13", u64::from(record.beats_mean_13).into()),
        ("weeks_between_origins", u64::from(record.step).into()),
        ("mean_weekly_turnover", record.turnover.into()),
        ("sources", set("sources", &SOURCES, sources(inputs.sources))),
        ("summary", Field::Records(track_record::summary(record))),
        ("horizons", Field::Records(track_record::horizons(record))),
        ("lines", Field::Records(track_record::lines(record))),
        ("origins", Field::Records(track_record::origins(record))),
        ("weeks", Field::Records(track_record::weeks(record))),
        ("notes", set("notes", &NOTES, notes.iter().map(note).collect())),
    ]
}

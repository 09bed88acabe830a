//! `[[source]]`: how each file is read, pinned.

use super::InitInputs;
use super::draft::{Draft, Force};
use crate::config::toml_text;
use crate::ingest::{Pin, SourceGroup};

/// Files named behind a pattern; more are counted.
const NAMED: usize = 3;

pub(super) fn write(inputs: &InitInputs<'_>, draft: &mut Draft) {
    if inputs.files.is_empty() {
        draft.heading("How a ledger is read, where its own evidence leaves a question. `cashcast init FILE` fills this in.");
        draft.table("source", "", Force::Off);
        draft.setting("files", "\"bank*.csv\"", "file name, with * and ?", Force::Off);
        draft.setting("date-format", "\"%d/%m/%Y\"", "", Force::Off);
        draft.setting("decimal-mark", "\",\"", "", Force::Off);
        return;
    }
    if inputs.sources.is_empty() {
        return;
    }
    draft.heading(
        "How the files are read. These lines hold for later exports too, so that a short one is not \
         in doubt; without them every file is judged on its own again.",
    );
    for group in inputs.sources {
        source(inputs, group, draft);
    }
}

fn source(inputs: &InitInputs<'_>, group: &SourceGroup, draft: &mut Draft) {
    draft.table("source", "", Force::On);
    draft.setting("files", &toml_text(&group.files), &members(inputs, group), Force::On);
    for pin in &group.pins {
        let force = if pin.proven { Force::On } else { Force::Off };
        draft.setting(pin.key, &pinned(pin), &pin.why, force);
    }
}

/// Texts stay texts: a column may be called `2026`.
fn pinned(pin: &Pin) -> String {
    match pin.values.as_slice() {
        [one] if pin.key == "header-line" => one.clone(),
        [one] if pin.key != "out-words" => toml_text(one),
        all => {
            let all: Vec<String> = all.iter().map(|one| toml_text(one)).collect();
            format!("[{}]", all.join(", "))
        }
    }
}

fn members(inputs: &InitInputs<'_>, group: &SourceGroup) -> String {
    let names: Vec<&str> = group
        .members
        .iter()
        .filter_map(|member| inputs.files.get(*member))
        .map(|file| file.name.as_str())
        .collect();
    if names == [group.files.as_str()] {
        return String::new();
    }
    let shown = names[..names.len().min(NAMED)].join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => format!("{shown} and exports named like it"),
        more => format!("{shown} and {more} more"),
    }
}

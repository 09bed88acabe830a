//! `[[source]]`: what inspection cannot decide, by file.

use super::fields::Fields;
use super::keys::{SOURCE_KEYS, apply_layout, layout_contradiction};
use super::settings::{LayoutOverrides, SourceRule};

/// All of them, in order.
pub(super) fn sources(top: &Fields<'_>) -> Vec<SourceRule> {
    top.tables("source", "[[source]]").iter().filter_map(source).collect()
}

fn source(fields: &Fields<'_>) -> Option<SourceRule> {
    fields.refuse_unknown(&[&["files"], SOURCE_KEYS].concat());
    let layout = layout(fields);
    if let Some((what, hint)) = layout_contradiction(&layout) {
        fields.source.contradiction(&fields.position, what, hint);
    }
    if !fields.has("files") {
        fields.missing("files", "files = \"bank-*.csv\"");
    } else if SOURCE_KEYS.iter().all(|key| !fields.has(key)) {
        fields.source.contradiction(
            &fields.position,
            "this `[[source]]` decides nothing",
            "say what to decide, such as `decimal-mark = \",\"`, or remove it",
        );
    }
    Some(SourceRule { files: fields.text("files")?, layout, position: fields.position.clone() })
}

fn layout(fields: &Fields<'_>) -> LayoutOverrides {
    let mut layout = LayoutOverrides::default();
    for key in SOURCE_KEYS {
        let scalars = if *key == "out-words" {
            fields.scalars(key)
        } else {
            fields.scalar(key).into_iter().collect()
        };
        for scalar in scalars {
            if let Err(refusal) = apply_layout(&mut layout, key, &scalar.text) {
                fields.refuse(key, &scalar.position, refusal);
            }
        }
    }
    layout
}

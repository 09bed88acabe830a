//! `[stages]`: own stages, in order, and groups of them.

use super::error::Refusal;
use super::fields::{Fields, Scalar};
use crate::domain::Stages;

/// The stages of the file, where it lists its own.
pub(super) fn stages(top: &Fields<'_>) -> Option<Stages> {
    let fields = top.table("stages", "[stages]")?;
    fields.refuse_unknown(&["order", "groups"]);
    if !fields.has("order") {
        fields.missing("order", "order = [\"attract\", \"convert\"]");
        return None;
    }
    let order = names(&fields, "order", &fields.scalars("order"))?;
    let groups = groups(&fields)?;
    Stages::new(order, groups)
        .map_err(|error| {
            let hint = "give each stage and each group a name of its own, and use these names";
            let key = match error {
                crate::domain::StagesError::Empty | crate::domain::StagesError::Duplicate(_) => {
                    "order"
                }
                _ => "groups",
            };
            let position = fields.key_position(key);
            fields.source.contradiction(&position, error.to_string(), hint);
        })
        .ok()
}

fn groups(fields: &Fields<'_>) -> Option<Vec<(String, Vec<String>)>> {
    let Some(groups) = fields.table("groups", "[stages.groups]") else {
        return (!fields.has("groups")).then(Vec::new);
    };
    let mut made = Vec::new();
    for key in groups.keys() {
        let members = names(&groups, key, &groups.scalars(key))?;
        made.push((key.to_owned(), members));
    }
    Some(made)
}

fn names(fields: &Fields<'_>, key: &str, scalars: &[Scalar]) -> Option<Vec<String>> {
    let mut made = Vec::new();
    for scalar in scalars {
        match name(&scalar.text) {
            Ok(name) => made.push(name),
            Err(refusal) => {
                fields.refuse(key, &scalar.position, refusal);
                return None;
            }
        }
    }
    Some(made)
}

/// Names are compared by their letters and digits, so one without any would be no name.
fn name(text: &str) -> Result<String, Refusal> {
    if text.chars().any(char::is_alphanumeric) {
        return Ok(text.trim().to_owned());
    }
    let rule = "a text with letters or digits";
    Err(Refusal::new(text, "the name of a stage", rule, "attract"))
}

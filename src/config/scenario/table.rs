//! `[scenario.NAME]` of the file.

use super::super::error::{Fault, Origin, Refusal};
use super::super::fields::{Fields, Scalar};
use super::super::values;
use super::statement::{SCOPES, Said, Statement, change, stages_named};
use super::{MOST, conflict};
use crate::domain::{Position, Scenario, Scope, Stages, WhatIf};

const PLACE: &str = "[scenario.NAME]";

const KEYS: &[&str] = &[
    "band",
    "receipts",
    "disbursements",
    "volume",
    "price",
    "receipts-delay",
    "disbursements-delay",
    "dso",
    "dpo",
    "default-rate",
    "categories",
    "stages",
    "shocks",
    "loans",
];

/// A scenario of the file.
#[derive(Debug, Clone)]
pub(in super::super) struct ScenarioTable {
    scenario: Scenario,
    position: Position,
    pub(super) statements: Vec<Statement>,
}

impl ScenarioTable {
    /// The scenario before anything is said of it.
    pub(super) fn empty(&self) -> WhatIf {
        WhatIf::new(self.scenario.clone(), self.position.whole_line().to_string())
    }
}

/// All of them, in order.
pub(in super::super) fn tables(top: &Fields<'_>, stages: &Stages) -> Vec<ScenarioTable> {
    // Also a key with a text: `scenario = "worst"`.
    let Some(all) = top.is_table("scenario").then(|| top.table("scenario", PLACE)).flatten() else {
        return Vec::new();
    };
    if let Some(key) = all.keys().get(MOST) {
        let what = format!("{} scenarios; at most {MOST} are allowed", all.keys().len());
        all.source.contradiction(&all.key_position(key), what, "leave some out");
    }
    all.keys().iter().filter_map(|key| table(&all, key, stages)).collect()
}

fn table(all: &Fields<'_>, key: &str, stages: &Stages) -> Option<ScenarioTable> {
    let position = all.key_position(key);
    let scenario = values::changed_scenario(key).map_err(|refusal| {
        let what = format!("a scenario cannot be called `{}`", super::super::error::shown(key));
        let hint = refusal.suggestion.map(|meant| format!("did you mean `{meant}`?"));
        all.source.contradiction(&position, what, &hint.unwrap_or(refusal.rule));
    });
    let fields = all.table(key, PLACE)?;
    fields.refuse_unknown(KEYS);
    let mut reader = Reader { scenario: scenario.clone().ok(), statements: Vec::new() };
    reader.read(&fields, stages);
    let statements = reader.statements;
    fields.source.extend(conflict::conflicts(&statements));
    Some(ScenarioTable { scenario: scenario.ok()?, position, statements })
}

/// The statements of one table. Where its name is wrong they are read all the same, so that all
/// errors are reported together.
struct Reader {
    scenario: Option<Scenario>,
    statements: Vec<Statement>,
}

impl Reader {
    fn read(&mut self, fields: &Fields<'_>, stages: &Stages) {
        let band = fields.boolean("band").map(Said::Band);
        self.note(fields, "band", band);
        for (key, scope, delay) in SCOPES {
            let parse = if delay { values::delay } else { values::effect };
            let effect = if fields.has(key) { fields.read(key, parse) } else { None };
            self.note(fields, key, effect.map(|said| Said::Change(change(scope, said))));
        }
        let rate = fields.read("default-rate", values::percent).map(Said::DefaultRate);
        self.note(fields, "default-rate", rate);
        self.categories(fields);
        self.stages(fields, stages);
        for shock in list(fields, "shocks", values::shock) {
            self.note(fields, "shocks", Some(Said::Shock(shock)));
        }
        for loan in list(fields, "loans", values::loan) {
            self.note(fields, "loans", Some(Said::Loan(loan)));
        }
    }

    fn note(&mut self, fields: &Fields<'_>, key: &str, said: Option<Said>) {
        if let Some(said) = said {
            self.statements.push(Statement {
                scenario: self.scenario.clone().unwrap_or(Scenario::Base),
                once: said.once(key),
                said,
                origin: Origin::File(fields.key_position(key)),
                key: key.to_owned(),
            });
        }
    }

    fn categories(&mut self, fields: &Fields<'_>) {
        let Some(table) = fields.table("categories", "[scenario.NAME.categories]") else {
            return;
        };
        for key in table.keys() {
            let name = values::non_empty(key, "a category");
            let name = name.map_err(|refusal| refuse_key(&table, key, refusal));
            let said = table.read(key, values::effect);
            if let (Ok(name), Some(said)) = (name, said) {
                let change = change(Scope::Category(name), said);
                self.note(&table, key, Some(Said::Change(change)));
            }
        }
    }

    fn stages(&mut self, fields: &Fields<'_>, stages: &Stages) {
        let Some(table) = fields.table("stages", "[scenario.NAME.stages]") else {
            return;
        };
        for key in table.keys() {
            let named = stages_named(key, stages);
            let named = named.map_err(|refusal| refuse_key(&table, key, refusal));
            let said = table.read(key, values::effect);
            for stage in named.unwrap_or_default() {
                let change = said.map(|said| change(Scope::Stage(stage), said));
                self.note(&table, key, change.map(Said::Change));
            }
        }
    }
}

/// The key itself is what cannot be read.
fn refuse_key(table: &Fields<'_>, key: &str, refusal: Refusal) {
    table.source.report(table.key_position(key), key, Fault::BadValue(refusal));
}

fn list<T>(fields: &Fields<'_>, key: &str, parse: impl Fn(&str) -> Result<T, Refusal>) -> Vec<T> {
    let read = |Scalar { text, position }: Scalar| {
        parse(&text).map_err(|refusal| fields.refuse(key, &position, refusal)).ok()
    };
    fields.scalars(key).into_iter().filter_map(read).collect()
}

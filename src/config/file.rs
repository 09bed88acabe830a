//! `cashcast.toml`: read, checked as a whole, and located to the character.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use toml_edit::Document;

use super::error::{ConfigError, Fault, Origin, Problem};
use super::fields::{Fields, Scalar, Source};
use super::keys::{KEYS, SOURCE_KEYS, Scope, file_key};
use super::raw::RawSettings;
use super::scenario::{self, ScenarioTable};
use super::settings::Settings;
use super::{credit, curve, fx, lines, planned, resolve, rule, source, stages};

/// Nobody writes more by hand; a larger file is another file by mistake.
const LARGEST: u64 = 1 << 20;

/// Tables of the file.
const TABLES: &[&str] =
    &["source", "rule", "line", "planned", "earmark", "stages", "credit-line", "curve"];

/// A configuration file that was read without a complaint.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    raw: RawSettings,
    tables: Settings,
    scenarios: Vec<ScenarioTable>,
}

impl ConfigFile {
    /// Reads and checks a file.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let name = path.display().to_string();
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
            .map_err(|source| ConfigError::Io { file: name.clone(), source })?;
        if bytes.len() as u64 > LARGEST {
            return Err(unreadable(&Source::new(&name, ""), 0, "larger than 1 MiB"));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::parse(&name, &text),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(&error.as_bytes()[..valid]);
                let place = Source::new(&name, &text);
                Err(unreadable(&place, valid, "not UTF-8 text, as TOML must be"))
            }
        }
    }

    /// Checks the text of a file; `name` is how messages call it.
    pub fn parse(name: &str, text: &str) -> Result<Self, ConfigError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let place = Source::new(name, text);
        let document = Document::parse(text).map_err(|error| {
            let byte = error.span().map_or(0, |span| span.start);
            unreadable(&place, byte, error.message())
        })?;
        let top = Fields::new(&place, document.as_table(), "", place.position(0));
        let mut raw = RawSettings::default();
        for key in top.keys() {
            top_key(&top, key, &mut raw);
        }
        let tables = tables(&top, name);
        let scenarios = scenario::tables(&top, &tables.stages);
        // Each value is checked here, also where a flag will win: a file is right or wrong as such.
        let mut scratch = Settings::default();
        for key in KEYS {
            if let Some(values) = raw.get(key.name) {
                place.extend(resolve::apply(key, values, &mut scratch));
            }
        }
        let problems = place.into_problems();
        if problems.is_empty() {
            Ok(Self { raw, tables, scenarios })
        } else {
            Err(ConfigError::Refused(problems))
        }
    }

    pub(super) fn raw(&self) -> &RawSettings {
        &self.raw
    }

    /// What only a file can say, on top of the defaults.
    pub(super) fn tables(&self) -> Settings {
        self.tables.clone()
    }

    /// The scenarios it changes, before flags add to them.
    pub(super) fn scenarios(&self) -> &[ScenarioTable] {
        &self.scenarios
    }
}

fn unreadable(place: &Source<'_>, byte: usize, message: &str) -> ConfigError {
    let message = message.lines().collect::<Vec<_>>().join(", ");
    ConfigError::Refused(vec![Problem {
        origin: Origin::File(place.position(byte)),
        key: String::new(),
        fault: Fault::Syntax(message),
    }])
}

/// Keys of the top, for suggestions.
fn top_names() -> Vec<&'static str> {
    let keys = KEYS.iter().filter(|key| matches!(key.scope, Scope::Everywhere | Scope::File));
    keys.map(|key| file_key(key.name)).chain(TABLES.iter().copied()).collect()
}

/// Notes one key of the top.
fn top_key(top: &Fields<'_>, name: &str, raw: &mut RawSettings) {
    if TABLES.contains(&name) {
        return;
    }
    // `scenario` is a key with a text, and a table of tables.
    if name == "scenario" && top.is_table(name) {
        return;
    }
    let key = KEYS.iter().find(|key| file_key(key.name) == name);
    match key.map(|key| key.scope) {
        Some(Scope::Everywhere | Scope::File) => {
            if let Some(key) = key {
                note(top, key.name, key.repeatable, raw);
            }
        }
        Some(Scope::Spoken) => top.source.contradiction(
            &top.key_position(name),
            format!("`{name}` is a flag"),
            "write the keys under `[scenario.NAME]`",
        ),
        _ if key.is_some() || SOURCE_KEYS.contains(&name) => {
            let belongs = "[[source]]";
            let fault = Fault::Misplaced { belongs };
            top.source.report(top.key_position(name), name, fault);
        }
        _ => top.refuse_key(name, &top_names()),
    }
}

fn note(top: &Fields<'_>, name: &'static str, repeatable: bool, raw: &mut RawSettings) {
    let scalars = if name == "fx" {
        fx::table(top)
    } else if matches!(name, "driver" | "open-items" | "units" | "fit") {
        top.scalars(file_key(name)).into_iter().map(beside_the_file).collect()
    } else if repeatable {
        top.scalars(name)
    } else if name == "opening" && top.is_table(name) {
        lines::opening(top).into_iter().collect()
    } else {
        top.scalar(name).into_iter().collect()
    };
    for scalar in scalars {
        raw.add(name, scalar.text, Origin::File(scalar.position));
    }
}

/// A path in the file is seen from where the file stands.
fn beside_the_file(scalar: Scalar) -> Scalar {
    let folder = Path::new(&*scalar.position.file).parent();
    let path = folder.map(|folder| folder.join(&scalar.text).display().to_string());
    // An empty name stays empty, to be refused.
    let text = path.filter(|_| !scalar.text.trim().is_empty()).unwrap_or(scalar.text);
    Scalar { text, ..scalar }
}

/// Everything that stands in tables.
fn tables(top: &Fields<'_>, name: &str) -> Settings {
    let mut settings = Settings { config_file: Some(name.to_owned()), ..Settings::default() };
    if let Some(read) = stages::stages(top) {
        settings.stages = read;
    }
    settings.sources = source::sources(top);
    settings.rules = rule::rules(top, &settings.stages);
    settings.planned = planned::planned(top, &settings.stages);
    settings.line_rules = lines::line_rules(top);
    settings.earmarks = lines::earmarks(top);
    settings.credit_line = credit::credit_line(top);
    settings.curves = curve::curves(top, &settings.stages);
    settings
}

//! What was said, as text, before anything is believed.

use indexmap::IndexMap;

use super::error::{ConfigError, Fault, Origin, Problem, variable};
use super::keys::{KEYS, Key, Scope};
use super::suggestion::closest;

/// One value as it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawValue {
    /// The key it was said for.
    pub(super) key: String,
    /// The text.
    pub(super) text: String,
    /// Who said it.
    pub(super) origin: Origin,
}

/// Everything one source says: texts by long flag name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawSettings {
    given: IndexMap<String, Vec<RawValue>>,
}

impl RawSettings {
    /// Notes the values of a key, by its long flag name (`as-of`). A key that does not exist and a
    /// value that cannot be read are reported by [`super::Settings::resolve`].
    ///
    /// ```
    /// use cashcast::config::{Origin, RawSettings, Settings};
    /// let mut flags = RawSettings::default();
    /// flags.set("horizon", vec!["6 months".to_owned()], Origin::Flag);
    /// let settings = Settings::resolve(&flags, &RawSettings::default(), None).unwrap();
    /// assert_eq!(settings.horizon.to_string(), "6 months");
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "one origin is given away for all the values"
    )]
    pub fn set(&mut self, key: &str, values: Vec<String>, origin: Origin) {
        for text in values {
            self.add(key, text, origin.clone());
        }
    }

    pub(super) fn add(&mut self, key: &str, text: String, origin: Origin) {
        let value = RawValue { key: key.to_owned(), text, origin };
        self.given.entry(key.to_owned()).or_default().push(value);
    }

    /// The settings among the environment's variables: `CASHCAST_AS_OF` and so on. An empty value
    /// counts as unset; repeatable ones are separated by commas.
    pub fn from_environment(
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut made = Self::default();
        let mut problems = Vec::new();
        let mut pairs: Vec<_> = pairs
            .into_iter()
            .filter(|(name, text)| name.starts_with("CASHCAST_") && !text.trim().is_empty())
            .collect();
        // The system's order differs between machines.
        pairs.sort();
        for (name, text) in pairs {
            match KEYS.iter().find(|key| said(key) && variable(key.name) == name) {
                Some(key) if key.repeatable => {
                    let values = text.split(',').map(str::to_owned).collect();
                    made.set(key.name, values, Origin::Environment);
                }
                Some(key) => made.add(key.name, text, Origin::Environment),
                None => problems.push(unknown_variable(&name)),
            }
        }
        if problems.is_empty() { Ok(made) } else { Err(ConfigError::Refused(problems)) }
    }

    pub(super) fn get(&self, key: &str) -> Option<&[RawValue]> {
        self.given.get(key).map(Vec::as_slice)
    }

    /// Keys that do not exist.
    pub(super) fn unknown(&self) -> Vec<Problem> {
        let known = |name: &str| KEYS.iter().any(|key| key.name == name);
        self.given
            .values()
            .filter_map(|values| values.first())
            .filter(|value| !known(&value.key))
            .map(|value| Problem {
                origin: value.origin.clone(),
                key: value.key.clone(),
                fault: Fault::UnknownKey {
                    place: "",
                    suggestion: closest(&value.key, KEYS.iter().map(|key| key.name)),
                },
            })
            .collect()
    }
}

/// Can a flag or a variable say it?
fn said(key: &Key) -> bool {
    key.scope != Scope::File
}

fn unknown_variable(name: &str) -> Problem {
    let key = name.trim_start_matches("CASHCAST_").to_lowercase().replace('_', "-");
    let names = KEYS.iter().filter(|key| said(key)).map(|key| key.name);
    Problem {
        origin: Origin::Environment,
        fault: Fault::UnknownKey {
            place: "",
            suggestion: closest(&key, names).map(|meant| variable(&meant)),
        },
        key,
    }
}

//! Names of scenarios.

use super::super::error::Refusal;
use crate::domain::Scenario;

const LONGEST: usize = 40;

const RULE: &str = "lower-case words and digits with `-` between them, at most 40 characters; \
                    `best` and `worst` change an edge of the band";

/// Any scenario that there may be: whether a named one exists is known once all is read.
pub(in super::super) fn scenario(text: &str) -> Result<Scenario, Refusal> {
    let name = text.trim().to_lowercase();
    match Scenario::BAND.into_iter().find(|scenario| scenario.word() == name) {
        Some(scenario) => Ok(scenario),
        None if is_name(&name) => Ok(Scenario::Named(name)),
        None => {
            let rule = "one of `best`, `base`, `worst` or a scenario of the settings";
            Err(Refusal::new(text, "a scenario", rule, "worst"))
        }
    }
}

/// The name of a scenario that changes something.
pub(in super::super) fn changed_scenario(text: &str) -> Result<Scenario, Refusal> {
    let refused = |rule: &'static str| Refusal::new(text, "the name of a scenario", rule, "slow");
    match text {
        "best" => Ok(Scenario::Best),
        "worst" => Ok(Scenario::Worst),
        "base" => Err(refused("name it something else: base is the forecast as it is")),
        // In `--set` these words begin the name of a category or a stage.
        "category" | "stage" => Err(refused("any word but `category` and `stage`")),
        // In `--fail-on` it says that only what is new is told.
        "new" => Err(refused("any word but `new`")),
        name if is_name(name) => Ok(Scenario::Named(name.to_owned())),
        _ => {
            let meant = text.trim().to_lowercase().replace(['_', ' '], "-");
            let fits =
                is_name(&meant) && !matches!(meant.as_str(), "base" | "category" | "stage" | "new");
            Err(refused(RULE).suggest(fits.then_some(meant)))
        }
    }
}

fn is_name(text: &str) -> bool {
    let letters = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_lowercase() || c.is_ascii_digit())
    };
    text.chars().count() <= LONGEST && text.split('-').all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_lower_case_words() {
        assert_eq!(scenario("WORST").unwrap(), Scenario::Worst);
        assert_eq!(scenario("Slow-2").unwrap(), Scenario::Named("slow-2".to_owned()));
        assert!(scenario("slow sales").is_err() && scenario("").is_err());
        assert_eq!(changed_scenario("best").unwrap(), Scenario::Best);
        assert_eq!(changed_scenario("größer-2").unwrap(), Scenario::Named("größer-2".to_owned()));
        for text in ["base", "category", "stage", "-", "a--b", "", "a.b", &"a".repeat(41)] {
            assert!(changed_scenario(text).is_err(), "{text}");
        }
        let meant = |text| changed_scenario(text).unwrap_err().suggestion;
        assert_eq!(meant("Slow Sales").as_deref(), Some("slow-sales"));
        assert_eq!(meant("Worst").as_deref(), Some("worst"));
        assert_eq!(meant("Base"), None);
    }
}

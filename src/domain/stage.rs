//! Stages of the customer journey.

use std::fmt;
use std::sync::Arc;

/// A stage by its canonical name. Made by [`Stages`], which knows the names in force.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stage {
    // The rank makes `BTreeMap` order the order of the journey, not of the alphabet.
    rank: u16,
    name: Arc<str>,
}

impl Stage {
    /// Its canonical name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The stages in force, in the order of the journey, and their groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stages {
    ordered: Vec<Stage>,
    groups: Vec<(String, Vec<Stage>)>,
    aliases: Vec<(String, Stage)>,
}

/// Why a list of stages cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StagesError {
    /// No stage at all.
    #[error("the list of stages is empty")]
    Empty,
    /// The same name twice (any case, `_`, space and `-` alike).
    #[error("stage `{0}` is listed twice")]
    Duplicate(String),
    /// A group names a stage that is not in the list.
    #[error("group `{group}` names `{stage}`, which is not a stage")]
    UnknownMember {
        /// The group.
        group: String,
        /// The unknown name.
        stage: String,
    },
    /// A group has the name of a stage.
    #[error("group `{0}` has the name of a stage")]
    GroupIsStage(String),
}

/// Lower case, with `_` and spaces as `-`: how names are compared.
fn fold(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .split(|c: char| c == '_' || c == '-' || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

impl Default for Stages {
    /// awareness, consideration, purchase, post-purchase; group pre-purchase.
    fn default() -> Self {
        let names = ["awareness", "consideration", "purchase", "post-purchase"];
        let groups = [("pre-purchase", vec!["awareness", "consideration"])];
        let mut stages = Self::new(
            names.iter().map(ToString::to_string),
            groups.iter().map(|(group, members)| {
                ((*group).to_owned(), members.iter().map(ToString::to_string).collect())
            }),
        )
        .expect("the built-in names are distinct");
        let aliases =
            [("evaluation", 1), ("retention", 3), ("loyalty", 3), ("support", 3), ("advocacy", 3)];
        for (alias, index) in aliases {
            let stage = stages.ordered[index].clone();
            stages.aliases.push((alias.to_owned(), stage));
        }
        stages
    }
}

impl Stages {
    /// Own stages, in order, and groups of them.
    pub fn new(
        names: impl IntoIterator<Item = String>,
        groups: impl IntoIterator<Item = (String, Vec<String>)>,
    ) -> Result<Self, StagesError> {
        let mut stages: Vec<Stage> = Vec::new();
        for (rank, name) in names.into_iter().enumerate() {
            let name = fold(&name);
            if stages.iter().any(|stage| stage.name() == name) {
                return Err(StagesError::Duplicate(name));
            }
            let rank = u16::try_from(rank).unwrap_or(u16::MAX);
            stages.push(Stage { rank, name: Arc::from(name) });
        }
        if stages.is_empty() {
            return Err(StagesError::Empty);
        }
        let mut made = Self { ordered: stages, groups: Vec::new(), aliases: Vec::new() };
        for (group, members) in groups {
            let group = fold(&group);
            if made.find(&group).is_some() {
                return Err(StagesError::GroupIsStage(group));
            }
            let members = members
                .into_iter()
                .map(|stage| {
                    made.find(&stage)
                        .ok_or_else(|| StagesError::UnknownMember { group: group.clone(), stage })
                })
                .collect::<Result<Vec<_>, _>>()?;
            made.groups.push((group, members));
        }
        Ok(made)
    }

    /// The stage a text names: canonical name or alias, any case, `_`, space and `-` alike.
    ///
    /// ```
    /// use cashcast::domain::Stages;
    /// let stages = Stages::default();
    /// assert_eq!(stages.find("Post_Purchase").unwrap().name(), "post-purchase");
    /// assert_eq!(stages.find("retention").unwrap().name(), "post-purchase");
    /// assert!(stages.find("pre-purchase").is_none()); // a group, not a stage
    /// ```
    pub fn find(&self, text: &str) -> Option<Stage> {
        let wanted = fold(text);
        self.ordered
            .iter()
            .find(|stage| stage.name() == wanted)
            .or_else(|| {
                self.aliases.iter().find(|(alias, _)| *alias == wanted).map(|(_, stage)| stage)
            })
            .cloned()
    }

    /// In the order of the journey.
    pub fn all(&self) -> &[Stage] {
        &self.ordered
    }

    /// Groups with their members, in order.
    pub fn groups(&self) -> &[(String, Vec<Stage>)] {
        &self.groups
    }

    /// Is this the name of a group?
    pub fn is_group(&self, text: &str) -> bool {
        let wanted = fold(text);
        self.groups.iter().any(|(group, _)| *group == wanted)
    }
}

//! Where the configuration file is.

use std::path::{Path, PathBuf};

/// The name that is looked for.
pub const NAME: &str = "cashcast.toml";

/// The configuration file of a run: the one that is named (whether it exists is found out when it
/// is loaded), else `cashcast.toml` beside the first ledger, else in the working directory. Files
/// are never merged. The path keeps the caller's spelling, since outputs echo it: give the working
/// directory as an empty path to have plain `cashcast.toml`.
pub fn discover(
    explicit: Option<&Path>,
    first_ledger: Option<&Path>,
    working_directory: &Path,
) -> Option<PathBuf> {
    if let Some(path) = explicit {
        return Some(path.to_owned());
    }
    let beside = first_ledger.and_then(Path::parent);
    beside
        .into_iter()
        .chain([working_directory])
        .map(|directory| directory.join(NAME))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_beside_the_ledger_first_and_never_further() {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        let ledgers = root.join("ledgers");
        std::fs::create_dir(&ledgers).unwrap();
        let ledger = ledgers.join("bank.csv");
        assert_eq!(discover(None, Some(&ledger), root), None);

        std::fs::write(root.join(NAME), "").unwrap();
        assert_eq!(discover(None, Some(&ledger), root), Some(root.join(NAME)));
        assert_eq!(discover(None, None, root), Some(root.join(NAME)));

        std::fs::write(ledgers.join(NAME), "").unwrap();
        assert_eq!(discover(None, Some(&ledger), root), Some(ledgers.join(NAME)));
        let named = Path::new("missing.toml");
        assert_eq!(discover(Some(named), Some(&ledger), root), Some(named.to_owned()));
    }
}

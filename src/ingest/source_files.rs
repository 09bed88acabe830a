//! Files to `[[source]]` tables: exports of one layout share one, by a pattern that fits the next
//! export too, and no file gets the pins of another.

use super::options::matches_file;
use super::pins::Pin;

/// One `[[source]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceGroup {
    /// Its pattern.
    pub files: String,
    /// Indexes of the files it speaks for, in order.
    pub members: Vec<usize>,
    /// What it decides.
    pub pins: Vec<Pin>,
}

/// A name is cut at its date or number only where this much is left of it: `n26.csv` is no `n*`.
const SHORTEST_STEM: usize = 3;

/// The tables for files by their names as given, each with its pins, in order. Reading with them,
/// first match first, gives every file its own pins.
pub fn source_groups(files: &[(&str, Vec<Pin>)]) -> Vec<SourceGroup> {
    let mut groups: Vec<SourceGroup> = Vec::new();
    for (index, (name, pins)) in files.iter().enumerate() {
        let pattern = source_pattern(base(name));
        let same = groups
            .iter_mut()
            .find(|group| matches_file(&group.files, name) && merged(&group.pins, pins).is_some());
        match same {
            Some(group) => {
                group.members.push(index);
                group.pins = merged(&group.pins, pins).unwrap_or_default();
            }
            None => groups.push(SourceGroup {
                files: pattern,
                members: vec![index],
                pins: pins.clone(),
            }),
        }
    }
    if each_has_its_own(&groups, files) {
        return groups;
    }
    by_name(files)
}

/// One table for each file, by name; longer names first, since a shorter one may be their end.
fn by_name(files: &[(&str, Vec<Pin>)]) -> Vec<SourceGroup> {
    let mut groups: Vec<SourceGroup> = files
        .iter()
        .enumerate()
        .map(|(index, (name, pins))| {
            let alone = files.iter().filter(|(other, _)| base(other) == base(name)).count() == 1;
            let files = if alone { base(name).to_owned() } else { slashed(name) };
            SourceGroup { files, members: vec![index], pins: pins.clone() }
        })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.files.matches('/').count()));
    groups.dedup_by(|a, b| a.files == b.files);
    groups
}

/// Does the first pattern that matches a file lead to its own group?
fn each_has_its_own(groups: &[SourceGroup], files: &[(&str, Vec<Pin>)]) -> bool {
    files.iter().enumerate().all(|(index, (name, _))| {
        let first = groups.iter().find(|group| matches_file(&group.files, name));
        first.is_some_and(|group| group.members.contains(&index))
    })
}

/// The pins of both, where neither contradicts the other. Only a decimal mark may be known to one
/// file alone: a file of whole numbers says nothing about it.
fn merged(one: &[Pin], other: &[Pin]) -> Option<Vec<Pin>> {
    let open = |pin: &Pin| pin.key == "decimal-mark" && !pin.proven;
    if one.len() != other.len() {
        return None;
    }
    one.iter()
        .zip(other)
        .map(|(a, b)| match (a.agrees(b), open(a), open(b)) {
            (true, ..) | (false, false, true) if a.key == b.key => Some(a.clone()),
            (false, true, false) if a.key == b.key => Some(b.clone()),
            _ => None,
        })
        .collect()
}

fn slashed(name: &str) -> String {
    name.replace('\\', "/")
}

/// The file's name without its folders.
fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A file name with `*` for what changes from export to export: `bank*.csv`, `bank-*.csv`. The
/// mark before a date or number stays: `bank-2026.csv` is not `banking.csv`.
pub fn source_pattern(name: &str) -> String {
    let (stem, extension) = name.split_at(stem_length(name));
    let counted = |c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | ' ' | '(' | ')');
    let kept = stem.trim_end_matches(counted);
    if kept.is_empty() || name == "standard input" {
        return name.to_owned();
    }
    let mark: String = stem[kept.len()..].chars().take_while(|c| !c.is_ascii_digit()).collect();
    let mark = mark.trim_end_matches(['(', ' ']);
    let cut = if mark.is_empty() && kept.chars().count() < SHORTEST_STEM { stem } else { kept };
    let mark = if cut == stem { "" } else { mark };
    format!("{cut}{mark}*{extension}")
}

/// Bytes of the name before `.csv`, `.csv.gz`.
fn stem_length(name: &str) -> usize {
    let bare = name.len() - if name.to_ascii_lowercase().ends_with(".gz") { 3 } else { 0 };
    name[..bare].rfind('.').filter(|at| *at > 0).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pin(key: &'static str, value: &str) -> Pin {
        Pin { key, values: vec![value.into()], proven: true, told: false, why: String::new() }
    }

    fn groups(files: &[(&str, &str)]) -> Vec<(String, Vec<usize>)> {
        let files: Vec<(&str, Vec<Pin>)> =
            files.iter().map(|(name, format)| (*name, vec![pin("date-format", format)])).collect();
        let made = source_groups(&files);
        made.into_iter().map(|group| (group.files, group.members)).collect()
    }

    #[test]
    fn a_pattern_fits_the_next_export() {
        let cases = [
            ("bank.csv", "bank*.csv"),
            ("bank-2026-05.csv.gz", "bank-*.csv.gz"),
            ("bank (2).csv", "bank*.csv"),
            ("export(1).csv", "export*.csv"),
            ("statement_2026.05.31.csv", "statement_*.csv"),
            ("umsätze_01", "umsätze_*"),
            ("ledger2.csv", "ledger*.csv"),
            ("n26.csv", "n26*.csv"),
            ("2026-05.csv", "2026-05.csv"),
            (".csv", ".csv*"),
            ("standard input", "standard input"),
        ];
        for (name, pattern) in cases {
            assert_eq!(source_pattern(name), pattern, "{name}");
        }
    }

    #[test]
    fn exports_of_one_layout_share_a_table() {
        let made =
            groups(&[("x/bank-01.csv", "%d"), ("x/bank-02.csv", "%d"), ("y/card.csv", "%m")]);
        assert_eq!(made, [("bank-*.csv".into(), vec![0, 1]), ("card*.csv".into(), vec![2])]);
    }

    #[test]
    fn no_file_gets_the_pins_of_another() {
        let made = groups(&[("bank.csv", "%d"), ("bank-card.csv", "%m")]);
        assert_eq!(made, [("bank.csv".into(), vec![0]), ("bank-card.csv".into(), vec![1])]);
        let made = groups(&[("bank-01.csv", "%d"), ("bank-02.csv", "%m")]);
        assert_eq!(made, [("bank-01.csv".into(), vec![0]), ("bank-02.csv".into(), vec![1])]);
        let made = groups(&[("bank.csv", "%d"), ("old/bank.csv", "%m")]);
        assert_eq!(made, [("old/bank.csv".into(), vec![1]), ("bank.csv".into(), vec![0])]);
    }

    #[test]
    fn a_file_of_whole_numbers_takes_the_mark_of_its_siblings() {
        let open = Pin { proven: false, ..pin("decimal-mark", ".") };
        let comma = pin("decimal-mark", ",");
        let files = [("a-01.csv", vec![open]), ("a-02.csv", vec![comma.clone()])];
        let made = source_groups(&files);
        assert_eq!(made.len(), 1);
        assert_eq!(made[0].pins, [comma]);
    }

    proptest! {
        #[test]
        fn a_pattern_matches_the_name_it_is_made_from(name in "[a-zé0-9 _.()-]{1,16}(\\.csv)?(\\.gz)?") {
            prop_assert!(matches_file(&source_pattern(&name), &name));
        }
    }
}

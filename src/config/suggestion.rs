//! Near-miss words.

/// The candidate nearest to `word`, where it is near enough to be a slip of the finger.
pub(super) fn closest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    // Long texts are no slips, and the distance is quadratic in their length.
    if word.chars().count() > 40 {
        return None;
    }
    let word = word.trim().to_lowercase().replace('_', "-");
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_nothing_else() {
        let keys = ["reserve", "rejects", "seed"];
        assert_eq!(closest("resrve", keys).as_deref(), Some("reserve"));
        assert_eq!(closest("Seed", keys).as_deref(), Some("seed"));
        assert_eq!(closest("banana", keys), None);
        assert_eq!(closest(&"x".repeat(10_000), keys), None);
    }
}

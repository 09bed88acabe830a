//! Month names of the languages ledgers come in.

/// Beginnings of month names; where one begins another, the longer stands first. A word that names
/// different months in two languages (`listopad`) is read as most ledgers use it.
#[rustfmt::skip]
static NAMES: &[(&str, u32)] = &[
    // Latin script, words that begin like another language's month first.
    ("marras", 11), ("lipnja", 6), ("lipanj", 6), ("srpnja", 7), ("srpanj", 7), ("červenec", 7),
    ("července", 7), ("čvc", 7), ("rugs", 9), ("rugp", 8), ("sepp", 9),
    // Latin script.
    ("jan", 1), ("jän", 1), ("jaan", 1), ("gen", 1), ("ene", 1), ("led", 1), ("sty", 1),
    ("tam", 1), ("sau", 1), ("oca", 1), ("ian", 1), ("sij", 1), ("feb", 2), ("fév", 2),
    ("fev", 2), ("úno", 2), ("uno", 2), ("lut", 2), ("hel", 2), ("vas", 2), ("veebr", 2),
    ("şub", 2), ("velj", 2), ("märts", 3), ("mar", 3), ("már", 3), ("mär", 3), ("mrz", 3),
    ("mrt", 3), ("maa", 3), ("bře", 3), ("bre", 3), ("kov", 3), ("ožu", 3), ("apr", 4),
    ("ápr", 4), ("avr", 4), ("abr", 4), ("dub", 4), ("kwi", 4), ("huh", 4), ("bal", 4),
    ("nis", 4), ("tra", 4), ("may", 5), ("mai", 5), ("maí", 5), ("maj", 5), ("máj", 5),
    ("mei", 5), ("mag", 5), ("kvě", 5), ("kve", 5), ("tou", 5), ("geg", 5), ("svi", 5),
    ("juin", 6), ("jun", 6), ("jún", 6), ("jūn", 6), ("juun", 6), ("giu", 6), ("čvn", 6),
    ("čer", 6), ("cze", 6), ("kes", 6), ("bir", 6), ("haz", 6), ("iun", 6), ("juil", 7),
    ("jul", 7), ("júl", 7), ("jūl", 7), ("juul", 7), ("lug", 7), ("lip", 7), ("hei", 7),
    ("lie", 7), ("tem", 7), ("iul", 7), ("aug", 8), ("aoû", 8), ("aou", 8), ("ago", 8),
    ("ağu", 8), ("agu", 8), ("ogo", 8), ("ágú", 8), ("avg", 8), ("srp", 8), ("sie", 8),
    ("elo", 8), ("rgp", 8), ("kol", 8), ("sep", 9), ("set", 9), ("szept", 9), ("zář", 9),
    ("zar", 9), ("wrz", 9), ("syy", 9), ("rgs", 9), ("eyl", 9), ("ruj", 9), ("oct", 10),
    ("okt", 10), ("ott", 10), ("out", 10), ("říj", 10), ("rij", 10), ("paź", 10), ("paz", 10),
    ("lok", 10), ("spa", 10), ("eki", 10), ("nov", 11), ("nóv", 11), ("noi", 11), ("noe", 11),
    ("lis", 11), ("lap", 11), ("kas", 11), ("stu", 11), ("dec", 12), ("dez", 12), ("déc", 12),
    ("dic", 12), ("pro", 12), ("gru", 12), ("jou", 12), ("det", 12), ("des", 12), ("dis", 12),
    ("ara", 12),
    // Cyrillic script.
    ("янв", 1), ("січ", 1), ("яну", 1), ("јан", 1), ("фев", 2), ("лют", 2), ("мар", 3),
    ("бер", 3), ("апр", 4), ("кві", 4), ("май", 5), ("мая", 5), ("тра", 5), ("мај", 5),
    ("июн", 6), ("чер", 6), ("юни", 6), ("јун", 6), ("июл", 7), ("лип", 7), ("юли", 7),
    ("јул", 7), ("авг", 8), ("сер", 8), ("сен", 9), ("вер", 9), ("сеп", 9), ("окт", 10),
    ("жов", 10), ("ноя", 11), ("лис", 11), ("ное", 11), ("нов", 11), ("дек", 12), ("гру", 12),
    ("дец", 12),
    // Greek script.
    ("ιαν", 1), ("φεβ", 2), ("μαρ", 3), ("μάρ", 3), ("απρ", 4), ("μαϊ", 5), ("μαΐ", 5),
    ("μαι", 5), ("μάι", 5), ("ιουν", 6), ("ιούν", 6), ("ιουλ", 7), ("ιούλ", 7), ("αυγ", 8),
    ("αύγ", 8), ("σεπ", 9), ("οκτ", 10), ("νοε", 11), ("νοέ", 11), ("δεκ", 12),
    // Hebrew script.
    ("ינו", 1), ("פבר", 2), ("מרץ", 3), ("מרס", 3), ("אפר", 4), ("מאי", 5), ("יונ", 6),
    ("יול", 7), ("אוג", 8), ("ספט", 9), ("אוק", 10), ("נוב", 11), ("דצמ", 12),
    // Arabic script.
    ("يناير", 1), ("فبراير", 2), ("مارس", 3), ("أبريل", 4), ("ابريل", 4), ("مايو", 5),
    ("يونيو", 6), ("يوليو", 7), ("أغسطس", 8), ("اغسطس", 8), ("سبتمبر", 9), ("أكتوبر", 10),
    ("اكتوبر", 10), ("نوفمبر", 11), ("ديسمبر", 12),
];

/// The month a word names, by its beginning, at most twelve letters long.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.chars().count() > 12 {
        return None;
    }
    NAMES.iter().find(|(name, _)| word.starts_with(name)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_many_languages() {
        let cases = [
            ("Marraskuuta", 11),
            ("maaliskuuta", 3),
            ("lipnja", 6),
            ("lipca", 7),
            ("Ağustos", 8),
            ("iun.", 6),
            ("Αυγ", 8),
            ("des.", 12),
            ("July", 7),
            ("juillet", 7),
            ("juin", 6),
            ("юни", 6),
        ];
        for (word, expected) in cases {
            assert_eq!(month(word), Some(expected), "{word}");
        }
        assert_eq!(month("Tisch"), None);
    }
}

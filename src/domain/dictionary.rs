//! Texts to numbers: a row costs one look-up, not one allocation.

/// A number for each distinct list of texts, in the order in which they were first met. Memory
/// grows with distinct lists only; looking one up that is known allocates nothing.
///
/// ```
/// let mut dictionary = cashcast::domain::Dictionary::default();
/// assert_eq!(dictionary.number(["rent", "Corner House"]), 0);
/// assert_eq!(dictionary.number(["rent", "Mill Street"]), 1);
/// assert_eq!(dictionary.number(["rent", "Corner House"]), 0);
/// assert_eq!(dictionary.len(), 2);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    /// The texts of all entries, one after the other.
    texts: String,
    entries: Vec<Entry>,
    /// Open addressing with linear probing: number of the entry plus one.
    slots: Vec<u32>,
    /// The number plus one of the list met last for each glance; empty until there is one.
    recent: Vec<u32>,
}

/// Places for lists met lately.
const RECENT: usize = 4096;

/// Slots for each entry at least: mostly empty, so that the first look is nearly always the last.
const SPARE: usize = 6;

/// An odd number with as many ones as zeros (from wyhash).
const MIX: u64 = 0xa076_1d64_78bd_642f;

#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u64,
    kind: u64,
    start: usize,
    end: usize,
}

impl Dictionary {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The texts of an entry, each with a NUL byte after it.
    pub fn texts(&self, number: usize) -> &str {
        self.entries.get(number).map_or("", |entry| &self.texts[entry.start..entry.end])
    }

    /// Forgets every entry; numbers start again from 0.
    pub fn clear(&mut self) {
        self.texts.clear();
        self.entries.clear();
        self.slots.fill(0);
        self.recent.fill(0);
    }

    /// The number of a list of texts, new where it has not been met. Lists are told apart by the
    /// lengths of their texts too: `["ab", "c"]` is not `["a", "bc"]`.
    pub fn number<const N: usize>(&mut self, texts: [&str; N]) -> usize {
        self.number_of(0, texts)
    }

    /// The same for lists of different kinds, each with numbers of its own.
    pub fn number_of<const N: usize>(&mut self, kind: u64, texts: [&str; N]) -> usize {
        let place = glance(kind, texts);
        if let Some(&found) = self.recent.get(place)
            && let Some(number) = (found as usize).checked_sub(1)
            && self.is(number, kind, texts)
        {
            return number;
        }
        let number = self.find(kind, texts);
        self.recent.resize(RECENT, 0);
        self.recent[place] = u32::try_from(number + 1).unwrap_or(0);
        number
    }

    /// The number by all bytes of the texts.
    fn find<const N: usize>(&mut self, kind: u64, texts: [&str; N]) -> usize {
        let hash = texts.map(|text| hash_bytes(0, text.as_bytes()));
        let hash = hash.iter().fold(kind, |all, one| fold(all.rotate_left(23) ^ one, MIX));
        if self.slots.len() <= self.entries.len() * SPARE {
            self.grow();
        }
        let last = self.slots.len() - 1;
        let mut slot = (hash >> 20) as usize & last;
        loop {
            match self.slots[slot] {
                0 => return self.insert(slot, hash, kind, texts),
                found => {
                    let number = found as usize - 1;
                    if self.entries[number].hash == hash && self.is(number, kind, texts) {
                        return number;
                    }
                }
            }
            slot = (slot + 1) & last;
        }
    }

    #[inline]
    fn is<const N: usize>(&self, number: usize, kind: u64, texts: [&str; N]) -> bool {
        let entry = self.entries[number];
        let length = texts.iter().fold(0, |length, text| length + text.len() + 1);
        if entry.kind != kind || entry.end - entry.start != length {
            return false;
        }
        let stored = &self.texts.as_bytes()[entry.start..entry.end];
        let mut at = 0;
        texts.iter().all(|text| {
            let end = at + text.len();
            let same = stored[end] == 0 && same_bytes(&stored[at..end], text.as_bytes());
            at = end + 1;
            same
        })
    }

    fn insert<const N: usize>(
        &mut self,
        slot: usize,
        hash: u64,
        kind: u64,
        texts: [&str; N],
    ) -> usize {
        let start = self.texts.len();
        for text in texts {
            self.texts.push_str(text);
            self.texts.push('\0');
        }
        let number = self.entries.len();
        self.entries.push(Entry { hash, kind, start, end: self.texts.len() });
        self.slots[slot] = u32::try_from(number + 1).expect("4 billion texts do not fit in memory");
        number
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(256);
        self.slots = vec![0; size];
        for (number, entry) in self.entries.iter().enumerate() {
            let mut slot = (entry.hash >> 20) as usize & (size - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = u32::try_from(number + 1).expect("checked when it was inserted");
        }
    }
}

/// A place among the recent ones, from the first and last eight bytes of each text: cheaper than a
/// hash of all bytes, and no worse where the texts of a ledger repeat. Lists that share it only
/// take turns.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the highest bits are few")]
fn glance<const N: usize>(kind: u64, texts: [&str; N]) -> usize {
    let mixed = texts.iter().fold(kind, |all, text| {
        let (bytes, length) = (text.as_bytes(), text.len());
        let ends = if length < 8 {
            short_word(bytes)
        } else {
            word_at(bytes, 0) ^ word_at(bytes, length - 8).rotate_left(29)
        };
        all.rotate_left(31) ^ (ends ^ (length as u64) << 56).wrapping_mul(MIX)
    });
    (mixed.wrapping_mul(MIX) >> (64 - RECENT.ilog2())) as usize
}

/// A fast hash of bytes for telling texts apart, the same in every run and on every machine: eight
/// bytes at a time multiplied into 128 bits and folded (the step of wyhash, Wang Yi 2019). Not
/// for keeping secrets.
#[inline]
pub fn hash_bytes(seed: u64, bytes: &[u8]) -> u64 {
    const TWO: u64 = 0xe703_7ed1_a0b4_28db;
    let length = bytes.len();
    let mut hash = seed ^ MIX;
    let last = if length >= 8 {
        let (words, _) = bytes[..length - 1].as_chunks::<8>();
        for word in words {
            hash = fold(hash ^ u64::from_le_bytes(*word), MIX);
        }
        word_at(bytes, length - 8)
    } else {
        short_word(bytes)
    };
    fold(hash ^ last, TWO ^ length as u64)
}

/// The eight bytes from `at` on.
#[inline]
fn word_at(bytes: &[u8], at: usize) -> u64 {
    bytes[at..].first_chunk().map_or(0, |word| u64::from_le_bytes(*word))
}

/// Up to seven bytes as one number: the first and the last four, or three single ones.
#[inline]
fn short_word(bytes: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    match bytes {
        [] => 0,
        [first, ..] => {
            let (middle, last) = (bytes[bytes.len() / 2], bytes[bytes.len() - 1]);
            u64::from(*first) << 16 | u64::from(middle) << 8 | u64::from(last)
        }
    }
}

/// Are two texts the same? For the short texts of a ledger this is faster than a call to the
/// system's comparison.
#[inline]
pub fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.len() < 8 {
        return short_word(a) == short_word(b);
    }
    let ((words, _), (others, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    words.iter().zip(others).all(|(word, other)| word == other)
        && word_at(a, a.len() - 8) == word_at(b, b.len() - 8)
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "both halves of the product are used")]
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_own_number() {
        let mut dictionary = Dictionary::default();
        let names: Vec<String> = (0..5000).map(|at| format!("party {at}")).collect();
        for _ in 0..2 {
            for (at, name) in names.iter().enumerate() {
                assert_eq!(dictionary.number(["rent", name]), at);
            }
        }
        assert_eq!(dictionary.number(["ab", "c"]), 5000);
        assert_eq!(dictionary.number(["a", "bc"]), 5001);
        assert_eq!(dictionary.number(["", "abc"]), 5002);
        dictionary.clear();
        assert_eq!(dictionary.number(["a", "bc"]), 0);
    }

    #[test]
    fn texts_of_every_length_are_compared_whole() {
        let text = *b"0123456789abcdefghijklmnop";
        for length in 0..=text.len() {
            assert!(same_bytes(&text[..length], &text.to_vec()[..length]));
            for at in 0..length {
                let mut other = text;
                other[at] ^= 1;
                assert!(!same_bytes(&text[..length], &other[..length]), "{length} {at}");
            }
        }
        assert!(!same_bytes(b"a", b"aa"));
    }

    #[test]
    fn the_hash_depends_on_every_byte_and_the_length() {
        let text = *b"0123456789abcdefghi";
        let mut seen = std::collections::BTreeSet::new();
        for length in 0..=text.len() {
            assert!(seen.insert(hash_bytes(0, &text[..length])));
            for at in 0..length {
                let mut other = text;
                other[at] ^= 1;
                assert!(seen.insert(hash_bytes(0, &other[..length])));
            }
        }
        assert_ne!(hash_bytes(0, b""), hash_bytes(0, b"\0"));
    }
}

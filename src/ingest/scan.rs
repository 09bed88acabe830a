//! Where delimiters, quotes and line ends stand: 64 bytes of text to one mask of 64 bits.
//!
//! The masks are what makes splitting fast (Langdale and Lemire, "Parsing gigabytes of JSON per
//! second", VLDB Journal 28, 2019); 16 bytes are compared at a time.

use wide::u8x16;

/// Bytes under one mask.
const BLOCK: usize = 64;

/// Finds the next mark in a text, remembering the mask of the block it stands in.
#[derive(Debug, Clone)]
pub(super) struct Marks {
    delimiter: u8,
    line_end: u8,
    /// Start of the block that `mask` describes; `usize::MAX` for none yet.
    block: usize,
    mask: u64,
}

impl Marks {
    pub(super) const fn new(delimiter: u8, line_end: u8) -> Self {
        Self { delimiter, line_end, block: usize::MAX, mask: 0 }
    }

    /// The first delimiter, quote or line end at or after `from`; the length of the text where
    /// there is none.
    #[inline]
    pub(super) fn next(&mut self, bytes: &[u8], from: usize) -> usize {
        let within = from.wrapping_sub(self.block);
        if within < BLOCK {
            let mask = self.mask >> within;
            if mask != 0 {
                return from + mask.trailing_zeros() as usize;
            }
        }
        self.search(bytes, from)
    }

    /// The same where the block at hand has none.
    fn search(&mut self, bytes: &[u8], from: usize) -> usize {
        let mut block = from & !(BLOCK - 1);
        if block != self.block {
            self.load(bytes, block);
        }
        let mut mask = self.mask & (u64::MAX << (from % BLOCK));
        while mask == 0 {
            block += BLOCK;
            if block >= bytes.len() {
                return bytes.len();
            }
            self.load(bytes, block);
            mask = self.mask;
        }
        block + mask.trailing_zeros() as usize
    }

    #[inline]
    fn load(&mut self, bytes: &[u8], block: usize) {
        self.block = block;
        let rest = bytes.get(block..).unwrap_or_default();
        self.mask = if let Some(whole) = rest.first_chunk::<BLOCK>() {
            mask(whole, self.delimiter, self.line_end)
        } else {
            // A zero is no mark: ledgers with NUL bytes are refused.
            let mut padded = [0; BLOCK];
            padded[..rest.len()].copy_from_slice(rest);
            mask(&padded, self.delimiter, self.line_end)
        };
    }
}

/// One bit for each byte that is a delimiter, a line end or a quote.
#[inline]
fn mask(bytes: &[u8; BLOCK], delimiter: u8, line_end: u8) -> u64 {
    let [delimiter, line_end, quote] = [delimiter, line_end, b'"'].map(u8x16::splat);
    let (quarters, _) = bytes.as_chunks::<16>();
    let mut mask = 0;
    for (at, quarter) in quarters.iter().enumerate() {
        let lane = u8x16::new(*quarter);
        let found = lane.cmp_eq(delimiter) | lane.cmp_eq(line_end) | lane.cmp_eq(quote);
        mask |= u64::from(found.move_mask().cast_unsigned()) << (at * 16);
    }
    mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_at_every_place() {
        for length in [0, 1, 15, 16, 63, 64, 65, 127, 128, 300] {
            for at in 0..length {
                let mut text = vec![b'x'; length];
                text[at] = [b';', b'"', b'\n'][at % 3];
                let mut marks = Marks::new(b';', b'\n');
                assert_eq!(marks.next(&text, 0), at);
                assert_eq!(marks.next(&text, at), at);
                assert_eq!(marks.next(&text, at + 1), length);
            }
        }
    }

    #[test]
    fn bytes_above_ascii_are_no_marks() {
        let text = "äöü€日本".repeat(20);
        assert_eq!(Marks::new(b',', b'\n').next(text.as_bytes(), 0), text.len());
    }
}

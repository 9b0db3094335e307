//! Which block of a letter is which, however often the letter is filled anew: an id that outlasts its place and its answers.

/// The lasting name of a block in its letter (afsnittets id). It is made of the words of the template that the block came from, the
/// file that they stand in, the items of the lists that it was repeated for, and its place among its like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u64);

impl BlockId {
    /// What a block has that no template made.
    pub const NONE: Self = Self(0);
}

/// Makes an id out of what it is made of. The sums are those of FNV-1a, so that they are the same in every version of the program.
#[derive(Clone, Copy, Debug)]
pub struct IdSum(u64);

impl Default for IdSum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl IdSum {
    #[must_use]
    pub fn bytes(self, bytes: &[u8]) -> Self {
        let sum = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        Self(bytes.iter().fold(self.0, sum))
    }

    #[must_use]
    pub fn number(self, number: u64) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    pub fn value(self) -> u64 {
        self.0
    }

    /// No block that a template made is called as one that none made.
    pub fn block(self) -> BlockId {
        BlockId(self.0.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_are_those_that_everybody_knows() {
        assert_eq!(IdSum::default().bytes(b"a").value(), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(IdSum::default().bytes(b"foobar").value(), 0x8594_4171_f739_67e8);
        assert_ne!(IdSum::default().number(1).block(), IdSum::default().number(256).block());
    }
}

//! Numbers that nobody chose and that are the same in every run.

pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `most`, or zero where that is none.
    pub(crate) fn up_to(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

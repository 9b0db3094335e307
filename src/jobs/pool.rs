//! The threads that share the work of many letters.

/// A thread that waits for a part of its letter takes up another letter meanwhile, on the same stack. Of many letters with
/// many parts, more stand on one stack than the usual two megabytes hold.
const STACK: usize = 32 << 20;

/// Gives those threads the room that many letters take (plads til trådene). Once, before anything is shared; memory is only taken
/// where it is used.
pub fn make_room() {
    // Where the threads run already, they keep the room that they have.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
}

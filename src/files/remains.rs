//! What the program leaves behind when it fails: no picture of its memory on the disk, and no word of a case on its way out.

/// Sets both at the start of a program, for itself and for the processes that it starts.
pub fn leave_nothing() {
    #[cfg(unix)]
    no_picture_of_memory();
    // A message of the language may quote the text that it failed on; the place in the program is enough to find the fault.
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("Der er en fejl i programmet ({place}).");
    }));
}

/// A limit of one byte, since none at all does not hold where the system hands the picture to another program.
#[cfg(unix)]
fn no_picture_of_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // A lower limit than what is allowed is never refused.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(1), maximum: Some(1) });
}

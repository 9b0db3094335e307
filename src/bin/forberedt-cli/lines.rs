//! Lines for the shell. A reader that goes away in the middle, as `head` does, is no fault: the letters are written all the same.

use std::fmt::Display;
use std::io::{self, Write};

/// Says what was done.
pub(crate) fn say(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Says what is missing or wrong.
pub(crate) fn complain(line: impl Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

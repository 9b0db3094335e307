//! What is said to the shell. The letters are written all the same where nobody hears it, but the program never ends as if all had
//! been heard.

use std::fmt::Display;
use std::io::{self, BufWriter, ErrorKind, Stdout, Write};

use forberedt::files::atomic::reason;

use super::Outcome;

/// Standard output, with the first fault that it had.
pub(crate) struct Shell {
    out: BufWriter<Stdout>,
    fault: Option<io::Error>,
}

impl Shell {
    pub(crate) fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()), fault: None }
    }

    /// Says a line of what was asked for, or of what was done.
    pub(crate) fn say(&mut self, line: impl Display) {
        self.put(&format!("{line}\n"));
    }

    /// Says a text that has its own line ends.
    pub(crate) fn put(&mut self, text: &str) {
        if self.fault.is_none() {
            self.fault = self.out.write_all(text.as_bytes()).err();
        }
    }

    /// Sends on what was said so far.
    pub(crate) fn flush(&mut self) {
        if self.fault.is_none() {
            self.fault = self.out.flush().err();
        }
    }

    /// What the program ends with. A reader that went away, as `head` does, has seen enough and is told nothing.
    pub(crate) fn close(mut self, outcome: Outcome) -> Outcome {
        self.flush();
        match self.fault.take() {
            None => outcome,
            Some(fault) => {
                if fault.kind() != ErrorKind::BrokenPipe {
                    complain(format!("Svaret kan ikke skrives: {}.", reason(&fault)));
                }
                Outcome::Wrong
            }
        }
    }
}

/// Says what is missing or wrong. Where that is not heard, the code at the end still tells of it.
pub(crate) fn complain(line: impl Display) {
    let _ = writeln!(io::stderr(), "{line}");
}

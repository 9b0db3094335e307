//! Has a case in a process of our own, which ends with this one: a lock on a share that is gone must not keep the window from ending.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, ExitCode};
use std::sync::mpsc::channel;
use std::thread;

use serde::{Deserialize, Serialize};

use super::holding::{Held, Hold};
use super::messenger::{Messenger, Silence, farewell};

/// The only argument of a process that has a case.
const CALL: &str = "--hold-case";

/// Whoever has the case for the window, for as long as this lives (vogteren).
pub enum Keeper {
    Here(Hold),
    /// Its input is open as long as we live.
    Child {
        child: Option<Child>,
        input: Option<ChildStdin>,
    },
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Self::Child { child, input } = self {
            drop(input.take());
            if let Some(child) = child.take() {
                farewell(child);
            }
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Wish {
    #[serde(with = "super::as_it_is")]
    path: PathBuf,
    from_gone_too: bool,
}

impl Messenger {
    /// Takes a case, as [`Hold::take`].
    ///
    /// # Errors
    /// No answer.
    pub fn hold(
        &self,
        path: &Path,
        from_gone_too: bool,
    ) -> Result<(Held, Option<Keeper>), Silence> {
        let Some(Ok(mut child)) = self.start(CALL) else {
            let (held, hold) = Hold::take(path, from_gone_too);
            return Ok((held, hold.map(Keeper::Here)));
        };
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Silence::Died);
        };
        let wish = Wish { path: path.to_owned(), from_gone_too };
        let sent = serde_json::to_writer(&mut input, &wish).is_ok()
            && input.write_all(b"\n").and_then(|()| input.flush()).is_ok();
        let (sender, answer) = channel();
        thread::spawn(move || {
            // Nobody waits any more where it took too long.
            let _ = sender.send(line(output));
        });
        let held = if sent { answer.recv_timeout(self.patience()).ok() } else { Some(None) };
        let held = match held {
            Some(held) => held.ok_or(Silence::Died),
            None => Err(Silence::Late),
        };
        if !matches!(held, Ok(Held::Here)) {
            drop(input);
            let _ = child.kill();
            farewell(child);
            return held.map(|held| (held, None));
        }
        let keeper = Keeper::Child { child: Some(child), input: Some(input) };
        held.map(|held| (held, Some(keeper)))
    }
}

/// The answer of a process, which goes on living.
fn line(from: ChildStdout) -> Option<Held> {
    let mut stream = serde_json::Deserializer::from_reader(from).into_iter();
    stream.next()?.ok()
}

/// Has the case that this process was started for, until whoever started it is gone; none if it was started by a person.
pub fn hold_of_this_process() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != CALL) || arguments.next().is_some() {
        return None;
    }
    let mut input = io::stdin().lock();
    let wish = serde_json::Deserializer::from_reader(&mut input).into_iter::<Wish>().next();
    let Some(Ok(Wish { path, from_gone_too })) = wish else { return Some(ExitCode::FAILURE) };
    let (held, hold) = Hold::take(&path, from_gone_too);
    let mut output = io::stdout();
    let told = serde_json::to_writer(&mut output, &held).is_ok()
        && output.write_all(b"\n").and_then(|()| output.flush()).is_ok();
    if told && hold.is_some() {
        let _ = input.read_to_end(&mut Vec::new());
    }
    drop(hold);
    Some(if told { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

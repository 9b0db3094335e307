//! Sends file work to a process of our own, and gives up on it when it does not answer.
//!
//! A process that waits for a share that is gone cannot be ended, not even by the system: whoever must be able to leave cannot do
//! such work itself. The process is this program again. All that it is told comes over its input, so that no list of processes
//! shows a path or a piece of a case.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::errand::{Errand, ErrandAnswer};
use crate::problem::{Place, Problem};

/// The only argument of a process that does an errand. It stands in no list of arguments.
const CALL: &str = "--file-errand";

/// A share that has slept needs some seconds to wake.
const PATIENCE: Duration = Duration::from_secs(10);

/// Half a gigabyte over a slow line takes minutes.
const LONG: Duration = Duration::from_secs(15 * 60);

/// How long one that was told to end is waited for.
const FAREWELL: Duration = Duration::from_millis(200);

/// Whoever gets file work done (budbringeren).
#[derive(Clone, Debug)]
pub struct Messenger {
    program: Option<PathBuf>,
    patience: Duration,
}

/// Why nobody knows what came of an errand (hvorfor der ikke kom svar).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// No answer came in time.
    Late,
    /// The process ended without an answer.
    Died,
}

impl Silence {
    /// The same, for a person.
    pub fn problem(self, path: &Path) -> Problem {
        let name = path.display().to_string();
        let place = Place::File { name, line: 0, excerpt: String::new() };
        match self {
            Self::Late => Problem::blocker("no-answer", place, "Drevet svarer ikke.")
                .with_cure("Se efter, om du har forbindelse til det, eller brug et andet sted."),
            Self::Died => Problem::blocker(
                "errand-died",
                place,
                "Den del af programmet, som læser og skriver filer, stoppede.",
            )
            .with_cure("Prøv igen, eller brug et andet sted."),
        }
    }
}

impl Messenger {
    /// Does all file work in this process, as a program may that nobody waits for.
    pub fn here() -> Self {
        Self { program: None, patience: PATIENCE }
    }

    /// Lets this program do file work in a second process of its own.
    pub fn of_this_program() -> Self {
        Self { program: std::env::current_exe().ok(), patience: PATIENCE }
    }

    /// Lets that program do it, and waits so long for it.
    pub fn of(program: PathBuf, patience: Duration) -> Self {
        Self { program: Some(program), patience }
    }

    /// The same, for work that takes its time: a large file on a slow drive.
    #[must_use]
    pub fn patient(&self) -> Self {
        Self { patience: self.patience.max(LONG), ..self.clone() }
    }

    /// Gets an errand done. Gives the answer and the bytes that were read.
    ///
    /// # Errors
    /// No answer; it is not known what came of the errand then.
    pub fn run(&self, errand: &Errand, bytes: &[u8]) -> Result<(ErrandAnswer, Vec<u8>), Silence> {
        // A program that was replaced while it runs cannot be started again, and saves all the same.
        match self.start(CALL) {
            Some(Ok(child)) => self.ask(child, errand, bytes),
            Some(Err(_)) | None => Ok(errand.perform(bytes)),
        }
    }

    /// Starts a process of our own that does what this argument says; none where all is done here.
    pub(super) fn start(&self, call: &str) -> Option<io::Result<Child>> {
        self.program.as_deref().map(|program| start(program, call))
    }

    pub(super) fn patience(&self) -> Duration {
        self.patience
    }

    fn ask(
        &self,
        mut child: Child,
        errand: &Errand,
        bytes: &[u8],
    ) -> Result<(ErrandAnswer, Vec<u8>), Silence> {
        let message = frame(errand, bytes).map_err(|_| Silence::Died)?;
        let answer = exchange(&mut child, message);
        let told = answer.recv_timeout(self.patience);
        if !matches!(told, Ok(Some(_))) {
            let _ = child.kill();
        }
        farewell(child);
        match told {
            Ok(Some(answer)) => Ok(answer),
            Ok(None) | Err(RecvTimeoutError::Disconnected) => Err(Silence::Died),
            Err(RecvTimeoutError::Timeout) => Err(Silence::Late),
        }
    }
}

fn start(program: &Path, call: &str) -> io::Result<Child> {
    Command::new(program)
        .arg(call)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Writes the message and reads the answer, each on a thread of its own: neither may hold up whoever waits. An answer that is
/// none is one from a process that died.
fn exchange(child: &mut Child, message: Vec<u8>) -> Receiver<Option<(ErrandAnswer, Vec<u8>)>> {
    let (sender, answer) = channel();
    if let Some(mut to) = child.stdin.take() {
        thread::spawn(move || {
            // One that has died reads nothing; that shows in its answer.
            let _ = to.write_all(&message);
        });
    }
    if let Some(mut from) = child.stdout.take() {
        thread::spawn(move || {
            let mut said = Vec::new();
            let read = from.read_to_end(&mut said).ok();
            // Nobody waits any more where it took too long.
            let _ = sender.send(read.and_then(|_| unframe(&said)));
        });
    }
    answer
}

/// Sees a process off that has ended or is about to. One that cannot end is left behind.
pub(super) fn farewell(mut child: Child) {
    const LOOKS: u32 = 20;
    for _ in 0..LOOKS {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(FAREWELL / LOOKS);
    }
}

/// A message: how long its words are, how many bytes are beside them, the words and the bytes.
fn frame(words: &impl Serialize, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let words = serde_json::to_vec(words)?;
    let lengths = [words.len() as u64, bytes.len() as u64].map(u64::to_le_bytes);
    Ok([lengths.as_flattened(), &words, bytes].concat())
}

/// A whole message; none where its sender was ended in the middle of it, since half a case must never be written.
fn unframe<T: DeserializeOwned>(message: &[u8]) -> Option<(T, Vec<u8>)> {
    let (words_length, rest) = message.split_first_chunk()?;
    let (bytes_length, rest) = rest.split_first_chunk()?;
    let words_length = usize::try_from(u64::from_le_bytes(*words_length)).ok()?;
    let (words, bytes) = rest.split_at_checked(words_length)?;
    let is_whole = bytes.len() as u64 == u64::from_le_bytes(*bytes_length);
    is_whole.then(|| Some((serde_json::from_slice(words).ok()?, bytes.to_vec()))).flatten()
}

/// A message to this process. Room is made for it first, so that it takes the same calls to the system whether it is a little longer
/// or shorter, and no part of it stays behind where it had to be moved.
fn heard(from: &mut impl Read) -> io::Result<Vec<u8>> {
    const LENGTHS: u64 = 16;
    const MOST_ROOM: u64 = 64 * 1024 * 1024;
    let mut message = Vec::new();
    from.take(LENGTHS).read_to_end(&mut message)?;
    let (lengths, _) = message.as_chunks();
    let room =
        lengths.iter().map(|length| u64::from_le_bytes(*length)).fold(0, u64::saturating_add);
    // One that is said to be longer is read all the same, and found to be none.
    message.reserve_exact(usize::try_from(room.min(MOST_ROOM)).unwrap_or_default());
    from.read_to_end(&mut message)?;
    Ok(message)
}

/// Does the errand that this process was started for; none if it was started by a person.
pub fn errand_of_this_process() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != CALL) || arguments.next().is_some() {
        return None;
    }
    let message = heard(&mut io::stdin().lock()).ok();
    let Some((errand, bytes)) = message.and_then(|message| unframe::<Errand>(&message)) else {
        return Some(ExitCode::FAILURE);
    };
    let (answer, bytes) = errand.perform(&bytes);
    let told = frame(&answer, &bytes).and_then(|answer| io::stdout().write_all(&answer));
    Some(told.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

//! A save whose calls to the system fail one by one, each in every way that disks and shares do: the old file stays whole or the new
//! one is, nothing is left beside it, the user is told in words, and the text is still in the window.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::Folders;
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::question::{Message, Question};

use crate::locked_session::Desktop;

const PROGRAM: &str = env!("CARGO_BIN_EXE_forberedt-cli");

/// What disks and shares answer, and a word of what the user is told, where the fault has one of its own.
const FAULTS: [(&str, Option<&str>); 12] = [
    ("EIO", None),
    ("EACCES", None),
    ("EPERM", None),
    ("EBUSY", None),
    ("EXDEV", None),
    ("EINVAL", None),
    ("EOPNOTSUPP", None),
    ("ENOSPC", Some("der er ikke plads")),
    ("EDQUOT", Some("der er ikke plads")),
    ("EROFS", Some("disken kan kun læses")),
    ("ESTALE", Some("forbindelsen til drevet er væk")),
    ("ETIMEDOUT", Some("forbindelsen til drevet er væk")),
];

/// A call of a save: its name, and how many of that name a process has made by then.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Call {
    name: String,
    number: usize,
}

/// The faults that a messenger's process meets are written in a file beside it.
struct Faulty {
    folder: tempfile::TempDir,
}

impl Faulty {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn messenger(&self) -> Messenger {
        let folder = self.folder.path().display();
        let text = format!(
            "#!/bin/sh\nunset LD_LIBRARY_PATH\n\
             if [ \"$1\" = --file-errand ] && [ -s {folder}/fault ]; then\n\
             exec strace -f -y -o {folder}/trace $(cat {folder}/fault) {PROGRAM} \"$@\"\nfi\n\
             exec {PROGRAM} \"$@\"\n"
        );
        let program = self.folder.path().join("program");
        fs::write(&program, text).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
        Messenger::of(program, Duration::from_secs(60))
    }

    /// From now on each process is watched, and meets this.
    fn set(&self, fault: &str) {
        fs::write(self.folder.path().join("fault"), fault).unwrap();
    }

    fn trace(&self) -> String {
        fs::read_to_string(self.folder.path().join("trace")).unwrap()
    }
}

/// No disk refuses to close a folder, and the language takes that for a fault of the program.
fn closes_folder(line: &str, folder: &str) -> bool {
    line.contains("close(") && line.contains(&format!("{folder}>"))
}

/// The calls in a trace that have to do with a folder.
fn calls(trace: &str, folder: &Path) -> Vec<Call> {
    let folder = folder.display().to_string();
    let mut numbers = BTreeMap::new();
    let mut calls = Vec::new();
    for line in trace.lines() {
        let Some((front, _)) = line.split_once('(') else { continue };
        let name = front.rsplit(' ').next().unwrap().to_owned();
        let number: &mut usize = numbers.entry(name.clone()).or_default();
        *number += 1;
        if line.contains(&folder) && !closes_folder(line, &folder) {
            calls.push(Call { name, number: *number });
        }
    }
    calls
}

/// A case that is open in the window and lies in a folder, with a link to it in another.
struct Desk {
    faulty: Faulty,
    folder: tempfile::TempDir,
    _elsewhere: tempfile::TempDir,
    file: PathBuf,
    link: PathBuf,
    desktop: Desktop,
    typed: usize,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("sag.json"), elsewhere.path().join("genvej.json"));
        let faulty = Faulty::new();
        let mut desktop = Desktop::with(Folders::default(), faulty.messenger());
        desktop.type_name("Navn 0");
        desktop.save_as(&file);
        assert_eq!(desktop.session.message(), Some(&Message::Saved));
        symlink(&file, &link).unwrap();
        desktop.act(Action::OpenPath(link.clone()));
        assert_eq!(desktop.session.path(), Some(link.as_path()));
        Self { faulty, folder, _elsewhere: elsewhere, file, link, desktop, typed: 0 }
    }

    /// What the file and the window say, and what lies beside the file.
    fn name_in_file(&self) -> String {
        let case = case_file::read(&self.file).expect("the file is whole");
        case.citizen.name.filled().unwrap_or_default().to_owned()
    }

    fn beside(&self) -> BTreeSet<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap().flatten();
        entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
    }

    /// Types a new name, which the journal has soon, and saves while the process meets a fault.
    fn save(&mut self, fault: &str) -> (String, String) {
        let old = self.name_in_file();
        self.typed += 1;
        let new = format!("Navn {}", self.typed);
        self.desktop.type_name(&new);
        for moment in [0, 900] {
            self.desktop.after(2000 * self.typed as u64 + moment);
            self.desktop.session.stirred();
        }
        self.faulty.set(fault);
        self.desktop.act(Action::Do(Command::Save));
        self.faulty.set("");
        (old, new)
    }

    /// Saves until the fault meets no closing of a folder: a note that is on its way just then is looked at too, and is one call more.
    fn save_as_disks_do(&mut self, fault: &str) -> (String, String) {
        let folder = self.folder.path().display().to_string();
        for _ in 0..20 {
            let (old, new) = self.save(fault);
            let trace = self.faulty.trace();
            let mut met = trace.lines().filter(|line| line.contains("(INJECTED)"));
            if !met.any(|line| closes_folder(line, &folder)) {
                return (old, new);
            }
            let (old, new) = self.save("");
            assert!(self.holds(&old, &new, "after", None), "{fault}: now it is as ever");
        }
        panic!("{fault}: twenty times another call")
    }

    /// Holds what a save may leave behind, and says whether it saved.
    fn holds(&mut self, old: &str, new: &str, fault: &str, word: Option<&str>) -> bool {
        let session = &self.desktop.session;
        assert_eq!(self.desktop.name(), new, "{fault}: the text is in the window");
        assert!(fs::symlink_metadata(&self.link).unwrap().is_symlink(), "{fault}");
        let found = self.name_in_file();
        let saved = session.message() == Some(&Message::Saved) && session.question().is_none();
        assert_eq!(session.is_dirty(), !saved, "{fault}");
        if saved {
            assert_eq!(found, new, "{fault}");
        } else {
            assert_eq!(found, old, "{fault}");
            match (session.question(), session.message()) {
                (Some(Question::ProtectedCase { .. } | Question::Differs { .. }), _) => {
                    self.desktop.act(Action::Reply(Reply::Cancel));
                }
                (None, Some(Message::NotSaved(problems))) => {
                    let told = &problems[0].message;
                    assert!(told.starts_with("Filen kan ikke "), "{fault}: {told}");
                    assert!(told.contains(word.unwrap_or_default()), "{fault}: {told}");
                    assert!(!problems[0].cure.is_empty(), "{fault}");
                }
                (question, message) => panic!("{fault}: {}, {message:?}", question.is_some()),
            }
        }
        assert_eq!(
            self.left(),
            BTreeSet::from(["sag.json".to_owned()]),
            "{fault}: nothing is left"
        );
        saved
    }

    /// What stays beside the file and is none of what the program keeps there. The note of who has the case is written anew all the
    /// time, and for that moment a file lies there that is on its way.
    fn left(&self) -> BTreeSet<String> {
        let found = || {
            let mut beside = self.beside();
            for own in [".sag.json.lock", ".sag.json.who", ".sag.json.journal"] {
                beside.remove(own);
            }
            beside
        };
        let before = found();
        if before.len() > 1 {
            std::thread::sleep(Duration::from_secs(2));
        }
        before.intersection(&found()).cloned().collect()
    }

    /// The calls of a save that nothing refuses.
    fn clean(&mut self) -> Vec<Call> {
        let (old, new) = self.save("-e trace=all");
        assert!(self.holds(&old, &new, "none", None));
        assert!(!self.beside().contains(".sag.json.journal"));
        calls(&self.faulty.trace(), self.folder.path())
    }
}

#[test]
#[ignore = "needs strace: cargo test --locked -- --include-ignored"]
fn whatever_call_of_a_save_fails_no_version_is_lost() {
    let mut desk = Desk::new();
    let calls = desk.clean();
    for wanted in ["fsync", "rename", "write", "unlink"] {
        assert!(calls.iter().any(|call| call.name.starts_with(wanted)), "{wanted}: {calls:?}");
    }
    let (mut runs, mut kept) = (0, 0);
    for Call { name, number } in &calls {
        for (error, word) in FAULTS {
            // Once, and from then on: as a share that comes back, and as one that does not. The answer to the window is written and
            // closed by the same calls, and must come.
            let is_of_answer = ["write", "close"].contains(&name.as_str());
            for on in if is_of_answer { &[""][..] } else { &["", "+"] } {
                let fault =
                    format!("-e trace={name} -e inject={name}:error={error}:when={number}{on}");
                let (old, new) = desk.save_as_disks_do(&fault);
                runs += 1;
                kept += usize::from(!desk.holds(&old, &new, &fault, word));
            }
            let (old, new) = desk.save("");
            assert!(desk.holds(&old, &new, "after", None), "{name} {error}: now it is as ever");
        }
    }
    println!("{} calls, {runs} faults, {kept} of them kept the old file", calls.len());
    assert!(calls.len() > 20 && kept > calls.len(), "the faults were met");
}

#[test]
#[ignore = "needs strace: cargo test --locked -- --include-ignored"]
fn at_whatever_call_a_save_is_killed_the_file_is_whole_and_the_next_save_is_as_ever() {
    let mut desk = Desk::new();
    let calls = desk.clean();
    let mut found = BTreeSet::new();
    for Call { name, number } in calls {
        let fault = format!("-e trace={name} -e inject={name}:signal=KILL:when={number}");
        let (old, new) = desk.save(&fault);
        let Some(Message::NotSaved(problems)) = desk.desktop.session.message() else {
            panic!("{fault}: {:?}", desk.desktop.session.message())
        };
        assert!(problems[0].message.contains("stoppede"), "{fault}: {}", problems[0].message);
        assert!(desk.desktop.session.is_dirty() && desk.desktop.name() == new, "{fault}");
        let name = desk.name_in_file();
        assert!(name == old || name == new, "{fault}: {name}");
        found.insert(name == new);
        let (old, new) = desk.save("");
        assert!(desk.holds(&old, &new, "after", None), "{fault}: {:?}", desk.beside());
    }
    assert_eq!(found.len(), 2, "before the new file took its place, and after");
}

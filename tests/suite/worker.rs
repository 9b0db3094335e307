//! The threads that do the jobs: what they answer, what they leave out, and that a file is written to its end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Clash, Done, Job, Lock, Over, SaveCase, SaveRefusal, WriteLetter};
use forberedt::jobs::worker::Worker;
use forberedt::writers::Format;

fn worker(settings: Option<PathBuf>) -> (Worker, Receiver<()>) {
    let (told, waits) = channel();
    (
        Worker::start(
            OfficeDesk::new(Folders { settings, ..Folders::default() }, Messenger::here()),
            move || {
                let _ = told.send(());
            },
        )
        .unwrap(),
        waits,
    )
}

fn next(worker: &Worker, waits: &Receiver<()>) -> Done {
    waits.recv_timeout(Duration::from_secs(60)).expect("an answer comes");
    worker.poll().expect("who is told finds an answer")
}

/// Saves an empty case where nothing is yet.
fn save(path: &Path) -> Job {
    Job::Save(SaveCase {
        path: path.to_owned(),
        case: Arc::new(Case::default()),
        over: Over::Nothing,
        protected_too: false,
        lock: Lock::None,
        versions: Vec::new(),
        accesses: Vec::new(),
    })
}

#[test]
fn a_case_is_saved_opened_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings");
    let path = folder.path().join("sag.json");
    let (worker, waits) = worker(Some(settings.clone()));
    worker.send(save(&path));
    assert!(matches!(next(&worker, &waits), Done::Saved { outcome: Ok(_), .. }));
    worker.send(save(&path));
    let again = next(&worker, &waits);
    assert!(matches!(again, Done::Saved { outcome: Err(SaveRefusal::Exists), .. }));
    worker.send(Job::Open { path: path.clone(), opener: None });
    assert!(
        matches!(next(&worker, &waits), Done::Opened { outcome: Ok(opened), .. } if *opened.case == Case::default())
    );
    worker.send(Job::KeepRecent(vec![path.clone()]));
    drop(worker);
    let (worker, waits) = self::worker(Some(settings));
    worker.send(Job::ReadRecent);
    let Done::RecentRead(recent) = next(&worker, &waits) else { panic!("another answer") };
    assert_eq!(recent, [path]);
}

#[test]
fn of_many_checks_that_wait_only_the_last_is_done() {
    let (worker, waits) = worker(None);
    worker.send(Job::ReadLibrary);
    for generation in 1..=20 {
        worker.send(Job::Check { generation, case: Arc::new(Case::default()) });
    }
    let mut checked = 0;
    loop {
        if let Done::Checked { generation, .. } = next(&worker, &waits) {
            checked += 1;
            if generation == 20 {
                break;
            }
        }
    }
    assert!(checked < 20, "reading the library takes longer than sending twenty jobs");
}

/// A desk on which a letter lies until the test lets it go, and on which every check is noted.
#[derive(Clone)]
struct SlowDesk {
    office: OfficeDesk,
    begun: Sender<Job>,
    may_go_on: Arc<Mutex<Receiver<()>>>,
    left: Sender<()>,
}

impl Drop for SlowDesk {
    fn drop(&mut self) {
        let _ = self.left.send(());
    }
}

impl Desk for SlowDesk {
    fn carry_out(&mut self, job: Job) -> Option<Done> {
        match job {
            Job::Write(_) | Job::Check { .. } => {
                self.begun.send(job.clone()).unwrap();
                // Where the test has left, the job goes on as well.
                let _ = self.may_go_on.lock().unwrap().recv();
                match job {
                    Job::Write(order) => Some(Done::Written { order, outcome: Ok(()) }),
                    _ => None,
                }
            }
            job => self.office.carry_out(job),
        }
    }
}

/// A worker at slow desks, and all that a test hears of it.
struct Slow {
    worker: Worker,
    waits: Receiver<()>,
    /// The slow jobs that have begun.
    begins: Receiver<Job>,
    /// Lets one slow job end.
    release: Sender<()>,
    /// The desks that were left, because their lane is done.
    leaves: Receiver<()>,
}

fn slow_worker() -> Slow {
    let (told, waits) = channel();
    let (begun, begins) = channel();
    let (left, leaves) = channel();
    let (release, may_go_on) = channel();
    let desk = SlowDesk {
        office: OfficeDesk::new(Folders::default(), Messenger::here()),
        begun,
        may_go_on: Arc::new(Mutex::new(may_go_on)),
        left,
    };
    let tell = move || {
        let _ = told.send(());
    };
    Slow { worker: Worker::start(desk, tell).unwrap(), waits, begins, release, leaves }
}

fn letter(path: PathBuf) -> Job {
    Job::Write(WriteLetter {
        letter: "plan".to_owned(),
        case: Arc::new(Case::default()),
        format: Format::Pdf,
        draft: true,
        path,
        clash: Clash::Ask,
        nameless: None,
        protected_too: false,
        case_file: None,
        beside_another: false,
    })
}

const LONG: Duration = Duration::from_secs(60);

/// A desk with a fault: whatever needs the library comes to nothing.
#[derive(Clone)]
struct FaultyDesk(OfficeDesk);

impl Desk for FaultyDesk {
    fn carry_out(&mut self, job: Job) -> Option<Done> {
        match &job {
            Job::Save(order) if order.path.ends_with("fault.json") => panic!("a fault"),
            _ => self.0.carry_out(job),
        }
    }
}

#[test]
fn a_fault_ends_one_job_and_is_told_and_the_next_is_done() {
    let folder = tempfile::tempdir().unwrap();
    let (told, waits) = channel();
    let desk = FaultyDesk(OfficeDesk::new(Folders::default(), Messenger::here()));
    let tell = move || {
        let _ = told.send(());
    };
    let worker = Worker::start(desk, tell).unwrap();
    worker.send(save(&folder.path().join("fault.json")));
    let stopped = next(&worker, &waits);
    assert!(
        matches!(stopped, Done::Stopped(Job::Save(order)) if order.path.ends_with("fault.json"))
    );
    worker.send(save(&folder.path().join("sag.json")));
    assert!(matches!(next(&worker, &waits), Done::Saved { outcome: Ok(_), .. }));
}

#[test]
fn a_save_waits_behind_no_letter_and_no_check() {
    let folder = tempfile::tempdir().unwrap();
    let Slow { worker, waits, begins, release, .. } = slow_worker();
    worker.send(letter(folder.path().join("brev.pdf")));
    worker.send(Job::Check { generation: 1, case: Arc::new(Case::default()) });
    // Both lanes are at work, and neither can end before the test says so.
    begins.recv_timeout(LONG).unwrap();
    begins.recv_timeout(LONG).unwrap();
    let path = folder.path().join("sag.json");
    worker.send(save(&path));
    assert!(matches!(next(&worker, &waits), Done::Saved { outcome: Ok(_), .. }));
    assert!(case_file::read(&path).is_ok());
    release.send(()).unwrap();
    release.send(()).unwrap();
    assert!(matches!(next(&worker, &waits), Done::Written { .. }));
}

#[test]
fn leaving_writes_what_was_ordered_and_leaves_out_the_checks_that_wait() {
    let folder = tempfile::tempdir().unwrap();
    let Slow { worker, begins, release, leaves, .. } = slow_worker();
    let check = |generation| Job::Check { generation, case: Arc::new(Case::default()) };
    worker.send(check(1));
    begins.recv_timeout(LONG).unwrap();
    worker.send(check(2));
    for name in ["et.pdf", "to.pdf"] {
        worker.send(letter(folder.path().join(name)));
    }
    begins.recv_timeout(LONG).unwrap();
    let path = folder.path().join("sag.json");
    worker.send(save(&path));
    let leaving = std::thread::spawn(move || drop(worker));
    // The lanes of files, of the journal, of spelling and of lists of cases are done, although the others are at work; all of them know by then that
    // the window is left.
    for _ in 0..4 {
        leaves.recv_timeout(LONG).unwrap();
    }
    assert!(case_file::read(&path).is_ok());
    for _ in 0..3 {
        release.send(()).unwrap();
    }
    leaving.join().unwrap();
    let begun: Vec<Job> = begins.try_iter().collect();
    assert!(matches!(begun.as_slice(), [Job::Write(_)]), "the second letter, and no second check");
}

#[test]
fn leaving_waits_for_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    let (worker, _waits) = worker(None);
    worker.send(save(&path));
    drop(worker);
    assert!(case_file::read(&path).is_ok());
}

#[test]
fn a_municipalitys_own_templates_are_those_of_the_window_too() {
    let folder = tempfile::tempdir().unwrap();
    let start = |templates: PathBuf| {
        let folders = Folders { templates: Some(templates), ..Folders::default() };
        let mut desk = OfficeDesk::new(folders, Messenger::here());
        let Some(Done::LibraryRead(library)) = desk.carry_out(Job::ReadLibrary) else {
            panic!("another answer")
        };
        library
    };
    std::fs::create_dir(folder.path().join("letters")).unwrap();
    let overview = std::fs::read_to_string("templates/letters/overview.md").unwrap();
    std::fs::write(
        folder.path().join("letters/overview.md"),
        overview.replace("title = \"", "title = \"Vores "),
    )
    .unwrap();
    let library = start(folder.path().to_owned()).unwrap();
    assert_eq!(library.letters.template("overview").unwrap().title, "Vores Overblik over din sag");
    assert_eq!(start(folder.path().join("nowhere")).err().unwrap().len(), 1);
}

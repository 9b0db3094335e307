//! The thread that does the jobs: what it answers, what it leaves out, and that a file is written to its end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::jobs::job::{Done, Job, Refusal};
use forberedt::jobs::worker::{Desk, Folders, Worker};

fn worker(settings: Option<PathBuf>) -> (Worker, Receiver<()>) {
    let (told, waits) = channel();
    (
        Worker::start(Folders { settings, templates: None }, move || {
            let _ = told.send(());
        })
        .unwrap(),
        waits,
    )
}

fn next(worker: &Worker, waits: &Receiver<()>) -> Done {
    waits.recv_timeout(Duration::from_secs(60)).expect("an answer comes");
    worker.poll().expect("who is told finds an answer")
}

#[test]
fn a_case_is_saved_opened_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings");
    let path = folder.path().join("sag.json");
    let (worker, waits) = worker(Some(settings.clone()));
    let save = |replace| Job::Save { path: path.clone(), case: Arc::new(Case::default()), replace };
    worker.send(save(false));
    assert!(matches!(next(&worker, &waits), Done::Saved { outcome: Ok(()), .. }));
    worker.send(save(false));
    assert!(matches!(next(&worker, &waits), Done::Saved { outcome: Err(Refusal::Exists), .. }));
    worker.send(Job::Open { path: path.clone() });
    assert!(
        matches!(next(&worker, &waits), Done::Opened { outcome: Ok(case), .. } if *case == Case::default())
    );
    worker.send(Job::KeepRecent(vec![path.clone()]));
    drop(worker);
    let (worker, waits) = self::worker(Some(settings));
    worker.send(Job::Start);
    let Done::Started { library, recent } = next(&worker, &waits) else { panic!("another answer") };
    assert!(library.is_ok());
    assert_eq!(recent, [path]);
}

#[test]
fn of_many_checks_that_wait_only_the_last_is_done() {
    let (worker, waits) = worker(None);
    worker.send(Job::Start);
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

#[test]
fn leaving_waits_for_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sag.json");
    let (worker, _waits) = worker(None);
    worker.send(Job::Save { path: path.clone(), case: Arc::new(Case::default()), replace: false });
    drop(worker);
    assert!(case_file::read(&path).is_ok());
}

#[test]
fn a_municipalitys_own_templates_are_those_of_the_window_too() {
    let folder = tempfile::tempdir().unwrap();
    let start = |templates: PathBuf| {
        let mut desk = Desk::new(Folders { settings: None, templates: Some(templates) });
        let Some(Done::Started { library, .. }) = desk.carry_out(Job::Start) else {
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

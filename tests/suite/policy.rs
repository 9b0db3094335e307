//! What the municipality has decided for a machine holds, whatever else is asked for, and a policy with a fault lets nothing through.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use forberedt::files::overlay::OwnPlaces;
use forberedt::files::policy::Policy;
use forberedt::jobs::desk::Folders;
use forberedt::library::Library;
use forberedt::problem::Place;
use forberedt::session::action::{Action, Command as Wish, Reply};
use forberedt::session::question::{Message, Question};
use forberedt::writers::Format;
use serde_json::Value;

use crate::command_shape::{code, complained, said};
use crate::file_names::names;
use crate::locked_session::{Desktop, WORD};

const CASE: &str = "examples/pension-granted-2018";

/// A machine with a policy and the folders that it names.
struct Machine {
    root: tempfile::TempDir,
}

impl Machine {
    fn new(policy: &str) -> Self {
        let machine = Self { root: tempfile::tempdir().unwrap() };
        machine.decide(policy);
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// `ROOT` in a policy is the folder of the machine.
    fn decide(&self, policy: &str) {
        let root = self.root.path().to_str().unwrap().replace('\\', "/");
        fs::write(self.path("policy.toml"), policy.replace("ROOT", &root)).unwrap();
    }

    fn policy(&self) -> Policy {
        Policy::read(&self.path("policy.toml")).unwrap_or_else(|problem| panic!("{problem}"))
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
            .args(arguments)
            .env("FORBEREDT_POLICY", self.path("policy.toml"))
            .output()
            .unwrap()
    }

    /// A folder of templates whose letterhead names this municipality, and whose law file is short of provisions.
    fn lay(&self, folder: &str, municipality: &str) -> PathBuf {
        let folder = self.path(folder);
        fs::create_dir_all(&folder).unwrap();
        let letterhead = fs::read_to_string("templates/letterhead.toml").unwrap();
        let letterhead = letterhead.replace("Egelund Kommune", municipality);
        fs::write(folder.join("letterhead.toml"), letterhead).unwrap();
        fs::copy("templates/logo.png", folder.join("logo.png")).unwrap();
        folder
    }
}

#[test]
fn what_is_decided_goes_before_what_is_typed_and_both_before_what_is_built_in() {
    let machine = Machine::new("");
    let decided = machine.lay("decided", "Besluttet Kommune");
    let named = machine.lay("named", "Skrevet Kommune");
    let sender = |own: OwnPlaces| Library::with_overlay(own).unwrap().sender.name.clone();
    let none = machine.policy();
    assert_eq!(none.places(None).unwrap(), OwnPlaces::default());
    assert_eq!(sender(none.places(Some(&named)).unwrap()), "Skrevet Kommune");

    machine.decide("templates = \"ROOT/decided\"");
    let policy = machine.policy();
    assert_eq!(sender(policy.places(None).unwrap()), "Besluttet Kommune");
    assert_eq!(sender(policy.places(Some(&decided)).unwrap()), "Besluttet Kommune");
    assert_eq!(policy.places(Some(&named)).unwrap_err().code, "policy-decides");

    // The letterhead of its own goes before that of the templates, with the logo beside it.
    machine.lay("head", "Brevhovedets Kommune");
    machine.decide("templates = \"ROOT/decided\"\nletterhead = \"ROOT/head/letterhead.toml\"");
    let library = Library::with_overlay(machine.policy().places(None).unwrap()).unwrap();
    assert_eq!(library.sender.name, "Brevhovedets Kommune");
    assert!(library.sender.logo.is_some());
    fs::remove_file(machine.path("head/logo.png")).unwrap();
    fs::remove_file(machine.path("decided/logo.png")).unwrap();
    let lacks = Library::with_overlay(machine.policy().places(None).unwrap()).err().unwrap();
    assert!(lacks.iter().any(|problem| problem.code == "logo-missing"), "{lacks:?}");
}

#[test]
fn a_folder_of_law_takes_the_place_of_the_law_alone() {
    let machine = Machine::new("law = \"ROOT/law\"");
    fs::create_dir_all(machine.path("law")).unwrap();
    let practice = fs::read_to_string("templates/law/law.toml").unwrap();
    fs::write(machine.path("law/law.toml"), &practice).unwrap();
    let library = Library::with_overlay(machine.policy().places(None).unwrap()).unwrap();
    assert_eq!(library.own_files, ["law/law.toml"]);
    fs::write(machine.path("law/law.toml"), "nonsense = ").unwrap();
    let broken = Library::with_overlay(machine.policy().places(None).unwrap()).err().unwrap();
    let named = |place: &Place| matches!(place, Place::File { name, .. } if name == "law/law.toml");
    assert!(broken.iter().any(|problem| named(&problem.place)), "{broken:?}");
    fs::remove_dir_all(machine.path("law")).unwrap();
    let missing = machine.run(&["letters", CASE]);
    assert_eq!(code(&missing), 2, "{}", complained(&missing));
}

#[test]
fn a_command_keeps_to_the_policy() {
    let machine = Machine::new("formats = [\"pdf\"]\nlocked = true\ntemplates = \"ROOT/decided\"");
    machine.lay("decided", "Besluttet Kommune");
    let named = machine.lay("named", "Skrevet Kommune");
    let out = machine.path("out");
    let out_name = out.to_str().unwrap();
    let write = |more: &[&str]| {
        let asked = ["write", CASE, "--letter", "decision-pension-granted", "--out", out_name];
        machine.run(&[&asked, more].concat())
    };
    let docx = write(&["--format", "pdf,docx"]);
    assert_eq!(code(&docx), 2);
    assert!(complained(&docx).contains("ikke bliver skrevet som Word"), "{}", complained(&docx));
    let other = write(&["--templates", named.to_str().unwrap()]);
    assert_eq!(code(&other), 2);
    assert!(complained(&other).contains("Kommunen har bestemt"), "{}", complained(&other));
    assert_eq!(names(&out), [""; 0], "nothing is half done");
    assert_eq!(code(&write(&[])), 0);
    assert_eq!(names(&out), ["Afgørelse om førtidspension.pdf"]);
    let form = machine.run(&["form", CASE, "--out", out_name]);
    assert_eq!((code(&form), names(&out).len()), (2, 1), "the form is a Word file");

    // A locked case may not be saved in the open; its own file may be changed.
    let key = machine.path("ord.txt");
    fs::write(&key, WORD).unwrap();
    let (locked, open) = (machine.path("sag.sag"), machine.path("sag.json"));
    let case = format!("{CASE}/case.json");
    let pack = machine.run(&[
        "pack",
        &case,
        "--out",
        locked.to_str().unwrap(),
        "--key-file",
        key.to_str().unwrap(),
    ]);
    assert_eq!(code(&pack), 0, "{}", complained(&pack));
    let unpack = machine.run(&[
        "unpack",
        locked.to_str().unwrap(),
        "--out",
        open.to_str().unwrap(),
        "--key-file",
        key.to_str().unwrap(),
    ]);
    assert_eq!((code(&unpack), open.exists()), (2, false));
    assert!(complained(&unpack).contains("kun bliver gemt låst"), "{}", complained(&unpack));
    fs::copy(&case, &open).unwrap();
    let new = machine.path("ny.json");
    let import =
        machine.run(&["import", "tests/exports/row-a-paper.csv", "--out", new.to_str().unwrap()]);
    assert_eq!((code(&import), new.exists()), (2, false), "{}", complained(&import));
    let seal = |file: &Path| {
        machine.run(&["seal", file.to_str().unwrap(), "--key-file", key.to_str().unwrap()])
    };
    assert_eq!(code(&seal(&open)), 2, "it would be saved in the open");
    assert_eq!(fs::read(&open).unwrap(), fs::read(&case).unwrap());
    let sealed = seal(&locked);
    assert_eq!(code(&sealed), 0, "{}", complained(&sealed));
}

#[test]
fn the_municipalitys_own_subject_goes_before_that_of_the_law_files() {
    let machine = Machine::new("kle = \"99.88.77\"\nformats = [\"docx\"]");
    let out = machine.path("out");
    let asked = ["write", CASE, "--letter", "decision-pension-granted", "--packet", "--out"];
    let write = || machine.run(&[&asked[..], &[out.to_str().unwrap()]].concat());
    assert_eq!(code(&write()), 2, "a packet holds the PDF");
    machine.decide("kle = \"99.88.77\"");
    assert_eq!(code(&write()), 0, "{}", complained(&write()));
    let rows = names(&out).into_iter().find(|name| name.ends_with(".csv")).unwrap();
    let rows = fs::read_to_string(out.join(rows)).unwrap();
    assert!(rows.contains("99.88.77"), "{rows}");
}

#[test]
fn a_policy_with_a_fault_lets_no_command_through() {
    let machine = Machine::new("");
    let fault = |policy: &str| {
        machine.decide(policy);
        let problem = Policy::read(&machine.path("policy.toml")).unwrap_err();
        assert_eq!(problem.code, "policy-unreadable", "{policy}");
        let Place::File { line, .. } = problem.place else { panic!("{problem}") };
        (line, format!("{} {}", problem.message, problem.cure))
    };
    let slips = [
        ("locked = true\nformat = [\"pdf\"]", 2, "format"),
        ("locked = \"ja\"", 1, "true eller false"),
        ("formats = [\"pdf\", \"doc\"]", 1, ""),
        ("kle = \"32.03.04\"\n\nformats = []", 3, "Mindst ét format"),
        ("templates = \"skabeloner\"", 1, "sti"),
        ("law = \"../lov\"", 1, "sti"),
        ("kle = \"32\"", 1, "KLE-nummer"),
        ("retention_months = 0", 1, "1 til 1200"),
        ("locked = true\nlocked = false", 2, ""),
        ("locked", 1, ""),
    ];
    for (policy, line, words) in slips {
        let (found, told) = fault(policy);
        assert_eq!(found, line, "{policy}: {told}");
        assert!(told.contains(words), "{policy}: {told}");
        assert!(told.contains("strengeste regler"), "{policy}: {told}");
        let out = machine.path("out");
        let asked = ["write", CASE, "--out", out.to_str().unwrap()];
        for command in [&["letters", CASE][..], &asked, &["check", CASE], &["verify"]] {
            let output = machine.run(command);
            assert_eq!(code(&output), 2, "{policy}: {command:?}");
            assert!(complained(&output).contains("policy.toml"), "{}", complained(&output));
        }
        assert_eq!(names(&out), [""; 0]);
    }
    #[cfg(unix)]
    {
        fs::remove_file(machine.path("policy.toml")).unwrap();
        // The share that it lies on is not there today.
        std::os::unix::fs::symlink(machine.path("no-share"), machine.path("policy.toml")).unwrap();
        assert_eq!(code(&machine.run(&["letters", CASE])), 2);
        fs::remove_file(machine.path("policy.toml")).unwrap();
    }
    fs::write(machine.path("policy.toml"), [0xff, 0xfe, b'a']).unwrap();
    assert_eq!(code(&machine.run(&["letters", CASE])), 2);
    fs::write(machine.path("policy.toml"), " ".repeat(200_000)).unwrap();
    assert_eq!(code(&machine.run(&["letters", CASE])), 2);
    // What does not touch a case is still told.
    assert_eq!(code(&machine.run(&["--help"])), 0);
    assert_eq!(code(&machine.run(&["licences"])), 0);
}

#[test]
fn doctor_tells_what_is_decided_and_where() {
    let machine = Machine::new(
        "templates = \"ROOT/decided\"\nformats = [\"pdf\", \"odt\"]\nlocked = true\nkle = \"32.03.04\"\nretention_months = 60",
    );
    machine.lay("decided", "Besluttet Kommune");
    let told = |arguments: &[&str]| -> (i32, Value) {
        let output = machine.run(&[&["doctor", "--json"], arguments].concat());
        (code(&output), serde_json::from_str(&said(&output)).unwrap())
    };
    let (done, now) = told(&[]);
    let force = &now["in_force"];
    assert_eq!(done, 0, "{force}");
    let of = |key: &str| force[key]["said"].as_str().unwrap().to_owned();
    assert!(of("policy").contains("policy.toml"), "{force}");
    assert_eq!(force["policy"]["lacks"], true, "whoever runs it may change this one: {force}");
    assert!(of("templates").contains("decided (politikken)"), "{force}");
    assert_eq!(of("formats"), "odt, pdf (politikken)");
    assert_eq!(of("locked"), "bliver kun gemt låst (politikken)");
    assert_eq!(of("kle_subject"), "32.03.04 (politikken)");
    assert!(of("retention").starts_with("60 måneder"), "{force}");
    machine.decide("lokced = true");
    let (wrong, now) = told(&[]);
    assert_eq!(wrong, 2);
    assert_eq!(now["in_force"]["policy"]["lacks"], true);
    assert_eq!(now["in_force"]["templates"]["lacks"], true);
    fs::remove_file(machine.path("policy.toml")).unwrap();
    let (none, now) = told(&[]);
    assert_eq!(none, 0);
    assert!(now["in_force"]["policy"]["said"].as_str().unwrap().starts_with("ingen"), "{now}");
}

/// The window of somebody on a machine with a policy.
fn desktop(machine: &Machine) -> Desktop {
    let policy = Policy::or_strictest(Policy::read(&machine.path("policy.toml")));
    Desktop::at(Folders { policy, ..Folders::default() })
}

#[test]
fn the_window_saves_a_case_locked_only_and_writes_only_what_is_allowed() {
    let machine = Machine::new("locked = true\nformats = [\"pdf\"]");
    let mut desktop = desktop(&machine);
    let open = machine.path("sag.json");
    fs::copy(format!("{CASE}/case.json"), &open).unwrap();
    desktop.act(Action::OpenPath(open.clone()));
    desktop.type_name("Ny Person");
    desktop.act(Action::Do(Wish::Save));
    let Some(Message::NotSaved(problems)) = desktop.session.message() else {
        panic!("{:?}", desktop.session.message())
    };
    assert_eq!(problems[0].code, "policy-decides");
    assert!(matches!(desktop.session.question(), Some(Question::SaveWhere(_))));
    let before = fs::read(&open).unwrap();
    assert_eq!(before, fs::read(format!("{CASE}/case.json")).unwrap());
    // The name that is proposed is one that may be used.
    assert!(desktop.session.typed_path().ends_with("sag.sag"), "{}", desktop.session.typed_path());
    desktop.act(Action::Reply(Reply::UsePath));
    desktop.type_passphrase(WORD, WORD);
    assert!(machine.path("sag.sag").exists(), "{:?}", desktop.session.message());
    assert!(!desktop.session.is_dirty());

    desktop.act(Action::WriteLetter(Format::Docx));
    let Some(Message::LetterNotWritten(problems)) = desktop.session.message() else {
        panic!("{:?}", desktop.session.message())
    };
    assert!(problems[0].message.contains("Word"), "{problems:?}");
    assert!(desktop.session.format_refused(Format::Pdf).is_none());
}

#[test]
fn a_window_with_a_broken_policy_has_no_letters_and_saves_nothing_in_the_open() {
    let machine = Machine::new("locked = maybe");
    let mut desktop = desktop(&machine);
    let Some(Message::LibraryBroken(problems)) = desktop.session.message() else {
        panic!("{:?}", desktop.session.message())
    };
    assert_eq!(problems[0].code, "policy-unreadable");
    desktop.type_name("Ny Person");
    desktop.save_as(&machine.path("sag.json"));
    assert!(matches!(desktop.session.message(), Some(Message::NotSaved(_))));
    assert!(!machine.path("sag.json").exists());
}

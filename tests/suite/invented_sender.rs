//! As long as the sender is the invented one, a letter to somebody who may exist is a draft; the examples' letters are finished.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use crate::cases::{LIBRARY, example, parse};
use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Done, Job};
use forberedt::library::Library;
use forberedt::problem::Problem;
use serde_json::{Value, json};

const LETTER: &str = "decision-pension-granted";

/// A letterhead that has nothing of the one that the program comes with.
const OWN: &str = "name = 'Lindekøbing Kommune'\nunit = 'Job og Helbred'\naddress = ['Åvej 3', '9998 Lindekøbing']\nphone = '00 98 76 54'\n\
    email = 'job@lindekoebing.example'\nweb = 'lindekoebing.example'\ndigital_post = 'skriv til os på borger.example'\nopening_hours = 'mandag til torsdag kl. 9-15 og fredag kl. 9-13'\n";

/// The long example with another number; null for none.
fn with_number(number: Value) -> Case {
    let mut case = example("pension-granted-2018");
    case["citizen"]["cpr"] = number;
    parse(&case)
}

/// A number of somebody who may exist: it meets the check digit.
fn somebody() -> Case {
    with_number(json!("140965-0615"))
}

/// The library with this letterhead laid over it.
fn with_letterhead(text: &str, logo: Option<&Path>) -> Library {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letterhead.toml"), text).unwrap();
    if let Some(logo) = logo {
        fs::copy(logo, folder.path().join("logo.png")).unwrap();
    }
    Library::with_overlay(folder.path()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn invented(library: &Library, case: &Case) -> Vec<Problem> {
    let found = library.shelf(case).finish(LETTER).err().unwrap_or_default();
    assert!(found.iter().all(|problem| problem.code == "sender-invented"), "{found:?}");
    found
}

#[test]
fn a_letter_of_the_invented_sender_is_finished_for_nobody_only() {
    let nobody = parse(&example("pension-granted-2018"));
    assert!(LIBRARY.shelf(&nobody).finish(LETTER).is_ok());
    // A birthday on 1 January, and one after the check digit was given up.
    for number in ["140965-0615", "010165-0619", "740965-0618"] {
        assert_eq!(invented(&LIBRARY, &with_number(json!(number))).len(), 1, "{number}");
    }
    let without = with_number(Value::Null);
    let lacking = LIBRARY.shelf(&without).finish(LETTER).unwrap_err();
    assert!(lacking.iter().any(|problem| problem.code == "sender-invented"), "{lacking:?}");
    let draft = LIBRARY.shelf(&somebody()).draft(LETTER).unwrap();
    assert!(draft.marked().draft && draft.finish().is_err());
}

#[test]
fn an_own_letterhead_is_no_longer_invented_once_nothing_of_it_is_copied() {
    assert!(invented(&with_letterhead(OWN, None), &somebody()).is_empty());
    let built_in = fs::read_to_string("templates/letterhead.toml").unwrap();
    let logo = Path::new("templates/logo.png");
    assert_eq!(invented(&with_letterhead(&built_in, Some(logo)), &somebody()).len(), 1);
    // An empty folder, and one without a letterhead of its own.
    let folder = tempfile::tempdir().unwrap();
    let library = Library::with_overlay(folder.path()).unwrap();
    assert_eq!(invented(&library, &somebody()).len(), 1);
    for (key, own, copied) in [
        ("name", "'Lindekøbing Kommune'", "'Egelund Kommune'"),
        ("address", "'Åvej 3'", "'Egetorvet 1'"),
        ("phone", "00 98 76 54", "00123456"),
        ("email", "job@lindekoebing.example", "JOB@egelund.example"),
        ("web", "'lindekoebing.example'", "'www.egelund.example'"),
        ("digital_post", "borger.example", "egelund.example/digitalpost"),
        ("unit", "'Job og Helbred'", "'Egelund Jobcenter'"),
    ] {
        let text = OWN.replace(own, copied);
        assert_ne!(text, OWN, "{key}");
        let found = invented(&with_letterhead(&text, None), &somebody());
        assert!(found.len() == 1 && found[0].message.contains(&format!("{key} er fra")), "{key}");
    }
    let text = format!("{OWN}logo = 'logo.png'\nlogo_alt = 'Byvåben'\n");
    let found = invented(&with_letterhead(&text, Some(logo)), &somebody());
    assert!(found[0].message.contains("logo er fra"), "{found:?}");
    let text = format!("{OWN}logo = 'logo.png'\nlogo_alt = 'Egelunds byvåben'\n");
    let found = invented(&with_letterhead(&text, Some(logo)), &somebody());
    assert!(found[0].message.contains("logo_alt er fra"), "{found:?}");
    // A road may be called so.
    let road = OWN.replace("Åvej 3", "Egelund 3");
    assert!(invented(&with_letterhead(&road, None), &somebody()).is_empty());
}

#[test]
fn the_command_line_says_what_to_do_and_writes_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("sag.json");
    case_file::write(&case, &somebody()).unwrap();
    let templates = folder.path().join("mine");
    fs::create_dir(&templates).unwrap();
    fs::write(templates.join("letterhead.toml"), OWN).unwrap();
    let write = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        let output = command.arg("write").arg(&case).args(["--letter", LETTER]).args(more);
        let output = output.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, said, told) = write(&[]);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(told.contains("opfundne") && told.contains("jeres egen letterhead.toml"), "{told}");
    let (code, said, _) = write(&["--draft"]);
    assert_eq!(code, Some(0));
    assert!(said.starts_with("UDKAST"), "{said}");
    let (code, said, told) = write(&["--templates", templates.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{told}");
    assert!(said.starts_with("Lindekøbing Kommune"), "{said}");
    let check = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        let output = command.arg("check").arg(&case).args(more).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = check(&[]);
    assert!(code == Some(1) && said.contains("opfundne"), "{said}");
    let (code, said) = check(&["--templates", templates.to_str().unwrap()]);
    assert!(code == Some(0) && !said.contains("opfundne"), "{said}");
}

#[test]
fn the_window_says_so_and_asks_for_a_draft() {
    let mut desk = OfficeDesk::new(Folders::default(), Messenger::here());
    desk.carry_out(Job::ReadLibrary);
    let mut preview = |case: Case| {
        let (letter, case) = (LETTER.to_owned(), Arc::new(case));
        let job = Job::Preview { generation: 1, letter, draft: false, case };
        match desk.carry_out(job) {
            Some(Done::Previewed { preview, .. }) => preview,
            _ => panic!("another answer"),
        }
    };
    let found = preview(somebody());
    assert!(found.available && !found.is_ready());
    assert!(found.problems.iter().any(|problem| problem.code == "sender-invented"));
    assert!(preview(parse(&example("pension-granted-2018"))).is_ready());
}

//! The start page and the settings in the window: the municipality's own sender, and who works here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::files::recent;
use forberedt::jobs::desk::Folders;
use forberedt::jobs::job::{Role, SenderStanding};
use forberedt::library::Library;
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::ui::frame::new_case;
use forberedt::ui::frame::window::Window;
use forberedt::ui::settings::texts;
use forberedt::ui::{frame, start};
use jiff::civil::{Date, date};

use crate::window::{Beginning, click, practice, type_into};

/// A window with settings in a folder; a picked file, if one is to be picked.
pub(crate) fn at(folder: &Path, picked: Option<PathBuf>) -> Harness<'static, Window> {
    at_on(date(2018, 3, 1), folder, picked)
}

pub(crate) fn at_on(
    today: Date,
    folder: &Path,
    picked: Option<PathBuf>,
) -> Harness<'static, Window> {
    let folders = Folders { settings: Some(folder.to_owned()), ..Folders::default() };
    Beginning { today, folders, picked, ..Beginning::default() }.window()
}

pub(crate) fn to_settings(harness: &mut Harness<'static, Window>) {
    harness.key_press(Key::F12);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Settings);
}

fn standing(harness: &Harness<'static, Window>) -> SenderStanding {
    harness.state().session().sender_standing().unwrap()
}

const OWN: [(&str, &str); 8] = [
    ("name", "Lindekøbing Kommune"),
    ("unit", "Job og Helbred"),
    ("address", "Åvej 3"),
    ("phone", "00 98 76 54"),
    ("email", "job@lindekoebing.example"),
    ("web", "lindekoebing.example"),
    ("digital_post", "skriv til os på \"borger.example\""),
    ("opening_hours", "mandag til torsdag kl. 9-15"),
];

pub(crate) fn fill_in(harness: &mut Harness<'static, Window>) {
    for (key, text) in OWN {
        type_into(harness, texts::sender_label(key), text);
    }
}

#[test]
fn a_municipality_sets_up_its_own_sender() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    assert_eq!(harness.state().session().page(), Page::Start);
    assert_eq!(standing(&harness), SenderStanding::Invented);
    assert!(harness.query_by_label_contains("kan breve kun skrives som udkast").is_some());
    click(&mut harness, start::texts::SET_UP_SENDER);
    fill_in(&mut harness);
    click(&mut harness, texts::KEEP_SENDER);
    assert_eq!(standing(&harness), SenderStanding::Own);
    assert!(!harness.state().session().settings_page().has_news_of_sender());
    let library =
        Library::with_overlay(&folder.path().join("templates")).unwrap_or_else(|problems| {
            panic!("{problems:?}");
        });
    assert_eq!(library.sender.name, "Lindekøbing Kommune");
    assert_eq!(library.sender.digital_post, "skriv til os på \"borger.example\"");
    assert!(library.sender.logo.is_none(), "the invented logo is gone");
    // The next time it is there from the start.
    let harness = at(folder.path(), None);
    assert_eq!(standing(&harness), SenderStanding::Own);
    harness.get_by_label("Lindekøbing Kommune");
}

#[test]
fn a_sender_with_a_line_of_the_invented_one_is_told_which() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    to_settings(&mut harness);
    fill_in(&mut harness);
    type_into(&mut harness, texts::sender_label("address"), "Egetorvet 1, ");
    click(&mut harness, texts::KEEP_SENDER);
    assert_eq!(standing(&harness), SenderStanding::Partly("address"));
    assert!(
        harness.query_by_label_contains("Linjen »Adresse« er stadig fra den opfundne").is_some()
    );
}

#[test]
fn a_sender_without_a_name_is_not_kept_and_what_was_typed_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    to_settings(&mut harness);
    type_into(&mut harness, texts::sender_label("phone"), "00 98 76 54");
    click(&mut harness, texts::KEEP_SENDER);
    assert!(harness.query_by_label_contains("Brevhovedet mangler kommunens navn.").is_some());
    assert!(!folder.path().join("templates/letterhead.toml").exists());
    assert_eq!(harness.state().session().settings_page().sender().phone, "00 98 76 54");
}

#[test]
fn what_else_a_letterhead_holds_stays() {
    let folder = tempfile::tempdir().unwrap();
    let templates = folder.path().join("templates");
    fs::create_dir(&templates).unwrap();
    let old = "name = 'Gammelby Kommune'\nfont_size = 12.0\n[margins]\nleft = 30.0\n";
    fs::write(templates.join("letterhead.toml"), old).unwrap();
    let mut harness = at(folder.path(), None);
    to_settings(&mut harness);
    assert_eq!(harness.state().session().settings_page().sender().name, "Gammelby Kommune");
    type_into(&mut harness, texts::sender_label("phone"), "00 98 76 54");
    click(&mut harness, texts::KEEP_SENDER);
    let new = fs::read_to_string(templates.join("letterhead.toml")).unwrap();
    let new: toml::Table = new.parse().unwrap();
    assert_eq!(new["font_size"].as_float(), Some(12.0));
    assert_eq!(new["margins"]["left"].as_float(), Some(30.0));
    assert_eq!(new["name"].as_str(), Some("Gammelby Kommune"));
    assert_eq!(new["phone"].as_str(), Some("00 98 76 54"));
}

#[test]
fn a_logo_is_copied_and_what_is_no_picture_changes_nothing() {
    for (file, is_logo) in [("templates/logo.png", true), ("README.md", false)] {
        let folder = tempfile::tempdir().unwrap();
        let picture = std::env::current_dir().unwrap().join(file);
        let mut harness = at(folder.path(), Some(picture.clone()));
        to_settings(&mut harness);
        fill_in(&mut harness);
        click(&mut harness, texts::CHOOSE_LOGO);
        type_into(&mut harness, texts::sender_label("logo_alt"), "Et lindetræ");
        click(&mut harness, texts::KEEP_SENDER);
        let templates = folder.path().join("templates");
        assert_eq!(templates.join("letterhead.toml").exists(), is_logo, "{file}");
        if is_logo {
            assert_eq!(fs::read(templates.join("logo.png")).unwrap(), fs::read(picture).unwrap());
            assert_eq!(standing(&harness), SenderStanding::Partly("logo"));
        } else {
            assert!(harness.query_by_label_contains("ikke et billede i formatet PNG").is_some());
        }
    }
}

#[test]
fn who_works_here_is_remembered_and_stands_in_a_new_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    to_settings(&mut harness);
    type_into(&mut harness, texts::NAME, "Mette Møller");
    type_into(&mut harness, texts::USER_ID, "mmo");
    click(&mut harness, texts::KEEP_WHO);
    let radio = format!("{}: {}", start::texts::ROLE, start::texts::role(Role::MeetingLeader));
    click(&mut harness, &radio);
    let mut harness = at(folder.path(), None);
    let settings = harness.state().session().settings().clone();
    assert_eq!((settings.name.as_str(), settings.user_id.as_str()), ("Mette Møller", "mmo"));
    assert_eq!(settings.role, Role::MeetingLeader);
    practice(&mut harness);
    let session = harness.state().session();
    assert_eq!(session.case().matter.meeting_leader.filled(), Some("Mette Møller"));
    assert!(!session.is_dirty(), "a new case has nothing to save");
}

#[test]
fn a_broken_settings_file_is_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let broken = "name = \"Mette\"\ntitle = ";
    fs::write(folder.path().join("settings.toml"), broken).unwrap();
    let mut harness = at(folder.path(), None);
    assert!(harness.query_by_label_contains("Dine indstillinger kan ikke læses.").is_some());
    assert_eq!(fs::read_to_string(folder.path().join("settings.toml")).unwrap(), broken);
    to_settings(&mut harness);
    type_into(&mut harness, texts::NAME, "Mette Møller");
    click(&mut harness, texts::KEEP_WHO);
    let kept = fs::read_to_string(folder.path().join("settings-unread.toml")).unwrap();
    assert_eq!(kept, broken);
    assert_eq!(at(folder.path(), None).state().session().settings().name, "Mette Møller");
}

#[test]
fn a_case_is_begun_or_opened_from_the_start_page_and_is_come_back_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    click(&mut harness, start::texts::NEW);
    click(&mut harness, new_case::PRACTICE);
    assert_eq!(harness.state().session().page(), Page::Tasks);
    harness.key_press(Key::F4);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Start);
    click(&mut harness, start::texts::BACK);
    assert_eq!(harness.state().session().page(), Page::Tasks);
    let path = folder.path().join("2018-00731.json");
    forberedt::files::case_file::write(&path, &Default::default()).unwrap();
    harness.state_mut().act(Action::OpenPath(path.clone()));
    harness.run();
    let mut harness = at(folder.path(), None);
    click(&mut harness, &format!("2018-00731.json, {}", folder.path().display()));
    assert_eq!(harness.state().session().path(), Some(path.as_path()));
    assert_eq!(harness.state().session().page(), Page::Tasks);
}

#[test]
fn without_a_case_nothing_of_a_case_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    for key in [Key::Tab, Key::S, Key::B, Key::T] {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run();
        assert_eq!(harness.state().session().page(), Page::Start, "{key:?}");
        assert!(harness.state().session().question().is_none(), "{key:?}");
    }
}

/// A button of the question on top; the page behind it may have one of the same name.
fn answer(harness: &mut Harness<'static, Window>, label: &str) {
    harness.get_all_by_label(label).last().unwrap().click();
    harness.run();
}

#[test]
fn unkept_settings_are_asked_about_when_the_page_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let name = |harness: &Harness<'static, Window>| {
        harness.state().session().settings_page().typed().name.clone()
    };
    let left = |reply: &str| {
        let mut harness = at(folder.path(), None);
        to_settings(&mut harness);
        type_into(&mut harness, texts::NAME, "Åse");
        harness.key_press(Key::F4);
        harness.run();
        harness.get_by_label(frame::texts::UNKEPT_SETTINGS.0);
        assert_eq!(harness.state().session().page(), Page::Settings);
        answer(&mut harness, reply);
        harness
    };
    let harness = left(frame::texts::CANCEL);
    assert_eq!(
        (harness.state().session().page(), name(&harness).as_str()),
        (Page::Settings, "Åse")
    );
    let harness = left(frame::texts::DISCARD);
    assert_eq!((harness.state().session().page(), name(&harness).as_str()), (Page::Start, ""));
    let harness = left(frame::texts::SAVE);
    assert_eq!((harness.state().session().page(), name(&harness).as_str()), (Page::Start, "Åse"));
    let harness = at(folder.path(), None);
    assert_eq!(name(&harness), "Åse", "it was kept");
}

#[test]
fn a_sender_that_cannot_be_kept_holds_the_program_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    to_settings(&mut harness);
    type_into(&mut harness, texts::sender_label("phone"), "00 98 76 54");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    harness.run();
    assert!(!harness.state().session().is_finished());
    answer(&mut harness, frame::texts::SAVE);
    assert!(!harness.state().session().is_finished());
    assert_eq!(harness.state().session().page(), Page::Settings);
    assert!(harness.query_by_label_contains("Brevhovedet mangler kommunens navn.").is_some());
    fill_in(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    harness.run();
    answer(&mut harness, frame::texts::SAVE);
    assert!(harness.state().session().is_finished());
}

#[test]
fn a_new_case_proposes_its_number_as_the_name_of_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let recent = folder.path().join("sager/gammel.json");
    std::fs::create_dir(folder.path().join("sager")).unwrap();
    std::fs::write(
        folder.path().join("recent.json"),
        recent::to_bytes(std::slice::from_ref(&recent)),
    )
    .unwrap();
    for (number, proposed) in [
        ("2018/731", recent.with_file_name("2018-731.json").display().to_string()),
        ("111111-1118", String::new()),
    ] {
        let mut harness = at(folder.path(), None);
        practice(&mut harness);
        crate::window::show(&mut harness, Page::Section("matter"));
        type_into(&mut harness, "Sagsnummer", number);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
        harness.run();
        assert_eq!(harness.state().session().typed_path(), proposed);
    }
}

#[test]
fn the_settings_tell_what_the_program_is_built_of_and_on_which_terms() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = at(folder.path(), None);
    to_settings(&mut harness);
    assert!(harness.query_by_label_contains(env!("CARGO_PKG_VERSION")).is_some());
    assert!(harness.query_by_label("Farverne i PDF-filerne").is_none());
    click(&mut harness, texts::MADE_OF);
    assert!(harness.query_by_label_contains("CC0 1.0").is_none());
    click(&mut harness, "Farverne i PDF-filerne");
    assert!(harness.query_by_label_contains("CC0 1.0").is_some());
}

//! Phrases in the window: put in by their abbreviation or from the list, written, changed and removed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::Path;

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::case::Case;
use forberedt::case::answer::Answer;
use forberedt::case::scalar::{Line, Prose, Scalar};
use forberedt::jobs::desk::Folders;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::session::pages::beside::Side;
use forberedt::ui::beside::texts::phrases as texts;
use forberedt::ui::frame::window::Window;

use crate::window::{Beginning, click, saved, show};

const OWN: &str = "+++\ntitle = \"Ro om formiddagen\"\nabbreviation = \"ro\"\nsection = \"work\"\n+++\n{{ citizen.name }} har brug for ro.\n";
const GAP: &str = "+++\ntitle = \"Ring til os\"\nabbreviation = \"ring\"\n+++\nRing til {{ matter.caseworker }} i dag.\n";
const BROKEN: &str =
    "+++\ntitle = \"Gammel frase\"\nabbreviation = \"gl\"\n+++\nHej {{ citizen.nmae }}\n";

fn case() -> Case {
    let mut case = Case::default();
    case.citizen.name = Answer::Given(Line::parse("Birte Holm").unwrap());
    case.work.challenges = Answer::Given(Prose::parse("Hun skriver selv. ro").unwrap());
    case
}

/// A window on the part about work, with these phrases of the user's own.
fn window(folder: &tempfile::TempDir, own: &[(&str, &str)]) -> Harness<'static, Window> {
    let settings = folder.path().join("settings");
    fs::create_dir_all(settings.join("fraser")).unwrap();
    for (name, text) in own {
        fs::write(settings.join("fraser").join(name), text).unwrap();
    }
    let folders = Folders { settings: Some(settings), ..Folders::default() };
    let open = Some(saved(&case(), folder));
    let mut harness = Beginning { folders, open, ..Beginning::default() }.window();
    harness.run_steps(40);
    show(&mut harness, Page::Section("work"));
    harness
}

fn challenges(harness: &Harness<'static, Window>) -> String {
    harness.state().session().case().work.challenges.filled().unwrap_or_default().to_owned()
}

/// Puts the cursor at the end of the field.
fn to_end(harness: &mut Harness<'static, Window>) {
    let label =
        harness.state().session().library().unwrap().words.label("work.challenges").to_owned();
    harness
        .get_by_role_and_label(eframe::egui::accesskit::Role::MultilineTextInput, &label)
        .focus();
    harness.run_steps(4);
    press(harness, Modifiers::COMMAND, Key::End);
}

fn press(harness: &mut Harness<'static, Window>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(20);
}

fn own_files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("settings/fraser")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_abbreviation_becomes_its_phrase_by_one_key_and_comes_back_by_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, &[("ro.md", OWN)]);
    to_end(&mut harness);
    harness.get_by_label(&texts::offer("F3", "Ro om formiddagen"));
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert_eq!(challenges(&harness), "Hun skriver selv. Birte Holm har brug for ro.");
    assert_ne!(harness.state().session().side(), Some(Side::Phrases));
    // Writing goes on behind the phrase.
    harness.event(eframe::egui::Event::Text(" Ja".to_owned()));
    harness.run_steps(4);
    assert_eq!(challenges(&harness), "Hun skriver selv. Birte Holm har brug for ro. Ja");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(challenges(&harness), "Hun skriver selv. ro");
}

#[test]
fn a_word_that_is_no_abbreviation_stays_and_the_key_shows_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, &[]);
    to_end(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert_eq!(challenges(&harness), "Hun skriver selv. ro");
    assert_eq!(harness.state().session().side(), Some(Side::Phrases));
    // The phrases of the program are there, each as it reads in the case.
    harness.get_by_label_contains("Birte Holm har læst teksten igennem");
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert_ne!(harness.state().session().side(), Some(Side::Phrases));
}

#[test]
fn a_phrase_from_the_list_goes_where_the_cursor_was_and_a_gap_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, &[("ring.md", GAP)]);
    to_end(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::F3);
    click(&mut harness, &texts::put_in("Ring til os"));
    harness.run_steps(20);
    let written = challenges(&harness);
    assert_eq!(written, "Hun skriver selv. ro Ring til [mangler: Sagsbehandlerens navn] i dag.");
    harness.get_by_label(&texts::with_gaps(1));
    // What is typed takes the place of the gap.
    harness.event(eframe::egui::Event::Text("Lone".to_owned()));
    harness.run_steps(4);
    assert_eq!(challenges(&harness), "Hun skriver selv. ro Ring til Lone i dag.");
}

#[test]
fn a_phrase_with_an_unknown_field_says_so_and_cannot_be_put_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, &[("gl.md", BROKEN)]);
    to_end(&mut harness);
    harness.event(eframe::egui::Event::Text(" gl".to_owned()));
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert_eq!(challenges(&harness), "Hun skriver selv. ro gl");
    assert!(harness.state().session().message().unwrap().is_failure());
    press(&mut harness, Modifiers::NONE, Key::F3);
    harness.run_steps(8);
    harness.state_mut().act(Action::Do(Command::Beside(Side::Phrases)));
    harness.run_steps(8);
    harness.get_by_label(texts::BROKEN);
    assert!(harness.query_by_label(&texts::put_in("Gammel frase")).is_none());
    assert!(harness.query_all_by_label_contains("citizen.nmae findes ikke").next().is_some());
}

#[test]
fn a_phrase_is_written_changed_and_removed_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, &[]);
    press(&mut harness, Modifiers::NONE, Key::F3);
    click(&mut harness, texts::NEW);
    harness.run_steps(4);
    // Without a title and a text it is told what is wrong, and nothing is written.
    click(&mut harness, texts::KEEP);
    harness.run_steps(4);
    assert!(harness.query_all_by_label_contains("Frasen har ingen titel").next().is_some());
    assert_eq!(own_files(folder.path()), [""; 0]);
    write(&mut harness, texts::TITLE, "Tak for sidst");
    write(&mut harness, texts::ABBREVIATION, "tak");
    // Nobody's name lands in a file that all cases share.
    write(&mut harness, texts::TEXT, "Tak for sidst, Birte Holm.");
    click(&mut harness, texts::KEEP);
    harness.run_steps(4);
    assert!(harness.query_all_by_label_contains("Frasen nævner borgeren").next().is_some());
    assert_eq!(own_files(folder.path()), [""; 0]);
    write(&mut harness, texts::TEXT, "Tak for sidst, {{ citizen.name }}.");
    click(&mut harness, texts::KEEP);
    harness.run_steps(8);
    assert_eq!(own_files(folder.path()), ["Tak for sidst.md"]);
    let file = folder.path().join("settings/fraser/Tak for sidst.md");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "+++\ntitle = \"Tak for sidst\"\nabbreviation = \"tak\"\n+++\nTak for sidst, {{ citizen.name }}.\n"
    );
    harness.get_by_label("Tak for sidst, Birte Holm.");
    click(&mut harness, &texts::edit("Tak for sidst"));
    harness.run_steps(8);
    harness.get_by_role_and_label(role_of(texts::TITLE), texts::TITLE).focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND, Key::End);
    harness.event(eframe::egui::Event::Text(" vi sås".to_owned()));
    harness.run_steps(3);
    click(&mut harness, texts::KEEP);
    harness.run_steps(8);
    assert!(fs::read_to_string(&file).unwrap().contains("title = \"Tak for sidst vi sås\""));
    click(&mut harness, &texts::edit("Tak for sidst vi sås"));
    harness.run_steps(4);
    click(&mut harness, texts::REMOVE);
    harness.run_steps(4);
    click(&mut harness, texts::REMOVE_NOW);
    harness.run_steps(8);
    assert_eq!(own_files(folder.path()), [""; 0]);
    assert!(harness.query_by_label("Tak for sidst vi sås").is_none());
}

/// Writes in the place of what a box holds.
fn write(harness: &mut Harness<'static, Window>, label: &str, words: &str) {
    harness.get_by_role_and_label(role_of(label), label).focus();
    harness.run_steps(3);
    press(harness, Modifiers::COMMAND, Key::A);
    harness.event(eframe::egui::Event::Text(words.to_owned()));
    harness.run_steps(3);
}

fn role_of(label: &str) -> eframe::egui::accesskit::Role {
    if label == texts::TEXT {
        eframe::egui::accesskit::Role::MultilineTextInput
    } else {
        eframe::egui::accesskit::Role::TextInput
    }
}

#[test]
fn without_a_field_no_phrase_is_said_to_fit_here() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(&folder, &[]);
    let has =
        |harness: &Harness<'static, Window>, label: &str| harness.query_by_label(label).is_some();
    press(&mut harness, Modifiers::NONE, Key::F3);
    assert!(has(&harness, texts::NO_FIELD));
    assert!(has(&harness, texts::FITS_CASE) && !has(&harness, texts::FITS));
    to_end(&mut harness);
    assert!(has(&harness, texts::FITS) && !has(&harness, texts::FITS_CASE));
}

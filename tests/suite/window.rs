//! The window, used as a screen reader uses it: by the names of its parts. No screen is needed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::VecDeque;
use std::path::PathBuf;

use crate::cases::path;
use eframe::egui::{Key, Modifiers, Role, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use forberedt::case::Case;
use forberedt::case::field::{Edit, Section, State};
use forberedt::case::kind::Kind;
use forberedt::files::case_file;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Done, Job, Standing};
use forberedt::place::ItemId;
use forberedt::problem::{Place, Problem, Severity};
use forberedt::session::action::{Action, Command};
use forberedt::session::{Page, Session};
use forberedt::ui::frame::dialogs::{Dialogs, Pick};
use forberedt::ui::frame::window::{Window, Work};
use forberedt::ui::{form, frame, letters, theme};
use jiff::civil::date;

/// Does every job at once, on the test's own thread. Checks find what the test wants found.
struct AtOnce {
    desk: OfficeDesk,
    done: VecDeque<Done>,
    found: Vec<Problem>,
}

impl Work for AtOnce {
    fn send(&mut self, job: Job) {
        let done = match job {
            Job::Check { generation, .. } if !self.found.is_empty() => {
                Some(Done::Checked { generation, problems: self.found.clone() })
            }
            job => self.desk.carry_out(job),
        };
        self.done.extend(done);
    }

    fn poll(&mut self) -> Option<Done> {
        self.done.pop_front()
    }
}

/// Picks a path without asking anybody.
#[derive(Default)]
struct Picks {
    answer: Option<PathBuf>,
    open: Option<Pick>,
}

impl Dialogs for Picks {
    fn open(&mut self, pick: Pick) {
        self.open = Some(pick);
    }

    fn picked(&mut self) -> Option<(Pick, PathBuf)> {
        Some((self.open.take()?, self.answer.clone()?))
    }
}

fn window(
    found: Vec<Problem>,
    open: Option<PathBuf>,
    picked: Option<PathBuf>,
) -> Harness<'static, Window> {
    let work = AtOnce { desk: OfficeDesk::new(Folders::default()), done: VecDeque::new(), found };
    let window = Window::new(
        Session::start(date(2018, 3, 1), open),
        Box::new(work),
        Box::new(Picks { answer: picked, open: None }),
    );
    let mut is_dressed = false;
    let mut harness = Harness::builder().with_size((1280.0, 900.0)).build_ui_state(
        move |ui, window: &mut Window| {
            if !is_dressed {
                theme::dress(ui.ctx());
                is_dressed = true;
                return;
            }
            window.logic(ui.ctx());
            window.draw(ui);
        },
        window,
    );
    harness.run();
    harness
}

fn plain() -> Harness<'static, Window> {
    window(Vec::new(), None, None)
}

fn show(harness: &mut Harness<'static, Window>, page: Page) {
    harness.state_mut().act(Action::Show(page));
    harness.run();
}

/// Scrolls to the part of that name and clicks on it.
fn click(harness: &mut Harness<'static, Window>, label: &str) {
    harness.get_by_label(label).scroll_to_me();
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
}

/// Puts the cursor into the text box of that name and types.
fn type_into(harness: &mut Harness<'static, Window>, label: &str, text: &str) {
    harness.get(by().label(label).predicate(is_text_box)).focus();
    harness.run();
    harness.get(by().label(label).predicate(is_text_box)).type_text(text);
    harness.run();
}

fn is_text_box(node: &AccessKitNode<'_>) -> bool {
    matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
}

/// A case in which every field has an answer, and every list two items.
fn full_case() -> Case {
    fn fill(section: &mut dyn Section) {
        for (_, edit) in section.fields_mut() {
            match edit {
                Edit::Answer(answer) => {
                    let text = match answer.kind() {
                        Kind::Choice(keys) => keys[0],
                        Kind::Day => "1. marts 2018",
                        Kind::When => "foråret 2016",
                        Kind::Number => "7,5",
                        Kind::Cpr => "111111-1118",
                        Kind::Practice => "39-17",
                        Kind::Provision => "pension-award",
                        Kind::Line => "Rødgrød med fløde",
                        Kind::Prose => "Et afsnit.\n\nOg et til med æ, ø og å.",
                    };
                    answer.set_text(text).unwrap();
                }
                Edit::List(list) => {
                    for index in 0..2 {
                        list.add(ItemId::NONE);
                        fill(list.item_mut(index).unwrap());
                    }
                }
            }
        }
    }
    let mut case = Case::default();
    for name in Case::SECTIONS {
        fill(case.section_mut(name).unwrap());
    }
    case
}

fn saved(case: &Case, folder: &tempfile::TempDir) -> PathBuf {
    let path = folder.path().join("case.json");
    forberedt::files::case_file::write(&path, case).unwrap();
    path
}

#[test]
fn danish_text_is_typed_into_a_field_by_its_label() {
    let mut harness = plain();
    type_into(&mut harness, "Borgerens navn", "Åse Ærø");
    let session = harness.state().session();
    assert_eq!(session.case().citizen.name.filled(), Some("Åse Ærø"));
    assert!(session.is_dirty());
}

#[test]
fn undo_reaches_the_case_while_a_field_has_the_cursor() {
    let mut harness = plain();
    type_into(&mut harness, "Borgerens navn", "Åse");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state().session().case().citizen.name.filled(), None);
}

#[test]
fn items_are_added_moved_and_removed() {
    let mut harness = plain();
    show(&mut harness, Page::Section("work"));
    let add = format!("{} ansættelse", form::texts::ADD);
    for _ in 0..2 {
        click(&mut harness, &add);
    }
    type_into(&mut harness, "Ansættelse 2: Arbejdsgiver", "Lunden");
    click(&mut harness, &format!("{}: Ansættelse 2", form::texts::MOVE_UP));
    assert_eq!(
        harness.state().session().case().work.jobs.items()[0].employer.filled(),
        Some("Lunden")
    );
    click(&mut harness, &format!("{}: Ansættelse 2", form::texts::REMOVE));
    assert_eq!(harness.state().session().case().work.jobs.items().len(), 1);
}

#[test]
fn a_choice_is_made_by_its_words() {
    let mut harness = plain();
    click(&mut harness, "Er der brug for tolk?: Ja");
    assert_eq!(harness.state().session().case().citizen.interpreter.state(), State::Given);
}

#[test]
fn a_field_is_marked_unknown_from_its_menu() {
    let mut harness = plain();
    click(&mut harness, &format!("Borgerens navn: {}", form::texts::state(State::NotAnswered)));
    click(&mut harness, form::texts::state(State::Unknown));
    assert_eq!(harness.state().session().case().citizen.name.state(), State::Unknown);
}

#[test]
fn a_click_on_a_problem_puts_the_cursor_in_its_field() {
    let place = path("work.challenges");
    let problem = Problem::new("x", Severity::Warning, Place::Field(place), "Her mangler noget.");
    let mut harness = window(vec![problem], None, None);
    harness.get_by_label_contains("Her mangler noget.").click();
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Section("work"));
    let focused = harness
        .root()
        .children_recursive()
        .find(|node| node.is_focused() && node.accesskit_node().role() == Role::MultilineTextInput);
    let label = focused.expect("a text box has the cursor").accesskit_node().label();
    assert_eq!(label.as_deref(), Some(label_of("work.challenges").as_str()));
}

fn label_of(key: &str) -> String {
    forberedt::library::Library::built_in().unwrap().words.label(key).to_owned()
}

#[test]
fn every_page_of_a_full_case_opens_and_every_part_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Vec::new(), Some(saved(&full_case(), &folder)), None);
    assert!(harness.state().session().path().is_some());
    for page in Session::pages() {
        show(&mut harness, page);
        // The harness checks after each run that everything with a focus has a name.
        assert_eq!(harness.unnamed_widgets(), Vec::<String>::new());
    }
    assert!(!harness.state().session().is_dirty(), "looking changes nothing");
}

#[test]
fn every_page_of_an_empty_case_opens() {
    let mut harness = plain();
    for page in Session::pages() {
        show(&mut harness, page);
    }
    assert!(!harness.state().session().is_dirty());
}

#[test]
fn closing_with_changes_asks_and_saving_writes_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&Case::default(), &folder);
    let mut harness = window(Vec::new(), Some(path.clone()), None);
    type_into(&mut harness, "Borgerens navn", "Åse");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Q);
    harness.run();
    assert!(!harness.state().session().is_finished());
    harness.get_by_label(frame::texts::DISCARD);
    // The button of the question stands on top; the toolbar has one of the same name.
    harness.get_all_by_label(frame::texts::SAVE).last().unwrap().click();
    harness.run();
    assert!(harness.state().session().is_finished());
    let case = forberedt::files::case_file::read(&path).unwrap();
    assert_eq!(case.citizen.name.filled(), Some("Åse"));
}

#[test]
fn a_picked_file_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(&full_case(), &folder);
    let mut harness = window(Vec::new(), None, Some(path.clone()));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::O);
    harness.run();
    click(&mut harness, frame::texts::CHOOSE_FILE);
    assert_eq!(harness.state().session().path(), Some(path.as_path()));
    assert!(harness.state().session().question().is_none());
}

#[test]
fn a_typed_path_that_leads_nowhere_is_explained() {
    let mut harness = plain();
    harness.state_mut().act(Action::Do(Command::Open));
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, frame::texts::PATH)
        .type_text("/findes/ikke.json");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.query_by_label_contains("Sagen kunne ikke åbnes.").is_some());
}

#[test]
fn the_keys_walk_the_pages_and_show_the_list_of_keys() {
    let mut harness = plain();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Tab);
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Section("matter"));
    harness.key_press(Key::F1);
    harness.run();
    click(&mut harness, frame::texts::CLOSE);
    assert!(harness.state().session().question().is_none());
}

fn example(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).join("case.json")
}

#[test]
fn a_letter_is_read_and_written_on_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Vec::new(), Some(example("pension-granted-2018")), None);
    show(&mut harness, Page::Letters);
    let title = harness
        .state()
        .session()
        .letters()
        .rows()
        .iter()
        .find(|row| row.id == "decision-pension-granted")
        .unwrap()
        .title
        .clone();
    let name = format!("{title}. {}", letters::texts::ready(0));
    click(&mut harness, &name);
    assert!(harness.query_by_label(letters::texts::LETTER_READY).is_some());
    harness.state_mut().act(Action::TypeFolder(folder.path().display().to_string()));
    harness.run();
    for (button, file, start) in [
        (letters::texts::WRITE_PDF, "decision-pension-granted.pdf", b"%PDF".as_slice()),
        (letters::texts::WRITE_DOCX, "decision-pension-granted.docx", b"PK"),
    ] {
        click(&mut harness, button);
        assert!(std::fs::read(folder.path().join(file)).unwrap().starts_with(start), "{file}");
    }
    click(&mut harness, letters::texts::WRITE_PDF);
    assert!(
        harness.query_by_label(frame::texts::replace(std::path::Path::new("x")).0).is_some(),
        "an old letter is not replaced unasked"
    );
}

#[test]
fn a_gap_in_a_letter_leads_to_its_field() {
    let mut harness = window(Vec::new(), Some(example("half-filled")), None);
    harness.state_mut().act(Action::Do(Command::Letters));
    harness.run();
    // A letter of the stage that the case has come to, and that still lacks answers.
    let letters = harness.state().session().letters();
    let row = letters
        .rows()
        .iter()
        .find(|row| matches!(row.standing, Standing::Lacking(_)))
        .unwrap()
        .clone();
    let Standing::Lacking(problems) = &row.standing else { unreachable!() };
    let name = format!("{}. {}", row.title, letters::texts::lacking(problems));
    click(&mut harness, &name);
    let button = harness
        .get_all_by_label_contains(&problems[0].message)
        .find(|node| node.accesskit_node().role() == Role::Button);
    button
        .filter(|node| !node.accesskit_node().label().unwrap_or_default().starts_with(&row.title))
        .unwrap()
        .click();
    harness.run();
    let Place::Field(path) = &problems[0].place else { panic!("a gap is a field") };
    assert_eq!(
        harness.state().session().page(),
        Page::Section(Case::SECTIONS.iter().find(|name| path.section() == **name).unwrap())
    );
}

#[test]
fn the_close_button_of_the_system_is_held_back_while_changes_are_unsaved() {
    let mut harness = plain();
    let closes = |harness: &mut Harness<'static, Window>| {
        harness
            .input_mut()
            .viewports
            .entry(ViewportId::ROOT)
            .or_default()
            .events
            .push(ViewportEvent::Close);
        harness.step();
        let held = harness.output().viewport_output[&ViewportId::ROOT]
            .commands
            .contains(&ViewportCommand::CancelClose);
        harness.input_mut().viewports.entry(ViewportId::ROOT).or_default().events.clear();
        !held
    };
    type_into(&mut harness, "Borgerens navn", "Åse");
    assert!(!closes(&mut harness));
    harness.run();
    click(&mut harness, frame::texts::CANCEL);
    assert_eq!(harness.state().session().case().citizen.name.filled(), Some("Åse"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(closes(&mut harness), "nothing is lost now");
}

#[test]
fn what_nobody_checked_in_a_letter_is_folded_behind_one_warning() {
    let mut harness = window(Vec::new(), Some(example("new-way-2026")), None);
    show(&mut harness, Page::Letters);
    harness.state_mut().act(Action::SelectLetter("decision-pension-refused".to_owned()));
    harness.run();
    let preview = harness.state().session().letters().preview().unwrap().clone();
    let warning = preview.problems.iter().find(|problem| problem.code == "law-unverified").unwrap();
    assert!(warning.details.len() > 9);
    for detail in &warning.details {
        assert!(harness.query_by_label(&detail.name).is_none(), "{}", detail.name);
    }
    click(&mut harness, &frame::texts::see_all(warning.details.len()));
    for detail in &warning.details {
        assert!(harness.query_by_label(&detail.name).is_some(), "{}", detail.name);
    }
}

#[test]
fn a_day_that_the_law_files_do_not_reach_is_told_on_every_page_and_row() {
    const WORDS: &str = "Lovfilerne når kun til den 27. november 2026";
    let told = |day: &str| {
        let mut case = case_file::read(&example("new-way-2026")).unwrap();
        let Some(Edit::Answer(answer)) = case.find_mut(&path("decision.date")) else {
            panic!("no date")
        };
        answer.set_text(day).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut harness = window(Vec::new(), Some(saved(&case, &folder)), None);
        let on_a_section = harness.query_all_by_label_contains(WORDS).count();
        show(&mut harness, Page::Letters);
        let rows = harness.state().session().letters().rows();
        let beyond = rows.iter().filter(|row| row.beyond.is_some()).count();
        (on_a_section, beyond, harness.query_all_by_label_contains(WORDS).count())
    };
    assert_eq!(told("2026-11-27"), (0, 0, 0));
    let (on_a_section, rows, on_letters) = told("2027-01-15");
    assert_eq!(on_a_section, 1);
    assert!(rows > 5 && on_letters > rows, "{rows} rows, told {on_letters} times");
}

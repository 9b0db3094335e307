//! The window, used as a screen reader uses it: by the names of its parts. No screen is needed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::collections::VecDeque;
use std::path::PathBuf;

use crate::cases::path;
use eframe::egui::{
    Event, ImeEvent, Key, Modifiers, Role, ViewportCommand, ViewportEvent, ViewportId, vec2,
};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable, by};
use egui_kittest::{Harness, HarnessBuilder};
use forberedt::case::Case;
use forberedt::case::field::{Answered, Edit, Section, State};
use forberedt::case::kind::Kind;
use forberedt::case::part::CasePart;
use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Done, Job, LetterRow, Obstacle, Standing};
use forberedt::place::ItemId;
use forberedt::problem::{Place, Problem, Severity};
use forberedt::session::action::{Action, Command, Showing};
use forberedt::session::{Page, Session};
use forberedt::ui::frame::dialogs::{Dialogs, Pick};
use forberedt::ui::frame::window::{Errands, Window};
use forberedt::ui::{form, frame, letters, theme};
use jiff::civil::{Date, date};

/// Does every job at once, on the test's own thread. Checks find what the test wants found.
struct AtOnce {
    desk: OfficeDesk,
    done: VecDeque<Done>,
    found: Vec<Problem>,
}

impl Errands for AtOnce {
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
    /// There is no program that shows anything.
    not_shown: Vec<(Showing, PathBuf)>,
}

impl Dialogs for Picks {
    fn open(&mut self, pick: Pick, _: &std::path::Path) {
        self.open = Some(pick);
    }

    fn picked(&mut self) -> Option<(Pick, PathBuf)> {
        Some((self.open.take()?, self.answer.clone()?))
    }

    fn show(&mut self, what: Showing, file: &std::path::Path) {
        self.not_shown.push((what, file.to_owned()));
    }

    fn not_shown(&mut self) -> Option<(Showing, PathBuf)> {
        self.not_shown.pop()
    }
}

pub(crate) fn window(
    found: Vec<Problem>,
    open: Option<PathBuf>,
    picked: Option<PathBuf>,
) -> Harness<'static, Window> {
    window_with(Folders::default(), Messenger::here(), found, open, picked)
}

/// A window with the first form in sight, as most tests begin.
pub(crate) fn window_with(
    folders: Folders,
    messenger: Messenger,
    found: Vec<Problem>,
    open: Option<PathBuf>,
    picked: Option<PathBuf>,
) -> Harness<'static, Window> {
    let begun = Beginning { folders, messenger, found, open, picked, ..Beginning::default() };
    let mut harness = begun.window();
    if harness.state().session().question().is_none() {
        show(&mut harness, Page::Section("citizen"));
    }
    harness
}

/// What a window comes up with.
pub(crate) struct Beginning {
    pub today: Date,
    pub folders: Folders,
    pub messenger: Messenger,
    /// What the checks find.
    pub found: Vec<Problem>,
    pub open: Option<PathBuf>,
    /// What is picked, whatever is asked for.
    pub picked: Option<PathBuf>,
    /// Where the person keeps what they write.
    pub documents: Option<PathBuf>,
}

impl Default for Beginning {
    fn default() -> Self {
        Self {
            today: date(2018, 3, 1),
            folders: Folders::default(),
            messenger: Messenger::here(),
            found: Vec::new(),
            open: None,
            picked: None,
            documents: None,
        }
    }
}

impl Beginning {
    /// The window as it comes up.
    pub(crate) fn window(self) -> Harness<'static, Window> {
        self.window_of(Harness::builder().with_size((1280.0, 900.0)))
    }

    /// The same, of a size and with a painter of one's own.
    pub(crate) fn window_of(self, builder: HarnessBuilder<Window>) -> Harness<'static, Window> {
        let Self { today, folders, messenger, found, open, picked, documents } = self;
        // As the program does before it opens a window: many letters stand on one stack.
        forberedt::jobs::pool::make_room();
        let policy = folders.policy.clone();
        let desk = OfficeDesk::new(folders, messenger);
        let work = AtOnce { desk, done: VecDeque::new(), found };
        let window = Window::new(
            Session::start(today, open).with_policy(policy).with_documents(documents),
            Box::new(work),
            Box::new(Picks { answer: picked, ..Picks::default() }),
        )
        .with_clock(|| jiff::civil::time(10, 42, 7, 0));
        let mut is_dressed = false;
        let mut harness = builder.build_ui_state(
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
}

pub(crate) fn plain() -> Harness<'static, Window> {
    window(Vec::new(), None, None)
}

/// Begins a case without a file and without a lock.
pub(crate) fn practice(harness: &mut Harness<'static, Window>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    click(harness, frame::new_case::PRACTICE);
}

pub(crate) fn show(harness: &mut Harness<'static, Window>, page: Page) {
    harness.state_mut().act(Action::Show(page));
    harness.run();
}

/// Scrolls to the part of that name and clicks on it.
pub(crate) fn click(harness: &mut Harness<'static, Window>, label: &str) {
    harness.get_by_label(label).scroll_to_me();
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
}

/// Puts the cursor into the text box of that name and types.
pub(crate) fn type_into(harness: &mut Harness<'static, Window>, label: &str, text: &str) {
    harness.get(by().label(label).predicate(is_text_box)).focus();
    harness.run();
    harness.get(by().label(label).predicate(is_text_box)).type_text(text);
    harness.run();
}

pub(crate) fn is_text_box(node: &AccessKitNode<'_>) -> bool {
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
                        Kind::Exhibits => "bilag 1",
                        Kind::Line => "Rødgrød med fløde",
                        Kind::Address => "Åvej 1\n9999 Egelund",
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

pub(crate) fn saved(case: &Case, folder: &tempfile::TempDir) -> PathBuf {
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

/// Puts the cursor into the text box of that name and lets events come, one at a time.
fn send_into(harness: &mut Harness<'static, Window>, label: &str, events: Vec<Event>) {
    harness.get(by().label(label).predicate(is_text_box)).focus();
    harness.run();
    for event in events {
        harness.event(event);
        harness.run();
    }
}

#[test]
fn pasted_text_is_settled_and_the_cursor_stays_behind_it() {
    let mut harness = plain();
    let paste = |text: &str| Event::Paste(text.to_owned());
    let back = Event::Key {
        key: Key::ArrowLeft,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let events = vec![
        paste("!"),
        back,
        paste("A\u{30a}se\tBla\u{30a}\u{200b}"),
        Event::Text("b".to_owned()),
        paste("\u{30a}"),
        Event::Text("jerg".to_owned()),
    ];
    send_into(&mut harness, "Borgerens navn", events);
    let name = harness.state().session().case().citizen.name.filled();
    assert_eq!(name, Some("Åse Blåb\u{30a}jerg!"));
}

#[test]
fn a_dead_key_and_its_letter_make_one() {
    let mut harness = plain();
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    for (field, began) in [("Borgerens navn", "´"), ("Borgerens telefonnummer", "\u{301}")] {
        let events = vec![
            Event::Text("Ren".to_owned()),
            preedit(began),
            Event::Ime(ImeEvent::Commit("é".to_owned())),
            Event::Text("e".to_owned()),
        ];
        send_into(&mut harness, field, events);
    }
    let citizen = &harness.state().session().case().citizen;
    assert_eq!((citizen.name.filled(), citizen.phone.filled()), (Some("Renée"), Some("Renée")));
}

/// A window on an empty case in a file, with the cursor in the citizen's name.
fn with_cursor_in_name(folder: &tempfile::TempDir) -> (Harness<'static, Window>, PathBuf) {
    let path = saved(&Case::default(), folder);
    let mut harness = window(Vec::new(), Some(path.clone()), None);
    harness.get(by().label("Borgerens navn").predicate(is_text_box)).focus();
    harness.run();
    (harness, path)
}

/// Lets all this come before the next frame, as when the frames are slower than the person.
fn in_one_frame(harness: &mut Harness<'static, Window>, events: Vec<Event>) {
    let frames = events.len() + 4;
    harness.input_mut().events.extend(events);
    harness.run_steps(frames);
}

fn typed(text: &str) -> Event {
    Event::Text(text.to_owned())
}

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn name_in(path: &std::path::Path) -> String {
    let case = forberedt::files::case_file::read(path).unwrap();
    case.citizen.name.filled().unwrap_or_default().to_owned()
}

#[test]
fn the_last_letters_before_save_are_saved() {
    for text in [typed("abc"), Event::Paste("abc".to_owned())] {
        let folder = tempfile::tempdir().unwrap();
        let (mut harness, path) = with_cursor_in_name(&folder);
        let events = vec![text, pressed(Key::S, Modifiers::COMMAND), typed("d")];
        in_one_frame(&mut harness, events);
        assert_eq!(name_in(&path), "abc");
        let session = harness.state().session();
        assert_eq!(session.case().citizen.name.filled(), Some("abcd"));
        assert!(session.is_dirty(), "the letter after the save is not saved yet");
    }
}

#[test]
fn the_last_letters_before_quit_are_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = with_cursor_in_name(&folder);
    in_one_frame(&mut harness, vec![typed("abc"), pressed(Key::Q, Modifiers::COMMAND)]);
    assert!(!harness.state().session().is_finished());
    assert_eq!(harness.state().session().case().citizen.name.filled(), Some("abc"));
    harness.get_by_label(frame::texts::DISCARD);
}

#[test]
fn a_word_after_tab_goes_into_the_next_field() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = with_cursor_in_name(&folder);
    // The menu that says why there is no answer stands between two fields.
    let tab = || pressed(Key::Tab, Modifiers::NONE);
    let save = pressed(Key::S, Modifiers::COMMAND);
    in_one_frame(&mut harness, vec![typed("Åse"), tab(), tab(), typed("111111-1118"), save]);
    let case = forberedt::files::case_file::read(&path).unwrap();
    assert_eq!(case.citizen.name.filled(), Some("Åse"));
    assert_eq!(case.citizen.cpr.filled().map(ToString::to_string).as_deref(), Some("111111-1118"));
}

#[test]
fn a_colleagues_version_is_asked_about_and_neither_is_lost() {
    for (button, in_file, beside) in [
        (frame::texts::KEEP_BOTH, "Andersen", "Åse"),
        (frame::texts::SHOW_THEIRS, "Andersen", "Åse"),
        (frame::texts::OVERWRITE, "Åse", "Andersen"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (mut harness, path) = with_cursor_in_name(&folder);
        in_one_frame(&mut harness, vec![typed("Åse")]);
        let mut theirs = Case::default();
        theirs.citizen.name.set_text("Andersen").unwrap();
        forberedt::files::case_file::write(&path, &theirs).unwrap();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
        harness.run();
        assert_eq!(name_in(&path), "Andersen", "nothing is written before the answer");
        assert!(harness.query_by_label_contains("er ændret af andre").is_some());
        click(&mut harness, button);
        assert_eq!(name_in(&path), in_file, "{button}");
        let entries = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        // Beside the case its lock lies, which is hidden.
        let is_hidden =
            |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with('.');
        let others: Vec<PathBuf> =
            entries.filter(|found| *found != path && !is_hidden(found)).collect();
        assert_eq!(others.iter().map(|path| name_in(path)).collect::<Vec<_>>(), [beside]);
        let session = harness.state().session();
        let shown = session.case().citizen.name.filled();
        let expected = if button == frame::texts::SHOW_THEIRS { "Andersen" } else { "Åse" };
        assert_eq!(shown, Some(expected));
        assert!(!session.is_dirty());
    }
}

#[test]
fn of_two_versions_a_part_is_chosen_by_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = with_cursor_in_name(&folder);
    in_one_frame(&mut harness, vec![typed("Åse")]);
    let mut theirs = Case::default();
    theirs.citizen.name.set_text("Andersen").unwrap();
    theirs.work.experience.set_text("Slagter").unwrap();
    forberedt::files::case_file::write(&path, &theirs).unwrap();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    click(&mut harness, frame::merging::COMPARE);
    assert!(harness.query_by_label_contains("I har begge ændret den").is_some());
    let section = harness.state().session().library().unwrap().words.section("citizen").unwrap();
    let theirs = format!("{}: {}", section.label, frame::merging::THEIRS);
    click(&mut harness, &theirs);
    click(&mut harness, frame::merging::MERGE);
    let case = forberedt::files::case_file::read(&path).unwrap();
    assert_eq!(case.citizen.name.filled(), Some("Andersen"));
    assert_eq!(case.work.experience.text(), "Slagter");
    assert!(!harness.state().session().is_dirty());
}

#[test]
fn the_cursor_comes_back_when_a_question_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = with_cursor_in_name(&folder);
    in_one_frame(&mut harness, vec![typed("Å"), pressed(Key::Q, Modifiers::COMMAND)]);
    assert!(harness.state().session().question().is_some());
    in_one_frame(&mut harness, vec![pressed(Key::Escape, Modifiers::NONE)]);
    in_one_frame(&mut harness, vec![typed("se")]);
    assert_eq!(harness.state().session().case().citizen.name.filled(), Some("Åse"));
}

#[test]
fn the_box_of_a_question_that_follows_another_has_the_cursor() {
    let mut harness = plain();
    type_into(&mut harness, "Borgerens navn", "Åse");
    in_one_frame(&mut harness, vec![pressed(Key::Q, Modifiers::COMMAND)]);
    // The button of the question stands on top; the toolbar has one of the same name.
    harness.get_all_by_label(frame::texts::SAVE).last().unwrap().click();
    harness.run();
    in_one_frame(&mut harness, vec![typed("/her")]);
    assert_eq!(harness.state().session().typed_path(), "/her");
}

#[cfg(unix)]
#[test]
fn a_case_on_a_drive_that_is_gone_is_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let messenger = crate::messenger::with_a_dead_share(folder.path());
    let mut harness = window_with(Folders::default(), messenger, Vec::new(), None, None);
    type_into(&mut harness, "Borgerens navn", "Åse");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    let save_in = |harness: &mut Harness<'static, Window>, name: &str| {
        let path = folder.path().join(name);
        harness.state_mut().act(Action::TypePath(path.display().to_string()));
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, frame::texts::PATH).focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        path
    };
    save_in(&mut harness, "dead.json");
    assert!(harness.query_all_by_label_contains("Drevet svarer ikke").next().is_some());
    click(&mut harness, frame::texts::ELSEWHERE);
    let path = save_in(&mut harness, "alive.json");
    assert_eq!(name_in(&path), "Åse");
    assert!(!harness.state().session().is_dirty());
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
    harness.key_press(Key::F5);
    harness.run();
    harness.get_by_label_contains("Advarsel: Her mangler noget.").click();
    harness.run();
    assert_eq!(harness.state().session().page(), Page::Section("work"));
    let focused = harness
        .root()
        .children_recursive()
        .find(|node| node.is_focused() && node.accesskit_node().role() == Role::MultilineTextInput);
    let label = focused.expect("a text box has the cursor").accesskit_node().label();
    assert_eq!(label.as_deref(), Some(label_of("work.challenges").as_str()));
}

pub(crate) fn label_of(key: &str) -> String {
    forberedt::library::Library::built_in().unwrap().words.label(key).to_owned()
}

#[test]
fn every_page_of_a_full_case_opens_and_every_part_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = window(Vec::new(), Some(saved(&full_case(), &folder)), None);
    assert!(harness.state().session().path().is_some());
    // What goes on in the next line is another at each size.
    for size in [vec2(800.0, 600.0), vec2(1366.0, 768.0), vec2(1920.0, 1080.0)] {
        harness.set_size(size);
        for page in Session::pages() {
            show(&mut harness, page);
            // The harness checks after each run that everything with a focus has a name.
            assert_eq!(harness.unnamed_widgets(), Vec::<String>::new(), "{page:?} at {size}");
            // It says nothing of what has no role: the second line of a link is such a thing.
            let nameless = harness.root().children_recursive().map(|node| node.accesskit_node());
            let nameless = nameless
                .filter(|node| node.data().supports_action(eframe::egui::accesskit::Action::Focus))
                .find(|node| node.role() == Role::Unknown);
            assert!(nameless.is_none(), "{page:?} at {size}: {:?}", nameless.unwrap().raw_bounds());
        }
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
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F1);
    harness.run();
    // The list has its height a few frames after it is there.
    harness.run_steps(4);
    click(&mut harness, frame::texts::CLOSE);
    assert!(harness.state().session().question().is_none());
}

/// A copy of an example for the test that asks: two windows cannot both have one case.
pub(crate) fn example(name: &str) -> PathBuf {
    let test = std::thread::current().name().unwrap_or_default().replace("::", "-");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test).join(name);
    // A run that was killed has left its journal there.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("case.json");
    let original = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    std::fs::copy(original.join("case.json"), &file).unwrap();
    file
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
        (letters::texts::WRITE_PDF, "Afgørelse om førtidspension.pdf", b"%PDF".as_slice()),
        (letters::texts::WRITE_DOCX, "Afgørelse om førtidspension.docx", b"PK"),
    ] {
        click(&mut harness, button);
        assert!(std::fs::read(folder.path().join(file)).unwrap().starts_with(start), "{file}");
    }
    // A file that nobody has touched gives way unasked; one that was changed does not.
    let pdf = folder.path().join("Afgørelse om førtidspension.pdf");
    click(&mut harness, letters::texts::WRITE_PDF);
    assert!(harness.state().session().question().is_none());
    std::fs::write(&pdf, "changed").unwrap();
    click(&mut harness, letters::texts::WRITE_PDF);
    let (title, text) = frame::texts::replace_letter(&pdf, Obstacle::Foreign);
    assert!(harness.query_by_label(title).is_some() && harness.query_by_label(&text).is_some());
    click(&mut harness, frame::texts::BESIDE);
    assert_eq!(std::fs::read(&pdf).unwrap(), b"changed");
    assert!(folder.path().join("Afgørelse om førtidspension-2.pdf").exists());
    click(&mut harness, letters::texts::WRITE_PDF);
    click(&mut harness, frame::texts::REPLACE);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
}

/// Chooses the letter of that id on the page of letters.
pub(crate) fn choose_letter(harness: &mut Harness<'static, Window>, id: &str) {
    show(harness, Page::Letters);
    let row = harness.state().session().letters().rows().iter().find(|row| row.id == id);
    let name = format!("{}. {}", row.unwrap().title, letters::texts::ready(0));
    click(harness, &name);
}

#[test]
fn a_letter_of_the_second_case_does_not_go_beside_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let case = |name: &str| {
        let own = folder.path().join(name);
        std::fs::create_dir(&own).unwrap();
        let path = own.join("case.json");
        std::fs::copy(example("pension-granted-2018"), &path).unwrap();
        path
    };
    let letter = "Afgørelse om førtidspension.pdf";
    let (first, second) = (case("a"), case("b"));
    let mut harness = window(Vec::new(), Some(first.clone()), None);
    choose_letter(&mut harness, "decision-pension-granted");
    harness.state_mut().act(Action::OpenPath(second.clone()));
    harness.run();
    choose_letter(&mut harness, "decision-pension-granted");
    click(&mut harness, letters::texts::WRITE_PDF);
    assert!(second.with_file_name(letter).exists());
    assert!(!first.with_file_name(letter).exists());
    let beside_first = first.parent().unwrap().display().to_string();
    harness.state_mut().act(Action::TypeFolder(beside_first));
    harness.run();
    click(&mut harness, letters::texts::WRITE_PDF);
    assert!(!first.with_file_name(letter).exists(), "it is asked about");
    click(&mut harness, frame::texts::WRITE_HERE);
    assert!(first.with_file_name(letter).exists());
}

#[test]
fn the_preview_counts_and_nests_as_the_files_do() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("letters");
    std::fs::create_dir(&own).unwrap();
    let letter = std::fs::read_to_string("templates/letters/overview.md").unwrap();
    let (front, _) = letter.split_once("#}\n").unwrap();
    let lists = "# Oversigt\n\n3. tre\n   - x\n     - y\n4. fire\n\n   7. syv\n\nSe borger.dk.\n";
    std::fs::write(own.join("overview.md"), format!("{front}#}}\n{lists}")).unwrap();
    let folders = Folders { templates: Some(folder.path().to_owned()), ..Folders::default() };
    let mut harness = window_with(
        folders,
        Messenger::here(),
        Vec::new(),
        Some(example("pension-granted-2018")),
        None,
    );
    show(&mut harness, Page::Letters);
    let title = front.split("title = \"").nth(1).unwrap().split('"').next().unwrap();
    click(&mut harness, &format!("{title}. {}", letters::texts::ready(0)));
    let labels: Vec<String> = harness
        .query_all(by().predicate(|node| matches!(node.role(), Role::Label | Role::Heading)))
        .filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label()))
        .collect();
    let begin = labels.iter().rposition(|label| label == "Oversigt").expect("the preview");
    assert_eq!(
        labels[begin + 1..],
        ["3.", "tre", "–", "x", "•", "y", "4.", "fire", "7.", "syv", "Se borger.dk."]
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
    assert_eq!(harness.state().session().page(), Page::Section(CasePart::of(path).unwrap().name));
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
    // The letters that came in the same frame count.
    harness.get(by().label("Borgerens navn").predicate(is_text_box)).focus();
    harness.run();
    harness.input_mut().events.push(typed("Åse"));
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
        let fits =
            |row: &&LetterRow| matches!(row.standing, Standing::Ready(_) | Standing::Lacking(_));
        let others = rows.len() - rows.iter().filter(fits).count();
        click(&mut harness, &letters::texts::of_other_cases(others));
        let rows = harness.state().session().letters().rows();
        let beyond = rows.iter().filter(|row| row.beyond.is_some()).count();
        (on_a_section, beyond, harness.query_all_by_label_contains(WORDS).count())
    };
    assert_eq!(told("2026-11-27"), (0, 0, 0));
    let (on_a_section, rows, on_letters) = told("2027-01-15");
    // Over the page, and beside it where the letter says why it cannot be written.
    assert_eq!(on_a_section, 2);
    assert!(rows > 5 && on_letters > rows, "{rows} rows, told {on_letters} times");
}

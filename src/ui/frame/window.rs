//! The window: panels around the page, and the traffic between the session, the worker and the screen.

use std::path::PathBuf;
use std::time::Duration;

use eframe::egui::{
    Context, Event, Frame, Id, Margin, Panel, Rangef, RichText, Role, Ui, UiBuilder,
    ViewportCommand, accesskit_root_id,
};

use super::closing::Closing;
use super::dialogs::{Dialogs, Pick};
use super::fit::Fit;
use super::shut::{self, Cover};
use super::status::LastSaved;
use super::{
    held, keys, navigation, pasting, practice, problems, questions, section, status, texts,
    toolbar, unready,
};
use jiff::civil::Time;

use crate::case::part::CasePart;
use crate::jobs::job::{Done, Job, SenderForm, Widths};
use crate::jobs::worker::Worker;
use crate::session::action::{Action, CaseListWish, Command, ExhibitWish, Reply, ShowingWish};
use crate::session::form_wish::FormWish;
use crate::session::intake_wish::{IntakeFile, IntakeWish};
use crate::session::question::Message;
use crate::session::{Page, Session};
use crate::ui::edge::{self, Lies};
use crate::ui::focus::{Focus, Interruption};
use crate::ui::form::phrases;
use crate::ui::pane::Pane;
use crate::ui::{
    access, answers, cases, files, forms, intake, letters, meeting, nameless, ring, seals,
    settings, start, tasks, theme, versions,
};

/// The way through the case is no narrower than this.
const NAVIGATION: f32 = 160.0;

/// Whoever does the jobs (den, der udfører opgaverne).
pub trait Errands {
    fn send(&mut self, job: Job);
    /// A result that waits, if there is one.
    fn poll(&mut self) -> Option<Done>;
}

impl Errands for Worker {
    fn send(&mut self, job: Job) {
        Self::send(self, job);
    }

    fn poll(&mut self) -> Option<Done> {
        Self::poll(self)
    }
}

/// The window and all that stands behind it (vinduet).
pub struct Window {
    session: Session,
    work: Box<dyn Errands>,
    dialogs: Box<dyn Dialogs>,
    title: String,
    interruption: Interruption,
    closing: Closing,
    cover: Cover,
    fit: Fit,
    last_saved: LastSaved,
    clock: fn() -> Time,
    /// Who has the cursor, while the window has it.
    cursor: Option<Id>,
}

impl Window {
    /// A window on a session that has just begun.
    pub fn new(session: Session, work: Box<dyn Errands>, dialogs: Box<dyn Dialogs>) -> Self {
        let mut window = Self {
            session,
            work,
            dialogs,
            title: String::new(),
            interruption: Interruption::default(),
            closing: Closing::default(),
            cover: Cover::default(),
            fit: Fit::default(),
            last_saved: LastSaved::default(),
            clock: wall_clock,
            cursor: None,
        };
        window.send();
        window
    }

    /// The same window by another clock.
    #[must_use]
    pub fn with_clock(self, clock: fn() -> Time) -> Self {
        Self { clock, ..self }
    }

    pub fn session(&self) -> &Session {
        &self.session
    }

    /// All that happens besides drawing: results, time, and closing.
    pub fn logic(&mut self, ctx: &Context) {
        while let Some(done) = self.work.poll() {
            let is_saved = matches!(&done, Done::Saved { outcome: Ok(_), .. });
            self.session.done(done);
            if is_saved {
                self.last_saved.note(&self.session, (self.clock)());
            }
            self.send();
        }
        let has_window = ctx.input(|input| input.focused);
        let cursor = ctx.memory(|memory| memory.focused()).filter(|_| has_window);
        if cursor != self.cursor {
            self.cursor = cursor;
            self.session.field_left();
        }
        let now = Duration::try_from_secs_f64(ctx.input(|input| input.time)).unwrap_or_default();
        if ctx.input(|input| !input.events.is_empty()) {
            self.session.stirred();
        }
        self.session.tick(now);
        self.send();
        while let Some((pick, path)) = self.dialogs.picked() {
            let path = path.display().to_string();
            match pick {
                Pick::FolderForLetters => self.act(Action::TypeFolder(path)),
                Pick::FolderOfCases => {
                    self.act(Action::Cases(CaseListWish::TypeFolder(path)));
                    self.act(Action::Cases(CaseListWish::Read));
                }
                Pick::Logo => {
                    let logo =
                        SenderForm { logo: path, ..self.session.settings_page().sender().clone() };
                    self.act(Action::TypeSender(logo));
                }
                Pick::Exhibit => {
                    self.act(Action::Exhibit(ExhibitWish::Add(vec![PathBuf::from(path)])));
                }
                Pick::FilledForm => {
                    self.act(Action::Form(FormWish::TypePath(path)));
                    self.act(Action::Form(FormWish::Read));
                }
                Pick::Export => {
                    self.act(Action::Intake(IntakeWish::TypePath(IntakeFile::Case, path)));
                    self.act(Action::Intake(IntakeWish::Read));
                }
                Pick::ExportOfPapers => {
                    self.act(Action::Intake(IntakeWish::TypePath(IntakeFile::Papers, path)));
                }
                Pick::CaseToOpen | Pick::PlaceForCase => {
                    self.act(Action::TypePath(path));
                    self.act(Action::Reply(Reply::UsePath));
                }
            }
        }
        self.beyond(ctx);
        if self.closing.is_due(ctx, self.session.is_finished()) {
            self.act(Action::Do(Command::Quit));
        }
        self.closing.tell(ctx, self.session.is_finished());
        self.fit.tell(ctx);
        let settings = self.session.settings();
        theme::wear(ctx, settings.appearance, settings.text_size);
        let title = if self.session.shut_screen().is_some() {
            format!("{} – Forberedt", shut::TITLE)
        } else {
            let is_dirty = if self.session.is_dirty() { "• " } else { "" };
            format!("{is_dirty}{} – Forberedt", status::case_name(&self.session))
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws the window, and does what the user asked for while it was drawn.
    pub fn draw(&mut self, ui: &mut Ui) {
        // The title on the frame of the window reaches no screen reader by itself. A mark that comes and goes would be said each time.
        let title = self.title.trim_start_matches("• ").to_owned();
        ui.ctx().accesskit_node_builder(accesskit_root_id(), |node| node.set_label(title));
        let mut actions = Vec::new();
        if self.cover.show(ui, &self.session, &mut actions) {
            return self.drawn(ui, actions);
        }
        if self.session.question().is_none() {
            if let Some(action) = phrases::by_key(ui.ctx(), &self.session) {
                self.act(action);
            }
            // Each stands alone in its frame; see `order`.
            for command in keys::pressed(ui.ctx()) {
                if self.session.can(command) {
                    self.act(Action::Do(command));
                }
            }
        }
        let is_pasted =
            self.session.question().is_none() && pasting::comes_in(ui.ctx(), &self.session);
        if is_pasted && let Some(action) = pasting::take(ui.ctx(), &mut self.session) {
            self.act(action);
        }
        if self.session.shut_screen().is_some() {
            // Nothing of the case is drawn any more, not even in the frame of the key.
            ui.ctx().request_repaint();
            return self.draw(ui);
        }
        phrases::place_cursor(ui.ctx(), &mut self.session);
        let focus = self.interruption.next_focus(ui.ctx(), &mut self.session);
        let side = Frame::new().fill(theme::side_fill(ui)).inner_margin(Margin::same(12));
        Panel::top("toolbar")
            .frame(side)
            .show(ui, |ui| toolbar::show(ui, &mut self.pane(&focus, &mut actions)));
        if let Some(notice) = self.session.notice() {
            Panel::top("notice").frame(side).show(ui, |ui| problems::notice(ui, &notice));
        }
        Panel::bottom("status")
            .frame(Frame::new().fill(theme::side_fill(ui)).inner_margin(Margin::symmetric(12, 4)))
            .show(ui, |ui| status::show(ui, &self.session, &self.last_saved));
        if self.session.has_case() && self.session.case().practice {
            let band = Frame::new().fill(theme::palette(ui).card);
            let band = band.inner_margin(Margin::symmetric(12, 3));
            Panel::top("practice").frame(band).show(ui, practice::band);
        }
        if let Some(other) = self.session.other_holder().cloned() {
            Panel::top("only read")
                .frame(side)
                .show(ui, |ui| held::notice(ui, &mut self.pane(&focus, &mut actions), &other));
        }
        if let Some(text) = self.session.message().map(texts::message) {
            Panel::bottom("message")
                .frame(side)
                .show(ui, |ui| message(ui, &mut self.pane(&focus, &mut actions), &text));
        }
        let page = self.session.page();
        let whole = ui.available_rect_before_wrap();
        ui.painter().rect_filled(whole, 0.0, ui.visuals().panel_fill);
        let mut middle = whole;
        // Without the words of the fields no page of the case can be read.
        let needs_words = page.is_of_case() || page == Page::Cases;
        let is_unready = needs_words && !self.session.library_faults().is_empty();
        // A meeting is read across a table: nothing stands beside its point.
        if page.is_of_case() && page != Page::Meeting && !is_unready {
            let widths = self.session.settings().widths;
            let usual = (whole.width() * 0.22).clamp(190.0, 300.0);
            let sizes = Rangef::new(NAVIGATION, (whole.width() * 0.5).max(NAVIGATION));
            let parted =
                edge::part(ui, whole, "navigation", Lies::Left, sizes, widths.navigation, usual);
            if let Some(size) = parted.drawn_to {
                let navigation = Some(size);
                actions.push(Action::Resize(Widths { navigation, ..widths }));
            }
            middle = parted.rest;
            let room = UiBuilder::new()
                .scope_id(Id::unique("navigation"))
                .max_rect(parted.part.shrink(12.0))
                .accessibility_role(Role::Navigation)
                .accessibility_label(texts::NAVIGATION);
            ui.scope_builder(room, |ui| {
                ui.set_clip_rect(parted.part);
                navigation::show(ui, &mut self.pane(&focus, &mut actions));
            });
        }
        // What comes and goes around a page, such as a message, must not take the cursor from a button of it: buttons are known by their
        // number from here on, and not from the window.
        let room = UiBuilder::new()
            .scope_id(Id::unique("page"))
            .max_rect(middle)
            .accessibility_role(Role::Main)
            .accessibility_label(texts::PAGE);
        ui.scope_builder(room, |ui| {
            ui.set_clip_rect(middle);
            match page {
                _ if is_unready => unready::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Start => start::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Settings => settings::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Cases => cases::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Tasks => tasks::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Section(name) => {
                    let Some(part) = CasePart::named(name) else { return };
                    let dialogs = self.dialogs.as_mut();
                    section::show(ui, &mut self.session, part, &focus, dialogs, &mut actions);
                }
                Page::Answers(phase) => {
                    answers::show(ui, &mut self.pane(&focus, &mut actions), phase);
                }
                Page::Meeting => meeting::show(ui, &mut self.session, &focus, &mut actions),
                Page::Nameless => nameless::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Versions => versions::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Access => access::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Seals => seals::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Forms => forms::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Intake => intake::show(ui, &mut self.pane(&focus, &mut actions)),
                Page::Letters => letters::show(ui, &mut self.pane(&focus, &mut actions)),
            }
        });
        questions::show(&ui.ctx().clone(), &mut self.pane(&focus, &mut actions));
        ring::show(ui.ctx());
        self.drawn(ui, actions);
        if is_pasted {
            self.session.part_steps();
        }
    }

    /// Does what was asked for while the window was drawn.
    fn drawn(&mut self, ui: &Ui, actions: Vec<Action>) {
        for action in actions {
            self.act(action);
        }
        self.closing.drawn(ui.ctx());
        if let Some(rest) = self.session.wakes_in() {
            ui.ctx().request_repaint_after(rest);
        }
    }

    /// Takes the files that were dropped on the window, and lets other programs show what is asked for.
    fn beyond(&mut self, ctx: &Context) {
        let dropped = files::dropped(ctx);
        if !dropped.is_empty() && self.session.has_case() {
            self.act(Action::Show(Page::Section(files::PART)));
            self.act(Action::Exhibit(ExhibitWish::Add(dropped)));
        }
        let is_picture = |event: &Event| matches!(event, Event::PasteImage(_));
        if ctx.input(|input| input.events.iter().any(is_picture)) {
            self.act(Action::PicturePasted);
        }
        if let Some(note) = self.session.take_to_copy() {
            ctx.copy_text(note);
        }
        if let Some((what, path)) = self.session.take_to_show() {
            self.dialogs.show(what, &path);
        }
        while let Some((what, path)) = self.dialogs.not_shown() {
            self.act(Action::Outside(ShowingWish::NotShown(what, path)));
        }
    }

    fn pane<'a>(&'a mut self, focus: &'a Focus, actions: &'a mut Vec<Action>) -> Pane<'a> {
        Pane { session: &self.session, focus, dialogs: self.dialogs.as_mut(), actions }
    }

    /// Does what was asked for, whoever asked.
    pub fn act(&mut self, action: Action) {
        self.session.update(action);
        self.send();
    }

    /// Sends what lies in the session's outbox.
    fn send(&mut self) {
        for job in self.session.take_jobs() {
            self.work.send(job);
        }
    }
}

/// The time of day where the computer stands.
fn wall_clock() -> Time {
    jiff::Zoned::now().time()
}

/// What the program last said, until it is closed.
fn message(ui: &mut Ui, pane: &mut Pane<'_>, text: &str) {
    let palette = theme::palette(ui);
    let is_failure = pane.session.message().is_some_and(|message| message.is_failure());
    let color = if is_failure { palette.error } else { palette.text };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(text).color(color));
        if let Some(Message::LetterWritten(path)) = pane.session.message() {
            letters::writing::show_buttons(ui, pane, path);
        }
        if ui.button(texts::CLOSE).clicked() {
            pane.actions.push(Action::DismissMessage);
        }
    });
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.draw(ui);
    }
}

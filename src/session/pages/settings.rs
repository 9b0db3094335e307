//! The page of settings: who works here, and the municipality as sender of the letters.

use crate::case::Case;
use crate::case::field::Answered;
use crate::jobs::job::{Job, Role, SenderForm, SenderStanding, Settings, TextSize, Widths};
use crate::library::Library;
use crate::problem::Problem;
use crate::session::Session;
use crate::session::question::{Leaves, Message};

/// The state of the page of settings (indstillingssiden).
#[derive(Default)]
pub struct SettingsPage {
    kept: Settings,
    typed: Settings,
    sender: SenderForm,
    kept_sender: SenderForm,
    keeps_sender: bool,
    /// Somebody has asked for the settings to be kept, and wants to hear of it.
    tells: bool,
    /// How many orders to keep them are under way.
    orders: usize,
    /// The page is to be left once all is kept.
    pub(in crate::session) leaves: Option<Leaves>,
}

impl SettingsPage {
    /// What is typed, kept or not.
    pub fn typed(&self) -> &Settings {
        &self.typed
    }

    pub fn sender(&self) -> &SenderForm {
        &self.sender
    }

    /// Whether something typed about oneself is not kept yet.
    pub fn has_news(&self) -> bool {
        self.typed != self.kept
    }

    /// Whether something typed about the sender is not kept yet.
    pub fn has_news_of_sender(&self) -> bool {
        self.sender != self.kept_sender
    }

    pub fn keeps_sender(&self) -> bool {
        self.keeps_sender
    }

    /// Whether something that is to be kept has not arrived yet.
    pub(in crate::session) fn waits_for_disk(&self) -> bool {
        self.keeps_sender || self.orders > 0
    }

    /// Shows what is kept again.
    pub(in crate::session) fn forget_news(&mut self) {
        self.typed = self.kept.clone();
        self.sender = self.kept_sender.clone();
    }

    /// Shows the sender of a library that was read; what is being typed stays.
    pub(in crate::session) fn learn(&mut self, library: &Library) {
        let fresh = SenderForm::of(&library.sender);
        if !self.has_news_of_sender() {
            self.sender = fresh.clone();
        }
        self.kept_sender = fresh;
    }
}

impl Session {
    /// Who works here, as it is kept.
    pub fn settings(&self) -> &Settings {
        &self.pages.settings.kept
    }

    pub fn settings_page(&self) -> &SettingsPage {
        &self.pages.settings
    }

    /// Whose the sender of the letters is; none until the library is read.
    pub fn sender_standing(&self) -> Option<SenderStanding> {
        Some(self.library.as_ref()?.sender.standing())
    }

    pub(in crate::session) fn type_settings(&mut self, settings: Settings) {
        self.pages.settings.typed = settings;
    }

    pub(in crate::session) fn type_sender(&mut self, sender: SenderForm) {
        self.pages.settings.sender = sender;
    }

    pub(in crate::session) fn keep_settings(&mut self) {
        let page = &mut self.pages.settings;
        page.kept = page.typed.clone();
        (page.tells, page.orders) = (true, page.orders + 1);
        self.outbox.push(Job::KeepSettings(page.kept.clone()));
    }

    /// Draws all of the window in another size, and remembers it.
    pub(in crate::session) fn resize_text(&mut self, size: TextSize) {
        self.keep_in_passing(|settings| settings.text_size = size);
    }

    /// Remembers how the user has drawn the edges of the window.
    pub(in crate::session) fn resize(&mut self, widths: Widths) {
        self.keep_in_passing(|settings| settings.widths = widths);
    }

    /// Keeps what is no answer to a question of the page; what is being typed there stays as it is.
    fn keep_in_passing(&mut self, change: impl Fn(&mut Settings)) {
        let page = &mut self.pages.settings;
        change(&mut page.typed);
        let before = page.kept.clone();
        change(&mut page.kept);
        if page.kept != before {
            page.orders += 1;
            self.outbox.push(Job::KeepSettings(page.kept.clone()));
        }
    }

    pub(in crate::session) fn keep_sender(&mut self) {
        let page = &mut self.pages.settings;
        if !page.keeps_sender {
            page.keeps_sender = true;
            self.outbox.push(Job::KeepSender(page.sender.clone()));
        }
    }

    pub(in crate::session) fn settings_read(&mut self, outcome: Result<Settings, Problem>) {
        match outcome {
            Ok(settings) => {
                let page = &mut self.pages.settings;
                (page.kept, page.typed) = (settings.clone(), settings);
            }
            Err(problem) => self.talk.message = Some(Message::SettingsNotRead(problem)),
        }
    }

    pub(in crate::session) fn settings_kept(&mut self, outcome: Result<(), Problem>) {
        let tells = std::mem::take(&mut self.pages.settings.tells);
        self.pages.settings.orders = self.pages.settings.orders.saturating_sub(1);
        let is_kept = outcome.is_ok();
        match outcome {
            Ok(()) if tells => self.talk.message = Some(Message::SettingsKept),
            // Nobody has asked for it, and nothing typed is at stake.
            Ok(()) => {}
            Err(_) if !tells => {}
            Err(problem) => self.talk.message = Some(Message::SettingsNotKept(vec![problem])),
        }
        self.settings_were_kept(is_kept);
    }

    pub(in crate::session) fn sender_kept(
        &mut self,
        outcome: Result<std::sync::Arc<Library>, Vec<Problem>>,
    ) {
        self.pages.settings.keeps_sender = false;
        let is_kept = outcome.is_ok();
        match outcome {
            Ok(library) => {
                let standing = library.sender.standing();
                // The logo has its name in the folder now.
                let page = &mut self.pages.settings;
                page.kept_sender = page.sender.clone();
                self.library_read(Ok(library));
                self.talk.message = Some(Message::SenderKept(standing));
            }
            Err(problems) => self.talk.message = Some(Message::SettingsNotKept(problems)),
        }
        self.settings_were_kept(is_kept);
    }

    /// A new case, with the name of whoever begins it.
    pub(in crate::session) fn new_case(&self) -> Case {
        let mut case = Case::default();
        let Settings { name, role, .. } = self.settings();
        let matter = &mut case.matter;
        let field = match role {
            Role::Caseworker => &mut matter.caseworker,
            Role::MeetingLeader => &mut matter.meeting_leader,
            Role::DecisionMaker => &mut matter.decision_maker,
        };
        // Any text is a name.
        let _ = field.set_text(name);
        case
    }
}

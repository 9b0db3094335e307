//! The page of settings: who works here, and the municipality as sender of the letters.

use crate::case::Case;
use crate::case::field::Answered;
use crate::jobs::job::{Job, Role, SenderForm, SenderStanding, Settings};
use crate::library::Library;
use crate::problem::Problem;
use crate::session::Session;
use crate::session::question::Message;

/// The state of the page of settings (indstillingssiden).
#[derive(Default)]
pub struct SettingsPage {
    kept: Settings,
    typed: Settings,
    sender: SenderForm,
    kept_sender: SenderForm,
    keeps_sender: bool,
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
        self.outbox.push(Job::KeepSettings(page.kept.clone()));
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
        self.talk.message = Some(match outcome {
            Ok(()) => Message::SettingsKept,
            Err(problem) => Message::SettingsNotKept(vec![problem]),
        });
    }

    pub(in crate::session) fn sender_kept(
        &mut self,
        outcome: Result<std::sync::Arc<Library>, Vec<Problem>>,
    ) {
        self.pages.settings.keeps_sender = false;
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

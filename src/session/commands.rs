//! What each command of the toolbar and the keyboard does.

use super::Session;
use super::action::{Command, Showing};
use super::history::Changed;
use super::pages::Page;
use super::pages::beside::Side;
use super::question::{Finder, Question, Then};
use crate::jobs::job::{Job, TextSize};

impl Session {
    pub(super) fn command(&mut self, command: Command) {
        match command {
            Command::New | Command::NewFromExport => {
                self.pages.wants_export = command == Command::NewFromExport;
                self.leave(Then::New);
            }
            Command::Open => self.leave(Then::Open),
            Command::Save => self.save(None),
            Command::SaveAs => self.ask_where_to_save(None),
            Command::Undo => {
                let place = self.open.undo();
                self.travelled(place);
            }
            Command::Redo => {
                let place = self.open.redo();
                self.travelled(place);
            }
            Command::NextPage => self.turn_to(self.page().neighbour(1)),
            Command::PreviousPage => self.turn_to(self.page().neighbour(-1)),
            Command::Phase(phase) => {
                let name = self.task_of(phase).map(|task| task.part.name);
                self.turn_to(name.map_or(Page::Tasks, Page::Section));
            }
            Command::Tasks => self.turn_to(Page::Tasks),
            Command::Start => self.turn_to(Page::Start),
            Command::Cases => self.turn_to(Page::Cases),
            Command::Nameless => self.turn_to(Page::Nameless),
            Command::Versions => self.turn_to(Page::Versions),
            Command::Access => self.turn_to(Page::Access),
            Command::Seals => self.turn_to(Page::Seals),
            Command::TakeForm | Command::WriteForm => self.turn_to(Page::Forms),
            Command::TakeExport => self.turn_to(Page::Intake),
            Command::Settings => self.turn_to(Page::Settings),
            Command::Letters => self.turn_to(Page::Letters),
            Command::Meeting => self.next_point(),
            Command::PreviousPoint => self.previous_point(),
            Command::HealthDetails => self.turn_health_details(),
            Command::Write(format) => self.write_letter(format),
            Command::LetterAs(view) => self.turn_letter(view),
            Command::OpenWritten => self.show_written(Showing::Letter),
            Command::RevealWritten => self.show_written(Showing::Folder),
            Command::CopyNote => self.copy_note(),
            Command::Tie => self.tying.is_wanted = true,
            Command::Beside(Side::Spelling) => self.next_slip(),
            Command::Beside(side) => self.turn_side(side),
            Command::NextMissing => self.next_missing(),
            Command::Find => self.ask_finder(Finder::Names),
            Command::Search => self.ask_finder(Finder::Answers),
            Command::LargerText => self.resize_text(self.settings().text_size.larger()),
            Command::SmallerText => self.resize_text(self.settings().text_size.smaller()),
            Command::UsualText => self.resize_text(TextSize::default()),
            Command::Passphrase => self.change_passphrase(),
            Command::Keys => self.ask(Question::Keys),
            Command::Guide => self.outbox.push(Job::WriteGuide),
            Command::Lock => self.shut(),
            Command::Quit => self.leave(Then::Quit),
        }
    }

    /// Shows where the case differs from what it was before undo or redo.
    fn travelled(&mut self, place: Option<Changed>) {
        let Some(place) = place else { return };
        self.note(true);
        match place {
            Changed::Field(place)
                if self.page() == Page::Meeting && self.show_in_meeting(place) =>
            {
                self.ask_for_answers();
            }
            Changed::Field(place) => self.jump_to(place),
            // Who works on a letter beside the form stays there.
            Changed::Letter if self.shows_a_letter() => self.ask_for_answers(),
            Changed::Letter => self.show(Page::Letters),
            // The list of tasks shows every mark.
            Changed::Mark(_) if self.page() == Page::Tasks => self.ask_for_answers(),
            Changed::Mark(part) => self.show(Page::Section(part.name)),
        }
    }
}

//! What is pasted into an answer and cannot simply go in: a number that is built like the CPR number of somebody else, or too much.

use std::ops::Range;

use super::Session;
use super::action::Reply;
use super::pasted_text::PastedText;
use super::question::{Message, Question};
use crate::case::limits::MOST_LETTERS;
use crate::checks::values::foreign_cpr;
use crate::danish::counted::byte_of;

/// What stands in the place of a number that was left out.
const LEFT_OUT: &str = "[CPR-nummer udeladt]";

impl Session {
    /// The numbers of a text that are built like CPR numbers and are not the citizen's.
    pub fn numbers_of_another(&self, text: &str) -> Vec<Range<usize>> {
        let words = self.library().map(|library| library.wording.plan_words());
        words.map_or_else(Vec::new, |words| foreign_cpr::of_another(self.case(), words, text))
    }

    /// Leaves the numbers out of a text that are built like CPR numbers and are not the citizen's. Gives whether there were any.
    fn leave_out_numbers(&self, text: &mut String) -> bool {
        let numbers = self.numbers_of_another(text);
        for number in numbers.iter().rev() {
            text.replace_range(number.clone(), LEFT_OUT);
        }
        !numbers.is_empty()
    }

    /// Makes a text ready to go into a letter. A box on a page closes when somebody is asked, so the numbers of others are left out and
    /// that is told.
    pub fn paste_into_letter(&mut self, text: &mut String) {
        if self.leave_out_numbers(text) {
            self.talk.message = Some(Message::NumberLeftOut);
        }
    }

    /// What is pasted, and what is typed before and after it, are steps of their own.
    pub fn part_steps(&mut self) {
        self.open.part_steps();
    }

    /// Takes a text that the window did not put in by itself.
    pub(super) fn paste(&mut self, pasted: PastedText) {
        if pasted.text.chars().count() > self.room_for(&pasted) {
            self.talk.message = Some(Message::FieldFull);
        } else if self.numbers_of_another(&pasted.text).is_empty() {
            self.put_pasted(&pasted, &pasted.text);
        } else {
            self.ask(Question::PasteOfAnother(pasted));
        }
    }

    /// How many letters more the answer takes.
    fn room_for(&self, pasted: &PastedText) -> usize {
        let held = self.case().answer(&pasted.place).map_or(0, |it| it.text().chars().count());
        MOST_LETTERS.saturating_sub(held.saturating_sub(pasted.letters.len()))
    }

    pub(super) fn answer_about_paste(&mut self, pasted: &PastedText, reply: Reply) {
        match reply {
            Reply::PutIn => self.put_pasted(pasted, &pasted.text),
            Reply::PutInWithout => {
                let mut text = pasted.text.clone();
                self.leave_out_numbers(&mut text);
                self.put_pasted(pasted, &text);
            }
            _ => self.jump_to(pasted.place),
        }
    }

    fn put_pasted(&mut self, pasted: &PastedText, words: &str) {
        let Some(text) = self.case().answer(&pasted.place).map(|it| it.text()) else { return };
        let (from, to) = (byte_of(text, pasted.letters.start), byte_of(text, pasted.letters.end));
        let written = format!("{}{words}{}", &text[..from], &text[to..]);
        let end = pasted.letters.start + words.chars().count();
        if self.open.answer(&pasted.place, &written) {
            self.note_pasted(&pasted.place, words);
            self.note(true);
            self.mark_put(pasted.place, end..end);
        }
    }
}

//! Spelling in the open case: what is wrong, and the walk from one word to the next.

use std::collections::HashSet;
use std::sync::Arc;

use super::Session;
use super::pages::Page;
use super::pages::beside::Side;
use super::pages::letter_view::LetterView;
use super::question::Message;
use super::spelling_wish::SpellingWish;
use crate::case::edits::{EditText, piece_at, words_of};
use crate::case::field::View;
use crate::jobs::job::{Job, Misspelling, SlipPlace, SpellingAnswer, SpellingJob, Spelt};
use crate::place::FieldPath;
use crate::problem::Problem;

/// What is known of the spelling of the open case (stavningen).
#[derive(Default)]
pub(super) struct CaseSpelling {
    spelt: Arc<Spelt>,
    /// The words that are marked: the wrong ones without those that somebody lets be.
    marked: Arc<HashSet<String>>,
    looked_for: Option<(u64, usize)>,
    /// There is nothing to check with.
    lacks: Option<Problem>,
    /// The word that the walk has come to.
    at: Option<Misspelling>,
    meant: Option<(String, Vec<String>)>,
    let_be: HashSet<String>,
}

impl Session {
    /// The words that are spelt wrong, in the order of the case, without those that somebody lets be.
    pub fn slips(&self) -> impl Iterator<Item = &Misspelling> {
        let spelling = &self.spelling;
        spelling.spelt.slips.iter().filter(|slip| !spelling.let_be.contains(&slip.word))
    }

    /// The words that are spelt wrong, those of the letter in view among them.
    pub fn misspelt(&self) -> &Arc<HashSet<String>> {
        &self.spelling.marked
    }

    /// The word that the walk has come to.
    pub fn slip_in_view(&self) -> Option<&Misspelling> {
        self.spelling.at.as_ref()
    }

    /// What may have been meant by it; none while that is looked for.
    pub fn meant(&self) -> Option<&[String]> {
        let (word, meant) = self.spelling.meant.as_ref()?;
        self.spelling.at.as_ref().filter(|slip| slip.word == *word).map(|_| meant.as_slice())
    }

    /// Why the spelling is not checked; none where it is.
    pub fn lacks_dictionary(&self) -> Option<&Problem> {
        self.spelling.lacks.as_ref()
    }

    /// Asks what is spelt wrong in this state of the case and its letter.
    pub(super) fn ask_for_spelling(&mut self) {
        if !self.has_case() || self.settings().lets_spelling_be {
            return;
        }
        let letter = self.letters().preview().filter(|_| self.shows_a_letter()).cloned();
        // A preview is the same one as long as it is not read anew.
        let turn = letter.as_ref().map_or(0, |letter| Arc::as_ptr(letter).addr());
        let wanted = (self.open.generation(), turn);
        if self.spelling.looked_for != Some(wanted) {
            self.spelling.looked_for = Some(wanted);
            let case = Arc::clone(self.open.latest());
            self.outbox.push(Job::Spell(SpellingJob::Look { generation: wanted.0, case, letter }));
        }
    }

    /// The next word that is spelt wrong, after the one in view or from the field with the cursor on.
    pub(super) fn next_slip(&mut self) {
        if let Some(lacks) = &self.spelling.lacks {
            self.pages.beside.choose(Side::Spelling);
            // Where nothing stands beside the page, it is told below.
            if !matches!(self.page(), Page::Section(_)) {
                self.talk.message = Some(Message::Told(lacks.clone()));
            }
            return;
        }
        let slips: Vec<Misspelling> = self.slips().cloned().collect();
        let here = self.spelling.at.as_ref();
        let turn = slips.iter().position(|slip| Some(slip) == here);
        // The word in view was mended: what comes behind its place is next.
        let behind = || {
            let here = here?;
            slips.iter().position(|slip| slip.place == here.place && slip.start > here.start)
        };
        let next = turn.map(|turn| turn + 1).or_else(behind).unwrap_or_default();
        match slips.get(next).or(slips.first()) {
            Some(slip) => self.go_to_slip(slip.clone()),
            None => {
                self.spelling.at = None;
                self.talk.message = Some(Message::NothingMisspelt);
            }
        }
    }

    fn go_to_slip(&mut self, slip: Misspelling) {
        match slip.place {
            SlipPlace::Answer(place) => {
                self.pages.beside.choose(Side::Spelling);
                self.jump_to(place);
            }
            SlipPlace::ByHand { edit, .. } => {
                let Some(edit) = self.case().edits.get(edit) else { return };
                self.pages.letters.select(edit.letter.clone(), self.file.path());
                self.pages.letters.view = LetterView::Pages;
                self.turn_to(Page::Letters);
            }
        }
        if self.meant_of(&slip.word).is_none() {
            self.outbox.push(Job::Spell(SpellingJob::Suggest(slip.word.clone())));
        }
        self.spelling.at = Some(slip);
        self.ask_for_answers();
    }

    fn meant_of(&self, word: &str) -> Option<&[String]> {
        let known = self.spelling.meant.as_ref().filter(|(known, _)| known == word);
        known.map(|(_, meant)| meant.as_slice())
    }

    pub(super) fn spelling_wish(&mut self, wish: SpellingWish) {
        if let SpellingWish::GoTo(turn) = wish {
            let slip = self.slips().nth(turn).cloned();
            if let Some(slip) = slip {
                self.go_to_slip(slip);
            }
            return;
        }
        let Some(at) = self.spelling.at.clone() else { return };
        match wish {
            SpellingWish::GoTo(_) => {}
            SpellingWish::Replace(text) => {
                self.respell(&at.place, &[at.start], &at.word, &text);
                self.next_slip();
            }
            SpellingWish::ReplaceAll(text) => {
                let mut places: Vec<(SlipPlace, Vec<usize>)> = Vec::new();
                for slip in self.slips().filter(|slip| slip.word == at.word) {
                    match places.last_mut().filter(|(place, _)| *place == slip.place) {
                        Some((_, starts)) => starts.push(slip.start),
                        None => places.push((slip.place, vec![slip.start])),
                    }
                }
                for (place, starts) in places {
                    self.respell(&place, &starts, &at.word, &text);
                }
                self.next_slip();
            }
            SpellingWish::LetBe => {
                self.next_slip();
                self.let_be(at.word);
            }
            SpellingWish::Learn => {
                self.next_slip();
                self.outbox.push(Job::Spell(SpellingJob::Learn(at.word.clone())));
                self.let_be(at.word);
            }
        }
    }

    /// A word is let be, and the same word further on as well.
    fn let_be(&mut self, word: String) {
        self.spelling.let_be.insert(word);
        self.spelling.mark();
        let spelling = &self.spelling;
        if spelling.at.as_ref().is_some_and(|slip| spelling.let_be.contains(&slip.word)) {
            self.next_slip();
        }
    }

    /// Writes a word anew where it stands in an answer. Where it does not stand there any more, nothing is changed.
    fn respell(&mut self, place: &SlipPlace, starts: &[usize], word: &str, text: &str) {
        let changed = match *place {
            SlipPlace::Answer(answer) => self.respell_answer(&answer, starts, word, text),
            SlipPlace::ByHand { edit, cell } => self.open.edit_letters(None, |case| {
                case.change_edit(edit, |edit| {
                    let Some(pieces) = edit.text.get_mut(cell) else { return };
                    for start in starts.iter().rev() {
                        respell_by_hand(pieces, *start, word, text);
                    }
                })
            }),
        };
        if changed {
            self.note(true);
            // Until the case is looked through again, what stood behind the word stands further on or back.
            self.spelling.moved(place, starts, word, text);
        }
    }

    fn respell_answer(
        &mut self,
        place: &FieldPath,
        starts: &[usize],
        word: &str,
        text: &str,
    ) -> bool {
        let Some(View::Answer(answer)) = self.case().find(place) else { return false };
        let mut written = answer.text().to_owned();
        for start in starts.iter().rev() {
            if written.get(*start..).is_some_and(|rest| rest.starts_with(word)) {
                written.replace_range(*start..*start + word.len(), text);
            }
        }
        self.open.answer(place, &written)
    }

    /// The text in which a word is spelt wrong; none where it is gone.
    pub fn text_of_slip(&self, slip: &Misspelling) -> Option<String> {
        match slip.place {
            SlipPlace::Answer(place) => Some(self.case().answer(&place)?.text().to_owned()),
            SlipPlace::ByHand { edit, cell } => {
                Some(words_of(self.case().edits.get(edit)?.text.get(cell)?))
            }
        }
    }

    pub(super) fn spelling_answered(&mut self, answer: SpellingAnswer) {
        match answer {
            SpellingAnswer::Looked { generation, spelt } => {
                self.spelling.lacks = None;
                if generation == self.open.generation() {
                    self.spelling.spelt = spelt;
                    self.spelling.mark();
                }
            }
            SpellingAnswer::Suggested { word, meant } => self.spelling.meant = Some((word, meant)),
            SpellingAnswer::Learnt(Ok(())) => {
                self.spelling.looked_for = None;
                self.ask_for_spelling();
            }
            SpellingAnswer::Learnt(Err(problem)) => {
                self.talk.message = Some(Message::Told(problem));
            }
            SpellingAnswer::NoDictionary(problem) => {
                self.spelling = CaseSpelling { lacks: Some(problem), ..CaseSpelling::default() };
                self.spelling.looked_for = Some((self.open.generation(), 0));
            }
        }
    }

    /// Another case has come.
    pub(super) fn forget_spelling(&mut self) {
        let lacks = self.spelling.lacks.take();
        self.spelling = CaseSpelling { lacks, ..CaseSpelling::default() };
    }
}

fn respell_by_hand(pieces: &mut EditText, start: usize, word: &str, text: &str) {
    let Some((piece, at)) = piece_at(pieces, start, word.len()) else { return };
    let Some(piece) = pieces.get_mut(piece) else { return };
    if piece.text.get(at..).is_some_and(|rest| rest.starts_with(word)) {
        piece.text.replace_range(at..at + word.len(), text);
    }
}

impl CaseSpelling {
    fn mark(&mut self) {
        let words = self.spelt.words.iter().filter(|word| !self.let_be.contains(*word));
        self.marked = Arc::new(words.cloned().collect());
    }

    fn moved(&mut self, place: &SlipPlace, starts: &[usize], word: &str, text: &str) {
        let mut slips = self.spelt.slips.clone();
        slips.retain(|slip| {
            !(slip.place == *place && slip.word == word && starts.contains(&slip.start))
        });
        for slip in slips.iter_mut().filter(|slip| slip.place == *place) {
            let before = starts.iter().filter(|start| **start < slip.start).count();
            slip.start = (slip.start + before * text.len()).saturating_sub(before * word.len());
        }
        self.spelt = Arc::new(Spelt { slips, words: self.spelt.words.clone() });
    }
}

//! Phrases in the open case: which there are, putting one in, and writing one's own.

use std::ops::Range;
use std::sync::Arc;

use super::Session;
use super::pages::beside::Side;
use super::phrase_wish::{PhraseDraft, PhraseName, PhraseWish};
use super::question::Message;
use crate::case::Case;
use crate::case::kind::Kind;
use crate::case::limits::MOST_LETTERS;
use crate::case::part::CasePart;
use crate::checks::values::foreign_cpr;
use crate::danish::counted::byte_of;
use crate::jobs::job::{Job, PhraseAnswer, PhraseJob};
use crate::letters::phrases::{Phrase, PhraseBook, PhraseOwner, PhraseText};
use crate::place::FieldPath;
use crate::problem::{Place, Problem};

/// What is known of phrases (fraserne).
#[derive(Default)]
pub(super) struct KnownPhrases {
    book: Arc<PhraseBook>,
    is_asked_for: bool,
    draft: Option<PhraseDraft>,
    /// What was put in last, for the cursor to go to.
    put: Option<(FieldPath, Range<usize>)>,
}

impl Session {
    /// All phrases.
    pub fn phrases(&self) -> &Arc<PhraseBook> {
        &self.phrases.book
    }

    /// The phrase that is being written.
    pub fn phrase_draft(&self) -> Option<&PhraseDraft> {
        self.phrases.draft.as_ref()
    }

    /// A phrase as it reads in a field of the case.
    ///
    /// # Errors
    /// Why it cannot be put in there.
    pub fn phrase_in(
        &self,
        phrase: &Phrase,
        place: Option<&FieldPath>,
    ) -> Result<PhraseText, Vec<Problem>> {
        let Some(library) = self.library() else { return Err(Vec::new()) };
        let part = place.and_then(CasePart::of);
        let day = part.map_or(self.today, |part| self.law_day(part));
        phrase.fill(&library.facts(self.case()), day)
    }

    /// What was put in last, once: the field, and the letters to mark there.
    pub fn take_put_phrase(&mut self) -> Option<(FieldPath, Range<usize>)> {
        self.phrases.put.take()
    }

    /// Lets the cursor go to what was put into an answer.
    pub(super) fn mark_put(&mut self, place: FieldPath, letters: Range<usize>) {
        self.phrases.put = Some((place, letters));
        self.jump_to(place);
        self.ask_for_answers();
    }

    /// Reads the phrases when the first case is open.
    pub(super) fn ask_for_phrases(&mut self) {
        if self.has_case() && self.library.is_some() && !self.phrases.is_asked_for {
            self.phrases.is_asked_for = true;
            self.outbox.push(Job::Phrases(PhraseJob::Read));
        }
    }

    /// Another case has come: what was marked in the one before it is not shown in it.
    pub(super) fn leave_phrase(&mut self) {
        self.phrases.draft = None;
        self.phrases.put = None;
    }

    /// Reads the phrases anew, as the library was read.
    pub(super) fn forget_phrases(&mut self) {
        self.phrases.is_asked_for = false;
    }

    pub(super) fn phrase_wish(&mut self, wish: PhraseWish) {
        match wish {
            PhraseWish::PutIn { phrase, place, letters } => self.put_in(&phrase, place, letters),
            PhraseWish::New(text) => self.write_phrase(PhraseDraft { text, ..Default::default() }),
            PhraseWish::Edit(name) => {
                let Some(phrase) = self.phrase(&name) else { return };
                let is_own = phrase.owner == PhraseOwner::User;
                let draft = PhraseDraft {
                    replaces: is_own.then(|| phrase.file.clone()),
                    heading: phrase.heading.clone(),
                    text: phrase.text.clone(),
                    faults: if is_own { phrase.faults.clone() } else { Vec::new() },
                    was_to_be_kept: is_own && !phrase.faults.is_empty(),
                    is_untouched: true,
                    asks_to_remove: false,
                };
                self.write_phrase(draft);
            }
            PhraseWish::Type(heading, text) => {
                if let Some(draft) = &mut self.phrases.draft {
                    (draft.heading, draft.text, draft.is_untouched) = (heading, text, false);
                }
                self.look_over_draft();
            }
            PhraseWish::Keep => self.keep_phrase(),
            PhraseWish::AskToRemove(asks) => {
                if let Some(draft) = &mut self.phrases.draft {
                    draft.asks_to_remove = asks;
                }
            }
            PhraseWish::Remove => {
                let file = self.phrases.draft.as_ref().and_then(|draft| draft.replaces.clone());
                if let Some(file) = file {
                    self.outbox.push(Job::Phrases(PhraseJob::Remove(file)));
                }
            }
            PhraseWish::Cancel => self.phrases.draft = None,
        }
    }

    fn phrase(&self, (owner, file): &PhraseName) -> Option<&Phrase> {
        self.phrases.book.all().iter().find(|it| it.owner == *owner && it.file == *file)
    }

    fn write_phrase(&mut self, draft: PhraseDraft) {
        self.phrases.draft = Some(draft);
        self.pages.beside.choose(Side::Phrases);
    }

    /// Puts a phrase into a text as one step. What stands right beside it is parted from it by a space.
    fn put_in(&mut self, name: &PhraseName, place: FieldPath, letters: Range<usize>) {
        let Some(phrase) = self.phrase(name) else { return };
        let filled = match self.phrase_in(phrase, Some(&place)) {
            Ok(filled) => filled,
            Err(problems) => {
                let problem = problems.into_iter().next();
                self.talk.message = problem.map(Message::PhraseNotPutIn);
                return;
            }
        };
        let Some(answer) = self.case().answer(&place).filter(|it| it.kind() == Kind::Prose) else {
            return;
        };
        let (written, selected) = put_between(answer.text(), &letters, &filled);
        if written.chars().count() > MOST_LETTERS {
            self.talk.message = Some(Message::FieldFull);
            return;
        }
        if self.open.answer(&place, &written) {
            self.note(true);
            if !filled.gaps.is_empty() {
                self.talk.message = Some(Message::PhraseWithGaps(filled.gaps.len()));
            }
            self.mark_put(place, selected);
        }
    }

    fn look_over_draft(&mut self) {
        let Some(library) = self.library.clone() else { return };
        let book = Arc::clone(&self.phrases.book);
        let words = library.wording.plan_words();
        let Some(draft) = &mut self.phrases.draft else { return };
        let text = Phrase::file_text(&draft.heading, &draft.text);
        let mut phrase =
            Phrase::read(PhraseOwner::User, "frasen", &text, &library.words, &library.law);
        phrase.file = draft.replaces.clone().unwrap_or_default();
        phrase.faults.extend(book.doubled(&phrase));
        let case = self.open.case();
        let name = case.citizen.name.filled().filter(|name| draft.text.contains(*name));
        if name.is_some()
            || !foreign_cpr::of_another(&Case::default(), words, &draft.text).is_empty()
        {
            let message = "Frasen nævner borgeren eller har et CPR-nummer i sig.";
            let fault = Problem::blocker("phrase-of-a-person", Place::Case, message);
            phrase.faults.push(
                fault.with_cure("Skriv {{ citizen.name }} i stedet for navnet, og slet nummeret."),
            );
        }
        draft.faults = phrase.faults;
    }

    fn keep_phrase(&mut self) {
        self.look_over_draft();
        let Some(draft) = &mut self.phrases.draft else { return };
        draft.was_to_be_kept = true;
        if draft.faults.is_empty() {
            let text = Phrase::file_text(&draft.heading, &draft.text);
            let (replaces, title) = (draft.replaces.clone(), draft.heading.title.clone());
            self.outbox.push(Job::Phrases(PhraseJob::Keep { replaces, title, text }));
        }
    }

    pub(super) fn phrases_answered(&mut self, answer: PhraseAnswer) {
        match answer {
            PhraseAnswer::Read(book) => self.phrases.book = book,
            PhraseAnswer::Kept(Ok(())) | PhraseAnswer::Removed(Ok(())) => {
                self.phrases.draft = None;
                self.outbox.push(Job::Phrases(PhraseJob::Read));
            }
            PhraseAnswer::Kept(Err(problem)) | PhraseAnswer::Removed(Err(problem)) => {
                self.talk.message = Some(Message::Told(problem));
            }
        }
    }
}

/// A text with a phrase in the place of some letters, and the letters to mark then: the first gap, or the end of the phrase.
fn put_between(text: &str, letters: &Range<usize>, filled: &PhraseText) -> (String, Range<usize>) {
    let end = byte_of(text, letters.end.max(letters.start));
    let (before, after) = (&text[..byte_of(text, letters.start)], &text[end..]);
    let needs_space = |sign: Option<char>| sign.is_some_and(|sign| !sign.is_whitespace());
    let mut written = before.to_owned();
    if needs_space(before.chars().next_back()) {
        written.push(' ');
    }
    let start = written.chars().count();
    written.push_str(&filled.text);
    let end = written.chars().count();
    if after.starts_with(char::is_alphanumeric) {
        written.push(' ');
    }
    written.push_str(after);
    let gap = filled.gaps.first().map(|gap| start + gap.start..start + gap.end);
    (written, gap.unwrap_or(end..end))
}

//! The page of seals: which letters are to be sealed, which are sealed already, and what came of looking at them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::access_log::AccessDeed;
use crate::case::Case;
use crate::case::stage::Stage;
use crate::jobs::job::{Job, LetterRow, Moment, SealLetters, SealSeen, Standing};
use crate::problem::Problem;
use crate::session::Session;
use crate::session::action::SealWish;
use crate::session::question::Message;

/// What a case is called in its file as it was when its letters were sealed.
const SENT: &str = "sendt";

/// What came of looking at the seals of a case, or why nobody could.
pub type SealsSeen = Result<Vec<SealSeen>, Vec<Problem>>;

/// The state of the page (siden for forseglede breve).
#[derive(Default)]
pub struct SealsPage {
    /// The letters that were chosen; while nobody has, those of the decision.
    chosen: Option<BTreeSet<String>>,
    seals: bool,
    /// For which state of the case the seals are being looked at.
    looks_at: Option<u64>,
    seen: Option<(u64, SealsSeen)>,
}

/// Why nothing can be sealed now (det, der er i vejen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSealable {
    /// The case has no file yet to keep a seal.
    NoFile,
    /// Somebody else has the case.
    OnlyRead,
    /// Letters are being sealed.
    UnderWay,
    /// The letters of the case are not known yet.
    Unknown,
    /// No letter is chosen.
    NoneChosen,
}

impl Session {
    /// The letters that can be sealed as the case is now.
    pub fn sealable(&self) -> impl Iterator<Item = &LetterRow> {
        let rows = self.letters().rows().iter();
        rows.filter(|row| matches!(row.standing, Standing::Ready(_)))
    }

    /// The letters of the decision that lack something.
    pub fn not_yet_sealable(&self) -> impl Iterator<Item = &LetterRow> {
        let rows = self.letters().rows().iter();
        rows.filter(|row| {
            row.step == Stage::Decision && matches!(row.standing, Standing::Lacking(_))
        })
    }

    /// Whether a letter is to be sealed.
    pub fn is_to_be_sealed(&self, row: &LetterRow) -> bool {
        match &self.pages.seals.chosen {
            Some(chosen) => chosen.contains(&row.id),
            None => row.step == Stage::Decision,
        }
    }

    fn to_be_sealed(&self) -> Vec<String> {
        let chosen = self.sealable().filter(|row| self.is_to_be_sealed(row));
        chosen.map(|row| row.id.clone()).collect()
    }

    /// What stands in the way of sealing; none where nothing does.
    pub fn not_sealable(&self) -> Option<NotSealable> {
        if self.pages.seals.seals {
            Some(NotSealable::UnderWay)
        } else if self.other_holder().is_some() {
            Some(NotSealable::OnlyRead)
        } else if self.path().is_none() {
            Some(NotSealable::NoFile)
        } else if self.letters().rows().is_empty() {
            Some(NotSealable::Unknown)
        } else {
            self.to_be_sealed().is_empty().then_some(NotSealable::NoneChosen)
        }
    }

    /// Whether the seals are being looked at.
    pub fn looks_at_seals(&self) -> bool {
        self.pages.seals.looks_at.is_some()
    }

    /// What came of looking at the seals; none while nobody has looked at those of the case as it is now.
    pub fn seals_seen(&self) -> Option<&SealsSeen> {
        let (generation, seen) = self.pages.seals.seen.as_ref()?;
        (*generation == self.generation()).then_some(seen)
    }

    pub(in crate::session) fn seal_wish(&mut self, wish: SealWish) {
        match wish {
            SealWish::Choose(id, is_chosen) => {
                let mut chosen: BTreeSet<String> = self.to_be_sealed().into_iter().collect();
                if is_chosen {
                    chosen.insert(id);
                } else {
                    chosen.remove(&id);
                }
                self.pages.seals.chosen = Some(chosen);
            }
            SealWish::Seal if self.not_sealable().is_none() => {
                self.pages.seals.seals = true;
                let (case, letters) = (Arc::clone(self.open.latest()), self.to_be_sealed());
                let order = SealLetters { case, letters, day: self.today };
                self.outbox.push(Job::Seal(order));
            }
            SealWish::Seal => {}
            SealWish::LookAt if self.pages.seals.looks_at.is_none() => {
                let (generation, case) = (self.generation(), Arc::clone(self.open.latest()));
                self.pages.seals.looks_at = Some(generation);
                self.outbox.push(Job::LookAtSeals { generation, case });
            }
            SealWish::LookAt => {}
        }
    }

    /// The letters were sealed, or not. A case that was changed meanwhile keeps its changes and gets the seal.
    pub(in crate::session) fn sealed(
        &mut self,
        order: &SealLetters,
        outcome: Result<Arc<Case>, Vec<Problem>>,
    ) {
        if !std::mem::take(&mut self.pages.seals.seals) {
            // Another case is open now.
            return;
        }
        match outcome {
            Err(problems) => self.talk.message = Some(Message::NotSealed(problems)),
            Ok(sealed) => {
                let number = sealed.seals.all().len();
                self.open.take_seals_of(&sealed);
                self.pages.seals.chosen = None;
                if self.keeps_versions() {
                    self.versions.take(&sealed, Moment::Named(SENT.to_owned()));
                }
                self.was_done(AccessDeed::Sealed);
                self.save(None);
                let letters = order.letters.len();
                self.talk.message = Some(Message::Sealed { number, letters });
            }
        }
    }

    pub(in crate::session) fn seals_looked_at(&mut self, generation: u64, seen: SealsSeen) {
        let page = &mut self.pages.seals;
        if page.looks_at.take_if(|asked| *asked == generation).is_some() {
            page.seen = Some((generation, seen));
        }
    }
}

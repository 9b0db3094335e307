//! Tying an answer, or a sentence of it, to the exhibit that it rests on.

use super::Session;
use super::evidence_wish::{EvidenceNews, EvidenceWish, TieCard};
use super::question::{Message, Question};
use crate::case::evidence::EvidenceTie;
use crate::case::field::View;
use crate::place::{FieldPath, ItemId};

impl Session {
    pub(super) fn evidence_wish(&mut self, wish: EvidenceWish) {
        match wish {
            EvidenceWish::NoField => {
                self.talk.message = Some(Message::Evidence(EvidenceNews::NoField))
            }
            EvidenceWish::Open(place, sentence) => self.open_tie_card(place, sentence),
            EvidenceWish::Type(tie) => {
                if let Some(Question::Tie(card)) = &mut self.talk.question {
                    card.lacks_exhibit &= tie.exhibit.is_none();
                    card.tie = tie;
                }
            }
            EvidenceWish::Change(id) => {
                let Some(tie) = self.case().evidence.get(id).cloned() else { return };
                let place = self.case().path(&tie.place);
                let place = place.filter(|place| self.case().answer(place).is_some());
                self.ask_about_tie(place, tie);
            }
            EvidenceWish::Remove(id) => {
                let place = self.place_of_tie(id);
                let changed = self.open.tie(&place, |case| case.untie_evidence(id));
                self.note(changed);
                // A card that had it open goes on with a new one.
                if let Some(Question::Tie(card)) = &mut self.talk.question
                    && card.tie.id == id
                {
                    card.tie.id = ItemId::NONE;
                }
                if changed {
                    self.ask_for_answers();
                }
            }
            EvidenceWish::DraftReasons(place) => self.draft_reasons(place),
        }
    }

    fn open_tie_card(&mut self, place: FieldPath, sentence: String) {
        let place = self.case().lasting(&place);
        let is_answered = self.case().answer(&place).is_some_and(|answer| answer.is_filled());
        if !is_answered {
            self.talk.message = Some(Message::Evidence(EvidenceNews::NoAnswer));
        } else if self.case().exhibits.list.items().is_empty() {
            self.talk.message = Some(Message::Evidence(EvidenceNews::NoExhibits));
        } else {
            let pasted = self.day_of_paste(&place).map(|day| day.to_string()).unwrap_or_default();
            let tie = EvidenceTie { sentence, pasted, ..EvidenceTie::new(place.address()) };
            self.ask_about_tie(Some(place), tie);
        }
    }

    fn ask_about_tie(&mut self, place: Option<FieldPath>, tie: EvidenceTie) {
        let today = place.and_then(|place| self.day_of_paste(&place));
        let pasted = tie.pasted_on().or(today);
        let card = TieCard { place, tie, lacks_exhibit: false, pasted };
        self.ask(Question::Tie(Box::new(card)));
    }

    /// Where a change of a tie is shown: at its answer, or at the list of exhibits where that is gone.
    fn place_of_tie(&self, id: ItemId) -> FieldPath {
        let tie = self.case().evidence.get(id);
        let place = tie.and_then(|tie| self.case().path(&tie.place));
        let is_there = |place: &FieldPath| matches!(self.case().find(place), Some(View::Answer(_)));
        place.filter(is_there).unwrap_or_else(|| FieldPath::new("exhibits", "list"))
    }

    /// Keeps what stands in the card.
    pub(super) fn keep_tie(&mut self, card: TieCard) {
        if self.case().exhibit(card.tie.exhibit).is_none() {
            self.ask(Question::Tie(Box::new(TieCard { lacks_exhibit: true, ..card })));
            return;
        }
        let place = card.place.unwrap_or_else(|| self.place_of_tie(card.tie.id));
        let tie = EvidenceTie { pages: card.tie.pages.trim().to_owned(), ..card.tie };
        let mut is_full = false;
        let changed = self.open.tie(&place, |case| {
            is_full = case.tie_evidence(tie).is_none();
            !is_full
        });
        self.note(changed);
        if is_full {
            self.talk.message = Some(Message::Evidence(EvidenceNews::Full));
        }
        if changed {
            self.ask_for_answers();
        }
    }
}

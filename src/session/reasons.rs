//! A draft of the reasons of a ruling, from the table of facts: a sentence for each, tied to the exhibit of the fact.

use super::Session;
use super::evidence_wish::EvidenceNews;
use super::question::Message;
use crate::case::Case;
use crate::case::decision::{WeighedFact, Weight};
use crate::case::evidence::{EvidenceTie, MOST_TIES, SaidBy, TieStanding};
use crate::case::field::{Edit, State};
use crate::case::plan::ExhibitGroup;
use crate::danish::one_line::in_one_line;
use crate::place::{FieldPath, ItemId};
use crate::words::ties::reason;

/// A sentence of the draft with the exhibits that it rests on (en sætning i udkastet).
struct Drafted {
    sentence: String,
    ties: Vec<EvidenceTie>,
    is_weighed: bool,
}

impl Session {
    /// Whether reasons can be drafted: there is a fact that says something.
    pub fn has_facts(&self) -> bool {
        self.case().decision.facts.items().iter().any(|fact| fact.fact.filled().is_some())
    }

    /// Writes the draft into the field of the reasons, behind what may stand there, as one step.
    pub(super) fn draft_reasons(&mut self, place: FieldPath) {
        let drafts = drafted(self.case());
        if drafts.is_empty() {
            self.talk.message = Some(Message::Evidence(EvidenceNews::NoFacts));
            return;
        }
        let count = drafts.len();
        let place = self.case().lasting(&place);
        let changed = self.open.tie(&place, |case| write(case, &place, drafts));
        self.note(changed);
        if changed {
            self.talk.message = Some(Message::Evidence(EvidenceNews::Drafted(count)));
            self.jump_to(place);
        }
    }
}

/// The sentences, those of the facts that were given weight first.
fn drafted(case: &Case) -> Vec<Drafted> {
    let facts = case.decision.facts.items().iter();
    let mut drafts: Vec<Drafted> = facts.filter_map(|fact| of_fact(case, fact)).collect();
    drafts.sort_by_key(|draft| !draft.is_weighed);
    drafts
}

fn of_fact(case: &Case, fact: &WeighedFact) -> Option<Drafted> {
    let text = in_one_line(fact.fact.filled()?);
    let is_weighed = !fact.weight.is(Weight::NotGiven);
    let why = fact.why.filled().map(in_one_line);
    let sentence = reason(&text, is_weighed, why.as_deref());
    let ties = ties_of(case, fact).collect();
    Some(Drafted { sentence, ties, is_weighed })
}

/// The exhibits of a fact: those that it is tied to, and those that its own field names.
fn ties_of<'a>(case: &'a Case, fact: &'a WeighedFact) -> impl Iterator<Item = EvidenceTie> + 'a {
    let place = case.path(&format!("decision.facts[#{}].fact", fact.id.0));
    let tied = place.map(|place| case.ties_at(&place)).unwrap_or_default();
    let holds = tied.into_iter().filter(|placed| placed.standing == TieStanding::Holds);
    let tied: Vec<EvidenceTie> = holds.map(|placed| placed.tie.clone()).collect();
    let cited: Vec<ItemId> =
        fact.exhibit.given().map(|it| it.items().collect()).unwrap_or_default();
    let is_new = |id: &ItemId| tied.iter().all(|tie| tie.exhibit != *id);
    let cited: Vec<EvidenceTie> = cited
        .into_iter()
        .filter(is_new)
        .filter_map(|id| case.exhibit(id))
        .map(|exhibit| EvidenceTie {
            exhibit: exhibit.id,
            said_by: exhibit.group.is(ExhibitGroup::Medical).then_some(SaidBy::Doctor),
            ..EvidenceTie::new(String::new())
        })
        .collect();
    tied.into_iter().chain(cited)
}

/// Puts the draft behind what stands in the field, and ties its sentences.
fn write(case: &mut Case, place: &FieldPath, drafts: Vec<Drafted>) -> bool {
    let (weighed, others): (Vec<&Drafted>, Vec<&Drafted>) =
        drafts.iter().partition(|draft| draft.is_weighed);
    let paragraph = |drafts: Vec<&Drafted>| {
        drafts.iter().map(|draft| draft.sentence.as_str()).collect::<Vec<_>>().join(" ")
    };
    let Some(Edit::Answer(answer)) = case.find_mut(place) else { return false };
    let so_far = answer.text().trim_end().to_owned();
    let paragraphs = [so_far, paragraph(weighed), paragraph(others)];
    let paragraphs: Vec<String> = paragraphs.into_iter().filter(|text| !text.is_empty()).collect();
    if answer.state() != State::Given {
        answer.set_state(State::Given);
    }
    if answer.set_text(&paragraphs.join("\n\n")).is_err() {
        return false;
    }
    for draft in drafts {
        for tie in draft.ties {
            if case.evidence.all().len() < MOST_TIES {
                case.tie_evidence(EvidenceTie {
                    id: ItemId::NONE,
                    place: place.address(),
                    sentence: draft.sentence.clone(),
                    // It is drafted and not pasted.
                    pasted: String::new(),
                    ..tie
                });
            }
        }
    }
    true
}

//! Reads what a case tells of its single steps: more time to answer, who was at a meeting, which way was asked for, what a
//! refusal or a wait rests on.

use jiff::civil::Date;
use serde::Deserialize;

use super::account_words::sentences;
use super::phrases::{Phrases, word_after};
use super::told_days::{days, whole_sentences};

/// The words by which a case tells of its steps (skridtenes ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepWords {
    brought: Phrases,
    handed_by: Phrases,
    hander: Vec<String>,
    more_time: Phrases,
    time_limit: Phrases,
    moved: Phrases,
    asks_for: Phrases,
    decider: Phrases,
    absent: Phrases,
    met: Phrases,
    staff: Phrases,
    translates: Phrases,
    family: Phrases,
    no_interpreter: Phrases,
    interpreter: Phrases,
    own_wish: Phrases,
    applies: Phrases,
    existing: Phrases,
    ordinary: Phrases,
    anew: Phrases,
    pays: Phrases,
    fetches: Phrases,
    inquiry: Phrases,
    municipality_pays: Phrases,
    closes: Phrases,
    withdrawn: Phrases,
    other_income: Phrases,
    because: Phrases,
    no_matter: Phrases,
    age: Phrases,
    age_demand: Phrases,
    own_rule: Phrases,
    forward: Phrases,
    behind: Phrases,
    special_terms: Phrases,
    working: Phrases,
    ill: Phrases,
    /// So many months between work and an application are a short time: an estimate, no limit of the law.
    pub short_months: i32,
    falls: Phrases,
    turns: Phrases,
    pub ended: Vec<EndedScheme>,
}

/// A scheme that the law has ended, and the provision that says until when it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndedScheme {
    names: Phrases,
    pub provision: String,
}

impl EndedScheme {
    /// The name of the scheme as the list has it, where a text has it.
    pub fn name_in(&self, text: &str) -> Option<&str> {
        let hit = self.names.hits(text).into_iter().next()?;
        Some(self.names.text(hit.phrase))
    }
}

impl StepWords {
    /// Whether a text says that the citizen brought a paper.
    pub fn tells_of_bringing(&self, text: &str) -> bool {
        self.brought.stand_in(text)
    }

    /// Whether the title of a paper says that the citizen, known by the first name, handed it in.
    pub fn is_handed_in(&self, title: &str, first_name: &str) -> bool {
        self.handed_by.hits(title).into_iter().any(|hit| {
            word_after(title, hit.end).is_some_and(|(_, word)| {
                word == first_name || self.hander.contains(&word.to_lowercase())
            })
        })
    }

    /// The last day to which a text says that the citizen has more time to answer; a wish for it is none.
    pub fn more_time(&self, text: &str, since: Date) -> Option<Date> {
        let grants = |sentence: &&str| {
            !self.asks_for.stand_in(sentence)
                && (self.more_time.stand_in(sentence)
                    || self.time_limit.stand_in(sentence) && self.moved.stand_in(sentence))
        };
        let told = whole_sentences(text).into_iter().filter(grants);
        told.flat_map(|sentence| days(sentence, since)).max()
    }

    /// Whether a note tells of a meeting without the person who decides: that person is said to have been away, or only others
    /// of the municipality were there.
    pub fn met_without(&self, note: &str, decider: &str, caseworker: Option<&str>) -> bool {
        let parts: Vec<&str> =
            decider.split(',').next().unwrap_or_default().split_whitespace().collect();
        let is_part = |word: &str| parts.iter().any(|part| *part == word && part.len() > 2);
        let words = |text: &str| {
            let bare = |word: &str| {
                let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
                is_part(word) || word.strip_suffix('s').is_some_and(is_part)
            };
            text.split_whitespace().any(bare)
        };
        let names = |text: &str| words(text) || self.decider.stand_in(text);
        let told: Vec<&str> = sentences(note).collect();
        let away = |text: &&&str| names(text) && self.absent.stand_in(text);
        let there =
            |text: &&&str| names(text) && self.met.stand_in(text) && !self.absent.stand_in(text);
        let only_others = || {
            let others = |text: &str| {
                self.staff.stand_in(text) || caseworker.is_some_and(|name| text.contains(name))
            };
            told.iter().any(|text| self.met.stand_in(text) && others(text))
        };
        let is_there = told.iter().any(|text| there(&text));
        !is_there && (told.iter().any(|text| away(&text)) || only_others())
    }

    /// Whether a text tells that there was no interpreter, or that somebody near the citizen took the place of one unasked.
    pub fn lacks_interpreter(&self, text: &str) -> bool {
        sentences(text).any(|sentence| {
            self.no_interpreter.stand_in(sentence)
                || self.translates.stand_in(sentence)
                    && self.family.stand_in(sentence)
                    && !self.interpreter.stand_in(sentence)
                    && !self.own_wish.stand_in(text)
        })
    }

    /// Whether a sentence says that the application is on the existing basis.
    pub fn applies_on_existing(&self, text: &str) -> bool {
        sentences(text)
            .any(|sentence| self.applies.stand_in(sentence) && self.existing.stand_in(sentence))
    }

    /// Whether a text says that the citizen has chosen the ordinary way since.
    pub fn chooses_ordinary(&self, text: &str) -> bool {
        self.ordinary.stand_in(text)
    }

    /// Whether a text waits for something new of a kind that is there already.
    pub fn waits_anew(&self, text: &str) -> bool {
        self.anew.stand_in(text)
    }

    /// Whether a sentence lets the citizen get or pay what elucidates the case.
    pub fn lets_citizen_pay(&self, text: &str) -> bool {
        !self.municipality_pays.stand_in(text)
            && sentences(text).any(|sentence| {
                self.inquiry.stand_in(sentence)
                    && (self.pays.stand_in(sentence) || self.fetches.stand_in(sentence))
            })
    }

    /// Whether a case is closed without a decision.
    pub fn closes_case(&self, text: &str) -> bool {
        sentences(text)
            .any(|sentence| self.closes.stand_in(sentence) && !self.withdrawn.stand_in(sentence))
    }

    /// Whether a sentence gives another income as a reason; `about` says that the whole text is one.
    pub fn rests_on_income(&self, text: &str, about: bool) -> bool {
        !self.no_matter.stand_in(text)
            && sentences(text).any(|sentence| {
                self.other_income.stand_in(sentence) && (about || self.because.stand_in(sentence))
            })
    }

    /// Whether a sentence rests on a limit that the municipality has set itself, or on money.
    pub fn rests_on_own_rule(&self, text: &str) -> bool {
        sentences(text)
            .any(|sentence| self.own_rule.stand_in(sentence) && !self.no_matter.stand_in(sentence))
    }

    /// Whether a sentence makes an age, or an education before it, a condition.
    pub fn rests_on_age(&self, text: &str) -> bool {
        !self.no_matter.stand_in(text)
            && sentences(text)
                .any(|sentence| self.age.stand_in(sentence) && self.age_demand.stand_in(sentence))
    }

    /// Whether a sentence speaks of something that is to come; `about` says that the whole text does.
    pub fn looks_forward(&self, sentence: &str, about: bool) -> bool {
        !self.behind.stand_in(sentence) && (about || self.forward.stand_in(sentence))
    }

    /// Whether a job is not on ordinary terms, or the citizen is ill from it.
    pub fn is_special(&self, text: &str) -> bool {
        self.special_terms.stand_in(text)
    }

    /// Whether a period is one of work or of sickness benefit.
    pub fn is_working(&self, benefit: &str) -> bool {
        self.working.stand_in(benefit)
    }

    pub fn speaks_of_illness(&self, text: &str) -> bool {
        self.ill.stand_in(text)
    }

    /// Whether a word turns or narrows what is said beside it.
    pub fn turns(&self, word: &str) -> bool {
        self.turns.stand_in(word)
    }

    pub fn tells_of_fall(&self, text: &str) -> bool {
        self.falls.stand_in(text)
    }
}

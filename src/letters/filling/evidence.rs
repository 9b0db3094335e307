//! What an answer rests on, printed with it: `(bilag 4, s. 2)`.
//!
//! The words go into the value itself, before it is parted into paragraphs and lists, so that they follow the answer wherever a
//! template prints it. They name an exhibit by the number that it has now. A tie that lacks something prints nothing.

use std::collections::{BTreeMap, HashMap};

use super::rendered::Rendered;
use crate::case::Case;
use crate::case::cited::numbers::{Reference, in_text};
use crate::case::evidence::TieStanding;
use crate::case::kind::Kind;
use crate::case::plan::Exhibit;
use crate::danish::references::{
    in_brackets, place_behind, place_behind_all, reference, sentence_in_brackets,
};
use crate::letters::template::program::Node;
use crate::place::FieldPath;
use crate::words::{Private, Words};

/// A sentence, or nothing for a whole answer, with the exhibit that it rests on.
struct Named<'a> {
    sentence: &'a str,
    exhibit: String,
    number: Option<u32>,
    has_pages: bool,
}

/// What the answers of a case rest on, by answer (sagens henvisninger).
#[derive(Default)]
pub(in crate::letters) struct References<'a> {
    by_place: HashMap<FieldPath, Vec<Named<'a>>>,
}

impl<'a> References<'a> {
    /// The references of a letter. To whoever does not have the exhibits their numbers would say nothing.
    pub(in crate::letters) fn of(case: &'a Case, has_exhibits: bool) -> Self {
        let mut references = Self::default();
        if !has_exhibits {
            return references;
        }
        for placed in case.placed_ties().filter(|it| it.standing == TieStanding::Holds) {
            let Some(place) = placed.place else { continue };
            let exhibit = case.exhibit(placed.tie.exhibit);
            let number = exhibit.and_then(|exhibit| exhibit.number.filled()).map(str::trim);
            let Some(number) = number.filter(|number| !number.is_empty()) else { continue };
            let named = Named {
                sentence: &placed.tie.sentence,
                exhibit: reference(number, &placed.tie.pages),
                number: exhibit.and_then(Exhibit::cited_number),
                has_pages: !placed.tie.pages.trim().is_empty(),
            };
            references.by_place.entry(place).or_default().push(named);
        }
        let named = references.by_place.values_mut();
        named.for_each(|named| named.sort_by_key(|named| named.number.unwrap_or(u32::MAX)));
        references
    }

    /// The text of an answer with what it rests on.
    pub(in crate::letters) fn with(&self, place: &FieldPath, text: String) -> String {
        let Some(named) = self.by_place.get(place) else { return text };
        let mut at: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for Named { sentence, exhibit, number, has_pages } in named {
            // Words that name the exhibit themselves need it named again only for its pages.
            let words = if sentence.is_empty() { text.as_str() } else { *sentence };
            let names_it = |named: &Reference| Some(named.number) == *number;
            if !has_pages && in_text(words).iter().any(names_it) {
                continue;
            }
            let end = match text.find(sentence) {
                _ if sentence.is_empty() => Some(place_behind_all(&text)),
                None => None,
                Some(start) => Some(place_behind(&text, start + sentence.len())),
            };
            let Some(end) = end else { continue };
            let here = at.entry(end).or_default();
            if !here.contains(exhibit) {
                here.push(exhibit.clone());
            }
        }
        let mut text = text;
        for (end, exhibits) in at.into_iter().rev() {
            let before = text.get(..end).unwrap_or_default();
            let words = if before.ends_with(['.', '!', '?', '…']) {
                sentence_in_brackets(&exhibits)
            } else {
                in_brackets(&exhibits)
            };
            text.insert_str(end, &format!(" {words}"));
        }
        text
    }
}

/// Whether a reference may stand behind an answer: not where it tells who somebody is, nor in the middle of a sentence that the
/// template goes on with.
pub(in crate::letters) fn may_stand(
    words: &Words,
    place: &FieldPath,
    kind: Kind,
    is_alone: bool,
) -> bool {
    let private = words.field(&place.words_key()).and_then(|words| words.private);
    let is_kind = match kind {
        Kind::Line | Kind::Prose => true,
        Kind::Day | Kind::When | Kind::Number | Kind::Choice(_) => is_alone,
        Kind::Address | Kind::Exhibits | Kind::Cpr | Kind::Provision | Kind::Practice => false,
    };
    is_kind && private.is_none_or(|private| private == Private::Firm)
}

/// Where in a letter a value is printed (pladsen i brevet).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::letters) enum Standing {
    /// In a heading, which names no exhibit.
    Heading,
    /// By itself, in a cell of a table or behind what it is called.
    Alone,
    #[default]
    InText,
}

impl Standing {
    /// Of a value that comes after what is written so far and before the next node.
    pub(in crate::letters) fn between(written: &Rendered, next: Option<&Node>) -> Self {
        let line = written.text.rsplit('\n').next().unwrap_or_default();
        if line.starts_with('#') {
            return Self::Heading;
        }
        let before = line.trim_end();
        let begins = before.is_empty() || before.ends_with(['|', ':']) || before == "-";
        let ends = match next {
            None => true,
            Some(Node::Text { text, .. }) => text.trim_start_matches(' ').starts_with(['|', '\n']),
            Some(_) => false,
        };
        if begins && ends { Self::Alone } else { Self::InText }
    }
}

//! Words that may be somebody's name, though no field says so.

use std::collections::BTreeSet;

use super::Redaction;
use super::shy;
use super::signs::{Sign, are_near, between, signs};
use crate::case::kind::Kind;
use crate::document::{Inline, Source, text_of};

/// Adds the words that a text has in small letters.
pub(super) fn learn(text: &str, ordinary: &mut BTreeSet<String>) {
    ordinary.extend(signs(text).into_iter().filter(|sign| !sign.is_capital).map(|sign| sign.word));
}

impl Redaction<'_> {
    /// Whether somebody has typed the words of a run: a choice has those of the program.
    fn is_typed(&self, run: &Inline) -> bool {
        let path = match &run.source {
            Source::Field(path) => path,
            source => return matches!(source, Source::Hand(_)),
        };
        !self.case.answer(path).is_some_and(|answer| matches!(answer.kind(), Kind::Choice(_)))
    }

    /// The words of a text with a capital that nothing explains. A template's own words name nobody.
    pub(super) fn doubts(&self, runs: &[Inline], ordinary: &BTreeSet<String>) -> Vec<String> {
        let text = text_of(runs);
        let mut typed = Vec::new();
        let mut start = 0;
        for run in runs {
            let end = start + run.text.len();
            if self.is_typed(run) {
                typed.push(start..end);
            }
            start = end;
        }
        if typed.is_empty() {
            return Vec::new();
        }
        let signs = signs(&text);
        let mut doubts = Vec::new();
        for (place, sign) in signs.iter().enumerate() {
            let is_typed = typed.iter().any(|range| range.contains(&sign.range.start));
            if !is_typed || self.keep.contains(&sign.word) {
                continue;
            }
            let word = &text[sign.range.clone()];
            let is_word = |sign: &Sign, word: &str| {
                !self.names.is_also_a_word(word)
                    && is_ordinary(&sign.word, ordinary, self.names.endings())
            };
            let is_long_number = sign.is_number && sign.word.len() >= 6;
            let is_name = || {
                sign.is_capital
                    && word.chars().count() > 1
                    && !self.names.is_known(word)
                    && !(begins_sentence(&text, &signs, place) && is_word(sign, word))
            };
            let shy =
                shy::stretch(&text, &signs, place, &self.secrets.births, &self.common, self.names);
            if let Some(range) = shy {
                doubts.extend(text.get(range).map(ToOwned::to_owned));
            } else if let Some(end) = telephone(&text, &signs[place..]) {
                doubts.push(text[sign.range.start..end].to_owned());
            } else if is_long_number || is_name() {
                doubts.push(word.to_owned());
            }
        }
        doubts
    }
}

/// Where a number in the groups of a telephone number ends that begins here: four of two digits, or two of four.
fn telephone(text: &str, signs: &[Sign]) -> Option<usize> {
    let of = |count: usize, length: usize| {
        let group = signs.get(..count)?;
        let fits = |sign: &Sign| sign.is_number && sign.word.len() == length;
        let near = group.windows(2).all(|pair| are_near(text, &pair[0], &pair[1]));
        (near && group.iter().all(fits)).then(|| group[count - 1].range.end)
    };
    let is_year = |sign: &Sign| sign.word.starts_with("19") || sign.word.starts_with("20");
    let are_years = signs.iter().take(2).all(is_year);
    of(4, 2).or_else(|| of(2, 4).filter(|_| !are_years))
}

/// Whether texts have the word in small letters, in this form or another. Of a short stem many words could be forms.
fn is_ordinary(word: &str, ordinary: &BTreeSet<String>, endings: &[String]) -> bool {
    const STEM: usize = 5;
    let ends = || endings.iter().map(String::as_str).chain([""]);
    let stems = ends().filter_map(|end| word.strip_suffix(end)).filter(|stem| stem.len() >= STEM);
    let mut forms = stems.flat_map(|stem| ends().map(move |end| format!("{stem}{end}")));
    ordinary.contains(word) || forms.any(|form| ordinary.contains(&form))
}

/// Whether a word has its capital because a sentence, a line or a quotation begins with it.
fn begins_sentence(text: &str, signs: &[Sign], place: usize) -> bool {
    let Some(before) = place.checked_sub(1).and_then(|before| signs.get(before)) else {
        return true;
    };
    let gap = between(text, before, &signs[place]);
    let is_initial = before.is_all_capitals && before.word.chars().count() == 1;
    let is_quiet =
        |sign: char| (sign.is_whitespace() && sign != '\n') || ",;()-–/&+'’.".contains(sign);
    gap.contains(|sign: char| !is_quiet(sign)) || (gap.contains('.') && !is_initial)
}

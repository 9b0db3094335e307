//! What may have been meant by a wrong word.
//!
//! A dictionary that puts words together offers nonsense for long Danish words before what is meant. So what a known slip means comes
//! first, then the words one slip of the finger away, and the dictionary is asked only where there is none.

use std::collections::HashSet;

use super::vocabulary::Vocabulary;
use crate::danish::capital::capitalised;
use crate::danish::nearest::nearest;

/// No more are offered.
const MOST: usize = 5;
/// What can be typed in a Danish word.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzæøåéü";

/// A word that is put together of shorter parts than this is offered only after what the dictionary itself offers.
const USUAL: usize = 95;

pub(super) fn of(known: &Vocabulary, word: &str, used: &HashSet<String>) -> Vec<String> {
    let small = word.to_lowercase();
    let mut near = one_slip_away(&small);
    near.retain(|(candidate, _)| known.knows(candidate));
    // A word that is in use is likelier than any other, and one of this field than one of the language.
    let rank = |candidate: &str| match () {
        () if used.contains(candidate) => 0,
        () if known.own.has(candidate) => 1,
        () => 2 + known.book.rarity(candidate),
    };
    let mut ranked: Vec<(usize, usize, Slip, String)> =
        near.into_iter().map(|(word, slip)| (rank(&word), 1, slip, word)).collect();
    if ranked.iter().all(|(rank, ..)| *rank >= USUAL) {
        let others = used.iter().map(String::as_str).chain(known.own.all());
        let offered = known.book.offers(&small).into_iter();
        for word in nearest(&small, others).map(str::to_owned).into_iter().chain(offered) {
            let away = strsim::damerau_levenshtein(&small, &word.to_lowercase());
            ranked.push((rank(&word), away, Slip::Other, word));
        }
    }
    ranked.sort();
    let meant = known.own.meant_by(&small).map(str::to_owned);
    let mut found: Vec<String> =
        meant.into_iter().chain(ranked.into_iter().map(|(.., word)| word)).collect();
    let mut seen = HashSet::new();
    found.retain(|candidate| seen.insert(candidate.to_lowercase()) && candidate.as_str() != word);
    found.truncate(MOST);
    if word.starts_with(char::is_uppercase) {
        found.iter_mut().for_each(|candidate| *candidate = capitalised(candidate));
    }
    found
}

/// A slip of the finger, the likeliest first (en tastefejl).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Two letters in the wrong order.
    Swapped,
    /// A letter twice for once, or once for twice.
    Doubled,
    /// A letter left out.
    Missing,
    /// A letter too many.
    Extra,
    /// Another letter.
    Other,
}

/// Every word that differs by one slip, whether it is a word or not.
pub(super) fn one_slip_away(word: &str) -> Vec<(String, Slip)> {
    let letters: Vec<char> = word.chars().collect();
    let with = |change: &dyn Fn(&mut Vec<char>)| {
        let mut letters = letters.clone();
        change(&mut letters);
        letters.into_iter().collect::<String>()
    };
    let mut found = Vec::new();
    for at in 0..letters.len() {
        let is_double = at > 0 && letters[at - 1] == letters[at];
        let extra = if is_double { Slip::Doubled } else { Slip::Extra };
        let without = |letters: &mut Vec<char>| {
            letters.remove(at);
        };
        found.push((with(&without), extra));
        if at > 0 && !is_double {
            found.push((with(&|letters| letters.swap(at - 1, at)), Slip::Swapped));
        }
        for letter in LETTERS.chars().filter(|letter| *letter != letters[at]) {
            found.push((with(&|letters| letters[at] = letter), Slip::Other));
        }
    }
    for at in 0..=letters.len() {
        for letter in LETTERS.chars() {
            let is_double = at > 0 && letters[at - 1] == letter;
            let missing = if is_double { Slip::Doubled } else { Slip::Missing };
            found.push((with(&|letters| letters.insert(at, letter)), missing));
        }
    }
    found
}

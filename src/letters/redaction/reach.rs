//! How far what was found goes on: behind an address stand the floor and the town, behind a name its last initials.

use super::Redaction;
use super::search::What;
use super::signs::{Sign, between};
use crate::words::Private;

/// A word behind what was found, and what stands round it.
struct Next<'t> {
    before: &'t Sign,
    sign: &'t Sign,
    after: Option<&'t Sign>,
    /// What stands between the word and the one before it.
    gap: &'t str,
    /// What follows right behind the word.
    follows: &'t str,
}

impl Redaction<'_> {
    /// Where that ends of which the words before `from` were found.
    pub(super) fn reach(&self, text: &str, signs: &[Sign], from: usize, what: What) -> usize {
        let mut end = from;
        while let [before, sign, rest @ ..] = &signs[end - 1..] {
            let follows = text.get(sign.range.end..).unwrap_or_default();
            let gap = between(text, before, sign);
            let next = Next { before, sign, after: rest.first(), gap, follows };
            let goes_on = match what {
                What::Private(Private::Address) => next.is_of_address(),
                What::Private(Private::Name | Private::Person) => {
                    let mut initials = self.secrets.initials.iter();
                    next.is_initial() && initials.any(|it| it.contains(&sign.word))
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        end
    }
}

impl Next<'_> {
    fn is_letter(&self) -> bool {
        self.sign.word.chars().count() == 1 && !self.sign.is_number
    }

    /// The letter of a house, a floor, a side, a postcode or its town.
    fn is_of_address(&self) -> bool {
        let is_near = self.gap.len() < 5 && self.gap.chars().all(|it| " ,.\u{a0}\n".contains(it));
        is_near && (self.is_of_house() || self.is_of_town())
    }

    fn is_of_house(&self) -> bool {
        const SIDES: [&str; 7] = ["th", "tv", "mf", "sal", "st", "kl", "kld"];
        let is_floor = self.sign.is_number && self.sign.word.len() < 3 && self.gap.contains(',');
        // »Vej 27 i dag« has no letter behind its number.
        let is_after_number = self.before.is_number && self.sign.word != "i";
        let is_letter = self.is_letter()
            && !self.gap.contains('.')
            && (self.sign.is_capital || is_after_number);
        is_floor || is_letter || SIDES.contains(&self.sign.word.as_str())
    }

    fn is_of_town(&self) -> bool {
        let is_postcode = |sign: &Sign| sign.is_number && sign.word.len() == 4;
        let before_town = is_postcode(self.sign)
            && self.gap.contains([',', '\n'])
            && self.after.is_some_and(|town| town.is_capital);
        before_town || (self.sign.is_capital && is_postcode(self.before))
    }

    /// A single capital with a stop behind it.
    fn is_initial(&self) -> bool {
        self.is_letter()
            && self.sign.is_all_capitals
            && self.gap.trim_matches([' ', '\u{a0}', '.']).is_empty()
            && self.follows.starts_with('.')
    }
}

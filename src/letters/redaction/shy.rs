//! What tells who somebody is although it is written so that no search for names and numbers sees it: a name in small letters behind
//! a word that says who follows, an e-mail address in words, a day of birth in words. It is asked about, never taken out unasked.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::signs::{Sign, are_near, between};
use crate::checks::reading::name_words::NameWords;
use crate::danish::days::{DAYS_IN_WORDS, MONTHS};

/// What is to be asked about where a word stands; `common` are the words that the program's own letters use.
pub(super) fn stretch(
    text: &str,
    signs: &[Sign],
    place: usize,
    births: &[Date],
    common: &BTreeSet<String>,
    names: &NameWords,
) -> Option<Range<usize>> {
    let of =
        |first: usize, last: usize| Some(signs.get(first)?.range.start..signs.get(last)?.range.end);
    if let Some(last) = mail_in_words(text, signs, place) {
        return of(place, last);
    }
    if let Some(last) = birth_in_words(text, signs, place, births) {
        return of(place, last);
    }
    is_small_name(text, signs, place, common, names).then(|| of(place, place)).flatten()
}

/// A word in small letters behind one that says who follows, and that the program's own letters do not know.
fn is_small_name(
    text: &str,
    signs: &[Sign],
    place: usize,
    common: &BTreeSet<String>,
    names: &NameWords,
) -> bool {
    let Some((before, sign)) =
        place.checked_sub(1).and_then(|it| signs.get(it)).zip(signs.get(place))
    else {
        return false;
    };
    let gap = between(text, before, sign);
    let follows = !gap.is_empty() && gap.chars().all(|it| it == ' ' || it == '.' || it == '\u{a0}');
    // A stop ends a sentence but behind a title.
    let is_title = matches!(before.word.as_str(), "fr" | "hr" | "frk");
    let stem = sign.word.strip_suffix('s').unwrap_or(&sign.word);
    follows
        && (is_title || !gap.contains('.'))
        && names.is_lead(&before.word)
        && !sign.is_capital
        && !sign.is_number
        && sign.word.chars().count() > 1
        && !common.contains(&sign.word)
        && !common.contains(stem)
}

/// Where an address ends whose sign is written in words: `kirsten snabel-a mail punktum dk`, `kirsten (at) mail.dk`.
fn mail_in_words(text: &str, signs: &[Sign], place: usize) -> Option<usize> {
    let word = |at: usize| signs.get(at).map(|sign| sign.word.as_str());
    // The first part may itself have stops and hyphens in it.
    let mut at = place;
    while let [first, second] = signs.get(at..at + 2)?
        && matches!(between(text, first, second), "." | "_" | "-")
        && word(at + 1) != Some("snabel")
    {
        at += 1;
    }
    let in_brackets = || {
        let (before, sign, after) = (signs.get(at)?, signs.get(at + 1)?, signs.get(at + 2)?);
        let opens = between(text, before, sign).trim_start().starts_with(['(', '[']);
        let closes = between(text, sign, after).trim_end().ends_with([')', ']']);
        (opens && closes).then_some(())
    };
    let host = match (word(at + 1)?, word(at + 2)?) {
        ("snabela", _) => at + 2,
        ("snabel", "a") => at + 3,
        ("a" | "at" | "alfa", _) if in_brackets().is_some() => at + 2,
        _ => return None,
    };
    let mut last = host;
    signs.get(host)?;
    loop {
        let next = signs.get(last + 1).filter(|next| are_near(text, &signs[last], next));
        match next.map(|next| next.word.as_str()) {
            Some("punktum" | "punkt" | "prik" | "dot") if signs.get(last + 2).is_some() => {
                last += 2
            }
            Some(_) if matches!(between(text, &signs[last], &signs[last + 1]), "." | "-") => {
                last += 1;
            }
            _ => return Some(last),
        }
    }
}

/// Where a day of birth ends that is written in words, or without its year.
fn birth_in_words(text: &str, signs: &[Sign], place: usize, births: &[Date]) -> Option<usize> {
    let [day, month] = signs.get(place..place + 2)? else { return None };
    if !are_near(text, day, month) {
        return None;
    }
    let is_born = |birth: &Date| {
        let (number, of) = (birth.day().unsigned_abs(), birth.month().unsigned_abs());
        let words = DAYS_IN_WORDS.get(usize::from(number) - 1).copied().unwrap_or_default();
        let is_day = words.iter().any(|word| crate::danish::folded::folded(word) == day.word)
            || day.word.parse() == Ok(number);
        let name = MONTHS.get(usize::from(of) - 1).copied().unwrap_or_default();
        is_day && month.word == name
    };
    births.iter().any(is_born).then_some(place + 1)
}

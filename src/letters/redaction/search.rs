//! Finds in a text what tells who somebody is.

use std::ops::Range;

use super::Redaction;
use super::secrets::{Row, day_at};
use super::signs::{Sign, are_near, between, signs};
use crate::words::Private;

/// A stretch of a text that goes (det, der fjernes).
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hit {
    pub range: Range<usize>,
    pub what: What,
}

/// What goes, by the word that takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Private(Private),
    Birth,
}

impl What {
    /// The word in its place.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Private(Private::Name | Private::Person) => "[navn]",
            Self::Private(Private::Firm) => "[fjernet]",
            Self::Private(Private::Address) => "[adresse]",
            Self::Private(Private::Phone) => "[telefonnummer]",
            Self::Private(Private::Email) => "[e-mail]",
            Self::Private(Private::Cpr) => "[CPR-nummer]",
            Self::Private(Private::Number) => "[sagsnummer]",
            Self::Birth => "[fødselsdato]",
        }
    }
}

impl Redaction<'_> {
    /// Everything that tells who somebody is, in order and none over another. What the sender's own words say stays, unless the writer
    /// wants it out.
    pub(super) fn hits(&self, text: &str, sender: &[String]) -> Vec<Hit> {
        let signs = signs(text);
        let mut hits: Vec<Hit> = Vec::new();
        let mut at = 0;
        while at < signs.len() {
            let found = self.at(text, &signs, at);
            let count = found.map_or(1, |(count, _)| count.max(1));
            let is_senders = |what: What| {
                let words: Vec<&String> = signs[at..at + count].iter().map(|it| &it.word).collect();
                !matches!(what, What::Birth | What::Private(Private::Name | Private::Cpr))
                    && sender.windows(count).any(|own| own.iter().eq(words.iter().copied()))
            };
            let found = found.filter(|(_, what)| !is_senders(*what));
            // What the sender is called too goes where the writer has said so.
            let Some((count, what)) = found.or_else(|| self.wished_at(text, &signs[at..])) else {
                at += count;
                continue;
            };
            let count = count.max(1);
            let end = self.reach(text, &signs, at + count, what);
            hits.push(Hit { range: signs[at].range.start..signs[end - 1].range.end, what });
            at = end;
        }
        self.take_initials(text, &signs, &mut hits);
        joined(text, hits)
    }

    /// How many words from here the writer of the letter wants out of it.
    fn wished_at(&self, text: &str, rest: &[Sign]) -> Option<(usize, What)> {
        let mut wished = self.secrets.rows.iter().filter(|row| row.is_wished);
        let row = wished.find(|row| self.stands(text, rest, row))?;
        Some((row.words.len(), What::Private(row.private)))
    }

    /// How many words from here tell who somebody is, and what they are.
    fn at(&self, text: &str, signs: &[Sign], at: usize) -> Option<(usize, What)> {
        let rest = &signs[at..];
        let rows = || self.secrets.rows.iter().find(|row| self.stands(text, rest, row));
        let births = || self.secrets.births.iter().find_map(|birth| day_at(rest, *birth));
        if let Some(count) = mail(text, signs, at) {
            return Some((count, What::Private(Private::Email)));
        }
        if let Some(row) = rows() {
            return Some((row.words.len(), What::Private(row.private)));
        }
        if let Some((count, private)) = self.number(text, rest) {
            return Some((count, What::Private(private)));
        }
        if let Some(count) = births() {
            return Some((count, What::Birth));
        }
        if let Some(count) = self.street(text, rest) {
            return Some((count, What::Private(Private::Address)));
        }
        self.initials_at(text, rest).map(|count| (count, What::Private(Private::Person)))
    }

    fn stands(&self, text: &str, rest: &[Sign], row: &Row) -> bool {
        let Some(signs) = rest.get(..row.words.len()) else { return false };
        if row.is_part && !signs.iter().all(|sign| sign.is_capital) {
            return false;
        }
        if !signs.windows(2).all(|pair| are_near(text, &pair[0], &pair[1])) {
            return false;
        }
        let last = row.words.len() - 1;
        signs.iter().zip(&row.words).enumerate().all(|(place, (sign, word))| {
            let is_genitive = || {
                place == last
                    && row.private != Private::Number
                    && sign.word.strip_suffix('s') == Some(word.as_str())
            };
            sign.word == *word || is_genitive()
        })
    }

    /// A number of the case, in whatever groups, and any number built as a CPR number.
    fn number(&self, text: &str, rest: &[Sign]) -> Option<(usize, Private)> {
        let (mut digits, mut found) = (String::new(), None);
        for (count, sign) in rest.iter().enumerate().take_while(|(_, sign)| sign.is_number) {
            if count > 0 && !are_near(text, &rest[count - 1], sign) {
                break;
            }
            digits.push_str(&sign.word);
            let goes_on = rest
                .get(count + 1)
                .is_some_and(|next| next.is_number && between(text, sign, next).is_empty());
            if goes_on || digits.len() > 14 {
                continue;
            }
            let known = self.secrets.digits.iter().find(|(number, _)| *number == digits);
            if let Some((_, private)) = known {
                found = Some((count + 1, *private));
                continue;
            }
            let is_whole = digits.len() == 10
                && is_birth(&digits)
                && (count == 0 || rest[count].word.len() == 4);
            // The first six digits alone are the day of birth.
            let mut own = self.secrets.digits.iter().filter(|(_, it)| *it == Private::Cpr);
            let is_half =
                count == 0 && digits.len() == 6 && own.any(|(it, _)| it.starts_with(&digits));
            if is_whole || is_half {
                found = Some((count + 1, Private::Cpr));
            }
        }
        found
    }

    /// A street with a number, whoever lives there.
    fn street(&self, text: &str, rest: &[Sign]) -> Option<usize> {
        let [street, number, ..] = rest else { return None };
        let is_street =
            street.is_capital && self.names.is_street(&text[street.range.clone()].to_lowercase());
        let is_number =
            number.word.starts_with(|sign: char| sign.is_ascii_digit()) && number.word.len() <= 4;
        (is_street && is_number && between(text, street, number).trim().is_empty()).then_some(2)
    }

    /// The first letters of a name, `BSR` or `B.S.R.`
    fn initials_at(&self, text: &str, rest: &[Sign]) -> Option<usize> {
        let first = rest.first().filter(|first| first.is_all_capitals)?;
        if first.word.len() > 1 {
            let is_theirs = self.secrets.initials.contains(&first.word);
            return (is_theirs && !self.names.is_known(&text[first.range.clone()])).then_some(1);
        }
        let is_letter = |sign: &&Sign| sign.is_all_capitals && sign.word.chars().count() == 1;
        let letters = rest.iter().take_while(is_letter).count();
        let (mut word, mut found) = (String::new(), None);
        for count in 1..=letters {
            word.push_str(&rest[count - 1].word);
            let stops = rest[..count]
                .windows(2)
                .all(|pair| matches!(between(text, &pair[0], &pair[1]).trim(), "." | ""));
            if count > 1 && stops && self.secrets.initials.contains(&word) {
                found = Some(count);
            }
        }
        found
    }

    /// A single letter with a stop beside a name is a part of it: `B. Ravn`, `Birgitte S. Ravn`.
    fn take_initials(&self, text: &str, signs: &[Sign], hits: &mut Vec<Hit>) {
        let is_person = |what: What| matches!(what, What::Private(Private::Name | Private::Person));
        let person = What::Private(Private::Person);
        let mut more = Vec::new();
        for pair in signs.windows(2).rev() {
            let is_initial = pair[0].is_all_capitals
                && pair[0].word.chars().count() == 1
                && between(text, &pair[0], &pair[1]).trim_end() == ".";
            let names = hits
                .iter()
                .chain(&more)
                .any(|hit| is_person(hit.what) && hit.range.start == pair[1].range.start);
            if is_initial && names {
                more.push(Hit { range: pair[0].range.clone(), what: person });
            }
        }
        hits.extend(more);
        hits.sort_by_key(|hit| hit.range.start);
    }
}

/// Whether ten digits begin with a day of birth.
fn is_birth(digits: &str) -> bool {
    let two = |from: usize| digits[from..from + 2].parse::<u8>().unwrap_or_default();
    matches!(two(0), 1..=31 | 61..=91) && matches!(two(2), 1..=12)
}

/// How many words an e-mail address takes that begins here.
fn mail(text: &str, signs: &[Sign], at: usize) -> Option<usize> {
    let begins = at == 0
        || between(text, &signs[at - 1], &signs[at])
            .contains(|sign: char| sign.is_whitespace() || "<(:;,".contains(sign));
    if !begins {
        return None;
    }
    let mut count = 1;
    while let [before, after, ..] = &signs[at + count - 1..] {
        let gap = between(text, before, after);
        if gap.is_empty() || gap.contains(|sign: char| !"@._-+%&/".contains(sign)) {
            break;
        }
        count += 1;
    }
    let whole = text.get(signs[at].range.start..signs[at + count - 1].range.end)?;
    whole.contains('@').then_some(count)
}

/// Neighbours of one kind as one, and none that another holds.
fn joined(text: &str, hits: Vec<Hit>) -> Vec<Hit> {
    let mut joined: Vec<Hit> = Vec::new();
    for hit in hits {
        match joined.last_mut() {
            Some(last) if hit.range.start < last.range.end => {
                last.range.end = last.range.end.max(hit.range.end);
            }
            Some(last)
                if last.what.word() == hit.what.word()
                    && belong_together(text, &last.range, &hit.range) =>
            {
                last.range.end = hit.range.end;
            }
            _ => joined.push(hit),
        }
    }
    joined
}

/// Whether only a blank or a hyphen parts two stretches, or the stop behind a single letter.
fn belong_together(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    let gap = text.get(first.end..second.start).unwrap_or_default();
    let gap = match gap.strip_prefix('.') {
        Some(rest)
            if text[first.clone()].chars().rev().take_while(|it| it.is_alphabetic()).count()
                == 1 =>
        {
            rest
        }
        _ => gap,
    };
    gap.chars().all(|sign| " \u{a0}-".contains(sign))
}

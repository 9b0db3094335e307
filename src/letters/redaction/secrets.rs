//! What a case holds that tells who somebody is, as it may stand in a text.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::signs::{Sign, signs};
use crate::case::Case;
use crate::case::cpr::Cpr;
use crate::case::scalar::Scalar;
use crate::checks::reading::name_words::NameWords;
use crate::danish::days::MONTHS;
use crate::words::{Private, Words};

/// Words that stand in a row and tell who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub words: Vec<String>,
    pub private: Private,
    /// Whether it is a name's single part, which may also be an ordinary word.
    pub is_part: bool,
}

/// Everything private that the case names in fields of its own.
#[derive(Default)]
pub(super) struct Secrets {
    /// The longest first.
    pub rows: Vec<Row>,
    /// The first letters of each name, `bsr`.
    pub initials: BTreeSet<String>,
    pub births: Vec<Date>,
    /// The digits of numbers that may stand in any groups.
    pub digits: Vec<(String, Private)>,
}

impl Secrets {
    pub(super) fn of(case: &Case, words: &Words, names: &NameWords) -> Self {
        let mut secrets = Self::default();
        let mut rows = BTreeSet::new();
        case.each_answer(|path, answer| {
            let private = words.field(&path.words_key()).and_then(|field| field.private);
            let Some(private) = private.filter(|_| answer.is_filled()) else { return };
            let text = answer.text();
            match private {
                Private::Person => secrets.person(text, names, &mut rows),
                Private::Firm => firm(text, names, &mut rows),
                Private::Address => secrets.address(text, names, &mut rows),
                Private::Phone => secrets.number(text, private),
                Private::Cpr => secrets.cpr(text),
                Private::Email | Private::Number => {
                    rows.insert(row(signs(text).iter(), private));
                }
            }
        });
        secrets.rows = rows.into_iter().filter(|row| !row.words.is_empty()).collect();
        secrets.rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
        secrets
    }

    /// What the writer of a letter wants out of it besides.
    pub(super) fn also(&mut self, passages: &[String]) {
        let wanted =
            |passage: &String| Row { is_part: false, ..row(signs(passage).iter(), Private::Firm) };
        self.rows.extend(passages.iter().map(wanted).filter(|row| !row.words.is_empty()));
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
    }

    fn person(&mut self, text: &str, names: &NameWords, rows: &mut BTreeSet<Row>) {
        // Several people may stand in one field, and a person's place behind the name.
        for one in text.split([',', ';', '/', '\n', '(', ')']) {
            let signs = signs(one);
            let is_name =
                |sign: &&Sign| !sign.is_number && !names.is_title(&one[sign.range.clone()]);
            let parts: Vec<&Sign> = signs.iter().filter(is_name).collect();
            // »Din sagsbehandler« and »jobcentret« are nobody's name, and a name may be typed in small letters alone.
            let is_small = !signs.iter().any(|sign| sign.is_capital);
            if is_small && parts.len() < signs.len() {
                continue;
            }
            if parts.iter().all(|part| names.is_known(&one[part.range.clone()])) {
                continue;
            }
            rows.insert(row(parts.iter().copied(), Private::Person));
            let firsts = parts.iter().filter(|it| !names.is_particle(&it.word));
            let firsts: String = firsts.clone().filter_map(|it| it.word.chars().next()).collect();
            if firsts.len() > 1 {
                let ends = [firsts.chars().next(), firsts.chars().next_back()];
                self.initials.insert(ends.into_iter().flatten().collect());
                self.initials.insert(firsts);
            }
            for part in parts {
                let is_particle = names.is_particle(&part.word) && !part.is_capital;
                let is_word = part.word.chars().count() > 1 && !is_particle;
                if is_word
                    && (is_small || part.is_capital)
                    && !names.is_known(&one[part.range.clone()])
                {
                    rows.insert(row([part].into_iter(), Private::Person));
                }
            }
        }
    }

    fn address(&mut self, text: &str, names: &NameWords, rows: &mut BTreeSet<Row>) {
        for line in text.lines() {
            let signs = signs(line);
            if line.contains('@') {
                rows.insert(row(signs.iter(), Private::Email));
                continue;
            }
            if signs.iter().all(|sign| sign.is_number) {
                self.number(line, Private::Phone);
                continue;
            }
            if signs.iter().any(|sign| sign.is_number) {
                rows.insert(row(signs.iter(), Private::Address));
            } else {
                self.person(line, names, rows);
            }
            // A street is known without its number, and with it without the floor.
            let is_street =
                |sign: &&Sign| names.is_street(&line[sign.range.clone()].to_lowercase());
            if let Some(street) = signs.iter().position(|sign| is_street(&sign)) {
                rows.insert(Row {
                    is_part: true,
                    ..row(signs[street..=street].iter(), Private::Address)
                });
                rows.insert(row(signs[..=street].iter(), Private::Address));
                rows.insert(row(signs.iter().take(street + 2), Private::Address));
            }
        }
    }

    fn cpr(&mut self, text: &str) {
        self.number(text, Private::Cpr);
        self.births.extend(Cpr::parse(text).ok().and_then(|cpr| cpr.birth_date()));
    }

    fn number(&mut self, text: &str, private: Private) {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        // A country's number may stand before the own one, or not.
        let short = digits.strip_prefix("0045").or_else(|| digits.strip_prefix("45"));
        let short = short.filter(|short| private == Private::Phone && short.len() == 8);
        self.digits.extend(short.map(|short| (short.to_owned(), private)));
        if digits.len() > 3 {
            self.digits.push((digits, private));
        }
    }
}

fn firm(text: &str, names: &NameWords, rows: &mut BTreeSet<Row>) {
    for one in text.split([',', ';', '\n', '(', ')']) {
        let signs = signs(one);
        // What is called by its kind alone, as »jobcentret«, is anybody's.
        let says = |sign: &Sign| !names.is_known(&one[sign.range.clone()]) && !sign.is_number;
        if signs.iter().any(says) && signs.iter().any(|sign| sign.is_capital) {
            rows.insert(row(signs.iter(), Private::Firm));
        }
    }
}

fn row<'s>(signs: impl Iterator<Item = &'s Sign>, private: Private) -> Row {
    let words: Vec<String> = signs.map(|sign| sign.word.clone()).collect();
    let is_part = words.len() == 1 && matches!(private, Private::Person | Private::Firm);
    Row { words, private, is_part }
}

/// Whether a day stands in a row of words, as `14. september 1965`, `14.09.65` or `1965-09-14`, and how many words it takes.
pub(super) fn day_at(signs: &[Sign], birth: Date) -> Option<usize> {
    let words: Vec<&str> = signs.iter().take(3).map(|sign| sign.word.as_str()).collect();
    let number = |word: &str, wanted: i16| word.parse() == Ok(wanted);
    let day = |word: &str| number(word, i16::from(birth.day()));
    let year = |word: &str| {
        number(word, birth.year()) || (word.len() == 2 && number(word, birth.year() % 100))
    };
    let month = |word: &str| {
        let name =
            MONTHS.get(usize::from(birth.month().unsigned_abs()) - 1).copied().unwrap_or_default();
        number(word, i16::from(birth.month()))
            || word == name
            || (word.len() >= 3 && name.starts_with(word))
    };
    match words[..] {
        [first, second, third] if day(first) && month(second) && year(third) => Some(3),
        [first, second, third] if year(first) && month(second) && day(third) => Some(3),
        // Without the year it is a birthday all the same where the month is a word.
        [first, second, ..] if day(first) && month(second) && second.parse::<i16>().is_err() => {
            Some(2)
        }
        _ => None,
    }
}

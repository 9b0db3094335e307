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
    /// Whether the writer of a letter wants it out, whoever else is called so.
    pub is_wished: bool,
}

/// What helps to tell a name from a word.
#[derive(Clone, Copy)]
struct People<'a> {
    names: &'a NameWords,
    ordinary: &'a BTreeSet<String>,
}

impl People<'_> {
    /// Whether a word of a field for names can only be one.
    fn is_name(self, word: &str, sign: &Sign) -> bool {
        !sign.is_number
            && !self.names.is_known(word)
            && (self.names.is_also_a_word(word) || !self.ordinary.contains(&sign.word))
    }

    /// Whether a name is an ordinary word as well, so that only its capital tells them apart.
    fn is_ordinary(self, sign: &Sign) -> bool {
        sign.word.chars().count() < 3 || self.ordinary.contains(&sign.word)
    }
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
    /// The ordinary words are those that texts have in small letters.
    pub(super) fn of(
        case: &Case,
        words: &Words,
        names: &NameWords,
        ordinary: &BTreeSet<String>,
    ) -> Self {
        let mut secrets = Self::default();
        let people = People { names, ordinary };
        let mut rows = BTreeSet::new();
        case.each_answer(|path, answer| {
            let private = words.field(&path.words_key()).and_then(|field| field.private);
            let Some(private) = private.filter(|_| answer.is_filled()) else { return };
            let text = answer.text();
            match private {
                Private::Name | Private::Person => secrets.person(text, private, people, &mut rows),
                Private::Firm => firm(text, names, &mut rows),
                Private::Address => secrets.address(text, people, &mut rows),
                Private::Phone => {
                    let apart =
                        |sign: char| !sign.is_ascii_digit() && !" +-.()\u{a0}".contains(sign);
                    text.split(apart).for_each(|one| secrets.number(one, private));
                }
                Private::Cpr => secrets.cpr(text),
                Private::Email => drop(rows.insert(row(signs(text).iter(), private))),
                Private::Number => {
                    let signs = signs(text);
                    rows.insert(row(signs.iter(), private));
                    // The last part of a case number tells it too.
                    let long = signs.iter().filter(|sign| sign.is_number && sign.word.len() > 4);
                    rows.extend(long.map(|sign| row([sign].into_iter(), private)));
                }
            }
        });
        secrets.rows = rows.into_iter().filter(|row| !row.words.is_empty()).collect();
        secrets.rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
        secrets
    }

    /// What the writer of a letter wants out of it besides.
    pub(super) fn also(&mut self, passages: &[String]) {
        let wanted = |passage: &String| {
            let signs = signs(passage);
            // A single word with a capital is a name, and its namesake with a small letter is none.
            let is_part = signs.len() == 1 && signs[0].is_capital;
            Row { is_part, is_wished: true, ..row(signs.iter(), Private::Firm) }
        };
        self.rows.extend(passages.iter().map(wanted).filter(|row| !row.words.is_empty()));
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.words.len()));
    }

    /// Names, with titles beside them where the field may hold such.
    fn person(
        &mut self,
        text: &str,
        private: Private,
        people: People<'_>,
        rows: &mut BTreeSet<Row>,
    ) {
        let is_name_alone = private == Private::Name;
        // Several people may stand in one field, and a person's place behind the name.
        for one in text.split([',', ';', '/', '\n', '(', ')']) {
            let signs = signs(one);
            let is_small = !signs.iter().any(|sign| sign.is_capital);
            // Beside what can only be a name, an ordinary word with a capital is one too.
            let is_sure = |sign: &Sign| people.is_name(&one[sign.range.clone()], sign);
            let has_name = is_name_alone || signs.iter().any(is_sure);
            let says = |sign: &&Sign| {
                let is_word = || people.names.is_known(&one[sign.range.clone()]);
                has_name && !sign.is_number && (is_name_alone || !is_word())
            };
            let parts: Vec<&Sign> = signs.iter().filter(says).collect();
            // »Din sagsbehandler« and »jobcentret« are nobody's name, and a name may be typed in small letters alone.
            if is_small && parts.len() < signs.len() {
                continue;
            }
            let is_particle = |it: &&Sign| people.names.is_particle(&it.word) && !it.is_capital;
            let own: Vec<&Sign> = parts.iter().copied().filter(|it| !is_particle(it)).collect();
            if own.is_empty() {
                continue;
            }
            let mut add = |signs: &[&Sign]| {
                let of_one = signs.len() == 1;
                let needs_capital = of_one && people.is_ordinary(signs[0]);
                let row = row(signs.iter().copied(), private);
                rows.insert(Row { is_part: needs_capital, ..row });
            };
            add(&parts);
            // »Birgitte Ravn« is Birgitte Solhøj Ravn, and »van der Berg« is Ida van der Berg.
            for (place, _) in parts.iter().enumerate().skip(1) {
                add(&[parts[0], parts[place]]);
                if is_particle(&parts[place]) && !is_particle(&parts[place - 1]) {
                    add(&parts[place..]);
                }
            }
            for part in own.iter().filter(|part| part.word.chars().count() > 1) {
                add(&[*part]);
            }
            let firsts: String = own.iter().filter_map(|it| it.word.chars().next()).collect();
            if firsts.chars().count() > 1 {
                let ends = [firsts.chars().next(), firsts.chars().next_back()];
                self.initials.insert(ends.into_iter().flatten().collect());
                self.initials.insert(firsts);
            }
        }
    }

    fn address(&mut self, text: &str, people: People<'_>, rows: &mut BTreeSet<Row>) {
        let names = people.names;
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
                self.person(line, Private::Person, people, rows);
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
        let Some(birth) = Cpr::parse(text).ok().and_then(|cpr| cpr.birth_date()) else { return };
        self.births.push(birth);
        let (day, month, year) = (birth.day(), birth.month(), birth.year());
        for digits in [format!("{day:02}{month:02}{year}"), format!("{year}{month:02}{day:02}")] {
            self.digits.push((digits, Private::Cpr));
        }
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
    Row { words, private, is_part, is_wished: false }
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
        _ => None,
    }
}

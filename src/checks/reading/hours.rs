//! Reads how many hours a text speaks of: `ni effektive timer om ugen`, `2,5 timer`, `en time og et kvarter`.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The words by which hours are known, and how many are few (timernes ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HourWords {
    /// From so few hours a week on a fleksjob is one of few hours: an estimate, no limit of the law.
    pub few: f64,
    /// So many hours a week a firm must have been run, where support for it is given the first time.
    pub firm: f64,
    hour: Vec<String>,
    minute: Vec<String>,
    quarter: Vec<String>,
    half: Vec<String>,
    and: Vec<String>,
    week: Vec<String>,
    between: Vec<String>,
    effective: Vec<String>,
    numbers: BTreeMap<String, f64>,
}

/// Hours that a text states (omtalte timer).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    pub hours: f64,
    /// Whether they are said to be effective work.
    pub effective: bool,
    /// Whether they are said to be hours a week.
    pub weekly: bool,
}

/// So many words before the number or behind the noun may stand the word that says that the hours are effective.
const NEAR: usize = 3;
/// So many words behind the noun may stand the week.
const WEEK: usize = 5;

struct Word {
    text: String,
    /// Whether a sentence ends behind it.
    ends: bool,
}

impl HourWords {
    /// The hours that a text states, in their order.
    pub fn stated(&self, text: &str) -> Vec<Stated> {
        let words = words(text);
        (0..words.len()).filter_map(|noun| self.stated_at(&words, noun)).collect()
    }

    fn stated_at(&self, words: &[Word], noun: usize) -> Option<Stated> {
        let is = |list: &[String], at: usize| {
            words.get(at).is_some_and(|word| list.contains(&word.text))
        };
        let minutes = is(&self.minute, noun);
        if !minutes && !is(&self.hour, noun) {
            return None;
        }
        let mut at = noun.checked_sub(1)?;
        while is(&self.between, at) {
            at = at.checked_sub(1)?;
        }
        // A sentence that ends between the number and the noun parts them.
        if words[at..noun].iter().any(|word| word.ends) {
            return None;
        }
        let (mut hours, start) = self.number(words, at)?;
        // `en time og et kvarter`, `to timer og en halv`.
        let mut end = noun;
        if is(&self.and, noun + 1) && is(&self.quarter, noun + 3) {
            (hours, end) = (hours + 0.25, noun + 3);
        }
        let before = &words[start.saturating_sub(NEAR)..start];
        let own = before.iter().rposition(|word| word.ends).map_or(0, |at| at + 1);
        let near = |reach: usize| {
            let rest = words.get(end..).unwrap_or_default();
            let stop = rest.iter().position(|word| word.ends).map_or(rest.len(), |at| at + 1);
            rest[..stop].iter().skip(1).take(reach)
        };
        let listed = |list: &[String], word: &Word| list.contains(&word.text);
        let around = |list: &[String], reach| {
            words[start..end].iter().chain(near(reach)).any(|word| listed(list, word))
        };
        Some(Stated {
            hours: if minutes { hours / 60.0 } else { hours },
            effective: around(&self.effective, NEAR)
                || before[own..].iter().any(|word| listed(&self.effective, word)),
            weekly: around(&self.week, WEEK),
        })
    }

    /// The number that ends at a word, and where it begins: `2,5`, `syv`, `en halv`, `to en halv`, `to og en halv`.
    fn number(&self, words: &[Word], at: usize) -> Option<(f64, usize)> {
        let value = |at: usize| {
            let text = &words.get(at)?.text;
            self.numbers.get(text).copied().or_else(|| digits(text))
        };
        let listed = |list: &[String], at: Option<usize>| {
            at.is_some_and(|at| list.contains(&words[at].text))
        };
        if !listed(&self.half, Some(at)) {
            return Some((value(at)?, at));
        }
        let one = at.checked_sub(1)?;
        let mut whole = one.checked_sub(1);
        if listed(&self.and, whole) {
            whole = whole.and_then(|at| at.checked_sub(1));
        }
        Some(match whole.and_then(|at| Some((value(at)?, at))) {
            Some((number, at)) if !words[at].ends => (number + 0.5, at),
            _ => (0.5, one),
        })
    }
}

/// A number of digits with a Danish comma or a half behind it.
fn digits(text: &str) -> Option<f64> {
    match text.strip_suffix('½') {
        Some("") => Some(0.5),
        Some(whole) => whole.parse::<f64>().ok().map(|whole| whole + 0.5),
        None if text.starts_with(|sign: char| sign.is_ascii_digit()) => {
            text.replace(',', ".").parse().ok()
        }
        None => None,
    }
}

/// The words of a text in small letters. A hyphen between two numbers parts them: of `2-3 timer` the last is read.
fn words(text: &str) -> Vec<Word> {
    let parts = text.split(|sign: char| sign.is_whitespace() || matches!(sign, '-' | '–' | '/'));
    let mut words: Vec<Word> = Vec::new();
    for part in parts {
        let bare = part.trim_matches(|sign: char| !sign.is_alphanumeric());
        let ends = part.ends_with(['.', '!', '?', ';', ':']);
        if bare.is_empty() {
            if let Some(last) = words.last_mut().filter(|_| ends) {
                last.ends = true;
            }
        } else {
            words.push(Word { text: bare.to_lowercase(), ends });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(f64, bool, bool)> {
        let file = include_str!("../../../templates/case-words.toml");
        let file: toml::Table = toml::from_str(file).unwrap();
        let words: HourWords = file["hours"].clone().try_into().unwrap();
        words.stated(text).iter().map(|one| (one.hours, one.effective, one.weekly)).collect()
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("Ni effektive timer om ugen", (9.0, true, true)),
            ("arbejdede effektivt cirka to timer om ugen", (2.0, true, true)),
            ("cirka to timers effektivt arbejde om ugen", (2.0, true, true)),
            ("En time og et kvarters effektivt arbejde om ugen", (1.25, true, true)),
            ("Du kan arbejde 2,5 timer ugentligt.", (2.5, false, true)),
            ("Du kan arbejde to en halv time om ugen", (2.5, false, true)),
            ("to og en halv effektive timer", (2.5, true, false)),
            ("en halv time", (0.5, false, false)),
            ("4½ time", (4.5, false, false)),
            ("halvanden time om ugen", (1.5, false, true)),
            ("40 minutter om ugen", (40.0 / 60.0, false, true)),
            ("2-3 timer om ugen", (3.0, false, true)),
            ("to ugentlige timer", (2.0, false, true)),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
        assert_eq!(
            read("mødte 12 timer og arbejdede cirka ni effektive timer om ugen"),
            [(12.0, false, false), (9.0, true, true)]
        );
    }

    #[test]
    fn what_counts_something_else_is_left_alone() {
        for text in ["timer", "mange timer", "ti. Timer om ugen", "time efter time", "12 uger"] {
            assert_eq!(read(text), [], "{text}");
        }
        assert_eq!(read("Effektivt arbejde. To timer."), [(2.0, false, false)]);
    }
}

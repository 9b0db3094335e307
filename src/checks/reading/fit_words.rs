//! Reads what a consideration forbids, and whether work goes against it: lifts, work above the shoulders, early hours.

use serde::Deserialize;

use super::phrases::Phrases;

/// What considerations forbid, kind by kind (skånehensynenes ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FitWords {
    kinds: Vec<Kind>,
    /// Words that turn a sentence about work into its opposite, or give the work to somebody else.
    not: Phrases,
    lift: Phrases,
    /// The name of a lift that is too heavy.
    heavy: String,
    kilos: Phrases,
    times: Phrases,
    meeting_time: Phrases,
    /// The name of work that begins too early.
    early: String,
}

/// One kind of work that a consideration may forbid.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    name: String,
    need: Phrases,
    work: Phrases,
}

impl FitWords {
    /// The kinds of work that the considerations forbid and a function asks for.
    pub fn against<'w>(&'w self, needs: &[&str], work: &[&str]) -> Vec<&'w str> {
        let asked: Vec<&str> = work
            .iter()
            .flat_map(|text| sentences(text))
            .filter(|sentence| !self.not.stand_in(sentence))
            .collect();
        let any = |list: &Phrases, texts: &[&str]| texts.iter().any(|text| list.stand_in(text));
        let mut found: Vec<&str> = self
            .kinds
            .iter()
            .filter(|kind| any(&kind.need, needs) && any(&kind.work, &asked))
            .map(|kind| kind.name.as_str())
            .collect();
        let of_lifts = needs.iter().flat_map(|need| clauses(need));
        let of_lifts = of_lifts.filter(|clause| self.lift.stand_in(clause));
        let least =
            of_lifts.flat_map(|clause| self.numbers_before(clause, &self.kilos)).reduce(f64::min);
        let most =
            asked.iter().flat_map(|text| self.numbers_before(text, &self.kilos)).reduce(f64::max);
        if least.zip(most).is_some_and(|(least, most)| most > least)
            && !found.contains(&self.heavy.as_str())
        {
            found.push(&self.heavy);
        }
        let of_times = needs.iter().flat_map(|need| sentences(need));
        let of_times = of_times.filter(|sentence| self.meeting_time.stand_in(sentence));
        let earliest = of_times.flat_map(|sentence| self.clock(sentence)).reduce(f64::min);
        let begins = work.iter().flat_map(|text| self.clock(text)).reduce(f64::min);
        if earliest.zip(begins).is_some_and(|(earliest, begins)| begins < earliest) {
            found.push(&self.early);
        }
        found
    }

    /// The numbers that stand right before one of these words.
    fn numbers_before(&self, text: &str, words: &Phrases) -> Vec<f64> {
        let before = |start: usize| {
            let last = text[..start].split_whitespace().next_back()?;
            last.replace(',', ".").parse().ok()
        };
        words.hits(text).into_iter().filter_map(|hit| before(hit.start)).collect()
    }

    /// The hours of the clock in a text: `kl. 9.30` is nine and a half.
    fn clock(&self, text: &str) -> Vec<f64> {
        let behind = |end: usize| {
            let word = text[end..].trim_start_matches(['.', ' ', '\u{a0}']);
            let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ':');
            let word = word.split(|letter: char| !is_part(letter)).next()?;
            let mut parts = word.split(['.', ':']).filter(|part| !part.is_empty());
            let hours: f64 = parts.next()?.parse().ok()?;
            let minutes = parts.next().and_then(|part| part.parse::<f64>().ok()).unwrap_or(0.0);
            Some(hours + minutes / 60.0)
        };
        self.times.hits(text).into_iter().filter_map(|hit| behind(hit.end)).collect()
    }
}

/// A sentence of a plan; the dot of `kl. 9.30` ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |(at, letter): (usize, char)| {
        let before = &text[..at];
        (matches!(letter, '!' | '?' | ';' | '\n')
            || letter == '.'
                && !before.ends_with("kl")
                && !before.ends_with(|letter: char| letter.is_ascii_digit()))
        .then_some(at + letter.len_utf8())
    };
    let mut starts: Vec<usize> = vec![0];
    starts.extend(text.char_indices().filter_map(ends));
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect::<Vec<_>>().into_iter()
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    sentences(text).flat_map(|sentence| sentence.split(',')).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use super::FitWords;

    fn words() -> FitWords {
        let text = include_str!("../../../templates/case-words.toml");
        super::super::case_words::CaseWords::read(&crate::source_text::SourceText::new(
            "case-words.toml",
            text,
        ))
        .unwrap()
        .fit
    }

    #[test]
    fn work_is_held_against_what_the_considerations_forbid() {
        let words = words();
        let needs = [
            "Intet arbejde over skulderhøjde og intet løft over 5 kg",
            "Mødetid tidligst kl. 9.30",
        ];
        for (work, expected) in [
            ("Fylde sække på 25 kg op.", &["tunge løft"][..]),
            ("Løfte 5 kg ad gangen.", &[]),
            ("Kolleger løfter sække på 25 kg.", &[]),
            ("Sætte loftplader op.", &["arbejde over skulderhøjde"]),
            ("Begynde kl. 6.30.", &["arbejde før den aftalte mødetid"]),
            ("Mødetid fra kl. 9.30.", &[]),
            ("Sidde ved et bord.", &[]),
        ] {
            assert_eq!(words.against(&needs, &[work]), expected, "{work}");
        }
        assert_eq!(words.against(&["Stille rum"], &["Sætte loftplader op."]), Vec::<&str>::new());
    }
}

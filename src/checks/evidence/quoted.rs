//! The citizen's answer to the hearing as the decision quotes it, against the answer as it came in.

use crate::case::address::field;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::says_something;
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("quote-altered", &["number"]),
    Finds::plain("quote-without-answer"),
    Finds::plain("quote-cut"),
];

/// Two clauses that share so much of their words are one clause that somebody changed.
const ALIKE: f64 = 0.6;

/// A clause: its words in small letters, and the number of the sentence it stands in.
struct Clause {
    sentence: usize,
    words: Vec<String>,
}

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let (process, quoted) = (&look.case.process, &look.case.decision.views_own);
    // The letter gives the answer itself where nothing is quoted.
    let Some(quoted) = quoted.filled() else { return };
    let answers = [&process.hearing_answer_own, &process.hearing_again_answer_own];
    let answers = answers.into_iter().filter(|answer| says_something(answer));
    let came_in: Vec<Clause> =
        answers.filter_map(|answer| answer.filled()).flat_map(clauses).collect();
    let quoted: Vec<Clause> = clauses(quoted).collect();
    let is_among = |said: &Clause, of: &[Clause]| of.iter().any(|it| it.words == said.words);
    let left_out: Vec<&Clause> = came_in.iter().filter(|it| !is_among(it, &quoted)).collect();
    // Words may be left out, but none that turns or narrows what is said.
    let turns = |word: &String| texts.case_words.steps.turns(word);
    let is_cut = |said: &Clause, whole: &Clause| {
        rest(&whole.words, &said.words).is_some_and(|rest| !rest.into_iter().any(turns))
    };
    let new = || quoted.iter().filter(|said| !is_among(said, &came_in));
    let altered = new().find(|said| {
        let alike = |it: &&&Clause| shared(&said.words, &it.words) >= ALIKE;
        let mut alike = left_out.iter().filter(alike).peekable();
        alike.peek().is_some() && !alike.any(|whole| is_cut(said, whole))
    });
    let place = field!(decision.views_own);
    if let Some(altered) = altered {
        let number = altered.sentence.to_string();
        findings.push(Finding::new("quote-altered", place).with("number", number));
    } else if !came_in.is_empty()
        && left_out.len() == came_in.len()
        && !new()
            .any(|said| said.words.len() > 1 && came_in.iter().any(|whole| is_cut(said, whole)))
    {
        findings.push(Finding::new("quote-without-answer", place));
    } else if !left_out.is_empty() {
        findings.push(Finding::new("quote-cut", place));
    }
}

fn clauses(text: &str) -> impl Iterator<Item = Clause> {
    let sentences =
        text.split(['.', '!', '?', ';', ':', '\n']).filter(|part| !part.trim().is_empty());
    sentences.enumerate().flat_map(|(index, sentence)| {
        let clauses = sentence.split(", ").map(move |clause| {
            let words = clause.split(|letter: char| !letter.is_alphanumeric());
            let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
            Clause { sentence: index + 1, words }
        });
        clauses.filter(|clause| !clause.words.is_empty())
    })
}

/// What is left of a clause when the words of another are taken out in their order; none where they do not stand so.
fn rest<'a>(whole: &'a [String], part: &[String]) -> Option<Vec<&'a String>> {
    let mut part = part.iter().peekable();
    let left = whole.iter().filter(|word| part.next_if(|next| next == word).is_none()).collect();
    part.next().is_none().then_some(left)
}

/// How much of the words of two clauses is shared, each word counted as often as it stands.
fn shared(one: &[String], other: &[String]) -> f64 {
    let mut rest: Vec<&String> = other.iter().collect();
    let mut both = 0_usize;
    for word in one {
        if let Some(at) = rest.iter().position(|it| *it == word) {
            rest.swap_remove(at);
            both += 2;
        }
    }
    both as f64 / (one.len() + other.len()) as f64
}

//! The words that a preparatory plan does without, and the advisers on health whom the law does not allow, read from
//! `templates/plan-words.toml`.

use std::sync::Arc;

use serde::Deserialize;

use super::phrases::{Hit, Phrases, same, word_after, word_before};
use crate::danish::placeholders::mistakes;
use crate::danish::quotes::is_quoted;
use crate::danish::sentences::{SentenceWords, sentence_start};
use crate::problem::Problem;
use crate::source_text::SourceText;

/// The listed words, ready to be looked for (ordlisterne).
#[derive(Clone, Debug, Default)]
pub struct PlanWords {
    judging: Phrases,
    /// For each judging phrase its group; the exceptions come after the last of them and have none.
    groups: Vec<usize>,
    about: Vec<Group>,
    context: Context,
    advisers: Phrases,
    /// Of the advisers the ones from here on are also found in places that the municipality may ask.
    open_advisers: usize,
    elsewhere: Phrases,
    denials: Denials,
    numbers: Numbers,
    sentences: Arc<SentenceWords>,
}

/// Words that say that an adviser was not used (benægtelser).
#[derive(Clone, Debug, Default)]
struct Denials {
    not: Vec<String>,
    without: Vec<String>,
    used: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    words: Phrases,
    instead: String,
    #[serde(default)]
    active: bool,
}

/// When a listed word is in order all the same (sammenhængen).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Context {
    exceptions: Phrases,
    sources: Phrases,
    speech: Phrases,
    genitives: Phrases,
    others: Vec<String>,
    own_voice: Vec<String>,
    breaks: Vec<String>,
    by: Vec<String>,
    citizen: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    group: Vec<Group>,
    context: Context,
    advisers: Advisers,
    numbers: Numbers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advisers {
    words: Phrases,
    ambiguous: Phrases,
    elsewhere: Phrases,
    not: Vec<String>,
    without: Vec<String>,
    used: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    before: Phrases,
}

/// A judging word that was found: as the list has it, and what to write instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement<'a> {
    pub word: &'a str,
    pub instead: &'a str,
}

impl PlanWords {
    /// Reads `plan-words.toml`.
    ///
    /// # Errors
    /// A file that is no such file, with its line.
    pub fn read(source: &SourceText<'_>) -> Result<Self, Vec<Problem>> {
        const CODE: &str = "plan-words";
        let file: File =
            source.toml(CODE, "Filen med planens ord").map_err(|problem| vec![problem])?;
        let File { group: about, context, advisers, numbers } = file;
        for group in &about {
            if let Some((message, cure)) = mistakes(&group.instead, &[]).into_iter().next() {
                let line = source.line_of_text(&group.instead);
                return Err(vec![source.fault(CODE, line, message).with_cure(cure)]);
            }
        }
        let judging: Vec<&Phrases> =
            about.iter().map(|group| &group.words).chain([&context.exceptions]).collect();
        Ok(Self {
            judging: Phrases::together(&judging),
            groups: about
                .iter()
                .enumerate()
                .flat_map(|(index, group)| std::iter::repeat_n(index, group.words.count()))
                .collect(),
            advisers: Phrases::together(&[&advisers.words, &advisers.ambiguous]),
            open_advisers: advisers.words.count(),
            elsewhere: advisers.elsewhere,
            denials: Denials { not: advisers.not, without: advisers.without, used: advisers.used },
            numbers,
            sentences: Arc::default(),
            about,
            context,
        })
    }

    /// The same lists with the words that say where a sentence ends; without them every stop ends one.
    #[must_use]
    pub fn with_sentences(self, sentences: Arc<SentenceWords>) -> Self {
        Self { sentences, ..self }
    }

    /// The words that say where a sentence ends.
    pub fn sentence_words(&self) -> &SentenceWords {
        &self.sentences
    }

    /// The adviser that a text names whom the law does not allow, as the list has it.
    pub fn adviser(&self, text: &str) -> Option<&str> {
        let hits = self.advisers.hits(text);
        let allowed = |hit: &Hit| hit.phrase >= self.open_advisers && self.elsewhere.stand_in(text);
        let hit = hits.iter().find(|hit| !allowed(hit) && !self.denials.deny(text, hit))?;
        Some(self.advisers.text(hit.phrase))
    }

    /// Whether a text ends by naming a number that is built like another one, such as that of a journal.
    pub fn names_a_number(&self, before: &str) -> bool {
        self.numbers
            .before
            .hits(before)
            .iter()
            .any(|hit| !before[hit.end..].contains(char::is_alphanumeric))
    }

    /// Whether a name is only a word for the citizen.
    pub fn is_citizen(&self, name: &str) -> bool {
        let first = name.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        listed(&self.context.citizen, first)
    }

    /// The judging words of a text, each once.
    pub fn judgements(&self, text: &str) -> Vec<Judgement<'_>> {
        let hits = without_overlaps(self.judging.hits(text));
        let mut found: Vec<Judgement<'_>> = Vec::new();
        for hit in &hits {
            let Some(group) = self.groups.get(hit.phrase).and_then(|group| self.about.get(*group))
            else {
                continue;
            };
            if is_quoted(text, hit.start, hit.end) || self.is_anothers(text, hit, group.active) {
                continue;
            }
            let judgement =
                Judgement { word: self.judging.text(hit.phrase), instead: &group.instead };
            if !found.contains(&judgement) {
                found.push(judgement);
            }
        }
        found
    }

    /// Whether the clause says that the word is somebody else's than the municipality's, and whose.
    fn is_anothers(&self, text: &str, hit: &Hit, active: bool) -> bool {
        let before =
            [1, 2].iter().scan(hit.start, |place, _| step_back(text, place)).collect::<Vec<_>>();
        let after = (0..8).scan(hit.end, |place, _| step_on(text, place)).collect::<Vec<_>>();
        let inside = text[hit.start..hit.end].split_whitespace();
        if before
            .iter()
            .copied()
            .chain(after.iter().copied().take(2))
            .chain(inside)
            .any(|word| listed(&self.context.own_voice, word))
        {
            return false;
        }
        if active
            && before
                .iter()
                .take(1)
                .chain(after.iter().take(1))
                .any(|word| listed(&self.context.others, word))
        {
            return true;
        }
        let clause = &text[self.clause_start(text, hit.start)..hit.start];
        if self.context.sources.stand_in(clause) || self.anybody_speaks(clause) {
            return true;
        }
        let genitive_end = text[..hit.start].trim_end().len();
        if self
            .context
            .genitives
            .hits(&text[..genitive_end])
            .iter()
            .any(|genitive| genitive.end == genitive_end)
        {
            return true;
        }
        // `vurderer lægen`, `vurderes af lægen`: the source comes right after. Behind `af` it may come a little later.
        let place_of = |words: usize| {
            after.iter().take(words).fold(hit.end, |end, word| {
                text[end..].find(word).map_or(end, |at| end + at + word.len())
            })
        };
        let (near, far) = (place_of(3), place_of(8));
        self.context.sources.hits(&text[hit.end..far]).iter().any(|source| {
            let start = hit.end + source.start;
            hit.end + source.end <= near
                || word_before(text, start).is_some_and(|(_, word)| listed(&self.context.by, word))
        })
    }

    /// Whether a clause says that somebody else than the municipality says or thinks what comes next.
    fn anybody_speaks(&self, clause: &str) -> bool {
        self.context.speech.hits(clause).iter().any(|verb| {
            let before = (0..2).scan(verb.start, |place, _| step_back(clause, place));
            let after = (0..1).scan(verb.end, |place, _| step_on(clause, place));
            !before.chain(after).any(|word| listed(&self.context.own_voice, word))
        })
    }

    /// Where the clause begins that a place stands in.
    fn clause_start(&self, text: &str, place: usize) -> usize {
        let sentence = sentence_start(text, place, &self.sentences);
        // What stands behind a semicolon is a clause of its own, and so is what stands behind a colon that nobody's words follow.
        let own_clause = |(at, mark): &(usize, char)| match mark {
            ';' => true,
            ':' => {
                let before = text[sentence..sentence + at].trim_end();
                !self
                    .context
                    .sources
                    .hits(before)
                    .iter()
                    .chain(&self.context.speech.hits(before))
                    .any(|hit| hit.end == before.len())
            }
            _ => false,
        };
        let start = text[sentence..place]
            .char_indices()
            .rev()
            .find(own_clause)
            .map_or(sentence, |(at, _)| sentence + at + 1);
        let mut from = start;
        for (comma, _) in text[start..place].match_indices(',') {
            let comma = start + comma;
            let Some((end, word)) = word_after(text, comma + 1) else { continue };
            // Where the listed word follows at once, the subject before the comma is still the one that speaks.
            if end <= place
                && self.context.breaks.iter().any(|listed| same(word, listed))
                && !text[end..place].trim().is_empty()
            {
                from = end;
            }
        }
        from
    }
}

impl Denials {
    /// How many words on either side of an adviser are looked at.
    const REACH: usize = 6;

    /// Whether the words around an adviser say that nobody asked one: `uden lægekonsulent`, `lægekonsulent er ikke brugt`.
    fn deny(&self, text: &str, hit: &Hit) -> bool {
        let before = || (0..Self::REACH).scan(hit.start, |place, _| step_back(text, place));
        let after = || (0..Self::REACH).scan(hit.end, |place, _| step_on(text, place));
        let around = |list: &[String]| before().chain(after()).any(|word| listed(list, word));
        before().take(2).any(|word| listed(&self.without, word))
            || (around(&self.not) && around(&self.used))
    }
}

/// Whether a word is on a list, where `*chefen` stands for every word with that end.
fn listed(list: &[String], word: &str) -> bool {
    list.iter().any(|listed| match listed.strip_prefix('*') {
        Some(end) => word.to_lowercase().ends_with(end),
        None => same(word, listed),
    })
}

/// Of hits that share words the longest stays, and of equally long ones the first. An exception hides what it covers that way.
fn without_overlaps(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.end - hit.start), hit.start));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        if kept.iter().all(|other| hit.end <= other.start || other.end <= hit.start) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.start);
    kept
}

fn step_back<'a>(text: &'a str, place: &mut usize) -> Option<&'a str> {
    let (start, word) = word_before(text, *place)?;
    *place = start;
    Some(word)
}

fn step_on<'a>(text: &'a str, place: &mut usize) -> Option<&'a str> {
    let (end, word) = word_after(text, *place)?;
    *place = end;
    Some(word)
}

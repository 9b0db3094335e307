//! All phrases that somebody has: the program's, the municipality's and their own.

use std::collections::HashMap;

use super::heading::is_of_abbreviation;
use super::owner::{PhraseFile, PhraseOwner};
use super::phrase::{MOST_KB, Phrase};
use crate::danish::counted::byte_of;
use crate::danish::pasted::{Form, as_meant};
use crate::law::LawBook;
use crate::problem::{Place, Problem};
use crate::words::Words;

/// The phrases (frasesamlingen).
#[derive(Clone, Debug, Default)]
pub struct PhraseBook {
    phrases: Vec<Phrase>,
}

impl PhraseBook {
    /// Reads all of them. A municipality's file takes the place of the program's of the same name.
    pub fn read(files: &[PhraseFile], words: &Words, law: &LawBook) -> Self {
        let stem = |file: &PhraseFile| file.name.rsplit('/').next().unwrap_or_default().to_owned();
        let own: Vec<String> =
            files.iter().filter(|file| file.owner == PhraseOwner::Municipality).map(stem).collect();
        let is_replaced =
            |file: &PhraseFile| file.owner == PhraseOwner::Program && own.contains(&stem(file));
        let mut phrases: Vec<Phrase> = files
            .iter()
            .filter(|file| !is_replaced(file))
            .map(|file| match &file.text {
                Some(text) => {
                    let text = as_meant(text, Form::Lines);
                    Phrase::read(file.owner, &file.name, &text, words, law)
                }
                None => unread(file, words, law),
            })
            .collect();
        tell_doubled(&mut phrases);
        phrases.sort_by_cached_key(|phrase| {
            (phrase.heading.title.to_lowercase(), std::cmp::Reverse(phrase.owner))
        });
        Self { phrases }
    }

    /// All of them, by their titles.
    pub fn all(&self) -> &[Phrase] {
        &self.phrases
    }

    /// What is wrong with them.
    pub fn faults(&self) -> impl Iterator<Item = &Problem> {
        self.phrases.iter().flat_map(|phrase| &phrase.faults)
    }

    /// What is wrong where a phrase has the abbreviation of another one of the same owner.
    pub fn doubled(&self, phrase: &Phrase) -> Option<Problem> {
        let abbreviation = phrase.heading.abbreviation.to_lowercase();
        let other = self.phrases.iter().find(|other| {
            other.owner == phrase.owner
                && other.file != phrase.file
                && other.heading.abbreviation.to_lowercase() == abbreviation
        });
        other.filter(|_| !abbreviation.is_empty()).map(|other| doubled(phrase, &other.file))
    }

    /// The phrase that an abbreviation stands for; a person's own comes before others.
    pub fn abbreviated(&self, word: &str) -> Option<&Phrase> {
        let word = word.to_lowercase();
        let called = |phrase: &&Phrase| {
            !phrase.heading.abbreviation.is_empty()
                && phrase.heading.abbreviation.to_lowercase() == word
        };
        self.phrases.iter().filter(called).max_by_key(|phrase| phrase.owner)
    }

    /// The phrase whose abbreviation stands right before a place of a text, and the letters of the abbreviation. The place is counted
    /// in letters too.
    pub fn before(&self, text: &str, place: usize) -> Option<(&Phrase, std::ops::Range<usize>)> {
        // An abbreviation is short, and a text may be long.
        let end = byte_of(text, place);
        let word: Vec<char> = text[..end]
            .chars()
            .rev()
            .take_while(|letter| is_of_abbreviation(*letter))
            .take(21)
            .collect();
        let after = text[end..].chars().next();
        if word.is_empty() || after.is_some_and(is_of_abbreviation) {
            return None;
        }
        let (count, word) = (word.len(), word.into_iter().rev().collect::<String>());
        self.abbreviated(&word).map(|phrase| (phrase, place - count..place))
    }
}

/// Two phrases of one owner cannot have one abbreviation: nobody could say which is meant.
fn tell_doubled(phrases: &mut [Phrase]) {
    let mut seen: HashMap<(PhraseOwner, String), String> = HashMap::new();
    for phrase in phrases {
        let abbreviation = phrase.heading.abbreviation.to_lowercase();
        if abbreviation.is_empty() {
            continue;
        }
        match seen.get(&(phrase.owner, abbreviation.clone())) {
            Some(other) => {
                let fault = doubled(phrase, other);
                phrase.faults.push(fault);
            }
            None => drop(seen.insert((phrase.owner, abbreviation), phrase.file.clone())),
        }
    }
}

fn doubled(phrase: &Phrase, other: &str) -> Problem {
    let abbreviation = &phrase.heading.abbreviation;
    let message = format!("Forkortelsen {abbreviation} er også forkortelsen i {other}.");
    let place = phrase.abbreviated_at.clone();
    Problem::blocker("phrase-doubled-abbreviation", place, message)
        .with_cure("Giv den ene frase en anden forkortelse.")
}

fn unread(file: &PhraseFile, words: &Words, law: &LawBook) -> Phrase {
    let mut phrase = Phrase::read(file.owner, &file.name, "", words, law);
    phrase.heading.title = phrase.file.clone();
    let place = Place::File { name: file.name.clone(), line: 0, excerpt: String::new() };
    let message = "Filen med frasen er ikke ren tekst, eller den er for stor.";
    let fault = Problem::blocker("phrase-unreadable", place, message);
    let cure = format!("Gem den som ren tekst i UTF-8 på højst {MOST_KB} kB, eller slet den.");
    phrase.faults = vec![fault.with_cure(cure)];
    phrase
}

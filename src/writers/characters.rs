//! Which characters a letter can show. Whoever asks hears the same: the checks of a case, those of the templates, and the writers.

use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use super::WriteError;
use super::pdf::fonts;
use crate::danish::lists::all_of;
use crate::danish::pasted::is_plain;
use crate::document::page::Face;
use crate::document::{Document, Source, walk};

/// What to do about what a letter cannot show.
pub const CURE: &str = "Skriv det med danske bogstaver og tegn, eller slet det.";

/// What a text holds that a letter cannot show (det, brevet ikke kan vise). Each thing stands there once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshown {
    /// Scripts that the letters' fonts lack or cannot set, in Danish.
    pub scripts: Vec<&'static str>,
    /// Single signs, with the marks that belong to them.
    pub signs: Vec<String>,
    /// A mark that nobody sees and that changes the order in which others are read.
    pub turning: Option<char>,
}

/// How a character fares in a letter.
enum Standing {
    Shown,
    Foreign(&'static str),
    /// It belongs to several scripts, none of which a letter can show.
    Shared,
    Missing,
    Turns,
}

/// What a text holds that the letters' fonts cannot show.
pub fn unshown(text: &str) -> Unshown {
    if is_plain(text) || text.chars().all(is_sure) {
        return Unshown::default();
    }
    Unshown::gather(text, in_a_letter)
}

impl Unshown {
    fn gather(text: &str, standing: fn(char) -> Standing) -> Self {
        let mut found = Self::default();
        let mut shared = Vec::new();
        for sign in text.graphemes(true) {
            let mut missing = None;
            for character in sign.chars() {
                match standing(character) {
                    Standing::Shown => {}
                    Standing::Foreign(script) => add(&mut found.scripts, script),
                    Standing::Shared => add(&mut shared, character),
                    Standing::Missing => missing = missing.or(Some(character)),
                    Standing::Turns => found.turning = found.turning.or(Some(character)),
                }
            }
            if let Some(character) = missing {
                add(&mut found.signs, named(sign, character));
            }
        }
        for character in shared {
            let scripts = || character.script_extension().iter().map(words_for);
            if !scripts().any(|script| found.scripts.contains(&script)) {
                found.scripts.extend(scripts().next());
            }
        }
        // A script that is read from the right brings such marks along, and nothing else needs mending.
        found.turning.take_if(|_| !found.scripts.is_empty());
        found
    }

    fn join(&mut self, other: Self) {
        other.scripts.into_iter().for_each(|script| add(&mut self.scripts, script));
        other.signs.into_iter().for_each(|sign| add(&mut self.signs, sign));
        self.turning = self.turning.or(other.turning);
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What can be seen of it, as one phrase; empty where that is nothing.
    pub fn seen(&self) -> String {
        /// More signs than these are counted.
        const NAMED: usize = 3;
        let mut things: Vec<String> =
            self.scripts.iter().map(|script| (*script).to_owned()).collect();
        let (signs, more) = self.signs.split_at(self.signs.len().min(NAMED));
        match (signs, more.len()) {
            ([], _) => {}
            ([sign], 0) => things.push(format!("tegnet {sign}")),
            (signs, 0) => things.push(format!("tegnene {}", all_of(signs))),
            (signs, 1) => things.push(format!("tegnene {} og et til", signs.join(", "))),
            (signs, more) => things.push(format!("tegnene {} og {more} til", signs.join(", "))),
        }
        all_of(&things)
    }

    /// All of it as one phrase.
    pub fn words(&self) -> String {
        let seen = Some(self.seen()).filter(|seen| !seen.is_empty());
        let turning = self.turning.map(|mark| format!("det skjulte tegn {}", code(mark)));
        all_of(&seen.into_iter().chain(turning).collect::<Vec<_>>())
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// A sign as a reader sees it, if anything is to be seen, and the number of what is missing.
fn named(sign: &str, missing: char) -> String {
    let is_seen = !missing.is_control()
        && !missing.is_whitespace()
        && !matches!(missing, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffc}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..);
    if is_seen { format!("{} ({})", sign.trim(), code(missing)) } else { code(missing) }
}

fn code(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Whether a character is one of those that letters are made of, and that every style is known to show. No font is read for them.
fn is_sure(character: char) -> bool {
    matches!(character, ' '..='~' | '\n' | '\u{a0}'..='\u{2bf}' | '–' | '—' | '‘'..='“' | '”' | '„' | '•' | '…' | '€')
}

fn in_a_letter(character: char) -> Standing {
    if fonts::is_silent(character) {
        return Standing::Shown;
    }
    if turns(character) {
        return Standing::Turns;
    }
    let script = character.script();
    if !is_set_right(script) {
        return Standing::Foreign(words_for(script));
    }
    // A mark is drawn where the font has room for it, and not where its letter wants it. What has a letter of its own came in one
    // piece.
    let drawn = fonts::drawn(character);
    let is_shown =
        !drawn.is_control() && !is_combining_mark(drawn) && Face::Regular.width(drawn).is_some();
    if is_shown {
        Standing::Shown
    } else if script == Script::Unknown || character.script_extension().iter().any(is_set_right) {
        Standing::Missing
    } else {
        Standing::Shared
    }
}

/// Marks that turn the direction of text: nobody sees them, and they change the order in which others are read.
fn turns(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether the letters' fonts can set a script as its readers know it, one letter after the other from the left.
fn is_set_right(script: Script) -> bool {
    matches!(
        script,
        Script::Latin
            | Script::Greek
            | Script::Cyrillic
            | Script::Common
            | Script::Inherited
            | Script::Unknown
    )
}

fn words_for(script: Script) -> &'static str {
    match script {
        Script::Arabic => "arabisk skrift",
        Script::Armenian => "armensk skrift",
        Script::Bengali => "bengalsk skrift",
        Script::Devanagari => "devanagari-skrift",
        Script::Ethiopic => "etiopisk skrift",
        Script::Georgian => "georgisk skrift",
        Script::Gujarati => "gujarati-skrift",
        Script::Gurmukhi => "gurmukhi-skrift",
        Script::Han => "kinesiske tegn",
        Script::Hangul => "koreansk skrift",
        Script::Hebrew => "hebraisk skrift",
        Script::Hiragana | Script::Katakana => "japansk skrift",
        Script::Kannada => "kannada-skrift",
        Script::Khmer => "khmer-skrift",
        Script::Lao => "laotisk skrift",
        Script::Malayalam => "malayalam-skrift",
        Script::Mongolian => "mongolsk skrift",
        Script::Myanmar => "burmesisk skrift",
        Script::Sinhala => "singalesisk skrift",
        Script::Syriac => "syrisk skrift",
        Script::Tamil => "tamilsk skrift",
        Script::Telugu => "telugu-skrift",
        Script::Thaana => "thaana-skrift",
        Script::Thai => "thailandsk skrift",
        Script::Tibetan => "tibetansk skrift",
        Script::Tifinagh => "tifinagh-skrift",
        _ => "en fremmed skrift",
    }
}

/// What a Word file cannot hold: XML has no place for most control characters, and marks that turn the direction of text are legal
/// there, but can make an amount or a name read otherwise than it is stored.
pub(super) fn unwritable_in_xml(text: &str) -> Unshown {
    if text.chars().all(is_sure) {
        return Unshown::default();
    }
    Unshown::gather(text, |character| match character {
        '\n' | '\r' | '\t' => Standing::Shown,
        '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => Standing::Missing,
        _ if turns(character) => Standing::Turns,
        _ => Standing::Shown,
    })
}

/// What stands in the way of writing a letter, once for each place that it came from, where `unshown` reads one text.
pub(super) fn of_document(document: &Document, unshown: fn(&str) -> Unshown) -> Vec<WriteError> {
    let mut found = Found { unshown, errors: Vec::new() };
    let head = &document.letterhead;
    let logo = head.logo.iter().map(|logo| &logo.alt);
    let loose = [&document.title, &document.author, &document.language, &head.name, &head.footer];
    for text in loose.into_iter().chain(&head.lines).chain(logo) {
        found.text(text, &Source::Unknown);
    }
    for run in walk::runs(&document.blocks) {
        found.text(&run.text, &run.source);
        if let Some(link) = &run.link {
            found.text(link, &run.source);
        }
    }
    found
        .errors
        .into_iter()
        .map(|(source, unshown)| WriteError::Unshown { unshown, source })
        .collect()
}

struct Found {
    unshown: fn(&str) -> Unshown,
    errors: Vec<(Source, Unshown)>,
}

impl Found {
    fn text(&mut self, text: &str, source: &Source) {
        let unshown = (self.unshown)(text);
        if unshown.is_empty() {
            return;
        }
        match self.errors.iter_mut().find(|(known, _)| known == source) {
            Some((_, known)) => known.join(unshown),
            None => self.errors.push((source.clone(), unshown)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Only one style is asked, and none for the commonest characters.
    #[test]
    fn every_style_shows_the_same_characters() {
        for character in '\0'..='\u{ffff}' {
            let shown = Face::Regular.width(character).is_some();
            let as_regular = |face: &Face| face.width(character).is_some() == shown;
            assert!(Face::ALL.iter().all(as_regular), "{character:?}");
            let is_shown = matches!(in_a_letter(character), Standing::Shown);
            assert!(is_shown || !is_sure(character), "{character:?}");
        }
    }

    #[test]
    fn a_script_is_named_once_and_signs_with_what_belongs_to_them() {
        for (text, words) in [
            ("Åse Ærø – »ja« … ½ € ñ ł Ж Ω → ☺ −5 \u{2011} \u{ad}\t", ""),
            ("مرحبا، كيف الحال؟ \u{200f}١٢٣", "arabisk skrift"),
            ("שלום לך", "hebraisk skrift"),
            ("नमस्ते।", "devanagari-skrift"),
            ("สวัสดี og 你好、世界", "thailandsk skrift og kinesiske tegn"),
            ("ሰላም", "etiopisk skrift"),
            ("glad \u{1f600} \u{1f600}", "tegnet \u{1f600} (U+1F600)"),
            (
                "\u{1f469}\u{200d}\u{1f52c} ✓",
                "tegnene \u{1f469}\u{200d}\u{1f52c} (U+1F469) og ✓ (U+2713)",
            ),
            ("Ad\u{e9}bay\u{1ecd}\u{300}", "tegnet \u{1ecd}\u{300} (U+0300)"),
            ("\u{f0fc} \u{fffd} \u{7}", "tegnene U+F0FC, \u{fffd} (U+FFFD) og U+0007"),
            ("✁✂✃✄", "tegnene ✁ (U+2701), ✂ (U+2702), ✃ (U+2703) og et til"),
            ("✁✂✃✄✆", "tegnene ✁ (U+2701), ✂ (U+2702), ✃ (U+2703) og 2 til"),
            ("a\u{202e}b", "det skjulte tegn U+202E"),
            ("ไทย ✓ \u{202e}", "thailandsk skrift og tegnet ✓ (U+2713)"),
        ] {
            assert_eq!(unshown(text).words(), words, "{text}");
        }
    }
}

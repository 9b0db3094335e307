//! What would only fail when a letter is written, found while the library is looked over: a logo that is no picture, a character
//! that the fonts lack, a part that no letter includes; and what only the window would meet: phrases and own words.

use std::path::Path;

use toml::Value;

use super::{LETTERHEAD, Library};
use crate::danish::nearest::{did_you_mean, nearest, suggestion};
use crate::danish::placeholders::mistakes;
use crate::files::overlay::{Files, file_problem};
use crate::files::spelling::{MUNICIPAL_WORDS, municipal_words};
use crate::letters::phrases::{PhraseBook, PhraseFile, PhraseOwner};
use crate::letters::{Sender, decoded};
use crate::problem::{Problem, Severity};
use crate::source_text::SourceText;
use crate::spelling::{OwnWords, WordLineFault};
use crate::writers::characters::{CURE, unshown};
use crate::writers::pdf::logo::look_over;

/// A letterhead that names a picture which is not there.
pub(super) fn logo_missing(files: &Files, logo: &str) -> Problem {
    let source = SourceText::new(LETTERHEAD, files.text(LETTERHEAD));
    let line = source.line_of_key("logo");
    if !logo.ends_with(".png") || logo.contains(['/', '\\']) {
        let message = format!("Logoet »{logo}« kan ikke bruges.");
        return source.fault("logo-missing", line, message).with_cure(
            "Gem det som PNG, læg det ved siden af letterhead.toml, og skriv kun filens navn, som logo = \"logo.png\".",
        );
    }
    let near = nearest(logo, files.own_pictures()).map(did_you_mean);
    source
        .fault("logo-missing", line, format!("Logoet »{logo}« findes ikke i jeres mappe."))
        .with_cure(near.unwrap_or_else(|| {
            "Læg en PNG-fil med det navn ved siden af letterhead.toml.".to_owned()
        }))
}

/// A logo that no letter could be written with.
pub(super) fn logo(sender: &Sender) -> Option<Problem> {
    let fault = look_over(&sender.logo.as_ref()?.png).err()?;
    let (message, cure) = fault.words();
    Some(file_problem("logo-unreadable", &sender.logo_file, message).with_cure(cure))
}

/// What is wrong with the phrases, the municipality's among them. They stop no letter.
pub(super) fn phrases(files: &Files, library: &Library) -> Vec<Problem> {
    let owner = |name: &str| match files.is_own(name) {
        true => PhraseOwner::Municipality,
        false => PhraseOwner::Program,
    };
    let phrases = files.under("phrases").into_iter().map(|(name, text)| PhraseFile {
        owner: owner(name),
        name: name.to_owned(),
        text: Some(text.to_owned()),
    });
    let book = PhraseBook::read(&phrases.collect::<Vec<_>>(), &library.words, &library.law);
    book.faults().cloned().collect()
}

/// The lines of a municipality's own words that are none.
pub(super) fn own_words(folder: Option<&Path>) -> Vec<Problem> {
    let Some(list) = folder.and_then(municipal_words) else { return Vec::new() };
    let source = SourceText::new(MUNICIPAL_WORDS, list.text);
    let faults = if list.is_text { OwnWords::default().add(source.text()) } else { Vec::new() };
    let told = faults.into_iter().map(|WordLineFault(line)| {
        let message = "Linjen er ikke et ord med sine endelser.";
        source.fault("spelling-word", line, message).with_cure(
            "Skriv ét ord på hver linje og endelserne efter det, som skånehensyn -et -ene. En kendt fejl skrives som !fejl rettelse.",
        )
    });
    let unread = (!list.is_text).then(|| {
        file_problem("spelling-unreadable", MUNICIPAL_WORDS, "Ordlisten kan ikke læses.")
            .with_cure("Gem den som ren tekst i UTF-8.")
    });
    told.chain(unread).collect()
}

/// Pictures of a municipality that its letterhead does not name.
pub(super) fn own_pictures(files: &Files, sender: &Sender) -> Vec<Problem> {
    let unused = files.own_pictures().filter(|name| *name != sender.logo_file);
    unused
        .map(|name| {
            let message = "Billedet bliver ikke brugt. Brevhovedet nævner det ikke.";
            let mut problem = file_problem("library-unused-file", name, message);
            problem.severity = Severity::Warning;
            problem.with_cure(format!("Skriv logo = \"{name}\" i letterhead.toml, eller slet det."))
        })
        .collect()
}

/// A municipality's parts that no letter includes.
pub(super) fn own_parts(files: &Files) -> Vec<Problem> {
    let texts = files.under("letters");
    let key = |path: &str| path.strip_prefix("letters/").unwrap_or(path).to_owned();
    let includes = |text: &str, key: &str| {
        ['"', '\''].iter().any(|quote| text.contains(&format!("{quote}{key}{quote}")))
    };
    let is_used =
        |path: &str| texts.iter().any(|(name, text)| *name != path && includes(text, &key(path)));
    let parts: Vec<&str> =
        texts.iter().map(|(name, _)| *name).filter(|name| name.contains("/parts/")).collect();
    let used: Vec<&str> = parts.iter().copied().filter(|path| is_used(path)).collect();
    let own = files.own().filter(|name| parts.contains(name) && !used.contains(name));
    own.map(|name| {
        file_problem("library-unused-file", name, "Intet brev bruger den del.")
            .with_cure(suggestion(name, &used))
    })
    .collect()
}

/// Characters of the letterhead, the letters, the law and the fields' words that the letters' fonts lack.
pub(super) fn characters(files: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, text) in files.under("letters") {
        let source = SourceText::new(name, text);
        let told = without_comments(text);
        for (index, line) in told.lines().enumerate() {
            // A tab is only space between words there.
            problems.extend(missing(&source, index + 1, &decoded(line).replace('\t', " ")));
        }
    }
    let tables = [LETTERHEAD].map(|name| (name, files.text(name)));
    for (name, text) in tables.into_iter().chain(files.under("law")).chain(files.under("fields")) {
        let source = SourceText::new(name, text);
        let Ok(table) = text.parse::<toml::Table>() else { continue };
        each_text(&Value::Table(table), &mut |text| {
            let at = text.lines().find(|line| !unshown(line).is_empty()).unwrap_or(text);
            problems.extend(missing(&source, source.line_of_text(at), text));
        });
    }
    problems
}

/// Names in braces in the fields' words. Nothing fills them there, so the form and the letters would show them as they stand.
pub(super) fn braces(files: &Files) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, text) in files.under("fields") {
        let source = SourceText::new(name, text);
        let Ok(table) = text.parse::<toml::Table>() else { continue };
        each_text(&Value::Table(table), &mut |text| {
            let line = text.lines().find(|line| line.contains(['{', '}'])).unwrap_or(text);
            for (message, cure) in mistakes(text, &[]) {
                let fault = source.fault("words-braces", source.line_of_text(line), message);
                problems.push(fault.with_cure(cure));
            }
        });
    }
    problems
}

fn missing(source: &SourceText<'_>, line: usize, text: &str) -> Option<Problem> {
    let unshown = Some(unshown(text)).filter(|unshown| !unshown.is_empty())?;
    let message = format!("Brevene kan ikke vise {}.", unshown.words());
    Some(source.fault("library-missing-character", line, message).with_cure(CURE))
}

/// A template in which every sign of a comment is a space, so that the lines keep their numbers.
fn without_comments(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{#") {
        let (comment, behind) = after.split_once("#}").unwrap_or((after, ""));
        told.push_str(before);
        told.extend(comment.chars().filter(|sign| *sign == '\n'));
        rest = behind;
    }
    told.push_str(rest);
    told
}

fn each_text(value: &Value, told: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => told(text),
        Value::Array(items) => items.iter().for_each(|item| each_text(item, told)),
        Value::Table(table) => table.values().for_each(|item| each_text(item, told)),
        _ => {}
    }
}

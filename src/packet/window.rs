//! What is seen through the window of an envelope: the address, whole and alone.

use crate::document::page::Extent;
use crate::document::paper::{Ink, Passage};
use crate::document::{BlockBody, Document, text_of};
use crate::letters::EnvelopeWindow;
use crate::problem::{Place, Problem, Severity};
use crate::writers::pdf;

/// The address of the letter, word by word; none where it has none, as one that goes by another way than the post.
fn address(document: &Document) -> Option<Vec<String>> {
    document.blocks.iter().find_map(|block| match &block.body {
        BlockBody::Address(lines) => {
            let lines = lines.iter().map(|line| text_of(line));
            Some(lines.flat_map(|line| words(&line)).collect())
        }
        _ => None,
    })
}

fn words(text: &str) -> Vec<String> {
    let shown = text.replace('\u{AD}', "");
    shown.split_whitespace().map(str::to_owned).collect()
}

/// That a letter has no address, so that a window would show something else of it.
pub(super) fn without_address(document: &Document) -> Option<Problem> {
    if address(document).is_some() {
        return None;
    }
    let message =
        "Brevet har ingen adresse på første side. På papir skal det i en kuvert uden rude.";
    let place = Place::Letter(document.id.clone());
    Some(Problem::new("packet-no-address", Severity::Warning, place, message))
}

/// Whether the window shows the address of a letter, whole, in order, and nothing else.
///
/// # Errors
/// What is seen amiss. A letter without an address shows none and is as it should be.
pub fn through_window(document: &Document, window: EnvelopeWindow) -> Result<(), Problem> {
    let Some(wanted) = address(document) else { return Ok(()) };
    let window = window.extent();
    let paper = pdf::paper(document);
    let Some(page) = paper.pages.first() else { return Ok(()) };
    // Each word that is seen, and whether all of it is.
    let mut seen: Vec<(String, bool)> = Vec::new();
    let inks = page.passages.iter().flat_map(|passage: &Passage| &passage.inks).chain(&page.margin);
    for ink in inks {
        if let Ink::Logo { area } | Ink::Picture { area, .. } = ink
            && meets(*area, window)
        {
            seen.push(("logo".to_owned(), true));
        }
        for word in ink.words() {
            let area = word.area();
            if meets(area, window) {
                let is_all = holds(window, area);
                seen.extend(words(word.text).into_iter().map(|word| (word, is_all)));
            }
        }
    }
    let is_wanted = |seen: &[(String, bool)]| {
        seen.iter().zip(&wanted).all(|((word, is_all), wanted)| word == wanted && *is_all)
    };
    if seen.len() == wanted.len() && is_wanted(&seen) {
        return Ok(());
    }
    let told = |message: &str, cure: &str| {
        let place = Place::Letter(document.id.clone());
        Err(Problem::blocker("packet-window", place, message).with_cure(cure))
    };
    if seen.windows(wanted.len().max(1)).any(is_wanted) {
        return told(
            "Gennem kuvertens rude kan der ses andet end adressen.",
            "Se efter, om window i letterhead.toml passer til jeres kuverter, og om brevhovedet er for langt.",
        );
    }
    told(
        "Adressen kan ikke ses hel gennem kuvertens rude.",
        "Gør adressen kortere: et navn og to eller tre linjer. Eller ret window i letterhead.toml, hvis jeres kuverter har en større rude.",
    )
}

/// Whether two rectangles have anything in common.
fn meets(one: Extent, other: Extent) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// Whether one rectangle lies in another.
fn holds(outer: Extent, inner: Extent) -> bool {
    inner.x >= outer.x
        && inner.y >= outer.y
        && inner.x + inner.width <= outer.x + outer.width
        && inner.y + inner.height <= outer.y + outer.height
}

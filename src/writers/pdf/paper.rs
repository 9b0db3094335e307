//! A laid-out letter for other painters than the PDF: the same pages, with the place of every word.

use std::collections::HashMap;

use super::pages::{GroupOwner, Page};
use super::tree::{Node, NodeId, Role, Tree};
use super::{Laid, lay_out, logo};
use crate::document::Document;
use crate::document::page::{Draw, Face, Stretch};
use crate::document::paper::{Ink, LetterPage, Paper, PaperLine, Passage, PassageRole, WordPlace};
use crate::writers::measures::PageMeasures;

/// The letter on its pages, as [`super::write`] paints them. What stands in the way of a file is shown all the same.
pub fn paper(document: &Document) -> Paper {
    let measures = PageMeasures::of(document);
    let Laid { pages, tree, mut sources, pictures, column, .. } = lay_out(document, &measures);
    let logo = document.letterhead.logo.as_ref().and_then(|logo| logo::on_screen(&logo.png));
    sources.shrink_to_fit();
    let column = (column.x, column.x + column.width);
    Paper {
        column,
        size: measures.size,
        pages: pages.into_iter().map(|page| letter_page(page, &tree)).collect(),
        sources,
        logo,
        pictures: pictures.iter().map(|png| logo::picture_on_screen(png)).collect(),
    }
}

fn letter_page(page: Page, tree: &Tree) -> LetterPage {
    let mut letter_page = LetterPage::default();
    let mut known: HashMap<usize, usize> = HashMap::new();
    let LetterPage { margin, passages } = &mut letter_page;
    for group in page.groups {
        let GroupOwner::Content { node, .. } = group.owner else {
            margin.extend(group.draws.into_iter().map(ink));
            continue;
        };
        let Some(first) = group.draws.first() else { continue };
        let node = read_with(tree, node);
        let at = *known.entry(node.0).or_insert_with(|| {
            passages.push(passage(tree.node(node), first));
            passages.len() - 1
        });
        for draw in group.draws {
            passages[at].take(draw);
        }
    }
    // The pages of a long letter are kept as long as it is in view.
    passages.iter_mut().for_each(|passage| passage.inks.shrink_to_fit());
    passages.shrink_to_fit();
    letter_page
}

/// The element in whose turn another one is read: a link in that of the text around it.
fn read_with(tree: &Tree, node: NodeId) -> NodeId {
    let element = tree.node(node);
    match (&element.role, element.parent) {
        (Role::Link, Some(parent)) => read_with(tree, parent),
        _ => node,
    }
}

/// A passage of an element, still with nothing in it.
fn passage(element: &Node, first: &Draw) -> Passage {
    let (role, text) = match &element.role {
        Role::Heading { level, .. } => (PassageRole::Heading(*level), String::new()),
        Role::Figure { alt } => (PassageRole::Picture, alt.clone()),
        _ => (PassageRole::Text, String::new()),
    };
    let slot = element.slot.clone();
    Passage { role, slot, area: first.area(), text, inks: Vec::new() }
}

impl Passage {
    fn take(&mut self, draw: Draw) {
        self.area = self.area.joined(draw.area());
        // What stands in a picture, its own words say.
        if let Draw::Text { text, .. } = &draw
            && self.role != PassageRole::Picture
        {
            // A line that goes on behind a break has a space at its end.
            self.text.push_str(text);
        }
        self.inks.push(ink(draw));
    }
}

/// A drawing with the places of its words, which end behind every space and wherever another source begins. What is turned is one word.
fn ink(draw: Draw) -> Ink {
    match draw {
        Draw::Text { x, y, width, face, size, colour, turn, text, stretches } => {
            let places = if turn == 0.0 {
                word_places(x, face, size, &text, &stretches)
            } else {
                let source = stretches.first().map(|stretch| stretch.source);
                Box::new([WordPlace { x, width, ends: text.len() as u32, source }])
            };
            Ink::Line(PaperLine { y, face, size, colour, turn, text, places })
        }
        Draw::Box { area, colour } => Ink::Box { area, colour },
        Draw::Logo { area } => Ink::Logo { area },
        Draw::Picture { area, number } => Ink::Picture { area, number },
    }
}

fn word_places(
    x: f32,
    face: Face,
    size: f32,
    text: &str,
    stretches: &[Stretch],
) -> Box<[WordPlace]> {
    let points = |thousandths: u32| thousandths as f32 * size / 1000.0;
    let mut places = Vec::with_capacity(text.matches(' ').count() + stretches.len().max(1));
    let (mut pen, mut width, mut inked) = (0, 0, 0);
    let mut origins =
        stretches.iter().flat_map(|it| std::iter::repeat_n(it.source, it.letters as usize));
    let mut source = origins.next();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        width += advance(face, letter);
        if letter != ' ' {
            inked = width;
        }
        let next = origins.next();
        if end < text.len() && letter != ' ' && next == source {
            continue;
        }
        places.push(WordPlace {
            x: x + points(pen),
            width: points(inked),
            ends: end as u32,
            source,
        });
        pen += width;
        (width, inked, source) = (0, 0, next);
    }
    places.into_boxed_slice()
}

/// The width of a letter in thousandths of the font size, as the layout counts it.
fn advance(face: Face, letter: char) -> u32 {
    u32::from(face.width(letter).unwrap_or_default())
}

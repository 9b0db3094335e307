//! A laid-out letter for other painters than the PDF: the same pages, with every text cut into words.

use std::collections::HashMap;

use super::pages::{GroupOwner, Page};
use super::tree::{Node, NodeId, Role, Tree};
use super::{Laid, lay_out, logo};
use crate::document::Document;
use crate::document::page::{Draw, Face, LetterPage, Paper, Passage, PassageRole, Stretch};
use crate::writers::measures::PageMeasures;

/// The letter on its pages, as [`super::write`] paints them. What stands in the way of a file is shown all the same.
pub fn paper(document: &Document) -> Paper {
    let measures = PageMeasures::of(document);
    let Laid { pages, tree, sources, column, .. } = lay_out(document, &measures);
    let logo = document.letterhead.logo.as_ref().and_then(|logo| logo::on_screen(&logo.png));
    let column = (column.x, column.x + column.width);
    Paper {
        column,
        size: measures.size,
        pages: pages.into_iter().map(|page| letter_page(page, &tree)).collect(),
        sources,
        logo,
    }
}

fn letter_page(page: Page, tree: &Tree) -> LetterPage {
    let mut letter_page = LetterPage::default();
    let mut known: HashMap<usize, usize> = HashMap::new();
    let LetterPage { margin, passages } = &mut letter_page;
    for group in page.groups {
        let GroupOwner::Content { node, .. } = group.owner else {
            group.draws.into_iter().for_each(|draw| cut_into_words(draw, margin));
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
    Passage { role, slot, area: first.area(), text, draws: Vec::new() }
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
        cut_into_words(draw, &mut self.draws);
    }
}

/// Adds a drawing, cut behind every space and wherever another source begins. What is turned stays whole.
fn cut_into_words(draw: Draw, words: &mut Vec<Draw>) {
    let Draw::Text { x, y, face, size, colour, turn: 0.0, text, stretches, .. } = &draw else {
        return words.push(draw);
    };
    let points = |thousandths: u32| thousandths as f32 * size / 1000.0;
    let (mut begins, mut count, mut pen, mut width, mut inked) = (0, 0, 0, 0, 0);
    let mut origins =
        stretches.iter().flat_map(|it| std::iter::repeat_n(it.source, it.letters as usize));
    let mut source = origins.next();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        count += 1;
        width += advance(*face, letter);
        if letter != ' ' {
            inked = width;
        }
        let next = origins.next();
        if end < text.len() && letter != ' ' && next == source {
            continue;
        }
        words.push(Draw::Text {
            x: x + points(pen),
            y: *y,
            width: points(inked),
            face: *face,
            size: *size,
            colour: *colour,
            turn: 0.0,
            stretches: source
                .map(|source| Stretch { letters: count, source })
                .into_iter()
                .collect(),
            text: text[begins..end].into(),
        });
        pen += width;
        (begins, count, width, inked, source) = (end, 0, 0, 0, next);
    }
}

/// The width of a letter in thousandths of the font size, as the layout counts it.
fn advance(face: Face, letter: char) -> u32 {
    u32::from(face.width(letter).unwrap_or_default())
}

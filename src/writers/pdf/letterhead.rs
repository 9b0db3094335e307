//! The top of the first page, and what stands at the edges of every page: footer, page numbers, the marks of a draft and of practice.

use super::column::Column;
use super::layout::{DEEP, Layout, Place, QUIET, baseline, rule};
use super::lines::{Line, Setting, lines, width};
use super::pages::{Artifact, Frame, Group, GroupOwner, Mark, Owner, Page, Piece};
use super::tree::{Role, Tree};
use crate::document::addresses::linked;
use crate::document::page::{Colour, Draw, Extent, Face, LEADING, PAPER, Stretches};
use crate::document::{Document, Inline, marks};
use crate::writers::measures::{PageMeasures, TWIPS};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;
/// Small text, against running text.
const SMALL: f32 = 0.78;

/// The measures of a letter's pages.
pub(super) struct Sheet {
    pub column: Column,
    pub frame: Frame,
    pub size: f32,
    footer: Vec<Line>,
    /// The mark in the margin of every page, and the one behind its text.
    mark: Option<String>,
    behind: Option<&'static str>,
}

impl Sheet {
    pub(super) fn new(document: &Document, measures: &PageMeasures) -> Self {
        let letterhead = &document.letterhead;
        let PageMeasures { size, margins, .. } = *measures;
        let points = |twips: u32| twips as f32 / TWIPS;
        let column = Column { x: points(margins.left), width: measures.width as f32 / TWIPS };
        let footer = lines(
            &[Inline::plain(&letterhead.footer)],
            Setting { size: size * SMALL, bold: false },
            column.width - size * 7.0,
        );
        let bottom = points(margins.bottom)
            .max(size * SMALL * LEADING * footer.len().max(1) as f32 + size * 2.6);
        let top = points(margins.top).max(size * 3.0);
        Self {
            column,
            frame: Frame { top, bottom: PAPER.1 - bottom },
            size,
            footer,
            mark: marks::in_margin(document),
            behind: marks::behind_text(document),
        }
    }

    /// What is drawn on every page and never read aloud, once it is known how many pages there are.
    pub(super) fn finish(&self, pages: &mut [Page]) {
        let count = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            self.footer(page, index + 1, count);
            if let Some(word) = self.behind {
                mark_behind(page, word);
            }
            if let Some(mark) = &self.mark {
                self.mark_above(page, mark);
            }
        }
    }

    fn footer(&self, page: &mut Page, number: usize, count: usize) {
        let size = self.size * SMALL;
        let top = self.frame.bottom + self.size * 1.2;
        let area = Extent { x: self.column.x, y: top, width: self.column.width, height: 0.5 };
        page.draw_artifact(Artifact::Footer, Draw::Box { area, colour: super::layout::RULE });
        let first = top + size * 0.35 + baseline(size);
        for (index, line) in self.footer.iter().enumerate() {
            let y = first + index as f32 * size * LEADING;
            for fragment in &line.fragments {
                let text = fragment.text.trim_end().to_owned();
                page.draw_artifact(
                    Artifact::Footer,
                    small(
                        self.column.x + fragment.x,
                        y,
                        fragment.width,
                        (fragment.face, QUIET),
                        size,
                        text,
                    ),
                );
            }
        }
        let text = format!("Side {number} af {count}");
        let width = width_of(&text, size, false);
        let x = self.column.x + self.column.width - width;
        page.draw_artifact(
            Artifact::Footer,
            small(x, first, width, (Face::Regular, QUIET), size, text),
        );
    }

    /// A small plain mark above the text.
    fn mark_above(&self, page: &mut Page, mark: &str) {
        let size = self.size * 0.85;
        let width = width_of(mark, size, true);
        let x = self.column.x + self.column.width - width;
        let y = self.frame.top - self.size * 1.4;
        let draw = small(x, y, width, (Face::Bold, DEEP), size, mark.to_owned());
        page.draw_artifact(Artifact::Header, draw);
    }
}

/// A large pale word behind the text.
fn mark_behind(page: &mut Page, word: &str) {
    const TURN: f32 = 52.0;
    let size = 120.0;
    let width = width_of(word, size, true);
    let (sin, cos) = TURN.to_radians().sin_cos();
    // The word's middle lies on the middle of the page; half the height of its capitals is some third of its size.
    let along = width / 2.0;
    let across = size * 0.36;
    let (x, y) =
        (PAPER.0 / 2.0 - along * cos + across * sin, PAPER.1 / 2.0 + along * sin + across * cos);
    let large = Draw::Text {
        x,
        y,
        width,
        face: Face::Bold,
        size,
        colour: [0.91, 0.92, 0.93],
        turn: TURN,
        text: word.into(),
        stretches: Stretches::new(),
    };
    let owner = GroupOwner::Artifact(Artifact::Watermark);
    page.groups.insert(0, Group { owner, draws: vec![large] });
}

impl Layout<'_> {
    /// What the letter says of itself before all else.
    pub(super) fn mark(&mut self, text: &str, column: Column) {
        let runs = [Inline { bold: true, ..Inline::plain(text) }];
        let setting = Setting { size: self.size * 0.85, bold: true };
        let set = lines(&runs, setting, column.width);
        let node = self.tree.add(Tree::ROOT, Role::Paragraph);
        let start = self.pieces.len();
        let place = Place { x: column.x, y: 0.0, setting, colour: DEEP };
        self.text_pieces(&set, &runs, node, place);
        self.space(start, 0.0, self.size * 0.9);
    }

    /// The sender at the top of the first page, with the logo at its right.
    pub(super) fn letterhead(&mut self, document: &Document, shape: Option<f32>, column: Column) {
        let letterhead = &document.letterhead;
        let mut piece = Piece::default();
        let mut text = column;
        if let (Some(logo), Some(shape)) = (&letterhead.logo, shape) {
            let area = logo_area(logo.width, shape, column);
            text.width -= area.width + self.size;
            let alt = logo.alt.trim();
            let owner = if alt.is_empty() {
                Owner::Artifact(Artifact::Header)
            } else {
                Owner::Node(self.tree.add(Tree::ROOT, Role::Figure { alt: alt.to_owned() }))
            };
            piece.marks.push(Mark { owner, draw: Draw::Logo { area } });
            piece.height = area.height;
        }
        let mut y = 0.0;
        let name = [Inline::plain(&letterhead.name)];
        let small =
            letterhead.lines.iter().map(|line| linked(&[Inline::plain(line)])).collect::<Vec<_>>();
        let small = super::line_runs::joined(&small);
        let parts = [
            (&name[..], Setting { size: self.size * 1.3, bold: true }, DEEP),
            (&small[..], Setting { size: self.size * SMALL, bold: false }, QUIET),
        ];
        for (runs, setting, colour) in parts {
            let set = lines(runs, setting, text.width);
            if set.is_empty() {
                continue;
            }
            let node = self.tree.add(Tree::ROOT, Role::Paragraph);
            let belongings = self.belongings(runs, node);
            for line in &set {
                self.line_marks(
                    line,
                    &belongings,
                    node,
                    Place { x: text.x, y, setting, colour },
                    &mut piece.marks,
                );
                y += setting.size * LEADING;
            }
            y += self.size * 0.15;
        }
        piece.height = piece.height.max(y);
        if piece.marks.is_empty() {
            return;
        }
        piece.height += self.size * 0.7;
        piece.marks.push(rule(column.x, piece.height, column.width));
        piece.height += 0.6;
        let start = self.pieces.len();
        self.pieces.push(piece);
        self.space(start, 0.0, self.size * 1.8);
    }
}

/// The logo's place at the upper right. It takes no more than half of the width, and no more height than an address.
fn logo_area(millimetres: f32, shape: f32, column: Column) -> Extent {
    const TALLEST: f32 = 28.0 * MM;
    let wished =
        if millimetres.is_finite() && millimetres > 0.0 { millimetres * MM } else { 35.0 * MM };
    let width = wished.min(column.width / 2.0).min(TALLEST / shape);
    Extent { x: column.x + column.width - width, y: 0.0, width, height: width * shape }
}

/// Text that the writer adds at the edge of a page.
fn small(
    x: f32,
    y: f32,
    width: f32,
    (face, colour): (Face, Colour),
    size: f32,
    text: String,
) -> Draw {
    let (text, stretches) = (text.into(), Stretches::new());
    Draw::Text { x, y, width, face, size, colour, turn: 0.0, text, stretches }
}

fn width_of(text: &str, size: f32, bold: bool) -> f32 {
    width(&[Inline::plain(text)], Setting { size, bold })
}

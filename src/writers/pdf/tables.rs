//! Tables, the facts of a letter, and the address beside them.

use std::sync::Arc;

use super::column::Column;
use super::layout::{Belongings, INK, Layout, Place, RULE, rule};
use super::line_runs::joined;
use super::lines::{Line, Setting, lines};
use super::pages::{Artifact, Mark, Owner, Piece};
use super::tree::{NodeId, Role};
use crate::document::ids::BlockId;
use crate::document::journey;
use crate::document::page::{Draw, Extent, LEADING, Slot};
use crate::document::timeline::{PointLine, alt, points};
use crate::document::{Inline, Table};
use crate::writers::figure::{self, Figure};
use crate::writers::journey::journey as drawn_journey;
use crate::writers::measures::{CELL_SIDE, TWIPS};

/// The empty space at either side of a cell.
const SIDE: f32 = CELL_SIDE as f32 / TWIPS;
const SHADE: [f32; 3] = [0.925, 0.94, 0.96];

/// The words below a picture are a little smaller than running text.
const BELOW_PICTURE: f32 = 0.94;

/// A row that is taller than this share of a page may be parted between its lines.
const TALLEST_ROW: f32 = 420.0;

/// A cell with its lines broken.
struct Cell<'a> {
    runs: &'a [Inline],
    role: Role,
    setting: Setting,
    column: Column,
    /// Whether its lines end at the right of the column and not begin at its left.
    ends_right: bool,
    slot: Option<Slot>,
}

impl Layout<'_> {
    pub(super) fn table(&mut self, (id, table): (BlockId, &Table), parent: NodeId, column: Column) {
        let Some(grid) = self.grids.next().filter(|grid| !grid.widths.is_empty()) else { return };
        let size = grid.size;
        let (columns, column) = columns_of(&grid.widths, column);
        let node = self.tree.add(parent, Role::Table);
        let number = self.heading_rows.len();
        let start = self.pieces.len();
        self.heading_rows.push(None);
        if !table.header.is_empty() {
            let cells = row_cells(&table.header, &columns, Setting { size, bold: true }, || {
                Role::HeadCell { row: false }
            });
            let heading = self.row(node, &cells, Some(column), size * 0.4);
            let height: f32 = heading.iter().map(|piece| piece.height).sum();
            self.pieces.extend(heading);
            self.pieces[start..].iter_mut().for_each(|piece| piece.stays = true);
            if let [only] = &self.pieces[start..]
                && height < TALLEST_ROW / 2.0
            {
                self.heading_rows[number] = Some(Piece { stays: false, ..only.clone() });
            }
        }
        let body = self.pieces.len();
        let room = |column: &Column| (column.x + SIDE, (column.width - 2.0 * SIDE).max(size));
        let room: Arc<[(f32, f32)]> = columns.iter().map(room).collect();
        for (index, row) in table.rows.iter().enumerate() {
            let mut cells = row_cells(row, &columns, Setting { size, bold: false }, || Role::Cell);
            for (number, cell) in cells.iter_mut().enumerate() {
                let (row, columns) = (Some(index), Arc::clone(&room));
                cell.slot = Some(Slot { block: id, row, cell: number, columns });
            }
            let mut pieces = self.row(node, &cells, None, size * 0.36);
            if let Some(last) = pieces.last_mut() {
                let y = last.height - 0.6;
                last.marks.push(rule(column.x, y, column.width));
            }
            self.pieces.extend(pieces);
        }
        self.pieces[body..].iter_mut().for_each(|piece| piece.table = Some(number));
        self.space(start, self.size * 1.1, self.size * 1.1);
    }

    /// The pieces of one row: a single one, but for a row that no page could hold.
    fn row(
        &mut self,
        table: NodeId,
        cells: &[Cell],
        shade: Option<Column>,
        padding: f32,
    ) -> Vec<Piece> {
        let row = self.tree.add(table, Role::Row);
        let size = cells.first().map_or(self.size, |cell| cell.setting.size);
        let step = size * LEADING;
        let mut set: Vec<(NodeId, Vec<Line>, Belongings)> = Vec::with_capacity(cells.len());
        for cell in cells {
            let node = self.tree.add_text(row, cell.role.clone(), cell.slot.clone());
            let width = (cell.column.width - 2.0 * SIDE).max(size);
            set.push((
                node,
                lines(cell.runs, cell.setting, width),
                self.belongings(cell.runs, node),
            ));
        }
        let deepest = set.iter().map(|(_, lines, _)| lines.len()).max().unwrap_or_default().max(1);
        let height = deepest as f32 * step + 2.0 * padding;
        let per_piece = if height > TALLEST_ROW { 1 } else { deepest };
        let mut pieces = Vec::new();
        let mut from = 0;
        while from < deepest {
            let to = (from + per_piece).min(deepest);
            let above = if from == 0 { padding } else { 0.0 };
            let below = if to == deepest { padding } else { 0.0 };
            let height = (to - from) as f32 * step + above + below;
            let mut marks = Vec::new();
            if let Some(column) = shade {
                let area = Extent { x: column.x, y: 0.0, width: column.width, height };
                marks.push(Mark {
                    owner: Owner::Artifact(Artifact::Layout),
                    draw: Draw::Box { area, colour: SHADE },
                });
                let area = Extent { y: height - 0.8, height: 0.8, ..area };
                marks.push(Mark {
                    owner: Owner::Artifact(Artifact::Layout),
                    draw: Draw::Box { area, colour: RULE },
                });
            }
            for (cell, (node, lines, belongings)) in cells.iter().zip(&set) {
                for (index, line) in lines.iter().enumerate().take(to).skip(from) {
                    let y = above + (index - from) as f32 * step;
                    let from_left = if cell.ends_right {
                        cell.column.width - SIDE * 0.4 - line.width()
                    } else {
                        SIDE
                    };
                    let place = Place {
                        x: cell.column.x + from_left,
                        y,
                        setting: cell.setting,
                        colour: INK,
                    };
                    self.line_marks(line, belongings, *node, place, &mut marks);
                }
            }
            let baseline = above + super::layout::baseline(size);
            // The first two lines of a parted row stay together, as do the last two.
            let stays = (from == 0 && to < deepest) || (to + 1 == deepest && per_piece == 1);
            pieces.push(Piece { height, baseline, stays, marks, ..Piece::default() });
            from = to;
        }
        pieces
    }

    pub(super) fn facts(
        &mut self,
        facts: &[(Vec<Inline>, Vec<Inline>)],
        parent: NodeId,
        column: Column,
    ) {
        let start = self.pieces.len();
        let pieces = self.fact_pieces(facts, parent, column, self.size);
        self.pieces.extend(pieces);
        self.space(start, self.size * 0.8, self.size * 1.2);
    }

    /// The picture, and the same as words below it on the same page.
    pub(super) fn timeline(&mut self, lines: &[PointLine], parent: NodeId, column: Column) {
        let points = points(lines);
        let figure = figure::timeline(&points, column.width).map(|figure| (figure, alt(&points)));
        self.picture_above(figure, lines, parent, column);
    }

    /// The same of a journey.
    pub(super) fn journey(&mut self, lines: &[PointLine], parent: NodeId, column: Column) {
        let lanes = journey::lanes(lines);
        let figure = drawn_journey(&lanes, column.width);
        let figure = figure.map(|figure| (figure, journey::alt(&lanes)));
        self.picture_above(figure, lines, parent, column);
    }

    fn picture_above(
        &mut self,
        figure: Option<(Figure, String)>,
        lines: &[PointLine],
        parent: NodeId,
        column: Column,
    ) {
        let start = self.pieces.len();
        if let Some((figure, alt)) = figure {
            let node = self.tree.add(parent, Role::Figure { alt });
            let draws = figure.draws.into_iter().map(|draw| draw.moved(column.x));
            let marks = draws.map(|draw| Mark { owner: Owner::Node(node), draw }).collect();
            self.pieces.push(Piece {
                height: figure.height,
                stays: true,
                marks,
                ..Piece::default()
            });
            self.space(start, self.size * 0.4, 0.0);
        }
        let start = self.pieces.len();
        let rows = self.fact_pieces(lines, parent, column, self.size * BELOW_PICTURE);
        self.pieces.extend(rows);
        self.space(start, self.size * 0.3, self.size * 1.2);
    }

    /// A line for each fact: a table of two columns whose rows are named by their first cell. The name ends close before what it
    /// names, so that programs which read a page by its gaps read them together.
    fn fact_pieces(
        &mut self,
        facts: &[(Vec<Inline>, Vec<Inline>)],
        parent: NodeId,
        column: Column,
        size: f32,
    ) -> Vec<Piece> {
        if facts.is_empty() {
            return Vec::new();
        }
        let label = Setting { size, bold: true };
        let widest =
            facts.iter().map(|(what, _)| super::lines::width(what, label)).fold(0.0_f32, f32::max);
        let inner = Column { x: column.x - SIDE, width: column.width + 2.0 * SIDE };
        let first = (widest + 2.1 * SIDE).min(inner.width * 0.5);
        let columns = [
            Column { x: inner.x, width: first },
            Column { x: inner.x + first, width: inner.width - first },
        ];
        let table = self.tree.add(parent, Role::Table);
        let mut pieces = Vec::new();
        for (what, says) in facts {
            let cells = [
                Cell {
                    runs: what,
                    role: Role::HeadCell { row: true },
                    setting: label,
                    column: columns[0],
                    ends_right: true,
                    slot: None,
                },
                Cell {
                    runs: says,
                    role: Role::Cell,
                    setting: Setting { size, bold: false },
                    column: columns[1],
                    ends_right: false,
                    slot: None,
                },
            ];
            pieces.extend(self.row(table, &cells, None, size * 0.06));
        }
        pieces
    }

    /// The address at the left with the facts at its right, as one piece; below each other where they are too long for that.
    /// Says no where one of them is empty.
    pub(super) fn address_beside_facts(
        &mut self,
        address: &[Vec<Inline>],
        facts: &[(Vec<Inline>, Vec<Inline>)],
        parent: NodeId,
        column: Column,
    ) -> bool {
        if facts.is_empty() || joined(address).is_empty() {
            return false;
        }
        let left = Column { x: column.x, width: column.width * 0.5 };
        let right = Column { x: column.x + column.width * 0.56, width: column.width * 0.44 };
        let start = self.pieces.len();
        self.block_of_lines(address, parent, left, self.size);
        let lines: Vec<Piece> = self.pieces.drain(start..).collect();
        let facts = self.fact_pieces(facts, parent, right, self.size * 0.9);
        let height = |pieces: &[Piece]| pieces.iter().map(|piece| piece.height).sum::<f32>();
        if height(&lines).max(height(&facts)) > TALLEST_ROW {
            self.pieces.extend(lines);
            self.space(start, self.size * 1.8, self.size);
            let start = self.pieces.len();
            self.pieces.extend(facts);
            self.space(start, self.size, self.size * 1.6);
            return true;
        }
        let mut both = Piece { baseline: super::layout::baseline(self.size), ..Piece::default() };
        for side in [lines, facts] {
            let mut y = 0.0;
            for piece in side {
                for mut mark in piece.marks {
                    mark.draw = mark.draw.lowered(y);
                    both.marks.push(mark);
                }
                y += piece.height;
            }
            both.height = both.height.max(y);
        }
        self.pieces.push(both);
        self.space(start, self.size * 1.8, self.size * 1.6);
        true
    }
}

/// Where the columns of a table stand, and the column of the page that they fill: they end with that of the text around them.
fn columns_of(widths: &[usize], around: Column) -> (Vec<Column>, Column) {
    let width = widths.iter().sum::<usize>() as f32 / TWIPS;
    let whole = Column { x: around.x + around.width - width, width };
    let mut x = whole.x;
    let columns = widths.iter().map(|width| {
        let own = Column { x, width: *width as f32 / TWIPS };
        x += own.width;
        own
    });
    (columns.collect(), whole)
}

fn row_cells<'a>(
    row: &'a [Vec<Inline>],
    columns: &[Column],
    setting: Setting,
    role: impl Fn() -> Role,
) -> Vec<Cell<'a>> {
    let cell = |(index, column): (usize, &Column)| Cell {
        runs: row.get(index).map_or(&[], Vec::as_slice),
        role: role(),
        setting,
        column: *column,
        ends_right: false,
        slot: None,
    };
    columns.iter().enumerate().map(cell).collect()
}

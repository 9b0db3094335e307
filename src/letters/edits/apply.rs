//! Puts the edits of a letter into its blocks.

use std::collections::{HashMap, HashSet};

use super::moved::moved;
use super::pieces::{going_on, is_ground, is_same_place, pieces, runs};
use super::read_block;
use crate::case::edits::{EditAct, EditText, LetterEdit};
use crate::document::ids::{BlockId, IdSum};
use crate::document::{Block, BlockBody, Inline, Table};
use crate::place::ItemId;

/// A letter's blocks with its edits in them, and how each edit stands (de rettede afsnit).
pub struct EditedBlocks {
    pub blocks: Vec<Block>,
    /// In the order of the edits.
    pub standings: Vec<(ItemId, EditStanding)>,
}

/// How an edit stands in a letter (rettelsens stilling).
#[derive(Clone, Debug, PartialEq)]
pub enum EditStanding {
    Holds,
    /// What it was made on reads otherwise now, as here; somebody must choose.
    Asks(Vec<EditText>),
    /// What it was made on is not in the letter.
    Gone,
    /// Another edit has already done the same, or something else with the same words.
    Twice,
    /// The law demands the words that it would change.
    Demanded,
    /// It chooses what the template does not offer.
    NotOffered,
}

/// Puts edits into the blocks of a letter as the case, the template and the law give it now.
pub fn apply<'e>(
    blocks: Vec<Block>,
    edits: impl Iterator<Item = &'e LetterEdit> + Clone,
) -> EditedBlocks {
    let mut applied = Applied { moved: moved(&blocks, edits.clone()), ..Applied::default() };
    if edits.clone().next().is_some() {
        applied.going_on = going_on(&blocks);
    }
    for (turn, edit) in edits.enumerate() {
        applied.standings.push((edit.id, EditStanding::Gone));
        let block = applied.moved.get(&turn).copied().or_else(|| read_block(&edit.block));
        let block = block.filter(|_| edit.act != EditAct::Choose);
        if let Some(block) = block {
            applied.by_block.entry(block).or_default().push((turn, edit));
        }
    }
    if applied.standings.is_empty() {
        return EditedBlocks { blocks, standings: Vec::new() };
    }
    let blocks = blocks.into_iter().flat_map(|block| applied.block(block)).collect();
    EditedBlocks { blocks, standings: applied.standings }
}

#[derive(Default)]
struct Applied<'e> {
    by_block: HashMap<BlockId, Vec<(usize, &'e LetterEdit)>>,
    standings: Vec<(ItemId, EditStanding)>,
    /// The edits that belong to another block than they were made on.
    moved: HashMap<usize, BlockId>,
    /// The blocks that end with a value which goes on below.
    going_on: HashSet<BlockId>,
}

/// What an edit is made on, as the letter has it now.
#[derive(Clone, Copy)]
struct Ground<'t> {
    texts: &'t [EditText],
    /// Whether the value that ends it goes on below.
    goes_on: bool,
}

impl Ground<'_> {
    fn asks(&self) -> EditStanding {
        EditStanding::Asks(self.texts.to_vec())
    }

    /// Whether the edit was made on the end of a value, which has its end further down now.
    fn is_cut_for(&self, edit: &LetterEdit) -> bool {
        self.goes_on && !edit.goes_on && edit.act != EditAct::Before
    }
}

/// What became of a text, and what stands before and after it now.
struct Around<T> {
    before: Vec<T>,
    own: Vec<T>,
    after: Vec<T>,
}

impl<T> Around<T> {
    fn of(own: T) -> Self {
        Self { before: Vec::new(), own: vec![own], after: Vec::new() }
    }

    fn all(self) -> impl Iterator<Item = T> {
        self.before.into_iter().chain(self.own).chain(self.after)
    }
}

impl<'e> Applied<'e> {
    fn block(&mut self, block: Block) -> Vec<Block> {
        match block.body {
            BlockBody::Heading { .. } | BlockBody::Paragraph(_) => self.text(block).all().collect(),
            BlockBody::List { first, items } => {
                let items: Vec<Vec<Block>> =
                    items.into_iter().flat_map(|item| self.item(item)).collect();
                let body = BlockBody::List { first, items };
                let is_empty = matches!(&body, BlockBody::List { items, .. } if items.is_empty());
                if is_empty { Vec::new() } else { vec![Block { body, ..block }] }
            }
            BlockBody::Table(table) => {
                let table = self.table(block.id, table);
                if table.rows.is_empty() {
                    return Vec::new();
                }
                vec![Block { body: BlockBody::Table(table), ..block }]
            }
            BlockBody::Address(_)
            | BlockBody::Facts(_)
            | BlockBody::Timeline(_)
            | BlockBody::WriteIn { .. }
            | BlockBody::Journey(_)
            | BlockBody::Picture(_)
            | BlockBody::Signature(_) => vec![block],
        }
    }

    /// What is added beside the first text of an item is an item of its own.
    fn item(&mut self, item: Vec<Block>) -> Vec<Vec<Block>> {
        let mut rest = item.into_iter();
        let Some(first) = rest.next() else { return Vec::new() };
        let around = match first.body {
            BlockBody::Heading { .. } | BlockBody::Paragraph(_) => self.text(first),
            _ => Around { before: Vec::new(), own: self.block(first), after: Vec::new() },
        };
        let mut own = around.own;
        own.extend(rest.flat_map(|block| self.block(block)));
        let mut items: Vec<Vec<Block>> = around.before.into_iter().map(|one| vec![one]).collect();
        items.extend((!own.is_empty()).then_some(own));
        items.extend(around.after.into_iter().map(|one| vec![one]));
        items
    }

    fn text(&mut self, block: Block) -> Around<Block> {
        let Some(edits) = self.by_block.remove(&block.id) else { return Around::of(block) };
        let (level, now) = match &block.body {
            BlockBody::Heading { level, text } => (Some(*level), text.clone()),
            BlockBody::Paragraph(text) => (None, text.clone()),
            _ => (None, Vec::new()),
        };
        let (id, is_demanded) = (block.id, block.is_demanded);
        let is_fixed =
            |edit: &LetterEdit| is_demanded || (level == Some(1) && edit.act == EditAct::Remove);
        let ground = Ground { goes_on: self.going_on.contains(&id), texts: &[pieces(&now)] };
        self.edited(block, ground, edits, is_fixed, |edit| match edit.act {
            EditAct::Before | EditAct::After => blocks_of(edit, added_id(edit), None, &[]),
            EditAct::Replace | EditAct::Remove | EditAct::Choose => {
                blocks_of(edit, id, level, &now)
            }
        })
    }

    fn table(&mut self, id: BlockId, table: Table) -> Table {
        let Some(edits) = self.by_block.remove(&id) else { return table };
        let columns = table.column_count();
        let ground = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| pieces(cell)).collect();
        let grounds: Vec<Vec<EditText>> = table.rows.iter().map(ground).collect();
        // The row that an edit was made on, as well as one can tell.
        let row_of = |edit: &LetterEdit| {
            let whole = |row: &Vec<EditText>| is_ground(&edit.ground, row, &edit.text);
            let place = |row: &Vec<EditText>| is_same_place(&edit.ground, row);
            let about = |row: &Vec<EditText>| shares_a_value(&edit.ground, row);
            let found = grounds.iter().position(whole).or_else(|| grounds.iter().position(place));
            found.or_else(|| grounds.iter().position(about))
        };
        let mut by_row: HashMap<usize, Vec<(usize, &'e LetterEdit)>> = HashMap::new();
        for (turn, edit) in edits {
            if let Some(row) = row_of(edit) {
                by_row.entry(row).or_default().push((turn, edit));
            }
        }
        let mut rows = Vec::with_capacity(table.rows.len());
        for (index, (row, ground)) in table.rows.into_iter().zip(&grounds).enumerate() {
            let edits = by_row.remove(&index).unwrap_or_default();
            let all: Vec<Inline> = row.iter().flatten().cloned().collect();
            let around = self.edited(
                row,
                Ground { texts: ground, goes_on: false },
                edits,
                |_| false,
                |edit| match edit.act {
                    EditAct::Before | EditAct::After => vec![cells_of(edit, columns, &[])],
                    EditAct::Replace | EditAct::Remove | EditAct::Choose => {
                        vec![cells_of(edit, columns, &all)]
                    }
                },
            );
            rows.extend(around.all());
        }
        Table { rows, ..table }
    }

    /// Puts the edits of one text or row into their places. `written` is what an edit makes in its place or beside it.
    fn edited<T>(
        &mut self,
        own: T,
        ground: Ground<'_>,
        edits: Vec<(usize, &'e LetterEdit)>,
        is_fixed: impl Fn(&LetterEdit) -> bool,
        written: impl Fn(&LetterEdit) -> Vec<T>,
    ) -> Around<T> {
        let mut around = Around { before: Vec::new(), own: Vec::new(), after: Vec::new() };
        let mut changed = None;
        let mut added: Vec<&LetterEdit> = Vec::new();
        for (turn, edit) in edits {
            let side = match edit.act {
                EditAct::Before => Some(&mut around.before),
                EditAct::After => Some(&mut around.after),
                EditAct::Replace | EditAct::Remove | EditAct::Choose => None,
            };
            let is_same = |other: &&LetterEdit| other.act == edit.act && other.text == edit.text;
            let standing = match side {
                Some(_) if self.moved.contains_key(&turn) || ground.is_cut_for(edit) => {
                    ground.asks()
                }
                // What a value says may change beside words that were added, and not the words around it.
                Some(_) if !is_same_place(&edit.ground, ground.texts) => ground.asks(),
                Some(_) if added.iter().any(is_same) => EditStanding::Twice,
                Some(side) => {
                    added.push(edit);
                    side.extend(written(edit));
                    EditStanding::Holds
                }
                None if is_fixed(edit) => EditStanding::Demanded,
                None if self.moved.contains_key(&turn) => ground.asks(),
                None if changed.is_some() => EditStanding::Twice,
                None if ground.is_cut_for(edit) => ground.asks(),
                None if is_ground(&edit.ground, ground.texts, &edit.text) => {
                    let is_gone = edit.act == EditAct::Remove;
                    changed = Some(if is_gone { Vec::new() } else { written(edit) });
                    EditStanding::Holds
                }
                None => ground.asks(),
            };
            self.stands(turn, standing);
        }
        around.own = changed.unwrap_or_else(|| vec![own]);
        around
    }

    fn stands(&mut self, turn: usize, standing: EditStanding) {
        if let Some((_, place)) = self.standings.get_mut(turn) {
            *place = standing;
        }
    }
}

/// Whether both print a value of the same field: the same item, however the words around it read.
fn shares_a_value(one: &[EditText], other: &[EditText]) -> bool {
    let values = |texts: &[EditText]| -> Vec<String> {
        texts.iter().flatten().filter_map(|piece| piece.value.clone()).collect()
    };
    let others = values(other);
    // A value outside any list is the same in every row.
    values(one).iter().any(|value| value.contains('[') && others.contains(value))
}

fn added_id(edit: &LetterEdit) -> BlockId {
    IdSum::default().bytes(b"edit").number(edit.id.0.into()).block()
}

/// The blocks of an edited text: a blank line begins a new paragraph, but for a heading, which has one line.
fn blocks_of(edit: &LetterEdit, id: BlockId, level: Option<u8>, now: &[Inline]) -> Vec<Block> {
    let runs = edit.text.iter().flat_map(|text| runs(edit.id, text, now));
    if let Some(level) = level {
        let text: Vec<Inline> =
            runs.map(|run| run.with_text(run.text.replace('\n', " "))).collect();
        return vec![Block { id, ..BlockBody::Heading { level, text }.into() }];
    }
    let mut paragraphs: Vec<Vec<Inline>> = vec![Vec::new()];
    for run in runs {
        for (index, text) in run.text.split("\n\n").enumerate() {
            if index > 0 {
                paragraphs.push(Vec::new());
            }
            let text = if index > 0 { text.trim_start_matches('\n') } else { text };
            if let Some(last) = paragraphs.last_mut()
                && !text.is_empty()
            {
                last.push(run.with_text(text));
            }
        }
    }
    let told = |runs: &Vec<Inline>| runs.iter().any(|run| !run.text.trim().is_empty());
    paragraphs
        .into_iter()
        .filter(told)
        .enumerate()
        .map(|(place, runs)| Block { id: id_of(id, place), ..BlockBody::Paragraph(runs).into() })
        .collect()
}

/// The id of one of the paragraphs that an edit makes of a block.
fn id_of(first: BlockId, place: usize) -> BlockId {
    match place {
        0 => first,
        place => IdSum::default().number(first.0).number(place as u64).block(),
    }
}

/// The ids of the blocks that an edit of this block may have made.
pub(super) fn ids_of(edit: &LetterEdit, block: BlockId) -> Vec<BlockId> {
    let first = match edit.act {
        EditAct::Before | EditAct::After => added_id(edit),
        EditAct::Replace | EditAct::Remove | EditAct::Choose => block,
    };
    let breaks: usize =
        edit.text.iter().flatten().map(|piece| piece.text.matches("\n\n").count()).sum();
    (0..=breaks).map(|place| id_of(first, place)).collect()
}

/// The cells of an edited row. Where it has more than the table, the last one holds what is over.
fn cells_of(edit: &LetterEdit, columns: usize, now: &[Inline]) -> Vec<Vec<Inline>> {
    let mut cells: Vec<Vec<Inline>> =
        edit.text.iter().map(|cell| runs(edit.id, cell, now)).collect();
    while cells.len() > columns.max(1) {
        let over = cells.pop().unwrap_or_default();
        if let Some(last) = cells.last_mut() {
            last.push(Inline::plain(" "));
            last.extend(over);
        }
    }
    cells.resize_with(columns, Vec::new);
    cells
}

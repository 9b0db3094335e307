//! The texts of a letter as a person edits them, one after the other.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::apply::{EditStanding, ids_of};
use super::moved::moved;
use super::pieces::{going_on, is_same_place, pieces, shown};
use super::written;
use crate::case::edits::{EditAct, EditPiece, EditText, LetterEdit, LetterEdits};
use crate::document::ids::BlockId;
use crate::document::{Block, BlockBody, walk};
use crate::letters::Draft;
use crate::place::ItemId;

/// A text of a letter that can be edited (et stykke af brevet): a heading, a paragraph, the text of an item, a row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterText {
    /// The id of its block as an edit writes it.
    pub block: Arc<str>,
    /// As the letter has it without edits; a row has a text for each cell.
    pub ground: Arc<[EditText]>,
    /// As it stands now, nearly always the same: nothing where it was taken out.
    pub texts: Arc<[EditText]>,
    pub kind: TextKind,
    /// The edit that it comes of; none where it stands as it was assembled.
    pub edit: Option<ItemId>,
    pub standing: TextStanding,
    /// Whether the value that ends it goes on in the text below.
    pub goes_on: bool,
    /// Where its words stand in the blocks of the letter; nowhere where the letter does not have them.
    pub stands: Vec<TextPlace>,
}

/// Where words stand among the blocks of a letter (tekstens sted).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextPlace {
    pub block: BlockId,
    /// The row of a table, counted without its heading row.
    pub row: Option<usize>,
}

/// What a text is in its letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    Heading,
    Paragraph,
    Row,
}

/// How a text stands (tekstens stilling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStanding {
    /// As it was assembled.
    Assembled,
    /// The law demands it; it can be added to and no more.
    Demanded,
    ByHand,
    /// Taken out by hand.
    TakenOut,
    /// Written by hand beside the others.
    Added,
    /// It was edited as it read before, and somebody must choose.
    Asks,
    /// Written beside a text that read otherwise then, and somebody must choose.
    AddedAsks,
    /// Edited where nothing stands any more; the letter does not have it.
    SetAside,
}

/// The texts of a letter with what is changed in them, in the order of the letter; what is set aside comes last.
pub fn texts(draft: &Draft, edits: &LetterEdits) -> Vec<LetterText> {
    let own: Vec<(&LetterEdit, &EditStanding)> =
        edits.of(&draft.id).zip(draft.edits.iter().map(|(_, standing)| standing)).collect();
    let moved = moved(draft.unedited(), edits.of(&draft.id));
    let going_on = going_on(draft.unedited());
    let mut by_block: HashMap<Cow<'_, str>, Vec<(&LetterEdit, &EditStanding)>> = HashMap::new();
    for (turn, (edit, standing)) in own.iter().enumerate() {
        let block = moved.get(&turn).map(|block| Cow::<str>::Owned(written(*block)));
        let block = block.unwrap_or(Cow::Borrowed(edit.block.as_str()));
        by_block.entry(block).or_default().push((edit, standing));
    }
    let mut found = Vec::new();
    let mut told: HashSet<ItemId> = HashSet::new();
    for block in walk::blocks(draft.unedited()) {
        let name: Arc<str> = written(block.id).into();
        let here = by_block.get(&*name).map_or(&[][..], Vec::as_slice);
        let first = found.len();
        for (kind, ground) in grounds(block) {
            let ground: Arc<[EditText]> = ground.into();
            let is_here =
                |edit: &LetterEdit| kind != TextKind::Row || is_same_place(&edit.ground, &ground);
            let own = here.iter().filter(|(edit, standing)| match standing {
                EditStanding::Asks(now) => **now == *ground,
                _ => is_here(edit),
            });
            // Of rows that read alike the first has it.
            let own: Vec<_> = own.filter(|(edit, _)| told.insert(edit.id)).copied().collect();
            let added = |act: EditAct| {
                let own = own.iter().filter(move |(edit, _)| edit.act == act);
                own.filter_map(|(edit, standing)| match standing {
                    EditStanding::Holds => Some(beside(edit, TextStanding::Added)),
                    EditStanding::Asks(now) => Some(LetterText {
                        block: Arc::clone(&name),
                        ground: now.as_slice().into(),
                        goes_on: going_on.contains(&block.id),
                        ..beside(edit, TextStanding::AddedAsks)
                    }),
                    _ => None,
                })
            };
            found.extend(added(EditAct::Before));
            let changed = own.iter().find(|(edit, standing)| {
                matches!(edit.act, EditAct::Replace | EditAct::Remove)
                    && matches!(standing, EditStanding::Holds | EditStanding::Asks(_))
            });
            let text = text_of(Arc::clone(&name), kind, &ground, changed, block.is_demanded);
            found.push(LetterText { goes_on: going_on.contains(&block.id), ..text });
            found.extend(added(EditAct::After));
        }
        places(block, &mut found[first..], edits);
    }
    let is_aside = |standing: &EditStanding| {
        matches!(
            standing,
            EditStanding::Gone
                | EditStanding::Twice
                | EditStanding::Demanded
                | EditStanding::NotOffered
        )
    };
    let aside = own.iter().filter(|(_, standing)| is_aside(standing));
    found.extend(aside.map(|(edit, _)| beside(edit, TextStanding::SetAside)));
    found
}

/// Says of each text of a block where its words stand.
fn places(block: &Block, texts: &mut [LetterText], edits: &LetterEdits) {
    let is_there = |text: &LetterText| {
        !matches!(text.standing, TextStanding::TakenOut | TextStanding::AddedAsks)
    };
    let of_text = |text: &LetterText| {
        let edit = text.edit.and_then(|id| edits.get(id));
        let edit = edit.filter(|_| text.standing != TextStanding::Asks);
        edit.map_or_else(|| vec![block.id], |edit| ids_of(edit, block.id))
    };
    for (row, text) in texts.iter_mut().filter(|text| is_there(text)).enumerate() {
        let place = |block| TextPlace { block, row: None };
        text.stands = match block.body {
            BlockBody::Table(_) => vec![TextPlace { block: block.id, row: Some(row) }],
            _ => of_text(text).into_iter().map(place).collect(),
        };
    }
}

fn grounds(block: &Block) -> Vec<(TextKind, Vec<EditText>)> {
    match &block.body {
        BlockBody::Heading { text, .. } => vec![(TextKind::Heading, vec![pieces(text)])],
        BlockBody::Paragraph(text) => vec![(TextKind::Paragraph, vec![pieces(text)])],
        BlockBody::Table(table) => {
            let row = |row: &Vec<_>| row.iter().map(|cell: &Vec<_>| pieces(cell)).collect();
            table.rows.iter().map(|cells| (TextKind::Row, row(cells))).collect()
        }
        _ => Vec::new(),
    }
}

fn text_of(
    block: Arc<str>,
    kind: TextKind,
    ground: &Arc<[EditText]>,
    changed: Option<&(&LetterEdit, &EditStanding)>,
    is_demanded: bool,
) -> LetterText {
    let (texts, edit, standing) = match changed {
        Some((edit, EditStanding::Asks(_))) => {
            (edit.text.as_slice().into(), Some(edit.id), TextStanding::Asks)
        }
        Some((edit, _)) if edit.act == EditAct::Remove => {
            (Arc::default(), Some(edit.id), TextStanding::TakenOut)
        }
        Some((edit, _)) => {
            (following(&edit.text, ground).into(), Some(edit.id), TextStanding::ByHand)
        }
        None if is_demanded => (Arc::clone(ground), None, TextStanding::Demanded),
        None => (Arc::clone(ground), None, TextStanding::Assembled),
    };
    LetterText {
        block,
        ground: Arc::clone(ground),
        texts,
        kind,
        edit,
        standing,
        goes_on: false,
        stands: Vec::new(),
    }
}

/// An edited text with its values as they are now.
fn following(texts: &[EditText], ground: &[EditText]) -> Vec<EditText> {
    let now =
        |value: &String| ground.iter().flatten().find(|piece| piece.value.as_ref() == Some(value));
    let mut texts = texts.to_vec();
    for piece in texts.iter_mut().flatten() {
        if let Some(other) = piece.value.as_ref().and_then(now) {
            piece.text.clone_from(&other.text);
        }
    }
    texts
}

/// What an edit has added to a letter, as it can be edited on (den tilføjede tekst).
pub fn added_text(edit: &LetterEdit) -> LetterText {
    beside(edit, TextStanding::Added)
}

fn beside(edit: &LetterEdit, standing: TextStanding) -> LetterText {
    let is_row = edit.text.len() > 1 || (edit.text.is_empty() && edit.ground.len() > 1);
    let kind = if is_row { TextKind::Row } else { TextKind::Paragraph };
    // A choice has keys and no words.
    let texts = match edit.act {
        EditAct::Choose => {
            let key = edit.text.iter().map(|text| shown(text)).collect::<String>();
            vec![vec![EditPiece::plain(format!("Valg i brevet: {}, {key}", edit.block))]].into()
        }
        _ => edit.text.as_slice().into(),
    };
    LetterText {
        block: edit.block.as_str().into(),
        ground: edit.ground.as_slice().into(),
        texts,
        kind,
        edit: Some(edit.id),
        standing,
        goes_on: edit.goes_on,
        stands: Vec::new(),
    }
}

impl LetterText {
    /// Its words as they stand, a text for each cell.
    pub fn words(&self) -> Vec<String> {
        self.texts.iter().map(|text| shown(text)).collect()
    }

    /// The same text as the edits of the case have it now, which may be further on than the letter that was filled last; none where it
    /// was added and is gone.
    pub fn as_edited(&self, letter: &str, edits: &LetterEdits) -> Option<Self> {
        match self.standing {
            TextStanding::Added | TextStanding::AddedAsks | TextStanding::SetAside => {
                let edit = edits.get(self.edit?)?;
                Some(Self { texts: edit.text.as_slice().into(), ..self.clone() })
            }
            TextStanding::Demanded => Some(self.clone()),
            TextStanding::Assembled
            | TextStanding::ByHand
            | TextStanding::TakenOut
            | TextStanding::Asks => {
                let is_own = |edit: &&LetterEdit| {
                    let is_change = matches!(edit.act, EditAct::Replace | EditAct::Remove);
                    let is_here = *edit.block == *self.block && *edit.ground == *self.ground;
                    is_change && (self.edit == Some(edit.id) || is_here)
                };
                let edit = edits.of(letter).find(is_own);
                if self.standing == TextStanding::Asks
                    && edit.is_some_and(|it| *it.ground != *self.ground)
                {
                    return Some(self.clone());
                }
                let changed = edit.map(|edit| (edit, &EditStanding::Holds));
                let now = text_of(
                    Arc::clone(&self.block),
                    self.kind,
                    &self.ground,
                    changed.as_ref(),
                    false,
                );
                Some(Self { goes_on: self.goes_on, stands: self.stands.clone(), ..now })
            }
        }
    }

    /// The words that the letter has without edits.
    pub fn own_words(&self) -> Vec<String> {
        self.ground.iter().map(|text| shown(text)).collect()
    }
}

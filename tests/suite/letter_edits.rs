//! Edits of letters by hand: none is lost and none stands twice, whatever becomes of the case and the templates.

use std::collections::{BTreeSet, HashSet};

use forberedt::case::Case;
use forberedt::case::edits::{EditAct, EditPiece, EditText, LetterEdit};
use forberedt::document::ids::BlockId;
use forberedt::document::{Block, BlockBody, Inline, Source, text_of, walk};
use forberedt::letters::edits::{EditStanding, apply, pieces, shown, tie, written};
use forberedt::place::ItemId;
use serde_json::Value;

use crate::cases::{example, names, parse};
use crate::dice::Dice;
use crate::library_and_examples::{cases, cases_for, library};

fn blocks(letter: &str, case: &Case) -> Vec<Block> {
    library().letters.fill(letter, &library().facts(case)).unwrap().unedited().to_vec()
}

/// What a person can edit: the texts of headings and paragraphs, and the rows of tables.
pub(crate) fn grounds(blocks: &[Block]) -> Vec<(BlockId, Vec<EditText>)> {
    let mut found = Vec::new();
    for block in walk::blocks(blocks) {
        match &block.body {
            BlockBody::Heading { text, .. } | BlockBody::Paragraph(text) => {
                found.push((block.id, vec![pieces(text)]));
            }
            BlockBody::Table(table) => found.extend(
                table.rows.iter().map(|row| (block.id, row.iter().map(|it| pieces(it)).collect())),
            ),
            _ => {}
        }
    }
    found
}

/// Some edits of a letter, each with a word of its own by which it is found again.
pub(crate) fn edits(dice: &mut Dice, letter: &str, blocks: &[Block]) -> Vec<LetterEdit> {
    let grounds = grounds(blocks);
    let count = 1 + dice.up_to(6);
    (0..count)
        .map(|number| {
            let (block, ground) = grounds[dice.up_to(grounds.len())].clone();
            let word = format!("Håndord{number}x");
            let act =
                [EditAct::Replace, EditAct::Remove, EditAct::Before, EditAct::After][dice.up_to(4)];
            let text = match act {
                EditAct::Remove => Vec::new(),
                EditAct::Replace => {
                    let mut text = ground.clone();
                    let cell = dice.up_to(text.len());
                    let typed = shown(&text[cell]);
                    let typed = match dice.up_to(3) {
                        0 => format!("{word} {typed}"),
                        1 => format!("{typed} {word}"),
                        _ => word,
                    };
                    text[cell] = tie(&text[cell], &typed);
                    text
                }
                _ => vec![vec![EditPiece::plain(word)]],
            };
            LetterEdit {
                id: ItemId(1_000 + number as u32),
                letter: letter.to_owned(),
                block: written(block),
                act,
                ground,
                text,
                goes_on: true,
                by: "Prøve".to_owned(),
                on: "2018-05-01".to_owned(),
            }
        })
        .collect()
}

pub(crate) fn words(blocks: &[Block]) -> Vec<String> {
    walk::texts(blocks).map(|(_, runs)| text_of(runs)).collect()
}

/// An example with an answer changed, or an item moved or taken away.
pub(crate) fn bent(dice: &mut Dice, name: &str) -> Option<Case> {
    let mut value = example(name);
    let mut texts = Vec::new();
    let mut lists = Vec::new();
    gather(&value, String::new(), &mut texts, &mut lists);
    for _ in 0..1 + dice.up_to(3) {
        if dice.up_to(3) > 0 || lists.is_empty() {
            let place = &texts[dice.up_to(texts.len())];
            let new = format!("Et nyt svar nummer {}.", dice.up_to(1_000));
            *value.pointer_mut(place)? = Value::String(new);
        } else {
            let place = &lists[dice.up_to(lists.len())];
            let items = value.pointer_mut(place)?.as_array_mut()?;
            if items.len() < 2 {
                continue;
            }
            let index = dice.up_to(items.len());
            if dice.up_to(2) == 0 { drop(items.remove(index)) } else { items.swap(0, index) }
        }
    }
    Some(parse(&value))
}

/// The places of texts of some length, which are no dates or choices, and of lists of items.
fn gather(value: &Value, place: String, texts: &mut Vec<String>, lists: &mut Vec<String>) {
    match value {
        Value::String(text) if text.len() > 25 => texts.push(place),
        Value::Array(items) => {
            if items.iter().all(Value::is_object) && items.len() > 1 {
                lists.push(place.clone());
            }
            for (index, item) in items.iter().enumerate() {
                gather(item, format!("{place}/{index}"), texts, lists);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                gather(field, format!("{place}/{name}"), texts, lists);
            }
        }
        _ => {}
    }
}

/// Holds edits against a letter: whatever stands in it stands once, and what is not in it is told of.
pub(crate) fn assert_carried(name: &str, blocks: &[Block], edits: &[LetterEdit]) -> [usize; 3] {
    let edited = apply(blocks.to_vec(), edits.iter());
    assert_eq!(edited.standings.len(), edits.len(), "{name}: an edit is lost");
    let texts = words(&edited.blocks);
    let mut counted = [0; 3];
    for (edit, (id, standing)) in edits.iter().zip(&edited.standings) {
        assert_eq!(edit.id, *id);
        let word = edit.text.iter().map(|text| shown(text)).collect::<Vec<_>>().join(" ");
        let own =
            word.split(|sign: char| !sign.is_alphanumeric()).find(|it| it.starts_with("Håndord"));
        let times = own.map(|own| texts.iter().filter(|text| text.contains(own)).count());
        match standing {
            EditStanding::Holds => {
                assert!(
                    times.is_none_or(|times| times == 1),
                    "{name}: {own:?} stands {times:?} times"
                );
                counted[0] += 1;
            }
            EditStanding::Asks(_) => {
                assert!(times.is_none_or(|times| times == 0), "{name}: {own:?} stands unasked");
                counted[1] += 1;
            }
            _ => {
                assert!(
                    times.is_none_or(|times| times == 0),
                    "{name}: {own:?} stands though told gone"
                );
                counted[2] += 1;
            }
        }
    }
    let ids: Vec<BlockId> = walk::blocks(&edited.blocks).map(|block| block.id).collect();
    let different: HashSet<&BlockId> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{name}: a block stands twice");
    // Every block that no edit touches reads as it did, in its order.
    let touched: BTreeSet<String> = edits.iter().map(|edit| edit.block.clone()).collect();
    let untouched = |blocks: &[Block]| -> Vec<(BlockId, Vec<String>)> {
        walk::blocks(blocks)
            .filter(|block| !touched.contains(&written(block.id)))
            .filter(|block| !matches!(block.body, BlockBody::List { .. }))
            .filter(|block| {
                block
                    .texts()
                    .iter()
                    .flat_map(|(_, runs)| *runs)
                    .all(|run| !matches!(run.source, Source::Hand(_)))
            })
            .map(|block| (block.id, block.texts().iter().map(|(_, runs)| text_of(runs)).collect()))
            .collect()
    };
    assert_eq!(untouched(&edited.blocks), untouched(blocks), "{name}");
    counted
}

fn pairs(seed: u64, rounds: usize) -> [usize; 3] {
    let dice = &mut Dice(seed);
    let mut counted = [0; 3];
    let names = names();
    let mut done = 0;
    while done < rounds {
        let name = &names[dice.up_to(names.len())];
        let case = &cases()[name];
        let Some(other) = bent(dice, name) else { continue };
        for template in library().letters.all() {
            let (before, after) = (blocks(&template.id, case), blocks(&template.id, &other));
            for _ in 0..12 {
                let edits = edits(dice, &template.id, &before);
                let named = format!("{} on {name}, seed {seed}, pair {done}", template.id);
                assert_carried(&named, &before, &edits);
                let round = assert_carried(&named, &after, &edits);
                (0..3).for_each(|kind| counted[kind] += round[kind]);
                done += 1;
            }
        }
    }
    counted
}

#[test]
fn no_edit_is_lost_and_none_stands_twice_when_answers_change() {
    let [holds, asks, gone] = pairs(7, 10_000);
    assert!(holds > 10_000 && asks > 50 && gone > 50, "{holds} hold, {asks} ask, {gone} are gone");
}

#[test]
fn without_edits_a_letter_is_as_it_was_assembled() {
    for template in library().letters.all() {
        for (_, case) in cases_for(&template.id) {
            let draft = library().letters.fill(&template.id, &library().facts(case)).unwrap();
            let again = apply(draft.blocks.clone(), std::iter::empty());
            assert_eq!(again.blocks, draft.blocks);
            assert!(again.standings.is_empty() && draft.edits.is_empty());
        }
    }
}

const LETTER: &str = "decision-pension-refused";
const CASE: &str = "pension-refused-fleksjob-granted-2018";

fn edit(blocks: &[Block], act: EditAct, of: &str, typed: &str) -> LetterEdit {
    let (block, ground) = grounds(blocks)
        .into_iter()
        .find(|(_, ground)| ground.iter().any(|text| shown(text).contains(of)))
        .unwrap_or_else(|| panic!("no {of}"));
    let text = match act {
        EditAct::Replace => vec![tie(&ground[0], typed)],
        EditAct::Remove => Vec::new(),
        _ => vec![vec![EditPiece::plain(typed)]],
    };
    LetterEdit {
        id: ItemId::NONE,
        letter: LETTER.to_owned(),
        block: written(block),
        act,
        ground,
        text,
        goes_on: true,
        by: String::new(),
        on: String::new(),
    }
}

fn drafted(case: &Case) -> Vec<String> {
    words(&library().letters.fill(LETTER, &library().facts(case)).unwrap().blocks)
}

#[test]
fn a_sentence_is_changed_added_and_taken_out_and_all_of_it_taken_back() {
    let mut case = cases()[CASE].clone();
    let before = drafted(&case);
    let blocks = blocks(LETTER, &case);
    let title = before.iter().find(|text| text.starts_with("Du får ikke")).unwrap().clone();
    let asked = before.iter().find(|text| text.contains("klage")).unwrap().clone();
    let first =
        case.edit_letter(edit(&blocks, EditAct::After, &title, "Vi har talt om det den 3. maj."));
    let second =
        case.edit_letter(edit(&blocks, EditAct::Before, &asked, "Læs det, før du klager."));
    let after = drafted(&case);
    assert_eq!(after.len(), before.len() + 2, "two paragraphs more");
    for added in ["Vi har talt om det den 3. maj.", "Læs det, før du klager."] {
        assert!(after.iter().any(|text| text == added));
    }
    assert!(case.take_back_edit(second));
    assert!(case.take_back_edit(first) && !case.take_back_edit(first));
    assert_eq!(drafted(&case), before);
}

#[test]
fn an_edit_follows_a_value_and_asks_when_what_it_reworded_is_another() {
    let mut case = cases()[CASE].clone();
    let blocks = blocks(LETTER, &case);
    let (text, value) = walk::blocks(&blocks)
        .filter(|block| !block.is_demanded && matches!(block.body, BlockBody::Paragraph(_)))
        .find_map(|block| {
            let (_, runs) = *block.texts().first()?;
            let value = runs.iter().find(|run: &&Inline| matches!(run.source, Source::Field(_)))?;
            (runs.len() > 2 && value.text.len() > 4).then(|| (text_of(runs), value.clone()))
        })
        .unwrap();
    let typed = format!("Ny begyndelse. {text}");
    case.edit_letter(edit(&blocks, EditAct::Replace, &text, &typed));
    let edited = drafted(&case);
    assert!(edited.contains(&typed), "{edited:?}");
    let Source::Field(_) = value.source else { panic!() };
    let draft = library().letters.fill(LETTER, &library().facts(&case)).unwrap();
    let runs = walk::runs(&draft.blocks).filter(|run| run.source == value.source).count();
    assert!(runs > 0, "the value still comes from its field");
}

#[test]
fn edits_of_another_program_do_no_harm() {
    let case = &cases()[CASE];
    let blocks = blocks(LETTER, case);
    let ground =
        edit(&blocks, EditAct::Replace, "Du får ikke", "{{ citizen.name }} {% if %} **fed** # x");
    let strange = |change: fn(&mut LetterEdit)| {
        let mut edit = ground.clone();
        change(&mut edit);
        edit
    };
    let edits = [
        strange(|edit| edit.block = "0000000000000001".to_owned()),
        strange(|edit| edit.block = "kaffe".to_owned()),
        strange(|edit| edit.block = "+00000000000001f".to_owned()),
        strange(|edit| edit.ground = Vec::new()),
        strange(|edit| edit.text = Vec::new()),
        ground.clone(),
        ground.clone(),
    ];
    let edited = apply(blocks, edits.iter());
    let standings: Vec<&EditStanding> = edited.standings.iter().map(|(_, it)| it).collect();
    assert!(matches!(
        standings.as_slice(),
        [
            EditStanding::Gone,
            EditStanding::Gone,
            EditStanding::Gone,
            EditStanding::Asks(_) | EditStanding::Demanded,
            ..
        ]
    ));
    let draft = |edit: &LetterEdit| {
        let mut case = case.clone();
        case.edit_letter(edit.clone());
        drafted(&case)
    };
    let tags = "{{ citizen.name }} {% if %} **fed** # x";
    let added =
        LetterEdit { act: EditAct::After, text: vec![vec![EditPiece::plain(tags)]], ..ground };
    assert!(draft(&added).iter().any(|text| text == tags), "a tag is words like any other");
}

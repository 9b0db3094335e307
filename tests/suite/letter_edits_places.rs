//! Where the texts of a letter stand among its blocks, whatever is changed by hand: each is found where it says, and each block is one's.

use std::collections::HashMap;

use forberedt::document::ids::BlockId;
use forberedt::document::{Block, BlockBody, Inline, text_of, walk};
use forberedt::letters::edits::{LetterText, TextPlace, TextStanding, texts};

use crate::dice::Dice;
use crate::letter_edits::edits;
use crate::library_and_examples::{cases, cases_for, library};

fn in_a_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands at each place of a letter that a text may stand at.
fn standing(blocks: &[Block]) -> HashMap<TextPlace, String> {
    let mut found = HashMap::new();
    for block in walk::blocks(blocks) {
        let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|it| text_of(it)).collect::<Vec<_>>();
        let own: Vec<(Option<usize>, String)> = match &block.body {
            BlockBody::Heading { text, .. } | BlockBody::Paragraph(text) => {
                vec![(None, text_of(text))]
            }
            BlockBody::Table(table) => table
                .rows
                .iter()
                .enumerate()
                .map(|(index, cells)| (Some(index), row(cells).join(" ")))
                .collect(),
            _ => Vec::new(),
        };
        for (row, words) in own {
            let place = TextPlace { block: block.id, row };
            assert!(found.insert(place, in_a_line(&words)).is_none(), "{place:?} is there twice");
        }
    }
    found
}

/// The words that a text has in the letter.
fn shown(text: &LetterText) -> String {
    let words = if text.standing == TextStanding::Asks { text.own_words() } else { text.words() };
    in_a_line(&words.join(" "))
}

#[test]
fn every_text_is_found_where_it_says_and_every_block_is_one_texts() {
    let mut dice = Dice(2_026);
    let (mut edited, mut rows, mut added) = (0, 0, 0);
    let names: Vec<&String> = cases().keys().collect();
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            if !names.iter().any(|known| *known == name) {
                continue;
            }
            for round in 0..3 {
                let mut case = case.clone();
                let Ok(plain) = library().letters.fill(&template.id, &library().facts(&case))
                else {
                    continue;
                };
                if round > 0 {
                    for mut edit in edits(&mut dice, &template.id, plain.unedited()) {
                        if dice.up_to(4) == 0
                            && let Some(piece) = edit.text.last_mut().and_then(|it| it.last_mut())
                        {
                            piece.text.push_str("\n\nEt afsnit mere.");
                        }
                        case.edit_letter(edit);
                    }
                }
                let draft = library().letters.fill(&template.id, &library().facts(&case)).unwrap();
                let mut standing = standing(&draft.blocks);
                for text in texts(&draft, &case.edits) {
                    let words: Vec<String> =
                        text.stands.iter().filter_map(|place| standing.remove(place)).collect();
                    let is_there = !matches!(
                        text.standing,
                        TextStanding::TakenOut | TextStanding::AddedAsks | TextStanding::SetAside
                    );
                    assert_eq!(!words.is_empty(), is_there, "{name} {}: {text:?}", template.id);
                    if is_there {
                        assert_eq!(words.join(" "), shown(&text), "{name} {}", template.id);
                    }
                    edited += usize::from(text.standing == TextStanding::ByHand);
                    added += usize::from(text.standing == TextStanding::Added);
                    rows += usize::from(text.stands.iter().any(|place| place.row.is_some()));
                }
                let left: Vec<(&TextPlace, &String)> =
                    standing.iter().filter(|(place, _)| place.block != BlockId::NONE).collect();
                assert!(left.is_empty(), "{name} {}: {left:?}", template.id);
            }
        }
    }
    assert!(edited > 200 && added > 200 && rows > 500, "{edited} {added} {rows}");
}

//! The ids of a letter's blocks: each block has its own, and keeps it when the template or the case changes around it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::document::ids::BlockId;
use forberedt::document::{Block, BlockBody, text_of, walk};
use forberedt::letters::{Facts, Letters, Sender};

use crate::cases::path;
use crate::library_and_examples::{cases, cases_for, library};

/// The blocks of a letter, lists and what is in them, as their ids and the beginning of what they say.
fn blocks(letter: &str, case: &Case) -> Vec<(BlockId, String)> {
    told(&library().letters.fill(letter, &library().facts(case)).unwrap().blocks)
}

fn told(blocks: &[Block]) -> Vec<(BlockId, String)> {
    let kind = |block: &Block| match &block.body {
        BlockBody::Heading { .. } => "heading",
        BlockBody::Paragraph(_) => "paragraph",
        BlockBody::List { .. } => "list",
        BlockBody::Table(_) => "table",
        BlockBody::Address(_) => "address",
        BlockBody::Facts(_) => "facts",
        BlockBody::Timeline(_) => "timeline",
        BlockBody::WriteIn { .. } => "write-in",
        BlockBody::Journey(_) => "journey",
        BlockBody::Picture(_) => "picture",
        BlockBody::Signature(_) => "signature",
    };
    let text =
        |block: &Block| block.texts().iter().map(|(_, runs)| text_of(runs)).collect::<String>();
    walk::blocks(blocks)
        .map(|block| (block.id, format!("{} {}", kind(block), text(block))))
        .collect()
}

fn ids(blocks: &[(BlockId, String)]) -> Vec<BlockId> {
    blocks.iter().map(|(id, _)| *id).collect()
}

#[test]
fn no_two_blocks_of_a_letter_share_an_id_and_each_filling_gives_the_same() {
    let mut count = 0;
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let found = blocks(&template.id, case);
            count += found.len();
            let different: HashSet<BlockId> = ids(&found).into_iter().collect();
            assert_eq!(different.len(), found.len(), "{} of {name}", template.id);
            assert!(!different.contains(&BlockId::NONE), "{} of {name}", template.id);
            assert_eq!(blocks(&template.id, case), found);
        }
    }
    assert!(count > 10_000, "{count}");
}

/// The built-in letters with changes to their texts.
fn changed(change: impl Fn(&str, &str) -> Option<String>) -> Letters {
    let mut files = Vec::new();
    for folder in ["templates/letters", "templates/letters/parts"] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            if file.extension().is_some_and(|ending| ending == "md") {
                let name = file.strip_prefix("templates").unwrap().display().to_string();
                let text = std::fs::read_to_string(&file).unwrap();
                files.push((name.clone(), change(&name, &text).unwrap_or(text)));
            }
        }
    }
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let (letters, problems) = Letters::read(&files, &library().words, &library().law);
    assert!(!problems.iter().any(forberedt::problem::Problem::blocks), "{problems:?}");
    letters
}

fn fill(letters: &Letters, letter: &str, case: &Case) -> Vec<(BlockId, String)> {
    let sender: &Sender = &library().sender;
    let facts = Facts { case, law: &library().law, words: &library().words, sender, duties: None };
    told(&letters.fill(letter, &facts).unwrap().blocks)
}

/// What is new and what is gone, by what it says.
fn difference<'b>(
    before: &'b [(BlockId, String)],
    after: &'b [(BlockId, String)],
) -> (Vec<&'b str>, Vec<&'b str>) {
    let says = |these: &'b [(BlockId, String)], others: &[(BlockId, String)]| {
        let known: HashSet<BlockId> = ids(others).into_iter().collect();
        these.iter().filter(|(id, _)| !known.contains(id)).map(|(_, text)| text.as_str()).collect()
    };
    (says(after, before), says(before, after))
}

const LETTER: &str = "decision-pension-refused";
const CASE: &str = "pension-refused-fleksjob-granted-2018";

#[test]
fn a_line_more_in_a_template_leaves_the_other_blocks_as_they_were() {
    let case = &cases()[CASE];
    let before = blocks(LETTER, case);
    let letters = changed(|name, text| match name {
        // Between the letter's heading and all that follows, and before the first word of a part.
        "letters/decision-pension-refused.md" => {
            let heading = text.find("\n# ").unwrap() + 1;
            let end = heading + text[heading..].find('\n').unwrap();
            Some(format!("{}\n\nEn linje mere.\n{}", &text[..end], &text[end..]))
        }
        "letters/parts/appeal.md" => {
            Some(format!("{{# En bemærkning\nmere. #}}\nEnnu en linje.\n\n{text}"))
        }
        _ => None,
    });
    let after = fill(&letters, LETTER, case);
    assert_eq!(
        difference(&before, &after),
        (vec!["paragraph En linje mere.", "paragraph Ennu en linje."], vec![])
    );
}

#[test]
fn other_words_in_a_template_are_another_block_and_no_other_changes() {
    let case = &cases()[CASE];
    let before = blocks(LETTER, case);
    let (_, paragraph) = before.iter().find(|(_, text)| text.contains("Du vælger selv")).unwrap();
    let letters = changed(|name, text| {
        (name == "letters/parts/appeal-how.md")
            .then(|| text.replace("Du vælger selv", "Du vælger helt selv"))
    });
    let after = fill(&letters, LETTER, case);
    let (new, gone) = difference(&before, &after);
    assert_eq!(gone, [paragraph]);
    assert_eq!(new, [paragraph.replace("Du vælger selv", "Du vælger helt selv")]);
}

/// The ids by what their blocks say, where no other block says the same.
fn by_text(blocks: &[(BlockId, String)]) -> BTreeMap<&str, BlockId> {
    let mut by_text = BTreeMap::new();
    let mut twice = BTreeSet::new();
    for (id, text) in blocks {
        if by_text.insert(text.as_str(), *id).is_some() {
            twice.insert(text.as_str());
        }
    }
    by_text.retain(|text, _| !twice.contains(text));
    by_text
}

#[test]
fn an_item_takes_its_blocks_along_and_leaves_the_others_as_they_were() {
    for (letter, name, list) in [
        ("preparatory-plan", "pension-granted-2018", "efforts.interventions"),
        ("preparatory-plan", "pension-granted-2018", "work.jobs"),
        ("preparatory-plan", "pension-granted-2018", "matter.applications"),
        (LETTER, CASE, "decision.job_functions"),
        (LETTER, CASE, "decision.facts"),
        ("overview", CASE, "decision.next_steps"),
    ] {
        let case = &cases()[name];
        let before = blocks(letter, case);
        let mut case = case.clone();
        let Some(Edit::List(items)) = case.find_mut(&path(list)) else { panic!("{list}") };
        let last = items.len() - 1;
        assert!(last > 0 || list == "matter.applications", "{list} has several items");
        items.swap(0, last);
        let moved = blocks(letter, &case);
        let (all, now): (BTreeSet<_>, BTreeSet<_>) =
            (ids(&before).into_iter().collect(), ids(&moved).into_iter().collect());
        assert_eq!(all, now, "{list}");
        let (was, is) = (by_text(&before), by_text(&moved));
        let same = was.iter().filter(|(text, _)| is.contains_key(*text)).count();
        assert!(same * 10 > was.len() * 9, "{list}: {same} of {}", was.len());
        for (text, id) in &was {
            assert!(is.get(text).is_none_or(|now| now == id), "{list}: {text}");
        }
        if last > 1 {
            let Some(Edit::List(items)) = case.find_mut(&path(list)) else { panic!("{list}") };
            items.remove(1);
            let fewer = blocks(letter, &case);
            assert_eq!(difference(&moved, &fewer).0, Vec::<&str>::new(), "{list}: nothing is new");
        }
    }
}

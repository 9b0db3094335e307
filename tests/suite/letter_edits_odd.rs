//! Edits that nobody should have made and that a file may hold all the same: each is told of in words, none makes a wrong letter, and
//! none is lost.

use std::fs;
use std::path::Path;

use forberedt::case::Case;
use forberedt::case::edits::{EditAct, EditPiece, LetterEdit};
use forberedt::document::{Block, BlockBody, text_of, walk};
use forberedt::files::case_file;
use forberedt::letters::Draft;
use forberedt::letters::edits::{EditStanding, TextStanding, pieces, shown, texts, written};
use forberedt::library::Library;
use forberedt::place::ItemId;
use forberedt::problem::Problem;

use crate::command_shape::forberedt;
use crate::library_and_examples::{cases, library};

const LETTER: &str = "decision-pension-refused";
const CASE: &str = "pension-refused-fleksjob-granted-2018";

fn draft_by(library: &Library, case: &Case) -> Draft {
    library.letters.fill(LETTER, &library.facts(case)).unwrap()
}

fn draft(case: &Case) -> Draft {
    draft_by(library(), case)
}

fn paragraphs(draft: &Draft) -> impl Iterator<Item = &Block> {
    walk::blocks(draft.unedited()).filter(|block| matches!(block.body, BlockBody::Paragraph(_)))
}

fn edit(block: &Block, act: EditAct, typed: &str) -> LetterEdit {
    let (_, runs) = block.texts()[0];
    let text = match act {
        EditAct::Remove => Vec::new(),
        _ => vec![vec![EditPiece::plain(typed)]],
    };
    LetterEdit {
        id: ItemId::NONE,
        letter: LETTER.to_owned(),
        block: written(block.id),
        act,
        ground: vec![pieces(runs)],
        text,
        goes_on: true,
        by: String::new(),
        on: String::new(),
    }
}

/// A paragraph that can be reworded, and one that the law demands.
fn free_and_demanded(draft: &Draft) -> (Block, Block) {
    let find = |is: bool| {
        let mut found = paragraphs(draft).filter(|block| block.is_demanded == is);
        found.find(|block| text_of(block.texts()[0].1).len() > 40).unwrap().clone()
    };
    (find(false), find(true))
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}

fn words(draft: &Draft) -> Vec<String> {
    walk::texts(&draft.blocks).map(|(_, runs)| text_of(runs)).collect()
}

/// What the file of a case holds.
fn file_of(case: &Case) -> serde_json::Value {
    serde_json::from_str(&case_file::to_text(case).unwrap()).unwrap()
}

/// A case in a file, and what a command says of it: its end, its answer, its complaints.
fn said(case: &Case, arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    fs::write(&file, case_file::to_text(case).unwrap()).unwrap();
    let mut all = vec![arguments[0], file.to_str().unwrap()];
    all.extend(&arguments[1..]);
    let told = forberedt(&all);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (told.status.code(), text(told.stdout), text(told.stderr))
}

#[test]
fn an_edit_of_a_letter_that_does_not_exist_is_told_of_by_every_command_that_would_use_it() {
    let mut case = cases()[CASE].clone();
    let (free, _) = free_and_demanded(&draft(&case));
    let misspelt = "decision-pension-refusd";
    for (letter, typed) in [(misspelt, "en"), (misspelt, "to"), ("Karen Hansen, Lyngvej 4", "tre")]
    {
        let edit = edit(&free, EditAct::After, typed);
        case.edit_letter(LetterEdit { letter: letter.to_owned(), ..edit });
    }
    let told = "Sagen har 2 rettelser i brevet decision-pension-refusd, som ikke findes.";
    for arguments in [
        &["check"][..],
        &["letters"],
        &["write", "--letter", LETTER],
        &["diff", "--letter", LETTER],
    ] {
        let (_, answer, complaints) = said(&case, arguments);
        let all = answer + &complaints;
        assert!(all.contains(told), "{arguments:?}: {all}");
        assert!(all.contains("Sagen har 1 rettelse i et brev, som ikke findes."));
        assert!(!all.contains("Lyngvej"), "{arguments:?} repeats what stands for a name");
    }
    assert!(said(&case, &["check"]).1.contains("Mente du »decision-pension-refused«?"));
    let (code, ..) = said(&case, &["write", "--letter", LETTER]);
    assert_eq!(code, Some(0), "what no letter has stops none");
}

#[test]
fn many_edits_that_stand_alike_are_told_in_one_line() {
    let mut case = cases()[CASE].clone();
    let (free, _) = free_and_demanded(&draft(&case));
    for number in 0..900_u64 {
        let mut edit = edit(&free, EditAct::After, &format!("Ord {number}"));
        edit.ground = vec![vec![EditPiece::plain("Noget, som intet brev har sagt før i tiden.")]];
        case.edit_letter(LetterEdit { block: format!("{number:016x}"), ..edit });
    }
    let draft = draft(&case);
    assert_eq!(codes(&draft.warnings), ["letter-edit-set-aside"]);
    let message = &draft.warnings[0].message;
    assert!(
        message.starts_with("Rettelserne 1, 2, 3 og 897 andre i brevet er lagt til side"),
        "{message}"
    );
    assert_eq!(draft.edits.len(), 900, "none is lost");
}

#[test]
fn a_difference_names_what_is_not_used() {
    let mut case = cases()[CASE].clone();
    let (free, demanded) = free_and_demanded(&draft(&case));
    case.edit_letter(LetterEdit {
        block: "0000000000000001".to_owned(),
        ground: vec![vec![EditPiece::plain("Noget, som intet brev har sagt før i tiden.")]],
        ..edit(&free, EditAct::After, "Borte")
    });
    case.edit_letter(edit(&demanded, EditAct::Replace, "Noget helt andet."));
    let (code, answer, _) = said(&case, &["diff", "--letter", LETTER]);
    assert_eq!(code, Some(0));
    for line in ["Rettelse 1 i brevet er lagt til side", "Rettelse 2 i brevet ændrer noget, som"] {
        assert!(answer.contains(line), "{answer}");
    }
    let (_, json, _) = said(&case, &["diff", "--letter", LETTER, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["not_used"].as_array().unwrap().len(), 2);
}

#[test]
fn what_was_written_beside_words_that_are_others_now_asks() {
    let mut case = cases()[CASE].clone();
    let (free, demanded) = free_and_demanded(&draft(&case));
    for block in [&free, &demanded] {
        let mut edit = edit(block, EditAct::After, "Og det er godt.");
        case.edit_letter(edit.clone());
        edit.ground[0][0].text = "Noget, der stod her før, ".to_owned();
        edit.act = EditAct::Before;
        case.edit_letter(edit);
    }
    let draft = draft(&case);
    let asks = |standing: &EditStanding| matches!(standing, EditStanding::Asks(_));
    let standings: Vec<bool> = draft.edits.iter().map(|(_, standing)| asks(standing)).collect();
    assert_eq!(standings, [false, true, false, true]);
    assert_eq!(words(&draft).iter().filter(|text| *text == "Og det er godt.").count(), 2);
    assert!(codes(&draft.blockers).contains(&"letter-edit-asks"));
    assert!(draft.finish().is_err(), "the letter waits");
}

#[test]
fn the_same_edit_twice_stands_once() {
    let mut case = cases()[CASE].clone();
    let (free, _) = free_and_demanded(&draft(&case));
    let one = edit(&free, EditAct::After, "Kun én gang.");
    case.edit_letter(one.clone());
    case.edit_letter(one);
    // A file may hold two edits that the program would have made into one.
    let mut value = file_of(&case);
    let replaced = serde_json::to_value(edit(&free, EditAct::Replace, "Ny tekst her.")).unwrap();
    let edits = value["case"]["edits"].as_array_mut().unwrap();
    edits.extend([replaced.clone(), replaced]);
    let case = case_file::parse("en sag", &value.to_string()).unwrap();
    let draft = draft(&case);
    let words = words(&draft);
    for text in ["Kun én gang.", "Ny tekst her."] {
        assert_eq!(words.iter().filter(|it| *it == text).count(), 1, "{text}");
    }
    assert_eq!(codes(&draft.warnings), ["letter-edit-twice"]);
    assert!(draft.warnings[0].message.starts_with("Rettelserne 2 og 4 i brevet retter det samme"));
}

#[test]
fn an_edit_of_fifty_thousand_words_is_a_letter_like_any_other() {
    let mut case = cases()[CASE].clone();
    let (free, _) = free_and_demanded(&draft(&case));
    let long = vec!["Du har fortalt det."; 12_500].join(" ");
    case.edit_letter(edit(&free, EditAct::After, &long));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    fs::write(&file, case_file::to_text(&case).unwrap()).unwrap();
    let out = folder.path().join("ud");
    let told = forberedt(&[
        "write",
        file.to_str().unwrap(),
        "--letter",
        LETTER,
        "--format",
        "pdf,text",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(told.status.code(), Some(0), "{}", String::from_utf8_lossy(&told.stderr));
    let files = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path());
    let file = files.into_iter().find(|file| file.extension().is_some_and(|it| it == "txt"));
    let text = fs::read_to_string(file.unwrap()).unwrap();
    assert!(text.matches("Du har fortalt det.").count() > 11_000, "lines may break inside");
}

#[test]
fn a_template_that_drops_the_edited_words_sets_the_edit_aside() {
    let mut case = cases()[CASE].clone();
    let template = fs::read_to_string(Path::new("templates/letters").join(format!("{LETTER}.md")));
    let template = template.unwrap();
    let own =
        "Her kan du læse hvorfor, og hvad der sker nu. Til sidst kan du læse, hvordan du klager.";
    let block =
        paragraphs(&draft(&case)).find(|block| text_of(block.texts()[0].1) == own).unwrap().clone();
    case.edit_letter(edit(&block, EditAct::Replace, "Læs det i ro og mag."));
    let overlaid = |template: &str| {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("letters")).unwrap();
        fs::write(folder.path().join("letters").join(format!("{LETTER}.md")), template).unwrap();
        Library::with_overlay(folder.path())
    };
    let with = |template: &str| overlaid(template).map(|library| draft_by(&library, &case));
    let dropped = with(&template.replace(own, "")).unwrap();
    assert_eq!(dropped.edits[0].1, EditStanding::Gone);
    assert_eq!(codes(&dropped.warnings), ["letter-edit-set-aside"]);
    assert!(!words(&dropped).iter().any(|text| text == "Læs det i ro og mag."));
    // Nothing is lost: with the words back the edit stands again.
    let back = with(&template.replace(own, &format!("{own}\n\nOg noget nyt."))).unwrap();
    assert!(words(&back).iter().any(|text| text == "Læs det i ro og mag."));

    // One word of the municipality's own: somebody must choose, and what is kept stands where the new words do.
    let reworded = template.replace(own, &own.replace("Til sidst", "Nederst"));
    let asks = with(&reworded).unwrap();
    let EditStanding::Asks(now) = &asks.edits[0].1 else { panic!("{:?}", asks.edits[0].1) };
    assert!(shown(&now[0]).contains("Nederst"));
    assert_eq!(codes(&asks.blockers), ["letter-edit-asks"]);
    let text = texts(&asks, &case.edits).into_iter().find(|it| it.standing == TextStanding::Asks);
    let text = text.unwrap();
    let mut kept = case.clone();
    assert!(kept.change_edit(text.edit.unwrap(), |edit| {
        (edit.block, edit.ground) = (text.block.to_string(), text.ground.to_vec());
    }));
    let kept = draft_by(&overlaid(&reworded).unwrap(), &kept);
    assert_eq!(kept.edits[0].1, EditStanding::Holds);
    assert_eq!(words(&kept).iter().filter(|text| *text == "Læs det i ro og mag.").count(), 1);
    assert!(!words(&kept).iter().any(|text| text.contains("Nederst")));

    let unmarked = template
        .lines()
        .filter(|line| !line.contains("demanded(\"result\")") && !line.contains("endcall"))
        .collect::<Vec<_>>()
        .join("\n");
    let problems = with(&unmarked).map(|_| ()).unwrap_err();
    assert_eq!(
        codes(&problems),
        ["template-demanded-part"],
        "a part that it borrows is not its own"
    );
    assert!(problems[0].message.contains("result"));

    let misspelt = template.replacen("demanded(\"result\")", "demanded(\"resultt\")", 1);
    let problems = with(&misspelt).map(|_| ()).unwrap_err();
    assert_eq!(codes(&problems), ["template-bad-call"]);
}

#[test]
fn edits_without_ids_names_or_days_are_read_and_named() {
    let mut case = cases()[CASE].clone();
    let (free, _) = free_and_demanded(&draft(&case));
    case.edit_letter(edit(&free, EditAct::After, "Fra et ældre program."));
    let mut value = file_of(&case);
    let own = value["case"]["edits"][0].as_object_mut().unwrap();
    own["id"] = 0.into();
    let read = case_file::parse("en sag", &value.to_string()).unwrap();
    assert!(!read.edits.all()[0].id.is_none());
    assert!(words(&draft(&read)).iter().any(|text| text == "Fra et ældre program."));
    // What this program does not know is never passed over in silence.
    value["case"]["edits"][0]["colour"] = "red".into();
    assert!(case_file::parse("en sag", &value.to_string()).is_err());
}

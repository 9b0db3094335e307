//! What is different in a letter: told exactly, in the command line as elsewhere, and never under the letter's own name.

use std::fs;

use forberedt::case::Case;
use forberedt::case::edits::{EditAct, EditPiece, LetterEdit};
use forberedt::difference::{Hunk, stretches};
use forberedt::document::{BlockBody, walk};
use forberedt::files::case_file;
use forberedt::letters::compared::texts_of;
use forberedt::letters::edits::{pieces, shown, tie, written};
use forberedt::place::ItemId;

use crate::command_shape::forberedt;
use crate::dice::Dice;
use crate::library_and_examples::{cases, library};

fn sides(stretches: &[Hunk<'_>]) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    for stretch in stretches {
        match stretch {
            Hunk::Same(text) => {
                before.push_str(text);
                after.push_str(text);
            }
            Hunk::Removed(text) => before.push_str(text),
            Hunk::Added(text) => after.push_str(text),
        }
    }
    (before, after)
}

#[test]
fn applied_to_one_side_the_difference_gives_the_other() {
    let words = [
        "du",
        "Du",
        "10.000",
        "3.",
        "4,5",
        " ",
        " ",
        " ",
        ".",
        ",",
        "\n",
        "\n\n",
        "æble",
        "a\u{30a}",
        "§",
        "”",
        "–",
        "\u{a0}",
        "fleksjob",
        "førtidspension",
        "\u{1e}",
        "1.",
        "og",
        "ikke",
        "timer",
    ];
    let dice = &mut Dice(11);
    for round in 0..500 {
        let text = |dice: &mut Dice| -> Vec<&str> {
            (0..dice.up_to(120)).map(|_| words[dice.up_to(words.len())]).collect()
        };
        let before = text(dice);
        let after = match round % 3 {
            0 => text(dice),
            _ => {
                let mut after = before.clone();
                for _ in 0..dice.up_to(8) {
                    let at = dice.up_to(after.len() + 1);
                    match dice.up_to(3) {
                        0 => after.insert(at, words[dice.up_to(words.len())]),
                        1 if at < after.len() => drop(after.remove(at)),
                        _ => {
                            let by = at.min(after.len());
                            after.rotate_left(by);
                        }
                    }
                }
                after
            }
        };
        let (before, after) = (before.concat(), after.concat());
        let told = stretches(&before, &after);
        assert_eq!(sides(&told), (before.clone(), after.clone()), "round {round}");
        assert!(before != after || told.iter().all(|it| matches!(it, Hunk::Same(_))));
    }
}

const LETTER: &str = "decision-pension-refused";
const CASE: &str = "pension-refused-fleksjob-granted-2018";

/// The example with a sentence of its decision reworded and one added.
fn edited() -> Case {
    let mut case = cases()[CASE].clone();
    let draft = library().letters.fill(LETTER, &library().facts(&case)).unwrap();
    let block = walk::blocks(&draft.blocks)
        .find(|block| matches!(&block.body, BlockBody::Paragraph(text) if !block.is_demanded && text.len() == 1 && text[0].text.contains(' ')))
        .unwrap();
    let BlockBody::Paragraph(text) = &block.body else { panic!() };
    let ground = vec![pieces(text)];
    let typed = format!("{} Det er skrevet i hånden.", shown(&ground[0]));
    let edit = |act, text| LetterEdit {
        id: ItemId::NONE,
        letter: LETTER.to_owned(),
        block: written(block.id),
        act,
        ground: ground.clone(),
        text,
        goes_on: true,
        by: "Prøve".to_owned(),
        on: "2018-05-01".to_owned(),
    };
    case.edit_letter(edit(EditAct::Replace, vec![tie(&ground[0], &typed)]));
    let added = vec![vec![EditPiece::plain("En helt ny sætning står her.")]];
    case.edit_letter(edit(EditAct::After, added));
    case
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_command_line_tells_what_is_changed_by_hand_and_writes_it_marked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    let mut case = edited();
    let draft = library().letters.fill(LETTER, &library().facts(&case)).unwrap();
    case.kept.keep_written(LETTER, &texts_of(&draft.blocks), "2018-05-02".to_owned());
    fs::write(&file, case_file::to_text(&case).unwrap()).unwrap();
    let path = file.to_str().unwrap();

    let told = forberedt(&["diff", path, "--letter", LETTER]);
    assert_eq!(told.status.code(), Some(0));
    let words = text(&told.stdout);
    assert!(words.contains("[nyt: Det er skrevet i hånden.]"), "{words}");
    assert!(words.contains("[nyt: En helt ny sætning står her.]"), "{words}");
    // What the signs mean is told above, and nothing went.
    assert_eq!(words.matches("[udgår:").count(), 1, "{words}");

    let same = forberedt(&["diff", path, "--letter", LETTER, "--against", "written"]);
    assert_eq!(same.status.code(), Some(0));
    assert!(text(&same.stdout).contains("Intet er forskelligt."));

    let unwritten =
        ["diff", "examples/postponed-2018", "--letter", "missing-list", "--against", "written"];
    assert_eq!(forberedt(&unwritten).status.code(), Some(1));

    let out = folder.path().join("ud");
    let out_path = out.to_str().unwrap();
    let written = forberedt(&[
        "diff",
        path,
        "--letter",
        LETTER,
        "--format",
        "pdf,docx,text",
        "--out",
        out_path,
    ]);
    assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
    let mut names: Vec<String> = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let expected = ["docx", "pdf", "txt"].map(|ending| format!("changes-in-{LETTER}.{ending}"));
    assert_eq!(names, expected);

    let unknown = forberedt(&["diff", path, "--letter", "decision-pension-refusd"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn an_edited_letter_is_written_like_any_other_and_the_same_twice() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    fs::write(&file, case_file::to_text(&edited()).unwrap()).unwrap();
    let path = file.to_str().unwrap();
    let write = |name: &str| {
        let out = folder.path().join(name);
        let told = forberedt(&[
            "write",
            path,
            "--letter",
            LETTER,
            "--format",
            "pdf,docx",
            "--out",
            out.to_str().unwrap(),
        ]);
        assert_eq!(told.status.code(), Some(0), "{}", text(&told.stderr));
        let read = |ending: &str| {
            fs::read(out.join(format!("{}.{ending}", crate::cases::stem(LETTER)))).unwrap()
        };
        (read("pdf"), read("docx"))
    };
    assert_eq!(write("en"), write("to"));
    let read = case_file::read(&file).unwrap();
    assert_eq!(read.edits.all().len(), 2);
}

#[test]
fn what_is_written_by_hand_is_checked_like_all_other_text() {
    let found = |typed: &str| {
        let mut case = cases()[CASE].clone();
        let letter = "preparatory-plan";
        let draft = library().letters.fill(letter, &library().facts(&case)).unwrap();
        let block = walk::blocks(&draft.blocks)
            .find(|block| matches!(&block.body, BlockBody::Paragraph(text) if text.len() == 1))
            .unwrap();
        let BlockBody::Paragraph(text) = &block.body else { panic!() };
        case.edit_letter(LetterEdit {
            id: ItemId::NONE,
            letter: letter.to_owned(),
            block: written(block.id),
            act: EditAct::After,
            ground: vec![pieces(text)],
            text: vec![vec![EditPiece::plain(typed)]],
            goes_on: true,
            by: String::new(),
            on: String::new(),
        });
        let shelf = library().shelf(&case);
        let template = library().letters.template(letter).unwrap();
        let draft = shelf.draft(letter).unwrap();
        let mut found = shelf.lacking(template, &draft);
        found.extend(shelf.warnings(template, &draft));
        let by_hand = |problem: &&forberedt::problem::Problem| {
            matches!(&problem.place, forberedt::problem::Place::Letter(_))
        };
        found.iter().filter(by_hand).map(|problem| problem.code.clone()).collect::<Vec<_>>()
    };
    let fired = |typed: &str, code: &str| {
        let codes = found(typed);
        assert!(codes.iter().any(|it| it == code), "{typed}: {codes:?}");
    };
    fired("Vi vurderer, at du skal have førtidspension.", "plan-judges");
    fired("Din bror har CPR-nummer 140965-0626.", "cpr-of-another");
    fired("-", "letter-edit-empty");
    for short in ["Ja.", "Nej", "37", "0", "§ 5"] {
        assert_eq!(found(short), [""; 0], "{short}");
    }
    assert_eq!(found("Et tegn, som ingen ser, går: \u{1b}."), [""; 0]);
    fired("Fra højre mod venstre: שלום", "unshown-character");
    assert_eq!(found("Du har fortalt, at du gerne vil arbejde med træ."), [""; 0]);
}

#[test]
fn what_was_seen_is_kept_for_each_user_and_a_command_that_reads_keeps_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    let path = file.to_str().unwrap();
    let mut case = cases()[CASE].clone();
    let keep = |case: &mut Case, by: &str| {
        let draft = library().letters.fill(LETTER, &library().facts(case)).unwrap();
        let words = texts_of(&draft.blocks);
        case.kept.keep_seen(LETTER, by, &words, "2018-05-02".to_owned());
    };
    let diff = |case: &Case, more: &[&str]| {
        let before = case_file::to_text(case).unwrap();
        fs::write(&file, &before).unwrap();
        let mut arguments = vec!["diff", path, "--letter", LETTER, "--against", "seen"];
        arguments.extend(more);
        let told = forberedt(&arguments);
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            before,
            "a command that reads changes nothing"
        );
        (told.status.code(), text(&told.stdout), text(&told.stderr))
    };
    let (code, _, complaints) = diff(&case, &[]);
    assert_eq!(code, Some(1));
    assert!(complaints.contains("som du har set"), "{complaints}");

    keep(&mut case, "Mona Holm");
    let seen = case.kept.clone();
    case = edited();
    case.kept = seen;
    let (code, words, _) = diff(&case, &[]);
    assert_eq!(code, Some(0));
    assert!(words.contains("det, der sidst blev set af Mona Holm den 2018-05-02"), "{words}");
    assert!(words.contains("[nyt: En helt ny sætning står her.]"), "{words}");

    keep(&mut case, "erikk");
    assert_eq!(diff(&case, &[]).0, Some(1), "it asks whose");
    assert!(diff(&case, &["--user", "erikk"]).1.contains("Intet er forskelligt."));
    assert!(diff(&case, &["--user", "Mona Holm"]).1.contains("En helt ny sætning"));
    assert_eq!(diff(&case, &["--user", "en anden"]).0, Some(1));
}

//! What a letter lets its writer choose: it stands in the letter as chosen, is told everywhere, and is never lost without a word.

use std::fs;

use forberedt::case::Case;
use forberedt::case::edits::{EditAct, LetterEdit};
use forberedt::document::{text_of, walk};
use forberedt::files::case_file;
use forberedt::letters::Draft;
use forberedt::letters::choices::{LetterChoice, choosing};
use forberedt::letters::edits::EditStanding;
use forberedt::library::Library;
use forberedt::place::ItemId;
use forberedt::problem::Problem;
use forberedt::writers::{Format, render};

use crate::command_shape::{complained, forberedt, said};
use crate::library_and_examples::{cases, cases_for, library};

const LETTER: &str = "decision-pension-refused";
const CASE: &str = "pension-refused-fleksjob-granted-2018";
const USUAL: &str = "Du kan ringe til";
const MEETING: &str = "Vi vil gerne mødes med dig og tale om afgørelsen.";

fn draft(letter: &str, case: &Case) -> Draft {
    library().letters.fill(letter, &library().facts(case)).unwrap()
}

fn words(draft: &Draft) -> String {
    let texts: Vec<String> = walk::texts(&draft.blocks).map(|(_, runs)| text_of(runs)).collect();
    texts.join("\n")
}

fn chosen(case: &Case, letter: &str, name: &str, option: &str) -> Case {
    let mut case = case.clone();
    case.edit_letter(LetterEdit {
        id: ItemId::NONE,
        letter: letter.to_owned(),
        block: name.to_owned(),
        act: EditAct::Choose,
        ground: Vec::new(),
        text: choosing(option),
        goes_on: false,
        by: "Prøve".to_owned(),
        on: "2018-05-01".to_owned(),
    });
    case
}

#[test]
fn what_is_chosen_stands_in_the_letter_and_what_is_usual_elsewhere() {
    let case = &cases()[CASE];
    let before = draft(LETTER, case);
    let told = words(&before);
    assert!(told.contains(USUAL) && !told.contains(MEETING));
    let [choice] = before.choices.as_slice() else { panic!("{:?}", before.choices) };
    assert_eq!((choice.name.as_str(), choice.chosen.as_str()), ("talk", "citizen"));

    let mut other = chosen(case, LETTER, "talk", "meeting");
    let after = draft(LETTER, &other);
    let told = words(&after);
    assert!(told.contains(MEETING) && !told.contains("hvis du vil tale om afgørelsen"));
    assert_eq!(after.edits[0].1, EditStanding::Holds);
    assert_eq!(after.choices[0].chosen, "meeting");
    assert!(after.warnings.iter().all(|warning| !warning.code.starts_with("letter-edit")));
    assert_eq!(other.edits.all().len(), 1);
    assert!(other.take_back_edit(other.edits.all()[0].id));
    assert_eq!(draft(LETTER, &other), before);

    // The same choice in another letter is another choice.
    let elsewhere = chosen(case, "decision-fleksjob-refused", "talk", "meeting");
    assert_eq!(words(&draft(LETTER, &elsewhere)), words(&before));
}

#[test]
fn every_option_of_every_letter_is_written_with_nothing_missing_and_the_same_words() {
    let mut tried = 0;
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            if !library().shelf(case).available().any(|it| it.id == template.id) {
                continue;
            }
            let plain = draft(&template.id, case);
            for choice in &plain.choices {
                for option in &choice.options {
                    let other = chosen(case, &template.id, &choice.name, &option.key);
                    let told = draft(&template.id, &other);
                    let what = format!("{} on {name}: {}", template.id, option.key);
                    assert_eq!(told.gaps, plain.gaps, "{what}");
                    assert_eq!(told.edits[0].1, EditStanding::Holds, "{what}");
                    let is_usual = option.key == choice.usual;
                    assert_eq!(words(&told) == words(&plain), is_usual, "{what}");
                    let bytes = |draft: &Draft| render(&draft.marked(), Format::Pdf).unwrap();
                    assert_eq!(bytes(&told), bytes(&draft(&template.id, &other)), "{what}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}

#[test]
fn what_the_template_does_not_offer_any_more_is_told_and_kept() {
    let case = &cases()[CASE];
    for (name, option) in [("talk", "letter"), ("farewell", "warm")] {
        let other = chosen(case, LETTER, name, option);
        let told = draft(LETTER, &other);
        assert_eq!(told.edits[0].1, EditStanding::NotOffered);
        assert_eq!(codes(&told.warnings), ["letter-edit-not-offered"]);
        assert!(words(&told).contains(USUAL));
        let text = case_file::to_text(&other).unwrap();
        assert_eq!(case_file::parse("en sag", &text).unwrap().edits, other.edits);
    }
    // Two that choose in the same: the first counts, and the other is told of.
    let mut twice = chosen(case, LETTER, "talk", "meeting");
    let mut value: serde_json::Value =
        serde_json::from_str(&case_file::to_text(&twice).unwrap()).unwrap();
    let edits = value["case"]["edits"].as_array_mut().unwrap();
    edits.push(edits[0].clone());
    twice = case_file::parse("en sag", &value.to_string()).unwrap();
    assert_eq!(codes(&draft(LETTER, &twice).warnings), ["letter-edit-twice"]);
    assert!(words(&draft(LETTER, &twice)).contains(MEETING));
}

/// The library with a text of its own in the place of the usual words on a talk.
fn overlaid(part: &str) -> Result<Library, Vec<Problem>> {
    let folder = tempfile::tempdir().unwrap();
    let parts = folder.path().join("letters/parts");
    fs::create_dir_all(&parts).unwrap();
    let note = "{# No lawyer has read this text. #}\n";
    fs::write(parts.join("talk.md"), format!("{note}{part}\n")).unwrap();
    Library::with_overlay(folder.path())
}

#[test]
fn a_municipality_offers_choices_of_its_own() {
    let library = overlaid(
        "{% call choice(\"talk\", \"Samtale\") %}\n{% call option(\"here\", \"Hos os\") %}\nKom forbi.\n{% endcall %}\n\
         {% call option(\"there\", \"Hos borgeren\", default=true) %}\nVi kommer til dig.\n{% endcall %}\n{% endcall %}\n\n\
         {% call show(\"coffee\", \"Kaffe\", default=true) %}\nDer er kaffe på kanden.\n{% endcall %}",
    )
    .map_err(|problems| codes(&problems).join(", "))
    .unwrap();
    let told = |case: &Case| {
        let draft = library.letters.fill(LETTER, &library.facts(case)).unwrap();
        (words(&draft), draft.choices)
    };
    let case = &cases()[CASE];
    let (text, choices) = told(case);
    assert!(text.contains("Vi kommer til dig.") && text.contains("Der er kaffe på kanden."));
    let titles: Vec<&str> = choices.iter().map(|choice| choice.title.as_str()).collect();
    assert_eq!(titles, ["Samtale", "Kaffe"]);
    let other = chosen(&chosen(case, LETTER, "coffee", "no"), LETTER, "talk", "here");
    let (text, choices) = told(&other);
    assert!(text.contains("Kom forbi.") && !text.contains("kaffe"));
    let keys: Vec<&str> =
        choices.iter().map(|choice: &LetterChoice| choice.chosen.as_str()).collect();
    assert_eq!(keys, ["here", "no"]);
}

#[test]
fn a_choice_that_is_not_written_rightly_is_refused_with_what_to_write() {
    let option = |name: &str, more: &str| {
        format!(
            "{{% call option(\"{name}\", \"Titel\"{more}) %}}\nTekst {name}.\n{{% endcall %}}\n"
        )
    };
    let choice = |name: &str, inside: &str| {
        format!("{{% call choice(\"{name}\", \"Valg\") %}}\n{inside}{{% endcall %}}\n")
    };
    let (a, b) = (option("a", ", default=true"), option("b", ""));
    let good = choice("x", &format!("{a}{b}"));
    assert!(overlaid(&good).is_ok());
    for (wrong, part) in [
        ("has one option", choice("x", &a)),
        ("has no usual option", choice("x", &format!("{}{b}", option("a", "")))),
        ("has two usual options", choice("x", &format!("{a}{}", option("b", ", default=true")))),
        ("has two options of one name", choice("x", &format!("{a}{}", option("a", "")))),
        ("has words between", choice("x", &format!("{a}Ord.\n{b}"))),
        ("has no title", good.replace("\"x\", \"Valg\"", "\"x\"")),
        ("has a usual option of its own", good.replace("\"Valg\"", "\"Valg\", default=true")),
        ("stands twice", format!("{good}\n{}", choice("x", &format!("{a}{b}")))),
        (
            "shows without a usual",
            "{% call show(\"x\", \"Valg\") %}\nTekst.\n{% endcall %}".to_owned(),
        ),
    ] {
        let problems = overlaid(&part).map(|_| ()).unwrap_err();
        assert_eq!(codes(&problems), ["template-bad-choice"], "{wrong}");
        assert!(!problems[0].cure.is_empty(), "{wrong}");
    }
    let alone = overlaid(&a).map(|_| ()).unwrap_err();
    assert_eq!(codes(&alone), ["template-not-supported"], "an option alone");
}

#[test]
fn the_command_line_tells_what_can_be_chosen_and_what_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    let path = file.to_str().unwrap();
    fs::write(
        &file,
        case_file::to_text(&chosen(&cases()[CASE], LETTER, "talk", "meeting")).unwrap(),
    )
    .unwrap();
    let told = said(&forberedt(&["letters", path, "--letter", LETTER]));
    assert!(
        told.contains("valg: Samtale om afgørelsen: »Vi tilbyder et møde«. Det kan også være »Borgeren kontakter os«."),
        "{told}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&said(&forberedt(&["letters", path, "--letter", LETTER, "--json"])))
            .unwrap();
    assert_eq!(json[0]["choices"][0]["chosen"], "meeting");
    let written = forberedt(&["write", path, "--letter", LETTER]);
    assert!(said(&written).contains("Vi vil gerne mødes med dig"), "{}", complained(&written));
    let diff = said(&forberedt(&["diff", path, "--letter", LETTER]));
    assert!(diff.contains("[nyt:") && diff.contains("mødes med dig"), "{diff}");
    let recipe = said(&forberedt(&["recipe", "hearing"]));
    for line in [
        "En tak til borgeren: »Uden«, hvis ingen har valgt andet, eller »Med«.",
        "Kun når du har valgt »En tak til borgeren« til:",
    ] {
        assert!(recipe.contains(line), "{recipe}");
    }
}

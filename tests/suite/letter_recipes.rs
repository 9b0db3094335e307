//! The recipes of letters: every text of every letter with its conditions in Danish words, in all formats, from the command line.

use std::fs;

use forberedt::case::Case;
use forberedt::document::{Document, Source, walk};
use forberedt::writers::{Format, Printing, text};
use jiff::civil::{Date, date};
use rayon::prelude::*;
use serde_json::Value;

use crate::command_shape::{code, complained, forberedt, said};
use crate::library_and_examples::library;
use crate::pdf::assert_conforms;
use crate::pdf_reading::reading_text;
use crate::words::{words_of_document, words_of_docx, words_of_lines, words_of_odt, words_of_text};
use crate::written_letters::unlabelled;

const DAY: Date = date(2026, 3, 2);

fn recipe(id: &str) -> Document {
    let library = library();
    library.letters.recipe(id, library.sources(), &library.deadlines, DAY).unwrap()
}

fn recipes() -> impl Iterator<Item = (&'static str, Document)> {
    library().letters.all().iter().map(|letter| (letter.id.as_str(), recipe(&letter.id)))
}

/// The addresses of all fields, those of items without their lists.
fn addresses() -> Vec<String> {
    let mut addresses = Vec::new();
    let case = Case::default();
    for section in Case::SECTIONS {
        for (field, _) in case.section(section).unwrap().fields() {
            addresses.push(format!("{section}.{field}"));
        }
    }
    addresses
}

#[test]
fn no_recipe_holds_code() {
    let addresses = addresses();
    for (id, recipe) in recipes() {
        let text = text::write(&recipe);
        for sign in ["{%", "{{", "{#", "%}", "_", " == ", "<=", ">="] {
            assert!(!text.contains(sign), "{id} holds {sign}");
        }
        let found: Vec<&String> =
            addresses.iter().filter(|address| text.contains(address.as_str())).collect();
        assert!(found.is_empty(), "{id} holds {found:?}");
        for word in ["loop.", "item.", "letter.date", "sender.", " and ", " not ", "true", "false"]
        {
            assert!(!text.contains(word), "{id} holds {word}");
        }
        assert!(!text.contains("som skabelonen regner ud"), "{id} is not told to its end");
        assert!(!text.contains("en regel«"), "{id} names a rule that no file has");
    }
}

/// The words of a template that stand outside its tags, line by line, as the recipe must hold them.
fn own_words(template: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = template.split("+++\n").nth(2).unwrap_or(template);
    while let Some(start) = rest.find('{') {
        let (before, tag) = rest.split_at(start);
        words.extend(before.lines().map(str::to_owned));
        let close = match tag.get(..2) {
            Some("{%") => "%}",
            Some("{{") => "}}",
            Some("{#") => "#}",
            other => panic!("{other:?}"),
        };
        rest = &tag[tag.find(close).unwrap() + 2..];
    }
    words.extend(rest.lines().map(str::to_owned));
    words
}

#[test]
fn every_word_of_every_template_stands_in_a_recipe() {
    let bare =
        |text: &str| -> String { text.chars().filter(|sign| sign.is_alphanumeric()).collect() };
    let all: String = recipes().map(|(_, recipe)| bare(&text::write(&recipe))).collect();
    let mut seen = 0;
    for folder in ["templates/letters", "templates/letters/parts"] {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                continue;
            }
            for words in own_words(&fs::read_to_string(&entry).unwrap()) {
                if ["facts", "address", "journey", "page", "signature", "timeline", "write-in"]
                    .iter()
                    .any(|fence| words == format!("```{fence}"))
                {
                    continue;
                }
                // Numbers at the start of a line count the points, and links show their words.
                let told =
                    words.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit());
                for cell in told.split('|') {
                    seen += 1;
                    let cell = bare(cell);
                    assert!(all.contains(&cell), "{}: {words}", entry.display());
                }
            }
        }
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn conditions_read_as_danish() {
    let granted = text::write(&recipe("decision-pension-granted"));
    for told in [
        "Sagen giver brevet, når »Ydelse, der er afgjort (første afgørelse)« er »førtidspension«, og »Resultat (første afgørelse)« er »bevilling«, og (enten ",
        "Det kræver, at pensionslovens § 20, stk. 1 gælder på brevets dag.",
        "- Kun når antallet under Afgørelser i brevet er mere end 1:\n",
        "- For hvert punkt under »Afgørelser i brevet«:\n",
        "- Ellers, når du har svaret ja til »Følger afgørelsen teamets indstilling?«:\n",
        "- Når der under »Afgørelser i brevet« er et punkt, hvor »Resultat« er »afslag«:\n",
        "- For hvert punkt under »Hovedhensyn« en række i en tabel:\n",
        "- Er der ingen:\n",
        "[når »Vægt på hensynet« er »ikke lagt vægt på«: nej | ellers: ja]",
        "»[Timer om ugen i arbejdsfunktionen]« [uden svar: ikke oplyst]",
        "Kære »[Borgerens navn]«",
        "Det står i »[pensionslovens § 16, stk. 2]«.",
        "(parts/young.md, linje 4–8)",
        "pensionslovens § 20, stk. 1: Kommunen tilkender førtidspension, når betingelserne er opfyldt. Status: ",
    ] {
        assert!(granted.contains(told), "{told}\n{granted}");
    }
    let plan = text::write(&recipe("preparatory-plan"));
    let points = "- Kun når alt dette passer:\n  - »Sagens spor« er »sag, hvor det er åbenbart formålsløst at udvikle arbejdsevnen«\n  - »Borgerens egne ord om styrker« ikke er udfyldt\n";
    assert!(plan.contains(points), "{plan}");
}

#[test]
fn what_never_comes_in_a_letter_is_not_told() {
    // The joint description sets the name that the plan's part asks for to no.
    let joint = text::write(&recipe("joint-description"));
    assert!(!joint.contains("åbenbart formålsløst"), "{joint}");
    assert!(joint.contains("Det, du kan fra job og uddannelse"));
    let granted = text::write(&recipe("decision-pension-granted"));
    assert!(!granted.contains("når »Resultat (første afgørelse)« ikke er"), "{granted}");
}

#[test]
fn every_text_knows_its_line() {
    let recipe = recipe("decision-pension-granted");
    let lines = walk::runs(&recipe.blocks)
        .filter(|run| matches!(&run.source, Source::Template { line, .. } if *line > 0));
    assert!(lines.count() > 200);
}

#[test]
fn every_recipe_is_written_in_every_format_with_the_same_words() {
    let all: Vec<(&str, Document)> = recipes().collect();
    all.par_iter().for_each(|(id, recipe)| {
        let words = unlabelled(words_of_document(recipe));
        let printing = Printing::of(recipe);
        let pdf = printing.render(Format::Pdf).unwrap();
        assert_eq!(unlabelled(words_of_lines(&reading_text(&pdf))), words, "{id}: PDF");
        let docx = printing.render(Format::Docx).unwrap();
        assert_eq!(unlabelled(words_of_docx(&docx)), words, "{id}: DOCX");
        let odt = printing.render(Format::Odt).unwrap();
        assert_eq!(unlabelled(words_of_odt(&odt)), words, "{id}: ODT");
        let text = text::write(recipe);
        assert_eq!(unlabelled(words_of_text(&text)), words, "{id}: text");
    });
    for (id, recipe) in &all[..3] {
        for format in [Format::Pdf, Format::Docx, Format::Odt] {
            let bytes = || Printing::of(recipe).render(format).unwrap();
            assert_eq!(bytes(), bytes(), "{id}");
        }
    }
}

#[test]
fn a_recipe_is_accessible_and_fit_for_the_archive() {
    // One with tables under conditions, one with points under points, one that is short.
    for id in ["decision-pension-granted", "joint-description", "delay"] {
        assert_conforms(&Printing::of(&recipe(id)).render(Format::Pdf).unwrap());
    }
}

#[test]
fn the_command_tells_one_recipe_or_all_here_or_in_files() {
    let today = ["--today", "2026-03-02"];
    let one = forberedt(&["recipe", "hearing", today[0], today[1]]);
    assert_eq!((code(&one), said(&one)), (0, text::write(&recipe("hearing"))));
    let all = said(&forberedt(&["recipe", today[0], today[1]]));
    for (id, recipe) in recipes() {
        assert!(all.contains(&format!("-- {id}\n\n{}", text::write(&recipe))), "{id}");
    }
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let order = ["recipe", "hearing", "delay", "--format", "pdf,docx,text", "--out", out];
    let written = forberedt(&order);
    assert_eq!(code(&written), 0, "{}", complained(&written));
    assert_eq!(said(&written).lines().filter(|line| line.starts_with("skrevet  ")).count(), 6);
    for name in ["recipe-hearing.pdf", "recipe-delay.docx", "recipe-delay.txt"] {
        assert!(folder.path().join(name).exists(), "{name}");
    }
    assert_eq!(code(&forberedt(&order)), 0, "the same files may be written again");
    fs::write(folder.path().join("recipe-delay.txt"), "my own notes").unwrap();
    let refused = forberedt(&order);
    assert_eq!((code(&refused), said(&refused).as_str()), (2, ""));
    assert!(complained(&refused).contains("recipe-delay.txt"));
    let json = forberedt(&["recipe", "hearing", "--json", today[0], today[1]]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((&json[0]["letter"], &json[0]["on"]), (&"hearing".into(), &"2026-03-02".into()));
    assert_eq!(json[0]["text"], text::write(&recipe("hearing")));
}

#[test]
fn a_letter_that_is_not_there_and_a_format_without_a_folder_are_wrong() {
    let unknown = forberedt(&["recipe", "hearin"]);
    assert_eq!((code(&unknown), said(&unknown).as_str()), (2, ""));
    assert!(complained(&unknown).contains("Brevet hearin findes ikke. Mente du »hearing«?"));
    let homeless = forberedt(&["recipe", "hearing", "--format", "pdf"]);
    assert_eq!(code(&homeless), 2);
    assert!(complained(&homeless).contains("--out MAPPE"));
    assert_eq!(code(&forberedt(&["recipe", "--templates", "no-such-folder"])), 2);
}

#[test]
fn a_municipalitys_own_letter_is_told_as_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let letters = folder.path().join("letters");
    fs::create_dir(&letters).unwrap();
    let text = "+++\ntitle = \"Et brev\"\nstage = \"plan\"\ndate = \"matter.plan_begun\"\naudience = \"citizen\"\ngroup = \"Før afgørelsen\"\noccasion = \"hearing\"\n+++\n{# No lawyer has read this text. #}\n# Et brev\n\n{% set navn = citizen.name %}{% if citizen.phone and matter.applications.count >= 2 %}{% set navn = citizen.address %}{% endif %}\n{{ navn }}\n\n{% set n = \"a\" %}{% set n = n ~ n %}{% if n %}\n\n{{ n }} skal med.\n\n{% endif %}\n{% for job in work.jobs %}{% for other in work.jobs if other.hours.value > job.hours.value %}{{ other.function }} over {{ job.function }}. {% endfor %}{% endfor %}\n";
    fs::write(letters.join("et-brev.md"), text).unwrap();
    let told = forberedt(&["recipe", "et-brev", "--templates", folder.path().to_str().unwrap()]);
    assert_eq!(code(&told), 0, "{}", complained(&told));
    let told = said(&told);
    for words in [
        "»[en værdi, som skabelonen regner ud]«",
        "skal med.",
        "hvor »Timer om ugen i jobbet« er mere end »Timer om ugen i jobbet (det ydre punkt)«",
        "»[Stilling og opgaver]« over »[Stilling og opgaver (det ydre punkt)]«.",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
}

//! The copy of a letter that is filed: what the letter was made of lies inside, no more of the case than the letter says, and nothing of
//! it in the citizen's own.

use std::fs;

use forberedt::document::Document;
use forberedt::files::case_file::WRITTEN_BY;
use forberedt::letters::made_of::MadeOf;
use forberedt::writers::{Format, Printing, text};
use lopdf::{Document as Pdf, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, parse};
use crate::command_shape::{code, complained, forberedt};
use crate::written_letters::examples;

fn texts(document: &Document) -> String {
    text::write(document)
}

/// A word that stands in nothing else.
const MARKER: &str = "Kvadderkrokus";

fn catalog_has(pdf: &Pdf, key: &[u8]) -> bool {
    pdf.catalog().unwrap().has(key)
}

/// What lies inside a copy, by the tree of names, as a reader finds it.
fn inside(bytes: &[u8]) -> Vec<u8> {
    let pdf = Pdf::load_mem(bytes).unwrap();
    let catalog = pdf.catalog().unwrap();
    let dict = |object: &Object| pdf.dereference(object).unwrap().1.as_dict().unwrap().clone();
    let names = dict(catalog.get(b"Names").unwrap());
    let files = dict(names.get(b"EmbeddedFiles").unwrap());
    let pairs = files.get(b"Names").unwrap().as_array().unwrap();
    assert_eq!(pairs.len(), 2, "one file");
    let spec = dict(&pairs[1]);
    assert_eq!(spec.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    assert!(spec.has(b"Desc") && spec.has(b"UF") && spec.has(b"F"));
    let associated = catalog.get(b"AF").unwrap().as_array().unwrap();
    assert_eq!(associated[0].as_reference().unwrap(), pairs[1].as_reference().unwrap());
    let held = dict(spec.get(b"EF").unwrap());
    let stream = pdf.dereference(held.get(b"F").unwrap()).unwrap().1.as_stream().unwrap();
    let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    let params = stream.dict.get(b"Params").unwrap().as_dict().unwrap();
    assert_eq!(params.get(b"Size").unwrap().as_i64().unwrap(), content.len() as i64);
    assert!(params.has(b"ModDate"));
    content
}

#[test]
fn every_finished_letter_has_a_copy_that_keeps_its_standards_and_the_citizens_has_nothing_of_it() {
    let mut count = 0;
    for (name, case) in examples() {
        let (shelf, facts) = (LIBRARY.shelf(&case), LIBRARY.facts(&case));
        for template in shelf.available() {
            let Ok((document, _)) = shelf.finish(&template.id) else { continue };
            let name = format!("{name}/{}", template.id);
            let made_of = LIBRARY.letters.made_of(&document, &facts, &[], WRITTEN_BY);
            let json = serde_json::to_vec_pretty(&made_of).unwrap();
            let printing = Printing::of(&document);
            let copy = printing.render_to_file(&json).unwrap();
            assert_eq!(inside(&copy), json, "{name}");
            for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA3a] {
                let options = ValidationOptions::default().profile(profile);
                let report = validate_pdf_bytes(&copy, &options).unwrap();
                assert!(report.is_compliant, "{name}, {profile:?}: {report:#?}");
            }
            let own = Pdf::load_mem(&printing.render(Format::Pdf).unwrap()).unwrap();
            assert!(!catalog_has(&own, b"AF") && !catalog_has(&own, b"Names"), "{name}");
            assert_eq!(copy, Printing::of(&document).render_to_file(&json).unwrap(), "{name}");
            is_no_more_than_the_letter(&name, &made_of, &texts(&document));
            count += 1;
        }
    }
    assert!(count > 60, "only {count} letters");
}

/// What is printed stands in the letter, in its own words.
fn is_no_more_than_the_letter(name: &str, made_of: &MadeOf, letter: &str) {
    let plain = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let letter = plain(letter);
    for answer in made_of.answers.iter().filter(|answer| answer.printed) {
        for word in answer.value.split_whitespace() {
            assert!(letter.contains(&plain(word)), "{name}: {} says {word}", answer.address);
        }
    }
}

#[test]
fn what_was_said_noted_or_asked_of_others_is_in_no_copy() {
    let talk =
        json!({"date": "2018-02-01", "agreed": MARKER, "next_step": MARKER, "next_who": "us"});
    let changes: &[(&str, Value)] = &[
        ("contacts", json!({"list": [talk]})),
        ("questions", json!({"list": [{"to": "gp", "question": MARKER, "answer": MARKER}]})),
        ("health.description_own", json!(MARKER)),
    ];
    for (path, value) in changes {
        let case = parse(&changed("pension-granted-2018", &[(path, value.clone())]));
        let (shelf, facts) = (LIBRARY.shelf(&case), LIBRARY.facts(&case));
        let mut seen = 0;
        for template in shelf.available().filter(|it| !it.is_sheet) {
            let Ok(draft) = shelf.draft(&template.id) else { continue };
            let document = draft.marked();
            let made_of = LIBRARY.letters.made_of(&document, &facts, &[], WRITTEN_BY);
            let json = serde_json::to_string(&made_of).unwrap();
            let is_said = texts(&document).contains(MARKER);
            assert!(is_said || !json.contains(MARKER), "{path} in {}", template.id);
            assert!(*path == "health.description_own" || !json.contains(MARKER), "{path}");
            seen += 1;
        }
        assert!(seen > 3, "{path}");
    }
}

#[test]
fn the_rules_and_what_decided_are_told() {
    let (_, case) =
        examples().into_iter().find(|(name, _)| name == "pension-granted-2018").unwrap();
    let shelf = LIBRARY.shelf(&case);
    let (document, _) = shelf.finish("decision-pension-granted").unwrap();
    let made_of = LIBRARY.letters.made_of(&document, &LIBRARY.facts(&case), &[], WRITTEN_BY);
    assert_eq!(made_of.law_day.as_deref(), Some(document.date.to_string().as_str()));
    assert!(made_of.rules.iter().any(|rule| rule.cited_as.contains("§ 16")), "{:?}", made_of.rules);
    assert!(made_of.templates.iter().any(|it| it.ends_with("decision-pension-granted.md")));
    assert!(made_of.answers.iter().any(|it| it.address == "decision.date" && it.printed));
    assert!(made_of.answers.iter().any(|it| !it.printed), "something decides over words");
    assert!(!made_of.changed_by_hand && made_of.own_templates.is_empty());
}

#[test]
fn the_command_writes_the_copy_beside_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let write = |more: &[&str]| {
        let asked =
            ["write", "examples/pension-granted-2018", "--letter", "decision-pension-granted"];
        forberedt(&[&asked, more].concat())
    };
    let out_name = out.to_str().unwrap();
    let alone = write(&["--filing-copy"]);
    assert_eq!(code(&alone), 2);
    assert!(complained(&alone).contains("--out"), "{}", complained(&alone));
    assert_eq!(code(&write(&["--filing-copy", "--draft", "--out", out_name])), 2);
    assert_eq!(code(&write(&["--filing-copy", "--redacted", "--out", out_name])), 2);
    assert!(!out.exists());
    let plain = folder.path().join("plain");
    assert_eq!(code(&write(&["--format", "pdf", "--out", plain.to_str().unwrap()])), 0);
    let both = write(&["--format", "pdf", "--filing-copy", "--out", out_name]);
    assert_eq!(code(&both), 0, "{}", complained(&both));
    let own = fs::read(out.join("Afgørelse om førtidspension.pdf")).unwrap();
    assert_eq!(own, fs::read(plain.join("Afgørelse om førtidspension.pdf")).unwrap());
    let copy = fs::read(out.join("Afgørelse om førtidspension - til journalen.pdf")).unwrap();
    let made_of: Value = serde_json::from_slice(&inside(&copy)).unwrap();
    assert_eq!(made_of["letter"], "decision-pension-granted");
    // Once more gives way to itself.
    assert_eq!(code(&write(&["--format", "pdf", "--filing-copy", "--out", out_name])), 0);
}

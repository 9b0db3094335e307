//! Letters without names: nothing that tells who somebody is stands in any file of them, and what may be a name is asked about.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::process::{Command, Output};

use crate::cases::{LIBRARY, example, items, parse, set};
use crate::pdf_reading::{drawn_lines, reading_text};
use forberedt::case::Case;
use forberedt::document::Document;
use forberedt::letters::redaction::RedactionChoice;
use forberedt::writers::{Format, Printing};
use lopdf::Object;
use serde_json::{Value, json};

const LETTERS: [&str; 3] = ["preparatory-plan", "decision-pension-granted", "overview"];

/// Everything that the bytes of a letter say: its words, properties, outline, tags, links and names of parts.
pub(crate) fn said(format: Format, bytes: &[u8]) -> String {
    match format {
        Format::Text => String::from_utf8(bytes.to_vec()).unwrap(),
        Format::Docx | Format::Odt => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            let mut all = String::new();
            for index in 0..archive.len() {
                let mut part = archive.by_index(index).unwrap();
                let mut xml = Vec::new();
                part.read_to_end(&mut xml).unwrap();
                // A picture's bytes are no words.
                if part.name().ends_with(".png") {
                    xml.clear();
                }
                let xml = String::from_utf8_lossy(&xml);
                // Once as it stands, and once without its tags: a name may be parted by them.
                let bare: String =
                    xml.split('<').filter_map(|it| it.split_once('>')).map(|it| it.1).collect();
                all.push_str(&format!("{} {xml} {bare} ", part.name()));
            }
            all
        }
        Format::Pdf => {
            let pdf = lopdf::Document::load_mem(bytes).unwrap();
            let mut all =
                format!("{} {}", reading_text(bytes), drawn_lines(bytes).concat().join("\n"));
            for object in pdf.objects.values() {
                strings(object, &mut all);
            }
            all
        }
    }
}

fn strings(object: &Object, all: &mut String) {
    match object {
        Object::String(bytes, _) => {
            all.push_str(&format!(" {} ", lopdf::decode_text_string(object).unwrap_or_default()));
            all.push_str(&String::from_utf8_lossy(bytes));
        }
        Object::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Object::Dictionary(dict) => dict.iter().for_each(|(_, value)| strings(value, all)),
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, value)| strings(value, all));
            let is_no_text = stream.dict.has(b"Width") || stream.dict.has(b"Length1");
            if is_no_text {
                return;
            }
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            all.push_str(&String::from_utf8_lossy(&content));
        }
        _ => {}
    }
}

/// Which of these stand in a text: words of letters with their capital, numbers wherever their digits follow each other.
fn found<'s>(text: &str, secrets: &[&'s str]) -> Vec<&'s str> {
    let text: String =
        text.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}')).collect();
    let is_part = |sign: char| sign.is_alphanumeric();
    let words: BTreeSet<&str> = text.split(|sign| !is_part(sign)).collect();
    let genitives: BTreeSet<&str> =
        words.iter().filter_map(|word| word.strip_suffix('s')).collect();
    let capitals: BTreeSet<String> = words
        .iter()
        .map(|word| word.to_uppercase())
        .filter(|word| words.contains(word.as_str()))
        .collect();
    let stands = |secret: &&&str| {
        let parts: Vec<&str> =
            secret.split(|sign| !is_part(sign)).filter(|it| !it.is_empty()).collect();
        if parts.len() > 1 {
            return text.contains(**secret);
        }
        words.contains(**secret)
            || genitives.contains(**secret)
            || capitals.contains(&secret.to_uppercase())
    };
    secrets.iter().filter(stands).copied().collect()
}

fn written(document: &Document) -> Vec<(Format, Vec<u8>)> {
    let printing = Printing::of(document);
    let formats = [Format::Docx, Format::Pdf, Format::Text, Format::Odt];
    formats.map(|format| (format, printing.render(format).unwrap())).to_vec()
}

fn letter(case: &Case, id: &str) -> Document {
    LIBRARY.shelf(case).draft(id).unwrap_or_else(|problems| panic!("{id}: {problems:?}")).marked()
}

const FIRST: [&str; 20] = [
    "Birgitte",
    "Bo",
    "Åse",
    "Jean-Pierre",
    "Ask",
    "Øjvind",
    "Zoë",
    "Mads",
    "Siân",
    "Dagny",
    "Łukasz",
    "Fatıma",
    "Thor",
    "Renée",
    "Kim",
    "My",
    "Ægir",
    "Sten",
    "Xenia",
    "Ib",
];
const LAST: [&str; 20] = [
    "Solhøj Ravn",
    "Ørsted-Åkjær",
    "de la Cruz",
    "O'Connor",
    "Lund",
    "von Holsten",
    "Jensen",
    "Al-Hassan",
    "Skov Bæk",
    "Thomas",
    "Nguyễn",
    "Dam",
    "Kjærsgård Holm",
    "Buus",
    "Ravnholt",
    "Mac Lir",
    "Ünal",
    "Groß",
    "Bjørnsson",
    "Vang Yde",
];
/// The fields that hold a person's name.
const PEOPLE: [&str; 6] = [
    "citizen.name",
    "citizen.representative_name",
    "matter.caseworker",
    "matter.meeting_leader",
    "matter.decision_maker",
    "health.gp_name",
];

/// The parts of a name that tell who somebody is.
fn parts(name: &str) -> Vec<&str> {
    let is_small = |part: &&str| !part.starts_with(char::is_uppercase);
    name.split([' ', '-', '\''])
        .filter(|part| !is_small(part) && part.chars().count() > 1)
        .collect()
}

/// A case in which ten people are named, in fields and in the text, in all the ways in which people write names.
fn case_of(people: &[String]) -> Value {
    let mut case = example("pension-granted-2018");
    for (field, name) in PEOPLE.iter().zip(people) {
        set(&mut case, field, json!(name));
    }
    for (index, name) in people[PEOPLE.len()..].iter().enumerate() {
        set(&mut case, &format!("exhibits.list.{index}.sender"), json!(format!("Overlæge {name}")));
    }
    let mut text = String::new();
    for name in people {
        let all: Vec<&str> = name.split(' ').collect();
        let (first, last) = (all[0], all[1..].join(" "));
        let initial = first.chars().next().unwrap();
        text.push_str(&format!(
            "Så kom {name} ind. {first}s læge ringede til {last}. Det var {}. Der stod {last}, {first} på døren og {initial}. {last} på brevet.\n",
            name.to_uppercase()
        ));
    }
    set(&mut case, "decision.views_own", json!(text));
    set(&mut case, "work.challenges_own", json!(text));
    case
}

#[test]
fn two_hundred_names_stand_in_no_letter() {
    let mut names = BTreeSet::new();
    let (mut shown, mut files) = (0, 0);
    for round in 0..20 {
        let people: Vec<String> = (0..10)
            .map(|turn| {
                format!("{} {}", FIRST[(round + turn * 3) % 20], LAST[(round * 7 + turn * 2) % 20])
            })
            .collect();
        names.extend(people.clone());
        let case = parse(&case_of(&people));
        let redaction = LIBRARY.redaction(&case, &RedactionChoice::default());
        let secrets: Vec<&str> = people.iter().flat_map(|name| parts(name)).collect();
        for id in LETTERS {
            let with_names = letter(&case, id);
            // The same search finds them where they were not taken out.
            shown += found(&said(Format::Text, &written(&with_names)[2].1), &secrets).len();
            for (format, bytes) in written(&redaction.redact(&with_names).document) {
                files += 1;
                let left = found(&said(format, &bytes), &secrets);
                assert!(left.is_empty(), "{id} {format:?}: {left:?}");
            }
        }
    }
    assert_eq!((names.len(), files), (200, 240));
    assert!(shown > 500, "{shown}");
}

#[test]
fn numbers_addresses_and_days_of_birth_go_however_they_are_written() {
    let secrets = [
        "140965-0618",
        "1409650618",
        "140965 0618",
        "14 09 65 0618",
        "14. september 1965",
        "14.9.1965",
        "14/9-65",
        "1965-09-14",
        "14.09.65",
        "14. sept. 1965",
        "00 40 10 24",
        "00401024",
        "+45 00 40 10 24",
        "0040 1024",
        "Teglhaven 27",
        "TEGLHAVEN 27",
        "Teglhaven",
        "9998 Lindekøbing",
        "bsr@posten.example",
        "Elmevej 3",
        "010190-1236",
        "EK-2018-00417",
        "B.S.R.",
        "BSR",
        "B. S. Ravn",
    ];
    let mut case = example("pension-granted-2018");
    set(&mut case, "citizen.name", json!("Birgitte Solhøj Ravn"));
    set(&mut case, "citizen.cpr", json!("140965-0618"));
    set(&mut case, "citizen.phone", json!("00 40 10 24"));
    set(&mut case, "citizen.address", json!("Teglhaven 27, 1. th.\n9998 Lindekøbing"));
    set(&mut case, "citizen.email", json!("bsr@posten.example"));
    set(&mut case, "matter.case_number", json!("EK-2018-00417"));
    for secret in secrets {
        set(
            &mut case,
            "decision.views_own",
            json!(format!("Jeg skrev {secret} på sedlen, og så gik jeg.")),
        );
        let case = parse(&case);
        let redaction = LIBRARY.redaction(&case, &RedactionChoice::default());
        let letter = redaction.redact(&letter(&case, "decision-pension-granted")).document;
        let text = String::from_utf8(written(&letter)[2].1.clone()).unwrap();
        let line = text.lines().find(|line| line.starts_with("Jeg skrev")).unwrap();
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        assert!(
            line.contains('[') && line.ends_with("på sedlen, og så gik jeg."),
            "{secret}: {line}"
        );
        assert!(digits(line).is_empty() || secret.starts_with('+'), "{secret}: {line}");
        assert!(!line.to_lowercase().contains("teglhaven") && !line.contains("Ravn"), "{line}");
    }
}

/// What a field's text becomes in a letter without names; the doubts stay.
fn line_of(changes: &[(&str, &str)], text: &str) -> (String, BTreeSet<String>) {
    let mut case = example("pension-granted-2018");
    for (field, value) in changes {
        set(&mut case, field, json!(value));
    }
    set(&mut case, "decision.views_own", json!(format!("Jeg skrev {text}")));
    let case = parse(&case);
    let redaction = LIBRARY.redaction(&case, &RedactionChoice::default());
    let redacted = redaction.redact(&letter(&case, "decision-pension-granted"));
    let text = String::from_utf8(written(&redacted.document)[2].1.clone()).unwrap();
    let line = text.lines().find(|line| line.starts_with("Jeg skrev")).unwrap();
    (line.to_owned(), redacted.doubts)
}

#[test]
fn what_hangs_on_a_name_or_number_goes_with_it() {
    let own = [
        ("citizen.name", "Birgitte Solhøj Ravn"),
        ("citizen.cpr", "140965-0618"),
        ("citizen.phone", "00 31 46 12 / 00 22 33 44"),
        ("citizen.address", "Bakkegårdsvej 27B, 2. th.\n9998 Lindekøbing"),
        ("health.gp_name", "Læge Ida van der Berg"),
        ("matter.case_number", "EK-2018-00417"),
    ];
    for (text, becomes) in [
        ("at birgitte ravn kom, og birgitte gik.", "at [navn] kom, og [navn] gik."),
        ("LÆ265_birgitte_ravn.pdf ned.", "LÆ265_[navn].pdf ned."),
        ("cpr140965-0618 og cpr010190-1234.", "cpr[CPR-nummer] og cpr[CPR-nummer]."),
        ("14091965 på den.", "[CPR-nummer] på den."),
        ("til 00 31 46 12 eller 00 22 33 44.", "til [telefonnummer] eller [telefonnummer]."),
        ("hos van der Berg og Ida Berg.", "hos [navn] og [navn]."),
        ("Bakkegårdsvej 27 b, 2. th., 8000 Aarhus C.", "[adresse]."),
        ("Nørregade 12, 2. th., 8000 Aarhus i dag.", "[adresse] i dag."),
        ("sag 00417.", "sag [sagsnummer]."),
        ("Birgitte S. R. og B. Ravn.", "[navn]. og [navn]."),
        (
            "at 2018 var godt, og lov nr. 1409 af 0618.",
            "at 2018 var godt, og lov nr. 1409 af 0618.",
        ),
        ("den 14. september 2018.", "den 14. september 2018."),
    ] {
        let (line, _) = line_of(&own, text);
        assert_eq!(line.replace('\u{a0}', " "), format!("Jeg skrev {becomes}"), "{text}");
    }
}

#[test]
fn a_surname_like_a_title_goes_and_ordinary_words_of_a_name_field_stay() {
    for name in ["Anne Smertegård", "Bo Tolk", "Ida Skole", "Julie Holm", "hans lederer"] {
        let (line, _) = line_of(&[("citizen.name", name)], &format!("at {name} kom."));
        assert_eq!(line, "Jeg skrev at [navn] kom.", "{name}");
    }
    let text = "at min mand hjælper, og ingen læger siger nej. Teamet er godt, og IT-kursus gik.";
    for (field, value) in [
        ("recommendation.companion", "Ingen bisidder"),
        ("recommendation.companion", "Min mand Per"),
        ("exhibits.list.0.sender", "Borgeren selv"),
        ("exhibits.list.0.sender", "Teamet"),
        ("citizen.name", "Inge Tang"),
    ] {
        let (line, _) = line_of(&[(field, value)], text);
        assert_eq!(line, format!("Jeg skrev {text}"), "{value}");
    }
}

#[test]
fn names_that_are_words_are_asked_about_wherever_they_stand() {
    let text = "på den. Ellen kører mig. Inger hjælper. Julius og Per kom. Bente ringer på 20 30 40 50. Derfor gik det.";
    let (_, doubts) = line_of(&[], text);
    for word in ["Ellen", "Inger", "Julius", "Per", "Bente", "20 30 40 50"] {
        assert!(doubts.contains(word), "{word}: {doubts:?}");
    }
    assert!(!doubts.contains("Derfor"), "{doubts:?}");
}

#[test]
fn what_is_written_so_that_no_search_sees_it_is_asked_about() {
    let mut case = example("pension-granted-2018");
    set(&mut case, "citizen.cpr", json!("120270-1234"));
    let text = "Min søster margrethe hentede mig, og hun hedder kirstine. Skriv til per.hansen snabel-a mail punktum dk \
        eller til ellen (at) post.dk. Jeg er født den tolvte februar. Min mor har ikke tid. Lægen siger, at ryggen er skæv.";
    set(&mut case, "decision.views_own", json!(text));
    let case = parse(&case);
    let asked = |choice: &RedactionChoice| {
        let redacted =
            LIBRARY.redaction(&case, choice).redact(&letter(&case, "decision-pension-granted"));
        let text = String::from_utf8(written(&redacted.document)[2].1.clone()).unwrap();
        (redacted.doubts, text)
    };
    let (doubts, _) = asked(&RedactionChoice::default());
    let hidden = [
        "margrethe",
        "kirstine",
        "per.hansen snabel-a mail punktum dk",
        "ellen (at) post.dk",
        "tolvte februar",
    ];
    for passage in hidden {
        assert!(doubts.contains(passage), "{passage}: {doubts:?}");
    }
    for word in ["har", "siger", "ryggen", "snabel"] {
        assert!(!doubts.contains(word), "{word}: {doubts:?}");
    }
    let lines: String = hidden.iter().map(|passage| format!("fjern {passage}\n")).collect();
    let (doubts, text) = asked(&RedactionChoice::read(&lines).unwrap());
    let text = text.replace(['\n', '\u{a0}'], " ");
    for passage in hidden {
        assert!(
            !doubts.contains(passage) && !text.contains(passage),
            "{passage}: {doubts:?} {text}"
        );
    }
    // Kept, it is not asked about again.
    let lines: String = hidden.iter().map(|passage| format!("behold {passage}\n")).collect();
    let (doubts, _) = asked(&RedactionChoice::read(&lines).unwrap());
    assert!(!hidden.iter().any(|passage| doubts.contains(*passage)), "{doubts:?}");
}

#[test]
fn ordinary_words_and_the_senders_own_addresses_stay() {
    let mut case = example("pension-granted-2018");
    let text = "Vi så på det i 2018 og mødte 27 af 39 dage, 14 timer ad gangen, kl. 9.30. Bilag 8 side 12. Ask dig frem. Din læge bor i kommunen.";
    set(&mut case, "decision.views_own", json!(text));
    let case = parse(&case);
    let redaction = LIBRARY.redaction(&case, &RedactionChoice::default());
    let letter = redaction.redact(&letter(&case, "decision-pension-granted")).document;
    let written = String::from_utf8(written(&letter)[2].1.clone()).unwrap().replace('\u{a0}', " ");
    for stays in [
        text,
        "Egelund Kommune",
        "Egetorvet 1",
        "job@egelund.example",
        "Udbetaling Danmark",
        "Ankestyrelsen",
        "1. juni 2018",
    ] {
        assert!(written.contains(stays), "{stays}: {written}");
    }
}

#[test]
fn a_word_that_may_be_a_name_is_asked_about_and_the_answer_is_kept() {
    let mut case = example("pension-granted-2018");
    let text = "Min søster Margrethe hentede mig. Gigtforeningen hjalp. Derfor gik det. Jeg ringede på 12345678.";
    set(&mut case, "decision.views_own", json!(text));
    let case = parse(&case);
    let doubts = |choice: &RedactionChoice| {
        let redacted =
            LIBRARY.redaction(&case, choice).redact(&letter(&case, "decision-pension-granted"));
        let text = String::from_utf8(written(&redacted.document)[2].1.clone()).unwrap();
        (redacted.doubts, text)
    };
    let (asked, _) = doubts(&RedactionChoice::default());
    for word in ["Margrethe", "Gigtforeningen", "12345678"] {
        assert!(asked.contains(word), "{word}: {asked:?}");
    }
    for word in ["Derfor", "Min", "Jeg", "Egelund", "Førtidspension"] {
        assert!(!asked.contains(word), "{word}: {asked:?}");
    }
    let choice =
        RedactionChoice::read("# svar\n\nfjern Margrethe\nbehold Gigtforeningen\nFJERN 12345678\n")
            .unwrap();
    let (asked, text) = doubts(&choice);
    assert!(
        !["Margrethe", "Gigtforeningen", "12345678"].iter().any(|word| asked.contains(*word)),
        "{asked:?}"
    );
    assert!(
        text.contains("Min søster [fjernet] hentede mig. Gigtforeningen hjalp.")
            && !text.contains("12345678"),
        "{text}"
    );
    let several =
        RedactionChoice::read("== sag/case.json\nfjern Ellen, Inger # min søster\n").unwrap();
    assert_eq!(several.remove, ["Ellen", "Inger"]);
    assert_eq!(RedactionChoice::read("fjern A\nslet B"), Err(2));
    assert_eq!(RedactionChoice::read("fjern"), Err(1));
}

#[test]
fn a_word_that_the_sender_is_called_too_is_asked_about_once() {
    let mut case = example("pension-granted-2018");
    set(&mut case, "decision.views_own", json!("Jeg talte med Egetorvet og med Egelund Kommune."));
    let case = parse(&case);
    let redact = |choice: &RedactionChoice| {
        let redacted =
            LIBRARY.redaction(&case, choice).redact(&letter(&case, "decision-pension-granted"));
        let text = String::from_utf8(written(&redacted.document)[2].1.clone()).unwrap();
        (redacted.doubts, text.replace('\u{a0}', " "))
    };
    let (asked, text) = redact(&RedactionChoice::default());
    assert!(asked.contains("Egetorvet") && text.contains("med Egetorvet og"), "{asked:?}");
    let lines: String = asked.iter().map(|word| format!("fjern {word}\n")).collect();
    let (asked, text) = redact(&RedactionChoice::read(&lines).unwrap());
    assert_eq!(asked, BTreeSet::new(), "every doubt was answered");
    assert!(text.contains("Jeg talte med [fjernet] og med"), "{text}");
}

fn forberedt(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forberedt-cli")).args(arguments).output().unwrap()
}

#[test]
fn the_command_line_writes_once_every_doubt_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (out, answers) = (folder.path().join("out"), folder.path().join("svar.txt"));
    let (out, answers) = (out.to_str().unwrap(), answers.to_str().unwrap());
    let case = "examples/pension-granted-2018";
    let asked = forberedt(&["write", case, "--redacted", "--out", out]);
    let lines = String::from_utf8(asked.stdout).unwrap();
    assert_eq!(asked.status.code(), Some(1));
    assert!(lines.contains("\nfjern Villads\n"), "{lines}");
    // What may be a name is the answer, and never a complaint that somebody may keep.
    assert!(!String::from_utf8(asked.stderr).unwrap().contains("Villads"));
    assert!(!fs::exists(out).unwrap());

    fs::write(answers, &lines).unwrap();
    let written = forberedt(&["write", case, "--redacted", "--redaction", answers, "--out", out]);
    assert_eq!(written.status.code(), Some(0), "{}", String::from_utf8_lossy(&written.stderr));
    let files: Vec<_> = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(
        files.len() > 10
            && files.iter().all(|file| file.to_str().unwrap().contains(" - uden navne.")),
        "{files:?}"
    );
    let citizen = ["Birgitte", "Solhøj", "Ravn", "Villads", "Teglhaven", "EK-2018-00417"];
    for file in &files {
        let format = if file.extension().unwrap() == "pdf" { Format::Pdf } else { Format::Docx };
        let left = found(&said(format, &fs::read(file).unwrap()), &citizen);
        assert!(left.is_empty(), "{}: {left:?}", file.display());
    }
    let again = forberedt(&["write", case, "--redacted", "--redaction", answers, "--out", out]);
    assert_eq!(again.status.code(), Some(0), "the same letters again");

    let told = forberedt(&["write", case, "--redacted", "--json"]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert!(
        items(&told, "doubts").contains(&json!("Villads")) && items(&told, "letters").is_empty(),
        "{told}"
    );
    fs::write(answers, "fjern Villads\nslet Gurli\n").unwrap();
    let wrong = forberedt(&["write", case, "--redacted", "--redaction", answers]);
    assert_eq!(wrong.status.code(), Some(2));
    let complaint = String::from_utf8(wrong.stderr).unwrap();
    assert!(complaint.contains("Linje 2") && !complaint.contains("Gurli"), "{complaint}");
}

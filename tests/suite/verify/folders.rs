//! A municipality's folder with files in the wrong place, under the wrong name, or that nobody can read.

use std::process::Command;

use forberedt::letters::occasion::{FINDS, OCCASIONS};
use forberedt::library::Library;
use forberedt::problem::Severity;
use forberedt::writers::{Format, render};

use super::{file_of, folder, told};
use crate::words::saved_anew;

const LETTERHEAD: &str = "name = \"Nordby Kommune\"\nunit = \"Job\"\naddress = [\"Torvet 1\", \"9998 Nordby\"]\n\
    phone = \"00 99 99 99\"\nemail = \"job@nordby.example\"\nweb = \"nordby.example\"\n\
    digital_post = \"skriv til os\"\nopening_hours = \"hverdage kl. 9-12\"\n";

fn with_logo(logo: &str) -> String {
    format!("{LETTERHEAD}logo = \"{logo}\"\nlogo_alt = \"Nordby Kommunes logo: et fyr\"\n")
}

fn template(name: &str) -> Vec<u8> {
    std::fs::read(format!("templates/{name}")).unwrap()
}

#[test]
fn a_file_that_would_be_passed_over_is_refused_with_its_right_name() {
    let letter = template("letters/decision-pension-granted.md");
    let contact = template("letters/parts/contact.md");
    for (path, bytes, instead) in [
        ("letterhead.toml.txt", LETTERHEAD.as_bytes(), "letterhead.toml"),
        ("Letterhead.toml", LETTERHEAD.as_bytes(), "letterhead.toml"),
        ("templates/letterhead.toml", LETTERHEAD.as_bytes(), "letterhead.toml"),
        ("letters/decision-pension-granted.md.txt", &letter, "letters/decision-pension-granted.md"),
        ("decision-pension-granted.md", &letter, "letters/decision-pension-granted.md"),
        (
            "letters/decision-pension-granted - Kopi.md",
            &letter,
            "letters/decision-pension-granted.md",
        ),
        ("letters/parts/contakt.md", &contact, "letters/parts/contact.md"),
        ("logo.PNG", b"", "logo.png"),
    ] {
        let problems = told(&[(path, bytes)]);
        assert_eq!(problems.len(), 1, "{path}: {problems:?}");
        let problem = &problems[0];
        assert_eq!(
            (problem.code.as_str(), file_of(problem), problem.cure.as_str(), problem.blocks()),
            ("library-unused-file", path, format!("Mente du »{instead}«?").as_str(), true)
        );
    }
}

#[test]
fn what_is_no_template_does_no_harm() {
    let left = [
        ("README.md", &b"Our letters"[..]),
        ("letters/readme.txt", b"x"),
        (".git/config", b"x"),
        ("letters/.DS_Store", b"x"),
        ("Thumbs.db", b"x"),
    ];
    assert_eq!(told(&left), []);
    // It is named, and it stops nothing.
    let problems = told(&[("notes.pdf", b"x"), ("coat.png", &template("logo.png"))]);
    let weights: Vec<_> =
        problems.iter().map(|problem| (file_of(problem), problem.severity)).collect();
    assert_eq!(weights, [("notes.pdf", Severity::Advice), ("coat.png", Severity::Warning)]);
}

#[test]
fn a_document_is_named_and_stops_letters_only_where_they_may_be_thought_to_come_from_it() {
    let sentence = "Filen bliver ikke brugt: Skabeloner er tekstfiler, der ender på .md eller .toml, og ikke dokumenter.";
    let (library, case) = (
        crate::library_and_examples::library(),
        &crate::library_and_examples::cases()["pension-granted-2018"],
    );
    let (letter, _) = library.shelf(case).finish("overview").unwrap();
    let word = render(&letter, Format::Docx).unwrap();
    let odt = render(&letter, Format::Odt).unwrap();
    let edited = saved_anew(&word, |text| text.replacen("Overblik", "Vores overblik", 1));
    let edited_odt = saved_anew(&odt, |text| text.replacen("Overblik", "Vores overblik", 1));
    let pdf = render(&letter, Format::Pdf).unwrap();
    let template = template("letters/overview.md");
    let cure = "Skriv jeres tekst i letters/overview.md, eller flyt filen ud af mappen.";
    for (path, bytes, cure) in [
        ("letters/overview.docx", &b"our own words"[..], cure),
        ("overview.odt", b"our own words", cure),
        // A letter that was written here, and in which somebody has put their own words.
        ("letters/overview.odt", &edited_odt, cure),
        ("letters/overview.docx", &edited, cure),
        // A copy that was written here, a print, and what is called like no letter.
        ("letters/overview.docx", &word, ""),
        ("letters/overview.odt", &odt, ""),
        ("letters/overview.pdf", &pdf, ""),
        ("letters/our-letter.docx", b"our own words", ""),
    ] {
        let problems = told(&[(path, bytes)]);
        let [problem] = problems.as_slice() else { panic!("{path}: {problems:?}") };
        assert_eq!((file_of(problem), problem.message.as_str()), (path, sentence));
        assert_eq!((problem.cure.as_str(), problem.blocks()), (cure, !cure.is_empty()), "{path}");
        let folder = folder(&[(path, bytes)]);
        assert_eq!(Library::with_overlay(folder.path()).is_err(), !cure.is_empty(), "{path}");
    }
    // Beside the template of that name nobody takes it for the template.
    let problems =
        told(&[("letters/overview.docx", b"our own words"), ("letters/overview.md", &template)]);
    let told: Vec<_> =
        problems.iter().map(|problem| (file_of(problem), problem.blocks())).collect();
    assert_eq!(told, [("letters/overview.docx", false)]);
}

#[test]
fn an_own_letterhead_takes_its_logo_from_its_own_folder_alone() {
    let letterhead = with_logo("logo.png");
    let problems = told(&[("letterhead.toml", letterhead.as_bytes())]);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.code.as_str(), file_of(problem)), ("logo-missing", "letterhead.toml"));
    let logo = template("logo.png");
    let files = [("letterhead.toml", letterhead.as_bytes()), ("logo.png", &logo)];
    // It is the coat of arms of nobody.
    let problems = told(&files);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.code.as_str(), problem.severity), ("sender-invented", Severity::Warning));
    // A logo alone takes the place of the built-in one.
    assert_eq!(told(&[("logo.png", &logo)]), []);
}

#[test]
fn a_logo_elsewhere_or_in_another_format_is_told_so() {
    let jpg = template("logo.png");
    for logo in ["logo.jpg", "billeder/logo.png"] {
        let letterhead = with_logo(logo);
        let problems = told(&[("letterhead.toml", letterhead.as_bytes()), (logo, &jpg)]);
        let problem = problems.iter().find(|problem| problem.code == "logo-missing").unwrap();
        assert!(problem.cure.starts_with("Gem det som PNG, læg det ved siden af"), "{problem}");
    }
}

#[test]
fn a_line_left_of_the_invented_sender_is_told_before_a_letter_is_stopped() {
    let built_in = std::fs::read_to_string("templates/letterhead.toml").unwrap();
    let half = built_in.replace("Egelund Kommune", "Nordby Kommune");
    assert_ne!(half, built_in);
    let problems =
        told(&[("letterhead.toml", half.as_bytes()), ("logo.png", &template("logo.png"))]);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((problem.code.as_str(), problem.severity), ("sender-invented", Severity::Warning));
}

#[test]
fn a_template_from_a_mac_or_with_signs_that_nobody_sees_is_read_as_it_was_meant() {
    let contact = String::from_utf8(template("letters/parts/contact.md")).unwrap();
    let apart = contact.replace('å', "a\u{30a}").replace("ring", "ri\u{200b}ng") + "\u{feff}";
    assert_ne!(apart, contact);
    let files = [("letters/parts/contact.md", apart.as_bytes())];
    assert_eq!(told(&files), []);
    let library = Library::with_overlay(folder(&files).path()).unwrap();
    let case = &crate::library_and_examples::cases()["pension-granted-2018"];
    let of = |library: &Library| library.shelf(case).finish("decision-pension-granted").unwrap().0;
    let built_in = Library::built_in().unwrap();
    assert_eq!(render(&of(&library), Format::Text), render(&of(&built_in), Format::Text));
}

#[test]
fn a_logo_that_no_letter_could_show_is_refused() {
    let mut huge = template("logo.png");
    // The header says how many points there are; its checksum is made again.
    huge[16..24].copy_from_slice(&[60_000_u32.to_be_bytes(), 60_000_u32.to_be_bytes()].concat());
    let mut checksum = flate2::Crc::new();
    checksum.update(&huge[12..29]);
    huge[29..33].copy_from_slice(&checksum.sum().to_be_bytes());
    let whole = template("logo.png");
    for (png, words) in [
        (b"not a picture".as_slice(), "ikke et billede"),
        (&huge, "60000 × 60000"),
        (&whole[..whole.len() / 2], "beskadiget"),
    ] {
        let letterhead = with_logo("vaaben.png");
        let problems = told(&[("letterhead.toml", letterhead.as_bytes()), ("vaaben.png", png)]);
        let [problem] = problems.as_slice() else { panic!("{words}: {problems:?}") };
        assert_eq!((problem.code.as_str(), file_of(problem)), ("logo-unreadable", "vaaben.png"));
        assert!(problem.blocks() && problem.message.contains(words), "{problem}");
    }
}

#[test]
fn lines_that_letters_write_and_the_letterhead_lacks_are_refused() {
    let problems = told(&[("letterhead.toml", b"name = \"Nordby Kommune\"")]);
    let missing: Vec<_> =
        problems.iter().map(|problem| problem.message.split(' ').nth(2).unwrap()).collect();
    assert_eq!(
        missing,
        ["unit,", "address,", "phone,", "email,", "digital_post,", "opening_hours,"],
        "{problems:?}"
    );
    assert!(problems.iter().all(|problem| problem.code == "sender-incomplete" && problem.blocks()));
}

#[test]
fn a_line_that_one_letter_writes_stops_that_letter_alone() {
    let letterhead = LETTERHEAD.replace("opening_hours", "# opening_hours");
    let files = [("letterhead.toml", letterhead.as_bytes())];
    let problems = told(&files);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert!(problem.blocks() && problem.message.contains("opening_hours, som »"), "{problem}");
    let folder = folder(&files);
    let library = Library::with_overlay(folder.path()).unwrap();
    let case = &crate::library_and_examples::cases()["pension-granted-2018"];
    let facts = library.facts(case);
    let (mut stopped, mut whole) = (Vec::new(), Vec::new());
    for template in library.letters.all() {
        let draft = library.letters.fill(&template.id, &facts).unwrap();
        if draft.blockers.iter().any(|problem| problem.code == "sender-incomplete") {
            assert!(draft.finish().is_err());
            stopped.push(template.id.as_str());
        } else if draft.finish().is_ok() {
            whole.push(template.id.as_str());
        }
    }
    assert_eq!(stopped, ["overview"]);
    assert!(whole.contains(&"decision-pension-granted"), "{whole:?}");
}

#[test]
fn the_files_that_are_used_are_listed() {
    let folder = folder(&[
        ("letterhead.toml", LETTERHEAD.as_bytes()),
        ("letters/overview.md", &template("letters/overview.md")),
        ("notes.pdf", b"x"),
    ]);
    let library = Library::with_overlay(folder.path()).unwrap();
    assert_eq!(library.own_files, ["letterhead.toml", "letters/overview.md"]);
    let verify = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        command.arg("verify").arg(folder.path()).output().unwrap()
    };
    let output = verify();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("brugt  letterhead.toml\nbrugt  letters/overview.md\n"), "{said}");
    assert!(
        String::from_utf8(output.stderr).unwrap().contains("notes.pdf: Filen bliver ikke brugt:")
    );
    assert_eq!(output.status.code(), Some(0));
    std::fs::write(folder.path().join("letterhead.toml.txt"), LETTERHEAD).unwrap();
    assert_eq!(verify().status.code(), Some(2));
    let parts = folder.path().join("letters/parts");
    std::fs::create_dir(&parts).unwrap();
    std::fs::write(parts.join("contakt.md"), "{# No lawyer has read this text. #}\nRing.\n")
        .unwrap();
    let said = String::from_utf8(verify().stdout).unwrap();
    assert!(said.contains("brugt  letterhead.toml\n") && !said.contains("contakt"), "{said}");
}

#[test]
fn why_a_letter_cannot_be_given_is_declared_too() {
    let library = crate::library_and_examples::library();
    let mut told = std::collections::BTreeSet::new();
    for case in crate::library_and_examples::cases().values() {
        let look = library.look(case);
        for occasion in OCCASIONS {
            let day = library.letters.template(occasion.name).unwrap().law_day(case);
            let availability = occasion.availability(&look, day);
            let Some(finding) = availability.finding(&look) else { continue };
            let finds = FINDS.iter().find(|finds| finds.check == finding.check).unwrap();
            let given: Vec<&str> = finding.values.iter().map(|(name, _)| *name).collect();
            assert_eq!(given, finds.values, "{}", finding.check);
            assert!(!availability.reason(&look, &library.wording).contains('{'));
            told.insert(finding.check);
        }
    }
    assert!(told.len() >= 2, "{told:?}");
}

#[test]
fn a_file_is_told_to_be_used_or_refused_and_never_both() {
    let overview = String::from_utf8(template("letters/overview.md")).unwrap();
    let misspelt = overview.replace("matter.caseworker }}", "matter.caseworkr }}");
    let hearing = template("letters/hearing.md");
    let files = [
        ("letters/overview.md", misspelt.as_bytes()),
        ("letters/hearing.md", &hearing),
        ("letters/notes.txt", b"x"),
    ];
    let (library, problems) = Library::inspect(Some(folder(&files).path()));
    assert!(problems.iter().any(|told| told.blocks() && file_of(told) == "letters/overview.md"));
    assert_eq!(library.unwrap().own_files, ["letters/hearing.md"]);
}

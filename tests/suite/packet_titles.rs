//! What a letter is called in a list of messages: short, plain, and nothing that others may not know.

use std::fs;

use forberedt::letters::LONGEST_POST_TITLE;
use forberedt::library::Library;

use crate::cases::LIBRARY;
use crate::command_shape::{code, complained, forberedt};

#[test]
fn every_letter_that_is_sent_has_a_title_and_no_sheet_has() {
    for template in LIBRARY.letters.all() {
        let title = template.post.title.as_deref();
        assert_eq!(title.is_none(), template.is_sheet, "{}", template.id);
        assert!(title.is_none_or(|title| title.chars().count() <= LONGEST_POST_TITLE), "{title:?}");
    }
    let (_, problems) = Library::inspect(None);
    assert_eq!(problems, [], "the words of post-words.toml stand in none of them");
}

/// A letter of the program with another title, as a municipality's own.
fn verified(letter: &str, old: &str, title: &str) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("letters")).unwrap();
    let text = fs::read_to_string(format!("templates/letters/{letter}.md")).unwrap();
    assert!(text.contains(old), "{letter}");
    fs::write(folder.path().join(format!("letters/{letter}.md")), text.replacen(old, title, 1))
        .unwrap();
    let output = forberedt(&["verify", folder.path().to_str().unwrap(), "--today", "2026-11-27"]);
    (code(&output), complained(&output))
}

#[test]
fn a_title_that_says_too_much_is_refused_with_its_line() {
    const OLD: &str = "post_title = \"Vi vil gerne høre din mening\"";
    for title in [
        "Afslag på førtidspension",
        "Din sag om FLEKSJOB",
        "Brev om ledighedsydelsen",
        "Møde om din depression",
        "Om din gigt",
        "Rehabiliteringsteamets indstilling",
        "Svar fra lægen",
    ] {
        let (code, told) = verified("hearing", OLD, &format!("post_title = \"{title}\""));
        assert_eq!(code, 2, "{title}: {told}");
        assert!(
            told.contains("letters/hearing.md, linje 3: ")
                && told.contains("må ikke stå i post_title"),
            "{title}: {told}"
        );
    }
    for title in ["Et vigtigt brev om din sag", "Kære kollega"] {
        let (code, told) = verified("hearing", OLD, &format!("post_title = \"{title}\""));
        assert_eq!(code, 0, "{title}: {told}");
    }
}

#[test]
fn a_title_is_never_cut_and_has_no_fields() {
    const OLD: &str = "post_title = \"Vi vil gerne høre din mening\"";
    for (title, words) in [
        ("å".repeat(LONGEST_POST_TITLE + 1), "post_title har 51 tegn"),
        ("Til {{ citizen.name }}".to_owned(), "må ikke have felter"),
        (String::new(), "post_title skal være en tekst"),
    ] {
        let (code, told) = verified("hearing", OLD, &format!("post_title = \"{title}\""));
        assert_eq!(code, 2, "{title}: {told}");
        assert!(told.contains(words) && told.contains("linje 3"), "{told}");
    }
    let (code, told) =
        verified("hearing", OLD, &format!("post_title = \"{}\"", "å".repeat(LONGEST_POST_TITLE)));
    assert_eq!(code, 0, "{told}");
    let (code, told) =
        verified("hand-over", "sheet = true", "sheet = true\npost_title = \"Overlevering\"");
    assert!(code == 2 && told.contains("bliver aldrig sendt"), "{told}");
    for (key, words) in [
        ("reply_by = \"process.hearing_enclosed\"", "er ikke et datofelt"),
        ("encloses = \"process.hearing_sent\"", "kan nævne bilag"),
    ] {
        let (code, told) = verified("delay", "group = ", &format!("{key}\ngroup = "));
        assert!(code == 2 && told.contains(words), "{told}");
    }
}

#[test]
fn an_own_letter_without_a_title_is_written_and_only_its_packet_is_refused() {
    const OLD: &str = "post_title = \"Vi vil gerne høre din mening\"\n";
    let (code_of, told) = verified("hearing", OLD, "");
    assert_eq!(code_of, 0, "{told}");
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("letters")).unwrap();
    let text = fs::read_to_string("templates/letters/hearing.md").unwrap().replacen(OLD, "", 1);
    fs::write(folder.path().join("letters/hearing.md"), text).unwrap();
    let head = fs::read_to_string("templates/letterhead.toml").unwrap();
    let head: String = head
        .lines()
        .filter(|line| !line.starts_with("cvr") && !line.starts_with("logo"))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(folder.path().join("letterhead.toml"), head).unwrap();
    let (templates, out) = (folder.path().to_str().unwrap(), folder.path().join("ud"));
    let write = |more: &[&str]| {
        let case = "examples/pension-refused-fleksjob-granted-2018";
        let all = [
            "write",
            case,
            "--letter",
            "hearing",
            "--templates",
            templates,
            "--out",
            out.to_str().unwrap(),
        ];
        forberedt(&[&all, more].concat())
    };
    let refused = write(&["--packet"]);
    assert_eq!(code(&refused), 1, "{}", complained(&refused));
    for words in ["har ingen post_title", "mangler kommunens CVR-nummer"] {
        assert!(complained(&refused).contains(words), "{}", complained(&refused));
    }
    assert!(!out.join("Høring før afgørelsen.pdf").exists());
    assert_eq!(code(&write(&[])), 0);
}

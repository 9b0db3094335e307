//! Who made what the program is built of: told whole, in words and as JSON, and parted where the text parts it.

use std::fs;

use serde_json::Value;

use crate::command_shape::{code, forberedt, said};

#[test]
fn the_program_tells_who_made_its_parts_and_on_which_terms() {
    let kept = fs::read_to_string("packaging/NOTICE").unwrap();
    let words = forberedt(&["licences"]);
    assert_eq!((code(&words), said(&words)), (0, kept.clone()));

    let json: Value = serde_json::from_str(&said(&forberedt(&["licences", "--json"]))).unwrap();
    let parts = json["parts"].as_array().unwrap();
    let rules = kept.lines().filter(|line| line.len() > 80 && line.chars().all(|it| it == '='));
    assert_eq!(parts.len() * 2, rules.count());
    assert!(json["about"].as_str().unwrap().starts_with("Forberedt står under"));
    for part in parts {
        for key in ["for", "terms"] {
            let text = part[key].as_str().unwrap();
            assert!(!text.is_empty() && kept.contains(text), "{part}");
        }
    }
    for (of, terms) in [
        ("Skriften Liberation Sans", "SIL OPEN FONT LICENSE"),
        ("Farverne i PDF-filerne", "CC0 1.0"),
        ("Pakker uden en fil med vilkår: MIT", "egui 0."),
    ] {
        let part = parts.iter().find(|part| part["for"] == of).unwrap();
        assert!(part["terms"].as_str().unwrap().contains(terms), "{of}");
    }
}

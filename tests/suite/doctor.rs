//! What is in force and from where, what is missing, and what the program never does.

use std::fs;

use serde_json::Value;

use crate::command_shape::{code, complained, forberedt, said};

fn told(arguments: &[&str]) -> Value {
    let output = forberedt(&[&["doctor", "--json"], arguments].concat());
    assert_eq!(code(&output), 0, "{}", complained(&output));
    serde_json::from_str(&said(&output)).unwrap()
}

#[test]
fn it_tells_what_is_built_in_and_how_far_the_law_reaches() {
    let now = told(&["--today", "2026-11-27"]);
    let force = &now["in_force"];
    assert_eq!(force["templates"]["said"], "dem, der er bygget ind i programmet");
    assert_eq!(force["sender"]["lacks"], true, "nobody's letters go out under an invented name");
    assert_eq!(force["law"]["lacks"], false, "{force}");
    assert_eq!(told(&["--today", "2030-01-02"])["in_force"]["law"]["lacks"], true);
    assert_eq!(force["kle"]["said"], "6 af 6 numre er ikke efterprøvet");
    assert_eq!(force["kle"]["lacks"], true);
    assert_eq!(force["dictionary"]["lacks"], false, "the checkout has it: {force}");
    assert!(now["never"].as_array().unwrap().len() > 4);
    let words = said(&forberedt(&["doctor", "--today", "2030-01-02"]));
    assert!(words.lines().any(|line| line.starts_with("OBS  Loven")), "{words}");
    assert!(words.contains("Det åbner ingen forbindelse"), "{words}");
}

#[test]
fn a_municipalitys_own_files_are_named_with_their_folder_and_a_broken_one_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let templates = folder.path().to_str().unwrap();
    let letterhead = fs::read_to_string("templates/letterhead.toml").unwrap();
    fs::write(folder.path().join("letterhead.toml"), letterhead).unwrap();
    fs::copy("templates/logo.png", folder.path().join("logo.png")).unwrap();
    let own = told(&["--templates", templates]);
    let texts = own["in_force"]["templates"]["said"].as_str().unwrap();
    assert!(
        texts.starts_with("2 egne fra ") && texts.ends_with(": letterhead.toml, logo.png"),
        "{texts}"
    );
    assert_eq!(own["in_force"]["sender"]["lacks"], true, "a copy of the invented one is still it");
    fs::write(folder.path().join("letterhead.toml"), "name = ").unwrap();
    let broken = forberedt(&["doctor", "--templates", templates]);
    assert_eq!(code(&broken), 2);
    assert!(complained(&broken).contains("letterhead.toml"), "{}", complained(&broken));
    assert!(said(&broken).contains("kan ikke læses"), "{}", said(&broken));
    assert_eq!(code(&forberedt(&["doctor", "--templates", "no-such-folder"])), 2);
}

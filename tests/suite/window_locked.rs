//! A locked case in the window: the boxes for a passphrase.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::path::Path;

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{Queryable, by};
use forberedt::safe::{LockedCase, Passphrase, WayIn};
use forberedt::ui::frame::window::Window;

use crate::locked_session::WORD;
use crate::window::{click, window};

const CASE: &str = "examples/pension-granted-2018/case.json";

pub(crate) fn locked(folder: &Path) -> std::path::PathBuf {
    let text = std::fs::read(CASE).unwrap();
    let ways = [WayIn::Passphrase(Passphrase::new(WORD).unwrap())];
    let (locked, _) = LockedCase::lock(&text, &ways, None).unwrap();
    let file = folder.join("sag.sag");
    std::fs::write(&file, locked.bytes().unwrap()).unwrap();
    file
}

/// Types into the box that shows nothing of it.
pub(crate) fn type_unseen(harness: &mut Harness<'static, Window>, text: &str) {
    let unseen = || by().label("Adgangskode").predicate(|node| node.role() == Role::PasswordInput);
    harness.get(unseen()).type_text(text);
    harness.run();
    assert!(!format!("{:?}", harness.get(unseen()).value()).contains("kat"));
}

/// Types a new passphrase, and types it again.
pub(crate) fn type_passphrases(harness: &mut Harness<'static, Window>, text: &str) {
    for label in ["Ny adgangskode", "Adgangskoden én gang til"] {
        let unseen = || by().label(label).predicate(|node| node.role() == Role::PasswordInput);
        harness.get(unseen()).focus();
        harness.run();
        harness.get(unseen()).type_text(text);
        harness.run();
    }
}

#[test]
fn a_locked_case_is_opened_by_its_passphrase_which_nobody_sees() {
    let folder = tempfile::tempdir().unwrap();
    let file = locked(folder.path());
    let mut harness = window(Vec::new(), Some(file.clone()), None);
    assert!(harness.query_by_label("Sagen er låst").is_some());
    type_unseen(&mut harness, "en anden kat");
    click(&mut harness, "Åbn");
    assert!(harness.query_by_label("Adgangskoden passer ikke.").is_some());
    assert_eq!(harness.state().session().path(), None);
    type_unseen(&mut harness, WORD);
    click(&mut harness, "Åbn");
    assert_eq!(harness.state().session().path(), Some(file.as_path()));
    assert!(harness.query_by_label("Sagen er låst").is_none());
    assert!(harness.state().session().case().citizen.name.filled().is_some());
}

//! Cases that have been kept for long enough, in the window: told at the start, looked at, and deleted one by one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use std::fs;
use std::path::Path;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::files::holding::Hold;
use forberedt::files::policy::Policy;
use forberedt::files::recent;
use forberedt::jobs::desk::Folders;
use forberedt::session::Page;
use forberedt::ui::cases::texts;
use forberedt::ui::frame::window::Window;
use jiff::civil::date;

use crate::command_shape::{code, complained, forberedt};
use crate::file_names::names;
use crate::window::{Beginning, click, show};

/// Two cases in folders of their own: an old one with its letters, and one whose last step is some years later.
fn cases() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for name in ["pension-granted-2018", "fleksjob-few-hours-2021"] {
        let folder = root.path().join("cases").join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::copy(format!("examples/{name}/case.json"), folder.join("case.json")).unwrap();
    }
    let old = root.path().join("cases/pension-granted-2018");
    let out = old.to_str().unwrap();
    let letter = "decision-pension-granted";
    let written = forberedt(&["write", out, "--letter", letter, "--format", "pdf", "--out", out]);
    assert_eq!(code(&written), 0, "{}", complained(&written));
    fs::write(old.join("Notat.txt"), "Et notat af en anden").unwrap();
    root
}

/// The window of somebody who had the old case open lately, on a machine that keeps cases for so many months.
fn begun(root: &Path, months: Option<u16>) -> Harness<'static, Window> {
    let settings = root.join("settings");
    fs::create_dir_all(&settings).unwrap();
    recent::keep(
        &settings,
        &recent::to_bytes(&[root.join("cases/pension-granted-2018/case.json")]),
    );
    let decided = months.map(|months| format!("retention_months = {months}\n")).unwrap_or_default();
    let file = root.join("policy.toml");
    fs::write(&file, decided).unwrap();
    let policy = Policy::read(&file).unwrap();
    let folders = Folders { settings: Some(settings), policy, ..Folders::default() };
    let mut harness =
        Beginning { today: date(2024, 6, 1), folders, ..Beginning::default() }.window();
    harness.run();
    harness
}

/// Clicks on the button that deletes, however many files it names.
fn click_delete(harness: &mut Harness<'static, Window>) {
    harness.get_by_label_contains("for altid").click();
    harness.run();
}

#[test]
fn the_start_page_tells_of_them_only_where_the_municipality_has_said_how_long_a_case_is_kept() {
    let root = cases();
    let harness = begun(root.path(), None);
    assert!(harness.query_by_label_contains("slettefrist").is_none());
    assert!(harness.state().session().cases().list().is_none(), "no folder is read unasked");
    let mut harness = begun(root.path(), Some(60));
    assert!(harness.query_by_label("1 sag har passeret kommunens slettefrist.").is_some());
    click(&mut harness, "Se hvilke");
    assert_eq!(harness.state().session().page(), Page::Cases);
    assert!(harness.query_by_label_contains("Kommunen gemmer en sag i 60 måneder").is_some());
    let harness = begun(root.path(), Some(12));
    assert!(harness.query_by_label("2 sager har passeret kommunens slettefrist.").is_some());
}

#[test]
fn one_is_looked_at_and_deleted_and_it_is_told_what_went() {
    let root = cases();
    let old = root.path().join("cases/pension-granted-2018");
    let before = names(&old);
    let mut harness = begun(root.path(), Some(60));
    click(&mut harness, "Se hvilke");
    let row = "pension-granted-2018/case.json";
    click(&mut harness, &format!("{}: {row}", texts::LOOK));
    assert!(harness.query_by_label(texts::GOES).is_some());
    assert!(harness.query_by_label("Afgørelse om førtidspension.pdf").is_some());
    assert!(harness.query_by_label("Notat.txt: er ikke kendt som sagens").is_some());
    assert_eq!(names(&old), before, "looking deletes nothing");
    click(&mut harness, "Lad den ligge");
    assert!(harness.query_by_label(texts::GOES).is_none());
    click(&mut harness, &format!("{}: {row}", texts::LOOK));
    click(&mut harness, "Slet 2 filer for altid");
    assert_eq!(names(&old), ["Notat.txt"]);
    assert!(harness.query_by_label(texts::GONE).is_some());
    assert!(harness.query_by_label("case.json").is_some());
    assert!(harness.query_by_label(texts::NONE_DUE).is_some());
    assert!(harness.state().session().recent().is_empty());
    assert!(root.path().join("cases/fleksjob-few-hours-2021/case.json").exists());
    click(&mut harness, "Luk");
    assert!(harness.query_by_label(texts::GONE).is_none());
}

#[test]
fn what_has_changed_meanwhile_or_is_open_stays() {
    let root = cases();
    let old = root.path().join("cases/pension-granted-2018");
    let look = format!("{}: pension-granted-2018/case.json", texts::LOOK);
    let mut harness = begun(root.path(), Some(60));
    click(&mut harness, "Se hvilke");
    click(&mut harness, &look);
    // A letter is written while somebody looks.
    fs::copy("examples/half-filled/case.json", old.join("anden.json")).unwrap();
    let before = names(&old);
    click(&mut harness, "Slet 2 filer for altid");
    assert!(harness.query_by_label_contains("Der er sket noget ved sagens filer").is_some());
    assert_eq!(names(&old), before);
    fs::remove_file(old.join("anden.json")).unwrap();
    click(&mut harness, "Luk");
    // Another case takes the place of the one that was looked at.
    click(&mut harness, &look);
    let case = fs::read(old.join("case.json")).unwrap();
    fs::copy("examples/pension-refused-fleksjob-granted-2018/case.json", old.join("case.json"))
        .unwrap();
    click_delete(&mut harness);
    assert!(harness.query_by_label_contains("Der er sket noget ved sagens filer").is_some());
    fs::write(old.join("case.json"), case).unwrap();
    click(&mut harness, "Luk");
    let (_, hold) = Hold::take(&old.join("case.json"), false);
    assert!(hold.is_some());
    click(&mut harness, &look);
    click_delete(&mut harness);
    assert!(harness.query_by_label_contains("Sagen er åben et andet sted.").is_some());
    drop(hold);
    assert!(old.join("case.json").exists());
    // And one that is open here.
    click(&mut harness, "Luk");
    click(&mut harness, "Åbn: pension-granted-2018/case.json");
    show(&mut harness, Page::Cases);
    click(&mut harness, &look);
    assert!(harness.query_by_label_contains("Sagen er åben her i programmet.").is_some());
}

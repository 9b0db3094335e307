//! A municipality's template that cannot be read: the window says which and why for as long as it holds, and reads again when asked.

use std::fs;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use forberedt::jobs::desk::Folders;
use forberedt::session::Page;
use forberedt::session::action::Action;
use forberedt::ui::frame::texts::PREPARING;
use forberedt::ui::frame::unready;

use crate::window::{Beginning, click, example, show};

#[test]
fn what_is_wrong_with_a_template_stands_until_it_is_mended_and_read_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("letters")).unwrap();
    let file = folder.path().join("letters/hearing.md");
    let whole = fs::read_to_string("templates/letters/hearing.md").unwrap();
    fs::write(&file, whole.replacen("{% if", "{% hvis", 1)).unwrap();
    let folders = Folders { templates: Some(folder.path().to_owned()), ..Folders::default() };
    let open = Some(example("pension-granted-2018"));
    let begun = Beginning { open, folders, ..Beginning::default() };
    let mut harness = begun.window_of(Harness::builder().with_size((1280.0, 900.0)));
    harness.run_steps(30);
    for page in [Page::Tasks, Page::Section("work"), Page::Letters, Page::Cases] {
        show(&mut harness, page);
        harness.state_mut().act(Action::DismissMessage);
        harness.run_steps(5);
        harness.get_by_label(unready::TITLE);
        assert!(harness.query_all_by_label_contains("hearing.md, linje").count() > 0, "{page:?}");
        assert!(harness.query_by_label(PREPARING).is_none(), "{page:?}");
        assert!(harness.query_by_label("work").is_none(), "{page:?}");
    }
    show(&mut harness, Page::Tasks);
    click(&mut harness, unready::READ_AGAIN);
    harness.run_steps(30);
    harness.get_by_label(unready::TITLE);
    fs::write(&file, whole).unwrap();
    click(&mut harness, unready::READ_AGAIN);
    harness.run_steps(30);
    assert!(harness.query_by_label(unready::TITLE).is_none());
    assert_eq!(harness.state().session().message(), None);
    assert!(harness.state().session().library().is_some());
}

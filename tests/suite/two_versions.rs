//! Two people have saved the same case: of each part the one or the other is taken, both versions stay, and what is beside the fields
//! is told of as well.

use std::fs;
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::case::attached::AttachedFile;
use forberedt::case::beside_fields::{LetterOrFile, SaidBeside, differences_beside};
use forberedt::case::edits::{EditAct, EditPiece, LetterEdit};
use forberedt::case::field::Edit;
use forberedt::case::merging::LETTERS;
use forberedt::case::part::CasePart;
use forberedt::case::seals::CaseSeal;
use forberedt::files::case_file;
use forberedt::files::journal::path_of;
use forberedt::place::ItemId;
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::merged_parts::Merging;
use forberedt::session::question::{Message, Question};

use crate::cases::path;
use crate::locked_session::{Desktop, WORD};

impl Desktop {
    fn answer(&mut self, field: &str, text: &str) {
        let place = path(field);
        self.session.edit(|case| {
            let Some(Edit::Answer(answer)) = case.find_mut(&place) else { panic!("no answer") };
            answer.set_text(text).unwrap();
            Some(place)
        });
    }

    fn merging(&self) -> &Merging {
        match self.session.question() {
            Some(Question::Merge { merging, .. }) => merging,
            _ => panic!("{:?}", self.session.message()),
        }
    }

    fn open(&mut self, file: &Path) {
        self.act(Action::OpenPath(file.to_owned()));
        if file.extension().is_some_and(|ending| ending == "sag") {
            self.type_passphrase(WORD, "");
        }
        assert_eq!(self.session.path(), Some(file));
    }

    fn save(&mut self) {
        self.act(Action::Do(Command::Save));
    }
}

fn edit(letter: &str, words: &str) -> LetterEdit {
    LetterEdit {
        id: ItemId::NONE,
        letter: letter.to_owned(),
        block: "0123456789abcdef".to_owned(),
        act: EditAct::Replace,
        ground: vec![vec![EditPiece::plain("Før")]],
        text: vec![vec![EditPiece::plain(words)]],
        goes_on: false,
        by: String::new(),
        on: String::new(),
    }
}

fn said<'a>(case: &'a Case, field: &str) -> &'a str {
    match case.find(&path(field)) {
        Some(forberedt::case::field::View::Answer(answer)) => answer.text(),
        _ => panic!("no answer"),
    }
}

/// A case on the disk that two people have open; both have changed it, and one has saved.
fn two(folder: &Path, name: &str) -> (PathBuf, Desktop) {
    let file = folder.join(name);
    let mut mine = Desktop::new();
    mine.answer("citizen.name", "Åse Ærø");
    mine.answer("matter.case_number", "1");
    mine.save_as(&file);
    if name.ends_with(".sag") {
        mine.type_passphrase(WORD, WORD);
    }
    assert_eq!(mine.session.message(), Some(&Message::Saved));
    // Theirs lies beside, as a program without the lock would write it.
    let copy = folder.join(format!("theirs-{name}"));
    fs::copy(&file, &copy).unwrap();
    let mut theirs = Desktop::new();
    theirs.open(&copy);
    theirs.answer("citizen.name", "Åse Ærø Jensen");
    theirs.answer("work.experience", "Slagter");
    theirs.save();
    assert_eq!(theirs.session.message(), Some(&Message::Saved));
    fs::rename(&copy, &file).unwrap();
    mine.answer("citizen.name", "Åse Nielsen");
    mine.answer("matter.case_number", "2");
    (file, mine)
}

#[test]
fn what_one_has_changed_is_taken_from_them_and_what_both_have_is_chosen_by_a_click() {
    for name in ["sag.json", "sag.sag"] {
        let folder = tempfile::tempdir().unwrap();
        let (file, mut mine) = two(folder.path(), name);
        mine.save();
        assert!(matches!(mine.session.question(), Some(Question::Differs { .. })));
        mine.act(Action::Reply(Reply::Compare));
        let parts: Vec<_> = mine.merging().parts.iter().collect();
        let chosen: Vec<_> =
            parts.iter().map(|part| (part.name, part.is_of_both, part.takes_theirs)).collect();
        assert_eq!(
            chosen,
            [("citizen", true, false), ("matter", false, false), ("work", false, true)]
        );
        let change = &parts[0].changes[0];
        assert_eq!((&*change.before.text, &*change.after.text), ("Åse Nielsen", "Åse Ærø Jensen"));
        mine.act(Action::TakePart("citizen", true));
        mine.act(Action::TakePart("work", false));
        mine.act(Action::TakePart("work", true));
        mine.act(Action::Reply(Reply::Merge));
        assert!(matches!(mine.session.message(), Some(Message::TheirsKept(_))), "{name}");
        assert!(!mine.session.is_dirty() && mine.session.question().is_none());

        let mut again = Desktop::new();
        again.open(&file);
        let case = again.session.case();
        let fields = ["citizen.name", "matter.case_number", "work.experience"];
        assert_eq!(fields.map(|field| said(case, field)), ["Åse Ærø Jensen", "2", "Slagter"]);
        again.act(Action::Do(Command::Quit));
        let mut versions = Vec::new();
        for entry in fs::read_dir(folder.path()).unwrap().flatten() {
            if entry.path() != file && !entry.file_name().to_string_lossy().starts_with('.') {
                let mut kept = Desktop::new();
                kept.open(&entry.path());
                versions.push(fields.map(|field| said(kept.session.case(), field).to_owned()));
                kept.act(Action::Do(Command::Quit));
            }
        }
        versions.sort();
        let mut expected = [["Åse Nielsen", "2", ""], ["Åse Ærø Jensen", "1", "Slagter"]];
        expected.sort();
        assert_eq!(versions, expected, "{name}: both are kept as they were");
        mine.act(Action::Do(Command::Undo));
        assert_eq!(mine.name(), "Åse Nielsen");
    }
}

#[test]
fn who_does_not_choose_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (file, mut mine) = two(folder.path(), "sag.json");
    let theirs = fs::read(&file).unwrap();
    mine.save();
    mine.act(Action::Reply(Reply::Compare));
    mine.act(Action::Reply(Reply::Cancel));
    assert_eq!(fs::read(&file).unwrap(), theirs);
    assert_eq!((mine.name(), mine.session.is_dirty()), ("Åse Nielsen", true));
    fs::write(&file, "noget andet").unwrap();
    mine.save();
    mine.act(Action::Reply(Reply::Compare));
    mine.act(Action::Reply(Reply::Cancel));
    assert_eq!(mine.name(), "Åse Nielsen");
}

#[test]
fn letters_by_hand_letters_written_and_files_are_told_of_and_follow_the_choice() {
    let mut mine = Case::default();
    mine.edit_letter(edit("hearing", "Min"));
    let mut theirs = Case::default();
    theirs.edit_letter(edit("hearing", "Deres"));
    theirs.kept.keep_written("delay", "Et brev", "2018-05-01".to_owned());
    let file = |number, name: &str| AttachedFile {
        number,
        name: name.to_owned(),
        bytes: 1,
        pages: None,
        sealed: String::new(),
        exhibit: ItemId::NONE,
    };
    theirs.attach(file(1, "epikrise.pdf"));
    mine.attach(file(2, "mit.pdf"));
    let told = differences_beside(&mine, &theirs);
    let what: Vec<_> = told.iter().map(|change| change.what.clone()).collect();
    let letter = |name: &str| name.to_owned();
    assert_eq!(
        what,
        [
            LetterOrFile::Edits(letter("hearing")),
            LetterOrFile::Written(letter("delay")),
            LetterOrFile::File(1),
            LetterOrFile::File(2)
        ]
    );
    let words = SaidBeside::Edits(vec![(EditAct::Replace, "Deres".to_owned())]);
    assert!(told[0].after == words && told[1].before == SaidBeside::Nothing);
    assert!(differences_beside(&mine, &mine.clone()).is_empty());

    let base = Case::default();
    let merged = mine.merged_with(&theirs, &base, &[LETTERS].into()).unwrap();
    assert!(merged.edits == theirs.edits && merged.kept == theirs.kept);
    let numbers: Vec<_> = merged.attached.all().iter().map(|file| file.number).collect();
    assert_eq!(numbers, [2, 1], "the files of both");
    let merged = mine.merged_with(&theirs, &base, &["exhibits"].into()).unwrap();
    assert!(merged.edits == mine.edits);
    assert_eq!(merged.exhibits, theirs.exhibits);
    let mut without = theirs.clone();
    without.attached.remove(1, "2018-05-02".to_owned(), String::new());
    let merged = theirs.merged_with(&without, &base, &[].into()).unwrap();
    assert!(merged.attached.all().is_empty(), "what either has taken out is out");
}

fn set(case: &mut Case, field: &str, text: &str) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else { panic!("{field}") };
    answer.set_text(text).unwrap();
}

#[test]
fn a_part_is_as_finished_as_where_it_was_taken_from_and_as_whoever_spoke_last_said() {
    let part = |name: &str| CasePart::named(name).unwrap();
    let mut base = Case::default();
    for name in ["health", "social"] {
        base.finished.mark(part(name), true);
    }
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    // Both say the same there: who marked it, or took the mark away, is followed.
    mine.finished.mark(part("efforts"), true);
    theirs.finished.mark(part("remarks"), true);
    mine.finished.mark(part("social"), false);
    theirs.finished.mark(part("health"), false);
    // Both say something else there.
    set(&mut mine, "matter.case_number", "1");
    set(&mut theirs, "matter.case_number", "2");
    theirs.finished.mark(part("matter"), true);
    set(&mut mine, "citizen.name", "Åse");
    mine.finished.mark(part("citizen"), true);
    let names = |case: &Case| -> Vec<&str> {
        let parts = CasePart::ALL.iter().filter(|part| case.finished.has(part));
        parts.map(|part| part.name).collect()
    };
    let kept = mine.merged_with(&theirs, &base, &[].into()).unwrap();
    assert_eq!(names(&kept), ["citizen", "efforts", "remarks"]);
    let taken = mine.merged_with(&theirs, &base, &["matter", "citizen"].into()).unwrap();
    assert_eq!(names(&taken), ["matter", "efforts", "remarks"]);
}

#[test]
fn both_may_have_sealed_letters_and_no_seal_is_lost() {
    let add = |case: &mut Case, day: &str| {
        let seal = CaseSeal::of(case, day.to_owned(), "x".to_owned());
        case.seals.add(seal);
    };
    let mut base = Case::default();
    add(&mut base, "2018-05-01");
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    add(&mut mine, "2018-05-04");
    add(&mut theirs, "2018-05-03");
    let merged = mine.merged_with(&theirs, &base, &[].into()).unwrap();
    let days: Vec<&str> = merged.seals.all().iter().map(|it| it.sealed_on.as_str()).collect();
    assert_eq!(days, ["2018-05-01", "2018-05-03", "2018-05-04"]);
    assert!((0..3).all(|index| merged.seals.is_whole(index)));
    let text = case_file::to_text(&merged).unwrap();
    let again = case_file::parse("sag.json", &text).unwrap();
    assert!(again == merged && (0..3).all(|index| again.seals.is_whole(index)));
    // Going back to one's own version takes none away.
    assert_eq!(mine.clone().keeping_seals_of(&merged).seals.all().len(), 3);
}

#[test]
fn a_change_by_hand_that_was_never_saved_is_offered_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sag.json");
    let mut one = Desktop::new();
    one.answer("citizen.name", "Åse");
    one.save_as(&file);
    one.act(Action::Do(Command::Quit));
    let in_file = case_file::read(&file).unwrap();
    let mut found = in_file.clone();
    found.edit_letter(edit("hearing", "Skrevet i hånden"));
    fs::write(path_of(&file), crate::journal_entries::journal_over(&in_file, found)).unwrap();

    let mut two = Desktop::new();
    two.open(&file);
    let Some(Question::Recovered(recovered)) = two.session.question() else {
        panic!("it was thrown away unasked")
    };
    assert!(recovered.changes.is_empty() && recovered.beside.len() == 1);
    two.act(Action::Reply(Reply::TakeFound));
    assert_eq!(two.session.case().edits.all().len(), 1);
    assert!(two.session.is_dirty());
    two.save();
    assert_eq!(case_file::read(&file).unwrap().edits.all().len(), 1);
}

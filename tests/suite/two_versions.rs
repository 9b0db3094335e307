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

    let merged = mine.merged_with(&theirs, &[LETTERS].into()).unwrap();
    assert!(merged.edits == theirs.edits && merged.kept == theirs.kept);
    let numbers: Vec<_> = merged.attached.all().iter().map(|file| file.number).collect();
    assert_eq!(numbers, [2, 1], "the files of both");
    let merged = mine.merged_with(&theirs, &["exhibits"].into()).unwrap();
    assert!(merged.edits == mine.edits);
    assert_eq!(merged.exhibits, theirs.exhibits);
    let mut without = theirs.clone();
    without.attached.remove(1, "2018-05-02".to_owned(), String::new());
    let merged = theirs.merged_with(&without, &[].into()).unwrap();
    assert!(merged.attached.all().is_empty(), "what either has taken out is out");
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

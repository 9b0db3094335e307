//! Which files a letter may take the place of: its own that nobody has touched, and no other unasked.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use crate::cases::{LIBRARY, example, parse, path};
use crate::words::saved_anew;
use forberedt::case::Case;
use forberedt::case::field::Edit;
use forberedt::document::Whose;
use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Desk, Folders, OfficeDesk};
use forberedt::jobs::job::{Clash, Done, Job, NotWritten, WriteLetter};
use forberedt::writers::seal::{Claim, Obstacle};
use forberedt::writers::{Format, render};

const LETTER: &str = "decision-pension-granted";

fn pension() -> Case {
    parse(&example("pension-granted-2018"))
}

/// The case with another answer.
fn with(mut case: Case, field: &str, text: &str) -> Case {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else { panic!("{field}") };
    answer.set_text(text).unwrap();
    case
}

fn file(case: &Case, format: Format) -> (Vec<u8>, Claim) {
    let (document, _) = LIBRARY.shelf(case).finish(LETTER).unwrap();
    (render(&document, format).unwrap(), Claim::of(&document, format))
}

/// What keeps the letter of one case from taking the place of that of another.
fn obstacle(old: &Case, new: &Case, format: Format) -> Option<Obstacle> {
    file(new, format).1.obstacle(&file(old, format).0)
}

/// A Word or ODT file as another program would save it after a word was changed.
fn edited_word_file(file: &[u8]) -> Vec<u8> {
    saved_anew(file, |text| text.replacen("førtidspension", "førtidspensionen", 1))
}

#[test]
fn a_file_gives_way_to_the_same_letter_of_the_same_case_only() {
    let moved = with(pension(), "citizen.address", "Nyvej 7\n9999 Egelund");
    let renumbered = with(pension(), "matter.case_number", "EK-2018-00999");
    let renamed = with(pension(), "citizen.name", "Åse Lind");
    for format in [Format::Docx, Format::Odt, Format::Pdf] {
        assert!(file(&pension(), format).0 != file(&moved, format).0);
        assert_eq!(obstacle(&pension(), &moved, format), None);
        assert_eq!(obstacle(&pension(), &renumbered, format), Some(Obstacle::OfAnother));
        assert_eq!(obstacle(&pension(), &renamed, format), Some(Obstacle::OfAnother));
        let (document, _) = LIBRARY.shelf(&pension()).finish("overview").unwrap();
        let other = render(&document, format).unwrap();
        assert_eq!(file(&pension(), format).1.obstacle(&other), Some(Obstacle::OfAnother));
    }
    assert_eq!(obstacle(&pension(), &moved, Format::Text), Some(Obstacle::OtherText));
}

#[test]
fn a_letter_that_says_no_number_never_gives_way() {
    let (mut document, _) = LIBRARY.shelf(&pension()).finish(LETTER).unwrap();
    // Many are called the same.
    for name in ["", "jenshansen"] {
        document.whose = Whose::new(vec![String::new(), String::new(), name.to_owned()]);
        for format in [Format::Docx, Format::Odt, Format::Pdf] {
            let old = render(&document, format).unwrap();
            let claim = Claim::of(&document, format);
            assert_eq!(claim.obstacle(&old), Some(Obstacle::Unsaid), "{name}");
        }
    }
}

#[test]
fn a_letter_gives_way_when_more_is_known_of_its_case_and_not_when_less_is() {
    let (mut document, _) = LIBRARY.shelf(&pension()).finish(LETTER).unwrap();
    let whose = |values: [&str; 3]| Whose::new(values.map(str::to_owned).to_vec());
    let [less, more] = [whose(["ek1", "", "bo"]), whose(["ek1", "1111111118", "bo"])];
    for format in [Format::Docx, Format::Odt, Format::Pdf] {
        let mut obstacle = |old: &Whose, new: &Whose| {
            document.whose = old.clone();
            let file = render(&document, format).unwrap();
            document.whose = new.clone();
            Claim::of(&document, format).obstacle(&file)
        };
        assert_eq!(obstacle(&less, &more), None);
        assert_eq!(obstacle(&more, &less), Some(Obstacle::OfAnother));
        assert_eq!(obstacle(&whose(["", "", "bo"]), &more), Some(Obstacle::Unsaid));
    }
}

#[test]
fn a_changed_file_and_a_foreign_one_do_not_give_way() {
    let (odt, claim) = file(&pension(), Format::Odt);
    assert_eq!(claim.obstacle(&edited_word_file(&odt)), Some(Obstacle::Changed));
    let (word, claim) = file(&pension(), Format::Docx);
    assert_eq!(claim.obstacle(&edited_word_file(&word)), Some(Obstacle::Changed));
    assert_eq!(claim.obstacle(&odt), Some(Obstacle::Foreign));
    let stranger = fs::read("templates/logo.png").unwrap();
    assert_eq!(claim.obstacle(&stranger), Some(Obstacle::Foreign));
    let (pdf, claim) = file(&pension(), Format::Pdf);
    // A remark that a reader adds is appended, with a trailer of its own.
    let mut remarked = pdf.clone();
    remarked.extend_from_slice(b"9 0 obj\n<<>>\nendobj\n%%EOF\n");
    assert_eq!(claim.obstacle(&remarked), Some(Obstacle::Changed));
    let mut flipped = pdf.clone();
    flipped[pdf.len() / 2] ^= 1;
    assert_eq!(claim.obstacle(&flipped), Some(Obstacle::Changed));
    for foreign in [stranger.as_slice(), word.as_slice(), b"%PDF-1.7\n/ID [<", b""] {
        assert_eq!(claim.obstacle(foreign), Some(Obstacle::Foreign));
    }
    for (format, whole) in [(Format::Docx, &word), (Format::Odt, &odt)] {
        let broken = &whole[..whole.len() / 2];
        assert_eq!(file(&pension(), format).1.obstacle(broken), Some(Obstacle::Foreign));
    }
}

/// The archive anew with the same parts, in another order or with words of its own behind them.
fn packed_anew(file: &[u8], turned: bool, comment: &str) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let index = if turned { old.len() - 1 - index } else { index };
        new.raw_copy_file(old.by_index_raw(index).unwrap()).unwrap();
    }
    new.set_comment(comment).unwrap();
    new.finish().unwrap().into_inner()
}

#[test]
fn a_change_that_leaves_the_parts_as_they_are_is_seen() {
    for format in [Format::Docx, Format::Odt, Format::Pdf] {
        let (written, claim) = file(&pension(), format);
        assert_eq!(claim.obstacle(&written), None);
        for more in [&b"\0"[..], b"\n", b" ", b"% remark"] {
            let appended = [&written, more].concat();
            assert_eq!(claim.obstacle(&appended), Some(Obstacle::Changed), "{format:?} {more:?}");
            let ahead = [more, &written].concat();
            assert!(claim.obstacle(&ahead).is_some(), "{format:?} {more:?}");
        }
    }
    for (format, sealed) in [(Format::Docx, "docProps/custom.xml"), (Format::Odt, "meta.xml")] {
        let (file, claim) = file(&pension(), format);
        let changed = [
            packed_anew(&file, false, "a remark"),
            packed_anew(&file, true, ""),
            edited_word_file(&file),
        ];
        for other in changed {
            assert_eq!(claim.obstacle(&other), Some(Obstacle::Changed));
        }
        // No byte of the file is outside its seal: not the seal itself, not its sums, not the times of the parts.
        let places = (0..file.len()).step_by(7).chain(file.len() - 400..file.len());
        let parts = memchr::memmem::find_iter(&file, sealed.as_bytes());
        for place in places.chain(parts.flat_map(|at| at - 30..(at + 1200).min(file.len()))) {
            let mut flipped = file.clone();
            flipped[place] ^= 1;
            assert!(claim.obstacle(&flipped).is_some(), "byte {place} of {}", file.len());
        }
    }
}

/// The two names of a PDF, as digits.
fn marks(pdf: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(pdf).into_owned();
    let names = text.rsplit("/ID [<").next().unwrap().split_once(">]").unwrap().0.to_owned();
    let (whose, untouched) = names.split_once("> <").unwrap();
    (whose.to_owned(), untouched.to_owned())
}

#[test]
fn a_seal_tells_nothing_that_the_letter_does_not_print() {
    let first = file(&pension(), Format::Pdf).0;
    // A decision does not print the number, so no guess at it can be tried on the file.
    let other_number = with(pension(), "citizen.cpr", "150965-0619");
    assert!(!String::from_utf8_lossy(&first).contains("0619"));
    assert!(first == file(&other_number, Format::Pdf).0);
    // Both marks hang on every word of the letter: of a letter that was changed, none can be tried.
    let moved = file(&with(pension(), "citizen.address", "Nyvej 7"), Format::Pdf).0;
    assert_ne!(marks(&first).0, marks(&moved).0);
    assert_ne!(marks(&first).1, marks(&moved).1);
    assert_eq!(marks(&first).0.len(), 32);
}

/// A folder with a case in it, and what the program writes from it.
struct Desktop {
    folder: tempfile::TempDir,
}

impl Desktop {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn out(&self, name: &str) -> PathBuf {
        self.path("out").join(name)
    }

    fn write(&self, case: &Case, more: &[&str]) -> Output {
        case_file::write(&self.path("sag.json"), case).unwrap();
        let out = self.path("out");
        Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
            .arg("write")
            .arg(self.path("sag.json"))
            .arg("--out")
            .arg(&out)
            .args(more)
            .output()
            .unwrap()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_command_line_replaces_its_own_files_and_names_all_others() {
    let desktop = Desktop::new();
    let (word, pdf) = ("Afgørelse om førtidspension.docx", "Afgørelse om førtidspension.pdf");
    assert_eq!(desktop.write(&pension(), &[]).status.code(), Some(0));
    let before = fs::read(desktop.out(word)).unwrap();
    let moved = with(pension(), "citizen.address", "Nyvej 7\n9999 Egelund");
    assert_eq!(desktop.write(&moved, &[]).status.code(), Some(0), "its own files");
    let after = fs::read(desktop.out(word)).unwrap();
    assert!(before != after);
    // One edited file, and one that is gone: neither is written.
    let edited = edited_word_file(&after);
    fs::write(desktop.out(word), &edited).unwrap();
    fs::remove_file(desktop.out(pdf)).unwrap();
    let output = desktop.write(&pension(), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains(desktop.out(word).to_str().unwrap()), "{}", told(&output));
    assert!(!told(&output).contains("Overblik over din sag.docx"), "{}", told(&output));
    assert!(fs::read(desktop.out(word)).unwrap() == edited);
    assert!(!desktop.out(pdf).exists());
    assert_eq!(desktop.write(&pension(), &["--replace"]).status.code(), Some(0));
    assert!(fs::read(desktop.out(word)).unwrap() == before);
    assert!(desktop.out(pdf).exists());
    // Another case in the same folder.
    let output = desktop.write(&parse(&example("resource-course-2018")), &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("Overblik over din sag.pdf: Filen er skrevet fra en anden sag"));
    assert!(!desktop.out("Afgørelse om ressourceforløb.pdf").exists());
}

#[test]
fn a_text_gives_way_to_the_same_text_only() {
    let desktop = Desktop::new();
    let text = ["--format", "text", "--letter", LETTER];
    assert_eq!(desktop.write(&pension(), &text).status.code(), Some(0));
    assert_eq!(desktop.write(&pension(), &text).status.code(), Some(0));
    let moved = with(pension(), "citizen.address", "Nyvej 7");
    let output = desktop.write(&moved, &text);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("Afgørelse om førtidspension.txt: Der ligger en tekst"));
}

/// What comes of a letter that the window orders.
fn ordered(case: &Case, path: &Path, clash: Clash) -> (PathBuf, Result<(), NotWritten>) {
    let mut desk = OfficeDesk::new(Folders::default(), Messenger::here());
    desk.carry_out(Job::ReadLibrary);
    let order = WriteLetter {
        letter: LETTER.to_owned(),
        case: Arc::new(case.clone()),
        format: Format::Docx,
        draft: false,
        path: path.to_owned(),
        clash,
        protected_too: false,
        nameless: None,
        case_file: None,
        beside_another: false,
    };
    match desk.carry_out(Job::Write(order)) {
        Some(Done::Written { order, outcome }) => (order.path, outcome),
        _ => panic!("another answer"),
    }
}

#[test]
fn the_window_asks_before_it_replaces_a_changed_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brev.docx");
    let moved = with(pension(), "citizen.address", "Nyvej 7");
    assert_eq!(ordered(&pension(), &path, Clash::Ask).1, Ok(()));
    assert_eq!(ordered(&moved, &path, Clash::Ask).1, Ok(()), "its own file");
    let edited = edited_word_file(&fs::read(&path).unwrap());
    fs::write(&path, &edited).unwrap();
    let outcome = ordered(&moved, &path, Clash::Ask).1;
    assert_eq!(outcome, Err(NotWritten::InTheWay(Obstacle::Changed)));
    let (beside, outcome) = ordered(&moved, &path, Clash::Beside);
    assert_eq!((beside.clone(), outcome), (folder.path().join("brev-2.docx"), Ok(())));
    assert!(fs::read(&path).unwrap() == edited && beside.exists());
    assert_eq!(ordered(&moved, &path, Clash::Replace), (path.clone(), Ok(())));
    assert!(fs::read(&path).unwrap() == fs::read(beside).unwrap());
}

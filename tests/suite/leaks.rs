//! Nothing of a case lies anywhere but in the files that the user chose: a whole journey with words that stand nowhere else, and a
//! search through every file that was written, opened as far as it opens. The same search finds the words where they are planted.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use forberedt::files::locked;
use forberedt::jobs::desk::Folders;
use forberedt::safe::{Opener, Passphrase};
use forberedt::session::action::{Action, ExhibitWish, ScreenWish};
use forberedt::session::action::{Command as Ask, Reply, VersionWish};
use forberedt::session::question::Question;
use forberedt::writers::Format;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::cases::{changed, path};
use crate::locked_session::{Desktop, WORD};
use crate::redaction::said;

/// The citizen's name, what the citizen has said, and a number: none of it stands anywhere in the program.
const NAME: &str = "Zakarias Ångstrømsen";
const OWN_WORDS: &str = "kvababbelsefornemmelse";
const NUMBER: &str = "QX-7731-ÆØ";
const MARKERS: [&str; 4] = ["Zakarias", "Ångstrømsen", OWN_WORDS, NUMBER];

/// However it is composed and capitalised, and whatever breaks its lines.
fn folded(text: &str) -> String {
    let text: String = text.nfc().collect();
    text.to_lowercase().split_whitespace().collect()
}

/// All that can be read in the bytes of a file by somebody without a key.
fn read_all(bytes: &[u8]) -> String {
    let mut all = String::from_utf8_lossy(bytes).into_owned();
    let units = |skip: usize| -> Vec<u16> {
        let pairs = bytes.get(skip..).unwrap_or_default().chunks_exact(2);
        pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect()
    };
    for skip in [0, 1] {
        all.push_str(&String::from_utf16_lossy(&units(skip)));
    }
    // As JSON may write it.
    if all.contains("\\u") {
        let unescaped: String = all
            .split("\\u")
            .enumerate()
            .map(|(index, piece)| match piece.get(..4).filter(|_| index > 0) {
                Some(digits) => match u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
                {
                    Some(sign) => format!("{sign}{}", &piece[4..]),
                    None => piece.to_owned(),
                },
                None => piece.to_owned(),
            })
            .collect();
        all.push_str(&unescaped);
    }
    if bytes.starts_with(b"%PDF") {
        all.push_str(&said(Format::Pdf, bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).unwrap();
            let mut inside = Vec::new();
            // Of a damaged part what can be read is searched.
            let _ = part.read_to_end(&mut inside);
            all.push_str(part.name());
            all.push_str(&read_all(&inside));
        }
        if all.contains("word/document.xml") {
            all.push_str(&said(Format::Docx, bytes));
        }
        if all.contains("content.xml") {
            all.push_str(&said(Format::Odt, bytes));
        }
    }
    let mut pressed = Vec::new();
    if bytes.starts_with(b"\x1f\x8b")
        && flate2::read::GzDecoder::new(bytes).read_to_end(&mut pressed).is_ok()
    {
        all.push_str(&read_all(&pressed));
    }
    all
}

fn markers_in(text: &str) -> Vec<&'static str> {
    let text = folded(text);
    MARKERS.into_iter().filter(|marker| text.contains(&folded(marker))).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

/// Every marker in a folder: in a name, or in what can be read of a file.
fn leaks(folder: &Path) -> Vec<String> {
    let mut leaks = Vec::new();
    for file in files_below(folder) {
        let name = file.strip_prefix(folder).unwrap().display().to_string();
        let bytes = fs::read(&file).unwrap();
        for marker in markers_in(&format!("{name}\n{}", read_all(&bytes))) {
            leaks.push(format!("{name}: {marker}"));
        }
    }
    leaks
}

/// The case of the journey.
fn case() -> serde_json::Value {
    changed(
        "pension-granted-2018",
        &[
            ("citizen.name", json!(NAME)),
            ("matter.case_number", json!(NUMBER)),
            ("work.goal_own", json!(format!("Jeg har en {OWN_WORDS}."))),
        ],
    )
}

/// The folders of the journey: what the program has of its own, and what the user chose.
struct Office(tempfile::TempDir);

impl Office {
    fn new() -> Self {
        let office = Self(tempfile::tempdir().unwrap());
        for name in ["own", "own/tmp", "own/settings", "cases", "letters", "plain"] {
            fs::create_dir(office.at(name)).unwrap();
        }
        let text =
            json!({ "format": "forberedt-case", "version": 5, "written_by": "x", "case": case() });
        fs::write(office.at("plain/case.json"), text.to_string()).unwrap();
        fs::write(office.at("own/word"), WORD).unwrap();
        fs::write(office.at("own/new-word"), "et andet ord for det").unwrap();
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.at(name).display().to_string()
    }

    /// The command line, in a world where all it writes unasked lies below `own`.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
            command.env(name, self.at("own"));
        }
        for name in ["TMPDIR", "XDG_RUNTIME_DIR"] {
            command.env(name, self.at("own/tmp"));
        }
        command.args(arguments).current_dir(self.at("own")).output().unwrap()
    }
}

fn all_said(output: &Output) -> String {
    let said = [output.stdout.as_slice(), output.stderr.as_slice()];
    said.map(String::from_utf8_lossy).concat()
}

#[test]
fn the_command_line_leaves_nothing_of_a_case_where_nobody_chose() {
    let office = Office::new();
    let (plain, file) = (office.text("plain/case.json"), office.text("cases/sag.sag"));
    let (word, new_word) = (office.text("own/word"), office.text("own/new-word"));
    let (letters, out) =
        (office.text("letters"), office.text("letters/Afgørelse om førtidspension - udkast.pdf"));
    let damaged = office.text("cases/itu.sag");
    let key = ["--key-file", word.as_str()];
    let quiet: [(i32, &[&str]); 12] = [
        (0, &["pack", &plain, "--out", &file]),
        (0, &["check", &file]),
        (0, &["letters", &file]),
        (0, &["deadlines", &file, "--today", "2018-04-01"]),
        (0, &["cases", &file, "--today", "2018-04-01"]),
        (
            0,
            &[
                "write",
                &file,
                "--letter",
                "decision-pension-granted",
                "--draft",
                "--format",
                "pdf,docx,odt,text",
                "--out",
                &letters,
            ],
        ),
        (0, &["exhibits", &file, "--add", &out]),
        (0, &["exhibits", &file]),
        (0, &["history", &file]),
        (2, &["check", &damaged]),
        (0, &["rekey", &file, "--new-key-file", &new_word]),
        (2, &["check", &file]),
    ];
    for (code, arguments) in quiet {
        if arguments[0] == "history" {
            let mut bytes = fs::read(&file).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(&damaged, bytes).unwrap();
        }
        let output = office.run(&[arguments, key.as_slice()].concat());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", all_said(&output));
        // What a check, a list of letters or of limits says names fields, never what stands in them.
        assert_eq!(markers_in(&all_said(&output)), [""; 0], "{arguments:?}");
    }
    fs::remove_file(office.at("plain/case.json")).unwrap();
    assert_eq!(leaks(&office.at("own")), [""; 0]);
    // A locked case and its exhibits open to nobody without a key, and the letters are the user's own.
    assert_eq!(leaks(&office.at("cases")), [""; 0]);
    assert!(leaks(&office.at("letters")).len() >= 4, "the same search finds the letters");
    let opener = Opener::Passphrase(Passphrase::typed("et andet ord for det").unwrap());
    let unlocked = locked::unlock(&fs::read(&file).unwrap(), Some(&opener)).unwrap();
    assert_eq!(markers_in(&read_all(&unlocked.text)), MARKERS);
}

#[test]
fn the_window_leaves_nothing_of_a_case_where_nobody_chose() {
    let office = Office::new();
    fs::remove_file(office.at("plain/case.json")).unwrap();
    let settings = Some(office.at("own/settings"));
    let mut one = Desktop::at(Folders { settings, ..Folders::default() });
    one.act(Action::Do(Ask::New));
    one.act(Action::TypePath(office.text("cases/sag.sag")));
    one.act(Action::Reply(Reply::UsePath));
    one.type_passphrase(WORD, WORD);
    one.type_name(NAME);
    for (field, text) in [("matter.case_number", NUMBER), ("work.goal_own", OWN_WORDS)] {
        one.act(Action::Answer(path(field), text.to_owned()));
    }
    let mut all = Vec::new();
    for second in 1..4 {
        one.session.tick(Duration::from_secs(second));
        one.work();
        all.extend(leaks(&office.at("cases")));
    }
    assert!(office.at("cases/.sag.sag.journal").exists());
    one.act(Action::Version(VersionWish::Name("før mødet".to_owned())));
    one.act(Action::ReadLetter("preparatory-plan".to_owned()));
    one.act(Action::TypeFolder(office.text("letters")));
    one.act(Action::WriteAsDraft(true));
    for format in [Format::Pdf, Format::Docx, Format::Odt, Format::Text] {
        one.act(Action::WriteLetter(format));
    }
    let letter = office.at("letters/Rehabiliteringsplanens forberedende del - udkast.pdf");
    assert!(letter.exists(), "{:?}", one.session.message());
    one.act(Action::Exhibit(ExhibitWish::Add(vec![letter])));
    one.act(Action::Do(Ask::Save));
    one.act(Action::Do(Ask::Lock));
    one.act(Action::Screen(ScreenWish::Open));
    assert!(one.session.shut_screen().is_some());
    // The program ends without a word, and is started again.
    drop(one);
    all.extend(leaks(&office.at("cases")));
    let settings = Some(office.at("own/settings"));
    let mut two = Desktop::at(Folders { settings, ..Folders::default() });
    two.act(Action::OpenPath(office.at("cases/sag.sag")));
    assert!(matches!(two.session.question(), Some(Question::Passphrase { .. })));
    two.type_passphrase(WORD, "");
    assert_eq!(two.name(), NAME);
    two.act(Action::Do(Ask::Quit));
    all.extend(leaks(&office.at("cases")));
    all.extend(leaks(&office.at("own")));
    assert_eq!(all, [""; 0]);
    let names: Vec<_> = files_below(&office.at("own"))
        .iter()
        .map(|it| it.file_name().unwrap().to_owned())
        .collect();
    assert!(names.iter().any(|name| name == "recent.json"), "there was something to search");
    assert!(leaks(&office.at("letters")).len() >= 4, "the same search finds the letters");
}

#[test]
fn the_search_finds_what_is_planted_in_every_kind_of_file() {
    let folder = tempfile::tempdir().unwrap();
    let zipped = |name: &str, bytes: &[u8]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let parted = "<w:r><w:t>Ångst</w:t></w:r><w:r><w:t>rømsen</w:t></w:r>";
    let parted_odt = "<text:p>Ångst<text:span>rømsen</text:span></text:p>";
    let capital = "ZAKARIAS ÅNGSTRØMSEN".to_owned();
    let decomposed: String = "Ångstrømsen".nfd().collect();
    let utf16: Vec<u8> = "Zakarias".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut pressed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    pressed.write_all(OWN_WORDS.as_bytes()).unwrap();
    let library = &crate::cases::LIBRARY;
    let case = crate::cases::parse(&case());
    let shelf = library.shelf(&case);
    let document = shelf.draft("decision-pension-granted").unwrap().marked();
    let pdf = forberedt::writers::Printing::of(&document).render(Format::Pdf).unwrap();
    let kinds: Vec<(&str, Vec<u8>)> = vec![
        ("plain.txt", b"... Zakarias ...".to_vec()),
        ("capital.log", capital.into_bytes()),
        ("decomposed.txt", decomposed.into_bytes()),
        ("wide.bin", [b"x".to_vec(), utf16].concat()),
        ("escaped.json", br#"{"a": "\u00c5ngstr\u00f8msen"}"#.to_vec()),
        ("parted.docx", zipped("word/document.xml", parted.as_bytes())),
        ("parted.odt", zipped("content.xml", parted_odt.as_bytes())),
        ("nested.zip", zipped("inner.zip", &zipped("a.txt", NUMBER.as_bytes()))),
        ("pressed.gz", pressed.finish().unwrap()),
        ("letter.pdf", pdf),
        ("broken-lines.txt", b"kvababbelse\nfornemmelse".to_vec()),
        ("Zakarias.tmp", Vec::new()),
    ];
    for (name, bytes) in &kinds {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert!(!leaks(folder.path()).is_empty(), "{name}");
        fs::remove_file(path).unwrap();
    }
    fs::write(folder.path().join("intet.txt"), "Zakaria og ångst").unwrap();
    assert_eq!(leaks(folder.path()), [""; 0]);
}

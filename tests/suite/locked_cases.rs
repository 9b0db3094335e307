//! Locked cases on the command line: they are read wherever a case is, and what stays locked is named.

use crate::command_shape::{code, complained, said};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use forberedt::safe::{KeyFile, Passphrase, SafeRefusal};

const PROGRAM: &str = env!("CARGO_BIN_EXE_forberedt-cli");
const CASE: &str = "examples/pension-granted-2018/case.json";
const LETTER: &str = "decision-pension-granted";

/// A key for these tests, and its public half.
pub(crate) const SECRET: &str =
    "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
pub(crate) const PUBLIC: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

/// The program where nobody can be asked: it has no terminal.
fn forberedt(arguments: &[&str]) -> Output {
    Command::new("setsid").args(["--wait", PROGRAM]).args(arguments).output().unwrap()
}

/// A folder with a key file and what is locked with it.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.write("own.key", format!("# {PUBLIC}\n{SECRET}\n").as_bytes());
        desk
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.folder.path().join(name), bytes).unwrap();
        self.path(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(name)).unwrap()
    }

    fn pack(&self, case: &str, name: &str, key: &str) -> String {
        let out = self.path(name);
        let output = forberedt(&["pack", case, "--out", &out, "--key-file", &self.path(key)]);
        assert_eq!(code(&output), 0, "{}", complained(&output));
        assert_eq!(said(&output), format!("skrevet  {out}\n"));
        out
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn a_case_comes_out_of_its_lock_byte_for_byte() {
    let desk = Desk::new();
    let locked = desk.pack(CASE, "sag.sag", "own.key");
    let key = desk.path("own.key");
    let out = desk.path("igen.json");
    let output = forberedt(&["unpack", &locked, "--out", &out, "--key-file", &key, "--json"]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["file"], out.as_str());
    assert_eq!(desk.read("igen.json"), fs::read(CASE).unwrap());
    assert_eq!(desk.names(), ["igen.json", "own.key", "sag.sag"]);
    let clear = "Egelund".as_bytes();
    assert!(desk.read("igen.json").windows(clear.len()).any(|window| window == clear));
    assert!(!desk.read("sag.sag").windows(clear.len()).any(|window| window == clear));
    #[cfg(unix)]
    for name in ["igen.json", "sag.sag"] {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(desk.path(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name} is nobody else's");
    }
}

#[test]
fn every_command_answers_of_a_locked_case_as_of_the_case() {
    let desk = Desk::new();
    let locked = desk.pack(CASE, "sag.sag", "own.key");
    let key = desk.path("own.key");
    for command in [
        &["letters"][..],
        &["check"],
        &["check", "--json"],
        &["deadlines", "--today", "2018-04-01"],
        &["readability", "--letter", LETTER],
        &["write", "--letter", LETTER],
    ] {
        let with = |case: &str| {
            let case = [command, &[case, "--key-file", &key]].concat();
            forberedt(&case)
        };
        let (plain, sealed) = (with(CASE), with(&locked));
        assert_eq!(said(&sealed), said(&plain), "{command:?}");
        assert_eq!(code(&sealed), code(&plain), "{command:?}: {}", complained(&sealed));
        assert!(said(&sealed).len() > 10, "{command:?}");
    }
}

#[test]
fn a_folder_of_locked_and_plain_cases_is_gone_through_once_each() {
    let desk = Desk::new();
    let inside = desk.folder.path().join("sager");
    fs::create_dir_all(inside.join("Ravn")).unwrap();
    fs::copy("examples/postponed-2018/case.json", inside.join("holm.json")).unwrap();
    desk.write("other.key", age_key_of_another().as_bytes());
    desk.pack(CASE, "sager/Ravn/case.sag", "own.key");
    desk.pack("examples/half-filled/case.json", "sager/lund.SAG", "own.key");
    desk.pack(CASE, "sager/fremmed.sag", "other.key");
    let cases = inside.to_str().unwrap();
    let case = |name: &str| inside.join(name).display().to_string();
    let key = desk.path("own.key");
    let output = forberedt(&["letters", cases, "--key-file", &key]);
    assert_eq!(code(&output), 2);
    let headings: Vec<String> = said(&output)
        .lines()
        .filter_map(|line| line.strip_prefix("== ").map(str::to_owned))
        .collect();
    assert_eq!(headings, [case("Ravn/case.sag"), case("holm.json"), case("lund.SAG")]);
    let told = complained(&output);
    assert!(told.contains(&format!("{}: Nøglen passer ikke", case("fremmed.sag"))), "{told}");
    assert!(told.ends_with("1 fil er sprunget over.\n"), "{told}");
    // Letters go to a folder for each, named as the case is.
    let out = desk.path("breve");
    let arguments = ["letters", cases, "--key-file", &key, "--out", &out];
    assert_eq!(code(&forberedt(&arguments)), 2);
    for folder in ["Ravn", "holm", "lund"] {
        assert!(Path::new(&out).join(folder).join("letters.txt").exists(), "{folder}");
    }
    // Nobody can be asked: that is told once, and every locked case is named.
    let output = forberedt(&["letters", cases]);
    assert_eq!(code(&output), 2);
    let told = complained(&output);
    assert_eq!(told.matches("her er ingen terminal").count(), 1, "{told}");
    for name in ["Ravn/case.sag", "lund.SAG", "fremmed.sag"] {
        assert!(told.contains(&format!("{}: Sagen er låst", case(name))), "{told}");
    }
    assert!(told.ends_with("3 filer er sprunget over.\n"), "{told}");
    assert!(said(&output).contains(&case("holm.json")));
}

/// A second key, the same as nothing else here.
fn age_key_of_another() -> String {
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX\n".to_owned()
}

#[test]
fn what_cannot_be_opened_or_locked_is_refused_with_a_word_on_it() {
    let desk = Desk::new();
    let locked = desk.pack(CASE, "sag.sag", "own.key");
    let key = desk.path("own.key");
    let bytes = desk.read("sag.sag");
    let mut flipped = bytes.clone();
    flipped[bytes.len() / 2] ^= 1;
    let flipped = desk.write("flipped.sag", &flipped);
    let torn = desk.write("torn.sag", &bytes[..bytes.len() - 9]);
    let json = desk.write("json.sag", &fs::read(CASE).unwrap());
    let empty = desk.write("empty.sag", b"");
    let renamed = desk.write("renamed.json", &bytes);
    let public = desk.write("public.key", PUBLIC.as_bytes());
    let lines = desk.write("lines.key", b"one\ntwo\n");
    let space = desk.write("space.key", "blå kat på månen \n".as_bytes());
    let short = desk.write("short.key", b"kat\n");
    let new = desk.path("ny.sag");
    let missing = desk.path("missing.key");
    for (arguments, word) in [
        (vec!["check", &flipped, "--key-file", &key], "Filen er beskadiget"),
        (vec!["check", &torn, "--key-file", &key], "Filen er beskadiget"),
        (vec!["check", &json, "--key-file", &key], "Filen er beskadiget"),
        (vec!["check", &empty, "--key-file", &key], "Filen er beskadiget"),
        (vec!["check", &locked, "--key-file", &public], "kan kun låse"),
        (vec!["check", &locked, "--key-file", &lines], "hverken en adgangskode eller en nøgle"),
        (vec!["check", &locked, "--key-file", &space], "mellemrum"),
        (vec!["check", &locked, "--key-file", &short], "kan ikke åbnes med en adgangskode"),
        (vec!["check", &locked, "--key-file", &missing], "missing.key: Filen kan ikke åbnes"),
        (vec!["check", &locked], "--key-file FIL"),
        (vec!["pack", CASE, "--out", &new], "--key-file FIL"),
        (vec!["pack", CASE, "--out", &new, "--key-file", &short], "mindst 12 tegn"),
        (
            vec!["pack", CASE, "--out", &new, "--key-file", &key, "--recovery", &lines],
            "ikke en offentlig nøgle",
        ),
        (vec!["pack", CASE, "--out", &locked, "--key-file", &key], "ligger allerede en fil"),
        (vec!["pack", CASE, "--out", &desk.path("ny.json"), "--key-file", &key], "ende på .sag"),
        (vec!["pack", &locked, "--out", &new, "--key-file", &key], "låst i forvejen"),
        (vec!["pack", "README.md", "--out", &new, "--key-file", &key], "ikke gyldig JSON"),
        (vec!["unpack", CASE, "--out", &new, "--key-file", &key], "Sagen er ikke låst"),
        (vec!["unpack", &flipped, "--out", &new, "--key-file", &key], "Filen er beskadiget"),
        (vec!["unpack", &locked, "--out", &renamed, "--key-file", &key], "ligger allerede en fil"),
        // A plain text in the locked case's own place would take its older versions with it.
        (
            vec!["unpack", &locked, "--out", &locked, "--key-file", &key, "--replace"],
            "kan ikke ende på .sag",
        ),
        (vec!["rekey", &locked, "--key-file", &key, "--new-key-file", &public], "har en nøgle"),
        (vec!["rekey", CASE, "--key-file", &key], "Sagen er ikke låst"),
        (vec!["key", "--out", &key, "--key-file", &short], "mindst 12 tegn"),
    ] {
        let output = forberedt(&arguments);
        assert_eq!((code(&output), said(&output)), (2, String::new()), "{arguments:?}");
        let told = complained(&output);
        assert!(told.contains(word), "{arguments:?}: {told}");
        assert!(!told.contains(SECRET) && !told.contains("kat"), "{arguments:?}: {told}");
    }
    assert!(!Path::new(&new).exists());
    // It is put down that the case was asked for, and the case itself is what it was.
    let same = desk.path("same.json");
    let output = forberedt(&["unpack", &locked, "--out", &same, "--key-file", &key]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    assert!(desk.read("same.json") == fs::read(CASE).unwrap());
    let output = forberedt(&["check", &renamed, "--key-file", &key]);
    assert_eq!(code(&output), 0, "known by its bytes too: {}", complained(&output));
    let again = ["pack", CASE, "--out", &locked, "--key-file", &key, "--replace"];
    assert_eq!(code(&forberedt(&again)), 0);
    assert!(desk.read("sag.sag") != bytes, "another key each time");
}

#[test]
fn a_passphrase_opens_a_case_until_it_is_changed_and_a_recovery_key_always() {
    let desk = Desk::new();
    let old = desk.write("old.key", "blå kat på månen\n".as_bytes());
    let new = desk.write("new.key", "fire nye gode ord".as_bytes());
    let public = desk.write("public.key", format!("# nødnøgle\n{PUBLIC}\n").as_bytes());
    let locked = desk.path("sag.sag");
    let arguments = ["pack", CASE, "--out", &locked, "--key-file", &old, "--recovery", &public];
    assert_eq!(code(&forberedt(&arguments)), 0);
    let check = |key: &str| forberedt(&["check", &locked, "--key-file", key]);
    assert_eq!(code(&check(&old)), 0);
    let before = parts(&desk.read("sag.sag"));
    let wrong = forberedt(&["rekey", &locked, "--key-file", &new, "--new-key-file", &new]);
    assert_eq!(code(&wrong), 2);
    assert!(complained(&wrong).contains("Adgangskoden passer ikke."), "{}", complained(&wrong));
    assert!(parts(&desk.read("sag.sag")) == before);
    let output = forberedt(&["rekey", &locked, "--key-file", &old, "--new-key-file", &new]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let mut after = parts(&desk.read("sag.sag"));
    let part = "key-passphrase.age";
    let changed = after.insert(part.to_owned(), before[part].clone());
    assert!(changed.as_ref() != before.get(part));
    assert!(after == before, "the passphrase's part alone is another");
    assert!(complained(&output).contains("Kopier af filen"), "{}", complained(&output));
    assert_eq!(code(&check(&new)), 0);
    let refused = check(&old);
    assert_eq!(code(&refused), 2);
    assert!(complained(&refused).contains("sag.sag: Adgangskoden passer ikke."));
    assert_eq!(code(&check(&desk.path("own.key"))), 0);
}

/// The parts of a locked case, by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |index| {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        (part.name().to_owned(), bytes)
    };
    (0..count).map(part).collect()
}

#[test]
fn a_key_of_ones_own_gets_another_passphrase_and_stays_the_same_key() {
    let desk = Desk::new();
    let old = desk.write("old.word", "blå kat på månen\n".as_bytes());
    let new = desk.write("new.word", "fire nye gode ord".as_bytes());
    let key = desk.path("mine");
    let made = forberedt(&["key", "--out", &key, "--key-file", &old]);
    assert_eq!(code(&made), 0, "{}", complained(&made));
    let bytes = desk.read("mine");
    let wrong = forberedt(&["rekey", &key, "--key-file", &new, "--new-key-file", &new]);
    assert_eq!((code(&wrong), desk.read("mine") == bytes), (2, true));
    assert!(complained(&wrong).contains("Adgangskoden passer ikke."), "{}", complained(&wrong));
    let changed = forberedt(&["rekey", &key, "--key-file", &old, "--new-key-file", &new]);
    assert_eq!(code(&changed), 0, "{}", complained(&changed));
    let open = |word: &str| {
        let word = Passphrase::typed(word).unwrap();
        let KeyFile::Locked(key) = KeyFile::read(desk.read("mine").into()).unwrap() else {
            panic!("no locked key")
        };
        key.open(&word, None).map(|key| key.public().to_string())
    };
    assert_eq!(open("blå kat på månen"), Err(SafeRefusal::WrongPassphrase));
    assert_eq!(open("fire nye gode ord").unwrap(), said(&made).trim());
}

/// Without memory the work of a passphrase would end the program in the middle.
#[cfg(target_os = "linux")]
#[test]
fn too_little_memory_is_told() {
    let desk = Desk::new();
    let key = desk.write("word.key", "blå kat på månen\n".as_bytes());
    let out = desk.path("sag.sag");
    let output = Command::new("sh")
        .args(["-c", "ulimit -v 250000; exec \"$0\" \"$@\"", PROGRAM])
        .args(["pack", CASE, "--out", &out, "--key-file", &key])
        .output()
        .unwrap();
    assert_eq!(code(&output), 2, "{}", complained(&output));
    assert!(complained(&output).contains("ikke nok ledig hukommelse"), "{}", complained(&output));
    assert!(!PathBuf::from(out).exists());
}

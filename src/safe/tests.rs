//! What holds for every locked case: who can open it, and that not a byte of it changes unnoticed.
//!
//! Passphrases are locked with little work here, which nothing outside this room can ask for.

use super::archive::{self, CASE, Part};
use super::*;

const TEXT: &[u8] = "{\"format\": \"forberedt-case\", \"navn\": \"Åse Ærø\"}\n".as_bytes();
const LITTLE: u8 = 2;
const WORD: &str = "blå kat på månen";

fn word(text: &str) -> Passphrase {
    Passphrase::typed(text).unwrap()
}

fn by_word(text: &str) -> Opener {
    Opener::Passphrase(word(text))
}

/// A case with each kind of way in, and the secret keys of a caseworker, a second one and the municipality.
fn locked() -> (LockedCase, [OwnKey; 3]) {
    let keys = [OwnKey::generate(), OwnKey::generate(), OwnKey::generate()];
    let ways = [
        WayIn::Passphrase(word(WORD)),
        WayIn::Own(keys[0].public()),
        WayIn::Own(keys[1].public()),
        WayIn::Recovery(keys[2].public()),
    ];
    (LockedCase::lock_by(TEXT, &ways, LITTLE, None).unwrap().0, keys)
}

fn read(bytes: &[u8], opener: &Opener) -> Result<Vec<u8>, SafeRefusal> {
    let locked = LockedCase::read(bytes)?;
    let key = locked.key(opener, None)?;
    Ok(locked.text(&key)?.to_vec())
}

fn part<'a>(parts: &'a [Part], name: &str) -> &'a [u8] {
    &parts.iter().find(|part| part.name == name).unwrap().bytes
}

#[test]
fn each_way_in_opens_the_case_and_no_other_does() {
    let (locked, keys) = locked();
    let bytes = locked.bytes().unwrap();
    assert_eq!(read(&bytes, &by_word(WORD)).unwrap(), TEXT);
    for key in keys {
        assert_eq!(read(&bytes, &Opener::Own(key)).unwrap(), TEXT);
    }
    let wrong = SafeRefusal::WrongPassphrase;
    for text in ["blå kat på Månen", "blå kat på månen.", "bla kat på månen"] {
        assert_eq!(read(&bytes, &by_word(text)), Err(wrong), "{text}");
    }
    let stranger = Opener::Own(OwnKey::generate());
    assert_eq!(read(&bytes, &stranger), Err(SafeRefusal::OtherKey));
    let ways = [WayIn::Own(OwnKey::generate().public())];
    let (without, _) = LockedCase::lock_by(TEXT, &ways, LITTLE, None).unwrap();
    let without = without.bytes().unwrap();
    assert_eq!(read(&without, &by_word(WORD)), Err(SafeRefusal::NoPassphrase));
    let clear = "Åse".as_bytes();
    assert!(!bytes.windows(clear.len()).any(|window| window == clear));
}

#[test]
fn the_parts_bear_the_names_that_the_note_tells_of() {
    let (locked, _) = locked();
    let bytes = locked.bytes().unwrap();
    let names: Vec<String> =
        archive::read(&bytes).unwrap().into_iter().map(|part| part.name).collect();
    let expected =
        ["key-passphrase.age", "key-own.age", "key-own-2.age", "key-recovery.age", "case.age"];
    assert_eq!(names, expected);
    for name in expected {
        assert!(include_str!("read-me.txt").contains(name), "{name}");
    }
}

#[test]
fn a_passphrase_is_the_same_however_its_letters_are_composed() {
    let (locked, _) = locked();
    let bytes = locked.bytes().unwrap();
    let apart = WORD.replace('å', "a\u{30a}");
    assert_eq!(read(&bytes, &by_word(&apart)).unwrap(), TEXT);
    for (text, refusal) in [
        ("", SafeRefusal::EmptyPassphrase),
        (" blå kat på månen", SafeRefusal::SpaceAtTheEnds),
        ("blå kat på månen\t", SafeRefusal::SpaceAtTheEnds),
        ("blå kat på", SafeRefusal::ShortPassphrase),
        // Eleven signs, though more before they are composed.
        ("a\u{30a}a\u{30a}a\u{30a} kat kat", SafeRefusal::ShortPassphrase),
    ] {
        assert_eq!(Passphrase::new(text).err(), Some(refusal), "{text:?}");
    }
    assert!(Passphrase::new(WORD).is_ok());
}

/// Where the bytes of each sealed part lie in the file.
fn sealed_ranges(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let find = |part: Part| {
        let at = bytes.windows(part.bytes.len()).position(|window| window == part.bytes).unwrap();
        at..at + part.bytes.len()
    };
    archive::read(bytes).unwrap().into_iter().map(find).collect()
}

#[test]
fn a_flipped_bit_is_refused_or_changes_nothing() {
    let own = OwnKey::generate();
    let ways = [
        WayIn::Passphrase(word(WORD)),
        WayIn::Own(own.public()),
        WayIn::Recovery(OwnKey::generate().public()),
    ];
    let (locked, _) = LockedCase::lock_by(TEXT, &ways, LITTLE, None).unwrap();
    let bytes = locked.bytes().unwrap();
    let sealed = sealed_ranges(&bytes);
    assert_eq!(sealed.len(), 4);
    let opener = Opener::Own(own);
    let (mut refused, mut unchanged) = (0, 0);
    for at in 0..bytes.len() {
        for flip in [1_u8, 2, 4, 8, 16, 32, 64, 128, 255] {
            let mut other = bytes.clone();
            other[at] ^= flip;
            match read(&other, &opener) {
                Err(_) => refused += 1,
                Ok(text) => {
                    assert_eq!(text, TEXT, "{at} {flip}");
                    assert!(!sealed.iter().any(|range| range.contains(&at)), "{at} {flip}");
                    let kept = LockedCase::read(&other).unwrap().bytes().unwrap();
                    assert!(kept == bytes, "{at} {flip}: what is saved after it is the same");
                    unchanged += 1;
                }
            }
        }
    }
    assert!(refused > bytes.len() * 8 && unchanged > 100, "{refused} {unchanged}");
}

#[test]
fn what_is_cut_off_or_added_is_refused() {
    let (locked, [own, ..]) = locked();
    let bytes = locked.bytes().unwrap();
    let opener = Opener::Own(own);
    for length in 0..bytes.len() {
        assert_eq!(read(&bytes[..length], &opener), Err(SafeRefusal::Damaged), "{length}");
    }
    for more in [&b"\0"[..], b"more", &bytes] {
        let longer = [&bytes, more].concat();
        match read(&longer, &opener) {
            // An archive may stand behind something else; it is whole then.
            Ok(text) => assert!(text == TEXT && more == bytes),
            Err(refusal) => assert_eq!(refusal, SafeRefusal::Damaged),
        }
    }
}

/// The check sums of the archive are for accidents. Whoever mends them still cannot change what a key opens.
#[test]
fn a_part_that_was_changed_on_purpose_is_refused_too() {
    let (locked, [own, ..]) = locked();
    let opener = Opener::Own(own);
    for name in ["key-own.age", CASE] {
        let mut parts = archive::read(&locked.bytes().unwrap()).unwrap();
        parts.retain(|part| ["key-own.age", CASE].contains(&part.name.as_str()));
        let index = parts.iter().position(|part| part.name == name).unwrap();
        for at in 0..parts[index].bytes.len() {
            let mut other = parts.clone();
            other[index].bytes[at] ^= 1;
            let refused = read(&archive::write(&other).unwrap(), &opener);
            assert!(refused.is_err(), "{name} {at}");
        }
        for length in 0..parts[index].bytes.len() {
            let mut other = parts.clone();
            other[index].bytes.truncate(length);
            let refused = read(&archive::write(&other).unwrap(), &opener);
            assert!(refused.is_err(), "{name} {length}");
        }
    }
}

#[test]
fn parts_of_two_cases_do_not_mix_and_unknown_ones_are_refused() {
    let (one, [own, ..]) = locked();
    let (other, _) = locked();
    let opener = Opener::Own(own);
    let mut parts = archive::read(&one.bytes().unwrap()).unwrap();
    let foreign = archive::read(&other.bytes().unwrap()).unwrap();
    parts.last_mut().unwrap().bytes = part(&foreign, CASE).to_vec();
    assert_eq!(read(&archive::write(&parts).unwrap(), &opener), Err(SafeRefusal::Damaged));
    let with = |name: &str| {
        let mut parts = archive::read(&one.bytes().unwrap()).unwrap();
        parts.push(Part { name: name.to_owned(), bytes: b"x".to_vec() });
        archive::write(&parts).unwrap()
    };
    for name in ["notes.txt", "key-.age", "key-a/b.age", "../case.age", "history/"] {
        assert_eq!(read(&with(name), &opener), Err(SafeRefusal::UnknownPart), "{name}");
    }
    let kept = LockedCase::read(&with("history/0001.age")).unwrap().bytes().unwrap();
    assert_eq!(part(&archive::read(&kept).unwrap(), "history/0001.age"), b"x");
    let none = archive::write(&archive::read(&one.bytes().unwrap()).unwrap()[4..]).unwrap();
    assert_eq!(LockedCase::read(&none).err(), Some(SafeRefusal::Damaged), "no way in");
}

#[test]
fn another_passphrase_changes_its_own_part_alone() {
    let (mut locked, [own, ..]) = locked();
    let before = archive::read(&locked.bytes().unwrap()).unwrap();
    let key = locked.key(&Opener::Own(own), None).unwrap();
    locked.set_passphrase_by(&key, &word("fire nye gode ord"), LITTLE, None).unwrap();
    let bytes = locked.bytes().unwrap();
    let after = archive::read(&bytes).unwrap();
    for (old, new) in before.iter().zip(&after) {
        assert_eq!(old.name, new.name);
        assert_eq!(old.bytes != new.bytes, old.name == "key-passphrase.age", "{}", old.name);
    }
    assert_eq!(read(&bytes, &by_word("fire nye gode ord")).unwrap(), TEXT);
    let other = locked.with_text(&key, b"another text").unwrap().bytes().unwrap();
    assert_eq!(read(&other, &by_word("fire nye gode ord")).unwrap(), b"another text");
    for (old, new) in after.iter().zip(archive::read(&other).unwrap()) {
        assert_eq!((&old.name, old.bytes != new.bytes), (&new.name, old.name == CASE));
    }
    assert_eq!(read(&bytes, &by_word(WORD)), Err(SafeRefusal::WrongPassphrase));
}

#[test]
fn a_passphrase_is_locked_with_much_work_and_none_that_is_harder_is_tried() {
    let ways = [WayIn::Passphrase(word(WORD))];
    let (locked, key) = LockedCase::lock(TEXT, &ways, None).unwrap();
    let bytes = locked.bytes().unwrap();
    let mut parts = archive::read(&bytes).unwrap();
    let header = String::from_utf8_lossy(part(&parts, "key-passphrase.age")).into_owned();
    let stanza = header.lines().find(|line| line.starts_with("-> scrypt ")).unwrap();
    assert!(stanza.ends_with(" 18"), "{stanza}");
    assert_eq!(read(&bytes, &by_word(WORD)).unwrap(), TEXT);
    assert_eq!(locked.text(&key).unwrap().as_slice(), TEXT);
    for harder in ["19", "20", "30", "63"] {
        let at = stanza.len() + header.find(stanza).unwrap() - 2;
        parts[0].bytes[at..at + 2].copy_from_slice(harder.as_bytes());
        let refused = read(&archive::write(&parts).unwrap(), &by_word(WORD));
        assert_eq!(refused, Err(SafeRefusal::TooMuchWork), "{harder}");
    }
}

#[test]
fn too_little_memory_is_told_before_a_passphrase_is_tried() {
    let (mut locked, [own, ..]) = locked();
    let short = Some(200 << 20);
    assert_eq!(locked.key(&by_word(WORD), short).err(), Some(SafeRefusal::NoMemory));
    let key = locked.key(&Opener::Own(own.clone()), short).unwrap();
    let refused = locked.set_passphrase(&key, &word(WORD), short);
    assert_eq!(refused, Err(SafeRefusal::NoMemory));
    assert_eq!(own.locked_by(&word(WORD), short).err(), Some(SafeRefusal::NoMemory));
    assert!(locked.key(&by_word(WORD), Some(300 << 20)).is_ok());
}

#[test]
fn a_key_file_is_known_by_what_it_holds() {
    let read = |text: &[u8]| KeyFile::read(Zeroizing::new(text.to_vec()));
    let own = OwnKey::generate();
    let public = own.public().to_string();
    for text in ["blå kat på månen", "blå kat på månen\n", "\u{feff}blå kat på månen\r\n"]
    {
        let Ok(KeyFile::Passphrase(line)) = read(text.as_bytes()) else { panic!("{text:?}") };
        assert_eq!(*line, WORD);
    }
    let secret = age::secrecy::ExposeSecret::expose_secret(&own.0.to_string()).to_owned();
    for text in [format!("{secret}\n"), format!("# public key: {public}\r\n{secret}\r\n")] {
        let Ok(KeyFile::Own(found)) = read(text.as_bytes()) else { panic!("a secret key") };
        assert_eq!(found.public().to_string(), public);
    }
    let Ok(KeyFile::Public(found)) = read(format!("# Lone\n{public}\n").as_bytes()) else {
        panic!("a public key")
    };
    assert_eq!(found.to_string(), public);
    for text in [
        format!("{secret}\n{secret}\n"),
        format!("{}\n", &secret[..secret.len() - 1]),
        "one line\nand another".to_owned(),
        "\n\n".to_owned(),
    ] {
        assert_eq!(read(text.as_bytes()).err(), Some(SafeRefusal::NoKey));
    }
    assert_eq!(read(b"\xff\xfe").err(), Some(SafeRefusal::NoKey));
}

#[test]
fn an_own_key_is_locked_by_a_passphrase() {
    let own = OwnKey::generate();
    let text = format!("{}\n", age::secrecy::ExposeSecret::expose_secret(&own.0.to_string()));
    let seal = |text: &str| {
        let sealed = sealing::to_passphrase(text.as_bytes(), &word(WORD), LITTLE, None).unwrap();
        let Ok(KeyFile::Locked(sealed)) = KeyFile::read(Zeroizing::new(sealed)) else {
            panic!("a locked key")
        };
        sealed
    };
    let sealed = seal(&text);
    let opened = sealed.open(&word(WORD), None).unwrap();
    assert_eq!(opened.public().to_string(), own.public().to_string());
    let wrong = sealed.open(&word("en anden sætning"), None);
    assert_eq!(wrong.err(), Some(SafeRefusal::WrongPassphrase));
    assert_eq!(seal("no key").open(&word(WORD), None).err(), Some(SafeRefusal::NoKey));
}

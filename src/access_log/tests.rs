//! What is counted together, what is let go, and what stays unread.

use super::{
    Access, AccessDeed, AccessLog, Accessor, MOST_BYTES, MOST_ENTRIES, Names, UnreadableLog,
    WORD_LETTERS, when,
};

/// 4 March 2018, 9.30 in Denmark.
const MORNING: i64 = 1_520_152_200;
const HOUR: i64 = 3_600;

fn by(name: &str) -> Accessor {
    Accessor { name: name.to_owned(), ..Accessor::default() }
}

fn noted(accesses: &[(i64, &str, AccessDeed)]) -> AccessLog {
    let mut log = AccessLog::default();
    for (at, name, deed) in accesses {
        log.note(Access { at: *at, by: by(name), deed: deed.clone() });
    }
    log
}

#[test]
fn the_same_on_the_same_danish_day_is_one_line() {
    use AccessDeed::{Opened, Saved};
    let late = MORNING + 14 * HOUR;
    let log = noted(&[
        (MORNING, "Ida", Opened),
        (MORNING + 60, "Bo", Opened),
        (MORNING + HOUR, "Ida", Saved),
        (late, "Ida", Opened),
        // An hour later it is another day in Denmark, though not yet in the world.
        (late + HOUR, "Ida", Opened),
    ]);
    let told: Vec<_> = log
        .entries
        .iter()
        .map(|entry| (when(entry), entry.by.name.as_str(), entry.words(|_| None)))
        .collect();
    let told: Vec<_> =
        told.iter().map(|(when, name, what)| (when.as_str(), *name, what.as_str())).collect();
    assert_eq!(
        told,
        [
            ("4. marts 2018 kl. 9.30–23.30", "Ida", "Åbnede sagen, 2 gange"),
            ("4. marts 2018 kl. 9.31", "Bo", "Åbnede sagen"),
            ("4. marts 2018 kl. 10.30", "Ida", "Gemte ændringer i sagen"),
            ("5. marts 2018 kl. 0.30", "Ida", "Åbnede sagen"),
        ]
    );
}

#[test]
fn the_oldest_lines_go_and_are_counted() {
    let mut log = AccessLog::default();
    for day in 0..i64::try_from(MOST_ENTRIES).unwrap() + 3 {
        let deed = AccessDeed::Opened;
        log.note(Access { at: MORNING + day * 24 * HOUR, by: by("Ida"), deed });
    }
    assert_eq!((log.entries.len(), log.forgotten), (MOST_ENTRIES, 3));
    assert_eq!(log.entries[0].first, MORNING + 3 * 24 * HOUR);
    assert_eq!(AccessLog::read(&log.to_bytes()).unwrap(), log);
}

#[test]
fn the_longest_log_fits_beside_a_case() {
    // What takes most room: four bytes a sign, or two for one.
    let long = "😀\"".repeat(10 * WORD_LETTERS);
    let by = Accessor {
        name: long.clone(),
        title: long.clone(),
        user_id: long.clone(),
        account: long.clone(),
    };
    let mut log = AccessLog::default();
    for day in 0..i64::try_from(MOST_ENTRIES).unwrap() {
        let deed = AccessDeed::Command("redaction".to_owned());
        log.note(Access { at: MORNING + day * 24 * HOUR, by: by.clone(), deed });
    }
    assert_eq!(log.entries[0].by.name.chars().count(), WORD_LETTERS);
    assert!((log.to_bytes().len() as u64) < MOST_BYTES);
}

#[test]
fn a_newer_log_is_told_from_a_damaged_one() {
    let read = |text: &str| AccessLog::read(text.as_bytes());
    assert_eq!(read(r#"{"version":2,"lines":[]}"#), Err(UnreadableLog::Newer));
    assert_eq!(read(r#"{"version":1,"lines":[]}"#), Err(UnreadableLog::Damaged));
    assert_eq!(read("{"), Err(UnreadableLog::Damaged));
    assert_eq!(read(""), Err(UnreadableLog::Damaged));
}

#[test]
fn somebody_is_named_or_numbered() {
    let ida = Accessor {
        name: "Ida Holm".to_owned(),
        title: "sagsbehandler".to_owned(),
        user_id: "ihol".to_owned(),
        account: "IHOL".to_owned(),
    };
    let nobody = Accessor::default();
    let root = Accessor { account: "drift".to_owned(), ..Accessor::default() };
    assert_eq!(Names::Own.of(&ida), "Ida Holm, sagsbehandler (ihol)");
    assert_eq!(Names::Own.of(&root), "Bruger drift");
    assert_eq!(Names::Own.of(&nobody), "Ingen har skrevet, hvem det var");
    let mut log = AccessLog::default();
    for by in [&root, &ida, &root] {
        log.note(Access { at: MORNING, by: by.clone(), deed: AccessDeed::Opened });
    }
    let names = Names::numbers(&log);
    assert_eq!(names.of(&root), "Medarbejder 1");
    assert_eq!(names.of(&ida), "Medarbejder 2");
    // The same person by another title, and nobody known.
    let leader = Accessor { title: "mødeleder".to_owned(), ..ida };
    assert_eq!(names.of(&leader), "Medarbejder 2");
    assert_eq!(names.of(&nobody), "En medarbejder, der ikke er kendt");
}

#[test]
fn signs_that_are_not_seen_are_dropped_wherever_they_come_from() {
    let mut log = AccessLog::default();
    let by = Accessor { name: "Ida\u{1b}[31m \u{202e}Holm\n".to_owned(), ..Accessor::default() };
    log.note(Access { at: MORNING, by, deed: AccessDeed::Opened });
    assert_eq!(log.entries[0].by.name, "Ida [31m Holm");
    let bytes = String::from_utf8(log.to_bytes()).unwrap().replace("Ida", "Ida\\u001b");
    assert_eq!(AccessLog::read(bytes.as_bytes()).unwrap().entries[0].by.name, "Ida [31m Holm");
}

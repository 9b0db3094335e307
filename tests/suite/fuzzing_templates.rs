//! The readers of a municipality's own files (letters, law, letterhead) against files that are nearly right: whatever comes, they
//! answer, and what they take can be used.

use std::sync::LazyLock;

use forberedt::case::Case;
use forberedt::law::{self, LawBook};
use forberedt::letters::{Facts, Letters, Sender};
use forberedt::library::Library;
use forberedt::source_text::SourceText;
use jiff::civil::date;
use toml::Value;

use crate::cases::{example, names, parse};
use crate::fuzzing::{Chance, WORDS, run};

/// Changes one thing somewhere in a file of TOML.
fn mutate(value: &mut Value, chance: &mut Chance) {
    match value {
        Value::Table(fields) if !fields.is_empty() && chance.next(12) > 0 => {
            let name = fields.keys().nth(chance.next(fields.len())).unwrap().clone();
            match chance.next(30) {
                0 => drop(fields.remove(&name)),
                1 => drop(fields.insert("ukendt".to_owned(), Value::Integer(1))),
                2 => {
                    let said = fields.remove(&name).unwrap();
                    fields.insert(format!("{name}s"), said);
                }
                _ => mutate(fields.get_mut(&name).unwrap(), chance),
            }
        }
        Value::Array(items) if !items.is_empty() && chance.next(6) > 0 => {
            let at = chance.next(items.len());
            match chance.next(6) {
                0 => drop(items.remove(at)),
                1 => items.push(items[at].clone()),
                2 => items.swap(at, 0),
                _ => mutate(&mut items[at], chance),
            }
        }
        Value::String(text) => match chance.next(6) {
            0 => *text = (*chance.one(&WORDS)).to_owned(),
            1 => *text = text.repeat(chance.next(3)),
            2 => *text = text.chars().rev().collect(),
            _ => text.push_str(chance.one::<&str>(&WORDS)),
        },
        Value::Integer(number) => {
            *number = *chance.one(&[0, 1, -1, 7, 366, 100_000, i64::MAX, i64::MIN]);
        }
        Value::Float(number) => {
            *number = *chance.one(&[0.0, -0.0, 12.5, 1e300, f64::NAN, f64::INFINITY]);
        }
        Value::Datetime(day) => {
            const DAYS: [&str; 7] = [
                "2018-01-01",
                "0000-01-01",
                "9999-12-31",
                "2024-02-29",
                "1999-12-31",
                "2026-07-01",
                "2020-01-01T00:00:00Z",
            ];
            *day = chance.one(&DAYS).parse().unwrap();
        }
        value => {
            let others = [Value::Boolean(true), Value::Integer(0), Value::from("x")];
            *value = chance.one(&others).clone();
        }
    }
}

fn text_of(name: &str) -> String {
    let path = format!("{}/templates/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

/// A few acts and the files that the law needs, with so few rows that thousands of such laws are read in a second.
static LAW: LazyLock<Vec<(&'static str, Value)>> = LazyLock::new(|| {
    const FILES: [&str; 8] = [
        "aktivloven.toml",
        "digital-post-loven.toml",
        "forvaltningsloven.toml",
        "law.toml",
        "holidays.toml",
        "pension-ages.toml",
        "periods.toml",
        "practice.toml",
    ];
    let mut files: Vec<(&str, Value)> =
        FILES.map(|name| (name, toml::from_str(&text_of(&format!("law/{name}"))).unwrap())).into();
    for (_, file) in &mut files {
        for rows in ["period", "decision"] {
            let Some(rows) = file.get_mut(rows).and_then(Value::as_array_mut) else { continue };
            rows.truncate(3);
            for row in rows {
                // They stand in acts that are not here.
                row.as_table_mut().unwrap().remove("provision");
            }
        }
    }
    files
});

/// Asks a law all that it can be asked.
fn ask(book: &LawBook) {
    for day in book.change_dates().into_iter().take(8).chain([date(1850, 1, 1), date(9000, 1, 1)]) {
        for id in book.ids().take(4) {
            assert!(book.cite(id, day).is_none_or(|holding| !holding.cite.is_empty()), "{id}");
        }
        let _ = (book.on(day).len(), book.practice_on(day).len(), book.pension_date(day));
        for id in book.period_ids() {
            let _ = book.period(id, day).map(|period| period.words);
        }
    }
    let _ = (book.first_day(), book.reach(), book.consolidation("aktivloven", date(2020, 1, 1)));
}

#[test]
fn a_law_that_is_taken_answers_of_every_day() {
    let written =
        |(name, file): &(&str, Value)| ((*name).to_owned(), toml::to_string(file).unwrap());
    let texts: Vec<(String, String)> = LAW.iter().map(written).collect();
    assert!(law::read(&texts).is_ok(), "the law to begin with");
    run("law", 60, |chance| {
        let mut texts = texts.clone();
        let at = chance.next(texts.len());
        let mut file = LAW[at].1.clone();
        for _ in 0..=chance.next(2) {
            mutate(&mut file, chance);
        }
        let Ok(text) = toml::to_string(&file) else { return false };
        texts[at].1 = text;
        if chance.next(10) == 0 {
            bend(&mut texts[at].1, chance);
        }
        let Ok(book) = law::read(&texts) else { return false };
        ask(&book);
        true
    });
}

/// Damages a text in one place, as a person does who types.
fn bend(text: &mut String, chance: &mut Chance) {
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    if signs.is_empty() {
        return;
    }
    let (at, sign) = *chance.one(&signs);
    let instead = *chance.one(&["", "\"", "\n", "{", "%}", "é", "\u{0}", "|", "# ", "**", "1"]);
    text.replace_range(at..at + sign.len_utf8(), instead);
}

#[test]
fn a_letterhead_that_is_taken_stands_on_a_letter() {
    let letterhead: Value = toml::from_str(&text_of("letterhead.toml")).unwrap();
    let mut more = letterhead.clone();
    let lines = more.as_table_mut().unwrap();
    lines.insert("margins".to_owned(), toml::from_str::<Value>("top = 20.0\nleft = 25").unwrap());
    lines.insert("font_size".to_owned(), Value::Float(11.0));
    lines.insert("footer".to_owned(), Value::from("Sag {case_number}"));
    run("letterhead", 500, |chance| {
        let mut file = chance.one(&[letterhead.clone(), more.clone()]).clone();
        for _ in 0..=chance.next(3) {
            mutate(&mut file, chance);
        }
        let Ok(mut text) = toml::to_string(&file) else { return false };
        if chance.next(10) == 0 {
            bend(&mut text, chance);
        }
        let Ok(sender) = Sender::read(&SourceText::new("letterhead.toml", &text)) else {
            return false;
        };
        assert!(!sender.name.trim().is_empty());
        let _ = sender.letterhead(Some("{case_number}"));
        assert_eq!(Sender::read(&SourceText::new("letterhead.toml", &text)).unwrap(), sender);
        true
    });
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::inspect(None).0.unwrap());

/// Letters that stand alone: those that ship, and each part under a heading of its own, all without what they take from elsewhere.
static LETTERS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    const FRONT: &str = "+++\ntitle = \"Et brev\"\nstage = \"decision\"\ndate = \"decision.date\"\n\
                         audience = \"citizen\"\ngroup = \"Afgørelser\"\n+++\n# Et brev\n";
    let mut texts = Vec::new();
    for folder in ["letters", "letters/parts"] {
        let path = format!("{}/templates/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(path).unwrap().flatten() {
            if entry.path().is_file() {
                let front = if folder.ends_with("parts") { FRONT } else { "" };
                let text = std::fs::read_to_string(entry.path()).unwrap();
                let own = text.lines().filter(|line| !line.contains("{% include"));
                texts.push(front.lines().chain(own).map(str::to_owned).collect());
            }
        }
    }
    texts.sort();
    texts.retain(|lines: &Vec<String>| read(&lines.join("\n")).is_some());
    assert!(texts.len() > 30, "{} letters stand alone", texts.len());
    texts
});

fn read(text: &str) -> Option<Letters> {
    let (letters, _) = Letters::read(&[("a.md", text)], &LIBRARY.words, &LIBRARY.law);
    letters.template("a").is_some().then_some(letters)
}

/// Changes one thing in a letter.
fn edit(lines: &mut Vec<String>, chance: &mut Chance) {
    let at = chance.next(lines.len());
    let stranger = chance_letter(chance);
    let stranger = chance.one(stranger).clone();
    match chance.next(9) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, stranger),
        2 => lines.insert(at, lines[at].clone()),
        3 => lines.swap(at, 0),
        4 => bend(&mut lines[at], chance),
        5 => {
            // The value or the question of another line.
            let tag = |line: &str| {
                let from = line.find("{{").or_else(|| line.find("{%"))?;
                let to = from + line[from..].find('}')? + 2;
                (to <= line.len() && line.is_char_boundary(to)).then_some(from..to)
            };
            if let (Some(old), Some(new)) = (tag(&lines[at]), tag(&stranger)) {
                lines[at].replace_range(old, &stranger[new]);
            }
        }
        6 => lines[at].push_str(chance.one::<&str>(&WORDS)),
        7 => lines.insert(at, String::new()),
        _ => lines[at].push_str(" Et ord mere."),
    }
}

fn chance_letter(chance: &mut Chance) -> &'static Vec<String> {
    &LETTERS[chance.next(LETTERS.len())]
}

#[test]
fn a_letter_that_is_taken_can_be_filled() {
    let cases: Vec<Case> = names().iter().map(|name| parse(&example(name))).collect();
    run("template", 60, |chance| {
        let mut lines = chance_letter(chance).clone();
        for _ in 0..=chance.next(2) {
            if !lines.is_empty() {
                edit(&mut lines, chance);
            }
        }
        let Some(letters) = read(&lines.join("\n")) else { return false };
        let Library { law, words, sender, .. } = &*LIBRARY;
        let facts = Facts { case: chance.one(&cases), law, words, sender, duties: None };
        // It may be too long, and says so then.
        let _ = letters.fill("a", &facts);
        true
    });
}

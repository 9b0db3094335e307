//! The front matter of a letter: what it is called, when it is given, and which day it is dated by.

use jiff::civil::Date;
use serde::Deserialize as _;

use crate::case::Case;
use crate::case::stage::Stage;
use crate::danish::nearest::suggestion;
use crate::danish::pasted::{Form, as_meant};
use crate::document::file_name;
use crate::place::FieldPath;
use crate::problem::Problem;

use super::file::File;
use super::header::Reader;
use super::post::{self, Posting};

/// A letter that can be filled (et brev fra biblioteket).
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    /// The name of its file without the ending, such as `decision-pension-refused`.
    pub id: String,
    /// The title in lists and in the file's properties.
    pub title: String,
    /// The step of the case that the letter belongs to.
    pub stage: Stage,
    /// The field that dates the letter.
    pub date: FieldPath,
    /// Other days that may date it: the latest of all that are given does.
    pub or_dates: Vec<FieldPath>,
    /// The day that dates it where none of the others is given.
    pub else_date: Option<FieldPath>,
    pub audience: Audience,
    /// Whether whoever gets it has the exhibits and their list, so that it may name them by number.
    pub has_exhibits: bool,
    /// Whether it is a sheet for the municipality's own use (internt ark), which a case is never nearest to.
    pub is_sheet: bool,
    /// Whether what is new in it since it last went out has a word before it.
    pub marks_news: bool,
    /// Whether it tells every open duty of the case itself (arket siger pligterne), so that none of them stops it.
    pub tells_duties: bool,
    /// How it goes out by post.
    pub post: Posting,
    /// The heading under which lists show it.
    pub group: String,
    /// The named condition that says when the letter can be given.
    pub occasion: String,
}

/// Whom a letter is written to (målgruppe).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Citizen,
    Professional,
}

impl Template {
    /// What a file of the letter is called, but for its ending.
    pub fn file_stem(&self) -> String {
        file_name::stem_of(&self.title, &self.id)
    }

    /// The day that the letter is dated by; none while nobody has given it.
    pub fn dated(&self, case: &Case) -> Option<Date> {
        case.day_at(&self.dated_by(case))
    }

    /// The field that dates the letter as the case stands: the one with the latest day.
    pub fn dated_by(&self, case: &Case) -> FieldPath {
        let days = self.or_dates.iter().chain([&self.date]);
        let given = days.filter_map(|path| Some((case.day_at(path)?, *path)));
        let last = given.max_by_key(|(day, _)| *day).map(|(_, path)| path);
        let instead = || self.else_date.filter(|path| case.day_at(path).is_some());
        last.or_else(instead).unwrap_or(self.date)
    }

    /// The day whose law governs the letter: its own, and that of its step while it has none.
    pub fn law_day(&self, case: &Case) -> Option<Date> {
        self.dated(case).or_else(|| case.governing_date(self.stage))
    }

    /// The groups, in the order in which lists show them.
    pub const GROUPS: [&'static str; 6] = [
        "Forberedelse",
        "Indstilling",
        "Før afgørelsen",
        "Afgørelser",
        "Efter afgørelsen",
        "Til borgeren",
    ];
}

const KEYS: [&str; 15] = [
    "title",
    "stage",
    "date",
    "or_dates",
    "else_date",
    "audience",
    "exhibits",
    "sheet",
    "news",
    "duties",
    "post_title",
    "reply_by",
    "encloses",
    "group",
    "occasion",
];

const AUDIENCES: [(&str, Audience); 2] =
    [("citizen", Audience::Citizen), ("professional", Audience::Professional)];

/// The line with which front matter begins and ends.
pub(in crate::letters) const FENCE: &str = "+++";

/// The text of a file with its front matter blanked out, so that every byte and line keeps its number.
pub(in crate::letters) fn body(file: &File) -> String {
    let Some((_, rest)) = parts(file.text()) else { return file.text().to_owned() };
    let front = file.text().get(..file.text().len() - rest.len()).unwrap_or_default();
    let mut body: String =
        front.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    body.push_str(rest);
    body
}

/// Parts the front matter from the letter.
pub(in crate::letters) fn parts(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix(FENCE)?.strip_prefix('\n')?;
    let end = if inner.starts_with(FENCE) { 0 } else { inner.find("\n+++")? + 1 };
    let (front, rest) = inner.split_at(end);
    let rest = rest.strip_prefix(FENCE)?;
    Some((front, rest.strip_prefix('\n').unwrap_or(rest)))
}

/// Reads the front matter. What cannot be used is complained of, all of it at once.
pub(in crate::letters) fn read(file: &File, problems: &mut Vec<Problem>) -> Option<Template> {
    let Some((front, _)) = parts(file.text()) else {
        problems.push(
            file.fault("template-front-matter", 1, "Skabelonen begynder ikke med oplysninger om brevet mellem to linjer med +++.")
                .with_cure("Skriv title, stage, date, audience og group mellem to linjer med +++ øverst i filen."),
        );
        return None;
    };
    let built_in = file.front.and_then(|tree| toml::Table::deserialize(tree).ok());
    let table = match built_in.map_or_else(|| front.parse(), Ok) {
        Ok(table) => table,
        Err(error) => {
            let line = file.line_of(FENCE.len() + 1 + error.span().map_or(0, |span| span.start));
            problems.push(file.toml_fault(
                "template-front-matter",
                "Oplysningerne øverst i skabelonen",
                line,
                &error,
            ));
            return None;
        }
    };
    let mut reader = Reader { file, table: &table, problems, sound: true };
    for key in table.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        reader.fault(
            "template-unknown-key",
            key,
            &format!("Nøglen {key} findes ikke."),
            suggestion(key, &KEYS),
        );
    }
    let title = reader.text("title").map(|title| as_meant(title, Form::OneLine).into_owned());
    if title.as_deref().is_some_and(|title| title.contains("{{")) {
        reader.fault(
            "template-bad-title",
            "title",
            "Titlen må ikke have felter i sig.",
            "Den står i filens egenskaber og må ikke vise, hvem brevet er til.",
        );
    }
    let stage = reader.one_of("stage", "template-bad-stage", &Stage::NAMED);
    let date = reader.date();
    let or_dates = reader.or_dates();
    let else_date = match table.get("else_date").map(toml::Value::as_str) {
        None => None,
        Some(day) => reader.day("else_date", day.unwrap_or_default()),
    };
    let audience = reader.one_of("audience", "template-bad-audience", &AUDIENCES);
    // A citizen is a party to the case and has them all.
    let has_exhibits = reader.yes("exhibits") || audience == Some(Audience::Citizen);
    let is_sheet = reader.yes("sheet");
    let marks_news = reader.yes("news");
    let tells_duties = reader.yes("duties");
    let post = post::read(&mut reader, is_sheet);
    let group = reader.group();
    let occasion = if table.contains_key("occasion") {
        reader.occasion()
    } else {
        Some(file.stem().to_owned())
    };
    let sound = reader.sound;
    let template = Template {
        id: file.stem().to_owned(),
        title: title?,
        stage: stage?,
        date: date?,
        or_dates,
        else_date,
        audience: audience?,
        has_exhibits,
        is_sheet,
        marks_news,
        tells_duties,
        post,
        group: group?,
        occasion: occasion?,
    };
    sound.then_some(template)
}

impl Reader<'_> {
    fn date(&mut self) -> Option<FieldPath> {
        let text = self.text("date")?;
        self.day("date", text)
    }

    /// The other days that may date the letter; a key that is left out names none.
    fn or_dates(&mut self) -> Vec<FieldPath> {
        let days = match self.table.get("or_dates") {
            None => return Vec::new(),
            Some(toml::Value::Array(days)) => days.iter().map(toml::Value::as_str).collect(),
            Some(_) => vec![None],
        };
        let mut found = Vec::new();
        for day in days {
            match day {
                Some(day) => found.extend(self.day("or_dates", day)),
                None => {
                    let message = "or_dates skal være en liste af datofelter.";
                    self.fault("template-front-matter", "or_dates", message, "");
                }
            }
        }
        found
    }

    fn group(&mut self) -> Option<String> {
        let text = self.text("group")?;
        if Template::GROUPS.contains(&text) {
            return Some(text.to_owned());
        }
        self.fault(
            "template-bad-group",
            "group",
            &format!("Gruppen »{text}« findes ikke."),
            suggestion(text, &Template::GROUPS),
        );
        None
    }

    fn occasion(&mut self) -> Option<String> {
        let text = self.text("occasion")?;
        let kebab = text.split('-').all(|word| {
            !word.is_empty()
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if kebab {
            return Some(text.to_owned());
        }
        self.fault(
            "template-bad-occasion",
            "occasion",
            &format!("Anledningen {text} er ikke et navn med små bogstaver og bindestreger."),
            "",
        );
        None
    }
}

//! How what was found stands to the case: new, there already, or told otherwise.

use std::collections::HashMap;

use super::{FoundField, FoundPaper};
use crate::case::Case;
use crate::case::field::{Answered, State, View};
use crate::case::kind::Kind;
use crate::case::plan::Exhibit;
use crate::danish::one_line::in_one_line;
use crate::place::FieldPath;

/// How an answer stands to the case (hvordan svaret står til sagen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldStanding {
    New,
    /// The case says the same.
    Same,
    /// The case says something else, and keeps it: why there is no answer, or the answer as it is shown.
    Conflict(State, String),
    /// The item of the list that it would stand in is about something else.
    OtherItem,
}

impl FieldStanding {
    /// In words.
    pub fn words(&self) -> &'static str {
        match self {
            Self::New => "Nyt",
            Self::Same => "Står i sagen i forvejen",
            Self::Conflict(State::NotRelevant, _) => {
                "Sagen siger »ikke relevant«, og det bliver stående"
            }
            Self::Conflict(State::Unknown, _) => "Sagen siger »vides ikke«, og det bliver stående",
            Self::Conflict(..) => "Sagen siger noget andet, og det bliver stående",
            Self::OtherItem => "Punktet i sagen handler om noget andet",
        }
    }

    /// The name that other programs know it by.
    pub fn key(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Conflict(..) => "conflict",
            Self::OtherItem => "other_item",
        }
    }
}

/// How a paper stands to the case (hvordan papiret står til sagen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperStanding {
    New,
    /// The case has it as the exhibit of that place in its list.
    InCase(usize),
    /// It stands twice in the file, first as the paper of that place.
    Twice(usize),
}

impl PaperStanding {
    /// In words.
    pub fn words(self) -> String {
        match self {
            Self::New => "Nyt bilag".to_owned(),
            Self::InCase(place) => {
                format!("Er bilag i sagen i forvejen, som nummer {} på listen", place + 1)
            }
            Self::Twice(place) => format!("Står to gange i filen, først som papir {}", place + 1),
        }
    }

    /// The name that other programs know it by.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InCase(_) => "in_case",
            Self::Twice(_) => "twice",
        }
    }
}

/// Holds each answer against the case; `said` is a case that says what was found and nothing else.
pub(super) fn of_fields(fields: &[FoundField], said: &Case, case: &Case) -> Vec<FieldStanding> {
    let mut standings: Vec<FieldStanding> =
        fields.iter().map(|field| of_field(&field.path, said, case)).collect();
    // What is said of one application does not fit another.
    let items: Vec<_> = fields.iter().map(|field| field.path.list()).collect();
    for (at, item) in items.iter().enumerate() {
        let is_conflict =
            |other: usize| matches!(standings[other], FieldStanding::Conflict(State::Given, _));
        let differs = || (0..items.len()).any(|other| items[other] == *item && is_conflict(other));
        if item.is_some() && standings[at] == FieldStanding::New && differs() {
            standings[at] = FieldStanding::OtherItem;
        }
    }
    standings
}

fn of_field(path: &FieldPath, said: &Case, case: &Case) -> FieldStanding {
    // A list that somebody has answered for as a whole has no room.
    let mut list = FieldPath::new(path.section(), "");
    for step in path.steps() {
        list = list.beside(step.list);
        match case.find(&list).map(View::state) {
            Some(state @ (State::Unknown | State::NotRelevant)) => {
                return FieldStanding::Conflict(state, String::new());
            }
            _ => list = list.at(step.index, ""),
        }
    }
    let Some(own) = case.answer(path) else { return FieldStanding::New };
    match (own.state(), said.answer(path)) {
        (State::NotAnswered, _) => FieldStanding::New,
        (state @ (State::Unknown | State::NotRelevant), _) => {
            FieldStanding::Conflict(state, String::new())
        }
        (State::Given, _) if !own.is_filled() => FieldStanding::New,
        (State::Given, Some(said)) if is_same(own, said) => FieldStanding::Same,
        (State::Given, _) => FieldStanding::Conflict(State::Given, own.shown().into_owned()),
    }
}

/// Whether two answers say the same, however each is typed.
fn is_same(own: &dyn Answered, said: &dyn Answered) -> bool {
    let plain = |answer: &dyn Answered| match answer.kind() {
        Kind::Cpr => super::holding_on::digits(answer.text()),
        Kind::Address => in_one_line(&answer.shown().replace(',', " ")),
        _ => in_one_line(&answer.shown()),
    };
    let (own, said) = (plain(own), plain(said));
    let is_phone =
        |text: &str| text.chars().all(|sign| sign.is_ascii_digit() || " +".contains(sign));
    let packed = |text: &str| text.replace(' ', "");
    own == said || (is_phone(&own) && is_phone(&said) && packed(&own) == packed(&said))
}

/// Holds each paper against the exhibits of the case, and against those before it in the file.
pub(super) fn of_papers(papers: &[FoundPaper], case: &Case) -> Vec<PaperStanding> {
    let known = |exhibit: &Exhibit| {
        let title = in_one_line(exhibit.title.filled().unwrap_or_default()).to_lowercase();
        let day = exhibit.date.date().map(|day| day.to_string());
        (title, day.or_else(|| exhibit.date.filled().map(str::to_owned)).unwrap_or_default())
    };
    let mut own = HashMap::new();
    for (place, exhibit) in case.exhibits.list.items().iter().enumerate() {
        own.entry(known(exhibit)).or_insert(place);
    }
    let mut earlier = HashMap::new();
    let standing = |(place, paper): (usize, &FoundPaper)| {
        let title = in_one_line(paper.text("title")).to_lowercase();
        let key = (title, paper.text("date").to_owned());
        if let Some(place) = own.get(&key) {
            return PaperStanding::InCase(*place);
        }
        match *earlier.entry(key).or_insert(place) {
            first if first == place => PaperStanding::New,
            first => PaperStanding::Twice(first),
        }
    };
    papers.iter().enumerate().map(standing).collect()
}

//! What of an answer is new to the case, and taking it in: new items beside those that are there, never in the place of one.

use super::{Observations, ObservedRow};
use crate::case::Case;
use crate::case::answer::Answer;
use crate::case::field::{Answered, State};
use crate::case::plan::{Functioning, Seen};
use crate::danish::one_line::in_one_line;
use crate::library::Library;

/// An answer held against the case (et skema, holdt op mod sagen).
#[derive(Clone, Debug)]
pub struct Taking {
    /// The rows, each as it would stand in the case, and whether it stands there already.
    pub rows: Vec<(ObservedRow, RowStanding)>,
    items: Vec<Functioning>,
    /// Whether somebody has said of the case's list that it is not relevant, or that the answer is not known.
    pub list: State,
}

/// How a row stands to the case (hvordan rækken står til sagen).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStanding {
    New,
    /// The case has it word for word, as the item of that place in its list.
    InCase(usize),
    /// It stands twice in the answer, first in the row of that place.
    Twice(usize),
}

impl RowStanding {
    /// In words; none of a row that is new.
    pub fn words(self) -> Option<String> {
        match self {
            Self::New => None,
            Self::InCase(place) => {
                Some(format!("Står i sagen i forvejen, som nummer {}", place + 1))
            }
            Self::Twice(place) => {
                Some(format!("Står to gange i skemaet, først som række {}", place + 1))
            }
        }
    }
}

impl Taking {
    /// Holds an answer against the case.
    pub fn of(found: &Observations, case: &Case) -> Self {
        let list = &case.social.functioning;
        let items: Vec<Functioning> = found.rows.iter().map(|row| item(row, found)).collect();
        let standing = |(place, item): (usize, &Functioning)| {
            let in_case = list.items().iter().position(|own| is_same(own, item));
            let twice = || items.iter().take(place).position(|earlier| is_same(earlier, item));
            match in_case {
                Some(own) => RowStanding::InCase(own),
                None => twice().map_or(RowStanding::New, RowStanding::Twice),
            }
        };
        let standings: Vec<RowStanding> = items.iter().enumerate().map(standing).collect();
        let state = match list.state() {
            State::Given => State::NotAnswered,
            state => state,
        };
        Self { rows: found.rows.iter().cloned().zip(standings).collect(), items, list: state }
    }

    /// Whether somebody has answered for the list that it has nothing to hold. That is not overwritten.
    pub fn is_barred(&self) -> bool {
        matches!(self.list, State::Unknown | State::NotRelevant)
    }

    /// Why nothing may be taken in, in words.
    pub fn barred(&self, library: &Library) -> Option<String> {
        let state = match self.list {
            State::Unknown => "vides ikke",
            State::NotRelevant => "ikke relevant",
            State::Given | State::NotAnswered => return None,
        };
        let list = library.words.label("social.functioning");
        Some(format!(
            "Listen »{list}« er sat til »{state}« i sagen. Ret det i sagen, før rækkerne kan tages ind."
        ))
    }

    /// How many rows are new.
    pub fn new_rows(&self) -> usize {
        self.rows.iter().filter(|(_, standing)| *standing == RowStanding::New).count()
    }

    /// The case with the new rows that are wanted, by their places; none where there is nothing to add, or nothing may be.
    pub fn taken_into(&self, case: &Case, wanted: impl Fn(usize) -> bool) -> Option<Case> {
        if self.is_barred() {
            return None;
        }
        let mut taken = case.clone();
        let mut list = taken.social.functioning.items().to_vec();
        let before = list.len();
        for (place, ((_, standing), item)) in self.rows.iter().zip(&self.items).enumerate() {
            if *standing == RowStanding::New && wanted(place) {
                list.push(Functioning { id: taken.new_item(), ..item.clone() });
            }
        }
        if list.len() == before {
            return None;
        }
        taken.social.functioning = Answer::Given(list);
        Some(taken)
    }
}

/// The row as the case holds it: seen by who filled the form in, and dated by the row or else by the form.
fn item(row: &ObservedRow, found: &Observations) -> Functioning {
    let mut item = Functioning { seen: Answer::Given(Seen::Observed), ..Functioning::default() };
    let by: Vec<&str> = [&found.name, &found.work]
        .iter()
        .map(|it| it.as_str())
        .filter(|it| !it.is_empty())
        .collect();
    let date = if row.at.is_empty() { &found.day } else { &row.at };
    let by = by.join(", ");
    let texts: [(&mut dyn Answered, &str); 5] = [
        (&mut item.description, &row.seen),
        (&mut item.place, &row.place),
        (&mut item.considerations, &row.considerations),
        (&mut item.described_by, &by),
        (&mut item.date, date),
    ];
    for (answer, text) in texts {
        // Only a choice refuses a text, and none of these is one.
        let _ = answer.set_text(text);
    }
    item
}

/// Whether two say the same, whatever their ids, area and exhibits are. A day may be typed in many ways.
fn is_same(own: &Functioning, other: &Functioning) -> bool {
    let words = |item: &Functioning| {
        let texts: [&dyn Answered; 5] =
            [&item.description, &item.place, &item.considerations, &item.described_by, &item.date];
        texts.map(|it| in_one_line(&it.shown()))
    };
    words(own) == words(other)
}

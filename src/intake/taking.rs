//! What of an export is new to a case, and taking it in: beside what stands there, never in the place of it.

use jiff::civil::Date;

use super::papers::FoundPaper;
use super::standing::{FieldStanding, PaperStanding, of_fields, of_papers};
use super::values::said_by;
use super::{Export, FoundField};
use crate::case::Case;
use crate::case::field::{Edit, State, View};
use crate::case::origins::{AnswerOrigin, OriginFile};
use crate::place::{FieldPath, ItemId};

/// An export held against a case (udtrækket, holdt op mod sagen).
#[derive(Clone)]
pub struct Intake {
    pub fields: Vec<(FoundField, FieldStanding)>,
    pub papers: Vec<(FoundPaper, PaperStanding)>,
    /// Whether somebody has said of the list of exhibits that it is not relevant, or that the answer is not known.
    pub list: State,
    /// A case that says what was found and nothing else.
    said: Case,
}

impl Intake {
    /// Holds an export against a case.
    pub fn of(export: &Export, case: &Case) -> Self {
        let said = said_by(&export.fields);
        let fields = of_fields(&export.fields, &said, case);
        let papers = of_papers(&export.papers, case);
        let list = View::List(&case.exhibits.list).state();
        Self {
            fields: export.fields.iter().cloned().zip(fields).collect(),
            papers: export.papers.iter().cloned().zip(papers).collect(),
            list,
            said,
        }
    }

    /// Why the papers may not be taken in, in words.
    pub fn barred(&self) -> Option<&'static str> {
        match self.list {
            State::Unknown => Some(
                "Listen »Bilag« er sat til »vides ikke« i sagen. Ret det i sagen, før papirerne kan tages ind.",
            ),
            State::NotRelevant => Some(
                "Listen »Bilag« er sat til »ikke relevant« i sagen. Ret det i sagen, før papirerne kan tages ind.",
            ),
            State::Given | State::NotAnswered => None,
        }
    }

    /// What was found, as a person reads it.
    pub fn shown(&self, field: &FoundField) -> String {
        let answer = self.said.answer(&field.path);
        answer.map_or_else(|| field.text.clone(), |answer| answer.shown().into_owned())
    }

    /// How many answers are new.
    pub fn new_fields(&self) -> usize {
        self.fields.iter().filter(|(_, standing)| *standing == FieldStanding::New).count()
    }

    /// How many papers are new, and may come in.
    pub fn new_papers(&self) -> usize {
        let all = self.papers.iter().filter(|(_, standing)| *standing == PaperStanding::New);
        if self.barred().is_some() { 0 } else { all.count() }
    }

    /// Whether the case has all that it may take.
    pub fn is_all_in(&self) -> bool {
        self.new_fields() + self.new_papers() == 0
    }

    /// In how many fields the case says something else.
    pub fn conflicts(&self) -> usize {
        let is_other = |standing: &FieldStanding| {
            matches!(standing, FieldStanding::Conflict(..) | FieldStanding::OtherItem)
        };
        self.fields.iter().filter(|(_, standing)| is_other(standing)).count()
    }

    /// The case with what is new and wanted, by the places among the fields and among the papers; none where that is nothing. `on` is
    /// the day on which it is taken in.
    pub fn taken_into(
        &self,
        case: &Case,
        wants_field: impl Fn(usize) -> bool,
        wants_paper: impl Fn(usize) -> bool,
        on: Date,
    ) -> Option<Case> {
        let mut taken = case.clone();
        let on = on.to_string();
        let mut items: Vec<(FieldPath, FieldPath)> = Vec::new();
        let mut count = 0;
        for (at, (field, standing)) in self.fields.iter().enumerate() {
            if *standing != FieldStanding::New || !wants_field(at) {
                continue;
            }
            let place = place_in(&mut taken, &field.path, &mut items);
            if let Some(Edit::Answer(answer)) = taken.find_mut(&place)
                && answer.set_text(&field.text).is_ok()
            {
                count += 1;
                let place = taken.lasting(&place).address();
                taken.origins.add(AnswerOrigin { place, file: field.file, on: on.clone() });
            }
        }
        for (at, (paper, standing)) in self.papers.iter().enumerate() {
            if *standing == PaperStanding::New && self.barred().is_none() && wants_paper(at) {
                add_exhibit(&mut taken, paper, &on);
                count += 1;
            }
        }
        if count == 0 {
            return None;
        }
        taken.name_items();
        Some(taken)
    }
}

/// Where a found answer comes to stand. An item that the case lacks is added behind those that it has; `items` knows which.
fn place_in(
    case: &mut Case,
    path: &FieldPath,
    items: &mut Vec<(FieldPath, FieldPath)>,
) -> FieldPath {
    let Some((list, step)) = path.list() else { return *path };
    let sought = list.at(step.index, "");
    if let Some((_, there)) = items.iter().find(|(known, _)| *known == sought) {
        return there.beside(path.field());
    }
    // The outer list of a list within an item is the first to have its item.
    let outer = place_in(case, &list, items);
    let len = match case.find(&outer) {
        Some(View::List(list)) => list.len(),
        _ => return *path,
    };
    let (index, id) = if step.index < len {
        match case.find(&outer) {
            Some(View::List(list)) => (step.index, list.id(step.index)),
            _ => (step.index, ItemId::NONE),
        }
    } else {
        let id = case.new_item();
        if let Some(Edit::List(list)) = case.find_mut(&outer) {
            list.add(id);
        }
        (len, id)
    };
    let there = outer.item(index, id, path.field());
    items.push((sought, there));
    there
}

/// Adds a paper as the last exhibit, with the next number.
fn add_exhibit(case: &mut Case, paper: &FoundPaper, on: &str) {
    let list = FieldPath::new("exhibits", "list");
    let numbers = case.exhibits.list.items().iter().filter_map(|it| it.cited_number());
    let number = (numbers.max().unwrap_or_default() + 1).to_string();
    let id = case.new_item();
    let Some(Edit::List(exhibits)) = case.find_mut(&list) else { return };
    exhibits.add(id);
    let index = exhibits.len().saturating_sub(1);
    for (name, text) in paper.parts().chain([("number", number.as_str())]) {
        if let Some(Edit::Answer(answer)) = case.find_mut(&list.item(index, id, name)) {
            // Whatever no choice takes was refused when it was read.
            let _ = answer.set_text(text);
        }
    }
    let place = format!("exhibits.list[#{}]", id.0);
    let file: OriginFile = paper.file;
    case.origins.add(AnswerOrigin { place, file, on: on.to_owned() });
}

//! A case made for an occasion alone: it gives the letter and holds nothing else, so that the law behind a letter can be tried on any
//! day.

use jiff::civil::Date;

use super::Need::{Asked, Either, Filled, Goes, Is, IsNot, OpenFinding, OpenQuestion, Ruling};
use super::{BENEFIT, Need, Occasion, RULED};
use crate::case::Case;
use crate::case::address::field;
use crate::case::field::Edit;
use crate::case::kind::Kind;
use crate::case::scalar::Scalar;
use crate::place::{FieldPath, ItemId};

impl Occasion {
    /// A case that asks for the letter, with every day of it on `day` (en prøvesag). It is full of gaps.
    pub fn trial(&self, day: Date) -> Case {
        let mut case = Case::default();
        let day = day.to_string();
        for section in Case::SECTIONS {
            for (_, field) in
                case.section_mut(section).map(|section| section.fields_mut()).unwrap_or_default()
            {
                if let Edit::Answer(answer) = field
                    && answer.kind() == Kind::Day
                {
                    // A day takes any text.
                    let _ = answer.set_text(&day);
                }
            }
        }
        for need in self.needs {
            need.meet(&mut case);
        }
        case
    }
}

impl Need {
    fn meet(&self, case: &mut Case) {
        match self {
            Is(path, [first, ..]) => {
                if *path == BENEFIT || *path == RULED {
                    Filled(field!(decision.rulings)).meet(case);
                }
                answer(case, path, first);
            }
            Is(_, []) | IsNot(..) | OpenFinding | Goes(_) | Either([]) => {}
            Either([first, ..]) => first.meet(case),
            Filled(path) => match case.find_mut(path) {
                Some(Edit::List(list)) if list.is_empty() => list.add(ItemId::NONE),
                Some(Edit::Answer(field)) if !field.is_filled() => {
                    let _ = field.set_text("–");
                }
                _ => {}
            },
            OpenQuestion(to) | Asked(to) => {
                let list = field!(questions.list);
                Filled(list).meet(case);
                answer(case, &field!(questions.list[0].to), to.text());
                // A day takes any text.
                if let Some(day) = case.questions.followed_up.filled().map(str::to_owned) {
                    answer(case, &field!(questions.list[0].asked), &day);
                }
            }
            Ruling(benefit, outcome) => {
                Filled(field!(decision.rulings)).meet(case);
                answer(case, &BENEFIT, benefit);
                answer(case, &RULED, outcome);
            }
        }
    }
}

/// The keys come from the table of occasions; one that is wrong leaves the letter unavailable, and a test sees it.
fn answer(case: &mut Case, path: &FieldPath, key: &str) {
    if let Some(Edit::Answer(answer)) = case.find_mut(path) {
        let _ = answer.set_text(key);
    }
}

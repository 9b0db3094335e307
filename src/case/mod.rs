//! What a case is: the citizen, the plan's sections, the health checklist, the recommendation, the process, the decision.
//!
//! Typed structs hold the case; each section lists its own fields. Labels and help texts live elsewhere, and nothing
//! here knows the law, a screen, a disk or the clock.

pub mod answer;
pub mod checklist;
pub mod cpr;
pub mod dates;
pub mod decision;
pub mod field;
pub mod kind;
pub mod person;
pub mod plan;
pub mod process;
pub mod recommendation;
pub mod scalar;
pub mod section;
pub mod shared;
pub mod so_far;
pub mod spot;
pub mod stage;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::problem::FieldPath;
use field::{Edit, Section, View};
use stage::Stage;

macro_rules! case {
    ($($(#[$inner:meta])* $section:ident: $type:ty,)+) => {
        /// A case (en sag). Its copies share every section that neither of them has changed.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct Case {
            $($(#[$inner])* #[serde(default)] pub $section: shared::Shared<$type>,)+
        }

        impl Case {
            /// The names of the sections, in the order in which a person meets them.
            pub const SECTIONS: &'static [&'static str] = &[$(stringify!($section)),+];

            pub fn section(&self, name: &str) -> Option<&dyn Section> {
                match name {
                    $(stringify!($section) => Some(&*self.$section),)+
                    _ => None,
                }
            }

            pub fn section_mut(&mut self, name: &str) -> Option<&mut dyn Section> {
                match name {
                    $(stringify!($section) => Some(&mut *self.$section),)+
                    _ => None,
                }
            }
        }
    };
}

case! {
    /// Master data: the citizen (borgeren).
    citizen: person::Citizen,
    /// Master data: the matter (sagen).
    matter: person::Matter,
    work: plan::Work,
    strengths: plan::Strengths,
    social: plan::Social,
    health: plan::Health,
    efforts: plan::Efforts,
    support_history: plan::SupportHistory,
    remarks: plan::Remarks,
    exhibits: plan::Exhibits,
    checklist: checklist::Checklist,
    recommendation: recommendation::Recommendation,
    process: process::Process,
    decision: decision::Decision,
    overrides: decision::Overrides,
}

impl Case {
    /// The day whose law governs a step of the case (den dag, hvis regler gælder). No other place says which day governs.
    pub fn governing_date(&self, stage: Stage) -> Option<Date> {
        let process = &self.process;
        match stage {
            Stage::Plan => self.matter.plan_begun.date(),
            Stage::Recommendation => self.recommendation.meeting_date.date(),
            Stage::Hearing => [
                &process.hearing_sent,
                &process.transition_told,
                &process.transition_date,
                &process.delay_told,
                &process.disagreement_date,
            ]
            .into_iter()
            .find_map(answer::Answer::date)
            .or_else(|| self.governing_date(Stage::Recommendation)),
            Stage::Decision => self.decision.date.date(),
            Stage::Complaint => process.reassessed.date().or_else(|| self.decision.date.date()),
        }
    }

    /// The field at a path; none where the path names nothing.
    pub fn find(&self, path: &FieldPath) -> Option<View<'_>> {
        let (section, steps) = split(path)?;
        let mut section = self.section(section)?;
        let (last, steps) = steps.split_last()?;
        for step in steps {
            let View::List(list) = section.field(step.name)? else { return None };
            section = list.item(step.index?)?;
        }
        match last.index {
            None => section.field(last.name),
            Some(_) => None,
        }
    }

    /// The field at a path, to change.
    pub fn find_mut(&mut self, path: &FieldPath) -> Option<Edit<'_>> {
        let (section, steps) = split(path)?;
        let mut section = self.section_mut(section)?;
        let (last, steps) = steps.split_last()?;
        for step in steps {
            let Edit::List(list) = section.field_mut(step.name)? else { return None };
            section = list.item_mut(step.index?)?;
        }
        match last.index {
            None => section.field_mut(last.name),
            Some(_) => None,
        }
    }
}

struct Step<'a> {
    name: &'a str,
    index: Option<usize>,
}

/// Splits `work.jobs[2].hours` into its section and steps.
fn split(path: &FieldPath) -> Option<(&str, Vec<Step<'_>>)> {
    let mut parts = path.0.split('.');
    let section = parts.next()?;
    let steps = parts
        .map(|part| match part.split_once('[') {
            None => Some(Step { name: part, index: None }),
            Some((name, index)) => {
                Some(Step { name, index: Some(index.strip_suffix(']')?.parse().ok()?) })
            }
        })
        .collect::<Option<Vec<_>>>()?;
    Some((section, steps))
}

//! The parts of a case as a person works through them, in five phases. Most are a section; a section whose fields belong to several
//! phases is cut into parts.

use super::address::field;
use crate::place::FieldPath;

/// Where in its course a case is worked on (sagens fase).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Forberedelse.
    Preparation,
    /// Møde.
    Meeting,
    /// Høring.
    Hearing,
    /// Afgørelse.
    Decision,
    /// Efter.
    After,
}

impl Phase {
    /// The phases, in their order.
    pub const ALL: [Self; 5] =
        [Self::Preparation, Self::Meeting, Self::Hearing, Self::Decision, Self::After];

    /// The parts of this phase, in the order in which a person meets them.
    pub fn parts(self) -> impl Iterator<Item = &'static CasePart> {
        CasePart::ALL.iter().filter(move |part| part.phase == self)
    }
}

/// A part of a case that is worked on as one (en del af sagen).
#[derive(Debug)]
pub struct CasePart {
    pub name: &'static str,
    pub section: &'static str,
    pub phase: Phase,
    fields: Fields,
}

/// Which fields of its section a part has.
#[derive(Debug)]
enum Fields {
    All,
    These(&'static [FieldPath]),
    /// Those that no other part of the section has.
    Rest,
}

const fn whole(name: &'static str, phase: Phase) -> CasePart {
    CasePart { name, section: name, phase, fields: Fields::All }
}

const PLANNED: &[FieldPath] = &[
    field!(process.planned_meeting),
    field!(process.meeting_time),
    field!(process.planned_decision),
];

const ADVICE: &[FieldPath] = &[
    field!(process.manifest_why),
    field!(process.coordinator_asked),
    field!(process.coordinator_questions),
    field!(process.coordinator_weighed),
    field!(process.coordinator_address),
    field!(process.coordinator_date),
    field!(process.coordinator_statement),
    field!(process.terminally_ill),
    field!(process.undoubted_why),
];

const RE_PRESENTATION: &[FieldPath] = &[
    field!(process.disagreement_date),
    field!(process.disagreement_why),
    field!(process.disagreement_new),
];

const COMPLAINT: &[FieldPath] = &[
    field!(process.complaint_received),
    field!(process.complaint_own),
    field!(process.reassessed),
    field!(process.reassessment),
    field!(process.reassessment_result),
    field!(process.reassessment_rulings),
    field!(process.reassessment_next),
    field!(process.reassessment_why),
    field!(process.forwarded),
];

impl CasePart {
    /// All parts, in the order in which a person meets them.
    pub const ALL: &'static [Self] = &[
        whole("citizen", Phase::Preparation),
        whole("matter", Phase::Preparation),
        whole("work", Phase::Preparation),
        whole("strengths", Phase::Preparation),
        whole("social", Phase::Preparation),
        whole("health", Phase::Preparation),
        whole("efforts", Phase::Preparation),
        whole("support_history", Phase::Preparation),
        whole("remarks", Phase::Preparation),
        whole("exhibits", Phase::Preparation),
        whole("contacts", Phase::Preparation),
        whole("questions", Phase::Preparation),
        whole("checklist", Phase::Preparation),
        Self {
            name: "planned",
            section: "process",
            phase: Phase::Preparation,
            fields: Fields::These(PLANNED),
        },
        whole("enough", Phase::Preparation),
        whole("recommendation", Phase::Meeting),
        Self {
            name: "advice",
            section: "process",
            phase: Phase::Meeting,
            fields: Fields::These(ADVICE),
        },
        Self { name: "process", section: "process", phase: Phase::Hearing, fields: Fields::Rest },
        Self {
            name: "re_presentation",
            section: "process",
            phase: Phase::Decision,
            fields: Fields::These(RE_PRESENTATION),
        },
        whole("decision", Phase::Decision),
        whole("overrides", Phase::Decision),
        Self {
            name: "complaint",
            section: "process",
            phase: Phase::After,
            fields: Fields::These(COMPLAINT),
        },
    ];

    /// The part of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|part| part.name == name)
    }

    /// The part that a field belongs to.
    pub fn of(path: &FieldPath) -> Option<&'static Self> {
        Self::ALL.iter().find(|part| part.holds(path))
    }

    /// Whether a field belongs to this part.
    pub fn holds(&self, path: &FieldPath) -> bool {
        let outermost = path.steps().next().map_or(path.field(), |step| step.list);
        path.section() == self.section && self.has(outermost)
    }

    /// Whether the part is a section from end to end, and so is called like it.
    pub fn is_section(&self) -> bool {
        matches!(self.fields, Fields::All)
    }

    /// Whether a field of the section belongs to this part.
    pub fn has(&self, field: &str) -> bool {
        let names = |fields: &[FieldPath]| fields.iter().any(|known| known.field() == field);
        match self.fields {
            Fields::All => true,
            Fields::These(fields) => names(fields),
            Fields::Rest => !Self::ALL.iter().any(|part| {
                part.section == self.section
                    && matches!(part.fields, Fields::These(fields) if names(fields))
            }),
        }
    }
}

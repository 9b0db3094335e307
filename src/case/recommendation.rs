//! The rehabilitation team's recommendation (rehabiliteringsteamets indstilling).

use super::dates::Day;
use super::person::YesNo;
use super::scalar::{Line, Number, Prose};
use super::section::{choice, item, section};

choice! {
    /// Whether a participant was at the meeting (fremmøde).
    pub enum Attendance {
        Present = "present",
        Video = "video",
        Absent = "absent",
    }
}

item! {
    /// A participant in the meeting (mødedeltager), with the profession's own view. Who is named and whose attendance nobody has told
    /// was there, or is to come.
    pub struct Participant {
        name: Line,
        profession: Line,
        view: Prose,
        attendance: Attendance,
    }
}

impl Recommendation {
    /// Who is in the meeting, or was: those named of whom it is not told that they stayed away.
    pub fn members(&self) -> impl Iterator<Item = &Participant> {
        self.participants.items().iter().filter(|participant| !participant.stayed_away())
    }
}

impl Participant {
    /// Whether it is told that they stayed away.
    pub fn stayed_away(&self) -> bool {
        self.attendance.is(Attendance::Absent)
    }
}

choice! {
    /// What the team recommends (indstillingens udfald).
    pub enum TeamOutcome {
        Pension = "pension",
        Fleksjob = "fleksjob",
        /// A fleksjob of very few hours, to be developed (fleksjob med få timer).
        FleksjobFewHours = "fleksjob_few_hours",
        ResourceCourse = "resource_course",
        /// Vocational rehabilitation (revalidering).
        VocationalRehabilitation = "vocational_rehabilitation",
        /// Support for a firm of one's own (tilskud til selvstændige).
        SelfEmployedSupport = "self_employed_support",
        OtherEffort = "other_effort",
        /// The case is put off (udsættelse).
        Postponed = "postponed",
    }
}

item! {
    /// A kind of job that the team thinks of (type af arbejde og arbejdsfunktioner).
    pub struct JobKind {
        kind: Line,
        functions: Prose,
    }
}

item! {
    /// An effort that the team recommends (anbefalet indsats).
    pub struct RecommendedEffort {
        effort: Line,
        purpose: Prose,
    }
}

section! {
    /// The recommendation (indstilling). What an outcome demands stands in fields that start with its name.
    pub struct Recommendation {
        meeting_date: Day,
        participants: Vec<Participant>,
        citizen_present: YesNo,
        absent_why: Prose,
        companion: Line,
        views_own: Prose,
        outcome: TeamOutcome,
        job_matters: Prose,
        social_matters: Prose,
        health_matters: Prose,
        pension_why_lasting: Prose,
        pension_why_insufficient: Prose,
        fleksjob_clarified: Prose,
        fleksjob_not_ordinary: Prose,
        fleksjob_kinds: Vec<JobKind>,
        fleksjob_considerations: Prose,
        fleksjob_support: Prose,
        /// Hours a week that the citizen can work.
        fleksjob_hours: Number,
        fleksjob_development: Prose,
        course_need: Prose,
        course_goal: Prose,
        course_efforts: Vec<RecommendedEffort>,
        course_order: Prose,
        course_follow_up: Prose,
        course_mentor: Prose,
        course_return: YesNo,
        firm_why_reduced: Prose,
        other_effort: Prose,
        other_why: Prose,
        other_support: Prose,
        postponed_missing: Prose,
        postponed_why: Prose,
        postponed_who: Line,
        postponed_until: Day,
    }
}

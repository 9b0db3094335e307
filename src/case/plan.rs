//! The preparatory plan (rehabiliteringsplanens forberedende del), in the order of its headings.
//!
//! The citizen's own words stand in fields whose names end in `_own`; a professional's words never do.

use super::cited::CitedExhibits;
use super::dates::{Day, When};
use super::person::YesNo;
use super::scalar::{AddressLines, Line, Number, Prose};
use super::section::{choice, item, section};

item! {
    /// A schooling or course (uddannelse).
    pub struct Education {
        period: When,
        subject: Line,
        school: Line,
        completed: YesNo,
    }
}

item! {
    /// A job that the citizen has held (ansættelse).
    pub struct Employment {
        period: When,
        employer: Line,
        function: Line,
        /// Hours a week.
        hours: Number,
        why_ended: Prose,
    }
}

section! {
    /// Job and education (job og uddannelse).
    pub struct Work {
        goal_own: Prose,
        wishes_own: Prose,
        education: Vec<Education>,
        jobs: Vec<Employment>,
        experience: Prose,
        challenges_own: Prose,
        challenges: Prose,
        firm_tasks: Prose,
        firm_hard_tasks: Prose,
        /// Hours a week in the citizen's own firm.
        firm_hours: Number,
        firm_last_24_months: Prose,
    }
}

section! {
    /// Personal strengths and resources (personlige styrker og ressourcer).
    pub struct Strengths {
        strengths_own: Prose,
        strengths: Prose,
        interests_own: Prose,
        network: Prose,
        what_works: Prose,
    }
}

choice! {
    /// The area of daily life, after the activity chapters of ICF (område efter ICF).
    pub enum Area {
        Learning = "learning",
        Tasks = "tasks",
        Communication = "communication",
        Mobility = "mobility",
        SelfCare = "self_care",
        Household = "household",
        Relations = "relations",
        WorkLife = "work_life",
        Community = "community",
    }
}

choice! {
    /// Whether somebody saw it or was told it (iagttaget eller fortalt).
    pub enum Seen {
        Observed = "observed",
        Told = "told",
    }
}

item! {
    /// How the citizen manages an area of daily life (funktionsevne i hverdagen).
    pub struct Functioning {
        area: Area,
        description: Prose,
        /// Where it was seen or told of (stedet).
        place: Line,
        /// With which considerations and which help (hensyn og hjælp).
        considerations: Prose,
        described_by: Line,
        date: When,
        seen: Seen,
        exhibit: CitedExhibits,
    }
}

section! {
    /// Social conditions (sociale forhold).
    pub struct Social {
        household: Prose,
        housing: Prose,
        economy: Prose,
        network: Prose,
        challenges_own: Prose,
        challenges: Prose,
        functioning: Vec<Functioning>,
    }
}

item! {
    /// A diagnosis (diagnose).
    pub struct Diagnosis {
        name: Line,
        primary: YesNo,
        since: When,
        by: Line,
        exhibit: CitedExhibits,
    }
}

choice! {
    /// How far a treatment has come (behandlingens stade).
    pub enum TreatmentStage {
        Planned = "planned",
        Ongoing = "ongoing",
        Ended = "ended",
    }
}

item! {
    /// A treatment (behandling).
    pub struct Treatment {
        what: Line,
        place: Line,
        period: When,
        stage: TreatmentStage,
        effect: Prose,
        exhibit: CitedExhibits,
    }
}

item! {
    /// An examination under way (igangværende undersøgelse).
    pub struct Examination {
        what: Line,
        place: Line,
        expected: When,
        /// The day on which it was ordered (bestilt).
        ordered: Day,
    }
}

item! {
    /// A consideration that the citizen needs at work (skånehensyn).
    pub struct Consideration {
        need: Line,
        reason: Prose,
        source: Line,
        exhibit: CitedExhibits,
    }
}

section! {
    /// Health (helbred).
    pub struct Health {
        description_own: Prose,
        meaning_for_work_own: Prose,
        diagnoses: Vec<Diagnosis>,
        treatments: Vec<Treatment>,
        examinations: Vec<Examination>,
        considerations: Vec<Consideration>,
        /// The citizen's own doctor (egen læge).
        gp_name: Line,
        gp_address: AddressLines,
        /// The day on which the doctor was asked what the papers leave open.
        gp_questioned: Day,
        /// The last day for the doctor's answer to those questions.
        gp_answer_by: Day,
        /// The day on which the GP's statement LÆ 265 was asked for.
        gp_requested: Day,
        gp_received: Day,
        /// Why the case does without the statement (hvorfor attesten kan undværes).
        gp_left_out_why: Prose,
        gp_summary: Prose,
    }
}

choice! {
    /// The kind of an effort (indsatsens art).
    pub enum InterventionKind {
        WorkTrial = "work_trial",
        WageSubsidy = "wage_subsidy",
        Fleksjob = "fleksjob",
        Course = "course",
        ResourceCourse = "resource_course",
        JobClarification = "job_clarification",
        Mentor = "mentor",
        SocialSupport = "social_support",
        HealthCourse = "health_course",
        Other = "other",
    }
}

choice! {
    /// Whether the considerations were met (om skånehensynene blev opfyldt).
    pub enum Met {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
}

item! {
    /// A municipal, employment, social or health effort (indsats).
    pub struct Intervention {
        kind: InterventionKind,
        /// The day on which it was ordered (bestilt), and the day on which it should begin.
        ordered: Day,
        begins: Day,
        period: When,
        place: Line,
        function: Line,
        /// Hours a week at the place.
        hours_attended: Number,
        /// Hours a week of effective work.
        hours_effective: Number,
        considerations_met: Met,
        outcome: Prose,
        source: Line,
        exhibit: CitedExhibits,
    }
}

section! {
    /// The efforts so far (indsatser).
    pub struct Efforts {
        interventions: Vec<Intervention>,
        experience_own: Prose,
        /// Who is asked to try the citizen's ability to work (leverandør).
        supplier_name: Line,
        supplier_address: AddressLines,
        supplier_ordered: Day,
        /// What is ordered: from which day until which, how many hours a week, and the last day for the report.
        supplier_from: Day,
        /// The day on which it really began.
        supplier_begun: Day,
        supplier_until: Day,
        supplier_hours: Number,
        supplier_report_by: Day,
    }
}

item! {
    /// A period on a benefit (periode på en ydelse).
    pub struct SupportPeriod {
        benefit: Line,
        from: When,
        to: When,
    }
}

section! {
    /// The history of support (forsørgelseshistorik).
    pub struct SupportHistory {
        periods: Vec<SupportPeriod>,
    }
}

section! {
    /// The citizen's remarks on the plan (borgerens bemærkninger).
    pub struct Remarks {
        remarks_own: Prose,
        own_version: YesNo,
        made_together: YesNo,
        /// The day of the letter that tells what is new since the citizen saw it last (brevet om det nye).
        news_told: Day,
    }
}

choice! {
    /// The group of an exhibit (bilagets gruppe).
    pub enum ExhibitGroup {
        Medical = "medical",
        Supplier = "supplier",
        Other = "other",
    }
}

item! {
    /// An exhibit (bilag).
    pub struct Exhibit {
        number: Number,
        title: Line,
        group: ExhibitGroup,
        date: Day,
        sender: Line,
        pages: Number,
    }
}

/// The highest number that a text can refer to.
const HIGHEST: u32 = 9999;

impl Exhibit {
    /// The number by which a text can refer to the exhibit; none where it has none, or one that no text can name.
    pub fn cited_number(&self) -> Option<u32> {
        self.number.filled()?.trim().parse().ok().filter(|number| *number <= HIGHEST)
    }
}

section! {
    /// The exhibits (bilag).
    pub struct Exhibits {
        list: Vec<Exhibit>,
    }
}

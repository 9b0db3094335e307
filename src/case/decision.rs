//! The municipality's decision (afgørelse).

use super::cited::CitedExhibits;
use super::dates::{Day, When};
use super::person::{Benefit, YesNo};
use super::recommendation::TeamOutcome;
use super::scalar::{Line, Number, Practice, Prose, Provision};
use super::section::{choice, item, section};

choice! {
    /// Granted or refused (bevilling eller afslag).
    pub enum Outcome {
        Granted = "granted",
        Refused = "refused",
    }
}

item! {
    /// One decision of those given in the same letter (en afgørelse): on what, with which result, and why.
    pub struct Ruling {
        benefit: Benefit,
        outcome: Outcome,
        /// The day from which it has effect (virkning fra).
        effect_from: Day,
        reason: Prose,
    }
}

choice! {
    /// Whether something was given weight (vægt).
    pub enum Weight {
        Given = "weighed",
        NotGiven = "not_weighed",
    }
}

item! {
    /// A main consideration behind the discretion (hovedhensyn).
    pub struct MainConsideration {
        consideration: Prose,
        weight: Weight,
        why: Prose,
    }
}

item! {
    /// A fact and the weight it was given (oplysning med vægt).
    pub struct WeighedFact {
        fact: Prose,
        exhibit: CitedExhibits,
        weight: Weight,
        why: Prose,
    }
}

item! {
    /// A concrete job function that the citizen can do (konkret arbejdsfunktion).
    pub struct JobFunction {
        function: Line,
        tasks: Prose,
        considerations: Prose,
        /// Hours a week.
        hours: Number,
        why_realistic: Prose,
    }
}

item! {
    /// Other help that was considered (anden hjælp).
    pub struct OtherHelp {
        help: Line,
        assessment: Prose,
    }
}

item! {
    /// What happens next (næste skridt).
    pub struct NextStep {
        what: Prose,
        who: Line,
        when: When,
    }
}

item! {
    /// A rule that the decision-maker adds to those of the letter (yderligere regel).
    pub struct Rule {
        provision: Provision,
    }
}

item! {
    /// A principle decision that the decision-maker relies on (principmeddelelse).
    pub struct PracticePick {
        number: Practice,
    }
}

section! {
    /// The decision (afgørelse). The first ruling is the one the letter is about; the others are given at the same time.
    pub struct Decision {
        date: Day,
        rulings: Vec<Ruling>,
        follows_recommendation: YesNo,
        /// The day on which the case was put before the team again (genforelæggelse).
        re_presented: Day,
        /// What the team said when it saw the case again (teamets andet svar).
        re_presented_outcome: TeamOutcome,
        re_presented_why: Prose,
        main_considerations: Vec<MainConsideration>,
        facts: Vec<WeighedFact>,
        job_functions: Vec<JobFunction>,
        /// An effort named in place of or beside a job function (nærmere angivet indsats).
        named_effort: Prose,
        /// Hours a week in the fleksjob that is granted.
        fleksjob_hours: Number,
        fleksjob_few_hours: YesNo,
        fleksjob_considerations: Prose,
        fleksjob_development: Prose,
        course_goal: Prose,
        course_until: Day,
        course_coordinator: Line,
        other_help: Vec<OtherHelp>,
        views_own: Prose,
        views_answer: Prose,
        /// How the rule for those under 40 is used (hvordan reglen for de yngre er brugt).
        young_why: Prose,
        rules: Vec<Rule>,
        practice: Vec<PracticePick>,
        next_steps: Vec<NextStep>,
    }
}

item! {
    /// A warning that somebody chose to set aside, and why (tilsidesat advarsel). It counts for one place, and for the words
    /// that stood there.
    pub struct Override {
        /// The name of the check.
        check: Line,
        /// The address of the field.
        place: Line,
        /// What stood there when the warning was set aside.
        answer: Prose,
        /// What the warning named: a word, a day, a number.
        about: Line,
        reason: Prose,
        by: Line,
        date: Day,
    }
}

item! {
    /// That somebody has looked up the rules that the law files do not vouch for (opslag i reglerne).
    pub struct LookUp {
        /// The letter whose rules were looked up; those of the whole case where none is named.
        letter: Line,
        by: Line,
        date: Day,
    }
}

section! {
    /// The warnings set aside in this case, and the rules looked up for it (tilsidesatte advarsler og opslag).
    pub struct Overrides {
        list: Vec<Override>,
        looked_up: Vec<LookUp>,
    }
}

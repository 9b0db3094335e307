//! The citizen and the matter: master data (stamdata).

use super::cpr::Cpr;
use super::dates::Day;
use super::scalar::{AddressLines, Line};
use super::section::{choice, item, section};

choice! {
    /// Yes or no (ja eller nej).
    pub enum YesNo {
        Yes = "yes",
        No = "no",
    }
}

choice! {
    /// Who acts for the citizen (repræsentant).
    pub enum RepresentativeRole {
        /// A guardian (værge).
        Guardian = "guardian",
        /// A party representative (partsrepræsentant).
        PartyRepresentative = "party_representative",
        /// Somebody with a power of attorney (fuldmægtig).
        Proxy = "proxy",
    }
}

section! {
    /// The citizen (borgeren).
    pub struct Citizen {
        name: Line,
        cpr: Cpr,
        address: AddressLines,
        phone: Line,
        email: Line,
        /// Whether letters go by Digital Post; the delivery counts differently on paper.
        digital_post: YesNo,
        language: Line,
        interpreter: YesNo,
        representative_name: Line,
        representative_role: RepresentativeRole,
        representative_contact: AddressLines,
        /// Where letters to a guardian go (værgens adresse).
        representative_address: AddressLines,
    }
}

choice! {
    /// The present support (nuværende forsørgelse).
    pub enum Support {
        SocialAssistance = "social_assistance",
        EducationAssistance = "education_assistance",
        SicknessBenefit = "sickness_benefit",
        ResourceBenefit = "resource_benefit",
        UnemploymentBenefit = "unemployment_benefit",
        FlexUnemploymentBenefit = "flex_unemployment_benefit",
        Wages = "wages",
        OwnBusiness = "own_business",
        SelfSupporting = "self_supporting",
        Other = "other",
    }
}

choice! {
    /// The track of the case (sagens spor).
    pub enum Track {
        /// Ordinary, by way of the rehabilitation team (almindelig sag med rehabiliteringsteam).
        Team = "team",
        /// On the existing basis (på det foreliggende grundlag).
        ExistingBasis = "existing_basis",
        /// Manifestly futile to develop the ability to work (åbenbart formålsløs).
        ManifestlyFutile = "manifestly_futile",
        /// Undoubted refusal without the team (utvivlsomt afslag).
        UndoubtedRefusal = "undoubted_refusal",
    }
}

choice! {
    /// The way of preparing the case, where the law has known two (sagens vej).
    pub enum Way {
        /// The rehabilitation plan and the team's recommendation (den gamle vej).
        Old = "old_way",
        /// The joint description and the health coordinator's advice (den nye vej).
        New = "new_way",
    }
}

choice! {
    /// What a citizen can apply for, and a municipality can decide on (ydelse).
    pub enum Benefit {
        /// Early retirement pension (førtidspension).
        Pension = "pension",
        /// Fleksjob.
        Fleksjob = "fleksjob",
        /// Resource course (ressourceforløb).
        ResourceCourse = "resource_course",
        /// Support for a self-employed person (tilskud til selvstændig).
        SelfEmployedSupport = "self_employed_support",
        /// Senior early retirement pension (seniorførtidspension).
        SeniorPension = "senior_pension",
    }
}

item! {
    /// An application (ansøgning): for what, and when.
    pub struct Application {
        benefit: Benefit,
        date: Day,
    }
}

section! {
    /// The matter (sagen): its number, its people and its track.
    pub struct Matter {
        case_number: Line,
        unit: Line,
        caseworker: Line,
        caseworker_phone: Line,
        meeting_leader: Line,
        decision_maker: Line,
        support: Support,
        support_note: Line,
        applications: Vec<Application>,
        track: Track,
        self_employed: YesNo,
        /// The day on which the citizen said yes to the municipality asking others (samtykke).
        consent: Day,
        plan_begun: Day,
        /// The day on which a citizen near the pension age was told of the senior pension (vejledt om seniorpension).
        senior_guided: Day,
        /// Whether the case is begun before the citizen can get a pension, and meant so.
        begun_before_adult: YesNo,
        /// The day on which the joint description was finished (den samlede beskrivelse).
        description_made: Day,
        /// Which way a case goes that was begun by the old one and goes on after its end.
        way: Way,
        /// Who looked the rule of transition up, and when.
        way_by: Line,
        way_on: Day,
    }
}

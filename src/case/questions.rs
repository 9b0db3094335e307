//! The questions that the municipality has asked others, and what came back (spørgsmål og svar).
//!
//! A question stands here once, from the day on which it is asked until it is answered. The letters that ask it print it from
//! here, a follow-up letter asks what is left, and the health checklist is told which of its answers wait for one.

use jiff::civil::Date;

use super::Case;
use super::checklist::Checklist;
use super::cited::CitedExhibits;
use super::dates::Day;
use super::field::Answered;
use super::plan::Seen;
use super::scalar::{AddressLines, Line, Prose, Scalar};
use super::section::{choice, item, section};
use crate::place::FieldPath;

choice! {
    /// Whom a question is asked of (hvem der er spurgt).
    pub enum AskedOf {
        /// The citizen's own doctor (egen læge).
        Gp = "gp",
        /// A hospital, a specialist or the region's clinical function (anden læge).
        Doctor = "doctor",
        Supplier = "supplier",
        Other = "other",
    }
}

impl AskedOf {
    /// All of them, in the order in which a list names them.
    pub const ALL: [Self; 4] = [Self::Gp, Self::Doctor, Self::Supplier, Self::Other];
}

choice! {
    /// How far a question is answered (svarets stand).
    pub enum Answering {
        Fully = "fully",
        Partly = "partly",
        NotYet = "not_yet",
        /// Nobody can answer it (kan ikke besvares).
        CannotBe = "cannot_be",
    }
}

choice! {
    /// The question of the health checklist that a question is about (spørgsmålet på tjeklisten).
    pub enum ChecklistTopic {
        FunctionalLevel = "functional_level",
        Lasting = "lasting",
        Significant = "significant",
        Stationary = "stationary",
        TreatmentExhausted = "treatment_exhausted",
        TreatmentEffect = "treatment_effect",
        PrimaryDiagnosis = "primary_diagnosis",
        Fluctuating = "fluctuating",
        Considerations = "considerations",
    }
}

impl ChecklistTopic {
    /// The answer on the checklist that the topic stands for.
    pub fn answer(self) -> Option<FieldPath> {
        Checklist::answer_named(self.text())
    }
}

item! {
    /// A question that was asked (et stillet spørgsmål).
    pub struct AskedQuestion {
        to: AskedOf,
        /// The name of whom was asked, where the case does not have it elsewhere.
        name: Line,
        address: AddressLines,
        question: Prose,
        about: ChecklistTopic,
        asked: Day,
        answer_by: Day,
        /// The day of the letter that asks again (rykket).
        asked_again: Day,
        answering: Answering,
        answered: Day,
        answer: Prose,
        /// What is still missing after a partial answer.
        lacks: Prose,
        exhibit: CitedExhibits,
        pages: Line,
        seen: Seen,
    }
}

section! {
    /// The questions of the case (sagens spørgsmål).
    pub struct Questions {
        list: Vec<AskedQuestion>,
        /// The day of the follow-up letters, and the last day for their answers.
        followed_up: Day,
        follow_up_by: Day,
        /// The day on which the citizen is told why the papers do not answer, what happens now, and what it means for the time.
        told: Day,
        told_next: Prose,
        told_time: Prose,
    }
}

impl AskedQuestion {
    /// Whether nothing more is to come: it is answered, or nobody can answer it.
    pub fn is_settled(&self) -> bool {
        self.answering.is(Answering::Fully) || self.answering.is(Answering::CannotBe)
    }

    /// Whether it was asked and something is still to come.
    pub fn is_open(&self) -> bool {
        !self.is_settled() && self.asked.filled().is_some()
    }

    /// Whether it says what is asked: in words of its own, or by naming a question of the checklist.
    pub fn asks_something(&self) -> bool {
        self.question.filled().is_some() || self.about.given().is_some()
    }

    /// The last day for the answer: that of the follow-up, where it was asked again.
    pub fn expected(&self, questions: &Questions) -> Option<Date> {
        let again =
            self.asked_again.date().filter(|day| questions.followed_up.date() == Some(*day));
        let follow_up = again.and_then(|_| questions.follow_up_by.date());
        follow_up.or_else(|| self.answer_by.date())
    }

    /// Whether it stood open on a day. What happened after that day is not looked at.
    pub fn is_open_on(&self, day: Date) -> bool {
        let was_asked = self.asked.date().is_some_and(|asked| asked <= day);
        let came_later = self.answered.date().is_some_and(|answered| answered > day);
        was_asked && (!self.is_settled() || came_later)
    }
}

impl Questions {
    /// The open question to somebody whose answer is expected first, with its place in the list and that day.
    pub fn next_expected(&self, to: AskedOf) -> Option<(usize, &AskedQuestion, Date)> {
        let dated =
            |(index, question): (usize, &'_ AskedQuestion)| Some((index, question.expected(self)?));
        let (index, day) = self.open(to).filter_map(dated).min_by_key(|(_, day)| *day)?;
        Some((index, self.list.items().get(index)?, day))
    }

    /// The open questions to somebody, each with its place in the list.
    pub fn open(&self, to: AskedOf) -> impl Iterator<Item = (usize, &AskedQuestion)> {
        let all = self.list.items().iter().enumerate();
        all.filter(move |(_, question)| question.to.is(to) && question.is_open())
    }
}

impl Case {
    /// Whether an answer on the checklist has been given a side: it is filled, and not "open".
    pub fn checklist_says(&self, answer: &FieldPath) -> bool {
        let found = self.answer(answer).filter(|found| found.is_filled());
        found.is_some_and(|found| Answered::text(found) != "open")
    }
}

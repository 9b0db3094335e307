//! The contact log (kontaktlog): talks with the citizen and letters to them, what was agreed, what comes next, and who had the case.

use jiff::civil::Date;

use super::dates::Day;
use super::scalar::{Line, Prose};
use super::section::{choice, item, section};

choice! {
    /// The form of a contact (kontaktens form).
    pub enum ContactForm {
        Meeting = "meeting",
        HomeVisit = "home_visit",
        Phone = "phone",
        Video = "video",
        /// A letter or Digital Post: nobody can miss it.
        Letter = "letter",
    }
}

choice! {
    /// What became of a talk that was agreed (om samtalen blev holdt).
    pub enum ContactKept {
        Kept = "kept",
        CitizenCalledOff = "citizen_called_off",
        WeCalledOff = "we_called_off",
        Missed = "missed",
    }
}

choice! {
    /// Who takes the next step (hvem der gør det næste).
    pub enum NextStepBy {
        Us = "us",
        Citizen = "citizen",
        Other = "other",
    }
}

item! {
    /// A talk or a contact in writing (en kontakt). One whose outcome nobody has told is agreed and to come.
    pub struct LoggedContact {
        date: Day,
        form: ContactForm,
        purpose: Line,
        kept: ContactKept,
        agreed: Prose,
        next_step: Line,
        next_who: NextStepBy,
        next_by: Day,
        /// The day on which the next step was done.
        next_done: Day,
    }
}

item! {
    /// Somebody who has had the case (en sagsbehandler i sagen), from a day until the next one took over.
    pub struct CaseworkerTurn {
        name: Line,
        from: Day,
    }
}

section! {
    /// The contact log (kontaktlog).
    pub struct Contacts {
        list: Vec<LoggedContact>,
        caseworkers: Vec<CaseworkerTurn>,
        /// The day of the letter that lets the citizen prepare a talk (Før vi mødes).
        preparation_sent: Day,
        /// How to be with the citizen (hensyn i kontakten): what makes a talk easier for them.
        approach: Prose,
    }
}

impl Contacts {
    /// Who had the case on a day; none where nobody tells.
    pub fn caseworker_on(&self, day: Date) -> Option<&str> {
        let turns = self.caseworkers.items().iter();
        let begun = turns.filter_map(|turn| Some((turn.from.date()?, turn.name.filled()?)));
        begun.filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from).map(|(_, name)| name)
    }
}

impl LoggedContact {
    /// Whether it is a contact in writing.
    pub fn is_letter(&self) -> bool {
        self.form.is(ContactForm::Letter)
    }

    /// Whether it is a talk, held or not, and no contact in writing.
    pub fn is_talk(&self) -> bool {
        self.form.given().is_some() && !self.is_letter()
    }

    /// Whether somebody talked with the citizen.
    pub fn is_held(&self) -> bool {
        !self.is_letter() && self.kept.is(ContactKept::Kept)
    }

    /// Whether it is a talk that was agreed and of which nobody has told what became.
    pub fn is_agreed(&self) -> bool {
        !self.is_letter() && self.date.date().is_some() && self.kept.is_not_answered()
    }

    /// Whether a talk was called off or missed.
    pub fn fell_through(&self) -> bool {
        !self.is_letter()
            && matches!(
                self.kept.given(),
                Some(
                    ContactKept::CitizenCalledOff | ContactKept::WeCalledOff | ContactKept::Missed
                )
            )
    }

    /// Whether a next step was agreed that nobody has called done.
    pub fn has_open_step(&self) -> bool {
        self.next_step.filled().is_some() && self.next_done.filled().is_none()
    }
}

//! Which letters the law files carry on which day: every letter tried on a case made for its occasion.

use jiff::civil::Date;

use super::occasion::{Availability, Occasion};
use super::{Facts, Letters, Sender, Template};
use crate::law::LawBook;
use crate::look::Look;
use crate::problem::Problem;
use crate::words::Words;

/// What the law files say of a letter on a day (dækning).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// The letter can be given; so many of the references that every such letter makes are not verified.
    Given { unverified: usize },
    /// The law of the day does not know what the letter gives.
    NotInLaw,
    /// The letter would cite so many rules that the law files lack on the day.
    Missing { rules: usize },
}

/// What a letter is tried with.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub law: &'a LawBook,
    pub words: &'a Words,
    pub sender: &'a Sender,
}

impl Letters {
    /// What the law files say of a letter on a day.
    pub fn coverage(&self, template: &Template, sources: Sources<'_>, day: Date) -> Coverage {
        let Sources { law, words, sender } = sources;
        let Some(occasion) = Occasion::named(&template.occasion) else { return Coverage::NotInLaw };
        let case = occasion.trial(day);
        if occasion.availability(&Look { case: &case, law, words }, Some(day))
            != Availability::Available
        {
            return Coverage::NotInLaw;
        }
        let lacks = |problem: &&Problem| {
            ["law-not-in-force", "law-before-files"].contains(&problem.code.as_str())
        };
        match self.fill(&template.id, &Facts { case: &case, law, words, sender, duties: None }) {
            Err(_) => Coverage::Missing { rules: 0 },
            Ok(draft) => match draft.blockers.iter().filter(lacks).count() {
                0 => Coverage::Given { unverified: draft.unverified.len() },
                rules => Coverage::Missing { rules },
            },
        }
    }
}

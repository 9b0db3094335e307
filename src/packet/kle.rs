//! The one place that says under which numbers a letter is filed.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::scalar::Scalar as _;
use crate::law::{FilingNumber, LawBook};
use crate::letters::Template;
use crate::problem::{Place, Problem, Severity};

/// What stands for the title and the edition of a municipality's own number.
const OWN: &str = "Kommunens eget nummer";
const UNKNOWN: &str = "ikke oplyst";

/// The numbers of a letter (KLE-emne og handlingsfacet).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KleChoice<'a> {
    /// The subject's number, its title, and the edition that it is from; none while nobody has found one.
    pub subject: Option<(&'a str, &'a str, &'a str)>,
    pub facet: Option<&'a str>,
    /// Whether somebody has checked the subject's number.
    pub is_verified: bool,
}

impl<'a> KleChoice<'a> {
    /// What the files of the law say of the letter on its day; a municipality's own number for such cases goes before it.
    pub fn of(
        law: &'a LawBook,
        case: &Case,
        template: &Template,
        on: Date,
        own: Option<&'a str>,
    ) -> Self {
        let subject = law.filing_subject(&template.id, &benefits(case), on);
        let facet = law.filing_facet(&template.id, on).map(|facet| facet.number);
        match own {
            // Nobody but the municipality knows what its own number is called, or which edition it is of.
            Some(number) if Some(number) != subject.map(|subject| subject.number) => {
                Self { subject: Some((number, OWN, UNKNOWN)), facet, is_verified: true }
            }
            _ => Self {
                subject: subject
                    .map(|FilingNumber { number, title, edition, .. }| (number, title, edition)),
                facet,
                is_verified: subject.is_some_and(|subject| subject.status.is_verified()),
            },
        }
    }
}

/// What a case is about, as a case file names it: what was applied for.
fn benefits(case: &Case) -> Vec<&str> {
    let applied = case.matter.applications.items().iter();
    applied.filter_map(|application| Some(application.benefit.given()?.text())).collect()
}

/// That no number is known.
pub(super) fn unknown(letter: &str) -> Problem {
    let message =
        "Brevet har intet KLE-nummer, så filen til journalen (SF2900) er ikke med i pakken.";
    Problem::new("packet-kle", Severity::Warning, Place::Letter(letter.to_owned()), message)
        .with_cure("Skriv nummeret i law/kle.toml.")
}

//! Which way a letter goes: by Digital Post to the citizen, or on paper.

use crate::case::Case;
use crate::case::address::field;
use crate::case::cpr::Verdict;
use crate::case::person::{RepresentativeRole, YesNo};
use crate::letters::{Audience, Template};
use crate::problem::{Place, Problem, Severity};

/// The way of a letter (postens vej).
#[derive(Clone, Debug, PartialEq)]
pub enum PostWay {
    /// By Digital Post to the person with this number: ten digits.
    Digital(String),
    /// On paper, or by a way that the case does not know; and why.
    OnPaper(Problem),
    /// By Digital Post, but nobody knows to whom; and what is missing.
    Unknown(Problem),
}

/// The way of a letter of a case.
pub fn way(case: &Case, template: &Template) -> PostWay {
    let citizen = &case.citizen;
    let on_paper = |code: &str, message: &str| {
        let place = Place::Letter(template.id.clone());
        PostWay::OnPaper(Problem::new(code, Severity::Warning, place, message))
    };
    if template.audience == Audience::Professional {
        return on_paper(
            "packet-professional",
            "Brevet er ikke til borgeren, og sagen kender ikke modtagerens nummer. Der er derfor ingen besked til Digital Post i pakken.",
        );
    }
    let by_guardian = citizen.representative_name.filled().is_some()
        && citizen.representative_role.is(RepresentativeRole::Guardian);
    if by_guardian {
        return on_paper(
            "packet-guardian",
            "Brevet går til borgerens værge, og sagen kender ikke værgens CPR-nummer. Der er derfor ingen besked til Digital Post i pakken.",
        );
    }
    if citizen.digital_post.is(YesNo::No) {
        return on_paper(
            "packet-exempt",
            "Borgeren får ikke Digital Post, så brevet går på papir. Der er ingen besked til Digital Post i pakken.",
        );
    }
    let unknown = |message: &str| {
        let place = Place::Field(field!(citizen.cpr));
        PostWay::Unknown(Problem::blocker("packet-cpr", place, message).with_cure(
            "Skriv borgerens ti cifre i sagen. Får borgeren brev på papir, så svar nej til Digital Post.",
        ))
    };
    match citizen.cpr.given() {
        None => unknown(
            "Borgerens CPR-nummer mangler, så beskeden til Digital Post har ingen modtager.",
        ),
        Some(cpr) => match cpr.verdict() {
            Verdict::NotTenDigits | Verdict::NoSuchDate => unknown(
                "Borgerens CPR-nummer kan ikke være rigtigt, så beskeden til Digital Post har ingen modtager.",
            ),
            Verdict::Fits | Verdict::NoCheckDigit | Verdict::Administrative => {
                PostWay::Digital(cpr.words().replace('-', ""))
            }
        },
    }
}

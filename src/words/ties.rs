//! The words of what an answer rests on, and of the reasons that are drafted from facts.

use jiff::civil::Date;

use crate::case::evidence::{EvidenceTie, SaidBy, TieBasis};
use crate::danish::clauses::{as_clause, without_stop};
use crate::danish::days::danish_day;
use crate::danish::references::reference;

/// Stands for an exhibit that has no number to name it by.
const NOT_LISTED: &str = "et bilag uden nummer";

/// Who says so.
pub fn said_by(said_by: SaidBy) -> &'static str {
    match said_by {
        SaidBy::Citizen => "borgeren",
        SaidBy::Doctor => "lægen",
        SaidBy::Employer => "arbejdsgiveren",
        SaidBy::Caseworker => "sagsbehandleren",
        SaidBy::Other => "en anden",
    }
}

/// Whether they saw it or were told.
pub fn basis(basis: TieBasis) -> &'static str {
    match basis {
        TieBasis::Seen => "set",
        TieBasis::Told => "selv oplyst",
    }
}

/// A tie in a line: `bilag 4, s. 2 · lægen · set · sat ind den 3. marts 2026`. The number is none where the exhibit is gone or has none.
pub fn in_a_line(tie: &EvidenceTie, number: Option<&str>) -> String {
    let exhibit = match number.map(str::trim).filter(|number| !number.is_empty()) {
        Some(number) => reference(number, &tie.pages),
        None => NOT_LISTED.to_owned(),
    };
    let pasted = tie.pasted_on().map(pasted);
    let known = [tie.said_by.map(said_by), tie.basis.map(basis), pasted.as_deref()];
    let parts = std::iter::once(exhibit.as_str()).chain(known.into_iter().flatten());
    parts.collect::<Vec<_>>().join(" · ")
}

/// When the text was pasted from the exhibit.
pub fn pasted(day: Date) -> String {
    format!("sat ind den {}", danish_day(day))
}

/// A fact as a sentence of the reasons: a whole sentence becomes a clause of it, and other words its object.
pub fn reason(fact: &str, is_weighed: bool, why: Option<&str>) -> String {
    let is_sentence = without_stop(fact).len() < fact.len();
    let begin = if is_weighed { "Vi har lagt vægt på" } else { "Vi har ikke lagt vægt på" };
    let that = if is_sentence { ", at" } else { "" };
    let why = why.map(|why| format!(", fordi {}", as_clause(without_stop(why))));
    format!("{begin}{that} {}{}.", as_clause(without_stop(fact)), why.unwrap_or_default())
}

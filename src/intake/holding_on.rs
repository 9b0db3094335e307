//! Holds an export against an open case: what is of another citizen does not come in.

use super::Export;
use super::faults::Fault;
use crate::case::Case;
use crate::case::address::field;
use crate::case::cpr::Cpr;
use crate::case::scalar::Scalar;
use crate::danish::one_line::in_one_line;
use crate::problem::Problem;

/// A case's number without what is typed in many ways. What parts its numbers stays: 1-23 is another case than 12-3.
pub(super) fn bare_number(number: &str) -> String {
    let parts = number.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The digits of a text.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether the open case can be told from others.
fn is_known_by_number(case: &Case) -> bool {
    case.citizen.cpr.filled().is_some() || case.matter.case_number.filled().is_some()
}

/// Holds what an export says of its case against the open one.
///
/// # Errors
/// That it is of another citizen, or that nobody can see whether it is. Nothing of either is told.
pub fn hold_to_case(export: &Export, case: &Case) -> Result<(), Problem> {
    let refused = |code, message: &str, cure: &str| {
        Err(Fault::of_all(code, format!("{message} Der er ikke taget noget ind."))
            .with_cure(cure)
            .problem(1))
    };
    let said = |place| export.text_of(&place);
    let may_exist = |cpr: &str| !Cpr::parse(cpr).is_ok_and(|cpr: Cpr| cpr.belongs_to_nobody());
    // Who has no number in the file may be anybody.
    let is_of_nobody = said(field!(citizen.cpr)).is_some_and(|cpr| !may_exist(cpr));
    if case.practice && !is_of_nobody {
        return refused(
            "import-into-practice",
            "Sagen er en øvesag og kun til opfundne borgere. Filen kan handle om en rigtig.",
            "Begynd en ny sag, som ikke er en øvesag.",
        );
    }
    let (cpr, own_cpr) = (said(field!(citizen.cpr)), case.citizen.cpr.filled());
    let (number, own_number) = (said(field!(matter.case_number)), case.matter.case_number.filled());
    let same_number = number.zip(own_number).map(|(one, own)| bare_number(one) == bare_number(own));
    match cpr.zip(own_cpr).map(|(one, own)| digits(one) == digits(own)) {
        Some(true) => return Ok(()),
        Some(false) => {
            return refused(
                "import-other-citizen",
                "Filen handler om en anden borger: CPR-nummeret er et andet end sagens.",
                "Åbn den sag, som filen hører til, eller vælg en anden fil.",
            );
        }
        None => {}
    }
    match same_number {
        Some(true) => Ok(()),
        Some(false) => refused(
            "import-other-case",
            "Filen hører til en anden sag: Sagsnummeret er et andet end sagens.",
            "Åbn den sag, som filen hører til, eller vælg en anden fil.",
        ),
        None if is_known_by_number(case) => refused(
            "import-whose-case",
            "Det kan ikke ses, om filen hører til sagen. Hverken CPR-nummer eller sagsnummer står begge steder.",
            "Tag CPR-nummeret eller sagsnummeret med i udtrækket, eller skriv det i sagen.",
        ),
        None => {
            let name = said(field!(citizen.name)).map(in_one_line);
            let own = case.citizen.name.filled().map(in_one_line);
            match (name, own) {
                (_, None) => Ok(()),
                (Some(name), Some(own)) if name.to_lowercase() == own.to_lowercase() => Ok(()),
                _ => refused(
                    "import-whose-case",
                    "Det kan ikke ses, om filen hører til sagen. Sagen har hverken CPR-nummer eller sagsnummer.",
                    "Skriv CPR-nummeret eller sagsnummeret i sagen først.",
                ),
            }
        }
    }
}

//! Days that the law files do not reach: nobody has listened for new law as late as that, so it is told wherever such a day is worked on.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::stage::Stage;
use crate::danish::days::danish_day;
use crate::law::{LawBook, Reach};
use crate::problem::{Place, Problem, Severity};

/// The code of everything that tells of a day beyond the files.
pub(super) const CODE: &str = "law-beyond-files";

/// That the files end before a day.
pub(super) fn words(reach: Reach, day: Date) -> String {
    format!(
        "Lovfilerne når kun til den {}. Ingen ved her, hvad der gælder den {}.",
        danish_day(reach.news_heard_to),
        danish_day(day)
    )
}

/// What is to be told of a day beyond the files; none where they reach it.
pub fn beyond(law: &LawBook, day: Date) -> Option<String> {
    law.reach().filter(|reach| reach.is_passed(day)).map(|reach| words(reach, day))
}

/// The standing notice of a case with a step beyond the files. `today` counts as a step where the case is not decided yet.
pub fn notice(law: &LawBook, case: &Case, today: Option<Date>) -> Option<Problem> {
    let steps = Stage::NAMED.iter().filter_map(|(_, stage)| case.governing_date(*stage));
    let now = today.filter(|_| case.decision.date.filled().is_none());
    let message = beyond(law, steps.chain(now).max()?)?;
    let cure = "Se efter, om der er kommet nye lovfiler. Hvert brev efter den dag kræver, at nogen slår reglerne op og noterer det i sagen.";
    Some(Problem::new(CODE, Severity::Warning, Place::Case, message).with_cure(cure))
}

//! The two hearings that a case can have: the first, and one more where something came after it.

use jiff::civil::Date;

use crate::case::Case;
use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::dates::Day;
use crate::place::FieldPath;

/// A party hearing (en partshøring).
pub(super) struct Hearing<'a> {
    pub sent: &'a Answer<Day>,
    pub deadline: &'a Answer<Day>,
    pub answered: &'a Answer<Day>,
    pub deadline_field: FieldPath,
}

/// The hearings of a case, the first and the second; one that was not sent holds no days.
pub(super) fn hearings(case: &Case) -> [Hearing<'_>; 2] {
    let process = &case.process;
    [
        Hearing {
            sent: &process.hearing_sent,
            deadline: &process.hearing_deadline,
            answered: &process.hearing_answer_date,
            deadline_field: field!(process.hearing_deadline),
        },
        Hearing {
            sent: &process.hearing_again_sent,
            deadline: &process.hearing_again_deadline,
            answered: &process.hearing_again_answer_date,
            deadline_field: field!(process.hearing_again_deadline),
        },
    ]
}

/// The day of the last hearing that was sent.
pub(super) fn last_sent(case: &Case) -> Option<Date> {
    hearings(case).iter().filter_map(|hearing| hearing.sent.date()).max()
}

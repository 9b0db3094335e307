//! A refusal of pension names work that the citizen can do: at least one concrete function, and why it is realistic.

use crate::case::address::field;
use crate::case::person::{Benefit, Track};
use crate::case::so_far::decided::Decided;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::{gives_reason, says_something};
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("job-function-without-why").asking(),
    Finds::plain("effort-without-job-function").asking(),
    Finds::plain("job-function-missing-existing-basis").asking(),
    Finds::plain("job-function-missing").asking(),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    // A senior pension may be refused for want of working years alone; then no function has anything to say.
    if !Decided::of(look.case).refuses(Benefit::Pension) {
        return;
    }
    let decision = &look.case.decision;
    let functions = decision.job_functions.items();
    let field = || field!(decision.job_functions);
    for (index, job) in functions.iter().enumerate() {
        if says_something(&job.function) && !gives_reason(&job.why_realistic, look.case) {
            findings.push(Finding::new(
                "job-function-without-why",
                field!(decision.job_functions[index].why_realistic),
            ));
        }
    }
    if functions
        .iter()
        .any(|job| says_something(&job.function) && gives_reason(&job.why_realistic, look.case))
    {
        return;
    }
    // On the existing basis the demand is weaker, since nothing new may be looked into.
    let check = match (
        says_something(&decision.named_effort),
        look.case.matter.track.is(Track::ExistingBasis),
    ) {
        (true, _) => "effort-without-job-function",
        (false, true) => "job-function-missing-existing-basis",
        (false, false) => "job-function-missing",
    };
    findings.push(Finding::new(check, field()));
}

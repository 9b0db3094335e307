//! The job functions of a refusal against the considerations that the same case describes.

use crate::case::address::field;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("job-function-against-considerations", &["work"])];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let listed = case.health.considerations.items().iter().map(|item| &item.need);
    let listed = listed.filter_map(|need| need.filled());
    let together = [
        case.decision.fleksjob_considerations.filled(),
        case.recommendation.fleksjob_considerations.filled(),
    ];
    let needs: Vec<&str> = listed.chain(together.into_iter().flatten()).collect();
    for (index, job) in case.decision.job_functions.items().iter().enumerate() {
        let work = [job.function.filled(), job.tasks.filled(), job.considerations.filled()];
        let work: Vec<&str> = work.into_iter().flatten().collect();
        for kind in texts.case_words.fit.against(&needs, &work) {
            findings.push(
                Finding::new(
                    "job-function-against-considerations",
                    field!(decision.job_functions[index].tasks),
                )
                .with("work", kind),
            );
        }
    }
}

//! A case as large as cases get: an example whose plan fills some 800 pages.

use forberedt::case::Case;

/// Within what a case can hold. The example with every list of the plan repeated until the plan fills about 800 pages.
pub(crate) fn grown(case: &Case) -> Case {
    let mut large = case.clone();
    macro_rules! repeat {
        ($($list:expr),+) => {
            $(
                let items = $list.items().to_vec();
                $list = forberedt::case::answer::Answer::Given(items.iter().cloned().cycle().take(items.len() * 135).collect());
            )+
        };
    }
    repeat!(
        large.work.jobs,
        large.social.functioning,
        large.health.diagnoses,
        large.health.treatments,
        large.health.considerations,
        large.efforts.interventions,
        large.support_history.periods
    );
    large
}

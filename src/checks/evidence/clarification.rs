//! Whether the ability to work is looked into before something is granted: how long it was tried, whether more hours were
//! tried, and who speaks of a mental illness.

use crate::case::Case;
use crate::case::address::field;
use crate::case::dates::When;
use crate::case::person::YesNo;
use crate::case::plan::{ExhibitGroup, Intervention, Met};
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::progress::{
    beyond_plan, governing_day, is_senior, ordinary_track, rests_on_existing_papers,
    towards_fleksjob, towards_pension,
};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

use super::work_trials::{is_set_aside, is_trial};

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("trial-too-short", &["period"]),
    Finds::plain("one-trial-partly"),
    Finds::plain("hours-never-tried-up"),
    Finds::plain("specialist-missing"),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    if grants(look.case) {
        trials(look, texts, findings);
    }
    specialist(look, texts, findings);
}

/// Whether something is recommended or granted that rests on what the citizen was seen to do.
fn grants(case: &Case) -> bool {
    ordinary_track(case) && !is_senior(case) && (towards_pension(case) || towards_fleksjob(case))
}

fn trials(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let items = look.case.efforts.interventions.items();
    let counted: Vec<(usize, &Intervention)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| {
            is_trial(item) && !item.considerations_met.is(Met::No) && !is_set_aside(look, item)
        })
        .collect();
    let Some((first, _)) = counted.first() else { return };
    too_short(look, &counted, findings);
    if let [(index, trial)] = counted.as_slice()
        && trial.considerations_met.is(Met::Partly)
    {
        let field = field!(efforts.interventions[*index].considerations_met);
        findings.push(Finding::new("one-trial-partly", field));
    }
    let tried = |trial: &Intervention| {
        trial.outcome.filled().is_some_and(|outcome| texts.case_words.evidence.tries_more(outcome))
    };
    if !counted.iter().any(|(_, trial)| tried(trial)) {
        let field = field!(efforts.interventions[*first].outcome);
        findings.push(Finding::new("hours-never-tried-up", field));
    }
}

/// The longest trial that counts, where every one of them has a period.
fn too_short(look: &Look<'_>, counted: &[(usize, &Intervention)], findings: &mut Vec<Finding>) {
    let Some(day) = governing_day(look.case) else { return };
    let Some(shortest) = look.law.period("trial-shortest", day) else { return };
    let calendar = look.law.calendar();
    let is_short = |trial: &Intervention| {
        let span = trial.period.given().and_then(When::span)?;
        // A day more, so that six whole weeks are six weeks.
        let last = span.last.unwrap_or(day).tomorrow().ok()?;
        Some(calendar.add_period(span.first, &shortest) > last)
    };
    if counted.iter().all(|(_, trial)| is_short(trial) == Some(true)) {
        let index = counted[0].0;
        findings.push(
            Finding::new("trial-too-short", field!(efforts.interventions[index].period))
                .with("period", shortest.words),
        );
    }
}

/// A mental illness that limits the citizen most, and that nobody but the GP speaks of.
fn specialist(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    if !beyond_plan(case)
        || rests_on_existing_papers(case)
        || case.recommendation.outcome.is(TeamOutcome::Postponed)
    {
        return;
    }
    let words = &texts.case_words.evidence;
    let papers = || case.exhibits.list.items().iter();
    let by_specialist =
        papers().filter(|paper| paper.group.is(ExhibitGroup::Medical)).any(|paper| {
            let named = [paper.sender.filled(), paper.title.filled()];
            named.into_iter().flatten().any(|text| words.names_specialist(text))
        });
    if by_specialist {
        return;
    }
    let diagnoses = case.health.diagnoses.items();
    let named = |text: Option<&str>| text.is_some_and(|text| words.names_specialist(text));
    for (index, diagnosis) in diagnoses.iter().enumerate() {
        let limits = diagnosis.primary.is(YesNo::Yes) || diagnoses.len() == 1;
        let mental = diagnosis.name.filled().is_some_and(|name| words.is_mental(name));
        if limits && mental && !named(diagnosis.by.filled()) {
            findings.push(Finding::new("specialist-missing", field!(health.diagnoses[index].by)));
        }
    }
}

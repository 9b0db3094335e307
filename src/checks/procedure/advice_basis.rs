//! What the health coordinator gave advice on, against what is decided: the same help, and the same papers.

use jiff::civil::Date;

use crate::case::address::field;
use crate::case::cited::numbers::in_text;
use crate::case::person::Benefit;
use crate::case::plan::{Exhibit, ExhibitGroup};
use crate::case::so_far::decided::Decided;
use crate::checks::decision::rulings::name;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::danish::days::danish_day;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("paper-after-advice", &["number", "day", "advice"]),
    Finds::with("advice-on-other-help", &["benefit"]),
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = look.case;
    let (Some(advice), Some(decision)) =
        (case.process.coordinator_date.date(), case.decision.date.date())
    else {
        return;
    };
    if !look.going().is_new() {
        return;
    }
    // Who was asked again has said more, in a paper of their own.
    let evidence = &texts.case_words.evidence;
    let spoke_again = |paper: &Exhibit| {
        let of = [paper.sender.filled(), paper.title.filled()];
        of.into_iter().flatten().any(|of| evidence.is_coordinator(of))
    };
    let papers = case.exhibits.list.items();
    let advice = papers
        .iter()
        .filter(|paper| spoke_again(paper))
        .filter_map(|paper| paper.date.date())
        .fold(advice, Date::max);
    for (index, paper) in papers.iter().enumerate() {
        let (Some(day), Some(number)) = (paper.date.date(), paper.cited_number()) else { continue };
        let rests_on_it = || {
            texts.all.iter().any(|text| {
                text.spot.section() == "decision"
                    && in_text(text.text).iter().any(|reference| reference.number == number)
            })
        };
        let of_health = paper.group.is(ExhibitGroup::Medical);
        if of_health && day > advice && day <= decision && rests_on_it() {
            findings.push(
                Finding::new("paper-after-advice", field!(exhibits.list[index].date))
                    .with("number", number.to_string())
                    .with("day", danish_day(day))
                    .with("advice", danish_day(advice)),
            );
        }
    }
    let Some(asked) = case.process.coordinator_weighed.filled() else { return };
    for ruled in Decided::of(case).rulings {
        let names_it = match ruled.benefit {
            Benefit::Pension => "asks_of_pension",
            Benefit::Fleksjob => "asks_of_fleksjob",
            Benefit::SelfEmployedSupport => "asks_of_firm",
            Benefit::ResourceCourse | Benefit::SeniorPension => continue,
        };
        if !texts.case_words.tellings.stand_in(names_it, asked) {
            findings.push(
                Finding::new("advice-on-other-help", field!(process.coordinator_weighed))
                    .with("benefit", name(look, ruled.benefit)),
            );
        }
    }
}

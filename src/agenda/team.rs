//! Which of the professions that the law demands of a team nobody stands for.

use jiff::civil::Date;

use crate::library::Library;
use crate::look::Look;

/// Whom a team lacks (hvem der mangler i teamet).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingInTeam {
    /// In words, in the order of the law.
    pub areas: Vec<&'static str>,
    /// The rule that says so, as it is cited on the day.
    pub rule: String,
    /// Whether somebody has checked the rule for the day. Where not, it may ask for others.
    pub is_verified: bool,
}

/// Whom a team lacks by its named members, those who stayed away left out; none where the law of the day knows no team.
pub(super) fn missing(library: &Library, look: &Look<'_>, day: Date) -> Option<MissingInTeam> {
    let rule = look.cite("team-composition", day)?;
    let words = &library.wording.case_words().evidence;
    let members = look.case.recommendation.members();
    let professions: Vec<&str> = members.filter_map(|member| member.profession.filled()).collect();
    let lacks = |stands: &dyn Fn(&str) -> bool| !professions.iter().any(|it| stands(it));
    let wanted = [
        ("beskæftigelsesområdet", lacks(&|it| words.is_of_employment(it))),
        ("socialområdet", lacks(&|it| words.is_of_social(it))),
        ("sundhedsområdet", lacks(&|it| words.is_of_health(it))),
        ("regionens sundhedskoordinator", lacks(&|it| words.is_coordinator(it))),
    ];
    Some(MissingInTeam {
        areas: wanted.into_iter().filter(|(_, lacks)| *lacks).map(|(area, _)| area).collect(),
        rule: rule.cite.to_owned(),
        is_verified: rule.status.is_verified(),
    })
}

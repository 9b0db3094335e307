//! Papers that the citizen brought: written by the citizen, or handed in.

use crate::case::Case;
use crate::case::cited::CitedExhibits;
use crate::case::plan::Exhibit;
use crate::checks::reading::texts::Texts;

/// Whether the citizen brought a paper: its sender, its title or a fact that rests on it says so.
pub(super) fn is_citizens(case: &Case, texts: &Texts<'_>, exhibit: &Exhibit) -> bool {
    let words = &texts.case_words.steps;
    let name = case.citizen.name.filled().map(str::trim).unwrap_or_default();
    if !name.is_empty() && exhibit.sender.filled().map(str::trim) == Some(name) {
        return true;
    }
    let first = name.split_whitespace().next().unwrap_or_default();
    if exhibit.title.filled().is_some_and(|title| words.is_handed_in(title, first)) {
        return true;
    }
    let Some(number) = exhibit.cited_number() else { return false };
    case.decision.facts.items().iter().any(|fact| {
        let cites = |cited: &CitedExhibits| cited.numbers().contains(&number);
        fact.exhibit.given().is_some_and(cites)
            && fact.fact.filled().is_some_and(|fact| words.tells_of_bringing(fact))
    })
}

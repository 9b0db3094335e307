//! What answers rest on: ties that have lost their exhibit, their sentence or their answer, and the answers that call for evidence and
//! have none.

use std::collections::HashSet;

use crate::case::address::field;
use crate::case::cited::numbers::in_text;
use crate::case::evidence::{EvidenceTie, PlacedTie, TieStanding};
use crate::case::field::{Answered, View};
use crate::checks::finding::{Finding, Finds};
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("tie-exhibit-gone"),
    Finds::plain("tie-sentence-gone"),
    Finds::plain("tie-place-gone"),
    Finds::with("tie-page-beyond", &["page", "number", "pages"]),
];

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let mut told = HashSet::new();
    for PlacedTie { tie, place, standing } in look.case.placed_ties() {
        let (check, field) = match (standing, place) {
            (TieStanding::Holds, place) => {
                let beyond = place.and_then(|place| page_beyond(look, tie, place));
                findings.extend(beyond);
                continue;
            }
            (TieStanding::ExhibitGone, Some(place)) => ("tie-exhibit-gone", place),
            (TieStanding::SentenceGone, Some(place)) => ("tie-sentence-gone", place),
            // Where no field is left to tell it at, or the field is set aside, the list of exhibits is.
            (_, place) => {
                let seen = place.filter(|place| look.words.is_relevant(look.case, place));
                ("tie-place-gone", seen.unwrap_or(field!(exhibits.list)))
            }
        };
        if told.insert((check, field)) {
            findings.push(Finding::new(check, field));
        }
    }
}

/// A tie to a page that its exhibit does not have.
fn page_beyond(look: &Look<'_>, tie: &EvidenceTie, place: FieldPath) -> Option<Finding> {
    let exhibit = look.case.exhibit(tie.exhibit)?;
    let count: u32 = exhibit.pages.filled()?.trim().parse().ok()?;
    let named = tie.pages.split(|sign: char| !sign.is_ascii_digit());
    let page = named.filter_map(|page| page.parse::<u32>().ok()).max()?;
    let number = exhibit.number.filled().unwrap_or_default();
    (page > count).then(|| {
        Finding::new("tie-page-beyond", place)
            .with("page", page.to_string())
            .with("number", number.trim())
            .with("pages", if count == 1 { "1 side".to_owned() } else { format!("{count} sider") })
    })
}

/// What the answers of a case rest on, and what not (sagens belæg).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EvidenceList {
    /// How many answers call for evidence.
    pub asked: usize,
    /// Those of them that have none.
    pub without: Vec<FieldPath>,
    /// Every tie, those that lack something first.
    pub ties: Vec<ListedTie>,
}

/// A tie as a list tells it (et belæg på listen).
#[derive(Clone, Debug, PartialEq)]
pub struct ListedTie {
    pub tie: EvidenceTie,
    /// None where the answer is gone.
    pub place: Option<FieldPath>,
    pub standing: TieStanding,
    /// The number that the exhibit has now; none where it is gone or has none.
    pub number: Option<String>,
}

/// Looks over what all answers rest on.
pub fn evidence(look: &Look<'_>) -> EvidenceList {
    let listed = |placed: PlacedTie<'_>| {
        let number = look.case.exhibit(placed.tie.exhibit).and_then(|it| it.number.filled());
        let number = number.map(|number| number.trim().to_owned());
        let PlacedTie { tie, place, standing } = placed;
        ListedTie { tie: tie.clone(), place, standing, number }
    };
    let ties = look.case.placed_ties().map(listed).collect();
    let mut list = EvidenceList { ties, ..EvidenceList::default() };
    list.ties.sort_by_key(|tie| tie.standing == TieStanding::Holds);
    let holds = list.ties.iter().filter(|tie| tie.standing == TieStanding::Holds);
    let tied: HashSet<_> = holds.filter_map(|it| it.place).map(whole).collect();
    look.case.each_answer(|path, answer| {
        let calls = look.words.field(&path.words_key()).is_some_and(|words| words.evidence);
        if !calls || !answer.is_filled() || !look.words.is_relevant(look.case, &path) {
            return;
        }
        list.asked += 1;
        if !tied.contains(&whole(path)) && !names_exhibit(answer) && !cites_beside(look, &path) {
            list.without.push(path);
        }
    });
    list
}

/// What is founded together: the answers of one item, or else an answer by itself.
fn whole(path: FieldPath) -> FieldPath {
    if path.list().is_some() { path.beside("") } else { path }
}

/// Whether the text itself says on which exhibit it rests.
fn names_exhibit(answer: &dyn Answered) -> bool {
    in_text(answer.text()).iter().any(|reference| reference.sure)
}

/// Whether a field of the same item, or the one that is there for it, names the exhibit.
fn cites_beside(look: &Look<'_>, path: &FieldPath) -> bool {
    let Some(around) = look.case.around(path) else { return false };
    let words = look.words.field(&path.words_key());
    let own = words.map_or("", |words| words.exhibits.as_str());
    let is_beside = |name: &str| path.list().is_some() || name == own;
    around.fields().into_iter().any(|(name, view)| match view {
        View::Answer(answer) if is_beside(name) && answer.is_filled() => {
            answer.cited().is_some_and(|cited| !cited.numbers().is_empty())
        }
        _ => false,
    })
}

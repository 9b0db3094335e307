//! What the answers of a case rest on, and which of them call for evidence and have none.

use forberedt::case::evidence::TieStanding;
use forberedt::checks::evidence::ties::{self, EvidenceList, ListedTie};
use forberedt::library::Library;
use forberedt::place::FieldPath;
use forberedt::words::ties::in_a_line;
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{self, Said};
use super::orders::CaseOrder;
use super::shell::Shell;

pub(crate) fn evidence(order: &CaseOrder, shell: &mut Shell) -> Outcome {
    answers::about_cases("evidence", order, shell, |library, case| {
        let found = ties::evidence(&library.look(case));
        let words = || in_words(library, &found);
        Ok((Said::either(&order.answer, words, || to_json(&found)), Outcome::Done))
    })
}

fn in_words(library: &Library, found: &EvidenceList) -> String {
    let EvidenceList { without, asked, ties } = found;
    let (holds, lost): (Vec<&ListedTie>, Vec<&ListedTie>) =
        ties.iter().partition(|tie| tie.standing == TieStanding::Holds);
    let mut text = match (asked, without.len()) {
        (0, _) => "Ingen svar i sagen kalder på et bilag.\n".to_owned(),
        (1, 0) => "Det ene svar, der kalder på et bilag, har et.\n".to_owned(),
        (asked, 0) => format!("Alle {asked} svar, der kalder på et bilag, har et.\n"),
        (asked, count) => {
            format!("{count} af {asked} svar, der kalder på et bilag, har intet:\n\n")
        }
    };
    for path in without {
        text.push_str(&format!("  {}  {}\n", path, label(library, path)));
    }
    if !lost.is_empty() {
        text.push_str("\nBelæg, som mangler noget:\n\n");
    }
    for placed in lost {
        text.push_str(&format!("  {}  {}\n", placed.tie.place, standing(placed.standing)));
    }
    if !holds.is_empty() {
        text.push_str("\nBelæg:\n\n");
    }
    for placed in holds {
        let line = in_a_line(&placed.tie, placed.number.as_deref());
        let place = placed.place.map_or_else(String::new, |path| path.to_string());
        text.push_str(&format!("  {place}  {line}\n"));
    }
    text
}

fn label<'a>(library: &'a Library, path: &FieldPath) -> &'a str {
    library.words.field(&path.words_key()).map_or("", |words| words.label.as_str())
}

fn standing(standing: TieStanding) -> &'static str {
    match standing {
        TieStanding::Holds => "belægget holder",
        TieStanding::PlaceGone => "svaret er ikke længere i sagen",
        TieStanding::ExhibitGone => "bilaget er ikke længere i sagen",
        TieStanding::SentenceGone => "sætningen står ikke længere i svaret",
    }
}

fn to_json(found: &EvidenceList) -> Value {
    let tie = |placed: &ListedTie| {
        let standing = match placed.standing {
            TieStanding::Holds => "holds",
            TieStanding::PlaceGone => "place_gone",
            TieStanding::ExhibitGone => "exhibit_gone",
            TieStanding::SentenceGone => "sentence_gone",
        };
        json!({
            "field": placed.place.map(|path| path.to_string()),
            "address": placed.tie.place,
            "sentence": !placed.tie.sentence.is_empty(),
            "exhibit": placed.number,
            "pages": placed.tie.pages,
            "said_by": placed.tie.said_by,
            "basis": placed.tie.basis,
            "pasted": placed.tie.pasted_on().map(|day| day.to_string()),
            "standing": standing,
        })
    };
    let without: Vec<Value> = found
        .without
        .iter()
        .map(|path| json!({ "field": path.to_string(), "address": path.address() }))
        .collect();
    let ties: Vec<Value> = found.ties.iter().map(tie).collect();
    json!({ "asked": found.asked, "without": without, "ties": ties })
}

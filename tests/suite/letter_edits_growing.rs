//! Edits beside a value that becomes longer than a paragraph, and what is said of words by hand that the checks object to.

use forberedt::case::Case;
use forberedt::case::edits::{EditAct, EditPiece, LetterEdit};
use forberedt::case::field::Edit;
use forberedt::letters::Draft;
use forberedt::letters::edits::{EditStanding, LetterText, texts, tie};
use forberedt::place::ItemId;

use crate::cases::path;
use crate::library_and_examples::{cases, library};

const LETTER: &str = "decision-pension-refused";
const FIELD: &str = "decision.rulings[0].reason";

fn case(reason: &str) -> Case {
    let mut case = cases()["pension-refused-fleksjob-granted-2018"].clone();
    say(&mut case, reason);
    case
}

fn say(case: &mut Case, reason: &str) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(FIELD)) else { panic!("no answer") };
    answer.set_text(reason).unwrap();
}

fn draft(case: &Case) -> Draft {
    library().letters.fill(LETTER, &library().facts(case)).unwrap()
}

/// The text of the letter that says this and nothing else.
fn saying(case: &Case, words: &str) -> LetterText {
    let all = texts(&draft(case), &case.edits);
    all.into_iter().find(|text| text.own_words().concat() == words).unwrap()
}

fn edit(text: &LetterText, act: EditAct, typed: &str) -> LetterEdit {
    LetterEdit {
        id: ItemId::NONE,
        letter: LETTER.to_owned(),
        block: text.block.to_string(),
        act,
        ground: text.ground.to_vec(),
        text: match act {
            EditAct::Replace => vec![tie(&text.ground[0], typed)],
            _ => vec![vec![EditPiece::plain(typed)]],
        },
        goes_on: text.goes_on,
        by: String::new(),
        on: String::new(),
    }
}

fn asks(case: &Case) -> bool {
    let [(_, standing)] = &draft(case).edits[..] else { panic!("one edit") };
    match standing {
        EditStanding::Holds => false,
        EditStanding::Asks(_) => true,
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_behind_a_value_ask_when_the_value_goes_on_below_them() {
    const ONE: &str = "Du kan arbejde ni timer om ugen.";
    const LONGER: [&str; 3] = [
        "Du kan arbejde ni timer om ugen.\n\nDet har du vist i praktik.",
        "Du kan arbejde ni timer om ugen:\n\n• om formiddagen\n• med pauser",
        "• om formiddagen\n• med pauser",
    ];
    let made = [
        (EditAct::Replace, "Du kan arbejde ni timer om ugen. Det er vi enige om."),
        (EditAct::After, "Det er vi enige om."),
    ];
    for (act, typed) in made {
        let mut case = case(ONE);
        let text = saying(&case, ONE);
        assert!(!text.goes_on);
        case.edit_letter(edit(&text, act, typed));
        assert!(!asks(&case));
        say(&mut case, "Du kan arbejde otte timer om ugen.");
        assert!(!asks(&case), "{act:?}: the value has its end where it had it");
        for longer in LONGER {
            say(&mut case, longer);
            assert!(asks(&case), "{act:?}: {longer}");
        }
        say(&mut case, ONE);
        assert!(!asks(&case));
    }
    let mut before = case(ONE);
    before.edit_letter(edit(&saying(&before, ONE), EditAct::Before, "Kort sagt:"));
    say(&mut before, LONGER[0]);
    assert!(!asks(&before), "the value begins where it began");
}

#[test]
fn words_that_were_written_into_a_value_of_several_paragraphs_stay_there() {
    let mut case = case("Du kan arbejde ni timer om ugen.\n\nDet har du vist i praktik.");
    let text = saying(&case, "Du kan arbejde ni timer om ugen.");
    assert!(text.goes_on);
    case.edit_letter(edit(&text, EditAct::After, "Det er vi enige om."));
    assert!(!asks(&case));
    let mut end = self::case("Du kan arbejde ni timer om ugen.\n\nDet har du vist i praktik.");
    let text = saying(&end, "Det har du vist i praktik.");
    assert!(!text.goes_on);
    end.edit_letter(edit(&text, EditAct::After, "Det er vi enige om."));
    say(&mut end, "Du kan ni timer.\n\nDet har du vist.\n\nOgså om vinteren.");
    assert!(asks(&end));
}

#[test]
fn what_the_checks_find_in_words_by_hand_names_no_field() {
    let mut case = case("Du kan arbejde ni timer om ugen.");
    let text = saying(&case, "Du kan arbejde ni timer om ugen.");
    let typed = "Det er vi \u{202e}enige om.";
    case.edit_letter(edit(&text, EditAct::After, typed));
    let draft = library().shelf(&case).draft(LETTER).unwrap();
    let by_hand: Vec<String> = draft
        .warnings
        .iter()
        .chain(&draft.blockers)
        .filter(|problem| problem.message.starts_with("Rettet i hånden"))
        .map(|problem| format!("{} {} {}", problem.message, problem.why, problem.cure))
        .collect();
    assert!(!by_hand.is_empty(), "nothing is told");
    let label = library().words.label("decision.rulings.reason");
    for said in &by_hand {
        assert!(!said.contains(&format!("»{label}«")), "{said}");
    }
}

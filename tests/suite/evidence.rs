//! What answers rest on: kept by identity, printed with the number that the exhibit has, told when something is gone, and never lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

use forberedt::case::Case;
use forberedt::case::beside_fields::{LetterOrFile, SaidBeside, differences_beside};
use forberedt::case::evidence::{
    EvidenceTie, MOST_TIE_LETTERS, MOST_TIES, SaidBy, TieBasis, TieStanding,
};
use forberedt::case::field::{Edit, State};
use forberedt::case::limits::TooMuch;
use forberedt::checks::evidence::ties;
use forberedt::files::{case_file, migration};
use forberedt::place::ItemId;
use forberedt::problem::Place;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command, Reply};
use forberedt::session::evidence_wish::{EvidenceNews, EvidenceWish};
use forberedt::session::question::{Message, Question};
use forberedt::writers::{Format, render};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, example, parse, path, set};
use crate::command_shape::{code, forberedt, said};
use crate::locked_session::Desktop;

const REASON: &str = "decision.rulings[0].reason";
const SENTENCE: &str = "Derfor kan du ikke forsørge dig selv.";

/// A case with exhibits 900 to 902 of the numbers 1, 2 and 12, and ties.
fn value(evidence: Value) -> Value {
    json!({
        "exhibits": {"list": [
            {"id": 900, "number": "1", "title": "Attest", "group": "medical"},
            {"id": 901, "number": "2", "title": "Rapport", "group": "supplier"},
            {"id": 902, "number": "12", "title": "Andet", "group": "other"},
        ]},
        "health": {"diagnoses": [{"id": 950, "name": "Slidgigt"}]},
        "work": {"challenges": "Du har ondt. Du kan ikke stå op!"},
        "decision": {"rulings": [{"id": 960, "reason": format!("Du er syg. {SENTENCE}")}]},
        "evidence": evidence,
    })
}

fn case(evidence: Value) -> Case {
    parse(&value(evidence))
}

fn standings(case: &Case) -> Vec<TieStanding> {
    case.placed_ties().map(|placed| placed.standing).collect()
}

fn answer(case: &mut Case, field: &str, text: &str) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path_in(case, field)) else {
        panic!("{field}")
    };
    answer.set_text(text).unwrap();
    case.follow_exhibits();
}

fn path_in(case: &Case, field: &str) -> forberedt::place::FieldPath {
    case.path(field).unwrap_or_else(|| path(field))
}

fn remove(case: &mut Case, list: &str, index: usize) {
    let Some(Edit::List(list)) = case.find_mut(&path(list)) else { panic!("{list}") };
    list.remove(index);
    case.follow_exhibits();
}

#[test]
fn a_tie_follows_its_answer_and_its_exhibit_wherever_they_go() {
    let mut case = case(json!([
        {"place": REASON, "sentence": SENTENCE, "exhibit": 901, "pages": "2"},
        {"place": "health.diagnoses[#950].name", "exhibit": 900, "said_by": "doctor", "basis": "seen"},
        {"place": "work.challenges", "exhibit": 902},
    ]));
    assert_eq!(standings(&case), [TieStanding::Holds; 3]);
    assert_eq!(case.evidence.all()[0].place, "decision.rulings[#960].reason", "by its id");
    let ids: Vec<ItemId> = case.evidence.all().iter().map(|tie| tie.id).collect();
    assert!(ids.iter().all(|id| id.0 > 960) && ids[0] != ids[1], "{ids:?}");

    // A sentence that reads otherwise, and comes back.
    answer(&mut case, REASON, "Derfor er du på pension.");
    assert_eq!(standings(&case)[0], TieStanding::SentenceGone);
    answer(&mut case, REASON, &format!("{SENTENCE} Og mere."));
    assert_eq!(standings(&case)[0], TieStanding::Holds);

    // An exhibit that is taken out, and an answer.
    remove(&mut case, "exhibits.list", 0);
    assert_eq!(standings(&case)[1], TieStanding::ExhibitGone);
    remove(&mut case, "health.diagnoses", 0);
    assert_eq!(standings(&case)[1], TieStanding::PlaceGone);
    let Some(Edit::Answer(challenges)) = case.find_mut(&path("work.challenges")) else { panic!() };
    challenges.set_state(State::Unknown);
    assert_eq!(standings(&case)[2], TieStanding::PlaceGone, "no answer rests on anything");
    assert_eq!(case.evidence.all().len(), 3, "nothing is lost");

    // Nothing new gets the id of what a tie still names.
    let text = case_file::to_text(&Case { last_item: ItemId::NONE, ..case.clone() }).unwrap();
    let mut again = case_file::parse("sag", &text).unwrap();
    assert_eq!(again.evidence, case.evidence);
    let new = again.new_item();
    assert!(new.0 > 960 && again.evidence.get(new).is_none());
}

#[test]
fn a_case_file_keeps_ties_and_one_of_before_has_none() {
    let case = case(json!([{"place": "work.challenges", "exhibit": 902, "pages": "3"}]));
    let text = case_file::to_text(&case).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(file["version"], migration::CURRENT);
    assert_eq!(case_file::parse("sag", &text).unwrap(), case);
    let old = json!({"format": "forberedt-case", "version": 7, "written_by": "x",
        "case": {"work": {"challenges": "Du har ondt."}}});
    let old = case_file::parse("sag", &old.to_string()).unwrap();
    assert!(old.evidence.is_empty());
    assert!(!case_file::to_text(&old).unwrap().contains("evidence"));
    // No word of an answer gets into a report of a fault.
    assert!(!format!("{:?}{:?}", case.evidence, case.evidence.all()).contains("ondt"));
}

#[test]
fn a_case_holds_no_more_ties_than_it_may() {
    let many = |count: usize, letters: usize| {
        let tie =
            json!({"place": "work.challenges", "exhibit": 900, "sentence": "æ".repeat(letters)});
        json!({"format": "forberedt-case", "version": 8, "written_by": "x",
            "case": {"evidence": vec![tie; count]}})
    };
    assert!(case_file::parse("sag", &many(MOST_TIES, 1).to_string()).is_ok());
    let refused = case_file::parse("sag", &many(MOST_TIES + 1, 1).to_string()).unwrap_err();
    assert_eq!(refused.code, "case-too-large");
    assert!(refused.message.contains("1.001 belæg"), "{}", refused.message);
    let refused = case_file::parse("sag", &many(1, MOST_TIE_LETTERS + 1).to_string()).unwrap_err();
    assert!(refused.message.contains("10.001 tegn"), "{}", refused.message);

    let mut full = case_file::parse("sag", &many(MOST_TIES, 1).to_string()).unwrap();
    assert_eq!(full.too_much(), None);
    assert_eq!(full.tie_evidence(EvidenceTie::new("work.challenges".to_owned())), None);
    let first = full.evidence.all()[0].clone();
    let changed = EvidenceTie { pages: "4".to_owned(), ..first.clone() };
    assert_eq!(full.tie_evidence(changed), Some(first.id), "what is there can be changed");
    assert_eq!(full.evidence.get(first.id).unwrap().pages, "4");
    assert!(full.untie_evidence(first.id) && !full.untie_evidence(first.id));
    let long = EvidenceTie { pages: "4".repeat(MOST_TIE_LETTERS + 1), ..first };
    full.tie_evidence(EvidenceTie { id: ItemId::NONE, ..long });
    assert_eq!(full.too_much(), Some(TooMuch::TieLetters(MOST_TIE_LETTERS + 1)));
}

/// The granting example with ids for what ties name.
fn granted(evidence: Value) -> Value {
    let mut case = example("pension-granted-2018");
    for (index, number) in [(1, 2), (6, 7)] {
        assert_eq!(case["exhibits"]["list"][index]["number"], number.to_string());
        case["exhibits"]["list"][index]["id"] = json!(900 + number);
    }
    set(&mut case, "decision.rulings.0.reason", json!(format!("Du er syg. {SENTENCE}")));
    case["evidence"] = evidence;
    case
}

fn letter(case: &Case, id: &str) -> String {
    let draft = LIBRARY.shelf(case).draft(id).unwrap();
    let document = draft.finish().unwrap();
    String::from_utf8(render(&document, Format::Text).unwrap()).unwrap()
}

const DECISION: &str = "decision-pension-granted";

#[test]
fn letters_name_the_exhibit_by_the_number_that_it_has_now() {
    let ties = json!([
        {"place": REASON, "sentence": SENTENCE, "exhibit": 907, "pages": "s. 2"},
        {"place": REASON, "sentence": SENTENCE, "exhibit": 902},
        {"place": REASON, "exhibit": 902, "pages": "4"},
        {"place": "health.diagnoses[0].name", "exhibit": 902, "pages": "1"},
        {"place": "health.diagnoses[0].since", "exhibit": 902},
        {"place": "citizen.name", "exhibit": 902, "pages": "9"},
        {"place": "matter.case_number", "exhibit": 902, "pages": "9"},
        {"place": "decision.rulings[0].effect_from", "exhibit": 902, "pages": "9"},
    ]);
    let mut case = parse(&granted(ties));
    let text = letter(&case, DECISION);
    let expected = "Du er syg. Derfor kan du ikke forsørge dig selv (bilag 2 og bilag 7, s. 2). (Bilag 2, s. 4.)";
    let expected = expected.replace("(bilag 2 og", "(bilag 2, og");
    assert!(text.contains(&expected), "{text}");
    assert!(!text.contains("s. 9"), "neither names nor days in the middle of a sentence: {text}");
    let plan = letter(&case, "preparatory-plan");
    assert!(plan.contains("seropositiv (bilag 2, s. 1)"), "{plan}");
    assert!(plan.contains("efteråret 2013 (bilag 2)"), "a day that stands alone: {plan}");
    assert!(!plan.contains("s. 9"));

    answer(&mut case, "exhibits.list[6].number", "70");
    let text = letter(&case, DECISION);
    assert!(text.contains("(bilag 2, og bilag 70, s. 2)"), "{text}");

    // An exhibit without a number, and one that is gone, are named by nothing wrong.
    let Some(Edit::List(facts)) = case.find_mut(&path("decision.facts")) else { panic!() };
    facts.set_state(State::NotRelevant);
    answer(&mut case, "exhibits.list[1].number", "");
    remove(&mut case, "exhibits.list", 6);
    let text = letter(&case, DECISION);
    assert!(text.contains("Du er syg. Derfor kan du ikke forsørge dig selv.\n"), "{text}");
    // Who has no list of the exhibits is told of none.
    let mut asked = granted(json!([{"place": "work.experience", "exhibit": 902, "pages": "8"}]));
    asked["efforts"]["supplier_name"] = json!("Prøveby Praktik");
    let asked = parse(&asked);
    assert_eq!(standings(&asked), [TieStanding::Holds]);
    assert!(letter(&asked, "preparatory-plan").contains("s. 8"));
    let draft = LIBRARY.shelf(&asked).draft("supplier-order");
    if let Ok(draft) = draft {
        let document = draft.finish().unwrap();
        let text = String::from_utf8(render(&document, Format::Text).unwrap()).unwrap();
        assert!(!text.contains("s. 8"), "{text}");
    }
}

#[test]
fn a_sentence_that_names_the_exhibit_itself_does_not_name_it_twice() {
    let mut value = granted(json!([
        {"place": REASON, "exhibit": 907},
        {"place": "work.challenges", "exhibit": 907, "pages": "2"},
    ]));
    set(&mut value, "decision.rulings.0.reason", json!("Det viser rapporten (bilag 7)."));
    set(&mut value, "work.challenges", json!("Det viser rapporten (bilag 7)."));
    let case = parse(&value);
    assert!(letter(&case, DECISION).contains("Det viser rapporten (bilag 7).\n"));
    assert!(letter(&case, "preparatory-plan").contains("rapporten (bilag 7) (bilag 7, s. 2)."));
}

#[test]
fn the_checks_tell_of_ties_that_lack_something_and_count_those_that_hold() {
    let codes = |case: &Case| {
        let problems = forberedt::checks::run(&LIBRARY.look(case), &LIBRARY.wording);
        let told = problems
            .iter()
            .filter(|problem| problem.code.starts_with("tie-") || problem.code == "exhibit-unused");
        told.map(|problem| match &problem.place {
            Place::Field(path) => (problem.code.clone(), path.to_string()),
            _ => (problem.code.clone(), String::new()),
        })
        .collect::<Vec<_>>()
    };
    let has = |found: &[(String, String)], code: &str, place: &str| {
        found.iter().any(|(known, at)| known == code && at.contains(place))
    };
    let mut case = case(json!([
        {"place": REASON, "sentence": "Det står der ikke.", "exhibit": 900},
        {"place": "health.diagnoses[0].name", "exhibit": 901},
        {"place": "social.functioning[#77].description", "exhibit": 902},
    ]));
    let found = codes(&case);
    assert!(has(&found, "tie-sentence-gone", "reason"), "{found:?}");
    assert!(has(&found, "tie-place-gone", "exhibits.list"), "{found:?}");
    assert!(!has(&found, "tie-exhibit-gone", ""), "{found:?}");
    let unused = |found: &[(String, String)]| {
        found.iter().filter(|(code, _)| code == "exhibit-unused").count()
    };
    assert_eq!(unused(&found), 2, "one is used by its tie: {found:?}");
    remove(&mut case, "exhibits.list", 1);
    let found = codes(&case);
    assert!(has(&found, "tie-exhibit-gone", "health.diagnoses[0].name"), "{found:?}");
}

#[test]
fn an_exhibit_younger_than_the_letter_is_told_of_where_it_is_tied() {
    let mut value = value(json!([{"place": REASON, "exhibit": 900}]));
    value["decision"]["date"] = json!("2018-05-15");
    value["exhibits"]["list"][0]["date"] = json!("2018-06-01");
    let too_new = |case: &Case| {
        let problems = forberedt::checks::run(&LIBRARY.look(case), &LIBRARY.wording);
        problems.iter().filter(|problem| problem.code == "exhibit-too-new").count()
    };
    assert_eq!(too_new(&parse(&value)), 1);
    value["exhibits"]["list"][0]["date"] = json!("2018-05-01");
    assert_eq!(too_new(&parse(&value)), 0);
}

#[test]
fn answers_that_call_for_evidence_and_have_none_are_listed() {
    let without = |case: &Case| {
        let list = ties::evidence(&LIBRARY.look(case));
        let fields: Vec<String> = list.without.iter().map(ToString::to_string).collect();
        (list.asked, fields)
    };
    let mut value = value(json!([]));
    let (asked, fields) = without(&parse(&value));
    assert_eq!(asked, 2);
    assert_eq!(fields, ["work.challenges", "health.diagnoses[0].name"]);
    // A tie of anything in the item, a field that names the exhibit, and a text that does.
    value["evidence"] = json!([{"place": "health.diagnoses[0].name", "exhibit": 900}]);
    assert_eq!(without(&parse(&value)).1, ["work.challenges"]);
    value["work"]["challenges"] = json!("Du har ondt (bilag 1).");
    assert_eq!(without(&parse(&value)).1, [""; 0]);
    value["evidence"] = json!([]);
    value["health"]["diagnoses"][0]["exhibit"] = json!("bilag 2");
    assert_eq!(without(&parse(&value)).1, [""; 0]);
    // A tie that lacks something is no evidence.
    value["health"]["diagnoses"][0]["exhibit"] = json!(null);
    value["evidence"] = json!([{"place": "health.diagnoses[0].name", "exhibit": 4000}]);
    assert_eq!(without(&parse(&value)).1, ["health.diagnoses[0].name"]);
    // The answer to the checklist has a field of its own for it.
    value["checklist"] = json!({"lasting": "yes", "lasting_grounds": "Det er varigt."});
    assert_eq!(without(&parse(&value)).1.last().unwrap(), "checklist.lasting_grounds");
    value["checklist"]["lasting_exhibits"] = json!("1");
    assert_eq!(without(&parse(&value)).1, ["health.diagnoses[0].name"]);
}

#[test]
fn two_versions_tell_of_ties_and_each_section_takes_its_own() {
    let base = case(json!([]));
    let tie = |case: &mut Case, place: &str, exhibit: u32| {
        let place = path_in(case, place).address();
        let tie = EvidenceTie { exhibit: ItemId(exhibit), ..EvidenceTie::new(place) };
        case.tie_evidence(tie).unwrap()
    };
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let own = tie(&mut mine, REASON, 900);
    let other = tie(&mut theirs, "work.challenges", 901);
    assert_eq!(own, other, "both counted on from the same id");
    let told = differences_beside(&base, &theirs);
    let what = LetterOrFile::Tie { place: "work.challenges".to_owned(), id: other };
    assert_eq!((told.len(), &told[0].what, told[0].part()), (1, &what, "work"));
    assert!(matches!(&told[0].after, SaidBeside::Tie(_, number) if number == "2"));
    assert!(told[0].before == SaidBeside::Nothing);

    assert!(!mine.agrees_on(&theirs, "work") && !mine.agrees_on(&theirs, "decision"));
    assert!(mine.agrees_on(&theirs, "health"));
    let merged = mine.merged_with(&theirs, &base, &["work"].into()).unwrap();
    assert_eq!(standings(&merged), [TieStanding::Holds; 2]);
    let ids: Vec<ItemId> = merged.evidence.all().iter().map(|tie| tie.id).collect();
    assert_ne!(ids[0], ids[1]);
    let kept = mine.merged_with(&theirs, &base, &[].into()).unwrap();
    assert_eq!(kept.evidence.all(), mine.evidence.all());

    // Both have added a paper, and both papers got one id: a tie never means the other's.
    let add = |case: &mut Case, title: &str| {
        let id = case.new_item();
        let Some(Edit::List(list)) = case.find_mut(&path("exhibits.list")) else { panic!() };
        list.add(id);
        answer(case, "exhibits.list[3].title", title);
        answer(case, "exhibits.list[3].number", "13");
        id
    };
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    let (own, other) = (add(&mut mine, "Min"), add(&mut theirs, "Deres"));
    assert_eq!(own, other);
    tie(&mut theirs, "work.challenges", other.0);
    let merged = mine.merged_with(&theirs, &base, &["work"].into()).unwrap();
    assert_eq!(standings(&merged), [TieStanding::ExhibitGone]);
    let merged = mine.merged_with(&theirs, &base, &["work", "exhibits"].into()).unwrap();
    assert_eq!(standings(&merged), [TieStanding::Holds]);

    // An older version comes back with what its answers rested on.
    let back = base.with_all_of(&theirs);
    assert_eq!(back.evidence, theirs.evidence);
    assert!(theirs.pieces_apart_from(&base).any(|piece| piece == "evidence"));
}

fn desktop(folder: &tempfile::TempDir, value: &Value) -> Desktop {
    let file = folder.path().join("case.json");
    std::fs::write(&file, case_file::to_text(&parse(value)).unwrap()).unwrap();
    let mut one = Desktop::new();
    one.act(Action::OpenPath(file));
    one
}

fn wish(one: &mut Desktop, wish: EvidenceWish) {
    one.act(Action::Evidence(wish));
}

fn card(one: &Desktop) -> EvidenceTie {
    let Some(Question::Tie(card)) = one.session.question() else { panic!("no card") };
    card.tie.clone()
}

#[test]
fn a_card_makes_changes_and_removes_a_tie_each_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = desktop(&folder, &value(json!([])));
    let place = path_in(one.session.case(), REASON);
    wish(&mut one, EvidenceWish::Open(place, SENTENCE.to_owned()));
    let mut tie = card(&one);
    one.act(Action::Reply(Reply::Save));
    assert!(matches!(one.session.question(), Some(Question::Tie(card)) if card.lacks_exhibit));
    (tie.exhibit, tie.pages) = (ItemId(901), " 2 ".to_owned());
    (tie.said_by, tie.basis) = (Some(SaidBy::Employer), Some(TieBasis::Seen));
    wish(&mut one, EvidenceWish::Type(tie));
    one.act(Action::Reply(Reply::Save));
    let [kept] = one.session.case().evidence.all() else { panic!("one tie") };
    assert_eq!((kept.sentence.as_str(), kept.pages.as_str()), (SENTENCE, "2"));
    let id = kept.id;

    wish(&mut one, EvidenceWish::Change(id));
    let changed = EvidenceTie { pages: "3".to_owned(), ..card(&one) };
    wish(&mut one, EvidenceWish::Type(changed));
    one.act(Action::Reply(Reply::Save));
    assert_eq!(one.session.case().evidence.get(id).unwrap().pages, "3");
    wish(&mut one, EvidenceWish::Remove(id));
    assert!(one.session.case().evidence.is_empty());
    for pages in ["3", "2"] {
        one.act(Action::Do(Command::Undo));
        assert_eq!(one.session.case().evidence.get(id).unwrap().pages, pages);
    }
    one.act(Action::Do(Command::Undo));
    assert!(one.session.case().evidence.is_empty());
    one.act(Action::Do(Command::Redo));
    one.act(Action::Do(Command::Save));
    let saved = case_file::read(&folder.path().join("case.json")).unwrap();
    assert_eq!(saved.evidence.all(), one.session.case().evidence.all());

    // To keep what is there already is no step.
    let generation = one.session.generation();
    wish(&mut one, EvidenceWish::Change(id));
    one.act(Action::Reply(Reply::Save));
    wish(&mut one, EvidenceWish::Remove(ItemId(77)));
    assert_eq!(one.session.generation(), generation);
}

#[test]
fn nothing_is_tied_without_an_answer_or_an_exhibit() {
    let folder = tempfile::tempdir().unwrap();
    let mut value = value(json!([]));
    let mut one = desktop(&folder, &value);
    let told = |one: &Desktop, news| {
        one.session.question().is_none() && one.session.message() == Some(&Message::Evidence(news))
    };
    wish(&mut one, EvidenceWish::Open(path("work.experience"), String::new()));
    assert!(told(&one, EvidenceNews::NoAnswer));
    wish(&mut one, EvidenceWish::NoField);
    assert!(told(&one, EvidenceNews::NoField));
    value["exhibits"] = json!({"list": []});
    let folder = tempfile::tempdir().unwrap();
    let mut one = desktop(&folder, &value);
    wish(&mut one, EvidenceWish::Open(path("work.challenges"), String::new()));
    assert!(told(&one, EvidenceNews::NoExhibits));
}

#[test]
fn the_table_of_facts_drafts_the_reasons_each_sentence_with_its_exhibit() {
    let folder = tempfile::tempdir().unwrap();
    let mut value = value(json!([
        {"place": "decision.facts[0].fact", "exhibit": 902, "pages": "5", "said_by": "caseworker"},
    ]));
    value["decision"]["facts"] = json!([
        {"fact": "Du kan ikke løfte.", "exhibit": "bilag 1", "weight": "weighed", "why": "Lægen har set det."},
        {"fact": "Praktikken i 2015", "exhibit": "bilag 2", "weight": "not_weighed", "why": "Den er gammel."},
        {"fact": "Du hviler hver dag.", "weight": "weighed"},
        {"exhibit": "bilag 2"},
    ]);
    value["decision"]["rulings"][0] = json!({"id": 960});
    let mut one = desktop(&folder, &value);
    assert!(one.session.has_facts());
    let place = path_in(one.session.case(), REASON);
    wish(&mut one, EvidenceWish::DraftReasons(place));
    assert_eq!(one.session.message(), Some(&Message::Evidence(EvidenceNews::Drafted(3))));
    let drafted = "Vi har lagt vægt på, at du ikke kan løfte, fordi lægen har set det. Vi har lagt vægt på, at du hviler hver dag.\n\nVi har ikke lagt vægt på praktikken i 2015, fordi den er gammel.";
    let reason = |one: &Desktop| one.session.case().answer(&place).unwrap().text().to_owned();
    assert_eq!(reason(&one), drafted);
    let case = one.session.case();
    let mut ties: Vec<(u32, String, TieStanding)> = case
        .ties_at(&place)
        .iter()
        .map(|it| (it.tie.exhibit.0, it.tie.pages.clone(), it.standing))
        .collect();
    ties.sort_by_key(|(exhibit, ..)| *exhibit);
    let holds = |exhibit, pages: &str| (exhibit, pages.to_owned(), TieStanding::Holds);
    assert_eq!(ties, [holds(900, ""), holds(901, ""), holds(902, "5")]);

    // It is one step, and comes behind what stands there.
    one.act(Action::Do(Command::Undo));
    assert_eq!((reason(&one).as_str(), one.session.case().evidence.all().len()), ("", 1));
    one.act(Action::Answer(place, "Mit eget.".to_owned()));
    wish(&mut one, EvidenceWish::DraftReasons(place));
    assert_eq!(reason(&one), format!("Mit eget.\n\n{drafted}"));
}

#[test]
fn a_tie_with_no_page_to_show_opens_on_no_other_page() {
    let folder = tempfile::tempdir().unwrap();
    let gone = json!([{"place": "social.functioning[#77].description", "exhibit": 902}]);
    let mut one = desktop(&folder, &value(gone));
    let id = one.session.case().evidence.all()[0].id;
    wish(&mut one, EvidenceWish::Change(id));
    assert!(matches!(one.session.question(), Some(Question::Tie(card)) if card.place.is_none()));
    one.act(Action::Reply(Reply::Cancel));
    wish(&mut one, EvidenceWish::Remove(id));
    assert!(one.session.case().evidence.is_empty());
    one.act(Action::Do(Command::Undo));
    assert_eq!(one.session.page(), Page::Section("exhibits"));
    assert_eq!(one.session.case().evidence.all().len(), 1);
}

#[test]
fn the_command_lists_what_is_missing_in_words_and_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("case.json");
    let ties = json!([
        {"place": REASON, "sentence": SENTENCE, "exhibit": 901, "pages": "2", "said_by": "employer",
            "pasted": "2026-03-03"},
        {"place": "work.challenges", "exhibit": 4000},
    ]);
    let text = case_file::to_text(&case(ties)).unwrap();
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    let words = forberedt(&["evidence", file]);
    assert_eq!(code(&words), 0);
    let words = said(&words);
    for line in [
        "2 af 2 svar, der kalder på et bilag, har intet:",
        "health.diagnoses[0].name  Diagnosens navn",
        "work.challenges  bilaget er ikke længere i sagen",
        "decision.rulings[0].reason  bilag 2, s. 2 · arbejdsgiveren · sat ind den 3. marts 2026",
    ] {
        assert!(words.contains(line), "{line}: {words}");
    }
    assert!(!words.contains(SENTENCE));
    let answer: Value =
        serde_json::from_str(&said(&forberedt(&["evidence", file, "--json"]))).unwrap();
    assert_eq!(answer["asked"], 2);
    assert_eq!(answer["without"][1]["field"], "health.diagnoses[0].name");
    let standings: Vec<&Value> =
        answer["ties"].as_array().unwrap().iter().map(|tie| &tie["standing"]).collect();
    assert_eq!(standings, ["exhibit_gone", "holds"]);
    assert_eq!(answer["ties"][1]["exhibit"], "2");
    assert_eq!(answer["ties"][1]["pasted"], "2026-03-03");
    assert_eq!(answer["ties"][0]["pasted"], Value::Null);
}

#[test]
fn of_professionals_those_who_have_the_exhibits_are_told_of_them() {
    let with = |name: &str, field: &str, answers: &[(&str, &str)]| {
        let mut value = example(name);
        value["exhibits"]["list"][4]["id"] = json!(904);
        value["evidence"] = json!([{"place": field, "exhibit": 904, "pages": "88"}]);
        answers.iter().for_each(|(field, text)| set(&mut value, field, json!(text)));
        let case = parse(&value);
        assert_eq!(standings(&case), [TieStanding::Holds], "{name}");
        case
    };
    let text = |case: &Case, id: &str| {
        let draft = LIBRARY.shelf(case).draft(id).unwrap();
        String::from_utf8(render(&draft.marked(), Format::Text).unwrap()).unwrap()
    };
    let advised = with("new-way-2026", "process.coordinator_weighed", &[]);
    assert!(text(&advised, "coordinator-request").contains("(bilag 5, s. 88)"));
    let answers = [
        ("decision.follows_recommendation", "no"),
        ("process.disagreement_date", "2018-03-20"),
        ("process.disagreement_why", "Vi er uenige."),
    ];
    let disagreed = with("pension-granted-2018", "process.disagreement_why", &answers);
    assert!(text(&disagreed, "re-presentation").contains("Vi er uenige (bilag 5, s. 88)."));
    // What a doctor or a supplier is asked can name a paper that they have never seen.
    for (letter, field) in
        [("doctor-questions", "checklist.lasting_grounds"), ("supplier-order", "work.experience")]
    {
        let answers = [
            (field, "Det er ikke sikkert."),
            ("checklist.lasting", "open"),
            ("efforts.supplier_name", "Prøveby Praktik"),
            ("efforts.supplier_ordered", "2018-02-01"),
        ];
        let case = with("pension-granted-2018", field, &answers);
        let text = text(&case, letter);
        assert!(
            text.contains("Det er ikke sikkert.") && !text.contains("s. 88"),
            "{letter}: {text}"
        );
    }
}

//! When a field matters: read beside its words, asked by progress, form and letters, and refused where it names nothing.

use std::collections::BTreeSet;

use forberedt::case::Case;
use forberedt::case::field::{Edit, Section, State, View};
use forberedt::case::part::CasePart;
use forberedt::checks;
use forberedt::jobs::job::Done;
use forberedt::place::{FieldPath, ItemId};
use forberedt::problem::{Place, Problem};
use forberedt::session::Session;
use forberedt::session::findings::Progress;
use forberedt::words::Words;
use forberedt::writers::{Format, render};
use jiff::civil::date;

use crate::cases::path;
use crate::library_and_examples::{cases, library};

fn matters(case: &Case, field: &str) -> bool {
    library().words.is_relevant(case, &path(field))
}

fn is_asked_for(case: &Case, field: &FieldPath) -> bool {
    library().words.is_asked(case, field)
}

fn answer(case: &mut Case, field: &str, text: &str) {
    let Some(Edit::Answer(answer)) = case.find_mut(&path(field)) else {
        panic!("{field} is no answer")
    };
    answer.set_text(text).unwrap();
}

/// Every field that the case has, with items of lists.
fn fields(case: &Case) -> Vec<(FieldPath, State)> {
    let mut all = Vec::new();
    for section in Case::SECTIONS {
        for (name, view) in case.section(section).map(Section::fields).unwrap() {
            all.push((FieldPath::new(section, name), view.state()));
            let View::List(list) = view else { continue };
            for index in 0..list.len() {
                for (field, view) in list.item(index).unwrap().fields() {
                    all.push((
                        FieldPath::new(section, name).item(index, list.id(index), field),
                        view.state(),
                    ));
                }
            }
        }
    }
    all
}

fn read(words: &str) -> Result<Words, Vec<Problem>> {
    Words::read(&[("work.toml", words)])
}

/// Line, message and cure of the only fault.
fn fault(words: &str) -> (usize, String, String) {
    let problems = read(words).expect_err("the condition is refused");
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.code, "words-condition");
    let Place::File { name, line, excerpt } = &problem.place else { panic!("{problem}") };
    assert_eq!(name, "work.toml");
    assert!(excerpt.starts_with("when ="), "{excerpt}");
    (*line, problem.message.clone(), problem.cure.clone())
}

/// The field `work.challenges` under a condition of its own.
fn with_condition(when: &str) -> Words {
    read(&format!("label = \"Job\"\n[challenges]\nlabel = \"Svært\"\nwhen = \"{when}\"")).unwrap()
}

#[test]
fn a_name_that_nobody_knows_is_refused_with_its_line_and_the_nearest() {
    let under = |when: &str| format!("label = \"Job\"\n\n[goal_own]\nlabel = \"Mål\"\n{when}\n");
    for (when, message, near) in [
        ("mater.track.team", "Afsnittet mater findes ikke.", "matter"),
        ("not matter.trak.team", "Feltet matter.trak findes ikke.", "track"),
        ("matter.track.teams", "Feltet matter.track har ikke valget teams.", "team"),
        ("matter.case_number.gven", "Feltet matter.case_number har ikke valget gven.", "given"),
        (
            "any(decision.rulings, item.outcom.granted)",
            "Feltet item.outcom findes ikke.",
            "outcome",
        ),
    ] {
        let found = fault(&under(&format!("when = \"{when}\"")));
        assert_eq!(found, (5, message.to_owned(), format!("Mente du »{near}«?")), "{when}");
    }
    let inner = "label = \"Job\"\n[jobs]\nlabel = \"Job\"\n[jobs.fields.hours]\nlabel = \"Timer\"\n\
                 when = \"item.emploier\"";
    assert_eq!(fault(inner).0, 6);
    assert_eq!(fault("label = \"Job\"\nwhen = \"matter.trak\"").0, 2);
}

#[test]
fn what_is_no_condition_is_refused() {
    for when in [
        "matter",
        "matter.track ==",
        "matter.track == 'team'",
        "item.hours",
        "all(decision.rulings, item.outcome.granted)",
        "any(decision.date, item.outcome.granted)",
        "any(decision.rulings)",
        "matter.track.team.given",
        "1",
    ] {
        let (line, message, _) =
            fault(&format!("label = \"Job\"\n[goal_own]\nlabel = \"Mål\"\nwhen = \"{when}\""));
        assert_eq!(line, 4, "{when}");
        assert!(message.ends_with('.'), "{message}");
    }
}

#[test]
fn a_condition_asks_only_what_is_answered() {
    let mut case = Case::default();
    let holds =
        |when: &str, case: &Case| with_condition(when).is_relevant(case, &path("work.challenges"));
    assert!(!holds("matter.track.team", &case));
    assert!(holds("not matter.track.existing_basis", &case));
    assert!(!holds("citizen.name.answered or decision.rulings", &case));
    answer(&mut case, "citizen.name", "  ");
    assert!(!holds("citizen.name", &case), "blanks are no answer");
    answer(&mut case, "citizen.name", "Åse");
    answer(&mut case, "matter.track", "team");
    assert!(holds("citizen.name and matter.track.team", &case));
    assert!(!holds("citizen.name and not matter.track.given", &case));
    let Some(Edit::Answer(phone)) = case.find_mut(&path("citizen.phone")) else { panic!() };
    phone.set_state(State::NotRelevant);
    assert!(holds("citizen.phone.not_relevant and citizen.phone.answered", &case));
    assert!(!holds("citizen.phone or citizen.phone.unknown", &case));
}

#[test]
fn an_item_is_asked_about_itself() {
    let mut case = Case::default();
    let Some(Edit::List(rulings)) = case.find_mut(&path("decision.rulings")) else { panic!() };
    rulings.add(ItemId::NONE);
    rulings.add(ItemId::NONE);
    answer(&mut case, "decision.rulings[0].outcome", "refused");
    assert!(!matters(&case, "decision.rulings[0].effect_from"));
    assert!(matters(&case, "decision.rulings[1].effect_from"));
    answer(&mut case, "decision.rulings[0].benefit", "fleksjob");
    answer(&mut case, "decision.rulings[1].outcome", "granted");
    assert!(!matters(&case, "decision.fleksjob_hours"), "another ruling is the granted one");
    answer(&mut case, "decision.rulings[1].benefit", "fleksjob");
    assert!(matters(&case, "decision.fleksjob_hours"));
}

#[test]
fn a_section_that_does_not_matter_takes_its_fields_with_it() {
    let mut case = Case::default();
    let inner = [
        "recommendation.meeting_date",
        "recommendation.participants",
        "recommendation.participants[0].name",
    ];
    let Some(Edit::List(list)) = case.find_mut(&path(inner[1])) else { panic!() };
    list.add(ItemId::NONE);
    assert!(inner.iter().all(|field| matters(&case, field)), "an unchosen track has a team");
    answer(&mut case, "matter.track", "manifestly_futile");
    assert!(inner.iter().all(|field| !matters(&case, field)));
    let irrelevant = library().words.irrelevant(&case, "recommendation");
    assert!(
        fields(&case)
            .iter()
            .filter(|(field, _)| field.section() == "recommendation")
            .all(|(field, _)| irrelevant.contains(field))
    );
}

#[test]
fn progress_counts_what_matters() {
    let mut session = Session::start(date(2018, 3, 1), None);
    let library = forberedt::library::Library::built_in().unwrap();
    session.done(Done::LibraryRead(Ok(std::sync::Arc::new(library))));
    let of = |session: &Session, section: &str| {
        let index = CasePart::ALL.iter().position(|part| part.name == section).unwrap();
        session.progress()[index]
    };
    let choose = |session: &mut Session, field: &str, key: &str| {
        session.edit(|case| {
            answer(case, field, key);
            Some(path(field))
        });
    };
    let work = of(&session, "work");
    choose(&mut session, "work.firm_tasks", "Maler selv");
    let count = |progress: Progress| (progress.fields, progress.answered);
    assert_eq!(
        count(of(&session, "work")),
        count(work),
        "an answer that does not matter counts nowhere"
    );
    choose(&mut session, "matter.self_employed", "yes");
    let with_firm = of(&session, "work");
    assert_eq!((with_firm.fields, with_firm.answered), (work.fields + 4, work.answered + 1));
    let before = of(&session, "recommendation");
    choose(&mut session, "recommendation.outcome", "postponed");
    assert_eq!(of(&session, "recommendation").fields, before.fields + 4);
    choose(&mut session, "matter.track", "undoubted_refusal");
    let nothing = of(&session, "recommendation");
    assert_eq!((nothing.fields, nothing.answered), (0, 0));
}

/// A letter that asks for the field of another outcome is the same, whether nobody answered or somebody said "not relevant".
#[test]
fn a_letter_is_finished_where_what_does_not_matter_is_not_answered() {
    let case = &cases()["manifestly-futile-2018"];
    let unanswered = fields(case)
        .into_iter()
        .filter(|(field, state)| *state == State::NotAnswered && !is_asked_for(case, field));
    let mut said = case.clone();
    let mut count = 0;
    for (field, _) in unanswered {
        count += 1;
        match said.find_mut(&field).unwrap() {
            Edit::Answer(answer) => answer.set_state(State::NotRelevant),
            Edit::List(list) => list.set_state(State::NotRelevant),
        }
    }
    assert!(count > 40, "{count}");
    let written = |case: &Case| {
        let facts = library().facts(case);
        let draft =
            library().letters.fill("decision-pension-granted-without-team", &facts).unwrap();
        render(&draft.finish().expect("the letter has no gap"), Format::Text).unwrap()
    };
    assert_eq!(written(case), written(&said));
    // Where the field matters, the same letter has a gap.
    let mut team = case.clone();
    answer(&mut team, "process.terminally_ill", "no");
    let Some(Edit::Answer(statement)) = team.find_mut(&path("process.coordinator_statement"))
    else {
        panic!()
    };
    statement.set_state(State::NotAnswered);
    let facts = library().facts(&team);
    let draft = library().letters.fill("decision-pension-granted-without-team", &facts).unwrap();
    assert!(draft.finish().is_err());
}

#[test]
fn an_answer_that_does_not_matter_is_printed_all_the_same() {
    let mut case = cases()["pension-granted-2018"].clone();
    answer(&mut case, "health.treatments[0].stage", "planned");
    answer(&mut case, "health.treatments[0].effect", "Prøvet uden held i Lunden.");
    assert!(!matters(&case, "health.treatments[0].effect"));
    let draft = library().letters.fill("preparatory-plan", &library().facts(&case)).unwrap();
    let text = render(&draft.marked(), Format::Text).unwrap();
    assert!(String::from_utf8(text).unwrap().contains("Prøvet uden held i Lunden."));
}

#[test]
fn no_example_says_by_hand_what_a_condition_says() {
    let mut by_hand = Vec::new();
    let mut left = 0;
    for (name, case) in cases() {
        for (field, state) in fields(case) {
            if state == State::NotRelevant {
                left += 1;
                if !is_asked_for(case, &field) {
                    by_hand.push(format!("{name} {field}"));
                }
            }
        }
    }
    assert_eq!(by_hand, Vec::<String>::new());
    assert!(left > 20, "the examples still answer {left} fields by hand");
}

/// A field that no check may ask for is not asked for: what the checks find lies where it matters.
#[test]
fn no_check_asks_an_example_for_what_does_not_matter() {
    for (name, case) in cases() {
        let asked: BTreeSet<String> = checks::run(&library().look(case), &library().wording)
            .iter()
            .filter_map(|problem| match &problem.place {
                Place::Field(field) => Some(field),
                _ => None,
            })
            .filter(|field| {
                !is_asked_for(case, field)
                    && case.find(field).is_some_and(|view| view.state() == State::NotAnswered)
            })
            .map(ToString::to_string)
            .collect();
        assert!(asked.is_empty(), "{name}: {asked:?}");
    }
}

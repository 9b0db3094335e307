//! Text as people paste it: whichever way it comes into a case, it is what was meant, and its letters can be written.

use forberedt::case::Case;
use forberedt::case::field::{Edit, State};
use forberedt::files::case_file;
use forberedt::jobs::job::{Done, Fingerprint, Lock, OpenedCase, Standing};
use forberedt::problem::{Place, Problem};
use forberedt::session::Session;
use forberedt::session::action::Action;
use forberedt::writers::{Format, render};
use jiff::civil::date;
use serde_json::json;

use crate::cases::{LIBRARY, example, parse, path, set};

/// Pasted text and what it means: in a field of several lines, and in one of a single line.
const PASTED: [(&str, &str, &str); 9] = [
    ("A\u{30a}se ma\u{30a}tte bla\u{30a}se", "Åse måtte blåse", "Åse måtte blåse"),
    ("Sted\tTimer\nLager\t3", "Sted Timer\nLager 3", "Sted Timer Lager 3"),
    ("linje et\u{b}linje to", "linje et\nlinje to", "linje et linje to"),
    ("et\u{2028}to\u{2029}tre", "et\nto\ntre", "et to tre"),
    ("ord\u{200b}ord\u{feff}", "ordord", "ordord"),
    ("o\u{fb00}entlig", "offentlig", "offentlig"),
    ("ved:\n\u{f0b7} at stå\n\u{f0a7}\tat gå", "ved:\n• at stå\n• at gå", "ved: • at stå • at gå"),
    ("arbejds\u{ad}evne", "arbejdsevne", "arbejdsevne"),
    ("a\u{1}b\u{9d}c", "abc", "abc"),
];

fn text(case: &Case, field: &str) -> String {
    case.answer(&path(field)).unwrap().text().to_owned()
}

#[test]
fn a_case_file_is_read_as_it_was_meant() {
    for (pasted, prose, line) in PASTED {
        let case = parse(&json!({
            "citizen": { "name": pasted },
            "work": { "challenges_own": pasted, "jobs": [{ "employer": pasted }] },
        }));
        assert_eq!(text(&case, "work.challenges_own"), prose);
        assert_eq!(text(&case, "citizen.name"), line);
        assert_eq!(text(&case, "work.jobs[0].employer"), line);
    }
    let case = parse(
        &json!({ "citizen": { "cpr": "111111\u{200b}-1118" }, "decision": { "date": "8.\tmaj 2018\u{feff}" } }),
    );
    assert_eq!(case.citizen.cpr.given().unwrap().words(), "111111-1118");
    assert_eq!(case.decision.date.date(), Some(date(2018, 5, 8)));
}

#[test]
fn whatever_a_window_lets_in_is_settled() {
    let (name, own) = (path("citizen.name"), path("work.challenges_own"));
    for (pasted, prose, line) in PASTED {
        let mut session = Session::start(date(2018, 3, 1), None);
        session.update(Action::Answer(name, pasted.to_owned()));
        assert_eq!(text(session.case(), "citizen.name"), line);
        // A form that leaves the text as it was pasted.
        session.edit(|case| {
            let Some(Edit::Answer(answer)) = case.find_mut(&own) else { panic!("no answer") };
            answer.set_state(State::Given);
            answer.text_mut().unwrap().push_str(pasted);
            Some(own)
        });
        assert_eq!(text(session.case(), "work.challenges_own"), prose);
    }
}

#[test]
fn a_file_with_pasted_text_is_not_changed_by_being_opened() {
    let case = parse(&json!({ "citizen": { "name": "A\u{30a}se\tØrsted" } }));
    let mut session = Session::start(date(2018, 3, 1), Some("case.json".into()));
    session.done(Done::Opened {
        path: "case.json".into(),
        outcome: Ok(OpenedCase {
            case: Box::new(case.clone()),
            holds: Fingerprint::of(b""),
            lock: Lock::None,
        }),
    });
    assert_eq!(text(session.case(), "citizen.name"), "Åse Ørsted");
    assert!(!session.is_dirty());
    // What is saved then is read again as the same case.
    let again = case_file::parse("case.json", &case_file::to_text(&case).unwrap()).unwrap();
    assert_eq!(again, case);
}

#[test]
fn pasted_text_never_stops_a_letter() {
    let mut case = example("pension-granted-2018");
    set(&mut case, "citizen.name", json!("A\u{30a}se \u{d8}rsted Bla\u{30a}bjerg"));
    set(&mut case, "citizen.address", json!("A\u{30a}lborgvej 3\n9999 Egelund"));
    let pasted = PASTED.map(|(pasted, ..)| pasted).join("\n");
    set(&mut case, "work.challenges_own", json!(pasted));
    set(&mut case, "decision.rulings.0.reason", json!(format!("Du har ret til pension. {pasted}")));
    let case = parse(&case);
    let shelf = LIBRARY.shelf(&case);
    assert!(!shelf.problems().iter().any(|problem| problem.code.contains("character")));
    let mut written = 0;
    for template in shelf.available() {
        let Ok((document, _)) = shelf.finish(&template.id) else { continue };
        for format in Format::ALL {
            render(&document, format).unwrap();
        }
        written += 1;
    }
    assert!(written > 3, "{written}");
}

#[test]
fn a_principle_decision_is_known_by_whatever_dash_its_number_has() {
    let known = LIBRARY.law.practice_ids().find(|id| id.contains('-')).unwrap();
    for dash in ["\u{2010}", "\u{2011}", "\u{2012}", "–", "—", "\u{2212}", "\u{a0}-\u{202f}"] {
        assert!(LIBRARY.law.has_practice(&known.replace('-', dash)), "{dash}");
    }
}

#[test]
fn words_in_pieces_are_seen_by_the_checks() {
    let mut case = example("pension-granted-2018");
    let own = "Borgeren kan ikke arbejde, og det er a\u{30a}benlyst."; // »åbenlyst« is on the list of judging words.
    set(&mut case, "work.challenges", json!(own));
    let found = LIBRARY.shelf(&parse(&case)).problems().to_vec();
    set(&mut case, "work.challenges", json!("Borgeren kan ikke arbejde, og det er åbenlyst."));
    assert_eq!(found, LIBRARY.shelf(&parse(&case)).problems());
    set(&mut case, "work.challenges", json!("Borgeren kan arbejde."));
    assert_ne!(found, LIBRARY.shelf(&parse(&case)).problems());
}

/// What the checks say of a field, and what a letter that prints it lacks.
fn refused(field: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let mut case = example("pension-granted-2018");
    set(&mut case, field, json!(text));
    let case = parse(&case);
    let shelf = LIBRARY.shelf(&case);
    let place = Place::Field(case.lasting(&path(field)));
    let told = |problems: &[Problem]| {
        let here = problems.iter().filter(|problem| problem.blocks() && problem.place == place);
        here.map(|problem| format!("{}: {} {}", problem.code, problem.message, problem.cure))
            .collect::<Vec<_>>()
    };
    let checked = told(shelf.problems());
    for template in shelf.available() {
        let Standing::Lacking(lacking) = shelf.standing(template) else { panic!("it is ready") };
        assert_eq!(told(&lacking), checked);
        assert_eq!(told(&shelf.finish(&template.id).unwrap_err()), checked);
    }
    // A draft is written with its gaps, and the writer itself must refuse it.
    let draft = shelf.draft("preparatory-plan").unwrap().marked();
    let problems = render(&draft, Format::Pdf).unwrap_err();
    (checked, problems.iter().map(ToString::to_string).collect())
}

#[test]
fn the_checks_know_what_a_writer_would_refuse_and_say_it_once() {
    let cure = "Skriv det med danske bogstaver og tegn, eller slet det.";
    for (text, what) in [
        ("مرحبا، أنا أعيش في آرهوس ١٢٣", "arabisk skrift"),
        ("שלום, שמי לאה", "hebraisk skrift"),
        ("मेरा नाम सीता है।", "devanagari-skrift"),
        ("Jeg kan:\n✓ stå\n✓ gå \u{1f600}", "tegnene ✓ (U+2713) og \u{1f600} (U+1F600)"),
        ("fra \u{f0fc} til", "tegnet U+F0FC"),
    ] {
        let (checked, drafted) = refused("work.challenges_own", text);
        let label = LIBRARY.words.label("work.challenges_own");
        assert_eq!(
            checked,
            [format!(
                "unshown-character: »{label}« rummer {what}. Det kan brevet ikke vise. {cure}"
            )]
        );
        assert_eq!(drafted, [format!("work.challenges_own: Brevet kan ikke vise {what}. {cure}")]);
    }
    let (checked, drafted) = refused("work.challenges_own", "123\u{202e}456");
    assert!(checked.len() == 1 && checked[0].starts_with("hidden-character: "), "{checked:?}");
    assert_eq!(drafted.len(), 1);
}

//! The invented cases under `examples/`: each is a sound case file of a person who cannot exist, and sound casework.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use forberedt::case::Case;
use forberedt::case::answer::Answer;
use forberedt::case::cpr::Verdict;
use forberedt::case::dates::{Day, When};
use forberedt::case::decision::Outcome;
use forberedt::case::field::{Answered, State};
use forberedt::case::kind::Kind;
use forberedt::case::person::{Benefit, Track};
use forberedt::case::plan::{ExhibitGroup, InterventionKind, Met, Seen};
use forberedt::case::recommendation::TeamOutcome;
use forberedt::case::scalar::Number;
use forberedt::place::FieldPath;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    format: String,
    version: u32,
    written_by: String,
    case: Case,
}

const NAMES: [&str; 15] = [
    "complaint-upheld-2018",
    "existing-basis-refused-2018",
    "fleksjob-few-hours-2021",
    "half-filled",
    "manifestly-futile-2018",
    "new-way-2026",
    "pension-granted-2018",
    "pension-granted-2026",
    "pension-refused-fleksjob-granted-2018",
    "postponed-2018",
    "resource-course-2018",
    "self-employed-2018",
    "senior-pension-2018",
    "talk-planned-2026",
    "waiting-for-answers-2018",
];

struct Example {
    name: String,
    folder: PathBuf,
    text: String,
    file: CaseFile,
}

impl Example {
    fn case(&self) -> &Case {
        &self.file.case
    }

    /// Every given answer of the case with its path and text.
    fn texts(&self) -> Vec<(FieldPath, Kind, String)> {
        let mut texts = Vec::new();
        self.case().each_answer(|spot, answer: &dyn Answered| {
            let path = spot;
            if answer.state() == State::Given {
                texts.push((path, answer.kind(), answer.text().to_owned()));
            }
        });
        texts
    }
}

fn examples() -> Vec<Example> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut examples: Vec<Example> = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|folder| {
            let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(folder.join("case.json"))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            let file =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            Example { name, folder, text, file }
        })
        .collect();
    examples.sort_by(|first, second| first.name.cmp(&second.name));
    examples
}

/// The examples whose case has been decided; the others stand in the middle of their work.
fn decided() -> Vec<Example> {
    examples().into_iter().filter(|example| day(&example.case().decision.date).is_some()).collect()
}

fn day(answer: &Answer<Day>) -> Option<Date> {
    answer.given().and_then(Day::date)
}

fn last_day(answer: &Answer<When>) -> Option<Date> {
    let span = answer.given()?.span()?;
    Some(span.last.unwrap_or(date(2150, 12, 31)))
}

fn number(answer: &Answer<Number>) -> Option<f64> {
    answer.given().and_then(Number::value)
}

#[test]
fn every_example_has_its_folder_its_case_and_its_readme() {
    let examples = examples();
    let names: BTreeSet<&str> = examples.iter().map(|example| example.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(NAMES));
    let root_readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/README.md"))
            .unwrap();
    for example in &examples {
        let files: BTreeSet<String> = fs::read_dir(&example.folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().to_str().unwrap().to_owned())
            .collect();
        assert_eq!(
            files,
            BTreeSet::from(["README.md".to_owned(), "case.json".to_owned()]),
            "{}",
            example.name
        );
        let readme = fs::read_to_string(example.folder.join("README.md")).unwrap();
        for words in ["invented", "What the case shows", "Letters it can give"] {
            assert!(readme.contains(words), "{}: the readme does not say: {words}", example.name);
        }
        assert!(
            root_readme.contains(&format!("({}/README.md)", example.name)),
            "{} is not in examples/README.md",
            example.name
        );
    }
}

#[test]
fn every_example_is_written_back_byte_for_byte() {
    for example in examples() {
        assert_eq!(example.file.format, "forberedt-case");
        // Written by hand, and in the oldest version that holds what it says.
        let case = example.case();
        let has_log = !case.contacts.list.items().is_empty();
        let has_days = case.process.planned_decision.filled().is_some();
        let has_questions = !case.questions.list.items().is_empty();
        let has_sheet = case.enough.looked.filled().is_some();
        let is_new = has_log || has_days || has_questions || has_sheet;
        let rows = case.social.functioning.items();
        let has_place = rows.iter().any(|row| row.place.filled().is_some());
        let version = match (has_place, is_new, case.evidence.is_empty()) {
            (true, ..) => 10,
            (false, true, _) => 9,
            (false, false, false) => 8,
            (false, false, true) => 1,
        };
        assert_eq!(example.file.version, version, "{}", example.name);
        let written = serde_json::to_string_pretty(&example.file).unwrap() + "\n";
        assert!(written == example.text, "{}: reading and writing changes the file", example.name);
    }
}

#[test]
fn every_value_means_something() {
    for example in examples() {
        example.case().each_answer(|spot, answer| {
            let path = spot;
            assert!(answer.is_sound(), "{}: {path}", example.name);
            assert!(
                answer.state() != State::Given || answer.is_filled(),
                "{}: {path} is blank",
                example.name
            );
        });
    }
}

/// Until 1 October 2007 every number that was given out met modulus 11, and those given out since without it have so far
/// belonged to 1 January birthdays. A number that fails modulus 11 with an earlier day of birth and no such birthday is nobody's.
#[test]
fn nobody_can_have_the_numbers_of_the_examples() {
    let mut seen = BTreeSet::new();
    for example in examples() {
        let cpr = example
            .case()
            .citizen
            .cpr
            .given()
            .unwrap_or_else(|| panic!("{}: no number", example.name));
        assert_eq!(cpr.verdict(), Verdict::NoCheckDigit, "{}", example.name);
        let born = cpr.birth_date().unwrap();
        assert!(born < date(2007, 10, 1), "{}", example.name);
        assert!((born.day(), born.month()) != (1, 1), "{}", example.name);
        assert!(seen.insert(cpr.words()), "{}: the number is used twice", example.name);
    }
}

#[test]
fn no_text_holds_a_number_like_a_cpr_number() {
    for example in examples() {
        for (path, kind, text) in
            example.texts().into_iter().filter(|(_, kind, _)| *kind != Kind::Cpr)
        {
            let longest = text
                .split(|letter: char| !letter.is_ascii_digit() && letter != '-')
                .map(|run| run.replace('-', "").len())
                .max();
            assert!(kind == Kind::Day || longest.unwrap_or(0) < 10, "{}: {path}", example.name);
        }
    }
}

/// No Danish telephone number begins with a zero, and nobody can register a name under `.example`.
#[test]
fn nobody_can_be_reached_at_the_addresses_of_the_examples() {
    for example in examples() {
        let case = example.case();
        for phone in [&case.citizen.phone, &case.matter.caseworker_phone]
            .into_iter()
            .filter_map(Answer::filled)
        {
            assert!(phone.starts_with("00 ") && phone.len() == 11, "{}: {phone}", example.name);
        }
        if let Some(email) = case.citizen.email.filled() {
            assert!(email.ends_with(".example"), "{}: {email}", example.name);
        }
    }
}

/// The numbers after `bilag`, as in `bilag 2, bilag 3 og bilag 7`.
fn references(text: &str) -> Vec<u32> {
    text.to_lowercase()
        .split("bilag ")
        .skip(1)
        .filter_map(|rest| rest.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok())
        .collect()
}

#[test]
fn exhibits_and_references_to_them_fit() {
    assert_eq!(references("bilag 2, Bilag 3 og bilag 17."), [2, 3, 17]);
    for example in examples() {
        let list = example.case().exhibits.list.items();
        let numbers: Vec<u32> =
            list.iter().map(|item| item.number.filled().unwrap().parse().unwrap()).collect();
        assert_eq!(
            numbers,
            (1..=u32::try_from(list.len()).unwrap()).collect::<Vec<_>>(),
            "{}: numbers of exhibits",
            example.name
        );
        let mut used = BTreeSet::new();
        for (path, kind, text) in example.texts() {
            for reference in references(&text) {
                assert!(
                    numbers.contains(&reference),
                    "{}: {path} refers to exhibit {reference}",
                    example.name
                );
                used.insert(reference);
            }
            if kind == Kind::Exhibits {
                assert!(!references(&text).is_empty(), "{}: {path} names no exhibit", example.name);
            }
        }
        assert_eq!(
            used.into_iter().collect::<Vec<_>>(),
            numbers,
            "{}: an exhibit that nothing refers to",
            example.name
        );
        assert!(
            list.iter().all(|item| !item
                .sender
                .filled()
                .unwrap()
                .to_lowercase()
                .contains("lægekonsulent")),
            "{}",
            example.name
        );
    }
}

#[test]
fn the_days_of_a_case_follow_each_other() {
    for example in examples() {
        let case = example.case();
        let (process, name) = (&case.process, &example.name);
        let last_application = case
            .matter
            .applications
            .items()
            .iter()
            .filter_map(|application| day(&application.date))
            .max();
        // The advice is a paper of the case itself, and comes when all the others are there.
        let answered = day(&process.coordinator_date);
        let exhibits = case.exhibits.list.items().iter();
        let last_exhibit = exhibits
            .filter_map(|exhibit| day(&exhibit.date))
            .filter(|day| Some(*day) != answered)
            // What a team that put the case off waits for comes after its meeting.
            .filter(|day| {
                let put_off = case.recommendation.outcome.given() == Some(&TeamOutcome::Postponed);
                let meeting = self::day(&case.recommendation.meeting_date);
                !put_off || meeting.is_none_or(|meeting| *day <= meeting)
            })
            .max();
        let gp = [day(&case.health.gp_requested), day(&case.health.gp_received)];
        let steps = [
            ("application", last_application),
            ("plan", day(&case.matter.plan_begun)),
            ("statement asked for", gp[0]),
            ("statement received", gp[1]),
            ("last exhibit", last_exhibit),
            ("description", day(&case.matter.description_made)),
            ("asked for advice", day(&process.coordinator_asked)),
            ("coordinator", day(&process.coordinator_date)),
            ("meeting", day(&case.recommendation.meeting_date)),
            ("hearing", day(&process.hearing_sent)),
            ("offer", day(&process.offer_made)),
            ("answer", day(&process.hearing_answer_date)),
            ("end of hearing", day(&process.hearing_deadline)),
            ("decision", day(&case.decision.date)),
            ("complaint", day(&process.complaint_received)),
            ("reassessed", day(&process.reassessed)),
            ("forwarded", day(&process.forwarded)),
        ];
        let known: Vec<(&str, Date)> =
            steps.into_iter().filter_map(|(step, day)| Some((step, day?))).collect();
        for pair in known.windows(2) {
            assert!(pair[0].1 <= pair[1].1, "{name}: {} comes after {}", pair[0].0, pair[1].0);
        }
        if let (Some(transition), Some(decision)) =
            (day(&process.transition_date), day(&case.decision.date))
        {
            assert!(
                day(&process.hearing_deadline).is_some_and(|deadline| deadline <= transition),
                "{name}: transition before the hearing ended"
            );
            assert!(
                transition < decision && decision <= transition + 3.months(),
                "{name}: three months"
            );
            assert!(
                day(&process.transition_told)
                    .is_some_and(|told| transition <= told && told < decision),
                "{name}: transition not told"
            );
        }
        if let Some(meeting) = day(&process.offer_meeting) {
            assert!(
                day(&process.offer_made).is_some_and(|made| made < meeting)
                    && day(&case.decision.date).is_none_or(|decided| meeting < decided),
                "{name}: meeting"
            );
        }
        let first = known.iter().map(|(_, day)| *day).min().unwrap();
        let born = case.citizen.cpr.given().unwrap().birth_date().unwrap();
        assert!(born + 18.years() < first, "{name}: too young");
    }
}

#[test]
fn medical_papers_are_fresh_at_the_meeting_and_at_the_decision() {
    for example in examples() {
        let case = example.case();
        let steps = [day(&case.recommendation.meeting_date), day(&case.decision.date)];
        let Some(last_step) = steps.into_iter().flatten().max() else { continue };
        let newest = case
            .exhibits
            .list
            .items()
            .iter()
            .filter(|exhibit| exhibit.group.given() == Some(&ExhibitGroup::Medical))
            .filter_map(|exhibit| day(&exhibit.date))
            .max()
            .unwrap_or_else(|| panic!("{}: no medical paper", example.name));
        assert!(
            last_step < newest + 6.months(),
            "{}: {newest} is old on {last_step}",
            example.name
        );
    }
}

/// A pension case ends in an offer to speak at a meeting, which the citizen has answered, before the decision.
#[test]
fn pension_decisions_rest_on_a_complete_process() {
    for example in decided() {
        let case = example.case();
        let name = &example.name;
        let rulings = case.decision.rulings.items();
        for application in case.matter.applications.items() {
            let benefit = application.benefit.given();
            assert!(
                rulings.iter().any(|ruling| ruling.benefit.given() == benefit),
                "{name}: applied for and not decided"
            );
        }
        let pension = rulings.iter().find(|ruling| {
            matches!(ruling.benefit.given(), Some(Benefit::Pension | Benefit::SeniorPension))
        });
        if let Some(pension) = pension {
            let (offered, decided) =
                (day(&case.process.offer_made), day(&case.decision.date).unwrap());
            assert!(
                offered.is_some_and(|offer| offer < decided)
                    && case.process.offer_answer.given().is_some(),
                "{name}: offer"
            );
            assert!(day(&case.process.transition_date).is_some(), "{name}: transition");
            if pension.outcome.given() == Some(&Outcome::Refused) {
                assert!(
                    !case.decision.job_functions.items().is_empty(),
                    "{name}: refused without a job function"
                );
            }
        }
        if rulings.iter().any(|ruling| ruling.outcome.given() == Some(&Outcome::Refused)) {
            assert!(
                !case.decision.other_help.items().is_empty(),
                "{name}: refused without a look at other help"
            );
            assert!(
                !case.decision.main_considerations.items().is_empty(),
                "{name}: refused without main considerations"
            );
        }
        if case.process.hearing_answer_own.filled().is_some() {
            assert!(
                case.decision.views_answer.filled().is_some(),
                "{name}: the citizen's answer is not dealt with"
            );
        }
    }
}

#[test]
fn the_checklist_fits_what_is_recommended() {
    for example in examples() {
        let case = example.case();
        if case.recommendation.outcome.given() != Some(&TeamOutcome::Pension) {
            continue;
        }
        let list = &case.checklist;
        for finding in
            [&list.lasting, &list.significant, &list.stationary, &list.treatment_exhausted]
        {
            assert_eq!(
                finding.given().map(forberedt::case::scalar::Scalar::text),
                Some("yes"),
                "{}",
                example.name
            );
        }
    }
}

#[test]
fn plans_describe_what_was_seen_and_do_not_judge() {
    let judging =
        ["vurder", "bør ", "bør.", "indstil", "anbefal", "skønn", "formålsløs", "målgruppe"];
    for example in examples() {
        let plan = [
            "work.",
            "strengths.",
            "social.",
            "health.",
            "efforts.",
            "support_history.",
            "remarks.",
        ];
        for (path, _, text) in example.texts() {
            if !plan.iter().any(|section| path.to_string().starts_with(section)) || path.is_own() {
                continue;
            }
            let text = text.to_lowercase();
            for word in judging {
                assert!(!text.contains(word), "{}: {path} says {word}", example.name);
            }
        }
    }
}

#[test]
fn a_recommendation_rests_on_observation_and_on_a_recent_trial() {
    for example in examples() {
        let case = example.case();
        let Some(meeting) = day(&case.recommendation.meeting_date) else { continue };
        let rows = case.social.functioning.items();
        let observed = rows.iter().filter(|row| row.seen.given() == Some(&Seen::Observed)).count();
        assert!(observed * 2 > rows.len(), "{}: mostly told", example.name);
        let senior = case
            .matter
            .applications
            .items()
            .iter()
            .any(|item| item.benefit.given() == Some(&Benefit::SeniorPension));
        let postponed = case.recommendation.outcome.given() == Some(&TeamOutcome::Postponed);
        // The senior pension asks for no trial, the existing basis takes what there is, and a postponement may lack just that.
        if case.matter.track.given() == Some(&Track::Team) && !senior && !postponed {
            let trials: Vec<_> = case
                .efforts
                .interventions
                .items()
                .iter()
                .filter(|item| item.kind.given() == Some(&InterventionKind::WorkTrial))
                .collect();
            assert!(
                trials.iter().all(|trial| trial.considerations_met.given().is_some()),
                "{}: considerations",
                example.name
            );
            assert!(
                trials.iter().any(|trial| trial.considerations_met.given() == Some(&Met::Yes)),
                "{}: none met",
                example.name
            );
            let recent = trials
                .iter()
                .filter_map(|trial| last_day(&trial.period))
                .any(|last| last + 1.year() >= meeting);
            assert!(recent, "{}: no recent trial", example.name);
            for trial in trials {
                assert!(
                    number(&trial.hours_effective).is_some()
                        && number(&trial.hours_effective) <= number(&trial.hours_attended),
                    "{}: hours",
                    example.name
                );
            }
        }
    }
}

/// The example that fills a preparatory plan of six pages and more.
#[test]
fn the_granted_pension_is_rich() {
    let examples = examples();
    let case =
        examples.iter().find(|example| example.name == "pension-granted-2018").unwrap().case();
    assert!(case.work.jobs.items().len() >= 4);
    assert!(case.work.education.items().len() >= 3);
    assert!(case.social.functioning.items().len() >= 6);
    assert!(case.health.diagnoses.items().len() >= 3);
    assert!(case.health.treatments.items().len() >= 5);
    assert!(case.health.considerations.items().len() >= 6);
    assert!(case.efforts.interventions.items().len() >= 6);
    assert!(case.support_history.periods.items().len() >= 6);
    assert!(case.exhibits.list.items().len() >= 14);
}

//! The time limits: month ends, leap years, Easter, the turn of the year, and every day from 2013 to 2035.

use std::process::Command;

use forberedt::case::Case;
use forberedt::deadlines;
use forberedt::deadlines::{
    Counting, CountingStep, Deadline, LimitStanding, Reckoned, ids, reckon,
};
use forberedt::document::{BlockBody, text_of};
use forberedt::files::case_file;
use forberedt::letters::Letters;
use forberedt::source_text::SourceText;
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::library_and_examples::{cases, library};

/// The first day of which the law files know the time limits.
const LAW_BEGINS: Date = date(2018, 1, 1);

fn case(json: &str) -> Case {
    let text =
        format!(r#"{{"format":"forberedt-case","version":1,"written_by":"test","case":{json}}}"#);
    case_file::parse("case.json", &text).unwrap()
}

fn reckoned(case: &Case, id: &str) -> Reckoned {
    match reckon(case, &library().law, id) {
        Some(Counting::Reckoned(reckoned)) => reckoned,
        other => panic!("{id}: {other:?}"),
    }
}

fn deadline(case: &Case, id: &str) -> Deadline {
    let found: Vec<Deadline> =
        library().deadlines(case).into_iter().filter(|deadline| deadline.id == id).collect();
    let [deadline] = found.as_slice() else { panic!("{id}: {} found", found.len()) };
    deadline.clone()
}

fn transition_on(day: &str) -> Case {
    case(&format!(r#"{{"process": {{"transition_date": "{day}"}}}}"#))
}

fn decided_on(day: &str, digital_post: &str) -> Case {
    case(&format!(
        r#"{{"citizen": {{"digital_post": "{digital_post}"}}, "decision": {{"date": "{day}"}}}}"#
    ))
}

#[test]
fn a_month_that_is_too_short_ends_on_its_last_day() {
    for (transition, due) in [
        ("2018-04-04", date(2018, 7, 4)),
        ("2018-01-31", date(2018, 4, 30)),
        ("2018-11-30", date(2019, 2, 28)),
        ("2019-11-30", date(2020, 2, 29)),
        ("2023-11-29", date(2024, 2, 29)),
        ("2019-12-31", date(2020, 3, 31)),
        ("2018-10-01", date(2019, 1, 1)),
    ] {
        assert_eq!(
            reckoned(&transition_on(transition), "pension-decision").due,
            due,
            "{transition}"
        );
    }
}

#[test]
fn a_senior_pension_is_decided_within_six_months_of_the_application() {
    let senior = |applied: &str| {
        case(&format!(
            r#"{{"matter": {{"applications": [{{"benefit": "senior_pension", "date": "{applied}"}}]}}, "process": {{"transition_date": "2018-04-04"}}}}"#
        ))
    };
    let limit = deadline(&senior("2018-01-15"), "pension-decision");
    assert_eq!((limit.start, limit.due), (date(2018, 1, 15), date(2018, 7, 15)));
    assert_eq!(limit.rule, "pensionslovens § 21, stk. 2");
    assert_eq!(reckoned(&senior("2018-08-31"), "pension-decision").due, date(2019, 2, 28));
    // Any other case has three months from the transition.
    let ordinary = deadline(&transition_on("2018-04-04"), "pension-decision");
    assert_eq!(
        (ordinary.due, ordinary.rule.as_str()),
        (date(2018, 7, 4), "pensionslovens § 21, stk. 1")
    );
    // From 2020 on there is no such pension and no such limit.
    assert_eq!(
        reckon(&senior("2020-01-01"), &library().law, "pension-decision"),
        Some(Counting::NoRule {
            period: "senior-disability-pension-decision",
            day: date(2020, 1, 1)
        })
    );
}

#[test]
fn a_complaint_counts_from_the_day_the_letter_is_received_and_moves_off_a_closed_day() {
    for (decision, post, due) in [
        ("2018-05-15", "yes", date(2018, 6, 12)),
        // Maundy Thursday; the next working day comes after Easter Monday.
        ("2018-03-01", "yes", date(2018, 4, 3)),
        // The Great Day of Prayers is closed in 2023, and a Friday like any other in 2024.
        ("2023-04-07", "yes", date(2023, 5, 8)),
        ("2024-03-29", "yes", date(2024, 4, 26)),
        // The Friday after Ascension Day.
        ("2018-04-13", "yes", date(2018, 5, 14)),
        ("2018-11-26", "yes", date(2018, 12, 27)),
        ("2018-12-04", "yes", date(2019, 1, 2)),
        // Six working days over Christmas and New Year, and then four weeks.
        ("2018-12-20", "no", date(2019, 2, 1)),
        ("2020-02-01", "yes", date(2020, 3, 2)),
        // The fifth of June and Whit Monday are no working days.
        ("2019-06-03", "no", date(2019, 7, 11)),
        // Before the guidance of June 2018 a letter on paper took the days of its weekday: Wednesday seven, Friday five.
        ("2018-05-30", "no", date(2018, 7, 4)),
        ("2018-06-01", "no", date(2018, 7, 4)),
        ("2018-06-25", "no", date(2018, 7, 30)),
        ("2018-06-26", "no", date(2018, 8, 1)),
    ] {
        assert_eq!(
            reckoned(&decided_on(decision, post), "complaint").due,
            due,
            "{decision} {post}"
        );
    }
    let moved = deadline(&decided_on("2018-03-01", "yes"), "complaint");
    assert_eq!(
        moved.steps.last().unwrap(),
        "Den dag er der lukket (skærtorsdag). Fristen flytter til næste hverdag: tirsdag den 3. april 2018."
    );
    assert_eq!(
        (moved.field.to_string().as_str(), moved.start),
        ("decision.date", date(2018, 3, 1))
    );
}

#[test]
fn a_letter_counts_as_paper_until_somebody_says_otherwise() {
    let unknown = case(r#"{"decision": {"date": "2018-05-15"}}"#);
    let paper = decided_on("2018-05-15", "no");
    assert_eq!(reckoned(&unknown, "complaint").due, reckoned(&paper, "complaint").due);
    assert!(
        reckoned(&unknown, "complaint").due
            > reckoned(&decided_on("2018-05-15", "yes"), "complaint").due
    );
    assert!(deadline(&unknown, "complaint").steps.iter().any(|step| step.contains("ikke oplyst")));
    assert!(!deadline(&paper, "complaint").steps.iter().any(|step| step.contains("ikke oplyst")));
}

#[test]
fn other_limits_end_on_closed_days_and_say_so() {
    let christmas = deadline(&transition_on("2018-09-25"), "pension-decision");
    assert_eq!(christmas.due, date(2018, 12, 25));
    assert_eq!(
        christmas.steps.last().unwrap(),
        "Den dag er der lukket (juledag). Fristen flytter sig ikke."
    );
    assert_eq!(christmas.rule, "pensionslovens § 21, stk. 1");
    assert!(christmas.status.is_verified());
    let unread = deadline(&transition_on("2026-02-01"), "pension-decision");
    assert!(!unread.status.is_verified(), "nobody has read the rule after January 2026");
}

#[test]
fn each_limit_counts_from_its_own_day() {
    let existing_basis = r#"{"matter": {"track": "existing_basis", "applications": [{"benefit": "pension", "date": "2018-02-20"}]},
        "recommendation": {"meeting_date": "2018-04-10"}, "health": {"gp_requested": "2018-02-21"}}"#;
    let existing_basis = case(existing_basis);
    assert_eq!(
        deadline(&existing_basis, "pension-transition-existing-basis").due,
        date(2018, 5, 1)
    );
    assert!(
        !library()
            .deadlines(&existing_basis)
            .iter()
            .any(|deadline| deadline.id == "gp-certificate")
    );

    let without_team = case(
        r#"{"matter": {"track": "undoubted_refusal", "applications": [{"benefit": "fleksjob", "date": "2018-01-02"},
        {"benefit": "pension", "date": "2018-01-22"}, {"benefit": "pension", "date": "2018-03-01"}]}}"#,
    );
    let transition = deadline(&without_team, "pension-transition-existing-basis");
    assert_eq!(
        (transition.field.to_string().as_str(), transition.due),
        ("matter.applications[1].date", date(2018, 2, 12))
    );
    // The plan is not begun, so the goal counts from the first application.
    assert_eq!(deadline(&without_team, "service-goal").due, date(2018, 1, 2) + 23.weeks());
    assert!(
        !library()
            .deadlines(&without_team)
            .iter()
            .any(|deadline| deadline.id == "coordinator-preparation")
    );

    let team = case(
        r#"{"matter": {"plan_begun": "2018-01-15", "applications": [{"date": "2018-01-02"}]}, "recommendation": {"meeting_date": "2018-03-06"},
        "health": {"gp_requested": "2018-01-17"}, "process": {"complaint_received": "2018-06-04"}}"#,
    );
    assert_eq!(deadline(&team, "service-goal").due, date(2018, 1, 15) + 23.weeks());
    assert_eq!(deadline(&team, "gp-certificate").due, date(2018, 2, 16));
    assert_eq!(deadline(&team, "coordinator-preparation").due, date(2018, 2, 24));
    assert_eq!(deadline(&team, "team-meeting-ahead").due, date(2018, 2, 20));
    assert_eq!(deadline(&team, "reassessment").due, date(2018, 7, 2));
    assert!(
        !library()
            .deadlines(&team)
            .iter()
            .any(|deadline| deadline.id == "pension-transition-existing-basis")
    );
}

#[test]
fn a_short_hearing_is_named_and_a_usual_one_is_not() {
    let hearing = |deadline: &str| {
        case(&format!(
            r#"{{"process": {{"hearing_sent": "2018-03-13", "hearing_deadline": "{deadline}"}}}}"#
        ))
    };
    let short = deadline(&hearing("2018-03-24"), "hearing");
    assert_eq!(short.due, date(2018, 3, 24));
    assert!(short.steps.iter().any(|step| step.contains("3 dage kortere")), "{:?}", short.steps);
    assert_eq!(deadline(&hearing("2018-03-27"), "hearing").steps.len(), 2);
    let undated = case(r#"{"process": {"hearing_sent": "2018-03-13"}}"#);
    assert!(library().deadlines(&undated).is_empty());
}

#[test]
fn a_limit_runs_is_kept_is_late_or_has_passed() {
    let open = deadline(&transition_on("2018-04-04"), "pension-decision");
    assert_eq!(open.standing(date(2018, 7, 4)), LimitStanding::Running);
    assert_eq!(open.days_left(date(2018, 7, 4)), 0);
    assert_eq!(open.standing(date(2018, 7, 5)), LimitStanding::Late);

    let decided = |day: &str| {
        case(&format!(
            r#"{{"process": {{"transition_date": "2018-04-04"}}, "decision": {{"date": "{day}"}}}}"#
        ))
    };
    let kept = deadline(&decided("2018-07-04"), "pension-decision");
    assert_eq!(kept.standing(date(2018, 7, 3)), LimitStanding::Running);
    assert_eq!(kept.standing(date(2018, 7, 4)), LimitStanding::Met);
    assert_eq!(kept.standing(date(2020, 1, 1)), LimitStanding::Met);
    assert_eq!(
        deadline(&decided("2018-07-05"), "pension-decision").standing(date(2018, 7, 5)),
        LimitStanding::Late
    );

    // A citizen who does not complain, and a step that the case does not record, are nobody's fault.
    assert_eq!(
        deadline(&decided("2018-07-04"), "complaint").standing(date(2019, 1, 1)),
        LimitStanding::Passed
    );
    let meeting = case(r#"{"recommendation": {"meeting_date": "2018-03-06"}}"#);
    assert_eq!(
        deadline(&meeting, "team-meeting-ahead").standing(date(2018, 2, 21)),
        LimitStanding::Passed
    );
}

#[test]
fn what_prepares_a_meeting_is_behind_once_the_meeting_was_held() {
    let meeting = |more: &str| {
        case(&format!(r#"{{"recommendation": {{"meeting_date": "2018-03-06"{more}}}}}"#))
    };
    let held = meeting(r#", "outcome": "pension""#);
    for id in ["team-meeting-ahead", "coordinator-preparation"] {
        let standing = |case: &Case, day: Date| deadline(case, id).standing(day);
        assert_eq!(standing(&held, date(2018, 3, 6)), LimitStanding::Behind, "{id}");
        assert_eq!(standing(&held, date(2018, 3, 5)), LimitStanding::Passed, "{id}");
        assert_eq!(standing(&held, date(2018, 1, 2)), LimitStanding::Running, "{id}");
        // A meeting of which nobody says what came of it may not have been held.
        assert_eq!(standing(&meeting(""), date(2018, 3, 6)), LimitStanding::Passed, "{id}");
    }
    assert_eq!(library().deadlines.standing(LimitStanding::Behind), "mødet holdt");
}

#[test]
fn a_complaint_is_dealt_with_when_it_is_sent_on_or_met_in_full() {
    let complaint = |rest: &str| {
        case(&format!(
            r#"{{"process": {{"complaint_received": "2018-06-04", "reassessed": "2018-06-20", {rest}}}}}"#
        ))
    };
    let met = |rest: &str| deadline(&complaint(rest), "reassessment").met;
    assert_eq!(met(r#""reassessment": "changed""#), Some(date(2018, 6, 20)));
    assert_eq!(met(r#""reassessment": "upheld""#), None);
    assert_eq!(
        met(r#""reassessment": "changed_in_part", "forwarded": "2018-06-22""#),
        Some(date(2018, 6, 22))
    );
}

#[test]
fn a_limit_that_the_law_files_lack_is_named_and_never_guessed() {
    let case = transition_on("2017-12-31");
    assert!(library().deadlines(&case).is_empty());
    assert_eq!(
        deadlines::without_rule(&library().look(&case), &library().deadlines),
        [("Afgørelse i pensionssagen", date(2017, 12, 31))]
    );
    assert_eq!(
        deadlines::without_rule(
            &library().look(&transition_on("2018-01-01")),
            &library().deadlines
        ),
        []
    );
    assert!(
        matches!(reckon(&Case::default(), &library().law, "complaint"), Some(Counting::NoStart(field)) if field.to_string() == "decision.date")
    );
    assert_eq!(reckon(&Case::default(), &library().law, "no-such-limit"), None);
}

#[test]
fn on_every_day_of_these_years_the_count_holds_together() {
    let (law, calendar) = (&library().law, library().law.calendar());
    let mut last: Vec<(&str, Date)> = Vec::new();
    let mut day = date(2013, 1, 1);
    while day < date(2036, 1, 1) {
        let text = day.to_string();
        for (case, id, moves) in [
            (decided_on(&text, "yes"), "complaint", true),
            (decided_on(&text, "no"), "complaint", true),
            (transition_on(&text), "pension-decision", false),
            (
                case(&format!(r#"{{"process": {{"complaint_received": "{text}"}}}}"#)),
                "reassessment",
                false,
            ),
            (
                case(&format!(r#"{{"recommendation": {{"meeting_date": "{text}"}}}}"#)),
                "coordinator-preparation",
                false,
            ),
        ] {
            let outcome = reckon(&case, law, id).unwrap();
            let Counting::Reckoned(reckoned) = outcome else {
                assert!(day < LAW_BEGINS, "{id} on {day}: {outcome:?}");
                continue;
            };
            assert!(day >= LAW_BEGINS, "{id} on {day} is counted without a law");
            let due = reckoned.due;
            let key = if matches!(reckoned.steps[1], CountingStep::Digital { .. }) {
                "digital"
            } else {
                id
            };
            match last.iter_mut().find(|(known, _)| *known == key) {
                Some((_, earlier)) => {
                    assert!(*earlier <= due, "{id} on {day} ends before that of the day before");
                    *earlier = due;
                }
                None => last.push((key, due)),
            }
            let said = reckoned
                .steps
                .iter()
                .filter(|step| {
                    matches!(step, CountingStep::Moved { .. } | CountingStep::Stays { .. })
                })
                .count();
            if moves {
                assert!(calendar.is_working_day(due), "{id} on {day} ends on the closed day {due}");
                let Some(CountingStep::Later { day: before, .. }) =
                    reckoned.steps.iter().rfind(|step| matches!(step, CountingStep::Later { .. }))
                else {
                    panic!("{id} counts forward")
                };
                assert_eq!(said, usize::from(*before != due), "{id} on {day}");
                assert!(
                    (due - *before).get_days() <= 6,
                    "{id} on {day} moves from {before} to {due}"
                );
            } else {
                assert_eq!(said, usize::from(!calendar.is_working_day(due)), "{id} on {day}");
            }
            let period = law.period(&reckoned.period, day).unwrap();
            if id == "coordinator-preparation" {
                assert_eq!(
                    calendar.add_period(due, &period),
                    day,
                    "{id}: counting forward leads back to the meeting"
                );
            }
            if id == "reassessment" {
                assert_eq!(calendar.subtract_period(due, &period), day);
            }
        }
        // From a working day, six working days forward and back again lead home.
        if let Some(letter) =
            law.period("delivery-letter", day).filter(|_| calendar.is_working_day(day))
        {
            assert_eq!(calendar.subtract_period(calendar.add_period(day, &letter), &letter), day);
        }
        day = day.tomorrow().unwrap();
    }
    assert_eq!(last.len(), 5);
}

#[test]
fn every_limit_of_every_example_is_told_in_full() {
    let mut seen = std::collections::BTreeSet::new();
    for (name, case) in cases() {
        let deadlines = library().deadlines(case);
        assert!(deadlines.is_sorted_by_key(|deadline| deadline.due), "{name}");
        for deadline in deadlines {
            seen.insert(deadline.id);
            let texts = deadline.steps.iter().chain([&deadline.title, &deadline.asks]);
            for text in texts {
                assert!(
                    !text.is_empty() && !text.contains(['{', '}']),
                    "{name}: {}: {text}",
                    deadline.id
                );
            }
            assert!(
                deadline.steps.len() >= 2 && deadline.steps[0].starts_with('»'),
                "{name}: {:?}",
                deadline.steps
            );
        }
    }
    // No example is delayed.
    let never: Vec<&str> = ids().filter(|id| !seen.contains(id)).collect();
    assert_eq!(never, ["delayed-decision"]);
}

#[test]
fn the_command_line_tells_the_same() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        let output =
            command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let json: serde_json::Value = serde_json::from_str(&run(&[
        "deadlines",
        "examples/pension-granted-2018",
        "--json",
        "--today",
        "2018-05-01",
    ]))
    .unwrap();
    let found = json["deadlines"].as_array().unwrap();
    assert_eq!(found.len(), library().deadlines(&cases()["pension-granted-2018"]).len());
    let pension = found.iter().find(|deadline| deadline["id"] == "pension-decision").unwrap();
    assert_eq!(
        (pension["due"].as_str(), pension["standing"].as_str()),
        (Some("2018-07-04"), Some("running"))
    );
    let text = run(&["deadlines", "examples/pension-granted-2018", "--today", "4.7.2018"]);
    assert!(text.contains("holdt         4. juli 2018        Afgørelse i pensionssagen"), "{text}");
    assert!(run(&["deadlines", "examples/half-filled", "--today", "2017-01-01"]).contains("løber"));
}

#[test]
fn words_that_fit_no_limit_and_limits_without_words_are_named() {
    let text = std::fs::read_to_string("templates/deadlines.toml").unwrap();
    assert!(deadlines::DeadlineWords::read(&SourceText::new("deadlines.toml", &text)).is_ok());
    let messages = |text: &str| {
        let problems =
            deadlines::DeadlineWords::read(&SourceText::new("deadlines.toml", text)).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let renamed = messages(&text.replace("[deadlines.complaint]", "[deadlines.complaints]"));
    assert!(
        renamed.contains("»complaint« har ingen ord")
            && renamed.contains("»complaints« findes ikke"),
        "{renamed}"
    );
    assert!(messages(&text.replace("stays =", "stay =")).contains("deadlines.toml, linje "));
}

#[test]
fn a_letter_asks_for_a_limit_by_its_name() {
    let letter = |id: &str| {
        let text = format!(
            "+++\ntitle = \"Prøve\"\nstage = \"hearing\"\ndate = \"process.transition_told\"\naudience = \"citizen\"\ngroup = \"Før afgørelsen\"\n+++\n\
             {{# No lawyer has read this text. #}}\n# Prøve\n\nSenest den {{{{ deadline(\"{id}\") }}}}.\n"
        );
        Letters::read(&[("letters/trial.md".to_owned(), text)], &library().words, &library().law)
    };
    let (_, problems) = letter("pension-decison");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].code, "template-unknown-deadline");
    assert!(problems[0].cure.contains("pension-decision"), "{}", problems[0].cure);

    let (letters, problems) = letter("pension-decision");
    assert_eq!(problems, []);
    let fill = |json: &str| {
        let case = case(json);
        letters.fill("trial", &library().facts(&case)).unwrap()
    };
    let told =
        fill(r#"{"process": {"transition_told": "2018-04-04", "transition_date": "2018-03-31"}}"#);
    assert!(
        matches!(&told.blocks[1].body, BlockBody::Paragraph(runs) if text_of(runs) == "Senest den 30. juni 2018."),
        "{:?}",
        told.blocks
    );
    assert!(
        told.gaps.is_empty() && told.warnings.is_empty(),
        "{:?} {:?}",
        told.gaps,
        told.warnings
    );
    let undated = fill(r#"{"process": {"transition_told": "2018-04-04"}}"#);
    assert_eq!(undated.gaps.len(), 1);
    let unchecked =
        fill(r#"{"process": {"transition_told": "2026-04-04", "transition_date": "2026-03-31"}}"#);
    assert_eq!(unchecked.warnings.len(), 1, "{:?}", unchecked.warnings);
}

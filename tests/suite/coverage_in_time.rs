//! Every letter on every example on every day on which the law changes, and the day before: the letter can be given, or it says
//! why not, and it never cites another day's law.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use forberedt::case::Case;
use forberedt::case::dates::Day;
use forberedt::case::field::{Answered, Edit, View};
use forberedt::case::kind::Kind;
use forberedt::case::person::Way;
use forberedt::document::{Block, Inline, Source, walk};
use forberedt::law::{Holding, Mention, PracticeStatus};
use forberedt::letters::occasion::{Availability, OCCASIONS, Occasion};
use forberedt::letters::{Coverage, Draft, Template};
use forberedt::look::Look;
use forberedt::place::FieldPath;
use jiff::civil::{Date, date};
use jiff::{SpanTotal, ToSpan, Unit};

use crate::library_and_examples::{cases, cases_for, library};

/// Every day on which something begins or ends, and the day before.
fn days() -> BTreeSet<Date> {
    library()
        .law
        .change_dates()
        .into_iter()
        .flat_map(|day| [day.yesterday().unwrap(), day])
        .collect()
}

/// The case with all its days moved by so many days, in their order.
fn moved(case: &Case, days: i32) -> Case {
    let mut paths = Vec::new();
    case.each_answer(|spot, answer: &dyn Answered| {
        let path = spot;
        if answer.kind() == Kind::Day
            && let Some(day) = day_of(answer)
        {
            paths.push((path, day));
        }
    });
    let mut moved = case.clone();
    for (path, day) in paths {
        let Some(Edit::Answer(answer)) = moved.find_mut(&path) else {
            panic!("{path} is no answer")
        };
        answer.set_text(&(day + days.days()).to_string()).unwrap();
    }
    moved
}

fn day_of(answer: &dyn Answered) -> Option<Date> {
    answer.is_filled().then(|| answer.text().parse().ok()).flatten()
}

fn day_at(case: &Case, path: &FieldPath) -> Option<Date> {
    match case.find(path)? {
        View::Answer(answer) => day_of(answer),
        View::List(_) => None,
    }
}

/// What came of a letter on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Came {
    Given,
    NotInLaw,
    OtherWay,
    Blocked,
}

/// Every reference of a day, as the files have it and as a letter mentions it for a second time.
fn cites_on(day: Date) -> BTreeSet<String> {
    library().law.on(day).into_iter().flat_map(as_mentioned).collect()
}

fn as_mentioned(held: Holding<'_>) -> [String; 2] {
    [held.cite.to_owned(), held.mention(None, Mention::AGAIN)]
}

/// Every reference that some day has.
fn all_cites() -> BTreeSet<String> {
    days().into_iter().flat_map(cites_on).collect()
}

/// The template's own words, a paragraph, line or cell each.
fn own_words(blocks: &[Block]) -> Vec<String> {
    let own = |runs: &[Inline]| -> String {
        runs.iter()
            .map(|run| {
                if matches!(run.source, Source::Template { .. }) { run.text.as_str() } else { " " }
            })
            .collect()
    };
    walk::texts(blocks).map(|(_, text)| own(text)).collect()
}

/// What the letter cites that is not in force on the day by the case's way.
fn stale(draft: &Draft, look: &Look<'_>, day: Date, all: &BTreeSet<String>) -> Vec<String> {
    let held = look.law.ids().filter_map(|id| look.cite(id, day));
    let mut held: Vec<String> = held.flat_map(as_mentioned).collect();
    held.sort_by_key(|cite| std::cmp::Reverse(cite.len()));
    let mut gone: Vec<&String> = all.iter().filter(|cite| !held.contains(cite)).collect();
    gone.sort_by_key(|cite| std::cmp::Reverse(cite.len()));
    let mut found = Vec::new();
    let texts = own_words(&draft.blocks).into_iter();
    for mut text in texts.filter(|text| text.contains('§') || text.contains("kapitel")) {
        for cite in &held {
            text = text.replace(cite, "…");
        }
        found.extend(
            gone.iter()
                .filter(|cite| text.contains(cite.as_str()))
                .map(|cite| format!("{cite} in {text}")),
        );
    }
    found
}

/// Tries a letter on a case that is governed by `day`, and complains of all that is wrong.
fn try_letter(
    template: &Template,
    (case, way): (&Case, Way),
    day: Date,
    all: &BTreeSet<String>,
    wrong: &mut Vec<String>,
) -> Came {
    let law = &library().law;
    let look = library().look(case);
    let mut complain = |what: String| wrong.push(format!("{} on {day}: {what}", template.id));
    let occasion = Occasion::named(&template.occasion).unwrap();
    match occasion.availability(&look, Some(day)) {
        Availability::Available => {}
        // What a case of the one way has, one of the other may lack.
        Availability::NotNow { .. } if look.going().way != way => return Came::OtherWay,
        Availability::NotNow { field, .. } => {
            complain(format!("moving the days makes it depend on {field}"))
        }
        other @ Availability::OtherWay(_) => {
            if other.reason(&look, &library().wording).is_empty() {
                complain("no reason".to_owned());
            }
            return Came::OtherWay;
        }
        other @ Availability::NotInLaw { .. } => {
            let reason = other.reason(&look, &library().wording);
            let Availability::NotInLaw { provision, day: asked } = other else { unreachable!() };
            if asked != day || look.cite(&provision, day).is_some() {
                complain(format!("{provision} is said not to hold on {asked}"));
            }
            if reason.is_empty() || reason.contains(['{', '}']) {
                complain(format!("no reason: {reason}"));
            }
            return Came::NotInLaw;
        }
    }
    let draft = library().letters.fill(&template.id, &library().facts(case)).unwrap();
    for id in &draft.provisions {
        // What ended with the old way goes on for a case that does.
        let goes_on = law.cite(id, day).is_none();
        match look.cite(id, day) {
            None => complain(format!("it cites {id}, which does not hold")),
            Some(holding)
                if holding.from > day
                    || !goes_on && holding.until.is_some_and(|until| until <= day) =>
            {
                complain(format!("it cites {id} of {}", holding.from));
            }
            Some(_) => {}
        }
    }
    for cite in stale(&draft, &look, day, all) {
        complain(format!("it cites another day's law: {cite}"));
    }
    let mut blocked = false;
    for problem in &draft.blockers {
        match problem.code.as_str() {
            "law-not-in-force" => {
                blocked = true;
                let (called, rest) = problem
                    .message
                    .trim_start_matches("Brevet nævner ")
                    .split_once(", som ikke gælder den ")
                    .unwrap();
                let said = rest.trim_end_matches(" efter lovfilerne.");
                let ids = law.ids().chain(law.period_ids()).chain(law.practice_ids());
                let id = ids
                    .chain(law.acts())
                    .find(|id| law.called(id, day).as_deref() == Some(called))
                    .unwrap_or_else(|| panic!("nothing is called {called}"));
                let on = Day::from(day).words();
                // A time limit is counted by the law of its own first day.
                let first = law.period_ids().any(|period| period == id);
                if said != on && !first {
                    complain(format!("{id} is asked for on {said}"));
                }
                let held = look.cite(id, day).is_some()
                    || law.consolidation(id, day).is_some()
                    || law.practice(id, day).is_some();
                if held && said == on {
                    complain(format!("{id} holds, and the letter says it does not"));
                }
            }
            "practice-overruled" => blocked = true,
            _ => {}
        }
    }
    if blocked { Came::Blocked } else { Came::Given }
}

#[test]
fn a_letter_is_given_by_the_law_of_its_day_or_says_why_not() {
    let (days, all) = (days(), all_cites());
    let mut wrong = Vec::new();
    let mut came: BTreeMap<Came, usize> = BTreeMap::new();
    let mut given: BTreeSet<&str> = BTreeSet::new();
    let mut shifts: BTreeMap<(String, i32), Case> = BTreeMap::new();
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let occasion = Occasion::named(&template.occasion).unwrap();
            let way = library().look(case).going().way;
            let asked = !matches!(
                occasion.availability(&library().look(case), template.law_day(case)),
                Availability::NotNow { .. }
            );
            let Some(now) = template.law_day(case).filter(|_| asked) else { continue };
            for &day in &days {
                let shift = (day - now)
                    .total(SpanTotal::from(Unit::Day).days_are_24_hours())
                    .unwrap() as i32;
                let case =
                    shifts.entry((name.to_owned(), shift)).or_insert_with(|| moved(case, shift));
                assert_eq!(template.law_day(case), Some(day), "{name}");
                let result = try_letter(template, (case, way), day, &all, &mut wrong);
                *came.entry(result).or_default() += 1;
                if result == Came::Given {
                    given.insert(&template.id);
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} faults:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
    println!("{came:?}");
    let never: Vec<&str> = library()
        .letters
        .all()
        .iter()
        .map(|letter| letter.id.as_str())
        .filter(|id| !given.contains(id))
        .collect();
    assert_eq!(never, [""; 0], "letters that no day gives");
    assert!(
        came.values().all(|count| *count > 100) && came.len() == 4,
        "each outcome is met: {came:?}"
    );
}

#[test]
fn moving_a_case_keeps_its_order_and_its_gaps() {
    let case = &cases()["pension-granted-2018"];
    let later = moved(case, 1000);
    let mut moved_days = 0;
    case.each_answer(|spot, answer: &dyn Answered| {
        let path = spot;
        if answer.kind() == Kind::Day
            && let Some(day) = day_of(answer)
        {
            assert_eq!(day_at(&later, &path), Some(day + 1000.days()), "{path}");
            moved_days += 1;
        }
    });
    assert!(moved_days > 10);
    assert_eq!(&moved(&later, -1000), case);
}

#[test]
fn one_version_follows_the_other_with_no_gap_and_no_overlap() {
    let law = &library().law;
    for day in law.change_dates() {
        let before = day.yesterday().unwrap();
        for id in law.ids() {
            match (law.cite(id, before), law.cite(id, day)) {
                (Some(old), Some(new)) if old.from != new.from => {
                    assert_eq!((old.until, new.from), (Some(day), day), "{id} on {day}")
                }
                (Some(old), Some(_)) => {
                    assert!(old.until.is_none_or(|until| until > day), "{id} on {day}")
                }
                (Some(old), None) => assert_eq!(old.until, Some(day), "{id} on {day}"),
                (None, Some(new)) => assert_eq!(new.from, day, "{id} on {day}"),
                (None, None) => {}
            }
        }
        for act in law.acts() {
            if let (Some(old), Some(new)) =
                (law.consolidation(act, before), law.consolidation(act, day))
                && old.from != new.from
            {
                assert_eq!((old.until, new.from), (Some(day), day), "{act} on {day}");
            }
        }
        for id in law.period_ids() {
            if let (Some(old), Some(new)) = (law.period(id, before), law.period(id, day))
                && old.from != new.from
            {
                assert_eq!(new.from, day, "{id} on {day}");
            }
        }
        for id in law.practice_ids() {
            if let (Some(old), Some(new)) = (law.practice(id, before), law.practice(id, day))
                && matches!(old.status, PracticeStatus::Overruled { .. })
            {
                assert!(
                    matches!(new.status, PracticeStatus::Overruled { .. }),
                    "{id} comes back to life on {day}"
                );
            }
        }
    }
}

#[test]
fn a_trial_case_asks_for_its_letter_and_the_law_answers_as_for_a_real_one() {
    for occasion in OCCASIONS {
        let is_of = |way| {
            occasion.availability(
                &library().look(&occasion.trial(date(2018, 3, 1))),
                Some(date(2018, 3, 1)),
            ) == Availability::OtherWay(way)
        };
        let day = if is_of(Way::New) { date(2026, 8, 1) } else { date(2018, 3, 1) };
        let trial = occasion.trial(day);
        assert_eq!(
            occasion.availability(&library().look(&trial), Some(day)),
            Availability::Available,
            "{}",
            occasion.name
        );
        let template = library().letters.template(occasion.name).unwrap();
        assert_eq!(template.law_day(&trial), Some(day), "{}", occasion.name);
    }
    let coverage = |id: &str, day: Date| {
        let library = library();
        library.letters.coverage(library.letters.template(id).unwrap(), library.sources(), day)
    };
    for day in [date(2018, 5, 31), date(2019, 6, 1), date(2026, 1, 31)] {
        assert_eq!(
            coverage("decision-pension-refused", day),
            Coverage::Given { unverified: 0 },
            "{day}"
        );
    }
    assert!(matches!(
        coverage("decision-pension-refused", date(2026, 2, 1)),
        Coverage::Given { unverified: 1.. }
    ));
    assert!(matches!(coverage("hearing", date(2017, 12, 31)), Coverage::Missing { rules: 1.. }));
    assert!(matches!(
        coverage("decision-resource-course-granted", date(2026, 1, 31)),
        Coverage::Given { .. }
    ));
    assert_eq!(coverage("decision-resource-course-granted", date(2026, 2, 1)), Coverage::NotInLaw);
    assert!(matches!(
        coverage("decision-senior-pension-granted", date(2019, 12, 31)),
        Coverage::Given { .. }
    ));
    assert_eq!(coverage("decision-senior-pension-granted", date(2020, 1, 1)), Coverage::NotInLaw);
    let reason = |occasion: &str, day: Date| {
        let occasion = Occasion::named(occasion).unwrap();
        let trial = occasion.trial(day);
        let look = library().look(&trial);
        occasion.availability(&look, Some(day)).reason(&look, &library().wording)
    };
    let senior = reason("decision-senior-pension-granted", date(2021, 5, 1));
    assert!(
        senior.contains("Reglen ophørte den 1. januar 2020. Afløst af seniorpension"),
        "{senior}"
    );
    let course = reason("decision-resource-course-granted", date(2026, 3, 1));
    assert!(
        course.contains("Reglen ophørte den 1. februar 2026. Afskaffet for nye borgere"),
        "{course}"
    );
}

#[test]
fn the_command_line_prints_letters_against_days() {
    let output = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"))
        .args(["law", "--matrix"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let columns = library().law.change_dates().len();
    for letter in library().letters.all() {
        let row = text
            .lines()
            .find(|line| line.starts_with(&format!("{} ", letter.id)))
            .unwrap_or_else(|| panic!("{}", letter.id));
        assert_eq!(row.split_whitespace().count(), columns + 1, "{row}");
    }
    assert!(text.ends_with("1. juli 2026\n"), "{text}");
}

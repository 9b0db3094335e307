//! Defects of the way to the decision: hearing, offer, transition, the recommendation, and the citizen's age.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::cases::{LIBRARY, at, items};
use super::{
    Kind, Seed, absent, blank, concerns_pension, date, day, each, grants, is, kind, one, refuses,
    refuses_something, rulings, seed,
};

pub(super) const KINDS: &[Kind] = &[
    kind("no offer to speak, or no answer to it", offer),
    kind("a departure from the recommendation", departure),
    kind("no hearing, or one that is not over", hearing),
    kind("no transition, or a late one", transition),
    kind("a citizen too young or too old", age),
];

fn offer(case: &Value, seeds: &mut Vec<Seed>) {
    let Some(decision) = date(case, "decision.date").filter(|_| concerns_pension(case)) else {
        return;
    };
    let refused = refuses_something(case);
    each(
        seeds,
        "process.offer_made",
        blank(),
        if refused { "offer-not-made" } else { "offer-not-made-granted" },
    );
    one(seeds, "process.offer_made", json!("engang i foråret"), "date-impossible");
    for (way, made) in
        [("a day after", decision.tomorrow().unwrap()), ("a year after", decision + 1.year())]
    {
        seed(
            seeds,
            format!("offered {way} the decision"),
            "offer-after-decision",
            vec![("process.offer_made".to_owned(), day(made))],
        );
    }
    each(seeds, "process.offer_answer", absent(), "offer-answer-unknown");
    for value in blank() {
        let changes = vec![
            ("process.offer_answer".to_owned(), json!("wants_meeting")),
            ("process.offer_meeting".to_owned(), value.clone()),
        ];
        let code = if refused { "meeting-not-held" } else { "meeting-not-held-granted" };
        seed(seeds, format!("wants a meeting, held = {value}"), code, changes);
    }
}

fn departure(case: &Value, seeds: &mut Vec<Seed>) {
    if !at(case, "recommendation.outcome").is_string() || rulings(case).is_empty() {
        return;
    }
    let (pension, senior) = (grants(case, "pension"), grants(case, "senior_pension"));
    let (job, course, support) = (
        grants(case, "fleksjob"),
        grants(case, "resource_course"),
        grants(case, "self_employed_support"),
    );
    let pension = pension || senior;
    let few = is(case, "decision.fleksjob_few_hours", "yes");
    let (full_job, small_job) = (job && !few, job && few);
    let no_job = pension || course || refuses(case, "fleksjob");
    for (outcome, against) in [
        ("postponed", true),
        ("pension", !pension && (job || course || support || refuses(case, "pension"))),
        ("resource_course", !course && (pension || job || support)),
        ("fleksjob", !full_job && !support && no_job),
        ("fleksjob_few_hours", !small_job && !support && no_job),
        ("other_effort", pension || job || course),
        ("vocational_rehabilitation", pension || job || course),
    ] {
        if !against {
            continue;
        }
        let change = |said: Value, again: Value| {
            vec![
                ("recommendation.outcome".to_owned(), json!(outcome)),
                ("decision.follows_recommendation".to_owned(), said),
                ("decision.re_presented".to_owned(), again),
            ]
        };
        seed(
            seeds,
            format!("{outcome}, said to be followed"),
            "departs-but-says-it-follows",
            change(json!("yes"), json!("2018-01-01")),
        );
        for (said, again) in [
            (json!("no"), json!(null)),
            (json!("no"), json!(" ")),
            (json!(null), json!({"answer": "not_relevant"})),
        ] {
            seed(
                seeds,
                format!("{outcome}, followed = {said}, seen again = {again}"),
                "departs-without-team",
                change(said.clone(), again),
            );
        }
    }
    if at(case, "decision.follows_recommendation").as_str() == Some("yes") {
        for value in blank() {
            let changes = vec![
                ("decision.follows_recommendation".to_owned(), json!("no")),
                ("decision.re_presented".to_owned(), value.clone()),
            ];
            seed(
                seeds,
                format!("not followed, seen again = {value}"),
                "departs-without-team",
                changes,
            );
        }
    }
}

fn hearing(case: &Value, seeds: &mut Vec<Seed>) {
    let Some(decision) = date(case, "decision.date").filter(|_| !rulings(case).is_empty()) else {
        return;
    };
    let refused = refuses_something(case);
    if refused && date(case, "recommendation.meeting_date").is_some() {
        each(seeds, "process.hearing_sent", blank(), "hearing-not-sent");
    }
    if date(case, "process.hearing_sent").is_none() {
        return;
    }
    let unanswered = || ("process.hearing_answer_date".to_owned(), json!(null));
    let code = if refused { "hearing-not-over" } else { "hearing-not-over-granted" };
    for (way, deadline) in [
        ("the same day", decision),
        ("a day later", decision.tomorrow().unwrap()),
        ("weeks later", decision + 3.weeks()),
    ] {
        seed(
            seeds,
            format!("the hearing ends {way}"),
            code,
            vec![("process.hearing_deadline".to_owned(), day(deadline)), unanswered()],
        );
        let late = vec![
            ("process.hearing_deadline".to_owned(), day(deadline)),
            ("process.hearing_answer_date".to_owned(), day(decision.tomorrow().unwrap())),
        ];
        seed(seeds, format!("the hearing ends {way}, answered after the decision"), code, late);
    }
    for value in blank() {
        let changes = vec![("process.hearing_deadline".to_owned(), value.clone()), unanswered()];
        seed(seeds, format!("no answer, deadline = {value}"), "hearing-without-deadline", changes);
    }
}

fn transition(case: &Value, seeds: &mut Vec<Seed>) {
    let Some(decision) = date(case, "decision.date").filter(|_| concerns_pension(case)) else {
        return;
    };
    each(seeds, "process.transition_date", blank(), "transition-missing");
    each(seeds, "process.transition_told", blank(), "transition-not-told");
    // A senior pension has six months from the application, any other three from the transition.
    let senior = items(case, "matter.applications")
        .iter()
        .position(|application| application["benefit"] == "senior_pension");
    let (months, late_code, from) = match senior {
        Some(index) => {
            (6, "senior-decided-late-without-notice", format!("matter.applications.{index}.date"))
        }
        None => (3, "decided-late-without-notice", "process.transition_date".to_owned()),
    };
    for (way, begun) in [
        ("a day too early", decision - months.months() - 1.day()),
        ("as long again too early", decision - (2 * months).months()),
    ] {
        let changes = |told: Value, reason: Value, new: Value| {
            vec![
                (from.clone(), day(begun)),
                ("process.delay_told".to_owned(), told),
                ("process.delay_reason".to_owned(), reason),
                ("process.delay_new_date".to_owned(), new),
            ]
        };
        let nothing = || json!(null);
        let late = day(decision.yesterday().unwrap());
        for (what, changes) in [
            ("nothing told", changes(nothing(), nothing(), nothing())),
            (
                "told too late",
                changes(
                    day(begun + (months + 1).months()),
                    json!("Vi mangler et svar."),
                    late.clone(),
                ),
            ),
            ("told no reason", changes(day(begun + 1.month()), json!("–"), late.clone())),
            (
                "told no new day",
                changes(day(begun + 1.month()), json!("Vi mangler et svar."), nothing()),
            ),
        ] {
            seed(seeds, format!("transition {way}, {what}"), late_code, changes);
        }
        let promised = changes(day(begun + 1.month()), json!("Vi mangler et svar."), late);
        seed(
            seeds,
            format!("transition {way}, decided after the promised day"),
            "decided-after-promise",
            promised,
        );
    }
    if !matches!(at(case, "matter.track").as_str(), Some("existing_basis" | "undoubted_refusal")) {
        return;
    }
    let applied = || {
        items(case, "matter.applications")
            .iter()
            .filter_map(|application| application["date"].as_str()?.parse::<Date>().ok())
            .max()
    };
    if let Some(from) = date(case, "recommendation.meeting_date").or_else(applied) {
        // A transition after the decision is out of order, and nothing else is said of it.
        let decided = date(case, "decision.date").unwrap_or(Date::MAX);
        let late = [from + 3.weeks() + 1.day(), from + 5.weeks(), from + 1.year()];
        for begun in late.into_iter().filter(|begun| *begun <= decided) {
            let changes = vec![("process.transition_date".to_owned(), day(begun))];
            seed(
                seeds,
                format!("transition {} days after", (begun - from).get_days()),
                "transition-late",
                changes,
            );
        }
    }
}

/// A CPR number for a day of birth. Its serial number belongs to nobody here; the seventh digit tells the century.
fn cpr(born: Date) -> Value {
    let serial = if born.year() >= 2000 { "4001" } else { "0001" };
    json!(format!("{:02}{:02}{:02}-{serial}", born.day(), born.month(), born.year() % 100))
}

fn age(case: &Value, seeds: &mut Vec<Seed>) {
    let Some(decision) = date(case, "decision.date") else { return };
    let mut born = |way: &str, born: Date, code: &'static str| {
        seed(seeds, way, code, vec![("citizen.cpr".to_owned(), cpr(born))])
    };
    let effect = date(case, "decision.rulings.0.effect_from").unwrap_or(decision).max(decision);
    if grants(case, "pension") {
        born("a day under 18", effect - 18.years() + 1.day(), "pension-under-age");
        born("16 years old", effect - 16.years(), "pension-under-age");
        born("a child", effect - 9.years(), "pension-under-age");
        born("70 years old", decision - 70.years(), "pension-over-age");
        born("75 years old", decision - 75.years(), "pension-over-age");
        born("born in 1930", Date::constant(1930, 5, 5), "pension-age-unknown");
    } else if !grants(case, "senior_pension") {
        born("a day under 18", decision - 18.years() + 1.day(), "age-unusual");
        born("10 years old", decision - 10.years(), "age-unusual");
        born("71 years old", decision - 71.years(), "age-unusual");
    } else {
        born("45 years old", decision - 45.years(), "senior-pension-too-early");
        born("58 years old", decision - 58.years(), "senior-pension-too-early");
    }
    let used =
        items(case, "decision.rules").iter().any(|rule| rule["provision"] == "pension-under-40");
    if (grants(case, "pension") || refuses(case, "pension"))
        && !used
        && LIBRARY.law.cite("pension-under-40", decision).is_some()
    {
        born("a day under 40", decision - 40.years() + 1.day(), "young-rule-missing");
        born("25 years old", decision - 25.years(), "young-rule-missing");
        born("18 years old", decision - 18.years(), "young-rule-missing");
        seed(
            seeds,
            "the rule for the young reasoned for somebody older",
            "young-rule-misplaced",
            vec![("decision.young_why".to_owned(), json!("Evnen kan ikke blive bedre."))],
        );
        let count = items(case, "decision.rules").len();
        let rule = if count == 0 {
            ("decision.rules".to_owned(), json!([{"provision": "pension-under-40"}]))
        } else {
            (format!("decision.rules.{count}"), json!({"provision": "pension-under-40"}))
        };
        seed(
            seeds,
            "the rule for the young for somebody older",
            "young-rule-misplaced",
            vec![rule],
        );
    }
}

//! Faults of single steps, and grounds that no condition of the law knows.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::super::cases::{at, items};
use super::{
    Kind, Seed, concerns_pension, date, day, grants, is, kind, one, refuses, refuses_something,
    rulings, seed,
};

pub(super) const KINDS: &[Kind] = &[
    kind("a pension from too late a day", effect),
    kind("a hearing without the time for it", heard),
    kind("a meeting without the one who decides, or without an interpreter", met),
    kind("another way or another paper than was asked for", asked),
    kind("a wait that the citizen is not to bear", waits),
    kind("grounds that the law does not know", grounds),
    kind("schemes and jobs that speak against the outcome", outcome),
];

fn effect(case: &Value, seeds: &mut Vec<Seed>) {
    let senior = grants(case, "senior_pension");
    if !(senior || grants(case, "pension")) {
        return;
    }
    let begun = if senior { "matter.applications.0.date" } else { "process.transition_date" };
    let limit = if senior { 6.months() } else { 3.months() };
    let (Some(begun), Some(decided)) = (date(case, begun), date(case, "decision.date")) else {
        return;
    };
    let last = (begun + limit).max(decided);
    for weeks in 1..=5 {
        for months in 2..=3 {
            let on = last + weeks.weeks();
            let from = on.first_of_month() + months.months();
            seed(
                seeds,
                format!("decided {weeks} weeks late, paid {months} months later"),
                "pension-from-too-late",
                vec![
                    ("decision.date".to_owned(), day(on)),
                    ("decision.rulings.0.effect_from".to_owned(), day(from)),
                ],
            );
        }
    }
}

fn heard(case: &Value, seeds: &mut Vec<Seed>) {
    let (Some(sent), Some(decided)) =
        (date(case, "process.hearing_sent"), date(case, "decision.date"))
    else {
        return;
    };
    if !refuses_something(case) {
        return;
    }
    for days in 1..=4 {
        seed(
            seeds,
            format!("{days} days for a letter on paper"),
            "hearing-not-arrived",
            vec![
                ("citizen.digital_post".to_owned(), json!("no")),
                ("process.hearing_deadline".to_owned(), day(sent + days.days())),
                ("process.hearing_answer_date".to_owned(), json!({"answer": "not_relevant"})),
            ],
        );
    }
    let until = |days: i64| {
        let until = decided + days.days();
        format!(
            "{}. {} {}",
            until.day(),
            super::super::cases::MONTHS[until.month() as usize - 1],
            until.year()
        )
    };
    for note in [
        "Vi rykkede fristen til den",
        "Fristen for dit svar er forlænget til den",
        "Niels sagde, at du har til den",
    ] {
        for days in [0, 7] {
            seed(
                seeds,
                format!("{note}, {days} days behind the decision"),
                "decided-before-more-time",
                vec![
                    ("process.offer_note".to_owned(), json!(format!("{note} {}.", until(days)))),
                    ("process.hearing_answer_date".to_owned(), json!({"answer": "not_relevant"})),
                ],
            );
        }
    }
}

fn met(case: &Value, seeds: &mut Vec<Seed>) {
    let Some(decider) =
        at(case, "matter.decision_maker").as_str().filter(|_| concerns_pension(case))
    else {
        return;
    };
    for note in [
        "Du mødte din sagsbehandler på rådhuset.".to_owned(),
        "Du talte med en medarbejder i telefonen.".to_owned(),
        format!("{decider} kunne ikke være med til mødet."),
        format!("Du talte med sagsbehandleren. {decider} fik et referat."),
        format!("Mødet blev holdt, men {decider} havde ferie."),
    ] {
        let way = note.replace(decider, "…");
        let changes = vec![
            ("process.offer_answer".to_owned(), json!("wants_meeting")),
            ("process.offer_note".to_owned(), json!(note)),
        ];
        seed(seeds, way, "meeting-without-decider", changes);
    }
    for note in [
        "Din søn oversatte.",
        "Du kom uden tolk.",
        "Tolken kom ikke.",
        "En nabo tolkede for dig.",
        "Din kone oversatte brevet.",
    ] {
        let changes = vec![
            ("citizen.interpreter".to_owned(), json!("yes")),
            ("process.offer_note".to_owned(), json!(note)),
        ];
        seed(seeds, note, "interpreter-missing", changes);
    }
}

fn asked(case: &Value, seeds: &mut Vec<Seed>) {
    let wishes = items(case, "matter.applications").iter();
    let applied = wishes.filter(|wish| wish["benefit"] == json!("pension")).count() > 0;
    if applied && is(case, "matter.track", "team") && !rulings(case).is_empty() {
        for told in [
            "Jeg søger på det foreliggende grundlag.",
            "Jeg har søgt på det foreliggende dokumentationsgrundlag.",
            "Min ansøgning gælder de foreliggende oplysninger. Jeg ansøger på de foreliggende oplysninger.",
        ] {
            for field in ["remarks.remarks_own", "work.goal_own", "process.hearing_answer_own"] {
                one(seeds, field, json!(told), "existing-basis-not-followed");
            }
        }
    }
    let (Some(decided), Some(met)) =
        (date(case, "decision.date"), date(case, "recommendation.meeting_date"))
    else {
        return;
    };
    if !refuses(case, "pension") || items(case, "exhibits.list").is_empty() {
        return;
    }
    for days in 1..=3 {
        seed(
            seeds,
            format!("a paper {days} days after the team saw the case again"),
            "paper-after-team",
            vec![
                ("recommendation.outcome".to_owned(), json!("pension")),
                ("decision.follows_recommendation".to_owned(), json!("no")),
                ("decision.re_presented".to_owned(), day((met + 1.week()).min(decided - 5.days()))),
                ("decision.re_presented_outcome".to_owned(), json!("pension")),
                (
                    "exhibits.list.0.date".to_owned(),
                    day((met + 1.week()).min(decided - 5.days()) + days.days()),
                ),
                ("exhibits.list.0.sender".to_owned(), json!("Speciallæge Bo Dam")),
                (
                    "decision.facts.0".to_owned(),
                    json!({"fact": "Lægen venter bedring.", "exhibit": "bilag 1", "weight": "weighed", "why": "Det er nyt."}),
                ),
            ],
        );
    }
}

fn waits(case: &Value, seeds: &mut Vec<Seed>) {
    if !is(case, "recommendation.outcome", "postponed") {
        return;
    }
    for who in [
        "Du bestiller selv undersøgelsen.",
        "Du betaler attesten hos din læge.",
        "Du skal selv betale for udredningen.",
        "Undersøgelsen er for egen regning.",
    ] {
        one(seeds, "recommendation.postponed_who", json!(who), "citizen-must-pay");
    }
    for who in [
        "Kommer svaret ikke, bliver sagen lukket.",
        "Ellers lukker vi sagen.",
        "Ellers henlægges ansøgningen.",
    ] {
        one(seeds, "recommendation.postponed_who", json!(who), "closed-without-decision");
    }
    for title in ["Neuropsykologisk undersøgelse", "Test af hukommelse", "Scanning af hovedet"] {
        seed(
            seeds,
            title,
            "postponed-for-paper-there",
            vec![
                (
                    "recommendation.postponed_missing".to_owned(),
                    json!(format!("{title} med svar.")),
                ),
                ("exhibits.list.0.title".to_owned(), json!(title)),
                ("exhibits.list.0.group".to_owned(), json!("medical")),
                (
                    "exhibits.list.0.date".to_owned(),
                    at(case, "recommendation.meeting_date").clone(),
                ),
            ],
        );
    }
}

fn grounds(case: &Value, seeds: &mut Vec<Seed>) {
    let refused = |ruled: &&(&str, &str)| matches!(**ruled, ("pension" | "fleksjob", "refused"));
    let all = rulings(case);
    let Some(index) = all.iter().position(|ruled| refused(&ruled)) else { return };
    let reason = format!("decision.rulings.{index}.reason");
    for text in [
        "Du kan få seniorpension, og derfor får du afslag.",
        "Du skal først prøve at få efterløn.",
        "Du bliver forsørget af din mand, og derfor får du afslag.",
        "Du har en formue, så derfor får du afslag.",
    ] {
        one(seeds, &reason, json!(text), "refused-for-other-income");
    }
    for text in [
        "Efter kommunens praksis er det ikke nok.",
        "Vi bevilger fra otte timer om ugen.",
        "Byrådet har besluttet, at det ikke er nok.",
        "Vi har ikke råd i år.",
        "Det er under den grænse, kommunen har sat.",
        "Vores serviceniveau giver ikke mere.",
    ] {
        one(seeds, &reason, json!(text), "own-rule-as-ground");
    }
}

fn outcome(case: &Value, seeds: &mut Vec<Seed>) {
    let on = at(case, "decision.date").as_str().unwrap_or_default();
    if refuses_something(case) && on >= "2026-02-01" {
        for text in [
            "Et ressourceforløb på to år.",
            "Et nyt ressourceforløb.",
            "Revalidering til kontoret.",
            "En praktik og så revalidering.",
        ] {
            one(seeds, "decision.named_effort", json!(text), "scheme-ended");
        }
    }
    if !on.is_empty() && (grants(case, "fleksjob") || grants(case, "pension")) {
        let code =
            if grants(case, "fleksjob") { "fleksjob-beside-a-job" } else { "pension-beside-a-job" };
        let place = format!("work.jobs.{}", items(case, "work.jobs").len());
        for hours in ["20", "30", "37"] {
            seed(
                seeds,
                format!("{hours} hours at work"),
                code,
                vec![
                    ("matter.support".to_owned(), json!("wages")),
                    ("matter.support_note".to_owned(), json!("Løn fra butikken")),
                    (
                        place.clone(),
                        json!({"period": "siden 2017", "function": "Ekspedient", "hours": hours}),
                    ),
                ],
            );
        }
    }
    if grants(case, "self_employed_support") {
        for until in ["december 2017", "november 2017", "januar 2018"] {
            one(seeds, "work.jobs.0.period", json!(format!("1989 – {until}")), "firm-beside-a-job");
        }
    }
    if grants(case, "senior_pension") {
        let last = items(case, "work.jobs").len() - 1;
        for until in ["2014", "2015", "januar 2016"] {
            seed(
                seeds,
                format!("out of work since {until}"),
                "senior-out-of-work",
                vec![
                    (format!("work.jobs.{last}.period"), json!(format!("1998 – {until}"))),
                    (format!("work.jobs.{last}.why_ended"), json!("Køkkenet lukkede.")),
                    (
                        "support_history.periods".to_owned(),
                        json!([{"benefit": "Kontanthjælp", "from": until}]),
                    ),
                ],
            );
        }
    }
    if grants(case, "fleksjob") && is(case, "decision.fleksjob_few_hours", "yes") {
        let is_trial = |item: &Value| item["kind"].as_str() == Some("work_trial");
        if let Some(trial) = items(case, "efforts.interventions").iter().rposition(is_trial) {
            for told in [
                "Tiden faldt fra fire til tre timer.",
                "Timerne blev sat ned.",
                "Forsøget på flere timer mislykkedes.",
            ] {
                one(
                    seeds,
                    &format!("efforts.interventions.{trial}.outcome"),
                    json!(told),
                    "few-hours-against-trial",
                );
            }
        }
    }
}

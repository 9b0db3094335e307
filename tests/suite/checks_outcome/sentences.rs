//! Sentences that a lawful case does not say, and those next to them that it may.

use serde_json::{Value, json};

use super::{changed, fired};

const PENSION: &str = "pension-granted-2018";
const BOTH: &str = "pension-refused-fleksjob-granted-2018";
const FEW: &str = "fleksjob-few-hours-2021";
const COURSE: &str = "resource-course-2018";
const FUTILE: &str = "manifestly-futile-2018";
const COMPLAINT: &str = "complaint-upheld-2018";
const FIRM: &str = "self-employed-2018";
const NEW_WAY: &str = "new-way-2026";

/// Holds that a sentence in a field makes one check fire, and that another sentence there does not.
#[track_caller]
fn told(check: &str, case: &str, field: &str, wrong: &str, right: &str, also: &[(&str, Value)]) {
    let finding = format!("{check} {}", place(field));
    for (text, expected) in [(wrong, true), (right, false)] {
        let changes = [also, &[(field, json!(text))]].concat();
        let fired = fired(&changed(case, &changes));
        assert_eq!(fired.contains(&finding), expected, "{finding} with »{text}«: {fired:?}");
    }
}

/// `decision.rulings.0.reason` as findings name it.
fn place(field: &str) -> String {
    field.split('.').fold(String::new(), |told, step| match step.parse::<usize>() {
        Ok(index) => format!("{told}[{index}]"),
        Err(_) if told.is_empty() => step.to_owned(),
        Err(_) => format!("{told}.{step}"),
    })
}

fn refused(benefit: &str) -> [(&'static str, Value); 2] {
    [
        ("decision.rulings.0.benefit", json!(benefit)),
        ("decision.rulings.0.outcome", json!("refused")),
    ]
}

#[test]
fn who_decides_is_nobody_s_relative() {
    told(
        "decider-partial",
        BOTH,
        "process.offer_note",
        "Du ringede. Lise Prøve, der afgør sagen, er gift med ejeren af firmaet.",
        "Du kom med din søster, og hun er gift med en murer.",
        &[],
    );
    told(
        "decider-partial",
        COURSE,
        "recommendation.participants.3.view",
        "Er gift med din storebror og kender familien.",
        "Er gift med din storebror og gik ud, da sagen blev drøftet.",
        &[],
    );
}

#[test]
fn who_asks_for_the_papers_gets_them_first() {
    told(
        "access-to-file-open",
        BOTH,
        "decision.views_answer",
        "Du bad den 25. marts om aktindsigt, og du får papirerne i løbet af juni.",
        "Du bad den 25. marts om aktindsigt, og du har fået papirerne.",
        &[],
    );
}

#[test]
fn whoever_helps_the_citizen_may_be_there() {
    told(
        "representative-kept-out",
        BOTH,
        "recommendation.participants.0.view",
        "Din partsrepræsentant ventede uden for lokalet.",
        "Din partsrepræsentant ventede uden for lokalet, for du ønskede selv at være alene.",
        &[],
    );
}

#[test]
fn a_complaint_needs_no_paper_and_its_answer_no_secret() {
    told(
        "complaint-demanded-in-writing",
        COMPLAINT,
        "process.reassessment_why",
        "En klage skal være skriftlig, så vi regner fra dit brev. Vi fastholder afgørelsen.",
        "En klage behøver ikke være skriftlig, så vi regner fra den dag, du ringede.",
        &[],
    );
    told(
        "reassessment-heard-nobody",
        COMPLAINT,
        "process.reassessment_why",
        "Vi ringede til din tidligere arbejdsgiver. Han siger, at du kunne løfte. Vi fastholder afgørelsen.",
        "Vi ringede til din tidligere arbejdsgiver. Vi sendte dig svaret, og du har svaret på det.",
        &[],
    );
}

#[test]
fn no_course_comes_before_a_pension_and_none_ends_it() {
    told(
        "course-demanded-before-pension",
        BOTH,
        "decision.rulings.0.reason",
        "Det er en betingelse for førtidspension, at man har gennemført et ressourceforløb.",
        "Det er ikke en betingelse for førtidspension, at man har været i ressourceforløb.",
        &[],
    );
    told(
        "pension-limited-in-time",
        PENSION,
        "decision.rulings.0.reason",
        "Du er ung, så vi giver pensionen for to år.",
        "Du har været syg, siden du fik besked for to år siden.",
        &[],
    );
    told(
        "pension-limited-in-time",
        PENSION,
        "decision.next_steps.0.what",
        "Vi ser på pensionen igen i 2020.",
        "Vi ser på pensionen igen, fordi udviklingen ikke kan forudses.",
        &[],
    );
    told(
        "course-goal-is-pension",
        COURSE,
        "decision.course_goal",
        "At det bliver vist, om du kan få førtidspension.",
        "Et job med dyr på få timer i stedet for pension.",
        &[],
    );
}

#[test]
fn who_lives_on_is_not_dying() {
    told(
        "terminal-though-living",
        FUTILE,
        "process.manifest_why",
        "Du bliver ikke rask, men tilstanden er stabil.",
        "Sygdommen er dødelig, og lægerne kan ikke gøre mere.",
        &[("process.terminally_ill", json!("yes"))],
    );
    told(
        "terminal-though-living",
        FUTILE,
        "process.manifest_why",
        "Du kan leve i mange år med sygdommen. Den er dødelig.",
        "Du kan ikke leve længe med sygdommen.",
        &[("process.terminally_ill", json!("yes"))],
    );
}

#[test]
fn a_fleksjob_hangs_on_no_vacancy() {
    told(
        "fleksjob-refused-for-vacancies",
        BOTH,
        "decision.rulings.0.reason",
        "Der er ingen ledige fleksjob i området, så du får afslag.",
        "At der er ingen ledige fleksjob i området, har ingen betydning. Du kan arbejde på fuld tid.",
        &refused("fleksjob"),
    );
    told(
        "part-time-as-ordinary",
        BOTH,
        "decision.rulings.0.reason",
        "Der er deltidsjob på 15 timer på almindelige vilkår, og dem kan du få.",
        "Du har arbejdet på deltid.",
        &refused("fleksjob"),
    );
    told(
        "fleksjob-lapses",
        FEW,
        "decision.next_steps.0.what",
        "Har du ikke fundet et job inden 1. november, bortfalder fleksjobbet.",
        "Har du ikke fundet et job inden 1. november, mødes vi igen.",
        &[],
    );
    told(
        "own-workplace-too-soon",
        BOTH,
        "recommendation.fleksjob_kinds.0.kind",
        "Lager hos din nuværende arbejdsgiver",
        "Lager hos en arbejdsgiver",
        &[(
            "remarks.remarks_own",
            json!("Jeg har været på særlige vilkår siden den 2. januar 2018."),
        )],
    );
    told(
        "own-workplace-too-soon",
        BOTH,
        "recommendation.fleksjob_kinds.0.kind",
        "Lager hos din nuværende arbejdsgiver",
        "Kontor",
        &[(
            "remarks.remarks_own",
            json!("Jeg har været på særlige vilkår siden den 2. juni 2017."),
        )],
    );
    let a_year = [
        ("recommendation.fleksjob_kinds.0.kind", json!("Lager hos din nuværende arbejdsgiver")),
        ("remarks.remarks_own", json!("Jeg har været på særlige vilkår siden den 2. januar 2017.")),
    ];
    let fired = fired(&changed(BOTH, &a_year));
    assert!(!fired.iter().any(|it| it.starts_with("own-workplace-too-soon ")), "{fired:?}");
}

#[test]
fn one_of_three_ways_to_a_course_is_enough() {
    told(
        "course-conditions-as-all",
        COURSE,
        "decision.rulings.0.reason",
        "Du har ikke fået offentlig hjælp længe nok til et ressourceforløb.",
        "Du har ikke fået offentlig hjælp længe nok. Du har heller ikke prøvet andre tilbud.",
        &refused("resource_course"),
    );
}

#[test]
fn an_older_grant_follows_the_older_rule() {
    told(
        "firm-grant-of-older-rule",
        FIRM,
        "matter.support_note",
        "Tilskud til selvstændige, bevilget i 2010",
        "Indtægt fra eget gartneri siden 2010",
        &refused("self_employed_support"),
    );
}

#[test]
fn doctors_are_asked_with_consent_and_answer_what_they_have_seen() {
    told(
        "consent-withdrawn",
        PENSION,
        "remarks.remarks_own",
        "Jeg trækker mit samtykke tilbage.",
        "Jeg ved, at jeg altid kan trække mit samtykke tilbage.",
        &[],
    );
    told(
        "gp-without-consultation",
        PENSION,
        "health.gp_summary",
        "Lægen har skrevet attesten uden en konsultation.",
        "Lægen så dig til en konsultation den 5. februar.",
        &[],
    );
    told(
        "gp-left-out-while-undescribed",
        "pension-granted-2026",
        "recommendation.participants.1.view",
        "Depressionen har jeg ingen papirer om.",
        "Papirerne om depressionen er nok.",
        &[("health.gp_left_out_why", json!("Papirerne fra sygehuset er nok."))],
    );
}

#[test]
fn advice_comes_first_and_is_on_the_help_that_is_decided() {
    told(
        "advice-after-decision",
        NEW_WAY,
        "process.coordinator_questions",
        "Vi har afgjort sagen og mangler kun din udtalelse.",
        "Vi har ikke afgjort sagen. Hvad mener du?",
        &[],
    );
    told(
        "advice-on-other-help",
        NEW_WAY,
        "process.coordinator_weighed",
        "Vi overvejer et jobtræningsforløb.",
        "Vi overvejer, om hun kan få førtidspension eller et fleksjob.",
        &[],
    );
}

#[test]
fn advice_is_on_the_health_that_the_decision_rests_on() {
    let paper = |day: &str, group: &str, again: &str| {
        let paper = json!({"number": "90", "title": "Epikrise", "date": day, "group": group});
        let again = json!({"number": "91", "title": "Sundhedskoordinatorens svar", "date": again});
        let changes = [
            ("exhibits.list", json!([paper, again])),
            ("decision.views_answer", json!("Det står i epikrisen (bilag 90).")),
        ];
        let fired = fired(&changed(NEW_WAY, &changes));
        fired.iter().any(|it| it.starts_with("paper-after-advice "))
    };
    assert!(paper("2026-10-01", "medical", ""));
    assert!(paper("2026-10-01", "medical", "2026-09-30"));
    assert!(!paper("2026-10-01", "medical", "2026-10-01"));
    assert!(!paper("2026-10-01", "other", ""));
    assert!(!paper("2026-08-01", "medical", ""));
}

#[test]
fn an_order_begins_where_the_doctor_says() {
    let hours = |hours: &str| {
        let changes = [
            (
                "health.gp_summary",
                json!("Lægen skriver, at du højst bør arbejde seks timer om ugen."),
            ),
            ("recommendation.postponed_missing", json!("Fire ugers praktik.")),
            ("efforts.supplier_hours", json!(hours)),
        ];
        let fired = fired(&changed("postponed-2018", &changes));
        fired.contains(&"order-begins-too-high efforts.supplier_hours".to_owned())
    };
    assert!(hours("7") && hours("18"));
    assert!(!hours("6") && !hours("4"));
}

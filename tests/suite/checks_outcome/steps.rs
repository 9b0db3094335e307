//! The single steps of a case and what a refusal or a wait rests on.

use serde_json::{Value, json};

use super::{NONE, changed, fired, fires};

const PENSION: &str = "pension-granted-2018";
const REFUSED: &str = "pension-refused-fleksjob-granted-2018";
const EXISTING: &str = "existing-basis-refused-2018";
const POSTPONED: &str = "postponed-2018";
const SENIOR: &str = "senior-pension-2018";
const FIRM: &str = "self-employed-2018";
const FEW: &str = "fleksjob-few-hours-2021";
const NEW_WAY: &str = "new-way-2026";

/// Holds that one check of this file fires at a place, or does not, whatever else the change brings about.
#[track_caller]
fn says(name: &str, changes: &[(&str, Value)], finding: &str, expected: bool) {
    let fired = fired(&changed(name, changes));
    let is_said = fired.iter().any(|fired| fired == finding);
    assert_eq!(is_said, expected, "{finding} with {changes:?}: {fired:?}");
}

#[test]
fn a_late_pension_is_paid_from_the_end_of_the_time_limit() {
    let finding = "pension-from-too-late decision.rulings[0].effect_from";
    let late = |from: &str| {
        [("decision.date", json!("2018-08-14")), ("decision.rulings.0.effect_from", json!(from))]
    };
    says(PENSION, &late("2018-09-01"), finding, true);
    says(PENSION, &late("2018-08-01"), finding, false);
    let in_time = [
        ("decision.date", json!("2018-07-04")),
        ("decision.rulings.0.effect_from", json!("2018-09-01")),
    ];
    says(PENSION, &in_time, finding, false);
    // The limit of the senior pension counts from the application.
    let senior = |day: &str| {
        [
            ("matter.applications.0.date", json!(day)),
            ("decision.date", json!("2018-08-14")),
            ("decision.rulings.0.effect_from", json!("2018-09-01")),
        ]
    };
    says(SENIOR, &senior("2018-01-05"), finding, true);
    says(SENIOR, &senior("2018-02-05"), finding, false);
}

#[test]
fn a_letter_on_paper_is_on_its_way_for_days() {
    let finding = "hearing-not-arrived process.hearing_deadline";
    let paper = |sent: &str, deadline: &str, answered: Value| {
        [
            ("citizen.digital_post", json!("no")),
            ("process.hearing_sent", json!(sent)),
            ("process.hearing_deadline", json!(deadline)),
            ("process.hearing_answer_date", answered),
        ]
    };
    says(REFUSED, &paper("2018-04-03", "2018-04-09", json!(null)), finding, true);
    says(REFUSED, &paper("2018-04-03", "2018-04-10", json!(null)), finding, false);
    says(REFUSED, &paper("2018-04-03", "2018-04-09", json!("2018-04-08")), finding, false);
    says(REFUSED, &paper("2018-05-02", "2018-05-15", json!(null)), finding, true);
    let digital: Vec<(&str, Value)> =
        paper("2018-04-03", "2018-04-09", json!(null)).into_iter().skip(1).collect();
    says(REFUSED, &digital, finding, false);
}

#[test]
fn a_decision_waits_for_the_time_that_was_given() {
    let finding = "decided-before-more-time decision.date";
    let told = |note: &str| [("process.offer_note", json!(note))];
    for note in [
        "Vi rykkede fristen for dit svar til den 15. maj.",
        "Niels sagde, at du har til den 8. maj 2018 til at svare.",
        "Svaret på høringen er udsat. Fristen er forlænget til den 1. juni 2018.",
    ] {
        says(REFUSED, &told(note), finding, true);
    }
    for note in [
        "Fristen for dit svar blev rykket til den 7. maj.",
        "Mødet blev rykket til den 15. maj.",
        "Du bad om, at fristen blev rykket til den 15. maj.",
        "Fristen blev ikke rykket til den 15. maj.",
    ] {
        says(REFUSED, &told(note), finding, false);
    }
    // The answer that was waited for has come.
    let answered = [
        ("process.offer_note", json!("Vi rykkede fristen til den 15. maj 2018.")),
        ("process.hearing_answer_date", json!("2018-05-02")),
    ];
    says(REFUSED, &answered, finding, false);
}

#[test]
fn the_meeting_is_with_the_one_who_decides() {
    let finding = "meeting-without-decider process.offer_note";
    let told = |note: &str| [("process.offer_note", json!(note))];
    for note in [
        "Du talte med Niels Ravnholt i telefonen. Lise Brandtoft fik et referat.",
        "Du mødte din sagsbehandler på rådhuset.",
        "Lise Brandtoft kunne ikke være med, så du talte med Niels Ravnholt.",
        "Mødet blev holdt. Den, der afgør sagen, var forhindret.",
    ] {
        says(EXISTING, &told(note), finding, true);
    }
    for note in [
        "Du og din mor mødte Lise Brandtoft.",
        "Du talte med Brandtoft og din sagsbehandler i telefonen.",
        "Første møde blev aflyst, fordi Lise Brandtoft var forhindret. Den 16. maj mødte du Lise Brandtoft.",
        "Lise Brandtoft og Niels Ravnholt var til stede. Du talte med Niels Ravnholt om hverdagen.",
        "Du fortalte om din hverdag.",
    ] {
        says(EXISTING, &told(note), finding, false);
    }
    let declined = [
        (
            "process.offer_note",
            json!("Du talte med din sagsbehandler og sagde nej tak til et møde."),
        ),
        ("process.offer_answer", json!("declined")),
    ];
    says(EXISTING, &declined, finding, false);
}

#[test]
fn who_needs_an_interpreter_has_one() {
    let finding = "interpreter-missing process.offer_note";
    let told = |needs: &str, note: &str| {
        [("citizen.interpreter", json!(needs)), ("process.offer_note", json!(note))]
    };
    for note in [
        "Du mødte Lise Brandtoft. Din datter oversatte.",
        "Du mødte Lise Brandtoft uden tolk.",
        "Du mødte Lise Brandtoft. En nabo tolkede for dig.",
        "Tolken kom ikke, så Lise Brandtoft talte langsomt.",
    ] {
        says(EXISTING, &told("yes", note), finding, true);
        says(EXISTING, &told("no", note), finding, false);
    }
    for note in [
        "Du mødte Lise Brandtoft. Din datter var med, og en tolk oversatte.",
        "Du mødte Lise Brandtoft. Din voksne søn oversatte efter dit eget ønske.",
        "Du mødte Lise Brandtoft med tolk på telefonen.",
    ] {
        says(EXISTING, &told("yes", note), finding, false);
    }
}

#[test]
fn an_application_on_the_existing_basis_keeps_its_way() {
    let finding = &["existing-basis-not-followed matter.track"];
    let titled = |title: &str| [("exhibits.list.10.title", json!(title))];
    fires(REFUSED, &titled("Ansøgning om førtidspension på det foreliggende grundlag"), finding);
    let told = ("remarks.remarks_own", json!("Jeg søgte pension på det foreliggende grundlag."));
    fires(REFUSED, std::slice::from_ref(&told), finding);
    fires(REFUSED, &titled("Ansøgning om førtidspension"), NONE);
    let changed_mind =
        ("work.goal_own", json!("Jeg har ombestemt mig og vil gerne have en almindelig sag."));
    fires(REFUSED, &[told, changed_mind], NONE);
}

#[test]
fn the_team_has_seen_the_paper_that_the_disagreement_rests_on() {
    let finding = "paper-after-team decision.facts[0].exhibit";
    let against = |dated: &str, sender: &str| {
        vec![
            ("recommendation.outcome", json!("pension")),
            ("decision.follows_recommendation", json!("no")),
            ("decision.re_presented", json!("2018-04-17")),
            ("decision.re_presented_outcome", json!("pension")),
            ("decision.re_presented_why", json!("Teamet holder fast i pension.")),
            ("exhibits.list.5.date", json!(dated)),
            ("exhibits.list.5.sender", json!(sender)),
        ]
    };
    says(REFUSED, &against("2018-04-18", "Neurolog Bo Dam"), finding, true);
    says(REFUSED, &against("2018-04-17", "Neurolog Bo Dam"), finding, false);
    let name = changed(REFUSED, &[])["citizen"]["name"].as_str().unwrap().to_owned();
    says(REFUSED, &against("2018-04-18", &name), finding, false);
    // The second answer of the team is the one that stands.
    let mut along = against("2018-04-18", "Neurolog Bo Dam");
    along[3] = ("decision.re_presented_outcome", json!("fleksjob"));
    along.push(("decision.rulings.0.outcome", json!("granted")));
    says(REFUSED, &along, finding, false);
}

#[test]
fn a_case_does_not_wait_for_a_paper_that_is_there() {
    let finding = "postponed-for-paper-there recommendation.postponed_missing";
    let paper = |title: &str, missing: &str, dated: &str| {
        [
            ("exhibits.list.0.title", json!(title)),
            ("exhibits.list.0.group", json!("medical")),
            ("exhibits.list.0.date", json!(dated)),
            ("recommendation.postponed_missing", json!(missing)),
        ]
    };
    let missing = "En neuropsykologisk undersøgelse med en beskrivelse.";
    says(POSTPONED, &paper("Neuropsykologisk undersøgelse", missing, "2018-03-09"), finding, true);
    let with_more = paper("Neuropsykologisk undersøgelse, to dage", missing, "2018-03-09");
    says(POSTPONED, &with_more, finding, true);
    for (title, missing, dated) in [
        ("Henvisning til neuropsykologisk undersøgelse", missing, "2018-03-09"),
        ("Neuropsykologisk undersøgelse", missing, "2012-03-09"),
        ("Neuropsykologisk undersøgelse", "En ny neuropsykologisk undersøgelse.", "2018-03-09"),
        ("Undersøgelse", missing, "2018-03-09"),
    ] {
        says(POSTPONED, &paper(title, missing, dated), finding, false);
    }
}

#[test]
fn the_municipality_gets_and_pays_what_is_missing() {
    let at = "recommendation.postponed_who";
    let finding = "citizen-must-pay recommendation.postponed_who";
    for who in [
        "Du bestiller selv undersøgelsen og sender os svaret.",
        "Du betaler en attest fra din læge.",
        "Du skal selv betale for en ny udredning.",
    ] {
        says(POSTPONED, &[(at, json!(who))], finding, true);
    }
    for who in [
        "Vi bestiller og betaler undersøgelsen.",
        "Du bestiller selv tid til undersøgelsen, og vi betaler.",
        "Du bestiller selv tid hos din læge.",
    ] {
        says(POSTPONED, &[(at, json!(who))], finding, false);
    }
}

#[test]
fn an_application_gets_a_decision() {
    let at = "recommendation.postponed_who";
    let finding = "closed-without-decision recommendation.postponed_who";
    for who in ["Kommer svaret ikke, bliver sagen lukket.", "Ellers henlægges din ansøgning."] {
        says(POSTPONED, &[(at, json!(who))], finding, true);
    }
    for who in ["Har du trukket ansøgningen, lukker vi sagen.", "Vi afgør sagen på det, der er."]
    {
        says(POSTPONED, &[(at, json!(who))], finding, false);
    }
}

#[test]
fn a_refusal_does_not_rest_on_another_income() {
    let reason = "decision.rulings.0.reason";
    let finding = "refused-for-other-income decision.rulings[0].reason";
    for text in [
        "Du kan søge seniorpension, og derfor får du ikke førtidspension.",
        "Du skal prøve seniorpension først.",
        "Du får efterløn om et år, så derfor er pension ikke nødvendig.",
        "Du bliver forsørget af din mand, og derfor får du afslag.",
    ] {
        says(EXISTING, &[(reason, json!(text))], finding, true);
    }
    for text in [
        "Din arbejdsevne er ikke varigt nedsat. Du kan også søge seniorpension.",
        "At du kan søge seniorpension, har ingen betydning, og derfor har vi ikke set på det.",
    ] {
        says(EXISTING, &[(reason, json!(text))], finding, false);
    }
    let weighed = |weight: &str| {
        [
            ("decision.main_considerations.0.consideration", json!("At du kan få seniorpension")),
            ("decision.main_considerations.0.weight", json!(weight)),
        ]
    };
    let finding = "refused-for-other-income decision.main_considerations[0].consideration";
    says(EXISTING, &weighed("weighed"), finding, true);
    says(EXISTING, &weighed("not_weighed"), finding, false);
}

#[test]
fn a_refusal_does_not_rest_on_a_rule_of_the_municipality() {
    let reason = "decision.rulings.0.reason";
    let finding = "own-rule-as-ground decision.rulings[0].reason";
    for text in [
        "Efter kommunens praksis skal der være prøvet tre praktikker.",
        "Vi bevilger fra otte timer om ugen.",
        "Kommunalbestyrelsen har besluttet, at der skal spares.",
        "Der er ikke flere midler i år.",
    ] {
        says(EXISTING, &[(reason, json!(text))], finding, true);
    }
    for text in [
        "Ankestyrelsens praksis siger, at behandlingen skal være prøvet.",
        "Kommunens retningslinjer er uden betydning for din sag.",
        "Du har lagt et budget sammen med din mor.",
    ] {
        says(EXISTING, &[(reason, json!(text))], finding, false);
    }
    let why = "process.disagreement_why";
    let text = json!("I Egelund Kommune bevilger vi fleksjob fra otte timer.");
    says(FEW, &[(why, text)], "own-rule-as-ground process.disagreement_why", true);
}

#[test]
fn no_scheme_is_held_out_after_its_last_day() {
    let effort = "decision.named_effort";
    let finding = "scheme-ended decision.named_effort";
    for text in [
        "Et ressourceforløb på to år.",
        "Revalidering til kontorassistent.",
        "En praktik og derefter et ressourceforløb.",
    ] {
        says(NEW_WAY, &[(effort, json!(text))], finding, true);
        says(REFUSED, &[(effort, json!(text))], finding, false);
    }
    for text in [
        "Dit igangværende ressourceforløb til 2028.",
        "Du fortsætter i det ressourceforløb, du fik bevilget i januar.",
        "En praktik på få timer.",
    ] {
        says(NEW_WAY, &[(effort, json!(text))], finding, false);
    }
    let reason = "decision.rulings.0.reason";
    let finding = "scheme-ended decision.rulings[0].reason";
    says(NEW_WAY, &[(reason, json!("Du begynder på revalidering i november."))], finding, true);
    for text in ["Du var i revalidering i 2015.", "Revalidering kan ikke gives mere."] {
        says(NEW_WAY, &[(reason, json!(text))], finding, false);
    }
}

#[test]
fn a_job_on_ordinary_terms_is_held_against_a_fleksjob_or_a_pension() {
    let job = |function: &str, hours: &str| json!({"period": "siden februar 2018", "function": function, "hours": hours});
    let living = |job: Value| [("matter.support", json!("wages")), ("work.jobs.4", job)];
    let finding = "fleksjob-beside-a-job work.jobs[4].hours";
    says(REFUSED, &living(job("Kundevejleder", "30")), finding, true);
    says(REFUSED, &living(job("Kundevejleder", "18.5")), finding, true);
    says(REFUSED, &living(job("Kundevejleder", "18")), finding, false);
    says(REFUSED, &living(job("Kundevejleder, sygemeldt", "30")), finding, false);
    says(REFUSED, &living(job("Kundevejleder på særlige vilkår", "30")), finding, false);
    let over = json!({"period": "2014–2017", "function": "Kundevejleder", "hours": "30"});
    says(REFUSED, &living(over), finding, false);
    let others = [("work.jobs.4", job("Kundevejleder", "30"))];
    says(REFUSED, &others, finding, false);
    let pension = [("matter.support", json!("wages")), ("work.jobs.5", job("Kontor", "20"))];
    says(PENSION, &pension, "pension-beside-a-job work.jobs[5].hours", true);
}

#[test]
fn a_firm_beside_a_job_on_full_time_was_not_the_main_occupation() {
    let finding = "firm-beside-a-job work.jobs[0].period";
    let until = |until: &str, hours: &str| {
        [
            ("work.jobs.0.period", json!(format!("1989 – {until}"))),
            ("work.jobs.0.hours", json!(hours)),
        ]
    };
    says(FIRM, &until("september 2017", "37"), finding, true);
    says(FIRM, &until("februar 2017", "37"), finding, false);
    says(FIRM, &until("september 2017", "12"), finding, false);
}

#[test]
fn a_senior_comes_from_work_or_had_to_stop() {
    let finding = "senior-out-of-work work.jobs[2].why_ended";
    let stopped = |until: &str, why: &str, benefit: &str| {
        [
            ("work.jobs.2.period", json!(format!("1998–{until}"))),
            ("work.jobs.2.why_ended", json!(why)),
            (
                "support_history.periods",
                json!([{"benefit": "Løn", "from": "1998", "to": until},
                       {"benefit": benefit, "from": until, "to": {"answer": "not_relevant"}}]),
            ),
        ]
    };
    says(SENIOR, &stopped("2015", "Køkkenet lukkede.", "Kontanthjælp"), finding, true);
    says(SENIOR, &stopped("2015", "Køkkenet lukkede.", "Sygedagpenge"), finding, false);
    says(SENIOR, &stopped("2015", "Opsagt på grund af sygdom.", "Kontanthjælp"), finding, false);
    says(SENIOR, &stopped("juni 2017", "Køkkenet lukkede.", "Kontanthjælp"), finding, false);
}

#[test]
fn few_hours_that_only_fell_show_no_development() {
    let finding = &["few-hours-against-trial decision.fleksjob_development"];
    let told = |outcome: &str| [("efforts.interventions.2.outcome", json!(outcome))];
    for outcome in [
        "Alle skånehensyn var opfyldt. Den effektive tid faldt fra fire til tre timer.",
        "Forsøget på at sætte timerne op måtte opgives, og tiden blev sat ned.",
    ] {
        fires(FEW, &told(outcome), finding);
    }
    for outcome in [
        "Den effektive tid steg fra to til tre timer.",
        "Tiden faldt i uge tre, men steg igen fra to til tre timer i uge fem ved et forsøg på mere.",
        "Forsøg på flere timer gav fire dages fravær.",
    ] {
        fires(FEW, &told(outcome), NONE);
    }
}

//! Sentences that a lawful case does not say, planted wherever they can stand.

use serde_json::{Value, json};

use super::super::cases::{at, items};
use super::{Kind, Seed, grants, kind, one, refuses};

pub(super) const KINDS: &[Kind] = &[
    kind("people who may not decide, or may not be kept out", people),
    kind("terms and grounds in one sentence", grounds),
    kind("papers, consent and advice in one sentence", papers),
];

fn plant(seeds: &mut Vec<Seed>, path: &str, code: &'static str, texts: &[&str]) {
    for text in texts {
        super::seed(seeds, *text, code, vec![(path.to_owned(), json!(text))]);
    }
}

fn people(case: &Value, seeds: &mut Vec<Seed>) {
    if at(case, "process.offer_note").is_string() {
        plant(
            seeds,
            "process.offer_note",
            "decider-partial",
            &[
                "Lise Prøve, som afgør sagen, er søster til din sagsøger.",
                "Mødelederen er gift med din tidligere chef.",
                "Du sagde, at et medlem af teamet er i familie med din arbejdsgiver.",
                "Sagsbehandleren er kæreste med ejeren af firmaet.",
            ],
        );
        plant(
            seeds,
            "process.offer_note",
            "representative-kept-out",
            &[
                "Din bisidder måtte ikke være med til mødet.",
                "Vi bad din advokat vente udenfor.",
                "Din partsrepræsentant sad på gangen imens.",
            ],
        );
    }
    if at(case, "decision.date").is_string() {
        plant(
            seeds,
            "decision.views_answer",
            "access-to-file-open",
            &[
                "Du bad om aktindsigt, og du får papirerne senere.",
                "Du bad om at se sagens papirer, men de er endnu ikke fundet frem.",
                "Du har ikke fået en kopi af sagen, for der er travlt.",
            ],
        );
        plant(
            seeds,
            "decision.views_own",
            "access-to-file-open",
            &[
                "Jeg har bedt om at se hele min sag og har ikke fået den.",
                "Jeg venter på sagens akter.",
                "Min aktindsigt er ikke kommet.",
            ],
        );
    }
}

fn grounds(case: &Value, seeds: &mut Vec<Seed>) {
    if refuses(case, "pension") {
        plant(
            seeds,
            "decision.rulings.0.reason",
            "course-demanded-before-pension",
            &[
                "Et ressourceforløb er en betingelse for førtidspension. Det har du ikke været i.",
                "Under 40 skal man først i ressourceforløb.",
                "Du har ikke gennemført et ressourceforløb, og det er en betingelse for pension.",
            ],
        );
    }
    if grants(case, "pension") {
        plant(
            seeds,
            "decision.rulings.0.reason",
            "pension-limited-in-time",
            &[
                "Vi giver dig pension for to år.",
                "Du får en midlertidig førtidspension.",
                "Pensionen bevilges, men tidsbegrænset, så den er bevilget for tre år.",
            ],
        );
    }
    if grants(case, "fleksjob") {
        let last = items(case, "decision.next_steps").len().saturating_sub(1);
        plant(
            seeds,
            &format!("decision.next_steps.{last}.what"),
            "fleksjob-lapses",
            &[
                "Har du ikke fundet et job om et halvt år, bortfalder fleksjobbet.",
                "Du mister du retten, når du ikke er i arbejde inden da.",
                "Har du ikke et job til jul, falder bevillingen væk.",
            ],
        );
    }
    for benefit in ["fleksjob"] {
        if refuses(case, benefit) {
            plant(
                seeds,
                "decision.rulings.0.reason",
                "fleksjob-refused-for-vacancies",
                &["Der er ingen arbejdsgivere, der søger folk i fleksjob."],
            );
        }
    }
    for part in ["recommendation", "decision"] {
        let path = format!("{part}.course_goal");
        if at(case, &path).is_string() {
            plant(
                seeds,
                &path,
                "course-goal-is-pension",
                &[
                    "At vise, om du kan få førtidspension.",
                    "At samle det, en pensionssag kræver.",
                    "Pension på sigt.",
                ],
            );
        }
    }
}

fn papers(case: &Value, seeds: &mut Vec<Seed>) {
    let asked = ["health.gp_requested", "health.gp_questioned", "efforts.supplier_ordered"];
    if asked.iter().any(|path| at(case, path).is_string()) {
        plant(
            seeds,
            "remarks.remarks_own",
            "consent-withdrawn",
            &[
                "Jeg trækker mit samtykke tilbage.",
                "Jeg har trukket mit samtykke.",
                "Mit samtykke er trukket tilbage.",
                "Jeg tilbagekalder mit samtykke.",
            ],
        );
    }
    if at(case, "health.gp_received").is_string() {
        plant(
            seeds,
            "health.gp_summary",
            "gp-without-consultation",
            &[
                "Lægen har ikke set dig siden 2015.",
                "Attesten er skrevet ud fra journalen.",
                "Lægen har svaret uden konsultation.",
                "Lægen svarer på grundlag af journalen.",
            ],
        );
    }
    if at(case, "process.coordinator_asked").is_string() {
        for text in [
            "Vi har besluttet os.",
            "Sagen er afgjort.",
            "Hun har fået at vide, hvad det bliver til.",
        ] {
            one(seeds, "process.coordinator_questions", json!(text), "advice-after-decision");
        }
    }
}

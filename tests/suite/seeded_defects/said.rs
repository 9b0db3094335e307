//! What a letter says of the citizen and promises, where the case says otherwise.

use serde_json::{Value, json};

use super::super::cases::at;
use super::{Kind, Seed, items, kind, one, refuses, rulings};

pub(super) const KINDS: &[Kind] = &[
    kind("an answer that is not quoted as it came in", quotes),
    kind("a fleksjob refused by the way", by_the_way),
    kind("a fleksjob refused for an age", age),
    kind("a fleksjob for other years than the law's", years),
    kind("a yes that the hearing told of and the decision does not give", promised),
];

fn quotes(case: &Value, seeds: &mut Vec<Seed>) {
    let answer = at(case, "process.hearing_answer_own").as_str();
    let (Some(answer), Some(_)) = (answer, at(case, "decision.views_own").as_str()) else {
        return;
    };
    let place = "decision.views_own";
    for other in [
        "Ingen bemærkninger.",
        "Borgeren er hørt.",
        "Tak, vi taltes ved i telefonen.",
        "Alt i orden her.",
    ] {
        one(seeds, place, json!(other), "quote-without-answer");
    }
    let turned = [
        ("Jeg er enig", "Jeg er ikke enig"),
        ("Jeg er uenig", "Jeg er enig"),
        ("Vi er enige", "Vi er ikke enige"),
        ("er ikke min skyld", "er min skyld"),
        ("kun på en god uge", "på en god uge"),
        ("tre dage om ugen", "fem dage om ugen"),
        ("er det største problem", "er ikke det største problem"),
        ("er svært at få arbejde", "er let at få arbejde"),
        ("vil gerne selv være med", "vil ikke selv være med"),
        ("er ked af ikke at få", "er glad for ikke at få"),
        ("lidt nervøs for de otte timer", "lidt nervøs for de ni timer"),
        ("kun i en uge uden udbrud", "i en uge uden udbrud"),
    ];
    for (from, to) in turned.into_iter().filter(|(from, _)| answer.contains(from)) {
        one(seeds, place, json!(answer.replacen(from, to, 1)), "quote-altered");
    }
}

fn by_the_way(case: &Value, seeds: &mut Vec<Seed>) {
    let decided = rulings(case);
    if decided.is_empty() || decided.iter().any(|(benefit, _)| *benefit == "fleksjob") {
        return;
    }
    let places =
        ["decision.views_answer", "decision.rulings.0.reason", "decision.other_help.0.assessment"];
    for place in places.into_iter().filter(|place| !at(case, place).is_null()) {
        for refusal in [
            "Derfor kan du ikke få fleksjob.",
            "Du får heller ikke fleksjob.",
            "Vi har set på det, men du har ikke ret til et fleksjob.",
            "Kommunen kan ikke bevilge fleksjob, så et fleksjob bliver ikke bevilget; vi bevilger ikke fleksjob her.",
        ] {
            let text = format!("{} {refusal}", at(case, place).as_str().unwrap_or_default());
            one(seeds, place, json!(text), "refused-by-the-way");
        }
    }
}

fn age(case: &Value, seeds: &mut Vec<Seed>) {
    if !refuses(case, "fleksjob") {
        return;
    }
    let Some(at) = rulings(case).iter().position(|(benefit, _)| *benefit == "fleksjob") else {
        return;
    };
    for ground in [
        "Du er under 30 år, og unge skal først have en uddannelse.",
        "Unge skal først tage en uddannelse.",
        "Du er så ung, at vi venter med et fleksjob.",
        "Din alder gør, at du ikke får fleksjob nu.",
        "Du er for ung til et fleksjob.",
        "Du er under 25 år og skal have en uddannelse først.",
    ] {
        one(
            seeds,
            &format!("decision.rulings.{at}.reason"),
            json!(ground),
            "fleksjob-refused-for-age",
        );
        if !items(case, "decision.main_considerations").is_empty() {
            one(
                seeds,
                "decision.main_considerations.0.why",
                json!(ground),
                "fleksjob-refused-for-age",
            );
        }
    }
}

fn promised(case: &Value, seeds: &mut Vec<Seed>) {
    if !at(case, "process.hearing_sent").is_string()
        || at(case, "process.hearing_again_sent").is_string()
    {
        return;
    }
    for (benefit, called) in [
        ("pension", "førtidspension"),
        ("fleksjob", "et fleksjob"),
        ("resource_course", "et ressourceforløb"),
    ] {
        if !refuses(case, benefit) {
            continue;
        }
        for text in [
            format!("Vi regner med, at du får {called}."),
            format!("Du får {called}, når papirerne er læst."),
            format!("Vi venter, at kommunen bevilger {called}."),
            format!("Det ser ud til, at du har ret til {called}."),
            format!("Vi regner med, at du får {called} fra maj, og at sagen så er slut."),
        ] {
            one(seeds, "process.hearing_expected", json!(text), "hearing-expected-otherwise");
        }
    }
}

fn years(case: &Value, seeds: &mut Vec<Seed>) {
    let fleksjob = ("fleksjob", "granted");
    let Some(at) = rulings(case).iter().position(|ruling| *ruling == fleksjob) else { return };
    for years in
        ["et år", "to år", "tre år", "fire år", "ti år", "2 år", "3 år", "4 år", "7 år", "10 år"]
    {
        let reason = json!(format!("Du opfylder betingelserne. Du får et fleksjob i {years}."));
        one(seeds, &format!("decision.rulings.{at}.reason"), reason, "fleksjob-of-other-years");
    }
}

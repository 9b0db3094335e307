//! What a letter says of the citizen and promises, where the case says otherwise.

use serde_json::{Value, json};

use super::super::cases::at;
use super::{Kind, Seed, kind, one};

pub(super) const KINDS: &[Kind] = &[kind("an answer that is not quoted as it came in", quotes)];

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

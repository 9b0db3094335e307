//! Texts that speak of the citizen in a letter that speaks to the citizen.

use serde_json::json;

use super::{NONE, fires};

const BOTH: &str = "pension-refused-fleksjob-granted-2018";

#[test]
fn a_letter_to_the_citizen_says_you() {
    for text in [
        "Anders kan arbejde ni timer om ugen.",
        "Det er Anders' egen grænse.",
        "Borgerens hustru hjælper til.",
        "Hun støtter godt op derhjemme.",
        "Det begrænser ham varigt i hverdagen.",
    ] {
        fires(
            BOTH,
            &[("recommendation.social_matters", json!(text))],
            &["speaks-of-the-citizen recommendation.social_matters"],
        );
    }
    for text in [
        "Du kan arbejde ni timer om ugen.",
        "Lægen skriver, at hun ikke venter en bedring.",
        "Anders Holm fra trælasten kender dig godt.",
        "Din søn Hans hjælper dig.",
        "Du fik hjælp af en andersledes tilgang.",
    ] {
        fires(BOTH, &[("recommendation.social_matters", json!(text))], NONE);
    }
}

#[test]
fn the_plan_says_you_and_the_citizens_own_words_may_name_the_citizen() {
    fires(
        BOTH,
        &[("social.network", json!("Anders har en bror."))],
        &["speaks-of-the-citizen social.network"],
    );
    fires(BOTH, &[("social.network", json!("Du har en bror."))], NONE);
    fires(BOTH, &[("social.functioning.0.described_by", json!("Anders Thygelund Bay"))], NONE);
    fires(BOTH, &[("social.challenges_own", json!("Hun siger, at Anders er træt."))], NONE);
    let own = json!("Han siger, at Anders kan.");
    let said = [("decision.views_own", own.clone()), ("process.hearing_answer_own", own)];
    fires(BOTH, &said, NONE);
    // No letter prints the note of the meeting, and the questions go to the health coordinator.
    fires(BOTH, &[("process.offer_note", json!("Anders kom med sin hustru."))], NONE);
    let questions = json!("Kan Bodil holde til flere timer?");
    fires("new-way-2026", &[("process.coordinator_questions", questions)], NONE);
    fires(
        BOTH,
        &[("decision.next_steps.0.who", json!("Anders og Rikke"))],
        &["speaks-of-the-citizen decision.next_steps[0].who"],
    );
}

//! Checks of what a letter says of the citizen and promises: a case where each fires, and one where it just does not.

use forberedt::problem::Severity;
use serde_json::{Value, json};

use crate::cases::{changed, named, problems};

/// Those of some checks that fire on an example with some answers changed.
fn fired(name: &str, changes: &[(&str, Value)], checks: &str) -> Vec<String> {
    problems(&changed(name, changes))
        .iter()
        .map(named)
        .filter(|found| found.starts_with(checks))
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn an_answer_is_quoted_as_it_came_in() {
    let quoted = |quoted: Value| {
        let answer = json!("Jeg er ikke enig. Ni timer er kun på en god uge. Tak for brevet.");
        let changes = [("process.hearing_answer_own", answer), ("decision.views_own", quoted)];
        fired("pension-refused-fleksjob-granted-2018", &changes, "quote-")
    };
    for altered in [
        "Jeg er enig. Ni timer er kun på en god uge. Tak for brevet.",
        "Jeg er ikke enig. Ni timer er en god uge. Tak for brevet.",
        "Jeg er ikke enig. Otte timer er kun på en god uge.",
        "Jeg skrev: Ni timer er en god uge",
        "Jeg er ikke enig i pensionen.",
    ] {
        assert_eq!(quoted(json!(altered)), ["quote-altered decision.views_own"], "{altered}");
    }
    assert_eq!(
        quoted(json!("Min søn hjælper mig om aftenen.")),
        ["quote-without-answer decision.views_own"]
    );
    for part in
        ["Ni timer er kun på en god uge.", "Ni timer er kun på en god uge. Tak.", "Ikke enig."]
    {
        assert_eq!(quoted(json!(part)), ["quote-cut decision.views_own"], "{part}");
    }
    for whole in [
        json!("Jeg er ikke enig! Ni timer er kun på en god uge. – Tak for brevet."),
        json!(
            "På mødet: Jeg sover ikke.\nI mit svar: Jeg er ikke enig. Ni timer er kun på en god uge. Tak for brevet"
        ),
        json!(null),
        json!({"answer": "not_relevant"}),
    ] {
        assert_eq!(quoted(whole.clone()), NONE, "{whole}");
    }
    let second = [
        ("process.hearing_again_answer_own", json!("Attesten siger ikke det samme som før.")),
        ("decision.views_own", json!("Attesten siger det samme i dag som før.")),
        ("process.hearing_answer_own", json!(null)),
    ];
    let found = fired("pension-refused-fleksjob-granted-2018", &second, "quote-");
    assert_eq!(found, ["quote-altered decision.views_own"]);
}

#[test]
fn an_answer_that_is_cut_is_told_of_and_does_not_ask() {
    let changes = [("decision.views_own", json!("Jeg er uenig."))];
    let cut = problems(&changed("pension-refused-fleksjob-granted-2018", &changes))
        .into_iter()
        .find(|problem| problem.code == "quote-cut");
    assert_eq!(cut.map(|problem| problem.severity), Some(Severity::Advice));
}

#[test]
fn a_benefit_is_refused_by_a_ruling_or_not_at_all() {
    let said = |place: &str, text: &str| {
        fired("complaint-upheld-2018", &[(place, json!(text))], "refused-by-the-way")
    };
    let help = "decision.other_help.0.assessment";
    let at = |place: &str| vec![format!("refused-by-the-way {place}")];
    for refused in [
        "Du er ikke syg nok. Derfor kan du ikke få fleksjob.",
        "Det kan du ikke få.",
        "Du har ikke ret til det, for du kan arbejde på fuld tid.",
    ] {
        let found = fired(
            "complaint-upheld-2018",
            &[(help, json!(refused)), ("decision.other_help.0.help", json!("Fleksjob"))],
            "refused-by-the-way",
        );
        assert_eq!(found, at("decision.other_help[0].assessment"), "{refused}");
    }
    assert_eq!(
        said(
            "decision.views_answer",
            "Du nævner fleksjob. Du kan heller ikke få et ressourceforløb."
        ),
        at("decision.views_answer")
    );
    for view in [
        "Et fleksjob er for den, der har en varigt nedsat arbejdsevne. Det viser papirerne ikke.",
        "Du har ikke søgt fleksjob, og du kan ikke få det afgjort her, men kan søge om et fleksjob.",
        "Du fik afslag på fleksjob i 2016.",
    ] {
        assert_eq!(said(help, view), NONE, "{view}");
    }
    // Where the letter refuses the fleksjob itself, its reasons may say so.
    let reason = (
        "decision.rulings.1.reason",
        json!("Du kan ikke få fleksjob, fordi evnen kan blive bedre."),
    );
    assert_eq!(fired("resource-course-2018", &[reason], "refused-by-the-way"), NONE);
}

#[test]
fn no_age_is_a_condition_of_a_fleksjob() {
    let said = |place: &str, text: &str| {
        fired("resource-course-2018", &[(place, json!(text))], "fleksjob-refused-for-age")
    };
    let reason = "decision.rulings.1.reason";
    let found = ["fleksjob-refused-for-age decision.rulings[1].reason"];
    for age in [
        "Du er under 30 år, og unge skal først have en uddannelse.",
        "Du er for gammel til at begynde. Derfor afslag.",
        "Du er 63 år, og så tæt på folkepensionen kan det ikke betale sig.",
    ] {
        assert_eq!(said(reason, age), found, "{age}");
    }
    for other in [
        "Du er 27 år. Din arbejdsevne kan blive bedre med behandling, og den er først lige begyndt.",
        "Du skal først gennemføre behandlingen. Derfor kan vi ikke sige, om evnen er varigt nedsat.",
        "Din alder har ingen betydning, og du skal ikke først have en uddannelse.",
    ] {
        assert_eq!(said(reason, other), NONE, "{other}");
    }
    // The law has an age for a pension.
    let young = (
        "decision.rulings.0.reason",
        json!("Du er under 40 år, og derfor skal du først prøve et forløb."),
    );
    assert_eq!(
        fired("pension-refused-fleksjob-granted-2018", &[young], "fleksjob-refused-for-age"),
        NONE
    );
}

#[test]
fn who_was_told_of_a_yes_is_heard_again_before_a_no() {
    let told = |text: &str| ("process.hearing_expected", json!(text));
    let fired = |changes: &[(&str, Value)]| {
        fired("pension-refused-fleksjob-granted-2018", changes, "hearing-expected-otherwise")
    };
    let found = ["hearing-expected-otherwise process.hearing_expected"];
    assert_eq!(fired(&[told("Vi regner med, at du får førtidspension.")]), found);
    assert_eq!(fired(&[told("Du får ret til førtidspension, men ikke fleksjob.")]), found);
    for text in [
        "Vi regner med, at du ikke får førtidspension, men får ret til et fleksjob.",
        "Vi regner med afslag på førtidspension. Du får et fleksjob.",
        "Teamet peger på førtidspension. Vi er i tvivl.",
    ] {
        assert_eq!(fired(&[told(text)]), NONE, "{text}");
    }
    let again = ("process.hearing_again_sent", json!("2018-04-16"));
    assert_eq!(fired(&[told("Vi regner med, at du får førtidspension."), again]), NONE);
}

#[test]
fn a_fleksjob_is_given_for_the_years_of_the_law() {
    let said = |reason: &str| {
        let reason = [("decision.rulings.1.reason", json!(reason))];
        fired("pension-refused-fleksjob-granted-2018", &reason, "fleksjob-of-other-years")
    };
    let found = ["fleksjob-of-other-years decision.rulings[1].reason"];
    assert_eq!(said("Du får fleksjob i to år."), found);
    assert_eq!(said("Fleksjobbet bliver bevilget for 10 år."), found);
    for reason in [
        "Du får fleksjob i fem år.",
        "Du har haft smerter i to år.",
        "Du havde et fleksjob i to år.",
    ] {
        assert_eq!(said(reason), NONE, "{reason}");
    }
}

#[test]
fn what_is_asked_and_ordered_comes_in_order() {
    let said = |path: &str, day: &str| fired("postponed-2018", &[(path, json!(day))], "dates-out");
    for (path, day) in [
        ("health.gp_answer_by", "2018-03-21"),
        ("efforts.supplier_from", "2018-03-25"),
        ("efforts.supplier_until", "2018-04-15"),
        ("efforts.supplier_report_by", "2018-05-10"),
    ] {
        assert_eq!(said(path, day), [format!("dates-out-of-order {path}")], "{day}");
    }
    for (path, day) in [
        ("health.gp_answer_by", "2018-03-22"),
        ("efforts.supplier_from", "2018-03-26"),
        ("efforts.supplier_until", "2018-05-25"),
        ("matter.consent", "2018-02-02"),
    ] {
        assert_eq!(said(path, day), NONE, "{day}");
    }
    assert_eq!(said("matter.consent", "2018-04-01").len(), 1);
}

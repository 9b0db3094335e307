//! Faults after the decision and around it: a changed decision that is none, questions without a consent, orders that end too late.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::super::cases::at;
use super::{Kind, Seed, date, day, is, kind, rulings, seed};

pub(super) const KINDS: &[Kind] = &[
    kind("a changed decision that says something else", changed),
    kind("questions without a consent", consent),
    kind("an order beyond the team's next meeting", ordered),
];

fn changed(case: &Value, seeds: &mut Vec<Seed>) {
    if !at(case, "process.reassessed").is_string() {
        return;
    }
    let was: Vec<Value> = rulings(case)
        .iter()
        .map(|(benefit, outcome)| json!({"benefit": benefit, "outcome": outcome}))
        .collect();
    let other = json!([{"benefit": "resource_course", "outcome": "granted"}]);
    let granted = json!([{"benefit": "pension", "outcome": "granted"}]);
    let result = |text: &str| ("process.reassessment_result".to_owned(), json!(text));
    let why = |text: &str| ("process.reassessment_why".to_owned(), json!(text));
    let new = |list: &Value| ("process.reassessment_rulings".to_owned(), list.clone());
    let yes = "Du får førtidspension fra den 1. maj 2018.";
    let ground = "Du har sendt en ny attest. Den viser, at dit knæ ikke kan blive bedre.";
    for how in ["changed", "changed_in_part"] {
        let mut plant = |way: &str, code, changes: Vec<_>| {
            let how = vec![("process.reassessment".to_owned(), json!(how))];
            seed(seeds, format!("{way}, {}", how[0].1), code, [how, changes].concat());
        };
        let nothing = vec![result("Du får ikke førtidspension."), why(ground), new(&json!(was))];
        plant("as before", "reassessment-changes-nothing", nothing);
        let none = vec![result(yes), why(ground), new(&json!([]))];
        let twice = json!([granted[0], granted[0]]);
        let double = vec![result(yes), why(ground), new(&twice)];
        plant("the same twice", "reassessment-ruling-twice", double);
        plant("no rulings", "reassessment-rulings-missing", none);
        for text in ["Du får ikke førtidspension.", "Du har ikke ret til førtidspension."] {
            let against = vec![result(text), why(ground), new(&granted)];
            plant(text, "reassessment-against-text", against);
        }
    }
    let whole = |changes: Vec<_>| {
        [vec![("process.reassessment".to_owned(), json!("changed"))], changes].concat()
    };
    seed(
        seeds,
        "without an answer to what was decided",
        "reassessment-leaves-out",
        whole(vec![result("Du får et ressourceforløb."), why(ground), new(&other)]),
    );
    for text in
        ["Vi fastholder afgørelsen.", "Vi holder fast i vores svar.", "Afslaget står ved magt."]
    {
        let changes = vec![result(yes), why(&format!("{ground} {text}")), new(&granted)];
        seed(seeds, text, "reassessment-holds-fast", whole(changes));
    }
    for text in [
        "Derfor ændrer vi afgørelsen.",
        "Du får ret i din klage.",
        "Vi trækker afgørelsen tilbage.",
    ] {
        let changes = vec![("process.reassessment".to_owned(), json!("upheld")), why(text)];
        seed(seeds, text, "reassessment-lets-go", changes);
    }
}

fn consent(case: &Value, seeds: &mut Vec<Seed>) {
    let asked = ["health.gp_requested", "health.gp_questioned", "efforts.supplier_ordered"];
    let Some(last) = asked.iter().filter_map(|path| date(case, path)).max() else { return };
    let none = ("matter.consent".to_owned(), json!({"answer": "not_relevant"}));
    for benefit in ["pension", "senior_pension"] {
        for days in [20, 40, 60] {
            let applied = json!([{"benefit": benefit, "date": day(last - days.days())}]);
            seed(
                seeds,
                format!("{benefit} applied for {days} days before"),
                "asked-without-consent",
                vec![none.clone(), ("matter.applications".to_owned(), applied)],
            );
        }
    }
    for outcome in ["fleksjob", "fleksjob_few_hours", "resource_course", "self_employed_support"] {
        seed(
            seeds,
            format!("towards {outcome}"),
            "asked-without-consent-or-pension",
            vec![
                none.clone(),
                ("matter.applications".to_owned(), json!([])),
                ("decision.rulings".to_owned(), json!([])),
                ("recommendation.outcome".to_owned(), json!(outcome)),
            ],
        );
    }
}

fn ordered(case: &Value, seeds: &mut Vec<Seed>) {
    let (Some(meeting), true) = (
        date(case, "recommendation.meeting_date"),
        is(case, "recommendation.outcome", "postponed"),
    ) else {
        return;
    };
    let until = meeting + 80.days();
    for field in ["supplier_report_by", "supplier_until"] {
        for days in [1, 2, 7, 30, 90] {
            seed(
                seeds,
                format!("{field} {days} days late"),
                "ordered-beyond-meeting",
                vec![
                    ("efforts.supplier_ordered".to_owned(), day(meeting + 5.days())),
                    ("recommendation.postponed_until".to_owned(), day(until)),
                    (format!("efforts.{field}"), day(until + days.days())),
                ],
            );
        }
    }
}

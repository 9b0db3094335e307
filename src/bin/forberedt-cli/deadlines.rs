//! The time limits of a case, and how each was counted.

use forberedt::danish::days::danish_day;
use forberedt::deadlines;
use forberedt::deadlines::{Deadline, LimitStanding};
use forberedt::library::Library;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{self, Said};
use super::case_list::whose;
use super::orders::CaseOrder;
use super::shell::Shell;

pub(crate) fn deadlines(order: &CaseOrder, today: Date, shell: &mut Shell) -> Outcome {
    answers::about_cases("deadlines", order, shell, |library, case| {
        let found = library.deadlines(case);
        let lost = deadlines::without_rule(&library.look(case), &library.deadlines);
        let words = || in_words(library, &found, &lost, today);
        let said = Said::either(&order.answer, words, || all_to_json(&found, &lost, today));
        Ok((said, Outcome::Done))
    })
}

fn all_to_json(found: &[Deadline], lost: &[(&str, Date)], today: Date) -> Value {
    let known = found.iter().map(|deadline| to_json(deadline, today)).collect();
    let unknown: Vec<Value> =
        lost.iter().map(|(title, day)| json!({ "title": title, "day": day.to_string() })).collect();
    json!({ "today": today.to_string(), "deadlines": Value::Array(known), "not_in_law": unknown })
}

fn in_words(library: &Library, found: &[Deadline], lost: &[(&str, Date)], today: Date) -> String {
    let mut text = format!("Frister, set fra den {}\n", danish_day(today));
    if found.is_empty() {
        text.push_str("\nSagen har ingen dage, som en frist kan tælles fra.\n");
    }
    for deadline in found {
        let standing = library.deadlines.standing(deadline.standing(today));
        text.push_str(&format!(
            "\n{:<12}  {:<18}  {}\n",
            standing,
            danish_day(deadline.due),
            deadline.title
        ));
        let mut line = |words: &str| text.push_str(&format!("              {words}\n"));
        line(&deadline.asks);
        match (deadline.standing(today), deadline.met) {
            (LimitStanding::Running, _) => line(&days_left(deadline.days_left(today))),
            (LimitStanding::Met | LimitStanding::Late, Some(met)) if met <= today => {
                line(&format!("Det skete den {}.", danish_day(met)))
            }
            _ => {}
        }
        for step in &deadline.steps {
            line(&format!("- {step}"));
        }
        match (deadline.rule.as_str(), deadline.status.words()) {
            ("", _) if deadline.period.is_empty() => {}
            ("", status) => line(&format!("Længden er {status}.")),
            (rule, status) => line(&format!("Regel: {rule} ({status}).")),
        }
    }
    for (title, day) in lost {
        text.push_str(&format!(
            "\n{title}: Lovfilerne har ingen frist, der gælder den {}.\n",
            danish_day(*day)
        ));
    }
    text
}

fn days_left(days: i32) -> String {
    match days {
        0 => "Det er i dag.".to_owned(),
        1 => "Der er 1 dag tilbage.".to_owned(),
        days => format!("Der er {days} dage tilbage."),
    }
}

fn to_json(deadline: &Deadline, today: Date) -> Value {
    let standing = match deadline.standing(today) {
        LimitStanding::Running => "running",
        LimitStanding::Met => "met",
        LimitStanding::Late => "late",
        LimitStanding::Passed => "passed",
        LimitStanding::Behind => "behind",
    };
    json!({
        "id": deadline.id,
        "title": deadline.title,
        "asks": deadline.asks,
        "whose": whose(deadline.whose),
        "field": deadline.field.to_string(),
        "start": deadline.start.to_string(),
        "due": deadline.due.to_string(),
        "met": deadline.met.map(|met| met.to_string()),
        "standing": standing,
        "days_left": deadline.days_left(today),
        "steps": deadline.steps,
        "period": deadline.period,
        "rule": deadline.rule,
        "verified": deadline.status.is_verified(),
    })
}

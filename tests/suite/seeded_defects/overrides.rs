//! Warnings that were set aside in a way that does not count.

use serde_json::{Value, json};

use super::super::cases::{LIBRARY, items, parse};
use super::{Kind, Seed, kind, seed};

pub(super) const KINDS: &[Kind] =
    &[kind("a warning set aside in a way that does not count", set_aside)];

fn set_aside(case: &Value, seeds: &mut Vec<Seed>) {
    // A defect, the check that finds it, its place, and what stands there.
    let mut defects = Vec::new();
    // A case of the new way is not asked for a plan.
    if !LIBRARY.look(&parse(case)).going().is_new() {
        defects.push(("matter.plan_begun", json!(null), "plan-not-begun", ""));
    }
    if !items(case, "exhibits.list").is_empty() {
        defects.push(("exhibits.list.0.number", json!(null), "exhibit-number-missing", ""));
        defects.push(("exhibits.list.0.number", json!("1,5"), "exhibit-number-odd", "1,5"));
    }
    if !items(case, "social.functioning").is_empty() {
        defects.push((
            "social.functioning.0.described_by",
            json!("-"),
            "functioning-without-source",
            "-",
        ));
    }
    for (path, value, check, stands) in defects {
        let place = path.replace(".0.", "[0].");
        let reason = "Det fremgår af papirerne i sagen.";
        let mut plant = |way: &str, code, entry: Value| {
            let list = json!({"list": [entry]});
            seed(
                seeds,
                format!("{check}: {way}"),
                code,
                vec![(path.to_owned(), value.clone()), ("overrides".to_owned(), list)],
            );
        };
        plant("no place", "override-unplaced", json!({"check": check, "reason": reason}));
        plant(
            "other words",
            "override-lapsed",
            json!({"check": check, "place": place, "answer": "noget andet", "reason": reason}),
        );
        plant(
            "something else named",
            "override-lapsed",
            json!({"check": check, "place": place, "answer": stands, "about": "4. april 2018", "reason": reason}),
        );
        plant(
            "no reason",
            "override-without-reason",
            json!({"check": check, "place": place, "answer": stands, "reason": "ok"}),
        );
    }
}

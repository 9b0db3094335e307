//! The day of the meeting: its time, and who came.

use forberedt::writers::text;
use serde_json::json;

use super::{NONE, changed, fires};
use crate::cases::{LIBRARY, parse};

const PENSION: &str = "pension-granted-2018";

#[test]
fn the_time_of_a_meeting_is_one() {
    for time in ["9", "9.30", "kl. 09:30", "9.30–10.30"] {
        fires(PENSION, &[("process.meeting_time", json!(time))], NONE);
    }
    for wrong in ["om formiddagen", "25.00", "9.3", "10–9"] {
        fires(
            PENSION,
            &[("process.meeting_time", json!(wrong))],
            &["meeting-time-not-understood process.meeting_time"],
        );
    }
}

#[test]
fn who_stayed_away_is_no_member_of_the_team_and_has_no_view_in_the_letter() {
    let away = |index: usize| format!("recommendation.participants.{index}.attendance");
    let (health, coordinator) = (away(2), away(1));
    fires(
        PENSION,
        &[(&health, json!("absent"))],
        &["view-of-absent recommendation.participants[2].view"],
    );
    fires(
        PENSION,
        &[(&coordinator, json!("absent")), ("recommendation.participants.1.view", json!(null))],
        &["coordinator-missing recommendation.participants"],
    );
    fires(PENSION, &[(&coordinator, json!("video"))], NONE);
    let letter = |changes: &[(&str, serde_json::Value)]| {
        let case = parse(&changed(PENSION, changes));
        let draft = LIBRARY.shelf(&case).draft("recommendation-pension").unwrap();
        text::write(&draft.marked())
    };
    let (all, without) = (letter(&[]), letter(&[(&health, json!("absent"))]));
    assert!(all.contains("Ulla Tranekjær") && all.contains("Vibeke Rosenlund"));
    assert!(
        !without.contains("Ulla Tranekjær") && without.contains("Vibeke Rosenlund"),
        "{without}"
    );
    assert!(!without.contains("Genoptræning og smertekursus"), "{without}");
}

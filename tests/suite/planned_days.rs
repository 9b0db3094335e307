//! Papers that will be too old on a planned day are foretold to the day, with the day by which a new one has to be asked for.

use forberedt::problem::Problem;
use forberedt::writers::text;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, names, parse, problems, set};

fn case(planned: Value) -> Value {
    json!({
        "matter": {"plan_begun": "2018-01-15"},
        "health": {"gp_requested": "2018-01-20", "gp_received": "2018-02-10"},
        "exhibits": {"list": [
            {"number": "1", "title": "LÆ 265", "group": "medical", "date": "2018-02-10"},
            {"number": "2", "title": "Rapport", "group": "supplier", "date": "2017-01-01"},
        ]},
        "process": planned, "decision": {},
    })
}

fn foretold(case: &Value) -> Vec<Problem> {
    let found = problems(case).into_iter();
    found.filter(|problem| problem.code.ends_with("stale-foretold")).collect()
}

fn order_by(case: &Value) -> Option<Date> {
    let deadlines = LIBRARY.deadlines(&parse(case));
    deadlines.into_iter().find(|it| it.id == "statement-again").map(|it| it.due)
}

#[test]
fn the_stale_day_is_foretold_to_the_day() {
    // Six months from the tenth of February: the tenth of August is the last day.
    for field in ["planned_meeting", "planned_decision"] {
        let fresh = case(json!({field: "2018-08-10"}));
        assert_eq!((foretold(&fresh).len(), order_by(&fresh)), (0, None), "{field}");
        let stale = case(json!({field: "2018-08-11"}));
        let found = foretold(&stale);
        let [problem] = found.as_slice() else { panic!("{field}: {}", found.len()) };
        assert_eq!(crate::cases::named(problem), format!("paper-stale-foretold process.{field}"));
        assert!(problem.message.contains("fra den 10. februar 2018"), "{}", problem.message);
        assert!(
            problem.message.contains("for gammelt fra den 11. august 2018"),
            "{}",
            problem.message
        );
        // Thirty days before the planned day.
        assert!(problem.cure.contains("senest den 12. juli 2018"), "{}", problem.cure);
        assert_eq!(order_by(&stale), Some(date(2018, 7, 12)), "{field}");
    }
}

#[test]
fn every_day_of_a_year_is_told_right() {
    let calendar = LIBRARY.law.calendar();
    for ahead in 0..365 {
        let paper = date(2018, 1, 20).checked_add(ahead.days()).unwrap();
        let planned = date(2018, 11, 30);
        let mut case = case(json!({"planned_decision": planned.to_string()}));
        set(&mut case, "health.gp_received", json!(paper.to_string()));
        set(&mut case, "exhibits.list.0.date", json!(paper.to_string()));
        let period = LIBRARY.law.period("medical-paper-freshness", planned).unwrap();
        let is_stale = calendar.add_period(paper, &period) < planned;
        assert_eq!(foretold(&case).len(), usize::from(is_stale), "{paper}");
    }
}

#[test]
fn the_first_day_on_which_a_paper_is_too_old_is_told_and_only_that() {
    let both = case(json!({"planned_meeting": "2018-08-11", "planned_decision": "2018-10-01"}));
    let found: Vec<String> = foretold(&both).iter().map(crate::cases::named).collect();
    assert_eq!(found, ["paper-stale-foretold process.planned_meeting"]);
    let later = case(json!({"planned_meeting": "2018-08-01", "planned_decision": "2018-10-01"}));
    let found: Vec<String> = foretold(&later).iter().map(crate::cases::named).collect();
    assert_eq!(found, ["paper-stale-foretold process.planned_decision"]);
}

#[test]
fn a_newer_paper_leaves_the_statement_to_be_told_of_and_how_long_others_take_is_not_guessed() {
    let newer =
        json!({"number": "3", "title": "Statusattest", "group": "medical", "date": "2018-06-01"});
    let mut case = case(json!({"planned_decision": "2018-09-01"}));
    set(&mut case, "exhibits.list.2", newer);
    let named = |case: &Value| foretold(case).iter().map(crate::cases::named).collect::<Vec<_>>();
    assert_eq!(named(&case), ["statement-stale-foretold process.planned_decision"]);
    assert_eq!(order_by(&case), Some(date(2018, 8, 2)));
    // Without a statement nothing says how long a new paper takes.
    set(&mut case, "health.gp_received", json!(null));
    set(&mut case, "process.planned_decision", json!("2018-12-24"));
    assert_eq!(named(&case), ["paper-stale-foretold process.planned_decision"]);
    assert!(foretold(&case)[0].cure.contains("ved programmet ikke"), "{}", foretold(&case)[0].cure);
    assert_eq!(order_by(&case), None);
}

#[test]
fn a_new_order_meets_the_deadline_and_a_new_statement_ends_it() {
    let mut case = case(json!({"planned_meeting": "2018-09-01"}));
    let met = |case: &Value| {
        let deadlines = LIBRARY.deadlines(&parse(case));
        deadlines.into_iter().find(|it| it.id == "statement-again").map(|it| it.met)
    };
    assert_eq!(met(&case), Some(None));
    set(&mut case, "health.gp_requested", json!("2018-07-30"));
    assert_eq!(met(&case), Some(Some(date(2018, 7, 30))));
    set(&mut case, "health.gp_received", json!("2018-08-20"));
    assert_eq!((met(&case), foretold(&case).len()), (None, 0));
}

#[test]
fn a_case_that_is_put_off_looks_to_its_new_meeting_and_a_decided_one_to_nothing() {
    let of_new_meeting = |until: &str| {
        let changes = [("recommendation.postponed_until", json!(until))];
        let found = foretold(&changed("postponed-2018", &changes));
        found.iter().map(crate::cases::named).collect::<Vec<_>>()
    };
    assert_eq!(of_new_meeting("2018-08-08"), Vec::<String>::new());
    // The statement is of the 23rd of February, and another paper is newer.
    assert_eq!(of_new_meeting("2018-08-23"), Vec::<String>::new());
    let stale = "statement-stale-foretold recommendation.postponed_until";
    assert_eq!(of_new_meeting("2018-08-24"), [stale]);
    let mut decided = case(json!({"planned_decision": "2018-10-01"}));
    assert_eq!(foretold(&decided).len(), 1);
    set(&mut decided, "decision.date", json!("2018-05-01"));
    assert_eq!(foretold(&decided).len(), 0);
    // What rests on the papers that are there asks for no new ones.
    let mut basis = case(json!({"planned_decision": "2018-10-01"}));
    set(&mut basis, "matter.track", json!("existing_basis"));
    assert_eq!((foretold(&basis).len(), order_by(&basis)), (0, None));
    for name in names() {
        // It is planned so, and the one that waits for answers is to tell of it.
        let told = usize::from(name == "waiting-for-answers-2018");
        assert_eq!(foretold(&crate::cases::example(&name)).len(), told, "{name}");
    }
}

#[test]
fn the_new_way_is_foretold_by_its_newest_paper() {
    let mut case = case(json!({"planned_meeting": "2027-03-01"}));
    set(&mut case, "matter.plan_begun", json!("2026-08-01"));
    set(&mut case, "health.gp_requested", json!("2026-08-02"));
    set(&mut case, "health.gp_received", json!("2026-08-20"));
    set(&mut case, "exhibits.list.0.date", json!("2026-08-20"));
    let named = |case: &Value| foretold(case).iter().map(crate::cases::named).collect::<Vec<_>>();
    assert_eq!(named(&case), ["paper-stale-foretold process.planned_meeting"]);
    // Whether the new way asks for the statement nobody has read: a newer paper is enough.
    let newer =
        json!({"number": "3", "title": "Statusattest", "group": "medical", "date": "2026-12-01"});
    set(&mut case, "exhibits.list.2", newer);
    assert_eq!((named(&case), order_by(&case)), (Vec::new(), None));
}

#[test]
fn the_list_of_what_is_missing_names_each_paper_and_the_last_day_to_ask_anew() {
    let page = |case: &Value| {
        let case = parse(case);
        let draft = LIBRARY.shelf(&case).draft("missing-list").unwrap();
        text::write(&draft.marked())
    };
    let stale = page(&case(json!({"planned_meeting": "2018-09-01"})));
    assert!(stale.contains("Bilag 1 er fra den 10. februar 2018"), "{stale}");
    assert!(stale.contains("til og med den 10. august 2018"), "{stale}");
    assert!(stale.contains("Bestil en ny LÆ 265 senest den 2. august 2018"), "{stale}");
    assert!(!stale.contains("Bilag 2"), "a supplier's report grows old in another way: {stale}");
    let fresh = page(&case(json!({"planned_meeting": "2018-08-10"})));
    assert!(!fresh.contains("Bilag 1 er fra"), "{fresh}");
}

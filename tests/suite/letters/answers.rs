//! Answers in a letter: in words, as gaps, in conditions and in lists.

use super::*;
use crate::cases::path;
use forberedt::document::Source;
use forberedt::problem::Place;

#[test]
fn answers_stand_in_danish_words() {
    let json = r#"{"citizen": {"cpr": "010160-0001", "interpreter": "yes"}, "matter": {"track": "existing_basis"},
        "work": {"firm_hours": "37.5", "jobs": [{"period": "2014-2016", "employer": " Smeden "}]}}"#;
    assert_eq!(say("{{ citizen.cpr }}", json), "010160-0001");
    assert_eq!(say("{{ citizen.interpreter }}", json), "ja");
    assert_eq!(say("{{ matter.track }}", json), "på det foreliggende grundlag");
    assert_eq!(say("{{ work.firm_hours }} timer", json), "37,5 timer");
    assert_eq!(
        say("{{ work.jobs.first.period }} hos {{ work.jobs[0].employer }}.", json),
        "2014–2016 hos Smeden."
    );
    assert_eq!(say("{{ letter.date }}, {{ letter.date.year }}", json), "1. marts 2018, 2018");
}

#[test]
fn no_answer_is_said_in_its_own_words() {
    let json = r#"{"citizen": {"phone": {"answer": "unknown"}, "language": {"answer": "not_relevant"}, "name": "Bo"}}"#;
    let plan = |body: &str| letter(body).replace("stage = \"decision\"", "stage = \"plan\"");
    let said = |body: &str| text(&fill_files(&[("prove.md", &plan(body))], &case(json)));
    assert_eq!(said("{{ citizen.phone }}, {{ citizen.language }}"), "ukendt, ikke relevant");
    let body = "{{ citizen.phone | otherwise('a') }}{{ citizen.language | otherwise('b') }}{{ citizen.address | otherwise('c') }}{{ citizen.name | otherwise('d') }}";
    assert_eq!(say(body, json), "abcBo");
    assert_eq!(
        say("{{ citizen.phone | upper_first | otherwise('ikke oplyst') }}", json),
        "ikke oplyst"
    );
    assert_eq!(
        said("{{ citizen.phone | upper_first }} {{ citizen.name | lower_first }}"),
        "Ukendt bo"
    );
}

#[test]
fn a_small_number_is_a_word_where_the_template_asks_for_it() {
    let json = r#"{"work": {"firm_hours": "9", "jobs": [{"hours": "2,5"}, {"hours": "37"}]}, "citizen": {"name": "Bo"}}"#;
    assert_eq!(say("{{ work.firm_hours | in_words }} timer", json), "ni timer");
    assert_eq!(say("{{ work.jobs.count | in_words }} job", json), "to job");
    assert_eq!(say("{{ work.jobs.count | in_words | upper_first }} job", json), "To job");
    assert_eq!(
        say("{{ work.jobs[0].hours | in_words }}, {{ work.jobs[1].hours | in_words }}", json),
        "2,5, 37"
    );
    assert_eq!(say("{{ citizen.phone | in_words | otherwise('intet') }}", json), "intet");
    let draft = fill("{{ work.firm_tasks | in_words }}", r#"{"decision": {"date": "2018-03-01"}}"#);
    assert_eq!(draft.gaps.len(), 1);
}

#[test]
fn days_are_compared_and_a_day_that_is_missing_with_none() {
    let json = r#"{"process": {"hearing_sent": "2018-02-28", "hearing_deadline": "2018-03-01", "reassessed": {"answer": "unknown"}}}"#;
    let holds = |condition: &str| {
        say(&format!("{{% if {condition} %}}ja{{% else %}}nej{{% endif %}}"), json)
    };
    for condition in [
        "process.hearing_sent < letter.date",
        "process.hearing_deadline <= letter.date",
        "process.hearing_deadline == letter.date",
        "process.hearing_deadline > process.hearing_sent",
        "not (process.reassessed > letter.date)",
        "not (process.forwarded <= letter.date)",
    ] {
        assert_eq!(holds(condition), "ja", "{condition}");
    }
    for condition in [
        "process.hearing_deadline < letter.date",
        "process.hearing_sent >= letter.date",
        "process.reassessed <= letter.date",
    ] {
        assert_eq!(holds(condition), "nej", "{condition}");
    }
}

#[test]
fn a_sentence_that_needs_a_value_takes_no_word_for_its_absence() {
    let json = r#"{"decision": {"date": "2018-03-01"}, "citizen": {"phone": {"answer": "unknown"}},
        "process": {"hearing_deadline": {"answer": "not_relevant"}}}"#;
    let messages =
        |draft: &Draft| draft.gaps.iter().map(|gap| gap.message.clone()).collect::<Vec<_>>();
    let draft = fill("{{ citizen.phone }} {{ citizen.phone | otherwise('–') }}", json);
    assert_eq!(messages(&draft), ["»Telefon« er »ukendt«, men brevet skal bruge et svar."]);
    // Even a plan cannot say until when it is, when nobody can say.
    let plan = letter("Senest den {{ process.hearing_deadline }}.")
        .replace("stage = \"decision\"", "stage = \"plan\"");
    let draft = fill_files(&[("prove.md", &plan)], &case(json));
    assert_eq!(draft.gaps.len(), 1);
    assert!(draft.finish().is_err());
}

#[test]
fn a_gap_is_named_once_and_stops_the_letter() {
    let json = r#"{"decision": {"date": "2018-03-01"}, "citizen": {"phone": "  \n "}, "work": {"jobs": [{"hours": "3"}, {}]}}"#;
    let draft = fill(
        "{{ citizen.name }} {{ citizen.name }} {{ citizen.phone }}{% for job in work.jobs %} {{ job.hours }}{% endfor %}",
        json,
    );
    let gaps: Vec<_> =
        draft.gaps.iter().map(|gap| (gap.place.clone(), gap.message.as_str())).collect();
    let field = |at: &str| Place::Field(path(at));
    assert_eq!(
        gaps,
        [
            (field("citizen.name"), "»Navn« er ikke udfyldt."),
            (field("citizen.phone"), "»Telefon« er ikke udfyldt."),
            (field("work.jobs[1].hours"), "»Timer om ugen (ansættelse 2)« er ikke udfyldt."),
        ]
    );
    assert_eq!(draft.finish().expect_err("gaps"), draft.gaps);
    let document = draft.marked();
    assert!(document.draft);
    let shown = runs(&document.blocks)
        .into_iter()
        .filter(|run| matches!(run.source, Source::Gap(_)))
        .map(|run| run.text.as_str());
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            "[mangler: Navn]",
            "[mangler: Navn]",
            "[mangler: Telefon]",
            "[mangler: Timer om ugen (ansættelse 2)]"
        ]
    );
}

#[test]
fn a_letter_needs_its_date_even_where_its_text_does_not_say_it() {
    let draft = fill("Tekst.", "{}");
    assert_eq!(codes(&draft.gaps), ["letter-gap"]);
    assert_eq!(draft.gaps[0].place, Place::Field(path("decision.date")));
    let draft = fill("Tekst.", r#"{"decision": {"date": "31. februar 2018"}}"#);
    assert_eq!(codes(&draft.blockers), ["letter-unsound-value"]);
    assert!(draft.finish().is_err());
}

#[test]
fn values_that_mean_nothing_stop_the_letter() {
    let json = r#"{"decision": {"date": "2018-03-01", "fleksjob_hours": "mange", "course_until": "32. maj 2018"}, "citizen": {"cpr": "12"}}"#;
    let draft = fill(
        "{{ decision.fleksjob_hours }}{{ decision.course_until }}{{ citizen.cpr }}{{ citizen.cpr }}",
        json,
    );
    assert_eq!(codes(&draft.blockers), ["letter-unsound-value"; 3]);
    assert!(draft.gaps.is_empty());
    let draft = fill("{% if decision.fleksjob_hours.value > 3 %}a{% else %}b{% endif %}", json);
    assert_eq!(codes(&draft.blockers), ["letter-unsound-value"]);
}

#[test]
fn asking_about_an_answer_is_no_gap() {
    let json = r#"{"decision": {"date": "2018-03-01"}, "citizen": {"phone": {"answer": "unknown"}, "name": "Bo", "language": {"answer": "not_relevant"}}}"#;
    let body = "{% if citizen.address %}a{% endif %}{% if citizen.address.answered %}b{% endif %}{% if citizen.phone.unknown %}c{% endif %}\
        {% if citizen.phone.answered %}d{% endif %}{% if citizen.language.not_relevant %}e{% endif %}{% if citizen.name and not citizen.phone %}f{% endif %}\
        {% if work.jobs %}g{% elif work.jobs.given or work.education.count > 0 %}h{% else %}i{% endif %}";
    let draft = fill(body, json);
    assert_eq!(text(&draft), "cdefi");
    assert!(draft.gaps.is_empty(), "{}", lines(&draft.gaps));
}

#[test]
fn choices_are_asked_by_their_key() {
    let body = "{% if decision.follows_recommendation.yes %}ja{% elif decision.follows_recommendation.no %}nej{% else %}andet{% endif %}";
    for (answer, said) in [
        ("\"yes\"", "ja"),
        ("\"no\"", "nej"),
        ("{\"answer\": \"unknown\"}", "andet"),
        ("{\"answer\": \"not_relevant\"}", "andet"),
    ] {
        let json = format!(
            r#"{{"decision": {{"date": "2018-03-01", "follows_recommendation": {answer}}}}}"#
        );
        let draft = fill(body, &json);
        assert_eq!(text(&draft), said);
        assert!(draft.gaps.is_empty());
    }
    let draft = fill(body, r#"{"decision": {"date": "2018-03-01"}}"#);
    assert_eq!(codes(&draft.gaps), ["letter-gap"]);
}

#[test]
fn lists_are_gone_through() {
    let json = r#"{"work": {"jobs": [{"employer": "A", "hours": "10"}, {"employer": "B", "hours": "30"}, {"employer": "C", "hours": "37"}],
        "education": {"answer": "not_relevant"}}}"#;
    let rounds = "{% for job in work.jobs %}{{ loop.index }}{{ job.employer }}{% if not loop.last %}, {% endif %}{% endfor %}";
    assert_eq!(say(rounds, json), "1A, 2B, 3C");
    let some = "{% for job in work.jobs if job.hours.value >= 30 %}{{ loop.index }}/{{ loop.length }} {{ job.employer }}. {% endfor %}";
    assert_eq!(say(some, json), "1/2 B. 2/2 C.");
    assert_eq!(
        say(
            "{% for school in work.education %}{{ school.school }}{% else %}Ingen.{% endfor %}{{ work.jobs.count }}",
            json
        ),
        "Ingen.3"
    );
    assert_eq!(
        say("{% for job in work.jobs %}\n- {{ job.employer }}\n{% endfor %}\n", json),
        "- A\n- B\n- C"
    );
    let table = "| Sted | Timer |\n|---|---|\n{% for job in work.jobs %}\n| {{ job.employer }} | {{ job.hours }} |\n{% endfor %}\n\nSlut.";
    assert_eq!(say(table, json), "Sted | Timer\nA | 10\nB | 30\nC | 37\nSlut.");
    let table = "{% for job in work.jobs %}{% if loop.first %}| Sted | Timer |\n|---|---|\n{% endif %}| {{ job.employer }} | {{ job.hours }} |\n{% endfor %}\n\nSlut.";
    assert_eq!(say(table, json), "Sted | Timer\nA | 10\nB | 30\nC | 37\nSlut.");
    let table = "| Sted | Timer |\n|---|---|\n{% for job in work.jobs %}{% if job.hours.value != 30 %}| {{ job.employer }} | {{ job.hours }} |{% endif %}\n{% endfor %}\n\nSlut.";
    assert_eq!(say(table, json), "Sted | Timer\nA | 10\nC | 37\nSlut.");
}

#[test]
fn a_list_without_an_answer_is_one_gap() {
    let draft = fill(
        "{% for job in work.jobs %}{{ job.employer }}{% else %}Ingen.{% endfor %}",
        r#"{"decision": {"date": "2018-03-01"}}"#,
    );
    assert_eq!(text(&draft), "[mangler: Ansættelser]");
    let draft = fill(
        "{{ work.jobs.first.employer }} {{ work.jobs[3].hours }}",
        r#"{"decision": {"date": "2018-03-01"}, "work": {"jobs": []}}"#,
    );
    assert_eq!(codes(&draft.gaps), ["letter-gap"]);
    assert_eq!(draft.gaps[0].place, Place::Field(path("work.jobs")));
}

#[test]
fn names_macros_and_fixed_lists_work() {
    let json = r#"{"citizen": {"name": "Bo"}, "work": {"firm_hours": "20"}}"#;
    assert_eq!(
        say("{% set navn = citizen.name %}Hej {{ navn }}{{ '!' if navn else '?' }}", json),
        "Hej Bo!"
    );
    let body = "{% macro hilsen(hvem, ord='Hej') %}{{ ord }} {{ hvem }}.{% endmacro %}{{ hilsen(citizen.name) }} {{ hilsen('du', ord='Farvel') }}";
    assert_eq!(say(body, json), "Hej Bo. Farvel du.");
    assert_eq!(
        say("{% for ord in ['a', 'b'] %}{{ ord }}{{ loop.index }}{% endfor %}", json),
        "a1b2"
    );
    assert_eq!(
        say(
            "{% for emne in ['name', 'phone'] %}{% if citizen[emne] %}{{ citizen[emne] }}{% endif %}{% endfor %}",
            json
        ),
        "Bo"
    );
    assert_eq!(
        say("{{ 'Navn: ' ~ citizen.name }}{{ work.firm_hours.value + 1 }}", json),
        "Navn: Bo21"
    );
}

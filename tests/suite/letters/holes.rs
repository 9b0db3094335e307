//! Conditions leave no holes: no empty block, no double space, no heading over nothing.

use super::*;
use proptest::prelude::*;

#[test]
fn lines_of_tags_alone_leave_nothing() {
    assert_eq!(
        say("- a\n{% if citizen.name %}\n- b\n{% endif %}\n{# c #}\n- d\n", "{}"),
        "- a\n- d"
    );
    assert_eq!(
        say("a {% if citizen.name %}b {% endif %}c{% if citizen.name %} d{% endif %}\ne", "{}"),
        "a c e"
    );
    assert_eq!(say("Du får hjælp {% if citizen.name %}nu{% endif %}.", "{}"), "Du får hjælp.");
    assert_eq!(
        say(
            "Tekst **{% if citizen.name %}fed{% endif %}** til *{% if citizen.name %}a{% endif %}*\n",
            "{}"
        ),
        "Tekst til"
    );
    assert_eq!(say("Linje\n- {% if citizen.name %}x{% endif %}\n", "{}"), "Linje");
    assert_eq!(
        say("{# a\nb #}\n{% if citizen.name %}x{% endif %}\n\n{% set y = 1 %}\nTekst", "{}"),
        "Tekst"
    );
}

#[test]
fn blocks_that_are_left_empty_go() {
    assert_eq!(say("a\n\n{{ citizen.name | otherwise('') }}\n\nb", "{}"), "a\nb");
    assert_eq!(say("- {% if citizen.name %}x{% endif %}\n- y", "{}"), "- y");
    assert_eq!(
        say(
            "| A | B |\n|---|---|\n{% for job in work.jobs %}\n| {{ job.employer }} | x |\n{% endfor %}\n\nb",
            NO_JOBS
        ),
        "b"
    );
    assert_eq!(
        say(
            "## Job\n\n{% for job in work.jobs %}\n- {{ job.employer }}\n{% endfor %}\n\n## Andet\n\nb",
            NO_JOBS
        ),
        "## Andet\nb"
    );
    assert_eq!(
        say(
            "```facts\nA: {% if citizen.name %}x{% endif %}\n```\n\n```address\n{% if citizen.name %}x{% endif %}\n```\n\nb",
            "{}"
        ),
        "b"
    );
}

const NO_JOBS: &str = r#"{"work": {"jobs": {"answer": "not_relevant"}}}"#;

/// A letter with every kind of block, every one of them under a condition or in a repetition.
const BODY: &str = "
```address
{% if citizen.name %}{{ citizen.name }}{% endif %}
{{ citizen.address | otherwise('') }}
```

```facts
Navn: {{ citizen.name | otherwise('') }}
{% if citizen.phone %}
Telefon: {{ citizen.phone }}
{% endif %}
```

## Om dig {% if citizen.name %}({{ citizen.name }}){% endif %}

{{ citizen.address | otherwise('') }}

{% if citizen.phone %}
Ring på {{ citizen.phone }} {% if citizen.name %}nu{% endif %}, eller {{ citizen.name | otherwise('') }}.
{% endif %}

### Job

| Sted | Timer |
|---|---|
{% for job in work.jobs %}
{% if job.employer %}
| {{ job.employer }} | {{ job.hours | otherwise('') }} |
{% endif %}
{% endfor %}

{% for job in work.jobs %}{% if loop.first %}| A | B |
|---|---|
{% endif %}| {% if job.hours %}{{ job.hours }}{% endif %} | **{% if job.employer %}{{ job.employer }}{% endif %}** |
{% endfor %}

{% for job in work.jobs %}
1. {{ job.employer | otherwise('') }}
   - {{ job.hours | otherwise('') }}
   - {% if job.hours %}timer{% endif %}
{% endfor %}

## Til sidst

{% if citizen.language %}**{{ citizen.language }}** er sproget{% endif %}

```signature
{{ citizen.language | otherwise('') }}
```
";

fn answer() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        Just(r#"{"answer": "unknown"}"#.to_owned()),
        Just(r#"{"answer": "not_relevant"}"#.to_owned()),
        Just(r#"" \n ""#.to_owned()),
        Just(r#""ord""#.to_owned()),
        Just(r#""to\n\nafsnit""#.to_owned()),
    ]
}

fn jobs() -> impl Strategy<Value = String> {
    let job = (answer(), answer())
        .prop_map(|(employer, hours)| format!(r#"{{"employer": {employer}, "hours": {hours}}}"#));
    prop_oneof![
        1 => Just("null".to_owned()),
        1 => Just(r#"{"answer": "not_relevant"}"#.to_owned()),
        4 => proptest::collection::vec(job, 0..4).prop_map(|jobs| format!("[{}]", jobs.join(","))),
    ]
}

fn is_full(text: &[Inline]) -> bool {
    let said = text_of(text);
    !said.trim().is_empty()
        && said == said.trim()
        && !said.contains("  ")
        && !said.contains(" ,")
        && text.iter().all(|run| !run.text.is_empty())
}

fn whole(blocks: &[Block]) -> bool {
    !blocks.is_empty()
        && blocks.iter().all(|block| match &block.body {
            BlockBody::Heading { text, .. } | BlockBody::Paragraph(text) => is_full(text),
            BlockBody::List { items, .. } => {
                !items.is_empty() && items.iter().all(|item| whole(item))
            }
            BlockBody::Table(table) => {
                !table.rows.is_empty()
                    && table.rows.iter().all(|row| {
                        row.len() == table.header.len() && row.iter().any(|cell| is_full(cell))
                    })
            }
            BlockBody::Address(lines) | BlockBody::Signature(lines) => {
                !lines.is_empty() && lines.iter().all(|line| is_full(line))
            }
            BlockBody::WriteIn { label, lines } => is_full(label) && *lines > 0,
            BlockBody::Picture(picture) => !picture.alt.is_empty(),
            BlockBody::Facts(facts) | BlockBody::Timeline(facts) | BlockBody::Journey(facts) => {
                !facts.is_empty()
                    && facts.iter().all(|(label, value)| is_full(label) && is_full(value))
            }
        })
        && blocks.windows(2).all(|pair| match (&pair[0].body, &pair[1].body) {
            (BlockBody::Heading { level, .. }, BlockBody::Heading { level: next, .. }) => {
                *level == 1 || next > level
            }
            _ => true,
        })
        && !matches!(
            blocks.last().map(|last| &last.body),
            Some(BlockBody::Heading { level: 2.., .. })
        )
}

proptest! {
    #[test]
    fn no_answers_leave_a_hole(name in answer(), address in answer(), phone in answer(), language in answer(), jobs in jobs()) {
        let json = format!(
            r#"{{"citizen": {{"name": {name}, "address": {address}, "phone": {phone}, "language": {language}}}, "work": {{"jobs": {jobs}}}}}"#
        );
        let draft = fill(BODY, &json);
        prop_assert!(whole(&draft.blocks), "{}", text(&draft));
    }
}

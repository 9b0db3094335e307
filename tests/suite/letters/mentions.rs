//! How a letter names an act and a rule: in full once, and then short; a rule that stands in the letter is not listed again.

use std::collections::BTreeSet;

use forberedt::document::text_of;
use forberedt::document::walk::{self, TextRole};
use forberedt::law::Mention;
use forberedt::letters::occasion::Occasion;

use super::*;
use crate::library_and_examples::{cases_for, library};

fn on(day: &str, body: &str) -> Draft {
    fill(body, &format!(r#"{{"decision": {{"date": "{day}"}}}}"#))
}

#[test]
fn an_act_is_named_in_full_once_and_then_by_its_everyday_name() {
    let draft = on(
        "2018-03-01",
        "{{ law('order-one') }}, {{ law('order-two') }}, {{ act('proeveordenen') }}, {{ law('moved-rule') }} og {{ act('testloven') }}",
    );
    assert_eq!(
        text(&draft),
        "stykke 1 i bekendtgørelsen om prøver (prøveordenen), jf. bekendtgørelse nr. 7 af 1. december 2017, \
         stykke 2 i prøveordenen, prøveordenen, \
         testlovens stykke 2 (lov om prøver, jf. lovbekendtgørelse nr. 1 af 2. januar 2018) og testloven"
    );
    let draft = on("2018-03-01", "{{ act('proeveordenen') }}: {{ law('order-two') }}");
    assert_eq!(
        text(&draft),
        "bekendtgørelsen om prøver og øvelser, jf. bekendtgørelse nr. 7 af 1. december 2017: stykke 2 i prøveordenen"
    );
}

#[test]
fn what_changed_a_rule_after_the_numbered_text_is_named_once() {
    let said = |day, body| text(&on(day, body));
    let order = "(prøveordenen), jf. bekendtgørelse nr. 7 af 1. december 2017";
    let changed = ", som ændret ved bekendtgørelse nr. 9 af 1. maj 2019";
    // Where the changed rule comes first, after one that is as it was, and where another has told of the change.
    assert_eq!(
        said("2019-06-01", "{{ law('order-two') }}: {{ law('order-three') }}"),
        format!("stykke 2 i bekendtgørelsen om prøver {order}{changed}: stykke 3 i prøveordenen")
    );
    assert_eq!(
        said("2019-06-01", "{{ law('order-one') }}: {{ law('order-two') }}"),
        format!("stykke 1 i bekendtgørelsen om prøver {order}: stykke 2 i prøveordenen{changed}")
    );
    // The day before, and when the numbered text has the change in it.
    for day in ["2019-05-31", "2020-01-01"] {
        assert!(!said(day, "{{ law('order-two') }}").contains("ændret"), "{day}");
    }
    // An act that a reference begins with; what came before the numbered text of the first day is in it.
    assert_eq!(
        said("2018-06-01", "{{ law('changed-rule') }}: {{ law('moved-rule') }}"),
        "testlovens stykke 3 (lov om prøver, jf. lovbekendtgørelse nr. 1 af 2. januar 2018, som ændret ved lov nr. 5 af 1. maj 2018): \
         testlovens stykke 2"
    );
    assert!(
        said("2018-06-01", "{{ law('moved-rule') }}: {{ law('changed-rule') }}")
            .ends_with(": testlovens stykke 3 (som ændret ved lov nr. 5 af 1. maj 2018)")
    );
    assert!(!said("2018-05-31", "{{ law('changed-rule') }}").contains("ændret"));
}

#[test]
fn a_number_that_nobody_has_seen_is_one_warning() {
    let draft = on("2020-01-01", "{{ law('order-one') }}, {{ law('order-two') }}");
    assert_eq!(
        text(&draft),
        "stykke 1 i bekendtgørelsen om prøver (prøveordenen), jf. bekendtgørelse nr. 8 af 1. december 2019, stykke 2 i prøveordenen"
    );
    assert_eq!(draft.warnings.len(), 1);
    assert!(draft.warnings[0].message.contains("bekendtgørelsen om prøver"));
    assert!(on("2019-12-31", "{{ law('order-one') }}").warnings.is_empty());
}

#[test]
fn a_rule_that_stands_in_the_letter_is_not_listed_again() {
    let body = "{{ law('old-rule') }}; {{ practice('1-18') }}:\
        {% for rule in decision.rules if not rule.provision.cited %} {{ rule.provision }}{% endfor %}\
        {% for pick in decision.practice if not pick.number.cited %} {{ pick.number }}{% endfor %}";
    let picked = |provision: &str| {
        format!(
            r#"{{"decision": {{"date": "2018-03-01", "rules": [{{"provision": "{provision}"}}], "practice": [{{"number": "1-18"}}]}}}}"#
        )
    };
    assert!(text(&fill(body, &picked("old-rule"))).ends_with("principmeddelelse 1-18:"));
    assert!(text(&fill(body, &picked("moved-rule"))).ends_with("1-18: testlovens stykke 2"));
}

#[test]
fn no_letter_prints_the_number_of_an_act_or_a_rule_twice() {
    let mut letters = 0;
    for template in library().letters.all() {
        for (name, case) in cases_for(&template.id) {
            let occasion = Occasion::named(&template.occasion).unwrap();
            let Some(day) = template.law_day(case) else { continue };
            if !occasion.availability(&library().look(case), Some(day)).is_available() {
                continue;
            }
            let draft = library().letters.fill(&template.id, &library().facts(case)).unwrap();
            let paragraphs = walk::texts(&draft.blocks)
                .filter(|(role, _)| *role == TextRole::Paragraph)
                .map(|(_, runs)| text_of(runs));
            let text = paragraphs.collect::<Vec<_>>().join("\n");
            let law = &library().law;
            for act in law.acts() {
                let Some(numbered) = law.consolidation(act, day) else { continue };
                let count = text.matches(&format!("jf. {}", numbered.cite)).count();
                assert!(count <= 1, "{} of {name}: {} {count} times", template.id, numbered.cite);
            }
            for id in &draft.provisions {
                let held = law.cite(id, day).unwrap();
                let forms =
                    BTreeSet::from([held.cite.to_owned(), held.mention(None, Mention::AGAIN)]);
                // What goes on with a number or a sentence within the paragraph is another rule.
                let whole = |form: &String| {
                    let after = |at: usize| text[at + form.len()..].trim_start_matches(", ");
                    let other = ["stk.", "nr.", "2. punktum"];
                    text.match_indices(form.as_str())
                        .filter(|(at, _)| !other.iter().any(|word| after(*at).starts_with(word)))
                        .count()
                };
                let count: usize = forms.iter().map(whole).sum();
                assert_eq!(count, 1, "{} of {name}: {}", template.id, held.cite);
            }
            letters += 1;
        }
    }
    assert!(letters > 100, "{letters} letters");
}

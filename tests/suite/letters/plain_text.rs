//! A value is never markup: whatever it holds, it stands in the letter as it was typed.

use super::*;
use crate::cases::path;
use forberedt::case::answer::Answer;
use forberedt::case::scalar::{AddressLines, Line, Scalar};
use forberedt::document::{Block, BlockBody, Source};
use proptest::prelude::*;

/// Each place in which a value can stand.
const BODY: &str = "
```address
{{ citizen.name }}
```

```facts
{{ citizen.name }}: {{ citizen.name }}
```

## Om {{ citizen.name }}

{{ citizen.name }}

### {{ citizen.name }} er {{ citizen.name }} *{{ citizen.name }}* **{{ citizen.name }}**{{ citizen.name }}

{{ citizen.name }}. og ({{ citizen.name }}) [{{ citizen.name }}](https://example.dk)

- {{ citizen.name }}
- {{ citizen.name }} og
  1. {{ citizen.name }}

| {{ citizen.name }} | B |
|---|---|
| {{ citizen.name }} | *{{ citizen.name }}* |

```signature
{{ citizen.name }}
```
";

/// The letter without its words.
fn skeleton(blocks: &[Block]) -> String {
    let runs = |text: &[Inline]| {
        let look = |run: &Inline| {
            format!(
                "{}{}{}{}",
                run.bold as u8,
                run.italic as u8,
                run.link.is_some() as u8,
                matches!(run.source, Source::Field(_)) as u8
            )
        };
        text.iter().map(look).collect::<Vec<_>>().join("+")
    };
    let lines =
        |lines: &[Vec<Inline>]| lines.iter().map(|line| runs(line)).collect::<Vec<_>>().join("/");
    let each = |block: &Block| match &block.body {
        BlockBody::Heading { level, text } => format!("h{level}:{}", runs(text)),
        BlockBody::Paragraph(text) => format!("p:{}", runs(text)),
        BlockBody::List { first, items } => format!(
            "l{first:?}:{}",
            items.iter().map(|item| skeleton(item)).collect::<Vec<_>>().join("/")
        ),
        BlockBody::Table(table) => {
            format!(
                "t:{}|{}",
                lines(&table.header),
                table.rows.iter().map(|row| lines(row)).collect::<Vec<_>>().join("|")
            )
        }
        BlockBody::Address(text) => format!("a:{}", lines(text)),
        BlockBody::Signature(text) => format!("s:{}", lines(text)),
        BlockBody::WriteIn { label, lines } => format!("w{lines}:{}", runs(label)),
        BlockBody::Picture(picture) => format!("i:{}", runs(&picture.caption)),
        BlockBody::Facts(facts) | BlockBody::Timeline(facts) | BlockBody::Journey(facts) => {
            format!(
                "f:{}",
                facts
                    .iter()
                    .map(|(label, value)| format!("{}={}", runs(label), runs(value)))
                    .collect::<Vec<_>>()
                    .join("/")
            )
        }
    };
    blocks.iter().map(each).collect::<Vec<_>>().join(" ")
}

fn with_name(name: &str) -> Case {
    let mut case = case(r#"{"decision": {"date": "2018-03-01"}}"#);
    case.citizen.name = Answer::Given(Line::parse(name).expect("any text"));
    case
}

/// Texts that mean something to Markdown, Jinja, HTML, or the program itself.
fn nasty() -> impl Strategy<Value = String> {
    let bit = prop_oneof![
        Just("# ".to_owned()),
        Just("*".to_owned()),
        Just("**fed**".to_owned()),
        Just("_".to_owned()),
        Just("1. ".to_owned()),
        Just("- ".to_owned()),
        Just("|".to_owned()),
        Just("|---|".to_owned()),
        Just("{{ citizen.cpr }}".to_owned()),
        Just("{% if".to_owned()),
        Just("#}".to_owned()),
        Just("<b>".to_owned()),
        Just("<!--".to_owned()),
        Just("&amp;".to_owned()),
        Just("\\".to_owned()),
        Just("`".to_owned()),
        Just("```".to_owned()),
        Just("](x)".to_owned()),
        Just("![a](b)".to_owned()),
        Just("[a]: b".to_owned()),
        Just("https://x.dk".to_owned()),
        Just("<http://x.dk>".to_owned()),
        Just("---".to_owned()),
        Just("===".to_owned()),
        Just("> ".to_owned()),
        Just("    ".to_owned()),
        Just("+++".to_owned()),
        Just(":".to_owned()),
        Just("\u{E000}".to_owned()),
        Just("\u{F8FF}".to_owned()),
        Just("\u{202E}".to_owned()),
        Just("\u{0}".to_owned()),
        Just("\u{FEFF}".to_owned()),
        Just("ø".to_owned()),
        Just("😀".to_owned()),
        Just("\t".to_owned()),
        "[a-zæøå0-9 .,]{1,6}",
    ];
    proptest::collection::vec(bit, 1..8).prop_map(|bits| format!("x{}y", bits.concat()))
}

proptest! {
    #[test]
    fn a_line_keeps_its_words_and_the_letter_its_shape(name in nasty()) {
        let meant = Line::parse(&name).unwrap();
        let letters = read(&[("prove.md", &letter(BODY))]);
        let fill = |case: &Case| letters.fill("prove", &Facts { case, law: &LAW, words: &WORDS, sender: &SENDER, duties: None }).expect("a draft");
        let (plain, draft) = (fill(&with_name("navn")), fill(&with_name(&name)));
        prop_assert_eq!(skeleton(&plain.blocks), skeleton(&draft.blocks));
        for run in runs(&draft.blocks) {
            if run.source == Source::Field(path("citizen.name")) {
                prop_assert_eq!(run.text.as_str(), meant.text());
            }
        }
        prop_assert_eq!(runs(&draft.blocks).iter().filter(|run| matches!(run.source, Source::Field(_))).count(), BODY.matches("citizen.name").count());
    }

    #[test]
    fn a_long_text_keeps_all_its_words(lines in proptest::collection::vec(prop_oneof![nasty(), Just(String::new()), Just("  ".to_owned())], 1..9)) {
        let value = lines.join("\n");
        let mut case = case(r#"{"decision": {"date": "2018-03-01"}}"#);
        case.citizen.address = Answer::Given(AddressLines::parse(&value).expect("any text"));
        let letter = letter(&BODY.replace("citizen.name", "citizen.address"));
        let draft = fill_files(&[("prove.md", &letter)], &case);
        let meant = AddressLines::parse(&value).unwrap();
        let expected: Vec<&str> = meant.text().split_whitespace().collect();
        let fields: Vec<&Inline> = runs(&draft.blocks).into_iter().filter(|run| matches!(run.source, Source::Field(_))).collect();
        if expected.is_empty() {
            prop_assert!(fields.is_empty());
        } else {
            let said = fields.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join("\n");
            let said: Vec<&str> = said.split_whitespace().collect();
            prop_assert_eq!(said.len(), expected.len() * BODY.matches("citizen.name").count());
            for words in said.chunks(expected.len()) {
                prop_assert_eq!(words, &expected[..]);
            }
        }
    }
}

#[test]
fn a_text_alone_in_its_paragraph_may_be_several() {
    let json = r#"{"citizen": {"address": "en\nto\r\n\r\n \ntre", "name": "a\n\nb"}}"#;
    assert_eq!(say("Navn: {{ citizen.name }}", json), "Navn: a b");
    assert_eq!(say("Før\n\n{{ citizen.address }}\n\nefter", json), "Før\nen\nto\ntre\nefter");
    let draft = fill("{{ citizen.address }}", json);
    assert_eq!(draft.blocks.len(), 3);
    assert_eq!(say("Her: {{ citizen.address }}.", json), "Her: en\nto\ntre.");
    assert_eq!(say("- {{ citizen.address }}", json), "- en\nto\ntre");
    assert_eq!(say("| A |\n|---|\n| {{ citizen.address }} |", json), "A\nen\nto\ntre");
    assert_eq!(say("## {{ citizen.address }}\n\nx", json), "## en to tre\nx");
    assert_eq!(say("```facts\nNavn: {{ citizen.address }}\n```", json), "fact: Navn = en\nto\ntre");
    assert_eq!(say("```signature\n{{ citizen.address }}\n```", json), "signature: en | to | tre");
}

#[test]
fn lines_that_look_like_a_list_stay_as_they_were_typed() {
    let json =
        r#"{"citizen": {"address": "Det vil jeg:\n- første\n- anden\n1. tredje\n\n* fjerde"}}"#;
    let draft = fill("{{ citizen.address }}", json);
    let texts: Vec<String> = draft
        .blocks
        .iter()
        .skip(1)
        .map(|block| match &block.body {
            BlockBody::Paragraph(runs) => text_of(runs),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts, ["Det vil jeg:\n- første\n- anden\n1. tredje", "* fjerde"]);
    let letter = crate::written_letter::letter_of(draft.blocks.clone());
    let lines = crate::pdf_reading::drawn_lines(&forberedt::writers::pdf::write(&letter).unwrap());
    for line in ["- første", "- anden", "1. tredje", "* fjerde"] {
        assert!(lines[0].iter().any(|drawn| drawn.trim() == line), "{line} in {:?}", lines[0]);
    }
    let docx = forberedt::writers::docx::write(&letter).unwrap();
    let said = crate::words::text_of_part(&crate::words::part(&docx, "word/document.xml"));
    assert!(said.contains("Det vil jeg:\n- første\n- anden\n1. tredje\n* fjerde\n"), "{said}");
}

#[test]
fn a_text_that_begins_with_a_mark_is_a_paragraph_in_every_format() {
    let headings = |bytes: &[u8]| {
        let body = crate::words::part(bytes, "word/document.xml");
        body.matches("w:val=\"Heading").count()
    };
    let tags = |bytes: &[u8]| {
        let pdf = lopdf::Document::load_mem(bytes).unwrap();
        let kind = |object: &lopdf::Object| {
            let kind = object.as_dict().ok()?.get(b"S").ok()?.as_name().ok()?;
            Some(String::from_utf8_lossy(kind).into_owned())
        };
        let mut kinds: Vec<String> = pdf.objects.values().filter_map(kind).collect();
        kinds.sort();
        kinds
    };
    let filled = |text: &str| {
        let json = serde_json::json!({ "citizen": { "address": text } }).to_string();
        let draft = fill("{{ citizen.address }}", &json);
        crate::written_letter::letter_of(draft.blocks)
    };
    let plain = filled("Overskrift");
    let of_plain = (
        headings(&forberedt::writers::docx::write(&plain).unwrap()),
        tags(&forberedt::writers::pdf::write(&plain).unwrap()),
    );
    for text in [
        "# Overskrift",
        "## O",
        "> citat",
        "**fed**",
        "<b>fed</b>",
        "`k`",
        "![a](b)",
        "1. et",
        "- et",
        "| a |",
    ] {
        let letter = filled(text);
        let word = forberedt::writers::docx::write(&letter).unwrap();
        let pdf = forberedt::writers::pdf::write(&letter).unwrap();
        assert_eq!((headings(&word), tags(&pdf)), of_plain, "{text}");
        let said = crate::words::text_of_part(&crate::words::part(&word, "word/document.xml"));
        assert!(said.lines().any(|line| line == text), "{text} in {said}");
        let plain = forberedt::writers::text::write(&letter);
        assert!(plain.lines().any(|line| line == text), "{text} in {plain}");
        let drawn = crate::pdf_reading::drawn_lines(&pdf);
        assert!(drawn[0].iter().any(|line| line.trim() == text), "{text} in {:?}", drawn[0]);
    }
}

#[test]
fn lines_behind_the_sign_of_a_list_become_one() {
    let json = r#"{"citizen": {"address": "Det er svært:\n\uf0b7\tat stå\n\uf0b7\tat gå\n\n• at løbe\n•\nMen:\n- jeg kan *sidde*"}}"#;
    let expected = "Det er svært:\n- at stå\n- at gå\n- at løbe\nMen:\n- jeg kan *sidde*";
    assert_eq!(say("{{ citizen.address }}", json), expected);
    let draft = fill("{{ citizen.address }}", json);
    let BlockBody::List { first: None, items } = &draft.blocks[2].body else {
        panic!("{:?}", draft.blocks)
    };
    let [Block { body: BlockBody::Paragraph(runs), .. }] = items[0].as_slice() else {
        panic!("{items:?}")
    };
    assert_eq!(runs[0].source, Source::Field(path("citizen.address")));
    let letter = crate::written_letter::letter_of(draft.blocks.clone());
    let lines = crate::pdf_reading::drawn_lines(&forberedt::writers::pdf::write(&letter).unwrap());
    assert!(lines[0].iter().any(|line| line.trim() == "•at stå"), "{:?}", lines[0]);
    // Where other words stand beside it, it is a line like any other.
    assert_eq!(
        say("Her: {{ citizen.address }}", r#"{"citizen": {"address": "a\n• b"}}"#),
        "Her: a\n• b"
    );
}

#[test]
fn a_link_leads_where_the_template_says() {
    let draft = fill("[Læs mere]({{ sender.web }}/klage) og [her](https://example.dk/a)", "{}");
    let links: Vec<_> =
        runs(&draft.blocks).into_iter().filter_map(|run| run.link.clone()).collect();
    assert_eq!(links, ["https://example.dk/klage", "https://example.dk/a"]);
}

#[test]
fn literal_text_is_used_as_it_is_typed() {
    assert_eq!(
        say("Prisen er 5 \\* 3 -- \"nu\" ... 'og' 1\\. &oslash; \u{2013} „hej“\\\nny linje", "{}"),
        "Prisen er 5 * 3 -- \"nu\" ... 'og' 1. ø \u{2013} „hej“\nny linje"
    );
}

//! Every construct of Markdown (CommonMark and tables, and what other dialects add): it says the same in every format, or it is
//! refused with its line and what to do.

use super::*;
use crate::pdf_reading::reading_text;
use crate::words::{part, text_of_part};
use forberedt::problem::Place;
use forberedt::writers::{docx, pdf, text as plain};

/// What becomes of a construct.
enum Fate {
    /// These words in every format, with the labels of lists; and these addresses.
    Says(&'static str, &'static [&'static str]),
    /// Refused on this line of the body with this code; the message or the cure holds these words.
    Refused(usize, &'static str, &'static str),
}

use Fate::{Refused, Says};

const CONSTRUCTS: &[(&str, &str, Fate)] = &[
    // Paragraphs and breaks.
    (
        "paragraphs",
        "En linje\nog en til.\n\nNyt afsnit.",
        Says("En linje og en til. Nyt afsnit.", &[]),
    ),
    ("two spaces at the end", "En  \nto", Says("En to", &[])),
    ("a backslash at the end", "En\\\nto", Says("En to", &[])),
    ("a backslash at the very end", "En\\", Refused(1, "template-mark", "skråstreg")),
    ("a backslash before a letter", "C:\\mappe", Refused(1, "template-mark", "skråstreg")),
    (
        "escaped signs",
        "\\*a\\* \\# \\_b\\_ \\[c\\] 1\\. \\| \\\\ \\{ \\}",
        Says("*a* # _b_ [c] 1. | \\ { }", &[]),
    ),
    (
        "signs that mean nothing",
        "2 * 3, a_b, 5 < 6 & 7 > 6 ~ 8, [sic], 100 % + 1",
        Says("2 * 3, a_b, 5 < 6 & 7 > 6 ~ 8, [sic], 100 % + 1", &[]),
    ),
    ("a line to sign on", "Dato: ______", Says("Dato ______", &[])),
    ("three spaces before a line", "   Tekst", Says("Tekst", &[])),
    ("four spaces before a line", "    Tekst", Refused(1, "template-code", "Ryk den ud")),
    ("a tab before a line", "\tTekst", Refused(1, "template-code", "Ryk den ud")),
    // Headings.
    ("headings", "## To\n\n### Tre\n\n#### Fire\n\nTekst", Says("To Tre Fire Tekst", &[])),
    ("a heading with marks behind", "## To ##\n\nTekst", Says("To Tekst", &[])),
    (
        "a heading without a space",
        "##Overskrift\n\nTekst",
        Refused(1, "template-mark", "mellemrum efter #"),
    ),
    (
        "a fifth level",
        "## a\n\n### b\n\n#### c\n\n##### d\n\nTekst",
        Refused(7, "template-heading-level", "et til fire"),
    ),
    ("seven marks", "####### a", Refused(1, "template-mark", "mellemrum efter #")),
    ("a level left out", "### a\n\nTekst", Refused(1, "template-heading-jump", "##")),
    ("a heading without words", "##\n\nTekst", Refused(1, "template-heading-empty", "tom")),
    (
        "a heading underlined by -",
        "Overskrift\n---\n\nTekst",
        Refused(1, "template-heading-level", "med #"),
    ),
    (
        "a heading underlined by =",
        "Overskrift\n===\n\nTekst",
        Refused(1, "template-heading-level", "med #"),
    ),
    ("a line of = alone", "Tekst\n\n===", Refused(3, "template-mark", "med #")),
    ("a heading in a list", "- ## a", Refused(1, "template-heading-in-list", "før listen")),
    // Emphasis.
    (
        "bold and italic",
        "**fed** *skrå* __fed__ _skrå_ ***begge*** **a*b*c**",
        Says("fed skrå fed skrå begge abc", &[]),
    ),
    ("stars between numbers", "5*3*2", Refused(1, "template-mark", "mellem tal")),
    ("double stars between numbers", "5**3**2", Refused(1, "template-mark", "mellem tal")),
    ("stars around the first numbers", "*5*3", Refused(1, "template-mark", "mellem tal")),
    (
        "stars between values",
        "{{ decision.date }}*{{ decision.date }}*3",
        Refused(1, "template-mark", "mellem tal"),
    ),
    ("written stars between numbers", "5\\*3\\*2 og 5_3_2", Says("5*3*2 og 5_3_2", &[])),
    ("an ending behind bold print", "**Egelund**s *37*-timers", Says("Egelunds 37-timers", &[])),
    ("bold without its end", "**fed", Refused(1, "template-mark", "*")),
    ("a star too few", "**fed*", Refused(1, "template-mark", "*")),
    ("bold with a space inside", "** fed **", Refused(1, "template-mark", "*")),
    ("an underline without its end", "_skrå", Refused(1, "template-mark", "_")),
    ("strikethrough", "~~slettet~~", Refused(1, "template-mark", "overstreget")),
    // Code.
    ("code in a line", "`kode`", Refused(1, "template-code", "Fjern `")),
    ("half a code", "`kode", Refused(1, "template-mark", "Fjern `")),
    ("a block of code", "```\nkode\n```", Refused(1, "template-unknown-fence", "facts")),
    ("a block of a language", "~~~rust\nkode\n~~~", Refused(1, "template-unknown-fence", "facts")),
    (
        "a block that is not closed",
        "```address\nBo\n\nTekst",
        Refused(1, "template-fence-unclosed", "ikke lukket"),
    ),
    // The blocks with a meaning of their own.
    ("an address", "```address\nBo\nGaden 1\n```", Says("Bo Gaden 1", &[])),
    ("facts", "~~~facts\nDato: i dag\nSag: 1\n~~~", Says("Dato i dag Sag 1", &[])),
    ("a signature", "Tekst\n\n```signature\nHilsen\nBo\n```", Says("Tekst Hilsen Bo", &[])),
    ("a fact without a label", "```facts\nDato\n```", Refused(2, "template-fact-line", "Etiket")),
    ("room to write", "```write-in\nSkriv her: 4\n```", Says("Skriv her", &[])),
    (
        "room to write without a number",
        "```write-in\nSkriv her\n```",
        Refused(1, "template-write-in", "Skriv her: 4"),
    ),
    (
        "room to write a book",
        "```write-in\nSkriv her: 21\n```",
        Refused(1, "template-write-in", "højst 20"),
    ),
    ("bold in a block", "```facts\nDato: **nu**\n```", Refused(2, "template-mark", "blok")),
    (
        "a link in a block",
        "```address\n[a](https://a.dk)\n```",
        Refused(2, "template-mark", "blok"),
    ),
    (
        "a named character in a block",
        "```address\nK&oslash;ge\n```",
        Refused(2, "template-mark", "blok"),
    ),
    (
        "a block in a list",
        "- a\n\n  ```address\n  Bo\n  ```",
        Refused(3, "template-fence-in-list", "før eller efter"),
    ),
    // Lists.
    ("a list", "- en\n- to", Says("• en • to", &[])),
    ("other signs of lists", "* en\n* to", Says("• en • to", &[])),
    ("a list of plus signs", "+ en\n+ to", Says("• en • to", &[])),
    ("a numbered list", "1. en\n2. to\n3. tre", Says("1. en 2. to 3. tre", &[])),
    ("a list of ones", "1. en\n1. to", Says("1. en 2. to", &[])),
    ("a list from three", "3. tre\n4. fire", Says("3. tre 4. fire", &[])),
    ("a list from zero", "0. nul\n1. en", Says("0. nul 1. en", &[])),
    (
        "lists in lists",
        "1. en\n   1. a\n   2. b\n      - x\n2. to\n   - y\n     - z",
        Says("1. en 1. a 2. b • x 2. to • y • z", &[]),
    ),
    ("a nested list from five", "- en\n\n  5. fem\n  6. seks", Says("• en 5. fem 6. seks", &[])),
    ("several paragraphs in an item", "1. en\n\n   mere\n\n2. to", Says("1. en mere 2. to", &[])),
    ("two lists", "1. en\n\nTekst\n\n2. to", Says("1. en Tekst 2. to", &[])),
    ("a table in an item", "- a\n\n  | b |\n  |---|\n  | c |", Says("• a b c", &[])),
    ("numbers that jump", "1. en\n3. tre", Refused(2, "template-list-number", "Skriv 2.")),
    ("numbers with brackets", "1) en\n2) to", Refused(1, "template-list-sign", "Skriv 1.")),
    (
        "a year as a number",
        "2018. var et år",
        Refused(1, "template-list-number", "punkt på en liste"),
    ),
    (
        "a date as a number",
        "8. maj 2018 holdt vi møde.",
        Refused(1, "template-list-date", "8\\. maj"),
    ),
    (
        "a date in a line of a paragraph",
        "Vi ses den\n1. maj.",
        Refused(2, "template-list-date", "1\\. maj."),
    ),
    (
        "a number in a line of a paragraph",
        "Du skal:\n3. komme",
        Refused(2, "template-mark", "tom linje over"),
    ),
    ("a date in the next line", "Vi ses den\n8. maj.", Says("Vi ses den 8. maj.", &[])),
    ("an escaped date", "8\\. maj 2018", Says("8. maj 2018", &[])),
    ("an item without a space", "-Tekst", Refused(1, "template-mark", "punkt på en liste")),
    ("a number without a space", "1.Tekst", Refused(1, "template-mark", "punkt på en liste")),
    ("round signs", "Du skal:\n• komme\n• ringe", Refused(2, "template-mark", "Skriv - og")),
    ("a round sign without a space", "•Tekst", Refused(1, "template-mark", "Skriv - og")),
    ("long dashes", "– en\n– to", Refused(2, "template-mark", "ligner et punkt")),
    ("a long dash below a colon", "Du skal:\n— komme", Refused(2, "template-mark", "ligner")),
    (
        "a long dash in a sentence",
        "Vi ringer\n– og skriver, hvis du ikke svarer.",
        Says("Vi ringer • og skriver, hvis du ikke svarer.", &[]),
    ),
    ("letters with brackets", "a) en\nb) to", Refused(2, "template-mark", "ligner et punkt")),
    ("numbers in brackets", "(1) en\n(2) to", Refused(1, "template-mark", "ligner et punkt")),
    ("round signs in an item", "- en\n  • a", Refused(2, "template-mark", "ligner et punkt")),
    ("a hyphen and a hard space", "-\u{a0}en", Refused(1, "template-mark", "ligner et punkt")),
    ("a number and a hard space", "1.\u{a0}en", Refused(1, "template-mark", "ligner et punkt")),
    ("a round sign in a line", "a • b", Says("a • b", &[])),
    ("a phone number", "+45 12 34 56 78", Says("+45 12 34 56 78", &[])),
    ("an empty item", "- en\n-\n- to", Refused(2, "template-list-empty", "tomt")),
    ("an item half moved in", "1. en\n  - a", Refused(2, "template-list-indent", "Ryk det")),
    ("a line behind an item", "- en\nTekst", Refused(2, "template-list-line", "tom linje")),
    ("a task list", "- [ ] en\n- [x] to", Refused(1, "template-mark", "afkrydsning")),
    // Quotations and rules.
    ("a quotation", "> citat", Refused(1, "template-quote", "Fjern >")),
    ("quotations in quotations", "> a\n> > b", Refused(1, "template-quote", "Fjern >")),
    ("a rule", "a\n\n---\n\nb", Refused(3, "template-rule", "overskrift")),
    ("a rule of stars", "a\n\n* * *\n\nb", Refused(3, "template-rule", "overskrift")),
    // Links.
    ("a link", "[læs](https://a.dk/b)", Says("læs", &["https://a.dk/b"])),
    (
        "a link to write and one to call",
        "[skriv](mailto:a@b.dk) [ring](tel:12345678)",
        Says("skriv ring", &["mailto:a@b.dk", "tel:12345678"]),
    ),
    (
        "an address of the sender",
        "[skriv](https://{{ sender.web }})",
        Says("skriv", &["https://example.dk"]),
    ),
    ("a link with bold words", "[**læs**](https://a.dk)", Says("læs", &["https://a.dk"])),
    ("an address in angles", "<https://a.dk>", Says("https://a.dk", &["https://a.dk"])),
    ("a mail address in angles", "<a@b.dk>", Says("a@b.dk", &["mailto:a@b.dk"])),
    (
        "a bare address",
        "Se a.dk eller a@b.dk.",
        Says("Se a.dk eller a@b.dk.", &["https://a.dk", "mailto:a@b.dk"]),
    ),
    ("a relative link", "[læs](side.html)", Refused(1, "template-link-address", "https://")),
    (
        "a link into the letter",
        "[læs](#overskrift)",
        Refused(1, "template-link-address", "https://"),
    ),
    ("a script", "[læs](javascript:alert(1))", Refused(1, "template-link-address", "https://")),
    (
        "a script in angles",
        "<javascript:alert(1)>",
        Refused(1, "template-link-address", "https://"),
    ),
    ("a file", "[læs](file:///c:/x)", Refused(1, "template-link-address", "https://")),
    ("a link to nothing", "[læs]()", Refused(1, "template-link-address", "https://")),
    ("a link without words", "[](https://a.dk)", Refused(1, "template-link-text", "tekst")),
    (
        "a link with a title",
        "[læs](https://a.dk \"titel\")",
        Refused(1, "template-link-title", "anførselstegn"),
    ),
    (
        "a link with a space inside",
        "[læs](https://a.dk/b c)",
        Refused(1, "template-mark", "mellemrum"),
    ),
    (
        "a link by a name",
        "[læs][a]\n\n[a]: https://a.dk",
        Refused(3, "template-link-address", "[tekst]"),
    ),
    ("a link by a name that is nowhere", "[læs][a]", Refused(1, "template-mark", "link")),
    ("an image", "![logo](logo.png)", Refused(1, "template-image", "letterhead.toml")),
    ("a footnote", "Tekst[^1]\n\n[^1]: Note", Refused(3, "template-mark", "fodnoter")),
    ("a mark of a footnote", "Tekst[^1]", Refused(1, "template-mark", "fodnoter")),
    // HTML and named characters.
    ("a block of HTML", "<div>\na\n</div>", Refused(1, "template-html", "Markdown")),
    ("HTML in a line", "a <b>b</b>", Refused(1, "template-html", "Markdown")),
    ("a comment of HTML", "<!-- a -->", Refused(1, "template-html", "Markdown")),
    ("half an HTML", "a <b", Refused(1, "template-mark", "<")),
    ("named characters", "K&oslash;ge &#230; &amp; a&nbsp;b", Says("Køge æ & a b", &[])),
    ("a name of no character", "&foo;", Refused(1, "template-mark", "selve tegnet")),
    // Tables.
    ("a table", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | |", Says("a b 1 2 3", &[])),
    (
        "ten columns",
        "|a|b|c|d|e|f|g|h|i|j|\n|-|-|-|-|-|-|-|-|-|-|\n|0|1|2|3|4|5|6|7|8|9|",
        Says("a b c d e f g h i j 0 1 2 3 4 5 6 7 8 9", &[]),
    ),
    (
        "eleven columns",
        "|a|b|c|d|e|f|g|h|i|j|k|\n|-|-|-|-|-|-|-|-|-|-|-|\n|0|1|2|3|4|5|6|7|8|9|10|",
        Refused(1, "template-table-wide", "11 kolonner"),
    ),
    ("a table without outer lines", "a | b\n--|--\n1 | 2", Says("a b 1 2", &[])),
    (
        "looks in a table",
        "| a | b |\n|---|---|\n| **1** | [2](https://a.dk) |",
        Says("a b 1 2", &["https://a.dk"]),
    ),
    ("an escaped line in a cell", "| a |\n|---|\n| 1 \\| 2 |", Says("a 1 | 2", &[])),
    (
        "a third cell",
        "| a | b |\n|---|---|\n| 1 | 2 | tredje |",
        Refused(3, "template-table-cells", "3 celler"),
    ),
    (
        "a missing cell",
        "| a | b |\n|---|---|\n| 1 |",
        Refused(3, "template-table-cells", "1 celler"),
    ),
    (
        "a line right behind a table",
        "| a | b |\n|---|---|\n| 1 | 2 |\nTekst",
        Refused(4, "template-table-cells", "tom linje"),
    ),
    (
        "a table without rows",
        "| a | b |\n|---|---|\n\nTekst",
        Refused(1, "template-table-empty", "ingen rækker"),
    ),
    (
        "columns set right",
        "| a | b |\n|---|--:|\n| 1 | 2 |",
        Refused(2, "template-table-alignment", "uden kolon"),
    ),
    (
        "a table whose line is too short",
        "| a | b |\n|---|\n| 1 | 2 |",
        Refused(1, "template-mark", "tabel"),
    ),
    ("a table inside a paragraph", "Tekst | a", Refused(1, "template-mark", "tabel")),
    (
        "a cell by condition",
        "| a | b |\n|---|---|\n| 1 |{% if citizen.name %} 2 |{% endif %}",
        Refused(3, "template-table-condition", "hele rækken"),
    ),
    // Tags.
    ("a text in a tag", "{{ \"ja\" }}", Says("ja", &[])),
    ("a heading in a tag", "{{ \"# H\" }}", Refused(1, "template-mark", "uden for koden")),
    ("a quotation in a tag", "a {{ \"> b\" }}", Refused(1, "template-mark", "uden for koden")),
    ("an item in a tag", "{{ \"- a\" }}", Refused(1, "template-mark", "uden for koden")),
    ("a mark in a tag", "{{ \"##\" }} H", Refused(1, "template-mark", "uden for koden")),
    ("a number in a tag", "a\n{{ \"1.\" }} b", Refused(2, "template-mark", "uden for koden")),
    ("signs of a line in a tag", "a {{ \"- b\" }} {{ \"#\" }}1", Says("a - b #1", &[])),
    ("a date in a tag", "{{ \"1. marts\" }} 2018", Says("1. marts 2018", &[])),
    ("Markdown in a tag", "{{ \"**ja**\" }}", Refused(1, "template-mark", "uden for koden")),
    (
        "a named character in a tag",
        "{{ \"a&nbsp;b\" }}",
        Refused(1, "template-mark", "uden for koden"),
    ),
    (
        "a tag with one brace",
        "Kære {citizen.name}",
        Refused(1, "template-mark", "{{ citizen.name }}"),
    ),
    ("smart quotation marks", "{{ “ja” }}", Refused(1, "template-syntax", "krummet")),
    (
        "a hard space in a tag",
        "{{\u{a0}citizen.name }}",
        Refused(1, "template-syntax", "hårdt mellemrum"),
    ),
    ("marks that take spaces away", "a   {{- \"b\" -}}   c", Says("abc", &[])),
];

/// The line of the file on which a body begins.
const FIRST_LINE: usize = LINES_BEFORE + 1;

fn filled(body: &str) -> Draft {
    let draft = fill(&format!("\n{body}\n"), r#"{"decision": {"date": "2018-03-01"}}"#);
    assert!(draft.gaps.is_empty() && draft.blockers.is_empty(), "{:?}", draft.blockers);
    draft
}

/// The words behind the letter's heading, one sign for every sign of a list.
fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().skip_while(|word| *word != "Overskrift").skip(1);
    let words = words.map(|word| match word {
        "•" | "–" => "•".to_owned(),
        word => word.strip_suffix(':').unwrap_or(word).replace(['\u{200b}', '\u{2060}'], ""),
    });
    // Plain text parts the cells of a row by it.
    words.filter(|word| word != "|").collect()
}

/// Where the links of a PDF lead.
fn links(bytes: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(bytes).expect("a readable PDF");
    let address = |object: &lopdf::Object| {
        let action = object.as_dict().ok()?.get(b"A").ok()?.as_dict().ok()?;
        let address = action.get(b"URI").ok()?.as_str().ok()?;
        Some(String::from_utf8_lossy(address).into_owned())
    };
    pdf.objects.values().filter_map(address).collect()
}

/// The plain text without what only stands for looks.
fn words_of_plain(text: &str) -> Vec<String> {
    let mut told = String::new();
    for line in text.lines() {
        let margin = line.len() - line.trim_start().len();
        let line = match line.trim_start().strip_prefix("- ") {
            Some(rest) => format!("{}• {rest}", " ".repeat(margin)),
            None => line.to_owned(),
        };
        let is_rule = !line.is_empty() && line.trim().chars().all(|sign| "=-~·".contains(sign));
        if !is_rule {
            told += &line;
            told.push('\n');
        }
    }
    // Where a link leads stands behind its words.
    let mut words = words(&told);
    words.retain(|word| !(word.starts_with('(') && word.ends_with(')')));
    words
}

/// A Word file as a person sees it: the numbers that Word counts stand before their items.
fn text_of_word(bytes: &[u8]) -> String {
    let (body, numbering) = (part(bytes, "word/document.xml"), part(bytes, "word/numbering.xml"));
    let value = |xml: &str, tag: &str| {
        let (_, rest) = xml.split_once(&format!("<w:{tag} w:val=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    let mut counts: std::collections::HashMap<(String, String), usize> = Default::default();
    let mut text = String::new();
    for paragraph in body.split("<w:p>").skip(1) {
        let paragraph = paragraph.split("</w:p>").next().unwrap_or_default();
        if let (Some(list), Some(level)) = (value(paragraph, "numId"), value(paragraph, "ilvl")) {
            let begins = format!("<w:abstractNum w:abstractNumId=\"{list}\"");
            let look = numbering.split(&begins).nth(1).expect("a definition");
            let look = look.split(&format!("<w:lvl w:ilvl=\"{level}\"")).nth(1).expect("a level");
            let look = look.split("</w:lvl>").next().expect("its end");
            let format = value(look, "numFmt").expect("a format");
            if format == "bullet" {
                text += "• ";
            } else {
                assert_eq!(format, "decimal");
                let start: usize =
                    value(look, "start").expect("a start").parse().expect("a number");
                let count = counts.entry((list, level)).or_insert(0);
                text += &format!("{}. ", start + *count);
                *count += 1;
            }
        }
        let paragraph = format!("<w:p>{paragraph}</w:p>").replace("xml:space=\"preserve\"", "");
        text += &text_of_part(&paragraph);
    }
    text
}

#[test]
fn every_construct_says_the_same_in_every_format_or_is_refused() {
    let mut wrong = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (name, body, fate) in CONSTRUCTS {
        assert!(seen.insert(name), "{name} stands twice");
        let file = letter(&format!("\n{body}\n"));
        let (letters, problems) = Letters::read(&owned(&[("prove.md", &file)]), &WORDS, &LAW);
        match fate {
            Refused(line, code, words) => {
                let is_it = |problem: &&Problem| {
                    let place = FIRST_LINE + line;
                    matches!(&problem.place, Place::File { line, .. } if *line == place)
                        && problem.code == *code
                        && format!("{} {}", problem.message, problem.cure).contains(words)
                };
                if !problems.iter().any(|problem| is_it(&problem)) || !letters.all().is_empty() {
                    wrong.push(format!(
                        "{name}: not {code} on line {line} with {words}:\n{}",
                        lines(&problems)
                    ));
                }
                for problem in &problems {
                    assert!(
                        !problem.cure.is_empty() || problem.code == "template-heading-level",
                        "{name}: {problem} has no cure"
                    );
                }
            }
            Says(expected, _) if !problems.is_empty() => {
                wrong.push(format!("{name}: should say {expected}:\n{}", lines(&problems)));
            }
            Says(expected, addresses) => {
                let mut document = filled(body).finish().expect("a finished letter");
                // It holds an address itself.
                document.letterhead.lines.clear();
                let expected = words(&format!("Overskrift {expected}"));
                let text = plain::write(&document);
                let word = docx::write(&document).expect("a Word file");
                let tagged = pdf::write(&document).expect("a PDF");
                for (format, said) in [
                    ("text", words_of_plain(&text)),
                    ("docx", words(&text_of_word(&word))),
                    ("pdf", words(&reading_text(&tagged))),
                ] {
                    if said != expected {
                        wrong.push(format!("{name} in {format}: {said:?} and not {expected:?}"));
                    }
                }
                let relations = part(&word, "word/_rels/document.xml.rels");
                let targets = relations.matches("TargetMode=\"External\"").count();
                let of_pdf = links(&tagged);
                for link in *addresses {
                    let bare = link.trim_start_matches("mailto:").trim_start_matches("tel:");
                    let is_shown = text.contains(bare.trim_start_matches("https://"));
                    let is_linked = relations.contains(link) && of_pdf.iter().any(|it| it == link);
                    if !(is_shown && is_linked) {
                        wrong.push(format!(
                            "{name}: {link} is lost:\n{text}\n{of_pdf:?}\n{relations}"
                        ));
                    }
                }
                if (targets, of_pdf.len()) != (addresses.len(), addresses.len()) {
                    wrong.push(format!("{name}: {targets} links in Word, and {of_pdf:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

//! The built-in library broken in one place at a time: each break is refused, by its code and its file.

use forberedt::problem::Problem;

use super::{file_of, told};

/// File, what is replaced, by what, the code that must be told, and words of the message or the cure.
type Break = (&'static str, &'static str, &'static str, &'static str, &'static str);

const LETTER: &str = "letters/decision-pension-granted.md";
const TITLE: &str = "title = \"Afgørelse om førtidspension\"";

const BREAKS: &[Break] = &[
    // The words of the checks.
    (
        "checks.toml",
        "[dates-out-of-order]",
        "[dates-out-of-ordre]",
        "check-words",
        "dates-out-of-order",
    ),
    (
        "checks.toml",
        "[letter-not-now]",
        "[letter-not-nw]",
        "check-words",
        "»letter-not-now« har ingen ord",
    ),
    ("checks.toml", "{others}", "{othres}", "check-words", "Mente du »others«?"),
    ("checks.toml", "»{field}« er ikke en dato", "»{day}« er ikke en dato", "check-words", "{day}"),
    (
        "checks.toml",
        "»{field}« er ikke en dato",
        "»{field« er ikke en dato",
        "check-words",
        "mangler sit }",
    ),
    (
        "checks.toml",
        "»{field}« er ikke en dato",
        "»field}« er ikke en dato",
        "check-words",
        "intet {",
    ),
    (
        "checks.toml",
        "level = \"blocker\"",
        "level = \"bloker\"",
        "check-words",
        "Mente du »blocker«?",
    ),
    ("checks.toml", "cure = ", "cuer = ", "check-words", "Mente du »cure«?"),
    ("checks.toml", "provision = \"", "provision = \"x", "check-words", "findes ikke i lovfilerne"),
    ("checks.toml", "stage = \"", "stage = \"x", "check-words", "Trinnet"),
    ("checks.toml", "findes.\"", "findes.", "check-words", "ikke lukket"),
    // Time limits.
    (
        "deadlines.toml",
        "[deadlines.complaint]",
        "[deadlines.complaints]",
        "deadline-words",
        "Mente du »complaint«?",
    ),
    (
        "deadlines.toml",
        "from = \"»{field}« er {day}.\"",
        "from = \"»{name}« er {day}.\"",
        "deadline-words",
        "{name}",
    ),
    (
        "deadlines.toml",
        "late = \"overskredet\"",
        "late = \"overskredet {day}\"",
        "deadline-words",
        "ikke udfyldt",
    ),
    (
        "deadlines.toml",
        "title = \"Borgerens klage\"",
        "title = \"Borgerens klage {day}\"",
        "deadline-words",
        "ikke udfyldt",
    ),
    ("deadlines.toml", "stays = ", "stay = ", "deadline-words", "Mente du »stays«?"),
    (
        "deadlines.toml",
        "late = \"overskredet\"",
        "late = 3",
        "deadline-words",
        "Her skal stå en tekst.",
    ),
    // Readability.
    (
        "readability.toml",
        "har {words} ord. Del den",
        "har {word} ord. Del den",
        "readability-words",
        "Mente du »words«?",
    ),
    ("readability.toml", "har lix {lix}", "har lix {lix", "readability-words", "mangler sit }"),
    (
        "readability.toml",
        "passage_lix",
        "passage_lixx",
        "readability-words",
        "Mente du »passage_lix«?",
    ),
    (
        "readability.toml",
        "long_word = 18",
        "long_word = \"18\"",
        "readability-words",
        "Her skal stå et tal.",
    ),
    // The words of the plan.
    (
        "plan-words.toml",
        "instead = \"Skriv, hvad der er set",
        "instead = \"Skriv {word}, hvad der er set",
        "plan-words",
        "ikke udfyldt",
    ),
    ("sentences.toml", "openers = ", "opners = ", "sentence-words", "Mente du »openers«?"),
    ("plan-words.toml", "instead = ", "insted = ", "plan-words", "Mente du »instead«?"),
    ("plan-words.toml", "\"vurderer\",", "\"vurderer\" ", "plan-words", "komma"),
    // The words that texts are read by.
    ("case-words.toml", "few = 5", "few = \"fem\"", "case-words", "Her skal stå et tal."),
    ("case-words.toml", "quarter = ", "kvarter = ", "case-words", "kvarter"),
    ("case-words.toml", "\"fleksjob*\", ", "\" \", ", "case-words", "Linjen kan ikke læses"),
    // The fields' words.
    ("fields/citizen.toml", "[address]", "[adress]", "words-missing", "citizen.adress"),
    (
        "fields/citizen.toml",
        "label = \"Borgeren\"",
        "label = \"Borgeren",
        "words-unreadable",
        "ikke lukket",
    ),
    ("fields/citizen.toml", "example = ", "exampel = ", "words-unreadable", "Mente du »example«?"),
    (
        "fields/citizen.toml",
        "label = \"Borgerens navn\"",
        "label = \"Borgerens navn 😀\"",
        "library-missing-character",
        "U+1F600",
    ),
    (
        "fields/citizen.toml",
        "label = \"Borgerens navn\"",
        "label = \"Borgerens {navn}\"",
        "words-braces",
        "bliver ikke udfyldt",
    ),
    ("fields/matter.toml", "help = \"", "help = \"Se { her. ", "words-braces", "mangler sit }"),
    // When a field matters.
    (
        "fields/work.toml",
        "when = \"matter.self_employed.yes\"",
        "when = \"matter.self_employed.ye\"",
        "words-condition",
        "Mente du »yes«?",
    ),
    (
        "fields/process.toml",
        "\"pension_case\"",
        "\"pension_cas\"",
        "words-condition",
        "»pension_case«",
    ),
    (
        "fields/conditions.toml",
        "matter.track.existing_basis or",
        "matter.trak.existing_basis or",
        "words-condition",
        "Mente du »track«?",
    ),
    ("fields/conditions.toml", "pension_case =", "process =", "words-condition", "optaget"),
    (
        "fields/process.toml",
        "besked om forsinkelse\"\nwhen = \"process.transition_date\"",
        "besked om forsinkelse\"\nwhen = \"process.delay_new_date\"",
        "words-circle",
        "process.delay_told afhænger af process.delay_new_date, som afhænger af process.delay_told.",
    ),
    (
        "fields/recommendation.toml",
        "when = \"before_the_team\"",
        "when = \"recommendation.outcome\"",
        "words-circle",
        "recommendation afhænger af recommendation.outcome, som afhænger af recommendation.",
    ),
    (
        "fields/efforts.toml",
        "[interventions]",
        "[interventions]\nwhen = \"any(efforts.interventions, item.kind.other)\"",
        "words-circle",
        "afhænger af efforts.interventions.",
    ),
    // The law.
    (
        "law/pensionsloven.toml",
        "from = 2018-01-01",
        "from = 2018-02-30",
        "law-bad-date",
        "Datoen findes ikke.",
    ),
    ("law/pensionsloven.toml", "cite = ", "ciet = ", "law-unknown-key", "Mente du »cite«?"),
    (
        "law/pensionsloven.toml",
        "\"pension-conditions\"",
        "\"pension-condition\"",
        "template-unknown-provision",
        "pension-condition",
    ),
    (
        "law/pensionsloven.toml",
        "§ 16, stk. 1",
        "§ 16, stk. 1 ✂",
        "library-missing-character",
        "U+2702",
    ),
    ("law/periods.toml", "unit = \"uger\"", "unit = \"ugre\"", "law-unknown-word", "uger"),
    (
        "law/periods.toml",
        "id = \"complaint\"",
        "id = \"complaints\"",
        "template-unknown-period",
        "complaint",
    ),
    ("law/periods.toml", "[[period.version]]", "[[period.version]", "law-syntax", ""),
    // The letterhead.
    (
        "letterhead.toml",
        "name = \"Egelund Kommune\"",
        "name = \"\"",
        "letterhead-unreadable",
        "kommunens navn",
    ),
    (
        "letterhead.toml",
        "name = \"Egelund Kommune\"",
        "name = \"Egelund 😀\"",
        "library-missing-character",
        "U+1F600",
    ),
    (
        "letterhead.toml",
        "\"Egetorvet 1\"",
        "\"Egetorvet\\u00071\"",
        "library-missing-character",
        "U+0007",
    ),
    ("letterhead.toml", "et egetræ", "et ✂", "library-missing-character", "U+2702"),
    ("letterhead.toml", "unit = ", "font_size = 60\nunit = ", "letterhead-unreadable", "font_size"),
    (
        "letterhead.toml",
        "logo_width = 20",
        "logo_width = 20\n[margins]\nleft = 2",
        "letterhead-unreadable",
        "margins",
    ),
    (
        "letterhead.toml",
        "logo_width = 20",
        "logo_width = 900",
        "letterhead-unreadable",
        "logo_width",
    ),
    (
        "letterhead.toml",
        "logo_width = 20",
        "footer = \"Sag {case_numer}\"",
        "letterhead-unreadable",
        "Mente du »case_number«?",
    ),
    (
        "letterhead.toml",
        "logo_width = 20",
        "footer = \"Sag 😀\"",
        "library-missing-character",
        "U+1F600",
    ),
    (
        "letterhead.toml",
        "logo = \"logo.png\"",
        "logo = \"vaaben.png\"",
        "logo-missing",
        "vaaben.png",
    ),
    ("letterhead.toml", "logo_alt = ", "#", "letterhead-unreadable", "beskrivelse"),
    ("letterhead.toml", "phone = ", "fone = ", "letterhead-unreadable", "Mente du »phone«?"),
    ("letterhead.toml", "phone = \"00 12 34 56\"", "phone = \" \"", "sender-incomplete", "phone"),
    ("letterhead.toml", "email = ", "#", "sender-incomplete", "email"),
    (
        "letterhead.toml",
        "opening_hours = ",
        "#",
        "sender-incomplete",
        "som »Overblik over din sag« skriver",
    ),
    // Letters and their parts.
    (LETTER, "# Du får førtidspension", "#Du får førtidspension", "template-mark", "efter #"),
    (
        "letters/parts/contact.md",
        "{% endif %}",
        "{% endif %}\n\n| a | b |\n|---|---|\n| 1 | 2 | tredje |\n",
        "template-table-cells",
        "3 celler",
    ),
    (
        "letters/parts/contact.md",
        "{% endif %}",
        "{% endif %}\n\n[læs mere](javascript:alert(1))\n",
        "template-link-address",
        "https://",
    ),
    (LETTER, "{{", "{{\u{a0}", "template-syntax", "hårdt mellemrum"),
    (
        LETTER,
        "parts/letterhead.md",
        "parts/leterhead.md",
        "template-missing-part",
        "parts/letterhead.md",
    ),
    (
        LETTER,
        "stage = \"decision\"",
        "stage = \"decison\"",
        "template-bad-stage",
        "Mente du »decision«?",
    ),
    (LETTER, TITLE, "titel = \"Afgørelse\"", "template-unknown-key", "Mente du »title«?"),
    (LETTER, TITLE, "title = \"Afgørelse", "template-front-matter", "ikke lukket"),
    (
        LETTER,
        TITLE,
        "title = \"afgørelse om  FLEKSJOB?\"",
        "template-same-title",
        "decision-fleksjob-granted.md",
    ),
    (LETTER, TITLE, "title = \"Afgørelse 😀\"", "library-missing-character", "U+1F600"),
    (
        LETTER,
        "# Du får førtidspension",
        "# Du får ✂ førtidspension",
        "library-missing-character",
        "U+2702",
    ),
    (
        LETTER,
        "# Du får førtidspension",
        "# Du får &#x2702; førtidspension",
        "library-missing-character",
        "U+2702",
    ),
    (
        LETTER,
        "# Du får førtidspension",
        "# Du får &rlm; førtidspension",
        "library-missing-character",
        "U+200F",
    ),
    (
        LETTER,
        "decision.rulings.first",
        "decision.rulins.first",
        "template-unknown-field",
        "Mente du »rulings«",
    ),
    (
        LETTER,
        "group = \"Afgørelser\"",
        "group = \"Afgørelser\"\noccasion = \"decision-pension\"",
        "template-unknown-occasion",
        "decision-pension-granted",
    ),
    (
        "letters/parts/appeal-how.md",
        "sender.phone",
        "sender.fone",
        "template-unknown-attribute",
        "Mente du »phone«?",
    ),
    ("letters/parts/contact.md", "{% endif %}", "", "template-unclosed", ""),
];

fn broken((file, replace, by, ..): &Break) -> Vec<Problem> {
    let text = std::fs::read_to_string(format!("templates/{file}")).unwrap();
    assert!(text.contains(replace), "{file} has no {replace}");
    let text = text.replacen(replace, by, 1);
    // A letterhead of one's own takes only a logo of one's own.
    let logo = std::fs::read("templates/logo.png").unwrap();
    let mut files: Vec<(&str, &[u8])> = vec![(file, text.as_bytes())];
    if *file == "letterhead.toml" {
        files.push(("logo.png", &logo));
    }
    told(&files)
}

#[test]
fn every_break_is_refused_by_its_code_and_file() {
    assert!(BREAKS.len() >= 40);
    let mut wrong = Vec::new();
    for one in BREAKS {
        let (file, replace, by, code, words) = one;
        let problems = broken(one);
        let names_it = |problem: &&Problem| {
            // What the law lost is missed by the file that refers to it.
            let elsewhere = code.starts_with("template-unknown-p") || *code == "words-missing";
            let told = format!("{} {}", problem.message, problem.cure);
            problem.blocks()
                && problem.code == *code
                && told.contains(words)
                && (elsewhere
                    || file_of(problem) == *file
                    || file.contains(&format!("/{}.md", file_of(problem))))
        };
        if problems.iter().find(names_it).is_none() {
            let told: Vec<_> =
                problems.iter().map(|problem| format!("{}: {problem}", problem.code)).collect();
            wrong.push(format!("{file}: {replace} -> {by}: no {code} with {words} in {told:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

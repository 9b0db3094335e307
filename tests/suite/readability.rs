//! How easy letters are to read: the counts, what is found and what is left alone, and the templates' own words.

use std::collections::BTreeMap;
use std::process::Command;

use crate::cases::path;
use forberedt::document::{BlockBody, Inline, Source};
use forberedt::letters::Audience;
use forberedt::readability::{About, ReadabilityWords, Reading, read};
use forberedt::source_text::SourceText;

use crate::library_and_examples::{cases_for, library};

/// The template's own words may not be harder than this; from 35 a text is of middle difficulty.
const HARDEST: usize = 40;

fn run(text: &str, source: Source) -> Inline {
    Inline { source, ..Inline::plain(text) }
}

fn reading(text: &str) -> Reading {
    read(
        &[BlockBody::Paragraph(vec![run(text, Source::Field(path("decision.rulings[0].reason")))])
            .into()],
        &library().readability,
    )
}

/// What is found in a text, with the words it is found in.
fn found(text: &str) -> Vec<(About, String)> {
    let quoted = |message: &str| message.split(['»', '«']).nth(1).unwrap_or_default().to_owned();
    reading(text)
        .passages
        .iter()
        .flat_map(|passage| &passage.advice)
        .map(|advice| (advice.about, quoted(&advice.message)))
        .collect()
}

fn sentences(text: &str) -> usize {
    reading(text).lix.sentences
}

#[test]
fn lix_is_words_a_sentence_and_long_words_in_a_hundred() {
    // Eight words, two sentences, one word of more than six letters: 4 + 12.5.
    let lix = reading("Du får ja. Vi har talt med kommunen.").lix;
    assert_eq!((lix.words, lix.sentences, lix.long_words, lix.value()), (8, 2, 1, 17));
    // Six letters are not many.
    assert_eq!(reading("Barnet læser bogen.").lix.long_words, 0);
    assert_eq!(reading("").lix.value(), 0);
    assert_eq!(reading("– … §").lix.words, 0);
}

#[test]
fn references_dates_and_abbreviations_do_not_end_a_sentence() {
    for (text, count) in [
        ("Det står i pensionslovens § 17, stk. 2, nr. 1, i loven.", 1),
        ("Det står i § 17, stk. 2. Du kan læse den her.", 2),
        ("Vi ringer den 1. marts 2018 kl. 9.30 til dig.", 1),
        (
            "Loven er lov om social pension, jf. lovbekendtgørelse nr. 1208 af 17. november 2017. Den gælder.",
            2,
        ),
        ("Tag f.eks. papirer med, bl.a. dit pas osv. Så taler vi.", 2),
        ("Tag papirer med osv. og ring.", 1),
        ("Kommer du? Ring! Vi er her.", 3),
        ("Han sagde »ja.« Vi sagde nej.", 2),
        ("Skriv til job@egelund.example i dag.", 1),
        ("Vi ses på Åvej 3.\nKom gerne", 2),
        ("Du kan arbejde 4.5 timer om ugen.", 1),
    ] {
        assert_eq!(sentences(text), count, "{text}");
    }
}

#[test]
fn a_long_sentence_begins_with_the_twenty_sixth_word() {
    let words = |count: usize| format!("{}.", vec!["ord"; count].join(" "));
    assert_eq!(found(&words(25)), []);
    assert!(matches!(found(&words(26)).as_slice(), [(About::LongSentence, _)]));
    // The number and date of an act are one word.
    let act = "nr. 1208 af 17. november 2017";
    let cited = |count: usize, act: &str| format!("{} {act}.", vec!["ord"; count].join(" "));
    assert_eq!(found(&cited(24, act)), []);
    assert!(matches!(found(&cited(25, act)).as_slice(), [(About::LongSentence, _)]));
    for other in
        ["nr. 1208 af 17. november", "nr. 1208 fra 17. november 2017", "nr. 1208 af november 2017"]
    {
        assert!(
            matches!(found(&cited(24, other)).as_slice(), [(About::LongSentence, _)]),
            "{other}"
        );
    }
    let paragraph = |sentences: usize| vec!["Vi ser på det i dag."; sentences].join(" ");
    assert_eq!(found(&paragraph(12)), []);
    assert!(matches!(found(&paragraph(13)).as_slice(), [(About::LongParagraph, _)]));
}

#[test]
fn every_form_of_a_hard_word_is_found_and_has_a_plainer_one() {
    #[derive(serde::Deserialize)]
    struct Tables {
        plain: BTreeMap<String, String>,
        kind: BTreeMap<String, String>,
    }
    let text = std::fs::read_to_string("templates/readability.toml").unwrap();
    let tables: Tables = toml::from_str(&text).unwrap();
    assert!(tables.plain.len() >= 150, "{} hard words", tables.plain.len());
    assert!(library().readability.plainer() >= 100);
    let mut missed = Vec::new();
    for (about, table) in [(About::HardWord, &tables.plain), (About::Threat, &tables.kind)] {
        for (forms, plain) in table {
            assert!(!plain.trim().is_empty(), "{forms}");
            for form in forms.split('|') {
                let spoken = form.replace(',', "");
                let hits = found(&format!("Her står {form} nu."));
                if !hits
                    .iter()
                    .any(|(hit, words)| *hit == about && words.replace(',', "") == spoken)
                {
                    missed.push(format!("{form}: {hits:?}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    let reading = reading("Vi har fremsendt brevet.");
    assert_eq!(reading.passages[0].advice[0].message, "»fremsendt«: Skriv hellere »sende«.");
}

#[test]
fn what_the_law_calls_it_stands() {
    assert_eq!(
        found(
            "Du får førtidspension, og rehabiliteringsteamets indstilling er fulgt. Teamet er fagfolk."
        ),
        []
    );
    assert_eq!(found("Det er helt åbenbart på det foreliggende grundlag."), []);
    assert_eq!(
        found("Ankestyrelsens principmeddelelser og lovbekendtgørelsen gælder. Den er uafhængig."),
        []
    );
    // The same word outside the term is not protected.
    assert_eq!(
        found("Der er foreliggende papirer."),
        [(About::HardWord, "foreliggende".to_owned())]
    );
    // The last words of a name as such are protected, other long words are not.
    assert_eq!(
        found("Det er en helhedsorienteringsproces."),
        [(About::LongWord, "helhedsorienteringsproces".to_owned())]
    );
}

#[test]
fn passives_are_found_and_their_likes_are_not() {
    let passive = |words: &str| vec![(About::Passive, words.to_owned())];
    assert_eq!(found("Sagen behandles i dag."), passive("behandles"));
    assert_eq!(found("Sagen bliver ikke afgjort i dag."), passive("bliver ikke afgjort"));
    assert_eq!(found("Du blev sendt hjem."), passive("blev sendt"));
    for text in [
        "Vi mødes, og deres breve findes her.",
        "Det bliver godt.",
        "Lægernes og børnenes ord.",
        "Vi har talt med Anders og Mogenes.",
        "Således er det.",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_threat_is_found_with_a_kinder_way_to_say_it() {
    let advice = reading("Kommer du ikke, mister du retten til hjælp.").passages[0].advice.clone();
    assert_eq!(advice[0].about, About::Threat);
    assert!(advice[0].message.starts_with("»mister du retten«"), "{}", advice[0].message);
    assert_eq!(
        found("Du er forpligtet til at svare."),
        [(About::Threat, "Du er forpligtet til".to_owned())]
    );
    assert_eq!(
        found("Enhver er forpligtet til at svare."),
        [(About::Threat, "er forpligtet til at".to_owned())]
    );
}

#[test]
fn a_word_of_the_law_is_explained_once() {
    assert_eq!(
        found("Ankestyrelsen ser på sagen."),
        [(About::Unexplained, "ankestyrelse".to_owned())]
    );
    assert_eq!(found("Ankestyrelsen ser på sagen. Ankestyrelsen er uafhængig af kommunen."), []);
    assert_eq!(found("Storankestyrelsen er noget andet."), []);
}

#[test]
fn advice_names_the_field_or_the_template_line() {
    let template = Source::Template { file: "letters/x.md".into(), line: 7 };
    let field = Source::Field(path("decision.rulings[0].reason"));
    let own = Source::Field(path("work.goal_own"));
    let gap = Source::Gap(Some(path("decision.date")));
    let blocks = [BlockBody::Paragraph(vec![
        run("Vi har modtaget din ansøgning. ", template.clone()),
        run("Den er fremsendt.", field.clone()),
        run(" Såfremt I indhenter noget.", own),
        run("[mangler: samtlige sagsakter]", gap),
    ])
    .into()];
    let reading = read(&blocks, &library().readability);
    let words = reading.passages[0].advice.iter().filter(|advice| advice.about == About::HardWord);
    let places: Vec<(&Source, &str)> =
        words.map(|advice| (&advice.source, advice.message.as_str())).collect();
    assert_eq!(places.len(), 2, "{places:?}");
    assert!(places[0].0 == &template && places[0].1.contains("modtaget"));
    assert!(places[1].0 == &field && places[1].1.contains("fremsendt"));
    assert_eq!(reading.passages[0].source, template);
    assert_eq!(reading.own.words, 5);
    assert_eq!(reading.lix.words, 5 + 3 + 4);
}

#[test]
fn headings_addresses_facts_signatures_and_short_cells_are_no_running_text() {
    let runs = |text: &str| vec![run(text, Source::Unknown)];
    let blocks = [
        BlockBody::Heading { level: 1, text: runs("Vi har modtaget din ansøgning om hjælp") }
            .into(),
        BlockBody::Address(vec![runs("Samtlige Akter")]).into(),
        BlockBody::Facts(vec![(runs("Vedrørende"), runs("Samtlige sager om hjælp og støtte"))])
            .into(),
        BlockBody::Signature(vec![runs("Med venlig hilsen fra os alle sammen her")]).into(),
        BlockBody::Table(forberedt::document::Table {
            header: vec![runs("Dette er en overskrift med mange ord")],
            rows: vec![vec![runs("såfremt, ja")], vec![runs("Vi ringer såfremt du ikke kommer")]],
        })
        .into(),
        BlockBody::List {
            first: None,
            items: vec![vec![BlockBody::Paragraph(runs("Ring.")).into()]],
        }
        .into(),
    ];
    let reading = read(&blocks, &library().readability);
    assert_eq!(reading.passages.len(), 2);
    assert_eq!((reading.lix.words, reading.lix.sentences), (7, 2));
}

#[test]
fn the_templates_own_words_are_easy_to_read() {
    let mut hardest: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    let mut to_mend = Vec::new();
    for template in
        library().letters.all().iter().filter(|template| template.audience == Audience::Citizen)
    {
        for (name, case) in cases_for(&template.id) {
            let Ok(draft) = library().shelf(case).draft(&template.id) else { continue };
            let reading = read(&draft.blocks, &library().readability);
            let lix = reading.own.value();
            if hardest.get(template.id.as_str()).is_none_or(|(known, _)| lix > *known) {
                hardest.insert(&template.id, (lix, name));
            }
            for advice in reading.passages.iter().flat_map(|passage| &passage.advice) {
                if let (
                    Source::Template { file, line },
                    About::HardWord | About::Threat | About::LongSentence | About::Unexplained,
                ) = (&advice.source, advice.about)
                {
                    to_mend.push(format!("{file}, {line}: {}", advice.message));
                }
            }
        }
    }
    for (letter, (lix, case)) in &hardest {
        println!("{lix:>3}  {letter}  ({case})");
    }
    let citizens = library()
        .letters
        .all()
        .iter()
        .filter(|template| template.audience == Audience::Citizen)
        .count();
    assert_eq!(hardest.len(), citizens, "every letter to citizens is read");
    let hard: Vec<_> = hardest.iter().filter(|(_, (lix, _))| *lix > HARDEST).collect();
    assert!(hard.is_empty(), "{hard:?}");
    to_mend.sort();
    to_mend.dedup();
    assert!(to_mend.is_empty(), "the templates' own words:\n{}", to_mend.join("\n"));
}

#[test]
fn words_that_cannot_be_read_or_contradict_are_named() {
    let text = std::fs::read_to_string("templates/readability.toml").unwrap();
    let messages = |text: &str| {
        let problems =
            ReadabilityWords::read(&SourceText::new("readability.toml", text)).unwrap_err();
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert!(
        messages(&format!("{text}\n\"førtidspensionen\" = \"penge\"\n"))
            .contains("»førtidspensionen« er både beskyttet og til at rette")
    );
    assert!(
        messages(&text.replace("passage_lix", "passage_lixx")).contains("readability.toml, linje ")
    );
}

#[test]
fn the_command_line_tells_the_same() {
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forberedt-cli"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap()
    };
    let case = "examples/pension-refused-fleksjob-granted-2018";
    let json = run(&["readability", case, "--letter", "decision-pension-refused", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let draft = library()
        .shelf(&crate::library_and_examples::cases()["pension-refused-fleksjob-granted-2018"])
        .draft("decision-pension-refused")
        .unwrap();
    let reading = read(&draft.blocks, &library().readability);
    assert_eq!(json["whole"]["lix"], reading.lix.value());
    assert_eq!(json["template"]["words"], reading.own.words);
    assert_eq!(json["passages"].as_array().unwrap().len(), reading.to_mend().len());
    let text = String::from_utf8(
        run(&["readability", case, "--letter", "decision-pension-refused"]).stdout,
    )
    .unwrap();
    assert!(
        text.contains(&format!("lix {} ", reading.lix.value())) && text.contains("hvorvidt"),
        "{text}"
    );
    assert_eq!(
        run(&["readability", case, "--letter", "decision-pension-granted"]).status.code(),
        Some(1)
    );
    assert_eq!(run(&["readability", case, "--letter", "no-such-letter"]).status.code(), Some(2));
    let out = std::env::temp_dir().join(format!("forberedt-unknown-letter-{}", std::process::id()));
    let out = out.to_string_lossy();
    assert_eq!(
        run(&["write", case, "--out", &out, "--letter", "no-such-letter"]).status.code(),
        Some(2)
    );
    assert_eq!(
        run(&["write", case, "--out", &out, "--letter", "decision-pension-granted"]).status.code(),
        Some(1)
    );
    drop(std::fs::remove_dir_all(&*out));
}

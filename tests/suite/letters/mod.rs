//! Filling letters: answers in words, gaps, lists, law on its day, and text that stays text.

// Clippy's own leave for tests does not reach the functions that tests share.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod answers;
mod constructs;
mod holes;
mod legal;
mod mentions;
mod plain_text;
mod sender;
mod size;
mod sources;

use std::sync::LazyLock;

use forberedt::case::Case;
use forberedt::document::{Block, BlockBody, Inline, text_of, walk};
use forberedt::law::{self, LawBook};
use forberedt::letters::{Draft, Facts, Letters, Sender};
use forberedt::problem::Problem;
use forberedt::source_text::SourceText;
use forberedt::words::Words;

const FIELDS: [(&str, &str); 5] = [
    (
        "citizen.toml",
        "label = 'Borgeren'\n[name]\nlabel = 'Navn'\n[address]\nlabel = 'Adresse'\n[phone]\nlabel = 'Telefon'\n[language]\nlabel = 'Sprog'",
    ),
    (
        "work.toml",
        "label = 'Job'\n[jobs]\nlabel = 'Ansættelser'\nitem = 'ansættelse'\n[jobs.fields.hours]\nlabel = 'Timer om ugen'",
    ),
    (
        "matter.toml",
        "label = 'Sagen'\n[track]\nlabel = 'Spor'\n[track.choices]\nexisting_basis = 'på det foreliggende grundlag'",
    ),
    ("decision.toml", "label = 'Afgørelse'\n[date]\nlabel = 'Dato for afgørelsen'"),
    ("choices.toml", "yes = 'ja'\nno = 'nej'\nteam = 'med team'"),
];

/// The law of an invented act, so that no test hangs on what the files that ship happen to say.
const ACT: &str = r#"
act = "testloven"
name = "lov om prøver"
short = "testloven"
checked_on = 2026-01-01
[[consolidation]]
from = 2018-01-01
cite = "lovbekendtgørelse nr. 1 af 2. januar 2018"
source = "en kilde"
status = "efterprøvet"
[[provision]]
id = "old-rule"
says = "Noget gælder."
repealed_on = 2020-01-01
  [[provision.version]]
  from = 2018-01-01
  cite = "testlovens stykke 1"
  source = "en kilde"
  status = "efterprøvet"
[[provision]]
id = "moved-rule"
says = "Noget flyttede."
  [[provision.version]]
  from = 2018-01-01
  cite = "testlovens stykke 2"
  source = "en kilde"
  status = "efterprøvet"
  [[provision.version]]
  from = 2019-01-01
  cite = "testlovens stykke 22"
  source = "videreført"
  status = "ikke-efterprøvet"
[[provision]]
id = "changed-rule"
says = "Noget fik nye ord."
  [[provision.version]]
  from = 2018-01-01
  cite = "testlovens stykke 3"
  amended_by = "lov nr. 4 af 1. december 2017"
  source = "en kilde"
  status = "efterprøvet"
  [[provision.version]]
  from = 2018-06-01
  cite = "testlovens stykke 3"
  amended_by = "lov nr. 5 af 1. maj 2018"
  source = "en kilde"
  status = "efterprøvet"
"#;

const PERIODS: &str = r#"
checked_on = 2026-01-01
[[period]]
id = "answer"
says = "Så længe er der til at svare."
  [[period.version]]
  from = 2018-01-01
  amount = 4
  unit = "uger"
  words = "4 uger"
  source = "en kilde"
  status = "efterprøvet"
"#;

const PRACTICE: &str = r#"
checked_on = 2026-01-01
[[decision]]
id = "1-18"
number = "1-18"
subject = "noget"
follows = "Noget følger."
topics = ["prøver"]
  [[decision.version]]
  from = 2018-01-01
  status = "gældende"
  source = "en kilde"
  [[decision.version]]
  from = 2019-01-01
  status = "kasseret"
  by = "2-19"
  source = "en kilde"
"#;

/// An act that is cited by its full name, and that had another name until 2020.
const ORDER: &str = r#"
act = "proeveordenen"
name = "bekendtgørelsen om prøver"
short = "prøveordenen"
checked_on = 2026-01-01
[[consolidation]]
from = 2018-01-01
cite = "bekendtgørelse nr. 7 af 1. december 2017"
name = "bekendtgørelsen om prøver og øvelser"
source = "en kilde"
status = "efterprøvet"
[[consolidation]]
from = 2020-01-01
cite = "bekendtgørelse nr. 8 af 1. december 2019"
source = "ikke set"
status = "ikke-efterprøvet"
[[provision]]
id = "order-one"
says = "Noget gælder."
  [[provision.version]]
  from = 2018-01-01
  cite = "stykke 1 i bekendtgørelsen om prøver"
  source = "en kilde"
  status = "efterprøvet"
[[provision]]
id = "order-two"
says = "Noget andet gælder."
  [[provision.version]]
  from = 2018-01-01
  cite = "stykke 2 i bekendtgørelsen om prøver"
  source = "en kilde"
  status = "efterprøvet"
  [[provision.version]]
  from = 2019-06-01
  cite = "stykke 2 i bekendtgørelsen om prøver"
  amended_by = "bekendtgørelse nr. 9 af 1. maj 2019"
  source = "en kilde"
  status = "efterprøvet"
[[provision]]
id = "order-three"
says = "Noget tredje gælder."
  [[provision.version]]
  from = 2019-06-01
  cite = "stykke 3 i bekendtgørelsen om prøver"
  amended_by = "bekendtgørelse nr. 9 af 1. maj 2019"
  source = "en kilde"
  status = "efterprøvet"
"#;

static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(&owned(&FIELDS)).expect("the words of the tests"));

static LAW: LazyLock<LawBook> = LazyLock::new(|| {
    let mut files = owned(&[
        ("testloven.toml", ACT),
        ("proeveordenen.toml", ORDER),
        ("periods.toml", PERIODS),
        ("practice.toml", PRACTICE),
    ]);
    for name in ["holidays.toml", "pension-ages.toml"] {
        let path = format!("{}/templates/law/{name}", env!("CARGO_MANIFEST_DIR"));
        files.push((name.to_owned(), std::fs::read_to_string(path).expect("a law file")));
    }
    law::read(&files).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
});

static SENDER: LazyLock<Sender> = LazyLock::new(|| {
    let text = "name = 'Prøve Kommune'\naddress = ['Torvet 1', '9999 Prøve']\nphone = '11 22 33 44'\nweb = 'https://example.dk'";
    Sender::read(&SourceText::new("letterhead.toml", text)).expect("a letterhead")
});

fn owned(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

fn lines(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| format!("{} {problem}", problem.code))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The lines before the body of [`letter`].
const LINES_BEFORE: usize = 9;

/// A letter with this body.
fn letter(body: &str) -> String {
    let front = "title = \"Prøve\"\nstage = \"decision\"\ndate = \"decision.date\"\naudience = \"citizen\"\ngroup = \"Afgørelser\"";
    format!("+++\n{front}\n+++\n{{# No lawyer has read this text. #}}\n# Overskrift\n{body}")
}

fn read(files: &[(&str, &str)]) -> Letters {
    let (letters, problems) = Letters::read(&owned(files), &WORDS, &LAW);
    assert!(problems.is_empty(), "{}", lines(&problems));
    letters
}

fn case(json: &str) -> Case {
    serde_json::from_str(json).expect("a case")
}

fn fill_files(files: &[(&str, &str)], case: &Case) -> Draft {
    let facts = Facts { case, law: &LAW, words: &WORDS, sender: &SENDER, duties: None };
    read(files).fill("prove", &facts).unwrap_or_else(|problems| panic!("{}", lines(&problems)))
}

/// Fills a letter with this body with a case.
fn fill(body: &str, json: &str) -> Draft {
    fill_files(&[("prove.md", &letter(body))], &case(json))
}

/// The blocks under the heading, one line for each.
fn text(draft: &Draft) -> String {
    draft.blocks.iter().skip(1).map(show).collect::<Vec<_>>().join("\n")
}

/// What the letter says of a case dated 1 March 2018.
fn say(body: &str, json: &str) -> String {
    let mut case = case(json);
    case.decision.date =
        forberedt::case::answer::Answer::Given(jiff::civil::date(2018, 3, 1).into());
    text(&fill_files(&[("prove.md", &letter(body))], &case))
}

fn show(block: &Block) -> String {
    let cells = |cells: &[Vec<Inline>]| {
        cells.iter().map(|cell| text_of(cell)).collect::<Vec<_>>().join(" | ")
    };
    match &block.body {
        BlockBody::Heading { level, text } => {
            format!("{} {}", "#".repeat(usize::from(*level)), text_of(text))
        }
        BlockBody::Paragraph(text) => text_of(text),
        BlockBody::List { first, items } => {
            let mark = if first.is_some() { "1." } else { "-" };
            items
                .iter()
                .map(|item| {
                    format!("{mark} {}", item.iter().map(show).collect::<Vec<_>>().join(" / "))
                })
                .collect::<Vec<_>>()
                .join("\n")
        }
        BlockBody::Table(table) => std::iter::once(&table.header)
            .chain(&table.rows)
            .map(|row| cells(row))
            .collect::<Vec<_>>()
            .join("\n"),
        BlockBody::Address(lines) => format!("address: {}", cells(lines)),
        BlockBody::Signature(lines) => format!("signature: {}", cells(lines)),
        BlockBody::WriteIn { label, lines } => format!("write-in: {} = {lines}", text_of(label)),
        BlockBody::Picture(picture) => format!("picture: {}", picture.alt),
        BlockBody::Facts(facts) | BlockBody::Timeline(facts) | BlockBody::Journey(facts) => facts
            .iter()
            .map(|(label, value)| format!("fact: {} = {}", text_of(label), text_of(value)))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}

/// Every run of some blocks.
fn runs(blocks: &[Block]) -> Vec<&Inline> {
    walk::runs(blocks).collect()
}

#[test]
fn a_letter_is_filled_and_finished() {
    let body = "\n```address\n{{ citizen.name }}\n{{ citizen.address }}\n```\n\n```facts\nDato: {{ letter.date }}\nCPR-nummer: {{ citizen.cpr }}\n```\n\nKære **{{ citizen.name }}**\n\n```signature\nMed venlig hilsen\n{{ sender.name }}\n```\n";
    let json = r#"{"citizen": {"name": "Bo Prøve", "address": "Gaden 1\n9999 Prøve", "cpr": "0101600001"},
        "matter": {"case_number": "12/34"}, "decision": {"date": "2018-03-01"}}"#;
    let draft = fill(body, json);
    assert_eq!(
        text(&draft),
        "address: Bo Prøve | Gaden 1 | 9999 Prøve\nfact: Dato = 1. marts 2018\nfact: CPR-nummer = 010160-0001\nKære Bo Prøve\nsignature: Med venlig hilsen | Prøve Kommune"
    );
    let document = draft.finish().unwrap_or_else(|problems| panic!("{}", lines(&problems)));
    assert_eq!(document.date, jiff::civil::date(2018, 3, 1));
    assert_eq!(
        (document.id.as_str(), document.title.as_str(), document.draft),
        ("prove", "Prøve", false)
    );
    assert_eq!(document.letterhead.footer, "Sagsnr. 12/34");
    assert_eq!(
        document.letterhead.lines,
        ["Torvet 1", "9999 Prøve", "11 22 33 44", "https://example.dk"]
    );
    let name = runs(&document.blocks).into_iter().find(|run| run.bold).expect("a bold run");
    assert_eq!(name.text, "Bo Prøve");
}

#[test]
fn a_letter_that_is_not_there_is_a_problem() {
    let case = Case::default();
    let facts = Facts { case: &case, law: &LAW, words: &WORDS, sender: &SENDER, duties: None };
    let problems = Letters::default().fill("prove", &facts).expect_err("no such letter");
    assert_eq!(codes(&problems), ["letter-unknown"]);
}

#[test]
fn letters_come_group_by_group() {
    let decision = letter("");
    let plan = decision.replace("Afgørelser", "Forberedelse");
    let plan = plan.replace("title = \"", "title = \"En ");
    let third = decision.replace("title = \"", "title = \"Tredje ");
    let letters = read(&[("a.md", &decision), ("b.md", &plan), ("c.md", &third)]);
    assert_eq!(
        letters.all().iter().map(|template| template.id.as_str()).collect::<Vec<_>>(),
        ["b", "a", "c"]
    );
    assert_eq!(codes(&letters.unknown_occasions(&["a", "b"])), ["template-unknown-occasion"]);
    assert!(letters.unknown_occasions(&["a", "b", "c"]).is_empty());
}

//! The form to those who see the citizen: it goes out valid and without health, comes back in any shape that people and programs give
//! it, and nothing that stands in it is lost, put over an answer, or taken into another case.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use forberedt::case::Case;
use forberedt::case::field::{Answered, State};
use forberedt::files::case_file;
use forberedt::observations::{Observations, Observer, RowStanding, Taking, for_others};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::cases::{LIBRARY, changed, example, parse, path};
use crate::command_shape::{code, complained, forberedt, said};
use crate::words::part;

const EXAMPLE: &str = "postponed-2018";
const BODY: &str = "word/document.xml";

fn case() -> Case {
    parse(&example(EXAMPLE))
}

fn blank(observer: Observer) -> Vec<u8> {
    for_others(&case(), &LIBRARY, observer, date(2018, 4, 3)).unwrap().docx
}

fn read(bytes: &[u8]) -> Observations {
    Observations::read("skema", bytes, &case(), &LIBRARY).unwrap()
}

fn refused(bytes: &[u8], case: &Case) -> String {
    Observations::read("skema", bytes, case, &LIBRARY).unwrap_err().code
}

/// The file with another text in one of its parts.
fn with_part(docx: &[u8], name: &str, text: &str) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        let own = file.name().to_owned();
        new.start_file(&own, SimpleFileOptions::default()).unwrap();
        if own == name {
            new.write_all(text.as_bytes()).unwrap();
        } else {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            new.write_all(&bytes).unwrap();
        }
    }
    new.finish().unwrap().into_inner()
}

fn with_body(docx: &[u8], change: impl FnOnce(String) -> String) -> Vec<u8> {
    with_part(docx, BODY, &change(part(docx, BODY)))
}

/// Where the control of a tag begins and ends.
fn control(xml: &str, tag: &str) -> std::ops::Range<usize> {
    let at = xml.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap_or_else(|| panic!("{tag}"));
    let start = xml[..at].rfind("<w:sdt>").unwrap();
    start..at + xml[at..].find("</w:sdt>").unwrap() + "</w:sdt>".len()
}

/// Writes into a place as Word does: the hint is gone, and so is its mark.
fn write(xml: &mut String, tag: &str, text: &str) {
    let place = control(xml, tag);
    let old = &xml[place.clone()];
    let content = old.find("<w:sdtContent>").unwrap();
    let properties = old[..content].replace("<w:showingPlcHdr/>", "");
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let new = format!(
        "{properties}<w:sdtContent><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:sdtContent></w:sdt>"
    );
    xml.replace_range(place, &new);
}

const FILLED: [(&str, &str); 9] = [
    ("name", "Mette Lund"),
    ("work", "Mentor"),
    ("day", "20. april 2018"),
    ("row-1-seen", "Handlede ind & bar to poser. Satte sig efter 10 minutter."),
    ("row-1-where", "Brugsen"),
    ("row-1-when", "12. april 2018"),
    ("row-1-considerations", "Jeg bar den ene pose hjem."),
    ("row-2-seen", "Åbnede ikke sin post i tre uger."),
    ("more", "Det er fortalt, at nætterne er dårlige."),
];

pub(crate) fn filled(observer: Observer) -> Vec<u8> {
    with_body(&blank(observer), |mut xml| {
        FILLED.iter().for_each(|(tag, text)| write(&mut xml, tag, text));
        xml
    })
}

/// Puts something behind the paragraph, the cell or the row that holds a place.
fn behind(xml: &mut String, tag: &str, end: &str, new: &str) {
    let at = control(xml, tag).end;
    let at = at + xml[at..].find(end).unwrap() + end.len();
    xml.insert_str(at, new);
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// All that an answer says, in one text.
fn all_of(found: &Observations) -> String {
    let rows = found.rows.iter();
    let rows: Vec<&str> = rows
        .flat_map(|row| [&row.seen, &row.place, &row.at, &row.considerations])
        .map(String::as_str)
        .collect();
    let beside = found.beside.join("\n");
    [&found.name, &found.work, &found.day, &found.more, &beside, &rows.join("\n")]
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .join("\n")
}

#[test]
fn the_form_has_its_places_and_nothing_of_the_citizens_health() {
    let case = case();
    for observer in Observer::ALL {
        let docx = blank(observer);
        assert!(docx == blank(observer), "the same case gives the same bytes");
        let xml = part(&docx, BODY);
        for (tag, _) in FILLED {
            let control = &xml[control(&xml, tag)];
            assert!(
                control.contains("<w:alias w:val=\"") && control.contains("<w:showingPlcHdr/>")
            );
        }
        for tag in ["case-number", "form-id", "citizen", "sent"] {
            assert!(xml[control(&xml, tag)].contains("sdtContentLocked"), "{tag}");
        }
        assert!(
            xml[control(&xml, "case-number")].contains(case.matter.case_number.filled().unwrap())
        );
        assert!(!xml.contains(case.citizen.cpr.filled().unwrap()));
        for diagnosis in case.health.diagnoses.items() {
            let name = diagnosis.name.filled().unwrap();
            assert!(!xml.to_lowercase().contains(&name.to_lowercase()), "{name}");
        }
        assert!(!xml.contains('⟦'));
        assert_eq!(read(&docx), Observations::default(), "nobody has written in it");
    }
}

#[test]
fn a_case_without_a_number_gives_no_form() {
    let case = parse(&changed(EXAMPLE, &[("matter.case_number", Value::Null)]));
    let refused = for_others(&case, &LIBRARY, Observer::Home, date(2018, 4, 3));
    assert_eq!(refused.err().unwrap()[0].code, "form-without-number");
}

#[test]
fn what_is_written_in_the_places_comes_back_by_their_tags_or_their_names() {
    for observer in Observer::ALL {
        let docx = filled(observer);
        // LibreOffice 7.4 drops the tags.
        let nameless = with_body(&docx, |xml| {
            xml.split("<w:tag w:val=\"")
                .enumerate()
                .map(|(place, text)| match place {
                    0 => text.to_owned(),
                    _ => text.split_once("/>").unwrap().1.to_owned(),
                })
                .collect()
        });
        for docx in [docx, nameless] {
            let found = read(&docx);
            assert_eq!(
                (&*found.name, &*found.work, &*found.day),
                ("Mette Lund", "Mentor", "20. april 2018")
            );
            assert_eq!(found.rows.len(), 2);
            assert_eq!(found.rows[0].seen, FILLED[3].1);
            assert_eq!(found.rows[0].place, "Brugsen");
            assert_eq!(found.rows[0].at, "12. april 2018");
            assert_eq!(found.rows[0].considerations, "Jeg bar den ene pose hjem.");
            assert_eq!(found.rows[1].seen, FILLED[7].1);
            assert_eq!(found.more, FILLED[8].1);
            assert_eq!(found.beside, [""; 0]);
        }
    }
}

#[test]
fn a_row_that_was_copied_or_put_in_is_a_row() {
    let docx = with_body(&filled(Observer::Mentor), |mut xml| {
        let at = control(&xml, "row-1-seen");
        let start = xml[..at.start].rfind("<w:tr>").unwrap();
        let end = at.end + xml[at.end..].find("</w:tr>").unwrap() + "</w:tr>".len();
        let copy = xml[start..end].replace("Brugsen", "Biblioteket");
        let cell = |text| format!("<w:tc>{}</w:tc>", paragraph(text));
        let own = format!(
            "<w:tr>{}{}{}{}</w:tr>",
            cell("Vaskede op"),
            cell("Hjemme"),
            cell("maj"),
            cell("")
        );
        xml.insert_str(end, &format!("{copy}{own}"));
        xml
    });
    let found = read(&docx);
    let rows: Vec<(&str, &str)> = found.rows.iter().map(|it| (&*it.seen, &*it.place)).collect();
    let (first, second) = (FILLED[3].1, FILLED[7].1);
    assert_eq!(
        rows,
        [(first, "Brugsen"), (first, "Biblioteket"), ("Vaskede op", "Hjemme"), (second, "")]
    );
    assert_eq!(found.beside, [""; 0]);
}

#[test]
fn what_stands_outside_the_places_is_told() {
    let docx = with_body(&filled(Observer::Supplier), |mut xml| {
        // The place is gone and its text stayed.
        let place = control(&xml, "row-1-where");
        xml.replace_range(place, "<w:r><w:t>I butikken</w:t></w:r>");
        behind(&mut xml, "name", "</w:sdt>", "");
        let at = control(&xml, "name").end;
        xml.insert_str(at, "<w:r><w:t> og min kollega</w:t></w:r>");
        behind(&mut xml, "more", "</w:tbl>", &paragraph("Ring til mig"));
        let heading = xml.find("Hvad har du set?").unwrap();
        xml.insert_str(heading + "Hvad har du set?".len(), " Meget!");
        let column = xml.find("Hvor?").unwrap();
        xml.insert_str(column + "Hvor?".len(), " Eller hos hvem?");
        xml
    });
    let footer = part(&docx, "word/footer1.xml");
    let docx = with_part(
        &docx,
        "word/footer1.xml",
        &footer.replace("</w:ftr>", &format!("{}</w:ftr>", paragraph("I bunden"))),
    );
    let found = read(&docx);
    assert_eq!(found.rows[0].place, "");
    assert_eq!(
        found.beside,
        [
            "Hvad har du set? Meget!",
            "og min kollega",
            "Ring til mig",
            "I bunden",
            "Hvor? Eller hos hvem?",
            "Række 1: I butikken"
        ]
    );
}

#[test]
fn what_word_shows_is_read_as_word_shows_it() {
    let docx = with_body(&filled(Observer::Mentor), |mut xml| {
        let at = control(&xml, "row-1-seen");
        let end = at.end + xml[at.end..].find("</w:tr>").unwrap() + "</w:tr>".len();
        let cell = |properties: &str, text: &str| {
            format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(text))
        };
        let merged = [
            cell("<w:gridSpan w:val=\"2\"/>", "Vaskede op hjemme"),
            cell("", "maj"),
            cell("", "Med pauser"),
        ];
        let moved = "<w:p><w:moveFrom w:id=\"7\"><w:r><w:t>Flyttet</w:t></w:r></w:moveFrom>\
             <w:moveTo w:id=\"8\"><w:r><w:t>Lagde tøj sammen</w:t></w:r></w:moveTo></w:p>";
        let shown = "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>\
             <w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>";
        let odd = format!("<w:tc>{moved}</w:tc><w:tc>{shown}</w:tc>");
        xml.insert_str(end, &format!("<w:tr>{}</w:tr><w:tr>{odd}</w:tr>", merged.concat()));
        xml
    });
    let found = read(&docx);
    let merged = &found.rows[1];
    assert_eq!((&*merged.seen, &*merged.place), ("Vaskede op hjemme", ""));
    assert_eq!((&*merged.at, &*merged.considerations), ("maj", "Med pauser"));
    assert_eq!(
        (&*found.rows[2].seen, &*found.rows[2].place),
        ("Lagde tøj sammen", "[tegn] [billede]")
    );
    assert_eq!(found.beside, [""; 0]);
}

#[test]
fn a_column_that_was_taken_out_moves_nothing_into_the_next() {
    let docx = with_body(&filled(Observer::Mentor), |mut xml| {
        let at = control(&xml, "row-1-seen");
        let table = xml[..at.start].rfind("<w:tbl>").unwrap();
        let end = table + xml[table..].find("</w:tbl>").unwrap();
        // The second cell of every row is gone, as when somebody deletes the column in Word.
        let mut rows: Vec<String> = xml[table..end].split("<w:tr>").map(str::to_owned).collect();
        for row in rows.iter_mut().skip(1) {
            let cells: Vec<usize> = row.match_indices("<w:tc>").map(|(at, _)| at).collect();
            row.replace_range(cells[1]..cells[2], "");
        }
        let own = ["Vaskede op", "maj", "Med pauser"];
        let own: String =
            own.iter().map(|text| format!("<w:tc>{}</w:tc>", paragraph(text))).collect();
        xml.replace_range(table..end, &format!("{}<w:tr>{own}</w:tr>", rows.join("<w:tr>")));
        xml
    });
    let found = read(&docx);
    let row = found.rows.last().unwrap();
    assert_eq!((&*row.seen, &*row.place), ("Vaskede op", ""));
    assert_eq!((&*row.at, &*row.considerations), ("maj", "Med pauser"));
    assert_eq!(found.rows[0].at, "12. april 2018");
}

/// Every place in the text of the form where a paragraph may stand, and every place where a run may.
fn places(xml: &str) -> Vec<(usize, bool)> {
    let paragraphs = xml.match_indices("</w:p>").map(|(at, end)| (at + end.len(), true));
    let runs = xml.match_indices("</w:r>").map(|(at, end)| (at + end.len(), false));
    paragraphs.chain(runs).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_is_lost_wherever_it_stands(at in any::<prop::sample::Index>(), text in "[a-zæøå0-9]{1,8}( [A-Z&<>.,]{1,6}){0,3}") {
        let text = format!("x{text}");
        let docx = with_body(&filled(Observer::Home), |mut xml| {
            let all = places(&xml);
            let (place, is_paragraph) = all[at.index(all.len())];
            // A number that is changed makes the form one of another case.
            let number = control(&xml, "case-number");
            let id = control(&xml, "form-id");
            let place = if number.contains(&place) || id.contains(&place) { id.end } else { place };
            let is_paragraph = is_paragraph && place != id.end;
            let written = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let run = format!("<w:r><w:t xml:space=\"preserve\"> {written} </w:t></w:r>");
            xml.insert_str(place, &if is_paragraph { format!("<w:p>{run}</w:p>") } else { run });
            xml
        });
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = all_of(&read(&docx));
        prop_assert!(told.contains(&plain), "{plain:?} in {told}");
    }
}

#[test]
fn a_file_that_is_no_answer_to_this_case_says_so() {
    let (own, docx) = (case(), filled(Observer::Mentor));
    let other = parse(&example("pension-granted-2018"));
    assert_eq!(refused(&docx, &other), "form-of-another-case");
    let bare = parse(&changed(EXAMPLE, &[("matter.case_number", Value::Null)]));
    assert_eq!(refused(&docx, &bare), "form-case-without-number");
    let retyped = with_body(&docx, |mut xml| {
        let number = other.matter.case_number.filled().unwrap();
        write(&mut xml, "case-number", number);
        xml
    });
    assert_eq!(refused(&retyped, &other), "form-of-another-case", "its id is another still");
    let numberless = with_body(&docx, |mut xml| {
        for tag in ["case-number", "form-id"] {
            let place = control(&xml, tag);
            xml.replace_range(place, "");
        }
        xml
    });
    assert_eq!(refused(&numberless, &own), "form-of-no-case");
    assert_eq!(refused(&docx[..docx.len() / 2], &own), "form-damaged");
    assert_eq!(refused(b"PK", &own), "form-damaged");
    assert_eq!(refused(b"", &own), "form-unknown");
    assert_eq!(refused(b"%PDF-1.7", &own), "form-unknown");
    let letter = forberedt::writers::docx::write(&crate::written_letter::everything()).unwrap();
    assert_eq!(refused(&letter, &own), "form-unknown");
    let cut = with_body(&docx, |xml| xml[..xml.floor_char_boundary(xml.len() / 2)].to_owned());
    assert_eq!(refused(&cut, &own), "form-damaged");
    let entity = with_body(&docx, |xml| {
        let type_of_its_own =
            "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><w:document";
        xml.replacen("<w:document", type_of_its_own, 1)
    });
    assert_eq!(refused(&entity, &own), "form-damaged");
    let deep = with_body(&docx, |xml| {
        xml.replacen(
            "</w:body>",
            &format!("{}{}</w:body>", "<w:q>".repeat(900), "</w:q>".repeat(900)),
            1,
        )
    });
    assert_eq!(refused(&deep, &own), "form-damaged");
    let bomb = with_body(&docx, |xml| {
        xml.replacen("</w:body>", &format!("{}</w:body>", " ".repeat(40 << 20)), 1)
    });
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refused(&bomb, &own), "form-too-large");
}

fn side(more: &[(&str, Value)]) -> Vec<u8> {
    let side = for_others(&case(), &LIBRARY, Observer::Mentor, date(2018, 4, 3)).unwrap().side;
    let mut side: Value = serde_json::from_str(&side).unwrap();
    more.iter().for_each(|(key, value)| side[*key] = value.clone());
    serde_json::to_vec(&side).unwrap()
}

#[test]
fn a_side_file_says_the_same_and_nothing_of_it_is_lost() {
    assert_eq!(read(&side(&[])), Observations::default());
    let rows = json!([
        {"seen": "Gik en tur", "where": "Parken", "when": "maj 2018", "considerations": "Med stok", "mood": "glad"},
        {"seen": " "},
    ]);
    let found =
        read(&side(&[("name", json!("Ib Dal")), ("rows", rows), ("weather", json!({"rain": 2}))]));
    assert_eq!(found.rows.len(), 1);
    assert_eq!((&*found.rows[0].seen, &*found.rows[0].considerations), ("Gik en tur", "Med stok"));
    assert_eq!(found.beside, ["weather: {\"rain\":2}", "Række 1, mood: glad"]);
    let own = case();
    let twice = String::from_utf8(side(&[])).unwrap();
    let twice = twice.replacen('{', "{\"name\": \"Ib Dal\", ", 1).into_bytes();
    let unknown = String::from_utf8(side(&[])).unwrap();
    let unknown = unknown.replacen('{', "{\"mood\": \"glad\", \"mood\": \"træt\", ", 1);
    assert_eq!(read(unknown.as_bytes()).beside, ["mood: glad", "mood: træt"]);
    for (bytes, told) in [
        (side(&[("case_number", json!("EK-1999-1"))]), "form-of-another-case"),
        (side(&[("form_id", json!("0000000000"))]), "form-of-another-case"),
        (side(&[("case_number", json!("")), ("form_id", json!(""))]), "form-of-no-case"),
        (side(&[("version", json!(2))]), "form-newer"),
        (side(&[("version", json!(0))]), "form-damaged"),
        (side(&[("format", json!("another"))]), "form-unknown"),
        (side(&[("rows", json!("many"))]), "form-damaged"),
        (twice, "form-damaged"),
        (b"{}".to_vec(), "form-unknown"),
        (b"{\"format\": ".to_vec(), "form-damaged"),
        (
            ["{\"a\":".repeat(400), "1".into(), "}".repeat(400)].concat().into_bytes(),
            "form-damaged",
        ),
        (side(&[("rows", json!(vec![json!({"seen": "x"}); 501]))]), "form-too-large"),
    ] {
        assert_eq!(refused(&bytes, &own), told);
    }
}

#[test]
fn new_rows_stand_beside_the_answers_as_seen_and_dated_and_doubles_are_left_out() {
    let case = case();
    let before = case.social.functioning.items().to_vec();
    let found = read(&with_body(&filled(Observer::Mentor), |mut xml| {
        let row = [("seen", FILLED[7].1), ("where", "")];
        row.iter().for_each(|(column, text)| write(&mut xml, &format!("row-3-{column}"), text));
        xml
    }));
    let taking = Taking::of(&found, &case);
    let standings: Vec<RowStanding> = taking.rows.iter().map(|(_, standing)| *standing).collect();
    assert_eq!(standings, [RowStanding::New, RowStanding::New, RowStanding::Twice(1)]);
    let after = taking.taken_into(&case, |_| true).unwrap();
    let items = after.social.functioning.items();
    assert_eq!(items[..before.len()], before);
    assert_eq!(items.len(), before.len() + 2);
    let [first, second] = &items[before.len()..] else { panic!() };
    assert_ne!(first.id, second.id);
    assert_eq!(first.seen.text(), "observed");
    assert_eq!(first.described_by.text(), "Mette Lund, Mentor");
    assert_eq!((first.place.text(), first.considerations.text()), ("Brugsen", FILLED[6].1));
    assert_eq!((first.date.text(), second.date.text()), ("12. april 2018", "20. april 2018"));
    // Once more: all of it is there.
    let again = Taking::of(&found, &after);
    assert_eq!(again.new_rows(), 0);
    assert_eq!(again.rows[0].1, RowStanding::InCase(before.len()));
    assert!(again.taken_into(&after, |_| true).is_none());
    // One row alone.
    let one = taking.taken_into(&case, |place| place == 1).unwrap();
    assert_eq!(one.social.functioning.items().len(), before.len() + 1);
    // It is saved and read as it is.
    let saved = case_file::to_text(&after).unwrap();
    let reopened = case_file::parse("x", &saved).unwrap();
    assert_eq!(case_file::to_text(&reopened).unwrap(), saved);
    // A day is typed in one way and saved in another, and the row is the same.
    assert_eq!(Taking::of(&found, &reopened).new_rows(), 0);
}

#[test]
fn what_somebody_said_of_the_list_is_not_overwritten() {
    let found = read(&filled(Observer::Mentor));
    for (state, key) in [(State::NotRelevant, "not_relevant"), (State::Unknown, "unknown")] {
        let mut case = case();
        match case.find_mut(&path("social.functioning")) {
            Some(forberedt::case::field::Edit::List(list)) => list.set_state(state),
            _ => panic!("{key}"),
        }
        let taking = Taking::of(&found, &case);
        assert!(taking.is_barred(), "{key}");
        assert!(taking.taken_into(&case, |_| true).is_none());
    }
}

/// A folder with the example as a case file of its own.
fn own_case(folder: &Path) -> String {
    let case = folder.join("case.json");
    fs::copy(format!("examples/{EXAMPLE}/case.json"), &case).unwrap();
    case.to_str().unwrap().to_owned()
}

#[test]
fn the_commands_write_the_form_show_the_answer_and_take_it_in() {
    let folder = tempfile::tempdir().unwrap();
    let case = own_case(folder.path());
    let out = folder.path().join("skema");
    let out = out.to_str().unwrap();
    let written =
        forberedt(&["form", &case, "--for", "home", "--out", out, "--today", "2018-04-03"]);
    assert_eq!(code(&written), 0, "{}", complained(&written));
    let names: Vec<String> =
        said(&written).lines().map(|it| it["skrevet  ".len()..].to_owned()).collect();
    assert_eq!(names.len(), 2);
    let written_side = names[1].clone();
    assert!(fs::read(&names[0]).unwrap() == blank(Observer::Home));
    let shown = forberedt(&["form", &case, "--for", "home", "--json"]);
    assert_eq!(said(&shown), fs::read_to_string(&names[1]).unwrap());
    assert_eq!(code(&forberedt(&["form", &case])), 2);

    let form = folder.path().join("svar.docx");
    fs::write(&form, filled(Observer::Home)).unwrap();
    let form = form.to_str().unwrap();
    let before = fs::read(&case).unwrap();
    let preview = forberedt(&["take-form", &case, form]);
    assert_eq!(code(&preview), 0, "{}", complained(&preview));
    let words = said(&preview);
    for told in [
        "Mette Lund, Mentor, 20. april 2018",
        "2 af 2 rækker er nye",
        "Hvor: Brugsen",
        "Dagen fra skemaet: 20. april 2018",
        FILLED[8].1,
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    let new = folder.path().join("ny.json");
    let new = new.to_str().unwrap();
    assert_eq!(code(&forberedt(&["take-form", &case, form, "--out", new])), 0);
    assert!(fs::read(&case).unwrap() == before, "the case itself stays");
    let taken = case_file::read(Path::new(new)).unwrap();
    let rows = self::case().social.functioning.items().len();
    assert_eq!(taken.social.functioning.items().len(), rows + 2);
    // What is there is not written over, and what is in the case is not taken twice.
    assert_eq!(code(&forberedt(&["take-form", &case, form, "--out", new])), 2);
    let again = forberedt(&["take-form", new, form, "--out", &format!("{new}.json"), "--json"]);
    assert_eq!(code(&again), 1);
    let told: Value = serde_json::from_str(&said(&again)).unwrap();
    assert_eq!((&told["new"], &told["file"]), (&json!(0), &Value::Null));
    assert_eq!(told["rows"][0]["standing"], "in_case");

    let other = "examples/pension-granted-2018/case.json";
    let refused = forberedt(&["take-form", other, form, "--out", &format!("{new}.json")]);
    assert_eq!(code(&refused), 2);
    assert!(complained(&refused).contains("hører til en anden sag"));
    assert!(!complained(&refused).contains("Brugsen"));
    // Neither the answer nor any other file that is no case is replaced, and no case is written as something else.
    let answer = fs::read(form).unwrap();
    for out in [form, &written_side, &format!("{new}.docx")] {
        let refused = forberedt(&["take-form", &case, form, "--out", out, "--replace"]);
        assert_eq!(code(&refused), 2, "{out}");
    }
    assert!(fs::read(form).unwrap() == answer);
    assert_eq!(code(&forberedt(&["take-form", &case, form, "--out", new, "--replace"])), 0);
    assert_eq!(code(&forberedt(&["take-form", &case, "no-such.docx"])), 2);
    assert_eq!(code(&forberedt(&["take-form", &case, out])), 2);
}

#[test]
#[ignore = "needs LibreOffice: cargo test --locked -- --include-ignored"]
fn libreoffice_saves_the_filled_form_and_nothing_of_it_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let profile =
        format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    for observer in Observer::ALL {
        let docx = with_body(&filled(observer), |mut xml| {
            behind(&mut xml, "more", "</w:tbl>", &paragraph("Ring til mig"));
            let at = control(&xml, "row-2-where").end;
            xml.insert_str(at, "<w:r><w:t>ved siden af</w:t></w:r>");
            xml
        });
        let file = folder.path().join("svar.docx");
        fs::write(&file, &docx).unwrap();
        let saved = folder.path().join("saved");
        let output = Command::new("soffice")
            .args([profile.as_str(), "--headless", "--convert-to", "docx", "--outdir"])
            .args([&saved, &file])
            .output()
            .unwrap();
        let again = fs::read(saved.join("svar.docx"))
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        let (before, after) = (read(&docx), read(&again));
        assert_eq!(before, after);
        assert_eq!(after.rows.len(), 2);
        assert_eq!(after.beside, ["Ring til mig", "Række 2: ved siden af"]);
    }
}

/// The script fetches the auditor the first time, so this runs only when asked for.
#[test]
#[ignore = "needs Python and, the first time, the network: cargo test --locked -- --include-ignored"]
fn the_auditor_of_word_files_finds_nothing_in_a_form() {
    let folder = tempfile::tempdir().unwrap();
    let mut audit = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/openxml-audit"));
    for observer in Observer::ALL {
        let file = folder.path().join(format!("{}.docx", observer.key()));
        fs::write(&file, blank(observer)).unwrap();
        audit.arg(file);
    }
    let output = audit.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

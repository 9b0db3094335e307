//! The post packet: what other systems send and file, made of the letter alone, and nothing half of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use forberedt::case::Case;
use forberedt::case::attached::AttachedFile;
use forberedt::document::Document;
use forberedt::packet::{self, Enclosure, Enclosures, KleChoice, MemoVersion, Outgoing, Packet};
use forberedt::place::ItemId;
use forberedt::problem::Problem;
use forberedt::writers::{Format, render};
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::{Value, json};

use crate::cases::{LIBRARY, changed, example, parse, stem};
use crate::command_shape::{code, complained, forberedt, said};
use crate::file_names::names;
use crate::written_letters::examples;

const CASE: &str = "pension-refused-fleksjob-granted-2018";
const OTHER: &str = "pension-granted-2018";

/// A letter of a case, with what its packet is made of.
struct Ready {
    case: Case,
    document: Document,
    pdf: Vec<u8>,
    names: Vec<String>,
    enclosed: Vec<Enclosure>,
    memo: MemoVersion,
}

impl Ready {
    fn of(case: Case, letter: &str) -> Self {
        let shelf = LIBRARY.shelf(&case);
        let (document, _) = shelf.finish(letter).unwrap_or_else(|problems| panic!("{problems:?}"));
        Self::with(case.clone(), document)
    }

    fn with(case: Case, document: Document) -> Self {
        let pdf = render(&document, Format::Pdf).unwrap();
        let names = vec![Format::Pdf.file_name(&document.file_stem())];
        Self { case, document, pdf, names, enclosed: Vec::new(), memo: MemoVersion::Two }
    }

    fn make(&self) -> Result<Packet, Vec<Problem>> {
        self.make_filed(None)
    }

    fn make_filed(&self, own: Option<&str>) -> Result<Packet, Vec<Problem>> {
        let template = LIBRARY.letters.template(&self.document.id).unwrap();
        packet::make(&Outgoing {
            document: &self.document,
            template,
            case: &self.case,
            sender: &LIBRARY.sender,
            kle: KleChoice::of(&LIBRARY.law, &self.case, template, self.document.date, own),
            memo: self.memo,
            pdf: (&self.names[0], &self.pdf),
            files: &self.names,
            enclosed: &self.enclosed,
        })
    }

    fn message(&self) -> Vec<(String, String)> {
        let packet = self.make().unwrap_or_else(|problems| panic!("{problems:?}"));
        elements(file(&packet, ".memo.xml").unwrap())
    }
}

/// The file of a packet with this end of its name.
fn file<'p>(packet: &'p Packet, ending: &str) -> Option<&'p [u8]> {
    packet.files.iter().find(|file| file.name.ends_with(ending)).map(|file| file.bytes.as_slice())
}

/// The elements of a file of XML by their paths without namespaces, in order, each with its own text.
fn elements(xml: &[u8]) -> Vec<(String, String)> {
    let mut reader = Reader::from_reader(xml);
    let (mut path, mut found): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                path.push(String::from_utf8(start.local_name().as_ref().to_vec()).unwrap());
                open.push(found.len());
                found.push((path.join("/"), String::new()));
            }
            Event::Text(text) => {
                if let Some(at) = open.last() {
                    found[*at].1.push_str(&text.decode().unwrap());
                }
            }
            Event::End(_) => {
                path.pop();
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

fn says<'e>(elements: &'e [(String, String)], path: &str) -> Vec<&'e str> {
    elements.iter().filter(|(at, _)| at.ends_with(path)).map(|(_, text)| text.as_str()).collect()
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code.as_str()).collect()
}

/// Every letter of every example that is ready.
fn all() -> Vec<(String, Ready)> {
    let mut found = Vec::new();
    for (name, case) in examples() {
        let shelf = LIBRARY.shelf(&case);
        for template in shelf.available() {
            if let Ok((document, _)) = shelf.finish(&template.id) {
                let ready = Ready::with(case.clone(), document);
                found.push((format!("{name}/{}", template.id), ready));
            }
        }
    }
    found
}

/// What the public schema of MeMo 1.1 asks of an element: its name, how often it may stand there, and how long its text may be.
const HEADER: [(&str, bool, usize); 8] = [
    ("messageType", true, 256),
    ("messageUUID", true, 36),
    ("label", true, 256),
    ("reply", false, 5),
    ("replyByDateTime", false, 20),
    ("mandatory", true, 5),
    ("legalNotification", true, 5),
    ("Sender", true, 0),
];

fn is_moment(text: &str) -> bool {
    text.len() == 20 && text.ends_with('Z') && text.parse::<jiff::Timestamp>().is_ok()
}

#[test]
fn every_message_is_as_the_schema_demands() {
    let mut count = 0;
    for (name, mut ready) in all() {
        for memo in [MemoVersion::One, MemoVersion::Two] {
            ready.memo = memo;
            let Ok(packet) = ready.make() else { continue };
            let Some(xml) = file(&packet, ".memo.xml") else { continue };
            count += 1;
            let text = std::str::from_utf8(xml).unwrap();
            let attributes = match memo {
                MemoVersion::One => "memoVersion=\"1.1\" memoSchVersion=\"1.1.0\">",
                MemoVersion::Two => "xmlns:kle=\"http://kle-online.dk/\" memoVersion=\"1.2\">",
            };
            assert!(text.contains(attributes), "{name}");
            let found = elements(xml);
            let inside = "Message/MessageHeader/";
            let header: Vec<&str> = found
                .iter()
                .filter_map(|(path, _)| path.strip_prefix(inside))
                .filter(|path| !path.contains('/'))
                .collect();
            // Each element at most once, in the order of the schema; then whom it is from and to, and what it is about.
            let order: Vec<&str> = HEADER.iter().map(|(name, _, _)| *name).collect();
            let order: Vec<&str> = order.into_iter().chain(["Recipient", "ContentData"]).collect();
            let places: Vec<usize> = header
                .iter()
                .map(|it| {
                    order
                        .iter()
                        .position(|known| known == it)
                        .unwrap_or_else(|| panic!("{name}: {it}"))
                })
                .collect();
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{name}: {header:?}");
            for (element, required, longest) in HEADER {
                let said = says(&found, &format!("{inside}{element}"));
                assert!(!required || said.len() == 1, "{name}: {element}");
                assert!(
                    said.iter().all(|text| text.chars().count() <= longest),
                    "{name}: {element}"
                );
            }
            let one = |path: &str| -> &str {
                match says(&found, path)[..] {
                    [text] => text,
                    ref several => panic!("{name}: {path} {several:?}"),
                }
            };
            assert_eq!(one("MessageHeader/messageType"), "DIGITALPOST");
            let uuid = one("MessageHeader/messageUUID");
            assert!(
                uuid.as_bytes()[14] == b'4' && b"89ab".contains(&uuid.as_bytes()[19]),
                "{uuid}"
            );
            assert!(!one("MessageHeader/label").is_empty(), "{name}");
            assert!(says(&found, "replyByDateTime").into_iter().all(is_moment), "{name}");
            assert_eq!((one("Sender/senderID").len(), one("Sender/idType")), (8, "CVR"));
            assert_eq!(one("Sender/label"), LIBRARY.sender.name);
            assert_eq!((one("Recipient/recipientID").len(), one("Recipient/idType")), (10, "CPR"));
            assert!(is_moment(one("MessageBody/createdDateTime")), "{name}");
            let body: Vec<&str> = found
                .iter()
                .filter_map(|(path, _)| path.strip_prefix("Message/MessageBody/"))
                .filter(|path| !path.contains('/'))
                .collect();
            assert_eq!(body, ["createdDateTime", "MainDocument"], "{name}");
            for path in ["encodingFormat", "filename", "language", "content"] {
                assert_eq!(says(&found, &format!("File/{path}")).len(), 1, "{name}: {path}");
            }
            assert_eq!(one("File/language"), "da");
            let content = one("File/content");
            use base64::Engine as _;
            let decoded = base64::engine::general_purpose::STANDARD.decode(content).unwrap();
            assert!(decoded == ready.pdf, "{name}: the PDF comes out as it went in");
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn every_letter_that_is_sent_has_an_object_with_what_a_journal_asks_for() {
    let mut count = 0;
    for (name, ready) in all() {
        let Ok(packet) = ready.make() else { continue };
        count += 1;
        let found = elements(file(&packet, ".sf2900.xml").unwrap_or_else(|| panic!("{name}")));
        let one = |path: &str| -> &str {
            match says(&found, path)[..] {
                [text] => text,
                ref several => panic!("{name}: {path} {several:?}"),
            }
        };
        let document = "DistributionDokument/Registrering";
        let kle = one("DistributionDokument/KLEEmneForslag");
        assert!(kle.split('.').count() == 3 && kle.len() == 8, "{name}: {kle}");
        assert_eq!(one("RoutingKLEEmne"), kle);
        assert_eq!(one("DistributionContext/DokumentFilNavn"), ready.names[0]);
        assert_eq!(one("Attributter/Brevdato"), ready.document.date.to_string());
        assert_eq!(one("Attributter/BeskrivelseTekst"), ready.document.title);
        assert!(is_moment(one(&format!("{document}/FraTidsPunkt"))), "{name}");
        assert_eq!(one("TilstandsListe/Tilstand/Fremdrift"), "Endeligt");
        assert_eq!(one("DelAttributter/DelTekst"), ready.names[0]);
        let number = ready.case.matter.case_number.filled().unwrap();
        assert_eq!(one("Attributter/BrugervendtNoegleTekst"), number);
        let children: Vec<&str> = found
            .iter()
            .filter_map(|(path, _)| path.split_once(&format!("{document}/")))
            .map(|(_, path)| path)
            .filter(|path| !path.contains('/'))
            .collect();
        let order = [
            "FraTidsPunkt",
            "LivscyklusKode",
            "RegistreringItSystem",
            "RelationListe",
            "TilstandsListe",
            "AttributListe",
        ];
        assert_eq!(children, order, "{name}");
    }
    assert!(count > 80, "{count}");
}

#[test]
fn the_reply_is_asked_for_until_the_end_of_the_danish_day() {
    for (deadline, until) in
        [("2018-04-09", "2018-04-09T21:59:59Z"), ("2018-12-03", "2018-12-03T22:59:59Z")]
    {
        let case = changed(CASE, &[("process.hearing_deadline", json!(deadline))]);
        let found = Ready::of(parse(&case), "hearing").message();
        assert_eq!(says(&found, "replyByDateTime"), [until]);
        assert_eq!(says(&found, "MessageHeader/reply"), ["true"]);
    }
    let decision = Ready::of(parse(&example(CASE)), "decision-pension-refused").message();
    assert_eq!(says(&decision, "replyByDateTime"), [""; 0]);
}

#[test]
fn the_same_letter_gives_the_same_bytes_and_another_letter_another_number() {
    let one = Ready::of(parse(&example(CASE)), "hearing");
    assert_eq!(one.make(), Ready::of(parse(&example(CASE)), "hearing").make());
    let other = changed(CASE, &[("process.hearing_deadline", json!("2018-04-10"))]);
    let other = Ready::of(parse(&other), "hearing");
    assert_ne!(says(&one.message(), "messageUUID"), says(&other.message(), "messageUUID"));
}

#[test]
fn a_number_that_cannot_be_keeps_the_message_and_all_else_from_being_made() {
    for cpr in [Value::Null, json!("020160"), json!("310260-0000"), json!({ "answer": "unknown" })]
    {
        let mut case = parse(&example(CASE));
        let ready = Ready::of(case.clone(), "hearing");
        case.citizen = parse(&changed(CASE, &[("citizen.cpr", cpr.clone())])).citizen;
        let refused = Ready { case, ..ready }.make().unwrap_err();
        assert_eq!(codes(&refused), ["packet-cpr"], "{cpr}");
        assert!(!refused[0].to_string().contains("020160"), "{}", refused[0]);
    }
}

#[test]
fn a_letter_that_does_not_go_to_the_citizen_is_no_message_to_the_citizen() {
    let case = parse(&example(OTHER));
    let to_doctor = Ready::of(case.clone(), "gp-request").make().unwrap();
    assert_eq!(file(&to_doctor, ".memo.xml"), None);
    assert!(codes(&to_doctor.told).contains(&"packet-professional"));
    assert!(file(&to_doctor, ".sf2900.xml").is_some());

    let letter = "decision-pension-granted";
    let ready = Ready::of(case, letter);
    let with = |changes: &[(&str, Value)]| {
        let case = parse(&changed(OTHER, changes));
        Ready::with(case, ready.document.clone()).make().unwrap()
    };
    let exempt = with(&[("citizen.digital_post", json!("no"))]);
    assert_eq!((file(&exempt, ".memo.xml"), codes(&exempt.told)), (None, vec!["packet-exempt"]));
    let guardian = with(&[
        ("citizen.representative_name", json!("Else Prøve")),
        ("citizen.representative_role", json!("guardian")),
    ]);
    assert_eq!(
        (file(&guardian, ".memo.xml"), codes(&guardian.told)),
        (None, vec!["packet-guardian"])
    );
}

#[test]
fn sheets_drafts_and_practice_are_never_sent() {
    let case = parse(&example(OTHER));
    let sheet = Ready::of(case.clone(), "hand-over").make().unwrap_err();
    assert_eq!(codes(&sheet), ["packet-sheet"]);
    let mut letter = Ready::of(case, "decision-pension-granted");
    letter.document.practice = true;
    assert_eq!(codes(&letter.make().unwrap_err()), ["packet-practice"]);
    (letter.document.practice, letter.document.draft) = (false, true);
    assert_eq!(codes(&letter.make().unwrap_err()), ["packet-draft"]);
}

#[test]
fn what_other_systems_do_not_take_is_told_before_it_is_made() {
    let mut ready = Ready::of(parse(&example(CASE)), "hearing");
    let exhibit = |number: u32, ending: &str, bytes: usize| Enclosure {
        number,
        ending: ending.to_owned(),
        bytes: vec![7; bytes],
    };
    ready.enclosed = (1..=9).map(|number| exhibit(number, "pdf", 10)).collect();
    let found = ready.message();
    assert_eq!(says(&found, "AdditionalDocument/label").len(), 9);
    assert_eq!(says(&found, "AdditionalDocument/File/filename")[8], "Bilag 9.pdf");
    ready.enclosed.push(exhibit(10, "png", 10));
    assert_eq!(codes(&ready.make().unwrap_err()), ["packet-files"]);
    ready.enclosed = vec![exhibit(3, "exe", 10), exhibit(4, "", 10)];
    let refused = ready.make().unwrap_err();
    assert_eq!(codes(&refused), ["packet-kind", "packet-kind"]);
    assert!(refused[0].message.starts_with("Bilag 3 "), "{}", refused[0]);
    ready.enclosed = vec![exhibit(1, "pdf", 75_000_000)];
    assert_eq!(codes(&ready.make().unwrap_err()), ["packet-large"]);
    ready.enclosed = vec![exhibit(1, "pdf", 2_000_000)];
    assert!(file(&ready.make().unwrap(), ".memo.xml").unwrap().len() > 2_600_000);
}

#[test]
fn what_is_too_large_or_strange_is_told_before_any_of_it_is_opened() {
    let file = |number: u32, name: &str, bytes: u64| AttachedFile {
        number,
        name: name.to_owned(),
        bytes,
        pages: None,
        sealed: String::new(),
        exhibit: ItemId(number),
    };
    let files = [file(1, "scanning.pdf", 200 * 1024 * 1024), file(2, "Kirsten Hansen.lnk", 5)];
    let refused = |files: &[&AttachedFile]| {
        let files = files.iter().map(|file| (file.number, *file)).collect();
        Enclosures { files, ..Enclosures::default() }.refusals("hearing", 60_000)
    };
    let large = refused(&[&files[0]]);
    assert_eq!(codes(&large), ["packet-large"]);
    assert!(large[0].message.contains("280 MB"), "{}", large[0]);
    let strange = refused(&[&files[1]]);
    assert_eq!(codes(&strange), ["packet-kind"]);
    assert!(!strange[0].to_string().contains("Kirsten"), "{}", strange[0]);
    let small = file(3, "a.PDF", 5);
    assert_eq!(codes(&refused(&[&small; 9])), [""; 0]);
    assert_eq!(codes(&refused(&[&small; 10])), ["packet-files"]);
}

#[test]
fn where_a_letter_also_says_what_stays_at_home_nothing_goes_by_itself() {
    let template = LIBRARY.letters.template("hearing").unwrap();
    let of = |said: &str| {
        let case = parse(&changed(CASE, &[("process.hearing_enclosed", json!(said))]));
        let found = packet::enclosures(&case, template);
        (found.files.len() + found.without_file.len(), found.is_unclear)
    };
    assert_eq!(of("Bilag 1 og bilag 3."), (2, false));
    assert_eq!(of("Bilag 1. Bilag 3 er ikke vedlagt."), (0, true));
    assert_eq!(of("Alle bilag undtagen bilag 3"), (0, true));
    assert_eq!(of("Intet, og ingen papirer"), (0, false), "no exhibit is named");
}

#[test]
fn a_number_that_is_none_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("law")).unwrap();
    let text = fs::read_to_string("templates/law/kle.toml").unwrap();
    let verify = |text: &str| {
        fs::write(folder.path().join("law/kle.toml"), text).unwrap();
        let output = forberedt(&["verify", folder.path().to_str().unwrap()]);
        (code(&output), complained(&output))
    };
    assert_eq!(verify(&text).0, 0);
    for (old, new, words) in [
        ("\"32.03.16\"", "\"32.3.16\"", "er ikke et KLE-nummer"),
        ("\"G01\"", "\"g1\"", "er ikke et KLE-nummer"),
        ("benefit = \"pension\"", "benefits = \"pension\"", "Nøglen »benefits«"),
        ("edition = \"2025-05-01\"\n", "\n", "mangler »edition«"),
    ] {
        assert!(text.contains(old), "{old}");
        let (code, told) = verify(&text.replacen(old, new, 1));
        assert!(
            code == 2 && told.contains(words) && told.contains("law/kle.toml, linje "),
            "{new}: {told}"
        );
    }
}

#[test]
fn a_municipalitys_own_number_goes_before_the_plans() {
    let ready = Ready::of(parse(&example(CASE)), "hearing");
    let own = ready.make_filed(Some("15.00.00")).unwrap();
    let filed = elements(file(&own, ".sf2900.xml").unwrap());
    assert_eq!(says(&filed, "KLEEmneForslag"), ["15.00.00"]);
    let message = elements(file(&own, ".memo.xml").unwrap());
    assert_eq!(says(&message, "KLEdata/subjectKey"), ["15.00.00"]);
    let row: Value = serde_json::from_slice(file(&own, ".json").unwrap()).unwrap();
    assert_eq!((&row["kle_emne"], &row["kle_efterprøvet"]), (&json!("15.00.00"), &json!(true)));
}

#[test]
fn every_letter_has_a_subject_and_a_decision_that_of_its_benefit() {
    let day = jiff::civil::date(2026, 11, 27);
    let number = |letter: &str, benefits: &[&str]| {
        LIBRARY.law.filing_subject(letter, benefits, day).unwrap().number.to_owned()
    };
    for template in LIBRARY.letters.all() {
        assert!(LIBRARY.law.filing_subject(&template.id, &[], day).is_some(), "{}", template.id);
    }
    assert_eq!(number("decision-fleksjob-refused", &["pension"]), "15.20.24");
    assert_eq!(number("hearing", &["fleksjob"]), "15.20.24");
    assert_eq!(
        number("hearing", &["pension", "fleksjob"]),
        number("decision-pension-granted", &[])
    );
    assert_eq!(number("hearing", &[]), "15.17.18");
    let facet = |letter: &str| LIBRARY.law.filing_facet(letter, day).map(|facet| facet.number);
    assert_eq!((facet("hearing"), facet("reassessment-upheld")), (Some("G01"), None));
    let (all, unverified) = LIBRARY.law.filing_count(day);
    assert_eq!((all, unverified), (6, 6), "nobody has looked them up yet");
}

#[test]
fn the_row_opens_in_a_spreadsheet_and_holds_no_name_and_no_number_of_a_person() {
    for (name, ready) in all() {
        let Ok(packet) = ready.make() else { continue };
        let csv = std::str::from_utf8(file(&packet, ".csv").unwrap()).unwrap();
        let rows: Vec<&str> =
            csv.strip_prefix('\u{FEFF}').unwrap().split_terminator("\r\n").collect();
        assert_eq!(rows.len(), 2, "{name}");
        let json: Value = serde_json::from_slice(file(&packet, ".json").unwrap()).unwrap();
        let columns: BTreeSet<&str> = rows[0].split(';').collect();
        assert_eq!(
            columns,
            json.as_object().unwrap().keys().map(String::as_str).collect(),
            "{name}"
        );
        let person = [ready.case.citizen.name.filled(), ready.case.citizen.cpr.filled()];
        let names: String = packet.files.iter().map(|file| file.name.as_str()).collect();
        for private in person.into_iter().flatten() {
            let bare: String = private.chars().filter(|sign| *sign != '-').collect();
            for text in [csv, &json.to_string(), &names] {
                assert!(!text.contains(private) && !text.contains(&bare), "{name}");
            }
        }
    }
    let case = changed(CASE, &[("matter.case_number", json!("=1+1;2"))]);
    let packet = Ready::of(parse(&case), "hearing").make().unwrap();
    let csv = String::from_utf8(file(&packet, ".csv").unwrap().to_vec()).unwrap();
    assert!(csv.contains(";\"'=1+1;2\";"), "{csv}");
}

#[test]
fn the_command_lays_the_packet_beside_the_letter_or_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("ud");
    let to = out.to_str().unwrap();
    let case = format!("examples/{CASE}");
    let write = |case: &str, letter: &str, more: &[&str]| {
        forberedt(&[&["write", case, "--letter", letter, "--out", to, "--packet"], more].concat())
    };
    let written = write(&case, "hearing", &["--format", "odt"]);
    assert_eq!(code(&written), 0, "{}", complained(&written));
    let stem = stem("hearing");
    let expected: BTreeSet<String> = ["odt", "pdf", "memo.xml", "sf2900.xml", "csv", "json"]
        .map(|ending| format!("{stem}.{ending}"))
        .into();
    assert_eq!(names(&out).into_iter().collect::<BTreeSet<_>>(), expected);
    assert_eq!(code(&write(&case, "hearing", &["--format", "odt"])), 0, "the same once more");
    assert!(
        complained(&written).contains("bilag 1, og sagen har ingen fil"),
        "{}",
        complained(&written)
    );

    let told: Value =
        serde_json::from_str(&said(&write(&case, "hearing", &["--format", "odt", "--json"])))
            .unwrap();
    assert_eq!(told["letters"][0]["files"].as_array().unwrap().len(), 6, "{told}");

    let mut without = example(CASE);
    without["citizen"]["cpr"] = json!("310260-0000");
    let file =
        json!({"format": "forberedt-case", "version": 1, "written_by": "test", "case": without});
    let other = folder.path().join("sag.json");
    fs::write(&other, file.to_string()).unwrap();
    let before = names(&out);
    for (case, letter) in
        [(other.to_str().unwrap(), "decision-pension-refused"), (&case, "hand-over")]
    {
        let refused = write(case, letter, &[]);
        assert_eq!(code(&refused), 1, "{letter}: {}", complained(&refused));
        assert_eq!(names(&out), before, "{letter}");
    }
    for more in [&["--draft"][..], &["--redacted"], &["--memo", "1.3"]] {
        assert_eq!(code(&write(&case, "hearing", more)), 2, "{more:?}");
    }
    assert_eq!(code(&forberedt(&["write", &case, "--packet"])), 2, "a packet is files");
}

#[test]
fn the_exhibits_that_the_letter_names_go_with_it_out_of_a_locked_case() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let listed = example(CASE)["exhibits"]["list"].as_array().unwrap().len();
    let number = listed + 1;
    let enclosed = format!("Attesten fra din læge (bilag 1) og et notat (bilag {number})");
    let case = changed(CASE, &[("process.hearing_enclosed", json!(enclosed))]);
    let file =
        json!({"format": "forberedt-case", "version": 1, "written_by": "test", "case": case});
    fs::write(at("sag.json"), file.to_string()).unwrap();
    fs::write(at("ord.txt"), "en lang adgangskode til en prøve\n").unwrap();
    fs::write(at("Anders Bays notat.PDF"), b"%PDF-1.7 notat").unwrap();
    let run = |arguments: &[&str]| {
        let output = forberedt(&[arguments, &["--key-file", &at("ord.txt")]].concat());
        (code(&output), complained(&output))
    };
    let (sag, out) = (at("sag.sag"), at("ud"));
    assert_eq!(run(&["pack", &at("sag.json"), "--out", &sag]).0, 0);
    assert_eq!(run(&["exhibits", &sag, "--add", &at("Anders Bays notat.PDF")]).0, 0);
    let write =
        ["write", &sag, "--letter", "hearing", "--out", &out, "--packet", "--format", "pdf"];
    let (code, told) = run(&write);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("bilag 1, og sagen har ingen fil"), "{told}");
    assert!(!told.contains(&format!("bilag {number}")), "{told}");
    let message = fs::read(Path::new(&out).join(format!("{}.memo.xml", stem("hearing")))).unwrap();
    let found = elements(&message);
    assert_eq!(says(&found, "AdditionalDocument/File/filename"), [format!("Bilag {number}.pdf")]);
    assert_eq!(says(&found, "AdditionalDocument/File/encodingFormat"), ["application/pdf"]);
    assert_eq!(says(&found, "AdditionalDocument/File/content"), ["JVBERi0xLjcgbm90YXQ="]);
    let text = String::from_utf8(message).unwrap();
    assert!(!text.contains("Bays") && !text.contains("notat.PDF"), "nobody's name goes along");

    let sealed = folder.path().join("sag.bilag/000001.age");
    fs::write(&sealed, b"noget andet").unwrap();
    fs::remove_dir_all(&out).unwrap();
    let (code, told) = run(&write);
    assert!(code == 1 && told.contains("ikke den, der blev lagt i sagen"), "{code}: {told}");
    assert_eq!(names(Path::new(&out)), [""; 0], "a message without its exhibit is none");
}

//! An export or a mapping that is wrong is told in Danish with its line, and nothing is written.

use std::fs;
use std::path::Path;

use forberedt::intake::{Export, MOST_BYTES, Mapping, WantedCase};
use forberedt::library::Library;
use forberedt::source_text::SourceText;

use crate::command_shape::{code, complained, forberedt};

fn library() -> Library {
    Library::built_in().unwrap_or_else(|_| panic!("the library"))
}

/// What is told of an export, each problem in a line.
fn told(bytes: &[u8]) -> Vec<(String, String)> {
    let library = library();
    let read =
        Export::read(&[bytes.to_vec()], &library.mapping, &library.words, &WantedCase::default());
    let problems = read.err().unwrap_or_default();
    problems.into_iter().map(|it| (it.code.clone(), it.to_string())).collect()
}

const HEAD: &str = "Sagsnummer;Navn;CPR-nummer;Ansøgt;Digital Post;Dokument;Dokumentdato\n";

#[test]
fn every_wrong_export_is_told_by_its_line_and_never_by_its_text() {
    let row = |row: &str| format!("{HEAD}{row}\n").into_bytes();
    let wide = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    for (bytes, code, words) in [
        (Vec::new(), "import-empty", "Filen er tom."),
        (HEAD.as_bytes().to_vec(), "import-nothing", "kun overskrifter"),
        (b"\x00\x01\x02".to_vec(), "import-no-text", "linje 1"),
        (b"PK\x03\x04zip".to_vec(), "import-other-kind", "regneark"),
        (b"%PDF-1.7".to_vec(), "import-other-kind", "PDF"),
        (b"<html>".to_vec(), "import-other-kind", "webside"),
        (b"Hej med dig\n".to_vec(), "import-no-columns", "ingen af de kolonner"),
        (wide(HEAD), "import-utf-16", "UTF-16"),
        (row("1;A\0nna;;;;;"), "import-no-text", "linje 2"),
        (row("1;Anna;020160-0000;;J;;;for;mange"), "import-too-many-cells", "linje 2"),
        (row("1;Anna;020160-0000;31-02-2026;J;;"), "import-no-day", "linje 2: »Ansøgt«"),
        (row("1;Anna;310260-0000;;J;;"), "import-no-cpr", "kan ikke være rigtigt"),
        (row("1;Anna;201600000;;J;;"), "import-no-cpr", "Et nul forrest"),
        (row("1;Anna;020160-0000;;nok;;"), "import-no-choice", "Der kan vælges ja eller nej."),
        (row("1;Anna;020160-0000;;J;;01-03-2026"), "import-no-title", "Et papir har ingen titel."),
        (
            row("1;Anna;020160-0000;;;;\n1;Anne;020160-0000;;;;"),
            "import-two-ways",
            "linje 3: »Navn« siger noget andet her end på linje 2",
        ),
        (row("1;Anna;020160-0000;;;;\n1;Anna;300907-4000;;;;"), "import-two-citizens", "linje 3"),
        (row("1;\"Anna;020160-0000;;;;"), "import-open-quote", "ikke lukket"),
        // Two citizens whose rows two stray marks would make into one.
        (
            row(
                "1;Anna;020160-0000;;;\"Attest;05-02-2026\n2;Viggo;300907-4000;;;\"Epikrise;06-02-2026",
            ),
            "import-stray-quote",
            "linje 3: Et anførselstegn står midt i en celle.",
        ),
        (row("1;\"Anna\"s;020160-0000;;;;"), "import-stray-quote", "linje 2"),
        (format!("{HEAD}1;Anna;;;;;\n2;Bo Han").into_bytes(), "import-cut-off", "linje 3"),
        (row("1;J\u{c3}\u{b8}rgen;;;;;"), "import-letters-lost", "linje 2"),
        (row("1;J\u{fffd}rgen;;;;;"), "import-letters-lost", "linje 2"),
        (
            b"Navn;navn\nAnna;Anne\n".to_vec(),
            "import-column-twice",
            "Kolonnen »Navn« er der to gange.",
        ),
        (b"{\"sagsnummer\": \"1\"".to_vec(), "import-not-json", "ikke hel JSON"),
        (
            b"{\"sagsnummer\": \"1\",\n \"sagsnummer\": \"2\"}".to_vec(),
            "import-name-twice",
            "linje 2",
        ),
        (b"{\"sagsnummer\": {\"a\": 1}}".to_vec(), "import-no-text-there", "»/sagsnummer«"),
        (
            b"{\"sagsnummer\": 12345678901234567890123}".to_vec(),
            "import-no-text-there",
            "anf\u{f8}rselstegn",
        ),
        (b"{\"sagsnummer\": \"1\", \"dokumenter\": {}}".to_vec(), "import-no-list", "/dokumenter"),
        (b"{\"borger\": {\"cpr\": \"310260-0000\"}}".to_vec(), "import-no-cpr", "»/borger/cpr«"),
        (b"[1, 2]".to_vec(), "import-no-cases", "{ }"),
        (b"{\"andet\": 1}".to_vec(), "import-no-columns", "veje"),
    ] {
        let problems = told(&bytes);
        let all = format!("{problems:?}");
        let problem = problems.first().unwrap_or_else(|| panic!("{code}"));
        assert_eq!(problem.0, code, "{all}");
        assert!(problem.1.contains(words), "{all}");
        for personal in ["Anna", "Anne", "020160", "310260", "201600000", "31-02", "»nok«"] {
            assert!(!problem.1.contains(personal), "{all}");
        }
    }
}

#[test]
fn all_mistakes_of_one_case_are_told_at_once_and_those_of_others_are_not() {
    let problems = told(format!("{HEAD}1;Anna;310260-0000;31-02-2026;nok;;\n").as_bytes());
    let codes: Vec<&str> = problems.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["import-no-cpr", "import-no-choice", "import-no-day"]);
    let two = format!("{HEAD}1;Anna;310260-0000;31-02-2026;J;;\n2;Viggo;300907-4000;;J;;\n");
    let library = library();
    let whose = WantedCase { number: Some("2".to_owned()), is_typed: true };
    let read = Export::read(&[two.into_bytes()], &library.mapping, &library.words, &whose);
    assert_eq!(read.map(|export| export.fields.len()).map_err(|it| format!("{it:?}")), Ok(4));
}

#[test]
fn a_file_that_is_too_large_is_read_no_further_than_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.csv");
    // No disk keeps the zeros.
    fs::File::create(&file).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let bytes = forberedt::files::answer_file::read(&file, MOST_BYTES).unwrap();
    assert_eq!(bytes.len() as u64, MOST_BYTES + 1);
    let output = forberedt(&["import", file.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(complained(&output).contains("for stor"), "{}", complained(&output));
    let many = format!("Sagsnummer;Navn\n{}", "1;A\n".repeat(100_001));
    assert_eq!(told(many.as_bytes())[0].0, "import-too-large");
}

#[test]
fn nothing_is_written_where_anything_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("export.csv"), folder.path().join("new.json"));
    fs::write(&file, format!("{HEAD}1;Anna;020160-0000;31-02-2026;J;;\n")).unwrap();
    let output = forberedt(&["import", file.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(code(&output), 2);
    assert!(!out.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    // A folder and a pipe are no files.
    assert_eq!(code(&forberedt(&["import", folder.path().to_str().unwrap()])), 2);
}

fn mapping(text: &str) -> Vec<String> {
    let read = Mapping::read(&SourceText::new("import.toml", text));
    read.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn a_mistake_in_the_mapping_is_told_by_its_line_with_the_nearest_name() {
    let field = |to: &str| format!("[[field]]\nto = \"{to}\"\ncolumn = \"A\"\n");
    for (text, line, words) in [
        (field("citizen.nmae"), 2, "Mente du »citizen.name«?"),
        (field("matter.applications.date"), 2, "Mente du »matter.applications[0].date«?"),
        (field("matter.applications"), 2, "Mente du »matter.applications[0].benefit«?"),
        (field("exhibits.list[0].title"), 2, "[[paper]]"),
        (field("overrides.list[0].reason"), 2, "kan ikke komme fra en fil"),
        (
            field("citizen.name") + &field("citizen.name"),
            5,
            "Feltet »citizen.name« er nævnt to gange.",
        ),
        (
            field("citizen.name") + "[[paper]]\nto = \"titel\"\ncolumn = \"B\"\n",
            5,
            "Mente du »title«?",
        ),
        (
            field("citizen.name") + "[[paper]]\nto = \"date\"\ncolumn = \"B\"\n",
            4,
            "Papirerne mangler en titel.",
        ),
        (
            "[[field]]\nto = \"citizen.name\"\n".to_owned(),
            2,
            "Det er ikke sagt, hvor »citizen.name« står",
        ),
        (
            "[[field]]\nto = \"citizen.name\"\npointer = \"borger.navn\"\n".to_owned(),
            3,
            "Mente du »/borger/navn«?",
        ),
        (field("citizen.digital_post") + "values = { J = \"yess\" }\n", 4, "Mente du »yes«?"),
        (field("citizen.name") + "colum = \"B\"\n", 4, "Mente du »column«?"),
        (
            "dates = [\"%d-%Q\"]\n".to_owned() + &field("citizen.name"),
            1,
            "Måden at skrive datoer på",
        ),
        (
            "dates = [\"%d-%m\"]\n".to_owned() + &field("citizen.name"),
            1,
            "Måden at skrive datoer på",
        ),
        ("[csv]\nseparator = \"x\"\n".to_owned() + &field("citizen.name"), 2, "Skilletegnet"),
        (
            "[csv]\nkind = \"T\"\ncase = [\"S\"]\n".to_owned() + &field("citizen.name"),
            2,
            "hvilke linjer der er sagen",
        ),
        ("[[field]]\nto = 3\ncolumn = \"A\"\n".to_owned(), 2, "Her skal stå en tekst."),
        ("[[field]]\nto = \"citizen.name\"\ncolumn = 3\n".to_owned(), 3, "Her skal stå en tekst."),
        ("[[field]\n".to_owned(), 1, "Luk den med ]]."),
        (String::new(), 0, "nævner ingen felter"),
    ] {
        let told = mapping(&text);
        let first = told.first().unwrap_or_else(|| panic!("{text}"));
        let place = if line == 0 {
            "import.toml".to_owned()
        } else {
            format!("import.toml, linje {line}: ")
        };
        assert!(first.starts_with(&place), "{text}\n{told:?}");
        assert!(first.contains(words), "{text}\n{told:?}");
    }
    let several = mapping(&(field("citizen.nmae") + &field("citizen.crp")));
    assert_eq!(several.len(), 2, "every mistake is told: {several:?}");
}

#[test]
fn the_built_in_mapping_is_sound_and_a_municipalitys_own_stands_in_its_place() {
    let built_in = fs::read_to_string("templates/import.toml").unwrap();
    assert_eq!(mapping(&built_in), Vec::<String>::new());
    // What is written there as an example is sound too, once it is no comment.
    let uncommented = built_in
        .replace("# separator = \";\" ", "separator = \";\" ")
        .replace("# kind = ", "kind = ")
        .replace("# case = ", "case = ")
        .replace("# paper = ", "paper = ");
    assert_ne!(uncommented, built_in);
    assert_eq!(mapping(&uncommented), Vec::<String>::new());
    let folder = tempfile::tempdir().unwrap();
    let templates = folder.path().to_str().unwrap();
    let export = folder.path().join("e.csv");
    let own = "[csv]\nkind = \"Type\"\ncase = [\"s\"]\npaper = [\"d\"]\n\
        [[field]]\nto = \"matter.case_number\"\ncolumn = \"Nr\"\n\
        [[field]]\nto = \"citizen.name\"\ncolumn = [\"Fornavn\", \"Efternavn\"]\n\
        [[paper]]\nto = \"title\"\ncolumn = \"Tekst\"\n";
    fs::write(folder.path().join("import.toml"), own).unwrap();
    fs::write(&export, "Type|Nr|Fornavn|Efternavn|Tekst\nS|7|Bodil|Ravnsborg|ikke et papir\nD|7|||Epikrise\nX|7|Viggo||\n").unwrap();
    let output =
        forberedt(&["import", export.to_str().unwrap(), "--templates", templates, "--json"]);
    assert_eq!(code(&output), 0, "{}", complained(&output));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["fields"][1]["found"], "Bodil Ravnsborg");
    let titles: Vec<_> = json["papers"].as_array().unwrap().iter().map(|it| &it["title"]).collect();
    assert_eq!(titles, ["Epikrise"]);
    // A mistake in it stops what is read, and `verify` tells of it.
    fs::write(folder.path().join("import.toml"), own.replace("citizen.name", "citizen.nmae"))
        .unwrap();
    for arguments in [
        vec!["import", export.to_str().unwrap(), "--templates", templates],
        vec!["verify", templates],
    ] {
        let output = forberedt(&arguments);
        assert_ne!(code(&output), 0, "{arguments:?}");
        let told = complained(&output) + &crate::command_shape::said(&output);
        assert!(told.contains("import.toml, linje 9: "), "{arguments:?}: {told}");
        assert!(told.contains("Mente du »citizen.name«?"), "{arguments:?}: {told}");
    }
    assert!(!Path::new("import.toml").exists());
}

#[test]
fn a_column_that_is_nearly_right_is_asked_about() {
    let library = library();
    let text = "Sagsnummer;Navn;Samtykkke\n1;Anna;01-03-2026\n";
    let whose = WantedCase::default();
    let export = Export::read(&[text.into()], &library.mapping, &library.words, &whose);
    let export = export.unwrap_or_else(|_| panic!("the export"));
    let consent = export.not_there.iter().find(|(name, _)| name == "Samtykke");
    assert_eq!(consent, Some(&("Samtykke".to_owned(), Some("Samtykkke".to_owned()))));
}

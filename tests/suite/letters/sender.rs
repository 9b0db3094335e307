//! The letterhead file.

use super::*;

fn faults(text: &str) -> Vec<String> {
    Sender::read(&SourceText::new("letterhead.toml", text))
        .expect_err("a bad letterhead")
        .iter()
        .map(Problem::to_string)
        .collect()
}

#[test]
fn a_letterhead_is_read() {
    let text = "name = 'Prøve Kommune'\nunit = 'Jobcenter'\naddress = ['Torvet 1', '9999 Prøve']\nlogo = 'logo.png'\nlogo_alt = 'Byvåben'\n\
        logo_width = 30\nfont_size = 12\nfooter = 'prove.dk'\n[margins]\nleft = 30";
    let mut sender = Sender::read(&SourceText::new("letterhead.toml", text)).expect("a letterhead");
    assert_eq!(sender.logo_file, "logo.png");
    sender.set_logo(vec![1, 2, 3]);
    let head = sender.letterhead(None);
    assert_eq!(
        (head.name.as_str(), head.footer.as_str(), head.font_size),
        ("Prøve Kommune", "prove.dk", 12.0)
    );
    assert_eq!(head.lines, ["Jobcenter", "Torvet 1", "9999 Prøve"]);
    assert_eq!((head.margins.left, head.margins.top), (30.0, 22.0));
    let logo = head.logo.expect("a logo");
    assert_eq!((logo.png, logo.alt.as_str(), logo.width), (vec![1, 2, 3], "Byvåben", 30.0));
    assert_eq!(SENDER.letterhead(Some(" 7 ")).footer, "Sagsnr. 7");
    assert_eq!(SENDER.letterhead(None).footer, "");
}

#[test]
fn mistakes_in_a_letterhead_have_a_line() {
    assert!(
        faults("name = 'A'\nnavn = 'B'")[0]
            .starts_with("letterhead.toml, linje 2: Brevhovedet kan ikke læses.")
    );
    let all = faults("name = ''\nlogo = 'a.png'\nfont_size = 4\n[margins]\ntop = 200");
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all[0].contains("linje 1") && all[1].contains("linje 2"));
    assert_eq!(faults("name = 'A'\nfont_size = nan").len(), 1);
    for side in ["top", "right", "bottom", "left"] {
        assert_eq!(faults(&format!("name = 'A'\n[margins]\n{side} = nan")).len(), 1, "{side}");
    }
    assert_eq!(faults("name = '\u{feff} '").len(), 1, "a name that nobody can see");
}

#[test]
fn what_the_letterhead_lacks_stops_a_letter_that_prints_it() {
    let draft = fill(
        "{% if sender.email %}{{ sender.email }}{% endif %}Ring {{ sender.phone }}",
        r#"{"decision": {"date": "2018-03-01"}}"#,
    );
    assert_eq!(text(&draft), "Ring 11 22 33 44");
    assert!(draft.finish().is_ok());
    let draft = fill("{{ sender.email }}", r#"{"decision": {"date": "2018-03-01"}}"#);
    assert_eq!(codes(&draft.blockers), ["sender-incomplete"]);
}

//! The letter as a row for robots: as CSV that a spreadsheet opens, and as JSON.

use serde_json::json;

use super::{Outgoing, names};

/// Says that the letters are those of UTF-8.
const MARK: &str = "\u{FEFF}";

/// What of the packet was made beside the rows, by the names of the files.
#[derive(Default)]
pub(super) struct Made {
    pub message: Option<String>,
    pub filing: Option<String>,
}

/// The columns by their names, each with what it says of the letter.
fn columns(outgoing: &Outgoing<'_>, made: &Made) -> Vec<(&'static str, String)> {
    let Outgoing { document, template, case, kle, pdf, files, .. } = outgoing;
    let reply_by = template.post.reply_by.and_then(|path| case.day_at(&path));
    let others: Vec<&str> =
        files.iter().map(String::as_str).filter(|name| *name != pdf.0).collect();
    vec![
        ("brev", template.id.clone()),
        ("titel", document.title.clone()),
        ("posttitel", names::post_title(outgoing).to_owned()),
        ("dato", document.date.to_string()),
        ("svar_senest", reply_by.map(|day| day.to_string()).unwrap_or_default()),
        ("sagsnummer", case.matter.case_number.filled().unwrap_or_default().trim().to_owned()),
        ("kle_emne", kle.subject.map_or("", |(number, _, _)| number).to_owned()),
        ("kle_facet", kle.facet.unwrap_or_default().to_owned()),
        ("kle_efterprøvet", if kle.is_verified { "ja" } else { "nej" }.to_owned()),
        ("pdf", pdf.0.to_owned()),
        ("andre_filer", others.join(", ")),
        ("digital_post", made.message.clone().unwrap_or_default()),
        ("sf2900", made.filing.clone().unwrap_or_default()),
    ]
}

/// A row under its heading, with semicolons between the cells.
pub(super) fn csv(outgoing: &Outgoing<'_>, made: &Made) -> Vec<u8> {
    let columns = columns(outgoing, made);
    let line = |cells: Vec<String>| format!("{}\r\n", cells.join(";"));
    let heading = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let row = columns.iter().map(|(_, says)| cell(says)).collect();
    format!("{MARK}{}{}", line(heading), line(row)).into_bytes()
}

/// A cell of a row. A spreadsheet would reckon with what begins as a formula does; an apostrophe makes it a text.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) {
        let mut quoted = String::from('"');
        for sign in text.chars() {
            // A mark of the text stands twice, so that it ends nothing.
            quoted.extend(std::iter::repeat_n(sign, if sign == '"' { 2 } else { 1 }));
        }
        quoted.push('"');
        quoted
    } else {
        text
    }
}

/// The same as one object.
pub(super) fn json(outgoing: &Outgoing<'_>, made: &Made) -> Vec<u8> {
    let mut object = serde_json::Map::new();
    for (name, says) in columns(outgoing, made) {
        if name == "andre_filer" {
            let others = outgoing.files.iter().filter(|file| *file != outgoing.pdf.0);
            object.insert(name.to_owned(), others.cloned().collect());
        } else if name == "kle_efterprøvet" {
            object.insert(name.to_owned(), json!(outgoing.kle.is_verified));
        } else if says.is_empty() {
            object.insert(name.to_owned(), json!(null));
        } else {
            object.insert(name.to_owned(), json!(says));
        }
    }
    format!("{:#}\n", serde_json::Value::Object(object)).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_and_none_breaks_the_row() {
        for (text, written) in [
            ("2018-03-01", "2018-03-01"),
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("@a", "'@a"),
            ("+45", "'+45"),
            ("a;b", "\"a;b\""),
            ("=\"x\"\n;", "\"'=\"\"x\"\"\n;\""),
        ] {
            assert_eq!(cell(text), written);
        }
    }
}

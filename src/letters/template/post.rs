//! What the front matter of a letter says of its way out by post: its title there, until when it is answered, what goes with it.

use super::header::Reader;
use crate::case::Case;
use crate::case::kind::Kind;
use crate::danish::pasted::{Form, as_meant};
use crate::place::FieldPath;

/// The most signs of a title, so that no system cuts it.
pub const LONGEST_POST_TITLE: usize = 50;

/// How a letter goes out by post (brevet som post).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Posting {
    /// What it is called where others may read it too: in a list of messages, on a telephone. None while nobody has given one.
    pub title: Option<String>,
    /// The field with the day until which it is to be answered.
    pub reply_by: Option<FieldPath>,
    /// The field that names the exhibits which go with it.
    pub encloses: Option<FieldPath>,
}

/// Reads what concerns the post.
pub(super) fn read(reader: &mut Reader<'_>, is_sheet: bool) -> Posting {
    let has_title = reader.has("post_title");
    let title = has_title.then(|| reader.text("post_title")).flatten();
    let title = title.map(|title| as_meant(title, Form::OneLine).into_owned());
    let signs = title.as_deref().map_or(0, |title| title.chars().count());
    if has_title && is_sheet {
        let message = "Et ark til kommunen selv bliver aldrig sendt, så det har ingen post_title.";
        reader.fault("template-post-title", "post_title", message, "Slet linjen.");
    } else if signs > LONGEST_POST_TITLE {
        let message =
            format!("post_title har {signs} tegn, og den må højst have {LONGEST_POST_TITLE}.");
        let cure = "Skriv en kortere. Den bliver aldrig skåret af.";
        reader.fault("template-post-title", "post_title", &message, cure);
    } else if title.as_deref().is_some_and(|title| title.contains("{{")) {
        let message = "post_title må ikke have felter i sig.";
        let cure = "Andre kan læse den og må ikke se, hvem brevet er til.";
        reader.fault("template-post-title", "post_title", message, cure);
    }
    let reply_by = if reader.has("reply_by") {
        reader.text("reply_by").and_then(|field| reader.day("reply_by", field))
    } else {
        None
    };
    Posting { title, reply_by, encloses: encloses(reader) }
}

/// The field that names what goes with the letter.
fn encloses(reader: &mut Reader<'_>) -> Option<FieldPath> {
    if !reader.has("encloses") {
        return None;
    }
    let text = reader.text("encloses")?;
    let blank = Case::blank();
    let names_papers = |path: &FieldPath| {
        blank
            .answer(path)
            .is_some_and(|answer| matches!(answer.kind(), Kind::Prose | Kind::Exhibits))
    };
    let found = blank.path(text).filter(names_papers);
    if found.is_none() {
        let message = format!("Feltet {text} er ikke et felt, der kan nævne bilag.");
        reader.fault("template-bad-enclosure", "encloses", &message, "");
    }
    found
}

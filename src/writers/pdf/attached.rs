//! What a letter was made of, inside the file of the letter: the copy that is filed keeps PDF/A-3 in the place of PDF/A-2.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::metadata::moment;
use crate::document::Document as Letter;

/// What it is called inside the file.
pub(super) const NAME: &str = "brevet-er-lavet-af.json";
const WORDS: &str = "Det, brevet er lavet af: regler, skabeloner og de svar, der står i brevet.";

/// Attaches the text, which is JSON, as the source of the letter.
pub(super) fn attach(pdf: &mut Document, letter: &Letter, json: &[u8]) {
    let file = pdf.add_object(Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => Object::Name(b"application/json".to_vec()),
            "Params" => dictionary! { "Size" => json.len() as i64, "ModDate" => moment(letter) },
        },
        json.to_vec(),
    ));
    let spec = pdf.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => Object::string_literal(NAME),
        "UF" => lopdf::text_string(NAME),
        "Desc" => lopdf::text_string(WORDS),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => file, "UF" => file },
    });
    let names = vec![Object::string_literal(NAME), spec.into()];
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("AF", vec![Object::from(spec)]);
        let mut tree = Dictionary::new();
        tree.set("EmbeddedFiles", dictionary! { "Names" => names });
        catalog.set("Names", tree);
    }
}

//! The parts of an ODT file that hold only facts about it, and the archive around all of them.

use quick_xml::escape::escape;

use super::names::{
    CONTENT, DECLARATION, KIND, LOGO, META, STYLES, VERSION, namespaces, picture_file,
};
use crate::document::Document;
use crate::writers::packed::seal::Slot;
use crate::writers::packed::{Picture, archive};
use crate::writers::seal::{Claim, Seal};
use crate::writers::{Format, WriteError};

/// Says what the file is. It comes first and is never pressed, so that a program finds it by its place.
const MIMETYPE: &str = "mimetype";
const MANIFEST: &str = "META-INF/manifest.xml";

pub(in crate::writers) const SLOT: Slot = Slot {
    part: META,
    named: "meta:name=\"Forberedt\"",
    before: "<meta:user-defined meta:name=\"Forberedt\" meta:value-type=\"string\">",
    behind: "</meta:user-defined></office:meta></office:document-meta>",
};

/// The parts of one letter that are not the same in every letter.
pub(super) struct Parts<'a> {
    pub content: String,
    pub styles: String,
    pub logo: Option<&'a [u8]>,
    pub pictures: &'a [Picture],
}

/// Packs the parts into one ODT file.
pub(super) fn pack(document: &Document, parts: &Parts) -> Result<Vec<u8>, WriteError> {
    let meta = meta(document);
    let names: Vec<String> = (0..parts.pictures.len()).map(picture_file).collect();
    let mut files: Vec<(&str, &[u8])> = vec![
        (CONTENT, parts.content.as_bytes()),
        (STYLES, parts.styles.as_bytes()),
        (META, meta.as_bytes()),
    ];
    files.extend(parts.logo.map(|logo| (LOGO, logo)));
    let pictures = names.iter().zip(parts.pictures);
    files.extend(pictures.map(|(name, picture)| (name.as_str(), picture.png.as_slice())));
    let manifest = manifest(&files);
    let first = [(MIMETYPE, KIND.as_bytes()), (MANIFEST, manifest.as_bytes())];
    files.splice(0..0, first);
    let packed = archive(&files, &[MIMETYPE, META]).ok();
    let sealed = packed.and_then(|file| SLOT.seal(file, &Claim::of(document, Format::Odt)));
    sealed.ok_or_else(|| WriteError::Other("ODT-filen kunne ikke pakkes.".to_owned()))
}

/// All files with their kinds, and the whole as the first of them.
fn manifest(files: &[(&str, &[u8])]) -> String {
    let whole = format!(
        "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"{VERSION}\" manifest:media-type=\"{KIND}\"/>"
    );
    let entry = |(name, _): &(&str, &[u8])| {
        let kind = if name.ends_with(".png") { "image/png" } else { "text/xml" };
        format!(
            "<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"{kind}\"/>"
        )
    };
    let entries: String = files.iter().map(entry).collect();
    format!(
        "{DECLARATION}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"{VERSION}\">{whole}{entries}</manifest:manifest>"
    )
}

/// Title, sender, language and date (dokumentets egenskaber), and the property that is to hold the seal.
fn meta(document: &Document) -> String {
    let (title, author) = (escape(&document.title), escape(&document.author));
    let (language, date) = (escape(&document.language), document.date);
    format!(
        "{DECLARATION}<office:document-meta{}><office:meta><meta:generator>Forberedt</meta:generator><dc:title>{title}</dc:title><meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator><meta:creation-date>{date}T00:00:00</meta:creation-date><dc:date>{date}T00:00:00</dc:date><dc:language>{language}</dc:language>{}",
        namespaces(),
        SLOT.written(&Seal::BLANK),
    )
}

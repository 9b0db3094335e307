//! The parts of a Word file that hold only facts about it, and the archive around all of them.

use super::names::{DECLARATION, FOOTER_ID, HEADER_ID, LOGO_ID, MAIN, picture_id};
use super::runs::link_id;
use crate::document::Document;
use crate::writers::looks::FONT;
use crate::writers::packed::seal::Slot;
use crate::writers::packed::{Picture, address, archive};
use crate::writers::seal::{Claim, Seal};
use crate::writers::{Format, WriteError};
use quick_xml::escape::escape;

/// The parts of one letter that are not the same in every letter.
pub(super) struct Parts<'a> {
    pub document: String,
    pub styles: String,
    pub numbering: String,
    /// Only a letter with a mark has one.
    pub header: Option<String>,
    pub footer: String,
    pub logo: Option<&'a [u8]>,
    pub pictures: &'a [Picture],
    /// The addresses linked to, in the order of their relationship ids.
    pub links: &'a [String],
}

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const OFFICE_TYPE: &str = "application/vnd.openxmlformats-officedocument";
/// Word wants a theme in every file. This one only names the font and the plain colours.
const THEME: &str = include_str!("theme.xml");

/// The part that holds the seal.
const CUSTOM: &str = "docProps/custom.xml";

pub(in crate::writers) const SLOT: Slot = Slot {
    part: CUSTOM,
    named: "name=\"Forberedt\"",
    // What custom properties are told by in every Word file.
    before: "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"Forberedt\"><vt:lpwstr>",
    behind: "</vt:lpwstr></property></Properties>",
};

/// Packs the parts into one Word file.
pub(super) fn pack(document: &Document, parts: &Parts) -> Result<Vec<u8>, WriteError> {
    let mut files: Vec<(&str, String)> = vec![
        ("[Content_Types].xml", content_types(parts)),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core(document)),
        ("docProps/app.xml", app()),
        ("word/_rels/document.xml.rels", document_relations(parts)),
    ];
    let mut pieces: Vec<(&str, &str)> =
        vec![("word/document.xml", &parts.document), ("word/styles.xml", &parts.styles)];
    pieces.push(("word/numbering.xml", &parts.numbering));
    pieces.extend(parts.header.as_deref().map(|header| ("word/header1.xml", header)));
    pieces.push(("word/footer1.xml", &parts.footer));
    files.push(("word/settings.xml", settings(&document.language)));
    files.push(("word/fontTable.xml", font_table()));
    pieces.push(("word/theme/theme1.xml", THEME));

    let texts = files.iter().map(|(name, text)| (*name, text.as_str())).chain(pieces);
    let mut all: Vec<(&str, &[u8])> = texts.map(|(name, text)| (name, text.as_bytes())).collect();
    let pictures: Vec<String> =
        (0..parts.pictures.len()).map(|place| format!("word/{}", picture_file(place))).collect();
    all.extend(
        pictures.iter().zip(parts.pictures).map(|(name, it)| (name.as_str(), it.png.as_slice())),
    );
    all.extend(parts.logo.map(|logo| ("word/media/logo.png", logo)));
    let blank = custom();
    all.push((CUSTOM, blank.as_bytes()));
    let packed = archive(&all, &[CUSTOM]).ok();
    let sealed = packed.and_then(|file| SLOT.seal(file, &Claim::of(document, Format::Docx)));
    sealed.ok_or_else(|| WriteError::Other("Word-filen kunne ikke pakkes.".to_owned()))
}

fn content_types(parts: &Parts) -> String {
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    );
    xml.push_str("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    xml.push_str("<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>");
    let mut add = |name: &str, kind: &str| {
        xml.push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{kind}+xml\"/>"))
    };
    add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties");
    add("docProps/app.xml", &format!("{OFFICE_TYPE}.extended-properties"));
    add(CUSTOM, &format!("{OFFICE_TYPE}.custom-properties"));
    add("word/document.xml", &format!("{WORD_TYPE}.document.main"));
    for part in ["styles", "numbering", "settings", "fontTable"] {
        add(&format!("word/{part}.xml"), &format!("{WORD_TYPE}.{part}"));
    }
    add("word/theme/theme1.xml", &format!("{OFFICE_TYPE}.theme"));
    for (kind, _) in running(parts) {
        add(&format!("word/{kind}1.xml"), &format!("{WORD_TYPE}.{kind}"));
    }
    xml.push_str("</Types>");
    xml
}

/// The header and footer that there are, with their ids.
fn running<'a>(parts: &'a Parts) -> impl Iterator<Item = (&'static str, &'static str)> + use<'a> {
    parts.header.as_ref().map(|_| ("header", HEADER_ID)).into_iter().chain([("footer", FOOTER_ID)])
}

/// What a picture's file is called, as the main part sees it.
fn picture_file(place: usize) -> String {
    format!("media/picture{place}.png")
}

fn package_relations() -> String {
    let mut xml = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">");
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    for (id, kind, target) in [
        ("rId1", format!("{RELATION}/officeDocument"), "word/document.xml"),
        ("rId2", core.to_owned(), "docProps/core.xml"),
        ("rId3", format!("{RELATION}/extended-properties"), "docProps/app.xml"),
        ("rId4", format!("{RELATION}/custom-properties"), CUSTOM),
    ] {
        xml.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"));
    }
    xml.push_str("</Relationships>");
    xml
}

fn document_relations(parts: &Parts) -> String {
    let mut xml = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONS}\">");
    let mut add = |id: &str, kind: &str, target: &str, mode: &str| {
        xml.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"{RELATION}/{kind}\" Target=\"{target}\"{mode}/>"
        ));
    };
    for (id, kind) in
        [("rId1", "styles"), ("rId2", "numbering"), ("rId3", "settings"), ("rId4", "fontTable")]
    {
        add(id, kind, &format!("{kind}.xml"), "");
    }
    add("rId5", "theme", "theme/theme1.xml", "");
    for (kind, id) in running(parts) {
        add(id, kind, &format!("{kind}1.xml"), "");
    }
    if parts.logo.is_some() {
        add(LOGO_ID, "image", "media/logo.png", "");
    }
    for place in 0..parts.pictures.len() {
        add(&picture_id(place), "image", &picture_file(place), "");
    }
    for (place, link) in parts.links.iter().enumerate() {
        add(&link_id(place), "hyperlink", &escape(address(link)), " TargetMode=\"External\"");
    }
    xml.push_str("</Relationships>");
    xml
}

/// Title, sender, language and date (dokumentets egenskaber).
fn core(document: &Document) -> String {
    let (title, author) = (escape(&document.title), escape(&document.author));
    let (language, date) = (escape(&document.language), document.date);
    let package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let mut xml = format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{package}\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    );
    xml.push_str(" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    xml.push_str(&format!("<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>"));
    xml.push_str(&format!("<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"));
    for moment in ["created", "modified"] {
        xml.push_str(&format!(
            "<dcterms:{moment} xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:{moment}>"
        ));
    }
    xml.push_str(&format!("<dc:language>{language}</dc:language></cp:coreProperties>"));
    xml
}

/// The property that is to hold the seal.
fn custom() -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"{OFFICE_PROPERTIES}/custom-properties\" xmlns:vt=\"{OFFICE_PROPERTIES}/docPropsVTypes\">{}",
        SLOT.written(&Seal::BLANK)
    )
}

fn app() -> String {
    let namespace = format!("{OFFICE_PROPERTIES}/extended-properties");
    format!(
        "{DECLARATION}<Properties xmlns=\"{namespace}\"><Application>Forberedt</Application></Properties>"
    )
}

const OFFICE_PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006";

/// The settings that docx-rs writes are those of a Japanese document; these are the plain ones of today's Word.
fn settings(language: &str) -> String {
    let mut xml = format!(
        "{DECLARATION}<w:settings xmlns:w=\"{MAIN}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
    );
    xml.push_str("<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>");
    let uri = "http://schemas.microsoft.com/office/word";
    xml.push_str(&format!(
        "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"{uri}\" w:val=\"15\"/></w:compat>"
    ));
    xml.push_str(&format!("<w:themeFontLang w:val=\"{}\"/>", escape(language)));
    xml.push_str("<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>");
    xml
}

/// Where Arial is missing, Liberation Sans takes its place with the same widths.
fn font_table() -> String {
    let mut xml = format!(
        "{DECLARATION}<w:fonts xmlns:w=\"{MAIN}\"><w:font w:name=\"{FONT}\"><w:altName w:val=\"Liberation Sans\"/>"
    );
    xml.push_str("<w:panose1 w:val=\"020B0604020202020204\"/><w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/>");
    xml.push_str("<w:pitch w:val=\"variable\"/></w:font></w:fonts>");
    xml
}

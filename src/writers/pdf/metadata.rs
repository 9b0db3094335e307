//! What a PDF says about itself: title, author, date, language, colours, and the standards that it keeps.

use crate::document::Document as Letter;
use jiff::civil::Date;
use lopdf::{Document, Object, Stream, dictionary};

/// The colours that the numbers in a letter mean. Made for this project; see the licence beside it.
const COLOURS: &[u8] = include_bytes!("../../../templates/fonts/sRGB-v2.icc");

/// Who made the file, as it says itself.
pub(super) const PROGRAM: &str = "Forberedt";

/// Which part of PDF/A a file keeps (PDF/A-del): only the third lets a file hold others that are no PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Archived {
    Alone = 2,
    WithFiles = 3,
}

/// Adds everything that the letter says about itself.
pub(super) fn describe(pdf: &mut Document, letter: &Letter, archived: Archived) {
    let profile = pdf.add_object(Stream::new(
        dictionary! { "N" => 3, "Alternate" => "DeviceRGB" },
        COLOURS.to_vec(),
    ));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let packet = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        packet(letter, archived).into_bytes(),
    );
    // Programs that know nothing of PDF look for this text in the file, so it stays readable.
    let packet = pdf.add_object(packet.with_compression(false));
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
        catalog.set("Metadata", packet);
        catalog.set("Lang", Object::string_literal(letter.language.as_str()));
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    }
    let moment = moment(letter);
    let info = pdf.add_object(dictionary! {
        "Title" => lopdf::text_string(&letter.title),
        "Author" => lopdf::text_string(&letter.author),
        "Creator" => lopdf::text_string(PROGRAM),
        "Producer" => lopdf::text_string(PROGRAM),
        "CreationDate" => moment.clone(),
        "ModDate" => moment,
    });
    if let Ok(old) = pdf.trailer.get(b"Info").and_then(Object::as_reference) {
        pdf.objects.remove(&old);
    }
    pdf.trailer.set("Info", info);
}

/// Noon of the letter's day, as PDF writes a moment.
pub(super) fn moment(letter: &Letter) -> Object {
    Object::string_literal(format!("D:{}120000Z", digits(letter.date)))
}

fn digits(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// The same facts as XML, with the standards that the file keeps: PDF/UA-1, and PDF/A-2a or PDF/A-3a.
fn packet(letter: &Letter, archived: Archived) -> String {
    let (title, author, language) =
        (escaped(&letter.title), escaped(&letter.author), escaped(&letter.language));
    let date = letter.date;
    let moment = format!("{:04}-{:02}-{:02}T12:00:00Z", date.year(), date.month(), date.day());
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{PROGRAM}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{EXTENSION}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{feff}',
        part = archived as u8,
    )
}

/// PDF/A wants to be told of every property that it does not know itself, and that of PDF/UA is one.
const EXTENSION: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of the standard for accessible PDF that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"#;

/// Text as XML has it. Characters that XML cannot hold at all are left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' | '\t' => escaped.push(' '),
            _ if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

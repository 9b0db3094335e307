//! The names by which the parts of an ODT file know each other, and the measures as they are written there.

/// How every part begins.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// What the file is.
pub(super) const KIND: &str = "application/vnd.oasis.opendocument.text";
/// The version of the format that every part names.
pub(super) const VERSION: &str = "1.3";

pub(super) const CONTENT: &str = "content.xml";
pub(super) const STYLES: &str = "styles.xml";
pub(super) const META: &str = "meta.xml";
pub(super) const LOGO: &str = "Pictures/logo.png";

/// What a picture's file is called, counted from zero.
pub(super) fn picture_file(place: usize) -> String {
    format!("Pictures/picture{place}.png")
}

/// The namespaces of a part, with the version.
pub(super) fn namespaces() -> String {
    const ODF: &str = "urn:oasis:names:tc:opendocument:xmlns:";
    let odf = |prefix: &str, name: &str| format!(" xmlns:{prefix}=\"{ODF}{name}:1.0\"");
    let own = [
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    ];
    let own: String = own.iter().map(|(prefix, name)| odf(prefix, name)).collect();
    format!(
        "{own} xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"{VERSION}\""
    )
}

/// Twentieths of a point as a length: `12.5pt`.
pub(super) fn length(twips: f32) -> String {
    let points = (twips * 5.0).round() / 100.0;
    format!("{points}pt")
}

/// The size of print, in half points.
pub(super) fn size(half_points: usize) -> String {
    format!("{}pt", half_points as f32 / 2.0)
}

//! The names by which the parts of a Word file know each other.

/// How every part begins.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The name by which the document refers to its logo.
pub(super) const LOGO_ID: &str = "rIdLogo";
/// The name by which it refers to a picture, counted from zero.
pub(super) fn picture_id(place: usize) -> String {
    format!("rIdPicture{place}")
}
/// The names by which it refers to what stands above and below the text of each page.
pub(super) const HEADER_ID: &str = "rIdHeader";
pub(super) const FOOTER_ID: &str = "rIdFooter";

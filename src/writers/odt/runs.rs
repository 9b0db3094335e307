//! Runs of text, line breaks and links inside a paragraph.

use quick_xml::escape::escape;

use super::kinds::{LINK_STYLE, TINY_STYLE};
use super::looks::{Family, Looks};
use crate::document::Inline;
use crate::document::addresses::described;
use crate::writers::breaks::{Ties, linked};
use crate::writers::looks::shade;
use crate::writers::packed::address;

/// The words of a paragraph as XML.
pub(super) struct Words<'l> {
    looks: &'l mut Looks,
    xml: String,
    /// Whether a space would be taken for a part of the one before, or for the margin of the file.
    is_behind_space: bool,
}

impl<'l> Words<'l> {
    pub(super) fn new(looks: &'l mut Looks) -> Self {
        Self { looks, xml: String::new(), is_behind_space: true }
    }

    /// A text in the paragraph's own look.
    pub(super) fn of(text: &str) -> String {
        let mut looks = Looks::default();
        let mut words = Words::new(&mut looks);
        words.add_text(text);
        words.finish()
    }

    pub(super) fn finish(self) -> String {
        self.xml
    }

    pub(super) fn add_tab(&mut self) {
        self.xml.push_str("<text:tab/>");
        self.is_behind_space = true;
    }

    /// Adds the runs, tied or not.
    pub(super) fn add(&mut self, runs: &[Inline], ties: Ties) {
        for group in linked(runs, ties) {
            if let Some(target) = group.target {
                let (to, says) = (address(target), described(target));
                self.xml.push_str(&format!(
                    "<text:a xlink:type=\"simple\" xlink:href=\"{}\" office:title=\"{}\" text:style-name=\"{LINK_STYLE}\" text:visited-style-name=\"{LINK_STYLE}\">",
                    escape(&to),
                    escape(&says),
                ));
            }
            for (inline, pieces) in &group.runs {
                self.add_run(inline, pieces);
            }
            if group.target.is_some() {
                self.xml.push_str("</text:a>");
            }
        }
    }

    /// A text in pieces, with a space between them that nobody sees.
    fn add_run(&mut self, inline: &Inline, pieces: &[String]) {
        let look = self.look(inline);
        for (index, piece) in pieces.iter().enumerate() {
            if index > 0 {
                self.add_in(Some(TINY_STYLE), " ");
            }
            if !piece.is_empty() {
                self.add_in(look.as_deref(), piece);
            }
        }
    }

    fn add_in(&mut self, look: Option<&str>, text: &str) {
        if let Some(look) = look {
            self.xml.push_str(&format!("<text:span text:style-name=\"{look}\">"));
        }
        self.add_text(text);
        if look.is_some() {
            self.xml.push_str("</text:span>");
        }
    }

    /// The name of the run's look; none where it is that of the paragraph.
    fn look(&mut self, inline: &Inline) -> Option<String> {
        let mut properties = String::new();
        if inline.bold {
            properties.push_str(" fo:font-weight=\"bold\"");
        }
        if inline.italic {
            properties.push_str(" fo:font-style=\"italic\"");
        }
        if let Some(shade) = shade(&inline.source) {
            properties.push_str(&format!(" fo:background-color=\"#{shade}\""));
        }
        (!properties.is_empty()).then(|| {
            let properties = format!("<style:text-properties{properties}/>");
            self.looks.name(Family::Text, "", &properties)
        })
    }

    /// Line breaks, tabs and all spaces behind the first are elements; bare ones would be shown as a single space.
    pub(super) fn add_text(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n");
        let mut from = 0;
        for (at, sign) in text.match_indices(['\n', '\r', '\t', ' ']) {
            self.add_letters(&text[from..at]);
            from = at + sign.len();
            let (xml, is_space) = match sign {
                "\t" => ("<text:tab/>", true),
                " " if self.is_behind_space => ("<text:s/>", true),
                " " => (" ", true),
                _ => ("<text:line-break/>", true),
            };
            self.xml.push_str(xml);
            self.is_behind_space = is_space;
        }
        self.add_letters(&text[from..]);
    }

    fn add_letters(&mut self, letters: &str) {
        if !letters.is_empty() {
            self.xml.push_str(&escape(letters));
            self.is_behind_space = false;
        }
    }
}

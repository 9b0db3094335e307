//! Pictures with the words that stand for them.

use quick_xml::escape::escape;

use super::body::{Body, indented};
use super::kinds::Kind;
use super::looks::{Family, Set};
use super::names::{length, picture_file};
use crate::document::Illustration;
use crate::document::timeline::PointLine;
use crate::writers::drawn::Drawn;
use crate::writers::illustration::size;
use crate::writers::measures::TWIPS;
use crate::writers::packed::Picture;

/// Where a picture stands (billedets plads).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// As a letter in its line.
    InLine,
    /// At the right of the paragraphs that begin with the one it stands in.
    AtRight,
}

impl Body<'_> {
    /// The picture, and the same as words below it.
    pub(super) fn picture_above(&mut self, drawn: Option<Drawn>, lines: &[PointLine]) {
        if let Some(Drawn { picture, width, height }) = drawn {
            let frame = self.framed(picture, (width, height));
            self.push(Set { keeps_next: true, ..Set::new(Kind::Logo) }, &frame);
        }
        self.facts(lines);
    }

    /// A picture of the text, and the words that belong below it.
    pub(super) fn illustration(&mut self, picture: &Illustration, indent: usize) {
        let room = self.width.saturating_sub(indent) as f32 / TWIPS;
        let Some(measured) = size(picture, room, self.tallest) else { return };
        let keeps_next = picture.caption.iter().any(|run| !run.text.is_empty());
        let below = Some(if keeps_next { 80.0 } else { 160.0 });
        let file = Picture { png: picture.png.to_vec(), alt: picture.alt.clone() };
        let frame = self.framed(file, measured);
        self.push(Set { keeps_next, below, ..indented(Kind::Logo, indent) }, &frame);
        self.runs(indented(Kind::Standard, indent), &picture.caption);
    }

    /// A picture in its line, so wide and so high in points.
    fn framed(&mut self, picture: Picture, (width, height): (f32, f32)) -> String {
        let file = picture_file(self.pictures.len());
        let name = format!("Billede {}", self.pictures.len() + 1);
        let size = (width * TWIPS, height * TWIPS);
        let frame = self.frame((&file, &name), &picture.alt, size, Standing::InLine);
        self.pictures.push(picture);
        frame
    }

    /// A picture's file in its frame, so wide and so high in twentieths of a point. Only `svg:desc` is read aloud as it stands: with a
    /// title beside it LibreOffice says both.
    pub(super) fn frame(
        &mut self,
        (file, name): (&str, &str),
        alt: &str,
        (width, height): (f32, f32),
        standing: Standing,
    ) -> String {
        let (anchor, look) = match standing {
            Standing::InLine => (
                "as-char",
                "style:vertical-pos=\"top\" style:vertical-rel=\"baseline\" fo:margin-left=\"0pt\"",
            ),
            Standing::AtRight => (
                "paragraph",
                "style:vertical-pos=\"top\" style:vertical-rel=\"paragraph\" style:horizontal-pos=\"right\" style:horizontal-rel=\"paragraph\" style:wrap=\"left\" style:number-wrapped-paragraphs=\"no-limit\" fo:margin-left=\"10pt\"",
            ),
        };
        let look = format!(
            "<style:graphic-properties {look} fo:margin-right=\"0pt\" fo:margin-top=\"0pt\" fo:margin-bottom=\"0pt\" fo:padding=\"0pt\" fo:border=\"none\"/>"
        );
        let look = self.looks.name(Family::Graphic, "", &look);
        format!(
            "<draw:frame draw:style-name=\"{look}\" draw:name=\"{name}\" text:anchor-type=\"{anchor}\" svg:x=\"0pt\" svg:y=\"0pt\" svg:width=\"{}\" svg:height=\"{}\"><draw:image xlink:href=\"{file}\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/><svg:desc>{}</svg:desc></draw:frame>",
            length(width),
            length(height),
            escape(alt),
        )
    }
}

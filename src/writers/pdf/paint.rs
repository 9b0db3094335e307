//! Draws laid-out pages: every drawing becomes an operator inside marked content, so that nothing on a page is unaccounted for.

use super::logo::Picture;
use super::pages::{Artifact, Group, GroupOwner, Page};
use super::tree::Tree;
use crate::document::page::{Colour, Draw, Extent, Face, PAPER};
use crate::writers::WriteError;
use printpdf::{
    Color, DictItem, ExternalStream, ExternalXObject, Mm, Op, PaintMode, PdfDocument,
    PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, Rgb, TextItem, TextMatrix, XObject,
    XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;
use std::sync::Arc;

const LOGO: &str = "Logo";

/// The pages as a PDF without structure, still in memory.
pub(super) fn paint(
    pages: &[Page],
    tree: &Tree,
    logo: Option<Arc<Picture>>,
) -> Result<lopdf::Document, WriteError> {
    let mut document = PdfDocument::new("");
    document.pages = pages.iter().map(|page| paint_page(page, tree)).collect();
    for face in Face::ALL {
        if pages.iter().any(|page| uses(page, face))
            && let Some(font) = face.font()
        {
            document.resources.fonts.map.insert(face.id(), font.clone());
        }
    }
    if let Some(picture) = logo {
        document
            .resources
            .xobjects
            .map
            .insert(XObjectId(LOGO.to_owned()), XObject::External(image(&picture)));
    }
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: true,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let painted = document.to_lopdf_document(&options, &mut warnings);
    // A warning here means text without its font: no letter that anybody could read.
    if warnings.is_empty() {
        Ok(painted)
    } else {
        Err(WriteError::Other("PDF-filens sider kan ikke tegnes.".to_owned()))
    }
}

/// The picture with its pixels as they are, since they are pressed already.
fn image(picture: &Picture) -> ExternalXObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width as i64)),
        ("Height", DictItem::Int(picture.height as i64)),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name("FlateDecode")),
    ];
    let mut dict: BTreeMap<String, DictItem> =
        dict.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    if picture.predicted {
        // Fifteen stands for the ways of PNG, in which each row says which one it uses.
        let ways = [
            ("Predictor", 15),
            ("Colors", 3),
            ("BitsPerComponent", 8),
            ("Columns", picture.width as i64),
        ];
        let map =
            ways.into_iter().map(|(key, value)| (key.to_owned(), DictItem::Int(value))).collect();
        dict.insert("DecodeParms".to_owned(), DictItem::Dict { map });
    }
    ExternalXObject {
        stream: ExternalStream { dict, content: picture.pressed.clone(), compress: false },
        width: None,
        height: None,
        dpi: None,
    }
}

fn uses(page: &Page, face: Face) -> bool {
    page.groups
        .iter()
        .flat_map(|group| &group.draws)
        .any(|draw| matches!(draw, Draw::Text { face: used, .. } if *used == face))
}

fn paint_page(page: &Page, tree: &Tree) -> PdfPage {
    let mut painter = Painter { ops: Vec::new(), font: None, colour: None };
    for group in &page.groups {
        painter.group(group, tree);
    }
    PdfPage::new(Mm(210.0), Mm(297.0), painter.ops)
}

/// Collects operators, and leaves out those that would set what is set already.
struct Painter {
    ops: Vec<Op>,
    font: Option<(Face, f32)>,
    colour: Option<Colour>,
}

impl Painter {
    fn group(&mut self, group: &Group, tree: &Tree) {
        self.ops.push(match group.owner {
            GroupOwner::Content { node, mark } => {
                opening(tree.node(node).role.name(), [("MCID", DictItem::Int(mark as i64))])
            }
            GroupOwner::Artifact(artifact) => opening("Artifact", artifact_properties(artifact)),
        });
        let mut in_text = false;
        for draw in &group.draws {
            let is_text = matches!(draw, Draw::Text { .. });
            if is_text != in_text {
                self.ops.push(if is_text { Op::StartTextSection } else { Op::EndTextSection });
                in_text = is_text;
            }
            self.draw(draw);
        }
        if in_text {
            self.ops.push(Op::EndTextSection);
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn draw(&mut self, draw: &Draw) {
        match draw {
            Draw::Text { x, y, face, size, colour, turn, text, .. } => {
                self.fill_with(*colour);
                if self.font != Some((*face, *size)) {
                    self.font = Some((*face, *size));
                    self.ops.push(Op::SetFont {
                        font: PdfFontHandle::External(face.id()),
                        size: Pt(rounded(*size)),
                    });
                }
                self.ops.push(Op::SetTextMatrix { matrix: matrix(*x, PAPER.1 - y, *turn) });
                self.ops.push(Op::ShowText { items: vec![TextItem::Text(text.clone())] });
            }
            Draw::Box { area, colour } => {
                self.fill_with(*colour);
                self.ops.push(Op::DrawRectangle { rectangle: rectangle(*area) });
            }
            Draw::Logo { area } => {
                let transform = XObjectTransform {
                    translate_x: Some(Pt(rounded(area.x))),
                    translate_y: Some(Pt(rounded(PAPER.1 - area.y - area.height))),
                    scale_x: Some(rounded(area.width)),
                    scale_y: Some(rounded(area.height)),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                self.ops.push(Op::UseXobject { id: XObjectId(LOGO.to_owned()), transform });
            }
        }
    }

    fn fill_with(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.colour = Some(colour);
            let [r, g, b] = colour;
            self.ops.push(Op::SetFillColor { col: Color::Rgb(Rgb { r, g, b, icc_profile: None }) });
        }
    }
}

fn opening<const N: usize>(tag: &str, properties: [(&str, DictItem); N]) -> Op {
    let map: BTreeMap<String, DictItem> =
        properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } }
}

fn artifact_properties(artifact: Artifact) -> [(&'static str, DictItem); 2] {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let side = |side: &str| DictItem::Array(vec![name(side)]);
    match artifact {
        Artifact::Layout => [("Type", name("Layout")), ("Type", name("Layout"))],
        Artifact::Header => [("Type", name("Pagination")), ("Attached", side("Top"))],
        Artifact::Footer => [("Type", name("Pagination")), ("Attached", side("Bottom"))],
        Artifact::Watermark => [("Type", name("Pagination")), ("Subtype", name("Watermark"))],
    }
}

fn matrix(x: f32, y: f32, turn: f32) -> TextMatrix {
    if turn == 0.0 {
        return TextMatrix::Translate(Pt(rounded(x)), Pt(rounded(y)));
    }
    let (sin, cos) = turn.to_radians().sin_cos();
    TextMatrix::Raw([cos, sin, -sin, cos, rounded(x), rounded(y)])
}

fn rectangle(area: Extent) -> Rect {
    Rect {
        x: Pt(rounded(area.x)),
        y: Pt(rounded(PAPER.1 - area.y - area.height)),
        width: Pt(rounded(area.width)),
        height: Pt(rounded(area.height)),
        mode: Some(PaintMode::Fill),
        winding_order: None,
    }
}

/// Hundredths of a point are finer than any printer, and keep the file small.
fn rounded(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

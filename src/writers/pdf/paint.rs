//! Sets laid-out pages into a PDF: their content, the parts of the fonts that they show, the logo and the pictures.

use super::content::{LOGO, content, picture_name};
use super::logo::Picture;
use super::pages::Page;
use super::part::Parts;
use super::tree::Tree;
use crate::document::page::PAPER;
use crate::writers::WriteError;
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};

/// The pages as a PDF without structure, still in memory.
pub(super) fn paint(
    pages: &[Page],
    tree: &Tree,
    logo: Option<&Picture>,
    pictures: &[Picture],
) -> Result<Document, WriteError> {
    // Without its font no letter could be read by anybody.
    let parts = Parts::of(pages)
        .ok_or_else(|| WriteError::Other("PDF-filens sider kan ikke tegnes.".to_owned()))?;
    let mut pdf = Document::with_version("1.7");
    let mut resources = dictionary! { "Font" => parts.embed(&mut pdf) };
    let mut images = Dictionary::new();
    if let Some(picture) = logo {
        images.set(LOGO, pdf.add_object(image(picture)));
    }
    for (number, picture) in pictures.iter().enumerate() {
        images.set(picture_name(number), pdf.add_object(image(picture)));
    }
    if !images.is_empty() {
        resources.set("XObject", images);
    }
    let resources = pdf.add_object(resources);
    let all = pdf.new_object_id();
    let paper: Vec<Object> = [0.0, 0.0, PAPER.0, PAPER.1].map(Object::Real).to_vec();
    let mut kids: Vec<Object> = Vec::with_capacity(pages.len());
    for page in pages {
        let content = Stream::new(Dictionary::new(), content(page, tree, &parts));
        let content = pdf.add_object(content);
        let page = pdf.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => all,
            "MediaBox" => paper.clone(),
            "Resources" => resources,
            "Contents" => content,
        });
        kids.push(page.into());
    }
    let count = kids.len() as i64;
    pdf.set_object(all, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids });
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => all });
    pdf.trailer.set("Root", catalog);
    Ok(pdf)
}

/// The picture with its pixels as they are, since they are pressed already.
fn image(picture: &Picture) -> Stream {
    let channels = if picture.palette.is_some() { 1 } else { 3 };
    let bits = i64::from(picture.bits);
    let mut image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => picture.width as i64,
        "Height" => picture.height as i64,
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => bits,
        "Filter" => "FlateDecode",
    };
    if let Some(palette) = &picture.palette {
        let last = (palette.len() / 3).saturating_sub(1) as i64;
        let colours = Object::String(palette.clone(), StringFormat::Hexadecimal);
        image.set("ColorSpace", vec!["Indexed".into(), "DeviceRGB".into(), last.into(), colours]);
    }
    if picture.predicted {
        // Fifteen stands for the ways of PNG, in which each row says which one it uses.
        let columns = picture.width as i64;
        image.set(
            "DecodeParms",
            dictionary! {
                "Predictor" => 15, "Colors" => channels, "BitsPerComponent" => bits, "Columns" => columns
            },
        );
    }
    Stream::new(image, picture.pressed.clone())
}

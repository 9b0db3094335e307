//! Reads the logo and the pictures of the text: a PNG file becomes plain pixels without transparency, pressed as a PDF holds them. One
//! that is plain already, or has a list of colours, keeps its own data.

use super::pixels;
use crate::document::page::Pixels;
use crate::document::{BlockBody, Document, Illustration, walk};
use crate::writers::WriteError;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use png::{BitDepth, ColorType, Decoder, Transformations};
use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A picture of red, green and blue bytes, or of places in a list of colours (billede).
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// The colours that the pixels name by their places, three bytes each; none where each pixel has its own.
    pub palette: Option<Vec<u8>>,
    /// Of each colour, or of each place.
    pub bits: u8,
    /// The pixels, pressed by zlib.
    pub pressed: Vec<u8>,
    /// Whether the pixels of a row are written as differences from their neighbours, in the ways of PNG.
    pub predicted: bool,
    /// The picture as a screen needs it, once a screen has asked.
    on_screen: OnceLock<Option<Arc<Pixels>>>,
}

/// More pixels than this are no logo; reading them would take the memory and time of a letter many times over.
const MOST_PIXELS: usize = 16_000_000;

/// The file of the last logo, and its picture. A municipality has one logo, and reading it takes a while.
static LAST: Mutex<Option<(Vec<u8>, Arc<Picture>)>> = Mutex::new(None);

/// Decodes a PNG file, laid on white where it is transparent.
pub fn read(file: &[u8]) -> Result<Arc<Picture>, WriteError> {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, picture)) = &*last
        && known == file
    {
        return Ok(picture.clone());
    }
    let picture = Arc::new(decode(file).map_err(|_| WriteError::LogoUnreadable)?);
    *last = Some((file.to_vec(), picture.clone()));
    Ok(picture)
}

/// The logo as a screen shows it, no finer than it needs; none where it cannot be read.
pub(super) fn on_screen(file: &[u8]) -> Option<Arc<Pixels>> {
    let picture = read(file).ok()?;
    let reduce =
        || unpacked(file).ok().map(|unpacked| Arc::new(pixels::reduced(unpacked.pixels())));
    picture.on_screen.get_or_init(reduce).clone()
}

/// The pictures of a letter's text, in their order.
pub(super) fn pictures(document: &Document) -> impl Iterator<Item = Result<Picture, WriteError>> {
    illustrations(document).map(|it| decode(&it.png).map_err(|_| WriteError::PictureUnreadable))
}

/// What is wrong with the pictures of a letter's text.
pub fn unreadable_pictures(document: &Document) -> Vec<WriteError> {
    pictures(document).filter_map(Result::err).collect()
}

fn illustrations(document: &Document) -> impl Iterator<Item = &Illustration> {
    walk::blocks(&document.blocks).filter_map(|block| match &block.body {
        BlockBody::Picture(picture) => Some(picture),
        _ => None,
    })
}

/// A picture of the text as a screen shows it; none where it cannot be read.
pub(super) fn picture_on_screen(file: &[u8]) -> Option<Arc<Pixels>> {
    unpacked(file).ok().map(|unpacked| Arc::new(pixels::reduced(unpacked.pixels())))
}

/// How many pixels the picture has across and down, with no pixel read.
pub fn size(file: &[u8]) -> Option<(u32, u32)> {
    let reader = Decoder::new(Cursor::new(file)).read_info().ok()?;
    let (across, down) = (reader.info().width, reader.info().height);
    (across > 0 && down > 0).then_some((across, down))
}

/// Why a file is no logo (fejl i logoet).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoFault {
    /// It is no PNG file at all.
    NotPng,
    /// It says that it has more points than a logo can have, or none. Nothing of it is unpacked.
    Size { width: u32, height: u32 },
    /// It begins as a PNG file and cannot be read to the end.
    Damaged,
}

impl LogoFault {
    /// What is wrong, and what to do.
    pub fn words(self) -> (String, &'static str) {
        match self {
            Self::NotPng => {
                ("Logoet er ikke et billede i formatet PNG.".to_owned(), "Gem det som PNG.")
            }
            Self::Size { width, height } => (
                format!(
                    "Logoet er {width} × {height} punkter, og det er for stort eller for lille."
                ),
                "Gem det med højst 4000 × 4000 punkter.",
            ),
            Self::Damaged => (
                "Logoet er beskadiget og kan ikke læses til ende.".to_owned(),
                "Gem det igen som PNG.",
            ),
        }
    }
}

/// Reads a logo to the end without keeping it, as it is read when a letter is written.
///
/// # Errors
/// Why it is none.
pub fn look_over(file: &[u8]) -> Result<(), LogoFault> {
    decode(file).map(drop)
}

/// The pixels of a file as it holds them.
struct Unpacked {
    width: usize,
    height: usize,
    bytes: Vec<u8>,
    colour: ColorType,
    /// Whether the file holds them as a PDF can hold them too.
    plain: bool,
    /// The list of colours of such a file, and how many bits a place in it has; none where it has no list.
    palette: Option<(Vec<u8>, u8)>,
}

impl Unpacked {
    fn pixels(&self) -> Pixels {
        let colours = coloured(&self.bytes, self.colour);
        Pixels { width: self.width, height: self.height, colours }
    }
}

fn decode(file: &[u8]) -> Result<Picture, LogoFault> {
    let unpacked = unpacked(file)?;
    let (width, height) = (unpacked.width, unpacked.height);
    // The pixels of a plain file were read to the end all the same, to be sure of them.
    let pressed = if unpacked.plain || unpacked.palette.is_some() {
        data(file)
    } else {
        press(&coloured(&unpacked.bytes, unpacked.colour), width * height * 3)
    };
    let pressed = pressed.ok_or(LogoFault::Damaged)?;
    let predicted = unpacked.plain || unpacked.palette.is_some();
    let (palette, bits) = unpacked.palette.map_or((None, 8), |(list, bits)| (Some(list), bits));
    Ok(Picture { width, height, palette, bits, pressed, predicted, on_screen: OnceLock::new() })
}

fn unpacked(file: &[u8]) -> Result<Unpacked, LogoFault> {
    let mut decoder = Decoder::new(Cursor::new(file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| LogoFault::NotPng)?;
    let info = reader.info();
    let plain =
        info.color_type == ColorType::Rgb && info.bit_depth == BitDepth::Eight && !info.interlaced;
    let is_listed =
        info.color_type == ColorType::Indexed && !info.interlaced && info.trns.is_none();
    let list = info.palette.as_ref().filter(|list| is_listed && !list.is_empty());
    let palette = list.map(|list| (list.to_vec(), info.bit_depth as u8));
    let size = LogoFault::Size { width: info.width, height: info.height };
    let (width, height) = (info.width as usize, info.height as usize);
    if width.checked_mul(height).is_none_or(|pixels| pixels == 0 || pixels > MOST_PIXELS) {
        return Err(size);
    }
    let mut bytes = vec![0; reader.output_buffer_size().ok_or(size)?];
    let frame = reader.next_frame(&mut bytes).map_err(|_| LogoFault::Damaged)?;
    if frame.buffer_size() > bytes.len() {
        return Err(LogoFault::Damaged);
    }
    bytes.truncate(frame.buffer_size());
    let colour = frame.color_type;
    let plain = plain && colour == ColorType::Rgb;
    Ok(Unpacked { width, height, bytes, colour, plain, palette })
}

/// The pixels as red, green and blue bytes on white.
fn coloured(bytes: &[u8], colour: ColorType) -> Vec<u8> {
    match colour {
        ColorType::Rgb => bytes.to_vec(),
        ColorType::Rgba => bytes
            .chunks_exact(4)
            .flat_map(|it| [0, 1, 2].map(|channel| on_white(it[channel], it[3])))
            .collect(),
        ColorType::Grayscale => bytes.iter().flat_map(|&it| [it; 3]).collect(),
        ColorType::GrayscaleAlpha => {
            bytes.chunks_exact(2).flat_map(|it| [on_white(it[0], it[1]); 3]).collect()
        }
        // The decoder has turned these into colours.
        ColorType::Indexed => Vec::new(),
    }
}

fn press(pixels: &[u8], length: usize) -> Option<Vec<u8>> {
    if pixels.len() != length {
        return None;
    }
    let mut press = ZlibEncoder::new(Vec::new(), Compression::default());
    press.write_all(pixels).ok()?;
    press.finish().ok()
}

/// The pressed pixels of a PNG file: its chunks of data one after another.
fn data(file: &[u8]) -> Option<Vec<u8>> {
    let mut data = Vec::new();
    let mut rest = file.get(8..)?;
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        match rest.get(4..8)? {
            b"IDAT" => data.extend_from_slice(rest.get(8..8 + length)?),
            b"IEND" => return Some(data),
            _ => {}
        }
        rest = rest.get(12 + length..)?;
    }
}

fn on_white(value: u8, alpha: u8) -> u8 {
    let alpha = u16::from(alpha);
    ((u16::from(value) * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn png(colour: ColorType, pixels: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 2, 2);
        encoder.set_color(colour);
        encoder.set_depth(BitDepth::Eight);
        encoder.write_header().unwrap().write_image_data(pixels).unwrap();
        file
    }

    fn pixels(picture: &Picture) -> Vec<u8> {
        let mut pixels = Vec::new();
        flate2::read::ZlibDecoder::new(picture.pressed.as_slice())
            .read_to_end(&mut pixels)
            .unwrap();
        pixels
    }

    #[test]
    fn plain_colours_are_taken_over_as_the_file_has_them() {
        let picture = read(&png(ColorType::Rgb, &[9; 12])).unwrap();
        assert!(picture.predicted && (picture.width, picture.height) == (2, 2));
        // Before each row stands the way in which it is written.
        assert_eq!(pixels(&picture).len(), 2 * (1 + 2 * 3));
    }

    #[test]
    fn what_is_transparent_lies_on_white_and_grey_becomes_colour() {
        let picture = read(&png(
            ColorType::Rgba,
            &[0, 0, 0, 255, 0, 0, 0, 0, 10, 20, 30, 255, 10, 20, 30, 0],
        ))
        .unwrap();
        assert!(!picture.predicted);
        assert_eq!(pixels(&picture), [0, 0, 0, 255, 255, 255, 10, 20, 30, 255, 255, 255]);
        assert_eq!(
            pixels(&read(&png(ColorType::Grayscale, &[1, 2, 3, 4])).unwrap()),
            [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
        );
    }

    /// A picture of a few points whose header says something else; its checksum is right.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut file = png(ColorType::Rgb, &[9; 12]);
        file[16..20].copy_from_slice(&width.to_be_bytes());
        file[20..24].copy_from_slice(&height.to_be_bytes());
        let mut checksum = flate2::Crc::new();
        checksum.update(&file[12..29]);
        file[29..33].copy_from_slice(&checksum.sum().to_be_bytes());
        file
    }

    #[test]
    fn what_is_no_logo_says_why_and_is_not_unpacked() {
        let whole = png(ColorType::Rgb, &[9; 12]);
        assert_eq!(look_over(&whole), Ok(()));
        assert_eq!(look_over(b"not a picture"), Err(LogoFault::NotPng));
        assert_eq!(
            look_over(&claiming(60_000, 60_000)),
            Err(LogoFault::Size { width: 60_000, height: 60_000 })
        );
        assert_eq!(look_over(&claiming(9, 9)), Err(LogoFault::Damaged));
    }

    #[test]
    fn a_file_that_breaks_off_is_no_picture() {
        let whole = png(ColorType::Rgb, &[9; 12]);
        assert!((0..whole.len() - 16).all(|end| read(&whole[..end]).is_err()));
    }
}

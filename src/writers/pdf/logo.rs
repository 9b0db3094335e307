//! Reads the logo: a PNG file becomes plain pixels without transparency, pressed as a PDF holds them. One that is plain already
//! keeps its own data.

use crate::writers::WriteError;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use png::{BitDepth, ColorType, Decoder, Transformations};
use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// A picture of red, green and blue bytes (billede).
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// The pixels, pressed by zlib.
    pub pressed: Vec<u8>,
    /// Whether the pixels of a row are written as differences from their neighbours, in the ways of PNG.
    pub predicted: bool,
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
    let picture = Arc::new(decode(file).ok_or(WriteError::LogoUnreadable)?);
    *last = Some((file.to_vec(), picture.clone()));
    Ok(picture)
}

/// How many pixels the picture has across and down, with no pixel read.
pub fn size(file: &[u8]) -> Option<(u32, u32)> {
    let reader = Decoder::new(Cursor::new(file)).read_info().ok()?;
    let (across, down) = (reader.info().width, reader.info().height);
    (across > 0 && down > 0).then_some((across, down))
}

fn decode(file: &[u8]) -> Option<Picture> {
    let mut decoder = Decoder::new(Cursor::new(file));
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let info = reader.info();
    let (width, height) = (info.width as usize, info.height as usize);
    let plain =
        info.color_type == ColorType::Rgb && info.bit_depth == BitDepth::Eight && !info.interlaced;
    if width == 0 || height == 0 || width.checked_mul(height)? > MOST_PIXELS {
        return None;
    }
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut bytes).ok()?;
    let bytes = bytes.get(..frame.buffer_size())?;
    if plain && frame.color_type == ColorType::Rgb {
        // The file holds the pixels as a PDF can hold them too. They were read to the end all the same, to be sure of them.
        return Some(Picture { width, height, pressed: data(file)?, predicted: true });
    }
    let pixels = match frame.color_type {
        ColorType::Rgb => bytes.to_vec(),
        ColorType::Rgba => bytes
            .chunks_exact(4)
            .flat_map(|it| [0, 1, 2].map(|channel| on_white(it[channel], it[3])))
            .collect(),
        ColorType::Grayscale => bytes.iter().flat_map(|&it| [it; 3]).collect(),
        ColorType::GrayscaleAlpha => {
            bytes.chunks_exact(2).flat_map(|it| [on_white(it[0], it[1]); 3]).collect()
        }
        ColorType::Indexed => return None,
    };
    if pixels.len() != width * height * 3 {
        return None;
    }
    let mut press = ZlibEncoder::new(Vec::new(), Compression::default());
    press.write_all(&pixels).ok()?;
    Some(Picture { width, height, pressed: press.finish().ok()?, predicted: false })
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

    #[test]
    fn a_file_that_breaks_off_is_no_picture() {
        let whole = png(ColorType::Rgb, &[9; 12]);
        assert!((0..whole.len() - 16).all(|end| read(&whole[..end]).is_err()));
    }
}

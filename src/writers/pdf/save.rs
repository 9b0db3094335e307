//! Writes the objects of a PDF as the bytes of a file: small objects packed and pressed together, as readers since PDF 1.5 expect.
//!
//! `lopdf` can do the same, but copies and formats every object twice and sets up a new compressor for each: half of the time
//! that a letter takes. A letter is written whenever somebody looks at it.

use crate::writers::seal::MARK;
use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat};
use std::borrow::Cow;

/// Of nine. The others make a letter up to a fifth smaller, and take a tenth more time.
const LEVEL: u32 = 1;

/// As many objects in one pack keeps a pack small enough to be read quickly on its own.
const PACK: usize = 250;

/// The file, with names of zeros in the places of the seal; `None` if the compressor fails.
pub(super) fn save(pdf: &Document) -> Option<Vec<u8>> {
    let mut file = File {
        bytes: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(),
        places: vec![Place::Free; pdf.max_id as usize + 1],
    };
    let mut bodies = Vec::new();
    let mut small = Vec::new();
    for (id, object) in &pdf.objects {
        match object {
            Object::Stream(stream) => bodies.push(Body::of(id.0, stream)),
            object => small.push((id.0, object)),
        }
    }
    for pack in small.chunks(PACK) {
        let body = file.pack(pack)?;
        bodies.push(body);
    }
    let mut press = Press::new(LEVEL);
    bodies.iter_mut().try_for_each(|body| press.body(body))?;
    for body in &bodies {
        file.write(body)?;
    }
    file.finish(&pdf.trailer, &mut press)
}

/// A stream on its way into the file.
struct Body<'a> {
    number: u32,
    dict: Dictionary,
    content: Cow<'a, [u8]>,
    may_press: bool,
}

impl<'a> Body<'a> {
    fn of(number: u32, stream: &'a Stream) -> Self {
        let may_press = stream.allows_compression && !stream.dict.has(b"Filter");
        Self {
            number,
            dict: stream.dict.clone(),
            content: Cow::Borrowed(&stream.content),
            may_press,
        }
    }
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Free,
    At(usize),
    /// In a pack, and its place there.
    In(u32, usize),
}

struct File {
    bytes: Vec<u8>,
    places: Vec<Place>,
}

impl File {
    fn write(&mut self, body: &Body) -> Option<()> {
        let mut dict = body.dict.clone();
        dict.set("Length", body.content.len() as i64);
        *self.places.get_mut(body.number as usize)? = Place::At(self.bytes.len());
        self.bytes.extend_from_slice(format!("{} 0 obj\n", body.number).as_bytes());
        write_dictionary(&mut self.bytes, &dict);
        self.bytes.extend_from_slice(b"stream\n");
        self.bytes.extend_from_slice(&body.content);
        // With both bytes of the line end, data that itself ends in one of them is still told apart from it.
        self.bytes.extend_from_slice(b"\r\nendstream\nendobj\n");
        Some(())
    }

    /// A number for an object of the file's own.
    fn new_number(&mut self) -> u32 {
        self.places.push(Place::Free);
        self.places.len() as u32 - 1
    }

    fn pack(&mut self, objects: &[(u32, &Object)]) -> Option<Body<'static>> {
        let number = self.new_number();
        let (mut index, mut packed) = (Vec::new(), Vec::new());
        for (position, (id, object)) in objects.iter().enumerate() {
            *self.places.get_mut(*id as usize)? = Place::In(number, position);
            write_number(&mut index, i64::from(*id));
            index.push(b' ');
            write_number(&mut index, packed.len() as i64);
            index.push(b' ');
            write_object(&mut packed, object);
            packed.push(b'\n');
        }
        let dict = Dictionary::from_iter([
            ("Type", Object::from("ObjStm")),
            ("N", Object::Integer(objects.len() as i64)),
            ("First", Object::Integer(index.len() as i64)),
        ]);
        index.append(&mut packed);
        Some(Body { number, dict, content: Cow::Owned(index), may_press: true })
    }

    /// Adds the table of all places, and the way to it.
    fn finish(mut self, trailer: &Dictionary, press: &mut Press) -> Option<Vec<u8>> {
        let number = self.new_number();
        let start = self.bytes.len();
        self.places[number as usize] = Place::At(start);
        let mut table = Vec::with_capacity(self.places.len() * 7);
        for place in &self.places {
            let (kind, first, second) = match *place {
                Place::Free => (0, 0, 0),
                Place::At(offset) => (1, offset as u32, 0),
                Place::In(pack, position) => (2, pack, position as u16),
            };
            table.push(kind);
            table.extend_from_slice(&first.to_be_bytes());
            table.extend_from_slice(&second.to_be_bytes());
        }
        let widths = [1, 4, 2].map(Object::Integer).to_vec();
        let size = self.places.len() as i64;
        let mut dict = Dictionary::from_iter([
            ("Type", Object::from("XRef")),
            ("Size", Object::Integer(size)),
            ("W", Object::Array(widths)),
        ]);
        for key in [&b"Root"[..], b"Info"] {
            if let Ok(value) = trailer.get(key) {
                dict.set(key, value.clone());
            }
        }
        let name = Object::String(vec![0; MARK], StringFormat::Hexadecimal);
        dict.set("ID", vec![name.clone(), name]);
        let mut body = Body { number, dict, content: Cow::Owned(table), may_press: true };
        press.body(&mut body)?;
        self.write(&body)?;
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Some(self.bytes)
    }
}

/// Data pressed by zlib, at a level of nine; `None` if the compressor fails.
pub(super) fn pressed(content: &[u8], level: u32) -> Option<Vec<u8>> {
    Press::new(level).press(content)
}

/// A compressor for many streams.
struct Press(Compress);

impl Press {
    fn new(level: u32) -> Self {
        Self(Compress::new(Compression::new(level), true))
    }

    /// Presses a stream if it may be pressed.
    fn body(&mut self, body: &mut Body) -> Option<()> {
        if body.may_press {
            body.content = Cow::Owned(self.press(&body.content)?);
            body.dict.set("Filter", "FlateDecode");
        }
        Some(())
    }

    fn press(&mut self, content: &[u8]) -> Option<Vec<u8>> {
        self.0.reset();
        let mut pressed = Vec::with_capacity(content.len() / 2 + 128);
        loop {
            let read = self.0.total_in() as usize;
            match self.0.compress_vec(content.get(read..)?, &mut pressed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) => return Some(pressed),
                Ok(_) => pressed.reserve(content.len() / 2 + 128),
                Err(_) => return None,
            }
        }
    }
}

fn write_object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend_from_slice(b"null"),
        Object::Boolean(value) => bytes.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => write_number(bytes, *value),
        Object::Real(value) => bytes.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => write_name(bytes, name),
        Object::String(text, format) => write_string(bytes, text, *format),
        Object::Array(items) => {
            bytes.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    bytes.push(b' ');
                }
                write_object(bytes, item);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dict) | Object::Stream(Stream { dict, .. }) => {
            write_dictionary(bytes, dict)
        }
        Object::Reference(id) => {
            write_number(bytes, i64::from(id.0));
            bytes.extend_from_slice(b" 0 R");
        }
    }
}

fn write_dictionary(bytes: &mut Vec<u8>, dict: &Dictionary) {
    bytes.extend_from_slice(b"<<");
    for (key, value) in dict.iter() {
        write_name(bytes, key);
        bytes.push(b' ');
        write_object(bytes, value);
    }
    bytes.extend_from_slice(b">>");
}

fn write_number(bytes: &mut Vec<u8>, value: i64) {
    if (0..10).contains(&value) {
        bytes.push(b'0' + value as u8);
    } else {
        bytes.extend_from_slice(value.to_string().as_bytes());
    }
}

fn write_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            bytes.push(byte);
        } else {
            bytes.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

fn write_string(bytes: &mut Vec<u8>, text: &[u8], format: StringFormat) {
    if format == StringFormat::Hexadecimal {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        bytes.push(b'<');
        bytes.extend(
            text.iter()
                .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]),
        );
        bytes.push(b'>');
        return;
    }
    bytes.push(b'(');
    for &byte in text {
        match byte {
            b'\r' => bytes.extend_from_slice(b"\\r"),
            b'(' | b')' | b'\\' => bytes.extend_from_slice(&[b'\\', byte]),
            _ => bytes.push(byte),
        }
    }
    bytes.push(b')');
}

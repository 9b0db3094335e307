//! The typefaces that the machine has, for signs that those of the program lack.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fontdb::{Database, FaceInfo, ID, Source, Stretch, Style};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

/// More typefaces are never taken: texts in so many scripts stand in no case.
const MOST_FACES: usize = 8;
/// All of them together hold no more bytes. One for Chinese, Japanese and Korean has about 20 MB.
const MOST_BYTES: u64 = 64 << 20;

/// A typeface of the machine (en skrifttype), with its file in memory.
#[derive(Clone)]
pub struct Typeface {
    pub name: String,
    pub bytes: Arc<Vec<u8>>,
    /// Which of the file's typefaces it is.
    pub index: u32,
}

impl Typeface {
    /// Whether the typeface has a picture of the sign that is more than a blank.
    pub fn draws(&self, sign: char) -> bool {
        draws(&self.bytes, self.index, sign)
    }
}

/// The typefaces of a machine (maskinens skrifttyper), those for running text first.
pub struct Typefaces {
    known: Database,
    order: Vec<ID>,
    taken: usize,
    room: u64,
}

impl Typefaces {
    /// Those that the system has. It takes a part of a second.
    pub fn of_machine() -> Self {
        let mut known = Database::new();
        known.load_system_fonts();
        Self::of(known)
    }

    /// Those in a folder.
    pub fn in_folder(folder: &Path) -> Self {
        let mut known = Database::new();
        known.load_fonts_dir(folder);
        Self::of(known)
    }

    fn of(known: Database) -> Self {
        let mut faces: Vec<&FaceInfo> = known.faces().filter(|face| is_for_text(face)).collect();
        faces.sort_by_key(|face| rank(face));
        let order = faces.into_iter().map(|face| face.id).collect();
        Self { known, order, taken: 0, room: MOST_BYTES }
    }

    /// The first typeface that draws a sign, with its file read; none where the machine has none, or where enough are in memory.
    pub fn drawing(&mut self, sign: char) -> Option<Typeface> {
        if self.taken == MOST_FACES {
            return None;
        }
        let at = self.order.iter().position(|id| {
            let draws = |bytes: &[u8], index| draws(bytes, index, sign);
            self.known.with_face_data(*id, draws).unwrap_or(false) && self.fits(*id)
        })?;
        let id = self.order.remove(at);
        let face = self.known.face(id)?;
        let bytes = std::fs::read(path(face)?).ok()?;
        self.taken += 1;
        self.room = self.room.saturating_sub(bytes.len() as u64);
        let name = format!("{} {}", face.post_script_name, face.index);
        Some(Typeface { name, bytes: Arc::new(bytes), index: face.index })
    }

    fn fits(&self, id: ID) -> bool {
        let file = self.known.face(id).and_then(path);
        let size = file.and_then(|file| std::fs::metadata(file).ok()).map(|held| held.len());
        size.is_some_and(|size| size <= self.room)
    }
}

fn path(face: &FaceInfo) -> Option<&PathBuf> {
    match &face.source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path),
        Source::Binary(_) => None,
    }
}

/// Some typefaces draw a box or nothing for every sign there is.
fn is_for_text(face: &FaceInfo) -> bool {
    !["LastResort", "Blank"].iter().any(|name| face.post_script_name.contains(name))
}

/// What suits a form best comes first: upright, neither light nor bold, without serifs, letters of their own widths.
fn rank(face: &FaceInfo) -> impl Ord + use<> {
    let name = &face.post_script_name;
    (
        face.style != Style::Normal,
        face.weight.0.abs_diff(400),
        face.stretch != Stretch::Normal,
        face.monospaced,
        name.contains("Serif"),
        Reverse(name.contains("Sans")),
        name.clone(),
        face.index,
    )
}

/// Counts what is drawn.
#[derive(Default)]
struct Strokes(usize);

impl OutlinePen for Strokes {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 += 1;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }

    fn close(&mut self) {}
}

/// The window paints outlines: a typeface that has nothing but coloured pictures of a sign does not help.
fn draws(bytes: &[u8], index: u32, sign: char) -> bool {
    let drawn = || {
        let face = FontRef::from_index(bytes, index).ok()?;
        let glyph = face.charmap().map(sign).filter(|glyph| glyph.to_u32() != 0)?;
        if sign.is_whitespace() {
            return Some(true);
        }
        let mut strokes = Strokes::default();
        let settings = DrawSettings::unhinted(Size::new(16.0), LocationRef::default());
        face.outline_glyphs().get(glyph)?.draw(settings, &mut strokes).ok()?;
        Some(strokes.0 > 0)
    };
    drawn().unwrap_or(false)
}

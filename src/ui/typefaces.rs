//! Signs that the window's own typefaces lack are drawn by typefaces of the machine. Those are looked for on a thread of their own,
//! and only when such a sign is met.

use std::collections::HashSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use eframe::egui::epaint::text::InsertFontFamily;
use eframe::egui::{
    Context, FallbackRequest, FontData, FontInsert, FontPriority, FontProvider, Id, Ui,
};

use crate::danish::pasted::is_plain;
use crate::files::typefaces::{Typeface, Typefaces};

/// So many different signs are looked for; no case has more.
const MOST_SIGNS: usize = 20_000;

/// The typefaces of the machine that the window has met a use for.
struct Lent {
    known: Mutex<Known>,
    ask: Sender<char>,
}

#[derive(Default)]
struct Known {
    faces: Vec<Typeface>,
    asked: HashSet<char>,
    /// What no typeface of the machine draws.
    missing: HashSet<char>,
}

impl Lent {
    fn known(&self) -> MutexGuard<'_, Known> {
        // Whoever was stopped in the middle left whole entries behind.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl FontProvider for Lent {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let sign = request.cluster.chars().next()?;
        let mut known = self.known();
        if let Some(face) = known.faces.iter().find(|face| face.draws(sign)) {
            let bytes: Arc<Vec<u8>> = Arc::clone(&face.bytes);
            let data = FontData::from_blob(bytes, face.index);
            let family =
                InsertFontFamily { family: request.family.clone(), priority: FontPriority::Lowest };
            return Some(FontInsert::new(&face.name, data, vec![family]));
        }
        if known.asked.len() == MOST_SIGNS {
            known.missing.insert(sign);
        } else if known.asked.insert(sign) {
            // Where nobody looks any more, the sign stays a box.
            let _ = self.ask.send(sign);
        }
        None
    }
}

fn place() -> Id {
    Id::unique("typefaces of the machine")
}

/// Lets the window draw by the typefaces of a machine what it cannot draw by its own. `open` is called when the first such sign is met.
///
/// # Errors
/// A system that gives no thread.
pub fn lend(
    ctx: &Context,
    open: impl FnOnce() -> Typefaces + Send + 'static,
) -> std::io::Result<()> {
    let (ask, asked) = channel();
    let lent = Arc::new(Lent { known: Mutex::default(), ask });
    ctx.data_mut(|data| data.insert_temp(place(), Arc::clone(&lent)));
    ctx.add_font_provider(Arc::clone(&lent) as Arc<dyn FontProvider>);
    let ctx = ctx.clone();
    std::thread::Builder::new()
        .name("typefaces".to_owned())
        .spawn(move || look(&ctx, &lent, &asked, open))?;
    Ok(())
}

fn look(ctx: &Context, lent: &Arc<Lent>, asked: &Receiver<char>, open: impl FnOnce() -> Typefaces) {
    let Ok(mut first) = asked.recv() else { return };
    let mut machine = open();
    loop {
        let mut is_new = false;
        for sign in std::iter::once(first).chain(asked.try_iter()) {
            if lent.known().faces.iter().any(|face| face.draws(sign)) {
                is_new = true;
                continue;
            }
            match machine.drawing(sign) {
                Some(face) => {
                    lent.known().faces.push(face);
                    is_new = true;
                }
                None => drop(lent.known().missing.insert(sign)),
            }
        }
        if is_new {
            // The window remembers what it could not draw until its typefaces change.
            ctx.set_font_providers(vec![Arc::clone(lent) as Arc<dyn FontProvider>]);
        }
        ctx.request_repaint();
        match asked.recv() {
            Ok(sign) => first = sign,
            Err(_) => return,
        }
    }
}

/// What of a text the window cannot show as it is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Signs that no typeface draws, each once, and only the first few.
    pub missing: Vec<char>,
    /// Whether some of it is read from the right.
    pub from_right: bool,
}

/// Looks through a text for what the window cannot show as it is meant.
pub(super) fn foreign(ui: &Ui, text: &str) -> Foreign {
    /// More are not named.
    const NAMED: usize = 4;
    let mut found = Foreign::default();
    if is_plain(text) {
        return found;
    }
    let lent = ui.data(|data| data.get_temp::<Arc<Lent>>(place()));
    let known = lent.as_ref().map(|lent| lent.known());
    for sign in text.chars().filter(|sign| *sign > 'ʯ') {
        found.from_right |= is_read_from_right(sign);
        let is_missing = known.as_ref().is_some_and(|known| known.missing.contains(&sign));
        if is_missing && !found.missing.contains(&sign) && found.missing.len() < NAMED {
            found.missing.push(sign);
        }
    }
    found
}

/// The blocks that Unicode keeps for scripts that are read from the right.
fn is_read_from_right(sign: char) -> bool {
    matches!(sign,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

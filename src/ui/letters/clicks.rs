//! What the mouse does on the passages of a letter: a click goes where a word came from, a double click opens the text.

use std::time::Duration;

use eframe::egui::{Event, Id, PointerButton, Pos2, Rect, Ui};

use super::in_place::places::PassageAt;
use super::in_place::{InPlace, Met};
use super::spot::Spot;
use crate::document::Source;
use crate::document::paper::{Paper, PaperWord, Passage};
use crate::session::action::Action;

/// How far below its baseline a letter reaches, for a size of one point.
const DEPTH: f32 = 0.25;

/// What a click on words of this source asks for.
pub(super) fn follow(source: Source) -> Option<Action> {
    match source {
        Source::Field(path) | Source::Gap(Some(path)) => Some(Action::JumpTo(path)),
        Source::Template { .. } => Some(Action::TellSource(source)),
        Source::Hand(_) | Source::Compared(_) | Source::Gap(None) | Source::Unknown => None,
    }
}

/// A click that waits for whether it becomes a double one: on what, where it leads, and since when.
#[derive(Clone)]
struct Waiting {
    at: PassageAt,
    source: Option<Source>,
    since: f64,
    frame: u64,
}

impl Waiting {
    fn id(desk: Id) -> Id {
        desk.with("waiting click")
    }

    /// Whether a click here is the second of two. Where frames take long, both come in one, or so far apart that they are not counted
    /// as a double click.
    fn is_doubled(ui: &Ui, desk: Id, it: &Met) -> bool {
        let is_release = |event: &Event| {
            matches!(
                event,
                Event::PointerButton { pressed: false, button: PointerButton::Primary, .. }
            )
        };
        let releases = ui.input(|input| input.events.iter().filter(|it| is_release(it)).count());
        let waits = ui.data(|data| data.get_temp::<Self>(Self::id(desk)));
        it.response.double_clicked() || releases > 1 || waits.is_some_and(|waits| waits.at == it.at)
    }

    /// Follows the click that has waited long enough.
    fn end(ui: &Ui, desk: Id, actions: &mut Vec<Action>) {
        let Some(waits) = ui.data(|data| data.get_temp::<Self>(Self::id(desk))) else { return };
        let longest = ui.options(|options| options.input_options.max_double_click_delay);
        let rest = longest - (ui.input(|input| input.time) - waits.since);
        let is_next = ui.ctx().cumulative_frame_nr() <= waits.frame + 1;
        // A second press may be under way, however late its frame comes.
        let is_down = ui.input(|input| input.pointer.any_down() || input.pointer.any_pressed());
        if rest <= 0.0 && !is_next && !is_down {
            ui.data_mut(|data| data.remove::<Self>(Self::id(desk)));
            actions.extend(waits.source.and_then(follow));
        } else {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(rest.max(0.0)));
        }
    }
}

/// Takes in what the mouse did: a click on a word follows it, a double click opens its text, the right button shows what can be done.
pub(super) fn on_passages<'l>(
    ui: &Ui,
    id: Id,
    in_place: &mut InPlace<'_>,
    met: &[Met],
    paper: &Paper,
    spot_of: &impl Fn(usize) -> (Spot<'l>, Rect),
    actions: &mut Vec<Action>,
) {
    for it in met {
        let response = &it.response;
        let pos = response.interact_pointer_pos();
        let can_open = in_place.has_text(it.at);
        if response.secondary_clicked() {
            in_place.menu(ui, it.at, pos.unwrap_or(it.rect.left_bottom()), false);
        }
        if !response.clicked() {
            continue;
        }
        let Some(pos) = pos else {
            // Whoever listens asks for a text without pointing at a word of it.
            in_place.open(ui, it.at, None, actions);
            continue;
        };
        if can_open && Waiting::is_doubled(ui, id, it) {
            ui.data_mut(|data| data.remove::<Waiting>(Waiting::id(id)));
            in_place.open(ui, it.at, Some(pos), actions);
            continue;
        }
        let page = paper.pages.get(it.at.page);
        let word = page
            .and_then(|page| page.passages.get(it.at.passage))
            .and_then(|passage| word_at(passage, spot_of(it.at.page).0, pos));
        let source = word.and_then(|word| paper.source(word)).cloned();
        if can_open {
            let since = ui.input(|input| input.time);
            let frame = ui.ctx().cumulative_frame_nr();
            let waits = Waiting { at: it.at, source, since, frame };
            ui.data_mut(|data| data.insert_temp(Waiting::id(id), waits));
        } else {
            actions.extend(source.and_then(follow));
        }
    }
    Waiting::end(ui, id, actions);
}

/// Whether a click on words of this source goes to a field.
pub(super) fn leads(source: &Source) -> bool {
    matches!(source, Source::Field(_) | Source::Gap(Some(_)))
}

/// The word at a place of the screen; a space belongs to the word before it.
pub(super) fn word_at<'p>(
    passage: &'p Passage,
    spot: Spot<'_>,
    pos: Pos2,
) -> Option<PaperWord<'p>> {
    let top = spot.corner.y + spot.lowered(passage.area.y);
    let (x, y) = ((pos.x - spot.corner.x) / spot.scale, (pos.y - top) / spot.scale);
    let on_line =
        |word: &PaperWord<'_>| (word.y - word.size..=word.y + word.size * DEPTH).contains(&y);
    let word = passage.words().filter(on_line).rfind(|word| word.x <= x)?;
    let area = word.area();
    (x <= area.x + area.width + area.height * DEPTH).then_some(word)
}

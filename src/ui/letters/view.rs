//! How a letter is looked at: how large, and which of its pages is in sight.

use eframe::egui::{Button, Context, Id, Key, Modifiers, Rect, Ui};

use super::texts;

/// The room between the pages and around them.
pub(super) const GAP: f32 = 14.0;

/// Points of the screen that an inch of paper takes at full size, for each point of the paper.
const FULL_SIZE: f32 = 96.0 / 72.0;

/// The sizes that can be chosen, in hundredths of full size. Few of them, since every size has letters of its own to draw.
const SIZES: [u16; 6] = [50, 75, 100, 125, 150, 200];

/// A page is no wider than this where it is as wide as there is room, in hundredths of full size.
const WIDEST: f32 = 126.0;

/// How large a letter is shown (forstørrelsen).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// In hundredths of full size.
    Size(u16),
}

/// How a letter is looked at (visningen).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct View {
    pub zoom: Zoom,
    /// The page that most is seen of, from zero.
    pub page: usize,
    /// How large it was last drawn, in hundredths of full size.
    drawn: u16,
    /// The pages whose upper edges are the next ones below and above what is in sight.
    pub next: Option<usize>,
    pub previous: Option<usize>,
    /// The page to bring into sight.
    pub go_to: Option<usize>,
}

impl View {
    pub(super) fn load(ctx: &Context, id: Id) -> Self {
        ctx.data(|data| data.get_temp(id)).unwrap_or_default()
    }

    pub(super) fn store(self, ctx: &Context, id: Id) {
        ctx.data_mut(|data| data.insert_temp(id, self));
    }

    /// The length of a point of the paper, where a page may be so wide.
    pub(super) fn scale(&mut self, room: f32, page_width: f32) -> f32 {
        let hundredths = match self.zoom {
            // Whole steps, so that a window that is drawn larger does not ask for new letters all the time.
            Zoom::Width => {
                ((room / page_width / FULL_SIZE * 50.0).floor() * 2.0).clamp(20.0, WIDEST)
            }
            Zoom::Size(size) => f32::from(size),
        };
        self.drawn = hundredths as u16;
        hundredths / 100.0 * FULL_SIZE
    }

    fn larger(&mut self) {
        let next = SIZES.into_iter().find(|size| *size > self.drawn);
        self.zoom = next.map_or(self.zoom, Zoom::Size);
    }

    fn smaller(&mut self) {
        let next = SIZES.into_iter().rev().find(|size| *size < self.drawn);
        self.zoom = next.map_or(self.zoom, Zoom::Size);
    }

    /// Notes which pages are in sight, and says whether that has changed.
    pub(super) fn sees(&mut self, clip: Rect, pages: &[Rect]) -> bool {
        let before = (self.page, self.next, self.previous);
        let seen = |page: &Rect| (page.intersect(clip).height()).max(0.0);
        let most = (0..pages.len())
            .rev()
            .max_by(|one, other| seen(&pages[*one]).total_cmp(&seen(&pages[*other])));
        self.page = most.unwrap_or_default();
        let top = clip.top() + GAP;
        let ends = pages.last().is_some_and(|last| last.bottom() <= clip.bottom() + 1.0);
        // A page that was brought into sight has some room above it.
        let below = |page: &Rect| page.top() > top + GAP;
        self.next = pages.iter().position(below).filter(|_| !ends);
        self.previous = pages.iter().rposition(|page| page.top() < top - 1.0);
        before != (self.page, self.next, self.previous)
    }

    /// The buttons that page and zoom.
    pub(super) fn bar(&mut self, ui: &mut Ui, pages: usize) {
        let page = self.page.min(pages.saturating_sub(1));
        ui.horizontal_wrapped(|ui| {
            let button = |ui: &mut Ui, is_on: bool, sign: &str, (name, keys): (&str, &str)| {
                let response =
                    ui.add_enabled(is_on, Button::new(sign).min_size([34.0, 0.0].into()));
                response.accessible_name(name).on_hover_text(format!("{name} ({keys})")).clicked()
            };
            if button(ui, self.previous.is_some(), "‹", texts::PREVIOUS_SHEET) {
                self.go_to = self.previous;
            }
            ui.label(texts::sheet(page + 1, pages));
            if button(ui, self.next.is_some(), "›", texts::NEXT_SHEET) {
                self.go_to = self.next;
            }
            ui.add_space(10.0);
            if button(ui, self.drawn > SIZES[0], "−", texts::SMALLER) {
                self.smaller();
            }
            ui.label(format!("{} %", self.drawn));
            if button(ui, self.drawn < SIZES[SIZES.len() - 1], "+", texts::LARGER) {
                self.larger();
            }
            let (name, keys) = texts::WHOLE_WIDTH;
            let whole = Button::selectable(self.zoom == Zoom::Width, name);
            if ui.add(whole).on_hover_text(format!("{name} ({keys})")).clicked() {
                self.zoom = Zoom::Width;
            }
        });
    }

    /// The keys that page and zoom; those that also move the cursor only where the letter has it.
    pub(super) fn keys(&mut self, ui: &Ui, pages: usize, has_cursor: bool) {
        const LINE: f32 = 60.0;
        const PAGE_UP: f32 = 400.0;
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::PageDown) {
            self.go_to = self.next;
        }
        if pressed(Key::PageUp) {
            self.go_to = self.previous;
            if self.previous.is_none() {
                // What stands over the first page.
                ui.scroll_with_delta([0.0, PAGE_UP].into());
            }
        }
        if pressed(Key::Home) {
            self.go_to = Some(0);
        }
        if pressed(Key::End) {
            self.go_to = pages.checked_sub(1);
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.larger();
        }
        if pressed(Key::Minus) {
            self.smaller();
        }
        if pressed(Key::Num0) {
            self.zoom = Zoom::Width;
        }
        for (key, down) in [(Key::ArrowDown, -LINE), (Key::ArrowUp, LINE)] {
            if has_cursor && pressed(key) {
                ui.scroll_with_delta([0.0, down].into());
            }
        }
    }
}

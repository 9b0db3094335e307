//! The word that the walk through the slips has come to, where it is written by hand in the letter.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Align, CornerRadius, Id, Painter, Rect, Stroke, StrokeKind, Ui};

use super::in_place::InPlace;
use super::in_place::places::PassageAt;
use crate::document::paper::Passage;
use crate::jobs::job::Misspelling;
use crate::session::Session;
use crate::ui::theme;

/// The passages of the text that has the word (stavefejlen i brevet).
pub(super) struct Slip<'a> {
    slip: Misspelling,
    passages: Vec<(PassageAt, &'a Passage)>,
}

impl<'a> Slip<'a> {
    /// The word in view, where this letter has it.
    pub(super) fn in_view(session: &Session, in_place: &InPlace<'a>) -> Option<Self> {
        let slip = session.slip_in_view()?;
        let passages = in_place.passages_of(slip.edit()?);
        (!passages.is_empty()).then(|| Self { slip: slip.clone(), passages })
    }

    /// Whether a passage shows the text.
    pub(super) fn is_in(&self, at: PassageAt) -> bool {
        self.passages.iter().any(|(shown, _)| *shown == at)
    }

    /// Scrolls to the text, once for each word that is come to.
    pub(super) fn come_into_sight(
        &self,
        ui: &Ui,
        desk: Id,
        rect_of: impl Fn(PassageAt, &Passage) -> Rect,
    ) {
        let seen = desk.with("slip that was scrolled to");
        let was: Option<Misspelling> = ui.data(|data| data.get_temp(seen));
        let Some((at, passage)) =
            self.passages.first().filter(|_| was.as_ref() != Some(&self.slip))
        else {
            return;
        };
        let rect = rect_of(*at, passage).expand(24.0);
        ui.scroll_to_rect_animation(rect, Some(Align::Center), ScrollAnimation::none());
        ui.data_mut(|data| data.insert_temp(seen, self.slip.clone()));
    }
}

/// A frame around a passage of the text.
pub(super) fn frame(painter: &Painter, rect: Rect) {
    let line = Stroke::new(1.5, theme::SHEET_MISSPELT);
    painter.rect_stroke(rect.expand(3.0), CornerRadius::same(2), line, StrokeKind::Outside);
}

//! The meeting, point by point: forth and back, the details of the health when they are needed, and on to the recommendation.

use super::Session;
use super::pages::Page;
use super::pages::meeting::{MeetingPoint, points};
use crate::case::address::field;
use crate::place::FieldPath;

impl Session {
    /// The points of the meeting, or of the talk.
    pub fn meeting_points(&self) -> Vec<MeetingPoint> {
        points(self.case(), self.meets_without_team())
    }

    /// The place of the point in view among all. A point that has gone gives way to the last.
    pub fn meeting_point(&self) -> usize {
        self.pages.meeting.point.min(self.meeting_points().len().saturating_sub(1))
    }

    /// Whether the case goes the way without a team, so that its meeting is a talk with the citizen.
    pub fn meets_without_team(&self) -> bool {
        self.library().is_some_and(|library| library.look(self.case()).going().is_new())
    }

    /// Whether the details of the citizen's health are unfolded.
    pub fn shows_health_details(&self) -> bool {
        self.pages.meeting.shows_health
    }

    /// Opens the page of the meeting, or goes on to the next point of it.
    pub(super) fn next_point(&mut self) {
        if self.page() == Page::Meeting {
            self.step_to(self.meeting_point() + 1);
        } else {
            self.turn_to(Page::Meeting);
        }
    }

    pub(super) fn previous_point(&mut self) {
        if self.page() == Page::Meeting {
            self.step_to(self.meeting_point().saturating_sub(1));
        }
    }

    /// Shows a point, with the cursor in its first field. What was unfolded is folded again.
    pub(super) fn step_to(&mut self, point: usize) {
        let points = self.meeting_points();
        let point = point.min(points.len().saturating_sub(1));
        self.pages.meeting.point = point;
        self.pages.meeting.shows_health = false;
        match points.get(point).and_then(|point| point.fields.first()) {
            Some(field) => self.pages.form.aim(Some(*field)),
            None => self.pages.land(),
        }
        self.open.share();
    }

    pub(super) fn turn_health_details(&mut self) {
        self.pages.meeting.shows_health = !self.pages.meeting.shows_health;
    }

    /// A field of the meeting was answered whole by a key: the cursor goes on to the next field of its point.
    pub(super) fn go_on_in_meeting(&mut self, place: FieldPath) {
        let points = self.meeting_points();
        let Some(point) = points.get(self.meeting_point()) else { return };
        let after = point.fields.iter().skip_while(|field| **field != place).nth(1);
        let asked = after.filter(|field| self.is_asked_in_meeting(field));
        if let Some(next) = asked {
            self.pages.form.aim(Some(*next));
        }
    }

    fn is_asked_in_meeting(&self, place: &FieldPath) -> bool {
        self.library().is_some_and(|library| library.words.is_relevant(self.case(), place))
    }

    /// Shows the point that a field stands in; says whether there is one.
    pub(super) fn show_in_meeting(&mut self, place: FieldPath) -> bool {
        let points = self.meeting_points();
        let of_field = |point: &MeetingPoint| point.fields.contains(&place);
        let Some(index) = points.iter().position(of_field) else { return false };
        self.step_to(index);
        self.pages.form.aim(Some(place));
        true
    }

    /// Where the meeting leads: to the outcome of the recommendation, and after a talk to the hearing.
    pub fn after_meeting(&self) -> FieldPath {
        if self.meets_without_team() {
            field!(process.hearing_sent)
        } else {
            field!(recommendation.outcome)
        }
    }
}

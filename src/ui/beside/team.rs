//! What the team recommends, held against the decision: both outcomes, the duty that follows where they differ, and the team's
//! own words.

use std::sync::Arc;

use eframe::egui::{Frame, Margin, RichText, Ui};

use super::texts;
use crate::case::field::{Answered, View};
use crate::case::kind::Kind;
use crate::case::part::CasePart;
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::Decided;
use crate::checks::decision::departure::{Departure, OF_DEPARTURE};
use crate::danish::capital::capitalised;
use crate::library::Library;
use crate::session::Session;
use crate::session::findings::fields;
use crate::ui::frame::problems;
use crate::ui::pane::Pane;
use crate::ui::theme;

/// Draws both.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let session = pane.session;
    let Some(library) = session.library() else { return };
    let departure = session.departure();
    let palette = theme::palette(ui);
    let card = Frame::new().fill(palette.card).stroke((1.0, palette.line)).corner_radius(6);
    card.inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        theme::heading(ui, texts::SIDE_BY_SIDE, 3);
        let half = (ui.available_width() - 16.0) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let columns = [
                (texts::TEAM_SAYS, team(session, library)),
                (texts::DECISION_SAYS, decided(session, library)),
            ];
            for (title, lines) in columns {
                ui.vertical(|ui| {
                    ui.set_width(half);
                    ui.label(theme::bold(title));
                    for line in lines {
                        ui.label(line);
                    }
                });
            }
        });
        if let Some(departure) = &departure {
            ui.add_space(6.0);
            let color = if departure.departs { palette.warning } else { palette.good };
            let says = texts::course(departure.course, departure.departs);
            ui.label(RichText::new(says).color(color));
        }
    });
    ui.add_space(8.0);
    if let Some(departure) = departure {
        duty(ui, pane, &departure);
    }
    own_words(ui, session, library);
}

/// The outcome that stands.
fn team(session: &Session, library: &Library) -> Vec<String> {
    let given = session.case().recommendation.outcome.given().copied();
    let outcome = session.departure().map(|departure| departure.outcome).or(given);
    vec![outcome.map_or_else(
        || texts::NO_TEAM.to_owned(),
        |outcome| capitalised(library.words.choice("recommendation.outcome", outcome.text())),
    )]
}

/// Every ruling, in a line.
fn decided(session: &Session, library: &Library) -> Vec<String> {
    let rulings = Decided::of(session.case()).rulings;
    if rulings.is_empty() {
        return vec![texts::NOTHING_DECIDED.to_owned()];
    }
    let words = &library.words;
    let line = |ruled: &crate::case::so_far::decided::Ruled| {
        let benefit = words.choice("decision.rulings.benefit", ruled.benefit.text());
        let outcome = words.choice("decision.rulings.outcome", ruled.outcome.text());
        capitalised(&format!("{benefit}: {outcome}"))
    };
    rulings.iter().map(line).collect()
}

/// What the law demands where the decision goes its own way, and what the checks say of it here.
fn duty(ui: &mut Ui, pane: &mut Pane<'_>, departure: &Departure) {
    let found = Arc::clone(pane.session.findings());
    let of_departure =
        found.all().iter().filter(|problem| OF_DEPARTURE.contains(&problem.code.as_str()));
    if departure.departs {
        theme::heading(ui, texts::DUTY, 3);
        if let Some((cite, says)) = &departure.rule {
            ui.label(says);
            ui.label(theme::quiet(ui, format!("{}: {cite}", texts::RULE)));
        }
        if departure.is_re_presented {
            let color = theme::palette(ui).good;
            ui.label(RichText::new(texts::SEEN_AGAIN).color(color));
        }
    }
    for problem in of_departure {
        problems::row(ui, pane, problem);
    }
    ui.add_space(8.0);
}

/// All that the team has answered, to be read beside the decision.
fn own_words(ui: &mut Ui, session: &Session, library: &Library) {
    let Some(part) = CasePart::named("recommendation") else { return };
    theme::heading(ui, texts::TEAM, 3);
    for (path, view) in fields(session.case(), part) {
        let key = path.words_key();
        let lines = match view {
            View::Answer(answer) if answer.is_filled() => vec![text(library, &key, answer)],
            View::Answer(_) => continue,
            View::List(list) => (0..list.len())
                .filter_map(|index| {
                    let item = list.item(index)?.fields();
                    let told = item.into_iter().filter_map(|(name, view)| match view {
                        View::Answer(answer) if answer.is_filled() => {
                            Some(text(library, &format!("{key}.{name}"), answer))
                        }
                        _ => None,
                    });
                    Some(format!("• {}", told.collect::<Vec<_>>().join(" · ")))
                })
                .collect(),
        };
        if lines.is_empty() {
            continue;
        }
        ui.add_space(6.0);
        ui.label(theme::bold(library.words.label(&key)).small());
        for line in lines {
            ui.label(line);
        }
    }
}

fn text(library: &Library, key: &str, answer: &dyn Answered) -> String {
    match answer.kind() {
        Kind::Choice(_) => capitalised(library.words.choice(key, answer.text())),
        _ => answer.shown().into_owned(),
    }
}

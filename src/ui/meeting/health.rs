//! The details of the citizen's health, to be read while the meeting speaks of them.

use eframe::egui::Ui;

use super::texts;
use crate::case::checklist::Checklist;
use crate::danish::capital::capitalised;
use crate::session::Session;
use crate::ui::theme;

/// Draws them.
pub(super) fn show(ui: &mut Ui, session: &Session) {
    let Some(library) = session.library() else { return };
    let case = session.case();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    let written = |text: Option<&str>| text.unwrap_or_default().trim().to_owned();
    let joined = |parts: &[String]| {
        let parts: Vec<&str> =
            parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.join(" – ")
    };
    let diagnoses = case.health.diagnoses.items().iter();
    groups.push((
        texts::DIAGNOSES,
        diagnoses.map(|it| joined(&[written(it.name.filled()), written(it.by.filled())])).collect(),
    ));
    let treatments = case.health.treatments.items().iter();
    groups.push((
        texts::TREATMENTS,
        treatments
            .map(|it| joined(&[written(it.what.filled()), written(it.effect.filled())]))
            .collect(),
    ));
    let considerations = case.health.considerations.items().iter();
    groups.push((
        texts::CONSIDERATIONS,
        considerations
            .map(|it| joined(&[written(it.need.filled()), written(it.reason.filled())]))
            .collect(),
    ));
    let answers = Checklist::QUESTIONS.iter().filter_map(|question| {
        let answer = case.answer(&question.answer).filter(|answer| answer.is_filled())?;
        let key = question.answer.words_key();
        let said = capitalised(library.words.choice(&key, answer.text()));
        let grounds = case.answer(&question.grounds).filter(|grounds| grounds.is_filled());
        let grounds = grounds.map_or_else(String::new, |grounds| grounds.text().to_owned());
        Some(format!("{} {}", library.words.label(&key), joined(&[said, grounds])))
    });
    groups.push((texts::CHECKLIST, answers.collect()));
    groups.retain_mut(|(_, lines)| {
        lines.retain(|line| !line.is_empty());
        !lines.is_empty()
    });
    if groups.is_empty() {
        ui.label(texts::NO_HEALTH);
    }
    for (title, lines) in groups {
        ui.add_space(8.0);
        theme::heading(ui, title, 3);
        lines.iter().for_each(|line| drop(ui.label(format!("•  {line}"))));
    }
}

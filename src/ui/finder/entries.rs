//! What can be found: all that can be done and shown, and all that stands in the case.

use std::borrow::Cow;

use super::texts;
use crate::case::field::Section;
use crate::case::kind::Kind;
use crate::case::part::{CasePart, Phase};
use crate::danish::folded::{folded, rank};
use crate::danish::one_line::in_one_line;
use crate::place::FieldPath;
use crate::session::action::{Action, Command};
use crate::session::{Page, Session};
use crate::ui::answers;
use crate::ui::frame;
use crate::ui::frame::problems::place_words;
use crate::ui::parts;

/// A place that can be gone to, or a thing that can be done (et fund).
#[derive(Clone)]
pub(super) struct Entry {
    pub name: String,
    /// What it is, or what stands there.
    pub more: String,
    pub action: Action,
}

/// So many letters of an answer are shown on either side of what was found.
const AROUND: usize = 40;

/// Everything whose name answers what is wanted, the best first.
pub(super) fn by_name(session: &Session, wanted: &str) -> Vec<Entry> {
    let wanted = folded(wanted);
    let mut found: Vec<(usize, Entry)> = all(session)
        .into_iter()
        .filter_map(|entry| Some((rank(&folded(&entry.name), &wanted)?, entry)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, entry)| entry).collect()
}

fn all(session: &Session) -> Vec<Entry> {
    let commands = Command::ALL.into_iter().filter(|command| session.can(*command));
    let mut entries: Vec<Entry> = commands
        .map(|command| {
            let keys = frame::texts::shortcut(command.shortcut());
            Entry {
                name: frame::texts::command(command).0.trim_end_matches(" …").to_owned(),
                more: format!("{} · {keys}", texts::ACTION),
                action: Action::Do(command),
            }
        })
        .collect();
    let Some(library) = session.library().filter(|_| session.has_case()) else { return entries };
    entries.extend(Phase::ALL.into_iter().map(|phase| Entry {
        name: answers::texts::title(parts::phase(phase)),
        more: texts::PAGE.to_owned(),
        action: Action::TurnTo(Page::Answers(phase)),
    }));
    for part in CasePart::ALL {
        entries.push(Entry {
            name: parts::label(Some(library), part).to_owned(),
            more: texts::PART.to_owned(),
            action: Action::TurnTo(Page::Section(part.name)),
        });
        let fields = session.case().section(part.section).map(Section::fields).unwrap_or_default();
        for (name, _) in fields {
            let path = FieldPath::new(part.section, name);
            if part.has(name) && library.words.is_relevant(session.case(), &path) {
                entries.push(Entry {
                    name: library.words.label(&path.words_key()).to_owned(),
                    more: format!("{} · {}", texts::FIELD, parts::label(Some(library), part)),
                    action: Action::JumpTo(path),
                });
            }
        }
    }
    entries.extend(session.letters().rows().iter().map(|row| Entry {
        name: row.title.clone(),
        more: texts::LETTER.to_owned(),
        action: Action::ReadLetter(row.id.clone()),
    }));
    entries
}

/// Every answer of the case that holds all that is wanted, in the order of the case.
pub(super) fn in_case(session: &Session, wanted: &str) -> Vec<Entry> {
    let wanted = folded(wanted);
    let Some(library) = session.library() else { return Vec::new() };
    let mut found = Vec::new();
    session.case().each_answer(|path, answer| {
        // Of a choice the words are searched, not the key.
        let key = path.words_key();
        let text = match answer.kind() {
            Kind::Choice(_) => Cow::Borrowed(library.words.choice(&key, answer.text())),
            _ => answer.shown(),
        };
        if !text.is_empty() && rank(&folded(&text), &wanted).is_some() {
            found.push(Entry {
                name: place_words(Some(library), &path),
                more: excerpt(&text, &wanted),
                action: Action::JumpTo(path),
            });
        }
    });
    found
}

/// The piece of a text where the first of the words stands.
fn excerpt(text: &str, wanted: &str) -> String {
    let letters: Vec<char> = in_one_line(text).chars().collect();
    let first = wanted.split_whitespace().next().unwrap_or_default();
    let is_here = |at: &usize| {
        let from_here: String = letters[*at..].iter().take(2 * first.len() + 2).collect();
        folded(&from_here).starts_with(first)
    };
    let at = (0..letters.len()).find(is_here).unwrap_or_default();
    let (from, to) = (at.saturating_sub(AROUND), (at + AROUND).min(letters.len()));
    let piece: String = letters[from..to].iter().collect();
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{piece}{}", dots(from > 0), dots(to < letters.len()))
}

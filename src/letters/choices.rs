//! What a letter lets its writer choose: one of several texts, or whether a text comes at all (valg i brevet).

use super::edits::EditStanding;
use crate::case::Case;
use crate::case::edits::{EditAct, EditPiece, EditText, LetterEdit, LetterEdits};
use crate::place::ItemId;

/// The keys of a text that comes or does not come.
pub(in crate::letters) const SHOWN: &str = "yes";
pub(in crate::letters) const HIDDEN: &str = "no";

/// Something that a letter lets its writer choose (et valg).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterChoice {
    pub name: String,
    pub title: String,
    pub options: Vec<ChoiceOption>,
    /// The option that stands where nobody has chosen.
    pub usual: String,
    /// The option that stands now.
    pub chosen: String,
}

/// One of the things that can be chosen (en mulighed).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    pub key: String,
    pub title: String,
}

impl LetterChoice {
    fn has(&self, key: &str) -> bool {
        self.options.iter().any(|option| option.key == key)
    }

    /// What an option is called.
    pub fn title_of(&self, key: &str) -> &str {
        self.options.iter().find(|option| option.key == key).map_or("", |it| it.title.as_str())
    }
}

impl Case {
    /// Chooses an option of a choice of a letter; says whether that changes anything. The usual one is there where nothing is chosen.
    pub fn choose_in_letter(
        &mut self,
        letter: &str,
        choice: &LetterChoice,
        key: &str,
        (by, on): (&str, &str),
    ) -> bool {
        let is_own = |edit: &&LetterEdit| edit.act == EditAct::Choose && edit.block == choice.name;
        let known = self.edits.of(letter).find(is_own).map(|edit| edit.id);
        if key == choice.usual {
            return known.is_some_and(|id| self.take_back_edit(id));
        }
        if key == choice.chosen {
            return false;
        }
        self.edit_letter(LetterEdit {
            id: ItemId::NONE,
            letter: letter.to_owned(),
            block: choice.name.clone(),
            act: EditAct::Choose,
            ground: Vec::new(),
            text: choosing(key),
            goes_on: false,
            by: by.to_owned(),
            on: on.to_owned(),
        });
        true
    }
}

/// The text of an edit that chooses an option.
pub fn choosing(key: &str) -> Vec<EditText> {
    vec![vec![EditPiece::plain(key)]]
}

/// The option that an edit chooses; none where it does something else.
fn option_of(edit: &LetterEdit) -> Option<&str> {
    let piece = edit.text.first().and_then(|text| text.first());
    piece.filter(|_| edit.act == EditAct::Choose).map(|piece| piece.text.as_str())
}

/// What is chosen in a letter: the name of each choice and the option. Of several that choose in the same the first counts.
pub(in crate::letters) fn chosen<'e>(
    edits: &'e LetterEdits,
    letter: &'e str,
) -> Vec<(&'e str, &'e str)> {
    let mut chosen: Vec<(&str, &str)> = Vec::new();
    for edit in edits.of(letter) {
        if let Some(option) = option_of(edit)
            && chosen.iter().all(|(name, _)| *name != edit.block)
        {
            chosen.push((&edit.block, option));
        }
    }
    chosen
}

/// How an edit that chooses stands in a letter; none where it does something else. `earlier` are the edits made before it.
pub(in crate::letters) fn standing(
    choices: &[LetterChoice],
    edit: &LetterEdit,
    earlier: &[&LetterEdit],
) -> Option<EditStanding> {
    if edit.act != EditAct::Choose {
        return None;
    }
    let choice = choices.iter().find(|choice| choice.name == edit.block);
    let is_offered = choice.zip(option_of(edit)).is_some_and(|(choice, key)| choice.has(key));
    let is_same = |other: &&&LetterEdit| other.act == EditAct::Choose && other.block == edit.block;
    Some(if !is_offered {
        EditStanding::NotOffered
    } else if earlier.iter().any(|other| is_same(&other)) {
        EditStanding::Twice
    } else {
        EditStanding::Holds
    })
}

/// What a letter offers now: the choices that were met while it was filled, each with what stands.
pub(in crate::letters) fn offered(
    choices: &[LetterChoice],
    met: &[&str],
    chosen: &[(&str, &str)],
) -> Vec<LetterChoice> {
    let own = choices.iter().filter(|choice| met.contains(&choice.name.as_str()));
    own.map(|choice| {
        let picked = chosen.iter().find(|(name, _)| *name == choice.name);
        let picked = picked.map(|(_, key)| *key).filter(|key| choice.has(key));
        let key = picked.unwrap_or(&choice.usual).to_owned();
        LetterChoice { chosen: key, ..choice.clone() }
    })
    .collect()
}

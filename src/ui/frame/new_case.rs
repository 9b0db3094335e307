//! The questions before a new case: where it lies, how it is locked, and the passphrase of the user's own key.

use std::path::Path;

use eframe::egui::Ui;

use super::answers::answers;
use super::dialogs::Pick;
use super::{boxes, passphrases, texts};
use crate::safe::SafeRefusal;
use crate::session::action::Reply;
use crate::ui::pane::Pane;

pub const TITLE: &str = "Ny sag";
const TEXT: &str = "Sagen får sin fil med det samme, så intet går tabt, og den bliver låst med din egen nøgle. Skriv sagens nummer, eller behold navnet.";
const TEXT_WITHOUT_KEY: &str = "Sagen får sin fil med det samme, så intet går tabt, og den bliver låst. Du laver din egen nøgle først; det gør du kun én gang.";
pub const CREATE: &str = "Opret";
pub const CREATE_WITH_KEY: &str = "Lav nøgle, og opret";
pub const WITH_PASSPHRASE: &str = "Lås med en adgangskode …";
pub const PRACTICE: &str = "Øvesag uden lås";
const PRACTICE_HELP: &str = "En øvesag er ikke låst og har ingen fil, før du gemmer den. Brug den kun til opfundne borgere: Alt, hvad den skriver, får mærket ØVELSE.";
const KEY_TITLE: &str = "Din egen nøgle";
const KEY_TEXT: &str = "Vælg en adgangskode til din nøgle. Den åbner alle de sager, som er låst med nøglen, og du bliver spurgt om den én gang om dagen. \
     Brug for eksempel fire ord, som ikke hører sammen. Glemmer du den, kan kun kommunens nødnøgle åbne sagerne, hvis I har en.";
pub const MAKE: &str = "Lav nøglen";
const CHANGE_TEXT: &str = "Skriv først den adgangskode, din nøgle har nu. Sagerne bliver ikke rørt, og de åbnes alle med den nye. \
     En kopi af nøglen, for eksempel i en sikkerhedskopi, åbnes stadig med den gamle.";
const OLD_PASSPHRASE: &str = "Den adgangskode, nøglen har nu";
pub const CHANGE: &str = "Skift adgangskoden";

/// Where the case lies, and how it is locked.
pub(super) fn show(ui: &mut Ui, pane: &mut Pane<'_>) {
    let has_key = pane.session.has_own_key();
    let text = if has_key { TEXT } else { TEXT_WITHOUT_KEY };
    boxes::path_box(ui, pane, (TITLE, text), (texts::CHOOSE_PLACE, Pick::PlaceForCase));
    ui.add_space(14.0);
    let create = if has_key { CREATE } else { CREATE_WITH_KEY };
    answers(ui, pane, &[(create, Reply::UsePath), (WITH_PASSPHRASE, Reply::WithPassphrase)]);
    ui.add_space(6.0);
    ui.label(PRACTICE_HELP);
    answers(ui, pane, &[(PRACTICE, Reply::Practice), (texts::CANCEL, Reply::Cancel)]);
}

/// The passphrase of the user's own key, typed twice.
pub(super) fn make_key(ui: &mut Ui, pane: &mut Pane<'_>, refusal: Option<SafeRefusal>) {
    passphrases::heading(ui, (KEY_TITLE, KEY_TEXT.to_owned()), refusal);
    passphrases::boxes(ui, pane, &[texts::NEW_PASSPHRASE, texts::ONCE_MORE]);
    boxes::passphrase_answers(ui, pane, MAKE);
}

/// The passphrase that the key has, and the one that it is to have.
pub(super) fn change_key(ui: &mut Ui, pane: &mut Pane<'_>, refusal: Option<SafeRefusal>) {
    passphrases::heading(ui, (KEY_TITLE, CHANGE_TEXT.to_owned()), refusal);
    passphrases::boxes(ui, pane, &[OLD_PASSPHRASE, texts::NEW_PASSPHRASE, texts::ONCE_MORE]);
    boxes::passphrase_answers(ui, pane, CHANGE);
}

/// The question about the passphrase of a locked case, which may be that of the user's own key.
pub(super) fn locked(path: &Path, asks: crate::jobs::job::Passphrases) -> (&'static str, String) {
    let path = path.display();
    let text = match (asks.own, asks.case) {
        (true, false) => format!("Skriv adgangskoden til din egen nøgle for at åbne {path}."),
        (true, true) => {
            format!("Skriv adgangskoden til din egen nøgle eller til sagen for at åbne {path}.")
        }
        (false, _) => format!("Skriv adgangskoden til {path}."),
    };
    ("Sagen er låst", text)
}

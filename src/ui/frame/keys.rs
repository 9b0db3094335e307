//! Turns pressed keys into commands, before a text box can take them for itself.

use eframe::egui::{self, Event, KeyboardShortcut, Modifiers};

use crate::session::action::Command;
use crate::session::shortcuts::{Key, Shortcut};

/// The commands whose keys were pressed since the last frame.
pub(super) fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let mut commands = Command::ALL.map(|command| (command, command.shortcut()));
    // A key with Shift would also match the same key without.
    commands.sort_by_key(|(_, shortcut)| !shortcut.shift);
    ctx.input_mut(|input| {
        // A text box has keys of its own with Shift, and those are no keys of the window.
        let has_shift = input.events.iter().any(
            |event| matches!(event, Event::Key { pressed: true, modifiers, .. } if modifiers.shift),
        );
        commands
            .into_iter()
            .filter(|(_, shortcut)| shortcut.shift || !has_shift)
            .filter(|(_, shortcut)| {
                egui_shortcut(*shortcut).is_some_and(|shortcut| input.consume_shortcut(&shortcut))
            })
            .map(|(command, _)| command)
            .collect()
    })
}

fn egui_shortcut(shortcut: Shortcut) -> Option<KeyboardShortcut> {
    let key = match shortcut.key {
        Key::Letter(letter) => egui::Key::from_name(letter.encode_utf8(&mut [0; 4]))?,
        Key::Digit(digit) => egui::Key::from_name(&digit.to_string())?,
        Key::Tab => egui::Key::Tab,
        Key::Plus => egui::Key::Plus,
        Key::Minus => egui::Key::Minus,
        Key::F(number) => egui::Key::from_name(&format!("F{number}"))?,
    };
    let mut modifiers = Modifiers::NONE;
    if shortcut.ctrl {
        modifiers |= Modifiers::COMMAND;
    }
    if shortcut.alt {
        modifiers |= Modifiers::ALT;
    }
    if shortcut.shift {
        modifiers |= Modifiers::SHIFT;
    }
    Some(KeyboardShortcut::new(modifiers, key))
}

//! Lets what a person does happen in the order in which it was done, however much of it comes in one frame.
//!
//! Within a frame egui moves the cursor and finds clicks first, and writes text afterwards into whichever field has the cursor then. A person who types
//! fast does several things in a frame: the last letters and Ctrl+S, or a word, Tab, and the next word. So whatever may move the
//! cursor or give a command stands alone in a frame, and what came after it waits for the next.

use std::collections::VecDeque;

use eframe::egui::{Context, Event, Key, Plugin, RawInput, Ui};

/// What waits for its frame (køen af tastetryk og klik).
#[derive(Default)]
pub(super) struct InOrder {
    waiting: VecDeque<Event>,
}

impl InOrder {
    /// Whether something waits that was done before now. From the second frame on nothing overtakes anything; before the first
    /// there is no field to type in.
    pub(super) fn is_waiting(ctx: &Context) -> bool {
        !ctx.plugin_or_default::<Self>().lock().waiting.is_empty()
    }
}

impl Plugin for InOrder {
    fn debug_name(&self) -> &'static str {
        "InOrder"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        drop_text_of_shortcuts(&mut input.events);
        for event in input.events.drain(..) {
            if !(is_repeat(&event)
                && self.waiting.iter().any(|earlier| is_same_key(earlier, &event)))
            {
                self.waiting.push_back(event);
            }
        }
        while let Some(event) = self.waiting.front() {
            let alone = stands_alone(event);
            if alone && !input.events.is_empty() {
                break;
            }
            input.events.extend(self.waiting.pop_front());
            if alone {
                break;
            }
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

/// Takes out the letter that the system sends along with a key that Alt makes a command of.
fn drop_text_of_shortcuts(events: &mut Vec<Event>) {
    let mut is_command = false;
    events.retain(|event| {
        let is_text = matches!(event, Event::Text(_));
        let keeps = !(is_command && is_text);
        // What Ctrl and Alt write together is a letter of its own on some keyboards.
        is_command = matches!(event, Event::Key { pressed: true, modifiers, key, .. }
            if modifiers.alt && !modifiers.ctrl && (Key::Num0..=Key::Num9).contains(key));
        keeps
    });
}

/// Whether an event may move the cursor or give a command.
fn stands_alone(event: &Event) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            modifiers.ctrl
                || modifiers.command
                || modifiers.alt
                || matches!(key, Key::Tab | Key::Enter | Key::Escape)
                || (Key::F1..=Key::F12).contains(key)
        }
        Event::PointerButton { .. } | Event::AccessKitActionRequest(_) => true,
        _ => false,
    }
}

/// A key that is held down must not go on when it is let go, only because the frames were slow.
fn is_repeat(event: &Event) -> bool {
    stands_alone(event) && matches!(event, Event::Key { repeat: true, .. })
}

fn is_same_key(one: &Event, other: &Event) -> bool {
    let pressed = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
        _ => None,
    };
    pressed(one) == pressed(other)
}

//! The keys that ask for commands.

/// A key with its modifiers (en genvejstast). Ctrl stands for Cmd on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: Key,
}

impl Shortcut {
    pub(super) const fn ctrl(key: Key) -> Self {
        Self { ctrl: true, shift: false, alt: false, key }
    }

    pub(super) const fn alt(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: true, key }
    }

    pub(super) const fn f(number: u8) -> Self {
        Self { ctrl: false, shift: false, alt: false, key: Key::F(number) }
    }

    pub(super) const fn ctrl_shift(key: Key) -> Self {
        Self { ctrl: true, shift: true, alt: false, key }
    }
}

/// The keys that shortcuts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter from A to Z.
    Letter(char),
    /// A digit of the upper row.
    Digit(u8),
    Tab,
    Plus,
    Minus,
    /// A function key, by its number.
    F(u8),
}

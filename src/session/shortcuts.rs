//! The key of each command.

use super::action::Command;
use super::pages::beside::Side;
use super::pages::letter_view::LetterView;
use crate::writers::Format;

impl Command {
    /// The key that asks for it.
    pub fn shortcut(self) -> Shortcut {
        match self {
            Self::New => Shortcut::ctrl(Key::Letter('N')),
            Self::Open => Shortcut::ctrl(Key::Letter('O')),
            Self::Save => Shortcut::ctrl(Key::Letter('S')),
            Self::SaveAs => Shortcut::ctrl_shift(Key::Letter('S')),
            Self::Undo => Shortcut::ctrl(Key::Letter('Z')),
            Self::Redo => Shortcut::ctrl(Key::Letter('Y')),
            Self::NextPage => Shortcut::ctrl(Key::Tab),
            Self::PreviousPage => Shortcut::ctrl_shift(Key::Tab),
            Self::Letters => Shortcut::ctrl(Key::Letter('B')),
            Self::Meeting => Shortcut::f(2),
            Self::PreviousPoint => Shortcut::shift_f(2),
            Self::HealthDetails => Shortcut::ctrl(Key::Letter('E')),
            Self::Write(Format::Docx) => Shortcut::ctrl(Key::Letter('D')),
            Self::Write(Format::Odt) => Shortcut::ctrl_shift(Key::Letter('T')),
            Self::Write(_) => Shortcut::ctrl(Key::Letter('P')),
            Self::LetterAs(LetterView::Recipe) => Shortcut::ctrl_shift(Key::Letter('R')),
            Self::LetterAs(_) => Shortcut::ctrl_shift(Key::Letter('D')),
            Self::OpenWritten => Shortcut::ctrl_shift(Key::Letter('O')),
            Self::RevealWritten => Shortcut::ctrl_shift(Key::Letter('M')),
            Self::Tasks => Shortcut::ctrl(Key::Letter('T')),
            Self::Phase(phase) => Shortcut::alt(Key::Digit(phase as u8 + 1)),
            // No chord that writes or moves in a text: they are put away and brought back in the middle of typing.
            Self::Beside(Side::Letter) => Shortcut::f(9),
            Self::Beside(Side::Help) => Shortcut::f(1),
            Self::Beside(Side::Deadlines) => Shortcut::f(6),
            Self::Beside(Side::Missing) => Shortcut::f(5),
            Self::Beside(Side::Phrases) => Shortcut::f(3),
            Self::Beside(Side::Evidence) => Shortcut::f(11),
            Self::Beside(Side::Spelling) => Shortcut::f(7),
            Self::Beside(Side::Recommendation) => Shortcut::f(10),
            Self::CopyNote => Shortcut::ctrl(Key::Letter('J')),
            Self::Tie => Shortcut::ctrl_shift(Key::Letter('B')),
            Self::NextMissing => Shortcut::f(8),
            Self::Find => Shortcut::ctrl(Key::Letter('K')),
            Self::Search => Shortcut::ctrl(Key::Letter('F')),
            Self::Start => Shortcut::f(4),
            Self::Cases => Shortcut::ctrl(Key::Letter('M')),
            Self::Nameless => Shortcut::ctrl(Key::Letter('U')),
            Self::Versions => Shortcut::ctrl(Key::Letter('H')),
            Self::Access => Shortcut::ctrl_shift(Key::Letter('W')),
            Self::Seals => Shortcut::ctrl_shift(Key::Letter('F')),
            Self::TakeForm => Shortcut::ctrl_shift(Key::Letter('I')),
            Self::WriteForm => Shortcut::ctrl_shift(Key::Letter('K')),
            Self::NewFromExport => Shortcut::ctrl_shift(Key::Letter('N')),
            Self::TakeExport => Shortcut::ctrl_shift(Key::Letter('H')),
            Self::Settings => Shortcut::f(12),
            Self::Passphrase => Shortcut::ctrl_shift(Key::Letter('P')),
            Self::LargerText => Shortcut::ctrl(Key::Plus),
            Self::SmallerText => Shortcut::ctrl(Key::Minus),
            Self::UsualText => Shortcut::ctrl(Key::Digit(0)),
            Self::Keys => Shortcut::ctrl(Key::F(1)),
            Self::Guide => Shortcut::shift_f(1),
            Self::Lock => Shortcut::ctrl(Key::Letter('L')),
            Self::Quit => Shortcut::ctrl(Key::Letter('Q')),
        }
    }
}

/// A key with its modifiers (en genvejstast). Ctrl stands for Cmd on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: Key,
}

impl Shortcut {
    const fn ctrl(key: Key) -> Self {
        Self { ctrl: true, shift: false, alt: false, key }
    }

    const fn alt(key: Key) -> Self {
        Self { ctrl: false, shift: false, alt: true, key }
    }

    const fn f(number: u8) -> Self {
        Self { ctrl: false, shift: false, alt: false, key: Key::F(number) }
    }

    const fn shift_f(number: u8) -> Self {
        Self { ctrl: false, shift: true, alt: false, key: Key::F(number) }
    }

    const fn ctrl_shift(key: Key) -> Self {
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

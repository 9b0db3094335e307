//! Text as people paste it, and what they meant by it: letters in one piece, blanks that are blanks, line breaks that are line
//! breaks, and nothing that nobody sees.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::counted::byte_of;

/// How a text is shown where it is entered (tekstens form).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Lines,
    /// On a single line. A line break is a blank there.
    OneLine,
}

/// The text as it was meant. Text that a person typed on a keyboard comes back as it is.
pub fn as_meant(text: &str, form: Form) -> Cow<'_, str> {
    if is_plain(text) && (form == Form::Lines || memchr::memchr(b'\n', text.as_bytes()).is_none()) {
        return Cow::Borrowed(text);
    }
    let meant = Meaning::of(text, form);
    if meant == text { Cow::Borrowed(text) } else { Cow::Owned(meant) }
}

/// Whether a text holds only ordinary letters and signs, which mean what they are and which every letter can show. Nearly all
/// texts do, and they are passed over a piece at a time.
pub fn is_plain(text: &str) -> bool {
    // The last range begins the letters from À up to the marks that are put together with others.
    let plain = |byte: &u8| matches!(*byte, b' '..=b'~' | b'\n' | 0x80..=0xbf | 0xc3..=0xca);
    let all = |piece: &[u8]| piece.iter().fold(true, |all, byte| all & plain(byte));
    text.as_bytes().chunks(64).all(all)
}

/// A text on its way to what it means.
struct Meaning {
    text: String,
    /// Whether only blanks stand on the line so far.
    begins_line: bool,
    form: Form,
    /// Whether a line break became the blank at the end.
    joins_lines: bool,
}

impl Meaning {
    fn of(text: &str, form: Form) -> String {
        let room = String::with_capacity(text.len() + 8);
        let mut meaning = Self { text: room, begins_line: true, form, joins_lines: false };
        let mut rest = text.chars();
        while let Some(letter) = rest.next() {
            let after = rest.as_str();
            match letter {
                '\r' if after.starts_with('\n') => {}
                '\t' => meaning.push(' '),
                letter if is_line_break(letter) => meaning.push('\n'),
                // A hyphen that only shows where a line ends: there it holds a word together.
                '\u{ad}' | '\u{1f}' => {
                    if let Some(joined) =
                        after.strip_prefix("\r\n").or_else(|| after.strip_prefix(is_line_break))
                    {
                        rest = joined.chars();
                    }
                }
                // Word's hyphen that does not break, and the end of a cell in its tables.
                '\u{1e}' => meaning.push('-'),
                '\u{7}' => meaning.push(' '),
                '\u{80}'..='\u{9f}' => meaning.text.extend(of_windows(letter)),
                '\u{200c}' | '\u{200d}' if meaning.joins(after) => meaning.push(letter),
                letter if is_nothing(letter) => {}
                '\u{fb00}'..='\u{fb06}' => {
                    letters_of(letter).chars().for_each(|it| meaning.push(it))
                }
                '\u{f020}'..='\u{f0ff}' => {
                    let sign = meaning.sign_of_a_symbol_font(letter);
                    meaning.push(sign);
                }
                letter if meaning.begins_line && is_bullet(letter, after) => {
                    meaning.push('•');
                }
                letter => meaning.push(letter),
            }
        }
        if meaning.joins_lines {
            meaning.text.truncate(meaning.text.trim_end_matches(' ').len());
        }
        if unicode_normalization::is_nfc(&meaning.text) {
            meaning.text
        } else {
            meaning.text.nfc().collect()
        }
    }

    fn push(&mut self, letter: char) {
        self.begins_line = letter == '\n' || (self.begins_line && letter == ' ');
        if self.form == Form::OneLine && (letter == '\n' || (self.joins_lines && letter == ' ')) {
            self.joins_lines = true;
            if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        } else {
            self.joins_lines = false;
            self.text.push(letter);
        }
    }

    /// Whether a joiner stands inside a script or a picture that needs it, where it changes what is seen.
    fn joins(&self, after: &str) -> bool {
        let may_join = |letter: char| {
            letter >= '\u{590}'
                && !matches!(letter, '\u{2000}'..='\u{206f}' | '\u{1e00}'..='\u{1fff}')
        };
        self.text.chars().next_back().is_some_and(may_join) && after.starts_with(may_join)
    }

    /// Word keeps the signs of its symbol fonts where Unicode has no signs of its own. At the start of a line any of them is the
    /// sign of a list. What else is sure is read, and the others stay, for a check to name.
    fn sign_of_a_symbol_font(&self, letter: char) -> char {
        match letter {
            _ if self.begins_line && letter != '\u{f020}' => '•',
            '\u{f020}' => ' ',
            '\u{f02d}' => '–',
            '\u{f04a}' => '☺',
            '\u{f0a3}' => '≤',
            '\u{f0a7}' | '\u{f0b7}' => '•',
            '\u{f0b0}' => '°',
            '\u{f0b1}' => '±',
            '\u{f0b3}' => '≥',
            '\u{f0b4}' => '×',
            '\u{f0df}' => '←',
            '\u{f0e0}' => '→',
            other => other,
        }
    }
}

fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a letter has neither a look nor a meaning in a text that is read from left to right: control characters, marks without
/// width, marks that keep the direction as it is, and the place of a picture that did not come along.
fn is_nothing(letter: char) -> bool {
    letter.is_control() && letter != '\n'
        || matches!(letter, '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200e}' | '\u{2060}'..='\u{2064}')
        || matches!(
            letter,
            '\u{202a}' | '\u{202c}' | '\u{202d}' | '\u{2066}' | '\u{2068}' | '\u{2069}'
        )
        // Marks that choose how a sign before them is drawn.
        || matches!(letter, '\u{fe00}'..='\u{fe0f}')
        || matches!(letter, '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffc}')
}

/// Signs that Windows wrote and somebody read as if they were Latin-1; none where Windows has no sign either.
fn of_windows(letter: char) -> Option<char> {
    const SIGNS: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', //
        ' ', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    let place = u32::from(letter).checked_sub(0x80)?;
    SIGNS.get(usize::try_from(place).ok()?).copied().filter(|sign| *sign != ' ')
}

/// The letters of a ligature.
fn letters_of(ligature: char) -> &'static str {
    match ligature {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => "st",
    }
}

/// Whether a letter at the start of a line is the sign of a list: one that other programs and pages have for it, before a blank, or
/// one that lost its font on the way, before a tab. A tick and an empty box mean something, and stay.
fn is_bullet(letter: char, after: &str) -> bool {
    const SIGNS: &str = "·‣⁃∙⦁◦●○■▪▫◆◇❖►▶▸➢➤➔";
    let is_lost = matches!(letter, 'o' | 'q' | 'v' | 'ü' | 'Ø' | '\u{a7}');
    after.starts_with('\t') && is_lost
        || after.starts_with([' ', '\t', '\u{a0}']) && SIGNS.contains(letter)
}

/// Takes up in place what was typed or pasted, and gives back where the cursor stands then, both counted in letters.
pub fn settle(text: &mut String, form: Form, cursor: usize) -> usize {
    let Cow::Owned(settled) = as_meant(text, form) else { return cursor };
    let place = byte_of(text, cursor);
    // A letter behind the cursor, since a line break at the end of a text is none.
    let before = format!("{}x", &text[..place]);
    let cursor = as_meant(&before, form).chars().count() - 1;
    *text = settled;
    cursor
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_in_one_piece_and_blanks_are_blanks() {
        for (pasted, meant) in [
            ("A\u{30a}se ma\u{30a}tte bla\u{30a}se", "Åse måtte blåse"),
            ("Rene\u{301} Mu\u{308}ller", "René Müller"),
            ("\u{212b}se", "Åse"),
            (
                "o\u{fb00}entlig \u{fb01}n \u{fb02}id a\u{fb03}n ba\u{fb04}e \u{fb05} \u{fb06}",
                "offentlig fin flid affin baffle st st",
            ),
            ("Sted\tTimer\nLager\t3", "Sted Timer\nLager 3"),
            (
                "et\u{b}to\u{c}tre\u{85}fire\u{2028}fem\u{2029}seks\rsyv\r\notte",
                "et\nto\ntre\nfire\nfem\nseks\nsyv\notte",
            ),
            ("\u{feff}ord\u{200b}ord\u{2060}", "ordord"),
            ("åben\u{fe0f}lyst", "åbenlyst"),
            ("arbejds\u{ad}evne", "arbejdsevne"),
            ("arbejds\u{ad}\r\nevne, arbejds\u{1f}\nevne", "arbejdsevne, arbejdsevne"),
            ("a\u{0}b\u{1b}c\u{7f}d\u{fffc}e", "abcde"),
            ("bilag 4\u{1e}6", "bilag 4-6"),
            ("2016\u{96}2018 \u{93}ja\u{94} \u{80}", "2016–2018 “ja” €"),
            ("\u{202a}+45 00 10 20 30\u{202c} \u{200e}\u{2068}ja\u{2069}", "+45 00 10 20 30 ja"),
        ] {
            assert_eq!(as_meant(pasted, Form::Lines), meant);
            assert_eq!(as_meant(meant, Form::Lines), meant, "a second time");
        }
    }

    #[test]
    fn the_signs_of_lists_are_read_and_other_private_signs_stay() {
        for (pasted, meant) in [
            (
                "Jeg har svært ved:\n\u{f0b7} at stå\n\u{f0b7}\tat gå",
                "Jeg har svært ved:\n• at stå\n• at gå",
            ),
            ("\u{f0fc} ja\n  \u{f0d8}\tnej", "• ja\n  • nej"),
            (
                "o\tat stå\n\u{a7}\tat gå\n·\tat løbe\nØ\tat cykle",
                "• at stå\n• at gå\n• at løbe\n• at cykle",
            ),
            ("fra \u{f0b7} til \u{f0e0} her", "fra • til → her"),
            ("godt \u{f0fc}", "godt \u{f0fc}"),
            ("o at\nNavn o\tat", "o at\nNavn o at"),
            (
                "‣ at stå\n● at gå\n  ◦ at løbe\n·   at cykle",
                "• at stå\n• at gå\n  • at løbe\n•   at cykle",
            ),
            ("●at\na ● b\n✓ nået\n☐ mangler", "●at\na ● b\n✓ nået\n☐ mangler"),
        ] {
            assert_eq!(as_meant(pasted, Form::Lines), meant);
        }
    }

    #[test]
    fn what_changes_the_order_or_joins_is_kept() {
        for text in [
            "a\u{202e}b",
            "a\u{200f}b",
            "\u{1f469}\u{200d}\u{1f52c}",
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "a\u{a0}b – c … »d« 3\u{2009}000",
            "\u{e123}",
        ] {
            assert!(matches!(as_meant(text, Form::Lines), Cow::Borrowed(_)), "{text:?}");
        }
        assert_eq!(as_meant("a\u{200d}b \u{200c}", Form::Lines), "ab ");
        assert_eq!(as_meant("a\u{b}b\u{2028}c\nd\r\ne", Form::OneLine), "a b c d e");
        for text in ["Bo\nLind", "\nBo Lind\n", "Bo \r\n\n\tLind\r\n", "Bo\n \n Lind"] {
            assert_eq!(as_meant(text, Form::OneLine), "Bo Lind");
            assert!(as_meant(text, Form::Lines).contains('\n'));
        }
        assert_eq!(as_meant("arbejds\u{ad}\nevne", Form::OneLine), "arbejdsevne");
    }

    #[test]
    fn the_cursor_stays_behind_the_same_letter() {
        for (before, after, expected) in [
            ("Bla\u{30a}", "bær", "Blå|bær"),
            ("A\u{30a}se \u{fb01}", "n", "Åse fi|n"),
            ("et\u{200b}\u{200b}", "to", "et|to"),
            ("", "a\u{30a}", "|å"),
            ("blåbær", "", "blåbær|"),
        ] {
            let mut text = format!("{before}{after}");
            let cursor = settle(&mut text, Form::Lines, before.chars().count());
            let place = byte_of(&text, cursor);
            text.insert(place, '|');
            assert_eq!(text, expected);
        }
        let mut text = "Lone\u{b}Tved".to_owned();
        assert_eq!(settle(&mut text, Form::OneLine, 5), 5);
        assert_eq!(text, "Lone Tved");
        let mut text = "Lone\n\n Tved".to_owned();
        assert_eq!(settle(&mut text, Form::OneLine, 6), 5);
        assert_eq!(text, "Lone Tved");
    }
}

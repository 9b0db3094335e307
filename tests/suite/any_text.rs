//! Any text in every place of a letter, for the formats whose files are archives of XML parts.

use forberedt::document::{BlockBody, Document, Inline, Table};
use forberedt::writers::WriteError;

use crate::written_letter::{letter_of, runs};

/// Whether such a file may hold the character: legal in XML, and no mark that turns the direction of the text.
pub(crate) fn may_stand(character: char) -> bool {
    let control = character < ' ' && !matches!(character, '\n' | '\t');
    let noncharacter = matches!(character, '\u{fffe}' | '\u{ffff}');
    let direction = matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !(control || noncharacter || direction)
}

/// A letter that says the text in every place, and nothing else.
pub(crate) fn everywhere(text: &str) -> Document {
    let table = Table { header: vec![runs(text)], rows: vec![vec![runs(text)]] };
    let link = Some(format!("https://example.dk/{text}"));
    let linked = Inline { link, ..Inline::plain(text) };
    let items = vec![vec![BlockBody::Paragraph(vec![linked]).into()]];
    let mut letter = letter_of(vec![
        BlockBody::Heading { level: 2, text: runs(text) }.into(),
        BlockBody::Paragraph(runs(text)).into(),
        BlockBody::List { first: Some(1), items }.into(),
        BlockBody::Table(table).into(),
    ]);
    text.clone_into(&mut letter.letterhead.name);
    letter.letterhead.lines.clear();
    text.clone_into(&mut letter.title);
    letter
}

/// Whether the text of the file is what [`everywhere`] says, in its six places.
pub(crate) fn is_everywhere(read: &str, text: &str) -> bool {
    // A space that must not break, as after a section sign, is another kind of space, whatever its width was.
    let is_space = |letter: char| letter.is_whitespace() && !matches!(letter, '\n' | '\t');
    // Inside a number a hyphen has a joiner behind it, which nobody sees.
    let spaces = |text: &str| text.replace('\u{2060}', "").replace(is_space, " ");
    // The invisible paragraph behind the last table ends the text.
    spaces(read) == spaces(&format!("{}\n", format!("{text}\n").repeat(6)))
}

/// A paragraph that says the character between two letters.
pub(crate) fn between(character: char) -> Document {
    letter_of(vec![BlockBody::Paragraph(runs(&format!("A{character}B"))).into()])
}

/// Whether the text of the file has the character, or what could not be written names it and it may not stand.
pub(crate) fn is_told(read: Result<String, Vec<WriteError>>, character: char) -> bool {
    match read {
        Ok(text) => {
            let shown = if character == '\r' { '\n' } else { character };
            text.contains(&format!("A{shown}B"))
        }
        Err(errors) => {
            let code = format!("U+{:04X}", u32::from(character));
            !may_stand(character)
                && matches!(errors.as_slice(), [WriteError::Unshown { unshown, .. }] if unshown.words().contains(&code))
        }
    }
}

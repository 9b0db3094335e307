//! A text file as the reader of its mistakes sees it: name, line, excerpt, and what a parser says of it in Danish.

mod slips;
mod tree;

use std::borrow::Cow;
use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use crate::problem::{Place, Problem};
use slips::slip_of;
pub use tree::Tree;

/// A named text (en navngiven tekst).
#[derive(Clone, Debug)]
pub struct SourceText<'t> {
    name: Cow<'t, str>,
    text: Cow<'t, str>,
    /// What the text says as TOML, where that was read when the program was built.
    tree: Option<&'static Tree>,
    /// The byte after each line end. Nearly every key of a law file asks for its line, so they are found once.
    line_starts: OnceLock<Vec<usize>>,
}

/// What a line of TOML has wrong, in Danish (en fejl i TOML).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub kind: SlipKind,
    pub message: String,
    pub cure: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    DuplicateKey,
    NoSuchDay,
    Other,
}

impl<'t> SourceText<'t> {
    pub fn new(name: impl Into<Cow<'t, str>>, text: impl Into<Cow<'t, str>>) -> Self {
        Self { name: name.into(), text: text.into(), tree: None, line_starts: OnceLock::new() }
    }

    /// The same text, with what it says as TOML.
    #[must_use]
    pub fn with_tree(self, tree: Option<&'static Tree>) -> Self {
        Self { tree, ..self }
    }

    /// The same text, on its own.
    pub fn into_owned(self) -> SourceText<'static> {
        SourceText::new(self.name.into_owned(), self.text.into_owned()).with_tree(self.tree)
    }

    /// What the text says as TOML, where that was read when the program was built.
    pub fn tree(&self) -> Option<&'static Tree> {
        self.tree
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line of a byte of the text, counted from one.
    pub fn line_of(&self, byte: usize) -> usize {
        self.line_starts().partition_point(|start| *start <= byte) + 1
    }

    /// The line on which a key of TOML is first given a value, or a section begins; zero where there is none.
    pub fn line_of_key(&self, key: &str) -> usize {
        let is_key = |line: &str| {
            let line = line.trim();
            line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
                || line.trim_matches(['[', ']']) == key && line.starts_with('[')
        };
        self.text.lines().position(is_key).map_or(0, |index| index + 1)
    }

    /// The first line that holds a text; zero where none does.
    pub fn line_of_text(&self, wanted: &str) -> usize {
        self.text.find(wanted).map_or(0, |byte| self.line_of(byte))
    }

    /// The line of a key in a section `[section]`: the section's own line where the key does not stand in it.
    pub fn line_in_section(&self, section: &str, key: &str) -> usize {
        let begins = self.line_of_key(section);
        let inside = self.text.lines().enumerate().skip(begins);
        let mut inside = inside.take_while(|(_, line)| !line.trim_start().starts_with('['));
        let is_key = |line: &str| {
            line.trim_start()
                .strip_prefix(key)
                .is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        inside.find(|(_, line)| is_key(line)).map_or(begins, |(index, _)| index + 1)
    }

    /// A line without the space around it, counted from one; empty where there is none.
    pub fn line(&self, line: usize) -> &str {
        let begins = match line {
            0 => return "",
            1 => Some(0),
            line => self.line_starts().get(line - 2).copied(),
        };
        let rest = begins.and_then(|begins| self.text.get(begins..));
        rest.and_then(|rest| rest.lines().next()).unwrap_or_default().trim()
    }

    /// A line as a place; zero is the file as a whole.
    pub fn place(&self, line: usize) -> Place {
        Place::File { name: self.name.to_string(), line, excerpt: self.line(line).to_owned() }
    }

    /// A blocker on a line, counted from one; zero is the file as a whole.
    pub fn fault(&self, code: &str, line: usize, message: impl Into<String>) -> Problem {
        Problem::blocker(code, self.place(line), message)
    }

    /// Reads the text as TOML; `what` is what the file holds, such as `Brevhovedet`.
    ///
    /// # Errors
    /// The line that is wrong, what is wrong with it, and what to do.
    pub fn toml<T: DeserializeOwned>(&self, code: &str, what: &str) -> Result<T, Problem> {
        // A tree that does not fit is told by what the parser says of the text.
        if let Some(read) = self.tree.and_then(|tree| T::deserialize(tree).ok()) {
            return Ok(read);
        }
        toml::from_str(&self.text).map_err(|error| {
            let line = self.line_of(error.span().map_or(0, |span| span.start));
            self.toml_fault(code, what, line, &error)
        })
    }

    /// What a parser of TOML complained of on a line. Its own words are English, so they only stand as the reason.
    pub fn toml_fault(
        &self,
        code: &str,
        what: &str,
        line: usize,
        error: &toml::de::Error,
    ) -> Problem {
        let slip = self.slip(line, error);
        self.fault(code, line, format!("{what} kan ikke læses. {}", slip.message))
            .with_cure(slip.cure)
            .with_why(parser_says(error))
    }

    /// What a line has wrong, by what a parser of TOML says of it.
    pub fn slip(&self, line: usize, error: &toml::de::Error) -> Slip {
        // A date of the right shape that cannot be read is one that no calendar has. These complaints are of other things.
        let of_another = ["duplicate key", "unknown field", "missing field", "invalid type"]
            .iter()
            .any(|told| error.message().contains(told));
        if self.holds_date(line) && !of_another {
            return Slip {
                kind: SlipKind::NoSuchDay,
                message: "Datoen findes ikke.".to_owned(),
                cure: "Skriv år, måned og dag som 2018-07-01.".to_owned(),
            };
        }
        // The parser takes a missing value for a text without quotation marks.
        let text = self.line(line);
        if error.message().contains("quot")
            && text.contains(['\u{201c}', '”', '\u{201e}', '»', '«', '’', '‘'])
        {
            return Slip {
                kind: SlipKind::Other,
                message: "Linjen har krumme anførselstegn.".to_owned(),
                cure: "Skriv \" før og efter teksten.".to_owned(),
            };
        }
        let is_hard = |sign: char| sign.is_whitespace() && !sign.is_ascii_whitespace();
        if text.split('"').step_by(2).any(|unquoted| unquoted.contains(is_hard)) {
            return Slip {
                kind: SlipKind::Other,
                message: "Linjen har et hårdt mellemrum.".to_owned(),
                cure: "Slet det, og skriv et almindeligt mellemrum.".to_owned(),
            };
        }
        let empty = text.ends_with('=') && error.message().contains("must be quoted");
        slip_of(if empty { "missing value" } else { error.message() })
    }

    /// Whether the value on a line has the shape of a date.
    fn holds_date(&self, line: usize) -> bool {
        let value = self.line(line).split_once('=').map_or("", |(_, value)| value.trim());
        value.len() == 10
            && value.bytes().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            })
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts
            .get_or_init(|| self.text.match_indices('\n').map(|(end, _)| end + 1).collect())
    }
}

/// The parser's own words, as a reason.
pub fn parser_says(error: &toml::de::Error) -> String {
    format!("Læseren af TOML siger: {}", error.message())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Letterhead {
        name: String,
        #[serde(default)]
        lines: Vec<String>,
        #[serde(default)]
        width: f32,
    }

    #[test]
    fn what_is_wrong_with_a_line_is_told_in_danish() {
        for (text, line, message, cure) in [
            ("name = \"Nordby", 1, "Teksten er ikke lukket.", "Sæt et anførselstegn efter den."),
            ("# x\nname \"Nordby\"", 2, "Linjen mangler et lighedstegn.", "Skriv navn = værdi."),
            (
                "name = Nordby",
                1,
                "Teksten mangler anførselstegn.",
                "Tekst skal stå i anførselstegn.",
            ),
            ("name = ", 1, "Efter lighedstegnet mangler en værdi.", "Skriv navn = værdi."),
            (
                "name = \"a\"\nname = \"b\"",
                2,
                "Den samme nøgle står to gange i samme afsnit.",
                "Slet den ene, eller ret dens navn.",
            ),
            ("nmae = \"a\"", 1, "Nøglen »nmae« kendes ikke.", "Mente du »name«?"),
            ("name = 3", 1, "Her skal stå en tekst.", "Skriv den i anførselstegn."),
            (
                "name = \"a\"\nlines = \"b\"",
                2,
                "Her skal stå en liste.",
                "Skriv den som [\"…\", \"…\"].",
            ),
            (
                "name = \"a\"\nwidth = \"b\"",
                2,
                "Her skal stå et tal.",
                "Skriv det uden anførselstegn og med punktum.",
            ),
            (
                "name = 2018-02-30",
                1,
                "Datoen findes ikke.",
                "Skriv år, måned og dag som 2018-07-01.",
            ),
            ("nmae = 2018-02-03", 1, "Nøglen »nmae« kendes ikke.", "Mente du »name«?"),
            ("name = 2018-02-03", 1, "Her skal stå en tekst.", "Skriv den i anførselstegn."),
            ("width = 3", 1, "Nøglen »name« mangler.", "Skriv en linje med name = …"),
            ("name = \"a\"\nlines = [\"b\"", 2, "Listen er ikke lukket.", "Luk den med ]."),
            ("[name", 1, "Afsnittets linje er ikke lukket.", "Luk den med ]."),
            (
                "name = \u{201c}Nordby”",
                1,
                "Linjen har krumme anførselstegn.",
                "Skriv \" før og efter teksten.",
            ),
            (
                "name\u{a0}= \"a\"",
                1,
                "Linjen har et hårdt mellemrum.",
                "Slet det, og skriv et almindeligt mellemrum.",
            ),
            (
                "width =\u{202f}3",
                1,
                "Linjen har et hårdt mellemrum.",
                "Slet det, og skriv et almindeligt mellemrum.",
            ),
            (
                "nå = \"a\"",
                1,
                "Navnet før lighedstegnet kan ikke bruges.",
                "Skriv det med a-z, tal og bindestreg.",
            ),
            (
                "width = 007",
                1,
                "Tallet kan ikke læses.",
                "Skriv det uden nul først, eller i anførselstegn.",
            ),
            (
                "width = 1_",
                1,
                "Tallet kan ikke læses.",
                "Skriv kun cifre, og sæt tekst i anførselstegn.",
            ),
            ("name = = \"a\"", 1, "Linjen har et lighedstegn for meget.", "Slet det."),
            (
                "name = \"a\" b",
                1,
                "Der står noget for meget på linjen.",
                "Slet det, eller sæt det i anførselstegn.",
            ),
            (
                "name = \"a\"\n[name.b]",
                2,
                "Navnet er brugt til noget andet længere oppe.",
                "Brug et andet navn.",
            ),
        ] {
            let source = SourceText::new("letterhead.toml", text);
            let problem = source.toml::<Letterhead>("code", "Brevhovedet").unwrap_err();
            assert_eq!(
                (problem.message.as_str(), problem.cure.as_str()),
                (format!("Brevhovedet kan ikke læses. {message}").as_str(), cure),
                "{text}: {}",
                problem.why
            );
            assert_eq!(problem.place, source.place(line), "{text}: {}", problem.why);
            assert!(problem.why.starts_with("Læseren af TOML siger: "), "{text}");
        }
    }

    #[test]
    fn lines_count_from_one_and_zero_is_the_whole_file() {
        let source = SourceText::new("x", "a = 1\n  b = 2  \n[c]\n");
        assert_eq!([0, 5, 6, 9].map(|byte| source.line_of(byte)), [1, 1, 2, 2]);
        assert_eq!(
            [0, 1, 2, 3, 9].map(|line| source.line(line)),
            ["", "a = 1", "b = 2", "[c]", ""]
        );
        assert_eq!(["a", "b", "c", "d"].map(|key| source.line_of_key(key)), [1, 2, 3, 0]);
    }
}

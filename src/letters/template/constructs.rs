//! Every construct of Markdown that a template can hold: what all formats show alike is let through, everything else is refused.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use super::marks::{Kind, Told};
use super::program::At;
use super::structure::{CASES, Checker, depth, is_bold_label, place};
use super::under_way::{OpenList, OpenTable};
use crate::danish::nearest::suggestion;
use crate::document::addresses::leads_somewhere;
use crate::letters::filling::blocks::{FENCES, MARKDOWN, MOST_LINES_TO_WRITE_ON};
use crate::letters::filling::rendered::{Rendered, TOKEN};

/// One reading of a template as Markdown (en gennemlæsning).
pub(super) struct Reading<'c, 'a, 's> {
    checker: &'c mut Checker<'a, 's>,
    pub rendered: &'c Rendered,
    /// The bytes at which a condition inside a line writes a `|`.
    pub pipes: &'c [usize],
    pub lists: Vec<OpenList>,
    pub table: Option<OpenTable>,
    /// The block of code that is under way, by its name.
    fence: Option<String>,
    told: Told,
    kind: Kind,
    quotes: usize,
    last_level: usize,
    /// Whether the link at hand has any words.
    link_has_words: bool,
    titles: BTreeSet<At>,
}

impl<'a, 's> Checker<'a, 's> {
    /// Reads the template as Markdown. Gives the lines of its headings of the first level.
    pub(super) fn constructs(&mut self, rendered: &Rendered, pipes: &[usize]) -> BTreeSet<At> {
        let mut reading = Reading {
            checker: self,
            rendered,
            pipes,
            lists: Vec::new(),
            table: None,
            fence: None,
            told: Told::default(),
            kind: Kind::Paragraph,
            quotes: 0,
            last_level: 0,
            link_has_words: false,
            titles: BTreeSet::new(),
        };
        let parser = Parser::new_ext(&rendered.text, MARKDOWN);
        let definitions = parser.reference_definitions().iter();
        let mut definitions: Vec<_> =
            definitions.map(|(name, it)| (it.span.start, name.to_owned())).collect();
        definitions.sort();
        for (start, name) in definitions {
            reading.definition(start, &name);
        }
        for (event, range) in parser.into_offset_iter() {
            reading.event(event, range);
        }
        reading.titles
    }
}

impl Reading<'_, '_, '_> {
    pub(super) fn fault(
        &mut self,
        start: usize,
        code: &str,
        message: &str,
        cure: impl Into<String>,
    ) {
        self.checker.fault(place(self.rendered, start), code, message, cure);
    }

    fn definition(&mut self, start: usize, name: &str) {
        if name.starts_with('^') {
            let cure = "Skriv noten der, hvor den hører til.";
            self.fault(start, "template-mark", "Et brev har ingen fodnoter.", cure);
        } else {
            let message = "En linje med [navn]: adresse vises ikke i brevet.";
            self.fault(start, "template-link-address", message, "Skriv [tekst](adresse).");
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        self.next_line(&event, range.end);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => {
                self.fill_item();
                self.link_has_words = true;
                if matches!(self.fence.as_deref(), Some("facts" | "timeline" | "journey")) {
                    self.checker.facts(self.rendered, range.start, range.end);
                }
                self.told.text(&self.rendered.text, range, &text);
            }
            Event::SoftBreak | Event::HardBreak => self.told.line_end(range.start),
            Event::Code(_) => self.fault(
                range.start,
                "template-code",
                "Et brev har ingen kode i linjen.",
                "Fjern `.",
            ),
            Event::InlineHtml(_) => self.html(range.start),
            Event::Rule => {
                let message = "Et brev har ingen streger på tværs.";
                self.fault(range.start, "template-rule", message, "Brug en overskrift.");
            }
            // The block was refused where it begins. The others are not among the options.
            Event::Html(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let is_inline =
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. });
        if !is_inline {
            self.leftovers();
        }
        match tag {
            Tag::Heading { level, .. } => self.heading(depth(level), range),
            Tag::Paragraph => {
                let in_item = self.lists.last().is_some_and(OpenList::is_empty);
                self.kind = if in_item { Kind::Item } else { Kind::Paragraph };
                let shown = &self.rendered.text[range.clone()];
                if is_bold_label(shown) {
                    self.bold_heading(range.start);
                }
            }
            Tag::CodeBlock(kind) => self.code(&kind, range),
            Tag::List(first) => self.list(first, range.start),
            Tag::Item => {
                self.item(range.start);
                self.kind = Kind::Item;
            }
            Tag::Table(alignments) => {
                self.fill_item();
                self.table(&alignments, range.start, range.end);
            }
            Tag::TableRow => self.row(range.start, range.end),
            Tag::TableCell => self.kind = Kind::Line,
            Tag::HtmlBlock => self.html(range.start),
            Tag::Image { .. } => {
                let message = "Et brev har ingen billeder.";
                self.fault(
                    range.start,
                    "template-image",
                    message,
                    "Logoet står i letterhead.toml.",
                );
            }
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                if self.quotes == 1 {
                    let message = "Et brev har ingen citatblokke.";
                    self.fault(range.start, "template-quote", message, "Fjern > først i linjen.");
                }
            }
            Tag::Emphasis | Tag::Strong => self.emphasis(range),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link_has_words = false;
                self.link(link_type, &dest_url, &title, range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => {
                if self.told.is_empty() {
                    let cure = "Skriv en tekst efter #, eller slet linjen.";
                    self.fault(range.start, "template-heading-empty", "Overskriften er tom.", cure);
                }
                self.leftovers();
            }
            TagEnd::Paragraph | TagEnd::TableCell => self.leftovers(),
            TagEnd::Item => {
                self.leftovers();
                self.end_item(range.start);
                self.kind = Kind::Paragraph;
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Table => self.end_table(range.start),
            TagEnd::CodeBlock => {
                self.leftovers();
                self.fence = None;
            }
            TagEnd::BlockQuote(_) => self.quotes -= 1,
            TagEnd::Link if !self.link_has_words => {
                let message = "Linket har ingen tekst og kommer ikke med i brevet.";
                self.fault(range.start, "template-link-text", message, "Skriv [tekst](adresse).");
            }
            _ => {}
        }
    }

    /// Complains of the marks that are left in the text gathered so far.
    fn leftovers(&mut self) {
        for (byte, mark) in self.told.left(self.kind) {
            self.fault(byte, "template-mark", mark.message, mark.cure);
        }
        if self.kind == Kind::Item {
            self.kind = Kind::Paragraph;
        }
    }

    fn heading(&mut self, level: usize, range: Range<usize>) {
        self.kind = Kind::Line;
        let start = range.start;
        if !self.rendered.text[range].trim_start().starts_with('#') {
            self.fault(start, "template-heading-level", "En overskrift skal skrives med #.", "");
        }
        if !self.lists.is_empty() {
            self.fill_item();
            let message = "En overskrift kan ikke stå i et punkt på en liste.";
            self.fault(
                start,
                "template-heading-in-list",
                message,
                "Sæt den før listen, eller skriv den som tekst.",
            );
        }
        if level == 1 {
            self.titles.insert(place(self.rendered, start));
        }
        if level > 4 {
            let message = "Brevet har kun overskrifter med et til fire #.";
            self.fault(start, "template-heading-level", message, "");
        } else if level > self.last_level + 1 && self.last_level > 0 {
            let cure = format!("Brug {}.", "#".repeat(self.last_level + 1));
            self.fault(
                start,
                "template-heading-jump",
                "Overskriften springer et niveau over.",
                cure,
            );
        }
        self.last_level = level;
    }

    fn bold_heading(&mut self, start: usize) {
        let marks = "#".repeat((self.last_level + 1).clamp(2, 4));
        let cure = format!("Brug {marks} foran i stedet for ** om linjen.");
        let message = "En overskrift i fed skrift kan en skærmlæser ikke finde.";
        self.checker.warning(place(self.rendered, start), "template-bold-heading", message, cure);
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) {
        self.kind = Kind::Fence;
        let start = range.start;
        let CodeBlockKind::Fenced(name) = kind else {
            self.fill_item();
            let message = "Linjen er rykket fire pladser ind og bliver til kode.";
            self.fault(start, "template-code", message, "Ryk den ud.");
            self.fence = Some(String::new());
            return;
        };
        let name = name.trim();
        self.fence = Some(name.to_owned());
        if !FENCES.contains(&name) {
            let cure = suggestion(name, &FENCES);
            self.fault(start, "template-unknown-fence", "Denne slags blok findes ikke.", cure);
        }
        let lines: Vec<&str> = self.rendered.text[range].trim_end().lines().collect();
        let says_how_many = |line: &&str| {
            let count = line.rsplit_once(':').and_then(|(_, count)| count.trim().parse().ok());
            count.is_some_and(|count: u8| (1..=MOST_LINES_TO_WRITE_ON).contains(&count))
        };
        let inside = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
        if name == "write-in" && !inside.iter().all(says_how_many) {
            let message = "Det er ikke skrevet, hvor mange tomme linjer der skal være.";
            let cure =
                format!("Skriv for eksempel »Skriv her: 4«, højst {MOST_LINES_TO_WRITE_ON}.");
            self.fault(start, "template-write-in", message, cure);
        }
        let is_closed = lines.len() > 1
            && lines.last().is_some_and(|line| {
                let line = line.trim();
                line.starts_with("```") || line.starts_with("~~~")
            });
        if !is_closed {
            let message = "Blokken er ikke lukket, så resten af brevet kommer med i den.";
            self.fault(
                start,
                "template-fence-unclosed",
                message,
                "Skriv ``` på en linje for sig, hvor den slutter.",
            );
        }
        if !self.lists.is_empty() {
            self.fill_item();
            let message = "En blok med ``` kan ikke stå i et punkt på en liste.";
            self.fault(start, "template-fence-in-list", message, "Sæt den før eller efter listen.");
        }
    }

    /// Stars inside a reckoning, as in `5*3*2`, make print of what stands between them and are gone themselves: another number
    /// is left. Inside a word they do no harm.
    fn emphasis(&mut self, range: Range<usize>) {
        let text = self.rendered.text.as_str();
        let (before, after) = (&text[..range.start], &text[range.end..]);
        let inside = text[range.clone()].trim_matches('*');
        let is_digit = |letter: char| letter.is_numeric();
        // A value may be a number.
        let may_be = |letter: char| letter.is_numeric() || letter == TOKEN;
        let begins = before.ends_with(is_digit) && inside.starts_with(is_digit);
        let ends = inside.ends_with(is_digit) && after.starts_with(is_digit);
        let both = before.ends_with(may_be)
            && inside.starts_with(may_be)
            && inside.ends_with(may_be)
            && after.starts_with(may_be);
        if begins || ends || both {
            let message = "Tegnet * står mellem tal og kommer ikke med i brevet.";
            let cure = "Skriv \\* hvis tegnet skal stå i brevet, eller sæt et mellemrum om det, der skal fremhæves.";
            self.fault(range.start, "template-mark", message, cure);
        }
    }

    fn html(&mut self, start: usize) {
        self.fill_item();
        self.fault(start, "template-html", "Et brev har ingen HTML.", "Brug Markdown.");
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str, range: Range<usize>) {
        let start = range.start;
        if !title.is_empty() {
            let message = "Et link i et brev har ingen titel.";
            self.fault(
                start,
                "template-link-title",
                message,
                "Slet det, der står i anførselstegn efter adressen.",
            );
        }
        let tokens = address.matches(TOKEN).count();
        let values = self
            .rendered
            .pieces_in(range.start, range.end)
            .filter(|(piece, _)| piece.value.is_some());
        let values: Vec<_> = values.map(|(piece, _)| piece.value.as_deref()).collect();
        if values.iter().rev().take(tokens).any(|value| *value == Some(CASES)) {
            let message = "Et felt fra sagen kan ikke være en adresse.";
            self.fault(start, "template-link-address", message, "Brug kun felter fra sender.");
        } else if kind != LinkType::Email
            && !address.starts_with(TOKEN)
            && !leads_somewhere(address)
        {
            let message = "Adressen i linket fører ingen steder hen fra et brev.";
            let cure = "Skriv hele adressen med https://, mailto: eller tel: foran.";
            self.fault(start, "template-link-address", message, cure);
        }
    }
}

//! From a filled template to the blocks of a letter.

use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use super::ids::Ids;
use super::inlines::{Breaks, Look, Runs, ValueBlock, at_colon, blocks_of, tidy};
use super::rendered::{Origin, Rendered, TOKEN};
use crate::document::addresses::leads_somewhere;
use crate::document::{Block, BlockBody, Inline, Table, journey, text_of, timeline};

/// The Markdown that a letter may use.
pub(in crate::letters) const MARKDOWN: Options = Options::ENABLE_TABLES;

/// The fenced blocks with a meaning of their own.
pub(in crate::letters) const FENCES: [&str; 7] =
    ["address", "facts", "journey", "page", "signature", "timeline", "write-in"];

/// The most empty lines that a letter gives room for at one place, and how many where a template says none.
pub(in crate::letters) const MOST_LINES_TO_WRITE_ON: u8 = 20;
const LINES_TO_WRITE_ON: u8 = 4;

/// The blocks of a filled letter. Blocks that conditions left empty are not there.
pub(in crate::letters) fn blocks(rendered: &Rendered) -> Vec<Block> {
    let mut builder = Builder {
        rendered,
        ids: Ids::new(rendered),
        runs: Runs::default(),
        written: None,
        look: Look::default(),
        fence: None,
        turns_page: false,
        frames: vec![Frame::Blocks(Vec::new())],
    };
    for (event, range) in Parser::new_ext(&rendered.text, MARKDOWN).into_offset_iter() {
        builder.event(event, range.start, range.end);
    }
    builder.end_loose_text();
    match builder.frames.into_iter().next() {
        Some(Frame::Blocks(blocks)) => without_bare_headings(blocks),
        _ => Vec::new(),
    }
}

/// What is under way, from the letter inwards.
enum Frame {
    /// The letter, or an item of a list.
    Blocks(Vec<Block>),
    List {
        first: Option<u32>,
        items: Vec<Vec<Block>>,
    },
    Table {
        header: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
        row: Vec<Vec<Inline>>,
    },
}

struct Builder<'r> {
    rendered: &'r Rendered,
    ids: Ids<'r>,
    runs: Runs,
    /// Where the text of the runs stands.
    written: Option<Range<usize>>,
    look: Look,
    fence: Option<String>,
    /// Whether the next block begins a page.
    turns_page: bool,
    frames: Vec<Frame>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::Start(tag) => self.start(tag, start, end),
            Event::End(tag) => self.end(tag, start..end),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.runs.text(self.rendered, start, end, &text, &self.look);
                self.written.get_or_insert(start..end).end = end;
            }
            Event::SoftBreak => self.runs.soft_break(self.rendered, start, &self.look),
            Event::HardBreak => self.runs.hard_break(self.rendered, start, &self.look),
            // Templates with any of these are refused when they are read.
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, start: usize, end: usize) {
        match tag {
            Tag::Strong => self.look.bold += 1,
            Tag::Emphasis => self.look.italic += 1,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => {
                self.look.link = Some(format!("mailto:{dest_url}"));
            }
            Tag::Link { dest_url, .. } => self.look.link = self.address(&dest_url, start, end),
            Tag::List(first) => {
                self.end_loose_text();
                self.frames.push(Frame::List {
                    first: first.map(|first| u32::try_from(first).unwrap_or(1)),
                    items: Vec::new(),
                });
            }
            Tag::Item => self.frames.push(Frame::Blocks(Vec::new())),
            Tag::Table(_) => {
                self.end_loose_text();
                self.frames.push(Frame::Table {
                    header: Vec::new(),
                    rows: Vec::new(),
                    row: Vec::new(),
                });
            }
            Tag::CodeBlock(kind) => {
                self.end_loose_text();
                self.fence = Some(match kind {
                    CodeBlockKind::Fenced(name) => name.trim().to_owned(),
                    CodeBlockKind::Indented => String::new(),
                });
            }
            Tag::Paragraph | Tag::Heading { .. } => self.end_loose_text(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong => self.look.bold = self.look.bold.saturating_sub(1),
            TagEnd::Emphasis => self.look.italic = self.look.italic.saturating_sub(1),
            TagEnd::Link => self.look.link = None,
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_loose_text(),
            TagEnd::Heading(level) => {
                let text = self.runs.finish(Breaks::None);
                if !text.is_empty() {
                    self.push_written(BlockBody::Heading { level: level_of(level), text });
                }
                self.written = None;
            }
            TagEnd::Item => {
                self.end_loose_text();
                if let Some(Frame::Blocks(blocks)) = self.frames.pop()
                    && !blocks.is_empty()
                    && let Some(Frame::List { items, .. }) = self.frames.last_mut()
                {
                    items.push(blocks);
                }
            }
            TagEnd::List(_) => {
                if let Some(Frame::List { first, items }) = self.frames.pop()
                    && !items.is_empty()
                {
                    self.push(BlockBody::List { first, items }, range);
                }
            }
            TagEnd::TableCell => {
                let cell = self.runs.finish(Breaks::Lines);
                self.written = None;
                if let Some(Frame::Table { row, .. }) = self.frames.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::TableHead => {
                if let Some(Frame::Table { header, row, .. }) = self.frames.last_mut() {
                    *header = std::mem::take(row);
                }
            }
            TagEnd::TableRow => {
                if let Some(Frame::Table { rows, row, .. }) = self.frames.last_mut() {
                    let row = std::mem::take(row);
                    if row.iter().any(|cell| !cell.is_empty()) {
                        rows.push(row);
                    }
                }
            }
            TagEnd::Table => {
                if let Some(Frame::Table { header, rows, .. }) = self.frames.pop()
                    && !rows.is_empty()
                {
                    self.push(BlockBody::Table(Table { header, rows }), range);
                }
            }
            TagEnd::CodeBlock => {
                self.end_fence();
                self.written = None;
            }
            _ => {}
        }
    }

    fn push(&mut self, body: BlockBody, range: Range<usize>) {
        if let Some(Frame::Blocks(blocks)) = self.frames.last_mut() {
            let is_demanded = self.rendered.is_demanded(range.start);
            let begins_page = std::mem::take(&mut self.turns_page);
            blocks.push(Block { id: self.ids.of(&body, range), is_demanded, begins_page, body });
        }
    }

    /// Pushes a block of the runs that were gathered last.
    fn push_written(&mut self, body: BlockBody) {
        let range = self.written.clone().unwrap_or_default();
        self.push(body, range);
    }

    fn push_value(&mut self, block: ValueBlock) {
        let range = self.written.clone().unwrap_or_default();
        let is_demanded = self.rendered.is_demanded(range.start);
        let mut paragraph = |runs| {
            let body = BlockBody::Paragraph(runs);
            Block { id: self.ids.of(&body, range.clone()), is_demanded, begins_page: false, body }
        };
        match block {
            ValueBlock::Paragraph(runs) => self.push_written(BlockBody::Paragraph(runs)),
            ValueBlock::List(items) => {
                let items = items.into_iter().map(|item| vec![paragraph(item)]).collect();
                self.push_written(BlockBody::List { first: None, items });
            }
        }
    }

    /// Ends a paragraph, or the text of a list item that has none.
    fn end_loose_text(&mut self) {
        self.loose_text();
        self.runs = Runs::default();
        self.written = None;
    }

    fn loose_text(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let in_letter = self.frames.len() == 1;
        if in_letter && let Some(value) = self.runs.only_value() {
            for block in blocks_of(value) {
                self.push_value(block);
            }
            return;
        }
        let text = self.runs.finish(Breaks::Lines);
        if !text.is_empty() {
            self.push_written(BlockBody::Paragraph(text));
        }
    }

    fn end_fence(&mut self) {
        let name = self.fence.take().unwrap_or_default();
        if name == "page" {
            self.turns_page = true;
            return;
        }
        if name == "write-in" {
            let lines = self.runs.lines(false).into_iter();
            for (label, count) in lines.filter_map(at_colon) {
                let label = tidy(label, Breaks::None);
                let count =
                    text_of(&tidy(count, Breaks::None)).parse().unwrap_or(LINES_TO_WRITE_ON);
                let count: u8 = count.min(MOST_LINES_TO_WRITE_ON);
                self.push_written(BlockBody::WriteIn { label, lines: count });
            }
            return;
        }
        if matches!(name.as_str(), "facts" | "timeline" | "journey") {
            let lines = self.runs.lines(false);
            let facts: Vec<_> = lines
                .into_iter()
                .filter_map(at_colon)
                .map(|(label, value)| (tidy(label, Breaks::None), tidy(value, Breaks::Lines)))
                .filter(|(_, value)| !value.is_empty())
                .collect();
            if !facts.is_empty() {
                self.push_written(match name.as_str() {
                    "timeline" => BlockBody::Timeline(timeline::in_order(facts)),
                    "journey" => BlockBody::Journey(journey::ended(facts)),
                    _ => BlockBody::Facts(facts),
                });
            }
            return;
        }
        let lines: Vec<_> = self
            .runs
            .lines(true)
            .into_iter()
            .map(|line| tidy(line, Breaks::None))
            .filter(|line| !line.is_empty())
            .collect();
        if lines.is_empty() {
            return;
        }
        match name.as_str() {
            "address" => self.push_written(BlockBody::Address(lines)),
            "signature" => self.push_written(BlockBody::Signature(lines)),
            _ => lines.into_iter().for_each(|line| self.push_written(BlockBody::Paragraph(line))),
        }
    }

    /// A link's address with the sender's values put in. Nothing that the case holds can become an address.
    fn address(&self, address: &CowStr<'_>, start: usize, end: usize) -> Option<String> {
        let tokens = address.matches(TOKEN).count();
        if tokens == 0 {
            return Some(address.to_string());
        }
        let values: Vec<_> = self
            .rendered
            .pieces_in(start, end)
            .filter_map(|(piece, _)| Some((piece.value.as_ref()?, &piece.origin)))
            .collect();
        let mut address = address.to_string();
        for (value, origin) in values.get(values.len().saturating_sub(tokens)..)? {
            if !matches!(origin, Origin::Template(_)) {
                return None;
            }
            let value: String = value.split_whitespace().collect();
            // The letterhead may hold the web address with or without what a template puts in front.
            let bare = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
            let is_inside = !address.starts_with(TOKEN);
            address = address.replacen(TOKEN, bare.filter(|_| is_inside).unwrap_or(&value), 1);
        }
        if !leads_somewhere(&address) {
            let is_number = address.chars().all(|sign| sign.is_ascii_digit() || sign == '+');
            let scheme = match () {
                () if address.contains('@') => "mailto:",
                () if is_number => "tel:",
                () => "https://",
            };
            address.insert_str(0, scheme);
        }
        Some(address)
    }
}

pub(in crate::letters) fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

/// Leaves out headings under which conditions left nothing. The letter's own heading always stays.
fn without_bare_headings(mut blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    while let Some(block) = blocks.pop() {
        if let BlockBody::Heading { level, .. } = &block.body
            && *level > 1
        {
            let bare = match kept.last().map(|next| &next.body) {
                None => true,
                Some(BlockBody::Heading { level: next, .. }) => next <= level,
                Some(_) => false,
            };
            if bare {
                continue;
            }
        }
        kept.push(block);
    }
    kept.reverse();
    kept
}

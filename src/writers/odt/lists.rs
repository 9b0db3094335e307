//! Lists as real lists, which a program can renumber and a screen reader can count.
//!
//! An item holds paragraphs and lists only. Where it holds a table, all lists end before it and go on behind it.

use super::body::{Body, indented};
use super::kinds::{BULLETS, Kind, NUMBERS};
use super::levels::{Level, Open};
use super::looks::Set;
use crate::document::{Block, BlockBody};
use crate::writers::measures::list_indent;

impl Body<'_> {
    pub(super) fn list(&mut self, first: Option<u32>, items: &[Vec<Block>], depth: usize) {
        self.lists.push(Level { number: first, open: Open::Nothing });
        for item in items {
            // The number belongs to the item's first paragraph. An item that begins otherwise gets a line for its number.
            let (text, rest) = match item.split_first() {
                Some((Block { body: BlockBody::Paragraph(runs), .. }, rest)) => {
                    (runs.as_slice(), rest)
                }
                _ => (&[][..], item.as_slice()),
            };
            self.open_item();
            let words = self.words(text);
            self.push(Set::new(Kind::ListItem), &words);
            for block in rest {
                self.in_item(block, depth);
            }
            self.close_item();
        }
        self.close_list();
        self.lists.pop();
    }

    fn in_item(&mut self, block: &Block, depth: usize) {
        let is_open = self.lists.last().is_some_and(|level| level.open == Open::Item);
        match &block.body {
            BlockBody::List { first, items } => self.list(*first, items, depth + 1),
            // In an open item a paragraph stands as far in as the item's own text.
            BlockBody::Paragraph(runs) => {
                let indent = if is_open { 0 } else { list_indent(depth) };
                self.runs(indented(Kind::ListItem, indent), runs);
            }
            BlockBody::Table(_) => self.block(block, list_indent(depth)),
            _ => self.block(block, if is_open { 0 } else { list_indent(depth) }),
        }
    }

    /// Begins the next item of the innermost list, and what it stands in where that is not open any more.
    fn open_item(&mut self) {
        let Some(innermost) = self.lists.len().checked_sub(1) else { return };
        for place in 0..=innermost {
            let Level { number, open } = self.lists[place];
            let is_new = open == Open::Nothing;
            if is_new {
                let style = if number.is_some() { NUMBERS } else { BULLETS };
                self.add(format!("<text:list text:style-name=\"{style}\">"));
            }
            if place < innermost {
                if is_new {
                    self.add("<text:list-header>");
                    self.lists[place].open = Open::Header;
                }
                continue;
            }
            // Every list counts for itself.
            let start = number.filter(|_| is_new);
            let start = start.map(|number| format!(" text:start-value=\"{number}\""));
            self.add(format!("<text:list-item{}>", start.unwrap_or_default()));
            self.lists[place].open = Open::Item;
            self.lists[place].number = number.map(|number| number.saturating_add(1));
        }
    }

    fn close_item(&mut self) {
        let Some(level) = self.lists.last_mut() else { return };
        let end = match level.open {
            Open::Item => "</text:list-item>",
            Open::Header => "</text:list-header>",
            Open::Nothing | Open::List => return,
        };
        level.open = Open::List;
        self.add(end);
    }

    fn close_list(&mut self) {
        self.close_item();
        if let Some(level) = self.lists.last_mut()
            && std::mem::replace(&mut level.open, Open::Nothing) == Open::List
        {
            self.add("</text:list>");
        }
    }

    /// Ends all lists in the file. What they hold still goes on in the letter.
    pub(super) fn break_lists(&mut self) {
        let mut outer = Vec::new();
        while !self.lists.is_empty() {
            self.close_list();
            outer.extend(self.lists.pop());
        }
        outer.reverse();
        self.lists = outer;
    }
}

//! Lists in a template: numbers that follow each other, items that stand where they belong, and a date that is no item.

use pulldown_cmark::Event;

use super::constructs::Reading;
use super::under_way::OpenList;
use crate::danish::days::is_month;

/// Lists stand in lists so far down at most. Nobody follows a letter further, and each level narrows its text.
const DEPTH: usize = 9;

/// A list may begin with a number up to this one: a larger one is a year or a typing error.
const FIRST: u64 = 999;

impl Reading<'_, '_, '_> {
    pub(super) fn list(&mut self, first: Option<u64>, start: usize) {
        self.fill_item();
        if first.is_some_and(|first| first > FIRST) {
            self.fault(
                start,
                "template-list-number",
                "Linjen begynder med et stort tal og et punktum og bliver til et punkt på en liste.",
                "Skriv \\ foran punktummet, eller begynd listen med et mindre tal.",
            );
        }
        if self.lists.len() == DEPTH {
            let message = format!("Listen har mere end {DEPTH} niveauer.");
            let cure = "Del den i flere lister, eller skriv de inderste punkter som tekst.";
            self.fault(start, "template-list-deep", &message, cure);
        }
        self.lists.push(OpenList { number: None, column: None, is_filled: true });
    }

    pub(super) fn item(&mut self, start: usize) {
        let text = &self.rendered.text;
        let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let written = text[start..].trim_start_matches(' ');
        let column = text[line..].len() - written.len();
        let begin = text.len() - written.len();
        let depth = self.lists.len();
        let Some(list) = self.lists.last_mut() else { return };
        let expected = *list.column.get_or_insert(column);
        list.is_filled = false;
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = written.split_at(digits);
        let last = list.number;
        let number = number.parse::<u64>().ok();
        list.number = number;
        if column != expected || (depth == 1 && column > 0) {
            self.fault(
                begin,
                "template-list-indent",
                "Punktet står ikke ud for de andre på listen og er heller ikke et punkt under det over.",
                "Ryk det helt ud, eller ind under teksten i punktet over.",
            );
        }
        let Some(number) = number else { return };
        if rest.starts_with(')') {
            let cure = format!("Skriv {number}. i stedet for {number}).");
            self.fault(
                begin,
                "template-list-sign",
                "Brevet skriver punktum efter tal på en liste.",
                cure,
            );
        }
        // A condition may leave a number out, and one of two branches may repeat it; the letter counts for itself.
        if let Some(last) = last
            && number != last
            && number != last + 1
        {
            let cure = format!(
                "Skriv {}. Begynder der en ny liste, så sæt en linje tekst imellem.",
                last + 1
            );
            self.fault(
                begin,
                "template-list-number",
                "Tallet følger ikke efter det over, og brevet tæller selv videre.",
                cure,
            );
        }
        let word =
            rest.get(1..).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        if is_month(word.trim_end_matches(|letter: char| !letter.is_alphabetic())) {
            let cure = format!("Skriv {number}\\. {word}, så det bliver en dato.");
            self.fault(
                begin,
                "template-list-date",
                "Linjen begynder med en dato og bliver til et punkt på en liste.",
                cure,
            );
        }
    }

    pub(super) fn end_item(&mut self, start: usize) {
        if self.lists.last().is_some_and(|list| !list.is_filled) {
            self.fault(
                start,
                "template-list-empty",
                "Punktet på listen er tomt.",
                "Skriv en tekst efter tegnet, eller slet linjen.",
            );
        }
    }

    /// Marks the item at hand as one that holds something.
    pub(super) fn fill_item(&mut self) {
        if let Some(list) = self.lists.last_mut() {
            list.is_filled = true;
        }
    }

    /// A line that is not moved in belongs to the item above it all the same, which its writer can hardly see.
    pub(super) fn next_line(&mut self, event: &Event<'_>, end: usize) {
        let is_break = matches!(event, Event::SoftBreak | Event::HardBreak);
        let begins = self.rendered.text[end..].chars().next();
        if is_break && !self.lists.is_empty() && begins.is_some_and(|sign| !sign.is_whitespace()) {
            self.fault(
                end,
                "template-list-line",
                "Linjen hører til punktet over, fordi der ikke er en tom linje imellem.",
                "Sæt en tom linje imellem, eller ryk linjen ind under punktets tekst.",
            );
        }
    }
}

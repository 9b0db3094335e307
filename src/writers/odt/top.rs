//! The top of the first page: the sender with the logo beside it, and the facts of the letter beside the address.
//!
//! Side by side is done with two columns, and never with a table or a frame: a reader by ear hears plain paragraphs, one after the
//! other.

use super::body::Body;
use super::kinds::Kind;
use super::looks::{Begins, Family, Set};
use super::names::{LOGO, length};
use super::picture::Standing;
use super::runs::Words;
use crate::document::addresses::linked;
use crate::document::{Inline, Letterhead};
use crate::writers::WriteError;
use crate::writers::breaks::Ties;
use crate::writers::measures::TWIPS_PER_MM;
use crate::writers::top::{ADDRESS_SHARE, BesideAddress, logo_size, rule_below};

impl Body<'_> {
    /// What the letter says of itself before all else, in the text since a screen reader passes over page headers.
    pub(super) fn mark(&mut self, text: &str) {
        let bold = Inline { bold: true, ..Inline::plain(text) };
        let words = self.words(&[bold]);
        self.push(Set { below: Some(200.0), ..Set::new(Kind::Letterhead) }, &words);
    }

    /// The letterhead stands in the text and not in the page header, since a screen reader passes over page headers.
    pub(super) fn letterhead(&mut self, head: &Letterhead) -> Result<(), WriteError> {
        let mut logo_height = 0.0;
        let has_text = !head.name.is_empty() || !head.lines.is_empty();
        let mut logo_beside = String::new();
        if let Some(logo) = &head.logo {
            let (width, height) = logo_size(logo, self.width)?;
            let size = (width * TWIPS_PER_MM, height * TWIPS_PER_MM);
            let standing = if has_text { Standing::AtRight } else { Standing::InLine };
            let frame = self.frame((LOGO, "Logo"), &logo.alt, size, standing);
            if has_text {
                logo_beside = frame;
                logo_height = size.1;
            } else {
                self.push(Set::new(Kind::Logo), &frame);
            }
        }
        if !head.name.is_empty() {
            let words = std::mem::take(&mut logo_beside) + &Words::of(&head.name);
            self.push(Set { keeps_next: true, ..Set::new(Kind::LetterheadName) }, &words);
        }
        for line in &head.lines {
            let words = self.words(&linked(&[Inline::plain(line)]));
            self.push(Set::new(Kind::Letterhead), &(std::mem::take(&mut logo_beside) + &words));
        }
        let below = rule_below(head, self.size, logo_height, f32::INFINITY);
        if let Some(last) = self.last_paragraph() {
            last.rule_below = Some(below * 20.0);
            last.below = Some(560.0);
        }
        Ok(())
    }

    /// The lines of an address, a paragraph each, so that no reader joins them.
    pub(super) fn address(&mut self, lines: &[Vec<Inline>], indent: usize) {
        let start = self.lines(Kind::Address, lines, indent);
        if start && let Some(last) = self.last_paragraph() {
            last.below = Some(480.0);
        }
    }

    /// The address at the left and the facts at its right. Below each other where one of them is missing.
    pub(super) fn address_beside_facts(
        &mut self,
        address: &[Vec<Inline>],
        facts: &[(Vec<Inline>, Vec<Inline>)],
    ) {
        let has_address = address.iter().flatten().any(|run| !run.text.is_empty());
        if facts.is_empty() || !has_address {
            self.address(address, 0);
            self.facts(facts);
            return;
        }
        let beside = BesideAddress::new(address, facts, (self.size, self.width));
        let look = self.columns(beside.at);
        self.add(format!("<text:section text:style-name=\"{look}\" text:name=\"Modtager\">"));
        self.lines(Kind::Address, address, 0);
        self.set_facts(Kind::FactsBeside, facts, Some(beside.hanging));
        self.add("</text:section>");
        self.space_above_next = Some(360.0);
    }

    /// The look of two columns, the second of which begins there.
    fn columns(&mut self, at: f32) -> String {
        let width = self.width as f32;
        let gap = at - width * ADDRESS_SHARE;
        let column = |width: f32, (start, end): (f32, f32)| {
            format!(
                "<style:column style:rel-width=\"{}*\" fo:start-indent=\"{}\" fo:end-indent=\"{}\"/>",
                width as u32,
                length(start),
                length(end),
            )
        };
        let columns = column(at, (0.0, gap)) + &column(width - at, (0.0, 0.0));
        let look = format!(
            "<style:section-properties text:dont-balance-text-columns=\"true\" style:editable=\"false\"><style:columns fo:column-count=\"2\" fo:column-gap=\"0pt\">{columns}</style:columns></style:section-properties>"
        );
        self.looks.name(Family::Section, "", &look)
    }

    pub(super) fn facts(&mut self, facts: &[(Vec<Inline>, Vec<Inline>)]) {
        self.set_facts(Kind::Facts, facts, None);
        if !facts.is_empty()
            && let Some(last) = self.last_paragraph()
        {
            last.below = Some(240.0);
        }
    }

    /// The facts, where they are set at the side with what they say so far in, in twentieths of a point.
    fn set_facts(&mut self, kind: Kind, facts: &[(Vec<Inline>, Vec<Inline>)], beside: Option<f32>) {
        for (index, (name, value)) in facts.iter().enumerate() {
            let name: Vec<Inline> =
                name.iter().map(|run| Inline { bold: true, ..run.clone() }).collect();
            let mut words = Words::new(&mut self.looks);
            words.add(&name, Ties::Hold);
            words.add_tab();
            words.add(value, Ties::Hold);
            let words = words.finish();
            let mut set = Set { keeps_next: index + 1 < facts.len(), ..Set::new(kind) };
            if let Some(hanging) = beside {
                (set.left, set.hanging) = (Some(hanging), Some(hanging));
                set.begins = (index == 0).then_some(Begins::Column);
            }
            self.push(set, &words);
        }
    }
}

//! The top of the first page: the sender with the logo beside it, and the facts of the letter beside the address.
//!
//! Side by side is done with a frame (`w:framePr`) around the left or right part, and never with a table: a reader by ear hears
//! plain paragraphs, one after the other.

use super::build::{Body, EMU_PER_MM, set_space};
use super::names::LOGO_ID;
use super::runs::{add_run, add_runs, paragraph, plain_run};
use super::styles::{FACT_SHARE, RULE, SMALLER};
use crate::document::addresses::linked;
use crate::document::{Inline, Letterhead, Logo};
use crate::writers::WriteError;
use crate::writers::measures::TWIPS_PER_MM;
use crate::writers::pdf::{self, Setting};
use docx_rs::{
    FrameProperty, Indent, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders,
    Pic, Run, SpecialIndentType, Tab, TabValueType,
};

/// The height of a line in Arial, for a size of one, and what the styles of the top add to it.
const LINE_HEIGHT: f32 = 1.15;
const LOOSE: f32 = 1.15;
/// The tallest logo, in millimetres.
const TALLEST: f32 = 28.0;
/// The share of the line that the address has beside the facts, and where the facts begin.
const ADDRESS_SHARE: f32 = 0.5;
const FACTS_AT: f32 = 0.56;
const TWIPS: f32 = 20.0;

impl Body<'_> {
    /// What the letter says of itself before all else, in the text since a screen reader passes over page headers.
    pub(super) fn mark(&mut self, text: &str) {
        let mut said = paragraph("Letterhead");
        add_run(&mut said, plain_run(text).bold());
        set_space(&mut said, None, Some(200));
        self.push(said);
    }

    /// The letterhead stands in the text and not in the page header, since a screen reader passes over page headers.
    pub(super) fn letterhead(&mut self, head: &Letterhead) -> Result<(), WriteError> {
        let mut logo_height = 0.0;
        let has_text = !head.name.is_empty() || !head.lines.is_empty();
        if let Some(logo) = &head.logo {
            let (width, height) = self.logo_size(logo)?;
            let picture = Pic::new_with_dimensions(Vec::new(), 1, 1)
                .id(LOGO_ID)
                .size((width * EMU_PER_MM) as u32, (height * EMU_PER_MM) as u32);
            let mut beside = paragraph("Logo");
            add_run(&mut beside, Run::new().add_image(picture));
            if has_text {
                let frame = FrameProperty::new().width((width * TWIPS_PER_MM) as u32 + 20);
                beside.property.frame_property = Some(around(frame.x_align("right")));
                logo_height = height * TWIPS_PER_MM;
            }
            self.push(beside);
        }
        if !head.name.is_empty() {
            let mut name = paragraph("LetterheadName").keep_next(true);
            add_run(&mut name, plain_run(&head.name));
            self.push(name);
        }
        for line in &head.lines {
            let mut small = paragraph("Letterhead");
            add_runs(&mut small, &linked(&[Inline::plain(line)]), &mut self.links);
            self.push(small);
        }
        let text = self.size * 1.3 * LINE_HEIGHT
            + 3.0
            + head.lines.len() as f32 * (self.size - 2.0) * LINE_HEIGHT * LOOSE;
        if let Some(last) = self.last_paragraph() {
            // The rule stands below the logo, and Word lets it stand no more than 31 points below the text.
            let below = ((logo_height - text * TWIPS) / TWIPS + 8.0).clamp(8.0, 31.0);
            let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
                .size(6)
                .space(below as usize)
                .color(RULE);
            last.property.borders = Some(ParagraphBorders::with_empty().set(rule));
            set_space(last, None, Some(560));
        }
        Ok(())
    }

    /// The width and height of the logo in millimetres.
    fn logo_size(&self, logo: &Logo) -> Result<(f32, f32), WriteError> {
        let (across, down) = pdf::logo_size(&logo.png).ok_or(WriteError::LogoUnreadable)?;
        let shape = down as f32 / across as f32;
        let room = self.width as f32 / TWIPS_PER_MM / 2.0;
        let wished =
            if logo.width.is_finite() && logo.width > 0.0 { logo.width } else { room / 2.0 };
        let width = wished.min(room).min(TALLEST / shape);
        Ok((width, width * shape))
    }

    /// The lines of an address, a paragraph each, so that no reader joins them.
    pub(super) fn address(&mut self, lines: &[Vec<Inline>], indent: usize) {
        let start = self.lines("Address", lines, indent, None);
        if start && let Some(last) = self.last_paragraph() {
            set_space(last, None, Some(480));
        }
    }

    /// The address at the left and the facts at its right. Below each other where one of them is missing.
    pub(super) fn address_beside_facts(
        &mut self,
        address: &[Vec<Inline>],
        facts: &[(Vec<Inline>, Vec<Inline>)],
    ) {
        let width = self.width as f32;
        let frame = around(FrameProperty::new().width((width * ADDRESS_SHARE) as u32).x(0));
        if facts.is_empty() || !self.lines("Address", address, 0, Some(frame)) {
            self.address(address, 0);
            self.facts(facts);
            return;
        }
        let size = self.size * TWIPS;
        let label = Setting { size: size * SMALLER, bold: true };
        let text = Setting { size: size * SMALLER, bold: false };
        let room = width * (1.0 - FACTS_AT);
        let widest = facts.iter().map(|(name, _)| pdf::width(name, label)).fold(0.0_f32, f32::max);
        let hanging = (widest + size * 0.9).min(room * FACT_SHARE);
        let at = width * FACTS_AT;
        self.set_facts("FactsBeside", facts, |fact| {
            let tab = Tab::new().val(TabValueType::Left).pos((at + hanging) as usize);
            let indent = Indent::new(
                Some((at + hanging) as i32),
                Some(SpecialIndentType::Hanging(hanging as i32)),
                None,
                None,
            );
            fact.property.indent = Some(indent);
            fact.property = fact.property.clone().add_tab(tab);
        });
        let count = |runs: &[Inline], setting, width| pdf::lines(runs, setting, width).len().max(1);
        let left: usize = address
            .iter()
            .map(|line| count(line, Setting { size, bold: false }, width * ADDRESS_SHARE))
            .sum();
        let right: usize = facts.iter().map(|(_, says)| count(says, text, room - hanging)).sum();
        let lines = |count: usize, size: f32| count as f32 * size * LINE_HEIGHT * LOOSE;
        // What follows must stand below the address also where the facts are shorter.
        let short = lines(left, size) - lines(right, size * SMALLER) - 20.0 * facts.len() as f32;
        if let Some(last) = self.last_paragraph() {
            set_space(last, None, Some(360 + short.max(0.0) as u32));
        }
    }

    pub(super) fn facts(&mut self, facts: &[(Vec<Inline>, Vec<Inline>)]) {
        self.set_facts("Facts", facts, |_| {});
        if !facts.is_empty()
            && let Some(last) = self.last_paragraph()
        {
            set_space(last, None, Some(240));
        }
    }

    fn set_facts(
        &mut self,
        style: &str,
        facts: &[(Vec<Inline>, Vec<Inline>)],
        place: impl Fn(&mut Paragraph),
    ) {
        for (index, (name, value)) in facts.iter().enumerate() {
            let mut fact = paragraph(style).keep_next(index + 1 < facts.len());
            place(&mut fact);
            let name: Vec<Inline> =
                name.iter().map(|run| Inline { bold: true, ..run.clone() }).collect();
            add_runs(&mut fact, &name, &mut self.links);
            add_run(&mut fact, Run::new().add_tab());
            add_runs(&mut fact, value, &mut self.links);
            self.push(fact);
        }
    }
}

/// A frame beside which the text goes on, as high on the page as the paragraph that it stands before.
fn around(frame: FrameProperty) -> FrameProperty {
    frame.wrap("around").h_anchor("margin").v_anchor("text").y(1)
}

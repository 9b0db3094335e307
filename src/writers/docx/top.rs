//! The top of the first page: the sender with the logo beside it, and the facts of the letter beside the address.
//!
//! Side by side is done with a frame (`w:framePr`) around the left or right part, and never with a table: a reader by ear hears
//! plain paragraphs, one after the other.

use super::build::{Body, EMU_PER_MM, set_space};
use super::names::LOGO_ID;
use super::runs::{add_run, add_runs, paragraph, plain_run};
use crate::document::addresses::linked;
use crate::document::{Inline, Letterhead};
use crate::writers::WriteError;
use crate::writers::looks::RULE;
use crate::writers::measures::TWIPS_PER_MM;
use crate::writers::top::{ADDRESS_SHARE, BesideAddress, logo_size, rule_below};
use docx_rs::{
    FrameProperty, Indent, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders,
    Pic, Run, SpecialIndentType, Tab, TabValueType,
};

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
            let (width, height) = logo_size(logo, self.width)?;
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
        // The rule stands below the logo, and Word lets it stand no more than 31 points below the text.
        let below = rule_below(head, self.size, logo_height, 31.0);
        if let Some(last) = self.last_paragraph() {
            let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
                .size(6)
                .space(below as usize)
                .color(RULE);
            last.property.borders = Some(ParagraphBorders::with_empty().set(rule));
            set_space(last, None, Some(560));
        }
        Ok(())
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
        let BesideAddress { at, hanging, short } =
            BesideAddress::new(address, facts, (self.size, self.width));
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
        // What follows must stand below the address also where the facts are shorter.
        if let Some(last) = self.last_paragraph() {
            set_space(last, None, Some(360 + short as u32));
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

//! Room for the reader to write in: empty paragraphs with a rule below each.

use docx_rs::{
    LineSpacing, LineSpacingType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders,
};

use super::build::{Body, set_space};
use super::runs::add_runs;
use crate::document::Inline;
use crate::writers::looks::{WRITE_IN, WRITE_IN_APART};

impl Body<'_> {
    /// What to write, and below it the lines, all on one page.
    pub(super) fn write_in(&mut self, label: &[Inline], lines: u8) {
        let mut said = Paragraph::new().keep_next(true);
        add_runs(&mut said, label, &mut self.links);
        set_space(&mut said, None, Some(0));
        self.push(said);
        for number in 0..lines {
            let rule = |position| ParagraphBorder::new(position).size(4).color(WRITE_IN);
            // Word draws one frame around paragraphs that follow each other, and a rule between them only where it is told to.
            let rules = ParagraphBorders::with_empty()
                .set(rule(ParagraphBorderPosition::Bottom))
                .set(rule(ParagraphBorderPosition::Between));
            let mut line = Paragraph::new().keep_next(number + 1 < lines);
            line.property = line.property.set_borders(rules);
            // Space above or below would stand outside the frame.
            let height = LineSpacing::new().before(0).after(0).line(WRITE_IN_APART);
            line.property.line_spacing = Some(height.line_rule(LineSpacingType::Exact));
            self.push(line);
        }
        if let Some(last) = self.last_paragraph() {
            set_space(last, Some(0), Some(240));
        }
    }
}

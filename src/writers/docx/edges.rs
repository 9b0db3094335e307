//! What stands above and below the text of every page: the marks of a draft and of practice, the case, and the numbers of the pages.

use super::runs::{add_run, paragraph, plain_run};
use crate::writers::looks::RULE;
use docx_rs::{
    FieldCharType, Footer, Header, InstrNUMPAGES, InstrPAGE, InstrText, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, Run,
};

/// What stands above the text of every page.
pub(super) fn header(mark: &str) -> Header {
    Header::new().add_paragraph(paragraph("Header").add_run(Run::new().add_text(mark)))
}

/// The foot of every page. Word counts the pages itself when it prints; until then `pages` stands there.
pub(super) fn footer(text: &str, pages: usize) -> Footer {
    let rule = ParagraphBorder::new(ParagraphBorderPosition::Top).size(4).space(4).color(RULE);
    let mut line = paragraph("Footer").add_run(plain_run(text).add_tab().add_text("Side "));
    line.property.borders = Some(ParagraphBorders::with_empty().set(rule));
    add_field(&mut line, InstrText::PAGE(InstrPAGE::new()), 1);
    add_run(&mut line, plain_run(" af "));
    add_field(&mut line, InstrText::NUMPAGES(InstrNUMPAGES::new()), pages);
    Footer::new().add_paragraph(line)
}

/// A field that Word works out by itself, and what it says until then. Each part has a run of its own: some readers see no more
/// than one part in a run.
fn add_field(paragraph: &mut Paragraph, instruction: InstrText, result: usize) {
    let mark = |kind| Run::new().add_field_char(kind, false);
    for run in [
        mark(FieldCharType::Begin),
        Run::new().add_instr_text(instruction),
        mark(FieldCharType::Separate),
        Run::new().add_text(result.to_string()),
        mark(FieldCharType::End),
    ] {
        add_run(paragraph, run);
    }
}

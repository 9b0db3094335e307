//! Runs of text, line breaks and links inside a paragraph.

use crate::document::Inline;
use crate::writers::breaks::{Ties, linked};
use crate::writers::looks::{SMALLEST, shade};
use docx_rs::{
    BreakType, Hyperlink, HyperlinkData, Paragraph, ParagraphChild, ParagraphStyle, Run, Shading,
};

/// The addresses that the letter links to. A link's place in the list gives its relationship id.
#[derive(Default)]
pub(super) struct Links {
    pub targets: Vec<String>,
}

impl Links {
    fn id(&mut self, target: &str) -> String {
        let place = self.targets.iter().position(|known| known == target).unwrap_or_else(|| {
            self.targets.push(target.to_owned());
            self.targets.len() - 1
        });
        link_id(place)
    }
}

/// The relationship id of the link at this place in the list.
pub(super) fn link_id(place: usize) -> String {
    format!("rIdLink{}", place + 1)
}

/// An empty paragraph in a style. What docx-rs keeps of one is large, so it is filled where it is rather than handed on.
pub(super) fn paragraph(style: &str) -> Paragraph {
    let mut paragraph = Paragraph::new();
    paragraph.property.style = Some(ParagraphStyle::new(Some(style)));
    paragraph
}

pub(super) fn add_run(paragraph: &mut Paragraph, run: Run) {
    paragraph.children.push(ParagraphChild::Run(Box::new(run)));
}

/// Adds the runs to the paragraph, and keeps together what belongs together.
pub(super) fn add_runs(paragraph: &mut Paragraph, runs: &[Inline], links: &mut Links) {
    add_runs_tied(paragraph, runs, Ties::Hold, links);
}

/// Adds the runs to the paragraph, tied or not.
pub(super) fn add_runs_tied(
    paragraph: &mut Paragraph,
    runs: &[Inline],
    ties: Ties,
    links: &mut Links,
) {
    for group in linked(runs, ties) {
        match group.target {
            None => {
                for (inline, pieces) in &group.runs {
                    runs_of(inline, pieces).for_each(|run| add_run(paragraph, run));
                }
            }
            Some(target) => {
                let link = HyperlinkData::External { rid: links.id(target), path: String::new() };
                let mut hyperlink = Hyperlink { link, history: Some(1), children: Vec::new() };
                for (inline, pieces) in &group.runs {
                    for run in runs_of(inline, pieces) {
                        hyperlink = hyperlink.add_run(run.style("Hyperlink"));
                    }
                }
                paragraph.children.push(ParagraphChild::Hyperlink(hyperlink));
            }
        }
    }
}

/// A run of plain text in the paragraph's own look.
pub(super) fn plain_run(text: &str) -> Run {
    add_text(Run::new(), text)
}

/// The runs of a text in pieces, with a space between them that nobody sees.
fn runs_of(inline: &Inline, pieces: &[String]) -> impl Iterator<Item = Run> {
    pieces.iter().enumerate().flat_map(|(index, piece)| {
        let space = (index > 0).then(|| Run::new().size(SMALLEST).add_text(" "));
        let run = (!piece.is_empty() || index == 0).then(|| run_of(inline, piece));
        space.into_iter().chain(run)
    })
}

fn run_of(inline: &Inline, text: &str) -> Run {
    let mut run = Run::new();
    if inline.bold {
        run = run.bold();
    }
    if inline.italic {
        run = run.italic();
    }
    if let Some(shade) = shade(&inline.source) {
        run = run.shading(Shading::new().fill(shade));
    }
    add_text(run, text)
}

/// Line breaks and tabs are elements in Word; a bare one inside the text would be shown as a space.
fn add_text(mut run: Run, text: &str) -> Run {
    let text = text.replace("\r\n", "\n");
    let mut rest = text.as_str();
    while let Some(place) = rest.find(['\n', '\r', '\t']) {
        let (before, after) = rest.split_at(place);
        if !before.is_empty() {
            run = run.add_text(before);
        }
        run = if after.starts_with('\t') {
            run.add_tab()
        } else {
            run.add_break(BreakType::TextWrapping)
        };
        rest = &after[1..];
    }
    if !rest.is_empty() {
        run = run.add_text(rest);
    }
    run
}

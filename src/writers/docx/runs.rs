//! Runs of text, line breaks and links inside a paragraph.

use crate::danish::alike::is_dash;
use crate::document::addresses::leads_somewhere;
use crate::document::glue;
use crate::document::{Edition, Inline, Source};
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

/// Whether what belongs together is kept on a line.
#[derive(Clone, Copy)]
pub(super) enum Ties {
    Hold,
    None,
}

/// Adds the runs to the paragraph, and keeps together what belongs together.
pub(super) fn add_runs(paragraph: &mut Paragraph, runs: &[Inline], links: &mut Links) {
    add_runs_tied(paragraph, runs, Ties::Hold, links);
}

/// Adds the runs to the paragraph. Neighbours with the same address become one link, so that a screen reader tells of it once.
pub(super) fn add_runs_tied(
    paragraph: &mut Paragraph,
    runs: &[Inline],
    ties: Ties,
    links: &mut Links,
) {
    let texts = match ties {
        Ties::Hold => parted(runs, &glue::tied(runs)),
        Ties::None => runs.iter().map(|run| vec![run.text.clone()]).collect(),
    };
    let mut tied = texts.into_iter();
    for group in runs.chunk_by(|left, right| left.link == right.link) {
        let target = group
            .first()
            .and_then(|run| run.link.as_deref())
            .filter(|target| leads_somewhere(target));
        let mut of_group = tied.by_ref().take(group.len());
        match target {
            None => {
                for (inline, pieces) in group.iter().zip(&mut of_group) {
                    runs_of(inline, &pieces).for_each(|run| add_run(paragraph, run));
                }
            }
            Some(target) => {
                let link = HyperlinkData::External { rid: links.id(target), path: String::new() };
                let mut hyperlink = Hyperlink { link, history: Some(1), children: Vec::new() };
                for (inline, pieces) in group.iter().zip(&mut of_group) {
                    for run in runs_of(inline, &pieces) {
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
    // What is still missing in a draft is shaded, so that nobody overlooks it, and so is what two versions do not share.
    let shade = match inline.source {
        Source::Gap(_) => Some("FFF2CC"),
        Source::Compared(Edition::Older) => Some("F8D7DA"),
        Source::Compared(Edition::Newer) => Some("D4EDDA"),
        _ => None,
    };
    if let Some(shade) = shade {
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

/// The size of a space that only says where a line may end, in half points.
const SMALLEST: usize = 2;

/// Word ends a line behind any dash or hyphen. LibreOffice does not where spaces that do not break stand on both sides of it, as in a
/// range of dates: there it would part a word, unless it finds a space. So each text is cut into pieces where one is to stand, and
/// a mark that nobody sees joins the numbers of a range, and a number that holds hyphens.
///
/// The mark comes along when a number is copied. A number with no words beside it has a line to itself, and no need of one. Word's
/// own hyphen that does not break is no way: many programs that read a file for its words leave the hyphen out.
fn parted(runs: &[Inline], texts: &[String]) -> Vec<Vec<String>> {
    const JOINER: char = '\u{2060}';
    let whole = texts.concat();
    let has_words = whole.trim().contains(char::is_whitespace);
    let mut start = 0;
    let pieces_of = |(run, text): (&Inline, &String)| {
        let (mut pieces, mut piece, mut from) = (Vec::new(), String::new(), 0);
        for (at, dash) in text.match_indices(is_dash) {
            let end = at + dash.len();
            let (before, after) = whole.split_at(start + end);
            let is_joined = glue::is_in_range(before, after)
                || (run.link.is_none() && glue::is_in_number(before, after));
            if !is_joined && (dash == "-" || !is_between_tied(before, after)) {
                continue;
            }
            piece.push_str(&text[from..end]);
            from = end;
            if !is_joined {
                pieces.push(std::mem::take(&mut piece));
            } else if has_words {
                piece.push(JOINER);
            }
        }
        start += text.len();
        pieces.push(piece + &text[from..]);
        pieces
    };
    runs.iter().zip(texts).map(pieces_of).collect()
}

/// Whether spaces that do not break stand on both sides, before the next one that does.
fn is_between_tied(before: &str, after: &str) -> bool {
    let is_open = |letter: char| letter.is_whitespace() && letter != glue::NO_BREAK;
    let behind = before.rsplit(is_open).next().unwrap_or_default();
    let ahead = after.split(is_open).next().unwrap_or_default();
    let is_apart = ahead.starts_with(glue::NO_BREAK);
    behind.contains(glue::NO_BREAK) && ahead.contains(glue::NO_BREAK) && !is_apart
}

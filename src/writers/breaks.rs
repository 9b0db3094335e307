//! Where a line may end in a file that another program lays out: what belongs together is tied, and what is tied by mistake is freed.

use crate::danish::alike::is_dash;
use crate::document::addresses::leads_somewhere;
use crate::document::{Inline, glue};

use super::measures::CELL_EDGES;
use super::pdf::{self, Setting, parts};

/// Whether what belongs together is kept on a line.
#[derive(Clone, Copy)]
pub(super) enum Ties {
    Hold,
    None,
}

impl Ties {
    /// Whether they hold in a cell `width` twentieths of a point wide, in print of that setting, in the same unit. Word parts what is
    /// tied and has no room between any two letters, a month from its year or not. So nothing is tied where words together have no
    /// room. One that has none by itself is parted in any case.
    pub(super) fn in_cell(runs: &[Inline], width: usize, setting: Setting) -> Self {
        // The columns were rounded down, and what is empty in them has room for that.
        let room = (width + 1) as f32 - CELL_EDGES;
        let widest = parts(runs, setting).iter().map(|part| part.width).fold(0.0, f32::max);
        if widest <= room {
            return Self::Hold;
        }
        let words = runs.iter().flat_map(|run| {
            let word = |text: &str| Inline { text: text.to_owned(), ..run.clone() };
            run.text.split_whitespace().map(word)
        });
        let word = words.map(|word| pdf::width(&[word], setting)).fold(0.0, f32::max);
        if word < widest { Self::None } else { Self::Hold }
    }
}

/// Neighbours with the same address, which become one link, so that a screen reader tells of it once.
pub(super) struct Linked<'r> {
    /// None where they lead nowhere.
    pub target: Option<&'r str>,
    /// Each run with its text in pieces, between which a space is to stand that nobody sees.
    pub runs: Vec<(&'r Inline, Vec<String>)>,
}

/// The runs with their texts tied, by where they lead.
pub(super) fn linked(runs: &[Inline], ties: Ties) -> impl Iterator<Item = Linked<'_>> {
    let mut tied = pieces(runs, ties).into_iter();
    let groups = runs.chunk_by(|left, right| left.link == right.link);
    groups.map(move |group| Linked {
        target: group
            .first()
            .and_then(|run| run.link.as_deref())
            .filter(|target| leads_somewhere(target)),
        runs: group.iter().zip(tied.by_ref()).collect(),
    })
}

fn pieces(runs: &[Inline], ties: Ties) -> Vec<Vec<String>> {
    match ties {
        Ties::Hold => parted(runs, &glue::tied(runs)),
        Ties::None => runs.iter().map(|run| vec![run.text.clone()]).collect(),
    }
}

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

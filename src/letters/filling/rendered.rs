//! A filled template before its Markdown is read: the literal text, with a token in place of each value.
//!
//! The values wait outside the text, so nothing that a case holds can ever be read as Markdown.

use crate::document::Source;
use crate::letters::template::lines::Belongs;
use crate::letters::template::program::{At, ProgramFile};
use crate::place::FieldPath;

/// Stands in the text for a value. To Markdown it is a letter like any other.
pub(in crate::letters) const TOKEN: char = '\u{E000}';

/// Where a piece came from.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::letters) enum Origin {
    Template(At),
    Field(FieldPath),
    /// Of a field of the case, or of something that no field holds.
    Gap(Option<FieldPath>),
}

/// Words to print with where they came from (ord med oprindelse).
#[derive(Clone, Debug, PartialEq)]
pub(in crate::letters) struct Run {
    pub text: String,
    pub origin: Origin,
}

/// A stretch of the text that came from one place.
#[derive(Clone, Debug)]
pub(in crate::letters) struct Piece {
    /// The first byte in the text.
    pub start: usize,
    /// The words that the token stands for; none for literal text.
    pub value: Option<String>,
    pub origin: Origin,
    /// The line of the template that wrote it, or asked for the value.
    pub at: At,
    /// The round that it was written in.
    pub round: RoundId,
    /// Whether the template marks it as what the law demands.
    pub is_demanded: bool,
}

/// A round, as its place in [`Rendered::rounds`]; the letter itself is the first.
pub(in crate::letters) type RoundId = usize;

/// A round of a loop (en omgang): the item that it was for.
#[derive(Clone, Debug, Default)]
struct Round {
    around: RoundId,
    depth: usize,
    item: u64,
    /// Whether the loop stands in a line with other text.
    inline: bool,
}

/// A filled template (en udfyldt skabelon).
#[derive(Clone, Debug, Default)]
pub(in crate::letters) struct Rendered {
    pub text: String,
    pub pieces: Vec<Piece>,
    files: Vec<ProgramFile>,
    rounds: Vec<Round>,
    round: RoundId,
    is_demanded: bool,
    /// A condition at the start of this line left nothing so far.
    pending: Option<At>,
}

impl Rendered {
    pub(in crate::letters) fn new(files: Vec<ProgramFile>) -> Self {
        Self { files, rounds: vec![Round::default()], ..Self::default() }
    }

    /// Begins a round for an item, within the one that is under way.
    pub(in crate::letters) fn begin_round(&mut self, item: u64, inline: bool) {
        let around = self.round;
        let depth = self.rounds.get(around).map_or(0, |round| round.depth) + 1;
        self.round = self.rounds.len();
        self.rounds.push(Round { around, depth, item, inline });
    }

    pub(in crate::letters) fn end_round(&mut self) {
        self.round = self.rounds.get(self.round).map_or(0, |round| round.around);
    }

    /// The innermost round that holds both.
    pub(in crate::letters) fn common_round(&self, mut one: RoundId, mut other: RoundId) -> RoundId {
        while one != other
            && let (Some(first), Some(second)) = (self.rounds.get(one), self.rounds.get(other))
        {
            if first.depth >= second.depth {
                one = first.around;
            } else {
                other = second.around;
            }
        }
        one
    }

    /// What lies around a round of a loop that stands in a line with other text; none for any other round.
    pub(in crate::letters) fn around_inline(&self, round: RoundId) -> Option<RoundId> {
        self.rounds.get(round).filter(|round| round.inline).map(|round| round.around)
    }

    /// The items of a round and of those around it, from the innermost.
    pub(in crate::letters) fn items_around(&self, round: RoundId) -> impl Iterator<Item = u64> {
        let mut round = self.rounds.get(round);
        std::iter::from_fn(move || {
            let here = round.filter(|round| round.depth > 0)?;
            round = self.rounds.get(here.around);
            Some(here.item)
        })
    }

    /// What a line of a template belongs to.
    pub(in crate::letters) fn belongs(&self, at: At) -> Belongs {
        let lines = self.files.get(at.file).map(|file| &file.lines);
        let line = lines.and_then(|lines| lines.get(at.line.checked_sub(1)?));
        line.copied().unwrap_or_default()
    }

    pub(in crate::letters) fn literal(&mut self, text: &str, at: At) {
        if let Some(place) = self.pending {
            let line = text.split('\n').next().unwrap_or_default();
            if !line.trim().is_empty() {
                self.pending = None;
            } else if text.len() > line.len() {
                self.value(Run { text: String::new(), origin: Origin::Template(place) }, place);
            }
        }
        self.piece(None, Origin::Template(at), at);
        self.text.push_str(text);
    }

    /// Puts a token in the text, for blank words too: what a value says must never change how the Markdown around it is
    /// read. What stays empty is left out afterwards.
    pub(in crate::letters) fn value(&mut self, run: Run, at: At) {
        self.pending = None;
        self.piece(Some(run.text), run.origin, at);
        self.text.push(TOKEN);
    }

    fn piece(&mut self, value: Option<String>, origin: Origin, at: At) {
        let (start, round, is_demanded) = (self.text.len(), self.round, self.is_demanded);
        self.pieces.push(Piece { start, value, origin, at, round, is_demanded });
    }

    /// Stands for the nothing that a condition left in a line. Without it `- {% if … %}` would underline the line above,
    /// and an empty line would end a table. At the start of a line it stands only if nothing else does: `| a |` must stay
    /// a row.
    pub(in crate::letters) fn nothing(&mut self, at: At) {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        if line.trim().is_empty() {
            self.pending = Some(at);
        } else {
            self.value(Run { text: String::new(), origin: Origin::Template(at) }, at);
        }
    }

    pub(in crate::letters) fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// The pieces of a stretch of the text, in order: each with the literal text of it that lies inside.
    pub(in crate::letters) fn pieces_in(
        &self,
        start: usize,
        end: usize,
    ) -> impl Iterator<Item = (&Piece, &str)> {
        let first = self.pieces.partition_point(|piece| piece.start <= start).saturating_sub(1);
        let rest = self.pieces.get(first..).unwrap_or_default();
        rest.iter().enumerate().take_while(move |(_, piece)| piece.start < end).filter_map(
            move |(index, piece)| {
                let next = rest.get(index + 1).map_or(self.text.len(), |piece| piece.start);
                let text = self.text.get(piece.start.max(start)..next.min(end))?;
                (!text.is_empty()).then_some((piece, text))
            },
        )
    }

    /// Marks what is written from now on as what the law demands, or ends that. Says whether it was marked before.
    pub(in crate::letters) fn demand(&mut self, is_demanded: bool) -> bool {
        std::mem::replace(&mut self.is_demanded, is_demanded)
    }

    /// Whether the law demands what stands at a byte of the text.
    pub(in crate::letters) fn is_demanded(&self, start: usize) -> bool {
        let index = self.pieces.partition_point(|piece| piece.start <= start);
        index.checked_sub(1).is_some_and(|index| self.pieces[index].is_demanded)
    }

    /// Where a byte of the text came from.
    pub(in crate::letters) fn origin_at(&self, start: usize) -> Option<&Origin> {
        let index = self.pieces.partition_point(|piece| piece.start <= start).checked_sub(1)?;
        self.pieces.get(index).map(|piece| &piece.origin)
    }

    pub(in crate::letters) fn source(&self, origin: &Origin) -> Source {
        match origin {
            Origin::Template(at) => Source::Template {
                file: self.files.get(at.file).map(|file| file.name.clone()).unwrap_or_default(),
                line: at.line,
            },
            Origin::Field(path) => Source::Field(*path),
            Origin::Gap(path) => Source::Gap(*path),
        }
    }
}

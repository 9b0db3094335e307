//! A filled letter before it is finished: what the preview shows.

use jiff::civil::{Date, date};

use super::Facts;
use super::choices::{self, LetterChoice};
use super::edits::{self, EditStanding, EditedBlocks};
use super::filling::blocks;
use super::filling::findings::Findings;
use super::filling::findings::Unverified;
use super::filling::rendered::Rendered;
use super::filling::run::Runner;
use super::template::front::Template;
use super::template::program::Program;
use super::{invented_sender, news, whose};
use crate::case::edits::LetterEdit;
use crate::document::{Block, Document, Letterhead, Source, Whose, walk};
use crate::place::ItemId;
use crate::problem::{Place, Problem};

/// The language of all letters.
pub(super) const LANGUAGE: &str = "da-DK";

/// Stands in the files of a draft that nothing dates yet. It is no date that a letter can have.
const UNDATED: Date = date(1900, 1, 1);

/// A filled letter that may still have gaps and blockers (et udkast).
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub id: String,
    pub title: String,
    /// With what is changed by hand.
    pub blocks: Vec<Block>,
    /// How the edits of the letter stand, in the order in which they were made.
    pub edits: Vec<(ItemId, EditStanding)>,
    /// What the letter lets its writer choose as it is now.
    pub choices: Vec<LetterChoice>,
    /// The blocks as they are without edits, where there are any.
    unedited: Option<Vec<Block>>,
    /// Fields without an answer that the letter prints or asks about, each once.
    pub gaps: Vec<Problem>,
    /// What the reader should look at before the letter goes out.
    pub warnings: Vec<Problem>,
    /// What else stops the letter.
    pub blockers: Vec<Problem>,
    /// The ids of the provisions that the letter cites, in order.
    pub provisions: Vec<String>,
    /// What it cites though nobody has checked it, whether or not somebody has noted that it was looked up.
    pub unverified: Vec<Unverified>,
    /// The letter's date, where it has one.
    pub date: Option<Date>,
    author: String,
    letterhead: Letterhead,
    /// Whether it is a letter of a practice case.
    practice: bool,
    whose: Whose,
}

impl Draft {
    pub(super) fn new(
        template: &Template,
        program: &Program,
        facts: &Facts<'_>,
        runner: Runner<'_>,
        rendered: &Rendered,
    ) -> Self {
        let date = runner.date;
        let Findings { mut gaps, mut blockers, mut warnings, provisions, unverified, .. } =
            runner.findings;
        blockers.extend(invented_sender(facts));
        let assembled = blocks::blocks(rendered);
        let mut own = facts.case.edits.of(&template.id).peekable();
        let unedited = own.peek().is_some().then(|| assembled.clone());
        let EditedBlocks { blocks, mut standings } = edits::apply(assembled, own);
        let mut earlier: Vec<&LetterEdit> = Vec::new();
        for (edit, (_, standing)) in facts.case.edits.of(&template.id).zip(&mut standings) {
            if let Some(chosen) = choices::standing(&program.choices, edit, &earlier) {
                *standing = chosen;
            }
            earlier.push(edit);
        }
        let blocks = if template.marks_news {
            news::marked(facts.case, &template.id, blocks)
        } else {
            blocks
        };
        let letterhead = facts.sender.letterhead(facts.case.matter.case_number.filled());
        let letterhead = if template.is_sheet { letterhead.of_a_sheet() } else { letterhead };
        let choices = choices::offered(&program.choices, &runner.met, &runner.chosen);
        if let Some(unedited) = &unedited {
            gaps.retain(|gap| !is_printed(gap, unedited) || is_printed(gap, &blocks));
        }
        let (stopping, to_know) = edits::told::problems(&template.id, &standings);
        blockers.extend(stopping);
        warnings.extend(to_know);
        Self {
            id: template.id.clone(),
            title: template.title.clone(),
            whose: whose::parting_in(&blocks, facts.case),
            practice: facts.case.practice,
            blocks,
            edits: standings,
            choices,
            unedited,
            gaps,
            warnings,
            blockers,
            provisions,
            unverified,
            date,
            author: facts.sender.name.clone(),
            letterhead,
        }
    }

    /// The finished letter.
    ///
    /// # Errors
    /// All gaps and blockers: a letter that has any cannot be written.
    pub fn finish(&self) -> Result<Document, Vec<Problem>> {
        match self.date {
            Some(date) if self.gaps.is_empty() && self.blockers.is_empty() => {
                Ok(self.document(self.blocks.clone(), date, false))
            }
            _ => Err(self.gaps.iter().chain(&self.blockers).cloned().collect()),
        }
    }

    /// The blocks of the letter as it is assembled, with no edit in them.
    pub fn unedited(&self) -> &[Block] {
        self.unedited.as_deref().unwrap_or(&self.blocks)
    }

    /// The letter marked as a draft, where gaps stay visible.
    pub fn marked(&self) -> Document {
        self.document(self.blocks.clone(), self.date.unwrap_or(UNDATED), true)
    }

    /// The finished letter, or where it cannot be finished or is not asked to be, the letter marked as a draft.
    pub fn into_document(mut self, as_draft: bool) -> Document {
        let is_finished = self.date.is_some() && self.gaps.is_empty() && self.blockers.is_empty();
        let blocks = std::mem::take(&mut self.blocks);
        self.document(blocks, self.date.unwrap_or(UNDATED), as_draft || !is_finished)
    }

    fn document(&self, blocks: Vec<Block>, date: Date, draft: bool) -> Document {
        Document {
            id: self.id.clone(),
            title: self.title.clone(),
            author: self.author.clone(),
            date,
            language: LANGUAGE.to_owned(),
            letterhead: self.letterhead.clone(),
            blocks,
            draft,
            practice: self.practice,
            whose: self.whose.clone(),
        }
    }
}

/// Whether a gap stands in the letter's text. One that was taken out by hand is missed no more.
fn is_printed(gap: &Problem, blocks: &[Block]) -> bool {
    walk::runs(blocks).any(|run| match (&run.source, &gap.place) {
        (Source::Gap(Some(path)), Place::Field(place)) => path == place,
        _ => false,
    })
}

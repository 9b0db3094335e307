//! A filled letter before it is finished: what the preview shows.

use jiff::civil::{Date, date};

use super::Facts;
use super::filling::blocks;
use super::filling::findings::Findings;
use super::filling::findings::Unverified;
use super::filling::rendered::Rendered;
use super::filling::run::Runner;
use super::template::front::Template;
use super::{invented_sender, whose};
use crate::document::{Block, Document, Letterhead, Whose};
use crate::problem::Problem;

/// The language of all letters.
pub(super) const LANGUAGE: &str = "da-DK";

/// Stands in the files of a draft that nothing dates yet. It is no date that a letter can have.
const UNDATED: Date = date(1900, 1, 1);

/// A filled letter that may still have gaps and blockers (et udkast).
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
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
    whose: Whose,
}

impl Draft {
    pub(super) fn new(
        template: &Template,
        facts: &Facts<'_>,
        runner: Runner<'_>,
        rendered: &Rendered,
    ) -> Self {
        let date = runner.date;
        let Findings { gaps, mut blockers, warnings, provisions, unverified, .. } = runner.findings;
        blockers.extend(invented_sender(facts));
        let blocks = blocks::blocks(rendered);
        Self {
            id: template.id.clone(),
            title: template.title.clone(),
            whose: whose::of(&blocks, facts.case),
            blocks,
            gaps,
            warnings,
            blockers,
            provisions,
            unverified,
            date,
            author: facts.sender.name.clone(),
            letterhead: facts.sender.letterhead(facts.case.matter.case_number.filled()),
        }
    }

    /// The finished letter.
    ///
    /// # Errors
    /// All gaps and blockers: a letter that has any cannot be written.
    pub fn finish(&self) -> Result<Document, Vec<Problem>> {
        match self.date {
            Some(date) if self.gaps.is_empty() && self.blockers.is_empty() => {
                Ok(self.document(date, false))
            }
            _ => Err(self.gaps.iter().chain(&self.blockers).cloned().collect()),
        }
    }

    /// The letter marked as a draft, where gaps stay visible.
    pub fn marked(&self) -> Document {
        self.document(self.date.unwrap_or(UNDATED), true)
    }

    fn document(&self, date: Date, draft: bool) -> Document {
        Document {
            id: self.id.clone(),
            title: self.title.clone(),
            author: self.author.clone(),
            date,
            language: LANGUAGE.to_owned(),
            letterhead: self.letterhead.clone(),
            blocks: self.blocks.clone(),
            draft,
            whose: self.whose.clone(),
        }
    }
}

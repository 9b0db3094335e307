//! The texts of a case, found once for all the checks that read them.

use crate::case::Case;
use crate::case::cited::CitedExhibits;
use crate::case::field::State;
use crate::case::kind::Kind;
use crate::place::FieldPath;

use super::case_words::CaseWords;
use super::plan_words::PlanWords;

/// The sections that make up the preparatory plan (den forberedende del).
pub const PLAN: &[&str] = &["work", "strengths", "social", "health", "efforts"];

/// A text of the case and where it stands (en tekst og dens plads).
#[derive(Clone, Copy)]
pub struct Text<'a> {
    pub spot: FieldPath,
    pub text: &'a str,
    /// The exhibits that the text names, where it is there for nothing else.
    pub cited: Option<&'a CitedExhibits>,
}

/// Every given text of a case, and the words that they are held against (sagens tekster).
pub struct Texts<'a> {
    pub all: Vec<Text<'a>>,
    pub plan_words: &'a PlanWords,
    pub case_words: &'a CaseWords,
}

impl<'a> Texts<'a> {
    pub fn of(case: &'a Case, plan_words: &'a PlanWords, case_words: &'a CaseWords) -> Self {
        let mut all = Vec::new();
        // What stood there when a warning was set aside is the program's own record of a text that has been read.
        let is_record =
            |spot: &FieldPath| spot.section() == "overrides" && spot.field() == "answer";
        case.each_answer(|spot, answer| {
            if answer.state() == State::Given
                && !is_record(&spot)
                && matches!(
                    answer.kind(),
                    Kind::Line | Kind::Prose | Kind::Address | Kind::Exhibits
                )
            {
                all.push(Text { spot, text: answer.text(), cited: answer.cited() });
            }
        });
        Self { all, plan_words, case_words }
    }
}

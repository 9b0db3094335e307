//! The letters of one case: which can be written, what the others lack, and the finished documents.

use std::sync::OnceLock;

use rayon::prelude::*;

use super::choices::LetterChoice;
use super::edits::checked;
use super::filling::findings::UNSOUND;
use super::occasion::{Availability, OCCASIONS, Occasion};
use super::{Draft, Facts, Letters, Template};
use crate::case::field::State;
use crate::checks;
use crate::checks::decision::citations::TOLD_BY_LETTER;
use crate::checks::wording::Wording;
use crate::danish::nearest::{did_you_mean, nearest};
use crate::document::Document;
use crate::look::Look;
use crate::problem::{Place, Problem, Severity};

/// What no writer can show: it stops a sheet, too, that otherwise tells what the checks find.
const UNWRITABLE: [&str; 2] = ["hidden-character", "unshown-character"];

/// Whether a letter can be written now (om brevet kan skrives).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be written; the warnings are to be looked at first.
    Ready(Vec<Problem>),
    /// It fits the case, but these answers are missing or wrong.
    Lacking(Vec<Problem>),
    /// The case does not ask for it; and why.
    NotNow(String),
    /// The law of the day does not know it; and why.
    NotInLaw(String),
}

/// The letters of a case with everything that its checks found (sagens breve).
pub struct Shelf<'a> {
    letters: &'a Letters,
    facts: Facts<'a>,
    wording: &'a Wording,
    problems: OnceLock<Vec<Problem>>,
}

/// A finished letter with the warnings to look at before it goes out, or what it lacks.
pub type Finished = Result<(Document, Vec<Problem>), Vec<Problem>>;

impl<'a> Shelf<'a> {
    /// The checks of the case run when a letter first asks for them; what they find serves all letters.
    pub fn new(letters: &'a Letters, facts: Facts<'a>, wording: &'a Wording) -> Self {
        Self { letters, facts, wording, problems: OnceLock::new() }
    }

    /// All letters, group by group.
    pub fn templates(&self) -> &'a [Template] {
        self.letters.all()
    }

    /// The letters that the case asks for and the law of its day knows, ready or not.
    pub fn available(&self) -> impl Iterator<Item = &'a Template> {
        self.templates()
            .iter()
            .filter(|template| self.availability(template) == Availability::Available)
    }

    /// What the checks found in the case as a whole.
    pub fn problems(&self) -> &[Problem] {
        // The checks share their work, and a thread that waits for its share may be given a letter to finish. So nothing is
        // held while they run: two threads that ask at the same time both run them.
        let run = || checks::run(&self.look(), self.wording);
        if let Some(problems) = self.problems.get() {
            problems
        } else {
            let found = run();
            self.problems.get_or_init(|| found)
        }
    }

    /// Answers of blanks alone that a letter of the case asks for. In a file they stand like any answer, and no letter can print them.
    pub fn blanks(&self) -> Vec<Problem> {
        let mut blank = Vec::new();
        self.facts.case.each_answer(|path, answer| {
            if answer.state() == State::Given && !answer.is_filled() {
                blank.push(Place::Field(path));
            }
        });
        if blank.is_empty() {
            return Vec::new();
        }
        let drafts = self.available();
        let drafts = drafts.filter_map(|it| self.letters.fill(&it.id, &self.facts).ok());
        let mut told: Vec<Problem> = Vec::new();
        for gap in drafts.flat_map(|draft| draft.gaps) {
            if blank.contains(&gap.place) && told.iter().all(|known| known.place != gap.place) {
                told.push(gap);
            }
        }
        told
    }

    /// Everything that is still to be done before the case is as the law wants it, or that somebody should look at (åbne pligter):
    /// what the checks found, and what else keeps letters from going out.
    pub fn duties(&self) -> Vec<Problem> {
        let facts = &self.facts;
        let around = super::notice(facts.law, facts.case, None).into_iter();
        let mut found: Vec<Problem> = around.chain(super::invented_sender(facts)).collect();
        found.extend_from_slice(self.problems());
        found.extend(self.blanks());
        found.extend(self.letters.edits_of_no_letter(facts.case));
        found
    }

    /// That the law files do not reach the letter's day; none where they do.
    pub fn beyond(&self, template: &Template) -> Option<String> {
        super::beyond(self.facts.law, template.law_day(self.facts.case)?)
    }

    /// The turn of a letter among all, as a case meets them.
    pub fn turn(template: &Template) -> usize {
        let own = |occasion: &Occasion| occasion.name == template.occasion;
        OCCASIONS.iter().position(own).unwrap_or(OCCASIONS.len())
    }

    /// Whether a letter can be written.
    pub fn standing(&self, template: &Template) -> Standing {
        self.standing_and_choices(template).0
    }

    /// Whether a letter can be written, and what its writer can choose in it. It is filled once for both: twice took 11 of the 68
    /// million instructions of a list of letters.
    pub fn standing_and_choices(&self, template: &Template) -> (Standing, Vec<LetterChoice>) {
        match self.availability(template) {
            Availability::Available => {}
            other => {
                let reason = other.reason(&self.look(), self.wording);
                let standing = if matches!(other, Availability::NotInLaw { .. }) {
                    Standing::NotInLaw(reason)
                } else {
                    Standing::NotNow(reason)
                };
                return (standing, Vec::new());
            }
        }
        match self.filled(template) {
            Err(problems) => (Standing::Lacking(problems), Vec::new()),
            Ok(draft) => {
                let lacking = self.lacking(template, &draft);
                let standing = if lacking.is_empty() {
                    Standing::Ready(self.warnings(template, &draft))
                } else {
                    Standing::Lacking(lacking)
                };
                (standing, draft.choices)
            }
        }
    }

    /// Finished letters, in the order of their ids. Processors share the work.
    pub fn finish_all(&self, ids: &[&str]) -> Vec<Finished> {
        // Otherwise the first letters would all run the checks. A single one runs them beside its own work.
        if ids.len() > 1 {
            self.problems();
        }
        ids.par_iter().map(|id| self.finish(id)).collect()
    }

    /// The finished letter and the warnings to look at before it goes out.
    ///
    /// # Errors
    /// Everything that the letter lacks, or why the case does not have it.
    pub fn finish(&self, id: &str) -> Finished {
        let template = self.known(id)?;
        let (draft, _) = rayon::join(|| self.filled(template), || self.problems());
        let draft = draft?;
        let lacking = self.lacking(template, &draft);
        if !lacking.is_empty() {
            return Err(lacking);
        }
        let document = draft.finish()?;
        Ok((document, self.warnings(template, &draft)))
    }

    /// The letter as it reads now, with its gaps.
    ///
    /// # Errors
    /// There is no such letter, or it does not belong to the case.
    pub fn draft(&self, id: &str) -> Result<Draft, Vec<Problem>> {
        self.filled(self.known(id)?)
    }

    /// The words of the letter as it would be assembled if nothing were changed by hand and nothing chosen.
    ///
    /// # Errors
    /// There is no such letter, or its template asks for more than a letter can hold.
    pub fn own_words(&self, id: &str) -> Result<String, Vec<Problem>> {
        let told = self.told_duties(self.letters.template(id));
        self.letters.own_words(id, &Facts { duties: told.as_deref(), ..self.facts })
    }

    /// What a letter has to tell of the case's duties; none for one that tells none.
    fn told_duties(&self, template: Option<&Template>) -> Option<Vec<Problem>> {
        template.filter(|it| it.tells_duties).map(|_| self.duties())
    }

    /// The letter with what the checks find in the words that are changed by hand.
    fn filled(&self, template: &Template) -> Result<Draft, Vec<Problem>> {
        let told = self.told_duties(Some(template));
        let facts = Facts { duties: told.as_deref(), ..self.facts };
        let mut draft = self.letters.fill(&template.id, &facts)?;
        if !draft.edits.is_empty() {
            let by_hand =
                checked::problems(&self.look(), self.wording, template, &draft, self.problems());
            let (blockers, others): (Vec<Problem>, Vec<Problem>) =
                by_hand.into_iter().partition(Problem::blocks);
            draft.blockers.extend(blockers);
            let is_warning = |problem: &Problem| problem.severity == Severity::Warning;
            draft.warnings.extend(others.into_iter().filter(is_warning));
        }
        Ok(draft)
    }

    /// Gaps and blockers of the letter, and the blockers of the case that stop letters of its stage.
    pub fn lacking(&self, template: &Template, draft: &Draft) -> Vec<Problem> {
        let stops = |problem: &&Problem| {
            problem.blocks()
                && (!template.tells_duties || UNWRITABLE.contains(&problem.code.as_str()))
                && self.wording.stops(&problem.code, template.stage)
        };
        let mut lacking: Vec<Problem> = self.problems().iter().filter(stops).cloned().collect();
        // An answer that a check has called wrong is not missing as well, nor wrong a second time in other words.
        let is_typed = |place: &Place| match place {
            Place::Field(path) => {
                self.facts.case.answer(path).is_some_and(|answer| answer.is_filled())
            }
            _ => false,
        };
        for (problem, is_gap) in draft
            .gaps
            .iter()
            .map(|gap| (gap, true))
            .chain(draft.blockers.iter().map(|it| (it, false)))
        {
            let says_the_same = |known: &Problem| {
                known.place == problem.place
                    && (known.message == problem.message
                        || ((is_gap || problem.code == UNSOUND) && is_typed(&known.place)))
            };
            if !lacking.iter().any(says_the_same) {
                lacking.push(problem.clone());
            }
        }
        lacking
    }

    /// The warnings of the letter, and those of the case that concern letters of its stage.
    pub fn warnings(&self, template: &Template, draft: &Draft) -> Vec<Problem> {
        let concerns = |problem: &&Problem| {
            problem.severity == Severity::Warning
                && !template.tells_duties
                && !TOLD_BY_LETTER.contains(&problem.code.as_str())
                && self.wording.stops(&problem.code, template.stage)
        };
        let mut warnings: Vec<Problem> = self.problems().iter().filter(concerns).cloned().collect();
        for warning in &draft.warnings {
            if !warnings.iter().any(|known| known.message == warning.message) {
                warnings.push(warning.clone());
            }
        }
        warnings
    }

    fn known(&self, id: &str) -> Result<&'a Template, Vec<Problem>> {
        let place = || Place::Letter(id.to_owned());
        let Some(template) = self.letters.template(id) else {
            let known = self.letters.all().iter().map(|template| template.id.as_str());
            let cure = nearest(id, known).map_or_else(String::new, did_you_mean);
            return Err(vec![
                Problem::blocker("letter-unknown", place(), "Der er intet brev med det navn.")
                    .with_cure(cure),
            ]);
        };
        match self.availability(template) {
            Availability::Available => Ok(template),
            other => Err(vec![Problem::blocker(
                "letter-not-available",
                place(),
                other.reason(&self.look(), self.wording),
            )]),
        }
    }

    fn availability(&self, template: &Template) -> Availability {
        Occasion::named(&template.occasion).map_or(Availability::Available, |occasion| {
            occasion.availability(&self.look(), template.law_day(self.facts.case))
        })
    }

    fn look(&self) -> Look<'a> {
        Look { case: self.facts.case, law: self.facts.law, words: self.facts.words }
    }
}

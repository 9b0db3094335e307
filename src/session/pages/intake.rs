//! The page of exports: which files are read, what they say, and what of it is taken in.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::case::address::field;
use crate::intake::{Export, Intake, chosen_by, hold_to_case};
use crate::jobs::job::{ExportAnswer, Job, ReadExport};
use crate::problem::Problem;
use crate::session::Session;
use crate::session::intake_wish::{IntakeFile, IntakeWish};
use crate::session::reply::typed_path;

/// The state of the page (siden med filer fra fagsystemet).
#[derive(Default)]
pub struct IntakePage {
    case_path: String,
    papers_path: String,
    number: String,
    /// The files that are being read.
    reads: Option<Vec<PathBuf>>,
    found: Option<Result<Export, Vec<Problem>>>,
    /// What is not to be taken in, by the places.
    fields_left_out: BTreeSet<usize>,
    papers_left_out: BTreeSet<usize>,
    /// Whether something was taken in last.
    is_taken: bool,
}

impl IntakePage {
    pub fn path(&self, file: IntakeFile) -> &str {
        match file {
            IntakeFile::Case => &self.case_path,
            IntakeFile::Papers => &self.papers_path,
        }
    }

    pub fn number(&self) -> &str {
        &self.number
    }

    pub fn is_reading(&self) -> bool {
        self.reads.is_some()
    }

    /// What was read, or why it could not be.
    pub fn found(&self) -> Option<&Result<Export, Vec<Problem>>> {
        self.found.as_ref()
    }

    pub fn wants_field(&self, place: usize) -> bool {
        !self.fields_left_out.contains(&place)
    }

    pub fn wants_paper(&self, place: usize) -> bool {
        !self.papers_left_out.contains(&place)
    }

    pub fn is_taken(&self) -> bool {
        self.is_taken
    }
}

/// Puts a place among those that are left out, or takes it away.
fn want(left_out: &mut BTreeSet<usize>, place: usize, wanted: bool) {
    if wanted {
        left_out.remove(&place);
    } else {
        left_out.insert(place);
    }
}

impl Session {
    pub fn intake(&self) -> &IntakePage {
        &self.pages.intake
    }

    /// The export that was read, held against the case as it is now; why it may not come in where it is of another citizen.
    pub fn intake_taking(&self) -> Option<Result<Intake, Problem>> {
        let export = self.pages.intake.found.as_ref()?.as_ref().ok()?;
        let case = self.open.latest();
        Some(hold_to_case(export, case).map(|()| Intake::of(export, case)))
    }

    pub(in crate::session) fn intake_wish(&mut self, wish: IntakeWish) {
        let page = &mut self.pages.intake;
        match wish {
            IntakeWish::TypePath(IntakeFile::Case, path) => page.case_path = path,
            IntakeWish::TypePath(IntakeFile::Papers, path) => page.papers_path = path,
            IntakeWish::TypeNumber(number) => page.number = number,
            IntakeWish::Read => self.read_export(),
            IntakeWish::TakeField(place, wanted) => {
                want(&mut page.fields_left_out, place, wanted);
            }
            IntakeWish::TakePaper(place, wanted) => {
                want(&mut page.papers_left_out, place, wanted);
            }
            IntakeWish::TakeIn => self.take_export_in(),
        }
    }

    fn read_export(&mut self) {
        let page = &mut self.pages.intake;
        let typed = [&page.case_path, &page.papers_path].into_iter();
        let paths: Vec<PathBuf> = typed.filter_map(|path| typed_path(path)).collect();
        if paths.is_empty() {
            return;
        }
        let whose = chosen_by(Some(&page.number), Some(self.open.latest()));
        (page.found, page.is_taken) = (None, false);
        page.fields_left_out.clear();
        page.papers_left_out.clear();
        page.reads = Some(paths.clone());
        self.outbox.push(Job::ReadExport(ReadExport { paths, whose }));
    }

    /// Takes what is wanted into the case, as one step that can be undone.
    fn take_export_in(&mut self) {
        let Some(Ok(taking)) = self.intake_taking() else { return };
        let page = &self.pages.intake;
        let taken = taking.taken_into(
            self.open.latest(),
            |place| page.wants_field(place),
            |place| page.wants_paper(place),
            self.today(),
        );
        let Some(taken) = taken else { return };
        self.open.take_merged(Arc::new(taken), field!(citizen.name));
        self.pages.intake.is_taken = true;
        self.note(true);
        self.ask_for_answers();
    }

    pub(in crate::session) fn export_read(&mut self, answer: ExportAnswer) {
        let page = &mut self.pages.intake;
        // Otherwise the case that asked is not open any more.
        if page.reads.as_ref() == Some(&answer.paths) {
            (page.reads, page.found) = (None, Some(answer.outcome));
        }
    }
}

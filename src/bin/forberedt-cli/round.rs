//! One command over many cases: each is read, answered and counted, and what cannot be read is named and passed over.

use std::path::{Path, PathBuf};

use forberedt::access_log::AccessDeed;
use forberedt::case::Case;
use forberedt::library::Library;
use indicatif::{ProgressBar, ProgressStyle};

use super::Outcome;
use super::cases::{self, Found, Search};
use super::keys::Keys;
use super::noting;
use super::orders::{CaseOrder, KeyOrder};
use super::shell::{Shell, complain};

/// The cases that a command goes through, and the library that it goes through them with.
pub(crate) struct Round {
    pub library: &'static Library,
    search: Search,
    keys: Keys,
    out: Option<PathBuf>,
    /// The command that gives words of the cases out; each locked one puts that down.
    gives_out: Option<&'static str>,
}

/// What came of the cases.
#[derive(Default)]
pub(crate) struct Tally {
    pub any_done: bool,
    pub any_blocked: bool,
    pub any_wrong: bool,
}

impl Tally {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Done => self.any_done = true,
            Outcome::Blocked => self.any_blocked = true,
            Outcome::Wrong => self.any_wrong = true,
        }
    }

    /// The gravest that came of any case.
    pub(crate) fn worst(&self) -> Outcome {
        if self.any_wrong {
            Outcome::Wrong
        } else if self.any_blocked {
            Outcome::Blocked
        } else {
            Outcome::Done
        }
    }
}

impl Round {
    /// Reads the library and finds the cases. Where files are to be written, no two cases may have one folder for them.
    pub(crate) fn prepare(order: &CaseOrder) -> Result<Self, Outcome> {
        let round = Self::over(&order.cases, order.templates.as_deref(), &order.key)?;
        let out = order.answer.out.clone();
        if out.is_some() {
            let sharing = cases::sharing_a_folder(&round.search.found);
            if !sharing.is_empty() {
                return Err(cases::tell(&sharing));
            }
        }
        Ok(Self { out, ..round })
    }

    /// Reads the library and finds the cases of a command that writes no files.
    pub(crate) fn over(
        paths: &[PathBuf],
        templates: Option<&Path>,
        key: &KeyOrder,
    ) -> Result<Self, Outcome> {
        let library = cases::library(templates)?;
        let search = cases::find(paths).map_err(|problem| cases::tell(&[problem]))?;
        Ok(Self { library, search, keys: Keys::from(key), out: None, gives_out: None })
    }

    /// The same for a command that gives words of the cases out.
    #[must_use]
    pub(crate) fn giving_out(self, command: &'static str) -> Self {
        Self { gives_out: Some(command), ..self }
    }

    /// Whether the answer is about several cases, so that each has to be named.
    pub(crate) fn is_of_several(&self) -> bool {
        self.search.is_of_several
    }

    /// What locked cases are opened with.
    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The folder that a case's files go to; none where there is no output folder.
    pub(crate) fn target(&self, found: &Found) -> Option<PathBuf> {
        let out = self.out.as_ref()?;
        Some(if self.is_of_several() { out.join(&found.inside) } else { out.clone() })
    }

    /// Goes through the cases, one by one.
    pub(crate) fn each(
        &self,
        shell: &mut Shell,
        mut answer: impl FnMut(&Case, &Found, &mut Shell) -> Outcome,
    ) -> Tally {
        let (mut tally, mut passed_over) = (Tally::default(), self.search.unsearched.len());
        self.search.unsearched.iter().for_each(complain);
        tally.any_wrong = passed_over > 0;
        let bar = progress(self.search.found.len());
        for found in &self.search.found {
            let outcome = bar.suspend(|| {
                let outcome = match self.keys.read(&found.path) {
                    Ok(case) => {
                        if let Some(command) = self.gives_out {
                            let deed = AccessDeed::Command(command.to_owned());
                            noting::note(&found.path, &self.keys, deed);
                        }
                        answer(&case, found, shell)
                    }
                    Err(problem) => {
                        passed_over += 1;
                        cases::tell(&[problem])
                    }
                };
                // What is said of a case stands before what is complained of in the next.
                shell.flush();
                outcome
            });
            tally.count(outcome);
            bar.inc(1);
        }
        bar.finish_and_clear();
        match passed_over {
            0 => {}
            1 if !self.is_of_several() => {}
            1 => complain("1 fil er sprunget over."),
            _ => complain(format!("{passed_over} filer er sprunget over.")),
        }
        tally
    }
}

/// A bar on a terminal when there are several cases; hidden elsewhere.
fn progress(cases: usize) -> ProgressBar {
    if cases < 2 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos} af {len} sager")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(cases as u64).with_style(style)
}

//! Phrases: reading all of them, and writing the user's own.

use std::sync::Arc;

use super::desk::OfficeDesk;
use super::phrase_order::{PhraseAnswer, PhraseJob};
use crate::files::overlay::built_in_texts;
use crate::files::phrases::{self, ReadPhrase};
use crate::letters::phrases::{MOST_KB, PhraseBook, PhraseFile, PhraseOwner};
use crate::library::Library;
use crate::problem::{Place, Problem};

impl OfficeDesk {
    pub(super) fn phrases(&self, job: PhraseJob, library: &Library) -> PhraseAnswer {
        match job {
            PhraseJob::Read => PhraseAnswer::Read(Arc::new(self.read_phrases(library))),
            PhraseJob::Keep { replaces, title, text } => {
                let Some(settings) = &self.folders.settings else {
                    return PhraseAnswer::Kept(Err(not_kept()));
                };
                let kept = phrases::keep(settings, replaces.as_deref(), &title, &text);
                PhraseAnswer::Kept(kept.map(drop).map_err(|_| not_kept()))
            }
            PhraseJob::Remove(file) => {
                let removed = self.folders.settings.as_deref().map(|it| phrases::remove(it, &file));
                PhraseAnswer::Removed(match removed {
                    Some(Ok(())) => Ok(()),
                    _ => Err(problem("phrase-not-removed", "Frasen kunne ikke slettes.")
                        .with_cure("Se efter, om filen er åben i et andet program.")),
                })
            }
        }
    }

    fn read_phrases(&self, library: &Library) -> PhraseBook {
        const MOST: usize = MOST_KB * 1000;
        let built_in = built_in_texts("phrases");
        let mut files: Vec<PhraseFile> = built_in
            .map(|(name, text)| {
                file(PhraseOwner::Program, (name.to_owned(), Some(text.to_owned())))
            })
            .collect();
        let templates = self.folders.overlay().ok().and_then(|own| own.templates);
        let municipal =
            templates.as_deref().map(|it| phrases::municipal(it, MOST)).unwrap_or_default();
        let own = self.folders.settings.as_deref();
        let own = own.map(|it| phrases::own(it, MOST)).unwrap_or_default();
        files.extend(municipal.into_iter().map(|read| file(PhraseOwner::Municipality, read)));
        files.extend(own.into_iter().map(|read| file(PhraseOwner::User, read)));
        PhraseBook::read(&files, &library.words, &library.law)
    }
}

fn file(owner: PhraseOwner, (name, text): ReadPhrase) -> PhraseFile {
    PhraseFile { owner, name, text }
}

fn not_kept() -> Problem {
    problem("phrase-not-kept", "Frasen kunne ikke gemmes.")
        .with_cure("Den står her endnu. Prøv igen, eller kopiér teksten et andet sted hen.")
}

fn problem(code: &str, message: &str) -> Problem {
    Problem::blocker(code, Place::Case, message)
}

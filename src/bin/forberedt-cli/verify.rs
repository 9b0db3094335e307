//! Looking over templates, words, checks and law files.

use std::path::Path;

use forberedt::files::overlay::OwnPlaces;
use forberedt::letters;
use forberedt::library::Library;
use jiff::civil::Date;
use serde_json::json;

use super::answers::{self, Said};
use super::orders::AnswerOrder;
use super::shell::{Shell, complain};
use super::{Outcome, cases, policy, problems};

/// Tells every fault of the library in force, or of the built-in one with a folder laid over, and which files of the folder are used. What
/// only should be better does no harm.
pub(crate) fn verify(
    folder: Option<&Path>,
    today: Date,
    order: &AnswerOrder,
    shell: &mut Shell,
) -> Outcome {
    let own = match folder {
        Some(folder) => OwnPlaces::from(folder),
        None => match policy::places(None) {
            Ok(own) => own,
            Err(problem) => return cases::tell(&[problem]),
        },
    };
    let (library, problems) = Library::inspect(own);
    cases::tell(&problems);
    let used: Vec<&String> = library.iter().flat_map(|library| &library.own_files).collect();
    let count = library.as_ref().map_or(0, |library| library.letters.all().len());
    let blocking = problems.iter().filter(|problem| problem.blocks()).count();
    // The letters that are looked over here are written from today on.
    let beyond = library.as_ref().and_then(|library| letters::beyond(&library.law, today));
    if let Some(beyond) = &beyond {
        complain(format!("OBS: {beyond}"));
    }
    let words = || {
        let mut text: String = used.iter().map(|file| format!("brugt  {file}\n")).collect();
        if blocking == 0 {
            let told = if problems.is_empty() { "Alt er i orden" } else { "Intet stopper brevene" };
            text.push_str(&format!("{told}: {count} breve er efterset.\n"));
        }
        text
    };
    let json = || json!({ "problems": problems::list(&problems), "used": used, "letters": count, "notice": beyond });
    let told = answers::give("verify", &Said::either(order, words, json), order, shell);
    if blocking == 0 {
        return told;
    }
    complain(format!("\n{blocking} fejl i alt."));
    Outcome::Wrong
}

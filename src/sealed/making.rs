//! Making a seal. Only letters that can be made again from it are sealed.

use std::collections::BTreeSet;

use super::hashes::file_hashes;
use super::looking::{Made, remake};
use crate::case::Case;
use crate::case::seals::{CaseSeal, MOST_SEALED_LETTERS, MOST_SEALS, SealedLetter};
use crate::document::Document;
use crate::files::overlay::Files;
use crate::library::Library;
use crate::problem::{Place, Problem};

/// What a seal is made with (forseglingen).
pub struct Sealing<'a> {
    pub library: &'a Library,
    /// The files that the library was read from.
    pub files: &'a Files,
    /// The day, and the program with its version, as they are to stand in the seal.
    pub sealed_on: String,
    pub program: String,
}

/// Seals finished letters into a case: gives the case with the seal in it.
///
/// # Errors
/// That a letter cannot be written, or not be made again, or that the case has as many seals as it can hold.
pub fn seal(
    case: &Case,
    documents: &[Document],
    sealing: &Sealing<'_>,
) -> Result<Case, Vec<Problem>> {
    let letters = case.seals.letter_count() + documents.len();
    if case.seals.all().len() >= MOST_SEALS || letters > MOST_SEALED_LETTERS {
        let message = format!(
            "Sagen kan ikke rumme flere segl: højst {MOST_SEALS}, og højst {MOST_SEALED_LETTERS} breve i dem."
        );
        return Err(vec![Problem::blocker("seal-too-many", Place::Case, message)]);
    }
    let Sealing { library, files, sealed_on, program } = sealing;
    let is_of_its_day =
        |it: &&Document| library.letters.template(&it.id).is_some_and(|found| found.tells_duties);
    if let Some(sheet) = documents.iter().find(is_of_its_day) {
        let message = format!("»{}« kan ikke forsegles.", sheet.title);
        let problem =
            Problem::blocker("sheet-not-sealed", Place::Letter(sheet.id.clone()), message);
        return Err(vec![problem.with_cure(
            "Arket siger, hvad kontrollen fandt den dag, og kan ikke laves igen. Vælg de breve, der er sendt.",
        )]);
    }
    let mut sealed = case.clone();
    let seals = &mut *sealed.seals;
    let mut seal = CaseSeal::of(case, sealed_on.clone(), program.clone());
    let mut names: BTreeSet<&str> =
        files.beside_templates(&library.sender.logo_file).into_iter().collect();
    let facts = library.facts(case);
    for document in documents {
        let templates = library.letters.files_of(&document.id, &facts);
        let letter = letter(case, document, library, &templates, |text| drop(seals.keep(text)))?;
        seal.letters.push(letter);
        names.extend(templates);
    }
    for name in names {
        let Some(bytes) = files.bytes(name) else { continue };
        seal.library.insert(name.to_owned(), seals.keep(bytes));
        if files.is_own(name) {
            seal.own.insert(name.to_owned());
        }
    }
    seals.add(seal);
    let made_again = |sealed: &Case| {
        let seal = sealed.seals.all().last()?;
        remake(sealed, seal).ok().map(|made| made.iter().all(|made| matches!(made, Made::Same)))
    };
    if made_again(&sealed) != Some(true) {
        let message = "Brevene kan ikke forsegles: De bliver ikke de samme, når de laves igen.";
        return Err(vec![Problem::blocker("seal-not-the-same", Place::Case, message)]);
    }
    Ok(sealed)
}

/// What is said of a letter; its text is kept as well, so that a difference can be shown.
fn letter(
    case: &Case,
    document: &Document,
    library: &Library,
    templates: &[&str],
    mut keep: impl FnMut(&[u8]),
) -> Result<SealedLetter, Vec<Problem>> {
    let hashed = file_hashes(document, |text| keep(text))?;
    let template = library.letters.template(&document.id);
    let day = template.and_then(|template| case.governing_date(template.stage));
    let day = day.unwrap_or(document.date);
    let draft = library.letters.fill(&document.id, &library.facts(case))?;
    let law = &library.law;
    let cited = draft
        .provisions
        .iter()
        .filter_map(|id| law.cite(id, day).or_else(|| law.cite_on_old_way(id, day)));
    let acts = cited.map(|holding| format!("law/{}.toml", holding.act));
    let uses = acts.chain(templates.iter().map(|name| (*name).to_owned())).collect();
    Ok(SealedLetter { id: document.id.clone(), day: day.to_string(), files: hashed, uses })
}

//! What a letter lets its writer choose: what stands, and choosing it in the case's own file.

use std::path::Path;

use forberedt::access_log::AccessDeed;
use forberedt::case::Case;
use forberedt::danish::nearest::{did_you_mean, nearest};
use forberedt::files::case_file;
use forberedt::files::save::Over;
use forberedt::letters::choices::LetterChoice;
use forberedt::library::Library;
use forberedt::problem::Problem;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::written_line;
use super::letters::choice_to_json;
use super::orders::ChooseOrder;
use super::readability::not_given;
use super::shell::{Shell, complain};
use super::{Outcome, cases, noting, own_file, saving};

/// Tells the choices of a letter, or chooses in it first.
pub(crate) fn choose(order: &ChooseOrder, day: Date, shell: &mut Shell) -> Outcome {
    if order.set.is_empty() {
        return told(order, shell).unwrap_or_else(|outcome| outcome);
    }
    own_file::held(&order.case, "Gem og luk den dér, og vælg så.", || set(order, day, shell))
}

/// The case as it stands, and what is chosen in the letter.
fn told(order: &ChooseOrder, shell: &mut Shell) -> Result<Outcome, Outcome> {
    let library = cases::library(order.reading.templates.as_deref())?;
    let (case, ..) = own_file::open(&order.case, &order.reading.key).map_err(wrong)?;
    cases::tell_of_reach(library, &case);
    let choices = offered(library, &case, &order.letter)?;
    tell(order, &choices, None, shell);
    Ok(Outcome::Done)
}

fn set(order: &ChooseOrder, day: Date, shell: &mut Shell) -> Result<Outcome, Outcome> {
    let library = cases::library(order.reading.templates.as_deref())?;
    let (mut case, lock, was) = own_file::open(&order.case, &order.reading.key).map_err(wrong)?;
    cases::tell_of_reach(library, &case);
    let on = day.to_string();
    let mut is_changed = false;
    for wish in &order.set {
        // One choice may bring another into the letter.
        let choices = offered(library, &case, &order.letter)?;
        let (choice, key) = meant(wish, &choices, &order.letter)?;
        is_changed |= case.choose_in_letter(&order.letter, choice, key, ("", &on));
    }
    let choices = offered(library, &case, &order.letter)?;
    if is_changed {
        let text = case_file::to_text(&case).map_err(wrong)?;
        let bytes = match &lock {
            None => Ok(text.into_bytes()),
            Some(lock) => noting::around(lock, text.as_bytes(), AccessDeed::Saved),
        };
        let name = order.case.display().to_string();
        let bytes = bytes.map_err(|refusal| wrong(refusal.problem(&name)))?;
        saving::save_case(&order.case, &bytes, &Over::Known(vec![was])).map_err(wrong)?;
    }
    tell(order, &choices, is_changed.then_some(order.case.as_path()), shell);
    Ok(Outcome::Done)
}

fn wrong(problem: Problem) -> Outcome {
    cases::tell(&[problem])
}

/// What the letter lets its writer choose now.
fn offered(library: &Library, case: &Case, letter: &str) -> Result<Vec<LetterChoice>, Outcome> {
    let draft = library.shelf(case).draft(letter);
    draft.map(|draft| draft.choices).map_err(|problems| not_given(library, letter, &problems))
}

/// The choice and the option that were typed as `NAVN=VALG`.
fn meant<'c>(
    wish: &'c str,
    choices: &'c [LetterChoice],
    letter: &str,
) -> Result<(&'c LetterChoice, &'c str), Outcome> {
    let Some((name, key)) = wish.split_once('=').map(|(name, key)| (name.trim(), key.trim()))
    else {
        complain(format!("»{wish}« kan ikke bruges ved --set. Skriv NAVN=VALG."));
        return Err(Outcome::Wrong);
    };
    let unknown = |what: String, typed: &str, known: Vec<&str>| {
        let hint = nearest(typed, known.iter().copied()).map(did_you_mean).unwrap_or_default();
        let all = format!("Du kan bruge {}.", known.join(", "));
        complain(format!("{what} {}", if hint.is_empty() { all } else { hint }));
        Outcome::Wrong
    };
    if choices.is_empty() {
        complain(format!("Brevet {letter} har ingen valg i den her sag."));
        return Err(Outcome::Blocked);
    }
    let Some(choice) = choices.iter().find(|choice| choice.name == name) else {
        let known = choices.iter().map(|choice| choice.name.as_str()).collect();
        return Err(unknown(format!("Brevet {letter} har ikke valget »{name}«."), name, known));
    };
    if choice.options.iter().all(|option| option.key != key) {
        let known = choice.options.iter().map(|option| option.key.as_str()).collect();
        return Err(unknown(format!("Valget »{name}« kan ikke være »{key}«."), key, known));
    }
    Ok((choice, key))
}

fn tell(order: &ChooseOrder, choices: &[LetterChoice], written: Option<&Path>, shell: &mut Shell) {
    if order.reading.json {
        let told = json!({
            "case": order.case.display().to_string(),
            "letter": order.letter,
            "choices": choices.iter().map(choice_to_json).collect::<Vec<Value>>(),
            "changed": written.is_some(),
        });
        return shell.put(&format!("{told:#}\n"));
    }
    if choices.is_empty() {
        shell.say("Brevet har ingen valg i den her sag.");
    }
    for choice in choices {
        shell.say(format!("{}  {}", choice.name, choice.title));
        for option in &choice.options {
            let mark = if option.key == choice.chosen { "*" } else { " " };
            let usual = if option.key == choice.usual { " (det sædvanlige)" } else { "" };
            shell.say(format!("  {mark} {}  {}{usual}", option.key, option.title));
        }
    }
    if let Some(path) = written {
        shell.say(written_line(path));
    }
}

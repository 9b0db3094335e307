//! The recipes of letters: their texts with the conditions under which they come, for whoever approves them.

use std::path::Path;

use forberedt::danish::nearest::{did_you_mean, nearest};
use forberedt::document::Document;
use forberedt::files::output::{self, OutFile};
use forberedt::library::Library;
use forberedt::writers::{Format, text};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::{write_files, written_line};
use super::orders::RecipeOrder;
use super::shell::{Shell, complain};
use super::{Outcome, cases};

/// Tells the recipe of each letter that is named, or of all.
pub(crate) fn recipe(order: &RecipeOrder, day: Date, shell: &mut Shell) -> Outcome {
    let formats = match order.formats.chosen(order.answer.out.as_deref()) {
        Ok(formats) => formats,
        Err(outcome) => return outcome,
    };
    let library = match cases::library(order.templates.as_deref()) {
        Ok(library) => library,
        Err(outcome) => return outcome,
    };
    let recipes = match recipes(library, &order.letters, day) {
        Ok(recipes) => recipes,
        Err(outcome) => return outcome,
    };
    let files = match &order.answer.out {
        None => Vec::new(),
        Some(out) => match write(&recipes, &formats, out, order, shell) {
            Ok(files) => files,
            Err(outcome) => return outcome,
        },
    };
    if order.answer.json {
        let told: Value = recipes.iter().map(|recipe| to_json(recipe, &files, order)).collect();
        shell.put(&format!("{told:#}\n"));
    } else if order.answer.out.is_none() {
        for (id, recipe) in &recipes {
            if recipes.len() > 1 {
                shell.say(format!("-- {id}\n"));
            }
            shell.put(&text::write(recipe));
            if recipes.len() > 1 {
                shell.say("");
            }
        }
    }
    Outcome::Done
}

/// A letter's id and its recipe.
type Recipe = (String, Document);

fn recipes(library: &Library, letters: &[String], day: Date) -> Result<Vec<Recipe>, Outcome> {
    let all = || library.letters.all().iter().map(|template| template.id.as_str());
    let mut ids: Vec<&str> = letters.iter().map(String::as_str).collect();
    if ids.is_empty() {
        ids.extend(all());
    }
    let mut recipes = Vec::new();
    for id in ids {
        let Some(recipe) = library.letters.recipe(id, library.sources(), &library.deadlines, day)
        else {
            let hint = nearest(id, all()).map(did_you_mean).unwrap_or_default();
            complain(format!("Brevet {id} findes ikke. {hint}").trim_end());
            return Err(Outcome::Wrong);
        };
        if recipes.iter().all(|(known, _)| known != id) {
            recipes.push((id.to_owned(), recipe));
        }
    }
    Ok(recipes)
}

/// Writes all the files or none.
fn write(
    recipes: &[Recipe],
    formats: &[Format],
    out: &Path,
    order: &RecipeOrder,
    shell: &mut Shell,
) -> Result<Vec<OutFile>, Outcome> {
    let documents: Vec<Document> = recipes.iter().map(|(_, recipe)| recipe.clone()).collect();
    let mut files = Vec::new();
    for rendered in output::render_all(&documents, formats, out) {
        files.extend(rendered.map_err(|problems| cases::tell(&problems))?);
    }
    match write_files(out, &files, None, order.answer.replace) {
        Outcome::Done => {}
        outcome => return Err(outcome),
    }
    if !order.answer.json {
        files.iter().for_each(|file| shell.say(written_line(&file.path)));
    }
    Ok(files)
}

fn to_json((id, recipe): &Recipe, files: &[OutFile], order: &RecipeOrder) -> Value {
    let mut told = json!({
        "letter": id,
        "title": recipe.title,
        "on": recipe.date.to_string(),
    });
    if order.answer.out.is_some() {
        let own = files.iter().filter(|file| file.claim.letter() == recipe.id);
        told["files"] = own.map(|file| Value::from(file.path.display().to_string())).collect();
    } else {
        told["text"] = text::write(recipe).into();
    }
    told
}

//! Which letters a case can give, and what the others lack.

use forberedt::danish::lists::one_of;
use forberedt::letters::choices::{ChoiceOption, LetterChoice};
use forberedt::letters::{Standing, Template};
use forberedt::problem::Problem;
use serde_json::{Value, json};

use super::Outcome;
use super::answers::{self, Said};
use super::orders::CaseOrder;
use super::problems;
use super::readability::not_given;
use super::shell::Shell;

/// Tells how each letter of each case stands, or one of them.
pub(crate) fn letters(order: &CaseOrder, letter: Option<&str>, shell: &mut Shell) -> Outcome {
    answers::about_cases("letters", order, shell, |library, case| {
        let shelf = library.shelf(case);
        if let Some(letter) = letter
            && library.letters.template(letter).is_none()
        {
            let problems = shelf.draft(letter).err().unwrap_or_default();
            return Err(not_given(library, letter, &problems));
        }
        let asked = |template: &&Template| letter.is_none_or(|letter| template.id == letter);
        let asked: Vec<Asked<'_>> = shelf
            .templates()
            .iter()
            .filter(asked)
            .map(|template| {
                let (standing, choices) = shelf.standing_and_choices(template);
                (template, standing, shelf.beyond(template), choices)
            })
            .collect();
        let list = || Value::Array(asked.iter().map(to_json).collect());
        Ok((Said::either(&order.answer, || in_words(&asked), list), Outcome::Done))
    })
}

/// A letter, how it stands, what to know where the law files do not reach its day, and what its writer can choose.
type Asked<'a> = (&'a Template, Standing, Option<String>, Vec<LetterChoice>);

fn in_words(letters: &[Asked<'_>]) -> String {
    let (mut text, mut group) = (String::new(), "");
    for (template, standing, beyond, choices) in letters {
        if template.group != group {
            group = &template.group;
            text.push_str(&format!("\n{group}\n"));
        }
        let mut row = |mark: &str, words: &str| {
            text.push_str(&format!("  {mark:<11}  {}  {words}\n", template.id));
        };
        match standing {
            Standing::Ready(warnings) => {
                row("klar", &template.title);
                let warnings =
                    warnings.iter().map(|warning| format!("advarsel: {}", warning.in_full()));
                warnings.for_each(|line| text.push_str(&format!("                 {line}\n")));
            }
            Standing::Lacking(problems) => {
                row("mangler", &template.title);
                let problems = problems.iter().map(Problem::to_string);
                problems.for_each(|line| text.push_str(&format!("                 {line}\n")));
            }
            Standing::NotNow(reason) | Standing::NotInLaw(reason) => row("ikke aktuel", reason),
        }
        if let Some(beyond) = beyond {
            text.push_str(&format!("                 OBS: {beyond}\n"));
        }
        for choice in choices {
            text.push_str(&format!("                 valg: {}\n", in_line(choice)));
        }
    }
    text
}

/// A choice with what stands now and what could.
fn in_line(choice: &LetterChoice) -> String {
    let others = choice.options.iter().filter(|option| option.key != choice.chosen);
    let others: Vec<String> = others.map(|option| format!("»{}«", option.title)).collect();
    format!(
        "{}: »{}«. Det kan også være {}.",
        choice.title,
        choice.title_of(&choice.chosen),
        one_of(&others)
    )
}

/// A choice with its options, as JSON.
pub(crate) fn choice_to_json(choice: &LetterChoice) -> Value {
    let option = |option: &ChoiceOption| json!({ "key": option.key, "title": option.title });
    json!({
        "name": choice.name,
        "title": choice.title,
        "chosen": choice.chosen,
        "usual": choice.usual,
        "options": choice.options.iter().map(option).collect::<Vec<_>>(),
    })
}

fn to_json((template, standing, beyond, choices): &Asked<'_>) -> Value {
    let (name, reason, found): (_, _, &[Problem]) = match standing {
        Standing::Ready(warnings) => ("ready", "", warnings),
        Standing::Lacking(problems) => ("lacking", "", problems),
        Standing::NotNow(reason) => ("not-now", reason.as_str(), &[]),
        Standing::NotInLaw(reason) => ("not-in-law", reason.as_str(), &[]),
    };
    json!({
        "letter": template.id,
        "title": template.title,
        "group": template.group,
        "standing": name,
        "reason": reason,
        "problems": problems::list(found),
        "notice": beyond,
        "choices": choices.iter().map(choice_to_json).collect::<Vec<_>>(),
    })
}

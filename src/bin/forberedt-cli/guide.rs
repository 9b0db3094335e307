//! The guide to the program: a part for all, one for each role, and one for those who look after the machines.

use clap::Args;
use forberedt::files::output;
use forberedt::guide::{Guide, document};
use forberedt::writers::text;
use serde_json::json;

use super::answers::{Said, give, write_files, written_line};
use super::orders::{AnswerOrder, FormatOrder};
use super::shell::Shell;
use super::{Outcome, cases};

/// In which formats the guide is written, and where.
#[derive(Args)]
pub(crate) struct GuideOrder {
    #[command(flatten)]
    pub formats: FormatOrder,
    #[command(flatten)]
    pub answer: AnswerOrder,
}

pub(crate) fn guide(order: &GuideOrder, shell: &mut Shell) -> Outcome {
    let formats = match order.formats.chosen(order.answer.out.as_deref()) {
        Ok(formats) => formats,
        Err(outcome) => return outcome,
    };
    let document = match Guide::built_in() {
        Ok(guide) => document(&guide),
        Err(problem) => return cases::tell(&[problem]),
    };
    let Some(target) = &order.answer.out else {
        let words = || text::write(&document);
        let said = Said::either(
            &order.answer,
            words,
            || json!({ "title": document.title, "text": words() }),
        );
        return give("guide", &said, &order.answer, shell);
    };
    let mut files = Vec::new();
    let documents = std::slice::from_ref(&document);
    for rendered in output::render_as(documents, &formats, target, |it| it.id.clone()) {
        match rendered {
            Ok(written) => files.extend(written),
            Err(found) => return cases::tell(&found),
        }
    }
    let outcome = write_files(target, &files, None, order.answer.replace);
    if outcome != Outcome::Done {
        return outcome;
    }
    if order.answer.json {
        let names: Vec<String> = files.iter().map(|it| it.path.display().to_string()).collect();
        shell.put(&format!("{:#}\n", json!({ "title": document.title, "files": names })));
    } else {
        files.iter().for_each(|file| shell.say(written_line(&file.path)));
    }
    Outcome::Done
}

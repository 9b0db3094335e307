//! What a letter cites on a day, and whether somebody has looked it up.

use std::fmt::Write as _;
use std::path::Path;

use forberedt::danish::days::danish_day;
use forberedt::danish::nearest::{did_you_mean, nearest};
use forberedt::law::{Holding, LawBook};
use forberedt::letters::occasion::Occasion;
use forberedt::letters::{Cites, Template, beyond};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::{self, Said};
use super::orders::AnswerOrder;
use super::shell::{Shell, complain};
use super::{Outcome, cases};

pub(crate) fn cites(
    id: &str,
    day: Date,
    templates: Option<&Path>,
    order: &AnswerOrder,
    shell: &mut Shell,
) -> Outcome {
    let library = match cases::library(templates) {
        Ok(library) => library,
        Err(outcome) => return outcome,
    };
    let Some(template) = library.letters.template(id) else {
        let ids = library.letters.all().iter().map(|template| template.id.as_str());
        let hint = nearest(id, ids).map(did_you_mean).unwrap_or_default();
        complain(format!("Brevet {id} findes ikke. {hint}").trim_end());
        return Outcome::Wrong;
    };
    match library.letters.cites(template, library.sources(), day) {
        Ok(cites) => {
            let law = &library.law;
            let said = Said::either(
                order,
                || in_words(law, template, &cites, day),
                || to_json(law, template, &cites, day),
            );
            answers::give("law", &said, order, shell)
        }
        Err(why) => {
            let case = Occasion::named(&template.occasion).map(|occasion| occasion.trial(day));
            let reason = case.map(|case| why.reason(&library.look(&case), &library.wording));
            complain(reason.unwrap_or_default());
            Outcome::Blocked
        }
    }
}

fn in_words(law: &LawBook, template: &Template, cites: &Cites<'_>, day: Date) -> String {
    let mut text = format!("{} ({})\n{}", template.title, template.id, heading(law, day));
    let always = "Brevet henviser altid til";
    for (heading, holdings) in
        [(always, &cites.always), ("I nogle sager også til", &cites.sometimes)]
    {
        if holdings.is_empty() {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{heading}\n");
        for holding in holdings {
            let _ = writeln!(
                text,
                "  {:<15}  {}  ({})\n                   kilde: {}",
                holding.status.words(),
                holding.cite,
                holding.id,
                holding.source
            );
        }
    }
    if cites.always.is_empty() && cites.sometimes.is_empty() {
        text.push_str("\nBrevet henviser ikke til nogen bestemmelse.\n");
        return text;
    }
    text.push_str("\nLovenes tekster\n");
    for act in acts(cites) {
        if let Some(numbered) = law.consolidation(act, day) {
            let _ = writeln!(
                text,
                "  {:<15}  {}, {}\n                   kilde: {}",
                numbered.status.words(),
                numbered.act_name,
                numbered.cite,
                numbered.source
            );
        }
    }
    text
}

fn to_json(law: &LawBook, template: &Template, cites: &Cites<'_>, day: Date) -> Value {
    let all = |holdings: &[Holding<'_>]| -> Value {
        holdings.iter().map(|holding| provision(law, holding, day)).collect()
    };
    json!({
        "on": day.to_string(),
        "beyond": beyond(law, day),
        "letter": template.id,
        "always": all(&cites.always),
        "sometimes": all(&cites.sometimes),
    })
}

/// The acts that the provisions stand in, each once.
fn acts<'a>(cites: &Cites<'a>) -> Vec<&'a str> {
    let mut acts = Vec::new();
    for holding in cites.always.iter().chain(&cites.sometimes) {
        if !acts.contains(&holding.act) {
            acts.push(holding.act);
        }
    }
    acts
}

fn provision(law: &LawBook, holding: &Holding<'_>, day: Date) -> Value {
    let text = law.consolidation(holding.act, day).map(|text| {
        json!({
            "name": text.act_name,
            "cite": text.cite,
            "verified": text.status.is_verified(),
            "source": text.source,
        })
    });
    json!({
        "id": holding.id,
        "cite": holding.cite,
        "says": holding.says,
        "act": holding.act,
        "text": text,
        "from": holding.from.to_string(),
        "until": holding.until.map(|until| until.to_string()),
        "verified": holding.status.is_verified(),
        "source": holding.source,
        "note": holding.note,
    })
}

/// The day, and that the law files do not reach it.
fn heading(law: &LawBook, day: Date) -> String {
    let beyond = beyond(law, day).map(|words| format!("OBS: {words}\n")).unwrap_or_default();
    format!("Regler den {}\n{beyond}", danish_day(day))
}

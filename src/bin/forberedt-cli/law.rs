//! What the law files hold on a day, all of it or what a letter cites, and whether somebody has looked it up.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use forberedt::case::dates::danish_day;
use forberedt::danish::nearest::did_you_mean;
use forberedt::law::{Holding, LawBook};
use forberedt::letters::occasion::Occasion;
use forberedt::letters::{Cites, Template, beyond};
use forberedt::library::Library;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::lines::complain;
use super::{Outcome, cases, report};

pub(crate) fn law(
    on: Option<Date>,
    letter: Option<&str>,
    as_json: bool,
    templates: Option<&Path>,
) -> Outcome {
    let library = match cases::library(templates) {
        Ok(library) => library,
        Err(outcome) => return outcome,
    };
    let day = on.unwrap_or_else(report::today);
    let told = match letter {
        None if as_json => Ok(format!("{:#}\n", all_as_json(&library.law, day))),
        None => Ok(all_in_words(&library.law, day)),
        Some(id) => of_letter(library, id, day, as_json),
    };
    match told {
        Ok(text) => {
            let _ = std::io::stdout().lock().write_all(text.as_bytes());
            Outcome::Done
        }
        Err(outcome) => outcome,
    }
}

fn of_letter(library: &Library, id: &str, day: Date, as_json: bool) -> Result<String, Outcome> {
    let Some(template) = library.letters.template(id) else {
        let ids = library.letters.all().iter().map(|template| template.id.as_str());
        let hint = forberedt::danish::nearest::nearest(id, ids).map(did_you_mean);
        complain(format!("Brevet {id} findes ikke. {}", hint.unwrap_or_default()).trim_end());
        return Err(Outcome::Wrong);
    };
    match library.letters.cites(template, library.sources(), day) {
        Ok(cites) if as_json => {
            Ok(format!("{:#}\n", letter_as_json(&library.law, template, &cites, day)))
        }
        Ok(cites) => Ok(letter_in_words(&library.law, template, &cites, day)),
        Err(why) => {
            let case = Occasion::named(&template.occasion).map(|occasion| occasion.trial(day));
            let reason = case.map(|case| why.reason(&library.look(&case), &library.wording));
            complain(reason.unwrap_or_default());
            Err(Outcome::Blocked)
        }
    }
}

/// The day, and that the law files do not reach it.
fn heading(law: &LawBook, day: Date) -> String {
    let beyond = beyond(law, day).map(|words| format!("OBS: {words}\n")).unwrap_or_default();
    format!("Regler den {}\n{beyond}", danish_day(day))
}

// Writing to a string cannot fail.

fn letter_in_words(law: &LawBook, template: &Template, cites: &Cites<'_>, day: Date) -> String {
    let mut text =
        format!("{} ({})\n{}", template.title, template.id, heading(law, day));
    let always = "Brevet henviser altid til";
    for (heading, holdings) in
        [(always, &cites.always), ("I nogle sager også til", &cites.sometimes)]
    {
        if holdings.is_empty() {
            continue;
        }
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

fn letter_as_json(law: &LawBook, template: &Template, cites: &Cites<'_>, day: Date) -> Value {
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

fn all_in_words(law: &LawBook, day: Date) -> String {
    let mut text = heading(law, day);
    let mut act = "";
    for holding in law.on(day) {
        if holding.act != act {
            act = holding.act;
            let numbered = law.consolidation(act, day);
            let name = numbered.as_ref().map_or(holding.act_name, |text| text.act_name);
            let number = numbered.map(|text| format!(", {}", text.cite)).unwrap_or_default();
            let _ = writeln!(text, "\n{name}{number}");
        }
        let _ = writeln!(
            text,
            "  {:<15}  {}  ({})\n                   {}",
            holding.status.words(),
            holding.cite,
            holding.id,
            holding.says
        );
    }
    text.push_str("\nFrister og grænser\n");
    for period in law.period_ids().filter_map(|id| law.period(id, day)) {
        let (status, words) = (period.status.words(), period.words);
        let _ = writeln!(text, "  {status:<15}  {words}  {}  ({})", period.says, period.id);
    }
    text.push_str("\nPrincipmeddelelser\n");
    for decision in law.practice_on(day) {
        let (status, number) = (decision.status.words(), decision.number);
        let _ = writeln!(text, "  {status:<15}  {number}  {}", decision.subject);
    }
    text
}

fn all_as_json(law: &LawBook, day: Date) -> Value {
    let periods: Value = law
        .period_ids()
        .filter_map(|id| law.period(id, day))
        .map(|period| {
            json!({
                "id": period.id,
                "words": period.words,
                "says": period.says,
                "provision": period.provision,
                "verified": period.status.is_verified(),
                "source": period.source,
                "note": period.note,
            })
        })
        .collect();
    let practice: Value = law
        .practice_on(day)
        .into_iter()
        .map(|decision| {
            json!({
                "id": decision.id,
                "number": decision.number,
                "subject": decision.subject,
                "status": decision.status.words(),
                "source": decision.source,
                "note": decision.note,
            })
        })
        .collect();
    let provisions: Value =
        law.on(day).iter().map(|holding| provision(law, holding, day)).collect();
    json!({ "on": day.to_string(), "beyond": beyond(law, day), "provisions": provisions, "periods": periods, "practice": practice })
}

//! Which provisions, limits and decisions of principle hold on a day, and whether somebody has looked them up.

use std::fmt::Write as _;
use std::path::Path;

use forberedt::danish::days::danish_day;
use forberedt::letters;
use forberedt::library::Library;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::answers::{self, Said};
use super::orders::AnswerOrder;
use super::shell::Shell;
use super::{Outcome, cases};

pub(crate) fn law(
    day: Date,
    templates: Option<&Path>,
    order: &AnswerOrder,
    shell: &mut Shell,
) -> Outcome {
    match cases::library(templates) {
        Ok(library) => {
            let said = Said::either(order, || in_words(library, day), || to_json(library, day));
            answers::give("law", &said, order, shell)
        }
        Err(outcome) => outcome,
    }
}

fn in_words(library: &Library, day: Date) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    macro_rules! say {
        ($($words:tt)*) => {
            let _ = writeln!(text, $($words)*);
        };
    }
    say!("Regler den {}", danish_day(day));
    if let Some(beyond) = letters::beyond(&library.law, day) {
        say!("OBS: {beyond}");
    }
    let mut act = "";
    for holding in library.law.on(day) {
        if holding.act != act {
            act = holding.act;
            match library.law.consolidation(act, day) {
                Some(text) => {
                    say!("\n{}, {}", text.act_name, text.cite);
                }
                None => {
                    say!("\n{}", holding.act_name);
                }
            }
        }
        say!("  {:<15}  {}  ({})", holding.status.words(), holding.cite, holding.id);
        say!("                   {}", holding.says);
    }
    say!("\nFrister og grænser");
    for id in library.law.period_ids() {
        if let Some(period) = library.law.period(id, day) {
            say!("  {:<15}  {}  {}  ({id})", period.status.words(), period.words, period.says);
        }
    }
    say!("\nPraksis");
    for decision in library.law.practice_on(day) {
        say!("  {:<15}  {}  {}", decision.status.words(), decision.number, decision.subject);
    }
    text
}

fn to_json(library: &Library, day: Date) -> Value {
    let provision = |holding: forberedt::law::Holding<'_>| json!({ "id": holding.id, "act": holding.act, "cite": holding.cite, "says": holding.says, "verified": holding.status.is_verified(), "source": holding.source });
    let provisions: Vec<Value> = library.law.on(day).into_iter().map(provision).collect();
    let periods: Vec<Value> = library
        .law
        .period_ids()
        .filter_map(|id| Some((id, library.law.period(id, day)?)))
        .map(|(id, period)| {
            json!({ "id": id, "length": period.words, "says": period.says, "verified": period.status.is_verified(), "source": period.source })
        })
        .collect();
    let practice: Vec<Value> = library
        .law
        .practice_on(day)
        .into_iter()
        .map(|decision| {
            json!({ "number": decision.number, "subject": decision.subject, "status": decision.status.words(), "source": decision.source })
        })
        .collect();
    json!({ "day": day.to_string(), "provisions": provisions, "periods": periods, "practice": practice })
}

//! The rules that words of a letter rest on: those that the words name, those that decide whether the words come, and those for
//! whose sake the case asks what decides it.

use jiff::civil::Date;

use super::recipe::rules::of_expression;
use super::template::program::{LawCall, Program};
use super::template::why::{Around, around, fields_around};
use super::{Facts, Letters, Template};
use crate::danish::one_line::in_one_line;
use crate::law::PracticeStatus;
use crate::look::Look;
use crate::place::FieldPath;

/// A rule behind words of a letter (en regel bag ordene).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// As the letter cites it.
    pub name: String,
    /// What it says, in a short sentence.
    pub says: String,
    /// Whether somebody has seen it in its source.
    pub is_verified: bool,
}

/// The law as one letter of a case meets it.
struct Of<'a> {
    look: Look<'a>,
    day: Date,
}

impl Letters {
    /// The rules behind the words of some lines of a template, as they hold for the letter: what a line may name is told where it
    /// stands in `printed`, and an answer that is printed as a rule is told by its field.
    pub fn grounds(
        &self,
        id: &str,
        lines: &[(&str, usize)],
        (fields, printed): (&[FieldPath], &str),
        facts: &Facts<'_>,
    ) -> Vec<Ground> {
        let found = || {
            let template: &Template = self.template(id)?;
            let program: &Program = self.program(template, facts)?;
            let of = Of {
                look: Look { case: facts.case, law: facts.law, words: facts.words },
                day: template.law_day(facts.case)?,
            };
            let mut grounds = Vec::new();
            for (file, line) in lines {
                of.line(program, (file, *line), printed, &mut grounds);
            }
            let picked = fields.iter().filter_map(|field| facts.case.answer(field));
            for id in picked.filter(|it| it.is_filled()).map(|answer| answer.text()) {
                add(&mut grounds, of.ground(LawCall::Provision, id));
            }
            let asked = lines.iter().flat_map(|(file, line)| fields_around(program, file, *line));
            for field in asked {
                let words = facts.words.field(&field.words_key());
                let provision = words.map(|words| words.provision.as_str()).unwrap_or_default();
                add(&mut grounds, of.ground(LawCall::Provision, provision));
            }
            Some(grounds)
        };
        found().unwrap_or_default()
    }
}

fn add(grounds: &mut Vec<Ground>, ground: Option<Ground>) {
    if let Some(ground) = ground.filter(|ground| !grounds.contains(ground)) {
        grounds.push(ground);
    }
}

impl Of<'_> {
    fn line(
        &self,
        program: &Program,
        (file, line): (&str, usize),
        printed: &str,
        grounds: &mut Vec<Ground>,
    ) {
        let Around { conditions, printed: values } = around(program, file, line);
        let (mut named, mut asked) = (Vec::new(), Vec::new());
        values.into_iter().for_each(|value| of_expression(value, &mut named));
        conditions.into_iter().for_each(|condition| of_expression(condition, &mut asked));
        let stands = |ground: &Ground| plain(printed).contains(&plain(&ground.name));
        for (call, id) in named {
            add(grounds, self.ground(call, id).filter(stands));
        }
        for (call, id) in asked {
            add(grounds, self.ground(call, id));
        }
    }

    fn ground(&self, call: LawCall, id: &str) -> Option<Ground> {
        let law = self.look.law;
        let (name, says, is_verified) = match call {
            LawCall::Provision => {
                let held = self.look.cite(id, self.day)?;
                (held.cite, held.says, held.status.is_verified())
            }
            LawCall::Period => {
                let held = law.period(id, self.day)?;
                (held.words, held.says, held.status.is_verified())
            }
            LawCall::Practice => {
                let held = law.practice(id, self.day)?;
                (held.number, held.subject, held.status != PracticeStatus::Unverified)
            }
            LawCall::Act | LawCall::Deadline => return None,
        };
        Some(Ground { name: name.to_owned(), says: says.to_owned(), is_verified })
    }
}

/// A text without regard to capitals and to how its blanks hold together.
fn plain(text: &str) -> String {
    in_one_line(text).to_lowercase()
}

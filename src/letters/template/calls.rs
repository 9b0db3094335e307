//! The filters and functions of a template: which there are, and whether the law files have what they ask for.

use minijinja::machinery::ast;

use super::compile::Compiler;
use super::expressions::Found;
use super::program::{Asked, Case as Letter, DutyPart, Expr, LawCall};
use super::shape::Shape;
use crate::case::kind::Kind;
use crate::danish::nearest::suggestion;
use crate::deadlines;

const FUNCTIONS: [&str; 15] = [
    "law",
    "act",
    "period",
    "practice",
    "deadline",
    "in_force",
    "younger_than",
    "new_way",
    "last_talk",
    "talk_from",
    "plan_news",
    "older_than",
    "day_after",
    "day_before",
    "duties",
];
const FILTERS: [&str; 5] = ["otherwise", "upper_first", "lower_first", "in_words", "shortened"];

impl<'s> Compiler<'s, '_> {
    pub(super) fn filter(&mut self, at: usize, filter: &'s ast::Filter<'s>) -> Found {
        let Some(inner) = &filter.expr else {
            return self.unsupported(at, "Et filter uden noget at virke på", "");
        };
        if !FILTERS.contains(&filter.name) {
            let cure = match filter.name {
                "default" | "d" => "Brug otherwise(\"…\").".to_owned(),
                "length" | "count" => "Brug .count.".to_owned(),
                "capitalize" | "title" | "upper" => "Brug upper_first.".to_owned(),
                "lower" => "Brug lower_first.".to_owned(),
                "join" => "Brug {% for %} med loop.first eller loop.last.".to_owned(),
                name => suggestion(name, &FILTERS),
            };
            self.fault(
                "template-unknown-filter",
                at,
                format!("Filteret {} findes ikke.", filter.name),
                cure,
            );
            return (Expr::Truth(false), Shape::Any);
        }
        let value = Box::new(self.printable(inner));
        match (filter.name, filter.args.as_slice()) {
            ("otherwise", [ast::CallArg::Pos(words)]) => {
                let words = Box::new(self.printable(words));
                let chosen = match *value {
                    // Only an answer is changed; the words stand as they are written.
                    Expr::FirstLetter(ref answer, _)
                    | Expr::InWords(ref answer)
                    | Expr::Shortened(ref answer, _) => Expr::Pick {
                        condition: Box::new(Expr::Is(answer.clone(), Asked::Given)),
                        then: value,
                        otherwise: words,
                    },
                    value => Expr::Otherwise(Box::new(value), words),
                };
                (chosen, Shape::Printable)
            }
            ("upper_first", []) => (Expr::FirstLetter(value, Letter::Upper), Shape::Words),
            ("lower_first", []) => (Expr::FirstLetter(value, Letter::Lower), Shape::Words),
            ("shortened", [ast::CallArg::Pos(ast::Expr::Const(letters))])
                if letters.value.as_usize().is_some_and(|letters| letters > 0) =>
            {
                let letters = letters.value.as_usize().unwrap_or(1);
                (Expr::Shortened(value, letters), Shape::Words)
            }
            ("in_words", []) => (Expr::InWords(value), Shape::Words),
            _ => {
                self.fault(
                    "template-bad-call",
                    at,
                    format!("Filteret {} kaldes ikke rigtigt.", filter.name),
                    "Skriv otherwise(\"…\"), upper_first, lower_first, in_words eller shortened(80).",
                );
                (Expr::Truth(false), Shape::Any)
            }
        }
    }

    pub(super) fn call(&mut self, at: usize, call: &'s ast::Call<'s>) -> Found {
        let name = match call.identify_call() {
            ast::CallType::Function(name) => name,
            ast::CallType::Method(_, name) => {
                return self.unsupported(
                    at,
                    &format!(".{name}()"),
                    "Spørg med et punktum, uden parenteser.",
                );
            }
            ast::CallType::Block(_) | ast::CallType::Object(_) => {
                return self.unsupported(at, "Kaldet", "");
            }
        };
        if !FUNCTIONS.contains(&name) {
            if self.is_macro(name) {
                return self.unsupported(
                    at,
                    "En makro inde i et udtryk",
                    "Skriv den alene i {{ }}.",
                );
            }
            self.fault(
                "template-unknown-function",
                at,
                format!("Funktionen {name} findes ikke."),
                suggestion(name, &FUNCTIONS),
            );
            return (Expr::Truth(false), Shape::Any);
        }
        if name == "new_way" && call.args.is_empty() {
            return (Expr::NewWay, Shape::Truth);
        }
        if name == "last_talk" && call.args.is_empty() {
            let path = "contacts.list.date".to_owned();
            return (Expr::LastTalk, Shape::Answer { path, kind: Kind::Day });
        }
        if name == "plan_news" && call.args.is_empty() {
            return (Expr::PlanNews, Shape::Words);
        }
        if name == "talk_from" {
            return self.talk_from(at, &call.args);
        }
        if let "older_than" | "day_after" | "day_before" = name {
            return self.day_call(at, name, &call.args);
        }
        let id = match call.args.as_slice() {
            [ast::CallArg::Pos(id)] => self.expression(id).1,
            _ => Shape::Truth,
        };
        let id = match id {
            Shape::Any => return (Expr::Truth(false), Shape::Any),
            Shape::Fixed(id) if !matches!(name, "new_way" | "last_talk" | "plan_news") => id,
            _ if matches!(name, "new_way" | "last_talk" | "plan_news") => {
                self.fault(
                    "template-bad-call",
                    at,
                    format!("{name} tager intet mellem parenteserne."),
                    format!("Skriv {name}()."),
                );
                return (Expr::Truth(false), Shape::Any);
            }
            _ => {
                self.fault(
                    "template-bad-call",
                    at,
                    format!("{name} tager ét id i anførselstegn."),
                    format!("Skriv for eksempel {name}(\"…\")."),
                );
                return (Expr::Truth(false), Shape::Any);
            }
        };
        if name == "duties" {
            return self.duties(at, &id);
        }
        self.known(at, name, &id);
        match name {
            "in_force" => (Expr::InForce(id), Shape::Truth),
            "younger_than" => (Expr::YoungerThan(id), Shape::Truth),
            "act" => (Expr::Law(LawCall::Act, id), Shape::Words),
            "period" => (Expr::Law(LawCall::Period, id), Shape::Words),
            "practice" => (Expr::Law(LawCall::Practice, id), Shape::Words),
            "deadline" => (Expr::Law(LawCall::Deadline, id), Shape::Words),
            _ => (Expr::Law(LawCall::Provision, id), Shape::Words),
        }
    }

    /// Some of the open duties of the case.
    fn duties(&mut self, at: usize, part: &str) -> Found {
        let found = DutyPart::NAMED.iter().find(|(name, _)| *name == part);
        if let Some((_, part)) = found {
            return (Expr::Duties(*part), Shape::Words);
        }
        let names = DutyPart::NAMED.map(|(name, _)| name);
        let message = format!("duties kan ikke være {part}.");
        self.fault("template-bad-call", at, message, suggestion(part, &names));
        (Expr::Truth(false), Shape::Any)
    }

    /// The first talk on a day or later.
    fn talk_from(&mut self, at: usize, args: &'s [ast::CallArg<'s>]) -> Found {
        let found = match args {
            [ast::CallArg::Pos(day)] => Some(self.expression(day)),
            _ => None,
        };
        match found {
            Some((day, Shape::Any | Shape::Answer { kind: Kind::Day, .. })) => {
                let path = "contacts.list.date".to_owned();
                (Expr::TalkFrom(Box::new(day)), Shape::Answer { path, kind: Kind::Day })
            }
            _ => {
                self.fault(
                    "template-bad-call",
                    at,
                    "talk_from tager ét datofelt.".to_owned(),
                    "Skriv for eksempel talk_from(contacts.preparation_sent).".to_owned(),
                );
                (Expr::Truth(false), Shape::Any)
            }
        }
    }

    /// A function of a period and one day or two.
    fn day_call(&mut self, at: usize, name: &str, args: &'s [ast::CallArg<'s>]) -> Found {
        let mut found: Vec<Found> = Vec::new();
        for arg in args {
            let ast::CallArg::Pos(expression) = arg else { continue };
            found.push(self.expression(expression));
        }
        let is_day =
            |shape: &Shape| matches!(shape, Shape::Any | Shape::Answer { kind: Kind::Day, .. });
        let mut days = found.into_iter();
        let period = match days.next() {
            Some((_, Shape::Fixed(id))) => Some(id),
            _ => None,
        };
        let days: Vec<Found> = days.collect();
        let wanted = if name == "older_than" { 2 } else { 1 };
        let is_right = days.len() == wanted && days.iter().all(|(_, shape)| is_day(shape));
        let (Some(period), true) = (period, is_right) else {
            let days = if wanted == 2 { "to datofelter" } else { "ét datofelt" };
            self.fault(
                "template-bad-call",
                at,
                format!("{name} tager et id i anførselstegn og {days}."),
                format!("Skriv for eksempel {name}(\"gp-certificate\", …)."),
            );
            return (Expr::Truth(false), Shape::Any);
        };
        self.known(at, "period", &period);
        let mut days = days.into_iter().map(|(day, _)| Box::new(day));
        match (days.next(), days.next()) {
            (Some(made), Some(used)) => (Expr::Aged(period, made, used), Shape::Truth),
            (Some(day), None) => {
                (Expr::Shifted { period, day, is_back: name == "day_before" }, Shape::Words)
            }
            _ => (Expr::Truth(false), Shape::Any),
        }
    }

    /// Complains of an id that no law file has.
    fn known(&mut self, at: usize, function: &str, id: &str) {
        let (code, what, ids): (_, _, Vec<&str>) = match function {
            "act" => ("template-unknown-act", "Loven", self.law.acts().collect()),
            "period" | "younger_than" => {
                ("template-unknown-period", "Fristen", self.law.period_ids().collect())
            }
            "deadline" => ("template-unknown-deadline", "Fristen", deadlines::ids().collect()),
            "practice" => (
                "template-unknown-practice",
                "Principmeddelelsen",
                self.law.practice_ids().collect(),
            ),
            _ => ("template-unknown-provision", "Bestemmelsen", self.law.ids().collect()),
        };
        if !ids.contains(&id) {
            let place = if function == "deadline" { "" } else { " i lovfilerne" };
            self.fault(code, at, format!("{what} {id} findes ikke{place}."), suggestion(id, &ids));
        }
    }
}

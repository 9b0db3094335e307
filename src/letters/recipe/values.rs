//! What a template prints, told by what it is: an answer by its label, a rule by its reference.

use jiff::civil::Date;

use super::names::Held;
use super::reading::Reader;
use crate::danish::numbers::figures;
use crate::law::{Holding, PracticeHolding};
use crate::letters::occasion::Occasion;
use crate::letters::template::program::{Expr, LawCall, Reckoning, RoundPart, SenderPart};

/// A line of the letterhead, as it is told.
pub(super) fn sender(part: SenderPart) -> &'static str {
    match part {
        SenderPart::Name => "kommunens navn",
        SenderPart::Unit => "afdelingens navn",
        SenderPart::Address => "kommunens adresse",
        SenderPart::Phone => "kommunens telefonnummer",
        SenderPart::Email => "kommunens mailadresse",
        SenderPart::Web => "kommunens hjemmeside",
        SenderPart::DigitalPost => "vejen til kommunens Digital Post",
        SenderPart::OpeningHours => "kommunens åbningstider",
    }
}

/// What stands for a value, so that nobody takes it for words of the letter.
fn filled_in(name: &str) -> String {
    format!("»[{name}]«")
}

impl Reader<'_, '_> {
    /// What is printed, as it stands among the words of the letter.
    pub(in crate::letters) fn value(&self, expression: &Expr) -> String {
        match expression {
            Expr::Words(words) => words.clone(),
            Expr::Number(number) => figures(*number),
            Expr::Otherwise(value, words) => {
                format!("{} [uden svar: {}]", self.value(value), self.value(words))
            }
            Expr::Pick { condition, then, otherwise } => {
                let condition = self.clause(condition).line(self.words);
                let then = self.value(then);
                match self.value(otherwise).as_str() {
                    "" => format!("[når {condition}: {then}]"),
                    otherwise => format!("[når {condition}: {then} | ellers: {otherwise}]"),
                }
            }
            Expr::Join(one, other) if self.goes_on() => {
                format!("{}{}", self.value(one), self.value(other))
            }
            Expr::FirstLetter(inner, _) | Expr::InWords(inner) | Expr::Shortened(inner, _) => {
                self.value(inner)
            }
            Expr::Slot(slot) if self.subject(expression).is_none() && self.goes_on() => {
                match self.names.held(*slot) {
                    Held::Value(value) => self.value(value),
                    _ => filled_in(&self.name(expression)),
                }
            }
            _ => filled_in(&self.name(expression)),
        }
    }

    /// What is compared, as it stands in a condition.
    pub(in crate::letters) fn named_value(&self, expression: &Expr) -> String {
        match expression {
            Expr::Number(number) => figures(*number),
            Expr::Words(words) => format!("»{words}«"),
            Expr::Reckon(reckoning, one, other) => {
                let sign = match reckoning {
                    Reckoning::Add => "plus",
                    Reckoning::Subtract => "minus",
                    Reckoning::Multiply => "gange",
                };
                format!("{} {sign} {}", self.named_value(one), self.named_value(other))
            }
            Expr::Count(_) | Expr::Round(..) => self.name(expression),
            _ => format!("»{}«", self.name(expression)),
        }
    }

    /// What the thing is called.
    fn name(&self, expression: &Expr) -> String {
        if let Some(subject) = self.subject(expression) {
            return subject.label(self.words);
        }
        match expression {
            Expr::Amount(answer)
            | Expr::FirstLetter(answer, _)
            | Expr::InWords(answer)
            | Expr::Shortened(answer, _) => self.name(answer),
            Expr::Year(day) => format!("året i {}", self.name(day)),
            Expr::PlanNews => "det nye i planen eller beskrivelsen".to_owned(),
            Expr::LastTalk => "dagen for den seneste samtale".to_owned(),
            Expr::TalkFrom(day) => format!("den første samtale fra {}", self.name(day)),
            Expr::Duties(_) => "det, kontrollen har fundet i sagen".to_owned(),
            Expr::Shifted { period, day, is_back } => {
                let side = if *is_back { "før" } else { "efter" };
                format!("dagen {} {side} {}", self.period(period), self.name(day))
            }
            Expr::About(answer) => format!("hvad {} handler om", self.name(answer)),
            Expr::Count(list) => format!("antallet under {}", self.name(list)),
            Expr::Round(_, RoundPart::Length) => "antallet af punkter".to_owned(),
            Expr::Round(..) => "punktets nummer".to_owned(),
            Expr::Number(number) => figures(*number),
            Expr::Reckon(reckoning, one, other) => {
                let sign = match reckoning {
                    Reckoning::Add => "plus",
                    Reckoning::Subtract => "minus",
                    Reckoning::Multiply => "gange",
                };
                format!("{} {sign} {}", self.name(one), self.name(other))
            }
            Expr::Sender(part) => sender(*part).to_owned(),
            Expr::Law(LawCall::Provision, id) => {
                self.cite(id).map_or_else(|| self.called(id), |held| held.cite.to_owned())
            }
            Expr::Law(LawCall::Act, id) => self.called(id),
            Expr::Law(LawCall::Period, id) => self.period(id),
            Expr::Law(LawCall::Practice, id) => self
                .practice(id)
                .map_or_else(|| self.called(id), |held| format!("{} {}", held.term, held.number)),
            Expr::Law(LawCall::Deadline, id) => {
                format!("den sidste dag for {}", self.deadlines.title(id))
            }
            // Nothing is put behind it, so that an empty answer can be held against another.
            Expr::Join(one, end) if matches!(&**end, Expr::Words(words) if words.is_empty()) => {
                self.name(one)
            }
            Expr::Otherwise(answer, end) if matches!(&**end, Expr::Words(words) if words.is_empty()) => {
                self.name(answer)
            }
            Expr::Slot(slot) if self.goes_on() => match self.names.held(*slot) {
                Held::Value(value) => self.name(value),
                _ => "en værdi, som skabelonen regner ud".to_owned(),
            },
            _ => "en værdi, som skabelonen regner ud".to_owned(),
        }
    }

    /// A provision as it holds on the day, by the way that the letter belongs to; where it does not hold, as it last did, and else
    /// as it will.
    pub(super) fn cite(&self, id: &str) -> Option<Holding<'_>> {
        let is_old = Occasion::named(&self.template.occasion).is_some_and(Occasion::is_of_old_way);
        let on = |day: Date| {
            let (new, old) = (self.law.cite(id, day), self.law.cite_on_old_way(id, day));
            if is_old { old.or(new) } else { new.or(old) }
        };
        let changes = self.law.change_dates();
        let before =
            || changes.iter().rev().filter(|day| **day <= self.day).find_map(|day| on(*day));
        let after = || changes.iter().filter(|day| **day > self.day).find_map(|day| on(*day));
        on(self.day).or_else(before).or_else(after)
    }

    /// A decision of principle as it stands on the day, or first will.
    pub(super) fn practice(&self, id: &str) -> Option<PracticeHolding<'_>> {
        let changes = self.law.change_dates();
        let ever = || changes.iter().find_map(|day| self.law.practice(id, *day));
        self.law.practice(id, self.day).or_else(ever)
    }

    /// A time limit or an age as it stands in a sentence.
    pub(super) fn period(&self, id: &str) -> String {
        let changes = self.law.change_dates();
        let ever = || changes.iter().find_map(|day| self.law.period(id, *day));
        let held = self.law.period(id, self.day).or_else(ever);
        held.map_or_else(|| self.called(id), |held| held.words.to_owned())
    }

    /// What a message calls it.
    pub(super) fn called(&self, id: &str) -> String {
        self.law.called(id, self.day).unwrap_or_else(|| "en regel".to_owned())
    }
}

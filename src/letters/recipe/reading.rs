//! Reads the expressions of a template as what they ask of a case.

use std::cell::Cell;

use jiff::civil::Date;

use super::clause::{Asking, Clause, StateAsked, Subject, What};
use super::names::{Held, Names};
use crate::case::field::State;
use crate::deadlines::DeadlineWords;
use crate::law::LawBook;
use crate::letters::template::front::Template;
use crate::letters::template::program::{Asked, Comparison, Expr, RoundPart};
use crate::words::{Asked as FieldAsked, Condition, Words};

/// Names may hang on each other; what takes more steps than these is not told.
const STEPS: usize = 20_000;

/// Stands for what is not told.
const UNTOLD: &str = "en værdi, som skabelonen regner ud";

/// Reads a template for one who does not know its language (læseren).
pub(in crate::letters) struct Reader<'a, 'p> {
    pub words: &'a Words,
    pub law: &'a LawBook,
    pub deadlines: &'a DeadlineWords,
    pub template: &'a Template,
    /// The day whose rules are named.
    pub day: Date,
    pub names: Names<'p>,
    steps: Cell<usize>,
}

impl<'a, 'p> Reader<'a, 'p> {
    pub(in crate::letters) fn new(
        (words, law, deadlines): (&'a Words, &'a LawBook, &'a DeadlineWords),
        template: &'a Template,
        day: Date,
        slots: usize,
    ) -> Self {
        let (names, steps) = (Names::new(slots), Cell::new(0));
        Self { words, law, deadlines, template, day, names, steps }
    }

    /// Whether there is still something to be told, so that no template can keep the program going.
    pub(super) fn goes_on(&self) -> bool {
        self.steps.set(self.steps.get() + 1);
        self.steps.get() < STEPS
    }

    /// The field that an expression stands for; none where it is something else.
    pub(in crate::letters) fn subject(&self, expression: &Expr) -> Option<Subject> {
        if !self.goes_on() {
            return None;
        }
        match expression {
            Expr::Field(owner, name) => self.owner(owner).map(|(owner, which)| {
                let key = format!("{owner}.{name}");
                Subject { key, which }
            }),
            Expr::LetterDate => {
                Some(Subject { key: self.template.date.words_key(), which: String::new() })
            }
            Expr::Slot(slot) => match self.names.held(*slot) {
                Held::Value(value) => self.subject(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// The section or the list that a field stands in, and which of its items.
    fn owner(&self, expression: &Expr) -> Option<(String, String)> {
        match expression {
            Expr::Section(section) => Some(((*section).to_owned(), String::new())),
            Expr::Item(list, index) => {
                let list = self.subject(list)?;
                let noun = self.words.field(&list.key).map_or("", |words| words.item.as_str());
                let which = match index {
                    0 => format!("første {noun}"),
                    index => format!("{noun} nummer {}", index + 1),
                };
                Some((list.key, which))
            }
            Expr::Slot(slot) => match self.names.held(*slot) {
                Held::Item(at) => {
                    let (list, is_innermost) = self.names.list(at)?;
                    let which = if is_innermost { "" } else { "det ydre punkt" };
                    Some((list.key.clone(), which.to_owned()))
                }
                Held::Value(value) if self.goes_on() => self.owner(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// When an expression is true.
    pub(in crate::letters) fn clause(&self, expression: &Expr) -> Clause {
        if !self.goes_on() {
            return untold();
        }
        if let Some(subject) = self.subject(expression) {
            return Clause::state(subject, StateAsked::Given);
        }
        match expression {
            Expr::Truth(truth) => Clause::truth(*truth),
            Expr::Number(number) => Clause::truth(*number != 0.0),
            Expr::Words(words) => Clause::truth(!words.trim().is_empty()),
            Expr::Slot(slot) => match self.names.held(*slot) {
                Held::Value(value) => self.clause(value),
                Held::Item(_) | Held::Round => Clause::Always,
                Held::Untold => untold(),
            },
            Expr::Not(inner) => self.clause(inner).not(),
            Expr::And(one, other) => Clause::all([self.clause(one), self.clause(other)]),
            Expr::Or(one, other) | Expr::Otherwise(one, other) | Expr::Join(one, other) => {
                Clause::one([self.clause(one), self.clause(other)])
            }
            Expr::Pick { condition, then, otherwise } => {
                let condition = self.clause(condition);
                Clause::one([
                    Clause::all([condition.clone(), self.clause(then)]),
                    Clause::all([condition.not(), self.clause(otherwise)]),
                ])
            }
            Expr::Is(answer, asked) => self.is(answer, *asked),
            Expr::Chosen(answer, key) => match self.subject(answer) {
                Some(subject) => Clause::key(subject, key),
                None => untold(),
            },
            Expr::Count(list) => self.clause(list),
            Expr::FirstLetter(inner, _) | Expr::InWords(inner) | Expr::Shortened(inner, _) => {
                self.clause(inner)
            }
            Expr::Cited(answer) => {
                let label = self.label(answer);
                Clause::words(
                    format!("brevet allerede har nævnt det, der står i »{label}«"),
                    format!("brevet ikke allerede har nævnt det, der står i »{label}«"),
                )
            }
            Expr::About(answer) => {
                let label = self.label(answer);
                Clause::words(
                    format!("lovfilerne siger, hvad »{label}« handler om"),
                    format!("lovfilerne ikke siger, hvad »{label}« handler om"),
                )
            }
            Expr::Round(round, part) => self.round(round, *part),
            Expr::InForce(id) => self.in_force(id),
            Expr::YoungerThan(age) => {
                let age = self.period(age);
                Clause::words(
                    format!("borgeren er under {age}"),
                    format!("borgeren ikke er under {age}"),
                )
            }
            Expr::Named(name) => match self.words.condition(name) {
                Some(condition) => self.of_case(condition, None),
                None => untold(),
            },
            Expr::NewWay => self.new_way(),
            Expr::PlanNews => Clause::words(
                "planen eller beskrivelsen er gået ud med et segl",
                "planen eller beskrivelsen ikke er gået ud med et segl",
            ),
            Expr::LastTalk => Clause::words(
                "der er holdt en samtale med borgeren",
                "der ikke er holdt en samtale med borgeren",
            ),
            Expr::TalkFrom(day) => {
                let day = self.named_value(day);
                Clause::words(
                    format!("der er aftalt eller holdt en samtale efter {day}"),
                    format!("der ikke er aftalt eller holdt en samtale efter {day}"),
                )
            }
            Expr::Duties(_) => Clause::words(
                "kontrollen har fundet noget i sagen",
                "kontrollen ikke har fundet noget i sagen",
            ),
            Expr::Aged(period, made, used) => {
                let period = self.period(period);
                let (made, used) = (self.named_value(made), self.named_value(used));
                Clause::words(
                    format!("{made} er mere end {period} før {used}"),
                    format!("{made} ikke er mere end {period} før {used}"),
                )
            }
            Expr::Shifted { day, .. } => self.clause(day),
            Expr::Opted { so, not_so, .. } => Clause::words(so, not_so),
            Expr::Sender(part) => {
                let name = super::values::sender(*part);
                Clause::words(
                    format!("brevhovedet har {name}"),
                    format!("brevhovedet ikke har {name}"),
                )
            }
            Expr::Compare(comparison, one, other) => self.compared(*comparison, one, other),
            Expr::Amount(_) | Expr::Year(_) | Expr::Reckon(..) => {
                let value = self.named_value(expression);
                Clause::words(format!("{value} ikke er 0"), format!("{value} er 0"))
            }
            Expr::Section(_)
            | Expr::Item(..)
            | Expr::FixedRound { .. }
            | Expr::Field(..)
            | Expr::LetterDate
            | Expr::Law(..) => Clause::Always,
        }
    }

    /// Whether a rule holds on the letter's day.
    pub(super) fn in_force(&self, id: &str) -> Clause {
        let rule = self.cite(id).map_or_else(|| self.called(id), |held| held.cite.to_owned());
        Clause::words(
            format!("{rule} gælder på brevets dag"),
            format!("{rule} ikke gælder på brevets dag"),
        )
    }

    fn is(&self, answer: &Expr, asked: Asked) -> Clause {
        let Some(subject) = self.subject(answer) else {
            return match asked {
                Asked::Given | Asked::Answered => self.clause(answer),
                Asked::Unknown | Asked::NotRelevant | Asked::Ongoing => Clause::Never,
            };
        };
        let asked = match asked {
            Asked::Given => StateAsked::Given,
            Asked::Unknown => StateAsked::Unknown,
            Asked::NotRelevant => StateAsked::NotRelevant,
            Asked::Answered => StateAsked::Answered,
            Asked::Ongoing => StateAsked::Ongoing,
        };
        Clause::state(subject, asked)
    }

    fn round(&self, round: &Expr, part: RoundPart) -> Clause {
        let fixed = match round {
            Expr::Slot(slot) => match self.names.held(*slot) {
                Held::Value(Expr::FixedRound { index, count }) => Some((*index, *count)),
                _ => None,
            },
            _ => None,
        };
        match (part, fixed) {
            (RoundPart::First, Some((index, _))) => Clause::truth(index == 0),
            (RoundPart::Last, Some((index, count))) => Clause::truth(index + 1 == count),
            (RoundPart::First, None) => {
                Clause::words("det er det første punkt", "det ikke er det første punkt")
            }
            (RoundPart::Last, None) => {
                Clause::words("det er det sidste punkt", "det ikke er det sidste punkt")
            }
            _ => Clause::Always,
        }
    }

    fn compared(&self, comparison: Comparison, one: &Expr, other: &Expr) -> Clause {
        if let (Some(one), Some(other)) = (self.fixed(one), self.fixed(other)) {
            return Clause::truth((one == other) == (comparison == Comparison::Equal));
        }
        let is_number = matches!(one, Expr::Number(_) | Expr::Amount(_) | Expr::Count(_))
            || matches!(other, Expr::Number(_) | Expr::Amount(_) | Expr::Count(_));
        let (so, not_so) = match (comparison, is_number) {
            (Comparison::Equal, _) => ("er", "ikke er"),
            (Comparison::NotEqual, _) => ("ikke er", "er"),
            (Comparison::Less, true) => ("er mindre end", "ikke er mindre end"),
            (Comparison::AtMost, true) => ("er højst", "er mere end"),
            (Comparison::More, true) => ("er mere end", "ikke er mere end"),
            (Comparison::AtLeast, true) => ("er mindst", "er mindre end"),
            (Comparison::Less, false) => ("er før", "ikke er før"),
            (Comparison::AtMost, false) => ("er senest", "ikke er senest"),
            (Comparison::More, false) => ("er efter", "ikke er efter"),
            (Comparison::AtLeast, false) => ("er tidligst", "ikke er tidligst"),
        };
        let (name, against) = (self.named_value(one), self.named_value(other));
        let (so, not_so) = (format!("{name} {so} {against}"), format!("{name} {not_so} {against}"));
        match other {
            Expr::Number(number) => {
                let is_of_case = matches!(one, Expr::Count(list)
                    if self.subject(list).is_some_and(|list| list.is_of_case()));
                let number = *number;
                let what = What::Number { name, comparison, number, is_of_case, so, not_so };
                Clause::Ask(Asking { what, holds: true })
            }
            _ => Clause::words(so, not_so),
        }
    }

    /// The words that a name was given when a macro was called.
    fn fixed<'e>(&self, expression: &'e Expr) -> Option<&'e str>
    where
        'p: 'e,
    {
        match expression {
            Expr::Words(words) => Some(words),
            Expr::Slot(slot) => match self.names.held(*slot) {
                Held::Value(Expr::Words(words)) => Some(words),
                _ => None,
            },
            _ => None,
        }
    }

    fn label(&self, expression: &Expr) -> String {
        self.subject(expression)
            .map_or_else(|| UNTOLD.to_owned(), |subject| subject.label(self.words))
    }

    pub(in crate::letters) fn new_way(&self) -> Clause {
        let way = |key: &'static str| format!("sagen går {}", self.words.choice("matter.way", key));
        Clause::words(way("new_way"), way("old_way"))
    }

    /// A condition of the words of the fields; `list` is the list whose item is at hand.
    pub(in crate::letters) fn of_case(&self, condition: &Condition, list: Option<&str>) -> Clause {
        match condition {
            Condition::Is(name, asked) => {
                let Some(key) = name.key(list) else { return untold() };
                let subject = Subject { key, which: String::new() };
                let asked = match asked {
                    FieldAsked::Key(key) => return Clause::key(subject, key),
                    FieldAsked::State(State::Given) => StateAsked::Given,
                    FieldAsked::State(State::Unknown) => StateAsked::Unknown,
                    FieldAsked::State(State::NotRelevant) => StateAsked::NotRelevant,
                    FieldAsked::State(State::NotAnswered) => {
                        return Clause::state(subject, StateAsked::Answered).not();
                    }
                    FieldAsked::Answered => StateAsked::Answered,
                    FieldAsked::Ongoing => StateAsked::Ongoing,
                };
                Clause::state(subject, asked)
            }
            Condition::Not(inner) => self.of_case(inner, list).not(),
            Condition::And(one, other) => {
                Clause::all([self.of_case(one, list), self.of_case(other, list)])
            }
            Condition::Or(one, other) => {
                Clause::one([self.of_case(one, list), self.of_case(other, list)])
            }
            Condition::Any(name, inner) => {
                let Some(key) = name.key(list) else { return untold() };
                let inner = self.of_case(inner, Some(&key));
                Clause::some(Subject { key, which: String::new() }, inner)
            }
            Condition::NewWay => self.new_way(),
            Condition::WayAsked => Clause::words(
                "sagen skal sige, hvilken vej den går",
                "sagen ikke skal sige, hvilken vej den går",
            ),
        }
    }
}

fn untold() -> Clause {
    Clause::words(format!("{UNTOLD} er sand"), format!("{UNTOLD} ikke er sand"))
}

//! What the expressions of a template are worth for a case, and how they are printed.

use super::days::day_of;
use super::duties;
use super::evidence::{Standing, may_stand};
use super::legal::Reference;
use super::rendered::{Origin, Run};
use super::run::Runner;
use super::values::Value;
use super::wording;
use crate::case::dates::Day;
use crate::case::field::{Answered, State, View};
use crate::case::kind::Kind;
use crate::case::scalar::{Number, Scalar};
use crate::case::stage::Stage;
use crate::danish::numbers::{figures, in_words};
use crate::letters::Sender;
use crate::letters::template::program::{
    At, Case as Letter, Comparison, Expr, LawCall, Reckoning, RoundPart, SenderPart,
};
use crate::place::FieldPath;
use crate::problem::Problem;

impl<'a> Runner<'a> {
    pub(in crate::letters) fn evaluate(&mut self, expression: &'a Expr, at: At) -> Value<'a> {
        match expression {
            Expr::Words(text) => {
                Value::Words(vec![Run { text: text.clone(), origin: Origin::Template(at) }])
            }
            Expr::Number(number) => Value::Number(*number),
            Expr::Truth(truth) => Value::Truth(*truth),
            Expr::Slot(slot) => self.slots.get(*slot).cloned().unwrap_or(Value::Nothing),
            Expr::Section(name) => match self.facts.case.section(name) {
                Some(section) => Value::Section { section, path: FieldPath::new(name, "") },
                None => Value::Nothing,
            },
            Expr::Field(owner, name) => {
                let field = self.evaluate(owner, at).field(name);
                self.weigh(field)
            }
            Expr::Item(list, index) => self.evaluate(list, at).item(*index),
            Expr::Is(answer, asked) => Value::Truth(self.evaluate(answer, at).is(*asked)),
            Expr::Chosen(answer, key) => Value::Truth(
                self.evaluate_given(answer, at).is_some_and(|(answer, _)| answer.text() == *key),
            ),
            Expr::Amount(answer) => self.amount(answer, at),
            Expr::Year(answer) => self.year(answer, at),
            Expr::Cited(answer) => {
                let given = self.evaluate_given(answer, at);
                Value::Truth(
                    given.is_some_and(|(answer, _)| {
                        self.has_cited(answer.kind(), answer.text().trim())
                    }),
                )
            }
            Expr::About(answer) => {
                let given = self.evaluate_given(answer, at);
                let about =
                    given.and_then(|(answer, _)| self.about(answer.kind(), answer.text().trim()));
                let text = about.unwrap_or_default().to_owned();
                Value::Words(vec![Run { text, origin: Origin::Template(at) }])
            }
            Expr::Count(list) => whole(self.evaluate(list, at).count()),
            Expr::Round(round, part) => match self.evaluate(round, at) {
                Value::Round { index, count } => match part {
                    RoundPart::Index => whole(index + 1),
                    RoundPart::Index0 => whole(index),
                    RoundPart::First => Value::Truth(index == 0),
                    RoundPart::Last => Value::Truth(index + 1 == count),
                    RoundPart::Length => whole(count),
                },
                _ => Value::Nothing,
            },
            Expr::FixedRound { index, count } => Value::Round { index: *index, count: *count },
            Expr::Sender(part) => self.sender(*part),
            Expr::LetterDate => {
                let path = self.template.dated_by(self.facts.case);
                match self.facts.case.find(&path) {
                    Some(view @ View::Answer(_)) => Value::of(view, path),
                    _ => Value::Nothing,
                }
            }
            Expr::Law(call, id) => {
                Value::Words(vec![self.reference(*call, id, Origin::Template(at))])
            }
            Expr::InForce(id) => Value::Truth(self.in_force(id)),
            Expr::YoungerThan(age) => Value::Truth(self.is_younger_than(age)),
            Expr::Named(name) => Value::Truth(self.facts.words.named_holds(self.facts.case, name)),
            Expr::Opted { name, option, .. } => Value::Truth(self.has_opted(name, option)),
            Expr::LastTalk => self.last_talk(),
            Expr::TalkFrom(day) => {
                let day = self.evaluate(day, at);
                self.talk_from(&day)
            }
            Expr::PlanNews => {
                let text = self.plan_news();
                Value::Words(vec![Run { text, origin: Origin::Template(at) }])
            }
            Expr::Duties(part) => {
                let text = duties::told(self.facts.duties, *part);
                Value::Words(vec![Run { text, origin: Origin::Template(at) }])
            }
            Expr::Aged(period, made, used) => {
                let (made, used) = (self.evaluate(made, at), self.evaluate(used, at));
                Value::Truth(self.is_aged(period, &made, &used))
            }
            Expr::Shifted { period, day, is_back } => {
                let day = self.evaluate(day, at);
                let text = self.shifted(period, &day, *is_back);
                Value::Words(vec![Run { text, origin: Origin::Template(at) }])
            }
            Expr::NewWay => {
                self.asked_way = true;
                Value::Truth(self.going.is_new())
            }
            Expr::Not(inner) => Value::Truth(!self.evaluate(inner, at).is_true()),
            Expr::And(left, right) => {
                let left = self.evaluate(left, at);
                if left.is_true() { self.evaluate(right, at) } else { left }
            }
            Expr::Or(left, right) => {
                let left = self.evaluate(left, at);
                if left.is_true() { left } else { self.evaluate(right, at) }
            }
            Expr::Compare(comparison, left, right) => {
                let (left, right) = (self.evaluate(left, at), self.evaluate(right, at));
                Value::Truth(compare(*comparison, &left, &right))
            }
            Expr::Reckon(reckoning, left, right) => {
                match (self.evaluate(left, at), self.evaluate(right, at)) {
                    (Value::Number(left), Value::Number(right)) => Value::Number(match reckoning {
                        Reckoning::Add => left + right,
                        Reckoning::Subtract => left - right,
                        Reckoning::Multiply => left * right,
                    }),
                    _ => Value::Nothing,
                }
            }
            Expr::Pick { condition, then, otherwise } => {
                let branch = if self.evaluate(condition, at).is_true() { then } else { otherwise };
                self.evaluate(branch, at)
            }
            Expr::Otherwise(value, words) => {
                let value = self.evaluate(value, at);
                if value.is_true() { value } else { self.evaluate(words, at) }
            }
            Expr::FirstLetter(value, letter) => {
                self.changed(value, at, |text| with_first_letter(text, *letter))
            }
            Expr::Shortened(value, letters) => {
                self.changed(value, at, |text| shortened(text, *letters))
            }
            Expr::InWords(value) => self.changed(value, at, in_words),
            Expr::Join(left, right) => {
                let (left, right) = (self.evaluate(left, at), self.evaluate(right, at));
                let mut runs = self.print(left, at);
                runs.append(&mut self.print(right, at));
                // A text that is joined to itself again and again would fill the memory before it is printed.
                Value::Words(if self.holds(&runs) { runs } else { Vec::new() })
            }
        }
    }

    /// What a value prints, with its beginning changed; a gap stays as it is.
    fn changed(&mut self, value: &'a Expr, at: At, change: impl Fn(&str) -> String) -> Value<'a> {
        let value = self.evaluate(value, at);
        let mut runs = self.print(value, at);
        if let Some(first) = runs.first_mut().filter(|run| !matches!(run.origin, Origin::Gap(_))) {
            first.text = change(&first.text);
        }
        Value::Words(runs)
    }

    /// A field that is not asked for and that nobody has answered counts as answered "not relevant".
    fn weigh(&self, mut field: Value<'a>) -> Value<'a> {
        if let Value::Answer { path, state, .. } | Value::List { path, state, .. } = &mut field
            && *state == State::NotAnswered
            && !self.facts.words.is_asked(self.facts.case, path)
        {
            *state = State::NotRelevant;
        }
        field
    }

    /// An answer that is given, with its path; no answer is a gap, "unknown" and "not relevant" are none.
    fn evaluate_given(
        &mut self,
        expression: &'a Expr,
        at: At,
    ) -> Option<(&'a dyn Answered, FieldPath)> {
        match self.evaluate(expression, at) {
            Value::Answer { answer, path, state } => match state {
                State::Given => return Some((answer, path)),
                State::NotAnswered => {
                    self.gap(&path);
                }
                State::Unknown | State::NotRelevant => {}
            },
            Value::NoItem(path) => {
                self.gap(&path);
            }
            _ => {}
        }
        None
    }

    fn amount(&mut self, expression: &'a Expr, at: At) -> Value<'a> {
        let Some((answer, path)) = self.evaluate_given(expression, at) else {
            return Value::Nothing;
        };
        match Number::parse(answer.text()).ok().and_then(|number| number.value()) {
            Some(number) => Value::Number(number),
            None => {
                self.findings.unsound(self.facts.words, &path, Kind::Number);
                Value::Nothing
            }
        }
    }

    fn year(&mut self, expression: &'a Expr, at: At) -> Value<'a> {
        let Some((answer, path)) = self.evaluate_given(expression, at) else {
            return Value::Nothing;
        };
        match Day::parse(answer.text()).ok().and_then(|day| day.date()) {
            Some(day) => Value::Number(f64::from(day.year())),
            None => {
                self.findings.unsound(self.facts.words, &path, Kind::Day);
                Value::Nothing
            }
        }
    }

    fn sender(&self, part: SenderPart) -> Value<'a> {
        let (text, name) = self.facts.sender.line(part);
        Value::Sender { text, name }
    }

    fn reference(&mut self, call: LawCall, id: &str, origin: Origin) -> Run {
        match self.refer(call, id) {
            Reference::Found(text) => Run { text, origin },
            Reference::Missing(text) => Run { text, origin: Origin::Gap(None) },
            Reference::NoDay(text, path) => Run { text, origin: Origin::Gap(Some(path)) },
        }
    }

    pub(in crate::letters) fn print(&mut self, value: Value<'a>, at: At) -> Vec<Run> {
        let text = match value {
            Value::Answer { answer, path, state } => return vec![self.answer(answer, state, path)],
            Value::NoItem(path) => return vec![self.gap_run(&path)],
            Value::Words(runs) => return runs,
            Value::Number(number) => figures(number),
            Value::Sender { text, name } if text.trim().is_empty() => {
                let Problem { place, message, cure, .. } =
                    Sender::incomplete(name, &[&self.template.title]);
                self.findings.blocker("sender-incomplete", name, place, message, &cure);
                return vec![Run { text: format!("[mangler: {name}]"), origin: Origin::Gap(None) }];
            }
            // An address has lines; a letter says them in one breath.
            Value::Sender { text, .. } => text.trim().replace('\n', ", "),
            Value::Section { .. }
            | Value::List { .. }
            | Value::Truth(_)
            | Value::Round { .. }
            | Value::Nothing => return Vec::new(),
        };
        vec![Run { text, origin: Origin::Template(at) }]
    }

    /// Whether a letter that prints such an answer cannot do without it. A plan tells what nobody knows; in a sentence, and in
    /// what the citizen is told on the way to a decision, the word »ukendt« would stand where a day or a reason is due. A template
    /// that has words for the case gives them with `otherwise`.
    fn needs_a_value(&self, kind: Kind) -> bool {
        matches!(kind, Kind::Day | Kind::Number) || self.template.stage.in_place_of() != Stage::Plan
    }

    fn answer(&mut self, answer: &dyn Answered, state: State, path: FieldPath) -> Run {
        match state {
            State::NotAnswered => return self.gap_run(&path),
            state @ (State::Unknown | State::NotRelevant) => {
                let text =
                    if state == State::Unknown { wording::UNKNOWN } else { wording::NOT_RELEVANT };
                if self.needs_a_value(answer.kind()) {
                    return Run {
                        text: self.findings.no_value(self.facts.words, &path, text),
                        origin: Origin::Gap(Some(path)),
                    };
                }
                return Run { text: text.to_owned(), origin: Origin::Field(path) };
            }
            State::Given => {}
        }
        let kind = answer.kind();
        if matches!(kind, Kind::Day | Kind::Number | Kind::Cpr | Kind::Exhibits)
            && !answer.is_sound()
            && !self.template.tells_duties
        {
            self.findings.unsound(self.facts.words, &path, kind);
        }
        let call = match kind {
            Kind::Provision => LawCall::Provision,
            Kind::Practice => LawCall::Practice,
            _ => {
                let text = wording::answer(answer, &path, self.facts.words);
                let is_alone = self.standing == Standing::Alone;
                let may_stand = self.standing != Standing::Heading
                    && may_stand(self.facts.words, &path, kind, is_alone);
                let text = if may_stand { self.references.with(&path, text) } else { text };
                return Run { text, origin: Origin::Field(path) };
            }
        };
        // What is picked in the case may name a rule that a later law file has lost.
        let id = answer.text().trim();
        let known = if call == LawCall::Provision {
            self.facts.law.has(id)
        } else {
            self.facts.law.has_practice(id)
        };
        if known {
            return self.reference(call, id, Origin::Field(path));
        }
        self.findings.unsound(self.facts.words, &path, kind);
        Run { text: format!("[mangler: {id}]"), origin: Origin::Gap(Some(path)) }
    }
}

/// Counts are far below the numbers that a float can no longer hold exactly.
#[allow(clippy::cast_precision_loss)]
fn whole<'a>(count: usize) -> Value<'a> {
    Value::Number(count as f64)
}

fn compare(comparison: Comparison, left: &Value<'_>, right: &Value<'_>) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left.partial_cmp(right).is_some_and(|order| comparison.holds(order))
        }
        (Value::Answer { .. }, Value::Answer { .. }) => match (day_of(left), day_of(right)) {
            (Some(left), Some(right)) => comparison.holds(left.cmp(&right)),
            _ => false,
        },
        // An answer that is not there compares with nothing, and is not different from anything either.
        (Value::Nothing, _) | (_, Value::Nothing) => false,
        (left, right) => match (words_of(left), words_of(right)) {
            (Some(left), Some(right)) => (left == right) == (comparison == Comparison::Equal),
            _ => false,
        },
    }
}

fn words_of(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Words(runs) => Some(runs.iter().map(|run| run.text.as_str()).collect()),
        Value::Sender { text, .. } => Some((*text).to_owned()),
        _ => None,
    }
}

/// As much of a text as stands on a first page beside much else, cut between two words and marked where it is cut. Its lines are one.
fn shortened(text: &str, letters: usize) -> String {
    let text = text.replace('•', " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut kept = String::new();
    for word in &words {
        if kept.chars().count() + 1 + word.chars().count() > letters {
            // A single word that is too long is cut in its midst.
            if kept.is_empty() {
                kept.extend(word.chars().take(letters));
            }
            kept.push_str(" …");
            return kept;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    kept
}

fn with_first_letter(text: &str, letter: Letter) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut changed: String = match letter {
        Letter::Upper => first.to_uppercase().collect(),
        Letter::Lower => first.to_lowercase().collect(),
    };
    changed.push_str(letters.as_str());
    changed
}

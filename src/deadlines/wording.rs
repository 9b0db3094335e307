//! The words of the time limits, read from `templates/deadlines.toml`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::counting::{CountingStep, Reckoned};
use super::rules::{RULES, Rule};
use super::{Deadline, LimitStanding};
use crate::danish::days::{danish_day, weekday};
use crate::danish::nearest::suggestion;
use crate::danish::placeholders::{fill, mistakes};
use crate::law::Calendar;
use crate::look::Look;
use crate::place::FieldPath;
use crate::problem::Problem;
use crate::source_text::SourceText;

const CODE: &str = "deadline-words";

/// The words of all time limits (fristernes ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineWords {
    standings: StandingWords,
    steps: StepWords,
    deadlines: BTreeMap<String, LimitWords>,
    /// What an event is called, by the field that tells of it.
    #[serde(default)]
    events: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitWords {
    title: String,
    asks: String,
}

/// Where a limit stands, in a word.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct StandingWords {
    running: String,
    met: String,
    late: String,
    passed: String,
    behind: String,
}

/// A sentence for each step; `{day}`, `{period}`, `{field}`, `{name}` and `{days}` stand for what was found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepWords {
    from: String,
    digital: String,
    paper: String,
    paper_assumed: String,
    later: String,
    before: String,
    stated: String,
    itself: String,
    expected: String,
    moved: String,
    stays: String,
    shorter: String,
}

impl DeadlineWords {
    /// Reads `deadlines.toml`.
    ///
    /// # Errors
    /// A file that is no such file, a limit without words, and words without a limit.
    pub fn read(source: &SourceText<'_>) -> Result<Self, Vec<Problem>> {
        let words: Self =
            source.toml(CODE, "Filen med fristernes ord").map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        for rule in RULES.iter().filter(|rule| !words.deadlines.contains_key(rule.id)) {
            problems.push(source.fault(CODE, 0, format!("Fristen »{}« har ingen ord.", rule.id)));
        }
        let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        for id in words.deadlines.keys().filter(|id| !ids.contains(&id.as_str())) {
            let line = source.line_of_key(&format!("deadlines.{id}"));
            let problem = source.fault(CODE, line, format!("Fristen »{id}« findes ikke."));
            problems.push(problem.with_cure(suggestion(id, &ids)));
        }
        let events: Vec<String> = super::events::keys().collect();
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        for key in words.events.keys().filter(|key| !events.contains(&key.as_str())) {
            let line = source.line_in_section("events", &format!("{key:?}"));
            let problem = source.fault(CODE, line, format!("Begivenheden »{key}« findes ikke."));
            problems.push(problem.with_cure(suggestion(key, &events)));
        }
        for (section, key, told, known) in words.told() {
            for (message, cure) in mistakes(told, known) {
                let line = source.line_in_section(&section, key);
                problems.push(source.fault(CODE, line, message).with_cure(cure));
            }
        }
        if problems.is_empty() { Ok(words) } else { Err(problems) }
    }

    /// Every sentence of the file with its section, its key, and the values that it is filled with.
    fn told(&self) -> Vec<(String, &'static str, &str, &'static [&'static str])> {
        let StepWords {
            from,
            digital,
            paper,
            paper_assumed,
            later,
            before,
            stated,
            itself,
            expected,
            moved,
            stays,
            shorter,
        } = &self.steps;
        let steps: [(_, &str, &'static [&'static str]); 12] = [
            ("from", from, &["field", "day"]),
            ("digital", digital, &["period", "day"]),
            ("paper", paper, &["period", "day"]),
            ("paper_assumed", paper_assumed, &["period", "day"]),
            ("later", later, &["period", "day"]),
            ("before", before, &["period", "day"]),
            ("stated", stated, &["field", "day"]),
            ("itself", itself, &[]),
            ("expected", expected, &["field", "day"]),
            ("moved", moved, &["name", "day"]),
            ("stays", stays, &["name"]),
            ("shorter", shorter, &["period", "days"]),
        ];
        let StandingWords { running, met, late, passed, behind } = &self.standings;
        let standings = [
            ("running", running),
            ("met", met),
            ("late", late),
            ("passed", passed),
            ("behind", behind),
        ];
        let mut told: Vec<(String, &'static str, &str, &'static [&'static str])> = Vec::new();
        told.extend(steps.map(|(key, text, known)| ("steps".to_owned(), key, text, known)));
        told.extend(
            standings.map(|(key, text)| ("standings".to_owned(), key, text.as_str(), &[][..])),
        );
        for (id, words) in &self.deadlines {
            let section = format!("deadlines.{id}");
            told.push((section.clone(), "title", &words.title, &[]));
            told.push((section, "asks", &words.asks, &[]));
        }
        told
    }

    /// The title of a limit; its id where it has none.
    pub(crate) fn title<'a>(&'a self, id: &'a str) -> &'a str {
        self.deadlines.get(id).map_or(id, |words| words.title.as_str())
    }

    /// What an event is called; none where the file has no words for it.
    pub fn event(&self, key: &str) -> Option<&str> {
        self.events.get(key).map(String::as_str)
    }

    /// Where a limit stands, in a word.
    pub fn standing(&self, standing: LimitStanding) -> &str {
        match standing {
            LimitStanding::Running => &self.standings.running,
            LimitStanding::Met => &self.standings.met,
            LimitStanding::Late => &self.standings.late,
            LimitStanding::Passed => &self.standings.passed,
            LimitStanding::Behind => &self.standings.behind,
        }
    }

    /// Puts a counted limit into words.
    pub(super) fn tell(&self, rule: &Rule, reckoned: Reckoned, look: &Look<'_>) -> Deadline {
        let steps = reckoned.steps.iter().map(|step| self.step(step, look)).collect();
        let Reckoned { field, start, due, period, rule: cite, status, .. } = reckoned;
        Deadline {
            id: rule.id,
            title: self.title(rule.id).to_owned(),
            asks: self.deadlines.get(rule.id).map(|words| words.asks.clone()).unwrap_or_default(),
            whose: rule.whose,
            field,
            start,
            due,
            met: rule.met.and_then(|met| met(look.case)),
            told: rule.met.is_some(),
            held: rule.held(look.case),
            steps,
            period,
            rule: cite,
            status,
        }
    }

    fn step(&self, step: &CountingStep, look: &Look<'_>) -> String {
        let words = &self.steps;
        let day = |day: Date| ("day", self.day(day));
        let label = |field: &FieldPath| ("field", look.words.label(&field.words_key()).to_owned());
        let period = |period: &String| ("period", period.clone());
        let name = |closed: Date| ("name", self.closed(closed, look.law.calendar()));
        match step {
            CountingStep::From { field, day: on } => fill(&words.from, &[label(field), day(*on)]),
            CountingStep::Digital { period: words_of, day: on } => {
                fill(&words.digital, &[period(words_of), day(*on)])
            }
            CountingStep::Paper { period: words_of, day: on, assumed } => fill(
                if *assumed { &words.paper_assumed } else { &words.paper },
                &[period(words_of), day(*on)],
            ),
            CountingStep::Later { period: words_of, day: on } => {
                fill(&words.later, &[period(words_of), day(*on)])
            }
            CountingStep::Before { period: words_of, day: on } => {
                fill(&words.before, &[period(words_of), day(*on)])
            }
            CountingStep::Stated { field, day: on } => {
                fill(&words.stated, &[label(field), day(*on)])
            }
            CountingStep::Itself => words.itself.clone(),
            CountingStep::Expected { field, day: on } => {
                fill(&words.expected, &[label(field), day(*on)])
            }
            CountingStep::Moved { closed, day: on } => {
                fill(&words.moved, &[name(*closed), day(*on)])
            }
            CountingStep::Stays { closed } => fill(&words.stays, &[name(*closed)]),
            CountingStep::Shorter { period: words_of, days } => {
                fill(&words.shorter, &[period(words_of), ("days", days.to_string())])
            }
        }
    }

    /// The day with its weekday, as in `onsdag den 4. juli 2018`.
    fn day(&self, day: Date) -> String {
        format!("{} den {}", weekday(day), danish_day(day))
    }

    /// Why a day is closed: its name, or else its weekday.
    fn closed(&self, day: Date, calendar: &Calendar) -> String {
        calendar.closed_day_name(day).unwrap_or_else(|| weekday(day)).to_owned()
    }
}

//! What is wrong, where, how bad it is, what to do about it, and which rule says so.
//!
//! A `Problem` is for what a person can mend. Its message is Danish and never carries a name, a CPR number or a piece of
//! the case's text: it names the place instead, and the reader looks there.

use std::fmt;

use crate::place::FieldPath;

/// How bad a problem is (alvorlighed). The order is from mild to severe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good advice (et godt råd): nothing stops.
    Advice,
    /// A warning (advarsel): the letter may go out, but somebody should decide that it does.
    Warning,
    /// A blocker (en fejl, der stopper brevet): the letter cannot be written.
    Blocker,
}

/// Where a problem is (stedet).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A field of the case.
    Field(FieldPath),
    /// A line of a template, a law file or a case file. `line` counts from one; `excerpt` is that line, empty where the file holds personal data.
    File { name: String, line: usize, excerpt: String },
    /// A letter as a whole, by its id.
    Letter(String),
    /// The case as a whole.
    Case,
}

/// One of the things that a problem sums up (en enkelt ting).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    pub name: String,
    pub more: String,
}

/// Something that a person can mend (et problem).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the check or error, stable over versions: `cpr-impossible`, `template-unknown-field`.
    pub code: String,
    pub severity: Severity,
    pub place: Place,
    /// What is wrong, in one Danish sentence.
    pub message: String,
    /// Why it matters (hvorfor det betyder noget); may be empty.
    pub why: Box<str>,
    /// What to do (hvad du kan gøre); may be empty.
    pub cure: String,
    /// The rule behind it (retsgrundlaget) as cited on the governing day; empty where there is none.
    pub rule: Box<str>,
    /// What it names, so that it can be told from another of the same kind at the same place; may be empty.
    pub about: Box<str>,
    /// What the message sums up, one by one; empty where it names the one thing itself.
    pub details: Box<[Detail]>,
}

impl Problem {
    /// A problem with neither cure nor rule yet.
    pub fn new(code: &str, severity: Severity, place: Place, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            severity,
            place,
            message: message.into(),
            why: Box::default(),
            cure: String::new(),
            rule: Box::default(),
            about: Box::default(),
            details: Box::default(),
        }
    }

    /// A blocker with neither cure nor rule yet.
    pub fn blocker(code: &str, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Blocker, place, message)
    }

    #[must_use]
    pub fn with_cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = cure.into();
        self
    }

    #[must_use]
    pub fn with_why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into().into_boxed_str();
        self
    }

    #[must_use]
    pub fn with_rule(mut self, rule: impl Into<String>) -> Self {
        self.rule = rule.into().into_boxed_str();
        self
    }

    #[must_use]
    pub fn with_details(mut self, details: Vec<Detail>) -> Self {
        self.details = details.into_boxed_slice();
        self
    }

    /// The message with the name of everything that it sums up.
    pub fn in_full(&self) -> String {
        if self.details.is_empty() {
            return self.message.clone();
        }
        let names: Vec<&str> = self.details.iter().map(|detail| detail.name.as_str()).collect();
        format!("{} Det er {}.", self.message, names.join(", "))
    }

    /// Whether the problem stops a letter.
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Blocker
    }
}

/// One line for a terminal: place, message and cure.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Place::Field(path) => write!(f, "{path}: ")?,
            Place::File { name, line: 0, .. } => write!(f, "{name}: ")?,
            Place::File { name, line, .. } => write!(f, "{name}, linje {line}: ")?,
            Place::Letter(id) => write!(f, "{id}: ")?,
            Place::Case => {}
        }
        f.write_str(&self.in_full())?;
        if !self.cure.is_empty() {
            write!(f, " {}", self.cure)?;
        }
        if !self.rule.is_empty() {
            write!(f, " ({})", self.rule)?;
        }
        if let Place::File { excerpt, .. } = &self.place
            && !excerpt.is_empty()
        {
            write!(f, "\n    {excerpt}")?;
        }
        Ok(())
    }
}

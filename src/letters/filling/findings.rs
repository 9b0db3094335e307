//! What came up while a letter was filled: gaps, blockers, warnings, and the provisions that it rests on.

use crate::danish::days::danish_day;
use jiff::civil::Date;
use std::collections::HashSet;

use crate::case::kind::Kind;
use crate::place::FieldPath;
use crate::problem::{Detail, Place, Problem, Severity};
use crate::words::Words;

/// An answer that means nothing as what it should be.
pub(in crate::letters) const UNSOUND: &str = "letter-unsound-value";

/// What came up, each thing once (fund).
#[derive(Default)]
pub(in crate::letters) struct Findings {
    pub gaps: Vec<Problem>,
    pub blockers: Vec<Problem>,
    pub warnings: Vec<Problem>,
    pub provisions: Vec<String>,
    /// What is cited though nobody has checked it, each thing once.
    pub unverified: Vec<Unverified>,
    seen: HashSet<(&'static str, String)>,
}

impl Findings {
    /// Whether this is the first time that `what` comes up under a code.
    fn first(&mut self, code: &'static str, what: &str) -> bool {
        self.seen.insert((code, what.to_owned()))
    }

    /// A field without an answer. Returns what the preview shows in its place.
    pub(in crate::letters) fn gap(&mut self, words: &Words, path: &FieldPath) -> String {
        let label = label(words, path);
        let placeholder = format!("[mangler: {label}]");
        if self.first("letter-gap", &path.to_string()) {
            self.gaps.push(
                Problem::blocker(
                    "letter-gap",
                    Place::Field(*path),
                    format!("»{label}« er ikke udfyldt."),
                )
                .with_cure("Skriv et svar, eller vælg »ukendt« eller »ikke relevant«."),
            );
        }
        placeholder
    }

    /// An answer that says why there is none, where the letter needs a value. Returns what the preview shows in its place.
    pub(in crate::letters) fn no_value(
        &mut self,
        words: &Words,
        path: &FieldPath,
        answer: &str,
    ) -> String {
        let label = label(words, path);
        let placeholder = format!("[mangler: {label}]");
        if self.first("letter-gap", &path.to_string()) {
            let message = format!("»{label}« er »{answer}«, men brevet skal bruge et svar.");
            let problem = Problem::blocker("letter-gap", Place::Field(*path), message);
            self.gaps.push(
                problem
                    .with_cure("Skriv svaret, eller ret det, der gør, at brevet skal bruge det."),
            );
        }
        placeholder
    }

    /// An answer that means nothing as what it should be.
    pub(in crate::letters) fn unsound(&mut self, words: &Words, path: &FieldPath, kind: Kind) {
        if !self.first(UNSOUND, &path.to_string()) {
            return;
        }
        let (what, cure) = match kind {
            Kind::Day => ("en dato, der findes", "Skriv datoen som 1. marts 2018."),
            Kind::Number => ("et tal", "Skriv tallet med cifre."),
            Kind::Cpr => ("et CPR-nummer", "Skriv de 10 cifre."),
            Kind::Exhibits => (
                "kun bilag, der er på listen",
                "Sæt bilaget på listen, eller skriv et andet nummer.",
            ),
            Kind::Provision => ("en bestemmelse i lovfilerne", "Vælg en bestemmelse fra listen."),
            Kind::Practice => {
                ("et nummer på Ankestyrelsens praksis i lovfilerne", "Vælg et fra listen.")
            }
            _ => ("et svar, der kan bruges her", ""),
        };
        let message = format!("»{}« er ikke {what}.", label(words, path));
        let place = Place::Field(*path);
        self.blockers.push(Problem::blocker(UNSOUND, place, message).with_cure(cure));
    }

    pub(in crate::letters) fn blocker(
        &mut self,
        code: &'static str,
        what: &str,
        place: Place,
        message: String,
        cure: &str,
    ) {
        if self.first(code, what) {
            self.blockers.push(Problem::blocker(code, place, message).with_cure(cure));
        }
    }

    pub(in crate::letters) fn warning(
        &mut self,
        code: &'static str,
        what: &str,
        place: Place,
        message: String,
        cure: String,
    ) {
        if self.first(code, what) {
            self.warnings
                .push(Problem::new(code, Severity::Warning, place, message).with_cure(cure));
        }
    }

    pub(in crate::letters) fn used(&mut self, provision: &str, cite: &str) {
        self.cites(cite);
        if self.first("provision", provision) {
            self.provisions.push(provision.to_owned());
        }
    }

    /// Notes that a rule or a decision of principle stands in the letter.
    pub(in crate::letters) fn cites(&mut self, what: &str) {
        self.first("cite", what);
    }

    /// Whether a rule or a decision of principle stands in the letter already.
    pub(in crate::letters) fn has(&self, cite: &str) -> bool {
        self.seen.contains(&("cite", cite.to_owned()))
    }

    /// Notes that the letter names an act; whether it is the first time.
    pub(in crate::letters) fn names(&mut self, act: &str) -> bool {
        self.first("act", act)
    }

    /// Notes that the letter names an act that changed another; whether it is the first time.
    pub(in crate::letters) fn names_change(&mut self, act: &str, by: &str) -> bool {
        self.first("change", &format!("{act} {by}"))
    }
}

/// A field's label; in an item of a list also which item it is.
fn label(words: &Words, path: &FieldPath) -> String {
    let key = path.words_key();
    let label = words.label(&key);
    let Some(step) = path.steps().next() else { return label.to_owned() };
    let name = words
        .field(&format!("{}.{}", path.section(), step.list))
        .map(|words| words.item.as_str())
        .filter(|name| !name.is_empty())
        .unwrap_or("punkt");
    format!("{label} ({name} {})", step.index + 1)
}

/// A reference that nobody has checked for its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverified {
    pub words: String,
    pub source: String,
    pub on: Date,
}

impl Unverified {
    pub(super) fn name(&self) -> String {
        format!("»{}«", self.words)
    }

    pub(super) fn detail(&self) -> Detail {
        let more =
            format!("Den {}. Kilde: {}.", danish_day(self.on), self.source.trim_end_matches('.'));
        Detail { name: self.name(), more }
    }
}

//! The words of the checks, read from `templates/checks.toml`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::finding::{Finding, Finds};
use super::reading::case_words::CaseWords;
use super::reading::plan_words::PlanWords;
use crate::case::stage::Stage;
use crate::case::stage::stage_named;
use crate::danish::nearest::{did_you_mean, suggestion};
use crate::danish::placeholders::{fill, mistakes};
use crate::law::{LawBook, PracticeStatus, Status};
use crate::look::Look;
use crate::problem::{Place, Problem, Severity};
use crate::source_text::{SourceText, Tree};

const CODE: &str = "check-words";

/// The words and the weight of one check (kontrollens ord).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckWords {
    level: Level,
    /// What is wrong; `{name}` stands for a value of the finding, `{field}` for the label of its field.
    message: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    cure: String,
    /// The provision behind the check, cited as on the governing day of `stage`.
    #[serde(default)]
    provision: String,
    /// The principle decision behind the check, named where it counts on that day.
    #[serde(default)]
    practice: String,
    #[serde(default)]
    stage: String,
    /// The stages whose letters a blocker stops; all where none is named.
    #[serde(default)]
    stops: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Blocker,
    Warning,
    Advice,
}

/// The words of all checks (kontrollernes ord).
#[derive(Clone, Debug, Default)]
pub struct Wording {
    checks: BTreeMap<Cow<'static, str>, Kept>,
    plan_words: PlanWords,
    case_words: CaseWords,
}

/// The words of a check. Those that are built in are read when the check first finds something: to read them all took a fortieth of
/// a letter's instructions.
#[derive(Clone, Debug, Default)]
struct Kept {
    tree: Option<&'static Tree>,
    words: OnceLock<Option<CheckWords>>,
}

impl Kept {
    fn words(&self) -> Option<&CheckWords> {
        let read = || CheckWords::deserialize(self.tree?).ok();
        self.words.get_or_init(read).as_ref()
    }
}

impl Wording {
    /// Reads `checks.toml`; `beside` is what is found outside the checks and has its words there too.
    ///
    /// # Errors
    /// A file that is no such file, words for what nothing finds, a finding without words, a value that it does not give, a
    /// stage that is none, and a provision that the law files lack.
    pub fn read(
        source: &SourceText<'_>,
        law: &LawBook,
        beside: &[Finds],
    ) -> Result<Self, Vec<Problem>> {
        let checks: BTreeMap<String, CheckWords> =
            source.toml(CODE, "Filen med kontrollernes ord").map_err(|problem| vec![problem])?;
        let declared: Vec<Finds> = super::declared().chain(beside).copied().collect();
        let mut problems = Vec::new();
        for (check, words) in &checks {
            match declared.iter().find(|finds| finds.check == check) {
                Some(finds) => words.values(check, finds, source, &mut problems),
                None => {
                    let names: Vec<&str> = declared.iter().map(|finds| finds.check).collect();
                    let message = format!("Kontrollen »{check}« findes ikke.");
                    let problem = source.fault(CODE, source.line_of_key(check), message);
                    problems.push(problem.with_cure(suggestion(check, &names)));
                }
            }
            words.references(check, law, source, &mut problems);
        }
        for finds in declared.iter().filter(|finds| !checks.contains_key(finds.check)) {
            let message = format!("Kontrollen »{}« har ingen ord.", finds.check);
            let cure = format!("Skriv et afsnit, der begynder med [{}].", finds.check);
            problems.push(source.fault(CODE, 0, message).with_cure(cure));
        }
        if problems.is_empty() { Ok(Self::of(checks)) } else { Err(problems) }
    }

    /// The words of a file that is known to be without mistakes.
    pub fn trusted(source: &SourceText<'_>) -> Self {
        let Some(tree) = source.tree() else {
            return Self::of(source.toml(CODE, "").unwrap_or_default());
        };
        let kept = |name| (Cow::Borrowed(name), Kept { tree: tree.get(name), ..Kept::default() });
        Self { checks: tree.keys().map(kept).collect(), ..Self::default() }
    }

    fn of(checks: BTreeMap<String, CheckWords>) -> Self {
        let kept = |(name, words)| {
            let words = OnceLock::from(Some(words));
            (Cow::Owned(name), Kept { tree: None, words })
        };
        Self { checks: checks.into_iter().map(kept).collect(), ..Self::default() }
    }

    fn words(&self, check: &str) -> Option<&CheckWords> {
        self.checks.get(check)?.words()
    }

    /// The same words with the word lists of the plan; without them no word of a plan is looked at.
    #[must_use]
    pub fn with_plan_words(self, plan_words: PlanWords) -> Self {
        Self { plan_words, ..self }
    }

    /// The same words with those that texts are read by; without them most of what a text says is not seen.
    #[must_use]
    pub fn with_case_words(self, case_words: CaseWords) -> Self {
        Self { case_words, ..self }
    }

    /// The words that the texts of a case are read by.
    pub fn case_words(&self) -> &CaseWords {
        &self.case_words
    }

    /// The words that a preparatory plan does without.
    pub fn plan_words(&self) -> &PlanWords {
        &self.plan_words
    }

    /// The names of the checks that have words.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.checks.keys().map(AsRef::as_ref)
    }

    /// Puts a finding into words.
    pub fn problem(&self, finding: &Finding, look: &Look<'_>) -> Problem {
        let place = Place::Field(finding.field);
        let Some(words) = self.words(finding.check) else {
            return Problem::blocker(finding.check, place, finding.check);
        };
        let severity = match words.level {
            Level::Blocker => Severity::Blocker,
            Level::Warning => Severity::Warning,
            Level::Advice => Severity::Advice,
        };
        let key = finding.field.words_key();
        let label = look.words.label(&key);
        let values: Vec<(&str, &str)> = std::iter::once(("field", label))
            .chain(finding.values.iter().map(|(name, value)| (*name, value.as_str())))
            .collect();
        let fill = |text: &str| fill(text, &values);
        Problem::new(finding.check, severity, place, fill(&words.message))
            .with_why(fill(&words.why))
            .with_cure(fill(&words.cure))
            .with_rule(words.rule(look))
    }

    /// Whether a problem of this code stops the letters of a stage. What is no check stops them all.
    pub fn stops(&self, code: &str, stage: Stage) -> bool {
        self.words(code).is_none_or(|words| {
            words.stops.is_empty()
                || words
                    .stops
                    .iter()
                    .filter_map(|name| stage_named(name))
                    .any(|named| named == stage || named == stage.in_place_of())
        })
    }
}

impl CheckWords {
    /// Complains of words that name a value which the finding does not give.
    fn values(
        &self,
        check: &str,
        finds: &Finds,
        source: &SourceText<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let known: Vec<&str> = finds.values.iter().copied().chain(["field"]).collect();
        for (key, text) in [("message", &self.message), ("why", &self.why), ("cure", &self.cure)] {
            let line = source.line_in_section(check, key);
            for (message, cure) in mistakes(text, &known) {
                problems.push(source.fault(CODE, line, message).with_cure(cure));
            }
        }
        if self.message.trim().is_empty() {
            let line = source.line_in_section(check, "message");
            problems.push(
                source
                    .fault(CODE, line, "Kontrollen siger ikke, hvad der er galt.")
                    .with_cure("Skriv en sætning efter message =."),
            );
        }
    }

    /// Complains of stages, provisions and principle decisions that there are none of.
    fn references(
        &self,
        check: &str,
        law: &LawBook,
        source: &SourceText<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let mut miss = |key: &str, what: String, cure: String| {
            let problem = source.fault(CODE, source.line_in_section(check, key), what);
            problems.push(problem.with_cure(cure));
        };
        let stages = [("stage", std::slice::from_ref(&self.stage)), ("stops", &self.stops)];
        for (key, names) in stages {
            for stage in names.iter().filter(|name| !(key == "stage" && name.is_empty())) {
                if stage_named(stage).is_none() {
                    miss(key, format!("Trinnet »{stage}« findes ikke."), String::new());
                }
            }
        }
        if !self.provision.is_empty() && !law.has(&self.provision) {
            let cure = law.nearest_id(&self.provision).map_or_else(String::new, did_you_mean);
            let what = format!("Bestemmelsen »{}« findes ikke i lovfilerne.", self.provision);
            miss("provision", what, cure);
        }
        if !self.practice.is_empty() && !law.has_practice(&self.practice) {
            let cure =
                law.nearest_practice_id(&self.practice).map_or_else(String::new, did_you_mean);
            let what = format!("Principmeddelelsen »{}« findes ikke i lovfilerne.", self.practice);
            miss("practice", what, cure);
        }
    }

    /// What the check rests on, as it holds on the governing day; what nobody has verified for that day says so.
    fn rule(&self, look: &Look<'_>) -> String {
        let Some(day) = stage_named(&self.stage).and_then(|stage| look.case.governing_date(stage))
        else {
            return String::new();
        };
        let marked = |words: String, status: Status| {
            if status.is_verified() { words } else { format!("{words}, {}", status.words()) }
        };
        let provision = look
            .cite(&self.provision, day)
            .map(|holding| marked(holding.cite.to_owned(), holding.status));
        let practice = look.law.practice(&self.practice, day).and_then(|holding| {
            let status = match holding.status {
                PracticeStatus::InForce => Status::Verified,
                PracticeStatus::Unverified => Status::Unverified,
                PracticeStatus::Overruled { .. } => return None,
            };
            Some(marked(format!("{} {}", holding.term, holding.number), status))
        });
        provision.into_iter().chain(practice).collect::<Vec<_>>().join("; ")
    }
}

//! The words of the checks, read from `templates/checks.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::finding::Finding;
use super::reading::plan_words::PlanWords;
use crate::case::stage::Stage;
use crate::case::stage::stage_named;
use crate::law::{PracticeStatus, Status};
use crate::look::Look;
use crate::problem::{Place, Problem, Severity};

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
    checks: BTreeMap<String, CheckWords>,
    plan_words: PlanWords,
}

impl Wording {
    /// Reads `checks.toml`.
    ///
    /// # Errors
    /// A file that is no such file, a stage that is none, and a provision that the law files lack.
    pub fn read(name: &str, text: &str, law: &crate::law::LawBook) -> Result<Self, Vec<Problem>> {
        let checks: BTreeMap<String, CheckWords> =
            toml::from_str(text).map_err(|error| vec![unreadable(name, text, &error)])?;
        let mut problems = Vec::new();
        for (check, words) in &checks {
            let mut miss = |what: String| {
                let excerpt = format!("[{check}]");
                let line = text
                    .lines()
                    .position(|line| line.trim() == excerpt)
                    .map_or(1, |index| index + 1);
                problems.push(Problem::blocker(
                    "check-words",
                    Place::File { name: name.to_owned(), line, excerpt },
                    what,
                ))
            };
            for stage in
                words.stops.iter().chain(Some(&words.stage).filter(|stage| !stage.is_empty()))
            {
                if stage_named(stage).is_none() {
                    miss(format!("Trinnet »{stage}« findes ikke."));
                }
            }
            if !words.provision.is_empty() && !law.has(&words.provision) {
                miss(format!("Bestemmelsen »{}« findes ikke i lovfilerne.", words.provision));
            }
            if !words.practice.is_empty() && !law.has_practice(&words.practice) {
                miss(format!("Principmeddelelsen »{}« findes ikke i lovfilerne.", words.practice));
            }
        }
        if problems.is_empty() {
            Ok(Self { checks, plan_words: PlanWords::default() })
        } else {
            Err(problems)
        }
    }

    /// The words of a file that is known to be without mistakes.
    pub fn trusted(text: &str) -> Self {
        Self { checks: toml::from_str(text).unwrap_or_default(), plan_words: PlanWords::default() }
    }

    /// The same words with the word lists of the plan; without them no word of a plan is looked at.
    #[must_use]
    pub fn with_plan_words(self, plan_words: PlanWords) -> Self {
        Self { plan_words, ..self }
    }

    /// The words that a preparatory plan does without.
    pub fn plan_words(&self) -> &PlanWords {
        &self.plan_words
    }

    /// The names of the checks that have words.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.checks.keys().map(String::as_str)
    }

    /// Puts a finding into words.
    pub fn problem(&self, finding: &Finding, look: &Look<'_>) -> Problem {
        let place = Place::Field(finding.field);
        let Some(words) = self.checks.get(finding.check) else {
            return Problem::blocker(finding.check, place, finding.check);
        };
        let severity = match words.level {
            Level::Blocker => Severity::Blocker,
            Level::Warning => Severity::Warning,
            Level::Advice => Severity::Advice,
        };
        let fill = |text: &str| {
            let mut text = text.replace("{field}", look.words.label(&finding.field.words_key()));
            for (name, value) in &finding.values {
                text = text.replace(&format!("{{{name}}}"), value);
            }
            text
        };
        Problem::new(finding.check, severity, place, fill(&words.message))
            .with_why(fill(&words.why))
            .with_cure(fill(&words.cure))
            .with_rule(words.rule(look))
    }

    /// Whether a problem of this code stops the letters of a stage. What is no check stops them all.
    pub fn stops(&self, code: &str, stage: Stage) -> bool {
        self.checks.get(code).is_none_or(|words| {
            words.stops.is_empty()
                || words.stops.iter().any(|name| stage_named(name) == Some(stage))
        })
    }
}

impl CheckWords {
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
            .law
            .cite(&self.provision, day)
            .map(|holding| marked(holding.cite.to_owned(), holding.status));
        let practice = look.law.practice(&self.practice, day).and_then(|holding| {
            let status = match holding.status {
                PracticeStatus::InForce => Status::Verified,
                PracticeStatus::Unverified => Status::Unverified,
                PracticeStatus::Overruled { .. } => return None,
            };
            Some(marked(format!("principmeddelelse {}", holding.number), status))
        });
        provision.into_iter().chain(practice).collect::<Vec<_>>().join("; ")
    }
}

fn unreadable(name: &str, text: &str, error: &toml::de::Error) -> Problem {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.get(..start).map_or(1, |before| before.matches('\n').count() + 1);
    let excerpt = text.lines().nth(line - 1).unwrap_or_default().trim().to_owned();
    Problem::blocker(
        "check-words",
        Place::File { name: name.to_owned(), line, excerpt },
        "Filen med kontrollernes ord kan ikke læses.",
    )
    .with_cure(format!("TOML-læseren siger: {}.", error.message().trim_end_matches('.')))
}

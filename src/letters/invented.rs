//! The program comes with an invented municipality as sender. As long as a letter bears anything of it, a letter to somebody who may
//! exist is a draft: nobody is to get a decision that no authority has made, or a telephone number that nobody answers.

use super::{Facts, Sender};
use crate::problem::{Place, Problem, Severity};

/// What of the invented municipality a sender still has (hvad der er opfundet).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Invented {
    /// The letterhead is the one that the program comes with.
    All,
    /// A letterhead of the municipality's own, with this line as it was.
    Line(&'static str),
}

impl Sender {
    /// Whether anything of it is of the invented municipality.
    pub fn is_invented(&self) -> bool {
        self.invented.is_some()
    }

    /// Takes note that this is the letterhead that the program comes with.
    pub fn mark_built_in(&mut self) {
        self.invented = Some(Invented::All);
    }

    /// Takes note of what a municipality's own letterhead has copied from the one that the program comes with.
    pub fn compare_with_built_in(&mut self, built_in: &Self) {
        self.invented = self.copied_from(built_in).map(Invented::Line);
    }

    /// The first line that holds something which only the invented municipality has. Its unit and its opening hours may be
    /// anybody's.
    fn copied_from(&self, built_in: &Self) -> Option<&'static str> {
        let invented: Vec<String> =
            [&built_in.name, &built_in.phone, &built_in.email, &built_in.web, &built_in.cvr]
                .into_iter()
                .map(String::as_str)
                .chain(built_in.address.lines())
                .map(bare)
                .filter(|text| !text.is_empty())
                .collect();
        let has = |text: &str| {
            let text = bare(text);
            invented.iter().any(|known| text.contains(known))
        };
        let named = built_in.name.split_whitespace().next().map(bare).unwrap_or_default();
        let names = |text: &str| {
            let words = text.split(|sign: char| !sign.is_alphanumeric()).map(bare);
            words.into_iter().any(|word| word == named || word.strip_suffix('s') == Some(&named))
        };
        let lines = [
            ("name", &self.name),
            ("unit", &self.unit),
            ("address", &self.address),
            ("phone", &self.phone),
            ("email", &self.email),
            ("web", &self.web),
            ("digital_post", &self.digital_post),
            ("opening_hours", &self.opening_hours),
            ("cvr", &self.cvr),
        ];
        let line = lines.into_iter().find(|(_, text)| has(text)).map(|(key, _)| key);
        // A road may well be called as the invented place is, but no authority, unit or coat of arms.
        let line = line.or_else(|| {
            let told = [("name", &self.name), ("unit", &self.unit), ("logo_alt", &self.logo_alt)];
            told.into_iter().find(|(_, text)| names(text)).map(|(key, _)| key)
        });
        let is_logo = || match (&self.logo, &built_in.logo) {
            (Some(own), Some(invented)) => own.png.starts_with(&invented.png),
            _ => false,
        };
        line.or_else(|| is_logo().then_some("logo"))
    }
}

impl Sender {
    /// What a municipality's own letterhead has left of the invented one, as a warning: it stops the letters to everybody who may
    /// exist, once they are written.
    pub fn left_over(&self) -> Option<Problem> {
        let Some(Invented::Line(_)) = self.invented else { return None };
        let mut problem = self.invented.map(told)?;
        problem.severity = Severity::Warning;
        Some(problem)
    }
}

/// A text as it is compared: blanks, signs and capitals change no number and no name.
fn bare(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What makes a letter of these facts a draft. A number that nobody can have is that of an example.
pub fn invented_sender(facts: &Facts<'_>) -> Option<Problem> {
    let invented = facts.sender.invented?;
    if facts.case.citizen.cpr.given().is_some_and(|number| number.belongs_to_nobody()) {
        return None;
    }
    Some(told(invented))
}

fn told(invented: Invented) -> Problem {
    let message = match invented {
        Invented::All => {
            "Afsenderen er den opfundne kommune, som følger med programmet.".to_owned()
        }
        Invented::Line(key) => {
            format!(
                "Afsenderen er stadig opfundet: {key} er fra den kommune, som følger med programmet."
            )
        }
    };
    let place = Place::File { name: "letterhead.toml".to_owned(), line: 0, excerpt: String::new() };
    Problem::blocker("sender-invented", place, message).with_cure(
        "Brevet kan kun skrives som udkast, til I har jeres egen letterhead.toml i jeres mappe med skabeloner. Vinduet laver den under »Indstillinger«.",
    )
}

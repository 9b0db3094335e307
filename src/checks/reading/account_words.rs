//! Reads what a text tells of how a case was handled: who was left out, what was not looked at, what was held against nobody.

use serde::Deserialize;

use super::hours::HourWords;
use super::phrases::Phrases;

/// The words by which a case tells how it was handled (sagsgangens ord).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountWords {
    not_fetched: Phrases,
    other_day: Phrases,
    no_other_day: Phrases,
    few_of_team: Phrases,
    guardian: Phrases,
    left_out: Phrases,
    too_late: Phrases,
    not_looked_at: Phrases,
    inner_delay: Phrases,
    efforts: Phrases,
    for_years: Phrases,
    other_years: Phrases,
    granted_for: Phrases,
    years_past: Phrases,
    lasting_right: Phrases,
    not_lasting: Phrases,
    beside_firm: Phrases,
    own_firm: Phrases,
    rule_set_aside: Phrases,
    more: Phrases,
    less: Phrases,
    no_effect: Phrases,
    can_work: Phrases,
    lasts: Phrases,
    cannot_last: Phrases,
}

impl AccountWords {
    /// Whether a paper that exists was left where it lies.
    pub fn leaves_a_paper(&self, text: &str) -> bool {
        self.not_fetched.stand_in(text)
    }

    /// Whether the citizen asked for another day, or could not come on this one.
    pub fn wanted_another_day(&self, text: &str) -> bool {
        self.other_day.stand_in(text) && !self.no_other_day.stand_in(text)
    }

    /// Whether only some of the team, or none at a meeting, saw the case again.
    pub fn is_of_few(&self, text: &str) -> bool {
        self.few_of_team.stand_in(text)
    }

    /// Whether a sentence says that the guardian was left out.
    pub fn leaves_out_guardian(&self, text: &str) -> bool {
        sentences(text)
            .any(|sentence| self.guardian.stand_in(sentence) && self.left_out.stand_in(sentence))
    }

    pub fn calls_it_late(&self, text: &str) -> bool {
        self.too_late.stand_in(text)
    }

    pub fn looks_away(&self, text: &str) -> bool {
        self.not_looked_at.stand_in(text)
    }

    /// Whether a delay is owed to the municipality alone.
    pub fn is_inner_delay(&self, text: &str) -> bool {
        self.inner_delay.stand_in(text)
    }

    /// Whether a text asks for efforts that develop the ability to work.
    pub fn asks_for_efforts(&self, text: &str) -> bool {
        self.efforts.stand_in(text)
    }

    /// Whether a text gives a fleksjob for some years; years that are over are no such, and neither is a right that lasts.
    pub fn limits_to_years(&self, text: &str) -> bool {
        let lasts = self.lasting_right.stand_in(text) && !self.not_lasting.stand_in(text);
        !lasts
            && sentences(text).any(|sentence| {
                self.for_years.stand_in(sentence) && !self.years_past.stand_in(sentence)
            })
    }

    /// Whether a sentence gives a fleksjob for other years than the law says.
    pub fn gives_other_years(&self, text: &str) -> bool {
        sentences(text).any(|sentence| {
            self.other_years.stand_in(sentence)
                && self.granted_for.stand_in(sentence)
                && !self.years_past.stand_in(sentence)
        })
    }

    /// Whether a benefit is one that nobody has beside support for a firm.
    pub fn excludes_firm(&self, benefit: &str) -> bool {
        self.beside_firm.stand_in(benefit)
    }

    pub fn is_own_firm(&self, text: &str) -> bool {
        self.own_firm.stand_in(text)
    }

    pub fn sets_rule_aside(&self, text: &str) -> bool {
        self.rule_set_aside.stand_in(text)
    }

    /// Whether a trial tells of more hours, and of nothing that went down again.
    pub fn only_rises(&self, text: &str) -> bool {
        self.more.stand_in(text) && !self.less.stand_in(text)
    }

    /// Whether a trial tells of more hours at some time.
    pub fn tells_of_rise(&self, text: &str) -> bool {
        self.more.stand_in(text)
    }

    pub fn had_no_effect(&self, text: &str) -> bool {
        self.no_effect.stand_in(text)
    }

    /// The most hours a week that a text says the citizen can work.
    pub fn can_work(&self, text: &str, hours: &HourWords) -> Option<f64> {
        sentences(text)
            .filter(|sentence| self.can_work.stand_in(sentence))
            .flat_map(|sentence| hours.stated(sentence))
            .filter(|stated| stated.weekly)
            .map(|stated| stated.hours)
            .reduce(f64::max)
    }

    /// The most hours that a text says can last; hours of which it says that they cannot are no such.
    pub fn lasting_hours(&self, text: &str, hours: &HourWords) -> Option<f64> {
        sentences(text)
            .filter(|sentence| {
                self.lasts.stand_in(sentence) && !self.cannot_last.stand_in(sentence)
            })
            .flat_map(|sentence| hours.stated(sentence))
            .map(|stated| stated.hours)
            .reduce(f64::max)
    }
}

/// What stands between the signs that end a sentence. An abbreviation ends one here too, which only makes the words stand closer.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', ';', '\n']).filter(|sentence| !sentence.trim().is_empty())
}

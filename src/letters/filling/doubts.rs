//! What nobody vouches for in a letter: references that are not checked, a day beyond the law files, the way of a case that was begun
//! before the new one. A note in the case, that somebody has looked the rules up, answers for the first two.

use jiff::civil::Date;

use super::findings::Unverified;
use super::run::Runner;
use crate::case::address::field;
use crate::case::kind::Kind;
use crate::case::stage::Stage;
use crate::danish::days::danish_day;
use crate::law::Status;
use crate::letters::beyond;
use crate::letters::occasion::Occasion;
use crate::problem::{Place, Problem, Severity};

impl Runner<'_> {
    /// Keeps a reference that is not checked, once.
    pub(in crate::letters) fn unverified(
        &mut self,
        words: &str,
        status: Status,
        source: &str,
        on: Date,
    ) {
        let kept = &mut self.findings.unverified;
        if !status.is_verified() && !kept.iter().any(|known| known.words == words) {
            kept.push(Unverified { words: words.to_owned(), source: source.to_owned(), on });
        }
    }

    /// Weighs what came up while the letter was filled.
    pub(in crate::letters) fn weigh_doubts(&mut self) {
        let Some(on) = self.on else { return };
        self.which_way(on);
        self.beyond_the_files(on);
        let last_change = self.facts.law.last_change(on).unwrap_or(on);
        if !self.findings.unverified.is_empty() && !self.is_looked_up(last_change) {
            let warning = warning(&self.findings.unverified, on, last_change);
            self.findings.warnings.push(warning);
        }
    }

    /// A letter that reads otherwise on either way needs to know which the case goes, from the day on which that can differ.
    fn which_way(&mut self, on: Date) {
        let Some(change) = self.facts.law.new_way().filter(|change| on >= change.from) else {
            return;
        };
        let asks = Occasion::named(&self.template.occasion).is_some_and(Occasion::asks_way);
        let rests_on_it = !matches!(self.template.stage, Stage::Plan | Stage::Complaint);
        let going = self.going;
        if !(asks || rests_on_it || self.asked_way) || !(going.is_split || going.is_answered) {
            return;
        }
        let begins = danish_day(change.from);
        if going.is_open() {
            self.findings.blocker(
                "way-not-answered",
                "way",
                Place::Field(field!(matter.way)),
                format!("Sagen er begyndt før den {begins} og går videre efter den. Der står ikke, om den går den gamle eller den nye vej."),
                "Slå overgangsreglen op, og skriv i sagen, hvilken vej den går, hvem der slog det op, og hvornår.",
            );
            return;
        }
        let by = field!(matter.way_by);
        if self.facts.case.matter.way_by.filled().is_none() {
            self.gap(&by);
        }
        let when = field!(matter.way_on);
        match (self.facts.case.matter.way_on.filled(), self.facts.case.matter.way_on.date()) {
            (None, _) => drop(self.gap(&when)),
            (Some(_), None) => self.findings.unsound(self.facts.words, &when, Kind::Day),
            (Some(_), Some(_)) => {}
        }
        if !going.is_new() {
            self.findings.warning(
                "goes-old-way",
                "way",
                Place::Field(field!(matter.way)),
                format!("Brevet er fra efter den {begins}, men følger den gamle vej med rehabiliteringsteam, fordi sagen siger det."),
                format!("Se efter, om det stadig er rigtigt. Reglerne om team og plan står, som de var før den {begins}. {}", change.note),
            );
        }
    }

    /// After the last day on which anybody listened for new law, only a look-up by hand carries a letter.
    fn beyond_the_files(&mut self, on: Date) {
        let Some(reach) = self.facts.law.reach().filter(|reach| reach.is_passed(on)) else {
            return;
        };
        let (letter, heard) = (Place::Letter(self.template.id.clone()), reach.news_heard_to);
        let message = beyond::words(reach, on);
        let cure = "Se efter, om der er kommet nye lovfiler. Ellers slå hver regel i brevet op.";
        self.findings.warning(beyond::CODE, "day", letter, message.clone(), cure.to_owned());
        if !heard.tomorrow().is_ok_and(|next| self.is_looked_up(next)) {
            self.findings.blocker(
                "law-not-looked-up",
                "day",
                Place::Field(field!(overrides.looked_up)),
                format!("{message} Ingen har noteret, at reglerne er slået op."),
                &format!("Slå reglerne op, og skriv i sagen, hvem der gjorde det og hvornår. Det skal være efter den {}.", danish_day(heard)),
            );
        }
    }

    /// Whether somebody has noted that the rules of this letter were looked up, on that day or later.
    fn is_looked_up(&self, since: Date) -> bool {
        let template = self.template;
        let is_meant = |name: &str| {
            let name = name.trim().to_lowercase();
            name == template.id || name == template.title.to_lowercase()
        };
        self.facts.case.overrides.looked_up.items().iter().any(|note| {
            note.by.filled().is_some()
                && note.date.date().is_some_and(|date| date >= since)
                && note.letter.filled().is_none_or(is_meant)
        })
    }
}

/// One warning for all of them: twenty lines of the same kind are read by nobody.
fn warning(all: &[Unverified], on: Date, last_change: Date) -> Problem {
    let day = danish_day(on);
    let (message, cure, details) = match all {
        [only] => (
            format!("{} er ikke efterprøvet for den {day}.", only.name()),
            format!(
                "Slå reglen op, før brevet sendes. Kilde: {}.",
                only.source.trim_end_matches('.')
            ),
            Vec::new(),
        ),
        _ => (
            format!("{} henvisninger i brevet er ikke efterprøvet for den {day}.", all.len()),
            "Slå dem op, før brevet sendes.".to_owned(),
            all.iter().map(Unverified::detail).collect(),
        ),
    };
    let note = format!(
        "Skriv så i sagen, hvem der gjorde det og hvornår, så forsvinder advarslen. Det skal være den {} eller senere.",
        danish_day(last_change)
    );
    let place = Place::Field(field!(overrides.looked_up));
    Problem::new("law-unverified", Severity::Warning, place, message)
        .with_cure(format!("{cure} {note}"))
        .with_details(details)
}

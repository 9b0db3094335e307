//! The hours of the trials, the checklist, the recommendation and the decision, held together.

use super::against_trials::refused_above_trials;
use crate::case::address::field;
use crate::case::checklist::ChecklistAnswer as Reply;
use crate::case::person::{Benefit, YesNo};
use crate::case::recommendation::TeamOutcome;
use crate::case::so_far::decided::Decided;
use crate::case::so_far::progress::is_senior;
use crate::checks::evidence::shown::{effective_hours, full_hours, hours, tried_hours, written};
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::hours::Stated;
use crate::checks::reading::texts::{Text, Texts};
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("few-hours-denied", &["hours"]),
    Finds::with("few-hours-denied-by-team", &["hours"]),
    Finds::with("hours-above-trials", &["hours", "shown"]),
    Finds::with("hours-below-trials", &["hours", "shown"]),
    Finds::with("function-hours-above-trials", &["hours", "shown"]),
    Finds::with("function-hours-above-fleksjob", &["hours", "granted"]),
    Finds::with("pension-against-hours", &["shown"]),
    Finds::with("checklist-against-hours", &["shown"]),
    Finds::with("hours-not-the-teams", &["hours", "team"]),
    Finds::with("hours-nowhere-in-case", &["hours"]),
    Finds::with("refusal-hours-above-trials", &["hours", "shown"]),
];

/// Hours of a full week of work. No law sets them.
const FULL_WEEK: f64 = 37.0;
/// Hours a week that practice takes for substantial work in a firm, which a decision may name. No law sets them.
const FIRM_WEEK: f64 = 30.0;
/// Two numbers that differ by no more are the same: a text says `cirka` and `knap`.
const CLOSE: f64 = 0.5;

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let case = HoursOfCase {
        look,
        texts,
        shown: effective_hours(look),
        tried: tried_hours(look),
        decided: Decided::of(look.case),
    };
    case.few(findings);
    case.granted(findings);
    case.functions(findings);
    case.pension(findings);
    case.checklist(findings);
    case.texts(findings);
}

struct HoursOfCase<'a> {
    look: &'a Look<'a>,
    texts: &'a Texts<'a>,
    /// The effective hours of the trials that count.
    shown: Vec<f64>,
    /// The same with those that the decision gives no weight.
    tried: Vec<f64>,
    decided: Decided,
}

impl HoursOfCase<'_> {
    fn most(&self) -> Option<f64> {
        self.shown.iter().copied().reduce(f64::max)
    }

    fn least(&self) -> Option<f64> {
        self.shown.iter().copied().reduce(f64::min)
    }

    fn are_few(&self, hours: f64) -> bool {
        hours > 0.0 && hours <= self.texts.case_words.hours.few
    }

    /// Whether a doctor has said that the citizen can work full time, which no trial has to show.
    fn works_full_time(&self) -> bool {
        let said = self.look.case.health.gp_summary.filled();
        said.is_some_and(|said| self.texts.case_words.tellings.stand_in("full_time", said))
    }

    /// Few hours that nobody calls so, so that the question of development is never asked.
    fn few(&self, findings: &mut Vec<Finding>) {
        let (team, decision) = (&self.look.case.recommendation, &self.look.case.decision);
        let of_team = hours(&team.fleksjob_hours);
        let tell =
            |check, field, hours: f64| Finding::new(check, field).with("hours", written(hours));
        if team.outcome.is(TeamOutcome::Fleksjob)
            && let Some(hours) = of_team.or(self.most()).filter(|hours| self.are_few(*hours))
        {
            findings.push(tell("few-hours-denied-by-team", field!(recommendation.outcome), hours));
        }
        let works = self.decided.grants(Benefit::Fleksjob);
        if works
            && decision.fleksjob_few_hours.is(YesNo::No)
            && let Some(hours) = hours(&decision.fleksjob_hours)
                .or(of_team)
                .or(self.most())
                .filter(|hours| self.are_few(*hours))
        {
            findings.push(tell("few-hours-denied", field!(decision.fleksjob_few_hours), hours));
        }
    }

    /// The hours of a fleksjob against what the trials show, and against what the team said.
    fn granted(&self, findings: &mut Vec<Finding>) {
        let (team, decision) = (&self.look.case.recommendation, &self.look.case.decision);
        let works = self.decided.grants(Benefit::Fleksjob)
            || self.decided.grants(Benefit::SelfEmployedSupport);
        let of_team = hours(&team.fleksjob_hours);
        let of_decision = hours(&decision.fleksjob_hours).filter(|_| works);
        let stated = [
            (field!(recommendation.fleksjob_hours), of_team),
            (field!(decision.fleksjob_hours), of_decision),
        ];
        for (field, hours) in stated {
            // The team knew nothing of what the decision sets aside later.
            let of_recommendation = field.section() == "recommendation";
            let shown = if of_recommendation { &self.tried } else { &self.shown };
            let most = shown.iter().copied().reduce(f64::max);
            let (Some(hours), Some(most), Some(least)) = (hours, most, self.least()) else {
                continue;
            };
            let (check, shown) = if hours > most + CLOSE {
                ("hours-above-trials", most)
            } else if hours < least / 2.0 {
                ("hours-below-trials", least)
            } else {
                continue;
            };
            findings.push(
                Finding::new(check, field)
                    .with("hours", written(hours))
                    .with("shown", written(shown)),
            );
        }
        // More than the team said is told of as such, whoever agrees.
        if decision.follows_recommendation.is(YesNo::Yes)
            && let (Some(team), Some(granted)) = (of_team, of_decision)
            && granted < team
        {
            findings.push(
                Finding::new("hours-not-the-teams", field!(decision.fleksjob_hours))
                    .with("hours", written(granted))
                    .with("team", written(team)),
            );
        }
    }

    fn functions(&self, findings: &mut Vec<Finding>) {
        let decision = &self.look.case.decision;
        let granted =
            hours(&decision.fleksjob_hours).filter(|_| self.decided.grants(Benefit::Fleksjob));
        for (index, function) in decision.job_functions.items().iter().enumerate() {
            let Some(hours) = hours(&function.hours) else { continue };
            let field = field!(decision.job_functions[index].hours);
            let most = self.most().filter(|most| hours > most + CLOSE && !self.works_full_time());
            if let Some(shown) = most {
                findings.push(
                    Finding::new("function-hours-above-trials", field)
                        .with("hours", written(hours))
                        .with("shown", written(shown)),
                );
            } else if let Some(granted) = granted.filter(|granted| hours > granted + CLOSE) {
                findings.push(
                    Finding::new("function-hours-above-fleksjob", field)
                        .with("hours", written(hours))
                        .with("granted", written(granted)),
                );
            }
        }
    }

    /// A pension where every trial shows more than few hours. Without a trial the checklist's own words say how many.
    fn pension(&self, findings: &mut Vec<Finding>) {
        if is_senior(self.look.case) {
            return;
        }
        let in_checklist = || {
            let grounds = self.look.case.checklist.significant_grounds.filled()?;
            let stated = self.texts.case_words.hours.stated(grounds);
            stated.iter().find(|stated| stated.effective).map(|stated| stated.hours)
        };
        // Where every consideration was met, the trial shows what the citizen can do, whatever weight it is given.
        let full = full_hours(self.look).into_iter().reduce(f64::min);
        let Some(least) = full.or(self.least()).or_else(in_checklist) else { return };
        if self.are_few(least) || least <= 0.0 {
            return;
        }
        let granted = self
            .decided
            .rulings
            .iter()
            .find(|ruled| ruled.benefit == Benefit::Pension && ruled.is_granted());
        // What the team no longer recommends is no fault of the case.
        let case = self.look.case;
        let again = case.decision.re_presented_outcome.given();
        let recommended = case.recommendation.outcome.is(TeamOutcome::Pension)
            && again.is_none_or(|again| *again == TeamOutcome::Pension);
        let fields = [
            recommended.then(|| field!(recommendation.outcome)),
            granted.map(|ruled| field!(decision.rulings[ruled.index].outcome)),
        ];
        for field in fields.into_iter().flatten() {
            findings
                .push(Finding::new("pension-against-hours", field).with("shown", written(least)));
        }
    }

    /// Whether the ability is called reduced where the trials show half a week, and not reduced where they show few hours.
    fn checklist(&self, findings: &mut Vec<Finding>) {
        let significant = &self.look.case.checklist.significant;
        let against = match significant.given() {
            Some(Reply::Yes) => self.least().filter(|least| *least >= FULL_WEEK / 2.0),
            Some(Reply::No) => self.most().filter(|most| *most < FULL_WEEK / 2.0),
            _ => None,
        };
        if let Some(shown) = against {
            findings.push(
                Finding::new("checklist-against-hours", field!(checklist.significant))
                    .with("shown", written(shown)),
            );
        }
    }

    /// Hours in the words of the assessment that no number of the case bears out.
    fn texts(&self, findings: &mut Vec<Finding>) {
        let known = self.known();
        if self
            .look
            .case
            .efforts
            .interventions
            .items()
            .iter()
            .all(|trial| hours(&trial.hours_effective).is_none())
        {
            return;
        }
        for text in self.texts.all.iter().filter(|text| assesses(text.spot)) {
            let strange = self.strange(text, &known);
            if let Some(strange) = strange {
                findings.push(
                    Finding::new("hours-nowhere-in-case", text.spot)
                        .with("hours", written(strange.hours)),
                );
            } else if text.spot.field() == "reason"
                && let Some((said, most)) = refused_above_trials(self.look, self.texts, text.spot)
            {
                findings.push(
                    Finding::new("refusal-hours-above-trials", text.spot)
                        .with("hours", written(said))
                        .with("shown", written(most)),
                );
            }
        }
    }

    /// The first hours of a text that nothing bears out. Of a ruling's reason every hour a week counts, of others only what is
    /// said to be effective work.
    fn strange(&self, text: &Text<'_>, known: &[f64]) -> Option<Stated> {
        let is_reason = text.spot.field() == "reason";
        self.texts
            .case_words
            .hours
            .stated(text.text)
            .into_iter()
            .filter(|stated| stated.effective || is_reason && stated.weekly)
            .find(|stated| known.iter().all(|known| (known - stated.hours).abs() > CLOSE))
    }

    /// Every number of hours that the case holds, and those of a full week, which a text may name as what is too much.
    fn known(&self) -> Vec<f64> {
        let case = self.look.case;
        let trials = case.efforts.interventions.items().iter();
        let trials = trials.flat_map(|trial| [&trial.hours_attended, &trial.hours_effective]);
        let jobs = case.work.jobs.items().iter().map(|job| &job.hours);
        let fixed = [
            &case.work.firm_hours,
            &case.recommendation.fleksjob_hours,
            &case.decision.fleksjob_hours,
        ];
        let functions = case.decision.job_functions.items().iter().map(|function| &function.hours);
        let of_firm = |ruled: &crate::case::so_far::decided::Ruled| {
            ruled.benefit == Benefit::SelfEmployedSupport
        };
        let firm_decided = self.decided.rulings.iter().any(of_firm);
        let in_firm = case.work.firm_last_24_months.filled().unwrap_or_default();
        let in_firm = self.texts.case_words.hours.stated(in_firm);
        trials
            .chain(jobs)
            .chain(fixed)
            .chain(functions)
            .filter_map(hours)
            .chain(in_firm.into_iter().map(|stated| stated.hours))
            .chain([FULL_WEEK])
            .chain(firm_decided.then_some(FIRM_WEEK))
            .collect()
    }
}

/// Fields that say what the citizen can do now. What is hoped for stands in others.
fn assesses(spot: FieldPath) -> bool {
    match spot.section() {
        "checklist" => matches!(spot.field(), "significant_grounds" | "functional_level_grounds"),
        "recommendation" => matches!(
            spot.field(),
            "job_matters"
                | "health_matters"
                | "pension_why_lasting"
                | "pension_why_insufficient"
                | "fleksjob_clarified"
                | "fleksjob_not_ordinary"
        ),
        "decision" => matches!(spot.field(), "reason" | "fact" | "consideration"),
        _ => false,
    }
}

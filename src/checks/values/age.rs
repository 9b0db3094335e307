//! The citizen's age against the rules that are used. Both the ages and their days are data.

use jiff::Unit;
use jiff::civil::Date;

use crate::case::address::field;
use crate::case::answer::Answer;
use crate::case::person::{Benefit, YesNo};
use crate::case::so_far::decided::{Decided, Ruled};
use crate::checks::decision::rulings::name;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::substance::gives_reason;
use crate::danish::days::danish_day;
use crate::law::Status;
use crate::look::Look;
use crate::place::FieldPath;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::with("pension-under-age", &["age", "day", "limit"]),
    Finds::with("pension-over-age", &["benefit", "day", "status"]),
    Finds::with("senior-pension-too-early", &["limit", "opens", "day", "status"]),
    Finds::with("course-near-pension", &["limit", "opens", "day", "status"]),
    Finds::with("young-rule-missing", &["age", "day", "limit"]),
    Finds::with("young-rule-misplaced", &["age", "day", "limit"]),
    Finds::with("pension-age-unknown", &["age", "day", "limit"]),
    Finds::with("age-unusual", &["age", "day", "limit"]),
];

const YOUNG: &str = "pension-under-40";

pub fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some(birth) = look.case.citizen.cpr.given().and_then(|cpr| cpr.birth_date()) else {
        return;
    };
    let decided = Decided::of(look.case);
    let case = look.case;
    let latest = [&case.decision.date, &case.recommendation.meeting_date, &case.matter.plan_begun]
        .into_iter()
        .find_map(Answer::date);
    let Some(on) = latest.filter(|on| *on >= birth) else { return };
    let citizen = Citizen { look, birth };
    let before = findings.len();
    if case.decision.date.date().is_some() {
        for ruled in &decided.rulings {
            citizen.ruling(*ruled, on, findings);
        }
        if decided.grants(Benefit::Pension) || decided.refuses(Benefit::Pension) {
            citizen.young_rule(on, findings);
        }
    }
    let told = findings[before..]
        .iter()
        .any(|finding| matches!(finding.check, "pension-under-age" | "pension-over-age"));
    if !told {
        citizen.unusual(on, findings);
    }
}

struct Citizen<'a> {
    look: &'a Look<'a>,
    birth: Date,
}

impl Citizen<'_> {
    /// Whether the citizen is younger than an age of the law on a day; no where the law of the day knows no such age.
    fn younger(&self, age: &str, on: Date) -> bool {
        let law = self.look.law;
        law.period(age, on).is_some_and(|age| on < law.calendar().add_period(self.birth, &age))
    }

    /// Whether the case says that it is meant to begin before the citizen is grown up, and nothing is decided yet.
    fn is_begun_early(&self) -> bool {
        let case = self.look.case;
        case.decision.date.filled().is_none() && case.matter.begun_before_adult.is(YesNo::Yes)
    }

    fn is_retired(&self, on: Date) -> bool {
        self.look.law.pension_date(self.birth).is_some_and(|retired| on >= retired)
    }

    fn years(&self, on: Date) -> String {
        self.birth
            .until((Unit::Year, on))
            .map(|span| span.get_years().to_string())
            .unwrap_or_default()
    }

    fn pension_words(&self) -> (String, &'static str) {
        let day = self.look.law.pension_date(self.birth).map(danish_day).unwrap_or_default();
        (day, self.look.law.pension_age_status(self.birth).map_or("", Status::words))
    }

    fn ruling(&self, ruled: Ruled, decided_on: Date, findings: &mut Vec<Finding>) {
        if !ruled.is_granted() {
            return;
        }
        let effect = self
            .look
            .case
            .decision
            .rulings
            .items()
            .get(ruled.index)
            .and_then(|ruling| ruling.effect_from.date());
        let from = effect.map_or(decided_on, |effect| effect.max(decided_on));
        let field = field!(decision.rulings[ruled.index].benefit);
        let benefit = name(self.look, ruled.benefit);
        if ruled.is_pension() && self.younger("age-adult", from) {
            let limit =
                self.look.law.period("age-adult", from).map(|age| age.words).unwrap_or_default();
            findings.push(
                Finding::new("pension-under-age", field)
                    .with("age", self.years(from))
                    .with("day", danish_day(from))
                    .with("limit", limit),
            );
        }
        if ruled.is_pension() && self.is_retired(from) {
            let (retired, status) = self.pension_words();
            findings.push(
                Finding::new("pension-over-age", field)
                    .with("benefit", benefit)
                    .with("day", retired)
                    .with("status", status),
            );
        }
        match ruled.benefit {
            Benefit::SeniorPension => self.too_early(decided_on, field, findings),
            Benefit::ResourceCourse => self.near_pension(decided_on, field, findings),
            _ => {}
        }
    }

    /// A senior pension is for the last years before the pension age, counted from the application.
    fn too_early(&self, on: Date, field: FieldPath, findings: &mut Vec<Finding>) {
        let asked = self.applied(Benefit::SeniorPension).flatten().max().unwrap_or(on);
        if let Some((opens, finding)) = self.last_years(
            "senior-disability-pension-window",
            "senior-pension-too-early",
            on,
            field,
        ) && asked < opens
        {
            findings.push(finding);
        }
    }

    /// In the last years a resource course needs the citizen's own wish; who applies for one wishes it.
    fn near_pension(&self, on: Date, field: FieldPath, findings: &mut Vec<Finding>) {
        if let Some((opens, finding)) =
            self.last_years("resource-course-near-pension", "course-near-pension", on, field)
            && on >= opens
            && self.applied(Benefit::ResourceCourse).next().is_none()
        {
            findings.push(finding);
        }
    }

    /// The day on which the last years before the pension age begin, and what to say of them.
    fn last_years(
        &self,
        period: &str,
        check: &'static str,
        on: Date,
        field: FieldPath,
    ) -> Option<(Date, Finding)> {
        let limit = self.look.law.period(period, on)?;
        let opens = self
            .look
            .law
            .calendar()
            .subtract_period(self.look.law.pension_date(self.birth)?, &limit);
        let (retired, status) = self.pension_words();
        let finding = Finding::new(check, field)
            .with("limit", limit.words)
            .with("opens", danish_day(opens))
            .with("day", retired)
            .with("status", status);
        Some((opens, finding))
    }

    /// The days of the applications for a benefit.
    fn applied(&self, benefit: Benefit) -> impl Iterator<Item = Option<Date>> {
        let applications = self.look.case.matter.applications.items().iter();
        applications
            .filter(move |applied| applied.benefit.is(benefit))
            .map(|applied| applied.date.date())
    }

    /// The stricter rule for the young is used for them, and for nobody else. To pick it is no reasoning.
    fn young_rule(&self, on: Date, findings: &mut Vec<Finding>) {
        if self.look.cite(YOUNG, on).is_none() || self.younger("age-adult", on) {
            return;
        }
        let decision = &self.look.case.decision;
        let rules = decision.rules.items();
        let picked = rules.iter().position(|rule| rule.provision.filled() == Some(YOUNG));
        let picked = picked.map(|index| field!(decision.rules[index].provision));
        let reasoned = gives_reason(&decision.young_why, self.look.case);
        let said = decision.young_why.filled().map(|_| field!(decision.young_why));
        let limit =
            self.look.law.period("age-full-access", on).map(|age| age.words).unwrap_or_default();
        if self.younger("age-full-access", on) {
            if !reasoned {
                findings.push(
                    Finding::new("young-rule-missing", field!(decision.young_why))
                        .with("age", self.years(on))
                        .with("day", danish_day(on))
                        .with("limit", limit),
                );
            }
        } else if let Some(field) = picked.or(said) {
            findings.push(
                Finding::new("young-rule-misplaced", field)
                    .with("age", self.years(on))
                    .with("day", danish_day(on))
                    .with("limit", limit),
            );
        }
    }

    /// An age at which none of the benefits is given: as a rule the CPR number or a date is wrong.
    fn unusual(&self, on: Date, findings: &mut Vec<Finding>) {
        let field = field!(citizen.cpr);
        let check = if self.look.law.pension_date(self.birth).is_none() {
            "pension-age-unknown"
        } else if (self.younger("age-adult", on) && !self.is_begun_early()) || self.is_retired(on) {
            "age-unusual"
        } else {
            return;
        };
        let limit = self.look.law.period("age-adult", on).map(|age| age.words).unwrap_or_default();
        findings.push(
            Finding::new(check, field)
                .with("age", self.years(on))
                .with("day", danish_day(on))
                .with("limit", limit),
        );
    }
}

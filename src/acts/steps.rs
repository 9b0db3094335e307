//! The acts that have a day of their own in the case: from the application to the appeals board.

use jiff::civil::Date;

use super::ActNote;
use super::told::{answer, caseworker, exhibit};
use crate::case::Case;
use crate::case::address::field;
use crate::case::decision::Ruling;
use crate::case::scalar::Scalar;
use crate::danish::days::danish_day;
use crate::danish::lists::all_of;
use crate::library::Library;
use crate::place::FieldPath;

/// An act with a day of its own (et skridt i sagen).
struct Step {
    day: FieldPath,
    act: &'static str,
    title: &'static str,
    by: Doer,
    /// What it was about: the word before each answer, and the answer.
    about: &'static [(&'static str, FieldPath)],
}

/// Who does a step.
#[derive(Clone, Copy)]
enum Doer {
    Caseworker,
    Decider,
    Citizen,
    /// The case does not say who by name.
    Nobody,
}

const fn step(
    day: FieldPath,
    act: &'static str,
    title: &'static str,
    by: Doer,
    about: &'static [(&'static str, FieldPath)],
) -> Step {
    Step { day, act, title, by, about }
}

use Doer::{Caseworker, Citizen, Decider, Nobody};

/// The steps, in the order in which a case takes them. The team's meeting and the decision say more, and stand for themselves.
const STEPS: &[Step] = &[
    step(
        field!(matter.consent),
        "consent",
        "Borgeren gav samtykke til, at kommunen spørger andre",
        Citizen,
        &[],
    ),
    step(
        field!(matter.plan_begun),
        "plan_begun",
        "Forberedelsen af sagen begyndte",
        Caseworker,
        &[],
    ),
    step(
        field!(contacts.preparation_sent),
        "preparation_sent",
        "Borgeren fik arket »Før vi mødes«",
        Caseworker,
        &[],
    ),
    step(
        field!(health.gp_requested),
        "gp_requested",
        "LÆ 265 blev bestilt",
        Caseworker,
        &[("Hos", field!(health.gp_name))],
    ),
    step(
        field!(health.gp_received),
        "gp_received",
        "LÆ 265 kom",
        Nobody,
        &[("Fra", field!(health.gp_name)), ("Lægen skriver", field!(health.gp_summary))],
    ),
    step(
        field!(health.gp_questioned),
        "gp_questioned",
        "Lægen fik spørgsmål",
        Caseworker,
        &[("Til", field!(health.gp_name)), ("Svar senest", field!(health.gp_answer_by))],
    ),
    step(
        field!(efforts.supplier_ordered),
        "supplier_ordered",
        "Et forløb blev bestilt hos en leverandør",
        Caseworker,
        &[
            ("Hos", field!(efforts.supplier_name)),
            ("Fra", field!(efforts.supplier_from)),
            ("Til", field!(efforts.supplier_until)),
            ("Timer om ugen", field!(efforts.supplier_hours)),
            ("Rapport senest", field!(efforts.supplier_report_by)),
        ],
    ),
    step(
        field!(efforts.supplier_begun),
        "supplier_begun",
        "Forløbet hos leverandøren begyndte",
        Nobody,
        &[("Hos", field!(efforts.supplier_name))],
    ),
    step(
        field!(matter.description_made),
        "description_made",
        "Den samlede beskrivelse blev færdig",
        Caseworker,
        &[("Skrevet sammen med borgeren", field!(remarks.made_together))],
    ),
    step(
        field!(enough.looked),
        "enough_looked",
        "Der blev set på, om sagen er oplyst nok",
        Caseworker,
        &[],
    ),
    step(
        field!(process.coordinator_asked),
        "coordinator_asked",
        "Sundhedskoordinatoren blev bedt om råd",
        Caseworker,
        &[
            ("Overvejes", field!(process.coordinator_weighed)),
            ("Spurgt om", field!(process.coordinator_questions)),
        ],
    ),
    step(
        field!(process.coordinator_date),
        "coordinator_spoke",
        "Sundhedskoordinatoren udtalte sig",
        Nobody,
        &[("Udtalelse", field!(process.coordinator_statement))],
    ),
    step(
        field!(process.hearing_sent),
        "hearing_sent",
        "Partshøringen blev sendt til borgeren",
        Caseworker,
        &[
            ("Ventet resultat", field!(process.hearing_expected)),
            ("Sendt med", field!(process.hearing_enclosed)),
            ("Svar senest", field!(process.hearing_deadline)),
        ],
    ),
    step(
        field!(process.hearing_answer_date),
        "hearing_answer",
        "Borgeren svarede på partshøringen",
        Citizen,
        &[("Borgerens ord", field!(process.hearing_answer_own))],
    ),
    step(
        field!(process.hearing_again_sent),
        "hearing_again_sent",
        "En ny partshøring blev sendt til borgeren",
        Caseworker,
        &[
            ("Sendt med", field!(process.hearing_again_enclosed)),
            ("Svar senest", field!(process.hearing_again_deadline)),
        ],
    ),
    step(
        field!(process.hearing_again_answer_date),
        "hearing_again_answer",
        "Borgeren svarede på den nye partshøring",
        Citizen,
        &[("Borgerens ord", field!(process.hearing_again_answer_own))],
    ),
    step(
        field!(process.offer_made),
        "offer_made",
        "Borgeren fik tilbud om et møde før afgørelsen",
        Caseworker,
        &[("Svar", field!(process.offer_answer))],
    ),
    step(
        field!(process.offer_meeting),
        "offer_meeting",
        "Borgeren var til møde før afgørelsen",
        Decider,
        &[("Notat", field!(process.offer_note))],
    ),
    step(
        field!(process.transition_date),
        "transition",
        "Sagen gik over til behandling efter pensionsreglerne",
        Caseworker,
        &[],
    ),
    step(
        field!(process.transition_told),
        "transition_told",
        "Borgeren fik brev om overgangen til pensionssag",
        Caseworker,
        &[],
    ),
    step(
        field!(process.delay_told),
        "delay_told",
        "Borgeren fik besked om, at sagen tager længere tid",
        Caseworker,
        &[
            ("Grund", field!(process.delay_reason)),
            ("Ny dato for afgørelsen", field!(process.delay_new_date)),
        ],
    ),
    step(
        field!(process.disagreement_date),
        "presented_again",
        "Sagen blev sendt til teamet igen",
        Decider,
        &[
            ("Uenighed", field!(process.disagreement_why)),
            ("Nye oplysninger", field!(process.disagreement_new)),
        ],
    ),
    step(
        field!(process.complaint_received),
        "complaint",
        "Borgerens klage kom",
        Citizen,
        &[("Borgerens ord", field!(process.complaint_own))],
    ),
    step(
        field!(process.reassessed),
        "reassessed",
        "Kommunen så på afgørelsen igen",
        Decider,
        &[
            ("Resultat", field!(process.reassessment)),
            ("Ny afgørelse", field!(process.reassessment_result)),
            ("Begrundelse", field!(process.reassessment_why)),
        ],
    ),
    step(
        field!(process.forwarded),
        "forwarded",
        "Klagen og sagens papirer blev sendt til Ankestyrelsen",
        Caseworker,
        &[],
    ),
];

/// A note for each step that the case has a day for.
pub(super) fn notes(library: &Library, case: &Case) -> Vec<ActNote> {
    let mut notes = applications(library, case);
    for step in STEPS {
        // The meeting and the decision come between what goes before a hearing or a complaint and what follows.
        match step.act {
            "hearing_sent" => notes.extend(meeting(library, case)),
            "complaint" => notes.extend(decision(library, case)),
            _ => {}
        }
        let Some(day) = case.day_at(&step.day) else { continue };
        let note = ActNote::new(day, step.act, step.title).by(doer(case, day, step.by));
        let lines = step.about.iter();
        notes.push(
            lines.fold(note, |note, (label, path)| note.line(label, answer(library, case, path))),
        );
    }
    notes
}

fn doer(case: &Case, day: Date, doer: Doer) -> Option<String> {
    match doer {
        Caseworker => caseworker(case, day),
        Decider => case.matter.decision_maker.filled().map(|name| name.trim().to_owned()),
        Citizen => Some("borgeren".to_owned()),
        Nobody => None,
    }
}

fn applications(library: &Library, case: &Case) -> Vec<ActNote> {
    let applications = case.matter.applications.items().iter();
    let dated = applications.filter_map(|application| {
        let day = application.date.date()?;
        let benefit = application.benefit.given()?;
        let benefit = library.words.choice("matter.applications.benefit", benefit.text());
        Some(ActNote::new(day, "applied", format!("Borgeren søgte om {benefit}")))
    });
    dated.map(|note| note.by(Some("borgeren".to_owned()))).collect()
}

/// What the team recommended. A meeting that nobody has told the outcome of is still to come.
fn meeting(library: &Library, case: &Case) -> Option<ActNote> {
    let meeting = &case.recommendation;
    let (day, outcome) = (meeting.meeting_date.date()?, meeting.outcome.given()?);
    let outcome = library.words.choice("recommendation.outcome", outcome.text());
    let there: Vec<&str> = meeting.members().filter_map(|member| member.name.filled()).collect();
    let said = |path| answer(library, case, &path);
    let leader = case.matter.meeting_leader.filled().map(|name| name.trim().to_owned());
    let note = ActNote::new(
        day,
        "recommendation",
        format!("Rehabiliteringsteamet indstillede: {outcome}"),
    )
    .by(leader)
    .line("Med i mødet", (!there.is_empty()).then(|| all_of(&there)))
    .line("Borgeren var med", said(field!(recommendation.citizen_present)))
    .line("Mangler", said(field!(recommendation.postponed_missing)))
    .line("Teamet ser på sagen igen", said(field!(recommendation.postponed_until)));
    Some(note)
}

fn decision(library: &Library, case: &Case) -> Option<ActNote> {
    let day = case.decision.date.date()?;
    let ruled = |ruling: &Ruling| {
        let benefit =
            library.words.choice("decision.rulings.benefit", ruling.benefit.given()?.text());
        let outcome =
            library.words.choice("decision.rulings.outcome", ruling.outcome.given()?.text());
        let from = ruling.effect_from.date().map(|day| format!(" fra den {}", danish_day(day)));
        Some(format!("{outcome}: {benefit}{}", from.unwrap_or_default()))
    };
    let rulings: Vec<String> = case.decision.rulings.items().iter().filter_map(ruled).collect();
    let mut rests_on: Vec<&str> = Vec::new();
    for named in case.decision.facts.items().iter().filter_map(|fact| fact.exhibit.filled()) {
        if !rests_on.contains(&named.trim()) {
            rests_on.push(named.trim());
        }
    }
    let rests_on = (!rests_on.is_empty()).then(|| rests_on.join(", "));
    let note = ActNote::new(day, "decision", "Sagen blev afgjort")
        .by(doer(case, day, Decider))
        .line("Resultat", (!rulings.is_empty()).then(|| rulings.join("; ")))
        .line(
            "Følger teamets indstilling",
            answer(library, case, &field!(decision.follows_recommendation)),
        )
        .line("Bygger på", exhibit(rests_on.as_deref(), None));
    Some(note)
}

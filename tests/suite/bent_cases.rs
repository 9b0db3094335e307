//! Cases that differ from an example in a few answers, for the letters that no example gives.

use crate::cases::path;
use crate::library_and_examples::{cases_for, library};
use forberedt::case::Case;
use forberedt::case::evidence::EvidenceTie;
use forberedt::case::field::Edit;
use forberedt::files::overlay::Files;
use forberedt::place::ItemId;
use forberedt::problem::Severity;
use forberedt::sealed::{self, Sealing};

/// A bent case (en ændret sag): what it is called, the example it is bent from, the letters it is meant for, and what is different.
pub(crate) struct Bent {
    pub name: &'static str,
    pub example: &'static str,
    pub letters: &'static [&'static str],
    pub bend: fn(&mut Case),
}

macro_rules! bent {
    ($($name:literal of $example:literal for [$($letter:literal),+]: $bend:expr;)+) => {
        pub(crate) const BENT: &[Bent] = &[$(Bent { name: $name, example: $example, letters: &[$($letter),+], bend: $bend }),+];
    };
}

bent! {
    "delayed" of "pension-granted-2018" for ["delay"]: |case| {
        case.decision = Default::default();
        set(case, "process.delay_told", "2018-06-12");
        set(case, "process.delay_reason", "Vi venter på et svar fra reumatologen, som har meldt forsinkelse.");
        set(case, "process.delay_new_date", "2018-07-10");
    };
    "left-out" of "pension-granted-2026" for ["preparatory-plan"]: |case| {
        not_relevant(case, "health.gp_requested");
        not_relevant(case, "health.gp_received");
        not_relevant(case, "health.gp_summary");
        set(case, "exhibits.list[0].title", "Udskrift af journal");
        set(case, "health.gp_left_out_why", "Din læges journal og de to attester fra sygehuset (bilag 1, bilag 2 og bilag 3) er fra foråret 2026. De beskriver lungerne, hjertet og de hensyn, du har brug for. Der er ikke sket noget siden.");
    };
    "guardian" of "pension-refused-fleksjob-granted-2018" for ["decision-pension-refused"]: |case| {
        set(case, "citizen.representative_name", "Inger Prøve");
        set(case, "citizen.representative_role", "guardian");
        set(case, "citizen.representative_address", "Havnegade 3\n9999 Egelund");
    };
    "no-function" of "existing-basis-refused-2018" for ["decision-pension-refused-existing-basis"]: |case| {
        not_relevant(case, "decision.job_functions");
        not_relevant(case, "decision.practice");
    };
    "told" of "senior-pension-2018" for ["transition", "delay"]: |case| {
        case.decision = Default::default();
        set(case, "process.delay_told", "2018-07-02");
        set(case, "process.delay_reason", "Vi venter på et svar fra din tidligere arbejdsgiver.");
        set(case, "process.delay_new_date", "2018-08-15");
    };
    "new-way" of "pension-granted-2026" for ["joint-description", "coordinator-request", "decision-pension-granted"]: |case| {
        set(case, "matter.way", "new_way");
        case.recommendation = Default::default();
        set(case, "matter.description_made", "2026-07-13");
        set(case, "process.coordinator_asked", "2026-07-14");
        set(case, "process.coordinator_weighed", "Vi overvejer førtidspension. Vi ser også på, om et fleksjob er muligt.");
        tie(case, "process.coordinator_weighed", "5");
        set(case, "process.coordinator_address", "Regionsvej 1\n9999 Egelund");
        set(case, "process.coordinator_date", "2026-07-30");
        set(case, "process.coordinator_statement", "Sundhedskoordinatoren skriver, at begge sygdomme er varige og behandlet til ende.");
        set(case, "remarks.remarks_own", "Grethe har læst beskrivelsen op for mig, og jeg er enig. Jeg vil gerne sige tak til dem på Fjordlinjen.");
        set(case, "exhibits.list[8].title", "Notat om samtaler om beskrivelsen");
    };
    "ordered" of "new-way-2026" for ["supplier-order"]: |case| {
        set(case, "efforts.supplier_name", "Køkkenet på Bøgely");
        set(case, "efforts.supplier_address", "Bøgelyvej 3\n9999 Egelund");
        set(case, "efforts.supplier_ordered", "2026-07-13");
        set(case, "efforts.supplier_from", "2026-07-20");
        set(case, "efforts.supplier_until", "2026-08-14");
        set(case, "efforts.supplier_hours", "6");
        set(case, "efforts.supplier_report_by", "2026-08-21");
    };
    "fleksjob-first" of "new-way-2026" for ["decision-fleksjob-granted"]: swap_rulings;
    "asked" of "half-filled" for ["follow-up-gp", "follow-up-doctor", "follow-up-supplier", "follow-up-other", "papers-not-enough", "enough"]: |case| {
        for (index, to) in ["gp", "doctor", "supplier", "other"].into_iter().enumerate() {
            asked(case, index, to, "2018-04-25", "Prøveby Sygehus");
            set(case, &format!("questions.list[{index}].about"), "functional_level");
        }
        set(case, "questions.told", "2018-05-16");
        set(case, "questions.followed_up", "2018-05-16");
        set(case, "enough.looked", "2018-05-16");
    };
    "delayed" of "fleksjob-few-hours-2021" for ["delay"]: |case| {
        case.decision = Default::default();
        set(case, "process.delay_told", "2021-04-14");
        set(case, "process.delay_reason", "En sagsbehandler har været syg, og en anden har overtaget sagen.");
        set(case, "process.delay_new_date", "2021-05-12");
    };
    "disagreed" of "pension-granted-2018" for ["re-presentation", "decision-pension-granted", "hearing-again"]: |case| {
        set(case, "decision.follows_recommendation", "no");
        set(case, "process.disagreement_date", "2018-03-20");
        set(case, "process.disagreement_why", "Vi mener, at et fleksjob på få timer ikke er prøvet.");
        set(case, "process.disagreement_new", "Biblioteket har tilbudt en praktik mere.");
        set(case, "decision.re_presented", "2018-04-03");
        set(case, "decision.re_presented_outcome", "pension");
        set(case, "decision.re_presented_why", "Teamet holder fast. En praktik mere ændrer ikke, hvad de to første har vist.");
        set(case, "process.hearing_again_sent", "2018-04-05");
        set(case, "process.hearing_again_deadline", "2018-04-20");
        set(case, "process.hearing_again_enclosed", "Teamets svar af 3. april 2018.");
    };
    "disagreed" of "fleksjob-few-hours-2021" for ["re-presentation"]: |case| {
        case.decision = Default::default();
        set(case, "decision.follows_recommendation", "no");
        set(case, "process.disagreement_date", "2021-03-30");
        set(case, "process.disagreement_why", "Vi mener, at målet på otte timer er for højt.");
        tie(case, "process.disagreement_why", "5");
        not_relevant(case, "process.disagreement_new");
    };
    "heard-again" of "pension-refused-fleksjob-granted-2018" for ["hearing-again"]: |case| {
        set(case, "process.hearing_again_sent", "2018-04-13");
        set(case, "process.hearing_again_deadline", "2018-04-30");
        set(case, "process.hearing_again_enclosed", "En ny attest fra egen læge af 11. april 2018.");
    };
    "fleksjob-first" of "pension-refused-fleksjob-granted-2018" for ["decision-fleksjob-granted"]: swap_rulings;
    "fleksjob-alone" of "pension-refused-fleksjob-granted-2018" for ["decision-fleksjob-granted"]: |case| {
        set(case, "matter.applications[0].benefit", "fleksjob");
        remove_first_ruling(case);
        set(case, "decision.main_considerations[1].why", "Et fleksjob skal være et arbejde, der findes, og som er realistisk for netop dig.");
        set(case, "process.hearing_expected", "Vi regner med, at du får ret til et fleksjob på cirka ni timer om ugen.");
        for at in ["offer_made", "offer_answer", "offer_note", "transition_date", "transition_told"] {
            set(case, &format!("process.{at}"), "");
        }
    };
    "fleksjob-first" of "resource-course-2018" for ["decision-fleksjob-refused"]: swap_rulings;
    "course-refused" of "pension-refused-fleksjob-granted-2018" for ["decision-resource-course-refused"]: |case| {
        add(case, "matter.applications");
        set(case, "matter.applications[1].benefit", "resource_course");
        set(case, "matter.applications[1].date", "2018-01-10");
        add(case, "decision.rulings");
        set(case, "decision.rulings[2].benefit", "resource_course");
        set(case, "decision.rulings[2].outcome", "refused");
        set(case, "decision.rulings[2].reason", "Du er afklaret efter to praktikker. Et forløb kan ikke give dig flere timer, og derfor er betingelserne ikke opfyldt.");
        swap(case, "decision.rulings", 0, 2);
        swap(case, "decision.rulings", 1, 2);
        set(case, "decision.other_help[0].help", "Mentor på arbejdspladsen");
        set(case, "decision.other_help[0].assessment", "Du kan få en mentor de første måneder, når du har fundet et fleksjob. Konsulenten søger sammen med dig.");
        set(case, "process.hearing_expected", "Vi regner med, at du ikke får førtidspension eller ressourceforløb, men får ret til et fleksjob på cirka ni timer om ugen.");
    };
    "refused" of "senior-pension-2018" for ["decision-senior-pension-refused"]: |case| {
        set(case, "work.jobs[0].hours", "18");
        set(case, "work.jobs[1].hours", "20");
        set(case, "work.goal_own", "Jeg har arbejdet, siden jeg var ung. Nu kan kroppen ikke mere. Mit mål er at slutte ordentligt.");
        set(case, "work.jobs[2].period", "2000–2018");
        set(case, "work.experience", "Karen har haft 18 års arbejde på fuld tid. Før det arbejdede hun på halv tid. På slagteriet var hun tillidskvinde i ti år.");
        set(case, "recommendation.job_matters", "Teamet lægger vægt på 18 års arbejde på fuld tid op til sygemeldingen og på de lettere opgaver, der blev prøvet på arbejdspladsen (bilag 4 og bilag 8).");
        set(case, "process.hearing_expected", "Vi regner med, at du får førtidspension, men ikke seniorførtidspension.");
        set(case, "decision.rulings[0].outcome", "refused");
        set(case, "decision.rulings[0].effect_from", "");
        set(case, "decision.rulings[0].reason", "Du har arbejdet på fuld tid i 18 år, og før det på halv tid. Reglerne kræver som hovedregel 25 år på fuld tid og mindst 20. Derfor kan du ikke få seniorførtidspension.");
        add(case, "decision.rulings");
        set(case, "decision.rulings[1].benefit", "pension");
        set(case, "decision.rulings[1].outcome", "granted");
        set(case, "decision.rulings[1].effect_from", "2018-05-01");
        set(case, "decision.rulings[1].reason", "Dit slid i skuldre, nakke og hænder gør, at du ikke kan forsørge dig selv ved at arbejde, heller ikke i et fleksjob. Det er prøvet på din arbejdsplads, og det kan ikke blive bedre.");
        set(case, "decision.main_considerations[0].consideration", "Hvor længe du har arbejdet på fuld tid");
        set(case, "decision.main_considerations[0].why", "Mindst 20 år er en betingelse for seniorførtidspension, og du har 18.");
        set(case, "decision.facts[0].fact", "Oversigten fra pensionskassen viser arbejde på fuld tid siden 2000 og på halv tid før det.");
    };
    "told-again" of "postponed-2018" for ["plan-news"]: |case| {
        seal(case, "preparatory-plan", "2018-03-02");
        set(case, "work.goal_own", "Jeg vil tilbage til it, men kun to dage om ugen.");
        set(case, "social.housing", "");
        set(case, "remarks.news_told", "2018-05-22");
    };
    "told-again" of "new-way-2026" for ["plan-news"]: |case| {
        seal(case, "joint-description", "2026-08-10");
        set(case, "work.goal_own", "Mit mål er at have noget at stå op til.");
        set(case, "remarks.news_told", "2026-08-18");
    };
    "complained" of "pension-refused-fleksjob-granted-2018" for ["to-appeals-board"]: |case| {
        set(case, "process.complaint_received", "2018-06-01");
        set(case, "process.complaint_own", "Jeg klager over, at jeg ikke får førtidspension. Otte timer er for meget.");
    };
    "changed" of "complaint-upheld-2018" for ["reassessment-changed"]: |case| {
        set(case, "process.reassessment", "changed");
        set(case, "process.reassessment_result", "Du får ikke et afslag nu. Vi undersøger dit knæ igen, før vi afgør, om du kan få førtidspension.");
        set(case, "process.reassessment_next", "En læge på Egelund Sygehus skriver til dig om en tid.");
        set(case, "process.reassessment_why", "Du har sendt en ny attest. Den viser, at vi må undersøge sagen bedre. Derfor begynder vi forfra.");
    };
    "changed-in-part" of "complaint-upheld-2018" for ["reassessment-changed"]: |case| {
        set(case, "process.reassessment", "changed_in_part");
        set(case, "process.reassessment_result", "Du får ret til et fleksjob fra den 1. maj 2018. Du får ikke førtidspension.");
        set(case, "process.reassessment_next", "Niels Ravnholt ringer til dig i næste uge, så I kan finde et fleksjob.");
        set(case, "process.reassessment_why", "Din klage viser, at knæet er blevet værre, så du kun kan arbejde på få timer. De andre oplysninger er de samme som før.");
        for (index, (benefit, outcome)) in [("fleksjob", "granted"), ("pension", "refused")].into_iter().enumerate() {
            add(case, "process.reassessment_rulings");
            set(case, &format!("process.reassessment_rulings[{index}].benefit"), benefit);
            set(case, &format!("process.reassessment_rulings[{index}].outcome"), outcome);
        }
    };
    "changed-to-pension" of "complaint-upheld-2018" for ["reassessment-changed"]: |case| {
        set(case, "process.reassessment", "changed");
        set(case, "process.reassessment_result", "Du får førtidspension fra den 1. maj 2018.");
        set(case, "process.reassessment_next", "Du behøver ikke søge igen.");
        set(case, "process.reassessment_why", "Du har sendt en ny attest. Den viser, at dit knæ ikke kan blive bedre, og at du ikke kan arbejde.");
        add(case, "process.reassessment_rulings");
        set(case, "process.reassessment_rulings[0].benefit", "pension");
        set(case, "process.reassessment_rulings[0].outcome", "granted");
    };
    "revalidation" of "existing-basis-refused-2018" for ["recommendation-vocational-rehabilitation"]: |case| {
        set(case, "recommendation.outcome", "vocational_rehabilitation");
        set(case, "recommendation.other_effort", "Først smerteforløbet på Smertecenter Fjordbakken og derefter oplæring i en blomsterbutik eller et gartneri med de rette hensyn.");
    };
    "revalidation" of "half-filled" for ["recommendation-vocational-rehabilitation"]: |case| meeting(case, "vocational_rehabilitation");
    "postponed" of "half-filled" for ["recommendation-postponed"]: |case| meeting(case, "postponed");
    "fleksjob-refused" of "half-filled" for ["decision-fleksjob-refused"]: |case| ruling(case, "team", "fleksjob", "refused");
    "course-refused" of "half-filled" for ["decision-resource-course-refused"]: |case| ruling(case, "team", "resource_course", "refused");
    "fleksjob" of "half-filled" for ["recommendation-fleksjob", "hearing"]: |case| meeting(case, "fleksjob");
    "few-hours" of "half-filled" for ["recommendation-fleksjob-few-hours"]: |case| meeting(case, "fleksjob_few_hours");
    "firm" of "half-filled" for ["recommendation-self-employed"]: |case| meeting(case, "self_employed_support");
    "other" of "half-filled" for ["recommendation-other-effort"]: |case| meeting(case, "other_effort");
    "course" of "half-filled" for ["recommendation-resource-course"]: |case| meeting(case, "resource_course");
    "pension-refused" of "half-filled" for ["decision-pension-refused"]: |case| ruling(case, "team", "pension", "refused");
    "existing-basis" of "half-filled" for ["decision-pension-refused-existing-basis"]: |case| ruling(case, "existing_basis", "pension", "refused");
    "undoubted" of "half-filled" for ["decision-pension-undoubted-refusal"]: |case| ruling(case, "undoubted_refusal", "pension", "refused");
    "futile" of "half-filled" for ["decision-pension-granted-without-team"]: |case| ruling(case, "manifestly_futile", "pension", "granted");
    "fleksjob-granted" of "half-filled" for ["decision-fleksjob-few-hours"]: |case| {
        ruling(case, "team", "fleksjob", "granted");
        set(case, "decision.fleksjob_few_hours", "yes");
    };
    "course-granted" of "half-filled" for ["decision-resource-course-granted"]: |case| ruling(case, "team", "resource_course", "granted");
    "support" of "half-filled" for ["decision-self-employed-support"]: |case| ruling(case, "team", "self_employed_support", "granted");
    "senior" of "half-filled" for ["decision-senior-pension-granted"]: |case| ruling(case, "team", "senior_pension", "granted");
    "senior-refused" of "half-filled" for ["decision-senior-pension-refused"]: |case| ruling(case, "team", "senior_pension", "refused");
    "upheld" of "half-filled" for ["reassessment-upheld"]: |case| {
        ruling(case, "team", "pension", "refused");
        set(case, "process.reassessment", "upheld");
        set(case, "process.reassessed", "2018-06-20");
    };
}

fn set(case: &mut Case, at: &str, text: &str) {
    match case.find_mut(&path(at)) {
        Some(Edit::Answer(answer)) => answer.set_text(text).unwrap(),
        _ => panic!("{at} is no answer"),
    }
}

/// Answers with "not relevant".
/// Ties an answer to the exhibit of a number.
fn tie(case: &mut Case, at: &str, number: &str) {
    let exhibits = case.exhibits.list.items();
    let exhibit = exhibits.iter().find(|it| it.number.filled() == Some(number)).unwrap().id;
    let place = path(at).address();
    let pages = "2".to_owned();
    case.tie_evidence(EvidenceTie { exhibit, pages, ..EvidenceTie::new(place) }).unwrap();
}

/// Seals a letter as it is now, as it goes out on a day.
pub(crate) fn seal(case: &mut Case, letter: &str, day: &str) {
    let (document, _) = library().shelf(case).finish(letter).unwrap();
    let sealing = Sealing {
        library: library(),
        files: &Files::built_in(),
        sealed_on: day.to_owned(),
        program: "forberedt".to_owned(),
    };
    *case = sealed::seal(case, std::slice::from_ref(&document), &sealing)
        .unwrap_or_else(|problems| panic!("{letter}: {problems:?}"));
}

fn not_relevant(case: &mut Case, at: &str) {
    match case.find_mut(&path(at)) {
        Some(Edit::Answer(answer)) => answer.set_state(forberedt::case::field::State::NotRelevant),
        Some(Edit::List(list)) => list.set_state(forberedt::case::field::State::NotRelevant),
        None => panic!("{at} is no answer"),
    }
}

fn swap_rulings(case: &mut Case) {
    swap(case, "decision.rulings", 0, 1);
}

fn swap(case: &mut Case, at: &str, first: usize, second: usize) {
    match case.find_mut(&path(at)) {
        Some(Edit::List(list)) => list.swap(first, second),
        _ => panic!("{at} is no list"),
    }
}

/// Adds an empty item.
fn add(case: &mut Case, at: &str) {
    match case.find_mut(&path(at)) {
        Some(Edit::List(list)) => list.add(ItemId::NONE),
        _ => panic!("{at} is no list"),
    }
}

/// Adds a question at the end of the list.
fn asked(case: &mut Case, index: usize, to: &str, day: &str, name: &str) {
    add(case, "questions.list");
    set(case, &format!("questions.list[{index}].to"), to);
    set(case, &format!("questions.list[{index}].asked"), day);
    if matches!(to, "doctor" | "other") {
        set(case, &format!("questions.list[{index}].name"), name);
    }
}

fn remove_first_ruling(case: &mut Case) {
    match case.find_mut(&path("decision.rulings")) {
        Some(Edit::List(rulings)) => rulings.remove(0),
        _ => panic!("rulings are a list"),
    }
}

/// A meeting with an outcome and nothing else.
fn meeting(case: &mut Case, outcome: &str) {
    set(case, "recommendation.meeting_date", "2018-05-22");
    set(case, "recommendation.outcome", outcome);
    set(case, "process.hearing_sent", "2018-05-23");
}

/// A ruling on one benefit and nothing else.
fn ruling(case: &mut Case, track: &str, benefit: &str, outcome: &str) {
    add(case, "decision.rulings");
    set(case, "matter.track", track);
    set(case, "decision.date", "2018-06-05");
    set(case, "decision.rulings[0].benefit", benefit);
    set(case, "decision.rulings[0].outcome", outcome);
}

#[test]
fn a_bent_case_is_as_lawful_as_the_example_it_is_bent_from() {
    let mut found = Vec::new();
    for Bent { name, example, letters, .. } in BENT.iter().filter(|it| it.example != "half-filled")
    {
        let called = format!("{example}+{name}");
        let cases = cases_for(letters[0]);
        let case = cases.iter().find(|(known, _)| *known == called).unwrap().1;
        let problems = library().shelf(case).problems().to_vec();
        let bad = problems.into_iter().filter(|it| it.severity != Severity::Advice);
        found.extend(bad.map(|problem| format!("{called}: {} {problem}", problem.code)));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

//! Sentences that a lawful case does not say: a guest of the team in the corridor, a pension for two years, a consent withdrawn.
//!
//! Each row names a finding, the words that it is known by, when it counts, and the fields that are read for it.

use std::collections::BTreeSet;

use crate::case::person::{Benefit, YesNo};
use crate::case::process::Reassessment;
use crate::case::so_far::decided::Decided;
use crate::case::so_far::progress::others_asked;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::case_words::CaseWords;
use crate::checks::reading::texts::Texts;
use crate::look::Look;
use crate::place::FieldPath;
use crate::problem::Problem;
use crate::source_text::SourceText;

/// A kind of sentence (en ytring), and where it says that something is wrong.
struct Row {
    check: &'static str,
    /// The name of its words.
    words: &'static str,
    when: fn(&Look<'_>) -> bool,
    /// The sections that are read, each with its fields; all where none is named.
    fields: &'static [(&'static str, &'static [&'static str])],
}

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[
    Finds::plain("decider-partial"),
    Finds::plain("access-to-file-open"),
    Finds::plain("representative-kept-out"),
    Finds::plain("complaint-demanded-in-writing"),
    Finds::plain("reassessment-heard-nobody"),
    Finds::plain("course-demanded-before-pension"),
    Finds::plain("pension-limited-in-time"),
    Finds::plain("terminal-though-living"),
    Finds::plain("fleksjob-refused-for-vacancies"),
    Finds::plain("part-time-as-ordinary"),
    Finds::plain("fleksjob-lapses"),
    Finds::plain("course-goal-is-pension"),
    Finds::plain("course-conditions-as-all"),
    Finds::plain("firm-grant-of-older-rule"),
    Finds::plain("consent-withdrawn"),
    Finds::plain("gp-without-consultation"),
    Finds::plain("gp-left-out-while-undescribed"),
    Finds::plain("advice-after-decision"),
];

const VIEWS: &[(&str, &[&str])] = &[
    ("process", &["offer_note", "hearing_answer_own", "hearing_again_answer_own"]),
    ("decision", &["views_own", "views_answer"]),
];
const OF_TEAM: &[(&str, &[&str])] = &[
    ("recommendation", &["view", "absent_why", "views_own", "companion"]),
    ("process", &["offer_note", "hearing_answer_own"]),
    ("decision", &["views_own", "views_answer"]),
];
const GROUNDS: &[(&str, &[&str])] = &[
    ("decision", &["reason", "consideration", "why", "fact"]),
    ("process", &["disagreement_why"]),
];

const ROWS: &[Row] = &[
    Row { check: "decider-partial", words: "partial", when: always, fields: VIEWS },
    Row {
        check: "decider-partial",
        words: "partial_member",
        when: always,
        fields: &[("recommendation", &["view"])],
    },
    Row { check: "access-to-file-open", words: "file_unseen", when: decided, fields: VIEWS },
    Row { check: "representative-kept-out", words: "kept_out", when: always, fields: OF_TEAM },
    Row {
        check: "complaint-demanded-in-writing",
        words: "in_writing",
        when: complained,
        fields: &[("process", &["reassessment_why", "complaint_own"])],
    },
    Row {
        check: "reassessment-heard-nobody",
        words: "asked_anew",
        when: upheld,
        fields: &[("process", &["reassessment_why"])],
    },
    Row {
        check: "course-demanded-before-pension",
        words: "course_first",
        when: |look| refuses(look, Benefit::Pension),
        fields: &[
            ("decision", &["reason", "young_why", "why", "views_answer"]),
            ("process", &["hearing_expected"]),
        ],
    },
    Row {
        check: "pension-limited-in-time",
        words: "for_a_time",
        when: |look| Decided::of(look.case).grants_pension(),
        fields: &[("decision", &["reason", "young_why", "views_answer"])],
    },
    Row {
        check: "pension-limited-in-time",
        words: "taken_up_again",
        when: |look| Decided::of(look.case).grants_pension(),
        fields: &[("decision", &["what"])],
    },
    Row {
        check: "terminal-though-living",
        words: "lives_on",
        when: |look| look.case.process.terminally_ill.is(YesNo::Yes),
        fields: &[
            ("process", &["manifest_why", "coordinator_statement"]),
            ("decision", &[]),
            ("health", &[]),
        ],
    },
    Row {
        check: "fleksjob-refused-for-vacancies",
        words: "no_vacancy",
        when: |look| refuses(look, Benefit::Fleksjob),
        fields: GROUNDS,
    },
    Row {
        check: "part-time-as-ordinary",
        words: "part_time",
        when: |look| refuses(look, Benefit::Fleksjob),
        fields: GROUNDS,
    },
    Row {
        check: "fleksjob-lapses",
        words: "lapses",
        when: |look| grants(look, Benefit::Fleksjob),
        fields: &[("decision", &["reason", "what", "fleksjob_development"])],
    },
    Row {
        check: "course-goal-is-pension",
        words: "goal_pension",
        when: always,
        fields: &[("decision", &["course_goal"]), ("recommendation", &["course_goal"])],
    },
    Row {
        check: "course-conditions-as-all",
        words: "too_few_years",
        when: |look| refuses(look, Benefit::ResourceCourse),
        fields: &[("decision", &["reason"]), ("process", &["hearing_expected"])],
    },
    Row {
        check: "firm-grant-of-older-rule",
        words: "older_grant",
        when: |look| refuses(look, Benefit::SelfEmployedSupport),
        fields: &[
            ("support_history", &[]),
            ("matter", &["support_note"]),
            ("exhibits", &["title"]),
            ("decision", &["reason"]),
        ],
    },
    Row {
        check: "consent-withdrawn",
        words: "withdrawn_consent",
        when: |look| others_asked(look.case).is_some(),
        fields: &[],
    },
    Row {
        check: "gp-without-consultation",
        words: "unseen_by_doctor",
        when: always,
        fields: &[("health", &["gp_summary"])],
    },
    Row {
        check: "gp-left-out-while-undescribed",
        words: "undescribed",
        when: |look| look.case.health.gp_left_out_why.filled().is_some(),
        fields: OF_TEAM,
    },
    Row {
        check: "advice-after-decision",
        words: "decided_already",
        when: |look| look.going().is_new(),
        fields: &[("process", &["coordinator_weighed", "coordinator_questions"])],
    },
];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    for row in ROWS.iter().filter(|row| (row.when)(look)) {
        for text in texts.all.iter().filter(|text| row.reads(text.spot)) {
            if texts.case_words.tellings.stand_in(row.words, text.text) {
                findings.push(Finding::new(row.check, text.spot));
            }
        }
    }
}

/// The kinds of sentences that checks elsewhere look for.
const ELSEWHERE: [&str; 8] = [
    "hours_at_most",
    "own_workplace",
    "special_terms_since",
    "education_leads_on",
    "full_time",
    "asks_of_pension",
    "asks_of_fleksjob",
    "asks_of_firm",
];

/// The names of all kinds of sentences that are looked for.
pub fn words() -> impl Iterator<Item = &'static str> {
    ROWS.iter().map(|row| row.words).chain(ELSEWHERE)
}

/// Kinds of sentences that are looked for and have no words, and words that nothing looks for.
pub fn faults(words: &CaseWords, source: &SourceText<'_>) -> Vec<Problem> {
    const CODE: &str = "case-words";
    let known: BTreeSet<&str> = words.tellings.names().collect();
    let wanted: BTreeSet<&str> = self::words().collect();
    let missing = wanted
        .difference(&known)
        .map(|name| source.fault(CODE, 0, format!("Ordene [tellings.{name}] mangler.")));
    let unknown = known.difference(&wanted).map(|name| {
        let line = source.line_of_key(name);
        source.fault(CODE, line, format!("Ingen kontrol bruger [tellings.{name}]."))
    });
    missing.chain(unknown).collect()
}

impl Row {
    fn reads(&self, spot: FieldPath) -> bool {
        self.fields.is_empty()
            || self.fields.iter().any(|(section, fields)| {
                spot.section() == *section && (fields.is_empty() || fields.contains(&spot.field()))
            })
    }
}

fn always(_: &Look<'_>) -> bool {
    true
}

fn decided(look: &Look<'_>) -> bool {
    look.case.decision.date.date().is_some()
}

fn refuses(look: &Look<'_>, benefit: Benefit) -> bool {
    Decided::of(look.case).refuses(benefit)
}

fn grants(look: &Look<'_>, benefit: Benefit) -> bool {
    Decided::of(look.case).grants(benefit)
}

fn complained(look: &Look<'_>) -> bool {
    look.case.process.complaint_received.filled().is_some()
}

fn upheld(look: &Look<'_>) -> bool {
    look.case.process.reassessment.is(Reassessment::Upheld)
}

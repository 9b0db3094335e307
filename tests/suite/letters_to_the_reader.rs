//! What a letter spares its reader: words that come before they are explained, a telephone to who cannot speak, a name that is not that
//! of the case.

use std::collections::HashSet;

use forberedt::case::Case;
use forberedt::case::answer::Answer;
use forberedt::case::field::Edit;
use forberedt::case::person::{Benefit, RepresentativeRole};
use forberedt::case::scalar::{Line, Scalar};
use forberedt::document::walk::TextRole;
use forberedt::document::{BlockBody, text_of, walk};
use forberedt::letters::{Audience, Draft};

use crate::cases::path;
use crate::letters_by_rule::{own_words, read};
use crate::library_and_examples::{cases_for, library};

#[test]
fn a_case_on_the_senior_pension_is_called_so_before_it_is_decided() {
    let mut letters = 0;
    for template in library().letters.all().iter().filter(|it| !it.id.starts_with("decision-")) {
        for (name, case) in cases_for(&template.id) {
            let wishes = case.matter.applications.items();
            let senior = !wishes.is_empty()
                && wishes.iter().all(|wish| wish.benefit.is(Benefit::SeniorPension));
            let Some(draft) = library().shelf(case).draft(&template.id).ok().filter(|_| senior)
            else {
                continue;
            };
            // The citizen's and the caseworker's own words are theirs, and an act has its name.
            let day = template.law_day(case).unwrap();
            let acts = library().law.acts().filter_map(|act| library().law.consolidation(act, day));
            let words = acts.fold(own_words(&draft), |text, act| text.replace(act.act_name, ""));
            for word in words.split(|letter: char| !letter.is_alphabetic()) {
                assert_ne!(word.to_lowercase(), "førtidspension", "{} of {name}", template.id);
            }
            letters += usize::from(words.contains("seniorførtidspension"));
        }
    }
    assert!(letters > 3, "{letters}");
}

/// The running text of a letter in its order, cells and items too, without headings and facts.
fn running(draft: &Draft) -> Vec<String> {
    // What happened on a day of the timeline is a sentence like any other.
    let timelines = walk::blocks(&draft.blocks).filter_map(|block| match &block.body {
        BlockBody::Timeline(lines) => Some(lines),
        _ => None,
    });
    let events: HashSet<String> = timelines.flatten().map(|(_, what)| text_of(what)).collect();
    walk::texts(&draft.blocks)
        .filter(|(role, runs)| {
            matches!(role, TextRole::Paragraph | TextRole::Cell) || events.contains(&text_of(runs))
        })
        .map(|(_, runs)| text_of(runs))
        .collect()
}

#[test]
fn the_team_is_explained_once_where_it_is_first_named() {
    let mut wrong = Vec::new();
    let mut explained = 0;
    let citizens = library().letters.all().iter().filter(|it| it.audience == Audience::Citizen);
    for template in citizens {
        for (name, case) in cases_for(&template.id) {
            let Ok(draft) = library().shelf(case).draft(&template.id) else { continue };
            let day = template.law_day(case).unwrap();
            let acts: Vec<_> = library()
                .law
                .acts()
                .filter_map(|act| library().law.consolidation(act, day))
                .collect();
            let texts: Vec<String> = running(&draft)
                .into_iter()
                .map(|text| acts.iter().fold(text, |text, act| text.replace(act.act_name, "")))
                .map(|text| text.replace("bekendtgørelsen om rehabiliteringsplan og rehabiliteringsteamets indstilling", ""))
                .collect();
            let is_named = |text: &String| {
                let text = text.to_lowercase();
                text.contains("rehabiliteringsteam") || text.contains("teamet")
            };
            let count: usize = texts.iter().map(|text| text.matches("fagfolk").count()).sum();
            let Some(first) = texts.iter().position(is_named) else {
                if texts.iter().any(|text| text.contains("gruppe fagfolk")) {
                    wrong.push(format!("{} of {name}: explained and not named", template.id));
                }
                continue;
            };
            explained += 1;
            if count != 1 {
                wrong.push(format!("{} of {name}: explained {count} times", template.id));
            } else if !texts[first].contains("fagfolk") {
                wrong.push(format!("{} of {name}: first named in: {}", template.id, texts[first]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(explained > 30, "{explained}");
}

#[test]
fn a_guardian_reads_at_once_who_the_letter_calls_you() {
    let mut letters = 0;
    for template in library().letters.all().iter().filter(|it| it.audience == Audience::Citizen) {
        for (name, case) in cases_for(&template.id) {
            let mut case = case.clone();
            for (at, text) in [
                ("citizen.representative_name", "Inger Prøve"),
                ("citizen.representative_role", "guardian"),
                ("citizen.representative_address", "Havnegade 3\n9999 Egelund"),
            ] {
                let Some(Edit::Answer(answer)) = case.find_mut(&path(at)) else { panic!("{at}") };
                answer.set_text(text).unwrap();
            }
            let Ok(draft) = library().shelf(&case).draft(&template.id) else { continue };
            let own = own_words(&draft);
            assert_eq!(own.matches("»Du«").count(), 1, "{} of {name}: {own}", template.id);
            // The first of the running text, before anybody is called anything.
            let first = &running(&draft)[..2];
            let at = first
                .iter()
                .position(|text| text.contains("»Du« "))
                .unwrap_or_else(|| panic!("{} of {name}: {first:?}", template.id));
            let before = first[..at].concat();
            assert!(before.is_empty() || before.starts_with("Kære "), "{} of {name}", template.id);
            letters += 1;
        }
    }
    assert!(letters > 100, "{letters}");
}

#[test]
fn who_cannot_speak_on_the_phone_is_not_asked_to_ring() {
    let (mut without, mut with) = (0, 0);
    for template in library().letters.all().iter().filter(|it| it.audience == Audience::Citizen) {
        for (name, case) in cases_for(&template.id) {
            let Ok(draft) = library().shelf(case).draft(&template.id) else { continue };
            let rings = |case: &Case| {
                let Ok(draft) = library().shelf(case).draft(&template.id) else { return false };
                let own = own_words(&draft).to_lowercase();
                // Somebody else may ring.
                let own =
                    own.replace("skrive eller ringe for dig", "").replace("ringe for dig", "");
                own.split(|letter: char| !letter.is_alphabetic())
                    .any(|word| ["ring", "ringe", "ringer"].contains(&word))
            };
            let mut mute = case.clone();
            mute.citizen.phone = Answer::NotRelevant;
            mute.citizen.representative_name = Answer::NotRelevant;
            assert!(!rings(&mute), "{} of {name}", template.id);
            without += usize::from(own_words(&draft).contains("ringe for dig"));
            // A guardian has a voice.
            mute.citizen.representative_name = Answer::Given(Line::parse("Inger Prøve").unwrap());
            mute.citizen.representative_role = Answer::Given(RepresentativeRole::Guardian);
            let mut speaks = mute.clone();
            speaks.citizen.phone = Answer::Given(Line::parse("00 12 34 56").unwrap());
            assert_eq!(rings(&mute), rings(&speaks), "{} of {name}", template.id);
            with += usize::from(rings(&mute));
        }
    }
    assert!(without > 2 && with > 50, "{without} and {with}");
}

#[test]
fn a_certificate_that_has_not_come_is_not_said_to_be_written() {
    let (mut came, mut awaited) = (0, 0);
    for letter in ["preparatory-plan", "joint-description", "overview"] {
        for (name, case) in cases_for(letter) {
            let mut case = case.clone();
            for has_come in [true, false] {
                if !has_come {
                    case.health.gp_received = Answer::NotAnswered;
                    case.health.gp_summary = Answer::NotAnswered;
                }
                let Some(said) = read(letter, &case) else { continue };
                let told =
                    said.contains("har skrevet en attest") || said.contains("fik vi en attest");
                let expected = case.health.gp_received.given().is_some();
                assert!(!told || expected, "{letter} of {name}:\n{said}");
                came += usize::from(told);
                awaited += usize::from(said.contains("Den er ikke kommet endnu."));
            }
        }
    }
    assert!(came > 8 && awaited > 4, "{came} and {awaited}");
}

//! Where a sentence ends, as a Dane would judge: behind abbreviations, initials, numbers and quotations.

use forberedt::document::{Block, Inline};
use forberedt::readability::read;
use serde_json::json;

use crate::cases::{LIBRARY, example, parse, set};

/// How many sentences a text has.
fn sentences(text: &str) -> usize {
    read(&[Block::Paragraph(vec![Inline::plain(text)])], &LIBRARY.readability).lix.sentences
}

/// Abbreviations that lead on, each with a capital letter behind it that belongs to the same sentence.
const LEADING: &str = "adr. Åvej|afd. Nord|afs. Egelund|alm. Pension|ang. Lone|anm. Holm|arb. Nord|art. Otte|ass. Holm|att. Lone|bek. Nord|\
    bem. Holm|bil. Nord|bl.a. Egelund|ca. Halvdelen|cand. Holm|cand.jur. Holm|cand.mag. Holm|cand.med. Holm|cand.polit. Holm|\
    cand.psych. Holm|cand.pæd. Holm|cand.scient. Holm|cf. Nord|chr. Holm|cirk. Nord|cvr.nr. DK|dir. Holm|div. Papirer|dr. Holm|\
    dr.med. Holm|dr.phil. Holm|dvs. Egelund|d.v.s. Egelund|ekskl. Moms|evt. Mandag|f.eks. Egelund|fhv. Direktør|fig. Et|fmd. Holm|forb. Nord|\
    fr. Holm|frk. Holm|fsva. Lone|f.s.v.a. Lone|fuldm. Holm|fx Egelund|gl. Havn|hhv. Lone|h.h.v. Lone|hr. Holm|ifm. Pinsen|i.f.m. Pinsen|\
    ift. Lone|i.f.t. Lone|iflg. Lone|iht. Loven|i.h.t. Loven|indkl. Moms|inkl. Moms|insp. Holm|i.st.f. Lone|jf. Ankestyrelsen|\
    jfr. Ankestyrelsen|j.nr. AB|jur. Holm|kap. Et|kgl. Resolution|kl. Otte|kons. Holm|kst. Direktør|lb.nr. AB|lbk. Nord|lic. Holm|\
    litr. A|lok. Nord|lokalnr. AB|lovbek. Nord|m.a.o. Lone|mag. Holm|maks. Femten|max. Femten|mdl. Betaling|medl. Holm|mht. Lone|m.h.t. Lone|\
    mhp. Fleksjob|m.h.p. Fleksjob|nr. AB|nuv. Direktør|obs. Lone|ordf. Holm|overass. Holm|overl. Lind|ovenn. Lone|par. Otte|pba. Loven|\
    p.b.a. Loven|pga. Corona|p.g.a. Corona|pgf. Otte|pkt. Et|pr. Mail|prof. Holm|prok. Holm|psyk. Afdeling|psykol. Holm|ref. Holm|reg. Nord|\
    repr. Holm|resp. Lone|sagsbeh. Holm|sagsnr. AB|sct. Knud|sekr. Holm|skt. Knud|sml. Holm|soc. Holm|spec. Holm|spl. Holm|st. Knud|stk. Et|\
    stud. Holm|stud.med. Holm|svt. Trin|sv.t. Trin|tab. Et|tandl. Holm|tidl. Direktør|tlf. Egelund|udd. Center|univ. Holm|vdr. Lone|vedr. Lone|\
    vejl. Nord|vha. Lone|v.h.a. Lone|vol. Et|vs. Nord|årg. Et";

/// Abbreviations that may stand last.
const CLOSING: &str = "osv.|o.s.v.|mv.|m.v.|mm.|m.m.|m.fl.|mfl.|etc.|itd.|o.l.|ol.|e.l.|el.lign.|o.lign.|o.a.|e.o.|o.fl.|ofl.|o.m.a.|ff.|mdr.|md.|\
    mnd.|d.d.|d.m.|d.s.|d.å.|s.d.|s.m.|s.å.|f.m.|fm.|e.m.|em.|f.Kr.|e.Kr.|p.t.|pt.|i.a.|i.r.|n.a.|u.a.|u.m.|s.u.|jr.|th.|tv.|mf.|pers.|tim.|ltr.|\
    med.|ad.|min.|sek.|ugtl.";

#[test]
fn an_abbreviation_that_leads_on_ends_no_sentence() {
    let mut wrong = Vec::new();
    let all: Vec<&str> = LEADING.split('|').collect();
    for phrase in &all {
        let (word, capital) = phrase.split_once(' ').unwrap();
        for text in [
            format!("Vi skriver {word} {capital} i dag."),
            format!("Vi skriver {word} noget i dag."),
            format!("Vi skriver ({word} {capital}) i dag."),
            format!("Vi skriver {word} 17 i dag."),
        ] {
            if sentences(&text) != 1 {
                wrong.push(text);
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(all.len() + CLOSING.split('|').count() >= 150, "{}", all.len());
}

#[test]
fn an_abbreviation_that_may_stand_last_ends_a_sentence_before_a_capital_letter() {
    let mut wrong = Vec::new();
    for word in CLOSING.split('|') {
        for (text, count) in [
            (format!("Det er for dig {word} Vi ringer."), 2),
            (format!("Det er for dig ({word}). Vi ringer."), 2),
            (format!("Det er for dig {word} og for os."), 1),
            (format!("Det er for dig {word}, Lone."), 1),
            (format!("Det er for dig {word}"), 1),
        ] {
            if sentences(&text) != count {
                wrong.push(text);
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_unit_behind_a_number_may_end_a_sentence() {
    for (text, count) in [
        ("Du får 1.250 kr. Vi betaler.", 2),
        ("Du får 1.250 kr. om måneden.", 1),
        ("Det koster kr. 500 om måneden.", 1),
        ("Det er 40 pct. Resten er dit.", 2),
        ("Vi har 3 stk. Du får to.", 2),
        ("Loven siger det i stk. 3. Du får to.", 2),
        ("Det tog 5 min. Så gik du.", 2),
        ("Du har prøvet i 2 mdr. i alt.", 1),
        ("Du har prøvet i 2 mdr. Vi ringer.", 2),
    ] {
        assert_eq!(sentences(text), count, "{text}");
    }
}

#[test]
fn initials_titles_and_numbers_of_days_end_no_sentence() {
    for (text, count) in [
        ("Du mødte A. B. Holm og overl. P. Lind d. 3. maj, jf. bil. 3, m.fl. i 2 mdr. i alt.", 1),
        ("Du mødte H.C. Lind og J.-P. Holm.", 1),
        ("Du talte med speciallæge dr. med. Holm om det.", 1),
        ("Holm er speciallæge og dr. med. Du mødte ham.", 2),
        ("Du mødte A. Du talte om job.", 2),
        ("Du mangler vitamin D. Lægen siger det.", 2),
        ("Du har hepatitis C. Sygehuset hjælper.", 2),
        ("Se bilag B. Planen er her.", 2),
        ("Vi valgte plan B. Holm hjalp.", 2),
        ("Vi mødtes d. 3. Maj var kold.", 1),
        ("Vi mødtes d. 3. Du kom.", 2),
        ("Vi mødtes den 3. 5. 2018 i byen.", 1),
        ("Vi mødtes i 2017. Du kom.", 2),
        ("Det er i § 18, stk. 2, nr. 1. Du kan læse den.", 2),
        ("1. Ring til os.", 1),
        ("Han er nr. 3. og hun er nr. 4.", 1),
        ("Du har PTSD. Vi hjælper.", 2),
        ("Det er a.m.b.a. og godt.", 1),
        ("Det er vdr. noget andet.", 1),
        ("Jeg er træt. kan ikke sove.", 2),
    ] {
        assert_eq!(sentences(text), count, "{text}");
    }
}

#[test]
fn what_is_quoted_goes_on_before_a_small_letter() {
    for (text, count) in [
        ("»Kommer du?« spurgte hun.", 1),
        ("»Jeg er træt.« sagde hun.", 1),
        ("Han sagde »ja.« Vi sagde nej.", 2),
        ("Kommer du? Ring! Vi er her.", 3),
        ("Jeg ved ikke … måske i morgen.", 1),
        ("Jeg ved ikke... måske i morgen.", 1),
        ("Jeg ved ikke… Måske i morgen.", 2),
        ("Jeg ved ikke... Måske i morgen.", 2),
        ("Du kan (måske!) arbejde.", 1),
        ("Linje et\nlinje to", 2),
        ("– … §", 0),
        ("", 0),
    ] {
        assert_eq!(sentences(text), count, "{text}");
    }
}

#[test]
fn a_clause_of_a_plan_ends_where_its_sentence_does() {
    // Whose judgement it is, is told in the same sentence, whatever short forms stand between.
    for (text, is_the_municipalitys) in [
        ("Ifølge speciallægen, overl. P. Lind, jf. bil. 3, er du næppe rask.", false),
        ("Speciallægen så dig d. 3. maj. Du er næppe rask.", true),
        ("Speciallægen så dig i 2 mdr. Du er næppe rask.", true),
        ("Speciallægen mener efter 2 mdr. i alt, at du næppe er rask.", false),
    ] {
        let mut case = example("pension-granted-2018");
        set(&mut case, "work.challenges", json!(text));
        let case = parse(&case);
        let shelf = LIBRARY.shelf(&case);
        let found = shelf.problems().iter().any(|problem| problem.message.contains("næppe"));
        assert_eq!(found, is_the_municipalitys, "{text}");
    }
}

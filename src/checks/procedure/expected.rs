//! What the hearing told the citizen to expect, against what was then refused: who is told of a yes has no reason to object.

use crate::case::address::field;
use crate::case::scalar::Scalar;
use crate::case::so_far::decided::Decided;
use crate::checks::decision::rulings::name;
use crate::checks::finding::{Finding, Finds};
use crate::checks::reading::texts::Texts;
use crate::look::Look;

/// What is found here, and the values of each.
pub const FINDS: &[Finds] = &[Finds::with("hearing-expected-otherwise", &["benefit"])];

pub fn check(look: &Look<'_>, texts: &Texts<'_>, findings: &mut Vec<Finding>) {
    let process = &look.case.process;
    // Who was heard again was told of what had changed.
    if process.hearing_again_sent.filled().is_some() {
        return;
    }
    let Some(expected) = process.hearing_expected.filled() else { return };
    let words = &texts.case_words.schemes;
    for ruled in Decided::of(look.case).rulings.iter().filter(|ruled| !ruled.is_granted()) {
        if words.promises(ruled.benefit.text(), expected) {
            findings.push(
                Finding::new("hearing-expected-otherwise", field!(process.hearing_expected))
                    .with("benefit", name(look, ruled.benefit)),
            );
        }
    }
}

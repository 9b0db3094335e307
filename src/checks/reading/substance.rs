//! Whether an answer says anything: blanks, dashes and a typed "not relevant" are no reasons.

use std::collections::BTreeSet;

use crate::case::Case;
use crate::case::answer::Answer;
use crate::case::scalar::Scalar;

/// What people type into a field that they have nothing to say in.
const NOTHING: &[&str] = &[
    "afslag",
    "afventer",
    "afventes",
    "bevilling",
    "dito",
    "do",
    "e.o",
    "fremgår af bilag",
    "fremgår af indstillingen",
    "fremgår af planen",
    "fremgår af sagen",
    "i.a",
    "i.r",
    "ikke aktuelt",
    "ikke besvaret",
    "ikke muligt",
    "ikke oplyst",
    "ikke relevant",
    "ikke udfyldt",
    "ikke vurderet",
    "ingen",
    "ingen bemærkninger",
    "ingenting",
    "intet",
    "intet at bemærke",
    "irrelevant",
    "ja",
    "jf. bilag",
    "jf. indstillingen",
    "jf. ovenfor",
    "jf. planen",
    "jf. sagen",
    "kommer senere",
    "mangler",
    "mangler at blive udfyldt",
    "n.a",
    "n/a",
    "nej",
    "ok",
    "s.o",
    "samme som ovenfor",
    "se bilag",
    "se bilagene",
    "se den forberedende del",
    "se forberedende del",
    "se indstillingen",
    "se journalen",
    "se nedenfor",
    "se ovenfor",
    "se planen",
    "se rehabiliteringsplanen",
    "se sagen",
    "se teamets indstilling",
    "se vedhæftede",
    "se vedlagte",
    "skal udfyldes",
    "som nævnt",
    "som ovenfor",
    "tbd",
    "test",
    "todo",
    "udfyldes",
    "udfyldes senere",
    "under udarbejdelse",
    "uændret",
    "ved ikke",
    "vides ikke",
    "xx",
];

/// A text with so many letters is longer than all of these.
const MORE_THAN_NOTHING: usize = 30;

/// So many different words a sentence that gives a reason has at least.
const WORDS_OF_A_REASON: usize = 3;

/// Whether a text is given that says something.
pub fn says_something<T: Scalar>(answer: &Answer<T>) -> bool {
    answer.filled().is_some_and(is_something)
}

/// Whether a text says something: it has a word, and it is none of what people type where they have nothing to say.
pub fn is_something(text: &str) -> bool {
    if text.chars().filter(|sign| sign.is_alphabetic()).take(MORE_THAN_NOTHING).count()
        == MORE_THAN_NOTHING
    {
        return true;
    }
    // `Se bilag 3` says no more than `se bilag`.
    let bare = bare(text.trim_end_matches(|sign: char| !sign.is_alphabetic()));
    let mut letters = bare.chars().filter(|sign| sign.is_alphabetic());
    let first = letters.next();
    letters.any(|letter| Some(letter) != first) && !NOTHING.contains(&bare.as_str())
}

/// Whether a text is given that can be a reason.
pub fn gives_reason<T: Scalar>(answer: &Answer<T>, case: &Case) -> bool {
    answer
        .filled()
        .is_some_and(|text| is_reason(text, case.citizen.name.filled().unwrap_or_default()))
}

/// Whether a text only says what another says: the same words, or some of them.
pub fn repeats(text: &str, other: &str) -> bool {
    let others: BTreeSet<String> = words(other).collect();
    let mut said = words(text).peekable();
    said.peek().is_some() && said.all(|word| others.contains(&word))
}

/// Whether two texts are the same but for capitals, blanks and the signs around them.
pub fn is_same(text: &str, other: &str) -> bool {
    !other.is_empty() && bare_words(text).eq(bare_words(other))
}

/// A reason takes a few words, and the citizen's name alone is none.
pub fn is_reason(text: &str, name: &str) -> bool {
    let name: BTreeSet<String> = words(name).collect();
    let (mut said, mut says_more) = (BTreeSet::new(), false);
    let enough = words(text).any(|word| {
        says_more |= !name.contains(&word);
        said.insert(word);
        says_more && said.len() >= WORDS_OF_A_REASON
    });
    enough && is_something(text)
}

/// The text in small letters, with single blanks and without the signs around it.
fn bare(text: &str) -> String {
    bare_words(text).collect::<Vec<_>>().join(" ")
}

/// The words of the bare text.
fn bare_words(text: &str) -> impl Iterator<Item = String> {
    let text = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    text.split_whitespace().map(str::to_lowercase)
}

/// The words of a text; a number is no word.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(bare).filter(|word| word.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::scalar::Prose;

    fn given(text: &str) -> Answer<Prose> {
        Answer::Given(Prose::parse(text).unwrap())
    }

    #[test]
    fn blanks_dashes_and_typed_refusals_say_nothing() {
        for text in [
            "",
            " \n ",
            "–",
            "...",
            "Ikke relevant.",
            "n/a",
            "x",
            "1",
            "[udfyldes]",
            "i.r.",
            "(ikke relevant!)",
            "Ikke  relevant",
            "OK",
            "Se bilag 3.",
            "xxxx",
            "Fremgår af sagen",
        ] {
            assert!(!says_something(&given(text)), "{text}");
        }
        for answer in [Answer::NotAnswered, Answer::Unknown, Answer::NotRelevant] {
            assert!(!says_something::<Prose>(&answer));
        }
        assert!(says_something(&given("Det er ikke relevant, fordi du har job.")));
        assert!(says_something(&given("Lager")));
    }

    #[test]
    fn a_text_that_is_taken_at_its_length_is_longer_than_all_that_say_nothing() {
        assert!(NOTHING.iter().all(|nothing| nothing.chars().count() < MORE_THAN_NOTHING));
    }

    #[test]
    fn a_reason_takes_more_than_a_word_or_a_name() {
        for text in [
            "Sygdom.",
            "Se ovenfor.",
            "nej nej nej",
            "1 2 3 4",
            "Mangler at blive udfyldt",
            "Lone Bækgaard Tved",
            "Tved, Lone Bækgaard",
        ] {
            assert!(!is_reason(text, "Lone Bækgaard Tved"), "{text}");
        }
        for text in ["Du kan arbejde.", "Lone kan arbejde."] {
            assert!(is_reason(text, "Lone Bækgaard Tved"), "{text}");
        }
    }
}

//! Whether an answer says anything: blanks, dashes and a typed "not relevant" are no reasons.

use crate::case::answer::Answer;
use crate::case::scalar::Scalar;

/// What people type into a field that they have nothing to say in.
const NOTHING: [&str; 6] = ["ikke relevant", "irrelevant", "ikke aktuelt", "vides ikke", "ingen bemærkninger", "n/a"];

/// Whether a text is given that says something.
pub fn says_something<T: Scalar>(answer: &Answer<T>) -> bool {
    answer.filled().is_some_and(is_something)
}

/// Whether a text says something.
pub fn is_something(text: &str) -> bool {
    let text = text.trim().trim_end_matches('.').to_lowercase();
    text.chars().any(char::is_alphanumeric) && !NOTHING.contains(&text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::scalar::Prose;

    #[test]
    fn blanks_dashes_and_typed_refusals_say_nothing() {
        for text in ["", " \n ", "–", "...", "Ikke relevant.", "n/a"] {
            assert!(!says_something(&Answer::Given(Prose(text.to_owned()))), "{text}");
        }
        for answer in [Answer::NotAnswered, Answer::Unknown, Answer::NotRelevant] {
            assert!(!says_something::<Prose>(&answer));
        }
        assert!(says_something(&Answer::Given(Prose("Det er ikke relevant, fordi du har job.".to_owned()))));
    }
}

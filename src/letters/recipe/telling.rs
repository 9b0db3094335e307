//! Conditions in Danish words, as they stand after »når« or »hvor«.

use super::clause::{Asking, Clause, StateAsked, Subject, What};
use crate::danish::lists::one_of;
use crate::letters::filling::wording::{NOT_RELEVANT, UNKNOWN};
use crate::words::Words;

/// More things than these are told as points, one under the other.
const IN_A_LINE: usize = 4;

/// A condition in words (en fortalt betingelse).
#[derive(Clone, Debug, PartialEq)]
pub(in crate::letters) enum Told {
    Line(String),
    /// What is to be said of the points, and each of them.
    Points(&'static str, Vec<Told>),
}

impl Subject {
    /// What the field is called, with the item that is meant.
    pub(in crate::letters) fn label(&self, words: &Words) -> String {
        let label = words.label(&self.key);
        match self.which.as_str() {
            "" => label.to_owned(),
            which => format!("{label} ({which})"),
        }
    }

    pub(in crate::letters) fn is_list(&self, words: &Words) -> bool {
        words.field(&self.key).is_some_and(|field| !field.item.is_empty())
    }
}

impl Clause {
    /// In one line, however long it grows.
    pub(in crate::letters) fn line(&self, words: &Words) -> String {
        match self {
            Self::Always => "i alle tilfælde".to_owned(),
            Self::Never => "aldrig".to_owned(),
            Self::Ask(asking) => asking.told(words),
            Self::All(parts) => {
                let told: Vec<String> = parts.iter().map(|part| part.inside(words)).collect();
                told.join(", og ")
            }
            Self::One(parts) => {
                let told: Vec<String> = parts.iter().map(|part| part.inside(words)).collect();
                format!("enten {}", told.join(", eller "))
            }
        }
    }

    /// As a part of another, so that nobody can mistake what belongs together.
    fn inside(&self, words: &Words) -> String {
        match self {
            Self::All(parts) => {
                let told: Vec<String> = parts.iter().map(|part| part.inside(words)).collect();
                format!("(både {})", told.join(", og "))
            }
            Self::One(_) => format!("({})", self.line(words)),
            _ => self.line(words),
        }
    }

    /// In a line where it is short, and else as points.
    pub(in crate::letters) fn told(&self, words: &Words) -> Told {
        let (intro, parts) = match self {
            Self::All(parts) if self.is_long() => ("alt dette passer", parts),
            Self::One(parts) if self.is_long() => ("mindst ét af dette passer", parts),
            _ => return Told::Line(self.line(words)),
        };
        Told::Points(intro, parts.iter().map(|part| part.told(words)).collect())
    }

    fn is_long(&self) -> bool {
        self.size() > IN_A_LINE
    }
}

impl Asking {
    fn told(&self, words: &Words) -> String {
        let holds = self.holds;
        let pick = |so: String, not_so: String| if holds { so } else { not_so };
        match &self.what {
            What::Words { so, not_so } | What::Number { so, not_so, .. } => {
                pick(so.clone(), not_so.clone())
            }
            What::State(subject, asked) => {
                let label = subject.label(words);
                let set_to = |word: &str| {
                    pick(
                        format!("svaret på »{label}« er »{word}«"),
                        format!("svaret på »{label}« ikke er »{word}«"),
                    )
                };
                match asked {
                    StateAsked::Given if subject.is_list(words) => pick(
                        format!("der står noget under »{label}«"),
                        format!("der ikke står noget under »{label}«"),
                    ),
                    StateAsked::Given => {
                        pick(format!("»{label}« er udfyldt"), format!("»{label}« ikke er udfyldt"))
                    }
                    StateAsked::Answered => pick(
                        format!("»{label}« er besvaret"),
                        format!("»{label}« ikke er besvaret"),
                    ),
                    StateAsked::Unknown => set_to(UNKNOWN),
                    StateAsked::NotRelevant => set_to(NOT_RELEVANT),
                    StateAsked::Ongoing => pick(
                        format!("»{label}« stadig løber"),
                        format!("»{label}« ikke løber mere"),
                    ),
                }
            }
            What::Keys(subject, keys) => {
                let label = subject.label(words);
                let told: Vec<&str> =
                    keys.iter().map(|key| words.choice(&subject.key, key)).collect();
                if let [word] = told.as_slice()
                    && matches!(keys[0].as_str(), "yes" | "no")
                {
                    return pick(
                        format!("du har svaret {word} til »{label}«"),
                        format!("du ikke har svaret {word} til »{label}«"),
                    );
                }
                let told: Vec<String> = told.iter().map(|word| format!("»{word}«")).collect();
                let not_so = match told.as_slice() {
                    [word] => format!("»{label}« ikke er {word}"),
                    several => format!("»{label}« hverken er {}", one_of(several)),
                };
                pick(format!("»{label}« er {}", one_of(&told)), not_so)
            }
            What::Some(list, inner) => {
                let (label, inner) = (list.label(words), inner.line(words));
                pick(
                    format!("der under »{label}« er et punkt, hvor {inner}"),
                    format!("der under »{label}« ikke er noget punkt, hvor {inner}"),
                )
            }
        }
    }
}

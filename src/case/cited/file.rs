//! How a case file holds a field that names exhibits: a plain text, or its parts with the ids of the exhibits between them.

use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserialize, SeqAccess};
use serde::ser::{Serialize, Serializer};

use super::{CitedExhibits, LOST, Mark};
use crate::place::ItemId;

/// A piece of such a field: text, an exhibit, or the first to the last of several.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub(super) enum Part {
    Text(String),
    One(One),
    Several(Several),
}

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct One {
    id: ItemId,
}

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Several {
    ids: Vec<ItemId>,
    between: String,
}

impl Part {
    pub(super) fn read<'de, A: SeqAccess<'de>>(parts: A) -> Result<Vec<Self>, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(parts))
    }
}

impl CitedExhibits {
    /// The field that a file holds. Which numbers its exhibits have is known when the whole case is read.
    pub(super) fn of_parts(parts: Vec<Part>) -> Self {
        let mut field = Self::default();
        for part in parts {
            let (items, between) = match part {
                Part::Text(text) => {
                    field.text.push_str(&text);
                    continue;
                }
                Part::One(One { id }) => (vec![id], String::new()),
                Part::Several(Several { ids, between }) => (ids, between),
            };
            let start = field.text.len();
            field.text.push_str(LOST);
            field.marks.push(Mark { span: start..field.text.len(), items, between });
        }
        field.marked.clone_from(&field.text);
        field
    }
}

pub(super) fn write<S: Serializer>(
    text: &str,
    marks: &[Mark],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if marks.is_empty() {
        return serializer.serialize_str(text);
    }
    let (mut parts, mut done) = (Vec::new(), 0);
    for mark in marks {
        if mark.span.start > done {
            parts.push(Part::Text(text[done..mark.span.start].to_owned()));
        }
        parts.push(match mark.items.as_slice() {
            [id] => Part::One(One { id: *id }),
            ids => Part::Several(Several { ids: ids.to_vec(), between: mark.between.clone() }),
        });
        done = mark.span.end;
    }
    if done < text.len() {
        parts.push(Part::Text(text[done..].to_owned()));
    }
    parts.serialize(serializer)
}

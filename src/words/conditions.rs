//! The conditions of the words as they stand in their files: those that have a name, where each stands, and which hang on
//! each other.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::Words;
use super::relevance::{Fault, Named, When, circles};
use crate::case::Case;
use crate::problem::Problem;
use crate::source_text::SourceText;

/// Reads the conditions that have a name; none of them may use another. Those that nobody looks over are read when they are asked
/// for.
pub(super) fn named(
    source: &SourceText<'_>,
    is_looked_over: bool,
    problems: &mut Vec<Problem>,
) -> Named {
    let read = source.toml::<BTreeMap<String, String>>("words-unreadable", "Filen med betingelser");
    let mut named = Named::default();
    for (name, when) in read.map_err(|problem| problems.push(problem)).unwrap_or_default() {
        let when = When::new(when, None);
        let fault = if Case::SECTIONS.contains(&name.as_str()) || name == "item" {
            Some(Fault::taken(&name))
        } else {
            is_looked_over.then(|| when.read(&Named::default()).err()).flatten()
        };
        match fault {
            None => named.insert(name, when),
            Some(fault) => problems.push(fault.at(source, &[name])),
        }
    }
    named
}

/// The section of a path, and the keys of its file that lead to the condition.
fn keys_of(path: &str) -> (&str, Vec<String>) {
    let mut names = path.split('.');
    let section = names.next().unwrap_or_default();
    let fields: Vec<&str> = names.collect();
    let keys = fields.join(".fields.");
    let keys = keys.split('.').filter(|key| !key.is_empty()).chain(["when"]);
    (section, keys.map(str::to_owned).collect())
}

impl Fault {
    pub(super) fn at(&self, source: &SourceText<'_>, keys: &[String]) -> Problem {
        let line = source.line_of(start_of(source.text(), keys));
        source.fault("words-condition", line, self.message.clone()).with_cure(self.cure.clone())
    }
}

impl Words {
    /// The conditions that hang on each other in a ring, each told where it stands.
    pub(super) fn circles(&self, sources: &[(&str, SourceText<'_>)]) -> Vec<Problem> {
        let mut owned = Vec::new();
        for (section, _) in sources {
            let Some(contents) = self.contents(section) else { continue };
            let when = contents.section.when.as_ref().and_then(|when| when.condition(self));
            owned.extend(when.map(|when| ((*section).to_owned(), when)));
            let fields = contents.all_fields();
            owned.extend(fields.filter_map(|(key, field)| {
                Some((key.clone(), field.when.as_ref()?.condition(self)?))
            }));
        }
        owned.sort_by(|(one, _), (other, _)| one.cmp(other));
        let problem = |ring: Vec<String>| {
            let (section, keys) = keys_of(ring.first()?);
            let (_, source) = sources.iter().find(|(name, _)| *name == section)?;
            let line = source.line_of(start_of(source.text(), &keys));
            let message = format!(
                "Betingelsen går i ring: {} afhænger af {}.",
                ring.first()?,
                ring.get(1..)?.join(", som afhænger af ")
            );
            Some(
                source
                    .fault("words-circle", line, message)
                    .with_cure("Lad en af betingelserne spørge om noget andet."),
            )
        };
        circles(&owned).into_iter().filter_map(problem).collect()
    }
}

/// The byte at which the value of these keys starts.
fn start_of(text: &str, keys: &[String]) -> usize {
    let (Ok(table), Some((last, path))) = (DeTable::parse(text), keys.split_last()) else {
        return 0;
    };
    let mut table = table.get_ref();
    for key in path {
        match table.get(key.as_str()).map(|value| value.get_ref()) {
            Some(DeValue::Table(inner)) => table = inner,
            _ => return 0,
        }
    }
    table.get(last.as_str()).map_or(0, |value| value.span().start)
}

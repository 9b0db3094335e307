//! The cases of a file of JSON, and the papers in each.

use serde_json::Value;

use super::cells::meant;
use super::faults::Fault;
use super::mapping::{Mapping, Source};
use super::records::{MOST_RECORDS, Record, RecordedPaper, Spot, too_many};
use super::said_once::{SaidOnce, TWICE};
use crate::case::kind::Kind;
use crate::case::origins::OriginFile;

/// From here on a number of a file has lost some of its digits by the time it is read.
const MOST_EXACT: f64 = 1e15;

pub(super) fn read(number: usize, text: &str, mapping: &Mapping) -> Result<Vec<Record>, Fault> {
    let at = Spot { file: number, line: 0, kind: OriginFile::Json };
    let SaidOnce(all) = serde_json::from_str(text).map_err(|error| {
        let at = Spot { line: error.line(), ..at };
        if error.to_string().starts_with(TWICE) {
            at.fault("import-name-twice", "Det samme navn står to gange i samme { }.")
                .with_cure("Træk sagen ud igen uden det ene.")
        } else {
            at.fault("import-not-json", "Filen er ikke hel JSON.")
                .with_cure("Den kan være skåret over. Træk sagen ud igen.")
        }
    })?;
    let shape = &mapping.json;
    let cases = all.pointer(&shape.cases).ok_or_else(|| {
        let message = format!("Filen har ikke noget på vejen »{}«.", shape.cases);
        at.fault("import-no-cases", message)
            .with_cure("Ret cases under [json] i import.toml, eller vælg en anden fil.")
    })?;
    let cases: Vec<&Value> = match cases {
        Value::Array(cases) => cases.iter().collect(),
        case => vec![case],
    };
    if cases.len() > MOST_RECORDS {
        return Err(too_many(number));
    }
    let mut records = Vec::new();
    for case in cases {
        if !case.is_object() {
            let message = "Sagen i filen er ikke skrevet i { }.";
            return Err(at
                .fault("import-no-cases", message)
                .with_cure("Ret cases under [json] i import.toml, eller vælg en anden fil."));
        }
        let fields = mapping.fields.iter().map(|field| (field.kind, &field.source));
        let fields = said(case, fields, mapping, at)?;
        let list = Some(&shape.papers).filter(|papers| !papers.is_empty());
        let papers = match list.and_then(|papers| case.pointer(papers)) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(papers)) => papers
                .iter()
                .map(|paper| {
                    let sources = mapping.papers.iter().map(|it| (it.kind, &it.source));
                    said(paper, sources, mapping, at).map(|texts| RecordedPaper { at, texts })
                })
                .collect::<Result<Vec<_>, _>>()?,
            Some(_) => {
                let message = format!("Det på vejen »{}« er ikke en liste.", shape.papers);
                return Err(at
                    .fault("import-no-list", message)
                    .with_cure("Ret papers under [json] i import.toml."));
            }
        };
        let papers: Vec<_> = papers.into_iter().filter(|paper| !paper.texts.is_empty()).collect();
        records.push(Record { at, fields, papers });
    }
    if records.iter().all(|record| record.fields.is_empty() && record.papers.is_empty()) {
        let message = "Filen har intet på de veje, som oversættelsen nævner.";
        return Err(at
            .fault("import-no-columns", message)
            .with_cure("Se efter, om det er den rigtige fil. Vejene står i import.toml."));
    }
    Ok(records)
}

/// What stands at the pointers of sources, each with its place among them.
fn said<'m>(
    from: &Value,
    sources: impl Iterator<Item = (Kind, &'m Source)>,
    mapping: &Mapping,
    at: Spot,
) -> Result<Vec<(usize, String)>, Fault> {
    let mut found = Vec::new();
    for (index, (kind, source)) in sources.enumerate() {
        let mut parts = Vec::new();
        for pointer in &source.pointers {
            let Some(value) = from.pointer(pointer) else { continue };
            let text = plain(value, kind).ok_or_else(|| {
                let message = format!("Det på vejen »{pointer}« er ikke en enkelt tekst.");
                at.fault("import-no-text-there", message)
                    .with_cure("Ret vejen i import.toml. Lange numre skal stå i anførselstegn.")
            })?;
            let text = meant(&text).to_owned();
            if !text.is_empty() && !mapping.empty.contains(&text.to_lowercase()) {
                parts.push(text);
            }
        }
        if !parts.is_empty() {
            found.push((index, parts.join(&source.between)));
        }
    }
    Ok(found)
}

/// A value as a text; none where it is a list or an object, or a number that may have lost digits.
fn plain(value: &Value, kind: Kind) -> Option<String> {
    match value {
        Value::Null => Some(String::new()),
        Value::Bool(fact) => Some(fact.to_string()),
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if number.is_u64() || number.is_i64() => Some(number.to_string()),
        Value::Number(number) => {
            let exact = number.as_f64().is_some_and(|number| number.abs() < MOST_EXACT);
            (exact && kind == Kind::Number).then(|| number.to_string())
        }
        Value::Array(_) | Value::Object(_) => None,
    }
}

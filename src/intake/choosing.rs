//! Which records are of one case, and which case is meant.

use std::collections::HashMap;

use super::faults::Fault;
use super::holding_on::{bare_number, digits};
use super::mapping::Mapping;
use super::records::Record;
use crate::case::Case;
use crate::case::address::field;

/// Which case of a file is wanted (hvilken sag der menes).
#[derive(Clone, Default)]
pub struct WantedCase {
    /// The number of the case.
    pub number: Option<String>,
    /// Whether the number was typed, and not that of the case which is open.
    pub is_typed: bool,
}

/// The case that is wanted: that of the number that was typed, or else that of the open case.
pub fn chosen_by(typed: Option<&str>, open: Option<&Case>) -> WantedCase {
    let typed = typed.map(str::trim).filter(|number| !number.is_empty());
    let own = open.and_then(|case| case.matter.case_number.filled());
    WantedCase { number: typed.or(own).map(str::to_owned), is_typed: typed.is_some() }
}

/// The places of the fields by which a case is known: its number, and the citizen's CPR number.
pub(super) fn known_by(mapping: &Mapping) -> [Option<usize>; 2] {
    [field!(matter.case_number), field!(citizen.cpr)].map(|place| mapping.field(&place))
}

/// The records of one case, and by what they are known.
#[derive(Default)]
struct Group {
    number: Option<String>,
    cpr: Option<String>,
    records: Vec<Record>,
}

/// The records of the case that is meant.
///
/// # Errors
/// That there are several and none was chosen, or none of that number.
pub(super) fn chosen(
    records: Vec<Record>,
    mapping: &Mapping,
    whose: &WantedCase,
) -> Result<Vec<Record>, Fault> {
    let mut groups = grouped(records, mapping)?;
    let wanted = whose.number.as_deref().map(bare_number).filter(|number| !number.is_empty());
    if let Some(wanted) = &wanted {
        let is_it = |group: &Group| group.number.as_ref() == Some(wanted);
        if let Some(at) = groups.iter().position(is_it) {
            return Ok(groups.swap_remove(at).records);
        }
        if whose.is_typed {
            return Err(Fault::of_all(
                "import-no-such-case",
                "Der er ingen sag med det sagsnummer i filen.",
            )
            .with_cure("Se efter, om nummeret er skrevet som i fagsystemet."));
        }
    }
    match groups.len() {
        1 => Ok(groups.swap_remove(0).records),
        _ if wanted.is_some() => Err(Fault::of_all(
            "import-not-this-case",
            "Der er flere sager i filen, og ingen af dem har den åbne sags nummer.",
        )
        .with_cure("Vælg en fil med sagen, eller ret sagsnummeret i sagen.")),
        count => Err(Fault::of_all(
            "import-several-cases",
            format!("Der er {count} sager i filen, og det er ikke sagt, hvilken der menes."),
        )
        .with_cure("Angiv sagsnummeret på den ene: med --case, eller i feltet i vinduet.")),
    }
}

fn grouped(records: Vec<Record>, mapping: &Mapping) -> Result<Vec<Group>, Fault> {
    let [number_at, cpr_at] = known_by(mapping);
    let mut groups: Vec<Group> = Vec::new();
    // Whoever has a number comes first, so that a row with the CPR number alone finds its case.
    let said = |record: &Record, at: Option<usize>| {
        let at = at?;
        record.fields.iter().find(|(index, _)| *index == at).map(|(_, text)| text.clone())
    };
    let (numbered, others): (Vec<Record>, Vec<Record>) =
        records.into_iter().partition(|record| said(record, number_at).is_some());
    let mut by_number: HashMap<String, usize> = HashMap::new();
    for record in numbered {
        let number = said(&record, number_at).map(|text| bare_number(&text)).unwrap_or_default();
        let cpr = said(&record, cpr_at).map(|text| digits(&text));
        let at = *by_number.entry(number.clone()).or_insert_with(|| {
            groups.push(Group { number: Some(number), ..Group::default() });
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(at) else { continue };
        if let (Some(own), Some(other)) = (&group.cpr, &cpr)
            && own != other
        {
            let message = "Det samme sagsnummer står ved to CPR-numre.";
            return Err(record
                .at
                .fault("import-two-citizens", message)
                .with_cure("Se efter i fagsystemet, hvem sagen handler om."));
        }
        group.cpr = group.cpr.take().or(cpr);
        group.records.push(record);
    }
    for record in others {
        let cpr = said(&record, cpr_at).map(|text| digits(&text));
        let is_own = |group: &&mut Group| match (&cpr, &group.cpr) {
            (Some(cpr), Some(own)) => cpr == own,
            // What says nothing of whose it is belongs to the only one there is.
            (None, _) => true,
            (Some(_), None) => false,
        };
        let mut own: Vec<&mut Group> = groups.iter_mut().filter(is_own).collect();
        match own.as_mut_slice() {
            [group] => group.records.push(record),
            [] => groups.push(Group { cpr, records: vec![record], ..Group::default() }),
            _ => {
                let message = "Linjen siger ikke, hvilken sag den hører til.";
                return Err(record
                    .at
                    .fault("import-whose", message)
                    .with_cure("Tag sagsnummeret med i udtrækket."));
            }
        }
    }
    Ok(groups)
}

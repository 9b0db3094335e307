//! The places of the form: the tag of each, by which a program knows it, and the name, by which a person does.

/// Who is asked (hvem skemaet er til).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observer {
    Mentor,
    Supplier,
    Home,
}

impl Observer {
    pub const ALL: [Self; 3] = [Self::Mentor, Self::Supplier, Self::Home];

    /// What the observer is called in a side file and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mentor => "mentor",
            Self::Supplier => "supplier",
            Self::Home => "home",
        }
    }
}

/// A place of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    CaseNumber,
    FormId,
    Citizen,
    Sent,
    Name,
    Work,
    Day,
    More,
    Row(usize, Column),
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Seen,
    Place,
    At,
    Considerations,
}

impl Column {
    pub(super) const ALL: [Self; 4] = [Self::Seen, Self::Place, Self::At, Self::Considerations];

    fn tag(self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Place => "where",
            Self::At => "when",
            Self::Considerations => "considerations",
        }
    }

    /// What the column asks.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Seen => "Hvad så du?",
            Self::Place => "Hvor?",
            Self::At => "Hvornår?",
            Self::Considerations => "Med hvilken hjælp og hvilke hensyn?",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Seen => "hvad du så",
            Self::Place => "hvor",
            Self::At => "hvornår",
            Self::Considerations => "hjælp og hensyn",
        }
    }

    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Seen => "Skriv, hvad der skete",
            Self::Place => "Skriv stedet",
            Self::At => "Skriv dagen",
            Self::Considerations => "Skriv, hvad der hjalp",
        }
    }
}

/// The places that the form has once, with tag, name and hint.
const ONCE: [(Slot, &str, &str, &str); 8] = [
    (Slot::CaseNumber, "case-number", "Sagsnummer, låst", ""),
    (Slot::FormId, "form-id", "Skemaets nummer, låst", ""),
    (Slot::Citizen, "citizen", "Borgeren, låst", ""),
    (Slot::Sent, "sent", "Dagen, skemaet er lavet, låst", ""),
    (Slot::Name, "name", "Dit navn", "Skriv dit navn"),
    (Slot::Work, "work", "Dit fag eller din rolle", "Skriv for eksempel mentor eller ergoterapeut"),
    (Slot::Day, "day", "Dagen, du skriver", "Skriv dagens dato"),
    (Slot::More, "more", "Andet, vi skal vide", "Skriv her, hvis der er mere"),
];

impl Slot {
    pub(super) fn tag(self) -> String {
        match self {
            Self::Row(row, column) => format!("row-{row}-{}", column.tag()),
            once => words(once).0.to_owned(),
        }
    }

    pub(super) fn name(self) -> String {
        match self {
            Self::Row(row, column) => format!("Række {row}, {}", column.name()),
            once => words(once).1.to_owned(),
        }
    }

    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Row(_, column) => column.hint(),
            once => words(once).2,
        }
    }

    /// The place that a control stands for by its tag, or where that is gone, by its name.
    pub(super) fn known_by(tag: Option<&str>, name: Option<&str>) -> Option<Self> {
        let by_tag = tag.and_then(|tag| {
            let once = ONCE.iter().find(|(_, own, ..)| *own == tag).map(|(slot, ..)| *slot);
            let row = || tag.strip_prefix("row-")?.split_once('-');
            once.or_else(|| numbered(row()?, Column::tag))
        });
        by_tag.or_else(|| {
            let name = name?.trim();
            let once = ONCE.iter().find(|(_, _, own, _)| *own == name).map(|(slot, ..)| *slot);
            let row = || name.strip_prefix("Række ")?.split_once(", ");
            once.or_else(|| numbered(row()?, Column::name))
        })
    }
}

fn numbered((row, column): (&str, &str), called: fn(Column) -> &'static str) -> Option<Slot> {
    let column = Column::ALL.into_iter().find(|own| called(*own) == column)?;
    Some(Slot::Row(row.parse().ok()?, column))
}

/// Tag, name and hint of a place that the form has once.
fn words(slot: Slot) -> (&'static str, &'static str, &'static str) {
    let found = ONCE.iter().find(|(own, ..)| *own == slot);
    found.map_or(("", "", ""), |(_, tag, name, hint)| (*tag, *name, *hint))
}

//! Why a locked case stays locked, or a case cannot be locked.

use crate::problem::{Place, Problem};

/// Why it was not done (hvorfor låsen sagde nej).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SafeRefusal {
    /// Not a byte is lost unnoticed: whatever is not as it was written is refused.
    Damaged,
    UnknownPart,
    /// It is sound, and waits for a passphrase.
    Locked,
    WrongPassphrase,
    NoPassphrase,
    OtherKey,
    TooMuchWork,
    NoMemory,
    EmptyPassphrase,
    SpaceAtTheEnds,
    ShortPassphrase,
    NotTheSame,
    NoKey,
    OnlyPublic,
    NotPublic,
    NotLocked,
    NoOwnKey,
    KeyThere,
    Unsealable,
}

impl SafeRefusal {
    fn code(self) -> &'static str {
        match self {
            Self::Damaged => "safe-damaged",
            Self::UnknownPart => "safe-unknown-part",
            Self::Locked => "safe-locked",
            Self::WrongPassphrase => "safe-wrong-passphrase",
            Self::NoPassphrase => "safe-no-passphrase",
            Self::OtherKey => "safe-other-key",
            Self::TooMuchWork => "safe-too-much-work",
            Self::NoMemory => "safe-no-memory",
            Self::EmptyPassphrase => "safe-empty-passphrase",
            Self::SpaceAtTheEnds => "safe-space-at-the-ends",
            Self::ShortPassphrase => "safe-short-passphrase",
            Self::NotTheSame => "safe-not-the-same",
            Self::NoKey => "safe-no-key",
            Self::OnlyPublic => "safe-only-public",
            Self::NotPublic => "safe-not-public",
            Self::NotLocked => "safe-not-locked",
            Self::NoOwnKey => "safe-no-own-key",
            Self::KeyThere => "safe-key-there",
            Self::Unsealable => "safe-unsealable",
        }
    }

    /// What is wrong, and what to do.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Damaged => (
                "Filen er beskadiget, eller den er ikke en låst sag fra Forberedt.",
                "Find en kopi af den, for eksempel i en sikkerhedskopi.",
            ),
            Self::UnknownPart => (
                "Den låste sag har en del, som programmet ikke kender.",
                "Åbn den med en nyere udgave af Forberedt, eller find en kopi, som ikke er beskadiget.",
            ),
            Self::Locked => ("Sagen er låst.", "Skriv adgangskoden til den."),
            Self::WrongPassphrase => (
                "Adgangskoden passer ikke.",
                "Skriv den igen, og se efter store og små bogstaver. Er den rigtig, så find en kopi af filen.",
            ),
            Self::NoPassphrase => (
                "Den kan ikke åbnes med en adgangskode.",
                "Brug din egen nøgle eller kommunens nødnøgle.",
            ),
            Self::OtherKey => (
                "Nøglen passer ikke til sagen.",
                "Brug den nøgle, som sagen er låst med, eller adgangskoden.",
            ),
            Self::TooMuchWork => (
                "Adgangskoden er låst på en måde, som ville tage for lang tid at åbne.",
                "Forberedt låser ikke sådan. Brug en anden nøgle, eller find en kopi af filen.",
            ),
            Self::NoMemory => (
                "Der er ikke nok ledig hukommelse: En adgangskode kræver 260 MB.",
                "Luk andre programmer, og prøv igen.",
            ),
            Self::EmptyPassphrase => ("Adgangskoden er tom.", "Skriv den på den første linje."),
            Self::SpaceAtTheEnds => (
                "Adgangskoden begynder eller slutter med et mellemrum.",
                "Skriv den uden mellemrum i enderne.",
            ),
            Self::ShortPassphrase => (
                "Adgangskoden er for kort: Den skal have mindst 12 tegn.",
                "Brug for eksempel fire ord, som ikke hører sammen.",
            ),
            Self::NotTheSame => ("De to adgangskoder er ikke ens.", "Skriv den samme to gange."),
            Self::NoKey => (
                "Filen er hverken en adgangskode eller en nøgle.",
                "Den skal have adgangskoden på én linje, eller være en nøgle fra Forberedt eller age.",
            ),
            Self::OnlyPublic => (
                "Det er en offentlig nøgle, og den kan kun låse.",
                "Brug den hemmelige nøgle, som hører til.",
            ),
            Self::NotPublic => (
                "Filen er ikke en offentlig nøgle.",
                "En offentlig nøgle er en linje, der begynder med age1.",
            ),
            Self::NotLocked => ("Sagen er ikke låst.", "Vælg en fil, der ender på .sag."),
            Self::NoOwnKey => (
                "Din egen nøgle kan ikke findes.",
                "Lav en under Indstillinger, eller lås sagen med en adgangskode.",
            ),
            Self::KeyThere => (
                "Du har allerede en nøgle, og den bliver aldrig skrevet over.",
                "Brug den, eller flyt den, hvis du vil have en ny.",
            ),
            Self::Unsealable => ("Sagen kan ikke låses.", "Prøv igen."),
        }
    }

    /// The same, about a file.
    pub fn problem(self, name: &str) -> Problem {
        let (message, cure) = self.words();
        let place = Place::File { name: name.to_owned(), line: 0, excerpt: String::new() };
        Problem::blocker(self.code(), place, message).with_cure(cure)
    }
}

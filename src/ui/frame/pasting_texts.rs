//! The Danish words of what is asked when a text is pasted.

pub const PASTE_OF_ANOTHER: (&str, &str) = (
    "Skal nummeret med?",
    "I teksten står et nummer, der er bygget som et CPR-nummer og ikke er borgerens. Andre menneskers numre må ikke komme med i borgerens breve.",
);
pub const PUT_IN_WITHOUT: &str = "Sæt ind uden nummeret";
pub const PUT_IN: &str = "Sæt ind, som det er";
pub const NUMBER_LEFT_OUT: &str = "Et CPR-nummer, der ikke er borgerens, kom ikke med i brevet. Skriv det selv, hvis det skal stå der.";

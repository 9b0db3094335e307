//! Asking a person for a passphrase, without showing it.

use std::io;

use forberedt::safe::{Passphrase, SafeRefusal, Zeroizing};

use super::shell::complain;

/// Asks for the passphrase that opens something; none where nobody can be asked, or what was typed cannot be one.
pub(crate) fn ask(question: &str) -> Option<Passphrase> {
    let typed = typed(question)?;
    told(Passphrase::typed(&typed))
}

/// Asks for a new passphrase, twice, since nobody sees what is typed.
pub(crate) fn ask_twice(question: &str) -> Option<Passphrase> {
    let first = typed(question)?;
    let passphrase = told(Passphrase::new(&first))?;
    if *typed("Skriv den igen: ")? != *first {
        tell(SafeRefusal::NotTheSame);
        return None;
    }
    Some(passphrase)
}

fn told(passphrase: Result<Passphrase, SafeRefusal>) -> Option<Passphrase> {
    passphrase.inspect_err(|refusal| tell(*refusal)).ok()
}

/// Tells why something is no passphrase or no key, where no file can be named.
fn tell(refusal: SafeRefusal) {
    let (message, cure) = refusal.words();
    complain(format!("{message} {cure}"));
}

fn typed(question: &str) -> Option<Zeroizing<String>> {
    let typed = rpassword::prompt_password(question).map(Zeroizing::new);
    typed.inspect_err(tell_of_silence).ok()
}

fn tell_of_silence(error: &io::Error) {
    complain(if error.kind() == io::ErrorKind::UnexpectedEof {
        "Der kom ingen adgangskode."
    } else {
        "Der skal bruges en adgangskode, og her er ingen terminal at spørge i. Angiv filen med den: --key-file FIL"
    });
}

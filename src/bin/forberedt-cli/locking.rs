//! Locking a case and unlocking it, another passphrase for it, and a key of one's own.

use std::path::Path;

use forberedt::access_log::AccessDeed;
use forberedt::files::fingerprint::Fingerprint;
use forberedt::files::locked::{CaseLock, Unlocked};
use forberedt::files::save::Over;
use forberedt::files::{case_file, locked};
use forberedt::problem::Problem;
use forberedt::safe::{
    KeyFile, LockedCase, Opener, OwnKey, Passphrase, PublicKey, SafeRefusal, SealedKey, WayIn,
    has_ending,
};
use serde_json::{Value, json};

use super::answers::written_line;
use super::keys::{Keys, of};
use super::orders::{KeyOrder, OneCase, PackOrder};
use super::saving::{held_to_json, over, save, save_case};
use super::shell::{Shell, complain};
use super::{Outcome, cases, noting, terminal};

/// A step that went wrong, or that was told of where it did.
pub(crate) type Told<T> = Result<T, Option<Problem>>;

/// Locks a case.
pub(crate) fn pack(order: &PackOrder, shell: &mut Shell) -> Told<()> {
    let OneCase { case, out, replace, json } = &order.file;
    let bytes = case_file::read_bytes(case)?;
    if locked::is_locked(case, &bytes) {
        return Err(wrong("safe-locked-already", case, "Sagen er låst i forvejen."));
    }
    if !has_ending(out) {
        return Err(wrong("safe-ending", out, "En låst sag skal ende på .sag."));
    }
    // Only what can be read again is locked.
    case_file::from_bytes(case, &bytes)?;
    let recovery = order.recovery.as_deref().map(public_key).transpose()?;
    let written = locked_anew(case, &bytes, order.key_file.as_deref(), recovery)?;
    save(out, &written, &over(*replace))?;
    tell(shell, *json, case, out);
    if !json {
        complain(format!(
            "Den ulåste sag ligger stadig i {}. Prøv, om du kan åbne den låste, før du sletter den.",
            case.display()
        ));
    }
    Ok(())
}

/// A case's bytes in a lock of their own, which was tried; `case` is what the problems call them.
pub(crate) fn locked_anew(
    case: &Path,
    bytes: &[u8],
    key_file: Option<&Path>,
    recovery: Option<PublicKey>,
) -> Told<Vec<u8>> {
    let mut ways = vec![way_in(key_file)?];
    ways.extend(recovery.map(WayIn::Recovery));
    let lock = CaseLock::new(bytes, &ways).map_err(refused(case))?;
    let written = lock.locked.bytes().map_err(refused(case))?;
    let again = LockedCase::read(&written).and_then(|again| again.text(&lock.key));
    if *again.map_err(refused(case))? != *bytes {
        return Err(Some(refused(case)(SafeRefusal::Unsealable)));
    }
    Ok(written)
}

/// Unlocks a case.
pub(crate) fn unpack(order: &OneCase, key: &KeyOrder, shell: &mut Shell) -> Told<()> {
    let OneCase { case, out, replace, json } = order;
    let (Unlocked { text, lock }, _) = unlock(case, key)?;
    // A plain text under that name could be opened by nobody, and might take the locked case's own place.
    if has_ending(out) {
        return Err(wrong("safe-ending", out, "En sag, der er låst op, kan ikke ende på .sag."));
    }
    held_to_json(out)?;
    let opened = case_file::from_bytes(case, &text)?;
    noting::note_in(case, &lock.key, AccessDeed::Command("unpack".to_owned()));
    save_case(out, &text, &over(*replace))?;
    tell(shell, *json, case, out);
    if !json && lock.locked.history().next().is_some() {
        complain("Sagens ældre udgaver er ikke fulgt med. De ligger stadig i den låste sag.");
    }
    if !json && !opened.attached.all().is_empty() {
        complain("Filerne til sagens bilag er ikke fulgt med. De ligger stadig ved den låste sag.");
    }
    Ok(())
}

/// Gives a locked case, or a key of one's own, another passphrase. The case's other parts stay as they are.
pub(crate) fn rekey(
    case: &Path,
    key: &KeyOrder,
    new_key_file: Option<&Path>,
    json: bool,
    shell: &mut Shell,
) -> Told<()> {
    let bytes = case_file::read_bytes(case)?;
    if !has_ending(case)
        && let Ok(KeyFile::Locked(sealed)) = KeyFile::read(bytes.clone().into())
    {
        return rekey_own(case, (&sealed, Fingerprint::of(&bytes)), key, new_key_file, json, shell);
    }
    let (Unlocked { lock, .. }, was) = unlock(case, key)?;
    let CaseLock { locked: mut file, key } = lock;
    let passphrase = new_passphrase(new_key_file)?;
    let changed = file.set_passphrase(&key, &passphrase, locked::available_memory());
    let written = changed.and_then(|()| file.bytes()).map_err(refused(case))?;
    save(case, &written, &Over::Known(vec![was]))?;
    tell(shell, json, case, case);
    if !json {
        complain("Kopier af filen åbnes stadig med den gamle adgangskode.");
    }
    Ok(())
}

fn rekey_own(
    file: &Path,
    (sealed, was): (&SealedKey, Fingerprint),
    key: &KeyOrder,
    new_key_file: Option<&Path>,
    json: bool,
    shell: &mut Shell,
) -> Told<()> {
    let keys = Keys::from(key);
    let Opener::Passphrase(old) = keys.opener(file)? else {
        return Err(Some(refused(file)(SafeRefusal::NoKey)));
    };
    let new = new_passphrase(new_key_file)?;
    let written = sealed.under(old, &new, locked::available_memory()).map_err(refused(file))?;
    save(file, &written, &Over::Known(vec![was]))?;
    tell(shell, json, file, file);
    if !json {
        complain("Kopier af nøglen åbnes stadig med den gamle adgangskode.");
    }
    Ok(())
}

/// Makes a key of one's own, and tells the public half of it.
pub(crate) fn make_key(
    out: &Path,
    key_file: Option<&Path>,
    json: bool,
    shell: &mut Shell,
) -> Told<()> {
    let passphrase = new_passphrase(key_file)?;
    let own = OwnKey::generate();
    let bytes = own.locked_by(&passphrase, locked::available_memory()).map_err(refused(out))?;
    let taken = |problem: Problem| match problem.code.as_str() {
        "target-taken" => {
            problem.with_cure("Vælg et andet navn. En nøgle bliver aldrig skrevet over.")
        }
        _ => problem,
    };
    save(out, &bytes, &Over::Nothing).map_err(taken)?;
    let public = own.public().to_string();
    if json {
        let told = json!({ "file": out.display().to_string(), "public": public });
        shell.put(&format!("{told:#}\n"));
    } else {
        complain(written_line(out));
        complain(
            "Linjen her er den offentlige nøgle. Giv den til dem, der skal låse sager for dig.",
        );
        shell.say(public);
    }
    Ok(())
}

/// What the program ends with.
pub(crate) fn close(done: Told<()>) -> Outcome {
    match done {
        Ok(()) => Outcome::Done,
        Err(problem) => cases::tell(problem.as_slice()),
    }
}

/// Opens a file that means to be a locked case.
pub(crate) fn unlock(case: &Path, key: &KeyOrder) -> Told<(Unlocked, Fingerprint)> {
    let bytes = case_file::read_bytes(case)?;
    if !locked::is_locked(case, &bytes) {
        return Err(Some(refused(case)(SafeRefusal::NotLocked)));
    }
    let unlocked = locked::open(case, &bytes, Keys::from(key).opener(case)?)?;
    Ok((unlocked, Fingerprint::of(&bytes)))
}

fn wrong(code: &str, path: &Path, message: &str) -> Option<Problem> {
    Some(Problem::blocker(code, of(path), message))
}

fn refused(path: &Path) -> impl Fn(SafeRefusal) -> Problem {
    let name = path.display().to_string();
    move |refusal| refusal.problem(&name)
}

/// Whoever is to open a case: the holder of a key, or all who know a passphrase.
fn way_in(key_file: Option<&Path>) -> Told<WayIn> {
    let Some(path) = key_file else { return new_passphrase(None).map(WayIn::Passphrase) };
    Ok(match locked::read_key_file(path)? {
        KeyFile::Passphrase(line) => WayIn::Passphrase(new_word(path, &line)?),
        KeyFile::Own(key) => WayIn::Own(key.public()),
        KeyFile::Public(key) => WayIn::Own(key),
        KeyFile::Locked(key) => {
            let passphrase = terminal::ask("Adgangskode til nøglen: ").ok_or(None)?;
            let opened = key.open(&passphrase, locked::available_memory());
            let opened = opened.map_err(|refusal| refusal.problem(&path.display().to_string()))?;
            WayIn::Own(opened.public())
        }
    })
}

/// A passphrase that locks from now on, from a file or from whoever sits there.
fn new_passphrase(file: Option<&Path>) -> Told<Passphrase> {
    let Some(path) = file else {
        return terminal::ask_twice("Ny adgangskode: ").ok_or(None);
    };
    match locked::read_key_file(path)? {
        KeyFile::Passphrase(line) => Ok(new_word(path, &line)?),
        _ => Err(wrong(
            "safe-not-passphrase",
            path,
            "Filen skal have en adgangskode på én linje, og den har en nøgle.",
        )),
    }
}

fn new_word(path: &Path, line: &str) -> Result<Passphrase, Problem> {
    Passphrase::new(line).map_err(refused(path))
}

pub(crate) fn public_key(path: &Path) -> Result<PublicKey, Problem> {
    let bytes = case_file::read_bytes(path)?;
    PublicKey::read(&bytes).map_err(refused(path))
}

fn tell(shell: &mut Shell, json: bool, case: &Path, out: &Path) {
    if json {
        let name = |path: &Path| Value::from(path.display().to_string());
        let told = json!({ "case": name(case), "file": name(out) });
        shell.put(&format!("{told:#}\n"));
    } else {
        shell.say(written_line(out));
    }
}

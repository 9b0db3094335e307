//! The Danish words around the pages: commands, questions, messages and the list of problems.

use std::path::Path;

use jiff::civil::Time;

pub use super::command_texts::{KEYS_OF_FIELD, cannot, command, shortcut};
use super::{command_texts, showing_texts, version_texts};
use crate::case::limits::MOST_LETTERS;
use crate::document::Source;
use crate::jobs::job::{Difference, Neighbour, Obstacle, SenderStanding};
use crate::problem::{Place, Problem};
use crate::session::Session;
use crate::session::question::{Message, Then};
use crate::ui::beside::texts::phrases;
use crate::ui::evidence::texts as evidence;
use crate::ui::files::texts as files;
use crate::ui::letters::texts as letters;
pub use crate::ui::letters::texts::WRITING;
use crate::ui::seals::texts as seals;
pub use crate::ui::seals::texts::TITLE as SEALS;
pub use crate::ui::tasks::texts::TASKS;
use crate::ui::texts::since;
pub use crate::ui::texts::{FOLDER, LETTERS, PREPARING, severity};
pub use crate::ui::versions::texts::TITLE as VERSIONS;

pub use super::pasting_texts::{NUMBER_LEFT_OUT, PASTE_OF_ANOTHER, PUT_IN, PUT_IN_WITHOUT};

pub const NEW_CASE: &str = "Ny sag";
pub const UNSAVED: &str = "Ikke gemt endnu";
/// Without a file the case has no journal either.
pub const NO_FILE: &str = "Ingen fil endnu – gem, så intet går tabt";
pub const STATUS: &str = "Status";
pub const NAVIGATION: &str = "Sagens dele";
pub const PAGE: &str = "Siden";
pub const MORE: &str = "Mere";
/// Of the program itself.
pub const HELP: &str = "Hjælp";
/// As it is read aloud: beside a form stands another help.
pub const HELP_NAME: &str = "Hjælp: vejledning og taster";
/// What was changed where the text of a letter was edited by hand.
pub const LETTER_EDITED: &str = "rettelse i brevet";
pub const MARKED: &str = "mærket færdig";
pub const SAVING: &str = "Gemmer …";
pub const OPENING: &str = "Åbner sagen …";
pub const RECENT: &str = "Seneste sager";
pub const NO_RECENT: &str = "Her kommer de sager, du har haft åbne.";
pub const WAITS: &str = "venter";
pub const SET_ASIDE: &str = "Sæt til side med en grund";
pub const SET_ASIDE_HELP: &str =
    "Advarslen bliver stående som et råd. Den kommer igen, hvis svaret bliver ændret.";
pub const CLOSE: &str = "Luk";
pub const CANCEL: &str = "Annuller";
pub const SAVE: &str = "Gem";
pub const DISCARD: &str = "Kassér";
pub const OPEN: &str = "Åbn";
pub const REPLACE: &str = "Erstat";
pub const BESIDE: &str = "Skriv ved siden af";
pub const ELSEWHERE: &str = "Gem et andet sted …";
pub const AGAIN: &str = "Prøv igen";
pub const SAVE_AGAIN: &str = "Gem igen";
pub const KEEP_BOTH: &str = "Gem begge";
pub const SHOW_THEIRS: &str = "Vis den andens";
pub const OVERWRITE: &str = "Skriv over";
pub const WRITE_HERE: &str = "Skriv her alligevel";
pub const CHOOSE_FILE: &str = "Vælg fil …";
pub const CHOOSE_PLACE: &str = "Vælg placering …";
pub const PATH: &str = "Filens sti";
pub const PASSPHRASE: &str = "Adgangskode";
pub const NEW_PASSPHRASE: &str = "Ny adgangskode";
pub const ONCE_MORE: &str = "Adgangskoden én gang til";
pub const CASES: &str = "Sager";
pub const PLAIN_CASE: &str = "Sag";
pub const LOCKED_CASE: &str = "Låst sag";
pub const LOGO: &str = "Kommunens logo";
pub const PNG: &str = "Billede (PNG)";
pub const START: &str = "Start";
pub const SETTINGS: &str = "Indstillinger";
pub const KEYS: &str = "Genvejstaster";

/// The fold of what a problem sums up.
pub fn see_all(count: usize) -> String {
    format!("Se dem alle ({count})")
}

pub fn case_number(number: &str) -> String {
    format!("Sag {number}")
}

/// That the case is saved, and when, where that is known.
pub fn saved_at(time: Option<Time>) -> String {
    time.map_or_else(
        || "Gemt".to_owned(),
        |time| format!("Gemt kl. {}.{:02}", time.hour(), time.minute()),
    )
}

/// What the program is doing now, in the background.
pub fn under_way(session: &Session) -> impl Iterator<Item = &'static str> {
    [
        (session.library().is_none() && session.library_faults().is_empty(), PREPARING),
        (session.is_opening(), OPENING),
        (session.is_saving(), SAVING),
        (session.letters().is_writing(), WRITING),
    ]
    .into_iter()
    .filter(|(is_so, _)| *is_so)
    .map(|(_, text)| text)
}

/// Where a problem is that no field of the case has.
pub fn place(place: &Place) -> &'static str {
    match place {
        Place::File { .. } => "Regler og skabeloner",
        Place::Letter(_) => "Brevet",
        Place::Field(_) | Place::Case => "Sagen",
    }
}

/// Which answers words of a letter are there for.
fn because_of(questions: &[String]) -> String {
    let quoted: Vec<String> = questions.iter().map(|question| format!("»{question}«")).collect();
    match quoted.as_slice() {
        [] => " De står i alle breve af den slags.".to_owned(),
        [only] => format!(" De er med på grund af svaret på {only}."),
        [most @ .., last] => {
            format!(" De er med på grund af svarene på {} og {last}.", most.join(", "))
        }
    }
}

/// What a message says, in a sentence or two.
pub fn message(message: &Message) -> String {
    match message {
        Message::Saved => "Sagen er gemt.".to_owned(),
        Message::SavedBeside(path) => format!("Din udgave er gemt i {}.", path.display()),
        Message::TheirsKept(path) => {
            format!("Sagen er gemt. Den andens udgave ligger i {}.", path.display())
        }
        Message::NotSaved(problems) => {
            format!("Sagen er ikke gemt. Den er stadig åben her. {}", sentences(problems))
        }
        Message::NotOpened(problem) => {
            format!("Sagen kunne ikke åbnes. {}", sentences(std::slice::from_ref(problem)))
        }
        Message::LibraryBroken(problems) => {
            format!("Programmets regler og breve kunne ikke læses. {}", sentences(problems))
        }
        Message::NotAnswered(problem) => {
            format!("Sagen kunne ikke ses efter. {}", sentences(std::slice::from_ref(problem)))
        }
        Message::LetterWritten(path) => format!("Brevet er skrevet: {}", path.display()),
        Message::LetterNotWritten(problems) => {
            format!("Brevet er ikke skrevet. {}", sentences(problems))
        }
        Message::ItemRemoved => "Punktet er fjernet. Fortryd med Ctrl+Z.".to_owned(),
        Message::SourceOfWords { source: Source::Template { file, line }, because } => {
            format!("Ordene står i skabelonen {file}, linje {line}.{}", because_of(because))
        }
        Message::SourceOfWords { .. } => "Ordene kommer fra programmet selv.".to_owned(),
        Message::Sealed { number, letters } => seals::sealed(*number, *letters),
        Message::NotSealed(problems) => format!("Intet er forseglet. {}", sentences(problems)),
        Message::LetterLacksSomething => letters::LETTER_LACKS.to_owned(),
        Message::LetterHasNoFolder => letters::NO_FOLDER_YET.to_owned(),
        Message::Evidence(news) => evidence::news(*news),
        Message::NothingMisspelt => "Der er ingen stavefejl i sagen.".to_owned(),
        Message::PhraseWithGaps(gaps) => phrases::with_gaps(*gaps),
        Message::PhraseNotPutIn(problem) => phrases::not_put_in(problem),
        Message::FieldFull => crate::ui::form::texts::not_put_in(MOST_LETTERS),
        Message::Told(problem) => problem.in_full(),
        Message::NoteCopied(day) => command_texts::note_copied(*day),
        Message::NothingMissing => "Der mangler ikke noget.".to_owned(),
        Message::LetterWaits => letters::LETTER_WAITS.to_owned(),
        Message::NumberLeftOut => NUMBER_LEFT_OUT.to_owned(),
        Message::FileAdded => files::ADDED.to_owned(),
        Message::FileRemoved => files::REMOVED.to_owned(),
        Message::PictureNotTaken => PICTURE_NOT_TAKEN.to_owned(),
        Message::NotShown(what, path) => showing_texts::not_shown(*what, path),
        Message::FilesWanting(wanting) => files::wanting(wanting),
        Message::FileNot(problem) => sentences(std::slice::from_ref(problem)),
        Message::ExhibitsNeedLock => files::NEED_LOCK.to_owned(),
        Message::OwnKeyMade => "Din nøgle er lavet. Nye sager bliver låst med den.".to_owned(),
        Message::OwnKeyNotMade(problem) => {
            format!("Nøglen er ikke lavet. {}", sentences(std::slice::from_ref(problem)))
        }
        Message::OwnKeyChanged => "Din nøgle har fået den nye adgangskode.".to_owned(),
        Message::OwnKeyNotChanged(problem) => {
            let why = sentences(std::slice::from_ref(problem));
            format!("Nøglen har stadig sin gamle adgangskode. {why}")
        }
        Message::SettingsKept => "Indstillingerne er gemt.".to_owned(),
        Message::SettingsNotKept(problems) => {
            format!("Det er ikke gemt. Det, du skrev, står her stadig. {}", sentences(problems))
        }
        Message::SettingsNotRead(problem) => sentences(std::slice::from_ref(problem)),
        Message::SenderKept(SenderStanding::Own) => {
            "Afsenderen er gemt. Brevene kan skrives færdige nu.".to_owned()
        }
        Message::SenderKept(_) => {
            "Afsenderen er gemt. Noget af den er stadig opfundet, så breve bliver udkast."
                .to_owned()
        }
        Message::GuideShown(path) => showing_texts::guide_shown(path),
        Message::GuideNotWritten(problem) => showing_texts::guide_not_written(problem),
        Message::OnlyRead => version_texts::ONLY_READ_MESSAGE.to_owned(),
        Message::FoundTaken => version_texts::FOUND_TAKEN.to_owned(),
        Message::FoundBeside(path) => version_texts::found_beside(path),
        Message::JournalUnreadable(path) => version_texts::journal_unreadable(path),
        Message::JournalDamaged(path) => version_texts::journal_damaged(path),
        Message::NotJournaled(problem) => {
            format!("{} {}", version_texts::NOT_JOURNALED, problem.message)
        }
        Message::TextTakenOut => "Svaret er taget ud. Fortryd med Ctrl+Z.".to_owned(),
    }
}

const PICTURE_NOT_TAKEN: &str = "Et billede kan ikke sættes ind i et felt. Hører det til sagen, så gem det som en fil, og læg den på siden Bilag.";
fn sentences(problems: &[Problem]) -> String {
    let shown: Vec<String> = problems
        .iter()
        .take(3)
        .map(|problem| {
            let at = match &problem.place {
                Place::File { name, line, .. } if *line > 0 => format!("{name}, linje {line}: "),
                _ => String::new(),
            };
            format!("{at}{} {}", problem.message, problem.cure).trim().to_owned()
        })
        .collect();
    let mut text = shown.join(" ");
    if problems.len() > shown.len() {
        text.push_str(&format!(" Og {} mere.", problems.len() - shown.len()));
    }
    text
}

/// The question about unsaved changes.
pub fn unsaved(then: &Then) -> (&'static str, &'static str) {
    let text = match then {
        Then::Quit => "Hvis du lukker uden at gemme, mister du dine seneste ændringer.",
        Then::Practise(_) => {
            "Hvis du begynder en øvesag uden at gemme, mister du dine seneste ændringer."
        }
        Then::New => "Hvis du begynder en ny sag uden at gemme, mister du dine seneste ændringer.",
        Then::Open | Then::OpenPath(_) => {
            "Hvis du åbner en anden sag uden at gemme, mister du dine seneste ændringer."
        }
    };
    ("Vil du gemme dine ændringer?", text)
}

pub const UNKEPT_SETTINGS: (&str, &str) = (
    "Vil du gemme dine indstillinger?",
    "Du har skrevet noget i indstillingerne, som ikke er gemt endnu.",
);

pub fn open_where() -> (&'static str, &'static str) {
    ("Åbn en sag", "Vælg en fil, eller skriv stien til den.")
}

pub fn save_where() -> (&'static str, &'static str) {
    (
        "Gem sagen",
        "Vælg, hvor sagen skal ligge, eller skriv stien. Ender navnet på .sag, bliver sagen låst med en adgangskode, og så bliver den ved med at være låst.",
    )
}

/// The question about another passphrase for a case, and which is said first.
pub const CASE_OR_KEY_NOW: &str = "Sagens adgangskode nu, eller den til din egen nøgle";

pub fn to_change_lock(path: &Path) -> (&'static str, String) {
    let (title, text) = to_lock(path);
    (title, format!("Skriv først den, der åbner sagen nu. {text}"))
}

/// The question about the passphrase that a case is to be locked by.
pub fn to_lock(path: &Path) -> (&'static str, String) {
    (
        "Lås sagen",
        format!(
            "Vælg en adgangskode til {}. Brug for eksempel fire ord, som ikke hører sammen. \
             Glemmer du den, kan ingen åbne sagen.",
            path.display()
        ),
    )
}

const EXISTS: &str = "Filen findes i forvejen";

pub fn replace_case(path: &Path) -> (&'static str, String) {
    (EXISTS, format!("Vil du erstatte {}?", path.display()))
}

/// The question about a file that a letter would take the place of.
pub fn replace_letter(path: &Path, obstacle: Obstacle) -> (&'static str, String) {
    let path = path.display();
    let choice = "Vil du erstatte den, eller skal brevet ligge ved siden af under et andet navn?";
    (EXISTS, format!("{path}\n\n{} {choice}", obstacle.words()))
}

/// The question about a file that may only be read.
pub fn protected(path: &Path) -> (&'static str, String) {
    let path = path.display();
    (
        "Filen er skrivebeskyttet",
        format!("Nogen har beskyttet {path} mod ændringer. Vil du erstatte den alligevel?"),
    )
}

/// The question about a drive that does not answer.
pub fn no_answer(path: &Path) -> (&'static str, String) {
    let path = path.display();
    (
        "Drevet svarer ikke – gem et andet sted",
        format!(
            "{path} kan ikke nås lige nu. Din sag er stadig åben her, og intet er tabt. \
             Gem den et andet sted, eller prøv igen, når du har forbindelse."
        ),
    )
}

/// The question about a case whose file is not as it was left.
pub fn differs(path: &Path, difference: Difference) -> (&'static str, String) {
    let path = path.display();
    let choices = format!(
        "Intet går tabt, hvad du end vælger:\n\
         • {KEEP_BOTH}: Din udgave får et navn, der siger hvem og hvornår, og den anden bliver, hvor den er."
    );
    let overwrite =
        format!("• {OVERWRITE}: Din udgave tager pladsen, og den anden bliver gemt ved siden af.");
    let show =
        format!("• {SHOW_THEIRS}: Din udgave bliver gemt på samme måde, og den anden åbnes.");
    match difference {
        Difference::Changed(at) => (
            "En anden har ændret sagen",
            format!(
                "{path} er ændret af andre{}, mens du havde den åben. {choices}\n{show}\n{overwrite}",
                since(at)
            ),
        ),
        Difference::OtherCase(at) => (
            "Der ligger nu en anden sag i filen",
            format!(
                "{path} er skiftet ud{} med en anden borgers sag. {choices}\n{show}\n{overwrite}",
                since(at)
            ),
        ),
        Difference::NoCase(at) => (
            "Filen er skiftet ud",
            format!(
                "{path} er skiftet ud{} med noget, der ikke kan læses som en sag. {choices}\n{overwrite}",
                since(at)
            ),
        ),
        Difference::Gone => (
            "Filen findes ikke længere",
            format!(
                "{path} er slettet, flyttet eller omdøbt, mens du havde sagen åben. Den er stadig åben her."
            ),
        ),
    }
}

/// The question about a letter that would lie beside another case, or beside a letter of one.
pub fn beside_another(letter: &Path, neighbour: &Neighbour) -> (&'static str, String) {
    let folder = letter.parent().unwrap_or(Path::new("")).display();
    let (title, lies) = match neighbour {
        Neighbour::Case => (
            "Der ligger en anden sag i mappen",
            format!("I {folder} ligger der en anden sag end den, du har åben."),
        ),
        Neighbour::Letter(path) => (
            "Der ligger et brev fra en anden sag i mappen",
            format!("{} er et brev fra en anden sag end den, du har åben.", path.display()),
        ),
        Neighbour::Unsaid(path) => (
            "Der ligger måske et brev fra en anden sag i mappen",
            format!(
                "{}: Der står hverken sagsnummer eller CPR-nummer i brevet, så det kan ikke ses, om det er fra den sag, du har åben.",
                path.display()
            ),
        ),
    };
    let ask = "Brevets navn siger ikke, hvem det handler om. Vil du skrive brevet der alligevel?";
    (title, format!("{lies} {ask}"))
}

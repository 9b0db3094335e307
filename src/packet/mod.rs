//! The post packet of a letter (postpakken): what other systems send and file, made beside the letter itself.
//!
//! A message for Digital Post, an object for the journal, and a row for robots. All of it is made from the finished letter, its case
//! and what goes with it: the same letter gives the same bytes. Nothing here sends anything.

mod base64;
mod enclosures;
mod filing;
mod kle;
mod limits;
mod memo;
mod moments;
mod names;
mod rows;
mod uuid;
mod way;
mod window;
mod xml;

pub use enclosures::{Enclosure, Enclosures, enclosures};
pub use kle::KleChoice;
pub use limits::{MOST_FILES, MOST_MESSAGE_BYTES};
pub use memo::MemoVersion;
pub use way::{PostWay, way};
pub use window::through_window;

use crate::case::Case;
use crate::document::Document;
use crate::letters::{Sender, Template};
use crate::problem::{Place, Problem};

/// A letter on its way out, with all that its packet is made from (et brev, der skal ud).
pub struct Outgoing<'a> {
    pub document: &'a Document,
    pub template: &'a Template,
    pub case: &'a Case,
    pub sender: &'a Sender,
    /// Under which numbers it is filed.
    pub kle: KleChoice<'a>,
    pub memo: MemoVersion,
    /// The letter as PDF: the name of its file, and what is in it.
    pub pdf: (&'a str, &'a [u8]),
    /// The names of all files of the letter in the folder, the PDF among them.
    pub files: &'a [String],
    /// What goes with it, opened.
    pub enclosed: &'a [Enclosure],
}

/// A file of the packet, beside the letter's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacketFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What was made, and what somebody should know of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Packet {
    pub files: Vec<PacketFile>,
    /// What the packet does without, and why. Nothing here stops it.
    pub told: Vec<Problem>,
}

/// Why a letter is never sent, or what it lacks to be: looked at before anything is made.
pub fn refusals(document: &Document, template: &Template, sender: &Sender) -> Vec<Problem> {
    let problem = |code: &str, message: &str, cure: &str| {
        Problem::blocker(code, Place::Letter(template.id.clone()), message).with_cure(cure)
    };
    if template.is_sheet {
        let message =
            "Arket er til kommunen selv og bliver ikke sendt, så det får ingen postpakke.";
        return vec![problem("packet-sheet", message, "Skriv det uden --packet.")];
    }
    if document.practice {
        let message =
            "Det er en øvesag, og den bliver aldrig sendt, så brevet får ingen postpakke.";
        return vec![problem("packet-practice", message, "Skriv brevet uden --packet.")];
    }
    if document.draft {
        let message = "Et udkast bliver ikke sendt, så det får ingen postpakke.";
        return vec![problem("packet-draft", message, "Gør brevet færdigt først.")];
    }
    let mut lacks = Vec::new();
    if template.post.title.is_none() {
        lacks.push(problem(
            "packet-post-title",
            "Brevets skabelon har ingen post_title, altså det navn, som brevet får i Digital Post.",
            "Skriv en linje med post_title = \"…\" øverst i skabelonen: højst 50 tegn, og intet om sygdom eller ydelser.",
        ));
    }
    if sender.cvr.is_empty() {
        lacks.push(problem(
            "packet-cvr",
            "Brevhovedet mangler kommunens CVR-nummer, og uden det kan ingen se, hvem posten er fra.",
            "Skriv en linje med cvr = \"…\" i letterhead.toml.",
        ));
    }
    lacks
}

/// The packet of a letter.
///
/// # Errors
/// Everything that keeps it from going out, each with what to do. Nothing is made then.
pub fn make(outgoing: &Outgoing<'_>) -> Result<Packet, Vec<Problem>> {
    let Outgoing { document, template, case, sender, .. } = outgoing;
    let mut stopping = refusals(document, template, sender);
    if !stopping.is_empty() {
        return Err(stopping);
    }
    let mut packet = Packet::default();
    let way = way(case, template);
    stopping.extend(limits::of(outgoing, &way));
    match (&way, through_window(document, sender.window)) {
        (_, Ok(())) => {}
        // On paper an address that is not seen whole comes back to the sender.
        (PostWay::OnPaper(_), Err(problem)) => stopping.push(problem),
        (_, Err(problem)) => packet.told.push(only_told(problem)),
    }
    if let PostWay::Unknown(problem) = &way {
        stopping.push(problem.clone());
    }
    if !stopping.is_empty() {
        return Err(stopping);
    }
    let mut add = |name: String, bytes: Vec<u8>| packet.files.push(PacketFile { name, bytes });
    let stem = document.file_stem();
    let mut made = rows::Made::default();
    match &way {
        PostWay::Digital(cpr) => {
            let name = names::memo(&stem);
            add(name.clone(), memo::message(outgoing, cpr));
            made.message = Some(name);
        }
        PostWay::OnPaper(why) => {
            packet.told.push(why.clone());
            packet.told.extend(window::without_address(document));
        }
        PostWay::Unknown(_) => {}
    }
    match filing::object(outgoing) {
        Some(bytes) => {
            let name = names::filing(&stem);
            add(name.clone(), bytes);
            made.filing = Some(name);
        }
        None => packet.told.push(kle::unknown(&template.id)),
    }
    add(names::csv(&stem), rows::csv(outgoing, &made));
    add(names::json(&stem), rows::json(outgoing, &made));
    Ok(packet)
}

/// The same, where it stops nothing.
fn only_told(mut problem: Problem) -> Problem {
    problem.severity = crate::problem::Severity::Warning;
    problem
}

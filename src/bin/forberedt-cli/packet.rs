//! The post packets of letters: what other systems send and file, beside the letters' own files.

use std::path::Path;

use forberedt::case::Case;
use forberedt::case::attached::AttachedFile;
use forberedt::document::Document;
use forberedt::files::exhibits::{self, FileMark};
use forberedt::files::output::OutFile;

use forberedt::library::Library;
use forberedt::packet::{self, Enclosure, KleChoice, MemoVersion, Outgoing, PostWay};
use forberedt::problem::{Place, Problem, Severity};
use forberedt::writers::Format;
use forberedt::writers::seal::Claim;

use super::keys::Keys;
use super::policy;

/// What the packets of a case are made with.
pub(crate) struct Packing<'a> {
    pub library: &'a Library,
    pub case: &'a Case,
    pub path: &'a Path,
    pub keys: &'a Keys,
    pub memo: MemoVersion,
}

impl Packing<'_> {
    /// Adds the packet of a letter to its files, and tells what it does without.
    ///
    /// # Errors
    /// What keeps the letter from going out. Its files stay as they were.
    pub(crate) fn add(
        &self,
        document: &Document,
        folder: &Path,
        files: &mut Vec<OutFile>,
    ) -> Result<Vec<Problem>, Vec<Problem>> {
        let Some(template) = self.library.letters.template(&document.id) else {
            return Ok(Vec::new());
        };
        let sender = &self.library.sender;
        let refused = packet::refusals(document, template, sender);
        if !refused.is_empty() {
            return Err(refused);
        }
        let name_of = |file: &OutFile| {
            file.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
        };
        let names: Vec<String> = files.iter().map(name_of).collect();
        let is_pdf = |name: &String| name.ends_with(&format!(".{}", Format::Pdf.extension()));
        let Some(at) = names.iter().position(is_pdf) else { return Ok(Vec::new()) };
        let pdf = (names[at].as_str(), files[at].bytes.as_slice());
        let own = policy::in_force().ok().and_then(|policy| policy.kle.as_deref());
        let kle = KleChoice::of(&self.library.law, self.case, template, document.date, own);
        let mut told = Vec::new();
        let mut enclosed = Vec::new();
        if matches!(packet::way(self.case, template), PostWay::Digital(_)) {
            let wanted = packet::enclosures(self.case, template);
            let refused = wanted.refusals(&template.id, pdf.1.len() as u64);
            if !refused.is_empty() {
                return Err(refused);
            }
            told.extend(
                wanted.without_file.iter().map(|number| without_file(&template.id, *number)),
            );
            told.extend(wanted.is_unclear.then(|| unclear(&template.id)));
            enclosed = self.opened(&wanted.files).map_err(|problem| vec![problem])?;
        }
        let made = packet::make(&Outgoing {
            document,
            template,
            case: self.case,
            sender,
            kle,
            memo: self.memo,
            pdf,
            files: &names,
            enclosed: &enclosed,
        })?;
        if kle.subject.is_some() && !kle.is_verified {
            let message = "Ingen har efterprøvet det KLE-nummer, som brevet får.";
            let place = Place::Letter(template.id.clone());
            told.push(
                Problem::new("packet-kle-unverified", Severity::Warning, place, message)
                    .with_cure("Se efter i KL's emneplan, før det bliver journaliseret."),
            );
        }
        told.extend(made.told);
        files.extend(made.files.into_iter().map(|file| OutFile {
            path: folder.join(file.name),
            bytes: file.bytes,
            claim: Claim::of(document, Format::Text),
        }));
        Ok(told)
    }

    /// The exhibits that go with the letter, opened in memory.
    fn opened(&self, wanted: &[(u32, &AttachedFile)]) -> Result<Vec<Enclosure>, Problem> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        // Only a locked case has files of exhibits.
        let Some((lock, _)) = self.keys.lock(self.path)? else { return Ok(Vec::new()) };
        let open = |(number, file): &(u32, &AttachedFile)| {
            Ok(Enclosure {
                number: *number,
                ending: file.ending().to_lowercase(),
                bytes: exhibits::opened(self.path, &FileMark::from(*file), &lock.key)?,
            })
        };
        wanted.iter().map(open).collect()
    }
}

fn unclear(letter: &str) -> Problem {
    let message = "Brevet siger også, hvad der ikke er vedlagt, så ingen bilag er lagt i beskeden.";
    let place = Place::Letter(letter.to_owned());
    Problem::new("packet-enclosures-unclear", Severity::Warning, place, message)
        .with_cure("Skriv kun de bilag, der er vedlagt, i feltet, eller læg dem ved, hvor beskeden sendes fra.")
}

fn without_file(letter: &str, number: u32) -> Problem {
    let message = format!("Brevet nævner bilag {number}, og sagen har ingen fil til det.");
    Problem::new(
        "packet-without-file",
        Severity::Warning,
        Place::Letter(letter.to_owned()),
        message,
    )
    .with_cure("Læg det ved beskeden, hvor den sendes fra.")
}

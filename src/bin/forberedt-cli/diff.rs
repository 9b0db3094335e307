//! What is different in a letter: against its template, against what the user saw last, and against what was written out.

use forberedt::case::Case;
use forberedt::case::kept::KeptText;
use forberedt::document::{Block, BlockBody, Document, Inline, walk};
use forberedt::files::output;
use forberedt::letters::compared::{Compared, compared};
use forberedt::letters::edits::EDIT_CODES;
use forberedt::library::Library;
use forberedt::problem::{Place, Problem};
use forberedt::writers::text;
use serde_json::{Value, json};

use super::answers::{self, Said, write_files, written_line};
use super::orders::{AgainstName, DiffOrder};
use super::readability::not_given;
use super::round::Round;
use super::shell::Shell;
use super::{Outcome, cases, problems};

/// Tells the differences of one letter in every case, or writes them as marked letters.
pub(crate) fn diff(order: &DiffOrder, shell: &mut Shell) -> Outcome {
    let formats = match order.formats.chosen(order.cases.answer.out.as_deref()) {
        Ok(formats) => formats,
        Err(outcome) => return outcome,
    };
    if order.cases.answer.out.is_none() {
        return answers::about_cases("diff", &order.cases, shell, |library, case| {
            let differing = Differing::of(order, library, case)?;
            let words = || text::write(&differing.document());
            Ok((Said::either(&order.cases.answer, words, || differing.to_json()), Outcome::Done))
        });
    }
    let round = match Round::prepare(&order.cases) {
        Ok(round) => round.giving_out("diff"),
        Err(outcome) => return outcome,
    };
    let tally = round.each(shell, |case, found, shell| {
        let differing = match Differing::of(order, round.library, case) {
            Ok(differing) => differing,
            Err(outcome) => return outcome,
        };
        let Some(target) = round.target(found) else { return Outcome::Wrong };
        let mut files = Vec::new();
        for rendered in output::render_all(&[differing.document()], &formats, &target) {
            match rendered {
                Ok(written) => files.extend(written),
                Err(problems) => return cases::tell(&problems),
            }
        }
        let owner = round.library.owner(case);
        let written = write_files(&target, &files, Some(&owner), order.cases.answer.replace);
        if written == Outcome::Done {
            files.iter().for_each(|file| shell.say(written_line(&file.path)));
        }
        written
    });
    tally.worst()
}

/// A letter, and what is different in it.
struct Differing {
    marked: Document,
    compared: Compared,
    /// What it is compared with.
    against: String,
    /// What is changed by hand and stands in neither of them.
    not_used: Vec<Problem>,
}

impl Differing {
    fn of(order: &DiffOrder, library: &Library, case: &Case) -> Result<Self, Outcome> {
        let letter = order.letter.as_str();
        let shelf = library.shelf(case);
        let draft =
            shelf.draft(letter).map_err(|problems| not_given(library, letter, &problems))?;
        let (before, against) = match order.against {
            AgainstName::Template => {
                let own = shelf.own_words(letter).map_err(|problems| cases::tell(&problems))?;
                (own, "skabelonens egen tekst".to_owned())
            }
            AgainstName::Seen => {
                let seers = case.kept.seers(letter);
                let by = match (order.user.as_deref(), seers.as_slice()) {
                    (Some(user), _) => user,
                    (None, [only]) => only,
                    (None, []) => "",
                    (None, _) => return Err(blocked(letter, &SEEN_BY_SEVERAL)),
                };
                let kept = case.kept.seen(letter, by);
                let what = match by {
                    "" => "sidst blev set".to_owned(),
                    by => format!("sidst blev set af {by}"),
                };
                (kept_text(kept, letter, &NOT_SEEN)?, said_on(&what, kept))
            }
            AgainstName::Written => {
                let kept = case.kept.written(letter);
                (kept_text(kept, letter, &NOT_WRITTEN)?, said_on("sidst blev skrevet", kept))
            }
        };
        let compared = compared(&before, &draft.blocks);
        let of_edits = draft.blockers.iter().chain(&draft.warnings);
        let of_edits = of_edits.filter(|problem| problem.code.starts_with(EDIT_CODES));
        let not_used = of_edits.cloned().collect();
        Ok(Self { marked: draft.marked(), compared, against, not_used })
    }

    /// The letter with what is new and what is gone, under a name and a title that are not the letter's.
    fn document(&self) -> Document {
        let Compared { blocks, added, removed } = &self.compared;
        let count = match (added, removed) {
            (0, 0) => "Intet er forskelligt.".to_owned(),
            _ => format!(
                "{added} ord er nye, og {removed} ord udgår. De nye står i [nyt: …], og de andre i [udgår: …]."
            ),
        };
        let about = format!("Brevet er holdt op mod {}. {count}", self.against);
        let not_used = self.not_used.iter().map(Problem::in_full);
        let about = std::iter::once(about).chain(not_used);
        let about = about.map(|text| Block::from(BlockBody::Paragraph(vec![Inline::plain(text)])));
        // A letter has one heading of its first level, and it stands first.
        let title = walk::blocks(blocks)
            .position(|block| matches!(block.body, BlockBody::Heading { level: 1, .. }))
            .map_or(0, |place| place + 1);
        let mut blocks = blocks.clone();
        let title = title.min(blocks.len());
        blocks.splice(title..title, about);
        Document {
            id: format!("changes-in-{}", self.marked.id),
            title: format!("Ændringer i: {}", self.marked.title),
            blocks,
            draft: true,
            ..self.marked.clone()
        }
    }

    fn to_json(&self) -> Value {
        json!({
            "letter": self.marked.id,
            "against": self.against,
            "added": self.compared.added,
            "removed": self.compared.removed,
            "not_used": problems::list(&self.not_used),
            "text": text::write(&self.document()),
        })
    }
}

fn said_on(what: &str, kept: Option<&KeptText>) -> String {
    let on = kept.map(|kept| kept.on.as_str()).filter(|on| !on.is_empty());
    format!("det, der {what}{}", on.map(|on| format!(" den {on}")).unwrap_or_default())
}

/// What is said where a letter was never kept, and what to do.
const NOT_WRITTEN: [&str; 2] = [
    "Sagen gemmer ingen udgave af brevet, som er skrevet.",
    "Brug --against template, eller skriv brevet fra vinduet først.",
];
const NOT_SEEN: [&str; 2] = [
    "Sagen gemmer ingen udgave af brevet, som du har set.",
    "Se brevet i vinduet, og gem sagen. Har en anden set det, så skriv bruger-id eller navn med --user.",
];

const SEEN_BY_SEVERAL: [&str; 2] =
    ["Flere har set brevet.", "Skriv, hvem du er, med --user og dit bruger-id eller navn."];

fn kept_text(kept: Option<&KeptText>, letter: &str, lacks: &[&str; 2]) -> Result<String, Outcome> {
    kept.and_then(KeptText::text).ok_or_else(|| blocked(letter, lacks))
}

fn blocked(letter: &str, [message, cure]: &[&str; 2]) -> Outcome {
    let place = Place::Letter(letter.to_owned());
    cases::tell(&[Problem::blocker("letter-not-kept", place, *message).with_cure(*cure)]);
    Outcome::Blocked
}

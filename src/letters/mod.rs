//! The letters: templates are read and checked, and filled with a case and the law of its day.
//!
//! Templates are Markdown with Jinja tags. Reading one checks every name, choice and provision in it against the case
//! and the law, so a template that was read cannot fail later. Filling one never puts a value into the Markdown: a
//! token stands for it until the Markdown is read, so a value is always plain text.

mod beyond;
pub mod choices;
mod cites;
pub mod compared;
mod coverage;
mod draft;
pub mod edits;
mod filling;
mod grounds;
mod invented;
pub mod made_of;
mod news;
pub mod occasion;
pub mod phrases;
pub mod recipe;
pub mod redaction;
mod sender;
mod sender_form;
mod shelf;
mod template;
mod whose;
mod window;

use std::collections::HashMap;
use std::sync::OnceLock;

pub use beyond::{beyond, notice};
pub use cites::Cites;
pub use coverage::{Coverage, Sources};
pub use draft::Draft;
pub use filling::findings::Unverified;
pub use grounds::Ground;
pub use invented::invented_sender;
pub use sender::Sender;
pub use sender_form::{SenderForm, SenderStanding};
pub use shelf::{Finished, Shelf, Standing};
pub use template::front::{Audience, Template};
pub use template::marks::decoded;
pub use template::post::{LONGEST_POST_TITLE, Posting};
pub use template::sources::TrustedTemplates;
pub use whose::{parting, parting_in};
pub use window::EnvelopeWindow;

use crate::case::Case;
use crate::case::shared::Shared;
use crate::danish::nearest::suggestion;
use crate::document::Block;
use crate::law::LawBook;
use crate::place::FieldPath;
use crate::problem::{Place, Problem};
use crate::words::Words;
use filling::run::{Runner, TooLong};
use template::program::{Program, SenderPart};
use template::sources::{Sources as Templates, Text};

/// What a letter is filled with.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub case: &'a Case,
    pub law: &'a LawBook,
    pub words: &'a Words,
    pub sender: &'a Sender,
    /// What the checks find that is still to be done, for a letter that tells it; none where nobody has looked.
    pub duties: Option<&'a [Problem]>,
}

/// Letters whose files would have one name.
fn same_names(templates: &[Template], sources: &Templates<'_>) -> Vec<Problem> {
    let stem = |template: &Template| template.file_stem().to_lowercase();
    let told = templates.iter().enumerate().filter_map(|(index, template)| {
        let other = templates[..index].iter().find(|other| stem(other) == stem(template))?;
        let name = format!("{}.md", template.id);
        let file = sources.all().into_iter().find(|source| source.file.key == name)?.file;
        let message = format!(
            "Titlen er den samme som i {}.md, så brevenes filer ville få samme navn.",
            other.id
        );
        let fault = file.fault("template-same-title", file.line_of_key("title").max(1), &message);
        Some(fault.with_cure("Giv brevet en titel, som intet andet brev har."))
    });
    told.collect()
}

/// All letters that can be filled (brevbiblioteket).
#[derive(Clone, Debug, Default)]
pub struct Letters {
    templates: Vec<Template>,
    /// By id; one that has not been asked for yet is read from the texts when it is.
    programs: HashMap<String, OnceLock<Program>>,
    trusted: Option<&'static TrustedTemplates>,
}

impl Letters {
    /// Reads the letters and the parts they share from pairs of file name and text. All mistakes of all files come at
    /// once; letters without any that blocks stay usable.
    pub fn read<S: AsRef<str>>(
        files: &[(S, S)],
        words: &Words,
        law: &LawBook,
    ) -> (Self, Vec<Problem>) {
        let texts: Vec<Text> = files
            .iter()
            .map(|(name, text)| Text::new(name.as_ref(), text.as_ref().to_owned().into()))
            .collect();
        let sources = Templates::new(&texts);
        let mut letters = Self::default();
        let mut problems: Vec<Problem> =
            sources.all().into_iter().flat_map(|source| source.faults.iter().cloned()).collect();
        for source in sources.all().into_iter().filter(|source| !source.file.is_part()) {
            let mut faults = Vec::new();
            let template = template::front::read(source.file, &mut faults);
            let date = template.as_ref().map(|template| template.date);
            let (program, mut found) =
                template::compile::compile(source, &sources, law, words, date);
            faults.append(&mut found);
            faults.extend(template::structure::check(source, &program, &sources));
            let complete = program.files.iter().all(|file| {
                sources.by_name(&file.name).is_some_and(|source| source.tree.is_some())
            });
            match template {
                Some(template) if !faults.iter().any(Problem::blocks) && complete => {
                    letters.add(template, OnceLock::from(program))
                }
                _ => {}
            }
            for fault in faults {
                if !problems.contains(&fault) {
                    problems.push(fault);
                }
            }
        }
        letters.sort();
        problems.extend(same_names(&letters.templates, &sources));
        problems.sort_by(|one, other| one.place.cmp(&other.place));
        (letters, problems)
    }

    /// The letters of files that are known to be without mistakes: only what heads each is read now, and a letter itself
    /// when it is first filled.
    pub fn trusted(files: &'static TrustedTemplates) -> Self {
        let mut letters = Self { trusted: Some(files), ..Self::default() };
        for text in files.texts().iter().filter(|text| !text.file.is_part()) {
            if let Some(template) = template::front::read(&text.file, &mut Vec::new()) {
                letters.add(template, OnceLock::new());
            }
        }
        letters.sort();
        letters
    }

    fn add(&mut self, template: Template, program: OnceLock<Program>) {
        self.programs.insert(template.id.clone(), program);
        self.templates.push(template);
    }

    fn sort(&mut self) {
        let group = |template: &Template| {
            Template::GROUPS.iter().position(|group| *group == template.group)
        };
        self.templates.sort_by(|one, other| (group(one), &one.id).cmp(&(group(other), &other.id)));
    }

    /// The letter's program, read now if this is the first time it is asked for.
    fn program(&self, template: &Template, facts: &Facts<'_>) -> Option<&Program> {
        let program = self.programs.get(&template.id)?;
        Some(program.get_or_init(|| {
            let compiled = self.trusted.and_then(|files| {
                let (sources, date) = (files.sources(), Some(template.date));
                let source = sources.get(&format!("{}.md", template.id))?;
                Some(template::compile::compile(source, sources, facts.law, facts.words, date).0)
            });
            compiled.unwrap_or_default()
        }))
    }

    /// The fields of the case that decide whether words of this line of a template stand in the letter.
    pub fn fields_around(
        &self,
        id: &str,
        (file, line): (&str, usize),
        facts: &Facts<'_>,
    ) -> Vec<FieldPath> {
        let program = self.template(id).and_then(|template| self.program(template, facts));
        program.map(|it| template::why::fields_around(it, file, line)).unwrap_or_default()
    }

    /// The letters, group by group.
    pub fn all(&self) -> &[Template] {
        &self.templates
    }

    pub fn template(&self, id: &str) -> Option<&Template> {
        self.templates.iter().find(|template| template.id == id)
    }

    /// The names of the templates that a letter is made from: its own, and the parts that it shares with others.
    pub fn files_of(&self, id: &str, facts: &Facts<'_>) -> Vec<&str> {
        let program = self.template(id).and_then(|template| self.program(template, facts));
        program.into_iter().flat_map(|it| &it.files).map(|file| &*file.name).collect()
    }

    /// The letters whose occasion is not among those that are known.
    pub fn unknown_occasions(&self, known: &[&str]) -> Vec<Problem> {
        let strange =
            self.templates.iter().filter(|template| !known.contains(&template.occasion.as_str()));
        strange
            .map(|template| {
                let message = format!("Anledningen {} findes ikke.", template.occasion);
                Problem::blocker(
                    "template-unknown-occasion",
                    Place::Letter(template.id.clone()),
                    message,
                )
                .with_cure(suggestion(&template.occasion, known))
            })
            .collect()
    }

    /// The lines of the letterhead that some letter writes and the sender does not have. Each stops the letters that it names,
    /// and no other.
    pub fn lines_missing(&self, sender: &Sender) -> Vec<Problem> {
        let needs = |template: &Template| {
            let mut parts: Vec<SenderPart> = Vec::new();
            if let Some(program) = self.programs.get(&template.id).and_then(OnceLock::get) {
                template::sender_lines::needed(&program.nodes, &mut Vec::new(), &mut parts);
            }
            parts
        };
        let needs: Vec<(&Template, Vec<SenderPart>)> =
            self.templates.iter().map(|template| (template, needs(template))).collect();
        let mut problems = Vec::new();
        for part in SenderPart::ALL {
            let (text, name) = sender.line(part);
            let writing = needs.iter().filter(|(_, parts)| parts.contains(&part));
            let titles: Vec<&str> = writing.map(|(template, _)| template.title.as_str()).collect();
            if text.trim().is_empty() && !titles.is_empty() {
                problems.push(Sender::incomplete(name, &titles));
            }
        }
        problems
    }

    /// What the law demands of a letter and its template may leave out, of all that have been read.
    pub fn lacking_what_is_demanded(&self) -> Vec<Problem> {
        let read = |template: &Template| self.programs.get(&template.id).and_then(OnceLock::get);
        let lacking = self.templates.iter().filter_map(|template| {
            Some(template::demanded::lacking(template, &read(template)?.nodes))
        });
        lacking.flatten().collect()
    }

    /// Fills a letter.
    ///
    /// # Errors
    /// There is no such letter, or its template asks for more than a letter can hold.
    pub fn fill(&self, id: &str, facts: &Facts<'_>) -> Result<Draft, Vec<Problem>> {
        let found =
            self.template(id).and_then(|template| Some((template, self.program(template, facts)?)));
        let Some((template, program)) = found else {
            return Err(vec![Problem::blocker(
                "letter-unknown",
                Place::Letter(id.to_owned()),
                "Brevet findes ikke, eller dets skabelon har fejl.",
            )]);
        };
        let mut runner = Runner::new(facts, template).among(self);
        match runner.run(program) {
            Ok(rendered) => {
                runner.require_date();
                runner.weigh_doubts();
                Ok(Draft::new(template, program, facts, runner, &rendered))
            }
            Err(TooLong) => Err(vec![
                Problem::blocker(
                    "letter-too-long",
                    Place::Letter(id.to_owned()),
                    "Brevet bliver for langt til at skrive.",
                )
                .with_cure("Skabelonen gentager noget for mange gange."),
            ]),
        }
    }

    /// The blocks of a letter, with no word before what is new in it.
    fn unmarked(&self, id: &str, facts: &Facts<'_>) -> Option<Vec<Block>> {
        let bare = Case { seals: Shared::default(), ..facts.case.clone() };
        self.fill(id, &Facts { case: &bare, ..*facts }).ok().map(|draft| draft.blocks)
    }

    /// What is wrong with letters that are too long already where a case holds nothing.
    pub fn too_long(&self, facts: &Facts<'_>) -> Vec<Problem> {
        let filled =
            self.templates.iter().filter_map(|template| self.fill(&template.id, facts).err());
        filled.flatten().filter(|problem| problem.code == "letter-too-long").collect()
    }
}

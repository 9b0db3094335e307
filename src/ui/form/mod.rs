//! The form of a section: a loop over its fields, whatever they are.

mod asked;
mod by_letter;
mod day;
mod exhibits;
pub mod field;
pub mod help;
mod in_words;
mod into_sight;
mod item;
mod list;
pub(super) mod long_text;
pub(super) mod pasted_into;
pub mod phrases;
mod points;
pub mod remark;
mod rows;
mod states;
pub(super) mod text_box;
pub mod texts;
mod ties;
mod underlined;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use eframe::egui::{Id, ScrollArea, Ui, UiBuilder};
use jiff::civil::Date;

use super::focus::Focus;
use super::tasks::finish;
use super::{parts, theme};
use crate::case::evidence::EvidenceTies;
use crate::case::field::{Edit, State};
use crate::case::part::CasePart;
use crate::case::shared::Shared;
use crate::danish::capital::capitalised;
use crate::jobs::job::Deadline;
use crate::letters::phrases::PhraseBook;
use crate::library::Library;
use crate::place::FieldPath;
use crate::session::Session;
use crate::session::action::{Action, Command};
use crate::session::findings::Findings;
use crate::session::pages::beside::Side;

/// What the fields of a form share while it is drawn (formularens bord).
pub struct FormPane<'a> {
    pub library: &'a Library,
    pub findings: &'a Findings,
    /// The fields that do not matter as the case stands.
    pub irrelevant: Arc<HashSet<FieldPath>>,
    /// The number and the title of each exhibit that a field can name.
    exhibits: Arc<Vec<(u32, String)>>,
    /// How many ties each answer has.
    tied: Arc<HashMap<FieldPath, usize>>,
    /// The questions to others that answers come from.
    asked: Arc<asked::Asked>,
    /// The answers that a text was pasted into, while nothing is tied to them.
    pasted: HashSet<FieldPath>,
    /// Whether reasons can be drafted from the table of facts.
    has_facts: bool,
    /// The field whose menu asks for a tie.
    tie_here: Option<FieldPath>,
    /// The words that are spelt wrong.
    misspelt: Arc<HashSet<String>>,
    /// The phrases that can be put into a text.
    phrases: Arc<PhraseBook>,
    /// Who gets the cursor now.
    pub focus: &'a Focus,
    /// What the user asked for, to be done when the form is drawn.
    pub actions: Vec<Action>,
    /// Where text was typed.
    pub typed: Option<FieldPath>,
    /// The time limits of the case, as they were last counted.
    limits: Arc<Vec<Deadline>>,
    /// Whether they are those of the case as it stands.
    knows_limits: bool,
    /// Today, as the program was told.
    today: Date,
    /// The day whose law is cited beside the fields.
    pub day: Date,
    /// The field that the cursor was led to because something is missing there.
    led_to: Option<FieldPath>,
    /// Whether the cursor goes on from a field that was drawn to the next one.
    leads_on: bool,
    /// Whether the help for the field with the cursor stands beside the form.
    helps_beside: bool,
}

impl FormPane<'_> {
    /// How the law cites a provision on the form's day.
    pub fn cite(&self, provision: &str) -> Option<&str> {
        self.library.law.cite(provision, self.day).map(|holding| holding.cite)
    }

    /// The legal basis of a field, as it is cited on the form's day.
    fn cite_of(&self, key: &str) -> Option<&str> {
        self.cite(&self.library.words.field(key)?.provision)
    }

    /// Whether a field is on the form: one that does not matter is, while it holds an answer, or while somebody is sent to
    /// it or writes in it.
    fn shows(&self, ui: &Ui, spot: &Spot, state: State) -> bool {
        let sent_to = Id::unique("field sent to");
        if *self.focus == Focus::Field(spot.path) {
            ui.data_mut(|data| data.insert_temp(sent_to, spot.path));
        }
        !self.irrelevant.contains(&spot.path)
            || state != State::NotAnswered
            || self.findings.at(&spot.path).next().is_some()
            || ui.data(|data| data.get_temp(sent_to)).as_ref() == Some(&spot.path)
            || ui.memory(|memory| memory.has_focus(spot.id()))
    }

    /// Draws a field, unless it does not matter and nothing is there to see; says whether it did.
    fn field(&mut self, ui: &mut Ui, spot: &Spot, edit: Edit<'_>, space: f32) -> bool {
        let state = match &edit {
            Edit::Answer(answer) => answer.state(),
            Edit::List(items) => items.state(),
        };
        if !self.shows(ui, spot, state) {
            return false;
        }
        if std::mem::take(&mut self.leads_on) {
            self.actions.push(Action::JumpTo(spot.path));
        }
        own_ids(ui, spot, "field", |ui| match edit {
            Edit::Answer(answer) => field::show(ui, self, spot, answer),
            Edit::List(items) => list::show(ui, self, spot, items),
        });
        ui.add_space(space);
        true
    }
}

/// A field's place, its words and the name that a screen reader says.
pub struct Spot {
    pub path: FieldPath,
    /// The path without item numbers: the key of the words.
    pub key: String,
    /// What stands before the label in the accessible name, such as `Ansættelse 2: `.
    pub prefix: String,
}

impl Spot {
    /// The id of the field's widget, the same in every frame.
    pub fn id(&self) -> Id {
        box_of(&self.path)
    }
}

/// The id of the box of a field.
fn box_of(path: &FieldPath) -> Id {
    Id::unique(("field", path))
}

/// Draws something of a field whose controls keep their ids, and so the cursor, whatever comes and goes above it.
fn own_ids<R>(ui: &mut Ui, spot: &Spot, name: &str, draw: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().scope_id(spot.id().with(name)), draw).inner
}

/// Draws the form of a part and gives what the user asked for.
pub fn show(
    ui: &mut Ui,
    session: &mut Session,
    part: &'static CasePart,
    focus: &Focus,
) -> Vec<Action> {
    let section = part.section;
    let Some(library) = session.library().map(Arc::clone) else {
        ui.label(texts::PREPARING);
        return Vec::new();
    };
    let findings = Arc::clone(session.findings());
    let mut desk = desk(ui, session, &library, &findings, part, focus);
    ScrollArea::vertical().id_salt(part.name).auto_shrink(false).content_margin(24.0).show(
        ui,
        |ui| {
            ui.set_max_width(ui.available_width().min(theme::TEXT_WIDTH));
            heading(ui, &library, part);
            session.edit(|case| {
                let fields = case.section_mut(section)?;
                let mut is_empty = true;
                for (name, edit) in fields.fields_mut() {
                    if !part.has(name) {
                        continue;
                    }
                    let path = FieldPath::new(section, name);
                    let spot = Spot { key: path.words_key(), path, prefix: String::new() };
                    is_empty &= !desk.field(ui, &spot, edit, 16.0);
                }
                if is_empty {
                    ui.label(texts::PART_DOES_NOT_MATTER);
                }
                desk.typed.take()
            });
            // The latest talk is what a caseworker most often writes a note about.
            if part.name == "contacts" && ui.link(texts::COPY_NOTE).clicked() {
                desk.actions.push(Action::Do(Command::CopyNote));
            }
            ui.add_space(16.0);
            finish::show(ui, session, part, &mut desk.actions);
            ties::open(ui, session, part, &mut desk);
            ui.add_space(60.0);
        },
    );
    desk.actions
}

/// What the fields of a part share.
fn desk<'a>(
    ui: &Ui,
    session: &Session,
    library: &'a Library,
    findings: &'a Findings,
    part: &'static CasePart,
    focus: &'a Focus,
) -> FormPane<'a> {
    let known = Known::load(ui, session, library, part.section);
    FormPane {
        library,
        findings,
        irrelevant: known.irrelevant,
        exhibits: known.exhibits,
        tied: known.tied,
        asked: known.asked,
        pasted: session.pasted_and_untied(),
        has_facts: session.has_facts(),
        tie_here: None,
        misspelt: Arc::clone(session.misspelt()),
        phrases: Arc::clone(session.phrases()),
        focus,
        actions: Vec::new(),
        typed: None,
        limits: Arc::clone(session.limits()),
        knows_limits: session.knows_deadlines(),
        today: session.today(),
        day: session.law_day(part),
        led_to: session.led_to(),
        leads_on: false,
        helps_beside: session.side() == Some(Side::Help),
    }
}

/// Draws some fields of one section where no form of a part stands, and gives what the user asked for. Labels that an item of a list
/// shares with others are told with the item's place.
pub fn some(
    ui: &mut Ui,
    session: &mut Session,
    fields: &[FieldPath],
    focus: &Focus,
) -> Vec<Action> {
    let Some(library) = session.library().map(Arc::clone) else {
        ui.label(texts::PREPARING);
        return Vec::new();
    };
    let Some(part) = fields.first().and_then(CasePart::of) else { return Vec::new() };
    let findings = Arc::clone(session.findings());
    let mut desk = desk(ui, session, &library, &findings, part, focus);
    session.edit(|case| {
        for path in fields {
            let key = path.words_key();
            let prefix = path.list().map_or_else(String::new, |(list, step)| {
                let item = library.words.field(&list.words_key()).map(|words| words.item.as_str());
                let item = item.filter(|item| !item.is_empty()).unwrap_or("punkt");
                format!("{} {}: ", capitalised(item), step.index + 1)
            });
            let spot = Spot { path: *path, key, prefix };
            if let Some(edit) = case.find_mut(path) {
                desk.field(ui, &spot, edit, 14.0);
            }
        }
        desk.typed.take()
    });
    desk.actions
}

/// What is reckoned from the whole case, once for each of its states.
#[derive(Clone)]
struct Known {
    generation: u64,
    section: &'static str,
    irrelevant: Arc<HashSet<FieldPath>>,
    exhibits: Arc<Vec<(u32, String)>>,
    asked: Arc<asked::Asked>,
    /// The ties that were counted; they change seldom.
    ties: Shared<EvidenceTies>,
    tied: Arc<HashMap<FieldPath, usize>>,
}

impl Known {
    fn load(ui: &Ui, session: &Session, library: &Library, section: &'static str) -> Self {
        let id = Id::unique("known of the case");
        let generation = session.generation();
        let is_fresh = |known: &Self| known.generation == generation && known.section == section;
        let known = ui.data(|data| data.get_temp::<Self>(id));
        if let Some(known) = known.as_ref().filter(|known| is_fresh(known)) {
            return known.clone();
        }
        let ties = session.case().evidence.clone();
        let tied = known.filter(|known| known.ties.is_same(&ties)).map(|known| known.tied);
        let known = Self {
            generation,
            section,
            irrelevant: Arc::new(library.words.irrelevant(session.case(), section)),
            exhibits: Arc::new(exhibits::listed(session.case())),
            asked: Arc::new(asked::of(library, session.case(), section)),
            tied: tied.unwrap_or_else(|| Arc::new(ties::counted(session.case()))),
            ties,
        };
        ui.data_mut(|data| data.insert_temp(id, known.clone()));
        known
    }
}

fn heading(ui: &mut Ui, library: &Library, part: &'static CasePart) {
    theme::heading(ui, parts::label(Some(library), part), 1);
    let of_section = || library.words.section(part.section).map(|words| words.help.as_str());
    let help = parts::help(part).or_else(of_section).unwrap_or_default();
    if !help.is_empty() {
        ui.label(help);
    }
    ui.add_space(18.0);
}

//! The pages of the window: which there are, which is shown, and what each keeps of its own.

pub mod access;
pub mod beside;
pub mod cases;
pub mod form;
pub mod forms;
pub mod intake;
pub mod letter_view;
pub mod letters;
pub mod meeting;
pub mod nameless;
pub mod seals;
pub mod settings;

use crate::case::part::{CasePart, Phase};
use crate::place::FieldPath;
use access::AccessPage;
use beside::Beside;
use cases::CasesPage;
use form::FormPage;
use forms::FormsPage;
use intake::IntakePage;
use letters::LettersPage;
use meeting::MeetingPage;
use nameless::NamelessPage;
use seals::SealsPage;
use settings::SettingsPage;

/// What the middle of the window shows (siden).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Where the program begins: which case, and what is set up.
    Start,
    /// The list of a folder of cases.
    Cases,
    /// The task list of the case.
    Tasks,
    /// A part of the case, by its name.
    Section(&'static str),
    /// All answers of a phase, to be read through.
    Answers(Phase),
    Letters,
    /// The meeting, one point at a time.
    Meeting,
    /// The letter in view without names.
    Nameless,
    /// The older versions that the case's file keeps.
    Versions,
    /// Who has had the case open.
    Access,
    /// The letters as they went out.
    Seals,
    /// Forms to those who see the citizen.
    Forms,
    /// What the municipality's own system exports.
    Intake,
    Settings,
}

impl Page {
    /// The pages of a case, in the order in which a person meets them.
    pub fn all() -> impl Iterator<Item = Self> {
        let parts = CasePart::ALL.iter().map(|part| Self::Section(part.name));
        std::iter::once(Self::Tasks).chain(parts).chain([Self::Letters])
    }

    /// Whether the page shows something of the case.
    pub fn is_of_case(self) -> bool {
        !matches!(self, Self::Start | Self::Cases | Self::Settings)
    }

    /// The page so many steps on; after the last comes the first.
    pub fn neighbour(self, step: isize) -> Self {
        let pages: Vec<Self> = Self::all().collect();
        let here = pages.iter().position(|page| *page == self).unwrap_or_default();
        here.checked_add_signed(step)
            .and_then(|index| pages.get(index))
            .or(if step > 0 { pages.first() } else { pages.last() })
            .copied()
            .unwrap_or(self)
    }
}

/// All pages, and which of them is shown (siderne).
pub struct Pages {
    pub form: FormPage,
    pub letters: LettersPage,
    pub meeting: MeetingPage,
    pub nameless: NamelessPage,
    pub seals: SealsPage,
    pub access: AccessPage,
    pub forms: FormsPage,
    pub intake: IntakePage,
    pub beside: Beside,
    pub settings: SettingsPage,
    pub cases: CasesPage,
    /// The case that is begun next is to be filled from an export.
    pub wants_export: bool,
    shown: Page,
    /// A case was begun or opened since the program was started.
    has_case: bool,
    /// The page was turned to by key and has no field for the cursor; it goes to the page's first control.
    lands: bool,
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            form: FormPage::default(),
            letters: LettersPage::default(),
            meeting: MeetingPage::default(),
            nameless: NamelessPage::default(),
            seals: SealsPage::default(),
            access: AccessPage::default(),
            forms: FormsPage::default(),
            intake: IntakePage::default(),
            beside: Beside::default(),
            settings: SettingsPage::default(),
            cases: CasesPage::default(),
            wants_export: false,
            shown: Page::Start,
            has_case: false,
            lands: false,
        }
    }
}

impl Pages {
    pub fn shown(&self) -> Page {
        self.shown
    }

    pub fn has_case(&self) -> bool {
        self.has_case
    }

    pub fn show(&mut self, page: Page) {
        self.shown = page;
        self.has_case |= page.is_of_case();
    }

    /// Shows a field and aims the cursor at it. False where the case has no such part.
    pub fn jump_to(&mut self, place: FieldPath) -> bool {
        let Some(part) = CasePart::of(&place) else { return false };
        self.form.aim(Some(place));
        self.show(Page::Section(part.name));
        true
    }

    /// Gives the cursor to the first control of the page that is shown.
    pub fn land(&mut self) {
        self.lands = true;
    }

    /// Whether the page's first control should get the cursor; it is asked for once.
    pub fn take_landing(&mut self) -> bool {
        std::mem::take(&mut self.lands)
    }

    /// Another case has come; the pages begin anew, with its task list.
    pub fn forget_case(&mut self) {
        self.form = FormPage::default();
        self.letters = LettersPage::default();
        self.meeting = MeetingPage::default();
        self.nameless = NamelessPage::default();
        self.seals = SealsPage::default();
        self.access = AccessPage::default();
        self.forms = FormsPage::default();
        self.intake = IntakePage::default();
        self.show(Page::Tasks);
        self.lands = true;
    }
}

//! The pages of the window: which there are, which is shown, and what each keeps of its own.

pub mod beside;
pub mod form;
pub mod letters;

use crate::case::Case;
use crate::place::FieldPath;
use beside::Beside;
use form::FormPage;
use letters::LettersPage;

/// What the middle of the window shows (siden).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A section of the case, by its name.
    Section(&'static str),
    Letters,
}

impl Page {
    /// The pages, in the order in which a person meets them.
    pub fn all() -> impl Iterator<Item = Self> {
        Case::SECTIONS.iter().map(|name| Self::Section(name)).chain([Self::Letters])
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
#[derive(Default)]
pub struct Pages {
    pub form: FormPage,
    pub letters: LettersPage,
    pub beside: Beside,
    shows_letters: bool,
}

impl Pages {
    pub fn shown(&self) -> Page {
        if self.shows_letters { Page::Letters } else { Page::Section(self.form.section()) }
    }

    /// Whether a letter can be seen now, on its own page or beside a form.
    pub fn show_a_letter(&self) -> bool {
        self.shows_letters || self.beside.is_shown()
    }

    pub fn show(&mut self, page: Page) {
        self.shows_letters = page == Page::Letters;
        if let Page::Section(section) = page {
            self.form.turn_to(section);
        }
    }

    /// Shows a field and aims the cursor at it. False where the case has no such section.
    pub fn jump_to(&mut self, place: FieldPath) -> bool {
        let section = place.section();
        let Some(name) = Case::SECTIONS.iter().find(|name| **name == section) else {
            return false;
        };
        self.form.aim(Some(place));
        self.show(Page::Section(name));
        true
    }

    /// Another case has come; the pages begin anew.
    pub fn forget_case(&mut self) {
        self.form = FormPage::default();
        self.letters = LettersPage::default();
        self.shows_letters = false;
    }
}

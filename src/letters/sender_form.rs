//! The sender as a person fills it in, and as it is written into a municipality's `letterhead.toml`.

use super::Sender;
use super::invented::Invented;
use crate::problem::{Place, Problem};
use crate::source_text::SourceText;

const FILE: &str = "letterhead.toml";
const BY_HAND: &str =
    "# Afsenderen på alle breve. Skrevet af Forberedt fra siden »Indstillinger«.\n";

/// The lines of the letterhead that a municipality fills in (afsenderens oplysninger).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SenderForm {
    pub name: String,
    pub unit: String,
    /// A line each.
    pub address: String,
    pub phone: String,
    pub email: String,
    pub web: String,
    pub digital_post: String,
    pub opening_hours: String,
    /// The logo's file: its name in the folder of templates, or where a new one lies.
    pub logo: String,
    pub logo_alt: String,
}

/// Whose the sender is (afsenderens stilling).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SenderStanding {
    /// The invented municipality that the program comes with.
    Invented,
    /// The municipality's own, with this line still from the invented one.
    Partly(&'static str),
    Own,
}

impl Sender {
    pub fn standing(&self) -> SenderStanding {
        match self.invented {
            Some(Invented::All) => SenderStanding::Invented,
            Some(Invented::Line(key)) => SenderStanding::Partly(key),
            None => SenderStanding::Own,
        }
    }
}

impl SenderForm {
    /// What a municipality has filled in so far. Of the invented one nothing is taken over.
    pub fn of(sender: &Sender) -> Self {
        if sender.standing() == SenderStanding::Invented {
            return Self::default();
        }
        Self {
            name: sender.name.clone(),
            unit: sender.unit.clone(),
            address: sender.address.clone(),
            phone: sender.phone.clone(),
            email: sender.email.clone(),
            web: sender.web.clone(),
            digital_post: sender.digital_post.clone(),
            opening_hours: sender.opening_hours.clone(),
            logo: sender.logo_file.clone(),
            logo_alt: sender.logo_alt.clone(),
        }
    }

    /// The lines by their keys in the file, in the order of the form.
    pub fn lines_mut(&mut self) -> [(&'static str, &mut String); 10] {
        [
            ("name", &mut self.name),
            ("unit", &mut self.unit),
            ("address", &mut self.address),
            ("phone", &mut self.phone),
            ("email", &mut self.email),
            ("web", &mut self.web),
            ("digital_post", &mut self.digital_post),
            ("opening_hours", &mut self.opening_hours),
            ("logo", &mut self.logo),
            ("logo_alt", &mut self.logo_alt),
        ]
    }

    /// The text of the file with these lines, and with whatever else an older file holds: margins, footer, sizes.
    ///
    /// # Errors
    /// That the older file cannot be read, so that something of it would be lost; or what the letterhead lacks.
    pub fn lay_into(&self, old: &str) -> Result<String, Vec<Problem>> {
        let mut file: toml::Table = SourceText::new(FILE, old)
            .toml("letterhead-unreadable", "Brevhovedet")
            .map_err(|problem: Problem| vec![problem])?;
        for (key, text) in self.clone().lines_mut() {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let lines: Vec<toml::Value> = lines.map(toml::Value::from).collect();
            let value = match key {
                _ if lines.is_empty() => None,
                "address" => Some(toml::Value::Array(lines)),
                _ => Some(toml::Value::from(text.trim())),
            };
            match value {
                Some(value) => file.insert(key.to_owned(), value),
                None => file.remove(key),
            };
        }
        let text = toml::to_string(&file).map_err(|_| {
            let place = Place::File { name: FILE.to_owned(), line: 0, excerpt: String::new() };
            vec![Problem::blocker("letterhead-unreadable", place, "Brevhovedet kan ikke skrives.")]
        })?;
        Sender::read(&SourceText::new(FILE, text.as_str()))?;
        Ok(format!("{BY_HAND}{text}"))
    }
}

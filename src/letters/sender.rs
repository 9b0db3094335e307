//! The sender of the letters: the municipality's name, address, logo and margins, from `letterhead.toml`.

use serde::Deserialize;

use super::invented::Invented;
use super::template::program::SenderPart;
use super::window::EnvelopeWindow;
use crate::danish::pasted::{Form, as_meant};
use crate::danish::placeholders::mistakes;
use crate::document::{Letterhead, Logo, Margins};
use crate::problem::{Place, Problem};
use crate::source_text::SourceText;

/// Stands in the footer for the case's number.
const CASE_NUMBER: &str = "{case_number}";

/// Who sends the letters (afsenderen).
#[derive(Clone, Debug, PartialEq)]
pub struct Sender {
    pub name: String,
    pub unit: String,
    /// A line each, parted by `\n`.
    pub address: String,
    pub phone: String,
    pub email: String,
    pub web: String,
    /// How the citizen writes by Digital Post.
    pub digital_post: String,
    pub opening_hours: String,
    /// The number by which systems know the municipality (CVR-nummer), eight digits; empty while nobody has given it.
    pub cvr: String,
    /// Where the windows of its envelopes are.
    pub window: EnvelopeWindow,
    /// The file that holds the logo; empty where there is none.
    pub logo_file: String,
    pub logo: Option<Logo>,
    pub(super) logo_alt: String,
    logo_width: f32,
    margins: Margins,
    font_size: f32,
    footer: String,
    pub(super) invented: Option<Invented>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    name: String,
    unit: String,
    address: Vec<String>,
    phone: String,
    email: String,
    web: String,
    digital_post: String,
    opening_hours: String,
    cvr: String,
    window: EnvelopeWindow,
    logo: String,
    logo_alt: String,
    /// Millimetres.
    logo_width: f32,
    margins: Sides,
    /// Points.
    font_size: f32,
    footer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sides {
    top: f32,
    right: f32,
    bottom: f32,
    left: f32,
}

impl Default for Sides {
    fn default() -> Self {
        let Margins { top, right, bottom, left } = Margins::default();
        Self { top, right, bottom, left }
    }
}

impl Default for File {
    fn default() -> Self {
        let empty = String::new;
        Self {
            name: empty(),
            unit: empty(),
            address: Vec::new(),
            phone: empty(),
            email: empty(),
            web: empty(),
            digital_post: empty(),
            opening_hours: empty(),
            cvr: empty(),
            window: EnvelopeWindow::default(),
            logo: empty(),
            logo_alt: empty(),
            logo_width: 40.0,
            margins: Sides::default(),
            font_size: 11.0,
            footer: format!("Sagsnr. {CASE_NUMBER}"),
        }
    }
}

impl Sender {
    /// Reads `letterhead.toml` as a municipality's own. The logo's file is for the caller to fetch and to hand to
    /// [`Sender::set_logo`].
    ///
    /// # Errors
    /// What cannot be used, with its line.
    pub fn read(source: &SourceText<'_>) -> Result<Self, Vec<Problem>> {
        const CODE: &str = "letterhead-unreadable";
        let fault =
            |key: &str, message: String| source.fault(CODE, source.line_of_key(key), message);
        let file: File = source.toml(CODE, "Brevhovedet").map_err(|problem| vec![problem])?;
        let mut problems = Vec::new();
        // A name of signs that cannot be seen is none.
        if as_meant(&file.name, Form::OneLine).trim().is_empty() {
            problems.push(
                fault("name", "Brevhovedet mangler kommunens navn.".to_owned())
                    .with_cure("Skriv en linje med name = \"…\"."),
            );
        }
        if !file.logo.is_empty() && file.logo_alt.trim().is_empty() {
            let cure = "Skriv en linje med logo_alt = \"…\", så den, der får brevet læst op, ved, hvad logoet viser.";
            problems
                .push(fault("logo", "Logoet mangler en beskrivelse.".to_owned()).with_cure(cure));
        }
        for (message, cure) in mistakes(&file.footer, &["case_number"]) {
            problems.push(fault("footer", message).with_cure(cure));
        }
        let Sides { top, right, bottom, left } = file.margins;
        let sizes = [
            ("margins", &[top, right, bottom, left][..], 5.0..=70.0),
            ("font_size", &[file.font_size], 9.0..=20.0),
            ("logo_width", &[file.logo_width], 5.0..=160.0),
        ];
        for (key, sizes, fit) in sizes {
            // A number that is none fits nowhere.
            if !sizes.iter().all(|size| fit.contains(size)) {
                problems
                    .push(fault(key, format!("{key} er for lille eller for stor til et brev.")));
            }
        }
        let cvr: String = file.cvr.chars().filter(|sign| !sign.is_whitespace()).collect();
        let is_number = cvr.len() == 8 && cvr.bytes().all(|sign| sign.is_ascii_digit());
        if !cvr.is_empty() && !is_number {
            let cure = "Skriv de otte cifre i anførselstegn, som cvr = \"12345678\".";
            problems.push(fault("cvr", "Et CVR-nummer har otte cifre.".to_owned()).with_cure(cure));
        }
        if !file.window.is_on_paper() {
            let message = "[window] ligger uden for papiret eller er for lille til en adresse.";
            let line = source.line_of_key("window");
            problems.push(
                source
                    .fault(CODE, line, message)
                    .with_cure("Mål rudens plads på det foldede brev i millimeter fra papirets øverste venstre hjørne."),
            );
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let line = |text: String| as_meant(&text, Form::OneLine).into_owned();
        Ok(Self {
            name: line(file.name),
            unit: file.unit,
            address: file.address.join("\n"),
            phone: line(file.phone),
            email: line(file.email),
            web: line(file.web),
            digital_post: line(file.digital_post),
            opening_hours: line(file.opening_hours),
            cvr,
            window: file.window,
            logo_file: file.logo,
            logo: None,
            logo_alt: line(file.logo_alt),
            logo_width: file.logo_width,
            margins: Margins { top, right, bottom, left },
            font_size: file.font_size,
            footer: line(file.footer),
            invented: None,
        })
    }

    /// A line of the letterhead, and the key under which it is written.
    pub(super) fn line(&self, part: SenderPart) -> (&str, &'static str) {
        match part {
            SenderPart::Name => (&self.name, "name"),
            SenderPart::Unit => (&self.unit, "unit"),
            SenderPart::Address => (&self.address, "address"),
            SenderPart::Phone => (&self.phone, "phone"),
            SenderPart::Email => (&self.email, "email"),
            SenderPart::Web => (&self.web, "web"),
            SenderPart::DigitalPost => (&self.digital_post, "digital_post"),
            SenderPart::OpeningHours => (&self.opening_hours, "opening_hours"),
        }
    }

    /// A line that the letters of these titles write and the letterhead lacks.
    pub(super) fn incomplete(key: &str, titles: &[&str]) -> Problem {
        /// More titles than these are counted.
        const NAMED: usize = 3;
        let place =
            Place::File { name: "letterhead.toml".to_owned(), line: 0, excerpt: String::new() };
        let named: Vec<String> =
            titles.iter().take(NAMED).map(|title| format!("»{title}«")).collect();
        let more = match titles.len().saturating_sub(NAMED) {
            0 => String::new(),
            1 => " og et brev til".to_owned(),
            more => format!(" og {more} breve til"),
        };
        let message = format!("Brevhovedet mangler {key}, som {}{more} skriver.", named.join(", "));
        Problem::blocker("sender-incomplete", place, message)
            .with_cure("Skriv det i letterhead.toml.")
    }

    /// Takes the logo's PNG file.
    pub fn set_logo(&mut self, png: Vec<u8>) {
        self.logo = Some(Logo { png, alt: self.logo_alt.clone(), width: self.logo_width });
    }

    /// The letterhead of a letter. A footer that asks for the case's number stands only where there is one.
    pub fn letterhead(&self, case_number: Option<&str>) -> Letterhead {
        let footer = match case_number {
            _ if !self.footer.contains(CASE_NUMBER) => self.footer.clone(),
            Some(number) => self.footer.replace(CASE_NUMBER, number.trim()),
            None => String::new(),
        };
        let lines = [&self.unit, &self.address, &self.phone, &self.email, &self.web];
        let lines = lines
            .into_iter()
            .flat_map(|text| text.lines())
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect();
        Letterhead {
            name: self.name.clone(),
            lines,
            logo: self.logo.clone(),
            footer,
            margins: self.margins,
            font_size: self.font_size,
        }
    }
}

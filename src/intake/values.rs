//! From what stands in the records to what a case takes: each value means something, or is told by its line and column.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use super::faults::Fault;
use super::holding_on::digits;
use super::mapping::{Mapping, Source};
use super::papers::{FoundPaper, PAPER_FIELDS};
use super::records::{Record, RecordedPaper, Spot};
use super::{FoundField, mapping_faults};
use crate::case::Case;
use crate::case::cpr::{Cpr, Verdict};
use crate::case::dates::Day;
use crate::case::field::Edit;
use crate::case::kind::Kind;
use crate::case::limits::MOST_LETTERS;
use crate::case::scalar::{Number, Scalar};
use crate::danish::clock::danish_time;
use crate::danish::lists::one_of;
use crate::words::Words;

/// More papers than these are no exhibits of one case.
const MOST_PAPERS: usize = 2000;

/// So many mistakes are told; who has more has the same one many times.
const MOST_FAULTS: usize = 20;

/// What the records of one case say.
///
/// # Errors
/// Every value that means nothing, and every field that is said in two ways.
pub(super) fn read(
    records: &[Record],
    mapping: &Mapping,
    words: &Words,
) -> Result<(Vec<FoundField>, Vec<FoundPaper>), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut fields: Vec<FoundField> = Vec::new();
    let mut papers = Vec::new();
    for record in records {
        for (index, text) in &record.fields {
            let Some(mapped) = mapping.fields.get(*index) else { continue };
            let key = mapped.path.words_key();
            let value = Value { text, source: &mapped.source, kind: mapped.kind, at: record.at };
            match value.read(mapping, words, &key) {
                Err(fault) => faults.push(fault),
                // Signs that nobody sees say nothing.
                Ok(text) if text.is_empty() => {}
                Ok(text) => {
                    let earlier = fields.iter().find(|field| field.path == mapped.path);
                    match earlier {
                        Some(earlier) if earlier.text == text => {}
                        Some(earlier) => faults.push(two_ways(earlier, &value)),
                        None => fields.push(FoundField {
                            path: mapped.path,
                            text,
                            from: mapped.source.name(record.at.kind),
                            line: record.at.line,
                            file: record.at.kind,
                        }),
                    }
                }
            }
        }
        if papers.len() + record.papers.len() > MOST_PAPERS {
            let message = format!("Sagen har mere end {MOST_PAPERS} papirer i filen.");
            let cure = "Træk kun de papirer ud, som skal være bilag.";
            faults.push(Fault::of_all("import-too-large", message).with_cure(cure));
            break;
        }
        for paper in &record.papers {
            match read_paper(paper, mapping, words) {
                Ok(paper) => papers.push(paper),
                Err(more) => faults.extend(more),
            }
        }
        if faults.len() > MOST_FAULTS {
            break;
        }
    }
    faults.dedup();
    faults.truncate(MOST_FAULTS);
    if !faults.is_empty() {
        return Err(faults);
    }
    // In the order of the case, as the mapping names them.
    fields.sort_by_key(|field| mapping.field(&field.path));
    Ok((fields, papers))
}

fn two_ways(earlier: &FoundField, value: &Value<'_>) -> Fault {
    let name = value.source.name(value.at.kind);
    let before = match earlier.line {
        0 => String::new(),
        line => format!(" end på linje {line}"),
    };
    value
        .at
        .fault("import-two-ways", format!("»{name}« siger noget andet her{before} i samme sag."))
        .with_cure("Ret det i fagsystemet, eller tag kun den ene linje med.")
}

fn read_paper(
    paper: &RecordedPaper,
    mapping: &Mapping,
    words: &Words,
) -> Result<FoundPaper, Vec<Fault>> {
    let mut texts: [String; PAPER_FIELDS.len()] = Default::default();
    let mut faults = Vec::new();
    for (index, text) in &paper.texts {
        let Some(mapped) = mapping.papers.get(*index) else { continue };
        let value = Value { text, source: &mapped.source, kind: mapped.kind, at: paper.at };
        let key = format!("exhibits.list.{}", mapped.field);
        let place = PAPER_FIELDS.iter().position(|name| *name == mapped.field);
        match value.read(mapping, words, &key) {
            Err(fault) => faults.push(fault),
            Ok(text) => {
                if let Some(said) = place.and_then(|place| texts.get_mut(place)) {
                    *said = text;
                }
            }
        }
    }
    let at = paper.at;
    let paper = FoundPaper { texts, line: at.line, file: at.kind };
    if faults.is_empty() && paper.text("title").is_empty() {
        let message = "Et papir har ingen titel.";
        let fault = at.fault("import-no-title", message);
        faults.push(fault.with_cure("Giv det en titel i fagsystemet."));
    }
    if faults.is_empty() { Ok(paper) } else { Err(faults) }
}

/// A value as it stands in a file.
struct Value<'a> {
    text: &'a str,
    source: &'a Source,
    kind: Kind,
    at: Spot,
}

impl Value<'_> {
    fn read(&self, mapping: &Mapping, words: &Words, key: &str) -> Result<String, Fault> {
        let name = self.source.name(self.at.kind);
        let wrong = |code, what: &str| self.at.fault(code, format!("»{name}«: {what}"));
        let translated = self.source.values.get(&self.text.trim().to_lowercase());
        let text = translated.map_or(self.text, String::as_str);
        if text.chars().count() > MOST_LETTERS {
            return Err(wrong("import-too-long", "Teksten er for lang til feltet."));
        }
        match self.kind {
            Kind::Day => day(text, &mapping.dates).map(|day| day.to_string()).ok_or_else(|| {
                wrong("import-no-day", "Datoen findes ikke eller kan ikke læses.").with_cure(
                    "Skriver fagsystemet datoer på en anden måde, så skal den, der står for skabelonerne, sige hvordan i import.toml (dates).",
                )
            }),
            Kind::When => {
                let is_time = crate::case::dates::When::parse(text).is_ok_and(|it| it.is_sound());
                let as_day = || day(text, &mapping.dates).map(|day| day.to_string());
                let text = if is_time { Some(text.to_owned()) } else { as_day() };
                text.ok_or_else(|| wrong("import-no-day", "Tidspunktet kan ikke læses."))
            }
            Kind::Cpr => {
                let cpr = Cpr::parse(text).ok().filter(Scalar::is_sound);
                cpr.map(|cpr| cpr.words()).ok_or_else(|| {
                    let wrong = wrong("import-no-cpr", "CPR-nummeret kan ikke være rigtigt.");
                    let lost = digits(text).len() == 9
                        && Cpr::parse(&format!("0{}", digits(text)))
                            .is_ok_and(|cpr| cpr.verdict() != Verdict::NoSuchDate);
                    wrong.with_cure(if lost {
                        "Et nul forrest er måske gået tabt i et regneark. Træk sagen ud igen, og gem kolonnen som tekst."
                    } else {
                        "Ret det i fagsystemet, og træk sagen ud igen."
                    })
                })
            }
            Kind::Number => {
                let is_number = Number::parse(text).is_ok_and(|number| number.is_sound());
                let wrong = || wrong("import-no-number", "Her skal stå et tal.");
                is_number.then(|| text.to_owned()).ok_or_else(wrong)
            }
            Kind::Choice(keys) => chosen(text, keys, words, key).map(str::to_owned).ok_or_else(|| {
                let known: Vec<&str> = keys.iter().map(|choice| words.choice(key, choice)).collect();
                wrong("import-no-choice", "Det, der står der, kan ikke vælges i sagen.").with_cure(
                    format!(
                        "Der kan vælges {}. Er det en kode, så skal den, der står for skabelonerne, sige i import.toml (values), hvad den betyder.",
                        one_of(&known)
                    ),
                )
            }),
            _ => Ok(as_answer(text, self.kind)),
        }
    }
}

/// The text as an answer of its kind holds it.
fn as_answer(text: &str, kind: Kind) -> String {
    crate::danish::pasted::as_meant(text, kind.form()).trim().to_owned()
}

/// The key of a choice, by itself or by the word that the form has for it.
fn chosen(text: &str, keys: &[&'static str], words: &Words, field: &str) -> Option<&'static str> {
    let small = text.trim().to_lowercase();
    let is_it = |key: &&&str| **key == small || words.choice(field, key).to_lowercase() == small;
    keys.iter().find(is_it).copied()
}

/// A day in one of the ways that the mapping names, or else in one that the program reads itself. The hour of a day is no part of it.
fn day(text: &str, formats: &[String]) -> Option<Date> {
    let plausible = |date: Date| Day::from(date).date();
    let said = formats.iter().find_map(|format| by_format(format, text));
    if let Some(said) = said {
        return plausible(said);
    }
    // Where the month comes first, the program's own ways would read the same column the other way round.
    let is_in_figures = !text.chars().any(char::is_alphabetic);
    if formats.iter().any(|format| is_month_first(format)) && is_in_figures && !is_year_first(text)
    {
        return None;
    }
    Day::parse(text).ok().and_then(|day| day.date()).or_else(|| day_of_moment(text))
}

/// A day written as a format says. Where nothing parts its numbers, each has all of its figures.
fn by_format(format: &str, text: &str) -> Option<Date> {
    let date = Date::strptime(format, text).ok()?;
    let is_parted = format.chars().any(|sign| !sign.is_alphanumeric() && sign != '%');
    (is_parted || date.strftime(format).to_string() == text).then_some(date)
}

fn is_month_first(format: &str) -> bool {
    let at = |sign: &str| format.find(sign);
    at("%m") < at("%d") && at("%d").is_some() && at("%m").is_some() && at("%Y") > at("%m")
}

fn is_year_first(text: &str) -> bool {
    text.get(..4).is_some_and(|year| year.bytes().all(|figure| figure.is_ascii_digit()))
}

/// The day in Denmark of `2018-03-01T09:30:00`, `01-03-2018 00:00:00`, `2018-02-28T23:00:00Z`: an hour without a zone is a Danish one.
fn day_of_moment(text: &str) -> Option<Date> {
    let (day, hour) = text.split_once(['T', ' '])?;
    let day = Day::parse(day).ok()?.date()?;
    let (hour, zone) = match hour.find(['Z', '+', '-']) {
        Some(at) => hour.split_at(at),
        None => (hour, ""),
    };
    let time: Time = hour.trim().replace(',', ".").parse().ok().filter(|_| hour.contains(':'))?;
    let offset = match zone.trim() {
        "" => return Some(day),
        "Z" => Offset::UTC,
        zone => offset(zone)?,
    };
    let moment = offset.to_timestamp(day.to_datetime(time)).ok()?;
    Some(moment.to_zoned(danish_time()).date())
}

/// `+01:00`, `-0500`.
fn offset(zone: &str) -> Option<Offset> {
    let (sign, figures) = zone.split_at_checked(1)?;
    let figures = figures.replace(':', "");
    let is_whole = figures.len() == 4 && figures.bytes().all(|figure| figure.is_ascii_digit());
    let (hours, minutes) = figures.split_at_checked(2).filter(|_| is_whole)?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    Offset::from_seconds(if sign == "-" { -seconds } else { seconds }).ok()
}

/// A case that says nothing but what was found.
pub(super) fn said_by(fields: &[FoundField]) -> Case {
    let mut case = Case::default();
    for field in fields {
        mapping_faults::add_items(&mut case, &field.path);
        if let Some(Edit::Answer(answer)) = case.find_mut(&field.path) {
            // Whatever no choice takes was refused when it was read.
            let _ = answer.set_text(&field.text);
        }
    }
    case
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_its_hour_as_the_day_that_it_is_here() {
        let formats = ["%Y%m%d".to_owned(), "%m/%d/%Y".to_owned()];
        let read = |text: &str| day(text, &formats).map(|day| day.to_string());
        for text in [
            "20180301",
            "03/01/2018",
            "1. marts 2018",
            "3/1/2018",
            "2018-03-01T09:30:00",
            "2018-02-28T23:00:00Z",
            "2018-03-01T22:59:59Z",
            "2018-02-28T22:00:00-05:00",
            "2018-03-01T00:30:00+01:00",
            "2018-03-01T23:00:00+01:00",
            "2018-03-01 09:30:00.000",
        ] {
            assert_eq!(read(text).as_deref(), Some("2018-03-01"), "{text}");
        }
        assert_eq!(read("2018-03-01T00:30:00+02:00").as_deref(), Some("2018-02-28"));
        assert_eq!(read("2018-07-14T23:30:00+01:00").as_deref(), Some("2018-07-15"));
        for text in [
            "2018031",
            "201831",
            "3/1/18",
            "1.3.2018",
            "2018-03-02 00:99",
            "2018-03-01T12:00:00+1:00",
            "31-02-2018",
            "2018-03-01Tgår",
            "2018-03-01T25:00:00",
            "12121212",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

//! What a Danish typesetter keeps on one line, in every letter of every example, as PDF and as Word file.

use forberedt::library::Library;
use forberedt::writers::{Format, render};
use forberedt::writers::{docx, pdf};

use crate::cases::MONTHS;
use crate::pdf_reading::line_ends;
use crate::words::{TINY_SPACE, part, text_of_content, text_of_part};
use crate::written_letter::{letter_of, runs};
use crate::written_letters::letters;
use forberedt::document::BlockBody;

/// Whether a reader stumbles if a line ends between the two. Written apart from the program's own rules, by what was seen wrong.
fn stumbles(before: &str, after: &str) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let word = word.trim_start_matches(['(', '»', '”']);
    let next = after.split_whitespace().next().unwrap_or_default();
    let next = next.trim_end_matches(['.', ',', ';', ':', ')']);
    let digits = |text: &str| !text.is_empty() && text.chars().all(|it| it.is_ascii_digit());
    let number_next = next.starts_with(|it: char| it.is_ascii_digit());
    let number = word.ends_with(|it: char| it.is_ascii_digit());
    let holds_number = ["telefon", "tlf.", "bilag", "side", "kl.", "pkt.", "LÆ", "kapitel"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(word));
    let behind = before.split_whitespace().rev().nth(1).unwrap_or_default();
    word.ends_with('\u{a7}')
        || matches!(word, "stk." | "nr." | "kr.")
        || (number_next && holds_number)
        || (number_next && MONTHS.contains(&word) && digits(next) && next.len() == 4)
        || (digits(word) && digits(next) && word.len() == 2 && next.len() == 2)
        || (digits(word)
            && word.len() == 4
            && before.trim_end().strip_suffix(word).is_some_and(|it| it.trim_end().ends_with(','))
            && next.starts_with(char::is_uppercase))
        || (matches!(word.to_lowercase().as_str(), "1." | "2." | "3." | "4." | "st.")
            && matches!(next, "th" | "tv" | "mf" | "sal"))
        || (before.ends_with(|it: char| it.is_ascii_digit() || it == '-')
            && before.trim_end_matches('-').ends_with(|it: char| it.is_ascii_digit())
            && before.ends_with('-')
            && number_next)
        || (word.strip_suffix('.').is_some_and(|day| digits(day) && day.len() < 3)
            && MONTHS.contains(&next))
        || (number
            && [
                "måneder", "måned", "timer", "time", "meter", "uger", "uge", "år", "dage", "dag",
                "minutter", "sider", "gange", "kr", "kroner", "pct", "procent", "a", "b", "c",
            ]
            .contains(&next))
        || (before.ends_with('–')
            && number_next
            && !MONTHS.contains(&behind)
            && word.trim_end_matches(['–', '.']).chars().all(|it| it.is_ascii_digit()))
}

#[test]
fn no_line_of_a_letter_ends_inside_what_belongs_together() {
    let library = Library::built_in().unwrap();
    let (mut seen, mut wrong) = (0, Vec::new());
    for (name, document) in letters(&library) {
        for (line, next) in line_ends(&render(&document, Format::Pdf).unwrap()) {
            seen += 1;
            // A line that the letter itself ends has no space behind it.
            if (line.ends_with(' ') || line.ends_with('–')) && stumbles(&line, &next) {
                wrong.push(format!("{name}: {line} / {next}"));
            }
        }
    }
    assert!(seen > 2500, "only {seen} ends of lines");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_word_or_odt_file_may_break_no_line_inside_what_belongs_together() {
    let library = Library::built_in().unwrap();
    let (mut seen, mut wrong) = (0, Vec::new());
    for (name, document) in letters(&library) {
        let bytes = render(&document, Format::Docx).unwrap();
        let word = text_of_part(&part(&bytes, "word/document.xml"));
        let bytes = render(&document, Format::Odt).unwrap();
        let text = word + &text_of_content(&part(&bytes, "content.xml"));
        // What stands with no word beside it has a line to itself.
        let is_long = |line: &&str| line.trim().contains(char::is_whitespace);
        for line in text.split(['\n', '\t']).filter(is_long) {
            for (at, sign) in line.match_indices([' ', '–', '-']) {
                let (before, after) = line.split_at(at + sign.len());
                seen += 1;
                if stumbles(before, after) {
                    wrong.push(format!("{name}: {before} / {after}"));
                }
            }
        }
    }
    assert!(seen > 60_000, "only {seen} places");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_telephone_number_and_a_range_meet_the_end_of_a_line_whole() {
    const TEXTS: [&str; 9] = [
        "bor Ågade 12, 2. tv., 9999 Egelund nu",
        "bor Ågade 12, st. mf. i huset",
        "i januar–februar 2018 og siden",
        "den 3/5 2018 og 1.-3. maj igen",
        "født 111111-1118 og 9.30-15.00 og siden",
        "telefon 00 40 10 24 hver dag",
        "i 24 måneder og 50 meter",
        "fra 2016–2018 i alt",
        "se LÆ 265 af 12. maj 2017 der",
    ];
    let block = |n: usize| {
        BlockBody::Paragraph(runs(&format!("{} {}", "a".repeat(n), TEXTS[n % 9]))).into()
    };
    let bytes = pdf::write(&letter_of((40..130).map(block).collect())).unwrap();
    let ends = line_ends(&bytes);
    assert!(ends.len() > 20);
    assert!(ends.iter().all(|(line, next)| !stumbles(line, next)), "{ends:?}");
}

#[test]
fn a_number_with_hyphens_is_whole_in_word_and_stays_as_it_is_where_it_stands_alone() {
    let text = |block: BlockBody| {
        let bytes = docx::write(&letter_of(vec![block.into()])).unwrap();
        text_of_part(&part(&bytes, "word/document.xml")).lines().next_back().unwrap().to_owned()
    };
    let joined = "Født 111111-\u{2060}1118, sag EK-\u{2060}2018-\u{2060}0417, kl. 9.30-\u{2060}15, en 22-årig";
    let paragraph = BlockBody::Paragraph(runs(&joined.replace('\u{2060}', "")));
    assert_eq!(text(paragraph).replace('\u{a0}', " "), joined);
    for alone in ["111111-1118", "EK-2018-0417", "2016–2018"] {
        let fact = BlockBody::Facts(vec![(runs("CPR-nummer"), runs(alone))]);
        assert_eq!(text(fact), format!("CPR-nummer\t{alone}"));
    }
}

#[test]
fn a_range_of_whole_dates_may_stand_on_two_lines_in_word() {
    let text = |text: &str| {
        let bytes = docx::write(&letter_of(vec![BlockBody::Paragraph(runs(text)).into()])).unwrap();
        text_of_part(&part(&bytes, "word/document.xml")).lines().next_back().unwrap().to_owned()
    };
    for (said, expected) in [
        ("21. august 2017–17. november 2017", "21._august_2017– 17._november_2017"),
        ("2016–2018 og marts–maj", "2016–\u{2060}2018 og marts–maj"),
        ("12 – 14 timer, 2. maj og a–b", "12_–_14_timer, 2._maj og a–b"),
    ] {
        assert_eq!(text(said).replace('\u{a0}', "_"), expected);
    }
    // The dash may stand in one run and the dates in others. The space behind it is too small to be seen.
    let parts = ["21. august 2017", "–", "17. november 2017"].map(runs).concat();
    let block = BlockBody::Paragraph(parts).into();
    let bytes = docx::write(&letter_of(vec![block])).unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert!(text_of_part(&xml).replace('\u{a0}', " ").contains("2017– 17. november"));
    assert_eq!(xml.matches(TINY_SPACE).count(), 1);
}

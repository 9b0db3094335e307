//! The window of an envelope: the address whole and alone, on every letter that may go by post.

use forberedt::document::page::PAPER;
use forberedt::document::{BlockBody, Document, text_of};
use forberedt::letters::{EnvelopeWindow, Sender};
use forberedt::library::Library;
use forberedt::packet::through_window;
use forberedt::source_text::SourceText;
use forberedt::writers::{Format, render};

use crate::cases::{LIBRARY, changed, parse};
use crate::pdf_reading::drawn_pieces;
use crate::written_letters::letters;
use serde_json::json;

fn address(document: &Document) -> Option<Vec<String>> {
    document.blocks.iter().find_map(|block| match &block.body {
        BlockBody::Address(lines) => Some(
            lines
                .iter()
                .flat_map(|line| {
                    text_of(line).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
                })
                .collect(),
        ),
        _ => None,
    })
}

#[test]
fn the_window_shows_the_address_alone_on_every_letter_of_every_example() {
    let library = Library::built_in().unwrap();
    let mut count = 0;
    for (name, document) in letters(&library) {
        // A draft is never sent.
        let Some(wanted) = address(&document).filter(|_| !document.draft) else { continue };
        count += 1;
        assert_eq!(through_window(&document, library.sender.window), Ok(()), "{name}");
        // The same of the file itself, by where its words are drawn.
        let pdf = render(&document, Format::Pdf).unwrap();
        let window = library.sender.window.extent();
        let is_inside = |x: f32, y: f32| {
            (window.x..window.x + window.width).contains(&x)
                && (window.y..window.y + window.height + 4.0).contains(&y)
        };
        let pieces = drawn_pieces(&pdf).swap_remove(0).into_iter();
        let seen = pieces.filter(|(x, foot, _)| is_inside(*x, PAPER.1 - foot));
        let seen: Vec<String> = seen
            .flat_map(|(_, _, text)| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        assert_eq!(seen, wanted, "{name}");
        assert!(
            !seen.iter().any(|word| word.chars().filter(char::is_ascii_digit).count() >= 9),
            "{name}"
        );
    }
    assert!(count > 80, "{count}");
}

#[test]
fn an_address_that_is_not_seen_whole_is_told_and_never_cut() {
    const CASE: &str = "senior-pension-2018";
    let letter = "decision-senior-pension-granted";
    let with = |lines: usize| {
        let address: Vec<String> = (1..=lines).map(|line| format!("Linje {line}")).collect();
        let case = parse(&changed(CASE, &[("citizen.address", json!(address.join("\n")))]));
        LIBRARY.shelf(&case).finish(letter).map(|(document, _)| document).unwrap()
    };
    let window = LIBRARY.sender.window;
    assert_eq!(through_window(&with(3), window), Ok(()));
    for lines in [4, 8] {
        let told = through_window(&with(lines), window).unwrap_err();
        assert!(told.blocks() && told.message.contains("kan ikke ses hel"), "{lines}: {told}");
        assert!(!told.to_string().contains("Linje"), "{told}");
    }
    // A larger window shows more than the address.
    let large = EnvelopeWindow { height: 60.0, ..window };
    let told = through_window(&with(3), large).unwrap_err();
    assert!(told.message.contains("andet end adressen"), "{told}");
    let narrow = EnvelopeWindow { width: 12.0, ..window };
    assert!(through_window(&with(2), narrow).unwrap_err().message.contains("kan ikke ses hel"));
}

#[test]
fn a_window_is_read_in_millimetres_and_lies_on_the_paper() {
    let read = |more: &str| {
        let text = format!("name = \"Solbjerg Kommune\"\n{more}");
        Sender::read(&SourceText::new("letterhead.toml", text.as_str()))
    };
    assert_eq!(read("").unwrap().window, EnvelopeWindow::default());
    let own = read("[window]\nleft = 18\ntop = 40.5\n").unwrap().window;
    assert_eq!((own.left, own.top, own.width), (18.0, 40.5, EnvelopeWindow::default().width));
    for wrong in
        ["left = -1", "left = 150", "top = 290", "width = 2", "height = nan", "height = inf"]
    {
        let told = read(&format!("[window]\n{wrong}\n")).unwrap_err();
        assert!(told[0].to_string().contains("letterhead.toml, linje 2"), "{wrong}: {}", told[0]);
    }
    assert!(read("[window]\nbredde = 3").is_err());
    assert!(read("cvr = \"1234\"").unwrap_err()[0].message.contains("otte cifre"));
    assert_eq!(read("cvr = \"12 34 56 78\"").unwrap().cvr, "12345678");
}

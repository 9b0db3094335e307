//! How long the parts take, for the largest example and for one grown to 800 pages: filling, the formats, the checks, loading; and
//! the list of 500 cases, whose goal is half a second.
//!
//! `cargo bench --locked --no-default-features` runs them all.

mod grown;

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use forberedt::agenda::{Agenda, BRIEF, document};
use forberedt::case::Case;
use forberedt::case::edits::{EditAct, EditPiece, LetterEdit};
use forberedt::checks;
use forberedt::difference::stretches;
use forberedt::document::{BlockBody, walk};
use forberedt::files::case_file;
use forberedt::jobs::case_list::{self, Outlook, ReadingWatch};
use forberedt::letters::edits;
use forberedt::library::Library;
use forberedt::place::ItemId;
use forberedt::safe::{LockedCase, Opener, OwnKey, WayIn};
use forberedt::writers::pdf::paper;
use forberedt::writers::{Format, render};
use grown::grown;

const WORDS_ON_A_PAGE: usize = 400;

const EXAMPLE: &str = include_str!("../examples/pension-granted-2018/case.json");

fn speed(criterion: &mut Criterion) {
    let library = match Library::built_in() {
        Ok(library) => library,
        Err(problems) => return problems.iter().for_each(|problem| eprintln!("{problem}")),
    };
    let Ok(case) = case_file::parse("case.json", EXAMPLE) else {
        return eprintln!("the example cannot be read");
    };
    criterion.bench_function("read the library", |bench| {
        bench.iter(|| black_box(Library::built_in().is_ok()))
    });
    for (size, case, letter) in [
        ("decision", case.clone(), "decision-pension-granted"),
        ("plan", case.clone(), "preparatory-plan"),
        ("800 pages", grown(&case), "preparatory-plan"),
    ] {
        let Ok(text) = case_file::to_text(&case) else { return };
        let Ok(draft) = library.letters.fill(letter, &library.facts(&case)) else { return };
        let document = draft.marked();
        let mut group = criterion.benchmark_group(size);
        group.sample_size(10);
        group.bench_function("load", |bench| {
            bench.iter(|| black_box(case_file::parse("case.json", &text).is_ok()))
        });
        group.bench_function("check", |bench| {
            bench.iter(|| black_box(checks::run(&library.look(&case), &library.wording).len()))
        });
        group.bench_function("fill", |bench| {
            bench.iter(|| black_box(library.letters.fill(letter, &library.facts(&case)).is_ok()))
        });
        group.bench_function("pdf", |bench| {
            bench.iter(|| black_box(render(&document, Format::Pdf).map(|bytes| bytes.len())))
        });
        group.bench_function("docx", |bench| {
            bench.iter(|| black_box(render(&document, Format::Docx).map(|bytes| bytes.len())))
        });
        group.bench_function("odt", |bench| {
            bench.iter(|| black_box(render(&document, Format::Odt).map(|bytes| bytes.len())))
        });
        group.finish();
    }
    by_hand(criterion, &library, &case);
    meeting_day(criterion, &library, &case);
    locked(criterion, &grown(&case));
    list(criterion, &library);
}

/// Reading a folder of 500 cases, the examples over and over, for the list of what falls first.
fn list(criterion: &mut Criterion, library: &Library) {
    const CASES: usize = 500;
    let Ok(folder) = tempfile::tempdir() else { return eprintln!("no folder for the cases") };
    let Ok(examples) = std::fs::read_dir("examples") else { return eprintln!("no examples") };
    let mut files: Vec<PathBuf> =
        examples.flatten().map(|entry| entry.path().join("case.json")).collect();
    files.retain(|file| file.is_file());
    files.sort();
    for (number, file) in files.iter().cycle().take(CASES).enumerate() {
        if let Err(error) = std::fs::copy(file, folder.path().join(format!("{number}.json"))) {
            return eprintln!("{error}");
        }
    }
    let paths = [folder.path().to_owned()];
    let day = jiff::civil::date(2018, 4, 2);
    let outlook = Outlook { library, today: day, months: None, opener: None };
    let read = || case_list::read(&paths, outlook, &ReadingWatch::default());
    let rows = read().map(|list| list.rows.len()).unwrap_or_default();
    let mut group = criterion.benchmark_group(format!("{rows} cases"));
    group.sample_size(10);
    group.bench_function("list", |bench| bench.iter(|| black_box(read().is_ok())));
    group.finish();
}

/// What a change by hand costs: telling twenty pages from others of which every second word is new, and laying out an edited letter.
fn by_hand(criterion: &mut Criterion, library: &Library, case: &Case) {
    let letter = "preparatory-plan";
    let Ok(draft) = library.letters.fill(letter, &library.facts(case)) else { return };
    // The words of the example's own letters: a page that is the same twenty times over is none that anybody writes.
    let letters = ["preparatory-plan", "decision-pension-granted", "overview"];
    let texts: Vec<String> = letters
        .iter()
        .filter_map(|id| library.letters.own_words(id, &library.facts(case)).ok())
        .collect();
    let words: Vec<&str> =
        texts.iter().flat_map(|text| text.split([' ', '\n', '\u{1e}'])).collect();
    let before: Vec<&str> = words.iter().copied().cycle().take(20 * WORDS_ON_A_PAGE).collect();
    let new = |(place, word): (usize, &&str)| match place % 2 {
        0 => (*word).to_owned(),
        _ => format!("{word}{}", place % 7),
    };
    let after: Vec<String> = before.iter().enumerate().map(new).collect();
    println!("{} words of the letters", words.len());
    let (before, after) = (before.join(" "), after.join(" "));
    criterion.bench_function("20 pages/difference", |bench| {
        bench.iter(|| black_box(stretches(&before, &after).len()))
    });
    let mut edited = case.clone();
    for block in walk::blocks(&draft.blocks) {
        let BlockBody::Paragraph(text) = &block.body else { continue };
        edited.edit_letter(LetterEdit {
            id: ItemId::NONE,
            letter: letter.to_owned(),
            block: edits::written(block.id),
            act: EditAct::After,
            ground: vec![edits::pieces(text)],
            text: vec![vec![EditPiece::plain("Vi har talt om det, og du er enig.")]],
            goes_on: true,
            by: String::new(),
            on: String::new(),
        });
    }
    let filled = || library.letters.fill(letter, &library.facts(&edited));
    let pages = filled().map(|draft| paper(&draft.marked()).pages.len()).unwrap_or_default();
    criterion.bench_function(&format!("{pages} edited pages/assemble and lay out"), |bench| {
        bench.iter(|| black_box(filled().map(|draft| paper(&draft.marked()).pages.len())))
    });
    criterion.bench_function(&format!("{pages} edited pages/put the edits in"), |bench| {
        bench.iter(|| {
            let blocks = draft.unedited().to_vec();
            black_box(edits::apply(blocks, edited.edits.of(letter)).blocks.len())
        })
    });
    if let Ok(draft) = filled() {
        let document = draft.marked();
        criterion.bench_function(&format!("{pages} edited pages/lay out"), |bench| {
            bench.iter(|| black_box(paper(&document).pages.len()))
        });
    }
}

/// The agenda of a day with five cases and a brief for each, from the opened cases to the bytes of the files. The goal is 50 ms.
fn meeting_day(criterion: &mut Criterion, library: &Library, case: &Case) {
    let cases: Vec<(String, Case)> =
        (1..=5).map(|number| (format!("case-{number}.json"), case.clone())).collect();
    let Some(day) = case.recommendation.meeting_date.date() else { return };
    criterion.bench_function("five cases/agenda and briefs", |bench| {
        bench.iter(|| {
            let agenda = document(&Agenda::of(library, &cases, day), library);
            let briefs = cases.iter().filter_map(|(_, case)| {
                library.shelf(case).draft(BRIEF).ok().map(|draft| draft.marked())
            });
            let papers = std::iter::once(agenda).chain(briefs);
            black_box(papers.filter(|paper| render(paper, Format::Pdf).is_ok()).count())
        })
    });
}

/// What a lock costs beside the work of a passphrase: opening with a key, and saving.
fn locked(criterion: &mut Criterion, case: &Case) {
    let own = OwnKey::generate();
    let ways = [WayIn::Own(own.public())];
    let opener = Opener::Own(own);
    let Ok(text) = case_file::to_text(case) else { return };
    let Ok((locked, key)) = LockedCase::lock(text.as_bytes(), &ways, None) else { return };
    let Ok(bytes) = locked.bytes() else { return };
    criterion.bench_function("800 pages/unlock", |bench| {
        bench.iter(|| {
            let locked = LockedCase::read(&bytes)?;
            black_box(locked.text(&locked.key(&opener, None)?))
        })
    });
    criterion.bench_function("800 pages/lock", |bench| {
        bench.iter(|| locked.with_text(&key, text.as_bytes()).and_then(|locked| locked.bytes()))
    });
}

criterion_group!(benches, speed);
criterion_main!(benches);

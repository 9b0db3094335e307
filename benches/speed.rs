//! How long the parts take, for the largest example and for one grown to 800 pages: filling, the formats, the checks, loading.
//!
//! `cargo bench --no-default-features` runs them all.

mod grown;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use forberedt::case::Case;
use forberedt::checks;
use forberedt::files::case_file;
use forberedt::library::Library;
use forberedt::safe::{LockedCase, Opener, OwnKey, WayIn};
use forberedt::writers::{Format, render};
use grown::grown;

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
        group.finish();
    }
    locked(criterion, &grown(&case));
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

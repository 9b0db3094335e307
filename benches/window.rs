//! What the window costs its own thread, in processor time: a key typed in a large field of a large case with the letter beside
//! it, a frame without anything typed, and how often it is painted while nobody does anything.
//!
//! `cargo bench --locked --bench window`. The measured frame goes from the input to the tessellated shapes; the painter is not in it.

mod grown;

use std::path::{Path, PathBuf};
use std::time::Duration;

use eframe::egui::{Context, Event, Pos2, RawInput, Rect, ViewportId, vec2};
use forberedt::case::Case;
use forberedt::files::case_file;
use forberedt::files::messenger::Messenger;
use forberedt::jobs::desk::{Folders, OfficeDesk};
use forberedt::jobs::worker::Worker;
use forberedt::place::FieldPath;
use forberedt::session::Session;
use forberedt::session::action::Action;
use forberedt::session::action::Showing;
use forberedt::ui::frame::dialogs::{Dialogs, Pick};
use forberedt::ui::frame::window::Window;
use forberedt::ui::theme;
use grown::grown;

const EXAMPLE: &str = include_str!("../examples/pension-granted-2018/case.json");
const DICTIONARY: &str = "templates/spelling";
const KEYS: usize = 200;
/// The field that is typed in.
const FIELD: &str = "strengths.strengths";

struct NoDialogs;

impl Dialogs for NoDialogs {
    fn open(&mut self, _: Pick, _: &Path) {}

    fn picked(&mut self) -> Option<(Pick, PathBuf)> {
        None
    }

    fn show(&mut self, _: Showing, _: &Path) {}

    fn not_shown(&mut self) -> Option<(Showing, PathBuf)> {
        None
    }
}

/// A window with no screen behind it.
struct Bench {
    ctx: Context,
    window: Window,
    /// The time that the window is told, in seconds.
    now: f64,
    /// How long the last frame said it can wait for the next one.
    delay: Duration,
}

impl Bench {
    fn open(case: &Path, has_reader: bool) -> Option<Self> {
        let ctx = Context::default();
        theme::dress(&ctx);
        if has_reader {
            ctx.enable_accesskit();
        }
        // What a window has at work is all on: the letter beside the answers, the checks, the spelling.
        let spelling = Some(PathBuf::from(DICTIONARY));
        let folders = Folders { spelling, ..Folders::default() };
        let desk = OfficeDesk::new(folders, Messenger::here());
        let worker = Worker::start(desk, || {}).ok()?;
        let session = Session::start(jiff::civil::date(2018, 5, 1), Some(case.to_owned()));
        let window = Window::new(session, Box::new(worker), Box::new(NoDialogs));
        let mut bench = Self { ctx, window, now: 0.0, delay: Duration::MAX };
        bench.settle();
        Some(bench)
    }

    /// One frame, and the processor time that it took.
    fn frame(&mut self, events: Vec<Event>, step: f64) -> Duration {
        self.now += step;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1366.0, 768.0))),
            time: Some(self.now),
            focused: true,
            events,
            ..RawInput::default()
        };
        let (ctx, window) = (self.ctx.clone(), &mut self.window);
        let before = thread_time();
        window.logic(&ctx);
        let mut output = ctx.run_ui(input, |ui| window.draw(ui));
        let shapes = std::mem::take(&mut output.shapes);
        let painted = ctx.tessellate(shapes, output.pixels_per_point);
        let took = thread_time().saturating_sub(before);
        std::hint::black_box(painted.len());
        output.textures_delta.clear();
        let root = output.viewport_output.get(&ViewportId::ROOT);
        self.delay = root.map_or(Duration::MAX, |root| root.repaint_delay);
        took
    }

    /// How many letters stand in a field.
    fn length(&self, place: &FieldPath) -> Option<usize> {
        Some(self.window.session().case().answer(place)?.text().chars().count())
    }

    /// Lets the worker answer all that it was asked.
    fn settle(&mut self) {
        for _ in 0..60 {
            self.frame(Vec::new(), 0.3);
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// How often the window is painted in 30 seconds in which nothing happens.
    fn repaints(&mut self) -> usize {
        let end = self.now + 30.0;
        let mut count = 0;
        while self.now < end && self.delay < Duration::from_secs(30) {
            let step = self.delay.as_secs_f64().max(0.001);
            if self.now + step > end {
                break;
            }
            self.frame(Vec::new(), step);
            count += 1;
        }
        count
    }
}

#[cfg(unix)]
fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// Elsewhere the time of the wall is what there is.
#[cfg(not(unix))]
fn thread_time() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    BEGAN.get_or_init(Instant::now).elapsed()
}

fn told(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{name:<58} median {:>7.2} ms   95 % {:>7.2} ms", ms(at(50)), ms(at(95)));
}

/// A text of so many words, with a paragraph's end after every `paragraph` of them.
fn words(count: usize, paragraph: usize) -> String {
    let mut text = String::new();
    for word in 1..=count {
        text.push_str(["borger ", "timer ", "praktik ", "hensyn "][word % 4]);
        if word % paragraph == 0 {
            text.push_str("\n\n");
        }
    }
    text.trim_end().to_owned()
}

fn typing(case: &Case, name: &str, text: &str, has_reader: bool) -> Option<()> {
    let mut case = case.clone();
    let place = case.path(FIELD)?;
    if let Some(forberedt::case::field::Edit::Answer(answer)) = case.find_mut(&place) {
        answer.set_text(text).ok()?;
    }
    // Each has a folder of its own: a case that another window has open can only be read.
    let folder = tempfile::tempdir().ok()?;
    let file = folder.path().join("case.json");
    if let Err(problem) = case_file::write(&file, &case) {
        eprintln!("{problem}");
        return None;
    }
    let mut bench = Bench::open(&file, has_reader)?;
    bench.window.act(Action::JumpTo(place));
    bench.settle();
    bench.ctx.memory(|memory| memory.focused())?;
    let (mut keys, mut others) = (Vec::new(), Vec::new());
    for key in 0..KEYS {
        keys.push(bench.frame(vec![Event::Text("e".to_owned())], 0.03));
        others.push(bench.frame(Vec::new(), 0.03));
        if key % 20 == 19 {
            // A rest, in which the checks and the letter are asked for; their answers come while typing goes on.
            bench.frame(Vec::new(), 0.3);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    let typed = bench.length(&place)?;
    if typed != text.chars().count() + KEYS {
        eprintln!(
            "{name}: of {KEYS} keys {} came through",
            typed.saturating_sub(text.chars().count())
        );
        return None;
    }
    let reader = if has_reader { ", with a screen reader" } else { "" };
    told(&format!("key, {name}{reader}"), keys);
    told(&format!("frame without a key, {name}{reader}"), others);
    bench.settle();
    println!(
        "{:<58} {}",
        format!("repaints in 30 s with a cursor, {name}{reader}"),
        bench.repaints()
    );
    Some(())
}

fn main() {
    let Ok(case) = case_file::parse("case.json", EXAMPLE) else {
        return eprintln!("the example cannot be read");
    };
    let Ok(folder) = tempfile::tempdir() else { return eprintln!("there is no place for a case") };
    let large = grown(&case);
    for (name, text) in [
        ("2,000 words", words(2_000, 80)),
        ("2,000 words in a paragraph", words(2_000, usize::MAX)),
        ("100,000 words", words(100_000, 80)),
        ("100,000 words in a paragraph", words(100_000, usize::MAX)),
    ] {
        for has_reader in [false, true] {
            if typing(&large, name, &text, has_reader).is_none() {
                eprintln!("nothing was measured: {name}");
            }
        }
    }
    for (name, case) in [("an example", &case), ("the large case", &large)] {
        let file = folder.path().join(format!("{name}.json"));
        let opened = case_file::write(&file, case).ok().and_then(|()| Bench::open(&file, false));
        let Some(mut bench) = opened else { continue };
        bench.settle();
        println!(
            "{:<58} {}",
            format!("repaints in 30 s without a cursor, {name}"),
            bench.repaints()
        );
    }
}

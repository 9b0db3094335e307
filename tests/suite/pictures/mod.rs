//! How the main pages look, against the pictures in `tests/pictures`, some of which the README shows. They are painted without a
//! graphics card and compared with some tolerance; `UPDATE_PICTURES=1` paints them anew, to be looked at before they are kept.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // as tests may; clippy sees only the functions marked as tests

mod of_guide;
mod painter;

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::Color32;
use egui_kittest::Harness;
use forberedt::jobs::desk::Folders;
use forberedt::jobs::job::{Appearance, Settings};
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::ui::frame::window::Window;
use jiff::civil::date;

use crate::cases::path;
use crate::window::{Beginning, choose_letter, example, show};
use painter::{Picture, Textures, paint};

/// The harness leaves so much around the window.
const MARGIN: usize = 8;
/// So far apart two colours of a pixel may be before they count as two.
const APART: u8 = 48;
/// So many pixels in ten thousand may be another colour.
const OTHERS: usize = 30;

struct Look {
    window: Harness<'static, Window>,
    textures: Textures,
    _settings: tempfile::TempDir,
}

impl Look {
    fn at(name: Option<&str>, size: (f32, f32), appearance: Appearance) -> Self {
        Self::scaled(name, size, appearance, 1.0)
    }

    /// With so many pixels for each point.
    fn scaled(name: Option<&str>, size: (f32, f32), appearance: Appearance, scale: f32) -> Self {
        let textures = Textures::default();
        let whole = (size.0 + 2.0 * MARGIN as f32, size.1 + 2.0 * MARGIN as f32);
        let builder = Harness::builder()
            .with_size(whole)
            .with_pixels_per_point(scale)
            .renderer(textures.clone());
        let open = name.map(example);
        let today = date(2018, 5, 16);
        let settings = tempfile::tempdir().unwrap();
        let folders = Folders { settings: Some(settings.path().to_owned()), ..Folders::default() };
        let begun = Beginning { today, folders, open, ..Beginning::default() };
        let window = begun.window_of(builder);
        let mut look = Self { window, textures, _settings: settings };
        let settings = Settings { appearance, ..look.window.state().session().settings().clone() };
        look.act(Action::TypeSettings(settings));
        look.act(Action::KeepSettings);
        look.act(Action::DismissMessage);
        look
    }

    fn act(&mut self, action: Action) {
        self.window.state_mut().act(action);
        self.window.run_steps(8);
    }

    fn is_as(&mut self, name: &str) {
        let picture = self.picture();
        let kept = Path::new("tests/pictures").join(format!("{name}.png"));
        if is_made_anew() {
            write(&kept, &picture);
            return;
        }
        assert_same(&picture, &kept);
    }

    fn picture(&mut self) -> Picture {
        self.window.run_steps(4);
        let margin = (MARGIN as f32 * self.window.ctx.pixels_per_point()) as usize;
        paint(&self.window.ctx, self.window.output(), &self.textures).within(margin)
    }
}

fn is_made_anew() -> bool {
    std::env::var_os("UPDATE_PICTURES").is_some()
}

/// Holds a picture against the one that is kept.
fn assert_same(picture: &Picture, kept: &Path) {
    let name = kept.file_stem().unwrap().display();
    let before = read(kept);
    assert_eq!((picture.width, picture.height), (before.width, before.height), "{name}");
    let pairs = picture.pixels.iter().zip(&before.pixels);
    let others = pairs.filter(|(now, before)| is_other(**now, **before)).count();
    if others * 10_000 > OTHERS * picture.pixels.len() {
        let now = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        write(&now, picture);
        panic!("{others} pixels of {} are not as in {}", now.display(), kept.display());
    }
}

fn is_other(one: Color32, other: Color32) -> bool {
    let apart = |one: u8, other: u8| one.abs_diff(other) > APART;
    apart(one.r(), other.r()) || apart(one.g(), other.g()) || apart(one.b(), other.b())
}

fn write(path: &Path, picture: &Picture) {
    let file = fs::File::create(path).unwrap();
    let mut encoder = png::Encoder::new(file, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let bytes: Vec<u8> =
        picture.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
}

fn read(path: &Path) -> Picture {
    let file = std::io::BufReader::new(fs::File::open(path).unwrap());
    let mut decoder = png::Decoder::new(file);
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb, "{}", path.display());
    let pixel = |part: &[u8]| Color32::from_rgb(part[0], part[1], part[2]);
    let pixels = bytes[..info.buffer_size()].chunks_exact(3).map(pixel).collect();
    Picture { width: info.width as usize, height: info.height as usize, pixels }
}

#[test]
fn the_form_with_the_letter_beside_it() {
    let mut look = Look::at(Some("half-filled"), (1366.0, 748.0), Appearance::Light);
    look.act(Action::JumpTo(path("citizen.name")));
    look.is_as("window");
}

#[test]
fn the_list_of_tasks_in_the_dark() {
    let mut look = Look::at(Some("pension-granted-2018"), (1024.0, 700.0), Appearance::Dark);
    look.act(Action::Show(Page::Tasks));
    look.is_as("tasks-dark");
}

#[test]
fn the_letters_of_a_case() {
    let mut look = Look::at(Some("pension-granted-2018"), (1366.0, 748.0), Appearance::Light);
    choose_letter(&mut look.window, "decision-pension-granted");
    look.act(Action::TypeFolder("/sager/2018-00417".to_owned()));
    look.is_as("letters");
}

#[test]
fn the_start_in_a_small_window() {
    let mut look = Look::at(None, (800.0, 600.0), Appearance::Light);
    show(&mut look.window, Page::Start);
    look.is_as("start-small");
}

/// The meeting with the health unfolded where there is least room, and in sight of everybody where there is most.
#[test]
fn the_meeting_in_windows_of_three_sizes() {
    for (name, size, points) in [
        ("meeting-small", (800.0, 600.0), 1),
        ("meeting", (1366.0, 748.0), 2),
        ("meeting-large", (1920.0, 1060.0), 7),
    ] {
        let mut look = Look::at(Some("pension-granted-2018"), size, Appearance::Light);
        look.act(Action::Do(Command::Meeting));
        (1..points).for_each(|_| look.act(Action::Do(Command::Meeting)));
        if points != 2 {
            look.act(Action::Do(Command::HealthDetails));
        }
        look.is_as(name);
    }
}

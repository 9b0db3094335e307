//! The pictures of the guide, in `templates/guide`: of a window small enough that its words can be read on paper, in few colours, since
//! the program carries them.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use eframe::egui::Color32;
use forberedt::guide::Guide;
use forberedt::jobs::job::Appearance;
use forberedt::session::Page;
use forberedt::session::action::{Action, Command};
use forberedt::session::pages::beside::Side;

use super::painter::Picture;
use super::{Look, assert_same, is_made_anew};
use crate::cases::path;
use crate::window::show;

const FOLDER: &str = "templates/guide";
/// In points: printed nearly as wide as the text of a page, its words are as large as small print.
const WIDTH: f32 = 960.0;
/// Pixels to a point.
const SCALE: f32 = 1.5;
/// The colours of a picture; the rest of its pixels take the nearest of them.
const COLOURS: usize = 48;
/// All pictures of the guide together have no more bytes.
const MOST_BYTES: u64 = 600_000;
/// Around a picture, so that its edge is seen on white paper.
const EDGE: Color32 = Color32::from_rgb(120, 126, 134);

/// A window so high, in points.
fn of(case: Option<&str>, height: f32) -> Look {
    Look::scaled(case, (WIDTH, height), Appearance::Light, SCALE)
}

impl Look {
    fn is_in_the_guide_as(&mut self, name: &str) {
        let mut picture = self.picture();
        edge(&mut picture);
        let kept = Path::new(FOLDER).join(format!("{name}.png"));
        if is_made_anew() {
            write(&kept, &picture);
            return;
        }
        assert_same(&picture, &kept);
    }
}

fn edge(picture: &mut Picture) {
    let (width, height) = (picture.width, picture.height);
    for (at, pixel) in picture.pixels.iter_mut().enumerate() {
        let (x, y) = (at % width, at / width);
        if x < 2 || y < 2 || x + 2 >= width || y + 2 >= height {
            *pixel = EDGE;
        }
    }
}

/// The colours that most pixels have, and one that is far from all of those before it sooner than one that is near.
fn palette(picture: &Picture) -> Vec<Color32> {
    let mut counts: HashMap<Color32, u64> = HashMap::new();
    picture.pixels.iter().for_each(|pixel| *counts.entry(*pixel).or_default() += 1);
    let mut counted: Vec<(Color32, u64)> = counts.into_iter().collect();
    counted.sort_by_key(|(colour, count)| (std::cmp::Reverse(*count), colour.to_array()));
    let mut chosen: Vec<Color32> = Vec::new();
    while chosen.len() < COLOURS {
        let worth = |(colour, count): &(Color32, u64)| {
            let away = chosen.iter().map(|it| distance(*it, *colour)).min().unwrap_or(1);
            *count * u64::from(away)
        };
        let Some((best, _)) =
            counted.iter().map(|it| (it.0, worth(it))).max_by_key(|(_, worth)| *worth)
        else {
            break;
        };
        if chosen.contains(&best) {
            break;
        }
        chosen.push(best);
    }
    chosen
}

fn distance(one: Color32, other: Color32) -> u32 {
    let apart = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    apart(one.r(), other.r()) + apart(one.g(), other.g()) + apart(one.b(), other.b())
}

fn write(path: &Path, picture: &Picture) {
    let palette = palette(picture);
    let mut nearest: HashMap<Color32, u8> = HashMap::new();
    let places = picture.pixels.iter().map(|pixel| {
        *nearest.entry(*pixel).or_insert_with(|| {
            let near = (0..palette.len()).min_by_key(|at| distance(palette[*at], *pixel));
            near.unwrap() as u8
        })
    });
    let places: Vec<u8> = places.collect();
    let file = fs::File::create(path).unwrap();
    let mut encoder = png::Encoder::new(file, picture.width as u32, picture.height as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder
        .set_palette(palette.iter().flat_map(|it| [it.r(), it.g(), it.b()]).collect::<Vec<u8>>());
    encoder.set_compression(png::Compression::High);
    // What stands for a colour says nothing of the colour beside it.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(&places).unwrap();
}

#[test]
fn the_start_of_the_guide() {
    let mut look = of(None, 500.0);
    show(&mut look.window, Page::Start);
    look.is_in_the_guide_as("start");
}

#[test]
fn the_form_of_the_guide() {
    let mut look = of(Some("half-filled"), 560.0);
    look.act(Action::JumpTo(path("citizen.name")));
    look.is_in_the_guide_as("form");
}

#[test]
fn the_tasks_of_the_guide() {
    let mut look = of(Some("half-filled"), 520.0);
    look.act(Action::Show(Page::Tasks));
    look.is_in_the_guide_as("tasks");
}

#[test]
fn the_meeting_of_the_guide() {
    let mut look = of(Some("pension-granted-2018"), 540.0);
    look.act(Action::Do(Command::Meeting));
    look.act(Action::Do(Command::Meeting));
    look.is_in_the_guide_as("meeting");
}

#[test]
fn the_decision_of_the_guide() {
    let mut look = of(Some("pension-granted-2018"), 580.0);
    look.act(Action::JumpTo(path("decision.follows_recommendation")));
    if look.window.state().session().side() != Some(Side::Recommendation) {
        look.act(Action::Do(Command::Beside(Side::Recommendation)));
    }
    look.is_in_the_guide_as("decision");
}

#[test]
fn the_guide_has_these_pictures_and_no_more_and_they_are_small() {
    if is_made_anew() {
        return;
    }
    let guide = Guide::built_in().unwrap();
    let sections = guide.parts.iter().flat_map(|part| &part.sections);
    let mut named: Vec<&str> = sections
        .filter_map(|section| section.picture.as_ref())
        .map(|it| it.file.as_str())
        .collect();
    named.sort_unstable();
    let pictures = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap());
    let pictures: Vec<_> =
        pictures.filter(|it| it.path().extension().is_some_and(|ending| ending == "png")).collect();
    let mut there: Vec<String> =
        pictures.iter().map(|it| it.file_name().into_string().unwrap()).collect();
    there.sort();
    assert_eq!(there, named);
    let bytes: u64 = pictures.iter().map(|it| it.metadata().unwrap().len()).sum();
    assert!(bytes <= MOST_BYTES, "{bytes}");
}

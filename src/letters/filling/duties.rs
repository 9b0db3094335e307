//! The open duties of a case in the words of a letter: each in a point of a list, those that stop a letter first.

use std::cmp::Reverse;

use super::inlines::BULLET;
use crate::letters::template::program::DutyPart;
use crate::problem::Problem;

/// About how many letters a line of a page holds.
const LINE: usize = 92;

/// How many lines a first page has for them.
const LINES: usize = 6;

/// The duties of a part, in words. What nobody has looked for is not told as nothing.
pub(super) fn told(duties: Option<&[Problem]>, part: DutyPart) -> String {
    let Some(duties) = duties else { return "Sagen er ikke set efter.".to_owned() };
    let mut all: Vec<&Problem> = duties.iter().collect();
    all.sort_by_key(|duty| Reverse(duty.severity));
    match part {
        DutyPart::First => first(&all),
        DutyPart::Stopping => {
            let stopping = all.iter().filter(|duty| duty.blocks());
            listed(stopping.map(|duty| in_full(duty)), "Intet stopper sagen.")
        }
        DutyPart::Others => {
            let others = all.iter().filter(|duty| !duty.blocks());
            listed(others.map(|duty| in_full(duty)), "Intet andet at se efter.")
        }
    }
}

/// As many as the first page has room for, and how many more there are. What is said of several places is said once.
fn first(all: &[&Problem]) -> String {
    let mut said: Vec<(&str, usize)> = Vec::new();
    for duty in all {
        match said.iter_mut().find(|(message, _)| *message == duty.message) {
            Some((_, places)) => *places += 1,
            None => said.push((&duty.message, 1)),
        }
    }
    let (mut room, mut left) = (LINES, all.len());
    let mut lines: Vec<String> = Vec::new();
    for (message, places) in said {
        let line = match places {
            1 => message.to_owned(),
            _ => format!("{message} Det er {places} steder."),
        };
        let needs = line.chars().count().div_ceil(LINE);
        if needs > room {
            break;
        }
        room -= needs;
        left -= places;
        lines.push(line);
    }
    match left {
        0 => {}
        _ if lines.is_empty() => lines.push(format!("{left} ting, se side 2")),
        _ => lines.push(format!("og {left} mere på side 2")),
    }
    listed(lines.into_iter(), "Kontrollen har ingen bemærkninger.")
}

fn in_full(duty: &Problem) -> String {
    let message = duty.in_full();
    if duty.cure.is_empty() { message } else { format!("{message} {}", duty.cure) }
}

fn listed(points: impl Iterator<Item = String>, nothing: &str) -> String {
    let points: Vec<String> = points.map(|point| format!("{BULLET} {point}")).collect();
    if points.is_empty() { nothing.to_owned() } else { points.join("\n") }
}

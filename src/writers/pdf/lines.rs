//! Breaks runs of text into lines of a given width, ragged on the right.

use super::fonts;
use crate::document::glue;
use crate::document::page::{Face, Stretch, Stretches};
use crate::document::{Inline, Part, Source};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub fragments: Vec<Fragment>,
}

impl Line {
    /// Without the spaces at its end, in points.
    pub(crate) fn width(&self) -> f32 {
        self.fragments.last().map_or(0.0, |last| last.x + last.width)
    }
}

/// A piece of a line in one style, from one run.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fragment {
    /// From the line's start, in points.
    pub x: f32,
    /// Without the spaces at its end, in points.
    pub width: f32,
    pub face: Face,
    /// The run that it came from; where several runs look alike, the first of them.
    pub run: usize,
    /// The text that is drawn. A line that goes on after a space keeps the space, so that the words stay apart when read aloud.
    pub text: String,
    /// The runs that its letters came from, by their numbers.
    pub stretches: Stretches,
}

impl Fragment {
    fn push(&mut self, character: char, run: usize) {
        self.text.push(character);
        match self.stretches.last_mut() {
            Some(stretch) if stretch.source as usize == run => stretch.letters += 1,
            _ => self.stretches.push(Stretch { letters: 1, source: run as u32 }),
        }
    }
}

/// How text is set: its size, and whether all of it is bold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub size: f32,
    pub bold: bool,
}

/// The lines of a text in a column of `width` points. Text with nothing to draw has no lines.
pub(crate) fn lines(runs: &[Inline], setting: Setting, width: f32) -> Vec<Line> {
    let text = Text::new(runs, setting);
    if text
        .letters
        .iter()
        .all(|letter| letter.character.is_whitespace() || fonts::is_silent(letter.character))
    {
        return Vec::new();
    }
    text.ranges(width).into_iter().map(|(start, end)| text.line(start, end)).collect()
}

/// The width of a text in points, with no line broken but where it breaks itself.
pub(crate) fn width(runs: &[Inline], setting: Setting) -> f32 {
    let (mut widest, mut line) = (0.0_f32, 0.0_f32);
    for part in parts(runs, setting) {
        widest = widest.max(line + part.width);
        line = if part.ends_line { 0.0 } else { line + part.width + part.space };
    }
    widest
}

/// The parts of a text that stand on one line each, with their widths in points.
pub(crate) fn parts(runs: &[Inline], setting: Setting) -> Vec<Part> {
    let text = Text::new(runs, setting);
    let mut parts = Vec::new();
    let (mut width, mut space, mut letters) = (0, 0, 0);
    for letter in &text.letters {
        if letter.character == ' ' && letter.after != After::Holds {
            space += letter.width;
        } else {
            width += letter.width;
            letters += 1;
        }
        if letter.after != After::Holds {
            let ends_line = letter.after == After::Breaks;
            let part =
                Part { width: text.points(width), space: text.points(space), letters, ends_line };
            parts.push(part);
            (width, space, letters) = (0, 0, 0);
        }
    }
    if letters > 0 {
        let (width, space) = (text.points(width), text.points(space));
        parts.push(Part { width, space, letters, ends_line: false });
    }
    parts
}

#[derive(Clone, Copy, PartialEq)]
enum After {
    Holds,
    MayBreak,
    Breaks,
}

struct Letter {
    character: char,
    face: Face,
    run: usize,
    /// In thousandths of the font size.
    width: u32,
    after: After,
}

struct Text<'a> {
    runs: &'a [Inline],
    size: f32,
    letters: Vec<Letter>,
}

impl<'a> Text<'a> {
    fn new(runs: &'a [Inline], setting: Setting) -> Self {
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let mut letters = Vec::with_capacity(text.len());
        for (index, run) in runs.iter().enumerate() {
            let face = Face::of(run.bold || setting.bold, run.italic);
            for character in run.text.chars() {
                let width = if fonts::is_silent(character) {
                    0
                } else {
                    u32::from(face.width(fonts::drawn(character)).unwrap_or_default())
                };
                letters.push(Letter { character, face, run: index, width, after: After::Holds });
            }
        }
        let (mut at, mut byte) = (0, 0);
        for (end, opportunity) in linebreaks(&text) {
            while byte < end && at < letters.len() {
                byte += letters[at].character.len_utf8();
                at += 1;
            }
            let Some(letter) = at.checked_sub(1).and_then(|last| letters.get_mut(last)) else {
                continue;
            };
            if letter.character == '\n' {
                letter.after = After::Breaks;
            } else if opportunity == BreakOpportunity::Allowed
                && !glue::holds(&text[..end], &text[end..])
            {
                letter.after = After::MayBreak;
            }
        }
        Self { runs, size: setting.size, letters }
    }

    fn points(&self, thousandths: u32) -> f32 {
        thousandths as f32 * self.size / 1000.0
    }

    /// The stretches of letters that stand on a line each, as large as fits.
    fn ranges(&self, width: f32) -> Vec<(usize, usize)> {
        let limit = (width * 1000.0 / self.size).max(0.0) as u32;
        let mut ranges = Vec::new();
        let (mut start, mut at, mut used) = (0, 0, 0);
        let mut good_end = None;
        while let Some(letter) = self.letters.get(at) {
            used += letter.width;
            let overflows = used > limit && !letter.character.is_whitespace();
            if overflows && at > start {
                // A word that is wider than the column is cut where the column ends, rather than drawn past the margin.
                let end = good_end.unwrap_or_else(|| self.cut(start, at));
                ranges.push((start, end));
                (start, at, used, good_end) = (end, end, 0, None);
                continue;
            }
            at += 1;
            match letter.after {
                After::Breaks => {
                    ranges.push((start, at));
                    (start, used, good_end) = (at, 0, None);
                }
                After::MayBreak
                    if used + self.hyphen_after(at) <= limit
                        || letter.character.is_whitespace() =>
                {
                    good_end = Some(at)
                }
                After::MayBreak | After::Holds => {}
            }
        }
        if start < self.letters.len() {
            ranges.push((start, self.letters.len()));
        }
        ranges
    }

    /// Where to cut a word that must be cut before `at`: best at a space that held it together, else behind a sign inside it such
    /// as in the name of a file. A mark that stands on the letter before it goes along with it.
    fn cut(&self, start: usize, at: usize) -> usize {
        let stretch = &self.letters[start..at];
        let behind = |signs: &[char]| stretch.iter().rposition(|it| signs.contains(&it.character));
        let sign = behind(&[' ', glue::NO_BREAK])
            .or_else(|| behind(&['_', '-', '.', '/']).filter(|place| place * 2 > stretch.len()));
        if let Some(place) = sign {
            return start + place + 1;
        }
        let mut end = at;
        while end > start + 1 && matches!(self.letters[end].character, '\u{300}'..='\u{36f}') {
            end -= 1;
        }
        end
    }

    /// The width of the hyphen that shows when a line ends before letter `end`, at a place meant for it.
    fn hyphen_after(&self, end: usize) -> u32 {
        match self.letters.get(end - 1) {
            Some(letter) if letter.character == SOFT_HYPHEN => {
                u32::from(letter.face.width(SOFT_HYPHEN).unwrap_or_default())
            }
            _ => 0,
        }
    }

    fn line(&self, start: usize, end: usize) -> Line {
        let letters = &self.letters[start..end];
        let is_last = end == self.letters.len();
        let kept = letters
            .iter()
            .rposition(|it| !it.character.is_whitespace() || it.character == '\u{a0}')
            .map_or(0, |last| last + 1);
        let ends_in_space = kept < letters.len();
        let mut fragments: Vec<Fragment> = Vec::new();
        let mut pen = 0;
        for (index, letter) in letters[..kept].iter().enumerate() {
            let shows_hyphen =
                letter.character == SOFT_HYPHEN && index + 1 == letters.len() && !is_last;
            if fonts::is_silent(letter.character) && !shows_hyphen {
                continue;
            }
            let width = if shows_hyphen { self.hyphen_after(end) } else { letter.width };
            match fragments.last_mut() {
                Some(fragment)
                    if fragment.face == letter.face
                        && self.look_alike(fragment.run, letter.run) =>
                {
                    fragment.push(fonts::drawn(letter.character), letter.run);
                    fragment.width += self.points(width);
                }
                _ => {
                    let mut fragment = Fragment {
                        x: self.points(pen),
                        width: self.points(width),
                        face: letter.face,
                        run: letter.run,
                        // Most lines are one fragment, and most letters one byte.
                        text: String::with_capacity(letters.len() - index + 8),
                        stretches: Stretches::new(),
                    };
                    fragment.push(fonts::drawn(letter.character), letter.run);
                    fragments.push(fragment);
                }
            }
            pen += width;
        }
        if ends_in_space
            && !is_last
            && let Some(fragment) = fragments.last_mut()
        {
            let run = fragment.stretches.last().map_or(fragment.run, |last| last.source as usize);
            fragment.push(' ', run);
        }
        Line { fragments }
    }

    fn look_alike(&self, one: usize, other: usize) -> bool {
        let compared = |run: &Inline| matches!(run.source, Source::Compared(_));
        let (this, that) = (&self.runs[one], &self.runs[other]);
        one == other || (this.link == that.link && !compared(this) && !compared(that))
    }
}

const SOFT_HYPHEN: char = '\u{ad}';

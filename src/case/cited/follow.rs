//! Keeps the fields that name exhibits in step with the list of exhibits: a mark shows the number that its exhibit has now.

use std::collections::HashMap;

use super::{CitedExhibits, LOST, Mark, Reading};
use crate::case::Case;
use crate::case::field::{Answered, Edit, Section};
use crate::case::plan::Exhibit;
use crate::place::ItemId;

/// The exhibits of a case, by id and by number (bilagslisten).
struct Listing<'a> {
    shown: HashMap<ItemId, Shown<'a>>,
    /// None where several have the number, so that nobody can say which is meant.
    by_number: HashMap<u32, Option<ItemId>>,
}

struct Shown<'a> {
    text: &'a str,
    number: Option<u32>,
}

impl<'a> Listing<'a> {
    fn of(exhibits: &'a [Exhibit]) -> Self {
        let mut listing = Self { shown: HashMap::new(), by_number: HashMap::new() };
        for exhibit in exhibits {
            let number = exhibit.cited_number();
            if let Some(text) = exhibit.number.filled().map(str::trim) {
                listing.shown.insert(exhibit.id, Shown { text, number });
            }
            if let Some(number) = number {
                let only = |found: &mut Option<ItemId>| {
                    if *found != Some(exhibit.id) {
                        *found = None;
                    }
                };
                listing.by_number.entry(number).and_modify(only).or_insert(Some(exhibit.id));
            }
        }
        listing
    }

    fn number(&self, item: &ItemId) -> Option<u32> {
        self.shown.get(item)?.number
    }

    /// What is printed for an exhibit.
    fn show(&self, item: &ItemId) -> String {
        match self.shown.get(item) {
            None => LOST.to_owned(),
            Some(Shown { number: Some(number), .. }) => number.to_string(),
            Some(Shown { text, number: None }) => (*text).to_owned(),
        }
    }
}

impl CitedExhibits {
    /// The field with the numbers that the exhibits have now.
    fn followed(&self, listing: &Listing<'_>) -> Self {
        let mut followed = Self::default();
        let mut done = 0;
        for mark in self.marks_for(listing) {
            followed.text.push_str(&self.text[done..mark.span.start]);
            followed.show(&mark, listing);
            done = mark.span.end;
        }
        followed.text.push_str(&self.text[done..]);
        followed.marked.clone_from(&followed.text);
        followed
    }

    /// The marks that were kept and still stand for themselves, and one for each number that has found its exhibit.
    fn marks_for(&self, listing: &Listing<'_>) -> Vec<Mark> {
        let mut marks = self.kept();
        loop {
            let reading = Reading::of(&self.text, &marks);
            let sure = || reading.written.iter().filter(|(written, _)| written.is_sure());
            let stands = |mark: usize| sure().any(|(_, found)| *found == Some(mark));
            let standing: Vec<bool> = (0..marks.len()).map(stands).collect();
            // A digit typed beside a number makes another number of it.
            if standing.contains(&false) {
                let mut standing = standing.into_iter();
                marks.retain(|_| standing.next() == Some(true));
                continue;
            }
            let found = sure().filter(|(_, mark)| mark.is_none());
            let new: Vec<Mark> =
                found.filter_map(|(written, _)| reading.mark(written, &marks, listing)).collect();
            marks.extend(new);
            marks.sort_by_key(|mark| mark.span.start);
            return marks;
        }
    }

    /// Adds an exhibit to the text, or the first and the last of several while they have numbers in a row.
    fn show(&mut self, mark: &Mark, listing: &Listing<'_>) {
        let numbers: Option<Vec<u32>> =
            mark.items.iter().map(|item| listing.number(item)).collect();
        let row = numbers.filter(|row| row.windows(2).all(|pair| pair[0] + 1 == pair[1]));
        if let (Some([first, .., last]), ids) = (row.as_deref(), &mark.items) {
            self.mark(&format!("{first}{}{last}", mark.between), ids.clone(), &mark.between);
            return;
        }
        for (index, item) in mark.items.iter().enumerate() {
            let left = mark.items.len() - index;
            self.text.push_str(match (index, left) {
                (0, _) => "",
                (_, 1) => " og ",
                _ => ", ",
            });
            self.mark(&listing.show(item), vec![*item], "");
        }
        if mark.items.is_empty() {
            self.mark(LOST, Vec::new(), &mark.between);
        }
    }

    fn mark(&mut self, shown: &str, items: Vec<ItemId>, between: &str) {
        let start = self.text.len();
        self.text.push_str(shown);
        let span = start..self.text.len();
        self.marks.push(Mark { span, items, between: between.to_owned() });
    }
}

impl Reading {
    /// The mark for a number that has none; none where it is the number of no exhibit or of several.
    fn mark(
        &self,
        written: &super::Written,
        marks: &[Mark],
        listing: &Listing<'_>,
    ) -> Option<Mark> {
        let numbers = written.first..=written.last;
        let items: Option<Vec<ItemId>> =
            numbers.map(|number| listing.by_number.get(&number).copied().flatten()).collect();
        let place = written.place(&self.text);
        let is_digit = |letter: char| letter.is_ascii_digit();
        let between = self.text[place.clone()].trim_matches(is_digit);
        if between.contains(is_digit) {
            return None;
        }
        // A mark may be longer or shorter in the text itself than as it was read.
        let moved = |at: usize| {
            let before = self.spans.iter().zip(marks).take_while(|(span, _)| span.end <= at);
            before.last().map_or(at, |(span, mark)| at - span.end + mark.span.end)
        };
        Some(Mark {
            span: moved(place.start)..moved(place.end),
            items: items?,
            between: between.to_owned(),
        })
    }
}

impl Case {
    /// Lets every field that names exhibits show the numbers that they have now.
    pub fn follow_exhibits(&mut self) {
        let exhibits = self.exhibits.clone();
        let listing = Listing::of(exhibits.list.items());
        let mut behind = Vec::new();
        self.each_answer(|path, answer| {
            let is_behind = |cited: &CitedExhibits| cited.followed(&listing) != *cited;
            if behind.last() != Some(&path.section()) && answer.cited().is_some_and(is_behind) {
                behind.push(path.section());
            }
        });
        // A section in which nothing changes goes on being shared.
        for name in behind {
            if let Some(section) = self.section_mut(name) {
                follow(section, &listing);
            }
        }
    }
}

fn follow(section: &mut dyn Section, listing: &Listing<'_>) {
    for (_, edit) in section.fields_mut() {
        match edit {
            Edit::Answer(answer) => {
                if let Some(cited) = Answered::cited_mut(answer) {
                    *cited = cited.followed(listing);
                }
            }
            Edit::List(list) => {
                for index in 0..list.len() {
                    if let Some(item) = list.item_mut(index) {
                        follow(item, listing);
                    }
                }
            }
        }
    }
}

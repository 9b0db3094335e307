//! From an address to its field and back: finding, reading an address from a text, walking all answers, naming items.

use jiff::civil::Date;

use super::Case;
use super::cited::CitedExhibits;
use super::dates::Day;
use super::field::{Answered, Edit, Listed, Section, View};
use super::scalar::Scalar;
use crate::place::{DEPTH, FieldPath, ItemId, Step};

/// The address of a field, checked by the compiler: `field!(decision.date)`, `field!(decision.rulings[index].reason)`.
macro_rules! field {
    ($section:ident . $field:ident) => {{
        const _: fn(&$crate::case::Case) = |case| {
            let _ = &case.$section.$field;
        };
        $crate::place::FieldPath::new(stringify!($section), stringify!($field))
    }};
    ($section:ident . $list:ident [$index:expr] . $field:ident) => {{
        const _: fn(&$crate::case::Case) = |case| {
            let _ = case.$section.$list.items().iter().map(|item| &item.$field);
        };
        $crate::place::FieldPath::new(stringify!($section), stringify!($list))
            .at($index, stringify!($field))
    }};
}

pub(crate) use field;

/// Where an item stands now: by its id, and by its position where it has none.
fn position(list: &dyn Listed, step: &Step) -> Option<usize> {
    if step.id.is_none() {
        return (step.index < list.len()).then_some(step.index);
    }
    (0..list.len()).find(|index| list.id(*index) == step.id)
}

impl Case {
    /// The field at an address; none where the item is gone.
    pub fn find(&self, path: &FieldPath) -> Option<View<'_>> {
        self.around(path)?.field(path.field())
    }

    /// The item or the section that an address leads into; none where the item is gone.
    pub fn around(&self, path: &FieldPath) -> Option<&dyn Section> {
        let mut section = self.section(path.section())?;
        for step in path.steps() {
            let View::List(list) = section.field(step.list)? else { return None };
            section = list.item(position(list, step)?)?;
        }
        Some(section)
    }

    /// The answer at an address; none for a list, or where the item is gone.
    pub fn answer(&self, path: &FieldPath) -> Option<&dyn Answered> {
        match self.find(path)? {
            View::Answer(answer) => Some(answer),
            View::List(_) => None,
        }
    }

    /// The day at an address; none where there is no sound one.
    pub fn day_at(&self, path: &FieldPath) -> Option<Date> {
        Day::parse(self.answer(path)?.text()).ok()?.date()
    }

    /// Whether anything stands at an address: an answer that is more than blanks, or an item.
    pub fn has(&self, path: &FieldPath) -> bool {
        match self.find(path) {
            Some(View::Answer(answer)) => answer.is_filled(),
            Some(View::List(list)) => !list.is_empty(),
            None => false,
        }
    }

    /// The field at an address, to change.
    pub fn find_mut(&mut self, path: &FieldPath) -> Option<Edit<'_>> {
        let mut section = self.section_mut(path.section())?;
        for step in path.steps() {
            let Edit::List(list) = section.field_mut(step.list)? else { return None };
            section = list.item_mut(position(list, step)?)?;
        }
        section.field_mut(path.field())
    }

    /// The same address with the ids of the items that stand there now, and where each stands.
    #[must_use]
    pub fn lasting(&self, path: &FieldPath) -> FieldPath {
        self.settled(path).unwrap_or(*path)
    }

    fn settled(&self, path: &FieldPath) -> Option<FieldPath> {
        let mut section = self.section(path.section())?;
        let mut settled = None;
        for step in path.steps() {
            let View::List(list) = section.field(step.list)? else { return None };
            let index = position(list, step)?;
            let base = inside(settled, path.section(), step.list);
            settled = Some((base, index, list.id(index)));
            section = list.item(index)?;
        }
        Some(inside(settled, path.section(), path.field()))
    }

    /// Reads an address such as `work.jobs[2].hours` or, by its id, `work.jobs[#7].hours`; none where it names no field. An
    /// item that is not there yet is named by its position.
    pub fn path(&self, text: &str) -> Option<FieldPath> {
        let mut parts = text.split('.');
        let name = parts.next()?;
        let name = Self::SECTIONS.iter().find(|section| **section == name)?;
        let parts: Vec<&str> = parts.collect();
        read(self.section(name)?, name, None, &parts)
    }

    /// How many items all lists hold together.
    pub fn item_count(&self) -> usize {
        let mut count = 0;
        self.each_item(|_, _, _| count += 1);
        count
    }

    /// Visits every answer of the case, those of items within items included.
    pub fn each_answer<'a>(&'a self, mut visit: impl FnMut(FieldPath, &'a dyn Answered)) {
        for name in Self::SECTIONS {
            if let Some(section) = self.section(name) {
                answers(section, &|field| FieldPath::new(name, field), &mut visit);
            }
        }
    }

    /// Visits every item of every list with the address of its list.
    fn each_item(&self, mut visit: impl FnMut(FieldPath, usize, ItemId)) {
        for name in Self::SECTIONS {
            if let Some(section) = self.section(name) {
                items(section, &|field| FieldPath::new(name, field), &mut visit);
            }
        }
    }

    /// Gives every item an id that has none or shares it with an earlier one. The same file gets the same ids at every reading.
    /// The lists of those that shared one are kept in [`Case::mended`]. Fields that name exhibits name them by these ids.
    pub fn name_items(&mut self) {
        let mut seen = std::collections::HashSet::new();
        let mut shared = Vec::new();
        // What no program of ours has counted to is no id.
        let is_counted = |id: &ItemId| *id <= HIGHEST_ID;
        let mut highest = Some(self.last_item).filter(is_counted).unwrap_or_default();
        self.each_item(|list, _, id| {
            highest = highest.max(Some(id).filter(is_counted).unwrap_or_default());
            if !id.is_none() && !seen.insert(id) {
                shared.push(list);
            }
        });
        // An exhibit that is gone keeps its id to itself, as long as a field names it.
        self.each_answer(|_, answer| {
            let cited = answer.cited().into_iter().flat_map(CitedExhibits::items);
            highest = cited.filter(is_counted).fold(highest, ItemId::max);
        });
        let of_edits = self.edits.all().iter().map(|edit| edit.id);
        let of_both = of_edits.chain(self.ids_of_ties());
        self.last_item = of_both.filter(is_counted).fold(highest, ItemId::max);
        let highest = self.last_item;
        let mut taken = std::collections::HashSet::new();
        let mut last = highest;
        for name in Self::SECTIONS {
            if let Some(section) = self.section_mut(name) {
                name_items(section, &mut taken, &mut last);
            }
        }
        self.last_item = last;
        self.name_edits(&taken);
        self.name_ties(&taken);
        self.mended = shared.iter().map(|path| self.lasting(path)).collect();
        self.follow_exhibits();
    }

    /// An id that no item of the case has had.
    pub fn new_item(&mut self) -> ItemId {
        self.last_item.0 += 1;
        self.last_item
    }
}

fn inside(
    list: Option<(FieldPath, usize, ItemId)>,
    section: &'static str,
    field: &'static str,
) -> FieldPath {
    match list {
        None => FieldPath::new(section, field),
        Some((list, index, id)) => list.item(index, id, field),
    }
}

fn read(
    section: &dyn Section,
    name: &'static str,
    list: Option<(FieldPath, usize, ItemId)>,
    parts: &[&str],
) -> Option<FieldPath> {
    let (first, rest) = parts.split_first()?;
    let (first, index) = match first.split_once('[') {
        None => (*first, None),
        Some((first, index)) => (first, Some(index.strip_suffix(']')?)),
    };
    let (field, view) = section.fields().into_iter().find(|(field, _)| *field == first)?;
    let path = inside(list, name, field);
    match (index, view) {
        (None, _) => rest.is_empty().then_some(path),
        (Some(_), View::Answer(_)) => None,
        (Some(index), View::List(list)) => {
            if path.steps().count() == DEPTH {
                return None;
            }
            let index = match index.strip_prefix('#') {
                Some(id) => {
                    let id = ItemId(id.parse().ok()?);
                    (0..list.len()).find(|index| !id.is_none() && list.id(*index) == id)?
                }
                None => index.parse().ok()?,
            };
            let inner = Some((path, index, list.id(index)));
            match list.item(index) {
                Some(item) => read(item, name, inner, rest),
                None => read(list.blank_item().as_ref(), name, inner, rest),
            }
        }
    }
}

fn answers<'a>(
    section: &'a dyn Section,
    place: &dyn Fn(&'static str) -> FieldPath,
    visit: &mut impl FnMut(FieldPath, &'a dyn Answered),
) {
    for (field, view) in section.fields() {
        match view {
            View::Answer(answer) => visit(place(field), answer),
            View::List(list) => {
                for index in 0..list.len() {
                    let Some(item) = list.item(index) else { continue };
                    let (path, id) = (place(field), list.id(index));
                    answers(item, &|inner| path.item(index, id, inner), visit);
                }
            }
        }
    }
}

fn items(
    section: &dyn Section,
    place: &dyn Fn(&'static str) -> FieldPath,
    visit: &mut impl FnMut(FieldPath, usize, ItemId),
) {
    for (field, view) in section.fields() {
        let View::List(list) = view else { continue };
        let path = place(field);
        for index in 0..list.len() {
            let id = list.id(index);
            visit(path, index, id);
            if let Some(item) = list.item(index) {
                items(item, &|inner| path.item(index, id, inner), visit);
            }
        }
    }
}

/// No case has had so many items, so there is always room for one more.
const HIGHEST_ID: ItemId = ItemId(4_000_000_000);

fn name_items(
    section: &mut dyn Section,
    taken: &mut std::collections::HashSet<ItemId>,
    last: &mut ItemId,
) {
    for (_, edit) in section.fields_mut() {
        let Edit::List(list) = edit else { continue };
        for index in 0..list.len() {
            let id = list.id(index);
            if id.is_none() || id > HIGHEST_ID || !taken.insert(id) {
                last.0 += 1;
                taken.insert(*last);
                list.set_id(index, *last);
            }
            if let Some(item) = list.item_mut(index) {
                name_items(item, taken, last);
            }
        }
    }
}

// The macros make public sections; here nobody outside can name them.
#[cfg(test)]
#[allow(unreachable_pub)]
mod tests {
    use super::*;
    use crate::case::dates::Day;
    use crate::case::section::{item, section};

    item! {
        /// A talk within a visit.
        pub struct VisitTalk {
            held: Day,
        }
    }

    item! {
        /// A visit with talks.
        pub struct Visit {
            day: Day,
            talks: Vec<VisitTalk>,
        }
    }

    section! {
        /// Visits, whose talks are lists within a list.
        pub struct Visits {
            list: Vec<Visit>,
        }
    }

    fn visits(json: &str) -> Visits {
        serde_json::from_str(json).unwrap()
    }

    fn paths(section: &Visits) -> Vec<(String, String)> {
        let mut found = Vec::new();
        answers(section, &|field| FieldPath::new("visits", field), &mut |path, answer| {
            found.push((path.to_string(), answer.text().to_owned()));
        });
        found
    }

    #[test]
    fn lists_within_items_are_walked_and_named() {
        let mut visits = visits(
            r#"{"list": [{"day": "2018-01-01"}, {"talks": [{"held": "2018-02-02"}, {"held": "2018-03-03"}]}]}"#,
        );
        let given: Vec<_> =
            paths(&visits).into_iter().filter(|(_, text)| !text.is_empty()).collect();
        assert_eq!(
            given,
            [
                ("visits.list[0].day", "2018-01-01"),
                ("visits.list[1].talks[0].held", "2018-02-02"),
                ("visits.list[1].talks[1].held", "2018-03-03"),
            ]
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
        );
        let mut count = 0;
        items(&visits, &|field| FieldPath::new("visits", field), &mut |_, _, _| count += 1);
        assert_eq!(count, 4);
        let mut last = ItemId(7);
        name_items(&mut visits, &mut std::collections::HashSet::new(), &mut last);
        let talks = visits.list.items()[1].talks.items();
        assert_eq!((last, talks[0].id, talks[1].id), (ItemId(11), ItemId(10), ItemId(11)));
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let visits = visits(r#"{"list": [{"talks": [{"id": 4}]}]}"#);
        let inner = ["list[0]", "talks[0]", "held"];
        let path = read(&visits, "visits", None, &inner).unwrap();
        assert_eq!(path.to_string(), "visits.list[0].talks[0].held");
        assert_eq!(path.words_key(), "visits.list.talks.held");
        assert_eq!(path.steps().map(|step| step.id).collect::<Vec<_>>(), [ItemId(0), ItemId(4)]);
        for wrong in [
            &["lost"][..],
            &["list[0]"],
            &["list[x]", "day"],
            &["list", "day"],
            &["list[0]", "day", "more"],
        ] {
            assert!(read(&visits, "visits", None, wrong).is_none(), "{wrong:?}");
        }
    }
}

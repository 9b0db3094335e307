//! The outline that a reader shows beside the letter: its headings, each below the one it belongs to.

use super::tree::{Role, Tree};
use crate::document::page::PAPER;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

struct Entry {
    id: ObjectId,
    level: u8,
    parent: Option<usize>,
    children: Vec<usize>,
    object: Dictionary,
}

/// Adds the outline of a letter, and says where it is; a letter without headings has none.
pub(super) fn add(pdf: &mut Document, tree: &Tree, pages: &[ObjectId]) -> Option<ObjectId> {
    let mut entries = entries(pdf, tree, pages);
    if entries.is_empty() {
        return None;
    }
    let top: Vec<usize> =
        (0..entries.len()).filter(|&index| entries[index].parent.is_none()).collect();
    let root = pdf.new_object_id();
    chain(&mut entries, &top, root);
    for index in 0..entries.len() {
        let children = entries[index].children.clone();
        let id = entries[index].id;
        chain(&mut entries, &children, id);
        if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
            let (first, last, count) =
                (entries[first].id, entries[last].id, descendants(&entries, index));
            entries[index]
                .object
                .extend(&dictionary! { "First" => first, "Last" => last, "Count" => count });
        }
    }
    let count = entries.len() as i64;
    let ends = (entries[top[0]].id, entries[top[top.len() - 1]].id);
    pdf.objects.insert(
        root,
        dictionary! { "Type" => "Outlines", "First" => ends.0, "Last" => ends.1, "Count" => count }
            .into(),
    );
    for entry in entries {
        pdf.objects.insert(entry.id, entry.object.into());
    }
    Some(root)
}

/// With headings below this level the outline would be longer than it helps.
const DEEPEST: u8 = 3;

fn entries(pdf: &mut Document, tree: &Tree, pages: &[ObjectId]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for node in &tree.nodes {
        let (Role::Heading { level, words }, Some((page, area))) = (&node.role, node.place) else {
            continue;
        };
        if *level > DEEPEST {
            continue;
        }
        open.retain(|&above| entries[above].level < *level);
        let above = (PAPER.1 - area.y + area.height * 0.5).min(PAPER.1).round();
        let place: Vec<Object> =
            vec![pages[page].into(), "XYZ".into(), Object::Null, Object::Real(above), Object::Null];
        let index = entries.len();
        let parent = open.last().copied();
        if let Some(parent) = parent {
            entries[parent].children.push(index);
        }
        let object = dictionary! { "Title" => lopdf::text_string(words.trim()), "Dest" => place };
        entries.push(Entry {
            id: pdf.new_object_id(),
            level: *level,
            parent,
            children: Vec::new(),
            object,
        });
        open.push(index);
    }
    entries
}

/// Ties entries of one level to each other and to what is above them.
fn chain(entries: &mut [Entry], level: &[usize], parent: ObjectId) {
    for (position, &index) in level.iter().enumerate() {
        entries[index].object.set("Parent", parent);
        if position > 0 {
            let before = entries[level[position - 1]].id;
            entries[index].object.set("Prev", before);
        }
        if let Some(&next) = level.get(position + 1) {
            let next = entries[next].id;
            entries[index].object.set("Next", next);
        }
    }
}

fn descendants(entries: &[Entry], index: usize) -> i64 {
    entries[index].children.iter().map(|&child| 1 + descendants(entries, child)).sum()
}

//! Gives a painted PDF its structure: the tree of elements, the way back from each page to it, links, and outline.

use super::outline;
use super::pages::{Link, Page};
use super::tree::{Kid, Node, NodeId, Role, Tree};
use crate::document::addresses::described;
use crate::document::page::{Extent, PAPER};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

/// Object numbers for the parts of a letter that refer to each other.
pub(super) struct Numbers {
    pub pages: Vec<ObjectId>,
    nodes: Vec<ObjectId>,
    annotations: Vec<ObjectId>,
}

/// Adds tree, links and outline to a painted PDF.
pub(super) fn tag(pdf: &mut Document, pages: &[Page], tree: &Tree, links: &[Link]) {
    let numbers = Numbers {
        pages: pdf.page_iter().collect(),
        nodes: tree.nodes.iter().map(|_| pdf.new_object_id()).collect(),
        annotations: pages
            .iter()
            .flat_map(|page| &page.annotations)
            .map(|_| pdf.new_object_id())
            .collect(),
    };
    let root = pdf.new_object_id();
    for (index, node) in tree.nodes.iter().enumerate() {
        let element = element(node, &numbers, root);
        pdf.objects.insert(numbers.nodes[index], element.into());
    }
    for (index, page) in pages.iter().enumerate() {
        tag_page(pdf, index, page, links, &numbers, pages.len());
    }
    let parents = parents(pages, links, &numbers);
    let next = parents.len() as i64;
    let nums: Vec<Object> = parents
        .into_iter()
        .enumerate()
        .flat_map(|(key, value)| [Object::Integer(key as i64), value])
        .collect();
    let parent_tree = pdf.add_object(dictionary! { "Nums" => nums });
    pdf.objects.insert(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![numbers.nodes[Tree::ROOT.0].into()],
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => next,
        }
        .into(),
    );
    let outline = outline::add(pdf, tree, &numbers.pages);
    if let Ok(catalog) = pdf.catalog_mut() {
        catalog.set("StructTreeRoot", root);
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        if let Some(outline) = outline {
            catalog.set("Outlines", outline);
        }
    }
}

/// An element of the tree with its children.
fn element(node: &Node, numbers: &Numbers, root: ObjectId) -> Dictionary {
    let parent = node.parent.map_or(root, |parent| numbers.nodes[parent.0]);
    let mut element = dictionary! { "S" => node.role.name(), "P" => parent };
    let page = node
        .kids
        .iter()
        .find_map(|kid| if let Kid::Content { page, .. } = kid { Some(*page) } else { None });
    if let Some(page) = page {
        element.set("Pg", numbers.pages[page]);
    }
    let kids: Vec<Object> = node.kids.iter().map(|kid| child(kid, page, numbers)).collect();
    match &kids[..] {
        [] => {}
        [Object::Integer(mark)] => element.set("K", *mark),
        _ => element.set("K", kids),
    }
    if let Some(attributes) = attributes(node) {
        element.set("A", attributes);
    }
    if let Role::Figure { alt } = &node.role {
        element.set("Alt", lopdf::text_string(alt));
    }
    element
}

fn child(kid: &Kid, own_page: Option<usize>, numbers: &Numbers) -> Object {
    match *kid {
        Kid::Node(node) => numbers.nodes[node.0].into(),
        Kid::Content { page, mark } if Some(page) == own_page => Object::Integer(mark as i64),
        Kid::Content { page, mark } => dictionary! { "Type" => "MCR", "Pg" => numbers.pages[page], "MCID" => mark as i64 }.into(),
        Kid::Annotation { page, number } => {
            dictionary! { "Type" => "OBJR", "Pg" => numbers.pages[page], "Obj" => numbers.annotations[number] }.into()
        }
    }
}

/// What else a reader is told about an element.
fn attributes(node: &Node) -> Option<Dictionary> {
    match &node.role {
        Role::List { ordered } => {
            let numbering = if *ordered { "Decimal" } else { "Disc" };
            Some(dictionary! { "O" => "List", "ListNumbering" => numbering })
        }
        Role::HeadCell { row } => {
            let scope = if *row { "Row" } else { "Column" };
            Some(dictionary! { "O" => "Table", "Scope" => scope })
        }
        Role::Figure { .. } => {
            let (_, area) = node.place?;
            Some(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => corners(area) })
        }
        _ => None,
    }
}

/// What a page needs to lead back to the tree, and its links.
fn tag_page(
    pdf: &mut Document,
    index: usize,
    page: &Page,
    links: &[Link],
    numbers: &Numbers,
    count: usize,
) {
    let id = numbers.pages[index];
    for annotation in &page.annotations {
        let link = &links[annotation.link];
        let object = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "P" => id,
            "Rect" => corners(annotation.area),
            "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(escaped(&link.address)) },
            "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4,
            "Contents" => lopdf::text_string(&described(&link.address)),
            "StructParent" => (count + annotation.number) as i64,
        };
        pdf.objects.insert(numbers.annotations[annotation.number], object.into());
    }
    let Ok(dictionary) = pdf.get_object_mut(id).and_then(Object::as_dict_mut) else { return };
    dictionary.set("StructParents", index as i64);
    dictionary.set("Tabs", "S");
    if page.annotations.is_empty() {
        dictionary.remove(b"Annots");
    } else {
        let annotations: Vec<Object> =
            page.annotations.iter().map(|it| numbers.annotations[it.number].into()).collect();
        dictionary.set("Annots", annotations);
    }
}

/// The way back from the pages, then from the links, to the elements they belong to.
fn parents(pages: &[Page], links: &[Link], numbers: &Numbers) -> Vec<Object> {
    let of = |node: &NodeId| Object::Reference(numbers.nodes[node.0]);
    let marks = pages.iter().map(|page| Object::Array(page.marks.iter().map(of).collect()));
    let annotations = pages.iter().flat_map(|page| &page.annotations);
    let owners = annotations.map(|it| links[it.link].node.as_ref().map_or(Object::Null, of));
    marks.chain(owners).collect()
}

/// A rectangle as the two corners that a PDF wants, its origin at the lower left.
fn corners(area: Extent) -> Vec<Object> {
    let points = [area.x, PAPER.1 - area.y - area.height, area.x + area.width, PAPER.1 - area.y];
    points.into_iter().map(|it| Object::Real((it * 100.0).round() / 100.0)).collect()
}

/// An address in the few characters that an address may have.
fn escaped(address: &str) -> String {
    use std::fmt::Write;
    let mut escaped = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

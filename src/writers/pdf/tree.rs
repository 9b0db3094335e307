//! The structure tree of a letter: what each piece of the pages is, in the order in which it is read aloud.

use crate::document::page::{Extent, Slot};

/// A place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct NodeId(pub usize);

/// What an element of the tree is (elementets rolle).
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Role {
    Document,
    /// A heading of level 1 to 4, with its words for the outline.
    Heading {
        level: u8,
        words: String,
    },
    Paragraph,
    List {
        ordered: bool,
    },
    Item,
    Label,
    Body,
    Table,
    Row,
    /// A heading cell, of its column or of its row.
    HeadCell {
        row: bool,
    },
    Cell,
    Figure {
        alt: String,
    },
    Link,
}

impl Role {
    /// The name that the PDF standard gives the role.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading { level: 1, .. } => "H1",
            Self::Heading { level: 2, .. } => "H2",
            Self::Heading { level: 3, .. } => "H3",
            Self::Heading { .. } => "H4",
            Self::Paragraph => "P",
            Self::List { .. } => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Row => "TR",
            Self::HeadCell { .. } => "TH",
            Self::Cell => "TD",
            Self::Figure { .. } => "Figure",
            Self::Link => "Link",
        }
    }
}

/// Something inside an element.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kid {
    Node(NodeId),
    /// Marked content on a page, both counted from zero.
    Content {
        page: usize,
        mark: usize,
    },
    /// A place to follow a link, by its number in the whole letter, from zero.
    Annotation {
        page: usize,
        number: usize,
    },
}

/// An element of the tree.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub role: Role,
    pub parent: Option<NodeId>,
    pub kids: Vec<Kid>,
    /// Where its first piece stands: the page, and the rectangle on it with the origin at the upper left.
    pub place: Option<(usize, Extent)>,
    /// The text of the letter that it shows.
    pub slot: Option<Slot>,
}

/// The whole tree; the first node is its root.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    pub(super) const ROOT: NodeId = NodeId(0);

    pub(super) fn new() -> Self {
        Self {
            nodes: vec![Node {
                role: Role::Document,
                parent: None,
                kids: Vec::new(),
                place: None,
                slot: None,
            }],
        }
    }

    /// Adds an element as the last one inside its parent.
    pub(super) fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            role,
            parent: Some(parent),
            kids: Vec::new(),
            place: None,
            slot: None,
        });
        self.nodes[parent.0].kids.push(Kid::Node(id));
        id
    }

    /// Adds an element that shows a text of the letter.
    pub(super) fn add_text(&mut self, parent: NodeId, role: Role, slot: Option<Slot>) -> NodeId {
        let id = self.add(parent, role);
        self.nodes[id.0].slot = slot;
        id
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0]
    }

    pub(super) fn add_kid(&mut self, id: NodeId, kid: Kid) {
        self.nodes[id.0].kids.push(kid);
    }

    /// Remembers where an element begins, the first time that a piece of it is placed; of a picture, the whole of its place.
    pub(super) fn begins(&mut self, id: NodeId, page: usize, area: Extent) {
        let node = &mut self.nodes[id.0];
        let (first, place) = node.place.get_or_insert((page, area));
        if matches!(node.role, Role::Figure { .. }) && *first == page {
            *place = place.joined(area);
        }
    }
}

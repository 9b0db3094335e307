//! Places the pieces of a letter on its pages, one below the other, and keeps together what belongs together.

use super::tree::{Kid, NodeId, Role, Tree};
use crate::document::page::{Draw, Extent};

/// What a mark on the page belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Owner {
    Node(NodeId),
    /// A link of the letter, counted from zero. Its element is made when its first words are placed, so that it is read in its turn.
    Link(usize),
    Artifact(Artifact),
}

/// What is on the page but is not read aloud.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Artifact {
    /// Rules, shading, and a table's heading row where it is repeated.
    Layout,
    Header,
    Footer,
    Watermark,
}

/// A drawing and what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub owner: Owner,
    pub draw: Draw,
}

/// A strip of the letter that no page break cuts. Its marks count `y` from its upper edge.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The space above it, left out at the top of a page.
    pub gap: f32,
    pub height: f32,
    /// Where the first line of text stands, for a list's label beside it.
    pub baseline: f32,
    /// Whether a page begins with it.
    pub begins_page: bool,
    /// Whether the next piece must follow on the same page.
    pub stays: bool,
    /// The table that the piece is a row of.
    pub table: Option<usize>,
    pub marks: Vec<Mark>,
}

/// The address that some words lead to (et link).
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub parent: NodeId,
    pub address: String,
    /// Its element, once its first words are placed.
    pub node: Option<NodeId>,
}

/// The part of a page that text may fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub top: f32,
    pub bottom: f32,
}

/// A finished page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub groups: Vec<Group>,
    /// The element that each marked content of the page belongs to.
    pub marks: Vec<NodeId>,
    pub annotations: Vec<Annotation>,
}

/// Drawings that follow each other and belong to the same thing.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub owner: GroupOwner,
    pub draws: Vec<Draw>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum GroupOwner {
    Content { node: NodeId, mark: usize },
    Artifact(Artifact),
}

/// The place on a page where a link can be followed.
#[derive(Clone, Debug)]
pub(super) struct Annotation {
    pub area: Extent,
    pub link: usize,
    /// Its number in the whole letter, from zero.
    pub number: usize,
}

/// Fills pages with pieces.
pub(super) struct Paginator<'a> {
    pub tree: &'a mut Tree,
    pub links: &'a mut [Link],
    /// The heading row of each table, drawn again where the table goes on; none where the table has no such row.
    pub heading_rows: &'a [Option<Piece>],
    pub frame: Frame,
    pub pages: Vec<Page>,
    annotations: usize,
    y: f32,
    is_empty: bool,
}

impl<'a> Paginator<'a> {
    pub(super) fn new(
        tree: &'a mut Tree,
        links: &'a mut [Link],
        heading_rows: &'a [Option<Piece>],
        frame: Frame,
    ) -> Self {
        Self {
            tree,
            links,
            heading_rows,
            frame,
            pages: vec![Page::default()],
            annotations: 0,
            y: frame.top,
            is_empty: true,
        }
    }

    pub(super) fn fill(mut self, pieces: Vec<Piece>) -> Vec<Page> {
        let mut rest = pieces.into_iter().peekable();
        while rest.peek().is_some() {
            let mut chain = Vec::new();
            for piece in rest.by_ref() {
                let ends = !piece.stays;
                chain.push(piece);
                if ends {
                    break;
                }
            }
            self.place_chain(chain);
        }
        self.pages
    }

    /// Places pieces that belong on one page. Only where they are more than a page can hold are they parted.
    fn place_chain(&mut self, chain: Vec<Piece>) {
        let height: f32 = chain
            .iter()
            .enumerate()
            .map(|(index, it)| it.height + if index == 0 { 0.0 } else { it.gap })
            .sum();
        let gap = chain.first().map_or(0.0, |first| first.gap);
        if !self.is_empty && self.y + gap + height > self.frame.bottom {
            self.turn_page(chain.first().and_then(|first| first.table));
        }
        for piece in chain {
            let gap = if self.is_empty { 0.0 } else { piece.gap };
            let is_full = self.y + gap + piece.height > self.frame.bottom + 0.01;
            if !self.is_empty && (is_full || piece.begins_page) {
                self.turn_page(piece.table);
            }
            self.place(piece);
        }
    }

    fn turn_page(&mut self, table: Option<usize>) {
        self.pages.push(Page::default());
        self.y = self.frame.top;
        self.is_empty = true;
        let Some(Some(heading)) = table.and_then(|table| self.heading_rows.get(table)) else {
            return;
        };
        let mut again = heading.clone();
        for mark in &mut again.marks {
            mark.owner = Owner::Artifact(Artifact::Layout);
        }
        self.place(again);
    }

    fn place(&mut self, piece: Piece) {
        if !self.is_empty {
            self.y += piece.gap;
        }
        let y = self.y;
        for mark in piece.marks {
            self.mark(mark.owner, mark.draw.lowered(y));
        }
        self.y += piece.height;
        self.is_empty = false;
    }

    fn mark(&mut self, owner: Owner, draw: Draw) {
        let page_number = self.pages.len() - 1;
        let node = match owner {
            Owner::Artifact(artifact) => return self.artifact(artifact, draw),
            Owner::Node(node) => node,
            Owner::Link(link) => self.link_node(link, page_number, &draw),
        };
        self.tree.begins(node, page_number, draw.area());
        let Some(page) = self.pages.last_mut() else { return };
        match page.groups.last_mut() {
            Some(Group { owner: GroupOwner::Content { node: last, .. }, draws })
                if *last == node =>
            {
                draws.push(draw)
            }
            _ => {
                let mark = page.marks.len();
                page.marks.push(node);
                page.groups
                    .push(Group { owner: GroupOwner::Content { node, mark }, draws: vec![draw] });
                self.tree.add_kid(node, Kid::Content { page: page_number, mark });
            }
        }
    }

    fn artifact(&mut self, artifact: Artifact, draw: Draw) {
        let Some(page) = self.pages.last_mut() else { return };
        page.draw_artifact(artifact, draw);
    }

    /// The element of a link, and a place to follow it for each of its pieces of text.
    fn link_node(&mut self, number: usize, page_number: usize, draw: &Draw) -> NodeId {
        let link = &mut self.links[number];
        let parent = link.parent;
        let node = *link.node.get_or_insert_with(|| self.tree.add(parent, Role::Link));
        if matches!(draw, Draw::Text { .. }) {
            let annotation =
                Annotation { area: draw.area(), link: number, number: self.annotations };
            self.tree
                .add_kid(node, Kid::Annotation { page: page_number, number: self.annotations });
            self.annotations += 1;
            self.pages[page_number].annotations.push(annotation);
        }
        node
    }
}

impl Page {
    pub(super) fn draw_artifact(&mut self, artifact: Artifact, draw: Draw) {
        match self.groups.last_mut() {
            Some(Group { owner: GroupOwner::Artifact(last), draws }) if *last == artifact => {
                draws.push(draw)
            }
            _ => {
                self.groups.push(Group { owner: GroupOwner::Artifact(artifact), draws: vec![draw] })
            }
        }
    }
}

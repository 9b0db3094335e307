//! Which provisions a letter can print, whatever the case holds: every branch is looked into.

use super::program::{Expr, LawCall, Node};

/// Adds the ids of the provisions that the nodes may cite, each once and in the order of the template.
pub(in crate::letters) fn citable<'p>(nodes: &'p [Node], found: &mut Vec<&'p str>) {
    for node in nodes {
        match node {
            Node::Text { .. } => {}
            Node::Print { value, .. } | Node::Set { value, .. } => printed(value, found),
            Node::If { then, otherwise, .. } => {
                citable(then, found);
                citable(otherwise, found);
            }
            Node::For(rounds) => {
                citable(&rounds.body, found);
                citable(&rounds.otherwise, found);
            }
            Node::Demanded { body, .. } => citable(body, found),
        }
    }
}

fn printed<'p>(value: &'p Expr, found: &mut Vec<&'p str>) {
    match value {
        Expr::Law(LawCall::Provision, id) if !found.contains(&id.as_str()) => found.push(id),
        Expr::Pick { then, otherwise, .. } => {
            printed(then, found);
            printed(otherwise, found);
        }
        Expr::Otherwise(one, other) | Expr::Join(one, other) => {
            printed(one, found);
            printed(other, found);
        }
        Expr::FirstLetter(inner, _) | Expr::InWords(inner) => printed(inner, found),
        _ => {}
    }
}

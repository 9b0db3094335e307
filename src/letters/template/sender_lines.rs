//! Which lines of the letterhead a letter writes whatever the case holds, so that a letterhead without them can be refused.

use super::program::{Expr, Node, SenderPart};

/// Adds the lines that the nodes write. `asked` are those that a condition around them has asked for.
pub(in crate::letters) fn needed(
    nodes: &[Node],
    asked: &mut Vec<SenderPart>,
    found: &mut Vec<SenderPart>,
) {
    for node in nodes {
        match node {
            Node::Text { .. } => {}
            // What a name holds is written further on, as a rule.
            Node::Print { value, .. } | Node::Set { value, .. } => printed(value, asked, found),
            Node::If { condition, then, otherwise, .. } => {
                let known = asked.len();
                mentioned(condition, asked);
                needed(then, asked, found);
                needed(otherwise, asked, found);
                asked.truncate(known);
            }
            Node::For(rounds) => {
                needed(&rounds.body, asked, found);
                needed(&rounds.otherwise, asked, found);
            }
            Node::Demanded { body, .. } => needed(body, asked, found),
        }
    }
}

fn printed(value: &Expr, asked: &mut Vec<SenderPart>, found: &mut Vec<SenderPart>) {
    match value {
        Expr::Sender(part) if !asked.contains(part) => found.push(*part),
        Expr::Pick { condition, then, otherwise } => {
            let known = asked.len();
            mentioned(condition, asked);
            printed(then, asked, found);
            printed(otherwise, asked, found);
            asked.truncate(known);
        }
        // The first is written only where there is something to write.
        Expr::Otherwise(_, instead) => printed(instead, asked, found),
        Expr::FirstLetter(inner, _) | Expr::InWords(inner) | Expr::Shortened(inner, _) => {
            printed(inner, asked, found)
        }
        Expr::Join(one, other) => {
            printed(one, asked, found);
            printed(other, asked, found);
        }
        _ => {}
    }
}

/// The lines that a condition asks for.
fn mentioned(condition: &Expr, asked: &mut Vec<SenderPart>) {
    match condition {
        Expr::Sender(part) => asked.push(*part),
        Expr::Not(inner) | Expr::Is(inner, _) => mentioned(inner, asked),
        Expr::And(one, other) | Expr::Or(one, other) => {
            mentioned(one, asked);
            mentioned(other, asked);
        }
        _ => {}
    }
}

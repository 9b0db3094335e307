//! The parts that the law demands of a letter: `{% call demanded('result') %} … {% endcall %}`.

use minijinja::machinery::ast;

use super::compile::{Compiler, line};
use super::front::Template;
use super::program::{DemandedPart, Expr, Node, RoundPart};
use crate::case::stage::Stage;
use crate::danish::lists::all_of;
use crate::problem::{Place, Problem};

impl DemandedPart {
    const ALL: [(&'static str, Self); 4] = [
        ("result", Self::Result),
        ("rules", Self::Rules),
        ("guidance", Self::Guidance),
        ("signature", Self::Signature),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(own, _)| *own == name).map(|(_, part)| *part)
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }

    /// The parts that the law demands of the letters of a step, whatever the case holds.
    fn of(stage: Stage) -> &'static [Self] {
        match stage {
            Stage::Decision | Stage::Complaint => {
                &[Self::Result, Self::Rules, Self::Guidance, Self::Signature]
            }
            Stage::Recommendation | Stage::Hearing => &[Self::Result, Self::Rules, Self::Signature],
            Stage::Plan | Stage::Description | Stage::Advice => &[],
        }
    }
}

impl<'s> Compiler<'s, '_> {
    pub(super) fn demanded(&mut self, block: &'s ast::CallBlock<'s>, nodes: &mut Vec<Node>) {
        let at = line(block.call.span());
        let names: Vec<&str> = DemandedPart::ALL.iter().map(|(name, _)| *name).collect();
        let ast::CallType::Function("demanded") = block.call.identify_call() else {
            self.unsupported(
                at,
                "{% call %} med andet end demanded, choice og show, og option uden for choice,",
                "",
            );
            return;
        };
        let part = match block.call.args.as_slice() {
            [ast::CallArg::Pos(ast::Expr::Const(name))] => {
                name.value.as_str().and_then(DemandedPart::named)
            }
            _ => None,
        };
        let body = self.body(&block.macro_decl.body);
        match part {
            Some(part) => nodes.push(Node::Demanded { part, body }),
            None => {
                // Its words stand in the letter all the same, so that nothing else is said to be missing.
                nodes.extend(body);
                let cure =
                    format!("Skriv {{% call demanded('result') %}}. Delene er {}.", all_of(&names));
                self.fault("template-bad-call", at, "Lovbundne dele har et fast navn.", &cure);
            }
        }
    }
}

/// Complains of the parts that a letter may come without although the law demands them.
pub(in crate::letters) fn lacking(template: &Template, nodes: &[Node]) -> Vec<Problem> {
    let lacking = DemandedPart::of(template.stage).iter().filter(|part| !always_has(nodes, **part));
    lacking
        .map(|part| {
            let message = format!(
                "Brevet mangler den lovbundne del »{}«, eller det får den kun nogle gange{}.",
                part.name(),
                if *part == DemandedPart::Result { ", eller kun i en del, det låner" } else { "" },
            );
            let cure = format!(
                "Sæt {{% call demanded('{}') %}} og {{% endcall %}} om de ord, som ingen må tage ud.",
                part.name()
            );
            let name = format!("letters/{}.md", template.id);
            let place = Place::File { name, line: 0, excerpt: String::new() };
            Problem::blocker("template-demanded-part", place, message).with_cure(cure)
        })
        .collect()
}

/// Whether some nodes write something whichever way their conditions go.
fn always_says(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text { text, .. } => text.contains(char::is_alphanumeric),
        Node::Print { .. } => true,
        // A loop that has rounds has a first one.
        Node::If { condition: Expr::Round(_, RoundPart::First), then, .. } if always_says(then) => {
            true
        }
        Node::If { then, otherwise, .. } => always_says(then) && always_says(otherwise),
        Node::For(rounds) => always_says(&rounds.body) && always_says(&rounds.otherwise),
        Node::Demanded { body, .. } => always_says(body),
        Node::Set { .. } => false,
    })
}

/// Whether some nodes hold the part whichever way their conditions go.
fn always_has(nodes: &[Node], part: DemandedPart) -> bool {
    nodes.iter().any(|node| match node {
        Node::Demanded { part: own, body } => {
            let is_it = *own == part && (part != DemandedPart::Result || is_own(body));
            (is_it && always_says(body)) || always_has(body, part)
        }
        Node::If { then, otherwise, .. } => always_has(then, part) && always_has(otherwise, part),
        Node::For(rounds) => always_has(&rounds.body, part) && always_has(&rounds.otherwise, part),
        Node::Text { .. } | Node::Print { .. } | Node::Set { .. } => false,
    })
}

/// Whether some of it stands in the letter's own file. What a letter says of the matter itself stands there, whatever the parts that it
/// shares with others add.
fn is_own(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| match node {
        Node::Text { text, at } => at.file == 0 && text.contains(char::is_alphanumeric),
        Node::Print { at, .. } => at.file == 0,
        Node::If { then, otherwise, .. } => is_own(then) || is_own(otherwise),
        Node::For(rounds) => is_own(&rounds.body) || is_own(&rounds.otherwise),
        Node::Demanded { body, .. } => is_own(body),
        Node::Set { .. } => false,
    })
}

//! What a template lets the writer choose: `{% call choice("talk", "Samtale") %}` around several
//! `{% call option("own", "Borgeren ringer", default=true) %} … {% endcall %}`, of which one stands in the letter, and
//! `{% call show("thanks", "En tak", default=false) %} … {% endcall %}` around what comes or does not come.

use minijinja::machinery::ast;

use super::compile::{Compiler, line};
use super::program::{Expr, Node};
use crate::letters::choices::{ChoiceOption, HIDDEN, LetterChoice, SHOWN};

const HOW_TO_CHOOSE: &str = "Skriv {% call choice(\"navn\", \"Titel\") %} om mindst to {% call option(\"navn\", \"Titel\") %}, og giv én af dem default=true.";
const HOW_TO_SHOW: &str = "Skriv {% call show(\"navn\", \"Titel\", default=true) %}, eller default=false, hvis teksten ellers ikke skal med.";

/// What stands between the brackets of a call.
struct Called<'s> {
    name: &'s str,
    title: &'s str,
    default: Option<bool>,
}

fn called<'s>(block: &'s ast::CallBlock<'s>) -> Option<Called<'s>> {
    let text = |argument: &'s ast::CallArg<'s>| match argument {
        ast::CallArg::Pos(ast::Expr::Const(text)) => {
            text.value.as_str().filter(|text| !text.trim().is_empty())
        }
        _ => None,
    };
    let (name, title, rest) = match block.call.args.as_slice() {
        [name, title, rest @ ..] => (text(name)?, text(title)?, rest),
        _ => return None,
    };
    let default = match rest {
        [] => None,
        [ast::CallArg::Kwarg("default", ast::Expr::Const(truth))] => {
            Some(bool::try_from(truth.value.clone()).ok()?)
        }
        _ => return None,
    };
    Some(Called { name, title, default })
}

fn is_blank(statement: &ast::Stmt<'_>) -> bool {
    matches!(statement, ast::Stmt::EmitRaw(raw) if raw.raw.trim().is_empty())
}

impl<'s> Compiler<'s, '_> {
    fn bad_choice(&mut self, at: usize, message: &str, cure: &str) {
        self.fault("template-bad-choice", at, message, cure);
    }

    /// One of several texts.
    pub(super) fn choice(&mut self, block: &'s ast::CallBlock<'s>, nodes: &mut Vec<Node>) {
        let at = line(block.call.span());
        let Some(Called { name, title, default: None }) = called(block) else {
            self.bad_choice(at, "Valget er ikke skrevet rigtigt.", HOW_TO_CHOOSE);
            return;
        };
        let mut usual = None;
        let mut options: Vec<(ChoiceOption, Vec<Node>)> = Vec::new();
        for statement in block.macro_decl.body.iter().filter(|statement| !is_blank(statement)) {
            let own = match statement {
                ast::Stmt::CallBlock(inner) if is_call_of(inner, "option") => {
                    called(inner).map(|own| (own, inner))
                }
                _ => None,
            };
            let Some((own, inner)) = own else {
                self.bad_choice(
                    at,
                    "I et valg må der kun stå muligheder, som er skrevet rigtigt.",
                    HOW_TO_CHOOSE,
                );
                return;
            };
            if options.iter().any(|(other, _)| other.key == own.name) {
                self.bad_choice(at, "To muligheder i valget har samme navn.", HOW_TO_CHOOSE);
            }
            if own.default == Some(true) && usual.replace(own.name.to_owned()).is_some() {
                self.bad_choice(at, "Valget har to muligheder med default=true.", HOW_TO_CHOOSE);
            }
            let body = self.body(&inner.macro_decl.body);
            let option = ChoiceOption { key: own.name.to_owned(), title: own.title.to_owned() };
            options.push((option, body));
        }
        let Some(usual) = usual.filter(|_| options.len() > 1) else {
            self.bad_choice(
                at,
                "Valget skal have mindst to muligheder, og én skal være den sædvanlige.",
                HOW_TO_CHOOSE,
            );
            return;
        };
        let (kept, others): (Vec<_>, Vec<_>) =
            options.iter().cloned().partition(|(option, _)| option.key == usual);
        let mut told: Vec<Node> = kept.into_iter().flat_map(|(_, body)| body).collect();
        for (option, body) in others.into_iter().rev() {
            let condition = Expr::Opted {
                so: format!("du har valgt »{}« under »{title}«", option.title),
                not_so: format!("du ikke har valgt »{}« under »{title}«", option.title),
                name: name.to_owned(),
                option: option.key,
            };
            told = vec![Node::If { condition, then: body, otherwise: told, inline: None }];
        }
        let options = options.into_iter().map(|(option, _)| option).collect();
        self.declare(at, name, title, options, &usual);
        nodes.extend(told);
    }

    /// A text that comes or does not come.
    pub(super) fn show(&mut self, block: &'s ast::CallBlock<'s>, nodes: &mut Vec<Node>) {
        let at = line(block.call.span());
        let Some(Called { name, title, default: Some(is_shown) }) = called(block) else {
            self.bad_choice(at, "Valget er ikke skrevet rigtigt.", HOW_TO_SHOW);
            return;
        };
        let body = self.body(&block.macro_decl.body);
        let (usual, other) = if is_shown { (SHOWN, HIDDEN) } else { (HIDDEN, SHOWN) };
        let word = if is_shown { "fra" } else { "til" };
        let condition = Expr::Opted {
            name: name.to_owned(),
            option: other.to_owned(),
            so: format!("du har valgt »{title}« {word}"),
            not_so: format!("du ikke har valgt »{title}« {word}"),
        };
        let (then, otherwise) = if is_shown { (Vec::new(), body) } else { (body, Vec::new()) };
        nodes.push(Node::If { condition, then, otherwise, inline: None });
        let option =
            |key: &str, title: &str| ChoiceOption { key: key.to_owned(), title: title.to_owned() };
        let options = vec![option(SHOWN, "Med"), option(HIDDEN, "Uden")];
        self.declare(at, name, title, options, usual);
    }

    /// Takes a choice down, once however often the part is used that it stands in.
    fn declare(
        &mut self,
        at: usize,
        name: &str,
        title: &str,
        options: Vec<ChoiceOption>,
        usual: &str,
    ) {
        let place = (self.file().map(|file| file.name().to_owned()).unwrap_or_default(), at);
        let known = self.choices.iter().find(|(choice, _)| choice.name == name);
        if let Some((_, known)) = known {
            if *known != place {
                let message = format!("Brevet har to valg med navnet »{name}«.");
                self.bad_choice(at, &message, "Giv det ene et andet navn.");
            }
            return;
        }
        let choice = LetterChoice {
            name: name.to_owned(),
            title: title.to_owned(),
            options,
            usual: usual.to_owned(),
            chosen: usual.to_owned(),
        };
        self.choices.push((choice, place));
    }
}

/// Whether a block calls a function of this name.
pub(super) fn is_call_of(block: &ast::CallBlock<'_>, name: &str) -> bool {
    matches!(block.call.identify_call(), ast::CallType::Function(own) if own == name)
}

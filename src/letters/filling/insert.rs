//! Parts and macros: put in where they are used, with what their names stand for there.

use minijinja::machinery::ast;

use crate::danish::lists::all_of;
use crate::danish::nearest::suggestion;
use crate::letters::template::compile::{Compiler, Scope, line};
use crate::letters::template::program::{At, Node};
use crate::letters::template::shape::Shape;
use crate::letters::template::sources::Source;

/// Parts and macros may stand inside each other this deep.
const DEPTH: usize = 12;

impl<'s> Compiler<'s, '_> {
    pub(in crate::letters) fn part(
        &mut self,
        include: &'s ast::Include<'s>,
        nodes: &mut Vec<Node>,
    ) {
        let at = line(include.name.span());
        let name = match &include.name {
            ast::Expr::Const(name) => name.value.as_str().map(str::to_owned),
            _ => None,
        };
        let Some(name) = name else {
            self.unsupported(
                at,
                "Et beregnet navn i {% include %}",
                "Skriv filens navn i anførselstegn.",
            );
            return;
        };
        match self.sources.get(&name) {
            Some(source) if source.file.is_part() => {
                let alone = self.stands_alone(include.name.span().start_offset);
                let blank = |this: &Self| Node::Text {
                    text: "\n".to_owned(),
                    at: At { file: this.file, line: at },
                };
                // A part on a line of its own is blocks of its own: it never runs together with what stands around it.
                if alone {
                    nodes.push(blank(self));
                }
                nodes.extend(self.include(source, at));
                if alone {
                    nodes.extend([blank(self), blank(self)]);
                }
            }
            _ => {
                let parts = self.sources.parts();
                self.fault(
                    "template-missing-part",
                    at,
                    format!("Delen {name} findes ikke."),
                    suggestion(&name, &parts),
                );
            }
        }
    }

    /// Whether the line at a byte of the file holds tags alone.
    pub(in crate::letters) fn stands_alone(&self, offset: u32) -> bool {
        let offset = usize::try_from(offset).unwrap_or_default();
        self.files.get(self.file).is_some_and(|source| {
            let end = source
                .body
                .get(offset..)
                .and_then(|rest| rest.find('\n'))
                .map_or(source.body.len(), |length| offset + length);
            source.bare.iter().any(|bare| bare.contains(&end))
        })
    }

    pub(in crate::letters) fn include(&mut self, source: &'s Source<'s>, at: usize) -> Vec<Node> {
        if !self.may_go_deeper(at) {
            return Vec::new();
        }
        let index =
            self.files.iter().position(|file| std::ptr::eq(*file, source)).unwrap_or_else(|| {
                self.files.push(source);
                self.files.len() - 1
            });
        let outer = std::mem::replace(&mut self.file, index);
        let mut nodes = Vec::new();
        // A part that cannot be read is complained of where it is read.
        if let Some(tree) = &source.tree {
            self.scoped(Scope::default(), |this| this.statement(tree, &mut nodes));
        }
        self.file = outer;
        self.depth -= 1;
        nodes
    }

    fn may_go_deeper(&mut self, at: usize) -> bool {
        if self.depth >= DEPTH {
            self.fault("template-part-cycle", at, "Delene sætter hinanden ind uden ende.", "");
            return false;
        }
        self.depth += 1;
        true
    }
    pub(in crate::letters) fn expand(
        &mut self,
        declared: &'s ast::Macro<'s>,
        file: usize,
        call: &'s ast::Call<'s>,
        at: usize,
        nodes: &mut Vec<Node>,
    ) {
        let mut scope = Scope::default();
        let mut given = Vec::new();
        for arg in &call.args {
            match arg {
                ast::CallArg::Pos(value) => given.push((None, self.expression(value))),
                ast::CallArg::Kwarg(name, value) => {
                    given.push((Some(*name), self.expression(value)))
                }
                ast::CallArg::PosSplat(_) | ast::CallArg::KwargSplat(_) => {
                    self.unsupported(at, "Stjerner i et kald", "");
                    return;
                }
            }
        }
        let names: Vec<&str> = declared
            .args
            .iter()
            .filter_map(|arg| if let ast::Expr::Var(name) = arg { Some(name.id) } else { None })
            .collect();
        let first_default = names.len().saturating_sub(declared.defaults.len());
        let positional = given.iter().filter(|(name, _)| name.is_none()).count();
        let strange = given.iter().find_map(|(name, _)| name.filter(|name| !names.contains(name)));
        if positional > names.len() || strange.is_some() {
            self.fault(
                "template-bad-call",
                at,
                format!("{} tager kun {}.", declared.name, all_of(&names)),
                "",
            );
            return;
        }
        for (index, name) in names.iter().enumerate() {
            let found = given
                .iter()
                .position(|(key, _)| *key == Some(name))
                .or((index < positional).then_some(index));
            let (value, shape) = match (
                found.and_then(|index| given.get(index)),
                index.checked_sub(first_default),
            ) {
                (Some((_, value)), _) => value.clone(),
                (None, Some(default)) if default < declared.defaults.len() => {
                    match declared.defaults.get(default) {
                        Some(value) => self.expression(value),
                        None => return,
                    }
                }
                _ => {
                    self.fault(
                        "template-bad-call",
                        at,
                        format!("{} mangler {name}.", declared.name),
                        "",
                    );
                    return;
                }
            };
            scope.slots.insert(name, self.slots);
            scope.names.insert(name, (self.slots, shape));
            nodes.push(Node::Set { slot: self.slots, value, at: At { file: self.file, line: at } });
            self.slots += 1;
        }
        if !self.may_go_deeper(at) {
            return;
        }
        let body = self.macro_body(declared, file, scope);
        self.depth -= 1;
        nodes.extend(body);
    }

    /// A macro sees its own names and other macros, not the names of the place that calls it.
    fn macro_body(
        &mut self,
        declared: &'s ast::Macro<'s>,
        file: usize,
        scope: Scope<'s>,
    ) -> Vec<Node> {
        let macros = self
            .scopes
            .iter()
            .flat_map(|scope| scope.macros.iter().map(|(name, found)| (*name, *found)))
            .collect();
        let outer_scopes =
            std::mem::replace(&mut self.scopes, vec![Scope { macros, ..Scope::default() }]);
        let outer_file = std::mem::replace(&mut self.file, file);
        let body = self.scoped(scope, |this| this.body(&declared.body));
        self.file = outer_file;
        self.scopes = outer_scopes;
        body
    }

    /// Checks a macro where it is declared, so that mistakes are found in one that no letter calls yet.
    pub(in crate::letters) fn declared(&mut self, declared: &'s ast::Macro<'s>) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.macros.insert(declared.name, (declared, self.file));
        }
        let mut scope = Scope::default();
        for arg in &declared.args {
            if let ast::Expr::Var(name) = arg {
                scope.names.insert(name.id, (0, Shape::Any));
            }
        }
        if self.may_go_deeper(0) {
            self.macro_body(declared, self.file, scope);
            self.depth -= 1;
        }
    }
}

//! From parsed templates to checked ones: statements, parts, macros and the names in scope.
//!
//! Parts and macros are put in where they are used, with what each of their names stands for there. A name that does not
//! exist, a choice that cannot be, a provision that no file has: all are found here, before any letter is filled.

use std::collections::HashMap;

use minijinja::machinery::ast;

use super::faults::{File, suggestion};
use super::program::{At, Expr, Loop, Node, Program};
use super::shape::{Fields, NoSuch, Shape};
use super::sources::{Source, Sources};
use crate::law::LawBook;
use crate::problem::Problem;

/// Parts and macros may stand inside each other this deep.
const DEPTH: usize = 12;

/// A template with all its parts put in may not be larger than this.
const NODES: usize = 20_000;

/// The names that a stretch of a template knows (navnene i et afsnit af skabelonen).
#[derive(Clone, Default)]
struct Scope<'s> {
    names: HashMap<&'s str, (usize, Shape)>,
    /// Where each name keeps its value, also where no branch has set it yet.
    slots: HashMap<&'s str, usize>,
    macros: HashMap<&'s str, (&'s ast::Macro<'s>, usize)>,
}

/// Checks one letter with everything that it includes.
pub(super) struct Compiler<'s> {
    pub(super) fields: Fields,
    pub(super) law: &'s LawBook,
    sources: &'s Sources<'s>,
    files: Vec<&'s Source<'s>>,
    scopes: Vec<Scope<'s>>,
    file: usize,
    depth: usize,
    nodes: usize,
    slots: usize,
    pub(super) problems: Vec<Problem>,
}

/// Checks a letter; the program is worth running only where there are no problems.
pub(super) fn compile<'s>(
    source: &'s Source<'s>,
    sources: &'s Sources<'s>,
    law: &'s LawBook,
    letter_date: &str,
) -> (Program, Vec<Problem>) {
    let mut compiler = Compiler {
        fields: Fields::new(letter_date),
        law,
        sources,
        files: Vec::new(),
        scopes: vec![Scope::default()],
        file: 0,
        depth: 0,
        nodes: 0,
        slots: 0,
        problems: Vec::new(),
    };
    let nodes = compiler.include(source, 0);
    let files = compiler.files.iter().map(|source| source.file.name.clone()).collect();
    (Program { nodes, slots: compiler.slots, files }, compiler.problems)
}

impl<'s> Compiler<'s> {
    pub(super) fn file(&self) -> Option<&'s File> {
        self.files.get(self.file).map(|source| &source.file)
    }

    /// Complains of a line of the file at hand. The same complaint is made once, however often a part is used.
    pub(super) fn fault(&mut self, code: &str, line: usize, message: impl Into<String>, cure: impl Into<String>) {
        let Some(file) = self.file() else { return };
        let problem = file.fault(code, line, message).with_cure(cure);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    pub(super) fn no_such(&mut self, line: usize, name: &str, missing: NoSuch) -> (Expr, Shape) {
        let cure = suggestion(name, &missing.names);
        self.fault(missing.code, line, missing.message, cure);
        (Expr::Truth(false), Shape::Any)
    }

    pub(super) fn unsupported(&mut self, line: usize, what: &str, cure: &str) -> (Expr, Shape) {
        self.fault("template-not-supported", line, format!("{what} kan ikke bruges i et brev."), cure);
        (Expr::Truth(false), Shape::Any)
    }

    /// A variable of the template by name.
    pub(super) fn variable(&self, name: &str) -> Option<(Expr, Shape)> {
        let (slot, shape) = self.scopes.iter().rev().find_map(|scope| scope.names.get(name))?;
        Some((Expr::Slot(*slot), shape.clone()))
    }

    pub(super) fn variables(&self) -> Vec<&'s str> {
        self.scopes.iter().flat_map(|scope| scope.names.keys().copied()).collect()
    }

    fn set(&mut self, name: &'s str, shape: Shape) -> usize {
        let fresh = self.slots;
        let Some(scope) = self.scopes.last_mut() else { return fresh };
        let slot = *scope.slots.entry(name).or_insert(fresh);
        if slot == fresh {
            self.slots += 1;
        }
        scope.names.insert(name, (slot, shape));
        slot
    }

    fn body(&mut self, statements: &'s [ast::Stmt<'s>]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for statement in statements {
            self.statement(statement, &mut nodes);
        }
        nodes
    }

    fn scoped<T>(&mut self, scope: Scope<'s>, inside: impl FnOnce(&mut Self) -> T) -> T {
        self.scopes.push(scope);
        let result = inside(self);
        self.scopes.pop();
        result
    }

    fn statement(&mut self, statement: &'s ast::Stmt<'s>, nodes: &mut Vec<Node>) {
        self.nodes += 1;
        if self.nodes > NODES {
            if self.nodes == NODES + 1 {
                self.fault("template-too-large", 0, "Skabelonen er for stor, når alle dele er sat ind.", "");
            }
            return;
        }
        match statement {
            ast::Stmt::Template(template) => nodes.extend(self.body(&template.children)),
            ast::Stmt::EmitRaw(raw) => self.literal(raw.raw, raw.span().start_offset, nodes),
            ast::Stmt::EmitExpr(print) => self.print(&print.expr, nodes),
            ast::Stmt::IfCond(branch) => self.branch(branch, nodes),
            ast::Stmt::ForLoop(rounds) => self.rounds(rounds, nodes),
            ast::Stmt::Set(set) => {
                let line = line(set.span());
                let (value, shape) = self.expression(&set.expr);
                match &set.target {
                    ast::Expr::Var(name) => {
                        let slot = self.set(name.id, shape);
                        nodes.push(Node::Set { slot, value, at: At { file: self.file, line } });
                    }
                    _ => {
                        self.unsupported(line, "Flere navne i samme {% set %}", "Skriv en {% set %} for hvert navn.");
                    }
                }
            }
            ast::Stmt::Macro(declared) => {
                let file = self.file;
                if let Some(scope) = self.scopes.last_mut() {
                    scope.macros.insert(declared.name, (declared, file));
                }
            }
            ast::Stmt::Include(include) => self.part(include, nodes),
            other => {
                self.unsupported(line(statement_span(other)), "Koden", "");
            }
        }
    }

    /// Literal text, a node for each line, without the lines that hold tags alone.
    fn literal(&self, raw: &str, start: u32, nodes: &mut Vec<Node>) {
        let Some(source) = self.files.get(self.file) else { return };
        let start = usize::try_from(start).unwrap_or_default();
        let end = start + raw.len();
        let mut keep = |from: usize, to: usize| {
            let mut line = source.file.line_of(from);
            for piece in source.body.get(from..to).unwrap_or_default().split_inclusive('\n') {
                nodes.push(Node::Text { text: piece.to_owned(), at: At { file: self.file, line } });
                line += 1;
            }
        };
        let mut from = start;
        for bare in source.bare.iter().filter(|bare| bare.end > start && bare.start < end) {
            keep(from, bare.start.clamp(from, end));
            from = bare.end.clamp(from, end);
        }
        keep(from, end);
    }

    fn print(&mut self, expression: &'s ast::Expr<'s>, nodes: &mut Vec<Node>) {
        let at = At { file: self.file, line: line(expression.span()) };
        if let ast::Expr::Call(call) = expression
            && let ast::CallType::Function(name) = call.identify_call()
            && let Some((declared, file)) = self.scopes.iter().rev().find_map(|scope| scope.macros.get(name)).copied()
        {
            self.expand(declared, file, call, at.line, nodes);
            return;
        }
        let (value, shape) = self.expression(expression);
        if !shape.is_printable() {
            let cure = match &shape {
                Shape::List(_) => "Gå den igennem med {% for %}.",
                Shape::Truth => "Brug {% if %}.",
                _ => "Skriv det felt, der skal stå her, efter et punktum.",
            };
            let message = format!("Man kan ikke skrive {} ud.", shape.describe());
            self.fault("template-not-printable", at.line, message, cure);
        }
        nodes.push(Node::Print { value, at });
    }

    fn branch(&mut self, branch: &'s ast::IfCond<'s>, nodes: &mut Vec<Node>) {
        let condition = self.condition(&branch.expr);
        let before = self.scopes.last().map(|scope| scope.names.clone()).unwrap_or_default();
        let then = self.body(&branch.true_body);
        let after_then = self.scopes.last_mut().map(|scope| std::mem::replace(&mut scope.names, before)).unwrap_or_default();
        let otherwise = self.body(&branch.false_body);
        // A name is known after the branches only if both of them leave it.
        if let Some(scope) = self.scopes.last_mut() {
            let after_otherwise = std::mem::take(&mut scope.names);
            for (name, (slot, shape)) in after_otherwise {
                if let Some((_, other)) = after_then.get(name)
                    && let Some(shape) = shape.meet(other.clone())
                {
                    scope.names.insert(name, (slot, shape));
                }
            }
        }
        nodes.push(Node::If { condition, then, otherwise });
    }

    fn rounds(&mut self, rounds: &'s ast::ForLoop<'s>, nodes: &mut Vec<Node>) {
        let at = line(rounds.iter.span());
        let ast::Expr::Var(name) = &rounds.target else {
            self.unsupported(at, "Flere navne i samme {% for %}", "Brug ét navn, og skriv felterne efter et punktum.");
            return;
        };
        if rounds.recursive {
            self.unsupported(at, "recursive", "");
        }
        if let ast::Expr::List(list) = &rounds.iter {
            let count = list.items.len();
            for (index, item) in list.items.iter().enumerate() {
                let (value, shape) = self.expression(item);
                self.scoped(Scope::default(), |this| {
                    let slot = this.set(name.id, shape);
                    nodes.push(Node::Set { slot, value, at: At { file: this.file, line: at } });
                    let round = this.set("loop", Shape::Round);
                    nodes.push(Node::Set { slot: round, value: Expr::FixedRound { index, count }, at: At { file: this.file, line: at } });
                    nodes.extend(this.body(&rounds.body));
                });
            }
            return;
        }
        let (list, shape) = self.expression(&rounds.iter);
        let item_shape = match shape {
            Shape::List(path) => Shape::Item(path),
            Shape::Any => Shape::Any,
            other => {
                self.fault("template-not-a-list", at, format!("Man kan kun gå en liste igennem, og her står {}.", other.describe()), "");
                Shape::Any
            }
        };
        let (item, round, only, body) = self.scoped(Scope::default(), |this| {
            let item = this.set(name.id, item_shape);
            let round = this.set("loop", Shape::Round);
            let only = rounds.filter_expr.as_ref().map(|only| this.condition(only));
            (item, round, only, this.body(&rounds.body))
        });
        let otherwise = self.scoped(Scope::default(), |this| this.body(&rounds.else_body));
        nodes.push(Node::For(Box::new(Loop { list, item, round, only, body, otherwise })));
    }

    fn part(&mut self, include: &'s ast::Include<'s>, nodes: &mut Vec<Node>) {
        let at = line(include.name.span());
        let name = match &include.name {
            ast::Expr::Const(name) => name.value.as_str().map(str::to_owned),
            _ => None,
        };
        let Some(name) = name else {
            self.unsupported(at, "Et beregnet navn i {% include %}", "Skriv filens navn i anførselstegn.");
            return;
        };
        match self.sources.get(&name) {
            Some(source) if source.file.is_part() => nodes.extend(self.include(source, at)),
            _ => {
                let parts = self.sources.parts();
                self.fault("template-missing-part", at, format!("Delen {name} findes ikke."), suggestion(&name, &parts));
            }
        }
    }

    fn include(&mut self, source: &'s Source<'s>, at: usize) -> Vec<Node> {
        if !self.may_go_deeper(at) {
            return Vec::new();
        }
        let index = self.files.iter().position(|file| std::ptr::eq(*file, source)).unwrap_or_else(|| {
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

    pub(super) fn is_macro(&self, name: &str) -> bool {
        self.scopes.iter().any(|scope| scope.macros.contains_key(name))
    }

    fn may_go_deeper(&mut self, at: usize) -> bool {
        if self.depth >= DEPTH {
            self.fault("template-part-cycle", at, "Delene sætter hinanden ind uden ende.", "");
            return false;
        }
        self.depth += 1;
        true
    }

    fn expand(&mut self, declared: &'s ast::Macro<'s>, file: usize, call: &'s ast::Call<'s>, at: usize, nodes: &mut Vec<Node>) {
        let mut scope = Scope::default();
        let mut given = Vec::new();
        for arg in &call.args {
            match arg {
                ast::CallArg::Pos(value) => given.push((None, self.expression(value))),
                ast::CallArg::Kwarg(name, value) => given.push((Some(*name), self.expression(value))),
                ast::CallArg::PosSplat(_) | ast::CallArg::KwargSplat(_) => {
                    self.unsupported(at, "Stjerner i et kald", "");
                    return;
                }
            }
        }
        let names: Vec<&str> =
            declared.args.iter().filter_map(|arg| if let ast::Expr::Var(name) = arg { Some(name.id) } else { None }).collect();
        let first_default = names.len().saturating_sub(declared.defaults.len());
        let positional = given.iter().filter(|(name, _)| name.is_none()).count();
        let strange = given.iter().find_map(|(name, _)| name.filter(|name| !names.contains(name)));
        if positional > names.len() || strange.is_some() {
            self.fault("template-bad-call", at, format!("{} tager kun {}.", declared.name, names.join(", ")), "");
            return;
        }
        for (index, name) in names.iter().enumerate() {
            let found = given.iter().position(|(key, _)| *key == Some(name)).or((index < positional).then_some(index));
            let (value, shape) = match (found.and_then(|index| given.get(index)), index.checked_sub(first_default)) {
                (Some((_, value)), _) => value.clone(),
                (None, Some(default)) if default < declared.defaults.len() => match declared.defaults.get(default) {
                    Some(value) => self.expression(value),
                    None => return,
                },
                _ => {
                    self.fault("template-bad-call", at, format!("{} mangler {name}.", declared.name), "");
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
        // A macro sees its own names and other macros, not the names of the place that calls it.
        let macros = self.scopes.iter().flat_map(|scope| scope.macros.iter().map(|(name, found)| (*name, *found))).collect();
        let outer_scopes = std::mem::replace(&mut self.scopes, vec![Scope { macros, ..Scope::default() }]);
        let outer_file = std::mem::replace(&mut self.file, file);
        let body = self.scoped(scope, |this| this.body(&declared.body));
        self.file = outer_file;
        self.scopes = outer_scopes;
        self.depth -= 1;
        nodes.extend(body);
    }
}

pub(super) fn line(span: minijinja::machinery::Span) -> usize {
    usize::from(span.start_line)
}

fn statement_span(statement: &ast::Stmt<'_>) -> minijinja::machinery::Span {
    match statement {
        ast::Stmt::WithBlock(inner) => inner.span(),
        ast::Stmt::SetBlock(inner) => inner.span(),
        ast::Stmt::AutoEscape(inner) => inner.span(),
        ast::Stmt::FilterBlock(inner) => inner.span(),
        ast::Stmt::Block(inner) => inner.span(),
        ast::Stmt::Import(inner) => inner.span(),
        ast::Stmt::FromImport(inner) => inner.span(),
        ast::Stmt::Extends(inner) => inner.span(),
        ast::Stmt::CallBlock(inner) => inner.span(),
        ast::Stmt::Do(inner) => inner.span(),
        ast::Stmt::Template(inner) => inner.span(),
        ast::Stmt::EmitExpr(inner) => inner.span(),
        ast::Stmt::EmitRaw(inner) => inner.span(),
        ast::Stmt::ForLoop(inner) => inner.span(),
        ast::Stmt::IfCond(inner) => inner.span(),
        ast::Stmt::Set(inner) => inner.span(),
        ast::Stmt::Include(inner) => inner.span(),
        ast::Stmt::Macro(inner) => inner.span(),
    }
}

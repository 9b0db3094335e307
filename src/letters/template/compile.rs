//! From parsed templates to checked ones: the names in scope, and the complaints about what cannot be.
//!
//! Parts and macros are put in where they are used, with what each of their names stands for there. A name that does not
//! exist, a choice that cannot be, a provision that no file has: all are found here, before any letter is filled.

use std::collections::HashMap;

use minijinja::machinery::{Span, ast};

use super::file::File;
use super::program::{Expr, Node, Program, ProgramFile};
use super::shape::{Fields, NoSuch, Owner, Shape};
use super::sources::{Source, Sources};
use crate::danish::nearest::{did_you_mean, nearest, suggestion};
use crate::law::LawBook;
use crate::letters::choices::LetterChoice;
use crate::place::FieldPath;
use crate::problem::Problem;
use crate::words::Words;

/// A template with all its parts put in may not be larger than this.
const NODES: usize = 20_000;

/// Conditions, repetitions and expressions may stand inside each other this deep.
const NESTING: usize = 100;

/// The names that a stretch of a template knows (navnene i et afsnit af skabelonen).
#[derive(Clone, Default)]
pub(in crate::letters) struct Scope<'s> {
    pub names: HashMap<&'s str, (usize, Shape)>,
    /// Where each name keeps its value, also where no branch has set it yet.
    pub slots: HashMap<&'s str, usize>,
    pub macros: HashMap<&'s str, (&'s ast::Macro<'s>, usize)>,
}

/// Checks one letter with everything that it includes.
pub(in crate::letters) struct Compiler<'s, 'l> {
    pub(in crate::letters) fields: Fields,
    pub(in crate::letters) law: &'l LawBook,
    pub(in crate::letters) words: &'l Words,
    pub(in crate::letters) sources: &'s Sources<'s>,
    pub(in crate::letters) files: Vec<&'s Source<'s>>,
    pub(in crate::letters) scopes: Vec<Scope<'s>>,
    pub(in crate::letters) file: usize,
    pub(in crate::letters) depth: usize,
    nesting: usize,
    nodes: usize,
    /// What the template lets the writer choose, each with the file and the line that declare it.
    pub(in crate::letters) choices: Vec<(LetterChoice, (String, usize))>,
    pub(in crate::letters) slots: usize,
    pub(in crate::letters) problems: Vec<Problem>,
}

/// Checks a letter; the program is worth running only where there are no problems.
pub(in crate::letters) fn compile<'s>(
    source: &'s Source<'s>,
    sources: &'s Sources<'s>,
    law: &LawBook,
    words: &Words,
    letter_date: Option<FieldPath>,
) -> (Program, Vec<Problem>) {
    let mut compiler = Compiler {
        fields: Fields::new(letter_date),
        law,
        words,
        sources,
        files: Vec::new(),
        scopes: vec![Scope::default()],
        file: 0,
        depth: 0,
        nesting: 0,
        nodes: 0,
        choices: Vec::new(),
        slots: 0,
        problems: Vec::new(),
    };
    let nodes = compiler.include(source, 0);
    let files = compiler.files.iter().map(|source| source.file);
    let files =
        files.map(|file| ProgramFile { name: file.name().into(), lines: file.lines() }).collect();
    let choices = compiler.choices.into_iter().map(|(choice, _)| choice).collect();
    (Program { nodes, slots: compiler.slots, files, choices }, compiler.problems)
}

impl<'s, 'l> Compiler<'s, 'l> {
    pub(in crate::letters) fn file(&self) -> Option<&'s File> {
        self.files.get(self.file).map(|source| source.file)
    }

    /// Complains of a line of the file at hand. The same complaint is made once, however often a part is used.
    pub(in crate::letters) fn fault(
        &mut self,
        code: &str,
        line: usize,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) {
        let Some(file) = self.file() else { return };
        let problem = file.fault(code, line, message).with_cure(cure);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    pub(in crate::letters) fn no_such(
        &mut self,
        line: usize,
        name: &str,
        missing: NoSuch,
    ) -> (Expr, Shape) {
        let cure = match nearest(name, missing.names.iter().copied()) {
            Some(near) => match self.meaning(&missing, near) {
                Some(meaning) => format!("Mente du »{near}« ({meaning})?"),
                None => did_you_mean(near),
            },
            None => suggestion(name, &missing.names),
        };
        self.fault(missing.code, line, missing.message, cure);
        (Expr::Truth(false), Shape::Any)
    }

    /// What a field or a choice is called on the form.
    fn meaning<'n>(&self, missing: &NoSuch, name: &'n str) -> Option<&'n str>
    where
        'l: 'n,
    {
        match &missing.owner {
            Owner::Section(path) => {
                self.words.field(&format!("{path}.{name}")).map(|words| words.label.as_str())
            }
            Owner::Choice(path) => {
                Some(self.words.choice(path, name)).filter(|words| *words != name)
            }
            Owner::Other => None,
        }
    }

    pub(in crate::letters) fn unsupported(
        &mut self,
        line: usize,
        what: &str,
        cure: &str,
    ) -> (Expr, Shape) {
        self.fault(
            "template-not-supported",
            line,
            format!("{what} kan ikke bruges i et brev."),
            cure,
        );
        (Expr::Truth(false), Shape::Any)
    }

    /// A variable of the template by name.
    pub(in crate::letters) fn variable(&self, name: &str) -> Option<(Expr, Shape)> {
        let (slot, shape) = self.scopes.iter().rev().find_map(|scope| scope.names.get(name))?;
        Some((Expr::Slot(*slot), shape.clone()))
    }

    pub(in crate::letters) fn variables(&self) -> Vec<&'s str> {
        self.scopes.iter().flat_map(|scope| scope.names.keys().copied()).collect()
    }

    pub(in crate::letters) fn set(&mut self, name: &'s str, shape: Shape) -> usize {
        let fresh = self.slots;
        let Some(scope) = self.scopes.last_mut() else { return fresh };
        let slot = *scope.slots.entry(name).or_insert(fresh);
        if slot == fresh {
            self.slots += 1;
        }
        scope.names.insert(name, (slot, shape));
        slot
    }

    pub(in crate::letters) fn body(&mut self, statements: &'s [ast::Stmt<'s>]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for statement in statements {
            self.statement(statement, &mut nodes);
        }
        nodes
    }

    pub(in crate::letters) fn scoped<T>(
        &mut self,
        scope: Scope<'s>,
        inside: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.scopes.push(scope);
        let result = inside(self);
        self.scopes.pop();
        result
    }

    pub(in crate::letters) fn statement(
        &mut self,
        statement: &'s ast::Stmt<'s>,
        nodes: &mut Vec<Node>,
    ) {
        self.nodes += 1;
        if self.nodes > NODES {
            if self.nodes == NODES + 1 {
                self.fault(
                    "template-too-large",
                    0,
                    "Skabelonen er for stor, når alle dele er sat ind.",
                    "",
                );
            }
            return;
        }
        if self.deeper(line(statement_span(statement))) {
            self.one_statement(statement, nodes);
            self.shallower();
        }
    }

    /// Goes a step down; the caller comes up again. What stands deeper than a person can read is refused, since it could
    /// use up the stack.
    pub(in crate::letters) fn deeper(&mut self, at: usize) -> bool {
        if self.nesting >= NESTING {
            self.fault("template-too-large", at, "Koderne står for dybt inde i hinanden.", "");
            return false;
        }
        self.nesting += 1;
        true
    }

    pub(in crate::letters) fn shallower(&mut self) {
        self.nesting -= 1;
    }

    pub(in crate::letters) fn is_macro(&self, name: &str) -> bool {
        self.scopes.iter().any(|scope| scope.macros.contains_key(name))
    }
}

pub(in crate::letters) fn line(span: Span) -> usize {
    usize::from(span.start_line)
}

pub(super) fn statement_span(statement: &ast::Stmt<'_>) -> Span {
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

//! The statements of a template: text, what is written out, conditions, repetitions, names that are set.

use minijinja::machinery::{Span, ast};

use super::choices::is_call_of;
use super::compile::{Compiler, Scope, line, statement_span};
use super::program::{At, Expr, Loop, Node};
use super::shape::Shape;

impl<'s> Compiler<'s, '_> {
    pub(super) fn one_statement(&mut self, statement: &'s ast::Stmt<'s>, nodes: &mut Vec<Node>) {
        match statement {
            ast::Stmt::Template(template) => {
                // A macro may call one that stands further down.
                for child in &template.children {
                    if let (ast::Stmt::Macro(declared), Some(scope)) =
                        (child, self.scopes.last_mut())
                    {
                        scope.macros.insert(declared.name, (declared, self.file));
                    }
                }
                nodes.extend(self.body(&template.children));
            }
            ast::Stmt::EmitRaw(raw) => self.literal(raw.raw, raw.span().start_offset, nodes),
            ast::Stmt::EmitExpr(print) => self.print(&print.expr, nodes),
            ast::Stmt::IfCond(branch) => self.branch(branch, branch.span(), nodes),
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
                        self.unsupported(
                            line,
                            "Flere navne i samme {% set %}",
                            "Skriv en {% set %} for hvert navn.",
                        );
                    }
                }
            }
            ast::Stmt::Macro(declared) => self.declared(declared),
            ast::Stmt::Include(include) => self.part(include, nodes),
            ast::Stmt::CallBlock(block) if is_call_of(block, "choice") => self.choice(block, nodes),
            ast::Stmt::CallBlock(block) if is_call_of(block, "show") => self.show(block, nodes),
            ast::Stmt::CallBlock(block) => self.demanded(block, nodes),
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
            let pieces = source.body.get(from..to).unwrap_or_default().split_inclusive('\n');
            for (line, piece) in (source.file.line_of(from)..).zip(pieces) {
                nodes.push(Node::Text { text: piece.to_owned(), at: At { file: self.file, line } });
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
            && let Some((declared, file)) =
                self.scopes.iter().rev().find_map(|scope| scope.macros.get(name)).copied()
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

    fn branch(&mut self, branch: &'s ast::IfCond<'s>, span: Span, nodes: &mut Vec<Node>) {
        let at = At { file: self.file, line: line(span) };
        let begins_inline = !self.stands_alone(span.start_offset);
        let condition = self.condition(&branch.expr);
        let before = self.scopes.last().map(|scope| scope.names.clone()).unwrap_or_default();
        let then = self.body(&branch.true_body);
        let after_then = self
            .scopes
            .last_mut()
            .map(|scope| std::mem::replace(&mut scope.names, before))
            .unwrap_or_default();
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
        let inline =
            (begins_inline && !ends_a_line(&then) && !ends_a_line(&otherwise)).then_some(at);
        nodes.push(Node::If { condition, then, otherwise, inline });
    }

    fn rounds(&mut self, rounds: &'s ast::ForLoop<'s>, nodes: &mut Vec<Node>) {
        let at = line(rounds.iter.span());
        let ast::Expr::Var(name) = &rounds.target else {
            self.unsupported(
                at,
                "Flere navne i samme {% for %}",
                "Brug ét navn, og skriv felterne efter et punktum.",
            );
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
                    nodes.push(Node::Set {
                        slot: round,
                        value: Expr::FixedRound { index, count },
                        at: At { file: this.file, line: at },
                    });
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
                self.fault(
                    "template-not-a-list",
                    at,
                    format!("Man kan kun gå en liste igennem, og her står {}.", other.describe()),
                    "",
                );
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
        let inline = !self.stands_alone(rounds.iter.span().start_offset) && !ends_a_line(&body);
        let at = At { file: self.file, line: at };
        nodes.push(Node::For(Box::new(Loop {
            list,
            item,
            round,
            only,
            body,
            otherwise,
            at,
            inline,
        })));
    }
}

/// Whether the tag that closes a body stands at the start of a line: what the body leaves out is then whole lines.
fn ends_a_line(body: &[Node]) -> bool {
    matches!(body.last(), Some(Node::Text { text, .. }) if text.ends_with('\n'))
}

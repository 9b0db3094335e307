//! The expressions of a template: what each stands for, and whether it can.

use minijinja::machinery::ast;

use super::compile::{Compiler, line};
use super::marks::is_markup;
use super::program::{Comparison, Expr, Reckoning};
use super::shape::Shape;
use crate::case::Case;
use crate::case::kind::Kind;
use crate::danish::nearest::suggestion;

/// An expression and what it stands for; after a complaint it stands for anything.
pub(super) type Found = (Expr, Shape);

impl<'s> Compiler<'s, '_> {
    pub(in crate::letters) fn condition(&mut self, expression: &'s ast::Expr<'s>) -> Expr {
        let (value, shape) = self.expression(expression);
        if !shape.is_condition() {
            let message = format!("Man kan ikke spørge, om {} er sandt.", shape.describe());
            self.fault(
                "template-not-a-condition",
                line(expression.span()),
                message,
                "Skriv det felt, du mener, efter et punktum.",
            );
        }
        value
    }

    pub(in crate::letters) fn expression(&mut self, expression: &'s ast::Expr<'s>) -> Found {
        let at = line(expression.span());
        if !self.deeper(at) {
            return (Expr::Truth(false), Shape::Any);
        }
        let found = self.one_expression(at, expression);
        self.shallower();
        found
    }

    fn one_expression(&mut self, at: usize, expression: &'s ast::Expr<'s>) -> Found {
        match expression {
            ast::Expr::Var(name) => self.name(at, name.id),
            ast::Expr::Const(constant) => self.constant(at, &constant.value),
            ast::Expr::GetAttr(get) => {
                let (owner, shape) = self.expression(&get.expr);
                self.attribute(at, owner, &shape, get.name)
            }
            ast::Expr::GetItem(get) => self.item(at, get),
            ast::Expr::UnaryOp(op) => match op.op {
                ast::UnaryOpKind::Not => {
                    let inner = self.condition(&op.expr);
                    (Expr::Not(Box::new(inner)), Shape::Truth)
                }
                ast::UnaryOpKind::Neg => {
                    let inner = self.number(&op.expr);
                    (
                        Expr::Reckon(
                            Reckoning::Subtract,
                            Box::new(Expr::Number(0.0)),
                            Box::new(inner),
                        ),
                        Shape::Number,
                    )
                }
            },
            ast::Expr::BinOp(op) => self.operator(at, op),
            ast::Expr::Compare(chain) => self.chain(at, chain),
            ast::Expr::IfExpr(pick) => {
                let condition = Box::new(self.condition(&pick.test_expr));
                let (then, then_shape) = self.expression(&pick.true_expr);
                let (otherwise, shape) = match &pick.false_expr {
                    Some(expression) => self.expression(expression),
                    None => (Expr::Words(String::new()), Shape::Words),
                };
                let shape = self.met(at, then_shape, shape);
                (
                    Expr::Pick { condition, then: Box::new(then), otherwise: Box::new(otherwise) },
                    shape,
                )
            }
            ast::Expr::Filter(filter) => self.filter(at, filter),
            ast::Expr::Call(call) => self.call(at, call),
            ast::Expr::Test(test) => self.unsupported(
                at,
                &format!("is {}", test.name),
                "Spørg med et punktum, for eksempel citizen.phone.given.",
            ),
            ast::Expr::Slice(_) => {
                self.unsupported(at, "Et udsnit", "Brug {% for %}, eller .first.")
            }
            ast::Expr::List(_) | ast::Expr::Tuple(_) => self.unsupported(
                at,
                "En liste i skabelonen",
                "Den kan kun stå i {% for … in [\"…\", \"…\"] %}.",
            ),
            ast::Expr::Map(_) => self.unsupported(at, "En opslagsliste i skabelonen", ""),
        }
    }

    fn name(&mut self, at: usize, name: &'s str) -> Found {
        if let Some(found) = self.variable(name).or_else(|| self.fields.root(name)) {
            return found;
        }
        if self.words.has_condition(name) {
            return (Expr::Named(name.to_owned()), Shape::Truth);
        }
        let mut names = self.variables();
        names.extend(Case::SECTIONS);
        names.extend(["letter", "sender"]);
        let message = format!("Navnet {name} findes ikke.");
        self.fault("template-unknown-name", at, message, suggestion(name, &names));
        (Expr::Truth(false), Shape::Any)
    }

    fn constant(&mut self, at: usize, value: &minijinja::Value) -> Found {
        if let Some(text) = value.as_str() {
            if is_markup(text) {
                let message =
                    "Teksten i koden er skrevet som Markdown, og tegnene bliver stående i brevet.";
                self.fault("template-mark", at, message, "Sæt tegnene uden for koden.");
            }
            return (Expr::Words(text.to_owned()), Shape::Fixed(text.to_owned()));
        }
        match (bool::try_from(value.clone()), f64::try_from(value.clone())) {
            (Ok(truth), _) if matches!(value.kind(), minijinja::value::ValueKind::Bool) => {
                (Expr::Truth(truth), Shape::Truth)
            }
            (_, Ok(number)) => (Expr::Number(number), Shape::Number),
            _ => self.unsupported(at, "none", "Et felt uden svar spørger du til med .answered."),
        }
    }

    fn attribute(&mut self, at: usize, owner: Expr, shape: &Shape, name: &str) -> Found {
        match self.fields.attribute(owner, shape, name) {
            Ok(found) => found,
            Err(missing) => self.no_such(at, name, missing),
        }
    }

    fn item(&mut self, at: usize, get: &'s ast::GetItem<'s>) -> Found {
        let (owner, shape) = self.expression(&get.expr);
        let (key, key_shape) = self.expression(&get.subscript_expr);
        match (&shape, key, key_shape) {
            (Shape::Any, ..) | (_, _, Shape::Any) => (Expr::Truth(false), Shape::Any),
            (Shape::List(path), Expr::Number(number), _)
                if number >= 0.0 && number.fract() == 0.0 =>
            {
                // A list is never so long that its length is no exact number.
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let index = number as usize;
                (Expr::Item(Box::new(owner), index), Shape::Item(path.clone()))
            }
            (_, _, Shape::Fixed(name)) => self.attribute(at, owner, &shape, &name),
            _ => self.unsupported(at, "Et beregnet navn i [ ]", "Skriv navnet efter et punktum."),
        }
    }

    fn number(&mut self, expression: &'s ast::Expr<'s>) -> Expr {
        let (value, shape) = self.expression(expression);
        if !matches!(shape, Shape::Number | Shape::Any) {
            let message = format!("Her skal stå et tal, ikke {}.", shape.describe());
            self.fault(
                "template-not-a-number",
                line(expression.span()),
                message,
                "Et talfelts tal skrives med .value.",
            );
        }
        value
    }

    fn operator(&mut self, at: usize, op: &'s ast::BinOp<'s>) -> Found {
        use ast::BinOpKind as Kind;
        let comparison = match op.op {
            Kind::ScAnd | Kind::ScOr => {
                let (left, left_shape) = self.expression(&op.left);
                let (right, right_shape) = self.expression(&op.right);
                for (shape, side) in [(&left_shape, &op.left), (&right_shape, &op.right)] {
                    if !shape.is_condition() {
                        let message =
                            format!("Man kan ikke spørge, om {} er sandt.", shape.describe());
                        self.fault(
                            "template-not-a-condition",
                            line(side.span()),
                            message,
                            "Skriv det felt, du mener, efter et punktum.",
                        );
                    }
                }
                let shape = left_shape.meet(right_shape).unwrap_or(Shape::Any);
                let (left, right) = (Box::new(left), Box::new(right));
                return if matches!(op.op, Kind::ScAnd) {
                    (Expr::And(left, right), shape)
                } else {
                    (Expr::Or(left, right), shape)
                };
            }
            Kind::Concat => {
                let (left, right) = (self.printable(&op.left), self.printable(&op.right));
                return (Expr::Join(Box::new(left), Box::new(right)), Shape::Words);
            }
            Kind::Add | Kind::Sub | Kind::Mul => {
                let (left, right) =
                    (Box::new(self.number(&op.left)), Box::new(self.number(&op.right)));
                let reckoning = match op.op {
                    Kind::Add => Reckoning::Add,
                    Kind::Sub => Reckoning::Subtract,
                    _ => Reckoning::Multiply,
                };
                return (Expr::Reckon(reckoning, left, right), Shape::Number);
            }
            Kind::Eq => Comparison::Equal,
            Kind::Ne => Comparison::NotEqual,
            Kind::Lt => Comparison::Less,
            Kind::Lte => Comparison::AtMost,
            Kind::Gt => Comparison::More,
            Kind::Gte => Comparison::AtLeast,
            Kind::In => {
                return self.unsupported(at, "in", "Spørg om hvert valg for sig, med or imellem.");
            }
            Kind::Div | Kind::FloorDiv | Kind::Rem | Kind::Pow => {
                return self.unsupported(at, "Regnetegnet", "");
            }
        };
        self.compare(at, comparison, &op.left, &op.right)
    }

    fn chain(&mut self, at: usize, chain: &'s ast::Compare<'s>) -> Found {
        let mut left = &chain.expr;
        let mut whole: Option<Expr> = None;
        for op in &chain.ops {
            use ast::CompareOpKind as Kind;
            let comparison = match op.op {
                Kind::Eq => Comparison::Equal,
                Kind::Ne => Comparison::NotEqual,
                Kind::Lt => Comparison::Less,
                Kind::Lte => Comparison::AtMost,
                Kind::Gt => Comparison::More,
                Kind::Gte => Comparison::AtLeast,
                Kind::In | Kind::NotIn => {
                    return self.unsupported(
                        at,
                        "in",
                        "Spørg om hvert valg for sig, med or imellem.",
                    );
                }
            };
            let (step, _) = self.compare(at, comparison, left, &op.expr);
            whole = Some(match whole {
                Some(before) => Expr::And(Box::new(before), Box::new(step)),
                None => step,
            });
            left = &op.expr;
        }
        (whole.unwrap_or(Expr::Truth(true)), Shape::Truth)
    }

    /// Numbers are compared, and days; a choice is asked by its key, so that a key that does not exist is found here.
    fn compare(
        &mut self,
        at: usize,
        comparison: Comparison,
        left: &'s ast::Expr<'s>,
        right: &'s ast::Expr<'s>,
    ) -> Found {
        let (left, left_shape) = self.expression(left);
        let (right, right_shape) = self.expression(right);
        match (&left_shape, &right_shape) {
            (Shape::Any, _) | (_, Shape::Any) => (Expr::Truth(false), Shape::Truth),
            (Shape::Number, Shape::Number)
            | (Shape::Answer { kind: Kind::Day, .. }, Shape::Answer { kind: Kind::Day, .. }) => {
                (Expr::Compare(comparison, Box::new(left), Box::new(right)), Shape::Truth)
            }
            (Shape::Words | Shape::Fixed(_), Shape::Words | Shape::Fixed(_))
                if matches!(comparison, Comparison::Equal | Comparison::NotEqual) =>
            {
                (Expr::Compare(comparison, Box::new(left), Box::new(right)), Shape::Truth)
            }
            _ => {
                let message = format!(
                    "Man kan ikke sammenligne {} med {}.",
                    left_shape.describe(),
                    right_shape.describe()
                );
                self.fault(
                    "template-bad-comparison",
                    at,
                    message,
                    "Spørg om et valg med et punktum, for eksempel decision.follows_recommendation.yes, og om et tal med .value.",
                );
                (Expr::Truth(false), Shape::Truth)
            }
        }
    }

    pub(super) fn printable(&mut self, expression: &'s ast::Expr<'s>) -> Expr {
        let (value, shape) = self.expression(expression);
        if !shape.is_printable() {
            let message = format!("Man kan ikke skrive {} ud.", shape.describe());
            self.fault("template-not-printable", line(expression.span()), message, "");
        }
        value
    }

    fn met(&mut self, at: usize, one: Shape, other: Shape) -> Shape {
        let message = format!(
            "Her står enten {} eller {}, og de kan ikke bruges ens.",
            one.describe(),
            other.describe()
        );
        one.meet(other).unwrap_or_else(|| {
            self.fault("template-bad-choice-of-values", at, message, "");
            Shape::Any
        })
    }
}

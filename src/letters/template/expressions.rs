//! The expressions of a template: what each stands for, and whether it can.

use minijinja::machinery::ast;

use super::compile::{Compiler, line};
use super::faults::suggestion;
use super::program::{Asked, Case as Letter, Comparison, Expr, LawCall, Reckoning};
use super::shape::Shape;
use crate::case::Case;
use crate::deadlines;

const FUNCTIONS: [&str; 6] = ["law", "act", "period", "practice", "deadline", "in_force"];
const FILTERS: [&str; 3] = ["otherwise", "upper_first", "lower_first"];

/// An expression and what it stands for; after a complaint it stands for anything.
type Found = (Expr, Shape);

impl<'s> Compiler<'s> {
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
        let mut names = self.variables();
        names.extend(Case::SECTIONS);
        names.extend(["letter", "sender"]);
        let message = format!("Navnet {name} findes ikke.");
        self.fault("template-unknown-name", at, message, suggestion(name, &names));
        (Expr::Truth(false), Shape::Any)
    }

    fn constant(&mut self, at: usize, value: &minijinja::Value) -> Found {
        if let Some(text) = value.as_str() {
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

    /// Numbers are compared; a choice is asked by its key, so that a key that does not exist is found here.
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
            (Shape::Number, Shape::Number) => {
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

    fn printable(&mut self, expression: &'s ast::Expr<'s>) -> Expr {
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

    fn filter(&mut self, at: usize, filter: &'s ast::Filter<'s>) -> Found {
        let Some(inner) = &filter.expr else {
            return self.unsupported(at, "Et filter uden noget at virke på", "");
        };
        if !FILTERS.contains(&filter.name) {
            let cure = match filter.name {
                "default" | "d" => "Brug otherwise(\"…\").".to_owned(),
                "length" | "count" => "Brug .count.".to_owned(),
                "capitalize" | "title" | "upper" => "Brug upper_first.".to_owned(),
                "lower" => "Brug lower_first.".to_owned(),
                "join" => "Brug {% for %} med loop.first eller loop.last.".to_owned(),
                name => suggestion(name, &FILTERS),
            };
            self.fault(
                "template-unknown-filter",
                at,
                format!("Filteret {} findes ikke.", filter.name),
                cure,
            );
            return (Expr::Truth(false), Shape::Any);
        }
        let value = Box::new(self.printable(inner));
        match (filter.name, filter.args.as_slice()) {
            ("otherwise", [ast::CallArg::Pos(words)]) => {
                let words = Box::new(self.printable(words));
                let chosen = match *value {
                    // The first letter is changed only where there is an answer; the words stand as they are written.
                    Expr::FirstLetter(answer, letter) => {
                        let condition = Box::new(Expr::Is(answer.clone(), Asked::Given));
                        Expr::Pick {
                            condition,
                            then: Box::new(Expr::FirstLetter(answer, letter)),
                            otherwise: words,
                        }
                    }
                    value => Expr::Otherwise(Box::new(value), words),
                };
                (chosen, Shape::Printable)
            }
            ("upper_first", []) => (Expr::FirstLetter(value, Letter::Upper), Shape::Words),
            ("lower_first", []) => (Expr::FirstLetter(value, Letter::Lower), Shape::Words),
            _ => {
                self.fault(
                    "template-bad-call",
                    at,
                    format!("Filteret {} kaldes ikke rigtigt.", filter.name),
                    "Skriv otherwise(\"…\"), upper_first eller lower_first.",
                );
                (Expr::Truth(false), Shape::Any)
            }
        }
    }

    fn call(&mut self, at: usize, call: &'s ast::Call<'s>) -> Found {
        let name = match call.identify_call() {
            ast::CallType::Function(name) => name,
            ast::CallType::Method(_, name) => {
                return self.unsupported(
                    at,
                    &format!(".{name}()"),
                    "Spørg med et punktum, uden parenteser.",
                );
            }
            ast::CallType::Block(_) | ast::CallType::Object(_) => {
                return self.unsupported(at, "Kaldet", "");
            }
        };
        if !FUNCTIONS.contains(&name) {
            if self.is_macro(name) {
                return self.unsupported(
                    at,
                    "En makro inde i et udtryk",
                    "Skriv den alene i {{ }}.",
                );
            }
            self.fault(
                "template-unknown-function",
                at,
                format!("Funktionen {name} findes ikke."),
                suggestion(name, &FUNCTIONS),
            );
            return (Expr::Truth(false), Shape::Any);
        }
        let id = match call.args.as_slice() {
            [ast::CallArg::Pos(id)] => self.expression(id).1,
            _ => Shape::Truth,
        };
        let id = match id {
            Shape::Any => return (Expr::Truth(false), Shape::Any),
            Shape::Fixed(id) => id,
            _ => {
                self.fault(
                    "template-bad-call",
                    at,
                    format!("{name} tager ét id i anførselstegn."),
                    format!("Skriv for eksempel {name}(\"…\")."),
                );
                return (Expr::Truth(false), Shape::Any);
            }
        };
        self.known(at, name, &id);
        match name {
            "in_force" => (Expr::InForce(id), Shape::Truth),
            "act" => (Expr::Law(LawCall::Act, id), Shape::Words),
            "period" => (Expr::Law(LawCall::Period, id), Shape::Words),
            "practice" => (Expr::Law(LawCall::Practice, id), Shape::Words),
            "deadline" => (Expr::Law(LawCall::Deadline, id), Shape::Words),
            _ => (Expr::Law(LawCall::Provision, id), Shape::Words),
        }
    }

    /// Complains of an id that no law file has.
    fn known(&mut self, at: usize, function: &str, id: &str) {
        let (code, what, ids): (_, _, Vec<&str>) = match function {
            "act" => ("template-unknown-act", "Loven", self.law.acts().collect()),
            "period" => ("template-unknown-period", "Fristen", self.law.period_ids().collect()),
            "deadline" => ("template-unknown-deadline", "Fristen", deadlines::ids().collect()),
            "practice" => (
                "template-unknown-practice",
                "Principmeddelelsen",
                self.law.practice_ids().collect(),
            ),
            _ => ("template-unknown-provision", "Bestemmelsen", self.law.ids().collect()),
        };
        if !ids.contains(&id) {
            let place = if function == "deadline" { "" } else { " i lovfilerne" };
            self.fault(code, at, format!("{what} {id} findes ikke{place}."), suggestion(id, &ids));
        }
    }
}

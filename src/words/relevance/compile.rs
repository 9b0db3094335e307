//! Reads a condition and holds every name in it against the fields of a case.

use minijinja::machinery::{ast, parse_expr};

use super::{Asked, Condition, Name, Named};
use crate::case::Case;
use crate::case::field::{Section, State, View};
use crate::case::kind::Kind;
use crate::danish::nearest::{did_you_mean, nearest};

/// What is wrong with a condition, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub message: String,
    pub cure: String,
}

impl Fault {
    /// A condition may not be called like a section.
    pub(crate) fn taken(name: &str) -> Self {
        fault(format!("Navnet {name} er optaget."), "Giv betingelsen et andet navn.")
    }
}

/// What can be asked of every field.
const ASKED: [(&str, Asked); 4] = [
    ("given", Asked::State(State::Given)),
    ("unknown", Asked::State(State::Unknown)),
    ("not_relevant", Asked::State(State::NotRelevant)),
    ("answered", Asked::Answered),
];

const FORM: &str = "Skriv felter med and, or, not og parenteser, for eksempel matter.track.team.";

/// Reads a condition. `list` is the path of the list whose items have the field; none for a field of the section itself.
pub(crate) fn compile(text: &str, list: Option<&str>, named: &Named) -> Result<Condition, Fault> {
    let tree = parse_expr(text).map_err(|_| fault("Betingelsen kan ikke læses.", FORM))?;
    let blank = Case::blank();
    let item = list.and_then(|list| {
        let (section, field) = list.split_once('.')?;
        items_of(blank.section(section)?.field(field)?)
    });
    Reader { blank, item: item.as_deref(), named }.condition(&tree)
}

struct Reader<'c> {
    blank: &'c Case,
    /// An empty item, where there is one at hand.
    item: Option<&'c dyn Section>,
    named: &'c Named,
}

impl Reader<'_> {
    fn condition(&self, tree: &ast::Expr<'_>) -> Result<Condition, Fault> {
        let inner = |tree| self.condition(tree).map(Box::new);
        match tree {
            ast::Expr::UnaryOp(op) if matches!(op.op, ast::UnaryOpKind::Not) => {
                Ok(Condition::Not(inner(&op.expr)?))
            }
            ast::Expr::BinOp(op) if matches!(op.op, ast::BinOpKind::ScAnd) => {
                Ok(Condition::And(inner(&op.left)?, inner(&op.right)?))
            }
            ast::Expr::BinOp(op) if matches!(op.op, ast::BinOpKind::ScOr) => {
                Ok(Condition::Or(inner(&op.left)?, inner(&op.right)?))
            }
            ast::Expr::Call(call) => way(call).map_or_else(|| self.any(call), Ok),
            _ => self.question(&names(tree)?),
        }
    }

    /// `any(decision.rulings, item.outcome.granted)`.
    fn any(&self, call: &ast::Call<'_>) -> Result<Condition, Fault> {
        let wrong = || {
            fault(
                "Kun any(liste, betingelse), new_way() og way_asked() kan kaldes.",
                "Skriv for eksempel any(decision.rulings, item.outcome.granted).",
            )
        };
        let (ast::Expr::Var(function), [ast::CallArg::Pos(list), ast::CallArg::Pos(inner)]) =
            (&call.expr, call.args.as_slice())
        else {
            return Err(wrong());
        };
        let list = names(list)?;
        let [owner, field] = list.as_slice() else { return Err(wrong()) };
        if function.id != "any" {
            return Err(wrong());
        }
        let (name, view) = self.field(owner, field)?;
        let Some(item) = items_of(view) else {
            return Err(fault(format!("{owner}.{field} er ikke en liste."), ""));
        };
        let inner = Reader { item: Some(item.as_ref()), ..*self }.condition(inner)?;
        Ok(Condition::Any(name, Box::new(inner)))
    }

    fn question(&self, names: &[&str]) -> Result<Condition, Fault> {
        match names {
            [name] => self.named(name),
            [owner, field] => {
                Ok(Condition::Is(self.field(owner, field)?.0, Asked::State(State::Given)))
            }
            [owner, field, asked] => {
                let (name, view) = self.field(owner, field)?;
                Ok(Condition::Is(name, question_of(view, &format!("{owner}.{field}"), asked)?))
            }
            _ => Err(fault("Betingelsen har for mange punktummer.", FORM)),
        }
    }

    fn named(&self, name: &str) -> Result<Condition, Fault> {
        if let Some(condition) = self.named.get(name) {
            return Ok(condition.clone());
        }
        if name == "item" || Case::SECTIONS.contains(&name) {
            return Err(fault(
                format!("{name} er ikke et felt."),
                "Skriv feltet efter et punktum.",
            ));
        }
        let known: Vec<&str> = self.named.names().chain(Case::SECTIONS.iter().copied()).collect();
        Err(unknown(format!("Betingelsen {name} findes ikke."), name, &known))
    }

    /// The section of that name, or the item at hand.
    fn section(&self, name: &str) -> Result<(Option<&'static str>, &dyn Section), Fault> {
        if name == "item" {
            let missing = || fault("item findes kun i en listes felter og i any(…).", "");
            return self.item.map(|item| (None, item)).ok_or_else(missing);
        }
        let known = Case::SECTIONS.iter().find(|section| **section == name);
        known
            .and_then(|section| Some((Some(*section), self.blank.section(section)?)))
            .ok_or_else(|| unknown(format!("Afsnittet {name} findes ikke."), name, Case::SECTIONS))
    }

    fn field(&self, owner: &str, name: &str) -> Result<(Name, View<'_>), Fault> {
        let (section, fields) = self.section(owner)?;
        let fields = fields.fields();
        if let Some((field, view)) = fields.iter().find(|(field, _)| *field == name) {
            return Ok((Name { section, field }, *view));
        }
        let known: Vec<&str> = fields.iter().map(|(field, _)| *field).collect();
        Err(unknown(format!("Feltet {owner}.{name} findes ikke."), name, &known))
    }
}

/// `new_way()` and `way_asked()`.
fn way(call: &ast::Call<'_>) -> Option<Condition> {
    match (&call.expr, call.args.as_slice()) {
        (ast::Expr::Var(function), []) if function.id == "new_way" => Some(Condition::NewWay),
        (ast::Expr::Var(function), []) if function.id == "way_asked" => Some(Condition::WayAsked),
        _ => None,
    }
}

fn question_of(view: View<'_>, path: &str, asked: &str) -> Result<Asked, Fault> {
    if let Some((_, found)) = ASKED.iter().find(|(name, _)| *name == asked) {
        return Ok(*found);
    }
    if asked == "ongoing" && matches!(view, View::Answer(answer) if answer.kind() == Kind::When) {
        return Ok(Asked::Ongoing);
    }
    let keys = match view {
        View::Answer(answer) => match answer.kind() {
            Kind::Choice(keys) => keys,
            _ => &[],
        },
        View::List(_) => &[],
    };
    if let Some(key) = keys.iter().find(|key| **key == asked) {
        return Ok(Asked::Key(key));
    }
    let known: Vec<&str> = keys.iter().copied().chain(ASKED.map(|(name, _)| name)).collect();
    Err(unknown(format!("Feltet {path} har ikke valget {asked}."), asked, &known))
}

/// The names of `decision.rulings.given`, from left to right.
fn names<'e>(tree: &ast::Expr<'e>) -> Result<Vec<&'e str>, Fault> {
    match tree {
        ast::Expr::Var(name) => Ok(vec![name.id]),
        ast::Expr::GetAttr(get) => {
            let mut names = names(&get.expr)?;
            names.push(get.name);
            Ok(names)
        }
        _ => Err(fault("Betingelsen spørger om noget, den ikke kan.", FORM)),
    }
}

fn items_of(view: View<'_>) -> Option<Box<dyn Section>> {
    match view {
        View::List(list) => Some(list.blank_item()),
        View::Answer(_) => None,
    }
}

fn unknown(message: String, name: &str, known: &[&str]) -> Fault {
    let cure = nearest(name, known.iter().copied());
    fault(message, cure.map_or_else(String::new, did_you_mean))
}

fn fault(message: impl Into<String>, cure: impl Into<String>) -> Fault {
    Fault { message: message.into(), cure: cure.into() }
}

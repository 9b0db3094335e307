//! What a case has decided so far, as the checks read it.

use crate::case::Case;
use crate::case::decision::Outcome;
use crate::case::person::Benefit;

/// A ruling with both its benefit and its outcome (en truffet afgørelse).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruled {
    /// Its place in `decision.rulings`.
    pub index: usize,
    pub benefit: Benefit,
    pub outcome: Outcome,
}

impl Ruled {
    pub fn is_granted(self) -> bool {
        self.outcome == Outcome::Granted
    }

    /// Early retirement pension, for seniors or others: the cases that have rules of procedure of their own.
    pub fn is_pension(self) -> bool {
        matches!(self.benefit, Benefit::Pension | Benefit::SeniorPension)
    }
}

/// Everything that has been decided (det afgjorte). Rulings that lack their benefit or outcome are not among it.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    pub rulings: Vec<Ruled>,
}

impl Decided {
    pub fn of(case: &Case) -> Self {
        let ruled = |(index, ruling): (usize, &crate::case::decision::Ruling)| {
            Some(Ruled {
                index,
                benefit: *ruling.benefit.given()?,
                outcome: *ruling.outcome.given()?,
            })
        };
        Self {
            rulings: case.decision.rulings.items().iter().enumerate().filter_map(ruled).collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.rulings.is_empty()
    }

    pub fn grants(&self, benefit: Benefit) -> bool {
        self.rulings.iter().any(|ruled| ruled.benefit == benefit && ruled.is_granted())
    }

    pub fn refuses(&self, benefit: Benefit) -> bool {
        self.rulings.iter().any(|ruled| ruled.benefit == benefit && !ruled.is_granted())
    }

    pub fn grants_pension(&self) -> bool {
        self.rulings.iter().any(|ruled| ruled.is_pension() && ruled.is_granted())
    }

    pub fn grants_something(&self) -> bool {
        self.rulings.iter().any(|ruled| ruled.is_granted())
    }

    pub fn refuses_something(&self) -> bool {
        self.rulings.iter().any(|ruled| !ruled.is_granted())
    }

    /// Whether pension is decided; those cases have a meeting and a time limit that others lack.
    pub fn concerns_pension(&self) -> bool {
        self.rulings.iter().any(|ruled| ruled.is_pension())
    }

    /// The first name where something is refused, the second where all is granted. A fault in the procedure makes a refusal
    /// invalid as a rule; it takes nothing from a citizen who gets everything.
    pub fn weigh(&self, refused: &'static str, granted: &'static str) -> &'static str {
        if self.refuses_something() { refused } else { granted }
    }
}

/// Whether anybody has begun on the decision. Before that, what it lacks is no fault.
pub fn begun(case: &Case) -> bool {
    let decision = &case.decision;
    decision.date.filled().is_some()
        || decision.named_effort.filled().is_some()
        || decision.views_answer.filled().is_some()
        || decision.views_own.filled().is_some()
        || [
            decision.rulings.items().len(),
            decision.main_considerations.items().len(),
            decision.facts.items().len(),
            decision.job_functions.items().len(),
            decision.other_help.items().len(),
            decision.rules.items().len(),
            decision.next_steps.items().len(),
        ]
        .iter()
        .any(|length| *length > 0)
}

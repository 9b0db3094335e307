//! A letter template after it has been checked: a small tree in which every name is known to exist.
//!
//! Parts and macros are already put in where they are used, so nothing is looked up and nothing can recurse when a
//! letter is filled.

use std::cmp::Ordering;
use std::sync::Arc;

use super::lines::Belongs;
use crate::letters::choices::LetterChoice;

/// A line of a template file (et sted i en skabelon).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::letters) struct At {
    /// The file, as a number in [`Program::files`].
    pub file: usize,
    pub line: usize,
}

/// A checked template (en efterset skabelon).
#[derive(Clone, Debug, Default)]
pub(in crate::letters) struct Program {
    pub nodes: Vec<Node>,
    /// How many variables the template holds at most.
    pub slots: usize,
    pub files: Vec<ProgramFile>,
    /// What it lets the writer choose, with what stands where nobody has chosen.
    pub choices: Vec<LetterChoice>,
}

/// A file that a program came from.
#[derive(Clone, Debug)]
pub(in crate::letters) struct ProgramFile {
    pub name: Arc<str>,
    /// What each of its lines belongs to.
    pub lines: Arc<[Belongs]>,
}

#[derive(Clone, Debug)]
pub(in crate::letters) enum Node {
    /// Literal text, never more than one line of a file.
    Text {
        text: String,
        at: At,
    },
    Print {
        value: Expr,
        at: At,
    },
    If {
        condition: Expr,
        then: Vec<Node>,
        otherwise: Vec<Node>,
        /// Where it stands in a line with other text.
        inline: Option<At>,
    },
    For(Box<Loop>),
    /// What the law demands of the letter.
    Demanded {
        part: DemandedPart,
        body: Vec<Node>,
    },
    Set {
        slot: usize,
        value: Expr,
        at: At,
    },
}

/// A part that the law demands of a letter (en lovbunden del). It can be added to by hand, and not be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum DemandedPart {
    /// What is decided, recommended or expected (resultatet).
    Result,
    /// The rules that it rests on.
    Rules,
    /// How to complain, answer or be heard (klagevejledningen).
    Guidance,
    Signature,
}

/// A round for each item of a list (en gentagelse).
#[derive(Clone, Debug)]
pub(in crate::letters) struct Loop {
    pub list: Expr,
    pub item: usize,
    /// The variable that counts the rounds.
    pub round: usize,
    /// Only the items for which this is true.
    pub only: Option<Expr>,
    pub body: Vec<Node>,
    pub otherwise: Vec<Node>,
    pub at: At,
    /// Whether it stands in a line with other text.
    pub inline: bool,
}

#[derive(Clone, Debug)]
pub(in crate::letters) enum Expr {
    Words(String),
    Number(f64),
    Truth(bool),
    Slot(usize),
    Section(&'static str),
    Field(Box<Expr>, &'static str),
    Is(Box<Expr>, Asked),
    /// Whether a choice is this key.
    Chosen(Box<Expr>, &'static str),
    /// The number in a number field.
    Amount(Box<Expr>),
    Year(Box<Expr>),
    /// Whether the letter has cited the rule or the decision of principle already.
    Cited(Box<Expr>),
    /// What the rule says or the decision of principle is about, in the words of the law files.
    About(Box<Expr>),
    Count(Box<Expr>),
    Item(Box<Expr>, usize),
    Round(Box<Expr>, RoundPart),
    /// A fixed round of a list that stands in the template.
    FixedRound {
        index: usize,
        count: usize,
    },
    Sender(SenderPart),
    LetterDate,
    Law(LawCall, String),
    InForce(String),
    /// Whether the citizen is younger than an age of the law.
    YoungerThan(String),
    /// Whether a condition that has a name in the words of the fields holds.
    Named(String),
    /// Whether the writer has chosen an option of a choice; and how that is told where it is so, and where it is not.
    Opted {
        name: String,
        option: String,
        so: String,
        not_so: String,
    },
    /// Whether the case goes by joint description and advice.
    NewWay,
    /// The day of the last talk that was held with the citizen.
    LastTalk,
    /// The day of the first talk on a day or later that nobody called off.
    TalkFrom(Box<Expr>),
    /// What is new in the plan, or in the joint description, since it last went out.
    PlanNews,
    /// What the checks find that is still to be done in the case.
    Duties(DutyPart),
    /// Whether what was made on a day is older than a period on another.
    Aged(String, Box<Expr>, Box<Expr>),
    /// The day so long after another, or before it.
    Shifted {
        period: String,
        day: Box<Expr>,
        is_back: bool,
    },
    Not(Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    Compare(Comparison, Box<Expr>, Box<Expr>),
    Reckon(Reckoning, Box<Expr>, Box<Expr>),
    Pick {
        condition: Box<Expr>,
        then: Box<Expr>,
        otherwise: Box<Expr>,
    },
    /// The first where it has an answer, or else the second.
    Otherwise(Box<Expr>, Box<Expr>),
    /// The text with its first letter made large or small.
    FirstLetter(Box<Expr>, Case),
    /// The beginning of the text, so many letters at most: as much as a first page has room for.
    Shortened(Box<Expr>, usize),
    /// A small whole number as a word.
    InWords(Box<Expr>),
    Join(Box<Expr>, Box<Expr>),
}

/// Which of the open duties of a case a template prints (de åbne pligter).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum DutyPart {
    /// As many as stand on a first page, those that stop a letter first, and how many more there are.
    First,
    /// All that stop a letter.
    Stopping,
    /// All that do not.
    Others,
}

impl DutyPart {
    pub(in crate::letters) const NAMED: [(&'static str, Self); 3] =
        [("first", Self::First), ("stopping", Self::Stopping), ("others", Self::Others)];
}

/// What can be asked of an answer without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum Asked {
    Given,
    Unknown,
    NotRelevant,
    Answered,
    /// Of a period: that it still runs.
    Ongoing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum RoundPart {
    Index,
    Index0,
    First,
    Last,
    Length,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum SenderPart {
    Name,
    Unit,
    Address,
    Phone,
    Email,
    Web,
    DigitalPost,
    OpeningHours,
}

impl SenderPart {
    pub(in crate::letters) const ALL: [Self; 8] = [
        Self::Name,
        Self::Unit,
        Self::Address,
        Self::Phone,
        Self::Email,
        Self::Web,
        Self::DigitalPost,
        Self::OpeningHours,
    ];
}

/// What of the law a template may print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum LawCall {
    Provision,
    Act,
    Period,
    Practice,
    /// The day on which a time limit of the case is due.
    Deadline,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    More,
    AtLeast,
}

impl Comparison {
    /// Whether it is true of two things that stand in this order.
    pub(in crate::letters) fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::More => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum Reckoning {
    Add,
    Subtract,
    Multiply,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::letters) enum Case {
    Upper,
    Lower,
}

//! The practice cases that come with the program (øvesager): each has an invented citizen, and nothing takes its mark away.

use std::path::Path;

use crate::case::Case;
use crate::files::case_file;
use crate::problem::Problem;

/// A practice case that comes with the program (en øvesag).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PracticeCase {
    /// By what it is known.
    pub id: &'static str,
    text: &'static str,
}

macro_rules! practice_cases {
    ($($id:literal),+ $(,)?) => {
        /// All of them, the one that most is to be done in first.
        pub const PRACTICE_CASES: &[PracticeCase] = &[$(PracticeCase {
            id: $id,
            text: include_str!(concat!("../../examples/", $id, "/case.json")),
        }),+];
    };
}

practice_cases![
    "half-filled",
    "pension-granted-2018",
    "pension-refused-fleksjob-granted-2018",
    "resource-course-2018",
    "new-way-2026",
    "complaint-upheld-2018",
];

impl PracticeCase {
    /// The practice case of that name, if there is one.
    pub fn named(id: &str) -> Option<&'static Self> {
        PRACTICE_CASES.iter().find(|practice| practice.id == id)
    }

    /// The case, marked as one for practice.
    ///
    /// # Errors
    /// A fault of what is built in; a test holds that there is none.
    pub fn case(&self) -> Result<Case, Problem> {
        let case = case_file::from_bytes(Path::new("case.json"), self.text.as_bytes())?;
        Ok(Case { practice: true, ..case })
    }
}

//! The day on which one way of preparing a case ends and another begins, and the provisions that end and begin with it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::status::Status;

/// The change from the plan and the team to the joint description and the advice (den nye vej).
#[derive(Clone, Debug)]
pub struct NewWay {
    /// The first day of the new way.
    pub from: Date,
    pub status: Status,
    pub source: String,
    pub note: String,
    pub(super) ends: BTreeSet<String>,
    pub(super) begins: BTreeSet<String>,
}

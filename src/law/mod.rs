//! The dated legal basis (retsgrundlaget): provisions, time limits, practice decisions, closed days and pension ages.
//!
//! Everything the law fixes is data with the day it counts from, a source and a status; this module reads it and answers
//! what held on a given day. It knows no case: conditions on a case belong to the checks. The texts come in as pairs of
//! file name and text, so nothing here touches a disk.
//!
//! There is never a nearest answer: where no version holds on the day, the answer is `None`, and the caller has to stop.

mod book;
mod calendar;
mod called;
mod filing;
mod mention;
mod moved;
mod new_way;
mod pension_age;
mod period;
mod practice;
mod provision;
mod reach;
mod reading;
mod status;
mod timeline;

pub use book::LawBook;
pub use calendar::Calendar;
pub use filing::FilingNumber;
pub use mention::Mention;
pub use new_way::NewWay;
pub use period::{Period, Unit};
pub use practice::{PracticeHolding, PracticeStatus};
pub use provision::{Consolidation, Holding};
pub use reach::Reach;
pub use reading::{read, read_built_in};
pub use status::Status;

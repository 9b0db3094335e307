//! How far a case has come and what it has decided, as everything that follows asks it.

pub mod contact_log;
pub mod decided;
pub mod going;
pub mod progress;
pub mod waits;

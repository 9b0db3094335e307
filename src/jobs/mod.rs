//! What is done away from the window: jobs with all they need, and the threads that do them.

pub mod job;
pub mod worker;

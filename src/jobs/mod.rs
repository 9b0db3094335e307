//! What is done away from the window: jobs with all they need, and the threads that do them.

pub mod desk;
mod filing;
pub mod job;
pub mod journaling;
mod lane;
pub mod worker;

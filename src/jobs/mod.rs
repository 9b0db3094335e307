//! What is done away from the window: jobs with all they need, and the threads that do them.

pub mod desk;
mod filing;
pub mod job;
mod lane;
mod setting_up;
pub mod worker;

//! Whether each answer means something by itself and beside the others: dates, numbers, ages, CPR numbers.

pub mod age;
pub mod amounts;
pub mod date_bounds;
pub mod date_order;
pub mod far_days;
pub mod foreign_cpr;
pub mod gaps;
pub mod soundness;

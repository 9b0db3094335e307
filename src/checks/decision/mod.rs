//! The decision itself: rulings, reasons, job functions, departures from the recommendation, citations.

pub mod citations;
pub mod conditions;
pub mod departure;
pub mod empty_reasons;
pub mod few_hours;
pub mod hours;
pub mod job_functions;
pub mod reasons;
pub mod rulings;
pub mod terms;

//! The decision itself: rulings, reasons, job functions, departures from the recommendation, citations.

pub mod advice;
pub mod against_trials;
pub mod citations;
pub mod conditions;
pub mod departure;
pub mod disguised;
pub mod empty_reasons;
pub mod ended_schemes;
pub mod few_hours;
pub mod few_hours_fall;
pub mod functions_fit;
pub mod hours;
pub mod in_law;
pub mod job_functions;
pub mod moved_rules;
pub mod ongoing_work;
pub mod other_grounds;
pub mod own_workplace;
pub mod reasons;
pub mod rulings;
pub mod scheme_terms;
pub mod terms;

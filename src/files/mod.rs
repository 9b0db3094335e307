//! The only place that touches the disk: case files, the template and law library, and the letters that are written.

pub mod access_log;
pub mod answer_file;
mod as_it_is;
pub mod atomic;
pub mod case_file;
pub mod deletion;
pub mod errand;
pub mod exhibits;
pub mod fingerprint;
pub mod folder;
pub mod holding;
pub mod journal;
pub mod keeper;
pub mod letterhead_file;
pub mod locked;
pub mod machine;
pub mod messenger;
pub mod migration;
pub mod neighbours;
pub mod output;
pub mod overlay;
pub mod own_key;
pub mod phrases;
pub mod policy;
pub mod recent;
pub mod remains;
pub mod save;
pub mod settings;
pub mod snapshots;
pub mod spelling;
#[cfg(feature = "window")]
pub mod typefaces;

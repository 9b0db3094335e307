//! The only place that touches the disk: case files, the template and law library, and the letters that are written.

pub mod atomic;
pub mod case_file;
pub mod folder;
pub mod migration;
pub mod neighbours;
pub mod output;
pub mod overlay;
pub mod recent;

//! The files of the exhibits in their folder beside the case: each sealed for the case alone, written once, and known by its hash.

mod folder;
mod mark;
mod private;
mod task;

pub use folder::{
    Fault, attach, copy, fetch, folder_of_case, look_at, number_of, opened, remove, strays,
};
pub use mark::FileMark;
pub use private::PrivateFolder;
pub use task::{ExhibitAnswer, ExhibitTask};

//! What is done away from the window: jobs with all they need, and the threads that do them.

pub mod case_list;
pub mod desk;
mod exhibit_order;
mod exhibiting;
mod filing;
mod holding;
pub mod job;
mod journaling;
mod kept_journal;
mod key_ring;
mod lane;
mod letter_answers;
mod nameless;
mod open_dictionary;
mod opened_exhibits;
mod own_key;
mod passphrases;
mod phrase_order;
mod phrases;
pub mod pool;
mod seal_order;
mod sealing;
mod sent_journals;
mod setting_up;
mod spelling;
mod spelling_order;
pub mod worker;

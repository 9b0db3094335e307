//! What the files of a packet are called. They say which letter it is, as the letter's own file does, and never whose.

use crate::document::file_name;

use super::Outgoing;

/// The message, beside the letter.
pub(super) fn memo(stem: &str) -> String {
    format!("{stem}.memo.xml")
}

/// The object for the journal.
pub(super) fn filing(stem: &str) -> String {
    format!("{stem}.sf2900.xml")
}

pub(super) fn csv(stem: &str) -> String {
    format!("{stem}.csv")
}

pub(super) fn json(stem: &str) -> String {
    format!("{stem}.json")
}

/// What the letter is called where others may read it too.
pub(super) fn post_title<'a>(outgoing: &Outgoing<'a>) -> &'a str {
    outgoing.template.post.title.as_deref().unwrap_or_default()
}

/// What the letter's file is called inside the message: by the title there, which says no more than the message's own.
pub(super) fn file_in_message(outgoing: &Outgoing<'_>) -> String {
    format!("{}.pdf", file_name::stem_of(post_title(outgoing), "Brev"))
}

/// What an exhibit is called: by the number that the letter knows it by.
pub(super) fn exhibit(number: u32) -> String {
    format!("Bilag {number}")
}

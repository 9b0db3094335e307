//! Reads how far the law files reach, and when the new way begins.

use super::rows::Row;
use super::{Reading, ReferenceKind};
use crate::law::new_way::NewWay;
use crate::law::reach::Reach;

pub(super) fn reach(file: &Row<'_>, reading: &mut Reading) {
    file.allow(&["begins_on", "texts_read_to", "news_heard_to", "source"]);
    // The source is for the reader of the file; it has to be there all the same.
    let (texts, news, source) =
        (file.date("texts_read_to"), file.date("news_heard_to"), file.text("source"));
    let (Some(texts_read_to), Some(news_heard_to), Some(_)) = (texts, news, source) else { return };
    if texts_read_to > news_heard_to {
        file.source.fault(
            "law-order",
            file.line_of("news_heard_to"),
            "news_heard_to ligger før texts_read_to.",
            "Den, der har læst teksterne, har også hørt nyt. Ret den dag, der er forkert.",
        );
    }
    let begins_on = file.optional_date("begins_on");
    reading.reach = Some(Reach { begins_on, texts_read_to, news_heard_to });
}

pub(super) fn new_way(file: &Row<'_>, reading: &mut Reading) {
    file.allow(&["checked_on", "from", "status", "source", "note", "ends", "begins"]);
    let (checked_on, from, status) = (file.date("checked_on"), file.date("from"), file.status());
    let (source, note) = (file.text("source"), file.optional_text("note").unwrap_or_default());
    let mut provisions = |key| file.references(key, ReferenceKind::Provision, reading);
    let (ends, begins) = (provisions("ends"), provisions("begins"));
    if let (Some(_), Some(from), Some(status), Some(source), Some(ends), Some(begins)) =
        (checked_on, from, status, source, ends, begins)
    {
        let (ends, begins) = (ends.into_iter().collect(), begins.into_iter().collect());
        reading.new_way = Some(NewWay { from, status, source, note, ends, begins });
    }
}

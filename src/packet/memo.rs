//! A letter as a message of Digital Post (MeMo 1.1 and 1.2), built as those who send messages publish that they are.
//!
//! Facts: the order and lengths of the elements are those of the public schema of version 1.1; version 1.2 has no public schema, and
//! is built as the public model of python-serviceplatformen 3.2 builds it.

use super::limits::kind;
use super::moments::{end, noon};
use super::xml::Xml;
use super::{Outgoing, names, uuid};

const NAMESPACE: &str = "https://DigitalPost.dk/MeMo-1";
const KLE: &str = "http://kle-online.dk/";

/// What a file's language is called in a message, by two letters.
const LANGUAGE: &str = "da";

/// Which edition of the message (MeMo-version).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MemoVersion {
    One,
    #[default]
    Two,
}

impl MemoVersion {
    fn attributes(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::One => &[("memoVersion", "1.1"), ("memoSchVersion", "1.1.0")],
            Self::Two => &[("memoVersion", "1.2")],
        }
    }
}

/// The message of a letter to the person with this number.
pub(super) fn message(outgoing: &Outgoing<'_>, cpr: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    let mut attributes = vec![("xmlns:memo", NAMESPACE), ("xmlns:kle", KLE)];
    attributes.extend_from_slice(outgoing.memo.attributes());
    xml.open_with("memo:Message", &attributes);
    xml.within("memo:MessageHeader", |xml| header(xml, outgoing, cpr));
    xml.within("memo:MessageBody", |xml| body(xml, outgoing));
    xml.finish()
}

/// The number of the message: of what is sent and what it is called, to whom, by whom, and until when it is answered.
fn number(outgoing: &Outgoing<'_>, cpr: &str) -> String {
    let title = names::post_title(outgoing).as_bytes();
    let until = until(outgoing).unwrap_or_default();
    let own =
        [outgoing.sender.cvr.as_bytes(), cpr.as_bytes(), title, until.as_bytes(), outgoing.pdf.1];
    let enclosed = outgoing.enclosed.iter().map(|it| it.bytes.as_slice());
    uuid::of("memo", own.into_iter().chain(enclosed))
}

/// Until when the citizen answers, in world time.
fn until(outgoing: &Outgoing<'_>) -> Option<String> {
    let day = outgoing.template.post.reply_by.and_then(|path| outgoing.case.day_at(&path));
    day.and_then(end)
}

fn header(xml: &mut Xml, outgoing: &Outgoing<'_>, cpr: &str) {
    xml.text("memo:messageType", "DIGITALPOST");
    xml.text("memo:messageUUID", &number(outgoing, cpr));
    xml.text("memo:label", names::post_title(outgoing));
    if let Some(until) = until(outgoing) {
        xml.text("memo:reply", "true");
        xml.text("memo:replyByDateTime", &until);
    }
    // Neither post that nobody can be exempt from, nor a service of process.
    xml.text("memo:mandatory", "false");
    xml.text("memo:legalNotification", "false");
    xml.within("memo:Sender", |xml| {
        xml.text("memo:senderID", &outgoing.sender.cvr);
        xml.text("memo:idType", "CVR");
        xml.text("memo:label", &outgoing.sender.name);
    });
    xml.within("memo:Recipient", |xml| {
        xml.text("memo:recipientID", cpr);
        xml.text("memo:idType", "CPR");
    });
    content(xml, outgoing);
}

/// What the message is about, for the systems that take it.
fn content(xml: &mut Xml, outgoing: &Outgoing<'_>) {
    let case_number = outgoing.case.matter.case_number.filled();
    if case_number.is_none() && outgoing.kle.subject.is_none() {
        return;
    }
    xml.within("memo:ContentData", |xml| {
        if let Some(number) = case_number {
            xml.within("memo:CaseID", |xml| {
                xml.text("memo:caseID", number.trim());
                xml.text("memo:caseSystem", "Forberedt");
            });
        }
        if let Some((number, title, edition)) = outgoing.kle.subject {
            xml.within("kle:KLEdata", |xml| {
                xml.text("kle:subjectKey", number);
                xml.text("kle:version", edition);
                if let Some(facet) = outgoing.kle.facet {
                    xml.text("kle:activityFacet", facet);
                }
                xml.text("kle:label", title);
            });
        }
    });
}

fn body(xml: &mut Xml, outgoing: &Outgoing<'_>) {
    if let Some(made) = noon(outgoing.document.date) {
        xml.text("memo:createdDateTime", &made);
    }
    xml.within("memo:MainDocument", |xml| {
        xml.text("memo:label", names::post_title(outgoing));
        file(xml, (&names::file_in_message(outgoing), "application/pdf"), outgoing.pdf.1);
    });
    for enclosed in outgoing.enclosed {
        let name = names::exhibit(enclosed.number);
        xml.within("memo:AdditionalDocument", |xml| {
            xml.text("memo:label", &name);
            let file_name = format!("{name}.{}", enclosed.ending);
            let kind = kind(&enclosed.ending).unwrap_or("application/octet-stream");
            file(xml, (&file_name, kind), &enclosed.bytes);
        });
    }
}

fn file(xml: &mut Xml, (name, kind): (&str, &str), bytes: &[u8]) {
    xml.within("memo:File", |xml| {
        xml.text("memo:encodingFormat", kind);
        xml.text("memo:filename", name);
        xml.text("memo:language", LANGUAGE);
        xml.file("memo:content", bytes);
    });
}

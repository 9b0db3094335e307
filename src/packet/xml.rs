//! XML as it is written here: elements in their order, each with a text, some with others inside.

use quick_xml::escape::escape;

/// The first line of a file.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// What stands around the value of an attribute.
const EQUALS: &str = "=\"";
const QUOTE: &str = "\"";

/// A file of XML on its way.
pub(super) struct Xml {
    bytes: Vec<u8>,
    open: Vec<&'static str>,
}

impl Xml {
    pub(super) fn new() -> Self {
        Self { bytes: DECLARATION.as_bytes().to_vec(), open: Vec::new() }
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &'static str) {
        self.open_with(name, &[]);
    }

    pub(super) fn open_with(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.put("<");
        self.put(name);
        for (key, value) in attributes {
            self.put(" ");
            self.put(key);
            self.put(EQUALS);
            self.put(&escape(*value));
            self.put(QUOTE);
        }
        self.put(">");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.put("</");
            self.put(name);
            self.put(">");
        }
    }

    /// An element with others inside.
    pub(super) fn within(&mut self, name: &'static str, inside: impl FnOnce(&mut Self)) {
        self.open(name);
        inside(self);
        self.close();
    }

    /// An element with a text. What no XML file may hold is left out of it.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        let text: String = text.chars().filter(|sign| is_allowed(*sign)).collect();
        self.within(name, |xml| xml.put(&escape(&text)));
    }

    /// An element with the bytes of a file.
    pub(super) fn file(&mut self, name: &'static str, bytes: &[u8]) {
        self.within(name, |xml| super::base64::add(&mut xml.bytes, bytes));
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.bytes.push(b'\n');
        self.bytes
    }
}

/// Whether XML 1.0 has the sign.
fn is_allowed(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn what_is_begun_is_ended_and_no_text_is_markup() {
        let mut xml = Xml::new();
        xml.open_with("a", &[("b", "\"<")]);
        xml.text("c", "å & <d>\u{1}");
        xml.open("e");
        let made = String::from_utf8(xml.finish()).unwrap_or_default();
        let (_, body) = made.split_once('\n').unwrap_or_default();
        assert_eq!(body, "<a b=\"&quot;&lt;\"><c>å &amp; &lt;d&gt;</c><e></e></a>\n");
    }
}

//! A letter as an object that systems file: a document of Fordelingskomponenten (SF2900, version 3).
//!
//! Facts: names, order and kinds of the elements are those of the public schemas of the service. What a system that sends it adds is
//! left to that system: the context of the call, and a number of its own in place of the one that the sender's CVR number gives. How
//! such a number is written as a URN is recalled, not looked up; the schema asks for no more than that it is one.

use super::moments::noon;
use super::xml::Xml;
use super::{Outgoing, names, uuid};

const REQUEST: &str = "http://serviceplatformen.dk/xml/wsdl/soap11/DistributionService/3/types";
const TYPES: &str = "http://serviceplatformen.dk/xml/wsdl/soap11/DistributionService/2/types";

/// The object; none while the letter has no number to be filed under, or no day that can be told.
pub(super) fn object(outgoing: &Outgoing<'_>) -> Option<Vec<u8>> {
    let (subject, _, _) = outgoing.kle.subject?;
    let day = noon(outgoing.document.date)?;
    let number = |what: &str| {
        let pieces = [outgoing.sender.cvr.as_bytes(), outgoing.template.id.as_bytes()];
        uuid::of(what, pieces.into_iter().chain([outgoing.pdf.1]))
    };
    let cvr = outgoing.sender.cvr.as_str();
    let mut xml = Xml::new();
    xml.open_with("req:FordelingsobjektAfsendRequest", &[("xmlns:req", REQUEST), ("xmlns", TYPES)]);
    xml.open("req:anmodning");
    xml.within("DistributionContext", |xml| {
        xml.text("AnvenderTransaktionsID", &number("transaktion"));
        xml.text("AfsendendeMyndighed", cvr);
        xml.text("RoutingMyndighed", cvr);
        xml.within("RoutingValg", |xml| {
            xml.within("RoutingKLEEmneHandling", |xml| {
                xml.text("RoutingKLEEmne", subject);
                if let Some(facet) = outgoing.kle.facet {
                    xml.text("RoutingHandlingFacet", facet);
                }
            });
        });
        xml.text("DokumentFilNavn", outgoing.pdf.0);
    });
    xml.within("DistributionObject", |xml| {
        xml.text("ObjektType", "DOKUMENT");
        xml.within("ObjektIndhold", |xml| {
            xml.within("DistributionDokument", |xml| {
                xml.text("ID", &number("dokument"));
                xml.text("KLEEmneForslag", subject);
                if let Some(facet) = outgoing.kle.facet {
                    xml.text("HandlingFacetForslag", facet);
                }
                xml.within("Registrering", |xml| registration(xml, outgoing, &day));
            });
        });
    });
    Some(xml.finish())
}

/// Who says it: the municipality, by its number.
fn actor(cvr: &str) -> String {
    format!("urn:oio:cvr-nr:{cvr}")
}

/// From when it holds, and by whom.
fn holds(xml: &mut Xml, outgoing: &Outgoing<'_>, day: &str) {
    xml.within("Virkning", |xml| {
        xml.text("FraTidspunkt", day);
        xml.within("Aktoer", |xml| xml.text("URN", &actor(&outgoing.sender.cvr)));
        xml.text("AktoerType", "Organisation");
    });
}

fn registration(xml: &mut Xml, outgoing: &Outgoing<'_>, day: &str) {
    xml.text("FraTidsPunkt", day);
    xml.text("LivscyklusKode", "Oprettet");
    xml.within("RegistreringItSystem", |xml| xml.text("URN", &actor(&outgoing.sender.cvr)));
    xml.within("RelationListe", |xml| {
        xml.within("VariantListe", |xml| {
            for (place, name) in outgoing.files.iter().enumerate() {
                variant(xml, outgoing, (place + 1, name), day);
            }
        });
        party(xml, outgoing, day);
    });
    xml.within("TilstandsListe", |xml| {
        xml.within("Tilstand", |xml| {
            xml.text("Fremdrift", "Endeligt");
            holds(xml, outgoing, day);
        });
    });
    xml.within("AttributListe", |xml| {
        xml.within("Attributter", |xml| attributes(xml, outgoing, day));
    });
}

/// A file of the letter, by its name.
fn variant(xml: &mut Xml, outgoing: &Outgoing<'_>, (place, name): (usize, &str), day: &str) {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    xml.within("Variant", |xml| {
        holds(xml, outgoing, day);
        xml.text("Rolle", "Variant");
        xml.text("Indeks", &place.to_string());
        xml.within("VariantAttributter", |xml| xml.text("VariantType", &ending.to_uppercase()));
        xml.within("DelAttributter", |xml| {
            xml.text("DelTekst", name);
            if name == outgoing.pdf.0 {
                xml.text("Filstoerrelse", &outgoing.pdf.1.len().to_string());
                xml.text("MimeType", "application/pdf");
            }
        });
    });
}

/// Whom the case is about, by the number, where the case has one that can be.
fn party(xml: &mut Xml, outgoing: &Outgoing<'_>, day: &str) {
    use crate::case::scalar::Scalar as _;
    let Some(cpr) = outgoing.case.citizen.cpr.given().filter(|cpr| cpr.is_sound()) else { return };
    xml.within("DokumentPartListe", |xml| {
        xml.within("DokumentPart", |xml| {
            holds(xml, outgoing, day);
            xml.text("Rolle", "PrimaerPart");
            xml.text("Indeks", "1");
            xml.within("Part", |xml| {
                xml.text("ObjektType", "Person");
                xml.within("ReferenceID", |xml| xml.text("Tekst", &cpr.words().replace('-', "")));
            });
        });
    });
}

fn attributes(xml: &mut Xml, outgoing: &Outgoing<'_>, day: &str) {
    // What the municipality knows the case by; the object's own field for that takes only numbers that systems give.
    let case_number = outgoing.case.matter.case_number.filled().map(str::trim);
    xml.text("BrugervendtNoegleTekst", case_number.unwrap_or(&outgoing.template.id));
    xml.text("TitelTekst", names::post_title(outgoing));
    xml.text("BeskrivelseTekst", &outgoing.document.title);
    xml.text("Dokumenttype", "Brev");
    xml.text("Retning", "Udgaaende");
    xml.text("Brevdato", &outgoing.document.date.to_string());
    let reply_by = outgoing.template.post.reply_by.and_then(|path| outgoing.case.day_at(&path));
    if let Some(until) = reply_by {
        xml.text("Fristdato", &until.to_string());
    }
    holds(xml, outgoing, day);
}

//! The order of children that WordprocessingML asks for (ECMA-376, part 1, annex A), for every element that docx-rs gets wrong.

/// The children of the element in their order, or nothing where any order will do.
pub(super) fn of(name: &str) -> Option<&'static [&'static str]> {
    let order: &[&str] = match name {
        "w:pPr" => &PARAGRAPH,
        "w:rPr" => &RUN,
        "w:numPr" => &["w:ilvl", "w:numId"],
        "w:style" => &STYLE,
        "w:lvl" => &LEVEL,
        "w:tblPr" => &TABLE,
        "w:tcPr" => &CELL,
        "w:tblBorders" | "w:tcBorders" => {
            &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]
        }
        "w:tblCellMar" | "w:tcMar" => &["w:top", "w:left", "w:bottom", "w:right"],
        "w:pBdr" => &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar"],
        "w:sectPr" => &SECTION,
        _ => return None,
    };
    Some(order)
}

const PARAGRAPH: [&str; 22] = [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:outlineLvl",
    "w:divId",
    "w:rPr",
    "w:sectPr",
];

const RUN: [&str; 25] = [
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:strike",
    "w:dstrike",
    "w:vanish",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:lang",
    "w:specVanish",
];

const STYLE: [&str; 13] = [
    "w:name",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:trPr",
    "w:tcPr",
];

const LEVEL: [&str; 10] = [
    "w:start",
    "w:numFmt",
    "w:lvlRestart",
    "w:pStyle",
    "w:isLgl",
    "w:suff",
    "w:lvlText",
    "w:lvlJc",
    "w:pPr",
    "w:rPr",
];

const TABLE: [&str; 9] = [
    "w:tblStyle",
    "w:tblpPr",
    "w:tblW",
    "w:jc",
    "w:tblInd",
    "w:tblBorders",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
];

const CELL: [&str; 8] = [
    "w:tcW",
    "w:gridSpan",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:tcMar",
    "w:textDirection",
    "w:vAlign",
];

const SECTION: [&str; 10] = [
    "w:headerReference",
    "w:footerReference",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:pgNumType",
    "w:cols",
    "w:titlePg",
    "w:textDirection",
    "w:docGrid",
];

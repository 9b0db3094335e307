#!/usr/bin/env bash
# docx-preview 0.4.1 (npm) leaves out every run that holds a part of a complex field together with text:
# "til dig" behind the end of a field is gone, and a footer "Side 1 af 3" in one run is an empty line. ECMA-376 (17.3.2.25)
# lets a run hold any mixture of them; python-docx 1.2.0 and mammoth 1.13.0 read all four lines whole.
# A letter keeps every part of a field in a run of its own, then all readers agree.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent docx-preview@0.4.1 mammoth@1.13.0 jsdom@24.1.3 >/dev/null
python3 -m venv venv && venv/bin/pip install -q python-docx==1.2.0
cat > make.py <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
text = lambda words: f'<w:t xml:space="preserve">{words}</w:t>'
mark = lambda kind: f'<w:fldChar w:fldCharType="{kind}"/>'
code = lambda name: f'<w:instrText xml:space="preserve"> {name} </w:instrText>'
def line(*runs):
    paragraph = document.add_paragraph()._p
    for run in runs:
        paragraph.append(parse_xml(f'<w:r {nsdecls("w")}>{run}</w:r>'))
field = lambda name, result: [mark("begin"), code(name), mark("separate"), text(result), mark("end")]
line("".join([text("Side "), *field("PAGE", "1"), text(" af "), *field("NUMPAGES", "3")]))
line(text("Side "), *field("PAGE", "1"), text(" af "), *field("NUMPAGES", "3"))
*day, end = field("DATE", "5. maj")
line(text("Vi skrev den "), *day, end + text(" til dig"))
line(text("Vi skrev den "), *day, end, text(" til dig"))
document.save("fields.docx")
print(*[paragraph.text for paragraph in document.paragraphs], sep="|")
PY
cat > read.js <<'JS'
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
Object.assign(global, { window, document: window.document, Node: window.Node, DOMParser: window.DOMParser, XMLSerializer: window.XMLSerializer });
const bytes = require("fs").readFileSync("fields.docx");
const box = document.createElement("div");
require("docx-preview").renderAsync(bytes, box).then(() => console.log([...box.querySelectorAll("p")].map(p => p.textContent).join("|")));
JS
whole='Side 1 af 3|Side 1 af 3|Vi skrev den 5. maj til dig|Vi skrev den 5. maj til dig'
python=$(venv/bin/python make.py)
preview=$(node read.js)
mammoth=$(node -e 'require("mammoth").extractRawText({path: "fields.docx"}).then(r => console.log(r.value.trim().split("\n\n").join("|")))')
printf 'python-docx   %s\nmammoth       %s\ndocx-preview  %s\n' "$python" "$mammoth" "$preview"
[ "$python" = "$whole" ] && [ "$mammoth" = "$whole" ]
[ "$preview" = '|Side 1 af 3|Vi skrev den 5. maj|Vi skrev den 5. maj til dig' ]

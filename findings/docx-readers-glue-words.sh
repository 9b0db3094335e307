#!/usr/bin/env bash
# Readers that turn a Word file into plain text (for search, archives, language models) lose what stands between two words.
# One document, six elements of ECMA-376 17.3.3 that part words or hold them together, five readers at their newest versions:
# - docx2txt 0.9 and docx2python 3.7.1 drop the non-breaking hyphen: the years 2016-2018 become the number 20162018;
# - mammoth 1.13.0 (npm and PyPI) drops the line break in raw text, though not in HTML: "Egetorvet 1" and the postcode 9999
#   become the house number 19999; it drops the carriage return in both;
# - docx2python drops the carriage return; all but python-docx drop the positional tab, which Word puts into headers.
# Our letters have a paragraph for each line of an address, and none of the elements that are lost.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent mammoth@1.13.0 >/dev/null
python3 -m venv venv
venv/bin/pip install -q python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0
cat > read.py <<'PY'
import subprocess
import docx, docx2txt, mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = docx.Document()
def line(before, element, after):
    text = lambda words: f'<w:t xml:space="preserve">{words}</w:t>'
    document.add_paragraph()._p.append(parse_xml(f'<w:r {nsdecls("w")}>{text(before)}{element}{text(after)}</w:r>'))
line("Egetorvet 1", "<w:br/>", "9999 Egelund")
line("2016", "<w:noBreakHyphen/>", "2018")
line("side", "<w:cr/>", "skift")
line("Navn", '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>', "Dato")
line("før", "<w:tab/>", "efter")
line("fordi", "<w:t xml:space=\"preserve\"> </w:t>", "at")
document.save("words.docx")

def shown(paragraphs):
    return [p.replace("\u2011", "-").replace("\n", "/").replace("\t", ">") for p in paragraphs if p]
raw = "require('mammoth').extractRawText({path: 'words.docx'}).then(r => process.stdout.write(r.value))"
readers = {
    "python-docx": [p.text for p in document.paragraphs],
    "docx2txt": docx2txt.process("words.docx").split("\n\n"),
    "docx2python": docx2python("words.docx").text.split("\n\n"),
    "mammoth (Python)": mammoth.extract_raw_text(open("words.docx", "rb")).value.split("\n\n"),
    "mammoth (npm)": subprocess.run(["node", "-e", raw], capture_output=True, text=True, check=True).stdout.split("\n\n"),
}
whole = ["Egetorvet 1/9999 Egelund", "2016-2018", "side/skift", "Navn>Dato", "før>efter", "fordi at"]
mammoth_says = ["Egetorvet 19999 Egelund", "2016-2018", "sideskift", "NavnDato", "før>efter", "fordi at"]
expected = {
    "python-docx": whole,
    "docx2txt": ["Egetorvet 1/9999 Egelund", "20162018", "side/skift", "NavnDato", "før>efter", "fordi at"],
    "docx2python": ["Egetorvet 1/9999 Egelund", "20162018", "sideskift", "NavnDato", "før>efter", "fordi at"],
    "mammoth (Python)": mammoth_says,
    "mammoth (npm)": mammoth_says,
}
for name, paragraphs in readers.items():
    print(f"{name:17}", *shown(paragraphs), sep=" | ")
assert {name: shown(p) for name, p in readers.items()} == expected
PY
venv/bin/python read.py

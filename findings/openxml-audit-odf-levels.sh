#!/usr/bin/env bash
# openxml-audit 0.8.0 (PyPI, its newest) checks an ODF file at one of four levels, and by default at `semantic-core`, which sounds like
# more than `schema-core` and holds no part against the schema: a letter with an element that ODF does not have, and with a word where
# a number belongs, has "0 errors" and is "expected to open cleanly". Only `schema-core` sees both, and it leaves out what the other sees
# (a style family without default, a frame without place). So a file is sound only where both levels say so; our tests ask for both.
# Nor does any level see that `mimetype` is not the first entry of the archive: that is looked at in bytes.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q openxml-audit==0.8.0
cat > levels.py <<'PY'
import json, subprocess, zipfile
names = dict(office="office", style="style", text="text", fo="xsl-fo-compatible")
NS = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in names.items())
KIND = "application/vnd.oasis.opendocument.text"
entry = lambda path, kind: f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
MANIFEST = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
            + entry("/", KIND).replace("/>", ' manifest:version="1.3"/>') + entry("content.xml", "text/xml")
            + entry("styles.xml", "text/xml") + "</manifest:manifest>")

def errors(level, body='<text:p text:style-name="Standard">a</text:p>', widows="2", automatic="", kind_first=True):
    styles = '<style:default-style style:family="paragraph"/>' + (
        f'<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:widows="{widows}"/></style:style>')
    parts = [("mimetype", KIND), ("META-INF/manifest.xml", MANIFEST),
             ("content.xml", f'<office:document-content {NS} office:version="1.3"><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>'),
             ("styles.xml", f'<office:document-styles {NS} office:version="1.3"><office:styles>{styles}</office:styles></office:document-styles>')]
    with zipfile.ZipFile("a.odt", "w") as file:
        for name, text in parts if kind_first else reversed(parts):
            file.writestr(name, text)
    command = ["venv/bin/openxml-audit", "--format", "odf1.3", "--output", "json"] + (["--odf-level", level] if level else []) + ["a.odt"]
    said = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)[0]
    return said["error_count"], said["warning_count"]

levels = [None, "schema-core", "semantic-core"]
cases = {
    "sound": ({}, [(0, 0), (0, 0), (0, 0)]),
    "an element that ODF has not": ({"body": "<text:wrong/>"}, [(0, 0), (1, 0), (0, 0)]),
    "a word for a number": ({"widows": "to"}, [(0, 0), (1, 0), (0, 0)]),
    "a family without default": ({"automatic": '<style:style style:name="R" style:family="table-row"/>'}, [(0, 2), (0, 0), (0, 2)]),
    "mimetype last": ({"kind_first": False}, [(0, 0), (0, 0), (0, 0)]),
}
for name, (changes, expected) in cases.items():
    seen = [errors(level, **changes) for level in levels]
    print(f"{name:28}", dict(zip(["by default", *levels[1:]], seen)))
    assert seen == expected, (name, seen)
PY
venv/bin/python levels.py

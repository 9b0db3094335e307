#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12's writer) reads an automatic style of an ODT file that names one of two margins, and takes the other one
# for nothing. ODF 1.3 (part 3, 16.2) says that what a style does not name comes from its parent. With a parent of 20 pt above, 100 pt
# below, 30 pt at the left and 50 pt for the first line:
# - only `fo:margin-top="21pt"`: nothing below, so the next paragraph touches this one;
# - only `fo:margin-bottom="101pt"`: nothing above;
# - only `fo:margin-left="31pt"`: the first line is not moved in any more.
# With both named, or neither, all is well: the two are one thing to the program, and what is not named in it is zero.
# Our ODT files name both margins wherever they name one.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
cat > make.py <<'PY'
import re, subprocess, zipfile
names = dict(office="office", style="style", text="text", fo="xsl-fo-compatible")
NS = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in names.items())
KIND = "application/vnd.oasis.opendocument.text"
STYLES = f'''<office:document-styles {NS} office:version="1.3"><office:styles><style:default-style style:family="paragraph"/>
<style:style style:name="Standard" style:family="paragraph"/><style:style style:name="Parent" style:family="paragraph">
<style:paragraph-properties fo:margin-top="20pt" fo:margin-bottom="100pt" fo:margin-left="30pt" fo:text-indent="50pt"/></style:style>
</office:styles></office:document-styles>'''
entry = lambda path, kind: f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
MANIFEST = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
            + entry("/", KIND) + entry("content.xml", "text/xml") + entry("styles.xml", "text/xml") + "</manifest:manifest>")

def places(named):
    """How far below the paragraph before the middle one stands, how far in, and how far below it the one after."""
    content = f'''<office:document-content {NS} office:version="1.3"><office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Parent"><style:paragraph-properties {named}/></style:style>
</office:automatic-styles><office:body><office:text><text:p text:style-name="Standard">before</text:p>
<text:p text:style-name="P1">middle</text:p><text:p text:style-name="Standard">after</text:p></office:text></office:body></office:document-content>'''
    with zipfile.ZipFile("a.odt", "w") as file:
        for name, text in [("mimetype", KIND), ("META-INF/manifest.xml", MANIFEST), ("content.xml", content), ("styles.xml", STYLES)]:
            file.writestr(name, text)
    subprocess.run(["soffice", "-env:UserInstallation=file:///" + __import__("os").getcwd().strip("/") + "/profile", "--headless",
                    "--convert-to", "pdf", "a.odt"], check=True, capture_output=True)
    boxes = subprocess.run(["pdftotext", "-bbox", "a.pdf", "-"], check=True, capture_output=True, text=True).stdout
    at = {word: (float(x), float(y)) for x, y, word in re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(\w+)<', boxes)}
    line = 14  # of the usual print
    return tuple(round(it) for it in (at["middle"][1] - at["before"][1] - line, at["middle"][0] - at["before"][0], at["after"][1] - at["middle"][1] - line))

cases = {
    'fo:keep-with-next="always"': (20, 80, 100),
    'fo:margin-top="21pt" fo:margin-bottom="101pt"': (21, 80, 101),
    'fo:margin-top="21pt"': (21, 80, 0),
    'fo:margin-bottom="101pt"': (0, 80, 101),
    'fo:margin-left="31pt"': (20, 31, 100),
}
for named, expected in cases.items():
    seen = places(named)
    print(named, seen)
    assert seen == expected, (named, seen)
PY
soffice --version
python3 make.py

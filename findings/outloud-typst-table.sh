#!/usr/bin/env bash
# outloud 0.2.1 (PyPI, its newest) listens to a PDF as a screen reader would. Of a table that Typst 0.15.2 has written as PDF/UA-1 it says on
# every page that "a ruled grid … holds lines of text that no /Table covers" (TBL-014), though the structure tree has the table with head,
# rows and heading cells, as poppler prints. Without lines round the cells nothing is said, so it is the drawn grid and not the tags that
# decides. Whoever lets this rule stop a build stops every ruled table of Typst's; the count of /Table elements has to be asked beside it.
# Needs poppler's pdfinfo.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv
venv/bin/pip install -q outloud==0.2.1 typst==0.15.2
cat > grid.py <<'PY'
import json, subprocess, typst
def told(stroke):
    rows = "".join(f"[Item {number}], [goes well], [paper {number}]," for number in range(60))
    source = f'#set document(title: "Plan of work")\n= Plan\n#table(columns: 3, stroke: {stroke}, table.header[Area][How it goes][Known from], {rows})'
    open("plan.typ", "w").write(source)
    typst.compile("plan.typ", output="plan.pdf", pdf_standards=["ua-1"])
    tree = subprocess.run(["pdfinfo", "-struct", "plan.pdf"], capture_output=True, text=True).stdout
    assert "Table (block)" in tree and tree.count("TH ") == 3 and tree.count("TR\n") == 61, tree[:400]
    subprocess.run(["venv/bin/outloud", "-q", "--fail-on", "never", "--json", "report.json", "plan.pdf"], check=True, capture_output=True)
    result = json.load(open("report.json"))["results"][0]
    return result["stats"]["pages"], [found["rule"] for found in result["findings"]]
for stroke, expected in [("1pt", ["TBL-014", "TBL-014"]), ("none", [])]:
    pages, rules = told(stroke)
    print(f"lines of {stroke}: {pages} pages, {rules}")
    assert pages == 2 and rules == expected, (stroke, pages, rules)
PY
venv/bin/python grid.py

#!/bin/bash
# Makes the fonts beside it from Liberation Sans: the same outlines and widths, for the letters of western Europe alone, without
# hints and features. Each is what a letter carries inside it. The licence reserves the name Liberation, so the parts have another.
# Needs Python 3 with venv; the characters are those of `ordinary` in src/writers/pdf/part.rs, whose test compares every outline.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fonttools==4.60.1
for style in Regular Bold Italic BoldItalic; do
    "$work/venv/bin/python" - "$here/../LiberationSans-$style.ttf" "$here/$style.ttf" "$style" <<'PYTHON'
import sys
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._n_a_m_e import NameRecord

source, target, style = sys.argv[1:]
characters = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "ŒœŠšŽžŸ–—‘’‚“”„•…‹›€−≤≥")]
options = subset.Options(
    hinting=False, layout_features=[], name_IDs=[0, 13], notdef_outline=True, glyph_names=False,
    legacy_cmap=False, symbol_cmap=False, recalc_timestamp=False, drop_tables=["GDEF", "GPOS", "GSUB", "kern", "gasp", "FFTM"],
)
font = TTFont(source, recalcTimestamp=False)
subsetter = subset.Subsetter(options)
subsetter.populate(unicodes=characters)
subsetter.subset(font)
names = {1: "Forberedt Sans", 2: style, 4: f"Forberedt Sans {style}", 6: f"ForberedtSans-{style}"}
font["name"].names = [it for it in font["name"].names if it.platformID == 3]
for number, text in names.items():
    font["name"].setName(text, number, 3, 1, 0x409)
font.save(target)
PYTHON
done

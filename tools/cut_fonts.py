"""Cut the two styles of the document's type from Source Sans 3, once, by hand.

The result stands in ``src/hsb_wizard/report/fonts`` and is what the program embeds. This script is kept so that anybody
can see what was done to the font and do it again; it is no part of the program and fontTools is no dependency of it.

    npm pack @expo-google-fonts/source-sans-3      # static TrueType files, Open Font License 1.1
    tar xzf expo-google-fonts-source-sans-3-*.tgz
    python -m pip install fonttools
    python tools/cut_fonts.py package src/hsb_wizard/report/fonts

"Source" is a reserved name: a changed font must be called something else, so the family becomes Record Sans. Hints
and typographic features are left out (the printer uses neither), which keeps each style under 100 KB.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Record Sans"
STYLES = {
    "Regular": "400Regular/SourceSans3_400Regular.ttf",
    "SemiBold": "600SemiBold/SourceSans3_600SemiBold.ttf",
}
RANGES = (
    (0x0020, 0x007E),  # basic Latin
    (0x00A0, 0x024F),  # Latin 1, extended A and B: Welsh, Polish, Romanian, Turkish, the Baltic and Nordic letters
    (0x02B0, 0x036F),  # modifier letters and combining marks
    (0x0370, 0x052F),  # Greek and Cyrillic
    (0x1E00, 0x1EFF),  # Latin extended additional: Welsh with grave, Vietnamese
    (0x2010, 0x205E),  # punctuation
    (0x2070, 0x20CF),  # raised and lowered figures, currencies
    (0x2100, 0x22FF),  # letter-like signs, arrows, operators
    (0x25A0, 0x2717),  # boxes, ticks and crosses
)
KEPT_NAMES = (0, 7, 8, 9, 11, 13, 14)  # copyright, trademark, makers, licence: as their owners wrote them


def cut(source: Path, style: str, target: Path) -> None:
    """Write ``target``: the font at ``source`` with the ranges above and the new name."""
    font = TTFont(source)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    names = font["name"]
    version = names.getDebugName(5)
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    plain = FAMILY.replace(" ", "")
    renamed = {1: f"{FAMILY} {style}" if style != "Regular" else FAMILY, 2: "Regular", 3: f"{plain}-{style}"}
    renamed |= {4: f"{FAMILY} {style}", 5: version, 6: f"{plain}-{style}", 16: FAMILY, 17: style}
    for identifier, text in renamed.items():
        names.setName(text, identifier, 3, 1, 0x409)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)


def main() -> None:
    """Take the folder of the unpacked package and the folder to write to."""
    package, out = Path(sys.argv[1]), Path(sys.argv[2])
    for style, path in STYLES.items():
        cut(package / path, style, out / f"RecordSans-{style}.ttf")
    (out / "OFL.txt").write_text((package / "LICENSE_FONT").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()

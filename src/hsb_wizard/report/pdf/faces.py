"""The embedded type: two faces of Record Sans, registered once, measured fast.

A ruler belongs to one printing and is thrown away with it, so that no word of a case stays in memory on its account.
"""

from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from hsb_wizard.errors import ProgramUnreadable
from hsb_wizard.report.pdf.breaking import Face, Measure

FACE_NAMES: dict[Face, str] = {"Regular": "RecordSans-Regular", "SemiBold": "RecordSans-SemiBold"}
_ENTRIES_A_BLOCK = 100


def to_unicode_map(fontname: str, subset: list[int]) -> str:
    """Return the map from codes of an embedded ``subset`` back to characters (ISO 32000-1, 9.10.3).

    It replaces reportlab's, which maps unused codes to U+0000 (PDF/UA-1 7.21.7 forbids it), writes more than 100
    entries a block and characters beyond U+FFFF with five digits, so that they cannot be copied or read out.
    """
    entries = [f"<{code:02X}> <{chr(value).encode('utf-16-be').hex().upper()}>" for code, value in _used(subset)]
    blocks = [entries[start : start + _ENTRIES_A_BLOCK] for start in range(0, len(entries), _ENTRIES_A_BLOCK)]
    head = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    head += "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    head += f"/CMapName /{fontname} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return head + body + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def _used(subset: list[int]) -> list[tuple[int, int]]:
    return [(code, value) for code, value in enumerate(subset) if value]


@cache
def loaded_faces() -> dict[Face, ttfonts.TTFont]:
    """Return both faces, read from the package and known to reportlab under ``FACE_NAMES``."""
    rl_config.useA85 = 0  # plain streams: smaller, and packed again at the end
    ttfonts.makeToUnicodeCMap = to_unicode_map
    folder = files("hsb_wizard.report") / "fonts"
    faces: dict[Face, ttfonts.TTFont] = {}
    for face, name in FACE_NAMES.items():
        try:
            bytes_of_it = (folder / f"{name}.ttf").read_bytes()
        except OSError as problem:
            raise ProgramUnreadable(f"{name}.ttf", problem.strerror or "the disk reported an error") from problem
        font = ttfonts.TTFont(name, BytesIO(bytes_of_it), shapable=False)
        pdfmetrics.registerFont(font)
        faces[face] = font
    return faces


def covers(code_point: int) -> bool:
    """Say whether both faces have a glyph of their own for ``code_point``."""
    if code_point < 0x20 or code_point & 0xFFFE == 0xFFFE:  # the font's own table ends in U+FFFF
        return False
    return all(code_point in font.face.charToGlyph for font in loaded_faces().values())


class Ruler:
    """Measures words in either face; each word once."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self._faces = loaded_faces()
        self._widths: dict[tuple[str, Face], float] = {}

    def at(self, size: float) -> Measure:
        """Return the measure for type of ``size`` points."""
        widths, faces = self._widths, self._faces

        def measure(text: str, face: Face) -> float:
            width = widths.get((text, face))
            if width is None:
                width = widths[text, face] = faces[face].stringWidth(text, 1.0)
            return width * size

        return measure

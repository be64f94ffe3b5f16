"""What somebody who listens gets from a PDF: its text by tag, in the order of the structure, and what is only seen.

Written apart from the printer: it reads the file's own tree, content and maps from codes to characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf


@dataclass
class Reading:
    """``heard`` is tag and text of every element in order; ``seen_only`` the artifacts' text of each page."""

    heard: list[tuple[str, str]] = field(default_factory=list)
    seen_only: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """Return every word heard, in order."""
        return "\n".join(text for _, text in self.heard).split()


def read_aloud(data: bytes) -> Reading:
    """Return what a screen reader finds in ``data``."""
    reading = Reading()
    with Pdf.open(BytesIO(data)) as pdf:
        marks: list[dict[int, str]] = []
        for page in pdf.pages:
            marked, unmarked = _marked_text(page)
            marks.append(marked)
            reading.seen_only.append(unmarked)
        numbers = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        for element, tag in _walk(pdf.Root.StructTreeRoot.K):
            text = "".join(marks[page][number] for page, number in _own_marks(element, numbers))
            reading.heard.append((tag, str(element.Alt) if "/Alt" in element else text))
    return reading


def find(pdf: Pdf, tag: str) -> list[Any]:
    """Return every element of structure with this tag."""
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name("/" + tag)]


def _walk(element: Any) -> Iterator[tuple[Any, str]]:
    yield element, str(element.S)[1:]
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _walk(kid)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _own_marks(element: Any, numbers: dict[tuple[int, int], int]) -> Iterator[tuple[int, int]]:
    for kid in _kids(element):
        if isinstance(kid, int):
            yield numbers[element.Pg.objgen], kid
        elif "/MCID" in kid:
            yield numbers[kid.Pg.objgen], int(kid.MCID)


def _marked_text(page: pikepdf.Page) -> tuple[dict[int, str], str]:
    maps = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
    stack: list[int | None] = []
    texts: dict[int, str] = {}
    unmarked, font = "", ""
    for drawn in pikepdf.parse_content_stream(page):
        operands: Any = drawn.operands
        match str(drawn.operator):
            case "BDC" | "BMC":
                properties: Any = operands[1] if len(operands) > 1 else {}
                stack.append(int(properties["/MCID"]) if "/MCID" in properties else None)
            case "EMC":
                stack.pop()
            case "Tf":
                font = str(operands[0])
            case "Tj":
                text = "".join(maps[font][code] for code in bytes(operands[0]))
                mark = next((number for number in stack if number is not None), None)
                if mark is None:
                    unmarked += text
                else:
                    texts[mark] = texts.get(mark, "") + text
    return texts, unmarked


def _to_unicode(font: Any) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in pairs}

"""The sheet to draw on: reportlab's canvas with marked content, so that nothing lands on a page untagged.

Everything drawn is inside ``mark`` (it belongs to an element of structure) or ``artifact`` (it is only for the eye).
What must not enter here: blocks of a document, and anything about where on the page a thing belongs.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from hsb_wizard.report.pdf.breaking import Line
from hsb_wizard.report.pdf.faces import FACE_NAMES, loaded_faces
from hsb_wizard.report.pdf.tags import Element, Mark

INK, GREY, RULE, BAND, TINT = 0.07, 0.33, 0.62, 0.87, 0.955


@dataclass(frozen=True, slots=True)
class Look:
    """Size and leading in points, and how dark: 0 is black."""

    size: float
    leading: float
    grey: float = INK

    @property
    def drop(self) -> float:
        """Return how far the first baseline lies under the top."""
        return (self.leading - self.size) / 2 + self.size * 0.79


class Sheet:
    """Pages of one document while it is drawn; ``marks`` holds the elements of each page by their number."""

    def __init__(self, size: tuple[float, float]) -> None:
        """Take the page's width and height in points."""
        loaded_faces()
        self._stream = BytesIO()
        self._canvas = Canvas(
            self._stream,
            pagesize=size,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            initialFontName=FACE_NAMES["Regular"],  # type: ignore[arg-type]  # a name, whatever the stubs say
        )
        self._hidden = 0
        self.marks: list[list[Element]] = [[]]

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """Draw what follows as part of ``element``; inside an artifact it stays one."""
        if self._hidden:
            yield
            return
        here = self.marks[-1]
        element.kids.append(Mark(len(self.marks) - 1, len(here)))
        self._canvas.addLiteral(f"/{element.tag} <</MCID {len(here)}>> BDC")
        here.append(element)
        yield
        self._canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self, pagination: str = "") -> Iterator[None]:
        """Draw what follows for the eye only; ``pagination`` is Header or Footer for running lines."""
        if not self._hidden:
            kind = f"<</Type /Pagination /Subtype /{pagination}>> BDC" if pagination else "BMC"
            self._canvas.addLiteral(f"/Artifact {kind}")
        self._hidden += 1
        yield
        self._hidden -= 1
        if not self._hidden:
            self._canvas.addLiteral("EMC")

    def lines(self, lines: Sequence[Line], left: float, top: float, look: Look) -> None:
        """Draw ``lines`` from ``top`` downwards."""
        text = self._canvas.beginText()
        text.setFillGray(look.grey)
        for place, line in enumerate(lines):
            text.setTextOrigin(left, top - look.drop - place * look.leading)
            for run in line:
                text.setFont(FACE_NAMES[run.face], look.size)
                text.textOut(run.text)
        self._canvas.drawText(text)

    def rule(self, left: float, right: float, height: float, weight: float, grey: float = RULE) -> None:
        """Draw a level rule as an artifact."""
        with self.artifact():
            self._canvas.setStrokeGray(grey)
            self._canvas.setLineWidth(weight)
            self._canvas.line(left, height, right, height)

    def box(self, corner: tuple[float, float], size: tuple[float, float], weight: float, tint: float = 1.0) -> None:
        """Draw a box from its lower left ``corner`` as an artifact, filled with ``tint`` where that is not white."""
        with self.artifact():
            self._canvas.setStrokeGray(INK)
            self._canvas.setLineWidth(weight)
            self._canvas.setFillGray(tint)
            self._canvas.rect(*corner, *size, stroke=1, fill=int(tint < 1))

    def pole(self, at: float, foot: float, top: float, weight: float) -> None:
        """Draw an upright line inside what is marked."""
        self._canvas.setStrokeGray(GREY)
        self._canvas.setLineWidth(weight)
        self._canvas.line(at, foot, at, top)

    def band(self, corner: tuple[float, float], size: tuple[float, float]) -> None:
        """Draw a tinted band inside what is marked."""
        self._canvas.setFillGray(BAND)
        self._canvas.rect(*corner, *size, stroke=0, fill=1)

    def outline(self, points: Sequence[tuple[float, float]], middle: tuple[float, float], *, filled: bool) -> None:
        """Draw a closed outline around ``middle`` inside what is marked."""
        self._canvas.setStrokeGray(INK)
        self._canvas.setFillGray(INK if filled else 1)
        self._canvas.setLineWidth(0.9)
        path = self._canvas.beginPath()
        for place, (across, up) in enumerate(points):
            (path.lineTo if place else path.moveTo)(middle[0] + across, middle[1] + up)
        path.close()
        self._canvas.drawPath(path, stroke=1, fill=1)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Let the outline point here: ``level`` counts from 0."""
        key = f"place{len(self.marks)}-{len(self.marks[-1])}"
        self._canvas.bookmarkHorizontal(key, 0, top)
        self._canvas.addOutlineEntry(title, key, level, closed=level > 0)

    def end_page(self, *, last: bool) -> None:
        """Close the page; another begins unless it was the last."""
        self._canvas.showPage()
        if not last:
            self.marks.append([])

    def finish(self) -> bytes:
        """Return the pages as a PDF that is not bound yet."""
        self._canvas.save()
        return self._stream.getvalue()

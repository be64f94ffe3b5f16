"""The line of time on paper: labels by the staircase rule, a mark for each kind, years along the line, the kinds below.

It is one figure to those who listen, with words of its own; every mark is told apart by its shape, so it survives a
grey copy. What must not enter here: blocks of a document but this one, and where on the page it comes to stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsb_wizard.report.document import Timeline
from hsb_wizard.report.pdf import paper
from hsb_wizard.report.pdf.breaking import Run
from hsb_wizard.report.pdf.setting import Setter
from hsb_wizard.report.pdf.sheet import GREY, Look, Sheet
from hsb_wizard.report.pdf.tags import Element
from hsb_wizard.report.staircase import Staircase, shapes, shares_of, staircase, years

_BAND, _RADIUS, _MARK = 13.0, 3.2, 11.0  # the line's height, a mark's size, the room it takes before words
_TALLEST = paper.ROOM * 0.8  # a figure higher than this leaves no room for its heading


@dataclass(frozen=True, slots=True)
class Words:
    """The printable words of one label: the date, a word more, and which of the kinds it is."""

    when: str
    more: str
    kind: int


@dataclass(frozen=True, slots=True)
class FigurePiece:
    """A line of time as one piece that is never parted. ``legend`` is the kinds in rows."""

    stairs: Staircase
    words: tuple[Words, ...]
    legend: tuple[tuple[tuple[int, str, float], ...], ...]
    ticks: tuple[tuple[float, str], ...]
    look: Look
    element: Element
    before: float = 8.0
    after: float = 8.0
    keep: bool = True

    @property
    def lane(self) -> float:
        """Return the height of one lane of labels."""
        return self.look.leading * (2 if any(each.more for each in self.words) else 1) + 4

    @property
    def height(self) -> float:
        """Return the height of lanes, line and legend."""
        lanes = self.stairs.lanes_above + self.stairs.lanes_below
        return lanes * self.lane + _BAND + 10 + len(self.legend) * (self.look.leading + 2)

    @property
    def least(self) -> float:
        """Return all of it."""
        return self.height

    def part(self, room: float) -> None:
        """Return None: a figure is one."""

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the whole figure and say where it stands."""
        upper = top - self.stairs.lanes_above * self.lane
        with sheet.mark(self.element):
            sheet.band((paper.LEFT, upper - _BAND), (self.stairs.length, _BAND))
            self._years(sheet, upper)
            self._labels(sheet, upper)
            self._kinds(sheet, upper - _BAND - self.stairs.lanes_below * self.lane - 10)
        self.element.box = (paper.LEFT, top - self.height, paper.RIGHT, top)

    def _years(self, sheet: Sheet, upper: float) -> None:
        for at, name in self.ticks:
            sheet.pole(paper.LEFT + at, upper - _BAND, upper, 0.7)
            sheet.lines(((Run(name, "Regular"),),), paper.LEFT + at + 3, upper - 1, self.look)

    def _labels(self, sheet: Sheet, upper: float) -> None:
        marks = shapes(_RADIUS)
        for label, words in zip(self.stairs.labels, self.words, strict=True):
            foot = upper if label.above else upper - _BAND
            top = foot + label.lane * self.lane if label.above else foot - (label.lane - 1) * self.lane - 3
            end = top if label.above else top - self.lane + 4
            sheet.pole(paper.LEFT + label.at, foot, end, 0.6)
            outline, filled = marks[words.kind]
            middle = (paper.LEFT + label.left + _RADIUS, top - self.look.leading / 2)
            sheet.outline(outline, middle, filled=filled)
            left = paper.LEFT + label.left + _MARK
            sheet.lines(((Run(words.when, "SemiBold"),),), left, top, self.look)
            if words.more:
                sheet.lines(((Run(words.more, "Regular"),),), left, top - self.look.leading, self.look)

    def _kinds(self, sheet: Sheet, top: float) -> None:
        marks = shapes(_RADIUS)
        for row in self.legend:
            for kind, words, left in row:
                outline, filled = marks[kind]
                sheet.outline(outline, (paper.LEFT + left + _RADIUS, top - self.look.leading / 2), filled=filled)
                sheet.lines(((Run(words, "Regular"),),), paper.LEFT + left + _MARK, top, self.look)
            top -= self.look.leading + 2


def figure(timeline: Timeline, setter: Setter, looks: paper.Looks, section: Element) -> tuple[FigurePiece, ...]:
    """Return the figure as one piece, or nothing where the page has no room for it: its table says the same."""
    size = max(8.0, looks.table.size * 0.85)
    look = Look(size, round(size * 1.25, 2), GREY)
    plain, measure, kinds = setter.plainer, setter.ruler.at(size), timeline.kinds
    words = tuple(
        Words(plain.line(each.when), plain.line(each.more), kinds.index(each.kind)) for each in timeline.events
    )
    widths = [_MARK + max(measure(each.when, "SemiBold"), measure(each.more, "Regular")) for each in words]
    days = [each.day for each in timeline.events]
    stairs = staircase(shares_of(days), widths, paper.RIGHT - paper.LEFT)
    if stairs is None:
        return ()
    legend = _rows([(kind, plain.line(text)) for kind, text in enumerate(kinds) if text.strip()], setter, size)
    made = FigurePiece(stairs, words, legend, years(days, stairs.length), look, Element("Figure"))
    if made.height > _TALLEST:
        return ()
    keep = made.height <= paper.HALF_PAGE  # a tall one would drag its headings to a page of their own
    return (replace(made, keep=keep, element=section.child("Figure", alt=plain.line(timeline.alt))),)


def _rows(
    kinds: Sequence[tuple[int, str]], setter: Setter, size: float
) -> tuple[tuple[tuple[int, str, float], ...], ...]:
    """The kinds in rows as wide as the page, each with the place where it begins."""
    measure, room = setter.ruler.at(size), paper.RIGHT - paper.LEFT
    rows: list[list[tuple[int, str, float]]] = []
    left = room
    for kind, words in kinds:
        wide = _MARK + measure(words, "Regular") + 16
        if left + wide > room or not rows:
            rows.append([])
            left = 0.0
        rows[-1].append((kind, words, left))
        left += wide
    return tuple(tuple(row) for row in rows)

"""The page and its looks: A4, generous margins, few sizes, black on white. Numbers only; nothing here draws."""

from dataclasses import dataclass

from hsb_wizard.report.document import TypeSizes
from hsb_wizard.report.pdf.sheet import GREY, Look

_MM = 72 / 25.4
PAGE = (210 * _MM, 297 * _MM)
LEFT = 25 * _MM
RIGHT = PAGE[0] - 25 * _MM
TOP = PAGE[1] - 27 * _MM  # where the text begins
BOTTOM = 29 * _MM  # where it ends
HEADER_LINE = PAGE[1] - 15 * _MM
FOOTER_RULE = 21 * _MM
ROOM = TOP - BOTTOM
BAND = BOTTOM - FOOTER_RULE  # between the text and the footer: two lines of small print
HALF_PAGE = ROOM / 2  # what is lower stays whole, what is higher may be parted inside


@dataclass(frozen=True, slots=True)
class Looks:
    """Every look of one document, from its three sizes."""

    title: Look
    reference: Look
    headings: tuple[Look, Look, Look]
    body: Look
    table: Look
    caption: Look
    small: Look
    running: Look

    @classmethod
    def of(cls, sizes: TypeSizes) -> "Looks":
        """Return the looks for ``sizes``."""
        body = sizes.body
        return cls(
            title=_look(body * 2, 1.18),
            reference=_look(body, 1.35, GREY),
            headings=(_look(body * 1.4, 1.25), _look(body * 1.15, 1.3), _look(body, 1.35)),
            body=_look(body, 1.38),
            table=_look(sizes.table, 1.3),
            caption=_look(sizes.table, 1.3, GREY),
            small=_look(sizes.small, 1.35, GREY),
            running=_look(sizes.running, 1.3, GREY),
        )


def _look(size: float, leading: float, grey: float | None = None) -> Look:
    return Look(size, round(size * leading, 2)) if grey is None else Look(size, round(size * leading, 2), grey)

"""Before a document leaves: everything in it to read through, and what stops it at the place.

Every way out asks here: screens to show it, `exporting` before anything is printed. A person's answer is kept in the
journal or said with the document; no answer opens a word that this document never says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hsb_wizard.casework import names
from hsb_wizard.casework.names import Found
from hsb_wizard.courtesy import in_turn
from hsb_wizard.errors import StoppedAtPlace
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.assessment.kinds import CaseId
    from hsb_wizard.casework.exporting import Wanted
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.report.document import Document
    from hsb_wizard.report.edition import Edition
    from hsb_wizard.report.reading import Passage

AROUND = 60  # characters before and after a name where it is shown


class ReadThrough(Frozen, frozen=True):
    """Everything that leaves, in order, and what must be looked at first."""

    passages: tuple[Passage, ...]
    names: tuple[Found, ...] = ()
    addresses: tuple[tuple[Passage, str], ...] = ()
    never: tuple[Passage, ...] = ()
    elsewhere: int = 0  # names that only another laptop can compare

    @property
    def stops(self) -> bool:
        """Whether something must be answered before it can leave; an address needs its own yes with a reason."""
        return bool(self.names or self.never or self.elsewhere)


def read_through(desk: Casework, case: CaseId, edition: Edition, document: Document) -> ReadThrough:
    """Look through ``document`` as it would leave. Waits for the strong room: never on the event loop."""
    from hsb_wizard.report.reading import addresses, never_said, passages

    said = passages(document)
    return ReadThrough(
        passages=said,
        names=names.found(desk, case, document).result(),
        addresses=tuple((each, found) for each in in_turn(said) for found in addresses(each.text)),
        never=never_said(document, edition.never_says),
        elsewhere=names.kept(desk, case).result().elsewhere,
    )


def check(read: ReadThrough, wanted: Wanted) -> None:
    """Raise StoppedAtPlace for the first thing that stops it. Never with the words that stand there."""
    if read.elsewhere:
        count = "A name was" if read.elsewhere == 1 else f"{read.elsewhere} names were"
        raise StoppedAtPlace(
            f"{count} kept on another laptop, and cannot be looked for here.",
            (),
            "Type them again under 'Names that must never be printed', and say so there.",
        )
    if read.names:
        raise StoppedAtPlace(names.STANDS, [each.passage.where for each in read.names], names.CHANGE_IT)
    if read.never:
        raise StoppedAtPlace(
            "A term that this document never carries stands in it.",
            [each.where for each in read.never],
            "Write the answer in the young person's own words, or hold it back from them.",
        )
    if read.addresses and not wanted.address_because.strip():
        raise StoppedAtPlace(
            "What looks like an address stands in this document.",
            [each.where for each, _ in read.addresses],
            "Take it out, or say why it has to go out: a separate yes, with a reason.",
        )


def stop_lines(read: ReadThrough) -> tuple[str, ...]:
    """What must be answered first, each name at its place with a number."""
    lines = [f"{number}. {_at(each.passage)}{marked_name(each)}" for number, each in enumerate(read.names, start=1)]
    said = ["Names that must never be printed:", *lines] if lines else []
    said += [f"A term this document never carries: {_at(each)}{each.text}" for each in read.never]
    said += [f"An address, or what looks like one: {_at(each)}{found}" for each, found in read.addresses]
    if read.elsewhere:
        said.append(f"Kept on another laptop, and to be typed again here: {read.elsewhere} names.")
    return (*said, "") if said else ()


def marked_passages(read: ReadThrough) -> tuple[str, ...]:
    """Every passage that leaves, with what a reader should look at between marks."""
    from hsb_wizard.report.reading import marked

    lines, under = [], ""
    for each in read.passages:
        heading = each.where == each.text
        under = each.where if heading else under
        lines.append(f"{'' if each.where == under else _at(each)}{marked(each.text)}")
    return tuple(lines)


def marked_name(place: Found) -> str:
    """The passage with the name between marks and nothing else, cut to what stands around it."""
    text, before, after = place.passage.text, place.passage.text[: place.start], place.passage.text[place.end :]
    left = before if len(before) <= AROUND else f"... {before[-AROUND:].partition(' ')[2]}"  # no word is cut
    right = after if len(after) <= AROUND else f"{after[:AROUND].rpartition(' ')[0]} ..."
    return " ".join(f"{left}\u00ab{text[place.start : place.end]}\u00bb{right}".split())


def _at(passage: Passage) -> str:
    return f"{passage.where}: " if passage.where else ""

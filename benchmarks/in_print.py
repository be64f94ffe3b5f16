"""Figures of the print room: the full edition of a full record, against a plain way to print the same text."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import Samples, in_turn
from benchmarks.peers.plain_pdf import plain_build
from benchmarks.workshop import Workshop
from hsb_wizard.casework.exporting import Wanted, document
from hsb_wizard.report.document import Document
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.report.write import write_document

CODE = "0123456789abcdef" * 4


def printing(workshop: Workshop, rounds: int) -> Samples:
    """Drafting, printing and writing the full edition, against a plain reportlab build of the same text."""
    drafted, folder = full_edition(workshop), workshop.place
    return in_turn(exported(workshop), lambda: plain_build(drafted, folder / "plain.pdf"), rounds)


def full_edition(workshop: Workshop) -> Document:
    """The full edition of the record, drafted."""
    return document(workshop.record, wanted(workshop.place / "record.pdf"), CODE)


def wanted(out: Path) -> Wanted:
    """What is asked for at the export screen."""
    return Wanted(edition="full", out=out, reader="Youth panel", purpose="Meeting", draft=True, overwrite=True)


def exported(workshop: Workshop) -> Callable[[], object]:
    """What makes the whole document once more each time it is called, onto the disk."""
    numbers = itertools.count()
    folder = workshop.place / f"printed-{os.urandom(4).hex()}"
    folder.mkdir()

    def export() -> None:
        out = folder / f"{next(numbers)}.pdf"
        write_document(print_pdf(document(workshop.record, wanted(out), CODE)).data, out)

    return export

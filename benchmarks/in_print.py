"""Figures of the print room: the full edition of a full record, against plain ways to print the same text."""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import PeerAbsent, Samples, in_turn
from benchmarks.peers.plain_pdf import plain_build
from benchmarks.workshop import Workshop
from hsb_wizard.casework.exporting import Wanted, document
from hsb_wizard.report.document import Document, document_texts
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.report.write import write_document

CODE = "0123456789abcdef" * 4


def printing(workshop: Workshop, rounds: int) -> Samples:
    """Drafting, printing and writing the full edition, against a plain reportlab build of the same text."""
    drafted, folder = full_edition(workshop), workshop.place
    return in_turn(exported(workshop), lambda: plain_build(drafted, folder / "plain.pdf"), rounds)


def against_typst(workshop: Workshop, rounds: int) -> Samples:
    """The same, against typst setting the same text as paragraphs and headings."""
    if importlib.util.find_spec("typst") is None:
        raise PeerAbsent("typst")
    typst = importlib.import_module("typst")
    source = workshop.place / "peer.typ"
    source.write_text(as_typst(full_edition(workshop)), encoding="utf-8")
    return in_turn(exported(workshop), lambda: typst.compile(str(source)), rounds)


def against_libreoffice(workshop: Workshop, rounds: int) -> Samples:
    """The same, against LibreOffice making a PDF of the same text; its process starts each time, as a user's does."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise PeerAbsent("libreoffice")
    folder = workshop.place
    source = folder / "peer.txt"
    source.write_text("\n\n".join(document_texts(full_edition(workshop))), encoding="utf-8")
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    return in_turn(exported(workshop), lambda: subprocess.run(command, check=True, capture_output=True), rounds)


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


def as_typst(made: Document) -> str:
    """Every text of a document as paragraphs of typst strings: nothing in them is markup."""
    quoted = (text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for text in document_texts(made))
    return "\n\n".join(f'#par("{text}")' for text in quoted)

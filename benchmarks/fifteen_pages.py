"""Figures of fifteen pages: from nothing and warm, beside other ways; how large, how much memory, how it grows.

The fifteen pages are the beginning of the full edition of the full record, cut where the sixteenth would begin.
"""

from __future__ import annotations

import importlib.util
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

from benchmarks.figures import NotMeasured, PeerAbsent, Samples, in_turn
from benchmarks.in_print import full_edition
from benchmarks.peers.other_sources import as_typst, as_word
from benchmarks.workshop import Workshop
from hsb_wizard.report.document import Block, Document, PageBreak, SmallPrint
from hsb_wizard.report.pdf import print_pdf
from hsb_wizard.values import replace

PAGES, LONG = 15, 150
ALLOWED_BYTES = 120_000.0
_PRINT = (
    "import pickle, sys, pathlib; from hsb_wizard.report.pdf import print_pdf; "
    "made = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes()); "
    "pathlib.Path(sys.argv[2]).write_bytes(print_pdf(made).data)"
)
_LIBRARIES = "import reportlab.pdfgen.canvas, reportlab.pdfbase.ttfonts, pikepdf"
_TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], pdf_standards=['ua-1'])"
_PEAK = "; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"


def fifteen(workshop: Workshop) -> Document:
    """The full edition as far as its fifteenth page."""
    whole = full_edition(workshop)
    blocks = [block for block in whole.blocks if not isinstance(block, SmallPrint)]
    low, high = 0, len(blocks)
    while high - low > 1:
        middle = (low + high) // 2
        fits = print_pdf(_cut(whole, blocks[:middle])).pages <= PAGES
        low, high = (middle, high) if fits else (low, middle)
    return _cut(whole, blocks[:low])


def _cut(whole: Document, blocks: Sequence[Block]) -> Document:
    return replace(whole, blocks=tuple(blocks))


def long(made: Document) -> Document:
    """The same pages ten times over."""
    again: Iterator[Block] = (block for _ in range(LONG // PAGES) for block in (*made.blocks, PageBreak()))
    return replace(made, blocks=tuple(again))


# ------------------------------------------------------------------ warm and cold


def warm_typst(workshop: Workshop, rounds: int) -> Samples:
    """Printing in a program that runs already, against typst that is loaded already."""
    _need("typst")
    typst = importlib.import_module("typst")
    made, rounds_done = fifteen(workshop), count()

    def compile_it() -> None:
        source = _typst_source(workshop, next(rounds_done))
        typst.compile(str(source), pdf_standards=["ua-1"])

    return in_turn(lambda: print_pdf(made), compile_it, rounds)


def cold_typst(workshop: Workshop, rounds: int) -> Samples:
    """Both from nothing: a process that begins, prints to a file and ends."""
    _need("typst")
    return in_turn(_cold(workshop), _run(_TYPST, _typst_source(workshop), workshop.place / "typst.pdf"), rounds)


def warm_libreoffice(workshop: Workshop, rounds: int) -> Samples:
    """Printing in a program that runs already, against LibreOffice from a Word file, whose process always begins."""
    made = fifteen(workshop)
    return in_turn(lambda: print_pdf(made), _libreoffice(workshop), rounds)


def cold_libreoffice(workshop: Workshop, rounds: int) -> Samples:
    """A process that begins, prints to a file and ends, against LibreOffice from a Word file."""
    return in_turn(_cold(workshop), _libreoffice(workshop), rounds)


def _need(package: str) -> None:
    if importlib.util.find_spec(package) is None:
        raise PeerAbsent(package)


def _cold(workshop: Workshop) -> Callable[[], object]:
    return _run(_PRINT, _pickled(workshop), workshop.place / "cold.pdf")


def _pickled(workshop: Workshop) -> Path:
    file = workshop.place / "fifteen.pickle"
    file.write_bytes(pickle.dumps(fifteen(workshop)))
    return file


def _run(script: str, *words: Path) -> Callable[[], str]:
    command = [sys.executable, "-c", script, *map(str, words)]
    return lambda: subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _typst_source(workshop: Workshop, number: int = 0) -> Path:
    """A file that typst has not seen: what it remembers of an earlier one would be no printing of another record."""
    source = workshop.place / f"fifteen-{number}.typ"
    if not number:
        workshop.place.joinpath("fifteen.txt").write_text(as_typst(fifteen(workshop)), encoding="utf-8")
    text = workshop.place.joinpath("fifteen.txt").read_text(encoding="utf-8")
    source.write_text(text.replace("size: 12pt", f"size: {12 + number / 1000}pt"), encoding="utf-8")
    return source


def _libreoffice(workshop: Workshop) -> Callable[[], object]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise PeerAbsent("libreoffice")
    source = workshop.place / "fifteen.docx"
    as_word(fifteen(workshop), source)
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(workshop.place), str(source)]
    return lambda: subprocess.run(command, check=True, capture_output=True)


# ------------------------------------------------------------------ how large, how much memory, how it grows


def size(workshop: Workshop, rounds: int) -> Samples:
    """Bytes of the file, beside what is allowed."""
    return Samples((float(len(print_pdf(fifteen(workshop)).data)),) * rounds, (ALLOWED_BYTES,) * rounds)


def memory(workshop: Workshop, rounds: int) -> Samples:
    """The most memory that a process which prints them ever had, beside one that loads the libraries and no more."""
    ours = _run(_PRINT + _PEAK, _pickled(workshop), workshop.place / "peak.pdf")
    bare = _run(_LIBRARIES + _PEAK)
    if sys.platform != "linux":
        raise NotMeasured("Only Linux tells the most memory that a process had.")
    peaks = [(float(ours()) / 1024, float(bare()) / 1024) for _ in range(rounds)]
    return Samples(tuple(peak for peak, _ in peaks), tuple(peak for _, peak in peaks))


def growth(workshop: Workshop, rounds: int) -> Samples:
    """Time for a page of 150, beside that for a page of 15."""
    short = fifteen(workshop)
    tall = long(short)
    pages = [print_pdf(each).pages for each in (tall, short)]
    taken = in_turn(lambda: print_pdf(tall), lambda: print_pdf(short), rounds)
    return Samples(tuple(each / pages[0] for each in taken.ours), tuple(each / pages[1] for each in taken.baseline))

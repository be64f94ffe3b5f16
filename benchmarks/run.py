"""Every figure there is, and the run that measures them: one JSON line each, on standard output, as each is done."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from benchmarks import (
    fifteen_pages,
    in_counts,
    in_exchange,
    in_plain,
    in_print,
    in_proof,
    in_store,
    large_form,
    of_the_terminal,
    on_desk,
    on_screen,
)
from benchmarks.figures import Figure, NotMeasured, p95, p99, settled
from benchmarks.workshop import Workshop, workshop

FIGURES = (
    Figure("P1", "start to first paint, against a bare Textual program", "ms", 1.15, on_screen.first_paint, 10, 15),
    Figure("P2", "key to paint in a question's box, against a bare Input", "ms", 2.5, on_screen.key_to_paint, 60, 400),
    Figure("P3", "saving an answer, against a plain SQLite append", "ms", 3.0, in_store.saving, 150, 1_000),
    Figure("P4", "full edition as PDF, against a plain reportlab build", "ms", 1.1, in_print.printing, 5, 15),
    Figure("P5", "all rules, against one fold", "ms", 1.0, on_desk.rules, 15, 60, at_most=10.0),
    Figure("P6", "fold of 2,000 entries, against json.loads of them", "ms", 1.0, on_desk.folding, 9, 30),
    Figure("P7", "forms check, against tomllib on the same files", "ms", 5.0, on_desk.forms, 5, 15),
    Figure("P8", "following a chain, against hashing the same bytes", "ms", 3.0, in_store.proving, 7, 20),
    Figure("P9", "modules at first paint, against a bare program", "modules", 1.1, on_screen.modules, 1, 1),
    Figure("P10", "start, against Textual's demonstration", "ms", 0.4, on_screen.against_textual_demo, 0, 10),
    Figure("P11", "key to paint, 95 in 100", "ms", 2.5, on_screen.key_to_paint, 60, 400, statistic=p95),
    Figure("P12", "memory after 10,000 answers, against 500", "MiB", 1.05, on_screen.soak, 0, 10_000),
    Figure("P13", "15 pages warm, against typst", "ms", 1.3, fifteen_pages.warm_typst, 0, 9),
    Figure("P14", "15 pages warm, against LibreOffice from Word", "ms", 0.125, fifteen_pages.warm_libreoffice, 0, 3),
    Figure(
        "P15", "a page of 1,500 questions, against the shipped form", "ms", 1.2, large_form.page_of_a_large_form, 0, 40
    ),
    Figure("P16", "15 pages from nothing, against typst", "ms", 2.5, fifteen_pages.cold_typst, 0, 9),
    Figure("P17", "15 pages from nothing, against LibreOffice", "ms", 0.25, fifteen_pages.cold_libreoffice, 0, 3),
    Figure("P18", "bytes of 15 pages, against 120,000", "bytes", 1.0, fifteen_pages.size, 1, 1),
    Figure("P19", "peak memory of printing 15 pages", "MiB", 2.0, fifteen_pages.memory, 1, 5, at_most=80.0),
    Figure("P20", "a page of 150, against a page of 15", "ms", 1.15, fifteen_pages.growth, 2, 5),
    Figure("P21", "following 100,000 entries, against hashing", "ms", 3.0, in_exchange.proving_many, 0, 7),
    Figure("P22", "list of 10,000 assessments, against plain SQLite", "ms", 1.5, in_exchange.listing, 7, 30),
    Figure(
        "P23", "a word in all answers, against plain SQLite", "ms", 3.5, in_exchange.searching, 7, 30, at_most=1_000
    ),
    Figure("P24", "a record sealed and proved, against packing it", "ms", 5.0, in_exchange.sealing, 5, 20),
    Figure(
        "P25", "saving an answer, against the same without the cipher", "ms", 1.25, in_plain.saving_the_same, 200, 2_000
    ),
    Figure("P26", "the same, 99 in 100", "ms", 1.25, in_plain.saving_the_same, 200, 2_000, statistic=p99, at_most=10.0),
    Figure(
        "P27", "nine letters into Find over 10,000, against a scan", "ms", 1.0, on_desk.finding, 7, 30, at_most=150.0
    ),
    Figure("P28", "a store of 10,000 entries proved, against its reading", "ms", 3.0, in_proof.proving_a_store, 3, 5),
    Figure("P29", "a store of 100,000, the same", "ms", 3.0, in_proof.proving_a_large_store, 0, 3),
    Figure(
        "P30", "the boards' lines over 10,000, against plain SQLite", "ms", 8.0, in_counts.counting, 0, 7, at_most=2_000
    ),
    *of_the_terminal.FIGURES,
)


def main(words: Sequence[str]) -> int:
    """Measure, print; 0 when every figure could be measured (met or not), 1 when one could not, 2 for a wrong word."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few minutes: fewer rounds, no long figures")
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help="only these, such as P3")
    asked = parser.parse_args(words)
    unknown = set(asked.figures) - {figure.id for figure in FIGURES}
    if unknown:
        parser.error(f"there is no figure {', '.join(sorted(unknown))}")
    chosen = [figure for figure in FIGURES if figure.id in asked.figures or not asked.figures]
    with workshop() as made:
        good = [report(figure, made, figure.quick if asked.quick else figure.full) for figure in chosen]
    return 0 if all(good) else 1


def report(figure: Figure, made: Workshop, rounds: int) -> bool:
    """Measure one figure and print its line; False where it could not be measured. None for no rounds is no failure."""
    if not rounds:
        return True
    try:
        result = settled(figure, made, rounds)
    except NotMeasured as problem:
        print(f"{figure.id} could not be measured. {problem}", file=sys.stderr, flush=True)
        return False
    except Exception as problem:  # noqa: BLE001 - the other figures are measured all the same
        print(f"{figure.id} could not be measured: {type(problem).__name__}: {problem}", file=sys.stderr, flush=True)
        return False
    print(json.dumps(result.to_plain()), flush=True)
    return True

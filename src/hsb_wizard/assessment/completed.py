"""Since when a section is completed: from then on everything it needs has an answer. Worked out, stored nowhere.

What is completed is `progress`'s to say. Only the pair's own answers count here, so that nothing of what one assessor
says alone can be told from a day. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import AnswerGiven, FormMoved
from hsb_wizard.assessment.play import Play
from hsb_wizard.assessment.progress import COMPLETED, needed, section_progress
from hsb_wizard.forms.form import Form


def completed_at(form: Form, a: Assessment, p: Play, entries: Iterable[Entry]) -> Mapping[str, int]:
    """For each section that is completed the place in ``entries`` of the one that completed it.

    None for a section where that cannot be told: it stands complete for a reason that is no answer of the pair.
    """
    since = _answered_at(entries)
    made = {}
    for section in p.sections:
        must = needed(form, p, section)
        whole = section_progress(form, a, p, section).status == COMPLETED
        if whole and must and all(path in since for path in must):
            made[section] = max(since[path] for path in must)
    return made


def _answered_at(entries: Iterable[Entry]) -> dict[str, int]:
    """For each question that has an answer of the pair, or rows, the place of the entry since which it has had one."""
    since: dict[str, int] = {}
    rows: dict[str, set[str]] = {}
    for place, entry in enumerate(entries):
        if entry.kind is Kind.ASSESSMENT_STARTED:  # what a review carries forward is not answered in it yet
            since.clear()
        elif isinstance(entry.payload, FormMoved):
            now = entry.payload.renamed
            since = {now.get(path, path): at for path, at in since.items()}
            rows = {now.get(path, path): there for path, there in rows.items()}
        for path, answered in _change(entry, rows):
            if answered:
                since.setdefault(path, place)
            else:
                since.pop(path, None)
    return since


def _change(entry: Entry, rows: dict[str, set[str]]) -> Iterator[tuple[str, bool]]:
    """Which question has an answer after ``entry``, or has none any more; the rows there are, kept in ``rows``."""
    path, _, row = (entry.target or "").partition("/")
    if entry.voice not in (None, Voice.AGREED) or not path:
        return
    if entry.kind in (Kind.ROW_ADDED, Kind.ROW_REMOVED):
        there = rows.setdefault(path, set())
        (there.add if entry.kind is Kind.ROW_ADDED else there.discard)(row)
        yield path, bool(there)
    elif not row and entry.kind is Kind.TWO_VIEWS_RECORDED:
        yield path, True
    elif not row and entry.kind is Kind.ANSWER_CLEARED:
        yield path, bool(rows.get(path))
    elif not row and isinstance(entry.payload, AnswerGiven):
        said = entry.payload
        yield path, said.value is not None or said.missing is not None or bool(rows.get(path))

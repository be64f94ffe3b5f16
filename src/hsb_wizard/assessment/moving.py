"""A record that goes on with another version of its form: what was said moves with it, and nothing said is lost.

Everything that hangs on a question or a part is taken as one pool of named things. An entry says which of them the new
version no longer asks (they are set aside) and which it asks again; that was worked out when the pair moved the record,
so the fold needs no form. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.model import Aside, Assessment
from hsb_wizard.assessment.payloads import FormMoved
from hsb_wizard.values import replace

Key = tuple[str, str]  # what it is, and the path or part it is about
Pool = dict[Key, Any]

ROWS, VIEWS, MODE, REVEALED = "rows", "two_views", "mode", "revealed"
FINISHED = {"finished_lead": Voice.LEAD, "finished_co": Voice.CO}
OF_PARTS = frozenset({MODE, REVEALED, *FINISHED})


def pool_of(a: Assessment) -> Pool:
    """Everything in the record that hangs on a question or a part, by what it is and where."""
    pool: Pool = {(voice.value, path): said for (voice, path), said in a.answers.items()}
    pool |= {(ROWS, path): rows for path, rows in a.rows.items() if rows}
    pool |= {(VIEWS, path): views for path, views in a.two_views.items()}
    pool |= {(MODE, part): mode for part, mode in a.modes.items()}
    pool |= {(f"finished_{voice.value}", part): how for (part, voice), how in a.finished.items()}
    return pool | {(REVEALED, part): True for part in sorted(a.revealed)}


def in_words(key: Key) -> str:
    """A key as an entry names it."""
    return " ".join(key)


def renamed_path(path: str, renamed: Mapping[str, str]) -> str:
    """A path, or that of a row or a cell, under the new name of its question."""
    question, slash, rest = path.partition("/")
    return renamed.get(question, question) + slash + rest


def renamed_finding(key: str, renamed: Mapping[str, str]) -> str:
    """The key of a finding under the new name of the question it is about."""
    rule, colon, place = key.partition(":")
    return rule + colon + renamed_path(place, renamed)


def form_moved(a: Assessment, e: Entry, p: FormMoved) -> Assessment:
    """The fold's step for an entry of this kind."""
    return on_form(a, p)


def on_form(a: Assessment, p: FormMoved) -> Assessment:
    """The record on another version of its form."""
    moved = renaming(p.renamed)
    pool = {moved(key): said for key, said in pool_of(a).items()}
    aside = [replace(each, at=moved((each.kind, each.at))[1]) for each in a.aside]
    for name, label in sorted(p.gone.items()):  # the journal keeps no order of names
        key = _key(name)
        if key in pool:
            aside.append(Aside(*key, label, pool.pop(key), p.types.get(name, "")))
    for name in p.back:
        _take_back(pool, aside, _key(name))
    a = replace(a, form_id=p.form, form_version=p.version, form_hash=p.form_hash, aside=tuple(aside))
    return _with(_renamed_rest(a, p.renamed), pool)


def renaming(renamed: Mapping[str, str]) -> Callable[[Key], Key]:
    """What a key is called after questions were renamed; parts keep their names."""
    return lambda key: key if key[0] in OF_PARTS else (key[0], renamed_path(key[1], renamed))


def _key(name: str) -> Key:
    kind, _, at = name.partition(" ")
    return kind, at


def _take_back(pool: Pool, aside: list[Aside], key: Key) -> None:
    """The last thing set aside under ``key`` counts again, where nothing else was said there meanwhile."""
    for each in reversed(aside):
        if (each.kind, each.at) == key and key not in pool:
            pool[key] = each.said
            aside.remove(each)
            return


def _renamed_rest(a: Assessment, renamed: Mapping[str, str]) -> Assessment:
    return replace(
        a,
        goes_ahead={renamed_finding(key, renamed): said for key, said in a.goes_ahead.items()},
        explained={renamed_finding(key, renamed): by for key, by in a.explained.items()},
        kept_inactive={renamed_path(place, renamed): why for place, why in a.kept_inactive.items()},
        held_back={renamed_path(place, renamed): held for place, held in a.held_back.items()},
        archived=tuple(
            replace(each, answers={renamed_path(path, renamed): said for path, said in each.answers.items()})
            for each in a.archived
        ),
        left_out=frozenset(renamed_path(place, renamed) for place in a.left_out),
        stood={renamed_path(path, renamed): rows for path, rows in a.stood.items()},
        views_at={renamed_path(path, renamed): when for path, when in a.views_at.items()},
        same_taken={key: tuple(renamed_path(path, renamed) for path in paths) for key, paths in a.same_taken.items()},
    )


def _with(a: Assessment, pool: Pool) -> Assessment:
    """The record with everything that hangs on questions and parts as the pool has it."""
    voices = {voice.value: voice for voice in Voice}
    return replace(
        a,
        answers=type(a.answers)({(voices[kind], at): said for (kind, at), said in pool.items() if kind in voices}),
        rows=dict(_of(pool, ROWS)),
        two_views=dict(_of(pool, VIEWS)),
        modes=dict(_of(pool, MODE)),
        finished={(at, voice): said for kind, voice in FINISHED.items() for at, said in _of(pool, kind)},
        revealed=frozenset(at for at, _ in _of(pool, REVEALED)),
    )


def _of(pool: Pool, wanted: str) -> Iterable[tuple[str, Any]]:
    return ((at, said) for (kind, at), said in pool.items() if kind == wanted)

"""Names that must never be printed: kept as keyed fingerprints, looked for in every document, stopped at the place.

The claim is practice.md's and no more: it stands in `CLAIM`. One fingerprint a name misses plurals, initials and slips
of typing; screens say so beside it. A name is never kept, logged or put into an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from hsb_wizard.assessment.kinds import CaseId, Kind
from hsb_wizard.assessment.payloads import NamesKept, NotAName
from hsb_wizard.courtesy import in_turn
from hsb_wizard.errors import NotAllowed, StoppedAtPlace
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.assessment.entries import Entry
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.report.document import Document
    from hsb_wizard.report.reading import Passage
    from hsb_wizard.store.vault import Vault

CLAIM = "No field for a victim's identity exists; free text is checked against your list and read by you."
STANDS = "A name that must never be printed stands in this document."
CHANGE_IT = "Change the answer, or say at that place that it is not a name here."
MISSES = "A list misses plurals, initials and slips of typing: read before you send."
ALONE = 3  # letters of one word of a longer name, so that "de" and "of" do not stop every page


class Found(Frozen, frozen=True):
    """A name at a place: the passage it stands in and its words there. Lives as long as the page that shows it."""

    passage: Passage
    start: int
    end: int
    fingerprint: str
    of_passage: str

    @property
    def word(self) -> str:
        """The words as they stand there."""
        return self.passage.text[self.start : self.end]


class Kept(Frozen, frozen=True):
    """What is kept for one case: how many names, and how many that only another laptop can compare."""

    names: int = 0
    elsewhere: int = 0


def keep(desk: Casework, case: CaseId, typed: str, *, out: bool = False) -> Future[int]:
    """Keep each line of ``typed`` as a name, or take it off the list; the future gives how many. Raises NotAllowed.

    A name of several words is looked for as a whole and by each of its longer words.
    """
    names = [words for line in typed.splitlines() if (words := _words(line))]
    if not names:
        raise NotAllowed("Type one name on each line.")
    if any(len(words) > _longest() for words in names):
        raise NotAllowed("A name here has at most three words.", "Write a longer one in parts, each on its own line.")
    pen = desk.pen()

    def work(vault: Vault) -> int:
        from hsb_wizard.store.names import fingerprints, make_key

        key = make_key(vault)
        for words in names:
            runs = dict.fromkeys([" ".join(words), *(each for each in words if len(words) > 1 and len(each) >= ALONE)])
            made = NamesKept(key, tuple(fingerprints(vault, runs).values()), out)
            vault.append_access(pen.write(case, Kind.NAMES_KEPT, made))
        return len(names)

    return desk.on_vault(work)


def kept(desk: Casework, case: CaseId) -> Future[Kept]:
    """How many names are kept for the case."""

    def work(vault: Vault) -> Kept:
        from hsb_wizard.store.names import key_id

        return _kept(vault.entries(case), key_id(vault))

    return desk.on_vault(work)


def typed_again(desk: Casework, case: CaseId) -> Future[None]:
    """The names that only another laptop can compare were typed again here."""

    def work(vault: Vault) -> None:
        from hsb_wizard.store.names import make_key

        here, entries = make_key(vault), vault.entries(case)
        for key in dict.fromkeys(each.key_id for each in _standing(entries) if each.key_id != here):
            vault.append_access(desk.pen().write(case, Kind.NOT_A_NAME, NotAName(key, here)))

    return desk.on_vault(work)


def _kept(entries: Iterable[Entry], here: str) -> Kept:
    standing = _standing(entries)
    again = {each.fingerprint for each in _answers(entries) if each.passage == here}
    elsewhere = [each for each in standing if each.key_id != here and each.key_id not in again]
    return Kept(len(standing), len(elsewhere))


def found(desk: Casework, case: CaseId, document: Document) -> Future[tuple[Found, ...]]:
    """Every place of ``document`` at which a kept name stands and nobody said yet that it is none."""
    from hsb_wizard.report.reading import passages

    return desk.on_vault(lambda vault: _found(vault, case, passages(document)))


def stop(desk: Casework, case: CaseId, said: Document | str) -> None:
    """Raise StoppedAtPlace where a kept name stands in what would leave: a document, or the words of a letter.

    Waits for the strong room: never on the event loop. The name itself is never in the refusal.
    """
    from hsb_wizard.report.reading import Passage, passages

    read = (Passage(0, "the text", said),) if isinstance(said, str) else passages(said)
    stopped = desk.on_vault(lambda vault: _found(vault, case, read)).result()
    if stopped:
        raise StoppedAtPlace(STANDS, [each.passage.where for each in stopped], CHANGE_IT)


def _found(vault: Vault, case: CaseId, said: Iterable[Passage]) -> tuple[Found, ...]:
    from hsb_wizard.report.reading import runs
    from hsb_wizard.store.names import fingerprints

    entries = vault.entries(case)
    wanted = {each for name in _standing(entries) for each in name.fingerprints}
    if not wanted:
        return ()
    read = [(passage, tuple(runs(passage.text))) for passage in in_turn(said)]
    prints = fingerprints(vault, {run.folded for _, words in read for run in words})
    hits = [
        (passage, run, mark)
        for passage, words in read
        for run in words
        if (mark := prints.get(run.folded, "")) in wanted
    ]
    whole = fingerprints(vault, {_whole(passage.text) for passage, _, _ in hits})
    none_here = {(each.fingerprint, each.passage) for each in _answers(entries)}
    return tuple(
        Found(passage, run.start, run.end, mark, whole[_whole(passage.text)])
        for passage, run, mark in hits
        if (mark, whole[_whole(passage.text)]) not in none_here
        and not ((mark, "") in none_here and passage.text[run.start : run.end].islower())
    )


def not_a_name(desk: Casework, case: CaseId, place: Found, *, wherever_small: bool = False) -> Future[None]:
    """Say that it is not a name here, or wherever it is written in small letters. A changed passage asks anew."""
    if wherever_small and not place.word.islower():
        raise NotAllowed("Here it is written with a capital.", "Answer this place by itself.")
    answer = NotAName(place.fingerprint, "" if wherever_small else place.of_passage)
    return desk.noted(case, Kind.NOT_A_NAME, answer)


def _words(line: str) -> tuple[str, ...]:
    from hsb_wizard.report.reading import WORD, folded

    return tuple(said for each in WORD.finditer(line) if (said := folded(each.group())))


def _longest() -> int:
    from hsb_wizard.report.reading import LONGEST

    return LONGEST


def _whole(text: str) -> str:
    """A passage as it is fingerprinted: never the same as a run of words."""
    return f"\0{text}"


def _standing(entries: Iterable[Entry]) -> tuple[NamesKept, ...]:
    """The names that are kept and were not taken off the list since."""
    standing: Mapping[tuple[str, ...], NamesKept] = {}
    for each in entries:
        if isinstance(each.payload, NamesKept):
            others = {key: name for key, name in standing.items() if key != each.payload.fingerprints}
            standing = others if each.payload.out else {**others, each.payload.fingerprints: each.payload}
    return tuple(standing.values())


def _answers(entries: Iterable[Entry]) -> Iterable[NotAName]:
    return (each.payload for each in entries if isinstance(each.payload, NotAName))

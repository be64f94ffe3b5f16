"""Verify: whether a store is what was written into it. Reads everything, changes nothing, repairs nothing.

Each check gives problems that name a place (a chain and its entry, a table, a page) and never what stands there.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import STORE, CaseId, EntryId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import (
    AssessmentStarted,
    FormMoved,
    HeadsNoted,
    PayloadRemoved,
    PersonBroughtIn,
    RolesChanged,
    SlotAdded,
    SlotChanged,
    SlotRetired,
)
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.errors import StoreDamaged
from hsb_wizard.store import chain, engine, journal, practitioners, projections, seals
from hsb_wizard.store.chain import Link
from hsb_wizard.store.elsewhere import erased_chains, stores_of
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.keys import signature_holds
from hsb_wizard.store.seen import Heads
from hsb_wizard.watch import Watch


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold: which check found it, where, and the case it touches (None where it is none)."""

    check: str
    where: str
    case: CaseId | None = None


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was looked at, and every problem in the order of the checks: the first is the first bad entry there is."""

    entries: int
    chains: int
    cases: int
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether everything holds."""
        return not self.problems

    @property
    def first(self) -> Problem | None:
        """The first problem, or None."""
        return self.problems[0] if self.problems else None

    def raise_if_damaged(self, path: Path) -> None:
        """Raise StoreDamaged (exit code 13) that names the first problem of the store at ``path``."""
        if self.problems:
            raise StoreDamaged(path, self.problems[0].where)


@dataclass(frozen=True, slots=True)
class _Store:
    """What the checks look at, read once."""

    connection: Connection
    links: Sequence[Link]  # by chain and seq
    entries: Sequence[Entry]  # of one case after the other, each in the journal's order
    remembered: Heads
    line_of: LineOf | None
    store: str
    watch: Watch


Check = Callable[[_Store], Iterator[Problem]]
LineOf = Callable[[CaseId, tuple[Entry, ...]], CaseSummary]
READ, CHECKED = 0.25, 0.85  # shares of the whole: pages looked at; entries read and every check but the last done


def verify(
    connection: Connection,
    store: str,
    remembered: Heads,
    line_of: LineOf | None = None,
    watch: Watch | None = None,
) -> VerifyReport:
    """Check pages, chains, contents, signatures, writers, heads, people and projections.

    ``remembered`` are the heads this profile saw last; ``line_of`` what the desk makes of a case, where the caller
    wants the list compared. Raises Stopped, and EngineError only where the file cannot be read at all.
    """
    watch = watch or Watch()
    pages = watch.part(0.0, READ, "Looking at every page")
    with engine.watched(connection, pages):
        complaint = engine.damaged_pages(connection, pages)
    if complaint:
        return VerifyReport(0, 0, 0, (Problem("pages", f"a page ({complaint})"),))
    with _many_values():
        links = list(journal.links(connection))
        entries, unread = _read(links, watch.part(READ, 0.6, "Reading every entry"))
        told = _Store(connection, links, entries, remembered, line_of, store, watch)
        checks = CHECKS if not unread else CHECKS[:1]
        problems: tuple[Problem, ...] = ()
        for number, check in enumerate(checks):
            watch.at(0.6 + (CHECKED - 0.6) * number / len(checks), 1, "Proving what was read")
            problems += tuple(_looked(check, told))
    return VerifyReport(
        entries=len(links),
        chains=len({link.chain for link in links}),
        cases=len({link.case_id for link in links} - {"store"}),
        problems=problems + unread,
    )


@contextmanager
def _many_values() -> Iterator[None]:
    """Nobody looks for circles among a million values that all stay until the end: that takes half the time."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def _looked(check: Check, told: _Store) -> Iterator[Problem]:
    """What a check finds; a row that is nonsense to it is a finding, and no reason to stop looking."""
    try:
        yield from check(told)
    except (ValueError, TypeError, KeyError, AttributeError):
        yield Problem(check.__name__.strip("_"), "a table: a row of it is not as this program writes it")


def _read(links: Sequence[Link], watch: Watch) -> tuple[list[Entry], tuple[Problem, ...]]:
    """Give the desk's entries; or, at the first that is of no kind known here, none and the problem."""
    cases: dict[str, list[Link]] = {}
    for link in links:
        cases.setdefault(link.case_id, []).append(link)
    entries: list[Entry] = []
    for case in cases.values():
        watch.at(len(entries), len(links))
        case.sort(key=_PLACE)
        try:
            entries += journal.entries_from(case)
        except (ValueError, TypeError, KeyError, AttributeError):
            return [], (_unread(case),)
    return entries, ()


_PLACE = attrgetter("lamport", "chain", "seq")


def _unread(case: Sequence[Link]) -> Problem:
    """Which entry of ``case`` is of no kind known here."""
    for link in case:
        try:
            journal.entry_of(link)
        except (ValueError, TypeError, KeyError, AttributeError):
            return Problem(
                "contents", f"entry {link.seq} of chain {link.chain}: it is of no kind known here", _of(link)
            )
    return Problem("contents", f"chain {case[0].chain}: an entry of it is not as this program writes it", _of(case[0]))


def _of(link: Link) -> CaseId | None:
    return _case(link.case_id)


def _case(name: str) -> CaseId | None:
    return None if name == STORE else CaseId(name)


def _chains(told: _Store) -> Iterator[Problem]:
    """Follow each chain on its own, so that one break does not hide the next chain's."""
    by_chain: dict[str, list[Link]] = {}
    for link in told.links:
        by_chain.setdefault(link.chain, []).append(link)
    for links in by_chain.values():
        broken = chain.first_break(links)
        if broken:
            where = f"entry {broken.seq} of chain {broken.chain}: {broken.how}"
            yield Problem("chains", where, _case(broken.case_id))


def _writers(told: _Store) -> Iterator[Problem]:
    """Every writer's id says who they are, and every chain belongs to a listed writer and to its case."""
    listed, elsewhere = journal.writers(told.connection), stores_of(told.connection)
    for writer in listed.values():
        said = (writer.laptop, writer.started_at, writer.continues, writer.drawn)
        if writer.id not in (chain.writer_id(told.store, *said), chain.writer_id(elsewhere.get(writer.id, ""), *said)):
            yield Problem("writers", f"writer {writer.id}: it is not who it says")
    right = {chain.chain_id(writer, case): case for writer in listed for case in {link.case_id for link in told.links}}
    for link in told.links:
        if right.get(link.chain) != link.case_id:
            yield Problem("writers", f"entry {link.seq} of chain {link.chain}: it is not of this case", _of(link))
            return


def _signatures(told: _Store) -> Iterator[Problem]:
    """Each signature is by a key of its person: the present one, or one that went with a lost passphrase."""
    keys: dict[str, list[bytes]] = {who: [key] for who, key in practitioners.sign_keys(told.connection).items()}
    for changed in (each.payload for each in told.entries if isinstance(each.payload, SlotChanged)):
        keys.setdefault(changed.practitioner, []).append(bytes.fromhex(changed.sign_key_before))
    for brought in (each.payload for each in told.entries if isinstance(each.payload, PersonBroughtIn)):
        held = (brought.sign_key, *brought.sign_keys_before)
        keys.setdefault(brought.practitioner, []).extend(map(bytes.fromhex, held))
    for link in told.links:
        signed = link.signature
        if signed is not None and not any(signature_holds(key, signed, link.hash) for key in keys.get(link.who, ())):
            yield Problem(
                "signatures", f"entry {link.seq} of chain {link.chain}: the signature is not theirs", _of(link)
            )


def _taken_out(told: _Store) -> Iterator[Problem]:
    """What was taken out of the journal is gone and stays gone."""
    said = {entry.id: entry for entry in told.entries}
    for removal in (each.payload for each in told.entries if isinstance(each.payload, PayloadRemoved)):
        back = said.get(EntryId(removal.entry))
        if back is not None and back.payload is not None:
            yield Problem("contents", f"entry {back.id}: what it said was taken out, and is back", back.case)


_ACCESS = frozenset(kind.value for kind in Kind if not kind.changes_the_record)


def _heads(told: _Store) -> Iterator[Problem]:
    """Compare the ends of the chains with the table of heads, with what was noted at each close, with the memory."""
    expected: dict[str, tuple[object, ...]] = {}
    for link in told.links:
        content = link.hash if link.kind not in _ACCESS else expected.get(link.chain, (None,) * 4)[-1]
        expected[link.chain] = (link.case_id, link.seq, link.hash, link.lamport, content)
    found = told.connection.execute("SELECT chain, case_id, seq, hash, lamport, content FROM head")
    table = {row[0]: tuple(row[1:]) for row in found}
    for name in sorted(set(expected) | set(table)):
        if expected.get(name) != table.get(name):
            yield Problem("heads", f"chain {name}: it does not end where the table of heads says")
    by_place = {(link.chain, link.seq): link.hash for link in told.links}
    erased = erased_chains(told.connection)
    for name, (seq, tip) in {**_noted(told.entries), **_later(told)}.items():
        if name not in erased and by_place.get((name, seq)) != tip:
            yield Problem(
                "heads", f"chain {name}: entry {seq} was there when the store was last closed, and is not now"
            )


def _noted(entries: Sequence[Entry]) -> dict[str, tuple[int, bytes]]:
    noted: dict[str, tuple[int, bytes]] = {}
    for entry in entries:
        if isinstance(entry.payload, HeadsNoted):
            noted.update(read_heads(entry.payload))
    return noted


def _later(told: _Store) -> Heads:
    noted = _noted(told.entries)
    return {name: head for name, head in told.remembered.items() if head[0] >= noted.get(name, (0, b""))[0]}


def read_heads(noted: HeadsNoted) -> dict[str, tuple[int, bytes]]:
    """Read what `write_heads` wrote."""
    pairs = {name: told.split(":", 1) for name, told in noted.heads.items()}
    return {name: (int(seq), bytes.fromhex(tip)) for name, (seq, tip) in pairs.items()}


def _people(told: _Store) -> Iterator[Problem]:
    """Compare names and roles with what the journal says was given: a role is not had by editing a table."""
    given: dict[PractitionerId, tuple[str, frozenset[str]]] = {}
    for said in (entry.payload for entry in told.entries):
        if isinstance(said, SlotAdded):
            given[said.practitioner] = (said.name, frozenset(said.roles))
        elif isinstance(said, RolesChanged) and said.practitioner in given:
            given[said.practitioner] = (given[said.practitioner][0], frozenset(said.roles))
        elif isinstance(said, SlotRetired):
            given.pop(said.practitioner, None)
    table = {person.id: (person.name, person.roles) for person in practitioners.listed(told.connection)}
    for identifier in sorted(set(given) | set(table)):
        if given.get(identifier) != table.get(identifier):
            yield Problem("people", f"practitioner {identifier}: name or roles are not those that were given")


def _forms(told: _Store) -> Iterator[Problem]:
    """Every pinned form is word for word what its hash says, and every form a case is or was on is here."""
    kept = dict(told.connection.execute("SELECT hash, canonical FROM form").fetchall())
    for name, text in kept.items():
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != name:
            yield Problem("forms", f"form {name[:12]}: it was changed after it was kept")
    for entry in told.entries:
        if isinstance(entry.payload, AssessmentStarted | FormMoved) and entry.payload.form_hash not in kept:
            yield Problem("forms", f"form {entry.payload.form_hash[:12]}: it is no longer here", entry.case)


def _seals(told: _Store) -> Iterator[Problem]:
    """No pass was shown by a false key, or before both had finished."""
    for entry in seals.refused_reveals(told.entries):
        yield Problem("seals", f"entry {entry.id}: the key it gives is not the key of that pass", entry.case)


def _projections(told: _Store) -> Iterator[Problem]:
    """Replay the journal, case by case, and compare; what differs can be rebuilt, the journal being whole."""
    table = projections.answers(told.connection)
    lines = {line.case: line for line in projections.summaries(told.connection)}
    by_case = {case: tuple(found) for case, found in groupby(told.entries, key=lambda entry: entry.case)}
    expected: dict[projections.Key, projections.Said] = {}
    for done, entries in enumerate(by_case.values()):
        told.watch.at(CHECKED + (1 - CHECKED) * done / len(by_case), 1, "Comparing the lists")
        expected |= projections.answers_from(seals.as_everybody_reads(entries))
    for key in sorted(key for key in expected.keys() | table.keys() if expected.get(key) != table.get(key)):
        yield Problem("projections", f"the search table at {key[2]}: rebuild it from the journal", CaseId(key[0]))
    if told.line_of is None:
        return
    wanted = {case: told.line_of(case, entries) for case, entries in by_case.items() if case != STORE}
    for case in sorted(case for case in lines.keys() | wanted.keys() if lines.get(case) != wanted.get(case)):
        yield Problem("projections", "the list of cases: rebuild it from the journal", case)


CHECKS: tuple[Check, ...] = (
    _chains,
    _writers,
    _signatures,
    _taken_out,
    _heads,
    _people,
    _forms,
    _seals,
    _projections,
)

"""Keys of passes in new boxes: after a lost passphrase, after a new recovery code, when the supervisors have changed.

Only a key that is at hand goes into a new box, and only a pass that both were not shown is boxed anew. Each one is an
entry; the boxes before stay in the journal and open to nobody new.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.kinds import CaseId, EntryId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import PassReboxed
from hsb_wizard.store import journal, practitioners, seals
from hsb_wizard.store.about_store import moment
from hsb_wizard.store.begun import Begun, addressees, begun_in
from hsb_wizard.store.room import Room
from hsb_wizard.values import replace

CHANGES = (Kind.SLOT_ADDED, Kind.SLOT_CHANGED, Kind.SLOT_RETIRED, Kind.ROLES_CHANGED, Kind.REKEYED)


def after_lost_passphrase(room: Room, who: PractitionerId, recovery_secret: bytes) -> int:
    """Box the passes that ``who`` opens, alone or with another, for their new key; give how many. Inside `writing`.

    The key of each comes out of the box that is addressed to the recovery code.
    """
    concerned = [each for each in _sealed(room) if who in {*each.readers, each.of.other, *each.last.halves}]
    keys = ((each, each.key_for(seals.RECOVERY, recovery_secret)) for each in concerned)
    return _append(room, ((each, key) for each, key in keys if key is not None), practitioners.RECOVERY.id)


def where_somebody_changed(room: Room, who: PractitionerId) -> int:
    """Box the passes of ``who``, whose key is in this sitting, for the recovery key and the supervisors there are now.

    Looks at the journal only where people or the recovery code changed since it last did. Gives how many passes were
    boxed anew.
    """
    personal = room.signers.get(who)
    changed, mark = _last_change(room), f"boxed {who}"
    with room.reading() as connection:
        done = connection.execute("SELECT value FROM meta WHERE name = ?", (mark,)).fetchone()
    if personal is None or (done is not None and int(done[0]) >= changed):
        return 0
    with room.writing() as connection:
        mine = ((each, each.key_for(who, personal.box_secret)) for each in _sealed(room, who))
        made = _append(room, ((each, key) for each, key in mine if key is not None and _is_stale(room, each)), who)
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (mark, str(changed)))
    return made


def _last_change(room: Room) -> int:
    """The row of the last entry after which passes may have to be boxed for others."""
    with room.reading() as connection:
        marks = ",".join("?" * len(CHANGES))
        (found,) = connection.execute(
            f"SELECT coalesce(max(rowid), 0) FROM entry WHERE case_id = 'store' AND kind IN ({marks})",  # noqa: S608
            [kind.value for kind in CHANGES],
        ).fetchone()
    return int(found)


def _is_stale(room: Room, begun: Begun) -> bool:
    to = addressees(room, begun.of, begun.readers)
    wanted = {*to.supervisors, begun.of.other} if to.supervisors and to.other else set()
    return set(begun.last.halves) != wanted or begun.last.recovery != practitioners.recovery_mark(room.connection)


def _sealed(room: Room, owner: PractitionerId | None = None) -> Iterator[Begun]:
    """Every pass that both were not shown, of one owner or of all."""
    with room.reading() as connection:
        found = connection.execute(
            "SELECT DISTINCT case_id FROM entry WHERE kind = 'pass_opened' AND who = coalesce(?, who)", (owner,)
        ).fetchall()
        for (case,) in found:
            there = journal.entries_about_passes(connection, CaseId(case))
            given = seals.public_keys(there)
            yield from (each for each in begun_in(there) if each.opening.commitment and each.id not in given)


def _append(room: Room, found: Iterable[tuple[Begun, bytes]], by: PractitionerId) -> int:
    made = [_reboxed(room, begun, key, by) for begun, key in found]
    room.append(*made)
    return len(made)


def _reboxed(room: Room, begun: Begun, key: bytes, by: PractitionerId) -> Entry:
    whole, parts = seals.boxed(begun.id, begun.of.owner, key, addressees(room, begun.of, begun.readers))
    said = PassReboxed(begun.id, whole, parts, practitioners.recovery_mark(room.connection))
    entry = Entry(EntryId(secrets.token_hex(16)), begun.case, moment(), Kind.PASS_REBOXED, by, by, said)
    return replace(entry, voice=begun.of.voice, target=begun.of.part)

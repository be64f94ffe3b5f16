"""What a sealed copy carries, as values: one case's chains, its writers, people and forms. Made here, and read here.

Rows are carried as they stand, sealed ones unopened. What comes in is somebody's text: it is proved whole, by shape
here and by hash in `meeting`, before anything is looked up in a store.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from hsb_wizard.assessment.kinds import CaseId, Kind, PractitionerId
from hsb_wizard.assessment.payloads import PersonBroughtIn
from hsb_wizard.errors import RefusedInput, SealedCopyDamaged
from hsb_wizard.shapes import Meta, Misshapen, Shape, shaped_json
from hsb_wizard.store import forms, journal, people_file
from hsb_wizard.store.chain import Link, canonical
from hsb_wizard.store.elsewhere import brought_in, stores_of
from hsb_wizard.store.engine import Connection
from hsb_wizard.store.room import Room
from hsb_wizard.store.slots import Slot
from hsb_wizard.values import parts

Name = Annotated[str, Meta(max_length=200)]
Id = Annotated[str, Meta(min_length=1, max_length=80)]
Hex = Annotated[str, Meta(pattern=r"^(?:[0-9a-f]{2})*\Z")]
BYTES = frozenset({"prev", "hash", "digest", "salt", "payload", "signature"})


class LinkIn(Shape, frozen=True):
    """One row of the journal, every column; bytes as hex."""

    case_id: Id
    chain: Id
    seq: Annotated[int, Meta(ge=1, lt=1 << 40)]
    id: Id
    prev: Hex
    lamport: Annotated[int, Meta(ge=1, lt=1 << 40)]
    at: Name
    kind: Id
    who: Name
    typed_by: Name
    origin: Id
    voice: Id | None
    target: Annotated[str, Meta(max_length=400)] | None
    basis: tuple[Id, ...]
    digest: Hex
    hash: Hex
    salt: Hex | None
    payload: Hex | None
    signature: Hex | None

    @property
    def link(self) -> Link:
        """The row as the chain knows it."""
        plain = self.values()
        for name in BYTES:
            plain[name] = None if plain[name] is None else bytes.fromhex(plain[name])
        return Link(**plain)


class WriterIn(Shape, frozen=True):
    """Who appended to one of the chains; ``store`` is the random name of the store it wrote in."""

    id: Id
    laptop: Id
    started_at: Name
    continues: Annotated[str, Meta(max_length=80)]
    drawn: Id
    store: Id

    @property
    def writer(self) -> journal.Writer:
        """The writer as the journal lists it."""
        return journal.Writer(self.id, self.laptop, self.started_at, self.continues, self.drawn)


class PersonIn(Shape, frozen=True):
    """Somebody whose work is carried: name and public keys, and for an assessor the slot that opens their own key."""

    id: Id
    name: Name
    box_key: Hex
    sign_key: Hex
    sign_keys_before: tuple[Hex, ...]
    slot: Annotated[str, Meta(max_length=4_000)]

    @property
    def brought_in(self) -> PersonBroughtIn:
        """What the store's chain keeps of them."""
        who = PractitionerId(self.id)
        return PersonBroughtIn(who, self.name, self.box_key, self.sign_key, self.sign_keys_before, self.slot)


class FormIn(Shape, frozen=True):
    """A form that the case is or was on, word for word."""

    id: Id
    version: Name
    hash: Id
    canonical: Annotated[str, Meta(max_length=8 << 20)]


class Carried(Shape, frozen=True, kw_only=True):
    """The whole of a sealed copy."""

    format: Literal["sealed copy 1"] = "sealed copy 1"
    what: Literal["case", "pass"]
    case: Id
    reference: Name
    part: Annotated[str, Meta(max_length=120)] = ""
    voice: Annotated[str, Meta(max_length=8)] = ""
    sender: Name
    reader: Name
    made: Name
    links: Annotated[tuple[LinkIn, ...], Meta(min_length=1, max_length=400_000)]
    writers: tuple[WriterIn, ...]
    people: tuple[PersonIn, ...]
    forms: tuple[FormIn, ...]

    @property
    def rows(self) -> tuple[Link, ...]:
        """The rows, by chain and seq."""
        return tuple(sorted((each.link for each in self.links), key=lambda link: (link.chain, link.seq)))

    @property
    def as_bytes(self) -> bytes:
        """What is packed and locked: the same bytes for the same copy."""
        return canonical(self.to_plain())


def read(content: bytes) -> Carried:
    """Read what was unsealed. Raises SealedCopyDamaged with the place, RefusedInput for a later program's copy."""
    try:
        return shaped_json(Carried, content)
    except Misshapen as wrong:
        place = ".".join(map(str, wrong.place))
        if place == "format":
            raise RefusedInput(
                "a later version of the program made it; bring it in with that one", place="file"
            ) from None
        raise SealedCopyDamaged(f"it has no right value at {place}"[:200]) from None


def gather(room: Room, case: CaseId, kept: Callable[[Link], bool] | None, said: Mapping[str, Any]) -> Carried:
    """What a sealed copy of ``case`` carries. ``kept`` says of which rows the contents go along; None means of all.

    ``said`` are the words on the cover: what, reference, part, voice, sender, reader, made.
    """
    with room.reading() as connection:
        links = journal.links_of(connection, case)
        names = {link.who for link in links} | {link.typed_by for link in links}
        hashes = _form_hashes(links)
        return Carried(
            case=case,
            links=tuple(_link_in(link, kept is None or kept(link)) for link in links),
            writers=_writers(connection, room, case),
            people=_people(connection, names | _assessors(links), _assessors(links)),
            forms=tuple(_form_in(each) for each in forms.kept(connection) if each.hash in hashes),
            **said,
        )


def _link_in(link: Link, whole: bool) -> LinkIn:
    plain = parts(link)
    if not whole:
        plain["salt"] = plain["payload"] = None
    for name in BYTES:
        plain[name] = None if plain[name] is None else plain[name].hex()
    return LinkIn(**plain)


def _plain(link: Link) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(link.payload) if link.payload else {}
    return found


def _form_hashes(links: tuple[Link, ...]) -> set[str]:
    pins = (Kind.ASSESSMENT_STARTED, Kind.FORM_MOVED)
    return {str(_plain(link).get("form_hash", "")) for link in links if link.kind in pins}


def _assessors(links: tuple[Link, ...]) -> set[str]:
    named = [_plain(link) for link in links if link.kind == Kind.PEOPLE_NAMED]
    return {str(each.get(voice, "")) for each in named for voice in ("lead", "co")}


def _form_in(form: forms.KeptForm) -> FormIn:
    return FormIn(id=form.id, version=form.version, hash=form.hash, canonical=form.canonical)


def _writers(connection: Connection, room: Room, case: CaseId) -> tuple[WriterIn, ...]:
    elsewhere = stores_of(connection)
    wanted = {row[0] for row in connection.execute("SELECT writer FROM head WHERE case_id = ?", (case,))}
    return tuple(
        WriterIn(
            id=each.id,
            laptop=each.laptop,
            started_at=each.started_at,
            continues=each.continues,
            drawn=each.drawn,
            store=elsewhere.get(each.id, room.store),
        )
        for each in journal.writers(connection).values()
        if each.id in wanted
    )


def _people(connection: Connection, wanted: set[str], assessors: set[str]) -> tuple[PersonIn, ...]:
    """Everybody of ``wanted`` that this store knows, its own people and those brought in before."""
    known = {each.practitioner: each for each in brought_in(connection)}
    before: dict[str, list[str]] = {}
    changed = connection.execute("SELECT payload FROM entry WHERE kind = ? ORDER BY rowid", (Kind.SLOT_CHANGED,))
    for plain in (json.loads(row[0]) for row in changed if row[0]):
        before.setdefault(plain["practitioner"], []).append(plain.get("sign_key_before", ""))
    slots = _slots(connection)
    made = []
    own = connection.execute("SELECT id, name, box_key, sign_key FROM practitioner").fetchall()
    for who, name, box, sign in own:
        if who in wanted:
            keys = tuple(each for each in before.get(who, []) if each)
            slot = slots.get(who, "") if who in assessors else ""
            made.append(
                PersonIn(id=who, name=name, box_key=box.hex(), sign_key=sign.hex(), sign_keys_before=keys, slot=slot)
            )
    listed = {each.id for each in made}
    for who, said in known.items():
        if who in wanted - listed:
            made.append(
                PersonIn(
                    id=who,
                    name=said.name,
                    box_key=said.box_key,
                    sign_key=said.sign_key,
                    sign_keys_before=tuple(said.sign_keys_before),
                    slot=said.slot,
                )
            )
    return tuple(sorted(made, key=lambda each: each.id))


def _slots(connection: Connection) -> dict[str, str]:
    from hsb_wizard.store import practitioners

    return {slot.practitioner: slot_as_text(slot) for slot in practitioners.slots(connection)}


def slot_as_text(slot: Slot) -> str:
    """A slot as the people file writes it, alone."""
    return people_file.as_bytes([slot]).decode("utf-8")

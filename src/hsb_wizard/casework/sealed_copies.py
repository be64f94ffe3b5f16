"""Two laptops and no network: send a sealed copy, look into one that came, bring it in. Nothing is guessed on the way.

`send`, `look_into` and `bring_in` are what screens and commands call. What is proved and joined is the strong room's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from hsb_wizard.assessment.after_signing import stands
from hsb_wizard.assessment.agreement import both_finished
from hsb_wizard.assessment.apart import SAID
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import CaseId, Kind, Voice
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import BundleSent, SignatureFell
from hsb_wizard.casework.phrase import drawn, fingerprint_of
from hsb_wizard.casework.putting_down import WRITING, put_down
from hsb_wizard.casework.record import Record, look
from hsb_wizard.casework.sealed_words import CASE, PASS, label
from hsb_wizard.errors import (
    NotAllowed,
    RefusedInput,
    SealedCopyDamaged,
    StoreReadOnly,
    WrongCase,
)
from hsb_wizard.forms.form import Form, form_from_canonical
from hsb_wizard.text import file_words, single_line
from hsb_wizard.values import Frozen
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from hsb_wizard.assessment.summary import CaseSummary
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.carrying import Carried
    from hsb_wizard.store.chain import Link
    from hsb_wizard.store.keys import Profile
    from hsb_wizard.store.meeting import Meeting
    from hsb_wizard.store.vault import Vault

SUFFIX = ".sealed"
GATHERING, SEALING = "Gathering the record", "Sealing it with its phrase"
_BOXED = frozenset({"pass_opened", "pass_reboxed", "sealed"})  # unreadable on the way, whoever's they are
FELL = "What was written apart on another laptop was brought in."


class Cover(Frozen, frozen=True):
    """What stands on a sealed copy: for whom it is, and which part where it is not the whole case."""

    reader: str = ""
    part: str = ""


WHOLE_CASE = Cover()


class Sent(Frozen, frozen=True):
    """A sealed copy that left. ``phrase`` opens it: it is shown once, told by telephone, and kept nowhere."""

    path: Path
    phrase: str
    sha256: str


class Coming(Frozen, frozen=True):
    """What bringing a sealed copy in would do, before it is done. Names of people and places, never what was said."""

    case: CaseId
    reference: str
    what: str
    part: str
    sender: str
    reader: str
    made: str
    new_case: bool
    changes: int
    by: tuple[str, ...]
    people: tuple[str, ...]
    key_words: tuple[str, ...]  # of each of the people: their public key, to be compared by telephone
    forms: tuple[str, ...]
    apart: tuple[str, ...]
    gone_on: tuple[str, ...]  # passes that one assessor went on with on both laptops, alone: whose, and which part
    taken_out: int
    signatures_fall: bool


class Brought(Frozen, frozen=True):
    """What was done: the case, and how many places wait for the pair because they were said apart."""

    case: CaseId
    apart: int


def file_name(record: Record, part: str = "") -> str:
    """A neutral name for the file: "Assessment A-0007.sealed"."""
    return f"Assessment {file_words(record.assessment.reference)}{f' {part}' if part else ''}{SUFFIX}"


def send(
    desk: Casework,
    record: Record,
    out: Path,
    cover: Cover = WHOLE_CASE,
    profile: Profile | None = None,
    watch: Watch | None = None,
) -> Sent:
    """Write a sealed copy of the case, or of the finished part of whoever is at the keyboard that ``cover`` names.

    Slow: never on the event loop. Raises NotAllowed (that part is not finished), RefusedTarget, TargetInProgram,
    StoreReadOnly, Stopped where ``watch`` was or the store is closed under it; nothing is left then. Once the file is
    being written it can only be finished: a copy whose phrase nobody was shown opens to nobody.
    """
    check_target(desk, out)
    reader, part = cover.reader, cover.part
    kept = None if not part else _of_pass(desk, record, part)
    case, phrase, seen = record.assessment.case, drawn(), watch or Watch()
    voice = desk.voice(record)
    said = {  # the other laptop takes in nothing that is not clean
        "what": PASS if part else CASE,
        "reference": single_line(record.assessment.reference),
        "part": part,
        "voice": voice.value if part and voice else "",
        "sender": desk.me.name,
        "reader": single_line(reader),
        "made": desk.clock().isoformat(),
    }

    def gathered(vault: Vault, seen: Watch) -> tuple[bytes, str]:
        from hsb_wizard.store.carrying import gather

        seen.at(0, 1, GATHERING)
        return gather(vault.room, case, kept, said).as_bytes, vault.record_code(case)

    content, code = desk.watched(gathered, seen).result()
    data = _sealed(content, phrase, profile, seen)
    digest = hashlib.sha256(data).hexdigest()
    line = (Kind.BUNDLE_SENT, BundleSent(said["what"], reader, digest, code, part))
    seen.no_return(WRITING)
    path = put_down(desk, case, data, out, line)
    return Sent(path, phrase, digest)


def _sealed(content: bytes, phrase: str, profile: Profile | None, watch: Watch) -> bytes:
    """Not on the clerk's thread: the key takes its second, and whoever saves meanwhile does not wait for it."""
    from hsb_wizard.store.keys import DEFAULT
    from hsb_wizard.store.sealed_copy import seal

    watch.at(0.4, 1, SEALING)
    data = seal(content, phrase, profile or DEFAULT)
    watch.at(0.9, 1, SEALING)
    return data


def check_target(desk: Casework, out: Path) -> None:
    """Ask whether a copy may lie there, before it is made. Raises RefusedTarget, TargetInProgram, StoreReadOnly."""
    from hsb_wizard.report.write import check_target as check

    _may_write(desk)
    check(out)


def _of_pass(desk: Casework, record: Record, part: str) -> Callable[[Link], bool]:
    """Which rows go along with their contents: the case's own beginnings, and one finished pass. Raises NotAllowed."""
    form, voice = record.form, desk.voice(record)
    if voice is None or (part, voice) not in record.assessment.finished:
        raise NotAllowed(
            "Only a part that you have finished can be sent alone.", "Finish it, or send the whole record."
        )
    of_the_case = {Kind.CASE_OPENED, Kind.ASSESSMENT_STARTED, Kind.PEOPLE_NAMED, Kind.FORM_MOVED}
    of_the_pass = {Kind.MODE_CHOSEN, Kind.PASS_FINISHED, Kind.PASS_REOPENED, Kind.PASSES_REVEALED}
    seen = {Kind.HEADS_SEEN, Kind.BUNDLE_BROUGHT_IN}

    def kept(link: Link) -> bool:
        kind = Kind(link.kind)
        if kind in of_the_case or kind in seen or kind.value in _BOXED:
            return True
        if kind in of_the_pass:
            return link.target == part
        question = (link.target or "").partition("/")[0]
        mine = link.voice == voice.value and kind in SAID
        return mine and question in form.questions and form.part_of(question) == part

    return kept


def _may_write(desk: Casework) -> None:
    if desk.read_only:
        raise StoreReadOnly(desk.folder)


def look_into(desk: Casework, path: Path, phrase: str, case: str = "", watch: Watch | None = None) -> Future[Coming]:
    """What bringing the sealed copy at ``path`` in would do. Writes nothing.

    ``case`` (id or reference) is the record it should be of. The future raises WrongPhrase, SealedCopyDamaged,
    AlreadyHere, WentOnTwice, WrongCase, RefusedInput, and Stopped where ``watch`` was.
    """
    data = _read(path)
    return desk.watched(lambda vault, seen: _Joining(desk, vault, data, phrase, case, seen).coming(), watch)


def bring_in(desk: Casework, path: Path, phrase: str, case: str = "", watch: Watch | None = None) -> Future[Brought]:
    """Bring it in: the union of both journals, all or nothing. The future raises what `look_into` raises."""
    _may_write(desk)
    data = _read(path)
    return desk.watched(lambda vault, seen: _Joining(desk, vault, data, phrase, case, seen).join(), watch)


def _read(path: Path) -> bytes:
    from hsb_wizard.store.sealed_copy import LARGEST

    try:
        if path.stat().st_size > LARGEST:
            raise RefusedInput("it is too large for a sealed copy", place=str(path))
        return path.read_bytes()
    except OSError:
        raise RefusedInput("it cannot be read; check the name and the permission", place=str(path)) from None


class _Joining:
    """One sealed copy meeting one store, on the clerk's thread."""

    def __init__(self, desk: Casework, vault: Vault, data: bytes, phrase: str, case: str, watch: Watch) -> None:
        from hsb_wizard.store import meeting
        from hsb_wizard.store.carrying import read
        from hsb_wizard.store.sealed_copy import unseal

        self.desk, self.vault, self.watch = desk, vault, watch
        self.sha256 = hashlib.sha256(data).hexdigest()
        watch.at(0.05, 1, "Opening the copy")
        carried = read(unseal(data, phrase))
        self._is_of(carried, case)
        watch.at(0.3, 1, "Proving what is in it")
        self.meeting: Meeting = meeting.meet(vault.room, carried)
        watch.at(0.6, 1, "Reading both together")
        self.entries = meeting.entries(self.meeting)
        self.here = fold(self.meeting.case, meeting.entries_here(self.meeting))
        self.a = fold(self.meeting.case, self.entries)
        self.form = self._form(carried)
        self._same_form_and_people()
        self.line = self._line()

    def _is_of(self, carried: Carried, case: str) -> None:
        known = next((each for each in self.vault.cases() if case in (each.case, each.reference)), None)
        if case and carried.case != (known.case if known else case):
            raise WrongCase(
                f"This sealed copy is of {carried.reference or 'another case'}, not of {case}.",
                "Bring it in without naming a case, or choose another file.",
            )

    def _form(self, carried: Carried) -> Form:
        kept = self.desk.pinned(self.a.form_hash)
        if kept is not None:
            return kept
        text = next((each.canonical for each in carried.forms if each.hash == self.a.form_hash), None)
        if text is None:
            raise WrongCase("The form that this record is on did not come with it.", "Ask for another sealed copy.")
        return self.desk.in_words(form_from_canonical(text))

    def _line(self) -> CaseSummary:
        """The list's line. A record that this form cannot make sense of was written by no laptop of ours."""
        try:
            return look(self.form, self.a, self.desk.today()).summary
        except (ValueError, TypeError, KeyError, AttributeError):
            raise SealedCopyDamaged("what it says does not fit the form that it is on") from None

    def _ids(self, links: Iterable[Link]) -> set[str]:
        return {link.id for link in links}

    def _among(self, links: Sequence[Link]) -> tuple[Entry, ...]:
        wanted = self._ids(links)
        return tuple(each for each in self.entries if each.id in wanted)

    @property
    def _only_here(self) -> tuple[Entry, ...]:
        coming = self._ids(self.meeting.carried.rows)
        return tuple(each for each in self.entries if each.id not in coming)

    @property
    def _new(self) -> tuple[Entry, ...]:
        return self._among(self.meeting.new)

    def _same_form_and_people(self) -> None:
        """Refuse what the union could not say without guessing: a move beside answers, other assessors on both sides.

        Raises WrongCase.
        """

        def content(entries: Iterable[Entry]) -> bool:
            return any(each.kind.changes_the_record for each in entries)

        def has(kind: Kind, entries: Iterable[Entry]) -> bool:
            return any(each.kind is kind for each in entries)

        here, there = self._only_here, self._new
        for one, other in ((here, there), (there, here)):
            if has(Kind.FORM_MOVED, one) and content(other):
                raise WrongCase(
                    "The two laptops went on with different versions of the form.",
                    "Undo the move where it was made, bring both together, then move the record again.",
                )
        if self.meeting.here and has(Kind.PEOPLE_NAMED, here) and has(Kind.PEOPLE_NAMED, there):
            raise WrongCase(
                "Both laptops named the two assessors anew, and not the same.", "Agree on whom, and name them on one."
            )

    @property
    def _signatures_fall(self) -> bool:
        """Whether one side signed what the other went on changing."""
        if not self.a.signatures:
            return False
        here, there = self._only_here, self._new
        return any(
            any(each.kind is Kind.SIGNED for each in one) and not all(_stands(self.form, each) for each in other)
            for one, other in ((here, there), (there, here))
        ) or (
            any(each.kind is Kind.SIGNED for each in self._common)
            and not all(_stands(self.form, each) for each in there)
        )

    @property
    def _common(self) -> tuple[Entry, ...]:
        new, coming = self._ids(self.meeting.new), self._ids(self.meeting.carried.rows)
        return tuple(each for each in self.entries if each.id in coming - new)

    def coming(self) -> Coming:
        """What it would do."""
        carried, meeting = self.meeting.carried, self.meeting
        told = [each for each in self._new if each.kind.changes_the_record and not covered(self.form, self.a, each)]
        names = {each.id: each.name for each in carried.people}
        kept = {each.hash for each in self.vault.kept_forms()}
        return Coming(
            case=meeting.case,
            reference=self.a.reference,
            what=carried.what,
            part=carried.part,
            sender=carried.sender,
            reader=carried.reader,
            made=carried.made,
            new_case=not meeting.here,
            changes=len(told),
            by=tuple(dict.fromkeys(names.get(each.who, "somebody") for each in told)),
            people=tuple(each.name for each in meeting.people),
            key_words=tuple(fingerprint_of(each.sign_key) for each in meeting.people),
            forms=tuple(each.version for each in carried.forms if each.hash not in kept),
            apart=tuple(label(self.form, path) for voice, path in self.a.apart if (voice, path) not in self.here.apart),
            gone_on=self._gone_on(),
            taken_out=len(meeting.emptied),
            signatures_fall=self._signatures_fall,
        )

    def _gone_on(self) -> tuple[str, ...]:
        """Whose passes were gone on with apart, and in which section; not those that were so before the copy came."""
        from hsb_wizard.store import meeting, seals

        known = seals.gone_on_apart(meeting.entries_here(self.meeting))
        names = {self.a.lead: self.a.lead_name, self.a.co: self.a.co_name}
        found = (each for each in seals.gone_on_apart(self.entries) if each not in known)
        where = ((each, self.form.section(each.part.partition(".")[0]).title) for each in found)
        return tuple(f"{names.get(each.owner, 'Somebody')} in '{section}'" for each, section in where)

    def join(self) -> Brought:
        """Do it."""
        from hsb_wizard.store import meeting
        from hsb_wizard.store.about_store import store_entry

        pen, case = self.desk.pen(), self.meeting.case
        note = meeting.note_of(self.vault.room, self.meeting, self.sha256)
        said = [pen.write(case, Kind.BUNDLE_BROUGHT_IN, note)]
        if self._signatures_fall:
            said.append(pen.write(case, Kind.SIGNATURE_FELL, SignatureFell(FELL)))
        people = [store_entry(Kind.PERSON_BROUGHT_IN, self.vault.me.id, each) for each in self.meeting.people]
        summary = look(self.form, self.a, self.desk.today()).after(said).summary if len(said) > 1 else self.line
        meeting.join(self.vault.room, self.meeting, summary, said, people, self.watch.part(0.7, 1.0, "Bringing it in"))
        return Brought(case, len(self.a.apart))


def _stands(form: Form, entry: Entry) -> bool:
    return not entry.kind.changes_the_record or stands(form, entry)


def covered(form: Form, a: Assessment, entry: Entry) -> bool:
    """Whether an entry belongs to a pass that both have not been shown: then it is not even counted."""
    if entry.kind not in SAID:
        return entry.kind.value in ("sealed", "pass_opened")
    question = (entry.target or "").partition("/")[0]
    if entry.voice in (None, Voice.AGREED) or question not in form.questions:
        return False
    part = form.part_of(question)
    return part not in a.revealed and not both_finished(a, part)

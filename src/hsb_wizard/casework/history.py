"""The journal for a reader: who did what, when. Never what was said, and nothing of a pass that is still covered.

Pure but for `history`, which reads the entries on the clerk's thread. What an entry means for the record is the fold's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import fold
from hsb_wizard.assessment.kinds import STORE, CaseId, Kind, Origin, Voice
from hsb_wizard.assessment.payloads import (
    BackedUp,
    BundleBroughtIn,
    BundleSent,
    CaseErased,
    Empty,
    Exported,
    FormMoved,
    ModeChosen,
    Payload,
    PersonBroughtIn,
    Restored,
    ReviewDateSet,
    SlotAdded,
)
from hsb_wizard.forms.form import Form
from hsb_wizard.values import Frozen

if TYPE_CHECKING:
    from hsb_wizard.casework.reception import Casework
    from hsb_wizard.store.vault import Vault

COVERED = "What somebody wrote alone is not listed until both have been shown."
UNLISTED = "somebody who is not listed here"
SAID = frozenset({Kind.ANSWER_GIVEN, Kind.ANSWER_CLEARED})
WORDS: Mapping[Kind, str] = {
    Kind.CASE_OPENED: "Opened the case",
    Kind.ASSESSMENT_STARTED: "Started the assessment",
    Kind.PEOPLE_NAMED: "Named the two assessors",
    Kind.ANSWER_GIVEN: "Answered",
    Kind.ANSWER_CLEARED: "Took an answer back",
    Kind.ROW_ADDED: "Added a row",
    Kind.ROW_REMOVED: "Took a row out",
    Kind.MODE_CHOSEN: "Chose how a part is rated",
    Kind.PASS_FINISHED: "Finished a part",
    Kind.PASS_REOPENED: "Opened a finished part again",
    Kind.PASSES_REVEALED: "Both were shown",
    Kind.PASS_OPENED: "Began to answer a part alone",
    Kind.PASS_OPENED_EARLY: "Opened a pass before it was finished",
    Kind.PASS_REBOXED: "Put the key of a pass into new boxes",
    Kind.TWO_VIEWS_RECORDED: "Recorded two views",
    Kind.GATE_OVERRIDDEN: "Opened the ratings before the screen had an outcome",
    Kind.TOLD_SOMEONE: "Kept with Tell someone now",
    Kind.WORKING_NOTED: "Wrote a working note",
    Kind.GOES_AHEAD_BECAUSE: "Said why it goes ahead",
    Kind.HIDDEN_SETTLED: "Decided on answers that are no longer asked",
    Kind.FORM_MOVED: "Went on with another version of the form",
    Kind.SITTING_NOTED: "Began or ended a sitting",
    Kind.SIGNED: "Signed",
    Kind.SIGNATURE_FELL: "Changed it after signing: the signatures fell",
    Kind.CONFLICT_SETTLED: "Settled what was said apart",
    Kind.PAYLOAD_REMOVED: "Took what one entry said out of the journal",
    Kind.HELD_BACK_FROM: "Said from whom an answer is held back",
    Kind.NAMES_KEPT: "Kept names that must never be printed",
    Kind.NOT_A_NAME: "Said that a word is not a name",
    Kind.UNLOCKED: "Unlocked",
    Kind.LOCKED: "Locked",
    Kind.VIEWED: "Looked at it",
    Kind.EXPORTED: "Made a document",
    Kind.IMPORTED: "Brought it in from a file",
    Kind.SLOT_ADDED: "Gave somebody a passphrase",
    Kind.SLOT_CHANGED: "Replaced a passphrase",
    Kind.SLOT_RETIRED: "Took somebody's passphrase away",
    Kind.ROLES_CHANGED: "Changed what somebody may do here",
    Kind.REKEYED: "Replaced the recovery code, and with it every key of the store",
    Kind.HEADS_NOTED: "Noted where the chains end",
    Kind.HEADS_SEEN: "Went on from what stood here",
    Kind.WORDS_CHOSEN: "Chose nation and names",
    Kind.LANGUAGE_CHOSEN: "Chose a language",
    Kind.BACKED_UP: "Made a backup",
    Kind.RESTORED: "Restored a backup",
    Kind.BUNDLE_SENT: "Made a sealed copy",
    Kind.BUNDLE_BROUGHT_IN: "Brought a sealed copy in",
    Kind.PERSON_BROUGHT_IN: "Brought in the keys of somebody elsewhere",
    Kind.REVIEW_DATE_SET: "Set when keeping it is reviewed",
    Kind.HOLD_SET: "Set or lifted a hold",
    Kind.CASE_ERASED: "Erased a case",
}
_ORIGINS = {Origin.IMPORT: "from a file", Origin.PAPER: "from paper"}


class Event(Frozen, frozen=True):
    """One line of the journal: when, who, what happened, and where (a question's label, a document, a part)."""

    at: str
    who: str
    kind: str
    what: str
    about: str = ""
    entry: str = ""


def events(entries: Iterable[Entry], names: Mapping[str, str], form: Form | None) -> tuple[Event, ...]:
    """The lines of ``entries`` in the journal's order; a pass that is still covered leaves no line. Pure."""
    told = tuple(entries)
    revealed = fold(told[0].case, told).revealed if told else frozenset()
    return tuple(
        Event(each.at, _who(each, names), each.kind.value, _what(each), _about(each, form), each.id)
        for each in told
        if not covered(each, form, revealed)
    )


def covered(entry: Entry, form: Form | None, revealed: frozenset[str]) -> bool:
    """Whether it belongs to what one assessor writes alone and both have not been shown."""
    if entry.kind is Kind.SEALED or (entry.kind in SAID and entry.target is None):
        return True
    if entry.kind.is_of_a_pass:  # when somebody began or finished is covered as well
        return (entry.target or "") not in revealed
    if entry.kind not in SAID or entry.voice in (None, Voice.AGREED):
        return False
    question = (entry.target or "").partition("/")[0]
    return form is None or question not in form.questions or form.part_of(question) not in revealed


def _who(entry: Entry, names: Mapping[str, str]) -> str:
    def name(who: str) -> str:
        return names.get(who, "Somebody who is not listed here")

    return name(entry.who) if entry.who == entry.typed_by else f"{name(entry.who)}, typed by {name(entry.typed_by)}"


def _what(entry: Entry) -> str:
    words = WORDS.get(entry.kind, entry.kind.value.replace("_", " ").capitalize())
    come = _ORIGINS.get(entry.origin, "")
    gone = "contents taken out" if entry.payload is None else ""
    beside = ", ".join(each for each in (come, gone) if each)
    return f"{words} ({beside})" if beside else words


def _about(entry: Entry, form: Form | None) -> str:
    question = (entry.target or "").partition("/")[0]
    if form is not None and question in form.questions:
        return form.question(question).short_label
    return _of_payload(entry.payload) or (entry.target or "")


# What may be told of a payload: never what somebody said about a child.
_TOLD: Mapping[type[Any], Callable[[Any], str]] = {
    Exported: lambda p: f"{p.edition}, for {p.reader}, because {p.purpose}",
    BundleSent: lambda p: f"{p.what} {p.part}".strip() + f", for {p.reader or 'nobody named'}",
    BundleBroughtIn: lambda p: f"from {p.sender}, {p.entries} entries",
    BackedUp: lambda p: str(p.made),
    Restored: lambda p: str(p.made),
    ReviewDateSet: lambda p: str(p.review_by),
    SlotAdded: lambda p: str(p.name),
    PersonBroughtIn: lambda p: str(p.name),
    FormMoved: lambda p: str(p.version),
    ModeChosen: lambda p: str(p.mode),
    CaseErased: lambda p: f"{p.entries} entries",
}


def _of_payload(payload: Payload | None) -> str:
    tell = _TOLD.get(type(payload))
    return "" if tell is None else tell(payload)


def history(desk: Casework, case: str) -> Future[tuple[Event, ...]]:
    """The journal of a case, by id or reference; of the store itself where ``case`` is ``store``.

    Looking is itself an entry. The future raises UnknownRecord.
    """

    def work(vault: Vault) -> tuple[Event, ...]:
        names = names_of(vault)
        if case == STORE:
            return events(vault.entries(STORE), names, None)
        wanted = next((each.case for each in vault.cases() if case in (each.case, each.reference)), None)
        entries = vault.entries(wanted or CaseId(case))
        form = desk.form_of(fold(entries[0].case, entries))
        vault.append_access(desk.pen().write(entries[0].case, Kind.VIEWED, Empty()))
        return events(entries, names, form)

    return desk.on_vault(work)


def names_of(vault: Vault) -> dict[str, str]:
    """Everybody this store knows by name: its own people, those who came with a sealed copy, the recovery code."""
    known = {"recovery": "The recovery code"}
    for entry in vault.entries(STORE):
        if isinstance(entry.payload, SlotAdded | PersonBroughtIn):
            known[entry.payload.practitioner] = entry.payload.name
    return known

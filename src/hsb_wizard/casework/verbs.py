"""What a pair can do with an open record, one small function each: from a doing to its entries, kept in order.

Front doors (screens, plain mode, commands) call these and nothing below. Each gives back a `Step`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from hsb_wizard import values
from hsb_wizard.assessment.agreement import both_finished
from hsb_wizard.assessment.apart import FIRST
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import KEEP
from hsb_wizard.assessment.inactive import REMOVE, groups, undecided
from hsb_wizard.assessment.kinds import Kind, Origin, Voice
from hsb_wizard.assessment.lifecycle import may_sign
from hsb_wizard.assessment.model import Assessment
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    Empty,
    GateOverridden,
    GoesAheadBecause,
    HeldBackFrom,
    HiddenSettled,
    ModeChosen,
    PassesRevealed,
    PassFinished,
    Signed,
    SittingNoted,
    ToldSomeone,
    TwoViews,
    WorkingNoted,
)
from hsb_wizard.assessment.play import closed_because, offered, voices_of
from hsb_wizard.assessment.say import Pen, content_of, is_empty, new_row, tidy
from hsb_wizard.assessment.two_views import lacking
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.errors import NotAllowed

READERS = ("father", "mother", "carers", "young_person", "school")  # from whom an answer can be held back


def answer(desk: Casework, record: Record, path: str, said: AnswerGiven, voice: Voice = Voice.AGREED) -> Step | None:
    """Say something at a question or cell path; an answer that says nothing clears it. None where nothing changed.

    Raises NotAllowed where the place is closed now (practice.md part 1, "What is open when"), where a pass is finished,
    and where the answer is not this person's to give: a pass is its owner's, and agreeing waits until both were shown.
    """
    question = path.split("/", maxsplit=1)[0]
    refused = closed_because(record.form, record.play, question) or not_yours(desk, record, path, voice)
    if refused or (voice, path) in record.assessment.apart:
        raise NotAllowed(refused or FIRST)
    before = record.assessment.answer(path, voice)
    if record.play.gate == "hold" and isinstance(said.value, str):
        _while_advice_is_awaited(record, path, said.value)
    if before is not None and before.content == content_of(tidy(said)):
        return None
    pen = _pen(desk, record, path, voice)
    if is_empty(said):
        cleared = pen.clear(record.assessment, path, voice)
        return desk.keep(record, cleared) if cleared else None
    return desk.keep(record, pen.answer(record.assessment, path, said, voice))


def _while_advice_is_awaited(record: Record, path: str, value: str) -> None:
    """Until then the two judgements may only say that we cannot say yet (practice.md part 1)."""
    if record.form.question(path).confidence and value not in offered(record.form, record.play, path):
        raise NotAllowed("While advice is awaited this can only be: We cannot say yet.")


def not_yours(desk: Casework, record: Record, path: str, voice: Voice) -> str:
    """Why whoever is at the keyboard may not give this answer in this voice; empty where they may."""
    a, question = record.assessment, path.split("/", maxsplit=1)[0]
    if Voice.LEAD not in voices_of(record.form, a, question):
        return ""
    part = record.form.part_of(question)
    if voice is Voice.AGREED:
        return "" if part in a.revealed else "Each answers alone first. You agree when you have both finished."
    if (part, voice) in a.finished:
        return "This is finished. Open it again to change it." if part not in a.revealed else "Both have been shown."
    if desk.voice(record) is not voice and not _from_paper(record, part):
        return f"These are {a.name_of(voice)}'s answers. Hand over first."
    if any((each.part, each.voice) == (part, voice) and not each.readable for each in a.passes.values()):
        name = a.name_of(voice)
        return f"{name}'s answers here are sealed with {name}'s passphrase. {name} gives it, and goes on."
    return ""


def _from_paper(record: Record, part: str) -> bool:
    chosen = record.assessment.modes.get(part)
    return chosen is not None and chosen.mode == "paper"


def _pen(desk: Casework, record: Record, path: str, voice: Voice) -> Pen:
    """From paper, the entry is its owner's and typed by whoever is at the keyboard."""
    if voice is Voice.AGREED or not _from_paper(record, record.form.part_of(path.split("/", maxsplit=1)[0])):
        return desk.pen()
    a = record.assessment
    return values.replace(desk.pen(Origin.PAPER), who=a.lead if voice is Voice.LEAD else a.co)


def add_row(desk: Casework, record: Record, path: str, cells: Mapping[str, AnswerGiven]) -> tuple[Step, str]:
    """A new row of a repeat with its first cells; gives the row's id as well."""
    row, pen, a = new_row(), desk.pen(), record.assessment
    entries: list[Entry] = [pen.write(a.case, Kind.ROW_ADDED, Empty(), f"{path}/{row}", Voice.AGREED)]
    entries += [pen.answer(a, f"{path}/{row}/{field}", said) for field, said in cells.items() if not is_empty(said)]
    return desk.keep(record, *entries), row


def add_rows(desk: Casework, record: Record, path: str, rows: Sequence[Mapping[str, AnswerGiven]]) -> Step:
    """Several new rows with their cells, all or none. Raises NotAllowed where the place is closed now."""
    refused = closed_because(record.form, record.play, path)
    if refused:
        raise NotAllowed(refused)
    pen, a, entries = desk.pen(), record.assessment, list[Entry]()
    for cells in rows:
        row = new_row()
        entries.append(pen.write(a.case, Kind.ROW_ADDED, Empty(), f"{path}/{row}", Voice.AGREED))
        entries += [pen.answer(a, f"{path}/{row}/{each}", said) for each, said in cells.items() if not is_empty(said)]
    return desk.keep(record, *entries)


def remove_row(desk: Casework, record: Record, path: str, row: str) -> Step:
    """Take a row out. Its cells stay in the journal."""
    return desk.keep(
        record, desk.pen().write(record.assessment.case, Kind.ROW_REMOVED, Empty(), f"{path}/{row}", Voice.AGREED)
    )


def put_row_back(desk: Casework, record: Record, path: str, row: str) -> Step:
    """A row that was taken out stands again where it stood, with what its cells say."""
    return desk.keep(
        record, desk.pen().write(record.assessment.case, Kind.ROW_ADDED, Empty(), f"{path}/{row}", Voice.AGREED)
    )


def choose_mode(desk: Casework, record: Record, part: str, mode: str, why: str = "") -> Step:
    """How a part is rated: alone, paper or together."""
    return desk.note(record, Kind.MODE_CHOSEN, ModeChosen(mode, why), part)


def finish_pass(desk: Casework, record: Record, part: str, voice: Voice) -> Step:
    """One assessor has finished a part. When both have, and both gave their passphrase in this sitting, both are shown
    by the same doing; `Casework.as_seen` then gives the record with both."""
    return desk.keep(record, *finishing(desk, record, part, voice))


def finishing(desk: Casework, record: Record, part: str, voice: Voice) -> tuple[Entry, ...]:
    """The entries of a part that one assessor has finished, for whoever keeps several parts in one doing."""
    a = record.assessment
    mode = a.modes.get(part)
    who = a.lead if voice is Voice.LEAD else a.co
    how = "paper" if mode and mode.mode == "paper" else "own_passphrase" if desk.is_confirmed(who) else "declared"
    typed_by = desk.name_here if how == "paper" else ""
    pen = values.replace(desk.pen(), who=who) if typed_by else desk.pen()
    finished = pen.write(a.case, Kind.PASS_FINISHED, PassFinished(how, typed_by), part, voice)
    if not both_finished(a, part, (part, voice)) or desk.whose_passphrase(record, part):
        return (finished,)
    return finished, desk.pen().write(a.case, Kind.PASSES_REVEALED, PassesRevealed(), part)


def show_both(desk: Casework, record: Record, part: str) -> Step:
    """Show both, when both have finished and both are present. Raises NotAllowed; `Casework.as_seen` gives both."""
    a = record.assessment
    if not both_finished(a, part):
        raise NotAllowed("Both answers are shown when both have finished.", "Finish the other's first.")
    needed = desk.whose_passphrase(record, part)
    if needed:
        name = a.name_of(needed[0])
        raise NotAllowed(f"{name}'s answers are sealed with {name}'s passphrase.", f"{name} gives it to show both.")
    return desk.note(record, Kind.PASSES_REVEALED, PassesRevealed(), part)


def reopen_pass(desk: Casework, record: Record, part: str, voice: Voice) -> Step:
    """Go on with a finished pass; free and recorded before both were shown. Raises NotAllowed afterwards."""
    if part in record.assessment.revealed:
        raise NotAllowed("Both answers have been shown.", "Change the agreed answer: that is free and recorded.")
    return desk.keep(record, desk.pen().write(record.assessment.case, Kind.PASS_REOPENED, Empty(), part, voice))


def two_views(desk: Casework, record: Record, path: str, views: TwoViews) -> Step:
    """Record a disagreement that stands, as two views. Raises NotAllowed before both were shown, or half said."""
    field, words = lacking(views)
    refused = not_yours(desk, record, path, Voice.AGREED)
    if refused or words:
        raise NotAllowed(refused or words, field="" if refused else field)
    return desk.note(record, Kind.TWO_VIEWS_RECORDED, views, path)


def override_gate(desk: Casework, record: Record, name: str, reason: str, will_be_done: str) -> Step:
    """Open ratings before the screen has an outcome: by name, with reason and date; marked on page 1."""
    if not (name.strip() and reason.strip() and will_be_done.strip()):
        raise NotAllowed("An override needs a name, a reason and the date the screen will be done.")
    return desk.note(record, Kind.GATE_OVERRIDDEN, GateOverridden(name.strip(), reason.strip(), will_be_done.strip()))


def tell_someone(desk: Casework, record: Record, fields: Mapping[str, str], replaces: str = "") -> Step:
    """Keep what a child said, at once. Never gated, never sealed; ``replaces`` is the entry this one completes."""
    pen = desk.pen()
    entry = pen.write(record.assessment.case, Kind.TOLD_SOMEONE, ToldSomeone(dict(fields)))
    before = tuple(each.entry for each in record.assessment.told if each.entry == replaces)
    entry = values.replace(entry, basis=before)
    return desk.keep(record, entry)


def working_note(desk: Casework, record: Record, words: str, about: str = "", replaces: str = "") -> Step:
    """Keep a working note, never sealed; ``replaces`` is an entry of one's own that this one goes on with.

    ``about`` is the question where it was written.
    """
    pen = desk.pen()
    entry = pen.write(record.assessment.case, Kind.WORKING_NOTED, WorkingNoted(words), about or None)
    own = (each for each in record.assessment.working_notes if each.by == entry.who)
    basis = tuple(each.entry for each in own if each.entry == replaces)
    return desk.keep(record, values.replace(entry, basis=basis))


def goes_ahead(desk: Casework, record: Record, finding: str, because: str, who: str = "", by_when: str = "") -> Step:
    """One open item goes ahead because; ``finding`` is rule id and place."""
    return desk.note(record, Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause(because, who, by_when), finding)


def forget_mended(desk: Casework, record: Record, still_open: Collection[str]) -> Step | None:
    """Take back what was said of findings that are mended since, so that "with gaps" says what is so. None: nothing."""
    pen, a = desk.pen(), record.assessment
    mended = [key for key in a.goes_ahead if key not in still_open]
    taken = [pen.write(a.case, Kind.GOES_AHEAD_BECAUSE, GoesAheadBecause(""), key) for key in mended]
    return desk.keep(record, *taken) if taken else None


def settle_hidden(desk: Casework, record: Record, because: str, choice: str, reason: str = "") -> Step:
    """Keep (with a reason) or remove what the answer at ``because`` hides. Raises NotAllowed.

    Removing takes the answers, cells and rows out of the record in one breath with the decision. The journal only
    grows: what was said stays in it and in its chain, and can be seen there by whoever proves the store.
    """
    form, a = record.form, record.assessment
    group = next((each for each in groups(form, a, record.play) if each.because == because), None)
    if group is None:
        raise NotAllowed("Nothing is hidden here any more.")
    if choice not in (KEEP, REMOVE):
        raise NotAllowed("Choose: keep, or remove.")
    if choice == KEEP and not reason.strip():
        raise NotAllowed("Say in one line why it is kept.")
    pen = desk.pen()
    decided = pen.write(a.case, Kind.HIDDEN_SETTLED, HiddenSettled(choice, reason.strip(), group.places), because)
    if choice == KEEP:
        return desk.keep(record, decided)
    return desk.keep(record, decided, *_taken_away(pen, a, group.places))


def _taken_away(pen: Pen, a: Assessment, places: Collection[str]) -> Iterator[Entry]:
    """The clearings of all that is said at ``places``, in every voice, and of their rows."""
    for voice, path in a.answers:
        if path in places or path.partition("/")[0] in places:
            cleared = pen.clear(a, path, voice)
            if cleared is not None:
                yield cleared
    for place in places:
        for row in a.rows.get(place, ()):
            yield pen.write(a.case, Kind.ROW_REMOVED, Empty(), f"{place}/{row}", Voice.AGREED)


def hold_back(desk: Casework, record: Record, place: str, readers: Collection[str], reason: str = "") -> Step:
    """From whom the answer or row at ``place`` is held back, and why; from nobody takes it back. Raises NotAllowed."""
    unknown = [each for each in readers if each not in READERS]
    if unknown:
        raise NotAllowed("An answer is held back from: father, mother, carers, young person or school.")
    if readers and not reason.strip():
        raise NotAllowed("Say in one line why it is held back.")
    chosen = tuple(each for each in READERS if each in readers)
    return desk.note(record, Kind.HELD_BACK_FROM, HeldBackFrom(chosen, reason.strip() if chosen else ""), place)


def sit(desk: Casework, record: Record, began: bool, with_child: bool = False) -> Step:
    """A sitting begins or ends; with the young person in the room the session view is on."""
    return desk.note(record, Kind.SITTING_NOTED, SittingNoted(began, with_child))


def sign(desk: Casework, record: Record, record_code: str, service: str = "") -> Step:
    """Whoever is at the keyboard signs what was shown. Raises NotAllowed (not an assessor, signed already, undecided).

    Their own passphrase must have been given in this sitting. Stops are the reviewer's; the front door asks it first.
    """
    refusal = may_sign(record.assessment, desk.at_keyboard)
    if refusal:
        raise NotAllowed(refusal)
    if undecided(record.form, record.assessment, record.play):
        raise NotAllowed("Some answers are no longer asked for. Say of each whether it is kept or removed.")
    if not desk.is_confirmed(desk.at_keyboard):
        raise NotAllowed("A signature needs the signer's own passphrase, given in this sitting.")
    voice = desk.voice(record)
    name = record.assessment.name_of(voice) if voice else ""
    role = "lead assessor" if voice is Voice.LEAD else "co-assessor"
    return desk.note(record, Kind.SIGNED, Signed(role, name, record_code, service))

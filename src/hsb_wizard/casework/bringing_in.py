"""Bringing a record in from JSON: proved against the form whole, then written in one go; or refused, nothing stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from hsb_wizard.assessment.days import read_date
from hsb_wizard.assessment.entries import Entry
from hsb_wizard.assessment.fold import KEEP, fold
from hsb_wizard.assessment.kinds import Kind, Origin, PractitionerId, Voice
from hsb_wizard.assessment.model import Answer
from hsb_wizard.assessment.payloads import (
    AnswerGiven,
    AssessmentStarted,
    CaseOpened,
    Empty,
    GateOverridden,
    GoesAheadBecause,
    HeldBackFrom,
    HiddenSettled,
    Imported,
    ModeChosen,
    PassFinished,
    PeopleNamed,
    ToldSomeone,
    TwoViews,
)
from hsb_wizard.assessment.say import Pen, new_case, new_id, new_row, tidy
from hsb_wizard.assessment.validity import remark
from hsb_wizard.casework.exchange import AnswerIn, InactiveIn, QuestionIn, RecordIn, digest, read
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, look
from hsb_wizard.errors import RefusedInput, StoreReadOnly
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.values import EMPTY, Frozen
from hsb_wizard.watch import Watch

if TYPE_CHECKING:
    from concurrent.futures import Future

    from hsb_wizard.assessment.kinds import CaseId

SURE = ("sure", "fairly_sure", "not_sure")
MODES = frozenset({"alone", "paper", "together"})
_LISTS = frozenset({"multi", "factors"})
_AS_SAID = frozenset({"text", "long_text", "person", "number"})  # a remark about length or size stops nothing


def bring_in(desk: Casework, text: str) -> CaseId:
    """As `coming_in`, waiting for it. Slow: never on the event loop."""
    return coming_in(desk, text).result()


def coming_in(desk: Casework, text: str, watch: Watch | None = None) -> Future[CaseId]:
    """Read ``text``, prove it, and store it as a new case; the future holds the case's id. Slow.

    Every entry carries the importer's name, origin import; that it was brought in is written with them, all or nothing.
    Raises RefusedInput with the place, and Stopped where ``watch`` was; the future raises Stopped as well. Nothing is
    stored then.
    """
    if desk.read_only:
        raise StoreReadOnly(desk.folder)
    watch = watch or Watch()
    watch.at(0, 1, "Reading the file")
    incoming = read(text)
    form = desk.form_by_hash(incoming.form.hash).result()
    if form is None:
        theirs, ours = f"{incoming.form.id} {incoming.form.version}", f"{desk.form.id} {desk.form.version}"
        said = f"written on another form ({theirs}) than this program's ({ours}), and this store keeps no such form"
        raise RefusedInput(said, place="form.hash")
    people = {person.name.casefold(): person.id for person in desk.people().result()}
    case = new_case()
    proving, pieces = watch.part(0.1, 0.7, "Proving what is in it"), max(1, len(incoming.answers))
    reader = Reader(form, incoming, case, desk.pen(Origin.IMPORT), people)
    entries = tuple(_watched(reader.entries(), proving, pieces))
    names = tuple(incoming.assessors.get(voice, "") for voice in ("lead", "co"))
    noted = desk.pen().write(case, Kind.IMPORTED, Imported(names, digest(text)))
    record = look(form, fold(case, ()), desk.today())
    return desk.keep_new(record, (*entries, noted), watch.part(0.7, 1.0, "Bringing it in"))


def _watched(entries: Iterable[Entry], watch: Watch, pieces: int) -> Iterator[Entry]:
    """Each of them, while somebody wants the rest."""
    for number, each in enumerate(entries):
        watch.at(min(number / (2 * pieces), 1.0))
        yield each


def in_memory(form: Form, text: str) -> Record:
    """The record that ``text`` says, on ``form``, proved as `bring_in` does and stored nowhere.

    It stands as on the day the work was allocated, else as on the first of January 2026. Raises RefusedInput.
    """
    incoming = read(text)
    if incoming.form.hash != form.hash:
        raise RefusedInput("written on another form than this one", place="form.hash")
    nobody = PractitionerId("")
    case, pen = new_case(), Pen(nobody, nobody, "", Origin.IMPORT)
    a = fold(case, Reader(form, incoming, case, pen, {}).entries())
    return look(form, a, read_date(a.text(form.pack.timing.starts_on)) or date(2026, 1, 1))


class Reader(Frozen, frozen=True):
    """One file being read: against which form, into which case, by whom."""

    form: Form
    incoming: RecordIn
    case: CaseId
    pen: Pen
    known_people: Mapping[str, PractitionerId]
    rows: dict[str, list[str]] = EMPTY  # the ids given to the rows of each repeat

    def entries(self) -> Iterator[Entry]:
        """All entries of the new case, in order. Raises RefusedInput before any of them is stored."""
        form, incoming, write = self.form, self.incoming, self.pen.write
        yield write(self.case, Kind.CASE_OPENED, CaseOpened(_reference(incoming.reference)))
        yield write(self.case, Kind.ASSESSMENT_STARTED, AssessmentStarted(form.id, form.version, form.hash))
        yield write(self.case, Kind.PEOPLE_NAMED, self.people())
        for part, mode in incoming.modes.items():
            self.prove_part(part, f"modes.{part}")
            if mode.mode not in MODES:
                raise RefusedInput("a part is rated alone, paper or together", place=f"modes.{part}.mode")
            yield write(self.case, Kind.MODE_CHOSEN, ModeChosen(mode.mode, mode.why), part)
        for path, question in incoming.answers.items():
            yield from self.question(path, question)
        for place, said in incoming.inactive.items():
            yield from self.inactive(place, said)
        yield from self.passes()
        yield from self.rest()

    def people(self) -> PeopleNamed:
        """The two assessors: practitioners of this store where the names are theirs, else names without a slot."""
        named = self.incoming.assessors
        if set(named) != {"lead", "co"} or not all(named.values()):
            raise RefusedInput("an assessment names a lead and a co-assessor", place="assessors")
        lead, co = named["lead"], named["co"]
        if lead.casefold() == co.casefold():
            raise RefusedInput("the two assessors are two people", place="assessors.co")
        return PeopleNamed(self.practitioner(lead), self.practitioner(co), lead, co)

    def practitioner(self, name: str) -> PractitionerId:
        """Somebody of this store by that name, or an id that no slot has: such a person cannot sign here."""
        return self.known_people.get(name.casefold(), PractitionerId(f"named {name}"))

    def question(self, path: str, said: QuestionIn, among: str = "answers") -> Iterator[Entry]:
        """Everything said at one question."""
        place = f"{among}.{path}"
        if path not in self.form.questions:
            raise RefusedInput("there is no such question" + _near(path, self.form.questions), place=place)
        for voice in Voice:
            answer = getattr(said, voice.value)
            if answer is not None:
                self.prove_voice(path, voice, place)
                yield self.answer(path, answer, voice, f"{place}.{voice.value}")
        if said.rows and self.form.question(path).type != "repeat":
            raise RefusedInput("this question takes no rows", place=f"{place}.rows")
        for at, row in enumerate(said.rows):
            yield from self.row(path, row, f"{place}.rows.{at}")
        if said.two_views is not None:
            self.prove_voice(path, Voice.LEAD, place)
            views = TwoViews(**said.two_views.values())
            yield self.pen.write(self.case, Kind.TWO_VIEWS_RECORDED, views, path)

    def inactive(self, place: str, said: InactiveIn) -> Iterator[Entry]:
        """What was said at something that is not asked now, and why it is kept."""
        if place in self.incoming.answers:
            raise RefusedInput("this stands among the answers as well", place=f"inactive.{place}")
        if "/" in place:
            yield self.cell(place, said)
            place = self.finding(f":{place}")[1:]
        else:
            yield from self.question(place, said, "inactive")
        if said.kept_because:
            kept = HiddenSettled(KEEP, said.kept_because, (place,))
            yield self.pen.write(self.case, Kind.HIDDEN_SETTLED, kept, place)

    def cell(self, place: str, said: InactiveIn) -> Entry:
        """One cell of a row that stands among the answers."""
        path, row, column = (*place.split("/"), "", "")[:3]
        known = self.rows.get(path, [])
        if not (row.isdecimal() and 1 <= int(row) <= len(known)) or said.agreed is None:
            raise RefusedInput("there is no such row", place=f"inactive.{place}")
        fields = [each.id for each in self.form.question(path).field]
        if column not in fields:
            raise RefusedInput("there is no such field" + _near(column, fields), place=f"inactive.{place}")
        return self.answer(f"{path}/{known[int(row) - 1]}/{column}", said.agreed, Voice.AGREED, f"inactive.{place}")

    def row(self, path: str, row: Mapping[str, AnswerIn], place: str) -> Iterator[Entry]:
        """One row of a repeat with its cells."""
        row_id, known = new_row(), [each.id for each in self.form.question(path).field]
        self.rows.setdefault(path, []).append(row_id)
        yield self.pen.write(self.case, Kind.ROW_ADDED, Empty(), f"{path}/{row_id}", Voice.AGREED)
        for name, answer in row.items():
            if name not in known:
                raise RefusedInput("there is no such field" + _near(name, known), place=f"{place}.{name}")
            yield self.answer(f"{path}/{row_id}/{name}", answer, Voice.AGREED, f"{place}.{name}")

    def answer(self, path: str, said: AnswerIn, voice: Voice, place: str) -> Entry:
        """One answer, proved against the form."""
        plain = said.values()
        for name in ("value", "sources"):
            plain[name] = tuple(plain[name]) if isinstance(plain[name], list) else plain[name]
        given = AnswerGiven(**plain)
        _prove(self.form, path, given, place)
        return self.pen.write(self.case, Kind.ANSWER_GIVEN, tidy(given), path, voice)

    def prove_voice(self, path: str, voice: Voice, place: str) -> None:
        """Refuse one assessor's answer where the pair answers together: only ratings and judgements are given alone."""
        question = self.form.question(path)
        if voice is not Voice.AGREED and not (question.type == "rating" or question.confidence):
            raise RefusedInput("this question is answered together, as agreed", place=place)

    def prove_part(self, part: str, place: str) -> None:
        """Refuse a part that the form does not have."""
        section = part.partition(".")[0]
        if section not in [each.id for each in self.form.sections] or part not in self.form.parts(section):
            raise RefusedInput("there is no such part of the form", place=place)

    def passes(self) -> Iterator[Entry]:
        """Passes that were finished where the file comes from; both finished means both were shown."""
        for part, voices in self.incoming.finished.items():
            self.prove_part(part, f"finished.{part}")
            for voice in voices:
                if voice not in {Voice.LEAD, Voice.CO}:
                    raise RefusedInput("a pass is the lead's or the co-assessor's", place=f"finished.{part}")
                yield self.pen.write(self.case, Kind.PASS_FINISHED, PassFinished("imported"), part, Voice(voice))
            if {Voice.LEAD, Voice.CO} <= set(voices):
                yield self.pen.write(self.case, Kind.PASSES_REVEALED, Empty(), part)

    def rest(self) -> Iterator[Entry]:
        """What is about the whole record."""
        write, incoming = self.pen.write, self.incoming
        heard = self.form.role("tell")
        for at, fields in enumerate(incoming.told):
            for name, value in fields.items():
                place = f"told.{at}.{name}"
                if name not in [each.id for each in self.form.question(heard).field]:
                    raise RefusedInput("there is no such field", place=place)
                _prove(self.form, f"{heard}/{at}/{name}", AnswerGiven(value or None), place)
            yield write(self.case, Kind.TOLD_SOMEONE, ToldSomeone(fields))
        for key, item in incoming.goes_ahead.items():
            said = GoesAheadBecause(**item.values())
            yield write(self.case, Kind.GOES_AHEAD_BECAUSE, said, self.finding(key))
        for place, held in incoming.held_back.items():
            kept = HeldBackFrom(tuple(held.readers), held.reason)
            yield write(self.case, Kind.HELD_BACK_FROM, kept, self.finding(f":{place}").removeprefix(":"))
        if incoming.override is not None:
            yield write(self.case, Kind.GATE_OVERRIDDEN, GateOverridden(**incoming.override.values()))

    def finding(self, key: str) -> str:
        """A finding's key with the row's own id for its place in the file."""
        rule, _, place = key.partition(":")
        pieces = place.split("/")
        known = self.rows.get(pieces[0], [])
        if len(pieces) < 2 or not (pieces[1].isdecimal() and 1 <= int(pieces[1]) <= len(known)):
            return key
        pieces[1] = known[int(pieces[1]) - 1]
        return f"{rule}:{'/'.join(pieces)}"


def _reference(reference: str) -> str:
    if not reference.strip() or len(reference) > 40:
        raise RefusedInput("a reference is 1 to 40 characters and never a name", place="reference")
    return reference.strip()


def _near(wrong: str, known: Iterable[str]) -> str:
    near = nearest(wrong, known)
    return f"; did you mean {near}?" if near else ""


def _prove(form: Form, path: str, given: AnswerGiven, place: str) -> None:
    """Refuse a value of the wrong type, an option there is not, a date that is none. Long text is not refused."""
    cell = path.split("/")
    asked = form.field(cell[0], cell[2]) if len(cell) == 3 else form.question(path)
    if given.value is not None and given.missing is not None:
        raise RefusedInput("an answer is a value or a missing state, not both", place=place)
    wanted = tuple if asked.type in _LISTS else int if asked.type == "number" else str
    if given.value is not None and (asked.type in {"repeat", "statement"} or not isinstance(given.value, wanted)):
        raise RefusedInput(f"this question takes {_WANTS.get(asked.type, 'text')}", place=f"{place}.value")
    _prove_beside(form, asked, given, place)
    if asked.type in _AS_SAID and given.value is not None:
        return
    words = remark(form, path, Answer(new_id(), PractitionerId(""), "", given.value, given.missing))
    if words:
        words = words.rstrip(".")
        raise RefusedInput(words[:1].lower() + words[1:], place=place)


def _prove_beside(form: Form, asked: Question | RowField, given: AnswerGiven, place: str) -> None:
    """Refuse what cannot stand beside this answer: for whom, how sure, a date that is none."""
    if given.for_whom is not None:
        scale = form.scale(asked.scale) if isinstance(asked, Question) and asked.scale else None
        if scale is None or given.for_whom not in {each.value for each in scale.for_whom}:
            raise RefusedInput("this cannot be said for whom", place=f"{place}.for_whom")
    if given.confidence is not None and not (
        isinstance(asked, Question) and asked.confidence and given.confidence in SURE
    ):
        raise RefusedInput(f"how sure is {', '.join(SURE)}, and only at a judgement", place=f"{place}.confidence")
    if given.until and read_date(given.until) is None:
        raise RefusedInput("this is not a date like 2026-11-20", place=f"{place}.until")


_WANTS = {
    "multi": "a list of options",
    "factors": "a list of factors",
    "number": "a whole number",
    "repeat": "rows and no value",
    "statement": "no answer",
}

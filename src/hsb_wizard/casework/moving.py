"""Moving a draft to another version of its form: first a report of what that does, then, when asked for, one entry.

A draft finishes on the version it began with unless the pair moves it. What the other version no longer asks is set
aside and kept; moving back brings it back. A record that was signed never moves. The report names questions, never what
was answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from hsb_wizard.assessment.kinds import Kind, Voice
from hsb_wizard.assessment.lifecycle import DRAFT, status
from hsb_wizard.assessment.model import Answer, Assessment
from hsb_wizard.assessment.moving import OF_PARTS, ROWS, VIEWS, Key, Pool, in_words, on_form, pool_of, renaming
from hsb_wizard.assessment.payloads import FormMoved
from hsb_wizard.assessment.validity import remark
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step, look
from hsb_wizard.errors import NotAllowed
from hsb_wizard.forms.definition import Question, RowField
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.versions import version_of
from hsb_wizard.values import Frozen

ALONE = frozenset({Voice.LEAD.value, Voice.CO.value})
ANSWERS = frozenset(voice.value for voice in Voice)
SHAPES: dict[str, type] = {"multi": tuple, "factors": tuple, "number": int}


class MoveReport(Frozen, frozen=True):
    """What moving a record does. ``refused`` says why it may not move; each tuple holds what questions are about."""

    old: str
    new: str
    moved: FormMoved
    refused: str = ""
    carried: int = 0
    covered: bool = False  # somebody answered alone, and both were not shown yet
    renamed: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    offered: int = 0  # new questions that nobody must answer

    @property
    def lines(self) -> tuple[str, ...]:
        """The report as lines to read; what changes nothing is left out."""
        lists = (
            ("Named otherwise, the answer stays:", self.renamed),
            ("The answer stays, and is no longer offered:", self.retired),
            ("Look again, the answer does not fit as it stands:", self.again),
            ("No longer asked; what was said is kept and counts nowhere:", self.gone),
            ("Asked again, with what was said before:", self.back),
            ("New, and must be answered:", self.required),
        )
        carried = f"{_count(self.carried, 'answer')} carried over as {'it is' if self.carried == 1 else 'they are'}."
        made = [f"From {self.old} to {self.new}.", carried]
        for title, what in lists:
            made += [title, *(f"  {each}" for each in what)] if what else []
        if self.covered:
            made.append("What each wrote alone moves with it and stays covered.")
        if self.offered:
            made.append(f"{_count(self.offered, 'new question')} that nobody must answer.")
        return tuple(made)


def newer(desk: Casework, record: Record) -> Form | None:
    """The form on this laptop, where it is later than the record's: a higher version, or other additions."""
    form, a = desk.form, record.assessment
    if (
        desk.read_only
        or desk.form_problem
        or form.id != a.form_id
        or form.hash == a.form_hash
        or _refused(record, form)
    ):
        return None
    return form if version_of(form.version) >= version_of(a.form_version) else None


def plan_move(record: Record, to: Form) -> MoveReport:
    """What moving ``record`` to ``to`` does. Pure; nothing is changed."""
    a, old = record.assessment, record.form
    names = renames(old, to)
    moved = renaming(names)
    was = {moved(key): key for key in pool_of(a)}
    here: Pool = {moved(key): said for key, said in pool_of(a).items()}
    alone = {moved(key): key for key in _may_be_sealed(old, a)}
    gone = [key for key, said in here.items() if not _stays(to, key, said, old, was[key], sealed=key in alone)]
    stays = {key: said for key, said in here.items() if key not in gone}
    left = {key: was_ for key, was_ in (was | alone).items() if key in gone}
    left |= {key: was_ for key, was_ in alone.items() if not _same_question(to, key, old, was_)}
    moving = {_question(key) for key in (*was.values(), *alone.values())}
    entry = FormMoved(
        form=to.id,
        version=to.version,
        form_hash=to.hash,
        from_version=old.version,
        from_hash=old.hash,
        renamed={path: new for path, new in names.items() if path in moving},
        gone={in_words(key): _about(old, was_) for key, was_ in left.items()},
        types={in_words(key): asked.type for key, was_ in left.items() if (asked := _asked(old, was_[1])) is not None},
        back=tuple(in_words(key) for key in (*_returning(a, to, stays, moved), *_alone_again(to, old, a, moved))),
    )
    return _told(record, to, entry, _Move(names, was, stays, tuple(gone)))


class _Move(Frozen, frozen=True):
    """A move worked out: old to new paths, new to old keys, what stays and what is set aside, by new key."""

    names: Mapping[str, str]
    was: Mapping[Key, Key]
    stays: Pool
    gone: tuple[Key, ...]


def _told(record: Record, to: Form, entry: FormMoved, made: _Move) -> MoveReport:
    """The report, which says nothing of what one assessor did alone and both were not shown yet."""
    a, old, was = record.assessment, record.form, made.was
    covered = {key for key, was_ in was.items() if was_[0] in ALONE and old.part_of(was_[1]) not in a.revealed}
    answers = {key: said for key, said in made.stays.items() if key[0] in ANSWERS and key not in covered}
    back = [key for key in entry.back if key.partition(" ")[0] not in OF_PARTS | ALONE]
    required = _newly_required(record, to, entry)
    new = [path for path in to.questions if path not in old.questions and path not in made.names.values()]
    alone = [path for path in old.questions if _alone(old.question(path)) and not to.has(made.names.get(path, path))]
    gone = [_no_longer(old, to, was[key], key) for key in made.gone if key[0] not in OF_PARTS and key not in covered]
    return MoveReport(
        old=f"{old.id} {old.version}",
        new=f"{to.id} {to.version}",
        moved=entry,
        refused=_refused(record, to) or _uncovered(record, to, entry, made),
        carried=len(answers),
        covered=bool(covered),
        renamed=_named(to, (key for key in answers if was[key] != key)),
        retired=_named(to, (key for key, said in answers.items() if _just_retired(to, old, key, was[key], said))),
        again=_named(to, (key for key, said in answers.items() if _odd_now(to, old, key, was[key], said))),
        gone=tuple(dict.fromkeys([*gone, *(_label(old, path) for path in alone)])),
        back=tuple(dict.fromkeys(_label(to, _question((key, key.partition(" ")[2]))) for key in back)),
        required=required,
        offered=sum(to.question(path).type != "statement" and _label(to, path) not in required for path in new),
    )


def move(desk: Casework, record: Record, to: Form) -> Step:
    """Move the record to ``to``: one entry that names both forms. Raises NotAllowed and StoreReadOnly."""
    if desk.voice(record) is None:
        raise NotAllowed("Only the two assessors named on this record move it to another version of its form.")
    report = plan_move(record, to)
    if report.refused:
        raise NotAllowed(report.refused)
    return desk.keep(record, desk.pen().write(record.assessment.case, Kind.FORM_MOVED, report.moved), form=to)


def kept_aside(record: Record, voice: Voice | None) -> tuple[str, ...]:
    """What the record keeps and its form no longer asks, a line each: what was agreed, and what ``voice`` said."""
    made = []
    for each in record.assessment.aside:
        if isinstance(each.said, Answer) and (each.kind == Voice.AGREED.value or (voice and each.kind == voice.value)):
            value, more = each.said.value, " ".join(filter(None, (each.said.missing, each.said.note)))
            said = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            made.append(f"{each.label}: {' '.join(filter(None, (said, more)))}")
        elif each.kind == VIEWS:
            made.append(f"{each.label}: two views")
    return tuple(made)


def renames(old: Form, new: Form) -> dict[str, str]:
    """Old path to new path of every question whose id changed from ``old`` to ``new``, in either direction of time."""
    made: dict[str, str] = {}
    for one, other, forward in ((old, new, True), (new, old, False)):
        for path in other.questions:
            section = path.partition(".")[0]
            formers = [f"{section}.{former}" for former in other.question(path).was]
            found = next((each for each in reversed(formers) if each in one.questions), None)
            if found and path not in one.questions and found not in other.questions:
                made |= {found: path} if forward else {path: found}
    return made


# ------------------------------------------------------------------------------------------------- may it move


def _refused(record: Record, to: Form) -> str:
    a = record.assessment
    if a.signatures or a.signatures_fell or status(a) != DRAFT:
        return "This record was signed. A signed record stays on the form it was signed on."
    if to.id != a.form_id:
        return f"'{to.id}' is another form, and not another version of '{a.form_id}'."
    return "The record is on this form already." if to.hash == a.form_hash else ""


def _uncovered(record: Record, to: Form, entry: FormMoved, made: _Move) -> str:
    """Moving may never show one assessor what the other wrote alone."""
    a, old = record.assessment, record.form
    after = on_form(a, entry)
    for key, was in made.was.items():
        if key not in made.stays or key[0] not in ALONE or old.part_of(was[1]) in a.revealed:
            continue
        if to.part_of(key[1]) in after.revealed:
            section = old.section(was[1].partition(".")[0])
            return (
                f"{section.title} is answered alone and not shown to both yet, and the new form would show it. "
                "Finish that part first."
            )
    return ""


# ------------------------------------------------------------------------------------------------- what fits


def _asks(to: Form, key: Key, said: object, old: Form, was: Key) -> bool:
    """Whether the other version has a place for what was said."""
    if not _has_place(to, key):
        return False
    if key[0] in OF_PARTS or not isinstance(said, Answer):
        return True
    return _same_question(to, key, old, was) or _fits(to, key, said)


def _stays(to: Form, key: Key, said: object, old: Form, was: Key, *, sealed: bool) -> bool:
    """Whether what was said goes on counting; what may be sealed is judged by its question alone."""
    return _same_question(to, key, old, was) if sealed else _asks(to, key, said, old, was)


def _same_question(to: Form, key: Key, old: Form, was: Key) -> bool:
    before, after = _asked(old, was[1]), _asked(to, key[1])
    return _has_place(to, key) and before is not None and after is not None and before.type == after.type


def _has_place(to: Form, key: Key) -> bool:
    kind, at = key
    if kind in OF_PARTS:
        section = at.partition(".")[0]
        return any(section == each.id and at in to.parts(section) for each in to.sections)
    asked = _asked(to, at)
    if asked is None:
        return False
    if kind == ROWS:
        return asked.type == "repeat"
    return _alone(asked) if kind in ALONE or kind == VIEWS else True


def _alone(asked: Question | RowField) -> bool:
    """Whether each assessor may answer it alone."""
    return isinstance(asked, Question) and (asked.type == "rating" or asked.confidence or asked.mode == "alone")


def _fits(to: Form, key: Key, said: Answer) -> bool:
    """Whether an answer that was given to a question of another type is one to this question as well."""
    asked = _asked(to, key[1])
    if asked is None or asked.type == "statement" or (asked.type == "repeat" and said.value is not None):
        return False
    shape = said.value is None or isinstance(said.value, SHAPES.get(asked.type, str))
    return shape and not remark(to, key[1], said)


def _asked(form: Form, path: str) -> Question | RowField | None:
    question, _, cell = path.partition("/")
    if question not in form.questions:
        return None
    asked = form.question(question)
    if not cell:
        return asked
    return next((each for each in asked.field if each.id == cell.partition("/")[2]), None)


def _may_be_sealed(form: Form, a: Assessment) -> Iterator[Key]:
    """Every answer that either may have given alone and both were not shown, given or not: a move names them all, or
    its entry would tell which of them were given."""
    for path in form.questions:
        if _alone(form.question(path)) and form.part_of(path) not in a.revealed:
            yield from ((voice, path) for voice in sorted(ALONE))


def _alone_again(to: Form, old: Form, a: Assessment, moved: Callable[[Key], Key]) -> Iterator[Key]:
    """The same for what the other version asks and this one does not: whatever was set aside comes back."""
    here = {moved(key)[1] for key in _may_be_sealed(old, a)}
    yield from (key for key in _may_be_sealed(to, a) if key[1] not in here)


def _returning(a: Assessment, to: Form, stays: Pool, moved: Callable[[Key], Key]) -> Iterator[Key]:
    """What was set aside before and has its place again, the last of each, where nothing stands there now."""
    seen: set[Key] = set()
    for each in reversed(a.aside):
        key = moved((each.kind, each.at))
        if key in seen or key in stays or not _has_place(to, key) or key in _may_be_sealed(to, a):
            continue
        asked = _asked(to, key[1])
        if not isinstance(each.said, Answer) or (asked and asked.type == each.asked) or _fits(to, key, each.said):
            seen.add(key)
            yield key


def _just_retired(to: Form, old: Form, key: Key, was: Key, said: object) -> bool:
    return key[0] not in ALONE and bool(_retired(to, key[1], said) - _retired(old, was[1], said))


def _retired(form: Form, path: str, said: object) -> set[str]:
    asked, value = _asked(form, path), said.value if isinstance(said, Answer) else None
    chosen = set(value) if isinstance(value, tuple) else {value}
    return {each.value for each in asked.options if each.retired and each.value in chosen} if asked else set()


def _odd_now(to: Form, old: Form, key: Key, was: Key, said: object) -> bool:
    return isinstance(said, Answer) and bool(remark(to, key[1], said)) and not remark(old, was[1], said)


def _newly_required(record: Record, to: Form, entry: FormMoved) -> tuple[str, ...]:
    """What must be answered in the record after the move, was not required before, and has no answer."""
    old = record.play.required | set(record.form.factors)
    after = look(to, on_form(record.assessment, entry), record.today, record.house_rules)
    before = {entry.renamed.get(path, path) for path in old}
    asked = [path for path in to.questions if path in after.play.required or path in to.factors]
    new = [path for path in asked if path in after.play.shown and path not in before]
    return tuple(_label(to, path) for path in new if after.assessment.answer(path) is None)


# ------------------------------------------------------------------------------------------------- words


def _about(form: Form, key: Key) -> str:
    kind, at = key
    section = form.section(at.partition(".")[0])
    if kind in OF_PARTS:
        return section.title
    asked = _asked(form, at)
    label = f"{section.short or section.title}: {form.question(at).short_label}"
    return f"{label}, {asked.short or asked.label}" if isinstance(asked, RowField) else label


def _no_longer(old: Form, to: Form, was: Key, key: Key) -> str:
    """What is no longer asked: a whole question, or one field of a repeat that is still there."""
    return _about(old, was) if to.has(key[1]) else _label(old, _question(was))


def _label(form: Form, path: str) -> str:
    return _about(form, (Voice.AGREED.value, path))


def _named(form: Form, keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_label(form, _question(key)) for key in keys))


def _question(key: Key) -> str:
    return key[1].partition("/")[0]


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")

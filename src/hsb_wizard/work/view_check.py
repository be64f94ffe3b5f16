"""Check answers: what stands in the way of signing, what prints with a reason, what to think about, every answer. Pure.

The words of a rule are shown as the reviewer says them; how many there are is counted over the work, never a child.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hsb_wizard.assessment.apart import UNSETTLED
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.lifecycle import fully_signed, status
from hsb_wizard.assessment.play import answerable, closed_because
from hsb_wizard.assessment.progress import asked, is_answered
from hsb_wizard.casework.record import Record
from hsb_wizard.casework.review import STOP, THINK, WHY, Finding, in_order, next_step
from hsb_wizard.sentences import say, say_number
from hsb_wizard.values import Frozen, replace
from hsb_wizard.work.view_base import ListLine, ListView, Place
from hsb_wizard.work.view_draw import cut, whole, wrapped
from hsb_wizard.work.view_inactive import decision_lines, undecided_count
from hsb_wizard.work.view_place import numbered, place_of, walk
from hsb_wizard.work.view_question import in_words
from hsb_wizard.work.view_standing import moment
from hsb_wizard.work.wide import said_beside

GROUPS = (
    (STOP, "Before you sign"),
    (WHY, "Say why, or put it right (prints on page 1)"),
    (THINK, "To think about (never printed)"),
)
BEFORE = {  # the first heading once both have signed
    "countersign": "Before it is checked by a supervisor",
    "agree": "Before the agencies agree it",
    "close": "Before it is closed",
}
LATER = "Later: after signing"
NOTHING = "  Nothing here."
MENDED = "Mended:"
GOES_AHEAD = "Goes ahead because"
TEXT = 72  # cells of one line of a finding
ANSWER = 23  # cells of an answer beside its question


class Shown(Frozen, frozen=True):
    """One finding on the page. ``mended``: it stood here when the page was opened and no rule says it any more."""

    finding: Finding
    mended: bool = False


def side_by_side(before: Collection[Finding], now: Collection[Finding]) -> tuple[Shown, ...]:
    """What is found now, in the places it had ``before``; what is mended since keeps its place and says so."""
    found: Mapping[tuple[str, str], Finding] = {_identity(each): each for each in now}
    known = {_identity(each) for each in before}
    kept = [Shown(found.get(_identity(each), each), _identity(each) not in found) for each in before]
    return (*kept, *(Shown(each) for each in now if _identity(each) not in known))


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.key, finding.moment


def check_view(record: Record, shown: Collection[Shown], mark: str = "", later: Collection[Finding] = ()) -> ListView:
    """The page: findings by what to do next, in the order of the form, then each section with its agreed answers.

    ``mark`` is where Back leads; ``later`` is what counts only after signing.
    """
    lines: list[ListLine] = []
    for group_of, title in (*((STOP, BEFORE.get(next_step(record), title)) for _, title in GROUPS[:1]), *GROUPS[1:]):
        group = [each for each in ordered(record, shown) if each.finding.moment == group_of]
        if group or group_of != THINK:
            lines += [
                ListLine(title),
                *(line for each in group for line in finding_lines(each, by=said_by(record, each))),
            ]
        if not group and group_of != THINK:
            lines.append(ListLine(NOTHING))
    coming = ordered(record, [Shown(each) for each in later if each.place])
    if coming:
        lines += [ListLine(LATER)]
        lines += [line for each in coming for line in finding_lines(each, by=said_by(record, each))]
    lines += decision_lines(record)
    for section in record.play.sections:
        lines += _section(record, section)
    title = "Check answers" if fully_signed(record.assessment) else "Check answers before you sign"
    return ListView(
        title,
        _answered(record),
        above(record, shown),
        tuple(lines),
        keys="Enter Open  F8 Go on to sign",
        mark=mark,
        heads=(say("Question"), say("Answer"), say("Written beside it")),
        under=True,
    )


def ordered(record: Record, shown: Collection[Shown]) -> list[Shown]:
    """The same, stops by their line of the sign screen, all of them in the order of the form."""
    order = {id(each): place for place, each in enumerate(in_order(record, [each.finding for each in shown]))}
    return sorted(shown, key=lambda each: order[id(each.finding)])


def above(record: Record, shown: Collection[Shown]) -> tuple[str, ...]:
    """How it stands, in one line."""
    if fully_signed(record.assessment):
        return (f"{status(record.assessment)}. Both have signed. What is open now is for whoever comes next.",)
    still = sum(1 for each in shown if is_open(each.finding) and not each.mended)
    if still:
        ways = "put it right, or say why it goes ahead" if still == 1 else "put them right, or say why they go ahead"
        return (f"{status(record.assessment)}. {points(still)} open: {ways} (F8).",)
    if record.assessment.apart:
        return (f"{status(record.assessment)}. {UNSETTLED}",)
    if undecided_count(record):
        return (f"{status(record.assessment)}. Some answers are no longer asked for: keep or remove them.",)
    return (f"{status(record.assessment)}. Nothing stands in the way of signing.",)


def is_open(finding: Finding) -> bool:
    """Whether it needs mending or a reason before anybody signs. What has no place is stated, and that is all."""
    return finding.moment in (STOP, WHY) and bool(finding.place) and not finding.goes_ahead


def points(count: int) -> str:
    """ "1 point" or "3 points"."""
    return f"{count} point" + ("" if count == 1 else "s")


def said_by(record: Record, each: Shown) -> str:
    """Who said why a point goes ahead, and when; empty where nobody did."""
    by = record.assessment.explained.get(each.finding.key)
    if by is None or not each.finding.goes_ahead:
        return ""
    return ", ".join(part for part in (record.assessment.people.get(by.by, ""), moment(by.at)) if part)


def finding_lines(each: Shown, kind: str = "finding", by: str = "") -> list[ListLine]:
    """A finding as lines: the first can be opened, the rest are read.

    Why it goes ahead, said ``by`` whom and when, stands under it, and beside it where there is room.
    """
    finding = each.finding
    words = f"{MENDED} {finding.message}" if each.mended else finding.message
    first, *rest = whole(words)
    opens = Place(kind, finding.key, finding.moment) if finding.place else None
    beside = ("Mended" if each.mended else "What would do", finding.remedy, "", *finding.references)
    lines = [ListLine(f"  {first}", place=opens, beside=beside), *(ListLine(f"  {line}") for line in rest)]
    if not finding.goes_ahead or each.mended:
        return lines
    reason = f"{GOES_AHEAD} {finding.goes_ahead}".rstrip(".") + (f". {by}" if by else ".")
    under = [ListLine(f"    {line}", wide=()) for line in whole(reason)]
    rows = said_beside(wrapped(words, TEXT, "  "), reason, TEXT + 2)
    return [replace(lines[0], wide=rows), *(replace(line, wide=()) for line in lines[1:]), *under]


def target(record: Record, place: str) -> Place | None:
    """The page that mends what stands at ``place``: a question, a row of a repeat, or a whole section."""
    path, _, cell = place.partition("/")
    if record.form.has(path):
        return Place("row", path, cell.partition("/")[0]) if cell else place_of(record, path)
    return Place("section", path) if any(path == each.id for each in record.form.sections) else None


def _answered(record: Record) -> str:
    paths = [path for section in record.play.sections for path in asked(record.form, record.play, section)]
    done = sum(is_answered(record.form, record.assessment, path) for path in paths)
    return f"{done} of {len(paths)} answered"


def _section(record: Record, section_id: str) -> list[ListLine]:
    paths = [path for path in walk(record, section_id) if answerable(record.form.question(path))]
    if not paths or section_id == record.form.role("tell").partition(".")[0]:
        return []
    return [ListLine(numbered(record.form.section(section_id))), *(_answer(record, path) for path in paths)]


def _answer(record: Record, path: str) -> ListLine:
    words = answer_words(record, path)
    short = cut(words, ANSWER)
    label = record.form.question(path).short_label
    number = f"{record.form.factor_number(path)} " if path in record.form.factors else ""
    beside = (f"{number}{label}", words, *_rests_on(record, path), "Enter changes it.")
    cells = (f"  {number}{label}", words, ", ".join(_rests_on(record, path)))
    return ListLine(f"  {number}{label}", short, Place("change", path), beside, cells)


def _rests_on(record: Record, path: str) -> tuple[str, ...]:
    """How much is written beside the answer, and from how many sources; what it says is on its page.

    Where each answered alone that is what both wrote, once both were shown: the agreed answer has no box of its own.
    """
    a = record.assessment
    shown = record.form.part_of(path) in a.revealed
    said = [each for voice in (Voice if shown else (Voice.AGREED,)) if (each := a.answer(path, voice))]
    words = sum(len(each.note.split()) for each in said)
    sources = len({source for each in said for source in each.sources})
    if said and not (words or sources) and record.form.question(path).type == "rating":
        return (say("Nothing"),)
    return (
        *((say_number(words, "{number} word", "{number} words"),) if words else ()),
        *((say_number(sources, "{number} source", "{number} sources"),) if sources else ()),
    )


def answer_words(record: Record, path: str) -> str:
    """The pair's answer in words. What one assessor says alone is not in it."""
    a, question = record.assessment, record.form.question(path)
    if path in a.two_views:
        return "Two views"
    if a.rows.get(path):
        count = len(a.rows[path])
        return f"{count} row" + ("" if count == 1 else "s")
    said = a.answer(path)
    if said is not None and said.says_something:
        return " ".join(in_words(record, path, said).split())
    if closed_because(record.form, record.play, path):
        return "Not open yet"
    return "Not agreed yet" if question.type == "rating" else "Not answered"


def check_help(shown: Collection[Shown]) -> tuple[str, ...]:
    """What F1 says: for each finding what would do, and where the rule comes from."""
    lines = ["!What would put it right"]
    rules: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in shown:
        if not each.mended:
            rules.setdefault((each.finding.remedy, each.finding.references), []).append(each.finding.message)
    for (remedy, references), messages in rules.items():
        source = f" ({'; '.join(references)})" if references else ""
        lines += ["", *messages, f"  {remedy}{source}"]
    return tuple(lines) if len(lines) > 1 else ("Nothing stands in the way of signing.",)

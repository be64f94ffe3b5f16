"""What a supervisor reads first, as pure functions: thin or copied evidence, single accounts, gaps, wide differences.

Each point is a question to the record, worked out when the page opens, stored nowhere and counted over nobody. How the
page looks, and what is new since it was returned, belongs to the supervisor's desk.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.assessment.agreement import compare_one
from hsb_wizard.assessment.days import in_words
from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.quality import evidence
from hsb_wizard.quality.finding import Case, Finding
from hsb_wizard.values import Frozen

MUST_ANSWER = frozenset(
    {"Q19", "Q26", "Q40", "Q56", "Q59", "Q67", "Q68", "Q73", "Q75", "Q86", "Q87", "Q96", "Q100"}
)  # a supervisor says something to each of these before countersigning
THIN, COPIED, ONE_ACCOUNT, NO_SOURCE, GAP, APART = "thin", "copied", "one_account", "no_source", "gap", "apart"
TITLES = {
    APART: "Where the two saw it very differently at first",
    ONE_ACCOUNT: "Rests on one account",
    NO_SOURCE: "Names no source",
    THIN: "Hardly a word of evidence",
    COPIED: "The same words twice",
    GAP: "Not known, not asked or held back",
}


class Point(Frozen, frozen=True):
    """One thing to look at: what kind, the question it is about, and one sentence."""

    kind: str
    place: str
    words: str


def read_first(case: Case) -> tuple[Point, ...]:
    """All points, in the order of TITLES."""
    made = [*_apart(case), *_accounts(case), *_thin(case), *_copied(case), *gaps(case)]
    order = list(TITLES)
    return tuple(sorted(made, key=lambda point: order.index(point.kind)))


def must_answer(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that a supervisor has to say something to, explained by the assessors or not."""
    return tuple(each for each in found if each.id in MUST_ANSWER)


def changed_since(case: Case, at: str) -> tuple[str, ...]:
    """The questions and cells that the pair answered after ``at`` (ISO time), in form order."""
    later = {path for (voice, path), each in case.assessment.answers.items() if voice is Voice.AGREED and each.at > at}
    return tuple(sorted(later, key=lambda path: case.form.place_of(path.partition("/")[0])))


def gaps(case: Case) -> Iterator[Point]:
    """Rated factors and questions every case must answer that stand at a missing state, with who finds out."""
    for path in case.form.questions:
        if path not in case.play.shown or not case.play.on_route(path.partition(".")[0]):
            continue
        if path not in case.play.required and case.form.question(path).type != "rating":
            continue
        said = case.assessment.answer(path)
        if said is not None and said.missing and said.missing != "does_not_apply":
            state = case.form.missing(said.missing).label
            told = "; ".join(part for part in (said.who, in_words(said.until)) if part)
            yield Point(GAP, path, f"{_label(case, path)}: {state}{f' ({told})' if told else ''}.")


def _apart(case: Case) -> Iterator[Point]:
    for path in case.form.factors:
        if case.form.part_of(path) in case.assessment.revealed and case.play.on_route(path.partition(".")[0]):
            both = compare_one(case.form, case.assessment, path)
            if both.distance in {"far", "opposed"}:
                ends = "two views stand" if both.standing == "two_views" else "agreed since"
                yield Point(APART, path, f"{_label(case, path)}: {ends if both.standing != 'open' else 'still open'}.")


def _accounts(case: Case) -> Iterator[Point]:
    for path in evidence.on_one_account(case):
        source = next(source for each in case.heard(path) for source in each.sources)
        yield Point(ONE_ACCOUNT, path, f"{_label(case, path)}: {source}.")
    for path in evidence.without_source(case):
        yield Point(NO_SOURCE, path, f"{_label(case, path)}.")


def _thin(case: Case) -> Iterator[Point]:
    return (Point(THIN, path, f"{_label(case, path)}.") for path in evidence.thin(case))


def _copied(case: Case) -> Iterator[Point]:
    for path, other in evidence.copied(case):
        where = "both assessors wrote the same" if path == other else f"as at {_label(case, other)}"
        yield Point(COPIED, path, f"{_label(case, path)}: {where}.")


def _label(case: Case, path: str) -> str:
    number = f"{case.form.factor_number(path)} " if path in case.form.factors else ""
    return f"{number}{case.form.question(path).short_label}"

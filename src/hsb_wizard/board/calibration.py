"""A team's picture of how it rates one training case: for each factor how many said what, and figures last.

It is made from first passes over made-up cases alone, and says no name: a rater is one more mark beside a level. A
figure never stands without the number of items and raters it is made from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsb_wizard.board.agreeing import alpha, weighted_kappa
from hsb_wizard.forms.form import Form

Rating = Mapping[str, str]  # factor -> level or missing state, as one rater first said it


@dataclass(frozen=True, slots=True)
class Item:
    """One factor: how many raters gave each level, and each missing state, in the words of the form."""

    path: str
    about: str
    levels: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, int], ...]
    spread: str  # all the same, next to each other, further apart, or too few


@dataclass(frozen=True, slots=True)
class Picture:
    """All factors of a training case that two raters or more have rated, and what can be figured from them."""

    raters: int
    items: tuple[Item, ...]
    counted: int  # items with a level from two raters or more
    kappa: float | None  # of two raters only
    alpha: float | None

    @property
    def same(self) -> int:
        """On how many items everybody gave the same level."""
        return sum(item.spread == SAME for item in self.items)


SAME, NEXT, FAR, FEW = "all the same", "next to each other", "further apart", "fewer than two gave a level"


def picture(form: Form, ratings: Sequence[Rating]) -> Picture:
    """What ``ratings`` (one of each rater) come to, in form order."""
    paths = [path for path in form.factors if sum(path in each for each in ratings) > 1]
    items = tuple(_item(form, path, [each[path] for each in ratings if path in each]) for path in paths)
    order = _order(form, paths)
    rows = [[order.get(each.get(path, "")) for path in paths] for each in ratings]
    counted = sum(item.spread != FEW for item in items)
    return Picture(
        raters=len(ratings),
        items=items,
        counted=counted,
        kappa=weighted_kappa(rows[0], rows[1], len(order)) if len(rows) == 2 and counted else None,
        alpha=alpha(rows, len(order)) if counted else None,
    )


def _order(form: Form, paths: Sequence[str]) -> dict[str, int]:
    """The place of every level in its scale, for the figures alone: it is kept nowhere."""
    scales = dict.fromkeys(scale for path in paths if (scale := form.question(path).scale))
    return {level.value: place for scale in scales for place, level in enumerate(form.scale(scale).level)}


def _item(form: Form, path: str, said: Sequence[str]) -> Item:
    question = form.question(path)
    levels = form.scale(question.scale or "").level
    given = [each for each in said if each in {level.value for level in levels}]
    return Item(
        path=path,
        about=f"{form.factor_number(path)} {question.short_label}",
        levels=tuple((level.label.split(":")[0], given.count(level.value)) for level in levels),
        missing=tuple((state.label, said.count(state.id)) for state in form.pack.missing if state.id in said),
        spread=_spread(form, given),
    )


def _spread(form: Form, given: Sequence[str]) -> str:
    if len(given) < 2:
        return FEW
    apart = {form.distance(one, other) for one in given for other in given}
    return FAR if "far" in apart else NEXT if "next" in apart else SAME

"""The line of time as a drawing inside the page: the same stairs, marks and years as on paper, and words to listen to.

A browser's own type is not known here, so widths of labels are taken generously. What must not enter here: a script,
and any block but this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from hsb_wizard.report.document import Timeline
from hsb_wizard.report.html.text import text
from hsb_wizard.report.staircase import Label, Points, shapes, shares_of, staircase, years

_ROOM, _SIZE, _LINE, _BAND = 640.0, 11.0, 14.0, 16.0
_RADIUS, _MARK, _BOLD, _PLAIN = 4.0, 13.0, 0.72 * _SIZE, 0.64 * _SIZE


def drawing(timeline: Timeline) -> str:
    """Return the figure, or nothing where its labels are too wide for it: the table under it says the same."""
    events = timeline.events
    days = [each.day for each in events]
    widths = [_MARK + max(len(each.when) * _BOLD, len(each.more) * _PLAIN) for each in events]
    stairs = staircase(shares_of(days), widths, _ROOM)
    if stairs is None:
        return ""
    lane = _LINE * (2 if any(each.more for each in events) else 1) + 4
    upper = stairs.lanes_above * lane + 2
    lower = upper + _BAND
    kinds = [each for each in timeline.kinds if each.strip()]
    legend = lower + stairs.lanes_below * lane + 12
    parts = [f'<path class="line" d="M0 {y:g}h{stairs.length:.1f}"/>' for y in (upper, lower)]
    parts += _years(years(days, stairs.length), upper)
    for event, label in zip(events, stairs.labels, strict=True):
        parts += _label(label, (event.when, event.more), timeline.kinds.index(event.kind), upper, lane)
    parts += _kinds(kinds, timeline, legend)
    height = legend + len(kinds) * (_LINE + 3)
    return (
        f'<figure><svg role="img" aria-label="{text(timeline.alt)}" viewBox="0 0 {_ROOM:g} {height:g}">'
        f"{''.join(parts)}</svg></figure>"
    )


def _years(ticks: tuple[tuple[float, str], ...], upper: float) -> Iterator[str]:
    for at, name in ticks:
        yield f'<path d="M{at:.1f} {upper:g}v{_BAND:g}"/>'
        yield _text(at + 3, upper + _LINE - 2, name)


def _label(label: Label, words: tuple[str, str], kind: int, upper: float, lane: float) -> Iterator[str]:
    """A leader, the mark of the kind beside its end, the date and a word more."""
    if label.above:
        foot, top = upper, upper - label.lane * lane
        end = top
    else:
        foot, top = upper + _BAND, upper + _BAND + (label.lane - 1) * lane + 3
        end = top + lane - 4
    yield f'<path d="M{label.at:.1f} {foot:g}V{end:g}"/>'
    yield _mark(kind, label.left + _RADIUS, top + _LINE / 2)
    yield _text(label.left + _MARK, top + _LINE - 3, words[0], "when")
    if words[1]:
        yield _text(label.left + _MARK, top + 2 * _LINE - 3, words[1])


def _kinds(kinds: list[str], timeline: Timeline, top: float) -> Iterator[str]:
    for row, words in enumerate(kinds):
        y = top + row * (_LINE + 3)
        yield _mark(timeline.kinds.index(words), _RADIUS, y + _LINE / 2)
        yield _text(_MARK, y + _LINE - 3, words)


def _mark(kind: int, x: float, y: float) -> str:
    outline, filled = shapes(_RADIUS)[kind]
    return f'<polygon class="{"full" if filled else "empty"}" points="{_points(outline, x, y)}"/>'


def _points(outline: Points, x: float, y: float) -> str:
    return " ".join(f"{x + across:.1f},{y - up:.1f}" for across, up in outline)


def _text(x: float, y: float, words: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f'<text{attribute} x="{x:.1f}" y="{y:.1f}">{text(words)}</text>'

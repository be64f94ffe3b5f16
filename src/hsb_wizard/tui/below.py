"""Whether more of a page stands below or above than is seen: said over the keys, so that nobody has to try.

Imported before the first paint: nothing of a case, a form or a store may enter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.widget import Widget

from hsb_wizard.sentences import say

if TYPE_CHECKING:
    from textual.screen import Screen

    from hsb_wizard.tui.frame import FooterLine

SCROLLS, LIST = "scrolls", "list"  # classes of what scrolls; in a list Page Down leads on


def look_below(widget: Widget) -> None:
    """Have the page of ``widget`` look what stands below, once it is laid out."""
    widget.call_after_refresh(_look, widget)


def _look(widget: Widget) -> None:
    if not widget.is_attached:
        return
    screen: Screen[object] = widget.screen
    rooms = [each for each in screen.query(f".{SCROLLS}") if each.is_on_screen and each.size.height]
    more = [each for each in rooms if each.max_scroll_y > each.scroll_offset.y]
    keys = ": PgDn" if any(each.has_class(LIST) for each in more) else ""
    over = [each for each in rooms if each.scroll_offset.y > 0 and not each.has_class(LIST)]
    words = say("more above and below") if more and over else say("more below") if more else ""
    words = say("more above: PgUp") if over and not more else f"{words}{keys}"
    for line in screen.query("#footer"):
        cast("FooterLine", line).below = words

"""A window that is too small says so, and is right as soon as it is large enough."""

from tests.stories.front_door import AMINA, Shop
from tests.stories.terminal import terminal

SMALL = "Make the window at least 40 by 12 (now 36 by 10)."


def test_a_window_that_is_too_small_says_how_large_and_comes_right_when_it_is(shop: Shop) -> None:
    with terminal("--store", str(shop.folder), columns=36, rows=10) as window:
        assert AMINA not in window.until(SMALL)
        window.resize(80, 24)
        shown = window.until(AMINA)
        assert "Make the window" not in shown
        window.resize(36, 10)
        window.until(SMALL)
        window.type("\x1b[21~")  # F10 answers in a small window too
        assert window.ended() == 0
    assert shop.listed() == shop.listing

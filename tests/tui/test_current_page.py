"""Is this document current, on screen: by keyboard from the list, the answer in three sentences below the name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import text_of, typed, until
from tests.tui.test_shell_pages import SMALL, let_in, outside_cp437, play

from hsb_wizard.casework.current import CURRENT, Checked
from hsb_wizard.tui.app import Wizard
from hsb_wizard.work.view_current import NO_FILE, check_form, typed_path


@pytest.mark.parametrize(
    ("typed_name", "path"),
    [
        (" plan.pdf ", "plan.pdf"),
        ("'/shelf/me/a plan.pdf'", "/shelf/me/a plan.pdf"),
        ('"C:\\a plan.pdf"', "C:\\a plan.pdf"),
        ("/shelf/me/a\\ plan.pdf", "/shelf/me/a plan.pdf"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_a_file_dropped_onto_the_window_is_found(typed_name: str, path: str) -> None:
    assert typed_path(typed_name) == path


def test_the_answer_stands_in_three_parts_the_first_in_bold() -> None:
    view = check_form("plan.pdf", Checked(CURRENT, "Current: " + "word " * 30 + "end.", "Safe.", "Use it."))

    assert [line[:1] == "!" for line in view.below] == [False, True, False, False]
    assert view.below[-2:] == ("Safe.", "Use it.")


def test_d_asks_for_a_file_and_says_how_it_stands(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"nothing of ours")

    async def story() -> None:
        app = Wizard(shop)
        async with app.run_test(size=SMALL) as pilot:
            await let_in(pilot)
            await pilot.press("d")
            await until(pilot, "Is this document current?")
            await pilot.press("f8")
            await until(pilot, NO_FILE[:40])
            await typed(pilot, str(tmp_path / "x.pdf"))
            await pilot.press("f8")
            shown = await until(pilot, "Not ours: no document with these bytes left this store")
            assert "Nothing was stored or changed." in shown
            assert "Ask who sent it" in shown
            assert outside_cp437(text_of(app)) == set()
            await pilot.press("f7")
            await until(pilot, "N  Start a new assessment")
            await pilot.press("f10")

    play(story())

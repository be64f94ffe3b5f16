"""What the first pages say and decide, as plain values."""

import signal
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from textual.color import Color

from hsb_wizard.assessment.kinds import CaseId
from hsb_wizard.assessment.summary import CaseSummary
from hsb_wizard.settings import Settings, read, write
from hsb_wizard.tui import launcher, start, themes
from hsb_wizard.tui.frame import plain, spread
from hsb_wizard.work import left_off, view_first, view_home, view_new
from hsb_wizard.work.idle import SESSION, Due, due, waits
from hsb_wizard.work.line import Row, shortened, wrong_words
from hsb_wizard.work.view_home import NEW, Timing

DAYS = Timing(28, 21, date(2026, 11, 20))


def case(reference: str, allocated: str = "", status: str = "Draft", changed: str = "") -> CaseSummary:
    return CaseSummary(
        CaseId(reference.lower()), reference, status, "Amina Khan", "Tom Reed", allocated, changed_at=changed
    )


def test_an_empty_list_says_what_to_do_first() -> None:
    view = view_home.home_view((), {}, DAYS, 80)
    assert [row.text for row in view.rows] == [*view_home.EMPTY, "", "N  Start a new assessment"]
    assert view.first == NEW
    assert max(len(line) for line in view_home.EMPTY) <= 76


def test_the_most_urgent_stands_first_and_signed_ones_last() -> None:
    cases = (
        case("A-0001", "2026-11-10"),
        case("A-0002"),
        case("A-0003", "2026-10-20"),
        case("A-0004", status="Signed"),
    )
    view = view_home.home_view(cases, {}, DAYS, 80)
    assert [row.id for row in view.rows if row.id] == ["a-0003", "a-0001", "a-0002", "a-0004", NEW]
    assert [row.mark for row in view.rows] == ["!", "", "", "", "", ""]
    assert view.counted == "3 open, 1 need you now"


def test_days_are_words_and_the_wide_list_says_what_needs_doing() -> None:
    late, new = case("A-0003", "2026-10-20"), case("A-0002")
    assert view_home.clock_words(view_home.clock_of(late, DAYS)) == "Day 31 of 28"
    assert view_home.clock_words(view_home.clock_of(new, DAYS)) == "No start date yet"
    assert view_home.clock_words(view_home.clock_of(case("A-1", "2026-11-10"), DAYS)) == "Day 10 of 28, 18 left"
    wide = view_home.home_view((late, new), {}, DAYS, 120)
    assert wide.rows[0].text.endswith("Say why, and what is in place meanwhile")
    assert wide.rows[1].text.endswith("Give the date it was allocated")
    assert all(len(row.text) <= 76 for row in view_home.home_view((late, new), {}, DAYS, 80).rows)


def test_the_list_says_where_somebody_stopped_and_that_typing_was_kept() -> None:
    worked = case("A-0001", changed="2026-11-18T16:02:00+00:00")
    earlier = case("A-0002", changed="2026-11-01T09:00:00+00:00")
    view = view_home.home_view((earlier, worked), {"a-0001": left_off.AS_IT_WAS}, DAYS, 80)
    assert view.first == "a-0001"
    assert view.about["a-0001"][2] == "You stopped here on 18 November 2026 at 16:02."
    assert "typed" in view.about["a-0001"][3]
    assert "ended" not in view.about["a-0001"][3], "nothing ended where somebody left a page half said"
    assert len(view.about["a-0002"]) == 3


@pytest.mark.parametrize(
    ("taken", "following"), [((), "A-0001"), (("A-0007", "a-0009", "North 12"), "A-0010"), (("A-9999",), "A-10000")]
)
def test_the_next_reference_is_a_number_and_nothing_else(taken: tuple[str, ...], following: str) -> None:
    assert view_home.next_reference(case(each) for each in taken) == following


GOOD = {"reference": "A-0002", "born": "April 2011", "co": ("tom",), "proceedings": ("none",), "reach_safely": ("yes",)}


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({}, ""),
        ({"reference": " "}, "reference"),
        ({"reference": "a-0001"}, "reference"),
        ({"born": "2011"}, "born"),
        ({"born": "in spring"}, "born"),
        ({"born": "2027-01"}, "born"),
        ({"co": ()}, "co"),
        ({"co": (view_new.ADD,)}, "co"),
        ({"proceedings": ()}, "proceedings"),
        ({"reach_safely": ()}, "reach_safely"),
    ],
)
def test_a_new_assessment_needs_all_five(changed: dict[str, object], where: str) -> None:
    field, sentence = view_new.problem(GOOD | changed, ["A-0001"], DAYS.today)  # type: ignore[arg-type]
    assert field == where
    assert bool(sentence) == bool(where)


def test_the_recovery_code_counts_as_written_down_when_its_end_is_typed() -> None:
    code = "ABCDE-FGHIJ-KLMNO-PQRST-UVWXY"
    assert view_first.grouped(code) == ("ABCDE-FGHIJ-KLMNO-PQRST", "UVWXY")
    assert view_first.code_problem({"seen": " uvwxy"}, code) == ""
    assert view_first.code_problem({"seen": "Written down"}, code) == ""
    assert view_first.code_problem({"seen": "ABCDE"}, code) != ""
    assert view_first.code_problem({"seen": ""}, code) != ""


def test_two_passphrases_that_differ_are_typed_again() -> None:
    assert view_first.phrase_problem({"passphrase": "one", "again": "one"}) == ""
    assert "not the same" in view_first.phrase_problem({"passphrase": "one", "again": "two"})
    assert "again" in view_first.phrase_problem({"passphrase": "one", "again": ""})


def test_idle_hands_are_covered_warned_and_locked_in_this_order() -> None:
    wait = waits((5, 15), session_view=False)
    assert [due(each, wait) for each in (0, 299, 300, 839, 840, 899, 900)] == [
        Due.NOTHING, Due.NOTHING, Due.COVER, Due.COVER, Due.WARN, Due.WARN, Due.LOCK,
    ]  # fmt: skip
    assert waits((5, 15), session_view=True) == waits(SESSION, session_view=False)
    assert waits((10, 3), session_view=False).lock > waits((10, 3), session_view=False).cover


def test_settings_are_kept_and_nonsense_is_answered_with_what_is_safe(tmp_path: Path) -> None:
    assert read(tmp_path) == Settings()
    chosen = Settings("wales", 3, 30, 'North "Team" \\ Gwasanaeth Ŵ', "hsb-contrast")
    write(tmp_path, chosen)
    assert read(tmp_path) == chosen
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]
    (tmp_path / "settings.toml").write_text('nation = "mars"\ncover_minutes = true\nlock_minutes = 2\nservice = 7')
    assert read(tmp_path) == Settings(lock_minutes=5)
    (tmp_path / "settings.toml").write_text("= not TOML")
    assert read(tmp_path) == Settings()


def test_a_wrong_passphrase_says_how_long_to_wait() -> None:
    wait = "That passphrase did not open this store. Nothing is lost. Try again in 4 seconds."
    assert wrong_words(4) == wait
    assert wrong_words(1).endswith("in 1 second.")
    assert wrong_words(0).endswith("Try again.")


def test_nothing_that_textual_reads_from_outside_is_left() -> None:
    environment = {"TEXTUAL_DEBUG": "1", "TEXTUAL": "devtools", "TEXTUAL_SCREENSHOT": "1", "PATH": "p"}
    start.scrub(environment)
    assert environment == {"PATH": "p", **start.SETTINGS}


def test_a_code_names_the_place_and_never_what_was_in_it() -> None:
    canary = "J. said it happened at home"
    try:
        raise ValueError(canary)
    except ValueError as error:
        code = start.code_of(error)
    assert code.startswith("ValueError-test_shell_values-")
    assert canary not in start.crash_words(code)
    assert "Everything saved is safe" in start.crash_words(code)


def test_the_launcher_starts_again_after_a_lock_and_only_then(tmp_path: Path) -> None:
    tally = tmp_path / "tally"
    child = f"""
import os, pathlib, sys
tally = pathlib.Path({str(tally)!r})
tally.write_text((tally.read_text() if tally.exists() else "") + os.environ["HSB_WIZARD_CHILD"])
sys.exit(75 if len(tally.read_text()) < 3 else 12)
"""
    quieted: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    assert launcher.launch([sys.executable, "-c", child], lambda: quieted.append(1)) == 12
    assert (tally.read_text(), len(quieted)) == ("111", 3)
    assert signal.getsignal(signal.SIGINT) is before
    assert threading.current_thread() is threading.main_thread()


def luminance(colour: Color) -> float:
    parts = [value / 255 for value in (colour.r, colour.g, colour.b)]
    red, green, blue = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(Color.parse(each)) for each in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_theme_can_be_read_and_high_contrast_is_as_high_as_it_gets() -> None:
    made = {theme.name: theme for theme in themes.themes()}
    for theme in (made[name] for name in made if name != themes.OWN):
        assert theme.background
        for ink in (theme.foreground, theme.primary, theme.error):
            assert ink
            assert contrast(ink, theme.background) >= 7
    high = made[themes.CONTRAST]
    assert contrast(str(high.foreground), str(high.background)) == 21
    assert themes.wanted_theme(themes.LIGHT, no_color=False) == themes.LIGHT
    assert themes.wanted_theme("unknown", no_color=False) == themes.DARK
    assert themes.wanted_theme(themes.LIGHT, no_color=True) == themes.OWN


def test_words_of_people_are_never_markup() -> None:
    for words in ("saw [sic] it", "[@click=app.quit]press[/]", "[/b]", "[REDACTED] \x1b[2Jgone"):
        assert plain(words).plain == words.replace("\x1b[2J", "")


def test_a_line_keeps_its_right_end_when_the_left_is_too_long() -> None:
    assert spread("left", "right", 16) == " left     right"
    assert spread("a very long left end", "Saved 14:32", 20) == " a v... Saved 14:32"
    assert Row("x", "y").opens
    assert not Row("x").opens


def test_what_is_too_long_for_its_line_ends_at_a_whole_word_and_says_so() -> None:
    assert shortened("An adult is awake until the children sleep", 42) == "An adult is awake until the children sleep"
    assert shortened("An adult is awake until the children sleep", 30) == "An adult is awake until the..."
    assert shortened("Agreed, and then settled", 10) == "Agreed..."
    assert shortened("x" * 50, 20) == "x" * 17 + "..."

"""The pictures of the guide are what the program shows now, and every line of the tour is on its page."""

import re
import shlex
from pathlib import Path

import pytest
from tools.pictures import FENCE, GUIDE, SIZE, pictures, with_pictures

from hsb_wizard.casework.exporting import editions
from hsb_wizard.cli.main import COMMANDS, parser
from hsb_wizard.forms.load import shipped
from hsb_wizard.work.tour import tour
from hsb_wizard.work.view_draw import wrapped
from hsb_wizard.work.view_home import THE_TOUR

PAGES = ("assessors.md", "installing.md", "supervisors.md")


def test_the_pictures_of_the_guide_are_what_the_program_shows_now(tmp_path: Path) -> None:
    taken = pictures(tmp_path)
    for name in PAGES:
        text = (GUIDE / name).read_text(encoding="utf-8")
        assert text == with_pictures(text, taken), f"{name}: take them again: make pictures"


def test_every_fence_is_a_picture_of_a_window_and_no_more_than_one() -> None:
    for name in PAGES:
        text = (GUIDE / name).read_text(encoding="utf-8")
        found = list(FENCE.finditer(text))
        assert found
        assert text.count("```text") == len(found), name
        for picture in found:
            lines = picture[2].splitlines()
            assert 10 < len(lines) <= SIZE[1], picture[1]
            assert max(map(len, lines)) <= SIZE[0], picture[1]


def test_a_picture_that_was_changed_by_hand_is_put_right() -> None:
    page = "Before\n<!-- picture: list -->\n```text\nAn older screen\n```\nAfter\n"
    assert with_pictures(page, {"list": "Now\n"}) == page.replace("An older screen", "Now")
    with pytest.raises(KeyError):
        with_pictures(page, {})


def test_the_guide_leads_only_to_pages_that_stand_there() -> None:
    for name in PAGES:
        for to in re.findall(r"\]\(([^)#]+)\)", (GUIDE / name).read_text(encoding="utf-8")):
            assert (GUIDE / to).exists(), to


def test_every_command_of_the_guide_is_one_with_the_options_that_are_named() -> None:
    for name in PAGES:
        text = (GUIDE / name).read_text(encoding="utf-8")
        for words in re.findall(r"^    hsb-wizard ([a-z].*)$", text, re.MULTILINE):
            given = shlex.split(words)
            assert parser(given).parse_args(given).command == given[0], words
        assert set(re.findall(r"`hsb-wizard ([a-z][a-z-]*)", text)) <= set(COMMANDS), name


def test_each_page_of_the_tour_fits_a_small_window_and_speaks_with_the_words_of_the_form() -> None:
    form, titles = shipped(), tuple(each.title for each in editions())
    pages = tour(form, titles)
    assert f"{len(pages)} of {len(pages)}" == pages[-1].where
    for page in pages:
        drawn = [piece for line in page.above for piece in wrapped(line.strip(), 75) or ("",)]
        assert len(drawn) <= 18, page.where  # a window of 24 lines holds no more below the title
    said = " ".join(" ".join(line.split()) for page in pages for line in page.above)
    for option in form.question(form.role("gate")).options:
        assert option.label.partition(". ")[0].rstrip(".") in said
    for level in form.scale("plan_scale").level:
        assert level.label in said
    assert all(title in said for title in titles[:5])
    assert f"and {len(titles) - 5} more" in said
    assert "two minutes" in THE_TOUR
    assert len(said.split()) <= 560  # a little over two minutes at 240 words a minute

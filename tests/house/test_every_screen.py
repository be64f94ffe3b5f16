"""Every page of the program is looked at, and every snapshot keeps the promises that can be counted."""

import importlib
import pkgutil
from collections import Counter

import pytest
from tools.looks import WALKS
from tools.snapshots import FOLDER, SIZES, file_of

from hsb_wizard import tui
from hsb_wizard.tui.frame import Card, Page
from hsb_wizard.work.ending import PLACES
from hsb_wizard.work.page_names import SITTING
from hsb_wizard.work.views import VIEWS

LOOKS = [look for walk in WALKS for look in walk.looks]
FILES = {file_of(look.name, size): size for look in LOOKS for size in SIZES}
ELSEWHERE = {"find", "pair"}  # Find is a page of its own on the screen; the shipped form has no list filled alone
BARE = {"closing", "cover", "session-cover"}  # a sentence or two are all that they are for
FOOTED = {"Closing"}  # it goes on by itself: no key works there


def kinds_of_page() -> set[str]:
    """Every page and card in tui that nothing else is made from."""
    for module in pkgutil.iter_modules(tui.__path__):
        importlib.import_module(f"hsb_wizard.tui.{module.name}")
    found, more = set(), [Page, Card]
    while more:
        kind = more.pop()
        below = [each for each in kind.__subclasses__() if each.__module__.startswith("hsb_wizard.")]
        more += below
        if not below:
            found.add(kind.__name__)
    return found


def test_every_page_of_the_program_is_looked_at() -> None:
    assert kinds_of_page() - {look.page.partition(" ")[0] for look in LOOKS} == set()


def test_every_kind_of_place_in_a_record_is_looked_at() -> None:
    kinds = (set(VIEWS) | PLACES | SITTING) - ELSEWHERE
    assert kinds - {look.page.partition(" ")[2] for look in LOOKS} == set()


def test_no_two_looks_have_one_name_and_no_snapshot_is_left_over() -> None:
    assert [name for name, times in Counter(look.name for look in LOOKS).items() if times > 1] == []
    assert {each.name for each in FOLDER.iterdir()} == set(FILES)


@pytest.mark.parametrize("size", SIZES, ids=("80x24", "120x40"))
def test_nothing_on_any_page_is_outside_code_page_437_or_wider_than_the_window(size: tuple[int, int]) -> None:
    for file, of in FILES.items():
        if of != size:
            continue
        text = (FOLDER / file).read_text(encoding="utf-8")
        assert {each for each in text if each != "\n" and not each.encode("cp437", "ignore")} == set(), file
        lines = text.splitlines()
        assert max(map(len, lines)) <= size[0], file
        assert len(lines) <= size[1], file


def test_no_page_was_looked_at_with_nothing_on_it() -> None:
    """A page is looked at where it has something to say: a title alone would be no look at what it is for."""
    for file, size in FILES.items():
        lines = [line.strip() for line in (FOLDER / file).read_text(encoding="utf-8").splitlines()[: size[1] - 2]]
        words = [line for line in lines if any(map(str.isalnum, line))]
        if file.partition(".")[0] not in BARE:
            assert len(words) > 2, f"{file}: header and title, and nothing below"


def test_every_page_says_where_one_is_and_which_keys_lead_on() -> None:
    for look in LOOKS:
        for size in SIZES:
            lines = (FOLDER / file_of(look.name, size)).read_text(encoding="utf-8").splitlines()
            assert any(line.strip() for line in lines[: size[1] - 2]), look.name
            if look.page not in FOOTED:
                assert len(lines) == size[1], look.name
                assert any(key in lines[-1] for key in ("F1 ", "F7 ", "F9 ", "F10 ", "Esc ")), look.name

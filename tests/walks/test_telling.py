"""A walk that fails says what was given, what is kept and what was pressed, and takes one page for one page."""

from pathlib import Path

from tests.walks.keyboard import Keyboard, page_of
from tests.walks.people import AMINA, TOM, kept, laptop, open_desk
from tests.walks.telling import told
from tests.walks.way import opens, unlock


def test_a_page_stays_itself_when_an_answer_asks_for_a_tenth() -> None:
    nine, ten, next_one = (f"Justice status{' ' * 58}{where}" for where in ("6 of 9", "6 of 10", "7 of 10"))
    assert page_of(nine) == page_of(ten[:14] + ten[15:]) != page_of(next_one)


def test_what_was_kept_otherwise_is_told_with_its_keys_screens_and_entries(tmp_path: Path) -> None:
    folder = laptop(tmp_path / "store")
    with open_desk(folder) as desk:
        lead, co = (each for each in desk.people().result() if each.name in (AMINA, TOM))
        desk.start_case("A-0007", lead, co).saved.result()
    with Keyboard(folder) as k:
        unlock(k)
        opens(k, "A-0007")
        k.opens("Safety plan for now", "Home: what is arranged")
        k.to("enter", "Or")
        k.about = "safety.home"
        k.types("Nan stays")
        k.press("f8")
        k.sees("Other children")
        k.quits()
    said = kept(folder, "A-0007")
    given = said | {"answers": {"safety.home": {"agreed": {"value": "Nan stays at night"}}}}
    words = told(k, folder, given, said, ["safety.home"])
    assert '{"agreed": {"value": "Nan stays at night"}}\nand is kept as\n  {"agreed": {"value": "Nan stays"}}' in words
    assert "answer" in words.partition("In the journal:\n")[2].partition("\n")[0]
    assert "Pressed there: 'Nan stays' 'f8'" in words
    assert "│ Nan stays " in words.partition("Before 'f8'")[2]

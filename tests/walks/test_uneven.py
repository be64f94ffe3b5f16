"""Every letter is kept where it was typed, however unevenly it is typed and however the laptop holds the program up.

Every change types one script at each pace. ``make uneven`` types many more; a seed that failed is given as UNEVEN_FROM.
"""

import os
from pathlib import Path
from random import Random

import pytest
from tests.walks import people
from tests.walks.keyboard import Keyboard
from tests.walks.uneven import PACES, Script, sends, stops_and_goes
from tests.walks.way import opens, unlock

from hsb_wizard.forms.form import Form

FROM, MANY = int(os.environ.get("UNEVEN_FROM", "0")), int(os.environ.get("UNEVEN", "1"))
HOME = "Home: what is arranged"
LAST = "Do you feel safe"
BEFORE_A_DATE = ("home", "other_children", "education", "community_online", "person_harmed", "own_safety", "placement")
BEHIND_IT = ("monitor", "support_worker", "counselling", "constructive")
BROUGHT_BY_YES = ("shared_action", "threats")


def begun(folder: Path) -> Path:
    """Make a laptop with an assessment on it, of which nothing is answered."""
    with people.open_desk(people.laptop(folder)) as desk:
        lead, co = (each for each in desk.people().result() if each.name in (people.AMINA, people.TOM))
        desk.start_case("A-0007", lead, co).saved.result()
    return folder


def script_of(form: Form, random: Random) -> Script:
    """A safety plan, page after page, with a date and a choice that brings a page between the words."""
    script = Script(random)
    for name in BEFORE_A_DATE:
        script.page(f"safety.{name}", form.question(f"safety.{name}").type)
    script.keys += [*"1 Dec 2026", "f8"]
    for name in BEHIND_IT:
        script.page(f"safety.{name}", form.question(f"safety.{name}").type)
    script.keys += ["y", "f8"]
    for name in BROUGHT_BY_YES:
        script.page(f"safety.{name}", form.question(f"safety.{name}").type)
    return script


@pytest.mark.parametrize("seed", range(FROM, FROM + MANY))
@pytest.mark.parametrize("name", PACES)
def test_every_letter_is_kept_where_it_was_typed(name: str, seed: int, tmp_path: Path, form: Form) -> None:
    folder, random, pace = begun(tmp_path / "store"), Random(f"{name} {seed}"), PACES[name]
    script = script_of(form, random)
    with Keyboard(folder) as k:
        unlock(k)
        opens(k, "A-0007")
        k.opens("Safety plan for now", HOME)
        k.to("enter", "Or")
        with stops_and_goes(k.terminal.pid, Random(seed), pace):
            sends(k, script.keys, random, pace)
        k.sees(LAST)
        k.quits()
    answers = people.kept(folder, "A-0007")["answers"]
    kept = {path: answers[path]["agreed"]["value"] if path in answers else "" for path in script.said}
    assert kept == script.said, f"Typed at the pace {name!r} with the seed {seed}: {' '.join(script.keys)}"


def test_a_program_that_was_held_and_let_go_reads_its_keys_once_and_ends(tmp_path: Path) -> None:
    """The system's own signal for going on is no reason to begin again: two readers would share what is typed."""
    folder = begun(tmp_path / "store")
    words = "On Mondays Nan is there, on Tuesdays Uncle Kit, and at night both of them. " * 4
    with Keyboard(folder) as k:
        unlock(k)
        opens(k, "A-0007")
        k.opens("Safety plan for now", HOME)
        k.to("enter", "Or")
        for _ in range(3):
            k.holds(0.1)
        for letter in words.strip():
            k.terminal.send(letter)
        k.sees("at night both of them.")
        k.quits()
    assert people.kept(folder, "A-0007")["answers"]["safety.home"]["agreed"]["value"] == words.strip()

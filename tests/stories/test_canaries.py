"""Nothing of a case is anywhere but in the store, encrypted, and in the document that was asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf
import pytest
from tests.stories.canaries import CANARY, canaries_under, record_of_canaries
from tests.stories.front_door import TOM, WORDS, Ended, Shop

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.casework import door
from hsb_wizard.cli.main import main

WORD = "kestrel0001q"
TEMPORARY = ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """Return a file with the record, in a folder that is looked at by no test."""
    text, canaries = record_of_canaries(door.present_form())
    assert canaries > 100
    path = tmp_path / "in" / "record.json"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


class Walk:
    """Commands on one store, in a folder and with a place for temporary files that are looked through afterwards."""

    def __init__(self, shop: Shop, place: Path) -> None:
        self.shop, self.place = shop, place
        for each in ("here", "temporary", "out"):
            (place / each).mkdir()
        self.said = ""  # everything on standard error

    def run(self, *words: str | Path) -> Ended:
        more = dict.fromkeys(TEMPORARY, str(self.place / "temporary"))
        ended = self.shop.run(*words, cwd=self.place / "here", more=more)
        assert "Traceback" not in ended.stderr
        self.said += ended.stderr
        return ended


def held(pdf: Path) -> int:
    """Give how many canaries a document holds."""
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages).encode()
    return len(set(CANARY.findall(words)))


def test_a_whole_walk_leaves_no_word_of_the_case_outside_the_store_and_the_document(
    shop: Shop, incoming: Path, tmp_path: Path, home: Path
) -> None:
    walk = Walk(shop, tmp_path)
    case = walk.run("import", incoming).stdout.splitlines()[-1]
    for words in (["list"], ["list", "--json"], ["show", case], ["check", case], ["verify"], ["people", "list"]):
        assert walk.run(*words).returncode in (0, 1)
    assert len(set(CANARY.findall(walk.run("show", case, "--json").stdout.encode()))) > 100
    target = tmp_path / "out" / "a.pdf"
    assert walk.run("export", case, "--edition", "supervision", "--draft", "--out", target).returncode == 0
    assert held(target) > 100
    target.unlink()
    desk = shop.open()
    desk.save_draft(desk.open_case(case).result(), "sense.how", Voice.AGREED, "half a kestrel9999q").result()
    desk.confirm(TOM, WORDS[TOM]).result()
    assert canaries_under(shop.folder, home) == []  # while it is open: journal, holder, people, backups
    desk.close()
    assert not CANARY.search(walk.said.encode())
    assert canaries_under(shop.folder, home, *(tmp_path / each for each in ("here", "temporary", "out"))) == []
    assert list((tmp_path / "temporary").iterdir()) + list((tmp_path / "here").iterdir()) == []


def test_what_is_refused_is_never_repeated(shop: Shop, incoming: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault stands beside canaries or is one; the sentence names the place and not what stood there."""
    text = incoming.read_text(encoding="utf-8")
    faults = {
        "broken": text[: len(text) // 2],
        "a date": with_answer(text, "journey.allocated", {"value": WORD}),
        "an option": with_answer(text, "setup.response", {"value": WORD}),
        "a kind": with_answer(text, "sense.how", {"value": [WORD]}),
        "a state": with_answer(text, "sense.how", {"missing": WORD}),
        "a mode": with_top(text, modes={"family": {"mode": WORD}}),
        "a voice": with_top(text, finished={"family": [WORD]}),
        "signed": with_top(text, signatures=[WORD]),
        "told": with_top(text, told=[[WORD]]),
        "one person": with_top(text, assessors={"lead": WORD, "co": WORD}),
        "a reference": with_top(text, reference=f"{WORD} " * 9),
    }
    said = ""
    for fault, wrong in faults.items():
        incoming.write_text(wrong, encoding="utf-8")
        assert (fault, main(shop.command("import", incoming))) == (fault, 15)
        said += capsys.readouterr().err
    assert said.count("Nothing of it was stored.") == len(faults)
    assert not CANARY.search(said.encode()), said
    assert shop.listed() == shop.listing


def with_answer(text: str, path: str, answer: dict[str, object]) -> str:
    plain = json.loads(text)
    plain["answers"][path] = {"agreed": answer}
    return json.dumps(plain)


def with_top(text: str, **keys: object) -> str:
    return json.dumps(json.loads(text) | keys)

"""What one assessor writes alone stays covered until both were shown: in JSON, on paper, on the terminal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from tests.stories.front_door import AMINA, TOM, WORDS, Ended, Shop

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.casework import verbs
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record

PART = "family"
LEADS, COS = "Kestrel over the ridge", "Plover by the ford"


@dataclass
class Sitting:
    """Two people at one open record."""

    desk: Casework
    record: Record

    def rate(self, path: str, voice: Voice, level: str, note: str) -> None:
        step = verbs.answer(self.desk, self.record, path, AnswerGiven(level, note=note), voice)
        assert step is not None
        self.record = step.record

    def finish(self, voice: Voice) -> None:
        self.record = verbs.finish_pass(self.desk, self.record, PART, voice).record

    def hand_over(self, name: str) -> None:
        self.desk.hand_over(self.desk.confirm(name, WORDS[name]).result().id)


def sit(shop: Shop) -> Sitting:
    desk = shop.open()
    return Sitting(desk, desk.open_case(shop.case).result())


def rated_by_both(shop: Shop, *, finished: bool) -> tuple[str, ...]:
    """Have both rate two factors alone and differ on one; only the lead has finished, unless ``finished``."""
    sitting = sit(shop)
    paths = tuple(path for path in sitting.record.form.factors if path.startswith(f"{PART}."))[:2]
    for name, voice, note, levels in (
        (AMINA, Voice.LEAD, LEADS, ("concern", "strength")),
        (TOM, Voice.CO, COS, ("priority", "strength")),
    ):
        sitting.hand_over(name)
        for path, level in zip(paths, levels, strict=True):
            sitting.rate(path, voice, level, note)
        if finished or voice is Voice.LEAD:
            sitting.finish(voice)
    sitting.desk.close()
    return paths


def everything_out(shop: Shop, folder: Path) -> str:
    """Give all that the commands write of the record: text, JSON, findings, and each edition's words."""
    words = [shop.run(*command).stdout for command in (["show", shop.case], ["show", shop.case, "--json"])]
    words.append(shop.run("check", shop.case, "--json").stdout)
    for edition in ("full", "supervision", "safety-plan"):
        words.append(on_paper(shop, edition, folder / f"{edition}.pdf"))
    return " ".join(" ".join(words).split())


def on_paper(shop: Shop, edition: str, target: Path) -> str:
    made: Ended = shop.run("export", shop.case, "--edition", edition, "--out", target, "--draft")
    assert made.returncode == 0, made.stderr
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(target).pages).split())


def test_no_way_out_shows_a_pass_that_both_have_not_been_shown(shop: Shop, tmp_path: Path) -> None:
    paths = rated_by_both(shop, finished=False)
    out = everything_out(shop, tmp_path)
    assert "Kestrel" not in out
    assert "Plover" not in out
    assert "they differed on" not in out
    assert "Not shown to both yet, and so in no copy" in out
    shown = json.loads(shop.run("show", shop.case, "--json").stdout)
    assert [path for path in paths if path in shown["answers"]] == []
    assert shown["finished"] == {PART: ["lead"]}


def test_a_note_agreed_on_before_does_not_carry_an_unfinished_pass_with_it(shop: Shop, tmp_path: Path) -> None:
    """A part rated together first and alone afterwards: the pair's answer is printed, what one wrote since is not."""
    sitting = sit(shop)
    path = next(path for path in sitting.record.form.factors if path.startswith(f"{PART}."))
    sitting.record = verbs.choose_mode(sitting.desk, sitting.record, PART, "together", "one hour").record
    sitting.rate(path, Voice.AGREED, "strength", "Heron at the weir")
    sitting.record = verbs.choose_mode(sitting.desk, sitting.record, PART, "alone").record
    sitting.rate(path, Voice.LEAD, "concern", LEADS)
    sitting.desk.close()
    out = everything_out(shop, tmp_path)
    assert "Heron at the weir" in out
    assert "Kestrel" not in out


def test_once_both_were_shown_the_supervision_copy_holds_both_and_the_full_one_the_evidence(
    shop: Shop, tmp_path: Path
) -> None:
    paths = rated_by_both(shop, finished=True)
    shown = json.loads(shop.run("show", shop.case, "--json").stdout)
    assert shown["answers"][paths[0]]["lead"]["note"] == LEADS
    assert shown["answers"][paths[0]]["co"]["value"] == "priority"
    paper = on_paper(shop, "supervision", tmp_path / "s.pdf")
    assert "they differed on 1" in paper
    assert "Family" not in paper.partition("Not shown to both yet")[2].partition(".")[0]


@pytest.mark.parametrize("mode", ["together", "paper"])
def test_another_way_of_rating_uncovers_nothing(shop: Shop, tmp_path: Path, mode: str) -> None:
    rated_by_both(shop, finished=False)
    sitting = sit(shop)
    verbs.choose_mode(sitting.desk, sitting.record, PART, mode, "one hour").saved.result()
    sitting.desk.close()
    assert "Kestrel" not in shop.run("show", shop.case, "--json").stdout
    assert "Kestrel" not in on_paper(shop, "supervision", tmp_path / "s.pdf")

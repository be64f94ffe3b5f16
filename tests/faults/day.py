"""A working day at one store, in a process of its own: its steps are drawn, and whatever is typed is a canary.

It prints how often each kind of step was done, and nothing else; what the commands print goes where nobody reads.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections import Counter
from pathlib import Path

from tests.faults.counts import dice
from tests.faults.world import AMINA, REFERENCE, TOM, WORDS, texts
from tests.tui.conftest import typed, until
from tests.tui.test_work_pages import at_work

from hsb_wizard.assessment.kinds import PractitionerId, Voice
from hsb_wizard.assessment.payloads import AnswerGiven, TwoViews
from hsb_wizard.casework import door, sealed_copies, verbs
from hsb_wizard.casework.exporting import Wanted, export
from hsb_wizard.casework.reception import Casework
from hsb_wizard.casework.record import Record, Step
from hsb_wizard.cli.main import main as command
from hsb_wizard.errors import NotAllowed
from hsb_wizard.store.keys import TEST

CANARIES = 50
PART = "family"
COMMANDS = (
    ["list"], ["list", "--json"], ["show", REFERENCE], ["show", REFERENCE, "--json"], ["check", REFERENCE],
    ["tasks", REFERENCE], ["journal", REFERENCE], ["people", "list"], ["backup"], ["verify"],
)  # fmt: skip
# How often each kind comes, out of all of them; what opens the store anew is slow and comes seldom.
STEPS = {
    "typing": 24, "half_typed": 16, "clearing": 8, "rating": 20, "finishing": 5, "showing_both": 4, "telling": 5,
    "card": 5, "holding_back": 3, "signing": 3, "changing": 3, "backing_up": 1, "document": 1, "locking": 1,
    "commands": 1, "two_views": 1, "adding_person": 1, "sealing": 1, "papers": 1,
}  # fmt: skip
ALWAYS = (
    "two_views",
    "document",
    "commands",
    "adding_person",
    "sealing",
    "backing_up",
    "papers",
)  # every day has these
THEIRS, PHRASE = "anchor velvet tundra melon quarry", "basalt fennel igloo ribbon walnut"  # looked for afterwards


class Day:
    """The store, who is at it, and the record that is open."""

    def __init__(self, folder: Path, passphrase: Path, out: Path) -> None:
        self.folder, self.passphrase, self.out = folder, passphrase, out
        self.chance, self.number, self.copies = dice("day"), 0, 0
        self.unlock()

    def unlock(self) -> None:
        self.desk: Casework = door.unlock(self.folder, AMINA, WORDS[AMINA])
        self.desk.confirm(TOM, WORDS[TOM]).result()
        self.record: Record = self.desk.open_case(REFERENCE).result()
        a = self.record.assessment
        self.people: dict[Voice, PractitionerId] = {Voice.LEAD: a.lead, Voice.CO: a.co}

    def canary(self) -> str:
        self.number += 1
        return f"They spoke of kestrel{(self.number - 1) % CANARIES + 1:04d}q today."

    def keep(self, step: Step | None) -> None:
        if step is not None:
            step.saved.result()
            self.record = self.desk.as_seen(step.record).result()

    def at(self, voice: Voice) -> None:
        self.desk.hand_over(self.people[voice])
        self.record = self.desk.as_seen(self.record).result()

    def path(self) -> str:
        return self.chance.choice(texts(self.record))

    def typing(self) -> None:
        self.keep(verbs.answer(self.desk, self.record, self.path(), AnswerGiven(self.canary())))

    def half_typed(self) -> None:
        self.desk.save_draft(self.record, self.path(), Voice.AGREED, self.canary()).result()

    def clearing(self) -> None:
        self.keep(verbs.answer(self.desk, self.record, self.path(), AnswerGiven("")))

    def rating(self) -> None:
        form, voice = self.record.form, self.chance.choice(tuple(self.people))
        rated = [path for path in form.questions if form.question(path).type == "rating"]
        self.at(voice)
        said = AnswerGiven("concern", note=self.canary(), sources=(self.canary(),))
        self.keep(verbs.answer(self.desk, self.record, self.chance.choice(rated), said, voice))

    def finishing(self) -> None:
        voice = self.chance.choice(tuple(self.people))
        self.at(voice)
        self.keep(verbs.finish_pass(self.desk, self.record, PART, voice))

    def showing_both(self) -> None:
        self.keep(verbs.show_both(self.desk, self.record, PART))

    def telling(self) -> None:
        fields = [each.id for each in self.record.form.question(self.record.form.role("tell")).field]
        self.keep(verbs.tell_someone(self.desk, self.record, {fields[0]: self.canary()}))

    def card(self) -> None:
        form, path = self.record.form, self.record.form.role("source_card")
        field = next(each.id for each in form.question(path).field if each.type in ("text", "long_text"))
        step, row = verbs.add_row(self.desk, self.record, path, {field: AnswerGiven(self.canary())})
        self.keep(step)
        if self.chance.random() < 0.5:
            self.keep(verbs.remove_row(self.desk, self.record, path, row))

    def holding_back(self) -> None:
        self.keep(verbs.hold_back(self.desk, self.record, self.path(), {"father"}, self.canary()))

    def two_views(self) -> None:
        """Both rate one question apart, see it, and let it stand."""
        form = self.record.form
        path = next(each for each in form.questions if form.question(each).type == "rating" and each.startswith(PART))
        for voice, value in ((Voice.LEAD, "concern"), (Voice.CO, "strength")):
            if (PART, voice) not in self.record.assessment.finished:
                self.at(voice)
                self.keep(verbs.answer(self.desk, self.record, path, AnswerGiven(value, note=self.canary()), voice))
                self.keep(verbs.finish_pass(self.desk, self.record, PART, voice))
        if PART not in self.record.assessment.revealed:
            self.showing_both()
        views = TwoViews(self.canary(), self.canary(), self.canary(), self.canary(), "2026-12-04")
        self.keep(verbs.two_views(self.desk, self.record, path, views))

    def adding_person(self) -> None:
        name = f"Ruth Ellis {'abcdefghijklmnopqrstuvwxyz'[self.number % 26]}"
        if name not in [each.name for each in self.desk.people().result()]:
            self.desk.add_person(name, frozenset({"assessor"}), THEIRS).result()

    def sealing(self) -> None:
        """A sealed copy for a colleague: nobody reads it without its phrase."""
        self.copies += 1
        out = self.out.with_name(f"Assessment {self.copies}.sealed")
        sealed_copies.send(self.desk, self.record, out, sealed_copies.Cover("Ruth Ellis"), profile=TEST)

    def signing(self) -> None:
        for voice in self.people:
            self.at(voice)
            code = self.desk.record_code(self.record.assessment.case).result()
            self.keep(verbs.sign(self.desk, self.record, code))

    def changing(self) -> None:
        self.desk.change_because(self.canary())
        self.typing()

    def backing_up(self) -> None:
        self.desk.on_vault(lambda vault: vault.backup()).result()

    def document(self) -> None:
        export(self.desk, self.record, Wanted("supervision", self.out, draft=True, read=True, overwrite=True))

    def papers(self) -> None:
        """The same as a page and as JSON."""
        for kind in ("html", "json"):
            out = self.out.with_suffix(f".{kind}")
            export(self.desk, self.record, Wanted("supervision", out, draft=True, read=True, overwrite=True))

    def locking(self) -> None:
        self.desk.close()
        self.unlock()

    def commands(self) -> None:
        """Three commands, with the store closed; what they print is what was asked for."""
        self.desk.close()
        who = ["--store", str(self.folder), "--as", AMINA, "--passphrase-file", str(self.passphrase)]
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
            for words in self.chance.sample(COMMANDS, 3):
                assert command([*words, *who]) in (0, 1), words
        self.unlock()

    def page(self) -> None:
        """On the screen: words typed and kept by going on, looked for, half typed, help, and back."""

        async def story() -> None:
            path = self.path()
            async with at_work(self.desk, self.record, path) as (pilot, _):
                said = self.canary()
                await typed(pilot, said)
                await pilot.press("f8", "f3")
                await typed(pilot, said)
                await until(pilot, " found")
                await pilot.press("escape", "f1", "escape")
                await typed(pilot, self.canary())

        asyncio.run(story())
        self.locking()


def main(folder: str, passphrase: str, out: str, steps: str, pages: str) -> None:
    """Do so many steps and say how often each kind was done, and how often it was refused as it should be."""
    vars(sealed_copies).update(drawn=lambda: PHRASE)  # known, so that it can be looked for
    day, done, refused = Day(Path(folder), Path(passphrase), Path(out)), Counter[str](), Counter[str]()
    kinds = day.chance.choices(list(STEPS), list(STEPS.values()), k=int(steps))
    always = (*ALWAYS, *["page"] * int(pages))
    for at, kind in enumerate(always):
        kinds[(at + 1) * len(kinds) // (len(always) + 1)] = kind
    for kind in kinds:
        try:
            getattr(day, kind)()
            done[kind] += 1
        except NotAllowed:
            refused[kind] += 1
    day.desk.close()
    said = {"done": done, "refused": refused, "canaries": min(day.number, CANARIES)}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(*sys.argv[1:])

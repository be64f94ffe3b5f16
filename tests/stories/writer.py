"""A program that writes until it is killed, again and again: started by the story of the killed program.

It reads everything the program needs once and forks a writer for each round that is asked for. Forking needs a process
that never opened a store: a clerk's thread that is just ending may hold a lock that nobody gives back in the child.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.stories.front_door import AMINA, WORDS

from hsb_wizard.assessment.kinds import Voice
from hsb_wizard.assessment.payloads import AnswerGiven
from hsb_wizard.assessment.play import closed_because, voices_of
from hsb_wizard.casework import door, verbs
from hsb_wizard.casework.record import Record

SAVED = b"a"


def answers(record: Record, round_: int) -> Iterator[tuple[str, Voice, AnswerGiven]]:
    """Give something to say at every place of the form that is open: the pair's own texts, and the lead's ratings."""
    form = record.form
    for number, path in enumerate(form.questions):
        question = form.question(path)
        if closed_because(form, record.play, path):
            continue
        text = f"round {round_} answer {number}" + " words" * (number * 37 % 600)
        if question.type in ("text", "long_text") and voices_of(form, record.assessment, path) == (Voice.AGREED,):
            yield path, Voice.AGREED, AnswerGiven(text)
        elif question.type == "rating" and Voice.LEAD in voices_of(form, record.assessment, path):
            yield path, Voice.LEAD, AnswerGiven("concern", note=text)


def write(folder: Path, case: str, round_: int) -> None:
    """Type, say and save one answer after the other; say ``SAVED`` when each is on the disk."""
    desk = door.unlock(folder, AMINA, WORDS[AMINA])
    record = desk.open_case(case).result()
    for path, voice, said in answers(record, round_):
        desk.save_draft(record, path, voice, "half of it")
        step = verbs.answer(desk, record, path, said, voice)
        assert step is not None
        step.saved.result()
        os.write(1, SAVED)
        record = step.record
    os.read(0, 1)  # everything is said: wait to be killed, or for whoever asked to go away


def main(folder: str, case: str) -> None:
    """For each line of standard input: fork a writer, say its number, and say how it ended."""
    import hsb_wizard.store.opening  # read before the first fork

    assert hsb_wizard.store.opening
    door.present_form()
    while line := os.read(0, 16):
        child = os.fork()
        if child == 0:
            try:
                os.write(1, f"{os.getpid()}\n".encode())
                write(Path(folder), case, int(line))
            finally:
                os._exit(99)
        _, status = os.waitpid(child, 0)
        os.write(1, f"\n{os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])

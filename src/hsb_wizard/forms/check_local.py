"""Checks of what a team adds, and of what only a team may: names kept for teams, headings to copy out under.

The additions of a team are checked as part of the whole form, so every other check and every limit holds for them too.
"""

from collections.abc import Iterator

from hsb_wizard.forms.check_ids import TOP, every_question, file_of
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.local import FOLDER, is_local
from hsb_wizard.forms.local import TOP as LOCAL_TOP
from hsb_wizard.forms.remark import Remark, said
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.values import replace

TAKEN = "a name that begins so is kept for what teams add"


def of_the_team(remark: Remark) -> Remark:
    """The same remark with the file of the team: their section, their addition to a section, or local.toml."""
    named = LOCAL_TOP if remark.file == TOP else remark.file
    message = remark.message
    if remark.file == TOP and remark.place == "sections":
        message = f"with what this team adds: {message}"
    return replace(remark, file=f"{FOLDER}/{named}", message=message)


def names_of_teams_are_left_to_teams(form: Form) -> Iterator[Remark]:
    """A form without additions has no name that a team could take."""
    if form.pack.local is None:
        yield from (Remark(file, place, said(TAKEN)) for file, place, name in _names(form) if is_local(name))


def _names(form: Form) -> Iterator[tuple[str, str, str]]:
    """Every name that has to lie apart from those of teams: file, place, name."""
    for section in form.sections:
        yield file_of(section), "id", section.id
        yield from ((file_of(section), f"{rule.id} > id", rule.id) for rule in section.rule)
    for section, question in every_question(form):
        yield from ((file_of(section), f"{question.id} > id", name) for name in (question.id, *question.was))
    yield from ((TOP, f"source > {source.id} > id", source.id) for source in form.pack.source)
    yield from ((TOP, f"words > {words.id} > id", words.id) for words in form.pack.words)


def copy_out_takes_what_is_there(form: Form) -> Iterator[Remark]:
    """Each heading takes questions or sections of the form, and stands once."""
    known = [*form.questions, *(section.id for section in form.sections)]
    seen: set[str] = set()
    for each in form.pack.copy_out:
        if each.heading.casefold() in seen:
            yield Remark(TOP, f"copy_out > {each.heading}", said("this heading stands twice"))
        seen.add(each.heading.casefold())
        for name in each.takes:
            if name not in known:
                message = said(f"'{name}' is not a question or a section", nearest(name, known))
                yield Remark(TOP, f"copy_out > {each.heading} > takes", message)


LOCAL = (names_of_teams_are_left_to_teams, copy_out_takes_what_is_there)

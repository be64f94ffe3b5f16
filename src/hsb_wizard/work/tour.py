"""The tour: a first walk of two minutes through what a pair meets, in the words of the form and of the program itself.

Pure: a form comes in, pages to read go out. The words of sections, outcomes, levels and documents are taken from where
they stand, so that the tour cannot say what is not so. Nothing of a record may enter; nothing is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from hsb_wizard.forms.form import Form
from hsb_wizard.work.view_base import FormView
from hsb_wizard.work.view_cards import MODE_QUESTION, MODES
from hsb_wizard.work.view_check import GROUPS
from hsb_wizard.work.view_export import IN_PARTS, ON_PAPER

TITLE = "The tour: two minutes"
FIRST_QUESTIONS, FIRST_DOCUMENTS = 2, 5
GOES_ON, ENDS = "Enter Next page", "Enter Back to the list"
ON_SCREEN = (
    "!The keys are the same everywhere, and stand at the foot of the page",
    "- Enter opens. F8 continues. F7 goes back. Up and Down move the mark.",
    "- A letter marks a choice; Enter goes on, Backspace clears.",
    "- F1 help. F3 finds. F6: what needs you next. F9 covers the screen.",
)
LINE_BY_LINE = (
    "!The commands are the same everywhere; .? says them all",
    "- A letter marks or opens, Enter goes on. .b goes back, .n is the next thing that needs you, .f finds.",
    "- Where this tour names a key, a full stop and its name is the command: .f4 is F4.",
)


def tour(form: Form, documents: Sequence[str], keys: Sequence[str] = ON_SCREEN) -> tuple[FormView, ...]:
    """The pages in order. ``documents``: the titles of what can be made, in their order; ``keys``: how it is used."""
    pages = (_begin(form, keys), _safety(form), _gate(form), _voices(form), _findings(), _documents(documents), _last())
    return tuple(
        FormView(TITLE, f"{number} of {len(pages)}", _lines(page), go_on=ENDS if number == len(pages) else GOES_ON)
        for number, page in enumerate(pages, 1)
    )


def _lines(page: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"  {words}" if words.startswith("- ") else words for words in page)


def _begin(form: Form, keys: Sequence[str]) -> tuple[str, ...]:
    return (
        "",
        "!Two people, one record",
        "You and a colleague assess together. Most factors each rates alone first; then you agree or keep two views. "
        f"The task list has {sum(1 for each in form.sections if each.number)} numbered sections, the first one first.",
        "",
        "Every answer is saved as it is given.",
        "",
        *keys,
    )


def _safety(form: Form) -> tuple[str, ...]:
    section = form.section(form.role("safety"))
    questions = form.paths_of(section.id)[:FIRST_QUESTIONS]
    tell = form.section(form.role("tell").partition(".")[0])
    return (
        "",
        f"!{section.title}: first, and by itself",
        "A new assessment asks five things, then opens this plan. Change it at any time. It begins:",
        *(f"- {form.question(each).label}" for each in questions),
        "",
        f"{IN_PARTS['safety_pages']}. It prints at once, before anything is signed.",
        "",
        f"!{tell.title}: F4, on every page of a record",
        "For what must not wait until the next visit. Open at any time, before any gate, never sealed.",
    )


def _gate(form: Form) -> tuple[str, ...]:
    outcome = form.question(form.role("gate"))
    section = form.section(form.role("gate").partition(".")[0])
    return (
        "",
        f"!The gate: {section.number} {section.title}",
        "Nothing is rated before this section has one of these outcomes, so that how they think and talk is known "
        "first:",
        *(f"- {each.label.partition('. ')[0].rstrip('.')}" for each in outcome.options),
        "",
        "Facts and words can be written meanwhile. What helps them stands at the head of later pages.",
    )


def _voices(form: Form) -> tuple[str, ...]:
    scale = form.scale("plan_scale").level
    return (
        "",
        "!Two voices",
        f"{MODE_QUESTION} The form proposes: alone, before you talk.",
        *(f"- {each.label}" for each in MODES),
        "",
        f"A level is a word: {', '.join(each.label for each in scale)}. No number, no sum. "
        "Below it: what was seen, and its source.",
        f'"{form.missing("not_known").label}" is an answer. A blank is not.',
        "",
        "Your colleague's answers stay covered until both have finished. Then you compare and agree, the widest "
        "difference first. Two views may stand.",
    )


def _findings() -> tuple[str, ...]:
    return (
        "",
        "!Findings, not marks",
        "Check and sign, at the end of the task list, says what is missing and why. Enter leads to the place.",
        *(f"- {title}" for _, title in GROUPS),
        "",
        "A finding is about the record, never about a person. Nothing is scored, ranked or predicted.",
    )


def _documents(documents: Sequence[str]) -> tuple[str, ...]:
    return (
        "",
        "!A document for its reader",
        "Each holds what its reader is meant to have, and nothing more:",
        f"{', '.join(documents[:FIRST_DOCUMENTS])} and {len(documents) - FIRST_DOCUMENTS} more.",
        "",
        "You see what is in it and what is left out before it is made. It leaves with a password, told by phone. "
        f"None: {ON_PAPER[0].lower()}{ON_PAPER[1:]}",
    )


def _last() -> tuple[str, ...]:
    return (
        "",
        "!That is all",
        "Now open an assessment, choose Only us, and look round. Everything is made up.",
        "",
        "- Family and home: rate one factor. It is saved.",
        "- F1 on a question: what each level means, and why it is asked.",
        "- F6 in the task list: what fits into the time you have.",
        "",
        "F10 leaves; what you wrote here is thrown away.",
    )

"""The pages of a lost passphrase: the recovery code, whose passphrase it was. Pure; no code and no passphrase stays."""

from __future__ import annotations

from collections.abc import Iterable

from hsb_wizard.work.view_base import Choice, Field, FormView, Values, with_letters
from hsb_wizard.work.view_first import chosen_of, phrase_form, text_of

TITLE = "I have lost my passphrase"
NO_CODE = "Type the recovery code: it is on the sheet that was written when this laptop was set up."
NOBODY = "Choose whose passphrase was lost."


def code_form(typed: str) -> FormView:
    """The recovery code, as it stands on the sheet."""
    return FormView(
        TITLE,
        "1 of 3",
        (
            "When this laptop was set up, a recovery code was written down: eleven groups of five.",
            "Whoever looks after this laptop keeps that sheet. Nobody else should see this screen.",
            "",
        ),
        (
            Field(
                "code",
                "line",
                "Recovery code",
                "Small letters, capitals, spaces and hyphens are all the same.",
                text=typed,
            ),
        ),
    )


def whose_form(people: Iterable[tuple[str, str]], chosen: tuple[str, ...] = ()) -> FormView:
    """Whose passphrase is replaced: ``people`` as id and name."""
    choices = with_letters(tuple(Choice(who, name) for who, name in people))
    return FormView(
        TITLE,
        "2 of 3",
        (
            "!The recovery code is right.",
            "The passphrase that was lost will be replaced, and opens nothing from then on.",
            "Everything else stays: answers, whose turn it is, and what this person signed.",
            "The store notes that the recovery code was used, and for whom.",
            "",
        ),
        (Field("who", "choice", "Whose passphrase was lost?", choices=choices, chosen=chosen),),
    )


def new_form(name: str, offered: str) -> FormView:
    """A new passphrase, typed by its person."""
    from hsb_wizard.values import replace

    view = phrase_form({}, offered, "3 of 3", TITLE)
    return replace(view, above=(f"!{name}, your turn. Everybody else looks away.", *view.above), go_on="F8 Replace")


def code_problem(values: Values) -> str:
    """What is missing on the first page."""
    return "" if text_of(values, "code").strip() else NO_CODE


def whose_problem(values: Values) -> str:
    """What is missing on the second page."""
    return "" if chosen_of(values, "who") else NOBODY

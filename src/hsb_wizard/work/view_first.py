"""The questions of the first run and of adding a person, as plain forms, and what is wrong with what is typed. Pure."""

from __future__ import annotations

from hsb_wizard.work.view_base import Choice, Field, FormView, Values
from hsb_wizard.work.view_draw import WHOLE_LINES

NATIONS = (Choice("england", "England", "E"), Choice("wales", "Wales", "W"))
ROLES = (
    Choice("assessor", "Assessor: assesses with a colleague and signs", "A"),
    Choice("supervisor", "Supervisor: reads, challenges and checks the work of others", "S"),
    Choice("administrator", "Administrator: adds people, keeps the recovery code", "D"),
)
OF_THE_FIRST = ("assessor", "administrator")  # marked from the start; whoever only looks after the laptop takes one out
GROUP = 5  # letters and digits of the recovery code
WRITTEN_DOWN = "written down"
TITLE = "Set up this laptop"


def text_of(values: Values, key: str) -> str:
    """What was typed at ``key``."""
    value = values.get(key, "")
    return value if isinstance(value, str) else ""


def chosen_of(values: Values, key: str) -> tuple[str, ...]:
    """What was chosen at ``key``."""
    value = values.get(key, ())
    return (value,) if isinstance(value, str) and value else tuple(value)


def place_form(values: Values) -> FormView:
    """Where the laptop is used, and whose it is."""
    return FormView(
        TITLE,
        "1 of 4",
        (
            "!Nothing is on this laptop yet. Four short pages, then you can start.",
            "Everything is kept in one encrypted file here. Nothing goes over a network.",
            "",
        ),
        (
            Field("nation", "choice", "Where do you work?", choices=NATIONS, chosen=chosen_of(values, "nation")),
            Field(
                "service",
                "line",
                "What is your service called?",
                "As it should stand on a document. You can leave it empty.",
                text=text_of(values, "service"),
            ),
        ),
    )


def person_form(values: Values) -> FormView:
    """Who sets the laptop up."""
    return FormView(
        TITLE,
        "2 of 4",
        ("The first person here is its administrator as well. Colleagues are added later, with their own passphrase.",),
        person_fields(values),
    )


def person_fields(values: Values) -> tuple[Field, ...]:
    """Name and roles."""
    return (
        Field(
            "name", "line", "Your name", "As colleagues know it: it stands on documents.", text=text_of(values, "name")
        ),
        Field("roles", "multi", "What do you do here?", choices=ROLES, chosen=chosen_of(values, "roles")),
    )


def phrase_form(values: Values, offered: str, where: str = "3 of 4", title: str = TITLE) -> FormView:
    """The passphrase, twice, with one that the program drew."""
    return FormView(
        title,
        where,
        (
            "Your passphrase opens everything here. Nobody can look it up for you.",
            "These five words were drawn for you. They are strong, and easier to keep than they look:",
            f"!  {offered}",
            "Use them, or type one of your own: 14 characters or more that nobody would guess.",
            "",
        ),
        (
            Field("passphrase", "secret", "Passphrase".ljust(14), text=text_of(values, "passphrase")),
            Field("again", "secret", "The same again", text=text_of(values, "again")),
        ),
    )


COVERED = "F9 covers it."
IN_SCROLLBACK = "This window goes on showing it further up: close the window once it is written down."


def code_form(code: str) -> FormView:
    """The recovery code, shown once."""
    return FormView(
        TITLE,
        "4 of 4",
        (
            "The recovery code opens everything here if a passphrase is lost. It is shown this one time.",
            "!Write it down now, and keep it locked away from this laptop:",
            "",
            *(f"!    {line}" for line in grouped(code)),
            "",
        ),
        (
            Field(
                "seen",
                "line",
                "Type its last five letters and digits, or the two words: written down",
                f"{IN_SCROLLBACK if WHOLE_LINES.get() else COVERED} It is kept nowhere on this laptop.",
            ),
        ),
    )


def grouped(code: str, each: int = 4) -> tuple[str, ...]:
    """The code in lines of a few groups, as it is easiest to write."""
    groups = code.replace(" ", "-").split("-")
    return tuple("-".join(groups[at : at + each]) for at in range(0, len(groups), each))


def slipped(values: Values) -> Values | None:
    """The answers where the letter of the nation went into the name of the service; None where none did."""
    letter = text_of(values, "service").strip().upper()
    nation = next((each for each in NATIONS if each.letter == letter), None)
    if nation is None or chosen_of(values, "nation"):
        return None
    return {**values, "nation": (nation.value,), "service": ""}


def slip_words(values: Values) -> str:
    """What is said then: what it was taken for."""
    nation = next(each for each in NATIONS if each.value in chosen_of(values, "nation"))
    return (
        f"{nation.letter} was taken for {nation.label}, which was not marked yet. "
        "Type the name of the service, or leave it empty: Enter goes on."
    )


def place_problem(values: Values) -> str:
    """What is missing on the first page."""
    return "" if chosen_of(values, "nation") else "Say whether you work in England or in Wales: E or W."


def person_problem(values: Values) -> str:
    """What is missing about the person."""
    if not text_of(values, "name").strip():
        return "Type your name."
    return "" if chosen_of(values, "roles") else "Say what you do here: at least one letter."


def phrase_problem(values: Values) -> str:
    """What is wrong with the two passphrases, before they are judged."""
    first, again = text_of(values, "passphrase"), text_of(values, "again")
    if not first:
        return "Type a passphrase: the five words above, or one of your own."
    if not again:
        return "Type the same passphrase again."
    return "" if first == again else "The two are not the same. Type both again."


def code_problem(values: Values, code: str) -> str:
    """Whether the code was written down: how it ends (a group, its last line, all of it), or the words for it."""
    said = text_of(values, "seen").strip().casefold()
    plain, whole = (each.replace("-", "").replace(" ", "").casefold() for each in (said, code))
    if said == WRITTEN_DOWN or (len(plain) >= GROUP and whole.endswith(plain)):
        return ""
    return "The code does not end so. Look at it again, or type: written down"

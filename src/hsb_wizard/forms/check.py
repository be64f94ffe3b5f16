"""The checker: everything that is proved about a pack before a record may be opened with it.

Each check is one small function in a module of its kind and yields remarks; this module only gathers them. It reads a
form and a folder, never a store, and it changes nothing.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from hsb_wizard.errors import FormError
from hsb_wizard.forms.cases import run_cases
from hsb_wizard.forms.check_ids import IDS
from hsb_wizard.forms.check_language import check_translations
from hsb_wizard.forms.check_local import LOCAL, of_the_team
from hsb_wizard.forms.check_logic import LOGIC
from hsb_wizard.forms.check_practice import PRACTICE, words_are_up_to_date
from hsb_wizard.forms.check_roles import ROLE_CHECKS
from hsb_wizard.forms.check_shape import SHAPE
from hsb_wizard.forms.check_words import WORDS
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.load import load_pack
from hsb_wizard.forms.remark import Remark, remark_of

__all__ = ["CHECKS", "Remark", "check", "check_folder", "check_local", "errors", "with_local"]

CHECKS: tuple[Callable[[Form], Iterable[Remark]], ...] = (*IDS, *SHAPE, *LOGIC, *ROLE_CHECKS, *PRACTICE, *WORDS, *LOCAL)


def check(form: Form, today: date | None = None) -> tuple[Remark, ...]:
    """Return every remark about a compiled form, errors first, each once. ``today`` is for words that grow old."""
    found = [remark for prove in CHECKS for remark in prove(form)]
    found += words_are_up_to_date(form, today or datetime.now(UTC).date())
    return tuple(sorted(dict.fromkeys(found), key=lambda remark: remark.weight != "error"))


def check_folder(folder: Path, today: date | None = None, local: Path | None = None) -> tuple[Remark, ...]:
    """Load the pack in ``folder``, check it and run its own test cases; with ``local``, what a team adds to it as well.

    What stops the loading is the only remark.
    """
    try:
        form = load_pack(folder)
    except FormError as problem:
        return (remark_of(problem),)
    remarks = check(form, today)
    remarks = remarks if errors(remarks) else (*remarks, *check_translations(form, folder))
    remarks = remarks if errors(remarks) else (*remarks, *run_cases(form, folder))
    return remarks if local is None or errors(remarks) else (*remarks, *check_local(folder, local, today))


def check_local(folder: Path, local: Path, today: date | None = None) -> tuple[Remark, ...]:
    """What is wrong with a team's additions to the pack in ``folder``, which holds by itself."""
    try:
        form = load_pack(folder, local)
    except FormError as problem:
        return (remark_of(problem),)
    own = set(check(load_pack(folder), today))
    found = tuple(of_the_team(remark) for remark in check(form, today) if remark not in own)
    return found if errors(found) else (*found, *(of_the_team(each) for each in check_translations(form, local)))


def with_local(folder: Path, local: Path) -> Form:
    """The form with a team's additions, proved. Raises FormError with the first thing that is wrong with them.

    ``folder`` is a pack that was proved before it was shipped: what is wrong now came with the additions.
    """
    form = load_pack(folder, local)
    for remark in map(of_the_team, errors(check(form))):
        raise FormError(remark.message.rstrip("."), file=remark.file, question=remark.place)
    return form


def errors(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The remarks that keep a pack from use."""
    return tuple(remark for remark in remarks if remark.weight == "error")

"""Which questions an edition carries: by its classes and names, and by the parts that draw them. Pure, no answers.

The screen that says what is left out and the kept list of who receives what both ask here.
"""

from __future__ import annotations

from hsb_wizard.forms.form import Form
from hsb_wizard.report.edition import Edition

CODED = frozenset({"single", "multi", "yes_no", "rating", "factors", "date", "partial_date", "repeat"})  # not words
COPY = "copy_out"


def carries(form: Form, edition: Edition, path: str) -> bool:
    """Whether the edition would print what is said at ``path``: it may, and one of its parts does."""
    share = form.question(path).share or form.pack.share.default
    return edition.carries(path, share) and drawn(form, edition, path)


def only_ticked(edition: Edition, path: str) -> bool:
    """Whether it would only where somebody ticked it."""
    return path in edition.unless_ticked or path.partition(".")[0] in edition.unless_ticked


def drawn(form: Form, edition: Edition, path: str) -> bool:
    """Whether a part of this edition prints the place at all."""
    section = path.partition(".")[0]
    if section == form.role("tell").partition(".")[0]:
        return False  # its page keeps entries of its own
    named = {taken.at for chapter in edition.chapter for taken in chapter.takes}
    named |= {taken for heading in form.pack.copy_out for taken in heading.takes} if COPY in edition.parts else set()
    if path in named or section in named or ("ticked" in edition.parts and only_ticked(edition, path)):
        return True
    if "coded" in edition.parts:
        return form.question(path).type in CODED
    if section == form.role("plan_line").partition(".")[0] and "plan" in edition.parts:
        return True
    places = form.question(path).place if section == form.role("safety") else ()
    on_a_page = any(not edition.places or place in edition.places for place in places)
    return "sections" in edition.parts or ("safety_pages" in edition.parts and on_a_page)

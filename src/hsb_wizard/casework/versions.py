"""Finding a version of a form by the name somebody types: the present one, or one that this store keeps.

``holistic@1.0.0`` is id and version; where two kept forms share both, the first signs of the hash tell them apart. It
reads the kept forms and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hsb_wizard.casework.reception import Casework
from hsb_wizard.errors import RefusedInput
from hsb_wizard.forms.form import Form
from hsb_wizard.forms.spelling import nearest

if TYPE_CHECKING:
    from hsb_wizard.store.forms import KeptForm

SIGNS = 6  # of a hash, at least


def form_called(desk: Casework, name: str) -> Form:
    """The form that ``name`` means. Raises RefusedInput where there is none, or more than one."""
    present = desk.form
    if desk.form_problem is None and _means(name, present.id, present.version, present.hash):
        return present
    found = one_called(desk.kept_forms().result(), name)
    form = desk.run(lambda vault: desk.pinned(found.hash)).result()
    if not isinstance(form, Form):
        raise RefusedInput("this store keeps no such form", place=name)
    return form


def one_called(kept: Sequence[KeptForm], name: str) -> KeptForm:
    """The one kept form that ``name`` means. Raises RefusedInput."""
    found = [each for each in kept if _means(name, each.id, each.version, each.hash)]
    if len(found) == 1:
        return found[0]
    if found:
        signs = " or ".join(f"{each.id}@{each.hash[:12]}" for each in found)
        raise RefusedInput(f"this store keeps {len(found)} forms of that name; write {signs}", place=name)
    near = nearest(name, names(kept))
    known = f"; did you mean {near}?" if near else f"; it keeps {', '.join(names(kept)) or 'none'}"
    raise RefusedInput(f"this store keeps no such form{known}", place=name)


def names(kept: Iterable[KeptForm]) -> list[str]:
    """The kept forms by id and version."""
    return list(dict.fromkeys(f"{each.id}@{each.version}" for each in kept))


def _means(name: str, form_id: str, version: str, form_hash: str) -> bool:
    called, _, which = name.partition("@")
    return called == form_id and (which == version or (len(which) >= SIGNS and form_hash.startswith(which)))

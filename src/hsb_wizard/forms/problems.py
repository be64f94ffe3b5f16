"""What is wrong with the shape of a pack, said as one FormError: file, question, key and the nearest right spelling.

Only shapes are judged here. The text of a pack is quoted in a message no further than a key or a short value.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from hsb_wizard.errors import FormError
from hsb_wizard.forms import definition
from hsb_wizard.forms.spelling import nearest
from hsb_wizard.shapes import Misshapen, Shape, shaped

Kind = TypeVar("Kind")

_NAMES: dict[type[Shape], str] = {
    definition.Section: "a section",
    definition.Part: "a part",
    definition.Question: "a question",
    definition.RowField: "a field of a repeat",
    definition.Option: "an option",
    definition.Guidance: "guidance",
    definition.Citation: "a citation",
    definition.Source: "a source",
    definition.DeclaredRule: "a rule",
    definition.Scale: "a scale",
    definition.Level: "a level",
    definition.Missing: "a missing state",
    definition.Place: "a place",
    definition.WordsThenAndNow: "words then and now",
    definition.Licence: "the licence",
    definition.Timing: "the timing",
    definition.Applicability: "the applicability",
    definition.Share: "the share classes",
    definition.PackCase: "a case",
    definition.CaseFile: "a file of cases",
    definition.TranslatedFile: "a translated file",
    definition.Said: "a translated sentence",
    definition.ProgramFile: "the program's translated sentences",
}
_TYPES = {
    "str": "must be a text in quotes",
    "int": "must be a whole number",
    "bool": "must be true or false",
    "array": "must be a list in square brackets",
    "object": "must be a table",
    "date": "must be a date",
}
_LISTS = ("question", "sections", "field", "options", "part", "rule", "level", "scale", "source", "case")
Place = tuple[int | str, ...]


def checked(kind: type[Kind], content: object, file: str) -> Kind:
    """What was read from a file as a value of ``kind``. Raises FormError with the first thing that is wrong."""
    try:
        return shaped(kind, content)
    except Misshapen as problem:
        raise form_error(problem, file=file, content=content) from problem


def form_error(problem: Misshapen, *, file: str, content: object = None) -> FormError:
    """Return it as an error to raise. ``content`` is what was read, so that questions are named by their id."""
    place = problem.place
    if "given" in place[:-1]:
        place = place[: place.index("given") + 2]
        said, near = "not an answer that a form can hold", ""
    else:
        said, near = _said(problem)
    return FormError(said, file=file, question=_owner(place, content), key=_key(place), nearest=near)


def _said(problem: Misshapen) -> tuple[str, str]:
    """The clause about what is wrong, and the nearest right spelling."""
    stood, detail = problem.value, problem.detail
    if problem.wrong == "unknown" and problem.owner:
        name = _NAMES.get(problem.owner, "a form")
        return f"not a key of {name}", nearest(str(problem.place[-1]), problem.owner.known_keys())
    if problem.wrong == "choice":
        said = f"'{_short(stood)}' is not one of {', '.join(problem.allowed)}"
        return said, nearest(str(stood), problem.allowed)
    sentences = {
        "missing": "is missing",
        "pattern": f"'{_short(stood)}' is not written as it must be ({detail})",
        "too short": "must not be empty",
        "too long": f"longer than {detail} characters",
    }
    return sentences.get(problem.wrong, _TYPES.get(detail, "is not what must stand there")), ""


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _owner(place: Place, content: object) -> str:
    """The ids of what a place stands in, outermost first, leaving out the section (the file names it)."""
    names: list[str] = []
    inside: Any = content
    for step in place[:-1]:
        inside = _step(inside, step)
        if isinstance(step, int):
            names.append(_id(inside) or f"no. {step + 1}")
        elif step not in _LISTS:
            names.append(step)
    return " > ".join(names)


def _step(inside: Any, step: int | str) -> Any:
    if isinstance(inside, Mapping):
        return inside.get(step)
    if isinstance(inside, Sequence) and isinstance(step, int) and step < len(inside):
        return inside[step]
    return None


def _id(thing: object) -> str:
    if not isinstance(thing, Mapping):
        return ""
    found = thing.get("id") or thing.get("value") or thing.get("ref") or thing.get("name")
    return found if isinstance(found, str) else ""


def _key(place: Place) -> str:
    names = [step for step in place if isinstance(step, str)]
    return names[-1] if names else ""

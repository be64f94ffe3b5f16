"""What pydantic found wrong with a pack, said as one FormError: file, question, key and the nearest right spelling.

Only shapes are judged here. The text of a pack is quoted in a message no further than a key or a short value.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hsb_wizard.errors import FormError
from hsb_wizard.forms import definition
from hsb_wizard.forms.spelling import nearest

_KINDS: dict[str, tuple[type[BaseModel], str]] = {
    "section": (definition.Section, "a section"),
    "sections": (definition.Section, "a section"),
    "part": (definition.Part, "a part"),
    "question": (definition.Question, "a question"),
    "field": (definition.RowField, "a field of a repeat"),
    "options": (definition.Option, "an option"),
    "for_whom": (definition.Option, "an option"),
    "guidance": (definition.Guidance, "guidance"),
    "source": (definition.Source, "a source"),
    "rule": (definition.DeclaredRule, "a rule"),
    "scale": (definition.Scale, "a scale"),
    "level": (definition.Level, "a level"),
    "missing": (definition.Missing, "a missing state"),
    "place": (definition.Place, "a place"),
    "words": (definition.WordsThenAndNow, "words then and now"),
    "licence": (definition.Licence, "the licence"),
    "timing": (definition.Timing, "the timing"),
    "applicability": (definition.Applicability, "the applicability"),
    "share": (definition.Share, "the share classes"),
    "case": (definition.PackCase, "a case"),
    "cases": (definition.CaseFile, "a file of cases"),
    "translation": (definition.TranslatedFile, "a translated file"),
    "text": (definition.Said, "a translated sentence"),
    "program": (definition.ProgramFile, "the program's translated sentences"),
}
_SENTENCES = {
    "missing": "is missing",
    "string_type": "must be a text in quotes",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "tuple_type": "must be a list in square brackets",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "string_too_short": "must not be empty",
}
Place = tuple[int | str, ...]


def form_error(problem: ValidationError, *, file: str, content: object = None, inside: str = "") -> FormError:
    """Return the first thing wrong as an error to raise.

    ``content`` is what was read, so that questions are named by their id; ``inside`` says that it is a section.
    """
    details = problem.errors(include_url=False, include_context=True)
    first = next((each for each in details if each["type"] == "extra_forbidden"), details[0])
    place = first["loc"]
    if "given" in place[:-2]:  # every kind of answer was tried; which of them failed how says nothing
        place = place[: place.index("given") + 2]
        return FormError(
            "not an answer that a form can hold", file=file, question=_owner(place, content), key=_key(place)
        )
    said, near = _said(first, (inside, *place) if inside else place)
    return FormError(said, file=file, question=_owner(place, content), key=_key(place), nearest=near)


def _said(error: ErrorDetails, place: Place) -> tuple[str, str]:
    """The clause about what is wrong, and the nearest right spelling."""
    if error["type"] == "extra_forbidden":
        model, name = _model(place[:-1])
        return f"not a key of {name}", nearest(str(place[-1]), [_key_of(key) for key in model.model_fields])
    if error["type"] == "literal_error":
        allowed = re.findall(r"'([^']*)'", error.get("ctx", {}).get("expected", ""))
        return f"'{_short(error['input'])}' is not one of {', '.join(allowed)}", nearest(str(error["input"]), allowed)
    if error["type"] == "string_pattern_mismatch":
        return f"'{_short(error['input'])}' is not written as it must be ({error.get('ctx', {}).get('pattern')})", ""
    if error["type"] == "string_too_long":
        return f"longer than {error.get('ctx', {}).get('max_length')} characters", ""
    return _SENTENCES.get(error["type"], error["msg"][:1].lower() + error["msg"][1:]), ""


def _key_of(field: str) -> str:
    return field.rstrip("_")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "..."


def _model(place: Place) -> tuple[type[BaseModel], str]:
    """The innermost model that a place stands in."""
    names = [step for step in place if isinstance(step, str)]
    if names[-2:] == ["guidance", "source"]:
        return definition.Citation, "a citation"
    for name in reversed(names):
        if name in _KINDS:
            return _KINDS[name]
    return definition.Pack, "a form"


def _owner(place: Place, content: object) -> str:
    """The ids of what a place stands in, outermost first, leaving out the section (the file names it)."""
    names: list[str] = []
    inside: Any = content
    for step in place[:-1]:
        inside = _step(inside, step)
        if isinstance(step, int):
            names.append(_id(inside) or f"no. {step + 1}")
        elif step not in (
            "question",
            "sections",
            "field",
            "options",
            "part",
            "rule",
            "level",
            "scale",
            "source",
            "case",
        ):
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

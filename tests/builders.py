"""A tiny pack that the checker accepts, to be bent by tests: every role is there, and every kind of question once.

``tiny()`` is plain data, as read from TOML; ``tiny_form()`` is the compiled Form; ``write_pack`` puts it into a folder.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hsb_wizard.forms.check_roles import FIELDS, ROLES, VALUES
from hsb_wizard.forms.definition import Pack
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.shapes import shaped

Content = dict[str, Any]
Change = Callable[[Content], None]

STATES = ["not_known", "not_asked", "chose_not_to_say", "held_back", "does_not_apply"]
NUMBERS = {"screen": 1, "behaviour": 2, "account": 3, "family": 5, "home": 8, "sense": 13, "judgements": 14, "plan": 15}
WHERE = {  # section -> the roles it holds, in order
    "setup": "born proceedings reach_safely proceedings_agreed solicitor response response_reason response_by "
    "response_on pronoun own_word route",
    "journey": "allocated order_ends delay_reason delay_meanwhile",
    "safety": "safety_until",
    "tell": "tell",
    "sources": "source_card",
    "session_notes": "session_notes",
    "screen": "outcome_sources provisional_on suitability suitability_limits suitability_reason suitability_by "
    "cognitive_assessment adaptations adaptations_other advice_asked_of advice_due advice_review advice_decides",
    "account": "account_given",
    "sense": "triggers planning pattern raises_concern how why three_sentences confidence_limits",
    "judgements": "safety_of_others own_safety others_settings others_change others_until own_settings own_change "
    "own_until",
    "plan": "plan_line not_now harmed_safety family_work family_support next_meeting",
}
IDS = {"safety_until": "until", "tell": "heard", "source_card": "card", "session_notes": "note", "plan_line": "line"}
FIELD_TYPES = {
    "factors": "factors",
    "factor": "factors",
    "danger": "yes_no",
    "plan_changed": "yes_no",
    "kind": "single",
}
DATES = ("on", "start", "by_when", "ends")
GATE = {"go_on": "open", "go_on_with_changes": "open", "go_on_awaiting": "provisional", "hold": "hold"}


def options(*values: str) -> list[Content]:
    """Options whose labels are their values in words."""
    return [{"value": value, "label": value.replace("_", " ").capitalize()} for value in values]


def question(id: str, type: str = "text", **keys: Any) -> Content:
    """One question as it is read from TOML."""
    return {"id": id, "type": type, "label": id.replace("_", " ").capitalize(), **keys}


def rating(id: str, **keys: Any) -> Content:
    """One rated factor."""
    return question(id, "rating", scale="plan_scale", missing=STATES, evidence="What was seen, by whom, when", **keys)


def _of_role(role: str) -> Content:
    kind = ROLES[role][0]
    made = question(IDS.get(role, role), kind)
    if role in FIELDS:
        made["field"] = [_column(name) for name in FIELDS[role]]
    elif kind in ("single", "multi"):
        made["options"] = options(*VALUES.get(role, ("one", "two")), *(["school"] if role == "outcome_sources" else []))
    if role in ("safety_of_others", "own_safety"):
        made |= {"mode": "alone", "confidence": True, "required_when": "True"}
    return made


def _column(name: str) -> Content:
    kind = FIELD_TYPES.get(name, "date" if name in DATES else "text")
    made: Content = {"id": name, "type": kind, "label": name.replace("_", " ").capitalize()}
    return made | ({"options": options("constructive", "restrictive", "both")} if kind == "single" else {})


def _sections() -> dict[str, Content]:
    made: dict[str, Content] = {}
    for section_id in (*WHERE, "behaviour", "family", "home"):
        asked = [_of_role(role) for role in WHERE.get(section_id, "").split()]
        made[section_id] = {"id": section_id, "title": section_id.replace("_", " ").capitalize(), "question": asked}
        if section_id in NUMBERS:
            made[section_id]["number"] = NUMBERS[section_id]
    made["screen"]["gate"] = made["screen"]["short_route"] = True
    made["screen"]["question"].insert(0, question("outcome", "single", required_when="True", options=_outcomes()))
    made["safety"]["question"].insert(0, question("home", "long_text", place=["at_home"], required_when="True"))
    made["behaviour"] |= {"mode": "alone", "held_on_advice": True, "short_route": True}
    made["behaviour"]["question"] = [rating("pattern", required_when="True"), rating("access", required_when="True")]
    made["behaviour"]["question"].append(question("matter", "repeat", field=[_column("status")], missing=STATES))
    made["family"] |= {"mode": "alone", "question": _family()}
    made["home"] |= {"mode": "together", "part": [{"id": "friends", "title": "Friends", "mode": "alone"}]}
    made["home"]["question"] = [rating("stable"), rating("isolation", part="friends")]
    return made


def _outcomes() -> list[Content]:
    return [option | {"gate": GATE[option["value"]]} for option in options(*GATE)]


def _family() -> list[Content]:
    household = [
        _column("name"),
        {"id": "lives", "type": "single", "label": "Lives here", "options": options("yes", "no")},
    ]
    household.append({"id": "since", "type": "partial_date", "label": "Since", "show_when": "lives == 'yes'"})
    return [
        rating("supervision", required_when="True", share="professional"),
        question("children_at_home", "yes_no", required_when="True", missing=STATES),
        question("children", "long_text", show_when="children_at_home == 'yes'", required_when="True"),
        question("helpers", "multi", options=options("school", "relatives", "nobody")),
        question("how_many", "number", minimum=0, maximum=20),
        question("read_this", "statement"),
        question("household", "repeat", field=household, match_on=["name"], row_label=["name"]),
        question("child_at_home", "repeat", field=[_column("safe_care")], show_when="children_at_home == 'yes'"),
    ]


def tiny() -> Content:
    """Return a pack as plain data: the keys of form.toml, and ``sections`` as id to content."""
    sections = _sections()
    order = ["setup", "journey", "safety", "tell", "sources", "session_notes", *NUMBERS]
    levels = {"strength": "S", "nothing_of_note": "N", "concern": "C", "priority": "P"}
    paths = {role: f"{section}.{IDS.get(role, role)}" for section, roles in WHERE.items() for role in roles.split()}
    return {
        "schema": 1,
        "id": "tiny",
        "version": "1.0.0",
        "title": "A tiny form",
        "status": "active",
        "language": "en-GB",
        "licence": {"spdx": "CC-BY-4.0", "attribution": "The tests"},
        "timing": {"starts_on": "journey.allocated"},
        "applicability": {"warn_when": "case.age < 12 or case.age > 17", "message": "This form is for 12 to 17."},
        "source": [{"id": "guide", "title": "A guide", "short": "Guide", "year": 2016}],
        "scale": [
            {
                "id": "plan_scale",
                "lead_in": "Say what this means for the plan.",
                "level": [
                    {"value": value, "key": key, "label": value.replace("_", " ").capitalize(), "anchor": "seen"}
                    for value, key in levels.items()
                ],
                "for_whom_label": "Concern for",
                "for_whom_levels": ["concern", "priority"],
                "for_whom": [option | {"key": key} for option, key in zip(_for_whom(), "YOB", strict=True)],
            }
        ],
        "missing": _missing(),
        "share": {"classes": ["professional", "supervision"], "default": "supervision"},
        "place": [{"id": "at_home", "title": "At home"}],
        "words": [{"id": "hsb", "now": "now", "seed_word": "then", "nation": "both", "as_of": date(2026, 11, 1)}],
        "roles": paths
        | {"safety": "safety", "gate": "screen.outcome", "matter": "behaviour.matter"}
        | {"children_at_home": "family.children_at_home", "child_at_home": "family.child_at_home"},
        "sections": {section_id: sections[section_id] for section_id in order},
    }


def _for_whom() -> list[Content]:
    return options("young_person", "other_people", "both")


def _missing() -> list[Content]:
    asks = {"not_known": "who_by_when", "chose_not_to_say": "who", "held_back": "review_date"}
    return [
        {"id": state, "key": key, "label": state.replace("_", " ").capitalize(), "asks": asks.get(state, "")}
        for state, key in zip(STATES, "KURHI", strict=True)
    ]


def tiny_pack(*changes: Change) -> Pack:
    """The tiny pack as it is read, after each change to its plain data."""
    content = tiny()
    for change in changes:
        change(content)
    return shaped(Pack, {**content, "sections": list(content["sections"].values())})


def tiny_form(*changes: Change) -> Form:
    """The tiny pack, compiled, after each change to its plain data."""
    return compile_form(tiny_pack(*changes))


def asked(content: Content, path: str) -> Content:
    """One question of plain data, to be changed in place."""
    section_id, _, question_id = path.partition(".")
    found: Content = next(each for each in content["sections"][section_id]["question"] if each["id"] == question_id)
    return found


def with_question(section_id: str, *made: Content) -> Change:
    """A change that adds questions at the end of a section."""
    return lambda content: content["sections"][section_id]["question"].extend(made)


def with_keys(path: str, **keys: Any) -> Change:
    """A change that sets keys of a question; None takes a key away."""

    def change(content: Content) -> None:
        found = asked(content, path)
        for key, value in keys.items():
            found.pop(key, None)
            if value is not None:
                found[key] = value

    return change


def with_top(**keys: Any) -> Change:
    """A change that sets keys of form.toml; a table given is laid over the one that is there."""

    def change(content: Content) -> None:
        for key, value in keys.items():
            here = content.get(key)
            content[key] = here | value if isinstance(here, dict) and isinstance(value, dict) else value

    return change


def with_section(section_id: str, **keys: Any) -> Change:
    """A change that sets keys of a section."""
    return lambda content: content["sections"][section_id].update(keys)


def write_pack(folder: Path, *changes: Change) -> Path:
    """Write the tiny pack as TOML files, after each change to its plain data; return the folder."""
    content = tiny()
    for change in changes:
        change(content)
    (folder / "sections").mkdir(parents=True)
    for section_id, section in content["sections"].items():
        (folder / "sections" / f"{section_id}.toml").write_text(toml_text(section), encoding="utf-8")
    top = content | {"sections": list(content["sections"])}
    (folder / "form.toml").write_text(toml_text(top), encoding="utf-8")
    return folder


def toml_text(table: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)

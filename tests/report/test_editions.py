"""Editions: who receives what is decided by somebody, question by question, and kept."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.worlds import World, form, new_world

from hsb_wizard.assessment.kinds import Kind
from hsb_wizard.assessment.payloads import HeldBackFrom
from hsb_wizard.casework.exporting import Wanted, drafted, passages, refusal, to_tick
from hsb_wizard.errors import FormError, RefusedInput
from hsb_wizard.forms.definition import Question
from hsb_wizard.forms.form import Form, compile_form
from hsb_wizard.report.carried import carries, only_ticked
from hsb_wizard.report.document import Document, Statement, Table, document_texts
from hsb_wizard.report.edition import edition, editions
from hsb_wizard.values import replace

KEPT = Path(__file__).parents[1] / "data" / "who_receives.toml"
NAMES = [each.id for each in editions()]
HOUSEHOLDS = {"parents": "mother"}


def kept() -> dict[str, str]:
    """What somebody decided: question or field, and the documents that print it."""
    decided: dict[str, str] = tomllib.loads(KEPT.read_text(encoding="utf-8"))
    return decided


def receives(of: Form) -> dict[str, str]:
    """What the patterns say now."""
    found = {}
    for path in of.questions:
        question = of.question(path)
        carrying = [each for each in editions() if carries(of, each, path)]
        found[path] = " ".join(each.id + ("?" if only_ticked(each, path) else "") for each in carrying)
        for field in question.field:
            if field.share:
                found[f"{path}/{field.id}"] = " ".join(
                    each.id for each in carrying if each.carries_field(field.share, question=True)
                )
    return found


def made(world: World, name: str, **more: Any) -> Document:
    """The document of one edition, as it would be read through."""
    wanted = Wanted(name, Path("x.pdf"), household=HOUSEHOLDS.get(name, ""), sample="1234abcd", **more)
    return drafted(world.record, wanted, "0" * 64)


def words(world: World, name: str, **more: Any) -> str:
    return "\n".join(document_texts(made(world, name, **more)))


def test_somebody_decided_for_every_question_which_documents_print_it() -> None:
    assert receives(form()) == kept(), "write down who receives each of these in tests/data/who_receives.toml"


def test_a_question_that_nobody_decided_on_is_for_the_supervision_copy_alone() -> None:
    new = Question(id="new_one", type="text", label="Something new")
    sections = [
        each.changed(question=(*each.question, new)) if each.id == "family" else each for each in form().pack.sections
    ]
    grown = compile_form(form().pack.changed(sections=tuple(sections)))
    assert receives(grown).items() - kept().items() == {("family.new_one", "supervision")}


@pytest.mark.parametrize("name", [each for each in NAMES if each not in {"supervision", "tell-someone"}])
def test_naming_a_section_never_brings_in_what_is_for_supervision(name: str) -> None:
    everything = edition(name).changed(also=tuple(each.id for each in form().sections))
    assert not everything.carries("session_notes.note", "supervision")


def test_every_question_and_field_that_an_edition_names_is_in_the_form() -> None:
    sections = {each.id for each in form().sections}
    for each in editions():
        named = [*each.also, *each.unless_ticked, *(taken.at for chapter in each.chapter for taken in chapter.takes)]
        assert [path for path in named if path not in sections and not form().has(path)] == [], each.id
        for taken in (taken for chapter in each.chapter for taken in chapter.takes):
            assert set(taken.fields) <= {field.id for field in form().question(taken.at).field}
            assert each.carries(taken.at, form().question(taken.at).share or "supervision"), taken.at
        assert set(each.share) <= set(form().pack.share.classes)


def test_the_editions_stand_in_the_order_of_the_work() -> None:
    assert NAMES[:6] == ["safety-plan", "full", "supervision", "young-person", "parents", "court-extract"]
    assert set(NAMES[6:]) == {"education", "police", "closing", "anonymous", "tell-someone"}


def test_an_edition_that_is_not_there_is_refused_with_those_there_are() -> None:
    with pytest.raises(RefusedInput, match="young-person"):
        edition("press")


def test_a_key_that_no_edition_has_is_named(tmp_path: Path) -> None:
    from hsb_wizard.report.edition import _read

    file = tmp_path / "odd.toml"
    file.write_text('schema = 1\nid = "odd"\ntitle = "Odd"\nreders = "x"\n', encoding="utf-8")
    with pytest.raises(FormError, match=r"odd\.toml"):
        _read(file)


# ---------------------------------------------------------------------------------------------------- jigsaw

HARMED = {"which": "first", "relationship": "sibling", "age_band": "under_5", "measures": "Seen apart."}


def with_one_harmed() -> World:
    return new_world().says("people_harmed.anyone", "yes").row("people_harmed.person", "aa", HARMED)


@pytest.mark.parametrize("name", ["full", "supervision", "police"])
def test_relationship_and_age_band_stand_in_the_documents_of_those_who_need_them(name: str) -> None:
    assert "Brother, sister or step-sibling" in words(with_one_harmed(), name)


@pytest.mark.parametrize("name", [each for each in NAMES if each not in {"full", "supervision", "police"}])
def test_no_other_document_prints_relationship_or_age_band(name: str) -> None:
    said = words(with_one_harmed().row("behaviour.matter", "bb", {"relationship": "sibling"}), name)
    assert "Brother, sister or step-sibling" not in said
    assert "Under 5" not in said


def test_in_a_court_extract_it_prints_as_another_child() -> None:
    world = new_world().row("behaviour.matter", "bb", {"reported": "As told to school.", "relationship": "sibling"})
    said = words(world, "court-extract")
    assert "Another child" in said
    assert "As told to school." in said


def test_only_editions_of_the_police_class_say_that_they_carry_the_band() -> None:
    assert {each.id for each in editions() if "police" in each.share} == {
        each.id for each in editions() if each.relationship_band
    }


# ---------------------------------------------------------------------------------------------------- the young person


def test_the_young_person_s_own_words_come_first_and_then_what_happens_next() -> None:
    world = new_world().says("identity.matters", "My dog.").says("plan.next_meeting", "2026-12-04")
    said = words(world, "young-person")
    assert said.index("My dog.") < said.index("4 December 2026") < said.index("Monday")


@pytest.mark.parametrize("term", ["harmful sexual behaviour", "HSB", "2013"])
def test_their_document_has_neither_the_term_nor_a_figure_of_2013(term: str) -> None:
    assert term not in words(with_one_harmed(), "young-person")


def test_their_document_is_set_in_14_point_throughout() -> None:
    sizes = made(new_world(), "young-person").sizes
    assert (sizes.body, sizes.table) == (14.0, 14.0)


def test_their_week_has_seven_days_and_no_cell_without_anything() -> None:
    (week,) = (each for each in made(new_world(), "young-person").blocks if isinstance(each, Table) and each.rows)
    assert len(week.rows) == 7
    assert all(cell for row in week.rows for cell in row)


def test_what_is_missing_is_not_read_out_to_a_child() -> None:
    world = new_world().says("identity.matters", missing="chose_not_to_say", who="young person")
    assert "Chose not to say" not in words(world, "young-person")


# ---------------------------------------------------------------------------------------------------- households

UNSAFE = "own_harm.feels_unsafe_where"


def at_home() -> World:
    return new_world().says("own_harm.feels_unsafe", "yes").says(UNSAFE, "On the stairs.").says("safety.home", "Up.")


def test_sections_4_and_5_are_out_of_the_parents_document_until_somebody_ticks_them() -> None:
    assert "On the stairs." not in words(at_home(), "parents")
    assert "On the stairs." in words(at_home(), "parents", ticked=(UNSAFE,))
    assert UNSAFE in dict(to_tick(at_home().record, Wanted("parents", Path("x"), household="mother")))


def test_what_is_held_back_from_one_household_stands_in_the_other_s_document() -> None:
    world = at_home().wrote(Kind.HELD_BACK_FROM, HeldBackFrom(("father",), "He would be there."), "safety.home")
    mother, father = (
        drafted(world.record, Wanted("parents", Path("x"), household=home), "0" * 64) for home in ("mother", "father")
    )
    assert "Up." in "\n".join(document_texts(mother))
    assert "Up." not in "\n".join(document_texts(father))


def test_what_is_held_back_from_anybody_at_home_stays_off_the_page_that_hangs_there() -> None:
    world = at_home().says("safety.until", "2026-12-04").says("safety.placement", "Own room.")
    held = world.wrote(Kind.HELD_BACK_FROM, HeldBackFrom(("mother",), "Not yet."), "safety.home")
    assert words(world, "safety-plan").count("Up.") == 2  # at home, and where they are placed
    assert words(held, "safety-plan").count("Up.") == 1
    assert "Own room." in words(held, "safety-plan")


def test_a_row_that_is_held_back_goes_without_the_others_of_its_table() -> None:
    world = new_world()
    for row, who in (("aa", "Dan"), ("bb", "Joy")):
        world = world.row("plan.who_is_who", row, {"worker": who, "does": "Comes on Mondays"})
    held = world.wrote(Kind.HELD_BACK_FROM, HeldBackFrom(("young_person",), "Not told yet."), "plan.who_is_who/bb")
    assert "Dan" in words(held, "young-person")
    assert "Joy" not in words(held, "young-person")
    assert "Joy" in words(held, "full")
    _, left_out = passages(held.record, Wanted("young-person", Path("x")))
    assert ("Who is who", "held back") in [(each.about, each.why) for each in left_out]


def test_taking_it_back_prints_it_again() -> None:
    held = at_home().wrote(Kind.HELD_BACK_FROM, HeldBackFrom(("mother",), "Not yet."), "safety.home")
    assert held.wrote(Kind.HELD_BACK_FROM, HeldBackFrom(()), "safety.home").a.held_back == {}


# ---------------------------------------------------------------------------------------------------- education, sample


def test_the_school_gets_its_page_of_the_safety_plan_and_nothing_else() -> None:
    world = at_home().says("safety.has_school", "yes").says("safety.school_contact", "Mrs Bell.")
    assert "Mrs Bell." in words(world, "education")
    assert "Up." not in words(world, "education")


def test_an_anonymous_sample_has_no_word_that_anybody_wrote_and_nothing_that_leads_back() -> None:
    world = at_home().says("setup.born", "2011-03").says("setup.proceedings", "no", note="A note.")
    said = words(world.says("journey.allocated", "2026-11-05"), "anonymous")
    for hidden in ("A-0007", "On the stairs.", "A note.", "March 2011", "5 November", "Amina", "0000"):
        assert hidden not in said
    assert "November 2026" in said
    assert "15 to 17" in said
    assert made(world, "anonymous").written.day == 1


def test_a_paragraph_has_the_same_number_in_every_document() -> None:
    world = new_world().says("setup.lead_professional", "Dan Petrov").says("setup.route", "justice")
    world = world.says("setup.proceedings", "no", note="Settled in March.", sources=("Police, 3 March 2026",))
    numbers = {
        name: next(
            each.number
            for each in made(world, name).blocks
            if isinstance(each, Statement) and "Settled in March." in each.text
        )
        for name in ("full", "court-extract", "police")
    }
    assert len(set(numbers.values())) == 1, numbers


@pytest.mark.parametrize("change", [{"kind": "review"}, {"signatures_fell": ("An answer was changed",)}])
def test_a_record_that_is_back_or_being_reviewed_is_unsigned_until_both_sign_again(change: dict[str, Any]) -> None:
    world = new_world()
    record = replace(world, a=replace(world.a, **change)).record
    assert "not signed" in refusal(record, edition("court-extract"), draft=True)
    assert "only a draft" in refusal(record, edition("full"), draft=False).casefold()
    assert drafted(record, Wanted("full", Path("x.pdf")), "0" * 64).draft


def test_what_a_child_told_does_not_reach_home_by_the_plan_or_the_summary() -> None:
    world = new_world().says("sense.three_sentences", "Told somebody at twelve.")
    world = world.row("plan.line", "aa", {"factors": ("own_harm.abuse_effects",), "work": "Police hear it."})
    world = world.row("plan.line", "bb", {"factors": ("family.supervision",), "work": "Two adults at night."})
    said = words(world, "parents")
    assert "Two adults at night." in said
    assert "Police hear it." not in said
    assert "Told somebody at twelve." not in said
    ticked = words(world, "parents", ticked=("plan.line/aa", "sense.three_sentences"))
    assert "Police hear it." in ticked
    assert "Told somebody at twelve." in ticked
    offered = dict(to_tick(world.record, Wanted("parents", Path("x"), household="mother")))
    assert {"plan.line/aa", "sense.three_sentences"} <= set(offered)
    assert "plan.line/bb" not in offered

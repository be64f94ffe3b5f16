"""A team's picture of a training case: counts by factor in the words of the form, nobody's name, figures last."""

from __future__ import annotations

import dataclasses

from tests.worlds import form

from hsb_wizard.board.calibration import FAR, FEW, NEXT, SAME, Picture, picture

FIRST, SECOND = "family.supervision", "family.stance"


def of(*levels: str) -> Picture:
    return picture(form(), [{FIRST: level} for level in levels])


def test_every_factor_says_how_many_gave_each_level_in_the_words_of_the_form() -> None:
    (item,) = of("strength", "concern", "concern").items
    assert item.about.startswith("5.1 ")
    assert item.levels == (
        ("Strength to build on", 1),
        ("Nothing of note", 0),
        ("Concern", 2),
        ("Priority", 0),
    )


def test_how_far_apart_a_team_is_is_said_in_words() -> None:
    assert of("concern", "concern").items[0].spread == SAME
    assert of("concern", "priority").items[0].spread == NEXT
    assert of("nothing_of_note", "priority", "concern").items[0].spread == FAR
    assert of("concern", "not_known").items[0].spread == FEW
    assert of("concern", "not_known").items[0].missing == (("Not known yet", 1),)


def test_what_only_one_rated_is_no_item() -> None:
    found = picture(form(), [{FIRST: "concern", SECOND: "concern"}, {FIRST: "concern"}])
    assert [item.path for item in found.items] == [FIRST]
    assert found.same == 1


def test_a_figure_stands_with_its_number_of_items_and_kappa_only_for_two() -> None:
    two = picture(form(), [{FIRST: "concern", SECOND: "strength"}, {FIRST: "concern", SECOND: "concern"}])
    assert (two.counted, two.kappa is not None, two.alpha is not None) == (2, True, True)
    three = picture(form(), [{FIRST: "concern", SECOND: "strength"}] * 3)
    assert (three.raters, three.kappa, three.alpha) == (3, None, 1.0)
    nothing = of("not_known", "not_known")
    assert (nothing.counted, nothing.kappa, nothing.alpha) == (0, None, None)


def test_a_picture_has_no_place_for_a_person() -> None:
    assert {each.name for each in dataclasses.fields(Picture)} == {"raters", "items", "counted", "kappa", "alpha"}

"""The command line's way to a team's picture of a training case."""

from __future__ import annotations

from tests.casework.stories import AMINA, TOM
from tests.cli.street import Street


def test_a_training_case_is_begun_for_two_and_its_picture_waits_for_both(street: Street) -> None:
    begun = street.run("calibrate", "denied", "--rater", AMINA, "--rater", TOM.lower())
    assert (begun.code, begun.out) == (0, f"A-0101-1: {AMINA} and {TOM}\n")
    said = street.run("calibrate", "denied")
    assert said.code == 0
    assert "Nothing to show yet" in said.out
    listed = street.run("calibrate")
    assert "(in 1 record)" in listed.out
    assert "(not begun here)" in listed.out


def test_a_record_about_somebody_is_refused_and_so_is_a_stranger(street: Street) -> None:
    case = street.bring_in()
    refused = street.run("calibrate", case)
    assert refused.code != 0
    assert "never over a record about somebody" in refused.err
    stranger = street.run("calibrate", "denied", "--rater", "Nobody Here", "--rater", AMINA)
    assert stranger.code != 0
    assert "Nobody called Nobody Here" in stranger.err
